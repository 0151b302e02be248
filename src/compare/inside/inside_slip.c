/*
 * inside_slip.c - turns what a rule found in one article into a finding with
 * its evidence.
 * Exports: xc_slip_*.
 */
#include <string.h>

#include "compare/inside/inside.h"

void xc_slip_init(xc_slip *slip, const xc_inside *inside,
                  const xc_inside_rule *rule) {
    *slip = (xc_slip){.rule = rule, .exact = true};
    slip->words.arena = inside->kept;
    slip->words.message = "";
}

/* The sentences come from what was loaded: those of the passage and the one
 * on each side. */
static xc_status surround(const xc_inside *inside, const xc_line *line,
                          xc_evidence *evidence) {
    xc_surroundings s = {.passage = line->words.span,
                         .in_title = line->in_title};
    size_t at = xc_inside_find(inside, line->in_title, s.passage.start);
    for (at -= at > 0; at < inside->sentences.count && !s.beyond; at++)
        xc_surroundings_take(&s, &inside->sentences.items[at]);
    return xc_surroundings_cut(
        &s, inside->kept, xc_inside_text(inside, line->in_title), evidence);
}

xc_status xc_slip_cite(xc_slip *slip, xc_inside *inside, const xc_line *line,
                       xc_span mark, double value, const char *reads) {
    if (slip->count == XC_MAX_SLIP) return XC_OK;
    const xc_stored_article *article = &inside->content->articles.items[0];
    const xc_text *text = xc_inside_text(inside, line->in_title);
    xc_span span = line->words.span;
    const char *cut = xc_arena_copy(inside->kept, text->bytes + span.start,
                                    span.end - span.start);
    XC_TRY_NEW(cut);
    xc_evidence *evidence = &slip->evidence[slip->count++];
    *evidence = (xc_evidence){.article = xc_article_label(article),
                              .path = article->path,
                              .field = line->in_title ? "title" : "text",
                              .start = span.start,
                              .end = span.end,
                              .text = cut,
                              .mark_start = mark.start,
                              .mark_end = mark.end,
                              .has_value = isfinite(value),
                              .value = isfinite(value) ? value : 0,
                              .reads = reads,
                              .published = article->published};
    xc_evidence_place(evidence, text);
    return surround(inside, line, evidence);
}

xc_status xc_slip_cite_words(xc_slip *slip, xc_inside *inside, size_t sentence,
                             xc_span mark) {
    xc_line line;
    const xc_text *text =
        xc_inside_text(inside, inside->sentences.items[sentence].in_title);
    const char *reads = xc_arena_copy(
        slip->words.arena, text->bytes + mark.start, mark.end - mark.start);
    XC_TRY_NEW(reads);
    XC_TRY(xc_line_read(inside, sentence, 0, 0, &line));
    return xc_slip_cite(slip, inside, &line, mark, NAN, reads);
}

xc_status xc_slip_cite_figure(xc_slip *slip, xc_inside *inside,
                              const xc_line *line, const xc_figure *figure) {
    const xc_mention *m = figure->mention;
    bool quantity = m->kind == XC_MENTION_QUANTITY;
    const char *reads = quantity
                            ? xc_describe_figure(inside->kept, &m->quantity)
                            : xc_arena_string(inside->kept, m->date.edtf);
    XC_TRY_NEW(reads);
    if (quantity && !xc_figure_is_exact(figure)) slip->exact = false;
    return xc_slip_cite(slip, inside, line, m->span,
                        quantity ? m->quantity.value : NAN, reads);
}

/* An article counts the figures that a slip shows as differing. */
static void mark_parties(xc_inside *inside, const xc_evidence *evidence) {
    const xc_content *content = inside->content;
    for (size_t i = 0; i < content->parties.count; i++) {
        size_t index = content->parties.items[i];
        xc_party *party = inside->engine->parties.items[index];
        const xc_fact *fact = &party->stored.fact;
        if (fact->has_number &&
            fact->in_title == (strcmp(evidence->field, "title") == 0) &&
            fact->number_span.start < evidence->mark_end &&
            evidence->mark_start < fact->number_span.end)
            party->differing = true;
    }
}

/* In order of place, by insertion: a slip has few passages. */
static void sort_evidence(xc_slip *slip) {
    for (size_t i = 1; i < slip->count; i++)
        for (size_t k = i;
             k > 0 && xc_evidence_compare(&slip->evidence[k],
                                          &slip->evidence[k - 1]) < 0;
             k--) {
            xc_evidence swap = slip->evidence[k];
            slip->evidence[k] = slip->evidence[k - 1];
            slip->evidence[k - 1] = swap;
        }
}

/* What the arithmetic goes by is in the derivation: of a finding about one
 * article the detail has no pair of facts. */
static xc_status add_detail(const xc_slip *slip, const xc_inside *inside,
                            xc_finding *finding) {
    const xc_engine *engine = inside->engine;
    if (!engine->comparison->detail) return XC_OK;
    xc_detail *detail = xc_arena_alloc(inside->kept, sizeof *detail);
    XC_TRY_NEW(detail);
    detail->probability = slip->rule->confidence;
    XC_TRY(xc_engine_explain_inside(engine, &slip->rule->info, slip->exact,
                                    detail));
    finding->detail = detail;
    return XC_OK;
}

/* A rule that is switched off finds nothing that would be counted. */
static bool is_off(const xc_engine *engine, const xc_rule_info *rule) {
    const xc_rule_setting *set =
        xc_policy_rule(engine->comparison->policy, rule->id);
    return set && !set->severity;
}

xc_status xc_slip_report(xc_slip *slip, xc_inside *inside) {
    const xc_engine *engine = inside->engine;
    const xc_rule_info *info = &slip->rule->info;
    sort_evidence(slip);
    for (size_t i = 0; i < slip->count && !is_off(engine, info); i++)
        mark_parties(inside, &slip->evidence[i]);
    xc_evidence *evidence =
        xc_arena_array(inside->kept, slip->count, sizeof *evidence);
    XC_TRY_NEW(evidence);
    memcpy(evidence, slip->evidence, slip->count * sizeof *evidence);
    xc_inside_finding found = {
        .finding = {.rule = info->id,
                    .verdict = XC_VERDICT_CONFLICT,
                    .severity =
                        xc_engine_grade_inside(engine, info, slip->exact),
                    .confidence = slip->rule->confidence,
                    .message = slip->words.message,
                    .derivation = slip->words.steps.items,
                    .derivation_count = slip->words.steps.count,
                    .evidence = evidence,
                    .evidence_count = slip->count},
        .content = inside->content_index};
    XC_TRY(xc_finding_print_finger(inside->kept, &found.finding));
    XC_TRY(add_detail(slip, inside, &found.finding));
    return XC_PUSH(inside->kept, &inside->found, found);
}
