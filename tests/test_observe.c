/*
 * test_observe.c - which dates meet, and what of an article is observed: its
 * figures and dates, with the words around them, the date beside them and what
 * they count.
 */
#include <stdlib.h>

#include "watched_pair.h"

/* ------------------------------------------------------------------ */
/* Dates                                                                */

static xc_date day_of(int year, int month, int day, xc_date_relation relation) {
    int32_t at = year ? xc_day_from_civil(year, month, day) : XC_DAY_UNKNOWN;
    return (xc_date){.first = at,
                     .last = at,
                     .year = (int16_t)year,
                     .month = (int8_t)month,
                     .day = (int8_t)day,
                     .relation = relation};
}

static xc_date month_of(int year, int month) {
    int32_t first = year ? xc_day_from_civil(year, month, 1) : XC_DAY_UNKNOWN;
    int32_t last = year ? xc_day_from_civil(year, month + 1, 1) - 1 : first;
    return (xc_date){.first = first,
                     .last = last,
                     .year = (int16_t)year,
                     .month = (int8_t)month};
}

static xc_date years(int first, int last, const char *edtf) {
    xc_date date = {.first = xc_day_from_civil(first, 1, 1),
                    .last = xc_day_from_civil(last, 12, 31),
                    .year = (int16_t)(first == last ? first : 0)};
    snprintf(date.edtf, sizeof date.edtf, "%s", edtf);
    return date;
}

/* Both ways round. */
static void expect_meeting(xc_date a, xc_date b, xc_meeting wanted) {
    ck_assert_int_eq(xc_dates_meet(&a, &b), wanted);
    ck_assert_int_eq(xc_dates_meet(&b, &a), wanted);
    if (wanted != XC_MEETING_NO) ck_assert(xc_dates_gap(&a, &b) <= 0);
}

START_TEST(days_meet_themselves) {
    xc_date day = day_of(2031, 3, 4, XC_RELATION_ON);
    expect_meeting(day, day, XC_MEETING_YES);
    expect_meeting(day, day_of(2031, 3, 5, XC_RELATION_ON), XC_MEETING_NO);
    expect_meeting(day, month_of(2031, 3), XC_MEETING_YES);
    expect_meeting(day, month_of(2031, 4), XC_MEETING_NO);
    expect_meeting(day, years(2031, 2031, "2031"), XC_MEETING_YES);
    expect_meeting(day, years(2030, 2030, "2030"), XC_MEETING_NO);
}
END_TEST

/* "On March 4" is of the year of the other, if that has one; of a bare year
 * nobody knows. */
START_TEST(a_missing_year_is_that_of_the_other) {
    xc_date day = day_of(0, 3, 4, XC_RELATION_ON);
    expect_meeting(day, day_of(2031, 3, 4, XC_RELATION_ON), XC_MEETING_YES);
    expect_meeting(day, day_of(2031, 3, 5, XC_RELATION_ON), XC_MEETING_NO);
    expect_meeting(day, month_of(2031, 3), XC_MEETING_YES);
    expect_meeting(day, day_of(0, 3, 4, XC_RELATION_ON), XC_MEETING_YES);
    expect_meeting(day, day_of(0, 2, 29, XC_RELATION_ON), XC_MEETING_NO);
    expect_meeting(day_of(0, 2, 29, XC_RELATION_ON), month_of(0, 2),
                   XC_MEETING_YES);
    expect_meeting(day, years(2031, 2031, "2031"), XC_MEETING_UNKNOWN);
    expect_meeting(month_of(0, 3), years(2031, 2031, "2031"),
                   XC_MEETING_UNKNOWN);
    /* No year has this day; of the other's, that is no leap year, neither. */
    expect_meeting(day_of(0, 2, 29, XC_RELATION_ON), month_of(2031, 2),
                   XC_MEETING_UNKNOWN);
}
END_TEST

START_TEST(relations_open_an_end) {
    xc_date day = day_of(2031, 3, 4, XC_RELATION_ON);
    xc_date next = day_of(2031, 3, 5, XC_RELATION_ON);
    xc_date before = day_of(2031, 3, 4, XC_RELATION_BEFORE);
    xc_date after = day_of(2031, 3, 4, XC_RELATION_AFTER);
    xc_date since = day_of(2031, 3, 4, XC_RELATION_SINCE);
    xc_date by = day_of(2031, 3, 4, XC_RELATION_BY);
    expect_meeting(before, day, XC_MEETING_NO);
    expect_meeting(before, day_of(2031, 3, 3, XC_RELATION_ON), XC_MEETING_YES);
    expect_meeting(after, day, XC_MEETING_NO);
    expect_meeting(after, next, XC_MEETING_YES);
    expect_meeting(before, after, XC_MEETING_NO);
    expect_meeting(since, day, XC_MEETING_YES);
    expect_meeting(since, next, XC_MEETING_YES);
    expect_meeting(since, before, XC_MEETING_NO);
    expect_meeting(by, day, XC_MEETING_YES);
    expect_meeting(by, next, XC_MEETING_NO);
}
END_TEST

START_TEST(seasons_share_no_year) {
    xc_date season = years(2015, 2016, "2015/2016");
    expect_meeting(season, season, XC_MEETING_YES);
    expect_meeting(season, years(2016, 2017, "2016/2017"), XC_MEETING_NO);
    expect_meeting(season, years(2016, 2016, "2016"), XC_MEETING_YES);
    expect_meeting(season, years(2015, 2018, "2015/2018"), XC_MEETING_YES);
}
END_TEST

START_TEST(gaps_are_in_days) {
    xc_date a = day_of(2031, 3, 4, XC_RELATION_ON);
    xc_date b = day_of(2031, 3, 14, XC_RELATION_ON);
    xc_date none = {.first = XC_DAY_UNKNOWN, .last = XC_DAY_UNKNOWN};
    ck_assert(xc_dates_gap(&a, &b) >= 10 && xc_dates_gap(&a, &b) <= 10);
    ck_assert(xc_dates_gap(&b, &a) >= 10 && xc_dates_gap(&b, &a) <= 10);
    ck_assert(!xc_date_is_placed(&none));
    ck_assert(xc_date_is_placed(&a));
    a = month_of(0, 3);
    ck_assert(xc_date_is_placed(&a));
}
END_TEST

/* ------------------------------------------------------------------ */
/* Observations                                                         */

static const char MILL[] =
    "On 4 March 2031 the Orlin mill burned, and 12 workers were hurt; 3 tons "
    "of grain were lost. The fire began on the third floor, where dozens of "
    "people slept. Ana Perez, 41, saw it.";
static const char OTHER_MILL[] =
    "Since 9 March 2031 the mill has been shut: 15 workers of the mill were "
    "hurt.";

/* What was observed of both, in words. */
typedef struct seen {
    char items[2][512];
} seen;

static void describe(const xc_observed *observed, char *out, size_t size) {
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < observed->items.count; i++) {
        const xc_observation *o = &observed->items.items[i];
        bool date = o->mention->kind == XC_MENTION_DATE;
        if (o->mention->in_title) continue;
        n += (size_t)snprintf(
            out + n, size - n, "%s%g%s%s, ", date ? "day " : "",
            date ? o->mention->date.day : o->mention->quantity.value,
            o->when ? " dated" : "", o->dates_figure ? " dates" : "");
        ck_assert_uint_lt(n, size);
    }
}

static void keep_both(void *user, const xc_weights *weights, xc_matching *m) {
    seen *s = user;
    (void)weights;
    describe(m->a, s->items[0], sizeof s->items[0]);
    describe(m->b, s->items[1], sizeof s->items[1]);
}

/* Ordinals, vague numbers and ages are none. */
START_TEST(figures_and_dates_are_observed) {
    seen s = {0};
    watch_pair(MILL, OTHER_MILL, keep_both, &s);
    ck_assert_str_eq(s.items[0], "day 4 dates, 12 dated, 3 dated, ");
    ck_assert_str_eq(s.items[1], "day 9 dates, 15 dated, ");
}
END_TEST

static bool has(const xc_terms *terms, const char *word) {
    for (size_t i = 0; i < terms->count; i++)
        if (strcmp(terms->items[i].word, word) == 0) return true;
    return false;
}

/* The observation with that value; NULL: none. */
static const xc_observation *find(const xc_observed *observed, double value) {
    for (size_t i = 0; i < observed->items.count; i++) {
        const xc_observation *o = &observed->items.items[i];
        if (o->mention->kind == XC_MENTION_QUANTITY &&
            fabs(o->mention->quantity.value - value) < 1e-9)
            return o;
    }
    return NULL;
}

static void check_words(void *user, const xc_weights *weights, xc_matching *m) {
    const xc_observation *workers = find(m->a, 12), *others = find(m->b, 15);
    (void)user;
    (void)weights;
    ck_assert(workers && others);
    const xc_observed_sentence *s = &m->a->sentences.items[workers->sentence];
    ck_assert(workers->noun != 0);
    ck_assert_uint_eq(workers->noun, others->noun);
    ck_assert(has(&workers->clause, "hurt"));
    /* The comma ends the clause; the mill is near all the same. */
    ck_assert(!has(&workers->clause, "burned"));
    ck_assert(has(&workers->near, "burned") && has(&workers->around, "burned"));
    ck_assert(!has(&workers->core, "burned") && has(&workers->core, "hurt"));
    ck_assert(!has(&workers->near, "and") && !has(&workers->near, "12"));
    ck_assert(!has(&s->terms, "floor") && has(&s->passage, "floor"));
    ck_assert(!has(&s->passage, "choir"));
    for (size_t i = 1; i < s->terms.count; i++)
        ck_assert(s->terms.items[i - 1].stem < s->terms.items[i].stem);
}

START_TEST(words_around_a_figure) {
    watch_pair(MILL, OTHER_MILL, check_words, NULL);
}
END_TEST

START_TEST(shares_are_by_rarity) {
    const xc_term few[] = {{1, 2, "a"}, {5, 6, "b"}};
    const xc_term many[] = {{1, 2, "a"}, {3, 4, "c"}, {9, 1, "d"}};
    xc_terms a = xc_terms_of(few, 2), b = xc_terms_of(many, 3), none = {0};
    ck_assert(fabs(xc_terms_share(&a, &b) - 0.25) < 1e-9);
    ck_assert(fabs(xc_terms_share(&b, &a) - 2.0 / 7) < 1e-9);
    ck_assert(fabs(xc_terms_share(&a, &a) - 1) < 1e-9);
    ck_assert(xc_terms_share(&none, &a) <= 0);
    ck_assert(xc_terms_share(&a, &none) <= 0);
}
END_TEST

/* Sets of terms that are drawn are held against each other term by term. */
enum { DRAWN = 40 };

static uint64_t drawn_state = 7;

static uint64_t draw(void) {
    drawn_state = drawn_state * UINT64_C(6364136223846793005) + 1442695;
    return drawn_state;
}

static size_t draw_terms(xc_term *items) {
    size_t count = 0;
    for (uint64_t stem = 0; count < DRAWN && draw() >> 60 > 0;) {
        /* Near and far stems; some of many share their marks. */
        stem += draw() >> (draw() >> 62 ? 57 : 8);
        if (count > 0 && stem <= items[count - 1].stem) break;
        items[count++] = (xc_term){stem, (double)(draw() >> 61), "word"};
    }
    return count;
}

static const xc_term *find_term(const xc_term *items, size_t count,
                                uint64_t stem) {
    for (size_t i = 0; i < count; i++)
        if (items[i].stem == stem) return &items[i];
    return NULL;
}

static void check_terms(const xc_term *x, size_t m, const xc_term *y,
                        size_t n) {
    xc_terms a = xc_terms_of(x, m), b = xc_terms_of(y, n);
    double all = 0, shared = 0, strangest = 0;
    for (size_t i = 0; i < m; i++) {
        bool both = find_term(y, n, x[i].stem);
        ck_assert(xc_terms_has(&b, x[i].stem) == both);
        all += x[i].rarity;
        if (both) shared += x[i].rarity;
        if (!both && x[i].rarity > strangest) strangest = x[i].rarity;
    }
    ck_assert(fabs(xc_terms_share(&a, &b) - (all > 0 ? shared / all : 0)) <
              1e-12);
    ck_assert(xc_terms_meet(&a, &b) == (shared > 0));
    ck_assert(fabs(xc_terms_strangest(&a, &b) - strangest) < 1e-12);
}

START_TEST(marks_change_nothing) {
    for (int trial = 0; trial < 5000; trial++) {
        xc_term x[DRAWN], y[DRAWN];
        size_t m = draw_terms(x), n = draw_terms(y);
        for (size_t i = 0; i < m && i < n && trial % 3; i++)
            if (draw() >> 63) memcpy(&y[i], &x[i], sizeof *y);
        for (size_t i = 1; i < n; i++)
            if (y[i].stem <= y[i - 1].stem) n = i;
        check_terms(x, m, y, n);
        check_terms(y, n, x, m);
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("observe");
    TCase *dates = tcase_create("dates"), *texts = tcase_create("texts");
    tcase_add_test(dates, days_meet_themselves);
    tcase_add_test(dates, a_missing_year_is_that_of_the_other);
    tcase_add_test(dates, relations_open_an_end);
    tcase_add_test(dates, seasons_share_no_year);
    tcase_add_test(dates, gaps_are_in_days);
    tcase_add_test(texts, figures_and_dates_are_observed);
    tcase_add_test(texts, words_around_a_figure);
    tcase_add_test(texts, shares_are_by_rarity);
    tcase_add_test(texts, marks_change_nothing);
    tcase_set_timeout(texts, 60);
    suite_add_tcase(suite, dates);
    suite_add_tcase(suite, texts);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
