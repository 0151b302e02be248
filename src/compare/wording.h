/*
 * wording.h - how the words of two quotations lie to each other: what is the
 * same, and where they differ. Shared by the rules about quotations. Inside
 * src/compare/ only.
 * Exports: xc_wording, xc_hunk, xc_quote_words, xc_wording_*.
 */
#ifndef XC_COMPARE_WORDING_H
#define XC_COMPARE_WORDING_H

#include "compare/rule.h"
#include "lexicon/lexicon.h"

/* Words of each quotation that are looked at, and bytes of them; what is
 * beyond is not seen. */
enum { XC_WORDING_WORDS = 240, XC_WORDING_BYTES = 2048 };

/* Places where two quotations differ, at most: with more they are two. */
enum { XC_WORDING_HUNKS = 24 };

/* How much a difference says. */
typedef enum xc_hunk_kind {
    XC_HUNK_SPELLED = 0, /* the same words, written otherwise */
    XC_HUNK_TOUCHED,     /* small words for others, or another order */
    XC_HUNK_INSERTED,    /* an editor's "[the mayor]" */
    XC_HUNK_CUT,         /* left out, where one says so by "..." */
    XC_HUNK_ADDED,       /* small words that one has besides: "of us" */
    XC_HUNK_DROPPED,     /* words that one has besides */
    XC_HUNK_NEGATED,     /* one denies what the other says */
    XC_HUNK_REPLACED     /* words that stand for other words */
} xc_hunk_kind;

/* Words [a_first, a_last) of the one stand for [b_first, b_last) of the other;
 * one of them may be empty. */
typedef struct xc_hunk {
    uint32_t a_first, a_last;
    uint32_t b_first, b_last;
    xc_hunk_kind kind;
    bool at_end; /* nothing that is the same stands outside of it */
} xc_hunk;

/* The words of a quotation, without case, marks and hyphens. */
typedef struct xc_quote_words {
    char bytes[XC_WORDING_BYTES];
    uint16_t start[XC_WORDING_WORDS];
    uint8_t length[XC_WORDING_WORDS];
    bool inserted[XC_WORDING_WORDS];        /* within an editor's brackets */
    bool cut[XC_WORDING_WORDS + 1];         /* behind a "..." */
    bool tag[XC_WORDING_WORDS];             /* "@name", "#word" */
    const xc_lexeme *row[XC_WORDING_WORDS]; /* of wordings.tsv; NULL: none */
    uint32_t count;
} xc_quote_words;

/* Two quotations, aligned. */
typedef struct xc_wording {
    xc_quote_words a, b;
    uint32_t common; /* words that are the same */
    uint32_t told;   /* words of both, in any form, that are not small */
    uint32_t rare;   /* of these, not of the most common of the language */
    uint32_t edits;  /* that make the one of the other: what says little counts
                        once a place, else each word that is not small */
    uint32_t a_first, a_last; /* what is aligned of each */
    uint32_t b_first, b_last;
    uint32_t parted; /* ends, 0 to 2, behind which each goes on by itself */
    xc_hunk hunks[XC_WORDING_HUNKS];
    uint32_t hunk_count;
    bool scattered; /* there were more hunks */
} xc_wording;

/* Aligns the words of two quotations (xc_fact.words). Either may be NULL: no
 * words. */
void xc_wording_compare(const char *a, const char *b, xc_wording *out);

/* True for a word that says little by itself: an article, a pronoun, a form of
 * "be"; no verb, noun or number. */
bool xc_wording_is_small(const char *word);

/* True for a word that is none of the some 4,000 most common ones. */
bool xc_wording_is_rare(const char *word);

/* True when a word of the difference, on either side, is not small. */
bool xc_wording_tells(const xc_wording *wording, const xc_hunk *hunk);

/* True when the passage around a quotation says that it was translated. */
bool xc_wording_is_foreign(const char *passage);

/* The words of one side with what differs in brackets: "before the [winter]
 * storms arrive"; "[ ]" where it lacks what the other has. Of long runs of
 * common words only those beside a difference are shown. */
const char *xc_wording_show(xc_arena *arena, const xc_wording *wording,
                            bool first);

/* The words of one side of a difference, with a word on either side of it
 * where one of the sides is empty or all of them are small. */
const char *xc_wording_show_hunk(xc_arena *arena, const xc_wording *wording,
                                 const xc_hunk *hunk, bool first);

#endif
