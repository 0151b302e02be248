/*
 * explain_json.c - one finding in full, as JSON: schema/explain.schema.json.
 * Exports: xc_explain_write_json.
 */
#include "compare/detail.h"
#include "report/writers.h"

static void put_interval(xc_json *json, const char *key,
                         const xc_interval *interval) {
    xc_json_key(json, key);
    if (!interval) {
        xc_json_null(json);
        return;
    }
    xc_json_open(json, '{');
    xc_json_put_number(json, "low", interval->low);
    xc_json_put_number(json, "high", interval->high);
    xc_json_put_bool(json, "low_open", interval->low_open);
    xc_json_put_bool(json, "high_open", interval->high_open);
    xc_json_close(json, '}');
}

static void put_figure(xc_json *json, const xc_fact *fact) {
    const xc_quantity *q = &fact->number;
    bool whole = fact->has_number && q->whole.known;
    put_interval(json, "written", fact->has_number ? &q->written : NULL);
    put_interval(json, "meant", fact->has_number ? &q->meant : NULL);
    put_interval(json, "whole_written", whole ? &q->whole.written : NULL);
    put_interval(json, "whole_meant", whole ? &q->whole.meant : NULL);
    xc_json_put_string(json, "dimension",
                       fact->has_number ? xc_dimension_name(q->dimension)
                                        : NULL);
    xc_json_put_string(json, "unit", fact->has_number ? q->unit : NULL);
}

static void put_day(xc_json *json, const char *key, int32_t day) {
    char text[12];
    xc_day_format(day, text);
    xc_json_put_string(json, key, text[0] ? text : NULL);
}

static void put_time(xc_json *json, const xc_fact *fact) {
    bool dated = fact->has_date;
    put_day(json, "first", dated ? fact->date.first : XC_DAY_UNKNOWN);
    put_day(json, "last", dated ? fact->date.last : XC_DAY_UNKNOWN);
    xc_json_put_string(json, "edtf",
                       dated && fact->date.edtf[0] ? fact->date.edtf : NULL);
}

static void put_side(xc_json *json, const xc_detail_side *side) {
    const xc_fact *fact = &side->fact->fact;
    xc_json_open(json, '{');
    xc_json_put_string(json, "label", side->label);
    put_day(json, "published", side->published);
    xc_json_put_string(json, "reads", side->says);
    xc_json_put_string(json, "actor",
                       side->fact->actor_name ? side->fact->actor_name
                                              : side->fact->set_actor_name);
    put_figure(json, fact);
    put_time(json, fact);
    xc_json_put_string(json, "speaker", side->fact->speaker_name);
    xc_json_put_string(json, "modality", xc_modality_name(fact->modality));
    xc_json_put_string(json, "standing", xc_standing_name(fact->standing));
    xc_json_close(json, '}');
}

static void put_features(xc_json *json, const xc_detail *detail) {
    xc_json_key(json, "features");
    xc_json_open(json, '[');
    for (size_t i = 0; i < detail->feature_count; i++) {
        xc_json_open(json, '{');
        xc_json_put_string(json, "name", detail->features[i].name);
        xc_json_put_number(json, "value", detail->features[i].value);
        xc_json_put_number(json, "weight", detail->features[i].weight);
        xc_json_close(json, '}');
    }
    xc_json_close(json, ']');
}

static void put_severity(xc_json *json, const xc_detail *detail) {
    xc_json_key(json, "severity");
    xc_json_open(json, '[');
    for (size_t i = 0; i < detail->severity.count; i++)
        xc_json_string(json, detail->severity.items[i]);
    xc_json_close(json, ']');
}

void xc_explain_write_json(xc_sink *sink, const xc_finding *finding,
                           const char *left_out, const xc_style *style) {
    const xc_detail *detail = finding->detail;
    xc_json json;
    (void)style;
    xc_json_init(&json, &sink->buffer, true);
    xc_json_open(&json, '{');
    xc_json_key(&json, "finding");
    xc_finding_put_json(&json, finding);
    xc_json_put_string(&json, "left_out", left_out);
    xc_json_key(&json, "sides");
    xc_json_open(&json, '[');
    for (int i = 0; i < 2 && detail->has_sides; i++)
        put_side(&json, &detail->sides[i]);
    xc_json_close(&json, ']');
    xc_json_put_string(&json, "time", detail->time);
    put_features(&json, detail);
    xc_json_put_number(&json, "probability", detail->probability);
    xc_json_put_number(&json, "least", detail->least);
    put_severity(&json, detail);
    xc_json_close(&json, '}');
    xc_buffer_putc(&sink->buffer, '\n');
    xc_sink_flush(sink);
}
