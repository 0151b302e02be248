/*
 * unitgen.c - makes the word lists of units while the program is built, out
 * of the curated ones and UDUNITS-2, and prints their size.
 *
 *   unitgen UNITS.tsv UNITWORDS.tsv OUT-FOLDER
 *
 * It writes into the folder
 *
 *   units.tsv        names and spellings as folded, of one unit each
 *   symbols.tsv      spellings whose letter case counts
 *   conversions.tsv  the units: dimension, factor and offset to its base
 *
 * Factors come from the library of UDUNITS-2, so that the program itself
 * needs neither that nor its files. Mistakes of the curated lists are told as
 * "file:line: message", and then nothing is written.
 */
#include "unitgen.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"

static bool read_list(unit_table *t, const char *path, lexicon *into) {
    xc_buffer bytes = XC_BUFFER_INIT;
    lexgen gen = {.arena = t->arena};
    bool good = file_read(path, &bytes);
    if (good) lexgen_parse(&gen, path, bytes.bytes, bytes.length, into);
    xc_buffer_dispose(&bytes);
    return good && gen.mistakes == 0;
}

static bool open_system(unit_table *t, xml_units *units) {
    ut_set_error_message_handler(ut_ignore);
    ut_status status;
    const char *path = ut_get_path_xml(NULL, &status);
    t->system = ut_read_xml(NULL);
    if (t->system) return xml_units_read(t->arena, path, units);
    fprintf(stderr, "%s: the database of UDUNITS-2 cannot be read\n", path);
    return false;
}

/* ------------------------------------------------------------------ */
/* Writing                                                              */

static const feature *feature_of(const unit_table *t, const char *name) {
    for (size_t i = 0; i < t->units.features.count; i++)
        if (strcmp(t->units.features.items[i].name, name) == 0)
            return &t->units.features.items[i];
    return NULL;
}

static void put_words(xc_buffer *out, const feature *f) {
    xc_buffer_printf(out, "#feature %s", f->name);
    for (size_t i = 0; i < f->words.count; i++)
        xc_buffer_printf(out, " %s", f->words.items[i]);
    xc_buffer_putc(out, '\n');
}

static void put_head(const unit_table *t, xc_buffer *out, const char *name,
                     const char *match) {
    xc_buffer_puts(out, "# Made by tools/unitgen.c; do not edit.\n");
    xc_buffer_printf(out, "#lexicon %s\n#match %s\n", name, match);
    put_words(out, feature_of(t, "dimension"));
}

static const char *word_of(const unit_table *t, const char *name,
                           size_t index) {
    const feature *f = feature_of(t, name);
    return f && index > 0 ? f->words.items[index - 1] : NULL;
}

/* The row of a unit's spellings of one kind; nothing when there are none. */
static size_t put_row(const unit_table *t, xc_buffer *out, size_t index,
                      size_t when, bool written) {
    size_t count = 0;
    const unit *u = &t->list.items[index];
    for (size_t i = 0; i < t->spellings.count; i++) {
        const spelling *s = &t->spellings.items[i];
        if (s->unit != index || s->when != when || s->written != written)
            continue;
        if (count++ == 0) {
            xc_buffer_printf(out, "%zu %zu\tunit=%s dimension=%s", index, when,
                             u->name, word_of(t, "dimension", u->dimension));
            if (when > 0)
                xc_buffer_printf(out, " when=%s", word_of(t, "when", when));
            xc_buffer_printf(out, "\t%s", s->text);
        } else {
            xc_buffer_printf(out, "|%s", s->text);
        }
    }
    if (count > 0) xc_buffer_putc(out, '\n');
    return count;
}

static size_t put_spellings(const unit_table *t, xc_buffer *out, bool written) {
    size_t count = 0;
    xc_buffer_clear(out);
    put_head(t, out, written ? "symbols" : "units",
             written ? "written" : "form");
    xc_buffer_puts(out, "#feature unit text\n");
    put_words(out, feature_of(t, "when"));
    size_t whens = feature_of(t, "when")->words.count;
    for (size_t i = 0; i < t->list.count; i++)
        for (size_t when = 0; when <= whens; when++)
            count += put_row(t, out, i, when, written);
    return count;
}

static void put_conversions(const unit_table *t, xc_buffer *out) {
    xc_buffer_clear(out);
    put_head(t, out, "conversions", "written");
    xc_buffer_puts(out, "#feature factor number\n#feature offset number\n"
                        "#feature any text\n#feature minor text\n"
                        "#feature angle text\n#feature show text\n");
    for (size_t i = 0; i < t->list.count; i++) {
        const unit *u = &t->list.items[i];
        xc_buffer_printf(out, "%s\tdimension=%s", u->concept,
                         word_of(t, "dimension", u->dimension));
        if (isfinite(u->factor))
            xc_buffer_printf(out, " factor=%.17g", u->factor);
        if (u->offset != 0) xc_buffer_printf(out, " offset=%.17g", u->offset);
        if (u->any) xc_buffer_printf(out, " any=%s", u->any);
        if (u->angle) xc_buffer_printf(out, " angle=%s", u->angle);
        if (u->show) xc_buffer_printf(out, " show=%s", u->show);
        if (u->minor) xc_buffer_printf(out, " minor=%s", u->minor);
        xc_buffer_printf(out, "\t%s\n", u->name);
    }
}

static bool write_list(xc_arena *arena, const char *folder, const char *name,
                       const xc_buffer *out) {
    const char *path =
        need_memory(xc_arena_format(arena, "%s/%s.tsv", folder, name));
    return file_write(path, out);
}

static bool write_all(const unit_table *t, const char *folder) {
    xc_buffer out = XC_BUFFER_INIT;
    size_t names = put_spellings(t, &out, false);
    bool good = write_list(t->arena, folder, "units", &out);
    size_t symbols = put_spellings(t, &out, true);
    good = write_list(t->arena, folder, "symbols", &out) && good;
    put_conversions(t, &out);
    good = write_list(t->arena, folder, "conversions", &out) && good;
    xc_buffer_dispose(&out);
    printf("%zu units, written in %zu ways, and %zu whose letter case counts\n",
           t->list.count, names, symbols);
    return good;
}

static bool make(unit_table *t, char **paths) {
    xml_units found = {0};
    if (!read_list(t, paths[0], &t->units) ||
        !read_list(t, paths[1], &t->words) || !open_system(t, &found))
        return false;
    unit_take_curated(t);
    if (t->mistakes > 0) return false;
    unit_take_xml(t, &found);
    return write_all(t, paths[2]);
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: unitgen UNITS.tsv UNITWORDS.tsv OUT-FOLDER\n");
        return 2;
    }
    unit_table table = {.arena = need_memory(xc_arena_new())};
    bool good = make(&table, argv + 1);
    for (size_t i = 0; i < table.list.count; i++)
        ut_free(table.list.items[i].ut);
    ut_free_system(table.system);
    xc_arena_free(table.arena);
    return good ? 0 : 1;
}
