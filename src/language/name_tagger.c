/*
 * name_tagger.c - finds the best labels of each sentence's tokens, in the
 * light of the whole article.
 * Exports: xc_name_tagger_*.
 */
#include "language/name_tagger.h"

#include <string.h>

#include "base/map.h"

/* What other tokens of the same word say counts a quarter of what the token's
 * own features do: shared scores are multiplied by SHARE / SHARE_ONE. */
enum { SHARE = 1, SHARE_ONE = 4 };

/* The score of a label that no way leads to. */
#define NO_WAY (INT64_MIN / 4)

static xc_status refuse(xc_error *error, const char *why) {
    return xc_fail(error, XC_ERROR_FORMAT, "weights of names: %s", why);
}

xc_status xc_name_tagger_open(xc_name_tagger *tagger, xc_section section,
                              xc_error *error) {
    *tagger = (xc_name_tagger){0};
    if (section.length == 0) return XC_OK;
    xc_cursor cursor = xc_cursor_of(section);
    uint32_t version = xc_cursor_u32(&cursor), rows = xc_cursor_u32(&cursor);
    if (cursor.failed || version != XC_NAMES_VERSION)
        return refuse(error, "another version");
    if (rows == 0 || rows > XC_NAMES_MAX_ROWS || (rows & (rows - 1)) != 0)
        return refuse(error, "their number is damaged");
    for (int from = 0; from < XC_NAME_LABELS; from++)
        for (int to = 0; to < XC_NAME_LABELS; to++) {
            int32_t step = (int32_t)xc_cursor_u32(&cursor);
            if (step > XC_NAMES_MAX_STEP || step < -XC_NAMES_MAX_STEP)
                return refuse(error, "a step is too large");
            tagger->steps[from][to] = step;
        }
    const void *weights =
        xc_cursor_bytes(&cursor, (size_t)rows * XC_NAME_LABELS);
    if (!weights || cursor.at != cursor.end)
        return refuse(error, "their length is damaged");
    tagger->weights = weights;
    tagger->rows = rows;
    return XC_OK;
}

/* Scores of a token's labels. */
typedef struct scores {
    int32_t of[XC_NAME_LABELS];
} scores;

typedef struct pool {
    int64_t sum[XC_NAME_TYPES + 1];
    int64_t count;
} pool;

typedef struct run {
    const xc_name_tagger *tagger;
    xc_arena *arena;
    xc_name_page page;
    scores **scores; /* by sentence and token */
    XC_VEC(pool) pools;
    xc_map by_word;
} run;

static void score_token(run *r, size_t sentence, uint32_t token) {
    uint32_t features[XC_NAME_FEATURES];
    uint32_t count = xc_name_features(&r->page, sentence, token, features);
    int32_t *of = r->scores[sentence][token].of;
    for (uint32_t f = 0; f < count; f++) {
        size_t row = features[f] & (r->tagger->rows - 1);
        const int8_t *weights = r->tagger->weights + row * XC_NAME_LABELS;
        for (int y = 0; y < XC_NAME_LABELS; y++)
            of[y] += weights[y];
    }
}

/* The better of a type's two labels. */
static int32_t type_score(const scores *s, int type) {
    if (type == 0) return s->of[0];
    int32_t first = s->of[2 * type - 1], more = s->of[2 * type];
    return first > more ? first : more;
}

static xc_status share(run *r, const xc_token *token, const scores *s) {
    size_t at;
    if (!xc_map_get(&r->by_word, (uintptr_t)token->norm, 0, &at)) {
        at = r->pools.count;
        XC_TRY(XC_PUSH(r->arena, &r->pools, (pool){0}));
        XC_TRY(
            xc_map_put(r->arena, &r->by_word, (uintptr_t)token->norm, 0, at));
    }
    pool *p = &r->pools.items[at];
    for (int type = 0; type <= XC_NAME_TYPES; type++)
        p->sum[type] += type_score(s, type);
    p->count++;
    return XC_OK;
}

static xc_status score_all(run *r) {
    const xc_name_page *page = &r->page;
    for (size_t s = 0; s < page->count; s++) {
        uint32_t count = page->sentences[s].count;
        r->scores[s] = xc_arena_array(r->arena, count + 1, sizeof **r->scores);
        XC_TRY_NEW(r->scores[s]);
        for (uint32_t i = 0; i < count; i++) {
            if (!page->cells[s][i].may) continue;
            const xc_token *token = &page->sentences[s].tokens[i];
            score_token(r, s, i);
            if (token->capital) XC_TRY(share(r, token, &r->scores[s][i]));
        }
    }
    return XC_OK;
}

/* Adds what the other tokens of the word score on average. */
static void hear_others(run *r, size_t sentence, uint32_t token) {
    const xc_token *t = &r->page.sentences[sentence].tokens[token];
    scores *s = &r->scores[sentence][token];
    size_t at;
    if (!t->capital || !xc_map_get(&r->by_word, (uintptr_t)t->norm, 0, &at) ||
        r->pools.items[at].count < 2)
        return;
    const pool *p = &r->pools.items[at];
    int32_t add[XC_NAME_TYPES + 1];
    for (int type = 0; type <= XC_NAME_TYPES; type++) {
        int64_t others = p->sum[type] - type_score(s, type);
        add[type] = (int32_t)(others * SHARE / (SHARE_ONE * (p->count - 1)));
    }
    for (int y = 0; y < XC_NAME_LABELS; y++)
        s->of[y] += add[xc_name_label_type((uint8_t)y)];
}

/* The best way to each label of a token (A. Viterbi, 1967). */
static void step(const run *r, const int64_t *before, const scores *s,
                 int64_t *now, uint8_t *from) {
    for (int to = 0; to < XC_NAME_LABELS; to++) {
        int64_t best = INT64_MIN;
        for (int b = 0; b < XC_NAME_LABELS; b++) {
            int64_t score = before[b] + r->tagger->steps[b][to];
            if (score > best) {
                best = score;
                from[to] = (uint8_t)b;
            }
        }
        now[to] = best + s->of[to];
    }
}

static void put_label(xc_token *token, uint8_t label) {
    token->name = xc_name_label_type(label);
    token->name_first = label % 2 == 1;
}

/* The labels of a run of tokens that may be names: what stands around it is
 * none. */
static xc_status label_run(run *r, size_t sentence, uint32_t first,
                           uint32_t last) {
    size_t n = last - first + 1;
    uint8_t(*from)[XC_NAME_LABELS] = xc_arena_array(r->arena, n, sizeof *from);
    XC_TRY_NEW(from);
    int64_t before[XC_NAME_LABELS], now[XC_NAME_LABELS];
    for (int y = 0; y < XC_NAME_LABELS; y++)
        before[y] = y == 0 ? 0 : NO_WAY;
    for (size_t i = 0; i < n; i++) {
        step(r, before, &r->scores[sentence][first + i], now, from[i]);
        memcpy(before, now, sizeof now);
    }
    uint8_t label = 0;
    int64_t best = INT64_MIN;
    for (int y = 0; y < XC_NAME_LABELS; y++)
        if (before[y] + r->tagger->steps[y][0] > best) {
            best = before[y] + r->tagger->steps[y][0];
            label = (uint8_t)y;
        }
    for (size_t i = n; i-- > 0; label = from[i][label])
        put_label(&r->page.sentences[sentence].tokens[first + i], label);
    return XC_OK;
}

static xc_status label_all(run *r) {
    for (size_t s = 0; s < r->page.count; s++)
        for (uint32_t i = 0; i < r->page.sentences[s].count; i++) {
            const xc_name_cell *cell = &r->page.cells[s][i];
            if (!cell->may) continue;
            for (uint32_t k = i; k <= cell->run_last; k++)
                hear_others(r, s, k);
            XC_TRY(label_run(r, s, i, cell->run_last));
            i = cell->run_last;
        }
    return XC_OK;
}

xc_status xc_name_tagger_run(const xc_name_tagger *tagger, xc_arena *scratch,
                             const xc_pending *sentences, size_t count) {
    run r = {.tagger = tagger, .arena = scratch};
    if (tagger->rows == 0) return XC_OK;
    XC_TRY(xc_name_page_read(scratch, sentences, count, &r.page));
    r.scores = xc_arena_array(scratch, count + 1, sizeof *r.scores);
    XC_TRY_NEW(r.scores);
    XC_TRY(score_all(&r));
    return label_all(&r);
}
