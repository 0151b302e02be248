/*
 * fuzz.c - see fuzz.h.
 */
#include "fuzz.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char path[64];
static xc_context *context;

static void free_context(void) {
    xc_context_free(context);
}

xc_context *fuzz_context(void) {
    if (context) return context;
    xc_error error = XC_ERROR_INIT;
    context = xc_context_new(NULL, &error);
    fuzz_promise(context != NULL, "a context can be made");
    atexit(free_context);
    return context;
}

void fuzz_promise(bool holds, const char *promise) {
    if (holds) return;
    fprintf(stderr, "broken promise: %s\n", promise);
    abort();
}

void fuzz_promise_status(xc_status status, const xc_error *error) {
    fuzz_promise(status <= 0, "a status is 0 or negative");
    if (status == XC_OK) return;
    fuzz_promise(error->status == status, "the error has the status answered");
    fuzz_promise(error->message[0] != '\0', "a failure has a message");
    fuzz_promise(!strchr(error->message, '\n'), "a message is one line");
}

int fuzz_write(void *output, const char *bytes, size_t length) {
    fuzz_output *out = output;
    char *more = realloc(out->bytes, out->length + length + 1);
    if (!more) return -1;
    if (length > 0) memcpy(more + out->length, bytes, length);
    out->bytes = more;
    out->length += length;
    more[out->length] = '\0';
    return 0;
}

void fuzz_output_free(fuzz_output *output) {
    free(output->bytes);
    *output = (fuzz_output){NULL, 0};
}

void fuzz_promise_jsonl(const fuzz_output *output) {
    if (output->length == 0) return;
    fuzz_promise(strlen(output->bytes) == output->length,
                 "output has no NUL byte");
    for (const char *line = output->bytes; *line;) {
        const char *end = strchr(line, '\n');
        fuzz_promise(end != NULL, "output ends with a line end");
        cJSON *json = cJSON_ParseWithLength(line, (size_t)(end - line));
        fuzz_promise(cJSON_IsObject(json), "a line is a JSON object");
        cJSON_Delete(json);
        line = end + 1;
    }
}

static void remove_file(void) {
    unlink(path);
}

const char *fuzz_file(const uint8_t *data, size_t size) {
    if (!path[0]) {
        snprintf(path, sizeof path, "/tmp/crosscheck-fuzz-%ld", (long)getpid());
        atexit(remove_file);
    }
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(data, 1, size, file) == size;
    if (file) good = fclose(file) == 0 && good;
    if (good) return path;
    perror(path);
    exit(1);
}

bool fuzz_file_holds(const uint8_t *data, size_t size) {
    FILE *file = fopen(path, "rb");
    bool same = file != NULL;
    for (size_t i = 0; same && i < size; i++)
        same = fgetc(file) == data[i];
    same = same && fgetc(file) == EOF;
    if (file) fclose(file);
    return same;
}
