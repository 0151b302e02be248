/*
 * dateline.c - "BRUSSELS, Feb. 12 (Reuters) - ", ahead of a first paragraph.
 *
 * A place in capitals, or a place with an agency in brackets behind it; then
 * a dash, and the beginning of a sentence. "NATO - which has 32 members -"
 * is none, nor is a dash in the middle of a sentence.
 * Exports: xc_dateline_find.
 */
#include "article/units.h"

#include "text/chars.h"

#define EM_DASH 0x2014
#define HORIZONTAL_BAR 0x2015
#define EN_DASH 0x2013

/* Dashes that part; a hyphen or en dash does with blanks around it only. */
static bool is_parting(int32_t c) {
    return c == EM_DASH || c == HORIZONTAL_BAR || c == EN_DASH || c == '-';
}

static uint32_t skip_dashes(const char *bytes, uint32_t at, uint32_t end) {
    while (at < end) {
        uint32_t next = at;
        int32_t c = xc_char_next(bytes, end, &next);
        if (!is_parting(c)) break;
        at = next;
    }
    return at;
}

static bool space_at(const char *bytes, uint32_t at, uint32_t end) {
    return at < end && xc_char_is_space(xc_char_next(bytes, end, &at));
}

/* The first dash that parts, as a span; empty at the end where none is. */
static xc_span find_dash(const char *bytes, xc_span within, uint32_t columns) {
    uint32_t seen = 0;
    bool space = false;
    for (uint32_t at = within.start; at < within.end && seen < columns;
         seen++) {
        uint32_t from = at;
        int32_t c = xc_char_next(bytes, within.end, &at);
        if (is_parting(c)) {
            uint32_t end = skip_dashes(bytes, at, within.end);
            bool spaced = space && space_at(bytes, end, within.end);
            if (c == EM_DASH || c == HORIZONTAL_BAR || spaced) {
                return (xc_span){from, end};
            }
            at = end;
        }
        space = xc_char_is_space(c);
    }
    return (xc_span){within.end, within.end};
}

static uint32_t skip_space(const char *bytes, uint32_t at, uint32_t end) {
    while (at < end) {
        uint32_t next = at;
        if (!xc_char_is_space(xc_char_next(bytes, end, &next))) break;
        at = next;
    }
    return at;
}

/* A sentence begins with a capital, a figure, a sum or a quotation. */
static bool begins_sentence(const char *bytes, uint32_t at, uint32_t end) {
    if (at >= end) return false;
    int32_t c = xc_char_next(bytes, end, &at);
    return xc_char_is_upper(c) || xc_char_is_digit(c) ||
           xc_char_is_currency(c) || xc_char_is_open_quote(c) || c == '"' ||
           c == '\'';
}

/* Where the agency in brackets begins; the count of words without one. */
static size_t find_agency(xc_cues *cues) {
    size_t all = cues->words.count;
    for (size_t i = 1; i < all; i++) {
        size_t count = 0;
        if (cues->words.items[i].paren_open &&
            xc_cues_match(cues, XC_LEXICON_CAPTIONS, XC_CAPTIONS_KIND_AGENCY, i,
                          &count) &&
            i + count == all && cues->words.items[all - 1].paren_close) {
            return i;
        }
    }
    return all;
}

static bool is_particle(xc_cues *cues, size_t index) {
    size_t count = 0;
    return xc_cues_match(cues, XC_LEXICON_BYLINES, XC_BYLINES_KIND_WITHIN,
                         index, &count);
}

static bool names_only(xc_cues *cues, size_t end) {
    for (size_t i = 0; i < end; i++) {
        const xc_cue_word *word = &cues->words.items[i];
        if (word->capital || word->number) continue;
        if (i == 0 || !is_particle(cues, i)) return false;
    }
    return true;
}

/* After the place in capitals: a comma, a bracket, a day or nothing. */
static bool place_is_parted(xc_cues *cues) {
    size_t at = 0;
    while (at < cues->words.count && cues->words.items[at].shout &&
           !cues->words.items[at].paren_open) {
        at++;
    }
    if (at == cues->words.count) return true;
    if (at == 0) return false;
    const xc_cue_word *next = &cues->words.items[at];
    size_t count = 0;
    return cues->words.items[at - 1].comma || next->paren_open ||
           xc_cues_match(cues, XC_LEXICON_CALENDAR, XC_CALENDAR_KIND_MONTH, at,
                         &count);
}

static bool is_bare(const xc_cues *cues) {
    for (size_t i = 0; i < cues->words.count; i++) {
        const xc_cue_word *word = &cues->words.items[i];
        if (word->comma || word->paren_open || word->number) return false;
    }
    return true;
}

/* What stands before the dash is a place, and what may follow one. */
static bool is_place(xc_cues *cues, bool *agency, bool *bare) {
    size_t count = cues->words.count;
    if (count == 0 || (double)count > xc_layout("dateline words")) {
        return false;
    }
    size_t end = find_agency(cues);
    *agency = end < count;
    *bare = is_bare(cues);
    if (!names_only(cues, end)) return false;
    return *agency || (cues->words.items[0].shout && place_is_parted(cues));
}

xc_status xc_dateline_find(xc_cues *cues, const xc_text *text,
                           xc_span paragraph, uint32_t *end) {
    const char *bytes = text->bytes;
    uint32_t columns = (uint32_t)xc_layout("dateline columns");
    *end = paragraph.start;
    xc_span dash = find_dash(bytes, paragraph, columns);
    xc_span head = {paragraph.start, dash.start};
    if (head.end - head.start > columns * 4) return XC_OK;
    XC_TRY(xc_cues_read(cues, head));
    bool agency = false;
    bool bare = false;
    if (!is_place(cues, &agency, &bare)) return XC_OK;
    if (dash.start == paragraph.end) {
        if (agency) *end = paragraph.end;
        return XC_OK;
    }
    uint32_t next = skip_space(bytes, dash.end, paragraph.end);
    if (!begins_sentence(bytes, next, paragraph.end)) return XC_OK;
    if (bare) {
        xc_span rest = {next, paragraph.end};
        xc_span other =
            find_dash(bytes, rest, (uint32_t)xc_layout("parenthesis columns"));
        if (other.start < other.end) return XC_OK;
    }
    *end = dash.end;
    return XC_OK;
}
