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
#include "text/chars.h"

enum { COLUMNS = 10 };

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

static const char *intern(treebank *bank, const char *text) {
    return xc_names_intern_string(bank->names, text);
}

static const char *fold(treebank *bank, const char *form) {
    xc_buffer buffer = XC_BUFFER_INIT;
    xc_text_fold(&buffer, form, strlen(form));
    const char *folded = intern(bank, buffer.bytes ? buffer.bytes : "");
    xc_buffer_dispose(&buffer);
    return folded;
}

/* Cuts a line at its tabs; false when it has not all columns. */
static bool columns(char *line, char *cells[COLUMNS]) {
    for (int i = 0; i < COLUMNS; i++) {
        cells[i] = line;
        char *tab = line ? strchr(line, '\t') : NULL;
        if (!tab && i + 1 < COLUMNS) return false;
        if (tab) *tab = '\0';
        line = tab ? tab + 1 : NULL;
    }
    return true;
}

static bool is_number(const char *cell) {
    return *cell && strspn(cell, "0123456789") == strlen(cell);
}

static word read_word(treebank *bank, char *cells[COLUMNS]) {
    word w = {0};
    w.form = intern(bank, cells[1]);
    w.folded = fold(bank, cells[1]);
    w.lemma = intern(bank, cells[2]);
    w.upos = intern(bank, cells[3]);
    w.xpos = intern(bank, cells[4]);
    long head = strtol(cells[6], NULL, 10);
    w.head = head < INT_MAX ? (int)head - 1 : INT_MAX;
    w.relation = intern(bank, rename_label(cells[7]));
    return w;
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

static bool read_line(treebank *bank, words *open, char *line, int number) {
    if (line[0] == '\0') return finish(bank, open, number);
    if (line[0] == '#') return true;
    char *cells[COLUMNS];
    if (!columns(line, cells)) return false;
    if (!is_number(cells[0])) return true;
    if (!is_number(cells[6])) return false;
    word w = read_word(bank, cells);
    return XC_PUSH(bank->arena, open, w) == XC_OK;
}

bool treebank_read(treebank *bank, const char *path, int number) {
    xc_buffer file = XC_BUFFER_INIT;
    if (!file_read(path, &file)) return false;
    words open = {0};
    bool good = true;
    unsigned line_number = 0;
    for (char *line = file.bytes; line && *line && good;) {
        char *end = strchr(line, '\n');
        if (end) *end = '\0';
        line_number++;
        good = read_line(bank, &open, line, number);
        line = end ? end + 1 : NULL;
    }
    good = good && finish(bank, &open, number);
    if (!good)
        fprintf(stderr, "%s:%u: no sentence of CoNLL-U with heads\n", path,
                line_number);
    xc_buffer_dispose(&file);
    return good;
}
