/*
 * written.h - the names of one article, word by word as it writes them, each
 * word with the one beside it. Inside src/compare/ only.
 * Exports: xc_use, xc_form, xc_written, xc_written_room, xc_written_*.
 */
#ifndef XC_COMPARE_NAMES_WRITTEN_H
#define XC_COMPARE_NAMES_WRITTEN_H

#include "language/language.h"
#include "store/store.h"

/* A word of a name, where it stands once. */
typedef struct xc_use {
    const char *word;   /* in small plain letters */
    const char *beside; /* the word before or after it; "": it is alone */
    bool before;        /* where beside stands */
    bool inner;         /* a capital after a small letter: "DeLorvel" */
    bool in_title;
    bool whole;       /* it is a whole name: whole.h says what word and beside
                         are */
    const char *rest; /* of a name of three words or more all others, in small
                         plain letters; NULL: there are fewer */
    uint32_t sentence;
    xc_span span;     /* of the sentence */
    xc_span own;      /* of the word */
    xc_span mark;     /* of it and of the one beside it */
    const char *form; /* that, as written */
} xc_use;

/* All uses of a word beside one other: a range of uses. */
typedef struct xc_form {
    size_t first;
    size_t last;
} xc_form;

/* A word, wherever it stands. */
typedef struct xc_written_word {
    const char *word;
    size_t count; /* in names, those in capitals alone too */
    size_t alone; /* of them names of this word alone */
} xc_written_word;

/* Zero it, add the names of an article, then settle it. */
typedef struct xc_written {
    XC_VEC(xc_use) uses;           /* by beside, before, word and place */
    XC_VEC(xc_form) forms;         /* in that order */
    XC_VEC(xc_written_word) words; /* by word */
} xc_written;

/* Names of one article at most; the rest is left out. */
#define XC_MAX_WRITTEN ((size_t)1 << 16)

/* What the names of an article are put into: strings are interned or in the
 * arena. The scratch holds what is asked for until they are settled; it may be
 * that arena. */
typedef struct xc_written_room {
    xc_arena *arena;
    xc_arena *scratch;
    xc_names *names;
} xc_written_room;

/* Adds a mention of an actor, if it is a name; sentence is its span. Left out
 * are words with anything but letters, hyphens, apostrophes and dots, and what
 * follows "@" or "#". */
xc_status xc_written_add(xc_written *written, const xc_written_room *room,
                         const xc_text *text, const xc_mention *mention,
                         xc_span sentence);

/* The same for words with capitals in a row that nobody has said to be a name:
 * they count for nothing. */
xc_status xc_written_add_run(xc_written *written, const xc_written_room *room,
                             const xc_text *text, const xc_mention *run,
                             xc_span sentence);

/* Sorts what was added, and moves it into the arena. */
xc_status xc_written_settle(xc_written *written, const xc_written_room *room);

/* The word, or NULL where no name has it. */
const xc_written_word *xc_written_find(const xc_written *written,
                                       const char *word);

/* The first use of a form, and how many there are. */
const xc_use *xc_form_first(const xc_written *written, const xc_form *form);
size_t xc_form_count(const xc_form *form);

/* Where a form stands that is given by its first use; NULL: nowhere. */
const xc_form *xc_written_find_form(const xc_written *written,
                                    const xc_use *like);

/* The forms from one on that have what is beside it on the same side, as a
 * count. */
size_t xc_written_group(const xc_written *written, size_t first);

/* By what is beside and where, the order of groups. */
int xc_uses_compare_group(const xc_use *a, const xc_use *b);

/* True when a sentence has both forms near each other. */
bool xc_forms_meet(const xc_written *written, const xc_form *a,
                   const xc_form *b);

#endif
