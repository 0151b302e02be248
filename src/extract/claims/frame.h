/*
 * frame.h - what the files that make facts share: a sentence with its
 * clauses, mentions and goals. Inside src/extract/ only.
 * Exports: xc_frame, xc_goal, xc_predication, xc_frame_*, xc_find_goals,
 * xc_find_predication, xc_find_event, xc_find_gravity, xc_figure_top, xc_is_*,
 * xc_fact_*, xc_make_*, xc_token_points.
 */
#ifndef XC_EXTRACT_FRAME_H
#define XC_EXTRACT_FRAME_H

#include "base/buffer.h"
#include "extract/claims/clause.h"

/* A noun for a level to be reached or not to be passed, with that level. */
typedef struct xc_goal {
    uint32_t first; /* tokens of the noun phrase and its level */
    uint32_t last;
    uint32_t noun;
    uint32_t object_last; /* end of what it is a goal for */
    uint32_t clause;
    bool upper;              /* a limit: below it is good */
    bool deadline;           /* a day: to beat it is to meet it */
    const xc_mention *level; /* NULL: not said */
    bool inside; /* the level is part of the phrase ("the 2% goal") and so
                    taken for granted, whatever the clause does */
    const xc_lexeme *row; /* of goals.tsv; NULL: a bare figure */
} xc_goal;

/* The end of a goal with what it is for. */
static inline uint32_t xc_goal_end(const xc_goal *goal) {
    return goal->object_last > goal->last ? goal->object_last : goal->last;
}

/* The end of a figure with the noun that it counts. */
static inline uint32_t xc_mention_end(const xc_mention *m) {
    return m->noun_last > m->last ? m->noun_last : m->last;
}

/* What is counted: the head noun, the body it belongs to, what limits it. */
typedef struct xc_counted {
    const char *head;  /* concept of the lexicon, or lemma; NULL: not said */
    const char *words; /* what limits it */
    int32_t actor;     /* the body; XC_NONE */
} xc_counted;

/* Sentences for which something is remembered. */
#define XC_MEMORY_REACH 2u

/* What sentences before of the same field named last: the goal, for "it" and
 * "the target", and the set, for "nine of them" and "the 32". */
typedef struct xc_memory {
    const xc_mention *level; /* NULL: no goal */
    uint32_t level_sentence;
    xc_whole set_size;
    xc_counted set;
    bool set_parted; /* a part of it was named, too */
    uint32_t set_sentence;
    const xc_fact *said; /* the last fact about a count; NULL: none */
    uint32_t said_sentence;
    bool said_negative; /* its predicate is one by itself: "miss" */
} xc_memory;

/* What hangs on each token of a sentence (statement.h). */
struct xc_branches;

typedef struct xc_frame {
    xc_extractor *x;
    const xc_sentence *sentence;
    uint32_t index;
    const xc_token_role *roles;
    xc_clauses clauses;
    const xc_mention *mentions; /* of this sentence */
    size_t mention_count;
    const xc_match *predicates; /* of the lexicon, one a token */
    const bool *figures;        /* tokens that are part of a figure or date */
    XC_VEC(xc_goal) goals;
    xc_memory *memory;
    const struct xc_branches *branches; /* NULL: the sentence has no figure */
} xc_frame;

/* True when what a sentence before left is near enough to be meant. */
bool xc_frame_remembers(const xc_frame *frame, uint32_t sentence);

static inline const xc_token *xc_frame_token(const xc_frame *frame,
                                             uint32_t at) {
    return &frame->sentence->tokens[at];
}

xc_status xc_find_goals(xc_frame *frame);

/* True when a token is part of a quantity or date. */
bool xc_frame_in_mention(const xc_frame *frame, uint32_t token);

/* True when a token is part of a date. */
bool xc_frame_in_date(const xc_frame *frame, uint32_t token);

/* Who says what stands in a span of the sentence; XC_NONE. */
int32_t xc_frame_speaker(const xc_frame *frame, xc_span span);

/* True for a span in somebody's words, where nobody knows whose. */
bool xc_frame_is_unsourced(const xc_frame *frame, xc_span span);

/* True for a word by which the sentence names who says it: "according" of
 * "according to the mayor". */
bool xc_frame_names_source(const xc_frame *frame, uint32_t token);

/* True when a token is part of a quantity or date, or counted already as
 * negation, modality or speech. */
bool xc_frame_is_taken(const xc_frame *frame, uint32_t token);

/* The row of predicates.tsv at a token that ends before token end. */
xc_match xc_frame_predicate(const xc_frame *frame, uint32_t at, uint32_t end);

/* Tokens of one sentence as a set of content words in normal form: lemmas in
 * alphabetical order, each once; those for which skip answers true are left
 * out. NULL in *words when there is none. */
typedef bool xc_skip_fn(const xc_frame *frame, const void *user,
                        uint32_t token);
xc_status xc_frame_words(xc_frame *frame, uint32_t first, uint32_t last,
                         xc_skip_fn *skip, const void *user,
                         const char **words);

/* The content words of the sentence around a clause: what it is about. */
xc_status xc_frame_around(xc_frame *frame, const xc_clause *clause,
                          const char **words);

/* A fact about what a clause says at a token, with evidence, speaker,
 * modality and date filled in, to be completed and pushed. */
xc_fact xc_fact_begin(const xc_frame *frame, const xc_clause *clause,
                      uint32_t at, xc_fact_kind kind);
/* The same for a figure, with the modality and the date that bear on its verb
 * in the tree, and the reasons for them (bearing.c). */
xc_fact xc_figure_begin(const xc_frame *frame, const xc_clause *clause,
                        uint32_t at, xc_fact_kind kind);
void xc_fact_set_date(const xc_frame *frame, xc_fact *fact,
                      const xc_mention *date);
void xc_fact_set_number(xc_fact *fact, const xc_mention *number);
/* Pushes a fact that has its claim. */
xc_status xc_fact_push(xc_frame *frame, xc_fact *fact);

/* What is said of what is counted. */
typedef struct xc_predication {
    const char *concept; /* of the lexicon, or a lemma; NULL: nothing */
    bool negative;       /* by itself: "miss" */
    uint32_t first;      /* its tokens */
    uint32_t last;
    const xc_goal *goal; /* NULL: none */
    const char *who;     /* what an event happens to; NULL: not implied */
    uint32_t doer;       /* the subject that does so with what is counted;
                            XC_NO_TOKEN: none */
    bool noun_is_event;  /* "seven deaths": the counted noun says it */
    bool undergone;      /* what is counted is its object, not its subject */
    xc_standing standing;
    const xc_lexeme *row; /* that names it; NULL: none */
    const char *says;     /* it in words for people, "-" for a blank; NULL */
    const char *rule;     /* how it was found, in plain words; NULL */
} xc_predication;

/* True for a quantity that counts something. */
bool xc_is_countable(const xc_mention *mention);
bool xc_is_bare_subject(const xc_frame *frame, const xc_mention *mention);

/* True for an auxiliary that stands for a whole predicate: "nine did". */
bool xc_is_elliptic(const xc_frame *frame, const xc_clause *clause,
                    uint32_t at);

/* What a clause says of a count in it; *goal is room for the goal it is
 * measured by. */
xc_predication xc_find_predication(const xc_frame *frame,
                                   const xc_clause *clause,
                                   const xc_mention *count, xc_goal *goal);

/* What happens to what is counted, by the form of the sentence: the verb that
 * the tree makes it the subject or object of, the event that its own noun or
 * the word behind it names (event.c). No concept: nothing clear. */
xc_predication xc_find_event(const xc_frame *frame, const xc_clause *clause,
                             const xc_mention *count);

/* True when the words right behind a count, of an event, are said of all of it:
 * "among nine people killed". */
bool xc_is_event_behind(const xc_frame *frame, const xc_mention *count);

/* That those counted are badly or slightly hurt, by the words behind the number
 * (gravity.c). No concept: nothing says so. */
xc_predication xc_find_gravity(const xc_frame *frame, const xc_mention *count);

/* Adds how many are hurt in all where a sentence, whose facts begin at from,
 * counts those badly and those slightly hurt. */
xc_status xc_make_hurt_total(xc_frame *frame, size_t from);

/* The token that a figure, with its noun or without, hangs on the sentence by;
 * in a list
 * ("23 doctors and 30 nurses") that of its first. XC_NO_TOKEN: no tree. */
uint32_t xc_figure_top(const xc_sentence *sentence, uint32_t first,
                       uint32_t last);

/* True for a sentence too long to be one: captions and menus run together. */
bool xc_is_run_together(const xc_frame *frame);

/* The actor that a token names or is the last word of; XC_NONE. */
int32_t xc_frame_actor_at(const xc_frame *frame, uint32_t token);

/* True for a word that names nobody itself: a pronoun, "whose", "this". */
bool xc_token_points(const xc_token *token);

/* True for such a word where it is not known whom it stands for. */
bool xc_frame_is_nobody(const xc_frame *frame, uint32_t token);

/* The subject of a verb, also where it is shared: of "stands to gain", "a fire
 * killing two", "it burst, killing two". XC_NO_TOKEN: none. */
uint32_t xc_frame_subject(const xc_frame *frame, uint32_t verb);

/* True for the "weighs" of "the crate found near Port Hallan weighs 40 kg"
 * where the tree takes "found" for the main verb and what has a preposition for
 * the subject of the next: it is the main verb, with the subject of the other.
 */
bool xc_is_past_relative(const xc_frame *frame, uint32_t verb);

/* The clause that holds a token, or the given one. */
const xc_clause *xc_frame_clause_at(const xc_frame *frame, uint32_t token,
                                    const xc_clause *other);

/* Takes from a fact about what is said at a token a modality or a date that
 * its clause has for something else. */
void xc_fact_settle(const xc_frame *frame, const xc_clause *clause, uint32_t at,
                    xc_fact *fact);

/* True unless the arc of a figure to the word that says it, or that word's to
 * its subject, is in doubt (sure.c). */
bool xc_figure_is_sure(const xc_frame *frame, const xc_mention *m, uint32_t at);

/* True when what is said of a figure there is said to be so, or may be so and
 * its modality tells it (sure.c). */
bool xc_figure_is_stated(const xc_frame *frame, uint32_t at,
                         xc_modality modality);

/* True for what only may come ("to rescue seven", "committed to rescuing
 * seven") where the modality does not tell it (sure.c). */
bool xc_figure_is_aim(const xc_frame *frame, uint32_t at, xc_modality modality);

/* True when it is known of whom it is said, and what the verb waits for
 * stands with it (sure.c). */
bool xc_figure_is_clear(const xc_frame *frame, const xc_mention *m,
                        uint32_t at);

/* What a figure of a unit is beside its words (measure.c). One of several of
 * which it is open which holds ("$3, $4 or $5"): */
bool xc_measure_is_alternative(const xc_frame *frame, const xc_mention *m);
/* ... of several that belong to a noun behind the last ("400 g and 170 g
 * bars"):
 */
bool xc_measure_is_listed(const xc_frame *frame, const xc_mention *m);
/* ... of two sides ("44 percent to 39 percent"): */
bool xc_measure_is_against(const xc_frame *frame, const xc_mention *m);
/* ... a size before a noun that names its kind ("the 18-yard line"), or before
 * the noun for several: */
bool xc_measure_is_kind(const xc_frame *frame, uint32_t noun,
                        const xc_mention *m);
/* ... a measure of the word behind it ("14% larger"): */
bool xc_measure_is_of_next(const xc_sentence *s, const xc_mention *m);
/* ... written with a hyphen ("25-ton"): */
bool xc_measure_is_hyphened(const xc_frame *frame, const xc_mention *m);

/* What the claim of a figure fact is written from. */
typedef struct xc_wording {
    const xc_mention *figure;
    uint32_t at;      /* the word that says it; XC_NO_TOKEN: none */
    uint32_t subject; /* whose figure it is, if not counted; XC_NO_TOKEN */
    const xc_predication *said; /* of what is counted; NULL: no count */
    const xc_goal *goal;        /* NULL: none */
    uint32_t first; /* of the clause, for where the tree says nothing */
    uint32_t last;
} xc_wording;

/* Writes the claim of a figure fact, for people: what is counted or has the
 * figure, what it does, the rest in the order of the sentence (wording.c).
 * NULL where no claim that can be read comes of it. */
xc_status xc_word_claim(xc_frame *frame, const xc_wording *wording,
                        xc_fact *fact);

/* How the figure of a fact stands in time, by the words of its clause, and the
 * day that it is of (standing.c). */
void xc_fact_set_standing(const xc_frame *frame, const xc_clause *clause,
                          const xc_mention *m, xc_fact *fact);

/* Counts and shares (share.c); goals, limits, amounts (amount.c). */
xc_status xc_make_shares(xc_frame *frame, uint32_t clause);
xc_status xc_make_levels(xc_frame *frame);
xc_status xc_make_amounts(xc_frame *frame, uint32_t clause);

/* The facts of what stands between quotation marks (quotation.c). */
xc_status xc_make_quotations(xc_extractor *x);

/* Offices, relations, homes and ages of the people that are named (role.c);
 * needs nothing of the frame but its mentions. */
xc_status xc_make_roles(xc_frame *frame);

/* At the end of the article: takes back that somebody has an office who is
 * called its former or elected holder elsewhere (role.c). */
xc_status xc_settle_roles(xc_extractor *x);

/* Finds the first verb from a token on, or the last before it; auxiliaries,
 * negations and modals are no such verbs. XC_NO_TOKEN: none. */
uint32_t xc_verb_after(const xc_frame *frame, uint32_t from, uint32_t to);
uint32_t xc_verb_before(const xc_frame *frame, uint32_t from, uint32_t to);

#endif
