/*
 * wordnet.c - inflects the nouns, verbs and adjectives that WordNet lists:
 * its exceptions (*.exc) where it has any, else the regular spelling of
 * English. Of two words that give the same form, the one with more senses
 * met in text wins ("staged" is "stage").
 *
 * Words of several parts and with anything but a to z are left out. It does
 * not say which words are frequent.
 * Exports: wordnet_read.
 */
#include "wordnet.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"

/* Longer words are passed over, longer lines read in pieces. */
enum { LINE_MAX_BYTES = 16384, WORD_MAX = 40 };

/* What exceptions say goes before what is spelled by rule. */
enum { SEEN_MAX = 1000, SEEN_EXCEPTION };

/* Adjectives of more letters are compared with "more". */
enum { ADJECTIVE_MAX = 7 };

typedef struct lemma_row {
    const char *lemma;
    unsigned seen; /* senses met in text */
} lemma_row;

typedef XC_VEC(lemma_row) lemma_rows;

typedef struct exception {
    const char *form, *lemma;
} exception;

typedef struct lists {
    xc_arena *arena;
    xc_names *names;
    wordnet_list *out;
    XC_VEC(exception) exceptions;
    lemma_rows words;
    xc_map known;          /* lemmas of words, as pointers */
    xc_map made;           /* form and xpos to place in out */
    XC_VEC(unsigned) seen; /* of the lemma of each example made */
    size_t first;          /* example that seen begins with */
} lists;

static bool is_vowel(char c) {
    return c != '\0' && strchr("aeiou", c) != NULL;
}

static bool ends(const char *word, const char *ending) {
    size_t n = strlen(word), k = strlen(ending);
    return n > k && strcmp(word + n - k, ending) == 0;
}

static bool is_plain(const char *word) {
    size_t n = strlen(word);
    return n > 1 && n <= WORD_MAX &&
           strspn(word, "abcdefghijklmnopqrstuvwxyz") == n;
}

/* ------------------------------------------------------------------ */
/* Reading                                                             */

/* The next word of a line, NUL-terminated there; NULL: no more. */
static char *next_word(char **line) {
    char *word = *line + strspn(*line, " \n");
    if (*word == '\0') return NULL;
    *line = word + strcspn(word, " \n");
    if (**line != '\0') *(*line)++ = '\0';
    return word;
}

typedef xc_status line_reader(lists *l, char *line);

static xc_status read_lines(lists *l, const char *folder, const char *name,
                            line_reader *reader, xc_error *error) {
    char path[1024], line[LINE_MAX_BYTES];
    int n = snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = n > 0 && (size_t)n < sizeof path ? fopen(path, "r") : NULL;
    if (!file)
        return xc_fail(error, XC_ERROR_IO, "%s/%s cannot be read", folder,
                       name);
    xc_status status = XC_OK;
    while (status == XC_OK && fgets(line, sizeof line, file))
        status = reader(l, line);
    if (ferror(file))
        status = xc_fail(error, XC_ERROR_IO, "%s cannot be read", path);
    fclose(file);
    return status;
}

/* "abetted abet": the form, then its lemmas; the first is taken. */
static xc_status read_exception(lists *l, char *line) {
    const char *form = next_word(&line);
    const char *lemma = next_word(&line);
    if (!lemma || !is_plain(form) || !is_plain(lemma)) return XC_OK;
    exception e = {xc_names_intern_string(l->names, form),
                   xc_names_intern_string(l->names, lemma)};
    XC_TRY_NEW(e.form);
    XC_TRY_NEW(e.lemma);
    return XC_PUSH(l->arena, &l->exceptions, e);
}

/* A line of index.*: lemma, part of speech, synsets, pointers and which, then
 * senses, and how many of them were met in text. */
static xc_status read_word(lists *l, char *line) {
    if (line[0] == ' ') return XC_OK; /* the licence stands there */
    const char *lemma = next_word(&line);
    if (!lemma || !is_plain(lemma)) return XC_OK;
    next_word(&line);
    next_word(&line);
    const char *pointers = next_word(&line);
    if (!pointers) return XC_OK;
    for (unsigned long i = strtoul(pointers, NULL, 10) + 1; i > 0; i--)
        if (!next_word(&line)) return XC_OK;
    const char *seen = next_word(&line);
    unsigned long senses = seen ? strtoul(seen, NULL, 10) : 0;
    lemma_row row = {xc_names_intern_string(l->names, lemma),
                     senses < SEEN_MAX ? (unsigned)senses : SEEN_MAX};
    XC_TRY_NEW(row.lemma);
    XC_TRY(xc_map_put(l->arena, &l->known, (uintptr_t)row.lemma, 0, 1));
    return XC_PUSH(l->arena, &l->words, row);
}

static xc_status read_part(lists *l, const char *folder, const char *part,
                           xc_error *error) {
    char name[32];
    l->exceptions.count = 0;
    l->words.count = 0;
    l->known = (xc_map){0};
    snprintf(name, sizeof name, "%s.exc", part);
    XC_TRY(read_lines(l, folder, name, read_exception, error));
    snprintf(name, sizeof name, "index.%s", part);
    return read_lines(l, folder, name, read_word, error);
}

/* ------------------------------------------------------------------ */
/* Inflecting                                                          */

static xc_status add(lists *l, const char *form, const lemma_row *row,
                     const char *upos, const char *xpos) {
    const char *name = xc_names_intern_string(l->names, form);
    XC_TRY_NEW(name);
    xpos = xc_names_intern_string(l->names, xpos); /* compared as a pointer */
    XC_TRY_NEW(xpos);
    lemma_example made = {name, name, row->lemma, upos, xpos, LEMMA_LEXICON};
    size_t at;
    if (xc_map_get(&l->made, (uintptr_t)name, (uintptr_t)xpos, &at)) {
        unsigned *seen = &l->seen.items[at - l->first];
        bool better =
            row->seen > *seen || (row->seen == *seen && ends(row->lemma, "e"));
        if (!better) return XC_OK;
        l->out->items[at] = made;
        *seen = row->seen;
        return XC_OK;
    }
    XC_TRY(xc_map_put(l->arena, &l->made, (uintptr_t)name, (uintptr_t)xpos,
                      l->out->count));
    XC_TRY(XC_PUSH(l->arena, &l->seen, row->seen));
    return XC_PUSH(l->arena, l->out, made);
}

/* The word without its last cut bytes, and an ending. */
static xc_status add_made(lists *l, const lemma_row *row, size_t cut,
                          const char *ending, const char *upos,
                          const char *xpos) {
    char form[WORD_MAX + 8];
    int n = (int)(strlen(row->lemma) - cut);
    snprintf(form, sizeof form, "%.*s%s", n, row->lemma, ending);
    return add(l, form, row, upos, xpos);
}

static bool turns_y(const char *word) {
    size_t n = strlen(word);
    return n > 2 && word[n - 1] == 'y' && !is_vowel(word[n - 2]);
}

static bool hisses(const char *word) {
    return ends(word, "s") || ends(word, "x") || ends(word, "z") ||
           ends(word, "ch") || ends(word, "sh");
}

static xc_status add_s(lists *l, const lemma_row *row, const char *upos,
                       const char *xpos) {
    const char *w = row->lemma;
    bool es = hisses(w) || (strcmp(upos, "VERB") == 0 && ends(w, "o"));
    if (turns_y(w)) return add_made(l, row, 1, "ies", upos, xpos);
    return add_made(l, row, 0, es ? "es" : "s", upos, xpos);
}

static xc_status add_ing(lists *l, const lemma_row *row) {
    const char *w = row->lemma;
    bool drops =
        ends(w, "e") && !ends(w, "ee") && !ends(w, "oe") && !ends(w, "ye");
    return add_made(l, row, drops, "ing", "VERB", "VBG");
}

static xc_status add_ed(lists *l, const lemma_row *row, const char *xpos) {
    const char *w = row->lemma;
    if (turns_y(w)) return add_made(l, row, 1, "ied", "VERB", xpos);
    return add_made(l, row, 0, ends(w, "e") ? "d" : "ed", "VERB", xpos);
}

static xc_status make_verbs(lists *l) {
    xc_map irregular = {0}; /* lemma and kind: it has exceptions */
    for (size_t i = 0; i < l->exceptions.count; i++) {
        const exception *e = &l->exceptions.items[i];
        lemma_row row = {e->lemma, SEEN_EXCEPTION};
        bool ing = ends(e->form, "ing"), s = ends(e->form, "s") && !ing;
        XC_TRY(xc_map_put(l->arena, &irregular, (uintptr_t)e->lemma,
                          ing ? 1
                          : s ? 2
                              : 3,
                          1));
        if (ing || s) {
            XC_TRY(add(l, e->form, &row, "VERB", ing ? "VBG" : "VBZ"));
            continue;
        }
        XC_TRY(add(l, e->form, &row, "VERB", "VBD"));
        XC_TRY(add(l, e->form, &row, "VERB", "VBN"));
    }
    for (size_t i = 0; i < l->words.count; i++) {
        const lemma_row *row = &l->words.items[i];
        uint64_t key = (uintptr_t)row->lemma;
        size_t any;
        if (!xc_map_get(&irregular, key, 1, &any)) XC_TRY(add_ing(l, row));
        if (!xc_map_get(&irregular, key, 2, &any))
            XC_TRY(add_s(l, row, "VERB", "VBZ"));
        XC_TRY(add(l, row->lemma, row, "VERB", "VB"));
        if (xc_map_get(&irregular, key, 3, &any)) continue;
        XC_TRY(add_ed(l, row, "VBD"));
        XC_TRY(add_ed(l, row, "VBN"));
    }
    return XC_OK;
}

/* "series", "trousers": no noun without its s. */
static bool has_no_singular(const lists *l, const char *word) {
    char singular[WORD_MAX + 2];
    size_t n = strlen(word), any;
    memcpy(singular, word, n);
    singular[n - 1] = '\0';
    for (size_t i = 0; i < 2; i++) {
        const char *name = xc_names_intern_string(l->names, singular);
        if (xc_map_get(&l->known, (uintptr_t)name, 0, &any)) return false;
        if (!ends(word, "ies")) break;
        memcpy(singular + n - 3, "y", 2);
    }
    return true;
}

static xc_status make_nouns(lists *l) {
    xc_map irregular = {0};
    for (size_t i = 0; i < l->exceptions.count; i++) {
        const exception *e = &l->exceptions.items[i];
        lemma_row row = {e->lemma, SEEN_EXCEPTION};
        XC_TRY(xc_map_put(l->arena, &irregular, (uintptr_t)e->lemma, 0, 1));
        XC_TRY(add(l, e->form, &row, "NOUN", "NNS"));
    }
    for (size_t i = 0; i < l->words.count; i++) {
        const lemma_row *row = &l->words.items[i];
        size_t any;
        XC_TRY(add(l, row->lemma, row, "NOUN", "NN"));
        if (ends(row->lemma, "s") && row->seen > 0 &&
            has_no_singular(l, row->lemma))
            XC_TRY(add(l, row->lemma, row, "NOUN", "NNS"));
        if (strlen(row->lemma) < 3 ||
            xc_map_get(&irregular, (uintptr_t)row->lemma, 0, &any))
            continue;
        XC_TRY(add_s(l, row, "NOUN", "NNS"));
        XC_TRY(add_s(l, row, "PROPN", "NNPS"));
    }
    return XC_OK;
}

static xc_status add_compared(lists *l, const lemma_row *row, size_t cut,
                              const char *more, const char *most) {
    XC_TRY(add_made(l, row, cut, more, "ADJ", "JJR"));
    XC_TRY(add_made(l, row, cut, most, "ADJ", "JJS"));
    XC_TRY(add_made(l, row, cut, more, "ADV", "RBR"));
    return add_made(l, row, cut, most, "ADV", "RBS");
}

static xc_status make_adjectives(lists *l) {
    for (size_t i = 0; i < l->exceptions.count; i++) {
        const exception *e = &l->exceptions.items[i];
        lemma_row row = {e->lemma, SEEN_EXCEPTION};
        if (ends(e->form, "er")) XC_TRY(add(l, e->form, &row, "ADJ", "JJR"));
        if (ends(e->form, "st")) XC_TRY(add(l, e->form, &row, "ADJ", "JJS"));
    }
    for (size_t i = 0; i < l->words.count; i++) {
        const lemma_row *row = &l->words.items[i];
        XC_TRY(add(l, row->lemma, row, "ADJ", "JJ"));
        if (strlen(row->lemma) > ADJECTIVE_MAX) continue;
        if (turns_y(row->lemma))
            XC_TRY(add_compared(l, row, 1, "ier", "iest"));
        else if (ends(row->lemma, "e"))
            XC_TRY(add_compared(l, row, 0, "r", "st"));
        else
            XC_TRY(add_compared(l, row, 0, "er", "est"));
    }
    return XC_OK;
}

/* Adverbs stay as they are, but for "better" and its like. */
static xc_status make_adverbs(lists *l) {
    for (size_t i = 0; i < l->exceptions.count; i++) {
        const exception *e = &l->exceptions.items[i];
        lemma_row row = {e->lemma, SEEN_EXCEPTION};
        if (ends(e->form, "er")) XC_TRY(add(l, e->form, &row, "ADV", "RBR"));
        if (ends(e->form, "st")) XC_TRY(add(l, e->form, &row, "ADV", "RBS"));
    }
    for (size_t i = 0; i < l->words.count; i++)
        XC_TRY(
            add(l, l->words.items[i].lemma, &l->words.items[i], "ADV", "RB"));
    return XC_OK;
}

xc_status wordnet_read(xc_arena *arena, xc_names *names, const char *folder,
                       wordnet_list *out, xc_error *error) {
    lists l = {.arena = arena, .names = names, .out = out, .first = out->count};
    XC_TRY(read_part(&l, folder, "verb", error));
    XC_TRY(make_verbs(&l));
    XC_TRY(read_part(&l, folder, "noun", error));
    XC_TRY(make_nouns(&l));
    XC_TRY(read_part(&l, folder, "adj", error));
    XC_TRY(make_adjectives(&l));
    XC_TRY(read_part(&l, folder, "adv", error));
    return make_adverbs(&l);
}
