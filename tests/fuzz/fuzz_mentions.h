/*
 * fuzz_mentions.h - any bytes as an article whose dates and quantities are
 * read, without the trained network, which would take nearly all the time.
 *
 * The first four bytes are a seed: whether and when the article is dated,
 * what kinds of blocks its first lines are, and how its tokens are tagged and
 * hang on each other. Each line of the rest is a block of one sentence. Half
 * of all seeds guess the tags from how words look, the other half throw dice,
 * so that what comes of a wrong tag is reached too.
 */
#ifndef TESTS_FUZZ_FUZZ_MENTIONS_H
#define TESTS_FUZZ_FUZZ_MENTIONS_H

#include <stdlib.h>
#include <string.h>

#include "extract/extractor.h"
#include "fuzz.h"

#define FUZZ_MAX_LINES 64u

typedef struct fuzz_article {
    xc_arena *arena;
    xc_names *names;
    xc_article article;
    xc_reading reading;
    uint32_t seed;
    uint32_t dice;
} fuzz_article;

static inline void fuzz_done(xc_status status) {
    fuzz_promise(status == XC_OK, "reading fails only without memory");
}

/* A number below count. Numerical Recipes' linear congruential generator. */
static inline uint32_t fuzz_throw(fuzz_article *f, uint32_t count) {
    f->dice = f->dice * 1664525u + 1013904223u;
    return (f->dice >> 16) % count;
}

/* ------------------------------------------------------------------ */
/* Tags and trees                                                       */

static inline xc_upos fuzz_guess(fuzz_article *f, const xc_token *token) {
    unsigned char c = (unsigned char)token->norm[0];
    if (c >= '0' && c <= '9') return XC_UPOS_NUM;
    if (c < 0x80 && c > ' ' && !(c >= 'a' && c <= 'z')) return XC_UPOS_PUNCT;
    if (token->capital && fuzz_throw(f, 4) > 0) return XC_UPOS_PROPN;
    if (token->span.end - token->span.start < 4)
        return fuzz_throw(f, 2) ? XC_UPOS_ADP : XC_UPOS_DET;
    return fuzz_throw(f, 3) ? XC_UPOS_NOUN : XC_UPOS_VERB;
}

static inline const char *fuzz_xpos(fuzz_article *f, xc_upos upos) {
    static const char *const verbs[] = {"VBD", "VBZ", "VBN", "VBG",
                                        "MD",  "VB",  "VBP"};
    static const char *const nouns[] = {"NN", "NNS", "NNP", "NNPS"};
    static const char *const others[] = {"CD", "JJ", "IN", "DT",
                                         "CC", "TO", "WDT"};
    if (fuzz_throw(f, 8) == 0) return NULL;
    if (upos == XC_UPOS_VERB || upos == XC_UPOS_AUX)
        return verbs[fuzz_throw(f, 7)];
    if (upos == XC_UPOS_NOUN || upos == XC_UPOS_PROPN)
        return nouns[fuzz_throw(f, 4)];
    return upos == XC_UPOS_NUM ? "CD" : others[fuzz_throw(f, 7)];
}

/* Tokens hang on earlier ones, the first on none: a tree. */
static inline void fuzz_hang(fuzz_article *f, xc_token *token, uint32_t at) {
    static const char *const relations[] = {
        "nsubj", "obj",  "obl", "amod",  "nummod",   "case",      "advmod",
        "det",   "conj", "cc",  "appos", "compound", "acl:relcl", "aux"};
    token->head = at > 0 ? (int32_t)fuzz_throw(f, at) : -1;
    token->relation = at > 0 ? relations[fuzz_throw(f, 14)] : "root";
}

static inline void fuzz_tag(fuzz_article *f, xc_sentence *sentence) {
    uint32_t count = sentence->token_count;
    xc_token *tokens = xc_arena_array(f->arena, count + 1, sizeof *tokens);
    fuzz_promise(tokens != NULL, "memory is there");
    for (uint32_t i = 0; tokens && i < count; i++) {
        xc_token *t = &tokens[i];
        *t = sentence->tokens[i];
        bool guess = f->seed % 2 == 0;
        t->upos =
            guess ? fuzz_guess(f, t) : (xc_upos)fuzz_throw(f, XC_UPOS_VERB + 1);
        t->xpos = fuzz_xpos(f, t->upos);
        t->lemma = xc_lemma_find(f->names, t->norm, t->upos);
        fuzz_promise(t->lemma != NULL, "memory is there");
        fuzz_hang(f, t, i);
    }
    sentence->tokens = tokens;
}

/* ------------------------------------------------------------------ */
/* Articles                                                             */

static inline void fuzz_add_line(fuzz_article *f, xc_block *blocks,
                                 xc_span span) {
    static const xc_block_kind kinds[] = {XC_BLOCK_PARAGRAPH, XC_BLOCK_DATELINE,
                                          XC_BLOCK_UPDATED, XC_BLOCK_CAPTION};
    size_t at = f->article.block_count;
    span = xc_text_trim(f->article.text.bytes, span);
    if (span.start == span.end || at == FUZZ_MAX_LINES) return;
    blocks[at].span = span;
    blocks[at].kind =
        at < 2 ? kinds[(f->seed >> (4 + 2 * at)) % 4] : XC_BLOCK_PARAGRAPH;
    xc_sentence sentence = {0};
    fuzz_done(xc_language_tokens(f->arena, f->names, &f->article.text, span,
                                 &sentence));
    if (sentence.token_count == 0) return;
    sentence.block = (uint32_t)at;
    f->article.block_count++;
    fuzz_tag(f, &sentence);
    fuzz_done(XC_PUSH(f->arena, &f->reading.sentences, sentence));
}

static inline void fuzz_add_lines(fuzz_article *f) {
    const xc_text *text = &f->article.text;
    xc_block *blocks = xc_arena_array(f->arena, FUZZ_MAX_LINES, sizeof *blocks);
    fuzz_promise(blocks != NULL, "memory is there");
    f->article.blocks = blocks;
    for (uint32_t at = 0; at < text->length;) {
        const char *end = strchr(text->bytes + at, '\n');
        uint32_t next = end ? (uint32_t)(end - text->bytes) : text->length;
        fuzz_add_line(f, blocks, (xc_span){at, next});
        at = next + 1;
    }
}

/* Reads the dates, and the quantities too where they are wanted. */
static inline void fuzz_extract(fuzz_article *f, bool quantities) {
    xc_error error = XC_ERROR_INIT;
    xc_extractor x = {.arena = f->arena,
                      .names = f->names,
                      .reading = &f->reading,
                      .error = &error};
    fuzz_done(xc_extract_published(&x));
    for (uint32_t i = 0; i < f->reading.sentences.count; i++) {
        fuzz_done(xc_extract_dates(&x, i));
        if (quantities) fuzz_done(xc_extract_quantities(&x, i));
    }
}

static inline void fuzz_article_read(fuzz_article *f, const uint8_t *data,
                                     size_t size, bool quantities) {
    static const char *const days[] = {NULL, "2025-02-13", "2024-02-29",
                                       "0001-01-01", "9999-12-31"};
    xc_error error = XC_ERROR_INIT;
    xc_decoding decoding;
    size_t skip = size < 4 ? size : 4;
    memset(f, 0, sizeof *f);
    for (size_t i = 0; i < skip; i++)
        f->seed |= (uint32_t)data[i] << (8 * i);
    f->dice = f->seed;
    f->arena = xc_arena_new();
    f->names = f->arena ? xc_names_new(f->arena) : NULL;
    fuzz_promise(f->names != NULL, "memory is there");
    f->article.path = "fuzz.txt";
    f->article.published = days[(f->seed >> 1) % 5];
    f->article.title = (xc_text){"", 0, NULL, 0};
    fuzz_done(xc_source_decode(f->arena, (const char *)data + skip, size - skip,
                               &f->article.text, &decoding, &error));
    f->reading.article = &f->article;
    f->reading.published = XC_DAY_UNKNOWN;
    fuzz_add_lines(f);
    fuzz_extract(f, quantities);
}

/* ------------------------------------------------------------------ */
/* What holds of every mention                                          */

static inline void fuzz_look_at_place(const fuzz_article *f,
                                      const xc_mention *m) {
    fuzz_promise(m->sentence < f->reading.sentences.count,
                 "a mention is in a sentence");
    const xc_sentence *in = &f->reading.sentences.items[m->sentence];
    fuzz_promise(m->span.start < m->span.end, "a mention is not empty");
    fuzz_promise(m->span.start >= in->span.start && m->span.end <= in->span.end,
                 "a mention is inside its sentence");
    fuzz_promise(m->first < m->last && m->last <= in->token_count,
                 "a mention has tokens of its sentence");
    fuzz_promise(m->span.start >= in->tokens[m->first].span.start &&
                     m->span.end <= in->tokens[m->last - 1].span.end,
                 "a mention is inside its tokens");
    fuzz_promise(m->noun_first <= m->noun_last &&
                     m->noun_last <= in->token_count,
                 "a noun has tokens of the sentence");
}

/* Mentions of a kind come in the order of the text, and lie apart unless they
 * nest. */
static inline void fuzz_look_at_order(const fuzz_article *f,
                                      xc_mention_kind kind) {
    const xc_mention *before = NULL, *around = NULL;
    for (size_t i = 0; i < f->reading.mentions.count; i++) {
        const xc_mention *m = &f->reading.mentions.items[i];
        if (m->kind != kind) continue;
        fuzz_look_at_place(f, m);
        fuzz_promise(!before || before->span.start <= m->span.start,
                     "mentions are in order");
        if (m->nested)
            fuzz_promise(around && around->span.start <= m->span.start &&
                             m->span.end <= around->span.end,
                         "what nests lies in a stretch");
        else
            fuzz_promise(!around || around->span.end <= m->span.start,
                         "mentions do not overlap");
        before = m;
        if (!m->nested) around = m;
    }
}

static inline bool fuzz_is_same(const xc_mention *a, const xc_mention *b) {
    const xc_quantity *p = &a->quantity, *q = &b->quantity;
    bool same_value = isnan(p->value) ? isnan(q->value) : p->value == q->value;
    bool same_unit =
        p->unit && q->unit ? strcmp(p->unit, q->unit) == 0 : p->unit == q->unit;
    return a->kind == b->kind && a->span.start == b->span.start &&
           a->span.end == b->span.end && a->first == b->first &&
           a->last == b->last && a->noun_first == b->noun_first &&
           a->noun_last == b->noun_last && same_value && same_unit &&
           p->bound == q->bound && p->dimension == q->dimension &&
           p->digits == q->digits && p->whole.known == q->whole.known &&
           a->date.first == b->date.first && a->date.last == b->date.last &&
           a->date.anchoring == b->date.anchoring &&
           a->date.relation == b->date.relation &&
           strcmp(a->date.edtf, b->date.edtf) == 0;
}

/* The same bytes read once more give the same mentions; one seed in four is
 * asked, to save time. */
static inline void fuzz_read_again(const fuzz_article *f, const uint8_t *data,
                                   size_t size, bool quantities) {
    fuzz_article again;
    if ((f->seed >> 24) % 4 != 0) return;
    fuzz_article_read(&again, data, size, quantities);
    size_t count = f->reading.mentions.count;
    bool same = count == again.reading.mentions.count &&
                f->reading.published == again.reading.published;
    for (size_t i = 0; same && i < count; i++)
        same = fuzz_is_same(&f->reading.mentions.items[i],
                            &again.reading.mentions.items[i]);
    fuzz_promise(same, "the same bytes give the same mentions");
    xc_arena_free(again.arena);
}

#endif
