/*
 * test_weights.c - the file of weights: its families of rows (kinds of facts,
 * figure, date, word, limit, time), products of two features, rows that are
 * refused with their line, and pairs that other weights judge otherwise.
 */
#include <stdlib.h>
#include <unistd.h>

#include "lexicon/gazetteer.h"
#include "scratch_folder.h"
#include "watched_pair.h"

static xc_weights *read_weights(const char *text, xc_error *error) {
    put_file("w.tsv", text);
    return xc_weights_new("w.tsv", error);
}

static xc_weights *take(const char *text) {
    xc_error error = XC_ERROR_INIT;
    xc_weights *weights = read_weights(text, &error);
    ck_assert_msg(weights, "%s", error.message);
    return weights;
}

static bool is(double value, double wanted) {
    return fabs(value - wanted) < 1e-12;
}

START_TEST(rows_of_every_family_are_read) {
    xc_weights *w = take("# own\n\ncount\tbias\t-2.5\nfigure\tclose\t+0.25\n"
                         "date\tgap\t3\ntime\tsame-time\t60\r\n"
                         "word\tbasic\t2\nword\tfrequent\t3\nword\tknown\t4\n"
                         "word\trare\t5\nlimit\tfigure-least\t0.75\n"
                         "limit\tapart-least\t0.9");
    ck_assert(is(xc_weights_get(w, XC_FACT_COUNT, XC_FEATURE_BIAS), -2.5));
    ck_assert(is(xc_weights_get(w, XC_FACT_SHARE, XC_FEATURE_BIAS), 0));
    ck_assert(
        is(xc_weights_match(w, false, XC_MATCH_CLOSE, XC_MATCH_CLOSE), 0.25));
    ck_assert(is(xc_weights_match(w, true, XC_MATCH_CLOSE, XC_MATCH_CLOSE), 0));
    ck_assert(is(xc_weights_match(w, true, XC_MATCH_GAP, XC_MATCH_GAP), 3));
    ck_assert(is(xc_weights_days(w, XC_PERIOD_SAME), 60));
    ck_assert(is(xc_weights_rarity(w, XC_GAZETTEER_BASIC), 2));
    ck_assert(is(xc_weights_rarity(w, XC_GAZETTEER_FREQUENT), 3));
    ck_assert(is(xc_weights_rarity(w, XC_GAZETTEER_KNOWN), 4));
    ck_assert(is(xc_weights_rarity(w, 0), 5));
    ck_assert(is(xc_weights_limit(w, XC_LIMIT_FIGURE_LEAST), 0.75));
    ck_assert(is(xc_weights_limit(w, XC_LIMIT_APART_LEAST), 0.9));
    xc_weights_free(w);
}
END_TEST

/* A product is one weight, whichever feature it names first. */
START_TEST(products_are_read) {
    xc_weights *w =
        take("figure\tclose*bounded\t0.5\nfigure\tmoney*money\t0.125\n");
    ck_assert(
        is(xc_weights_match(w, false, XC_MATCH_BOUNDED, XC_MATCH_CLOSE), 0.5));
    ck_assert(
        is(xc_weights_match(w, false, XC_MATCH_CLOSE, XC_MATCH_CLOSE), 0));
    ck_assert(
        is(xc_weights_match(w, false, XC_MATCH_MONEY, XC_MATCH_MONEY), 0.125));
    xc_matching m = {.features = {[XC_MATCH_BOUNDED] = 1,
                                  [XC_MATCH_CLOSE] = 2,
                                  [XC_MATCH_MONEY] = 4}};
    double sum = 0.5 * 1 * 2 + 0.125 * 4;
    ck_assert(is(xc_match_weigh(w, &m), 1 / (1 + exp(-sum))));
    m.dated = true;
    ck_assert(is(xc_match_weigh(w, &m), 0.5));
    xc_weights_free(w);
}
END_TEST

START_TEST(every_feature_has_a_name) {
    for (size_t i = 0; i < XC_MATCH_FEATURES; i++) {
        const char *name = xc_match_feature_name(i);
        ck_assert_ptr_nonnull(name);
        for (size_t k = 0; k < i; k++)
            ck_assert_str_ne(name, xc_match_feature_name(k));
    }
    ck_assert_ptr_null(xc_match_feature_name(XC_MATCH_FEATURES));
}
END_TEST

static const struct {
    const char *text;
    uint32_t line;
    const char *word; /* of the message */
} BAD[] = {{"figure\tbias\t1\nfigures\tbias\t1\n", 2, "figures"},
           {"figure\tweather\t1\n", 1, "weather"},
           {"figure\tclose*\t1\n", 1, "close*"},
           {"figure\t*close\t1\n", 1, "*close"},
           {"figure\tclose*weather\t1\n", 1, "weather"},
           {"figure\tclose*far*only\t1\n", 1, "far*only"},
           {"figure\t\t1\n", 1, "no feature"},
           {"\n\ndate\thead-same\t1\n", 3, "head-same"},
           {"word\tbias\t1\n", 1, "bias"},
           {"limit\tmost\t1\n", 1, "most"},
           {"limit\tfigure-least\t\n", 1, "no weight"},
           {"figure\tclose\t1e2\n", 1, "1e2"},
           {"figure\tclose\n", 1, "three columns"}};

START_TEST(bad_rows_are_refused_with_their_line) {
    xc_error error = XC_ERROR_INIT;
    ck_assert_ptr_null(read_weights(BAD[_i].text, &error));
    ck_assert_int_eq(error.status, XC_ERROR_FORMAT);
    ck_assert_uint_eq(error.line, BAD[_i].line);
    ck_assert_msg(strstr(error.message, BAD[_i].word), "%s", error.message);
    ck_assert_msg(strstr(error.message, "w.tsv"), "%s", error.message);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Pairs                                                                */

static char answer[4096];

static int keep_answer(void *user, const char *bytes, size_t length) {
    size_t *used = user;
    if (*used + length >= sizeof answer) return -1;
    memcpy(answer + *used, bytes, length);
    answer[ *used += length] = '\0';
    return 0;
}

static void judge_pair(const char *weights) {
    xc_error error = XC_ERROR_INIT;
    xc_options options = XC_OPTIONS_INIT;
    xc_severity worst;
    size_t used = 0;
    put_file("p.jsonl",
             "{\"id\": \"p\", \"a\": {\"text\": \"The mill of Orlin lost some "
             "40 tons of rye in the flood.\"}, \"b\": {\"text\": \"In the "
             "flood the mill of Orlin lost 60 tons of rye.\"}}\n");
    if (weights) put_file("w.tsv", weights);
    options.weights_path = weights ? "w.tsv" : NULL;
    xc_context *context = xc_context_new(&options, &error);
    ck_assert_msg(context, "%s", error.message);
    ck_assert_int_eq(
        xc_pairs_judge(context, "p.jsonl", &worst, keep_answer, &used, &error),
        XC_OK);
    xc_context_free(context);
}

#define LIMIT "word\trare\t6\nlimit\tfigure-least\t0.5\nfigure\tbias\t"

START_TEST(other_weights_judge_otherwise) {
    judge_pair(LIMIT "2\n");
    ck_assert_msg(strstr(answer, "\"verdict\": \"conflict\", \"confidence\": "
                                 "0.88"),
                  "%s", answer);
    judge_pair(LIMIT "3\n");
    ck_assert_msg(strstr(answer, "\"verdict\": \"conflict\", \"confidence\": "
                                 "0.95"),
                  "%s", answer);
    judge_pair(LIMIT "-2\n");
    ck_assert_msg(strstr(answer, "\"verdict\": \"unrelated\""), "%s", answer);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("weights");
    TCase *all = tcase_create("weights");
    tcase_set_timeout(all, 60);
    tcase_add_checked_fixture(all, enter_folder, leave_folder);
    tcase_add_test(all, rows_of_every_family_are_read);
    tcase_add_test(all, products_are_read);
    tcase_add_test(all, every_feature_has_a_name);
    tcase_add_loop_test(all, bad_rows_are_refused_with_their_line, 0,
                        (int)(sizeof BAD / sizeof *BAD));
    tcase_add_test(all, other_weights_judge_otherwise);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
