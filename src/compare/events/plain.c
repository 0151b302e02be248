/*
 * plain.c - turns a stretch of text into small words with their clauses, and
 * finds the rows of word lists among them. It knows no tags and no tree.
 * Exports: xc_plain_*.
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

/* The longest row that begins at a word; NULL: none. *taken gets its words, 1
 * where there is none. */
static const xc_lexeme *match(xc_lexicon_id lexicon, const xc_plain_word *words,
                              size_t count, size_t at, size_t *taken) {
    xc_matcher matcher;
    xc_matcher_init(&matcher, lexicon);
    for (size_t i = at; i < count; i++)
        if (!xc_matcher_add(&matcher, words[i].bytes)) break;
    *taken = matcher.best.lexeme ? matcher.best.count : 1;
    return matcher.best.lexeme;
}

/* ------------------------------------------------------------------ */
/* Sentences                                                            */

static bool is_year(const char *form) {
    enum { YEAR_DIGITS = 4 };
    return strlen(form) == YEAR_DIGITS && (*form == '1' || *form == '2') &&
           strspn(form, "0123456789") == YEAR_DIGITS;
}

void xc_plain_line_read(const xc_text *text, xc_span span,
                        xc_lexicon_id lexicon, int role_of,
                        xc_plain_line *out) {
    xc_plain_word words[XC_PLAIN_MOST];
    size_t count = 0, taken;
    uint16_t clause = 0;
    uint32_t at = span.start;
    while (count < XC_PLAIN_MOST &&
           xc_plain_next(text, &at, span.end, &words[count]))
        count++;
    out->text = text;
    out->role_of = role_of;
    out->count = 0;
    out->dated = false;
    for (size_t i = 0; i < count; i += taken) {
        xc_plain_item one = {.row = match(lexicon, words, count, i, &taken)};
        one.span =
            (xc_span){words[i].span.start, words[i + taken - 1].span.end};
        if (words[i].breaks) clause++;
        one.clause = clause;
        if (is_year(words[i].bytes)) out->dated = true;
        out->items[out->count++] = one;
    }
}

int xc_plain_role(const xc_plain_line *line, size_t at) {
    const xc_lexeme *row = line->items[at].row;
    return row ? xc_lexeme_word(row, line->role_of) : 0;
}

size_t xc_plain_before(const xc_plain_line *line, size_t at, int role,
                       size_t far) {
    for (size_t i = at; i-- > 0 && at - i <= far;) {
        if (line->items[i].clause != line->items[at].clause) break;
        if (xc_plain_role(line, i) == role) return i;
    }
    return SIZE_MAX;
}

size_t xc_plain_behind(const xc_plain_line *line, size_t at, int role,
                       size_t far) {
    for (size_t i = at + 1; i < line->count && i - at <= far; i++) {
        if (line->items[i].clause != line->items[at].clause) break;
        if (xc_plain_role(line, i) == role) return i;
    }
    return SIZE_MAX;
}

bool xc_plain_has(const xc_plain_line *line, int role) {
    for (size_t i = 0; i < line->count; i++)
        if (xc_plain_role(line, i) == role) return true;
    return false;
}
