/*
 * describe.c - facts and figures in plain words, the same whatever the
 * locale.
 * Exports: xc_describe_*, xc_is_goal, xc_explain_step, xc_explain_message.
 */
#include <stdarg.h>
#include <string.h>

#include "base/buffer.h"
#include "compare/rule.h"
#include "lexicon/conversion.h"

static const char *keep(xc_arena *arena, xc_buffer *out) {
    const char *text =
        out->failed
            ? NULL
            : xc_arena_copy(arena, out->bytes ? out->bytes : "", out->length);
    xc_buffer_dispose(out);
    return text ? text : "";
}

/* 1234567 as "1,234,567"; from a million on, "1.2 million" where that is
 * exact. */
static void add_value(xc_buffer *out, double value) {
    static const struct {
        double scale;
        const char *word;
    } scales[] = {{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}};
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        double scaled = value / scales[i].scale;
        bool short_form = fabs(scaled) >= 1 && fabs(scaled) < 1000 &&
                          fmod(scaled * 100, 1) == 0;
        if (!short_form) continue;
        xc_buffer_number(out, scaled);
        xc_buffer_puts(out, scales[i].word);
        return;
    }
    xc_buffer digits = XC_BUFFER_INIT;
    xc_buffer_number(&digits, value);
    if (digits.failed) out->failed = true;
    size_t first = digits.length > 0 && digits.bytes[0] == '-';
    size_t whole = first;
    while (whole < digits.length && digits.bytes[whole] >= '0' &&
           digits.bytes[whole] <= '9')
        whole++;
    for (size_t i = 0; i < digits.length; i++) {
        if (i > first && i < whole && (whole - i) % 3 == 0)
            xc_buffer_putc(out, ',');
        xc_buffer_putc(out, digits.bytes[i]);
    }
    xc_buffer_dispose(&digits);
}

const char *xc_describe_value(xc_arena *arena, double value) {
    xc_buffer out = XC_BUFFER_INIT;
    add_value(&out, value);
    return keep(arena, &out);
}

static const char *bound_words(xc_bound bound) {
    switch (bound) {
    case XC_BOUND_ABOUT:
        return "about ";
    case XC_BOUND_AT_LEAST:
        return "at least ";
    case XC_BOUND_AT_MOST:
        return "at most ";
    case XC_BOUND_OVER:
        return "more than ";
    case XC_BOUND_UNDER:
        return "less than ";
    default:
        return "";
    }
}

static void add_bare(xc_buffer *out, const xc_quantity *q) {
    if (isfinite(q->value)) {
        xc_buffer_puts(out, bound_words(q->bound));
        add_value(out, q->value);
    } else if (isfinite(q->written.low) && isfinite(q->written.high)) {
        add_value(out, q->written.low);
        xc_buffer_puts(out, " to ");
        add_value(out, q->written.high);
    } else if (isfinite(q->written.low)) {
        xc_buffer_puts(out, "at least ");
        add_value(out, q->written.low);
    } else if (isfinite(q->written.high)) {
        xc_buffer_puts(out, "at most ");
        add_value(out, q->written.high);
    } else {
        xc_buffer_puts(out, "some");
    }
}

/* "short_ton" as "short tons", "degC" as "°C"; "km" is as it is. */
static void add_unit(xc_buffer *out, const xc_quantity *q) {
    const xc_lexeme *row = xc_conversion_row(q->unit);
    const char *show = row ? xc_lexeme_text(row, XC_CONVERSIONS_SHOW) : NULL;
    char name[64];
    size_t length = 0;
    for (const char *c = show ? show : q->unit; *c && length + 1 < sizeof name;
         c++)
        name[length++] = *c == '_' && row ? ' ' : *c;
    name[length] = '\0';
    bool word = row && strcmp(name, row->concept) == 0;
    bool one = fabs(q->value - 1) < 1e-9;
    xc_buffer_putc(out, ' ');
    if (word && !one)
        xc_describe_plural(out, name);
    else
        xc_buffer_puts(out, name);
}

static void add_figure(xc_buffer *out, const xc_quantity *q) {
    add_bare(out, q);
    if (q->whole.known) {
        xc_buffer_puts(out, " of ");
        add_value(out, q->whole.value);
    }
    if (q->dimension == XC_DIMENSION_PERCENT && !q->unit) {
        xc_buffer_puts(out, "%");
    } else if (q->unit && strcmp(q->unit, "%") == 0) {
        xc_buffer_puts(out, "%");
    } else if (q->unit && q->dimension != XC_DIMENSION_COUNT) {
        add_unit(out, q);
    }
}

/* Rounded to so many significant digits. */
static double round_to(double value, int digits) {
    if (value == 0 || !isfinite(value)) return value;
    double scale = pow(10, digits - 1 - floor(log10(fabs(value))));
    return scale > 0 && isfinite(scale) ? round(value * scale) / scale : value;
}

void xc_describe_rounded(xc_buffer *out, const xc_quantity *quantity) {
    int digits = quantity->digits > 3 ? quantity->digits : 3;
    xc_quantity q = *quantity;
    q.value = round_to(q.value, digits);
    q.written.low = round_to(q.written.low, digits);
    q.written.high = round_to(q.written.high, digits);
    add_figure(out, &q);
}

const char *xc_describe_figure(xc_arena *arena, const xc_quantity *quantity) {
    xc_buffer out = XC_BUFFER_INIT;
    add_figure(&out, quantity);
    return keep(arena, &out);
}

static void add_words(xc_buffer *out, const char *words) {
    if (!words || !*words) return;
    if (out->length > 0) xc_buffer_putc(out, ' ');
    xc_buffer_puts(out, words);
}

#define GOAL "-goal"

bool xc_is_goal(const xc_fact *fact) {
    size_t length = fact->predicate ? strlen(fact->predicate) : 0;
    size_t end = strlen(GOAL);
    return length > end && strcmp(fact->predicate + length - end, GOAL) == 0;
}

const char *xc_describe_predicate(xc_arena *arena, const xc_fact *fact) {
    if (!fact->predicate) return "";
    if (!xc_is_goal(fact)) return fact->predicate;
    const char *words = xc_arena_copy(arena, fact->predicate,
                                      strlen(fact->predicate) - strlen(GOAL));
    return words ? words : "";
}

/* "31 members", "1 member". */
static void add_counted(xc_buffer *out, const char *noun,
                        const xc_quantity *q) {
    if (!noun || !*noun) return;
    if (out->length > 0) xc_buffer_putc(out, ' ');
    if (q->value == 1 && !q->whole.known)
        xc_buffer_puts(out, noun);
    else
        xc_describe_plural(out, noun);
}

static void add_quotation(xc_buffer *out, const xc_fact *fact) {
    xc_buffer_putc(out, '"');
    xc_buffer_puts(out, fact->words ? fact->words : "");
    xc_buffer_putc(out, '"');
}

/* "not resign [2031-03-05]" */
static void add_statement(xc_buffer *out, const xc_fact *fact) {
    add_words(out, fact->claim ? fact->claim : fact->predicate);
    if (fact->has_date && fact->date.edtf[0])
        xc_buffer_printf(out, " [%s]", fact->date.edtf);
}

static void add_amount(xc_buffer *out, const xc_fact *fact) {
    add_words(out, fact->predicate);
    if (fact->object) xc_buffer_printf(out, " (%s)", fact->object);
    xc_buffer_puts(out, ": ");
    add_figure(out, &fact->number);
}

/* "meet the 2% goal", "meet the safety goal", "injure (fire terminal)": the
 * words around a predicate are a list, and look like one. */
static void add_claim(xc_buffer *out, xc_arena *arena, const xc_fact *fact,
                      const char *object) {
    add_words(out, xc_describe_predicate(arena, fact));
    if (fact->has_level) {
        xc_buffer_puts(out, " the ");
        add_figure(out, &fact->level);
        xc_buffer_puts(out, " goal");
    } else if (xc_is_goal(fact)) {
        add_words(out, "the");
        add_words(out, object);
        add_words(out, "goal");
    } else if (object) {
        xc_buffer_printf(out, " (%s)", object);
    }
}

const char *xc_describe_claim(xc_arena *arena, const xc_fact *fact) {
    xc_buffer out = XC_BUFFER_INIT;
    add_claim(&out, arena, fact, fact->object);
    return keep(arena, &out);
}

static void add_count(xc_buffer *out, xc_arena *arena, const xc_fact *fact) {
    add_figure(out, &fact->number);
    add_words(out, fact->set_words);
    add_counted(out, fact->set_head, &fact->number);
    add_words(out, fact->polarity == XC_NEGATIVE ? "do not" : NULL);
    add_claim(out, arena, fact, fact->object);
}

static bool is_count(const xc_fact *fact) {
    return fact->kind == XC_FACT_SHARE || fact->kind == XC_FACT_COUNT;
}

/* "over 240 reviews (approval film tomato)", "before 1975 (born)". */
static void add_observed(xc_buffer *out, const xc_fact *fact) {
    if (fact->has_number) {
        add_figure(out, &fact->number);
        if (fact->set_head) add_counted(out, fact->set_head, &fact->number);
    } else {
        const char *relation = xc_date_relation_name(fact->date.relation);
        if (relation) xc_buffer_printf(out, "%s ", relation);
        xc_buffer_puts(out, fact->date.edtf);
    }
    if (fact->object) xc_buffer_printf(out, " (%s)", fact->object);
}

const char *xc_describe_fact(xc_arena *arena, const xc_fact *fact) {
    xc_buffer out = XC_BUFFER_INIT;
    if (fact->kind == XC_FACT_QUOTATION)
        add_quotation(&out, fact);
    else if (fact->kind == XC_FACT_FIGURE)
        add_observed(&out, fact);
    else if (fact->kind == XC_FACT_NAME || fact->kind == XC_FACT_TIME)
        xc_buffer_puts(&out, fact->claim);
    else if (is_count(fact))
        add_count(&out, arena, fact);
    else if (fact->kind == XC_FACT_STATEMENT)
        add_statement(&out, fact);
    else
        add_amount(&out, fact);
    return keep(arena, &out);
}

/* "Mara Ott: fire chief of pell", "Mara Ott: 52 years old". */
const char *xc_describe_stored(xc_arena *arena, const xc_stored_fact *stored) {
    const xc_fact *fact = &stored->fact;
    bool age = fact->kind == XC_FACT_AGE;
    if (!stored->actor_name || (!age && fact->kind != XC_FACT_ROLE))
        return xc_describe_fact(arena, fact);
    xc_buffer out = XC_BUFFER_INIT;
    xc_buffer_printf(&out, "%s: ", stored->actor_name);
    if (age) {
        add_bare(&out, &fact->number);
        xc_buffer_puts(&out, " years old");
    } else {
        xc_buffer_puts(&out, xc_describe_role(arena, fact));
    }
    return keep(arena, &out);
}

const char *xc_describe_role(xc_arena *arena, const xc_fact *fact) {
    static const char be[] = "be";
    const char *claim = fact->claim ? fact->claim : "";
    if (strncmp(claim, be, strlen(be)) == 0) claim += strlen(be);
    if (*claim == ' ' || *claim == '-') claim++;
    xc_buffer out = XC_BUFFER_INIT;
    xc_buffer_puts(&out, claim);
    return keep(arena, &out);
}

const char *xc_describe_subject(xc_arena *arena, const xc_pair *pair) {
    const xc_stored_fact *a = pair->a->fact, *b = pair->b->fact;
    const xc_fact *fact = &a->fact, *other = &b->fact;
    xc_buffer out = XC_BUFFER_INIT;
    add_words(&out, fact->set_words ? fact->set_words : other->set_words);
    add_counted(&out, fact->set_head ? fact->set_head : other->set_head,
                &fact->number);
    const char *body =
        a->set_actor_name ? a->set_actor_name : b->set_actor_name;
    if (body) {
        xc_buffer_puts(&out, out.length > 0 ? " of " : "");
        xc_buffer_puts(&out, body);
    }
    const xc_fact *named = fact->has_level ? fact : other;
    if (out.length > 0) xc_buffer_puts(&out, ",");
    if (named->has_level) {
        if (out.length > 0) xc_buffer_putc(&out, ' ');
        add_figure(&out, &named->level);
        xc_buffer_puts(&out, " goal");
    } else {
        add_claim(&out, arena, fact,
                  fact->object ? fact->object : other->object);
    }
    if (!is_count(fact)) {
        const char *actor = a->actor_name ? a->actor_name : b->actor_name;
        if (actor) xc_buffer_printf(&out, " (%s)", actor);
    }
    return keep(arena, &out);
}

static const char *format(xc_arena *arena, const char *words, va_list args)
    __attribute__((format(printf, 2, 0)));

static const char *format(xc_arena *arena, const char *words, va_list args) {
    xc_buffer out = XC_BUFFER_INIT;
    xc_buffer_vprintf(&out, words, args);
    const char *text =
        out.failed ? NULL : xc_arena_copy(arena, out.bytes, out.length);
    xc_buffer_dispose(&out);
    return text;
}

xc_status xc_explain_step(xc_explanation *out, const char *words, ...) {
    va_list args;
    va_start(args, words);
    const char *step = format(out->arena, words, args);
    va_end(args);
    XC_TRY_NEW(step);
    return XC_PUSH(out->arena, &out->steps, step);
}

xc_status xc_explain_message(xc_explanation *out, const char *words, ...) {
    va_list args;
    va_start(args, words);
    out->message = format(out->arena, words, args);
    va_end(args);
    return out->message ? XC_OK : XC_ERROR_MEMORY;
}
