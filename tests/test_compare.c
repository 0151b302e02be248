/*
 * test_compare.c - what findings promise, through the public header: that
 * they do not depend on order, copies or layout, who is compared with whom,
 * what the verdicts mean, and that a finding keeps its fingerprint.
 */
#include <check.h>
#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "crosscheck.h"

/* 9 of 14 that miss it leave 5 that meet it: not 7, and not 4. */
#define NINE_MISS                                                              \
    "Nine of the 14 Marwick League clubs missed the 40 percent target in "     \
    "2024. The league will pay for new pitches.\n"
#define SEVEN_MEET                                                             \
    "Fans of the Marwick League sing louder than ever.\n\nSeven of the 14 "    \
    "Marwick League clubs met the 40 percent target in 2024.\n"
#define FOUR_MEET                                                              \
    "In the Marwick League, four of the 14 clubs met the 40 percent target "   \
    "in 2024, the fewest in a decade.\n"
#define FIVE_MEET                                                              \
    "Tickets are cheap. Five of the 14 Marwick League clubs met the 40 "       \
    "percent target in 2024.\n"
#define BAKERS "Three of the 8 Tessary bakeries failed the hygiene test.\n"
#define SHOW_ALL                                                               \
    (XC_SHOW_DEFAULT | XC_SHOW(XC_VERDICT_AGREE) |                             \
     XC_SHOW(XC_VERDICT_IMPRECISE))

/* An article to lay on the desk; name NULL: the end. */
typedef struct paper {
    const char *name;
    const char *text;
    xc_role role;
    const char *published;
} paper;

static char json[1 << 20];
static size_t json_length;

static int take(void *user, const char *bytes, size_t length) {
    (void)user;
    if (json_length + length >= sizeof json) return -1;
    memcpy(json + json_length, bytes, length);
    json_length += length;
    json[json_length] = '\0';
    return 0;
}

static xc_report *check_with(const paper *papers, const xc_options *options) {
    xc_error error = XC_ERROR_INIT;
    xc_context *context = xc_context_new(options, &error);
    xc_desk *desk = context ? xc_desk_new(context, &error) : NULL;
    ck_assert_msg(desk, "%s", error.message);
    for (const paper *p = papers; p->name; p++) {
        xc_input input = XC_INPUT_INIT;
        input.published = p->published;
        xc_desk_add_bytes(desk, p->name, p->text, strlen(p->text), p->role,
                          &input, &error);
        ck_assert_msg(error.status == XC_OK, "%s", error.message);
    }
    xc_report *report = xc_desk_check(desk, &error);
    ck_assert_msg(report, "%s", error.message);
    xc_desk_free(desk);
    xc_context_free(context);
    return report;
}

static xc_report *check_papers(const paper *papers, unsigned show) {
    xc_options options = XC_OPTIONS_INIT;
    options.show = show;
    return check_with(papers, &options);
}

/* The report as JSON; the caller frees it. */
static char *check_json(const paper *papers) {
    xc_report *report = check_papers(papers, SHOW_ALL);
    json_length = 0;
    ck_assert_int_eq(xc_report_write(report, "json", NULL, take, NULL, NULL),
                     XC_OK);
    xc_report_free(report);
    char *copy = malloc(json_length + 1);
    ck_assert_ptr_nonnull(copy);
    return memcpy(copy, json, json_length + 1);
}

/* The only finding of that rule. */
static const xc_finding *find_rule(const xc_report *report, const char *rule) {
    const xc_finding *f, *found = NULL;
    for (size_t i = 0; (f = xc_report_get_finding(report, i)); i++) {
        if (strcmp(f->rule, rule) != 0 || f->verdict == XC_VERDICT_AGREE)
            continue;
        ck_assert_msg(!found, "%s: two findings", rule);
        found = f;
    }
    return found;
}

/* Checks that there is one finding by default, or none for NULL. */
static void expect_finding(const paper *papers, const char *rule,
                           xc_verdict verdict, xc_severity severity) {
    xc_report *report = check_papers(papers, XC_SHOW_DEFAULT);
    const xc_finding *f = xc_report_get_finding(report, 0);
    ck_assert_uint_eq(xc_report_get_finding_count(report), rule ? 1 : 0);
    if (rule) {
        ck_assert_str_eq(f->rule, rule);
        ck_assert_str_eq(xc_verdict_name(f->verdict), xc_verdict_name(verdict));
        ck_assert_int_eq(f->severity, severity);
    }
    xc_report_free(report);
}

static void expect_nothing(const paper *papers) {
    expect_finding(papers, NULL, XC_VERDICT_UNRELATED, XC_SEVERITY_NONE);
}

static char fingerprint[2][100];

/* Of the finding about the clubs. */
static const char *fingerprint_of(const paper *papers, int slot) {
    xc_report *report = check_papers(papers, XC_SHOW_DEFAULT);
    const xc_finding *f;
    fingerprint[slot][0] = '\0';
    for (size_t i = 0; (f = xc_report_get_finding(report, i)); i++)
        if (strcmp(f->rule, "share") == 0 &&
            strstr(f->evidence[0].text, "Marwick League"))
            snprintf(fingerprint[slot], sizeof fingerprint[slot], "%s",
                     f->fingerprint);
    xc_report_free(report);
    return fingerprint[slot];
}

static void expect_fingerprint(const paper *a, const paper *b, bool same) {
    int order = strcmp(fingerprint_of(a, 0), fingerprint_of(b, 1));
    ck_assert_uint_gt(strlen(fingerprint[0]), 8);
    ck_assert_msg((order == 0) == same, "%s, %s", fingerprint[0],
                  fingerprint[1]);
}

/* ------------------------------------------------------------------ */
/* What changes nothing                                                 */

static const paper basic[] = {
    {"a.txt", NINE_MISS, 0, 0}, {"b.txt", SEVEN_MEET, 0, 0}, {0}};

START_TEST(order_changes_nothing) {
    const paper one[] = {{"a.txt", NINE_MISS, 0, 0},
                         {"b.txt", SEVEN_MEET, 0, 0},
                         {"c.txt", FOUR_MEET, 0, 0},
                         {"d.txt", BAKERS, 0, 0},
                         {0}};
    const int orders[][4] = {
        {3, 2, 1, 0}, {1, 0, 3, 2}, {2, 3, 0, 1}, {1, 2, 3, 0}};
    char *first = check_json(one);
    ck_assert_ptr_nonnull(strstr(first, "conflict"));
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        paper other[5] = {0};
        for (size_t k = 0; k < 4; k++)
            other[k] = one[orders[i][k]];
        char *second = check_json(other);
        ck_assert_str_eq(first, second);
        free(second);
    }
    free(first);
}
END_TEST

START_TEST(the_same_file_twice_changes_nothing) {
    const paper twice[] = {{"a.txt", NINE_MISS, 0, 0},
                           {"b.txt", SEVEN_MEET, 0, 0},
                           {"a.txt", NINE_MISS, 0, 0},
                           {"b.txt", SEVEN_MEET, 0, 0},
                           {0}};
    char *first = check_json(basic), *second = check_json(twice);
    ck_assert_str_eq(first, second);
    free(first);
    free(second);
}
END_TEST

/* Copies of one wire story count as one source. */
START_TEST(a_copy_is_no_other_source) {
    const paper copied[] = {{"a.txt", NINE_MISS, 0, 0},
                            {"b.txt", SEVEN_MEET, 0, 0},
                            {"z.txt", SEVEN_MEET, 0, 0},
                            {0}};
    const paper copies[] = {
        {"a.txt", NINE_MISS, 0, 0}, {"b.txt", NINE_MISS, 0, 0}, {0}};
    xc_report *report = check_papers(copied, XC_SHOW_DEFAULT);
    const xc_finding *f = find_rule(report, "share");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(f->evidence_count, 2);
    ck_assert_uint_eq(xc_report_get_article_count(report), 3);
    xc_report_free(report);
    report = check_papers(copies, SHOW_ALL);
    ck_assert_uint_eq(xc_report_get_finding_count(report), 0);
    ck_assert_uint_eq(xc_report_get_summary(report)->confirmed, 0);
    xc_report_free(report);
    expect_fingerprint(basic, copied, true);
}
END_TEST

/* Takes what a place is made of out of the evidence. */
static void drop_places(cJSON *item) {
    static const char *const names[] = {"line", "column",     "start",
                                        "end",  "mark_start", "mark_end"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        cJSON_DeleteItemFromObjectCaseSensitive(item, names[i]);
    for (cJSON *child = item->child; child; child = child->next)
        drop_places(child);
}

static char *without_places(char *text) {
    cJSON *root = cJSON_Parse(text);
    ck_assert_ptr_nonnull(root);
    drop_places(root);
    char *printed = cJSON_PrintUnformatted(root);
    cJSON_Delete(root);
    free(text);
    return printed;
}

START_TEST(blank_lines_change_nothing_but_lines) {
    const paper airy[] = {
        {"a.txt", "\n\n" NINE_MISS "\n\n\n", 0, 0},
        {"b.txt",
         "Fans of the Marwick League sing louder than ever.\n\n\n\nSeven of "
         "the 14 Marwick League clubs met the 40 percent target in 2024.",
         0, 0},
        {0}};
    char *first = without_places(check_json(basic));
    char *second = without_places(check_json(airy));
    ck_assert_ptr_nonnull(strstr(first, "conflict"));
    ck_assert_str_eq(first, second);
    free(first);
    free(second);
    expect_fingerprint(basic, airy, true);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Who is compared with whom                                            */

START_TEST(references_are_not_compared_with_each_other) {
    const paper apart[] = {{"a.txt", NINE_MISS, XC_ROLE_REFERENCE, 0},
                           {"b.txt", SEVEN_MEET, XC_ROLE_REFERENCE, 0},
                           {"draft.txt", BAKERS, XC_ROLE_CHECKED, 0},
                           {0}};
    expect_nothing(apart);
}
END_TEST

START_TEST(a_draft_is_compared_with_references) {
    const paper drafted[] = {{"a.txt", NINE_MISS, XC_ROLE_REFERENCE, 0},
                             {"b.txt", SEVEN_MEET, XC_ROLE_CHECKED, 0},
                             {0}};
    expect_finding(drafted, "share", XC_VERDICT_CONFLICT, XC_SEVERITY_ERROR);
}
END_TEST

/* Only what the draft contradicts is reported, with the draft in it. */
START_TEST(a_finding_holds_the_draft) {
    const paper drafted[] = {{"a.txt", NINE_MISS, XC_ROLE_REFERENCE, 0},
                             {"b.txt", SEVEN_MEET, XC_ROLE_REFERENCE, 0},
                             {"draft.txt", FIVE_MEET, XC_ROLE_CHECKED, 0},
                             {0}};
    xc_report *report = check_papers(drafted, XC_SHOW_DEFAULT);
    const xc_finding *f = find_rule(report, "share");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(f->evidence_count, 2);
    ck_assert_str_eq(f->evidence[0].path, "b.txt");
    ck_assert_str_eq(f->evidence[1].path, "draft.txt");
    xc_report_free(report);
}
END_TEST

START_TEST(a_draft_is_not_compared_with_its_own_path) {
    const paper versions[] = {{"a.txt", NINE_MISS, XC_ROLE_CHECKED, 0},
                              {"./a.txt", SEVEN_MEET, XC_ROLE_REFERENCE, 0},
                              {0}};
    expect_nothing(versions);
}
END_TEST

START_TEST(an_article_is_not_compared_with_itself) {
    const paper alone[] = {{"a.txt", NINE_MISS SEVEN_MEET, 0, 0}, {0}};
    expect_nothing(alone);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Inside one article                                                   */

#define LONG_PATH                                                              \
    "The hills are high.\n\nThe Tarnby path is 10 miles (20 km) long.\n"

START_TEST(an_article_is_held_against_itself) {
    const paper alone[] = {{"a.txt", LONG_PATH, 0, 0}, {0}};
    xc_report *report = check_papers(alone, XC_SHOW_DEFAULT);
    const xc_finding *f = find_rule(report, "conversion");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(f->evidence_count, 2);
    for (size_t i = 0; i < 2; i++) {
        const xc_evidence *e = &f->evidence[i];
        ck_assert_uint_eq(e->line, 3);
        ck_assert_mem_eq(e->text, &LONG_PATH[e->start], e->end - e->start);
        ck_assert_uint_lt(e->mark_start, e->mark_end);
        ck_assert_uint_ge(e->mark_start, e->start);
        ck_assert_uint_le(e->mark_end, e->end);
        ck_assert_str_eq(e->before, "The hills are high. ");
        ck_assert_ptr_null(e->after);
    }
    ck_assert(f->evidence[0].value == 10 && f->evidence[1].value == 20);
    ck_assert_uint_ge(f->derivation_count, 1);
    xc_report_free(report);
}
END_TEST

/* A reference is not checked, and so not held against itself. */
START_TEST(a_reference_is_not_held_against_itself) {
    const paper both[] = {{"a.txt", LONG_PATH, XC_ROLE_REFERENCE, 0},
                          {"b.txt", BAKERS, 0, 0},
                          {0}};
    expect_nothing(both);
}
END_TEST

START_TEST(a_slip_keeps_its_fingerprint_when_it_moves) {
    const paper here[] = {{"a.txt", LONG_PATH, 0, 0}, {0}};
    const paper there[] = {{"b.txt", BAKERS "\n" LONG_PATH, 0, 0}, {0}};
    xc_report *a = check_papers(here, XC_SHOW_DEFAULT);
    xc_report *b = check_papers(there, XC_SHOW_DEFAULT);
    ck_assert_str_eq(find_rule(a, "conversion")->fingerprint,
                     find_rule(b, "conversion")->fingerprint);
    xc_report_free(a);
    xc_report_free(b);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Verdicts                                                             */

START_TEST(three_articles_are_one_finding) {
    const paper three[] = {{"a.txt", NINE_MISS, 0, 0},
                           {"b.txt", SEVEN_MEET, 0, 0},
                           {"c.txt", FOUR_MEET, 0, 0},
                           {0}};
    xc_report *report = check_papers(three, XC_SHOW_DEFAULT);
    ck_assert_uint_eq(xc_report_get_finding_count(report), 1);
    const xc_finding *f = xc_report_get_finding(report, 0);
    ck_assert_uint_eq(f->evidence_count, 3);
    static const char *const paths[] = {"a.txt", "b.txt", "c.txt"};
    static const double values[] = {9, 7, 4};
    for (size_t i = 0; i < 3; i++) {
        ck_assert_str_eq(f->evidence[i].path, paths[i]);
        ck_assert(f->evidence[i].has_value);
        ck_assert_double_eq(f->evidence[i].value, values[i]);
    }
    xc_report_free(report);
}
END_TEST

START_TEST(an_article_that_repeats_itself_is_cited_once) {
    const paper repeating[] = {
        {"a.txt",
         NINE_MISS "\nIn the Marwick League, nine of the 14 clubs missed the "
                   "40 percent target in 2024, its board was told.\n",
         0, 0},
        {"b.txt", SEVEN_MEET, 0, 0},
        {0}};
    xc_report *report = check_papers(repeating, XC_SHOW_DEFAULT);
    const xc_finding *f = find_rule(report, "share");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(f->evidence_count, 2);
    xc_report_free(report);
    expect_fingerprint(basic, repeating, true);
}
END_TEST

START_TEST(complements_that_fit_agree) {
    const paper fitting[] = {
        {"a.txt", NINE_MISS, 0, 0}, {"b.txt", FIVE_MEET, 0, 0}, {0}};
    expect_nothing(fitting);
    xc_report *report = check_papers(fitting, SHOW_ALL);
    bool share = false;
    const xc_finding *f;
    for (size_t i = 0; (f = xc_report_get_finding(report, i)); i++) {
        ck_assert_int_eq(f->verdict, XC_VERDICT_AGREE);
        ck_assert_int_eq(f->severity, XC_SEVERITY_NONE);
        share = share || strcmp(f->rule, "share") == 0;
    }
    ck_assert(share);
    ck_assert_int_eq(xc_report_get_worst(report), XC_SEVERITY_NONE);
    ck_assert_uint_ge(xc_report_get_summary(report)->confirmed, 2);
    ck_assert_uint_eq(xc_report_get_summary(report)->differing, 0);
    xc_report_free(report);
}
END_TEST

#define NOW_BEHIND                                                             \
    "Nine of the 14 Marwick League clubs are behind the 40 percent target.\n"
#define NOW_MEET                                                               \
    "Seven of the 14 Marwick League clubs meet the 40 percent target.\n"

START_TEST(old_news_is_stale) {
    const paper apart[] = {{"a.txt", NOW_BEHIND, 0, "2023-01-10"},
                           {"b.txt", NOW_MEET, 0, "2024-09-01"},
                           {0}};
    const paper near[] = {{"a.txt", NOW_BEHIND, 0, "2024-08-30"},
                          {"b.txt", NOW_MEET, 0, "2024-09-01"},
                          {0}};
    const paper undated[] = {
        {"a.txt", NOW_BEHIND, 0, 0}, {"b.txt", NOW_MEET, 0, 0}, {0}};
    expect_finding(apart, "share", XC_VERDICT_STALE, XC_SEVERITY_WARNING);
    expect_finding(near, "share", XC_VERDICT_CONFLICT, XC_SEVERITY_ERROR);
    expect_finding(undated, "share", XC_VERDICT_CONFLICT, XC_SEVERITY_ERROR);
}
END_TEST

START_TEST(other_years_are_unrelated) {
    const paper years[] = {
        {"a.txt", NINE_MISS, 0, "2025-01-05"},
        {"b.txt",
         "Seven of the 14 Marwick League clubs met the 40 percent target in "
         "2021.\n",
         0, "2025-01-05"},
        {0}};
    expect_nothing(years);
}
END_TEST

#define LUND_SAYS                                                              \
    "Coach Vera Lund said nine of the 14 Marwick League clubs missed the 40 "  \
    "percent target in 2024.\n"
#define RUIZ_SAYS                                                              \
    "Mayor Ana Ruiz said seven of the 14 Marwick League clubs met the 40 "     \
    "percent target in 2024.\n"
#define LUND_SAYS_ELSE                                                         \
    "Vera Lund said seven of the 14 Marwick League clubs met the 40 percent "  \
    "target in 2024.\n"

START_TEST(two_named_speakers_dispute) {
    const paper speakers[] = {
        {"a.txt", LUND_SAYS, 0, 0}, {"b.txt", RUIZ_SAYS, 0, 0}, {0}};
    const paper one[] = {
        {"a.txt", LUND_SAYS, 0, 0}, {"b.txt", LUND_SAYS_ELSE, 0, 0}, {0}};
    const paper half[] = {
        {"a.txt", LUND_SAYS, 0, 0}, {"b.txt", SEVEN_MEET, 0, 0}, {0}};
    expect_finding(speakers, "share", XC_VERDICT_DISPUTED, XC_SEVERITY_WARNING);
    expect_finding(one, "share", XC_VERDICT_CONFLICT, XC_SEVERITY_ERROR);
    expect_finding(half, "share", XC_VERDICT_CONFLICT, XC_SEVERITY_ERROR);
}
END_TEST

START_TEST(only_what_is_shown_is_reported) {
    const paper speakers[] = {
        {"a.txt", LUND_SAYS, 0, 0}, {"b.txt", RUIZ_SAYS, 0, 0}, {0}};
    xc_report *report = check_papers(speakers, XC_SHOW(XC_VERDICT_CONFLICT));
    ck_assert_uint_eq(xc_report_get_finding_count(report), 0);
    ck_assert_int_eq(xc_report_get_worst(report), XC_SEVERITY_NONE);
    xc_report_free(report);
}
END_TEST

START_TEST(the_summary_adds_up) {
    const paper all[] = {{"a.txt", NINE_MISS, 0, 0},
                         {"b.txt", SEVEN_MEET, 0, 0},
                         {"c.txt", BAKERS, 0, 0},
                         {0}};
    xc_report *report = check_papers(all, XC_SHOW_DEFAULT);
    const xc_summary *s = xc_report_get_summary(report);
    ck_assert_uint_eq(s->articles, 3);
    ck_assert_uint_eq(s->differing, 2);
    ck_assert_uint_ge(s->unmatched, 1);
    ck_assert_uint_eq(s->confirmed + s->differing + s->unmatched, s->facts);
    xc_report_free(report);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Sentences with several figures                                       */

#define TICKETS "Bus tickets in Tessary will cost $"
#define UP_FROM_280 TICKETS "3.20, up from $2.80. The bus is slow.\n"
#define ALSO_280 "Drivers went home.\n\n" TICKETS "3.60, up from $2.80.\n"
#define UP_TO_280 TICKETS "2.80, up from $2.50. Drivers went home.\n"
#define COPY_280 "Drivers went home.\n\n" TICKETS "3.20, up from $2.80.\n"
#define SAYS_280                                                               \
    "Drivers went home.\n\n" TICKETS "3.20, up from $2.80, the town said.\n"

/* One sentence in two articles is not held against itself crosswise. */
START_TEST(a_repeated_sentence_does_not_contradict_itself) {
    const paper same[] = {
        {"a.txt", UP_FROM_280, 0, 0}, {"b.txt", COPY_280, 0, 0}, {0}};
    const paper apart[] = {{"a.txt", UP_FROM_280, 0, "2023-01-10"},
                           {"b.txt", COPY_280, 0, "2024-09-01"},
                           {0}};
    const paper nearly[] = {
        {"a.txt", UP_FROM_280, 0, 0}, {"b.txt", SAYS_280, 0, 0}, {0}};
    expect_nothing(same);
    expect_nothing(apart);
    expect_nothing(nearly);
    xc_report *report = check_papers(same, SHOW_ALL);
    ck_assert_uint_eq(xc_report_get_finding_count(report), 0);
    ck_assert_uint_eq(xc_report_get_summary(report)->confirmed, 0);
    ck_assert_uint_eq(xc_report_get_summary(report)->differing, 0);
    xc_report_free(report);
}
END_TEST

START_TEST(what_both_sentences_state_hides_no_difference) {
    const paper two[] = {
        {"a.txt", UP_FROM_280, 0, 0}, {"b.txt", ALSO_280, 0, 0}, {0}};
    const paper turned[] = {
        {"a.txt", ALSO_280, 0, 0}, {"b.txt", UP_FROM_280, 0, 0}, {0}};
    const paper three[] = {{"a.txt", UP_FROM_280, 0, 0},
                           {"b.txt", ALSO_280, 0, 0},
                           {"c.txt", COPY_280, 0, 0},
                           {0}};
    expect_finding(two, "money", XC_VERDICT_CONFLICT, XC_SEVERITY_ERROR);
    expect_finding(turned, "money", XC_VERDICT_CONFLICT, XC_SEVERITY_ERROR);
    xc_report *report = check_papers(three, XC_SHOW_DEFAULT);
    const xc_finding *f = find_rule(report, "money");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(f->evidence_count, 3);
    for (size_t i = 0; i < 3; i++)
        ck_assert_double_ge(f->evidence[i].value, 3);
    xc_report_free(report);
}
END_TEST

/* The old price of the one is the new price of the other. */
START_TEST(two_changes_in_a_row_are_no_conflict) {
    const paper later[] = {
        {"a.txt", UP_FROM_280, 0, 0}, {"b.txt", UP_TO_280, 0, 0}, {0}};
    const paper earlier[] = {
        {"a.txt", UP_TO_280, 0, 0}, {"b.txt", UP_FROM_280, 0, 0}, {0}};
    expect_nothing(later);
    expect_nothing(earlier);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Fingerprints                                                         */

START_TEST(a_fingerprint_survives_moves_and_neighbours) {
    const paper moved[] = {
        {"a.txt", "The rain has stopped in Tessary.\n\n" NINE_MISS, 0, 0},
        {"b.txt", SEVEN_MEET "\n" BAKERS, 0, 0},
        {0}};
    const paper crowded[] = {
        {"a.txt", NINE_MISS, 0, 0},
        {"b.txt", SEVEN_MEET, 0, 0},
        {"c.txt", BAKERS, 0, 0},
        {"d.txt", "Four of the 8 Tessary bakeries failed the hygiene test.\n",
         0, 0},
        {0}};
    expect_fingerprint(basic, moved, true);
    expect_fingerprint(basic, crowded, true);
}
END_TEST

START_TEST(a_fingerprint_survives_other_sources) {
    const paper renamed[] = {
        {"z.txt", NINE_MISS, 0, 0}, {"c.txt", SEVEN_MEET, 0, 0}, {0}};
    const paper more[] = {
        {"a.txt", NINE_MISS, 0, 0},
        {"b.txt", SEVEN_MEET, 0, 0},
        {"c.txt",
         "Seven of the 14 Marwick League clubs met the 40 percent target in "
         "2024, up from six.\n",
         0, 0},
        {0}};
    expect_fingerprint(basic, renamed, true);
    expect_fingerprint(basic, more, true);
}
END_TEST

START_TEST(a_fingerprint_changes_with_a_figure) {
    const paper other[] = {
        {"a.txt", NINE_MISS, 0, 0}, {"b.txt", FOUR_MEET, 0, 0}, {0}};
    const paper level[] = {
        {"a.txt",
         "Nine of the 14 Marwick League clubs missed the 45 percent target in "
         "2024.\n",
         0, 0},
        {"b.txt",
         "Seven of the 14 Marwick League clubs met the 45 percent target in "
         "2024.\n",
         0, 0},
        {0}};
    expect_fingerprint(basic, other, false);
    expect_fingerprint(basic, level, false);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Evidence                                                             */

static void expect_evidence(const xc_evidence *e, const char *text) {
    ck_assert_str_eq(e->field, "text");
    ck_assert_uint_le(e->end, strlen(text));
    ck_assert_uint_lt(e->start, e->end);
    ck_assert_uint_eq(strlen(e->text), e->end - e->start);
    ck_assert_int_eq(strncmp(text + e->start, e->text, e->end - e->start), 0);
    ck_assert_uint_ge(e->mark_start, e->start);
    ck_assert_uint_lt(e->mark_start, e->mark_end);
    ck_assert_uint_le(e->mark_end, e->end);
    uint32_t line = 1, column = 1;
    for (size_t i = 0; i < e->start; i++) {
        if (((unsigned char)text[i] & 0xC0) != 0x80) column++;
        if (text[i] == '\n') line++, column = 1;
    }
    ck_assert_uint_eq(e->line, line);
    ck_assert_uint_eq(e->column, column);
    ck_assert(e->reads && *e->reads);
}

START_TEST(evidence_is_cut_from_the_article) {
    const char *curly =
        "Été came late — the “coldest” in years.\r\n\r\n“Nobody” swam. Seven "
        "of the 14 Marwick League clubs met the 40 percent target in 2024.\r\n";
    const paper papers[] = {
        {"a.txt", NINE_MISS, 0, 0}, {"b.txt", curly, 0, 0}, {0}};
    xc_report *report = check_papers(papers, XC_SHOW_DEFAULT);
    const xc_finding *f = find_rule(report, "share");
    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(f->evidence_count, 2);
    expect_evidence(&f->evidence[0], NINE_MISS);
    expect_evidence(&f->evidence[1], curly);
    ck_assert_int_eq(strncmp(f->evidence[1].text, "Seven of the 14", 15), 0);
    ck_assert_int_eq(strncmp(curly + f->evidence[1].mark_start, "Seven", 5), 0);
    ck_assert_uint_eq(f->evidence[1].line, 3);
    ck_assert_uint_eq(f->evidence[1].column, 16);
    xc_report_free(report);
}
END_TEST

START_TEST(evidence_of_a_title_says_so) {
    static const char title[] =
        "Seven of the 14 Marwick League clubs met the 40 percent target";
    const paper papers[] = {
        {"a.txt", NOW_BEHIND, 0, 0},
        {"b.jsonl",
         "{\"id\": \"b\", \"title\": \"Seven of the 14 Marwick League clubs "
         "met the 40 percent target\", \"text\": \"The league is glad.\"}\n",
         0, 0},
        {0}};
    xc_report *report = check_papers(papers, XC_SHOW_DEFAULT);
    const xc_finding *f = find_rule(report, "share");
    ck_assert_ptr_nonnull(f);
    const xc_evidence *e = &f->evidence[1];
    ck_assert_str_eq(e->field, "title");
    ck_assert_str_eq(e->article, "b");
    ck_assert_str_eq(e->path, "b.jsonl");
    ck_assert_uint_eq(e->start, 0);
    ck_assert_uint_eq(e->end, strlen(title));
    ck_assert_str_eq(e->text, title);
    xc_report_free(report);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Weights                                                              */

/* Writes a file of weights; the path lasts until the next call. */
static const char *write_weights(const char *text) {
    static char path[40];
    strcpy(path, "/tmp/crosscheck-test-XXXXXX");
    int fd = mkstemp(path);
    FILE *file = fd >= 0 ? fdopen(fd, "wb") : NULL;
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
    return path;
}

/* With the bias alone every pair has the same probability. */
static xc_report *check_with_bias(const char *bias) {
    char text[100];
    xc_options options = XC_OPTIONS_INIT;
    snprintf(text, sizeof text, "# own weights\n\nshare\tbias\t%s\r\n", bias);
    options.weights_path = write_weights(text);
    xc_report *report = check_with(basic, &options);
    unlink(options.weights_path);
    return report;
}

static void expect_severity(const char *bias, xc_severity severity) {
    xc_report *report = check_with_bias(bias);
    const xc_finding *f = find_rule(report, "share");
    ck_assert_ptr_nonnull(f);
    ck_assert_int_eq(f->verdict, XC_VERDICT_CONFLICT);
    ck_assert_msg(f->severity == severity, "bias %s: %s", bias,
                  xc_severity_name(f->severity));
    ck_assert_double_eq_tol(f->confidence, 1 / (1 + exp(-strtod(bias, NULL))),
                            1e-9);
    xc_report_free(report);
}

START_TEST(less_sure_is_less_severe) {
    expect_severity("3", XC_SEVERITY_ERROR);
    expect_severity("0.4", XC_SEVERITY_WARNING);
    xc_report *report = check_with_bias("-1.5");
    ck_assert_uint_eq(xc_report_get_finding_count(report), 0);
    xc_report_free(report);
}
END_TEST

static void refuse_weights(const char *text, uint32_t line, const char *word) {
    xc_error error = XC_ERROR_INIT;
    xc_options options = XC_OPTIONS_INIT;
    options.weights_path = write_weights(text);
    ck_assert_msg(!xc_context_new(&options, &error), "taken: %s", text);
    ck_assert_int_eq(error.status, XC_ERROR_FORMAT);
    ck_assert_uint_eq(error.line, line);
    ck_assert_msg(strstr(error.message, word), "%s", error.message);
    ck_assert_msg(strstr(error.message, options.weights_path), "%s",
                  error.message);
    unlink(options.weights_path);
}

START_TEST(bad_weights_are_refused_with_their_line) {
    refuse_weights("share\tbias\t1\nopinion\tbias\t1\n", 2, "opinion");
    refuse_weights("# one\n\nshare\tweather\t1\n", 3, "weather");
    refuse_weights("time\tbias\t1\n", 1, "bias");
    refuse_weights("share\tbias\tmuch\n", 1, "much");
    refuse_weights("share\tbias\t1e5\n", 1, "1e5");
    refuse_weights("share\tbias\tnan\n", 1, "nan");
    refuse_weights("share\tbias\tinf\n", 1, "inf");
    refuse_weights("share\tbias\t0,5\n", 1, "0,5");
    refuse_weights("share\tbias\t-\n", 1, "-");
    refuse_weights("share\tbias\t1000.1\n", 1, "1000.1");
    refuse_weights("share\tbias\n", 1, "three columns");
    refuse_weights("share bias 1\n", 1, "three columns");
}
END_TEST

START_TEST(weights_that_are_not_there_are_refused) {
    xc_error error = XC_ERROR_INIT;
    xc_options options = XC_OPTIONS_INIT;
    options.weights_path = "/nonexistent/weights.tsv";
    ck_assert_ptr_null(xc_context_new(&options, &error));
    ck_assert_int_eq(error.status, XC_ERROR_IO);
    ck_assert_uint_gt(strlen(error.message), 0);
}
END_TEST

/* ------------------------------------------------------------------ */
/* Rules                                                                */

START_TEST(rules_are_sorted_and_explained) {
    const xc_rule_info *rule, *before = NULL;
    size_t count = 0;
    for (; (rule = xc_rule_get(count)); count++) {
        ck_assert_msg(!before || strcmp(before->id, rule->id) < 0,
                      "%s before %s", before ? before->id : "", rule->id);
        ck_assert_uint_gt(strlen(rule->id), 0);
        ck_assert_uint_eq(strspn(rule->id, "abcdefghijklmnopqrstuvwxyz-"),
                          strlen(rule->id));
        ck_assert_uint_gt(strlen(rule->title), 5);
        ck_assert_ptr_null(strchr(rule->title, '\n'));
        ck_assert_uint_gt(strlen(rule->help), strlen(rule->title));
        ck_assert_int_ge(rule->cap, XC_SEVERITY_NOTE);
        ck_assert_int_le(rule->cap, XC_SEVERITY_ERROR);
        before = rule;
    }
    ck_assert_uint_ge(count, 8);
    ck_assert_ptr_null(xc_rule_get(count));
    ck_assert_ptr_null(xc_rule_get((size_t)-1));
}
END_TEST

static TCase *findings_case(void) {
    TCase *all = tcase_create("findings");
    tcase_add_test(all, order_changes_nothing);
    tcase_add_test(all, the_same_file_twice_changes_nothing);
    tcase_add_test(all, a_copy_is_no_other_source);
    tcase_add_test(all, blank_lines_change_nothing_but_lines);
    tcase_add_test(all, references_are_not_compared_with_each_other);
    tcase_add_test(all, a_draft_is_compared_with_references);
    tcase_add_test(all, a_finding_holds_the_draft);
    tcase_add_test(all, a_draft_is_not_compared_with_its_own_path);
    tcase_add_test(all, an_article_is_not_compared_with_itself);
    tcase_add_test(all, an_article_is_held_against_itself);
    tcase_add_test(all, a_reference_is_not_held_against_itself);
    tcase_add_test(all, a_slip_keeps_its_fingerprint_when_it_moves);
    tcase_add_test(all, three_articles_are_one_finding);
    tcase_add_test(all, an_article_that_repeats_itself_is_cited_once);
    tcase_add_test(all, complements_that_fit_agree);
    tcase_add_test(all, old_news_is_stale);
    tcase_add_test(all, other_years_are_unrelated);
    tcase_add_test(all, two_named_speakers_dispute);
    tcase_add_test(all, a_repeated_sentence_does_not_contradict_itself);
    tcase_add_test(all, what_both_sentences_state_hides_no_difference);
    tcase_add_test(all, two_changes_in_a_row_are_no_conflict);
    tcase_add_test(all, only_what_is_shown_is_reported);
    tcase_add_test(all, the_summary_adds_up);
    return all;
}

static TCase *details_case(void) {
    TCase *all = tcase_create("details");
    tcase_add_test(all, a_fingerprint_survives_moves_and_neighbours);
    tcase_add_test(all, a_fingerprint_survives_other_sources);
    tcase_add_test(all, a_fingerprint_changes_with_a_figure);
    tcase_add_test(all, evidence_is_cut_from_the_article);
    tcase_add_test(all, evidence_of_a_title_says_so);
    tcase_add_test(all, less_sure_is_less_severe);
    tcase_add_test(all, bad_weights_are_refused_with_their_line);
    tcase_add_test(all, weights_that_are_not_there_are_refused);
    tcase_add_test(all, rules_are_sorted_and_explained);
    return all;
}

int main(void) {
    Suite *suite = suite_create("compare");
    suite_add_tcase(suite, findings_case());
    suite_add_tcase(suite, details_case());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
