/*
 * entities.c - reads the names of a treebank.
 *
 * An entity with a proper noun as its head holds a name: the words around
 * that head that are written as names, with small words between them. A name
 * within a name ("University of Lyon") keeps its words for itself.
 * Exports: entities_*.
 */
#include "entities.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../files.h"
#include "article/conllu_row.h"

/* Words between two of a name, and entities around a word, at most. */
enum { BRIDGE = 2, OPEN_MAX = 64 };

typedef struct row {
    int head; /* index in the sentence; -1: root */
    bool proper, written, number, joint;
} row;

typedef struct entity {
    int id;
    xc_name_type type;
    int first, last; /* words of the sentence */
} entity;

typedef struct reader {
    entity_bank *bank;
    const char *bytes;
    entity_document *document;
    XC_VEC(row) rows; /* of the sentence */
    size_t start;     /* its first word in the document */
    entity open[OPEN_MAX];
    int open_count;
    XC_VEC(entity) entities; /* of the sentence, closed */
} reader;

static xc_name_type type_of(const char *name, size_t length) {
    static const char *const names[] = {"person", "organization", "place"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == length && memcmp(names[i], name, length) == 0)
            return (xc_name_type)(XC_NAME_PERSON + i);
    return XC_NAME_OTHER;
}

/* "(12-person-new-..." opens, "12)" closes, "(12-person-...)" does both. */
static void open_entity(reader *r, const char *text, size_t length, int at) {
    const char *dash = memchr(text, '-', length);
    if (!dash || r->open_count == OPEN_MAX) return;
    const char *type = dash + 1;
    size_t rest = length - (size_t)(type - text);
    const char *end = memchr(type, '-', rest);
    size_t type_length = end ? (size_t)(end - type) : rest;
    r->open[r->open_count++] =
        (entity){atoi(text), type_of(type, type_length), at, at};
}

static bool close_entity(reader *r, int id, int at) {
    for (int i = r->open_count; i-- > 0;) {
        if (r->open[i].id != id) continue;
        entity closed = r->open[i];
        closed.last = at;
        memmove(r->open + i, r->open + i + 1,
                (size_t)(--r->open_count - i) * sizeof *r->open);
        return XC_PUSH(r->bank->arena, &r->entities, closed) == XC_OK;
    }
    return true;
}

static bool read_entities(reader *r, const char *text, size_t length, int at) {
    for (size_t i = 0; i < length;) {
        bool opens = text[i] == '(';
        size_t from = opens ? ++i : i;
        while (i < length && text[i] != '(' && text[i] != ')')
            i++;
        if (opens) open_entity(r, text + from, i - from, at);
        if (i < length && text[i] == ')') {
            int id = atoi(text + from);
            if (!close_entity(r, id, at)) return false;
            i++;
        }
    }
    return true;
}

static bool is(const reader *r, xc_span column, const char *value) {
    size_t length = column.end - column.start;
    return strlen(value) == length &&
           memcmp(r->bytes + column.start, value, length) == 0;
}

static bool is_joint(const reader *r, xc_span upos) {
    static const char *const joints[] = {"ADP",   "DET", "CCONJ", "PART",
                                         "PUNCT", "SYM", "NUM",   "NOUN"};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (is(r, upos, joints[i])) return true;
    return false;
}

static bool add_word(reader *r, const xc_conllu_row *from) {
    uint32_t head;
    if (from->count < XC_CONLLU_COLUMNS ||
        !xc_conllu_number(r->bytes, from->columns[XC_CONLLU_HEAD], &head))
        return false;
    xc_span form = from->columns[XC_CONLLU_FORM];
    xc_span upos = from->columns[XC_CONLLU_UPOS];
    xc_span misc = from->columns[XC_CONLLU_MISC];
    char first = r->bytes[form.start];
    row word = {.head = (int)head - 1,
                .proper = is(r, upos, "PROPN"),
                .number = is(r, upos, "NUM"),
                .joint = is_joint(r, upos)};
    word.written =
        word.proper || (first >= 'A' && first <= 'Z' && !is(r, upos, "DET") &&
                        !is(r, upos, "PRON") && !is(r, upos, "ADP"));
    xc_buffer *text = &r->document->text;
    entity_word out = {.span.start = (uint32_t)text->length};
    xc_buffer_add(text, r->bytes + form.start, form.end - form.start);
    out.span.end = (uint32_t)text->length;
    xc_span space = xc_conllu_value(r->bytes, misc, "SpaceAfter");
    if (!is(r, space, "No")) xc_buffer_putc(text, ' ');
    int at = (int)r->rows.count;
    xc_span entities = xc_conllu_value(r->bytes, misc, "Entity");
    return XC_PUSH(r->bank->arena, &r->rows, word) == XC_OK &&
           XC_PUSH(r->bank->arena, &r->document->words, out) == XC_OK &&
           read_entities(r, r->bytes + entities.start,
                         entities.end - entities.start, at);
}

/* The word whose head lies outside. */
static int head_of(const reader *r, const entity *e) {
    for (int i = e->first; i <= e->last; i++) {
        int head = r->rows.items[i].head;
        if (head < e->first || head > e->last) return i;
    }
    return e->first;
}

/* Longer ones first; of equal ones the one that was closed later. */
static int by_length(const void *a, const void *b) {
    const entity *x = a, *y = b;
    int lengths[2] = {x->last - x->first, y->last - y->first};
    if (lengths[0] != lengths[1]) return lengths[0] > lengths[1] ? -1 : 1;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* True when a smaller name around that word does not hold the head. */
static bool is_others(const reader *r, size_t own, int at, int head) {
    for (size_t i = own + 1; i < r->entities.count; i++) {
        const entity *e = &r->entities.items[i];
        bool holds = e->first <= at && at <= e->last;
        bool around = e->first <= head && head <= e->last;
        if (holds && !around && r->rows.items[head_of(r, e)].proper)
            return true;
    }
    return false;
}

/* How far the name goes from its head in a direction. */
static int reach(const reader *r, size_t own, int head, int direction) {
    const entity *e = &r->entities.items[own];
    int end = head;
    for (int at = head + direction, gap = 0; at >= e->first && at <= e->last;
         at += direction) {
        const row *word = &r->rows.items[at];
        if (is_others(r, own, at, head)) break;
        if (word->written || (word->number && direction > 0 && gap == 0)) {
            end = at;
            gap = 0;
        } else if (!word->joint || ++gap > BRIDGE) {
            break;
        }
    }
    return end;
}

static void mark_names(reader *r) {
    if (r->entities.count > 1)
        qsort(r->entities.items, r->entities.count, sizeof *r->entities.items,
              by_length);
    for (size_t i = 0; i < r->entities.count; i++) {
        const entity *e = &r->entities.items[i];
        int head = head_of(r, e);
        if (!r->rows.items[head].proper) continue;
        int first = reach(r, i, head, -1), last = reach(r, i, head, 1);
        for (int k = first; k <= last; k++) {
            entity_word *word = &r->document->words.items[r->start + (size_t)k];
            word->name = e->type;
            word->first = k == first;
        }
    }
}

/* A name goes on only in the word behind one of its type. */
static void mend_firsts(reader *r) {
    for (size_t i = r->start; i < r->document->words.count; i++) {
        entity_word *word = &r->document->words.items[i];
        if (word->name != XC_NAME_NONE &&
            (i == r->start || word[-1].name != word->name))
            word->first = true;
    }
}

static void end_sentence(reader *r) {
    if (!r->document) return;
    if (r->rows.count > 0) {
        mark_names(r);
        mend_firsts(r);
        xc_buffer_putc(&r->document->text, '\n');
    }
    r->start = r->document->words.count;
    r->rows.count = r->entities.count = 0;
    r->open_count = 0;
}

static bool read_line(reader *r, xc_span line) {
    xc_conllu_row from;
    xc_span value;
    if (xc_conllu_comment(r->bytes, line, "newdoc id", &value)) {
        end_sentence(r);
        entity_document fresh = {.text = XC_BUFFER_INIT};
        if (XC_PUSH(r->bank->arena, &r->bank->documents, fresh) != XC_OK)
            return false;
        r->document = &r->bank->documents.items[r->bank->documents.count - 1];
        r->start = 0;
        return true;
    }
    xc_conllu_read(r->bytes, line, &from);
    if (from.kind == XC_CONLLU_BLANK) end_sentence(r);
    if (from.kind == XC_CONLLU_WORD && r->document) return add_word(r, &from);
    return from.kind != XC_CONLLU_BAD;
}

bool entities_read(entity_bank *bank, const char *path) {
    xc_buffer file = XC_BUFFER_INIT;
    bool good = file_read(path, &file) && file.length < UINT32_MAX;
    reader r = {.bank = bank, .bytes = file.bytes};
    unsigned number = 0;
    uint32_t at = 0, length = good ? (uint32_t)file.length : 0;
    xc_span line;
    while (good && xc_conllu_line(file.bytes, length, &at, &line)) {
        number++;
        good = read_line(&r, line);
    }
    end_sentence(&r);
    if (!good) fprintf(stderr, "%s:%u: no CoNLL-U\n", path, number);
    xc_buffer_dispose(&file);
    return good;
}

void entities_dispose(entity_bank *bank) {
    for (size_t i = 0; i < bank->documents.count; i++)
        xc_buffer_dispose(&bank->documents.items[i].text);
}
