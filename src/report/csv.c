/*
 * csv.c - turns a report into a table (RFC 4180) with a row for each passage
 * of each finding, worst first; rows of one finding have its fingerprint.
 *
 * Nothing is a formula to a spreadsheet: a text that begins with = + - @ (or
 * their wide forms), a tab or a return gets an apostrophe ahead of it, unless
 * all of it is a number such as -3.5. Numbers that we write are never
 * touched. Texts are on one line. Inputs that were left out are told on
 * standard error, and the table has no room for what was compared.
 * Exports: xc_write_csv, xc_csv_*.
 */
#include <math.h>
#include <string.h>

#include "report/machine.h"

/* "-3.5", which is what it looks like */
static bool is_number(const char *text) {
    size_t digits = 0, dots = 0;
    if (*text == '-') text++;
    for (; *text; text++) {
        if (*text == '.' && digits > 0)
            dots++;
        else if (*text >= '0' && *text <= '9')
            digits++;
        else
            return false;
    }
    return digits > 0 && dots < 2 && text[-1] != '.';
}

static bool is_formula(const char *text) {
    static const char *const wide[] = {"\xef\xbc\x9d", "\xef\xbc\x8b",
                                       "\xef\xbc\x8d", "\xef\xbc\xa0"};
    while (*text == ' ')
        text++;
    if (*text == '\0') return false;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(text, wide[i], strlen(wide[i])) == 0) return true;
    return strchr("=+-@\t\r\n", *text) && !is_number(text);
}

static void put_cell(xc_buffer *out, const char *text) {
    bool formula = is_formula(text);
    bool quoted = formula || strpbrk(text, ",\"'\r\n;\t") != NULL;
    if (quoted) xc_buffer_putc(out, '"');
    if (formula) xc_buffer_putc(out, '\'');
    for (; *text; text++) {
        if (*text == '"') xc_buffer_putc(out, '"');
        xc_buffer_putc(out, *text);
    }
    if (quoted) xc_buffer_putc(out, '"');
}

void xc_csv_put_bytes(xc_buffer *out, const char *bytes, size_t length,
                      bool first) {
    xc_buffer text = XC_BUFFER_INIT;
    if (!first) xc_buffer_putc(out, ',');
    xc_tidy_put(&text, bytes, length);
    put_cell(out, text.bytes ? text.bytes : "");
    if (text.failed) out->failed = true;
    xc_buffer_dispose(&text);
}

void xc_csv_put(xc_buffer *out, const char *string) {
    xc_csv_put_bytes(out, string ? string : "", string ? strlen(string) : 0,
                     false);
}

void xc_csv_put_number(xc_buffer *out, double value) {
    xc_buffer_putc(out, ',');
    if (isfinite(value)) xc_buffer_number(out, value);
}

void xc_csv_end(xc_buffer *out) {
    xc_buffer_puts(out, "\r\n");
}

static void put_row(xc_buffer *out, const xc_finding *finding,
                    const xc_evidence *evidence) {
    xc_csv_put_bytes(out, finding->fingerprint, strlen(finding->fingerprint),
                     true);
    xc_csv_put(out, finding->rule);
    xc_csv_put(out, xc_verdict_name(finding->verdict));
    xc_csv_put(out, xc_severity_name(finding->severity));
    xc_csv_put_number(out, finding->confidence);
    xc_csv_put(out, finding->message);
    xc_csv_put(out, evidence->article);
    xc_csv_put(out, evidence->path);
    xc_buffer_printf(out, ",%u,%u", evidence->line, evidence->column);
    xc_csv_put(out, evidence->field);
    xc_csv_put(out, evidence->published);
    xc_csv_put_number(out, evidence->has_value ? evidence->value : NAN);
    xc_csv_put(out, evidence->reads);
    xc_csv_put(out, evidence->text);
    xc_csv_end(out);
}

void xc_write_csv(xc_sink *sink, const xc_report *report,
                  const xc_style *style) {
    (void)style;
    xc_buffer_puts(&sink->buffer,
                   "fingerprint,rule,verdict,severity,confidence,message,"
                   "article,path,line,column,field,published,value,reads,"
                   "text\r\n");
    for (size_t i = 0; i < report->outcome.findings.count; i++) {
        const xc_finding *finding = &report->outcome.findings.items[i];
        for (size_t n = 0; n < finding->evidence_count; n++)
            put_row(&sink->buffer, finding, &finding->evidence[n]);
        xc_sink_flush(sink);
    }
    xc_sink_flush(sink);
}
