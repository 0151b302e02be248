/*
 * follow.c - turns whole sentences in quotation marks that no cue stands
 * beside into attributions: the one who spoke in the sentence before goes on
 * speaking ("Ana Ruiz said the pool was closed. \"It leaks.\""), also where
 * the quotation is a paragraph of its own. Where two speak there, or nobody,
 * it is known only that the article does not say so itself: an attribution
 * without a source. A few quoted words within a sentence are left alone.
 * Exports: xc_speech_follow.
 */
#include <assert.h>

#include "base/map.h"
#include "extract/attributions/speech.h"

/* Tokens that a quotation without a cue has, at least; captions between it and
 * who spoke, and attributions of a sentence that are looked at, at most. */
enum { LEAST_TOKENS = 5, MOST_ASIDES = 2, MOST_SPEECH = 32 };

typedef struct follower {
    xc_speech *s;
    size_t *first_of; /* the first attribution of a sentence, and the */
    size_t *next_of;  /* next of one; SIZE_MAX: none */
    xc_map known;     /* attributions of quotations, by place and field */
    size_t body;      /* the first quotation that is not of the title */
} follower;

static uint64_t field_of(bool in_title) {
    return in_title ? 2 : 1;
}

static xc_status index_speech(follower *f) {
    const xc_reading *r = f->s->x->reading;
    xc_arena *arena = f->s->x->arena;
    f->first_of =
        xc_arena_array(arena, r->sentences.count + 1, sizeof *f->first_of);
    f->next_of =
        xc_arena_array(arena, r->attributions.count + 1, sizeof *f->next_of);
    XC_TRY_NEW(f->first_of);
    XC_TRY_NEW(f->next_of);
    for (size_t i = 0; i <= r->sentences.count; i++)
        f->first_of[i] = SIZE_MAX;
    for (size_t i = r->attributions.count; i > 0; i--) {
        const xc_attribution *a = &r->attributions.items[i - 1];
        f->next_of[i - 1] = f->first_of[a->sentence];
        f->first_of[a->sentence] = i - 1;
        if (a->direct)
            XC_TRY(xc_map_put(arena, &f->known, a->content.start,
                              field_of(a->in_title), i - 1));
    }
    return XC_OK;
}

/* The attribution of a quotation; NULL: none. */
static const xc_attribution *speech_of(const follower *f,
                                       const xc_quotation *q) {
    const xc_sentence *sentence = xc_speech_sentence(f->s, q->open_sentence);
    size_t at;
    if (!xc_map_get(&f->known, q->content.start, field_of(sentence->in_title),
                    &at))
        return NULL;
    return &f->s->x->reading->attributions.items[at];
}

/* Something is said in it: it begins like a sentence, has a verb and ends with
 * its sentence. */
static bool is_sentence(const follower *f, const xc_quotation *q) {
    const xc_sentence *open = xc_speech_sentence(f->s, q->open_sentence);
    const xc_sentence *close = xc_speech_sentence(f->s, q->close_sentence);
    uint32_t first = q->open_token + 1, last = q->close_token;
    if (first >= open->token_count || !open->tokens[first].capital)
        return false;
    for (uint32_t t = last; t < close->token_count; t++)
        if (close->tokens[t].upos != XC_UPOS_PUNCT) return false;
    if (q->open_sentence != q->close_sentence) last = open->token_count;
    bool verb = q->open_sentence != q->close_sentence;
    for (uint32_t t = first; t < last && !verb; t++)
        verb = open->tokens[t].upos == XC_UPOS_VERB ||
               open->tokens[t].upos == XC_UPOS_AUX;
    return verb && (q->open_sentence != q->close_sentence ||
                    last - first >= LEAST_TOKENS);
}

/* Who alone speaks in a sentence, outside of what others say; NULL. */
static const xc_attribution *only_speech(const follower *f, uint32_t index) {
    const xc_reading *r = f->s->x->reading;
    const xc_attribution *found = NULL, *all = r->attributions.items;
    size_t seen = 0;
    if (!all) return NULL;
    for (size_t i = f->first_of[index]; i != SIZE_MAX && seen < MOST_SPEECH;
         i = f->next_of[i], seen++) {
        const xc_attribution *a = &all[i];
        if (a->phrase || a->cue.end == 0 || a->source.end == 0 ||
            a->kind == XC_ATTRIBUTION_SHOW || a->kind == XC_ATTRIBUTION_JUDGE ||
            (!a->in_title && xc_speech_quoted(f->s, f->body, a->cue.start)))
            continue;
        if (found && found->content.start <= a->cue.start &&
            a->cue.end <= found->content.end)
            continue;
        bool holds = found && a->content.start <= found->cue.start &&
                     found->cue.end <= a->content.end;
        if (found && !holds && found->source.start != a->source.start &&
            (found->actor == XC_NONE || found->actor != a->actor))
            return NULL;
        found = a;
    }
    return found;
}

/* The sentence before a quotation, past captions; SIZE_MAX: none. */
static size_t sentence_before(const follower *f, const xc_quotation *q) {
    const xc_sentence *own = xc_speech_sentence(f->s, q->open_sentence);
    uint32_t index = q->open_sentence;
    for (int steps = 0; index > 0 && steps <= MOST_ASIDES; steps++) {
        const xc_sentence *before = xc_speech_sentence(f->s, --index);
        if (before->in_title != own->in_title) return SIZE_MAX;
        if (!before->aside) return index;
    }
    return SIZE_MAX;
}

/* A quotation is all of its paragraph. */
static bool is_paragraph(const follower *f, const xc_quotation *q) {
    const xc_sentences *all = &f->s->x->reading->sentences;
    const xc_sentence *open = &all->items[q->open_sentence];
    uint32_t before = q->open_sentence, behind = q->close_sentence + 1;
    bool first = before == 0 || all->items[before - 1].block != open->block;
    bool last = behind >= all->count || all->items[behind].block != open->block;
    return first && last && q->open_token == 0;
}

/* Who goes on speaking in a quotation; NULL: nobody knows. */
static const xc_attribution *find_speech(const follower *f, size_t index) {
    const xc_quotation *q = &f->s->quotations.items[index];
    const xc_sentence *own = xc_speech_sentence(f->s, q->open_sentence);
    const xc_quotation *before =
        index > 0 ? &f->s->quotations.items[index - 1] : NULL;
    if (before && q->open_token == 0 && !xc_speech_is_closed(f->s, before) &&
        before->close_sentence + 1 == q->open_sentence)
        return speech_of(f, before);
    size_t at = sentence_before(f, q);
    if (at == SIZE_MAX || !xc_speech_begins(own, q->open_token)) return NULL;
    bool same = xc_speech_sentence(f->s, (uint32_t)at)->block == own->block;
    if (!same && !is_paragraph(f, q)) return NULL;
    return only_speech(f, (uint32_t)at);
}

static xc_status push_speech(follower *f, const xc_quotation *q,
                             const xc_attribution *from) {
    const xc_sentence *open = xc_speech_sentence(f->s, q->open_sentence);
    xc_reading *r = f->s->x->reading;
    xc_attribution a = {.sentence = q->open_sentence,
                        .in_title = open->in_title,
                        .direct = true,
                        .actor = XC_NONE,
                        .content = q->content};
    if (from) {
        a.sentence = from->sentence;
        a.source = from->source;
        a.actor = from->actor;
        a.cue = from->cue;
    }
    xc_because(f->s->x, &a.why, "source",
               from ? "who spoke in the sentence before goes on"
                    : "nobody is named beside quoted sentences",
               NULL);
    xc_because(f->s->x, &a.why, "content", "sentences in quotation marks",
               NULL);
    XC_TRY(xc_map_put(f->s->x->arena, &f->known, q->content.start,
                      field_of(open->in_title), r->attributions.count));
    assert(r->attributions.items || r->attributions.capacity == 0);
    return XC_PUSH(f->s->x->arena, &r->attributions, a);
}

xc_status xc_speech_follow(xc_speech *s) {
    follower f = {.s = s};
    XC_TRY(index_speech(&f));
    while (f.body < s->quotations.count &&
           xc_speech_sentence(s, s->quotations.items[f.body].open_sentence)
               ->in_title)
        f.body++;
    for (size_t i = 0; i < s->quotations.count; i++) {
        const xc_quotation *q = &s->quotations.items[i];
        if (xc_speech_sentence(s, q->open_sentence)->aside ||
            speech_of(&f, q) || !is_sentence(&f, q))
            continue;
        XC_TRY(push_speech(&f, q, find_speech(&f, i)));
    }
    return XC_OK;
}
