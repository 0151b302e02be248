/*
 * fuzz_newsml.c - any bytes as a file of newsml.
 */
#include "fuzz_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_read("newsml", data, size);
}
