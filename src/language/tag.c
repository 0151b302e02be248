/*
 * tag.c - turns the words of a sentence into parts of speech and lemmas: the
 * closed classes of words.tsv, the shape of a word, then its neighbours.
 *
 * A plain first guess. It refuses to look further than one word to each
 * side; what it cannot tell is a noun.
 * Exports: xc_tokens_tag, xc_upos_name.
 */
#include <string.h>

#include "language/steps.h"
#include "text/chars.h"

/* The suffixes of words.tsv are at most this long. */
enum { SUFFIX_MAX = 5 };

static xc_upos from_word(int pos) {
    switch (pos) {
    case XC_WORDS_POS_ADJ:
        return XC_UPOS_ADJ;
    case XC_WORDS_POS_ADP:
        return XC_UPOS_ADP;
    case XC_WORDS_POS_ADV:
        return XC_UPOS_ADV;
    case XC_WORDS_POS_AUX:
        return XC_UPOS_AUX;
    case XC_WORDS_POS_CCONJ:
        return XC_UPOS_CCONJ;
    case XC_WORDS_POS_DET:
        return XC_UPOS_DET;
    case XC_WORDS_POS_INTJ:
        return XC_UPOS_INTJ;
    case XC_WORDS_POS_PART:
        return XC_UPOS_PART;
    case XC_WORDS_POS_PRON:
        return XC_UPOS_PRON;
    case XC_WORDS_POS_SCONJ:
        return XC_UPOS_SCONJ;
    case XC_WORDS_POS_VERB:
        return XC_UPOS_VERB;
    default:
        return XC_UPOS_NOUN;
    }
}

static bool has_letter_or_digit(const char *word) {
    uint32_t length = (uint32_t)strlen(word), at = 0;
    while (at < length) {
        int32_t c = xc_char_next(word, length, &at);
        if (xc_char_is_letter(c) || xc_char_is_digit(c)) return true;
    }
    return false;
}

static bool is_symbol(const char *word) {
    uint32_t at = 0, length = (uint32_t)strlen(word);
    if (length == 0) return false;
    int32_t c = xc_char_next(word, length, &at);
    return xc_char_is_currency(c) || c == 0xb0 ||
           (c < 0x80 && strchr("%+=<>~^|#@", (char)c) != NULL) || c > 0x206f;
}

/* The tag that numbers.tsv gives; X: none. */
static xc_upos number_tag(const char *word) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NUMBERS, word);
    if (!row) return XC_UPOS_X;
    switch (xc_lexeme_word(row, XC_NUMBERS_KIND)) {
    case XC_NUMBERS_KIND_UNIT:
    case XC_NUMBERS_KIND_TEEN:
    case XC_NUMBERS_KIND_TENS:
    case XC_NUMBERS_KIND_HUNDRED:
    case XC_NUMBERS_KIND_MAGNITUDE:
    case XC_NUMBERS_KIND_SUFFIX:
        return XC_UPOS_NUM;
    case XC_NUMBERS_KIND_ORDINAL:
        return XC_UPOS_ADJ;
    case XC_NUMBERS_KIND_DOZEN:
    case XC_NUMBERS_KIND_COUPLE:
    case XC_NUMBERS_KIND_FRACTION:
    case XC_NUMBERS_KIND_VAGUE:
        return XC_UPOS_NOUN;
    default:
        return XC_UPOS_X;
    }
}

/* "45" is a number, "45-year-old" and "2nd" are adjectives, "1990s" a noun. */
static xc_upos digit_tag(const char *word) {
    size_t n = strlen(word);
    size_t digits = strspn(word, "0123456789.,:/-+");
    if (digits == n) return XC_UPOS_NUM;
    if (word[n - 1] == 's' && digits == n - 1) return XC_UPOS_NOUN;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NUMBERS, word + digits);
    if (row && xc_lexeme_word(row, XC_NUMBERS_KIND) == XC_NUMBERS_KIND_ENDING)
        return XC_UPOS_ADJ;
    return strchr(word, '-') ? XC_UPOS_ADJ : XC_UPOS_NUM;
}

/* Both parts of "twenty-three" are numbers. */
static bool is_number_pair(const char *word) {
    const char *hyphen = strchr(word, '-');
    char left[SUFFIX_MAX * 4];
    if (!hyphen || (size_t)(hyphen - word) >= sizeof left) return false;
    memcpy(left, word, (size_t)(hyphen - word));
    left[hyphen - word] = '\0';
    return number_tag(left) == XC_UPOS_NUM &&
           number_tag(hyphen + 1) == XC_UPOS_NUM;
}

static xc_upos suffix_tag(const char *word) {
    size_t n = strlen(word);
    char suffix[SUFFIX_MAX + 2] = "-";
    for (size_t k = SUFFIX_MAX; k >= 2; k--) {
        if (n < k + 2) continue;
        memcpy(suffix + 1, word + n - k, k + 1);
        const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, suffix);
        if (row && xc_lexeme_flag(row, XC_WORDS_SUFFIX))
            return from_word(xc_lexeme_word(row, XC_WORDS_POS));
    }
    return XC_UPOS_X;
}

/* What irregular.tsv says; X: nothing. */
static xc_upos irregular_tag(const char *word) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_IRREGULAR, word);
    if (!row) return XC_UPOS_X;
    switch (xc_lexeme_word(row, XC_IRREGULAR_FORM)) {
    case XC_IRREGULAR_FORM_PLURAL:
    case XC_IRREGULAR_FORM_SAME:
        return XC_UPOS_NOUN;
    case XC_IRREGULAR_FORM_COMPARATIVE:
    case XC_IRREGULAR_FORM_SUPERLATIVE:
        return XC_UPOS_ADJ;
    default:
        return XC_UPOS_VERB;
    }
}

static bool ends(const char *word, const char *ending) {
    size_t n = strlen(word), k = strlen(ending);
    return n >= k + 2 && strcmp(word + n - k, ending) == 0;
}

/* "reaches", "misses": an -s on a verb that the lists know. */
static xc_upos third_person(xc_names *names, const char *word) {
    if (!ends(word, "s")) return XC_UPOS_X;
    const char *stem = xc_lemma_find(names, word, XC_UPOS_VERB);
    if (!stem || strcmp(stem, word) == 0) return XC_UPOS_X;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, stem);
    if (row && xc_lexeme_word(row, XC_WORDS_POS) == XC_WORDS_POS_VERB)
        return XC_UPOS_VERB;
    if (!row && irregular_tag(stem) == XC_UPOS_VERB) return XC_UPOS_VERB;
    return XC_UPOS_X;
}

static xc_upos shape_tag(xc_names *names, const char *word) {
    xc_upos tag = irregular_tag(word);
    if (tag != XC_UPOS_X) return tag;
    const char *hyphen = strrchr(word, '-');
    if (hyphen && hyphen > word) return XC_UPOS_ADJ;
    tag = third_person(names, word);
    if (tag != XC_UPOS_X) return tag;
    if (ends(word, "ed") || ends(word, "ing")) return XC_UPOS_VERB;
    tag = suffix_tag(word);
    return tag == XC_UPOS_X ? XC_UPOS_NOUN : tag;
}

/* The tag of a word by itself; PROPN where its capital letter says so. */
static xc_upos word_tag(xc_names *names, const xc_token *t, bool capital) {
    const char *word = t->norm;
    if (!has_letter_or_digit(word))
        return is_symbol(word) ? XC_UPOS_SYM : XC_UPOS_PUNCT;
    if (word[0] >= '0' && word[0] <= '9') return digit_tag(word);
    if (word[0] == '-' || word[0] == '+' || word[0] == '.') return XC_UPOS_NUM;
    xc_upos tag = number_tag(word);
    if (tag == XC_UPOS_NUM || is_number_pair(word)) return XC_UPOS_NUM;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, word);
    if (row) {
        xc_upos listed = from_word(xc_lexeme_word(row, XC_WORDS_POS));
        bool open = listed == XC_UPOS_NOUN || listed == XC_UPOS_VERB ||
                    listed == XC_UPOS_ADJ;
        /* "US" is a name where "us" is none. */
        bool name =
            capital &&
            (open || (t->shout && strlen(word) == 2 && listed == XC_UPOS_PRON));
        return name ? XC_UPOS_PROPN : listed;
    }
    if (tag != XC_UPOS_X) return tag;
    if (capital) return XC_UPOS_PROPN;
    return shape_tag(names, word);
}

/* A sentence begins here: after nothing, a quotation mark or a colon. */
static bool is_start(const xc_token *tokens, uint32_t i) {
    return i == 0 || (tokens[i - 1].upos == XC_UPOS_PUNCT &&
                      strchr("\"'(:-.?!", tokens[i - 1].norm[0]) != NULL);
}

/* At the start of a sentence a capital letter names only what stands before
 * another name or a verb, or is written in capitals. */
static xc_upos start_tag(xc_names *names, const xc_token *t,
                         const xc_token *next) {
    xc_upos plain = word_tag(names, t, false);
    if (t->shout) return word_tag(names, t, true);
    if (plain != XC_UPOS_NOUN || !t->capital) return plain;
    if (xc_lexicon_find(XC_LEXICON_WORDS, t->norm) ||
        irregular_tag(t->norm) == XC_UPOS_NOUN)
        return next && next->capital && !next->shout &&
                       !xc_lexicon_find(XC_LEXICON_WORDS, next->norm)
                   ? XC_UPOS_PROPN
                   : plain;
    if (next && next->capital) return XC_UPOS_PROPN;
    return ends(t->norm, "s") ? plain : XC_UPOS_PROPN;
}

static bool is_nominal(xc_upos tag) {
    return tag == XC_UPOS_NOUN || tag == XC_UPOS_PROPN;
}

/* A base form may stand after it. */
static bool wants_verb(const xc_token *t) {
    if (strcmp(t->norm, "to") == 0) return true;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, t->norm);
    return row && xc_lexeme_flag(row, XC_WORDS_MODAL);
}

/* A noun phrase goes on after it. */
static bool wants_noun(const xc_token *t) {
    if (t->upos == XC_UPOS_DET || t->upos == XC_UPOS_ADJ) return true;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, t->norm);
    return row && (xc_lexeme_flag(row, XC_WORDS_POSSESSIVE) ||
                   strcmp(t->norm, "'s") == 0);
}

/* A plain word that could be a verb in its base form. */
static bool may_be_base(const xc_token *t) {
    if (t->upos == XC_UPOS_VERB) return true;
    return t->upos == XC_UPOS_NOUN && !ends(t->norm, "s") &&
           suffix_tag(t->norm) == XC_UPOS_X &&
           irregular_tag(t->norm) == XC_UPOS_X &&
           !xc_lexicon_find(XC_LEXICON_WORDS, t->norm);
}

/* "in four flooded towns". */
static bool is_participle_here(const xc_token *tokens, uint32_t i,
                               const xc_token *next) {
    return i >= 2 && tokens[i].upos == XC_UPOS_VERB &&
           ends(tokens[i].norm, "ed") && tokens[i - 1].upos == XC_UPOS_NUM &&
           (tokens[i - 2].upos == XC_UPOS_ADP ||
            tokens[i - 2].upos == XC_UPOS_DET) &&
           next && is_nominal(next->upos);
}

/* "the 2% mark", "in force", "Russian forces seized". */
static bool is_noun_here(const xc_token *t, const xc_token *before,
                         const xc_token *next) {
    if (irregular_tag(t->norm) == XC_UPOS_VERB) return false;
    if (ends(t->norm, "ed") || ends(t->norm, "ing")) return false;
    if (before->upos == XC_UPOS_ADP || before->upos == XC_UPOS_SYM ||
        before->upos == XC_UPOS_NUM)
        return true;
    return ends(t->norm, "s") && next &&
           (next->upos == XC_UPOS_VERB || next->upos == XC_UPOS_AUX);
}

/* "an objective," has the shape of an adjective and no noun after it. */
static bool is_lone_adjective(const xc_token *t, const xc_token *before,
                              const xc_token *next) {
    if (t->upos != XC_UPOS_ADJ || before->upos != XC_UPOS_DET) return false;
    if (suffix_tag(t->norm) != XC_UPOS_ADJ) return false;
    if (xc_lexicon_find(XC_LEXICON_WORDS, t->norm)) return false;
    return !next || next->upos == XC_UPOS_PUNCT || next->upos == XC_UPOS_ADP ||
           next->upos == XC_UPOS_AUX;
}

static void look_around(xc_token *tokens, uint32_t count, uint32_t i) {
    xc_token *t = &tokens[i];
    const xc_token *before = i > 0 ? &tokens[i - 1] : NULL;
    const xc_token *next = i + 1 < count ? &tokens[i + 1] : NULL;
    if (!before) return;
    bool being = before->upos == XC_UPOS_AUX && ends(t->norm, "ing");
    if (being && t->upos == XC_UPOS_NOUN) {
        t->upos = XC_UPOS_VERB; /* "are meeting" */
    } else if (wants_verb(before) && may_be_base(t)) {
        t->upos = XC_UPOS_VERB;
        if (strcmp(before->norm, "to") == 0) tokens[i - 1].upos = XC_UPOS_PART;
    } else if (t->upos == XC_UPOS_VERB && wants_noun(before)) {
        bool participle = ends(t->norm, "ed") || ends(t->norm, "ing");
        bool verb_next = next && next->upos == XC_UPOS_VERB &&
                         !ends(next->norm, "ed") && !ends(next->norm, "ing");
        bool noun_next = verb_next || (next && is_nominal(next->upos));
        t->upos = participle && noun_next ? XC_UPOS_ADJ : XC_UPOS_NOUN;
    } else if (is_participle_here(tokens, i, next)) {
        t->upos = XC_UPOS_ADJ;
    } else if (t->upos == XC_UPOS_VERB && is_noun_here(t, before, next)) {
        t->upos = XC_UPOS_NOUN;
    } else if (is_lone_adjective(t, before, next)) {
        t->upos = XC_UPOS_NOUN;
    }
}

static void tag_one(xc_names *names, xc_token *tokens, uint32_t count,
                    uint32_t i, bool headline) {
    xc_token *t = &tokens[i];
    const xc_token *next = i + 1 < count ? &tokens[i + 1] : NULL;
    if (is_start(tokens, i)) {
        t->upos = start_tag(names, t, next);
    } else if (headline && shape_tag(names, t->norm) == XC_UPOS_VERB) {
        t->upos = word_tag(names, t, false);
    } else {
        t->upos = word_tag(names, t, t->capital);
    }
}

xc_status xc_tokens_tag(xc_names *names, xc_token *tokens, uint32_t count,
                        bool headline) {
    for (uint32_t i = 0; i < count; i++)
        tag_one(names, tokens, count, i, headline);
    for (uint32_t i = 0; i < count; i++)
        look_around(tokens, count, i);
    for (uint32_t i = 0; i < count; i++) {
        tokens[i].lemma = xc_lemma_find(names, tokens[i].norm, tokens[i].upos);
        XC_TRY_NEW(tokens[i].lemma);
    }
    return XC_OK;
}

const char *xc_upos_name(xc_upos upos) {
    static const char *const names[] = {
        "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
        "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};
    size_t index = (size_t)upos;
    return index < sizeof names / sizeof *names ? names[index] : "X";
}
