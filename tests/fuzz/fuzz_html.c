/*
 * fuzz_html.c - any bytes as a page of HTML.
 */
#include "fuzz_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_read("html", data, size);
}
