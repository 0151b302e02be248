/*
 * docx.c - documents of Word, LibreOffice and Google Docs (docx) become
 * articles.
 *
 * The place of a word is its paragraph, as a line, and the characters before
 * it in the paragraph. Styles say what a paragraph is; where no style does, the
 * text is looked at as plain text is. What core.xml says counts where the text
 * says nothing. Other documents in a zip are refused.
 * Exports: xc_docx_read.
 */
#include <string.h>

#include "article/cues.h"
#include "article/docx_parts.h"
#include "article/reader.h"
#include "article/story.h"

enum { FRESH_DAYS = 7 };

typedef struct writing {
    const xc_docx *docx;
    xc_text base; /* a line a paragraph */
    xc_story story;
    xc_text title;
    bool styled; /* a style or a table said what something is */
} writing;

/* ------------------------------------------------------------------ */
/* Blocks                                                               */

static bool is_blank(const writing *w, xc_span span) {
    span = xc_text_trim(w->base.bytes, span);
    return span.start == span.end;
}

static xc_status take_title(writing *w, xc_span span) {
    xc_story story;
    xc_article article = {0};
    xc_story_init(&story, w->docx->arena, &w->base);
    xc_story_copy(&story, &w->base, span);
    xc_status status = xc_story_finish(&story, &article);
    xc_story_dispose(&story);
    w->title = article.text;
    return status;
}

static xc_block_kind block_kind(int kind) {
    switch (kind) {
    case XC_STYLES_KIND_SUMMARY:
        return XC_BLOCK_SUMMARY;
    case XC_STYLES_KIND_QUOTE:
        return XC_BLOCK_QUOTE;
    case XC_STYLES_KIND_CAPTION:
        return XC_BLOCK_CAPTION;
    case XC_STYLES_KIND_BYLINE:
        return XC_BLOCK_BYLINE;
    default:
        return XC_BLOCK_PARAGRAPH;
    }
}

/* Two line breaks or more end a block as the end of a paragraph does. */
static uint32_t end_of_lines(const char *bytes, xc_span span) {
    for (uint32_t at = span.start; at < span.end; at++)
        if (bytes[at] == '\v' && at + 1 < span.end && bytes[at + 1] == '\v')
            return at;
    return span.end;
}

static void put_blocks(writing *w, xc_block_kind kind, xc_span span) {
    while (span.start < span.end) {
        uint32_t end = end_of_lines(w->base.bytes, span);
        xc_story_begin(&w->story, kind);
        xc_story_copy(&w->story, &w->base, (xc_span){span.start, end});
        span.start = end;
        while (span.start < span.end && w->base.bytes[span.start] == '\v')
            span.start++;
    }
}

/* A title, and a heading where nothing stands before it, is the headline. */
static xc_status put_paragraph(writing *w, const xc_docx_paragraph *p) {
    if (is_blank(w, p->span)) return XC_OK;
    bool first = xc_story_is_empty(&w->story);
    bool headline = p->kind == XC_STYLES_KIND_TITLE ||
                    (p->kind == XC_STYLES_KIND_HEADING && first);
    xc_block_kind kind = block_kind(p->kind);
    if (headline && w->title.length == 0) {
        XC_TRY(take_title(w, p->span));
        kind = XC_BLOCK_HEADLINE;
    }
    if (kind != XC_BLOCK_PARAGRAPH) w->styled = true;
    put_blocks(w, kind, p->span);
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Tables                                                               */

/* How many cells of paragraphs[from..to) have words. */
static uint32_t count_cells(const writing *w, size_t from, size_t to) {
    uint32_t cells = 0, last = 0;
    for (size_t i = from; i < to; i++) {
        const xc_docx_paragraph *p = &w->docx->paragraphs.items[i];
        if (p->cell == last || is_blank(w, p->span)) continue;
        cells++;
        last = p->cell;
    }
    return cells;
}

static void put_row(writing *w, size_t from, size_t to) {
    uint32_t last = 0;
    xc_story_begin(&w->story, XC_BLOCK_TABLE);
    for (size_t i = from; i < to; i++) {
        const xc_docx_paragraph *p = &w->docx->paragraphs.items[i];
        if (is_blank(w, p->span)) continue;
        const char *parting = p->cell == last ? " " : "; ";
        if (last > 0)
            xc_story_add(&w->story, &w->base, parting, strlen(parting),
                         p->span.start);
        xc_story_copy(&w->story, &w->base, p->span);
        last = p->cell;
    }
    w->styled = true;
}

static size_t end_of_row(const writing *w, size_t from) {
    size_t to = from + 1;
    uint32_t row = w->docx->paragraphs.items[from].row;
    while (row > 0 && to < w->docx->paragraphs.count &&
           w->docx->paragraphs.items[to].row == row)
        to++;
    return to;
}

/* A row with words in one cell alone is layout: its paragraphs are what they
 * are. */
static xc_status put_all(writing *w) {
    for (size_t at = 0; at < w->docx->paragraphs.count;) {
        size_t to = end_of_row(w, at);
        if (count_cells(w, at, to) > 1) {
            put_row(w, at, to);
            at = to;
            continue;
        }
        for (; at < to; at++)
            XC_TRY(put_paragraph(w, &w->docx->paragraphs.items[at]));
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* The article                                                          */

/* Of a text without a headline in a style, the one that plain text would
 * have; else the title that core.xml gives. */
static xc_status find_title(writing *w, xc_article *article) {
    if (w->title.length == 0) {
        xc_article plain = *article;
        plain.blocks = NULL;
        plain.block_count = 0;
        plain.title = (xc_text){"", 0, NULL, 0};
        XC_TRY(xc_article_find_blocks(w->docx->arena, &plain));
        w->title = plain.title;
    }
    const char *stated = w->docx->core.title;
    if (w->title.length == 0 && stated)
        w->title = (xc_text){stated, (uint32_t)strlen(stated), NULL, 0};
    article->title = w->title;
    return XC_OK;
}

/* True where the text names its author, or the creator is no name but that of
 * an account. */
static xc_status has_better_byline(const writing *w, const xc_article *article,
                                   const char *creator, bool *better) {
    xc_cues cues;
    xc_cues_init(&cues, w->docx->arena, creator);
    xc_status status =
        xc_cues_read(&cues, (xc_span){0, (uint32_t)strlen(creator)});
    *better = cues.words.count < 2 || !xc_cues_are_name(&cues);
    xc_cues_dispose(&cues);
    xc_cues_init(&cues, w->docx->arena, article->text.bytes);
    for (size_t i = 0; i < article->block_count && status == XC_OK && !*better;
         i++) {
        const xc_block *block = &article->blocks[i];
        if (block->span.end - block->span.start > xc_layout("cue columns"))
            continue;
        status = xc_cues_read(&cues, block->span);
        *better = block->kind == XC_BLOCK_BYLINE || xc_cues_are_byline(&cues);
    }
    xc_cues_dispose(&cues);
    return status;
}

static long day_number(const char *date) {
    long year = 0, month = 0, day = 0;
    for (int i = 0; i < 10; i++) {
        if (i == 4 || i == 7) continue;
        if (date[i] < '0' || date[i] > '9') return 0;
        long *part = i < 4 ? &year : i < 7 ? &month : &day;
        *part = *part * 10 + (date[i] - '0');
    }
    return (year * 12 + month) * 31 + day;
}

/* A document that was made long before it was last changed was made out of an
 * older one: its day is not that of the article. */
static bool is_fresh(const xc_docx_core *core) {
    if (!core->created || !core->modified) return core->created != NULL;
    long made = day_number(core->created), changed = day_number(core->modified);
    return made > 0 && changed >= made && changed - made <= FRESH_DAYS;
}

/* The language is that of the program as often as that of the text: only
 * English is believed. */
static xc_status take_core(const writing *w, xc_article_reader *reader,
                           const xc_article_source *source,
                           xc_article *article) {
    const xc_docx_core *core = &w->docx->core;
    xc_position nowhere = {0, 0};
    bool better = false;
    if (core->language && strncmp(core->language, "en", 2) == 0)
        article->language = core->language;
    article->modified =
        xc_reader_published(reader, source, core->modified, nowhere);
    if (is_fresh(core))
        article->published =
            xc_reader_published(reader, source, core->created, nowhere);
    if (!core->creator) return XC_OK;
    XC_TRY(has_better_byline(w, article, core->creator, &better));
    if (!better) article->byline = core->creator;
    return XC_OK;
}

static xc_status write_article(writing *w, xc_article_reader *reader,
                               const xc_article_source *source,
                               xc_article *article) {
    XC_TRY(put_all(w));
    XC_TRY(xc_story_finish(&w->story, article));
    XC_TRY(take_core(w, reader, source, article));
    XC_TRY(find_title(w, article));
    if (!w->styled) article->block_count = 0;
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* The document                                                         */

/* Without these parts the text is as it is. */
static void read_beside(xc_article_reader *reader,
                        const xc_article_source *source, xc_docx *docx,
                        xc_status (*read)(xc_docx *docx, xc_error *error)) {
    xc_error found = XC_ERROR_INIT;
    if (read(docx, &found) == XC_OK) return;
    xc_reader_tell(reader, source, XC_SEVERITY_WARNING, found.status,
                   (xc_position){0, 0}, "%s; read without it", found.message);
}

static xc_status hand_over(xc_article_reader *reader,
                           const xc_article_source *source, const xc_docx *docx,
                           xc_error *error) {
    writing w = {.docx = docx, .title = {"", 0, NULL, 0}};
    xc_article article = {0};
    xc_decoding decoding;
    xc_text *base = &w.base;
    XC_TRY(xc_source_decode(reader->arena, docx->bytes.bytes,
                            docx->bytes.length, base, &decoding, error));
    xc_story_init(&w.story, reader->arena, base);
    xc_status status = write_article(&w, reader, source, &article);
    xc_story_dispose(&w.story);
    if (status < 0) return xc_fail(error, status, "out of memory");
    return xc_reader_finish(reader, source, &article, (xc_position){1, 1},
                            error);
}

static xc_status read_parts(xc_article_reader *reader,
                            const xc_article_source *source, xc_docx *docx,
                            xc_error *error) {
    XC_TRY(xc_docx_find_body(docx, error));
    if (!docx->body)
        return xc_fail(error, XC_ERROR_FORMAT,
                       "a zip without word/document.xml: this is no docx");
    read_beside(reader, source, docx, xc_docx_read_styles);
    read_beside(reader, source, docx, xc_docx_read_core);
    XC_TRY(xc_docx_read_body(docx, error));
    const char *bytes = docx->bytes.bytes ? docx->bytes.bytes : "";
    if (!xc_reader_is_blank(bytes, (uint32_t)docx->bytes.length))
        return hand_over(reader, source, docx, error);
    xc_reader_tell(reader, source, XC_SEVERITY_NOTE, XC_OK, (xc_position){0, 0},
                   "empty: there is nothing to read");
    return XC_OK;
}

xc_status xc_docx_read(xc_article_reader *reader,
                       const xc_article_source *source, xc_error *error) {
    xc_docx docx = {.arena = reader->arena};
    XC_TRY(
        xc_package_open(source->bytes, source->length, &docx.package, error));
    xc_status status = read_parts(reader, source, &docx, error);
    xc_buffer_dispose(&docx.bytes);
    xc_package_close(&docx.package);
    return status;
}
