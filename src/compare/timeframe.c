/*
 * timeframe.c - turns the days that are asked for into which articles are of
 * them: findings are told of those, and all others are compared with.
 *
 * An article without a day is of no period, and that is counted.
 * Exports: xc_timeframe_mark, xc_timeframe_takes, xc_timeframe_tell.
 */
#include "compare/survey.h"

static bool is_inside(const xc_timeframe *timeframe, int32_t day) {
    if (day == XC_DAY_UNKNOWN) return false;
    if (timeframe->since != XC_DAY_UNKNOWN && day < timeframe->since)
        return false;
    return timeframe->until == XC_DAY_UNKNOWN || day <= timeframe->until;
}

/* A text is of the period when one of its appearances is. */
void xc_timeframe_mark(xc_engine *engine) {
    const xc_timeframe *timeframe = engine->comparison->timeframe;
    for (size_t i = 0; timeframe && i < engine->contents.count; i++) {
        xc_content *content = engine->contents.items[i];
        content->outside = true;
        for (size_t k = 0; k < content->articles.count; k++)
            if (is_inside(timeframe, content->articles.items[k].published_day))
                content->outside = false;
    }
}

bool xc_timeframe_takes(const xc_engine *engine, const size_t *members,
                        size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!xc_engine_content(engine, members[i])->outside) return true;
    return count == 0;
}

void xc_timeframe_tell(xc_engine *engine) {
    const xc_timeframe *timeframe = engine->comparison->timeframe;
    xc_outcome *outcome = engine->outcome;
    outcome->summary.articles = outcome->articles.count;
    if (!timeframe) return;
    for (size_t i = 0; i < outcome->articles.count; i++) {
        xc_report_article *a = &outcome->articles.items[i];
        int32_t day =
            a->published ? xc_day_parse(a->published) : XC_DAY_UNKNOWN;
        if (day == XC_DAY_UNKNOWN) outcome->undated++;
        if (is_inside(timeframe, day)) continue;
        a->role = XC_ROLE_REFERENCE;
        outcome->summary.articles--;
    }
}
