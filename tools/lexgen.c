/*
 * lexgen.c - turns the word lists of src/lexicon/ into C tables while the
 * program is built, and prints their size.
 *
 *   lexgen IDS.h DATA.c FILE.tsv...
 *
 * src/lexicon/lexicon.h describes the format. Every mistake is told as
 * "file:line: message", and then nothing is written: a form or concept that
 * stands twice, an unknown feature or word, a value of the wrong type, text
 * that is not folded, wrong columns, a misspelt directive.
 */
#include "lexgen.h"

#include <stdlib.h>
#include <string.h>

#include "files.h"

static int by_path(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool read_lexicon(lexgen *gen, const char *path, lexicon *into) {
    xc_buffer bytes = XC_BUFFER_INIT;
    bool good = file_read(path, &bytes);
    if (good) lexgen_parse(gen, path, bytes.bytes, bytes.length, into);
    xc_buffer_dispose(&bytes);
    return good && gen->mistakes == 0 && lexgen_index(gen->arena, into);
}

static void print_sizes(const lexicon *list, size_t count) {
    size_t rows = 0, forms = 0, bytes = 0;
    printf("%-16s %8s %8s %10s\n", "lexicon", "rows", "forms", "bytes");
    for (size_t i = 0; i < count; i++) {
        const lexicon *l = &list[i];
        printf("%-16s %8zu %8zu %10zu\n", l->name, l->rows.count,
               l->forms.count, l->bytes);
        rows += l->rows.count;
        forms += l->forms.count;
        bytes += l->bytes;
    }
    printf("%-16s %8zu %8zu %10zu\n", "all", rows, forms, bytes);
}

static bool write_tables(const char *ids, const char *data, lexicon *list,
                         size_t count) {
    xc_buffer out = XC_BUFFER_INIT;
    lexgen_write_ids(&out, list, count);
    bool good = file_write(ids, &out);
    xc_buffer_clear(&out);
    lexgen_write_data(&out, list, count);
    good = file_write(data, &out) && good;
    xc_buffer_dispose(&out);
    return good;
}

static bool generate(lexgen *gen, char **paths, size_t count, const char *ids,
                     const char *data) {
    lexicon *list = xc_arena_array(gen->arena, count + 1, sizeof *list);
    if (!list) return false;
    qsort(paths, count, sizeof *paths, by_path);
    bool good = true;
    for (size_t i = 0; i < count; i++)
        good = read_lexicon(gen, paths[i], &list[i]) && good;
    if (!good || !write_tables(ids, data, list, count)) return false;
    print_sizes(list, count);
    return true;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: lexgen IDS.h DATA.c FILE.tsv...\n");
        return 2;
    }
    lexgen gen = {.arena = xc_arena_new()};
    bool good = gen.arena &&
                generate(&gen, argv + 3, (size_t)argc - 3, argv[1], argv[2]);
    xc_arena_free(gen.arena);
    return good ? 0 : 1;
}
