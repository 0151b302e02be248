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
#include "compare/developments.h"

#include <ctype.h>
#include <string.h>

/* Words of a sentence that are looked at, and bytes of one. */
enum { MOST_WORDS = 400, WORD_BYTES = 32 };

/* Words between a deed and what it needs, at most: its noun, its person, its
 * number, what denies it. */
enum { NOUN_FAR = 4, PERSON_FAR = 8, NUMBER_FAR = 4, NOT_FAR = 7 };

/* Letters of a year. */
enum { YEAR = 4 };

/* A row, or a word that none has. */
typedef struct item {
    const xc_lexeme *row;
    xc_span span;
    uint16_t clause;
    bool number;
} item;

typedef struct line {
    item items[MOST_WORDS];
    size_t count;
    bool dated; /* it has a year */
} line;

/* ------------------------------------------------------------------ */
/* Words                                                                */

typedef struct word {
    char bytes[WORD_BYTES]; /* small, with plain apostrophes; cut */
    xc_span span;
    bool breaks; /* a clause ends before it */
} word;

static bool is_mark(char c) {
    return c == ',' || c == ';' || c == ':' || c == '"' || c == '(' || c == ')';
}

/* Bytes of a typographic apostrophe, or of a dash or quotation mark, which ends
 * a clause, at a place; 0: none. */
static uint32_t quote_at(const char *at, uint32_t left, bool *apostrophe) {
    if (left < 3 || memcmp(at, "\xe2\x80", 2) != 0) return 0;
    *apostrophe = at[2] == '\x99';
    return *apostrophe || at[2] == '\x93' || at[2] == '\x94' ||
                   at[2] == '\x9c' || at[2] == '\x9d'
               ? 3
               : 0;
}

static bool is_word_byte(char c) {
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || c == '\'' ||
           c == '-';
}

static bool next_word(const xc_text *text, uint32_t *at, uint32_t end,
                      word *out) {
    size_t used = 0;
    bool apostrophe = false;
    *out = (word){.breaks = false};
    for (uint32_t n; *at < end; *at += n) {
        const char *c = text->bytes + *at;
        n = quote_at(c, end - *at, &apostrophe);
        if (n == 0 && is_word_byte(*c)) break;
        if (n > 0 || is_mark(*c)) out->breaks = true;
        if (n == 0) n = 1;
    }
    out->span.start = *at;
    for (uint32_t n; *at < end; *at += n) {
        const char *c = text->bytes + *at;
        n = quote_at(c, end - *at, &apostrophe);
        if ((n > 0 && !apostrophe) || (n == 0 && !is_word_byte(*c))) break;
        if (used + 1 < WORD_BYTES)
            out->bytes[used++] =
                n > 0 ? '\'' : (char)tolower((unsigned char)*c);
        if (n == 0) n = 1;
    }
    out->bytes[used] = '\0';
    out->span.end = *at;
    return out->span.end > out->span.start;
}

static bool is_year(const char *form) {
    return strlen(form) == YEAR && (*form == '1' || *form == '2') &&
           isdigit((unsigned char)form[1]) && isdigit((unsigned char)form[2]) &&
           isdigit((unsigned char)form[3]);
}

/* More than one: "a" is none. */
static bool is_number(const char *form) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NUMBERS, form);
    if (isdigit((unsigned char)*form)) return true;
    return row && xc_lexeme_number(row, XC_NUMBERS_VALUE) > 1;
}

/* The longest row that begins at a word; *taken gets its words. */
static const xc_lexeme *match(const word *words, size_t count, size_t at,
                              size_t *taken) {
    const xc_lexicon_prefix *prefix = NULL;
    const xc_lexeme *best = NULL;
    *taken = 1;
    for (size_t i = at; i < count; i++) {
        prefix =
            xc_lexicon_step(XC_LEXICON_DEVELOPMENTS, prefix, words[i].bytes);
        if (!prefix) break;
        if (!prefix->lexeme) continue;
        best = prefix->lexeme;
        *taken = i + 1 - at;
    }
    return best;
}

static void read_line(const xc_text *text, xc_span span, line *out) {
    word words[MOST_WORDS];
    size_t count = 0, taken;
    uint16_t clause = 0;
    uint32_t at = span.start;
    while (count < MOST_WORDS && next_word(text, &at, span.end, &words[count]))
        count++;
    *out = (line){.count = 0};
    for (size_t i = 0; i < count; i += taken) {
        item one = {.row = match(words, count, i, &taken)};
        one.span =
            (xc_span){words[i].span.start, words[i + taken - 1].span.end};
        one.number = !one.row && is_number(words[i].bytes);
        if (words[i].breaks) clause++;
        one.clause = clause;
        if (is_year(words[i].bytes)) out->dated = true;
        out->items[out->count++] = one;
    }
}

/* ------------------------------------------------------------------ */
/* What a deed needs                                                    */

static int role_of(const item *one) {
    return one->row ? xc_lexeme_word(one->row, XC_DEVELOPMENTS_ROLE) : 0;
}

static bool has(const item *one, int flag) {
    return xc_lexeme_flag(one->row, flag);
}

static bool is_same_topic(const item *a, const item *b) {
    const char *x = xc_lexeme_text(a->row, XC_DEVELOPMENTS_TOPIC);
    const char *y = xc_lexeme_text(b->row, XC_DEVELOPMENTS_TOPIC);
    return x && y && strcmp(x, y) == 0;
}

/* The nearest item of a role before a place, within so many items of one
 * clause; SIZE_MAX: none. */
static size_t find_before(const line *l, size_t at, int role, size_t far) {
    for (size_t i = at; i-- > 0 && at - i <= far;) {
        if (l->items[i].clause != l->items[at].clause) break;
        if (role_of(&l->items[i]) == role) return i;
    }
    return SIZE_MAX;
}

static size_t find_behind(const line *l, size_t at, int role, size_t far) {
    for (size_t i = at + 1; i < l->count && i - at <= far; i++) {
        if (l->items[i].clause != l->items[at].clause) break;
        if (role_of(&l->items[i]) == role) return i;
    }
    return SIZE_MAX;
}

/* The noun of a deed on either side of it; SIZE_MAX: none. */
static size_t find_noun(const line *l, size_t at) {
    size_t behind = find_behind(l, at, XC_DEVELOPMENTS_ROLE_NOUN, NOUN_FAR);
    size_t before = find_before(l, at, XC_DEVELOPMENTS_ROLE_NOUN, NOUN_FAR);
    if (behind != SIZE_MAX && is_same_topic(&l->items[at], &l->items[behind]))
        return behind;
    if (before != SIZE_MAX && is_same_topic(&l->items[at], &l->items[before]))
        return before;
    return SIZE_MAX;
}

static const xc_lexeme *find_person(const line *l, size_t at) {
    size_t before = find_before(l, at, XC_DEVELOPMENTS_ROLE_PERSON, PERSON_FAR);
    size_t behind = find_behind(l, at, XC_DEVELOPMENTS_ROLE_PERSON, PERSON_FAR);
    if (before != SIZE_MAX) return l->items[before].row;
    return behind == SIZE_MAX ? NULL : l->items[behind].row;
}

/* The number of a deed; SIZE_MAX: none. */
static size_t find_number(const line *l, size_t at) {
    size_t i = at > NUMBER_FAR ? at - NUMBER_FAR : 0;
    for (; i < l->count && i <= at + NUMBER_FAR; i++)
        if (l->items[i].number && l->items[i].clause == l->items[at].clause)
            return i;
    return SIZE_MAX;
}

static bool has_role(const line *l, int role) {
    for (size_t i = 0; i < l->count; i++)
        if (role_of(&l->items[i]) == role) return true;
    return false;
}

/* ------------------------------------------------------------------ */
/* Reading                                                              */

/* "How many were killed": denied is the counting. */
static size_t find_denial(const line *l, size_t at) {
    size_t last = at;
    if (has(&l->items[at], XC_DEVELOPMENTS_NUMBER)) {
        last = find_before(l, at, XC_DEVELOPMENTS_ROLE_COUNT, PERSON_FAR);
        if (last == SIZE_MAX) return SIZE_MAX;
    }
    return find_before(l, last, XC_DEVELOPMENTS_ROLE_NOT, NOT_FAR);
}

/* "If he is arrested" tells nothing; "it is unclear how many" is denied, and
 * not doubted. */
static bool is_doubted(const line *l, size_t at) {
    return find_before(l, at, XC_DEVELOPMENTS_ROLE_DOUBT, NOT_FAR) != SIZE_MAX;
}

/* "Was identified as", "identified the driver as". */
static bool is_told(const line *l, size_t at) {
    const item *deed = &l->items[at];
    if (!has(deed, XC_DEVELOPMENTS_TOLD) ||
        has_role(l, XC_DEVELOPMENTS_ROLE_YET))
        return false;
    if (has(deed, XC_DEVELOPMENTS_AS) &&
        find_behind(l, at, XC_DEVELOPMENTS_ROLE_AS, PERSON_FAR) == SIZE_MAX)
        return false;
    if (has(deed, XC_DEVELOPMENTS_NUMBER))
        return find_number(l, at) != SIZE_MAX;
    for (size_t i = 0; i < l->count; i++)
        if (role_of(&l->items[i]) == XC_DEVELOPMENTS_ROLE_NOT &&
            l->items[i].clause == deed->clause)
            return false;
    return true;
}

static bool is_now(const line *l) {
    for (size_t i = 0; i < l->count; i++)
        if (l->items[i].row && has(&l->items[i], XC_DEVELOPMENTS_NOW))
            return true;
    return false;
}

/* From what denies a deed to it, or to the noun or number that it needs. */
static xc_span mark_of(const line *l, size_t denial, size_t deed,
                       size_t needed) {
    size_t first = denial < deed ? denial : deed, last = deed;
    if (needed != SIZE_MAX && needed > last) last = needed;
    if (needed < first) first = needed;
    return (xc_span){l->items[first].span.start, l->items[last].span.end};
}

static bool read_deed(const line *l, size_t at, xc_development *out) {
    const item *deed = &l->items[at];
    bool alone = role_of(deed) == XC_DEVELOPMENTS_ROLE_OPEN;
    if (!alone && role_of(deed) != XC_DEVELOPMENTS_ROLE_DEED) return false;
    size_t noun = find_noun(l, at);
    if (has(deed, XC_DEVELOPMENTS_NOUN) && noun == SIZE_MAX) return false;
    out->topic = xc_lexeme_text(deed->row, XC_DEVELOPMENTS_TOPIC);
    out->person = has(deed, XC_DEVELOPMENTS_NUMBER) ? NULL : find_person(l, at);
    if (has(deed, XC_DEVELOPMENTS_PERSON) && !out->person) return false;
    if (is_doubted(l, at)) return false;
    size_t denial = alone ? at : find_denial(l, at);
    out->open = denial != SIZE_MAX;
    out->yet = has_role(l, XC_DEVELOPMENTS_ROLE_YET);
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
    line l;
    read_line(text, sentence->span, &l);
    if (l.dated || has_role(&l, XC_DEVELOPMENTS_ROLE_OTHER)) return XC_OK;
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
