/*
 * sentence.c - turns a block of text into sentences: those of Unicode's
 * rules, mended for news.
 *
 * "in Arlington, Va., on Feb. 7" is one sentence, "left the U.S. The talks"
 * are two. A closing quotation mark and a footnote ("[1]") belong to the
 * sentence that they close; sentences inside one quotation stay apart. The
 * items of a list begin sentences, each with its number or bullet. It refuses
 * to join what a blank line parts, and to end a sentence at a colon or
 * semicolon.
 * Exports: xc_sentences_find.
 */
#include <string.h>

#include "language/glue.h"
#include "language/lines.h"
#include "language/steps.h"
#include "text/chars.h"

/* The longest word, address or short clause looked at, in bytes. */
enum { WORD_MAX = 64, ADDRESS_MAX = 256, CLAUSE_MAX = 80 };

typedef struct splitter {
    xc_arena *arena;
    const char *bytes;
    size_t first; /* sentence that may be joined to */
    xc_spans *out;
    uint32_t counted; /* up to here straight quotation marks are counted, */
    uint32_t from;    /* from the start of this sentence */
    bool open;        /* one of them is open */
} splitter;

static int32_t char_at(const char *bytes, xc_span within) {
    uint32_t at = within.start;
    return at < within.end ? xc_char_next(bytes, within.end, &at) : 0;
}

/* Moves the start of a span past one character. */
static xc_span past(const char *bytes, xc_span span) {
    if (span.start < span.end) xc_char_next(bytes, span.end, &span.start);
    return span;
}

/* Moves the start of a span past white space. */
static void trim_start(const char *bytes, xc_span *span) {
    while (span->start < span->end) {
        if (!xc_char_is_space(char_at(bytes, *span))) return;
        *span = past(bytes, *span);
    }
}

static void trim_end(const char *bytes, xc_span *span) {
    while (span->end > span->start) {
        uint32_t before = span->end;
        if (!xc_char_is_space(xc_char_previous(bytes, &before))) return;
        span->end = before;
    }
}

/* True when a blank line lies between. */
static bool is_parted(const char *bytes, uint32_t from, uint32_t to) {
    unsigned lines = 0;
    for (uint32_t i = from; i < to && lines < 2; i++)
        lines += bytes[i] == '\n' ||
                 (bytes[i] == '\r' && (i + 1 == to || bytes[i + 1] != '\n'));
    return lines >= 2;
}

/* ------------------------------------------------------------------ */
/* What closes a sentence                                               */

static bool is_closer(int32_t c) {
    return c == '"' || c == ')' || c == ']' || xc_char_is_close_quote(c);
}

/* Straight quotation marks open in the last sentence: an odd number of them.
 * Counted on from where the last count ended, so that time stays linear. */
static bool has_open_quote(splitter *s, xc_span span) {
    if (s->from != span.start || s->counted > span.end) {
        s->from = s->counted = span.start;
        s->open = false;
    }
    for (; s->counted < span.end; s->counted++)
        if (s->bytes[s->counted] == '"') s->open = !s->open;
    return s->open;
}

static void give(const char *bytes, xc_span *left, xc_span *right,
                 uint32_t end) {
    left->end = end;
    right->start = end;
    trim_start(bytes, right);
}

/* Gives a quotation mark or bracket at the start of right to left, where it
 * closes. */
static void move_closer(splitter *s, xc_span *left, xc_span *right) {
    int32_t c = char_at(s->bytes, *right);
    if (!is_closer(c)) return;
    xc_span rest = past(s->bytes, *right);
    int32_t after = char_at(s->bytes, rest);
    if (after != 0 && !xc_char_is_space(after)) return;
    if (c == '"' && !has_open_quote(s, *left)) return;
    give(s->bytes, left, right, rest.start);
}

/* The end of "[12]" or "[a]" at the start of a span; 0: none there. */
static uint32_t footnote_end(const char *bytes, xc_span span) {
    if (char_at(bytes, span) != '[') return 0;
    span = past(bytes, span);
    unsigned digits = 0;
    while (digits < 3 && xc_char_is_digit(char_at(bytes, span))) {
        span = past(bytes, span);
        digits++;
    }
    if (digits == 0 && xc_char_is_lower(char_at(bytes, span)))
        span = past(bytes, span);
    if (char_at(bytes, span) != ']' || bytes[span.start - 1] == '[') return 0;
    span = past(bytes, span);
    int32_t next = char_at(bytes, span);
    return next == 0 || next == '[' || xc_char_is_space(next) ? span.start : 0;
}

static void move_footnotes(const char *bytes, xc_span *left, xc_span *right) {
    uint32_t end = footnote_end(bytes, *right);
    while (end > 0) {
        give(bytes, left, right, end);
        end = footnote_end(bytes, *right);
    }
}

/* ------------------------------------------------------------------ */
/* What the segmenter parted by mistake                                 */

/* "iPhone", "eBay": a name that may begin a sentence. */
static bool is_camel(const char *bytes, xc_span span) {
    unsigned lower = 0;
    while (lower < 4 && xc_char_is_lower(char_at(bytes, span))) {
        span = past(bytes, span);
        lower++;
    }
    return lower > 0 && xc_char_is_upper(char_at(bytes, span));
}

/* A number or letter of a list, and nothing else: "1.", "2.1.", "a)". */
static bool is_marker(const char *bytes, xc_span span) {
    uint32_t end = xc_line_marker_end(bytes, span);
    return end == span.end && end > span.start;
}

static bool has_word(const char *bytes, xc_span span) {
    while (span.start < span.end) {
        int32_t c = char_at(bytes, span);
        if (xc_char_is_letter(c) || xc_char_is_digit(c)) return true;
        span = past(bytes, span);
    }
    return false;
}

/* "example.org/a?b": the sign is one of an address. */
static bool is_in_address(const char *bytes, xc_span left, xc_span right) {
    if (left.end != right.start) return false;
    uint32_t at = left.end;
    while (at > left.start && left.end - at < ADDRESS_MAX &&
           (unsigned char)bytes[at - 1] > ' ') {
        at--;
        if (bytes[at] == '/') return true;
    }
    return left.end - at > 4 && memcmp(bytes + at, "www.", 4) == 0;
}

/* A word that reports, in the past: "asked", "said". */
static bool is_reporting(const char *bytes, xc_span word) {
    xc_buffer folded = XC_BUFFER_INIT;
    xc_text_fold(&folded, bytes + word.start, word.end - word.start);
    bool found = false;
    size_t n = folded.bytes ? folded.length : 0;
    const xc_lexeme *form =
        n > 0 ? xc_lexicon_find(XC_LEXICON_IRREGULAR, folded.bytes) : NULL;
    const char *lemma = form ? xc_lexeme_text(form, XC_IRREGULAR_LEMMA) : NULL;
    if (lemma) found = xc_lexicon_find(XC_LEXICON_REPORTING, lemma) != NULL;
    bool past_form = n > 4 && memcmp(folded.bytes + n - 2, "ed", 2) == 0;
    for (size_t cut = 1; past_form && !found && cut < 3; cut++) {
        folded.bytes[n - cut] = '\0';
        found = xc_lexicon_find(XC_LEXICON_REPORTING, folded.bytes) != NULL;
    }
    xc_buffer_dispose(&folded);
    return found;
}

/* "“Why now?” Mayor Lee asked.": a cry or question in quotation marks, and
 * nothing but who uttered it. */
static bool is_uttered(const char *bytes, xc_span left, xc_span right) {
    uint32_t at = left.end;
    int32_t quote = at > left.start ? xc_char_previous(bytes, &at) : 0;
    if (quote != '"' && !xc_char_is_close_quote(quote)) return false;
    if (at == left.start || (bytes[at - 1] != '?' && bytes[at - 1] != '!'))
        return false;
    if (right.end - right.start > CLAUSE_MAX || bytes[right.end - 1] != '.')
        return false;
    xc_span word = {right.end - 1, right.end - 1};
    while (word.start > right.start && bytes[word.start - 1] != ' ')
        word.start--;
    return word.start > right.start && is_reporting(bytes, word);
}

/* "(2011), and so on": a remark in brackets that goes on behind them. */
static bool is_remark(const char *bytes, xc_span span) {
    if (char_at(bytes, span) != '(') return false;
    if (span.end - span.start > CLAUSE_MAX) span.end = span.start + CLAUSE_MAX;
    const char *close = memchr(bytes + span.start, ')', span.end - span.start);
    if (!close) return false;
    span.start = (uint32_t)(close - bytes) + 1;
    trim_start(bytes, &span);
    int32_t c = char_at(bytes, span);
    return c == ',' || c == ';' || xc_char_is_lower(c);
}

/* True when the end of left is no end of a sentence. */
static bool is_joined(const char *bytes, xc_span left, xc_span right) {
    if (left.end == left.start) return false;
    int32_t c = char_at(bytes, right);
    if (c == ',' || c == ';' || is_marker(bytes, left)) return true;
    if (xc_char_is_lower(c) && !is_camel(bytes, right)) return true;
    if (!xc_char_is_dash(c) && !has_word(bytes, right)) return true;
    if (is_in_address(bytes, left, right) || is_uttered(bytes, left, right) ||
        is_remark(bytes, right))
        return true;
    if (xc_char_is_dash(c) && bytes[left.end - 1] != '.') {
        xc_span rest = past(bytes, right);
        trim_start(bytes, &rest);
        return xc_char_is_lower(char_at(bytes, rest));
    }
    if (bytes[left.end - 1] != '.') return false;
    const xc_lexeme *row;
    xc_span both = {left.start, right.end};
    return xc_abbreviation_holds(bytes, both, left.end - 1, &row);
}

/* Appends a span, joined with the last one from first on where that is no
 * sentence by itself. */
static xc_status add(splitter *s, xc_span span) {
    trim_end(s->bytes, &span);
    if (s->out->count > s->first) {
        xc_span *last = &s->out->items[s->out->count - 1];
        if (!is_parted(s->bytes, last->end, span.start)) {
            move_closer(s, last, &span);
            move_footnotes(s->bytes, last, &span);
            if (span.start >= span.end) return XC_OK;
            if (is_joined(s->bytes, *last, span)) {
                last->end = span.end;
                return XC_OK;
            }
        }
    }
    if (span.start >= span.end) return XC_OK;
    return XC_PUSH(s->arena, s->out, span);
}

/* ------------------------------------------------------------------ */
/* What the segmenter did not part                                      */

/* Letters and digits that end before a place, as far as three. */
static unsigned word_before(const char *bytes, xc_span span, uint32_t at) {
    unsigned n = 0;
    while (n < 3 && at > span.start) {
        int32_t c = xc_char_previous(bytes, &at);
        if (!xc_char_is_letter(c) && !xc_char_is_digit(c)) break;
        n++;
    }
    return n;
}

/* True when a sentence may begin here, behind a dot, so that the segmenter's
 * reasons against it do not count: it knows words as abbreviations that are
 * none in news ("Act."), and looks past figures and brackets for a small
 * letter ("It fell. 20 people died"). */
static bool may_begin(const char *bytes, xc_span span, uint32_t dot,
                      xc_span rest) {
    int32_t c = char_at(bytes, rest);
    if (xc_char_is_upper(c) || is_camel(bytes, rest)) return true;
    if (dot > span.start && bytes[dot - 1] == '.') return false;
    if (c == '(') return true;
    if (c == '"' || xc_char_is_open_quote(c)) {
        rest = past(bytes, rest);
        return xc_char_is_upper(char_at(bytes, rest));
    }
    if (!xc_char_is_digit(c) && !xc_char_is_currency(c)) return false;
    return is_closer(bytes[dot + 1]) || word_before(bytes, span, dot) >= 3;
}

/* "closed for tests.The ferry": words with a dot and no blank between them,
 * and no address ("Halden.Com/a"). */
static bool is_unspaced(const char *bytes, xc_span span, uint32_t dot) {
    uint32_t at = dot + 1, before = dot;
    if (!xc_char_is_upper(char_at(bytes, (xc_span){at, span.end})))
        return false;
    for (unsigned n = 0; n < 3; n++)
        if (before == span.start ||
            !xc_char_is_lower(xc_char_previous(bytes, &before)))
            return false;
    xc_char_next(bytes, span.end, &at);
    while (at < span.end) {
        int32_t c = xc_char_next(bytes, span.end, &at);
        if (xc_char_is_space(c)) return at - dot <= WORD_MAX;
        if (!xc_char_is_lower(c) && c != ',' && c != '\'' && c != 0x2019)
            return false;
    }
    return false;
}

/* Where the sentence ends with this dot although the segmenter went on; 0:
 * it does not. */
static uint32_t end_at(const char *bytes, xc_span span, uint32_t dot) {
    xc_span rest = {dot + 1, span.end};
    unsigned closers = 0;
    if (is_unspaced(bytes, span, dot)) return rest.start;
    while (closers < 3 && is_closer(char_at(bytes, rest))) {
        rest = past(bytes, rest);
        closers++;
    }
    uint32_t end = rest.start;
    if (!xc_char_is_space(char_at(bytes, rest))) return 0;
    trim_start(bytes, &rest);
    const xc_lexeme *row;
    if (!may_begin(bytes, span, dot, rest) ||
        xc_abbreviation_holds(bytes, span, dot, &row))
        return 0;
    return end;
}

/* Appends a sentence, apart where several run together without a mark. */
static xc_status add_parts(splitter *s, xc_span span) {
    while (span.start < span.end) {
        xc_span piece = {span.start, xc_glue_next(s->bytes, span)};
        XC_TRY(add(s, piece));
        span.start = piece.end;
    }
    return XC_OK;
}

/* Appends the sentences of one that the segmenter gave. */
static xc_status split(splitter *s, xc_span span) {
    for (uint32_t i = span.start; i + 1 < span.end; i++) {
        if (s->bytes[i] != '.') continue;
        uint32_t end = end_at(s->bytes, span, i);
        if (end == 0) continue;
        xc_span piece = {span.start, end};
        XC_TRY(add_parts(s, piece));
        span.start = end;
        trim_start(s->bytes, &span);
        i = span.start > i ? span.start - 1 : i;
    }
    return add_parts(s, span);
}

xc_status xc_sentences_find(xc_segmenter *segmenter, xc_arena *arena,
                            const char *bytes, xc_span within, xc_spans *out) {
    splitter s = {arena, bytes, out->count, out, 0, 0, false};
    bool in_list = false;
    while (within.start < within.end) {
        xc_span item = {within.start,
                        xc_line_item_next(bytes, within, &in_list)};
        xc_spans raw = {0};
        XC_TRY(xc_segmenter_sentences(segmenter, arena, bytes, item, &raw));
        s.first = out->count;
        for (size_t i = 0; i < raw.count; i++)
            XC_TRY(split(&s, raw.items[i]));
        within.start = item.end;
    }
    return XC_OK;
}
