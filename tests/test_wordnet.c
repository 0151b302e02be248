/*
 * test_wordnet.c - inflects the words of a small folder in WordNet's form.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../tools/train/wordnet.c"

static char folder[] = "/tmp/crosscheck-wordnet-XXXXXX";
static xc_arena *arena;
static xc_names *names;
static wordnet_list list;

/* A file and what it holds: made-up lines in the form of the real ones. */
static const char *const FILES[][2] = {
    {"verb.exc", "hopping hop\nfled flee\nfleeing flee\nran_off run_off\n"},
    {"index.verb", "  1 a licence stands here\n"
                   "flee v 1 2 @ ~ 1 1 01\n"
                   "hop v 1 1 @ 1 1 01\n"
                   "hope v 2 1 @ 2 2 01 02\n"
                   "rally v 1 0 1 0 01\n"
                   "run_off v 1 1 @ 1 1 01\n"
                   "stag v 1 1 @ 1 0 01\n"
                   "stage v 1 1 @ 1 1 01\n"
                   "torch v 1 1\n"},
    {"noun.exc", "wolves wolf\nleaves leaf leave\n"},
    {"index.noun", "alliance n 1 1 @ 1 1 01\nleaf n 1 1 @ 1 0 01\n"
                   "leave n 3 1 @ 3 3 01 02 03\nshorts n 1 1 @ 1 1 01\n"
                   "virus n 1 1 @ 1 1 01\nwolf n 1 1 @ 1 1 01\n"},
    {"adj.exc", "better good well\n"},
    {"index.adj", "dry a 1 0 1 1 01\nwide a 1 0 1 1 01\n"
                  "unfavourable a 1 0 1 1 01\n"},
    {"adv.exc", "worse ill\n"},
    {"index.adv", "hardly r 1 0 1 1 01\n"},
};

#define FILE_COUNT (sizeof FILES / sizeof *FILES)

static void write_files(size_t count) {
    for (size_t i = 0; i < count; i++) {
        FILE *file = fopen(FILES[i][0], "w");
        ck_assert_ptr_nonnull(file);
        ck_assert_int_ge(fputs(FILES[i][1], file), 0);
        ck_assert_int_eq(fclose(file), 0);
    }
}

static void setup(void) {
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    arena = xc_arena_new();
    names = xc_names_new(arena);
}

static void teardown(void) {
    for (size_t i = 0; i < FILE_COUNT; i++)
        unlink(FILES[i][0]);
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_int_eq(rmdir(folder), 0);
    xc_arena_free(arena);
}

/* The lemma that the list has for a form; "" for none. */
static const char *lemma_of(const char *form, const char *xpos) {
    const char *lemma = "";
    for (size_t i = 0; i < list.count; i++) {
        const lemma_example *e = &list.items[i];
        if (strcmp(e->folded, form) != 0 || strcmp(e->xpos, xpos) != 0)
            continue;
        ck_assert_msg(*lemma == '\0', "%s/%s stands twice", form, xpos);
        ck_assert_int_eq(e->source, LEMMA_LEXICON);
        lemma = e->lemma;
    }
    return lemma;
}

START_TEST(words_are_inflected) {
    xc_error error = XC_ERROR_INIT;
    write_files(FILE_COUNT);
    xc_status status = wordnet_read(arena, names, ".", &list, &error);
    ck_assert_msg(status == XC_OK, "%s", error.message);
    ck_assert_str_eq(lemma_of("hopping", "VBG"), "hop");
    ck_assert_str_eq(lemma_of("hoping", "VBG"), "hope");
    ck_assert_str_eq(lemma_of("hoped", "VBN"), "hope");
    ck_assert_str_eq(lemma_of("fled", "VBD"), "flee");
    ck_assert_str_eq(lemma_of("fleed", "VBD"), "");
    ck_assert_str_eq(lemma_of("staged", "VBD"), "stage");
    ck_assert_str_eq(lemma_of("rallies", "VBZ"), "rally");
    ck_assert_str_eq(lemma_of("rallied", "VBD"), "rally");
    ck_assert_str_eq(lemma_of("torches", "VBZ"), ""); /* a line cut short */
    ck_assert_str_eq(lemma_of("stages", "VBZ"), "stage");
    ck_assert_str_eq(lemma_of("alliances", "NNS"), "alliance");
    ck_assert_str_eq(lemma_of("alliances", "NNPS"), "alliance");
    ck_assert_str_eq(lemma_of("leaves", "NNS"), "leaf");
    ck_assert_str_eq(lemma_of("viruses", "NNS"), "virus");
    ck_assert_str_eq(lemma_of("virus", "NN"), "virus");
    ck_assert_str_eq(lemma_of("shorts", "NNS"), "shorts");
    ck_assert_str_eq(lemma_of("better", "JJR"), "good");
    ck_assert_str_eq(lemma_of("driest", "JJS"), "dry");
    ck_assert_str_eq(lemma_of("wider", "RBR"), "wide");
    ck_assert_str_eq(lemma_of("unfavourabler", "JJR"), "");
    ck_assert_str_eq(lemma_of("hardly", "RB"), "hardly");
    ck_assert_str_eq(lemma_of("ran_off", "VBD"), "");
}
END_TEST

START_TEST(a_missing_file_is_named) {
    xc_error error = XC_ERROR_INIT;
    write_files(FILE_COUNT - 1);
    ck_assert_int_eq(wordnet_read(arena, names, ".", &list, &error),
                     XC_ERROR_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "index.adv"));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("wordnet");
    TCase *files = tcase_create("files");
    tcase_add_checked_fixture(files, setup, teardown);
    tcase_add_test(files, words_are_inflected);
    tcase_add_test(files, a_missing_file_is_named);
    suite_add_tcase(suite, files);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
