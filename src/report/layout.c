/*
 * layout.c - turns sentences into lines of a terminal.
 *
 * A passage is first made clean (escaped, white space collapsed) with a mark
 * for every byte, then cut into lines. A word longer than a line is cut.
 * Exports: xc_layout_*, xc_style_width.
 */
#include "report/layout.h"

#include <assert.h>
#include <string.h>

#include "report/escape.h"

#define WIDTH_DEFAULT 80u
#define WIDTH_LEAST 40u
#define WIDTH_MOST 500u
#define ROOM_LEAST 8u
#define LINES_MOST 12u /* of a passage */

/* Clean text with a mark for each byte: '~' under it, or ' '. */
typedef struct clean {
    xc_buffer text;
    xc_buffer marks;
} clean;

/* A line of clean text. */
typedef struct line {
    size_t start, end;
    size_t next; /* where the one after it starts */
} line;

unsigned xc_style_width(const xc_style *style) {
    unsigned width = style && style->width ? style->width : WIDTH_DEFAULT;
    if (width < WIDTH_LEAST) return WIDTH_LEAST;
    return width > WIDTH_MOST ? WIDTH_MOST : width;
}

static void blanks(xc_buffer *out, size_t count) {
    for (size_t i = 0; i < count; i++)
        xc_buffer_putc(out, ' ');
}

void xc_layout_colored(xc_buffer *out, const char *string, const char *ansi,
                       bool color) {
    if (color) xc_buffer_puts(out, ansi);
    xc_escape_shown_string(out, string);
    if (color) xc_buffer_puts(out, XC_ANSI_RESET);
}

/* White space at which a line may end; a no-break space is a character. */
static bool is_blank(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' ||
           c == '\v' || c == 0x85 || (c >= 0x2000 && c <= 0x2006) ||
           (c >= 0x2008 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x3000;
}

static void add_marked(clean *out, const char *bytes, size_t length,
                       bool marked) {
    size_t before = out->text.length;
    xc_escape_shown(&out->text, bytes, length);
    if (out->text.failed) return;
    for (size_t i = before; i < out->text.length; i++) {
        xc_buffer_putc(&out->marks, marked ? '~' : ' ');
    }
}

static void make_clean(clean *out, const xc_passage *in) {
    bool pending = false, pending_marked = false;
    memset(out, 0, sizeof *out);
    for (size_t at = 0; at < in->length;) {
        uint32_t c;
        size_t step = xc_escape_step(in->bytes + at, in->length - at, &c);
        if (step == 0) step = 1;
        bool marked = at >= in->mark_start && at < in->mark_end;
        if (is_blank(c)) {
            if (!pending) pending_marked = marked;
            pending = true;
        } else {
            if (pending && out->text.length > 0) {
                add_marked(out, " ", 1, pending_marked && marked);
            }
            pending = false;
            add_marked(out, in->bytes + at, step, marked);
        }
        at += step;
    }
}

static void clean_dispose(clean *c) {
    xc_buffer_dispose(&c->text);
    xc_buffer_dispose(&c->marks);
}

/* Either buffer may be short where memory ran out. */
static bool clean_failed(const clean *c) {
    return c->text.failed || c->marks.failed;
}

/* A character with what is drawn onto it. */
static size_t step_of(const clean *c, size_t at, unsigned *wide) {
    return xc_text_cluster(c->text.bytes + at, c->text.length - at, wide);
}

static line cut_line(const clean *c, size_t from, unsigned room) {
    size_t at = from, blank = from;
    unsigned used = 0;
    while (at < c->text.length) {
        unsigned wide;
        size_t step = step_of(c, at, &wide);
        if (c->text.bytes[at] == ' ') {
            blank = at;
        }
        if (used + wide > room && at > from) {
            if (blank > from) return (line){from, blank, blank + 1};
            return (line){from, at, at};
        }
        used += wide;
        at += step;
    }
    return (line){from, at, at};
}

static unsigned room_for(unsigned width, unsigned indent) {
    return width > indent + ROOM_LEAST ? width - indent : ROOM_LEAST;
}

void xc_layout_paragraph(xc_buffer *out, const char *first, unsigned rest,
                         unsigned width, const char *text) {
    xc_passage passage = {text, strlen(text), 0, 0};
    clean c;
    make_clean(&c, &passage);
    xc_buffer_puts(out, first);
    unsigned indent = (unsigned)xc_text_columns(first, strlen(first));
    line l = {0, 0, 0};
    do {
        l = cut_line(&c, l.next, room_for(width, indent));
        if (l.start > 0) blanks(out, rest);
        indent = rest;
        if (l.end > l.start) {
            xc_buffer_add(out, c.text.bytes + l.start, l.end - l.start);
        }
        xc_buffer_putc(out, '\n');
    } while (l.next < c.text.length);
    if (clean_failed(&c)) out->failed = true;
    clean_dispose(&c);
}

static bool has_mark(const clean *c, line l) {
    return l.end > l.start &&
           memchr(c->marks.bytes + l.start, '~', l.end - l.start) != NULL;
}

/* "    ^~~~~": blanks are held back until something stands behind them. */
static void underline(xc_buffer *out, const clean *c, line l) {
    size_t held = 0;
    bool inside = l.start > 0 && c->marks.bytes[l.start - 1] == '~';
    for (size_t at = l.start; at < l.end;) {
        unsigned wide;
        size_t step = step_of(c, at, &wide);
        bool marked = c->marks.bytes[at] == '~';
        for (unsigned i = 0; i < wide; i++) {
            if (!marked) {
                held++;
                continue;
            }
            blanks(out, held);
            held = 0;
            xc_buffer_putc(out, inside ? '~' : '^');
            inside = true;
        }
        if (!marked) inside = false;
        at += step;
    }
}

/* A line, with its underline where it has marked words. */
static void put_line(xc_buffer *out, const clean *c, line l, unsigned indent,
                     bool color) {
    blanks(out, indent);
    xc_buffer_add(out, c->text.bytes + l.start, l.end - l.start);
    xc_buffer_putc(out, '\n');
    if (!has_mark(c, l)) return;
    blanks(out, indent);
    if (color) xc_buffer_puts(out, XC_ANSI_GREEN);
    underline(out, c, l);
    if (color) xc_buffer_puts(out, XC_ANSI_RESET);
    xc_buffer_putc(out, '\n');
}

/* The lines around the marked words of a passage that is too long: the first
 * that is marked, two before it, and what follows, LINES_MOST in all. */
static size_t find_first(const clean *c, unsigned room, size_t *count) {
    line l = {0, 0, 0};
    size_t marked = SIZE_MAX;
    for (*count = 0; l.next < c->text.length; ++*count) {
        l = cut_line(c, l.next, room);
        if (marked == SIZE_MAX && has_mark(c, l)) marked = *count;
    }
    if (*count <= LINES_MOST || marked == SIZE_MAX || marked <= 2) return 0;
    size_t first = marked - 2, last = *count - LINES_MOST;
    return first < last ? first : last;
}

static void put_dots(xc_buffer *out, unsigned indent) {
    blanks(out, indent);
    xc_buffer_puts(out, "...\n");
}

void xc_layout_passage(xc_buffer *out, const xc_passage *passage,
                       unsigned indent, unsigned width, bool color) {
    clean c;
    make_clean(&c, passage);
    line l = {0, 0, 0};
    unsigned room = room_for(width, indent);
    size_t count = 0,
           first = clean_failed(&c) ? 0 : find_first(&c, room, &count);
    if (first > 0) put_dots(out, indent);
    for (size_t i = 0; i < count && i < first + LINES_MOST; i++) {
        l = cut_line(&c, l.next, room);
        if (i >= first) put_line(out, &c, l, indent, color);
    }
    if (count > first + LINES_MOST) put_dots(out, indent);
    if (clean_failed(&c)) out->failed = true;
    clean_dispose(&c);
}

unsigned xc_layout_columns(const char *cell) {
    if (!cell) return 0;
    xc_passage passage = {cell, strlen(cell), 0, 0};
    clean c;
    make_clean(&c, &passage);
    unsigned columns =
        c.text.length ? xc_text_columns(c.text.bytes, c.text.length) : 0;
    clean_dispose(&c);
    return columns;
}

/* The column that is the widest for its share and may still be narrowed;
 * count: none may. */
static size_t find_widest(const unsigned *widths, const unsigned *shares,
                          size_t count, unsigned least) {
    size_t widest = count;
    for (size_t i = 0; i < count; i++) {
        if (widths[i] <= least) continue;
        if (widest == count ||
            widths[i] * shares[widest] > widths[widest] * shares[i]) {
            widest = i;
        }
    }
    return widest;
}

void xc_layout_fit(unsigned *widths, const unsigned *shares, size_t count,
                   unsigned least, unsigned width) {
    size_t sum = 2 * (count - 1);
    for (size_t i = 0; i < count; i++) {
        if (widths[i] > width) widths[i] = width;
        sum += widths[i];
    }
    for (; sum > width; sum--) {
        size_t widest = find_widest(widths, shares, count, least);
        if (widest == count) return;
        widths[widest]--;
    }
}

/* A line of a cell, padded when something stands to its right. */
static bool put_cell(xc_buffer *out, const clean *c, size_t *next,
                     unsigned width, size_t *held) {
    if (*next >= c->text.length) {
        *held += width + 2;
        return false;
    }
    line l = cut_line(c, *next, width);
    size_t length = l.end - l.start;
    blanks(out, *held);
    xc_buffer_add(out, c->text.bytes + l.start, length);
    unsigned used = xc_text_columns(c->text.bytes + l.start, length);
    *held = (used < width ? width - used : 0) + 2;
    *next = l.next;
    return *next < c->text.length;
}

void xc_layout_row(xc_buffer *out, const char *const *cells,
                   const unsigned *widths, size_t count) {
    clean c[XC_LAYOUT_CELLS];
    size_t next[XC_LAYOUT_CELLS] = {0};
    assert(count <= XC_LAYOUT_CELLS);
    for (size_t i = 0; i < count; i++) {
        const char *cell = cells[i] ? cells[i] : "";
        xc_passage passage = {cell, strlen(cell), 0, 0};
        make_clean(&c[i], &passage);
        if (clean_failed(&c[i])) out->failed = true;
    }
    bool more = true;
    while (more && !out->failed) {
        size_t held = 0;
        more = false;
        for (size_t i = 0; i < count; i++) {
            if (put_cell(out, &c[i], &next[i], widths[i], &held)) more = true;
        }
        xc_buffer_putc(out, '\n');
    }
    for (size_t i = 0; i < count; i++)
        clean_dispose(&c[i]);
}
