/*
 * wording.c - writes the claim of a figure fact for people: what is counted or
 * has the figure, what it does or not, and the rest in the order of the
 * sentence: "sailor: be rescued off lyon", "member of NATO: not meet-goal 2%",
 * "price of bread: double to $4".
 *
 * Comparison never reads it: that is done by the sorted words of a fact. A
 * count and the date are fields of their own and left out, as is the name of
 * the fact's actor; an amount is written where it stands, because what it says
 * ("from", "to", "by") is said around it. A claim is a headline: it stops after
 * so many words. What names nobody ("they: raise $5"), or has only part of
 * what the verb waits for, gives no claim and so no fact.
 * Exports: xc_word_claim.
 */
#include <string.h>

#include "extract/claims/claim_words.h"

/* "member of NATO: not meet-goal 2% defense spending" */
static void write_goal(xc_claim *w) {
    const xc_goal *goal = w->w->goal;
    xc_put_counted(w);
    xc_put_colon(w);
    xc_put_not(w);
    xc_put_word(w, w->fact->predicate);
    if (w->fact->has_level) xc_put_level(w, &w->fact->level);
    xc_put_stretch(w, goal->first, xc_goal_end(goal), goal->noun);
}

/* What a row of the lexicon says: "person: be killed by storm". */
static void write_event(xc_claim *w, const char *says) {
    xc_put_counted(w);
    xc_put_colon(w);
    xc_put_not(w);
    xc_put_says(w, says);
    if (!w->is_verb) {
        xc_put_nominal_rest(w, w->w->at, true);
        if (w->top != XC_NO_TOKEN && w->top != w->w->at &&
            xc_claim_counted_noun(w) == XC_NO_TOKEN)
            xc_put_nominal_rest(w, w->top, true);
        return;
    }
    bool done_to = strncmp(says, "be-", 3) == 0;
    if (w->w->said->undergone && done_to) xc_put_agent(w);
    xc_put_parts(w);
}

/* "crowd: win medal at games": what is counted is the object of somebody. */
static void write_undergone(xc_claim *w) {
    xc_put_subject(w, w->st.passive ? w->st.object : w->st.subject);
    xc_put_not(w);
    xc_put_verb(w, w->st.passive);
    if (w->w->said->last > w->w->at + 1) /* "come after", "be based on" */
        xc_put_word(w, xc_frame_token(w->st.frame, w->w->at + 1)->norm);
    xc_put_counted(w);
    xc_put_parts(w);
}

static void write_count(xc_claim *w) {
    bool tied = w->w->said->last > w->w->at + 1;
    bool own =
        w->st.subject != XC_NO_TOKEN && xc_claim_is_figure(w, w->st.subject);
    if (w->is_verb && !w->st.copula && !own &&
        ((w->w->said->undergone && !w->st.passive) || tied)) {
        write_undergone(w);
        return;
    }
    if (xc_branch_find(w->st.branches, w->st.frame->sentence, w->st.head,
                       "expl") != XC_NO_TOKEN) {
        xc_put_word(w, "there"); /* "there be ferry on the river" */
        xc_put_not(w);
        xc_put_verb(w, false);
        xc_put_counted(w);
        xc_put_parts(w);
        return;
    }
    xc_put_counted(w);
    xc_put_colon(w);
    xc_put_not(w);
    if (!w->is_verb || w->st.copula) {
        xc_put_word(w, "be");
        if (!xc_claim_is_inside(w, w->w->at)) xc_put_phrase(w, NULL, w->w->at);
        xc_put_nominal_rest(w, w->w->at, false);
        return;
    }
    xc_put_verb(w, w->st.passive);
    if (w->st.passive)
        xc_put_agent(w);
    else
        xc_put_object(w);
    xc_put_parts(w);
}

/* Words that may stand before a figure in the phrase of its noun: "the very
 * last, almost 400-page report". */
enum { BEFORE_FIGURE = 4 };

/* More than that is another clause that the tree has drawn into it. */
static bool is_too_wide(const xc_claim *w, uint32_t noun) {
    uint32_t first, last;
    xc_phrase_reach(&w->st, noun, &first, &last);
    return noun > w->w->figure->first &&
           first + BEFORE_FIGURE < w->w->figure->first;
}

/* "price of grain: be $4", "fire: be 2,300 acres" */
static void write_carried(xc_claim *w) {
    uint32_t noun = w->w->at;
    w->broken = xc_claim_is_owner_unknown(w, noun) ||
                xc_frame_is_nobody(w->st.frame, noun) || is_too_wide(w, noun) ||
                !xc_put_noun(w, noun);
    xc_put_colon(w);
    xc_put_not(w);
    xc_put_word(w, "be");
    xc_put_figure(w);
}

/* "tower: be 240 m tall", "it: be 18% of the vote" */
static void write_copula(xc_claim *w) {
    xc_put_subject(w, w->w->subject);
    xc_put_not(w);
    xc_put_word(w, "be");
    if (w->w->at != XC_NO_TOKEN && w->w->at + 1 == w->w->figure->first) {
        /* "be worth $4.2 billion" */
        xc_put_word(w, xc_frame_token(w->st.frame, w->w->at)->lemma);
        xc_put_figure(w);
        return;
    }
    xc_put_figure(w);
    if (w->w->at == w->top || w->w->at == XC_NO_TOKEN) {
        xc_put_figure_rest(w, w->top);
        return;
    }
    xc_put_phrase(w, NULL, w->w->at);
    xc_put_nominal_rest(w, w->w->at, false);
}

/* The noun that the verb is about; where the tree has none, the one right
 * before it ("Waiting times rose"). */
static uint32_t about_of(const xc_claim *w) {
    const xc_statement *st = &w->st;
    uint32_t about = st->passive ? st->object : st->subject;
    if (about != XC_NO_TOKEN || st->head == 0) return about;
    const xc_token *before = xc_frame_token(st->frame, st->head - 1);
    return before->upos == XC_UPOS_NOUN && !xc_claim_is_inside(w, st->head - 1)
               ? st->head - 1
               : w->w->subject;
}

/* "museum: buy portrait for $3 million", "price: fall from $3 to $2" */
static void write_done(xc_claim *w) {
    const xc_statement *st = &w->st;
    uint32_t about = about_of(w);
    if (about != XC_NO_TOKEN && about == w->top &&
        xc_claim_is_inside(w, about)) {
        xc_put_figure(w);
        xc_put_figure_rest(w, about);
        xc_put_colon(w);
    } else {
        xc_put_subject(w, about);
    }
    xc_put_not(w);
    xc_put_verb(w, st->passive);
    if (st->passive)
        xc_put_agent(w);
    else
        xc_put_object(w);
    if (!xc_claim_is_named(w)) {
        xc_put_figure(w);
        xc_put_figure_rest(w, w->top);
    }
    xc_put_parts(w);
}

/* "price: rise 5%": of a noun for a change; "mill: report rise of 5%" where it
 * is not said of what. */
static void write_change(xc_claim *w) {
    const xc_sentence *s = w->st.frame->sentence;
    uint32_t noun = w->w->at, verb = xc_tree_head(s, noun);
    if (w->w->subject == XC_NO_TOKEN && verb != XC_NO_TOKEN &&
        xc_tree_is(s, noun, "obj")) {
        w->st.head = verb;
        xc_statement_read(&w->st);
        write_done(w);
        return;
    }
    xc_put_subject(w, w->w->subject);
    xc_put_not(w);
    xc_put_word(w, w->fact->predicate);
    xc_put_figure(w);
}

static void write_amount(xc_claim *w) {
    bool noun = w->w->at != XC_NO_TOKEN && !w->is_verb && !w->st.copula;
    w->whole = true;
    if (noun && strcmp(w->fact->predicate, "be") == 0) {
        write_carried(w);
        return;
    }
    w->st.skip_first = w->st.skip_last = 0;
    if (w->is_verb && !w->st.copula)
        write_done(w);
    else if (w->st.copula)
        write_copula(w);
    else
        write_change(w);
}

/* "defense spending: goal 2%", "goal to spend at least 2%" */
static void write_level(xc_claim *w) {
    const xc_goal *goal = w->w->goal;
    if (goal) {
        xc_put_stretch(w, goal->first, xc_goal_end(goal), goal->noun);
        xc_put_colon(w);
    } else {
        w->whole = true;
        w->st.skip_first = w->st.skip_last = 0;
        xc_put_subject(w, w->w->subject);
    }
    xc_put_not(w);
    bool asks = w->w->at != XC_NO_TOKEN &&
                w->st.frame->roles[w->w->at] == XC_ROLE_MODAL;
    if (!asks) xc_put_word(w, w->fact->predicate);
    if (goal || w->w->at == XC_NO_TOKEN) {
        xc_put_figure(w);
        return;
    }
    if (!asks) xc_put_word(w, "to");
    if (asks && !xc_claim_is_named(w)) w->broken = true;
    xc_put_verb(w, false);
    xc_put_object(w);
    xc_put_parts(w);
}

/* Where the tree knows nothing: the words of the clause. */
static void write_plainly(xc_claim *w) {
    if (w->w->said) {
        xc_put_counted(w);
        xc_put_colon(w);
    }
    xc_put_not(w);
    xc_put_word(w, w->fact->predicate);
    if (w->fact->has_level) xc_put_level(w, &w->fact->level);
    xc_put_stretch(w, w->w->first, w->w->last, w->w->at);
}

static void write_claim(xc_claim *w) {
    const xc_predication *said = w->w->said;
    const char *says = said ? said->says : NULL;
    if (said && w->w->goal)
        write_goal(w);
    else if (w->fact->kind == XC_FACT_LEVEL)
        write_level(w);
    else if (says)
        write_event(w, says);
    else if (w->w->at == XC_NO_TOKEN || w->top == XC_NO_TOKEN)
        write_plainly(w);
    else if (said)
        write_count(w);
    else
        write_amount(w);
}

static void begin(xc_claim *w, xc_frame *frame) {
    const xc_wording *want = w->w;
    const xc_mention *m = want->figure;
    const xc_sentence *s = frame->sentence;
    w->st = (xc_statement){.frame = frame,
                           .branches = frame->branches,
                           .head = want->at,
                           .skip_first = m->first,
                           .skip_last = m->last};
    if (m->first > 0 && s->tokens[m->first - 1].upos == XC_UPOS_ADP)
        w->st.skip_first--;
    w->top = xc_figure_top(s, m->first, xc_mention_end(m));
    w->st.subject = w->st.object = w->st.particle = XC_NO_TOKEN;
    if (want->at == XC_NO_TOKEN) return;
    xc_statement_read(&w->st);
    w->is_verb =
        s->tokens[want->at].upos == XC_UPOS_VERB || xc_is_verb(s, want->at);
}

xc_status xc_word_claim(xc_frame *frame, const xc_wording *wording,
                        xc_fact *fact) {
    xc_claim w = {.w = wording, .fact = fact, .out = XC_BUFFER_INIT};
    begin(&w, frame);
    write_claim(&w);
    bool failed = w.out.failed;
    fact->claim =
        failed || w.broken
            ? NULL
            : xc_arena_copy(frame->x->arena, w.out.bytes ? w.out.bytes : "",
                            w.out.length);
    xc_buffer_dispose(&w.out);
    return fact->claim || (w.broken && !failed) ? XC_OK : XC_ERROR_MEMORY;
}
