/*
 * settle.c - takes out of a report what the settings and the baseline leave
 * out, and notes what became of each accepted finding.
 *
 * That a finding is gone is said only where it would have been found: all its
 * articles are there, those that were checked are checked, and neither its
 * rule nor its verdict is left out.
 * Exports: xc_report_settle.
 */
#include <string.h>

#include "api/baseline.h"
#include "api/changes.h"
#include "base/hash.h"
#include "base/map.h"

/* A report on its way through the settings. */
typedef struct settling {
    xc_report *report;
    const xc_options *options;
    const xc_policy *policy;
    const xc_baseline *baseline; /* NULL: none */
    bool *found;                 /* by entry of the baseline */
    xc_map articles;             /* of the report, by path and id */
    xc_map files;                /* of the changes, by path */
} settling;

/* The file of the changes that a path leads to, looked up once. */
static xc_status find_changed(settling *s, const char *path, size_t *file) {
    uint64_t hash = xc_hash_string(XC_HASH_INIT, path);
    xc_arena *arena = s->report->arena;
    if (xc_map_get(&s->files, hash, 0, file)) return XC_OK;
    XC_TRY(xc_changes_find(s->options->changes, arena, path, file));
    return xc_map_put(arena, &s->files, hash, 0, *file);
}

static xc_status is_changed(settling *s, xc_finding *finding, bool *changed) {
    *changed = s->options->changes == NULL;
    for (size_t i = 0; i < finding->evidence_count && !*changed; i++) {
        const xc_evidence *e = &finding->evidence[i];
        size_t file;
        XC_TRY(find_changed(s, e->path, &file));
        *changed =
            xc_changes_touch(s->options->changes, file, e->line, e->end_line);
        if (*changed) finding->changed = i;
    }
    return XC_OK;
}

static bool is_off(const settling *s, const char *rule) {
    const xc_rule_setting *set = xc_policy_rule(s->policy, rule);
    return set && set->severity == XC_SEVERITY_NONE;
}

/* Why the configuration leaves a finding out; NULL: it does not. */
static const char *why_unwanted(const settling *s, const xc_finding *finding) {
    if (is_off(s, finding->rule)) return "its rule is switched off";
    if (s->policy && finding->confidence < s->policy->min_confidence)
        return "it is less sure than min-confidence";
    return NULL;
}

/* Days of this form are in the order of their letters. */
static bool has_ended(const settling *s, const xc_accepted *entry) {
    const char *today = s->options->today;
    return today && entry->until && strcmp(entry->until, today) < 0;
}

/* ------------------------------------------------------------------ */
/* What is left out                                                     */

/* An entry is found whatever else leaves out the finding, so that it is not
 * told to be gone; it is told to hold only where it decides. */
static const char *why_left_out(settling *s, const xc_finding *finding) {
    const char *why = why_unwanted(s, finding);
    if (why || !s->baseline) return why;
    const xc_accepted *entry =
        xc_baseline_find(s->baseline, finding->fingerprint);
    bool holds = entry && (s->options->only_new || !has_ended(s, entry));
    return holds ? "it is accepted" : NULL;
}

static void note_found(settling *s, const xc_finding *finding) {
    if (!s->baseline) return;
    const xc_accepted *entry =
        xc_baseline_find(s->baseline, finding->fingerprint);
    if (entry) s->found[entry - s->baseline->items.items] = true;
}

static xc_status sort_findings(settling *s) {
    xc_report *report = s->report;
    size_t kept = 0;
    for (size_t i = 0; i < report->outcome.findings.count; i++) {
        xc_left_out here = {report->outcome.findings.items[i], NULL};
        note_found(s, &here.finding);
        bool changed;
        here.why = why_left_out(s, &here.finding);
        XC_TRY(is_changed(s, &here.finding, &changed));
        if (!here.why && !changed) {
            here.why = "it touches no line that changed";
            report->outcome.summary.unchanged++;
        }
        if (here.why)
            XC_TRY(XC_PUSH(report->arena, &report->left_out, here));
        else
            report->outcome.findings.items[kept++] = here.finding;
    }
    report->outcome.findings.count = kept;
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* What became of what was accepted                                     */

/* "check ." and "check a.txt" name one file: "./a.txt" is "a.txt". An article
 * without an id of its own has its path for one. */
static const char *plain(const char *path) {
    while (path[0] == '.' && path[1] == '/') {
        path += 2;
        while (*path == '/')
            path++;
    }
    return path;
}

static uint64_t hash_of(const char *path) {
    return xc_hash_string(XC_HASH_INIT, plain(path));
}

static bool is_same(const char *a, const char *b) {
    return strcmp(plain(a), plain(b)) == 0;
}

static xc_status index_articles(settling *s) {
    for (size_t i = 0; i < s->report->outcome.articles.count; i++) {
        const xc_report_article *a = &s->report->outcome.articles.items[i];
        XC_TRY(xc_map_put(s->report->arena, &s->articles, hash_of(a->path),
                          hash_of(a->id), i));
    }
    return XC_OK;
}

/* The article took part, on the side that it was on. */
static bool took_part(const settling *s, const xc_accepted_article *article) {
    size_t i;
    if (!xc_map_get(&s->articles, hash_of(article->path), hash_of(article->id),
                    &i))
        return false;
    const xc_report_article *a = &s->report->outcome.articles.items[i];
    return is_same(a->path, article->path) && is_same(a->id, article->id) &&
           (!article->checked || a->role == XC_ROLE_CHECKED);
}

static bool is_gone(const settling *s, const xc_accepted *entry) {
    if (entry->articles.count == 0 || !entry->rule) return false;
    if (is_off(s, entry->rule)) return false;
    if (!(s->options->show & XC_SHOW(entry->verdict))) return false;
    for (size_t i = 0; i < entry->articles.count; i++)
        if (!took_part(s, &entry->articles.items[i])) return false;
    return true;
}

static xc_status note_acceptance(settling *s, const xc_accepted *entry,
                                 xc_acceptance_state state) {
    xc_arena *arena = s->report->arena;
    xc_acceptance note = {state, xc_arena_string(arena, entry->fingerprint),
                          xc_arena_string(arena, entry->reason), NULL};
    if (entry->until) note.until = xc_arena_string(arena, entry->until);
    if (!note.fingerprint || !note.reason || (entry->until && !note.until))
        return XC_ERROR_MEMORY;
    return XC_PUSH(arena, &s->report->acceptances, note);
}

static xc_status note_acceptances(settling *s) {
    XC_TRY(index_articles(s));
    for (size_t i = 0; i < s->baseline->items.count; i++) {
        const xc_accepted *entry = &s->baseline->items.items[i];
        if (!s->found[i]) {
            if (is_gone(s, entry))
                XC_TRY(note_acceptance(s, entry, XC_ACCEPTANCE_GONE));
            continue;
        }
        const xc_finding *finding =
            xc_report_find(s->report, entry->fingerprint);
        if (finding && why_unwanted(s, finding)) continue;
        XC_TRY(note_acceptance(s, entry,
                               has_ended(s, entry) ? XC_ACCEPTANCE_ENDED
                                                   : XC_ACCEPTANCE_HOLDS));
    }
    return XC_OK;
}

xc_status xc_report_settle(xc_report *report, const xc_context *context) {
    settling s = {.report = report,
                  .options = &context->options,
                  .policy = xc_config_policy(context),
                  .baseline = context->options.baseline};
    size_t entries = s.baseline ? s.baseline->items.count : 0;
    s.found =
        xc_arena_array(report->arena, entries ? entries : 1, sizeof *s.found);
    XC_TRY_NEW(s.found);
    XC_TRY(sort_findings(&s));
    XC_TRY(xc_survey_make(report));
    return entries && !s.options->only_new ? note_acceptances(&s) : XC_OK;
}
