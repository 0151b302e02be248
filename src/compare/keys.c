/*
 * keys.c - turns a fact into the keys under which it can be found: two facts
 * that share none are never compared.
 *
 * A key joins what two facts about one thing must have in common (kind,
 * predicate, unit or counted noun; of measures the dimension too) with one word
 * or level that they probably have in common. Quotations are keyed by winnowed
 * runs of words, so that a long enough common run always gives a common key,
 * and by all short runs of words that are not small, shorter ones with a rare
 * word. Source: S. Schleimer, D.
 * S. Wilkerson, A. Aiken, "Winnowing: local algorithms for document
 * fingerprinting", SIGMOD 2003. Exports: xc_compare_keys, xc_key_add,
 * xc_key_is_pair, xc_fact_make_keys, xc_fact_is_compared, xc_fact_is_counted.
 */
#include "compare/keys.h"

#include <string.h>

#include "base/hash.h"
#include "base/wordlist.h"
#include "compare/actors.h"
#include "compare/convert.h"
#include "compare/event.h"
#include "compare/growth.h"
#include "compare/key_list.h"
#include "compare/people.h"
#include "compare/wording.h"
#include "lexicon/gazetteer.h"
#include "lexicon/senses.h"

/* Words in a run, and runs of which the least is kept: eight common words
 * give a common key. */
#define RUN_WORDS 5u
#define WINDOW_RUNS 4u

/* The same of words that are not small, whatever stands between them: all runs,
 * so that a short quotation with another word in its middle is found by what
 * stands on one side of it. Where one of them is rare, two tell as
 * much, and where both are, also with another between them. */
#define TOLD_WORDS 3u
#define PAIR_WORDS 2u
#define PAIR_PREFIX "r"
#define TOLD_RUNS 1u

void xc_key_add(xc_key_list *list, const char *key) {
    if (!key) list->failed = true;
    if (!key || list->count == XC_MAX_KEYS) return;
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->keys[i], key) == 0) return;
    list->keys[list->count++] = key;
}

/* One key a stem of words joined by blanks. */
static void add_word_keys(xc_key_list *list, const char *prefix,
                          const char *text) {
    const char *words = NULL;
    xc_word word;
    if (xc_stem_words(list->arena, text, &words) < 0) list->failed = true;
    while (xc_word_next(&words, &word))
        xc_key_add(list, xc_arena_format(list->arena, "%s|w:%.*s", prefix,
                                         (int)word.length, word.start));
}

static void add_level_key(xc_key_list *list, const char *prefix,
                          const xc_quantity *level) {
    xc_buffer out = XC_BUFFER_INIT;
    xc_buffer_printf(&out, "%s|l:%s:", prefix,
                     xc_dimension_name(level->dimension));
    xc_buffer_number(&out, isfinite(level->value) ? level->value : 0);
    xc_key_add(list, out.failed
                         ? NULL
                         : xc_arena_copy(list->arena, out.bytes, out.length));
    xc_buffer_dispose(&out);
}

/* Passengers that died are people that died. */
static bool is_of_people(const xc_fact *fact) {
    return fact->set_head && xc_growth_is_news(fact) &&
           (xc_gazetteer_find(fact->set_head) & XC_GAZETTEER_PERSON_NOUN);
}

/* Parts and counts meet under the same keys. */
static void add_count_keys(xc_key_list *list, const xc_fact *fact) {
    const char *prefix = xc_arena_format(list->arena, "n|%s", fact->predicate);
    if (!prefix) {
        list->failed = true;
        return;
    }
    if (fact->has_level) add_level_key(list, prefix, &fact->level);
    if (fact->set_head)
        xc_key_add(list, xc_arena_format(list->arena, "%s|h:%s", prefix,
                                         fact->set_head));
    if (is_of_people(fact))
        xc_key_add(list, xc_arena_format(list->arena, "%s|h:person", prefix));
    add_word_keys(list, prefix, fact->object);
}

static void add_unit_keys(xc_key_list *list, const xc_fact *fact,
                          const char *actor_key, const char *unit) {
    bool level = fact->kind == XC_FACT_LEVEL;
    const char *prefix =
        xc_arena_format(list->arena, "%s|%s|%s|%s", level ? "l" : "a",
                        level ? fact->predicate : "",
                        xc_dimension_name(fact->number.dimension), unit);
    if (!prefix) {
        list->failed = true;
        return;
    }
    if (fact->kind == XC_FACT_LEVEL) add_level_key(list, prefix, &fact->number);
    if (actor_key && !*actor_key) actor_key = NULL;
    const char *actor =
        actor_key ? xc_actor_search_key(list->arena, actor_key) : NULL;
    if (actor_key)
        xc_key_add(
            list, actor ? xc_arena_format(list->arena, "%s|a:%s", prefix, actor)
                        : NULL);
    add_word_keys(list, prefix, fact->object);
}

/* What has a unit that others are converted into is found under the dimension
 * alone too. */
static void add_amount_keys(xc_key_list *list, const xc_fact *fact,
                            const char *actor_key) {
    const char *unit = fact->number.unit ? fact->number.unit : "";
    add_unit_keys(list, fact, actor_key, unit);
    if (xc_has_conversion(&fact->number))
        add_unit_keys(list, fact, actor_key, "*");
}

/* How the words of a quotation are cut into runs. */
typedef struct cutting {
    const char *prefix;
    size_t words;  /* in a run */
    size_t window; /* runs of which the least is kept */
    bool told;     /* small words are passed over */
    size_t rare;   /* words of a run that are rare, at least */
    bool ends;     /* only the first and the last word of a run count */
} cutting;

static void copy_word(xc_word word, char out[UINT8_MAX]) {
    size_t length = word.length < UINT8_MAX ? word.length : UINT8_MAX - 1;
    memcpy(out, word.start, length);
    out[length] = '\0';
}

static bool is_passed(const cutting *how, xc_word word) {
    char bytes[UINT8_MAX];
    copy_word(word, bytes);
    return how->told && xc_wording_is_small(bytes);
}

/* Enough of them are rare. */
static bool is_kept(const cutting *how, const xc_word *words, size_t count) {
    char bytes[UINT8_MAX];
    size_t rare = 0;
    for (size_t i = 0; rare < how->rare && i < count; i++) {
        copy_word(words[i], bytes);
        rare += xc_wording_is_rare(bytes);
    }
    return rare >= how->rare;
}

static uint64_t hash_words(const xc_word *words, size_t count) {
    uint64_t hash = XC_HASH_INIT;
    for (size_t i = 0; i < count; i++) {
        if (i > 0) hash = xc_hash_bytes(hash, " ", 1);
        hash = xc_hash_bytes(hash, words[i].start, words[i].length);
    }
    return hash;
}

/* Hashes of all runs of words. */
static size_t hash_runs(const cutting *how, const char *words, uint64_t *runs,
                        size_t most) {
    xc_word last[RUN_WORDS], word;
    size_t seen = 0, count = 0;
    while (count < most && xc_word_next(&words, &word)) {
        if (is_passed(how, word)) continue;
        memmove(last, last + 1, (how->words - 1) * sizeof *last);
        last[how->words - 1] = word;
        if (++seen < how->words) continue;
        const xc_word ends[2] = {last[0], last[how->words - 1]};
        const xc_word *run = how->ends ? ends : last;
        size_t length = how->ends ? 2 : how->words;
        if (is_kept(how, run, length)) runs[count++] = hash_words(run, length);
    }
    return count;
}

static void add_runs(xc_key_list *list, const cutting *how, const char *words) {
    uint64_t runs[256];
    size_t count = hash_runs(how, words, runs, sizeof runs / sizeof *runs);
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        size_t end = i + how->window < count ? i + how->window : count;
        size_t least = i;
        for (size_t k = i; k < end; k++)
            if (runs[k] <= runs[least]) least = k;
        if (least == last) continue;
        last = least;
        xc_key_add(list, xc_arena_format(list->arena, "%s|%016llx", how->prefix,
                                         (unsigned long long)runs[least]));
    }
}

static void add_quotation_keys(xc_key_list *list, const char *words) {
    const cutting all = {"q", RUN_WORDS, WINDOW_RUNS, false, 0, false};
    const cutting told = {"t", TOLD_WORDS, TOLD_RUNS, true, 0, false};
    const cutting pair = {PAIR_PREFIX, PAIR_WORDS, TOLD_RUNS, true, 1, false};
    const cutting ends = {PAIR_PREFIX, TOLD_WORDS, TOLD_RUNS, true, 2, true};
    add_runs(list, &all, words);
    add_runs(list, &told, words);
    add_runs(list, &pair, words);
    add_runs(list, &ends, words);
}

bool xc_key_is_pair(const char *key) {
    return key[0] == PAIR_PREFIX[0] && key[1] == '|';
}

/* Who somebody is meets who somebody of that name is elsewhere, however it is
 * spelled. A surname alone is nobody's for sure. */
static void add_person_key(xc_key_list *list, const char *actor_key) {
    if (!actor_key || !xc_name_is_full(actor_key)) return;
    const char *name = xc_name_search_key(list->arena, actor_key);
    xc_key_add(list, name ? xc_arena_format(list->arena, "p|%s", name) : NULL);
}

static bool is_about_person(const xc_fact *fact) {
    return fact->kind == XC_FACT_ROLE || fact->kind == XC_FACT_AGE;
}

/* An event with a place meets what has its verb, or one that says the same, and
 * a word of what it happens to. */
static void add_place_keys(xc_key_list *list, const xc_fact *fact) {
    const xc_lexeme *row =
        fact->predicate ? xc_sense_row(fact->predicate, XC_SENSE_VERB) : NULL;
    const char *prefix =
        row ? xc_arena_format(list->arena, "e|%s", row->concept) : NULL;
    if (!row || fact->place == XC_NONE) return;
    if (!prefix) list->failed = true;
    for (uint32_t i = 0; prefix && i < fact->argument_count; i++)
        if (strcmp(fact->arguments[i].role, "subject") == 0 ||
            strcmp(fact->arguments[i].role, "object") == 0)
            add_word_keys(list, prefix, fact->arguments[i].words);
}

bool xc_fact_is_compared(const xc_fact *fact) {
    if (fact->kind == XC_FACT_FIGURE || fact->kind == XC_FACT_NAME ||
        fact->kind == XC_FACT_TIME)
        return false;
    return fact->kind != XC_FACT_STATEMENT || fact->place != XC_NONE ||
           xc_is_statement_compared(fact);
}

bool xc_fact_is_counted(const xc_fact *fact) {
    return fact->kind != XC_FACT_STATEMENT && fact->kind != XC_FACT_FIGURE &&
           fact->kind != XC_FACT_NAME && fact->kind != XC_FACT_TIME &&
           !is_about_person(fact);
}

xc_status xc_fact_make_keys(xc_arena *arena, const xc_fact *fact,
                            const char *actor_key, xc_fact_keys *keys) {
    xc_key_list list = {.arena = arena};
    switch (fact->kind) {
    case XC_FACT_SHARE:
    case XC_FACT_COUNT:
        add_count_keys(&list, fact);
        break;
    case XC_FACT_LEVEL:
    case XC_FACT_AMOUNT:
        add_amount_keys(&list, fact, actor_key);
        break;
    case XC_FACT_ROLE:
    case XC_FACT_AGE:
        add_person_key(&list, actor_key);
        break;
    case XC_FACT_FIGURE:
    case XC_FACT_NAME:
    case XC_FACT_TIME:
        break; /* made where articles are compared */
    case XC_FACT_STATEMENT:
        xc_statement_keys(&list, fact, actor_key);
        add_place_keys(&list, fact);
        break;
    case XC_FACT_QUOTATION:
        add_quotation_keys(&list, fact->words);
        break;
    }
    if (list.failed) return XC_ERROR_MEMORY;
    *keys = (xc_fact_keys){NULL, list.count};
    if (list.count == 0) return XC_OK;
    const char **copy = xc_arena_array(arena, list.count, sizeof *copy);
    XC_TRY_NEW(copy);
    memcpy(copy, list.keys, list.count * sizeof *copy);
    keys->keys = copy;
    return XC_OK;
}

xc_status xc_compare_keys(xc_arena *arena, const xc_reading *reading,
                          xc_fact_keys **keys) {
    size_t count = reading->facts.count;
    *keys = xc_arena_array(arena, count ? count : 1, sizeof **keys);
    XC_TRY_NEW(*keys);
    for (size_t i = 0; i < count; i++) {
        const xc_fact *fact = &reading->facts.items[i];
        const char *actor = fact->actor == XC_NONE
                                ? NULL
                                : reading->actors.items[fact->actor].key;
        XC_TRY(xc_fact_make_keys(arena, fact, actor, &(*keys)[i]));
    }
    return XC_OK;
}
