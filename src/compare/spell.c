/*
 * spell.c - finds the names of two articles, or of one, that are one name in
 * two ways.
 *
 * What makes sure that it is one name: the word beside it is the same and
 * stands on the same side ("Oscar Brandt", "Oscar Brant"); or it is a word of
 * some length that no list of names or words has, always alone, and a slip from
 * one that the other article has. Words are looked up by the word beside them
 * or their first letter, never all against all.
 * Exports: xc_find_misspelt, xc_tell_times.
 */
#include "compare/spell.h"

#include <string.h>

#include "base/hash.h"
#include "compare/actors.h"
#include "compare/whole.h"
#include "lexicon/gazetteer.h"

/* Words beside one other that are looked at, and words that stand alone. */
enum { MOST_BESIDE = 64, MOST_ALONE = 256 };

/* Names found at most; an article with more is no article. */
enum { MOST_FOUND = 256 };

/* Letters of a word of a place that may end otherwise; bytes of one. */
enum { PLACE_LEAST = 4, MAX_PLACE = 48 };

/* Words of one first letter that one is held against. */
enum { MOST_OF_LETTER = 1024 };

/* Letters of a word that stands alone; how often one article may write what is
 * a slip, at most. */
enum { ALONE_LEAST = 6, MOST_ODD = 3 };

/* Two articles, or one twice. */
typedef struct search {
    xc_arena *arena;
    const xc_written *a;
    const xc_written *b;
    xc_misspelts *out;
    xc_map seen; /* words that were found */
} search;

static const char *word_of(const xc_written *written, const xc_form *form) {
    return xc_form_first(written, form)->word;
}

/* An article that writes a name both ways is told by itself. */
static bool is_elsewhere(const search *s, const char *x, const char *y) {
    return s->a != s->b &&
           (xc_written_find(s->b, x) || xc_written_find(s->a, y));
}

/* Written once among several right ones, or once each way. Two beside each
 * other are two. */
static bool is_odd(const search *s, const xc_form *x, const xc_form *y) {
    const xc_written_word *a = xc_written_find(s->a, word_of(s->a, x));
    const xc_written_word *b = xc_written_find(s->b, word_of(s->b, y));
    size_t least = a->count < b->count ? a->count : b->count;
    return least <= MOST_ODD && !xc_forms_meet(s->a, x, y);
}

static xc_status add(search *s, xc_misspelt found) {
    size_t before;
    const char *x = word_of(s->a, found.a), *y = word_of(s->b, found.b);
    bool swap = s->a == s->b && strcmp(x, y) > 0;
    uint64_t first = xc_hash_string(XC_HASH_INIT, swap ? y : x);
    uint64_t second = xc_hash_string(XC_HASH_INIT, swap ? x : y);
    if (s->out->count >= MOST_FOUND) return XC_OK;
    if (s->a == s->b && !is_odd(s, found.a, found.b)) return XC_OK;
    if (xc_map_get(&s->seen, first, second, &before)) return XC_OK;
    XC_TRY(xc_map_put(s->arena, &s->seen, first, second, 0));
    return XC_PUSH(s->arena, s->out, found);
}

/* ------------------------------------------------------------------ */
/* Beside the same word                                                 */

/* "Porto Velo", "Porto Vela": only the one is a place. */
static bool is_known_place(const xc_use *use) {
    char key[2 * MAX_PLACE];
    const char *first = use->before ? use->beside : use->word;
    const char *second = use->before ? use->word : use->beside;
    size_t n = strlen(first), m = strlen(second);
    if (n >= MAX_PLACE || m >= MAX_PLACE) return false;
    memcpy(key, first, n);
    key[n] = ' ';
    memcpy(key + n + 1, second, m + 1);
    return (xc_actor_known(key) & (XC_GAZETTEER_CITY | XC_GAZETTEER_REGION |
                                   XC_GAZETTEER_PLACE)) != 0;
}

/* Two words with another last letter. */
static bool is_ended_otherwise(const char *a, const char *b) {
    size_t n = strlen(a);
    return n >= PLACE_LEAST && strlen(b) == n && memcmp(a, b, n - 1) == 0;
}

static xc_spelled compare_uses(const xc_use *x, const xc_use *y) {
    if (x->whole || y->whole)
        return x->whole && y->whole ? xc_whole_compare(x->word, y->word)
                                    : XC_SPELLED_OTHER;
    xc_spelled spelled = xc_word_compare(x->word, y->word);
    if (spelled != XC_SPELLED_OTHER) return spelled;
    if (x->rest && y->rest && strcmp(x->rest, y->rest) == 0 &&
        xc_word_is_romanised(x->word, y->word))
        return XC_SPELLED_ROMANISED;
    if (is_ended_otherwise(x->word, y->word) &&
        is_known_place(x) != is_known_place(y))
        return XC_SPELLED_TWICE;
    return XC_SPELLED_OTHER;
}

static xc_status find_in_group(search *s, size_t i, size_t na, size_t k,
                               size_t nb) {
    bool one = s->a == s->b;
    if (na > MOST_BESIDE) na = MOST_BESIDE;
    if (nb > MOST_BESIDE) nb = MOST_BESIDE;
    for (size_t p = 0; p < na; p++)
        for (size_t q = one ? p + 1 : 0; q < nb; q++) {
            xc_misspelt found = {.a = &s->a->forms.items[i + p],
                                 .b = &s->b->forms.items[k + q]};
            const char *x = word_of(s->a, found.a), *y = word_of(s->b, found.b);
            found.spelled = compare_uses(xc_form_first(s->a, found.a),
                                         xc_form_first(s->b, found.b));
            if (found.spelled == XC_SPELLED_OTHER ||
                found.spelled == XC_SPELLED_SAME || is_elsewhere(s, x, y))
                continue;
            XC_TRY(add(s, found));
        }
    return XC_OK;
}

static xc_status find_beside(search *s) {
    size_t i = 0, k = 0;
    while (i < s->a->forms.count && k < s->b->forms.count) {
        const xc_use *x = xc_form_first(s->a, &s->a->forms.items[i]);
        const xc_use *y = xc_form_first(s->b, &s->b->forms.items[k]);
        int order = xc_uses_compare_group(x, y);
        size_t na = order <= 0 ? xc_written_group(s->a, i) : 0;
        size_t nb = order >= 0 ? xc_written_group(s->b, k) : 0;
        if (order == 0 && *x->beside) XC_TRY(find_in_group(s, i, na, k, nb));
        i += na;
        k += nb;
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Alone                                                                */

/* The form of a word to be shown: alone, else any. */
static const xc_form *find_form(const xc_written *written, const char *word) {
    xc_use like = {.word = word, .beside = ""};
    const xc_form *form = xc_written_find_form(written, &like);
    for (size_t i = 0; !form && i < written->forms.count; i++)
        if (strcmp(word_of(written, &written->forms.items[i]), word) == 0)
            form = &written->forms.items[i];
    return form;
}

/* The first word that begins with a letter. */
static size_t find_letter(const xc_written *written, char letter) {
    size_t low = 0, high = written->words.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (written->words.items[middle].word[0] < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_alone(const xc_written_word *word) {
    return word && word->alone == word->count &&
           strlen(word->word) >= ALONE_LEAST && !xc_word_is_known(word->word);
}

/* In one article the other has to be the usual one, or in full. */
static bool is_other(const search *s, const xc_written_word *x,
                     const xc_written_word *y) {
    if (strlen(y->word) < ALONE_LEAST || xc_word_is_common(y->word))
        return false;
    if (s->a == s->b && y->count <= x->count && y->alone == y->count)
        return false;
    return xc_word_compare(x->word, y->word) == XC_SPELLED_TWICE &&
           !is_elsewhere(s, x->word, y->word);
}

static xc_status find_others(search *s, const xc_form *form,
                             const xc_written_word *x) {
    size_t at = find_letter(s->b, x->word[0]);
    for (size_t n = 0; n < MOST_OF_LETTER && at < s->b->words.count;
         n++, at++) {
        const xc_written_word *y = &s->b->words.items[at];
        if (y->word[0] != x->word[0]) break;
        if (!is_other(s, x, y)) continue;
        xc_misspelt found = {form, find_form(s->b, y->word), XC_SPELLED_TWICE,
                             true};
        if (found.b) XC_TRY(add(s, found));
    }
    return XC_OK;
}

/* What is alone is the first group: nothing is beside it. */
static xc_status find_alone(search *s) {
    size_t looked_at = 0;
    for (size_t i = 0; i < s->a->forms.count && looked_at < MOST_ALONE; i++) {
        const xc_form *form = &s->a->forms.items[i];
        const xc_use *use = xc_form_first(s->a, form);
        if (*use->beside) break;
        const xc_written_word *x = xc_written_find(s->a, use->word);
        if (!is_alone(x)) continue;
        looked_at++;
        XC_TRY(find_others(s, form, x));
    }
    return XC_OK;
}

static xc_status find_alone_there(search *s) {
    xc_misspelts there = {0};
    search turned = {.arena = s->arena, .a = s->b, .b = s->a, .out = &there};
    XC_TRY(find_alone(&turned));
    for (size_t i = 0; i < there.count; i++) {
        xc_misspelt found = there.items[i];
        const xc_form *swap = found.a;
        found.a = found.b;
        found.b = swap;
        XC_TRY(add(s, found));
    }
    return XC_OK;
}

xc_status xc_find_misspelt(xc_arena *arena, const xc_written *a,
                           const xc_written *b, xc_misspelts *out) {
    search s = {.arena = arena, .a = a, .b = b, .out = out};
    XC_TRY(find_beside(&s));
    XC_TRY(find_alone(&s));
    return a == b ? XC_OK : find_alone_there(&s);
}

const char *xc_tell_times(xc_arena *arena, size_t count) {
    if (count == 1) return "once";
    if (count == 2) return "twice";
    return xc_arena_format(arena, "%zu times", count);
}
