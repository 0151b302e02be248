/*
 * archive.c - how fast one draft is checked against a large archive: makes
 * readings out of a seed, without any text of news, stores them in a file that
 * is removed afterwards, and checks drafts of the same kind against it.
 *
 * Words and actors are drawn by rank, each as often as 1/rank (Zipf), and kinds
 * of facts as often as news has them, so that some keys are in thousands of
 * articles and most in one. Of mentions there are figures and dates, which a
 * draft is matched by; names are those of the actors.
 * Exports: archive_run.
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"
#include "compare/compare.h"

enum {
    WORDS = 40000,       /* that facts are said in */
    PREDICATES = 600,    /* the most frequent of them are verbs */
    HEADS = 4000,        /* and nouns that are counted */
    ACTORS = 60000,      /* in all articles */
    ARTICLE_ACTORS = 12, /* of one article */
    ARTICLE_FACTS = 25,
    FIGURED = 20, /* of a hundred other sentences have a figure */
    DATED = 25,   /* and of all a date */
    DRAFTS = 41
};

/* Of a hundred facts of news so many are of a kind. */
static const struct {
    xc_fact_kind kind;
    unsigned percent;
} mix[] = {{XC_FACT_STATEMENT, 58}, {XC_FACT_QUOTATION, 17},
           {XC_FACT_COUNT, 10},     {XC_FACT_ROLE, 10},
           {XC_FACT_AMOUNT, 3},     {XC_FACT_AGE, 2}};

static const struct {
    xc_dimension dimension;
    const char *unit;
} amounts[] = {{XC_DIMENSION_MONEY, "USD"},
               {XC_DIMENSION_PERCENT, "%"},
               {XC_DIMENSION_LENGTH, "km"},
               {XC_DIMENSION_LENGTH, "mi"}};

typedef struct making {
    uint64_t random;
    const char **words;
    xc_arena *arena; /* of one reading */
    xc_buffer text;
    xc_article article;
    xc_reading reading;
    xc_error *error;
} making;

/* SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t draw(making *m, uint64_t below) {
    m->random += UINT64_C(0x9e3779b97f4a7c15);
    uint64_t z = m->random;
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (z ^ (z >> 31)) % below;
}

/* A rank from 0: as often as 1 / (rank + 1). */
static size_t draw_rank(making *m, size_t count) {
    double u = (double)draw(m, UINT64_C(1) << 53) / 9007199254740992.0;
    size_t rank = (size_t)exp(u * log((double)count + 1)) - 1;
    return rank < count ? rank : count - 1;
}

/* ------------------------------------------------------------------ */
/* Words                                                                */

/* Two to four syllables, each word its own. */
static const char *make_word(xc_arena *arena, size_t number) {
    static const char consonants[] = "bdfgklmnprstvz", vowels[] = "aeiou";
    char word[16];
    size_t n = 0, left = number + 70;
    for (; left > 0 && n + 2 < sizeof word; left /= 70) {
        word[n++] = consonants[left % 70 / 5];
        word[n++] = vowels[left % 70 % 5];
    }
    return xc_arena_copy(arena, word, n);
}

static xc_status make_words(making *m, xc_arena *kept) {
    m->words = xc_arena_array(kept, WORDS, sizeof *m->words);
    XC_TRY_NEW(m->words);
    for (size_t i = 0; i < WORDS; i++) {
        m->words[i] = make_word(kept, i);
        XC_TRY_NEW(m->words[i]);
    }
    return XC_OK;
}

/* So many words joined by blanks. */
static const char *draw_words(making *m, size_t count) {
    const char *text = m->words[draw_rank(m, WORDS)];
    for (size_t i = 1; text && i < count; i++)
        text = xc_arena_format(m->arena, "%s %s", text,
                               m->words[draw_rank(m, WORDS)]);
    return text;
}

/* ------------------------------------------------------------------ */
/* Readings                                                             */

static xc_status add_actors(making *m) {
    for (size_t i = 0; i < ARTICLE_ACTORS; i++) {
        size_t number = draw_rank(m, ACTORS);
        xc_actor actor = {.type = XC_ACTOR_PERSON};
        actor.key =
            xc_arena_format(m->arena, "%s %s", m->words[number % 199 + 200],
                            m->words[number / 2 + 500]);
        actor.name = actor.key;
        XC_TRY_NEW(actor.key);
        XC_TRY(XC_PUSH(m->arena, &m->reading.actors, actor));
    }
    return XC_OK;
}

static void set_number(making *m, xc_fact *fact) {
    double value = (double)(1 + draw_rank(m, 5000));
    fact->has_number = true;
    fact->number =
        (xc_quantity){.value = value,
                      .written = {value, value, false, false},
                      .meant = {value - 0.5, value + 0.5, false, true},
                      .digits = 3,
                      .dimension = XC_DIMENSION_COUNT,
                      .unit = fact->set_head};
    if (fact->kind != XC_FACT_AMOUNT) return;
    size_t unit = draw(m, sizeof amounts / sizeof *amounts);
    fact->number.dimension = amounts[unit].dimension;
    fact->number.unit = amounts[unit].unit;
}

static xc_fact_kind draw_kind(making *m) {
    unsigned at = (unsigned)draw(m, 100);
    for (size_t i = 0; i < sizeof mix / sizeof *mix; i++) {
        if (at < mix[i].percent) return mix[i].kind;
        at -= mix[i].percent;
    }
    return XC_FACT_STATEMENT;
}

static xc_mention mention_at(const making *m, xc_mention_kind kind,
                             uint32_t start) {
    return (xc_mention){.kind = kind,
                        .span = {start, (uint32_t)m->text.length},
                        .sentence = (uint32_t)m->reading.sentences.count,
                        .actor = XC_NONE};
}

/* The figure of the fact, or one that no fact states. */
static xc_status add_figure(making *m, xc_fact *fact) {
    xc_fact loose = {.kind = XC_FACT_COUNT};
    if (!fact->has_number && draw(m, 100) >= FIGURED) return XC_OK;
    if (!fact->has_number) {
        loose.set_head = m->words[draw_rank(m, HEADS)];
        set_number(m, &loose);
        fact = &loose;
    }
    xc_buffer_putc(&m->text, ' ');
    uint32_t start = (uint32_t)m->text.length;
    xc_buffer_printf(&m->text, "%.0f", fact->number.value);
    xc_mention mention = mention_at(m, XC_MENTION_QUANTITY, start);
    mention.quantity = fact->number;
    fact->number_span = mention.span;
    if (fact->number.unit) xc_buffer_printf(&m->text, " %s", fact->number.unit);
    return XC_PUSH(m->arena, &m->reading.mentions, mention);
}

static xc_status add_date(making *m) {
    if (draw(m, 100) >= DATED) return XC_OK;
    int year, month, day;
    int32_t at = m->reading.published - (int32_t)draw_rank(m, 2000);
    xc_day_to_civil(at, &year, &month, &day);
    xc_buffer_puts(&m->text, " on ");
    uint32_t start = (uint32_t)m->text.length;
    xc_buffer_printf(&m->text, "%d/%d/%d", month, day, year);
    xc_mention mention = mention_at(m, XC_MENTION_DATE, start);
    mention.date = (xc_date){.first = at,
                             .last = at,
                             .year = (int16_t)year,
                             .month = (int8_t)month,
                             .day = (int8_t)day,
                             .anchoring = XC_ANCHOR_WRITTEN};
    xc_day_format(at, mention.date.edtf);
    return XC_PUSH(m->arena, &m->reading.mentions, mention);
}

/* Adds a sentence, and a fact that is all of it. */
static xc_status add_fact(making *m) {
    xc_fact fact = {.kind = draw_kind(m),
                    .actor = (int32_t)draw(m, ARTICLE_ACTORS),
                    .speaker = XC_NONE,
                    .place = XC_NONE,
                    .set_actor = XC_NONE,
                    .tense = XC_TENSE_PAST};
    fact.predicate = m->words[draw_rank(m, PREDICATES)];
    fact.object = draw_words(m, 1 + draw(m, 4));
    fact.topic = draw_words(m, 1 + draw(m, 3));
    fact.claim = fact.object;
    if (fact.kind == XC_FACT_COUNT)
        fact.set_head = m->words[draw_rank(m, HEADS)];
    if (fact.kind == XC_FACT_QUOTATION) fact.words = draw_words(m, 14);
    if (fact.kind == XC_FACT_COUNT || fact.kind == XC_FACT_AMOUNT ||
        fact.kind == XC_FACT_AGE)
        set_number(m, &fact);
    uint32_t start = (uint32_t)m->text.length;
    xc_buffer_printf(&m->text, "%s %s %s", fact.predicate,
                     fact.words ? fact.words : fact.object, fact.topic);
    XC_TRY(add_figure(m, &fact));
    XC_TRY(add_date(m));
    xc_buffer_putc(&m->text, '.');
    fact.span = (xc_span){start, (uint32_t)m->text.length};
    fact.evidence = fact.mark = fact.span;
    xc_sentence sentence = {.span = fact.span, .token_count = 8};
    xc_buffer_putc(&m->text, ' ');
    XC_TRY(XC_PUSH(m->arena, &m->reading.sentences, sentence));
    return XC_PUSH(m->arena, &m->reading.facts, fact);
}

static xc_status make_reading(making *m, uint64_t number) {
    xc_arena_clear(m->arena);
    xc_buffer_clear(&m->text);
    m->article = (xc_article){.title = {"", 0, NULL, 0}};
    m->reading = (xc_reading){.article = &m->article,
                              .published = (int32_t)(20000 + draw(m, 2000))};
    XC_TRY(add_actors(m));
    for (int i = 0; i < ARTICLE_FACTS; i++)
        XC_TRY(add_fact(m));
    XC_TRY(xc_buffer_status(&m->text));
    xc_block *block = xc_arena_alloc(m->arena, sizeof *block);
    m->article.path = xc_arena_format(m->arena, "made/%" PRIu64, number);
    if (!block || !m->article.path) return XC_ERROR_MEMORY;
    *block = (xc_block){XC_BLOCK_PARAGRAPH, {0, (uint32_t)m->text.length}};
    m->article.blocks = block;
    m->article.block_count = 1;
    m->article.text =
        (xc_text){m->text.bytes, (uint32_t)m->text.length, NULL, 0};
    return XC_OK;
}

static xc_status put_reading(making *m, xc_store *store, int64_t *id) {
    xc_fact_keys *keys = NULL;
    XC_TRY(xc_compare_keys(m->arena, &m->reading, &keys));
    return xc_store_put(store, &m->reading, keys, NULL, id, m->error);
}

/* ------------------------------------------------------------------ */
/* The archive                                                          */

static xc_status fill(making *m, const char *path, uint64_t articles) {
    xc_store *store = NULL;
    XC_TRY(xc_store_open(path, XC_STORE_WRITE, &store, m->error));
    xc_status status = XC_OK;
    for (uint64_t i = 0; i < articles && status == XC_OK; i++) {
        status = make_reading(m, i);
        if (status == XC_OK) status = put_reading(m, store, NULL);
    }
    xc_store_close(store);
    return status;
}

/* Seconds of one check: on the wall, and of the processor. */
typedef struct timing {
    double wall;
    double busy;
} timing;

/* Seconds of the clock on the wall: waiting for the disk counts. */
static double wall(void) {
    struct timespec now = {0, 0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static xc_status check_stored(making *m, xc_store *draft, int64_t id,
                              xc_store *archive, const xc_weights *weights,
                              timing *taken) {
    xc_outcome outcome;
    memset(&outcome, 0, sizeof outcome);
    xc_comparison_side sides[2] = {
        {.store = draft, .checked = &id, .checked_count = 1},
        {.store = archive, .path = "archive"}};
    xc_comparison both = {.sides = sides,
                          .side_count = 2,
                          .weights = weights,
                          .show = XC_SHOW_DEFAULT};
    double start = wall(), busy = table_clock();
    XC_TRY(xc_compare_run(m->arena, &both, &outcome, m->error));
    *taken = (timing){wall() - start, table_clock() - busy};
    return XC_OK;
}

/* The archive is opened anew for each draft: nothing of the one before is kept
 * but by the system. */
static xc_status check_draft(making *m, const char *path, xc_store *draft,
                             int64_t id, const xc_weights *weights,
                             timing *taken) {
    xc_store *archive = NULL;
    XC_TRY(xc_store_open(path, XC_STORE_READ, &archive, m->error));
    xc_status status = check_stored(m, draft, id, archive, weights, taken);
    xc_store_close(archive);
    return status;
}

static xc_status make_and_check(making *m, uint64_t number, const char *path,
                                const xc_weights *weights, timing *taken) {
    xc_store *draft = NULL;
    int64_t id = 0;
    XC_TRY(make_reading(m, number));
    XC_TRY(xc_store_open(NULL, XC_STORE_MEMORY, &draft, m->error));
    xc_status status = put_reading(m, draft, &id);
    if (status == XC_OK)
        status = check_draft(m, path, draft, id, weights, taken);
    xc_store_close(draft);
    return status;
}

static int by_size(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* What the drafts took, sorted: each of the two clocks for itself. */
typedef struct timings {
    double wall[DRAFTS];
    double busy[DRAFTS];
} timings;

static xc_status check_drafts(making *m, const char *path, uint64_t articles,
                              const xc_weights *weights, timings *runs) {
    for (uint64_t i = 0; i < DRAFTS; i++) {
        timing taken = {0, 0};
        XC_TRY(make_and_check(m, articles + i, path, weights, &taken));
        runs->wall[i] = taken.wall;
        runs->busy[i] = taken.busy;
    }
    qsort(runs->wall, DRAFTS, sizeof *runs->wall, by_size);
    qsort(runs->busy, DRAFTS, sizeof *runs->busy, by_size);
    return XC_OK;
}

static xc_status measure(making *m, const char *path, uint64_t facts,
                         const xc_weights *weights) {
    uint64_t articles = (facts + ARTICLE_FACTS - 1) / ARTICLE_FACTS;
    timings runs;
    double start = wall();
    XC_TRY(fill(m, path, articles));
    double made = wall() - start;
    XC_TRY(check_drafts(m, path, articles, weights, &runs));
    printf("archive: %" PRIu64 " articles, %" PRIu64
           " facts, made in %.0f seconds\n"
           "one draft of %d facts against it, after opening: median %.1f ms "
           "(%.1f of the processor), best %.1f, worst %.1f, of %d drafts\n",
           articles, articles * ARTICLE_FACTS, made, (int)ARTICLE_FACTS,
           runs.wall[DRAFTS / 2] * 1e3, runs.busy[DRAFTS / 2] * 1e3,
           runs.wall[0] * 1e3, runs.wall[DRAFTS - 1] * 1e3, (int)DRAFTS);
    return XC_OK;
}

static void remove_archive(const char *folder, const char *path) {
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    char name[300];
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        unlink(name);
    }
    rmdir(folder);
}

static xc_status run_in(making *m, uint64_t facts, const xc_weights *weights) {
    const char *parent = getenv("TMPDIR");
    char folder[256], path[280];
    snprintf(folder, sizeof folder, "%s/crosscheck-bench-XXXXXX",
             parent && *parent ? parent : "/tmp");
    if (!mkdtemp(folder))
        return xc_fail(m->error, XC_ERROR_IO, "no folder can be made in %s",
                       parent && *parent ? parent : "/tmp");
    snprintf(path, sizeof path, "%s/archive.db", folder);
    xc_status status = measure(m, path, facts, weights);
    remove_archive(folder, path);
    return status;
}

xc_status archive_run(const bench_options *options, xc_arena *arena,
                      xc_error *error) {
    making m = {
        .random = options->seed, .text = XC_BUFFER_INIT, .error = error};
    XC_TRY(make_words(&m, arena));
    m.arena = xc_arena_new();
    xc_weights *weights = xc_weights_new(NULL, error);
    xc_status status = XC_ERROR_MEMORY;
    if (m.arena && weights) status = run_in(&m, options->facts, weights);
    xc_weights_free(weights);
    xc_arena_free(m.arena);
    xc_buffer_dispose(&m.text);
    return status;
}
