/*
 * fuzz_nitf.c - any bytes as a file of nitf.
 */
#include "fuzz_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_read("nitf", data, size);
}
