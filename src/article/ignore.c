/*
 * ignore.c - finds the comments of an article that silence findings, and
 * takes them apart. What they silence is decided in src/compare/.
 * Exports: xc_ignore_at, xc_ignore_next.
 */
#include "article/ignore.h"

#include <string.h>

static const char opening[] = "<!--", keyword[] = "crosscheck-ignore",
                  closing[] = "-->";

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static uint32_t skip_blanks(const char *bytes, uint32_t at, uint32_t end) {
    while (at < end && is_blank(bytes[at]))
        at++;
    return at;
}

/* Behind a word of that spelling; at where it does not stand there. */
static uint32_t skip_word(const char *bytes, uint32_t at, uint32_t end,
                          const char *word) {
    uint32_t length = (uint32_t)strlen(word);
    bool here = end - at >= length && memcmp(bytes + at, word, length) == 0;
    return here ? at + length : at;
}

/* Rule and reason of what stands between the keyword and the end. */
static void read_parts(const char *bytes, xc_span parts, xc_ignore *ignore) {
    uint32_t at = skip_blanks(bytes, parts.start, parts.end);
    uint32_t start = at;
    while (at < parts.end && bytes[at] != ':' && !is_blank(bytes[at]))
        at++;
    if (at == parts.end || bytes[at] != ':' || at == start) return;
    ignore->rule = (xc_span){start, at};
    at = skip_blanks(bytes, at + 1, parts.end);
    ignore->fault = at < parts.end ? XC_IGNORE_SOUND : XC_IGNORE_REASON;
}

bool xc_ignore_at(const char *bytes, xc_span line, xc_ignore *ignore) {
    uint32_t at = skip_word(bytes, line.start, line.end, opening);
    if (at == line.start) return false;
    at = skip_blanks(bytes, at, line.end);
    uint32_t behind = skip_word(bytes, at, line.end, keyword);
    bool whole = behind == line.end || is_blank(bytes[behind]) ||
                 bytes[behind] == '-' || bytes[behind] == ':';
    if (behind == at || !whole) return false;
    if (!ignore) return true;
    *ignore = (xc_ignore){line, {behind, behind}, XC_IGNORE_FORM};
    uint32_t end = line.end - (uint32_t)strlen(closing);
    bool closed = line.end - behind >= strlen(closing) &&
                  skip_word(bytes, end, line.end, closing) == line.end;
    if (closed) read_parts(bytes, (xc_span){behind, end}, ignore);
    return true;
}

bool xc_ignore_next(const xc_text *text, uint32_t *at, xc_ignore *ignore) {
    while (*at < text->length) {
        xc_span line = {*at, *at};
        while (line.end < text->length && text->bytes[line.end] != '\n' &&
               text->bytes[line.end] != '\r')
            line.end++;
        *at = line.end + 1;
        if (xc_ignore_at(text->bytes, xc_text_trim(text->bytes, line), ignore))
            return true;
    }
    return false;
}
