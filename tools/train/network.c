/*
 * network.c - the layers from forms to the scorer, forward and backward.
 * Exports: network_*.
 */
#include "network.h"

#include <math.h>
#include <string.h>

#include "numbers.h"

static size_t width_of(const network_sizes *z, size_t layer) {
    if (layer == 0) return z->word_width + z->feature_width;
    return 2 * z->hidden + (layer == z->tag_layers ? z->tag_width : 0);
}

static void new_tables(network *net, const network_sizes *z, dice *r) {
    parameter_new(&net->word, z->words, z->word_width, true);
    parameter_new(&net->feature, z->features, z->feature_width, true);
    parameter_new(&net->tag_vector, z->tags, z->tag_width, false);
    parameter_new(&net->tag_score, z->tags, 2 * z->hidden, false);
    parameter_new(&net->tag_bias, 1, z->tags, false);
    parameter_fill(&net->word, r, 0.1f);
    parameter_fill(&net->feature, r, 0.1f);
    parameter_fill(&net->tag_vector, r, 0.3f);
    parameter_fill(&net->tag_score, r, 0.07f);
    net->fixed = numbers_new(z->words * z->word_width);
}

void network_new(network *net, const network_sizes *sizes, dice *r) {
    const network_sizes *z = &net->sizes;
    *net = (network){.sizes = *sizes};
    size_t n = (size_t)z->max_rows;
    new_tables(net, z, r);
    for (size_t k = 0; k <= z->layers; k++) {
        net->input[k] = numbers_new(n * width_of(z, k));
        net->d_input[k] = numbers_new(n * width_of(z, k));
        net->mask[k] = numbers_new(n * width_of(z, k));
        if (k < z->layers)
            lstm_new(&net->layer[k], width_of(z, k), z->hidden, z->max_rows, r);
    }
    net->tag_scores = numbers_new(n * z->tags);
    net->d_output = numbers_new(n * 2 * z->hidden);
    net->sum = numbers_new(n * 2 * z->hidden);
    net->tags = (int *)(void *)numbers_new(n);
    net->lane_of = (int *)(void *)numbers_new(n);
    net->place_of = (int *)(void *)numbers_new(n);
    net->steps.offset = (int *)(void *)numbers_new(n);
    net->steps.active = (int *)(void *)numbers_new(n);
    scorer_new(&net->scorer, z, r);
}

parameter *network_parameter(network *net, size_t index) {
    scorer *s = &net->scorer;
    parameter *const list[] = {
        &net->word,     &net->feature, &net->tag_vector, &net->tag_score,
        &net->tag_bias, &s->mlp,       &s->mlp_bias,     &s->root,
        &s->arc,        &s->arc_bias,  &s->label,        &s->label_dependent,
        &s->label_head, &s->label_bias};
    size_t n = sizeof list / sizeof *list;
    if (index < n) return list[index];
    index -= n;
    if (index >= net->sizes.layers * 6) return NULL;
    direction *w = &net->layer[index / 6].way[index % 6 / 3];
    return index % 3 == 0   ? &w->input
           : index % 3 == 1 ? &w->recurrent
                            : &w->bias;
}

static void lay_out(network *net, const lane *lanes, int count) {
    steps *s = &net->steps;
    s->lanes = count;
    s->count = lanes[0].count;
    s->rows = 0;
    for (int t = 0; t < s->count; t++) {
        s->offset[t] = s->rows;
        s->active[t] = 0;
        for (int b = 0; b < count && lanes[b].count > t; b++) {
            net->lane_of[s->rows] = b;
            net->place_of[s->rows++] = t;
            s->active[t]++;
        }
    }
}

static const reading *word_at(const network *net, const lane *lanes, int row) {
    return &lanes[net->lane_of[row]].words[net->place_of[row]];
}

static void embed(network *net, const lane *lanes) {
    const network_sizes *z = &net->sizes;
    size_t width = width_of(z, 0), ww = z->word_width, fw = z->feature_width;
    for (int i = 0; i < net->steps.rows; i++) {
        const reading *w = word_at(net, lanes, i);
        float *x = net->input[0] + (size_t)i * width;
        const float *mask = net->mask[0] + (size_t)net->lane_of[i] * width;
        const float *learned = net->word.values + w->word * ww;
        const float *fixed = net->fixed + w->fixed * ww;
        for (size_t j = 0; j < ww; j++)
            x[j] = (learned[j] + fixed[j]) * mask[j];
        memset(x + ww, 0, fw * sizeof *x);
        for (uint32_t k = 0; k < w->row_count; k++) {
            const float *f = net->feature.values + w->rows[k] * fw;
            for (size_t j = 0; j < fw; j++)
                x[ww + j] += f[j];
        }
        for (size_t j = 0; j < fw; j++)
            x[ww + j] *= mask[ww + j];
    }
}

static void unembed(network *net, const lane *lanes) {
    const network_sizes *z = &net->sizes;
    size_t width = width_of(z, 0), ww = z->word_width, fw = z->feature_width;
    for (int i = 0; i < net->steps.rows; i++) {
        const reading *w = word_at(net, lanes, i);
        float *d = net->d_input[0] + (size_t)i * width;
        const float *mask = net->mask[0] + (size_t)net->lane_of[i] * width;
        for (size_t j = 0; j < width; j++)
            d[j] *= mask[j];
        float *g = parameter_row(&net->word, w->word);
        for (size_t j = 0; j < ww; j++)
            g[j] += d[j];
        for (uint32_t k = 0; k < w->row_count; k++) {
            g = parameter_row(&net->feature, w->rows[k]);
            for (size_t j = 0; j < fw; j++)
                g[j] += d[ww + j];
        }
    }
}

/* The masked sum of the outputs so far into the input of the next layer:
 * what lies above learns a difference (K. He and others, "Deep Residual
 * Learning", CVPR 2016). */
static void pass_up(network *net, size_t next) {
    size_t width = width_of(&net->sizes, next), h2 = 2 * net->sizes.hidden;
    const float *output = net->layer[next - 1].output;
    for (int i = 0; i < net->steps.rows; i++) {
        float *x = net->input[next] + (size_t)i * width;
        float *sum = net->sum + (size_t)i * h2;
        const float *mask = net->mask[next] + (size_t)net->lane_of[i] * width;
        for (size_t j = 0; j < h2; j++) {
            float below = next > 1 ? sum[j] : 0;
            sum[j] = below + output[(size_t)i * h2 + j];
            x[j] = sum[j] * mask[j];
        }
    }
}

/* The gradient of that sum: that of the layers above goes on down. */
static void pass_down(network *net, size_t from) {
    size_t width = width_of(&net->sizes, from), h2 = 2 * net->sizes.hidden;
    for (int i = 0; i < net->steps.rows; i++) {
        const float *d = net->d_input[from] + (size_t)i * width;
        const float *mask = net->mask[from] + (size_t)net->lane_of[i] * width;
        float *sum = net->d_output + (size_t)i * h2;
        for (size_t j = 0; j < h2; j++) {
            float above = from < net->sizes.layers ? sum[j] : 0;
            sum[j] = above + d[j] * mask[j];
        }
    }
}

/* Scores tags from the input of the layer above them and gives that layer
 * the vectors of the best. */
static void choose_tags(network *net) {
    const network_sizes *z = &net->sizes;
    size_t k = z->tag_layers, width = width_of(z, k), h2 = 2 * z->hidden;
    size_t n = (size_t)net->steps.rows;
    for (size_t i = 0; i < n; i++)
        memcpy(net->tag_scores + i * z->tags, net->tag_bias.values,
               z->tags * sizeof(float));
    product_nt(n, z->tags, h2, net->input[k], width, net->tag_score.values, h2,
               true, net->tag_scores, z->tags);
    for (size_t i = 0; i < n; i++) {
        size_t best = numbers_best(net->tag_scores + i * z->tags, z->tags);
        net->tags[i] = (int)best;
        const float *vector = net->tag_vector.values + best * z->tag_width;
        const float *mask = net->mask[k] + (size_t)net->lane_of[i] * width + h2;
        for (size_t j = 0; j < z->tag_width; j++)
            net->input[k][i * width + h2 + j] = vector[j] * mask[j];
    }
}

static void forward(network *net, const lane *lanes, int count, float dropout,
                    dice *r) {
    const network_sizes *z = &net->sizes;
    lay_out(net, lanes, count);
    for (size_t k = 0; k <= z->layers; k++)
        numbers_mask(net->mask[k], (size_t)count * width_of(z, k), dropout, r);
    embed(net, lanes);
    for (size_t k = 0; k < z->layers; k++) {
        lstm_forward(&net->layer[k], &net->steps, net->input[k],
                     dropout > 0 ? z->recurrent_dropout : 0, r);
        pass_up(net, k + 1);
        if (k + 1 == z->tag_layers) choose_tags(net);
    }
}

/* Where the rows of a sentence lie in the order of the scorer. */
static size_t scorer_row(const network *net, const lane *lanes, int row) {
    size_t first = 0;
    for (int b = 0; b < net->lane_of[row]; b++)
        first += (size_t)lanes[b].count;
    return first + (size_t)net->place_of[row];
}

static void to_scorer(network *net, const lane *lanes) {
    size_t top = net->sizes.layers, h2 = 2 * net->sizes.hidden;
    size_t width = width_of(&net->sizes, top);
    for (int i = 0; i < net->steps.rows; i++)
        memcpy(net->scorer.top + scorer_row(net, lanes, i) * h2,
               net->input[top] + (size_t)i * width, h2 * sizeof(float));
}

static void from_scorer(network *net, const lane *lanes) {
    size_t top = net->sizes.layers, h2 = 2 * net->sizes.hidden;
    size_t width = width_of(&net->sizes, top);
    for (int i = 0; i < net->steps.rows; i++)
        memcpy(net->d_input[top] + (size_t)i * width,
               net->scorer.d_top + scorer_row(net, lanes, i) * h2,
               h2 * sizeof(float));
}

/* Turns tag scores into their gradient. */
static void tag_loss(network *net, const lane *lanes, network_loss *loss) {
    const network_sizes *z = &net->sizes;
    size_t n = (size_t)net->steps.rows;
    float part = 1.0f / (float)n;
    for (size_t i = 0; i < n; i++) {
        int gold = word_at(net, lanes, (int)i)->tag;
        float *scores = net->tag_scores + i * z->tags;
        loss->tags_right += net->tags[i] == gold;
        loss->tag += (double)numbers_softmax(scores, z->tags, (size_t)gold);
        scores[gold] -= 1;
        for (size_t j = 0; j < z->tags; j++)
            scores[j] *= part;
    }
    loss->tokens += (long)n;
}

static void tag_backward(network *net) {
    const network_sizes *z = &net->sizes;
    size_t k = z->tag_layers, width = width_of(z, k), h2 = 2 * z->hidden;
    size_t n = (size_t)net->steps.rows;
    product_tn(z->tags, h2, n, net->tag_scores, z->tags, net->input[k], width,
               true, net->tag_score.gradients, h2);
    numbers_sum_rows(net->tag_scores, n, z->tags, net->tag_bias.gradients);
    product_nn(n, h2, z->tags, net->tag_scores, z->tags, net->tag_score.values,
               h2, true, net->d_input[k], width);
    for (size_t i = 0; i < n; i++) {
        float *g =
            net->tag_vector.gradients + (size_t)net->tags[i] * z->tag_width;
        const float *mask = net->mask[k] + (size_t)net->lane_of[i] * width + h2;
        for (size_t j = 0; j < z->tag_width; j++)
            g[j] += net->d_input[k][i * width + h2 + j] * mask[j];
    }
}

static void backward(network *net, const lane *lanes) {
    const network_sizes *z = &net->sizes;
    size_t n = (size_t)net->steps.rows;
    for (size_t k = 0; k <= z->layers; k++)
        memset(net->d_input[k], 0, n * width_of(z, k) * sizeof(float));
    from_scorer(net, lanes);
    for (size_t k = z->layers; k > 0; k--) {
        if (k == z->tag_layers) tag_backward(net);
        pass_down(net, k);
        lstm_backward(&net->layer[k - 1], &net->steps, net->input[k - 1],
                      net->d_output, net->d_input[k - 1]);
    }
    unembed(net, lanes);
}

void network_train(network *net, const lane *lanes, int count, dice *r,
                   network_loss *loss) {
    float dropout = net->sizes.dropout;
    forward(net, lanes, count, dropout, r);
    tag_loss(net, lanes, loss);
    to_scorer(net, lanes);
    scorer_forward(&net->scorer, &net->sizes, (size_t)net->steps.rows, dropout,
                   r);
    scorer_train(&net->scorer, &net->sizes, lanes, count, loss);
    backward(net, lanes);
}

void network_look(network *net, const lane *lanes, int count) {
    dice none = {1}; /* nothing is dropped out */
    forward(net, lanes, count, 0, &none);
    to_scorer(net, lanes);
    scorer_forward(&net->scorer, &net->sizes, (size_t)net->steps.rows, 0,
                   &none);
}
