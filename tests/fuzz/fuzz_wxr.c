/*
 * fuzz_wxr.c - any bytes as an export of WordPress.
 */
#include "fuzz_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_read("wxr", data, size);
}
