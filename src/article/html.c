/*
 * html.c - a page of HTML, saved from the web, is one article.
 *
 * It refuses pages past PAGE_MOST bytes; what is nested too deep is told and
 * left out. Scripts, style and what only leads elsewhere are no text.
 * Exports: xc_html_read, xc_html_looks, xc_markup_begin.
 */
#include "article/html.h"

#include <string.h>
#include <strings.h>

#include "article/reader.h"

/* A page of the web is a few MiB at most; its tree takes ten times as much. */
enum { PAGE_MOST = 32 << 20 };

/* ------------------------------------------------------------------ */
/* Does it look like a page?                                            */

static bool begins_with(const char *bytes, const char *word) {
    return strncasecmp(bytes, word, strlen(word)) == 0;
}

const char *xc_markup_begin(const char *bytes) {
    for (;;) {
        const char *end = NULL;
        bytes += strspn(bytes, " \t\r\n\f");
        if (begins_with(bytes, "<!--")) end = strstr(bytes, "-->");
        if (begins_with(bytes, "<?")) end = strstr(bytes, "?>");
        if (!end) return bytes;
        bytes = end + (*end == '-' ? 3 : 2);
    }
}

bool xc_html_looks(const xc_text *text) {
    const char *start = xc_markup_begin(text->bytes);
    return begins_with(start, "<!doctype html") ||
           (begins_with(start, "<html") && strchr(" \t\r\n>", start[5]));
}

/* ------------------------------------------------------------------ */

/* The title out of the data has the place where the source says it, if it
 * does. */
static xc_status take_title(const xc_html *html, const char *title,
                            xc_article *article) {
    xc_text_builder builder;
    const char *found = title ? strstr(html->base->bytes, title) : NULL;
    if (!title) return XC_OK;
    xc_text_builder_init(&builder, html->arena, html->base);
    uint32_t at = found ? (uint32_t)(found - html->base->bytes) : 0;
    if (found)
        xc_text_builder_copy(&builder,
                             (xc_span){at, at + (uint32_t)strlen(title)});
    else
        xc_text_builder_add(&builder, title, strlen(title), at);
    xc_status status = xc_text_builder_finish(&builder, &article->title);
    xc_text_builder_dispose(&builder);
    return status;
}

static xc_status fill(xc_html *html, xc_article *article) {
    xc_html_data data;
    xc_html_part part = {0, 0};
    xc_story story;
    XC_TRY(xc_html_read_data(html, &data));
    xc_html_find(html, data.title, &part);
    if (part.body) xc_html_read_times(html, part, &data);
    article->source = data.source;
    article->byline = data.byline;
    article->published = data.published;
    article->modified = data.modified;
    article->language = data.language;
    article->url = data.url;
    if (part.headline)
        XC_TRY(xc_html_text(html, part.headline, &article->title));
    if (article->title.length == 0)
        XC_TRY(take_title(html, data.title, article));
    xc_story_init(&story, html->arena, html->base);
    xc_html_tell(html, part, &story);
    xc_status status = xc_story_finish(&story, article);
    xc_story_dispose(&story);
    return status;
}

static void tell_cut(const xc_article_reader *reader,
                     const xc_article_source *source) {
    xc_reader_tell(reader, source, XC_SEVERITY_WARNING, XC_ERROR_LIMIT,
                   (xc_position){0, 0},
                   "elements are nested too deep; the rest of the page is left "
                   "out");
}

xc_status xc_html_read(xc_article_reader *reader,
                       const xc_article_source *source, xc_error *error) {
    xc_html html;
    xc_article article = {.text = {"", 0, NULL, 0}, .title = {"", 0, NULL, 0}};
    if (source->text.length > PAGE_MOST)
        return xc_fail(error, XC_ERROR_LIMIT,
                       "larger than the limit of 32 MiB for a page");
    xc_status status = xc_html_open(&html, reader->arena, &source->text);
    if (status == XC_OK) status = fill(&html, &article);
    bool cut = html.cut;
    xc_html_dispose(&html);
    if (status == XC_ERROR_LIMIT)
        return xc_fail(error, status,
                       "a tag of the page has more than 1000 "
                       "attributes");
    if (status < 0) return xc_fail(error, status, "out of memory");
    if (cut) tell_cut(reader, source);
    article.published = xc_reader_published(reader, source, article.published,
                                            (xc_position){0, 0});
    if (article.block_count == 0)
        xc_reader_tell(reader, source, XC_SEVERITY_NOTE, XC_OK,
                       (xc_position){0, 0}, "no article was found in the page");
    return xc_reader_finish(reader, source, &article, (xc_position){0, 0},
                            error);
}
