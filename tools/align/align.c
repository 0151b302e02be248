/*
 * align.c - learns the weights by which figures of two articles are held to
 * speak of one thing (src/compare/matching/match.h) from labelled pairs of
 * texts.
 *
 * usage: align --pairs FILE... --base WEIGHTS [--out WEIGHTS]
 *              [--folds FOLDER] [--cost C]
 *
 * A pair says only that its texts contradict each other, not by which
 * figures. So the figures that are surest to be of one thing stand for the
 * pair, by the weights learned so far, and it is learned anew: a few rounds
 * (Andrews et al., "Support vector machines for multiple-instance learning",
 * 2002). Logistic regression with an L1 penalty: Fan et al., "LIBLINEAR", 2008.
 * What is no weight of figures or dates is taken over from the base.
 *
 * With --folds the pairs are split into ten by topic. FOLDER/N.tsv are weights
 * learned without the pairs of N, which are in FOLDER/N.jsonl; and a table says
 * how often what was held to be so likely was so.
 */
#include <linear.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../files.h"
#include "base/hash.h"
#include "examples.h"

enum { FOLDS = 10, ROUNDS = 4, SAMPLES = 24, SINGLE = XC_MATCH_FEATURES };
enum { PRODUCTS = SINGLE * (SINGLE + 1) / 2, WIDTH = 2 * PRODUCTS };

typedef struct options {
    const char *base;
    const char *out;
    const char *folds;
    double cost;
} options;

/* The score is no feature among others: it is hardly held down. */
#define SCORE_SCALE 10.0

/* Weights by product, those of dates behind those of figures. */
typedef struct weights {
    double values[WIDTH];
} weights;

/* ------------------------------------------------------------------ */
/* Features                                                             */

static size_t index_of(bool dated, size_t first, size_t second) {
    return (dated ? PRODUCTS : 0) + first * SINGLE - first * (first + 1) / 2 +
           second;
}

/* The products of two features, one of them perhaps the bias: that is the
 * feature itself. */
static size_t expand(const align_candidate *c, struct feature_node *nodes) {
    size_t set[SINGLE] = {0}, count = 0, used = 0;
    for (size_t i = 0; i < SINGLE; i++)
        if (c->features[i] < 0 || c->features[i] > 0) set[used++] = i;
    for (size_t i = 0; i < used; i++)
        for (size_t k = i; k < used; k++) {
            size_t a = set[i], b = set[k];
            double value =
                a == b ? c->features[a] : c->features[a] * c->features[b];
            if (a == XC_MATCH_BIAS && b != a) continue;
            nodes[count++] =
                (struct feature_node){(int)index_of(c->dated, a, b) + 1, value};
        }
    nodes[count] = (struct feature_node){-1, 0};
    return count + 1;
}

static double score(const weights *w, const align_candidate *c) {
    struct feature_node nodes[PRODUCTS + 1];
    double sum = 0;
    expand(c, nodes);
    for (size_t i = 0; nodes[i].index > 0; i++)
        sum += w->values[nodes[i].index - 1] * nodes[i].value;
    return sum;
}

/* The candidate that stands for a pair: the surest, and before anything is
 * learned the one with the most words in common. */
static const align_candidate *pick(const weights *w, const align_row *row,
                                   double *best) {
    const align_candidate *found = NULL;
    for (size_t i = 0; i < row->candidates.count; i++) {
        const align_candidate *c = &row->candidates.items[i];
        double s = w ? score(w, c) : c->features[XC_MATCH_NEAR_HIGH];
        if (found && s <= *best) continue;
        found = c;
        *best = s;
    }
    return found;
}

/* ------------------------------------------------------------------ */
/* Learning                                                             */

static bool in_fold(const align_row *row, int fold) {
    return (int)(row->topic % FOLDS) == fold;
}

static void *allocate(size_t count, size_t size) {
    void *room = calloc(count ? count : 1, size);
    if (!room) {
        fprintf(stderr, "align: out of memory\n");
        exit(1);
    }
    return room;
}

/* How often a topic is drawn for a sample; each is drawn once on average
 * (Breiman, "Bagging predictors", 1996; counts of Poisson instead of draws). */
static int draws_of(const align_row *row, int sample) {
    static const double least[] = {0.3679, 0.7358, 0.9197, 0.9810};
    uint64_t hash = xc_hash_bytes(row->topic, &sample, sizeof sample);
    double at = (double)(hash >> 11) / 9007199254740992.0;
    int draws = 0;
    while (draws < 4 && at >= least[draws])
        draws++;
    return draws;
}

static void learn_once(const align_rows *rows, int fold, int sample,
                       double cost, const weights *before, weights *after) {
    struct problem problem = {.n = WIDTH, .bias = -1};
    problem.x = allocate(rows->items.count * 4, sizeof *problem.x);
    problem.y = allocate(rows->items.count * 4, sizeof *problem.y);
    for (size_t i = 0; i < rows->items.count; i++) {
        double best;
        const align_row *row = &rows->items.items[i];
        const align_candidate *c = pick(before, row, &best);
        struct feature_node nodes[PRODUCTS + 1];
        if (!c || in_fold(row, fold)) continue;
        size_t count = expand(c, nodes);
        for (int k = draws_of(row, sample); k > 0; k--) {
            problem.x[problem.l] = allocate(count, sizeof *nodes);
            memcpy(problem.x[problem.l], nodes, count * sizeof *nodes);
            problem.y[problem.l++] = row->conflict ? 1 : -1;
        }
    }
    *after = (weights){{0}};
    if (problem.l == 0) {
        free(problem.x);
        free(problem.y);
        return;
    }
    struct parameter parameter = {
        .solver_type = L1R_LR, .C = cost, .eps = 0.001};
    struct model *model = train(&problem, &parameter);
    double sign = model->label[0] > 0 ? 1 : -1;
    for (size_t i = 0; i < WIDTH; i++)
        after->values[i] = sign * model->w[i];
    free_and_destroy_model(&model);
    for (int i = 0; i < problem.l; i++)
        free(problem.x[i]);
    free(problem.x);
    free(problem.y);
}

/* What the samples without a row's topic make of it: the candidate that stands
 * for it, and its score. NULL: every sample has the topic. */
static const align_candidate *pick_unseen(const weights *samples,
                                          const align_row *row, double *best) {
    static weights mean;
    int count = 0;
    mean = (weights){{0}};
    for (int k = 0; k < SAMPLES; k++) {
        if (draws_of(row, k) > 0) continue;
        count++;
        for (size_t i = 0; i < WIDTH; i++)
            mean.values[i] += samples[k].values[i];
    }
    if (count == 0) return NULL;
    for (size_t i = 0; i < WIDTH; i++)
        mean.values[i] /= count;
    return pick(&mean, row, best);
}

/* Scores of topics that were learned from are too sure of themselves. How much
 * so is learned from the samples that had not seen a topic: a factor for the
 * score, and what is added to it, of figures and of dates (Platt,
 * "Probabilistic outputs for support vector machines", 1999; out of the bag as
 * in Breiman, 1996). */
static void calibrate(const align_rows *rows, int fold, const weights *samples,
                      weights *w) {
    struct problem problem = {.n = WIDTH + 1, .bias = -1};
    problem.x = allocate(rows->items.count, sizeof *problem.x);
    problem.y = allocate(rows->items.count, sizeof *problem.y);
    for (size_t i = 0; i < rows->items.count; i++) {
        double best;
        const align_row *row = &rows->items.items[i];
        const align_candidate *c =
            in_fold(row, fold) ? NULL : pick_unseen(samples, row, &best);
        if (!c) continue;
        struct feature_node nodes[3];
        size_t count = 0;
        nodes[count++] = (struct feature_node){
            (int)index_of(c->dated, XC_MATCH_BIAS, XC_MATCH_BIAS) + 1, 1};
        nodes[count++] = (struct feature_node){WIDTH + 1, SCORE_SCALE * best};
        nodes[count++] = (struct feature_node){-1, 0};
        problem.x[problem.l] = allocate(count, sizeof *nodes);
        memcpy(problem.x[problem.l], nodes, count * sizeof *nodes);
        problem.y[problem.l++] = row->conflict ? 1 : -1;
    }
    struct parameter parameter = {.solver_type = L2R_LR, .C = 1, .eps = 0.001};
    struct model *model = train(&problem, &parameter);
    double sign = model->label[0] > 0 ? 1 : -1;
    double factor = sign * model->w[WIDTH] * SCORE_SCALE;
    for (size_t i = 0; i < WIDTH; i++)
        w->values[i] = factor * w->values[i] + sign * model->w[i];
    free_and_destroy_model(&model);
    for (int i = 0; i < problem.l; i++)
        free(problem.x[i]);
    free(problem.x);
    free(problem.y);
}

/* fold: left out; -1: none. */
static void learn(const align_rows *rows, int fold, const options *o,
                  weights *w) {
    static weights samples[SAMPLES], before;
    *w = (weights){{0}};
    for (int k = 0; k < SAMPLES; k++) {
        learn_once(rows, fold, k, o->cost, NULL, &samples[k]);
        for (int i = 1; i < ROUNDS; i++) {
            before = samples[k];
            learn_once(rows, fold, k, o->cost, &before, &samples[k]);
        }
        for (size_t i = 0; i < WIDTH; i++)
            w->values[i] += samples[k].values[i] / SAMPLES;
    }
    calibrate(rows, fold, samples, w);
}

/* ------------------------------------------------------------------ */
/* Writing                                                              */

static void add_rows(xc_buffer *out, const weights *w, bool dated) {
    for (size_t a = 0; a < SINGLE; a++)
        for (size_t b = a; b < SINGLE; b++) {
            double value = w->values[index_of(dated, a, b)];
            if (fabs(value) < 0.0005) continue;
            xc_buffer_printf(out, "%s\t%s", dated ? "date" : "figure",
                             xc_match_feature_name(a));
            if (a != b) xc_buffer_printf(out, "*%s", xc_match_feature_name(b));
            xc_buffer_printf(out, "\t%.3f\n", value);
        }
}

/* The rows of the base that are not learned here. */
static bool add_base(xc_buffer *out, const char *path) {
    xc_buffer file = XC_BUFFER_INIT;
    const char *line;
    size_t at = 0, length;
    bool good = file_read(path, &file);
    while (good && (line = file_next_line(&file, &at, &length))) {
        if (strncmp(line, "figure\t", 7) == 0 ||
            strncmp(line, "date\t", 5) == 0)
            continue;
        xc_buffer_add(out, line, length);
        xc_buffer_putc(out, '\n');
    }
    xc_buffer_dispose(&file);
    return good;
}

static bool write_weights(const char *path, const char *base,
                          const weights *w) {
    xc_buffer out = XC_BUFFER_INIT;
    bool good = add_base(&out, base);
    add_rows(&out, w, false);
    add_rows(&out, w, true);
    good = good && xc_buffer_status(&out) == XC_OK && file_write(path, &out);
    xc_buffer_dispose(&out);
    return good;
}

static bool write_pairs(const char *path, const align_rows *rows, int fold) {
    xc_buffer out = XC_BUFFER_INIT;
    for (size_t i = 0; i < rows->items.count; i++)
        if (in_fold(&rows->items.items[i], fold))
            xc_buffer_printf(&out, "%s\n", rows->items.items[i].line);
    bool good = xc_buffer_status(&out) == XC_OK && file_write(path, &out);
    xc_buffer_dispose(&out);
    return good;
}

/* ------------------------------------------------------------------ */
/* Cross-validation                                                     */

enum { BINS = 10 };

/* What was held likely, and how often it was so. */
typedef struct reliability {
    double held[BINS];
    size_t so[BINS];
    size_t all[BINS];
} reliability;

static void note_reliability(const align_rows *rows, int fold, const weights *w,
                             reliability *r) {
    for (size_t i = 0; i < rows->items.count; i++) {
        double best;
        const align_row *row = &rows->items.items[i];
        if (!in_fold(row, fold) || !pick(w, row, &best)) continue;
        double p = 1 / (1 + exp(-best));
        size_t bin = (size_t)(p * BINS);
        if (bin >= BINS) bin = BINS - 1;
        r->held[bin] += p;
        r->so[bin] += row->conflict;
        r->all[bin]++;
    }
}

static void print_reliability(const reliability *r) {
    printf("%12s%10s%10s%10s\n", "probability", "pairs", "held", "so");
    for (size_t i = 0; i < BINS; i++) {
        if (r->all[i] == 0) continue;
        double n = (double)r->all[i];
        printf("  %.1f to %.1f%10zu%9.1f%%%9.1f%%\n", (double)i / BINS,
               (double)(i + 1) / BINS, r->all[i], 100 * r->held[i] / n,
               100 * (double)r->so[i] / n);
    }
}

static bool validate(const align_rows *rows, const options *o) {
    reliability r = {0};
    static weights w;
    bool good = true;
    for (int fold = 0; good && fold < FOLDS; fold++) {
        char path[4096];
        learn(rows, fold, o, &w);
        note_reliability(rows, fold, &w, &r);
        snprintf(path, sizeof path, "%s/%d.tsv", o->folds, fold);
        good = write_weights(path, o->base, &w);
        snprintf(path, sizeof path, "%s/%d.jsonl", o->folds, fold);
        good = good && write_pairs(path, rows, fold);
    }
    if (good) print_reliability(&r);
    return good;
}

/* ------------------------------------------------------------------ */

static void be_quiet(const char *line) {
    (void)line;
}

static int usage(void) {
    fprintf(stderr, "usage: align --pairs FILE... --base WEIGHTS "
                    "[--out WEIGHTS] [--folds FOLDER] [--cost C]\n");
    return 2;
}

/* Reads the arguments and the pairs that they name; answers the status. */
static int read_arguments(int argc, char **argv, options *o, align_rows *rows) {
    for (int i = 1; i < argc; i += 2) {
        const char *value = i + 1 < argc ? argv[i + 1] : NULL;
        if (!value) return usage();
        if (strcmp(argv[i], "--pairs") == 0) {
            if (!align_rows_read(rows, value)) return 1;
        } else if (strcmp(argv[i], "--base") == 0) {
            o->base = value;
        } else if (strcmp(argv[i], "--out") == 0) {
            o->out = value;
        } else if (strcmp(argv[i], "--folds") == 0) {
            o->folds = value;
        } else if (strcmp(argv[i], "--cost") == 0) {
            o->cost = strtod(value, NULL);
        } else {
            return usage();
        }
    }
    return o->base && rows->items.count > 0 ? 0 : usage();
}

static bool run(const align_rows *rows, const options *o) {
    static weights w;
    set_print_string_function(be_quiet);
    if (o->folds && !validate(rows, o)) return false;
    if (!o->out) return true;
    learn(rows, -1, o, &w);
    return write_weights(o->out, o->base, &w);
}

int main(int argc, char **argv) {
    options o = {.cost = 0.5};
    align_rows rows = {.arena = xc_arena_new()};
    if (!rows.arena) return 1;
    int status = read_arguments(argc, argv, &o, &rows);
    if (status == 0 && !run(&rows, &o)) status = 1;
    xc_arena_free(rows.arena);
    return status;
}
