/*
 * watched_pair.h - two texts that are said to be of one thing, and every two
 * figures of them that the program weighs.
 */
#ifndef XC_TESTS_WATCHED_PAIR_H
#define XC_TESTS_WATCHED_PAIR_H

#include <check.h>
#include <string.h>

#include "api/desk.h"
#include "compare/matching/match.h"

/* Told of two figures or dates of the texts; what it points at is gone
 * afterwards. */
typedef void watched_fn(void *user, const xc_weights *weights,
                        xc_matching *matching);

typedef struct watched {
    const xc_weights *weights;
    watched_fn *take;
    void *user;
    bool done;
} watched;

/* Every two of both texts, titles left out. */
static inline xc_status watch_all(void *user, const xc_matching *first) {
    watched *w = user;
    const xc_observed *a = first->a, *b = first->b;
    for (size_t i = 0; i < a->items.count && !w->done; i++)
        for (size_t k = 0; k < b->items.count; k++) {
            xc_matching m = {.a = a, .b = b, .x = i, .y = k};
            if (!a->items.items[i].mention->in_title &&
                !b->items.items[k].mention->in_title)
                w->take(w->user, w->weights, &m);
        }
    w->done = true;
    return XC_OK;
}

/* The titles differ by a date, so that both texts are weighed in any case. */
static inline void lay_text(xc_desk *desk, const char *name, int day,
                            const char *text) {
    char line[2048];
    xc_error error = XC_ERROR_INIT;
    xc_input input = XC_INPUT_INIT;
    input.format = "jsonl";
    snprintf(line, sizeof line,
             "{\"id\": \"%s\", \"published\": \"2031-05-06\", \"title\": "
             "\"Choir of Lund sang on %d May 1911\", \"text\": \"%s\"}\n",
             name, day, text);
    ck_assert_msg(xc_desk_add_bytes(desk, name, line, strlen(line),
                                    XC_ROLE_CHECKED, &input, &error) == XC_OK,
                  "%s", error.message);
}

/* Hands over every two observations of both texts. */
static inline void watch_pair(const char *a, const char *b, watched_fn *take,
                              void *user) {
    xc_error error = XC_ERROR_INIT;
    xc_context *context = xc_context_new(NULL, &error);
    ck_assert_msg(context, "%s", error.message);
    watched w = {context->weights, take, user, false};
    context->watch = watch_all;
    context->watcher = &w;
    xc_desk *desk = xc_desk_new(context, &error);
    ck_assert_msg(desk, "%s", error.message);
    desk->between_only = true;
    lay_text(desk, "a", 4, a);
    lay_text(desk, "b", 9, b);
    xc_report *report = xc_desk_check(desk, &error);
    ck_assert_msg(report, "%s", error.message);
    ck_assert(w.done);
    xc_report_free(report);
    xc_desk_free(desk);
    xc_context_free(context);
}

#endif
