/*
 * reader.h - what the readers of formats share. Inside src/article/ only.
 * Exports: the readers of formats, xc_reader_*, and how each format looks.
 */
#ifndef XC_ARTICLE_READER_H
#define XC_ARTICLE_READER_H

#include "article/article.h"

/* The readers of the table in format.c. */
xc_status xc_plain_read(xc_article_reader *reader,
                        const xc_article_source *source, xc_error *error);
xc_status xc_jsonl_read(xc_article_reader *reader,
                        const xc_article_source *source, xc_error *error);
xc_status xc_html_read(xc_article_reader *reader,
                       const xc_article_source *source, xc_error *error);
xc_status xc_wxr_read(xc_article_reader *reader,
                      const xc_article_source *source, xc_error *error);
xc_status xc_conllu_parse(xc_article_reader *reader,
                          const xc_article_source *source, xc_error *error);
xc_status xc_markdown_read(xc_article_reader *reader,
                           const xc_article_source *source, xc_error *error);
xc_status xc_ninjs_read(xc_article_reader *reader,
                        const xc_article_source *source, xc_error *error);
xc_status xc_nitf_read(xc_article_reader *reader,
                       const xc_article_source *source, xc_error *error);
xc_status xc_newsml_read(xc_article_reader *reader,
                         const xc_article_source *source, xc_error *error);
xc_status xc_docx_read(xc_article_reader *reader,
                       const xc_article_source *source, xc_error *error);

/* Does the content look like it? */
bool xc_markdown_looks(const xc_text *text);
bool xc_html_looks(const xc_text *text);
bool xc_wxr_looks(const xc_text *text);
bool xc_ninjs_looks(const xc_text *text);
bool xc_nitf_looks(const xc_text *text);
bool xc_newsml_looks(const xc_text *text);

/* Tells the reader's notice callback; place {0, 0}: not known. */
void xc_reader_tell(const xc_article_reader *reader,
                    const xc_article_source *source, xc_severity severity,
                    xc_status status, xc_position place, const char *format,
                    ...) __attribute__((format(printf, 6, 7)));

/* stated, when it begins with a real day as YYYY-MM-DD; else NULL, and a
 * warning is told. stated may be NULL. */
const char *xc_reader_published(const xc_article_reader *reader,
                                const xc_article_source *source,
                                const char *stated, xc_position place);

/* Fills what the input says and the article does not, finds the blocks and
 * hands the article over. One whose blocks cannot be found is told and left
 * out. */
xc_status xc_reader_finish(xc_article_reader *reader,
                           const xc_article_source *source, xc_article *article,
                           xc_position place, xc_error *error);

/* True when there is nothing but white space. */
bool xc_reader_is_blank(const char *bytes, uint32_t length);

#endif
