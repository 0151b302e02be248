/*
 * observe.c - turns a stored content into observations: its figures and dates,
 * each with the words around it.
 *
 * Sentences are cut into words anew from the stored text; no tags and no tree
 * are asked. It judges nothing.
 * Exports: xc_observer_*.
 */
#include "compare/matching/observe.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "compare/convert.h"
#include "compare/matching/qualities.h"
#include "lexicon/gazetteer.h"
#include "lexicon/lexicon.h"

/* How many bytes off a word may stand to be near a figure: some six words. */
enum { NEAR_BYTES = 40 };

/* Shorter words say little, longer ones are no words. */
enum { WORD_LEAST = 3, WORD_MOST = 64 };

typedef XC_VEC(xc_term) term_list;

struct xc_observer {
    xc_engine *engine;
    xc_arena *kept;    /* of everything that was observed */
    xc_arena *scratch; /* of texts, words and what is put together */
    struct sb_stemmer *stemmer;
};

/* A content on its way. */
typedef struct observing {
    const xc_weights *weights;
    xc_arena *kept;  /* as of the observer */
    xc_arena *arena; /* its scratch */
    xc_names *names;
    xc_text text;
    xc_text title;
    XC_VEC(xc_mention) actors;
    struct sb_stemmer *stemmer;
    xc_observed *out;
} observing;

/* ------------------------------------------------------------------ */
/* Loading                                                              */

static xc_status take_sentence(void *user, const xc_stored_sentence *sentence) {
    observing *o = user;
    xc_observed_sentence seen = {.stored = *sentence};
    return XC_PUSH(o->arena, &o->out->sentences, seen);
}

static xc_status take_mention(void *user, const xc_mention *mention) {
    observing *o = user;
    if (mention->nested || mention->sentence >= o->out->sentences.count)
        return XC_OK;
    if (mention->kind == XC_MENTION_ACTOR)
        return XC_PUSH(o->arena, &o->actors, *mention);
    return XC_PUSH(o->arena, &o->out->mentions, *mention);
}

static int compare_named(const void *left, const void *right) {
    const xc_mention *a = left, *b = right;
    if (a->sentence != b->sentence) return a->sentence < b->sentence ? -1 : 1;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    return (a->span.end < b->span.end) - (a->span.end > b->span.end);
}

static xc_status load(observing *o, xc_engine *engine) {
    xc_content_reader reader = {.text = &o->text,
                                .title = &o->title,
                                .texts = o->arena,
                                .mentions = o->kept,
                                .take_sentence = take_sentence,
                                .take_mention = take_mention,
                                .user = o};
    XC_TRY(xc_engine_read_content(
        engine, engine->contents.items[o->out->content], &reader));
    XC_TRY(XC_KEEP(o->kept, &o->out->sentences));
    return XC_KEEP(o->kept, &o->out->mentions);
}

static xc_status read_names(observing *o) {
    xc_observed *out = o->out;
    xc_written_room room = {o->kept, o->arena, o->names};
    for (size_t i = 0; i < o->actors.count; i++) {
        const xc_mention *m = &o->actors.items[i];
        if (m->form == XC_FORM_NAME) XC_TRY(XC_PUSH(o->arena, &out->named, *m));
        XC_TRY(xc_written_add(&out->written, &room,
                              m->in_title ? &o->title : &o->text, m,
                              out->sentences.items[m->sentence].stored.span));
    }
    if (out->named.count > 1)
        qsort(out->named.items, out->named.count, sizeof *out->named.items,
              compare_named);
    XC_TRY(XC_KEEP(o->kept, &out->named));
    return xc_written_settle(&out->written, &room);
}

/* What is no prose tells nothing. */
static xc_status read_words(observing *o) {
    for (size_t i = 0; i < o->out->sentences.count; i++) {
        const xc_stored_sentence *s = &o->out->sentences.items[i].stored;
        const xc_text *text = s->in_title ? &o->title : &o->text;
        if (s->block == XC_BLOCK_BOILERPLATE || s->block == XC_BLOCK_BYLINE)
            continue;
        XC_TRY(
            xc_developments_read(o->kept, text, s, i, &o->out->developments));
        XC_TRY(xc_kinds_read(o->kept, text, s, i, &o->out->kinds));
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Terms                                                                */

static uint64_t stem_of(const observing *o, const char *word, size_t length) {
    const sb_symbol *stem =
        sb_stemmer_stem(o->stemmer, (const sb_symbol *)word, (int)length);
    if (!stem) return xc_hash_bytes(XC_HASH_INIT, word, length);
    return xc_hash_bytes(XC_HASH_INIT, stem,
                         (size_t)sb_stemmer_length(o->stemmer));
}

static int compare_terms(const void *left, const void *right) {
    const xc_term *a = left, *b = right;
    if (a->stem != b->stem) return a->stem < b->stem ? -1 : 1;
    return strcmp(a->word, b->word);
}

/* Terms that were put together, in memory of the observed that is just large
 * enough. */
static xc_status keep(const observing *o, const xc_term *items, size_t count,
                      xc_terms *terms) {
    *terms = (xc_terms){0};
    if (count == 0) return XC_OK;
    xc_term *copy = xc_arena_array(o->kept, count, sizeof *copy);
    XC_TRY_NEW(copy);
    memcpy(copy, items, count * sizeof *copy);
    *terms = xc_terms_of(copy, count);
    return XC_OK;
}

/* Sorts them, each stem once, as rare as its commonest word. */
static xc_status settle(const observing *o, term_list *list, xc_terms *terms) {
    size_t kept = 0;
    if (list->count > 1)
        qsort(list->items, list->count, sizeof *list->items, compare_terms);
    for (size_t i = 0; i < list->count; i++) {
        xc_term *last = kept > 0 ? &list->items[kept - 1] : NULL;
        if (last && last->stem == list->items[i].stem) {
            if (list->items[i].rarity < last->rarity)
                last->rarity = list->items[i].rarity;
            continue;
        }
        list->items[kept++] = list->items[i];
    }
    return keep(o, list->items, kept, terms);
}

/* What two sets of terms have in common, or all of both; neither marked nor
 * kept. */
static xc_status combine(const observing *o, const xc_terms *a,
                         const xc_terms *b, bool both, xc_terms *out) {
    term_list list = {0};
    size_t i = 0, k = 0;
    while (i < a->count || k < b->count) {
        int order = i == a->count                          ? 1
                    : k == b->count                        ? -1
                    : a->items[i].stem == b->items[k].stem ? 0
                    : a->items[i].stem < b->items[k].stem  ? -1
                                                           : 1;
        if (order == 0 || !both)
            XC_TRY(XC_PUSH(o->arena, &list,
                           order > 0 ? b->items[k] : a->items[i]));
        if (order <= 0) i++;
        if (order >= 0) k++;
    }
    *out = (xc_terms){.items = list.items, .count = list.count};
    return XC_OK;
}

/* Words of the closed classes tell nothing of what a text is about. */
static bool is_telling(const xc_token *token) {
    size_t length = strlen(token->norm);
    if (length < WORD_LEAST || length > WORD_MOST) return false;
    if (strcspn(token->norm, "0123456789") < length) return false;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_WORDS, token->norm);
    int pos = row ? xc_lexeme_word(row, XC_WORDS_POS) : XC_WORDS_POS_NOUN;
    return pos == XC_WORDS_POS_NOUN || pos == XC_WORDS_POS_VERB ||
           pos == XC_WORDS_POS_ADJ;
}

/* Adds a word; the parts of a hyphenated word are words. */
static xc_status add_word(const observing *o, const xc_token *token,
                          term_list *list) {
    const char *part = token->norm;
    while (*part) {
        size_t length = strcspn(part, "-");
        if (length >= WORD_LEAST) {
            const char *word = xc_names_intern(o->names, part, length);
            XC_TRY_NEW(word);
            xc_term term = {
                stem_of(o, part, length),
                xc_weights_rarity(o->weights, xc_gazetteer_commonness(word)),
                word};
            XC_TRY(XC_PUSH(o->arena, list, term));
        }
        part += length + (part[length] == '-');
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Observations                                                         */

static bool is_observed(const xc_mention *mention) {
    if (mention->kind == XC_MENTION_DATE)
        return xc_date_is_placed(&mention->date) && !mention->date.repeats[0];
    /* "Dozens" is against no number, and an age is somebody's. */
    if (mention->quantity.digits == 0 ||
        mention->quantity.dimension == XC_DIMENSION_AGE)
        return false;
    return mention->quantity.dimension != XC_DIMENSION_ORDINAL &&
           mention->quantity.dimension != XC_DIMENSION_SCORE;
}

static bool is_break(const xc_token *token) {
    return token->norm[0] && !token->norm[1] &&
           strchr(",;:.()", token->norm[0]);
}

/* A word that is part of a figure or date of the sentence. */
static bool is_figure(const observing *o, const xc_token *token, size_t first,
                      size_t last) {
    for (size_t i = first; i < last; i++) {
        xc_span span = o->out->mentions.items[i].span;
        if (token->span.start < span.end && span.start < token->span.end)
            return true;
    }
    return false;
}

static uint32_t gap_between(xc_span a, xc_span b) {
    if (a.end <= b.start) return b.start - a.end;
    if (b.end <= a.start) return a.start - b.end;
    return 0;
}

/* The tokens between the breaks around a figure, end exclusive. */
static void find_clause(const xc_sentence *words, xc_span span, uint32_t *first,
                        uint32_t *last) {
    *first = 0;
    *last = words->token_count;
    for (uint32_t i = 0; i < words->token_count; i++) {
        const xc_token *token = &words->tokens[i];
        if (!is_break(token)) continue;
        if (token->span.end <= span.start) *first = i + 1;
        if (token->span.start >= span.end) {
            *last = i;
            break;
        }
    }
}

/* The mentions of a sentence, as a range of out->mentions. */
typedef struct range {
    size_t first;
    size_t last;
} range;

static xc_status find_terms(const observing *o, const xc_sentence *words,
                            range own, xc_observation *item) {
    xc_span span = item->mention->span;
    uint32_t first, last;
    term_list clause = {0}, near = {0};
    find_clause(words, span, &first, &last);
    for (uint32_t i = 0; i < words->token_count; i++) {
        const xc_token *token = &words->tokens[i];
        if (!is_telling(token) || is_figure(o, token, own.first, own.last))
            continue;
        if (i >= first && i < last) XC_TRY(add_word(o, token, &clause));
        if (gap_between(token->span, span) <= NEAR_BYTES)
            XC_TRY(add_word(o, token, &near));
    }
    XC_TRY(settle(o, &clause, &item->clause));
    XC_TRY(settle(o, &near, &item->near));
    xc_terms all, both;
    XC_TRY(combine(o, &item->clause, &item->near, false, &all));
    XC_TRY(combine(o, &item->clause, &item->near, true, &both));
    XC_TRY(keep(o, all.items, all.count, &item->around));
    return keep(o, both.items, both.count, &item->core);
}

/* The last word of what is counted: "case" for "coronavirus case". */
static uint64_t noun_of(const observing *o, const xc_mention *mention) {
    const char *unit = mention->quantity.unit;
    if (mention->kind != XC_MENTION_QUANTITY || !unit) return 0;
    const char *last = strrchr(unit, ' ');
    last = last ? last + 1 : unit;
    return stem_of(o, last, strlen(last));
}

/* "Since 9 March" tells where something began; the figure is of another day
 * where one is named. */
static bool is_beginning(const xc_mention *date) {
    return date->date.relation == XC_RELATION_SINCE;
}

static bool stands_nearer(const xc_mention *date, const xc_mention *best,
                          const xc_mention *figure) {
    if (is_beginning(date) != is_beginning(best)) return is_beginning(best);
    return gap_between(date->span, figure->span) <
           gap_between(best->span, figure->span);
}

static const xc_mention *nearest_date(const observing *o, range own,
                                      const xc_mention *figure) {
    const xc_mention *best = NULL;
    for (size_t i = own.first; i < own.last; i++) {
        const xc_mention *m = &o->out->mentions.items[i];
        if (m->kind != XC_MENTION_DATE || !is_observed(m)) continue;
        if (!best || stands_nearer(m, best, figure)) best = m;
    }
    return best;
}

static xc_status observe_sentence(const observing *o, size_t index, range own) {
    xc_observed *out = o->out;
    xc_observed_sentence *sentence = &out->sentences.items[index];
    xc_sentence words;
    term_list terms = {0};
    const xc_text *text = sentence->stored.in_title ? &o->title : &o->text;
    XC_TRY(xc_language_tokens(o->arena, o->names, text, sentence->stored.span,
                              &words));
    for (uint32_t i = 0; i < words.token_count; i++)
        if (is_telling(&words.tokens[i]) &&
            !is_figure(o, &words.tokens[i], own.first, own.last))
            XC_TRY(add_word(o, &words.tokens[i], &terms));
    XC_TRY(settle(o, &terms, &sentence->terms));
    XC_TRY(xc_traits_read(o->kept, o->names, text, &words, &sentence->stored,
                          index, out->named.items, out->named.count,
                          &out->traits));
    sentence->first = out->items.count;
    XC_TRY(xc_moments_read(
        &out->moments, o->kept, index, text, &words,
        own.last > own.first ? &out->mentions.items[own.first] : NULL,
        own.last - own.first));
    for (size_t i = own.first; i < own.last; i++) {
        const xc_mention *m = &out->mentions.items[i];
        if (!is_observed(m)) continue;
        xc_observation item = {
            .mention = m, .sentence = index, .noun = noun_of(o, m)};
        if (m->kind == XC_MENTION_QUANTITY) item.when = nearest_date(o, own, m);
        item.quality = xc_quality_read(&words, m);
        XC_TRY(find_terms(o, &words, own, &item));
        XC_TRY(XC_PUSH(o->arena, &out->items, item));
    }
    sentence->last = out->items.count;
    return XC_OK;
}

static void mark_dates(xc_observed *out, const xc_observed_sentence *sentence) {
    for (size_t i = sentence->first; i < sentence->last; i++)
        for (size_t k = sentence->first; k < sentence->last; k++)
            if (out->items.items[k].when == out->items.items[i].mention)
                out->items.items[i].dates_figure = true;
}

/* A sentence with those beside it, of the same field. */
static xc_status find_passage(const observing *o, size_t i) {
    xc_observed *out = o->out;
    xc_observed_sentence *s = &out->sentences.items[i];
    xc_terms sum = s->terms;
    for (int step = -1; step <= 1; step += 2) {
        if ((step < 0 && i == 0) || (step > 0 && i + 1 >= out->sentences.count))
            continue;
        const xc_observed_sentence *beside =
            &out->sentences.items[(size_t)((ptrdiff_t)i + step)];
        if (beside->stored.in_title != s->stored.in_title) continue;
        XC_TRY(combine(o, &sum, &beside->terms, false, &sum));
    }
    return keep(o, sum.items, sum.count, &s->passage);
}

/* Mentions come in the order of sentences, but for those that a later step of
 * reading added: these are passed over. */
static xc_status observe(observing *o) {
    size_t at = 0;
    xc_observed *out = o->out;
    for (size_t s = 0; s < out->sentences.count; s++) {
        range own = {at, at};
        while (at < out->mentions.count &&
               out->mentions.items[at].sentence <= s)
            at++;
        own.last =
            at - own.first > XC_MAX_OBSERVED ? own.first + XC_MAX_OBSERVED : at;
        if (out->sentences.items[s].stored.block == XC_BLOCK_BOILERPLATE)
            continue;
        XC_TRY(observe_sentence(o, s, own));
        mark_dates(out, &out->sentences.items[s]);
    }
    xc_moments_settle(&out->moments);
    for (size_t s = 0; s < out->sentences.count; s++)
        XC_TRY(find_passage(o, s));
    return XC_KEEP(o->kept, &out->items);
}

/* ------------------------------------------------------------------ */
/* The observer                                                         */

xc_observer *xc_observer_new(xc_engine *engine) {
    xc_observer *made = xc_alloc(sizeof *made);
    if (!made) return NULL;
    *made = (xc_observer){.engine = engine,
                          .kept = xc_arena_new(),
                          .scratch = xc_arena_new(),
                          .stemmer = sb_stemmer_new("english", NULL)};
    if (made->kept && made->scratch && made->stemmer) return made;
    xc_observer_free(made);
    return NULL;
}

void xc_observer_free(xc_observer *observer) {
    if (!observer) return;
    if (observer->stemmer) sb_stemmer_delete(observer->stemmer);
    xc_arena_free(observer->scratch);
    xc_arena_free(observer->kept);
    xc_release(observer);
}

void xc_observer_forget(xc_observer *observer) {
    if (observer) xc_arena_clear(observer->kept);
}

xc_status xc_observer_look(xc_observer *observer, size_t content,
                           const xc_observed **observed) {
    xc_arena_clear(observer->scratch);
    observing o = {.weights = observer->engine->comparison->weights,
                   .kept = observer->kept,
                   .arena = observer->scratch,
                   .stemmer = observer->stemmer};
    o.names = xc_names_new_apart(o.kept, o.arena);
    o.out = xc_arena_alloc(o.kept, sizeof *o.out);
    *observed = o.out;
    if (!o.names || !o.out) return XC_ERROR_MEMORY;
    o.out->content = content;
    XC_TRY(load(&o, observer->engine));
    XC_TRY(read_names(&o));
    XC_TRY(read_words(&o));
    return observe(&o);
}
