/*
 * test_network.c - runs the network that is built in over made-up sentences:
 * whatever kernel ran, and in whatever company a sentence came, its tags, heads
 * and labels are the same.
 */
#include <stdio.h>
#include <stdlib.h>

#include "model_sample.h"

enum { SENTENCES = 240, LONGEST = 200 };

/* What sentences are put together of, besides odd ones. */
static const char *const NAMES[] = {
    "Elton", "Mayor Lee", "the council", "ROE & SONS", "U.S. officials", "it"};
static const char *const VERBS[] = {"approved", "has not seen", "will visit",
                                    "denied",   "Plans",        "is"};
static const char *const THINGS[] = {
    "31 new bridges", "a plan", "$ 4 million",
    "the 2 % goal",   "nobody", "Twenty - three of 32 towns"};
static const char *const ENDS[] = {
    ".", "on Feb. 12 , 2031 .", "?", ", she said , and left .", "", "..."};

typedef struct bank {
    xc_network_sentence sentences[SENTENCES];
    uint16_t
        *out; /* tags, heads, labels and margins of all, one after the other */
    size_t words;
} bank;

static xc_arena *arena;
static xc_network *net;
static model_sample dice;
static xc_form *forms;
static uint32_t counts[SENTENCES];
static size_t words;

static size_t roll(size_t sides) {
    return (size_t)(model_sample_random(&dice) % sides);
}

static const char *pick(const char *const *list) {
    return list[roll(6)];
}

/* ------------------------------------------------------------------ */
/* Sentences                                                            */

static void add_words(const char *text) {
    char word[64];
    int used;
    for (; sscanf(text, " %63s%n", word, &used) == 1; text += used)
        model_sample_form(word, &forms[words++]);
}

static void add_prose(size_t clauses) {
    for (size_t i = 0; i < clauses; i++) {
        add_words(pick(NAMES));
        add_words(pick(VERBS));
        add_words(pick(THINGS));
        add_words(pick(ENDS));
    }
}

static void add_bytes(size_t count) {
    for (size_t i = 0; i < count; i++) {
        char word[90];
        size_t length = roll(sizeof word) + 1;
        for (size_t k = 0; k < length; k++)
            word[k] = (char)(int)roll(256);
        xc_form_read(word, length, word, length, roll(2) == 0, &forms[words++]);
    }
}

static size_t put_character(uint32_t c, char *out) {
    if (c < 0x80) return out[0] = (char)c, 1;
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    size_t at = 0;
    if (c >= 0x10000) out[at++] = (char)(0xF0 | c >> 18);
    out[at] = (char)(c >= 0x10000 ? 0x80 | (c >> 12 & 0x3F) : 0xE0 | c >> 12);
    out[at + 1] = (char)(0x80 | (c >> 6 & 0x3F));
    out[at + 2] = (char)(0x80 | (c & 0x3F));
    return at + 3;
}

static void add_characters(size_t count) {
    for (size_t i = 0; i < count; i++) {
        char word[64];
        size_t length = 0;
        while (length < 40 && (length == 0 || roll(6) > 0)) {
            uint32_t c = 0x21 + (uint32_t)roll(roll(2) ? 0x2000 : 0x1FFDE);
            if (c < 0xD800 || c > 0xDFFF)
                length += put_character(c, word + length);
        }
        word[length] = '\0';
        model_sample_form(word, &forms[words++]);
    }
}

static void add_sentence(size_t i) {
    switch (i % 8) {
    case 0:
        add_bytes(roll(40) + 1);
        break;
    case 1:
        add_characters(roll(40) + 1);
        break;
    case 2:
        add_prose(3);
        break;
    case 3:
        add_words(pick(NAMES));
        break;
    default:
        add_prose(1);
    }
    if (i == 8) add_bytes(LONGEST);
    if (i == 16) add_characters(1);
}

static void make_sentences(void) {
    dice.state = 7;
    words = 0;
    forms = xc_arena_array(arena, SENTENCES * LONGEST * 2, sizeof *forms);
    for (size_t i = 0; i < SENTENCES; i++) {
        size_t first = words;
        add_sentence(i);
        counts[i] = (uint32_t)(words - first);
        if (counts[i] > LONGEST) counts[i] = LONGEST;
        if (i == 16 || i == 24) counts[i] = 1;
        words = first + counts[i];
    }
}

/* The sentences, in their order, without answers. */
static bank *new_bank(void) {
    bank *b = xc_arena_alloc(arena, sizeof *b);
    b->out = xc_arena_array(arena, 4 * words, sizeof *b->out);
    size_t at = 0;
    for (size_t i = 0; i < SENTENCES; i++) {
        uint16_t *out = b->out + 4 * at;
        uint32_t n = counts[i];
        b->sentences[i] = (xc_network_sentence){
            forms + at, n, out, out + n, out + 2 * n, out + 3 * n};
        at += n;
    }
    memset(b->out, 0xAA, 4 * words * sizeof *b->out);
    b->words = words;
    return b;
}

static void setup(void) {
    xc_error error = XC_ERROR_INIT;
    xc_section section;
    arena = xc_arena_new();
    ck_assert_ptr_nonnull(arena);
    ck_assert_int_eq(
        xc_model_find(xc_model_builtin(), "network", &section, &error), XC_OK);
    ck_assert_msg(xc_network_open(arena, section, &net, &error) == XC_OK, "%s",
                  error.message);
    make_sentences();
}

static void teardown(void) {
    xc_arena_free(arena);
}

/* ------------------------------------------------------------------ */

static void run(const xc_kernel *kernel, xc_network_sentence *sentences,
                size_t count) {
    xc_arena *scratch = xc_arena_new(), *room = xc_arena_new();
    xc_status status =
        xc_network_run(net, kernel, scratch, room, sentences, count);
    ck_assert_int_eq(status, XC_OK);
    xc_arena_free(room);
    ck_assert_uint_le(xc_arena_used(scratch), (count + 1) * 64);
    xc_arena_free(scratch);
}

static void expect_same(const bank *a, const bank *b, const char *what) {
    for (size_t i = 0; i < SENTENCES; i++)
        if (memcmp(a->sentences[i].tags, b->sentences[i].tags,
                   3 * counts[i] * sizeof *a->out) != 0)
            ck_abort_msg("%s: sentence %zu of %u words", what, i, counts[i]);
}

START_TEST(sentences_are_varied) {
    size_t one = 0, longest = 0;
    for (size_t i = 0; i < SENTENCES; i++) {
        one += counts[i] == 1;
        longest += counts[i] == LONGEST;
        ck_assert_uint_gt(counts[i], 0);
    }
    ck_assert_uint_ge(one, 2);
    ck_assert_uint_ge(longest, 1);
    ck_assert_uint_gt(words, 2000);
}
END_TEST

START_TEST(trees_are_trees) {
    bank *b = new_bank();
    size_t tags[512] = {0}, different = 0;
    run(xc_kernel_best(), b->sentences, SENTENCES);
    for (size_t i = 0; i < SENTENCES; i++) {
        const xc_network_sentence *s = &b->sentences[i];
        if (!model_sample_is_tree(s->heads, s->count))
            ck_abort_msg("sentence %zu has no tree", i);
        for (uint32_t k = 0; k < s->count; k++) {
            if (!xc_network_tag(net, s->tags[k]) ||
                !xc_network_label(net, s->labels[k]))
                ck_abort_msg("sentence %zu: word %u", i, k);
            different += tags[s->tags[k]]++ == 0;
        }
    }
    ck_assert_uint_gt(different, 10);
}
END_TEST

START_TEST(every_kernel_gives_the_same_trees) {
    bank *first = new_bank();
    run(xc_kernel_get(0), first->sentences, SENTENCES);
    for (size_t k = 1; xc_kernel_get(k); k++) {
        bank *other = new_bank();
        run(xc_kernel_get(k), other->sentences, SENTENCES);
        expect_same(first, other, xc_kernel_get(k)->name);
    }
}
END_TEST

START_TEST(a_sentence_alone_gets_the_same_tree) {
    bank *together = new_bank(), *alone = new_bank();
    run(xc_kernel_best(), together->sentences, SENTENCES);
    for (size_t i = 0; i < SENTENCES; i++)
        run(xc_kernel_best(), &alone->sentences[i], 1);
    expect_same(together, alone, "alone");
}
END_TEST

/* In another order, and in groups of seven. */
START_TEST(company_changes_nothing) {
    bank *together = new_bank(), *mixed = new_bank();
    static xc_network_sentence order[SENTENCES];
    run(xc_kernel_best(), together->sentences, SENTENCES);
    for (size_t i = 0; i < SENTENCES; i++)
        order[i] = mixed->sentences[i * 77 % SENTENCES];
    for (size_t i = 0; i < SENTENCES; i += 7)
        run(xc_kernel_best(), order + i, SENTENCES - i < 7 ? SENTENCES - i : 7);
    expect_same(together, mixed, "in groups of seven");
}
END_TEST

START_TEST(no_sentences_are_no_work) {
    run(xc_kernel_best(), NULL, 0);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("network");
    TCase *tests = tcase_create("network");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, sentences_are_varied);
    tcase_add_test(tests, trees_are_trees);
    tcase_add_test(tests, every_kernel_gives_the_same_trees);
    tcase_add_test(tests, a_sentence_alone_gets_the_same_tree);
    tcase_add_test(tests, company_changes_nothing);
    tcase_add_test(tests, no_sentences_are_no_work);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
