/*
 * position.c - finds the line and column of a byte of a text, and packs the
 * anchors it is found by.
 *
 * Packed: the count of anchors, then for each the step of its offset, the
 * step of its line (zigzag) and its column, all as varints of seven bits,
 * least significant first. Unpacking trusts nothing.
 * Exports: xc_text_position, xc_text_pack_map, xc_text_unpack_map,
 * xc_text_code_points.
 */
#include "text/text.h"

uint32_t xc_text_code_points(const char *bytes, size_t length) {
    uint32_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    }
    return count;
}

/* The last anchor at or before offset. */
static xc_anchor find_anchor(const xc_text *text, uint32_t offset) {
    if (text->anchor_count == 0) return (xc_anchor){0, 1, 1};
    uint32_t low = 0;
    uint32_t high = text->anchor_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (text->anchors[middle].offset <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return text->anchors[low];
}

xc_position xc_text_position(const xc_text *text, uint32_t offset) {
    if (offset > text->length) offset = text->length;
    while (offset > 0 && ((unsigned char)text->bytes[offset] & 0xC0) == 0x80) {
        offset--;
    }
    xc_anchor anchor = find_anchor(text, offset);
    if (anchor.offset > offset) anchor.offset = offset;
    uint32_t past = xc_text_code_points(text->bytes + anchor.offset,
                                        offset - anchor.offset);
    return (xc_position){anchor.line, anchor.column + past};
}

/* ------------------------------------------------------------------ */
/* Packing                                                              */

static void put_varint(xc_buffer *out, uint32_t value) {
    while (value >= 0x80) {
        xc_buffer_putc(out, (char)(unsigned char)(0x80 | (value & 0x7F)));
        value >>= 7;
    }
    xc_buffer_putc(out, (char)value);
}

/* Differences wrap around, so that any two lines have one. */
static uint32_t zigzag(uint32_t from, uint32_t to) {
    uint32_t step = to - from;
    return step << 1 ^ (step & 0x80000000u ? 0xFFFFFFFFu : 0);
}

static uint32_t unzigzag(uint32_t from, uint32_t packed) {
    return from + (packed >> 1 ^ (packed & 1 ? 0xFFFFFFFFu : 0));
}

xc_status xc_text_pack_map(const xc_text *text, xc_buffer *out) {
    put_varint(out, text->anchor_count);
    xc_anchor last = {0, 0, 0};
    for (uint32_t i = 0; i < text->anchor_count; i++) {
        const xc_anchor *anchor = &text->anchors[i];
        put_varint(out, anchor->offset - last.offset);
        put_varint(out, zigzag(last.line, anchor->line));
        put_varint(out, anchor->column);
        last = *anchor;
    }
    return xc_buffer_status(out);
}

typedef struct cursor {
    const unsigned char *at;
    const unsigned char *end;
    bool bad;
} cursor;

/* Only the shortest spelling of a value is one that was packed. */
static uint32_t take_varint(cursor *c) {
    uint32_t value = 0;
    for (unsigned shift = 0; shift <= 28; shift += 7) {
        if (c->at == c->end) break;
        uint32_t byte = *c->at++;
        if (shift == 28 && byte > 0x0F) break;
        value |= (byte & 0x7F) << shift;
        if (byte < 0x80) {
            if (byte == 0 && shift > 0) break;
            return value;
        }
    }
    c->bad = true;
    return 0;
}

static bool fits(const xc_anchor *anchor, uint32_t step, uint32_t index,
                 uint32_t length) {
    if (anchor->line == 0 || anchor->column == 0) return false;
    if (index == 0) return step == 0;
    return step > 0 && step < length && anchor->offset >= step &&
           anchor->offset < length;
}

static bool unpack(cursor *c, xc_anchor *anchors, uint32_t count,
                   uint32_t length) {
    xc_anchor last = {0, 0, 0};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t step = take_varint(c);
        uint32_t line = take_varint(c);
        uint32_t column = take_varint(c);
        xc_anchor anchor = {last.offset + step, unzigzag(last.line, line),
                            column};
        if (c->bad || !fits(&anchor, step, i, length)) return false;
        anchors[i] = anchor;
        last = anchor;
    }
    return c->at == c->end;
}

xc_status xc_text_unpack_map(xc_arena *arena, const void *bytes, size_t length,
                             xc_text *text) {
    text->anchors = NULL;
    text->anchor_count = 0;
    if (!bytes || length == 0) return XC_ERROR_FORMAT;
    const unsigned char *first = bytes;
    cursor c = {first, first + length, false};
    uint32_t count = take_varint(&c);
    /* An anchor takes three bytes or more: this bounds the allocation. */
    if (c.bad || count > (size_t)(c.end - c.at) / 3) return XC_ERROR_FORMAT;
    xc_anchor *anchors = xc_arena_array(arena, count, sizeof *anchors);
    XC_TRY_NEW(anchors);
    if (!unpack(&c, anchors, count, text->length)) return XC_ERROR_FORMAT;
    text->anchors = count > 0 ? anchors : NULL;
    text->anchor_count = count;
    return XC_OK;
}
