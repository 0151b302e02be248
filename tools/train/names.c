/*
 * names.c - trains the tagger of names: documents of a treebank are read as
 * the program reads any text, its tokens get the labels of the words that they
 * lie on, and a linear-chain conditional random field learns them.
 *
 * Steps are those of AdaGrad (J. Duchi, E. Hazan, Y. Singer, 2011), with
 * features left out at random; the weights of the last half of the passes, of
 * several starts, are averaged, so that the order of steps matters little.
 * Exports: names_*.
 */
#include "names.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/name_tagger.h"
#include "language/open.h"
#include "tensor.h"

enum { L = XC_NAME_LABELS };

/* A label that may not follow, in the program's units. */
#define FORBIDDEN (-65536)

/* Program's units in 1.0: int8 weights reach from -4 to 4. */
#define UNITS 32.0f

/* A run of tokens that may be names. */
typedef struct chain {
    uint32_t *features; /* of all tokens */
    uint32_t *ends;     /* of each token's features */
    uint8_t *gold;
    uint32_t count;
} chain;

typedef struct weights {
    float *rows, *squares, *sums; /* rows x L */
    float steps[L][L], step_squares[L][L], step_sums[L][L];
} weights;

typedef struct trainer {
    const names_options *options;
    xc_arena *arena;
    xc_language *language;
    const entity_document *document;
    XC_VEC(chain) chains;
    weights w;
    names_figures *figures;
    dice dice;
} trainer;

/* ------------------------------------------------------------------ */
/* Documents                                                            */

static void put_json(xc_buffer *out, const xc_buffer *text) {
    xc_buffer_puts(out, "{\"id\": \"x\", \"text\": \"");
    for (size_t i = 0; i < text->length; i++) {
        char c = text->bytes[i];
        if (c == '"' || c == '\\') xc_buffer_putc(out, '\\');
        if (c == '\n')
            xc_buffer_puts(out, "\\n");
        else
            xc_buffer_putc(out, c);
    }
    xc_buffer_puts(out, "\"}\n");
}

static bool each_document(trainer *t, const entity_bank *bank,
                          xc_article_fn *take) {
    for (size_t i = 0; i < bank->documents.count; i++) {
        xc_buffer line = XC_BUFFER_INIT;
        xc_input input = XC_INPUT_INIT;
        xc_error error = {0};
        input.format = "jsonl";
        t->document = &bank->documents.items[i];
        put_json(&line, &t->document->text);
        xc_article_reader reader = {t->arena, take, NULL, t, false};
        xc_status status = xc_articles_read(&reader, "treebank", line.bytes,
                                            line.length, &input, &error);
        xc_buffer_dispose(&line);
        if (status < 0) {
            fprintf(stderr, "train: %s\n", error.message);
            return false;
        }
    }
    return true;
}

/* The sentences of an article as the tagger gets them. */
static xc_status read_page(trainer *t, const xc_article *article,
                           xc_name_page *page) {
    xc_error error = {0};
    xc_names *names = xc_names_new(t->arena);
    xc_sentences sentences = {0};
    XC_TRY_NEW(names);
    XC_TRY(xc_language_read(t->language, t->arena, names, article, &sentences,
                            &error));
    xc_pending *all =
        xc_arena_array(t->arena, sentences.count + 1, sizeof *all);
    XC_TRY_NEW(all);
    for (size_t i = 0; i < sentences.count; i++) {
        const xc_sentence *s = &sentences.items[i];
        bool headline = article->blocks[s->block].kind == XC_BLOCK_HEADLINE;
        all[i] = (xc_pending){article->text.bytes, (xc_token *)s->tokens,
                              s->token_count, false, headline};
    }
    return xc_name_page_read(t->arena, all, sentences.count, page);
}

/* The label of a token: that of the first word on it that has one. *at is the
 * first word that does not end before it. */
static uint8_t gold_label(const entity_document *d, xc_span token, size_t *at) {
    while (*at < d->words.count && d->words.items[*at].span.end <= token.start)
        ++*at;
    for (size_t i = *at; i < d->words.count; i++) {
        const entity_word *w = &d->words.items[i];
        if (w->span.start >= token.end) break;
        if (w->name != XC_NAME_NONE) return xc_name_label(w->name, w->first);
    }
    return 0;
}

static xc_status add_chain(trainer *t, const xc_name_page *page, size_t s,
                           uint32_t first, uint32_t last, size_t *at) {
    uint32_t n = last - first + 1, used = 0;
    chain c = {.count = n};
    c.features =
        xc_arena_array(t->arena, n * XC_NAME_FEATURES, sizeof *c.features);
    c.ends = xc_arena_array(t->arena, n, sizeof *c.ends);
    c.gold = xc_arena_array(t->arena, n, sizeof *c.gold);
    if (!c.features || !c.ends || !c.gold) return XC_ERROR_MEMORY;
    for (uint32_t i = 0; i < n; i++) {
        const xc_token *token = &page->sentences[s].tokens[first + i];
        used += xc_name_features(page, s, first + i, c.features + used);
        c.ends[i] = used;
        c.gold[i] = gold_label(t->document, token->span, at);
        /* Only what goes on with its own type goes on. */
        uint8_t before = i > 0 ? c.gold[i - 1] : 0;
        if (c.gold[i] > 0 && c.gold[i] % 2 == 0 && before != c.gold[i] &&
            before + 1 != c.gold[i])
            c.gold[i]--;
    }
    return XC_PUSH(t->arena, &t->chains, c);
}

static xc_status learn_from(void *user, const xc_article *article) {
    trainer *t = user;
    xc_name_page page;
    size_t at = 0;
    XC_TRY(read_page(t, article, &page));
    for (size_t s = 0; s < page.count; s++)
        for (uint32_t i = 0; i < page.sentences[s].count; i++) {
            const xc_name_cell *cell = &page.cells[s][i];
            if (!cell->may) continue;
            XC_TRY(add_chain(t, &page, s, i, cell->run_last, &at));
            i = cell->run_last;
        }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* The field                                                            */

typedef struct table {
    float scores[L], forward[L], backward[L];
} table;

static float log_sum(const float *values) {
    float most = values[0], sum = 0;
    for (int i = 1; i < L; i++)
        most = values[i] > most ? values[i] : most;
    for (int i = 0; i < L; i++)
        sum += expf(values[i] - most);
    return most + logf(sum);
}

static void run_forward(const weights *w, table *rows, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        for (int y = 0; y < L; y++) {
            float ways[L];
            for (int b = 0; b < L; b++)
                ways[b] = rows[i > 0 ? i - 1 : 0].forward[b] + w->steps[b][y];
            rows[i].forward[y] =
                rows[i].scores[y] + (i > 0 ? log_sum(ways) : w->steps[0][y]);
        }
}

static void run_backward(const weights *w, table *rows, uint32_t n) {
    for (uint32_t i = n; i-- > 0;)
        for (int y = 0; y < L; y++) {
            float ways[L];
            if (i + 1 == n) {
                rows[i].backward[y] = w->steps[y][0];
                continue;
            }
            for (int b = 0; b < L; b++)
                ways[b] = w->steps[y][b] + rows[i + 1].scores[b] +
                          rows[i + 1].backward[b];
            rows[i].backward[y] = log_sum(ways);
        }
}

static void move(float *value, float *square, float gradient, float rate) {
    *square += gradient * gradient;
    *value += rate * gradient / sqrtf(*square + 1e-6f);
}

static bool is_forbidden(int from, int to) {
    return to > 0 && to % 2 == 0 && from != to && from + 1 != to;
}

/* Moves the steps by gold minus expected. */
static void move_steps(weights *w, const chain *c, const table *rows,
                       float total, float rate) {
    float gradient[L][L] = {{0}};
    for (uint32_t i = 0; i <= c->count; i++)
        for (int a = 0; a < L; a++)
            for (int b = 0; b < L; b++) {
                if ((i == 0 && a > 0) || (i == c->count && b > 0)) continue;
                float p =
                    (i > 0 ? rows[i - 1].forward[a] : 0) + w->steps[a][b] +
                    (i < c->count ? rows[i].scores[b] + rows[i].backward[b]
                                  : 0);
                gradient[a][b] -= expf(p - total);
            }
    for (uint32_t i = 0; i <= c->count; i++)
        gradient[i > 0 ? c->gold[i - 1] : 0][i < c->count ? c->gold[i] : 0] +=
            1;
    for (int a = 0; a < L; a++)
        for (int b = 0; b < L; b++)
            if (!is_forbidden(a, b))
                move(&w->steps[a][b], &w->step_squares[a][b], gradient[a][b],
                     rate);
}

static void learn_chain(trainer *t, const chain *c, table *rows,
                        uint8_t *keep) {
    const names_options *o = t->options;
    weights *w = &t->w;
    float scale = 1.0f / (1.0f - o->dropout);
    uint32_t mask = o->rows - 1, at = 0;
    for (uint32_t i = 0; i < c->count; i++) {
        memset(rows[i].scores, 0, sizeof rows[i].scores);
        for (; at < c->ends[i]; at++) {
            keep[at] = dice_uniform(&t->dice) >= o->dropout;
            if (!keep[at]) continue;
            const float *row = w->rows + (size_t)(c->features[at] & mask) * L;
            for (int y = 0; y < L; y++)
                rows[i].scores[y] += scale * row[y];
        }
    }
    run_forward(w, rows, c->count);
    run_backward(w, rows, c->count);
    float ends[L];
    for (int y = 0; y < L; y++)
        ends[y] = rows[c->count - 1].forward[y] + w->steps[y][0];
    float total = log_sum(ends);
    move_steps(w, c, rows, total, o->rate);
    at = 0;
    for (uint32_t i = 0; i < c->count; i++) {
        float gradient[L];
        for (int y = 0; y < L; y++)
            gradient[y] =
                (y == c->gold[i] ? 1.0f : 0.0f) -
                expf(rows[i].forward[y] + rows[i].backward[y] - total);
        for (; at < c->ends[i]; at++) {
            if (!keep[at]) continue;
            size_t row = (size_t)(c->features[at] & mask) * L;
            for (int y = 0; y < L; y++) {
                move(&w->rows[row + (size_t)y], &w->squares[row + (size_t)y],
                     gradient[y] - o->decay * w->rows[row + (size_t)y],
                     o->rate);
            }
        }
    }
}

static void shuffle(trainer *t) {
    for (size_t i = t->chains.count; i > 1; i--) {
        size_t other = (size_t)(dice_next(&t->dice) % i);
        chain c = t->chains.items[i - 1];
        t->chains.items[i - 1] = t->chains.items[other];
        t->chains.items[other] = c;
    }
}

static void add_up(weights *w, size_t count) {
    for (size_t i = 0; i < count; i++)
        w->sums[i] += w->rows[i];
    for (int a = 0; a < L; a++)
        for (int b = 0; b < L; b++)
            w->step_sums[a][b] += w->steps[a][b];
}

/* Weights before the first step: none, but for what may not follow. */
static void begin(trainer *t) {
    size_t size = (size_t)t->options->rows * L * sizeof(float);
    memset(t->w.rows, 0, size);
    memset(t->w.squares, 0, size);
    for (int a = 0; a < L; a++)
        for (int b = 0; b < L; b++) {
            t->w.steps[a][b] = is_forbidden(a, b) ? -1000 : 0;
            t->w.step_squares[a][b] = 0;
        }
}

static bool make_room(trainer *t, table **rows, uint8_t **keep) {
    size_t count = (size_t)t->options->rows * L;
    uint32_t longest = 1;
    for (size_t i = 0; i < t->chains.count; i++)
        if (t->chains.items[i].count > longest)
            longest = t->chains.items[i].count;
    t->w.rows = xc_arena_array(t->arena, count, sizeof(float));
    t->w.squares = xc_arena_array(t->arena, count, sizeof(float));
    t->w.sums = xc_arena_array(t->arena, count, sizeof(float));
    *rows = xc_arena_array(t->arena, longest, sizeof **rows);
    *keep = xc_arena_array(t->arena, (size_t)longest * XC_NAME_FEATURES, 1);
    return t->w.rows && t->w.squares && t->w.sums && *rows && *keep;
}

static bool learn(trainer *t) {
    const names_options *o = t->options;
    table *rows;
    uint8_t *keep;
    if (!make_room(t, &rows, &keep)) return false;
    int averaged = 0;
    for (int start = 0; start < o->starts; start++) {
        begin(t);
        for (int pass = 0; pass < o->passes; pass++) {
            shuffle(t);
            for (size_t i = 0; i < t->chains.count; i++)
                learn_chain(t, &t->chains.items[i], rows, keep);
            if (pass * 2 < o->passes) continue;
            add_up(&t->w, (size_t)o->rows * L);
            averaged++;
        }
    }
    for (size_t i = 0; i < (size_t)o->rows * L; i++)
        t->w.sums[i] /= (float)averaged;
    for (int a = 0; a < L; a++)
        for (int b = 0; b < L; b++)
            t->w.step_sums[a][b] /= (float)averaged;
    return true;
}

/* ------------------------------------------------------------------ */
/* The section                                                          */

static void put_u32(xc_buffer *out, uint32_t n) {
    for (int i = 0; i < 4; i++)
        xc_buffer_putc(out, (char)(n >> (8 * i) & 0xff));
}

static void put_section(const trainer *t, xc_buffer *out) {
    put_u32(out, XC_NAMES_VERSION);
    put_u32(out, t->options->rows);
    for (int a = 0; a < L; a++)
        for (int b = 0; b < L; b++)
            put_u32(out, is_forbidden(a, b)
                             ? (uint32_t)FORBIDDEN
                             : (uint32_t)(int32_t)lroundf(t->w.step_sums[a][b] *
                                                          UNITS));
    for (size_t i = 0; i < (size_t)t->options->rows * L; i++) {
        float v = t->w.sums[i] * UNITS;
        v = v > 127 ? 127 : v < -127 ? -127 : v;
        xc_buffer_putc(out, (char)lroundf(v));
    }
}

static bool open_trainer(trainer *t, const xc_buffer *model) {
    xc_error error = {0};
    xc_section file = {model->bytes, model->length};
    t->arena = xc_arena_new();
    t->language = xc_language_open(file, &error);
    if (t->arena && t->language) return true;
    fprintf(stderr, "train: %s\n", error.message);
    return false;
}

static void close_trainer(trainer *t) {
    xc_language_free(t->language);
    if (t->arena) xc_arena_free(t->arena);
}

bool names_train(const xc_buffer *model, const entity_bank *bank,
                 const names_options *options, xc_buffer *section) {
    trainer t = {.options = options};
    t.dice.state = options->seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
    bool good = open_trainer(&t, model) && each_document(&t, bank, learn_from);
    if (good && t.chains.count > 0) {
        good = learn(&t);
        if (good) put_section(&t, section);
    }
    close_trainer(&t);
    return good && xc_buffer_status(section) == XC_OK;
}

/* ------------------------------------------------------------------ */
/* Scores                                                               */

static bool is_scored(xc_name_type type) {
    return type != XC_NAME_NONE && type != XC_NAME_OTHER;
}

static xc_status score_article(void *user, const xc_article *article) {
    trainer *t = user;
    xc_name_page page;
    size_t at = 0;
    names_figures *f = t->figures;
    XC_TRY(read_page(t, article, &page));
    for (size_t s = 0; s < page.count; s++) {
        const xc_pending *p = &page.sentences[s];
        xc_name_type gold_type = XC_NAME_NONE, own_type = XC_NAME_NONE;
        bool same = false; /* both names began at one token */
        for (uint32_t i = 0; i <= p->count; i++) {
            bool end = i == p->count;
            const xc_token *token = &p->tokens[i < p->count ? i : 0];
            uint8_t gold = end ? 0 : gold_label(t->document, token->span, &at);
            uint8_t own =
                end ? 0 : xc_name_label(token->name, token->name_first);
            bool gold_ends = gold % 2 == 1 || gold == 0;
            bool own_ends = own % 2 == 1 || own == 0;
            if (same && gold_ends && own_ends && is_scored(gold_type) &&
                is_scored(own_type)) {
                f->found++;
                f->typed += gold_type == own_type;
            }
            if (gold_ends || own_ends) same = gold_ends && own_ends;
            if (gold_ends) gold_type = xc_name_label_type(gold);
            if (own_ends) own_type = xc_name_label_type(own);
            f->gold += gold % 2 == 1 && is_scored(gold_type);
            f->given += own % 2 == 1 && is_scored(own_type);
        }
    }
    return XC_OK;
}

bool names_score(const xc_buffer *model, const entity_bank *bank,
                 names_figures *figures) {
    *figures = (names_figures){0};
    trainer t = {.figures = figures};
    bool good =
        open_trainer(&t, model) && each_document(&t, bank, score_article);
    close_trainer(&t);
    return good;
}
