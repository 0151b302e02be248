/*
 * test_parse.c - trees of whatever text there is: one root each, no circles,
 * in bounded memory and in work that grows with the text alone; of hyphened
 * words and of headlines.
 */
#include <stdio.h>
#include <stdlib.h>

#include "language/eisner.h"
#include "language/parse.h"
#include "language/steps.h"
#include "sentence_sample.h"

static sample s;
static xc_buffer text;

static void setup(void) {
    sample_open(&s);
}

static void teardown(void) {
    xc_buffer_dispose(&text);
    text = (xc_buffer)XC_BUFFER_INIT;
    sample_close(&s);
}

static void repeat(const char *piece, size_t times) {
    for (size_t i = 0; i < times; i++)
        xc_buffer_puts(&text, piece);
}

/* ------------------------------------------------------------------ */
/* Trees                                                                */

/* The head of every token is one nearer to the root. Ways up that were gone
 * are not gone again: room holds how many steps they took. */
static bool is_rooted(const xc_token *tokens, uint32_t count, uint32_t *room) {
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = i, steps = 0;
        while (tokens[at].head >= 0 && room[at] == 0 && steps++ <= count)
            at = (uint32_t)tokens[at].head;
        if (steps > count) return false;
        for (at = i; tokens[at].head >= 0 && room[at] == 0;
             at = (uint32_t)tokens[at].head)
            room[at] = 1;
    }
    return true;
}

static bool is_tree(const xc_token *tokens, uint32_t count) {
    uint32_t roots = 0;
    for (uint32_t i = 0; i < count; i++) {
        const xc_token *t = &tokens[i];
        if (!t->relation || !t->xpos || !t->lemma || !t->norm) return false;
        if (t->head < -1 || t->head >= (int32_t)count) return false;
        if ((t->head < 0) != (strcmp(t->relation, "root") == 0)) return false;
        roots += t->head < 0;
    }
    uint32_t *room = calloc(count, sizeof *room);
    bool rooted = room && is_rooted(tokens, count, room);
    free(room);
    return roots == 1 && rooted;
}

/* Answers how many tokens there are. */
static size_t check_trees(void) {
    size_t tokens = 0;
    for (size_t i = 0; i < s.reading.sentences.count; i++) {
        const xc_sentence *in = &s.reading.sentences.items[i];
        if (!is_tree(in->tokens, in->token_count))
            ck_abort_msg("sentence %zu of %u tokens is no tree", i,
                         in->token_count);
        tokens += in->token_count;
    }
    return tokens;
}

static size_t read_text(const char *bytes) {
    sample_read(&s, bytes, NULL);
    return check_trees();
}

START_TEST(circles_are_seen) {
    sample_read(&s, "Elton voted.", NULL);
    const xc_sentence *in = &s.reading.sentences.items[0];
    xc_token tokens[3];
    memcpy(tokens, in->tokens, sizeof tokens);
    ck_assert(is_tree(tokens, 3));
    for (int32_t i = 0; i < 3; i++)
        tokens[i].head = i - 1;
    tokens[0].relation = "root";
    tokens[1].relation = tokens[2].relation = "dep";
    ck_assert(is_tree(tokens, 3));
    tokens[1].head = 2;
    tokens[2].head = 1;
    ck_assert(!is_tree(tokens, 3));
    tokens[1].head = 3;
    ck_assert(!is_tree(tokens, 3));
}
END_TEST

/* ------------------------------------------------------------------ */
/* Odd text                                                             */

static const char *const ODD[] = {
    "",
    " ",
    ".",
    "-",
    "Die R\xC3\xA4te in Elton haben am Dienstag \xC3\xBC"
    "ber 31 Br\xC3\xBC"
    "cken beraten.",
    "\xD0\xA1\xD0\xBE\xD0\xB2\xD0\xB5\xD1\x82 \xD0\xBE\xD0\xB4\xD0\xBE"
    "\xD0\xB1\xD1\x80\xD0\xB8\xD0\xBB 31 \xD0\xBC\xD0\xBE\xD1\x81\xD1\x82.",
    "\xE8\xAD\xB0\xE4\xBC\x9A\xE3\x81\xAF"
    "31\xE3\x81\xAE\xE6\xA9\x8B\xE3\x82\x92\xE6\x89\xBF\xE8\xAA\x8D"
    "\xE3\x81\x97\xE3\x81\x9F\xE3\x80\x82",
    "\xD9\x88\xD8\xA7\xD9\x81\xD9\x82 \xD8\xA7\xD9\x84\xD9\x85\xD8\xAC"
    "\xD9\x84\xD8\xB3 31.",
    "\xF0\x9F\x8C\x89\xF0\x9F\x8C\x89 31 \xF0\x9F\x91\xA9\xE2\x80\x8D"
    "\xF0\x9F\x9A\x80 \xF0\x9F\x87\xAA\xF0\x9F\x87\xBA",
    "THE COUNCIL APPROVED 31 BRIDGES ON TUESDAY, SAID MAYOR LEE.",
    "\xE2\x80\x8B\xE2\x80\x8BThe\xE2\x80\x8B\xE2\x80\x8D council\xEF\xBB\xBF "
    "voted\xE2\x81\xA0.",
    "\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B",
    "a\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81 \xCC\x81 b",
    "\x01\x02 \x7F voted \x1B[0m.",
    "((((((((((\"\"\"\"\"\"\"\"\"\"))))))))))",
    "----- ---- --- -- - \xE2\x80\x94\xE2\x80\x94",
    "-a -b- c- -d-e -",
    "http://a.example/b-c-d x@y-z.example 2031-02-13 5-10 -5 3-1/2",
};

START_TEST(odd_text_gets_trees) {
    read_text(ODD[_i]);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Bounds                                                               */

START_TEST(long_sentences_are_split) {
    repeat("the towns of the lake ", 1000);
    ck_assert_uint_eq(read_text(text.bytes), 5000);
    ck_assert_uint_eq(s.reading.sentences.count, 5);
}
END_TEST

START_TEST(a_hundred_thousand_commas_get_trees) {
    repeat(",", 100000);
    ck_assert_uint_eq(read_text(text.bytes), 100000);
}
END_TEST

START_TEST(a_megabyte_without_blanks_gets_trees) {
    static const char *const pieces[] = {"x", "a-", "\xC3\xA9"};
    for (size_t i = 0; i < 3; i++) {
        xc_buffer_clear(&text);
        repeat(pieces[i], 1000000 / strlen(pieces[i]));
        ck_assert_uint_le(read_text(text.bytes), 2000);
    }
}
END_TEST

/* What a text of so many copies of a piece takes: allocations, and bytes of
 * the article's arena. */
typedef struct work {
    size_t bytes;
    uint64_t allocations;
} work;

static work measure(const char *piece, size_t times) {
    work w = {0, 0};
    xc_buffer_clear(&text);
    repeat(piece, times);
    size_t before = xc_arena_used(s.arena);
#ifdef XC_FAULTS
    xc_faults_set(0);
    w.allocations = xc_faults_count();
#endif
    read_text(text.bytes);
#ifdef XC_FAULTS
    w.allocations = xc_faults_count() - w.allocations;
#endif
    w.bytes = xc_arena_used(s.arena) - before;
    return w;
}

/* Arrays double as they grow: four times the text may take five times as
 * much, and with anything that is squared it takes sixteen times as much. */
START_TEST(work_grows_with_the_text_alone) {
    static const char *const pieces[] = {"the town, ", "(", "a-b-c ", "x"};
    for (size_t i = 0; i < 4; i++) {
        measure(pieces[i], 10);
        work one = measure(pieces[i], 300), four = measure(pieces[i], 1200);
        ck_assert_uint_le(four.bytes, 6 * one.bytes);
        ck_assert_uint_le(four.allocations, 6 * one.allocations + 60);
    }
}
END_TEST

static int keep(void *out, const char *bytes, size_t length) {
    xc_buffer_add(out, bytes, length);
    return 0;
}

enum { GIVEN = 5000 };

/* What the public library writes of one sentence that a file gives. */
static void write_given(xc_buffer *out) {
    xc_error error = XC_ERROR_INIT;
    for (int i = 1; i <= GIVEN; i++)
        xc_buffer_printf(&text, "%d\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", i,
                         i % 7 == 0   ? ","
                         : i % 3 == 0 ? "old"
                                      : "towns");
    xc_buffer_puts(&text, "\n");
    xc_context *context = xc_context_new(NULL, &error);
    xc_desk *desk = xc_desk_new(context, &error);
    ck_assert_ptr_nonnull(desk);
    xc_input input = XC_INPUT_INIT;
    input.format = "conllu";
    ck_assert_int_eq(xc_desk_add_bytes(desk, "a.conllu", text.bytes,
                                       text.length, XC_ROLE_CHECKED, &input,
                                       &error),
                     XC_OK);
    ck_assert_int_eq(
        xc_desk_write_trees(desk, "conllu", NULL, keep, out, &error), XC_OK);
    xc_desk_free(desk);
    xc_context_free(context);
}

/* Turns a line of CoNLL-U into a token; false for another line. */
static bool read_row(char *line, int wanted, xc_token *token) {
    static char relations[GIVEN][40];
    int id, head;
    char *relation = relations[wanted - 1];
    if (sscanf(line, "%d\t%*s\t%*s\t%*s\t%*s\t%*s\t%d\t%39s", &id, &head,
               relation) != 3)
        return false;
    ck_assert_int_eq(id, wanted);
    *token = (xc_token){.head = head - 1, .relation = relation};
    token->norm = token->lemma = token->xpos = "";
    return true;
}

START_TEST(given_sentences_stay_whole) {
    static xc_token tokens[GIVEN];
    xc_buffer out = XC_BUFFER_INIT;
    int count = 0;
    write_given(&out);
    for (char *line = strtok(out.bytes, "\n"); line && count < GIVEN;
         line = strtok(NULL, "\n"))
        count += read_row(line, count + 1, &tokens[count]);
    ck_assert_int_eq(count, GIVEN);
    ck_assert(is_tree(tokens, GIVEN));
    xc_buffer_dispose(&out);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Pieces and batches                                                   */

static xc_parser *parser;

static void open_parser(void) {
    setup();
    xc_error error = XC_ERROR_INIT;
    parser = xc_parser_new(xc_model_builtin(), &error);
    ck_assert_msg(parser != NULL, "%s", error.message);
}

static void close_parser(void) {
    xc_parser_free(parser);
    teardown();
}

/* The text as one sentence, however long. */
static xc_pending scan(const char *bytes, bool headline) {
    xc_tokens tokens = {0};
    const char *copy = xc_arena_string(s.arena, bytes);
    xc_span all = {0, (uint32_t)strlen(bytes)};
    ck_assert_int_eq(xc_tokens_scan(s.arena, s.names, copy, all, &tokens),
                     XC_OK);
    return (xc_pending){copy, tokens.items, (uint32_t)tokens.count, false,
                        headline};
}

static void parse(const xc_pending *sentences, size_t count) {
    ck_assert_int_eq(xc_parser_run(parser, s.names, sentences, count), XC_OK);
    for (size_t i = 0; i < count; i++)
        if (sentences[i].count > 0 &&
            !is_tree(sentences[i].tokens, sentences[i].count))
            ck_abort_msg("sentence %zu of %u tokens is no tree", i,
                         sentences[i].count);
}

static bool is_same(const xc_pending *a, const xc_pending *b) {
    if (a->count != b->count) return false;
    for (uint32_t i = 0; i < a->count; i++) {
        const xc_token *x = &a->tokens[i], *y = &b->tokens[i];
        if (x->upos != y->upos || x->head != y->head ||
            strcmp(x->xpos, y->xpos) != 0 || x->lemma != y->lemma ||
            strcmp(x->relation, y->relation) != 0)
            return false;
    }
    return true;
}

START_TEST(nothing_is_parsed) {
    parse(NULL, 0);
    xc_pending none = {"", NULL, 0, false, false};
    parse(&none, 1);
    xc_pending some[] = {none, scan("Elton voted.", false), none};
    parse(some, 3);
}
END_TEST

/* A word of many parts at every place around the end of a piece. */
START_TEST(pieces_part_no_word) {
    for (uint32_t before = 155; before <= 205; before += 5) {
        xc_buffer_clear(&text);
        repeat("town ", before);
        repeat("a-", 16);
        repeat("a ", 1);
        repeat("old, ", 60);
        xc_pending one = scan(text.bytes, false);
        ck_assert_uint_eq(one.count, before + 1 + 120);
        parse(&one, 1);
    }
}
END_TEST

START_TEST(later_pieces_hang_on_the_first) {
    repeat("The towns voted on bridges; ", 80);
    xc_pending one = scan(text.bytes, false);
    ck_assert_uint_eq(one.count, 480);
    parse(&one, 1);
    uint32_t root = 0, hanging = 0;
    while (one.tokens[root].head >= 0)
        root++;
    ck_assert_uint_lt(root, XC_PARSE_MAX_TOKENS);
    for (uint32_t i = XC_PARSE_MAX_TOKENS; i < one.count; i++) {
        const xc_token *t = &one.tokens[i];
        if (t->head >= (int32_t)XC_PARSE_MAX_TOKENS / 2) continue;
        ck_assert_int_eq(t->head, (int32_t)root);
        ck_assert_str_eq(t->relation, "parataxis");
        hanging++;
    }
    ck_assert_uint_ge(hanging, 1);
}
END_TEST

/* Longer than what goes through the network at once, so that sentences are
 * spread over batches. */
START_TEST(company_changes_no_tree) {
    enum { COUNT = 26 };
    static const char *const words[] = {"old ",   "towns, ", "Elton ",
                                        "voted ", "31 ",     "by-law; "};
    xc_pending together[COUNT], alone[COUNT];
    size_t all = 0;
    for (size_t i = 0; i < COUNT; i++) {
        xc_buffer_clear(&text);
        for (size_t k = 0; k < 3 + i * i; k++)
            xc_buffer_puts(&text, words[(k * k + i) % 6]);
        together[i] = scan(text.bytes, false);
        alone[i] = scan(text.bytes, false);
        all += together[i].count;
    }
    ck_assert_uint_gt(all, 5000);
    parse(together, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        parse(&alone[i], 1);
        ck_assert_msg(is_same(&together[i], &alone[i]), "sentence %zu", i);
    }
}
END_TEST

/* ------------------------------------------------------------------ */
/* Hyphened words                                                       */

static const char *const HYPHENED[] = {
    "The pre-2031 plan failed.",
    "Twenty-three towns took part.",
    "A 45-year-old nurse won the seat.",
    "It is a state-of-the-art, well-known, man-made lake.",
    "The Smith-Jones-led committee re-elected its vice-chair.",
    "Her know-it-all ex-brother-in-law co-owned the by-law.",
};

static uint32_t count_hyphened(const xc_pending *one) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < one->count; i++) {
        const char *norm = one->tokens[i].norm;
        count += strlen(norm) > 1 && strchr(norm, '-') != NULL;
    }
    return count;
}

START_TEST(hyphened_words_are_one_token) {
    static const uint32_t wanted[] = {1, 1, 1, 3, 3, 4};
    xc_pending one = scan(HYPHENED[_i], false);
    ck_assert_uint_eq(count_hyphened(&one), wanted[_i]);
    parse(&one, 1);
    for (uint32_t i = 0; i < one.count; i++)
        if (strlen(one.tokens[i].norm) > 1)
            ck_assert_msg(one.tokens[i].upos != XC_UPOS_PUNCT, "%s",
                          one.tokens[i].norm);
}
END_TEST

/* Where more hyphens stand than in any word, the word is read whole. */
START_TEST(words_of_any_parts_are_one_token) {
    static const size_t hyphens[] = {1, 2, 15, 16, 17, 18, 100, 400, 3000};
    for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++) {
        xc_buffer_clear(&text);
        repeat("the ", 1);
        repeat("b-", hyphens[i]);
        repeat("c plan", 1);
        xc_pending one = scan(text.bytes, false);
        if (text.length < XC_TOKEN_MAX_BYTES) ck_assert_uint_eq(one.count, 3);
        parse(&one, 1);
    }
}
END_TEST

/* ------------------------------------------------------------------ */
/* Headlines                                                            */

/* The common nouns of each stand behind it. */
static const char *const HEADLINES[][2] = {
    {"Council Approves New Budget For School Buses After Long Debate",
     "budget school buses debate"},
    {"Storm Leaves Thousands Without Power As Rivers Flood Three Towns",
     "storm thousands power rivers towns"},
    {"Workers Reject Pay Offer And Threaten To Stop Trains On Friday",
     "workers pay offer trains"},
};

static void fold_up(char *bytes) {
    for (; *bytes; bytes++)
        if (*bytes >= 'a' && *bytes <= 'z') *bytes = (char)(*bytes - 32);
}

static bool is_listed(const char *list, const char *word) {
    size_t n = strlen(word);
    for (const char *at = list; (at = strstr(at, word)); at++)
        if ((at == list || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
            return true;
    return false;
}

START_TEST(headlines_have_common_nouns) {
    xc_pending one = scan(HEADLINES[_i][0], true);
    parse(&one, 1);
    uint32_t listed = 0, common = 0, verbs = 0;
    for (uint32_t i = 0; i < one.count; i++) {
        const xc_token *t = &one.tokens[i];
        verbs += t->upos == XC_UPOS_VERB;
        if (!is_listed(HEADLINES[_i][1], t->norm)) continue;
        listed++;
        common += t->upos == XC_UPOS_NOUN;
    }
    ck_assert_uint_ge(listed, 4);
    ck_assert_msg(common + 1 >= listed, "%u of %u", common, listed);
    ck_assert_uint_ge(verbs, 1);
}
END_TEST

/* Capital letters mean nothing in either. */
START_TEST(headlines_in_capitals_get_the_same_trees) {
    char capitals[200];
    strcpy(capitals, HEADLINES[_i][0]);
    fold_up(capitals);
    xc_pending both[] = {scan(HEADLINES[_i][0], true), scan(capitals, true)};
    parse(both, 2);
    ck_assert(is_same(&both[0], &both[1]));
}
END_TEST

#define COUNT_OF(list) (int)(sizeof(list) / sizeof *(list))

static TCase *text_tests(void) {
    TCase *tests = tcase_create("text");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, circles_are_seen);
    tcase_add_loop_test(tests, odd_text_gets_trees, 0, COUNT_OF(ODD));
    tcase_add_test(tests, long_sentences_are_split);
    tcase_add_test(tests, a_hundred_thousand_commas_get_trees);
    tcase_add_test(tests, a_megabyte_without_blanks_gets_trees);
    tcase_add_test(tests, work_grows_with_the_text_alone);
    tcase_add_test(tests, given_sentences_stay_whole);
    return tests;
}

static TCase *parser_tests(void) {
    TCase *tests = tcase_create("parser");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, open_parser, close_parser);
    tcase_add_test(tests, nothing_is_parsed);
    tcase_add_test(tests, pieces_part_no_word);
    tcase_add_test(tests, later_pieces_hang_on_the_first);
    tcase_add_test(tests, company_changes_no_tree);
    tcase_add_loop_test(tests, hyphened_words_are_one_token, 0,
                        COUNT_OF(HYPHENED));
    tcase_add_test(tests, words_of_any_parts_are_one_token);
    tcase_add_loop_test(tests, headlines_have_common_nouns, 0,
                        COUNT_OF(HEADLINES));
    tcase_add_loop_test(tests, headlines_in_capitals_get_the_same_trees, 0,
                        COUNT_OF(HEADLINES));
    return tests;
}

int main(void) {
    Suite *suite = suite_create("parse");
    suite_add_tcase(suite, text_tests());
    suite_add_tcase(suite, parser_tests());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
