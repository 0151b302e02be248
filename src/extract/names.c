/*
 * names.c - turns the enumerations of mentions and facts into the words that
 * reports and JSON use for them.
 *
 * A value out of range has no name: it answers "unknown".
 * Exports: the *_name functions of mention.h and reading.h.
 */
#include "extract/reading.h"

#define NAME_OF(table, value)                                                  \
    ((size_t)(value) < sizeof(table) / sizeof *(table)                         \
         ? (table)[(size_t)(value)]                                            \
         : "unknown")

const char *xc_bound_name(xc_bound bound) {
    static const char *const names[] = {"exact", "about", "at_least", "at_most",
                                        "over",  "under", "range"};
    return NAME_OF(names, bound);
}

const char *xc_dimension_name(xc_dimension dimension) {
    static const char *const names[] = {
        "number",     "count",        "money",        "percent",   "ratio",
        "ordinal",    "age",          "length",       "area",      "volume",
        "mass",       "time",         "temperature",  "speed",     "other",
        "score",      "energy",       "power",        "force",     "pressure",
        "frequency",  "angle",        "data",         "data_rate", "density",
        "flow",       "fuel_economy", "acceleration", "current",   "voltage",
        "resistance", "torque",       "sound",        "light",     "radiation",
        "magnitude"};
    return NAME_OF(names, dimension);
}

const char *xc_anchoring_name(xc_anchoring anchoring) {
    static const char *const names[] = {NULL, "written", "published", "told"};
    return NAME_OF(names, anchoring);
}

const char *xc_date_part_name(xc_date_part part) {
    static const char *const names[] = {NULL, "early", "mid", "late"};
    return NAME_OF(names, part);
}

const char *xc_date_relation_name(xc_date_relation relation) {
    static const char *const names[] = {NULL,    "since", "by",  "before",
                                        "after", "until", "from"};
    return NAME_OF(names, relation);
}

const char *xc_attribution_kind_name(xc_attribution_kind kind) {
    static const char *const names[] = {"say",  "claim", "deny",
                                        "ask",  "think", "hope",
                                        "plan", "judge", "show"};
    return NAME_OF(names, kind);
}

const char *xc_actor_type_name(xc_actor_type type) {
    static const char *const names[] = {"person", "organization", "place",
                                        "group"};
    return NAME_OF(names, type);
}

const char *xc_actor_form_name(xc_actor_form form) {
    static const char *const names[] = {"name", "description", "pronoun"};
    return NAME_OF(names, form);
}

const char *xc_polarity_name(xc_polarity polarity) {
    static const char *const names[] = {"positive", "negative"};
    return NAME_OF(names, polarity);
}

const char *xc_modality_name(xc_modality modality) {
    static const char *const names[] = {"asserted", "reported",    "planned",
                                        "possible", "conditional", "denied",
                                        "wished",   "asked"};
    return NAME_OF(names, modality);
}

const char *xc_tense_name(xc_tense tense) {
    static const char *const names[] = {"none", "present", "past",
                                        "past_before", "future"};
    return NAME_OF(names, tense);
}

const char *xc_fact_kind_name(xc_fact_kind kind) {
    static const char *const names[] = {"share",  "count",     "level",
                                        "amount", "quotation", "statement",
                                        "role",   "age",       "figure"};
    return NAME_OF(names, kind);
}

const char *xc_standing_name(xc_standing standing) {
    static const char *const names[] = {NULL, "snapshot", "total", "rate",
                                        "change"};
    return NAME_OF(names, standing);
}
