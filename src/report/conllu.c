/*
 * conllu.c - turns sentences into CoNLL-U (universaldependencies.org/format):
 * "# newdoc", "# meta::dateCreated" where the article has a date, "# newpar",
 * "# sent_id" and "# text", then a line a word.
 *
 *   LEMMA   as the lemmatizer has it, which is folded; of a proper noun it
 *           takes the letters of the form while they are the same
 *   FEATS   what the Penn Treebank tag settles by itself (see feats_of):
 *           Degree, Mood, Number, NumType, Person, Tense, VerbForm. "VB" and
 *           "VBG" stand for two verb forms each and get none.
 *   HEAD    0 with "root" once a sentence; a word whose head is not known
 *           depends on that as "dep"
 *   DEPS    never
 *   MISC    End and Start, the bytes of the article's text (or of its title:
 *           Field=title), and SpaceAfter=No
 *
 * What a file gave (comments, multiword ranges, empty nodes) is written as it
 * was, and "# sent_id" and "# text" only where it gave none. A "# text" that
 * did not hold the words is written anew in its place. Forms are
 * written as they are; line ends and tabs in them, which no format could
 * keep, become blanks.
 * Exports: xc_trees_conllu_article.
 */
#include <string.h>

#include "article/conllu_row.h"
#include "report/writers.h"

/* Output that waits to be handed on. */
#define FLUSH_BYTES ((size_t)256 * 1024)

/* Of "2031-05-06". */
#define DAY_BYTES 10

/* One article as it is written. */
typedef struct page {
    xc_buffer *out;
    const xc_article *article;
    const char *id;
    const char *bytes; /* of the field that the sentence is in */
    uint32_t next;     /* where the next sentence of the field begins */
} page;

/* ------------------------------------------------------------------ */
/* Pieces                                                               */

static void put_unsigned(xc_buffer *out, uint32_t number) {
    char digits[10];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    xc_buffer_add(out, digits + at, sizeof digits - at);
}

/* Adds bytes with blanks in place of what ends a column or a line. */
static void put_column(xc_buffer *out, const char *bytes, size_t length) {
    size_t from = 0;
    for (size_t at = 0; at < length; at++) {
        char c = bytes[at];
        if (c != '\t' && c != '\n' && c != '\r') continue;
        xc_buffer_add(out, bytes + from, at - from);
        xc_buffer_putc(out, ' ');
        from = at + 1;
    }
    xc_buffer_add(out, bytes + from, length - from);
}

static void put_form(const page *p, xc_span span) {
    put_column(p->out, p->bytes + span.start, span.end - span.start);
}

/* Adds a name for use in a comment; strict: within an id, where white space
 * and "/" have no place. */
static void put_name(xc_buffer *out, const char *name, bool strict) {
    for (; *name; name++) {
        unsigned char c = (unsigned char)*name;
        bool control = c < 0x20 || c == 0x7f;
        bool special = strict && (c == ' ' || c == '/');
        xc_buffer_putc(out, control || special ? '_' : *name);
    }
}

/* ------------------------------------------------------------------ */
/* Columns                                                              */

typedef struct tag_row {
    const char *xpos;
    uint32_t upos; /* bits of the parts of speech it is certain for */
    const char *feats;
} tag_row;

#define BIT(upos) (1u << (unsigned)(upos))
#define NOMINAL (BIT(XC_UPOS_NOUN) | BIT(XC_UPOS_PROPN))
#define VERBAL (BIT(XC_UPOS_VERB) | BIT(XC_UPOS_AUX))
#define GRADED (BIT(XC_UPOS_ADJ) | BIT(XC_UPOS_ADV))

static const tag_row tag_rows[] = {
    {"NN", NOMINAL, "Number=Sing"},
    {"NNP", NOMINAL, "Number=Sing"},
    {"NNS", NOMINAL, "Number=Plur"},
    {"NNPS", NOMINAL, "Number=Plur"},
    {"JJ", BIT(XC_UPOS_ADJ), "Degree=Pos"},
    {"JJR", GRADED, "Degree=Cmp"},
    {"JJS", GRADED, "Degree=Sup"},
    {"RBR", GRADED, "Degree=Cmp"},
    {"RBS", GRADED, "Degree=Sup"},
    {"CD", BIT(XC_UPOS_NUM), "NumType=Card"},
    {"MD", VERBAL, "VerbForm=Fin"},
    {"VBD", VERBAL, "Mood=Ind|Tense=Past|VerbForm=Fin"},
    {"VBN", VERBAL, "Tense=Past|VerbForm=Part"},
    {"VBP", VERBAL, "Mood=Ind|Tense=Pres|VerbForm=Fin"},
    {"VBZ", VERBAL, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"},
};

static const char *feats_of(const xc_token *token) {
    if (!token->xpos) return "_";
    for (size_t i = 0; i < sizeof tag_rows / sizeof *tag_rows; i++) {
        const tag_row *row = &tag_rows[i];
        if ((row->upos & BIT(token->upos)) &&
            strcmp(row->xpos, token->xpos) == 0) {
            return row->feats;
        }
    }
    return "_";
}

static bool same_letter(char folded, char c) {
    return folded == c || (c >= 'A' && c <= 'Z' && folded == c + ('a' - 'A'));
}

/* "NATO" and not "nato"; "State" of "States". */
static void put_lemma(const page *p, const xc_token *token) {
    size_t length = strlen(token->lemma);
    const char *form = p->bytes + token->span.start;
    size_t most = token->span.end - token->span.start;
    if (length == 0) {
        xc_buffer_putc(p->out, '_');
        return;
    }
    bool same = token->upos == XC_UPOS_PROPN && length <= most;
    for (size_t i = 0; same && i < length; i++) {
        same = same_letter(token->lemma[i], form[i]);
    }
    bool whole = token->upos == XC_UPOS_PROPN && token->lemma == token->norm;
    if (whole) {
        put_form(p, token->span);
    } else {
        put_column(p->out, same ? form : token->lemma, length);
    }
}

/* Behind the last word of all there is nothing that could be lacking. */
static bool space_follows(const page *p, const xc_sentence *sentence,
                          uint32_t index) {
    uint32_t next = index + 1 < sentence->token_count
                        ? sentence->tokens[index + 1].span.start
                        : p->next;
    return next != sentence->tokens[index].span.end;
}

/* inside: of a multiword range, whose own line says what follows it. */
static void put_misc(const page *p, const xc_sentence *sentence, uint32_t index,
                     bool inside) {
    const xc_token *token = &sentence->tokens[index];
    xc_buffer_puts(p->out, "End=");
    put_unsigned(p->out, token->span.end);
    if (sentence->in_title) xc_buffer_puts(p->out, "|Field=title");
    if (!inside && !space_follows(p, sentence, index)) {
        xc_buffer_puts(p->out, "|SpaceAfter=No");
    }
    xc_buffer_puts(p->out, "|Start=");
    put_unsigned(p->out, token->span.start);
}

/* The word that all others hang from. */
static uint32_t root_of(const xc_sentence *sentence) {
    uint32_t root = 0;
    while (root < sentence->token_count && sentence->tokens[root].head >= 0) {
        root++;
    }
    return root;
}

static void put_head(const page *p, const xc_token *token, uint32_t index,
                     uint32_t root) {
    if (index == root) {
        xc_buffer_puts(p->out, "0\troot");
        return;
    }
    bool known = token->head >= 0 && token->relation;
    put_unsigned(p->out, (token->head >= 0 ? (uint32_t)token->head : root) + 1);
    xc_buffer_putc(p->out, '\t');
    xc_buffer_puts(p->out, known ? token->relation : "dep");
}

static void put_word(const page *p, const xc_sentence *sentence, uint32_t index,
                     uint32_t root, bool inside) {
    const xc_token *token = &sentence->tokens[index];
    xc_buffer *out = p->out;
    put_unsigned(out, index + 1);
    xc_buffer_putc(out, '\t');
    put_form(p, token->span);
    xc_buffer_putc(out, '\t');
    put_lemma(p, token);
    xc_buffer_putc(out, '\t');
    xc_buffer_puts(out, xc_upos_name(token->upos));
    xc_buffer_putc(out, '\t');
    xc_buffer_puts(out, token->xpos ? token->xpos : "_");
    xc_buffer_putc(out, '\t');
    xc_buffer_puts(out, feats_of(token));
    xc_buffer_putc(out, '\t');
    put_head(p, token, index, root);
    xc_buffer_puts(out, "\t_\t");
    put_misc(p, sentence, index, inside);
    xc_buffer_putc(out, '\n');
}

/* ------------------------------------------------------------------ */
/* Comments                                                             */

/* Which comments the file gave. */
typedef struct given_comments {
    bool newdoc;
    bool date;
    bool sent_id;
    bool text;
    bool full_text; /* that says something */
} given_comments;

static bool is_newdoc(const xc_given_line *line) {
    xc_span all = {0, line->length};
    xc_span value;
    return xc_conllu_comment(line->bytes, all, "newdoc", &value) ||
           xc_conllu_comment(line->bytes, all, "newdoc id", &value);
}

/* A "# text" that has lost what it said. */
static bool is_bare_text(const xc_given_line *line) {
    xc_span value;
    return xc_conllu_comment(line->bytes, (xc_span){0, line->length}, "text",
                             &value) &&
           value.start == value.end;
}

static given_comments look_at_comments(const xc_given_line *lines,
                                       size_t count) {
    given_comments found = {false, false, false, false, false};
    xc_span value;
    for (size_t i = 0; i < count; i++) {
        const char *bytes = lines[i].bytes;
        xc_span line = {0, lines[i].length};
        found.newdoc |= is_newdoc(&lines[i]);
        found.date |=
            xc_conllu_comment(bytes, line, "meta::dateCreated", &value);
        found.sent_id |= xc_conllu_comment(bytes, line, "sent_id", &value);
        bool text = xc_conllu_comment(bytes, line, "text", &value);
        found.text |= text;
        found.full_text |= text && !is_bare_text(&lines[i]);
    }
    return found;
}

static void put_newdoc(const page *p) {
    xc_buffer_puts(p->out, "# newdoc id = ");
    put_name(p->out, p->id, false);
    xc_buffer_putc(p->out, '\n');
}

/* The date as it is stated while it is made of what ISO 8601 has; else its
 * day, which it always begins with. */
static void put_date(const page *p) {
    const char *date = p->article->published;
    if (!date) return;
    size_t length = strlen(date);
    if (strspn(date, "0123456789TWZ:,.+-") != length) length = DAY_BYTES;
    xc_buffer_puts(p->out, "# meta::dateCreated = ");
    xc_buffer_add(p->out, date, length);
    xc_buffer_putc(p->out, '\n');
}

/* Standard input is no name that reads well in front of "-1". */
static void put_sent_id(const page *p, size_t index) {
    const char *id = p->id;
    xc_buffer_puts(p->out, "# sent_id = ");
    const char *path = p->article->path;
    if (path && strcmp(path, "-") == 0 && id[0] == '-' &&
        (id[1] == '\0' || id[1] == '#')) {
        xc_buffer_puts(p->out, "stdin");
        id++;
    }
    put_name(p->out, id, true);
    xc_buffer_putc(p->out, '-');
    put_unsigned(p->out, (uint32_t)index + 1);
    xc_buffer_putc(p->out, '\n');
}

/* The form that a range is written as, from its line. */
static void put_range_form(const page *p, const xc_given_line *line) {
    xc_conllu_row row;
    xc_conllu_read(line->bytes, (xc_span){0, line->length}, &row);
    xc_span form = row.columns[XC_CONLLU_FORM];
    xc_buffer_add(p->out, line->bytes + form.start, form.end - form.start);
}

/* The words, or the ranges in place of theirs, with the spaces that
 * SpaceAfter leaves between them. */
static void put_text(const page *p, const xc_sentence *sentence,
                     const xc_given_line *lines, size_t count) {
    uint32_t covered = 0;
    xc_buffer_puts(p->out, "# text = ");
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        for (; count > 0 && lines->before <= i; lines++, count--) {
            if (lines->covers == 0) continue;
            put_range_form(p, lines);
            covered = i + lines->covers;
        }
        if (i >= covered) put_form(p, sentence->tokens[i].span);
        bool last = i + 1 == sentence->token_count;
        if (i + 1 >= covered && !last && space_follows(p, sentence, i)) {
            xc_buffer_putc(p->out, ' ');
        }
    }
    xc_buffer_putc(p->out, '\n');
}

static void put_comment(const page *p, const xc_given_line *line) {
    xc_buffer_add(p->out, line->bytes, line->length);
    xc_buffer_putc(p->out, '\n');
}

/* A range or empty node with its ten columns, "_" for what it lacks. */
static void put_line(const page *p, const xc_given_line *line) {
    xc_conllu_row row;
    xc_conllu_read(line->bytes, (xc_span){0, line->length}, &row);
    for (unsigned i = 0; i < XC_CONLLU_COLUMNS; i++) {
        xc_span column = row.columns[i];
        if (i > 0) xc_buffer_putc(p->out, '\t');
        if (column.start == column.end) xc_buffer_putc(p->out, '_');
        xc_buffer_add(p->out, line->bytes + column.start,
                      column.end - column.start);
    }
    xc_buffer_putc(p->out, '\n');
}

/* ------------------------------------------------------------------ */
/* Sentences                                                            */

static void put_words(const page *p, const xc_sentence *sentence,
                      const xc_given_line *lines, size_t count) {
    uint32_t root = root_of(sentence);
    uint32_t covered = 0; /* words up to here are of a range */
    for (uint32_t i = 0; i <= sentence->token_count; i++) {
        for (; count > 0 && lines->before <= i; lines++, count--) {
            put_line(p, lines);
            if (lines->covers > 0) covered = i + lines->covers;
        }
        if (i < sentence->token_count) {
            put_word(p, sentence, i, root, i < covered);
        }
    }
    xc_buffer_putc(p->out, '\n');
}

static void put_given(const page *p, const xc_sentence *sentence,
                      size_t index) {
    const xc_given *given = p->article->given;
    const xc_given_sentence *g = &given->sentences[index];
    const xc_given_line *comments = given->lines + g->comment;
    given_comments found = look_at_comments(comments, g->comment_count);
    bool date = index == 0 && !found.date;
    bool text = false; /* was written anew */
    if (index == 0 && !found.newdoc) put_newdoc(p);
    if (date && !found.newdoc) put_date(p);
    for (uint32_t i = 0; i < g->comment_count; i++) {
        if (!is_bare_text(&comments[i])) {
            put_comment(p, &comments[i]);
        } else if (!found.full_text && !text) {
            put_text(p, sentence, given->lines + g->line, g->line_count);
            text = true;
        }
        if (date && is_newdoc(&comments[i])) put_date(p);
    }
    if (!found.sent_id) put_sent_id(p, index);
    if (!found.text) {
        put_text(p, sentence, given->lines + g->line, g->line_count);
    }
    put_words(p, sentence, given->lines + g->line, g->line_count);
}

static void put_found(const page *p, const xc_sentence *sentence, size_t index,
                      bool new_par) {
    if (index == 0) {
        put_newdoc(p);
        put_date(p);
    }
    if (new_par) xc_buffer_puts(p->out, "# newpar\n");
    put_sent_id(p, index);
    put_text(p, sentence, NULL, 0);
    put_words(p, sentence, NULL, 0);
}

static bool begins_block(const xc_sentences *sentences, size_t index) {
    if (index == 0) return true;
    const xc_sentence *here = &sentences->items[index];
    const xc_sentence *before = here - 1;
    return here->block != before->block || here->in_title != before->in_title;
}

static uint32_t start_of_next(const xc_sentences *sentences, size_t index) {
    const xc_sentence *here = &sentences->items[index];
    if (index + 1 == sentences->count) return UINT32_MAX;
    return here[1].in_title == here->in_title ? here[1].span.start : UINT32_MAX;
}

void xc_trees_conllu_article(xc_sink *sink, const xc_article *article,
                             const xc_sentences *sentences,
                             const xc_style *style, bool first) {
    (void)style;
    (void)first;
    const char *id = article->id ? article->id : article->path;
    page p = {&sink->buffer, article, id ? id : "", NULL, UINT32_MAX};
    for (size_t i = 0; i < sentences->count; i++) {
        const xc_sentence *sentence = &sentences->items[i];
        if (sentence->token_count == 0) continue;
        p.bytes =
            sentence->in_title ? article->title.bytes : article->text.bytes;
        p.next = start_of_next(sentences, i);
        if (article->given) {
            put_given(&p, sentence, i);
        } else {
            put_found(&p, sentence, i, begins_block(sentences, i));
        }
        if (sink->buffer.length >= FLUSH_BYTES) xc_sink_flush(sink);
    }
}
