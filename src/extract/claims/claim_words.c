/*
 * claim_words.c - turns what hangs on the words of a sentence into the words of
 * a claim: what is counted, who does it, the figure as it is written, the parts
 * of the predicate. Part of what wording.c does, which says what is left out.
 * Exports: xc_put_*, xc_claim_is_*.
 */
#include <string.h>

#include "extract/claims/claim_words.h"

/* No further part is begun behind so many words. */
enum { CLAIM_WORDS = 11 };

void xc_put_word(xc_claim *w, const char *word) {
    if (!word || !*word) return;
    if (w->out.length > 0) xc_buffer_putc(&w->out, ' ');
    xc_buffer_puts(&w->out, word);
}

/* "be-laid-off" of a lexicon, with blanks. */
void xc_put_says(xc_claim *w, const char *says) {
    if (w->out.length > 0) xc_buffer_putc(&w->out, ' ');
    for (const char *c = says; *c; c++)
        xc_buffer_putc(&w->out, *c == '-' ? ' ' : *c);
}

void xc_put_colon(xc_claim *w) {
    if (w->out.length > 0) xc_buffer_putc(&w->out, ':');
}

/* False when nothing of the phrase is left to write. */
bool xc_put_phrase(xc_claim *w, const char *before, uint32_t top) {
    xc_buffer words = XC_BUFFER_INIT;
    xc_phrase_put(&w->st, top, &words);
    bool any = words.length > 0;
    if (any) xc_put_word(w, before);
    if (any) xc_put_word(w, words.bytes);
    if (words.failed) w->out.failed = true;
    xc_buffer_dispose(&words);
    return any;
}

static bool is_full(const xc_claim *w) {
    size_t words = 1;
    for (size_t i = 0; i < w->out.length; i++)
        words += w->out.bytes[i] == ' ';
    return words > CLAIM_WORDS;
}

void xc_put_level(xc_claim *w, const xc_quantity *q) {
    double shown = isfinite(q->value)         ? q->value
                   : isfinite(q->written.low) ? q->written.low
                                              : q->written.high;
    if (w->out.length > 0) xc_buffer_putc(&w->out, ' ');
    xc_buffer_number(&w->out, shown);
    bool percent = q->dimension == XC_DIMENSION_PERCENT;
    if (percent && (!q->unit || strcmp(q->unit, "%") == 0))
        xc_buffer_puts(&w->out, "%");
    else
        xc_put_word(w, q->unit);
}

/* The tokens of a stretch in order, without figures, negations, articles. */
void xc_put_stretch(xc_claim *w, uint32_t first, uint32_t last,
                    uint32_t without) {
    const xc_frame *f = w->st.frame;
    const char *tie = NULL; /* a preposition, until what it ties comes */
    for (uint32_t i = first; i < last && !is_full(w); i++) {
        const xc_token *token = xc_frame_token(f, i);
        bool content = token->upos == XC_UPOS_NOUN ||
                       token->upos == XC_UPOS_ADJ || xc_token_is_name(token) ||
                       (token->upos == XC_UPOS_VERB && !xc_token_helps(token));
        bool left = i == without || xc_frame_is_taken(f, i);
        if (token->upos == XC_UPOS_ADP && i > first) tie = token->norm;
        if (left) tie = NULL;
        if (!content || left) continue;
        xc_put_word(w, tie);
        xc_put_word(w,
                    token->upos == XC_UPOS_NOUN ? token->lemma : token->norm);
        tie = NULL;
    }
}

/* ------------------------------------------------------------------ */
/* What is counted, who has the figure                                  */

static const char *name_of(const xc_claim *w, int32_t actor) {
    return w->st.frame->x->reading->actors.items[actor].name;
}

/* "electric car", "member of NATO": the words before the noun in their order,
 * without the body's. */
static void put_set(xc_claim *w) {
    const xc_fact *fact = w->fact;
    const xc_mention *m = w->w->figure;
    if (!fact->set_head) return;
    for (uint32_t i = m->noun_first; i + 1 < m->noun_last; i++) {
        const xc_token *token = xc_frame_token(w->st.frame, i);
        const char *at =
            fact->set_words ? strstr(fact->set_words, token->lemma) : NULL;
        if (at || (fact->set_words && strstr(fact->set_words, token->norm)))
            xc_put_word(w, token->norm);
    }
    xc_put_word(w, fact->set_head);
    if (fact->set_actor == XC_NONE) return;
    xc_put_word(w, "of");
    xc_put_word(w, name_of(w, fact->set_actor));
}

/* The noun that is counted, where its phrase says what people would: not where
 * it is the event ("seven deaths"), stands for people ("four others") or the
 * verb that says it hangs on it ("seven people killed"). */
uint32_t xc_claim_counted_noun(const xc_claim *w) {
    const xc_mention *m = w->w->figure;
    const xc_sentence *s = w->st.frame->sentence;
    if (m->noun_last <= m->noun_first || w->w->said->noun_is_event ||
        w->w->goal)
        return XC_NO_TOKEN;
    uint32_t noun = m->noun_last - 1;
    bool other = xc_lexicon_find(XC_LEXICON_OTHERS, s->tokens[noun].lemma);
    return other || xc_tree_holds(s, noun, w->w->at) ? XC_NO_TOKEN : noun;
}

/* A noun's phrase as written, without the figure, its own preposition and what
 * is listed beside it; false when nothing is left. */
bool xc_put_noun(xc_claim *w, uint32_t noun) {
    const xc_mention *m = w->w->figure;
    xc_statement st = w->st;
    /* Leaves out what is coordinated with it. */
    st.head = m->first < noun ? noun : XC_NO_TOKEN;
    st.skip_last = m->noun_first > m->last && m->noun_first <= noun
                       ? m->noun_first
                       : m->last;
    for (uint32_t c = st.branches->first[noun];
         st.head == noun && c != XC_NO_TOKEN && c < noun;
         c = st.branches->next[c])
        if (xc_tree_is(st.frame->sentence, c, "case") && c < st.skip_first)
            st.skip_first = c;
    xc_buffer words = XC_BUFFER_INIT;
    xc_phrase_put(&st, noun, &words);
    bool any = words.length > 0;
    if (any) xc_put_word(w, words.bytes);
    if (words.failed) w->out.failed = true;
    xc_buffer_dispose(&words);
    return any;
}

/* "passenger with serious injury", "new york city subway train" */
void xc_put_counted(xc_claim *w) {
    uint32_t noun = xc_claim_counted_noun(w);
    if (noun == XC_NO_TOKEN)
        put_set(w);
    else
        xc_put_noun(w, noun);
}

static bool is_actor(const xc_claim *w, uint32_t token) {
    return token != XC_NO_TOKEN && w->fact->actor != XC_NONE &&
           xc_frame_actor_at(w->st.frame, token) == w->fact->actor;
}

/* "its factory" of nobody known: the phrase of a figure's owner names nothing.
 */
bool xc_claim_is_owner_unknown(const xc_claim *w, uint32_t top) {
    const xc_statement *st = &w->st;
    uint32_t owner =
        xc_branch_find(st->branches, st->frame->sentence, top, "nmod:poss");
    return owner != XC_NO_TOKEN && w->whole &&
           xc_frame_is_nobody(w->st.frame, owner);
}

/* "whose lead": who that is stands elsewhere. */
static bool is_relative_owned(const xc_claim *w, uint32_t top) {
    const xc_statement *st = &w->st;
    const xc_sentence *s = st->frame->sentence;
    uint32_t owner = xc_branch_find(st->branches, s, top, "nmod:poss");
    return owner != XC_NO_TOKEN && xc_token_is_wh(&s->tokens[owner]);
}

/* Without a name for the subject nothing is said, unless the actor is it. */
void xc_put_subject(xc_claim *w, uint32_t token) {
    if (token != XC_NO_TOKEN && is_relative_owned(w, token)) w->broken = true;
    if (is_actor(w, token)) return;
    if (token == XC_NO_TOKEN || xc_frame_is_nobody(w->st.frame, token) ||
        xc_claim_is_owner_unknown(w, token)) {
        w->broken = w->broken || w->fact->actor == XC_NONE;
        return;
    }
    w->broken = !xc_put_phrase(w, NULL, token) || w->broken;
    xc_put_colon(w);
}

/* ------------------------------------------------------------------ */
/* The rest                                                             */

bool xc_claim_is_inside(const xc_claim *w, uint32_t top) {
    const xc_mention *m = w->w->figure;
    return m->first <= top && top < xc_mention_end(m);
}

/* True when the phrase of a token holds another, and not in a clause with the
 * verb that says it: "a plane" of "a plane carrying ten" does not hold ten. */
static bool holds(const xc_claim *w, uint32_t top, uint32_t at) {
    const xc_sentence *s = w->st.frame->sentence;
    uint32_t verb = w->w->at;
    if (at == XC_NO_TOKEN || !xc_tree_holds(s, top, at)) return false;
    return verb == XC_NO_TOKEN || verb == top || !xc_tree_holds(s, top, verb) ||
           !xc_tree_holds(s, verb, at);
}

/* The phrase of the figure itself, or of what is counted. */
bool xc_claim_is_figure(const xc_claim *w, uint32_t top) {
    if (xc_claim_is_inside(w, top)) return true;
    return w->w->said && holds(w, top, w->top);
}

static bool is_date(const xc_claim *w, uint32_t at) {
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
void xc_put_nominal_rest(xc_claim *w, uint32_t at, bool nmod) {
    const xc_statement *st = &w->st;
    const xc_sentence *s = st->frame->sentence;
    for (uint32_t c = st->branches->first[at]; c != XC_NO_TOKEN;
         c = st->branches->next[c]) {
        const char *word = xc_phrase_case(st, c);
        bool tied =
            (nmod && xc_tree_is(s, c, "nmod")) || xc_tree_is(s, c, "obl");
        if (is_full(w) || !tied || !word || c < at ||
            xc_claim_is_figure(w, c) || is_date(w, c) ||
            xc_frame_is_nobody(w->st.frame, c))
            continue;
        xc_put_phrase(w, word, c);
    }
}

/* "drowned, of whom nine were ...": what the tree takes for its object is an
 * aside. */
static bool is_set_off(const xc_claim *w, uint32_t at) {
    for (uint32_t i = w->st.head + 1; i < at; i++)
        if (strcmp(xc_frame_token(w->st.frame, i)->norm, ",") == 0) return true;
    return false;
}

/* "to be in critical condition", "missing", "to cut jobs". */
static void put_complement(xc_claim *w, uint32_t at) {
    const xc_sentence *s = w->st.frame->sentence;
    const xc_token *token = &s->tokens[at];
    bool to = xc_statement_is_infinitive(&w->st, at);
    bool copula = xc_branch_find(w->st.branches, s, at, "cop") != XC_NO_TOKEN;
    bool verb = token->upos == XC_UPOS_VERB && !copula;
    if (xc_tree_is(s, at, "ccomp") ||
        (verb && !to && !xc_token_is_participle(token) &&
         !xc_token_has_tag(token, "VBN"))) {
        /* A clause is too much for a claim, and without it it is cut. */
        w->broken = w->broken || !is_set_off(w, at);
        return;
    }
    if (to) xc_put_word(w, "to");
    if (copula) xc_put_word(w, "be");
    if (!verb) {
        xc_put_phrase(w, xc_phrase_case(&w->st, at), at);
        return;
    }
    xc_put_word(w, to ? token->lemma : token->norm);
    uint32_t object = xc_branch_find(w->st.branches, s, at, "obj");
    if (object != XC_NO_TOKEN && !xc_claim_is_figure(w, object))
        xc_put_phrase(w, NULL, object);
}

/* The figure as it is written, folded: "about 40 metres". */
void xc_put_figure(xc_claim *w) {
    const xc_text *text =
        xc_sentence_text(w->st.frame->x->reading, w->st.frame->sentence);
    xc_span span = w->w->figure->span;
    if (w->out.length > 0) xc_buffer_putc(&w->out, ' ');
    for (uint32_t i = span.start; i < span.end; i++) {
        char c = (char)text->bytes[i];
        bool upper = c >= 'A' && c <= 'Z';
        bool blank = c == '\n' || c == '\t' || c == '\r';
        xc_buffer_putc(&w->out, upper   ? (char)(c - 'A' + 'a')
                                : blank ? ' '
                                        : c);
    }
}

/* "15 km from the town", "3 m away": what hangs on the figure behind it. What
 * it is short of ("10 m from reaching it", "3 s clear of") is too much. */
void xc_put_figure_rest(xc_claim *w, uint32_t at) {
    const xc_statement *st = &w->st;
    const xc_sentence *s = st->frame->sentence;
    for (uint32_t c = st->branches->first[at]; c != XC_NO_TOKEN;
         c = st->branches->next[c]) {
        if (c < w->w->figure->last) continue;
        const xc_token *token = xc_frame_token(st->frame, c);
        if (token->upos == XC_UPOS_ADJ || xc_tree_is(s, c, "acl") ||
            xc_tree_is(s, c, "advcl"))
            w->broken = true;
        else if (xc_tree_is(s, c, "advmod") && token->upos == XC_UPOS_ADV)
            xc_put_word(w, token->norm);
    }
    const xc_mention *m = w->w->figure;
    for (uint32_t i = m->first; i < m->last; i++) /* "9 hours 30 minutes of" */
        if (i != at) xc_put_nominal_rest(w, i, true);
    xc_put_nominal_rest(w, at, true);
}

/* "up from $2.80": the way before its preposition. */
static const char *way_before(const xc_claim *w, uint32_t top) {
    const xc_frame *f = w->st.frame;
    uint32_t tie = xc_branch_find(w->st.branches, f->sentence, top, "case");
    if (tie == XC_NO_TOKEN || tie < 1 || tie > top) return NULL;
    const xc_token *way = xc_frame_token(f, tie - 1);
    bool is_way = (way->upos == XC_UPOS_ADV || way->upos == XC_UPOS_ADP) &&
                  f->predicates[tie - 1].lexeme;
    bool other = tie - 1 != w->st.particle && !xc_frame_in_mention(f, tie - 1);
    return is_way && other ? way->norm : NULL;
}

/* "to $4", "for up to $50 a day": the preposition may be part of the bound. */
static void put_tied_figure(xc_claim *w, const char *tie) {
    uint32_t word =
        xc_branch_find(w->st.branches, w->st.frame->sentence, w->top, "case");
    if (word == XC_NO_TOKEN || !xc_claim_is_inside(w, word))
        xc_put_word(w, tie);
    xc_put_figure(w);
    xc_put_figure_rest(w, w->top);
}

/* "not far from the mill", "close to": without its adverb it says something
 * else, and it is no more than where that was. */
static bool is_measured(const xc_claim *w, uint32_t top) {
    const xc_frame *f = w->st.frame;
    uint32_t tie = xc_branch_find(w->st.branches, f->sentence, top, "case");
    return tie != XC_NO_TOKEN && tie > 0 && tie < top &&
           tie - 1 != w->st.particle && tie - 1 != w->st.head &&
           xc_frame_token(f, tie - 1)->upos == XC_UPOS_ADV;
}

static void put_part(xc_claim *w, const xc_part *part) {
    bool figure =
        w->whole && w->top != XC_NO_TOKEN && holds(w, part->top, w->top);
    if (!figure && is_measured(w, part->top)) return;
    if ((is_full(w) && !figure) ||
        (!figure && xc_claim_is_figure(w, part->top)))
        return;
    bool tied = strcmp(part->role, "recipient") != 0;
    if (strcmp(part->role, "complement") == 0) {
        put_complement(w, part->top);
        return;
    }
    if (figure) xc_put_word(w, way_before(w, part->top));
    if (figure && part->top == w->top && xc_claim_is_inside(w, w->top)) {
        put_tied_figure(w, part->role);
        return;
    }
    xc_put_phrase(w, tied ? part->role : "to", part->top);
}

void xc_put_parts(xc_claim *w) {
    for (uint32_t i = 0; i < w->st.part_count; i++)
        put_part(w, &w->st.parts[i]);
}

/* Of whom a participle clause is about ("..., killing seven") the tree is often
 * in doubt. */
static bool is_doubtful_agent(const xc_claim *w, uint32_t by) {
    const xc_sentence *s = w->st.frame->sentence;
    uint32_t above = xc_tree_head(s, by);
    bool own = above == w->st.head || above == w->st.carrier;
    return xc_tree_is_doubtful(s, own ? by : w->st.head, XC_WEAK_MARGIN) ||
           is_date(w, by);
}

void xc_put_agent(xc_claim *w) {
    uint32_t by = w->st.subject;
    if (by != XC_NO_TOKEN && !is_actor(w, by) &&
        !xc_frame_is_nobody(w->st.frame, by) && !xc_claim_is_figure(w, by) &&
        !is_doubtful_agent(w, by))
        xc_put_phrase(w, "by", by);
}

void xc_put_object(xc_claim *w) {
    uint32_t object = w->st.object;
    if (object == XC_NO_TOKEN || (!w->whole && xc_claim_is_figure(w, object)))
        return;
    if (w->whole && object == w->top && xc_claim_is_inside(w, object)) {
        xc_put_figure(w);
        xc_put_figure_rest(w, object);
        return;
    }
    if (!xc_frame_is_nobody(w->st.frame, object)) {
        xc_put_phrase(w, NULL, object);
        return;
    }
    /* "threw themselves" and "yet to sign it" are whole, "joined her" of nobody
     * known is not */
    const xc_token *token = xc_frame_token(w->st.frame, object);
    const char *word = token->norm;
    bool whole = strstr(word, "self") || strstr(word, "selves") ||
                 xc_token_connects(token, XC_CONNECTORS_OBJECT);
    w->broken = w->broken || !whole;
    xc_put_word(w, word);
}

void xc_put_not(xc_claim *w) {
    if (w->fact->polarity == XC_NEGATIVE) xc_put_word(w, "not");
}

void xc_put_verb(xc_claim *w, bool passive) {
    const xc_token *verb = xc_frame_token(w->st.frame, w->st.head);
    xc_put_word(w, passive ? "be" : NULL);
    xc_put_word(w, passive ? verb->norm : verb->lemma);
    if (w->st.particle != XC_NO_TOKEN &&
        !xc_frame_in_mention(w->st.frame, w->st.particle))
        xc_put_word(w, xc_frame_token(w->st.frame, w->st.particle)->norm);
}

/* True when the figure stands in something that the predicate names. */
bool xc_claim_is_named(const xc_claim *w) {
    if (w->top == XC_NO_TOKEN) return false;
    const xc_statement *st = &w->st;
    if (st->object != XC_NO_TOKEN && holds(w, st->object, w->top)) return true;
    if (st->subject != XC_NO_TOKEN && holds(w, st->subject, w->top))
        return true;
    for (uint32_t i = 0; i < st->part_count; i++)
        if (holds(w, st->parts[i].top, w->top)) return true;
    return false;
}
