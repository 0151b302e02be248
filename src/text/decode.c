/*
 * decode.c - turns the bytes of a file into valid UTF-8 with an anchor a
 * line.
 *
 * It reads UTF-8, and UTF-16 that begins with a byte-order mark. What is not
 * valid becomes U+FFFD, one for each maximal subpart of a sequence (Unicode,
 * section 3.9, table 3-7), and so does NUL. It refuses texts past 1 GiB.
 * Exports: xc_source_decode.
 */
#include "text/text.h"

#include <string.h>

#include "text/chars.h"

#define LENGTH_MAX ((size_t)1024 * 1024 * 1024 - 1)
#define REPLACEMENT "\xEF\xBF\xBD"

/* A long line gets an anchor now and then, so that no search for a place
 * counts the characters of a whole book. */
#define ANCHOR_STRIDE 1024u

typedef struct decoder {
    const unsigned char *bytes;
    size_t length;
    size_t at;
    xc_buffer out;
    xc_decoding *decoding;
    uint32_t line; /* of at */
    bool after_cr;
} decoder;

/* ------------------------------------------------------------------ */
/* What both encodings share                                            */

static void count_line(decoder *d, uint32_t c) {
    if (c == '\r' || (c == '\n' && !d->after_cr)) d->line++;
    d->after_cr = c == '\r';
}

static void replace(decoder *d, size_t from) {
    if (d->decoding->replaced == 0) {
        d->decoding->first_byte = from;
        d->decoding->first_line = d->line;
    }
    d->decoding->replaced++;
    d->after_cr = false;
    xc_buffer_add(&d->out, REPLACEMENT, 3);
}

static void replace_nul(decoder *d, size_t from) {
    d->decoding->had_nul = true;
    replace(d, from);
}

/* ------------------------------------------------------------------ */
/* UTF-8                                                                */

/* Bytes that follow a lead byte, and the range of the first of them. */
typedef struct lead {
    unsigned following;
    unsigned char low;
    unsigned char high;
} lead;

static lead read_lead(unsigned char c) {
    if (c >= 0xC2 && c <= 0xDF) return (lead){1, 0x80, 0xBF};
    if (c == 0xE0) return (lead){2, 0xA0, 0xBF};
    if (c == 0xED) return (lead){2, 0x80, 0x9F};
    if (c >= 0xE1 && c <= 0xEF) return (lead){2, 0x80, 0xBF};
    if (c == 0xF0) return (lead){3, 0x90, 0xBF};
    if (c >= 0xF1 && c <= 0xF3) return (lead){3, 0x80, 0xBF};
    if (c == 0xF4) return (lead){3, 0x80, 0x8F};
    return (lead){0, 0, 0};
}

/* Moves past one sequence that is not ASCII: copied whole or replaced. */
static void take_sequence(decoder *d) {
    size_t from = d->at;
    lead wanted = read_lead(d->bytes[d->at++]);
    unsigned seen = 0;
    while (seen < wanted.following && d->at < d->length &&
           d->bytes[d->at] >= wanted.low && d->bytes[d->at] <= wanted.high) {
        wanted.low = 0x80;
        wanted.high = 0xBF;
        seen++;
        d->at++;
    }
    if (wanted.following == 0 || seen < wanted.following) {
        replace(d, from);
        return;
    }
    d->after_cr = false;
    xc_buffer_add(&d->out, (const char *)d->bytes + from, d->at - from);
}

static void take_ascii(decoder *d) {
    size_t from = d->at;
    while (d->at < d->length && d->bytes[d->at] < 0x80 &&
           d->bytes[d->at] != 0) {
        count_line(d, d->bytes[d->at++]);
    }
    xc_buffer_add(&d->out, (const char *)d->bytes + from, d->at - from);
}

static void decode_utf8(decoder *d) {
    while (d->at < d->length && !d->out.failed) {
        unsigned char c = d->bytes[d->at];
        if (c == 0) {
            replace_nul(d, d->at++);
        } else if (c < 0x80) {
            take_ascii(d);
        } else {
            take_sequence(d);
        }
    }
}

/* ------------------------------------------------------------------ */
/* UTF-16                                                               */

static uint32_t unit_at(const decoder *d, size_t at, bool big) {
    uint32_t first = d->bytes[at];
    uint32_t second = d->bytes[at + 1];
    return big ? first << 8 | second : second << 8 | first;
}

static void take_unit(decoder *d, bool big) {
    size_t from = d->at;
    uint32_t c = unit_at(d, from, big);
    d->at += 2;
    if (c >= 0xD800 && c <= 0xDBFF && d->length - d->at >= 2) {
        uint32_t low = unit_at(d, d->at, big);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            d->at += 2;
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    if (c == 0) {
        replace_nul(d, from);
    } else if (c >= 0xD800 && c <= 0xDFFF) {
        replace(d, from);
    } else {
        count_line(d, c);
        xc_char_put(&d->out, (int32_t)c);
    }
}

static void decode_utf16(decoder *d, bool big) {
    while (d->length - d->at >= 2 && !d->out.failed)
        take_unit(d, big);
    if (d->at < d->length) replace(d, d->at);
}

/* ------------------------------------------------------------------ */
/* Anchors                                                              */

/* True at the first byte of a line. */
static bool starts_line(const char *bytes, uint32_t at) {
    if (at == 0 || bytes[at - 1] == '\n') return true;
    return bytes[at - 1] == '\r' && bytes[at] != '\n';
}

static bool starts_character(const char *bytes, uint32_t at) {
    return ((unsigned char)bytes[at] & 0xC0) != 0x80;
}

/* Finds the anchors; with out NULL it only counts them. */
static uint32_t lay_anchors(const xc_text *text, xc_anchor *out) {
    uint32_t count = 0;
    xc_anchor last = {0, 0, 1};
    uint32_t column = 1;
    for (uint32_t at = 0; at < text->length; at++, column++) {
        if (!starts_character(text->bytes, at)) {
            column--;
            continue;
        }
        if (starts_line(text->bytes, at)) {
            last = (xc_anchor){at, last.line + 1, 1};
            column = 1;
        } else if (at - last.offset >= ANCHOR_STRIDE) {
            last = (xc_anchor){at, last.line, column};
        } else {
            continue;
        }
        if (out) out[count] = last;
        count++;
    }
    return count;
}

static xc_status add_anchors(xc_arena *arena, xc_text *text) {
    uint32_t count = lay_anchors(text, NULL);
    xc_anchor *anchors = xc_arena_array(arena, count, sizeof *anchors);
    XC_TRY_NEW(anchors);
    lay_anchors(text, anchors);
    text->anchors = anchors;
    text->anchor_count = count;
    return XC_OK;
}

/* ------------------------------------------------------------------ */

static void decode(decoder *d) {
    const unsigned char *b = d->bytes;
    if (d->length >= 2 && b[0] == 0xFF && b[1] == 0xFE) {
        d->decoding->encoding = "UTF-16LE";
        d->at = 2;
        decode_utf16(d, false);
    } else if (d->length >= 2 && b[0] == 0xFE && b[1] == 0xFF) {
        d->decoding->encoding = "UTF-16BE";
        d->at = 2;
        decode_utf16(d, true);
    } else {
        bool mark = d->length >= 3 && memcmp(b, "\xEF\xBB\xBF", 3) == 0;
        d->at = mark ? 3 : 0;
        decode_utf8(d);
    }
}

xc_status xc_source_decode(xc_arena *arena, const char *bytes, size_t length,
                           xc_text *text, xc_decoding *decoding,
                           xc_error *error) {
    *text = (xc_text){"", 0, NULL, 0};
    *decoding = (xc_decoding){"UTF-8", 0, 0, 0, false};
    if (length > LENGTH_MAX) {
        return xc_fail(error, XC_ERROR_LIMIT,
                       "larger than 1 GiB; split the file");
    }
    decoder d = {(const unsigned char *)bytes,
                 length,
                 0,
                 XC_BUFFER_INIT,
                 decoding,
                 1,
                 false};
    decode(&d);
    xc_status status = xc_buffer_status(&d.out);
    if (status == XC_OK && d.out.length > LENGTH_MAX) {
        status = xc_fail(error, XC_ERROR_LIMIT,
                         "larger than 1 GiB as UTF-8; split the file");
    }
    if (status == XC_OK && d.out.length > 0) {
        text->bytes = xc_arena_copy(arena, d.out.bytes, d.out.length);
        if (!text->bytes) status = XC_ERROR_MEMORY;
    }
    if (status == XC_OK) {
        text->length = (uint32_t)d.out.length;
        status = add_anchors(arena, text);
    }
    xc_buffer_dispose(&d.out);
    if (status < 0) {
        *text = (xc_text){"", 0, NULL, 0};
        if (status == XC_ERROR_MEMORY) {
            xc_fail(error, status, "out of memory while decoding");
        }
    }
    return status;
}
