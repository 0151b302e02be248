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

#include "extract/claims/statement.h"

/* No further part is begun behind so many words. */
enum { CLAIM_WORDS = 11 };

typedef struct writer {
    xc_statement st; /* of the word that says it */
    const xc_wording *w;
    const xc_fact *fact;
    uint32_t top; /* of the figure; XC_NO_TOKEN: no tree */
    bool is_verb;
    bool whole;  /* phrases are written with the figure in them */
    bool broken; /* no claim that can be read comes of it */
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
        put_word(w, tie);
        put_word(w, token->upos == XC_UPOS_NOUN ? token->lemma : token->norm);
        tie = NULL;
    }
}

/* ------------------------------------------------------------------ */
/* What is counted, who has the figure                                  */

static const char *name_of(const writer *w, int32_t actor) {
    return w->st.frame->x->reading->actors.items[actor].name;
}

/* "electric car", "member of NATO": the words before the noun in their order,
 * without the body's. */
static void put_set(writer *w) {
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

/* The noun that is counted, where its phrase says what people would: not where
 * it is the event ("seven deaths"), stands for people ("four others") or the
 * verb that says it hangs on it ("seven people killed"). */
static uint32_t counted_noun(const writer *w) {
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
static bool put_noun(writer *w, uint32_t noun) {
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
    if (any) put_word(w, words.bytes);
    if (words.failed) w->out.failed = true;
    xc_buffer_dispose(&words);
    return any;
}

/* "passenger with serious injury", "new york city subway train" */
static void put_counted(writer *w) {
    uint32_t noun = counted_noun(w);
    if (noun == XC_NO_TOKEN)
        put_set(w);
    else
        put_noun(w, noun);
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

/* "whose lead", "its factory" of nobody known: the phrase names nothing. */
static bool is_owner_unknown(const writer *w, uint32_t top) {
    const xc_statement *st = &w->st;
    const xc_sentence *s = st->frame->sentence;
    uint32_t owner = xc_branch_find(st->branches, s, top, "nmod:poss");
    return owner != XC_NO_TOKEN && (xc_token_is_wh(&s->tokens[owner]) ||
                                    (w->whole && is_unknown(w, owner)));
}

/* Without a name for the subject nothing is said, unless the actor is it. */
static void put_subject(writer *w, uint32_t token) {
    if (is_actor(w, token)) return;
    if (token == XC_NO_TOKEN || is_unknown(w, token) ||
        is_owner_unknown(w, token)) {
        w->broken = w->broken || w->fact->actor == XC_NONE;
        return;
    }
    w->broken = !put_phrase(w, NULL, token) || w->broken;
    put_colon(w);
}

/* ------------------------------------------------------------------ */
/* The rest                                                             */

static bool is_inside(const writer *w, uint32_t top) {
    const xc_mention *m = w->w->figure;
    return m->first <= top && top < xc_mention_end(m);
}

/* True when the phrase of a token holds another, and not in a clause with the
 * verb that says it: "a plane" of "a plane carrying ten" does not hold ten. */
static bool holds(const writer *w, uint32_t top, uint32_t at) {
    const xc_sentence *s = w->st.frame->sentence;
    uint32_t verb = w->w->at;
    if (at == XC_NO_TOKEN || !xc_tree_holds(s, top, at)) return false;
    return verb == XC_NO_TOKEN || verb == top || !xc_tree_holds(s, top, verb) ||
           !xc_tree_holds(s, verb, at);
}

/* The phrase of the figure itself, or of what is counted. */
static bool is_figure(const writer *w, uint32_t top) {
    if (is_inside(w, top)) return true;
    return w->w->said && holds(w, top, w->top);
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
            is_date(w, c) || is_unknown(w, c))
            continue;
        put_phrase(w, word, c);
    }
}

/* "drowned, of whom nine were ...": what the tree takes for its object is an
 * aside. */
static bool is_set_off(const writer *w, uint32_t at) {
    for (uint32_t i = w->st.head + 1; i < at; i++)
        if (strcmp(xc_frame_token(w->st.frame, i)->norm, ",") == 0) return true;
    return false;
}

static bool is_after_to(const writer *w, uint32_t at) {
    const xc_sentence *s = w->st.frame->sentence;
    uint32_t mark = xc_branch_find(w->st.branches, s, at, "mark");
    return mark != XC_NO_TOKEN && strcmp(s->tokens[mark].norm, "to") == 0;
}

/* "to be in critical condition", "missing", "to cut jobs". */
static void put_complement(writer *w, uint32_t at) {
    const xc_sentence *s = w->st.frame->sentence;
    const xc_token *token = &s->tokens[at];
    bool to = is_after_to(w, at);
    bool copula = xc_branch_find(w->st.branches, s, at, "cop") != XC_NO_TOKEN;
    bool verb = token->upos == XC_UPOS_VERB && !copula;
    if (xc_tree_is(s, at, "ccomp") ||
        (verb && !to && !xc_token_is_participle(token) &&
         !xc_token_has_tag(token, "VBN"))) {
        /* A clause is too much for a claim, and without it it is cut. */
        w->broken = w->broken || !is_set_off(w, at);
        return;
    }
    if (to) put_word(w, "to");
    if (copula) put_word(w, "be");
    if (!verb) {
        put_phrase(w, xc_phrase_case(&w->st, at), at);
        return;
    }
    put_word(w, to ? token->lemma : token->norm);
    uint32_t object = xc_branch_find(w->st.branches, s, at, "obj");
    if (object != XC_NO_TOKEN && !is_figure(w, object))
        put_phrase(w, NULL, object);
}

/* The figure as it is written, folded: "about 40 metres". */
static void put_figure(writer *w) {
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
static void put_figure_rest(writer *w, uint32_t at) {
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
            put_word(w, token->norm);
    }
    put_nominal_rest(w, at, true);
}

/* "up from $2.80": the way before its preposition. */
static const char *way_before(const writer *w, uint32_t top) {
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
static void put_tied_figure(writer *w, const char *tie) {
    uint32_t word =
        xc_branch_find(w->st.branches, w->st.frame->sentence, w->top, "case");
    if (word == XC_NO_TOKEN || !is_inside(w, word)) put_word(w, tie);
    put_figure(w);
    put_figure_rest(w, w->top);
}

static void put_part(writer *w, const xc_part *part) {
    bool figure =
        w->whole && w->top != XC_NO_TOKEN && holds(w, part->top, w->top);
    if ((is_full(w) && !figure) || (!figure && is_figure(w, part->top))) return;
    bool tied = strcmp(part->role, "recipient") != 0;
    if (strcmp(part->role, "complement") == 0) {
        put_complement(w, part->top);
        return;
    }
    if (figure) put_word(w, way_before(w, part->top));
    if (figure && part->top == w->top && is_inside(w, w->top)) {
        put_tied_figure(w, part->role);
        return;
    }
    put_phrase(w, tied ? part->role : "to", part->top);
}

static void put_parts(writer *w) {
    for (uint32_t i = 0; i < w->st.part_count; i++)
        put_part(w, &w->st.parts[i]);
}

/* Of whom a participle clause is about ("..., killing seven") the tree is often
 * in doubt. */
static bool is_doubtful_agent(const writer *w, uint32_t by) {
    const xc_sentence *s = w->st.frame->sentence;
    uint32_t above = xc_tree_head(s, by);
    bool own = above == w->st.head || above == w->st.carrier;
    return xc_tree_is_doubtful(s, own ? by : w->st.head) || is_date(w, by);
}

static void put_agent(writer *w) {
    uint32_t by = w->st.subject;
    if (by != XC_NO_TOKEN && !is_actor(w, by) && !is_unknown(w, by) &&
        !is_figure(w, by) && !is_doubtful_agent(w, by))
        put_phrase(w, "by", by);
}

static void put_object(writer *w) {
    uint32_t object = w->st.object;
    if (object == XC_NO_TOKEN || (!w->whole && is_figure(w, object))) return;
    if (w->whole && object == w->top && is_inside(w, object)) {
        put_figure(w);
        put_figure_rest(w, object);
        return;
    }
    if (is_unknown(w, object)) /* "threw themselves" */
        put_word(w, xc_frame_token(w->st.frame, object)->norm);
    else
        put_phrase(w, NULL, object);
}

/* ------------------------------------------------------------------ */
/* Claims                                                               */

static void put_not(writer *w) {
    if (w->fact->polarity == XC_NEGATIVE) put_word(w, "not");
}

static void put_verb(writer *w, bool passive) {
    const xc_token *verb = xc_frame_token(w->st.frame, w->st.head);
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
        if (w->top != XC_NO_TOKEN && w->top != w->w->at &&
            counted_noun(w) == XC_NO_TOKEN)
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

/* "price of grain: be $4", "fire: be 2,300 acres" */
static void write_carried(writer *w) {
    uint32_t noun = w->w->at;
    w->broken =
        is_owner_unknown(w, noun) || is_unknown(w, noun) || !put_noun(w, noun);
    put_colon(w);
    put_not(w);
    put_word(w, "be");
    put_figure(w);
}

/* "tower: be 240 m tall", "it: be 18% of the vote" */
static void write_copula(writer *w) {
    put_subject(w, w->w->subject);
    put_not(w);
    put_word(w, "be");
    put_figure(w);
    if (w->w->at == w->top || w->w->at == XC_NO_TOKEN) {
        put_figure_rest(w, w->top);
        return;
    }
    put_phrase(w, NULL, w->w->at);
    put_nominal_rest(w, w->w->at, false);
}

/* True when the figure stands in something that the predicate names. */
static bool is_named(const writer *w) {
    if (w->top == XC_NO_TOKEN) return false;
    const xc_statement *st = &w->st;
    if (st->object != XC_NO_TOKEN && holds(w, st->object, w->top)) return true;
    if (st->subject != XC_NO_TOKEN && holds(w, st->subject, w->top))
        return true;
    for (uint32_t i = 0; i < st->part_count; i++)
        if (holds(w, st->parts[i].top, w->top)) return true;
    return false;
}

/* The noun that the verb is about; where the tree has none, the one right
 * before it ("Waiting times rose"). */
static uint32_t about_of(const writer *w) {
    const xc_statement *st = &w->st;
    uint32_t about = st->passive ? st->object : st->subject;
    if (about != XC_NO_TOKEN || st->head == 0) return about;
    const xc_token *before = xc_frame_token(st->frame, st->head - 1);
    return before->upos == XC_UPOS_NOUN && !is_inside(w, st->head - 1)
               ? st->head - 1
               : w->w->subject;
}

/* "museum: buy portrait for $3 million", "price: fall from $3 to $2" */
static void write_done(writer *w) {
    const xc_statement *st = &w->st;
    put_subject(w, about_of(w));
    put_not(w);
    put_verb(w, st->passive);
    if (st->passive)
        put_agent(w);
    else
        put_object(w);
    if (!is_named(w)) {
        put_figure(w);
        put_figure_rest(w, w->top);
    }
    put_parts(w);
}

/* "price: rise 5%": of a noun for a change; "mill: report rise of 5%" where it
 * is not said of what. */
static void write_change(writer *w) {
    const xc_sentence *s = w->st.frame->sentence;
    uint32_t noun = w->w->at, verb = xc_tree_head(s, noun);
    if (w->w->subject == XC_NO_TOKEN && verb != XC_NO_TOKEN &&
        xc_tree_is(s, noun, "obj")) {
        w->st.head = verb;
        xc_statement_read(&w->st);
        write_done(w);
        return;
    }
    put_subject(w, w->w->subject);
    put_not(w);
    put_word(w, w->fact->predicate);
    put_figure(w);
}

static void write_amount(writer *w) {
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
static void write_level(writer *w) {
    const xc_goal *goal = w->w->goal;
    if (goal) {
        put_stretch(w, goal->first, xc_goal_end(goal), goal->noun);
        put_colon(w);
    } else {
        w->whole = true;
        w->st.skip_first = w->st.skip_last = 0;
        put_subject(w, w->w->subject);
    }
    put_not(w);
    bool asks = w->w->at != XC_NO_TOKEN &&
                w->st.frame->roles[w->w->at] == XC_ROLE_MODAL;
    if (!asks) put_word(w, w->fact->predicate);
    if (goal || w->w->at == XC_NO_TOKEN) {
        put_figure(w);
        return;
    }
    if (!asks) put_word(w, "to");
    if (asks && !is_named(w)) w->broken = true;
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
    bool failed = w.out.failed;
    fact->claim =
        failed || w.broken
            ? NULL
            : xc_arena_copy(frame->x->arena, w.out.bytes ? w.out.bytes : "",
                            w.out.length);
    xc_buffer_dispose(&w.out);
    return fact->claim || (w.broken && !failed) ? XC_OK : XC_ERROR_MEMORY;
}
