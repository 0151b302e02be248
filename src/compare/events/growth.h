/*
 * growth.h - figures that move with time: is the later of two the newer count,
 * or a contradiction? Inside src/compare/ only.
 * Exports: xc_growth, xc_growth_kind, xc_growth_of, xc_growth_moves,
 * xc_growth_is_tally.
 */
#ifndef XC_COMPARE_EVENTS_GROWTH_H
#define XC_COMPARE_EVENTS_GROWTH_H

#include "compare/align.h"

typedef enum xc_growth_kind {
    XC_GROWTH_NONE = 0, /* nothing says that the figure moves, or when it is of
                           is not known */
    XC_GROWTH_GROWN,    /* it grows, and the later one is higher */
    XC_GROWTH_VARIED,   /* it may go either way */
    XC_GROWTH_REVISED,  /* it went down, and the later article says so */
    XC_GROWTH_FELL      /* it went down, and running totals do not */
} xc_growth_kind;

typedef struct xc_growth {
    xc_growth_kind kind;
    const xc_subject *later; /* NULL: NONE */
    int32_t days;            /* that it is the later by */
} xc_growth;

/* How two figures of one thing that differ stand to each other in time: by the
 * day each is of ("as of Tuesday"), else that of its article. What moves, and
 * for how long after the event, is in growth.tsv; a figure "so far" moves
 * whatever it is of. Symmetric. */
xc_growth xc_growth_of(const xc_subject *a, const xc_subject *b);

/* True for a claim whose count moves: figures of two days are of one thing. */
bool xc_growth_moves(const xc_fact *fact);

/* True for what growth.tsv names: what happens to people and things in the
 * events that make news. */
bool xc_growth_is_news(const xc_fact *fact);

/* True for two figures that do not contradict each other and of which one is
 * out of date all the same: "at least four" are dead is what was known so far,
 * and no longer once somebody has "at least six". The higher one is *newer,
 * which may be NULL. Both articles need a day. Symmetric. */
bool xc_growth_outdates(const xc_subject *a, const xc_subject *b,
                        const xc_subject **newer);

/* True for what happened between two stated days, "from March 2030 to March
 * 2031": a tally of many events, that no single one is held against. */
bool xc_growth_is_tally(const xc_fact *fact);

#endif
