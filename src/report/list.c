/*
 * list.c - turns stored articles into lines for people or JSON: what is in
 * an archive. The names of the keys: schema/list.schema.json.
 * Exports: xc_list_*.
 */
#include "report/escape.h"
#include "report/writers.h"

static const char *id_of(const xc_stored_article *article) {
    return article->given_id ? article->given_id : article->path;
}

/* "2025-02-12  drafts/a.txt  A headline (Source, 12 facts)" */
void xc_list_text_article(xc_sink *sink, const xc_stored_article *article,
                          const xc_style *style, bool first) {
    xc_buffer *out = &sink->buffer;
    (void)first;
    char day[12] = "";
    if (article->published_day != XC_DAY_UNKNOWN) {
        xc_day_format(article->published_day, day);
    }
    xc_buffer_printf(out, "%-10s  ", day[0] ? day : "undated");
    xc_layout_colored(out, id_of(article), XC_ANSI_BOLD, style && style->color);
    if (article->title) {
        xc_buffer_puts(out, "  ");
        xc_escape_shown_string(out, article->title);
    }
    xc_buffer_puts(out, "  (");
    if (article->source) {
        xc_escape_shown_string(out, article->source);
        xc_buffer_puts(out, ", ");
    }
    xc_buffer_printf(out, "%u %s)\n", article->fact_count,
                     article->fact_count == 1 ? "fact" : "facts");
}

static void put_article(xc_json *json, const xc_stored_article *article) {
    xc_json_open(json, '{');
    xc_json_put_string(json, "id", id_of(article));
    xc_json_put_string(json, "key", article->key);
    xc_json_put_string(json, "path", article->path);
    xc_json_put_string(json, "title", article->title);
    xc_json_put_string(json, "source", article->source);
    xc_json_put_string(json, "url", article->url);
    xc_json_put_string(json, "published", article->published);
    xc_json_put_integer(json, "content", article->content);
    xc_json_put_integer(json, "sentences", article->sentence_count);
    xc_json_put_integer(json, "facts", article->fact_count);
    xc_json_close(json, '}');
}

void xc_list_json_article(xc_sink *sink, const xc_stored_article *article,
                          const xc_style *style, bool first) {
    (void)style;
    xc_json json;
    xc_array_row(&json, sink, first);
    put_article(&json, article);
}

void xc_list_jsonl_article(xc_sink *sink, const xc_stored_article *article,
                           const xc_style *style, bool first) {
    (void)style;
    (void)first;
    xc_json json;
    xc_json_init(&json, &sink->buffer, false);
    put_article(&json, article);
    xc_buffer_putc(&sink->buffer, '\n');
}
