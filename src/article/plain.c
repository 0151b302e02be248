/*
 * plain.c - a file of plain text is one article, with everything it says of
 * itself left to find_blocks.
 * Exports: xc_plain_read.
 */
#include "article/reader.h"

xc_status xc_plain_read(xc_article_reader *reader,
                        const xc_article_source *source, xc_error *error) {
    xc_article article = {0};
    article.text = source->text;
    article.comments = true;
    article.title = (xc_text){"", 0, NULL, 0};
    return xc_reader_finish(reader, source, &article, (xc_position){0, 0},
                            error);
}
