/*
 * fuzz_markdown.c - any bytes as Markdown with front matter.
 */
#include "fuzz_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    return fuzz_read("markdown", data, size);
}
