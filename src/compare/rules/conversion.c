/*
 * conversion.c - "10 miles (20 km)": a measure and what stands beside it in
 * another unit.
 * Exports: xc_rule_conversion.
 */
#include "compare/convert.h"
#include "compare/interval.h"
#include "compare/rules/rules.h"

/* A bound covers both figures of "more than 10 miles (16 km)": the first is
 * compared as the number that was written, as round as its digits are. */
static xc_quantity without_bound(const xc_quantity *quantity) {
    xc_quantity q = *quantity;
    bool open = !isfinite(q.meant.low) || !isfinite(q.meant.high);
    if (!open || !isfinite(q.value) || q.value == 0) return q;
    double place = pow(10, floor(log10(fabs(q.value))) - q.digits + 1);
    q.written = (xc_interval){q.value, q.value, false, false};
    q.meant =
        (xc_interval){q.value - place / 2, q.value + place / 2, false, false};
    return q;
}

/* How far the two are apart in the reading that fits best; 0: they meet. The
 * figure of that reading goes to *best. */
static double gap(const xc_quantity *a, const xc_quantity *b,
                  xc_quantity *best) {
    xc_converted converted;
    double least = 0;
    xc_convert(a, b, &converted);
    for (size_t i = 0; i < converted.count; i++) {
        double apart = xc_interval_gap(&converted.items[i].meant, &b->meant);
        if (i > 0 && apart >= least) continue;
        least = apart;
        *best = converted.items[i];
    }
    return least;
}

static xc_status tell(xc_inside *inside, const xc_line *line,
                      const xc_figure *a, const xc_figure *b,
                      const xc_quantity *converted, bool far) {
    xc_slip slip;
    xc_buffer words = XC_BUFFER_INIT;
    xc_slip_init(&slip, inside, &xc_rule_conversion);
    if (!far) slip.exact = false;
    const char *va = xc_line_text(inside, line, a->first, a->last);
    const char *vb = xc_line_text(inside, line, b->first, b->last);
    xc_describe_rounded(&words, converted);
    xc_status status = xc_buffer_status(&words);
    if (status == XC_OK)
        status = xc_explain_message(
            &slip.words, "the conversion does not fit: %s is %s, not %s", va,
            words.bytes ? words.bytes : "", vb);
    if (status == XC_OK)
        status = xc_explain_step(&slip.words, "%s is %s", va,
                                 words.bytes ? words.bytes : "");
    xc_buffer_dispose(&words);
    XC_TRY(status);
    XC_TRY(xc_explain_step(&slip.words,
                           "rounding does not make it %s: the figures stand "
                           "for one measure",
                           vb));
    XC_TRY(xc_slip_cite_figure(&slip, inside, line, a));
    XC_TRY(xc_slip_cite_figure(&slip, inside, line, b));
    return xc_slip_report(&slip, inside);
}

/* "10 miles (16 km)" and "10 miles, or 16 km,": nothing else stands between
 * them or goes on behind the second. */
static bool stand_together(const xc_line *line, const xc_figure *a,
                           const xc_figure *b) {
    uint32_t count, at = a->last;
    if (b->first == at + 1 && xc_line_is(line, at, "("))
        return xc_line_is(line, b->last, ")");
    return b->first == at + 2 && xc_line_is(line, at, ",") &&
           xc_line_role(xc_line_row(line, at + 1, &count)) ==
               XC_ARITHMETIC_ROLE_OR &&
           !xc_line_is_plain(line, b->last, b->last + 1, 1);
}

static bool is_measure(const xc_figure *figure) {
    return figure->mention->kind == XC_MENTION_QUANTITY &&
           xc_has_conversion(&figure->mention->quantity);
}

static xc_status look(xc_inside *inside, const xc_line *line) {
    for (size_t i = 1; i < line->figure_count; i++) {
        const xc_figure *a = &line->figures[i - 1], *b = &line->figures[i];
        if (!is_measure(a) || !is_measure(b)) continue;
        xc_quantity qa = without_bound(&a->mention->quantity), best = qa;
        xc_quantity qb = without_bound(&b->mention->quantity);
        if (!xc_units_differ(&qa, &qb) || !xc_is_convertible(&qa, &qb) ||
            !stand_together(line, a, b))
            continue;
        double apart = gap(&qa, &qb, &best);
        if (apart <= xc_rule_conversion.slack / 2) continue;
        XC_TRY(
            tell(inside, line, a, b, &best, apart > xc_rule_conversion.slack));
    }
    return XC_OK;
}

const xc_inside_rule xc_rule_conversion = {
    .info = {"conversion", "A measure and its conversion do not fit",
             "One measure stands in two units, \"10 miles (20 km)\" or \"10 "
             "miles, or 20 km,\", and the second is not what the first comes "
             "to. Silent within rounding and up to 3% beyond it, where a ton "
             "or gallon of any kind would fit, and of money. A note where a "
             "figure is hedged, or less than 6% is missing.",
             XC_SEVERITY_ERROR},
    .example = {"The trail is 10 miles (20 km) long.", NULL},
    .confidence = 0.95,
    .slack = 0.06,
    .line = look};
