/*
 * wording_show.c - turns an alignment of two quotations into words for people:
 * either side with what differs in brackets, or one difference alone.
 * Exports: xc_wording_show, xc_wording_show_hunk.
 */
#include <string.h>

#include "compare/wording_parts.h"

/* Words beside a difference that are shown. */
enum { MAX_AROUND = 6 };

/* "ca n't" as "can't" was taken apart: what begins with a mark follows. */
static bool is_clitic(const char *word) {
    return word[0] == '\'' || strcmp(word, "n't") == 0;
}

static void put_word(xc_buffer *out, const xc_quote_words *words, uint32_t i,
                     bool blank) {
    const char *word = xc_quote_word(words, i);
    if (blank && !is_clitic(word)) xc_buffer_putc(out, ' ');
    xc_buffer_puts(out, word);
}

static void put_words(xc_buffer *out, const xc_quote_words *words,
                      uint32_t first, uint32_t last) {
    for (uint32_t i = first; i < last; i++)
        put_word(out, words, i, i > first);
}

static const char *keep(xc_arena *arena, xc_buffer *out) {
    const char *text =
        out->failed
            ? NULL
            : xc_arena_copy(arena, out->bytes ? out->bytes : "", out->length);
    xc_buffer_dispose(out);
    return text ? text : "";
}

/* Words that are the same, from first to last; in their middle "..." . */
static void put_common(xc_buffer *out, const xc_quote_words *words,
                       uint32_t first, uint32_t last, bool begins, bool ends) {
    uint32_t head = begins ? 0 : MAX_AROUND, tail = ends ? 0 : MAX_AROUND;
    if (begins && ends) head = 2 * MAX_AROUND; /* nothing differs */
    if (last - first <= head + tail + 1) {
        put_words(out, words, first, last);
        return;
    }
    put_words(out, words, first, first + head);
    xc_buffer_puts(out, head ? " ..." : "...");
    if (tail) xc_buffer_putc(out, ' ');
    put_words(out, words, last - tail, last);
}

static void put_hunk(xc_buffer *out, const xc_quote_words *words,
                     uint32_t first, uint32_t last) {
    xc_buffer_putc(out, '[');
    if (first == last) xc_buffer_putc(out, ' ');
    put_words(out, words, first, last);
    xc_buffer_putc(out, ']');
}

const char *xc_wording_show(xc_arena *arena, const xc_wording *wording,
                            bool first) {
    const xc_quote_words *words = first ? &wording->a : &wording->b;
    xc_buffer out = XC_BUFFER_INIT;
    uint32_t at = first ? wording->a_first : wording->b_first;
    uint32_t end = first ? wording->a_last : wording->b_last;
    bool begins = true;
    for (uint32_t h = 0; h < wording->hunk_count; h++) {
        const xc_hunk *hunk = &wording->hunks[h];
        uint32_t from = first ? hunk->a_first : hunk->b_first;
        uint32_t to = first ? hunk->a_last : hunk->b_last;
        if (hunk->kind == XC_HUNK_SPELLED) continue;
        if (from > at) {
            put_common(&out, words, at, from, begins, false);
            xc_buffer_putc(&out, ' ');
        }
        put_hunk(&out, words, from, to);
        if (to < end || h + 1 < wording->hunk_count) xc_buffer_putc(&out, ' ');
        at = to;
        begins = false;
    }
    if (at < end) put_common(&out, words, at, end, begins, true);
    return keep(arena, &out);
}

const char *xc_wording_show_hunk(xc_arena *arena, const xc_wording *wording,
                                 const xc_hunk *hunk, bool first) {
    const xc_quote_words *words = first ? &wording->a : &wording->b;
    uint32_t from = first ? hunk->a_first : hunk->b_first;
    uint32_t to = first ? hunk->a_last : hunk->b_last;
    bool bare = hunk->a_first == hunk->a_last ||
                hunk->b_first == hunk->b_last ||
                !xc_wording_tells(wording, hunk);
    xc_buffer out = XC_BUFFER_INIT;
    if (bare && from > 0) from--;
    if (bare && to < words->count) to++;
    while (from > 0 && is_clitic(xc_quote_word(words, from)))
        from--;
    while (to < words->count && is_clitic(xc_quote_word(words, to)))
        to++;
    put_words(&out, words, from, to);
    return keep(arena, &out);
}
