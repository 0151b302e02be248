/*
 * fuzz_pairs.c - any bytes as pairs of texts in JSON Lines.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    xc_error error = XC_ERROR_INIT;
    fuzz_output output = {NULL, 0};
    xc_context *context = fuzz_context();
    xc_severity worst = XC_SEVERITY_NONE;
    xc_status status = xc_pairs_judge(context, fuzz_file(data, size), &worst,
                                      fuzz_write, &output, &error);
    fuzz_promise_status(status, &error);
    fuzz_promise_jsonl(&output);
    fuzz_output_free(&output);
    return 0;
}
