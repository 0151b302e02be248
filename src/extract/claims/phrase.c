/*
 * phrase.c - turns what hangs on a word into the words that people read, and
 * finds where it begins and ends.
 *
 * A phrase is written whole, with the clauses that limit it ("the first firm to
 * raise prices"), since one that is cut says something else; what is set off by
 * a comma or a bracket (relative clauses, appositions) are statements of their
 * own and left out. Where it begins and ends, no clause counts.
 * Exports: xc_branches_new, xc_branch_find, xc_phrase_*, xc_words_*.
 */
#include <string.h>

#include "extract/claims/statement.h"

/* How deep a phrase is followed: what is deeper is no phrase to read. */
enum { PHRASE_DEPTH = 24 };

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

/* The first token of what hangs on a word, or the last. */
static uint32_t edge_of(const xc_statement *st, uint32_t at, bool last) {
    for (unsigned depth = 0; depth < PHRASE_DEPTH; depth++) {
        uint32_t edge = at;
        for (uint32_t c = st->branches->first[at]; c != XC_NO_TOKEN;
             c = st->branches->next[c])
            if (last ? c > edge : c < edge) edge = c;
        if (edge == at) break;
        at = edge;
    }
    return at;
}

/* A comma, a dash, a bracket: not a quotation mark. */
static bool sets_off(const xc_sentence *s, uint32_t at) {
    const xc_token *token = &s->tokens[at];
    return token->upos == XC_UPOS_PUNCT && !xc_token_has_tag(token, "``") &&
           !xc_token_has_tag(token, "''") && *token->norm != '.';
}

bool xc_phrase_is_set_off(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t head = xc_tree_head(s, at);
    if (head == XC_NO_TOKEN) return false;
    bool before = at < head;
    uint32_t edge = edge_of(st, at, before);
    if (sets_off(s, edge)) return true;
    if (before) return edge + 1 < s->token_count && sets_off(s, edge + 1);
    return edge > head + 1 && sets_off(s, edge - 1);
}

bool xc_phrase_is_aside(const xc_statement *st, uint32_t at) {
    static const char *const never[] = {"punct", "parataxis", "discourse",
                                        "vocative", "reparandum"};
    static const char *const apart[] = {"acl", "appos", "advcl", "dep"};
    const xc_sentence *s = st->frame->sentence;
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (xc_tree_is(s, at, never[i])) return true;
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
        if (xc_tree_is(s, at, apart[i])) return xc_phrase_is_set_off(st, at);
    return xc_statement_is_source(st, at);
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

static void reach_down(const xc_statement *st, uint32_t top, uint32_t at,
                       unsigned depth, uint32_t *first, uint32_t *last) {
    if (at < *first) *first = at;
    if (at >= *last) *last = at + 1;
    for (uint32_t c = st->branches->first[at];
         c != XC_NO_TOKEN && depth < PHRASE_DEPTH; c = st->branches->next[c])
        if (!is_left_out(st, top, c))
            reach_down(st, top, c, depth + 1, first, last);
}

void xc_phrase_reach(const xc_statement *st, uint32_t top, uint32_t *first,
                     uint32_t *last) {
    *first = top;
    *last = top + 1;
    reach_down(st, top, top, 0, first, last);
}

/* "negative" of "Forty samples were negative": its subject and copula are not
 * its phrase. */
static bool is_of_clause(const xc_statement *st, uint32_t at) {
    uint32_t head = xc_tree_head(st->frame->sentence, at);
    return head == st->head && is_left_out(st, head, at);
}

static void go_down(const xc_statement *st, uint32_t at, unsigned depth,
                    xc_words *words) {
    uint32_t c = st->branches->first[at];
    bool placed = false;
    if (depth >= PHRASE_DEPTH) words->cut = true;
    while (!words->cut) {
        if (!placed && (c == XC_NO_TOKEN || c > at)) {
            xc_words_add(words, at);
            placed = true;
        }
        if (c == XC_NO_TOKEN) return;
        bool own = c == st->head || c == st->carrier;
        if (!own && !xc_phrase_is_aside(st, c) && !is_of_clause(st, c))
            go_down(st, c, depth + 1, words);
        c = st->branches->next[c];
    }
}

void xc_words_add(xc_words *words, uint32_t at) {
    if (words->count == XC_CLAIM_TOKENS)
        words->cut = true;
    else
        words->items[words->count++] = at;
}

void xc_words_add_whole(const xc_statement *st, uint32_t top, xc_words *words) {
    go_down(st, top, 0, words);
}

/* The hyphen of "a 34-6 win". */
static bool is_joint(const xc_sentence *s, uint32_t at) {
    const xc_token *token = &s->tokens[at];
    if (token->upos == XC_UPOS_SYM && *token->norm != '-') return true;
    return *token->norm == '-' && !token->space_before &&
           at + 1 < s->token_count && !s->tokens[at + 1].space_before;
}

/* "the" is no content; "no" is in the polarity of a statement whose
 * subject or object it stands with. */
static bool is_silent(const xc_statement *st, uint32_t at) {
    const xc_token *token = xc_frame_token(st->frame, at);
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, token->norm);
    if (token->upos == XC_UPOS_PUNCT || token->upos == XC_UPOS_SYM)
        return !is_joint(st->frame->sentence, at);
    if (token->upos == XC_UPOS_DET && row &&
        xc_lexeme_flag(row, XC_WORDS_ARTICLE))
        return true;
    if (!xc_lexicon_find(XC_LEXICON_NEGATORS, token->norm)) return false;
    uint32_t head = xc_tree_head(st->frame->sentence, at);
    if (head == XC_NO_TOKEN) return false;
    return at == st->object || head == st->subject || head == st->object ||
           (head == st->head && at != st->subject);
}

static bool is_plain_noun(const xc_token *token) {
    bool name = token->capital && token->name != XC_NAME_NONE;
    return token->upos == XC_UPOS_NOUN && !name && !xc_token_is_name(token);
}

static void put_token(const xc_statement *st, uint32_t at, xc_buffer *out) {
    const xc_token *token = xc_frame_token(st->frame, at);
    const char *word = is_plain_noun(token) ? token->lemma : token->norm;
    if (token->upos == XC_UPOS_PRON) {
        int32_t actor = xc_frame_actor_at(st->frame, at);
        if (actor != XC_NONE)
            word = st->frame->x->reading->actors.items[actor].name;
    }
    bool clitic =
        !token->space_before && (*word == '\'' || token->upos == XC_UPOS_PART);
    bool joined = out->length > 0 && out->bytes[out->length - 1] == '-';
    if (out->length > 0 && !clitic && !joined && *word != '-')
        xc_buffer_putc(out, ' ');
    xc_buffer_puts(out, word);
    bool owner = token->upos == XC_UPOS_PRON && word != token->norm &&
                 xc_tree_is(st->frame->sentence, at, "nmod:poss");
    if (owner) xc_buffer_puts(out, "'s");
}

void xc_words_put(const xc_statement *st, const xc_words *words,
                  xc_buffer *out) {
    size_t before = out->length;
    for (uint32_t i = 0; i < words->count; i++) {
        uint32_t at = words->items[i];
        const xc_token *token = xc_frame_token(st->frame, at);
        bool hangs = out->length == before && token->upos == XC_UPOS_CCONJ;
        bool skip = st->skip_first <= at && at < st->skip_last;
        if (!hangs && !skip && !is_silent(st, at)) put_token(st, at, out);
    }
}

void xc_phrase_put(const xc_statement *st, uint32_t top, xc_buffer *out) {
    const xc_sentence *s = st->frame->sentence;
    xc_words words = {.count = 0};
    go_down(st, top, 0, &words);
    /* its preposition is what ties it, and is written by whoever writes it;
     * that of "be under control" is a part of it */
    while (words.count > 0 && top != st->head && words.items[0] != top &&
           xc_tree_head(s, words.items[0]) == top &&
           xc_tree_is(s, words.items[0], "case")) {
        words.count--;
        memmove(words.items, words.items + 1,
                words.count * sizeof *words.items);
    }
    xc_words_put(st, &words, out);
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
