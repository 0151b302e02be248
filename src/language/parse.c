/*
 * parse.c - turns tokens into tagged trees with lemmas.
 *
 * The treebanks cut hyphened words at their hyphens ("pre - 2014"), the
 * extractors read them whole: here a word is taken apart for the network, and
 * its parts are put together again under the tag and head of the part that
 * the others hang on.
 * Exports: xc_parser_*.
 */
#include "language/parse.h"

#include <assert.h>
#include <string.h>

#include "language/eisner.h"
#include "language/lemmas.h"
#include "language/name_tagger.h"
#include "language/network.h"
#include "text/chars.h"

/* A tag of the network in the program's terms. */
typedef struct tag {
    xc_upos upos;
    const char *xpos;
} tag;

/* A part of a token as the network reads it. */
typedef struct unit {
    uint32_t token; /* index in its sentence */
    bool first;     /* of its token */
} unit;

/* A stretch of a sentence that goes through the network in one piece. */
typedef struct piece {
    const xc_pending *sentence;
    const unit *units;
    uint32_t count;
    bool first; /* of its sentence */
} piece;

/* Units that go through the network together, at least, and room for them:
 * a piece and a word may be read before a piece is cut. */
enum {
    BATCH_UNITS = 4096,
    BATCH_ROOM = BATCH_UNITS + XC_PARSE_MAX_TOKENS + XC_WORD_MAX_UNITS
};

/* What was read and waits; arrays of BATCH_ROOM. */
typedef struct batch {
    unit *units;
    xc_form *forms;
    uint16_t
        *out; /* tags, heads, labels and margins of a piece, piece by piece */
    uint32_t count; /* of units */
    uint32_t cut;   /* how many of them stand in pieces */
    piece *pieces;
    xc_network_sentence *jobs; /* the pieces as the network reads them */
    uint32_t piece_count;
} batch;

struct xc_parser {
    xc_arena *arena; /* all that lives as long as the parser */
    xc_arena *room;  /* cleared after every batch */
    xc_arena *group; /* of the network */
    xc_network *network;
    const xc_kernel *kernel;
    xc_lemmas lemmas;
    xc_name_tagger names;
    tag *tags;
    batch batch;
};

typedef struct run {
    xc_parser *parser;
    xc_names *names;
    xc_buffer folded;
    uint32_t root; /* of the sentence whose pieces are settled */
} run;

static xc_status open_tags(xc_parser *parser) {
    size_t count = 0;
    while (xc_network_tag(parser->network, count))
        count++;
    parser->tags = xc_arena_array(parser->arena, count, sizeof *parser->tags);
    XC_TRY_NEW(parser->tags);
    for (size_t i = 0; i < count; i++) {
        const char *name = xc_network_tag(parser->network, i);
        size_t length = strcspn(name, " ");
        parser->tags[i].upos = xc_upos_find(name, length);
        parser->tags[i].xpos = name[length] ? name + length + 1 : NULL;
    }
    return XC_OK;
}

static xc_status open_model(xc_parser *parser, xc_section file,
                            xc_error *error) {
    xc_section section;
    XC_TRY(xc_model_find(file, "network", &section, error));
    XC_TRY(xc_network_open(parser->arena, section, &parser->network, error));
    XC_TRY(xc_model_find(file, "lemma", &section, error));
    XC_TRY(
        xc_lemmas_open(&parser->lemmas, section.bytes, section.length, error));
    XC_TRY(xc_model_find(file, "names", &section, error));
    XC_TRY(xc_name_tagger_open(&parser->names, section, error));
    return open_tags(parser);
}

static xc_status make_batch(xc_parser *parser) {
    batch *b = &parser->batch;
    xc_arena *arena = parser->arena;
    b->units = xc_arena_array(arena, BATCH_ROOM, sizeof *b->units);
    b->forms = xc_arena_array(arena, BATCH_ROOM, sizeof *b->forms);
    b->out = xc_arena_array(arena, 4 * BATCH_ROOM, sizeof *b->out);
    b->pieces = xc_arena_array(arena, BATCH_ROOM, sizeof *b->pieces);
    b->jobs = xc_arena_array(arena, BATCH_ROOM, sizeof *b->jobs);
    return b->units && b->forms && b->out && b->pieces && b->jobs
               ? XC_OK
               : XC_ERROR_MEMORY;
}

xc_parser *xc_parser_new(xc_section file, xc_error *error) {
    xc_parser *parser = xc_alloc(sizeof *parser);
    xc_status status = XC_ERROR_MEMORY;
    if (parser) {
        parser->arena = xc_arena_new();
        parser->room = xc_arena_new();
        parser->group = xc_arena_new();
        parser->kernel = xc_kernel_best();
        if (parser->arena && parser->room && parser->group)
            status = make_batch(parser);
        if (status == XC_OK) status = open_model(parser, file, error);
    }
    if (status == XC_OK) return parser;
    if (status == XC_ERROR_MEMORY) xc_fail(error, status, "out of memory");
    xc_parser_free(parser);
    return NULL;
}

void xc_parser_free(xc_parser *parser) {
    if (!parser) return;
    xc_arena_free(parser->arena);
    xc_arena_free(parser->room);
    xc_arena_free(parser->group);
    xc_release(parser);
}

/* The end of the part of a token that begins at a place: up to a hyphen
 * between letters or digits, or that hyphen alone. */
static uint32_t part_end(const char *bytes, xc_span token, uint32_t at) {
    uint32_t from = at;
    while (at < token.end) {
        uint32_t next = at;
        int32_t c = xc_char_next(bytes, token.end, &next);
        bool inside = at > token.start && next < token.end;
        if (xc_char_is_hyphen(c) && inside) return at == from ? next : at;
        at = next;
    }
    return at;
}

/* "2025-02-12", a sign before digits and an address stay in one piece, and
 * what has more hyphens than any word. */
static bool is_cut(const xc_pending *s, const xc_token *t) {
    if (s->given) return false;
    bool letter = false;
    uint32_t units = 1;
    for (uint32_t at = t->span.start; at < t->span.end;) {
        int32_t c = xc_char_next(s->bytes, t->span.end, &at);
        if (c == '@' || c == '/' || c == ':') return false;
        letter = letter || xc_char_is_letter(c);
        if (xc_char_is_hyphen(c)) units += 2;
    }
    return letter && units <= XC_WORD_MAX_UNITS;
}

static xc_status add_unit(run *r, const xc_pending *s, uint32_t token,
                          xc_span span, bool caseless) {
    batch *b = &r->parser->batch;
    assert(b->count < BATCH_ROOM);
    xc_buffer_clear(&r->folded);
    xc_text_fold(&r->folded, s->bytes + span.start, span.end - span.start);
    XC_TRY(xc_buffer_status(&r->folded));
    xc_form_read(s->bytes + span.start, span.end - span.start,
                 r->folded.bytes ? r->folded.bytes : "", r->folded.length,
                 caseless, &b->forms[b->count]);
    bool first = span.start == s->tokens[token].span.start;
    b->units[b->count++] = (unit){token, first};
    return XC_OK;
}

static xc_status add_token(run *r, const xc_pending *s, uint32_t token,
                           bool caseless) {
    xc_span span = s->tokens[token].span;
    if (!is_cut(s, &s->tokens[token]))
        return add_unit(r, s, token, span, caseless);
    for (uint32_t at = span.start; at < span.end;) {
        xc_span part = {at, part_end(s->bytes, span, at)};
        XC_TRY(add_unit(r, s, token, part, caseless));
        at = part.end;
    }
    return XC_OK;
}

/* A token is a place to cut a long sentence behind. */
static bool is_break(const xc_token *t) {
    return strcmp(t->norm, ",") == 0 || strcmp(t->norm, ";") == 0;
}

/* How many of the units that are not cut yet make a piece, when they are
 * too many for one. No token is parted. */
static uint32_t piece_length(const batch *b, const xc_pending *s) {
    const unit *units = b->units + b->cut;
    uint32_t whole = XC_PARSE_MAX_TOKENS;
    while (!units[whole].first)
        whole--;
    for (uint32_t n = whole; n > XC_PARSE_MAX_TOKENS / 2; n--)
        if (units[n].first && is_break(&s->tokens[units[n - 1].token]))
            return n;
    return whole;
}

static void add_piece(batch *b, const xc_pending *s, uint32_t count) {
    const unit *units = b->units + b->cut;
    uint16_t *out = b->out + 4 * (size_t)b->cut;
    bool first = units[0].token == 0;
    b->pieces[b->piece_count] = (piece){s, units, count, first};
    b->jobs[b->piece_count++] = (xc_network_sentence){
        b->forms + b->cut, count,           out,
        out + count,       out + 2 * count, out + 3 * count};
    b->cut += count;
}

/* Capital letters mean nothing where nearly every word has one: in headlines
 * that are written so, and in a sentence of capitals. */
static bool is_caseless(const xc_pending *s) {
    uint32_t words = 0, capital = 0, shout = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        const xc_token *t = &s->tokens[i];
        uint32_t at = t->span.start;
        if (!xc_char_is_letter(xc_char_next(s->bytes, t->span.end, &at)))
            continue;
        words++;
        capital += t->capital;
        shout += t->shout;
    }
    if (words < 4) return false;
    return shout * 4 > words * 3 || (s->headline && capital * 3 > words * 2);
}

/* How many arcs lie between a unit and the root of its piece. */
static uint32_t depth_of(const xc_network_sentence *job, uint32_t at) {
    uint32_t depth = 0;
    for (; job->heads[at] > 0; depth++)
        at = job->heads[at] - 1;
    return depth;
}

/* The part of a token that the others hang on: the one nearest to the root,
 * so that no token comes to hang on itself through others. */
static uint32_t main_unit(const xc_network_sentence *job, uint32_t first,
                          uint32_t end) {
    uint32_t best = first;
    for (uint32_t i = first + 1; i < end; i++)
        if (depth_of(job, i) < depth_of(job, best)) best = i;
    return best;
}

static xc_status find_lemma(run *r, const xc_pending *s, xc_token *t) {
    xc_lemma_word word = {s->bytes + t->span.start, t->span.end - t->span.start,
                          t->norm, t->xpos, t->upos};
    t->lemma = xc_lemma_of(&r->parser->lemmas, r->names, &word);
    return t->lemma ? XC_OK : XC_ERROR_MEMORY;
}

/* Gives a token what its main part got. */
static xc_status settle(run *r, const piece *p, const xc_network_sentence *job,
                        uint32_t main, uint32_t root) {
    const xc_pending *s = p->sentence;
    xc_token *t = &s->tokens[p->units[main].token];
    const tag *found = &r->parser->tags[job->tags[main]];
    t->upos = found->upos;
    t->xpos = found->xpos;
    t->relation = xc_network_label(r->parser->network, job->labels[main]);
    t->margin = (uint8_t)job->margins[main];
    if (job->heads[main] > 0) {
        t->head = (int32_t)p->units[job->heads[main] - 1].token;
    } else if (p->units[main].token != root) {
        t->head = (int32_t)root;
        t->relation = "parataxis";
    } else {
        t->head = -1;
        t->relation = "root";
    }
    if (t->head >= 0 && strcmp(t->relation, "root") == 0) t->relation = "dep";
    return find_lemma(r, s, t);
}

/* The root of a piece, as an index of the sentence's tokens. */
static uint32_t root_of(const piece *p, const xc_network_sentence *job) {
    for (uint32_t i = 0; i < p->count; i++)
        if (job->heads[i] == 0) return p->units[i].token;
    return p->units[0].token;
}

static xc_status settle_piece(run *r, const piece *p,
                              const xc_network_sentence *job) {
    if (p->first) r->root = root_of(p, job);
    for (uint32_t i = 0; i < p->count;) {
        uint32_t end = i + 1;
        while (end < p->count && !p->units[end].first)
            end++;
        XC_TRY(settle(r, p, job, main_unit(job, i, end), r->root));
        i = end;
    }
    return XC_OK;
}

/* Gives the tokens of all pieces their trees, and keeps what is not cut. */
static xc_status flush(run *r) {
    xc_parser *parser = r->parser;
    batch *b = &parser->batch;
    xc_status status =
        xc_network_run(parser->network, parser->kernel, parser->room,
                       parser->group, b->jobs, b->piece_count);
    xc_arena_clear(parser->room);
    for (uint32_t i = 0; i < b->piece_count && status == XC_OK; i++)
        status = settle_piece(r, &b->pieces[i], &b->jobs[i]);
    b->count -= b->cut;
    memmove(b->units, b->units + b->cut, b->count * sizeof *b->units);
    memmove(b->forms, b->forms + b->cut, b->count * sizeof *b->forms);
    b->cut = b->piece_count = 0;
    return status;
}

static xc_status add_sentence(run *r, const xc_pending *s) {
    batch *b = &r->parser->batch;
    bool caseless = is_caseless(s);
    for (uint32_t i = 0; i < s->count; i++) {
        XC_TRY(add_token(r, s, i, caseless));
        if (b->count - b->cut > XC_PARSE_MAX_TOKENS)
            add_piece(b, s, piece_length(b, s));
        if (b->cut >= BATCH_UNITS) XC_TRY(flush(r));
    }
    if (b->count > b->cut) add_piece(b, s, b->count - b->cut);
    return b->cut >= BATCH_UNITS ? flush(r) : XC_OK;
}

xc_status xc_parser_run(xc_parser *parser, xc_names *names,
                        const xc_pending *sentences, size_t count) {
    run r = {.parser = parser, .names = names, .folded = XC_BUFFER_INIT};
    xc_status status = XC_OK;
    for (size_t i = 0; i < count && status == XC_OK; i++)
        status = add_sentence(&r, &sentences[i]);
    if (status == XC_OK) status = flush(&r);
    parser->batch.count = parser->batch.cut = parser->batch.piece_count = 0;
    xc_buffer_dispose(&r.folded);
    return status;
}

xc_status xc_parser_find_names(xc_parser *parser, const xc_pending *sentences,
                               size_t count) {
    xc_status status =
        xc_name_tagger_run(&parser->names, parser->room, sentences, count);
    xc_arena_clear(parser->room);
    return status;
}
