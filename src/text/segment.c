/*
 * segment.c - where sentences may end: ICU's sentence breaks over UTF-8.
 *
 * ICU ends a sentence at every line end. Texts wrapped by hand are full of
 * them, so that single line ends are shown to it as blanks; two in a row,
 * with nothing but blanks between, stay and end a sentence.
 * Exports: xc_segmenter_*.
 */
#include "text/segment.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "text/chars.h"

#define LOCALE "en_US@ss=standard"

struct xc_segmenter {
    UBreakIterator *breaks;
};

xc_segmenter *xc_segmenter_new(xc_error *error) {
    xc_segmenter *made = xc_alloc(sizeof *made);
    if (!made) {
        xc_fail(error, XC_ERROR_MEMORY, "out of memory");
        return NULL;
    }
    UErrorCode code = U_ZERO_ERROR;
    made->breaks = ubrk_open(UBRK_SENTENCE, LOCALE, NULL, 0, &code);
    if (U_FAILURE(code)) {
        xc_fail(error,
                code == U_MEMORY_ALLOCATION_ERROR ? XC_ERROR_MEMORY
                                                  : XC_ERROR_IO,
                "ICU has no sentence breaks for English (%s); install its "
                "data",
                u_errorName(code));
        xc_segmenter_free(made);
        return NULL;
    }
    return made;
}

void xc_segmenter_free(xc_segmenter *segmenter) {
    if (!segmenter) return;
    if (segmenter->breaks) ubrk_close(segmenter->breaks);
    xc_release(segmenter);
}

static bool ends_line(char c) {
    return c == '\n' || c == '\r';
}

/* The byte after the line end at bytes[at]. */
static size_t past_line_end(const char *bytes, size_t length, size_t at) {
    bool pair = bytes[at] == '\r' && at + 1 < length && bytes[at + 1] == '\n';
    return at + (pair ? 2 : 1);
}

/* Turns single line ends into blanks and leaves the blank lines. */
static void join_lines(char *bytes, size_t length) {
    size_t at = 0;
    while (at < length) {
        if (!ends_line(bytes[at])) {
            at++;
            continue;
        }
        size_t after = past_line_end(bytes, length, at);
        size_t next = after;
        while (next < length && (bytes[next] == ' ' || bytes[next] == '\t')) {
            next++;
        }
        if (next < length && ends_line(bytes[next])) {
            while (next < length &&
                   (ends_line(bytes[next]) || bytes[next] == ' ' ||
                    bytes[next] == '\t')) {
                next++;
            }
            at = next;
            continue;
        }
        memset(bytes + at, ' ', after - at);
        at = next;
    }
}

static xc_status collect(UBreakIterator *breaks, xc_arena *arena,
                         const char *bytes, xc_span within, xc_spans *out) {
    int32_t from = ubrk_first(breaks);
    for (int32_t to = ubrk_next(breaks); to != UBRK_DONE;
         from = to, to = ubrk_next(breaks)) {
        xc_span span = {within.start + (uint32_t)from,
                        within.start + (uint32_t)to};
        span = xc_text_trim(bytes, span);
        if (span.start < span.end) XC_TRY(XC_PUSH(arena, out, span));
    }
    return XC_OK;
}

xc_status xc_segmenter_sentences(xc_segmenter *segmenter, xc_arena *arena,
                                 const char *bytes, xc_span within,
                                 xc_spans *out) {
    if (within.start >= within.end) return XC_OK;
    size_t length = within.end - within.start;
    char *joined = xc_alloc(length + 1);
    XC_TRY_NEW(joined);
    memcpy(joined, bytes + within.start, length);
    join_lines(joined, length);
    UErrorCode code = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, joined, (int64_t)length, &code);
    ubrk_setUText(segmenter->breaks, &text, &code);
    xc_status status =
        U_SUCCESS(code) ? collect(segmenter->breaks, arena, bytes, within, out)
                        : XC_ERROR_MEMORY;
    /* The iterator must not keep what is about to be given back. */
    UErrorCode ignored = U_ZERO_ERROR;
    ubrk_setText(segmenter->breaks, NULL, 0, &ignored);
    utext_close(&text);
    xc_release(joined);
    return status;
}
