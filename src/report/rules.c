/*
 * rules.c - turns the rules' descriptors into a list with their help and an
 * example each.
 * Exports: xc_rules_*.
 */
#include "report/writers.h"

/* Two sentences below each other, as two articles have them. */
static void put_example(xc_buffer *out, const xc_rule_example *example,
                        unsigned width) {
    if (!example) return;
    xc_layout_paragraph(out, "    a: ", 7, width, example->a);
    if (example->b) xc_layout_paragraph(out, "    b: ", 7, width, example->b);
}

void xc_rules_text_rule(xc_sink *sink, const xc_rule_info *rule,
                        const xc_rule_example *example, const xc_style *style,
                        bool first) {
    xc_buffer *out = &sink->buffer;
    if (!first) xc_buffer_putc(out, '\n');
    xc_layout_colored(out, rule->id, XC_ANSI_BOLD, style && style->color);
    xc_buffer_printf(out, ": %s (at most %s)\n", rule->title,
                     xc_severity_name(rule->cap));
    xc_layout_paragraph(out, "    ", 4, xc_style_width(style),
                        rule->help ? rule->help : "");
    put_example(out, example, xc_style_width(style));
}

static void put_rule(xc_json *json, const xc_rule_info *rule,
                     const xc_rule_example *example) {
    xc_json_open(json, '{');
    xc_json_put_string(json, "id", rule->id);
    xc_json_put_string(json, "title", rule->title);
    xc_json_put_string(json, "help", rule->help);
    xc_json_put_string(json, "cap", xc_severity_name(rule->cap));
    xc_json_key(json, "example");
    if (example) {
        xc_json_open(json, '{');
        xc_json_put_string(json, "a", example->a);
        xc_json_put_string(json, "b", example->b);
        xc_json_close(json, '}');
    } else {
        xc_json_null(json);
    }
    xc_json_close(json, '}');
}

void xc_rules_json_rule(xc_sink *sink, const xc_rule_info *rule,
                        const xc_rule_example *example, const xc_style *style,
                        bool first) {
    (void)style;
    xc_json json;
    xc_array_row(&json, sink, first);
    put_rule(&json, rule, example);
}

void xc_rules_jsonl_rule(xc_sink *sink, const xc_rule_info *rule,
                         const xc_rule_example *example, const xc_style *style,
                         bool first) {
    (void)style;
    (void)first;
    xc_json json;
    xc_json_init(&json, &sink->buffer, false);
    put_rule(&json, rule, example);
    xc_buffer_putc(&sink->buffer, '\n');
}
