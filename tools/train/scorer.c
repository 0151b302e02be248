/*
 * scorer.c - scores of arcs and labels from the top of the layers: biaffine
 * attention (Dozat and Manning 2017).
 *
 * Rows are sentence by sentence here. The columns of hidden are those of a
 * word as dependent and as head of an arc, then as dependent and head of a
 * label. Column count of a row of arc scores stands for the root.
 * Exports: scorer_*.
 */
#include <math.h>
#include <string.h>

#include "network.h"
#include "numbers.h"

static size_t hidden_width(const network_sizes *z) {
    return 2 * (z->arc_width + z->label_width);
}

void scorer_new(scorer *s, const network_sizes *z, dice *r) {
    size_t n = (size_t)z->max_rows, longest = (size_t)z->max_length + 1;
    size_t a = z->arc_width, l = z->label_width, all = hidden_width(z);
    parameter_new(&s->mlp, all, 2 * z->hidden, false);
    parameter_new(&s->mlp_bias, 1, all, false);
    parameter_new(&s->root, 1, a + l, false);
    parameter_new(&s->arc, a, a, false);
    parameter_new(&s->arc_bias, 1, a, false);
    parameter_new(&s->label, z->labels * l, l, false);
    parameter_new(&s->label_dependent, z->labels, l, false);
    parameter_new(&s->label_head, z->labels, l, false);
    parameter_new(&s->label_bias, 1, z->labels, false);
    parameter_fill(&s->mlp, r, sqrtf(1.0f / (float)z->hidden));
    parameter_fill(&s->root, r, 0.3f);
    parameter_fill(&s->arc, r, 0.02f);
    parameter_fill(&s->label, r, 0.02f);
    s->top = numbers_new(n * 2 * z->hidden);
    s->d_top = numbers_new(n * 2 * z->hidden);
    s->hidden = numbers_new(n * all);
    s->d_hidden = numbers_new(n * all);
    s->mask = numbers_new(n * all);
    s->arcs = numbers_new(longest * longest);
    s->through = numbers_new(n * (z->labels * l > a ? z->labels * l : a));
    s->d_through = numbers_new(n * (z->labels * l > a ? z->labels * l : a));
    s->heads = numbers_new((n + longest) * (a > l ? a : l));
    s->d_heads = numbers_new((n + longest) * (a > l ? a : l));
    s->labels = numbers_new(n * z->labels);
}

void scorer_forward(scorer *s, const network_sizes *z, size_t rows,
                    float dropout, dice *r) {
    size_t all = hidden_width(z), h2 = 2 * z->hidden;
    for (size_t i = 0; i < rows; i++)
        memcpy(s->hidden + i * all, s->mlp_bias.values, all * sizeof(float));
    product_nt(rows, all, h2, s->top, h2, s->mlp.values, h2, true, s->hidden,
               all);
    numbers_mask(s->mask, rows * all, dropout, r);
    for (size_t i = 0; i < rows * all; i++) {
        float x = s->hidden[i], slope = x > 0 ? 1.0f : 0.1f;
        s->mask[i] *= slope;
        s->hidden[i] = x * s->mask[i];
    }
}

/* Rows of one sentence as heads, the root behind them. */
static void gather_heads(scorer *s, const network_sizes *z, size_t first,
                         int count) {
    size_t all = hidden_width(z), a = z->arc_width;
    for (int i = 0; i < count; i++)
        memcpy(s->heads + (size_t)i * a,
               s->hidden + (first + (size_t)i) * all + a, a * sizeof(float));
    memcpy(s->heads + (size_t)count * a, s->root.values, a * sizeof(float));
}

void scorer_arcs(scorer *s, const network_sizes *z, size_t first, int count,
                 float *scores) {
    size_t n = (size_t)count, all = hidden_width(z), a = z->arc_width;
    gather_heads(s, z, first, count);
    product_nn(n, a, a, s->hidden + first * all, all, s->arc.values, a, false,
               s->through, a);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < a; j++)
            s->through[i * a + j] += s->arc_bias.values[j];
    product_nt(n, n + 1, a, s->through, a, s->heads, a, false, scores, n + 1);
    for (size_t i = 0; i < n; i++)
        scores[i * (n + 1) + i] = -1e9f;
}

static void arc_backward(scorer *s, const network_sizes *z, size_t first,
                         int count, const float *d_scores) {
    size_t n = (size_t)count, all = hidden_width(z), a = z->arc_width;
    product_nn(n, a, n + 1, d_scores, n + 1, s->heads, a, false, s->d_through,
               a);
    product_tn(n + 1, a, n, d_scores, n + 1, s->through, a, false, s->d_heads,
               a);
    numbers_sum_rows(s->d_through, n, a, s->arc_bias.gradients);
    product_tn(a, a, n, s->hidden + first * all, all, s->d_through, a, true,
               s->arc.gradients, a);
    product_nt(n, a, a, s->d_through, a, s->arc.values, a, true,
               s->d_hidden + first * all, all);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < a; j++)
            s->d_hidden[(first + i) * all + a + j] += s->d_heads[i * a + j];
    for (size_t j = 0; j < a; j++)
        s->root.gradients[j] += s->d_heads[n * a + j];
}

static void arc_loss(scorer *s, const network_sizes *z, const lane *l,
                     size_t first, float part, network_loss *loss) {
    size_t n = (size_t)l->count;
    scorer_arcs(s, z, first, l->count, s->arcs);
    for (size_t i = 0; i < n; i++) {
        float *row = s->arcs + i * (n + 1);
        size_t gold = l->words[i].head < 0 ? n : (size_t)l->words[i].head;
        loss->heads_right += numbers_best(row, n + 1) == gold;
        loss->arc += (double)numbers_softmax(row, n + 1, gold);
        row[gold] -= 1;
        for (size_t j = 0; j <= n; j++)
            row[j] *= part;
    }
    arc_backward(s, z, first, l->count, s->arcs);
}

/* The head side of the label of a word. */
static const float *label_head_of(const scorer *s, const network_sizes *z,
                                  size_t first, int head) {
    size_t a = z->arc_width, l = z->label_width;
    if (head < 0) return s->root.values + a;
    return s->hidden + (first + (size_t)head) * hidden_width(z) + 2 * a + l;
}

/* Scores of labels of rows first.., each with its head in s->heads. */
static void score_labels(scorer *s, const network_sizes *z, size_t first,
                         size_t n) {
    size_t all = hidden_width(z), l = z->label_width, k = z->labels;
    const float *dependent = s->hidden + first * all + 2 * z->arc_width;
    for (size_t i = 0; i < n; i++)
        memcpy(s->labels + i * k, s->label_bias.values, k * sizeof(float));
    product_nt(n, k, l, dependent, all, s->label_dependent.values, l, true,
               s->labels, k);
    product_nt(n, k, l, s->heads, l, s->label_head.values, l, true, s->labels,
               k);
    product_nt(n, k * l, l, dependent, all, s->label.values, l, false,
               s->through, k * l);
    for (size_t i = 0; i < n; i++)
        for (size_t r = 0; r < k; r++) {
            const float *x = s->through + i * k * l + r * l;
            float sum = 0;
            for (size_t j = 0; j < l; j++)
                sum += x[j] * s->heads[i * l + j];
            s->labels[i * k + r] += sum;
        }
}

static void label_backward(scorer *s, const network_sizes *z, size_t n) {
    size_t all = hidden_width(z), l = z->label_width, k = z->labels;
    const float *dependent = s->hidden + 2 * z->arc_width;
    float *d_dependent = s->d_hidden + 2 * z->arc_width;
    numbers_sum_rows(s->labels, n, k, s->label_bias.gradients);
    product_tn(k, l, n, s->labels, k, dependent, all, true,
               s->label_dependent.gradients, l);
    product_tn(k, l, n, s->labels, k, s->heads, l, true,
               s->label_head.gradients, l);
    product_nn(n, l, k, s->labels, k, s->label_dependent.values, l, true,
               d_dependent, all);
    product_nn(n, l, k, s->labels, k, s->label_head.values, l, false,
               s->d_heads, l);
    for (size_t i = 0; i < n; i++)
        for (size_t r = 0; r < k; r++) {
            float d = s->labels[i * k + r];
            const float *x = s->through + i * k * l + r * l;
            float *dx = s->d_through + i * k * l + r * l;
            for (size_t j = 0; j < l; j++) {
                dx[j] = d * s->heads[i * l + j];
                s->d_heads[i * l + j] += d * x[j];
            }
        }
    product_tn(k * l, l, n, s->d_through, k * l, dependent, all, true,
               s->label.gradients, l);
    product_nn(n, l, k * l, s->d_through, k * l, s->label.values, l, true,
               d_dependent, all);
}

static void label_loss(scorer *s, const network_sizes *z, const lane *lanes,
                       int count, size_t n, float part, network_loss *loss) {
    size_t l = z->label_width, k = z->labels, all = hidden_width(z);
    size_t first = 0, at = 0;
    for (int b = 0; b < count; b++) {
        for (int i = 0; i < lanes[b].count; i++, at++)
            memcpy(s->heads + at * l,
                   label_head_of(s, z, first, lanes[b].words[i].head),
                   l * sizeof(float));
        first += (size_t)lanes[b].count;
    }
    score_labels(s, z, 0, n);
    at = 0;
    for (int b = 0; b < count; b++)
        for (int i = 0; i < lanes[b].count; i++, at++) {
            size_t gold = (size_t)lanes[b].words[i].label;
            float *row = s->labels + at * k;
            loss->labels_right += numbers_best(row, k) == gold;
            loss->label += (double)numbers_softmax(row, k, gold);
            row[gold] -= 1;
            for (size_t j = 0; j < k; j++)
                row[j] *= part;
        }
    label_backward(s, z, n);
    at = first = 0;
    for (int b = 0; b < count; b++) {
        for (int i = 0; i < lanes[b].count; i++, at++) {
            int head = lanes[b].words[i].head;
            float *d = head < 0 ? s->root.gradients + z->arc_width
                                : s->d_hidden + (first + (size_t)head) * all +
                                      2 * z->arc_width + l;
            for (size_t j = 0; j < l; j++)
                d[j] += s->d_heads[at * l + j];
        }
        first += (size_t)lanes[b].count;
    }
}

void scorer_train(scorer *s, const network_sizes *z, const lane *lanes,
                  int count, network_loss *loss) {
    size_t all = hidden_width(z), h2 = 2 * z->hidden, n = 0;
    for (int b = 0; b < count; b++)
        n += (size_t)lanes[b].count;
    float part = 1.0f / (float)n;
    memset(s->d_hidden, 0, n * all * sizeof(float));
    size_t first = 0;
    for (int b = 0; b < count; b++) {
        arc_loss(s, z, &lanes[b], first, part, loss);
        first += (size_t)lanes[b].count;
    }
    label_loss(s, z, lanes, count, n, part, loss);
    for (size_t i = 0; i < n * all; i++)
        s->d_hidden[i] *= s->mask[i];
    product_tn(all, h2, n, s->d_hidden, all, s->top, h2, true, s->mlp.gradients,
               h2);
    numbers_sum_rows(s->d_hidden, n, all, s->mlp_bias.gradients);
    product_nn(n, h2, all, s->d_hidden, all, s->mlp.values, h2, false, s->d_top,
               h2);
}
