/*
 * treebank.c - reads the sentences of CoNLL-U treebanks for training.
 *
 * It takes words and leaves out ranges, empty nodes, comments and what stands
 * behind DEPREL. A sentence whose heads are no numbers within it, or go round
 * in a circle, is refused. Exports: treebank_read.
 */
#include "treebank.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../files.h"
#include "article/conllu_row.h"
#include "text/chars.h"

/* Labels of one meaning in two releases of the guidelines. */
static const char *const renamed[][2] = {
    {"obl:tmod", "obl:unmarked"},
    {"obl:npmod", "obl:unmarked"},
    {"nmod:tmod", "nmod:unmarked"},
    {"nmod:npmod", "nmod:unmarked"},
};

static const char *rename_label(const char *label) {
    for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++)
        if (strcmp(label, renamed[i][0]) == 0) return renamed[i][1];
    return label;
}

static const char *intern(treebank *bank, const char *bytes, xc_span span) {
    return xc_names_intern(bank->names, bytes + span.start,
                           span.end - span.start);
}

static const char *fold(treebank *bank, const char *form) {
    xc_buffer buffer = XC_BUFFER_INIT;
    xc_text_fold(&buffer, form, strlen(form));
    const char *folded = xc_names_intern(
        bank->names, buffer.bytes ? buffer.bytes : "", buffer.length);
    xc_buffer_dispose(&buffer);
    return folded;
}

/* False where the word has no head or a string is lacking. */
static bool read_word(treebank *bank, const char *bytes,
                      const xc_conllu_row *row, word *w) {
    uint32_t head;
    if (row->count < XC_CONLLU_COLUMNS ||
        !xc_conllu_number(bytes, row->columns[XC_CONLLU_HEAD], &head))
        return false;
    *w = (word){0};
    w->form = intern(bank, bytes, row->columns[XC_CONLLU_FORM]);
    w->folded = w->form ? fold(bank, w->form) : NULL;
    w->lemma = intern(bank, bytes, row->columns[XC_CONLLU_LEMMA]);
    w->upos = intern(bank, bytes, row->columns[XC_CONLLU_UPOS]);
    w->xpos = intern(bank, bytes, row->columns[XC_CONLLU_XPOS]);
    w->head = head < INT_MAX ? (int)head - 1 : INT_MAX;
    w->relation = intern(bank, bytes, row->columns[XC_CONLLU_DEPREL]);
    if (w->relation) w->relation = rename_label(w->relation);
    return w->folded && w->lemma && w->upos && w->xpos && w->relation;
}

typedef XC_VEC(word) words;

/* Every way up ends at a root. Heads lie in the sentence. */
static bool is_rooted(const sentence *s) {
    for (int i = 0; i < s->count; i++) {
        int at = i, steps = 0;
        while (at >= 0 && steps++ <= s->count)
            at = s->words[at].head;
        if (at >= 0) return false;
    }
    return true;
}

static bool finish(treebank *bank, words *open, int number) {
    if (open->count == 0) return true;
    sentence s = {open->items, (int)open->count, number};
    for (int i = 0; i < s.count; i++)
        if (s.words[i].head >= s.count) return false;
    if (!is_rooted(&s)) return false;
    bank->word_count += open->count;
    *open = (words){0};
    return XC_PUSH(bank->arena, &bank->sentences, s) == XC_OK;
}

static bool read_line(treebank *bank, words *open, const char *bytes,
                      xc_span line, int number) {
    xc_conllu_row row;
    word w;
    xc_conllu_read(bytes, line, &row);
    switch (row.kind) {
    case XC_CONLLU_BLANK:
        return finish(bank, open, number);
    case XC_CONLLU_WORD:
        return read_word(bank, bytes, &row, &w) &&
               XC_PUSH(bank->arena, open, w) == XC_OK;
    case XC_CONLLU_BAD:
        return false;
    default:
        return true;
    }
}

bool treebank_read(treebank *bank, const char *path, int number) {
    xc_buffer file = XC_BUFFER_INIT;
    if (!file_read(path, &file)) return false;
    words open = {0};
    bool good = file.length < UINT32_MAX;
    unsigned line_number = 0;
    uint32_t at = 0, length = good ? (uint32_t)file.length : 0;
    xc_span line;
    while (good && xc_conllu_line(file.bytes, length, &at, &line)) {
        line_number++;
        good = read_line(bank, &open, file.bytes, line, number);
    }
    good = good && finish(bank, &open, number);
    if (!good)
        fprintf(stderr, "%s:%u: no sentence of CoNLL-U with heads\n", path,
                line_number);
    xc_buffer_dispose(&file);
    return good;
}
