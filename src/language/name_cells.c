/*
 * name_cells.c - turns tagged tokens into what the tagger of names sees.
 *
 * A token may be part of a name when it is capital or tagged as one, or is a
 * small word or sign between two that are. Features look at the word and its
 * neighbours, at the run of such tokens around it, at the tree, at word lists
 * and the gazetteer, and at how the article writes the word elsewhere.
 * Exports: xc_name_page_read, xc_name_features.
 */
#include "language/name_cells.h"

#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "lexicon/gazetteer.h"
#include "lexicon/lexicon.h"
#include "text/chars.h"

/* Bits of lists. */
enum {
    LIST_TITLE = 1,
    LIST_ORGANIZATION = 2,
    LIST_PLACE = 4,
    LIST_DEMONYM = 8,
    LIST_REGION = 16,
    LIST_REPORTING = 32
};

/* Bits of article. */
enum { WRITTEN_SMALL = 1, WRITTEN_CAPITAL = 2, WRITTEN_INSIDE = 4 };

/* Small tokens between two of a name, at most: "of the". */
enum { BRIDGE_MAX = 2, SHAPE_MAX = 6, PHRASE_SHIFT = 2 };

/* Parts of what the gazetteer knows. */
#define NOUNS                                                                  \
    ((unsigned)XC_GAZETTEER_PERSON_NOUN | XC_GAZETTEER_GROUP_NOUN |            \
     XC_GAZETTEER_PLACE_NOUN | XC_GAZETTEER_BUILT_NOUN |                       \
     XC_GAZETTEER_EVENT_NOUN | XC_GAZETTEER_TEXT_NOUN)
#define NAMES ((unsigned)XC_GAZETTEER_COMMON - 1)

static uint64_t text_hash(const char *text) {
    return xc_hash_bytes(XC_HASH_INIT, text, strlen(text));
}

/* ------------------------------------------------------------------ */
/* Cells                                                                */

static bool is_tagged_name(const xc_token *t) {
    return t->upos == XC_UPOS_PROPN || xc_token_has_tag(t, "NNP") ||
           xc_token_has_tag(t, "NNPS");
}

static bool is_joint(const xc_token *t) {
    switch (t->upos) {
    case XC_UPOS_ADP:
    case XC_UPOS_DET:
    case XC_UPOS_CCONJ:
    case XC_UPOS_PART:
    case XC_UPOS_SYM:
    case XC_UPOS_NUM:
    case XC_UPOS_X:
    case XC_UPOS_NOUN:
        return true;
    case XC_UPOS_PUNCT:
        return t->norm[0] == '-' || t->norm[0] == '\'' || t->norm[0] == '&' ||
               t->norm[0] == '.' || t->norm[0] == '/';
    default:
        return false;
    }
}

static void mark_candidates(const xc_pending *s, xc_name_cell *cells) {
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < s->count; i++) {
        const xc_token *t = &s->tokens[i];
        bool strong = t->capital || is_tagged_name(t);
        if (!strong) continue;
        cells[i].may = true;
        if (last != UINT32_MAX && i - last - 1 <= BRIDGE_MAX) {
            bool joined = true;
            for (uint32_t k = last + 1; k < i; k++)
                joined = joined && is_joint(&s->tokens[k]);
            for (uint32_t k = last + 1; joined && k < i; k++)
                cells[k].may = true;
        }
        last = i;
    }
    /* "Apollo 11": a number behind a name. */
    for (uint32_t i = 1; i < s->count; i++)
        if (cells[i - 1].may && s->tokens[i].upos == XC_UPOS_NUM)
            cells[i].may = true;
}

static void mark_runs(const xc_pending *s, xc_name_cell *cells) {
    for (uint32_t i = 0; i < s->count; i++) {
        if (!cells[i].may) continue;
        uint32_t end = i;
        while (end < s->count && cells[end].may)
            end++;
        for (uint32_t k = i; k < end; k++) {
            cells[k].run_first = i;
            cells[k].run_last = end - 1;
        }
        i = end;
    }
}

static uint8_t lists_of(const char *norm) {
    uint8_t lists = 0;
    if (xc_lexicon_find(XC_LEXICON_TITLES, norm)) lists |= LIST_TITLE;
    if (xc_lexicon_find(XC_LEXICON_ORGANIZATIONS, norm))
        lists |= LIST_ORGANIZATION;
    if (xc_lexicon_find(XC_LEXICON_PLACES, norm)) lists |= LIST_PLACE;
    if (xc_lexicon_find(XC_LEXICON_DEMONYMS, norm)) lists |= LIST_DEMONYM;
    if (xc_lexicon_find(XC_LEXICON_REGIONS, norm)) lists |= LIST_REGION;
    return lists;
}

/* "Xxx-Xx", runs of a class once or twice; packed into a number. */
static uint32_t shape_of(const char *bytes, xc_span span) {
    uint32_t shape = 0, before = 0, length = 0;
    for (uint32_t at = span.start; at < span.end && length < SHAPE_MAX;) {
        int32_t c = xc_char_next(bytes, span.end, &at);
        uint32_t class = xc_char_is_upper(c)    ? 1
                         : xc_char_is_letter(c) ? 2
                         : xc_char_is_digit(c)  ? 3
                         : c == '.'             ? 4
                         : c == '-'             ? 5
                         : c == '\''            ? 6
                                                : 7;
        if (length >= 2 && before == class && (shape >> 4 & 15) == class)
            continue;
        shape = shape << 4 | class;
        before = class;
        length++;
    }
    return shape;
}

/* The longest name of the gazetteer that begins at a token. */
static void mark_phrase(const xc_pending *s, xc_name_cell *cells, uint32_t at) {
    uint64_t state = 0;
    unsigned best = 0;
    uint32_t words = 0;
    for (uint32_t i = at; i < s->count && i < at + XC_GAZETTEER_WORDS; i++) {
        unsigned bits = xc_gazetteer_step(&state, s->tokens[i].norm);
        unsigned known = bits & ~(unsigned)XC_GAZETTEER_PREFIX;
        if (i > at && known) {
            best = known;
            words = i + 1 - at;
        }
        if (!(bits & XC_GAZETTEER_PREFIX)) break;
    }
    for (uint32_t k = 0; k < words; k++) {
        cells[at + k].phrase = best;
        cells[at + k].phrase_place = (uint8_t)(k == 0           ? 1
                                               : k + 1 == words ? 3
                                                                : 2);
    }
}

static void fill_cells(const xc_pending *s, xc_name_cell *cells) {
    for (uint32_t i = 0; i < s->count; i++) {
        xc_name_cell *cell = &cells[i];
        bool near = cell->may || (i > 0 && cells[i - 1].may) ||
                    (i + 1 < s->count && cells[i + 1].may) ||
                    (i > 1 && cells[i - 2].may) ||
                    (i + 2 < s->count && cells[i + 2].may);
        if (!near) continue;
        const xc_token *t = &s->tokens[i];
        cell->word = text_hash(t->norm);
        cell->lemma = t->lemma == t->norm ? cell->word : text_hash(t->lemma);
        cell->tag = (uint16_t)(t->xpos ? text_hash(t->xpos) : 1);
        cell->lists = lists_of(t->norm);
        cell->shape = shape_of(s->bytes, t->span);
        cell->gazetteer =
            xc_gazetteer_find(t->norm) & ~(unsigned)XC_GAZETTEER_PREFIX;
        /* "clinics" is known as "clinic". */
        if (t->lemma != t->norm)
            cell->gazetteer |= xc_gazetteer_find(t->lemma) & NOUNS;
        if (!cell->may) continue;
        if (cell->phrase_place == 0) mark_phrase(s, cells, i);
    }
}

/* How the article writes a word, by the word's one copy. */
static xc_status look_around(xc_arena *arena, xc_name_page *page) {
    xc_map written = {0};
    for (size_t s = 0; s < page->count; s++)
        for (uint32_t i = 0; i < page->sentences[s].count; i++) {
            const xc_token *t = &page->sentences[s].tokens[i];
            size_t bits = 0;
            xc_map_get(&written, (uintptr_t)t->norm, 0, &bits);
            size_t now = bits | (t->capital ? WRITTEN_CAPITAL : WRITTEN_SMALL);
            bool inside =
                t->capital && i > 0 &&
                page->sentences[s].tokens[i - 1].upos != XC_UPOS_PUNCT &&
                !page->sentences[s].headline;
            if (inside) now |= WRITTEN_INSIDE;
            if (now != bits)
                XC_TRY(xc_map_put(arena, &written, (uintptr_t)t->norm, 0, now));
        }
    for (size_t s = 0; s < page->count; s++)
        for (uint32_t i = 0; i < page->sentences[s].count; i++) {
            size_t bits = 0;
            if (!page->cells[s][i].may) continue;
            xc_map_get(&written, (uintptr_t)page->sentences[s].tokens[i].norm,
                       0, &bits);
            page->cells[s][i].article = (uint8_t)bits;
        }
    return XC_OK;
}

xc_status xc_name_page_read(xc_arena *arena, const xc_pending *sentences,
                            size_t count, xc_name_page *page) {
    page->sentences = sentences;
    page->count = count;
    page->cells = xc_arena_array(arena, count + 1, sizeof *page->cells);
    XC_TRY_NEW(page->cells);
    for (size_t s = 0; s < count; s++) {
        const xc_pending *sentence = &sentences[s];
        page->cells[s] =
            xc_arena_array(arena, sentence->count + 1, sizeof **page->cells);
        XC_TRY_NEW(page->cells[s]);
        mark_candidates(sentence, page->cells[s]);
        mark_runs(sentence, page->cells[s]);
        fill_cells(sentence, page->cells[s]);
    }
    return look_around(arena, page);
}

/* ------------------------------------------------------------------ */
/* Features                                                             */

typedef struct list {
    uint32_t *items;
    uint32_t count;
    uint32_t kind; /* of the next feature */
} list;

static uint64_t mix(uint64_t a) {
    a ^= a >> 31;
    a *= UINT64_C(0x9E3779B97F4A7C15);
    return a ^ a >> 29;
}

static void add(list *l, uint64_t a, uint64_t b) {
    uint64_t h = mix(mix(a + l->kind * UINT64_C(0xD6E8FEB86659FD93)) + b);
    l->kind++;
    if (l->count < XC_NAME_FEATURES) l->items[l->count++] = (uint32_t)(h >> 24);
}

/* A feature only where something is known; its kind is taken all the same. */
static void add_if(list *l, bool known, uint64_t a, uint64_t b) {
    if (known)
        add(l, a, b);
    else
        l->kind++;
}

static void add_affixes(list *l, const char *norm) {
    size_t n = strlen(norm);
    for (size_t k = 1; k <= 4; k++)
        add_if(l, k < n, xc_hash_bytes(k, norm, k < n ? k : 0), 0);
    for (size_t k = 1; k <= 4; k++)
        add_if(l, k < n,
               xc_hash_bytes(k, norm + (k < n ? n - k : 0), k < n ? k : 0), 0);
}

static void add_bits(list *l, unsigned bits, uint64_t with) {
    for (unsigned b = 0; b < 18; b++)
        add_if(l, bits >> b & 1, with, 0);
}

static const xc_name_cell *cell_at(const xc_name_page *page, size_t sentence,
                                   uint32_t token, int step) {
    static const xc_name_cell none = {.word = 7, .lemma = 7, .tag = 7};
    int64_t at = (int64_t)token + step;
    return at < 0 || at >= (int64_t)page->sentences[sentence].count
               ? &none
               : &page->cells[sentence][at];
}

/* The word and its neighbours. */
static void add_window(list *l, const xc_name_page *page, size_t sentence,
                       uint32_t token) {
    const xc_name_cell *c[5];
    for (int k = -2; k <= 2; k++)
        c[k + 2] = cell_at(page, sentence, token, k);
    const xc_name_cell *own = c[2];
    add(l, own->word, 0);
    add(l, c[1]->word, 0);
    add(l, c[3]->word, 0);
    add(l, c[0]->word, 0);
    add(l, c[4]->word, 0);
    add(l, c[1]->word, own->word);
    add(l, own->word, c[3]->word);
    add(l, c[0]->word, c[1]->word);
    add(l, c[3]->word, c[4]->word);
    add(l, own->shape, 0);
    add(l, own->shape, c[1]->shape);
    add(l, own->shape, c[3]->shape);
    add(l, own->shape, (uint64_t)c[1]->shape << 32 | c[3]->shape);
    add(l, own->tag, 0);
    add(l, own->tag, c[1]->tag);
    add(l, own->tag, c[3]->tag);
    add(l, (uint64_t)c[1]->tag << 16 | own->tag, c[3]->tag);
    add(l, own->shape, c[1]->word);
    add(l, own->shape, c[3]->word);
    add(l, own->lists, 0);
    add(l, own->lists, 256u + c[1]->lists);
    add(l, own->lists, 512u + c[3]->lists);
    add(l, c[1]->lists, 0);
    add(l, c[3]->lists, 0);
    unsigned known = own->gazetteer & NAMES;
    unsigned before = c[1]->gazetteer, after = c[3]->gazetteer;
    add(l, own->gazetteer, 0);
    add(l, known, 0);
    add(l, known, (before & NAMES) | 1u << 31);
    add(l, known, (after & NAMES) | 1u << 31);
    add(l, known, before & NOUNS);
    add(l, known, after & NOUNS);
    add(l, known, c[1]->word);
    add(l, known, c[3]->word);
    add(l, known, c[1]->tag);
    add(l, known, c[3]->tag);
    add(l, known, own->shape);
    add(l, before, 0);
    add(l, after, 0);
    add(l, before & NOUNS, 0);
    add(l, after & NOUNS, 0);
    add_bits(l, own->gazetteer, own->may);
    add(l, own->phrase, own->phrase_place);
    add_bits(l, own->phrase, own->phrase_place);
    add(l, own->article, token == 0);
    add(l, own->article, known);
    add(l, own->article, own->tag);
}

/* The run of tokens that may be a name, and what stands around it. */
static void add_run(list *l, const xc_name_page *page, size_t sentence,
                    uint32_t token) {
    const xc_name_cell *cells = page->cells[sentence], *own = &cells[token];
    const xc_name_cell *last = &cells[own->run_last];
    const xc_name_cell *first = &cells[own->run_first];
    const xc_name_cell *before = cell_at(page, sentence, own->run_first, -1);
    const xc_name_cell *after = cell_at(page, sentence, own->run_last, 1);
    uint32_t length = own->run_last - own->run_first + 1;
    uint32_t place = token == own->run_first  ? 1
                     : token == own->run_last ? 2
                                              : 3;
    uint8_t lists = 0;
    for (uint32_t i = own->run_first;
         i <= own->run_last && i < own->run_first + 8; i++)
        lists |= cells[i].lists;
    if (length > 4) length = 4;
    unsigned known = own->gazetteer & NAMES;
    unsigned ends[2] = {first->gazetteer & NAMES, last->gazetteer & NAMES};
    add(l, last->word, place);
    add(l, first->word, place);
    add(l, last->lists, place);
    add(l, lists, 0);
    add(l, lists, known);
    add(l, ends[1], place);
    add(l, ends[0], place);
    add(l, (uint64_t)ends[0] << 16 | ends[1], place * 8 + length);
    add(l, last->gazetteer & NOUNS, place);
    add(l, first->gazetteer & NOUNS, place);
    add(l, last->gazetteer & NOUNS, place * 8 + length);
    add(l, place, length);
    add(l, before->word, place);
    add(l, after->word, place);
    add(l, before->word, after->word);
    add(l, before->tag, after->tag);
    add(l, before->lists, place);
    add(l, before->gazetteer & NOUNS, place);
    add(l, after->gazetteer & NOUNS, place);
    add(l, before->gazetteer & NOUNS, known);
    add(l, after->gazetteer & NOUNS, known);
    add(l, before->word, known);
    add(l, after->word, known);
    add(l, length, own->shape);
}

/* What the token hangs on, by which relation. */
static void add_tree(list *l, const xc_name_page *page, size_t sentence,
                     uint32_t token) {
    const xc_pending *s = &page->sentences[sentence];
    uint32_t at = token, steps = 0;
    /* Out of the run: what its name hangs on. */
    const xc_name_cell *own = &page->cells[sentence][token];
    while (s->tokens[at].head >= (int32_t)own->run_first &&
           s->tokens[at].head <= (int32_t)own->run_last && steps++ < 8)
        at = (uint32_t)s->tokens[at].head;
    const char *relation = s->tokens[at].relation;
    uint64_t rel = relation ? text_hash(relation) : 3;
    const char *above =
        s->tokens[at].head >= 0 ? s->tokens[s->tokens[at].head].lemma : "";
    uint64_t head = text_hash(above);
    unsigned kind = xc_gazetteer_find(above) & NOUNS;
    add(l, rel, 0);
    add(l, head, 0);
    add(l, rel, head);
    add(l, rel, kind);
    add(l, rel, own->gazetteer & NAMES);
    const char *direct = s->tokens[token].relation;
    uint64_t own_relation = direct ? text_hash(direct) : 3;
    add(l, own_relation, 0);
    add(l, own_relation, own->tag);
    add(l, own_relation,
        s->tokens[token].head >= 0 && s->tokens[token].head > (int32_t)token);
}

uint32_t xc_name_features(const xc_name_page *page, size_t sentence,
                          uint32_t token, uint32_t out[XC_NAME_FEATURES]) {
    list l = {.items = out, .kind = 1};
    add(&l, 0, page->sentences[sentence].headline);
    add_window(&l, page, sentence, token);
    add_affixes(&l, page->sentences[sentence].tokens[token].norm);
    add_run(&l, page, sentence, token);
    add_tree(&l, page, sentence, token);
    return l.count;
}
