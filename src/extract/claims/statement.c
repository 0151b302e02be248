/*
 * statement.c - turns the predicates of a sentence into statements: facts that
 * say who does what, with or without a figure.
 *
 * The active and the passive give one normal form: whoever does it is the
 * subject, whatever it is done to the object. What a count or an amount says
 * already is not said again; that fact gets the arguments. Nothing is said
 * where the tree is at odds with itself, who it is about is an unlinked
 * pronoun, or the sentence asks.
 * Exports: xc_make_statements.
 */
#include <string.h>

#include "extract/claims/statement.h"
#include "lexicon/senses.h"

/* Tokens of a sentence whose tree is trusted: of 250 statements judged by hand
 * one in three was right in longer ones, three in four in the others. */
#define LONGEST_STATED 56u

static bool asks(const xc_sentence *s) {
    uint32_t last = s->token_count;
    while (last > 0 && s->tokens[last - 1].upos == XC_UPOS_PUNCT &&
           strcmp(s->tokens[last - 1].norm, "?") != 0)
        last--;
    return last > 0 && strcmp(s->tokens[last - 1].norm, "?") == 0;
}

/* ------------------------------------------------------------------ */
/* Arguments                                                            */

static bool skip_taken(const xc_frame *frame, const void *user,
                       uint32_t token) {
    (void)user;
    return xc_frame_is_taken(frame, token);
}

static xc_span span_of(const xc_statement *st, uint32_t first, uint32_t last) {
    const xc_token *tokens = st->frame->sentence->tokens;
    return (xc_span){tokens[first].span.start, tokens[last - 1].span.end};
}

static xc_status add_argument(const xc_statement *st, xc_argument *list,
                              uint32_t *count, const char *role, uint32_t top) {
    uint32_t first, last;
    if (top == XC_NO_TOKEN) return XC_OK;
    xc_argument *a = &list[(*count)++];
    xc_phrase_reach(st, top, &first, &last);
    *a = (xc_argument){.role = role,
                       .span = span_of(st, first, last),
                       .actor = xc_statement_actor(st, top)};
    return xc_frame_words(st->frame, first, last, skip_taken, NULL, &a->words);
}

/* "neither Norland nor Suderland": each of them, as far as there is room. */
static xc_status add_each(const xc_statement *st, xc_argument *list,
                          uint32_t *count, const char *role, uint32_t top) {
    const xc_sentence *s = st->frame->sentence;
    XC_TRY(add_argument(st, list, count, role, top));
    if (top == XC_NO_TOKEN) return XC_OK;
    for (uint32_t c = st->branches->first[top]; c != XC_NO_TOKEN;
         c = st->branches->next[c])
        if (xc_tree_is(s, c, "conj") &&
            *count + st->part_count + 2 < XC_FACT_MAX_ARGUMENTS)
            XC_TRY(add_argument(st, list, count, role, c));
    return XC_OK;
}

static xc_status list_arguments(const xc_statement *st, xc_fact *fact) {
    uint32_t most = XC_FACT_MAX_ARGUMENTS, count = 0;
    xc_argument *list = xc_arena_array(st->frame->x->arena, most, sizeof *list);
    XC_TRY_NEW(list);
    XC_TRY(add_each(st, list, &count, "subject", st->subject));
    XC_TRY(add_each(st, list, &count, "object", st->object));
    if (st->copula)
        XC_TRY(add_argument(st, list, &count, "complement", st->head));
    for (uint32_t i = 0; i < st->part_count; i++)
        XC_TRY(add_argument(st, list, &count, st->parts[i].role,
                            st->parts[i].top));
    XC_TRY(xc_statement_rank(st, fact, list, &count));
    fact->arguments = list;
    fact->argument_count = count;
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Place, date, figure                                                  */

static void set_place(const xc_statement *st, xc_fact *fact) {
    const xc_reading *r = st->frame->x->reading;
    for (uint32_t i = 0; i < st->part_count; i++) {
        const xc_lexeme *row =
            xc_lexicon_find(XC_LEXICON_CONNECTORS, st->parts[i].role);
        int32_t actor = xc_statement_actor(st, st->parts[i].top);
        if (!row || !xc_lexeme_flag(row, XC_CONNECTORS_PLACE) ||
            actor == XC_NONE || r->actors.items[actor].type != XC_ACTOR_PLACE ||
            /* "at Ferrari": a team as likely */
            (r->actors.items[actor].guessed &&
             xc_lexeme_flag(row, XC_CONNECTORS_LEVEL)))
            continue;
        fact->place = actor;
        xc_because(st->frame->x, &fact->why, "place",
                   "a place behind a preposition of place", row);
        return;
    }
}

/* "in Lyon": a place behind a preposition of place. */
static bool is_place(const xc_statement *st, uint32_t at) {
    int32_t actor = xc_statement_actor(st, at);
    const char *word = xc_phrase_case(st, at);
    const xc_lexeme *row =
        word ? xc_lexicon_find(XC_LEXICON_CONNECTORS, word) : NULL;
    return row && xc_lexeme_flag(row, XC_CONNECTORS_PLACE) &&
           (actor == XC_NONE ||
            st->frame->x->reading->actors.items[actor].type == XC_ACTOR_PLACE);
}

/* A date that hangs on the verb, or on where it was: trees hang the day in "in
 * Lyon on Monday" on the place. */
static bool dates_verb(const xc_statement *st, uint32_t top) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t head = xc_tree_head(s, top);
    if (head == st->head || head == st->carrier) return true;
    if (head == XC_NO_TOKEN || !xc_tree_is(s, head, "obl")) return false;
    if (!is_place(st, head)) return false;
    uint32_t above = xc_tree_head(s, head);
    return above == st->head || above == st->carrier;
}

/* "On Monday it opened and closed": of both. */
static bool dates_shared(const xc_statement *st, uint32_t top) {
    const xc_sentence *s = st->frame->sentence;
    if (st->own_subject || !xc_tree_is(s, st->carrier, "conj")) return false;
    uint32_t first = xc_tree_head(s, st->carrier);
    return xc_tree_head(s, top) == first && top < first;
}

static void set_date(const xc_statement *st, xc_fact *fact) {
    const xc_frame *f = st->frame;
    fact->has_date = false;
    fact->date = (xc_date){0};
    fact->date_span = (xc_span){0};
    for (size_t i = 0; i < f->mention_count && !fact->has_date; i++) {
        const xc_mention *m = &f->mentions[i];
        if (m->kind != XC_MENTION_DATE || m->nested) continue;
        uint32_t top = xc_tree_top(f->sentence, m->first, m->last);
        if (top == XC_NO_TOKEN ||
            (!dates_verb(st, top) && !dates_shared(st, top)))
            continue;
        xc_fact_set_date(f, fact, m);
        xc_because(f->x, &fact->why, "date", "a date that hangs on the verb",
                   NULL);
    }
}

/* A figure of what the verb goes with, and not of something deeper down. */
static bool is_of_part(const xc_statement *st, const xc_mention *m) {
    uint32_t top =
        xc_figure_top(st->frame->sentence, m->first, xc_mention_end(m));
    if (top == XC_NO_TOKEN) return false;
    if (top == st->subject || top == st->object) return true;
    for (uint32_t i = 0; i < st->part_count; i++)
        if (st->parts[i].top == top) return true;
    return st->copula && top == st->head;
}

/* The only figure in the parts of a statement; NULL: none or several. */
static const xc_mention *figure_in(const xc_statement *st, xc_span span) {
    const xc_mention *only = NULL;
    for (size_t i = 0; i < st->frame->mention_count; i++) {
        const xc_mention *m = &st->frame->mentions[i];
        if (m->kind != XC_MENTION_QUANTITY || m->span.start < span.start ||
            m->span.end > span.end ||
            m->quantity.dimension == XC_DIMENSION_ORDINAL)
            continue;
        if (only) return NULL;
        only = m;
    }
    return only && is_of_part(st, only) ? only : NULL;
}

/* ------------------------------------------------------------------ */
/* A statement                                                          */

static void widen(xc_clause *clause, uint32_t first, uint32_t last) {
    if (first < clause->first) clause->first = first;
    if (last > clause->last) clause->last = last;
}

static void widen_by(const xc_statement *st, xc_clause *clause, uint32_t top) {
    uint32_t first, last;
    if (top == XC_NO_TOKEN) return;
    xc_phrase_reach(st, top, &first, &last);
    widen(clause, first, last);
}

/* The stretch from the first to the last word of it: what is shared with a
 * clause before it is left where it is. */
static xc_clause clause_of(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    xc_clause clause = {.first = st->head, .last = st->head + 1};
    const xc_clause *around = xc_frame_clause_at(st->frame, st->head, &clause);
    clause.tense = around->tense;
    widen(&clause, st->carrier, st->carrier + 1);
    for (uint32_t c = st->branches->first[st->carrier]; c != XC_NO_TOKEN;
         c = st->branches->next[c])
        if (xc_tree_is(s, c, "aux") || xc_tree_is(s, c, "cop"))
            widen(&clause, c, c + 1);
    if (st->own_subject)
        widen_by(st, &clause, st->passive ? st->object : st->subject);
    if (!st->passive) widen_by(st, &clause, st->object);
    if (st->copula) widen_by(st, &clause, st->head);
    for (uint32_t i = 0; i < st->part_count; i++) {
        widen_by(st, &clause, st->parts[i].top);
        uint32_t deep =
            xc_branch_find(st->branches, s, st->parts[i].top, "obj");
        if (strcmp(st->parts[i].role, "complement") == 0)
            widen_by(st, &clause, deep);
    }
    return clause;
}

/* A fact of the sentence about a figure that this statement holds, made from
 * the same verb. */
static xc_fact *fact_of_figure(const xc_statement *st, size_t from,
                               xc_span span) {
    xc_reading *r = st->frame->x->reading;
    for (size_t i = from; i < r->facts.count; i++) {
        xc_fact *f = &r->facts.items[i];
        if (f->has_number && f->in_title == st->frame->sentence->in_title &&
            f->kind != XC_FACT_STATEMENT && f->kind != XC_FACT_AGE &&
            f->number_span.start < span.end && f->number_span.end > span.start)
            return f;
    }
    return NULL;
}

static xc_status enrich(const xc_statement *st, xc_fact *fact) {
    if (fact->argument_count > 0) return XC_OK;
    if (fact->place == XC_NONE) set_place(st, fact);
    return list_arguments(st, fact);
}

/* "lay off": the word behind that makes one verb with it, by the tree or, as
 * trees take "off" for a preposition, by senses.tsv. */
static uint32_t particle_of(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    if (st->particle != XC_NO_TOKEN) return st->particle;
    xc_match match =
        xc_match_at(XC_LEXICON_SENSES, s, st->head, s->token_count);
    bool one = match.count == 2 && match.lexeme &&
               xc_lexeme_flag(match.lexeme, XC_SENSES_VERB);
    return one ? st->head + 1 : XC_NO_TOKEN;
}

static const char *predicate_of(const xc_statement *st) {
    const xc_frame *f = st->frame;
    if (st->copula) return "be";
    const char *lemma = xc_frame_token(f, st->head)->lemma;
    uint32_t particle = particle_of(st);
    if (particle == XC_NO_TOKEN) return lemma;
    xc_buffer out = XC_BUFFER_INIT;
    xc_buffer_printf(&out, "%s %s", lemma, xc_frame_token(f, particle)->norm);
    const char *both =
        out.failed ? NULL : xc_names_intern(f->x->names, out.bytes, out.length);
    xc_buffer_dispose(&out);
    return both;
}

/* One word for what "quit" and "step down" say. Of a passive that names nobody
 * who did it, only what it is done to counts: "was killed" says "die". */
static const char *concept_of(const xc_statement *st, xc_fact *fact) {
    const char *lemma = predicate_of(st);
    if (!lemma || st->copula) return lemma;
    const char *concept = st->passive && st->subject == XC_NO_TOKEN
                              ? xc_sense_undergone(lemma)
                              : xc_sense_concept(lemma, XC_SENSE_VERB);
    if (!concept || strcmp(concept, lemma) == 0) return lemma;
    xc_because(st->frame->x, &fact->why, "predicate",
               "one concept with other words",
               xc_sense_row(lemma, XC_SENSE_VERB));
    return concept;
}

static void explain(const xc_statement *st, xc_fact *fact) {
    xc_extractor *x = st->frame->x;
    if (!x->explain) return;
    xc_because(x, &fact->why, "predicate",
               st->copula    ? "what a copula says"
               : st->passive ? "a verb in the passive"
                             : "a verb of its own",
               NULL);
    if (st->carrier != st->head)
        xc_because(x, &fact->why, "predicate", "carried by another verb", NULL);
    if (fact->actor != XC_NONE)
        xc_because(x, &fact->why, "actor",
                   st->subject == XC_NO_TOKEN ? "subject of a passive"
                   : st->own_subject          ? "subject of the verb"
                                              : "subject shared with a verb",
                   NULL);
}

static xc_status make_statement(const xc_statement *st, size_t from) {
    xc_clause clause = clause_of(st);
    xc_reasons why = {0};
    clause.modality = xc_statement_modality(st, &why);
    clause.modal_at = clause.first;
    xc_fact fact =
        xc_fact_begin(st->frame, &clause, st->head, XC_FACT_STATEMENT);
    xc_fact *said = fact_of_figure(st, from, fact.span);
    if (said) return enrich(st, said);
    if (xc_frame_is_unsourced(st->frame, fact.span)) return XC_OK;
    fact.why = why;
    fact.polarity = xc_statement_polarity(st, &fact.why);
    fact.actor = xc_statement_actor(st, st->subject);
    if (st->subject == XC_NO_TOKEN)
        fact.actor = xc_statement_actor(st, st->object);
    fact.predicate = concept_of(st, &fact);
    XC_TRY_NEW(fact.predicate);
    set_date(st, &fact);
    set_place(st, &fact);
    explain(st, &fact);
    XC_TRY(list_arguments(st, &fact));
    for (uint32_t i = 0; i < fact.argument_count; i++)
        if (strcmp(fact.arguments[i].role, "object") == 0)
            fact.object = fact.arguments[i].words;
    const xc_mention *figure = figure_in(st, fact.span);
    if (figure) xc_fact_set_number(&fact, figure);
    fact.mark = fact.span;
    XC_TRY(xc_statement_claim(st, &fact, &fact.claim));
    return fact.claim ? xc_fact_push(st->frame, &fact) : XC_OK;
}

xc_status xc_make_statements(xc_frame *frame, size_t from) {
    const xc_sentence *s = frame->sentence;
    xc_branches branches;
    if (asks(s) || xc_is_run_together(frame) || s->token_count > LONGEST_STATED)
        return XC_OK;
    XC_TRY(xc_branches_new(frame->x->arena, s, &branches));
    for (uint32_t i = 0; i < s->token_count; i++) {
        if (!xc_statement_is_head(frame, &branches, i)) continue;
        xc_statement st = {.frame = frame, .branches = &branches, .head = i};
        xc_statement_read(&st);
        if (!xc_statement_is_stated(&st) || !xc_statement_is_clear(&st) ||
            !xc_headline_is_clear(&st))
            continue;
        XC_TRY(make_statement(&st, from));
    }
    return XC_OK;
}
