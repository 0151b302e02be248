/*
 * fuzz_quantities.c - the quantities of any bytes: in place, finite, and each
 * inside its own interval. fuzz_mentions.h says how bytes become sentences.
 */
#include "fuzz_mentions.h"

/* What JSON prints as null says "not known" of a value and "no end" of an
 * end; an end the wrong way round would say the opposite. */
static void look_at_interval(const xc_interval *interval, double value) {
    fuzz_promise(!isnan(interval->low) && !isnan(interval->high),
                 "an end is a number");
    fuzz_promise(interval->low < INFINITY && interval->high > -INFINITY,
                 "an interval begins and ends somewhere");
    fuzz_promise(interval->low <= interval->high, "low is not above high");
    if (isnan(value)) return;
    fuzz_promise(interval->low <= value && value <= interval->high,
                 "a value is in its interval");
}

static void look_at_whole(const xc_whole *whole) {
    if (!whole->known) return;
    fuzz_promise(isfinite(whole->value), "a whole is finite");
    look_at_interval(&whole->written, whole->value);
    look_at_interval(&whole->meant, whole->value);
}

static void look_at_quantity(const xc_quantity *q) {
    fuzz_promise(!isinf(q->value), "a value is finite");
    fuzz_promise(q->digits >= 0, "digits are counted");
    fuzz_promise(q->bound <= XC_BOUND_RANGE, "a bound has a name");
    fuzz_promise(strcmp(xc_dimension_name(q->dimension), "unknown") != 0,
                 "a dimension has a name");
    fuzz_promise(!q->unit || q->unit[0] != '\0', "a unit has a name");
    fuzz_promise(q->bound != XC_BOUND_RANGE || isnan(q->value),
                 "a range has no one value");
    fuzz_promise(q->bound != XC_BOUND_RANGE ||
                     (isfinite(q->written.low) && isfinite(q->written.high)),
                 "a range has two ends");
    look_at_interval(&q->written, q->value);
    look_at_interval(&q->meant, q->value);
    look_at_whole(&q->whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_article f;
    fuzz_article_read(&f, data, size, true);
    fuzz_look_at_order(&f, XC_MENTION_QUANTITY);
    for (size_t i = 0; i < f.reading.mentions.count; i++) {
        const xc_mention *m = &f.reading.mentions.items[i];
        if (m->kind == XC_MENTION_QUANTITY) look_at_quantity(&m->quantity);
    }
    fuzz_read_again(&f, data, size, true);
    xc_arena_free(f.arena);
    return 0;
}
