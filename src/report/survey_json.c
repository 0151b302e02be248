/*
 * survey_json.c - turns the survey of a report into keys of its JSON:
 * "figures", "single_source", "groups", "sweep" and "period". The names are a
 * contract: schema/check.schema.json.
 * Exports: xc_survey_put_json.
 */
#include "report/writers.h"

static void put_value(xc_json *json, const char *key, bool has, double value) {
    if (has)
        xc_json_put_number(json, key, value);
    else
        xc_json_put_null(json, key);
}

static void put_sighting(xc_json *json, const xc_sighting *s) {
    xc_json_open(json, '{');
    xc_json_put_string(json, "article", s->article);
    xc_json_put_string(json, "path", s->path);
    xc_json_put_string(json, "source", s->source);
    xc_json_put_string(json, "published", s->published);
    xc_json_put_string(json, "field", s->field);
    xc_json_put_integer(json, "start", (int64_t)s->start);
    xc_json_put_integer(json, "end", (int64_t)s->end);
    xc_json_put_integer(json, "mark_start", (int64_t)s->mark_start);
    xc_json_put_integer(json, "mark_end", (int64_t)s->mark_end);
    xc_json_put_integer(json, "line", s->line);
    xc_json_put_integer(json, "column", s->column);
    xc_json_put_string(json, "text", s->text);
    xc_json_put_string(json, "reads", s->reads);
    xc_json_put_string(json, "says", s->says);
    xc_json_put_string(json, "unit", s->unit);
    put_value(json, "value", s->has_value, s->value);
    xc_json_put_number(json, "low", s->low);
    xc_json_put_number(json, "high", s->high);
    xc_json_close(json, '}');
}

static void put_places(xc_json *json, const char *key,
                       const xc_places *places) {
    xc_json_key(json, key);
    xc_json_open(json, '[');
    for (size_t i = 0; i < places->count; i++)
        put_sighting(json, places->items[i]);
    xc_json_close(json, ']');
}

static void put_findings(xc_json *json, const xc_report *report,
                         const size_t *findings, size_t count) {
    xc_json_key(json, "findings");
    xc_json_open(json, '[');
    for (size_t i = 0; i < count; i++)
        xc_json_string(json,
                       report->outcome.findings.items[findings[i]].fingerprint);
    xc_json_close(json, ']');
}

static void open_figure(xc_json *json, const xc_report *report,
                        const xc_figure *figure) {
    xc_json_open(json, '{');
    xc_json_put_string(json, "rule", figure->rule);
    xc_json_put_string(json, "verdict", xc_verdict_name(figure->verdict));
    xc_json_put_string(json, "severity", xc_severity_name(figure->severity));
    xc_json_put_string(json, "message", figure->message);
    put_findings(json, report, figure->findings.items, figure->findings.count);
}

static void put_figures(xc_sink *sink, xc_json *json, const xc_report *report) {
    xc_json_key(json, "figures");
    xc_json_open(json, '[');
    for (size_t i = 0; i < report->survey.figures.count; i++) {
        const xc_figure *figure = &report->survey.figures.items[i];
        open_figure(json, report, figure);
        put_places(json, "places", &figure->sightings);
        xc_json_put_integer(json, "left_out", (int64_t)figure->left_out);
        xc_json_close(json, '}');
        xc_sink_flush(sink);
    }
    xc_json_close(json, ']');
}

static void put_sweep(xc_sink *sink, xc_json *json, const xc_report *report) {
    xc_json_key(json, "sweep");
    xc_json_open(json, '[');
    for (size_t i = 0; i < report->survey.sweep.count; i++) {
        const xc_figure *figure =
            &report->survey.figures.items[report->survey.sweep.items[i]];
        open_figure(json, report, figure);
        put_places(json, "latest", &figure->latest);
        put_places(json, "earlier", &figure->older);
        xc_json_put_integer(json, "left_out", (int64_t)figure->left_out);
        xc_json_close(json, '}');
        xc_sink_flush(sink);
    }
    xc_json_close(json, ']');
}

static void put_single(xc_json *json, const xc_single *s) {
    xc_json_open(json, '{');
    xc_json_put_string(json, "kind", s->quotation ? "quotation" : "figure");
    xc_json_put_string(json, "article", s->article);
    xc_json_put_string(json, "path", s->path);
    xc_json_put_string(json, "source", s->source);
    xc_json_put_string(json, "published", s->published);
    xc_json_put_string(json, "field", s->field);
    xc_json_put_integer(json, "start", (int64_t)s->start);
    xc_json_put_integer(json, "end", (int64_t)s->end);
    xc_json_put_integer(json, "mark_start", (int64_t)s->mark_start);
    xc_json_put_integer(json, "mark_end", (int64_t)s->mark_end);
    xc_json_put_integer(json, "line", s->line);
    xc_json_put_integer(json, "column", s->column);
    xc_json_put_string(json, "text", s->text);
    xc_json_put_string(json, "reads", s->reads);
    xc_json_put_string(json, "speaker", s->speaker);
    put_value(json, "value", s->has_value, s->value);
    xc_json_close(json, '}');
}

static void put_singles(xc_sink *sink, xc_json *json,
                        const xc_outcome *outcome) {
    xc_json_key(json, "single_source");
    xc_json_open(json, '{');
    xc_json_key(json, "facts");
    xc_json_open(json, '[');
    for (size_t i = 0; i < outcome->singles.count; i++) {
        put_single(json, &outcome->singles.items[i]);
        xc_sink_flush(sink);
    }
    xc_json_close(json, ']');
    xc_json_put_integer(json, "left_out", (int64_t)outcome->singles_left_out);
    xc_json_close(json, '}');
}

static void put_group(xc_json *json, const xc_report *report,
                      const xc_group *group, bool dated) {
    static const char *const keys[] = {
        [XC_SEVERITY_NONE] = "agreements",
        [XC_SEVERITY_NOTE] = "notes",
        [XC_SEVERITY_WARNING] = "warnings",
        [XC_SEVERITY_ERROR] = "errors",
    };
    xc_json_open(json, '{');
    xc_json_put_string(json, "name", group->name);
    if (dated) xc_json_put_string(json, "first", group->first);
    if (dated) xc_json_put_string(json, "last", group->last);
    xc_json_put_integer(json, "articles", (int64_t)group->articles);
    for (size_t i = XC_SEVERITY_ERROR + 1; i-- > 0;)
        xc_json_put_integer(json, keys[i], (int64_t)group->counts[i]);
    put_findings(json, report, group->findings.items, group->findings.count);
    xc_json_close(json, '}');
}

static void put_groups(xc_sink *sink, xc_json *json, const xc_report *report,
                       const char *key, const xc_groups *groups, bool dated) {
    xc_json_key(json, key);
    xc_json_open(json, '[');
    for (size_t i = 0; i < groups->count; i++) {
        put_group(json, report, &groups->items[i], dated);
        xc_sink_flush(sink);
    }
    xc_json_close(json, ']');
}

static void put_period(xc_json *json, const xc_report *report) {
    xc_json_key(json, "period");
    if (!report->since && !report->until) {
        xc_json_null(json);
        return;
    }
    xc_json_open(json, '{');
    xc_json_put_string(json, "since", report->since);
    xc_json_put_string(json, "until", report->until);
    xc_json_put_integer(json, "articles",
                        (int64_t)report->outcome.summary.articles);
    xc_json_put_integer(json, "undated", (int64_t)report->outcome.undated);
    xc_json_close(json, '}');
}

void xc_survey_put_json(xc_sink *sink, xc_json *json, const xc_report *report) {
    const xc_survey *survey = &report->survey;
    put_figures(sink, json, report);
    put_sweep(sink, json, report);
    put_singles(sink, json, &report->outcome);
    xc_json_key(json, "groups");
    xc_json_open(json, '{');
    put_groups(sink, json, report, "stories", &survey->stories, true);
    put_groups(sink, json, report, "sources", &survey->sources, false);
    put_groups(sink, json, report, "rules", &survey->rules, false);
    xc_json_close(json, '}');
    put_period(json, report);
}
