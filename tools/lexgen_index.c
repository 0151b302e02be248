/*
 * lexgen_index.c - puts the forms of a word list, and the words that they begin
 * with, into a table by hash, so that one look tells whether to read on. Same
 * list, same table.
 * Exports: lexgen_index.
 */
#include <stdlib.h>
#include <string.h>

#include "lexgen.h"
#include "lexicon/hash.h"

static int by_text(const void *a, const void *b) {
    const form_start *x = a, *y = b;
    return strcmp(x->text, y->text);
}

static size_t words_of(const char *text) {
    size_t words = 1;
    for (; *text; text++)
        words += *text == ' ';
    return words;
}

/* A form and each of its beginnings. */
static bool add_form(xc_arena *arena, lexicon *l, const entry *form) {
    form_start p = {form->text, form->row, 0, 0};
    size_t left = words_of(form->text);
    const char *blank = form->text;
    for (size_t words = 1; words < left; words++) {
        blank = strchr(blank, ' ');
        form_start part = {NULL, NO_ROW, 0, left - words};
        part.text =
            xc_arena_copy(arena, form->text, (size_t)(blank++ - form->text));
        if (!part.text || XC_PUSH(arena, &l->prefixes, part) != XC_OK)
            return false;
    }
    return XC_PUSH(arena, &l->prefixes, p) == XC_OK;
}

/* Equal ones, which stand together, become one. */
static void merge(lexicon *l) {
    size_t kept = 0;
    for (size_t i = 0; i < l->prefixes.count; i++) {
        const form_start *p = &l->prefixes.items[i];
        form_start *last = kept > 0 ? &l->prefixes.items[kept - 1] : NULL;
        if (!last || strcmp(last->text, p->text) != 0) {
            l->prefixes.items[kept++] = *p;
            continue;
        }
        if (p->row != NO_ROW) last->row = p->row;
        if (p->longer > last->longer) last->longer = p->longer;
    }
    l->prefixes.count = kept;
}

static bool fill_slots(xc_arena *arena, lexicon *l) {
    l->slot_count = 2;
    while (l->slot_count < 2 * l->prefixes.count)
        l->slot_count *= 2;
    l->slots = xc_arena_array(arena, l->slot_count, sizeof *l->slots);
    if (!l->slots) return false;
    for (size_t i = 0; i < l->prefixes.count; i++) {
        form_start *p = &l->prefixes.items[i];
        p->hash = xc_lexicon_hash(XC_LEXICON_HASH_INIT, p->text);
        size_t at = p->hash;
        while (l->slots[at & (l->slot_count - 1)] != 0)
            at++;
        l->slots[at & (l->slot_count - 1)] = i + 1;
    }
    return true;
}

bool lexgen_index(xc_arena *arena, lexicon *l) {
    for (size_t i = 0; i < l->forms.count; i++)
        if (!add_form(arena, l, &l->forms.items[i])) return false;
    if (l->prefixes.count > 1)
        qsort(l->prefixes.items, l->prefixes.count, sizeof *l->prefixes.items,
              by_text);
    merge(l);
    if (!fill_slots(arena, l)) return false;
    l->bytes += l->prefixes.count * 3 * sizeof(void *) + l->slot_count * 8 +
                XC_LEXICON_STARTS / 8;
    return true;
}
