/*
 * html.h - what the files of the HTML report share. Inside src/report/ only.
 *
 * Whatever comes from an article passes through xc_page_put_text or
 * xc_page_put_passage: no byte of it is markup.
 * Exports: xc_page, xc_page_*, XC_PAGE_*.
 */
#ifndef XC_REPORT_HTML_H
#define XC_REPORT_HTML_H

#include "base/map.h"
#include "report/writers.h"

/* Findings on a page at most, the worst; more make no browser happy. */
#define XC_PAGE_FINDINGS 2000u

/* Bytes of a passage, and of a name, a title or a message, at most. */
#define XC_PAGE_PASSAGE 4000u
#define XC_PAGE_NAME 400u

/* page_data.c, made by tools/page.c */
extern const char xc_page_style[];
extern const char xc_page_style_hash[];
extern const char xc_page_script[];
extern const char xc_page_script_hash[];

/* A page on its way. */
typedef struct xc_page {
    xc_sink *sink;
    xc_buffer *out; /* of the sink */
    const xc_report *report;
    xc_arena *arena;
    xc_map articles;      /* of the outcome, by path and id */
    xc_map numbers;       /* of sources, by name */
    const char **sources; /* names, sorted */
    size_t source_count;
    size_t shown; /* findings */
} xc_page;

/* Lists the sources. */
xc_status xc_page_prepare(xc_page *page);

/* The article; NULL: none has this path and id. */
const xc_report_article *xc_page_article(const xc_page *page, const char *path,
                                         const char *id);

/* What an article's source is called: its path where it names none. */
const char *xc_page_source(const xc_page *page, const char *path,
                           const char *id, const char *source);

/* Its number in page->sources; false: it has none. */
bool xc_page_source_number(const xc_page *page, const char *name,
                           size_t *number);

/* html_text.c: text made safe, for elements and for attributes in quotes.
 * White space is a blank; what turns or hides text is shown as an escape. */
void xc_page_put_text(xc_buffer *out, const char *bytes, size_t length);

/* The same of a string (NULL is nothing), cut past most bytes. */
void xc_page_put_string(xc_buffer *out, const char *string, size_t most);

/* <bdi>name</bdi>, at most XC_PAGE_NAME bytes. */
void xc_page_put_name(xc_buffer *out, const char *string);

/* "<time datetime=...>" of a stated day; "undated" for NULL. */
void xc_page_put_day(xc_buffer *out, const char *published);

/* html_words.c: the passage with what differs from the other one (NULL: there
 * is none) and the figure marked. */
void xc_page_put_passage(xc_buffer *out, const xc_evidence *evidence,
                         const xc_evidence *other);

/* html_finding.c, html_figure.c, html_survey.c */
void xc_page_put_findings(xc_page *page);
void xc_page_put_figures(xc_page *page);
void xc_page_put_survey(xc_page *page);
void xc_page_put_singles(xc_page *page);

/* html_plot.c: values by source and by day; nothing for fewer than two. */
void xc_page_put_plots(xc_page *page, const xc_places *places);

#endif
