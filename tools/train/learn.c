/*
 * learn.c - trains the network: batches of sentences of like length, Adam
 * with a rate that falls over the second half, and at the end the mean of the
 * weights of that half (B. Polyak, A. Juditsky 1992) in their place.
 * Exports: learn_network, learn_seconds.
 */
#include "learn.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Sentences are sorted by length within stretches of the shuffled corpus. */
enum { STRETCH = 640, LANES_MAX = 512, WARM_UP = 100, AVERAGE_EVERY = 4 };

#define GRADIENT_MAX 5.0
#define RATE_LEAST 0.02

typedef struct range {
    size_t from, to;
} range;

typedef struct learner {
    network *net;
    const vocabulary *vocabulary;
    const learn_options *options;
    example **order;
    range *batches;
    size_t count, batch_count;
    double steps; /* of all passes, about */
    adam adam;
    dice dice;
} learner;

double learn_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static int longest_first(const void *a, const void *b) {
    const example *x = *(example *const *)a, *y = *(example *const *)b;
    if (x->count != y->count) return y->count - x->count;
    return x->place < y->place ? -1 : x->place > y->place;
}

static void shuffle_examples(learner *l) {
    for (size_t i = l->count; i > 1; i--) {
        size_t j = dice_next(&l->dice) % i;
        example *other = l->order[i - 1];
        l->order[i - 1] = l->order[j];
        l->order[j] = other;
    }
    for (size_t i = 0; i < l->count; i++)
        l->order[i]->place = i;
    for (size_t i = 0; i < l->count; i += STRETCH) {
        size_t n = l->count - i < STRETCH ? l->count - i : STRETCH;
        qsort(l->order + i, n, sizeof *l->order, longest_first);
    }
}

static void cut_batches(learner *l) {
    l->batch_count = 0;
    for (size_t at = 0; at < l->count;) {
        range b = {at, at};
        int words = 0;
        while (b.to < l->count && b.to - b.from < LANES_MAX &&
               (b.to == b.from ||
                (b.to % STRETCH != 0 &&
                 words + l->order[b.to]->count <= l->options->batch_words)))
            words += l->order[b.to++]->count;
        l->batches[l->batch_count++] = b;
        at = b.to;
    }
    for (size_t i = l->batch_count; i > 1; i--) {
        size_t j = dice_next(&l->dice) % i;
        range other = l->batches[i - 1];
        l->batches[i - 1] = l->batches[j];
        l->batches[j] = other;
    }
}

/* The rate warms up, stays over half of the steps, then falls in a line. */
static float rate_now(const learner *l) {
    double done = (double)l->adam.steps / l->steps;
    double share = done < 0.5 ? 1.0 : fmax(RATE_LEAST, 2 * (1 - done));
    if (l->adam.steps < WARM_UP) share *= (double)l->adam.steps / WARM_UP;
    return l->options->rate * (float)share;
}

static void take_step(learner *l) {
    parameter *p;
    double norm = 0;
    for (size_t i = 0; (p = network_parameter(l->net, i)); i++)
        norm += parameter_norm(p);
    norm = sqrt(norm);
    l->adam.steps++;
    l->adam.rate = rate_now(l);
    l->adam.scale = norm > GRADIENT_MAX ? (float)(GRADIENT_MAX / norm) : 1.0f;
    bool average = (double)l->adam.steps > l->steps / 2 &&
                   l->adam.steps % AVERAGE_EVERY == 0;
    for (size_t i = 0; (p = network_parameter(l->net, i)); i++) {
        parameter_step(p, &l->adam);
        if (average) parameter_average(p, l->options->averaging);
    }
}

static void run_batch(learner *l, range batch, network_loss *loss) {
    lane lanes[LANES_MAX];
    int count = 0;
    for (size_t i = batch.from; i < batch.to; i++) {
        corpus_draw(l->vocabulary, l->order[i], &l->dice);
        lanes[count++] = (lane){l->order[i]->words, l->order[i]->count};
    }
    network_train(l->net, lanes, count, &l->dice, loss);
    take_step(l);
}

static void run_pass(learner *l, int pass, double began) {
    network_loss loss = {0};
    shuffle_examples(l);
    cut_batches(l);
    for (size_t i = 0; i < l->batch_count; i++)
        run_batch(l, l->batches[i], &loss);
    double n = (double)loss.tokens;
    fprintf(stderr, "pass %2d  %4.0f s  loss: tag %.3f  arc %.3f  label %.3f\n",
            pass, learn_seconds() - began, loss.tag / n, loss.arc / n,
            loss.label / n);
}

void learn_network(network *net, const vocabulary *v, corpus *c,
                   const learn_options *options) {
    learner l = {.net = net, .vocabulary = v, .options = options};
    l.count = c->examples.count;
    l.order = xc_arena_array(c->arena, l.count, sizeof *l.order);
    l.batches = xc_arena_array(c->arena, l.count, sizeof *l.batches);
    if (!l.order || !l.batches) {
        fprintf(stderr, "train: out of memory\n");
        exit(EXIT_FAILURE);
    }
    double words = 0;
    for (size_t i = 0; i < l.count; i++) {
        l.order[i] = &c->examples.items[i];
        words += l.order[i]->count;
    }
    l.steps = words / options->batch_words * options->passes;
    l.adam = (adam){.beta1 = 0.9f, .beta2 = 0.95f, .epsilon = 1e-6f};
    l.dice.state = options->seed * 0x9E3779B97F4A7C15u + 1;
    double began = learn_seconds();
    for (int pass = 1; pass <= options->passes; pass++)
        run_pass(&l, pass, began);
    parameter *p;
    for (size_t i = 0; (p = network_parameter(net, i)); i++)
        parameter_swap(p);
}
