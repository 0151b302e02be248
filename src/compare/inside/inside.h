/*
 * inside.h - what rules see that hold an article against itself: its
 * sentences with their figures and the words between them, and a way to tell
 * what does not fit. Inside src/compare/ only.
 *
 * Sentences are cut into words anew from the stored text: without tags and
 * trees, so that these rules go by the words that stand between two figures
 * and by nothing that a parser might err on.
 * Exports: xc_inside, xc_inside_rule, xc_inside_rules, xc_figure, xc_line,
 * xc_line_*, xc_inside_text, xc_inside_find, xc_slip, xc_slip_*,
 * xc_engine_inside.
 */
#ifndef XC_COMPARE_INSIDE_INSIDE_H
#define XC_COMPARE_INSIDE_INSIDE_H

#include "compare/engine.h"
#include "lexicon/lexicon.h"

/* A quantity or date of a line; never part of another one. */
typedef struct xc_figure {
    const xc_mention *mention;
    uint32_t first; /* its tokens in the line, end exclusive */
    uint32_t last;
} xc_figure;

/* A sentence with its figures, in order of place. */
typedef struct xc_line {
    bool in_title;
    xc_block_kind block;
    xc_sentence words;
    const xc_figure *figures;
    size_t figure_count;
} xc_line;

/* An article that is held against itself, on any thread: of the engine only the
 * parties of its content are changed. What is in its arena goes with it. */
typedef struct xc_inside {
    const xc_engine *engine;
    const xc_content *content;
    size_t content_index; /* in the engine */
    xc_arena *arena;
    xc_names *names;
    xc_text text;
    xc_text title;
    XC_VEC(xc_stored_sentence) sentences;
    XC_VEC(xc_mention) mentions; /* by field, start, longest first */
    xc_sentence *words;          /* by sentence, where they were asked for */
    xc_arena *kept;              /* of what findings keep */
    XC_VEC(xc_inside_finding) found;
} xc_inside;

/* A rule about one article. What it looks at is one line at a time, or all
 * of the article; one of both functions may be NULL. */
typedef struct xc_inside_rule {
    xc_rule_info info;
    xc_rule_example example; /* one text, which it reports */
    double confidence;       /* of its findings; set by hand */
    double slack; /* what figures may be apart before it is an error, as
                     each rule defines; 0: nothing */
    xc_status (*line)(xc_inside *inside, const xc_line *line);
    xc_status (*article)(xc_inside *inside);
} xc_inside_rule;

/* The rules about one article, by id. */
extern const xc_inside_rule *const xc_inside_rules[];
extern const size_t xc_inside_rule_count;

/* Holds every checked content against itself and adds what does not fit to
 * the outcome. */
xc_status xc_engine_inside(xc_engine *engine);

/* ------------------------------------------------------------------ */
/* Words of a line                                                      */

/* Cuts a stored sentence into words and puts its figures to them. */
xc_status xc_line_read(xc_inside *inside, size_t sentence, size_t first_mention,
                       size_t mention_end, xc_line *line);

/* The words of a stored sentence. They are cut once. */
xc_status xc_inside_words(xc_inside *inside, size_t sentence,
                          const xc_sentence **words);

/* The text that the spans of a field are of. */
const xc_text *xc_inside_text(const xc_inside *inside, bool in_title);

/* The number of the sentence that a place of a field is in; the count of
 * sentences where it is in none. */
size_t xc_inside_find(const xc_inside *inside, bool in_title, uint32_t at);

/* The row of arithmetic.tsv at a token, and how many tokens it takes; NULL:
 * none. The same for the row that ends before a token. */
const xc_lexeme *xc_line_row(const xc_line *line, uint32_t at, uint32_t *count);
const xc_lexeme *xc_line_row_before(const xc_line *line, uint32_t end,
                                    uint32_t *count);

/* What a row does: a word of the feature "role"; 0 for NULL. */
int xc_line_role(const xc_lexeme *row);

/* True when a token is that word, or there is none and word is NULL. */
bool xc_line_is(const xc_line *line, uint32_t at, const char *word);

/* True when all tokens of a stretch, at most that many, are words: no
 * punctuation. An empty stretch is. */
bool xc_line_is_plain(const xc_line *line, uint32_t first, uint32_t last,
                      uint32_t most);

/* The figure of a line as it is written, in the arena. */
const char *xc_line_text(const xc_inside *inside, const xc_line *line,
                         uint32_t first, uint32_t last);

/* True for a quantity that states one number: no range, score or vague
 * word. */
bool xc_figure_is_number(const xc_figure *figure);

/* True when it was written without a hedge. */
bool xc_figure_is_exact(const xc_figure *figure);

/* What a quantity is meant as, with the last digit cut instead of rounded:
 * news writes 66% for two thirds. */
xc_interval xc_figure_meant(const xc_quantity *quantity);

/* ------------------------------------------------------------------ */
/* What does not fit                                                    */

/* Pieces of evidence of one slip at most. */
#define XC_MAX_SLIP 12u

/* A finding on its way: cite, explain through words, report. */
typedef struct xc_slip {
    const xc_inside_rule *rule;
    bool exact; /* no figure is hedged or rounded: else it is a note */
    xc_explanation words;
    xc_evidence evidence[XC_MAX_SLIP];
    size_t count;
} xc_slip;

void xc_slip_init(xc_slip *slip, const xc_inside *inside,
                  const xc_inside_rule *rule);

/* Adds a passage: the sentence, the words to underline, the figure (NAN:
 * none) and how it was read. Beyond the most it is left out. */
xc_status xc_slip_cite(xc_slip *slip, xc_inside *inside, const xc_line *line,
                       xc_span mark, double value, const char *reads);

/* The same for words of a sentence, which read as they are written. */
xc_status xc_slip_cite_words(xc_slip *slip, xc_inside *inside, size_t sentence,
                             xc_span mark);

/* The same for a figure of the line. */
xc_status xc_slip_cite_figure(xc_slip *slip, xc_inside *inside,
                              const xc_line *line, const xc_figure *figure);

/* Adds the finding to those of the engine, in order of place. */
xc_status xc_slip_report(xc_slip *slip, xc_inside *inside);

#endif
