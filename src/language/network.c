/*
 * network.c - runs the network over groups of sentences.
 *
 * Sentences of like length go through the layers side by side (lanes), since
 * a product with many rows reads its weights once. Rows of a group are ordered
 * by position, and within a position by sentence, longest sentence first: the
 * sentences that reach a position are its first ones. A row is never looked at
 * from another lane, so what a sentence gets does not depend on its group.
 * Exports: xc_network_run.
 */
#include <assert.h>
#include <string.h>

#include "base/vec.h"
#include "language/eisner.h"
#include "language/network_open.h"

/* Lanes and rows of a group: what fits the cache of a core. */
enum { LANES_MAX = 16, ROWS_MAX = 1024, ROWS_AT_ONCE = 64 };

/* The products of two activations are brought back to activations. */
enum { ONE_BITS = 10 };

/* Steps of a margin in a nat, and its largest value. */
#define MARGIN_STEPS 16.0f
#define MARGIN_MOST 255.0f

typedef struct runner {
    const xc_network *net;
    const xc_kernel *kernel;
    xc_arena *arena;
    xc_network_sentence *const *lanes; /* longest first */
    size_t lane_count, rows, positions;
    uint32_t *offset; /* first row of a position */
    uint32_t *active; /* lanes that reach it */
    int32_t *sums;    /* rows x widest product */
    float *gates;     /* rows x 4 * hidden */
    float *cell;      /* lanes x hidden */
    int32_t *recurrent;
    float *values;   /* one row of floats */
    int16_t *input;  /* what the next layer reads, by row */
    int16_t *output; /* of the last layer */
    int16_t *sum;    /* of the outputs of all layers so far */
    int16_t *dense;
    uint16_t *tags; /* by row */
} runner;

static size_t larger(size_t a, size_t b) {
    return a > b ? a : b;
}

static xc_status make_room(runner *r) {
    const xc_network_sizes *z = &r->net->sizes;
    size_t top = 2 * z->hidden, gates = 4 * z->hidden;
    size_t first = z->word_width + z->feature_width;
    size_t dense = 2 * (z->arc_width + z->label_width);
    size_t wide = larger(larger(gates, dense), z->tags + XC_PANEL);
    r->offset = xc_arena_room(r->arena, r->positions, sizeof *r->offset);
    r->active = xc_arena_array(r->arena, r->positions, sizeof *r->active);
    r->sums = xc_arena_room(r->arena, r->rows * wide, sizeof *r->sums);
    r->gates = xc_arena_room(r->arena, r->rows * gates, sizeof *r->gates);
    r->cell =
        xc_arena_room(r->arena, r->lane_count * z->hidden, sizeof *r->cell);
    r->recurrent =
        xc_arena_room(r->arena, r->lane_count * gates, sizeof *r->recurrent);
    r->values = xc_arena_room(r->arena, larger(wide, first), sizeof *r->values);
    r->input =
        xc_arena_room(r->arena, r->rows * larger(first, top), sizeof *r->input);
    r->output = xc_arena_room(r->arena, r->rows * top, sizeof *r->output);
    r->sum = xc_arena_array(r->arena, r->rows * top, sizeof *r->sum);
    r->dense = xc_arena_room(r->arena, r->rows * dense, sizeof *r->dense);
    r->tags = xc_arena_room(r->arena, r->rows, sizeof *r->tags);
    return r->offset && r->active && r->sums && r->gates && r->cell &&
                   r->recurrent && r->values && r->input && r->output &&
                   r->sum && r->dense && r->tags
               ? XC_OK
               : XC_ERROR_MEMORY;
}

static void lay_out(runner *r) {
    uint32_t row = 0;
    for (size_t t = 0; t < r->positions; t++) {
        r->offset[t] = row;
        while (r->active[t] < r->lane_count &&
               r->lanes[r->active[t]]->count > t)
            r->active[t]++;
        row += r->active[t];
    }
}

/* The row of a word in the table of words; 0: not known. */
static size_t word_row(const xc_network *net, uint64_t key) {
    uint32_t wanted = (uint32_t)(key >> 32);
    size_t low = 0, high = net->sizes.words;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (net->keys[middle] < wanted) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < net->sizes.words && net->keys[low] == wanted ? low + 1 : 0;
}

static void add_row(const runner *r, const xc_table *table, size_t row,
                    float *out) {
    r->kernel->add_row(table->rows + row * table->width, table->scales[row],
                       table->width, out);
}

static void embed(runner *r, const xc_form *form, int16_t *out) {
    const xc_network *net = r->net;
    const xc_network_sizes *z = &net->sizes;
    size_t width = z->word_width + z->feature_width;
    float *values = r->values, *features = values + z->word_width;
    memset(values, 0, width * sizeof *values);
    add_row(r, &net->words, word_row(net, form->word), values);
    for (uint32_t i = 0; i < form->row_count; i++)
        add_row(r, &net->features, form->rows[i] % z->features, features);
    add_row(r, &net->features, net->always, features);
    r->kernel->quantize(values, width, net->quanta.input, out);
}

static void embed_all(runner *r) {
    size_t width = r->net->sizes.word_width + r->net->sizes.feature_width;
    for (size_t t = 0; t < r->positions; t++)
        for (size_t b = 0; b < r->active[t]; b++)
            embed(r, &r->lanes[b]->forms[t],
                  r->input + (r->offset[t] + b) * width);
}

/* The same for rows first to end. */
static void from_inputs_of(runner *r, const xc_layer *layer,
                           const int16_t *input, size_t width, float factor,
                           size_t first, size_t end) {
    size_t gates = 4 * (size_t)r->net->sizes.hidden;
    r->kernel->multiply(&layer->input, input + first * width, width,
                        end - first, r->sums, gates);
    for (size_t i = first; i < end; i++) {
        float *out = r->gates + i * gates;
        r->kernel->rescale(r->sums + (i - first) * gates, layer->input.scales,
                           factor, layer->bias, gates, out);
        if (!layer->tags) continue;
        r->kernel->add(layer->tags + r->tags[i] * gates, gates, out);
    }
}

/* The part of the gates that comes from the inputs, for all rows: so many at a
 * time that their sums stay in the cache until they are read. */
static void from_inputs(runner *r, const xc_layer *layer, const int16_t *input,
                        size_t width, float factor) {
    for (size_t first = 0; first < r->rows; first += ROWS_AT_ONCE) {
        size_t end =
            first + ROWS_AT_ONCE < r->rows ? first + ROWS_AT_ONCE : r->rows;
        from_inputs_of(r, layer, input, width, factor, first, end);
    }
}

/* One position of one direction: d 0 goes right, 1 left. */
static void step(runner *r, const xc_layer *layer, int d, size_t t) {
    size_t h = r->net->sizes.hidden, top = 2 * h, known = 0;
    size_t before = d == 0 ? t - 1 : t + 1, lanes = r->active[t];
    int16_t *column = r->output + (size_t)d * h;
    if (d == 0 ? t > 0 : before < r->positions)
        known = d == 0 ? lanes : r->active[before];
    if (known > 0)
        r->kernel->multiply(&layer->recurrent, column + r->offset[before] * top,
                            top, known, r->recurrent, 4 * h);
    memset(r->recurrent + known * 4 * h, 0,
           (lanes - known) * 4 * h * sizeof *r->recurrent);
    memset(r->cell + known * h, 0, (lanes - known) * h * sizeof *r->cell);
    for (size_t b = 0; b < lanes; b++) {
        size_t row = r->offset[t] + b;
        xc_gates gates = {r->gates + row * 4 * h, r->recurrent + b * 4 * h,
                          layer->worth,           h,
                          r->cell + b * h,        column + row * top};
        r->kernel->gates(&gates);
    }
}

static void run_layer(runner *r, uint32_t k, const int16_t *input, size_t width,
                      float factor) {
    for (int d = 0; d < 2; d++) {
        const xc_layer *layer = &r->net->layers[k][d];
        from_inputs(r, layer, input, width, factor);
        for (size_t i = 0; i < r->positions; i++)
            step(r, layer, d, d == 0 ? i : r->positions - 1 - i);
    }
}

/* The layers above read the sum of all outputs below them (K. He and others,
 * "Deep Residual Learning", CVPR 2016), here as their mean. */
static void add_up(runner *r, uint32_t layers) {
    size_t count = r->rows * 2 * r->net->sizes.hidden;
    int32_t share = (int32_t)((1u << 16) / layers);
    r->kernel->mean(r->output, share, count, r->sum, r->input);
}

static void choose_tags(runner *r, float factor) {
    const xc_network *net = r->net;
    size_t wide = net->tag.padded_outputs, count = net->sizes.tags;
    r->kernel->multiply(&net->tag, r->input, 2 * net->sizes.hidden, r->rows,
                        r->sums, wide);
    for (size_t i = 0; i < r->rows; i++) {
        r->kernel->rescale(r->sums + i * wide, net->tag.scales, factor,
                           net->tag_bias, count, r->values);
        r->tags[i] = (uint16_t)xc_argmax(r->values, count);
    }
}

/* The dense layer, into the order of sentences: r->dense holds a sentence's
 * rows one after the other. */
static void run_dense(runner *r, float factor) {
    const xc_network *net = r->net;
    const xc_network_sizes *z = &net->sizes;
    size_t widths[4] = {z->arc_width, z->arc_width, z->label_width,
                        z->label_width};
    size_t all = 2 * (z->arc_width + z->label_width);
    r->kernel->multiply(&net->dense, r->input, 2 * z->hidden, r->rows, r->sums,
                        all);
    size_t first = 0;
    for (size_t b = 0; b < r->lane_count; b++) {
        for (size_t t = 0; t < r->lanes[b]->count; t++) {
            const int32_t *sums = r->sums + (r->offset[t] + b) * all;
            int16_t *out = r->dense + (first + t) * all;
            size_t at = 0;
            for (int k = 0; k < 4; at += widths[k++])
                r->kernel->activate(sums + at, net->dense.scales + at, factor,
                                    net->dense_bias + at, widths[k],
                                    net->quanta.dense[k], out + at);
        }
        first += r->lanes[b]->count;
    }
}

/* Room for one sentence of the most words: arcs and labels. */
typedef struct scorer {
    int16_t *through; /* words x arc width */
    int16_t *heads;   /* (words + 1) x arc width; the root first */
    int16_t *packed;
    int32_t *sums;
    float *scores; /* of arcs, or of one word's labels */
    float *tree;
    int16_t *outer;
    uint16_t *positions;
} scorer;

static xc_status make_scorer(runner *r, scorer *s) {
    const xc_network_sizes *z = &r->net->sizes;
    size_t n = r->positions + 1, a = z->arc_width, l = z->label_width;
    size_t stride = n + XC_PANEL;
    s->through = xc_arena_room(r->arena, n * a, sizeof *s->through);
    s->heads = xc_arena_room(r->arena, n * a, sizeof *s->heads);
    s->packed =
        xc_arena_room(r->arena, xc_matrix_room(n, a), sizeof *s->packed);
    s->sums = xc_arena_room(
        r->arena, n * larger(stride, larger(a, 2 * (z->labels + XC_PANEL))),
        sizeof *s->sums);
    s->scores = xc_arena_room(r->arena, larger(n * stride, z->labels),
                              sizeof *s->scores);
    s->tree =
        xc_arena_room(r->arena, xc_eisner_room(r->positions), sizeof *s->tree);
    s->outer = xc_arena_room(r->arena, n * l * (l + 2), sizeof *s->outer);
    s->positions = xc_arena_room(r->arena, n, sizeof *s->positions);
    return s->through && s->heads && s->packed && s->sums && s->scores &&
                   s->tree && s->outer && s->positions
               ? XC_OK
               : XC_ERROR_MEMORY;
}

/* Dependents times the weights of arcs, as activations. */
static void score_through(runner *r, scorer *s, const int16_t *dense,
                          size_t count) {
    const xc_network *net = r->net;
    const xc_network_sizes *z = &net->sizes;
    size_t a = z->arc_width, all = 2 * (a + z->label_width);
    r->kernel->multiply(&net->arc, dense, all, count, s->sums, a);
    for (size_t i = 0; i < count; i++) {
        r->kernel->rescale(s->sums + i * a, net->arc.scales,
                           1.0f / net->quanta.dense[0], net->arc_bias, a,
                           r->values);
        r->kernel->quantize(r->values, a, net->quanta.through,
                            s->through + i * a);
    }
}

/* How far ahead of all others the score of the chosen one is. */
static uint16_t margin_of(const float *scores, size_t count, size_t chosen,
                          size_t none) {
    float lead = MARGIN_MOST / MARGIN_STEPS;
    for (size_t i = 0; i < count; i++)
        if (i != chosen && i != none && scores[chosen] - scores[i] < lead)
            lead = scores[chosen] - scores[i];
    return lead > 0.0f ? (uint16_t)(lead * MARGIN_STEPS) : 0;
}

static void find_heads(runner *r, scorer *s, const int16_t *dense,
                       xc_network_sentence *sentence) {
    const xc_network *net = r->net;
    size_t n = sentence->count, a = net->sizes.arc_width;
    size_t all = 2 * (a + net->sizes.label_width);
    score_through(r, s, dense, n);
    memcpy(s->heads, net->root_arc, a * sizeof *s->heads);
    for (size_t i = 0; i < n; i++)
        memcpy(s->heads + (i + 1) * a, dense + i * all + a,
               a * sizeof *s->heads);
    xc_matrix heads = xc_matrix_wrap(s->packed, s->heads, a, n + 1, a);
    size_t stride = heads.padded_outputs;
    r->kernel->multiply(&heads, s->through, a, n, s->sums, stride);
    float factor = 1.0f / (net->quanta.through * net->quanta.dense[1]);
    memset(s->scores, 0, stride * sizeof *s->scores);
    r->kernel->scale(s->sums, factor, n * stride, s->scores + stride);
    xc_eisner_parse(s->scores, stride, n, s->tree, s->positions);
    memcpy(sentence->heads, s->positions + 1, n * sizeof *sentence->heads);
    for (size_t i = 0; i < n; i++)
        sentence->margins[i] = margin_of(s->scores + (i + 1) * stride, n + 1,
                                         sentence->heads[i], i + 1);
}

static void find_labels(runner *r, scorer *s, const int16_t *dense,
                        xc_network_sentence *sentence) {
    const xc_network *net = r->net;
    const xc_network_sizes *z = &net->sizes;
    size_t n = sentence->count, l = z->label_width, a = z->arc_width;
    size_t all = 2 * (a + l), wide = net->outer.padded_outputs;
    int16_t *outer = s->outer, *linear = s->outer + n * l * l;
    for (size_t i = 0; i < n; i++) {
        const int16_t *dependent = dense + i * all + 2 * a;
        size_t at = sentence->heads[i];
        const int16_t *head =
            at == 0 ? net->root_label : dense + (at - 1) * all + 2 * a + l;
        r->kernel->products(head, dependent, l, ONE_BITS, outer + i * l * l);
        memcpy(linear + i * 2 * l, dependent, l * sizeof *linear);
        memcpy(linear + i * 2 * l + l, head, l * sizeof *linear);
    }
    int32_t *more = s->sums + n * wide;
    r->kernel->multiply(&net->outer, outer, l * l, n, s->sums, wide);
    r->kernel->multiply(&net->linear, linear, 2 * l, n, more, wide);
    for (size_t i = 0; i < n; i++) {
        float *part = r->values, *scores = s->scores;
        r->kernel->rescale(s->sums + i * wide, net->outer.scales, 1.0f,
                           net->label_bias, z->labels, part);
        r->kernel->rescale(more + i * wide, net->linear.scales, 1.0f, part,
                           z->labels, scores);
        size_t best = xc_argmax(scores, z->labels);
        uint16_t margin = margin_of(scores, z->labels, best, z->labels);
        sentence->labels[i] = (uint16_t)best;
        if (margin < sentence->margins[i]) sentence->margins[i] = margin;
    }
}

static xc_status find_trees(runner *r) {
    const xc_network_sizes *z = &r->net->sizes;
    size_t all = 2 * (z->arc_width + z->label_width), first = 0;
    scorer s;
    XC_TRY(make_scorer(r, &s));
    for (size_t b = 0; b < r->lane_count; b++) {
        xc_network_sentence *sentence = r->lanes[b];
        find_heads(r, &s, r->dense + first * all, sentence);
        find_labels(r, &s, r->dense + first * all, sentence);
        first += sentence->count;
    }
    return XC_OK;
}

static void hand_out_tags(runner *r) {
    for (size_t t = 0; t < r->positions; t++)
        for (size_t b = 0; b < r->active[t]; b++)
            r->lanes[b]->tags[t] = r->tags[r->offset[t] + b];
}

static xc_status run_group(runner *r) {
    const xc_network_sizes *z = &r->net->sizes;
    XC_TRY(make_room(r));
    lay_out(r);
    embed_all(r);
    size_t width = z->word_width + z->feature_width;
    float factor = 1.0f / r->net->quanta.input;
    for (uint32_t k = 0; k < z->layers; k++) {
        run_layer(r, k, r->input, width, factor);
        add_up(r, k + 1);
        width = 2 * (size_t)z->hidden;
        factor = (float)(k + 1) / (float)XC_ACTIVATION_ONE;
        if (k + 1 == z->tag_layers) choose_tags(r, factor);
    }
    hand_out_tags(r);
    run_dense(r, factor);
    return find_trees(r);
}

/* Sentences by length, longest first, as they come within one length. */
static xc_status order(xc_arena *arena, xc_network_sentence *sentences,
                       size_t count, xc_network_sentence ***out) {
    size_t starts[XC_PARSE_MAX_TOKENS + 2] = {0};
    xc_network_sentence **sorted =
        xc_arena_array(arena, count + 1, sizeof *sorted);
    XC_TRY_NEW(sorted);
    for (size_t i = 0; i < count; i++) {
        if (sentences[i].count == 0 || sentences[i].count > XC_PARSE_MAX_TOKENS)
            return XC_ERROR_LIMIT;
        starts[XC_PARSE_MAX_TOKENS - sentences[i].count + 1]++;
    }
    for (size_t i = 1; i <= XC_PARSE_MAX_TOKENS; i++)
        starts[i] += starts[i - 1];
    for (size_t i = 0; i < count; i++)
        sorted[starts[XC_PARSE_MAX_TOKENS - sentences[i].count]++] =
            &sentences[i];
    *out = sorted;
    return XC_OK;
}

/* How many sentences from here on go together. */
static size_t take_group(xc_network_sentence *const *sorted, size_t count,
                         size_t *rows) {
    size_t n = 0;
    *rows = 0;
    while (n < count && n < LANES_MAX &&
           (n == 0 || *rows + sorted[n]->count <= ROWS_MAX))
        *rows += sorted[n++]->count;
    return n;
}

xc_status xc_network_run(const xc_network *network, const xc_kernel *kernel,
                         xc_arena *scratch, xc_arena *room,
                         xc_network_sentence *sentences, size_t count) {
    xc_network_sentence **sorted;
    xc_status status = order(scratch, sentences, count, &sorted);
    for (size_t at = 0; status == XC_OK && at < count;) {
        runner r = {.net = network, .kernel = kernel, .arena = room};
        r.lanes = sorted + at;
        r.lane_count = take_group(sorted + at, count - at, &r.rows);
        r.positions = sorted[at]->count;
        xc_arena_clear(room);
        status = run_group(&r);
        at += r.lane_count;
    }
    return status;
}
