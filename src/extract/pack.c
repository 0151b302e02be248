/*
 * pack.c - turns a reading into bytes and bytes into a reading.
 *
 * Each function goes both ways: it packs what a struct holds, or fills it.
 * What was packed by another build is not asked for (src/api/kept.c), so there
 * is no format to keep; what is damaged is told apart here.
 * Exports: xc_reading_pack.
 */
#include "extract/pack.h"

#include <string.h>

/* The lengths and counts that are pointed into. */
typedef struct packing {
    xc_pack *pack;
    xc_reading *reading;
    uint32_t text, title; /* bytes */
} packing;

static void pack_span(packing *p, xc_span *span, bool in_title) {
    xc_pack_u32(p->pack, &span->start);
    xc_pack_u32(p->pack, &span->end);
    if (span->start > span->end || span->end > (in_title ? p->title : p->text))
        p->pack->bad = true;
}

static void pack_actor_index(packing *p, int32_t *index) {
    xc_pack_i32(p->pack, index);
    if (*index < XC_NONE || *index >= (int64_t)p->reading->actors.count)
        p->pack->bad = true;
}

static void pack_sentence_index(packing *p, uint32_t *index) {
    xc_pack_u32(p->pack, index);
    if (*index >= p->reading->sentences.count) p->pack->bad = true;
}

/* ------------------------------------------------------------------ */
/* Values                                                               */

static void pack_interval(xc_pack *pack, xc_interval *interval) {
    xc_pack_double(pack, &interval->low);
    xc_pack_double(pack, &interval->high);
    xc_pack_bool(pack, &interval->low_open);
    xc_pack_bool(pack, &interval->high_open);
}

static void pack_whole(xc_pack *pack, xc_whole *whole) {
    xc_pack_bool(pack, &whole->known);
    if (!whole->known) return;
    xc_pack_double(pack, &whole->value);
    pack_interval(pack, &whole->written);
    pack_interval(pack, &whole->meant);
}

static void pack_quantity(xc_pack *pack, xc_quantity *q) {
    xc_pack_double(pack, &q->value);
    pack_interval(pack, &q->written);
    pack_interval(pack, &q->meant);
    q->digits = xc_pack_within(pack, q->digits, 0, INT16_MAX);
    XC_PACK_ENUM(pack, xc_bound, q->bound, XC_BOUND_RANGE);
    XC_PACK_ENUM(pack, xc_dimension, q->dimension, XC_DIMENSION_MAGNITUDE);
    xc_pack_string(pack, &q->unit);
    pack_whole(pack, &q->whole);
    xc_pack_bool(pack, &q->complement);
    xc_pack_double(pack, &q->points[0]);
    xc_pack_double(pack, &q->points[1]);
}

static void pack_date(xc_pack *pack, xc_date *d) {
    xc_pack_i32(pack, &d->first);
    xc_pack_i32(pack, &d->last);
    d->year = (int16_t)xc_pack_within(pack, d->year, INT16_MIN, INT16_MAX);
    d->month = (int8_t)xc_pack_within(pack, d->month, 0, 12);
    d->day = (int8_t)xc_pack_within(pack, d->day, 0, 31);
    d->weekday = (int8_t)xc_pack_within(pack, d->weekday, 0, 7);
    XC_PACK_ENUM(pack, xc_anchoring, d->anchoring, XC_ANCHOR_OTHER);
    xc_pack_chars(pack, d->edtf, sizeof d->edtf);
    XC_PACK_ENUM(pack, xc_date_part, d->part, XC_PART_LATE);
    XC_PACK_ENUM(pack, xc_date_relation, d->relation, XC_RELATION_FROM);
    xc_pack_bool(pack, &d->about);
    xc_pack_bool(pack, &d->fiscal);
    xc_pack_chars(pack, d->repeats, sizeof d->repeats);
    xc_pack_bool(pack, &d->has_time);
    d->minute = (int16_t)xc_pack_within(pack, d->minute, 0, 1440);
    xc_pack_bool(pack, &d->has_zone);
    d->zone = (int16_t)xc_pack_within(pack, d->zone, -1440, 1440);
}

/* ------------------------------------------------------------------ */
/* The article                                                          */

static void pack_text(xc_pack *pack, xc_text *text) {
    const char *map = "";
    size_t length = 0;
    xc_buffer packed = XC_BUFFER_INIT;
    if (pack->out) {
        if (xc_text_pack_map(text, &packed) < 0) pack->memory = true;
        map = packed.bytes ? packed.bytes : "";
        length = packed.length;
    }
    xc_pack_string(pack, &text->bytes);
    xc_pack_bytes(pack, &map, &length);
    xc_buffer_dispose(&packed);
    if (pack->out || xc_pack_status(pack) < 0) return;
    if (!text->bytes) text->bytes = "";
    text->length = (uint32_t)strlen(text->bytes);
    xc_status status = xc_text_unpack_map(pack->arena, map, length, text);
    if (status == XC_ERROR_MEMORY) pack->memory = true;
    if (status < 0) pack->bad = true;
}

static void pack_block(packing *p, xc_block *block) {
    XC_PACK_ENUM(p->pack, xc_block_kind, block->kind, XC_BLOCK_TABLE);
    pack_span(p, &block->span, false);
}

static void pack_blocks(packing *p, xc_article *a) {
    xc_pack *pack = p->pack;
    size_t count = xc_pack_count(pack, a->block_count);
    xc_block *all = xc_arena_array(pack->arena, count, sizeof *all);
    if (!all) {
        pack->memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (pack->out) all[i] = a->blocks[i];
        pack_block(p, &all[i]);
    }
    a->blocks = all;
    a->block_count = count;
}

static void pack_article(packing *p, xc_article *a) {
    xc_pack *pack = p->pack;
    xc_pack_string(pack, &a->id);
    xc_pack_string(pack, &a->source);
    xc_pack_string(pack, &a->url);
    xc_pack_string(pack, &a->byline);
    xc_pack_string(pack, &a->published);
    xc_pack_string(pack, &a->modified);
    xc_pack_string(pack, &a->language);
    xc_pack_bool(pack, &a->draft);
    pack_text(pack, &a->text);
    pack_text(pack, &a->title);
    p->text = a->text.length;
    p->title = a->title.length;
    xc_pack_bool(pack, &a->title_in_text);
    xc_pack_bool(pack, &a->comments);
    pack_blocks(p, a);
}

/* ------------------------------------------------------------------ */
/* What was understood                                                  */

static void pack_sentence(packing *p, xc_sentence *s) {
    size_t blocks = p->reading->article->block_count;
    xc_pack_bool(p->pack, &s->in_title);
    xc_pack_bool(p->pack, &s->aside);
    pack_span(p, &s->span, s->in_title);
    xc_pack_u32(p->pack, &s->block);
    xc_pack_u32(p->pack, &s->token_count);
    if (!p->pack->out) s->tokens = NULL;
    if (s->block > 0 && s->block >= blocks) p->pack->bad = true;
}

static void pack_actor(packing *p, xc_actor *actor) {
    XC_PACK_ENUM(p->pack, xc_actor_type, actor->type, XC_ACTOR_GROUP);
    xc_pack_string(p->pack, &actor->name);
    xc_pack_string(p->pack, &actor->key);
    xc_pack_bool(p->pack, &actor->guessed);
    if (!actor->name || !actor->key) p->pack->bad = true;
}

static void pack_mention(packing *p, xc_mention *m) {
    xc_pack *pack = p->pack;
    XC_PACK_ENUM(pack, xc_mention_kind, m->kind, XC_MENTION_ACTOR);
    xc_pack_bool(pack, &m->in_title);
    pack_span(p, &m->span, m->in_title);
    pack_sentence_index(p, &m->sentence);
    xc_pack_u32(pack, &m->first);
    xc_pack_u32(pack, &m->last);
    xc_pack_u32(pack, &m->noun_first);
    xc_pack_u32(pack, &m->noun_last);
    xc_pack_string(pack, &m->noun);
    if (m->kind == XC_MENTION_QUANTITY) pack_quantity(pack, &m->quantity);
    if (m->kind == XC_MENTION_DATE) pack_date(pack, &m->date);
    xc_pack_bool(pack, &m->nested);
    xc_pack_bool(pack, &m->duration);
    pack_actor_index(p, &m->actor);
    if (m->kind == XC_MENTION_ACTOR && m->actor == XC_NONE) pack->bad = true;
    XC_PACK_ENUM(pack, xc_actor_form, m->form, XC_FORM_PRONOUN);
}

static void pack_attribution(packing *p, xc_attribution *a) {
    xc_pack *pack = p->pack;
    pack_sentence_index(p, &a->sentence);
    xc_pack_bool(pack, &a->in_title);
    xc_pack_bool(pack, &a->direct);
    xc_pack_bool(pack, &a->denied);
    pack_span(p, &a->source, a->in_title);
    pack_actor_index(p, &a->actor);
    pack_span(p, &a->cue, a->in_title);
    pack_span(p, &a->content, a->in_title);
    XC_PACK_ENUM(pack, xc_attribution_kind, a->kind, XC_ATTRIBUTION_SHOW);
    xc_pack_bool(pack, &a->phrase);
    xc_pack_bool(pack, &a->part);
}

static void pack_quoted(packing *p, xc_quoted *quoted) {
    xc_pack_bool(p->pack, &quoted->in_title);
    pack_span(p, &quoted->span, quoted->in_title);
}

static void pack_argument(packing *p, xc_argument *argument, bool in_title) {
    xc_pack_string(p->pack, &argument->role);
    xc_pack_string(p->pack, &argument->words);
    pack_span(p, &argument->span, in_title);
    pack_actor_index(p, &argument->actor);
    if (!argument->role) p->pack->bad = true;
}

static void pack_arguments(packing *p, xc_fact *fact) {
    xc_pack *pack = p->pack;
    size_t count = xc_pack_count(pack, fact->argument_count);
    if (count > XC_FACT_MAX_ARGUMENTS) {
        pack->bad = true;
        return;
    }
    xc_argument items[XC_FACT_MAX_ARGUMENTS] = {{0}};
    for (size_t i = 0; i < count; i++) {
        if (pack->out) items[i] = fact->arguments[i];
        pack_argument(p, &items[i], fact->in_title);
    }
    if (pack->out || count == 0) return;
    xc_argument *kept = xc_arena_array(pack->arena, count, sizeof *kept);
    if (kept) memcpy(kept, items, count * sizeof *kept);
    pack->memory |= !kept;
    fact->arguments = kept;
    fact->argument_count = kept ? (uint32_t)count : 0;
}

static void pack_words(xc_pack *pack, xc_fact *f) {
    const char **const words[] = {&f->predicate, &f->object,   &f->topic,
                                  &f->claim,     &f->set_head, &f->set_words,
                                  &f->words};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        xc_pack_string(pack, words[i]);
}

static void pack_fact(packing *p, xc_fact *f) {
    xc_pack *pack = p->pack;
    XC_PACK_ENUM(pack, xc_fact_kind, f->kind, XC_FACT_AGE);
    xc_pack_bool(pack, &f->in_title);
    xc_span *const spans[] = {&f->span,        &f->evidence,  &f->mark,
                              &f->number_span, &f->date_span, &f->as_of_span};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        pack_span(p, spans[i], f->in_title);
    int32_t *const actors[] = {&f->actor, &f->speaker, &f->place,
                               &f->set_actor};
    for (size_t i = 0; i < sizeof actors / sizeof *actors; i++)
        pack_actor_index(p, actors[i]);
    pack_words(pack, f);
    XC_PACK_ENUM(pack, xc_polarity, f->polarity, XC_NEGATIVE);
    XC_PACK_ENUM(pack, xc_modality, f->modality, XC_MODALITY_ASKED);
    XC_PACK_ENUM(pack, xc_tense, f->tense, XC_TENSE_FUTURE);
    XC_PACK_ENUM(pack, xc_standing, f->standing, XC_STANDING_CHANGE);
    xc_pack_bool(pack, &f->has_number);
    if (f->has_number) pack_quantity(pack, &f->number);
    xc_pack_bool(pack, &f->has_level);
    if (f->has_level) pack_quantity(pack, &f->level);
    xc_pack_bool(pack, &f->has_date);
    if (f->has_date) pack_date(pack, &f->date);
    xc_pack_bool(pack, &f->has_as_of);
    if (f->has_as_of) pack_date(pack, &f->as_of);
    pack_arguments(p, f);
}

void xc_reading_pack(xc_pack *pack, xc_reading *reading, const char *path) {
    packing p = {.pack = pack, .reading = reading};
    xc_article *article = xc_arena_alloc(pack->arena, sizeof *article);
    if (!article) {
        pack->memory = true;
        return;
    }
    if (pack->out) *article = *reading->article;
    article->path = path;
    pack_article(&p, article);
    if (!pack->out) reading->article = article;
    xc_pack_i32(pack, &reading->published);
    xc_pack_string(pack, &reading->published_from);
    XC_PACK_VEC(pack, &reading->sentences, xc_sentence, pack_sentence, &p);
    XC_PACK_VEC(pack, &reading->actors, xc_actor, pack_actor, &p);
    XC_PACK_VEC(pack, &reading->mentions, xc_mention, pack_mention, &p);
    XC_PACK_VEC(pack, &reading->attributions, xc_attribution, pack_attribution,
                &p);
    XC_PACK_VEC(pack, &reading->quoted, xc_quoted, pack_quoted, &p);
    XC_PACK_VEC(pack, &reading->facts, xc_fact, pack_fact, &p);
}
