/*
 * test_pages.c - what pages say around an article is no fact of it: lines as
 * sites write them, each put between two paragraphs of a story.
 */
#include <check.h>
#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "crosscheck.h"

static const char *const lines[] = {
    "CLICK HERE TO READ MORE",
    "CLICK HERE TO GET THE COURIER APP",
    ">> CLICK HERE FOR MORE US NEWS <<",
    "Tap here to see 10 photos from the storm.",
    "Advertisement",
    "ADVERTISEMENT - CONTINUE READING BELOW",
    "Sponsored: 10 tricks that bakers hate",
    "Sign up for our newsletter and join 50,000 readers who get the news at 7 "
    "a.m. every day.",
    "[Sign up for the Courier's free 5-minute newsletter]",
    "More than 12,000 people have already signed up for our newsletter.",
    "Over 100,000 people read our weekly newsletter. Sign up here.",
    "Join 12,000 subscribers. Get the Courier's morning briefing, delivered to "
    "your inbox by 6 a.m.",
    "Need to know: get 5 stories every morning in your inbox.",
    "By submitting your email you agree to get 2 emails a week.",
    "Get 3 months for $1. Subscribe today.",
    "Don't miss out: get 50% off your first year of the Courier for just $29.",
    "You have 2 free articles left this month.",
    "To continue reading, subscribe for $4 a month.",
    "To read this article, start your 30-day free trial.",
    "Already a subscriber? Log in to read the other 900 words.",
    "Our journalism is funded by 8,000 readers. Support us from $5 a month.",
    "This story is free to read because 2,300 members pay for it.",
    "We use cookies and share data with 742 partners.",
    "READ ALSO: Two die in mill fire",
    "RELATED: 6 injured in ferry crash",
    "WATCH: Three people rescued from the river",
    "Listen: 3 voices from the harbour (12:40)",
    "Comments (37)",
    "1,204 shares",
    "4 min read",
    "Last updated 3 hours ago",
    "This story was updated at 5 p.m. with 3 new details.",
    "Follow Rowan Pike on X @rowanpike, 12K followers",
    "Photo by Ned Farrow / Larkmouth Courier",
    "[Photo: Ned Farrow/AP]",
    "(Getty Images)",
    "Image credit: Uma Park, 2031",
    "Reporting by Ansel Reed; Editing by Dora Quill",
    "Copyright 2031 Larkmouth Courier. All rights reserved.",
};

static int put_bytes(void *user, const char *bytes, size_t length) {
    xc_buffer_add((xc_buffer *)user, bytes, length);
    return 0;
}

static cJSON *facts_of(const char *page) {
    xc_error error = XC_ERROR_INIT;
    xc_buffer json = XC_BUFFER_INIT;
    xc_context *context = xc_context_new(NULL, &error);
    xc_desk *desk = xc_desk_new(context, &error);
    ck_assert_msg(desk, "%s", error.message);
    ck_assert_int_eq(xc_desk_add_bytes(desk, "a.txt", page, strlen(page),
                                       XC_ROLE_CHECKED, NULL, &error),
                     XC_OK);
    ck_assert_int_eq(
        xc_desk_write_facts(desk, "json", NULL, put_bytes, &json, &error),
        XC_OK);
    cJSON *articles = cJSON_Parse(json.bytes);
    xc_buffer_dispose(&json);
    xc_desk_free(desk);
    xc_context_free(context);
    return articles;
}

START_TEST(a_line_of_the_page_is_no_fact) {
    char page[1024];
    const char *line = lines[_i];
    int start = snprintf(page, sizeof page,
                         "Harbour opens again after 9 days\n\n"
                         "The harbour was opened again after 9 days, the "
                         "mayor said.\n\n");
    snprintf(page + start, sizeof page - (size_t)start,
             "%s\n\nSome 40 boats sailed at noon.\n", line);
    int end = start + (int)strlen(line);
    cJSON *articles = facts_of(page);
    const cJSON *fact;
    int story = 0;
    cJSON_ArrayForEach(fact, cJSON_GetObjectItem(articles->child, "facts")) {
        int at = cJSON_GetObjectItem(fact, "start")->valueint;
        const char *claim = cJSON_GetObjectItem(fact, "claim")->valuestring;
        ck_assert_msg(at < start || at >= end, "%s: %s", line, claim);
        story += at >= end;
    }
    ck_assert_int_gt(story, 0);
    cJSON_Delete(articles);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("pages");
    TCase *all = tcase_create("pages");
    tcase_add_loop_test(all, a_line_of_the_page_is_no_fact, 0,
                        (int)(sizeof lines / sizeof lines[0]));
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
