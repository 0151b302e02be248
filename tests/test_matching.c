/*
 * test_matching.c - figures of two texts that may speak of one thing: the same
 * either way round, nothing where they agree, and of articles that nobody says
 * are of one thing only what stands on more than one leg.
 */
#include <stdlib.h>

#include "watched_pair.h"

static const char *const PAIRS[][2] = {
    {"On 4 March 2031 the Orlin mill burned, and 12 workers were hurt; 3 tons "
     "of grain were lost at a cost of $2 million. Some 40% of it was rye.",
     "The Orlin mill burned on 5 March 2031. It hurt 15 workers, and 2.5 tons "
     "of grain, or 35% of it rye, worth $2.5 million were lost."},
    {"By April the Tarnby council had built more than 300 homes, 20 miles of "
     "road and 4 of the 9 schools.",
     "The Tarnby council built 250 homes and 5 of the 9 schools before May. "
     "Its road of 40 km cost 30 million euros."},
    {"Before 2029 about 70 men sailed in the fleet.",
     "In the 2015-16 season 64 men and 12 women sailed in the fleet of "
     "Marwick, and 70 in all."}};

#define PAIR_COUNT (int)(sizeof PAIRS / sizeof *PAIRS)

static bool is_equal(double a, double b) {
    return fabs(a - b) < 1e-12;
}

static void match_both_ways(void *user, const xc_weights *weights,
                            xc_matching *there) {
    size_t *pairs = user;
    xc_matching back = {
        .a = there->b, .b = there->a, .x = there->y, .y = there->x};
    const xc_observation *x = &there->a->items.items[there->x];
    const xc_observation *y = &there->b->items.items[there->y];
    bool pair = xc_match_figures(weights, there);
    ck_assert(pair == xc_match_figures(weights, &back));
    ck_assert(xc_match_compares(x, y) == xc_match_compares(y, x));
    if (!xc_match_compares(x, y)) {
        ck_assert(!pair);
        return;
    }
    ck_assert(xc_match_agrees(x, y) == xc_match_agrees(y, x));
    ck_assert(!pair || !xc_match_agrees(x, y));
    if (!pair) return;
    ++*pairs;
    ck_assert(there->probability > 0 && there->probability < 1);
    ck_assert(is_equal(there->probability, back.probability));
    for (size_t f = 0; f < XC_MATCH_FEATURES; f++)
        ck_assert_msg(is_equal(there->features[f], back.features[f]), "%s",
                      xc_match_feature_name(f));
}

START_TEST(either_way_round) {
    size_t pairs = 0;
    watch_pair(PAIRS[_i][0], PAIRS[_i][1], match_both_ways, &pairs);
    ck_assert_uint_gt(pairs, 1);
}
END_TEST

static size_t count_pairs(const char *a, const char *b) {
    size_t pairs = 0;
    watch_pair(a, b, match_both_ways, &pairs);
    return pairs;
}

/* In other units and words, or of another time. */
START_TEST(what_agrees_is_no_pair) {
    ck_assert_uint_eq(count_pairs("The Tarnby path is 10 miles long.",
                                  "Its path in Tarnby is 16 km long."),
                      0);
    ck_assert_uint_eq(count_pairs("More than 300 homes were built in Tarnby.",
                                  "In Tarnby 320 homes were built."),
                      0);
    ck_assert_uint_eq(count_pairs("The mill of Tarnby lost 40 tons of grain.",
                                  "The mill of Tarnby lost 40 bags of grain "
                                  "worth 40 dollars."),
                      0);
    ck_assert_uint_eq(count_pairs("In 2029 the fleet of Marwick had 70 men.",
                                  "In 2029 the fleet of Marwick had 90 men."),
                      1);
}
END_TEST

/* The two figures that differ. */
static void keep_pair(void *user, const xc_weights *weights, xc_matching *m) {
    xc_matching *kept = user;
    if (xc_match_figures(weights, m)) *kept = *m;
}

static void expect_feature(const char *a, const char *b,
                           xc_match_feature feature, double wanted) {
    xc_matching m = {0};
    watch_pair(a, b, keep_pair, &m);
    ck_assert(m.features[XC_MATCH_BIAS] > 0);
    ck_assert_msg(is_equal(m.features[feature], wanted), "%s is %g, not %g",
                  xc_match_feature_name(feature), m.features[feature], wanted);
}

START_TEST(features_say_what_is_there) {
    const char *homes = "In Tarnby 300 homes were built.";
    const char *more = "In Tarnby 310 homes were built.";
    expect_feature(homes, more, XC_MATCH_NOUN_SAME, 1);
    expect_feature(homes, more, XC_MATCH_ONLY, 1);
    expect_feature(homes, more, XC_MATCH_BOUNDED, 0);
    expect_feature(homes, more, XC_MATCH_FAR, 0);
    expect_feature(homes, more, XC_MATCH_PASSAGE_LOW, 1);
    expect_feature(homes, more, XC_MATCH_STRANGER_HIGH, 0);
    expect_feature(homes, "In Tarnby 900 homes were built.", XC_MATCH_FAR, 1);
    expect_feature(homes, "In Tarnby over 310 homes were built.",
                   XC_MATCH_BOUNDED, 1);
    expect_feature(homes, "In Tarnby 310 barns were built.",
                   XC_MATCH_NOUN_DIFFERS, 1);
    expect_feature("In Tarnby 300 urban homes were built.",
                   "In Tarnby 310 rural homes were built.", XC_MATCH_CONTRAST,
                   1);
    expect_feature("The Orlin mill opened in May 1911.",
                   "The Orlin mill opened in June 1911.",
                   XC_MATCH_PRECISION_SAME, 1);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Articles that nobody says are of one thing                           */

static void count_apart(void *user, const xc_weights *weights, xc_matching *m) {
    xc_comparison comparison = {.weights = weights};
    xc_engine engine = {.comparison = &comparison};
    size_t *apart = user;
    if (!xc_match_figures(weights, m)) return;
    m->probability = 1; /* the words alone decide */
    bool stands = xc_match_stands_apart(&engine, m);
    ck_assert(!stands || xc_match_may_stand(&engine, m));
    *apart += stands;
    m->probability = 0.1;
    ck_assert(!xc_match_stands_apart(&engine, m));
}

static size_t stand_apart(const char *a, const char *b) {
    size_t apart = 0;
    ck_assert_uint_gt(count_pairs(a, b), 0);
    watch_pair(a, b, count_apart, &apart);
    return apart;
}

static void count_hopeful(void *user, const xc_weights *weights,
                          xc_matching *m) {
    xc_comparison comparison = {.weights = weights};
    xc_engine engine = {.comparison = &comparison};
    size_t *hopeful = user;
    *hopeful += xc_match_may_stand(&engine, m);
}

/* Nothing is weighed that other nouns or words tell apart. */
START_TEST(little_tells_what_cannot_stand) {
    const char *lost = "The Orlin mill lost 40 sacks of grain in the flood.";
    size_t hopeful = 0;
    watch_pair(lost, "In the flood the Orlin mill lost 60 sacks of grain.",
               count_hopeful, &hopeful);
    ck_assert_uint_eq(hopeful, 1);
    watch_pair(lost, "In the flood the Orlin mill lost 60 carts of grain.",
               count_hopeful, &hopeful);
    watch_pair(lost, "A choir in Marwick bought 60 sacks of flour for a feast.",
               count_hopeful, &hopeful);
    watch_pair("The Orlin mill opened on 4 May 1911 in Tarnby.",
               "The Orlin mill opened on 9 May 1911 in Tarnby.", count_hopeful,
               &hopeful);
    ck_assert_uint_eq(hopeful, 1);
}
END_TEST

START_TEST(words_in_common_let_figures_stand) {
    ck_assert_uint_eq(
        stand_apart("The Orlin mill lost 40 tons of grain in the flood.",
                    "In the flood the Orlin mill lost 60 tons of grain."),
        1);
}
END_TEST

START_TEST(other_things_do_not_stand) {
    const char *lost = "The Orlin mill lost 40 sacks of grain in the flood.";
    /* Another noun, other words, far away, known to the other too. */
    ck_assert_uint_eq(
        stand_apart(lost,
                    "In the flood the Orlin mill lost 60 carts of grain."),
        0);
    ck_assert_uint_eq(
        stand_apart(lost, "The Orlin choir bought 60 sacks of flour for a "
                          "feast after the flood."),
        0);
    ck_assert_uint_eq(
        stand_apart(lost,
                    "In the flood the Orlin mill lost 900 sacks of grain."),
        0);
    ck_assert_uint_eq(
        stand_apart(lost,
                    "In the flood the Orlin mill lost 60 sacks of grain. It "
                    "had sold 40 sacks on Monday."),
        0);
}
END_TEST

/* The 40 that two are missing from. */
START_TEST(a_whole_does_not_stand_against_its_part) {
    const char *lost = "The Orlin mill lost 40 sacks of grain in the flood.";
    ck_assert_uint_eq(
        stand_apart(lost, "In the flood the Orlin mill lost all but 2 of the "
                          "40 sacks of grain."),
        0);
    ck_assert_uint_eq(
        stand_apart(lost, "In the flood the Orlin mill lost all but 2 of the "
                          "50 sacks of grain."),
        1);
}
END_TEST

START_TEST(samples_and_contrasts_do_not_stand) {
    ck_assert_uint_eq(
        stand_apart("The poll in Marwick found that 40% of voters want the "
                    "bridge.",
                    "The poll in Marwick found that 44% of voters want the "
                    "bridge."),
        0);
    ck_assert_uint_eq(
        stand_apart("In the north 40 sacks of the Orlin grain were lost.",
                    "In the south 60 sacks of the Orlin grain were lost."),
        0);
    ck_assert_uint_eq(
        stand_apart("The Orlin mill opened on 4 May 1911 in Tarnby.",
                    "The Orlin mill opened on 9 May 1911 in Tarnby."),
        0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("matching");
    TCase *all = tcase_create("matching");
    tcase_set_timeout(all, 60);
    tcase_add_loop_test(all, either_way_round, 0, PAIR_COUNT);
    tcase_add_test(all, what_agrees_is_no_pair);
    tcase_add_test(all, features_say_what_is_there);
    tcase_add_test(all, little_tells_what_cannot_stand);
    tcase_add_test(all, words_in_common_let_figures_stand);
    tcase_add_test(all, other_things_do_not_stand);
    tcase_add_test(all, a_whole_does_not_stand_against_its_part);
    tcase_add_test(all, samples_and_contrasts_do_not_stand);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
