/*
 * points.c - "from 10 percent to 15 percent, up 5 percent": percent said for
 * percentage points, or the other way about.
 * Exports: xc_rule_points.
 */
#include "compare/interval.h"
#include "compare/rules/movement.h"
#include "compare/rules/rules.h"

/* The change that is told fits as the other of both. */
static bool is_mixed_up(const xc_movement *m, xc_change change) {
    if (!m->percents ||
        (change != XC_CHANGE_PERCENT && change != XC_CHANGE_POINTS))
        return false;
    xc_interval told = xc_movement_told(m);
    xc_interval points = xc_movement_difference(m);
    xc_interval percent = xc_movement_percent(m);
    bool is_percent = xc_interval_meets(&percent, &told);
    bool is_points = xc_interval_meets(&points, &told);
    return change == XC_CHANGE_PERCENT ? is_points && !is_percent
                                       : is_percent && !is_points;
}

static xc_status tell(xc_inside *inside, const xc_line *line,
                      const xc_movement *m, bool percent) {
    xc_slip slip;
    xc_slip_init(&slip, inside, &xc_rule_points);
    xc_arena *arena = slip.words.arena;
    double from = m->from->mention->quantity.value;
    double to = m->to->mention->quantity.value;
    const char *points = xc_describe_short(arena, fabs(to - from));
    const char *share = xc_describe_short(arena, 100 * fabs(to - from) / from);
    XC_TRY(xc_explain_message(
        &slip.words,
        percent ? "percent stands for percentage points: from %s%% to %s%% is "
                  "%s points, or %s%%"
                : "percentage points stand for percent: from %s%% to %s%% is "
                  "%s points, or %s%%",
        xc_describe_value(arena, from), xc_describe_value(arena, to), points,
        share));
    XC_TRY(xc_movement_explain(&slip, inside, line, m));
    return xc_slip_report(&slip, inside);
}

static xc_status look(xc_inside *inside, const xc_line *line) {
    for (size_t i = 0; i + 1 < line->figure_count; i++) {
        xc_movement m;
        if (!xc_movement_find(line, i, &m)) continue;
        xc_change change = xc_movement_change(&m);
        if (is_mixed_up(&m, change))
            XC_TRY(tell(inside, line, &m, change == XC_CHANGE_PERCENT));
    }
    return XC_OK;
}

const xc_inside_rule xc_rule_points = {
    .info = {"points", "Percent stands for percentage points",
             "A percentage rose or fell from one figure to another, and the "
             "change that is told is right in the other of the two units: from "
             "10 percent to 15 percent is up 5 percentage points, or 50 "
             "percent. Silent where both fit within rounding.",
             XC_SEVERITY_WARNING},
    .example = {"The rate rose from 10 percent to 15 percent, up 5 percent.",
                NULL},
    .confidence = 0.9,
    .line = look};
