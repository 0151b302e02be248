/*
 * cues.h - what a line gives away of its kind: "Photo by", "Sign up for",
 * "Updated:", "By". Inside src/article/ only.
 *
 * The words are rows of src/lexicon/ (boilerplate, captions, stamps,
 * bylines, layout); what is decided here is where in a line they count.
 * Exports: xc_cue_word, xc_cues, xc_cues_*, xc_layout.
 */
#ifndef XC_ARTICLE_CUES_H
#define XC_ARTICLE_CUES_H

#include "lexicon/lexicon.h"
#include "text/text.h"

/* A word of a line without the punctuation around it. */
typedef struct xc_cue_word {
    xc_span span;        /* in the text */
    uint32_t norm_start; /* of its folded form in xc_cues.folded */
    uint32_t norm_end;
    bool capital;     /* begins with an upper-case letter */
    bool shout;       /* two letters or more, none of them lower-case */
    bool number;      /* begins with a digit */
    bool paren_open;  /* "(" stands before it */
    bool paren_close; /* ")" stands after it */
    bool slash;       /* "/" stands before or after it */
    bool comma;       /* a comma, semicolon or bar after it */
    bool colon;       /* a colon after it */
    bool stop;        /* a full stop, "!" or "?" after it, and quotes */
    bool full_stop;   /* it is a full stop */
} xc_cue_word;

/* The words of one line at a time; dispose of it at the end. */
typedef struct xc_cues {
    xc_arena *arena;
    const char *bytes; /* of the text */
    xc_buffer folded;  /* the words, folded, parted by blanks */
    XC_VEC(xc_cue_word) words;
} xc_cues;

void xc_cues_init(xc_cues *cues, xc_arena *arena, const char *bytes);
void xc_cues_dispose(xc_cues *cues);

/* Reads the words of a line, in place of those of the last. */
xc_status xc_cues_read(xc_cues *cues, xc_span line);

/* A number of layout.tsv. */
double xc_layout(const char *name);

/* True when a row of the lexicon with this word as its first feature (0:
 * any) stands at word index; *count gets its words. */
bool xc_cues_match(xc_cues *cues, xc_lexicon_id lexicon, int word, size_t index,
                   size_t *count);

/* What the line is, by its words alone. */
bool xc_cues_are_boilerplate(xc_cues *cues);
bool xc_cues_are_stamp(xc_cues *cues); /* "Updated: Feb. 12, 2025" */
bool xc_cues_are_date(xc_cues *cues);  /* "Feb. 12, 2025 3:45 PM" */
bool xc_cues_are_caption(xc_cues *cues);
bool xc_cues_are_byline(xc_cues *cues); /* "By Ann Lee" */
bool xc_cues_are_name(xc_cues *cues);   /* "Ann Lee" */
bool xc_cues_are_prose(xc_cues *cues);  /* ends like a sentence */

/* Words that announce the byline ("By"); 0 where there is none. */
size_t xc_cues_byline_lead(xc_cues *cues);

#endif
