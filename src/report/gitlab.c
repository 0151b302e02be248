/*
 * gitlab.c - turns a report into a Code Quality report of GitLab: an array
 * with an object for each finding, at its first passage in a file that was
 * checked. schema/gitlab.schema.json.
 *
 * GitLab shows one line and no more, so the other passages are places in the
 * description. The format has no room for what was compared, and knows no
 * failures: --fail-on changes nothing of it.
 * Exports: xc_write_gitlab.
 */
#include <string.h>

#include "report/machine.h"

/* Characters of a message, which is shown in one line. */
enum { MESSAGE_MOST = 1000, PLACES_MOST = 5 };

static const char *severity_of(xc_severity severity) {
    switch (severity) {
    case XC_SEVERITY_ERROR:
        return "major";
    case XC_SEVERITY_WARNING:
        return "minor";
    case XC_SEVERITY_NOTE:
    case XC_SEVERITY_NONE:
        break;
    }
    return "info";
}

/* "40 depots against 41. (also b.txt:7:3)" */
static void put_description(xc_json *json, const xc_finding *finding,
                            size_t place) {
    xc_buffer text = XC_BUFFER_INIT;
    size_t shown = 0;
    xc_clip_put(&text, finding->message, MESSAGE_MOST);
    for (size_t i = 0; i < finding->evidence_count; i++) {
        if (i == place || shown == PLACES_MOST) continue;
        xc_buffer_puts(&text, shown++ ? ", " : " (also ");
        xc_place_put(&text, &finding->evidence[i]);
    }
    if (finding->evidence_count > shown + 1)
        xc_buffer_printf(&text, " and %zu more",
                         finding->evidence_count - shown - 1);
    if (shown) xc_buffer_putc(&text, ')');
    xc_json_put_string(json, "description", text.bytes ? text.bytes : "");
    if (text.failed) json->out->failed = true;
    xc_buffer_dispose(&text);
}

static void put_location(xc_json *json, const xc_evidence *evidence) {
    xc_json_key(json, "location");
    xc_json_open(json, '{');
    xc_json_put_string(json, "path", xc_path_plain(evidence->path));
    xc_json_key(json, "lines");
    xc_json_open(json, '{');
    xc_json_put_integer(json, "begin", evidence->line ? evidence->line : 1);
    xc_json_close(json, '}');
    xc_json_close(json, '}');
}

static void put_finding(xc_json *json, const xc_checked *checked,
                        const xc_finding *finding) {
    size_t place = xc_finding_place(checked, finding);
    if (place >= finding->evidence_count) return;
    xc_json_open(json, '{');
    put_description(json, finding, place);
    xc_json_put_string(json, "check_name", finding->rule);
    xc_json_put_string(json, "fingerprint", finding->fingerprint);
    xc_json_put_string(json, "severity", severity_of(finding->severity));
    put_location(json, &finding->evidence[place]);
    xc_json_close(json, '}');
}

void xc_write_gitlab(xc_sink *sink, const xc_report *report,
                     const xc_style *style) {
    xc_json json;
    xc_checked checked;
    (void)style;
    if (xc_checked_init(&checked, report) < 0) sink->buffer.failed = true;
    xc_json_init(&json, &sink->buffer, true);
    xc_json_open(&json, '[');
    for (size_t i = 0; i < report->outcome.findings.count; i++) {
        put_finding(&json, &checked, &report->outcome.findings.items[i]);
        xc_sink_flush(sink);
    }
    xc_json_close(&json, ']');
    xc_buffer_putc(&sink->buffer, '\n');
    xc_checked_dispose(&checked);
    xc_sink_flush(sink);
}
