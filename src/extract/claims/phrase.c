/*
 * phrase.c - turns what hangs on a word into the words that people read, and
 * finds where it begins and ends.
 *
 * Clauses inside a phrase (relative clauses, appositions, what stands in
 * brackets) are statements of their own and are left out, and a phrase stops
 * after so many words: a claim is a headline and no paragraph.
 * Exports: xc_branches_new, xc_branch_find, xc_phrase_*.
 */
#include <string.h>

#include "extract/claims/statement.h"

/* Words of one phrase, and how deep it is followed. */
enum { PHRASE_WORDS = 14, PHRASE_DEPTH = 10 };

xc_status xc_branches_new(xc_arena *arena, const xc_sentence *sentence,
                          xc_branches *branches) {
    uint32_t count = sentence->token_count;
    uint32_t *first = xc_arena_array(arena, count + 1, sizeof *first);
    uint32_t *next = xc_arena_array(arena, count + 1, sizeof *next);
    if (!first || !next) return XC_ERROR_MEMORY;
    for (uint32_t i = 0; i < count; i++)
        first[i] = next[i] = XC_NO_TOKEN;
    for (uint32_t i = count; i-- > 0;) {
        uint32_t head = xc_tree_head(sentence, i);
        if (head == XC_NO_TOKEN) continue;
        next[i] = first[head];
        first[head] = i;
    }
    *branches = (xc_branches){first, next};
    return XC_OK;
}

uint32_t xc_branch_find(const xc_branches *b, const xc_sentence *s, uint32_t at,
                        const char *relation) {
    for (uint32_t c = b->first[at]; c != XC_NO_TOKEN; c = b->next[c])
        if (xc_tree_is(s, c, relation)) return c;
    return XC_NO_TOKEN;
}

/* "most populous", "very high": a degree is part of what is said. */
static bool is_degree(const xc_frame *frame, uint32_t at) {
    const xc_sentence *s = frame->sentence;
    const xc_token *token = &s->tokens[at];
    uint32_t head = xc_tree_head(s, at);
    return xc_tree_is(s, at, "advmod") && head != XC_NO_TOKEN && at < head &&
           token->upos == XC_UPOS_ADV && !xc_frame_is_taken(frame, at) &&
           !xc_lexicon_find(XC_LEXICON_FILLERS, token->norm) &&
           (s->tokens[head].upos == XC_UPOS_ADJ ||
            s->tokens[head].upos == XC_UPOS_ADV ||
            s->tokens[head].upos == XC_UPOS_NUM);
}

/* What hangs on a word and is no part of its phrase. */
static bool is_apart(const xc_frame *frame, uint32_t at) {
    static const char *const relations[] = {
        "acl",   "appos",     "parataxis", "advcl", "ccomp",
        "csubj", "nsubj",     "cop",       "aux",   "mark",
        "punct", "discourse", "dep",       "expl",  "advmod"};
    if (is_degree(frame, at)) return false;
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (xc_tree_is(frame->sentence, at, relations[i])) return true;
    return false;
}

/* Of what a copula says, its obliques are parts of their own. */
static bool is_left_out(const xc_statement *st, uint32_t top, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    if (is_apart(st->frame, at)) return true;
    if (xc_tree_head(s, at) != top) return false;
    /* "be under control": of what a copula says it is a part. */
    if (xc_tree_is(s, at, "case")) return at < top && top != st->head;
    return top == st->head &&
           (xc_tree_is(s, at, "obl") || xc_tree_is(s, at, "cc") ||
            xc_tree_is(s, at, "xcomp") || xc_tree_is(s, at, "conj"));
}

/* The tokens of a phrase in order of place. */
typedef struct walk {
    uint32_t items[PHRASE_WORDS];
    uint32_t count;
} walk;

static void go_down(const xc_statement *st, uint32_t top, uint32_t at,
                    unsigned depth, walk *w) {
    uint32_t c = st->branches->first[at];
    bool placed = false;
    for (; depth < PHRASE_DEPTH; c = st->branches->next[c]) {
        if (!placed && (c == XC_NO_TOKEN || c > at)) {
            if (w->count < PHRASE_WORDS) w->items[w->count++] = at;
            placed = true;
        }
        if (c == XC_NO_TOKEN) return;
        if (!is_left_out(st, top, c)) go_down(st, top, c, depth + 1, w);
    }
    if (!placed && w->count < PHRASE_WORDS) w->items[w->count++] = at;
}

void xc_phrase_reach(const xc_statement *st, uint32_t top, uint32_t *first,
                     uint32_t *last) {
    walk w = {.count = 0};
    go_down(st, top, top, 0, &w);
    *first = top;
    *last = top + 1;
    for (uint32_t i = 0; i < w.count; i++) {
        if (w.items[i] < *first) *first = w.items[i];
        if (w.items[i] >= *last) *last = w.items[i] + 1;
    }
}

/* "the", "its" are no content; "no" is in the polarity. */
static bool is_silent(const xc_token *token) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, token->norm);
    return token->upos == XC_UPOS_PUNCT ||
           (token->upos == XC_UPOS_DET && row &&
            (xc_lexeme_flag(row, XC_WORDS_ARTICLE) ||
             xc_lexeme_flag(row, XC_WORDS_DEMONSTRATIVE))) ||
           xc_lexicon_find(XC_LEXICON_NEGATORS, token->norm) != NULL;
}

static bool is_plain_noun(const xc_token *token) {
    return token->upos == XC_UPOS_NOUN && !xc_token_is_name(token);
}

static void put_token(const xc_statement *st, uint32_t at, xc_buffer *out) {
    const xc_token *token = xc_frame_token(st->frame, at);
    const char *word = is_plain_noun(token) ? token->lemma : token->norm;
    if (token->upos == XC_UPOS_PRON) {
        int32_t actor = xc_frame_actor_at(st->frame, at);
        if (actor != XC_NONE)
            word = st->frame->x->reading->actors.items[actor].name;
    }
    if (out->length > 0 && (token->space_before || *word != '\''))
        xc_buffer_putc(out, ' ');
    xc_buffer_puts(out, word);
    bool owner = token->upos == XC_UPOS_PRON && word != token->norm &&
                 xc_tree_is(st->frame->sentence, at, "nmod:poss");
    if (owner) xc_buffer_puts(out, "'s");
}

void xc_phrase_put(const xc_statement *st, uint32_t top, xc_buffer *out) {
    walk w = {.count = 0};
    go_down(st, top, top, 0, &w);
    for (uint32_t i = 0; i < w.count; i++) {
        const xc_token *token = xc_frame_token(st->frame, w.items[i]);
        bool hangs = out->length == 0 && token->upos == XC_UPOS_CCONJ;
        bool skip = st->skip_first <= w.items[i] && w.items[i] < st->skip_last;
        if (!hangs && !skip && !is_silent(token))
            put_token(st, w.items[i], out);
    }
}

const char *xc_phrase_case(const xc_statement *st, uint32_t top) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t at = xc_branch_find(st->branches, s, top, "case");
    if (at == XC_NO_TOKEN || at > top) return NULL;
    uint32_t more = xc_branch_find(st->branches, s, at, "fixed");
    if (more != at + 1) return s->tokens[at].norm;
    xc_buffer out = XC_BUFFER_INIT;
    xc_buffer_printf(&out, "%s %s", s->tokens[at].norm, s->tokens[more].norm);
    const char *both = out.failed ? NULL
                                  : xc_names_intern(st->frame->x->names,
                                                    out.bytes, out.length);
    xc_buffer_dispose(&out);
    return both;
}
