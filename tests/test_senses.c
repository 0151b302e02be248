/*
 * test_senses.c - which words say the same, which the opposite, and which
 * verb a noun stands for: the rows of senses.tsv and what WordNet adds.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon/senses.h"

static const struct {
    const char *lemma;
    xc_sense_pos pos;
    const char *concept; /* NULL: none */
} CONCEPTS[] = {
    {"step down", XC_SENSE_VERB, "resign"},
    {"quit", XC_SENSE_VERB, "resign"},
    {"resignation", XC_SENSE_NOUN, "resign"},
    {"death", XC_SENSE_NOUN, "die"},
    {"demise", XC_SENSE_NOUN, "die"},
    {"slay", XC_SENSE_VERB, "kill"},
    {"sell", XC_SENSE_VERB, "sell"},
    {"deceased", XC_SENSE_ADJECTIVE, "die"},
    /* WordNet's */
    {"attempt", XC_SENSE_VERB, "try"},
    {"select", XC_SENSE_VERB, "choose"},
    {"quake", XC_SENSE_NOUN, "earthquake"},
    {"announcement", XC_SENSE_NOUN, "announce"},
    /* meant otherwise too often */
    {"fire", XC_SENSE_NOUN, "fire"},
    {"land", XC_SENSE_NOUN, "land"},
    {"qqzzqq", XC_SENSE_VERB, NULL},
    {"", XC_SENSE_NOUN, NULL},
};

START_TEST(one_concept_for_words_that_say_the_same) {
    const char *found = xc_sense_concept(CONCEPTS[_i].lemma, CONCEPTS[_i].pos);
    if (CONCEPTS[_i].concept)
        ck_assert_pstr_eq(found, CONCEPTS[_i].concept);
    else
        ck_assert_msg(!found, "%s is %s", CONCEPTS[_i].lemma, found);
}
END_TEST

static const struct {
    const char *a, *b;
    xc_sense_pos pos;
    xc_sense_link link;
} LINKS[] = {
    {"buy", "purchase", XC_SENSE_VERB, XC_SENSE_SAME},
    {"win", "lose", XC_SENSE_VERB, XC_SENSE_OPPOSITE},
    {"approve", "turn down", XC_SENSE_VERB, XC_SENSE_OPPOSITE},
    {"raise", "slash", XC_SENSE_VERB, XC_SENSE_OPPOSITE},
    {"buy", "sell", XC_SENSE_VERB, XC_SENSE_OPPOSITE},
    {"kill", "die", XC_SENSE_VERB, XC_SENSE_UNRELATED},
    {"kill", "murder", XC_SENSE_VERB, XC_SENSE_SAME},
    {"arrival", "departure", XC_SENSE_NOUN, XC_SENSE_OPPOSITE},
    {"rich", "wealthy", XC_SENSE_ADJECTIVE, XC_SENSE_SAME},
    {"keep", "hold", XC_SENSE_VERB, XC_SENSE_UNRELATED},
    {"get", "acquire", XC_SENSE_VERB, XC_SENSE_UNRELATED},
    /* WordNet's */
    {"happen", "occur", XC_SENSE_VERB, XC_SENSE_SAME},
    {"amaze", "astonish", XC_SENSE_VERB, XC_SENSE_SAME},
    {"armed", "unarmed", XC_SENSE_ADJECTIVE, XC_SENSE_OPPOSITE},
    {"qqzzqq", "qqzzqq", XC_SENSE_VERB, XC_SENSE_SAME},
    {"qqzzqq", "buy", XC_SENSE_VERB, XC_SENSE_UNRELATED},
};

START_TEST(words_are_held_against_each_other) {
    const char *a = LINKS[_i].a, *b = LINKS[_i].b;
    ck_assert_int_eq(xc_sense_relation(a, b, LINKS[_i].pos), LINKS[_i].link);
    ck_assert_int_eq(xc_sense_relation(b, a, LINKS[_i].pos), LINKS[_i].link);
}
END_TEST

START_TEST(a_noun_stands_for_a_verb) {
    ck_assert_pstr_eq(xc_sense_verb("death"), "die");
    ck_assert_pstr_eq(xc_sense_verb("resignation"), "resign");
    ck_assert_pstr_eq(xc_sense_verb("killing"), "kill");
    ck_assert_pstr_eq(xc_sense_verb("arrival"), "arrive");
    ck_assert_ptr_null(xc_sense_verb("teacher"));
    ck_assert_ptr_null(xc_sense_verb("bridge"));
    ck_assert_ptr_null(xc_sense_verb("qqzzqq"));
}
END_TEST

START_TEST(what_was_done_to_somebody_is_told_of_him) {
    ck_assert_pstr_eq(xc_sense_undergone("kill"), "die");
    ck_assert_pstr_eq(xc_sense_undergone("sell"), "buy");
    ck_assert_pstr_eq(xc_sense_undergone("detain"), "arrest");
    ck_assert_ptr_null(xc_sense_undergone("qqzzqq"));
}
END_TEST

/* Concepts that rows name are rows, and a concept is its own. */
START_TEST(rows_fit_together) {
    const xc_lexeme *row;
    size_t count = 0;
    for (; (row = xc_lexicon_row(XC_LEXICON_SENSES, count)); count++) {
        const char *named[] = {xc_lexeme_text(row, XC_SENSES_OF),
                               xc_lexeme_text(row, XC_SENSES_OPPOSITE)};
        for (int i = 0; i < 2; i++) {
            bool found = !named[i];
            const xc_lexeme *other;
            for (size_t k = 0;
                 !found && (other = xc_lexicon_row(XC_LEXICON_SENSES, k)); k++)
                found = strcmp(other->concept, named[i]) == 0;
            ck_assert_msg(found, "senses.tsv:%u: no concept \"%s\"",
                          (unsigned)row->line, named[i] ? named[i] : "");
        }
        ck_assert(xc_lexeme_flag(row, XC_SENSES_VERB) ||
                  xc_lexeme_flag(row, XC_SENSES_NOUN) ||
                  xc_lexeme_flag(row, XC_SENSES_ADJECTIVE));
    }
    ck_assert_uint_gt(count, 200);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("senses");
    TCase *tests = tcase_create("senses");
    tcase_add_loop_test(tests, one_concept_for_words_that_say_the_same, 0,
                        (int)(sizeof CONCEPTS / sizeof *CONCEPTS));
    tcase_add_loop_test(tests, words_are_held_against_each_other, 0,
                        (int)(sizeof LINKS / sizeof *LINKS));
    tcase_add_test(tests, a_noun_stands_for_a_verb);
    tcase_add_test(tests, what_was_done_to_somebody_is_told_of_him);
    tcase_add_test(tests, rows_fit_together);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
