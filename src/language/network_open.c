/*
 * network_open.c - reads the section of the network and lays its weights out
 * for the kernels.
 * Exports: xc_network_open, xc_network_tag, xc_network_label.
 */
#include "language/network_open.h"

#include <string.h>

/* More than any trained network has; keeps sizes from overflowing. */
enum { WIDTH_MAX = 1024, SYMBOLS_MAX = 512, ROWS_MAX = 1 << 20 };

/* Bounds that keep quotients and products of two quanta finite. */
#define QUANTUM_LEAST 1e-9f
#define QUANTUM_MOST 1e9f

typedef struct opener {
    xc_arena *arena;
    xc_cursor cursor;
    xc_network *net;
} opener;

static bool is_width(uint32_t width) {
    return width > 0 && width <= WIDTH_MAX && width % XC_PANEL == 0;
}

static bool is_sound(const xc_network_sizes *z) {
    return z->version == XC_NETWORK_VERSION && is_width(z->hidden) &&
           z->layers > 0 && z->layers <= XC_NETWORK_LAYERS &&
           z->tag_layers > 0 && z->tag_layers <= z->layers &&
           is_width(z->word_width) && is_width(z->feature_width) &&
           is_width(z->tag_width) && is_width(z->arc_width) &&
           is_width(z->label_width) &&
           z->label_width * z->label_width <= XC_MATRIX_MAX_INPUTS &&
           z->words < ROWS_MAX && z->features > 0 && z->features < ROWS_MAX &&
           z->tags > 0 && z->tags < SYMBOLS_MAX && z->labels > 0 &&
           z->labels < SYMBOLS_MAX;
}

static bool read_sizes(opener *o) {
    xc_network_sizes *z = &o->net->sizes;
    uint32_t *const fields[] = {
        &z->version,     &z->hidden,        &z->layers,    &z->tag_layers,
        &z->word_width,  &z->feature_width, &z->tag_width, &z->arc_width,
        &z->label_width, &z->words,         &z->features,  &z->tags,
        &z->labels};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        *fields[i] = xc_cursor_u32(&o->cursor);
    return !o->cursor.failed && is_sound(z);
}

static const char **read_strings(opener *o, uint32_t count) {
    const char **strings =
        xc_cursor_room(&o->cursor, o->arena, count, sizeof *strings);
    for (uint32_t i = 0; strings && i < count; i++)
        strings[i] = xc_cursor_string(&o->cursor, o->arena);
    return strings;
}

static float read_quantum(opener *o) {
    float quantum = xc_cursor_float(&o->cursor);
    if (quantum < QUANTUM_LEAST || quantum > QUANTUM_MOST)
        o->cursor.failed = true;
    return quantum;
}

static void read_quanta(opener *o) {
    xc_network_quanta *q = &o->net->quanta;
    q->input = read_quantum(o);
    for (int i = 0; i < 4; i++)
        q->dense[i] = read_quantum(o);
    q->through = read_quantum(o);
}

static xc_table read_table(opener *o, uint32_t rows, uint32_t width) {
    xc_table table = {0};
    table.width = width;
    table.scales = xc_cursor_floats(&o->cursor, o->arena, rows);
    table.rows = xc_cursor_bytes(&o->cursor, (size_t)rows * width);
    return table;
}

static const float *read_floats(opener *o, size_t count) {
    return xc_cursor_floats(&o->cursor, o->arena, count);
}

static xc_status read_matrix(opener *o, size_t outputs, size_t inputs,
                             xc_matrix *matrix) {
    const float *scales = read_floats(o, outputs);
    const int8_t *rows = xc_cursor_bytes(&o->cursor, outputs * inputs);
    XC_TRY(xc_cursor_status(&o->cursor));
    return xc_matrix_pack(o->arena, rows, scales, outputs, inputs, matrix);
}

/* What each tag adds to the inputs of a layer: the products of its vector
 * with the weights for it. */
static const float *read_tag_products(opener *o, const float *vectors) {
    const xc_network_sizes *z = &o->net->sizes;
    size_t outputs = 4 * (size_t)z->hidden, width = z->tag_width;
    const float *weights = read_floats(o, outputs * width);
    if (!weights) return NULL;
    float *products = xc_cursor_room(&o->cursor, o->arena, z->tags * outputs,
                                     sizeof *products);
    if (!products) return NULL;
    for (size_t t = 0; t < z->tags; t++)
        for (size_t i = 0; i < outputs; i++) {
            float sum = 0;
            for (size_t j = 0; j < width; j++)
                sum += vectors[t * width + j] * weights[i * width + j];
            products[t * outputs + i] = sum;
        }
    return products;
}

static const float *worth_of(opener *o, const xc_matrix *recurrent) {
    size_t count = recurrent->outputs;
    float *worth = xc_cursor_room(&o->cursor, o->arena, count, sizeof *worth);
    for (size_t i = 0; worth && i < count; i++)
        worth[i] = recurrent->scales[i] / (float)XC_ACTIVATION_ONE;
    return worth;
}

static xc_status read_layers(opener *o, const float *tag_vectors) {
    const xc_network_sizes *z = &o->net->sizes;
    for (uint32_t k = 0; k < z->layers; k++) {
        size_t inputs =
            k == 0 ? z->word_width + z->feature_width : 2 * z->hidden;
        for (int d = 0; d < 2; d++) {
            xc_layer *layer = &o->net->layers[k][d];
            size_t gates = 4 * (size_t)z->hidden;
            XC_TRY(read_matrix(o, gates, inputs, &layer->input));
            if (k == z->tag_layers)
                layer->tags = read_tag_products(o, tag_vectors);
            XC_TRY(read_matrix(o, gates, z->hidden, &layer->recurrent));
            layer->worth = worth_of(o, &layer->recurrent);
            layer->bias = read_floats(o, gates);
        }
    }
    return XC_OK;
}

static const int16_t *read_activations(opener *o, size_t count, float quantum) {
    const float *values = read_floats(o, count);
    if (!values) return NULL;
    int16_t *out = xc_cursor_room(&o->cursor, o->arena, count, sizeof *out);
    if (!out) return NULL;
    xc_kernel_get(0)->quantize(values, count, quantum, out);
    return out;
}

static xc_status read_scorer(opener *o) {
    xc_network *net = o->net;
    const xc_network_sizes *z = &net->sizes;
    size_t a = z->arc_width, l = z->label_width, top = 2 * z->hidden;
    XC_TRY(read_matrix(o, z->tags, top, &net->tag));
    net->tag_bias = read_floats(o, z->tags);
    XC_TRY(read_matrix(o, 2 * (a + l), top, &net->dense));
    net->dense_bias = read_floats(o, 2 * (a + l));
    XC_TRY(read_matrix(o, a, a, &net->arc));
    net->arc_bias = read_floats(o, a);
    XC_TRY(read_matrix(o, z->labels, l * l, &net->outer));
    XC_TRY(read_matrix(o, z->labels, 2 * l, &net->linear));
    net->label_bias = read_floats(o, z->labels);
    net->root_arc = read_activations(o, a, net->quanta.dense[1]);
    net->root_label = read_activations(o, l, net->quanta.dense[3]);
    return XC_OK;
}

static xc_status read_network(opener *o) {
    xc_network *net = o->net;
    const xc_network_sizes *z = &net->sizes;
    if (!read_sizes(o)) return XC_ERROR_FORMAT;
    net->tags = read_strings(o, z->tags);
    net->labels = read_strings(o, z->labels);
    read_quanta(o);
    net->keys = xc_cursor_u32s(&o->cursor, o->arena, z->words);
    net->words = read_table(o, z->words + 1, z->word_width);
    net->features = read_table(o, z->features, z->feature_width);
    net->always = xc_cursor_u32(&o->cursor);
    const float *vectors = read_floats(o, (size_t)z->tags * z->tag_width);
    XC_TRY(xc_cursor_status(&o->cursor));
    if (net->always >= z->features) return XC_ERROR_FORMAT;
    XC_TRY(read_layers(o, vectors));
    XC_TRY(read_scorer(o));
    XC_TRY(xc_cursor_status(&o->cursor));
    return o->cursor.at == o->cursor.end ? XC_OK : XC_ERROR_FORMAT;
}

xc_status xc_network_open(xc_arena *arena, xc_section section,
                          xc_network **network, xc_error *error) {
    opener o = {arena, xc_cursor_of(section), NULL};
    o.net = xc_arena_alloc(arena, sizeof *o.net);
    if (!o.net) return xc_fail(error, XC_ERROR_MEMORY, "out of memory");
    xc_status status = read_network(&o);
    *network = o.net;
    if (status == XC_ERROR_MEMORY)
        return xc_fail(error, status, "out of memory");
    if (status < 0)
        return xc_fail(error, status,
                       "weights of the language: the network is damaged");
    return XC_OK;
}

const char *xc_network_tag(const xc_network *network, size_t number) {
    return number < network->sizes.tags ? network->tags[number] : NULL;
}

const char *xc_network_label(const xc_network *network, size_t number) {
    return number < network->sizes.labels ? network->labels[number] : NULL;
}
