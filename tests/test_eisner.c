/*
 * test_eisner.c - the decoder against trying all trees, at its limits, and on
 * scores that forbid.
 */
#include <check.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "language/eisner.h"

#define SMALL 6
#define MOST XC_PARSE_MAX_TOKENS
#define STRIDE (MOST + 3)

static float scores[(MOST + 1) * STRIDE];
static float room[3 * MOST * MOST + 8];
static uint16_t heads[MOST + 2];
static uint64_t state;

/* Source: S. Vigna, "splitmix64". */
static uint64_t random_bits(void) {
    uint64_t z = (state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* Every place is filled, also those that must not be looked at. */
static void set_up(void) {
    state = 20250213;
    for (size_t i = 0; i < sizeof scores / sizeof *scores; i++)
        scores[i] = NAN;
}

static float *score(size_t dependent, size_t head) {
    return &scores[dependent * STRIDE + head];
}

/* Whole numbers below limit, so that sums are exact. */
static void fill_random(size_t n, unsigned limit) {
    for (size_t d = 1; d <= n; d++)
        for (size_t h = 0; h <= n; h++)
            if (h != d)
                *score(d, h) =
                    (float)(random_bits() % (2 * limit + 1)) - (float)limit;
}

static void parse(size_t n) {
    size_t needed = xc_eisner_room(n);
    ck_assert_uint_le(needed, 3 * MOST * MOST);
    room[needed] = 4321;
    memset(heads, 0xAB, sizeof heads);
    xc_eisner_parse(scores, STRIDE, n, room, heads);
    ck_assert(room[needed] == 4321);
    ck_assert_uint_eq(heads[n + 1], 0xABAB);
}

/* True when every token comes to the root by its heads. */
static bool is_rooted(const uint16_t *tree, size_t n) {
    for (size_t d = 1; d <= n; d++) {
        size_t at = d, steps = 0;
        while (at != 0 && steps++ <= n)
            at = tree[at];
        if (at != 0) return false;
    }
    return true;
}

static bool is_crossed(size_t a, size_t b, size_t c, size_t d) {
    size_t low = a < b ? a : b, high = a < b ? b : a;
    bool c_inside = low < c && c < high, d_inside = low < d && d < high;
    bool c_outside = c < low || c > high, d_outside = d < low || d > high;
    return (c_inside && d_outside) || (c_outside && d_inside);
}

/* A tree, projective, one root. */
static bool is_tree(const uint16_t *tree, size_t n) {
    size_t roots = 0;
    for (size_t d = 1; d <= n; d++) {
        if (tree[d] > n || tree[d] == d) return false;
        roots += tree[d] == 0;
        for (size_t e = 1; e < d; e++)
            if (is_crossed(d, tree[d], e, tree[e])) return false;
    }
    return roots == 1 && is_rooted(tree, n);
}

static double sum_of(const uint16_t *tree, size_t n) {
    double sum = 0;
    for (size_t d = 1; d <= n; d++)
        sum += (double)*score(d, tree[d]);
    return sum;
}

/* The best sum of all trees: every choice of heads is tried. */
static double best_by_trying(size_t n, size_t *trees) {
    uint16_t tree[SMALL + 1] = {0};
    double best = -INFINITY;
    *trees = 0;
    for (;;) {
        if (is_tree(tree, n)) {
            double sum = sum_of(tree, n);
            best = sum > best ? sum : best;
            ++*trees;
        }
        size_t d = 1;
        while (d <= n && tree[d] == n)
            tree[d++] = 0;
        if (d > n) return best;
        tree[d]++;
    }
}

/* ------------------------------------------------------------------ */

START_TEST(the_best_of_all_trees_is_found) {
    static const int seeds[] = {0, 400, 400, 300, 200, 60, 8};
    /* How many projective trees with one root there are. */
    static const size_t number[] = {0, 1, 2, 7, 30, 143, 728};
    for (size_t n = 1; n <= SMALL; n++)
        for (int seed = 0; seed < seeds[n]; seed++) {
            size_t trees;
            fill_random(n, seed % 2 ? 1000 : 2);
            parse(n);
            ck_assert(is_tree(heads, n));
            ck_assert_double_eq(sum_of(heads, n), best_by_trying(n, &trees));
            ck_assert_uint_eq(trees, number[n]);
        }
}
END_TEST

START_TEST(a_single_token_is_the_root) {
    *score(1, 0) = -5;
    parse(1);
    ck_assert_uint_eq(heads[0], 0);
    ck_assert_uint_eq(heads[1], 0);
}
END_TEST

START_TEST(no_token_gives_no_head) {
    heads[0] = 7, heads[1] = 9;
    xc_eisner_parse(scores, STRIDE, 0, room, heads);
    ck_assert_uint_eq(heads[0], 0);
    ck_assert_uint_eq(heads[1], 9);
}
END_TEST

/* Each of many lengths up to the longest, a planted tree that outweighs all
 * else. */
START_TEST(a_planted_tree_is_found_at_any_length) {
    for (size_t n = 1; n <= MOST; n += n < 40 ? 1 : 40) {
        uint16_t planted[MOST + 1] = {0};
        fill_random(n, 1000);
        parse(n);
        ck_assert(is_tree(heads, n));
        memcpy(planted, heads, sizeof planted);
        fill_random(n, 1000);
        for (size_t d = 1; d <= n; d++)
            *score(d, planted[d]) = 2000;
        parse(n);
        ck_assert_mem_eq(heads, planted, (n + 1) * sizeof *heads);
    }
}
END_TEST

START_TEST(the_longest_sentence_is_parsed) {
    fill_random(MOST, 1000);
    parse(MOST);
    ck_assert(is_tree(heads, MOST));
    ck_assert_uint_eq(xc_eisner_room(MOST + 1), 0);
    /* A chain to the right beats what else there is. */
    for (size_t d = 1; d <= MOST; d++)
        *score(d, d - 1) = 5000;
    parse(MOST);
    for (size_t d = 1; d <= MOST; d++)
        ck_assert_uint_eq(heads[d], d - 1);
}
END_TEST

START_TEST(there_is_one_root_even_if_all_want_to_be) {
    for (size_t n = 2; n <= 30; n++) {
        fill_random(n, 10);
        for (size_t d = 1; d <= n; d++)
            *score(d, 0) = 1000 + (float)d;
        parse(n);
        ck_assert(is_tree(heads, n));
    }
}
END_TEST

START_TEST(equal_scores_give_the_leftmost_splits) {
    fill_random(5, 0);
    parse(5);
    ck_assert(is_tree(heads, 5));
    const uint16_t first[] = {0, 0, 1, 2, 3, 4};
    const uint16_t from_last[] = {0, 5, 5, 5, 5, 0};
    ck_assert_mem_eq(heads, first, sizeof first);
    for (size_t d = 1; d <= 5; d++)
        for (size_t h = 0; h <= 5; h++)
            *score(d, h) = -3.5f;
    parse(5);
    ck_assert_mem_eq(heads, first, sizeof first);
    *score(5, 0) = -3;
    parse(5);
    ck_assert_mem_eq(heads, from_last, sizeof from_last);
}
END_TEST

/* Token 2 may be the root alone, 4 hang on 5 alone. */
static void check_forbidden(float forbidden) {
    for (size_t n = 5; n <= 25; n += 4) {
        fill_random(n, 100);
        for (size_t d = 1; d <= n; d++)
            if (d != 2) *score(d, 0) = forbidden;
        for (size_t h = 0; h <= n; h++)
            if (h != 5) *score(4, h) = forbidden;
        parse(n);
        ck_assert(is_tree(heads, n));
        ck_assert_uint_eq(heads[2], 0);
        ck_assert_uint_eq(heads[4], 5);
    }
}

START_TEST(what_is_forbidden_is_not_taken) {
    check_forbidden(-INFINITY);
    check_forbidden(-1e30f);
    check_forbidden(NAN);
    check_forbidden(-3e38f);
}
END_TEST

START_TEST(scores_without_end_still_give_a_tree) {
    static const float odd[] = {INFINITY, -INFINITY, NAN, 3e38f, -3e38f, 0};
    for (size_t n = 1; n <= MOST; n += 33)
        for (int seed = 0; seed < 5; seed++) {
            for (size_t d = 1; d <= n; d++)
                for (size_t h = 0; h <= n; h++)
                    *score(d, h) = odd[random_bits() % 6];
            parse(n);
            ck_assert(is_tree(heads, n));
            for (size_t d = 1; d <= n; d++)
                for (size_t h = 0; h <= n; h++)
                    *score(d, h) = odd[seed];
            parse(n);
            ck_assert(is_tree(heads, n));
        }
}
END_TEST

START_TEST(what_lies_in_the_room_changes_nothing) {
    uint16_t before[31];
    fill_random(30, 3);
    parse(30);
    memcpy(before, heads, sizeof before);
    for (size_t i = 0; i < sizeof room / sizeof *room; i++)
        room[i] = NAN;
    parse(30);
    ck_assert_mem_eq(heads, before, sizeof before);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("eisner");
    TCase *tcase = tcase_create("trees");
    tcase_add_checked_fixture(tcase, set_up, NULL);
    tcase_add_test(tcase, the_best_of_all_trees_is_found);
    tcase_add_test(tcase, a_single_token_is_the_root);
    tcase_add_test(tcase, no_token_gives_no_head);
    tcase_add_test(tcase, a_planted_tree_is_found_at_any_length);
    tcase_add_test(tcase, the_longest_sentence_is_parsed);
    tcase_add_test(tcase, there_is_one_root_even_if_all_want_to_be);
    tcase_add_test(tcase, equal_scores_give_the_leftmost_splits);
    tcase_add_test(tcase, what_is_forbidden_is_not_taken);
    tcase_add_test(tcase, scores_without_end_still_give_a_tree);
    tcase_add_test(tcase, what_lies_in_the_room_changes_nothing);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
