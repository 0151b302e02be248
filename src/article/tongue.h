/*
 * tongue.h - is an article written in English? Inside src/article/ only.
 * Exports: xc_tongue, xc_tongue_is_foreign, xc_tongue_dispose.
 */
#ifndef XC_ARTICLE_TONGUE_H
#define XC_ARTICLE_TONGUE_H

#include "article/article.h"

enum { XC_TONGUE_NAME_SIZE = 64 };

/* The fingerprints of languages, opened when they are first needed. All zero
 * is not opened yet. */
typedef struct xc_tongue {
    void *fingerprints; /* of libexttextcat; NULL: none */
    bool tried;
} xc_tongue;

/* True when the article says that it is in another language, or its text is
 * plainly in one; name gets the language's English name. Short texts, and
 * those that are of no language more than of English, are English. tongue may
 * be NULL: only what the article says counts. */
bool xc_tongue_is_foreign(xc_tongue *tongue, const xc_article *article,
                          char name[XC_TONGUE_NAME_SIZE]);

void xc_tongue_dispose(xc_tongue *tongue);

#endif
