/*
 * fuzz_weights.c - any bytes as a file of alignment weights: taken, and a
 * pair judged with them, or refused with its line.
 */
#include <string.h>

#include "fuzz.h"

static void judge(xc_context *context) {
    static const char *const texts[] = {
        "Eight of the 31 members are still behind the 2 percent goal.",
        "Twenty-three of the 32 members hit the 2% mark."};
    xc_error error = XC_ERROR_INIT;
    xc_desk *desk = xc_desk_new(context, &error);
    fuzz_promise(desk != NULL, "a desk can be made");
    for (size_t i = 0; i < 2; i++)
        xc_desk_add_bytes(desk, i ? "b" : "a", texts[i], strlen(texts[i]),
                          XC_ROLE_CHECKED, NULL, &error);
    xc_report *report = xc_desk_check(desk, &error);
    fuzz_promise(report != NULL, "weights that were taken can be used");
    for (size_t i = 0; i < xc_report_get_finding_count(report); i++) {
        double confidence = xc_report_get_finding(report, i)->confidence;
        fuzz_promise(confidence >= 0 && confidence <= 1,
                     "a confidence is from 0 to 1");
    }
    xc_report_free(report);
    xc_desk_free(desk);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    xc_error error = XC_ERROR_INIT;
    xc_options options = XC_OPTIONS_INIT;
    options.weights_path = fuzz_file(data, size);
    xc_context *context = xc_context_new(&options, &error);
    fuzz_promise(context || error.status < 0, "no context without an error");
    if (context) judge(context);
    xc_context_free(context);
    return 0;
}
