/*
 * test_mentions.c - runs the examples of quantities and dates in
 * fixtures/spec/quantities/ and fixtures/spec/dates/.
 *
 * Their files are prose; the examples stand in fenced blocks, one a line: a
 * text, " | ", and all mentions of that kind in it, parted by "; ", or "-" for
 * none:
 *
 *     ``` quantities
 *     Eight of the 31 clubs are behind. | Eight of the 31 = 8/31 count club
 *     She wore number 10.               | -
 *     ```
 *     ``` dates 2025-02-13
 *     They met on Wednesday.            | Wednesday = 2025-02-12
 *     ```
 *
 * The date behind "dates" is the article's; " // " in a text ends a paragraph.
 * tests/describe.h says how a mention is written. ".." before or behind its
 * words says that it may begin earlier or go on. A quantity may go on with
 * its interval as written and as meant, "[5, ..)" and "meant [4.5, 5.5)". A
 * date may be given as FIRST/LAST, and may go on with words that hold of it:
 * its part (early, mid, late), its relation (since, by, before, after, until,
 * from), about, fiscal, a time and a zone (17:00, +01:00, Z), its weekday
 * (day 3), how it is anchored (written, published, other, none). "every"
 * before it says that it comes again. "article = 2025-02-13 dateline" is the
 * article's own date and where it is from. What a line leaves out of these is
 * free.
 *
 * A line that begins with "? " is known to fail. It is counted, and fails the
 * test as soon as it is read right: the mark has to go then, which
 * "test_mentions --update" does.
 */
#include <check.h>
#include <glob.h>

#include "describe.h"

#define MAX_EXAMPLES 4000
#define MAX_FILES 200
#define MAX_SPEC 200000

typedef struct example {
    int line;
    bool fails; /* known to */
    xc_mention_kind kind;
    const char *published; /* NULL: not dated */
    const char *text;
    const char *wanted;
    size_t mark; /* where the line begins in its file */
} example;

typedef struct spec {
    const char *path; /* from the source folder on */
    int first;        /* of its examples */
    int count;
} spec;

static example examples[MAX_EXAMPLES];
static spec specs[MAX_FILES];
static int example_count, spec_count;
static bool update;

/* ------------------------------------------------------------------ */
/* The specification                                                    */

static void give_up(const char *path, int line, const char *why) {
    fprintf(stderr, "%s:%d: %s\n", path, line, why);
    exit(1);
}

static char *read_whole(const char *path) {
    char *text = calloc(1, MAX_SPEC);
    FILE *file = fopen(path, "rb");
    size_t n = file && text ? fread(text, 1, MAX_SPEC - 1, file) : 0;
    if (n == 0 || n == MAX_SPEC - 1) give_up(path, 0, "cannot be read whole");
    fclose(file);
    return text;
}

/* " // " becomes the end of a paragraph, in place. */
static void part_paragraphs(char *text) {
    for (char *at = text; (at = strstr(at, " // ")) != NULL; at += 4)
        at[1] = at[2] = '\n';
}

static void add_example(const spec *s, example e, char *line) {
    if (example_count == MAX_EXAMPLES) give_up(s->path, e.line, "many");
    e.fails = strncmp(line, "? ", 2) == 0;
    line += e.fails ? 2 : 0;
    char *bar = strstr(line, " | ");
    if (!bar) give_up(s->path, e.line, "an example without \" | \"");
    e.wanted = bar + 3;
    while (bar > line && bar[-1] == ' ')
        bar--;
    *bar = '\0';
    part_paragraphs(line);
    e.text = line;
    examples[example_count++] = e;
}

/* What a fence opens; false: it is none of ours. */
static bool open_fence(char *line, example *e) {
    static const char quantities[] = "``` quantities", dates[] = "``` dates";
    *e = (example){.kind = XC_MENTION_QUANTITY};
    if (strcmp(line, quantities) == 0) return true;
    if (strncmp(line, dates, sizeof dates - 1) != 0) return false;
    e->kind = XC_MENTION_DATE;
    if (line[sizeof dates - 1] == ' ') e->published = line + sizeof dates;
    return true;
}

/* Takes a file apart in place; its examples point into it. */
static void read_spec(const char *path) {
    if (spec_count == MAX_FILES) give_up(path, 0, "is one file too many");
    spec *s = &specs[spec_count++];
    *s = (spec){path + sizeof XC_SOURCE_DIR, example_count, 0};
    char *whole = read_whole(path), *next = whole;
    example e = {0};
    bool inside = false;
    for (int number = 1; *next; number++) {
        char *line = next;
        size_t n = strcspn(line, "\n");
        next = line + n + (line[n] != '\0');
        line[n] = '\0';
        e.line = number;
        e.mark = (size_t)(line - whole);
        if (!inside && strncmp(line, "```", 3) == 0) {
            inside = open_fence(line, &e);
            if (!inside) give_up(s->path, number, "no such fence");
        } else if (inside && strcmp(line, "```") == 0) {
            inside = false;
        } else if (inside && n > 0) {
            add_example(s, e, line);
        }
    }
    if (inside) give_up(s->path, e.line, "an example block does not end");
    s->count = example_count - s->first;
    if (s->count == 0) give_up(s->path, 0, "holds no example");
}

static int known_to_fail(const spec *s) {
    int count = 0;
    for (int i = s->first; i < s->first + s->count; i++)
        count += examples[i].fails;
    return count;
}

/* ------------------------------------------------------------------ */
/* Comparing                                                            */

/* Takes the piece before a separator off a list; false: there is no more. */
static bool next_piece(const char **list, const char *separator, char *piece,
                       size_t size) {
    if (!**list) return false;
    const char *end = strstr(*list, separator);
    size_t n = end ? (size_t)(end - *list) : strlen(*list);
    ck_assert_uint_lt(n, size);
    memcpy(piece, *list, n);
    piece[n] = '\0';
    *list += end ? n + strlen(separator) : n;
    return true;
}

/* Takes what a buffer holds off the wanted text, where it stands there. */
static bool take(const char **wanted, xc_buffer *out) {
    const char *bytes = out->bytes ? out->bytes : "";
    size_t n = strlen(bytes);
    bool same = strncmp(*wanted, bytes, n) == 0;
    if (same) *wanted += n;
    xc_buffer_dispose(out);
    return same;
}

static bool take_interval(const char **wanted, const char *before,
                          const xc_interval *interval) {
    xc_buffer out = XC_BUFFER_INIT;
    xc_buffer_puts(&out, before);
    describe_interval(&out, interval);
    return take(wanted, &out);
}

static bool quantity_fits(const xc_quantity *q, const char *wanted) {
    xc_buffer out = XC_BUFFER_INIT;
    describe_quantity(&out, q);
    if (!take(&wanted, &out)) return false;
    bool written =
        strncmp(wanted, " [", 2) == 0 || strncmp(wanted, " (", 2) == 0;
    if (written && !take_interval(&wanted, " ", &q->written)) return false;
    if (*wanted && !take_interval(&wanted, " meant ", &q->meant)) return false;
    return *wanted == '\0';
}

/* Takes "2024-06" apart; false for what is no such prefix of a day. */
static bool read_fields(const char *text, int fields[3]) {
    for (int i = 0; i < 3; i++) {
        char *end = NULL;
        fields[i] = (int)strtol(text, &end, 10);
        if (end == text) return false;
        if (*end == '\0') return true;
        if (*end != '-') return false;
        text = end + 1;
    }
    return false;
}

/* The first or last day of a year, month or day. */
static int32_t day_of(const char *text, bool last) {
    int fields[3] = {0}, month, days = 31;
    if (!read_fields(text, fields)) return XC_DAY_UNKNOWN;
    month = fields[1] > 0 ? fields[1] : last ? 12 : 1;
    while (last && days > 28 &&
           xc_day_from_civil(fields[0], month, days) == XC_DAY_UNKNOWN)
        days--;
    if (!last) days = 1;
    return xc_day_from_civil(fields[0], month,
                             fields[2] > 0 ? fields[2] : days);
}

/* "2024-06/2024-08": the days of a stretch, however its EDTF puts them. */
static bool stretch_fits(const xc_date *date, char *stretch) {
    char *slash = strchr(stretch, '/');
    if (!slash) return false;
    *slash = '\0';
    int32_t first = day_of(stretch, false), last = day_of(slash + 1, true);
    return first != XC_DAY_UNKNOWN && first == date->first &&
           last == date->last;
}

/* Takes a word off what a date goes on with; "day 3" is one. */
static bool next_word(const char **words, char *word, size_t size) {
    bool day = strncmp(*words, "day ", 4) == 0;
    size_t n = (day ? 4 : 0) + strcspn(*words + (day ? 4 : 0), " ");
    ck_assert_uint_lt(n, size);
    memcpy(word, *words, n);
    word[n] = '\0';
    *words += n + ((*words)[n] == ' ');
    return n > 0;
}

/* The days first, as EDTF or as the ends of a stretch, then other words. */
static bool date_fits(const xc_date *date, const char *wanted) {
    char word[80];
    xc_buffer out = XC_BUFFER_INIT;
    describe_date(&out, date);
    bool every = strncmp(wanted, "every ", 6) == 0;
    if (every != (date->repeats[0] != '\0')) wanted = "";
    if (every && *wanted) wanted += 6;
    next_word(&wanted, word, sizeof word);
    bool fits = strcmp(out.bytes, word) == 0 || stretch_fits(date, word) ||
                (every && describe_says(date, word));
    xc_buffer_dispose(&out);
    while (fits && next_word(&wanted, word, sizeof word))
        fits = describe_says(date, word);
    return fits;
}

static const char *field_of(const xc_reading *reading, const xc_mention *m) {
    return m->in_title ? reading->article->title.bytes
                       : reading->article->text.bytes;
}

/* The words of a mention are those wanted: all of them, or the first
 * ("12 deaths .."), or the last (".. per day"). */
static bool words_fit(const char *text, size_t n, const char *wanted,
                      size_t m) {
    if (m > 3 && strncmp(wanted, ".. ", 3) == 0) {
        m -= 3;
        return n >= m && strncmp(text + n - m, wanted + 3, m) == 0;
    }
    if (m > 3 && strncmp(wanted + m - 3, " ..", 3) == 0) {
        m -= 3;
        return n >= m && strncmp(text, wanted, m) == 0;
    }
    return n == m && strncmp(text, wanted, n) == 0;
}

static bool mention_fits(const xc_reading *reading, const xc_mention *m,
                         const char *wanted) {
    const char *equals = strstr(wanted, " = ");
    if (!equals || !words_fit(field_of(reading, m) + m->span.start,
                              m->span.end - m->span.start, wanted,
                              (size_t)(equals - wanted)))
        return false;
    wanted = equals + 3;
    return m->kind == XC_MENTION_DATE ? date_fits(&m->date, wanted)
                                      : quantity_fits(&m->quantity, wanted);
}

/* "2025-02-13 dateline", or "?". */
static void describe_article(xc_buffer *out, const xc_reading *reading) {
    char day[12];
    xc_day_format(reading->published, day);
    xc_buffer_puts(out, *day ? day : "?");
    if (reading->published_from)
        xc_buffer_printf(out, " %s", reading->published_from);
}

static bool article_fits(const xc_reading *reading, const char *wanted) {
    xc_buffer out = XC_BUFFER_INIT;
    describe_article(&out, reading);
    return take(&wanted, &out) && *wanted == '\0';
}

/* The next mention of the example's kind; NULL: there is none. */
static const xc_mention *next_mention(const xc_reading *reading,
                                      xc_mention_kind kind, size_t *at) {
    while (*at < reading->mentions.count) {
        const xc_mention *m = &reading->mentions.items[(*at)++];
        if (describe_takes(m, kind)) return m;
    }
    return NULL;
}

static bool reading_fits(const xc_reading *reading, const example *e) {
    static const char article[] = "article = ";
    const char *list = strcmp(e->wanted, "-") == 0 ? "" : e->wanted;
    char piece[1000];
    size_t at = 0;
    while (next_piece(&list, "; ", piece, sizeof piece)) {
        if (strncmp(piece, article, sizeof article - 1) == 0) {
            if (!article_fits(reading, piece + sizeof article - 1))
                return false;
            continue;
        }
        const xc_mention *m = next_mention(reading, e->kind, &at);
        if (!m || !mention_fits(reading, m, piece)) return false;
    }
    return next_mention(reading, e->kind, &at) == NULL;
}

/* ------------------------------------------------------------------ */
/* Telling                                                              */

static void put_details(xc_buffer *out, const xc_mention *m) {
    if (m->kind == XC_MENTION_DATE) {
        describe_more(out, &m->date);
        return;
    }
    xc_buffer_putc(out, ' ');
    describe_interval(out, &m->quantity.written);
    xc_buffer_puts(out, " meant ");
    describe_interval(out, &m->quantity.meant);
}

/* What was read, with intervals where the example speaks of some. */
static void tell(const spec *s, const example *e, const xc_reading *reading) {
    xc_buffer out = XC_BUFFER_INIT;
    bool details =
        e->kind == XC_MENTION_DATE || strstr(e->wanted, ", ") != NULL;
    size_t at = 0;
    const xc_mention *m;
    if (strstr(e->wanted, "article = ") != NULL) {
        xc_buffer_puts(&out, "article = ");
        describe_article(&out, reading);
    }
    while ((m = next_mention(reading, e->kind, &at)) != NULL) {
        if (out.length > 0) xc_buffer_puts(&out, "; ");
        describe_mention(&out, field_of(reading, m), m);
        if (details) put_details(&out, m);
    }
    printf("%s:%d: %s\n  got    %s\n  wanted %s\n", s->path, e->line, e->text,
           out.length > 0 ? out.bytes : "-", e->wanted);
    xc_buffer_dispose(&out);
}

/* ------------------------------------------------------------------ */
/* Running                                                              */

typedef struct run {
    const spec *spec;
    const example *example;
    xc_arena *arena;
    xc_language *language;
    int articles;
    bool fits;
} run;

static xc_status take_article(void *user, const xc_article *article) {
    run *r = user;
    const example *e = r->example;
    xc_error error = XC_ERROR_INIT;
    xc_reading *reading = NULL;
    r->articles++;
    ck_assert_msg(xc_reading_new(r->language, r->arena, article, &reading,
                                 &error) == XC_OK,
                  "%s", error.message);
    r->fits = reading_fits(reading, e);
    if (!r->fits && !e->fails) tell(r->spec, e, reading);
    return XC_OK;
}

static bool example_fits(run *r) {
    const example *e = r->example;
    xc_error error = XC_ERROR_INIT;
    r->articles = 0;
    r->arena = xc_arena_new();
    ck_assert_ptr_nonnull(r->arena);
    xc_article_reader reader = {
        .arena = r->arena, .take = take_article, .user = r};
    xc_input input = {.format = "text", .published = e->published};
    xc_status status = xc_articles_read(&reader, "example.txt", e->text,
                                        strlen(e->text), &input, &error);
    ck_assert_msg(status == XC_OK, "%s:%d: %s", r->spec->path, e->line,
                  error.message);
    ck_assert_int_eq(r->articles, 1);
    xc_arena_free(r->arena);
    return r->fits;
}

/* Takes the marks of lines that are read right out of a file. */
static void remove_marks(const spec *s, const bool *passed) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", XC_SOURCE_DIR, s->path);
    char *whole = read_whole(path);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    size_t done = 0;
    for (int i = 0; i < s->count; i++) {
        const example *e = &examples[s->first + i];
        if (!e->fails || !passed[i]) continue;
        fwrite(whole + done, 1, e->mark - done, file);
        done = e->mark + 2;
    }
    fputs(whole + done, file);
    ck_assert_int_eq(fclose(file), 0);
    free(whole);
}

/* Every line of a file is run before it fails. */
START_TEST(a_file_holds) {
    static bool passed[MAX_EXAMPLES];
    const spec *s = &specs[_i];
    xc_error error = XC_ERROR_INIT;
    run r = {.spec = s, .language = xc_language_new(&error)};
    int wrong = 0, mended = 0;
    ck_assert_msg(r.language != NULL, "%s", error.message);
    for (int i = 0; i < s->count; i++) {
        const example *e = r.example = &examples[s->first + i];
        passed[i] = example_fits(&r);
        wrong += !passed[i] && !e->fails;
        mended += passed[i] && e->fails;
        if (passed[i] && e->fails && !update)
            printf("%s:%d: is read right now: take its \"?\" away\n", s->path,
                   e->line);
    }
    if (update && mended > 0) remove_marks(s, passed);
    xc_language_free(r.language);
    fflush(stdout);
    ck_assert_msg(wrong == 0, "%s: %d of %d examples are read wrong", s->path,
                  wrong, s->count);
    ck_assert_msg(update || mended == 0, "%s: %d marks are out of date",
                  s->path, mended);
}
END_TEST

/* Guards against a folder that is not found, or a fence that is misspelt. */
START_TEST(there_are_examples) {
    int counts[3] = {0};
    for (int i = 0; i < example_count; i++)
        counts[examples[i].kind]++;
    ck_assert_int_ge(counts[XC_MENTION_QUANTITY], 250);
    ck_assert_int_ge(counts[XC_MENTION_DATE], 250);
}
END_TEST

static void read_specs(const char *pattern, glob_t *found) {
    if (glob(pattern, 0, NULL, found) != 0)
        give_up(pattern, 0, "there is no specification");
    for (size_t i = 0; i < found->gl_pathc; i++)
        read_spec(found->gl_pathv[i]);
}

static void count_examples(void) {
    int fails = 0;
    for (int i = 0; i < spec_count; i++) {
        int known = known_to_fail(&specs[i]);
        printf("%s: %d examples, %d known to fail\n", specs[i].path,
               specs[i].count, known);
        fails += known;
    }
    printf("%d examples, %d known to fail\n", example_count, fails);
    fflush(stdout);
}

int main(int argc, char **argv) {
    glob_t found[2];
    update = argc > 1 && strcmp(argv[1], "--update") == 0;
    read_specs(XC_SOURCE_DIR "/fixtures/spec/quantities/*.txt", &found[0]);
    read_specs(XC_SOURCE_DIR "/fixtures/spec/dates/*.txt", &found[1]);
    count_examples();
    Suite *suite = suite_create("mentions");
    TCase *all = tcase_create("mentions");
    tcase_add_test(all, there_are_examples);
    tcase_add_loop_test(all, a_file_holds, 0, spec_count);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    globfree(&found[0]);
    globfree(&found[1]);
    return failed ? 1 : 0;
}
