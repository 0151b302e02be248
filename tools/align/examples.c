/*
 * examples.c - reads labelled pairs and has the program weigh the figures of
 * each: the features are those that it will see.
 * Exports: align_rows_read.
 */
#include "examples.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

#include "api/desk.h"
#include "base/hash.h"

#include "../files.h"

typedef struct reader {
    align_rows *rows;
    align_row row;
} reader;

static xc_status watch(void *user, const xc_matching *matching) {
    reader *r = user;
    align_candidate candidate = {.dated = matching->dated};
    memcpy(candidate.features, matching->features, sizeof candidate.features);
    return XC_PUSH(r->rows->arena, &r->row.candidates, candidate);
}

/* A side of the pair as the line of an article. */
static xc_status lay(xc_desk *desk, const cJSON *pair, const char *name,
                     xc_error *error) {
    static const xc_input input = {"jsonl", NULL, NULL};
    cJSON *side = cJSON_GetObjectItemCaseSensitive(pair, name);
    if (!cJSON_AddStringToObject(side, "id", name))
        return xc_fail(error, XC_ERROR_FORMAT, "no side \"%s\"", name);
    char *line = cJSON_PrintUnformatted(side);
    if (!line) return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    xc_status status = xc_desk_add_bytes(desk, name, line, strlen(line),
                                         XC_ROLE_CHECKED, &input, error);
    cJSON_free(line);
    return status;
}

static xc_status weigh(xc_context *context, const cJSON *pair,
                       xc_error *error) {
    xc_desk *desk = xc_desk_new(context, error);
    xc_report *report = NULL;
    if (!desk) return XC_ERROR_MEMORY;
    desk->between_only = true;
    xc_status status = lay(desk, pair, "a", error);
    if (status == XC_OK) status = lay(desk, pair, "b", error);
    if (status == XC_OK) {
        report = xc_desk_check(desk, error);
        if (!report) status = error->status;
    }
    xc_report_free(report);
    xc_desk_free(desk);
    return status;
}

static xc_status read_row(reader *r, xc_context *context, const char *line,
                          size_t length, xc_error *error) {
    cJSON *pair = cJSON_ParseWithLength(line, length);
    const cJSON *label = cJSON_GetObjectItemCaseSensitive(pair, "label");
    const cJSON *topic = cJSON_GetObjectItemCaseSensitive(pair, "topic");
    xc_status status = XC_OK;
    if (!cJSON_IsString(label) || !cJSON_IsString(topic))
        status = xc_fail(error, XC_ERROR_FORMAT, "no label or no topic");
    if (status == XC_OK) {
        r->row = (align_row){
            .line = xc_arena_copy(r->rows->arena, line, length),
            .topic = xc_hash_string(XC_HASH_INIT, topic->valuestring),
            .conflict = strcmp(label->valuestring, "REFUTES") == 0};
        status = r->row.line ? weigh(context, pair, error) : XC_ERROR_MEMORY;
    }
    cJSON_Delete(pair);
    if (status != XC_OK) return status;
    return XC_PUSH(r->rows->arena, &r->rows->items, r->row);
}

bool align_rows_read(align_rows *rows, const char *path) {
    xc_buffer file = XC_BUFFER_INIT;
    xc_error error = XC_ERROR_INIT;
    reader r = {.rows = rows};
    if (!file_read(path, &file)) return false;
    xc_context *context = xc_context_new(NULL, &error);
    xc_status status = context ? XC_OK : XC_ERROR_MEMORY;
    if (context) {
        context->watch = watch;
        context->watcher = &r;
    }
    const char *line;
    size_t at = 0, length, number = 0;
    while (status == XC_OK && (line = file_next_line(&file, &at, &length))) {
        number++;
        if (length > 0) status = read_row(&r, context, line, length, &error);
    }
    xc_context_free(context);
    xc_buffer_dispose(&file);
    if (status != XC_OK)
        fprintf(stderr, "%s:%zu: %s\n", path, number, error.message);
    return status == XC_OK;
}
