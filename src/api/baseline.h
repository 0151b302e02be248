/*
 * baseline.h - the accepted findings as the files that read, write and use
 * them share them. Inside src/api/ only.
 * Exports: xc_baseline, xc_accepted, xc_accepted_article, xc_baseline_find,
 * xc_baseline_sort, xc_baseline_read, xc_fingerprint_valid.
 */
#ifndef XC_API_BASELINE_H
#define XC_API_BASELINE_H

#include "api/api.h"

/* An article that an accepted finding rests on, as it was named. */
typedef struct xc_accepted_article {
    const char *path;
    const char *id;
    bool checked; /* it was checked, and no reference */
} xc_accepted_article;

/* A finding that was accepted. What is not known of it is NULL. */
typedef struct xc_accepted {
    const char *fingerprint;
    const char *rule;
    xc_verdict verdict; /* with a rule */
    const char *reason; /* one line, never NULL */
    const char *until;  /* the last day on which it counts, YYYY-MM-DD */
    const char *says;   /* the message of the finding */
    XC_VEC(xc_accepted_article) articles; /* sorted */
    uint32_t line;                        /* where it was read; else 0 */
} xc_accepted;

struct xc_baseline {
    xc_arena *arena;
    XC_VEC(xc_accepted) items; /* by fingerprint, each once */
};

/* The entry of a fingerprint; NULL: there is none. */
xc_accepted *xc_baseline_find(const xc_baseline *baseline,
                              const char *fingerprint);

void xc_baseline_sort(xc_baseline *baseline);
void xc_accepted_sort(xc_accepted *entry);

/* Fills an empty baseline; a bad line fails with its place. */
xc_status xc_baseline_read(xc_baseline *baseline, const char *text,
                           size_t length, xc_error *error);

/* Sixteen digits, base sixteen, in lower case. */
bool xc_fingerprint_valid(const char *text);

/* A day as YYYY-MM-DD, and nothing behind it. */
bool xc_day_valid(const char *text);

#endif
