/*
 * sentence_sample.h - reads a text up to its dates and quantities, for the
 * tests of those steps.
 */
#ifndef XC_TESTS_SENTENCE_SAMPLE_H
#define XC_TESTS_SENTENCE_SAMPLE_H

#include <check.h>
#include <string.h>

#include "extract/extractor.h"

/* A text that is read; everything lives in the arena. */
typedef struct sample {
    xc_arena *arena;
    xc_names *names;
    xc_language *language;
    xc_article article;
    xc_reading reading;
} sample;

static inline void sample_open(sample *s) {
    memset(s, 0, sizeof *s);
    xc_error error = XC_ERROR_INIT;
    s->arena = xc_arena_new();
    ck_assert_ptr_nonnull(s->arena);
    s->names = xc_names_new(s->arena);
    s->language = xc_language_new(&error);
    ck_assert_msg(s->language != NULL, "%s", error.message);
}

static inline void sample_close(sample *s) {
    xc_language_free(s->language);
    xc_arena_free(s->arena);
}

/* Reads blocks of text, given with their kinds, as one article. */
static inline xc_status sample_read_blocks(sample *s, const char *const *texts,
                                           const xc_block_kind *kinds,
                                           size_t count,
                                           const char *published) {
    xc_buffer text = XC_BUFFER_INIT;
    xc_block *blocks = xc_arena_array(s->arena, count, sizeof *blocks);
    for (size_t i = 0; i < count; i++) {
        blocks[i].kind = kinds[i];
        blocks[i].span.start = (uint32_t)text.length;
        xc_buffer_puts(&text, texts[i]);
        blocks[i].span.end = (uint32_t)text.length;
        xc_buffer_puts(&text, "\n\n");
    }
    memset(&s->article, 0, sizeof s->article);
    s->article.path = "sample.txt";
    s->article.published = published;
    s->article.text.bytes =
        xc_arena_copy(s->arena, text.bytes ? text.bytes : "", text.length);
    s->article.text.length = (uint32_t)text.length;
    s->article.blocks = blocks;
    s->article.block_count = count;
    xc_buffer_dispose(&text);
    memset(&s->reading, 0, sizeof s->reading);
    s->reading.article = &s->article;
    s->reading.published = XC_DAY_UNKNOWN;
    xc_error error = XC_ERROR_INIT;
    return xc_language_read(s->language, s->arena, s->names, &s->article,
                            &s->reading.sentences, &error);
}

static inline void sample_read(sample *s, const char *text,
                               const char *published) {
    xc_block_kind kind = XC_BLOCK_PARAGRAPH;
    ck_assert_int_eq(sample_read_blocks(s, &text, &kind, 1, published), XC_OK);
}

/* Dates the article and finds dates and quantities. */
static inline void sample_extract(sample *s) {
    xc_error error = XC_ERROR_INIT;
    xc_extractor x = {.arena = s->arena,
                      .names = s->names,
                      .reading = &s->reading,
                      .error = &error};
    ck_assert_int_eq(xc_extract_published(&x), XC_OK);
    for (uint32_t i = 0; i < s->reading.sentences.count; i++) {
        ck_assert_int_eq(xc_extract_dates(&x, i), XC_OK);
        ck_assert_int_eq(xc_extract_quantities(&x, i), XC_OK);
    }
}

/* Every mention lies in its sentence and on whole tokens. */
static inline bool sample_is_sound(const sample *s, const xc_mention *m) {
    if (m->sentence >= s->reading.sentences.count) return false;
    const xc_sentence *in = &s->reading.sentences.items[m->sentence];
    return m->span.start < m->span.end && m->span.start >= in->span.start &&
           m->span.end <= in->span.end && m->first < m->last &&
           m->last <= in->token_count && m->noun_first <= m->noun_last &&
           m->noun_last <= in->token_count;
}

static inline void sample_check(const sample *s) {
    for (size_t i = 0; i < s->reading.mentions.count; i++)
        if (!sample_is_sound(s, &s->reading.mentions.items[i]))
            ck_abort_msg("mention %zu lies outside its sentence", i);
}

#endif
