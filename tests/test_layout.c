/*
 * test_layout.c - what the writers are made of: escaping, JSON, lines and
 * columns of a terminal, figures in words.
 */
#include <check.h>
#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/emit.h"
#include "report/escape.h"
#include "report/figure.h"
#include "report/layout.h"

static xc_buffer out;

static void set_up(void) {
    out = (xc_buffer)XC_BUFFER_INIT;
}

static void tear_down(void) {
    xc_buffer_dispose(&out);
}

static const char *written(void) {
    return out.bytes ? out.bytes : "";
}

/* ------------------------------------------------------------------ */
/* Escaping                                                             */

typedef struct escape_case {
    const char *bytes;
    const char *json;
    const char *shown;
} escape_case;

static const escape_case escapes[] = {
    {"plain", "\"plain\"", "plain"},
    {"", "\"\"", ""},
    {"\"\\/", "\"\\\"\\\\/\"", "\"\\/"},
    {"a\n\r\tb", "\"a\\n\\r\\tb\"", "a\\n\\r\\tb"},
    {"\x1b[31m", "\"\\u001b[31m\"", "\\x1b[31m"},
    {"\x7f", "\"\\u007f\"", "\\x7f"},
    {"\xc2\x9b", "\"\\u009b\"", "\\x9b"},
    {"\xe2\x80\xa8", "\"\\u2028\"", "\\u2028"},
    {"\xe2\x80\xae", "\"\xe2\x80\xae\"", "\\u202e"},
    {"\xe2\x81\xa6", "\"\xe2\x81\xa6\"", "\\u2066"},
    {"caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80",
     "\"caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80\"",
     "caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80"},
    /* no UTF-8: alone, overlong, surrogate, too high, cut off */
    {"a\xffz", "\"a\\ufffdz\"", "a\\xffz"},
    {"\xc0\x80", "\"\\ufffd\\ufffd\"", "\\xc0\\x80"},
    {"\xe0\x9f\xbf", "\"\\ufffd\\ufffd\\ufffd\"", "\\xe0\\x9f\\xbf"},
    {"\xed\xa0\x80", "\"\\ufffd\\ufffd\\ufffd\"", "\\xed\\xa0\\x80"},
    {"\xf4\x90\x80\x80", "\"\\ufffd\\ufffd\\ufffd\\ufffd\"",
     "\\xf4\\x90\\x80\\x80"},
    {"\xe2\x82", "\"\\ufffd\\ufffd\"", "\\xe2\\x82"},
    {"\x80x", "\"\\ufffdx\"", "\\x80x"},
};

START_TEST(escapes_are_exact) {
    const escape_case *c = &escapes[_i];
    xc_escape_json(&out, c->bytes, strlen(c->bytes));
    ck_assert_str_eq(written(), c->json);
    xc_buffer_clear(&out);
    xc_escape_shown_string(&out, c->bytes);
    ck_assert_str_eq(written(), c->shown);
}
END_TEST

START_TEST(any_bytes_become_json) {
    uint32_t state = 12345;
    for (int round = 0; round < 2000; round++) {
        char bytes[24];
        for (size_t i = 0; i < sizeof bytes; i++) {
            state = state * 1664525u + 1013904223u;
            bytes[i] = (char)(state >> 24);
        }
        xc_buffer_clear(&out);
        xc_escape_json(&out, bytes, sizeof bytes);
        cJSON *parsed = cJSON_Parse(written());
        ck_assert_msg(cJSON_IsString(parsed), "%s", written());
        cJSON_Delete(parsed);
        xc_buffer_clear(&out);
        xc_escape_shown(&out, bytes, sizeof bytes);
        for (size_t i = 0; i < out.length; i++) {
            unsigned char c = (unsigned char)out.bytes[i];
            ck_assert(c >= 0x20 && c != 0x7f);
        }
    }
}
END_TEST

START_TEST(json_has_its_commas) {
    xc_json json;
    xc_json_init(&json, &out, false);
    xc_json_open(&json, '{');
    xc_json_put_string(&json, "a", NULL);
    xc_json_put_number(&json, "b", 0.1);
    xc_json_put_number(&json, "c", NAN);
    xc_json_put_bool(&json, "d", true);
    xc_json_key(&json, "e");
    xc_json_open(&json, '[');
    xc_json_integer(&json, -1);
    xc_json_string(&json, "x");
    xc_json_open(&json, '{');
    xc_json_close(&json, '}');
    xc_json_close(&json, ']');
    xc_json_close(&json, '}');
    ck_assert_str_eq(written(), "{\"a\": null, \"b\": 0.1, \"c\": null, "
                                "\"d\": true, \"e\": [-1, \"x\", {}]}");
    xc_buffer_clear(&out);
    xc_json_init(&json, &out, true);
    xc_json_open(&json, '{');
    xc_json_key(&json, "a");
    xc_json_open(&json, '[');
    xc_json_integer(&json, 1);
    xc_json_integer(&json, 2);
    xc_json_close(&json, ']');
    xc_json_key(&json, "b");
    xc_json_open(&json, '[');
    xc_json_close(&json, ']');
    xc_json_close(&json, '}');
    ck_assert_str_eq(written(),
                     "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": []\n}");
}
END_TEST

/* ------------------------------------------------------------------ */
/* Layout                                                               */

/* Marks the stretch between the first < and > of the text, which are left
 * out of it. */
static void lay_out(const char *text, unsigned indent, unsigned width) {
    char bytes[512];
    xc_passage passage = {bytes, 0, 0, 0};
    for (const char *c = text; *c; c++) {
        if (*c == '<') {
            passage.mark_start = passage.length;
        } else if (*c == '>') {
            passage.mark_end = passage.length;
        } else {
            bytes[passage.length++] = *c;
        }
    }
    xc_layout_passage(&out, &passage, indent, width, false);
}

typedef struct layout_case {
    const char *text;
    unsigned indent, width;
    const char *lines;
} layout_case;

static const layout_case layouts[] = {
    {"<Eight> of them", 2, 40, "  Eight of them\n  ^~~~~\n"},
    {"of <them>", 0, 40, "of them\n   ^~~~\n"},
    {"no marks", 0, 40, "no marks\n"},
    {"", 2, 40, ""},
    /* white space of any kind becomes one blank, at the ends none */
    {" a\n\n b\t<c  d> ", 0, 40, "a b c d\n    ^~~\n"},
    /* a mark goes on behind the end of a line without a second ^ */
    {"aaaa <bbbb cccc> dddd", 0, 10, "aaaa bbbb\n     ^~~~\ncccc dddd\n~~~~\n"},
    /* wide characters take two columns, combining marks none */
    {"\xe6\x97\xa5\xe6\x9c\xac <\xe6\x97\xa5>x", 0, 40,
     "\xe6\x97\xa5\xe6\x9c\xac \xe6\x97\xa5x\n     ^~\n"},
    {"e\xcc\x81t\xcc\x81 <o\xcc\x88k>", 0, 40,
     "e\xcc\x81t\xcc\x81 o\xcc\x88k\n   ^~\n"},
    /* an accent that is a character of its own takes no column, be it Thai
     * or Hangul */
    {"\xe0\xb8\x81\xe0\xb8\xb4 <\xe0\xb8\x82\xe0\xb9\x88>", 0, 40,
     "\xe0\xb8\x81\xe0\xb8\xb4 \xe0\xb8\x82\xe0\xb9\x88\n  ^\n"},
    {"\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8 <x>", 0, 40,
     "\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8 x\n   ^\n"},
    /* emoji take two: alone, by U+FE0F, with a colour of skin, joined, flags */
    {"\xf0\x9f\x98\x80 <x>", 0, 40, "\xf0\x9f\x98\x80 x\n   ^\n"},
    {"\xe2\x9d\xa4\xef\xb8\x8f <x>", 0, 40,
     "\xe2\x9d\xa4\xef\xb8\x8f x\n   ^\n"},
    {"\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd <x>", 0, 40,
     "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd x\n   ^\n"},
    {"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x92 <x>", 0, 40,
     "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x92 x\n   ^\n"},
    {"\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa <x>", 0, 40,
     "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa x\n   ^\n"},
    /* half and full width, Korean, and a joined pair that is not torn */
    {"\xef\xbd\xb1\xef\xbc\xa1\xed\x95\x9c <x>", 0, 40,
     "\xef\xbd\xb1\xef\xbc\xa1\xed\x95\x9c x\n      ^\n"},
    {"1234567 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x92 8", 0, 9,
     "1234567\n\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x92 8\n"},
    /* a word longer than the line is cut */
    {"abcdefghijklmnop", 0, 10, "abcdefghij\nklmnop\n"},
    {"xx abcdefghijklmnop", 0, 10, "xx\nabcdefghij\nklmnop\n"},
    /* wide characters never stand half outside */
    {"\xe6\x97\xa5\xe6\x97\xa5\xe6\x97\xa5\xe6\x97\xa5\xe6\x97\xa5", 0, 9,
     "\xe6\x97\xa5\xe6\x97\xa5\xe6\x97\xa5\xe6\x97\xa5\n\xe6\x97\xa5\n"},
    /* escapes are shown, and their marks are as wide as they are */
    {"a <\x1b[1m>b", 0, 40, "a \\x1b[1mb\n  ^~~~~~~\n"},
    {"a line that fits", 0, 16, "a line that fits\n"},
};

START_TEST(passages_are_wrapped_and_underlined) {
    const layout_case *c = &layouts[_i];
    lay_out(c->text, c->indent, c->width);
    ck_assert_str_eq(written(), c->lines);
}
END_TEST

/* Twelve lines of a title of a megabyte, the marked words among them. */
START_TEST(long_passages_are_shown_in_part) {
    enum { WORDS = 1 << 18, MARK = 4 * 200000 };
    static char text[4 * WORDS + 1];
    for (size_t i = 0; i < WORDS; i++)
        memcpy(text + 4 * i, "abc ", 4);
    memcpy(text + MARK, "wxyz", 4);
    xc_passage passage = {text, sizeof text - 1, MARK, MARK + 3};
    xc_layout_passage(&out, &passage, 2, 42, false);
    size_t lines = 0;
    for (const char *c = written(); *c; c++)
        lines += *c == '\n';
    ck_assert_uint_eq(lines, 15);
    ck_assert(strncmp(written(), "  ...\n  abc abc", 14) == 0);
    ck_assert_ptr_nonnull(strstr(written(), "wxyz"));
    ck_assert_ptr_nonnull(strstr(written(), " ^~~\n"));
    ck_assert_str_eq(written() + out.length - 6, "  ...\n");
    xc_buffer_clear(&out);
    passage.mark_start = passage.mark_end = 0;
    xc_layout_passage(&out, &passage, 2, 42, false);
    ck_assert(strncmp(written(), "  abc abc", 9) == 0);
    ck_assert_uint_lt(out.length, 800);
    /* at the end the last twelve */
    xc_buffer_clear(&out);
    passage.mark_start = passage.length - 4;
    passage.mark_end = passage.length - 1;
    xc_layout_passage(&out, &passage, 2, 42, false);
    ck_assert_ptr_null(strstr(written() + 6, "..."));
    ck_assert_ptr_nonnull(strstr(written(), "^~~\n"));
}
END_TEST

START_TEST(paragraphs_hang) {
    xc_layout_paragraph(&out, "  1. ", 5, 20, "one two three four five");
    ck_assert_str_eq(written(), "  1. one two three\n     four five\n");
    xc_buffer_clear(&out);
    xc_layout_paragraph(&out, "  ", 2, 20, "");
    ck_assert_str_eq(written(), "  \n");
}
END_TEST

START_TEST(rows_wrap_their_cells) {
    const char *cells[] = {"one two", NULL, "three"};
    unsigned widths[] = {4, 3, 9};
    xc_layout_row(&out, cells, widths, 3);
    ck_assert_str_eq(written(), "one        three\ntwo\n");
    static const unsigned shares[] = {2, 1, 1};
    unsigned wide[] = {30, 5, 20};
    xc_layout_fit(wide, shares, 3, 4, 39);
    ck_assert_uint_eq(wide[0], 20);
    ck_assert_uint_eq(wide[1], 5);
    ck_assert_uint_eq(wide[2], 10);
    unsigned stuck[] = {4, 4};
    xc_layout_fit(stuck, shares, 2, 4, 9);
    ck_assert_uint_eq(stuck[0] + stuck[1], 8);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Figures                                                              */

static xc_quantity quantity(double value, xc_dimension dimension,
                            const char *unit) {
    xc_quantity q = {0};
    q.value = value;
    q.written = q.meant = (xc_interval){value, value, false, false};
    q.dimension = dimension;
    q.unit = unit;
    return q;
}

static void expect_figure(const xc_quantity *q, const char *words) {
    xc_buffer_clear(&out);
    xc_figure_put(&out, q);
    ck_assert_str_eq(written(), words);
}

START_TEST(figures_read_well) {
    xc_quantity q = quantity(8, XC_DIMENSION_COUNT, NULL);
    q.whole.known = true;
    q.whole.value = 31;
    expect_figure(&q, "8 of 31");
    q = quantity(5, XC_DIMENSION_PERCENT, NULL);
    q.bound = XC_BOUND_AT_LEAST;
    expect_figure(&q, "at least 5%");
    q = quantity(5e11, XC_DIMENSION_MONEY, "USD");
    expect_figure(&q, "500 billion USD");
    q = quantity(-12345.5, XC_DIMENSION_NUMBER, NULL);
    expect_figure(&q, "-12,345.5");
    q = quantity(1234567, XC_DIMENSION_NUMBER, NULL);
    expect_figure(&q, "1,234,567");
    q = quantity(-2250000, XC_DIMENSION_NUMBER, NULL);
    expect_figure(&q, "-2.25 million");
    q = quantity(2025, XC_DIMENSION_NUMBER, NULL);
    expect_figure(&q, "2025");
    q.value = NAN;
    q.written = (xc_interval){20, 30, false, false};
    expect_figure(&q, "20 to 30");
    q.written.high = INFINITY;
    expect_figure(&q, "at least 20");
    q.written = (xc_interval){-INFINITY, INFINITY, true, true};
    expect_figure(&q, "");
}
END_TEST

#define LOOP(tcase, test, rows)                                                \
    tcase_add_loop_test(tcase, test, 0, (int)(sizeof(rows) / sizeof *(rows)))

int main(void) {
    Suite *suite = suite_create("layout");
    TCase *tcase = tcase_create("layout");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    LOOP(tcase, escapes_are_exact, escapes);
    tcase_add_test(tcase, any_bytes_become_json);
    tcase_add_test(tcase, json_has_its_commas);
    LOOP(tcase, passages_are_wrapped_and_underlined, layouts);
    tcase_add_test(tcase, long_passages_are_shown_in_part);
    tcase_add_test(tcase, paragraphs_hang);
    tcase_add_test(tcase, rows_wrap_their_cells);
    tcase_add_test(tcase, figures_read_well);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
