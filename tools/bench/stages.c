/*
 * stages.c - runs the way through the program stage by stage, with a look at
 * the clock between them.
 *
 * Three ways: bytes to articles; articles to facts and findings; articles to
 * dates and quantities without tags. One article is in memory at a time, but
 * for its text, as in the program.
 * Exports: stages_run.
 */
#include <string.h>

#include "article/article.h"
#include "base/hash.h"
#include "bench.h"
#include "compare/compare.h"
#include "extract/extractor.h"

typedef struct bench {
    const bench_options *options;
    const bench_inputs *inputs;
    bench_table *table;
    xc_arena *kept;  /* as long as the benchmark */
    xc_arena *arena; /* of one article */
    xc_language *language;
    xc_weights *weights;
    XC_VEC(xc_article) articles;
    xc_store *store; /* of one run */
    XC_VEC(int64_t) stored;
    double since;
    xc_error *error;
} bench;

static void start(bench *b) {
    b->since = table_clock();
}

/* Adds the time since the last look to a row. */
static void stop(bench *b, bench_row row) {
    double now = table_clock();
    b->table->now[row] += now - b->since;
    b->since = now;
}

/* ------------------------------------------------------------------ */
/* Bytes to articles                                                    */

static xc_status keep_article(void *user, const xc_article *article) {
    bench *b = user;
    return XC_PUSH(b->kept, &b->articles, *article);
}

static xc_status pass_article(void *user, const xc_article *article) {
    (void)user;
    (void)article;
    return XC_OK;
}

static xc_status read_inputs(bench *b, xc_arena *arena, xc_article_fn *take) {
    for (size_t i = 0; i < b->inputs->count; i++) {
        const bench_input *in = &b->inputs->items[i];
        xc_input input = XC_INPUT_INIT;
        input.format = in->format;
        xc_article_reader reader = {arena, take, NULL, b, false};
        XC_TRY(xc_articles_read(&reader, in->path, in->bytes, in->length,
                                &input, b->error));
    }
    return XC_OK;
}

static xc_status run_read(bench *b) {
    xc_arena_clear(b->arena);
    start(b);
    XC_TRY(read_inputs(b, b->arena, pass_article));
    stop(b, ROW_READ);
    return table_end_run(b->table, b->kept, ROW_READ, ROW_READ);
}

/* ------------------------------------------------------------------ */
/* Articles to facts and findings                                       */

static xc_status begin(bench *b, const xc_article *article, xc_extractor *x) {
    xc_arena_clear(b->arena);
    xc_reading *r = xc_arena_alloc(b->arena, sizeof *r);
    *x = (xc_extractor){.arena = b->arena,
                        .names = xc_names_new(b->arena),
                        .reading = r,
                        .error = b->error};
    if (!x->names || !r) return XC_ERROR_MEMORY;
    r->article = article;
    r->published = XC_DAY_UNKNOWN;
    return XC_OK;
}

static xc_status step(bench *b, xc_extractor *x, xc_step which, bench_row row) {
    start(b);
    XC_TRY(xc_reading_step(x, b->language, which));
    stop(b, row);
    return XC_OK;
}

static void forget_figures(xc_reading *r) {
    memset(&r->mentions, 0, sizeof r->mentions);
    r->published = XC_DAY_UNKNOWN;
}

/* The dates alone, then the quantities alone with the dates of their sentence
 * put back as the last mentions, where they are looked for. */
static xc_status take_figures_apart(bench *b, xc_extractor *x) {
    xc_reading *r = x->reading;
    start(b);
    XC_TRY(xc_extract_published(x));
    for (uint32_t i = 0; i < r->sentences.count; i++)
        XC_TRY(xc_extract_dates(x, i));
    stop(b, ROW_DATES);
    size_t date_count = r->mentions.count, at = 0;
    const xc_mention *dates = r->mentions.items;
    memset(&r->mentions, 0, sizeof r->mentions);
    start(b);
    for (uint32_t i = 0; i < r->sentences.count; i++) {
        for (; at < date_count && dates[at].sentence == i; at++)
            XC_TRY(XC_PUSH(x->arena, &r->mentions, dates[at]));
        XC_TRY(xc_extract_quantities(x, i));
    }
    stop(b, ROW_QUANTITIES);
    forget_figures(r);
    return XC_OK;
}

/* Dates and quantities apart and together. All three come after a run that is
 * not measured: the model has just swept the caches, and who came first would
 * pay for it. */
static xc_status take_figures(bench *b, xc_extractor *x) {
    XC_TRY(xc_reading_step(x, b->language, XC_STEP_FIGURES));
    forget_figures(x->reading);
    XC_TRY(take_figures_apart(b, x));
    return step(b, x, XC_STEP_FIGURES, ROW_FIGURES);
}

static xc_status put_away(bench *b, const xc_reading *reading) {
    int64_t id = 0;
    xc_fact_keys *keys = NULL;
    start(b);
    XC_TRY(xc_compare_keys(b->arena, reading, &keys));
    XC_TRY(xc_store_put(b->store, reading, keys, NULL, &id, b->error));
    stop(b, ROW_STORE);
    return XC_PUSH(b->kept, &b->stored, id);
}

static xc_status read_article(bench *b, const xc_article *article) {
    xc_extractor x;
    XC_TRY(begin(b, article, &x));
    XC_TRY(step(b, &x, XC_STEP_SENTENCES, ROW_SENTENCES));
    XC_TRY(step(b, &x, XC_STEP_TREES, ROW_TREES));
    XC_TRY(take_figures(b, &x));
    XC_TRY(step(b, &x, XC_STEP_ACTORS, ROW_ACTORS));
    XC_TRY(step(b, &x, XC_STEP_ATTRIBUTIONS, ROW_ATTRIBUTIONS));
    XC_TRY(step(b, &x, XC_STEP_FACTS, ROW_FACTS));
    return put_away(b, x.reading);
}

static xc_status compare(bench *b) {
    xc_outcome outcome;
    memset(&outcome, 0, sizeof outcome);
    xc_comparison_side side = {.store = b->store,
                               .checked = b->stored.items,
                               .checked_count = b->stored.count};
    xc_comparison all = {
        .sides = &side, .side_count = 1, .weights = b->weights};
    xc_arena_clear(b->arena);
    start(b);
    XC_TRY(xc_compare_run(b->arena, &all, &outcome, b->error));
    stop(b, ROW_COMPARE);
    return XC_OK;
}

static xc_status read_articles(bench *b) {
    for (size_t i = 0; i < b->articles.count; i++)
        XC_TRY(read_article(b, &b->articles.items[i]));
    return compare(b);
}

static xc_status run_facts(bench *b) {
    double *now = b->table->now;
    b->stored.count = 0;
    XC_TRY(xc_store_open(NULL, XC_STORE_MEMORY, &b->store, b->error));
    xc_status status = read_articles(b);
    xc_store_close(b->store);
    XC_TRY(status);
    if (b->table->runs[ROW_READ].count > 0)
        now[ROW_WHOLE] = b->table->runs[ROW_READ].items[0];
    static const bench_row parts[] = {ROW_SENTENCES,    ROW_TREES,
                                      ROW_FIGURES,      ROW_ACTORS,
                                      ROW_ATTRIBUTIONS, ROW_FACTS};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        now[ROW_WHOLE] += now[parts[i]];
    return table_end_run(b->table, b->kept, ROW_SENTENCES, ROW_COMPARE);
}

/* ------------------------------------------------------------------ */
/* Articles to dates and quantities, without tags                       */

static xc_status run_raw(bench *b) {
    for (size_t i = 0; i < b->articles.count; i++) {
        xc_extractor x;
        XC_TRY(begin(b, &b->articles.items[i], &x));
        XC_TRY(step(b, &x, XC_STEP_SENTENCES, ROW_RAW));
        XC_TRY(step(b, &x, XC_STEP_FIGURES, ROW_RAW_FIGURES));
    }
    b->table->now[ROW_RAW] += b->table->now[ROW_RAW_FIGURES];
    return table_end_run(b->table, b->kept, ROW_RAW_FIGURES, ROW_RAW);
}

/* ------------------------------------------------------------------ */

static xc_status repeat(bench *b, unsigned way, xc_status (*run)(bench *)) {
    if (!(b->options->ways & way)) return XC_OK;
    double end = table_clock() + b->options->seconds;
    do {
        XC_TRY(run(b));
    } while (table_clock() < end);
    return XC_OK;
}

/* The sizes of the text, before anything is measured. */
static xc_status count(bench *b, const xc_article *article) {
    xc_extractor x;
    XC_TRY(begin(b, article, &x));
    XC_TRY(xc_reading_step(&x, b->language, XC_STEP_SENTENCES));
    const xc_sentences *all = &x.reading->sentences;
    b->table->articles++;
    b->table->bytes += article->text.length + article->title.length;
    b->table->sentences += all->count;
    for (size_t i = 0; i < all->count; i++)
        b->table->tokens += all->items[i].token_count;
    return XC_OK;
}

static xc_status run_all(bench *b) {
    b->table->hash = XC_HASH_INIT;
    for (size_t i = 0; i < b->inputs->count; i++)
        b->table->hash =
            xc_hash_bytes(b->table->hash, b->inputs->items[i].bytes,
                          b->inputs->items[i].length);
    XC_TRY(read_inputs(b, b->kept, keep_article));
    for (size_t i = 0; i < b->articles.count; i++)
        XC_TRY(count(b, &b->articles.items[i]));
    XC_TRY(repeat(b, WAY_READ, run_read));
    XC_TRY(repeat(b, WAY_FACTS, run_facts));
    return repeat(b, WAY_FIGURES, run_raw);
}

xc_status stages_run(const bench_options *options, const bench_inputs *inputs,
                     bench_table *table, xc_arena *arena, xc_error *error) {
    bench b = {.options = options, .inputs = inputs, .table = table};
    b.kept = arena;
    b.error = error;
    b.arena = xc_arena_new();
    b.language = xc_language_new(error);
    b.weights = xc_weights_new(NULL, error);
    xc_status status = XC_ERROR_MEMORY;
    if (b.arena && b.language && b.weights) status = run_all(&b);
    xc_weights_free(b.weights);
    xc_language_free(b.language);
    xc_arena_free(b.arena);
    return status;
}
