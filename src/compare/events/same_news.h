/*
 * same_news.h - do two articles begin with the same news? Inside src/compare/
 * only.
 * Exports: xc_same_news, xc_top_share.
 */
#ifndef XC_COMPARE_EVENTS_SAME_NEWS_H
#define XC_COMPARE_EVENTS_SAME_NEWS_H

#include "compare/matching/observe.h"

/* The share of the words of both tops (title and first sentences), by rarity,
 * that the other article has at its top: 0 to 1, the less of the two.
 * Symmetric. */
double xc_top_share(const xc_observed *a, const xc_observed *b);

/* How sure it is that two articles tell of one event, 0 to 1: they are of a few
 * days, share names and begin with the same rare words. Symmetric. */
double xc_same_news(const xc_engine *engine, const xc_observed *a,
                    const xc_observed *b);

#endif
