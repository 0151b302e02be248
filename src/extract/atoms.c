/*
 * atoms.c - turns the tokens of a sentence into pieces between hyphens, so
 * that "twenty-three", "31-member" and "45-year-old" read as words.
 *
 * Exports: xc_atoms_new, xc_atom_*.
 */
#include <string.h>

#include "extract/quantities/number.h"
#include "text/chars.h"

typedef XC_VEC(xc_atom) atom_list;

typedef struct splitter {
    xc_extractor *x;
    const char *bytes;
    atom_list list;
    xc_buffer folded;
} splitter;

static xc_status add(splitter *s, const xc_token *token, uint32_t index,
                     xc_span span, bool attached) {
    xc_atom atom = {span, token->norm, index, attached, false};
    if (span.start != token->span.start || span.end != token->span.end) {
        xc_buffer_clear(&s->folded);
        xc_text_fold(&s->folded, s->bytes + span.start, span.end - span.start);
        XC_TRY(xc_buffer_status(&s->folded));
        atom.norm =
            xc_names_intern(s->x->names, s->folded.bytes ? s->folded.bytes : "",
                            s->folded.length);
        XC_TRY_NEW(atom.norm);
    }
    return XC_PUSH(s->x->arena, &s->list, atom);
}

/* A token that splits: letters or digits on both sides of a hyphen, and no
 * date, telephone number or address. */
static bool splits(const xc_token *token) {
    const char *hyphen = strchr(token->norm, '-');
    if (!hyphen || hyphen == token->norm || hyphen[1] == '\0') return false;
    if (token->norm[strspn(token->norm, "0123456789-")] == '\0') return false;
    return !strpbrk(token->norm, "@:/") && hyphen[1] != '-';
}

/* "22,24,26" is a list, "22,240,260" a number. */
static bool is_list(const xc_token *token) {
    xc_number number = {0};
    if (token->norm[0] < '0' || token->norm[0] > '9') return false;
    return token->norm[strspn(token->norm, "0123456789,")] == '\0' &&
           strchr(token->norm, ',') && !xc_numeral_read(token->norm, &number);
}

static xc_status add_list(splitter *s, const xc_token *token, uint32_t index) {
    for (uint32_t at = token->span.start; at < token->span.end;) {
        xc_span piece = {at, at};
        while (piece.end < token->span.end && s->bytes[piece.end] != ',')
            piece.end++;
        if (piece.end > at) XC_TRY(add(s, token, index, piece, false));
        at = piece.end + 1;
    }
    return XC_OK;
}

static xc_status add_token(splitter *s, const xc_token *token, uint32_t index) {
    if (is_list(token)) return add_list(s, token, index);
    if (!splits(token)) return add(s, token, index, token->span, false);
    xc_span piece = {token->span.start, token->span.start};
    uint32_t at = token->span.start;
    bool attached = false;
    while (at < token->span.end) {
        piece.end = at;
        int32_t c = xc_char_next(s->bytes, token->span.end, &at);
        if (!xc_char_is_dash(c) || piece.end == piece.start) continue;
        XC_TRY(add(s, token, index, piece, attached));
        attached = true;
        piece.start = at;
    }
    piece.end = at;
    if (piece.start == piece.end) return XC_OK;
    return add(s, token, index, piece, attached);
}

/* The mentions of a sentence are the last ones of the reading. */
static void cover(const xc_reading *r, uint32_t index, xc_atoms *atoms) {
    for (size_t m = r->mentions.count; m-- > 0;) {
        const xc_mention *mention = &r->mentions.items[m];
        if (mention->sentence != index) break;
        if (mention->kind != XC_MENTION_DATE || mention->duration) continue;
        for (uint32_t i = 0; i < atoms->count; i++)
            if (atoms->items[i].span.start >= mention->span.start &&
                atoms->items[i].span.end <= mention->span.end)
                atoms->items[i].covered = true;
    }
}

xc_status xc_atoms_of(xc_extractor *x, const xc_sentence *sentence,
                      const char *bytes, xc_atoms *atoms) {
    splitter s = {x, bytes, {0}, XC_BUFFER_INIT};
    xc_status status = XC_OK;
    for (uint32_t i = 0; i < sentence->token_count && status == XC_OK; i++)
        status = add_token(&s, &sentence->tokens[i], i);
    xc_buffer_dispose(&s.folded);
    XC_TRY(status);
    atoms->items = s.list.items;
    atoms->count = (uint32_t)s.list.count;
    atoms->sentence = sentence;
    atoms->bytes = s.bytes;
    atoms->names = x->names;
    return XC_OK;
}

xc_status xc_atoms_new(xc_extractor *x, uint32_t index, xc_atoms *atoms) {
    const xc_sentence *sentence = &x->reading->sentences.items[index];
    const char *bytes = xc_sentence_text(x->reading, sentence)->bytes;
    XC_TRY(xc_atoms_of(x, sentence, bytes, atoms));
    cover(x->reading, index, atoms);
    return XC_OK;
}

const char *xc_atom_norm(const xc_atoms *atoms, uint32_t at) {
    return at < atoms->count ? atoms->items[at].norm : "";
}

bool xc_atom_is(const xc_atoms *atoms, uint32_t at, const char *word) {
    const char *norm = xc_atom_norm(atoms, at);
    return norm[0] == word[0] && strcmp(norm, word) == 0;
}

bool xc_atom_touches(const xc_atoms *atoms, uint32_t at) {
    return at > 0 && at < atoms->count &&
           atoms->items[at].span.start == atoms->items[at - 1].span.end;
}

xc_match xc_atom_match(xc_lexicon_id lexicon, const xc_atoms *atoms,
                       uint32_t at) {
    xc_matcher matcher;
    xc_matcher_init(&matcher, lexicon);
    for (uint32_t i = at; i < atoms->count; i++)
        if (!xc_matcher_add(&matcher, atoms->items[i].norm)) break;
    return matcher.best;
}
