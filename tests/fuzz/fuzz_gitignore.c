/*
 * fuzz_gitignore.c - any bytes as a path, on the first line, and a .gitignore
 * behind it: what it says of the path is the same however often it is asked,
 * and the opposite of nothing but a "!".
 */
#include <string.h>

#include "api/gitignore.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char *bytes = (const char *)data;
    const char *end = size ? memchr(bytes, '\n', size) : NULL;
    size_t length = end ? (size_t)(end - bytes) : size;
    xc_arena *arena = xc_arena_new();
    fuzz_promise(arena != NULL, "an arena can be made");
    const char *path = xc_arena_copy(arena, size ? bytes : "", length);
    const char *lines = end ? end + 1 : "";
    size_t left = end ? size - length - 1 : 0, lost = 0;
    const xc_gitignore *above = NULL, *rules = NULL;
    fuzz_promise(path && xc_gitignore_read(arena, NULL, "", lines, left, &above,
                                           &lost) == XC_OK,
                 "any bytes are a .gitignore");
    fuzz_promise(xc_gitignore_read(arena, above, "a/", lines, left, &rules,
                                   &lost) == XC_OK,
                 "any bytes are a .gitignore below another");
    xc_gitignore_verdict verdict = xc_gitignore_judge(rules, path, false);
    fuzz_promise(verdict == xc_gitignore_judge(rules, path, false),
                 "one path has one verdict");
    fuzz_promise(verdict != XC_GITIGNORE_IN || memchr(lines, '!', left),
                 "nothing is taken back in without a \"!\"");
    if (xc_gitignore_judge(above, path, false) != XC_GITIGNORE_SILENT)
        fuzz_promise(xc_gitignore_judge(above, path, true) !=
                         XC_GITIGNORE_SILENT,
                     "what matches a file matches a folder of that name");
    xc_arena_free(arena);
    return 0;
}
