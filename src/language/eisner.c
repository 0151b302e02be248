/*
 * eisner.c - see eisner.h.
 *
 * Three square tables over the tokens, n * n floats each, hold the best sums
 * of all spans:
 *   arc[h * n + e]    the arc from h to e, and all that lies between them;
 *   whole[h * n + e]  h with all that hangs on it between h and e, e included;
 *   across[e * n + h] the same as whole[h * n + e].
 * A span is named by its head and its other end, so that right and left spans
 * share a table, each its own half. All three maxima of the algorithm then run
 * over neighbours in memory. Where a maximum lay is found again on the way
 * down, once a span of the tree, and not stored.
 */
#include "language/eisner.h"

#include <assert.h>
#include <float.h>
#include <stdbool.h>

#define LARGEST 1e30f
#define LANES 4

typedef struct tables {
    size_t n;
    float *arc;
    float *whole;
    float *across;
} tables;

/* A span that is still to be taken apart. */
typedef struct span {
    uint16_t head;
    uint16_t end;
    bool is_arc;
} span;

size_t xc_eisner_room(size_t tokens) {
    return tokens <= XC_PARSE_MAX_TOKENS ? 3 * tokens * tokens : 0;
}

static float clamp(float score) {
    score = score > -LARGEST ? score : -LARGEST;
    return score < LARGEST ? score : LARGEST;
}

/* The largest a[k] + b[k]; in lanes, which changes no maximum. */
static float best_sum(const float *a, const float *b, size_t count) {
    float most = -FLT_MAX;
    size_t k = 0;
    if (count >= 2 * LANES) {
        float lane[LANES] = {-FLT_MAX, -FLT_MAX, -FLT_MAX, -FLT_MAX};
        for (; k + LANES <= count; k += LANES)
            for (size_t l = 0; l < LANES; l++) {
                float sum = a[k + l] + b[k + l];
                lane[l] = sum > lane[l] ? sum : lane[l];
            }
        for (size_t l = 0; l < LANES; l++)
            most = lane[l] > most ? lane[l] : most;
    }
    for (; k < count; k++) {
        float sum = a[k] + b[k];
        most = sum > most ? sum : most;
    }
    return most;
}

/* Where best_sum lies: the first. */
static size_t first_best(const float *a, const float *b, size_t count) {
    size_t best = 0;
    for (size_t k = 1; k < count; k++)
        if (a[k] + b[k] > a[best] + b[best]) best = k;
    return best;
}

/* Both arcs between i and j > i, then both whole spans. */
static void fill_span(const tables *t, const float *scores, size_t stride,
                      size_t i, size_t j) {
    size_t n = t->n, width = j - i;
    float *row_i = t->whole + i * n, *row_j = t->whole + j * n;
    float *arc_i = t->arc + i * n, *arc_j = t->arc + j * n;
    float *across_i = t->across + i * n, *across_j = t->across + j * n;
    float inside = best_sum(row_i + i, row_j + i + 1, width);
    arc_i[j] = inside + clamp(scores[(j + 1) * stride + i + 1]);
    arc_j[i] = inside + clamp(scores[(i + 1) * stride + j + 1]);
    row_i[j] = best_sum(arc_i + i + 1, across_j + i + 1, width);
    row_j[i] = best_sum(arc_j + i, across_i + i, width);
    across_j[i] = row_i[j];
    across_i[j] = row_j[i];
}

static void fill(const tables *t, const float *scores, size_t stride) {
    size_t n = t->n;
    for (size_t i = 0; i < n; i++)
        t->whole[i * n + i] = t->across[i * n + i] = 0;
    for (size_t width = 1; width < n; width++)
        for (size_t i = 0; i + width < n; i++)
            fill_span(t, scores, stride, i, i + width);
}

static size_t best_root(const tables *t, const float *scores, size_t stride) {
    size_t best = 0;
    float most = -FLT_MAX;
    for (size_t r = 0; r < t->n; r++) {
        const float *row = t->whole + r * t->n;
        float sum = row[0] + row[t->n - 1] + clamp(scores[(r + 1) * stride]);
        if (sum > most) most = sum, best = r;
    }
    return best;
}

/* A span of one token has nothing to take apart. */
static size_t push(span *stack, size_t count, size_t head, size_t end,
                   bool is_arc) {
    if (head == end) return count;
    stack[count] = (span){(uint16_t)head, (uint16_t)end, is_arc};
    return count + 1;
}

/* The spans on the stack share no gap between two tokens, so that there are
 * never more of them than gaps. */
static void take_apart(const tables *t, size_t root, uint16_t *heads) {
    span stack[XC_PARSE_MAX_TOKENS + 1];
    size_t n = t->n, count = push(stack, 0, root, 0, false);
    count = push(stack, count, root, n - 1, false);
    while (count > 0) {
        span s = stack[--count];
        size_t i = s.head < s.end ? s.head : s.end;
        size_t j = s.head < s.end ? s.end : s.head;
        if (s.is_arc) {
            heads[s.end + 1] = (uint16_t)(s.head + 1);
            size_t r = i + first_best(t->whole + i * n + i,
                                      t->whole + j * n + i + 1, j - i);
            count = push(stack, count, i, r, false);
            count = push(stack, count, j, r + 1, false);
        } else {
            size_t from = s.head < s.end ? i + 1 : i;
            size_t r = from + first_best(t->arc + s.head * n + from,
                                         t->across + s.end * n + from, j - i);
            count = push(stack, count, s.head, r, true);
            count = push(stack, count, r, s.end, false);
        }
    }
}

void xc_eisner_parse(const float *scores, size_t stride, size_t tokens,
                     float *room, uint16_t *heads) {
    assert(tokens <= XC_PARSE_MAX_TOKENS && stride > tokens);
    heads[0] = 0;
    if (tokens == 0 || tokens > XC_PARSE_MAX_TOKENS) return;
    size_t square = tokens * tokens;
    tables t = {tokens, room, room + square, room + 2 * square};
    fill(&t, scores, stride);
    size_t root = best_root(&t, scores, stride);
    heads[root + 1] = 0;
    take_apart(&t, root, heads);
}
