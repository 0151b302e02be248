/*
 * fold.c - words in one spelling: NFKC with case folded (which also drops
 * soft hyphens and zero-width characters), then straight quotes, "-" for
 * every dash and " " for every space.
 *
 * A fraction keeps its slash (U+2044), or "1½" would read as "11/2".
 * Exports: xc_text_fold.
 */
#include "text/chars.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/memory.h"

/* Words are shorter; longer stretches go to the heap. */
#define ON_STACK 256
#define LENGTH_MAX ((size_t)256 * 1024 * 1024)

static bool is_ascii(const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)bytes[i] >= 0x80) return false;
    }
    return true;
}

static void fold_ascii(xc_buffer *out, const char *bytes, size_t length) {
    size_t from = out->length;
    xc_buffer_add(out, bytes, length);
    if (out->failed) return;
    for (char *c = out->bytes + from; c < out->bytes + out->length; c++) {
        if (*c >= 'A' && *c <= 'Z') {
            *c = (char)(*c + ('a' - 'A'));
        } else if (*c >= '\t' && *c <= '\r') {
            *c = ' ';
        }
    }
}

/* What is left to do after normalization is all in the BMP. */
static UChar plain(UChar c) {
    if (c < 0x80) return c >= '\t' && c <= '\r' ? ' ' : c;
    switch (c) {
    case 0x2018: /* single quotes and what stands for an apostrophe */
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2039:
    case 0x203A:
    case 0x02BC:
        return '\'';
    case 0x201C: /* double quotes */
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
        return '"';
    default:
        break;
    }
    if (u_hasBinaryProperty(c, UCHAR_DASH)) return '-';
    return u_isUWhiteSpace(c) ? ' ' : c;
}

static void put_utf16(xc_buffer *out, const UChar *units, int32_t count) {
    for (int32_t at = 0; at < count; at++) {
        if (U16_IS_LEAD(units[at]) && at + 1 < count) {
            int32_t high = (units[at++] - 0xD800) * 0x400;
            xc_char_put(out, 0x10000 + high + (units[at] - 0xDC00));
        } else {
            xc_char_put(out, plain(units[at]));
        }
    }
}

/* Normalizes units into a place of its own and writes it out. */
static void normalize(xc_buffer *out, const UChar *units, int32_t count) {
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&code);
    UChar stack[ON_STACK];
    UChar *made = stack;
    int32_t length =
        unorm2_normalize(form, units, count, made, ON_STACK, &code);
    if (code == U_BUFFER_OVERFLOW_ERROR) {
        code = U_ZERO_ERROR;
        made = xc_alloc(((size_t)length + 1) * sizeof *made);
        if (!made) {
            out->failed = true;
            return;
        }
        length = unorm2_normalize(form, units, count, made, length + 1, &code);
    }
    if (U_SUCCESS(code)) {
        put_utf16(out, made, length);
    } else {
        out->failed = true;
    }
    if (made != stack) xc_release(made);
}

void xc_text_fold(xc_buffer *out, const char *bytes, size_t length) {
    if (is_ascii(bytes, length)) {
        fold_ascii(out, bytes, length);
        return;
    }
    if (length > LENGTH_MAX) {
        out->failed = true;
        return;
    }
    UChar stack[ON_STACK];
    UChar *units = stack;
    if (length > ON_STACK) units = xc_alloc(length * sizeof *units);
    if (!units) {
        out->failed = true;
        return;
    }
    UErrorCode code = U_ZERO_ERROR;
    int32_t count = 0;
    int32_t room = length > ON_STACK ? (int32_t)length : ON_STACK;
    u_strFromUTF8WithSub(units, room, &count, bytes, (int32_t)length, 0xFFFD,
                         NULL, &code);
    if (U_SUCCESS(code)) {
        normalize(out, units, count);
    } else {
        out->failed = true;
    }
    if (units != stack) xc_release(units);
}
