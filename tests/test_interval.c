/*
 * test_interval.c - what holds of all intervals, tried on many random ones.
 *
 * The ends are halves between -20 and 20 and the two infinities, so that ends
 * meet often and every sum is exact. The generator has a fixed seed: a failure
 * comes back in the next run.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "compare/interval.h"

#define TRIALS 20000

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

static double random_end(void) {
    return (random_below(81) - 40) / 2.0;
}

static void set_up(void) {
    state = 20250213;
}

/* Some value lies in it. One in ten has no lower end, one in ten no upper. */
static xc_interval random_interval(void) {
    double a = random_end(), b = random_end();
    xc_interval i = {fmin(a, b), fmax(a, b), random_below(2), random_below(2)};
    if (i.low == i.high) i.low_open = i.high_open = false;
    if (random_below(10) == 0) i.low = -INFINITY, i.low_open = true;
    if (random_below(10) == 0) i.high = INFINITY, i.high_open = true;
    return i;
}

/* Every value of the given one, and perhaps more. */
static xc_interval widen(xc_interval i) {
    int less = random_below(4), more = random_below(4);
    if (less == 1 && isfinite(i.low)) i.low_open = false;
    if (less == 2 && isfinite(i.low)) {
        i.low -= random_below(9) / 2.0 + 0.5;
        i.low_open = random_below(2);
    }
    if (less == 3) i.low = -INFINITY, i.low_open = true;
    if (more == 1 && isfinite(i.high)) i.high_open = false;
    if (more == 2 && isfinite(i.high)) {
        i.high += random_below(9) / 2.0 + 0.5;
        i.high_open = random_below(2);
    }
    if (more == 3) i.high = INFINITY, i.high_open = true;
    return i;
}

static const char *show(const xc_interval *i) {
    static char lines[4][100];
    static int next;
    char *line = lines[next++ % 4];
    snprintf(line, sizeof lines[0], "%c%g, %g%c", i->low_open ? '(' : '[',
             i->low, i->high, i->high_open ? ')' : ']');
    return line;
}

static bool has(const xc_interval *i, double x) {
    bool low = i->low_open ? x > i->low : x >= i->low;
    bool high = i->high_open ? x < i->high : x <= i->high;
    return low && high;
}

static bool is_equal(const xc_interval *a, const xc_interval *b) {
    return a->low == b->low && a->high == b->high &&
           a->low_open == b->low_open && a->high_open == b->high_open;
}

static xc_interval from(double low, double high) {
    return (xc_interval){low, high, isinf(low), isinf(high)};
}

static xc_interval open_from(double low, double high) {
    return (xc_interval){low, high, true, true};
}

/* ------------------------------------------------------------------ */

/* By trying values: ends are halves, so that quarters tell all apart. */
START_TEST(meeting_is_to_share_a_value) {
    for (int n = 0; n < TRIALS; n++) {
        xc_interval a = random_interval(), b = random_interval();
        bool shared = false;
        for (int q = -84; q <= 84 && !shared; q++)
            shared = has(&a, q / 4.0) && has(&b, q / 4.0);
        ck_assert_msg(xc_interval_meets(&a, &b) == shared, "%s and %s",
                      show(&a), show(&b));
    }
}
END_TEST

START_TEST(meeting_is_symmetric) {
    for (int n = 0; n < TRIALS; n++) {
        xc_interval a = random_interval(), b = random_interval();
        ck_assert_msg(xc_interval_meets(&a, &b) == xc_interval_meets(&b, &a),
                      "%s and %s", show(&a), show(&b));
    }
}
END_TEST

START_TEST(everything_agrees_with_itself) {
    for (int n = 0; n < TRIALS; n++) {
        xc_interval a = random_interval();
        ck_assert_msg(xc_interval_meets(&a, &a), "%s", show(&a));
        ck_assert_msg(xc_interval_holds(&a, &a), "%s", show(&a));
        ck_assert_double_eq(xc_interval_gap(&a, &a), 0);
    }
}
END_TEST

START_TEST(a_hedge_never_makes_a_conflict) {
    for (int n = 0; n < TRIALS; n++) {
        xc_interval a = random_interval(), b = random_interval();
        xc_interval wide_a = widen(a), wide_b = widen(b);
        if (!xc_interval_meets(&a, &b)) continue;
        ck_assert_msg(xc_interval_meets(&wide_a, &b), "%s to %s, %s", show(&a),
                      show(&wide_a), show(&b));
        ck_assert_msg(xc_interval_meets(&wide_a, &wide_b), "%s to %s, %s to %s",
                      show(&a), show(&wide_a), show(&b), show(&wide_b));
    }
}
END_TEST

START_TEST(what_is_widened_holds_what_was) {
    int wider = 0;
    for (int n = 0; n < TRIALS; n++) {
        xc_interval a = random_interval(), wide = widen(a);
        ck_assert_msg(xc_interval_holds(&wide, &a), "%s in %s", show(&a),
                      show(&wide));
        if (is_equal(&a, &wide)) continue;
        wider++;
        ck_assert_msg(!xc_interval_holds(&a, &wide), "%s in %s", show(&wide),
                      show(&a));
    }
    ck_assert_int_gt(wider, TRIALS / 4);
}
END_TEST

START_TEST(holding_is_meeting_and_goes_on) {
    int held = 0;
    for (int n = 0; n < TRIALS; n++) {
        xc_interval a = random_interval(), b = random_interval();
        xc_interval c = random_interval();
        if (!xc_interval_holds(&a, &b)) continue;
        held++;
        ck_assert_msg(xc_interval_meets(&a, &b), "%s holds %s", show(&a),
                      show(&b));
        if (xc_interval_holds(&b, &c))
            ck_assert_msg(xc_interval_holds(&a, &c), "%s, %s, %s", show(&a),
                          show(&b), show(&c));
        if (xc_interval_holds(&b, &a))
            ck_assert_msg(is_equal(&a, &b), "%s, %s", show(&a), show(&b));
    }
    ck_assert_int_gt(held, TRIALS / 20);
}
END_TEST

START_TEST(the_rest_of_the_rest_is_the_part) {
    for (int n = 0; n < TRIALS; n++) {
        double total = random_end();
        xc_interval a = random_interval();
        xc_interval rest = xc_interval_rest(total, &a);
        xc_interval back = xc_interval_rest(total, &rest);
        ck_assert_msg(is_equal(&a, &back), "%g less %s, again: %s", total,
                      show(&a), show(&back));
    }
}
END_TEST

START_TEST(the_rest_has_what_the_part_lacks) {
    for (int n = 0; n < TRIALS; n++) {
        double total = random_end(), x = random_end();
        xc_interval a = random_interval(), b = random_interval();
        xc_interval rest_a = xc_interval_rest(total, &a);
        xc_interval rest_b = xc_interval_rest(total, &b);
        ck_assert_msg(has(&a, x) == has(&rest_a, total - x), "%g of %g: %s", x,
                      total, show(&a));
        ck_assert_msg(xc_interval_meets(&a, &b) ==
                          xc_interval_meets(&rest_a, &rest_b),
                      "%g less %s and %s", total, show(&a), show(&b));
    }
}
END_TEST

/* Ends that touch and are open have nothing between them either. */
START_TEST(a_gap_is_what_lies_between) {
    int apart = 0;
    for (int n = 0; n < TRIALS; n++) {
        xc_interval a = random_interval(), b = random_interval();
        double gap = xc_interval_gap(&a, &b);
        bool touch = a.high == b.low || b.high == a.low;
        ck_assert_msg(gap == xc_interval_gap(&b, &a), "%s and %s", show(&a),
                      show(&b));
        ck_assert_msg(isfinite(gap) && gap >= 0, "%s and %s: %g", show(&a),
                      show(&b), gap);
        if (xc_interval_meets(&a, &b) || touch) {
            ck_assert_msg(gap == 0, "%s and %s: %g", show(&a), show(&b), gap);
        } else {
            apart++;
            ck_assert_msg(gap > 0, "%s and %s", show(&a), show(&b));
        }
    }
    ck_assert_int_gt(apart, TRIALS / 10);
}
END_TEST

/* ------------------------------------------------------------------ */
/* By hand                                                              */

START_TEST(ends_that_touch_meet_when_both_are_closed) {
    xc_interval up = from(1, 2), on = from(2, 3);
    xc_interval below = {1, 2, false, true}, over = {2, 3, true, false};
    ck_assert(xc_interval_meets(&up, &on));
    ck_assert(!xc_interval_meets(&below, &on));
    ck_assert(!xc_interval_meets(&up, &over));
    ck_assert(!xc_interval_meets(&below, &over));
}
END_TEST

/* "at least 5" and 5, "more than 5" and 5, "at most 5" and 5. */
START_TEST(bounds_without_another_end) {
    xc_interval five = from(5, 5), six = from(6, 6);
    xc_interval at_least = from(5, INFINITY), at_most = from(-INFINITY, 5);
    xc_interval over = open_from(5, INFINITY), under = open_from(-INFINITY, 5);
    ck_assert(xc_interval_meets(&at_least, &five));
    ck_assert(xc_interval_meets(&at_most, &five));
    ck_assert(xc_interval_meets(&at_least, &at_most));
    ck_assert(!xc_interval_meets(&over, &five));
    ck_assert(!xc_interval_meets(&under, &five));
    ck_assert(!xc_interval_meets(&over, &under));
    ck_assert(!xc_interval_meets(&over, &at_most));
    ck_assert(xc_interval_meets(&over, &six));
    ck_assert(!xc_interval_meets(&at_most, &six));
    ck_assert(xc_interval_holds(&at_least, &over));
    ck_assert(!xc_interval_holds(&over, &at_least));
}
END_TEST

START_TEST(anything_meets_and_holds_everything) {
    xc_interval anything = open_from(-INFINITY, INFINITY);
    for (int n = 0; n < TRIALS; n++) {
        xc_interval a = random_interval();
        xc_interval rest = xc_interval_rest(random_end(), &anything);
        ck_assert(xc_interval_meets(&anything, &a));
        ck_assert(xc_interval_holds(&anything, &a));
        ck_assert(is_equal(&rest, &anything));
        if (!is_equal(&a, &anything))
            ck_assert(!xc_interval_holds(&a, &anything));
    }
}
END_TEST

/* "at least 8 of 31": what is left is 23 or fewer. */
START_TEST(the_rest_of_at_least_is_at_most) {
    xc_interval at_least = from(8, INFINITY);
    xc_interval rest = xc_interval_rest(31, &at_least);
    ck_assert_double_eq(rest.high, 23);
    ck_assert(!rest.high_open);
    ck_assert(isinf(rest.low) && rest.low < 0);
    xc_interval over = {8, 12, true, false};
    rest = xc_interval_rest(31, &over);
    ck_assert_double_eq(rest.low, 19);
    ck_assert_double_eq(rest.high, 23);
    ck_assert(!rest.low_open && rest.high_open);
}
END_TEST

START_TEST(a_gap_is_relative_to_the_larger_end) {
    xc_interval eight = from(8, 8), ten = from(10, 12), below = from(-4, -2);
    ck_assert_double_eq_tol(xc_interval_gap(&eight, &ten), 0.2, 1e-12);
    ck_assert_double_eq_tol(xc_interval_gap(&ten, &eight), 0.2, 1e-12);
    ck_assert_double_eq_tol(xc_interval_gap(&below, &eight), 1.25, 1e-12);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("interval");
    TCase *all = tcase_create("interval");
    tcase_add_checked_fixture(all, set_up, NULL);
    tcase_add_test(all, meeting_is_to_share_a_value);
    tcase_add_test(all, meeting_is_symmetric);
    tcase_add_test(all, everything_agrees_with_itself);
    tcase_add_test(all, a_hedge_never_makes_a_conflict);
    tcase_add_test(all, what_is_widened_holds_what_was);
    tcase_add_test(all, holding_is_meeting_and_goes_on);
    tcase_add_test(all, the_rest_of_the_rest_is_the_part);
    tcase_add_test(all, the_rest_has_what_the_part_lacks);
    tcase_add_test(all, a_gap_is_what_lies_between);
    tcase_add_test(all, ends_that_touch_meet_when_both_are_closed);
    tcase_add_test(all, bounds_without_another_end);
    tcase_add_test(all, anything_meets_and_holds_everything);
    tcase_add_test(all, the_rest_of_at_least_is_at_most);
    tcase_add_test(all, a_gap_is_relative_to_the_larger_end);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
