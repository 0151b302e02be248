/*
 * wording.c - writes the claim of a figure fact for people: what is counted or
 * has the figure, what it does or not, and the rest in the order of the
 * sentence: "sailor: be rescued off lyon", "member of NATO: not meet-goal 2%".
 *
 * Comparison never reads it: that is done by the sorted words of a fact. The
 * figure and the date are fields of their own and left out, as is the name of
 * the fact's actor. A claim is a headline: it stops after so many words.
 * Exports: xc_word_claim.
 */
#include <string.h>

#include "extract/claims/statement.h"

/* No further part is begun behind so many words. */
enum { CLAIM_WORDS = 11 };

typedef struct writer {
    xc_statement st; /* of the word that says it */
    const xc_wording *w;
    const xc_fact *fact;
    uint32_t top; /* of the figure; XC_NO_TOKEN: no tree */
    bool is_verb;
    xc_buffer out;
} writer;

static void put_word(writer *w, const char *word) {
    if (!word || !*word) return;
    if (w->out.length > 0) xc_buffer_putc(&w->out, ' ');
    xc_buffer_puts(&w->out, word);
}

/* "be-laid-off" of a lexicon, with blanks. */
static void put_says(writer *w, const char *says) {
    if (w->out.length > 0) xc_buffer_putc(&w->out, ' ');
    for (const char *c = says; *c; c++)
        xc_buffer_putc(&w->out, *c == '-' ? ' ' : *c);
}

static void put_colon(writer *w) {
    if (w->out.length > 0) xc_buffer_putc(&w->out, ':');
}

/* False when nothing of the phrase is left to write. */
static bool put_phrase(writer *w, const char *before, uint32_t top) {
    xc_buffer words = XC_BUFFER_INIT;
    xc_phrase_put(&w->st, top, &words);
    bool any = words.length > 0;
    if (any) put_word(w, before);
    if (any) put_word(w, words.bytes);
    if (words.failed) w->out.failed = true;
    xc_buffer_dispose(&words);
    return any;
}

static bool is_full(const writer *w) {
    size_t words = 1;
    for (size_t i = 0; i < w->out.length; i++)
        words += w->out.bytes[i] == ' ';
    return words > CLAIM_WORDS;
}

static void put_level(writer *w, const xc_quantity *q) {
    double shown = isfinite(q->value)         ? q->value
                   : isfinite(q->written.low) ? q->written.low
                                              : q->written.high;
    if (w->out.length > 0) xc_buffer_putc(&w->out, ' ');
    xc_buffer_number(&w->out, shown);
    bool percent = q->dimension == XC_DIMENSION_PERCENT;
    if (percent && (!q->unit || strcmp(q->unit, "%") == 0))
        xc_buffer_puts(&w->out, "%");
    else
        put_word(w, q->unit);
}

/* The tokens of a stretch in order, without figures, negations, articles. */
static void put_stretch(writer *w, uint32_t first, uint32_t last,
                        uint32_t without) {
    const xc_frame *f = w->st.frame;
    for (uint32_t i = first; i < last && !is_full(w); i++) {
        const xc_token *token = xc_frame_token(f, i);
        bool content = token->upos == XC_UPOS_NOUN ||
                       token->upos == XC_UPOS_ADJ || xc_token_is_name(token) ||
                       (token->upos == XC_UPOS_ADP && i > first) ||
                       (token->upos == XC_UPOS_VERB && !xc_token_helps(token));
        if (content && i != without && !xc_frame_is_taken(f, i))
            put_word(w,
                     token->upos == XC_UPOS_NOUN ? token->lemma : token->norm);
    }
}

/* ------------------------------------------------------------------ */
/* What is counted, who has the figure                                  */

static const char *name_of(const writer *w, int32_t actor) {
    return w->st.frame->x->reading->actors.items[actor].name;
}

/* "electric car", "member of NATO": the words before the noun in their order,
 * without the body's. */
static void put_counted(writer *w) {
    const xc_fact *fact = w->fact;
    const xc_mention *m = w->w->figure;
    if (!fact->set_head) return;
    for (uint32_t i = m->noun_first; i + 1 < m->noun_last; i++) {
        const xc_token *token = xc_frame_token(w->st.frame, i);
        const char *at =
            fact->set_words ? strstr(fact->set_words, token->lemma) : NULL;
        if (at || (fact->set_words && strstr(fact->set_words, token->norm)))
            put_word(w, token->norm);
    }
    put_word(w, fact->set_head);
    if (fact->set_actor == XC_NONE) return;
    put_word(w, "of");
    put_word(w, name_of(w, fact->set_actor));
}

static bool is_actor(const writer *w, uint32_t token) {
    return token != XC_NO_TOKEN && w->fact->actor != XC_NONE &&
           xc_frame_actor_at(w->st.frame, token) == w->fact->actor;
}

static bool is_unknown(const writer *w, uint32_t token) {
    const xc_token *t = xc_frame_token(w->st.frame, token);
    return (t->upos == XC_UPOS_PRON || t->upos == XC_UPOS_DET ||
            xc_token_is_wh(t)) &&
           xc_frame_actor_at(w->st.frame, token) == XC_NONE;
}

static void put_subject(writer *w, uint32_t token) {
    if (token == XC_NO_TOKEN || is_actor(w, token) || is_unknown(w, token))
        return;
    put_phrase(w, NULL, token);
    put_colon(w);
}

/* ------------------------------------------------------------------ */
/* The rest                                                             */

static bool is_inside(const writer *w, uint32_t top) {
    const xc_mention *m = w->w->figure;
    return m->first <= top && top < xc_mention_end(m);
}

/* The phrase of the figure itself, or of what is counted. */
static bool is_figure(const writer *w, uint32_t top) {
    if (is_inside(w, top)) return true;
    return w->w->said && w->top != XC_NO_TOKEN &&
           xc_tree_holds(w->st.frame->sentence, top, w->top);
}

static bool is_date(const writer *w, uint32_t at) {
    const xc_frame *f = w->st.frame;
    for (size_t i = 0; i < f->mention_count; i++) {
        const xc_mention *m = &f->mentions[i];
        if (m->kind == XC_MENTION_DATE && m->first <= at && at < m->last)
            return true;
    }
    return false;
}

/* "in storm", "of grain": what hangs on a noun or adjective; nmod: also what is
 * a part of its phrase. */
static void put_nominal_rest(writer *w, uint32_t at, bool nmod) {
    const xc_statement *st = &w->st;
    const xc_sentence *s = st->frame->sentence;
    for (uint32_t c = st->branches->first[at]; c != XC_NO_TOKEN;
         c = st->branches->next[c]) {
        const char *word = xc_phrase_case(st, c);
        bool tied =
            (nmod && xc_tree_is(s, c, "nmod")) || xc_tree_is(s, c, "obl");
        if (is_full(w) || !tied || !word || c < at || is_figure(w, c) ||
            is_date(w, c) || is_unknown(w, c) || w->fact->set_actor != XC_NONE)
            continue;
        put_phrase(w, word, c);
    }
}

static void put_complement(writer *w, uint32_t at) {
    const xc_sentence *s = w->st.frame->sentence;
    const xc_token *token = &s->tokens[at];
    if (token->upos != XC_UPOS_VERB) {
        put_phrase(w, NULL, at);
        return;
    }
    uint32_t mark = xc_branch_find(w->st.branches, s, at, "mark");
    if (mark == XC_NO_TOKEN || strcmp(s->tokens[mark].norm, "to") != 0) return;
    put_word(w, "to");
    put_word(w, token->lemma);
    uint32_t object = xc_branch_find(w->st.branches, s, at, "obj");
    if (object != XC_NO_TOKEN && !is_figure(w, object))
        put_phrase(w, NULL, object);
}

static void put_part(writer *w, const xc_part *part) {
    if (is_full(w) || is_figure(w, part->top)) return;
    bool tied = strcmp(part->role, "recipient") != 0;
    if (strcmp(part->role, "complement") == 0)
        put_complement(w, part->top);
    else
        put_phrase(w, tied ? part->role : "to", part->top);
}

static void put_parts(writer *w) {
    for (uint32_t i = 0; i < w->st.part_count; i++)
        put_part(w, &w->st.parts[i]);
}

static void put_agent(writer *w) {
    uint32_t by = w->st.subject;
    if (by != XC_NO_TOKEN && !is_actor(w, by) && !is_unknown(w, by) &&
        !is_figure(w, by))
        put_phrase(w, "by", by);
}

static void put_object(writer *w) {
    uint32_t object = w->st.object;
    if (object != XC_NO_TOKEN && !is_figure(w, object) &&
        !is_unknown(w, object))
        put_phrase(w, NULL, object);
}

/* ------------------------------------------------------------------ */
/* Claims                                                               */

static void put_not(writer *w) {
    if (w->fact->polarity == XC_NEGATIVE) put_word(w, "not");
}

static void put_verb(writer *w, bool passive) {
    const xc_token *verb = xc_frame_token(w->st.frame, w->w->at);
    put_word(w, passive ? "be" : NULL);
    put_word(w, passive ? verb->norm : verb->lemma);
    if (w->st.particle != XC_NO_TOKEN)
        put_word(w, xc_frame_token(w->st.frame, w->st.particle)->norm);
}

/* "member of NATO: not meet-goal 2% defense spending" */
static void write_goal(writer *w) {
    const xc_goal *goal = w->w->goal;
    put_counted(w);
    put_colon(w);
    put_not(w);
    put_word(w, w->fact->predicate);
    if (w->fact->has_level) put_level(w, &w->fact->level);
    put_stretch(w, goal->first, xc_goal_end(goal), goal->noun);
}

/* What a row of the lexicon says: "person: be killed by storm". */
static void write_event(writer *w, const char *says) {
    put_counted(w);
    put_colon(w);
    put_not(w);
    put_says(w, says);
    if (!w->is_verb) {
        put_nominal_rest(w, w->w->at, true);
        if (w->top != XC_NO_TOKEN && w->top != w->w->at)
            put_nominal_rest(w, w->top, true);
        return;
    }
    bool done_to = strncmp(says, "be-", 3) == 0;
    if (w->w->said->undergone && done_to) put_agent(w);
    put_parts(w);
}

/* "crowd: win medal at games": what is counted is the object of somebody. */
static void write_undergone(writer *w) {
    put_subject(w, w->st.passive ? w->st.object : w->st.subject);
    put_not(w);
    put_verb(w, w->st.passive);
    if (w->w->said->last > w->w->at + 1) /* "come after", "be based on" */
        put_word(w, xc_frame_token(w->st.frame, w->w->at + 1)->norm);
    put_counted(w);
    put_parts(w);
}

static void write_count(writer *w) {
    bool tied = w->w->said->last > w->w->at + 1;
    bool own = w->st.subject != XC_NO_TOKEN && is_figure(w, w->st.subject);
    if (w->is_verb && !w->st.copula && !own &&
        ((w->w->said->undergone && !w->st.passive) || tied)) {
        write_undergone(w);
        return;
    }
    put_counted(w);
    put_colon(w);
    put_not(w);
    if (!w->is_verb || w->st.copula) {
        put_word(w, "be");
        if (!is_inside(w, w->w->at)) put_phrase(w, NULL, w->w->at);
        put_nominal_rest(w, w->w->at, false);
        return;
    }
    put_verb(w, w->st.passive);
    if (w->st.passive)
        put_agent(w);
    else
        put_object(w);
    put_parts(w);
}

/* "collector Ada Bell: pay for portrait", "price of grain: be" */
static void write_amount(writer *w) {
    bool noun = w->w->at != XC_NO_TOKEN && !w->is_verb && !w->st.copula;
    if (noun && strcmp(w->fact->predicate, "be") == 0) {
        w->st.head = XC_NO_TOKEN; /* no copula's */
        put_phrase(w, NULL, w->w->at);
        put_colon(w);
        put_not(w);
        put_word(w, "be");
        return;
    }
    put_subject(w, w->w->subject);
    put_not(w);
    put_word(w, w->fact->predicate);
    if (!w->is_verb) {
        if (w->w->at != w->top && w->w->at != XC_NO_TOKEN && w->st.copula)
            put_phrase(w, NULL, w->w->at);
        return;
    }
    if (!w->st.passive) put_object(w);
    if (w->st.passive && w->st.object != w->w->subject) put_object(w);
    put_parts(w);
}

/* "defense spending: goal" */
static void write_level(writer *w) {
    const xc_goal *goal = w->w->goal;
    if (goal) {
        put_stretch(w, goal->first, xc_goal_end(goal), goal->noun);
        put_colon(w);
    } else {
        put_subject(w, w->w->subject);
    }
    put_not(w);
    put_word(w, w->fact->predicate);
    if (goal || w->w->at == XC_NO_TOKEN) return;
    put_word(w, "to");
    put_verb(w, false);
    put_object(w);
    put_parts(w);
}

/* Where the tree knows nothing: the words of the clause. */
static void write_plainly(writer *w) {
    if (w->w->said) {
        put_counted(w);
        put_colon(w);
    }
    put_not(w);
    put_word(w, w->fact->predicate);
    if (w->fact->has_level) put_level(w, &w->fact->level);
    put_stretch(w, w->w->first, w->w->last, w->w->at);
}

static void write_claim(writer *w) {
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

static void begin(writer *w, xc_frame *frame) {
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
    writer w = {.w = wording, .fact = fact, .out = XC_BUFFER_INIT};
    begin(&w, frame);
    write_claim(&w);
    fact->claim = w.out.failed ? NULL
                               : xc_arena_copy(frame->x->arena,
                                               w.out.bytes ? w.out.bytes : "",
                                               w.out.length);
    xc_buffer_dispose(&w.out);
    return fact->claim ? XC_OK : XC_ERROR_MEMORY;
}
