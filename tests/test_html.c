/*
 * test_html.c - pages of HTML and exports of WordPress that the files of
 * fixtures/articles/ do not show: encodings, titles, what is left out, what
 * is refused, and which format a file is in.
 */
#include <check.h>
#include <string.h>

#include "article/article.h"

static xc_arena *arena;
static xc_article last;
static xc_buffer notices;
static size_t count;

static void set_up(void) {
    arena = xc_arena_new();
    ck_assert_ptr_nonnull(arena);
    last = (xc_article){0};
    xc_buffer_clear(&notices);
    xc_buffer_puts(&notices, "");
    count = 0;
}

static void tear_down(void) {
    xc_arena_free(arena);
    xc_buffer_dispose(&notices);
    notices = (xc_buffer)XC_BUFFER_INIT;
}

static xc_status take(void *user, const xc_article *article) {
    (void)user;
    last = *article;
    count++;
    return XC_OK;
}

static void note(void *user, const xc_notice *notice) {
    (void)user;
    xc_buffer_printf(&notices, "%u:%u %s\n", notice->line, notice->column,
                     notice->message);
}

static xc_status read_bytes(const char *path, const char *bytes, size_t length,
                            xc_error *error) {
    xc_article_reader reader = {arena, take, note, NULL, false};
    return xc_articles_read(&reader, path, bytes, length, NULL, error);
}

static void read_page(const char *page) {
    xc_error error = XC_ERROR_INIT;
    xc_status status = read_bytes("a.html", page, strlen(page), &error);
    ck_assert_msg(status == XC_OK, "%s", error.message);
    ck_assert_uint_eq(count, 1);
}

/* ------------------------------------------------------------------ */
/* Pages                                                                */

typedef struct sample {
    const char *page;
    const char *title;
    const char *text;
} sample;

#define STORY "<p>Nine hens were sold for 31 crowns on Friday, he said.</p>"
#define TOLD "Nine hens were sold for 31 crowns on Friday, he said."

static const sample samples[] = {
    /* Titles. */
    {"<title>Hens - The Mail</title><meta property='og:site_name' "
     "content='The Mail'>" STORY,
     "Hens", TOLD},
    {"<title>The Mail | Hens</title><meta property='og:site_name' "
     "content='The Mail'>" STORY,
     "Hens", TOLD},
    {"<title>Hens sold - and a cock</title>" STORY, "Hens sold - and a cock",
     TOLD},
    {"<title>x</title><h1>The Mail</h1><article><h1>Hens</h1>" STORY
     "</article>",
     "Hens", "Hens\n\n" TOLD},
    {"<meta property='og:title' content='Hens &amp; a cock'>" STORY,
     "Hens & a cock", TOLD},
    /* What is no story, and what is although it looks so. */
    {"<article>" STORY "<div class=relatedStories><p>A cock was sold for 5 "
     "crowns on Monday</p></div></article>",
     "", TOLD},
    {"<article><p class='ad-free'>We are free of ads, for 31 years now.</p>"
     "</article>",
     "", "We are free of ads, for 31 years now."},
    {"<div class='ad-enabled entry-content'>" STORY
     "</div><p>A text of another "
     "kind, which is longer than the story is, stands beside it here.</p>",
     "",
     TOLD "\n\nA text of another kind, which is longer than the story is, "
          "stands beside it here."},
    {"<div class='comments-on share-on'><article><h1>Hens</h1>" STORY
     "</article></div><div class=comments><p>I sold ten hens for less than "
     "this on Friday.</p></div>",
     "Hens", "Hens\n\n" TOLD},
    {"<article>" STORY "<p hidden>Ten hens were sold, an earlier text said."
     "</p><p aria-hidden=true>Ten more.</p></article>",
     "", TOLD},
    {"<article>" STORY "<p>They cost <s>30</s> 31 crowns<sup>"
     "<a href='#n'>2</a></sup> at the 2<sup>nd</sup> market.</p></article>",
     "", TOLD "\n\nThey cost 31 crowns at the 2nd market."},
    {"<article>" STORY "<p><a href='/x'>Cock sold for 5 crowns</a></p>"
     "<p><a href='/y'>It was the fifth sale this year.</a></p></article>",
     "", TOLD "\n\nIt was the fifth sale this year."},
    {"<article>" STORY "<p>Sold at <time datetime='2031-01-01T09:00'>9 "
     "a.m.</time> on the square.</p></article>",
     "", TOLD "\n\nSold at 9 a.m. on the square."},
    /* Tables that lay out a page, and tables of figures. */
    {"<table><tr><td>" STORY "<p>So it goes.</p></td></tr></table>", "",
     TOLD "\n\nSo it goes."},
    {"<article>" STORY "<table><tr><th>Hens<th>9<tr><td><p>Cocks</p><td>"
     "</table></article>",
     "", TOLD "\n\nHens; 9\n\nCocks"},
    /* Comments that silence findings. */
    {"<article>" STORY "<!-- crosscheck-ignore count: both are right -->"
     "<!-- not this --></article>",
     "", TOLD "\n\n<!-- crosscheck-ignore count: both are right -->"},
    /* Scripts hold no tags. */
    {"<script>if (a<b) document.write('<p>Ten hens</p>')</script>" STORY, "",
     TOLD},
};

START_TEST(test_pages) {
    const sample *s = &samples[_i];
    read_page(s->page);
    ck_assert_str_eq(last.title.bytes, s->title);
    ck_assert_str_eq(last.text.bytes, s->text);
}
END_TEST

START_TEST(test_comments_are_comments) {
    read_page("<article>" STORY
              "<!-- crosscheck-ignore count: why --></article>");
    ck_assert(last.comments);
    ck_assert_uint_eq(last.block_count, 1);
}
END_TEST

START_TEST(test_data) {
    read_page("<html lang='fr'><meta property='og:locale' content='en_GB'>"
              "<meta name=author content='http://mail.example/ann'>"
              "<script type='application/ld+json'>//<![CDATA[\n"
              "{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"OpinionNews"
              "Article\",\"headline\":\"Hens &amp; co\",\"inLanguage\":"
              "\"en_IE\",\"datePublished\":\"2031-02-03\",\"author\":"
              "[\"Ann Ek\",{\"name\":[\"Bo Ek\"]}],\"mainEntityOfPage\":"
              "{\"@id\":\"https://mail.example/1\"}}}\n//]]></script>" STORY);
    ck_assert_str_eq(last.title.bytes, "Hens & co");
    ck_assert_str_eq(last.language, "en-IE");
    ck_assert_str_eq(last.byline, "Ann Ek, Bo Ek");
    ck_assert_str_eq(last.published, "2031-02-03");
    ck_assert_str_eq(last.url, "https://mail.example/1");
}
END_TEST

START_TEST(test_bad_data_is_no_matter) {
    read_page("<script type='application/ld+json'>{\"@type\":\"Article\","
              "\"headline\":</script><meta name=date content=soon>" STORY);
    ck_assert_ptr_null(last.published);
    ck_assert_ptr_nonnull(strstr(notices.bytes, "\"soon\" is no day"));
    ck_assert_str_eq(last.text.bytes, TOLD);
}
END_TEST

START_TEST(test_encodings) {
    static const char little[] = "<\0!\0-\0-\0-\0-\0>\0<\0p\0>\0"
                                 "\x1c\x20H\0e\0n\0s\0\x1d\x20,\0 \0a\0n\0d\0 "
                                 "\0a\0 \0c\0o\0c\0k\0,\0 \0o\0f\0 \0 \0"
                                 "3\0001\0 \0y\0e\0a\0r\0s\0.\0";
    static const char western[] = "<meta charset=\"ISO-8859-1\"><p>The caf\xe9 "
                                  "sold 31 hens for \x80 5, \x93no more\x94.";
    static const char wrong[] = "<meta charset=\"x-none\"><p>The caf\xe9 sold "
                                "31 hens on Friday.";
    xc_error error = XC_ERROR_INIT;
    ck_assert_int_eq(read_bytes("a.html", little, sizeof little - 1, &error),
                     XC_OK);
    ck_assert_str_eq(last.text.bytes,
                     "\u201cHens\u201d, and a cock, of 31 years.");
    ck_assert_int_eq(read_bytes("a.html", western, sizeof western - 1, &error),
                     XC_OK);
    ck_assert_str_eq(last.text.bytes, "The caf\u00e9 sold 31 hens for \u20ac "
                                      "5, \u201cno more\u201d.");
    ck_assert_uint_eq(xc_text_position(&last.text, 14).column, 44);
    ck_assert_str_eq(notices.bytes, "");
    ck_assert_int_eq(read_bytes("a.html", wrong, sizeof wrong - 1, &error),
                     XC_OK);
    ck_assert_ptr_nonnull(strstr(notices.bytes, "invalid UTF-8"));
}
END_TEST

START_TEST(test_limits) {
    xc_buffer page = XC_BUFFER_INIT;
    xc_error error = XC_ERROR_INIT;
    xc_buffer_puts(&page, STORY);
    for (int i = 0; i < 1000; i++)
        xc_buffer_puts(&page, "<div>");
    xc_buffer_puts(&page, "deep");
    read_page(page.bytes);
    ck_assert_int_eq(strncmp(last.text.bytes, TOLD, strlen(TOLD)), 0);
    ck_assert_ptr_nonnull(strstr(notices.bytes, "nested too deep"));
    count = 0;
    xc_buffer_clear(&page);
    xc_buffer_puts(&page, "<p ");
    for (int i = 0; i < 1002; i++)
        xc_buffer_printf(&page, "a%d=\">\" ", i);
    xc_buffer_puts(&page, ">x");
    ck_assert_int_eq(read_bytes("a.html", page.bytes, page.length, &error),
                     XC_ERROR_LIMIT);
    ck_assert_str_eq(error.message,
                     "a tag of the page has more than 1000 attributes");
    xc_buffer_dispose(&page);
}
END_TEST

START_TEST(test_empty_pages) {
    read_page("<html><body><nav><a href='/'>Home</a></nav></body></html>");
    ck_assert_uint_eq(last.text.length, 0);
    ck_assert_str_eq(notices.bytes, "0:0 no article was found in the page\n");
}
END_TEST

/* ------------------------------------------------------------------ */
/* Formats                                                              */

START_TEST(test_formats_are_told) {
    static const struct {
        const char *path, *text, *format;
    } files[] = {
        {"a.HTM", "x", "html"},
        {"-", "<!-- saved -->\n<!DOCTYPE html>\n<p>x", "html"},
        {NULL, "<?xml version='1.0'?>\n<html xmlns='x'>", "html"},
        {NULL, "<htmlish>", "text"},
        {NULL, "2 <html> tags", "text"},
        {"a", "<!-- g -->\n<rss xmlns:wp='http://wordpress.org/export/1.2/'>",
         "wxr"},
        {"a", "<rss version='2.0'><channel/></rss>", "text"},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        xc_text text = {files[i].text, (uint32_t)strlen(files[i].text), NULL,
                        0};
        const xc_format *format = xc_format_guess(files[i].path, &text);
        ck_assert_ptr_nonnull(format);
        ck_assert_str_eq(format->name, files[i].format);
    }
}
END_TEST

/* ------------------------------------------------------------------ */
/* Exports of WordPress                                                 */

#define EXPORT                                                                 \
    "<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel><title>M"       \
    "</title>"

/* The content of a post and the text that comes of it. */
static const char *const posts[][2] = {
    {"One.\n\nTwo\nthree.\r\n \r\nFour.", "One.\n\nTwo three.\n\nFour."},
    {"A [sic] b [5] c [/x] d [x] e.", "A [sic] b [5] c d [x] e."},
    {"[b_c id='1 ] 2']Nine[/b_c] hens.", "Nine hens."},
    {"[gallery ids='1']Nine[embed]http://v.example/1[/embed] hens.",
     "Nine hens."},
    {"[gallery]Nine [caption]A hen.[/caption]", "Nine\n\nA hen."},
    {"https://v.example/1\n\nNine hens.", "Nine hens."},
    {"<pre>a\n\nb</pre>", "a b"},
    {"[embed", "[embed"},
};

START_TEST(test_posts) {
    xc_error error = XC_ERROR_INIT;
    xc_buffer bytes = XC_BUFFER_INIT;
    xc_buffer_printf(&bytes,
                     EXPORT "<item><content:encoded><![CDATA[%s]]>"
                            "</content:encoded></item></channel></rss>",
                     posts[_i][0]);
    ck_assert_int_eq(read_bytes("a.xml", bytes.bytes, bytes.length, &error),
                     XC_OK);
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(last.text.bytes, posts[_i][1]);
    ck_assert_str_eq(last.source, "M");
    xc_buffer_dispose(&bytes);
}
END_TEST

START_TEST(test_no_entity_is_expanded) {
    static const char laughs[] =
        "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>\n" EXPORT
        "<item><title>&b;</title></item>"
        "<item><title>Nine hens</title></item></channel></rss>";
    xc_error error = XC_ERROR_INIT;
    xc_input input = XC_INPUT_INIT;
    xc_article_reader reader = {arena, take, note, NULL, false};
    input.format = "wxr";
    ck_assert_int_eq(xc_articles_read(&reader, "a.xml", laughs, strlen(laughs),
                                      &input, &error),
                     XC_OK);
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(last.title.bytes, "Nine hens");
    ck_assert_ptr_nonnull(strstr(notices.bytes, "Entity 'b' not defined"));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("html");
    TCase *test = tcase_create("html");
    tcase_add_checked_fixture(test, set_up, tear_down);
    tcase_add_loop_test(test, test_pages, 0,
                        (int)(sizeof samples / sizeof samples[0]));
    tcase_add_test(test, test_comments_are_comments);
    tcase_add_test(test, test_data);
    tcase_add_test(test, test_bad_data_is_no_matter);
    tcase_add_test(test, test_encodings);
    tcase_add_test(test, test_limits);
    tcase_add_test(test, test_empty_pages);
    tcase_add_test(test, test_formats_are_told);
    tcase_add_loop_test(test, test_posts, 0,
                        (int)(sizeof posts / sizeof posts[0]));
    tcase_add_test(test, test_no_entity_is_expanded);
    suite_add_tcase(suite, test);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
