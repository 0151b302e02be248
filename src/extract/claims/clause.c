/*
 * clause.c - turns a sentence into clauses by its marks, conjunctions and
 * verbs. It attaches nothing: what belongs to what inside a clause is decided
 * by those who make facts.
 * Exports: xc_find_clauses, xc_polarity_at, xc_is_verb.
 */
#include "extract/claims/clause.h"

#include <string.h>

typedef struct splitter {
    xc_extractor *x;
    const xc_sentence *sentence;
    uint32_t index;
    xc_token_role *roles;
    bool *cuts;    /* a clause may begin at this token */
    bool *hard;    /* and does, whatever its verbs */
    bool *figures; /* part of a date or quantity */
} splitter;

static bool is_upos(const xc_sentence *sentence, uint32_t at, xc_upos upos) {
    return at < sentence->token_count && sentence->tokens[at].upos == upos;
}

/* Behind a noun, or behind the comma that ends a clause about one. */
static bool is_after_noun(const xc_sentence *sentence, uint32_t at) {
    if (at == 0) return false;
    return is_upos(sentence, at - 1, XC_UPOS_NOUN) ||
           is_upos(sentence, at - 1, XC_UPOS_NUM) ||
           xc_token_is_name(&sentence->tokens[at - 1]) ||
           (at > 1 && xc_tree_set_off(sentence, at - 2, at) != XC_NO_TOKEN);
}

bool xc_is_verb(const xc_sentence *sentence, uint32_t at) {
    const xc_token *token = &sentence->tokens[at];
    if (token->upos == XC_UPOS_VERB) return !xc_tree_is_modifier(sentence, at);
    if (token->upos != XC_UPOS_NOUN && token->upos != XC_UPOS_X) return false;
    if (xc_tree_is_verbal(sentence, at)) return true;
    /* "32 countries hit the mark", "the bridge cost $24 million": a word that
     * can be a verb, after a noun and ahead of a new noun phrase. */
    xc_match m = xc_match_at(XC_LEXICON_PREDICATES, sentence, at, at + 1);
    int kind = m.lexeme ? xc_lexeme_word(m.lexeme, XC_PREDICATES_KIND) : 0;
    bool before_phrase = is_upos(sentence, at + 1, XC_UPOS_DET) ||
                         is_upos(sentence, at + 1, XC_UPOS_PRON) ||
                         is_upos(sentence, at + 1, XC_UPOS_NUM);
    bool before_money = is_upos(sentence, at + 1, XC_UPOS_SYM);
    bool used = kind == XC_PREDICATES_KIND_VERB   ? before_phrase
                : kind == XC_PREDICATES_KIND_DEAL ? before_money
                                                  : false;
    return used && is_after_noun(sentence, at);
}

static bool is_word(const xc_token *token, const char *word) {
    return strcmp(token->norm, word) == 0;
}

/* The "built" of "the ferry, built in 1998, cost $62 million": said of a
 * subject, or of a noun on which, by an error of the tree, all hangs. Behind
 * another noun ("has a score of 71%, based on 250 reviews") it is a clause. */
static bool is_set_off(const xc_sentence *sentence, uint32_t at) {
    uint32_t head = xc_tree_head(sentence, at);
    return at > 0 && head < at && xc_tree_is(sentence, at, "acl") &&
           is_word(&sentence->tokens[at - 1], ",") &&
           (xc_tree_is(sentence, head, "nsubj") ||
            (xc_tree_is(sentence, head, "root") &&
             xc_tree_child(sentence, head, "nsubj", 0) == XC_NO_TOKEN)) &&
           xc_tree_child(sentence, at, "nsubj", 0) == XC_NO_TOKEN;
}

/* A verb with a tense, as far as the word says: no infinitive, no -ing, no
 * participle set off by a comma. */
static bool is_finite(const splitter *s, uint32_t at) {
    const xc_token *token = &s->sentence->tokens[at];
    if (token->upos == XC_UPOS_AUX) {
        const xc_lexeme *word = xc_lexicon_find(XC_LEXICON_WORDS, token->norm);
        return word && (xc_lexeme_word(word, XC_WORDS_TENSE) != 0 ||
                        xc_lexeme_flag(word, XC_WORDS_MODAL));
    }
    return xc_is_finite_verb(s->sentence, at) && !is_set_off(s->sentence, at);
}

static bool has_finite(const splitter *s, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i < last; i++)
        if (is_finite(s, i)) return true;
    return false;
}

/* How far before "of which" the comma may stand: "11 or more of which". */
#define OF_WHICH_REACH 6u

/* "16 lifeboats, of which 11 were launched", "16 lifeboats, 11 of which were
 * launched": what is said of a part is not said of the whole, with a verb for
 * it or without. */
static void cut_of_which(splitter *s, uint32_t at) {
    const xc_sentence *sentence = s->sentence;
    if (at == 0 || !xc_token_is_wh(&sentence->tokens[at]) ||
        sentence->tokens[at].upos != XC_UPOS_PRON ||
        !is_word(&sentence->tokens[at - 1], "of"))
        return;
    for (uint32_t i = at - 1; i > 0 && at - i < OF_WHICH_REACH; i--)
        if (is_word(&sentence->tokens[i - 1], ",")) {
            s->cuts[i] = s->hard[i] = true;
            return;
        }
}

/* Marks where a clause may begin. */
static void mark_cuts(splitter *s) {
    const xc_sentence *sentence = s->sentence;
    for (uint32_t i = 1; i < sentence->token_count; i++) {
        const xc_token *token = &sentence->tokens[i];
        const xc_token *before = &sentence->tokens[i - 1];
        if (before->upos == XC_UPOS_PUNCT) {
            s->hard[i] = is_word(before, ";") || is_word(before, ":") ||
                         is_word(before, "\"");
            s->cuts[i] = s->hard[i] || is_word(before, ",") ||
                         is_word(before, "-") || is_word(before, "(");
        }
        if (token->upos == XC_UPOS_CCONJ || token->upos == XC_UPOS_SCONJ)
            s->cuts[i] = true;
        /* "when it flew", "where they met" */
        if (xc_token_has_tag(token, "WRB")) s->cuts[i] = true;
        if (token->upos == XC_UPOS_PRON &&
            xc_token_connects(token, XC_CONNECTORS_RELATIVE))
            s->cuts[i] = true;
        cut_of_which(s, i);
    }
}

static bool is_within(const xc_span *inner, const xc_span *outer) {
    return outer->start <= inner->start && inner->end <= outer->end;
}

/* The content is a clause of its own, its cue and source say nothing. */
static void cut_around(splitter *s, const xc_attribution *a) {
    for (uint32_t i = 0; i < s->sentence->token_count; i++) {
        const xc_span *span = &s->sentence->tokens[i].span;
        bool inside = is_within(span, &a->content);
        bool before =
            i > 0 && is_within(&s->sentence->tokens[i - 1].span, &a->content);
        if (i > 0 && inside != before) s->cuts[i] = s->hard[i] = true;
        if (!inside &&
            (is_within(span, &a->cue) || is_within(span, &a->source)))
            s->roles[i] = XC_ROLE_SPEECH;
    }
}

/* "Of the 46 districts, 17 have ...": no cut goes through a figure. */
static void mend_mentions(splitter *s, const xc_mention *mentions,
                          size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (mentions[i].kind == XC_MENTION_ACTOR) continue;
        for (uint32_t t = mentions[i].first; t < mentions[i].last; t++)
            s->figures[t] = true;
        for (uint32_t t = mentions[i].first + 1; t < mentions[i].last; t++)
            s->cuts[t] = s->hard[t] = false;
    }
}

/* What somebody says is a clause apart from that he says it. */
static void cut_speech(splitter *s) {
    const xc_reading *reading = s->x->reading;
    size_t i = xc_reading_attributions_before(reading, s->sentence->in_title,
                                              s->sentence->span.end);
    for (size_t seen = 0; i-- > 0 && seen < XC_MAX_SPEECH; seen++) {
        const xc_attribution *a = &reading->attributions.items[i];
        if (a->in_title != s->sentence->in_title) break;
        if (a->phrase) continue;
        if (a->sentence == s->index || a->content.end > s->sentence->span.start)
            cut_around(s, a);
    }
}

static xc_status push_clause(splitter *s, xc_clauses *clauses, uint32_t first,
                             uint32_t last) {
    xc_clause clause = {.first = first, .last = last};
    return XC_PUSH(s->x->arena, clauses, clause);
}

/* A cut holds when there is a verb on both sides of it, up to the next one
 * on either side. */
static xc_status split(splitter *s, xc_clauses *clauses) {
    uint32_t count = s->sentence->token_count, first = 0;
    for (uint32_t i = 1; i < count; i++) {
        if (!s->cuts[i]) continue;
        uint32_t next = i + 1;
        while (next < count && !s->cuts[next])
            next++;
        if (!s->hard[i] && !(has_finite(s, first, i) && has_finite(s, i, next)))
            continue;
        XC_TRY(push_clause(s, clauses, first, i));
        first = i;
    }
    return push_clause(s, clauses, first, count);
}

/* Marks the negations of a clause. */
static void mark_negations(const splitter *s, const xc_clause *clause) {
    for (uint32_t i = clause->first; i < clause->last;) {
        xc_match m =
            xc_match_at(XC_LEXICON_NEGATION, s->sentence, i, clause->last);
        bool noun = m.lexeme && m.count == 1 &&
                    s->sentence->tokens[i].upos == XC_UPOS_NOUN;
        /* "not only the port": it and more */
        bool affirms =
            m.lexeme && xc_lexeme_flag(m.lexeme, XC_NEGATION_AFFIRMS);
        if (!m.lexeme || noun || affirms || s->roles[i] != XC_ROLE_NONE) {
            i += affirms ? m.count : 1;
            continue;
        }
        s->roles[i] = XC_ROLE_NEGATION;
        for (uint32_t k = 1; k < m.count; k++)
            s->roles[i + k] = XC_ROLE_NEGATION_REST;
        i += m.count;
    }
}

xc_polarity xc_polarity_at(const xc_sentence *sentence,
                           const xc_token_role *roles, const xc_clause *clause,
                           uint32_t at) {
    xc_polarity polarity = XC_POSITIVE;
    for (uint32_t i = clause->first; i < at && i < clause->last; i++) {
        if (roles[i] != XC_ROLE_NEGATION) continue;
        bool counts =
            at >= clause->last || xc_tree_aside(sentence, i, at) == XC_NO_TOKEN;
        if (counts) polarity = xc_polarity_turn(polarity);
    }
    return polarity;
}

/* A word such as "plan" is a modal only where it is a verb. */
static bool is_modal_use(const splitter *s, uint32_t at, uint32_t count) {
    const xc_token *token = &s->sentence->tokens[at];
    if (s->figures[at]) return false; /* "in May 2024" */
    if (count > 1) return true;
    if (token->upos == XC_UPOS_NOUN || token->upos == XC_UPOS_ADJ ||
        xc_token_is_name(token))
        return false;
    return at == 0 || s->sentence->tokens[at - 1].upos != XC_UPOS_DET;
}

/* What is asked is not asserted. */
static bool is_question(const xc_sentence *sentence) {
    uint32_t last = sentence->token_count;
    while (last > 0 && strcmp(sentence->tokens[last - 1].norm, "\"") == 0)
        last--;
    return last > 0 && strcmp(sentence->tokens[last - 1].norm, "?") == 0;
}

bool xc_is_so_modal(const xc_sentence *sentence, uint32_t at,
                    const xc_match *match) {
    uint32_t end = at + match->count;
    if (xc_lexeme_flag(match->lexeme, XC_MODALITY_PAST))
        return xc_token_has_tag(&sentence->tokens[at], "VBD");
    return xc_lexeme_flag(match->lexeme, XC_MODALITY_ABILITY) &&
           xc_match_at(XC_LEXICON_NEGATION, sentence, end,
                       sentence->token_count)
                   .lexeme != NULL;
}

static void read_modality(const splitter *s, xc_clause *clause) {
    clause->modal_at = clause->last;
    for (uint32_t i = clause->first; i < clause->last;) {
        xc_match m =
            xc_match_at(XC_LEXICON_MODALITY, s->sentence, i, clause->last);
        if (!m.lexeme || s->roles[i] != XC_ROLE_NONE ||
            !is_modal_use(s, i, m.count)) {
            i++;
            continue;
        }
        if (clause->modality == XC_MODALITY_ASSERTED &&
            !xc_is_so_modal(s->sentence, i, &m)) {
            clause->modality =
                (xc_modality)(xc_lexeme_word(m.lexeme, XC_MODALITY_AS) - 1 +
                              XC_MODALITY_REPORTED);
            clause->modal_at = i;
        }
        for (uint32_t k = 0; k < m.count; k++)
            s->roles[i + k] = XC_ROLE_MODAL;
        i += m.count;
    }
    if (clause->modality == XC_MODALITY_ASSERTED && is_question(s->sentence)) {
        clause->modality = XC_MODALITY_POSSIBLE;
        clause->modal_at = clause->first;
    }
}

/* The first verb that shows a tense; "had" ahead of a participle is over. */
static void read_tense(const splitter *s, xc_clause *clause) {
    for (uint32_t i = clause->first; i < clause->last; i++) {
        const xc_token *token = &s->sentence->tokens[i];
        if (s->roles[i] == XC_ROLE_SPEECH) continue;
        if (token->upos == XC_UPOS_AUX) {
            const xc_lexeme *word =
                xc_lexicon_find(XC_LEXICON_WORDS, token->norm);
            int tense = word ? xc_lexeme_word(word, XC_WORDS_TENSE) : 0;
            if (tense == 0) continue;
            clause->tense = tense == XC_WORDS_TENSE_PRESENT ? XC_TENSE_PRESENT
                            : tense == XC_WORDS_TENSE_PAST  ? XC_TENSE_PAST
                                                            : XC_TENSE_FUTURE;
            bool had = is_word(token, "had") && i + 1 < clause->last &&
                       (s->sentence->tokens[i + 1].upos == XC_UPOS_VERB ||
                        s->sentence->tokens[i + 1].upos == XC_UPOS_AUX ||
                        s->sentence->tokens[i + 1].upos == XC_UPOS_ADV);
            if (had) clause->tense = XC_TENSE_PAST_BEFORE;
            return;
        }
        if (!is_finite(s, i)) continue;
        size_t length = strlen(token->norm);
        bool present =
            token->norm == token->lemma || token->norm[length - 1] == 's';
        clause->tense = present ? XC_TENSE_PRESENT : XC_TENSE_PAST;
        return;
    }
}

xc_status xc_find_clauses(xc_extractor *x, uint32_t index,
                          const xc_mention *mentions, size_t mention_count,
                          xc_clauses *clauses, const xc_token_role **roles) {
    splitter s = {.x = x, .index = index};
    s.sentence = &x->reading->sentences.items[index];
    uint32_t count = s.sentence->token_count;
    if (count == 0) return XC_OK;
    s.roles = xc_arena_array(x->arena, count, sizeof *s.roles);
    s.cuts = xc_arena_array(x->arena, count, sizeof *s.cuts);
    s.hard = xc_arena_array(x->arena, count, sizeof *s.hard);
    s.figures = xc_arena_array(x->arena, count, sizeof *s.figures);
    if (!s.roles || !s.cuts || !s.hard || !s.figures) return XC_ERROR_MEMORY;
    mark_cuts(&s);
    cut_speech(&s);
    mend_mentions(&s, mentions, mention_count);
    XC_TRY(split(&s, clauses));
    for (size_t i = 0; i < clauses->count; i++) {
        xc_clause *clause = &clauses->items[i];
        mark_negations(&s, clause);
        read_modality(&s, clause);
        read_tense(&s, clause);
    }
    *roles = s.roles;
    return XC_OK;
}
