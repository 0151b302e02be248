/*
 * tongue.c - tells English from other languages: by what the article states,
 * by the share of words that English is full of, and for what has few of
 * them by fingerprints of letters (Cavnar and Trenkle 1994, "N-Gram-Based
 * Text Categorization"), which libexttextcat compares with its own.
 *
 * An English article that is left out costs more than a foreign one that is
 * read: what is in doubt is English. Where the fingerprints are not
 * installed, only the stated language counts.
 * Exports: xc_tongue_is_foreign, xc_tongue_dispose.
 */
#include "article/tongue.h"

#include <stdio.h>
#include <string.h>
#include <textcat.h>
#include <unistd.h>

#include "article/cues.h"
#include "text/chars.h"

enum {
    LOOKED_AT = 64 * 1024, /* bytes of a text that are counted */
    COMPARED = 8 * 1024,   /* of these, bytes that fingerprints are made of */
    WORD_MOST = 8,         /* letters of the longest row of english.tsv */
    TAG_SIZE = 4           /* of the language of a tag (BCP 47), with its end */
};

/* ------------------------------------------------------------------ */
/* What is stated                                                       */

/* The language of a tag: "de" of "de-AT" and of "de_AT"; empty for what does
 * not look like a tag. */
static void cut_tag(const char *tag, char language[TAG_SIZE]) {
    size_t length = strcspn(tag, "-_.");
    language[0] = '\0';
    if (length < 2 || length >= TAG_SIZE) return;
    for (size_t i = 0; i <= length; i++) {
        char c = i < length ? tag[i] : '\0';
        language[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
}

/* ISO 639: undetermined, several, none, one without a code of its own. */
static bool is_one_language(const char *language) {
    static const char *const none[] = {"", "und", "mul", "zxx", "mis"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        if (strcmp(none[i], language) == 0) return false;
    return true;
}

static bool is_english(const char *language) {
    return strcmp(language, "en") == 0 || strcmp(language, "eng") == 0;
}

static bool states_another(const xc_article *article, char *name) {
    char language[TAG_SIZE] = "";
    if (article->language) cut_tag(article->language, language);
    if (!is_one_language(language) || is_english(language)) return false;
    return xc_text_language_name(language, name, XC_TONGUE_NAME_SIZE);
}

/* ------------------------------------------------------------------ */
/* Words that English is full of                                        */

typedef struct count {
    uint32_t words;
    uint32_t english;
    uint32_t letters; /* bytes of them */
} count;

static void count_word(count *c, const char *bytes, uint32_t length) {
    char word[WORD_MOST + 1];
    c->words++;
    c->letters += length;
    if (length > WORD_MOST) return;
    for (uint32_t i = 0; i < length; i++) {
        char b = bytes[i];
        word[i] = b >= 'A' && b <= 'Z' ? (char)(b + ('a' - 'A')) : b;
    }
    word[length] = '\0';
    c->english += xc_lexicon_find(XC_LEXICON_ENGLISH, word) != NULL;
}

static count count_words(const char *bytes, uint32_t length) {
    count c = {0, 0, 0};
    uint32_t start = 0;
    bool inside = false;
    for (uint32_t at = 0; at < length;) {
        uint32_t here = at;
        bool letter = xc_char_is_letter(xc_char_next(bytes, length, &at));
        if (letter && !inside) start = here;
        if (!letter && inside) count_word(&c, bytes + start, here - start);
        inside = letter;
    }
    if (inside) count_word(&c, bytes + start, length - start);
    return c;
}

/* The bytes of a text up to a limit, in whole characters. */
static uint32_t cut(const xc_text *text, uint32_t most) {
    if (text->length <= most) return text->length;
    while (most > 0 && ((unsigned char)text->bytes[most] & 0xC0) == 0x80)
        most--;
    return most;
}

static bool may_be_foreign(const xc_text *text) {
    count c = count_words(text->bytes, cut(text, LOOKED_AT));
    if (c.letters < xc_layout("tongue bytes")) return false;
    /* Letters that stand alone are a table, or nothing at all. */
    if (c.letters < xc_layout("tongue letters") * c.words) return false;
    return c.english < xc_layout("english share") * c.words;
}

/* ------------------------------------------------------------------ */
/* Fingerprints                                                         */

static void *open_fingerprints(xc_tongue *tongue) {
    static const char list[] = XC_FINGERPRINTS "/fpdb.conf",
                      folder[] = XC_FINGERPRINTS "/";
    if (!tongue->tried && access(list, R_OK) == 0)
        tongue->fingerprints = special_textcat_Init(list, folder);
    tongue->tried = true;
    return tongue->fingerprints;
}

void xc_tongue_dispose(xc_tongue *tongue) {
    if (tongue->fingerprints) textcat_Done(tongue->fingerprints);
    *tongue = (xc_tongue){NULL, false};
}

/* Like English by its letters: Scots is what English with many names is taken
 * for. */
static bool is_near_english(const char *candidate) {
    return strncmp(candidate, "en-", 3) == 0 ||
           strncmp(candidate, "sco-", 4) == 0;
}

/* The name of the best of the languages that a text may be in, "[de--utf8]";
 * false where English is one of them or none is known. */
static bool name_best(const char *found, char *name) {
    char language[TAG_SIZE] = "";
    if (*found != '[') return false;
    cut_tag(found + 1, language);
    for (; found; found = strchr(found + 1, '['))
        if (is_near_english(found + 1)) return false;
    return is_one_language(language) &&
           xc_text_language_name(language, name, XC_TONGUE_NAME_SIZE);
}

static bool reads_foreign(xc_tongue *tongue, const xc_text *text, char *name) {
    void *fingerprints = open_fingerprints(tongue);
    if (!fingerprints) return false;
    const char *found =
        textcat_Classify(fingerprints, text->bytes, cut(text, COMPARED));
    return found && name_best(found, name);
}

bool xc_tongue_is_foreign(xc_tongue *tongue, const xc_article *article,
                          char name[XC_TONGUE_NAME_SIZE]) {
    if (states_another(article, name)) return true;
    return tongue && may_be_foreign(&article->text) &&
           reads_foreign(tongue, &article->text, name);
}
