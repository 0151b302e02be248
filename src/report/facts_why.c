/*
 * facts_why.c - turns a reading whose reasons were kept into its facts, one
 * block each: the clause, then every field with the rules and the rows of the
 * word lists that produced it. A row is named by its list, line and concept,
 * so that it can be opened in src/lexicon/.
 * Exports: xc_facts_why.
 */
#include <string.h>

#include "report/escape.h"
#include "report/figure.h"
#include "report/writers.h"

#define INDENT 12u /* columns before a value or a reason */

typedef struct page {
    xc_buffer *out;
    const xc_reading *reading;
    const xc_fact *fact;
    unsigned width;
    bool color;
} page;

static const xc_text *text_of(const page *p) {
    const xc_article *article = p->reading->article;
    return p->fact->in_title ? &article->title : &article->text;
}

static const char *actor_name(const page *p, int32_t actor) {
    bool known = actor >= 0 && (size_t)actor < p->reading->actors.count;
    return known ? p->reading->actors.items[actor].name : NULL;
}

/* "  number    8 of 31" */
static void put_field(const page *p, const char *field, const char *value) {
    char head[32] = "  ";
    size_t used = strlen(field) < INDENT - 3 ? strlen(field) : INDENT - 3;
    memset(head, ' ', INDENT);
    memcpy(head + 2, field, used);
    head[INDENT] = '\0';
    xc_layout_paragraph(p->out, head, INDENT, p->width, value);
}

/* "            words of a bound: bounds.tsv:9, at least" */
static void put_reason(const page *p, const xc_reason *reason) {
    static const char blanks[] = "            ";
    xc_buffer line = XC_BUFFER_INIT;
    const char *list = reason->row ? xc_lexeme_lexicon(reason->row) : NULL;
    xc_buffer_printf(&line, "- %s", reason->rule);
    if (list)
        xc_buffer_printf(&line, ": %s.tsv:%u, %s", list,
                         (unsigned)reason->row->line, reason->row->concept);
    if (line.failed)
        p->out->failed = true;
    else
        xc_layout_paragraph(p->out, blanks, INDENT + 2, p->width, line.bytes);
    xc_buffer_dispose(&line);
}

/* Those for a field, or all of them. */
static void put_reasons(const page *p, const xc_reasons *why,
                        const char *field) {
    for (const xc_reason *r = why->first; r; r = r->next)
        if (!field || strcmp(r->field, field) == 0) put_reason(p, r);
}

/* The mention of a kind that stands there; NULL: none. */
static const xc_mention *mention_at(const page *p, xc_mention_kind kind,
                                    xc_span span) {
    for (size_t i = 0; i < p->reading->mentions.count; i++) {
        const xc_mention *m = &p->reading->mentions.items[i];
        if (m->kind == kind && m->in_title == p->fact->in_title &&
            m->span.start == span.start && m->span.end == span.end)
            return m;
    }
    return NULL;
}

static void put_number(const page *p) {
    xc_buffer value = XC_BUFFER_INIT;
    const xc_mention *m =
        mention_at(p, XC_MENTION_QUANTITY, p->fact->number_span);
    if (!p->fact->has_number) return;
    xc_figure_put(&value, &p->fact->number);
    put_field(p, "number", value.bytes ? value.bytes : "vague");
    if (value.failed) p->out->failed = true;
    xc_buffer_dispose(&value);
    if (m) put_reasons(p, &m->why, NULL);
    put_reasons(p, &p->fact->why, "number");
}

static void put_day(const page *p, const char *field, bool known,
                    const xc_date *date, xc_span span) {
    const xc_mention *m = mention_at(p, XC_MENTION_DATE, span);
    if (!known) return;
    put_field(p, field, date->edtf[0] ? date->edtf : "not placed");
    if (m) put_reasons(p, &m->why, NULL);
    put_reasons(p, &p->fact->why, field);
}

static void put_actor(const page *p, const char *field, int32_t actor) {
    const char *name = actor_name(p, actor);
    if (!name) return;
    put_field(p, field, name);
    put_reasons(p, &p->reading->actors.items[actor].why, NULL);
    put_reasons(p, &p->fact->why, field);
}

/* The innermost attribution around the fact, which gave it its speaker. */
static const xc_attribution *speech_of(const page *p) {
    const xc_fact *f = p->fact;
    const xc_attribution *best = NULL;
    size_t i = xc_reading_attributions_before(p->reading, f->in_title,
                                              f->span.start + 1);
    while (i-- > 0 && !best) {
        const xc_attribution *a = &p->reading->attributions.items[i];
        if (a->in_title != f->in_title) break;
        if (a->content.end >= f->span.end && a->actor == f->speaker) best = a;
    }
    return best;
}

static void put_speaker(const page *p) {
    const xc_attribution *speech = speech_of(p);
    put_actor(p, "speaker", p->fact->speaker);
    if (speech && p->fact->speaker != XC_NONE)
        put_reasons(p, &speech->why, NULL);
}

static void put_word(const page *p, const char *field, const char *value) {
    if (!value) return;
    put_field(p, field, value);
    put_reasons(p, &p->fact->why, field);
}

/* "object: the old bridge" */
static void put_arguments(const page *p) {
    const xc_text *text = text_of(p);
    for (uint32_t i = 0; i < p->fact->argument_count; i++) {
        const xc_argument *a = &p->fact->arguments[i];
        xc_buffer value = XC_BUFFER_INIT;
        xc_buffer_printf(&value, "%s: ", a->role);
        xc_buffer_add(&value, text->bytes + a->span.start,
                      a->span.end - a->span.start);
        if (value.failed)
            p->out->failed = true;
        else
            put_field(p, i == 0 ? "arguments" : "", value.bytes);
        xc_buffer_dispose(&value);
    }
    put_reasons(p, &p->fact->why, "arguments");
}

/* "3:1  share", then the clause. */
static void put_head(const page *p) {
    const xc_fact *f = p->fact;
    const xc_text *text = text_of(p);
    xc_position place = xc_text_position(text, f->span.start);
    xc_passage passage = {text->bytes + f->span.start,
                          f->span.end - f->span.start, 0, 0};
    xc_buffer_printf(p->out, "%u:%u  ", place.line, place.column);
    xc_layout_colored(p->out, xc_fact_kind_name(f->kind), XC_ANSI_BOLD,
                      p->color);
    xc_buffer_putc(p->out, '\n');
    xc_layout_passage(p->out, &passage, 2, p->width, p->color);
}

static void put_fact(const page *p) {
    const xc_fact *f = p->fact;
    put_head(p);
    put_actor(p, "actor", f->actor != XC_NONE ? f->actor : f->set_actor);
    put_word(p, "claim",
             f->kind == XC_FACT_QUOTATION ? "these words" : f->claim);
    put_reasons(p, &f->why, "predicate");
    put_number(p);
    put_word(p, "standing", xc_standing_name(f->standing));
    put_day(p, "as_of", f->has_as_of, &f->as_of, f->as_of_span);
    put_day(p, "date", f->has_date, &f->date, f->date_span);
    put_actor(p, "place", f->place);
    put_arguments(p);
    put_word(p, "polarity", xc_polarity_name(f->polarity));
    put_word(p, "modality", xc_modality_name(f->modality));
    put_speaker(p);
}

void xc_facts_why(xc_sink *sink, const xc_reading *reading,
                  const xc_style *style) {
    page p = {.out = &sink->buffer,
              .reading = reading,
              .width = xc_style_width(style),
              .color = style && style->color};
    for (size_t i = 0; i < reading->facts.count; i++) {
        p.fact = &reading->facts.items[i];
        if (i > 0) xc_buffer_putc(p.out, '\n');
        put_fact(&p);
        xc_sink_flush(sink);
    }
}
