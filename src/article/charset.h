/*
 * charset.h - which encoding a file of markup says that it has. Inside
 * src/article/ only.
 * Exports: xc_charset_declared, xc_charset_is_bare_utf16.
 */
#ifndef XC_ARTICLE_CHARSET_H
#define XC_ARTICLE_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

enum { XC_CHARSET_NAME_SIZE = 32 };

/* The name in <?xml encoding="...">, <meta charset="..."> or <meta
 * http-equiv="Content-Type" content="...; charset=...">, or of UTF-16 without
 * a byte-order mark; false: it says none, or UTF-8. */
bool xc_charset_declared(const char *bytes, size_t length,
                         char name[XC_CHARSET_NAME_SIZE]);

/* True for UTF-16 that begins with "<" and no byte-order mark. */
bool xc_charset_is_bare_utf16(const char *bytes, size_t length);

#endif
