/*
 * developments.c - turns a sentence into what it tells of deeds that news waits
 * for: that it is not so yet ("no one has claimed responsibility"), or that it
 * is ("the Reef Front claimed responsibility").
 *
 * It goes by words alone (developments.tsv): a deed, with the noun, the person
 * or the number that it needs near it, in one clause with what denies it. It
 * refuses what is wished, feared or asked, and what tells of another time.
 * Exports: xc_developments_read, xc_development_meets.
 */
#include "compare/events/developments.h"

#include <ctype.h>
#include <string.h>

#include "compare/events/plain.h"

/* Words between a deed and what it needs, at most: its noun, its person, its
 * number, what denies it. */
enum { NOUN_FAR = 4, PERSON_FAR = 8, NUMBER_FAR = 4, NOT_FAR = 7 };

/* ------------------------------------------------------------------ */
/* Words                                                                */

/* A number of more than one, where no row has the word: "a" is none. */
static bool is_number(const xc_plain_line *l, size_t at) {
    const xc_plain_item *one = &l->items[at];
    xc_plain_word word;
    uint32_t start = one->span.start;
    if (one->row || !xc_plain_next(l->text, &start, one->span.end, &word))
        return false;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NUMBERS, word.bytes);
    return isdigit((unsigned char)*word.bytes) ||
           (row && xc_lexeme_number(row, XC_NUMBERS_VALUE) > 1);
}

/* ------------------------------------------------------------------ */
/* What a deed needs                                                    */

static bool has(const xc_plain_item *one, int flag) {
    return xc_lexeme_flag(one->row, flag);
}

static bool is_same_topic(const xc_plain_item *a, const xc_plain_item *b) {
    const char *x = xc_lexeme_text(a->row, XC_DEVELOPMENTS_TOPIC);
    const char *y = xc_lexeme_text(b->row, XC_DEVELOPMENTS_TOPIC);
    return x && y && strcmp(x, y) == 0;
}

/* The noun of a deed on either side of it; SIZE_MAX: none. */
static size_t find_noun(const xc_plain_line *l, size_t at) {
    size_t behind = xc_plain_behind(l, at, XC_DEVELOPMENTS_ROLE_NOUN, NOUN_FAR);
    size_t before = xc_plain_before(l, at, XC_DEVELOPMENTS_ROLE_NOUN, NOUN_FAR);
    if (behind != SIZE_MAX && is_same_topic(&l->items[at], &l->items[behind]))
        return behind;
    if (before != SIZE_MAX && is_same_topic(&l->items[at], &l->items[before]))
        return before;
    return SIZE_MAX;
}

static const xc_lexeme *find_person(const xc_plain_line *l, size_t at) {
    size_t before =
        xc_plain_before(l, at, XC_DEVELOPMENTS_ROLE_PERSON, PERSON_FAR);
    size_t behind =
        xc_plain_behind(l, at, XC_DEVELOPMENTS_ROLE_PERSON, PERSON_FAR);
    if (before != SIZE_MAX) return l->items[before].row;
    return behind == SIZE_MAX ? NULL : l->items[behind].row;
}

/* The number of a deed; SIZE_MAX: none. */
static size_t find_number(const xc_plain_line *l, size_t at) {
    size_t i = at > NUMBER_FAR ? at - NUMBER_FAR : 0;
    for (; i < l->count && i <= at + NUMBER_FAR; i++)
        if (l->items[i].clause == l->items[at].clause && is_number(l, i))
            return i;
    return SIZE_MAX;
}

/* ------------------------------------------------------------------ */
/* Reading                                                              */

/* "How many were killed": denied is the counting. */
static size_t find_denial(const xc_plain_line *l, size_t at) {
    size_t last = at;
    if (has(&l->items[at], XC_DEVELOPMENTS_NUMBER)) {
        last = xc_plain_before(l, at, XC_DEVELOPMENTS_ROLE_COUNT, PERSON_FAR);
        if (last == SIZE_MAX) return SIZE_MAX;
    }
    return xc_plain_before(l, last, XC_DEVELOPMENTS_ROLE_NOT, NOT_FAR);
}

/* "If he is arrested" tells nothing; "it is unclear how many" is denied, and
 * not doubted. */
static bool is_doubted(const xc_plain_line *l, size_t at) {
    return xc_plain_before(l, at, XC_DEVELOPMENTS_ROLE_DOUBT, NOT_FAR) !=
           SIZE_MAX;
}

/* "Was identified as", "identified the driver as". */
static bool is_told(const xc_plain_line *l, size_t at) {
    const xc_plain_item *deed = &l->items[at];
    if (!has(deed, XC_DEVELOPMENTS_TOLD) ||
        xc_plain_has(l, XC_DEVELOPMENTS_ROLE_YET))
        return false;
    if (has(deed, XC_DEVELOPMENTS_AS) &&
        xc_plain_behind(l, at, XC_DEVELOPMENTS_ROLE_AS, PERSON_FAR) == SIZE_MAX)
        return false;
    if (has(deed, XC_DEVELOPMENTS_NUMBER))
        return find_number(l, at) != SIZE_MAX;
    for (size_t i = 0; i < l->count; i++)
        if (xc_plain_role(l, i) == XC_DEVELOPMENTS_ROLE_NOT &&
            l->items[i].clause == deed->clause)
            return false;
    return true;
}

static bool is_now(const xc_plain_line *l) {
    for (size_t i = 0; i < l->count; i++)
        if (l->items[i].row && has(&l->items[i], XC_DEVELOPMENTS_NOW))
            return true;
    return false;
}

/* From what denies a deed to it, or to the noun or number that it needs. */
static xc_span mark_of(const xc_plain_line *l, size_t denial, size_t deed,
                       size_t needed) {
    size_t first = denial < deed ? denial : deed, last = deed;
    if (needed != SIZE_MAX && needed > last) last = needed;
    if (needed < first) first = needed;
    return (xc_span){l->items[first].span.start, l->items[last].span.end};
}

static bool read_deed(const xc_plain_line *l, size_t at, xc_development *out) {
    const xc_plain_item *deed = &l->items[at];
    int role = xc_plain_role(l, at);
    bool alone = role == XC_DEVELOPMENTS_ROLE_OPEN;
    if (!alone && role != XC_DEVELOPMENTS_ROLE_DEED) return false;
    size_t noun = find_noun(l, at);
    if (has(deed, XC_DEVELOPMENTS_NOUN) && noun == SIZE_MAX) return false;
    out->topic = xc_lexeme_text(deed->row, XC_DEVELOPMENTS_TOPIC);
    out->person = has(deed, XC_DEVELOPMENTS_NUMBER) ? NULL : find_person(l, at);
    if (has(deed, XC_DEVELOPMENTS_PERSON) && !out->person) return false;
    if (is_doubted(l, at)) return false;
    size_t denial = alone ? at : find_denial(l, at);
    out->open = denial != SIZE_MAX;
    out->yet = xc_plain_has(l, XC_DEVELOPMENTS_ROLE_YET);
    out->now = out->open && is_now(l);
    out->counted = has(deed, XC_DEVELOPMENTS_NUMBER);
    if (!out->open && !is_told(l, at)) return false;
    size_t needed = out->counted && !out->open ? find_number(l, at) : noun;
    out->mark = mark_of(l, out->open ? denial : at, at, needed);
    return true;
}

static bool is_known(const xc_developments *list, const xc_development *one) {
    for (size_t i = list->count; i-- > 0;) {
        const xc_development *other = &list->items[i];
        if (other->sentence != one->sentence) return false;
        if (other->open == one->open && other->person == one->person &&
            strcmp(other->topic, one->topic) == 0)
            return true;
    }
    return false;
}

xc_status xc_developments_read(xc_arena *arena, const xc_text *text,
                               const xc_stored_sentence *sentence,
                               size_t number, xc_developments *out) {
    xc_plain_line l;
    xc_plain_line_read(text, sentence->span, XC_LEXICON_DEVELOPMENTS,
                       XC_DEVELOPMENTS_ROLE, &l);
    if (l.dated || xc_plain_has(&l, XC_DEVELOPMENTS_ROLE_OTHER)) return XC_OK;
    for (size_t i = 0; i < l.count; i++) {
        xc_development one = {.sentence = number,
                              .span = sentence->span,
                              .in_title = sentence->in_title};
        if (!read_deed(&l, i, &one) || is_known(out, &one)) continue;
        XC_TRY(XC_PUSH(arena, out, one));
    }
    return XC_OK;
}

bool xc_development_meets(const xc_development *open,
                          const xc_development *told) {
    return open->open && !told->open && strcmp(open->topic, told->topic) == 0 &&
           (!open->person || open->person == told->person);
}
