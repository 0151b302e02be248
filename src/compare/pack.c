/*
 * pack.c - turns the outcome of a comparison into bytes and bytes into an
 * outcome, by the same functions (base/pack.h).
 * Exports: xc_outcome_pack.
 */
#include "compare/pack.h"

#include <string.h>

static void pack_needed(xc_pack *pack, const char **string) {
    xc_pack_string(pack, string);
    if (*string) return;
    *string = "";
    pack->bad = true;
}

static void pack_article(xc_pack *pack, xc_report_article *a) {
    pack_needed(pack, &a->id);
    pack_needed(pack, &a->path);
    xc_pack_string(pack, &a->title);
    xc_pack_string(pack, &a->source);
    xc_pack_string(pack, &a->published);
    XC_PACK_ENUM(pack, xc_role, a->role, XC_ROLE_REFERENCE);
    xc_pack_size(pack, &a->facts);
}

static void pack_evidence(xc_pack *pack, xc_evidence *e) {
    pack_needed(pack, &e->article);
    pack_needed(pack, &e->path);
    pack_needed(pack, &e->field);
    xc_pack_size(pack, &e->start);
    xc_pack_size(pack, &e->end);
    xc_pack_u32(pack, &e->line);
    xc_pack_u32(pack, &e->column);
    pack_needed(pack, &e->text);
    xc_pack_size(pack, &e->mark_start);
    xc_pack_size(pack, &e->mark_end);
    xc_pack_bool(pack, &e->has_value);
    xc_pack_double(pack, &e->value);
    xc_pack_string(pack, &e->reads);
    xc_pack_string(pack, &e->published);
    xc_pack_u32(pack, &e->end_line);
}

/* So many items of a size, packed by one function each: in *items when they
 * are there, else made. NULL: none, or the pack is bad. */
static void *begin_items(xc_pack *pack, const void *items, size_t *count,
                         size_t size) {
    *count = xc_pack_count(pack, *count);
    void *made = xc_arena_array(pack->arena, *count ? *count : 1, size);
    if (made && pack->out && *count > 0) memcpy(made, items, *count * size);
    if (made) return made;
    pack->memory = true;
    *count = 0;
    return NULL;
}

static void pack_strings(xc_pack *pack, const char *const **strings,
                         size_t *count) {
    const char **all = begin_items(pack, *strings, count, sizeof *all);
    for (size_t i = 0; i < *count; i++)
        pack_needed(pack, &all[i]);
    *strings = all;
}

static void pack_stated(xc_pack *pack, xc_stated *s) {
    pack_needed(pack, &s->reads);
    xc_pack_bool(pack, &s->has_value);
    xc_pack_double(pack, &s->value);
    pack_strings(pack, &s->sources, &s->source_count);
    xc_pack_size(pack, &s->voices);
    xc_pack_string(pack, &s->alone);
}

static void pack_finding(xc_pack *pack, xc_finding *f) {
    pack_needed(pack, &f->rule);
    XC_PACK_ENUM(pack, xc_verdict, f->verdict, XC_VERDICT_CONFLICT);
    XC_PACK_ENUM(pack, xc_severity, f->severity, XC_SEVERITY_ERROR);
    xc_pack_double(pack, &f->confidence);
    pack_needed(pack, &f->fingerprint);
    pack_needed(pack, &f->message);
    pack_strings(pack, &f->derivation, &f->derivation_count);
    xc_evidence *evidence =
        begin_items(pack, f->evidence, &f->evidence_count, sizeof *evidence);
    for (size_t i = 0; i < f->evidence_count; i++)
        pack_evidence(pack, &evidence[i]);
    f->evidence = evidence;
    xc_stated *values =
        begin_items(pack, f->values, &f->value_count, sizeof *values);
    for (size_t i = 0; i < f->value_count; i++)
        pack_stated(pack, &values[i]);
    f->values = values;
    f->detail = NULL;
}

void xc_outcome_pack(xc_pack *pack, xc_outcome *outcome) {
    XC_PACK_VEC(pack, &outcome->articles, xc_report_article, pack_article,
                pack);
    XC_PACK_VEC(pack, &outcome->findings, xc_finding, pack_finding, pack);
    xc_pack_size(pack, &outcome->summary.articles);
    xc_pack_size(pack, &outcome->summary.facts);
    xc_pack_size(pack, &outcome->summary.confirmed);
    xc_pack_size(pack, &outcome->summary.differing);
    xc_pack_size(pack, &outcome->summary.unmatched);
    xc_pack_size(pack, &outcome->silenced);
}
