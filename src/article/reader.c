/*
 * reader.c - the way of every file: bytes, text, format, articles.
 *
 * It refuses what is no text at all; what is damaged is read with its
 * losses, and each loss is told.
 * Exports: xc_articles_read, xc_format_is_foreign, and what reader.h shares.
 */
#include "article/reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "article/charset.h"
#include "article/cues.h"
#include "article/tongue.h"
#include "text/chars.h"

/* Text of one article, as its title, in bytes at most: what is understood of it
 * takes more than a hundred times as much memory. */
#define ARTICLE_BYTES_MOST ((uint32_t)8 << 20)

/* How much of a file is looked at to see whether it is text. */
#define PROBE_BYTES ((size_t)64 * 1024)

/* ------------------------------------------------------------------ */
/* What the readers share                                               */

void xc_reader_tell(const xc_article_reader *reader,
                    const xc_article_source *source, xc_severity severity,
                    xc_status status, xc_position place, const char *format,
                    ...) {
    if (!reader->notice) return;
    char message[sizeof((xc_error *)NULL)->message];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    xc_notice notice = {severity,   status,       source->path,
                        place.line, place.column, message};
    reader->notice(reader->user, &notice);
}

bool xc_reader_is_blank(const char *bytes, uint32_t length) {
    xc_span left = xc_text_trim(bytes, (xc_span){0, length});
    return left.start == left.end;
}

/* ------------------------------------------------------------------ */
/* Dates of publication                                                 */

static bool read_digits(const char *string, size_t count, unsigned *value) {
    *value = 0;
    for (size_t i = 0; i < count; i++) {
        if (string[i] < '0' || string[i] > '9') return false;
        *value = *value * 10 + (unsigned)(string[i] - '0');
    }
    return true;
}

static unsigned days_of(unsigned year, unsigned month) {
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30,
                                         31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static bool begins_with_day(const char *string) {
    unsigned year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (!read_digits(string, 4, &year) || string[4] != '-') return false;
    if (!read_digits(string + 5, 2, &month) || string[7] != '-') return false;
    if (!read_digits(string + 8, 2, &day)) return false;
    if (string[10] >= '0' && string[10] <= '9') return false;
    return year > 0 && month >= 1 && month <= 12 && day >= 1 &&
           day <= days_of(year, month);
}

const char *xc_reader_published(const xc_article_reader *reader,
                                const xc_article_source *source,
                                const char *stated, xc_position place) {
    if (!stated || begins_with_day(stated)) return stated;
    xc_reader_tell(reader, source, XC_SEVERITY_WARNING, XC_ERROR_FORMAT, place,
                   "the date of publication \"%.64s\" is no day as "
                   "YYYY-MM-DD; left out",
                   stated);
    return NULL;
}

/* ------------------------------------------------------------------ */
/* One article                                                          */

xc_status xc_reader_finish(xc_article_reader *reader,
                           const xc_article_source *source, xc_article *article,
                           xc_position place, xc_error *error) {
    if (article->text.length > ARTICLE_BYTES_MOST ||
        article->title.length > ARTICLE_BYTES_MOST) {
        xc_reader_tell(reader, source, XC_SEVERITY_ERROR, XC_ERROR_LIMIT, place,
                       "more than 8 MiB of text for one article; split it");
        return XC_OK;
    }
    article->path = source->path;
    if (!article->published) article->published = source->input->published;
    if (!article->source) article->source = source->input->source;
    char name[XC_TONGUE_NAME_SIZE];
    if (!article->given &&
        xc_tongue_is_foreign(source->tongue, article, name)) {
        xc_reader_tell(reader, source, XC_SEVERITY_WARNING, XC_ERROR_FORMAT,
                       place,
                       "the article is in %s, and only English is read; left "
                       "out",
                       name);
        return XC_OK;
    }
    bool known = article->given || (reader->looks && article->block_count > 0);
    xc_status status =
        known ? XC_OK : xc_article_find_blocks(reader->arena, article);
    if (status == XC_ERROR_LIMIT) {
        xc_reader_tell(reader, source, XC_SEVERITY_ERROR, status, place,
                       "too many lines for one article; split it");
        return XC_OK;
    }
    if (status < 0) return xc_fail(error, status, "out of memory");
    return reader->take(reader->user, article);
}

/* ------------------------------------------------------------------ */
/* One file                                                             */

static bool is_utf16(const char *bytes, size_t length) {
    if (length < 2) return false;
    if (xc_charset_is_bare_utf16(bytes, length)) return true;
    if (memcmp(bytes, "\xFE\xFF", 2) == 0) return true;
    /* With two NULs behind, the mark is that of UTF-32. */
    bool utf32 = length >= 4 && memcmp(bytes + 2, "\0\0", 2) == 0;
    return memcmp(bytes, "\xFF\xFE", 2) == 0 && !utf32;
}

static bool is_control(unsigned char c) {
    return c < 0x20 && (c < '\t' || c > '\r') && c != 0x1B;
}

static bool looks_binary(const char *bytes, size_t length) {
    if (is_utf16(bytes, length)) return false;
    size_t probed = length < PROBE_BYTES ? length : PROBE_BYTES;
    size_t controls = 0;
    for (size_t i = 0; i < probed; i++) {
        controls += is_control((unsigned char)bytes[i]);
    }
    return (double)controls >= xc_layout("binary controls") &&
           (double)controls > xc_layout("binary share") * (double)probed;
}

static void tell_losses(const xc_article_reader *reader,
                        const xc_article_source *source, const char *bytes,
                        const xc_decoding *decoding) {
    if (decoding->replaced == 0) return;
    if (strncmp(decoding->encoding, "UTF-", 4) != 0) {
        xc_reader_tell(reader, source, XC_SEVERITY_WARNING, XC_ERROR_FORMAT,
                       (xc_position){0, 0},
                       "%u characters have no meaning in %s; read as U+FFFD",
                       (unsigned)decoding->replaced, decoding->encoding);
        return;
    }
    bool nul = bytes[decoding->first_byte] == '\0' && decoding->had_nul;
    char more[64] = "";
    if (decoding->replaced > 1) {
        snprintf(more, sizeof more, ", and %u more",
                 (unsigned)(decoding->replaced - 1));
    }
    xc_reader_tell(reader, source, XC_SEVERITY_WARNING, XC_ERROR_FORMAT,
                   (xc_position){decoding->first_line, 0},
                   "%s%s at byte offset %llu%s; read as U+FFFD",
                   nul ? "a NUL byte" : "invalid ",
                   nul ? "" : decoding->encoding,
                   (unsigned long long)decoding->first_byte, more);
}

static xc_status refuse_name(const char *name, xc_error *error) {
    xc_buffer names = XC_BUFFER_INIT;
    xc_format_names(&names);
    xc_fail(error, XC_ERROR_ARGUMENT, "no format is named \"%s\"; there are %s",
            name, names.bytes ? names.bytes : "none");
    xc_buffer_dispose(&names);
    return XC_ERROR_ARGUMENT;
}

static xc_status choose(const xc_article_source *source,
                        const xc_format **format, xc_error *error) {
    const char *wanted = source->input->format;
    *format = wanted ? xc_format_find(wanted)
                     : xc_format_guess(source->path, &source->text);
    if (*format) return XC_OK;
    if (wanted) return refuse_name(wanted, error);
    return xc_fail(error, XC_ERROR_FORMAT,
                   "the content is of no format that is known by this name; "
                   "name one with --from");
}

bool xc_format_is_foreign(const char *path, const char *bytes, size_t length) {
    xc_text text;
    xc_decoding decoding;
    xc_arena *arena = xc_arena_new();
    bool foreign = arena && !xc_format_of_bytes(bytes, length) &&
                   !looks_binary(bytes, length) &&
                   xc_source_decode(arena, bytes, length, &text, &decoding,
                                    NULL) == XC_OK &&
                   !xc_format_guess(path, &text);
    xc_arena_free(arena);
    return foreign;
}

/* The date given with the file is looked at once for all its articles. */
static xc_status read_as(const xc_format *format, xc_article_reader *reader,
                         const xc_article_source *source, xc_error *error) {
    xc_input checked = *source->input;
    checked.published = xc_reader_published(reader, source, checked.published,
                                            (xc_position){0, 0});
    xc_article_source good = *source;
    good.input = &checked;
    return format->read(reader, &good, error);
}

static xc_status read_decoded(xc_article_reader *reader,
                              const xc_article_source *source,
                              xc_error *error) {
    const xc_format *format;
    if (xc_reader_is_blank(source->text.bytes, source->text.length)) {
        xc_reader_tell(reader, source, XC_SEVERITY_NOTE, XC_OK,
                       (xc_position){0, 0}, "empty: there is nothing to read");
        return XC_OK;
    }
    XC_TRY(choose(source, &format, error));
    if (!format->magic) return read_as(format, reader, source, error);
    return xc_fail(error, XC_ERROR_FORMAT, "this is text, and no %s",
                   format->name);
}

/* A binary format is told by its first bytes. */
static const xc_format *binary_format(const xc_article_source *source) {
    const char *wanted = source->input->format;
    const xc_format *found = xc_format_of_bytes(source->bytes, source->length);
    return found && wanted && strcmp(found->name, wanted) != 0 ? NULL : found;
}

/* What is no UTF-8 may say what it is, or not be read better so. */
static xc_status decode(xc_arena *arena, xc_article_source *source,
                        xc_decoding *decoding, xc_error *error) {
    char name[XC_CHARSET_NAME_SIZE];
    const char *bytes = source->bytes;
    size_t length = source->length;
    XC_TRY(
        xc_source_decode(arena, bytes, length, &source->text, decoding, error));
    if (decoding->replaced == 0 || !xc_charset_declared(bytes, length, name))
        return XC_OK;
    xc_text text;
    xc_decoding stated;
    xc_status status =
        xc_source_decode_as(arena, name, bytes, length, &text, &stated, NULL);
    if (status == XC_ERROR_MEMORY)
        return xc_fail(error, status, "out of memory");
    if (status < 0 || stated.replaced > decoding->replaced) return XC_OK;
    source->text = text;
    *decoding = stated;
    decoding->first_line = 0;
    return XC_OK;
}

static xc_status read_source(xc_article_reader *reader,
                             xc_article_source *source, xc_error *error) {
    const char *unread = source->input->format
                             ? NULL
                             : xc_format_unread(source->bytes, source->length);
    if (unread)
        return xc_fail(error, XC_ERROR_FORMAT,
                       "this is %s, which is not read; save it as docx or "
                       "plain text",
                       unread);
    const xc_format *binary = binary_format(source);
    if (binary) return read_as(binary, reader, source, error);
    if (looks_binary(source->bytes, source->length)) {
        return xc_fail(error, XC_ERROR_FORMAT,
                       "this is no text; give a text file");
    }
    xc_decoding decoding;
    XC_TRY(decode(reader->arena, source, &decoding, error));
    tell_losses(reader, source, source->bytes, &decoding);
    return read_decoded(reader, source, error);
}

xc_status xc_articles_read(xc_article_reader *reader, const char *path,
                           const char *bytes, size_t length,
                           const xc_input *input, xc_error *error) {
    static const xc_input nothing = XC_INPUT_INIT;
    xc_tongue tongue = {NULL, false};
    xc_article_source source = {path,   {"", 0, NULL, 0},         bytes,
                                length, input ? input : &nothing, &tongue};
    xc_status status = read_source(reader, &source, error);
    xc_tongue_dispose(&tongue);
    return status;
}
