/*
 * event.h - do two statements tell of one event, as their arguments and dates
 * have it? Also the keys under which statements are found. Inside src/compare/
 * only.
 * Exports: xc_fit, xc_likeness, xc_reader, xc_reader_next, xc_same_party,
 * xc_same_object, xc_is_object_indefinite,
 * xc_shares_argument, xc_fact_argument, xc_argument_fit,
 * xc_likeness_of, xc_relate_days, xc_relate_published, xc_is_dated, xc_days,
 * xc_read_days, xc_days_between, xc_days_apart, xc_is_told, xc_once_row,
 * xc_once_argument, xc_names_shared, xc_read_window, xc_is_statement_compared,
 * xc_statement_keys.
 */
#ifndef XC_COMPARE_EVENTS_EVENT_H
#define XC_COMPARE_EVENTS_EVENT_H

#include "compare/align.h"
#include "compare/key_list.h"
#include "lexicon/lexicon.h"

/* How one part of two statements goes together. */
typedef enum xc_fit {
    XC_FIT_ABSENT = 0, /* neither has it */
    XC_FIT_APART,      /* they are other things */
    XC_FIT_ONE_SIDED,  /* only one has it */
    XC_FIT_LOOSE,      /* one is described at more length */
    XC_FIT_SAME
} xc_fit;

/* How the parts of two statements go together. */
typedef struct xc_likeness {
    xc_fit subject;
    xc_fit object;
    xc_fit complement;
    unsigned shared;         /* other roles that both have, and alike */
    unsigned apart;          /* other roles that both have, and not alike */
    unsigned only_a, only_b; /* other roles that only one has */
    bool same_words; /* all but the subject, whatever role each word is in */
} xc_likeness;

/* Words of a text one after the other, in lower case of ASCII; a longer word is
 * cut. */
enum { XC_READER_WORD = 32 };
typedef struct xc_reader {
    const char *at, *end;
    char word[XC_READER_WORD];
} xc_reader;
bool xc_reader_next(xc_reader *reader);

/* True for two actors that are named and one; not for a last name that two
 * people of the other article bear. */
bool xc_same_party(const xc_subject *a, const xc_subject *b);

/* The same of what they do it to. */
bool xc_same_object(const xc_subject *a, const xc_subject *b);

/* True when some argument of one that is no subject is one of the other, by
 * whatever preposition: "survived the crash", "died in the crash". */
bool xc_shares_argument(const xc_subject *a, const xc_subject *b);

/* The stretch of time that the figure of a fact was gathered in, and is not
 * itself: "six days", in the arena. NULL: none is told. */
xc_status xc_read_window(xc_arena *arena, const xc_stored_fact *stored,
                         const char **window);

/* True where what it is done to is "a" thing, and may be any. */
bool xc_is_object_indefinite(const xc_subject *subject);

/* The first argument of that role; UINT32_MAX: none. */
uint32_t xc_fact_argument(const xc_fact *fact, const char *role);

/* How two arguments go together: by the actors they name, else by words. */
xc_fit xc_argument_fit(const xc_subject *a, uint32_t i, const xc_subject *b,
                       uint32_t k);

xc_likeness xc_likeness_of(const xc_subject *a, const xc_subject *b);

/* How two statements stand in time, by their days or else by those of their
 * articles: undated ones of articles more than so many days apart are LATER. */
xc_time_relation xc_relate_days(const xc_subject *a, const xc_subject *b,
                                int32_t days);

/* How the articles of two that tell no date stand in time: LATER, where they
 * are more than so many days apart. */
xc_time_relation xc_relate_published(const xc_subject *a, const xc_subject *b,
                                     double days);

/* True for a date of which both ends are known and nothing is vague. */
bool xc_is_dated(const xc_fact *fact);

/* The days that a fact is dated on, as its words have them: those of "before
 * 1912" have no first. */
typedef struct xc_days {
    int32_t first; /* INT32_MIN: no end */
    int32_t last;  /* INT32_MAX: no end */
    bool open;     /* one end is missing */
} xc_days;

/* False where the date is not known, or loose: "early 2014", "around 1912". */
bool xc_read_days(const xc_stored_fact *stored, xc_days *out);

/* Days between them; 0 where they meet. */
int32_t xc_days_between(const xc_days *a, const xc_days *b);

/* Days between two dated facts; 0 where they meet. */
int32_t xc_days_apart(const xc_fact *a, const xc_fact *b);

/* True for what is said to be so: no plan, wish, question or condition. */
bool xc_is_told(const xc_fact *fact);

/* The row of once.tsv of a statement's predicate; NULL: none. */
const xc_lexeme *xc_once_row(const xc_fact *fact);

/* The argument to whom what happens once happens; UINT32_MAX: none. */
uint32_t xc_once_argument(const xc_fact *fact, const xc_lexeme *row);

/* How many names the articles of both use. */
size_t xc_names_shared(const xc_subject *a, const xc_subject *b);

/* True for a statement that a rule can use. */
bool xc_is_statement_compared(const xc_fact *fact);

/* Adds the keys of a statement: of who does what, of what happens once to
 * whom, of what ranks first in what. actor_key may be NULL. */
void xc_statement_keys(xc_key_list *list, const xc_fact *fact,
                       const char *actor_key);

#endif
