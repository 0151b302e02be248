/*
 * test_base.c - errors, memory, buffers, vectors, names, hashes, tasks.
 */
#include <check.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/names.h"
#include "base/parallel.h"
#include "base/status.h"
#include "base/vec.h"

/* ------------------------------------------------------------------ */
/* Errors                                                               */

START_TEST(the_first_message_wins) {
    xc_error error = XC_ERROR_INIT;
    ck_assert_int_eq(xc_fail_at(&error, XC_ERROR_FORMAT, 3, 7, "no %s", "tab"),
                     XC_ERROR_FORMAT);
    ck_assert_int_eq(xc_fail(&error, XC_ERROR_IO, "later"), XC_ERROR_IO);
    ck_assert_str_eq(error.message, "no tab");
    ck_assert_int_eq(error.status, XC_ERROR_FORMAT);
    ck_assert_uint_eq(error.line, 3);
    ck_assert_uint_eq(error.column, 7);
}
END_TEST

START_TEST(an_error_may_be_left_out) {
    ck_assert_int_eq(xc_fail(NULL, XC_ERROR_LIMIT, "x"), XC_ERROR_LIMIT);
}
END_TEST

START_TEST(a_message_is_one_line) {
    xc_error error = XC_ERROR_INIT;
    xc_fail(&error, XC_ERROR_IO, "%s: missing", "a\nb\x1b[31m");
    ck_assert_str_eq(error.message, "a?b?[31m: missing");
}
END_TEST

START_TEST(a_long_message_ends_at_a_whole_character) {
    char path[801];
    for (size_t i = 0; i < 800; i += 2)
        memcpy(path + i, "\xC3\xA9", 2);
    path[800] = '\0';
    for (int shift = 0; shift < 2; shift++) {
        xc_error error = XC_ERROR_INIT;
        xc_fail(&error, XC_ERROR_IO, "%s%s", shift ? "x" : "", path);
        size_t length = strlen(error.message);
        ck_assert_uint_eq(length, shift ? 511 : 510);
        ck_assert_int_eq((unsigned char)error.message[length - 1], 0xA9);
    }
}
END_TEST

START_TEST(a_full_message_with_whole_characters_is_kept) {
    char path[801];
    memset(path, 'x', 800);
    path[800] = '\0';
    xc_error error = XC_ERROR_INIT;
    xc_fail(&error, XC_ERROR_IO, "%s", path);
    ck_assert_uint_eq(strlen(error.message), 511);
}
END_TEST

static xc_status pass_on(xc_status status) {
    XC_TRY(status);
    return XC_OK;
}

START_TEST(trying_hands_failures_on) {
    ck_assert_int_eq(pass_on(XC_OK), XC_OK);
    ck_assert_int_eq(pass_on(XC_ERROR_LOCKED), XC_ERROR_LOCKED);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Memory                                                               */

START_TEST(pieces_are_zeroed_aligned_and_apart) {
    xc_arena *arena = xc_arena_new();
    unsigned char *pieces[2000];
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < 2000; i++) {
            size_t size = i % 97 + (i % 501 == 0 ? 40000 : 0);
            pieces[i] = xc_arena_alloc(arena, size);
            ck_assert_ptr_nonnull(pieces[i]);
            ck_assert_uint_eq((uintptr_t)pieces[i] % 16, 0);
            for (size_t k = 0; k < size; k++) {
                ck_assert_uint_eq(pieces[i][k], 0);
            }
            memset(pieces[i], (int)(i % 255 + 1), size);
        }
        for (size_t i = 0; i < 2000; i++) {
            for (size_t k = 0; k < i % 97; k++) {
                ck_assert_uint_eq(pieces[i][k], i % 255 + 1);
            }
        }
        xc_arena_clear(arena);
        ck_assert_uint_eq(xc_arena_used(arena), 0);
    }
    xc_arena_free(arena);
}
END_TEST

START_TEST(an_arena_counts_what_it_gave) {
    xc_arena *arena = xc_arena_new();
    xc_arena_alloc(arena, 10);
    xc_arena_alloc(arena, 100000);
    ck_assert_uint_eq(xc_arena_used(arena), 100010);
    xc_arena_free(arena);
    xc_arena_free(NULL);
}
END_TEST

START_TEST(a_cleared_arena_of_one_large_piece_serves_on) {
    xc_arena *arena = xc_arena_new();
    ck_assert_ptr_nonnull(xc_arena_alloc(arena, 1000000));
    xc_arena_clear(arena);
    char *piece = xc_arena_alloc(arena, 20);
    for (int i = 0; i < 20; i++)
        ck_assert_int_eq(piece[i], 0);
    xc_arena_free(arena);
}
END_TEST

START_TEST(an_arena_takes_over_another) {
    for (int pieces = 0; pieces < 3; pieces++) {
        xc_arena *arena = xc_arena_new(), *from = xc_arena_new();
        char *own = pieces > 0 ? xc_arena_string(arena, "own") : NULL;
        char *large = xc_arena_array(from, 1, 1000000);
        char *given = xc_arena_string(from, "given");
        size_t used = xc_arena_used(arena) + xc_arena_used(from);
        large[999999] = 'x';
        xc_arena_absorb(arena, from);
        ck_assert_uint_eq(xc_arena_used(arena), used);
        xc_arena_absorb(arena, NULL);
        xc_arena_absorb(arena, xc_arena_new());
        for (int i = 0; i < 1000; i++)
            memset(xc_arena_alloc(arena, 100), 0x5a, 100);
        ck_assert_str_eq(given, "given");
        ck_assert(!own || strcmp(own, "own") == 0);
        ck_assert_int_eq(large[999999], 'x');
        xc_arena_free(arena);
    }
}
END_TEST

START_TEST(too_much_is_refused) {
    xc_arena *arena = xc_arena_new();
    ck_assert_ptr_null(xc_arena_alloc(arena, ((size_t)1 << 30) + 1));
    ck_assert_ptr_null(xc_arena_array(arena, SIZE_MAX / 4, 8));
    ck_assert_ptr_null(xc_arena_copy(arena, "", SIZE_MAX));
    ck_assert_ptr_nonnull(xc_arena_array(arena, 0, 8));
    ck_assert_ptr_nonnull(xc_arena_array(arena, 8, 0));
    xc_arena_free(arena);
}
END_TEST

START_TEST(strings_are_copied) {
    xc_arena *arena = xc_arena_new();
    ck_assert_str_eq(xc_arena_copy(arena, "talks", 4), "talk");
    ck_assert_str_eq(xc_arena_copy(arena, NULL, 0), "");
    ck_assert_str_eq(xc_arena_string(arena, "vote"), "vote");
    ck_assert_str_eq(xc_arena_format(arena, "%d of %d", 8, 31), "8 of 31");
    xc_arena_free(arena);
}
END_TEST

START_TEST(heap_memory_is_zeroed) {
    unsigned char *memory = xc_alloc(500);
    for (int i = 0; i < 500; i++)
        ck_assert_uint_eq(memory[i], 0);
    memset(memory, 7, 500);
    memory = xc_realloc(memory, 5000);
    ck_assert_uint_eq(memory[499], 7);
    xc_release(memory);
    xc_release(NULL);
    void *nothing = xc_alloc(0);
    ck_assert_ptr_nonnull(nothing);
    xc_release(nothing);
}
END_TEST

#ifdef XC_FAULTS
START_TEST(allocations_fail_when_told_to) {
    xc_faults_set(2);
    void *first = xc_alloc(1);
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_null(xc_alloc(1));
    ck_assert_ptr_null(xc_realloc(NULL, 1));
    ck_assert_uint_eq(xc_faults_count(), 3);
    xc_faults_set(0);
    void *second = xc_alloc(1);
    ck_assert_ptr_nonnull(second);
    xc_release(first);
    xc_release(second);
}
END_TEST

START_TEST(arena_pieces_fail_when_told_to) {
    xc_arena *arena = xc_arena_new();
    xc_faults_set(2);
    ck_assert_ptr_nonnull(xc_arena_alloc(arena, 1));
    ck_assert_ptr_null(xc_arena_alloc(arena, 1));
    xc_faults_set(0);
    xc_arena_free(arena);
}
END_TEST

START_TEST(a_buffer_without_memory_fails_and_stays_failed) {
    xc_buffer buffer = XC_BUFFER_INIT;
    xc_faults_set(1);
    xc_buffer_puts(&buffer, "lost");
    xc_faults_set(0);
    xc_buffer_puts(&buffer, "late");
    ck_assert_int_eq(xc_buffer_status(&buffer), XC_ERROR_MEMORY);
    ck_assert_uint_eq(buffer.length, 0);
    xc_buffer_dispose(&buffer);
}
END_TEST

START_TEST(a_name_table_survives_a_failed_growth) {
    xc_arena *arena = xc_arena_new();
    xc_names *names = xc_names_new(arena);
    char word[32];
    const char *first = xc_names_intern_string(names, "first");
    size_t kept = 0;
    xc_faults_set(100);
    for (int i = 0; i < 500; i++) {
        snprintf(word, sizeof word, "word%d", i);
        kept += xc_names_intern_string(names, word) != NULL;
    }
    xc_faults_set(0);
    ck_assert_uint_eq(kept, 99);
    ck_assert_ptr_eq(xc_names_intern_string(names, "first"), first);
    ck_assert_ptr_nonnull(xc_names_intern_string(names, "word499"));
    xc_arena_free(arena);
}
END_TEST
#endif

/* ------------------------------------------------------------------ */
/* Buffers                                                              */

START_TEST(a_buffer_grows_and_stays_terminated) {
    xc_buffer buffer = XC_BUFFER_INIT;
    for (int i = 0; i < 1000; i++) {
        xc_buffer_printf(&buffer, "%04d", i);
        ck_assert_int_eq(buffer.bytes[buffer.length], '\0');
    }
    ck_assert_uint_eq(buffer.length, 4000);
    ck_assert_int_eq(memcmp(buffer.bytes + 3992, "09980999", 8), 0);
    xc_buffer_clear(&buffer);
    ck_assert_str_eq(buffer.bytes, "");
    xc_buffer_putc(&buffer, 'a');
    xc_buffer_puts(&buffer, "bc");
    xc_buffer_add(&buffer, "def", 2);
    ck_assert_str_eq(buffer.bytes, "abcde");
    xc_buffer_dispose(&buffer);
    ck_assert_ptr_null(buffer.bytes);
}
END_TEST

START_TEST(a_buffer_refuses_two_gibibytes) {
    xc_buffer buffer = XC_BUFFER_INIT;
    xc_buffer_puts(&buffer, "x");
    xc_buffer_add(&buffer, "x", (size_t)0x7FFFFFFE);
    ck_assert_int_eq(xc_buffer_status(&buffer), XC_ERROR_MEMORY);
    ck_assert_uint_eq(buffer.length, 1);
    xc_buffer_dispose(&buffer);
}
END_TEST

static const struct {
    double value;
    const char *text;
} numbers[] = {
    {0, "0"},
    {-0.0, "0"},
    {1, "1"},
    {-8, "-8"},
    {0.1, "0.1"},
    {3.38, "3.38"},
    {500e9, "500000000000"},
    {23.5, "23.5"},
    {1.0 / 3, "0.3333333333333333"},
    {123456789012345680000.0, "123456789012345680000"},
    {1e20, "100000000000000000000"},
    {1e21, "1e+21"},
    {-1.5e300, "-1.5e+300"},
    {0.000001, "0.000001"},
    {0.00000025, "2.5e-7"},
    {9007199254740993.0, "9007199254740992"},
    {DBL_MAX, "1.7976931348623157e+308"},
    {5e-324, "5e-324"},
};

START_TEST(numbers_are_short_and_exact) {
    xc_buffer buffer = XC_BUFFER_INIT;
    xc_buffer_number(&buffer, numbers[_i].value);
    ck_assert_str_eq(buffer.bytes, numbers[_i].text);
    ck_assert(strtod(buffer.bytes, NULL) == numbers[_i].value);
    xc_buffer_dispose(&buffer);
}
END_TEST

START_TEST(what_is_not_finite_is_null) {
    xc_buffer buffer = XC_BUFFER_INIT;
    xc_buffer_number(&buffer, (double)NAN);
    xc_buffer_number(&buffer, (double)-INFINITY);
    ck_assert_str_eq(buffer.bytes, "nullnull");
    xc_buffer_dispose(&buffer);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Vectors, names, hashes                                               */

START_TEST(a_vector_keeps_its_items) {
    xc_arena *arena = xc_arena_new();
    XC_VEC(int) squares = {NULL, 0, 0};
    for (int i = 0; i < 1000; i++) {
        ck_assert_int_eq(XC_PUSH(arena, &squares, i * i), XC_OK);
    }
    ck_assert_uint_eq(squares.count, 1000);
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(squares.items[i], i * i);
    xc_arena_free(arena);
}
END_TEST

START_TEST(a_vector_that_cannot_grow_stays) {
    xc_arena *arena = xc_arena_new();
    int first = 7;
    void *items = &first;
    size_t capacity = (size_t)1 << 29;
    ck_assert_int_eq(xc_vec_grow(arena, &items, 1, &capacity, 16),
                     XC_ERROR_MEMORY);
    ck_assert_ptr_eq(items, &first);
    ck_assert_uint_eq(capacity, (size_t)1 << 29);
    xc_arena_free(arena);
}
END_TEST

START_TEST(equal_names_are_one_pointer) {
    xc_arena *arena = xc_arena_new();
    xc_names *names = xc_names_new(arena);
    const char *seen[3000];
    char word[32];
    for (int i = 0; i < 3000; i++) {
        snprintf(word, sizeof word, "word%d", i);
        seen[i] = xc_names_intern_string(names, word);
        ck_assert_str_eq(seen[i], word);
    }
    for (int i = 0; i < 3000; i++) {
        int length = snprintf(word, sizeof word, "word%dxyz", i) - 3;
        ck_assert_ptr_eq(xc_names_intern(names, word, (size_t)length), seen[i]);
    }
    xc_arena_free(arena);
}
END_TEST

START_TEST(odd_names_are_names) {
    xc_arena *arena = xc_arena_new();
    xc_names *names = xc_names_new(arena);
    const char *empty = xc_names_intern(names, NULL, 0);
    ck_assert_str_eq(empty, "");
    ck_assert_ptr_eq(xc_names_intern_string(names, ""), empty);
    const char *cut = xc_names_intern(names, "ab\0cd", 5);
    ck_assert_ptr_eq(cut, xc_names_intern_string(names, "ab"));
    xc_arena_free(arena);
}
END_TEST

START_TEST(hashes_are_those_of_fnv) {
    ck_assert_uint_eq(xc_hash_bytes(XC_HASH_INIT, "", 0),
                      UINT64_C(0xcbf29ce484222325));
    ck_assert_uint_eq(xc_hash_bytes(XC_HASH_INIT, "a", 1),
                      UINT64_C(0xaf63dc4c8601ec8c));
    ck_assert_uint_eq(xc_hash_bytes(XC_HASH_INIT, "foobar", 6),
                      UINT64_C(0x85944171f73967e8));
    uint64_t one = xc_hash_string(xc_hash_string(XC_HASH_INIT, "a"), "b");
    uint64_t two = xc_hash_string(xc_hash_string(XC_HASH_INIT, "ab"), "");
    ck_assert_uint_ne(one, two);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Tasks                                                                */

enum { TASKS = 1000 };

static void count_task(void *user, size_t task, size_t hand) {
    unsigned *runs = user;
    (void)hand;
    runs[task]++;
}

START_TEST(every_task_is_run_once) {
    static const size_t threads[] = {0, 1, 2, 3, 64, 100000};
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        unsigned runs[TASKS + 1] = {0};
        xc_parallel_each(threads[i], TASKS, count_task, runs);
        for (size_t k = 0; k < TASKS; k++)
            ck_assert_uint_eq(runs[k], 1);
        ck_assert_uint_eq(runs[TASKS], 0);
        xc_parallel_each(threads[i], 0, count_task, runs);
        ck_assert_uint_eq(runs[0], 1);
    }
}
END_TEST

typedef struct in_order {
    size_t next;
    bool broken;
} in_order;

static void follow_task(void *user, size_t task, size_t hand) {
    in_order *all = user;
    if (task != all->next++ || hand != 0) all->broken = true;
}

/* What a hand counts nobody else counts meanwhile. */
static void count_by_hand(void *user, size_t task, size_t hand) {
    size_t *counts = user;
    (void)task;
    counts[hand < 3 ? hand : 3]++;
}

START_TEST(tasks_of_a_hand_are_run_one_after_the_other) {
    size_t counts[4] = {0};
    xc_parallel_each(3, TASKS, count_by_hand, counts);
    ck_assert_uint_eq(counts[0] + counts[1] + counts[2], TASKS);
    ck_assert_uint_eq(counts[3], 0);
}
END_TEST

START_TEST(one_thread_goes_in_order) {
    in_order all = {0, false};
    xc_parallel_each(1, TASKS, follow_task, &all);
    ck_assert(!all.broken && all.next == TASKS);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("base");
    TCase *basics = tcase_create("basics");
    tcase_add_test(basics, the_first_message_wins);
    tcase_add_test(basics, an_error_may_be_left_out);
    tcase_add_test(basics, a_message_is_one_line);
    tcase_add_test(basics, a_long_message_ends_at_a_whole_character);
    tcase_add_test(basics, a_full_message_with_whole_characters_is_kept);
    tcase_add_test(basics, trying_hands_failures_on);
    tcase_add_test(basics, pieces_are_zeroed_aligned_and_apart);
    tcase_add_test(basics, an_arena_counts_what_it_gave);
    tcase_add_test(basics, a_cleared_arena_of_one_large_piece_serves_on);
    tcase_add_test(basics, an_arena_takes_over_another);
    tcase_add_test(basics, too_much_is_refused);
    tcase_add_test(basics, strings_are_copied);
    tcase_add_test(basics, heap_memory_is_zeroed);
    tcase_add_test(basics, a_buffer_grows_and_stays_terminated);
    tcase_add_test(basics, a_buffer_refuses_two_gibibytes);
    tcase_add_loop_test(basics, numbers_are_short_and_exact, 0,
                        (int)(sizeof numbers / sizeof numbers[0]));
    tcase_add_test(basics, what_is_not_finite_is_null);
    tcase_add_test(basics, a_vector_keeps_its_items);
    tcase_add_test(basics, a_vector_that_cannot_grow_stays);
    tcase_add_test(basics, equal_names_are_one_pointer);
    tcase_add_test(basics, odd_names_are_names);
    tcase_add_test(basics, hashes_are_those_of_fnv);
    tcase_add_test(basics, every_task_is_run_once);
    tcase_add_test(basics, tasks_of_a_hand_are_run_one_after_the_other);
    tcase_add_test(basics, one_thread_goes_in_order);
#ifdef XC_FAULTS
    tcase_add_test(basics, allocations_fail_when_told_to);
    tcase_add_test(basics, arena_pieces_fail_when_told_to);
    tcase_add_test(basics, a_buffer_without_memory_fails_and_stays_failed);
    tcase_add_test(basics, a_name_table_survives_a_failed_growth);
#endif
    suite_add_tcase(suite, basics);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
