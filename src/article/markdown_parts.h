/*
 * markdown_parts.h - what the files that read Markdown share: markdown.c,
 * markdown_mask.c, markdown_inline.c, markdown_html.c. Inside src/article/
 * only.
 *
 * The source is masked first: what belongs to templates becomes blanks, so
 * that every byte keeps its place. cmark-gfm then gives the blocks, and what
 * they are is put into a story beside the masked source.
 * Exports: xc_markdown_caption, xc_markdown_mask, xc_markdown,
 * xc_markdown_*.
 */
#ifndef XC_ARTICLE_MARKDOWN_PARTS_H
#define XC_ARTICLE_MARKDOWN_PARTS_H

#include <cmark-gfm.h>

#include "article/trace.h"

/* Stands in the masked source where blanks alone would make code of what
 * follows: U+FDD0, a noncharacter, which is no text. */
#define XC_MARKDOWN_FILL "\xEF\xB7\x90"

/* The caption that a tag of a template states, and its credit (empty:
 * none); in the source. */
typedef struct xc_markdown_caption {
    xc_span words;
    xc_span credit;
} xc_markdown_caption;

typedef struct xc_markdown_mask {
    xc_text text; /* as long as the source, with its places */
    XC_VEC(xc_markdown_caption) captions; /* in order */
    uint32_t too_deep;  /* where a line is nested too deep; 0: nowhere */
    uint32_t too_large; /* where a table has too many cells; 0: nowhere */
} xc_markdown_mask;

/* Masks all up to start, and tags of templates, struck words and attributes
 * behind it. */
xc_status xc_markdown_hide(xc_arena *arena, const xc_text *source,
                           uint32_t start, xc_markdown_mask *mask);

/* What is read so far. */
typedef struct xc_markdown {
    xc_arena *arena;
    const xc_text *source;
    const xc_text *text; /* masked */
    xc_lines lines;
    xc_trace trace;
    xc_story *story;
    unsigned quotes; /* block quotes that are open */
    unsigned html_quotes;
    bool html_caption; /* inside <figcaption> */
    bool html_cell;    /* a cell begins, and has no words yet */
} xc_markdown;

/* The kind of block that words are in here. */
xc_block_kind xc_markdown_kind(const xc_markdown *m);

/* The words at *at, up to what masks something: two blanks or more, or the
 * fill. Moves *at behind that; what is masked is no text. */
xc_span xc_markdown_chunk(const char *bytes, uint32_t *at, uint32_t end);

/* A picture in a paragraph, and where its source begins. */
typedef struct xc_markdown_image {
    cmark_node *node;
    uint32_t at;
} xc_markdown_image;

typedef XC_VEC(xc_markdown_image) xc_markdown_images;

/* Appends the words of a paragraph, heading or cell to the open block; its
 * pictures to images. */
xc_status xc_markdown_words(xc_markdown *m, cmark_node *node,
                            xc_markdown_images *images);

/* Appends what stands for a picture, and its title, as captions. */
void xc_markdown_picture(xc_markdown *m, const xc_markdown_image *image);

/* Appends the words between the tags of raw HTML. */
void xc_markdown_html(xc_markdown *m, xc_span span);

#endif
