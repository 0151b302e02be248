/*
 * trace.c - walks the source of a parsed text beside it.
 *
 * Every character of the parsed text is looked for in the source from where
 * the last one was found: as itself, as an entity or an escape, behind
 * markup. It looks no further than REACH bytes for one character; a text
 * that it loses keeps the place where it was lost, so a source that the
 * library repaired costs no more than its length.
 * Exports: xc_trace_*, xc_lines_*.
 */
#include "article/trace.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "text/chars.h"

/* Markup between two characters of one text: a tag with its attributes. */
enum { REACH = 8192 };

/* The longest name of an entity, and of a number. */
enum { ENTITY_MOST = 40 };

void xc_trace_init(xc_trace *trace, const xc_text *base, xc_syntax syntax) {
    *trace = (xc_trace){base, base, syntax, 0, base->length, false};
}

void xc_trace_seek(xc_trace *trace, uint32_t at, uint32_t end) {
    trace->at = at < trace->base->length ? at : trace->base->length;
    trace->end = end < trace->base->length ? end : trace->base->length;
    if (trace->end < trace->at) trace->end = trace->at;
    trace->verbatim = false;
}

/* ------------------------------------------------------------------ */
/* Markup                                                               */

static bool stands(const xc_trace *t, uint32_t at, const char *word) {
    size_t length = strlen(word);
    return t->end - at >= length &&
           memcmp(t->base->bytes + at, word, length) == 0;
}

/* Behind the next place where the word stands; the end where it does not. */
static uint32_t behind(const xc_trace *t, uint32_t at, const char *word) {
    for (; at < t->end; at++)
        if (stands(t, at, word)) return at + (uint32_t)strlen(word);
    return t->end;
}

/* Behind a tag, past ">" in the values of attributes. */
static uint32_t behind_tag(const xc_trace *t, uint32_t at) {
    char quote = '\0';
    for (at++; at < t->end; at++) {
        char c = t->base->bytes[at];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return at + 1;
        }
    }
    return t->end;
}

static bool begins_tag(const xc_trace *t, uint32_t at) {
    char c = at + 1 < t->end ? t->base->bytes[at + 1] : '\0';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' ||
           c == '!' || c == '?' || c == '_' || c == ':' ||
           (unsigned char)c >= 0x80;
}

/* Behind the markup that begins here; at: there is none. */
static uint32_t skip_markup(xc_trace *t, uint32_t at) {
    if (t->verbatim) {
        if (!stands(t, at, "]]>")) return at;
        t->verbatim = false;
        return at + 3;
    }
    if (t->base->bytes[at] != '<') return at;
    if (stands(t, at, "<!--")) return behind(t, at + 4, "-->");
    if (stands(t, at, "<?")) return behind(t, at + 2, "?>");
    if (t->syntax == XC_SYNTAX_XML && stands(t, at, "<![CDATA[")) {
        t->verbatim = true;
        return at + 9;
    }
    return begins_tag(t, at) ? behind_tag(t, at) : at;
}

bool xc_trace_tag(xc_trace *trace, const char *name, bool closing) {
    size_t length = strlen(name);
    for (uint32_t at = trace->at; at < trace->end;) {
        uint32_t next = skip_markup(trace, at);
        const char *tag = trace->base->bytes + at + 1 + closing;
        bool here = next > at + 1 + closing + length &&
                    trace->base->bytes[at] == '<' &&
                    (!closing || trace->base->bytes[at + 1] == '/') &&
                    strncasecmp(tag, name, length) == 0 &&
                    strchr(" \t\r\n/>", tag[length]) != NULL;
        if (here) {
            trace->at = next;
            return true;
        }
        at = next > at ? next : at + 1;
    }
    return false;
}

/* ------------------------------------------------------------------ */
/* Characters                                                           */

/* One character as the source writes it: what it stands for, and where it
 * ends. */
typedef struct written {
    int32_t c;
    uint32_t end;
    bool itself; /* no entity or escape */
} written;

static written as_itself(const xc_trace *t, uint32_t at) {
    written w = {0, at, true};
    w.c = xc_char_next(t->base->bytes, t->end, &w.end);
    return w;
}

static int32_t named(const char *name) {
    static const struct {
        const char *name;
        int32_t c;
    } xml[] = {
        {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (size_t i = 0; i < sizeof xml / sizeof xml[0]; i++)
        if (strcmp(xml[i].name, name) == 0) return xml[i].c;
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
    return entity ? (int32_t)entity->value : -1;
}

static int32_t numbered(const char *digits) {
    bool hex = *digits == 'x' || *digits == 'X';
    char *stop;
    unsigned long value = strtoul(digits + hex, &stop, hex ? 16 : 10);
    bool good = stop > digits + hex && *stop == '\0' && value <= 0x10FFFF;
    return good ? (int32_t)value : -1;
}

/* Reads "&amp;", "&#38;" and, as browsers do, "&amp" without an end. */
static bool read_entity(const xc_trace *t, uint32_t at, written *w) {
    char name[ENTITY_MOST + 1];
    uint32_t start = at + 1, end = start;
    while (end < t->end && end - start < ENTITY_MOST &&
           (t->base->bytes[end] == '#' ||
            strchr("0123456789abcdefghijklmnopqrstuvwxyz"
                   "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                   t->base->bytes[end])))
        end++;
    memcpy(name, t->base->bytes + start, end - start);
    name[end - start] = '\0';
    int32_t c = name[0] == '#' ? numbered(name + 1) : named(name);
    if (c < 0) return false;
    bool ended = end < t->end && t->base->bytes[end] == ';';
    *w = (written){c, end + ended, false};
    return true;
}

static written read_written(const xc_trace *t, uint32_t at) {
    written w;
    const char *bytes = t->base->bytes;
    if (bytes[at] == '&' && !t->verbatim && read_entity(t, at, &w)) return w;
    bool escapes = t->syntax == XC_SYNTAX_MARKDOWN && bytes[at] == '\\';
    if (escapes && at + 1 < t->end) {
        w = as_itself(t, at + 1);
        w.itself = false;
        return w;
    }
    return as_itself(t, at);
}

static bool is_same(int32_t wanted, int32_t c) {
    return wanted == c || (xc_char_is_space(wanted) && xc_char_is_space(c));
}

/* ------------------------------------------------------------------ */
/* Following                                                            */

/* Looks for a character from *at on; *at is where it stands. */
static bool find(xc_trace *t, int32_t wanted, uint32_t *at, written *w) {
    if (*at >= t->end) return false; /* markup may end behind the end */
    uint32_t limit = t->end - *at > REACH ? *at + REACH : t->end;
    for (uint32_t i = *at; i < limit;) {
        bool literal = t->syntax != XC_SYNTAX_XML || t->verbatim;
        *w = as_itself(t, i);
        /* A "<" that is text: no library reports that of a tag. */
        if (literal && wanted == '<' && w->c == '<') {
            *at = i;
            return true;
        }
        uint32_t next = skip_markup(t, i);
        if (next > i) {
            i = next;
            if (i > limit) limit = i;
            continue;
        }
        *w = read_written(t, i);
        if (!is_same(wanted, w->c)) *w = as_itself(t, i);
        if (is_same(wanted, w->c)) {
            *at = i;
            return true;
        }
        i = w->end;
    }
    return false;
}

/* The stretch of the source that runs on as the text does. */
typedef struct run {
    xc_story *story;
    const xc_text *from;
    uint32_t start;
    uint32_t end;
} run;

static void flush(run *r, uint32_t next) {
    if (r->story && r->end > r->start)
        xc_story_copy(r->story, r->from, (xc_span){r->start, r->end});
    r->start = r->end = next;
}

static void put(run *r, const char *bytes, uint32_t length, uint32_t at,
                uint32_t next) {
    flush(r, next);
    if (r->story) xc_story_add(r->story, r->from, bytes, length, at);
}

/* A text that was lost is added where it was lost. */
static void follow_lost(xc_trace *t, const char *bytes, size_t length, run *r) {
    put(r, bytes, (uint32_t)length, t->at, t->at);
}

void xc_trace_text(xc_trace *trace, const char *bytes, size_t length,
                   xc_story *story) {
    run r = {story, trace->from, trace->at, trace->at};
    bool verbatim = trace->verbatim;
    for (uint32_t i = 0; i < length;) {
        uint32_t from = i, at = trace->at;
        int32_t wanted = xc_char_next(bytes, (uint32_t)length, &i);
        written w;
        if (!find(trace, wanted, &at, &w)) {
            trace->verbatim = verbatim;
            follow_lost(trace, bytes + from, length - from, &r);
            return;
        }
        if (at > r.end) flush(&r, at);
        trace->at = w.end;
        verbatim = trace->verbatim;
        if (w.itself)
            r.end = w.end;
        else
            put(&r, bytes + from, i - from, at, w.end);
    }
    flush(&r, trace->at);
}

void xc_trace_raw(xc_trace *trace, xc_span span, xc_story *story) {
    run r = {story, trace->from, span.start, span.start};
    xc_buffer one = XC_BUFFER_INIT;
    xc_trace_seek(trace, span.start, span.end);
    while (trace->at < trace->end) {
        uint32_t at = trace->at;
        written w = read_written(trace, at);
        trace->at = w.end;
        if (w.itself) {
            r.end = w.end;
            continue;
        }
        xc_buffer_clear(&one);
        xc_char_put(&one, w.c);
        put(&r, one.bytes, (uint32_t)one.length, at, w.end);
    }
    flush(&r, trace->at);
    if (one.failed) story->status = XC_ERROR_MEMORY;
    xc_buffer_dispose(&one);
    xc_trace_seek(trace, span.end, trace->base->length);
}

/* ------------------------------------------------------------------ */
/* Lines                                                                */

static size_t count_lines(const xc_text *text, uint32_t *starts) {
    size_t count = 0;
    uint32_t at = 0;
    do {
        if (starts) starts[count] = at;
        count++;
        at += (uint32_t)strcspn(text->bytes + at, "\r\n");
        bool pair = text->bytes[at] == '\r' && text->bytes[at + 1] == '\n';
        at += pair ? 2 : 1;
    } while (at <= text->length && text->bytes[at - 1] != '\0');
    return count;
}

xc_status xc_lines_find(xc_arena *arena, const xc_text *text, xc_lines *lines) {
    size_t count = count_lines(text, NULL);
    uint32_t *starts = xc_arena_array(arena, count + 1, sizeof *starts);
    XC_TRY_NEW(starts);
    count_lines(text, starts);
    starts[count] = text->length;
    *lines = (xc_lines){starts, count};
    return XC_OK;
}

uint32_t xc_lines_offset(const xc_lines *lines, size_t line, size_t column) {
    if (line == 0) return 0;
    if (line > lines->count) return lines->starts[lines->count];
    uint32_t start = lines->starts[line - 1], end = lines->starts[line];
    size_t step = column > 0 ? column - 1 : 0;
    return step < end - start ? start + (uint32_t)step : end;
}
