/*
 * story.c - puts blocks together into the text of an article.
 *
 * The first failure sticks to the story; finishing answers it.
 * Exports: xc_story_*.
 */
#include "article/story.h"

#include <string.h>

void xc_story_init(xc_story *story, xc_arena *arena, const xc_text *base) {
    *story = (xc_story){.arena = arena};
    xc_text_builder_init(&story->builder, arena, base);
}

void xc_story_dispose(xc_story *story) {
    xc_text_builder_dispose(&story->builder);
}

static uint32_t length_of(const xc_story *story) {
    return (uint32_t)story->builder.bytes.length;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void xc_story_end(xc_story *story) {
    if (!story->open) return;
    story->open = story->blank = false;
    xc_block block = {story->kind, {story->start, length_of(story)}};
    if (block.span.start == block.span.end) return;
    if (XC_PUSH(story->arena, &story->blocks, block) < 0)
        story->status = XC_ERROR_MEMORY;
}

void xc_story_begin(xc_story *story, xc_block_kind kind) {
    xc_story_end(story);
    story->open = true;
    story->kind = kind;
    story->start = length_of(story);
}

bool xc_story_is_empty(const xc_story *story) {
    return length_of(story) == (story->open ? story->start : 0);
}

/* What must stand before the next word of the open block: a blank line after
 * the last block, or one blank. It has the place of the word. */
static void part(xc_story *story, uint32_t offset) {
    bool first = length_of(story) == story->start;
    if (first && length_of(story) > 0) {
        xc_text_builder_add(&story->builder, "\n\n", 2, offset);
        story->start = length_of(story);
    } else if (!first && story->blank) {
        xc_text_builder_add(&story->builder, " ", 1, offset);
    }
    story->blank = false;
}

/* Where words that are parted by one blank each end. */
static uint32_t end_of_run(const char *bytes, uint32_t at, uint32_t end) {
    while (at < end) {
        bool lone =
            bytes[at] == ' ' && at + 1 < end && !is_space(bytes[at + 1]);
        if (is_space(bytes[at]) && !lone) break;
        at++;
    }
    return at;
}

void xc_story_copy(xc_story *story, const xc_text *from, xc_span span) {
    if (!story->open) xc_story_begin(story, XC_BLOCK_PARAGRAPH);
    xc_text_builder_rebase(&story->builder, from);
    for (uint32_t at = span.start; at < span.end;) {
        uint32_t start = at;
        while (at < span.end && is_space(from->bytes[at]))
            at++;
        if (at > start) story->blank = true;
        start = at;
        at = end_of_run(from->bytes, at, span.end);
        if (at == start) continue;
        part(story, start);
        xc_text_builder_copy(&story->builder, (xc_span){start, at});
    }
}

void xc_story_add(xc_story *story, const xc_text *from, const char *bytes,
                  size_t length, uint32_t offset) {
    if (!story->open) xc_story_begin(story, XC_BLOCK_PARAGRAPH);
    xc_text_builder_rebase(&story->builder, from);
    for (size_t at = 0; at < length;) {
        size_t start = at;
        while (at < length && is_space(bytes[at]))
            at++;
        if (at > start) story->blank = true;
        start = at;
        while (at < length && !is_space(bytes[at]))
            at++;
        if (at == start) continue;
        part(story, offset);
        xc_text_builder_add(&story->builder, bytes + start, at - start, offset);
    }
}

void xc_story_comment(xc_story *story, const xc_text *from, xc_span span) {
    xc_story_end(story);
    story->comments = true;
    xc_text_builder_rebase(&story->builder, from);
    if (length_of(story) > 0)
        xc_text_builder_add(&story->builder, "\n\n", 2, span.start);
    xc_text_builder_copy(&story->builder, span);
}

xc_status xc_story_finish(xc_story *story, xc_article *article) {
    xc_story_end(story);
    XC_TRY(story->status);
    XC_TRY(xc_text_builder_finish(&story->builder, &article->text));
    article->comments = story->comments;
    article->blocks = story->blocks.items;
    article->block_count = story->blocks.count;
    return XC_OK;
}
