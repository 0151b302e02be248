/*
 * explain.h - why something was understood as it was: which rule of the code
 * and which row of a lexicon produced a field. Kept only when asked for
 * (xc_extractor.explain), so that reading pays nothing for it otherwise.
 * Exports: xc_reason, xc_reasons, xc_because.
 */
#ifndef XC_EXTRACT_EXPLAIN_H
#define XC_EXTRACT_EXPLAIN_H

#include "lexicon/lexicon.h"

/* One reason for one field. */
typedef struct xc_reason {
    const char *field;    /* as in the JSON: "actor", "speaker"; static */
    const char *rule;     /* in a few plain words, "subject of a passive" */
    const xc_lexeme *row; /* of a lexicon; NULL: none */
    struct xc_reason *next;
} xc_reason;

/* In the order in which they were given. Zero: none. */
typedef struct xc_reasons {
    xc_reason *first;
    xc_reason *last;
} xc_reasons;

struct xc_extractor;

/* Adds a reason in the extractor's arena; does nothing unless it explains.
 * When memory is out the reason is left out and the extractor notes it, so
 * that callers need not check. */
void xc_because(struct xc_extractor *x, xc_reasons *reasons, const char *field,
                const char *rule, const xc_lexeme *row);

#endif
