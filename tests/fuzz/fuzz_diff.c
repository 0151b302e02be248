/*
 * fuzz_diff.c - any bytes as a diff: refused with their line, or taken; and the
 * same whether they come at once or byte by byte.
 */
#include "fuzz.h"

static xc_status read_diff(const uint8_t *data, size_t size, size_t step,
                           xc_error *error) {
    xc_changes *changes = xc_changes_new(error);
    fuzz_promise(changes != NULL, "changes can be made");
    xc_status status = XC_OK;
    for (size_t at = 0; at < size && status == XC_OK; at += step) {
        size_t piece = size - at < step ? size - at : step;
        status = xc_changes_read_diff(changes, "fuzz", (const char *)data + at,
                                      piece, error);
    }
    if (status == XC_OK)
        status = xc_changes_read_diff(changes, "fuzz", NULL, 0, error);
    xc_changes_free(changes);
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    xc_error whole = XC_ERROR_INIT, bytes = XC_ERROR_INIT;
    xc_status status = read_diff(data, size, size ? size : 1, &whole);
    fuzz_promise_status(status, &whole);
    fuzz_promise(status == XC_OK || status == XC_ERROR_FORMAT ||
                     status == XC_ERROR_LIMIT,
                 "a diff fails by its form");
    fuzz_promise(status != XC_ERROR_FORMAT || whole.line > 0,
                 "what is refused has a place");
    fuzz_promise(read_diff(data, size, 1, &bytes) == status,
                 "pieces change nothing");
    fuzz_promise(bytes.line == whole.line, "nor does the place");
    return 0;
}
