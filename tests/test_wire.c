/*
 * test_wire.c - files of a wire that are broken, hostile or too much are
 * refused with their place; versions, dates and content are told apart.
 * What good files give is in fixtures/articles/ (test_formats.c).
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "article/json.h"
#include "article/wire.h"

static xc_arena *arena;
static xc_buffer told;

static void set_up(void) {
    arena = xc_arena_new();
    ck_assert_ptr_nonnull(arena);
    told = (xc_buffer)XC_BUFFER_INIT;
    xc_buffer_puts(&told, "");
}

static void tear_down(void) {
    xc_buffer_dispose(&told);
    xc_arena_free(arena);
}

static xc_status take(void *user, const xc_article *article) {
    (void)user;
    xc_buffer_printf(&told, "[%s] %s\n", article->title.bytes,
                     article->text.bytes);
    return XC_OK;
}

static void notice(void *user, const xc_notice *n) {
    (void)user;
    xc_buffer_printf(&told, "%s %u:%u %s\n", xc_severity_name(n->severity),
                     n->line, n->column, n->message);
}

/* Reads bytes as a file of that name; what came of it is in told. */
static xc_status read_as(const char *path, const char *format,
                         const char *bytes, size_t length) {
    xc_article_reader reader = {arena, take, notice, NULL, false};
    xc_error error = XC_ERROR_INIT;
    xc_input input = XC_INPUT_INIT;
    input.format = format;
    xc_status status =
        xc_articles_read(&reader, path, bytes, length, &input, &error);
    if (status < 0)
        xc_buffer_printf(&told, "refused %u:%u %s\n", error.line, error.column,
                         error.message);
    return status;
}

/* ------------------------------------------------------------------ */
/* What is refused                                                      */

static const struct {
    const char *path;
    const char *bytes;
    const char *told;
} refused[] = {
    {"a.json", "{\"uri\": \"u\",\n \"headlines\": [}",
     "refused 2:16 the JSON "
     "is broken here\n"},
    {"a.json", "{\"uri\": \"u\", \"pubstatus\": \"usable\"",
     "refused 1:34 the JSON is broken here\n"},
    {"a.json", "{\"name\": \"site\",\n \"type\": \"module\"\n}",
     "refused 0:0 the content is of no format that is known by this name; "
     "name one with --from\n"},
    {"a.xml", "<nitf>\n<body>\n</nitf>",
     "refused 3:8 the XML cannot be read: Opening and ending tag mismatch: "
     "body line 2 and nitf\n"},
    {"a.xml", "<nitf><body>&nbsp;</body></nitf>",
     "refused 1:19 the XML cannot be read: Entity 'nbsp' not defined\n"},
    {"a.xml", "<!DOCTYPE nitf [\n<!ENTITY a SYSTEM \"/etc/passwd\">]><nitf/>",
     "refused 2:32 the XML cannot be read: the document declares an entity, "
     "and none is expanded\n"},
    {"a.xml", "<rss/>",
     "refused 0:0 the content is of no format that is known by this name; "
     "name one with --from\n"},
};

START_TEST(test_refused) {
    const char *bytes = refused[_i].bytes;
    read_as(refused[_i].path, NULL, bytes, strlen(bytes));
    ck_assert_str_eq(told.bytes, refused[_i].told);
}
END_TEST

START_TEST(test_another_root_is_refused) {
    ck_assert_int_eq(read_as("a", "nitf", "\n<a/>", 5), XC_ERROR_FORMAT);
    ck_assert_int_eq(read_as("a", "newsml", "<a/>", 4), XC_ERROR_FORMAT);
    ck_assert_str_eq(told.bytes,
                     "refused 2:1 this is no NITF: its first element is <a>\n"
                     "refused 1:1 this is no NewsML-G2: its first element is "
                     "<a>\n");
}
END_TEST

START_TEST(test_what_is_no_item_is_told) {
    static const char json[] = "[1, {\"uri\": \"u\"}]";
    ck_assert_int_eq(read_as("a", "ninjs", json, sizeof json - 1), XC_OK);
    ck_assert_str_eq(told.bytes,
                     "error 1:2 this is JSON, and no ninjs item; left out\n"
                     "error 1:5 this is JSON, and no ninjs item; left out\n");
}
END_TEST

static void repeat(xc_buffer *out, const char *word, size_t times) {
    for (size_t i = 0; i < times; i++)
        xc_buffer_puts(out, word);
}

START_TEST(test_depth) {
    xc_buffer deep = XC_BUFFER_INIT;
    xc_buffer_puts(&deep, "<nitf><body><body.content>\n");
    repeat(&deep, "<p>", 200);
    ck_assert_int_eq(read_as("a.xml", NULL, deep.bytes, deep.length),
                     XC_ERROR_LIMIT);
    ck_assert_str_eq(told.bytes,
                     "refused 2:378 the XML cannot be read: more than 128 "
                     "elements one inside the other\n");
    xc_buffer_dispose(&deep);
}
END_TEST

START_TEST(test_elements) {
    xc_buffer many = XC_BUFFER_INIT;
    xc_buffer_puts(&many, "<nitf>");
    repeat(&many, "<a/>", 1000001);
    ck_assert_int_eq(read_as("a.xml", NULL, many.bytes, many.length),
                     XC_ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(told.bytes, "more than a million elements"));
    xc_buffer_dispose(&many);
}
END_TEST

START_TEST(test_attributes) {
    xc_buffer many = XC_BUFFER_INIT;
    xc_buffer_puts(&many, "<!-- = = = -->\n <nitf");
    repeat(&many, " a='<>'", 1001);
    xc_buffer_puts(&many, "/>");
    ck_assert_int_eq(read_as("a.xml", NULL, many.bytes, many.length),
                     XC_ERROR_LIMIT);
    ck_assert_str_eq(told.bytes, "refused 2:2 the XML cannot be read: a tag of "
                                 "more than 1000 attributes\n");
    xc_buffer_dispose(&many);
}
END_TEST

START_TEST(test_bytes) {
    size_t length = ((size_t)32 << 20) + 16;
    char *large = xc_alloc(length);
    ck_assert_ptr_nonnull(large);
    memset(large, ' ', length);
    large[0] = '1';
    ck_assert_int_eq(read_as("a", "nitf", large, length), XC_ERROR_LIMIT);
    ck_assert_int_eq(read_as("a", "ninjs", large, length), XC_ERROR_LIMIT);
    xc_release(large);
}
END_TEST

/* HTML inside JSON that is nested deeper than libxml2 goes: what stood before
 * is read, and the loss is told. */
START_TEST(test_deep_markup) {
    xc_buffer deep = XC_BUFFER_INIT;
    xc_buffer_puts(&deep, "{\"uri\": \"u\", \"body_html\": \"<p>Six.</p>");
    repeat(&deep, "<div>", 5000);
    xc_buffer_puts(&deep, "lost\"}");
    ck_assert_int_eq(read_as("a.json", NULL, deep.bytes, deep.length), XC_OK);
    ck_assert_str_eq(told.bytes,
                     "warning 1:27 the text is too much nested or tagged; "
                     "the rest is left out\n[] Six.\n");
    xc_buffer_dispose(&deep);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Which format                                                         */

static const struct {
    const char *bytes;
    const char *format;
} contents[] = {
    {"<nitf>", "nitf"},
    {" <?xml version='1.0'?><!-- <newsItem> --><n:nitf a='>'>", "nitf"},
    {"<!DOCTYPE nitf [ <!ELEMENT nitf (a)> ]><nitf>", "nitf"},
    {"<newsMessage\nxmlns='http://iptc.org/std/nar/2006-10-01/'>", "newsml"},
    {"<g2:packageItem>", "newsml"},
    {"{\"uri\": \"u\", \"versioncreated\": 1}", "ninjs"},
    {"[\n{ \"pubStatus\" : \"usable\" }]", "ninjs"},
    {"{\"id\": \"a\", \"text\": \"\\\"bodies\\\": none\"}", "jsonl"},
    {"nitf <nitf>", "text"},
};

START_TEST(test_contents) {
    xc_text text = {contents[_i].bytes, (uint32_t)strlen(contents[_i].bytes),
                    NULL, 0};
    ck_assert_str_eq(xc_format_guess(NULL, &text)->name, contents[_i].format);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Versions and dates                                                   */

START_TEST(test_versions) {
    xc_wire_item items[] = {
        {.id = "a", .version = "9", .order = 0},
        {.id = "a", .version = "10", .order = 1},
        {.id = NULL, .version = "1", .order = 2},
        {.id = NULL, .version = "2", .order = 3},
        {.id = "b", .created = "2031-01-02", .order = 4},
        {.id = "b", .created = "2031-01-01", .order = 5},
        {.id = "a", .version = "2", .order = 6},
    };
    ck_assert_int_eq(xc_wire_settle(arena, items, 7), XC_OK);
    ck_assert_ptr_eq(items[0].newer, &items[1]);
    ck_assert_ptr_null(items[1].newer);
    ck_assert_ptr_null(items[2].newer);
    ck_assert_ptr_null(items[3].newer);
    ck_assert_ptr_null(items[4].newer);
    ck_assert_ptr_eq(items[5].newer, &items[4]);
    ck_assert_ptr_eq(items[6].newer, &items[1]);
}
END_TEST

/* A newer version that is canceled takes the older with it. */
START_TEST(test_canceled_version) {
    static const char json[] =
        "[{\"uri\": \"u\", \"version\": \"1\", \"body_text\": \"Six.\"},\n"
        " {\"uri\": \"u\", \"version\": \"2\", \"pubstatus\": \"canceled\"}]";
    ck_assert_int_eq(read_as("a.json", NULL, json, sizeof json - 1), XC_OK);
    ck_assert_str_eq(told.bytes,
                     "note 1:2 version 1 of \"u\" is left out: version 2 on "
                     "line 2 replaces it\n"
                     "note 2:2 the item is canceled; left out\n");
}
END_TEST

static const struct {
    const char *stated;
    const char *spelled;
} stamps[] = {
    {"20310304T093000Z", "2031-03-04T09:30:00Z"},
    {"20310304T093000-0500", "2031-03-04T09:30:00-05:00"},
    {"20310304T0930+01:00", "2031-03-04T09:30:00+01:00"},
    {"20310304093000", "2031-03-04T09:30:00"},
    {"20310304T000000-0500", "2031-03-04"},
    {"20310304", "2031-03-04"},
    {"2031-03-04", "2031-03-04"},
    {"203103", "203103"},
    {"20310304T9", "20310304T9"},
    {"20310304T093000 or so", "20310304T093000 or so"},
    {"", ""},
};

START_TEST(test_stamps) {
    const char *stamp = stamps[_i].stated;
    ck_assert_int_eq(xc_stamp_expand(arena, &stamp), XC_OK);
    ck_assert_str_eq(stamp, stamps[_i].spelled);
}
END_TEST

/* What tells ninjs apart may stand behind a headline of any length. */
START_TEST(test_long_headline) {
    enum { HEADLINE = 1 << 20 };
    xc_buffer json = XC_BUFFER_INIT;
    xc_buffer_puts(&json, "{\"uri\": \"u\", \"headline\": \"");
    for (size_t i = 0; i < HEADLINE; i++)
        xc_buffer_putc(&json, i % 8 == 7 ? ' ' : 'x');
    xc_buffer_puts(&json, "\", \"body_text\": \"Nine boats sank.\"}");
    ck_assert_int_eq(read_as("a.json", NULL, json.bytes, json.length), XC_OK);
    ck_assert_uint_gt(told.length, HEADLINE);
    ck_assert_ptr_nonnull(strstr(told.bytes, "] Nine boats sank.\n"));
    xc_buffer_dispose(&json);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Nested JSON                                                          */

START_TEST(test_nested_json) {
    static const char json[] =
        "{\"a\": [1, {\"B\": \"x\\u00e9y\"}, \"}\"], \"c\": null}";
    xc_text text = {json, sizeof json - 1, NULL, 0}, string;
    cJSON *root;
    uint32_t at;
    xc_json_parse(&text, (xc_span){0, text.length}, &root, &at);
    ck_assert_uint_eq(at, text.length);
    xc_json_value value = {root, {0, at}}, element;
    xc_json_value list = xc_json_find(&text, value, "a");
    xc_json_steps steps;
    xc_json_walk(&steps, &text, list);
    ck_assert(xc_json_step(&steps, &element));
    ck_assert(xc_json_step(&steps, &element));
    xc_json_value inner = xc_json_find(&text, element, "b");
    ck_assert_uint_eq(inner.span.start, 16);
    ck_assert_int_eq(xc_json_decode(arena, &text, inner.span, &string), XC_OK);
    ck_assert_str_eq(string.bytes, "x\u00e9y");
    ck_assert_uint_eq(xc_text_position(&string, 3).column, 25);
    ck_assert(xc_json_step(&steps, &element));
    ck_assert(!xc_json_step(&steps, &element));
    ck_assert(!steps.bad);
    ck_assert_ptr_null(xc_json_find(&text, inner, "b").item);
    cJSON_Delete(root);
}
END_TEST

#ifdef XC_FAULTS
static const char *const files[] = {
    "fixtures/articles/ninjs/agency_2.json",
    "fixtures/articles/ninjs/agency_feed.json",
    "fixtures/articles/ninjs/list.json",
    "fixtures/articles/nitf/correction.xml",
    "fixtures/articles/nitf/entities.xml",
    "fixtures/articles/nitf/table.xml",
    "fixtures/articles/newsml/message.xml",
    "fixtures/articles/newsml/nitf_inside.xml",
    "fixtures/articles/newsml/prefixed.xml",
    "fixtures/articles/newsml/update.xml",
};

static xc_status ignore_article(void *user, const xc_article *article) {
    (void)user;
    (void)article;
    return XC_OK;
}

/* Wherever memory ends, that is what is said. */
START_TEST(test_memory_ends) {
    xc_error error = XC_ERROR_INIT;
    char *bytes = NULL;
    size_t length = 0;
    ck_assert_int_eq(xc_file_read(files[_i], 1 << 20, &bytes, &length, &error),
                     XC_OK);
    bool done = false;
    for (uint64_t n = 1; !done; n++) {
        xc_arena_clear(arena);
        xc_article_reader reader = {arena, ignore_article, NULL, NULL, false};
        xc_faults_set(n);
        xc_status status =
            xc_articles_read(&reader, files[_i], bytes, length, NULL, NULL);
        done = xc_faults_count() < n;
        xc_faults_set(0);
        ck_assert_int_eq(status, done ? XC_OK : XC_ERROR_MEMORY);
        ck_assert_uint_lt(n, 10000);
    }
    xc_release(bytes);
}
END_TEST
#endif

/* ------------------------------------------------------------------ */

#define LOOP(test, function, array)                                            \
    tcase_add_loop_test(test, function, 0,                                     \
                        (int)(sizeof(array) / sizeof((array)[0])))

int main(void) {
    Suite *suite = suite_create("wire");
    TCase *test = tcase_create("wire");
    tcase_add_checked_fixture(test, set_up, tear_down);
    LOOP(test, test_refused, refused);
    tcase_add_test(test, test_another_root_is_refused);
    tcase_add_test(test, test_what_is_no_item_is_told);
    tcase_add_test(test, test_depth);
    tcase_add_test(test, test_elements);
    tcase_add_test(test, test_attributes);
    tcase_add_test(test, test_bytes);
    tcase_add_test(test, test_deep_markup);
    LOOP(test, test_contents, contents);
    tcase_add_test(test, test_versions);
    tcase_add_test(test, test_canceled_version);
    LOOP(test, test_stamps, stamps);
    tcase_add_test(test, test_long_headline);
    tcase_add_test(test, test_nested_json);
#ifdef XC_FAULTS
    LOOP(test, test_memory_ends, files);
#endif
    suite_add_tcase(suite, test);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
