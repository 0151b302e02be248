/*
 * conllu.c - CoNLL-U (universaldependencies.org/format): an article from each
 * "# newdoc" to the next, with the sentences and words that the file gives.
 *
 * Its text is put together from the forms. What stands between two words is
 * taken from the line "# text" where that agrees with the forms, else from
 * SpaceAfter=No; "# newpar" begins a block. Each word knows the place of its
 * FORM. Comments, multiword ranges and empty nodes are kept as lines, but of a
 * "# text" that does not hold the words no more than its key. What stands in
 * the other columns is not looked at: it is found anew.
 *
 * A line that is no word is told and left out; past a handful they are
 * counted, and so is each "# text" past the first that is not true. IDs that
 * do not count from 1 are told; the words are taken in the order of their
 * lines. It refuses forms past 1024 bytes, and tells no more than a hundred
 * other troubles of a file.
 * Exports: xc_conllu_parse.
 */
#include "article/conllu_row.h"

#include <stdio.h>
#include <string.h>

#include "article/reader.h"

#define FORM_MAX_BYTES 1024u
#define TOLD_MOST 100u
#define BAD_TOLD_MOST 5u

/* What is told once a file, at its end. */
typedef struct tally {
    uint32_t first; /* offset in the file */
    uint32_t count;
} tally;

/* A word of the sentence that is being read. */
typedef struct word {
    xc_span form; /* in the file */
    bool space;   /* follows */
} word;

/* A multiword range whose words are being read; line is its index among the
 * lines of the article. */
typedef struct range {
    uint32_t first;
    uint32_t last; /* 0: none is open */
    xc_span form;
    bool space;
    size_t line;
} range;

/* One article on its way. */
typedef struct parser {
    xc_article_reader *reader;
    const xc_article_source *source;
    const char *bytes;
    unsigned told;
    unsigned unnamed; /* articles without an id so far */
    unsigned bad;     /* lines that are no word and were told */
    tally more_bad;   /* those past them */
    tally untrue;     /* "# text" that does not hold the words */

    xc_article article;
    xc_position place;
    xc_text_builder text;
    bool named;    /* a "# newdoc" was met for it */
    bool new_par;  /* the next sentence begins a block */
    bool no_space; /* none stands behind the last word */
    XC_VEC(xc_span) words;
    XC_VEC(xc_given_sentence) sentences;
    XC_VEC(xc_given_line) lines;
    XC_VEC(xc_block) blocks;

    /* The sentence that is being read. */
    XC_VEC(word) forms;
    size_t comment; /* its first line */
    size_t line;    /* its first line that is no comment */
    bool begun;     /* a line that is no comment was met */
    bool disorder;  /* was told */
    range open;
} parser;

static void tell_at(parser *p, xc_severity severity, xc_status status,
                    xc_position place, const char *message) {
    if (p->told > TOLD_MOST) return;
    if (p->told++ == TOLD_MOST) message = "there is more trouble; not told";
    xc_reader_tell(p->reader, p->source, severity, status, place, "%s",
                   message);
}

static void tell(parser *p, xc_severity severity, xc_status status,
                 uint32_t offset, const char *message) {
    if (p->told > TOLD_MOST) return;
    tell_at(p, severity, status, xc_text_position(&p->source->text, offset),
            message);
}

static void tell_bad(parser *p, uint32_t offset, const char *message) {
    tell(p, XC_SEVERITY_ERROR, XC_ERROR_FORMAT, offset, message);
}

static void tell_loss(parser *p, uint32_t offset, const char *message) {
    tell(p, XC_SEVERITY_WARNING, XC_ERROR_FORMAT, offset, message);
}

static void add_to(tally *t, uint32_t offset) {
    if (t->count++ == 0) t->first = offset;
}

static void tell_bad_line(parser *p, uint32_t offset) {
    if (p->bad == BAD_TOLD_MOST) {
        add_to(&p->more_bad, offset);
        return;
    }
    p->bad++;
    tell_bad(p, offset,
             "no word of CoNLL-U: ID, a tab and FORM are needed; the line is "
             "left out");
}

static void tell_tallies(const parser *p) {
    const xc_text *text = &p->source->text;
    uint32_t bad = p->more_bad.count;
    uint32_t untrue = p->untrue.count;
    char more[32] = "";
    if (bad > 0) {
        xc_reader_tell(p->reader, p->source, XC_SEVERITY_ERROR, XC_ERROR_FORMAT,
                       xc_text_position(text, p->more_bad.first),
                       "%u more line%s no word of CoNLL-U; left out", bad,
                       bad == 1 ? " is" : "s are");
    }
    if (untrue > 1) snprintf(more, sizeof more, ", and %u more", untrue - 1);
    if (untrue > 0) {
        xc_reader_tell(p->reader, p->source, XC_SEVERITY_WARNING,
                       XC_ERROR_FORMAT, xc_text_position(text, p->untrue.first),
                       "the \"# text\" does not hold the words of its "
                       "sentence%s; left out",
                       more);
    }
}

/* ------------------------------------------------------------------ */
/* Spaces between words                                                 */

static bool equals(const char *bytes, xc_span span, const char *string) {
    size_t length = strlen(string);
    return span.end - span.start == length &&
           memcmp(bytes + span.start, string, length) == 0;
}

static bool has_space_after(const parser *p, const xc_conllu_row *row) {
    xc_span misc = row->columns[XC_CONLLU_MISC];
    xc_span value = xc_conllu_value(p->bytes, misc, "SpaceAfter");
    return !equals(p->bytes, value, "No");
}

/* Moves *at past a form and answers whether it stands there. */
static bool follow(const char *bytes, xc_span in, uint32_t *at, xc_span form) {
    uint32_t length = form.end - form.start;
    if (in.end - *at < length ||
        memcmp(bytes + *at, bytes + form.start, length) != 0) {
        return false;
    }
    *at += length;
    return true;
}

/* True when the words of the open range run on as it is written. */
static bool range_agrees(const parser *p) {
    const range *open = &p->open;
    uint32_t at = open->form.start;
    for (uint32_t i = open->first; i <= open->last; i++) {
        xc_span form = p->forms.items[i - 1].form;
        if (!follow(p->bytes, open->form, &at, form)) return false;
    }
    return at == open->form.end;
}

/* Within a range its own line says what follows. */
static void close_range(parser *p) {
    range *open = &p->open;
    bool apart = !range_agrees(p);
    for (uint32_t i = open->first; i < open->last; i++) {
        p->forms.items[i - 1].space = apart;
    }
    p->forms.items[open->last - 1].space = open->space;
    open->last = 0;
}

static uint32_t skip_blanks(const char *bytes, uint32_t at, uint32_t end) {
    return xc_text_trim(bytes, (xc_span){at, end}).start;
}

static xc_span span_of(const parser *p, const xc_given_line *line) {
    uint32_t start = (uint32_t)(line->bytes - p->bytes);
    return (xc_span){start, start + line->length};
}

/* The range that begins at a word; NULL: none does. *line moves on through
 * the lines of the sentence. */
static const xc_given_line *range_at(const parser *p, size_t index,
                                     size_t *line) {
    for (; *line < p->lines.count; (*line)++) {
        const xc_given_line *l = &p->lines.items[*line];
        if (l->before > index) return NULL;
        if (l->before == index && l->covers > 0) return l;
    }
    return NULL;
}

/* What "# text" holds from a word on: the form of the range that begins there
 * or of the word; *index moves behind its words. */
static xc_span form_at(const parser *p, bool by_ranges, size_t *index,
                       size_t *line) {
    const xc_given_line *l = by_ranges ? range_at(p, *index, line) : NULL;
    if (!l) return p->forms.items[(*index)++].form;
    xc_conllu_row row;
    xc_conllu_read(p->bytes, span_of(p, l), &row);
    *index += l->covers;
    return row.columns[XC_CONLLU_FORM];
}

/* How "# text" is held against the words. */
typedef struct fit {
    bool by_ranges; /* ranges stand for their words: "zum" for "zu dem" */
    bool loose;     /* blanks at the ends of forms do not count */
    bool take;      /* its spaces are those between the words */
} fit;

/* True when "# text" holds these words and nothing else. */
static bool holds_words(parser *p, xc_span text, fit how) {
    uint32_t at = text.start;
    size_t line = p->line;
    for (size_t i = 0; i < p->forms.count;) {
        xc_span form = form_at(p, how.by_ranges, &i, &line);
        if (how.loose) form = xc_text_trim(p->bytes, form);
        if (!follow(p->bytes, text, &at, form)) return false;
        uint32_t next = skip_blanks(p->bytes, at, text.end);
        if (how.take && i < p->forms.count) {
            p->forms.items[i - 1].space = next > at;
        }
        at = next;
    }
    return at == text.end;
}

static bool space_as_in(parser *p, xc_span text) {
    for (int loose = 0; loose < 2; loose++) {
        for (int by_words = 0; by_words < 2; by_words++) {
            fit how = {!by_words, loose, false};
            if (!holds_words(p, text, how)) continue;
            how.take = !loose;
            return holds_words(p, text, how);
        }
    }
    return false;
}

static void empty_text(parser *p, xc_given_line *line) {
    static const char key[] = "# text";
    add_to(&p->untrue, span_of(p, line).start);
    line->bytes = key;
    line->length = sizeof key - 1;
}

/* The first "# text" says where spaces are, if it is true; another has to say
 * the same. Of those that are not true the key is left. */
static void find_spaces(parser *p) {
    xc_span first = {0, 0};
    bool met = false, holds = false;
    for (size_t i = p->comment; i < p->line; i++) {
        xc_given_line *line = &p->lines.items[i];
        xc_span text;
        if (!xc_conllu_comment(p->bytes, span_of(p, line), "text", &text)) {
            continue;
        }
        uint32_t at = text.start;
        bool same = met && follow(p->bytes, text, &at, first) && at == text.end;
        if (!met) {
            first = text;
            holds = same = space_as_in(p, text);
            met = true;
        }
        if (!same || !holds) empty_text(p, line);
    }
}

/* ------------------------------------------------------------------ */
/* Sentences                                                            */

static xc_status push_line(parser *p, xc_span span, uint32_t covers) {
    xc_given_line line = {(uint32_t)p->forms.count, covers,
                          p->bytes + span.start, span.end - span.start};
    return XC_PUSH(p->reader->arena, &p->lines, line);
}

/* The block that the sentence belongs to; a new one where it begins one. */
static xc_status enter_block(parser *p, uint32_t start) {
    if (p->blocks.count > 0 && !p->new_par) return XC_OK;
    xc_block block = {XC_BLOCK_PARAGRAPH, {start, start}};
    p->new_par = false;
    return XC_PUSH(p->reader->arena, &p->blocks, block);
}

/* What parts the sentence from the one before it. */
static void put_gap(parser *p) {
    uint32_t offset = p->forms.items[0].form.start;
    if (p->sentences.count == 0) return;
    if (p->new_par) {
        xc_text_builder_add(&p->text, "\n\n", 2, offset);
    } else if (!p->no_space) {
        xc_text_builder_add(&p->text, " ", 1, offset);
    }
}

static xc_status put_word(parser *p, const word *w, bool space) {
    uint32_t start = (uint32_t)p->text.bytes.length;
    xc_text_builder_copy(&p->text, w->form);
    xc_span span = {start, (uint32_t)p->text.bytes.length};
    if (space) xc_text_builder_add(&p->text, " ", 1, w->form.end);
    XC_TRY(p->text.status);
    return XC_PUSH(p->reader->arena, &p->words, span);
}

static xc_status put_sentence(parser *p) {
    put_gap(p);
    XC_TRY(enter_block(p, (uint32_t)p->text.bytes.length));
    xc_given_sentence sentence = {
        .block = (uint32_t)p->blocks.count - 1,
        .word = (uint32_t)p->words.count,
        .word_count = (uint32_t)p->forms.count,
        .comment = (uint32_t)p->comment,
        .comment_count = (uint32_t)(p->line - p->comment),
        .line = (uint32_t)p->line,
        .line_count = (uint32_t)(p->lines.count - p->line)};
    for (size_t i = 0; i < p->forms.count; i++) {
        const word *w = &p->forms.items[i];
        XC_TRY(put_word(p, w, w->space && i + 1 < p->forms.count));
    }
    p->no_space = !p->forms.items[p->forms.count - 1].space;
    p->blocks.items[p->blocks.count - 1].span.end =
        (uint32_t)p->text.bytes.length;
    return XC_PUSH(p->reader->arena, &p->sentences, sentence);
}

/* A range is taken out again where not all of its words follow it. */
static void drop_range(parser *p) {
    if (p->open.last == 0) return;
    tell_loss(p, p->open.form.start,
              "not all words of the range follow it; left out");
    xc_given_line *line = &p->lines.items[p->open.line];
    size_t after = p->lines.count - p->open.line - 1;
    memmove(line, line + 1, after * sizeof *line);
    p->lines.count--;
    p->open.last = 0;
}

/* Comments wait for the next sentence until there is one. */
static xc_status end_sentence(parser *p, uint32_t offset) {
    xc_status status = XC_OK;
    if (!p->begun) return XC_OK;
    drop_range(p);
    if (p->forms.count > 0) {
        find_spaces(p);
        status = put_sentence(p);
    } else if (p->lines.count > p->line) {
        tell_loss(p, offset, "a sentence without a word; left out");
        p->lines.count = p->line;
    }
    bool put = p->forms.count > 0;
    p->forms.count = 0;
    p->begun = p->disorder = false;
    if (put) p->comment = p->lines.count;
    p->line = p->lines.count;
    return status;
}

/* ------------------------------------------------------------------ */
/* Lines                                                                */

static xc_status take_word(parser *p, const xc_conllu_row *row) {
    xc_span form = row->columns[XC_CONLLU_FORM];
    if (form.end - form.start > FORM_MAX_BYTES) {
        tell(p, XC_SEVERITY_ERROR, XC_ERROR_LIMIT, form.start,
             "the form is longer than 1024 bytes; the word is left out");
        p->disorder = true;
        drop_range(p);
        return XC_OK;
    }
    if (row->id != p->forms.count + 1 && !p->disorder) {
        tell_loss(p, row->columns[XC_CONLLU_ID].start,
                  "the IDs of the sentence do not count from 1; the words are "
                  "numbered anew");
        p->disorder = true;
        drop_range(p);
    }
    word w = {form, has_space_after(p, row)};
    XC_TRY(XC_PUSH(p->reader->arena, &p->forms, w));
    if (p->open.last == p->forms.count) close_range(p);
    return XC_OK;
}

static xc_status take_range(parser *p, xc_span line, const xc_conllu_row *row) {
    if (row->id != p->forms.count + 1 || p->open.last > 0) {
        tell_loss(p, line.start,
                  "the range does not begin at the next word; left out");
        return XC_OK;
    }
    p->open = (range){row->id, row->last, row->columns[XC_CONLLU_FORM],
                      has_space_after(p, row), p->lines.count};
    return push_line(p, line, row->last - row->id + 1);
}

static xc_status take_empty_node(parser *p, xc_span line,
                                 const xc_conllu_row *row) {
    if (row->id != p->forms.count) {
        tell_loss(p, line.start,
                  "the empty node does not follow its word; left out");
        return XC_OK;
    }
    return push_line(p, line, 0);
}

static void begin_article(parser *p, uint32_t offset) {
    p->article = (xc_article){0};
    p->article.text = p->article.title = (xc_text){"", 0, NULL, 0};
    p->place = xc_text_position(&p->source->text, offset);
    xc_text_builder_init(&p->text, p->reader->arena, &p->source->text);
    p->named = p->new_par = p->no_space = false;
    memset(&p->words, 0, sizeof p->words);
    memset(&p->sentences, 0, sizeof p->sentences);
    memset(&p->lines, 0, sizeof p->lines);
    memset(&p->blocks, 0, sizeof p->blocks);
    p->comment = p->line = 0;
}

/* An article that has no id of its own needs one beside others. */
static xc_status name_article(parser *p) {
    if (p->article.id || p->unnamed++ == 0) return XC_OK;
    p->article.id =
        xc_arena_format(p->reader->arena, "%s#%u", p->source->path, p->unnamed);
    return p->article.id ? XC_OK : XC_ERROR_MEMORY;
}

static xc_status fill_article(parser *p) {
    static const xc_given_line no_line = {0};
    xc_given *given = xc_arena_alloc(p->reader->arena, sizeof *given);
    XC_TRY_NEW(given);
    XC_TRY(name_article(p));
    XC_TRY(xc_text_builder_finish(&p->text, &p->article.text));
    given->sentences = p->sentences.items;
    given->sentence_count = p->sentences.count;
    given->words = p->words.items;
    given->lines = p->lines.items ? p->lines.items : &no_line;
    p->article.given = given;
    p->article.blocks = p->blocks.items;
    p->article.block_count = p->blocks.count;
    p->article.published = xc_reader_published(p->reader, p->source,
                                               p->article.published, p->place);
    return XC_OK;
}

static xc_status end_article(parser *p, xc_error *error) {
    if (p->sentences.count == 0) {
        if (!p->named) return XC_OK;
        tell_at(p, XC_SEVERITY_NOTE, XC_OK, p->place,
                "the document holds no word");
        return XC_OK;
    }
    xc_status status = fill_article(p);
    if (status == XC_ERROR_LIMIT) {
        return xc_fail(error, status, "the text is larger than 1 GiB");
    }
    if (status < 0) return xc_fail(error, status, "out of memory");
    return xc_reader_finish(p->reader, p->source, &p->article, p->place, error);
}

/* Ends the article before a "# newdoc". Comments that were met since its last
 * sentence are those of the next article, unless they named a document that
 * holds nothing. */
static xc_status change_article(parser *p, uint32_t offset, xc_error *error) {
    const xc_given_line *lines = p->lines.items;
    size_t first = p->comment, count = p->lines.count;
    if (p->sentences.count == 0 && p->named) first = count;
    p->lines.count = p->comment;
    XC_TRY(end_article(p, error));
    xc_text_builder_dispose(&p->text);
    begin_article(p, offset);
    for (size_t i = first; i < count; i++) {
        XC_TRY(XC_PUSH(p->reader->arena, &p->lines, lines[i]));
    }
    p->named = true;
    return XC_OK;
}

static xc_status take_string(const parser *p, xc_span value,
                             const char **string) {
    if (*string || value.start == value.end) return XC_OK;
    *string = xc_arena_copy(p->reader->arena, p->bytes + value.start,
                            value.end - value.start);
    return *string ? XC_OK : XC_ERROR_MEMORY;
}

static xc_status take_comment(parser *p, xc_span line, xc_error *error) {
    xc_span value;
    if (p->begun) XC_TRY(end_sentence(p, line.start));
    if (xc_conllu_comment(p->bytes, line, "newdoc id", &value) ||
        xc_conllu_comment(p->bytes, line, "newdoc", &value)) {
        XC_TRY(change_article(p, line.start, error));
        XC_TRY(take_string(p, value, &p->article.id));
    } else if (xc_conllu_comment(p->bytes, line, "newpar id", &value) ||
               xc_conllu_comment(p->bytes, line, "newpar", &value)) {
        p->new_par = p->sentences.count > 0;
    } else if (xc_conllu_comment(p->bytes, line, "meta::dateCreated", &value)) {
        XC_TRY(take_string(p, value, &p->article.published));
    } else if (xc_conllu_comment(p->bytes, line, "meta::sourceURL", &value)) {
        XC_TRY(take_string(p, value, &p->article.url));
    }
    XC_TRY(push_line(p, line, 0));
    p->line = p->lines.count;
    return XC_OK;
}

static xc_status take_line(parser *p, xc_span line, xc_error *error) {
    xc_conllu_row row;
    xc_conllu_read(p->bytes, line, &row);
    if (row.kind == XC_CONLLU_COMMENT) return take_comment(p, line, error);
    if (row.kind == XC_CONLLU_BLANK) return end_sentence(p, line.start);
    p->begun = true;
    switch (row.kind) {
    case XC_CONLLU_WORD:
        return take_word(p, &row);
    case XC_CONLLU_RANGE:
        return take_range(p, line, &row);
    case XC_CONLLU_EMPTY:
        return take_empty_node(p, line, &row);
    default:
        tell_bad_line(p, line.start);
        p->disorder = true;
        return XC_OK;
    }
}

static xc_status parse(parser *p, xc_error *error) {
    const xc_text *text = &p->source->text;
    uint32_t at = 0;
    xc_span line;
    while (xc_conllu_line(text->bytes, text->length, &at, &line)) {
        XC_TRY(take_line(p, line, error));
    }
    XC_TRY(end_sentence(p, text->length));
    return end_article(p, error);
}

xc_status xc_conllu_parse(xc_article_reader *reader,
                          const xc_article_source *source, xc_error *error) {
    parser p = {
        .reader = reader, .source = source, .bytes = source->text.bytes};
    begin_article(&p, 0);
    xc_status status = parse(&p, error);
    if (status == XC_OK) tell_tallies(&p);
    xc_text_builder_dispose(&p.text);
    if (status == XC_ERROR_MEMORY) xc_fail(error, status, "out of memory");
    return status;
}
