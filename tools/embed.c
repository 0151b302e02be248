/*
 * embed.c - turns files into C arrays while the program is built.
 *
 *   embed migrations OUT.c FILE.sql...   the table of store/migrations.h,
 *                                        from files named NNN_name.sql, in
 *                                        order of their numbers, from 1 on
 *                                        without a gap
 *   embed weights OUT.c [FILE.tsv]       xc_weights_builtin and its length
 *   embed jobs OUT.c FILE.yml...         the table of cli/jobs.h; a job is
 *                                        called as its file is
 *
 * Refuses a file with a NUL byte, and a migration out of order.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"

#define MAX_MIGRATIONS 999

/* Character constants, because a string literal may not be that long. */
static void put_bytes(xc_buffer *out, const xc_buffer *bytes) {
    for (size_t i = 0; i < bytes->length; i++) {
        unsigned c = (unsigned char)bytes->bytes[i];
        xc_buffer_printf(out, i % 12 == 0 ? "\n    '\\x%02x'," : " '\\x%02x',",
                         c);
    }
    xc_buffer_puts(out, "\n    '\\0'};\n\n");
}

static bool read_text(const char *path, xc_buffer *out) {
    if (!file_read(path, out)) return false;
    if (out->length > 0 && memchr(out->bytes, 0, out->length)) {
        fprintf(stderr, "%s: holds a NUL byte\n", path);
        return false;
    }
    return true;
}

typedef struct migration {
    int version;
    const char *path;
    char name[64];
} migration;

/* "schema/001_first.sql": version 1, name "first". */
static bool parse_name(const char *path, migration *m) {
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    size_t digits = strspn(base, "0123456789");
    const char *name = base + digits + 1;
    size_t length = digits > 0 && base[digits] == '_'
                        ? strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")
                        : 0;
    if (digits != 3 || length == 0 || length >= sizeof m->name ||
        strcmp(name + length, ".sql") != 0) {
        fprintf(stderr, "%s: a migration is named NNN_name.sql\n", path);
        return false;
    }
    m->version = (int)strtol(base, NULL, 10);
    m->path = path;
    memcpy(m->name, name, length);
    m->name[length] = '\0';
    return true;
}

static int by_version(const void *a, const void *b) {
    const migration *x = a, *y = b;
    return (x->version > y->version) - (x->version < y->version);
}

static bool put_migration(xc_buffer *out, const migration *m) {
    xc_buffer sql = XC_BUFFER_INIT;
    bool good = read_text(m->path, &sql);
    if (good) {
        xc_buffer_printf(out, "static const char sql_%d[] = {", m->version);
        put_bytes(out, &sql);
    }
    xc_buffer_dispose(&sql);
    return good;
}

static void put_table(xc_buffer *out, const migration *list, size_t count) {
    xc_buffer_puts(out, "const xc_migration xc_migrations[] = {\n");
    for (size_t i = 0; i < count; i++)
        xc_buffer_printf(out, "    {%d, \"%s\", sql_%d},\n", list[i].version,
                         list[i].name, list[i].version);
    xc_buffer_printf(out,
                     "    {0, NULL, NULL}};\n\n"
                     "const size_t xc_migration_count = %zu;\n",
                     count);
}

static bool embed_migrations(xc_buffer *out, char **paths, size_t count) {
    static migration list[MAX_MIGRATIONS];
    if (count > MAX_MIGRATIONS) return false;
    for (size_t i = 0; i < count; i++)
        if (!parse_name(paths[i], &list[i])) return false;
    qsort(list, count, sizeof *list, by_version);
    xc_buffer_puts(out, "#include \"store/migrations.h\"\n\n");
    for (size_t i = 0; i < count; i++) {
        if (list[i].version != (int)i + 1) {
            fprintf(stderr, "%s: migration %zu is expected here\n",
                    list[i].path, i + 1);
            return false;
        }
        if (!put_migration(out, &list[i])) return false;
    }
    put_table(out, list, count);
    return true;
}

static bool embed_weights(xc_buffer *out, char **paths, size_t count) {
    xc_buffer text = XC_BUFFER_INIT;
    bool good = count == 0 || (count == 1 && read_text(paths[0], &text));
    xc_buffer_puts(out, "#include <stddef.h>\n\n"
                        "extern const char xc_weights_builtin[];\n"
                        "extern const size_t xc_weights_builtin_length;\n\n"
                        "const char xc_weights_builtin[] = {");
    put_bytes(out, &text);
    xc_buffer_printf(out, "const size_t xc_weights_builtin_length = %zu;\n",
                     text.length);
    xc_buffer_dispose(&text);
    return good;
}

/* "ci/github.yml": "github" */
static void put_job_name(xc_buffer *out, const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    xc_buffer_printf(out, "%.*s", (int)strcspn(name, "."), name);
}

static bool embed_jobs(xc_buffer *out, char **paths, size_t count) {
    bool good = true;
    xc_buffer_puts(out, "#include \"cli/jobs.h\"\n\n#include <stddef.h>\n\n");
    for (size_t i = 0; i < count && good; i++) {
        xc_buffer text = XC_BUFFER_INIT;
        good = read_text(paths[i], &text);
        xc_buffer_printf(out, "static const char job_%zu[] = {", i);
        put_bytes(out, &text);
        xc_buffer_dispose(&text);
    }
    xc_buffer_puts(out, "const cli_job cli_jobs[] = {\n");
    for (size_t i = 0; i < count; i++) {
        xc_buffer_puts(out, "    {\"");
        put_job_name(out, paths[i]);
        xc_buffer_printf(out, "\", job_%zu},\n", i);
    }
    xc_buffer_puts(out, "    {NULL, NULL}};\n");
    return good;
}

int main(int argc, char **argv) {
    xc_buffer out = XC_BUFFER_INIT;
    bool good = false;
    xc_buffer_puts(&out, "/* Made by tools/embed.c; do not edit. */\n");
    if (argc >= 3 && strcmp(argv[1], "migrations") == 0)
        good = embed_migrations(&out, argv + 3, (size_t)argc - 3);
    else if (argc >= 3 && strcmp(argv[1], "weights") == 0)
        good = embed_weights(&out, argv + 3, (size_t)argc - 3);
    else if (argc >= 3 && strcmp(argv[1], "jobs") == 0)
        good = embed_jobs(&out, argv + 3, (size_t)argc - 3);
    else
        fprintf(stderr, "usage: embed migrations|weights|jobs OUT.c FILE...\n");
    good = good && file_write(argv[2], &out);
    xc_buffer_dispose(&out);
    return good ? 0 : 1;
}
