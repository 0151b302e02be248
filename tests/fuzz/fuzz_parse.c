/*
 * fuzz_parse.c - any bytes into sentences and trees. The first byte says how
 * the rest is read: even as plain text, odd as CoNLL-U.
 *
 * Every sentence that comes out is one tree: IDs count from 1, heads are
 * words of it, one is the root and all others hang from it. Words stand in
 * the text where they say, in order. What was written of CoNLL-U is written
 * in the same way when it is read back.
 */
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

#define COLUMNS 10

static xc_desk *new_desk(xc_context *context, const void *bytes, size_t size,
                         const char *format) {
    xc_error error = XC_ERROR_INIT;
    xc_input input = XC_INPUT_INIT;
    xc_desk *desk = xc_desk_new(context, &error);
    fuzz_promise(desk != NULL, "a desk can be made");
    input.format = format;
    xc_status status = xc_desk_add_bytes(desk, "a", bytes, size,
                                         XC_ROLE_CHECKED, &input, &error);
    fuzz_promise_status(status, &error);
    return desk;
}

static void write_trees(xc_desk *desk, fuzz_output *output) {
    xc_error error = XC_ERROR_INIT;
    xc_status status =
        xc_desk_write_trees(desk, "conllu", NULL, fuzz_write, output, &error);
    fuzz_promise_status(status, &error);
    fuzz_promise(status == XC_OK, "trees can be written");
}

/* ------------------------------------------------------------------ */
/* The texts, as JSON has them                                          */

typedef struct texts {
    cJSON **articles;
    size_t count;
    size_t at; /* the one whose words are looked at */
    long past; /* where its last word ended */
} texts;

static void read_texts(xc_desk *desk, texts *t) {
    xc_error error = XC_ERROR_INIT;
    fuzz_output output = {NULL, 0};
    fuzz_promise(xc_desk_write_facts(desk, "jsonl", NULL, fuzz_write, &output,
                                     &error) == XC_OK,
                 "facts can be written");
    *t = (texts){NULL, 0, 0, 0};
    for (const char *line = output.bytes; line && *line;) {
        const char *end = strchr(line, '\n');
        t->articles = realloc(t->articles, (t->count + 1) * sizeof(cJSON *));
        fuzz_promise(end && t->articles, "a line has an end");
        t->articles[t->count++] =
            cJSON_ParseWithLength(line, (size_t)(end - line));
        line = end + 1;
    }
    fuzz_output_free(&output);
}

static void free_texts(texts *t) {
    for (size_t i = 0; i < t->count; i++)
        cJSON_Delete(t->articles[i]);
    free(t->articles);
}

/* ------------------------------------------------------------------ */
/* Words                                                                */

static long number_of(const char *bytes) {
    char *end = NULL;
    fuzz_promise(bytes[0] >= '0' && bytes[0] <= '9', "a number has digits");
    long number = strtol(bytes, &end, 10);
    fuzz_promise(*end == '\0' || *end == '|', "a number ends");
    return number;
}

static long misc_of(const char *misc, const char *key) {
    const char *at = strstr(misc, key);
    fuzz_promise(at && (at == misc || at[-1] == '|'), "MISC has the place");
    return number_of(at + strlen(key));
}

static void look_at_place(texts *t, const char *form, const char *misc) {
    long start = misc_of(misc, "Start="), end = misc_of(misc, "End=");
    if (start == 0 && t->past > 0) {
        t->at++;
        t->past = 0;
    }
    fuzz_promise(t->at < t->count, "trees are of an article");
    const char *text =
        cJSON_GetStringValue(cJSON_GetObjectItem(t->articles[t->at], "text"));
    fuzz_promise(text && (size_t)end <= strlen(text), "a word is in the text");
    fuzz_promise(start >= t->past && end > start, "words are in order");
    fuzz_promise((size_t)(end - start) == strlen(form),
                 "a form is as long as its place");
    for (long i = 0; i < end - start; i++) {
        char c = text[start + i];
        bool blank = c == '\t' || c == '\n' || c == '\r';
        fuzz_promise(form[i] == (blank ? ' ' : c), "a form is in the text");
    }
    t->past = end;
}

/* ------------------------------------------------------------------ */
/* Sentences                                                            */

typedef struct tree {
    long *heads; /* from 1 */
    long count;
    long room;
    long roots;
} tree;

static void add_head(tree *s, long head, const char *relation) {
    if (s->count + 2 > s->room) {
        s->room = (s->count + 2) * 2;
        s->heads = realloc(s->heads, (size_t)s->room * sizeof(long));
        fuzz_promise(s->heads != NULL, "memory is there");
    }
    fuzz_promise((head == 0) == (strcmp(relation, "root") == 0),
                 "the root and it alone is called root");
    s->roots += head == 0;
    s->heads[++s->count] = head;
}

/* Each way up is cut off behind what was seen to reach the root. */
static void look_at_tree(tree *s) {
    fuzz_promise(s->count == 0 || s->roots == 1, "a sentence has one root");
    for (long i = 1; i <= s->count; i++) {
        long at = i, steps = 0;
        while (s->heads[at] > 0) {
            fuzz_promise(s->heads[at] <= s->count, "a head is a word");
            fuzz_promise(++steps <= s->count, "there is no circle");
            at = s->heads[at];
        }
        for (at = i; s->heads[at] > 0;) {
            long head = s->heads[at];
            s->heads[at] = 0;
            at = head;
        }
    }
    s->count = s->roots = 0;
}

static void look_at_line(char *line, texts *t, tree *s) {
    char *columns[COLUMNS];
    size_t count = 0;
    for (char *at = line; at && count < COLUMNS; count++) {
        columns[count] = at;
        at = strchr(at, '\t');
        if (at) *at++ = '\0';
        if (count == COLUMNS - 1) fuzz_promise(!at, "columns are ten");
    }
    fuzz_promise(count == COLUMNS, "columns are ten");
    for (size_t i = 0; i < COLUMNS; i++)
        fuzz_promise(columns[i][0] != '\0', "no column is empty");
    if (strpbrk(columns[0], "-.")) return; /* as it was given */
    fuzz_promise(number_of(columns[0]) == s->count + 1, "IDs count from 1");
    add_head(s, number_of(columns[6]), columns[7]);
    look_at_place(t, columns[1], columns[9]);
}

static void look_at_all(const fuzz_output *output, texts *t) {
    tree s = {NULL, 0, 0, 0};
    char *copy = strdup(output->bytes ? output->bytes : "");
    fuzz_promise(copy != NULL, "memory is there");
    fuzz_promise(strlen(copy) == output->length, "output has no NUL byte");
    for (char *line = copy; *line;) {
        char *end = strchr(line, '\n');
        fuzz_promise(end != NULL, "output ends with a line end");
        *end = '\0';
        if (line == end) look_at_tree(&s);
        if (line != end && *line != '#') look_at_line(line, t, &s);
        line = end + 1;
    }
    fuzz_promise(s.count == 0, "a sentence ends with an empty line");
    free(s.heads);
    free(copy);
}

/* Control characters make a file look like no text at all. */
static bool has_controls(const fuzz_output *output) {
    for (size_t i = 0; i < output->length; i++) {
        unsigned char c = (unsigned char)output->bytes[i];
        if (c < 0x20 && c != '\t' && c != '\n') return true;
    }
    return false;
}

static void read_back(xc_context *context, const fuzz_output *first) {
    fuzz_output second = {NULL, 0};
    xc_desk *desk = new_desk(context, first->bytes, first->length, "conllu");
    write_trees(desk, &second);
    fuzz_promise(first->length == second.length &&
                     memcmp(first->bytes, second.bytes, first->length) == 0,
                 "what is read back is written in the same way");
    fuzz_output_free(&second);
    xc_desk_free(desk);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    bool conllu = size > 0 && data[0] % 2 == 1;
    size_t skip = size > 0;
    fuzz_output output = {NULL, 0};
    texts t;
    xc_context *context = fuzz_context();
    xc_desk *desk =
        new_desk(context, data + skip, size - skip, conllu ? "conllu" : "text");
    write_trees(desk, &output);
    read_texts(desk, &t);
    look_at_all(&output, &t);
    if (conllu && output.length > 0 && !has_controls(&output)) {
        read_back(context, &output);
    }
    free_texts(&t);
    fuzz_output_free(&output);
    xc_desk_free(desk);
    return 0;
}
