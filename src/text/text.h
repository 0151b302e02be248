/*
 * text.h - turns bytes into valid UTF-8 with a map back to line and column
 * of the source file.
 *
 * A text knows where each of its bytes came from through anchors: from one
 * anchor to the next the text runs through the source as it is, on one line.
 * So any span can be shown as file:line:column, whatever the format.
 * Exports: xc_span, xc_text, xc_text_*, xc_source_*.
 */
#ifndef XC_TEXT_TEXT_H
#define XC_TEXT_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/status.h"
#include "base/vec.h"

/* A stretch of a text, in bytes, end exclusive. */
typedef struct xc_span {
    uint32_t start;
    uint32_t end;
} xc_span;

/* A place in the source file, from 1; column in code points. */
typedef struct xc_position {
    uint32_t line;
    uint32_t column;
} xc_position;

/* From this byte of the text on: this line and column of the source. */
typedef struct xc_anchor {
    uint32_t offset;
    uint32_t line;
    uint32_t column;
} xc_anchor;

/* Valid UTF-8, NUL-terminated, without a NUL inside. */
typedef struct xc_text {
    const char *bytes;
    uint32_t length;
    const xc_anchor *anchors; /* by offset; the first at 0 */
    uint32_t anchor_count;    /* 0: everything is on line 1 from column 1 */
} xc_text;

/* What was lost in decoding. */
typedef struct xc_decoding {
    const char *encoding; /* "UTF-8", "UTF-16LE", "UTF-16BE" */
    uint32_t replaced;    /* sequences that became U+FFFD */
    uint64_t first_byte;  /* of the first of them, from 0 in the file */
    uint32_t first_line;  /* its line */
    bool had_nul;         /* a NUL byte was replaced */
} xc_decoding;

/* Decodes a whole file: UTF-8, or UTF-16 with a byte-order mark (which is
 * dropped). Each invalid sequence and each NUL becomes U+FFFD. Line ends are
 * kept as they are; a line ends at LF, CR LF or CR. The text lives in the
 * arena. XC_ERROR_LIMIT past 1 GiB, XC_ERROR_MEMORY. */
xc_status xc_source_decode(xc_arena *arena, const char *bytes, size_t length,
                           xc_text *text, xc_decoding *decoding,
                           xc_error *error);

/* The same for an encoding that is named as on the web ("windows-1252",
 * "iso-8859-1", "utf-16le"); lines and columns are those of the decoded text,
 * decoding->first_byte is not known. XC_ERROR_FORMAT for a name that ICU does
 * not know. */
xc_status xc_source_decode_as(xc_arena *arena, const char *encoding,
                              const char *bytes, size_t length, xc_text *text,
                              xc_decoding *decoding, xc_error *error);

/* The place of a byte of the text; offset may be text->length. */
xc_position xc_text_position(const xc_text *text, uint32_t offset);

/* A text out of pieces of another: a builder that keeps the map. Pieces are
 * copied from the base text, or added as bytes that stand for a place in it. */
typedef struct xc_text_builder {
    const xc_text *base;
    xc_arena *arena;
    xc_buffer bytes;
    XC_VEC(xc_anchor) anchors;
    xc_status status;
} xc_text_builder;

void xc_text_builder_init(xc_text_builder *builder, xc_arena *arena,
                          const xc_text *base);
void xc_text_builder_dispose(xc_text_builder *builder);

/* Appends base[span], with its places. */
void xc_text_builder_copy(xc_text_builder *builder, xc_span span);

/* Appends bytes that stand for the place of base[offset] (an escape). */
void xc_text_builder_add(xc_text_builder *builder, const char *bytes,
                         size_t length, uint32_t offset);

/* From here on pieces and places are those of another text. */
void xc_text_builder_rebase(xc_text_builder *builder, const xc_text *base);

/* The text built so far, in the arena. */
xc_status xc_text_builder_finish(xc_text_builder *builder, xc_text *text);

/* Writes the anchors in a compact form that the store keeps. */
xc_status xc_text_pack_map(const xc_text *text, xc_buffer *out);

/* Reads it back into text->anchors; XC_ERROR_FORMAT for anything that
 * xc_text_pack_map did not write for a text of this length. */
xc_status xc_text_unpack_map(xc_arena *arena, const void *bytes, size_t length,
                             xc_text *text);

/* A stretch without the white space at its ends; empty when it is all white
 * space. */
xc_span xc_text_trim(const char *bytes, xc_span span);

/* Code points of a stretch of UTF-8, and its columns on a terminal (wide
 * characters count 2, combining marks 0). */
uint32_t xc_text_code_points(const char *bytes, size_t length);
uint32_t xc_text_columns(const char *bytes, size_t length);

/* Bytes of the first character with all that is drawn onto it (marks, joined
 * emoji), and its columns. length > 0. */
size_t xc_text_cluster(const char *bytes, size_t length, uint32_t *columns);

/* The English name of a language by its tag ("de", ISO 639), as UTF-8 of at
 * most size bytes with the NUL; false where there is none. */
bool xc_text_language_name(const char *tag, char *name, size_t size);

#endif
