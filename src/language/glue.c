/*
 * glue.c - finds where one sentence begins behind another that has no end
 * mark: pages that are saved as text run captions, headings and links into
 * the story ("The ferry leaves the port Rescuers said that ...").
 *
 * Signs of it: a word of the closed classes with a capital letter and a small
 * word behind it, where no sentence has ended ("the well The man was"); a
 * credit in brackets; a heading in capital letters; words of the page
 * ("Read more"). It refuses to part names ("told The Paper", "The Great Leap
 * Forward said"), so that a sentence that begins with a name stays glued.
 * Exports: xc_glue_next.
 */
#include "language/glue.h"

#include "lexicon/lexicon.h"
#include "text/chars.h"

/* The longest word looked up and the longest credit in brackets, in bytes;
 * as many words in capital letters are a heading, and no name; a link has
 * LINK_WORDS at least. */
enum { WORD_MAX = 32, CREDIT_MAX = 120, HEADING_WORDS = 3, LINK_WORDS = 4 };

/* A word and what is asked of it. */
typedef struct glued_word {
    xc_span span;
    bool capital; /* the first letter alone is upper-case */
    bool shout;   /* all letters are */
    bool small;   /* begins with a lower-case letter */
    bool digit;   /* begins with a digit */
} glued_word;

/* Keeps no more than the word before and this one. */
typedef struct gluer {
    const char *bytes;
    xc_span within;
    glued_word before;
    unsigned shouts; /* words in capital letters that end with before */
} gluer;

static bool is_inside(int32_t c) {
    return xc_char_is_letter(c) || xc_char_is_digit(c) || c == '-' ||
           c == '\'' || c == 0x2019;
}

/* The word that begins at or behind a place; an empty one: none. */
static glued_word word_at(const char *bytes, uint32_t at, uint32_t end) {
    glued_word word = {{end, end}, false, false, false, false};
    uint32_t letters = 0, upper = 0;
    while (at < end) {
        uint32_t from = at;
        int32_t c = xc_char_next(bytes, end, &at);
        bool first = word.span.start == end;
        bool letter = xc_char_is_letter(c), digit = xc_char_is_digit(c);
        if (first ? !letter && !digit : !is_inside(c)) {
            if (first) continue;
            break;
        }
        if (first) {
            word.span.start = from;
            word.capital = xc_char_is_upper(c);
            word.small = xc_char_is_lower(c);
            word.digit = digit;
        }
        letters += letter;
        upper += xc_char_is_upper(c);
        word.span.end = at;
    }
    if (word.span.start == end) word.span.end = end;
    word.shout = letters > 1 && upper == letters;
    word.capital = word.capital && upper == 1;
    return word;
}

static bool is_empty(glued_word word) {
    return word.span.start == word.span.end;
}

static const xc_lexeme *find_word(const gluer *g, xc_lexicon_id lexicon,
                                  xc_span span) {
    if (span.end - span.start > WORD_MAX) return NULL;
    xc_buffer folded = XC_BUFFER_INIT;
    xc_text_fold(&folded, g->bytes + span.start, span.end - span.start);
    const xc_lexeme *row =
        folded.bytes ? xc_lexicon_find(lexicon, folded.bytes) : NULL;
    xc_buffer_dispose(&folded);
    return row;
}

/* The part of speech of a word of the closed classes; 0: none. */
static int class_of(const gluer *g, glued_word word) {
    const xc_lexeme *row = find_word(g, XC_LEXICON_WORDS, word.span);
    int pos = row ? xc_lexeme_word(row, XC_WORDS_POS) : 0;
    return pos == XC_WORDS_POS_NOUN || pos == XC_WORDS_POS_VERB ? 0 : pos;
}

/* ------------------------------------------------------------------ */
/* What stands between two words                                        */

/* Blanks, and ahead of them nothing but what closes a quotation or bracket:
 * no mark that ends or parts. *closer is the last of those; 0: none. */
static bool is_bare_gap(const gluer *g, uint32_t from, uint32_t to,
                        int32_t *closer) {
    bool space = false;
    *closer = 0;
    while (from < to) {
        int32_t c = xc_char_next(g->bytes, to, &from);
        if (xc_char_is_space(c)) {
            space = true;
            continue;
        }
        bool closes = c == ')' || c == ']' || c == '"' || c == '\'' ||
                      c == '%' || xc_char_is_close_quote(c);
        if (space || !closes) return false;
        *closer = c;
    }
    return space;
}

/* ------------------------------------------------------------------ */
/* Words that begin a sentence                                          */

/* What may follow a word of that class at the beginning of a sentence, and
 * not in a name or title: "He said", no "Give It the". */
static bool goes_on(int class, int after) {
    bool apart = after == XC_WORDS_POS_DET || after == XC_WORDS_POS_ADP ||
                 after == XC_WORDS_POS_CCONJ || after == XC_WORDS_POS_SCONJ;
    return class == XC_WORDS_POS_ADP || class == XC_WORDS_POS_SCONJ || !apart;
}

/* Behind a name only what cannot be a part of it: "Oval Office He said", not
 * "Great Leap Forward said". */
static bool opens_behind_name(int class) {
    return class == XC_WORDS_POS_DET || class == XC_WORDS_POS_PRON;
}

static bool opens_behind_word(int class) {
    return opens_behind_name(class) || class == XC_WORDS_POS_ADP ||
           class == XC_WORDS_POS_SCONJ || class == XC_WORDS_POS_CCONJ ||
           class == XC_WORDS_POS_ADV;
}

/* "the well The man was puzzled", "the harbour Dozens of rescuers". */
static bool opens_sentence(const gluer *g, glued_word word, glued_word next) {
    if (!word.capital || !next.small ||
        word.span.end - word.span.start > WORD_MAX)
        return false;
    if (next.span.start != word.span.end + 1) return false;
    int class = class_of(g, word);
    bool number =
        class == 0 && find_word(g, XC_LEXICON_NUMBERS, word.span) != NULL;
    if (class == 0 && !number) return false;
    if (class == XC_WORDS_POS_AUX) return false; /* "April May said" */
    bool letter = word.span.end - word.span.start == 1;
    if (letter && class == XC_WORDS_POS_PRON) return false; /* "I" */
    if (g->before.small) {
        int held = class_of(g, g->before);
        if (held == XC_WORDS_POS_DET || held == XC_WORDS_POS_ADP ||
            held == XC_WORDS_POS_CCONJ || held == XC_WORDS_POS_SCONJ ||
            held == XC_WORDS_POS_AUX)
            return false;
        if (!number && !opens_behind_word(class)) return false;
    } else if (!g->before.digit || number) {
        if (!opens_behind_name(class)) return false;
    }
    return goes_on(class, class_of(g, next));
}

/* "PLANS FOR THE HARBOUR Since 2009 the town": a heading in capitals ahead of
 * a sentence. */
static bool ends_heading(const gluer *g, glued_word word) {
    if (!word.capital || word.shout) return false;
    if (g->shouts >= HEADING_WORDS) return true;
    return false;
}

/* ------------------------------------------------------------------ */
/* Credits in brackets                                                  */

/* The words of a credit: one that only credits have, or an agency beside
 * another word. */
static bool holds_credit(const gluer *g, xc_span inside) {
    bool agency = false, parted = false, any = false;
    for (uint32_t i = inside.start; i < inside.end; i++)
        parted = parted || g->bytes[i] == '/' || g->bytes[i] == ',';
    glued_word word = word_at(g->bytes, inside.start, inside.end);
    while (!is_empty(word)) {
        const xc_lexicon_prefix *step = NULL;
        glued_word here = word;
        do {
            xc_buffer folded = XC_BUFFER_INIT;
            xc_text_fold(&folded, g->bytes + here.span.start,
                         here.span.end - here.span.start);
            step = folded.bytes ? xc_lexicon_step(XC_LEXICON_CAPTIONS, step,
                                                  folded.bytes)
                                : NULL;
            xc_buffer_dispose(&folded);
            int kind = step && step->lexeme
                           ? xc_lexeme_word(step->lexeme, XC_CAPTIONS_KIND)
                           : 0;
            any = any || kind == XC_CAPTIONS_KIND_OPENER ||
                  kind == XC_CAPTIONS_KIND_CREDIT ||
                  (kind == XC_CAPTIONS_KIND_LEAD &&
                   g->bytes[here.span.end] == ':');
            agency = agency || kind == XC_CAPTIONS_KIND_AGENCY;
            here = word_at(g->bytes, here.span.end, inside.end);
        } while (step && !is_empty(here));
        word = word_at(g->bytes, word.span.end, inside.end);
    }
    return any || (agency && parted);
}

/* A line of words in square brackets, and nothing before it: a link. "[He]" is
 * none. */
static bool is_link(const gluer *g, uint32_t open, uint32_t close) {
    if (g->bytes[open] != '[' || open != g->within.start) return false;
    unsigned words = 0;
    xc_span inside = {open + 1, close};
    for (glued_word word = word_at(g->bytes, inside.start, inside.end);
         !is_empty(word) && words < LINK_WORDS;
         word = word_at(g->bytes, word.span.end, inside.end))
        words++;
    return words >= LINK_WORDS;
}

/* "(Photo: Roe/Reuters) The": the bracket that closes ahead of a word holds a
 * credit; "[What we know] The": or it holds all that stands before. */
static bool follows_credit(const gluer *g, uint32_t from, uint32_t to) {
    uint32_t close = from;
    while (close < to && g->bytes[close] != ')' && g->bytes[close] != ']')
        close++;
    if (close == to) return false;
    uint32_t open = close;
    while (open > g->within.start && close - open < CREDIT_MAX) {
        open--;
        if (g->bytes[open] == '(' || g->bytes[open] == '[')
            return is_link(g, open, close) ||
                   holds_credit(g, (xc_span){open + 1, close});
    }
    return false;
}

/* ------------------------------------------------------------------ */
/* Words of the page                                                    */

/* The end of words of the page that are cut out wherever they stand; the
 * start of the word: none there. */
static uint32_t page_end(const gluer *g, glued_word word) {
    uint32_t end = word.span.start;
    if (word.small || word.digit) return end;
    const xc_lexicon_prefix *step = NULL;
    for (glued_word here = word; !is_empty(here);
         here = word_at(g->bytes, here.span.end, g->within.end)) {
        if (here.span.end - here.span.start > WORD_MAX) break;
        xc_buffer folded = XC_BUFFER_INIT;
        xc_text_fold(&folded, g->bytes + here.span.start,
                     here.span.end - here.span.start);
        step = folded.bytes
                   ? xc_lexicon_step(XC_LEXICON_FURNITURE, step, folded.bytes)
                   : NULL;
        xc_buffer_dispose(&folded);
        if (!step) break;
        if (step->lexeme && xc_lexeme_flag(step->lexeme, XC_FURNITURE_CUT))
            end = here.span.end;
        if (step->longer == 0) break;
    }
    return end;
}

/* "Photos: ", "Video: " where no sentence has ended: a caption begins. */
static bool opens_caption(const gluer *g, glued_word word) {
    if (!word.capital || word.span.end >= g->within.end ||
        g->bytes[word.span.end] != ':')
        return false;
    const xc_lexeme *row = find_word(g, XC_LEXICON_CAPTIONS, word.span);
    return row &&
           xc_lexeme_word(row, XC_CAPTIONS_KIND) == XC_CAPTIONS_KIND_LEAD;
}

/* What stands behind words of the page begins anew. */
static bool begins_anew(const gluer *g, uint32_t at, uint32_t *start) {
    glued_word next = word_at(g->bytes, at, g->within.end);
    *start = next.span.start;
    while (*start > at) {
        uint32_t before = *start;
        int32_t c = xc_char_previous(g->bytes, &before);
        if (c != '"' && c != '\'' && c != '(' && !xc_char_is_open_quote(c))
            break;
        *start = before;
    }
    for (uint32_t i = at; i < *start; i++)
        if (g->bytes[i] != ' ' && g->bytes[i] != ':') return false;
    return is_empty(next) || !next.small;
}

/* The place to cut at for words of the page at a word: before them, or behind
 * them where they begin the stretch; 0: none. */
static uint32_t cut_page(const gluer *g, glued_word word) {
    uint32_t end = page_end(g, word), start = 0;
    if (end == word.span.start || !begins_anew(g, end, &start)) return 0;
    return word.span.start > g->within.start ? word.span.start : start;
}

/* ------------------------------------------------------------------ */
/* The next place                                                       */

/* The opening quotation mark on a word; the word's start: none. */
static uint32_t quote_start(const gluer *g, glued_word word) {
    uint32_t before = word.span.start;
    if (before == g->within.start) return before;
    int32_t c = xc_char_previous(g->bytes, &before);
    bool quote = c == '"' || xc_char_is_open_quote(c);
    return quote ? before : word.span.start;
}

/* A word, quoted or not, directly behind a credit in brackets. */
static bool ends_credit(const gluer *g, glued_word word, uint32_t start) {
    int32_t closer = 0;
    uint32_t from = g->before.span.end;
    return !word.small && !word.digit && start > from &&
           is_bare_gap(g, from, start, &closer) &&
           (closer == ')' || closer == ']') && follows_credit(g, from, start);
}

static bool begins_here(const gluer *g, glued_word word, glued_word next) {
    int32_t closer = 0;
    uint32_t from = g->before.span.end, to = word.span.start;
    if (!is_bare_gap(g, from, to, &closer)) return false;
    return ends_heading(g, word) || opens_caption(g, word) ||
           opens_sentence(g, word, next);
}

uint32_t xc_glue_next(const char *bytes, xc_span within) {
    gluer g = {bytes, within, {{0, 0}, false, false, false, false}, 0};
    glued_word word = word_at(bytes, within.start, within.end);
    for (bool first = true; !is_empty(word); first = false) {
        uint32_t cut = cut_page(&g, word);
        if (cut > within.start) return cut;
        glued_word next = word_at(bytes, word.span.end, within.end);
        if (!first) {
            uint32_t start = quote_start(&g, word);
            if (ends_credit(&g, word, start)) return start;
            if (begins_here(&g, word, next)) return word.span.start;
        }
        g.shouts = word.shout ? g.shouts + 1 : 0;
        g.before = word;
        word = next;
    }
    return within.end;
}
