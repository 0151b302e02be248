/*
 * corpus.c - turns treebank sentences into what the network reads.
 * Exports: corpus_*.
 */
#include "corpus.h"

#include <string.h>

#include "base/hash.h"

/* Share of sentences that are read without their capitals, and of words whose
 * own or fixed vector is left out: that of a word seen n times is left out
 * UNKNOWN/(UNKNOWN+n) of the time. */
#define CASELESS 0.08f
#define UNKNOWN 0.25f
#define NO_FIXED 0.08f

static void add_rows(form *f, int caseless, const word *w, size_t rows) {
    xc_form read;
    xc_form_read(w->form, strlen(w->form), w->folded, strlen(w->folded),
                 caseless != 0, &read);
    for (uint32_t i = 0; i < read.row_count; i++)
        f->rows[caseless][i] = read.rows[i] % (uint32_t)rows;
    f->row_count[caseless] = read.row_count;
}

static form *new_form(corpus *c, vocabulary *v, const word *w, int bank,
                      size_t rows) {
    form *f = xc_arena_alloc(c->arena, sizeof *f);
    if (!f) return NULL;
    f->word = vocabulary_word(v, w->folded, false);
    f->count = v->word.counts.items[f->word];
    for (int caseless = 0; caseless < 2; caseless++) {
        add_rows(f, caseless, w, rows);
        f->rows[caseless][f->row_count[caseless]++] = (uint32_t)bank;
    }
    return f;
}

typedef struct forms {
    xc_map numbers;
    XC_VEC(form *) items;
} forms;

static form *form_of(corpus *c, vocabulary *v, forms *known, const word *w,
                     int bank, size_t rows) {
    uint64_t key = (uint64_t)(uintptr_t)w->form;
    size_t at;
    if (xc_map_get(&known->numbers, key, (uint64_t)bank, &at) &&
        at < known->items.count)
        return known->items.items[at];
    form *f = new_form(c, v, w, bank, rows);
    if (!f || XC_PUSH(c->arena, &known->items, f) != XC_OK ||
        xc_map_put(c->arena, &known->numbers, key, (uint64_t)bank,
                   known->items.count - 1) != XC_OK)
        return NULL;
    return f;
}

static bool add_example(corpus *c, vocabulary *v, forms *known,
                        const sentence *s, size_t rows) {
    example e = {xc_arena_array(c->arena, (size_t)s->count, sizeof *e.forms),
                 xc_arena_array(c->arena, (size_t)s->count, sizeof *e.words),
                 s->count, 0};
    if (!e.forms || !e.words) return false;
    for (int i = 0; i < s->count; i++) {
        const word *w = &s->words[i];
        e.forms[i] = form_of(c, v, known, w, s->bank > 0, rows);
        if (!e.forms[i]) return false;
        e.words[i].tag = vocabulary_tag(v, w->upos, w->xpos);
        e.words[i].label = vocabulary_label(v, w->relation);
        e.words[i].head = w->head;
    }
    return XC_PUSH(c->arena, &c->examples, e) == XC_OK;
}

bool corpus_build(corpus *c, vocabulary *v, treebank *bank, size_t feature_rows,
                  size_t longest) {
    forms known = {0};
    for (size_t i = 0; i < bank->sentences.count; i++) {
        const sentence *s = &bank->sentences.items[i];
        if ((size_t)s->count > longest) continue;
        if (!add_example(c, v, &known, s, feature_rows)) return false;
    }
    return true;
}

static bool chance(dice *r, float share) {
    return r && dice_uniform(r) < share;
}

void corpus_draw(const vocabulary *v, const example *e, dice *r) {
    int caseless = chance(r, CASELESS);
    for (int i = 0; i < e->count; i++) {
        const form *f = e->forms[i];
        reading *w = &e->words[i];
        bool own = f->count > 1 && f->word < v->learned;
        float n = (float)f->count;
        if (own && chance(r, UNKNOWN / (UNKNOWN + n))) own = false;
        w->word = own ? f->word : 0;
        w->fixed = !own && chance(r, NO_FIXED) ? 0 : f->word;
        w->rows = f->rows[caseless];
        w->row_count = f->row_count[caseless];
    }
}
