/*
 * charset.c - finds the name of an encoding at the beginning of a file, as
 * browsers do (html.spec.whatwg.org, "prescan a byte stream"), but for less:
 * the first name that follows "charset=" in a <meta>, or "encoding=" in
 * <?xml>, counts.
 * Exports: xc_charset_declared, xc_charset_is_bare_utf16.
 */
#include "article/charset.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Browsers look at 1024 bytes; pages that were saved have more ahead. */
enum { LOOKED_AT = 4096 };

static bool stands(const char *bytes, size_t at, size_t end, const char *word) {
    size_t length = strlen(word);
    return end - at >= length && strncasecmp(bytes + at, word, length) == 0;
}

static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' ||
           c == '.';
}

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The name behind a key such as "charset", in a tag that begins at at. */
static bool read_name(const char *bytes, size_t at, size_t end, const char *key,
                      char *name) {
    for (; at < end && bytes[at] != '>'; at++) {
        if (!stands(bytes, at, end, key)) continue;
        size_t to = at + strlen(key), length = 0;
        while (to < end && is_blank(bytes[to]))
            to++;
        if (to == end || bytes[to] != '=') continue;
        for (to++; to < end && (is_blank(bytes[to]) || bytes[to] == '"' ||
                                bytes[to] == '\'');)
            to++;
        while (to + length < end && is_name(bytes[to + length]))
            length++;
        if (length == 0 || length >= XC_CHARSET_NAME_SIZE) return false;
        memcpy(name, bytes + to, length);
        name[length] = '\0';
        return true;
    }
    return false;
}

/* What can be read as ASCII is no UTF-16, and UTF-8 is what was tried. */
static bool is_other(const char *name) {
    return strncasecmp(name, "utf", 3) != 0 && strncasecmp(name, "ucs", 3) != 0;
}

bool xc_charset_is_bare_utf16(const char *bytes, size_t length) {
    return length >= 4 &&
           (memcmp(bytes, "<\0!\0", 4) == 0 ||
            memcmp(bytes, "\0<\0!", 4) == 0 ||
            memcmp(bytes, "<\0?\0", 4) == 0 ||
            memcmp(bytes, "\0<\0?", 4) == 0 ||
            memcmp(bytes, "<\0h\0", 4) == 0 || memcmp(bytes, "\0<\0h", 4) == 0);
}

bool xc_charset_declared(const char *bytes, size_t length,
                         char name[XC_CHARSET_NAME_SIZE]) {
    size_t end = length < LOOKED_AT ? length : LOOKED_AT;
    if (xc_charset_is_bare_utf16(bytes, length)) {
        snprintf(name, XC_CHARSET_NAME_SIZE, "%s",
                 bytes[0] == '<' ? "utf-16le" : "utf-16be");
        return true;
    }
    if (stands(bytes, 0, end, "<?xml") &&
        read_name(bytes, 0, end, "encoding", name))
        return is_other(name);
    for (size_t i = 0; i < end; i++)
        if (stands(bytes, i, end, "<meta") &&
            read_name(bytes, i, end, "charset", name))
            return is_other(name);
    return false;
}
