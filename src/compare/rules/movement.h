/*
 * movement.h - "rose 20 percent, from $40 million to $48 million": where a
 * figure came from, where it went, and by how much it is said to have changed.
 * Inside src/compare/rules/ only.
 * Exports: xc_movement, xc_movement_find, xc_change, xc_movement_*.
 */
#ifndef XC_COMPARE_RULES_MOVEMENT_H
#define XC_COMPARE_RULES_MOVEMENT_H

#include "compare/rules/figures.h"

typedef struct xc_movement {
    const xc_figure *from;
    const xc_figure *to;
    const xc_figure *by; /* NULL: it is not said by how much */
    int direction;       /* as the words have it: 1 up, -1 down, 0 not known */
    xc_span words;       /* those words; empty where not known */
    bool percents;       /* both are percentages */
} xc_movement;

/* The movement whose two ends are the figure of that index and the next one
 * that is a quantity; false where none is told. */
bool xc_movement_find(const xc_line *line, size_t index, xc_movement *found);

/* What a change is told as. */
typedef enum xc_change {
    XC_CHANGE_NONE = 0, /* not told, or in a way that is not understood */
    XC_CHANGE_PERCENT,  /* of where it came from */
    XC_CHANGE_POINTS,   /* of percentages */
    XC_CHANGE_AMOUNT    /* in the unit of both ends */
} xc_change;

xc_change xc_movement_change(const xc_movement *movement);

/* How much it went up or down, without the sign: in the unit of its ends, and
 * in percent of where it came from. */
xc_interval xc_movement_difference(const xc_movement *movement);
xc_interval xc_movement_percent(const xc_movement *movement);

/* The change that was told, without the sign, with what rounding and cutting
 * allow. */
xc_interval xc_movement_told(const xc_movement *movement);

/* Adds the steps "50 - 40 = 10" and "10 / 40 = 25%", and cites the figures. */
xc_status xc_movement_explain(xc_slip *slip, xc_inside *inside,
                              const xc_line *line, const xc_movement *movement);

#endif
