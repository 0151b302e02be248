/*
 * actors.c - turns two names of two articles into whether they are names of
 * one actor: the same words, aliases of one body (aliases.tsv), spellings of
 * one name ("Zelensky", "Zelenskyy"), an initial or middle name more or less,
 * the last name alone.
 *
 * Two people who share a last name stay apart, and so do names that differ in
 * anything but spelling. Short words have no spelling variants: too many short
 * names differ by a letter.
 * Exports: xc_actors_compare, xc_same_actor, xc_actor_is_torn,
 * xc_actor_known, xc_actor_search_key, xc_actor_write_plain.
 */
#include "compare/actors.h"

#include <string.h>

#include "base/wordlist.h"
#include "lexicon/gazetteer.h"
#include "lexicon/lexicon.h"

/* Words of a name that are looked at, bytes of one, and letters that a word
 * needs for another spelling of it to be the same name. */
enum { MAX_WORDS = 16, MAX_BYTES = 64, LEAST_LETTERS = 6 };

static size_t split(const char *key, xc_word words[MAX_WORDS]) {
    size_t count = 0;
    while (count < MAX_WORDS && xc_word_next(&key, &words[count]))
        count++;
    return count;
}

/* Bytes of the UTF-8 character that begins so. */
static size_t char_length(unsigned char c) {
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* The plain letter for a letter with marks; '\0': it has none. */
static char plain_letter(const char *at, size_t length) {
    char form[8] = "";
    if (length >= sizeof form) return '\0';
    memcpy(form, at, length);
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_LETTERS, form);
    return row ? row->concept[0] : '\0';
}

/* Goes through a word letter by letter, without marks, hyphens and dots; loose:
 * with "y" and "j" as "i" and double letters as one. */
typedef struct letters {
    const xc_word *word;
    size_t at;
    bool loose;
    char last; /* that was plain */
} letters;

/* The next letter: its bytes, the first one lowest; 0: none is left. */
static uint32_t next_letter(letters *l) {
    while (l->at < l->word->length) {
        const char *at = l->word->start + l->at;
        size_t length = char_length((unsigned char)*at);
        if (length > l->word->length - l->at) length = l->word->length - l->at;
        l->at += length;
        char plain = length == 1 ? *at : plain_letter(at, length);
        if (plain == '\0') {
            uint32_t bytes = 0;
            for (size_t i = 0; i < length; i++)
                bytes |= (uint32_t)(unsigned char)at[i] << (8 * i);
            l->last = '\0';
            return bytes;
        }
        if (plain == '-' || plain == '\'' || plain == '.') continue;
        if (l->loose && (plain == 'y' || plain == 'j')) plain = 'i';
        if (l->loose && l->last == plain) continue;
        l->last = plain;
        return (unsigned char)plain;
    }
    return 0;
}

static void write_plain(const xc_word *word, bool loose, char out[MAX_BYTES]) {
    letters l = {.word = word, .loose = loose};
    size_t n = 0;
    for (uint32_t letter; n + 5 < MAX_BYTES && (letter = next_letter(&l)) > 0;)
        for (; letter > 0; letter >>= 8)
            out[n++] = (char)(letter & 0xFF);
    out[n] = '\0';
}

static bool has_letters(const xc_word *a, const xc_word *b, bool loose) {
    letters x = {.word = a, .loose = loose}, y = {.word = b, .loose = loose};
    for (uint32_t letter; (letter = next_letter(&x)) == next_letter(&y);)
        if (letter == 0) return true;
    return false;
}

static bool is_short(const xc_word *word) {
    char plain[MAX_BYTES];
    write_plain(word, false, plain);
    return strlen(plain) < LEAST_LETTERS;
}

static bool is_spelling(const xc_word *a, const xc_word *b) {
    return has_letters(a, b, false) ||
           (has_letters(a, b, true) && !is_short(a) && !is_short(b));
}

/* "j." for "jon" */
static bool is_initial(const xc_word *a, const xc_word *b) {
    const xc_word *shorter = a->length < b->length ? a : b;
    bool letter = shorter->length == 1 ||
                  (shorter->length == 2 && shorter->start[1] == '.');
    return letter && a->start[0] == b->start[0];
}

/* "bell island" stands in "the bell island council", not in "campbell
 * islands". */
static bool has_words(const char *list, const char *words) {
    size_t length = strlen(words);
    for (const char *at = list; (at = strstr(at, words)); at++)
        if ((at == list || at[-1] == ' ') &&
            (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

static xc_sameness compare_even(const xc_word *a, const xc_word *b,
                                size_t count, const char **reason) {
    bool initial = false;
    for (size_t i = 0; i < count; i++) {
        if (is_spelling(&a[i], &b[i])) continue;
        if (i + 1 == count || !is_initial(&a[i], &b[i])) return XC_SAME_NO;
        initial = true;
    }
    *reason = initial ? "an initial for a name" : "another spelling";
    return initial ? XC_SAME_MAYBE : XC_SAME_YES;
}

/* The longer name has words that the shorter lacks. */
static xc_sameness compare_uneven(const xc_word *longer, size_t nl,
                                  const xc_word *shorter, size_t ns,
                                  const char **reason) {
    if (!is_spelling(&longer[nl - 1], &shorter[ns - 1])) return XC_SAME_NO;
    if (ns == 1) {
        *reason = "the last name alone";
        return XC_SAME_MAYBE;
    }
    if (ns != 2 || nl != 3) return XC_SAME_NO;
    if (!is_spelling(&longer[0], &shorter[0])) return XC_SAME_NO;
    *reason = "a middle name more";
    return XC_SAME_MAYBE;
}

/* The first letter of the last word of a name. */
static uint32_t last_initial(const char *key) {
    const char *blank = strrchr(key, ' ');
    xc_word word = {blank ? blank + 1 : key, 0};
    word.length = strlen(word.start);
    letters l = {.word = &word, .loose = true};
    return next_letter(&l);
}

/* False where no spelling makes two names one: neither do their last words
 * begin alike, nor has one the other within. Most that are compared are told
 * apart by that alone. */
static bool may_be_spelt(const char *key, const char *other) {
    return last_initial(key) == last_initial(other) || has_words(key, other) ||
           has_words(other, key);
}

xc_sameness xc_actors_compare(const char *key, const char *other,
                              const char **reason) {
    const char *ignored;
    if (!reason) reason = &ignored;
    *reason = "the same name";
    if (strcmp(key, other) == 0) return XC_SAME_YES;
    const xc_lexeme *x = xc_lexicon_find(XC_LEXICON_ALIASES, key);
    const xc_lexeme *y = x ? xc_lexicon_find(XC_LEXICON_ALIASES, other) : NULL;
    *reason = "aliases of one";
    if (x && y) return x == y ? XC_SAME_YES : XC_SAME_NO;
    *reason = "other names";
    if (!may_be_spelt(key, other)) return XC_SAME_NO;
    xc_word a[MAX_WORDS], b[MAX_WORDS];
    size_t na = split(key, a), nb = split(other, b);
    if (na == 0 || nb == 0) return XC_SAME_NO;
    if (na == nb) return compare_even(a, b, na, reason);
    if (na > 1 && nb > 1 && (has_words(key, other) || has_words(other, key))) {
        *reason = "one name within the other";
        return XC_SAME_YES;
    }
    return na > nb ? compare_uneven(a, na, b, nb, reason)
                   : compare_uneven(b, nb, a, na, reason);
}

bool xc_same_actor(const char *key, const char *other) {
    return key && other && xc_actors_compare(key, other, NULL) != XC_SAME_NO;
}

bool xc_actor_is_torn(const char *key, const char *const *names, size_t count) {
    const char *bearer = NULL;
    if (strchr(key, ' ')) return false;
    for (size_t i = 0; i < count; i++) {
        if (!strchr(names[i], ' ') || !xc_same_actor(key, names[i])) continue;
        if (bearer && !xc_same_actor(bearer, names[i])) return true;
        bearer = names[i];
    }
    return false;
}

unsigned xc_actor_known(const char *key) {
    enum { KNOWN_BYTES = 40 };
    unsigned bits = 0;
    uint64_t state = 0;
    xc_word word;
    while (xc_word_next(&key, &word)) {
        char form[KNOWN_BYTES];
        if (word.length >= sizeof form) return 0;
        memcpy(form, word.start, word.length);
        form[word.length] = '\0';
        bits = xc_gazetteer_step(&state, form);
    }
    return bits;
}

const char *xc_actor_search_key(xc_arena *arena, const char *key) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_ALIASES, key);
    if (row) return row->concept;
    xc_word words[MAX_WORDS];
    size_t count = split(key, words);
    if (count == 0) return key;
    char plain[MAX_BYTES];
    write_plain(&words[count - 1], true, plain);
    return xc_arena_copy(arena, plain, strlen(plain));
}

void xc_actor_write_plain(const char *word, size_t length, char *out,
                          size_t size) {
    char plain[MAX_BYTES];
    xc_word own = {word, length};
    write_plain(&own, false, plain);
    size_t n = strlen(plain);
    if (n >= size) n = size - 1;
    memcpy(out, plain, n);
    out[n] = '\0';
}
