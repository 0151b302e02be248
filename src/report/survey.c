/*
 * survey.c - turns the findings of a report into figures that vary, and into
 * groups by story, source and rule. What differs is decided where articles are
 * compared; here it is only put together.
 * Exports: xc_survey_make.
 */
#include "report/survey.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "report/report.h"

/* A survey on its way. */
typedef struct surveying {
    xc_arena *arena;
    const xc_outcome *outcome;
    xc_survey *survey;
    xc_map articles; /* of the outcome, by path, id and source */
    xc_map places;   /* the first of those of a path and id */
} surveying;

static uint64_t hash_of(const char *string) {
    return xc_hash_string(XC_HASH_INIT, string ? string : "");
}

/* ------------------------------------------------------------------ */
/* Figures                                                              */

static bool differs(const xc_finding *finding) {
    return finding->verdict >= XC_VERDICT_DISPUTED;
}

/* A place where a rule saw a figure. */
static uint64_t place_of(const xc_finding *finding, const xc_sighting *s) {
    uint64_t hash = hash_of(finding->rule);
    hash = xc_hash_string(hash, s->path);
    hash = xc_hash_string(hash, s->article);
    hash = xc_hash_string(hash, s->source ? s->source : "");
    return xc_hash_string(hash, s->field);
}

static size_t find_root(size_t *parents, size_t index) {
    while (parents[index] != index) {
        parents[index] = parents[parents[index]];
        index = parents[index];
    }
    return index;
}

/* Of each finding another one of its figure, itself at the end: the first of
 * them all. */
static xc_status join_findings(const surveying *s, size_t *parents) {
    xc_map places = {0};
    for (size_t i = 0; i < s->outcome->findings.count; i++) {
        const xc_finding *f = &s->outcome->findings.items[i];
        parents[i] = i;
        if (!f->sightings || !differs(f)) continue;
        for (size_t k = 0; k < f->sightings->count; k++) {
            const xc_sighting *at = &f->sightings->items[k];
            size_t other;
            if (xc_map_get(&places, place_of(f, at), at->mark_start, &other)) {
                size_t x = find_root(parents, i);
                size_t y = find_root(parents, other);
                parents[x > y ? x : y] = x > y ? y : x;
            } else {
                XC_TRY(xc_map_put(s->arena, &places, place_of(f, at),
                                  at->mark_start, i));
            }
        }
    }
    return XC_OK;
}

static xc_status add_finding(const surveying *s, xc_figure *figure,
                             size_t index) {
    const xc_finding *f = &s->outcome->findings.items[index];
    if (figure->findings.count == 0) {
        figure->rule = f->rule;
        figure->message = f->message;
    }
    if (f->verdict > figure->verdict) figure->verdict = f->verdict;
    if (f->severity > figure->severity) figure->severity = f->severity;
    figure->left_out += f->sightings->left_out;
    XC_TRY(XC_PUSH(s->arena, &figure->findings, index));
    for (size_t i = 0; i < f->sightings->count; i++)
        XC_TRY(XC_PUSH(s->arena, &figure->sightings, &f->sightings->items[i]));
    return XC_OK;
}

/* Papers may give one id to other articles. */
static int compare_sources(const xc_sighting *a, const xc_sighting *b) {
    if (!a->source || !b->source)
        return (a->source != NULL) - (b->source != NULL);
    return strcmp(a->source, b->source);
}

static int compare_places(const xc_sighting *a, const xc_sighting *b) {
    int order = strcmp(a->path, b->path);
    if (order == 0) order = strcmp(a->article, b->article);
    if (order == 0) order = compare_sources(a, b);
    if (order == 0) order = strcmp(b->field, a->field);
    if (order == 0 && a->mark_start != b->mark_start)
        order = a->mark_start < b->mark_start ? -1 : 1;
    return order ? order : strcmp(a->reads, b->reads);
}

static int compare_sightings(const void *left, const void *right) {
    const xc_sighting *a = *(const xc_sighting *const *)left;
    const xc_sighting *b = *(const xc_sighting *const *)right;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    int order = compare_places(a, b);
    return order ? order : (int)b->outdone - (int)a->outdone;
}

static bool is_same_figure(const xc_sighting *a, const xc_sighting *b) {
    if (strcmp(a->reads, b->reads) == 0) return true;
    bool unit = a->unit == b->unit ||
                (a->unit && b->unit && strcmp(a->unit, b->unit) == 0);
    return a->has_value && b->has_value && unit && !(a->value < b->value) &&
           !(a->value > b->value);
}

static bool is_repeated(const xc_figure *figure, const xc_sighting *at) {
    for (size_t i = 0; i < figure->latest.count; i++)
        if (is_same_figure(figure->latest.items[i], at)) return true;
    return false;
}

static xc_status find_older(xc_arena *arena, xc_figure *figure) {
    size_t count = figure->sightings.count;
    int32_t last = figure->sightings.items[count - 1]->day;
    if (last == XC_DAY_UNKNOWN) return XC_OK;
    for (size_t i = 0; i < count; i++) {
        const xc_sighting *at = figure->sightings.items[i];
        if (at->day == last) XC_TRY(XC_PUSH(arena, &figure->latest, at));
    }
    for (size_t i = 0; i < count; i++) {
        const xc_sighting *at = figure->sightings.items[i];
        if (at->outdone && at->day < last && !is_repeated(figure, at))
            XC_TRY(XC_PUSH(arena, &figure->older, at));
    }
    return XC_OK;
}

/* Each place once; of one that is outdone somewhere, as such. */
static xc_status finish_figure(xc_arena *arena, xc_figure *figure) {
    size_t kept = 0;
    const xc_sighting **all = figure->sightings.items;
    if (figure->sightings.count == 0) return XC_OK;
    qsort(all, figure->sightings.count, sizeof(const xc_sighting *),
          compare_sightings);
    for (size_t i = 0; i < figure->sightings.count; i++)
        if (kept == 0 || compare_places(all[kept - 1], all[i]) != 0)
            all[kept++] = all[i];
    figure->sightings.count = kept;
    return find_older(arena, figure);
}

static xc_status make_figures(surveying *s) {
    size_t count = s->outcome->findings.count;
    xc_map index = {0};
    size_t *parents =
        xc_arena_array(s->arena, count ? count : 1, sizeof *parents);
    XC_TRY_NEW(parents);
    XC_TRY(join_findings(s, parents));
    for (size_t i = 0; i < count; i++) {
        const xc_finding *f = &s->outcome->findings.items[i];
        size_t at, root = find_root(parents, i);
        if (!f->sightings || !differs(f)) continue;
        if (!xc_map_get(&index, root, 0, &at)) {
            xc_figure none = {0};
            at = s->survey->figures.count;
            XC_TRY(xc_map_put(s->arena, &index, root, 0, at));
            XC_TRY(XC_PUSH(s->arena, &s->survey->figures, none));
        }
        assert(at < s->survey->figures.count && s->survey->figures.items);
        XC_TRY(add_finding(s, &s->survey->figures.items[at], i));
    }
    for (size_t i = 0; i < s->survey->figures.count; i++) {
        xc_figure *figure = &s->survey->figures.items[i];
        XC_TRY(finish_figure(s->arena, figure));
        if (figure->older.count > 0)
            XC_TRY(XC_PUSH(s->arena, &s->survey->sweep, i));
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Groups                                                               */

/* Groups on their way, by a number of their kind. */
typedef struct grouping {
    xc_groups list;
    xc_map index; /* by key */
    xc_map taken; /* by group and finding, or group and article */
} grouping;

static xc_status get_group(const surveying *s, grouping *g, uint64_t key,
                           const char *name, size_t *at) {
    xc_group group = {.name = name};
    if (xc_map_get(&g->index, key, 0, at)) return XC_OK;
    *at = g->list.count;
    XC_TRY(xc_map_put(s->arena, &g->index, key, 0, *at));
    return XC_PUSH(s->arena, &g->list, group);
}

static xc_group *group_at(grouping *g, size_t at) {
    assert(at < g->list.count && g->list.items);
    return &g->list.items[at];
}

/* A finding counts once in a group. */
static xc_status count_finding(const surveying *s, grouping *g, size_t at,
                               size_t finding) {
    xc_group *group = group_at(g, at);
    size_t count = group->findings.count;
    if (count > 0 && group->findings.items[count - 1] == finding) return XC_OK;
    group->counts[s->outcome->findings.items[finding].severity]++;
    return XC_PUSH(s->arena, &group->findings, finding);
}

static uint64_t hash_name(const char *id, const char *source) {
    uint64_t hash = hash_of(id);
    return source ? xc_hash_string(hash, source) : hash;
}

/* What is done with each article of a finding. */
typedef xc_status take_fn(const surveying *s, grouping *g, size_t finding,
                          size_t article);

static xc_status take_source(const surveying *s, grouping *g, size_t finding,
                             size_t article) {
    const char *name = s->outcome->articles.items[article].source;
    size_t at;
    XC_TRY(get_group(s, g, name ? hash_of(name) : 0, name, &at));
    return count_finding(s, g, at, finding);
}

static xc_status take_story(const surveying *s, grouping *g, size_t finding,
                            size_t article) {
    size_t at;
    if (article >= s->outcome->stories.count) return XC_OK;
    XC_TRY(get_group(s, g, s->outcome->stories.items[article], NULL, &at));
    return count_finding(s, g, at, finding);
}

static xc_status take_rule(const surveying *s, grouping *g, size_t finding,
                           size_t article) {
    const char *name = s->outcome->findings.items[finding].rule;
    size_t at, before;
    XC_TRY(get_group(s, g, hash_of(name), name, &at));
    XC_TRY(count_finding(s, g, at, finding));
    if (xc_map_get(&g->taken, at, article, &before)) return XC_OK;
    group_at(g, at)->articles++;
    return xc_map_put(s->arena, &g->taken, at, article, 1);
}

/* A passage does not say of which source it is: the first article of its path
 * and id is taken. */
static xc_status each_passage(const surveying *s, grouping *g, size_t finding,
                              take_fn *take) {
    const xc_finding *f = &s->outcome->findings.items[finding];
    size_t at;
    for (size_t i = 0; i < f->evidence_count; i++)
        if (xc_map_get(&s->places, hash_of(f->evidence[i].path),
                       hash_of(f->evidence[i].article), &at))
            XC_TRY(take(s, g, finding, at));
    return XC_OK;
}

static xc_status each_article(const surveying *s, grouping *g, take_fn *take) {
    for (size_t i = 0; i < s->outcome->findings.count; i++) {
        const xc_sightings *seen = s->outcome->findings.items[i].sightings;
        size_t at;
        for (size_t k = 0; seen && k < seen->count; k++)
            if (xc_map_get(
                    &s->articles, hash_of(seen->items[k].path),
                    hash_name(seen->items[k].article, seen->items[k].source),
                    &at))
                XC_TRY(take(s, g, i, at));
        if (!seen || seen->left_out > 0) XC_TRY(each_passage(s, g, i, take));
    }
    return XC_OK;
}

static xc_status count_sources(const surveying *s, grouping *g) {
    size_t at;
    for (size_t i = 0; i < s->outcome->articles.count; i++) {
        const char *name = s->outcome->articles.items[i].source;
        if (xc_map_get(&g->index, name ? hash_of(name) : 0, 0, &at))
            group_at(g, at)->articles++;
    }
    return XC_OK;
}

/* The day of an article of the outcome, which may carry a time. */
static int32_t day_of(const xc_report_article *article) {
    return article->published ? xc_day_parse(article->published)
                              : XC_DAY_UNKNOWN;
}

static xc_status format_day(xc_arena *arena, int32_t day, const char **out) {
    char words[12];
    xc_day_format(day, words);
    *out = xc_arena_string(arena, words);
    return *out ? XC_OK : XC_ERROR_MEMORY;
}

/* The days of a story, and the article that names it, as they are found. */
typedef struct told {
    int32_t first, last;
    const xc_report_article *name;
} told;

static void add_article(told *t, const xc_report_article *article) {
    int32_t day = day_of(article);
    bool earlier =
        day != XC_DAY_UNKNOWN && (t->first == XC_DAY_UNKNOWN || day < t->first);
    if (!t->name || earlier) t->name = article;
    if (earlier) t->first = day;
    if (day > t->last) t->last = day;
}

/* The articles of the outcome are in order of their places. */
static xc_status tell_stories(const surveying *s, grouping *g) {
    size_t at, count = g->list.count;
    told *stories =
        xc_arena_array(s->arena, count ? count : 1, sizeof *stories);
    XC_TRY_NEW(stories);
    for (size_t i = 0; i < count; i++)
        stories[i] = (told){XC_DAY_UNKNOWN, XC_DAY_UNKNOWN, NULL};
    for (size_t i = 0; i < s->outcome->stories.count; i++) {
        if (!xc_map_get(&g->index, s->outcome->stories.items[i], 0, &at))
            continue;
        group_at(g, at)->articles++;
        add_article(&stories[at], &s->outcome->articles.items[i]);
    }
    for (size_t i = 0; i < count; i++) {
        const told *t = &stories[i];
        xc_group *group = &g->list.items[i];
        if (t->name)
            group->name = t->name->title ? t->name->title : t->name->id;
        if (t->first == XC_DAY_UNKNOWN) continue;
        XC_TRY(format_day(s->arena, t->first, &group->first));
        XC_TRY(format_day(s->arena, t->last, &group->last));
    }
    return XC_OK;
}

/* A group without a name stands last. */
static int compare_groups(const void *left, const void *right) {
    const xc_group *a = left, *b = right;
    for (size_t i = XC_SEVERITY_ERROR + 1; i-- > 0;)
        if (a->counts[i] != b->counts[i])
            return a->counts[i] > b->counts[i] ? -1 : 1;
    if (!a->name || !b->name) return (int)!a->name - (int)!b->name;
    int order = strcmp(a->name, b->name);
    if (order) return order;
    if (a->findings.count == 0 || b->findings.count == 0) return 0;
    return a->findings.items[0] < b->findings.items[0] ? -1 : 1;
}

static void sort_groups(grouping *g) {
    if (g->list.count > 1)
        qsort(g->list.items, g->list.count, sizeof *g->list.items,
              compare_groups);
}

static xc_status make_groups(surveying *s) {
    grouping stories = {0}, sources = {0}, rules = {0};
    XC_TRY(each_article(s, &stories, take_story));
    XC_TRY(each_article(s, &sources, take_source));
    XC_TRY(each_article(s, &rules, take_rule));
    XC_TRY(count_sources(s, &sources));
    XC_TRY(tell_stories(s, &stories));
    sort_groups(&stories);
    sort_groups(&sources);
    sort_groups(&rules);
    s->survey->stories = stories.list;
    s->survey->sources = sources.list;
    s->survey->rules = rules.list;
    return XC_OK;
}

static xc_status index_articles(surveying *s) {
    for (size_t i = s->outcome->articles.count; i-- > 0;) {
        const xc_report_article *a = &s->outcome->articles.items[i];
        XC_TRY(xc_map_put(s->arena, &s->articles, hash_of(a->path),
                          hash_name(a->id, a->source), i));
        XC_TRY(xc_map_put(s->arena, &s->places, hash_of(a->path),
                          hash_of(a->id), i));
    }
    return XC_OK;
}

xc_status xc_survey_make(xc_report *report) {
    surveying s = {.arena = report->arena,
                   .outcome = &report->outcome,
                   .survey = &report->survey};
    report->survey = (xc_survey){0};
    XC_TRY(index_articles(&s));
    XC_TRY(make_figures(&s));
    return make_groups(&s);
}
