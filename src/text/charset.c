/*
 * charset.c - decodes bytes of an encoding that is named, through ICU.
 *
 * Names are those of IANA and the web: "iso-8859-1" and "us-ascii" are
 * windows-1252 there (encoding.spec.whatwg.org). It refuses names that ICU
 * does not know.
 * Exports: xc_source_decode_as.
 */
#include "text/text.h"

#include <string.h>
#include <strings.h>
#include <unicode/ucnv.h>

enum { CHUNK_BYTES = 64 * 1024 };

static const char *as_on_the_web(const char *name) {
    static const char *const western[] = {"iso-8859-1", "iso8859-1", "latin1",
                                          "latin-1",    "us-ascii",  "ascii",
                                          "cp1252",     "x-cp1252"};
    for (size_t i = 0; i < sizeof western / sizeof western[0]; i++)
        if (strcasecmp(name, western[i]) == 0) return "windows-1252";
    return name;
}

/* What has no meaning in the encoding is U+FFFD. */
static xc_status convert(UConverter *from, UConverter *to, const char *bytes,
                         size_t length, xc_buffer *out) {
    UChar pivot[1024];
    UChar *start = pivot, *end = pivot;
    const char *source = bytes;
    bool first = true;
    UErrorCode code = U_BUFFER_OVERFLOW_ERROR;
    char *chunk = xc_alloc(CHUNK_BYTES);
    XC_TRY_NEW(chunk);
    while (code == U_BUFFER_OVERFLOW_ERROR) {
        char *target = chunk;
        code = U_ZERO_ERROR;
        ucnv_convertEx(to, from, &target, chunk + CHUNK_BYTES, &source,
                       bytes + length, pivot, &start, &end, pivot + 1024,
                       (UBool)first, true, &code);
        xc_buffer_add(out, chunk, (size_t)(target - chunk));
        first = false;
    }
    xc_release(chunk);
    if (U_FAILURE(code)) return XC_ERROR_FORMAT;
    return xc_buffer_status(out);
}

static uint32_t count_replaced(const char *bytes, size_t length) {
    uint32_t count = 0;
    for (size_t i = 0; i + 2 < length; i++)
        count += memcmp(bytes + i, "\xEF\xBF\xBD", 3) == 0;
    return count;
}

xc_status xc_source_decode_as(xc_arena *arena, const char *encoding,
                              const char *bytes, size_t length, xc_text *text,
                              xc_decoding *decoding, xc_error *error) {
    UErrorCode code = U_ZERO_ERROR;
    UConverter *from = ucnv_open(as_on_the_web(encoding), &code);
    UConverter *to = ucnv_open("UTF-8", &code);
    xc_buffer out = XC_BUFFER_INIT;
    xc_status status = XC_ERROR_FORMAT;
    if (U_SUCCESS(code)) status = convert(from, to, bytes, length, &out);
    ucnv_close(from);
    ucnv_close(to);
    if (status == XC_OK)
        status = xc_source_decode(arena, out.bytes ? out.bytes : "", out.length,
                                  text, decoding, error);
    if (status == XC_OK) {
        decoding->replaced = count_replaced(text->bytes, text->length);
        decoding->encoding = xc_arena_string(arena, encoding);
        if (!decoding->encoding) status = XC_ERROR_MEMORY;
    }
    xc_buffer_dispose(&out);
    if (status == XC_ERROR_FORMAT)
        return xc_fail(error, status, "the encoding \"%.40s\" is not known",
                       encoding);
    return status;
}
