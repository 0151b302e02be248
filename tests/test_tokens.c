/*
 * test_tokens.c - runs the examples of fixtures/spec/tokens.txt and
 * fixtures/spec/sentences.txt, and holds cutting to its bounds.
 *
 * An example is a fenced block: a text, a line with a dot, and what it is cut
 * into, the tokens parted by blanks or a sentence a line:
 *
 *     ``` tokens
 *     It rose 31%.
 *     .
 *     It rose 31 % .
 *     ```
 *
 * Line ends inside a sentence count as blanks. A new example edits no code.
 */
#include <stdio.h>
#include <stdlib.h>

#include "language/address.h"
#include "language/lines.h"
#include "language/steps.h"
#include "sentence_sample.h"

#define MAX_SPEC 100000

static sample s;

static void open_sample(void) {
    sample_open(&s);
}

static void close_sample(void) {
    sample_close(&s);
}

static char *read_spec(const char *name) {
    char path[1000];
    snprintf(path, sizeof path, "%s/fixtures/spec/%s", XC_SOURCE_DIR, name);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s cannot be read", path);
    char *text = calloc(1, MAX_SPEC);
    size_t n = fread(text, 1, MAX_SPEC - 1, file);
    fclose(file);
    ck_assert_msg(n > 0 && n < MAX_SPEC - 1, "%s cannot be read whole", path);
    return text;
}

static void add_span(xc_buffer *out, xc_span span) {
    for (uint32_t i = span.start; i < span.end; i++) {
        char c = s.article.text.bytes[i];
        xc_buffer_putc(out, c == '\n' ? ' ' : c);
    }
}

static void add_sentence(xc_buffer *out, const xc_sentence *in, bool tokens) {
    if (!tokens) add_span(out, in->span);
    for (uint32_t t = 0; tokens && t < in->token_count; t++) {
        if (t > 0) xc_buffer_putc(out, ' ');
        add_span(out, in->tokens[t].span);
    }
}

/* One example: a text and what it is cut into. */
static void check_example(const char *text, const char *wanted, bool tokens) {
    sample_read(&s, text, NULL);
    xc_buffer got = XC_BUFFER_INIT;
    for (size_t i = 0; i < s.reading.sentences.count; i++) {
        if (i > 0) xc_buffer_putc(&got, tokens ? ' ' : '\n');
        add_sentence(&got, &s.reading.sentences.items[i], tokens);
    }
    ck_assert_str_eq(got.bytes ? got.bytes : "", wanted);
    xc_buffer_dispose(&got);
}

/* Runs the examples of a file; answers how many there were. */
static int run_spec(const char *name, const char *fence, bool tokens) {
    char *spec = read_spec(name), *at = spec;
    int count = 0;
    while ((at = strstr(at, fence)) != NULL) {
        char *text = at + strlen(fence), *dot = strstr(text, "\n.\n");
        ck_assert_msg(dot != NULL, "%s: an example without a dot", name);
        char *wanted = dot + 3, *end = strstr(wanted, "\n```\n");
        ck_assert_msg(end != NULL, "%s: a fence that is open", name);
        *dot = *end = '\0';
        check_example(text, wanted, tokens);
        at = end + 1;
        count++;
    }
    free(spec);
    return count;
}

START_TEST(tokens_are_as_specified) {
    ck_assert_int_ge(run_spec("tokens.txt", "\n``` tokens\n", true), 20);
}
END_TEST

START_TEST(sentences_are_as_specified) {
    ck_assert_int_ge(run_spec("sentences.txt", "\n``` sentences\n", false), 15);
}
END_TEST

static uint32_t address_length(const char *text) {
    xc_span all = {0, (uint32_t)strlen(text)};
    return xc_address_end(text, all, 0);
}

START_TEST(addresses_are_told_from_words) {
    ck_assert_uint_eq(address_length("www.example.org."), 15);
    ck_assert_uint_eq(address_length("example.org/a) or"), 13);
    ck_assert_uint_eq(address_length("example.org or"), 0);
    ck_assert_uint_eq(address_length("http:// or"), 0);
    ck_assert_uint_eq(address_length("note: x"), 0);
    ck_assert_uint_eq(address_length("note:x"), 0);
    ck_assert_uint_eq(address_length("doi:"), 0);
    ck_assert_uint_eq(address_length("ann@"), 0);
    ck_assert_uint_eq(address_length("@"), 0);
    ck_assert_uint_eq(address_length("#1"), 0);
    ck_assert_uint_eq(address_length("201-555-01234"), 0);
    ck_assert_uint_eq(address_length("201-555-012"), 0);
    ck_assert_uint_eq(address_length("U.S./Canada"), 0);
    ck_assert_uint_eq(address_length(""), 0);
}
END_TEST

static uint32_t marker_length(const char *text) {
    xc_span all = {0, (uint32_t)strlen(text)};
    return xc_line_marker_end(text, all);
}

START_TEST(markers_are_told_from_figures) {
    ck_assert_uint_eq(marker_length("1. a"), 2);
    ck_assert_uint_eq(marker_length("2.1. a"), 4);
    ck_assert_uint_eq(marker_length("(b) a"), 3);
    ck_assert_uint_eq(marker_length("12) a"), 3);
    ck_assert_uint_eq(marker_length("3.5 a"), 0);
    ck_assert_uint_eq(marker_length("2024. a"), 0);
    ck_assert_uint_eq(marker_length("(see) a"), 0);
    ck_assert_uint_eq(marker_length("I) a"), 0);
    ck_assert_uint_eq(marker_length(""), 0);
}
END_TEST

/* Every token lies in its sentence, behind the one before, and is no longer
 * than allowed. */
static bool are_in_order(const xc_tokens *tokens, xc_span in, uint32_t *end) {
    if (in.start < *end) return false;
    *end = in.start;
    for (size_t t = 0; t < tokens->count; t++) {
        xc_span span = tokens->items[t].span;
        if (span.start < *end || span.end <= span.start ||
            span.end - span.start > XC_TOKEN_MAX_BYTES)
            return false;
        *end = span.end;
    }
    return *end <= in.end;
}

/* Cuts a text of 200,000 bytes. */
static void check_bounds(xc_segmenter *segmenter, const char *piece) {
    xc_buffer text = XC_BUFFER_INIT;
    while (text.length < 200000)
        xc_buffer_puts(&text, piece);
    xc_arena *arena = xc_arena_new();
    xc_names *names = xc_names_new(arena);
    xc_span all = {0, (uint32_t)text.length};
    xc_spans sentences = {0};
    ck_assert_int_eq(
        xc_sentences_find(segmenter, arena, text.bytes, all, &sentences),
        XC_OK);
    uint32_t end = 0;
    for (size_t i = 0; i < sentences.count; i++) {
        xc_tokens tokens = {0};
        xc_status status = xc_tokens_scan(arena, names, text.bytes,
                                          sentences.items[i], &tokens);
        bool good =
            status == XC_OK && are_in_order(&tokens, sentences.items[i], &end);
        if (!good) ck_abort_msg("\"%s\": sentence %zu", piece, i);
    }
    xc_arena_free(arena);
    xc_buffer_dispose(&text);
}

/* What takes more than linear time runs into the time limit of the case. */
START_TEST(hostile_text_is_cut_in_bounded_time) {
    static const char *const pieces[] = {
        "x",
        "\xC3\xA9",
        "\xE6\xBC\xA2\xE3\x80\x82",
        ".",
        ",",
        "\"",
        "a? \" ",
        "a? b ",
        ".\" ",
        "a. [1]",
        "\xE2\x80\xA2\n",
        "- a\n",
        "1.\n",
        "1. ",
        "a) ",
        "a.bc/",
        "a.b@c.",
        "http://",
        "201-555-0123-",
        "?\" Lee asked.",
        "? (a), ",
        "b. ",
        "\xF0\x9F\x91\xA9\xE2\x80\x8D",
        "\x01",
        "\xE2\x80\x8B",
        "\n\t",
    };
    xc_error error = XC_ERROR_INIT;
    xc_segmenter *segmenter = xc_segmenter_new(&error);
    ck_assert_msg(segmenter != NULL, "%s", error.message);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        check_bounds(segmenter, pieces[i]);
    xc_segmenter_free(segmenter);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("tokens");
    TCase *tests = tcase_create("tokens");
    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, open_sample, close_sample);
    tcase_add_test(tests, tokens_are_as_specified);
    tcase_add_test(tests, sentences_are_as_specified);
    tcase_add_test(tests, addresses_are_told_from_words);
    tcase_add_test(tests, markers_are_told_from_figures);
    tcase_add_test(tests, hostile_text_is_cut_in_bounded_time);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
