/*
 * builder.c - makes a text out of pieces of another and keeps the map.
 *
 * The first failure sticks to the builder; finishing answers it. It refuses
 * to build past 1 GiB.
 * Exports: xc_text_builder_*.
 */
#include "text/text.h"

#define LENGTH_MAX ((size_t)1024 * 1024 * 1024 - 1)

void xc_text_builder_init(xc_text_builder *builder, xc_arena *arena,
                          const xc_text *base) {
    *builder =
        (xc_text_builder){base, arena, XC_BUFFER_INIT, {NULL, 0, 0}, XC_OK};
}

void xc_text_builder_dispose(xc_text_builder *builder) {
    xc_buffer_dispose(&builder->bytes);
}

void xc_text_builder_rebase(xc_text_builder *builder, const xc_text *base) {
    builder->base = base;
}

/* True when length more bytes may be added. */
static bool admit(xc_text_builder *builder, size_t length) {
    if (builder->status < 0 || length == 0) return false;
    if (length > LENGTH_MAX - builder->bytes.length) {
        builder->status = XC_ERROR_LIMIT;
        return false;
    }
    return true;
}

static void push_anchor(xc_text_builder *builder, size_t offset,
                        xc_position place) {
    xc_anchor anchor = {(uint32_t)offset, place.line, place.column};
    if (XC_PUSH(builder->arena, &builder->anchors, anchor) < 0) {
        builder->status = XC_ERROR_MEMORY;
    }
}

/* The first anchor of the base past offset. */
static uint32_t first_anchor_past(const xc_text *base, uint32_t offset) {
    uint32_t low = 0;
    uint32_t high = base->anchor_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (base->anchors[middle].offset <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void xc_text_builder_copy(xc_text_builder *builder, xc_span span) {
    const xc_text *base = builder->base;
    if (span.end > base->length) span.end = base->length;
    if (span.start >= span.end) return;
    if (!admit(builder, span.end - span.start)) return;
    size_t at = builder->bytes.length;
    push_anchor(builder, at, xc_text_position(base, span.start));
    for (uint32_t i = first_anchor_past(base, span.start);
         i < base->anchor_count && base->anchors[i].offset < span.end; i++) {
        const xc_anchor *anchor = &base->anchors[i];
        push_anchor(builder, at + (anchor->offset - span.start),
                    (xc_position){anchor->line, anchor->column});
    }
    xc_buffer_add(&builder->bytes, base->bytes + span.start,
                  span.end - span.start);
}

void xc_text_builder_add(xc_text_builder *builder, const char *bytes,
                         size_t length, uint32_t offset) {
    if (!admit(builder, length)) return;
    push_anchor(builder, builder->bytes.length,
                xc_text_position(builder->base, offset));
    xc_buffer_add(&builder->bytes, bytes, length);
}

xc_status xc_text_builder_finish(xc_text_builder *builder, xc_text *text) {
    *text = (xc_text){"", 0, NULL, 0};
    XC_TRY(builder->status);
    XC_TRY(xc_buffer_status(&builder->bytes));
    if (builder->bytes.length == 0) return XC_OK;
    const char *bytes = xc_arena_copy(builder->arena, builder->bytes.bytes,
                                      builder->bytes.length);
    XC_TRY_NEW(bytes);
    text->bytes = bytes;
    text->length = (uint32_t)builder->bytes.length;
    text->anchors = builder->anchors.items;
    text->anchor_count = (uint32_t)builder->anchors.count;
    return XC_OK;
}
