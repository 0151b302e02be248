/*
 * open.h - opens the language with other weights than those that are built
 * in: for the trainer and tests.
 * Exports: xc_language_open.
 */
#ifndef XC_LANGUAGE_OPEN_H
#define XC_LANGUAGE_OPEN_H

#include "language/language.h"
#include "language/model.h"

/* weights must outlive it. NULL on failure. */
xc_language *xc_language_open(xc_section weights, xc_error *error);

#endif
