/*
 * gazetteer.c - writes the gazetteer, the table of names that
 * src/lexicon/gazetteer.h looks up, from the lists of Debian packages.
 *
 * usage: gazetteer OUT.bin WORDNET-FOLDER CATALOGUE.mo ISO-CODES-FOLDER
 *                  NAMES-FOLDER WORDS-FOLDER
 * Exports: gazetteer_add.
 */
#include "gazetteer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "files.h"
#include "text/chars.h"

static void push(gazetteer *g, uint64_t hash, unsigned bits) {
    if (g->count == g->capacity) {
        size_t capacity = g->capacity ? 2 * g->capacity : 4096;
        entry *grown = xc_realloc(g->entries, capacity * sizeof *grown);
        if (!grown) {
            g->failed = true;
            return;
        }
        g->entries = grown;
        g->capacity = capacity;
    }
    g->entries[g->count++] = (entry){hash, bits};
}

/* Words of a folded name; a word's "'s" stands alone, as in tokens. */
static size_t next_word(const char *text, size_t length, size_t *at) {
    while (*at < length && text[*at] == ' ')
        (*at)++;
    size_t end = *at;
    while (end < length && text[end] != ' ') {
        if (end > *at && end + 2 <= length &&
            strncmp(text + end, "'s", 2) == 0 &&
            (end + 2 == length || text[end + 2] == ' '))
            break;
        end++;
    }
    return end;
}

static size_t count_words(const char *text, size_t length) {
    size_t count = 0;
    for (size_t at = 0, end; (end = next_word(text, length, &at)) > at;
         at = end)
        count++;
    return count;
}

static bool has_letter(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if ((text[i] >= 'a' && text[i] <= 'z') || (text[i] & 0x80)) return true;
    return false;
}

void gazetteer_add(gazetteer *g, const char *name, size_t length,
                   unsigned bits) {
    if (bits == 0) return;
    xc_buffer_clear(&g->folded);
    xc_text_fold(&g->folded, name, length);
    if (xc_buffer_status(&g->folded) != XC_OK || g->folded.length == 0) return;
    length = strcspn(g->folded.bytes, "(,[;/");
    const char *text = g->folded.bytes;
    size_t words = count_words(text, length);
    if (words == 0 || words > XC_GAZETTEER_WORDS || !has_letter(text, length))
        return;
    uint64_t hash = 0;
    for (size_t at = 0, end; (end = next_word(text, length, &at)) > at;
         at = end) {
        hash = xc_gazetteer_hash(hash, text + at, end - at);
        push(g, hash, --words > 0 ? (unsigned)XC_GAZETTEER_PREFIX : bits);
    }
    g->names++;
}

static int by_hash(const void *a, const void *b) {
    const entry *x = a, *y = b;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

/* One entry for equal hashes. */
static void merge(gazetteer *g) {
    size_t kept = 0;
    qsort(g->entries, g->count, sizeof *g->entries, by_hash);
    for (size_t i = 0; i < g->count; i++)
        if (kept > 0 && g->entries[kept - 1].hash == g->entries[i].hash)
            g->entries[kept - 1].bits |= g->entries[i].bits;
        else
            g->entries[kept++] = g->entries[i];
    g->count = kept;
}

static void put(unsigned char *slots, size_t count, const entry *e) {
    size_t at = xc_gazetteer_slot(e->hash, count);
    unsigned char *slot = slots + at * XC_GAZETTEER_SLOT;
    for (; slot[4] || slot[5] || slot[6]; slot = slots + at * XC_GAZETTEER_SLOT)
        at = (at + 1) & (count - 1);
    for (int i = 0; i < 4; i++) {
        slot[i] = (unsigned char)(e->hash >> (32 + 8 * i) & 0xff);
        slot[4 + i] = (unsigned char)(e->bits >> (8 * i) & 0xff);
    }
}

static bool write_table(const gazetteer *g, const char *path) {
    size_t slots = 1024;
    while (slots * 4 < g->count * 5)
        slots *= 2;
    unsigned char *table = xc_alloc(slots * XC_GAZETTEER_SLOT);
    if (!table) return false;
    for (size_t i = 0; i < g->count; i++)
        put(table, slots, &g->entries[i]);
    xc_buffer out = XC_BUFFER_INIT;
    xc_buffer_add(&out, (const char *)table, slots * XC_GAZETTEER_SLOT);
    xc_release(table);
    bool good = xc_buffer_status(&out) == XC_OK && file_write(path, &out);
    xc_buffer_dispose(&out);
    if (good)
        printf("gazetteer: %zu names, %zu entries, %zu bytes\n", g->names,
               g->count, slots * XC_GAZETTEER_SLOT);
    return good;
}

int main(int argc, char **argv) {
    if (argc != 7) {
        fprintf(stderr, "usage: gazetteer OUT.bin WORDNET-FOLDER CATALOGUE.mo "
                        "ISO-CODES-FOLDER NAMES-FOLDER WORDS-FOLDER\n");
        return 2;
    }
    gazetteer g = {.folded = XC_BUFFER_INIT};
    bool good = gazetteer_read_wordnet(&g, argv[2]) &&
                gazetteer_read_catalogue(&g, argv[3]) &&
                gazetteer_read_regions(&g, argv[4]) &&
                gazetteer_read_people(&g, argv[5]) &&
                gazetteer_read_sizes(&g, argv[6]);
    if (g.failed) fprintf(stderr, "gazetteer: out of memory\n");
    good = good && !g.failed;
    if (good) {
        merge(&g);
        good = write_table(&g, argv[1]);
    }
    xc_release(g.entries);
    xc_buffer_dispose(&g.folded);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
