/*
 * describe.h - quantities and dates as a line of text, for tests that say
 * what is read as "Eight of the 31 = 8/31 count club".
 *
 * A quantity is its bound (unless exact), its value or LOW..HIGH of a range
 * (LOW.. of a vague number), /WHOLE, dimension and unit; "left" before a
 * complement; a score is "score 3:1". A date is its EDTF string; a weekday
 * that is not resolved is "day 3", one that knows nothing "?". The ends of a
 * stretch ("between 2019 and 2021") are not told apart from it.
 */
#ifndef XC_TESTS_DESCRIBE_H
#define XC_TESTS_DESCRIBE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/reading.h"

/* To ten significant digits, which no example goes beyond. */
static inline void describe_number(xc_buffer *out, double value) {
    char digits[40];
    snprintf(digits, sizeof digits, "%.9e", value);
    xc_buffer_number(out, strtod(digits, NULL));
}

static inline void describe_score(xc_buffer *out, const xc_quantity *q) {
    xc_buffer_puts(out, "score ");
    describe_number(out, q->points[0]);
    xc_buffer_putc(out, ':');
    describe_number(out, q->points[1]);
}

static inline void describe_value(xc_buffer *out, const xc_quantity *q) {
    if (q->complement) xc_buffer_puts(out, "left ");
    if (q->bound != XC_BOUND_EXACT)
        xc_buffer_printf(out, "%s ", xc_bound_name(q->bound));
    bool ends = q->bound == XC_BOUND_RANGE || isnan(q->value);
    describe_number(out, ends ? q->written.low : q->value);
    if (ends) xc_buffer_puts(out, "..");
    if (q->bound == XC_BOUND_RANGE) describe_number(out, q->written.high);
    if (!q->whole.known) return;
    xc_buffer_putc(out, '/');
    describe_number(out, q->whole.value);
}

static inline void describe_quantity(xc_buffer *out, const xc_quantity *q) {
    if (q->dimension == XC_DIMENSION_SCORE) {
        describe_score(out, q);
        return;
    }
    describe_value(out, q);
    xc_buffer_printf(out, " %s", xc_dimension_name(q->dimension));
    if (q->unit) xc_buffer_printf(out, " %s", q->unit);
}

/* "[5, ..)": closed and open ends, and ".." where there is none. */
static inline void describe_interval(xc_buffer *out,
                                     const xc_interval *interval) {
    bool low = isfinite(interval->low), high = isfinite(interval->high);
    xc_buffer_putc(out, low && !interval->low_open ? '[' : '(');
    if (low) describe_number(out, interval->low);
    xc_buffer_puts(out, low ? ", " : ".., ");
    if (high) describe_number(out, interval->high);
    xc_buffer_puts(out, high ? "" : "..");
    xc_buffer_putc(out, high && !interval->high_open ? ']' : ')');
}

static inline void describe_date(xc_buffer *out, const xc_date *date) {
    if (date->edtf[0] != '\0')
        xc_buffer_puts(out, date->edtf);
    else if (date->weekday > 0)
        xc_buffer_printf(out, "day %d", date->weekday);
    else
        xc_buffer_putc(out, '?');
}

static inline void describe_word(xc_buffer *out, const char *word) {
    if (word && *word) xc_buffer_printf(out, " %s", word);
}

/* " 17:00", " -05:00", " Z". */
static inline void describe_time(xc_buffer *out, const xc_date *date) {
    int zone = abs(date->zone);
    if (date->has_time)
        xc_buffer_printf(out, " %02d:%02d", date->minute / 60,
                         date->minute % 60);
    if (!date->has_zone) return;
    if (zone == 0)
        xc_buffer_puts(out, " Z");
    else
        xc_buffer_printf(out, " %c%02d:%02d", date->zone < 0 ? '-' : '+',
                         zone / 60, zone % 60);
}

/* What a date says beyond its days: " early since 17:00 published". */
static inline void describe_more(xc_buffer *out, const xc_date *date) {
    static const char *const anchors[] = {"none", "written", "published",
                                          "other"};
    describe_word(out, date->repeats);
    describe_word(out, date->about ? "about" : NULL);
    describe_word(out, xc_date_part_name(date->part));
    describe_word(out, xc_date_relation_name(date->relation));
    describe_word(out, date->fiscal ? "fiscal" : NULL);
    describe_time(out, date);
    describe_word(out, anchors[date->anchoring]);
    if (date->weekday > 0) xc_buffer_printf(out, " day %d", date->weekday);
}

/* True for a word of that. */
static inline bool describe_says(const xc_date *date, const char *word) {
    xc_buffer out = XC_BUFFER_INIT;
    describe_more(&out, date);
    size_t n = strlen(word);
    bool says = false;
    for (const char *at = out.bytes; at && !says && (at = strstr(at, word));
         at++)
        says = at > out.bytes && at[-1] == ' ' && (!at[n] || at[n] == ' ');
    xc_buffer_dispose(&out);
    return says;
}

/* True for a mention of that kind that is no end of a stretch around it. */
static inline bool describe_takes(const xc_mention *m, xc_mention_kind kind) {
    return m->kind == kind && !m->nested;
}

/* "TEXT = " and what it is read as. */
static inline void describe_mention(xc_buffer *out, const char *bytes,
                                    const xc_mention *m) {
    xc_buffer_add(out, bytes + m->span.start, m->span.end - m->span.start);
    xc_buffer_puts(out, " = ");
    if (m->kind == XC_MENTION_QUANTITY)
        describe_quantity(out, &m->quantity);
    else
        describe_date(out, &m->date);
}

/* All mentions of a kind, parted by "; ". */
static inline void describe_mentions(xc_buffer *out, const xc_reading *reading,
                                     xc_mention_kind kind) {
    for (size_t i = 0; i < reading->mentions.count; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (!describe_takes(m, kind)) continue;
        const xc_article *article = reading->article;
        if (out->length > 0) xc_buffer_puts(out, "; ");
        describe_mention(
            out, m->in_title ? article->title.bytes : article->text.bytes, m);
    }
}

#endif
