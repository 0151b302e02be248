/*
 * test_model.c - damages a weights file in every way that comes to mind, and
 * sees it refused with one clear line, or read without harm.
 *
 * usage: test_model [--update]    --update writes the seeds of the fuzz target
 * anew
 */
#include <stdio.h>
#include <stdlib.h>

#include "../tools/train/lemmas.c"
#include "../tools/train/lemmas_write.c"
#include "model_sample.h"

#define SEED XC_SOURCE_DIR "/fixtures/fuzz/model/tiny"

static bool update;
static model_sample network;
static xc_buffer lemma, file;
static xc_arena *arena;

static const lemma_example EXAMPLES[] = {
    {"towns", "towns", "town", "NOUN", "NN", LEMMA_FIRST},
    {"roads", "roads", "road", "NOUN", "NN", LEMMA_FIRST},
    {"ships", "ships", "ship", "NOUN", "NN", LEMMA_FIRST},
    {"voted", "voted", "vote", "VERB", "VBD", LEMMA_FIRST},
    {"went", "went", "go", "VERB", "VBD", LEMMA_FIRST},
    {"the", "the", "the", "DET", "DT", LEMMA_FIRST},
};

static xc_section section_of(const xc_buffer *buffer) {
    return (xc_section){buffer->bytes, buffer->length};
}

static void setup(void) {
    xc_error error = XC_ERROR_INIT;
    network = (model_sample){.state = 1};
    model_sample_network(&network, &MODEL_SAMPLE_SIZES);
    ck_assert_int_eq(lemmas_train(EXAMPLES, sizeof EXAMPLES / sizeof *EXAMPLES,
                                  &lemma, NULL, &error),
                     XC_OK);
    static const char *const names[] = {"network", "lemma", "names"};
    xc_buffer tagger = XC_BUFFER_INIT;
    model_sample_names(&network, &tagger);
    xc_section sections[] = {section_of(&network.bytes), section_of(&lemma),
                             section_of(&tagger)};
    model_sample_file(&file, names, sections, 3);
    xc_buffer_dispose(&tagger);
    arena = xc_arena_new();
    ck_assert_ptr_nonnull(arena);
}

static void teardown(void) {
    xc_buffer_dispose(&network.bytes);
    xc_buffer_dispose(&lemma);
    xc_buffer_dispose(&file);
    xc_arena_free(arena);
}

static bool is_line(const char *message) {
    return message[0] && !strchr(message, '\n');
}

/* Opens a copy that ends where the bytes end, so that the sanitizers see
 * what is read past them. */
static xc_status open_copy(const char *bytes, size_t length,
                           xc_network **opened, char **copy) {
    xc_error error = XC_ERROR_INIT;
    *copy = malloc(length > 0 ? length : 1);
    ck_assert_ptr_nonnull(*copy);
    memcpy(*copy, bytes, length);
    xc_section section = {*copy, length};
    xc_arena_clear(arena);
    xc_status status = xc_network_open(arena, section, opened, &error);
    if (status < 0 && (status != error.status || !is_line(error.message)))
        ck_abort_msg("status %d: \"%s\"", status, error.message);
    return status;
}

static bool is_refused(const char *bytes, size_t length) {
    xc_network *opened;
    char *copy;
    xc_status status = open_copy(bytes, length, &opened, &copy);
    free(copy);
    return status == XC_ERROR_FORMAT || status == XC_ERROR_LIMIT;
}

static void run(const xc_network *net) {
    static const char *const words[] = {"The", "towns", "voted", "?"};
    xc_form forms[4];
    uint16_t out[16];
    for (size_t i = 0; i < 4; i++)
        model_sample_form(words[i], &forms[i]);
    xc_network_sentence sentence = {forms, 4, out, out + 4, out + 8, out + 12};
    xc_arena *room = xc_arena_new();
    xc_status status =
        xc_network_run(net, xc_kernel_best(), arena, room, &sentence, 1);
    ck_assert_int_eq(status, XC_OK);
    xc_arena_free(room);
    bool good = model_sample_is_tree(sentence.heads, 4);
    for (size_t i = 0; i < 4; i++)
        good = good && xc_network_tag(net, sentence.tags[i]) &&
               xc_network_label(net, sentence.labels[i]);
    if (!good) ck_abort_msg("no tree comes out of damaged weights");
}

/* ------------------------------------------------------------------ */
/* The container                                                        */

static xc_status find(const xc_buffer *in, const char *name,
                      xc_section *found) {
    xc_error error = XC_ERROR_INIT;
    xc_status status = xc_model_find(section_of(in), name, found, &error);
    if (status < 0) ck_assert(error.status == status && is_line(error.message));
    return status;
}

static void put_u32(xc_buffer *in, size_t at, uint32_t n) {
    for (size_t i = 0; i < 4; i++)
        in->bytes[at + i] = (char)(unsigned char)(n >> 8 * i);
}

START_TEST(sections_are_found) {
    xc_section found;
    ck_assert_int_eq(find(&file, "network", &found), XC_OK);
    ck_assert_mem_eq(found.bytes, network.bytes.bytes, network.bytes.length);
    ck_assert_uint_eq(found.length, network.bytes.length);
    ck_assert_uint_eq((size_t)(found.bytes - file.bytes) % 16, 0);
    ck_assert_int_eq(find(&file, "lemma", &found), XC_OK);
    ck_assert_uint_eq(found.length, lemma.length);
    ck_assert_int_eq(find(&file, "lemm", &found), XC_ERROR_FORMAT);
    ck_assert_int_eq(find(&file, "", &found), XC_ERROR_FORMAT);
    xc_error error = XC_ERROR_INIT;
    ck_assert_int_eq(
        xc_model_find(xc_model_builtin(), "network", &found, &error), XC_OK);
    ck_assert_int_eq(xc_model_find(xc_model_builtin(), "lemma", &found, &error),
                     XC_OK);
}
END_TEST

START_TEST(damaged_containers_are_refused) {
    static const size_t first = 12, second = 12 + XC_MODEL_NAME + 8;
    xc_section found;
    put_u32(&file, first + XC_MODEL_NAME, (uint32_t)file.length + 1);
    ck_assert_int_eq(find(&file, "network", &found), XC_ERROR_FORMAT);
    put_u32(&file, first + XC_MODEL_NAME, 64);
    put_u32(&file, first + XC_MODEL_NAME + 4, UINT32_MAX);
    ck_assert_int_eq(find(&file, "network", &found), XC_ERROR_FORMAT);
    ck_assert_int_eq(find(&file, "lemma", &found), XC_ERROR_FORMAT);
    put_u32(&file, first + XC_MODEL_NAME + 4, 0);
    ck_assert_int_eq(find(&file, "network", &found), XC_OK);
    ck_assert(is_refused(found.bytes, found.length));
    memset(file.bytes + second, 'x', XC_MODEL_NAME);
    ck_assert_int_eq(find(&file, "lemma", &found), XC_ERROR_FORMAT);
    ck_assert_int_eq(find(&file, "xxxxxxxxxxxx", &found), XC_OK);
    put_u32(&file, 8, 1);
    ck_assert_int_eq(find(&file, "xxxxxxxxxxxx", &found), XC_ERROR_FORMAT);
    put_u32(&file, 8, UINT32_MAX);
    ck_assert_int_eq(find(&file, "absent", &found), XC_ERROR_FORMAT);
    file.bytes[7] = '2';
    ck_assert_int_eq(find(&file, "network", &found), XC_ERROR_FORMAT);
}
END_TEST

START_TEST(cut_files_are_refused) {
    size_t whole = file.length;
    for (size_t n = 0; n < whole; n += n < 128 ? 1 : 61) {
        xc_buffer cut = file;
        xc_section found;
        cut.length = n;
        ck_assert_int_eq(find(&cut, "names", &found), XC_ERROR_FORMAT);
    }
}
END_TEST

START_TEST(a_read_past_the_end_sticks) {
    xc_section four = {"\1\0\0\0\2", 5};
    xc_cursor cursor = xc_cursor_of(four);
    ck_assert_uint_eq(xc_cursor_u32(&cursor), 1);
    ck_assert_int_eq(xc_cursor_status(&cursor), XC_OK);
    ck_assert_uint_eq(xc_cursor_u32(&cursor), 0);
    ck_assert_ptr_null(xc_cursor_bytes(&cursor, 1));
    ck_assert_int_eq(xc_cursor_status(&cursor), XC_ERROR_FORMAT);
    cursor = xc_cursor_of(four);
    ck_assert_ptr_null(xc_cursor_floats(&cursor, arena, SIZE_MAX / 4));
    ck_assert_ptr_null(xc_cursor_u32s(&cursor, arena, SIZE_MAX));
    cursor = xc_cursor_of((xc_section){"\3ab", 3});
    ck_assert_ptr_null(xc_cursor_string(&cursor, arena));
    cursor = xc_cursor_of((xc_section){"\2ab", 3});
    ck_assert_str_eq(xc_cursor_string(&cursor, arena), "ab");
}
END_TEST

/* ------------------------------------------------------------------ */
/* The network                                                          */

START_TEST(a_network_is_opened) {
    xc_network *net;
    char *copy;
    ck_assert_int_eq(
        open_copy(network.bytes.bytes, network.bytes.length, &net, &copy),
        XC_OK);
    ck_assert_str_eq(xc_network_tag(net, 1), "VERB VBD");
    ck_assert_str_eq(xc_network_label(net, 2), "det");
    ck_assert_ptr_null(xc_network_tag(net, MODEL_SAMPLE_SIZES.tags));
    ck_assert_ptr_null(xc_network_label(net, MODEL_SAMPLE_SIZES.labels));
    run(net);
    free(copy);
}
END_TEST

START_TEST(cut_networks_are_refused) {
    for (size_t n = 0; n < network.bytes.length; n += n < 512 ? 1 : 37)
        if (!is_refused(network.bytes.bytes, n))
            ck_abort_msg("%zu bytes are opened", n);
    ck_assert(is_refused(network.bytes.bytes, network.bytes.length - 1));
    xc_buffer_putc(&network.bytes, '\0');
    ck_assert(is_refused(network.bytes.bytes, network.bytes.length));
}
END_TEST

START_TEST(other_sizes_are_refused) {
    static const uint32_t others[] = {
        0,          1,          2,          3,         15,   32,
        48,         1024,       1040,       65536,     4096, 2048,
        0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFF0};
    for (size_t at = 0; at < sizeof(xc_network_sizes); at += 4) {
        char kept[4];
        memcpy(kept, network.bytes.bytes + at, 4);
        for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
            put_u32(&network.bytes, at, others[i]);
            bool same = memcmp(kept, network.bytes.bytes + at, 4) == 0;
            if (is_refused(network.bytes.bytes, network.bytes.length) == same)
                ck_abort_msg("field %zu as %u", at / 4, others[i]);
        }
        memcpy(network.bytes.bytes + at, kept, 4);
    }
}
END_TEST

/* The kernels rely on it. */
START_TEST(what_is_not_finite_is_refused) {
    static const uint32_t odd[] = {0x7FC00000, 0x7F800000, 0xFF800000,
                                   0xFFFFFFFF, 0x7F800001};
    ck_assert_uint_gt(network.float_count, 2000);
    for (size_t i = 0; i < network.float_count; i++) {
        size_t at = network.floats[i];
        char kept[4];
        memcpy(kept, network.bytes.bytes + at, 4);
        put_u32(&network.bytes, at, odd[i % 5]);
        if (!is_refused(network.bytes.bytes, network.bytes.length))
            ck_abort_msg("float %zu may be %x", i, odd[i % 5]);
        memcpy(network.bytes.bytes + at, kept, 4);
    }
}
END_TEST

/* 0, -1 and the smallest and largest floats. */
START_TEST(odd_quanta_are_refused) {
    static const uint32_t odd[] = {0, 0x80000000, 0xBF800000, 1, 0x7F7FFFFF};
    for (size_t i = 0; i < 30; i++) {
        size_t at = network.floats[i % 6];
        char kept[4];
        memcpy(kept, network.bytes.bytes + at, 4);
        put_u32(&network.bytes, at, odd[i / 6]);
        ck_assert(is_refused(network.bytes.bytes, network.bytes.length));
        memcpy(network.bytes.bytes + at, kept, 4);
    }
}
END_TEST

/* The largest floats there are, everywhere but in the quanta. */
START_TEST(huge_weights_are_run) {
    for (size_t i = 6; i < network.float_count; i++)
        put_u32(&network.bytes, network.floats[i],
                i % 3 == 0 ? 0xFF7FFFFF : 0x7F7FFFFF);
    xc_network *net;
    char *copy;
    ck_assert_int_eq(
        open_copy(network.bytes.bytes, network.bytes.length, &net, &copy),
        XC_OK);
    run(net);
    free(copy);
}
END_TEST

START_TEST(flipped_bits_do_no_harm) {
    size_t opened = 0;
    for (int round = 0; round < 1500; round++) {
        size_t range = round % 2 ? 256 : network.bytes.length;
        size_t at = model_sample_random(&network) % range;
        unsigned bit = (unsigned)(model_sample_random(&network) % 8);
        network.bytes.bytes[at] ^= (char)(1u << bit);
        xc_network *net;
        char *copy;
        if (open_copy(network.bytes.bytes, network.bytes.length, &net, &copy) ==
            XC_OK) {
            opened++;
            run(net);
        }
        free(copy);
        network.bytes.bytes[at] ^= (char)(1u << bit);
    }
    ck_assert_uint_gt(opened, 100);
    ck_assert_uint_lt(opened, 1400);
}
END_TEST

/* ------------------------------------------------------------------ */

static void write_seed(void) {
    FILE *out = fopen(SEED, "wb");
    ck_assert_msg(out != NULL, "%s cannot be written", SEED);
    ck_assert_uint_eq(fwrite(file.bytes, 1, file.length, out), file.length);
    ck_assert_int_eq(fclose(out), 0);
}

/* A seed in an older layout would be refused at its first bytes, and the fuzz
 * target would see nothing else. */
START_TEST(the_seed_is_in_this_layout) {
    if (update) write_seed();
    FILE *in = fopen(SEED, "rb");
    ck_assert_msg(in != NULL, "%s cannot be read", SEED);
    char *bytes = malloc(file.length + 1);
    size_t length = fread(bytes, 1, file.length + 1, in);
    fclose(in);
    ck_assert_msg(length == file.length &&
                      memcmp(bytes, file.bytes, length) == 0,
                  "%s is out of date: run test_model --update", SEED);
    free(bytes);
}
END_TEST

int main(int argc, char **argv) {
    update = argc > 1 && strcmp(argv[1], "--update") == 0;
    Suite *suite = suite_create("model");
    TCase *tests = tcase_create("model");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, sections_are_found);
    tcase_add_test(tests, damaged_containers_are_refused);
    tcase_add_test(tests, cut_files_are_refused);
    tcase_add_test(tests, a_read_past_the_end_sticks);
    tcase_add_test(tests, a_network_is_opened);
    tcase_add_test(tests, cut_networks_are_refused);
    tcase_add_test(tests, other_sizes_are_refused);
    tcase_add_test(tests, what_is_not_finite_is_refused);
    tcase_add_test(tests, odd_quanta_are_refused);
    tcase_add_test(tests, huge_weights_are_run);
    tcase_add_test(tests, flipped_bits_do_no_harm);
    tcase_add_test(tests, the_seed_is_in_this_layout);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
