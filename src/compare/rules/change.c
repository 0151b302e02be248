/*
 * change.c - "rose from 40 to 50, a rise of 30 percent": two figures, and the
 * change from the one to the other.
 * Exports: xc_rule_change.
 */
#include "compare/interval.h"
#include "compare/rules/movement.h"
#include "compare/rules/rules.h"

static bool is_either(const xc_movement *m, const xc_interval *told) {
    xc_interval difference = xc_movement_difference(m);
    xc_interval percent = xc_movement_percent(m);
    return xc_interval_meets(&difference, told) ||
           xc_interval_meets(&percent, told);
}

/* Percent and percentage points that were mixed up are left to the rule
 * "points". */
static bool is_misfit(const xc_movement *m) {
    xc_change change = xc_movement_change(m);
    if (change == XC_CHANGE_NONE) return false;
    xc_interval told = xc_movement_told(m);
    if (m->percents) return !is_either(m, &told);
    xc_interval is = change == XC_CHANGE_PERCENT ? xc_movement_percent(m)
                                                 : xc_movement_difference(m);
    return !xc_interval_meets(&is, &told);
}

/* "rose from $50 to $40". Bare numbers may be places in a table: "climbed from
 * 12 to 4". */
static bool is_reversed(const xc_movement *m) {
    if (m->to->mention->quantity.dimension == XC_DIMENSION_NUMBER &&
        m->from->mention->quantity.dimension == XC_DIMENSION_NUMBER)
        return false;
    const xc_interval *from = &m->from->mention->quantity.meant;
    const xc_interval *to = &m->to->mention->quantity.meant;
    return (m->direction > 0 && to->high < from->low) ||
           (m->direction < 0 && to->low > from->high);
}

static xc_status tell_misfit(xc_inside *inside, const xc_line *line,
                             const xc_movement *m) {
    xc_slip slip;
    xc_slip_init(&slip, inside, &xc_rule_change);
    xc_arena *arena = slip.words.arena;
    double from = m->from->mention->quantity.value;
    double to = m->to->mention->quantity.value;
    bool percent = xc_movement_change(m) == XC_CHANGE_PERCENT;
    double is = percent ? 100 * fabs(to - from) / from : fabs(to - from);
    XC_TRY(xc_explain_message(
        &slip.words, "the change does not fit: from %s to %s is %s%s, not %s",
        xc_describe_figure(arena, &m->from->mention->quantity),
        xc_describe_figure(arena, &m->to->mention->quantity),
        xc_describe_short(arena, is), percent ? "%" : "",
        xc_describe_figure(arena, &m->by->mention->quantity)));
    XC_TRY(xc_movement_explain(&slip, inside, line, m));
    XC_TRY(
        xc_explain_step(&slip.words, "neither rounding nor a hedge makes it %s",
                        xc_describe_figure(arena, &m->by->mention->quantity)));
    return xc_slip_report(&slip, inside);
}

static xc_status tell_reversed(xc_inside *inside, const xc_line *line,
                               const xc_movement *m) {
    xc_slip slip;
    xc_slip_init(&slip, inside, &xc_rule_change);
    xc_arena *arena = slip.words.arena;
    XC_TRY(xc_explain_message(
        &slip.words, "the change goes the other way: from %s to %s is a %s",
        xc_describe_figure(arena, &m->from->mention->quantity),
        xc_describe_figure(arena, &m->to->mention->quantity),
        m->direction > 0 ? "fall" : "rise"));
    XC_TRY(xc_movement_explain(&slip, inside, line, m));
    XC_TRY(xc_slip_cite(&slip, inside, line, m->words, NAN,
                        m->direction > 0 ? "a rise" : "a fall"));
    return xc_slip_report(&slip, inside);
}

static xc_status look(xc_inside *inside, const xc_line *line) {
    for (size_t i = 0; i + 1 < line->figure_count; i++) {
        xc_movement m;
        if (!xc_movement_find(line, i, &m)) continue;
        if (is_reversed(&m))
            XC_TRY(tell_reversed(inside, line, &m));
        else if (is_misfit(&m))
            XC_TRY(tell_misfit(inside, line, &m));
    }
    return XC_OK;
}

const xc_inside_rule xc_rule_change = {
    .info = {"change", "Two figures and the change between them do not fit",
             "An article says where a figure came from, where it went, and by "
             "how much: \"rose from 40 to 50, a rise of 30 percent\", \"fell "
             "by 5 from 40 to 36\"; or something with a unit rose to a lower "
             "figure. Silent within rounding, of negative figures and "
             "temperatures, where another clause stands in between, and where "
             "the change is told of something else. A note where a figure is "
             "hedged.",
             XC_SEVERITY_ERROR},
    .example = {"Sales rose from 40 to 50, a rise of 30 percent.", NULL},
    .confidence = 0.9,
    .line = look};
