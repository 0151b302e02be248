/*
 * baseline.c - the findings that a newsroom accepted: looks them up, takes in
 * new ones, and writes them as text.
 *
 * The text depends on what was accepted and on nothing else, so that it can
 * be kept beside the articles and looked at when it changes.
 * Exports: xc_baseline_* but for xc_baseline_read, xc_accepted_sort,
 * xc_fingerprint_valid, xc_day_valid.
 */
#include "api/baseline.h"

#include <stdlib.h>
#include <string.h>

#define BASELINE_BYTES ((size_t)16 * 1024 * 1024)

enum { FINGERPRINT_DIGITS = 16, DAY_LETTERS = 10 };

bool xc_fingerprint_valid(const char *text) {
    return strlen(text) == FINGERPRINT_DIGITS &&
           strspn(text, "0123456789abcdef") == FINGERPRINT_DIGITS;
}

bool xc_day_valid(const char *text) {
    return strlen(text) == DAY_LETTERS && xc_day_parse(text) != XC_DAY_UNKNOWN;
}

/* ------------------------------------------------------------------ */
/* Looking up                                                           */

static int compare_entries(const void *left, const void *right) {
    const xc_accepted *a = left, *b = right;
    return strcmp(a->fingerprint, b->fingerprint);
}

static int compare_articles(const void *left, const void *right) {
    const xc_accepted_article *a = left, *b = right;
    if (a->checked != b->checked) return a->checked ? -1 : 1;
    int order = strcmp(a->path, b->path);
    return order ? order : strcmp(a->id, b->id);
}

void xc_baseline_sort(xc_baseline *baseline) {
    if (baseline->items.count > 1)
        qsort(baseline->items.items, baseline->items.count,
              sizeof *baseline->items.items, compare_entries);
}

void xc_accepted_sort(xc_accepted *entry) {
    if (entry->articles.count > 1)
        qsort(entry->articles.items, entry->articles.count,
              sizeof *entry->articles.items, compare_articles);
}

xc_accepted *xc_baseline_find(const xc_baseline *baseline,
                              const char *fingerprint) {
    xc_accepted wanted = {.fingerprint = fingerprint};
    if (baseline->items.count == 0) return NULL;
    return bsearch(&wanted, baseline->items.items, baseline->items.count,
                   sizeof wanted, compare_entries);
}

/* ------------------------------------------------------------------ */
/* Opening                                                              */

static xc_status read_file(xc_baseline *baseline, const char *path,
                           xc_error *error) {
    char *bytes = NULL;
    size_t length = 0;
    XC_TRY(xc_file_read_settings(path, BASELINE_BYTES, &bytes, &length, error));
    xc_status status = xc_baseline_read(baseline, bytes, length, error);
    xc_release(bytes);
    return status;
}

xc_baseline *xc_baseline_new(const char *path, xc_error *error) {
    xc_status status = XC_ERROR_MEMORY;
    xc_baseline *baseline = xc_alloc(sizeof *baseline);
    if (baseline) baseline->arena = xc_arena_new();
    if (baseline && baseline->arena)
        status = path ? read_file(baseline, path, error) : XC_OK;
    if (status == XC_OK) return baseline;
    xc_fail(error, status, "out of memory");
    xc_baseline_free(baseline);
    return NULL;
}

void xc_baseline_free(xc_baseline *baseline) {
    if (!baseline) return;
    xc_arena_free(baseline->arena);
    xc_release(baseline);
}

size_t xc_baseline_count(const xc_baseline *baseline) {
    return baseline->items.count;
}

/* ------------------------------------------------------------------ */
/* Accepting                                                            */

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* A reason of any layout as one line; "" where it says nothing. */
static const char *one_line(xc_arena *arena, const char *text) {
    const char *valid = xc_text_valid(arena, text ? text : "");
    char *line = valid ? xc_arena_string(arena, valid) : NULL;
    size_t length = 0;
    if (!line) return NULL;
    for (const char *c = valid; *c; c++) {
        bool blank = is_blank(*c);
        if (blank && (length == 0 || line[length - 1] == ' ')) continue;
        line[length++] = blank ? ' ' : *c;
    }
    if (length > 0 && line[length - 1] == ' ') length--;
    line[length] = '\0';
    return line;
}

static bool is_checked(const xc_report *report, const xc_evidence *evidence) {
    for (size_t i = 0; i < report->outcome.articles.count; i++) {
        const xc_report_article *a = &report->outcome.articles.items[i];
        if (strcmp(a->id, evidence->article) == 0 &&
            strcmp(a->path, evidence->path) == 0)
            return a->role == XC_ROLE_CHECKED;
    }
    return false;
}

static bool has_article(const xc_accepted *entry, const char *path,
                        const char *id) {
    for (size_t i = 0; i < entry->articles.count; i++)
        if (strcmp(entry->articles.items[i].path, path) == 0 &&
            strcmp(entry->articles.items[i].id, id) == 0)
            return true;
    return false;
}

static xc_status add_article(xc_baseline *baseline, xc_accepted *entry,
                             const xc_report *report,
                             const xc_evidence *evidence) {
    if (has_article(entry, evidence->path, evidence->article)) return XC_OK;
    xc_accepted_article article = {
        xc_arena_string(baseline->arena, evidence->path),
        xc_arena_string(baseline->arena, evidence->article),
        is_checked(report, evidence)};
    if (!article.path || !article.id) return XC_ERROR_MEMORY;
    return XC_PUSH(baseline->arena, &entry->articles, article);
}

/* Of a finding that shows not all of its articles none is kept: that it is
 * gone could not be known. */
static xc_status describe(xc_baseline *baseline, xc_accepted *entry,
                          const xc_report *report, const xc_finding *finding) {
    entry->rule = xc_arena_string(baseline->arena, finding->rule);
    entry->verdict = finding->verdict;
    entry->says = one_line(baseline->arena, finding->message);
    if (!entry->rule || !entry->says) return XC_ERROR_MEMORY;
    entry->articles.count = 0;
    if (finding->evidence_count >= XC_MAX_EVIDENCE) return XC_OK;
    for (size_t i = 0; i < finding->evidence_count; i++)
        XC_TRY(add_article(baseline, entry, report, &finding->evidence[i]));
    xc_accepted_sort(entry);
    return XC_OK;
}

/* The entry of a fingerprint, made when there is none. */
static xc_status get_entry(xc_baseline *baseline, const char *fingerprint,
                           xc_accepted **entry) {
    *entry = xc_baseline_find(baseline, fingerprint);
    if (*entry) return XC_OK;
    xc_accepted fresh = {.fingerprint =
                             xc_arena_string(baseline->arena, fingerprint),
                         .reason = ""};
    XC_TRY_NEW(fresh.fingerprint);
    XC_TRY(XC_PUSH(baseline->arena, &baseline->items, fresh));
    xc_baseline_sort(baseline);
    *entry = xc_baseline_find(baseline, fingerprint);
    return XC_OK;
}

static xc_status accept(xc_baseline *baseline, const char *fingerprint,
                        const char *reason, const char *until,
                        const xc_report *report, const xc_finding *finding) {
    xc_accepted *entry = NULL;
    XC_TRY(get_entry(baseline, fingerprint, &entry));
    entry->reason = reason;
    entry->until = until ? xc_arena_string(baseline->arena, until) : NULL;
    if (until && !entry->until) return XC_ERROR_MEMORY;
    return finding ? describe(baseline, entry, report, finding) : XC_OK;
}

xc_status xc_baseline_accept(xc_baseline *baseline, const char *fingerprint,
                             const char *reason, const char *until,
                             const xc_report *report, xc_error *error) {
    const char *line = one_line(baseline->arena, reason);
    if (!line) return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    if (!xc_fingerprint_valid(fingerprint))
        return xc_fail(error, XC_ERROR_ARGUMENT,
                       "\"%.40s\" is no fingerprint; a report gives one for "
                       "each finding, as 16 digits and letters a to f",
                       fingerprint);
    if (!*line)
        return xc_fail(error, XC_ERROR_ARGUMENT,
                       "a finding is accepted for a reason; say which");
    if (until && !xc_day_valid(until))
        return xc_fail(error, XC_ERROR_ARGUMENT,
                       "\"%.40s\" is no date; write it as 2025-02-12", until);
    const xc_finding *finding =
        report ? xc_report_find(report, fingerprint) : NULL;
    if (report && !finding)
        return xc_fail(error, XC_ERROR_NOT_FOUND,
                       "nothing that was found has the fingerprint %s",
                       fingerprint);
    xc_status status =
        accept(baseline, fingerprint, line, until, report, finding);
    if (status < 0) return xc_fail(error, status, "out of memory");
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Writing                                                              */

/* Controls and backslashes as escapes, and blanks at the ends: a value is one
 * line, and the ends of lines are often trimmed. */
static void put_value(xc_buffer *out, const char *value) {
    for (const char *c = value; *c; c++) {
        unsigned char byte = (unsigned char)*c;
        bool end = byte == ' ' && (c == value || !c[1]);
        if (byte < 0x20 || byte == 0x7f || byte == '\\' || end)
            xc_buffer_printf(out, "\\x%02x", byte);
        else
            xc_buffer_putc(out, *c);
    }
}

static void put_field(xc_buffer *out, const char *name, const char *value) {
    if (!value) return;
    xc_buffer_printf(out, "  %s: ", name);
    put_value(out, value);
    xc_buffer_putc(out, '\n');
}

/* The id follows behind a tab where it is not the path. */
static void put_article(xc_buffer *out, const xc_accepted_article *article) {
    xc_buffer_printf(out, "  %s: ", article->checked ? "checked" : "against");
    put_value(out, article->path);
    if (strcmp(article->id, article->path) != 0) {
        xc_buffer_putc(out, '\t');
        put_value(out, article->id);
    }
    xc_buffer_putc(out, '\n');
}

static void put_entry(xc_buffer *out, const xc_accepted *entry) {
    xc_buffer_printf(out, "\n%s", entry->fingerprint);
    if (entry->rule)
        xc_buffer_printf(out, " %s %s", entry->rule,
                         xc_verdict_name(entry->verdict));
    xc_buffer_putc(out, '\n');
    put_field(out, "reason", entry->reason);
    put_field(out, "until", entry->until);
    put_field(out, "says", entry->says);
    for (size_t i = 0; i < entry->articles.count; i++)
        put_article(out, &entry->articles.items[i]);
}

xc_status xc_baseline_write(const xc_baseline *baseline, xc_write_fn *write,
                            void *user, xc_error *error) {
    xc_sink sink;
    xc_sink_init(&sink, write, user);
    xc_buffer_puts(&sink.buffer,
                   "# Findings that were accepted, and why. Written by "
                   "\"crosscheck accept\"; take a\n"
                   "# block out to have its finding reported again.\n");
    for (size_t i = 0; i < baseline->items.count; i++) {
        put_entry(&sink.buffer, &baseline->items.items[i]);
        xc_sink_flush(&sink);
    }
    return xc_sink_finish(&sink, error);
}
