/*
 * reading.h - turns an article's sentences into mentions, attributions and
 * facts: everything that is understood of one article.
 * Exports: xc_fact, xc_argument, xc_standing, xc_attribution,
 * xc_attribution_kind, xc_reading, xc_reading_new, xc_reading_explain.
 */
#ifndef XC_EXTRACT_READING_H
#define XC_EXTRACT_READING_H

#include "extract/mention.h"
#include "language/language.h"

typedef enum xc_polarity { XC_POSITIVE = 0, XC_NEGATIVE } xc_polarity;

typedef enum xc_modality {
    XC_MODALITY_ASSERTED = 0,
    XC_MODALITY_REPORTED, /* somebody else says so */
    XC_MODALITY_PLANNED,
    XC_MODALITY_POSSIBLE,
    XC_MODALITY_CONDITIONAL,
    XC_MODALITY_DENIED,
    XC_MODALITY_WISHED,
    XC_MODALITY_ASKED
} xc_modality;

/* When the fact holds, as the verb has it. */
typedef enum xc_tense {
    XC_TENSE_NONE = 0, /* no verb says */
    XC_TENSE_PRESENT,
    XC_TENSE_PAST,
    XC_TENSE_PAST_BEFORE, /* "had lagged": over by then */
    XC_TENSE_FUTURE
} xc_tense;

/* How a source stands to what it says. */
typedef enum xc_attribution_kind {
    XC_ATTRIBUTION_SAY = 0,
    XC_ATTRIBUTION_CLAIM,
    XC_ATTRIBUTION_DENY,
    XC_ATTRIBUTION_ASK,
    XC_ATTRIBUTION_THINK,
    XC_ATTRIBUTION_HOPE,
    XC_ATTRIBUTION_PLAN,
    XC_ATTRIBUTION_JUDGE, /* praises, criticises, calls it something */
    XC_ATTRIBUTION_SHOW   /* a finding of a study, a poll, a document */
} xc_attribution_kind;

/* Who said what. */
typedef struct xc_attribution {
    uint32_t sentence;
    bool in_title;
    bool direct; /* a quotation */
    bool denied; /* its source says that it is not so; not stored */
    xc_span source;
    int32_t actor;   /* of the source; XC_NONE: not known */
    xc_span cue;     /* empty: none */
    xc_span content; /* without the quotation marks */
    xc_attribution_kind kind;
    bool phrase; /* no clause with a subject: "plans to build it", "praised the
                    plan"; claims/ leaves it alone; not stored */
    bool part;   /* a further stretch of what the one with the same cue says:
                    "It is late," she said, "and cold."; not stored */
    xc_reasons why; /* not stored */
} xc_attribution;

/* What kind of statement a fact is: which comparisons make sense for it. */
typedef enum xc_fact_kind {
    XC_FACT_SHARE = 0, /* so many, of a whole, do something */
    XC_FACT_COUNT,     /* so many do something */
    XC_FACT_LEVEL,     /* a goal, limit or rate is set at a figure */
    XC_FACT_AMOUNT,    /* somebody or something has a figure of a unit */
    XC_FACT_QUOTATION, /* somebody said these words */
    XC_FACT_STATEMENT, /* what a clause says, with or without a figure */
    XC_FACT_ROLE,      /* who somebody is: an office, a relation, a home */
    XC_FACT_AGE,       /* how old somebody is */
    XC_FACT_FIGURE,    /* a figure or date by the words around it; made where
                          articles are compared, never read or stored */
    XC_FACT_NAME,      /* a name as it is written; made there too */
    XC_FACT_TIME       /* when something happened; made there too */
} xc_fact_kind;

/* How a figure stands in time. */
typedef enum xc_standing {
    XC_STANDING_NONE = 0, /* nothing says */
    XC_STANDING_SNAPSHOT, /* so many now, or on a day: "still 200 in care" */
    XC_STANDING_TOTAL,    /* so many up to a day: "so far", "has risen to" */
    XC_STANDING_RATE,     /* so many in each stretch of time: "a day" */
    XC_STANDING_CHANGE    /* by so much: "rose by 5" */
} xc_standing;

/* Arguments of a fact, at most. */
#define XC_FACT_MAX_ARGUMENTS 24u

/* What else a clause names, by what it does there. */
typedef struct xc_argument {
    const char *role;  /* "subject", "object", "recipient", "complement", or
                          the preposition: "in", "from"; static or interned.
                          Of what is first or largest of its kind also "rank"
                          ("large 2") and "scope", what kind */
    const char *words; /* content words in normal form, as in xc_fact */
    xc_span span;      /* as written */
    int32_t actor;     /* XC_NONE: no actor */
} xc_argument;

/* A normalized statement. Every string is in normal form (folded lemmas in
 * a fixed order, joined by blanks) unless said otherwise; NULL: none. */
typedef struct xc_fact {
    xc_fact_kind kind;
    xc_span span;     /* the clause */
    xc_span evidence; /* the sentence around it */
    xc_span mark;     /* the words to underline */
    bool in_title;
    int32_t actor; /* index of the actor; XC_NONE */
    int32_t speaker;
    int32_t place;
    const char *predicate; /* concept of the lexicon, or lemma */
    const char *object;    /* content words it is said of */
    const char *topic;     /* other content words of the clause */
    const char *claim;     /* all of it as text, for people */
    xc_polarity polarity;
    xc_modality modality;
    xc_tense tense;
    bool has_number;
    xc_quantity number;
    xc_span number_span;
    const char *set_head;  /* what is counted: class of the lexicon or lemma */
    const char *set_words; /* its modifiers */
    int32_t set_actor;     /* the body whose members are counted; XC_NONE */
    bool has_level;
    xc_quantity level; /* the threshold that is met or missed */
    bool has_date;
    xc_date date;
    xc_span date_span;
    const char *words; /* a quotation's words, in order */
    xc_standing standing;
    bool has_as_of; /* "as of Tuesday": the day the figure is of */
    xc_date as_of;
    xc_span as_of_span;
    const xc_argument *arguments; /* in order of place */
    uint32_t argument_count;
    xc_reasons why; /* not stored */
} xc_fact;

/* Everything that is understood of one article. Lives in the arena. */
/* Words between quotation marks, whoever says them. */
typedef struct xc_quoted {
    bool in_title;
    xc_span span;
} xc_quoted;

typedef struct xc_reading {
    const xc_article *article;
    int32_t published;          /* day; XC_DAY_UNKNOWN */
    const char *published_from; /* "metadata", "dateline", "updated line" */
    xc_sentences sentences;
    XC_VEC(xc_mention) mentions; /* by field, start, longest first */
    XC_VEC(xc_actor) actors;
    XC_VEC(xc_attribution) attributions; /* by field, start of content */
    XC_VEC(xc_quoted) quoted;            /* by field, start; not stored */
    XC_VEC(xc_fact) facts;               /* by field, start */
    bool explained;                      /* the reasons were kept; not stored */
} xc_reading;

/* Reads an article. The reading borrows the article, whose strings must live
 * as long as the arena. */
xc_status xc_reading_new(xc_language *language, xc_arena *arena,
                         const xc_article *article, xc_reading **reading,
                         xc_error *error);

/* The same, with the reasons for what is understood (explain.h). */
xc_status xc_reading_explain(xc_language *language, xc_arena *arena,
                             const xc_article *article, xc_reading **reading,
                             xc_error *error);

/* The attributions whose content begins before a place of a field, as a
 * count from the first: those around the place are the last of them. */
size_t xc_reading_attributions_before(const xc_reading *reading, bool in_title,
                                      uint32_t place);

const char *xc_attribution_kind_name(xc_attribution_kind kind);
const char *xc_polarity_name(xc_polarity polarity);
const char *xc_modality_name(xc_modality modality);
const char *xc_tense_name(xc_tense tense);
const char *xc_fact_kind_name(xc_fact_kind kind);
const char *xc_standing_name(xc_standing standing); /* NULL: none */

#endif
