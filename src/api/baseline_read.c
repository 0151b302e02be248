/*
 * baseline_read.c - turns the text of accepted findings into entries:
 *
 *   FINGERPRINT [RULE VERDICT]
 *     reason: TEXT
 *     until: YYYY-MM-DD
 *     says: TEXT
 *     checked: PATH [TAB ID]
 *     against: PATH [TAB ID]
 *
 * Blank lines and lines that begin with "#" say nothing. What is not of this
 * form is refused with its place, a half-merged file too: a finding must not
 * come back, or stay away, because a line was not understood.
 * Exports: xc_baseline_read.
 */
#include <string.h>

#include "api/baseline.h"

/* What is being read, line by line. */
typedef struct loading {
    xc_baseline *baseline;
    xc_accepted *entry; /* the block that fields belong to; NULL: none */
    uint32_t line;
    xc_error *error;
} loading;

#define REFUSE(l, column, ...)                                                 \
    xc_fail_at((l)->error, XC_ERROR_FORMAT, (l)->line, (uint32_t)(column),     \
               __VA_ARGS__)

static int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Undoes "\x5c" in place; false for a backslash of another kind, or one that
 * would end the string. */
static bool unescape(char *value) {
    char *to = value;
    for (const char *c = value; *c; c++) {
        if (*c != '\\') {
            *to++ = *c;
            continue;
        }
        if (c[1] != 'x' || digit_of(c[2]) < 0 || digit_of(c[3]) < 0)
            return false;
        *to = (char)(digit_of(c[2]) * 16 + digit_of(c[3]));
        if (*to++ == '\0') return false;
        c += 3;
    }
    *to = '\0';
    return true;
}

/* A value of the line, kept; NULL after a failure. */
static xc_status keep(loading *l, char *value, const char **kept) {
    xc_arena *arena = l->baseline->arena;
    bool sound = unescape(value);
    const char *valid = xc_text_valid(arena, value);
    XC_TRY_NEW(valid);
    if (!sound || valid != value)
        return REFUSE(l, 3,
                      "the value is damaged; write \"\\x5c\" for a "
                      "backslash");
    *kept = xc_arena_string(arena, value);
    return *kept ? XC_OK : XC_ERROR_MEMORY;
}

/* ------------------------------------------------------------------ */
/* Fields                                                               */

static xc_status keep_once(loading *l, char *value, const char **field) {
    if (*field) return REFUSE(l, 3, "the field is given twice");
    if (!*value) return REFUSE(l, 3, "the field has no value");
    return keep(l, value, field);
}

static xc_status read_article(loading *l, char *value, bool checked) {
    xc_accepted_article article = {NULL, NULL, checked};
    char *id = strchr(value, '\t');
    if (id) *id++ = '\0';
    if (!*value || (id && !*id))
        return REFUSE(l, 3, "an article has a path, and an id behind a tab");
    XC_TRY(keep(l, value, &article.path));
    article.id = article.path;
    if (id) XC_TRY(keep(l, id, &article.id));
    return XC_PUSH(l->baseline->arena, &l->entry->articles, article);
}

static xc_status read_until(loading *l, char *value) {
    if (!xc_day_valid(value))
        return REFUSE(l, 3,
                      "until: \"%.40s\" is no date; write it as "
                      "2025-02-12",
                      value);
    return keep_once(l, value, &l->entry->until);
}

static xc_status read_field(loading *l, char *line) {
    char *name = line + strspn(line, " \t");
    char *colon = strchr(name, ':');
    if (!l->entry)
        return REFUSE(l, 1, "the line stands before any fingerprint");
    if (!colon)
        return REFUSE(l, name - line + 1, "no field as \"reason: ...\"");
    *colon = '\0';
    char *value = colon + 1 + strspn(colon + 1, " ");
    if (strcmp(name, "reason") == 0)
        return keep_once(l, value, &l->entry->reason);
    if (strcmp(name, "until") == 0) return read_until(l, value);
    if (strcmp(name, "says") == 0) return keep_once(l, value, &l->entry->says);
    if (strcmp(name, "checked") == 0) return read_article(l, value, true);
    if (strcmp(name, "against") == 0) return read_article(l, value, false);
    return REFUSE(l, name - line + 1,
                  "unknown field \"%.40s\"; known are reason, until, says, "
                  "checked, against",
                  name);
}

/* ------------------------------------------------------------------ */
/* Blocks                                                               */

/* Behind a fingerprint stand nothing, or a rule and a verdict. */
static xc_status read_kind(loading *l, xc_accepted *entry, char *rule) {
    char *verdict = strchr(rule, ' ');
    if (verdict) *verdict++ = '\0';
    if (!*rule || !verdict || xc_verdict_parse(verdict, &entry->verdict) < 0)
        return REFUSE(l, 18, "behind a fingerprint stand a rule and a verdict");
    return keep(l, rule, &entry->rule);
}

static xc_status read_head(loading *l, char *line) {
    xc_accepted entry = {.line = l->line};
    char *rule = strchr(line, ' ');
    if (rule) *rule++ = '\0';
    if (!xc_fingerprint_valid(line))
        return REFUSE(l, 1, "\"%.40s\" is no fingerprint", line);
    XC_TRY(keep(l, line, &entry.fingerprint));
    if (rule) XC_TRY(read_kind(l, &entry, rule));
    XC_TRY(XC_PUSH(l->baseline->arena, &l->baseline->items, entry));
    l->entry = &l->baseline->items.items[l->baseline->items.count - 1];
    return XC_OK;
}

static xc_status read_line(loading *l, char *line) {
    if (line[strspn(line, " \t")] == '\0' || *line == '#') return XC_OK;
    if (*line == ' ' || *line == '\t') return read_field(l, line);
    return read_head(l, line);
}

/* What can be said when all is read. */
static xc_status look_over(loading *l) {
    xc_baseline *b = l->baseline;
    for (size_t i = 0; i < b->items.count; i++) {
        l->line = b->items.items[i].line;
        xc_accepted_sort(&b->items.items[i]);
        if (!b->items.items[i].reason)
            return REFUSE(l, 1, "%s is accepted for no reason",
                          b->items.items[i].fingerprint);
    }
    xc_baseline_sort(b);
    for (size_t i = 1; i < b->items.count; i++) {
        const xc_accepted *a = &b->items.items[i - 1], *c = a + 1;
        l->line = a->line > c->line ? a->line : c->line;
        if (strcmp(a->fingerprint, c->fingerprint) == 0)
            return REFUSE(l, 1, "%s is accepted twice", a->fingerprint);
    }
    return XC_OK;
}

xc_status xc_baseline_read(xc_baseline *baseline, const char *text,
                           size_t length, xc_error *error) {
    loading l = {.baseline = baseline, .error = error};
    const char *line = text, *past = text + length;
    while (line < past) {
        const char *end = memchr(line, '\n', (size_t)(past - line));
        size_t size = (size_t)((end ? end : past) - line);
        l.line++;
        if (size > 0 && line[size - 1] == '\r') size--;
        char *copy = xc_arena_copy(baseline->arena, line, size);
        XC_TRY_NEW(copy);
        if (strlen(copy) != size) return REFUSE(&l, 1, "a NUL byte");
        XC_TRY(read_line(&l, copy));
        line = end ? end + 1 : past;
    }
    return look_over(&l);
}
