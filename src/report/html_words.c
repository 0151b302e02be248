/*
 * html_words.c - turns a passage into HTML with the compared figure in <mark>
 * and the words that the other passage does not have, in their order, in
 * <em class="d">.
 *
 * Passages that have little in common are not compared word by word, nor are
 * those of more than MOST_WORDS words: all would be marked, and that marks
 * nothing. Exports: xc_page_put_passage.
 */
#include <string.h>

#include "report/html.h"

enum { MOST_WORDS = 160 };

typedef struct word {
    const char *bytes;
    size_t length;
    bool common;
} word;

typedef struct words {
    word list[MOST_WORDS];
    size_t count;
    bool too_many;
} words;

static bool is_letter(char c) {
    unsigned char u = (unsigned char)c;
    return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') ||
           (u >= 'a' && u <= 'z');
}

/* "1,200" and "it's" are one word. */
static size_t word_end(const char *text, size_t at, size_t length) {
    while (at < length) {
        bool joins = at + 1 < length && strchr(".,'-", text[at]) &&
                     is_letter(text[at + 1]);
        if (!is_letter(text[at]) && !joins) break;
        at++;
    }
    return at;
}

static void split(words *w, const char *text, size_t length) {
    w->count = 0;
    w->too_many = false;
    for (size_t at = 0; at < length;) {
        if (!is_letter(text[at])) {
            at++;
            continue;
        }
        size_t end = word_end(text, at, length);
        if (w->count == MOST_WORDS) {
            w->too_many = true;
            return;
        }
        w->list[w->count++] = (word){text + at, end - at, false};
        at = end;
    }
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_same(const word *a, const word *b) {
    if (a->length != b->length) return false;
    for (size_t i = 0; i < a->length; i++)
        if (lower(a->bytes[i]) != lower(b->bytes[i])) return false;
    return true;
}

/* Marks the words of a that are in the longest common subsequence; answers how
 * many. */
static size_t align(words *a, const words *b) {
    unsigned char best[MOST_WORDS + 1][MOST_WORDS + 1];
    memset(best, 0, sizeof best);
    for (size_t i = a->count; i-- > 0;)
        for (size_t k = b->count; k-- > 0;) {
            unsigned char down = best[i + 1][k], right = best[i][k + 1];
            best[i][k] = is_same(&a->list[i], &b->list[k])
                             ? (unsigned char)(best[i + 1][k + 1] + 1)
                         : down > right ? down
                                        : right;
        }
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        if (is_same(&a->list[i], &b->list[k])) {
            a->list[i++].common = true;
            k++;
        } else if (best[i + 1][k] >= best[i][k + 1]) {
            i++;
        } else {
            k++;
        }
    }
    return best[0][0];
}

/* Where the marked words stand; nothing to mark leaves count 0. */
static void compare(words *a, const char *text, size_t length,
                    const xc_evidence *other) {
    words b;
    const char *theirs = other && other->text ? other->text : "";
    split(a, text, length);
    split(&b, theirs, strnlen(theirs, XC_PAGE_PASSAGE));
    size_t longer = a->count > b.count ? a->count : b.count;
    if (a->too_many || b.too_many || align(a, &b) * 5 < longer * 2)
        a->count = 0;
}

/* What is shown of a text, and what of it is marked, in its bytes. */
typedef struct window {
    const char *text;
    size_t length;
    size_t mark_start, mark_end;
    bool cut_before, cut_after;
} window;

static size_t within(size_t at, size_t start, size_t length) {
    at = at > start ? at - start : 0;
    return at < length ? at : length;
}

/* All of it, or what is around the mark. */
static window window_of(const xc_evidence *e) {
    const char *text = e->text ? e->text : "";
    size_t length = strlen(text);
    window w = {text,
                length,
                within(e->mark_start, e->start, length),
                within(e->mark_end, e->start, length),
                false,
                false};
    if (length <= XC_PAGE_PASSAGE) return w;
    size_t from = w.mark_start > XC_PAGE_PASSAGE / 2
                      ? w.mark_start - XC_PAGE_PASSAGE / 2
                      : 0;
    while (from > 0 && ((unsigned char)text[from] & 0xC0) == 0x80)
        from--;
    size_t end =
        from + XC_PAGE_PASSAGE < length ? from + XC_PAGE_PASSAGE : length;
    while (end < length && ((unsigned char)text[end] & 0xC0) == 0x80)
        end++;
    w = (window){text + from,
                 end - from,
                 within(w.mark_start, from, end - from),
                 within(w.mark_end, from, end - from),
                 from > 0,
                 end < length};
    return w;
}

static void put_stretch(xc_buffer *out, const window *w, size_t from,
                        size_t to) {
    size_t start = w->mark_start < from ? from : w->mark_start;
    size_t end = w->mark_end > to ? to : w->mark_end;
    if (start >= end) {
        xc_page_put_text(out, w->text + from, to - from);
        return;
    }
    xc_page_put_text(out, w->text + from, start - from);
    xc_buffer_puts(out, "<mark>");
    xc_page_put_text(out, w->text + start, end - start);
    xc_buffer_puts(out, "</mark>");
    xc_page_put_text(out, w->text + end, to - end);
}

/* Words that follow each other and differ are marked as one; the figure has a
 * mark of its own. */
static void put_words(xc_buffer *out, const window *w, const words *a) {
    size_t at = 0;
    for (size_t i = 0; i < a->count; i++) {
        size_t start = (size_t)(a->list[i].bytes - w->text), last = i;
        if (a->list[i].common) continue;
        while (last + 1 < a->count && !a->list[last + 1].common)
            last++;
        size_t end =
            (size_t)(a->list[last].bytes - w->text) + a->list[last].length;
        put_stretch(out, w, at, start);
        xc_buffer_puts(out, "<em class=\"d\">");
        put_stretch(out, w, start, end);
        xc_buffer_puts(out, "</em>");
        at = end;
        i = last;
    }
    put_stretch(out, w, at, w->length);
}

void xc_page_put_passage(xc_buffer *out, const xc_evidence *evidence,
                         const xc_evidence *other) {
    words a;
    window w = window_of(evidence);
    compare(&a, w.text, w.length, other);
    if (w.cut_before) xc_buffer_puts(out, "\xe2\x80\xa6");
    put_words(out, &w, &a);
    if (w.cut_after) xc_buffer_puts(out, "\xe2\x80\xa6");
}
