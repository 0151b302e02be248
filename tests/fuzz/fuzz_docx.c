/*
 * fuzz_docx.c - any bytes as a docx: as the zip where they begin like one,
 * else as the word/document.xml in it, which checksums would keep fuzzers
 * from.
 */
#include "docx_zip.h"
#include "fuzz_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    size_t length = 0;
    if (size >= 4 && memcmp(data, "PK\003\004", 4) == 0)
        return fuzz_read("docx", data, size);
    char *zip = zip_part("word/document.xml", data, size, &length);
    fuzz_promise(zip != NULL, "a zip can be made");
    int result = fuzz_read("docx", (const uint8_t *)zip, length);
    free(zip);
    return result;
}
