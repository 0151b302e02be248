/*
 * words.c - the words that stand for enumerations in the tables.
 *
 * They are part of the archive's format, so they are not those of reports:
 * a word that was stored once is never changed, a new value gets a new word.
 * Exports: xc_words_*, xc_bind_word, xc_row_word.
 */
#include <assert.h>
#include <string.h>

#include "store/database.h"

#define WORDS(name, ...)                                                       \
    static const char *const name##_list[] = {__VA_ARGS__};                    \
    const xc_words name = {name##_list, sizeof name##_list / sizeof(char *)}

WORDS(xc_words_block_kind, [XC_BLOCK_PARAGRAPH] = "paragraph",
      [XC_BLOCK_HEADLINE] = "headline", [XC_BLOCK_SUMMARY] = "summary",
      [XC_BLOCK_CAPTION] = "caption", [XC_BLOCK_BYLINE] = "byline",
      [XC_BLOCK_DATELINE] = "dateline", [XC_BLOCK_UPDATED] = "updated",
      [XC_BLOCK_BOILERPLATE] = "boilerplate", [XC_BLOCK_QUOTE] = "quote",
      [XC_BLOCK_TABLE] = "table");

WORDS(xc_words_actor_type, [XC_ACTOR_PERSON] = "person",
      [XC_ACTOR_ORGANIZATION] = "organization", [XC_ACTOR_PLACE] = "place",
      [XC_ACTOR_GROUP] = "group");

WORDS(xc_words_actor_form, [XC_FORM_NAME] = "name",
      [XC_FORM_DESCRIPTION] = "description", [XC_FORM_PRONOUN] = "pronoun");

WORDS(xc_words_mention_kind, [XC_MENTION_QUANTITY] = "quantity",
      [XC_MENTION_DATE] = "date", [XC_MENTION_ACTOR] = "actor");

WORDS(xc_words_attribution_kind, [XC_ATTRIBUTION_SAY] = "say",
      [XC_ATTRIBUTION_CLAIM] = "claim", [XC_ATTRIBUTION_DENY] = "deny",
      [XC_ATTRIBUTION_ASK] = "ask", [XC_ATTRIBUTION_THINK] = "think",
      [XC_ATTRIBUTION_HOPE] = "hope", [XC_ATTRIBUTION_PLAN] = "plan",
      [XC_ATTRIBUTION_JUDGE] = "judge", [XC_ATTRIBUTION_SHOW] = "show");

WORDS(xc_words_bound, [XC_BOUND_EXACT] = "exact", [XC_BOUND_ABOUT] = "about",
      [XC_BOUND_AT_LEAST] = "at_least", [XC_BOUND_AT_MOST] = "at_most",
      [XC_BOUND_OVER] = "over", [XC_BOUND_UNDER] = "under",
      [XC_BOUND_RANGE] = "range");

WORDS(xc_words_dimension, [XC_DIMENSION_NUMBER] = "number",
      [XC_DIMENSION_COUNT] = "count", [XC_DIMENSION_MONEY] = "money",
      [XC_DIMENSION_PERCENT] = "percent", [XC_DIMENSION_RATIO] = "ratio",
      [XC_DIMENSION_ORDINAL] = "ordinal", [XC_DIMENSION_AGE] = "age",
      [XC_DIMENSION_LENGTH] = "length", [XC_DIMENSION_AREA] = "area",
      [XC_DIMENSION_VOLUME] = "volume", [XC_DIMENSION_MASS] = "mass",
      [XC_DIMENSION_TIME] = "time", [XC_DIMENSION_TEMPERATURE] = "temperature",
      [XC_DIMENSION_SPEED] = "speed", [XC_DIMENSION_OTHER] = "other",
      [XC_DIMENSION_SCORE] = "score", [XC_DIMENSION_ENERGY] = "energy",
      [XC_DIMENSION_POWER] = "power", [XC_DIMENSION_FORCE] = "force",
      [XC_DIMENSION_PRESSURE] = "pressure",
      [XC_DIMENSION_FREQUENCY] = "frequency", [XC_DIMENSION_ANGLE] = "angle",
      [XC_DIMENSION_DATA] = "data", [XC_DIMENSION_DATA_RATE] = "data_rate",
      [XC_DIMENSION_DENSITY] = "density", [XC_DIMENSION_FLOW] = "flow",
      [XC_DIMENSION_FUEL_ECONOMY] = "fuel_economy",
      [XC_DIMENSION_ACCELERATION] = "acceleration",
      [XC_DIMENSION_CURRENT] = "current", [XC_DIMENSION_VOLTAGE] = "voltage",
      [XC_DIMENSION_RESISTANCE] = "resistance",
      [XC_DIMENSION_TORQUE] = "torque", [XC_DIMENSION_SOUND] = "sound",
      [XC_DIMENSION_LIGHT] = "light", [XC_DIMENSION_RADIATION] = "radiation",
      [XC_DIMENSION_MAGNITUDE] = "magnitude");

WORDS(xc_words_anchoring, [XC_ANCHOR_NONE] = "none",
      [XC_ANCHOR_WRITTEN] = "written", [XC_ANCHOR_PUBLISHED] = "published",
      [XC_ANCHOR_OTHER] = "other");

WORDS(xc_words_date_relation, [XC_RELATION_ON] = "on",
      [XC_RELATION_SINCE] = "since", [XC_RELATION_BY] = "by",
      [XC_RELATION_BEFORE] = "before", [XC_RELATION_AFTER] = "after",
      [XC_RELATION_UNTIL] = "until", [XC_RELATION_FROM] = "from");

WORDS(
    xc_words_polarity, [XC_POSITIVE] = "positive", [XC_NEGATIVE] = "negative");

WORDS(
    xc_words_modality, [XC_MODALITY_ASSERTED] = "asserted",
    [XC_MODALITY_REPORTED] = "reported", [XC_MODALITY_PLANNED] = "planned",
    [XC_MODALITY_POSSIBLE] = "possible",
    [XC_MODALITY_CONDITIONAL] = "conditional", [XC_MODALITY_DENIED] = "denied",
    [XC_MODALITY_WISHED] = "wished", [XC_MODALITY_ASKED] = "asked");

WORDS(xc_words_tense, [XC_TENSE_NONE] = "none", [XC_TENSE_PRESENT] = "present",
      [XC_TENSE_PAST] = "past", [XC_TENSE_PAST_BEFORE] = "past_before",
      [XC_TENSE_FUTURE] = "future");

WORDS(
    xc_words_fact_kind, [XC_FACT_SHARE] = "share", [XC_FACT_COUNT] = "count",
    [XC_FACT_LEVEL] = "level", [XC_FACT_AMOUNT] = "amount",
    [XC_FACT_QUOTATION] = "quotation", [XC_FACT_STATEMENT] = "statement",
    [XC_FACT_ROLE] = "role", [XC_FACT_AGE] = "age", [XC_FACT_FIGURE] = "figure",
    [XC_FACT_NAME] = "name", [XC_FACT_TIME] = "time");

WORDS(xc_words_standing, [XC_STANDING_NONE] = "none",
      [XC_STANDING_SNAPSHOT] = "snapshot", [XC_STANDING_TOTAL] = "total",
      [XC_STANDING_RATE] = "rate", [XC_STANDING_CHANGE] = "change");

void xc_bind_word(xc_query *query, const xc_words *words, int value) {
    bool known = value >= 0 && (size_t)value < words->count;
    assert(known && words->words[value]);
    xc_bind_string(query, known ? words->words[value] : NULL);
}

int xc_row_word(xc_query *query, const xc_words *words) {
    uint32_t length = 0;
    const char *text = xc_row_text(query, &length);
    for (size_t i = 0; i < words->count; i++) {
        if (words->words[i] && strcmp(words->words[i], text) == 0) {
            return (int)i;
        }
    }
    query->damaged = true;
    return 0;
}
