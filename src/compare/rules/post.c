/*
 * post.c - turns two facts about who somebody is into whether one person can
 * be both: by offices.tsv, and by whose the offices are.
 *
 * Most offices go together, and what the list does not know excludes nothing.
 * Exports: xc_post_read, xc_bodies_compare, xc_post_clash.
 */
#include "compare/rules/post.h"

#include <string.h>

#include "base/wordlist.h"
#include "lexicon/gazetteer.h"
#include "lexicon/lexicon.h"

/* The group of which a longer office is another thing: a surgeon general is no
 * general. */
#define RANK "rank"

/* The row of the longest form that the office ends with, and what stands
 * before it. */
static void find_row(const char *words, xc_post *out) {
    for (const char *at = words; at; at = strchr(at, ' ')) {
        if (*at == ' ') at++;
        out->row = xc_lexicon_find(XC_LEXICON_OFFICES, at);
        if (!out->row) continue;
        size_t before = (size_t)(at - words);
        if (before == 0) return;
        const char *group = xc_lexeme_text(out->row, XC_OFFICES_GROUP);
        if (before >= sizeof out->before ||
            (group && strcmp(group, RANK) == 0)) {
            out->row = NULL;
            return;
        }
        memcpy(out->before, words, before - 1);
        out->before[before - 1] = '\0';
        const char *last = strrchr(out->before, ' ');
        const xc_lexeme *lower =
            xc_lexicon_find(XC_LEXICON_OFFICES, last ? last + 1 : out->before);
        out->lower = lower && xc_lexeme_flag(lower, XC_OFFICES_LOWER);
        return;
    }
}

/* "be fire chief of pell"; "be former mayor" says more before the office. */
static bool is_plain(const xc_fact *fact) {
    static const char begin[] = "be ";
    return fact->claim && strncmp(fact->claim, begin, strlen(begin)) == 0 &&
           strncmp(fact->claim + strlen(begin), fact->object,
                   strlen(fact->object)) == 0;
}

bool xc_post_read(const xc_stored_fact *stored, xc_post *out) {
    const xc_fact *fact = &stored->fact;
    bool said = fact->modality == XC_MODALITY_ASSERTED ||
                fact->modality == XC_MODALITY_REPORTED;
    if (fact->kind != XC_FACT_ROLE || !fact->object || !said ||
        !fact->predicate || strcmp(fact->predicate, "be") != 0 ||
        fact->polarity == XC_NEGATIVE || fact->tense == XC_TENSE_PAST_BEFORE ||
        !is_plain(fact))
        return false;
    *out = (xc_post){.words = fact->object};
    find_row(fact->object, out);
    if (fact->argument_count > 0) {
        out->body = fact->arguments[0].words;
        out->body_key = stored->argument_keys ? stored->argument_keys[0] : NULL;
    } else if (out->before[0] && !out->lower) {
        out->body = out->before;
    }
    return true;
}

/* A country, a part of one, or neither. */
static unsigned level_of(const char *name) {
    unsigned bits = xc_actor_known(name);
    return bits & XC_GAZETTEER_REGION ? XC_GAZETTEER_REGION
                                      : bits & XC_GAZETTEER_COUNTRY;
}

/* A town and the country or state around it may be told for each other; two
 * bodies without a name may be one. */
xc_bodies xc_bodies_compare(const xc_post *a, const xc_post *b) {
    if (!a->body || !b->body) return XC_BODIES_UNKNOWN;
    if (xc_words_shared(a->body, b->body) > 0) return XC_BODIES_SAME;
    if (!a->body_key || !b->body_key) return XC_BODIES_UNKNOWN;
    if (xc_same_actor(a->body_key, b->body_key) ||
        xc_words_shared(a->body_key, b->body_key) > 0)
        return XC_BODIES_SAME;
    return level_of(a->body_key) == level_of(b->body_key) ? XC_BODIES_OTHER
                                                          : XC_BODIES_UNKNOWN;
}

static const char *group_of(const xc_post *held) {
    const char *group =
        held->row ? xc_lexeme_text(held->row, XC_OFFICES_GROUP) : NULL;
    return group ? group : "";
}

/* The one may be called by the name of the other. */
static bool is_called(const xc_post *a, const xc_post *b) {
    return xc_words_has_all(b->words, a->words) &&
           !xc_lexeme_flag(b->row, XC_OFFICES_WHOLE);
}

/* Two offices of one body exclude each other; mostly also where only one of
 * them says of what it is. */
static bool are_near(const xc_post *a, const xc_post *b, xc_bodies bodies) {
    if (bodies == XC_BODIES_SAME) return true;
    bool alike = xc_lexeme_flag(a->row, XC_OFFICES_ALIKE) ||
                 xc_lexeme_flag(b->row, XC_OFFICES_ALIKE);
    return alike ? !a->body && !b->body : !a->body || !b->body;
}

static xc_clash compare_two(const xc_post *a, const xc_post *b,
                            xc_bodies bodies) {
    return a->lower != b->lower || !are_near(a, b, bodies) || is_called(a, b) ||
                   is_called(b, a)
               ? XC_CLASH_NONE
               : XC_CLASH_OFFICE;
}

static xc_clash compare_rows(const xc_post *a, const xc_post *b,
                             xc_bodies bodies) {
    if (xc_lexeme_flag(a->row, XC_OFFICES_OF) && bodies != XC_BODIES_SAME)
        return XC_CLASH_NONE;
    if (a->row != b->row) return compare_two(a, b, bodies);
    bool single = xc_lexeme_flag(a->row, XC_OFFICES_SINGLE);
    if (bodies == XC_BODIES_OTHER)
        return single && a->lower == b->lower ? XC_CLASH_PLACE : XC_CLASH_NONE;
    if (a->lower == b->lower) return XC_CLASH_SAME;
    return single && are_near(a, b, bodies) ? XC_CLASH_RANK : XC_CLASH_NONE;
}

xc_clash xc_post_clash(const xc_post *a, const xc_post *b) {
    xc_bodies bodies = xc_bodies_compare(a, b);
    if (a->row && b->row && strcmp(group_of(a), group_of(b)) == 0)
        return compare_rows(a, b, bodies);
    return strcmp(a->words, b->words) == 0 && bodies != XC_BODIES_OTHER
               ? XC_CLASH_SAME
               : XC_CLASH_NONE;
}
