/*
 * fact.c - turns the sentences of a reading into facts, with help from
 * share.c and amount.c.
 * Exports: xc_extract_facts, xc_frame_*, xc_fact_*, xc_verb_*.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/wordlist.h"
#include "extract/claims/statement.h"

/* A fact's words are a key, not a text: no more of them than this. */
#define MAX_WORDS 24u

bool xc_frame_remembers(const xc_frame *frame, uint32_t sentence) {
    return sentence <= frame->index &&
           frame->index - sentence <= XC_MEMORY_REACH;
}

bool xc_frame_in_mention(const xc_frame *frame, uint32_t token) {
    return frame->figures[token];
}

bool xc_frame_in_date(const xc_frame *frame, uint32_t token) {
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_DATE && m->first <= token && token < m->last)
            return true;
    }
    return false;
}

bool xc_frame_is_taken(const xc_frame *frame, uint32_t token) {
    return frame->figures[token] || frame->roles[token] != XC_ROLE_NONE;
}

/* Ordinals are content: "the second round" is not the first. */
static xc_status mark_figures(xc_frame *frame) {
    bool *figures = xc_arena_array(
        frame->x->arena, frame->sentence->token_count + 1, sizeof *figures);
    XC_TRY_NEW(figures);
    frame->figures = figures;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        bool ordinal = m->kind == XC_MENTION_QUANTITY &&
                       m->quantity.dimension == XC_DIMENSION_ORDINAL;
        if (m->kind == XC_MENTION_ACTOR || ordinal) continue;
        for (uint32_t t = m->first; t < m->last; t++)
            figures[t] = true;
    }
    return XC_OK;
}

/* Looked up once: every count of the sentence asks for them. */
static xc_status match_predicates(xc_frame *frame) {
    uint32_t count = frame->sentence->token_count;
    xc_match *found = xc_arena_array(frame->x->arena, count + 1, sizeof *found);
    XC_TRY_NEW(found);
    frame->predicates = found;
    for (uint32_t i = 0; i < count; i++)
        found[i] =
            xc_match_at(XC_LEXICON_PREDICATES, frame->sentence, i, count);
    return XC_OK;
}

xc_match xc_frame_predicate(const xc_frame *frame, uint32_t at, uint32_t end) {
    xc_match m = frame->predicates[at];
    if (m.lexeme && at + m.count > end)
        m = xc_match_at(XC_LEXICON_PREDICATES, frame->sentence, at, end);
    return m;
}

/* A word that carries content: noun, name, adjective, verb; "have" and "do"
 * carry none. */
static bool is_content(const xc_frame *frame, uint32_t token) {
    const xc_token *t = &frame->sentence->tokens[token];
    if (xc_token_is_name(t)) return true;
    switch (t->upos) {
    case XC_UPOS_VERB:
        return !xc_token_helps(t);
    case XC_UPOS_NOUN:
    case XC_UPOS_ADJ:
    case XC_UPOS_X:
        return true;
    default:
        return false;
    }
}

/* The lemma of a word; names and participles that stand before their noun are
 * read as they are: "Halden Motors", "staffing minimum", "touring goal". */
static const char *content_word(const xc_sentence *sentence, uint32_t at) {
    const xc_token *token = &sentence->tokens[at];
    bool participle =
        token->upos == XC_UPOS_VERB && xc_tree_is_modifier(sentence, at);
    return participle || xc_token_is_name(token) ? token->norm : token->lemma;
}

/* Joins the words, sorted, each once. */
static xc_status join_sorted(xc_frame *frame, const char **words, size_t count,
                             const char **joined) {
    xc_buffer out = XC_BUFFER_INIT;
    xc_words_join(&out, words, count);
    *joined = out.failed
                  ? NULL
                  : xc_names_intern(frame->x->names, out.bytes, out.length);
    xc_buffer_dispose(&out);
    return *joined ? XC_OK : XC_ERROR_MEMORY;
}

xc_status xc_frame_words(xc_frame *frame, uint32_t first, uint32_t last,
                         xc_skip_fn *skip, const void *user,
                         const char **words) {
    const char *found[MAX_WORDS];
    size_t count = 0;
    *words = NULL;
    for (uint32_t i = first; i < last && count < MAX_WORDS; i++)
        if (is_content(frame, i) && !skip(frame, user, i))
            found[count++] = content_word(frame->sentence, i);
    if (count == 0) return XC_OK;
    return join_sorted(frame, found, count, words);
}

static bool skip_clause(const xc_frame *frame, const void *user,
                        uint32_t token) {
    const xc_clause *clause = user;
    return (clause->first <= token && token < clause->last) ||
           xc_frame_is_taken(frame, token);
}

xc_status xc_frame_around(xc_frame *frame, const xc_clause *clause,
                          const char **words) {
    return xc_frame_words(frame, 0, frame->sentence->token_count, skip_clause,
                          clause, words);
}

static bool is_main_verb(const xc_frame *frame, uint32_t at) {
    return !xc_frame_is_taken(frame, at) && xc_is_verb(frame->sentence, at);
}

uint32_t xc_verb_after(const xc_frame *frame, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (is_main_verb(frame, i)) return i;
    return XC_NO_TOKEN;
}

uint32_t xc_verb_before(const xc_frame *frame, uint32_t from, uint32_t to) {
    for (uint32_t i = to; i > from; i--)
        if (is_main_verb(frame, i - 1)) return i - 1;
    return XC_NO_TOKEN;
}

/* How a clause holds by what its source does with it. */
static xc_modality modality_of(const xc_attribution *speech) {
    if (speech->denied) return XC_MODALITY_DENIED;
    switch (speech->kind) {
    case XC_ATTRIBUTION_DENY:
        return XC_MODALITY_DENIED;
    case XC_ATTRIBUTION_ASK:
        return speech->direct ? XC_MODALITY_REPORTED : XC_MODALITY_ASKED;
    case XC_ATTRIBUTION_HOPE:
        return XC_MODALITY_WISHED;
    case XC_ATTRIBUTION_PLAN:
        return XC_MODALITY_PLANNED;
    case XC_ATTRIBUTION_SAY:
    case XC_ATTRIBUTION_CLAIM:
    case XC_ATTRIBUTION_THINK:
    case XC_ATTRIBUTION_JUDGE:
    case XC_ATTRIBUTION_SHOW:
        return XC_MODALITY_REPORTED;
    }
    return XC_MODALITY_REPORTED;
}

/* Attributions behind one that are looked at for a further stretch of it. */
enum { PART_REACH = 8 };

/* Where the last stretch ends of what an attribution says: "The pool, she said,
 * was closed." */
static uint32_t end_of_parts(const xc_reading *reading, size_t index) {
    const xc_attribution *a = &reading->attributions.items[index];
    uint32_t end = a->content.end;
    for (size_t i = index + 1;
         i < reading->attributions.count && i - index <= PART_REACH; i++) {
        const xc_attribution *b = &reading->attributions.items[i];
        if (b->part && b->in_title == a->in_title && b->actor == a->actor &&
            b->cue.start == a->cue.start && b->content.end > end)
            end = b->content.end;
    }
    return end;
}

/* Where a clause ends that goes on over the words that name its source: "The
 * driver was late, according to the Courier". */
static uint32_t end_without_source(const xc_reading *reading, bool in_title,
                                   xc_span span) {
    size_t i =
        xc_reading_attributions_before(reading, in_title, span.start + 1);
    for (size_t seen = 0; i-- > 0 && seen < XC_MAX_SPEECH; seen++) {
        const xc_attribution *a = &reading->attributions.items[i];
        if (a->in_title != in_title) break;
        bool behind = !a->phrase && !a->direct &&
                      a->content.end <= a->cue.start &&
                      a->cue.end <= a->source.start;
        if (behind && span.start < a->content.end &&
            a->content.end < span.end && span.end <= a->source.end)
            return a->content.end;
    }
    return span.end;
}

/* All of a span stands between quotation marks. */
static bool is_quoted(const xc_reading *reading, bool in_title, xc_span span) {
    size_t low = 0, high = reading->quoted.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const xc_quoted *q = &reading->quoted.items[middle];
        bool before =
            q->in_title != in_title ? q->in_title : q->span.end < span.end;
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == reading->quoted.count) return false;
    const xc_quoted *q = &reading->quoted.items[low];
    return q->in_title == in_title && q->span.start <= span.start;
}

/* Who says what stands in a span: the innermost attribution around it; of a
 * clause also where its source stands at the end of it. */
static const xc_attribution *speech_around(const xc_reading *reading,
                                           bool in_title, xc_span span,
                                           bool clause) {
    const xc_attribution *best = NULL;
    size_t i =
        xc_reading_attributions_before(reading, in_title, span.start + 1);
    if (clause) span.end = end_without_source(reading, in_title, span);
    for (size_t seen = 0; i-- > 0 && seen < XC_MAX_SPEECH; seen++) {
        const xc_attribution *a = &reading->attributions.items[i];
        if (a->in_title != in_title) break;
        /* between two stretches: "..., " said the mayor, who left. "..." */
        if (a->phrase || a->content.end <= span.start ||
            end_of_parts(reading, i) < span.end)
            continue;
        if (a->direct && !is_quoted(reading, in_title, span)) continue;
        if (!best || a->content.end - a->content.start <
                         best->content.end - best->content.start)
            best = a;
    }
    return best;
}

int32_t xc_frame_speaker(const xc_frame *frame, xc_span span) {
    const xc_attribution *speech = speech_around(
        frame->x->reading, frame->sentence->in_title, span, false);
    return speech ? speech->actor : XC_NONE;
}

bool xc_frame_is_unsourced(const xc_frame *frame, xc_span span) {
    bool in_title = frame->sentence->in_title;
    const xc_attribution *speech =
        speech_around(frame->x->reading, in_title, span, true);
    return speech ? speech->actor == XC_NONE
                  : is_quoted(frame->x->reading, in_title, span);
}

bool xc_frame_names_source(const xc_frame *frame, uint32_t token) {
    const xc_reading *reading = frame->x->reading;
    uint32_t place = xc_frame_token(frame, token)->span.start;
    size_t i = xc_reading_attributions_before(
        reading, frame->sentence->in_title, frame->sentence->span.end);
    for (size_t seen = 0; i-- > 0 && seen < XC_MAX_SPEECH; seen++) {
        const xc_attribution *a = &reading->attributions.items[i];
        if (a->in_title != frame->sentence->in_title) break;
        if (!a->phrase && a->cue.start <= place && place < a->cue.end)
            return true;
    }
    return false;
}

static xc_span token_span(const xc_sentence *sentence, uint32_t first,
                          uint32_t last) {
    while (first + 1 < last && sentence->tokens[first].upos == XC_UPOS_PUNCT)
        first++;
    while (last > first + 1 && sentence->tokens[last - 1].upos == XC_UPOS_PUNCT)
        last--;
    xc_span span = {sentence->tokens[first].span.start,
                    sentence->tokens[last - 1].span.end};
    return span;
}

/* "target set for 1 November", "deadline of 31 January": words that hang a
 * date on the noun before it. */
static bool goal_is_set(const xc_frame *frame, uint32_t from, uint32_t to) {
    if (from == to) return false;
    return xc_token_connects(xc_frame_token(frame, from), XC_CONNECTORS_SETS);
}

static bool has_determiner(const xc_frame *frame, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        if (frame->sentence->tokens[i].upos == XC_UPOS_DET) return true;
    return false;
}

/* "the 17 October deadline": the date names the goal and says nothing of
 * when the clause holds. */
static bool is_goal_date(const xc_frame *frame, const xc_mention *date) {
    for (size_t i = 0; i < frame->goals.count; i++) {
        const xc_goal *goal = &frame->goals.items[i];
        uint32_t end = xc_goal_end(goal);
        bool before = date->last <= goal->noun &&
                      goal->noun - date->last <= 3 &&
                      !has_determiner(frame, date->last, goal->noun);
        bool after = date->first >= end && date->first - end <= 3 &&
                     goal_is_set(frame, end, date->first);
        if (before || after) return true;
    }
    return false;
}

/* A date inside a relative clause says when that was: "nine failed it, said
 * the minister, who met them on Feb. 12". */
static bool is_aside(const xc_frame *frame, const xc_clause *clause,
                     const xc_mention *date) {
    const xc_sentence *s = frame->sentence;
    uint32_t own = xc_tree_top(s, clause->first, clause->last);
    uint32_t at = xc_tree_top(s, date->first, date->last);
    if (own == XC_NO_TOKEN) return false;
    for (uint32_t steps = 0; steps < s->token_count && at != XC_NO_TOKEN;
         steps++) {
        if (xc_tree_is(s, at, "acl") && !xc_tree_holds(s, at, own)) return true;
        at = xc_tree_head(s, at);
    }
    return false;
}

/* The date of what a clause says at a token, else the only one of its
 * sentence. */
static const xc_mention *date_of(const xc_frame *frame, const xc_clause *clause,
                                 uint32_t at) {
    const xc_mention *only = NULL, *set_off = NULL;
    bool many = false;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind != XC_MENTION_DATE || m->nested || is_goal_date(frame, m))
            continue;
        bool inside = m->first >= clause->first && m->last <= clause->last;
        bool apart =
            xc_tree_set_off(frame->sentence, m->first, at) != XC_NO_TOKEN;
        if (inside && !apart) return m;
        if (apart) set_off = m;
        many = many || only != NULL;
        only = m;
    }
    if (many || !only || only == set_off) return NULL;
    return is_aside(frame, clause, only) ? NULL : only;
}

/* How far before its date "until" may stand, in tokens. */
#define UNTIL_REACH 3u

/* "until last year": what held until then is over. A past perfect that is
 * told, or has a date of its own ("by May 23 had met it"), is a past. */
static bool is_until(const xc_frame *frame, const xc_mention *date) {
    uint32_t from = date->first > UNTIL_REACH ? date->first - UNTIL_REACH : 0;
    for (uint32_t t = from; t <= date->first; t++)
        if (xc_token_connects(xc_frame_token(frame, t), XC_CONNECTORS_UNTIL))
            return true;
    return false;
}

/* "before April 27": the last day is the one before it and the first is not
 * known; "after" alike, when it is known to the day. "until 2016", "since
 * 2009": the last or the first is that of the date. */
static void step_off_edge(const xc_frame *frame, const xc_mention *date,
                          xc_fact *fact) {
    if (date->first == 0 || fact->date.first == XC_DAY_UNKNOWN ||
        fact->date.last == XC_DAY_UNKNOWN)
        return;
    const xc_lexeme *row = xc_lexicon_find(
        XC_LEXICON_CONNECTORS, xc_frame_token(frame, date->first - 1)->norm);
    int edge = row ? xc_lexeme_word(row, XC_CONNECTORS_EDGE) : 0;
    bool outside =
        edge == XC_CONNECTORS_EDGE_BEFORE || edge == XC_CONNECTORS_EDGE_AFTER;
    if (edge == 0 || (outside && fact->date.first != fact->date.last)) return;
    bool ends =
        edge == XC_CONNECTORS_EDGE_BEFORE || edge == XC_CONNECTORS_EDGE_UPTO;
    int32_t day = ends ? fact->date.last : fact->date.first;
    if (outside) day += ends ? -1 : 1;
    fact->date.first = ends ? XC_DAY_UNKNOWN : day;
    fact->date.last = ends ? day : XC_DAY_UNKNOWN;
    fact->date.year = 0;
    fact->date.month = fact->date.day = fact->date.weekday = 0;
    char text[12];
    xc_day_format(day, text);
    snprintf(fact->date.edtf, sizeof fact->date.edtf, "%s%s%s",
             ends ? "../" : "", text, ends ? "" : "/..");
}

void xc_fact_set_date(const xc_frame *frame, xc_fact *fact,
                      const xc_mention *date) {
    fact->has_date = true;
    fact->date = date->date;
    fact->date_span = date->span;
    step_off_edge(frame, date, fact);
}

xc_fact xc_fact_begin(const xc_frame *frame, const xc_clause *clause,
                      uint32_t at, xc_fact_kind kind) {
    xc_fact fact = {.kind = kind,
                    .in_title = frame->sentence->in_title,
                    .actor = XC_NONE,
                    .speaker = XC_NONE,
                    .place = XC_NONE,
                    .set_actor = XC_NONE,
                    .evidence = frame->sentence->span,
                    .modality = clause->modality,
                    .tense = clause->tense};
    fact.span = token_span(frame->sentence, clause->first, clause->last);
    fact.mark = fact.span;
    const xc_attribution *speech = speech_around(
        frame->x->reading, fact.in_title, fact.span, kind == XC_FACT_STATEMENT);
    if (speech) {
        xc_modality said = modality_of(speech);
        /* "hope that it will": wished, whatever the verb says by itself */
        bool outranks = said == XC_MODALITY_DENIED ||
                        said == XC_MODALITY_WISHED || said == XC_MODALITY_ASKED;
        fact.speaker = speech->actor;
        if (outranks || fact.modality == XC_MODALITY_ASSERTED)
            fact.modality = said;
    }
    const xc_mention *date = date_of(frame, clause, at);
    if (date) xc_fact_set_date(frame, &fact, date);
    bool told = speech != NULL || (date && !is_until(frame, date));
    if (fact.tense == XC_TENSE_PAST_BEFORE && told) fact.tense = XC_TENSE_PAST;
    return fact;
}

void xc_fact_set_number(xc_fact *fact, const xc_mention *number) {
    fact->has_number = true;
    fact->number = number->quantity;
    fact->number_span = number->span;
    fact->mark = number->span;
}

xc_status xc_fact_push(xc_frame *frame, xc_fact *fact) {
    return XC_PUSH(frame->x->arena, &frame->x->reading->facts, *fact);
}

/* Mentions of a sentence are a stretch of the reading's, which are in order
 * of place. */
static void take_mentions(xc_frame *frame, size_t *next) {
    const xc_reading *reading = frame->x->reading;
    size_t first = *next, last = first;
    while (last < reading->mentions.count &&
           reading->mentions.items[last].sentence == frame->index)
        last++;
    if (last > first) frame->mentions = &reading->mentions.items[first];
    frame->mention_count = last - first;
    *next = last;
}

/* Facts about the figures of a sentence. */
static xc_status make_figure_facts(xc_frame *frame, xc_branches *branches) {
    bool any = false;
    for (size_t i = 0; i < frame->mention_count; i++)
        any = any || frame->mentions[i].kind == XC_MENTION_QUANTITY;
    if (!any) return XC_OK;
    XC_TRY(xc_branches_new(frame->x->arena, frame->sentence, branches));
    frame->branches = branches;
    XC_TRY(xc_find_goals(frame));
    for (uint32_t c = 0; c < frame->clauses.count; c++) {
        XC_TRY(xc_make_shares(frame, c));
        XC_TRY(xc_make_amounts(frame, c));
    }
    return xc_make_levels(frame);
}

static xc_status make_facts(xc_extractor *x, uint32_t index, size_t *next,
                            xc_memory *memory) {
    xc_frame frame = {.x = x, .index = index, .memory = memory};
    size_t from = x->reading->facts.count;
    frame.sentence = &x->reading->sentences.items[index];
    take_mentions(&frame, next);
    if (frame.sentence->aside) return XC_OK;
    XC_TRY(mark_figures(&frame));
    XC_TRY(match_predicates(&frame));
    XC_TRY(xc_find_clauses(x, index, frame.mentions, frame.mention_count,
                           &frame.clauses, &frame.roles));
    xc_branches branches;
    XC_TRY(make_figure_facts(&frame, &branches));
    XC_TRY(xc_make_hurt_total(&frame, from));
    XC_TRY(xc_make_roles(&frame));
    return xc_make_statements(&frame, from);
}

static int compare_facts(const void *left, const void *right) {
    const xc_fact *a = left, *b = right;
    if (a->in_title != b->in_title) return a->in_title ? -1 : 1;
    if (a->mark.start != b->mark.start)
        return a->mark.start < b->mark.start ? -1 : 1;
    if (a->kind != b->kind) return (int)a->kind - (int)b->kind;
    if (a->mark.end != b->mark.end) return a->mark.end < b->mark.end ? -1 : 1;
    return strcmp(a->claim, b->claim);
}

xc_status xc_extract_facts(xc_extractor *x) {
    xc_reading *reading = x->reading;
    xc_memory memory = {0};
    size_t next = 0;
    for (uint32_t i = 0; i < reading->sentences.count; i++) {
        /* What a headline names is no antecedent of the text's "it". */
        if (i > 0 && reading->sentences.items[i].in_title !=
                         reading->sentences.items[i - 1].in_title)
            memory = (xc_memory){0};
        XC_TRY(make_facts(x, i, &next, &memory));
    }
    XC_TRY(xc_settle_roles(x));
    XC_TRY(xc_make_quotations(x));
    if (reading->facts.count > 1)
        qsort(reading->facts.items, reading->facts.count,
              sizeof *reading->facts.items, compare_facts);
    return XC_OK;
}
