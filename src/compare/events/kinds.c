/*
 * kinds.c - turns a sentence into the kinds of things that stand beside a deed:
 * "rammed a truck into", "opened fire with a rifle", "the plane crashed".
 *
 * It goes by words alone (instruments.tsv), within one clause. It refuses what
 * is one of several ("a second car"), what is asked, planned or denied, what
 * tells of another time, and what the police do. Exports: xc_kinds_read,
 * xc_kinds_exclude, xc_kinds_has_several, xc_kinds_has.
 */
#include "compare/events/kinds.h"

#include <string.h>

#include "compare/events/plain.h"

/* Words before a kind that may make it another one, or tell that it is known;
 * words behind it up to "into"; words before a deed up to who does it. */
enum { BAR_FAR = 3, INTO_FAR = 5, ACTOR_FAR = 4 };

/* ------------------------------------------------------------------ */
/* Words                                                                */

static int class_of(const xc_plain_item *one) {
    return one->row ? xc_lexeme_word(one->row, XC_INSTRUMENTS_CLASS) : 0;
}

static bool has_before(const xc_plain_line *l, size_t at, int role,
                       size_t far) {
    return xc_plain_before(l, at, role, far) != SIZE_MAX;
}

/* ------------------------------------------------------------------ */
/* Deeds                                                                */

static size_t reach_of(const xc_plain_item *deed, int feature) {
    double reach = xc_lexeme_number(deed->row, feature);
    return reach > 0 ? (size_t)reach : 0;
}

/* "Rammed a truck into". */
static bool has_into(const xc_plain_line *l, size_t kind) {
    for (size_t i = kind + 1; i < l->count && i - kind <= INTO_FAR; i++) {
        if (l->items[i].clause != l->items[kind].clause) return false;
        if (class_of(&l->items[i])) return false;
        if (xc_plain_role(l, i) == XC_INSTRUMENTS_ROLE_INTO) return true;
    }
    return false;
}

/* The nearest deed behind a kind that may be of what stands before it. */
static size_t deed_behind(const xc_plain_line *l, size_t kind) {
    for (size_t i = kind + 1; i < l->count; i++) {
        const xc_plain_item *one = &l->items[i];
        if (one->clause > l->items[kind].clause + 1 || class_of(one)) break;
        if (xc_plain_role(l, i) == XC_INSTRUMENTS_ROLE_DEED &&
            i - kind <= reach_of(one, XC_INSTRUMENTS_BEFORE))
            return i;
    }
    return SIZE_MAX;
}

static size_t deed_before(const xc_plain_line *l, size_t kind) {
    for (size_t i = kind; i-- > 0;) {
        const xc_plain_item *one = &l->items[i];
        if (one->clause != l->items[kind].clause || class_of(one)) break;
        if (xc_plain_role(l, i) == XC_INSTRUMENTS_ROLE_DEED &&
            kind - i <= reach_of(one, XC_INSTRUMENTS_BEHIND))
            return !xc_lexeme_flag(one->row, XC_INSTRUMENTS_NEEDS) ||
                           has_into(l, kind)
                       ? i
                       : SIZE_MAX;
    }
    return SIZE_MAX;
}

/* "A car and a truck", "the bus hit the van". */
static bool has_other(const xc_plain_line *l, size_t kind) {
    for (size_t i = 0; i < l->count; i++)
        if (class_of(&l->items[i]) == class_of(&l->items[kind]) &&
            xc_plain_role(l, i) == XC_INSTRUMENTS_ROLE_KIND &&
            l->items[i].row != l->items[kind].row)
            return true;
    return false;
}

static size_t find_deed(const xc_plain_line *l, size_t kind) {
    size_t deed = deed_behind(l, kind);
    if (deed == SIZE_MAX) deed = deed_before(l, kind);
    return deed != SIZE_MAX &&
                   !has_before(l, deed, XC_INSTRUMENTS_ROLE_ACTOR, ACTOR_FAR)
               ? deed
               : SIZE_MAX;
}

/* What is doubted or of another time is named, and does nothing. */
static bool read_kind(const xc_plain_line *l, size_t at, bool doubted,
                      xc_kind *out) {
    if (xc_plain_role(l, at) != XC_INSTRUMENTS_ROLE_KIND ||
        has_before(l, at, XC_INSTRUMENTS_ROLE_BAR, BAR_FAR))
        return false;
    size_t deed = doubted ? SIZE_MAX : find_deed(l, at);
    size_t first = at, last = at;
    if (deed != SIZE_MAX && deed < at) first = deed;
    if (deed != SIZE_MAX && deed > at) last = deed;
    out->row = l->items[at].row;
    out->deed = deed == SIZE_MAX ? NULL : l->items[deed].row;
    out->definite = has_before(l, at, XC_INSTRUMENTS_ROLE_DEFINITE, BAR_FAR);
    out->several = has_other(l, at);
    out->mark = (xc_span){l->items[first].span.start, l->items[last].span.end};
    return true;
}

static bool is_same_class(const xc_kind *a, const xc_kind *b) {
    return xc_lexeme_word(a->row, XC_INSTRUMENTS_CLASS) ==
           xc_lexeme_word(b->row, XC_INSTRUMENTS_CLASS);
}

static bool is_same_role(const xc_kind *a, const xc_kind *b) {
    if (!a->deed || !b->deed || !is_same_class(a, b)) return false;
    const char *x = xc_lexeme_text(a->deed, XC_INSTRUMENTS_TOPIC);
    const char *y = xc_lexeme_text(b->deed, XC_INSTRUMENTS_TOPIC);
    return x && y && strcmp(x, y) == 0;
}

xc_status xc_kinds_read(xc_arena *arena, const xc_text *text,
                        const xc_stored_sentence *sentence, size_t number,
                        xc_kinds *out) {
    xc_plain_line l;
    xc_plain_line_read(text, sentence->span, XC_LEXICON_INSTRUMENTS,
                       XC_INSTRUMENTS_ROLE, &l);
    bool doubted = l.dated || xc_plain_has(&l, XC_INSTRUMENTS_ROLE_DOUBT);
    for (size_t i = 0; i < l.count && out->count < XC_MAX_KINDS; i++) {
        xc_kind one = {.sentence = number,
                       .span = sentence->span,
                       .in_title = sentence->in_title};
        if (read_kind(&l, i, doubted, &one)) XC_TRY(XC_PUSH(arena, out, one));
    }
    return XC_OK;
}

bool xc_kinds_exclude(const xc_kind *a, const xc_kind *b) {
    return a->row != b->row && is_same_role(a, b);
}

bool xc_kinds_has_several(const xc_kinds *kinds, const xc_kind *like) {
    bool alone = xc_lexeme_flag(like->deed, XC_INSTRUMENTS_ALONE);
    for (size_t i = 0; i < kinds->count; i++) {
        const xc_kind *one = &kinds->items[i];
        if (one->several && is_same_role(one, like)) return true;
        if (alone && one->row != like->row && is_same_class(one, like))
            return true;
    }
    return false;
}

bool xc_kinds_has(const xc_kinds *kinds, const xc_kind *other) {
    for (size_t i = 0; i < kinds->count; i++)
        if (kinds->items[i].row == other->row &&
            is_same_role(&kinds->items[i], other))
            return true;
    return false;
}
