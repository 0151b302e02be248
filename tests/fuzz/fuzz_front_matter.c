/*
 * fuzz_front_matter.c - any bytes between the fences of front matter; the
 * first byte says in which language.
 */
#include "fuzz_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const fences[][2] = {
        {"---\n", "\n---\n"}, {"+++\n", "\n+++\n"}, {"---json\n", "\n---\n"}};
    if (size == 0) return 0;
    const char *const *fence = fences[data[0] % 3];
    xc_buffer file = XC_BUFFER_INIT;
    xc_buffer_puts(&file, fence[0]);
    xc_buffer_add(&file, (const char *)data + 1, size - 1);
    xc_buffer_puts(&file, fence[1]);
    xc_buffer_puts(&file, "Twelve of 20 mills stand still.\n");
    fuzz_promise(!file.failed, "there is memory");
    int answer =
        fuzz_read("markdown", (const uint8_t *)file.bytes, file.length);
    xc_buffer_dispose(&file);
    return answer;
}
