/*
 * test_spell.c - two words of names: one name in two spellings, or two names.
 */
#include <check.h>

#include "compare/names/people.h"

static const struct {
    const char *a;
    const char *b;
    xc_spelled spelled;
} pairs[] = {
    {"torvelund", "torvelund", XC_SPELLED_SAME},
    {"torvelund", "torvelnud", XC_SPELLED_TWICE},  /* two swapped */
    {"torvelund", "torvellund", XC_SPELLED_TWICE}, /* doubled */
    {"torvelund", "torvelun", XC_SPELLED_TWICE},   /* left out */
    {"torvelund", "tarvelind", XC_SPELLED_TWICE},  /* two, heard alike */
    {"torvelund", "torbelunk", XC_SPELLED_OTHER},  /* two, and not alike */
    {"torvelund", "borvelund", XC_SPELLED_OTHER},  /* the first letter */
    {"manuel", "manual", XC_SPELLED_TWICE}, /* what a spell-checker puts in */
    {"hayley", "haley", XC_SPELLED_TWICE},  /* spellings.tsv */
    {"marensky", "marenskyy", XC_SPELLED_SCRIPT},
    {"hussein", "hossain", XC_SPELLED_SCRIPT},
    {"larsen", "larson", XC_SPELLED_DOUBT}, /* people have both */
    {"bell", "bill", XC_SPELLED_OTHER},     /* too short */
    {"torvelund", "torvelunds", XC_SPELLED_OTHER},
    {"norvania", "norvanian", XC_SPELLED_OTHER},
    {"torvela", "torvelo", XC_SPELLED_OTHER}};

START_TEST(two_words_are_compared) {
    xc_spelled spelled = xc_word_compare(pairs[_i].a, pairs[_i].b);
    ck_assert_msg(spelled == pairs[_i].spelled, "%s, %s: %d", pairs[_i].a,
                  pairs[_i].b, (int)spelled);
    ck_assert_int_eq(xc_word_compare(pairs[_i].b, pairs[_i].a), spelled);
}
END_TEST

START_TEST(known_places_are_two) {
    static const char *const places[][2] = {{"iran", "iraq"},
                                            {"austria", "australia"}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        xc_spelled spelled = xc_word_compare(places[i][0], places[i][1]);
        ck_assert(spelled == XC_SPELLED_OTHER || spelled == XC_SPELLED_DOUBT);
    }
}
END_TEST

int main(void) {
    Suite *suite = suite_create("spell");
    TCase *all = tcase_create("spell");
    tcase_add_loop_test(all, two_words_are_compared, 0,
                        sizeof pairs / sizeof *pairs);
    tcase_add_test(all, known_places_are_two);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
