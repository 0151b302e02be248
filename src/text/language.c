/*
 * language.c - what languages are called in English.
 * Exports: xc_text_language_name.
 */
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "text/text.h"

enum { NAME_MOST = 128 };

bool xc_text_language_name(const char *tag, char *name, size_t size) {
    UChar wide[NAME_MOST];
    UErrorCode code = U_ZERO_ERROR;
    int32_t length = uloc_getDisplayLanguage(tag, "en", wide, NAME_MOST, &code);
    if (U_FAILURE(code) || code == U_USING_DEFAULT_WARNING) return false;
    u_strToUTF8(name, (int32_t)size, NULL, wide, length, &code);
    return U_SUCCESS(code) && code != U_STRING_NOT_TERMINATED_WARNING;
}
