/*
 * figure.c - turns a quantity into words and digits for a table.
 * It rounds nothing but what a double cannot hold: 8.12 million times a
 * million is shown as 8.12 million, with twelve digits at most.
 * Exports: xc_figure_*.
 */
#include "report/figure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What arithmetic leaves behind, as a share of the number: a quantity is
 * never written with so many digits. */
#define DUST 1e-12

/* Without dust: 4,119,999.9999999995 is 4,120,000, and half a tenth below 6.4
 * is 6.35 and not 6.3500000000000005. */
static double cleaned(double value) {
    char digits[32];
    snprintf(digits, sizeof digits, "%.12g", value);
    double nearest = strtod(digits, NULL);
    return fabs(value - nearest) <= fabs(nearest) * DUST ? nearest : value;
}

/* Digits with commas between thousands; a year-like number keeps its four
 * digits together. */
static void put_digits(xc_buffer *out, const char *digits) {
    if (*digits == '-') xc_buffer_putc(out, *digits++);
    size_t whole = strspn(digits, "0123456789");
    bool grouped = whole > 4 && strpbrk(digits, "eE") == NULL;
    for (size_t i = 0; i < whole; i++) {
        if (grouped && i > 0 && (whole - i) % 3 == 0) xc_buffer_putc(out, ',');
        xc_buffer_putc(out, digits[i]);
    }
    xc_buffer_puts(out, digits + whole);
}

/* "500 billion", where that takes three digits behind the point at most. */
static bool put_large(xc_buffer *out, double value) {
    static const struct {
        double unit;
        const char *word;
    } units[] = {{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        double size = fabs(value) / units[i].unit;
        if (size < 1 || size >= 1000) continue;
        double thousandths = size * 1000;
        double nearest = round(thousandths);
        if (fabs(thousandths - nearest) > nearest * DUST) return false;
        xc_buffer_number(out, copysign(nearest / 1000, value));
        xc_buffer_printf(out, " %s", units[i].word);
        return true;
    }
    return false;
}

void xc_figure_put_number(xc_buffer *out, double value) {
    xc_buffer plain = XC_BUFFER_INIT;
    if (put_large(out, value)) return;
    xc_buffer_number(&plain, cleaned(value));
    if (plain.failed || !plain.bytes) {
        out->failed = true;
    } else {
        put_digits(out, plain.bytes);
    }
    xc_buffer_dispose(&plain);
}

static const char *bound_words(xc_bound bound) {
    switch (bound) {
    case XC_BOUND_ABOUT:
        return "about ";
    case XC_BOUND_AT_LEAST:
        return "at least ";
    case XC_BOUND_AT_MOST:
        return "at most ";
    case XC_BOUND_OVER:
        return "over ";
    case XC_BOUND_UNDER:
        return "under ";
    case XC_BOUND_EXACT:
    case XC_BOUND_RANGE:
        break;
    }
    return "";
}

static void put_range(xc_buffer *out, const xc_interval *range) {
    bool low = isfinite(range->low), high = isfinite(range->high);
    if (low && high) {
        xc_figure_put_number(out, range->low);
        xc_buffer_puts(out, " to ");
        xc_figure_put_number(out, range->high);
    } else if (low) {
        xc_buffer_puts(out, range->low_open ? "over " : "at least ");
        xc_figure_put_number(out, range->low);
    } else if (high) {
        xc_buffer_puts(out, range->high_open ? "under " : "at most ");
        xc_figure_put_number(out, range->high);
    }
}

static void put_unit(xc_buffer *out, const xc_quantity *quantity) {
    if (quantity->dimension == XC_DIMENSION_PERCENT &&
        (!quantity->unit || strcmp(quantity->unit, "%") == 0)) {
        xc_buffer_putc(out, '%');
    } else if (quantity->unit) {
        xc_buffer_putc(out, ' ');
        xc_buffer_puts(out, quantity->unit);
    }
}

void xc_figure_put(xc_buffer *out, const xc_quantity *quantity) {
    size_t before = out->length;
    if (isfinite(quantity->value)) {
        xc_buffer_puts(out, bound_words(quantity->bound));
        xc_figure_put_number(out, quantity->value);
    } else {
        put_range(out, &quantity->written);
    }
    if (out->length == before) return;
    if (quantity->whole.known) {
        xc_buffer_puts(out, " of ");
        xc_figure_put_number(out, quantity->whole.value);
    }
    put_unit(out, quantity);
}
