/*
 * figures.c - answers what kind of figure it is, for the rules about one
 * article.
 * Exports: xc_is_percent, xc_is_points, xc_is_plain_amount, xc_is_same_kind,
 * xc_describe_short.
 */
#include "compare/rules/figures.h"

#include <string.h>

static bool has_unit(const xc_figure *figure, const char *unit) {
    const xc_quantity *q = &figure->mention->quantity;
    return xc_figure_is_number(figure) &&
           q->dimension == XC_DIMENSION_PERCENT && q->unit &&
           strcmp(q->unit, unit) == 0;
}

bool xc_is_percent(const xc_figure *figure) {
    return has_unit(figure, "%");
}

bool xc_is_points(const xc_figure *figure) {
    return has_unit(figure, "percentage_point");
}

bool xc_is_plain_amount(const xc_figure *figure) {
    const xc_quantity *q = &figure->mention->quantity;
    if (!xc_figure_is_number(figure) || q->whole.known) return false;
    switch (q->dimension) {
    case XC_DIMENSION_PERCENT:
    case XC_DIMENSION_RATIO:
    case XC_DIMENSION_ORDINAL:
    case XC_DIMENSION_AGE:
    case XC_DIMENSION_TIME:
    case XC_DIMENSION_TEMPERATURE:
    case XC_DIMENSION_SCORE:
    case XC_DIMENSION_OTHER:
    case XC_DIMENSION_MAGNITUDE:
        return false;
    default:
        return true;
    }
}

static bool is_counted(xc_dimension dimension) {
    return dimension == XC_DIMENSION_COUNT || dimension == XC_DIMENSION_NUMBER;
}

bool xc_is_same_kind(const xc_figure *a, const xc_figure *b) {
    const xc_quantity *x = &a->mention->quantity, *y = &b->mention->quantity;
    if (is_counted(x->dimension) || is_counted(y->dimension))
        return is_counted(x->dimension) && is_counted(y->dimension);
    return x->dimension == y->dimension && x->unit && y->unit &&
           strcmp(x->unit, y->unit) == 0;
}

const char *xc_describe_short(xc_arena *arena, double value) {
    double size = fabs(value);
    double scale = size >= 100 ? 1 : size >= 10 ? 10 : size >= 1 ? 100 : 1000;
    return xc_describe_value(arena, round(value * scale) / scale);
}
