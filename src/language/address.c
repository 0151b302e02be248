/*
 * address.c - turns the start of a word into the end of the address that
 * begins there: "https://example.org/a?b=1", "example.org/a", "doi:10.1/2",
 * "a.roe@example.org", "@roe", "#tag", "201-555-0123".
 *
 * It asks of no network what exists, and takes a name without a scheme for an
 * address only where a path follows ("example.org" is a word with a dot).
 * Exports: xc_address_end.
 */
#include "language/address.h"

#include <string.h>

#include "lexicon/lexicon.h"
#include "text/chars.h"

/* The longest scheme, host or name before "@" that is looked at, in bytes. */
enum { NAME_MAX_BYTES = 64, SCHEME_MAX_BYTES = 12 };

static bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_name(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '_';
}

static char byte_at(const char *bytes, xc_span within, uint32_t at) {
    return at < within.end ? bytes[at] : '\0';
}

/* The end of the run of names with dots and the signs given between. */
static uint32_t names_end(const char *bytes, xc_span within, uint32_t at,
                          const char *signs) {
    uint32_t from = at, end = at;
    while (at < within.end && at - from < NAME_MAX_BYTES) {
        char c = bytes[at];
        if (is_name(c))
            end = at + 1;
        else if (c != '.' && c != '-' && !strchr(signs, c))
            break;
        at++;
    }
    return end;
}

/* "doi:" and its like; ends behind the colon. */
static uint32_t scheme_end(const char *bytes, xc_span within, uint32_t at) {
    char form[SCHEME_MAX_BYTES + 2];
    size_t n = 0;
    while (n < SCHEME_MAX_BYTES &&
           is_ascii_letter(byte_at(bytes, within, at + (uint32_t)n))) {
        form[n] = (char)(bytes[at + n] | 0x20);
        n++;
    }
    uint32_t colon = at + (uint32_t)n;
    if (n == 0 || byte_at(bytes, within, colon) != ':') return 0;
    if (within.end - colon >= 4 && memcmp(bytes + colon, "://", 3) == 0)
        return colon + 3;
    if (!is_name(byte_at(bytes, within, colon + 1))) return 0;
    form[n] = ':';
    form[n + 1] = '\0';
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_TOKENS, form);
    bool found =
        row && xc_lexeme_word(row, XC_TOKENS_KIND) == XC_TOKENS_KIND_SCHEME;
    return found ? colon + 1 : 0;
}

/* "www." or a host with a path: "example.org/a". */
static bool is_host(const char *bytes, xc_span within, uint32_t at) {
    if (within.end - at >= 5 && memcmp(bytes + at, "www.", 4) == 0 &&
        is_name(bytes[at + 4]))
        return true;
    uint32_t end = names_end(bytes, within, at, ""), last = end;
    while (last > at && is_ascii_letter(bytes[last - 1]))
        last--;
    return end - last >= 2 && last > at && bytes[last - 1] == '.' &&
           byte_at(bytes, within, end) == '/' &&
           is_name(byte_at(bytes, within, end + 1));
}

/* An address goes on up to a blank, a quotation mark or a bracket that opens
 * a tag; it ends in no punctuation. */
static uint32_t path_end(const char *bytes, xc_span within, uint32_t start) {
    uint32_t at = start, end = start;
    while (at < within.end && at - start < XC_TOKEN_MAX_BYTES) {
        int32_t c = xc_char_next(bytes, within.end, &at);
        if (xc_char_is_space(c) || c == '"' || c == '<' || c == '>' ||
            xc_char_is_open_quote(c) || xc_char_is_close_quote(c))
            break;
        if (xc_char_is_letter(c) || xc_char_is_digit(c) || c == '/' ||
            c == '#' || c == '=' || c == '-' || c == '_')
            end = at;
    }
    return end;
}

static uint32_t mail_end(const char *bytes, xc_span within, uint32_t at) {
    uint32_t sign = names_end(bytes, within, at, "+%");
    if (sign == at || byte_at(bytes, within, sign) != '@') return 0;
    if (!is_name(byte_at(bytes, within, sign + 1))) return 0;
    return names_end(bytes, within, sign + 1, "");
}

/* "@roe" and "#tag", but not "#1". */
static uint32_t handle_end(const char *bytes, xc_span within, uint32_t at) {
    uint32_t end = at + 1;
    if (!is_ascii_letter(byte_at(bytes, within, end))) return 0;
    while (end < within.end && end - at < XC_TOKEN_MAX_BYTES &&
           is_name(bytes[end]))
        end++;
    return end;
}

/* Three digits, three digits, four digits: no figures to compare. */
static uint32_t telephone_end(const char *bytes, xc_span within, uint32_t at) {
    static const char shape[] = "000-000-0000";
    uint32_t n = sizeof shape - 1;
    if (within.end - at < n) return 0;
    for (uint32_t i = 0; i < n; i++) {
        bool digit = is_ascii_digit(bytes[at + i]);
        if (shape[i] == '0' ? !digit : bytes[at + i] != '-') return 0;
    }
    char next = byte_at(bytes, within, at + n);
    return is_name(next) || next == '-' ? 0 : at + n;
}

uint32_t xc_address_end(const char *bytes, xc_span within, uint32_t at) {
    char c = byte_at(bytes, within, at);
    if (c == '@' || c == '#') return handle_end(bytes, within, at);
    if (!is_name(c)) return 0;
    uint32_t end = telephone_end(bytes, within, at);
    if (end == 0) end = mail_end(bytes, within, at);
    if (end > 0) return end;
    uint32_t from = scheme_end(bytes, within, at);
    if (from == 0 && !is_host(bytes, within, at)) return 0;
    end = path_end(bytes, within, at);
    return end > from ? end : 0;
}
