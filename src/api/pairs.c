/*
 * pairs.c - judges pairs of texts: a line of JSON in, a line of JSON out.
 *
 * Each pair is a desk of its own with two articles, "a" and "b", so that a
 * pair is judged as two files would be. A line that is no pair is told with
 * its number and gets no answer; the others go on.
 * Exports: xc_pairs_judge.
 */
#include <cjson/cJSON.h>
#include <string.h>

#include "api/desk.h"

/* What all the pairs of a file share. */
typedef struct judging {
    xc_context *context; /* the caller's, but every verdict is shown */
    xc_log log;
    xc_sink sink;
    xc_severity worst;
} judging;

/* What a side may say besides its text. */
static const char *const side_keys[] = {"text", "published", "title", "source"};

/* One side as the line of an article in JSON Lines. */
static xc_status add_side(xc_desk *desk, const cJSON *pair, const char *name,
                          xc_error *error) {
    static const xc_input input = {"jsonl", NULL, NULL};
    const cJSON *side = cJSON_GetObjectItemCaseSensitive(pair, name);
    const cJSON *text = cJSON_GetObjectItemCaseSensitive(side, "text");
    if (!cJSON_IsString(text)) {
        return xc_fail(error, XC_ERROR_FORMAT,
                       "\"%s\" is no object with a \"text\"", name);
    }
    xc_buffer line = XC_BUFFER_INIT;
    xc_json json;
    xc_json_init(&json, &line, false);
    xc_json_open(&json, '{');
    xc_json_put_string(&json, "id", name);
    for (size_t i = 0; i < sizeof side_keys / sizeof *side_keys; i++) {
        const cJSON *item =
            cJSON_GetObjectItemCaseSensitive(side, side_keys[i]);
        if (!cJSON_IsString(item)) continue;
        xc_json_put_string(&json, side_keys[i], item->valuestring);
    }
    xc_json_close(&json, '}');
    xc_buffer_putc(&line, '\n');
    xc_status status = xc_buffer_status(&line);
    if (status == XC_OK) {
        status = xc_desk_add_bytes(desk, name, line.bytes, line.length,
                                   XC_ROLE_CHECKED, &input, error);
    }
    xc_buffer_dispose(&line);
    return status;
}

static xc_status judge_pair(judging *j, const cJSON *pair, xc_error *error) {
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(pair, "id");
    if (!cJSON_IsString(id)) {
        return xc_fail(error, XC_ERROR_FORMAT,
                       "a pair needs an \"id\" that is a string");
    }
    xc_report *report = NULL;
    xc_desk *desk = xc_desk_new(j->context, error);
    if (!desk) return XC_ERROR_MEMORY;
    desk->between_only = true;
    xc_status status = add_side(desk, pair, "a", error);
    if (status == XC_OK) status = add_side(desk, pair, "b", error);
    if (status == XC_OK) {
        report = xc_desk_check(desk, error);
        if (!report) status = error->status;
    }
    if (report) {
        xc_severity worst = xc_report_get_worst(report);
        if (worst > j->worst) j->worst = worst;
        xc_pair_write(&j->sink, id->valuestring, report);
    }
    xc_report_free(report);
    xc_desk_free(desk);
    return status;
}

static xc_status judge_line(judging *j, const char *line, size_t length,
                            xc_error *error) {
    cJSON *pair = cJSON_ParseWithLength(line, length);
    if (!cJSON_IsObject(pair)) {
        cJSON_Delete(pair);
        return xc_fail(error, XC_ERROR_FORMAT, "the line is no object of JSON");
    }
    xc_status status = judge_pair(j, pair, error);
    cJSON_Delete(pair);
    return status;
}

static bool is_blank(const char *line, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (!strchr(" \t\r", line[i]) || line[i] == '\0') return false;
    }
    return true;
}

static xc_status judge_lines(judging *j, const char *path, const char *bytes,
                             size_t length, xc_error *error) {
    xc_status first = XC_OK;
    uint32_t number = 0;
    for (size_t at = 0; at < length && j->sink.status == XC_OK;) {
        const char *line = bytes + at;
        const char *end = memchr(line, '\n', length - at);
        size_t size = end ? (size_t)(end - line) : length - at;
        at += size + 1;
        number++;
        xc_error found = XC_ERROR_INIT;
        if (is_blank(line, size)) continue;
        xc_status status = judge_line(j, line, size, &found);
        if (status == XC_OK) continue;
        found.line = number;
        found.column = 1;
        xc_log_fail(&j->log, path, status, &found, error);
        if (first == XC_OK) first = status;
        if (status == XC_ERROR_MEMORY) break;
    }
    return first;
}

static xc_status judge_file(judging *j, const char *path, xc_error *error) {
    char *bytes = NULL;
    size_t length = 0;
    xc_error found = XC_ERROR_INIT;
    xc_status status = xc_file_read(path, j->context->options.max_bytes, &bytes,
                                    &length, &found);
    if (status < 0) {
        return xc_log_fail(&j->log, path, status, &found, error);
    }
    /* A byte-order mark is no JSON. */
    size_t skip = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    status = judge_lines(j, path, bytes + skip, length - skip, error);
    xc_release(bytes);
    return status;
}

xc_status xc_pairs_judge(xc_context *context, const char *path,
                         xc_severity *worst, xc_write_fn *write, void *user,
                         xc_error *error) {
    xc_context shared = *context;
    shared.options.show = ~0u;
    shared.options.jobs = 1; /* two texts at a time */
    shared.cache = NULL;
    shared.options.notice = NULL; /* told with the line of the pair */
    judging j = {.context = &shared, .worst = XC_SEVERITY_NONE};
    j.log.context = context;
    j.log.arena = xc_arena_new();
    if (!j.log.arena) return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    xc_sink_init(&j.sink, write, user);
    xc_status status = judge_file(&j, path, error);
    context->language = shared.language; /* opened on the way, or not */
    bool output = j.sink.status < 0;
    xc_status sent = xc_sink_finish(&j.sink, error);
    xc_arena_free(j.log.arena);
    if (worst) *worst = j.worst;
    return output || status == XC_OK ? sent : status;
}
