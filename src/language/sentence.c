/*
 * sentence.c - turns a block of text into sentences: those of Unicode's
 * rules, mended for news.
 *
 * "in Arlington, Va., on Feb. 7" is one sentence, "left the U.S. The talks"
 * are two. A closing quotation mark belongs to the sentence that it closes;
 * sentences inside one quotation stay apart. It refuses to join what a blank
 * line parts.
 * Exports: xc_sentences_find.
 */
#include "language/steps.h"
#include "text/chars.h"

static int32_t char_at(const char *bytes, xc_span within) {
    uint32_t at = within.start;
    return at < within.end ? xc_char_next(bytes, within.end, &at) : 0;
}

/* Moves the start of a span past white space. */
static void trim_start(const char *bytes, xc_span *span) {
    while (span->start < span->end) {
        uint32_t next = span->start;
        if (!xc_char_is_space(xc_char_next(bytes, span->end, &next))) return;
        span->start = next;
    }
}

static void trim_end(const char *bytes, xc_span *span) {
    while (span->end > span->start) {
        uint32_t before = span->end;
        if (!xc_char_is_space(xc_char_previous(bytes, &before))) return;
        span->end = before;
    }
}

/* True when a blank line lies between. */
static bool is_parted(const char *bytes, uint32_t from, uint32_t to) {
    unsigned lines = 0;
    for (uint32_t i = from; i < to && lines < 2; i++)
        lines += bytes[i] == '\n' ||
                 (bytes[i] == '\r' && (i + 1 == to || bytes[i + 1] != '\n'));
    return lines >= 2;
}

static bool is_quote(int32_t c) {
    return c == '"' || xc_char_is_close_quote(c);
}

/* Straight quotation marks open in a span: an odd number of them. */
static bool has_open_quote(const char *bytes, xc_span span) {
    bool open = false;
    for (uint32_t i = span.start; i < span.end; i++)
        if (bytes[i] == '"') open = !open;
    return open;
}

/* Gives a quotation mark at the start of right to left, where it closes. */
static void move_quote(const char *bytes, xc_span *left, xc_span *right) {
    int32_t c = char_at(bytes, *right);
    if (!is_quote(c)) return;
    uint32_t next = right->start;
    xc_char_next(bytes, right->end, &next);
    xc_span rest = {next, right->end};
    int32_t after = char_at(bytes, rest);
    if (after != 0 && !xc_char_is_space(after)) return;
    if (c == '"' && !has_open_quote(bytes, *left)) return;
    left->end = next;
    right->start = next;
    trim_start(bytes, right);
}

/* True when the end of left is no end of a sentence. */
static bool is_joined(const char *bytes, xc_span left, xc_span right) {
    if (left.end == left.start) return false;
    int32_t c = char_at(bytes, right);
    if (xc_char_is_lower(c) || c == ',' || c == ';') return true;
    if (bytes[left.end - 1] != '.') return false;
    const xc_lexeme *row;
    xc_span both = {left.start, right.end};
    return xc_abbreviation_holds(bytes, both, left.end - 1, &row);
}

/* Appends a span, joined with the last one from first on where that is no
 * sentence by itself. */
static xc_status add(xc_arena *arena, const char *bytes, xc_span span,
                     size_t first, xc_spans *out) {
    trim_end(bytes, &span);
    if (out->count > first) {
        xc_span *last = &out->items[out->count - 1];
        if (!is_parted(bytes, last->end, span.start)) {
            move_quote(bytes, last, &span);
            if (span.start >= span.end) return XC_OK;
            if (is_joined(bytes, *last, span)) {
                last->end = span.end;
                return XC_OK;
            }
        }
    }
    if (span.start >= span.end) return XC_OK;
    return XC_PUSH(arena, out, span);
}

/* True when the sentence ends at this dot although the segmenter knows the
 * word before it as an abbreviation. */
static bool is_end(const char *bytes, xc_span span, uint32_t dot) {
    xc_span rest = {dot + 1, span.end};
    if (!xc_char_is_space(char_at(bytes, rest))) return false;
    trim_start(bytes, &rest);
    if (!xc_char_is_upper(char_at(bytes, rest))) return false;
    const xc_lexeme *row;
    return !xc_abbreviation_holds(bytes, span, dot, &row) &&
           xc_starts_sentence(bytes, span, rest.start);
}

/* Appends the sentences of one that the segmenter gave. */
static xc_status split(xc_arena *arena, const char *bytes, xc_span span,
                       size_t first, xc_spans *out) {
    for (uint32_t i = span.start; i + 1 < span.end; i++) {
        if (bytes[i] != '.' || !is_end(bytes, span, i)) continue;
        xc_span piece = {span.start, i + 1};
        XC_TRY(add(arena, bytes, piece, first, out));
        span.start = i + 1;
        trim_start(bytes, &span);
    }
    return add(arena, bytes, span, first, out);
}

xc_status xc_sentences_find(xc_segmenter *segmenter, xc_arena *arena,
                            const char *bytes, xc_span within, xc_spans *out) {
    xc_spans raw = {0};
    size_t first = out->count;
    XC_TRY(xc_segmenter_sentences(segmenter, arena, bytes, within, &raw));
    for (size_t i = 0; i < raw.count; i++)
        XC_TRY(split(arena, bytes, raw.items[i], first, out));
    return XC_OK;
}
