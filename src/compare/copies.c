/*
 * copies.c - turns the texts of articles into groups of copies: a wire story in
 * many papers is one source.
 *
 * A text is a set of shingles (runs of words), of which a sketch keeps the
 * least by hash. Two sketches estimate how much of both sets is common, and how
 * much of the smaller. Only texts whose sketches share a hash are compared.
 * Source: A. Broder, "On the resemblance and containment of documents",
 * Compression and Complexity of Sequences, 1997.
 * Exports: xc_copies_*, xc_engine_drop_copied.
 */
#include "compare/copies.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

/* Words of a shingle, as Broder's; hashes kept of a text, for an error of
 * some 6 percent. */
enum { SHINGLE_WORDS = 4, SKETCH = 256 };

/* Distinct shingles that a text needs. */
enum { LEAST_SHINGLES = 60 };

/* From when on two texts are one: common shingles among those of both, or
 * among those of the shorter, which a paper cut from below. */
static const struct {
    double resemblance;
    double containment;
} limits = {0.5, 0.75};

/* The least hashes of a text's shingles, ascending, each once. */
typedef struct sketch {
    uint64_t hashes[SKETCH];
    size_t count;
    size_t shingles; /* about how many distinct ones there are */
} sketch;

/* ------------------------------------------------------------------ */
/* Sketches                                                             */

static void sift_down(uint64_t *heap, size_t count) {
    for (size_t at = 0;;) {
        size_t child = 2 * at + 1;
        if (child >= count) return;
        if (child + 1 < count && heap[child + 1] > heap[child]) child++;
        if (heap[at] >= heap[child]) return;
        uint64_t swap = heap[at];
        heap[at] = heap[child];
        heap[child] = swap;
        at = child;
    }
}

static void sift_up(uint64_t *heap, size_t at) {
    while (at > 0 && heap[(at - 1) / 2] < heap[at]) {
        uint64_t swap = heap[at];
        heap[at] = heap[(at - 1) / 2];
        heap[(at - 1) / 2] = swap;
        at = (at - 1) / 2;
    }
}

static bool is_kept(const sketch *s, uint64_t hash) {
    for (size_t i = 0; i < s->count; i++)
        if (s->hashes[i] == hash) return true;
    return false;
}

/* Keeps a hash while it is among the least; the greatest stands on top of the
 * heap. */
static void keep_hash(sketch *s, uint64_t hash) {
    if (s->count == SKETCH && hash >= s->hashes[0]) return;
    if (is_kept(s, hash)) return;
    if (s->count < SKETCH) {
        s->hashes[s->count] = hash;
        sift_up(s->hashes, s->count++);
        return;
    }
    s->hashes[0] = hash;
    sift_down(s->hashes, s->count);
}

/* FNV-1a leaves near words near: the bits are mixed once more. Source: S.
 * Vigna's finalizer of splitmix64. */
static uint64_t mix(uint64_t hash) {
    hash = (hash ^ (hash >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    hash = (hash ^ (hash >> 27)) * UINT64_C(0x94d049bb133111eb);
    return hash ^ (hash >> 31);
}

static bool is_word_byte(char c) {
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* The hash of the next word, whatever the case of its letters; false at the
 * end. */
static bool next_word(const char **at, const char *end, uint64_t *hash) {
    const char *c = *at;
    while (c < end && !is_word_byte(*c))
        c++;
    if (c == end) return false;
    *hash = XC_HASH_INIT;
    for (; c < end && is_word_byte(*c); c++) {
        char low = (char)tolower((unsigned char)*c);
        *hash = xc_hash_bytes(*hash, &low, 1);
    }
    *at = c;
    return true;
}

static int compare_hashes(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* How many distinct hashes there are of which these are the least: as many as
 * they are, or what the greatest of them tells of how thick they lie. */
static size_t estimate(const sketch *s) {
    if (s->count < SKETCH) return s->count;
    double share = (double)s->hashes[SKETCH - 1] / (double)UINT64_MAX;
    return (size_t)((SKETCH - 1) / share);
}

static void draw_sketch(const char *text, size_t length, sketch *s) {
    uint64_t words[SHINGLE_WORDS] = {0}, word;
    const char *at = text, *end = text + length;
    s->count = 0;
    for (size_t seen = 1; next_word(&at, end, &word); seen++) {
        memmove(words, words + 1, sizeof words - sizeof *words);
        words[SHINGLE_WORDS - 1] = word;
        if (seen >= SHINGLE_WORDS)
            keep_hash(s, mix(xc_hash_bytes(XC_HASH_INIT, words, sizeof words)));
    }
    qsort(s->hashes, s->count, sizeof *s->hashes, compare_hashes);
    s->shingles = estimate(s);
}

/* The share of common shingles among all: counted among the least of both. */
static double resemblance(const sketch *a, const sketch *b) {
    size_t i = 0, k = 0, all = 0, common = 0;
    while (all < SKETCH && i < a->count && k < b->count) {
        uint64_t x = a->hashes[i], y = b->hashes[k];
        if (x == y) common++;
        if (x <= y) i++;
        if (y <= x) k++;
        all++;
    }
    while (all < SKETCH && i < a->count)
        i++, all++;
    while (all < SKETCH && k < b->count)
        k++, all++;
    return all ? (double)common / (double)all : 0;
}

static bool is_one_text(const sketch *a, const sketch *b) {
    if (a->shingles < LEAST_SHINGLES || b->shingles < LEAST_SHINGLES)
        return false;
    double same = resemblance(a, b);
    size_t least = a->shingles < b->shingles ? a->shingles : b->shingles;
    double common =
        same / (1 + same) * ((double)a->shingles + (double)b->shingles);
    return same >= limits.resemblance ||
           common >= limits.containment * (double)least;
}

/* ------------------------------------------------------------------ */
/* Groups                                                               */

/* What is compared, in an order that does not depend on that of loading. */
typedef struct entry {
    const xc_content *content;
    size_t index; /* in the engine */
    sketch *sketch;
} entry;

typedef struct listing {
    xc_engine *engine;
    XC_VEC(entry) entries;
    bool *listed; /* by content */
} listing;

static size_t find_root(size_t *parents, size_t index) {
    while (parents[index] != index) {
        parents[index] = parents[parents[index]];
        index = parents[index];
    }
    return index;
}

static xc_status draw(xc_engine *engine, const xc_content *content,
                      sketch **out) {
    xc_arena *scratch = xc_arena_new();
    XC_TRY_NEW(scratch);
    xc_text text = {0};
    *out = xc_arena_alloc(engine->arena, sizeof **out);
    xc_status status = *out ? xc_store_get_text(content->side->store, scratch,
                                                content->articles.items[0].id,
                                                false, &text, engine->error)
                            : XC_ERROR_MEMORY;
    if (status == XC_OK) draw_sketch(text.bytes, text.length, *out);
    xc_arena_free(scratch);
    return status;
}

static xc_status list_party(listing *l, size_t party) {
    size_t index = xc_engine_party(l->engine, party)->content;
    const xc_content *content = l->engine->contents.items[index];
    entry e = {content, index, NULL};
    if (l->listed[index] || content->articles.count == 0) return XC_OK;
    l->listed[index] = true;
    XC_TRY(draw(l->engine, content, &e.sketch));
    return XC_PUSH(l->engine->arena, &l->entries, e);
}

static int compare_entries(const void *left, const void *right) {
    const entry *a = left, *b = right;
    int order = strcmp(a->content->articles.items[0].key,
                       b->content->articles.items[0].key);
    if (order) return order;
    return (a->content->side_index > b->content->side_index) -
           (a->content->side_index < b->content->side_index);
}

/* The entry that gave a hash first stands for all its copies: each text is
 * compared with those that it shares a hash with, once. */
static xc_status join_text(const listing *l, size_t at, size_t *parents,
                           xc_map *firsts, size_t *stamps) {
    const entry *own = &l->entries.items[at];
    for (size_t i = 0; i < own->sketch->count; i++) {
        size_t other;
        if (!xc_map_get(firsts, own->sketch->hashes[i], 0, &other)) {
            XC_TRY(xc_map_put(l->engine->arena, firsts, own->sketch->hashes[i],
                              0, at));
            continue;
        }
        const entry *first = &l->entries.items[other];
        if (other == at || stamps[other] == at) continue;
        stamps[other] = at;
        if (is_one_text(own->sketch, first->sketch))
            parents[find_root(parents, own->index)] =
                find_root(parents, first->index);
    }
    return XC_OK;
}

static xc_status join_texts(const listing *l, size_t *parents) {
    size_t count = l->entries.count;
    xc_map firsts = {0};
    size_t *stamps =
        xc_arena_array(l->engine->arena, count ? count : 1, sizeof *stamps);
    XC_TRY_NEW(stamps);
    for (size_t i = 0; i < count; i++)
        stamps[i] = count;
    for (size_t i = 0; i < count; i++)
        XC_TRY(join_text(l, i, parents, &firsts, stamps));
    return XC_OK;
}

/* Articles of one source have one voice. */
static xc_status join_sources(const listing *l, size_t *parents) {
    xc_map firsts = {0};
    for (size_t i = 0; i < l->entries.count; i++) {
        const entry *e = &l->entries.items[i];
        for (size_t k = 0; k < e->content->articles.count; k++) {
            const char *source = e->content->articles.items[k].source;
            if (!source) continue;
            uint64_t hash = xc_hash_string(XC_HASH_INIT, source);
            size_t first;
            if (!xc_map_get(&firsts, hash, 0, &first))
                XC_TRY(
                    xc_map_put(l->engine->arena, &firsts, hash, 0, e->index));
            else
                parents[find_root(parents, e->index)] =
                    find_root(parents, first);
        }
    }
    return XC_OK;
}

/* Every content gets the first of its group; firsts is room for them. */
static void settle(const listing *l, size_t *parents, size_t *firsts,
                   size_t *out, size_t count) {
    for (size_t i = 0; i < count; i++)
        firsts[i] = SIZE_MAX;
    for (size_t i = 0; i < l->entries.count; i++) {
        size_t root = find_root(parents, l->entries.items[i].index);
        if (firsts[root] == SIZE_MAX) firsts[root] = l->entries.items[i].index;
    }
    for (size_t i = 0; i < count; i++) {
        size_t first = firsts[find_root(parents, i)];
        out[i] = first == SIZE_MAX ? i : first;
    }
}

static xc_status make_groups(const listing *l, xc_copies *copies) {
    xc_arena *arena = l->engine->arena;
    size_t count = copies->count, room = count ? count : 1;
    copies->origins = xc_arena_array(arena, room, sizeof *copies->origins);
    copies->voices = xc_arena_array(arena, room, sizeof *copies->voices);
    size_t *firsts = xc_arena_array(arena, room, sizeof *firsts);
    size_t *parents = xc_arena_array(arena, room, sizeof *parents);
    if (!copies->origins || !copies->voices || !firsts || !parents)
        return XC_ERROR_MEMORY;
    for (size_t i = 0; i < count; i++)
        parents[i] = i;
    XC_TRY(join_texts(l, parents));
    settle(l, parents, firsts, copies->origins, count);
    XC_TRY(join_sources(l, parents));
    settle(l, parents, firsts, copies->voices, count);
    return XC_OK;
}

xc_status xc_copies_find(xc_engine *engine, xc_copies *copies) {
    listing l = {.engine = engine};
    size_t count = engine->contents.count;
    l.listed =
        xc_arena_array(engine->arena, count ? count : 1, sizeof *l.listed);
    XC_TRY_NEW(l.listed);
    copies->count = count;
    for (size_t i = 0; i < engine->judged.count; i++) {
        XC_TRY(list_party(&l, engine->judged.items[i].a));
        XC_TRY(list_party(&l, engine->judged.items[i].b));
    }
    if (l.entries.count > 1)
        qsort(l.entries.items, l.entries.count, sizeof *l.entries.items,
              compare_entries);
    return make_groups(&l, copies);
}

size_t xc_copies_origin(const xc_copies *copies, size_t content) {
    return content < copies->count ? copies->origins[content] : content;
}

size_t xc_copies_voice(const xc_copies *copies, size_t content) {
    return content < copies->count ? copies->voices[content] : content;
}

void xc_engine_drop_copied(xc_engine *engine, const xc_copies *copies) {
    size_t kept = 0;
    for (size_t i = 0; i < engine->judged.count; i++) {
        const xc_judged *pair = &engine->judged.items[i];
        size_t a = xc_engine_party(engine, pair->a)->content;
        size_t b = xc_engine_party(engine, pair->b)->content;
        bool copied =
            xc_copies_origin(copies, a) == xc_copies_origin(copies, b);
        if (!copied || xc_verdict_differs(pair->verdict))
            engine->judged.items[kept++] = *pair;
    }
    engine->judged.count = kept;
}
