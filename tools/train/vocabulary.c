/*
 * vocabulary.c - numbers for words, tags and labels, out of treebanks.
 * Exports: vocabulary_*.
 */
#include "vocabulary.h"

#include <stdio.h>
#include <string.h>

#include "language/features.h"

enum { TAG_MIN = 2, LABEL_MIN = 20, SUBTYPE_MIN = 80, WORD_MIN = 2 };

static int find(const symbols *s, const char *name) {
    for (size_t i = 0; i < s->names.count; i++)
        if (strcmp(s->names.items[i], name) == 0) return (int)i;
    return -1;
}

static bool add(vocabulary *v, symbols *s, const char *name, unsigned count) {
    return XC_PUSH(v->arena, &s->names, name) == XC_OK &&
           XC_PUSH(v->arena, &s->counts, count) == XC_OK;
}

static bool count(vocabulary *v, symbols *s, const char *name) {
    int at = find(s, name);
    if (at < 0) return add(v, s, xc_arena_string(v->arena, name), 1);
    s->counts.items[at]++;
    return true;
}

/* Leaves out what is rare. */
static void prune(symbols *s, unsigned least) {
    size_t kept = 0;
    for (size_t i = 0; i < s->names.count; i++) {
        if (s->counts.items[i] < least) continue;
        s->names.items[kept] = s->names.items[i];
        s->counts.items[kept++] = s->counts.items[i];
    }
    s->names.count = s->counts.count = kept;
}

static const char *pair(char *out, size_t size, const word *w) {
    snprintf(out, size, "%s %s", w->upos, w->xpos);
    return out;
}

static bool count_words(vocabulary *v, treebank *bank) {
    for (size_t i = 0; i < bank->sentences.count; i++) {
        const sentence *s = &bank->sentences.items[i];
        for (int k = 0; k < s->count; k++) {
            uint32_t n = vocabulary_word(v, s->words[k].folded, true);
            if (n == 0) return false;
            v->word.counts.items[n]++;
        }
    }
    return true;
}

static bool count_symbols(vocabulary *v, treebank *bank) {
    char name[80];
    for (size_t i = 0; i < bank->sentences.count; i++) {
        const sentence *s = &bank->sentences.items[i];
        for (int k = 0; s->bank == 0 && k < s->count; k++)
            if (!count(v, &v->tag, pair(name, sizeof name, &s->words[k])) ||
                !count(v, &v->label, s->words[k].relation))
                return false;
    }
    return true;
}

/* A universal label stands for its rare subtypes. */
static bool strip_subtypes(vocabulary *v) {
    for (size_t i = 0; i < v->label.names.count; i++) {
        const char *name = v->label.names.items[i];
        const char *colon = strchr(name, ':');
        if (!colon || v->label.counts.items[i] >= SUBTYPE_MIN) continue;
        char universal[40];
        snprintf(universal, sizeof universal, "%.*s", (int)(colon - name),
                 name);
        unsigned seen = v->label.counts.items[i];
        v->label.counts.items[i] = 0;
        if (!count(v, &v->label, universal)) return false;
        v->label.counts.items[find(&v->label, universal)] += seen;
    }
    return true;
}

bool vocabulary_build(vocabulary *v, treebank *bank) {
    if (!add(v, &v->word, "", 0)) return false;
    if (!count_words(v, bank) || !count_symbols(v, bank)) return false;
    prune(&v->tag, TAG_MIN);
    if (!strip_subtypes(v)) return false;
    prune(&v->label, LABEL_MIN);
    v->learned = v->word.names.count;
    return true;
}

uint32_t vocabulary_word(vocabulary *v, const char *folded, bool may_add) {
    uint64_t key = xc_word_key(folded, strlen(folded));
    size_t n;
    if (xc_map_get(&v->words, key, 0, &n)) return (uint32_t)n;
    if (!may_add) return 0;
    n = v->word.names.count;
    if (!add(v, &v->word, folded, 0)) return 0;
    return xc_map_put(v->arena, &v->words, key, 0, n) == XC_OK ? (uint32_t)n
                                                               : 0;
}

int vocabulary_tag(const vocabulary *v, const char *upos, const char *xpos) {
    char name[80];
    snprintf(name, sizeof name, "%s %s", upos, xpos);
    int at = find(&v->tag, name);
    size_t prefix = strlen(upos);
    for (size_t i = 0; at < 0 && i < v->tag.names.count; i++) {
        const char *other = v->tag.names.items[i];
        if (strncmp(other, upos, prefix) == 0 && other[prefix] == ' ')
            at = (int)i;
    }
    return at < 0 ? 0 : at;
}

int vocabulary_label(const vocabulary *v, const char *relation) {
    int at = find(&v->label, relation);
    if (at >= 0) return at;
    char universal[40];
    snprintf(universal, sizeof universal, "%.*s", (int)strcspn(relation, ":"),
             relation);
    at = find(&v->label, universal);
    if (at >= 0) return at;
    at = find(&v->label, "dep");
    return at < 0 ? 0 : at;
}
