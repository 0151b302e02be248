/*
 * test_repair.c - arcs that words settle, on trees made by hand.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/repair.h"

enum { WORDS_MAX = 24 };

static xc_arena *arena;
static xc_names *names;

static void open_arena(void) {
    arena = xc_arena_new();
    names = xc_names_new(arena);
}

static void close_arena(void) {
    xc_arena_free(arena);
}

/* "form/lemma/UPOS/XPOS/head/relation", heads from 1, 0 the root. */
static uint32_t read_tree(const char *text, xc_token *tokens) {
    uint32_t count = 0;
    char form[32], lemma[32], upos[8], xpos[8], relation[24];
    int head, length;
    while (sscanf(text, " %31[^/]/%31[^/]/%7[^/]/%7[^/]/%d/%23[^ ]%n", form,
                  lemma, upos, xpos, &head, relation, &length) == 6) {
        xc_token *t = &tokens[count++];
        memset(t, 0, sizeof *t);
        t->norm = xc_names_intern_string(names, form);
        t->lemma = xc_names_intern_string(names, lemma);
        t->upos = xc_upos_find(upos, strlen(upos));
        ck_assert_str_eq(xc_upos_name(t->upos), upos);
        t->xpos = xc_names_intern_string(names, xpos);
        t->head = head - 1;
        t->relation = xc_names_intern_string(names, relation);
        text += length;
        ck_assert_uint_lt(count, WORDS_MAX);
    }
    return count;
}

typedef struct mended {
    const char *tree;
    const char *heads; /* of all words afterwards, "head/relation" */
} mended;

static const mended trees[] = {
    /* a number counts the plural behind the noun that it stands before */
    {"the/the/DET/DT/4/det 31/31/NUM/CD/3/nummod "
     "alliance/alliance/NOUN/NN/4/compound members/member/NOUN/NNS/0/root",
     "4/det 4/nummod 4/compound 0/root"},
    /* ... but not behind a unit, and one is no plural */
    {"40/40/NUM/CD/2/nummod percent/percent/NOUN/NN/3/compound "
     "voters/voter/NOUN/NNS/0/root",
     "2/nummod 3/compound 0/root"},
    {"one/one/NUM/CD/2/nummod party/party/NOUN/NN/3/compound "
     "states/state/NOUN/NNS/0/root",
     "2/nummod 3/compound 0/root"},
    /* a second verb of saying belongs to who said the first */
    {"she/she/PRON/PRP/2/nsubj warned/warn/VERB/VBD/0/root "
     "it/it/PRON/PRP/5/nsubj was/be/AUX/VBD/5/cop bad/bad/ADJ/JJ/2/ccomp "
     "and/and/CCONJ/CC/7/cc insisted/insist/VERB/VBN/5/conj "
     "that/that/SCONJ/IN/10/mark they/they/PRON/PRP/10/nsubj "
     "pay/pay/VERB/VBP/7/ccomp",
     "2/nsubj 0/root 5/nsubj 5/cop 2/ccomp 7/cc 2/conj 10/mark 10/nsubj "
     "7/ccomp"},
    /* ... but a verb that says nothing stays in what was said */
    {"she/she/PRON/PRP/2/nsubj said/say/VERB/VBD/0/root "
     "it/it/PRON/PRP/4/nsubj fell/fall/VERB/VBD/2/ccomp "
     "and/and/CCONJ/CC/6/cc broke/break/VERB/VBD/4/conj",
     "2/nsubj 0/root 4/nsubj 2/ccomp 6/cc 4/conj"},
    /* what was told is no relative clause of who heard it */
    {"he/he/PRON/PRP/2/nsubj told/tell/VERB/VBD/0/root "
     "residents/resident/NOUN/NNS/2/obj that/that/DET/DT/5/det "
     "water/water/NOUN/NN/7/nsubj was/be/AUX/VBD/7/cop "
     "safe/safe/ADJ/JJ/3/acl:relcl",
     "2/nsubj 0/root 2/obj 7/mark 7/nsubj 7/cop 2/ccomp"},
    /* ... but "told the man that bought it" has one */
    {"he/he/PRON/PRP/2/nsubj told/tell/VERB/VBD/0/root "
     "men/man/NOUN/NNS/2/obj that/that/PRON/WDT/5/nsubj "
     "bought/buy/VERB/VBD/3/acl:relcl it/it/PRON/PRP/5/obj",
     "2/nsubj 0/root 2/obj 5/nsubj 3/acl:relcl 5/obj"},
    /* the subject of a sentence is not its root */
    {"fire/fire/NOUN/NN/0/root that/that/PRON/WDT/3/nsubj "
     "killed/kill/VERB/VBD/1/acl:relcl two/two/NUM/CD/3/obj "
     "began/begin/VERB/VBD/1/acl:relcl there/there/ADV/RB/5/advmod",
     "5/nsubj 3/nsubj 1/acl:relcl 3/obj 0/root 5/advmod"},
    /* ... but a verb with a subject of its own is a second clause */
    {"fire/fire/NOUN/NN/0/root that/that/PRON/WDT/3/nsubj "
     "killed/kill/VERB/VBD/1/acl:relcl two/two/NUM/CD/3/obj "
     "they/they/PRON/PRP/6/nsubj saw/see/VERB/VBD/1/acl:relcl",
     "0/root 3/nsubj 1/acl:relcl 3/obj 6/nsubj 1/acl:relcl"},
    /* a sum hangs on the verb that it is an object of */
    {"ferry/ferry/NOUN/NN/2/nsubj cost/cost/NOUN/NN/0/root "
     "$/$/SYM/$/2/parataxis 9/9/NUM/CD/3/nummod",
     "2/nsubj 0/root 2/obj 3/nummod"},
};

START_TEST(arcs_are_mended) {
    const mended *m = &trees[_i];
    xc_token tokens[WORDS_MAX];
    xc_buffer got = XC_BUFFER_INIT;
    uint32_t count = read_tree(m->tree, tokens);
    ck_assert_int_eq(xc_tree_repair(names, tokens, count), XC_OK);
    for (uint32_t i = 0; i < count; i++)
        xc_buffer_printf(&got, "%s%d/%s", i > 0 ? " " : "", tokens[i].head + 1,
                         tokens[i].relation);
    ck_assert_str_eq(got.bytes, m->heads);
    xc_buffer_dispose(&got);
}
END_TEST

START_TEST(a_verb_gets_its_tag_and_lemma) {
    xc_token tokens[WORDS_MAX];
    uint32_t count = read_tree("ferry/ferry/NOUN/NN/2/nsubj "
                               "cost/cost/NOUN/NN/0/root",
                               tokens);
    ck_assert_int_eq(xc_tree_repair(names, tokens, count), XC_OK);
    ck_assert_int_eq(tokens[1].upos, XC_UPOS_VERB);
    ck_assert_str_eq(tokens[1].xpos, "VBD");
    count = read_tree("it/it/PRON/PRP/3/nsubj is/be/AUX/VBZ/3/cop "
                      "cost/cost/NOUN/NN/0/root",
                      tokens);
    ck_assert_int_eq(xc_tree_repair(names, tokens, count), XC_OK);
    ck_assert_int_eq(tokens[2].upos, XC_UPOS_NOUN);
}
END_TEST

START_TEST(a_report_with_that_is_a_verb) {
    xc_token tokens[WORDS_MAX];
    uint32_t count = read_tree("outlets/outlet/NOUN/NNS/2/compound "
                               "report/report/NOUN/NN/0/root "
                               "that/that/SCONJ/IN/4/mark "
                               "broke/break/VERB/VBD/2/ccomp",
                               tokens);
    ck_assert_int_eq(xc_tree_repair(names, tokens, count), XC_OK);
    ck_assert_int_eq(tokens[1].upos, XC_UPOS_VERB);
    ck_assert_str_eq(tokens[0].relation, "nsubj");
    count = read_tree("outlet/outlet/NOUN/NN/2/compound "
                      "report/report/NOUN/NN/0/root "
                      "that/that/SCONJ/IN/4/mark "
                      "broke/break/VERB/VBD/2/ccomp",
                      tokens);
    ck_assert_int_eq(xc_tree_repair(names, tokens, count), XC_OK);
    ck_assert_int_eq(tokens[1].upos, XC_UPOS_NOUN);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("repair");
    TCase *arcs = tcase_create("arcs");
    tcase_add_checked_fixture(arcs, open_arena, close_arena);
    tcase_add_loop_test(arcs, arcs_are_mended, 0,
                        (int)(sizeof trees / sizeof *trees));
    tcase_add_test(arcs, a_verb_gets_its_tag_and_lemma);
    tcase_add_test(arcs, a_report_with_that_is_a_verb);
    suite_add_tcase(suite, arcs);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
