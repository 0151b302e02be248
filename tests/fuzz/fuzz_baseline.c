/*
 * fuzz_baseline.c - any bytes as accepted findings: refused with their place,
 * or taken; what is taken is written in a form that is read again and does not
 * change any more.
 */
#include <string.h>

#include "fuzz.h"

static fuzz_output write_out(const xc_baseline *baseline) {
    fuzz_output text = {NULL, 0};
    xc_error error = XC_ERROR_INIT;
    fuzz_promise(xc_baseline_write(baseline, fuzz_write, &text, &error) ==
                     XC_OK,
                 "what was taken can be written");
    return text;
}

static void come_round(const xc_baseline *baseline) {
    xc_error error = XC_ERROR_INIT;
    fuzz_output first = write_out(baseline);
    xc_baseline *again = xc_baseline_new(
        fuzz_file((const uint8_t *)first.bytes, first.length), &error);
    fuzz_promise(again != NULL, "what was written can be read");
    fuzz_promise(xc_baseline_count(again) == xc_baseline_count(baseline),
                 "nothing is lost or added");
    fuzz_output second = write_out(again);
    fuzz_promise(first.length == second.length &&
                     memcmp(first.bytes, second.bytes, first.length) == 0,
                 "the bytes last");
    fuzz_output_free(&second);
    fuzz_output_free(&first);
    xc_baseline_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    xc_error error = XC_ERROR_INIT;
    xc_baseline *baseline = xc_baseline_new(fuzz_file(data, size), &error);
    fuzz_promise_status(error.status, &error);
    fuzz_promise(baseline || error.status < 0, "no baseline without an error");
    fuzz_promise(error.status != XC_ERROR_FORMAT || error.line > 0,
                 "what is refused has a place");
    if (baseline) {
        xc_baseline_accept(baseline, "0123456789abcdef", "fuzz\n\\", NULL, NULL,
                           &error);
        come_round(baseline);
    }
    xc_baseline_free(baseline);
    return 0;
}
