/*
 * plain.c - turns a stretch of text into small words with their clauses, and
 * finds the rows of word lists among them. It knows no tags and no tree.
 * Exports: xc_plain_next, xc_plain_match.
 */
#include "compare/events/plain.h"

#include <ctype.h>
#include <string.h>

#include "extract/extractor.h"

static bool is_mark(char c) {
    return c == ',' || c == ';' || c == ':' || c == '"' || c == '(' || c == ')';
}

/* Bytes of a typographic apostrophe, or of a dash or quotation mark, which ends
 * a clause, at a place; 0: none. */
static uint32_t quote_at(const char *at, uint32_t left, bool *apostrophe) {
    if (left < 3 || memcmp(at, "\xe2\x80", 2) != 0) return 0;
    *apostrophe = at[2] == '\x99';
    return *apostrophe || at[2] == '\x93' || at[2] == '\x94' ||
                   at[2] == '\x9c' || at[2] == '\x9d'
               ? 3
               : 0;
}

static bool is_word_byte(char c) {
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || c == '\'' ||
           c == '-';
}

bool xc_plain_next(const xc_text *text, uint32_t *at, uint32_t end,
                   xc_plain_word *out) {
    size_t used = 0;
    bool apostrophe = false;
    *out = (xc_plain_word){.breaks = false};
    for (uint32_t n; *at < end; *at += n) {
        const char *c = text->bytes + *at;
        n = quote_at(c, end - *at, &apostrophe);
        if (n == 0 && is_word_byte(*c)) break;
        if (n > 0 || is_mark(*c)) out->breaks = true;
        if (n == 0) n = 1;
    }
    out->span.start = *at;
    for (uint32_t n; *at < end; *at += n) {
        const char *c = text->bytes + *at;
        n = quote_at(c, end - *at, &apostrophe);
        if ((n > 0 && !apostrophe) || (n == 0 && !is_word_byte(*c))) break;
        if (used + 1 < XC_PLAIN_BYTES)
            out->bytes[used++] =
                n > 0 ? '\'' : (char)tolower((unsigned char)*c);
        if (n == 0) n = 1;
    }
    out->bytes[used] = '\0';
    out->span.end = *at;
    return out->span.end > out->span.start;
}

const xc_lexeme *xc_plain_match(xc_lexicon_id lexicon,
                                const xc_plain_word *words, size_t count,
                                size_t at, size_t *taken) {
    xc_matcher matcher;
    xc_matcher_init(&matcher, lexicon);
    for (size_t i = at; i < count; i++)
        if (!xc_matcher_add(&matcher, words[i].bytes)) break;
    *taken = matcher.best.lexeme ? matcher.best.count : 1;
    return matcher.best.lexeme;
}
