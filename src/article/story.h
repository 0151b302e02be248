/*
 * story.h - an article put together block by block by a reader whose format
 * says what is a paragraph, a caption, a quotation. Inside src/article/ only.
 *
 * Bytes come from the file itself or from a text that was decoded out of it
 * (a string of JSON): either knows its places, and so does the story. Runs of
 * white space become one blank; blocks are parted by a blank line, and blocks
 * without words are dropped.
 * Exports: xc_story, xc_story_*.
 */
#ifndef XC_ARTICLE_STORY_H
#define XC_ARTICLE_STORY_H

#include "article/article.h"

typedef struct xc_story {
    xc_arena *arena;
    xc_text_builder builder;
    XC_VEC(xc_block) blocks;
    xc_block_kind kind; /* of the open block */
    uint32_t start;     /* of the open block */
    bool open;
    bool blank; /* white space is due before the next word */
    bool comments;
    xc_status status; /* the first failure; xc_story_finish answers it */
} xc_story;

/* base lives as long as the story. */
void xc_story_init(xc_story *story, xc_arena *arena, const xc_text *base);
void xc_story_dispose(xc_story *story);

/* Ends the open block and begins one. */
void xc_story_begin(xc_story *story, xc_block_kind kind);

/* Ends the open block; nothing where none is open. */
void xc_story_end(xc_story *story);

/* Appends from[span] to the open block, with its places; a paragraph is
 * opened where no block is. */
void xc_story_copy(xc_story *story, const xc_text *from, xc_span span);

/* Appends bytes that stand for the place of from[offset]. */
void xc_story_add(xc_story *story, const xc_text *from, const char *bytes,
                  size_t length, uint32_t offset);

/* Puts a comment that silences findings (ignore.h) on a line of its own, in
 * no block. */
void xc_story_comment(xc_story *story, const xc_text *from, xc_span span);

/* True while the open block, or the story, has no word yet. */
bool xc_story_is_empty(const xc_story *story);

/* Ends the open block and fills text, blocks and comments of the article. */
xc_status xc_story_finish(xc_story *story, xc_article *article);

#endif
