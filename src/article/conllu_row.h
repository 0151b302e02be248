/*
 * conllu_row.h - cuts one line of CoNLL-U (universaldependencies.org/format)
 * into its columns. It allocates nothing and changes nothing: columns are
 * stretches of the line.
 * Exports: xc_conllu_column, xc_conllu_kind, xc_conllu_row, xc_conllu_line,
 * xc_conllu_read, xc_conllu_number, xc_conllu_value, xc_conllu_comment.
 */
#ifndef XC_ARTICLE_CONLLU_ROW_H
#define XC_ARTICLE_CONLLU_ROW_H

#include "text/text.h"

typedef enum xc_conllu_column {
    XC_CONLLU_ID,
    XC_CONLLU_FORM,
    XC_CONLLU_LEMMA,
    XC_CONLLU_UPOS,
    XC_CONLLU_XPOS,
    XC_CONLLU_FEATS,
    XC_CONLLU_HEAD,
    XC_CONLLU_DEPREL,
    XC_CONLLU_DEPS,
    XC_CONLLU_MISC,
    XC_CONLLU_COLUMNS
} xc_conllu_column;

typedef enum xc_conllu_kind {
    XC_CONLLU_BLANK,   /* ends a sentence; white space alone counts */
    XC_CONLLU_COMMENT, /* begins with "#" */
    XC_CONLLU_WORD,    /* "1" */
    XC_CONLLU_RANGE,   /* "1-2": several words written as one */
    XC_CONLLU_EMPTY,   /* "1.1": a node without a word */
    XC_CONLLU_BAD      /* the ID is none, or there is no FORM */
} xc_conllu_kind;

/* A line. Columns that it lacks are empty; an eleventh and what follows are
 * not looked at. */
typedef struct xc_conllu_row {
    xc_conllu_kind kind;
    xc_span columns[XC_CONLLU_COLUMNS]; /* of the bytes given */
    unsigned count;                     /* of columns that are there */
    uint32_t id;   /* of the word; first of a range; word of an empty node */
    uint32_t last; /* of a range; index of an empty node; else as id */
} xc_conllu_row;

/* Finds the line that begins at *at, without its end (LF, CR LF or CR), and
 * moves *at to the next; false at the end of the bytes. */
bool xc_conllu_line(const char *bytes, uint32_t length, uint32_t *at,
                    xc_span *line);

/* Cuts bytes[line]. */
void xc_conllu_read(const char *bytes, xc_span line, xc_conllu_row *row);

/* The number of a column such as HEAD; false where it is none or too large
 * for an index. */
bool xc_conllu_number(const char *bytes, xc_span column, uint32_t *number);

/* The value of a key in FEATS or MISC ("SpaceAfter=No"); empty where there
 * is none. */
xc_span xc_conllu_value(const char *bytes, xc_span column, const char *key);

/* True where a comment begins with a key ("# newdoc", "# text = ..."). *value
 * gets what stands behind "=", trimmed, or is empty. */
bool xc_conllu_comment(const char *bytes, xc_span line, const char *key,
                       xc_span *value);

#endif
