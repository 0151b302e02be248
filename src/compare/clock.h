/*
 * clock.h - times of day as they are meant: "around 10:30 p.m.", "just before
 * 7", "an hour before midnight local time". Inside src/compare/ only.
 * Exports: xc_clock, xc_clock_read, xc_clock_gap, xc_clocks_stated.
 */
#ifndef XC_COMPARE_CLOCK_H
#define XC_COMPARE_CLOCK_H

#include "extract/mention.h"
#include "language/language.h"

/* Minutes of the day that a time may mean, from low to high; they may lie
 * before or after the day. */
typedef struct xc_clock {
    int low;
    int high;
    int stated; /* as written, or what comes of it */
    bool hedged;
    bool half;  /* nothing says whether it is before or after noon */
    bool local; /* "local time" */
    bool has_zone;
    int zone;       /* minutes from UTC */
    uint32_t first; /* its tokens with the words around, end exclusive */
    uint32_t last;
} xc_clock;

/* Reads the time of a date that has one, in the words of its sentence. False
 * where it is one end of a stretch,
 * one of two, or only a limit ("by 6 p.m."). */
bool xc_clock_read(const xc_sentence *words, const xc_mention *date,
                   xc_clock *clock);

/* How two times can be held against each other. */
typedef enum xc_clock_footing {
    XC_FOOTING_SAME = 0, /* of one place, or both with their zone */
    XC_FOOTING_HOURS     /* zones may differ: only the minutes tell */
} xc_clock_footing;

/* Minutes that two times are apart at least, after what rounding and hedges
 * allow; 0: they may be one. Symmetric. */
int xc_clock_gap(const xc_clock *a, const xc_clock *b,
                 xc_clock_footing footing);

/* The same as they are written: nothing is allowed. */
int xc_clocks_stated(const xc_clock *a, const xc_clock *b);

#endif
