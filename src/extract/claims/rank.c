/*
 * rank.c - turns what is said to be first, largest or fourth of its kind into
 * two arguments of the statement: "rank" ("large 2" for "the second-largest")
 * and "scope", all words that say of what ("bank norland" for "the largest bank
 * in Norland", for "Norland's largest bank" too).
 *
 * Read from left to right, since trees often hang on the verb what limits the
 * noun. Nothing is read of "one of the largest", "a first", opinions ("the
 * best"), and kinds of which many are first ("the first step").
 * Exports: xc_statement_rank.
 */
#include <string.h>

#include "base/wordlist.h"
#include "extract/claims/statement.h"

/* Words of a scope at most; a longer one is no kind that two articles share. */
enum { MAX_SCOPE = 16 };

/* What was read: [first, at) the words before it, [at, rest) the rank, [rest,
 * last) what it is the rank in. */
typedef struct ranking {
    uint32_t first, at, rest, last;
    const char *grade; /* concept of superlatives.tsv; "order", "place" */
    double number;
} ranking;

static bool is_kind(const xc_lexeme *row, int kind) {
    return row && xc_lexeme_word(row, XC_SUPERLATIVES_KIND) == kind;
}

/* The ordinal that a mention reads in a token: "second", "second-" of
 * "second-largest", "12th"; NAN: none. */
static double ordinal_at(const xc_statement *st, uint32_t at) {
    const xc_frame *f = st->frame;
    xc_span span = xc_frame_token(f, at)->span;
    for (size_t i = 0; i < f->mention_count; i++) {
        const xc_mention *m = &f->mentions[i];
        if (m->kind == XC_MENTION_QUANTITY &&
            m->quantity.dimension == XC_DIMENSION_ORDINAL &&
            m->span.start == span.start && m->span.end <= span.end)
            return m->quantity.value;
    }
    return NAN;
}

/* "largest", "most populous", "largest" of "second-largest". */
static bool read_grade(const xc_statement *st, ranking *r) {
    const xc_sentence *s = st->frame->sentence;
    if (r->rest >= r->last) return false;
    xc_match m = xc_match_at(XC_LEXICON_SUPERLATIVES, s, r->rest, r->last);
    if (is_kind(m.lexeme, XC_SUPERLATIVES_KIND_GRADE)) {
        r->grade = m.lexeme->concept;
        r->rest += m.count;
        return true;
    }
    const char *dash = strchr(s->tokens[r->rest].norm, '-');
    const xc_lexeme *row =
        dash ? xc_lexicon_find(XC_LEXICON_SUPERLATIVES, dash + 1) : NULL;
    double number = ordinal_at(st, r->rest);
    if (!row || !is_kind(row, XC_SUPERLATIVES_KIND_GRADE) || isnan(number))
        return false;
    r->grade = row->concept;
    r->number = number;
    r->rest++;
    return true;
}

/* Behind "the" or "Norland's": an ordinal, a superlative, or both. */
static bool read_rank(const xc_statement *st, ranking *r) {
    double number = ordinal_at(st, r->at);
    r->rest = r->at;
    r->number = 1;
    if (read_grade(st, r)) return true;
    if (isnan(number)) return false;
    r->number = number;
    r->rest++;
    if (!read_grade(st, r)) r->grade = "order";
    return true;
}

/* Where the phrase begins that follows a verb: behind "is", "is now". */
static uint32_t skip_adverbs(const xc_sentence *s, uint32_t at) {
    while (at < s->token_count && s->tokens[at].upos == XC_UPOS_ADV)
        at++;
    return at;
}

static bool ends_scope(const xc_sentence *s, uint32_t at) {
    const xc_token *token = &s->tokens[at];
    return token->upos == XC_UPOS_PUNCT || token->upos == XC_UPOS_CCONJ ||
           token->upos == XC_UPOS_SCONJ;
}

static uint32_t end_of_scope(const xc_sentence *s, uint32_t at) {
    while (at < s->token_count && !ends_scope(s, at))
        at++;
    return at;
}

/* "is the largest", "became Norland's second-largest" */
static bool read_named(const xc_statement *st, uint32_t verb, ranking *r) {
    const xc_sentence *s = st->frame->sentence;
    r->first = skip_adverbs(s, verb + 1);
    r->last = end_of_scope(s, r->first);
    r->at = r->first;
    while (r->at < r->last && xc_token_is_name(&s->tokens[r->at]))
        r->at++;
    if (r->at >= r->last) return false;
    const char *norm = s->tokens[r->at].norm;
    bool owned = r->at > r->first && xc_token_has_tag(&s->tokens[r->at], "POS");
    if (!owned && (r->at > r->first || strcmp(norm, "the") != 0)) return false;
    r->at++;
    return r->at < r->last && read_rank(st, r);
}

static double whole_number(const char *digits) {
    double value = 0;
    for (; *digits >= '0' && *digits <= '9'; digits++)
        value = value * 10 + (*digits - '0');
    return value;
}

static bool is_number_word(const xc_token *token) {
    return is_kind(xc_lexicon_find(XC_LEXICON_SUPERLATIVES, token->norm),
                   XC_SUPERLATIVES_KIND_NUMBER);
}

/* "ranks fourth", "is ranked No. 4" */
static bool read_placed(const xc_statement *st, uint32_t verb, ranking *r) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t at = verb + 1;
    r->first = r->at = at;
    r->last = end_of_scope(s, at);
    r->grade = "place";
    while (at < r->last && is_number_word(&s->tokens[at]))
        at++;
    if (at >= r->last) return false;
    r->rest = at + 1;
    r->number =
        at > r->at ? whole_number(s->tokens[at].norm) : ordinal_at(st, at);
    return r->number >= 1;
}

/* The verb that the rank follows; XC_NO_TOKEN: none. */
static uint32_t verb_of(const xc_statement *st) {
    const xc_sentence *s = st->frame->sentence;
    if (!st->copula) return st->head;
    uint32_t cop = xc_branch_find(st->branches, s, st->head, "cop");
    return cop < st->head ? cop : XC_NO_TOKEN;
}

static bool read_ranking(const xc_statement *st, const xc_fact *fact,
                         ranking *r) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t verb = verb_of(st);
    if (verb == XC_NO_TOKEN || !fact->predicate) return false;
    const char *lemma = s->tokens[st->head].lemma;
    if (!st->copula && is_kind(xc_lexicon_find(XC_LEXICON_SUPERLATIVES, lemma),
                               XC_SUPERLATIVES_KIND_VERB))
        return read_placed(st, verb, r);
    bool becomes = st->copula || strcmp(fact->predicate, "become") == 0 ||
                   strcmp(fact->predicate, "remain") == 0;
    return becomes && read_named(st, verb, r);
}

/* ------------------------------------------------------------------ */
/* Scope                                                                */

static bool is_content(const xc_token *t) {
    return xc_token_is_name(t) || t->upos == XC_UPOS_NOUN ||
           t->upos == XC_UPOS_ADJ || t->upos == XC_UPOS_NUM ||
           t->upos == XC_UPOS_X ||
           (t->upos == XC_UPOS_VERB && !xc_token_helps(t));
}

typedef struct scope {
    const char *words[MAX_SCOPE];
    size_t count;
    bool vague; /* or too long */
} scope;

static void add_word(scope *out, const xc_token *t) {
    const char *word = xc_token_is_name(t) ? t->norm : t->lemma;
    if (!word || out->count == MAX_SCOPE) {
        out->vague = true;
        return;
    }
    if (is_kind(xc_lexicon_find(XC_LEXICON_SUPERLATIVES, word),
                XC_SUPERLATIVES_KIND_VAGUE))
        out->vague = true;
    out->words[out->count++] = word;
}

static bool is_in(xc_span span, const xc_token *t) {
    return span.start <= t->span.start && t->span.end <= span.end;
}

static void add_words(const xc_statement *st, const xc_fact *fact,
                      uint32_t first, uint32_t last, scope *out) {
    const xc_sentence *s = st->frame->sentence;
    for (uint32_t i = first; i < last; i++) {
        const xc_token *t = &s->tokens[i];
        if (fact->has_date && is_in(fact->date_span, t)) continue;
        /* "the first woman to win it": nobody knows of what */
        if (t->upos == XC_UPOS_PRON && !xc_token_is_wh(t) &&
            strcmp(t->norm, "that") != 0)
            out->vague = true;
        if (is_content(t)) add_word(out, t);
    }
}

/* "Pell's bridge is the longest in the county": of bridges. */
static void add_class(const xc_statement *st, const ranking *r, scope *out) {
    const xc_sentence *s = st->frame->sentence;
    const xc_token *next = r->rest < r->last ? &s->tokens[r->rest] : NULL;
    bool stated = next && (is_content(next) || next->upos == XC_UPOS_ADV);
    uint32_t noun = st->subject != XC_NO_TOKEN ? st->subject : st->object;
    if (stated || strcmp(r->grade, "place") == 0) return;
    if (noun == XC_NO_TOKEN || s->tokens[noun].upos == XC_UPOS_PRON)
        out->vague = true;
    else
        add_word(out, &s->tokens[noun]);
}

static xc_status add_argument(const xc_statement *st, xc_argument *a,
                              const char *role, xc_span span, const char *words,
                              size_t length) {
    *a = (xc_argument){.role = role, .span = span, .actor = XC_NONE};
    a->words = xc_names_intern(st->frame->x->names, words, length);
    return a->words ? XC_OK : XC_ERROR_MEMORY;
}

static xc_status put_rank(const xc_statement *st, const ranking *r,
                          xc_argument *a) {
    const xc_token *tokens = st->frame->sentence->tokens;
    xc_span span = {tokens[r->at].span.start, tokens[r->rest - 1].span.end};
    xc_buffer out = XC_BUFFER_INIT;
    xc_buffer_printf(&out, "%s ", r->grade);
    xc_buffer_number(&out, r->number);
    xc_status status = xc_buffer_status(&out);
    if (status == XC_OK)
        status = add_argument(st, a, "rank", span, out.bytes, out.length);
    xc_buffer_dispose(&out);
    return status;
}

static xc_status put_scope(const xc_statement *st, const ranking *r,
                           scope *words, xc_argument *a) {
    const xc_token *tokens = st->frame->sentence->tokens;
    xc_span span = {tokens[r->first].span.start, tokens[r->last - 1].span.end};
    xc_buffer out = XC_BUFFER_INIT;
    xc_words_join(&out, words->words, words->count);
    xc_status status = xc_buffer_status(&out);
    if (status == XC_OK)
        status = add_argument(st, a, "scope", span, out.bytes, out.length);
    xc_buffer_dispose(&out);
    return status;
}

xc_status xc_statement_rank(const xc_statement *st, const xc_fact *fact,
                            xc_argument *list, uint32_t *count) {
    ranking r = {0};
    scope words = {.count = 0};
    if (*count + 2 > XC_FACT_MAX_ARGUMENTS || !read_ranking(st, fact, &r))
        return XC_OK;
    add_words(st, fact, r.first, r.at, &words);
    add_words(st, fact, r.rest, r.last, &words);
    add_class(st, &r, &words);
    if (words.vague || words.count == 0) return XC_OK;
    XC_TRY(put_rank(st, &r, &list[*count]));
    XC_TRY(put_scope(st, &r, &words, &list[*count + 1]));
    *count += 2;
    return XC_OK;
}
