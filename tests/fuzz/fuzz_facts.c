/*
 * fuzz_facts.c - any bytes as a plain text article: read, understood, written
 * as JSON and as a table, compared with themselves.
 */
#include "fuzz.h"

static void write_facts(xc_desk *desk, const char *format, bool lines) {
    xc_error error = XC_ERROR_INIT;
    fuzz_output output = {NULL, 0};
    xc_status status =
        xc_desk_write_facts(desk, format, NULL, fuzz_write, &output, &error);
    fuzz_promise_status(status, &error);
    fuzz_promise(status == XC_OK, "what is on the desk can be written");
    if (lines) fuzz_promise_jsonl(&output);
    fuzz_output_free(&output);
}

static void check(xc_desk *desk) {
    xc_error error = XC_ERROR_INIT;
    fuzz_output output = {NULL, 0};
    xc_report *report = xc_desk_check(desk, &error);
    fuzz_promise(report != NULL, "what is on the desk can be compared");
    fuzz_promise(xc_report_write(report, "json", NULL, fuzz_write, &output,
                                 &error) == XC_OK,
                 "a report can be written");
    fuzz_output_free(&output);
    xc_report_free(report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    xc_error error = XC_ERROR_INIT;
    xc_desk *desk = xc_desk_new(fuzz_context(), &error);
    fuzz_promise(desk != NULL, "a desk can be made");
    xc_input input = XC_INPUT_INIT;
    input.format = "text";
    for (int copy = 0; copy < 2; copy++) {
        const char *name = copy ? "b.txt" : "a.txt";
        xc_status status = xc_desk_add_bytes(desk, name, data, size,
                                             XC_ROLE_CHECKED, &input, &error);
        fuzz_promise_status(status, &error);
    }
    write_facts(desk, "jsonl", true);
    write_facts(desk, "text", false);
    check(desk);
    xc_desk_free(desk);
    return 0;
}
