/*
 * describe.c - facts and figures in plain words, the same whatever the
 * locale.
 * Exports: xc_describe_*, xc_explain_step, xc_explain_message.
 */
#include <stdarg.h>
#include <string.h>

#include "base/buffer.h"
#include "compare/rule.h"

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
        xc_buffer_putc(out, ' ');
        xc_buffer_puts(out, q->unit);
    }
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

const char *xc_describe_predicate(xc_arena *arena, const xc_fact *fact) {
    const char *predicate = fact->predicate ? fact->predicate : "";
    const char *words =
        xc_arena_copy(arena, predicate, strcspn(predicate, "-"));
    return words ? words : "";
}

/* "31 members": the regular plural of a counted noun. */
static void add_plural(xc_buffer *out, const char *noun, const xc_quantity *q) {
    static const char *const hissing[] = {"s", "x", "z", "ch", "sh"};
    if (!noun) return;
    add_words(out, noun);
    size_t n = strlen(noun);
    bool one = q->value == 1 && !q->whole.known;
    bool plural =
        n > 2 && noun[n - 1] == 's' && noun[n - 2] != 's' && noun[n - 2] != 'u';
    if (one || n < 2 || plural || strcmp(noun, "people") == 0) return;
    if (strcmp(noun, "person") == 0) {
        out->length -= n;
        xc_buffer_puts(out, "people");
        return;
    }
    for (size_t i = 0; i < sizeof hissing / sizeof *hissing; i++) {
        size_t k = strlen(hissing[i]);
        if (strcmp(noun + n - k, hissing[i]) == 0) {
            xc_buffer_puts(out, "es");
            return;
        }
    }
    if (noun[n - 1] == 'y' && !strchr("aeiou", noun[n - 2])) {
        out->length--;
        xc_buffer_puts(out, "ies");
        return;
    }
    xc_buffer_puts(out, "s");
}

const char *xc_describe_fact(xc_arena *arena, const xc_fact *fact) {
    xc_buffer out = XC_BUFFER_INIT;
    if (fact->kind == XC_FACT_QUOTATION) {
        xc_buffer_putc(&out, '"');
        xc_buffer_puts(&out, fact->words ? fact->words : "");
        xc_buffer_putc(&out, '"');
        return keep(arena, &out);
    }
    bool counts = fact->kind == XC_FACT_SHARE || fact->kind == XC_FACT_COUNT;
    if (!counts) {
        add_words(&out, fact->predicate);
        add_words(&out, fact->object);
        xc_buffer_puts(&out, ": ");
        add_figure(&out, &fact->number);
        return keep(arena, &out);
    }
    add_figure(&out, &fact->number);
    add_words(&out, fact->set_words);
    add_plural(&out, fact->set_head, &fact->number);
    add_words(&out, fact->polarity == XC_NEGATIVE ? "do not" : NULL);
    add_words(&out, xc_describe_predicate(arena, fact));
    if (fact->has_level) {
        xc_buffer_puts(&out, " the ");
        add_figure(&out, &fact->level);
        xc_buffer_puts(&out, " goal");
    } else {
        add_words(&out, fact->object);
    }
    return keep(arena, &out);
}

const char *xc_describe_subject(xc_arena *arena, const xc_pair *pair) {
    const xc_stored_fact *a = pair->a->fact, *b = pair->b->fact;
    const xc_fact *fact = &a->fact, *other = &b->fact;
    xc_buffer out = XC_BUFFER_INIT;
    add_words(&out, fact->set_words ? fact->set_words : other->set_words);
    add_plural(&out, fact->set_head ? fact->set_head : other->set_head,
               &fact->number);
    const char *body =
        a->set_actor_name ? a->set_actor_name : b->set_actor_name;
    if (body) {
        xc_buffer_puts(&out, out.length > 0 ? " of " : "");
        xc_buffer_puts(&out, body);
    }
    const xc_fact *named = fact->has_level ? fact : other;
    if (out.length > 0) xc_buffer_puts(&out, ", ");
    if (named->has_level) {
        add_figure(&out, &named->level);
        xc_buffer_puts(&out, " goal");
    } else {
        xc_buffer_puts(&out, xc_describe_predicate(arena, fact));
        add_words(&out, fact->object ? fact->object : other->object);
    }
    if (fact->kind != XC_FACT_SHARE && fact->kind != XC_FACT_COUNT) {
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
