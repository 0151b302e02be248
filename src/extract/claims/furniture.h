/*
 * furniture.h - which sentences are the page's and not the article's. Inside
 * src/extract/ only.
 * Exports: xc_is_furniture.
 */
#ifndef XC_EXTRACT_CLAIMS_FURNITURE_H
#define XC_EXTRACT_CLAIMS_FURNITURE_H

#include "language/language.h"

/* True for a sentence that the page says and not the article: no facts are
 * read out of it. */
bool xc_is_furniture(const xc_sentence *sentence);

#endif
