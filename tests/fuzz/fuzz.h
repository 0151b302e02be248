/*
 * fuzz.h - what the fuzz targets share: a promise that aborts when it is
 * broken, output that is kept, and bytes as a file.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include "crosscheck.h"

/* Called with each input; answers 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The settings that all inputs of a run share, so that the language is opened
 * once; freed at the end of the run. */
xc_context *fuzz_context(void);

/* Says what was promised and aborts, unless it holds. */
void fuzz_promise(bool holds, const char *promise);

/* A failure is negative, says so in *error and has a one-line message; a
 * success leaves *error alone. */
void fuzz_promise_status(xc_status status, const xc_error *error);

/* Output, kept to be looked at. */
typedef struct fuzz_output {
    char *bytes;
    size_t length;
} fuzz_output;

int fuzz_write(void *output, const char *bytes, size_t length);
void fuzz_output_free(fuzz_output *output);

/* Promises that each line of the output is JSON. */
void fuzz_promise_jsonl(const fuzz_output *output);

/* Writes the input into a file and answers its path; the same path for
 * every input of a run. It is removed at the end of the run. */
const char *fuzz_file(const uint8_t *data, size_t size);

/* True when that file still holds the input. */
bool fuzz_file_holds(const uint8_t *data, size_t size);

#endif
