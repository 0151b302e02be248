/*
 * writers.h - what the rows of the table in table.c are made of. Inside
 * src/report/ and src/api/.
 * Exports: xc_write_*, xc_summary_put_text, xc_facts_*, xc_trees_*, xc_list_*,
 * xc_rules_*, xc_accepted_*, xc_finding_put_*, xc_explain_write_*, xc_array_*,
 * xc_lines_*, xc_notice_put.
 */
#ifndef XC_REPORT_WRITERS_H
#define XC_REPORT_WRITERS_H

#include "report/emit.h"
#include "report/layout.h"
#include "report/report.h"

/* A writer of the list of rules. */
typedef struct xc_rules_writer {
    const char *name;
    void (*begin)(xc_sink *sink, const xc_style *style);
    void (*rule)(xc_sink *sink, const xc_rule_info *rule,
                 const xc_rule_example *example, /* NULL: none */
                 const xc_style *style, bool first);
    void (*end)(xc_sink *sink, const xc_style *style);
} xc_rules_writer;

const xc_rules_writer *xc_rules_writer_find(const char *name, xc_error *error);

/* The names of the writers, NULL past the end. */
const char *xc_report_writer_name(size_t index);
const char *xc_facts_writer_name(size_t index);
const char *xc_trees_writer_name(size_t index);
const char *xc_list_writer_name(size_t index);
const char *xc_rules_writer_name(size_t index);
const char *xc_explanation_writer_name(size_t index);

/* One line, "path:line:column: warning: message", made safe. */
void xc_notice_put(xc_buffer *out, const xc_notice *notice);

/* The word for a status in JSON: "io". */
const char *xc_status_name(xc_status status);

/* text.c, json.c */
void xc_write_text(xc_sink *sink, const xc_report *report,
                   const xc_style *style);
void xc_write_json(xc_sink *sink, const xc_report *report,
                   const xc_style *style);
void xc_write_jsonl(xc_sink *sink, const xc_report *report,
                    const xc_style *style);

/* html.c */
void xc_write_html(xc_sink *sink, const xc_report *report,
                   const xc_style *style);

/* One finding, as it stands in a report. */
void xc_finding_put_text(xc_buffer *out, const xc_finding *finding,
                         unsigned width, bool color);
void xc_finding_put_json(xc_json *json, const xc_finding *finding);

/* explain_text.c, explain_json.c */
void xc_explain_write_text(xc_sink *sink, const xc_finding *finding,
                           const char *left_out, const xc_style *style);
void xc_explain_write_json(xc_sink *sink, const xc_finding *finding,
                           const char *left_out, const xc_style *style);

/* accepted.c: sentences behind the summary; the key "accepted" */
void xc_accepted_put_text(xc_buffer *out, const xc_report *report);
void xc_accepted_put_json(xc_json *json, const xc_report *report);

/* survey_text.c: sections ahead of the summary, of a report over an archive;
 * a sentence of the summary. survey_json.c: further keys */
void xc_survey_put_text(xc_sink *sink, const xc_report *report,
                        const xc_style *style);
void xc_survey_put_period(xc_buffer *out, const xc_report *report);
void xc_survey_put_json(xc_sink *sink, xc_json *json, const xc_report *report);

/* array.c: around rows of JSON, as one array or a line each */
void xc_array_begin(xc_sink *sink, const xc_style *style);
void xc_array_end(xc_sink *sink, const xc_style *style);
void xc_lines_begin(xc_sink *sink, const xc_style *style);
void xc_lines_end(xc_sink *sink, const xc_style *style);

/* Sets json up for a row of such an array. */
void xc_array_row(xc_json *json, xc_sink *sink, bool first);

/* facts_why.c: the fields of each fact, each with what produced it. */
void xc_facts_why(xc_sink *sink, const xc_reading *reading,
                  const xc_style *style);

/* facts_text.c, facts_json.c */
void xc_facts_text_begin(xc_sink *sink, const xc_style *style);
void xc_facts_text_article(xc_sink *sink, const xc_reading *reading,
                           const xc_style *style, bool first);
void xc_facts_text_end(xc_sink *sink, const xc_style *style);
void xc_facts_json_article(xc_sink *sink, const xc_reading *reading,
                           const xc_style *style, bool first);
void xc_facts_jsonl_article(xc_sink *sink, const xc_reading *reading,
                            const xc_style *style, bool first);

/* conllu.c */
void xc_trees_conllu_article(xc_sink *sink, const xc_article *article,
                             const xc_sentences *sentences,
                             const xc_style *style, bool first);

/* list.c, rules.c */
void xc_list_text_article(xc_sink *sink, const xc_stored_article *article,
                          const xc_style *style, bool first);
void xc_list_json_article(xc_sink *sink, const xc_stored_article *article,
                          const xc_style *style, bool first);
void xc_list_jsonl_article(xc_sink *sink, const xc_stored_article *article,
                           const xc_style *style, bool first);
void xc_rules_text_rule(xc_sink *sink, const xc_rule_info *rule,
                        const xc_rule_example *example, const xc_style *style,
                        bool first);
void xc_rules_json_rule(xc_sink *sink, const xc_rule_info *rule,
                        const xc_rule_example *example, const xc_style *style,
                        bool first);
void xc_rules_jsonl_rule(xc_sink *sink, const xc_rule_info *rule,
                         const xc_rule_example *example, const xc_style *style,
                         bool first);

/* text.c: what was found, what was compared, and what was not */
void xc_summary_put_text(xc_buffer *out, const xc_report *report);

/* sarif.c, junit.c, github.c, gitlab.c, markdown.c, csv.c */
void xc_write_sarif(xc_sink *sink, const xc_report *report,
                    const xc_style *style);
void xc_write_junit(xc_sink *sink, const xc_report *report,
                    const xc_style *style);
void xc_write_github(xc_sink *sink, const xc_report *report,
                     const xc_style *style);
void xc_write_gitlab(xc_sink *sink, const xc_report *report,
                     const xc_style *style);
void xc_write_markdown(xc_sink *sink, const xc_report *report,
                       const xc_style *style);
void xc_write_csv(xc_sink *sink, const xc_report *report,
                  const xc_style *style);

/* csv_facts.c */
void xc_facts_csv_begin(xc_sink *sink, const xc_style *style);
void xc_facts_csv_article(xc_sink *sink, const xc_reading *reading,
                          const xc_style *style, bool first);

#endif
