/*
 * chars.c - what kind of character is this: Unicode's properties, with ICU's
 * answers and a few closed sets of punctuation.
 * Exports: xc_char_*, xc_text_cluster, xc_text_columns.
 */
#include "text/chars.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "text/text.h"

#define REPLACEMENT 0xFFFD

int32_t xc_char_decode(const char *bytes, uint32_t length, uint32_t *offset) {
    const uint8_t *at = (const uint8_t *)bytes + *offset;
    int32_t left = (int32_t)(length - *offset > 4 ? 4 : length - *offset);
    int32_t used = 0;
    UChar32 c = 0;
    U8_NEXT(at, used, left, c);
    *offset += (uint32_t)used;
    return c < 0 ? REPLACEMENT : c;
}

int32_t xc_char_previous(const char *bytes, uint32_t *offset) {
    uint32_t from = *offset > 4 ? *offset - 4 : 0;
    const uint8_t *at = (const uint8_t *)bytes + from;
    int32_t used = (int32_t)(*offset - from);
    UChar32 c = 0;
    U8_PREV(at, 0, used, c);
    *offset = from + (uint32_t)used;
    return c < 0 ? REPLACEMENT : c;
}

void xc_char_put(xc_buffer *out, int32_t c) {
    if (c <= 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        c = REPLACEMENT;
    }
    if (c < 0x80) {
        xc_buffer_putc(out, (char)c);
        return;
    }
    int following = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    char bytes[4];
    for (int i = following; i > 0; i--) {
        bytes[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    int mark = following == 1 ? 0xC0 : following == 2 ? 0xE0 : 0xF0;
    bytes[0] = (char)(mark | c);
    xc_buffer_add(out, bytes, (size_t)following + 1);
}

/* Nearly every character of news is ASCII, and each is asked for several
 * times: those answers are here, and ICU's tables are left alone. */

static bool is_between(int32_t c, int32_t first, int32_t last) {
    return (uint32_t)c - (uint32_t)first <= (uint32_t)last - (uint32_t)first;
}

static bool is_ascii(int32_t c) {
    return is_between(c, 0, 0x7F);
}

bool xc_char_is_letter(int32_t c) {
    return is_ascii(c) ? is_between(c | 0x20, 'a', 'z') : u_isalpha(c);
}

bool xc_char_is_upper(int32_t c) {
    if (is_ascii(c)) return is_between(c, 'A', 'Z');
    return u_isupper(c) || u_istitle(c);
}

bool xc_char_is_lower(int32_t c) {
    return is_ascii(c) ? is_between(c, 'a', 'z') : u_islower(c);
}

bool xc_char_is_digit(int32_t c) {
    return is_ascii(c) ? is_between(c, '0', '9') : u_isdigit(c);
}

bool xc_char_is_space(int32_t c) {
    if (is_ascii(c)) return c == ' ' || is_between(c, '\t', '\r');
    /* Joiners (U+200C, U+200D) stand inside words and are not among them. */
    if (c == 0x200B || c == 0x2060 || c == 0xFEFF) return true;
    return u_isUWhiteSpace(c);
}

bool xc_char_is_currency(int32_t c) {
    return is_ascii(c) ? c == '$' : u_charType(c) == U_CURRENCY_SYMBOL;
}

bool xc_char_is_open_quote(int32_t c) {
    switch (c) {
    case 0x00AB: /* « */
    case 0x2018:
    case 0x201A:
    case 0x201B:
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0x2039: /* ‹ */
        return true;
    default:
        return false;
    }
}

bool xc_char_is_close_quote(int32_t c) {
    return c == 0x2019 || c == 0x201D || c == 0x00BB || c == 0x203A;
}

bool xc_char_is_dash(int32_t c) {
    return is_ascii(c) ? c == '-' : u_hasBinaryProperty(c, UCHAR_DASH);
}

bool xc_char_is_hyphen(int32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011;
}

/* ------------------------------------------------------------------ */

static uint32_t width(int32_t c) {
    switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
        return c == 0x00AD ? 1 : 0;
    case U_CONTROL_CHAR:
        return c == '\t' ? 1 : 0;
    default:
        break;
    }
    /* Vowels and final consonants of Hangul stand under the first. */
    if (is_between(c, 0x1160, 0x11FF) || is_between(c, 0xD7B0, 0xD7FF))
        return 0;
    int east = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return east == U_EA_WIDE || east == U_EA_FULLWIDTH ? 2 : 1;
}

/* A character behind another: the columns of both, where they are drawn as
 * one; 0: they are not. "\u2764\ufe0f" is drawn as an emoji, and people joined
 * by U+200D are one picture. */
static uint32_t join(int32_t before, int32_t c, uint32_t columns) {
    if (c == 0xFE0F && u_hasBinaryProperty(before, UCHAR_EMOJI)) return 2;
    if (before == 0x200D && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC))
        return columns > 1 ? columns : 2;
    if (u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER))
        return u_hasBinaryProperty(before, UCHAR_EMOJI_MODIFIER_BASE) ? 2 : 0;
    return width(c) == 0 ? columns : 0;
}

size_t xc_text_cluster(const char *bytes, size_t length, uint32_t *columns) {
    uint32_t end = length > UINT32_MAX ? UINT32_MAX : (uint32_t)length, at = 0;
    int32_t before = xc_char_next(bytes, end, &at);
    *columns = before < 0x80 && before >= 0x20 ? before != 0x7F : width(before);
    while (at < end && (unsigned char)bytes[at] >= 0x80 && *columns > 0) {
        uint32_t next = at;
        int32_t c = xc_char_next(bytes, end, &next);
        uint32_t joined = join(before, c, *columns);
        if (joined == 0) break;
        *columns = joined;
        before = c;
        at = next;
    }
    return at;
}

uint32_t xc_text_columns(const char *bytes, size_t length) {
    uint32_t sum = 0, columns;
    for (size_t at = 0; at < length; sum += columns)
        at += xc_text_cluster(bytes + at, length - at, &columns);
    return sum;
}
