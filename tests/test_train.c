/*
 * test_train.c - the trainer of the language model on a treebank of two dozen
 * sentences (fixtures/train/): it learns them, makes the same bytes twice, and
 * says what is wrong with its input. Reading treebanks is tested in any case,
 * the program where it was built.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../tools/files.c"
#include "../tools/train/treebank.c"
#include "scratch_folder.h"

/* ------------------------------------------------------------------ */
/* Treebanks                                                            */

#define ROW(id, form, head, relation)                                          \
    id "\t" form "\t" form "\tNOUN\tNN\t_\t" head "\t" relation "\t_\t_\n"

#define EMPTY(id) id "\tx\t_\t_\t_\t_\t_\t_\t_\t_\n"

static const char GOOD[] = "# sent_id = a\n" EMPTY("1-2")
    ROW("1", "Do", "3", "aux") ROW("2", "n't", "3", "advmod") EMPTY("2.1")
        ROW("3", "Wait", "0", "root");

#define PLAIN ROW("1", "Do", "2", "aux") ROW("2", "wait", "0", "root")

static xc_arena *arena;
static treebank bank;

static bool read_bank(const char *text) {
    bank = (treebank){.arena = arena, .names = xc_names_new(arena)};
    put_file("bank.conllu", text);
    return treebank_read(&bank, "bank.conllu", 1);
}

static void setup(void) {
    enter_folder();
    arena = xc_arena_new();
}

static void teardown(void) {
    xc_arena_free(arena);
    leave_folder();
}

START_TEST(words_are_read) {
    ck_assert(read_bank(GOOD));
    ck_assert_uint_eq(bank.sentences.count, 1);
    ck_assert_uint_eq(bank.word_count, 3);
    const sentence *first = &bank.sentences.items[0];
    ck_assert_int_eq(first->count, 3);
    ck_assert_int_eq(first->bank, 1);
    ck_assert_str_eq(first->words[0].form, "Do");
    ck_assert_str_eq(first->words[0].folded, "do");
    ck_assert_int_eq(first->words[0].head, 2);
    ck_assert_int_eq(first->words[2].head, -1);
    ck_assert_str_eq(first->words[1].relation, "advmod");
    ck_assert(read_bank(ROW("1", "Feb.", "0", "obl:tmod")));
    ck_assert_str_eq(bank.sentences.items[0].words[0].relation, "obl:unmarked");
    ck_assert(read_bank(PLAIN "\n\n" PLAIN "\n"));
    ck_assert_uint_eq(bank.sentences.count, 2);
    ck_assert(read_bank(""));
    ck_assert_uint_eq(bank.sentences.count, 0);
}
END_TEST

static const char *const BROKEN[] = {
    "words\n",
    "1\tlone\n",
    ROW("1", "a", "_", "root"),
    ROW("1", "a", "", "root"),
    ROW("1", "a", "-1", "root"),
    ROW("1", "a", "2", "dep"),
    ROW("1", "a", "99999999999999999999", "dep"),
    ROW("1", "a", "1", "dep"),
    ROW("1", "a", "2", "dep") ROW("2", "b", "1", "dep"),
    ROW("1", "a", "0", "root") ROW("2", "b", "3", "dep")
        ROW("3", "c", "4", "dep") ROW("4", "d", "2", "dep"),
};

#define BROKEN_COUNT (int)(sizeof BROKEN / sizeof *BROKEN)

START_TEST(broken_treebanks_are_refused) {
    ck_assert(!read_bank(BROKEN[_i]));
    ck_assert_uint_eq(bank.sentences.count, 0);
    ck_assert(!treebank_read(&bank, "absent.conllu", 0));
}
END_TEST

/* ------------------------------------------------------------------ */
/* The program                                                          */

#ifdef XC_TRAINER

#define BANK "'" XC_SOURCE_DIR "/fixtures/train/train.conllu'"
#define OTHER "'" XC_SOURCE_DIR "/fixtures/train/score.conllu'"

/* Runs the trainer, keeps what it says on either stream, answers its exit
 * status. */
static int run(const char *arguments, char *said, size_t size) {
    char line[1024];
    snprintf(line, sizeof line, "'%s' %s 2>&1", XC_TRAINER, arguments);
    FILE *out = popen(line, "r");
    ck_assert_ptr_nonnull(out);
    said[fread(said, 1, size - 1, out)] = '\0';
    char rest[512];
    while (fread(rest, 1, sizeof rest, out) > 0)
        ;
    int status = pclose(out);
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* A share after its name, in the line of scores of a file. */
static double score_of(const char *said, const char *file, const char *name) {
    const char *line = strstr(said, file);
    ck_assert_msg(line != NULL, "no scores of %s in:\n%s", file, said);
    const char *at = strstr(line, name);
    ck_assert_msg(at != NULL, "no %s in:\n%s", name, said);
    return strtod(at + strlen(name), NULL);
}

/* How many passes it takes depends a little on the processor that the trainer
 * was compiled for. */
START_TEST(a_small_treebank_is_learned) {
    static char said[65536];
    ck_assert_int_eq(run("--out a.model --passes 160 --treebank " BANK
                         " --score " BANK " --score " OTHER,
                         said, sizeof said),
                     0);
    static const char *const files[] = {"/train.conllu:", "/score.conllu:"};
    static const char *const names[] = {" UPOS ", " XPOS ", " lemma ", " UAS ",
                                        " LAS "};
    for (size_t i = 0; i < 10; i++) {
        double score = score_of(said, files[i / 5], names[i % 5]);
        ck_assert_msg(score >= (i < 5 ? 95 : 85), "%s%s%g", files[i / 5],
                      names[i % 5], score);
    }
}
END_TEST

static void expect_same_files(const char *a, const char *b, bool wanted) {
    xc_buffer first = XC_BUFFER_INIT, second = XC_BUFFER_INIT;
    ck_assert(file_read(a, &first) && file_read(b, &second));
    bool same = first.length == second.length &&
                memcmp(first.bytes, second.bytes, first.length) == 0;
    ck_assert(same == wanted);
    ck_assert_uint_gt(first.length, 100000);
    ck_assert_uint_lt(first.length, 8 * 1024 * 1024);
    xc_buffer_dispose(&first);
    xc_buffer_dispose(&second);
}

START_TEST(the_same_input_gives_the_same_bytes) {
    char said[4096];
    static const char learn[] =
        "--passes 12 --treebank " BANK " --other " OTHER " --out ";
    static const char *const rest[] = {"a.model", "b.model",
                                       "c.model --seed 2"};
    for (size_t i = 0; i < 3; i++) {
        char arguments[1024];
        snprintf(arguments, sizeof arguments, "%s%s", learn, rest[i]);
        ck_assert_int_eq(run(arguments, said, sizeof said), 0);
    }
    expect_same_files("a.model", "b.model", true);
    expect_same_files("a.model", "c.model", false);
}
END_TEST

/* The names of a treebank with entities, onto weights that are there. */
START_TEST(names_are_learned_onto_a_model) {
    char said[4096];
    static const char onto[] =
        "--names-onto '" XC_SOURCE_DIR "/src/language/english.model' "
        "--treebank '" XC_SOURCE_DIR "/fixtures/train/names.conllu' "
        "--score '" XC_SOURCE_DIR "/fixtures/train/names.conllu' --out ";
    static const char *const rest[] = {"a.model", "b.model"};
    for (size_t i = 0; i < 2; i++) {
        char arguments[1024];
        snprintf(arguments, sizeof arguments, "%s%s", onto, rest[i]);
        ck_assert_int_eq(run(arguments, said, sizeof said), 0);
    }
    double score = score_of(said, "/names.conllu:", "found F1 ");
    ck_assert_msg(score >= 90, "%s", said);
    xc_buffer first = XC_BUFFER_INIT, second = XC_BUFFER_INIT;
    ck_assert(file_read("a.model", &first) && file_read("b.model", &second));
    ck_assert_uint_eq(first.length, second.length);
    ck_assert_int_eq(memcmp(first.bytes, second.bytes, first.length), 0);
    ck_assert_uint_le(first.length, 8 * 1024 * 1024);
    xc_buffer_dispose(&first);
    xc_buffer_dispose(&second);
    ck_assert_int_eq(run("--names-onto bank.conllu --treebank " BANK
                         " --out c.model",
                         said, sizeof said),
                     1);
    ck_assert_int_ne(access("c.model", F_OK), 0);
}
END_TEST

static const struct {
    const char *arguments;
    const char *bank; /* what bank.conllu holds */
    int status;
    const char *said; /* a part of the one line */
} MISTAKES[] = {
    {"", "", 2, "--out FILE and --treebank FILE are needed"},
    {"--out a.model", "", 2, "are needed"},
    {"--treebank bank.conllu", GOOD, 2, "are needed"},
    {"--out a.model --treebank bank.conllu more", GOOD, 2, "are needed"},
    {"--out a.model --treebank bank.conllu --passes 0", GOOD, 2,
     "--passes is a number above 0"},
    {"--out a.model --treebank bank.conllu --passes few", GOOD, 2,
     "--passes is a number above 0"},
    {"--out a.model --treebank bank.conllu --odd", GOOD, 2, "--odd"},
    {"--out a.model --treebank absent.conllu", "", 1, "absent.conllu: "},
    {"--out a.model --treebank bank.conllu", "", 1, "too few to learn from"},
    {"--out a.model --treebank bank.conllu", GOOD, 1, "too few to learn from"},
    {"--out a.model --treebank bank.conllu", "# no rows\n\n\n", 1,
     "too few to learn from"},
    {"--out a.model --treebank bank.conllu", PLAIN "\nwords\n", 1,
     "bank.conllu:4: no sentence of CoNLL-U"},
    {"--out a.model --treebank bank.conllu",
     ROW("1", "a", "2", "dep") ROW("2", "b", "1", "dep"), 1,
     "bank.conllu:2: no sentence of CoNLL-U"},
    {"--out a.model --treebank " BANK " --other absent.conllu", "", 1,
     "absent.conllu: "},
    {"--out a.model --treebank " BANK " --text absent.txt", "", 1,
     "absent.txt: "},
};

#define MISTAKE_COUNT (int)(sizeof MISTAKES / sizeof *MISTAKES)

START_TEST(mistakes_are_told_in_one_line) {
    char said[4096];
    put_file("bank.conllu", MISTAKES[_i].bank);
    int status = run(MISTAKES[_i].arguments, said, sizeof said);
    const char *end = strchr(said, '\n');
    ck_assert_msg(status == MISTAKES[_i].status, "status %d: %s", status, said);
    ck_assert_msg(end && end[1] == '\0', "not one line:\n%s", said);
    ck_assert_msg(strstr(said, MISTAKES[_i].said), "%s", said);
    ck_assert_int_ne(access("a.model", F_OK), 0);
}
END_TEST

/* What cannot be written fails at the end, what cannot be scored after it. */
START_TEST(late_mistakes_are_told) {
    char said[4096];
    ck_assert_int_eq(run("--out absent/a.model --passes 1 --treebank " BANK,
                         said, sizeof said),
                     1);
    ck_assert_ptr_nonnull(strstr(said, "absent/a.model: "));
    ck_assert_int_eq(run("--out a.model --passes 1 --treebank " BANK
                         " --score absent.conllu",
                         said, sizeof said),
                     1);
    ck_assert_ptr_nonnull(strstr(said, "absent.conllu: "));
}
END_TEST

START_TEST(help_is_given) {
    char said[4096];
    ck_assert_int_eq(run("--help 2>/dev/null", said, sizeof said), 0);
    ck_assert_ptr_nonnull(strstr(said, "usage: train --out FILE"));
}
END_TEST

static void add_program_tests(TCase *tests) {
    tcase_add_test(tests, a_small_treebank_is_learned);
    tcase_add_test(tests, the_same_input_gives_the_same_bytes);
    tcase_add_test(tests, names_are_learned_onto_a_model);
    tcase_add_loop_test(tests, mistakes_are_told_in_one_line, 0, MISTAKE_COUNT);
    tcase_add_test(tests, late_mistakes_are_told);
    tcase_add_test(tests, help_is_given);
}

#else

static void add_program_tests(TCase *tests) {
    (void)tests;
    printf("skipped: the trainer is not built (XC_TRAIN)\n");
}

#endif

int main(void) {
    Suite *suite = suite_create("train");
    TCase *tests = tcase_create("train");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, words_are_read);
    tcase_add_loop_test(tests, broken_treebanks_are_refused, 0, BROKEN_COUNT);
    add_program_tests(tests);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
