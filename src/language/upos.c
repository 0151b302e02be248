/*
 * upos.c - turns parts of speech into their names.
 *
 * A value out of range has the name of what has no class: "X".
 * Exports: xc_upos_name.
 */
#include "language/language.h"

const char *xc_upos_name(xc_upos upos) {
    static const char *const names[] = {
        "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
        "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};
    size_t index = (size_t)upos;
    return index < sizeof names / sizeof *names ? names[index] : "X";
}
