/*
 * test_formats.c - every file fixtures/articles/FORMAT/NAME.EXT is read, its
 * format found by name and content, and gives what stands in NAME.expected
 * beside it:
 *
 *   warning 3:8: what was told while reading       (none: no trouble)
 *   title: ...   and id, source, byline, published, modified, language,
 *                draft, url, where the article says them
 *   paragraph: the text of each block after its kind, in order
 *   at 12:5: some words of the text, and line:column of the original where
 *                they stand; one such line or more an article
 *
 * Articles of one file are parted by a blank line. What cannot be read gives
 * "refused: why".
 *
 * Every fixtures/articles/FORMAT/story.EXT tells what story.txt tells, and must
 * give the same mentions, attributions and facts. Where the format can say
 * so, its source is "Larkmouth Courier", its url
 * "https://courier.example/larkmouth-storm", its first day 2031-03-04, and it
 * was modified at 2031-03-05T09:30:00Z.
 *
 * usage: test_formats [--update]    --update writes the expected files; the
 * words behind "at" are kept, of a new file those of its last block.
 */
#include <check.h>
#include <cjson/cJSON.h>
#include <ctype.h>
#include <stdio.h>

#include "article/article.h"
#include "case_folders.h"
#include "crosscheck.h"

enum { BYTES_MAX = 16 << 20, WORDS_MAX = 256 };

static bool update;
static char files[MAX_CASES][MAX_PATH];
static int file_count;

static bool ends_so(const char *name, const char *ending) {
    size_t n = strlen(name), k = strlen(ending);
    return n >= k && strcmp(name + n - k, ending) == 0;
}

/* The files of the folders of fixtures/articles/, relative to the source. */
static void find_files(void) {
    static char folders[MAX_CASES][256], names[MAX_CASES][256];
    int count = list("fixtures/articles", "", folders, MAX_CASES);
    for (int i = 0; i < count; i++) {
        char path[MAX_PATH];
        snprintf(path, sizeof path, "fixtures/articles/%.200s", folders[i]);
        int found = list(path, "", names, MAX_CASES);
        for (int k = 0; k < found && file_count < MAX_CASES; k++)
            if (!ends_so(names[k], ".expected"))
                snprintf(files[file_count++], MAX_PATH, "%.300s/%.255s", path,
                         names[k]);
    }
}

static void expected_path(const char *file, char *path) {
    snprintf(path, MAX_PATH, "%.700s", file);
    char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
    ck_assert_msg(dot && slash && dot > slash + 1, "%s has no ending", file);
    snprintf(dot, 16, ".expected");
}

/* ------------------------------------------------------------------ */
/* What a file gives                                                    */

/* wanted are the lines of the expected file that are not seen yet, for their
 * "at" lines. */
typedef struct transcript {
    const char *file;
    const char *bytes;
    const char *wanted;
    xc_buffer articles;
    xc_buffer notices;
} transcript;

static void put_line(transcript *t, const char *name, const char *value) {
    if (value) xc_buffer_printf(&t->articles, "%s: %s\n", name, value);
}

/* A stretch on one line: its line ends are blanks. */
static void put_words(xc_buffer *out, const char *bytes, xc_span span) {
    for (uint32_t i = span.start; i < span.end; i++) {
        bool pair = bytes[i] == '\r' && bytes[i + 1] == '\n';
        bool end = bytes[i] == '\n' || bytes[i] == '\r';
        if (!pair) xc_buffer_putc(out, end ? ' ' : bytes[i]);
    }
    xc_buffer_putc(out, '\n');
}

static void put_blocks(transcript *t, const xc_article *article) {
    static const char *const names[] = {
        "paragraph", "headline", "summary",     "caption", "byline",
        "dateline",  "updated",  "boilerplate", "quote",   "table"};
    for (size_t i = 0; i < article->block_count; i++) {
        xc_buffer_printf(&t->articles, "%s: ", names[article->blocks[i].kind]);
        put_words(&t->articles, article->text.bytes, article->blocks[i].span);
    }
}

/* The original has the first letter of the words where they are said to
 * stand; there are no lines in what is no text. */
static void check_place(const transcript *t, const char *words,
                        xc_position place) {
    if (memcmp(t->bytes, "PK", 2) == 0 || !isalnum((unsigned char)*words))
        return;
    const char *at = t->bytes;
    if (strncmp(at, "\xEF\xBB\xBF", 3) == 0) at += 3;
    for (uint32_t line = 1; line < place.line && *at; line++) {
        at += strcspn(at, "\r\n");
        at += *at == '\r' && at[1] == '\n' ? 2 : 1;
    }
    for (uint32_t column = 1; column < place.column && *at; column++)
        do
            at++;
        while ((*at & 0xC0) == 0x80);
    ck_assert_msg(*at == *words, "%s:%u:%u: \"%s\" does not stand there",
                  t->file, place.line, place.column, words);
}

static void put_place(transcript *t, const xc_article *article,
                      const char *words) {
    const xc_text *text = &article->text;
    const char *found = strstr(text->bytes, words);
    if (!found) found = strstr((text = &article->title)->bytes, words);
    ck_assert_msg(found, "%s: there are no words \"%s\"", t->file, words);
    xc_position place = xc_text_position(text, (uint32_t)(found - text->bytes));
    check_place(t, words, place);
    xc_buffer_printf(&t->articles, "at %u:%u: %s\n", place.line, place.column,
                     words);
}

/* The first words of the last block, as many as say what it is. */
static void put_new_place(transcript *t, const xc_article *article) {
    char words[WORDS_MAX];
    ck_assert_msg(article->block_count > 0, "%s: no block", t->file);
    xc_span span = article->blocks[article->block_count - 1].span;
    uint32_t end = span.start, blanks = 0;
    while (end < span.end && end - span.start < WORDS_MAX - 1) {
        char c = article->text.bytes[end];
        if (c == '\n' || c == '\r' || (c == ' ' && ++blanks == 3)) break;
        end++;
    }
    snprintf(words, sizeof words, "%.*s", (int)(end - span.start),
             article->text.bytes + span.start);
    put_place(t, article, words);
}

/* The "at" lines of the article as they are wanted, with the places that the
 * words have. */
static void put_places(transcript *t, const xc_article *article) {
    size_t count = 0;
    while (*t->wanted) {
        const char *line = t->wanted;
        size_t length = strcspn(line, "\n");
        t->wanted += length + (line[length] == '\n');
        if (length == 0) break;
        const char *words = strstr(line, ": ");
        if (strncmp(line, "at ", 3) != 0 || !words) continue;
        char copy[WORDS_MAX];
        snprintf(copy, sizeof copy, "%.*s", (int)(line + length - words - 2),
                 words + 2);
        put_place(t, article, copy);
        count++;
    }
    if (count == 0 && article->block_count > 0) put_new_place(t, article);
}

static xc_status take(void *user, const xc_article *article) {
    transcript *t = (transcript *)user;
    if (t->articles.length > 0) xc_buffer_putc(&t->articles, '\n');
    put_line(t, "id", article->id);
    xc_buffer_puts(&t->articles, "title: ");
    put_words(&t->articles, article->title.bytes,
              (xc_span){0, article->title.length});
    put_line(t, "source", article->source);
    put_line(t, "byline", article->byline);
    put_line(t, "published", article->published);
    put_line(t, "modified", article->modified);
    put_line(t, "language", article->language);
    if (article->draft) put_line(t, "draft", "yes");
    put_line(t, "url", article->url);
    put_blocks(t, article);
    put_places(t, article);
    return xc_buffer_status(&t->articles);
}

static void note(void *user, const xc_notice *notice) {
    transcript *t = (transcript *)user;
    xc_buffer_printf(&t->notices, "%s %u:%u: %s\n",
                     xc_severity_name(notice->severity), notice->line,
                     notice->column, notice->message);
}

/* Reads a file into a transcript; the buffers are the caller's. */
static void read_file(transcript *t) {
    xc_error error = XC_ERROR_INIT;
    xc_arena *arena = xc_arena_new();
    char *bytes = NULL;
    size_t length = 0;
    ck_assert_int_eq(xc_file_read(t->file, BYTES_MAX, &bytes, &length, &error),
                     XC_OK);
    t->bytes = bytes;
    xc_article_reader reader = {arena, take, note, t, false};
    xc_status status =
        xc_articles_read(&reader, t->file, bytes, length, NULL, &error);
    if (status < 0)
        xc_buffer_printf(&t->notices, "refused: %s\n", error.message);
    if (t->notices.length > 0 && t->articles.length > 0)
        xc_buffer_putc(&t->notices, '\n');
    if (t->articles.length > 0) xc_buffer_puts(&t->notices, t->articles.bytes);
    xc_release(bytes);
    xc_arena_free(arena);
}

/* The articles of an expected file: what stands behind the notices. */
static const char *behind_notices(const char *text) {
    while (strncmp(text, "title: ", 7) != 0 && strncmp(text, "id: ", 4) != 0) {
        text += strcspn(text, "\n");
        if (!*text) break;
        text++;
    }
    return text;
}

START_TEST(test_file) {
    static char want[MAX_TEXT];
    char path[MAX_PATH];
    expected_path(files[_i], path);
    read_text(path, want);
    transcript t = {files[_i], NULL, behind_notices(want), XC_BUFFER_INIT,
                    XC_BUFFER_INIT};
    xc_buffer_puts(&t.notices, "");
    read_file(&t);
    ck_assert_int_eq(xc_buffer_status(&t.notices), XC_OK);
    if (update) {
        FILE *file = fopen(path, "w");
        ck_assert_ptr_nonnull(file);
        fputs(t.notices.bytes, file);
        fclose(file);
        read_text(path, want);
    }
    ck_assert_msg(strcmp(t.notices.bytes, want) == 0,
                  "%s is not as expected:\n%s", files[_i], t.notices.bytes);
    xc_buffer_dispose(&t.articles);
    xc_buffer_dispose(&t.notices);
}
END_TEST

/* ------------------------------------------------------------------ */
/* The same story                                                       */

static int put_bytes(void *user, const char *bytes, size_t length) {
    xc_buffer_add((xc_buffer *)user, bytes, length);
    return 0;
}

static const char *const stated[] = {"mentions", "attributions", "facts"};

/* Who the actor of that index is. */
static const char *name_of(const cJSON *article, int actor) {
    const cJSON *mention;
    cJSON_ArrayForEach(mention, cJSON_GetObjectItem(article, "mentions")) {
        const cJSON *index = cJSON_GetObjectItem(mention, "actor");
        const cJSON *name = cJSON_GetObjectItem(mention, "name");
        if (index && name && index->valueint == actor) return name->valuestring;
    }
    return "";
}

/* Takes away where things stand and how they are numbered. */
static void strip(const cJSON *article, cJSON *item) {
    static const char *const places[] = {"id", "start", "end", "field"};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        cJSON_DeleteItemFromObject(item, places[i]);
    cJSON *next;
    for (cJSON *part = item->child; part; part = next) {
        next = part->next;
        bool actor = part->string && strcmp(part->string, "actor") == 0;
        bool speaker = part->string && strcmp(part->string, "speaker") == 0;
        if ((actor || speaker) && cJSON_IsNumber(part)) {
            cJSON *name = cJSON_CreateString(name_of(article, part->valueint));
            cJSON_ReplaceItemInObject(item, actor ? "actor" : "speaker", name);
        } else {
            strip(article, part);
        }
    }
}

static int compare_lines(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What is stated under a name, a line each in order of their words. */
static void put_sorted(const cJSON *article, const char *name, xc_buffer *out) {
    static char *lines[MAX_CASES];
    size_t count = 0;
    cJSON *all = cJSON_Duplicate(cJSON_GetObjectItem(article, name), true);
    cJSON *item;
    cJSON_ArrayForEach(item, all) {
        ck_assert_uint_lt(count, MAX_CASES);
        strip(article, item);
        lines[count++] = cJSON_PrintUnformatted(item);
    }
    qsort(lines, count, sizeof lines[0], compare_lines);
    for (size_t i = 0; i < count; i++) {
        xc_buffer_printf(out, "%s %s\n", name, lines[i]);
        cJSON_free(lines[i]);
    }
    cJSON_Delete(all);
}

static void put_facts(const char *path, xc_buffer *out) {
    xc_error error = XC_ERROR_INIT;
    xc_buffer json = XC_BUFFER_INIT;
    xc_input input = XC_INPUT_INIT;
    input.published = "2031-03-04";
    xc_context *context = xc_context_new(NULL, &error);
    xc_desk *desk = xc_desk_new(context, &error);
    ck_assert_msg(desk, "%s", error.message);
    xc_status status =
        xc_desk_add_file(desk, path, XC_ROLE_CHECKED, &input, &error);
    ck_assert_msg(status == XC_OK, "%s: %s", path, error.message);
    ck_assert_int_eq(
        xc_desk_write_facts(desk, "json", NULL, put_bytes, &json, &error),
        XC_OK);
    cJSON *articles = cJSON_Parse(json.bytes);
    ck_assert_msg(cJSON_GetArraySize(articles) == 1, "%s: not one article",
                  path);
    for (size_t i = 0; i < sizeof stated / sizeof stated[0]; i++)
        put_sorted(articles->child, stated[i], out);
    ck_assert_int_eq(xc_buffer_status(out), XC_OK);
    cJSON_Delete(articles);
    xc_buffer_dispose(&json);
    xc_desk_free(desk);
    xc_context_free(context);
}

/* Says the first line that differs. */
static void compare_facts(const char *path, const char *want, const char *got) {
    while (*want || *got) {
        int n = (int)strcspn(want, "\n"), m = (int)strcspn(got, "\n");
        ck_assert_msg(n == m && strncmp(want, got, (size_t)n) == 0,
                      "%s does not give the facts of story.txt; wanted\n"
                      "%.*s\ngot\n%.*s",
                      path, n, want, m, got);
        want += n + (want[n] == '\n');
        got += m + (got[m] == '\n');
    }
}

START_TEST(test_same_facts) {
    xc_buffer want = XC_BUFFER_INIT, got = XC_BUFFER_INIT;
    put_facts("fixtures/articles/story.txt", &want);
    ck_assert_ptr_nonnull(strstr(want.bytes, "facts "));
    for (int i = 0; i < file_count; i++) {
        if (!strstr(files[i], "/story.")) continue;
        xc_buffer_clear(&got);
        put_facts(files[i], &got);
        compare_facts(files[i], want.bytes, got.bytes);
    }
    xc_buffer_dispose(&want);
    xc_buffer_dispose(&got);
}
END_TEST

int main(int argc, char **argv) {
    update = argc > 1 && strcmp(argv[1], "--update") == 0;
    find_files();
    Suite *suite = suite_create("formats");
    TCase *test = tcase_create("formats");
    tcase_add_loop_test(test, test_file, 0, file_count);
    tcase_add_test(test, test_same_facts);
    suite_add_tcase(suite, test);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 && file_count > 0 ? 0 : 1;
}
