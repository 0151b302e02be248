/*
 * inside_line.c - turns a stored sentence into words with its figures among
 * them, and answers what stands there.
 *
 * It knows no tags and no tree. Words come from the text, so that a sentence
 * that a file gave in words may be cut otherwise here; figures are found by
 * their bytes. Its time is linear in the length of the sentence.
 * Exports: xc_inside_words, xc_line_*, xc_figure_*.
 */
#include <string.h>

#include "compare/inside/inside.h"
#include "extract/extractor.h"

typedef XC_VEC(xc_figure) figures;

/* The tokens that a stretch of bytes covers, from a token on. */
static void find_tokens(const xc_sentence *words, uint32_t from, xc_span span,
                        xc_figure *figure) {
    uint32_t at = from;
    while (at < words->token_count && words->tokens[at].span.end <= span.start)
        at++;
    figure->first = at;
    while (at < words->token_count && words->tokens[at].span.start < span.end)
        at++;
    figure->last = at;
}

/* Longer mentions come first: what begins before the last one ends is inside
 * of it. */
static xc_status find_figures(xc_inside *inside, size_t first, size_t end,
                              size_t sentence, xc_line *line, figures *out) {
    uint32_t at = 0, covered = 0;
    for (size_t i = first; i < end; i++) {
        const xc_mention *m = &inside->mentions.items[i];
        xc_figure figure = {.mention = m};
        if (m->kind == XC_MENTION_ACTOR || m->sentence != sentence) continue;
        if (m->nested || m->span.start < covered) continue;
        find_tokens(&line->words, at, m->span, &figure);
        if (figure.first == figure.last) continue;
        covered = m->span.end;
        at = figure.last;
        XC_TRY(XC_PUSH(inside->arena, out, figure));
    }
    return XC_OK;
}

xc_status xc_inside_words(xc_inside *inside, size_t sentence,
                          const xc_sentence **words) {
    const xc_stored_sentence *stored = &inside->sentences.items[sentence];
    if (!inside->words)
        inside->words = xc_arena_array(inside->arena, inside->sentences.count,
                                       sizeof *inside->words);
    XC_TRY_NEW(inside->words);
    xc_sentence *own = &inside->words[sentence];
    *words = own;
    if (own->token_count > 0) return XC_OK;
    return xc_language_tokens(inside->arena, inside->names,
                              xc_inside_text(inside, stored->in_title),
                              stored->span, own);
}

xc_status xc_line_read(xc_inside *inside, size_t sentence, size_t first_mention,
                       size_t mention_end, xc_line *line) {
    const xc_stored_sentence *stored = &inside->sentences.items[sentence];
    figures found = {0};
    *line = (xc_line){.in_title = stored->in_title, .block = stored->block};
    const xc_sentence *words;
    XC_TRY(xc_inside_words(inside, sentence, &words));
    line->words = *words;
    XC_TRY(find_figures(inside, first_mention, mention_end, sentence, line,
                        &found));
    line->figures = found.items;
    line->figure_count = found.count;
    return XC_OK;
}

const xc_lexeme *xc_line_row(const xc_line *line, uint32_t at,
                             uint32_t *count) {
    xc_match match = xc_match_at(XC_LEXICON_ARITHMETIC, &line->words, at,
                                 line->words.token_count);
    *count = match.count;
    return match.lexeme;
}

const xc_lexeme *xc_line_row_before(const xc_line *line, uint32_t end,
                                    uint32_t *count) {
    xc_match match =
        xc_match_before(XC_LEXICON_ARITHMETIC, &line->words, end, end);
    *count = match.count;
    return match.lexeme;
}

int xc_line_role(const xc_lexeme *row) {
    return row ? xc_lexeme_word(row, XC_ARITHMETIC_ROLE) : 0;
}

bool xc_line_is(const xc_line *line, uint32_t at, const char *word) {
    if (at >= line->words.token_count) return word == NULL;
    return word && strcmp(line->words.tokens[at].norm, word) == 0;
}

/* Words begin with a letter or digit, or with a byte beyond ASCII. */
static bool is_word(const char *norm) {
    unsigned char c = (unsigned char)norm[0];
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
}

/* Dashes and quotation marks begin with the bytes of U+2010 to U+203A. */
static bool is_mark(const char *norm) {
    return strncmp(norm, "\xe2\x80", 2) == 0 || strcmp(norm, "\xc2\xab") == 0 ||
           strcmp(norm, "\xc2\xbb") == 0;
}

bool xc_line_is_plain(const xc_line *line, uint32_t first, uint32_t last,
                      uint32_t most) {
    if (first > last || last - first > most) return false;
    for (uint32_t i = first; i < last; i++) {
        const char *norm = line->words.tokens[i].norm;
        if (!is_word(norm) || is_mark(norm)) return false;
    }
    return true;
}

const char *xc_line_text(const xc_inside *inside, const xc_line *line,
                         uint32_t first, uint32_t last) {
    const xc_token *tokens = line->words.tokens;
    const xc_text *text = xc_inside_text(inside, line->in_title);
    if (first >= last) return "";
    uint32_t start = tokens[first].span.start;
    const char *copy = xc_arena_copy(inside->kept, text->bytes + start,
                                     tokens[last - 1].span.end - start);
    return copy ? copy : "";
}

bool xc_figure_is_number(const xc_figure *figure) {
    const xc_mention *m = figure->mention;
    return m->kind == XC_MENTION_QUANTITY && isfinite(m->quantity.value) &&
           m->quantity.digits > 0;
}

bool xc_figure_is_exact(const xc_figure *figure) {
    return figure->mention->quantity.bound == XC_BOUND_EXACT;
}

/* Half of the last digit as written, from what rounding leaves open: "40%" is
 * 39.5 to 40.5. */
xc_interval xc_figure_meant(const xc_quantity *quantity) {
    xc_interval meant = quantity->meant;
    if (quantity->bound != XC_BOUND_EXACT) return meant;
    double half = (meant.high - meant.low) / 2;
    meant.low -= half;
    meant.high += half;
    return meant;
}
