/*
 * parts.c - works out what a part leaves of its whole.
 * Exports: xc_parts_of, xc_parts_phrase.
 */
#include "compare/rules/parts.h"

#include "compare/interval.h"

static const xc_interval anything = {-INFINITY, INFINITY, true, true};

/* What the part leaves of the whole, with what both may be meant as. */
static xc_interval rest_of(const xc_quantity *q) {
    xc_interval rest = xc_interval_rest(q->whole.value, &q->meant);
    rest.low -= q->whole.value - q->whole.meant.low;
    rest.high += q->whole.meant.high - q->whole.value;
    return rest;
}

xc_parts xc_parts_of(const xc_fact *fact) {
    const xc_quantity *q = &fact->number;
    xc_parts parts = {NAN,      NAN,      NAN,
                      anything, anything, fact->polarity == XC_POSITIVE};
    double rest = NAN;
    xc_interval rest_meant = anything;
    if (q->whole.known) {
        parts.total = q->whole.value;
        rest = q->whole.value - q->value;
        rest_meant = rest_of(q);
    }
    bool does = parts.stated_does;
    parts.does = does ? q->value : rest;
    parts.does_not = does ? rest : q->value;
    parts.does_meant = does ? q->meant : rest_meant;
    parts.does_not_meant = does ? rest_meant : q->meant;
    return parts;
}

const char *xc_parts_phrase(xc_arena *arena, const xc_fact *fact, bool does) {
    return xc_arena_format(arena, "%s%s", does ? "" : "do not ",
                           xc_describe_claim(arena, fact));
}
