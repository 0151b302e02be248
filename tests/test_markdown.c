/*
 * test_markdown.c - what is text in Markdown and what is not, what front
 * matter says, and what is wrong with it. tests/test_formats.c reads whole
 * files.
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "article/article.h"
#include "article/ignore.h"
#include "crosscheck.h"

/* ------------------------------------------------------------------ */
/* What came out of a file, as text                                     */

static xc_arena *arena;
static unsigned ignored; /* comments that silence */
static xc_buffer got;    /* notices, "=title|byline|published|...", blocks */

static void set_up(void) {
    arena = xc_arena_new();
    ignored = 0;
    got = (xc_buffer)XC_BUFFER_INIT;
    xc_buffer_puts(&got, "");
}

static void tear_down(void) {
    xc_buffer_dispose(&got);
    xc_arena_free(arena);
}

static xc_status take(void *user, const xc_article *a) {
    static const char letters[] = "PHSCBDUXQT";
    const char *stated[] = {a->byline, a->published, a->modified,
                            a->source, a->language,  a->url};
    (void)user;
    xc_buffer_printf(&got, "=%s", a->title.bytes);
    for (size_t i = 0; i < sizeof stated / sizeof stated[0]; i++)
        xc_buffer_printf(&got, "|%s", stated[i] ? stated[i] : "");
    xc_buffer_printf(&got, "%s\n", a->draft ? "|draft" : "");
    for (size_t i = 0; i < a->block_count; i++) {
        xc_span span = a->blocks[i].span;
        xc_buffer_printf(&got, "%c %.*s\n", letters[a->blocks[i].kind],
                         (int)(span.end - span.start),
                         a->text.bytes + span.start);
    }
    xc_ignore comment;
    for (uint32_t at = 0;
         a->comments && xc_ignore_next(&a->text, &at, &comment);)
        ignored += comment.fault == XC_IGNORE_SOUND;
    return xc_buffer_status(&got);
}

static void note(void *user, const xc_notice *notice) {
    (void)user;
    xc_buffer_printf(&got, "%u:%u %s\n", notice->line, notice->column,
                     notice->message);
}

static xc_status read_file(const char *path, const char *bytes) {
    xc_error error = XC_ERROR_INIT;
    xc_article_reader reader = {arena, take, note, NULL, false};
    return xc_articles_read(&reader, path, bytes, strlen(bytes), NULL, &error);
}

typedef struct sample {
    const char *source;
    const char *blocks; /* what it must give */
} sample;

/* ------------------------------------------------------------------ */
/* Text                                                                 */

static const sample texts[] = {
    {"Nine *of* __12__ `x` mills.\n", "P Nine of 12 mills.\n"},
    {"A\\*b &amp; c\\\nd  \ne\n", "P A*b & c d e\n"},
    {"Use ``a ` \\`` now 9.\n", "P Use now 9.\n"},
    {"> Two.\n>\n> - Three.\n\nFour.\n", "Q Two.\nQ Three.\nP Four.\n"},
    {"1. 14 mills\n2. 15 mills\n", "P 14 mills\nP 15 mills\n"},
    {"```\n9 mills\n```\n\n    8 mills\n\nSeven.\n", "P Seven.\n"},
    {"[six](http://a.example/5 \"of 4\") [t][r] <http://b.example>.\n\n"
     "[r]: http://c.example/3 'two'\n",
     "P six t http://b.example.\n"},
    {"One.[^n]\n\n[^n]: The note.\n", "P One.\nP The note.\n"},
    {"a <b class='2'>b</b><!-- 3 --> c<br>d\n", "P a b c d\n"},
    {"<!-- 4\n5 -->\n\n<style>6</style>\n\nSeven.\n", "P Seven.\n"},
    {"<p>Q&amp;A <i>8</i></p><p>Nine.</p>\n", "P Q&A 8\nP Nine.\n"},
    {"> <p>\n> Nine > 8\n> mills.</p>\n", "Q Nine > 8 mills.\n"},
    {"<table><tr><td>a<td><td>b</tr></table>\n", "T a; b\n"},
    {"|a|b|\n|-|-|\n|1 \\| 2| |\n", "T a; b\nT 1 | 2\n"},
    {"# One\n\n# Two\n\n## Three\n", "H One\nP Two\nP Three\n"},
    {"It was ~~9~~ 10, ~20 at most.\n", "P It was 10, ~20 at most.\n"},
    {"![A mill at noon](m.jpg)\n*By the river.*\n",
     "C By the river.\nC A mill at noon\n"},
    {"![m](m.jpg)\n\n*By the river.*\n\n*Nine mills.*\n",
     "C By the river.\nP Nine mills.\n"},
    {"[![A mill](m.jpg)](m.html) Ten.\n", "P Ten.\nC A mill\n"},
    {"![mill.jpg](m.jpg)\n\nTen.\n", "P Ten.\n"},
};

/* ------------------------------------------------------------------ */
/* Tags of templates                                                    */

static const sample tags[] = {
    {"{{< x 9 >}}Two {{% y 8 %}}of {{ z }}3 {% w %}mills.\n",
     "P Two of 3 mills.\n"},
    {"- {{< x >}} Two.\n", "P Two.\n"},
    {"{{< x\n  a=9 >}} Two.\n", "P Two.\n"},
    {"One.\n{{< ad >}}\nTwo.\n", "P One.\nP Two.\n"},
    {"[two]({{< ref \"3.md\" >}}) [four](/a/{{ b }}/c) five.\n",
     "P two four five.\n"},
    {"{{< highlight go >}}\n9\n\n{{< /highlight >}}\n\nTwo.\n", "P Two.\n"},
    {"{% comment %}9{% endcomment %}Two.\n", "P Two.\n"},
    {"{% quote %}Two.{% endquote %}\n", "P Two.\n"},
    {"## Two {#t9}\n{: .lead}\nThree.\n", "P Two\nP Three.\n"},
    {"Two {{ three.\n\nFour }} five.\n", "P Two {{ three.\nP Four }} five.\n"},
    {"{{< figure src='a' caption='A *mill*' attr='Ann' >}}\n\nTwo.\n",
     "C A mill Ann\nP Two.\n"},
    {"Two.\n\n{% include f.html alt=\"A mill\" src=\"a b\" %}\n\nThree.\n",
     "P Two.\nC A mill\nP Three.\n"},
    {"{{</* figure caption=\"A mill\" */>}}\n\nTwo.\n", "P Two.\n"},
};

static void check_text(const sample *s) {
    ck_assert_int_eq(read_file("a.md", s->source), XC_OK);
    const char *blocks = strchr(got.bytes, '\n') + 1;
    ck_assert_msg(strcmp(blocks, s->blocks) == 0, "%s gives\n%s", s->source,
                  got.bytes);
}

START_TEST(test_text) {
    check_text(&texts[_i]);
}
END_TEST

START_TEST(test_tag) {
    check_text(&tags[_i]);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Front matter                                                         */

static const sample fronts[] = {
    {"---\ntitle: A\n---\nB.\n", "=A||||||\nP B.\n"},
    {"\xEF\xBB\xBF---\r\ntitle: A\r\n---\r\nB.\r\n", "=A||||||\nP B.\n"},
    {"---\nauthors:\n- name: C D\n  url: e\n- F G\nLast_Modified-At: "
     "2031-01-02\n---\nB.\n",
     "=|C D, F G||2031-01-02|||\nP B.\n"},
    {"---\nparams:\n  author: C D\nlist: [[title: x]]\nbyline: By E F\n---\n"
     "B.\n",
     "=|E F|||||\nP B.\n"},
    {"---\ntitle: 'It''s A'\ndate: 2031-01-02\npublished: false\nlang: en\n"
     "permalink: /:title/\ncanonical_url: https://a.example\n---\nB.\n",
     "=It's A||2031-01-02|||en|https://a.example|draft\nP B.\n"},
    {"---\ntitle: A\ndescription: C d.\nsummary: C d.\nimage:\n  caption: E\n"
     "  alt: f g\n---\nB.\n",
     "=A||||||\nS C d.\nC E\nP B.\n"},
    {"---\ntitle: A\n---\n# a\n\nB is so.\n", "=A||||||\nH a\nP B is so.\n"},
    {"{\n\"title\": \"A\\u00e9\", \"author\": {\"name\": \"C\"}}\nB.\n",
     "=A\u00e9|C|||||\nP B.\n"},
    {"+++\ntitle = 'A'\ndate = 2031-01-02 # day\nauthors = ['C', \"D\"]\n"
     "draft = true\n+++\nB.\n",
     "=A|C, D|2031-01-02|||||draft\nP B.\n"},
    /* none, and what is wrong */
    {"---\n\nB.\n\n---\n", "=||||||\nP B.\n"},
    {"---\n# a comment\n---\nB.\n", "=||||||\nP B.\n"},
    {"{ B.\n", "=||||||\nP { B.\n"},
    {"---\ntitle: A: C\nlang: en\n---\nB.\n",
     "2:9 the front matter is no YAML here: mapping values are not allowed in "
     "this context; the entry is left out\n=|||||en|\nP B.\n"},
    {"---\ntitle: A\n\nB.\n",
     "1:1 the front matter has no end; it is read up to the first blank "
     "line\n=A||||||\nP B.\n"},
    {"---\ndate: 12 May\ntitle: &t A\ntags: &l [x]\nsource: *t\nlang: *l\n"
     "---\nB.\n",
     "6:7 the alias \"*l\" stands for no single value; left out\n"
     "2:7 the date of publication \"12 May\" is no day as YYYY-MM-DD; left "
     "out\n=A||||A||\nP B.\n"},
    {"{\n\"title\": A}\n\nB.\n",
     "2:10 the front matter is no JSON here; it is left out\n=||||||\n"
     "P B.\n"},
    {"+++\ntitle = 'A\nlang = \"en\"\n[x]\na = 1\n+++\nB.\n",
     "2:11 the front matter is no TOML here: the value has no end or is none; "
     "left out\n4:1 of TOML only strings, dates and lists of strings of the "
     "top level are read: this table and what follows are left out\n"
     "=|||||en|\nP B.\n"},
};

START_TEST(test_front) {
    const sample *s = &fronts[_i];
    ck_assert_int_eq(read_file("a.md", s->source), XC_OK);
    ck_assert_msg(strcmp(got.bytes, s->blocks) == 0, "%s gives\n%s", s->source,
                  got.bytes);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Names of files                                                       */

START_TEST(test_name) {
    static const struct {
        const char *path, *stated;
    } names[] = {{"2031-05-06-a.md", "=||2031-05-06||||\n"},
                 {"x/2031-05-06-a/index.md", "=||2031-05-06||||\n"},
                 {"_drafts/a.md", "=|||||||draft\n"},
                 {"2031-05-06.md", "=||||||\n"},
                 {"2031-05-66-a.md", "=||||||\n"},
                 {"2031-05-06-a/b.md", "=||||||\n"}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        xc_buffer_clear(&got);
        ck_assert_int_eq(read_file(names[i].path, "B.\n"), XC_OK);
        size_t length = strlen(names[i].stated);
        ck_assert_msg(strncmp(got.bytes, names[i].stated, length) == 0,
                      "%s gives %s", names[i].path, got.bytes);
    }
}
END_TEST

/* ------------------------------------------------------------------ */
/* Limits                                                               */

static void put_times(xc_buffer *out, const char *bytes, size_t count) {
    for (size_t i = 0; i < count; i++)
        xc_buffer_puts(out, bytes);
}

START_TEST(test_limits) {
    static const struct {
        const char *start, *again, *end, *told;
        size_t count;
    } limits[] = {
        {"", ">", " 5\n\nSix.\n", "1:65 nested too deep", 100000},
        {"---\na: ", "[", "\n---\nSix.\n", "nested deeper than 32", 2000},
        {"---\na: [", "b, ", "c]\n---\nSix.\n", "more than 4096 values", 5000},
        {"---\na: ", "bbbbbbbb", "\n---\nSix.\n", "longer than 256 KiB", 40000},
        {"|a|\n|-", "|-", "|\n\nSix.\n", NULL, 100},
        {"Six.\n\n", "|a", "|\n\nSeven.\n", NULL, 5000},
    };
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        xc_buffer file = XC_BUFFER_INIT;
        xc_buffer_clear(&got);
        xc_buffer_puts(&file, limits[i].start);
        put_times(&file, limits[i].again, limits[i].count);
        xc_buffer_puts(&file, limits[i].end);
        ck_assert_int_eq(read_file("a.md", file.bytes), XC_OK);
        ck_assert_ptr_nonnull(strstr(got.bytes, "P Six.\n"));
        if (limits[i].told)
            ck_assert_msg(strstr(got.bytes, limits[i].told), "no \"%s\" in %s",
                          limits[i].told, got.bytes);
        xc_buffer_dispose(&file);
    }
}
END_TEST

START_TEST(a_table_does_not_grow) {
    xc_buffer file = XC_BUFFER_INIT;
    put_times(&file, "|a", 2000);
    xc_buffer_puts(&file, "|\n");
    put_times(&file, "|-", 2000);
    xc_buffer_puts(&file, "|\n");
    put_times(&file, "|b|\n", 2000);
    ck_assert_int_eq(read_file("a.md", file.bytes), XC_OK);
    ck_assert_ptr_nonnull(strstr(got.bytes, "2:1 tables with too many cells"));
    xc_buffer_dispose(&file);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Comments that silence, and memory                                    */

START_TEST(comments_silence) {
    ck_assert_int_eq(read_file("a.md", "One.\n<!-- crosscheck-ignore count: "
                                       "so -->\nTwo.\n\n```\n"
                                       "<!-- crosscheck-ignore count: x -->\n"
                                       "```\n"),
                     XC_OK);
    ck_assert_ptr_nonnull(strstr(got.bytes, "P One.\nP Two.\n"));
    ck_assert_uint_eq(ignored, 1);
}
END_TEST

#ifdef XC_FAULTS
START_TEST(missing_memory_is_told) {
    static const char text[] =
        "---\ntitle: &a \"A\\u00e9\"\nauthor: {name: C D}\nimage:\n  "
        "caption: E f\nsource: *a\n---\n# B\n\n{{< f caption=\"G *h*\" >}}\n\n"
        "![I j](k) *l* [m](n) `o`\n\n<p>P&amp;q</p>\n\n|r|\n|-|\n\nS.[^t]\n\n"
        "[^t]: U.\n<!-- crosscheck-ignore v: w -->\n";
    bool done = false;
    for (uint64_t n = 1; !done; n++) {
        tear_down();
        set_up();
        xc_faults_set(n);
        xc_error error = XC_ERROR_INIT;
        xc_article_reader reader = {arena, take, note, NULL, false};
        xc_status status = xc_articles_read(&reader, "x.md", text,
                                            sizeof text - 1, NULL, &error);
        done = xc_faults_count() < n;
        xc_faults_set(0);
        ck_assert_int_eq(status, done ? XC_OK : XC_ERROR_MEMORY);
        ck_assert_uint_lt(n, 10000);
    }
}
END_TEST
#endif

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

int main(void) {
    Suite *suite = suite_create("markdown");
    TCase *test = tcase_create("markdown");
    tcase_add_checked_fixture(test, set_up, tear_down);
    tcase_add_loop_test(test, test_text, 0, COUNT(texts));
    tcase_add_loop_test(test, test_tag, 0, COUNT(tags));
    tcase_add_loop_test(test, test_front, 0, COUNT(fronts));
    tcase_add_test(test, test_name);
    tcase_add_test(test, test_limits);
    tcase_add_test(test, a_table_does_not_grow);
    tcase_add_test(test, comments_silence);
#ifdef XC_FAULTS
    tcase_add_test(test, missing_memory_is_told);
#endif
    suite_add_tcase(suite, test);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
