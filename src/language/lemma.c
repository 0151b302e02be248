/*
 * lemma.c - turns a folded word with its tag into its lemma: the rows of
 * irregular.tsv and words.tsv, then the regular endings of English.
 *
 * A word it cannot take apart is its own lemma.
 * Exports: xc_lemma_find.
 */
#include <string.h>

#include "language/steps.h"

/* Words longer than this are their own lemmas. */
enum { LEMMA_MAX = 64 };

static bool ends(const char *word, size_t length, const char *ending) {
    size_t n = strlen(ending);
    return length > n && memcmp(word + length - n, ending, n) == 0;
}

static bool is_vowel(char c) {
    return c != '\0' && strchr("aeiou", c) != NULL;
}

static bool ends_in(const char *word, size_t length, const char *letters) {
    return length > 0 && strchr(letters, word[length - 1]) != NULL;
}

/* True for a verb that the word lists know. */
static bool is_verb(const char *word) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, word);
    if (row) return xc_lexeme_word(row, XC_WORDS_POS) == XC_WORDS_POS_VERB;
    row = xc_lexicon_find(XC_LEXICON_IRREGULAR, word);
    if (!row) return false;
    int form = xc_lexeme_word(row, XC_IRREGULAR_FORM);
    return form == XC_IRREGULAR_FORM_BASE || form == XC_IRREGULAR_FORM_ANY;
}

/* Vowel groups: about the syllables of a stem. */
static unsigned syllables(const char *stem, size_t length) {
    unsigned n = 0;
    for (size_t i = 0; i < length; i++) {
        bool vowel = is_vowel(stem[i]) || (stem[i] == 'y' && i > 0);
        bool before =
            i > 0 && (is_vowel(stem[i - 1]) || (stem[i - 1] == 'y' && i > 1));
        n += vowel && !before;
    }
    return n;
}

/* True for a stem that lost an e: "announc", "lik", "settl", "requir". */
static bool lost_e(const char *stem, size_t n) {
    if (n < 2) return false;
    char last = stem[n - 1], before = stem[n - 2];
    if (ends_in(stem, n, "cvuz")) return true;
    if (last == 's') return before != 's';
    if (last == 'g') return before == 'd' || before == 'n' || before == 'r';
    if (last == 'l' && n > 2 && !is_vowel(before) && before != 'l' &&
        before != 'r' && before != 'w')
        return true;
    if (is_vowel(last) || strchr("wxy", last)) return false;
    if (ends(stem, n, "at") || ends(stem, n, "ut"))
        return n < 3 || !is_vowel(stem[n - 3]);
    if (ends(stem, n, "ir") || ends(stem, n, "ur") || ends(stem, n, "id"))
        return n < 3 || !is_vowel(stem[n - 3]) || stem[n - 3] == 'u';
    bool short_vowel = is_vowel(before) &&
                       (n < 3 || !is_vowel(stem[n - 3]) || stem[n - 3] == 'u');
    return short_vowel && syllables(stem, n) == 1;
}

/* Mends the stem that is left when -ed or -ing is cut off. */
static size_t mend(char *stem, size_t n) {
    char with_e[LEMMA_MAX + 2];
    memcpy(with_e, stem, n);
    memcpy(with_e + n, "e", 2);
    stem[n] = '\0';
    if (is_verb(stem)) return n;
    if (is_verb(with_e)) {
        memcpy(stem, with_e, n + 2);
        return n + 1;
    }
    bool doubled = n > 2 && stem[n - 1] == stem[n - 2];
    if (doubled && !ends_in(stem, n, "lsfzeo")) return n - 1;
    if (doubled) {
        stem[n - 1] = '\0';
        bool short_form = is_verb(stem);
        stem[n - 1] = stem[n - 2];
        return short_form ? n - 1 : n;
    }
    if (!lost_e(stem, n)) return n;
    memcpy(stem, with_e, n + 2);
    return n + 1;
}

static size_t strip_s(char *word, size_t n) {
    if (n < 4 || !ends(word, n, "s")) return n;
    if (ends(word, n, "ss") || ends(word, n, "us") || ends(word, n, "is"))
        return n;
    if (ends(word, n, "ies") && n > 4) {
        word[n - 3] = 'y';
        return n - 2;
    }
    if (ends(word, n, "sses") || ends(word, n, "xes") ||
        ends(word, n, "ches") || ends(word, n, "shes") ||
        ends(word, n, "zzes") || ends(word, n, "oes"))
        return n - 2;
    return n - 1;
}

static size_t strip_verb(char *word, size_t n) {
    if (is_verb(word)) return n; /* "exceed" */
    if (ends(word, n, "eed")) return syllables(word, n) > 1 ? n - 1 : n;
    if (ends(word, n, "ied") && n > 4) {
        word[n - 3] = 'y';
        return n - 2;
    }
    if (ends(word, n, "ed") && n > 3 && syllables(word, n - 2) > 0)
        return mend(word, n - 2);
    if (ends(word, n, "ing") && n > 4 && syllables(word, n - 3) > 0)
        return mend(word, n - 3);
    return strip_s(word, n);
}

static const char *listed(const char *norm, xc_upos upos) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_IRREGULAR, norm);
    if (row) {
        int form = xc_lexeme_word(row, XC_IRREGULAR_FORM);
        bool noun =
            form == XC_IRREGULAR_FORM_PLURAL || form == XC_IRREGULAR_FORM_SAME;
        bool verb = !noun && form != XC_IRREGULAR_FORM_COMPARATIVE &&
                    form != XC_IRREGULAR_FORM_SUPERLATIVE;
        if (noun ? upos == XC_UPOS_NOUN
                 : !verb || upos == XC_UPOS_VERB || upos == XC_UPOS_AUX ||
                       upos == XC_UPOS_ADJ)
            return xc_lexeme_text(row, XC_IRREGULAR_LEMMA);
        if (verb && form != XC_IRREGULAR_FORM_ANY) return norm;
    }
    row = xc_lexicon_find(XC_LEXICON_WORDS, norm);
    return row ? xc_lexeme_text(row, XC_WORDS_LEMMA) : NULL;
}

const char *xc_lemma_find(xc_names *names, const char *norm, xc_upos upos) {
    if (upos == XC_UPOS_PROPN || upos == XC_UPOS_PUNCT) return norm;
    size_t n = strlen(norm);
    const char *known = listed(norm, upos);
    if (known) return xc_names_intern_string(names, known);
    bool noun = upos == XC_UPOS_NOUN, verb = upos == XC_UPOS_VERB;
    if (n < 3 || n > LEMMA_MAX || (!noun && !verb)) return norm;
    char word[LEMMA_MAX + 3];
    memcpy(word, norm, n + 1);
    n = noun ? strip_s(word, n) : strip_verb(word, n);
    return xc_names_intern(names, word, n);
}
