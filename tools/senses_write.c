/*
 * senses_write.c - writes what was chosen of WordNet as the table that
 * src/lexicon/senses_table.h lays out, and prints its size.
 * Exports: senses_write.
 */
#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "files.h"
#include "senses.h"

typedef struct writer {
    xc_arena *arena;
    xc_map places;  /* of interned strings in the text */
    xc_buffer text; /* place 0 is no text */
    xc_buffer out;
} writer;

static void put_number(xc_buffer *out, size_t number) {
    for (int i = 0; i < 4; i++)
        xc_buffer_putc(out, (char)(number >> (8 * i) & 0xff));
}

/* Where a string stands in the text; 0 for NULL. */
static size_t place_of(writer *w, const char *string) {
    size_t place = 0;
    if (!string || xc_map_get(&w->places, (uintptr_t)string, 0, &place))
        return place;
    place = w->text.length;
    xc_buffer_add(&w->text, string, strlen(string) + 1);
    if (xc_map_put(w->arena, &w->places, (uintptr_t)string, 0, place) != XC_OK)
        w->text.failed = true;
    return place;
}

static void put_word(writer *w, const word_choice *word) {
    put_number(&w->out, place_of(w, word->text));
    put_number(&w->out, place_of(w, word->concept));
    put_number(&w->out, place_of(w, word->verb));
    put_number(&w->out, word->sense);
    put_number(&w->out, word->sense_count);
    put_number(&w->out, word->opposite_count);
}

static void put_all(writer *w, const choices *c) {
    xc_buffer_putc(&w->text, '\0');
    for (int kind = 0; kind < XC_SENSES_PARTS; kind++)
        for (size_t i = 0; i < c->words[kind].count; i++)
            put_word(w, &c->words[kind].items[i]);
    for (size_t i = 0; i < c->links.count; i++)
        put_number(&w->out, c->links.items[i]);
    if (xc_buffer_status(&w->text) == XC_OK)
        xc_buffer_add(&w->out, w->text.bytes, w->text.length);
    else
        w->out.failed = true;
}

/* The head, whose last number is known once the words are written. */
static bool put_head(writer *w, const choices *c, const char *path) {
    xc_buffer whole = XC_BUFFER_INIT;
    for (int kind = 0; kind < XC_SENSES_PARTS; kind++)
        put_number(&whole, c->words[kind].count);
    put_number(&whole, c->links.count);
    put_number(&whole, w->text.length);
    if (xc_buffer_status(&w->out) == XC_OK)
        xc_buffer_add(&whole, w->out.bytes, w->out.length);
    else
        whole.failed = true;
    bool good = file_write(path, &whole);
    if (good)
        printf("senses: %zu nouns, %zu verbs, %zu adjectives, %zu links, "
               "%zu bytes\n",
               c->words[0].count, c->words[1].count, c->words[2].count,
               c->links.count, whole.length);
    xc_buffer_dispose(&whole);
    return good;
}

bool senses_write(const choices *c, const char *path) {
    writer w = {.arena = c->wordnet->arena,
                .text = XC_BUFFER_INIT,
                .out = XC_BUFFER_INIT};
    put_all(&w, c);
    bool good = put_head(&w, c, path);
    xc_buffer_dispose(&w.text);
    xc_buffer_dispose(&w.out);
    return good;
}
