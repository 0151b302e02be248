/*
 * units.c - finds lines, and joins those that an editor wrapped by hand.
 *
 * A line of a web article is a whole paragraph, one of a wire text is not.
 * A text counts as wrapped when its lines are short and many of them end in
 * the middle of a sentence, the next one beginning in lower case.
 * Exports: xc_units_find, xc_units_take.
 */
#include "article/units.h"

#include "article/ignore.h"
#include "article/reader.h"
#include "text/chars.h"

#define LINES_MAX 1000000u

typedef struct line {
    xc_span span;        /* without the blanks around it; never empty */
    uint32_t columns;    /* of span */
    uint32_t first_word; /* columns of it */
    bool gap_before;     /* a blank line, or the beginning */
    bool indented;
    bool starts_lower;
    bool starts_item; /* "- ", "• " */
    bool ends_sentence;
} line;

typedef XC_VEC(line) lines;

/* ------------------------------------------------------------------ */
/* Lines                                                                */

static bool closes(int32_t c) {
    return xc_char_is_close_quote(c) || c == '"' || c == '\'' || c == ')' ||
           c == ']';
}

static bool ends_sentence(const char *bytes, xc_span span) {
    uint32_t at = span.end;
    while (at > span.start) {
        int32_t c = xc_char_previous(bytes, &at);
        if (closes(c)) continue;
        return c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026;
    }
    return false;
}

static uint32_t first_word_columns(const char *bytes, xc_span span) {
    uint32_t columns = 0;
    for (uint32_t at = span.start; at < span.end; columns++) {
        if (xc_char_is_space(xc_char_next(bytes, span.end, &at))) break;
    }
    return columns;
}

static bool starts_item(const char *bytes, xc_span span) {
    uint32_t at = span.start;
    int32_t c = xc_char_next(bytes, span.end, &at);
    if (c != '*' && c != 0x2022 && c != 0x25CF && !xc_char_is_dash(c)) {
        return false;
    }
    return at == span.end ||
           xc_char_is_space(xc_char_next(bytes, span.end, &at));
}

static line describe(const char *bytes, xc_span whole, xc_span span,
                     bool gap_before) {
    uint32_t at = span.start;
    int32_t first = xc_char_next(bytes, span.end, &at);
    return (line){
        .span = span,
        .columns =
            xc_text_code_points(bytes + span.start, span.end - span.start),
        .first_word = first_word_columns(bytes, span),
        .gap_before = gap_before,
        .indented = span.start > whole.start,
        .starts_lower = xc_char_is_lower(first),
        .starts_item = starts_item(bytes, span),
        .ends_sentence = ends_sentence(bytes, span),
    };
}

static uint32_t end_of_line(const xc_text *text, uint32_t at) {
    while (at < text->length && text->bytes[at] != '\n' &&
           text->bytes[at] != '\r') {
        at++;
    }
    return at;
}

static uint32_t past_line_end(const xc_text *text, uint32_t at) {
    if (at >= text->length) return at;
    bool pair = text->bytes[at] == '\r' && text->bytes[at + 1] == '\n';
    return at + (pair ? 2 : 1);
}

static xc_status find_lines(xc_arena *arena, const xc_text *text, bool comments,
                            lines *out) {
    bool gap = true;
    for (uint32_t at = 0; at < text->length;) {
        xc_span whole = {at, end_of_line(text, at)};
        at = past_line_end(text, whole.end);
        xc_span span = xc_text_trim(text->bytes, whole);
        if (span.start == span.end ||
            (comments && xc_ignore_at(text->bytes, span, NULL))) {
            gap = true;
            continue;
        }
        if (out->count == LINES_MAX) return XC_ERROR_LIMIT;
        XC_TRY(XC_PUSH(arena, out, describe(text->bytes, whole, span, gap)));
        gap = false;
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Wrapping                                                             */

/* The line goes on in the middle of a sentence. */
static bool runs_on(const line *before, const line *after) {
    return after->starts_lower && !before->ends_sentence;
}

/* How wide the text is wrapped; 0 where it is not. */
static uint32_t wrapped_at(const lines *all) {
    double limit = xc_layout("wrap columns");
    uint32_t width = 0;
    size_t ends = 0;
    size_t running = 0;
    for (size_t i = 0; i < all->count; i++) {
        const line *here = &all->items[i];
        if ((double)here->columns <= limit && here->columns > width) {
            width = here->columns;
        }
        if (here->gap_before) continue;
        ends++;
        if ((double)all->items[i - 1].columns > limit) continue;
        running += runs_on(here - 1, here);
    }
    double share = xc_layout("wrap share");
    return running > 0 && (double)running >= share * (double)ends ? width : 0;
}

/* Lines that are blocks of their own however full they are. */
static xc_status stands_alone(xc_cues *cues, const line *here, bool *alone) {
    XC_TRY(xc_cues_read(cues, here->span));
    *alone = xc_cues_are_stamp(cues) || xc_cues_are_byline(cues) ||
             xc_cues_are_boilerplate(cues) || xc_cues_are_caption(cues);
    return XC_OK;
}

/* Whether a line belongs to the paragraph of the line before it. */
static xc_status goes_on(xc_cues *cues, uint32_t width, const line *before,
                         const line *here, bool *joined) {
    *joined = false;
    double limit = xc_layout("wrap columns");
    if (here->gap_before || width == 0 || here->starts_item) return XC_OK;
    if ((double)before->columns > limit) return XC_OK;
    if (runs_on(before, here)) {
        *joined = true;
        return XC_OK;
    }
    if (here->indented && !before->indented) return XC_OK;
    double filled = before->columns + 1.0 + here->first_word;
    if (filled <= xc_layout("wrap fill") * width) return XC_OK;
    bool alone = false;
    XC_TRY(stands_alone(cues, before, &alone));
    if (!alone) XC_TRY(stands_alone(cues, here, &alone));
    *joined = !alone;
    return XC_OK;
}

static xc_status join(xc_cues *cues, const lines *all, xc_units *out) {
    uint32_t width = wrapped_at(all);
    for (size_t i = 0; i < all->count; i++) {
        const line *here = &all->items[i];
        bool joined = false;
        if (i > 0) XC_TRY(goes_on(cues, width, here - 1, here, &joined));
        bool gap_after = i + 1 == all->count || here[1].gap_before;
        if (joined) {
            xc_unit *last = &out->items[out->count - 1];
            last->span.end = here->span.end;
            last->gap_after = gap_after;
            continue;
        }
        xc_unit unit = {here->span, gap_after, false, XC_BLOCK_PARAGRAPH};
        XC_TRY(XC_PUSH(cues->arena, out, unit));
    }
    return XC_OK;
}

xc_status xc_units_find(xc_arena *arena, const xc_text *text, bool comments,
                        xc_units *out) {
    lines all = {NULL, 0, 0};
    XC_TRY(find_lines(arena, text, comments, &all));
    xc_cues cues;
    xc_cues_init(&cues, arena, text->bytes);
    xc_status status = join(&cues, &all, out);
    xc_cues_dispose(&cues);
    return status;
}

xc_status xc_units_take(xc_arena *arena, const xc_article *article,
                        xc_units *out) {
    for (size_t i = 0; i < article->block_count; i++) {
        const xc_block *block = &article->blocks[i];
        xc_unit unit = {block->span, true, block->kind != XC_BLOCK_PARAGRAPH,
                        block->kind};
        XC_TRY(XC_PUSH(arena, out, unit));
    }
    return XC_OK;
}
