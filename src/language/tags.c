/*
 * tags.c - answers what a part of speech, a tag or a relation is called.
 *
 * A part of speech out of range has the name of what has no class: "X".
 * Exports: xc_upos_name, xc_upos_find, xc_token_has_tag, xc_token_is_wh,
 * xc_relation_is.
 */
#include <string.h>

#include "language/language.h"

const char *xc_upos_name(xc_upos upos) {
    static const char *const names[] = {
        "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
        "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};
    size_t index = (size_t)upos;
    return index < sizeof names / sizeof *names ? names[index] : "X";
}

xc_upos xc_upos_find(const char *name, size_t length) {
    for (int i = XC_UPOS_X; i <= XC_UPOS_VERB; i++) {
        const char *other = xc_upos_name((xc_upos)i);
        if (strlen(other) == length && memcmp(other, name, length) == 0)
            return (xc_upos)i;
    }
    return XC_UPOS_X;
}

bool xc_token_has_tag(const xc_token *token, const char *xpos) {
    return token->xpos && strcmp(token->xpos, xpos) == 0;
}

bool xc_token_is_wh(const xc_token *token) {
    return token->xpos && token->xpos[0] == 'W';
}

bool xc_relation_is(const char *relation, const char *universal) {
    size_t length = strlen(universal);
    return relation && strncmp(relation, universal, length) == 0 &&
           (relation[length] == '\0' || relation[length] == ':');
}
