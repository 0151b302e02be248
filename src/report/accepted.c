/*
 * accepted.c - what a report says of accepted findings: how many were left
 * out and until when, which are reported again, which are gone.
 * Exports: xc_accepted_put_text, xc_accepted_put_json.
 */
#include "report/escape.h"
#include "report/writers.h"

/* Fingerprints named in the text; the JSON has all. */
enum { MOST_NAMED = 8 };

static size_t count_of(const xc_report *report, xc_acceptance_state state) {
    size_t count = 0;
    for (size_t i = 0; i < report->acceptances.count; i++)
        count += report->acceptances.items[i].state == state;
    return count;
}

/* "1681393485ee2250 until 2031-06-01, 21af8843c011bdaf" */
static void put_names(xc_buffer *out, const xc_report *report,
                      xc_acceptance_state state, size_t count) {
    size_t named = 0;
    for (size_t i = 0; i < report->acceptances.count; i++) {
        const xc_acceptance *a = &report->acceptances.items[i];
        if (a->state != state) continue;
        if (named == MOST_NAMED) {
            xc_buffer_printf(out, " and %zu more", count - named);
            return;
        }
        xc_buffer_puts(out, named++ ? ", " : "");
        xc_escape_shown_string(out, a->fingerprint);
        if (a->until && state != XC_ACCEPTANCE_GONE)
            xc_buffer_printf(out, " until %s", a->until);
    }
}

static void put_state(xc_buffer *out, const xc_report *report,
                      xc_acceptance_state state, const char *one,
                      const char *many, const char *after) {
    size_t count = count_of(report, state);
    if (count == 0) return;
    xc_buffer_printf(out, " %zu %s (", count, count == 1 ? one : many);
    put_names(out, report, state, count);
    xc_buffer_printf(out, ")%s.", after);
}

void xc_accepted_put_text(xc_buffer *out, const xc_report *report) {
    put_state(out, report, XC_ACCEPTANCE_HOLDS, "accepted finding",
              "accepted findings", " left out");
    put_state(out, report, XC_ACCEPTANCE_ENDED, "finding was accepted",
              "findings were accepted", " and counts again");
    size_t silenced = report->outcome.silenced;
    if (silenced > 0)
        xc_buffer_printf(out, " %zu %s in the articles silenced findings.",
                         silenced, silenced == 1 ? "comment" : "comments");
    put_state(out, report, XC_ACCEPTANCE_GONE, "accepted finding is gone",
              "accepted findings are gone", "; take it out of the baseline");
}

static void put_list(xc_json *json, const xc_report *report, const char *key,
                     xc_acceptance_state state) {
    xc_json_key(json, key);
    xc_json_open(json, '[');
    for (size_t i = 0; i < report->acceptances.count; i++) {
        const xc_acceptance *a = &report->acceptances.items[i];
        if (a->state == state) xc_json_string(json, a->fingerprint);
    }
    xc_json_close(json, ']');
}

static void put_days(xc_json *json, const xc_report *report) {
    xc_json_key(json, "until");
    xc_json_open(json, '{');
    for (size_t i = 0; i < report->acceptances.count; i++) {
        const xc_acceptance *a = &report->acceptances.items[i];
        if (a->until && a->state != XC_ACCEPTANCE_GONE)
            xc_json_put_string(json, a->fingerprint, a->until);
    }
    xc_json_close(json, '}');
}

void xc_accepted_put_json(xc_json *json, const xc_report *report) {
    xc_json_key(json, "accepted");
    xc_json_open(json, '{');
    xc_json_put_integer(json, "count",
                        (int64_t)count_of(report, XC_ACCEPTANCE_HOLDS));
    put_list(json, report, "fingerprints", XC_ACCEPTANCE_HOLDS);
    put_list(json, report, "ended", XC_ACCEPTANCE_ENDED);
    put_list(json, report, "gone", XC_ACCEPTANCE_GONE);
    put_days(json, report);
    xc_json_put_integer(json, "silenced", (int64_t)report->outcome.silenced);
    xc_json_close(json, '}');
}
