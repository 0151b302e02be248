/*
 * gazetteer.c - looks names up in the table that tools/gazetteer.c made.
 *
 * The assembler reads the file, as it does the weights of the language.
 * XC_GAZETTEER_FILE is its path.
 * Exports: xc_gazetteer_find, xc_gazetteer_step, xc_gazetteer_commonness.
 */
#include "lexicon/gazetteer.h"

#include <string.h>

__asm__(".pushsection .rodata\n"
        ".balign 16\n"
        ".global xc_gazetteer_bytes\n"
        ".hidden xc_gazetteer_bytes\n"
        "xc_gazetteer_bytes:\n"
        ".incbin \"" XC_GAZETTEER_FILE "\"\n"
        ".global xc_gazetteer_end\n"
        ".hidden xc_gazetteer_end\n"
        "xc_gazetteer_end:\n"
        ".byte 0\n"
        ".popsection\n");

extern const unsigned char xc_gazetteer_bytes[]
    __attribute__((visibility("hidden")));
extern const unsigned char xc_gazetteer_end[]
    __attribute__((visibility("hidden")));

static uint32_t number_at(const unsigned char *b) {
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
           (uint32_t)b[3] << 24;
}

static unsigned look_up(uint64_t hash) {
    size_t slots =
        (size_t)((uintptr_t)xc_gazetteer_end - (uintptr_t)xc_gazetteer_bytes) /
        XC_GAZETTEER_SLOT;
    uint32_t check = (uint32_t)(hash >> 32);
    for (size_t at = xc_gazetteer_slot(hash, slots);;
         at = (at + 1) & (slots - 1)) {
        const unsigned char *slot = xc_gazetteer_bytes + at * XC_GAZETTEER_SLOT;
        unsigned bits = number_at(slot + 4);
        if (bits == 0) return 0;
        if (number_at(slot) == check) return bits;
    }
}

enum {
    COMMONNESS = XC_GAZETTEER_BASIC | XC_GAZETTEER_FREQUENT | XC_GAZETTEER_KNOWN
};

unsigned xc_gazetteer_step(uint64_t *state, const char *word) {
    *state = xc_gazetteer_hash(*state, word, strlen(word));
    return look_up(*state) & ~(unsigned)COMMONNESS;
}

unsigned xc_gazetteer_commonness(const char *word) {
    return look_up(xc_gazetteer_hash(0, word, strlen(word))) & COMMONNESS;
}

unsigned xc_gazetteer_find(const char *word) {
    uint64_t state = 0;
    return xc_gazetteer_step(&state, word);
}
