/*
 * test_notice.c - NOTICE names everything that is compiled in or linked: each
 * library that cmake/Dependencies.cmake finds, each package of data that
 * cmake/Generated.cmake asks for, and each work in the first table of the model
 * card. A name stands in it as "[NAME]".
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 100000

static char notice[MOST], source[MOST];

static void read_source(const char *name, char *text) {
    char path[1024];
    snprintf(path, sizeof path, XC_SOURCE_DIR "/%s", name);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file, "no file %s", name);
    size_t length = fread(text, 1, MOST, file);
    fclose(file);
    ck_assert_uint_lt(length, MOST);
    text[length] = '\0';
}

static void expect_named(const char *name, size_t length) {
    char wanted[128];
    ck_assert_uint_lt(length + 3, sizeof wanted);
    snprintf(wanted, sizeof wanted, "\n[%.*s]", (int)length, name);
    ck_assert_msg(strstr(notice, wanted) != NULL, "NOTICE lacks %s",
                  wanted + 1);
}

/* The words behind each "find_package(" at the start of a line. */
static size_t expect_calls(const char *call, const char *ends) {
    size_t seen = 0;
    for (const char *p = source; (p = strstr(p, call)) != NULL; seen++) {
        p += strlen(call);
        expect_named(p, strcspn(p, ends));
    }
    return seen;
}

START_TEST(libraries_are_named) {
    read_source("cmake/Dependencies.cmake", source);
    ck_assert_uint_ge(expect_calls("\nfind_package(", " )"), 5);
    ck_assert_uint_ge(expect_calls("\nxc_find_library(", " )"), 7);
}
END_TEST

/* foreach(source "PATH;PACKAGE" "PATH;PACKAGE" ...) */
START_TEST(packages_of_data_are_named) {
    read_source("cmake/Generated.cmake", source);
    char *rows = strstr(source, "foreach(source ");
    ck_assert_ptr_nonnull(rows);
    *strchr(rows, ')') = '\0';
    size_t seen = 0;
    for (const char *p = rows; (p = strchr(p, ';')) != NULL; seen++) {
        p++;
        expect_named(p, strcspn(p, "\""));
    }
    ck_assert_uint_ge(seen, 5);
}
END_TEST

/* "| UD English GUM, train, ... | ..." up to the first comma, bracket or
 * bar. */
START_TEST(works_that_the_model_learned_from_are_named) {
    read_source("src/language/english.md", source);
    char *table = strstr(source, "\n| data | used for | licence |\n");
    ck_assert_ptr_nonnull(table);
    *strstr(table, "\n\n") = '\0';
    size_t seen = 0;
    const char *row = strstr(table, "|---|");
    while ((row = strstr(row, "\n| ")) != NULL) {
        row += 3;
        size_t length = strcspn(row, ",(|");
        while (length > 0 && row[length - 1] == ' ')
            length--;
        expect_named(row, length);
        seen++;
    }
    ck_assert_uint_ge(seen, 10);
}
END_TEST

static void read_notice(void) {
    read_source("NOTICE", notice);
}

int main(void) {
    Suite *suite = suite_create("notice");
    TCase *tcase = tcase_create("notice");
    tcase_add_checked_fixture(tcase, read_notice, NULL);
    tcase_add_test(tcase, libraries_are_named);
    tcase_add_test(tcase, packages_of_data_are_named);
    tcase_add_test(tcase, works_that_the_model_learned_from_are_named);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
