/*
 * lemmas_write.c - writes what was learned of lemmas as the section that
 * src/language/lemmas.h describes. A table that is larger than a section can
 * be is refused.
 * Exports: lemmas_write.
 */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "language/lemmas.h"
#include "lemmas_table.h"

static void put16(xc_buffer *out, size_t n) {
    xc_buffer_putc(out, (char)(n & 0xFF));
    xc_buffer_putc(out, (char)(n >> 8 & 0xFF));
}

static void put32(xc_buffer *out, size_t n) {
    put16(out, n & 0xFFFF);
    put16(out, n >> 16);
}

/* The parts of a section behind its head. */
typedef struct parts {
    xc_arena *arena;
    const lemma_table *table;
    xc_error *error;
    xc_buffer tags, edits, rules, blocks, text, dictionary;
    xc_map places; /* of strings in the text */
    lemma_counts counts;
} parts;

static xc_status too_much(const parts *p, const char *what) {
    return xc_fail(p->error, XC_ERROR_LIMIT,
                   "the table of lemmas has room for fewer %s", what);
}

static void dispose_parts(parts *p) {
    xc_buffer_dispose(&p->tags);
    xc_buffer_dispose(&p->edits);
    xc_buffer_dispose(&p->rules);
    xc_buffer_dispose(&p->blocks);
    xc_buffer_dispose(&p->text);
    xc_buffer_dispose(&p->dictionary);
}

/* Where a string is in the text; put there when it is new. */
static xc_status put_text(parts *p, const char *string, size_t *place) {
    if (xc_map_get(&p->places, (uintptr_t)string, 0, place)) return XC_OK;
    *place = string[0] == '\0' ? 0 : p->text.length;
    if (*place > 0xFFFF) return too_much(p, "endings");
    xc_buffer_puts(&p->text, string);
    return xc_map_put(p->arena, &p->places, (uintptr_t)string, 0, *place);
}

static xc_status put_edits(parts *p) {
    size_t place;
    if (p->table->edits.count > XC_LEMMA_MAX_EDITS) return too_much(p, "edits");
    for (size_t i = 0; i < p->table->edits.count; i++) {
        const edit_row *edit = &p->table->edits.items[i];
        XC_TRY(put_text(p, edit->add, &place));
        xc_buffer_putc(&p->edits, (char)edit->cut);
        xc_buffer_putc(&p->edits, (char)strlen(edit->add));
        put16(&p->edits, place);
    }
    return XC_OK;
}

static xc_status put_rules(parts *p) {
    size_t place;
    if (p->table->rules.count > XC_LEMMA_MAX_RULES) return too_much(p, "rules");
    for (size_t i = 0; i < p->table->rules.count; i++) {
        const rule_row *rule = &p->table->rules.items[i];
        XC_TRY(put_text(p, rule->suffix, &place));
        put16(&p->rules, place);
        put16(&p->rules, strlen(rule->suffix));
        put16(&p->rules, rule->edit);
    }
    return XC_OK;
}

static xc_status put_tags(parts *p) {
    if (p->table->tags.count > XC_LEMMA_MAX_TAGS) return too_much(p, "tags");
    for (size_t i = 0; i < p->table->tags.count; i++) {
        const tag_row *tag = &p->table->tags.items[i];
        char name[XC_LEMMA_TAG_NAME] = {0};
        size_t n = strlen(tag->name);
        if (n == 0 || n >= sizeof name) return too_much(p, "letters in a tag");
        memcpy(name, tag->name, n);
        xc_buffer_add(&p->tags, name, sizeof name);
        put16(&p->tags, tag->first_rule);
        put16(&p->tags, tag->rule_count);
        put32(&p->tags, tag->ungrouped ? XC_LEMMA_UNGROUPED : 0);
    }
    return XC_OK;
}

/* A winner with the number of its tag. */
typedef struct answer {
    const winner *winner;
    size_t tag;
} answer;

static int compare_answers(const void *a, const void *b) {
    const answer *x = a, *y = b;
    int order = strcmp(x->winner->form, y->winner->form);
    if (order != 0) return order;
    return x->tag < y->tag ? -1 : x->tag > y->tag;
}

/* The kept answers in the order of the dictionary. */
static answer *sort_answers(const parts *p, size_t *count) {
    answer *answers =
        xc_arena_array(p->arena, p->table->winners.count + 1, sizeof *answers);
    if (!answers) return NULL;
    *count = 0;
    for (size_t tag = 0; tag < p->table->tags.count; tag++) {
        const tag_row *row = &p->table->tags.items[tag];
        for (size_t i = 0; i < row->winner_count; i++) {
            const winner *w = &p->table->winners.items[row->first_winner + i];
            if (w->keep) answers[(*count)++] = (answer){w, tag};
        }
    }
    qsort(answers, *count, sizeof *answers, compare_answers);
    return answers;
}

static void put_form(parts *p, const char *form, const char *before) {
    size_t shared = 0;
    if (p->counts.forms % XC_LEMMA_BLOCK == 0)
        put32(&p->blocks, p->dictionary.length);
    else
        while (form[shared] && form[shared] == before[shared])
            shared++;
    xc_buffer_putc(&p->dictionary, (char)shared);
    xc_buffer_putc(&p->dictionary, (char)(strlen(form) - shared));
    xc_buffer_puts(&p->dictionary, form + shared);
    p->counts.forms++;
}

static xc_status put_dictionary(parts *p) {
    const answer *answers = sort_answers(p, &p->counts.answers);
    XC_TRY_NEW(answers);
    const char *before = "";
    for (size_t i = 0, to; i < p->counts.answers; i = to) {
        const char *form = answers[i].winner->form;
        for (to = i + 1; to < p->counts.answers; to++)
            if (answers[to].winner->form != form) break;
        put_form(p, form, before);
        before = form;
        xc_buffer_putc(&p->dictionary, (char)(to - i));
        for (size_t k = i; k < to; k++) {
            xc_buffer_putc(&p->dictionary, (char)answers[k].tag);
            put16(&p->dictionary, answers[k].winner->edit);
        }
    }
    return p->counts.forms > XC_LEMMA_MAX_FORMS ? too_much(p, "forms") : XC_OK;
}

static void put_parts(const parts *p, xc_buffer *out) {
    const xc_buffer *all[] = {&p->tags,   &p->edits, &p->rules,
                              &p->blocks, &p->text,  &p->dictionary};
    xc_buffer_puts(out, "XLM1");
    put16(out, p->table->tags.count);
    put16(out, p->table->edits.count);
    put32(out, p->counts.forms);
    put32(out, p->table->rules.count);
    put32(out, p->text.length);
    put32(out, p->dictionary.length);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i]->failed) out->failed = true;
        if (all[i]->length > 0)
            xc_buffer_add(out, all[i]->bytes, all[i]->length);
    }
}

static xc_status put_all(parts *p) {
    XC_TRY(put_tags(p));
    XC_TRY(put_edits(p));
    XC_TRY(put_rules(p));
    return put_dictionary(p);
}

xc_status lemmas_write(xc_arena *arena, const lemma_table *table,
                       xc_buffer *out, lemma_counts *counts, xc_error *error) {
    parts p = {.arena = arena, .table = table, .error = error};
    xc_status status = put_all(&p);
    if (status == XC_OK) {
        put_parts(&p, out);
        status = xc_buffer_status(out);
    }
    *counts = p.counts;
    dispose_parts(&p);
    return status;
}
