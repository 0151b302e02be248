/*
 * test_lemmas.c - trains tables of lemmas from a few words and looks words up
 * in them; damages them and sees them refused.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../tools/train/lemmas.c"
#include "../tools/train/lemmas_write.c"

#define SHARED XC_SOURCE_DIR "/../shared/data/ud/"

static const lemma_example EXAMPLES[] = {
    {"walked", "walked", "walk", "VERB", "VBD", LEMMA_FIRST},
    {"talked", "talked", "talk", "VERB", "VBD", LEMMA_FIRST},
    {"reached", "reached", "reach", "VERB", "VBD", LEMMA_FIRST},
    {"warned", "warned", "warn", "VERB", "VBD", LEMMA_FIRST},
    {"Claimed", "claimed", "claim", "VERB", "VBD", LEMMA_FIRST},
    {"settled", "settled", "settle", "VERB", "VBD", LEMMA_FIRST},
    {"tackled", "tackled", "tackle", "VERB", "VBD", LEMMA_FIRST},
    {"doubled", "doubled", "double", "VERB", "VBD", LEMMA_FIRST},
    {"tripled", "tripled", "triple", "VERB", "VBD", LEMMA_FIRST},
    {"left", "left", "leave", "VERB", "VBD", LEMMA_FIRST},
    {"left", "left", "left", "ADJ", "JJ", LEMMA_FIRST},
    {"members", "members", "member", "NOUN", "NNS", LEMMA_FIRST},
    {"goals", "goals", "goal", "NOUN", "NNS", LEMMA_FIRST},
    {"ships", "ships", "ship", "NOUN", "NNS", LEMMA_FIRST},
    {"towns", "towns", "town", "NOUN", "NNS", LEMMA_FIRST},
    {"folk", "folk", "person", "NOUN", "NNS", LEMMA_FIRST},
    {"n’t", "n't", "not", "PART", "RB", LEMMA_FIRST},
    {"—", "-", "—", "PUNCT", ":", LEMMA_FIRST},
    {"–", "-", "-", "PUNCT", ":", LEMMA_FIRST},
    {"12,000", "12,000", "12000", "NUM", "CD", LEMMA_FIRST},
    {"3,100", "3,100", "3100", "NUM", "CD", LEMMA_FIRST},
    {"odd", "odd", "_", "ADJ", "JJ", LEMMA_FIRST},
};

#define EXAMPLE_COUNT (sizeof EXAMPLES / sizeof *EXAMPLES)

static xc_arena *arena;
static xc_names *names;
static xc_buffer section;
static xc_lemmas lemmas;

static void train_from(const lemma_example *examples, size_t count) {
    xc_error error = XC_ERROR_INIT;
    lemma_figures figures;
    xc_buffer_clear(&section);
    xc_status status =
        lemmas_train(examples, count, &section, &figures, &error);
    ck_assert_msg(status == XC_OK, "%s", error.message);
    ck_assert_uint_eq(figures.bytes, section.length);
    status = xc_lemmas_open(&lemmas, section.bytes, section.length, &error);
    ck_assert_msg(status == XC_OK, "%s", error.message);
}

static void setup(void) {
    arena = xc_arena_new();
    names = xc_names_new(arena);
    train_from(EXAMPLES, EXAMPLE_COUNT);
}

static void teardown(void) {
    xc_buffer_dispose(&section);
    section = (xc_buffer)XC_BUFFER_INIT;
    xc_arena_free(arena);
}

static const char *look_up(const char *norm, const char *xpos, xc_upos upos) {
    const char *interned = xc_names_intern_string(names, norm);
    xc_lemma_word word = {NULL, 0, interned, xpos, upos};
    return xc_lemma_of(&lemmas, names, &word);
}

static void expect(const char *norm, const char *xpos, xc_upos upos,
                   const char *lemma) {
    ck_assert_str_eq(look_up(norm, xpos, upos), lemma);
}

/* ------------------------------------------------------------------ */

START_TEST(known_words_have_their_lemmas) {
    expect("walked", "VBD", XC_UPOS_VERB, "walk");
    expect("settled", "VBD", XC_UPOS_VERB, "settle");
    expect("claimed", "VBD", XC_UPOS_VERB, "claim");
    expect("left", "VBD", XC_UPOS_VERB, "leave");
    expect("left", "JJ", XC_UPOS_ADJ, "left");
    expect("folk", "NNS", XC_UPOS_NOUN, "person");
    expect("n't", "RB", XC_UPOS_PART, "not");
}
END_TEST

START_TEST(endings_of_unseen_words_are_edited) {
    expect("attacked", "VBD", XC_UPOS_VERB, "attack");
    expect("handled", "VBD", XC_UPOS_VERB, "handle");
    expect("ferries", "VBD", XC_UPOS_VERB, "ferries");
    expect("harbors", "NNS", XC_UPOS_NOUN, "harbor");
    expect("harbors", "JJ", XC_UPOS_ADJ, "harbors");
}
END_TEST

/* "left" under a tag it was never seen with is what it is as a verb. */
START_TEST(universal_tags_answer_where_others_do_not) {
    expect("left", "VBN", XC_UPOS_VERB, "leave");
    expect("left", NULL, XC_UPOS_VERB, "leave");
    expect("left", "VBN", XC_UPOS_X, "leave"); /* the irregular forms know */
    expect("left", NULL, XC_UPOS_ADV, "left");
    expect("attacked", NULL, XC_UPOS_VERB, "attack");
}
END_TEST

START_TEST(irregular_forms_go_before_rules) {
    expect("selves", "NNS", XC_UPOS_NOUN, "self");
    expect("bled", "VBD", XC_UPOS_VERB, "bleed");
    expect("shrunk", "VBN", XC_UPOS_VERB, "shrink");
    expect("shrunk", "NN", XC_UPOS_NOUN, "shrunk");
    expect("crossroads", "NNS", XC_UPOS_NOUN, "crossroads");
}
END_TEST

START_TEST(characters_are_looked_up_as_written) {
    const char *norm = xc_names_intern_string(names, "-");
    xc_lemma_word dash = {"—", strlen("—"), norm, ":", XC_UPOS_PUNCT};
    ck_assert_str_eq(xc_lemma_of(&lemmas, names, &dash), "—");
    dash.form = "–";
    ck_assert_str_eq(xc_lemma_of(&lemmas, names, &dash), "-");
    dash.form = NULL;
    ck_assert_str_eq(xc_lemma_of(&lemmas, names, &dash), "-");
}
END_TEST

START_TEST(numbers_lose_commas_under_tags_that_do) {
    expect("12,000", "CD", XC_UPOS_NUM, "12000");
    expect("4,567,890", "CD", XC_UPOS_NUM, "4567890");
    expect(",5", "CD", XC_UPOS_NUM, ",5");
    expect("4,567", "NNP", XC_UPOS_PROPN, "4,567");
}
END_TEST

START_TEST(what_nothing_is_known_of_is_its_own_lemma) {
    char longest[3000];
    memset(longest, 'a', sizeof longest);
    memcpy(longest + sizeof longest - 4, "led", 4);
    expect(longest, "VBD", XC_UPOS_VERB, longest);
    const char *full = longest + sizeof longest - 1 - XC_LEMMA_MAX_BYTES;
    ck_assert_uint_eq(strlen(full), XC_LEMMA_MAX_BYTES);
    const char *lemma = look_up(full, "VBD", XC_UPOS_VERB);
    ck_assert_uint_eq(strlen(lemma), XC_LEMMA_MAX_BYTES - 1);
    expect(full - 1, "VBD", XC_UPOS_VERB, full - 1);
    expect("", "VBD", XC_UPOS_VERB, "");
    expect("s", "NNS", XC_UPOS_NOUN, "s");
    expect("ed", "VBD", XC_UPOS_VERB, "ed");
    expect("shed", "VBD", XC_UPOS_VERB, "shed");
    expect("walked", "", XC_UPOS_X, "walked");
    expect("walked", "A-LONG-TAG", XC_UPOS_X, "walked");
    expect("дома", "NNS", XC_UPOS_NOUN, "дома");
}
END_TEST

START_TEST(without_tables_the_word_lists_answer) {
    const char *norm = xc_names_intern_string(names, "announced");
    xc_lemma_word word = {NULL, 0, norm, "VBD", XC_UPOS_VERB};
    xc_lemmas none = {0};
    ck_assert_str_eq(xc_lemma_of(NULL, names, &word), "announce");
    ck_assert_str_eq(xc_lemma_of(&none, names, &word), "announce");
}
END_TEST

/* ------------------------------------------------------------------ */

START_TEST(what_the_second_treebank_does_otherwise_is_left_out) {
    static const lemma_example mixed[] = {
        {"better", "better", "good", "ADJ", "JJR", LEMMA_FIRST},
        {"lower", "lower", "low", "ADJ", "JJR", LEMMA_FIRST},
        {"better", "better", "better", "ADJ", "JJR", LEMMA_SECOND},
        {"wider", "wider", "wider", "ADJ", "JJR", LEMMA_SECOND},
        {"mice", "mice", "mouse", "NOUN", "NNS", LEMMA_FIRST},
        {"mice", "mice", "mouse", "NOUN", "NNS", LEMMA_SECOND},
        {"lice", "lice", "louse", "NOUN", "NNS", LEMMA_SECOND},
        {"wider", "wider", "wide", "ADJ", "JJR", LEMMA_LEXICON},
    };
    train_from(mixed, sizeof mixed / sizeof *mixed);
    expect("better", "JJR", XC_UPOS_ADJ, "good");
    expect("wider", "JJR", XC_UPOS_ADJ, "wide");
    expect("lice", "NNS", XC_UPOS_NOUN, "louse");
}
END_TEST

START_TEST(a_lexicon_corrects_what_was_mistyped) {
    static const lemma_example typed[] = {
        {"clung", "clung", "clang", "VERB", "VBD", LEMMA_FIRST},
        {"hewn", "hewn", "heww", "VERB", "VBN", LEMMA_FIRST},
        {"hewn", "hewn", "heww", "VERB", "VBN", LEMMA_FIRST},
        {"hewn", "hewn", "hew", "VERB", "VBN", LEMMA_LEXICON},
        {"hr", "hr", "hour", "NOUN", "NN", LEMMA_FIRST},
        {"hour", "hour", "hour", "NOUN", "NN", LEMMA_LEXICON},
    };
    train_from(typed, sizeof typed / sizeof *typed);
    expect("hewn", "VBN", XC_UPOS_VERB, "hew");
    expect("clung", "VBD", XC_UPOS_VERB, "clang"); /* nothing says better */
    expect("hr", "NN", XC_UPOS_NOUN, "hour");
}
END_TEST

START_TEST(training_again_gives_the_same_bytes) {
    xc_buffer again = XC_BUFFER_INIT;
    xc_error error = XC_ERROR_INIT;
    ck_assert_int_eq(
        lemmas_train(EXAMPLES, EXAMPLE_COUNT, &again, NULL, &error), XC_OK);
    ck_assert_uint_eq(again.length, section.length);
    ck_assert_mem_eq(again.bytes, section.bytes, again.length);
    xc_buffer_dispose(&again);
}
END_TEST

START_TEST(nothing_can_be_trained_from) {
    train_from(NULL, 0);
    expect("walked", "VBD", XC_UPOS_VERB, "walked");
}
END_TEST

START_TEST(tags_too_long_are_refused) {
    lemma_example one = EXAMPLES[0];
    xc_buffer out = XC_BUFFER_INIT;
    xc_error error = XC_ERROR_INIT;
    one.xpos = "MUCHTOOLONG";
    ck_assert_int_eq(lemmas_train(&one, 1, &out, NULL, &error), XC_ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.message, "tag"));
    xc_buffer_dispose(&out);
}
END_TEST

/* ------------------------------------------------------------------ */

static bool opens(const char *bytes, size_t length) {
    xc_error error = XC_ERROR_INIT;
    xc_status status = xc_lemmas_open(&lemmas, bytes, length, &error);
    if (status == XC_OK) return true;
    ck_assert_int_eq(status, XC_ERROR_FORMAT);
    ck_assert_str_ne(error.message, "");
    ck_assert_ptr_null(lemmas.tags);
    return false;
}

/* The section in memory of exactly its size, so that AddressSanitizer sees
 * what is read behind it. */
static char *copy_section(size_t length) {
    char *copy = xc_alloc(length + 1);
    ck_assert_ptr_nonnull(copy);
    char *exact = xc_realloc(copy, length > 0 ? length : 1);
    ck_assert_ptr_nonnull(exact);
    memcpy(exact, section.bytes, length);
    return exact;
}

START_TEST(a_section_cut_short_is_refused) {
    ck_assert(!opens(NULL, 0));
    for (size_t n = 0; n < section.length; n++) {
        char *copy = copy_section(n);
        ck_assert_msg(!opens(copy, n), "%zu bytes are enough", n);
        xc_release(copy);
    }
    xc_buffer_putc(&section, '\0');
    ck_assert(!opens(section.bytes, section.length));
}
END_TEST

/* Looks up whatever leads to damaged places. */
static void look_around(void) {
    for (size_t i = 0; i < EXAMPLE_COUNT; i++) {
        const lemma_example *e = &EXAMPLES[i];
        xc_lemma_word word = {e->form, strlen(e->form),
                              xc_names_intern_string(names, e->folded), e->xpos,
                              (xc_upos)(i % XC_UPOS_VERB)};
        ck_assert_ptr_nonnull(xc_lemma_of(&lemmas, names, &word));
        word.xpos = NULL;
        ck_assert_ptr_nonnull(xc_lemma_of(&lemmas, names, &word));
    }
}

START_TEST(damaged_sections_are_refused_or_harmless) {
    static const unsigned char flips[] = {0x01, 0x20, 0x80, 0xFF};
    size_t refused = 0;
    for (size_t at = 0; at < section.length; at++) {
        for (size_t f = 0; f < sizeof flips; f++) {
            char *copy = copy_section(section.length);
            copy[at] = (char)((unsigned char)copy[at] ^ flips[f]);
            bool good = opens(copy, section.length);
            if (good) look_around();
            ck_assert_msg(!good || at >= XC_LEMMA_HEAD, "head byte %zu", at);
            refused += !good;
            xc_release(copy);
        }
    }
    ck_assert_uint_gt(refused, section.length);
}
END_TEST

#ifdef XC_FAULTS
START_TEST(training_without_memory_fails_cleanly) {
    xc_status status = XC_ERROR_MEMORY;
    for (uint64_t n = 1; n < 2000 && status != XC_OK; n++) {
        xc_buffer out = XC_BUFFER_INIT;
        xc_error error = XC_ERROR_INIT;
        xc_faults_set(n);
        status = lemmas_train(EXAMPLES, EXAMPLE_COUNT, &out, NULL, &error);
        xc_faults_set(0);
        if (status != XC_OK) ck_assert_int_eq(status, XC_ERROR_MEMORY);
        xc_buffer_dispose(&out);
    }
    ck_assert_int_eq(status, XC_OK);
}
END_TEST
#endif

/* ------------------------------------------------------------------ */
/* Treebanks, where they are at hand                                   */

typedef XC_VEC(lemma_example) example_list;

/* A line of CoNLL-U that is a word. */
static bool split(char *line, const char *cells[5]) {
    for (size_t i = 0; i < 5; i++) {
        cells[i] = line;
        line = strchr(line, '\t');
        if (!line) return false;
        *line++ = '\0';
    }
    return cells[0][strspn(cells[0], "0123456789")] == '\0';
}

static void read_bank(example_list *out, const char *path) {
    static char line[1 << 16];
    FILE *file = fopen(path, "r");
    ck_assert_ptr_nonnull(file);
    while (fgets(line, sizeof line, file)) {
        const char *cells[5];
        if (line[0] == '#' || !split(line, cells)) continue;
        xc_buffer folded = XC_BUFFER_INIT;
        xc_text_fold(&folded, cells[1], strlen(cells[1]));
        lemma_example e = {xc_names_intern_string(names, cells[1]),
                           xc_names_intern(names, folded.bytes, folded.length),
                           xc_names_intern_string(names, cells[2]),
                           xc_names_intern_string(names, cells[3]),
                           xc_names_intern_string(names, cells[4]),
                           LEMMA_FIRST};
        xc_buffer_dispose(&folded);
        ck_assert_int_eq(XC_PUSH(arena, out, e), XC_OK);
    }
    fclose(file);
}

static bool is_right(const lemma_example *e) {
    xc_lemma_word word = {e->form, strlen(e->form), e->folded, e->xpos,
                          xc_upos_find(e->upos, strlen(e->upos))};
    xc_buffer folded = XC_BUFFER_INIT;
    xc_text_fold(&folded, e->lemma, strlen(e->lemma));
    const char *got = xc_lemma_of(&lemmas, names, &word);
    bool right =
        got && (strcmp(got, folded.bytes) == 0 || strcmp(got, e->lemma) == 0);
    xc_buffer_dispose(&folded);
    return right;
}

START_TEST(held_out_text_gets_its_lemmas) {
    if (access(SHARED "gum-train.conllu", R_OK) != 0) {
        puts("skipped: no treebank");
        return;
    }
    example_list train = {0}, held = {0};
    read_bank(&train, SHARED "gum-train.conllu");
    read_bank(&held, SHARED "gum-dev.conllu");
    train_from(train.items, train.count);
    size_t right = 0;
    for (size_t i = 0; i < held.count; i++)
        right += is_right(&held.items[i]);
    ck_assert_uint_gt(held.count, 10000);
    ck_assert_msg(right * 1000 > held.count * 993, "%zu of %zu", right,
                  held.count);
    ck_assert_uint_lt(section.length, 250000);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("lemmas");
    TCase *words = tcase_create("words");
    tcase_add_checked_fixture(words, setup, teardown);
    tcase_add_test(words, known_words_have_their_lemmas);
    tcase_add_test(words, endings_of_unseen_words_are_edited);
    tcase_add_test(words, universal_tags_answer_where_others_do_not);
    tcase_add_test(words, irregular_forms_go_before_rules);
    tcase_add_test(words, characters_are_looked_up_as_written);
    tcase_add_test(words, numbers_lose_commas_under_tags_that_do);
    tcase_add_test(words, what_nothing_is_known_of_is_its_own_lemma);
    tcase_add_test(words, without_tables_the_word_lists_answer);
    suite_add_tcase(suite, words);
    TCase *training = tcase_create("training");
    tcase_add_checked_fixture(training, setup, teardown);
    tcase_add_test(training,
                   what_the_second_treebank_does_otherwise_is_left_out);
    tcase_add_test(training, a_lexicon_corrects_what_was_mistyped);
    tcase_add_test(training, training_again_gives_the_same_bytes);
    tcase_add_test(training, nothing_can_be_trained_from);
    tcase_add_test(training, tags_too_long_are_refused);
#ifdef XC_FAULTS
    tcase_add_test(training, training_without_memory_fails_cleanly);
#endif
    tcase_add_test(training, held_out_text_gets_its_lemmas);
    tcase_set_timeout(training, 60);
    suite_add_tcase(suite, training);
    TCase *damage = tcase_create("damage");
    tcase_add_checked_fixture(damage, setup, teardown);
    tcase_add_test(damage, a_section_cut_short_is_refused);
    tcase_add_test(damage, damaged_sections_are_refused_or_harmless);
    tcase_set_timeout(damage, 60);
    suite_add_tcase(suite, damage);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
