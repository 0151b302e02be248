/*
 * table.c - the writers there are, by name. A new format is a new file and a
 * row here.
 * Exports: xc_*_writer_find, xc_*_writer_name.
 */
#include <string.h>

#include "report/writers.h"

static const xc_report_writer report_writers[] = {
    {"text", xc_write_text},     {"json", xc_write_json},
    {"jsonl", xc_write_jsonl},   {"sarif", xc_write_sarif},
    {"junit", xc_write_junit},   {"github", xc_write_github},
    {"gitlab", xc_write_gitlab}, {"markdown", xc_write_markdown},
    {"csv", xc_write_csv},       {"html", xc_write_html},
};

static const xc_facts_writer facts_writers[] = {
    {"text", xc_facts_text_begin, xc_facts_text_article, xc_facts_text_end},
    {"json", xc_array_begin, xc_facts_json_article, xc_array_end},
    {"jsonl", xc_lines_begin, xc_facts_jsonl_article, xc_lines_end},
    {"csv", xc_facts_csv_begin, xc_facts_csv_article, xc_lines_end},
};

static const xc_trees_writer trees_writers[] = {
    {"conllu", xc_lines_begin, xc_trees_conllu_article, xc_lines_end},
};

static const xc_list_writer list_writers[] = {
    {"text", xc_lines_begin, xc_list_text_article, xc_lines_end},
    {"json", xc_array_begin, xc_list_json_article, xc_array_end},
    {"jsonl", xc_lines_begin, xc_list_jsonl_article, xc_lines_end},
};

static const xc_rules_writer rules_writers[] = {
    {"text", xc_lines_begin, xc_rules_text_rule, xc_lines_end},
    {"json", xc_array_begin, xc_rules_json_rule, xc_array_end},
    {"jsonl", xc_lines_begin, xc_rules_jsonl_rule, xc_lines_end},
};

static const xc_explanation_writer explanation_writers[] = {
    {"text", xc_explain_write_text},
    {"json", xc_explain_write_json},
};

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

const char *xc_report_writer_name(size_t index) {
    return index < COUNT(report_writers) ? report_writers[index].name : NULL;
}

const char *xc_facts_writer_name(size_t index) {
    return index < COUNT(facts_writers) ? facts_writers[index].name : NULL;
}

const char *xc_trees_writer_name(size_t index) {
    return index < COUNT(trees_writers) ? trees_writers[index].name : NULL;
}

const char *xc_list_writer_name(size_t index) {
    return index < COUNT(list_writers) ? list_writers[index].name : NULL;
}

const char *xc_rules_writer_name(size_t index) {
    return index < COUNT(rules_writers) ? rules_writers[index].name : NULL;
}

const char *xc_explanation_writer_name(size_t index) {
    return index < COUNT(explanation_writers) ? explanation_writers[index].name
                                              : NULL;
}

/* The index of a name; fails with the names there are. */
static xc_status find(const char *name, const char *(*name_of)(size_t),
                      size_t *index, xc_error *error) {
    xc_buffer names = XC_BUFFER_INIT;
    for (size_t i = 0; name_of(i); i++) {
        if (name && strcmp(name, name_of(i)) == 0) {
            *index = i;
            xc_buffer_dispose(&names);
            return XC_OK;
        }
        xc_buffer_printf(&names, "%s%s", i ? ", " : "", name_of(i));
    }
    xc_fail(error, XC_ERROR_ARGUMENT,
            "unknown output format \"%.40s\"; known are %s", name ? name : "",
            names.bytes ? names.bytes : "none");
    xc_buffer_dispose(&names);
    return XC_ERROR_ARGUMENT;
}

const xc_report_writer *xc_report_writer_find(const char *name,
                                              xc_error *error) {
    size_t index;
    if (find(name, xc_report_writer_name, &index, error) < 0) return NULL;
    return &report_writers[index];
}

const xc_facts_writer *xc_facts_writer_find(const char *name, xc_error *error) {
    size_t index;
    if (find(name, xc_facts_writer_name, &index, error) < 0) return NULL;
    return &facts_writers[index];
}

const xc_trees_writer *xc_trees_writer_find(const char *name, xc_error *error) {
    size_t index;
    if (find(name, xc_trees_writer_name, &index, error) < 0) return NULL;
    return &trees_writers[index];
}

const xc_list_writer *xc_list_writer_find(const char *name, xc_error *error) {
    size_t index;
    if (find(name, xc_list_writer_name, &index, error) < 0) return NULL;
    return &list_writers[index];
}

const xc_rules_writer *xc_rules_writer_find(const char *name, xc_error *error) {
    size_t index;
    if (find(name, xc_rules_writer_name, &index, error) < 0) return NULL;
    return &rules_writers[index];
}

const xc_explanation_writer *xc_explanation_writer_find(const char *name,
                                                        xc_error *error) {
    size_t index;
    if (find(name, xc_explanation_writer_name, &index, error) < 0) return NULL;
    return &explanation_writers[index];
}
