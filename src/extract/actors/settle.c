/*
 * settle.c - settles pronouns once quotations have their speakers: "he" and
 * "she" inside a quotation are not the one who speaks it, for who speaks says
 * "I"; and a "he said" that nobody was found for goes on with the one who spoke
 * just before, else with the only person of the sentence before.
 *
 * Who is meant inside a quotation is not looked for: its words tell too little.
 * Exports: xc_settle_pronouns, xc_settle_speakers.
 */
#include <string.h>

#include "extract/extractor.h"
#include "lexicon/gazetteer.h"

/* How many sentences back the one who spoke before is looked for, and how many
 * attributions. */
enum { SPOKE_SENTENCES = 3, SPOKE_MOST = 16 };

/* Stands in a quotation that its own actor speaks. */
static bool is_of_speaker(const xc_reading *reading, const xc_mention *m) {
    size_t at =
        xc_reading_attributions_before(reading, m->in_title, m->span.start + 1);
    for (size_t n = 0; at > 0 && n < XC_MAX_SPEECH; at--, n++) {
        const xc_attribution *a = &reading->attributions.items[at - 1];
        if (a->in_title != m->in_title) break;
        if (a->direct && a->actor == m->actor &&
            a->content.start <= m->span.start && m->span.end <= a->content.end)
            return true;
    }
    return false;
}

void xc_settle_pronouns(xc_extractor *x) {
    xc_reading *reading = x->reading;
    size_t kept = 0;
    for (size_t i = 0; i < reading->mentions.count; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (m->kind == XC_MENTION_ACTOR && m->form == XC_FORM_PRONOUN &&
            m->actor != XC_NONE && is_of_speaker(reading, m))
            continue;
        reading->mentions.items[kept++] = *m;
    }
    reading->mentions.count = kept;
}

/* The pronoun that stands as a source; NULL: it is none. */
static const xc_token *source_pronoun(const xc_reading *r,
                                      const xc_attribution *a) {
    const xc_sentence *s = &r->sentences.items[a->sentence];
    for (uint32_t i = 0; i < s->token_count; i++) {
        const xc_token *t = &s->tokens[i];
        if (t->span.start == a->source.start && t->span.end == a->source.end)
            return xc_token_connects(t, XC_CONNECTORS_PERSON) ? t : NULL;
    }
    return NULL;
}

/* A given name of the other sex speaks against a pronoun. */
static bool may_be(const xc_reading *r, int32_t actor,
                   const xc_token *pronoun) {
    const xc_actor *a = &r->actors.items[actor];
    char given[XC_TOKEN_MAX_BYTES] = "";
    size_t length = strcspn(a->key, " ");
    if (a->type != XC_ACTOR_PERSON || length >= sizeof given) return false;
    memcpy(given, a->key, length);
    unsigned bits = xc_gazetteer_find(given);
    unsigned both = XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE;
    bool she = strcmp(pronoun->norm, "she") == 0;
    return (bits & both) == 0 || (bits & both) == both ||
           bits & (she ? XC_GAZETTEER_FEMALE : XC_GAZETTEER_MALE);
}

/* Who spoke last before an attribution, near enough. */
static int32_t spoke_before(const xc_reading *r, size_t index,
                            const xc_token *pronoun) {
    const xc_attribution *a = &r->attributions.items[index];
    size_t least = index > SPOKE_MOST ? index - SPOKE_MOST : 0;
    for (size_t i = index; i-- > least;) {
        const xc_attribution *b = &r->attributions.items[i];
        if (b->in_title != a->in_title ||
            b->sentence + SPOKE_SENTENCES < a->sentence)
            break;
        if (b->actor == XC_NONE || b->sentence > a->sentence ||
            r->actors.items[b->actor].type != XC_ACTOR_PERSON)
            continue;
        return may_be(r, b->actor, pronoun) ? b->actor : XC_NONE;
    }
    return XC_NONE;
}

/* The only person that the sentence before names; mentions are in order of
 * place. */
static int32_t only_person(const xc_reading *r, const xc_attribution *a,
                           const xc_token *pronoun) {
    int32_t only = XC_NONE;
    size_t low = 0, high = r->mentions.count;
    if (a->sentence == 0) return XC_NONE;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->mentions.items[middle].sentence + 1 < a->sentence)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < r->mentions.count; low++) {
        const xc_mention *m = &r->mentions.items[low];
        if (m->sentence + 1 != a->sentence) break;
        if (m->kind != XC_MENTION_ACTOR || m->actor == XC_NONE ||
            r->actors.items[m->actor].type != XC_ACTOR_PERSON)
            continue;
        if (only != XC_NONE && only != m->actor) return XC_NONE;
        only = m->actor;
    }
    return only != XC_NONE && may_be(r, only, pronoun) ? only : XC_NONE;
}

void xc_settle_speakers(xc_extractor *x) {
    xc_reading *r = x->reading;
    for (size_t i = 0; i < r->attributions.count; i++) {
        xc_attribution *a = &r->attributions.items[i];
        if (a->actor != XC_NONE || a->source.end <= a->source.start) continue;
        const xc_token *pronoun = source_pronoun(r, a);
        if (!pronoun) continue;
        a->actor = spoke_before(r, i, pronoun);
        if (a->actor == XC_NONE) a->actor = only_person(r, a, pronoun);
        if (a->actor != XC_NONE)
            xc_because(x, &a->why, "source",
                       "a pronoun goes on with who spoke or was named before",
                       NULL);
    }
}
