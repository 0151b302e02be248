/*
 * test_rules.c - each rule is listed with words for people and an example, and
 * reports that example when it is asked to.
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "crosscheck.h"

static void lay(xc_desk *desk, const char *name, const char *text,
                xc_role role) {
    xc_error error = XC_ERROR_INIT;
    if (!text) return;
    ck_assert_msg(xc_desk_add_bytes(desk, name, text, strlen(text), role, NULL,
                                    &error) == XC_OK,
                  "%s", error.message);
}

/* The second text is of that role. */
static xc_report *check(const xc_rule_example *example, xc_role role) {
    xc_error error = XC_ERROR_INIT;
    xc_context *context = xc_context_new(NULL, &error);
    xc_desk *desk = context ? xc_desk_new(context, &error) : NULL;
    ck_assert_msg(desk, "%s", error.message);
    lay(desk, "a.txt", example->a, XC_ROLE_CHECKED);
    lay(desk, "b.txt", example->b, role);
    xc_report *report = xc_desk_check(desk, &error);
    ck_assert_msg(report, "%s", error.message);
    xc_desk_free(desk);
    xc_context_free(context);
    return report;
}

static void demand(const xc_rule_info *rule, const xc_rule_example *example,
                   xc_role role) {
    xc_report *report = check(example, role);
    bool found = false;
    for (size_t k = 0; k < xc_report_get_finding_count(report); k++)
        if (strcmp(xc_report_get_finding(report, k)->rule, rule->id) == 0)
            found = true;
    ck_assert_msg(found, "%s does not report its example", rule->id);
    xc_report_free(report);
}

/* Both texts are checked, or one is held against the other. */
START_TEST(every_rule_has_an_example_that_it_reports) {
    const xc_rule_info *rule;
    for (size_t i = 0; (rule = xc_rule_get(i)) != NULL; i++) {
        const xc_rule_example *example = xc_rule_get_example(i);
        ck_assert_msg(example, "%s has no example", rule->id);
        demand(rule, example, XC_ROLE_CHECKED);
        if (example->b) demand(rule, example, XC_ROLE_REFERENCE);
    }
}
END_TEST

/* What no fact leads to: the names of a text that is only held against. */
START_TEST(names_are_met_in_what_is_held_against) {
    static const xc_rule_info spelling = {.id = "spelling"};
    static const xc_rule_example example = {
        "PELL, March 3, 2031 - The Kestrel Rovars took the mill on Monday, "
        "said Anna Finch, Oscar Brandt and Irene Lund.",
        "PELL, March 3, 2031 - Anna Finch, Oscar Brandt and Irene Lund said "
        "that the Kestrel Rovers took the mill on Monday."};
    demand(&spelling, &example, XC_ROLE_REFERENCE);
}
END_TEST

START_TEST(every_rule_has_words) {
    const xc_rule_info *rule;
    size_t count = 0;
    for (; (rule = xc_rule_get(count)) != NULL; count++) {
        ck_assert(rule->id[0] && rule->title[0] && rule->help[0]);
        ck_assert_int_gt(rule->cap, XC_SEVERITY_NONE);
        if (count > 0)
            ck_assert_int_lt(strcmp(xc_rule_get(count - 1)->id, rule->id), 0);
    }
    ck_assert_uint_gt(count, 0);
    ck_assert_ptr_null(xc_rule_get_example(count));
}
END_TEST

/* ------------------------------------------------------------------ */

typedef struct text {
    char bytes[1 << 16];
    size_t length;
} text;

static int keep(void *user, const char *bytes, size_t length) {
    text *t = user;
    if (t->length + length >= sizeof t->bytes) return -1;
    memcpy(t->bytes + t->length, bytes, length);
    t->length += length;
    t->bytes[t->length] = '\0';
    return 0;
}

START_TEST(the_list_shows_them) {
    static text plain, json;
    const xc_rule_info *rule;
    xc_error error = XC_ERROR_INIT;
    const xc_style style = {4000, false, false, XC_SEVERITY_ERROR};
    ck_assert_int_eq(xc_rules_write("text", &style, keep, &plain, &error),
                     XC_OK);
    ck_assert_int_eq(xc_rules_write("json", NULL, keep, &json, &error), XC_OK);
    for (size_t i = 0; (rule = xc_rule_get(i)) != NULL; i++) {
        ck_assert_ptr_nonnull(strstr(plain.bytes, rule->title));
        char line[200] = "";
        sscanf(xc_rule_get_example(i)->a, "%199[^\n]", line);
        ck_assert_msg(strstr(plain.bytes, line), "%s is not shown", line);
    }
    ck_assert_ptr_nonnull(strstr(json.bytes, "\"example\": {"));
}
END_TEST

int main(void) {
    Suite *suite = suite_create("rules");
    TCase *all = tcase_create("rules");
    tcase_set_timeout(all, 60);
    tcase_add_test(all, every_rule_has_an_example_that_it_reports);
    tcase_add_test(all, names_are_met_in_what_is_held_against);
    tcase_add_test(all, every_rule_has_words);
    tcase_add_test(all, the_list_shows_them);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
