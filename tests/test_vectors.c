/*
 * test_vectors.c - word vectors: which words get one, that words of like
 * places get like vectors, and bad input.
 */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../tools/files.c"
#include "../tools/train/vectors.c"
#include "../tools/train/vectors_sgd.c"

#define TEXT_PATH XC_BINARY_DIR "/vectors.txt"

static const char *const NOUNS[] = {"nurse", "baker", "pilot", "clerk"};
static const char *const VERBS[] = {"met", "paid", "called", "left"};

enum { SENTENCES = 400, WORDS = 6 };

static vectors_options small(void) {
    vectors_options options = VECTORS_OPTIONS_INIT;
    options.width = 16;
    options.min_count = 1;
    options.epochs = 20;
    options.sample = 1;
    return options;
}

/* "the baker paid the clerk", over and over with other words. */
static void fill(const char *words[SENTENCES * WORDS]) {
    for (size_t i = 0; i < SENTENCES; i++) {
        const char **at = words + i * WORDS;
        at[0] = at[3] = "the";
        at[1] = NOUNS[i % 4];
        at[2] = VERBS[i / 4 % 4];
        at[4] = NOUNS[i / 16 % 4];
        at[5] = NULL;
    }
}

static bool train_words(const vectors_options *options,
                        const char *const *words, size_t count, vectors *out) {
    vectors_words bank = {words, count};
    vectors_corpora corpora = {NULL, 0, &bank, 1};
    return vectors_train(options, &corpora, out);
}

static bool train_file(const char *bytes, size_t length, vectors *out) {
    FILE *file = fopen(TEXT_PATH, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
    const char *path = TEXT_PATH;
    vectors_corpora corpora = {&path, 1, NULL, 0};
    vectors_options options = small();
    bool good = vectors_train(&options, &corpora, out);
    remove(TEXT_PATH);
    return good;
}

static const float *row_of(const vectors *v, const char *word) {
    for (size_t i = 0; i < v->count; i++)
        if (strcmp(v->words[i], word) == 0) return v->rows + i * v->width;
    ck_abort_msg("no vector of \"%s\"", word);
}

static double likeness(const vectors *v, const char *a, const char *b) {
    const float *x = row_of(v, a), *y = row_of(v, b);
    double xy = 0, xx = 0, yy = 0;
    for (size_t i = 0; i < v->width; i++) {
        xy += (double)x[i] * (double)y[i];
        xx += (double)x[i] * (double)x[i];
        yy += (double)y[i] * (double)y[i];
    }
    return xy / sqrt(xx * yy);
}

START_TEST(like_places_give_like_vectors) {
    const char *words[SENTENCES * WORDS];
    fill(words);
    vectors_options options = small();
    vectors v;
    ck_assert(train_words(&options, words, SENTENCES * WORDS, &v));
    ck_assert_uint_eq(v.count, 9);
    ck_assert_str_eq(v.words[0], "the");
    ck_assert_uint_eq(v.counts[0], 2 * SENTENCES);
    for (size_t i = 0; i < 4; i++)
        for (size_t k = 0; k < 4; k++) {
            double apart = likeness(&v, NOUNS[i], VERBS[k]);
            ck_assert_double_gt(likeness(&v, NOUNS[0], NOUNS[i]), apart);
            ck_assert_double_gt(likeness(&v, VERBS[0], VERBS[i]), apart);
        }
    vectors_dispose(&v);
}
END_TEST

START_TEST(the_same_text_gives_the_same_vectors) {
    const char *words[SENTENCES * WORDS];
    fill(words);
    vectors_options options = small();
    vectors a, b, other;
    ck_assert(train_words(&options, words, SENTENCES * WORDS, &a));
    ck_assert(train_words(&options, words, SENTENCES * WORDS, &b));
    options.seed = 2;
    ck_assert(train_words(&options, words, SENTENCES * WORDS, &other));
    size_t size = a.count * a.width * sizeof *a.rows;
    ck_assert_uint_eq(a.count, b.count);
    ck_assert_mem_eq(a.rows, b.rows, size);
    ck_assert_mem_ne(a.rows, other.rows, size);
    vectors_dispose(&a);
    vectors_dispose(&b);
    vectors_dispose(&other);
}
END_TEST

START_TEST(the_scale_is_one) {
    const char *words[SENTENCES * WORDS];
    fill(words);
    vectors_options options = small();
    vectors v;
    ck_assert(train_words(&options, words, SENTENCES * WORDS, &v));
    double squares = 0;
    size_t n = v.count * v.width;
    for (size_t i = 0; i < n; i++)
        squares += (double)v.rows[i] * (double)v.rows[i];
    ck_assert_double_eq_tol(squares / (double)n, 1, 1e-4);
    vectors_dispose(&v);
}
END_TEST

START_TEST(frequent_words_come_first_and_rare_ones_go) {
    const char *const words[] = {"b", "c", "a", "rare", "c",
                                 "b", "a", "c", NULL};
    vectors_options options = small();
    options.min_count = 2;
    vectors v;
    ck_assert(train_words(&options, words, 9, &v));
    ck_assert_uint_eq(v.count, 3);
    ck_assert_str_eq(v.words[0], "c");
    ck_assert_str_eq(v.words[1], "a");
    ck_assert_str_eq(v.words[2], "b");
    ck_assert_uint_eq(v.tokens, 8);
    vectors_dispose(&v);
    options.max_words = 1;
    ck_assert(train_words(&options, words, 9, &v));
    ck_assert_uint_eq(v.count, 1);
    vectors_dispose(&v);
}
END_TEST

START_TEST(text_is_cut_and_folded) {
    static const char text[] = "In 1990 they didn\xe2\x80\x99t.\r\n"
                               "In 2015, THEY did.\n";
    vectors v;
    ck_assert(train_file(text, sizeof text - 1, &v));
    row_of(&v, "0000");
    row_of(&v, "n't");
    row_of(&v, ",");
    ck_assert_uint_eq(v.tokens, 12);
    for (size_t i = 0; i < v.count; i++)
        if (strcmp(v.words[i], "they") == 0) ck_assert_uint_eq(v.counts[i], 2);
    vectors_dispose(&v);
}
END_TEST

START_TEST(bytes_that_are_no_text_are_refused) {
    vectors v;
    ck_assert(!train_file("good\nb\xff"
                          "ad\n",
                          9, &v));
    ck_assert_ptr_null(v.words);
    ck_assert_uint_eq(v.count, 0);
}
END_TEST

START_TEST(a_missing_file_is_refused) {
    const char *path = XC_BINARY_DIR "/no such file";
    vectors_corpora corpora = {&path, 1, NULL, 0};
    vectors_options options = small();
    vectors v;
    ck_assert(!vectors_train(&options, &corpora, &v));
}
END_TEST

START_TEST(nothing_gives_no_vectors) {
    vectors v;
    ck_assert(train_file("", 0, &v));
    ck_assert_uint_eq(v.count, 0);
    vectors_dispose(&v);
    ck_assert(train_file("\n\n \n", 4, &v));
    ck_assert_uint_eq(v.count, 0);
    vectors_dispose(&v);
}
END_TEST

START_TEST(options_out_of_range_are_refused) {
    const char *const words[] = {"a", "b", NULL};
    vectors_options good = small(), bad[7];
    for (size_t i = 0; i < 7; i++)
        bad[i] = good;
    bad[0].width = 0;
    bad[1].width = 24;
    bad[2].width = 512;
    bad[3].window = 6;
    bad[4].negatives = 65;
    bad[5].rate = 0;
    bad[6].min_count = 0;
    vectors v;
    for (size_t i = 0; i < 7; i++)
        ck_assert_msg(!train_words(&bad[i], words, 3, &v), "option %zu", i);
    ck_assert(train_words(&good, words, 3, &v));
    vectors_dispose(&v);
}
END_TEST

START_TEST(digits_fold) {
    char word[] = "f-16 10.5% \xd9\xa3";
    vectors_fold_digits(word, strlen(word));
    ck_assert_str_eq(word, "f-00 00.0% \xd9\xa3");
}
END_TEST

START_TEST(lines_say_word_and_numbers) {
    char *words[] = {"the", "of"};
    float rows[] = {0.5F, -1.0F, 0.25F, 2.0F};
    vectors v = {words, NULL, rows, 2, 2, 0, NULL};
    xc_buffer out = XC_BUFFER_INIT;
    vectors_write(&v, &out);
    ck_assert_str_eq(out.bytes, "the 0.50000 -1.00000\nof 0.25000 2.00000\n");
    xc_buffer_dispose(&out);
}
END_TEST

#ifdef XC_FAULTS
START_TEST(memory_that_is_out_is_told) {
    const char *const words[] = {"a", "b", "a", NULL};
    vectors_options options = small();
    options.epochs = 1;
    bool good = false;
    uint64_t n = 1;
    for (; !good && n < 1000; n++) {
        vectors v;
        xc_faults_set(n);
        good = train_words(&options, words, 4, &v);
        xc_faults_set(0);
        if (!good) ck_assert_ptr_null(v.rows);
        vectors_dispose(&v);
    }
    ck_assert(good);
    ck_assert_uint_gt(n, 5);
}
END_TEST
#endif

int main(void) {
    Suite *suite = suite_create("vectors");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, like_places_give_like_vectors);
    tcase_add_test(cases, the_same_text_gives_the_same_vectors);
    tcase_add_test(cases, the_scale_is_one);
    tcase_add_test(cases, frequent_words_come_first_and_rare_ones_go);
    tcase_add_test(cases, text_is_cut_and_folded);
    tcase_add_test(cases, bytes_that_are_no_text_are_refused);
    tcase_add_test(cases, a_missing_file_is_refused);
    tcase_add_test(cases, nothing_gives_no_vectors);
    tcase_add_test(cases, options_out_of_range_are_refused);
    tcase_add_test(cases, digits_fold);
    tcase_add_test(cases, lines_say_word_and_numbers);
#ifdef XC_FAULTS
    tcase_add_test(cases, memory_that_is_out_is_told);
#endif
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
