/*
 * news.c - makes articles out of a grammar of pieces (news.tsv says how it is
 * written) and a seed. The text means nothing: it has the words, figures and
 * lengths that reading depends on.
 * Exports: news_make.
 */
#include <stdlib.h>
#include <string.h>

#include "article/article.h"
#include "base/hash.h"
#include "bench.h"

/* Articles in a row that tell one story, at most. */
enum { STORY_ARTICLES = 4 };

/* The rows that say what a story has few of. */
static const char CAST[] = "cast";

/* Deeper expansions are given up: a piece that holds itself. */
enum { MAX_DEPTH = 16, MAX_GRAMMAR_BYTES = 1 << 20 };

/* An article's sentences where nothing else is asked for, and those of a
 * paragraph, at most. */
enum { ARTICLE_SENTENCES = 24, PARAGRAPH_SENTENCES = 3 };

typedef struct piece {
    const char *symbol;
    const char *text;
    uint64_t weight;
} piece;

typedef struct maker {
    xc_arena *arena;
    XC_VEC(piece) pieces; /* those of a symbol stand together */
    XC_VEC(piece) casts;  /* of a symbol how many of its pieces a story has */
    uint64_t random;
    uint64_t story; /* seed of what the articles of one story share */
    xc_buffer text; /* of one sentence */
    xc_error *error;
} maker;

/* SplitMix64 (Steele, Lea, Flood 2014): the same on every machine. */
static uint64_t next(uint64_t *random) {
    *random += UINT64_C(0x9e3779b97f4a7c15);
    uint64_t z = *random;
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static uint64_t draw(maker *m, uint64_t below) {
    return next(&m->random) % below;
}

/* ------------------------------------------------------------------ */
/* The grammar                                                          */

static xc_status add_row(maker *m, char *row, uint32_t line) {
    char *weight = strchr(row, '\t');
    char *text = weight ? strchr(weight + 1, '\t') : NULL;
    if (!text || strchr(text + 1, '\t'))
        return xc_fail_at(m->error, XC_ERROR_FORMAT, line, 1,
                          "a row is symbol, weight, text, parted by tabs");
    *weight = *text = '\0';
    piece p = {row, text + 1, strtoull(weight + 1, NULL, 10)};
    if (p.weight == 0 || p.weight > 1000)
        return xc_fail_at(m->error, XC_ERROR_FORMAT, line, 1,
                          "a weight is a whole number from 1 to 1000");
    return strcmp(p.symbol, CAST) == 0 ? XC_PUSH(m->arena, &m->casts, p)
                                       : XC_PUSH(m->arena, &m->pieces, p);
}

static xc_status read_grammar(maker *m, const char *path) {
    char *bytes = NULL;
    size_t length = 0;
    XC_TRY(xc_file_read(path, MAX_GRAMMAR_BYTES, &bytes, &length, m->error));
    char *row = xc_arena_copy(m->arena, bytes, length);
    xc_release(bytes);
    XC_TRY_NEW(row);
    for (uint32_t line = 1; row; line++) {
        char *end = strchr(row, '\n');
        if (end) *end = '\0';
        if (*row && *row != '#') XC_TRY(add_row(m, row, line));
        row = end ? end + 1 : NULL;
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Text                                                                 */

/* Blanks in a row, and those at the beginning, are left out. */
static void put(maker *m, const char *bytes, size_t length) {
    xc_buffer *out = &m->text;
    for (size_t i = 0; i < length; i++) {
        bool blank = out->length == 0 || out->bytes[out->length - 1] == ' ';
        if (bytes[i] != ' ' || !blank) xc_buffer_putc(out, bytes[i]);
    }
}

/* A whole number; commas in it are left out. */
static uint64_t number_of(const char *text, const char *end) {
    uint64_t number = 0;
    for (; text < end && number < UINT64_MAX / 100; text++)
        if (*text != ',') number = number * 10 + (uint64_t)(*text - '0');
    return number;
}

static void put_number(maker *m, uint64_t number, bool commas) {
    char digits[64];
    size_t at = sizeof digits;
    unsigned count = 0;
    do {
        if (commas && count > 0 && count % 3 == 0) digits[--at] = ',';
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
        count++;
    } while (number > 0);
    put(m, digits + at, sizeof digits - at);
}

/* "2..99" */
static bool put_range(maker *m, const char *name, size_t length) {
    const char *dots = strstr(name, "..");
    if (strspn(name, "0123456789,.") != length || !dots || dots == name)
        return false;
    uint64_t low = number_of(name, dots);
    uint64_t high = number_of(dots + 2, name + length);
    if (high < low) high = low;
    put_number(m, low + draw(m, high - low + 1), memchr(name, ',', length));
    return true;
}

static const piece *choose(maker *m, const char *name, size_t length) {
    uint64_t all = 0;
    const piece *end = m->pieces.items + m->pieces.count;
    const piece *first = NULL, *p = m->pieces.items;
    for (; p < end; p++) {
        if (strncmp(p->symbol, name, length) != 0 || p->symbol[length])
            continue;
        if (!first) first = p;
        all += p->weight;
    }
    if (!first) return NULL;
    uint64_t left = draw(m, all);
    for (p = first; left >= p->weight; p++)
        left -= p->weight;
    return p;
}

static xc_status expand(maker *m, const char *name, size_t length,
                        unsigned depth);

static xc_status put_text(maker *m, const char *text, unsigned depth) {
    for (const char *open; (open = strchr(text, '{')) != NULL;) {
        const char *close = strchr(open, '}');
        if (!close) break;
        put(m, text, (size_t)(open - text));
        XC_TRY(expand(m, open + 1, (size_t)(close - open - 1), depth));
        text = close + 1;
    }
    put(m, text, strlen(text));
    return xc_buffer_status(&m->text);
}

/* How many of a symbol's pieces a story has; 0: any. */
static uint64_t cast_of(const maker *m, const char *name, size_t length) {
    for (size_t i = 0; i < m->casts.count; i++) {
        const piece *p = &m->casts.items[i];
        if (strncmp(p->text, name, length) == 0 && !p->text[length])
            return p->weight;
    }
    return 0;
}

static xc_status expand_piece(maker *m, const char *name, size_t length,
                              unsigned depth);

/* One of the few that the story has: drawn from its seed, so that it is the
 * same in every article. */
static xc_status expand_cast(maker *m, const char *name, size_t length,
                             uint64_t few, unsigned depth) {
    uint64_t random = m->random, which = next(&random) % few;
    m->random = xc_hash_bytes(m->story + which, name, length);
    xc_status status = expand_piece(m, name, length, depth);
    m->random = random;
    return status;
}

static xc_status expand(maker *m, const char *name, size_t length,
                        unsigned depth) {
    if (put_range(m, name, length)) return XC_OK;
    uint64_t few = cast_of(m, name, length);
    return few > 0 ? expand_cast(m, name, length, few, depth)
                   : expand_piece(m, name, length, depth);
}

static xc_status expand_piece(maker *m, const char *name, size_t length,
                              unsigned depth) {
    const piece *p = depth < MAX_DEPTH ? choose(m, name, length) : NULL;
    if (!p)
        return xc_fail(m->error, XC_ERROR_FORMAT,
                       "the grammar has no end for {%.*s}", (int)length, name);
    return put_text(m, p->text, depth + 1);
}

/* A piece with its first letter, behind a quotation mark or not, a capital. */
static xc_status make(maker *m, const char *symbol) {
    xc_buffer_clear(&m->text);
    XC_TRY(expand(m, symbol, strlen(symbol), 0));
    char *first = m->text.bytes;
    if (!first || !*first)
        return xc_fail(m->error, XC_ERROR_FORMAT,
                       "the grammar makes an empty %s", symbol);
    if (*first == '"') first++;
    if (*first >= 'a' && *first <= 'z') *first = (char)(*first - 'a' + 'A');
    return XC_OK;
}

/* The sentence as part of a string of JSON; the grammar has no control
 * characters. */
static void put_escaped(const maker *m, xc_buffer *out) {
    for (const char *c = m->text.bytes; *c; c++) {
        if (*c == '"' || *c == '\\') xc_buffer_putc(out, '\\');
        xc_buffer_putc(out, *c);
    }
}

static xc_status make_article(maker *m, uint64_t number, uint64_t sentences,
                              xc_buffer *out) {
    XC_TRY(make(m, "title"));
    xc_buffer_printf(out, "{\"id\":\"%llu\",\"published\":\"2031-02-13\",",
                     (unsigned long long)number);
    xc_buffer_puts(out, "\"title\":\"");
    put_escaped(m, out);
    xc_buffer_puts(out, "\",\"text\":\"");
    uint64_t left = 0;
    for (uint64_t i = 0; i < sentences; i++) {
        bool begins = left == 0;
        if (begins) left = 1 + draw(m, PARAGRAPH_SENTENCES);
        if (i > 0) xc_buffer_puts(out, begins ? "\\n\\n" : " ");
        XC_TRY(make(m, "sentence"));
        put_escaped(m, out);
        left--;
    }
    xc_buffer_puts(out, "\"}\n");
    return xc_buffer_status(out);
}

xc_status news_make(const bench_options *options, xc_buffer *out,
                    xc_error *error) {
    maker m = {.random = options->seed, .error = error};
    m.arena = xc_arena_new();
    xc_status status =
        m.arena ? read_grammar(&m, options->grammar) : XC_ERROR_MEMORY;
    uint64_t left = options->sentences;
    uint64_t most = options->length ? options->length : ARTICLE_SENTENCES;
    uint64_t stories = options->seed, of_story = 0;
    for (uint64_t number = 1; status == XC_OK && left > 0; number++) {
        uint64_t n = left < most ? left : most;
        if (of_story == 0) {
            m.story = next(&stories);
            of_story = 1 + m.story % STORY_ARTICLES;
        }
        of_story--;
        status = make_article(&m, number, n, out);
        left -= n;
    }
    xc_buffer_dispose(&m.text);
    xc_arena_free(m.arena);
    return status;
}
