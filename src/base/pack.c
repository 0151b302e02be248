/*
 * pack.c - values to bytes and back. Whole numbers are written seven bits to
 * a byte, low bits first; numbers that may be negative with the sign as their
 * lowest bit; figures as their eight bytes.
 * Exports: xc_pack_*.
 */
#include "base/pack.h"

#include <string.h>

xc_status xc_pack_status(const xc_pack *pack) {
    if (pack->memory) return XC_ERROR_MEMORY;
    if (pack->bad) return XC_ERROR_FORMAT;
    return pack->out ? xc_buffer_status(pack->out) : XC_OK;
}

void xc_pack_u64(xc_pack *pack, uint64_t *value) {
    if (pack->out) {
        uint64_t left = *value;
        for (; left >= 0x80; left >>= 7)
            xc_buffer_putc(pack->out, (char)(unsigned char)(left | 0x80));
        xc_buffer_putc(pack->out, (char)left);
        return;
    }
    *value = 0;
    for (unsigned shift = 0; shift < 64 && pack->at < pack->end; shift += 7) {
        unsigned char byte = *pack->at++;
        *value |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) return;
    }
    pack->bad = true;
    *value = 0;
}

void xc_pack_u32(xc_pack *pack, uint32_t *value) {
    uint64_t wide = *value;
    xc_pack_u64(pack, &wide);
    if (wide > UINT32_MAX) pack->bad = true;
    *value = (uint32_t)wide;
}

void xc_pack_size(xc_pack *pack, size_t *value) {
    uint64_t wide = *value;
    xc_pack_u64(pack, &wide);
    if (wide > SIZE_MAX) pack->bad = true;
    *value = (size_t)wide;
}

void xc_pack_i32(xc_pack *pack, int32_t *value) {
    uint32_t bits = (uint32_t)*value;
    uint32_t packed = (bits << 1) ^ (*value < 0 ? UINT32_MAX : 0);
    xc_pack_u32(pack, &packed);
    bits = (packed >> 1) ^ (packed & 1 ? UINT32_MAX : 0);
    memcpy(value, &bits, sizeof *value);
}

int xc_pack_within(xc_pack *pack, int value, int least, int most) {
    int32_t wide = value;
    xc_pack_i32(pack, &wide);
    if (wide >= least && wide <= most) return wide;
    pack->bad = true;
    return least;
}

void xc_pack_bool(xc_pack *pack, bool *value) {
    *value = xc_pack_within(pack, *value, 0, 1) == 1;
}

void xc_pack_double(xc_pack *pack, double *value) {
    if (pack->out) {
        char bytes[sizeof *value];
        memcpy(bytes, value, sizeof bytes);
        xc_buffer_add(pack->out, bytes, sizeof bytes);
        return;
    }
    if ((size_t)(pack->end - pack->at) < sizeof *value) {
        pack->bad = true;
        *value = 0;
        return;
    }
    memcpy(value, pack->at, sizeof *value);
    pack->at += sizeof *value;
}

void xc_pack_bytes(xc_pack *pack, const char **bytes, size_t *length) {
    xc_pack_size(pack, length);
    if (pack->out) {
        if (*length > 0) xc_buffer_add(pack->out, *bytes, *length);
        return;
    }
    *bytes = "";
    if (pack->bad || *length > (size_t)(pack->end - pack->at)) {
        pack->bad = true;
        *length = 0;
        return;
    }
    *bytes = xc_arena_copy(pack->arena, (const char *)pack->at, *length);
    pack->at += *length;
    if (*bytes) return;
    pack->memory = true;
    *bytes = "";
    *length = 0;
}

/* Bytes of the UTF-8 sequence there; 0: none (overlong, a surrogate, NUL). */
static size_t sequence(const unsigned char *c, size_t left) {
    if (c[0] < 0x80) return c[0] > 0 ? 1 : 0;
    size_t length = c[0] >= 0xF0 ? 4 : c[0] >= 0xE0 ? 3 : 2;
    if (c[0] < 0xC2 || c[0] > 0xF4 || left < length) return 0;
    for (size_t i = 1; i < length; i++)
        if ((c[i] & 0xC0) != 0x80) return 0;
    if ((c[0] == 0xE0 && c[1] < 0xA0) || (c[0] == 0xED && c[1] > 0x9F) ||
        (c[0] == 0xF0 && c[1] < 0x90) || (c[0] == 0xF4 && c[1] > 0x8F))
        return 0;
    return length;
}

void xc_pack_string(xc_pack *pack, const char **string) {
    size_t length = *string ? strlen(*string) : 0;
    bool there = *string != NULL;
    xc_pack_bool(pack, &there);
    if (!there) {
        *string = NULL;
        return;
    }
    xc_pack_bytes(pack, string, &length);
    if (pack->out) return;
    const unsigned char *c = (const unsigned char *)*string;
    for (size_t at = 0; at < length;) {
        size_t step = sequence(c + at, length - at);
        if (step == 0) {
            pack->bad = true;
            *string = "";
            return;
        }
        at += step;
    }
}

void xc_pack_chars(xc_pack *pack, char *chars, size_t size) {
    const char *string = chars;
    xc_pack_string(pack, &string);
    if (pack->out) return;
    if (!string || strlen(string) >= size) {
        pack->bad = true;
        return;
    }
    memcpy(chars, string, strlen(string) + 1);
}

size_t xc_pack_count(xc_pack *pack, size_t count) {
    xc_pack_size(pack, &count);
    if (!pack->out && count > (size_t)(pack->end - pack->at)) {
        pack->bad = true;
        return 0;
    }
    return count;
}
