/*
 * lexgen_write.c - writes the names (lexicon_ids.h) and the tables
 * (lexicon_data.c) of word lists. Same lists, same bytes.
 * Exports: lexgen_write_ids, lexgen_write_data.
 */
#include <string.h>

#include "lexgen.h"
#include "lexicon/hash.h"

static const char MADE[] = "/* Made by tools/lexgen.c; do not edit. */\n";

/* "at-least" as AT_LEAST. */
static void put_upper(xc_buffer *out, const char *name) {
    for (; *name; name++)
        xc_buffer_putc(out, *name == '-' ? '_'
                            : *name >= 'a' && *name <= 'z'
                                ? (char)(*name - 'a' + 'A')
                                : *name);
}

/* XC_LEXICON_FEATURE_WORD = number, */
static void put_constant(xc_buffer *out, const char *lexicon_name,
                         const char *name, const char *word, size_t number) {
    xc_buffer_puts(out, "    XC_");
    put_upper(out, lexicon_name);
    xc_buffer_putc(out, '_');
    put_upper(out, name);
    if (word) {
        xc_buffer_putc(out, '_');
        put_upper(out, word);
    }
    xc_buffer_printf(out, " = %zu,\n", number);
}

static void put_feature_ids(xc_buffer *out, const lexicon *l) {
    if (l->features.count == 0) return;
    xc_buffer_printf(out, "/* %s */\nenum {\n", l->name);
    for (size_t i = 0; i < l->features.count; i++) {
        const feature *f = &l->features.items[i];
        put_constant(out, l->name, f->name, NULL, i);
        for (size_t w = 0; f->type == FEATURE_WORDS && w < f->words.count; w++)
            put_constant(out, l->name, f->name, f->words.items[w], w + 1);
    }
    xc_buffer_puts(out, "};\n\n");
}

void lexgen_write_ids(xc_buffer *out, const lexicon *list, size_t count) {
    xc_buffer_puts(out, MADE);
    xc_buffer_puts(out, "#ifndef LEXICON_IDS_H\n#define LEXICON_IDS_H\n\n"
                        "typedef enum xc_lexicon_id {\n");
    for (size_t i = 0; i < count; i++)
        put_constant(out, "lexicon", list[i].name, NULL, i);
    xc_buffer_printf(out, "    XC_LEXICON_COUNT = %zu\n} xc_lexicon_id;\n\n",
                     count);
    for (size_t i = 0; i < count; i++)
        put_feature_ids(out, &list[i]);
    xc_buffer_puts(out, "#endif\n");
}

static void put_string(xc_buffer *out, const char *text) {
    if (!text) {
        xc_buffer_puts(out, "NULL");
        return;
    }
    xc_buffer_putc(out, '"');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            xc_buffer_printf(out, "\\%c", c);
        else if (c < 0x20 || c >= 0x7f || c == '?')
            xc_buffer_printf(out, "\\%03o", c);
        else
            xc_buffer_putc(out, *text);
    }
    xc_buffer_putc(out, '"');
}

static void put_value(xc_buffer *out, const feature *f,
                      const feature_value *v) {
    bool number = f->type == FEATURE_NUMBER && v->present;
    size_t word = f->type == FEATURE_FLAG ? (size_t)v->present : v->word;
    if (number)
        xc_buffer_printf(out, "{%.17g, ", v->number);
    else
        xc_buffer_puts(out, "{NAN, ");
    xc_buffer_printf(out, "%zu, ", word);
    put_string(out, v->text);
    xc_buffer_putc(out, '}');
}

static void put_values(xc_buffer *out, size_t id, const lexicon *l) {
    size_t features = l->features.count;
    if (features == 0 || l->rows.count == 0) return;
    xc_buffer_printf(out, "static const xc_lexeme_value values_%zu[][%zu] = {",
                     id, features);
    for (size_t i = 0; i < l->rows.count; i++) {
        xc_buffer_puts(out, "\n    {");
        for (size_t f = 0; f < features; f++) {
            if (f > 0) xc_buffer_puts(out, ", ");
            put_value(out, &l->features.items[f], &l->rows.items[i].values[f]);
        }
        xc_buffer_puts(out, "},");
    }
    xc_buffer_puts(out, "\n};\n\n");
}

static void put_rows(xc_buffer *out, size_t id, const lexicon *l) {
    if (l->rows.count == 0) return;
    xc_buffer_printf(out, "static const xc_lexeme rows_%zu[] = {\n", id);
    for (size_t i = 0; i < l->rows.count; i++) {
        xc_buffer_puts(out, "    {");
        put_string(out, l->rows.items[i].concept);
        if (l->features.count > 0)
            xc_buffer_printf(out, ", values_%zu[%zu]", id, i);
        else
            xc_buffer_puts(out, ", NULL");
        xc_buffer_printf(out, ", %lu},\n",
                         (unsigned long)l->rows.items[i].line);
    }
    xc_buffer_puts(out, "};\n\n");
}

static void put_prefixes(xc_buffer *out, size_t id, const lexicon *l) {
    if (l->prefixes.count == 0) return;
    xc_buffer_printf(out, "static const xc_lexicon_prefix prefixes_%zu[] = {\n",
                     id);
    for (size_t i = 0; i < l->prefixes.count; i++) {
        const form_start *p = &l->prefixes.items[i];
        xc_buffer_puts(out, "    {");
        put_string(out, p->text);
        if (p->row == NO_ROW)
            xc_buffer_puts(out, ", NULL");
        else
            xc_buffer_printf(out, ", &rows_%zu[%zu]", id, p->row);
        xc_buffer_printf(out, ", %luu, %zu, %zu},\n", (unsigned long)p->hash,
                         strlen(p->text), p->longer);
    }
    xc_buffer_puts(out, "};\n\n");
}

static void put_slots(xc_buffer *out, size_t id, const lexicon *l) {
    xc_buffer_printf(out, "static const xc_lexicon_slot slots_%zu[] = {", id);
    for (size_t i = 0; i < l->slot_count; i++) {
        size_t number = l->slots[i];
        uint32_t hash = number ? l->prefixes.items[number - 1].hash : 0;
        xc_buffer_printf(out, "%s{%luu, %zu},", i % 4 == 0 ? "\n    " : " ",
                         (unsigned long)hash, number);
    }
    xc_buffer_puts(out, "\n};\n\n");
}

static void put_starts(xc_buffer *out, size_t id, const lexicon *l) {
    uint32_t words[XC_LEXICON_STARTS / 32] = {0};
    for (size_t i = 0; i < l->prefixes.count; i++) {
        uint32_t start = xc_lexicon_start(l->prefixes.items[i].text);
        words[start / 32] |= UINT32_C(1) << start % 32;
    }
    xc_buffer_printf(out, "static const uint32_t starts_%zu[] = {", id);
    for (size_t i = 0; i < XC_LEXICON_STARTS / 32; i++)
        xc_buffer_printf(out, "%s%luu,", i % 8 == 0 ? "\n    " : " ",
                         (unsigned long)words[i]);
    xc_buffer_puts(out, "\n};\n\n");
}

static void put_table(xc_buffer *out, size_t id, const lexicon *l) {
    xc_buffer_printf(out, "    {\"%s\", %s, %zu, ", l->name,
                     l->lemmas ? "true" : "false", l->max_words);
    if (l->rows.count > 0)
        xc_buffer_printf(out, "rows_%zu, %zu, prefixes_%zu, ", id,
                         l->rows.count, id);
    else
        xc_buffer_puts(out, "NULL, 0, NULL, ");
    xc_buffer_printf(out, "%zu, slots_%zu, %zu, starts_%zu},\n",
                     l->prefixes.count, id, l->slot_count - 1, id);
}

void lexgen_write_data(xc_buffer *out, const lexicon *list, size_t count) {
    xc_buffer_puts(out, MADE);
    xc_buffer_puts(out, "#include \"lexicon/tables.h\"\n\n"
                        "#include <math.h>\n\n");
    for (size_t i = 0; i < count; i++) {
        xc_buffer_printf(out, "/* %s */\n", list[i].name);
        put_values(out, i, &list[i]);
        put_rows(out, i, &list[i]);
        put_prefixes(out, i, &list[i]);
        put_slots(out, i, &list[i]);
        put_starts(out, i, &list[i]);
    }
    xc_buffer_puts(out, "const xc_lexicon_table xc_lexicon_tables[] = {\n");
    for (size_t i = 0; i < count; i++)
        put_table(out, i, &list[i]);
    xc_buffer_puts(out,
                   "    {NULL, false, 0, NULL, 0, NULL, 0, NULL, 0, NULL}};\n");
}
