/*
 * test_exports.c - the shared library exports what include/crosscheck.h
 * declares, all of it and nothing else.
 */
#include <check.h>
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_NAMES 256

typedef struct names {
    char name[MAX_NAMES][96];
    size_t count;
} names;

static void add_name(names *list, const char *name, size_t length) {
    ck_assert_uint_lt(list->count, MAX_NAMES);
    ck_assert_uint_lt(length, sizeof list->name[0]);
    memcpy(list->name[list->count], name, length);
    list->name[list->count++][length] = '\0';
}

static bool has_name(const names *list, const char *name) {
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->name[i], name) == 0) return true;
    return false;
}

/* The names that nm lists as defined and visible. */
static void read_exported(names *list) {
    char line[512], name[256];
    FILE *nm = popen("nm -D --defined-only '" XC_SHARED_LIBRARY "'", "r");
    ck_assert(nm != NULL);
    while (fgets(line, sizeof line, nm))
        if (sscanf(line, "%*s %*c %255s", name) == 1)
            add_name(list, name, strcspn(name, "@"));
    ck_assert_int_eq(pclose(nm), 0);
}

/* The function names of the header: after XC_API, the last word ahead of the
 * first parenthesis. */
static void read_declared(names *list) {
    static char text[256 * 1024];
    FILE *file = fopen(XC_SOURCE_DIR "/include/crosscheck.h", "r");
    ck_assert(file != NULL);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    const char *at = strstr(text, "typedef enum xc_status");
    ck_assert(at != NULL);
    while ((at = strstr(at, "\nXC_API "))) {
        const char *end = strchr(at, '(');
        ck_assert(end != NULL);
        const char *start = end;
        while (isalnum((unsigned char)start[-1]) || start[-1] == '_')
            start--;
        add_name(list, start, (size_t)(end - start));
        at = end;
    }
}

START_TEST(only_public_names_are_exported) {
    static names exported, declared;
    read_exported(&exported);
    read_declared(&declared);
    ck_assert_uint_gt(exported.count, 20);
    for (size_t i = 0; i < exported.count; i++) {
        ck_assert_msg(strncmp(exported.name[i], "xc_", 3) == 0,
                      "%s is exported", exported.name[i]);
        ck_assert_msg(has_name(&declared, exported.name[i]),
                      "%s is exported but not public", exported.name[i]);
    }
}
END_TEST

START_TEST(every_public_name_is_exported) {
    static names exported, declared;
    read_exported(&exported);
    read_declared(&declared);
    ck_assert_uint_gt(declared.count, 20);
    for (size_t i = 0; i < declared.count; i++)
        ck_assert_msg(has_name(&exported, declared.name[i]),
                      "%s is declared but not exported", declared.name[i]);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("exports");
    TCase *library = tcase_create("library");
    tcase_add_test(library, only_public_names_are_exported);
    tcase_add_test(library, every_public_name_is_exported);
    suite_add_tcase(suite, library);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
