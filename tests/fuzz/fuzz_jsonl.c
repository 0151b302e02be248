/*
 * fuzz_jsonl.c - any bytes as articles in JSON Lines; what is written of them
 * can be read back.
 */
#include "fuzz.h"

/* Reads JSON Lines and writes what was understood; answers the status of
 * reading. */
static xc_status read_and_write(const void *bytes, size_t size,
                                fuzz_output *output) {
    xc_error error = XC_ERROR_INIT;
    xc_desk *desk = xc_desk_new(fuzz_context(), &error);
    fuzz_promise(desk != NULL, "a desk can be made");
    xc_input input = XC_INPUT_INIT;
    input.format = "jsonl";
    xc_status read = xc_desk_add_bytes(desk, "a.jsonl", bytes, size,
                                       XC_ROLE_CHECKED, &input, &error);
    fuzz_promise_status(read, &error);
    xc_error later = XC_ERROR_INIT;
    xc_status written =
        xc_desk_write_facts(desk, "jsonl", NULL, fuzz_write, output, &later);
    fuzz_promise_status(written, &later);
    fuzz_promise(written == XC_OK, "what is on the desk can be written");
    fuzz_promise_jsonl(output);
    xc_desk_free(desk);
    return read;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz_output first = {NULL, 0}, second = {NULL, 0};
    read_and_write(data, size, &first);
    if (first.length > 0)
        fuzz_promise(read_and_write(first.bytes, first.length, &second) ==
                         XC_OK,
                     "what facts gives can be read back");
    fuzz_output_free(&first);
    fuzz_output_free(&second);
    return 0;
}
