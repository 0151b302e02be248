/*
 * test_figures.c - what holds of the agreement of two figures, whatever they
 * are: tried on many random ones, in the same unit and in units that are
 * converted. The generator has a fixed seed: a failure comes back in the next
 * run.
 */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "compare/convert.h"
#include "compare/interval.h"
#include "compare/rule.h"

#define TRIALS 40000

static const struct {
    xc_dimension dimension;
    const char *unit;
} units[] = {
    {XC_DIMENSION_COUNT, "person"},     {XC_DIMENSION_MONEY, "USD"},
    {XC_DIMENSION_PERCENT, "%"},        {XC_DIMENSION_LENGTH, "mi"},
    {XC_DIMENSION_LENGTH, "km"},        {XC_DIMENSION_LENGTH, "ft"},
    {XC_DIMENSION_LENGTH, "in"},        {XC_DIMENSION_MASS, "lb"},
    {XC_DIMENSION_MASS, "kg"},          {XC_DIMENSION_MASS, "ton"},
    {XC_DIMENSION_MASS, "short_ton"},   {XC_DIMENSION_TEMPERATURE, "degF"},
    {XC_DIMENSION_TEMPERATURE, "degC"},
};

#define UNITS (sizeof units / sizeof *units)

static uint64_t state;

/* Source: S. Vigna, "splitmix64". */
static uint64_t random_bits(void) {
    uint64_t z = (state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static int random_below(int most) {
    return (int)(random_bits() % (uint64_t)most);
}

static void set_up(void) {
    state = 20310306;
}

/* What is meant with a bound is as open as what is written. */
static void bound(xc_quantity *q, int which) {
    double half = q->meant.high - q->value;
    switch (which) {
    case 1: /* at least, over */
        q->written = (xc_interval){q->value, INFINITY, random_below(2), true};
        q->meant = q->written;
        break;
    case 2: /* at most, under */
        q->written = (xc_interval){-INFINITY, q->value, true, random_below(2)};
        q->meant = q->written;
        break;
    case 3: /* about */
        q->meant = (xc_interval){q->value - 3 * half, q->value + 3 * half,
                                 false, false};
        break;
    case 4: /* a range */
        q->written.high = q->value + random_below(9);
        q->meant.high = q->written.high + half;
        break;
    default:
        break;
    }
}

/* A figure as news writes it: up to two digits and zeros, rounded. */
static xc_quantity random_figure(size_t unit) {
    xc_quantity q = {.dimension = units[unit].dimension,
                     .unit = units[unit].unit,
                     .digits = 3};
    double step = pow(10, random_below(3) - 1);
    q.value = (1 + random_below(40)) * step;
    q.written = (xc_interval){q.value, q.value, false, false};
    q.meant = (xc_interval){q.value - step / 2, q.value + step / 2, false,
                            random_below(2)};
    bound(&q, random_below(8));
    return q;
}

static size_t random_unit(void) {
    return (size_t)random_below((int)UNITS);
}

/* Of the same dimension: in as many pairs as not the same unit. */
static size_t random_other(size_t unit) {
    size_t other;
    do
        other = random_unit();
    while (units[other].dimension != units[unit].dimension);
    return other;
}

/* How much an interval is widened; 0: not at all. */
static void widen(xc_interval *i, double less, double more) {
    i->low -= less;
    i->high += more;
    if (less > 0) i->low_open = false;
    if (more > 0) i->high_open = false;
}

static xc_quantity wider(xc_quantity q) {
    double less = random_below(4) * 0.75, more = random_below(4) * 0.75;
    if (random_below(2)) widen(&q.written, less, more);
    widen(&q.meant, less, more);
    return q;
}

static const char *show(const xc_quantity *q) {
    static char texts[4][200];
    static int next;
    char *text = texts[next++ % 4];
    snprintf(text, sizeof texts[0], "%.17g %s: %.17g..%.17g, %.17g..%.17g",
             q->value, q->unit, q->written.low, q->written.high, q->meant.low,
             q->meant.high);
    return text;
}

/* ------------------------------------------------------------------ */

static const int rank[] = {[XC_VERDICT_AGREE] = 0,
                           [XC_VERDICT_IMPRECISE] = 1,
                           [XC_VERDICT_CONFLICT] = 2};

START_TEST(agreement_is_symmetric) {
    int seen[3] = {0, 0, 0};
    for (int n = 0; n < TRIALS; n++) {
        size_t unit = random_unit();
        xc_quantity a = random_figure(unit);
        xc_quantity b = random_figure(random_other(unit));
        xc_verdict forth = xc_judge_figures(&a, &b);
        ck_assert_msg(forth == xc_judge_figures(&b, &a), "%s and %s", show(&a),
                      show(&b));
        seen[rank[forth]]++;
    }
    for (int i = 0; i < 3; i++)
        ck_assert_int_gt(seen[i], TRIALS / 400);
}
END_TEST

START_TEST(a_figure_agrees_with_itself) {
    for (int n = 0; n < TRIALS; n++) {
        xc_quantity a = random_figure(random_unit());
        ck_assert_msg(xc_judge_figures(&a, &a) == XC_VERDICT_AGREE, "%s",
                      show(&a));
    }
}
END_TEST

START_TEST(a_figure_agrees_with_its_conversion) {
    int converted = 0;
    for (int n = 0; n < TRIALS; n++) {
        size_t unit = random_unit(), other = random_other(unit);
        xc_quantity a = random_figure(unit), b = random_figure(other);
        xc_converted all;
        if (!xc_units_differ(&a, &b)) continue;
        xc_convert(&a, &b, &all);
        for (size_t i = 0; i < all.count; i++, converted++) {
            ck_assert_str_eq(all.items[i].unit, b.unit);
            ck_assert_msg(xc_judge_figures(&a, &all.items[i]) ==
                              XC_VERDICT_AGREE,
                          "%s and %s", show(&a), show(&all.items[i]));
        }
    }
    ck_assert_int_gt(converted, TRIALS / 4);
}
END_TEST

START_TEST(wider_never_agrees_less) {
    int better = 0;
    for (int n = 0; n < TRIALS; n++) {
        size_t unit = random_unit();
        xc_quantity a = random_figure(unit);
        xc_quantity b = random_figure(random_other(unit));
        xc_quantity wide_a = wider(a), wide_b = wider(b);
        int before = rank[xc_judge_figures(&a, &b)];
        int one = rank[xc_judge_figures(&wide_a, &b)];
        int both = rank[xc_judge_figures(&wide_a, &wide_b)];
        ck_assert_msg(one <= before, "%s to %s, %s", show(&a), show(&wide_a),
                      show(&b));
        ck_assert_msg(both <= one, "%s, %s to %s", show(&wide_a), show(&b),
                      show(&wide_b));
        better += both < before;
    }
    ck_assert_int_gt(better, TRIALS / 100);
}
END_TEST

/* What conflicts as meant conflicts as written: rounding only adds. */
START_TEST(figures_that_meet_as_written_agree) {
    for (int n = 0; n < TRIALS; n++) {
        size_t unit = random_unit();
        xc_quantity a = random_figure(unit), b = random_figure(unit);
        bool meets = xc_interval_meets(&a.written, &b.written);
        bool meant = xc_interval_meets(&a.meant, &b.meant);
        xc_verdict want = meets   ? XC_VERDICT_AGREE
                          : meant ? XC_VERDICT_IMPRECISE
                                  : XC_VERDICT_CONFLICT;
        ck_assert_msg(xc_judge_figures(&a, &b) == want, "%s and %s", show(&a),
                      show(&b));
    }
}
END_TEST

/* Without a conversion other units are other figures, and it is the rules that
 * keep them apart. */
START_TEST(every_unit_of_the_list_is_one) {
    for (size_t i = 0; i < UNITS; i++)
        for (size_t k = 0; k < UNITS; k++) {
            xc_quantity a = random_figure(i), b = random_figure(k);
            bool measure = units[i].dimension == units[k].dimension &&
                           units[i].dimension >= XC_DIMENSION_LENGTH;
            ck_assert_msg(xc_is_convertible(&a, &b) == measure, "%s and %s",
                          a.unit, b.unit);
        }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("figures");
    TCase *all = tcase_create("figures");
    tcase_add_checked_fixture(all, set_up, NULL);
    tcase_set_timeout(all, 60);
    tcase_add_test(all, agreement_is_symmetric);
    tcase_add_test(all, a_figure_agrees_with_itself);
    tcase_add_test(all, a_figure_agrees_with_its_conversion);
    tcase_add_test(all, wider_never_agrees_less);
    tcase_add_test(all, figures_that_meet_as_written_agree);
    tcase_add_test(all, every_unit_of_the_list_is_one);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
