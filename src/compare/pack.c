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
    xc_pack_u32(pack, &e->end_column);
    xc_pack_string(pack, &e->before);
    xc_pack_string(pack, &e->after);
}

/* So many items of a size, packed by one function each: in *items when they
 * are there, else made. NULL: none, or the pack is bad. */
static void *begin_items(xc_pack *pack, const void *items, size_t *count,
                         size_t size) {
    *count = xc_pack_count(pack, *count);
    void *made = xc_arena_array(pack->arena, *count ? *count : 1, size);
    if (made && items && pack->out && *count > 0)
        memcpy(made, items, *count * size);
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

/* A day of the years 1 to 9999, or unknown. */
static void pack_day(xc_pack *pack, int32_t *day) {
    xc_pack_i32(pack, day);
    if (*day == XC_DAY_UNKNOWN) return;
    if (*day >= xc_day_from_civil(1, 1, 1) &&
        *day <= xc_day_from_civil(9999, 12, 31))
        return;
    *day = XC_DAY_UNKNOWN;
    pack->bad = true;
}

static void pack_sighting(xc_pack *pack, xc_sighting *s) {
    pack_needed(pack, &s->article);
    pack_needed(pack, &s->path);
    xc_pack_string(pack, &s->source);
    xc_pack_string(pack, &s->published);
    pack_day(pack, &s->day);
    pack_needed(pack, &s->field);
    xc_pack_size(pack, &s->start);
    xc_pack_size(pack, &s->end);
    xc_pack_size(pack, &s->mark_start);
    xc_pack_size(pack, &s->mark_end);
    xc_pack_u32(pack, &s->line);
    xc_pack_u32(pack, &s->column);
    pack_needed(pack, &s->text);
    pack_needed(pack, &s->reads);
    pack_needed(pack, &s->says);
    xc_pack_string(pack, &s->unit);
    xc_pack_bool(pack, &s->has_value);
    xc_pack_double(pack, &s->value);
    xc_pack_double(pack, &s->low);
    xc_pack_double(pack, &s->high);
    xc_pack_bool(pack, &s->outdone);
}

/* A finding without sightings has none, not an empty list. */
static void pack_sightings(xc_pack *pack, xc_finding *f) {
    const xc_sightings *given = pack->out ? f->sightings : NULL;
    xc_sightings all = {NULL, 0, 0};
    bool any = given != NULL;
    xc_pack_bool(pack, &any);
    if (given) all = *given;
    f->sightings = NULL;
    if (!any) return;
    xc_sighting *items =
        begin_items(pack, all.items, &all.count, sizeof *items);
    for (size_t i = 0; i < all.count; i++)
        pack_sighting(pack, &items[i]);
    all.items = items;
    xc_pack_size(pack, &all.left_out);
    xc_sightings *kept = xc_arena_alloc(pack->arena, sizeof *kept);
    if (kept)
        *kept = all;
    else
        pack->memory = true;
    f->sightings = kept;
}

static void pack_single(xc_pack *pack, xc_single *s) {
    pack_needed(pack, &s->article);
    pack_needed(pack, &s->path);
    xc_pack_string(pack, &s->source);
    xc_pack_string(pack, &s->published);
    pack_needed(pack, &s->field);
    xc_pack_size(pack, &s->start);
    xc_pack_size(pack, &s->end);
    xc_pack_size(pack, &s->mark_start);
    xc_pack_size(pack, &s->mark_end);
    xc_pack_u32(pack, &s->line);
    xc_pack_u32(pack, &s->column);
    pack_needed(pack, &s->text);
    pack_needed(pack, &s->reads);
    xc_pack_string(pack, &s->speaker);
    xc_pack_bool(pack, &s->quotation);
    xc_pack_bool(pack, &s->has_value);
    xc_pack_double(pack, &s->value);
}

/* From 0 to 1; anything else, NAN too, is damage. */
static void pack_probability(xc_pack *pack, double *value) {
    xc_pack_double(pack, value);
    if (!(*value >= 0 && *value <= 1)) pack->bad = true;
}

static void pack_finding(xc_pack *pack, xc_finding *f) {
    pack_needed(pack, &f->rule);
    XC_PACK_ENUM(pack, xc_verdict, f->verdict, XC_VERDICT_CONFLICT);
    XC_PACK_ENUM(pack, xc_severity, f->severity, XC_SEVERITY_ERROR);
    pack_probability(pack, &f->confidence);
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
    pack_sightings(pack, f);
    f->detail = NULL;
}

/* Every article is of a story that there is. */
static void pack_stories(xc_pack *pack, xc_outcome *outcome) {
    XC_PACK_VEC(pack, &outcome->stories, size_t, xc_pack_size, pack);
    xc_pack_size(pack, &outcome->story_count);
    if (outcome->stories.count != outcome->articles.count) pack->bad = true;
    if (outcome->story_count > outcome->articles.count) pack->bad = true;
    for (size_t i = 0; i < outcome->stories.count; i++)
        if (outcome->stories.items[i] >= outcome->story_count) pack->bad = true;
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
    pack_stories(pack, outcome);
    XC_PACK_VEC(pack, &outcome->singles, xc_single, pack_single, pack);
    xc_pack_size(pack, &outcome->singles_left_out);
    xc_pack_size(pack, &outcome->undated);
}
