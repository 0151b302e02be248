/*
 * test_trace.c - parsed text is found again in the bytes that it was parsed
 * from, and a story out of it keeps the places.
 */
#include <check.h>
#include <string.h>

#include "article/trace.h"

static xc_arena *arena;

static void set_up(void) {
    arena = xc_arena_new();
    ck_assert_ptr_nonnull(arena);
}

static void tear_down(void) {
    xc_arena_free(arena);
}

static xc_text decode(const char *bytes) {
    xc_text text;
    xc_decoding decoding;
    xc_error error = XC_ERROR_INIT;
    ck_assert_int_eq(
        xc_source_decode(arena, bytes, strlen(bytes), &text, &decoding, &error),
        XC_OK);
    return text;
}

/* A source, parsed texts in their order, and the text and the line and column
 * of "X" that must come of them. */
typedef struct sample {
    xc_syntax syntax;
    const char *source;
    const char *parsed[4];
    const char *text;
    uint32_t line, column;
} sample;

static const sample samples[] = {
    {XC_SYNTAX_XML,
     "<p>Eight\n of <b>31</b> are X</p>",
     {"Eight\n of ", "31", " are X"},
     "Eight of 31 are X",
     2,
     19},
    {XC_SYNTAX_XML,
     "<p>A &amp; B &#x2014; X</p>",
     {"A & B \u2014 X"},
     "A & B \u2014 X",
     1,
     23},
    {XC_SYNTAX_XML,
     "<p><![CDATA[1 < 2 &amp; X]]></p>",
     {"1 < 2 &amp; X"},
     "1 < 2 &amp; X",
     1,
     25},
    {XC_SYNTAX_XML,
     "<!-- not X --><a k='>X'>an X</a>",
     {"an X"},
     "an X",
     1,
     28},
    {XC_SYNTAX_HTML,
     "<p>1 < 2 &eacute; &copy X<br>",
     {"1 < 2 \u00e9 \u00a9 X"},
     "1 < 2 \u00e9 \u00a9 X",
     1,
     25},
    {XC_SYNTAX_HTML, "<p>a\r\nb\r\n<i>X</i>", {"a\nb\n", "X"}, "a b X", 3, 4},
    {XC_SYNTAX_MARKDOWN,
     "**Eight** of [31](u) \\*X\\*",
     {"Eight", " of ", "31", " *X*"},
     "Eight of 31 *X*",
     1,
     24},
    {XC_SYNTAX_XML, "<p>lost</p>", {"never X"}, "never X", 1, 1},
};

START_TEST(test_places) {
    const sample *s = &samples[_i];
    xc_text source = decode(s->source);
    xc_trace trace;
    xc_story story;
    xc_article article = {0};
    xc_trace_init(&trace, &source, s->syntax);
    xc_story_init(&story, arena, &source);
    for (size_t i = 0; i < 4 && s->parsed[i]; i++)
        xc_trace_text(&trace, s->parsed[i], strlen(s->parsed[i]), &story);
    ck_assert_int_eq(xc_story_finish(&story, &article), XC_OK);
    xc_story_dispose(&story);
    ck_assert_str_eq(article.text.bytes, s->text);
    ck_assert_uint_eq(article.block_count, 1);
    uint32_t at =
        (uint32_t)(strchr(article.text.bytes, 'X') - article.text.bytes);
    xc_position place = xc_text_position(&article.text, at);
    ck_assert_uint_eq(place.line, s->line);
    ck_assert_uint_eq(place.column, s->column);
}
END_TEST

START_TEST(test_skipped_text_is_passed) {
    xc_text source = decode("<nav>Home X</nav><p>An X</p>");
    xc_trace trace;
    xc_story story;
    xc_article article = {0};
    xc_trace_init(&trace, &source, XC_SYNTAX_HTML);
    xc_story_init(&story, arena, &source);
    xc_trace_text(&trace, "Home X", 6, NULL);
    xc_trace_text(&trace, "An X", 4, &story);
    ck_assert_int_eq(xc_story_finish(&story, &article), XC_OK);
    xc_story_dispose(&story);
    ck_assert_str_eq(article.text.bytes, "An X");
    ck_assert_uint_eq(xc_text_position(&article.text, 3).column, 24);
}
END_TEST

START_TEST(test_tags) {
    xc_text source = decode("<a>one</a><!-- <b> --><b x='>'>two</b>");
    xc_trace trace;
    xc_trace_init(&trace, &source, XC_SYNTAX_XML);
    ck_assert(xc_trace_tag(&trace, "b", false));
    ck_assert_uint_eq(trace.at, 31);
    ck_assert(!xc_trace_tag(&trace, "a", false));
    ck_assert(xc_trace_tag(&trace, "b", true));
    ck_assert_uint_eq(trace.at, source.length);
}
END_TEST

START_TEST(test_blocks) {
    xc_text source = decode("one two\n\n three <!-- c --> four");
    xc_story story;
    xc_article article = {0};
    xc_story_init(&story, arena, &source);
    ck_assert(xc_story_is_empty(&story));
    xc_story_begin(&story, XC_BLOCK_PARAGRAPH);
    xc_story_copy(&story, &source, (xc_span){0, 7});
    xc_story_begin(&story, XC_BLOCK_QUOTE);
    xc_story_begin(&story, XC_BLOCK_CAPTION);
    xc_story_copy(&story, &source, (xc_span){9, 15});
    xc_story_comment(&story, &source, (xc_span){16, 26});
    xc_story_copy(&story, &source, (xc_span){26, 31});
    ck_assert_int_eq(xc_story_finish(&story, &article), XC_OK);
    xc_story_dispose(&story);
    ck_assert_str_eq(article.text.bytes,
                     "one two\n\nthree\n\n<!-- c -->\n\nfour");
    ck_assert(article.comments);
    ck_assert_uint_eq(article.block_count, 3);
    ck_assert_int_eq(article.blocks[1].kind, XC_BLOCK_CAPTION);
    ck_assert_uint_eq(article.blocks[1].span.start, 9);
    ck_assert_uint_eq(article.blocks[1].span.end, 14);
}
END_TEST

START_TEST(test_lines) {
    xc_text text = decode("a\r\nbc\n\nd");
    xc_lines lines;
    ck_assert_int_eq(xc_lines_find(arena, &text, &lines), XC_OK);
    ck_assert_uint_eq(lines.count, 4);
    ck_assert_uint_eq(xc_lines_offset(&lines, 2, 2), 4);
    ck_assert_uint_eq(xc_lines_offset(&lines, 3, 9), 7);
    ck_assert_uint_eq(xc_lines_offset(&lines, 4, 1), 7);
    ck_assert_uint_eq(xc_lines_offset(&lines, 9, 1), 8);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("trace");
    TCase *test = tcase_create("trace");
    tcase_add_checked_fixture(test, set_up, tear_down);
    tcase_add_loop_test(test, test_places, 0,
                        (int)(sizeof samples / sizeof samples[0]));
    tcase_add_test(test, test_skipped_text_is_passed);
    tcase_add_test(test, test_tags);
    tcase_add_test(test, test_blocks);
    tcase_add_test(test, test_lines);
    suite_add_tcase(suite, test);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
