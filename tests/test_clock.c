/*
 * test_clock.c - how far apart two times of day are, after what rounding,
 * hedges and zones allow.
 */
#include <check.h>
#include <stdlib.h>

#include "compare/clock.h"

static xc_clock at(int hour, int minute, int open) {
    int stated = hour * 60 + minute;
    return (xc_clock){
        .low = stated - open, .high = stated + open, .stated = stated};
}

static xc_clock in_zone(xc_clock clock, int zone) {
    clock.has_zone = true;
    clock.zone = zone;
    return clock;
}

/* Both ways round. */
static void expect_gap(xc_clock a, xc_clock b, xc_clock_footing footing,
                       int wanted) {
    ck_assert_int_eq(xc_clock_gap(&a, &b, footing), wanted);
    ck_assert_int_eq(xc_clock_gap(&b, &a, footing), wanted);
}

START_TEST(what_is_open_may_meet) {
    expect_gap(at(6, 10, 0), at(6, 10, 0), XC_FOOTING_SAME, 0);
    expect_gap(at(6, 10, 0), at(6, 13, 0), XC_FOOTING_SAME, 3);
    expect_gap(at(6, 10, 5), at(6, 13, 0), XC_FOOTING_SAME, 0);
    expect_gap(at(22, 30, 5), at(22, 45, 5), XC_FOOTING_SAME, 5);
}
END_TEST

START_TEST(days_go_round) {
    expect_gap(at(23, 55, 0), at(0, 10, 0), XC_FOOTING_SAME, 15);
    expect_gap(at(0, 0, 20), at(23, 40, 0), XC_FOOTING_SAME, 0);
    expect_gap(at(10, 30, 0), at(22, 45, 0), XC_FOOTING_SAME, 11 * 60 + 45);
}
END_TEST

START_TEST(zones_are_converted) {
    xc_clock there = in_zone(at(15, 30, 0), 0);
    xc_clock here = in_zone(at(10, 30, 0), -300);
    expect_gap(there, here, XC_FOOTING_SAME, 0);
    here.low = here.high = here.stated = 11 * 60;
    expect_gap(there, here, XC_FOOTING_SAME, 30);
    ck_assert_int_eq(xc_clocks_stated(&there, &here), 30);
}
END_TEST

/* Of unknown zones only the minutes tell. */
START_TEST(hours_may_be_zones) {
    expect_gap(at(15, 30, 0), at(10, 30, 0), XC_FOOTING_HOURS, 0);
    expect_gap(at(15, 30, 0), at(22, 45, 0), XC_FOOTING_HOURS, 15);
    expect_gap(at(15, 55, 0), at(22, 5, 0), XC_FOOTING_HOURS, 10);
}
END_TEST

START_TEST(half_of_the_day_may_be_open) {
    xc_clock bare = at(5, 52, 0);
    bare.half = true;
    expect_gap(bare, at(17, 52, 0), XC_FOOTING_SAME, 0);
    expect_gap(bare, at(18, 10, 0), XC_FOOTING_SAME, 18);
}
END_TEST

/* A time agrees with itself, and wider never turns agreement into a gap. */
START_TEST(wider_is_never_farther) {
    for (int a = 0; a < 24 * 60; a += 37)
        for (int b = 0; b < 24 * 60; b += 41)
            for (int open = 0; open < 40; open += 13) {
                xc_clock x = at(0, a, 0), y = at(0, b, open);
                xc_clock wider = at(0, b, open + 5);
                int gap = xc_clock_gap(&x, &y, XC_FOOTING_SAME);
                ck_assert_int_le(xc_clock_gap(&x, &wider, XC_FOOTING_SAME),
                                 gap);
                ck_assert_int_eq(xc_clock_gap(&y, &x, XC_FOOTING_SAME), gap);
                ck_assert_int_eq(xc_clock_gap(&y, &y, XC_FOOTING_SAME), 0);
            }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("clock");
    TCase *cases = tcase_create("times");
    tcase_add_test(cases, what_is_open_may_meet);
    tcase_add_test(cases, days_go_round);
    tcase_add_test(cases, zones_are_converted);
    tcase_add_test(cases, hours_may_be_zones);
    tcase_add_test(cases, half_of_the_day_may_be_open);
    tcase_add_test(cases, wider_is_never_farther);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
