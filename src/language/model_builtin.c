/*
 * model_builtin.c - the weights file english.model as bytes of the library.
 *
 * The assembler reads the file: as an array in C it would take a compiler
 * longer than everything else. XC_MODEL_FILE is its path.
 * Exports: xc_model_builtin.
 */
#include "language/model.h"

__asm__(".pushsection .rodata\n"
        ".balign 16\n"
        ".global xc_model_bytes\n"
        ".hidden xc_model_bytes\n"
        "xc_model_bytes:\n"
        ".incbin \"" XC_MODEL_FILE "\"\n"
        ".global xc_model_end\n"
        ".hidden xc_model_end\n"
        "xc_model_end:\n"
        ".byte 0\n"
        ".popsection\n");

extern const char xc_model_bytes[] __attribute__((visibility("hidden")));
extern const char xc_model_end[] __attribute__((visibility("hidden")));

xc_section xc_model_builtin(void) {
    xc_section file = {xc_model_bytes, (size_t)((uintptr_t)xc_model_end -
                                                (uintptr_t)xc_model_bytes)};
    return file;
}
