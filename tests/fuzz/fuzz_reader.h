/*
 * fuzz_reader.h - any bytes as a file of one format: what is read of it are
 * articles that hold together. The language is not read.
 */
#ifndef TESTS_FUZZ_FUZZ_READER_H
#define TESTS_FUZZ_FUZZ_READER_H

#include <string.h>

#include "article/article.h"
#include "fuzz.h"

static inline void fuzz_promise_text(const xc_text *text) {
    fuzz_promise(text->bytes != NULL, "a text has bytes");
    fuzz_promise(strlen(text->bytes) == text->length,
                 "a text ends with its only NUL");
    for (uint32_t i = 0; i < text->anchor_count; i++)
        fuzz_promise(text->anchors[i].line > 0 && text->anchors[i].column > 0 &&
                         text->anchors[i].offset <= text->length &&
                         (i == 0 || text->anchors[i].offset >=
                                        text->anchors[i - 1].offset),
                     "places are in order and count from 1");
}

static inline xc_status fuzz_take(void *user, const xc_article *article) {
    (void)user;
    fuzz_promise_text(&article->text);
    fuzz_promise_text(&article->title);
    uint32_t at = 0;
    for (size_t i = 0; i < article->block_count; i++) {
        xc_span span = article->blocks[i].span;
        fuzz_promise(at <= span.start && span.start < span.end &&
                         span.end <= article->text.length,
                     "blocks are in order and do not overlap");
        at = span.end;
    }
    return XC_OK;
}

static inline int fuzz_read(const char *format, const uint8_t *data,
                            size_t size) {
    xc_error error = XC_ERROR_INIT;
    xc_input input = XC_INPUT_INIT;
    xc_arena *arena = xc_arena_new();
    fuzz_promise(arena != NULL, "an arena can be made");
    xc_article_reader reader = {arena, fuzz_take, NULL, NULL, false};
    input.format = format;
    xc_status status = xc_articles_read(&reader, "a", (const char *)data, size,
                                        &input, &error);
    fuzz_promise_status(status, &error);
    xc_arena_free(arena);
    return 0;
}

#endif
