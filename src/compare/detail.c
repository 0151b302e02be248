/*
 * detail.c - turns the pair that explains a finding into what can be shown of
 * how the finding came about. It decides nothing.
 * Exports: xc_engine_detail.
 */
#include "compare/detail.h"

#include "compare/engine.h"
#include "compare/matching/match.h"

static const char *describe_time(xc_time_relation time) {
    switch (time) {
    case XC_TIME_SAME:
        return "both state times, which meet";
    case XC_TIME_LATER:
        return "neither states a time, and the articles are far apart: the "
               "later one has the newer figure";
    case XC_TIME_APART:
        return "both state times, which do not meet";
    case XC_TIME_COMPATIBLE:
        break;
    }
    return "nothing keeps them from being of one time; not both state one";
}

static xc_detail_side describe_side(const xc_engine *engine, size_t index) {
    const xc_party *party = xc_engine_party(engine, index);
    return (xc_detail_side){
        .label = xc_content_label(xc_engine_content(engine, index)),
        .fact = &party->stored,
        .published = party->subject.published,
        .says = xc_describe_stored(engine->arena, &party->stored)};
}

/* A rule that weighs by itself has no features of this model. */
static xc_status add_features(const xc_engine *engine, const xc_judged *pair,
                              xc_detail *detail) {
    if (pair->matching)
        return xc_match_list(engine->arena, engine->comparison->weights,
                             pair->matching, &detail->features,
                             &detail->feature_count);
    if (pair->rule->align || !pair->rule->takes) return XC_OK;
    xc_detail_feature *features =
        xc_arena_array(engine->arena, XC_FEATURE_COUNT, sizeof *features);
    XC_TRY_NEW(features);
    detail->features = features;
    detail->feature_count = xc_align_features(
        engine->comparison->weights, &xc_engine_party(engine, pair->a)->subject,
        &xc_engine_party(engine, pair->b)->subject, features);
    return XC_OK;
}

xc_status xc_engine_detail(const xc_engine *engine, const xc_judged *pair,
                           xc_finding *finding) {
    if (!engine->comparison->detail) return XC_OK;
    xc_detail *detail = xc_arena_alloc(engine->arena, sizeof *detail);
    XC_TRY_NEW(detail);
    detail->sides[0] = describe_side(engine, pair->a);
    detail->sides[1] = describe_side(engine, pair->b);
    detail->has_sides = true;
    if (!detail->sides[0].says || !detail->sides[1].says)
        return XC_ERROR_MEMORY;
    detail->time = describe_time(pair->alignment.time);
    detail->probability = pair->alignment.probability;
    detail->least = pair->rule->least;
    XC_TRY(add_features(engine, pair, detail));
    XC_TRY(xc_engine_explain_grade(engine, pair, detail));
    finding->detail = detail;
    return XC_OK;
}
