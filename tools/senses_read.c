/*
 * senses_read.c - reads the files of WordNet 3.0 (wndb(5WN)): its synsets
 * with their opposites and derived words, its words with their senses, and how
 * often each sense was met in tagged text (cntlist(5WN)).
 *
 * A line that says less than its counts promise, a synset that does not stand
 * where it says, a sense without a synset, and more than the ceilings of
 * senses.h are refused with their place.
 * Exports: wordnet_read, wordnet_find, wordnet_lemma.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "senses.h"

/* A file while it is read line by line. */
typedef struct reader {
    wordnet *w;
    part *part;
    const char *folder;
    char name[32];
    size_t line, place; /* of the line, from 1; its first byte */
    char text[LINE_BYTES];
    char *rest;
} reader;

static bool refuse(const reader *r, const char *why) {
    fprintf(stderr, "%s/%s:%zu: %s\n", r->folder, r->name, r->line, why);
    return false;
}

static bool keep(const reader *r, xc_status status) {
    return status == XC_OK || refuse(r, "out of memory");
}

/* The next field of the line; NULL: no more. */
static char *field(reader *r) {
    return strtok_r(r->rest ? NULL : r->text, " ", &r->rest);
}

/* A field that is a number below a ceiling; false: it is none. */
static bool number(reader *r, int base, unsigned long below,
                   unsigned long *into) {
    const char *text = field(r);
    char *end = NULL;
    *into = text ? strtoul(text, &end, base) : 0;
    return text && end != text && *end == '\0' && *into < below;
}

static int part_of(char letter) {
    const char *at = letter ? strchr("nva", letter) : NULL;
    if (letter == 's') return 2; /* an adjective that is like another */
    return at ? (int)(at - "nva") : -1;
}

typedef bool line_reader(reader *r);

static bool read_lines(reader *r, const char *name, const char *ending,
                       line_reader *each) {
    xc_buffer file = XC_BUFFER_INIT;
    snprintf(r->name, sizeof r->name, "%s%s", name, ending);
    size_t at = 0, length;
    bool good = file_read_in(r->folder, r->name, &file);
    if (!good) fprintf(stderr, "%s/%s: is empty\n", r->folder, r->name);
    r->line = 0;
    while (good) {
        r->place = at;
        const char *line = file_next_line(&file, &at, &length);
        if (!line) break;
        r->line++;
        if (length >= LINE_BYTES)
            good = refuse(r, "the line is too long");
        else if (length > 0 && line[0] != ' ') { /* the licence stands there */
            memcpy(r->text, line, length);
            r->text[length] = '\0';
            r->rest = NULL;
            good = each(r);
        }
    }
    xc_buffer_dispose(&file);
    return good;
}

/* "step_down(p)" as it is said: "step down". */
static const char *intern(reader *r, char *word) {
    size_t length = strcspn(word, "(");
    for (size_t i = 0; i < length; i++)
        if (word[i] == '_') word[i] = ' ';
    return xc_names_intern(r->w->names, word, length);
}

/* ------------------------------------------------------------------ */
/* data.*: place file type words (word id)... pointers (pointer)... | gloss */

static bool read_words(reader *r, synset *s) {
    unsigned long count, id;
    if (!number(r, 16, WORDS_MAX, &count) || count == 0)
        return refuse(r, "a synset has 1 to 63 words");
    s->word = r->part->words.count;
    s->word_count = count;
    for (; count > 0; count--) {
        char *text = field(r);
        if (!text || !number(r, 16, 256, &id))
            return refuse(r, "a word of the synset is missing");
        const char *word = intern(r, text);
        if (!word || XC_PUSH(r->w->arena, &r->part->words, word) != XC_OK)
            return refuse(r, "out of memory");
    }
    return true;
}

static bool read_pointer(reader *r, synset *s) {
    const char *kind = field(r);
    unsigned long place, words;
    if (!kind || !number(r, 10, UINT32_MAX, &place))
        return refuse(r, "a pointer of the synset is missing");
    const char *letter = field(r);
    if (!letter || !number(r, 16, 65536, &words))
        return refuse(r, "a pointer of the synset is cut");
    pointer p = {.kind = kind[0],
                 .part = part_of(letter[0]),
                 .place = (uint32_t)place,
                 .source = (unsigned)words >> 8,
                 .target = (unsigned)words & 0xff};
    bool wanted = (strcmp(kind, "!") == 0 || strcmp(kind, "+") == 0) &&
                  p.part >= 0 && p.source > 0 && p.target > 0;
    if (wanted && p.source > s->word_count)
        return refuse(r, "a pointer is from a word that is not there");
    if (!wanted) return true;
    s->pointer_count++;
    return keep(r, XC_PUSH(r->w->arena, &r->part->pointers, p));
}

static bool read_synset(reader *r) {
    unsigned long place, file, pointers;
    if (!number(r, 10, UINT32_MAX, &place) || place != r->place)
        return refuse(r, "the synset does not stand where it says");
    if (!number(r, 10, 64, &file) || !field(r))
        return refuse(r, "the synset has no lexicographer's file and type");
    if (r->part->synsets.count == SYNSETS_MAX)
        return refuse(r, "too many synsets");
    synset s = {.place = (uint32_t)place,
                .file = (int)file,
                .pointer = r->part->pointers.count};
    if (!read_words(r, &s)) return false;
    if (!number(r, 10, POINTERS_MAX + 1, &pointers))
        return refuse(r, "the synset has no number of pointers");
    for (; pointers > 0; pointers--)
        if (!read_pointer(r, &s)) return false;
    return keep(r, XC_PUSH(r->w->arena, &r->part->synsets, s));
}

static int by_place(const void *key, const void *item) {
    uint32_t a = *(const uint32_t *)key, b = ((const synset *)item)->place;
    return a < b ? -1 : a > b;
}

synset *wordnet_find(part *p, uint32_t place) {
    if (p->synsets.count == 0) return NULL;
    return bsearch(&place, p->synsets.items, p->synsets.count, sizeof(synset),
                   by_place);
}

/* ------------------------------------------------------------------ */
/* index.*: lemma type synsets pointers (kind)... senses tagged place...     */

static bool read_senses(reader *r, lemma *l, unsigned long count) {
    unsigned long place;
    l->sense = r->part->senses.count;
    l->sense_count = count;
    for (; count > 0; count--) {
        if (!number(r, 10, UINT32_MAX, &place))
            return refuse(r, "a sense of the word is missing");
        const synset *s = wordnet_find(r->part, (uint32_t)place);
        if (!s) return refuse(r, "a sense of the word has no synset");
        sense one = {.synset = (size_t)(s - r->part->synsets.items)};
        if (!keep(r, XC_PUSH(r->w->arena, &r->part->senses, one))) return false;
    }
    return true;
}

static bool read_lemma(reader *r) {
    char *text = field(r);
    lemma l = {.text = text ? intern(r, text) : NULL};
    unsigned long synsets, kinds, senses, tagged;
    if (!text) return refuse(r, "the line has no word");
    if (!l.text) return refuse(r, "out of memory");
    if (!field(r) || !number(r, 10, SENSES_MAX, &synsets) || synsets == 0)
        return refuse(r, "a word has 1 to 127 synsets");
    if (!number(r, 10, SENSES_MAX, &kinds))
        return refuse(r, "the word has no number of kinds of pointers");
    for (; kinds > 0; kinds--)
        if (!field(r)) return refuse(r, "a kind of pointer is missing");
    if (!number(r, 10, SENSES_MAX, &senses) || senses != synsets ||
        !number(r, 10, SENSES_MAX, &tagged))
        return refuse(r, "the word has no number of senses");
    if (r->part->lemmas.count == LEMMAS_MAX) return refuse(r, "too many words");
    return read_senses(r, &l, senses) &&
           keep(r, XC_PUSH(r->w->arena, &r->part->lemmas, l));
}

static int by_text(const void *a, const void *b) {
    return strcmp(((const lemma *)a)->text, ((const lemma *)b)->text);
}

lemma *wordnet_lemma(part *p, const char *text) {
    lemma key = {.text = text};
    if (p->lemmas.count == 0) return NULL;
    return bsearch(&key, p->lemmas.items, p->lemmas.count, sizeof key, by_text);
}

/* ------------------------------------------------------------------ */
/* cntlist.rev: lemma%type:file:id:head:id sense count                       */

static bool read_count(reader *r) {
    static const int parts[] = {-1, 0, 1, 2, -1, 2};
    char *key = field(r), *type = key ? strchr(key, '%') : NULL;
    unsigned long at, count;
    if (!type || type[1] < '1' || type[1] > '5' ||
        !number(r, 10, SENSES_MAX, &at) || at == 0 ||
        !number(r, 10, 1000000, &count))
        return refuse(r, "a count is: key, sense, times");
    int kind = parts[type[1] - '0'];
    if (kind < 0) return true;
    *type = '\0';
    part *p = &r->w->parts[kind];
    const char *text = intern(r, key);
    if (!text) return refuse(r, "out of memory");
    /* Counts of words that were taken out of WordNet stand there, too. */
    const lemma *l = wordnet_lemma(p, text);
    if (l && at <= l->sense_count)
        p->senses.items[l->sense + at - 1].count = (unsigned)count;
    return true;
}

bool wordnet_read(wordnet *w, const char *folder) {
    static const char *const names[XC_SENSES_PARTS] = {"noun", "verb", "adj"};
    reader *r = xc_arena_alloc(w->arena, sizeof *r);
    if (!r) return false;
    *r = (reader){.w = w, .folder = folder};
    for (int i = 0; i < XC_SENSES_PARTS; i++) {
        r->part = &w->parts[i];
        r->part->name = names[i];
        if (!read_lines(r, "data.", names[i], read_synset) ||
            !read_lines(r, "index.", names[i], read_lemma))
            return false;
        /* "step down" and "step-down" change places with their blanks. */
        if (r->part->lemmas.count > 0)
            qsort(r->part->lemmas.items, r->part->lemmas.count, sizeof(lemma),
                  by_text);
    }
    return read_lines(r, "cntlist", ".rev", read_count);
}
