/*
 * json.c - turns a report into JSON (one document) or JSON Lines (a finding
 * a line, then {"error": {...}} for each input that was left out), and the
 * answer about a pair into a line. The names of the keys are a contract:
 * schema/check.schema.json, schema/pairs.schema.json.
 * Exports: xc_write_json, xc_write_jsonl, xc_finding_put_json, xc_pair_write.
 */
#include "report/writers.h"

static const char *role_name(xc_role role) {
    return role == XC_ROLE_CHECKED ? "checked" : "reference";
}

static void put_article(xc_json *json, const xc_report_article *article) {
    xc_json_open(json, '{');
    xc_json_put_string(json, "id", article->id);
    xc_json_put_string(json, "path", article->path);
    xc_json_put_string(json, "title", article->title);
    xc_json_put_string(json, "source", article->source);
    xc_json_put_string(json, "published", article->published);
    xc_json_put_string(json, "role", role_name(article->role));
    xc_json_close(json, '}');
}

static void put_evidence(xc_json *json, const xc_evidence *evidence) {
    xc_json_open(json, '{');
    xc_json_put_string(json, "article", evidence->article);
    xc_json_put_string(json, "path", evidence->path);
    xc_json_put_string(json, "field", evidence->field);
    xc_json_put_integer(json, "start", (int64_t)evidence->start);
    xc_json_put_integer(json, "end", (int64_t)evidence->end);
    xc_json_put_integer(json, "line", evidence->line);
    xc_json_put_integer(json, "column", evidence->column);
    xc_json_put_string(json, "text", evidence->text);
    xc_json_put_integer(json, "mark_start", (int64_t)evidence->mark_start);
    xc_json_put_integer(json, "mark_end", (int64_t)evidence->mark_end);
    if (evidence->has_value) {
        xc_json_put_number(json, "value", evidence->value);
    } else {
        xc_json_put_null(json, "value");
    }
    xc_json_put_string(json, "reads", evidence->reads);
    xc_json_put_string(json, "published", evidence->published);
    xc_json_put_string(json, "before", evidence->before);
    xc_json_put_string(json, "after", evidence->after);
    xc_json_close(json, '}');
}

static void put_stated(xc_json *json, const xc_stated *stated) {
    xc_json_open(json, '{');
    if (stated->has_value)
        xc_json_put_number(json, "value", stated->value);
    else
        xc_json_put_null(json, "value");
    xc_json_put_string(json, "reads", stated->reads);
    xc_json_key(json, "sources");
    xc_json_open(json, '[');
    for (size_t i = 0; i < stated->source_count; i++)
        xc_json_string(json, stated->sources[i]);
    xc_json_close(json, ']');
    xc_json_put_integer(json, "voices", (int64_t)stated->voices);
    xc_json_close(json, '}');
}

void xc_finding_put_json(xc_json *json, const xc_finding *finding) {
    xc_json_open(json, '{');
    xc_json_put_string(json, "rule", finding->rule);
    xc_json_put_string(json, "verdict", xc_verdict_name(finding->verdict));
    xc_json_put_string(json, "severity", xc_severity_name(finding->severity));
    xc_json_put_number(json, "confidence", finding->confidence);
    xc_json_put_string(json, "fingerprint", finding->fingerprint);
    xc_json_put_string(json, "message", finding->message);
    xc_json_key(json, "derivation");
    xc_json_open(json, '[');
    for (size_t i = 0; i < finding->derivation_count; i++) {
        xc_json_string(json, finding->derivation[i]);
    }
    xc_json_close(json, ']');
    xc_json_key(json, "values");
    xc_json_open(json, '[');
    for (size_t i = 0; i < finding->value_count; i++)
        put_stated(json, &finding->values[i]);
    xc_json_close(json, ']');
    xc_json_key(json, "evidence");
    xc_json_open(json, '[');
    for (size_t i = 0; i < finding->evidence_count; i++) {
        put_evidence(json, &finding->evidence[i]);
    }
    xc_json_close(json, ']');
    xc_json_close(json, '}');
}

static void put_place(xc_json *json, const char *key, uint32_t value) {
    if (value) {
        xc_json_put_integer(json, key, value);
    } else {
        xc_json_put_null(json, key);
    }
}

static void put_problem(xc_json *json, const xc_notice *problem) {
    xc_json_open(json, '{');
    xc_json_put_string(json, "path", problem->path);
    put_place(json, "line", problem->line);
    put_place(json, "column", problem->column);
    xc_json_put_string(json, "message", problem->message);
    xc_json_put_string(json, "status", xc_status_name(problem->status));
    xc_json_close(json, '}');
}

static void put_summary(xc_json *json, const xc_summary *summary) {
    xc_json_open(json, '{');
    xc_json_put_integer(json, "articles", (int64_t)summary->articles);
    xc_json_put_integer(json, "facts", (int64_t)summary->facts);
    xc_json_put_integer(json, "confirmed", (int64_t)summary->confirmed);
    xc_json_put_integer(json, "differing", (int64_t)summary->differing);
    xc_json_put_integer(json, "unmatched", (int64_t)summary->unmatched);
    xc_json_put_integer(json, "unchanged", (int64_t)summary->unchanged);
    xc_json_close(json, '}');
}

static void put_articles(xc_sink *sink, xc_json *json,
                         const xc_outcome *outcome) {
    xc_json_key(json, "articles");
    xc_json_open(json, '[');
    for (size_t i = 0; i < outcome->articles.count; i++) {
        put_article(json, &outcome->articles.items[i]);
        xc_sink_flush(sink);
    }
    xc_json_close(json, ']');
}

static void put_findings(xc_sink *sink, xc_json *json,
                         const xc_outcome *outcome) {
    xc_json_key(json, "findings");
    xc_json_open(json, '[');
    for (size_t i = 0; i < outcome->findings.count; i++) {
        xc_finding_put_json(json, &outcome->findings.items[i]);
        xc_sink_flush(sink);
    }
    xc_json_close(json, ']');
}

void xc_write_json(xc_sink *sink, const xc_report *report,
                   const xc_style *style) {
    (void)style;
    xc_json json;
    xc_json_init(&json, &sink->buffer, true);
    xc_json_open(&json, '{');
    put_articles(sink, &json, &report->outcome);
    put_findings(sink, &json, &report->outcome);
    xc_json_key(&json, "errors");
    xc_json_open(&json, '[');
    for (size_t i = 0; i < report->problems.count; i++) {
        put_problem(&json, &report->problems.items[i]);
    }
    xc_json_close(&json, ']');
    xc_json_key(&json, "summary");
    put_summary(&json, &report->outcome.summary);
    xc_accepted_put_json(&json, report);
    xc_survey_put_json(sink, &json, report);
    xc_json_close(&json, '}');
    xc_buffer_putc(&sink->buffer, '\n');
    xc_sink_flush(sink);
}

void xc_write_jsonl(xc_sink *sink, const xc_report *report,
                    const xc_style *style) {
    (void)style;
    xc_json json;
    for (size_t i = 0; i < report->outcome.findings.count; i++) {
        xc_json_init(&json, &sink->buffer, false);
        xc_finding_put_json(&json, &report->outcome.findings.items[i]);
        xc_buffer_putc(&sink->buffer, '\n');
        xc_sink_flush(sink);
    }
    for (size_t i = 0; i < report->problems.count; i++) {
        xc_json_init(&json, &sink->buffer, false);
        xc_json_open(&json, '{');
        xc_json_key(&json, "error");
        put_problem(&json, &report->problems.items[i]);
        xc_json_close(&json, '}');
        xc_buffer_putc(&sink->buffer, '\n');
        xc_sink_flush(sink);
    }
}

/* The worst verdict; of several findings of that verdict the surest. */
static void judge(const xc_outcome *outcome, xc_verdict *verdict,
                  double *confidence) {
    *verdict = XC_VERDICT_UNRELATED;
    *confidence = 0;
    for (size_t i = 0; i < outcome->findings.count; i++) {
        const xc_finding *finding = &outcome->findings.items[i];
        if (finding->verdict < *verdict) continue;
        if (finding->verdict > *verdict || finding->confidence > *confidence) {
            *confidence = finding->confidence;
        }
        *verdict = finding->verdict;
    }
}

void xc_pair_write(xc_sink *sink, const char *id, const xc_report *report) {
    xc_json json;
    xc_verdict verdict;
    double confidence;
    judge(&report->outcome, &verdict, &confidence);
    xc_json_init(&json, &sink->buffer, false);
    xc_json_open(&json, '{');
    xc_json_put_string(&json, "id", id);
    xc_json_put_string(&json, "verdict", xc_verdict_name(verdict));
    xc_json_put_number(&json, "confidence", confidence);
    put_findings(sink, &json, &report->outcome);
    xc_json_close(&json, '}');
    xc_buffer_putc(&sink->buffer, '\n');
    xc_sink_flush(sink);
}
