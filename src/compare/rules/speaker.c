/*
 * speaker.c - one quotation that two articles, or one, give to two people.
 *
 * Each of the two has a first and a last name, and is named in the sentence of
 * the quotation: whom a pronoun or a description means is too unsure to say
 * that an article is wrong. Somebody against the body that he speaks for is no
 * difference, two spellings of a name are another rule's, and words that both
 * say together, or that one quotes from the other, belong to both.
 * Exports: xc_rule_speaker, xc_speakers_are_two, xc_speakers_clash.
 */
#include <ctype.h>
#include <string.h>

#include "base/wordlist.h"
#include "compare/rules/rules.h"
#include "compare/rules/speakers.h"

/* Words in common, at least: shorter ones are proverbs, slogans, titles and
 * what everybody says. */
enum { MIN_COMMON = 12 };

/* A longer quotation may differ in one word in so many. */
enum { WORDS_AN_EDIT = 12 };

/* Bytes of a word of a name that are looked at, and the letters of two such
 * words of which one may differ: they may be spellings of one. */
enum { MAX_BYTES = 48, LETTERS_A_SLIP = 3 };

/* The least number of letters to change, take or add; to MAX_BYTES. Source: V.
 * I. Levenshtein, "Binary codes capable of correcting deletions, insertions,
 * and reversals", Soviet Physics Doklady 10 (1966). */
static size_t count_edits(const xc_word *a, const xc_word *b) {
    size_t row[MAX_BYTES + 1];
    size_t n = a->length < MAX_BYTES ? a->length : MAX_BYTES;
    size_t m = b->length < MAX_BYTES ? b->length : MAX_BYTES;
    for (size_t k = 0; k <= m; k++)
        row[k] = k;
    for (size_t i = 1; i <= n; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t k = 1; k <= m; k++) {
            size_t best = corner + (a->start[i - 1] != b->start[k - 1]);
            if (row[k] + 1 < best) best = row[k] + 1;
            if (row[k - 1] + 1 < best) best = row[k - 1] + 1;
            corner = row[k];
            row[k] = best;
        }
    }
    return row[m];
}

/* "sofia" and "sophia" may be one. */
static bool is_near(const xc_word *a, const xc_word *b) {
    size_t least = a->length < b->length ? a->length : b->length;
    return count_edits(a, b) <= least / LETTERS_A_SLIP;
}

/* Names with a word in common are of one person, or of one family. */
static bool shares_word(const char *a, const char *b) {
    xc_word x, y;
    while (xc_word_next(&a, &x))
        for (const char *rest = b; xc_word_next(&rest, &y);)
            if (is_near(&x, &y)) return true;
    return false;
}

static xc_word last_word(const char *key) {
    xc_word last = {"", 0}, word;
    while (xc_word_next(&key, &word))
        last = word;
    return last;
}

static bool is_letter(char c) {
    return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* True where text[at] begins that word, whatever the case of its letters. */
static bool stands_at(const char *text, size_t at, size_t length,
                      const xc_word *word) {
    if (at > 0 && is_letter(text[at - 1])) return false;
    if (at + word->length > length) return false;
    for (size_t i = 0; i < word->length; i++)
        if (tolower((unsigned char)text[at + i]) !=
            tolower((unsigned char)word->start[i]))
            return false;
    return at + word->length == length || !is_letter(text[at + word->length]);
}

/* A double quotation mark, straight or curved. */
static bool is_mark(const char *at) {
    return *at == '"' || strncmp(at, "\u201c", 3) == 0 ||
           strncmp(at, "\u201d", 3) == 0;
}

/* True when the passage of a quotation has the last name of that key, outside
 * of the quotation itself: around it, or between its halves. */
static bool names(const xc_stored_fact *fact, const char *key) {
    xc_word word = last_word(key);
    const char *text = fact->text ? fact->text : "";
    size_t length = strlen(text);
    size_t first = fact->fact.mark.start - fact->fact.evidence.start;
    size_t last = fact->fact.mark.end - fact->fact.evidence.start;
    bool quoted = false;
    for (size_t at = 0; word.length > 0 && at < length; at++) {
        if (at == first || at == last) quoted = at == first;
        if (first < at && at < last && is_mark(text + at)) quoted = !quoted;
        if (!quoted && stands_at(text, at, length, &word)) return true;
    }
    return false;
}

/* Given to somebody who is named beside the words, and not to the other. */
static bool is_given(const xc_stored_fact *fact, const xc_stored_fact *other) {
    return names(fact, fact->speaker_key) && !names(fact, other->speaker_key);
}

/* "Lund" alone may be a person or a house of that name. */
static bool is_full_name(const char *key) {
    return key && strchr(key, ' ') != NULL;
}

static bool are_people(const xc_stored_fact *a, const xc_stored_fact *b) {
    return is_full_name(a->speaker_key) && is_full_name(b->speaker_key) &&
           a->speaker_type == XC_ACTOR_PERSON &&
           b->speaker_type == XC_ACTOR_PERSON;
}

/* Nothing differs that says something else. */
static bool is_one_quotation(const xc_wording *w) {
    for (uint32_t i = 0; i < w->hunk_count; i++)
        if (w->hunks[i].kind == XC_HUNK_REPLACED ||
            w->hunks[i].kind == XC_HUNK_NEGATED)
            return false;
    return w->common >= MIN_COMMON && w->parted == 0 && !w->scattered &&
           w->edits <= w->common / WORDS_AN_EDIT;
}

/* Two people, or two bodies. */
static bool are_of_a_kind(const xc_stored_fact *a, const xc_stored_fact *b) {
    return a->speaker_type == b->speaker_type &&
           (a->speaker_type == XC_ACTOR_PERSON ||
            a->speaker_type == XC_ACTOR_ORGANIZATION);
}

bool xc_speakers_are_two(const xc_pair *pair) {
    const xc_stored_fact *a = pair->a->fact, *b = pair->b->fact;
    return is_full_name(a->speaker_key) && is_full_name(b->speaker_key) &&
           are_of_a_kind(a, b) &&
           !xc_same_actor(a->speaker_key, b->speaker_key) &&
           !shares_word(a->speaker_key, b->speaker_key) && is_given(a, b) &&
           is_given(b, a);
}

bool xc_speakers_clash(const xc_pair *pair, const xc_wording *wording) {
    return are_people(pair->a->fact, pair->b->fact) &&
           is_one_quotation(wording) && xc_speakers_are_two(pair);
}

static bool takes(const xc_fact *a, const xc_fact *b) {
    return a->kind == XC_FACT_QUOTATION && b->kind == XC_FACT_QUOTATION;
}

static xc_alignment align(const xc_weights *weights, const xc_subject *a,
                          const xc_subject *b) {
    xc_alignment pair = {.time = XC_TIME_COMPATIBLE};
    xc_wording w;
    (void)weights;
    if (!are_people(a->fact, b->fact)) return pair;
    xc_wording_compare(a->fact->fact.words, b->fact->fact.words, &w);
    if (is_one_quotation(&w)) pair.probability = 1 - 1 / (double)(1 + w.common);
    return pair;
}

static xc_verdict judge(const xc_pair *pair) {
    xc_wording w;
    xc_wording_compare(pair->a->fact->fact.words, pair->b->fact->fact.words,
                       &w);
    return xc_speakers_clash(pair, &w) ? XC_VERDICT_CONFLICT
                                       : XC_VERDICT_UNRELATED;
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const char *a = pair->a->fact->speaker_name;
    const char *b = pair->b->fact->speaker_name;
    xc_wording w;
    (void)verdict;
    xc_wording_compare(pair->a->fact->fact.words, pair->b->fact->fact.words,
                       &w);
    XC_TRY(xc_explain_message(
        out, "one quotation is given to two speakers, %s and %s", a, b));
    XC_TRY(xc_explain_step(out, "%s: %s says \"%s\"", pair->label_a, a,
                           xc_wording_show(out->arena, &w, true)));
    XC_TRY(xc_explain_step(out, "%s: %s says \"%s\"", pair->label_b, b,
                           xc_wording_show(out->arena, &w, false)));
    return xc_explain_step(out,
                           "%u words are the same, and each speaker is "
                           "named beside them",
                           w.common);
}

const xc_rule xc_rule_speaker = {
    .info = {"speaker", "One quotation is given to two speakers",
             "Two sources, or one twice, quote the same words and name two "
             "people who said them. Silent where a pronoun, an office or a "
             "body speaks, where "
             "the names may be of one person, for words that both say or one "
             "of them quotes from the other, and for what is short enough to "
             "be a saying.",
             XC_SEVERITY_ERROR},
    .example =
        {"\"We will rebuild the old ferry terminal before the winter storms "
         "arrive in Orrin,\" Mayor Ada Lund said.",
         "\"We will rebuild the old ferry terminal before the winter storms "
         "arrive in Orrin,\" Harbor Master Bo Ferrant said."},
    .least = 0.5,
    .sure = 0.5,
    .one_voice = true,
    .within = true,
    .takes = takes,
    .align = align,
    .judge = judge,
    .explain = explain};
