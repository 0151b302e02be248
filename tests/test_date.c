/*
 * test_date.c - dates as they are written, the days they mean, and the date
 * of an article.
 */
#include <stdlib.h>

#include "describe.h"
#include "sentence_sample.h"

static sample s;

static void open_sample(void) {
    sample_open(&s);
}

static void close_sample(void) {
    sample_close(&s);
}

static void check_dates(void) {
    for (size_t i = 0; i < s.reading.mentions.count; i++) {
        const xc_mention *m = &s.reading.mentions.items[i];
        if (m->kind != XC_MENTION_DATE) continue;
        bool known = m->date.first != XC_DAY_UNKNOWN;
        ck_assert(known == (m->date.last != XC_DAY_UNKNOWN));
        ck_assert(!known || m->date.first <= m->date.last);
        ck_assert(!known || m->date.anchoring != XC_ANCHOR_NONE);
    }
}

typedef struct date_case {
    const char *text;
    const char *published;
    const char *wanted;
} date_case;

static void expect(const date_case *c) {
    sample_read(&s, c->text, c->published);
    sample_extract(&s);
    sample_check(&s);
    xc_buffer got = XC_BUFFER_INIT;
    check_dates();
    describe_mentions(&got, &s.reading, XC_MENTION_DATE);
    ck_assert_msg(strcmp(got.bytes ? got.bytes : "", c->wanted) == 0,
                  "%s\n  got    %s\n  wanted %s", c->text,
                  got.bytes ? got.bytes : "", c->wanted);
    xc_buffer_dispose(&got);
}

#define EXPECT_ALL(cases)                                                      \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++)               \
    expect(&(cases)[i])

START_TEST(written_dates) {
    static const date_case cases[] = {
        {"It rained on Feb. 12, 2025.", NULL, "Feb. 12, 2025 = 2025-02-12"},
        {"It rained on 12 February 2025.", NULL,
         "12 February 2025 = 2025-02-12"},
        {"It rained on the 12th of March, 2024.", NULL,
         "12th of March, 2024 = 2024-03-12"},
        {"It rained on 2025-02-12.", NULL, "2025-02-12 = 2025-02-12"},
        {"It rained on 12/31/2025.", NULL, "12/31/2025 = 2025-12-31"},
        {"It rained on 31/12/2025.", NULL, "31/12/2025 = 2025-12-31"},
        {"It rained in February 2022.", NULL, "February 2022 = 2022-02"},
        {"It rained on Wednesday, Feb. 12, 2025.", NULL,
         "Wednesday, Feb. 12, 2025 = 2025-02-12"},
        {"It rained on Feb. 29, 2024.", NULL, "Feb. 29, 2024 = 2024-02-29"},
        {"It rained in early 2014 and late 2013.", NULL,
         "early 2014 = 2014; late 2013 = 2013"},
        {"It has rained since 2014.", NULL, "2014 = 2014"},
        {"The 2014 election was wet.", NULL, "2014 = 2014"},
        {"It rained in the 1990s and the '80s.", NULL,
         "1990s = 199X; '80s = 198X"},
        {"It rained between 2019 and 2021.", NULL, "2019 and 2021 = 2019/2021"},
        {"It rained in 2019-20.", NULL, "2019-20 = 2019/2020"},
        {"The term is 2014-2018.", NULL, "2014-2018 = 2014/2018"},
        {"It rained in the first quarter of 2024.", NULL,
         "first quarter of 2024 = 2024-01-01/2024-03-31"},
        {"It rained on Feb. 12-14, 2025.", NULL,
         "Feb. 12-14, 2025 = 2025-02-12/2025-02-14"},
        {"It rained from Feb. 12 to March 3, 2025.", NULL,
         "Feb. 12 to March 3, 2025 = 2025-02-12/2025-03-03"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(nothing_is_invented) {
    static const date_case cases[] = {
        {"It rained on Feb. 12.", NULL, "Feb. 12 = XXXX-02-12"},
        {"It rained in July.", NULL, "July = XXXX-07"},
        {"It rained on Wednesday.", NULL, "Wednesday = day 3"},
        {"It rained yesterday and last week.", NULL,
         "yesterday = ?; last week = ?"},
        {"It rained last July.", NULL, "last July = XXXX-07"},
        {"It rained two weeks ago.", NULL, "two weeks ago = ?"},
        {"It rained on 03/04/2025.", NULL, "03/04/2025 = 2025"},
        {"It rained on Feb. 29, 2023.", NULL, "Feb. 29, 2023 = 2023-02-29"},
    };
    /* The last has no such day: its days stay unknown. */
    for (size_t i = 0; i + 1 < sizeof cases / sizeof *cases; i++)
        expect(&cases[i]);
    sample_read(&s, cases[7].text, NULL);
    sample_extract(&s);
    ck_assert_uint_eq(s.reading.mentions.count, 1);
    ck_assert_int_eq(s.reading.mentions.items[0].date.first, XC_DAY_UNKNOWN);
}
END_TEST

/* 2025-02-13 is a Thursday. */
#define THURSDAY "2025-02-13T10:00:00Z"

START_TEST(relative_to_the_article) {
    static const date_case cases[] = {
        {"It rained on Feb. 12.", THURSDAY, "Feb. 12 = 2025-02-12"},
        {"It rained on Dec. 20.", THURSDAY, "Dec. 20 = 2024-12-20"},
        {"It will rain on Dec. 20.", THURSDAY, "Dec. 20 = 2025-12-20"},
        {"It rained today.", THURSDAY, "today = 2025-02-13"},
        {"It rained yesterday.", THURSDAY, "yesterday = 2025-02-12"},
        {"It will rain tomorrow.", THURSDAY, "tomorrow = 2025-02-14"},
        {"It rained last week.", THURSDAY, "last week = 2025-02-03/2025-02-09"},
        {"It rained earlier this month.", THURSDAY,
         "earlier this month = 2025-02"},
        {"It rained last year.", THURSDAY, "last year = 2024"},
        {"It rained last July.", THURSDAY, "last July = 2024-07"},
        {"It rained a year ago.", THURSDAY, "a year ago = 2024"},
        {"It rained three weeks ago.", THURSDAY,
         "three weeks ago = 2025-01-20/2025-01-26"},
        {"It rained two days ago.", THURSDAY, "two days ago = 2025-02-11"},
        {"It rained in the first quarter of last year.", THURSDAY,
         "first quarter of last year = 2024-01-01/2024-03-31"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(weekdays_follow_the_tense) {
    static const date_case cases[] = {
        {"The board met on Wednesday.", THURSDAY, "Wednesday = 2025-02-12"},
        {"The board met on Thursday.", THURSDAY, "Thursday = 2025-02-13"},
        {"The board met on Friday.", THURSDAY, "Friday = 2025-02-07"},
        {"The board will meet on Friday.", THURSDAY, "Friday = 2025-02-14"},
        {"The board is set to meet on Friday.", THURSDAY,
         "Friday = 2025-02-14"},
        {"The board met ahead of the talks on Friday.", THURSDAY,
         "Friday = day 5"},
        {"The board was to decide by Friday.", THURSDAY, "Friday = day 5"},
        {"The talks on Friday.", THURSDAY, "Friday = day 5"},
        {"The board met last Monday.", THURSDAY, "last Monday = 2025-02-10"},
        {"The board meets next Monday.", THURSDAY, "next Monday = 2025-02-17"},
    };
    EXPECT_ALL(cases);
}
END_TEST

START_TEST(what_is_no_date) {
    static const date_case cases[] = {
        {"They may march on the second.", THURSDAY, ""},
        {"This may take longer.", THURSDAY, ""},
        {"He sat down; April Roe said no.", THURSDAY, ""},
        {"More than 2,014 people and 2000 pieces.", THURSDAY, ""},
        {"Windows 2000 costs $1999.", THURSDAY, ""},
        {"It took 2014 miles and some 1990 votes.", THURSDAY, ""},
        {"Feb. 30 is no day.", THURSDAY, ""},
        {"It comes in last week of all.", THURSDAY, ""},
        {"The sun set on the march.", THURSDAY, ""},
    };
    EXPECT_ALL(cases);
}
END_TEST

static void read_three(xc_block_kind kind, const char *first,
                       const char *second) {
    const char *texts[] = {first, second, "The board met on Feb. 12."};
    xc_block_kind kinds[] = {kind, XC_BLOCK_PARAGRAPH, XC_BLOCK_PARAGRAPH};
    ck_assert_int_eq(sample_read_blocks(&s, texts, kinds, 3, NULL), XC_OK);
    sample_extract(&s);
}

START_TEST(date_of_the_article) {
    sample_read(&s, "It rained.", THURSDAY);
    sample_extract(&s);
    ck_assert_int_eq(s.reading.published, xc_day_from_civil(2025, 2, 13));
    ck_assert_str_eq(s.reading.published_from, "metadata");
    read_three(XC_BLOCK_DATELINE, "ELTON, Feb. 13, 2025 (Wire) -",
               "It rained.");
    ck_assert_int_eq(s.reading.published, xc_day_from_civil(2025, 2, 13));
    ck_assert_str_eq(s.reading.published_from, "dateline");
    read_three(XC_BLOCK_UPDATED, "Updated: Feb. 14, 2025", "It rained.");
    ck_assert_int_eq(s.reading.published, xc_day_from_civil(2025, 2, 14));
    ck_assert_str_eq(s.reading.published_from, "updated line");
    read_three(XC_BLOCK_DATELINE, "ELTON, Feb. 13 (Wire) -", "It rained.");
    ck_assert_int_eq(s.reading.published, XC_DAY_UNKNOWN);
    ck_assert_ptr_null(s.reading.published_from);
    sample_read(&s, "It rained on Feb. 12, 2025.", "03-02-2009");
    sample_extract(&s);
    ck_assert_int_eq(s.reading.published, XC_DAY_UNKNOWN);
}
END_TEST

START_TEST(captions_say_not_before) {
    read_three(XC_BLOCK_CAPTION, "The hall in Elton on Feb. 7, 2025.",
               "It rained.");
    ck_assert_int_eq(s.reading.published, XC_DAY_UNKNOWN);
    const xc_mention *m =
        &s.reading.mentions.items[s.reading.mentions.count - 1];
    ck_assert_str_eq(m->date.edtf, "2025-02-12");
    ck_assert_int_eq(m->date.anchoring, XC_ANCHOR_OTHER);
    read_three(XC_BLOCK_CAPTION, "The hall in Elton on March 7, 2024.",
               "It rained.");
    m = &s.reading.mentions.items[s.reading.mentions.count - 1];
    ck_assert_str_eq(m->date.edtf, "2025-02-12");
    read_three(XC_BLOCK_PARAGRAPH, "It rained on Feb. 7, 2025.", "It rained.");
    m = &s.reading.mentions.items[s.reading.mentions.count - 1];
    ck_assert_str_eq(m->date.edtf, "XXXX-02-12");
}
END_TEST

START_TEST(calendar) {
    char out[12];
    ck_assert_int_eq(xc_day_from_civil(1970, 1, 1), 0);
    ck_assert_int_eq(xc_day_from_civil(2000, 3, 1), 11017);
    ck_assert_int_eq(xc_day_from_civil(2023, 2, 29), XC_DAY_UNKNOWN);
    ck_assert_int_eq(xc_day_from_civil(2024, 13, 1), XC_DAY_UNKNOWN);
    ck_assert_int_eq(xc_day_from_civil(0, 1, 1), XC_DAY_UNKNOWN);
    ck_assert_int_eq(xc_day_from_civil(10000, 1, 1), XC_DAY_UNKNOWN);
    ck_assert_int_eq(xc_day_weekday(xc_day_from_civil(2025, 2, 12)), 3);
    ck_assert_int_eq(xc_day_weekday(-1), 3);
    for (int32_t day = xc_day_from_civil(1, 1, 1);
         day <= xc_day_from_civil(9999, 12, 31); day += 13) {
        int year, month, date;
        xc_day_to_civil(day, &year, &month, &date);
        ck_assert_int_eq(xc_day_from_civil(year, month, date), day);
    }
    xc_day_format(xc_day_from_civil(2025, 2, 3), out);
    ck_assert_str_eq(out, "2025-02-03");
    xc_day_format(XC_DAY_UNKNOWN, out);
    ck_assert_str_eq(out, "");
    xc_day_format(INT32_MAX, out);
    ck_assert_str_eq(out, "");
}
END_TEST

START_TEST(stated_dates) {
    int32_t day = xc_day_from_civil(2025, 2, 12);
    ck_assert_int_eq(xc_day_parse("2025-02-12"), day);
    ck_assert_int_eq(xc_day_parse("2025-02-12T10:00:00Z"), day);
    ck_assert_int_eq(xc_day_parse("2025-02-12 10:00"), day);
    static const char *const bad[] = {
        "",           "2025-02",   "2025-2-12",   "2025-02-30",
        "12-02-2025", "yesterday", "2025-02-12x", "20a5-02-12"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_int_eq(xc_day_parse(bad[i]), XC_DAY_UNKNOWN);
    ck_assert_int_eq(xc_day_parse(NULL), XC_DAY_UNKNOWN);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("date");
    TCase *tests = tcase_create("date");
    tcase_add_checked_fixture(tests, open_sample, close_sample);
    tcase_add_test(tests, written_dates);
    tcase_add_test(tests, nothing_is_invented);
    tcase_add_test(tests, relative_to_the_article);
    tcase_add_test(tests, weekdays_follow_the_tense);
    tcase_add_test(tests, what_is_no_date);
    tcase_add_test(tests, date_of_the_article);
    tcase_add_test(tests, captions_say_not_before);
    tcase_add_test(tests, calendar);
    tcase_add_test(tests, stated_dates);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
