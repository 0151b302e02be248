/*
 * rule.h - what a rule is: a descriptor with its words, its limits, and the
 * functions that judge a pair and explain the judgement. One file a rule
 * under rules/, one row in rules.c. Inside src/compare/ only.
 * Exports: xc_pair, xc_explanation, xc_rule, xc_rules, xc_explain_*.
 */
#ifndef XC_COMPARE_RULE_H
#define XC_COMPARE_RULE_H

#include "base/buffer.h"
#include "compare/align.h"

/* Two facts, and how sure it is that they speak of the same thing. */
typedef struct xc_pair {
    const xc_subject *a;
    const xc_subject *b;
    xc_alignment alignment;
    const char *label_a; /* what to call their articles */
    const char *label_b;
    bool within; /* both are of one article */
} xc_pair;

/* Words for people. */
typedef struct xc_explanation {
    xc_arena *arena;
    const char *message;
    XC_VEC(const char *) steps;
} xc_explanation;

typedef struct xc_rule {
    xc_rule_info info;
    xc_rule_example example; /* of what it reports; it does so when asked */
    double least;            /* pairs less probable than this are not judged */
    double sure;    /* findings less sure than this are lowered by a step */
    bool one_voice; /* who says it does not matter: never disputed */
    bool within;    /* facts of one article are held against each other too:
                       not to confirm one another */

    /* True when the rule has to do with two facts, in either order. NULL: it
     * takes none; its pairs are found, weighed and judged elsewhere, by words
     * that no fact states (party.c), and align and judge are NULL too. */
    bool (*takes)(const xc_fact *a, const xc_fact *b);

    /* The probability of the pair; NULL: xc_align. */
    xc_alignment (*align)(const xc_weights *weights, const xc_subject *a,
                          const xc_subject *b);

    /* UNRELATED when the rule has nothing to say; AGREE, IMPRECISE or
     * CONFLICT: whether that is stale or disputed is decided for all rules
     * in findings.c. Symmetric. */
    xc_verdict (*judge)(const xc_pair *pair);

    /* What the difference is, as a hash: pairs that differ otherwise become
     * findings of their own. The same whichever comes first. NULL: all that
     * hang together are one finding. */
    uint64_t (*matter)(const xc_pair *pair);

    /* True when another fact of the article of own explains why own differs
     * from opposite: it gives the opposite total too, or what is missing to
     * it. May be NULL. */
    bool (*explained)(const xc_fact *own, const xc_fact *opposite,
                      const xc_fact *other);

    /* The message and the steps that lead to the verdict. */
    xc_status (*explain)(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict);

    bool of_whole; /* the figure compared is the whole of a part */
} xc_rule;

/* True when the rule takes the two facts. */
bool xc_rule_takes(const xc_rule *rule, const xc_fact *a, const xc_fact *b);

/* All rules, by id. */
extern const xc_rule *const xc_rules[];
extern const size_t xc_rule_count_all;

/* Adds a step; the format is for people. */
xc_status xc_explain_step(xc_explanation *out, const char *words, ...)
    __attribute__((format(printf, 2, 3)));
xc_status xc_explain_message(xc_explanation *out, const char *words, ...)
    __attribute__((format(printf, 2, 3)));

/* A fact as plain words: "8 of 31 members do not meet the 2% goal". */
const char *xc_describe_fact(xc_arena *arena, const xc_fact *fact);

/* The same with whom a fact about a person is of: "Mara Ott: 52 years old". */
const char *xc_describe_stored(xc_arena *arena, const xc_stored_fact *fact);

/* Who somebody is, without the name: "fire chief of pell", "from pell". */
const char *xc_describe_role(xc_arena *arena, const xc_fact *fact);

/* A number as a person writes it: "1,200", "2%", "500 billion USD". */
const char *xc_describe_figure(xc_arena *arena, const xc_quantity *quantity);
const char *xc_describe_value(xc_arena *arena, double value);

/* Adds a converted figure, rounded to the digits that it was written with,
 * and to three at least: "19.3 km". */
void xc_describe_rounded(xc_buffer *out, const xc_quantity *quantity);

/* What is said, as words: "meet the 2% goal". */
const char *xc_describe_claim(xc_arena *arena, const xc_fact *fact);

/* The predicate as words: "meet" for the claim "meet-goal". */
const char *xc_describe_predicate(xc_arena *arena, const xc_fact *fact);

/* Adds the plural of a counted noun: "members", "people" for "person". */
void xc_describe_plural(xc_buffer *out, const char *noun);

/* What is judged: "members of NATO, 2% goal". */
const char *xc_describe_subject(xc_arena *arena, const xc_pair *pair);

/* Agreement of two figures: by what is written, else by what is meant. Measures
 * in other units are converted. */
xc_verdict xc_judge_figures(const xc_quantity *a, const xc_quantity *b);

/* What rules about one figure share: which amounts they take, judging and
 * explaining them. */
bool xc_are_amounts(const xc_fact *a, const xc_fact *b, xc_dimension dimension);

/* True for two figures that are known by the words around them
 * (XC_FACT_FIGURE), not by what a clause says. */
bool xc_are_figures(const xc_fact *a, const xc_fact *b);

/* The same for two dates, and in words that they differ. */
bool xc_are_days(const xc_fact *a, const xc_fact *b);
xc_status xc_explain_days(xc_explanation *out, const xc_pair *pair);
xc_verdict xc_judge_number(const xc_pair *pair);
xc_status xc_explain_number(xc_explanation *out, const xc_pair *pair,
                            xc_verdict verdict);

#endif
