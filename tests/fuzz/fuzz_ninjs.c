/*
 * fuzz_ninjs.c - any bytes as a file of ninjs.
 */
#include "fuzz_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_read("ninjs", data, size);
}
