/*
 * cues.c - the words of a line, and what they say about its kind.
 * Exports: xc_cues_*, xc_layout.
 */
#include "article/cues.h"

#include <string.h>

#include "text/chars.h"

double xc_layout(const char *name) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_LAYOUT, name);
    return row ? xc_lexeme_number(row, XC_LAYOUT_VALUE) : 0;
}

void xc_cues_init(xc_cues *cues, xc_arena *arena, const char *bytes) {
    *cues = (xc_cues){arena, bytes, XC_BUFFER_INIT, {NULL, 0, 0}};
}

void xc_cues_dispose(xc_cues *cues) {
    xc_buffer_dispose(&cues->folded);
}

/* ------------------------------------------------------------------ */
/* Words                                                                */

static bool in_word(int32_t c) {
    return xc_char_is_letter(c) || xc_char_is_digit(c);
}

static bool parts_words(int32_t c) {
    return xc_char_is_space(c) || c == '/' || c == '|' || c == 0x2014;
}

static xc_cue_word *last_word(xc_cues *cues) {
    return cues->words.count > 0 ? &cues->words.items[cues->words.count - 1]
                                 : NULL;
}

/* Punctuation after a word; it may be a chunk of its own. */
static void mark_after(xc_cue_word *word, int32_t c) {
    if (c == ')' || c == ']') word->paren_close = true;
    if (c == '/') word->slash = true;
    if (c == ',' || c == ';' || c == '|') word->comma = true;
    if (c == ':') word->colon = true;
    if (c == '.' || c == '!' || c == '?' || c == 0x2026) {
        word->stop = true;
        word->full_stop = c == '.';
    }
    /* After a stop, only quotes and brackets leave it one. */
    if (c == ',' || c == ';' || c == ':') word->stop = false;
}

/* Looks at the letters of a word. */
static void mark_inside(const char *bytes, xc_cue_word *word) {
    uint32_t letters = 0;
    bool lower = false;
    for (uint32_t at = word->span.start; at < word->span.end;) {
        bool first = at == word->span.start;
        int32_t c = xc_char_next(bytes, word->span.end, &at);
        if (first) {
            word->capital = xc_char_is_upper(c);
            word->number = xc_char_is_digit(c);
        }
        letters += xc_char_is_letter(c);
        lower = lower || xc_char_is_lower(c);
    }
    word->shout = letters >= 2 && !lower;
}

static xc_status add_word(xc_cues *cues, xc_cue_word word) {
    xc_buffer *folded = &cues->folded;
    if (folded->length > 0) xc_buffer_putc(folded, ' ');
    word.norm_start = (uint32_t)folded->length;
    xc_text_fold(folded, cues->bytes + word.span.start,
                 word.span.end - word.span.start);
    word.norm_end = (uint32_t)folded->length;
    mark_inside(cues->bytes, &word);
    XC_TRY(xc_buffer_status(folded));
    return XC_PUSH(cues->arena, &cues->words, word);
}

/* Takes the punctuation off a chunk between blanks. */
static xc_status add_chunk(xc_cues *cues, xc_span chunk, bool slash) {
    xc_cue_word word = {0};
    word.slash = slash;
    word.span = chunk;
    while (word.span.start < chunk.end) {
        uint32_t next = word.span.start;
        int32_t c = xc_char_next(cues->bytes, chunk.end, &next);
        if (in_word(c)) break;
        if (c == '(' || c == '[') word.paren_open = true;
        xc_cue_word *last = last_word(cues);
        if (last && c != '(' && c != '[') mark_after(last, c);
        word.span.start = next;
    }
    if (word.span.start == chunk.end) return XC_OK;
    while (word.span.end > word.span.start) {
        uint32_t before = word.span.end;
        if (in_word(xc_char_previous(cues->bytes, &before))) break;
        word.span.end = before;
    }
    for (uint32_t at = word.span.end; at < chunk.end;) {
        mark_after(&word, xc_char_next(cues->bytes, chunk.end, &at));
    }
    return add_word(cues, word);
}

xc_status xc_cues_read(xc_cues *cues, xc_span line) {
    cues->words.count = 0;
    xc_buffer_clear(&cues->folded);
    bool slash = false;
    uint32_t start = line.start;
    for (uint32_t at = line.start; at < line.end;) {
        uint32_t from = at;
        int32_t c = xc_char_next(cues->bytes, line.end, &at);
        if (!parts_words(c)) continue;
        if (start < from) {
            XC_TRY(add_chunk(cues, (xc_span){start, from}, slash));
            slash = false;
        }
        xc_cue_word *last = last_word(cues);
        if (last && !xc_char_is_space(c)) mark_after(last, c);
        slash = slash || c == '/';
        start = at;
    }
    if (start == line.end) return XC_OK;
    return add_chunk(cues, (xc_span){start, line.end}, slash);
}

/* ------------------------------------------------------------------ */
/* Rows                                                                 */

/* The row whose form is exactly these words. */
static const xc_lexeme *find(xc_cues *cues, xc_lexicon_id lexicon, size_t index,
                             size_t count) {
    char *bytes = cues->folded.bytes;
    uint32_t start = cues->words.items[index].norm_start;
    uint32_t end = cues->words.items[index + count - 1].norm_end;
    char kept = bytes[end];
    bytes[end] = '\0';
    const xc_lexeme *row = xc_lexicon_find(lexicon, bytes + start);
    bytes[end] = kept;
    return row;
}

static size_t most_words(const xc_cues *cues, xc_lexicon_id lexicon,
                         size_t index) {
    size_t left = cues->words.count - index;
    size_t most = xc_lexicon_max_words(lexicon);
    return most < left ? most : left;
}

bool xc_cues_match(xc_cues *cues, xc_lexicon_id lexicon, int word, size_t index,
                   size_t *count) {
    if (index >= cues->words.count) return false;
    for (size_t n = most_words(cues, lexicon, index); n > 0; n--) {
        const xc_lexeme *row = find(cues, lexicon, index, n);
        if (!row || (word && xc_lexeme_word(row, 0) != word)) continue;
        *count = n;
        return true;
    }
    return false;
}

/* ------------------------------------------------------------------ */
/* Boilerplate and stamps                                               */

/* "0:00", "0:00 / 3:14": the clock of a player. */
static bool is_player_clock(const xc_cues *cues) {
    bool colon = false;
    for (size_t i = 0; i < cues->words.count; i++) {
        xc_span span = cues->words.items[i].span;
        for (uint32_t at = span.start; at < span.end; at++) {
            char c = cues->bytes[at];
            if (c == ':') colon = true;
            if (c != ':' && (c < '0' || c > '9')) return false;
        }
    }
    return colon;
}

static bool holds_anywhere(xc_cues *cues, xc_lexicon_id lexicon, int word) {
    size_t count = 0;
    for (size_t i = 0; i < cues->words.count; i++) {
        if (xc_cues_match(cues, lexicon, word, i, &count)) return true;
    }
    return false;
}

bool xc_cues_are_boilerplate(xc_cues *cues) {
    size_t all = cues->words.count;
    size_t count = 0;
    if (all == 0 || is_player_clock(cues)) return true;
    if ((double)all > xc_layout("boilerplate words")) return false;
    const xc_lexicon_id rows = XC_LEXICON_BOILERPLATE;
    if (xc_cues_match(cues, rows, XC_BOILERPLATE_PLACE_START, 0, &count)) {
        return true;
    }
    if (xc_cues_match(cues, rows, XC_BOILERPLATE_PLACE_WHOLE, 0, &count) &&
        count == all) {
        return true;
    }
    if (xc_cues_match(cues, rows, XC_BOILERPLATE_PLACE_LABEL, 0, &count) &&
        (count == all || cues->words.items[count - 1].colon)) {
        return true;
    }
    return holds_anywhere(cues, rows, XC_BOILERPLATE_PLACE_ANY);
}

/* A word that lines of dates are made of. */
static bool is_date_word(xc_cues *cues, size_t index) {
    size_t count = 0;
    if (cues->words.items[index].number) return true;
    return xc_cues_match(cues, XC_LEXICON_STAMPS, XC_STAMPS_KIND_WITHIN, index,
                         &count) ||
           xc_cues_match(cues, XC_LEXICON_CALENDAR, XC_CALENDAR_KIND_MONTH,
                         index, &count) ||
           xc_cues_match(cues, XC_LEXICON_CALENDAR, XC_CALENDAR_KIND_WEEKDAY,
                         index, &count) ||
           xc_cues_match(cues, XC_LEXICON_CALENDAR, XC_CALENDAR_KIND_CLOCK,
                         index, &count);
}

bool xc_cues_are_stamp(xc_cues *cues) {
    size_t all = cues->words.count;
    size_t count = 0;
    if (all == 0 || (double)all > xc_layout("stamp words")) return false;
    if (!xc_cues_match(cues, XC_LEXICON_STAMPS, XC_STAMPS_KIND_LEAD, 0,
                       &count)) {
        return false;
    }
    return count == all || cues->words.items[count - 1].colon ||
           is_date_word(cues, count);
}

/* "2025", but not "3:15". */
static bool is_year(const xc_cues *cues, const xc_cue_word *word) {
    if (word->span.end - word->span.start != 4) return false;
    for (uint32_t at = word->span.start; at < word->span.end; at++) {
        char c = cues->bytes[at];
        if (c < '0' || c > '9') return false;
    }
    return true;
}

bool xc_cues_are_date(xc_cues *cues) {
    bool year = false;
    if ((double)cues->words.count > xc_layout("stamp words")) return false;
    for (size_t i = 0; i < cues->words.count; i++) {
        if (!is_date_word(cues, i)) return false;
        year = year || is_year(cues, &cues->words.items[i]);
    }
    return year && cues->words.count > 1;
}

/* ------------------------------------------------------------------ */
/* Captions                                                             */

/* The first word after the last stop, bracket or bar before index. */
static size_t tail_of(const xc_cues *cues, size_t index) {
    size_t start = index;
    while (start > 0) {
        const xc_cue_word *before = &cues->words.items[start - 1];
        if (before->stop || before->comma || before->paren_close ||
            cues->words.items[start].paren_open) {
            break;
        }
        start--;
    }
    return start;
}

static bool all_capital(const xc_cues *cues, size_t from) {
    for (size_t i = from; i < cues->words.count; i++) {
        if (!cues->words.items[i].capital) return false;
    }
    return true;
}

/* "Photo by Max Roe/Reuters", alone or behind a sentence. */
static bool opens_credit(xc_cues *cues, size_t index) {
    size_t count = 0;
    double left = (double)(cues->words.count - index);
    return left <= xc_layout("credit words") && tail_of(cues, index) == index &&
           xc_cues_match(cues, XC_LEXICON_CAPTIONS, XC_CAPTIONS_KIND_OPENER,
                         index, &count);
}

/* "Max Roe/AFP via Getty Images" at the end. */
static bool closes_credit(xc_cues *cues, size_t index) {
    size_t count = 0;
    size_t all = cues->words.count;
    const xc_lexicon_id rows = XC_LEXICON_CAPTIONS;
    if (xc_cues_match(cues, rows, XC_CAPTIONS_KIND_CREDIT, index, &count)) {
        return (double)(all - index - count) <= xc_layout("credit name words");
    }
    if (!xc_cues_match(cues, rows, XC_CAPTIONS_KIND_AGENCY, index, &count)) {
        return false;
    }
    double after = (double)(all - index - count);
    if (after > xc_layout("credit name words")) return false;
    if (cues->words.items[index].slash ||
        cues->words.items[index + count - 1].slash) {
        return true;
    }
    size_t tail = tail_of(cues, index);
    double words = (double)(all - tail);
    return tail > 0 && words >= 3 && words <= xc_layout("credit words") &&
           !cues->words.items[tail].paren_open && all_capital(cues, tail);
}

bool xc_cues_are_caption(xc_cues *cues) {
    size_t all = cues->words.count;
    size_t count = 0;
    if (all == 0) return false;
    const xc_lexicon_id rows = XC_LEXICON_CAPTIONS;
    bool lead = xc_cues_match(cues, rows, XC_CAPTIONS_KIND_LEAD, 0, &count) ||
                xc_cues_match(cues, rows, XC_CAPTIONS_KIND_CREDIT, 0, &count);
    if (lead && count < all && cues->words.items[count - 1].colon) return true;
    const xc_cue_word *last = &cues->words.items[all - 1];
    bool sentence = last->stop && !last->paren_close;
    size_t span = (size_t)xc_layout("credit words");
    for (size_t i = all > span ? all - span : 0; i < all; i++) {
        if (opens_credit(cues, i)) return true;
        if (!sentence && closes_credit(cues, i)) return true;
    }
    return false;
}

/* ------------------------------------------------------------------ */
/* Bylines                                                              */

/* Names, and what joins them, from a word on. */
static bool are_names(xc_cues *cues, size_t from) {
    size_t count = 0;
    for (size_t i = from; i < cues->words.count; i++) {
        const xc_cue_word *word = &cues->words.items[i];
        if (word->capital || (word->number && i > from)) continue;
        if (i == from || !xc_cues_match(cues, XC_LEXICON_BYLINES,
                                        XC_BYLINES_KIND_WITHIN, i, &count)) {
            return false;
        }
    }
    return from < cues->words.count;
}

/* "Roe Jr." and "R." end in a full stop, sentences in a longer word. */
static bool ends_like_name(const xc_cues *cues) {
    const xc_cue_word *last = &cues->words.items[cues->words.count - 1];
    return !last->colon &&
           (!last->stop ||
            (last->full_stop && last->span.end - last->span.start <= 2));
}

size_t xc_cues_byline_lead(xc_cues *cues) {
    size_t count = 0;
    if (xc_cues_match(cues, XC_LEXICON_BYLINES, XC_BYLINES_KIND_LEAD, 0,
                      &count)) {
        return count;
    }
    return 0;
}

bool xc_cues_are_byline(xc_cues *cues) {
    size_t all = cues->words.count;
    size_t count = 0;
    if (all == 0) return false;
    if (xc_cues_match(cues, XC_LEXICON_BYLINES, XC_BYLINES_KIND_DESK, 0,
                      &count)) {
        return (double)all <= xc_layout("desk line words");
    }
    count = xc_cues_byline_lead(cues);
    if (count == 0 || count == all) return false;
    if ((double)all > xc_layout("byline words")) return false;
    /* "By Friday" is no byline. */
    return !is_date_word(cues, count) && are_names(cues, count) &&
           ends_like_name(cues);
}

bool xc_cues_are_name(xc_cues *cues) {
    size_t all = cues->words.count;
    if (all < 2 || (double)all > xc_layout("name words")) return false;
    for (size_t i = 0; i < all; i++) {
        if (cues->words.items[i].number || is_date_word(cues, i)) return false;
    }
    return are_names(cues, 0) && ends_like_name(cues);
}

bool xc_cues_are_prose(xc_cues *cues) {
    size_t all = cues->words.count;
    return (double)all >= xc_layout("prose words") &&
           cues->words.items[all - 1].stop;
}
