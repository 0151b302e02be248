/*
 * findings.c - turns judged pairs into findings: pairs of one rule that hang
 * together become one finding with all their evidence, in an order that does
 * not depend on the order of the articles.
 * Exports: xc_engine_report, xc_finding_print_finger.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "compare/events/growth.h"
#include "compare/keys.h"
#include "compare/survey.h"
#include "compare/values.h"

typedef XC_VEC(size_t) indexes;

/* Pairs of one rule, and of one matter, that share facts. */
typedef struct cluster {
    const xc_rule *rule;
    bool differs;    /* conflict, stale or disputed; else agreement */
    indexes pairs;   /* judged */
    indexes members; /* parties */
} cluster;

/* ------------------------------------------------------------------ */
/* Clusters                                                             */

static size_t find_root(size_t *parents, size_t index) {
    assert(parents);
    while (parents[index] != index) {
        parents[index] = parents[parents[index]];
        index = parents[index];
    }
    return index;
}

/* Agreement about another figure is another finding: it hangs together only
 * with pairs of its own kind. */
static bool is_in(const xc_judged *pair, const xc_rule *rule, bool differs) {
    return pair->rule == rule && xc_verdict_differs(pair->verdict) == differs;
}

static xc_status add_member(xc_engine *engine, cluster *c, xc_map *members,
                            size_t party) {
    size_t before;
    if (xc_map_get(members, party, 0, &before)) return XC_OK;
    XC_TRY(xc_map_put(engine->arena, members, party, 0, 1));
    return XC_PUSH(engine->arena, &c->members, party);
}

static xc_status fill_cluster(xc_engine *engine, cluster *c) {
    xc_map members = {0};
    for (size_t i = 0; i < c->pairs.count; i++) {
        const xc_judged *pair = &engine->judged.items[c->pairs.items[i]];
        XC_TRY(add_member(engine, c, &members, pair->a));
        XC_TRY(add_member(engine, c, &members, pair->b));
    }
    return XC_OK;
}

typedef XC_VEC(cluster) clusters;

/* What a pair is about: 0 where the rule tells no matters apart. */
static uint64_t matter_of(const xc_engine *engine, const xc_judged *judged) {
    if (!judged->rule->matter || !xc_verdict_differs(judged->verdict)) return 0;
    xc_pair pair = {.a = &xc_engine_party(engine, judged->a)->subject,
                    .b = &xc_engine_party(engine, judged->b)->subject};
    return judged->rule->matter(&pair);
}

/* Parties as they take part in one matter, and what hangs together of them. */
typedef struct forest {
    xc_map nodes; /* by party and matter */
    XC_VEC(size_t) parents;
} forest;

static xc_status find_node(xc_engine *engine, forest *f, size_t party,
                           uint64_t matter, size_t *node) {
    if (xc_map_get(&f->nodes, party, matter, node)) return XC_OK;
    *node = f->parents.count;
    XC_TRY(xc_map_put(engine->arena, &f->nodes, party, matter, *node));
    return XC_PUSH(engine->arena, &f->parents, *node);
}

static xc_status join_pairs(xc_engine *engine, const xc_rule *rule,
                            bool differs, forest *f) {
    for (size_t i = 0; i < engine->judged.count; i++) {
        const xc_judged *pair = &engine->judged.items[i];
        size_t a, b;
        if (!is_in(pair, rule, differs)) continue;
        uint64_t matter = matter_of(engine, pair);
        XC_TRY(find_node(engine, f, pair->a, matter, &a));
        XC_TRY(find_node(engine, f, pair->b, matter, &b));
        size_t *parents = f->parents.items;
        assert(parents);
        parents[find_root(parents, a)] = find_root(parents, b);
    }
    return XC_OK;
}

static xc_status cluster_rule(xc_engine *engine, const xc_rule *rule,
                              bool differs, clusters *out) {
    xc_map roots = {0};
    forest f = {0};
    XC_TRY(join_pairs(engine, rule, differs, &f));
    for (size_t i = 0; i < engine->judged.count; i++) {
        const xc_judged *pair = &engine->judged.items[i];
        size_t node, at;
        if (!is_in(pair, rule, differs)) continue;
        XC_TRY(find_node(engine, &f, pair->a, matter_of(engine, pair), &node));
        size_t root = find_root(f.parents.items, node);
        if (!xc_map_get(&roots, root, 0, &at)) {
            cluster c = {.rule = rule, .differs = differs};
            at = out->count;
            XC_TRY(xc_map_put(engine->arena, &roots, root, 0, at));
            XC_TRY(XC_PUSH(engine->arena, out, c));
        }
        assert(at < out->count && out->items);
        XC_TRY(XC_PUSH(engine->arena, &out->items[at].pairs, i));
    }
    return XC_OK;
}

static xc_status find_clusters(xc_engine *engine, clusters *out) {
    for (size_t r = 0; r < xc_rule_count_all; r++)
        for (int differs = 1; differs >= 0; differs--)
            XC_TRY(cluster_rule(engine, xc_rules[r], differs == 1, out));
    for (size_t i = 0; i < out->count; i++)
        XC_TRY(fill_cluster(engine, &out->items[i]));
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Findings                                                             */

/* By their articles, then by place in them; keys are the same whatever was
 * stored first. */
static int compare_parties(const xc_engine *engine, size_t a, size_t b) {
    const xc_content *ca = xc_engine_content(engine, a),
                     *cb = xc_engine_content(engine, b);
    const xc_fact *fa = &xc_engine_party(engine, a)->stored.fact;
    const xc_fact *fb = &xc_engine_party(engine, b)->stored.fact;
    int order = strcmp(ca->articles.items[0].key, cb->articles.items[0].key);
    if (order == 0)
        order = (ca->side_index > cb->side_index) -
                (ca->side_index < cb->side_index);
    if (order == 0) order = (int)fb->in_title - (int)fa->in_title;
    if (order == 0)
        order = (fa->mark.start > fb->mark.start) -
                (fa->mark.start < fb->mark.start);
    return order;
}

/* Negative when pair explains a finding better than other: the worse, then
 * the surer, then the first in place. */
static int compare_pairs(const xc_engine *engine, const xc_judged *pair,
                         const xc_judged *other) {
    if (pair->verdict != other->verdict)
        return pair->verdict > other->verdict ? -1 : 1;
    double surer = pair->alignment.probability - other->alignment.probability;
    if (surer < 0 || surer > 0) return surer > 0 ? -1 : 1;
    int order = compare_parties(engine, pair->a, other->a);
    return order ? order : compare_parties(engine, pair->b, other->b);
}

static const xc_judged *pick_pair(const xc_engine *engine, const cluster *c) {
    const xc_judged *best = &engine->judged.items[c->pairs.items[0]];
    for (size_t i = 1; i < c->pairs.count; i++) {
        const xc_judged *pair = &engine->judged.items[c->pairs.items[i]];
        if (compare_pairs(engine, pair, best) < 0) best = pair;
    }
    return best;
}

/* "b.txt is the newer by 2 days, and such a figure grows: ..." */
static xc_status tell_growth(xc_explanation *out, const xc_engine *engine,
                             const xc_judged *pair, const xc_growth *growth) {
    static const char *const words[] = {
        [XC_GROWTH_GROWN] = "such a figure grows, so that each may be right "
                            "for its day",
        [XC_GROWTH_VARIED] = "such a figure changes with time, so that each "
                             "may be right for its day",
        [XC_GROWTH_REVISED] = "it says that the figure was revised",
        [XC_GROWTH_FELL] = "its figure is the lower, which a running total "
                           "becomes by a revision alone"};
    bool is_a = growth->later == &xc_engine_party(engine, pair->a)->subject;
    const char *newer =
        xc_content_label(xc_engine_content(engine, is_a ? pair->a : pair->b));
    return xc_explain_step(out, "%s is the newer by %d %s; %s", newer,
                           growth->days, growth->days == 1 ? "day" : "days",
                           words[growth->kind]);
}

static xc_status tell_verdict(xc_explanation *out, const xc_engine *engine,
                              const xc_judged *pair) {
    const xc_party *a = xc_engine_party(engine, pair->a);
    const xc_party *b = xc_engine_party(engine, pair->b);
    if (!xc_verdict_differs(pair->verdict)) return XC_OK;
    if (pair->verdict == XC_VERDICT_DISPUTED)
        return xc_explain_step(out, "%s says the one, %s the other",
                               a->stored.speaker_name, b->stored.speaker_name);
    xc_growth growth = xc_growth_of(&a->subject, &b->subject);
    if (growth.kind != XC_GROWTH_NONE)
        return tell_growth(out, engine, pair, &growth);
    if (pair->verdict != XC_VERDICT_STALE ||
        xc_growth_outdates(&a->subject, &b->subject, NULL))
        return XC_OK;
    int32_t apart = a->subject.published - b->subject.published;
    if (apart == 0) return XC_OK;
    const char *newer = xc_content_label(
        xc_engine_content(engine, apart > 0 ? pair->a : pair->b));
    if (apart < 0) apart = -apart;
    return xc_explain_step(out, "%s is the newer by %d %s", newer, apart,
                           apart == 1 ? "day" : "days");
}

/* Of two passages of one article, which is which. */
static void name_passages(const xc_engine *engine, const xc_judged *judged,
                          xc_pair *pair) {
    const xc_party *a = xc_engine_party(engine, judged->a);
    const xc_party *b = xc_engine_party(engine, judged->b);
    if (a->content != b->content) return;
    pair->within = true;
    pair->label_a = a->stored.fact.in_title ? "headline" : "first";
    pair->label_b = "then";
}

static xc_status explain(xc_engine *engine, const xc_copies *copies,
                         const cluster *c, const xc_judged *judged,
                         xc_finding *finding) {
    xc_explanation out = {.arena = engine->arena, .message = ""};
    xc_pair pair = {&xc_engine_party(engine, judged->a)->subject,
                    &xc_engine_party(engine, judged->b)->subject,
                    judged->alignment,
                    xc_content_label(xc_engine_content(engine, judged->a)),
                    xc_content_label(xc_engine_content(engine, judged->b)),
                    false};
    name_passages(engine, judged, &pair);
    xc_verdict plain = xc_verdict_differs(judged->verdict) ? XC_VERDICT_CONFLICT
                                                           : judged->verdict;
    XC_TRY(judged->rule->explain(&out, &pair, plain));
    XC_TRY(tell_verdict(&out, engine, judged));
    XC_TRY(xc_values_table(engine, copies, c->members.items, c->members.count,
                           finding));
    XC_TRY(xc_values_tell(engine, copies, c->members.items, c->members.count,
                          finding, &out));
    finding->message = out.message;
    finding->derivation = out.steps.items;
    finding->derivation_count = out.steps.count;
    return XC_OK;
}

static int compare_strings(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The rule and what the facts say, each once, in one order: neither lines
 * nor sources. */
xc_status xc_finding_print_finger(xc_arena *arena, xc_finding *finding) {
    const char *says[XC_MAX_EVIDENCE];
    size_t count = finding->evidence_count;
    uint64_t hash = xc_hash_string(XC_HASH_INIT, finding->rule);
    for (size_t i = 0; i < count; i++)
        says[i] = finding->evidence[i].reads;
    qsort(says, count, sizeof *says, compare_strings);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || strcmp(says[i], says[i - 1]) != 0)
            hash = xc_hash_string(hash, says[i]);
    finding->fingerprint =
        xc_arena_format(arena, "%016llx", (unsigned long long)hash);
    XC_TRY_NEW(finding->fingerprint);
    return XC_OK;
}

static xc_status sight(xc_engine *engine, const cluster *c,
                       xc_finding *finding) {
    xc_sighted sighted = {c->rule, c->members.items, c->members.count,
                          c->pairs.items, c->pairs.count};
    return xc_sightings_make(engine, &sighted, finding);
}

static xc_status make_finding(xc_engine *engine, const xc_copies *copies,
                              const cluster *c) {
    const xc_judged *pair = pick_pair(engine, c);
    if (!(engine->comparison->show & XC_SHOW(pair->verdict)) ||
        !xc_timeframe_takes(engine, c->members.items, c->members.count))
        return XC_OK;
    xc_finding finding = {.rule = c->rule->info.id,
                          .verdict = pair->verdict,
                          .severity = xc_engine_grade(engine, pair),
                          .confidence = pair->alignment.probability};
    XC_TRY(xc_engine_cite(engine, c->members.items, c->members.count, pair,
                          &finding));
    XC_TRY(explain(engine, copies, c, pair, &finding));
    XC_TRY(sight(engine, c, &finding));
    XC_TRY(xc_finding_print_finger(engine->arena, &finding));
    XC_TRY(xc_engine_detail(engine, pair, &finding));
    return XC_PUSH(engine->arena, &engine->outcome->findings, finding);
}

static xc_status add_inside(xc_engine *engine) {
    if (!(engine->comparison->show & XC_SHOW(XC_VERDICT_CONFLICT)))
        return XC_OK;
    for (size_t i = 0; i < engine->inside.count; i++) {
        const xc_inside_finding *inside = &engine->inside.items[i];
        if (engine->contents.items[inside->content]->outside) continue;
        XC_TRY(XC_PUSH(engine->arena, &engine->outcome->findings,
                       inside->finding));
    }
    return XC_OK;
}

static int compare_findings(const void *left, const void *right) {
    const xc_finding *a = left, *b = right;
    if (a->severity != b->severity) return a->severity > b->severity ? -1 : 1;
    if (a->verdict != b->verdict) return a->verdict > b->verdict ? -1 : 1;
    int order = xc_evidence_compare(&a->evidence[0], &b->evidence[0]);
    if (order == 0) order = strcmp(a->rule, b->rule);
    /* A finding about one article may have one passage. */
    if (order == 0 && a->evidence_count > 1 && b->evidence_count > 1)
        order = xc_evidence_compare(&a->evidence[1], &b->evidence[1]);
    return order ? order : strcmp(a->fingerprint, b->fingerprint);
}

/* ------------------------------------------------------------------ */
/* Outcome                                                              */

static void mark_parties(xc_engine *engine) {
    for (size_t i = 0; i < engine->judged.count; i++) {
        const xc_judged *pair = &engine->judged.items[i];
        xc_party *sides[2] = {engine->parties.items[pair->a],
                              engine->parties.items[pair->b]};
        for (int k = 0; k < 2; k++) {
            xc_party *party = sides[k]->stated ? sides[k]->stated : sides[k];
            if (xc_verdict_differs(pair->verdict))
                party->differing = true;
            else
                party->confirmed = true;
        }
    }
}

static void count_facts(xc_engine *engine) {
    xc_summary *summary = &engine->outcome->summary;
    mark_parties(engine);
    for (size_t i = 0; i < engine->parties.count; i++) {
        const xc_party *party = engine->parties.items[i];
        if (!xc_engine_content(engine, i)->checked ||
            xc_engine_content(engine, i)->outside ||
            !xc_fact_is_counted(&party->stored.fact))
            continue;
        summary->facts++;
        if (party->differing)
            summary->differing++;
        else if (party->confirmed)
            summary->confirmed++;
        else
            summary->unmatched++;
    }
}

static int compare_optional(const char *a, const char *b) {
    if (!a || !b) return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

static int compare_articles(const void *left, const void *right) {
    const xc_report_article *a = left, *b = right;
    int order = strcmp(a->path, b->path);
    if (order == 0) order = strcmp(a->id, b->id);
    if (order == 0) order = compare_optional(a->source, b->source);
    return order ? order : compare_optional(a->published, b->published);
}

/* Articles of archives take part when something of them is evidence. */
static xc_status list_evidence_articles(xc_engine *engine) {
    for (size_t i = 0; i < engine->contents.count; i++) {
        const xc_content *content = engine->contents.items[i];
        if (!content->cited || !content->side->path ||
            content->side->every_checked)
            continue;
        const xc_stored_article *a = &content->articles.items[0];
        xc_report_article told = {
            xc_article_label(a), a->path,           a->title, a->source,
            a->published,        XC_ROLE_REFERENCE, 0};
        XC_TRY(XC_PUSH(engine->arena, &engine->outcome->articles, told));
    }
    return XC_OK;
}

/* Figures and quotations of it that took part. */
static size_t count_of(const xc_engine *engine, const xc_content *content) {
    size_t count = 0;
    for (size_t i = 0; i < content->parties.count; i++) {
        size_t party = content->parties.items[i];
        count += xc_fact_is_counted(&engine->parties.items[party]->stored.fact);
    }
    return count;
}

/* Articles are in order; one text may have several. */
static void count_by_article(xc_engine *engine) {
    xc_outcome *outcome = engine->outcome;
    for (size_t i = 0; i < engine->contents.count; i++) {
        const xc_content *content = engine->contents.items[i];
        size_t facts = count_of(engine, content);
        for (size_t k = 0; k < content->articles.count; k++) {
            const xc_stored_article *a = &content->articles.items[k];
            xc_report_article key = {.path = a->path,
                                     .id = xc_article_label(a),
                                     .source = a->source,
                                     .published = a->published};
            xc_report_article *told =
                outcome->articles.count > 0
                    ? bsearch(&key, outcome->articles.items,
                              outcome->articles.count, sizeof key,
                              compare_articles)
                    : NULL;
            if (told) told->facts = facts;
        }
    }
}

xc_status xc_engine_report(xc_engine *engine) {
    clusters found = {0};
    xc_copies copies = {0};
    xc_stories stories = {0};
    xc_outcome *outcome = engine->outcome;
    XC_TRY(xc_engine_drop_explained(engine));
    XC_TRY(xc_engine_drop_silenced(engine));
    XC_TRY(xc_copies_find(engine, &copies));
    XC_TRY(xc_stories_join(engine, &copies, &stories));
    xc_engine_drop_copied(engine, &copies);
    xc_timeframe_mark(engine);
    XC_TRY(find_clusters(engine, &found));
    for (size_t i = 0; i < found.count; i++)
        XC_TRY(make_finding(engine, &copies, &found.items[i]));
    XC_TRY(add_inside(engine));
    if (outcome->findings.count > 1)
        qsort(outcome->findings.items, outcome->findings.count,
              sizeof *outcome->findings.items, compare_findings);
    XC_TRY(list_evidence_articles(engine));
    if (outcome->articles.count > 1)
        qsort(outcome->articles.items, outcome->articles.count,
              sizeof *outcome->articles.items, compare_articles);
    count_by_article(engine);
    XC_TRY(xc_stories_number(engine, &stories));
    xc_engine_drop_switched_off(engine);
    count_facts(engine);
    xc_timeframe_tell(engine);
    return xc_singles_list(engine);
}
