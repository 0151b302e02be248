/*
 * test_hostile.c - texts that are made to be hard: reading them ends well and
 * gives no more than their size allows.
 *
 * Each shape is read at half its size and at its size, as a file of plain text.
 * What is held: the answer is XC_OK or XC_ERROR_LIMIT; facts and attributions
 * are no more than tokens, mentions no more than MENTIONS_PER_TOKEN times
 * that, actors no more than mentions, spans lie in the text. Work is measured
 * by the bytes that the arena handed out, which are the same on every machine:
 * no more than BYTES_PER_BYTE for a byte of text, and twice the text takes no
 * more than GROWTH times as many (a vector that doubles may take a step
 * between the two; n log n is below 2.2, n * n is 4). Time is no part of the
 * test: "test_hostile --time" prints it for each shape at both sizes and at
 * four times its size. In a build without optimization, on two busy cores of
 * 2026, no shape took more than 2 s at its size, and none more than 2.8 times
 * as long for twice the text, most about twice: time grows linearly.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buffer.h"
#include "extract/reading.h"

enum {
    MENTIONS_PER_TOKEN = 2, /* a name may nest in another */
    BYTES_PER_BYTE = 1000,
    BYTES_AT_LEAST = 4 << 20 /* whatever is needed for any text at all */
};

#define GROWTH 3.0

typedef struct shape {
    const char *name;
    void (*write)(xc_buffer *out, int n);
    int n;
} shape;

static xc_language *language;

/* ------------------------------------------------------------------ */
/* The texts                                                            */

static void repeat(xc_buffer *out, const char *piece, int n) {
    for (int i = 0; i < n; i++)
        xc_buffer_puts(out, piece);
}

static void write_long_sentence(xc_buffer *out, int n) {
    static const char *const words[] = {"the",  "baker", "and", "his",
                                        "nine", "sons",  "met", "Vera"};
    for (int i = 0; i < n; i++)
        xc_buffer_printf(out, "%s ", words[i % 8]);
    xc_buffer_puts(out, "again.\n");
}

static void write_relative_clauses(xc_buffer *out, int n) {
    repeat(out, "The baker who knew ", n);
    xc_buffer_puts(out, "nine sons left.\n");
}

static void write_nested_quotes(xc_buffer *out, int n) {
    repeat(out, "“", n);
    xc_buffer_puts(out, "The pool leaks,");
    repeat(out, "”", n);
    xc_buffer_puts(out, " said Vera Lund.\n");
}

static void write_open_quotes(xc_buffer *out, int n) {
    repeat(out, "“The pool leaks, said Vera Lund. ", n);
}

static void write_straight_quotes(xc_buffer *out, int n) {
    repeat(out, "\"", n);
    xc_buffer_puts(out, "The pool leaks\" said Vera Lund.\n");
}

static void write_without_ends(xc_buffer *out, int n) {
    repeat(out, "the pool leaks and Vera Lund sold nine boats for $5 million ",
           n);
}

static void write_one_word(xc_buffer *out, int n) {
    repeat(out, "pool", n);
}

static void write_capitals(xc_buffer *out, int n) {
    for (int i = 0; i < n; i++)
        xc_buffer_printf(out,
                         "MAYOR VERA LUND SAID ON MONDAY THAT %d OF THE %d "
                         "POOLS LEAK. SHE BLAMED HALDEN MOTORS.\n\n",
                         i % 30 + 2, i % 30 + 40);
}

static void write_table(xc_buffer *out, int n) {
    for (int i = 0; i < n; i++)
        xc_buffer_printf(out, "Elton\t%d | Vera Lund | %d.%d%% |\t$%d\n", i,
                         i % 97, i % 10, i * 13);
}

static void write_wide_table(xc_buffer *out, int n) {
    for (int i = 0; i < n; i++)
        xc_buffer_printf(out, "%d\t|", i);
}

static void write_name(xc_buffer *out, int i) {
    static const char *const starts[] = {"Bel", "Dor", "Fen", "Gar", "Hol",
                                         "Kor", "Lum", "Mar", "Nor", "Pel"};
    /* 6,400 names, and longer ones from there on. */
    xc_buffer_printf(
        out, "%s%s %s%s%s%.*s", starts[i % 10], i / 10 % 2 ? "a" : "us",
        starts[i / 20 % 10], i / 200 % 2 ? "in" : "er",
        &"aeioustrmnlkdgvz"[i / 400 % 16], i / 6400 % 8 * 2, "zazezizozuzyza");
}

static void write_names(xc_buffer *out, int n) {
    for (int i = 0; i < n; i++) {
        if (i > 0) xc_buffer_puts(out, ", ");
        write_name(out, i);
    }
    xc_buffer_puts(out, " met.\n");
}

static void write_names_each(xc_buffer *out, int n) {
    for (int i = 0; i < n; i++) {
        write_name(out, i);
        xc_buffer_puts(out, " left. ");
    }
}

static void write_pronouns(xc_buffer *out, int n) {
    static const char *const pronouns[] = {"she", "he", "it", "they", "him"};
    xc_buffer_puts(out, "Vera Lund met Tom Ode.");
    for (int i = 0; i < n; i++)
        xc_buffer_printf(out, " %s", pronouns[i % 5]);
    xc_buffer_puts(out, ".\n");
}

static void write_pronouns_each(xc_buffer *out, int n) {
    xc_buffer_puts(out, "Vera Lund met Tom Ode.");
    repeat(out, " She saw him.", n);
}

static void write_speech_in_speech(xc_buffer *out, int n) {
    repeat(out, "he said that she said that ", n);
    xc_buffer_puts(out, "the pool leaks.\n");
}

static void write_sayings(xc_buffer *out, int n) {
    repeat(out, "\"It leaks,\" he said. ", n);
}

static void write_parentheses(xc_buffer *out, int n) {
    xc_buffer_puts(out, "Vera Lund ");
    repeat(out, "(the mayor ", n);
    repeat(out, ")", n);
    xc_buffer_puts(out, " left.\n");
}

static void write_acronyms(xc_buffer *out, int n) {
    for (int i = 0; i < n; i++)
        xc_buffer_printf(out, "The Norva Boat Club (%c%c%c) met. ",
                         'A' + i % 26, 'A' + i / 26 % 26, 'A' + i / 676 % 26);
}

static void write_figures(xc_buffer *out, int n) {
    for (int i = 0; i < n; i++)
        xc_buffer_printf(out, "%d of the %d, ", i, i + 9);
    xc_buffer_puts(out, "pools leak.\n");
}

static void write_negations(xc_buffer *out, int n) {
    xc_buffer_puts(out, "Nine pools did ");
    repeat(out, "not fail to ", n);
    xc_buffer_puts(out, "leak.\n");
}

static void write_ands(xc_buffer *out, int n) {
    xc_buffer_puts(out, "Vera Lund left");
    repeat(out, " and nine boats sank", n);
    xc_buffer_puts(out, ".\n");
}

static void write_paragraphs(xc_buffer *out, int n) {
    repeat(out, "“It leaks.\n\n", n);
}

static const shape shapes[] = {
    {"a sentence of 2,000 words", write_long_sentence, 2000},
    {"500 relative clauses", write_relative_clauses, 500},
    {"10,000 nested quotation marks", write_nested_quotes, 10000},
    {"2,000 quotations that do not close", write_open_quotes, 2000},
    {"10,000 straight quotation marks", write_straight_quotes, 10000},
    {"100 KB without a sentence end", write_without_ends, 1700},
    {"100 KB without a blank", write_one_word, 25000},
    {"an article in capitals", write_capitals, 300},
    {"a table of 2,000 rows", write_table, 2000},
    {"a row of 10,000 columns", write_wide_table, 10000},
    {"5,000 names in a row", write_names, 5000},
    {"5,000 names, a sentence each", write_names_each, 5000},
    {"3,000 pronouns in a sentence", write_pronouns, 3000},
    {"1,500 sentences of pronouns", write_pronouns_each, 1500},
    {"1,000 times speech in speech", write_speech_in_speech, 1000},
    {"2,000 quotations", write_sayings, 2000},
    {"2,000 deep parentheses", write_parentheses, 2000},
    {"1,500 acronyms", write_acronyms, 1500},
    {"2,000 parts of wholes", write_figures, 2000},
    {"1,000 negations", write_negations, 1000},
    {"1,000 coordinated clauses", write_ands, 1000},
    {"2,000 paragraphs of one quotation", write_paragraphs, 2000},
};

enum { SHAPES = sizeof shapes / sizeof *shapes };

/* ------------------------------------------------------------------ */
/* Reading                                                              */

typedef struct taken {
    xc_arena *arena;
    size_t tokens;
    size_t facts;
    size_t attributions;
    size_t mentions;
    size_t actors;
    size_t outside; /* spans that leave the text */
} taken;

static bool is_inside(const xc_article *article, bool in_title, xc_span span) {
    size_t n = in_title ? article->title.length : article->text.length;
    return span.start <= span.end && span.end <= n;
}

static void count_reading(taken *t, const xc_reading *r) {
    for (size_t i = 0; i < r->sentences.count; i++)
        t->tokens += r->sentences.items[i].token_count;
    t->facts += r->facts.count;
    t->attributions += r->attributions.count;
    t->mentions += r->mentions.count;
    t->actors += r->actors.count;
    for (size_t i = 0; i < r->facts.count; i++) {
        const xc_fact *f = &r->facts.items[i];
        t->outside += !is_inside(r->article, f->in_title, f->span);
        t->outside += !is_inside(r->article, f->in_title, f->evidence);
    }
    for (size_t i = 0; i < r->attributions.count; i++) {
        const xc_attribution *a = &r->attributions.items[i];
        t->outside += !is_inside(r->article, a->in_title, a->content);
        t->outside += !is_inside(r->article, a->in_title, a->source);
    }
    for (size_t i = 0; i < r->mentions.count; i++) {
        const xc_mention *m = &r->mentions.items[i];
        t->outside += !is_inside(r->article, m->in_title, m->span);
    }
}

static xc_status take(void *user, const xc_article *article) {
    taken *t = user;
    xc_error error = XC_ERROR_INIT;
    xc_reading *reading = NULL;
    xc_status status =
        xc_reading_new(language, t->arena, article, &reading, &error);
    if (status == XC_OK) count_reading(t, reading);
    return status;
}

/* Reads a shape of some size; the bytes of its text in length. */
static xc_status read_shape(const shape *s, int n, taken *t, size_t *length,
                            size_t *used) {
    xc_buffer text = XC_BUFFER_INIT;
    xc_error error = XC_ERROR_INIT;
    s->write(&text, n);
    ck_assert_int_eq(xc_buffer_status(&text), XC_OK);
    *t = (taken){.arena = xc_arena_new()};
    ck_assert_ptr_nonnull(t->arena);
    xc_article_reader reader = {.arena = t->arena, .take = take, .user = t};
    xc_input input = XC_INPUT_INIT;
    input.format = "text";
    input.published = "2031-03-14";
    xc_status status = xc_articles_read(&reader, "hostile.txt", text.bytes,
                                        text.length, &input, &error);
    *length = text.length;
    *used = xc_arena_used(t->arena);
    xc_arena_free(t->arena);
    xc_buffer_dispose(&text);
    return status;
}

static void expect_bounds(const shape *s, const taken *t, size_t length,
                          size_t used) {
    ck_assert_msg(t->tokens <= length, "%s: %zu tokens of %zu bytes", s->name,
                  t->tokens, length);
    ck_assert_msg(t->facts <= t->tokens, "%s: %zu facts of %zu tokens", s->name,
                  t->facts, t->tokens);
    ck_assert_msg(t->attributions <= t->tokens,
                  "%s: %zu attributions of %zu tokens", s->name,
                  t->attributions, t->tokens);
    ck_assert_msg(t->mentions <= MENTIONS_PER_TOKEN * t->tokens,
                  "%s: %zu mentions of %zu tokens", s->name, t->mentions,
                  t->tokens);
    ck_assert_msg(t->actors <= t->mentions, "%s: %zu actors of %zu mentions",
                  s->name, t->actors, t->mentions);
    ck_assert_msg(t->outside == 0, "%s: %zu spans outside of the text", s->name,
                  t->outside);
    ck_assert_msg(used <= BYTES_AT_LEAST + BYTES_PER_BYTE * length,
                  "%s: %zu bytes for a text of %zu", s->name, used, length);
}

START_TEST(a_hostile_text_is_read) {
    const shape *s = &shapes[_i];
    size_t used[2], length;
    for (int i = 0; i < 2; i++) {
        taken t;
        xc_status status =
            read_shape(s, i == 0 ? s->n / 2 : s->n, &t, &length, &used[i]);
        ck_assert_msg(status == XC_OK || status == XC_ERROR_LIMIT,
                      "%s: status %d", s->name, (int)status);
        expect_bounds(s, &t, length, used[i]);
    }
    ck_assert_msg((double)used[1] <= GROWTH * (double)used[0],
                  "%s: %zu bytes, and %zu for twice the text", s->name, used[0],
                  used[1]);
}
END_TEST

/* ------------------------------------------------------------------ */

static double seconds(void) {
    struct timespec now;
    timespec_get(&now, TIME_UTC);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* A look by hand: each shape at one, two and four times its size. */
START_TEST(times_are_shown) {
    for (int i = 0; i < SHAPES; i++) {
        const shape *s = &shapes[i];
        printf("%-36s", s->name);
        for (int times = 1; times <= 4; times *= 2) {
            taken t;
            size_t length, used;
            double start = seconds();
            xc_status status = read_shape(s, s->n * times, &t, &length, &used);
            printf("  %d %.2f s %zu KB %zu facts", (int)status,
                   seconds() - start, used / 1024, t.facts);
        }
        printf("\n");
        fflush(stdout);
    }
}
END_TEST

int main(int argc, char **argv) {
    xc_error error = XC_ERROR_INIT;
    language = xc_language_new(&error); /* once, for all that are forked */
    if (!language) {
        fprintf(stderr, "%s\n", error.message);
        return EXIT_FAILURE;
    }
    bool timed = argc > 1 && strcmp(argv[1], "--time") == 0;
    Suite *suite = suite_create("hostile");
    TCase *all = tcase_create("hostile");
    tcase_set_timeout(all, 600);
    if (timed)
        tcase_add_test(all, times_are_shown);
    else
        tcase_add_loop_test(all, a_hostile_text_is_read, 0, SHAPES);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    xc_language_free(language);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
