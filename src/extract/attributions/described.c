/*
 * described.c - gives attributions whose source has no name a speaker: the
 * named actor that the words hold ("transport expert Ana Ruiz"), else an actor
 * of its own, called by the words ("a rescue official", "Halden's campaign").
 *
 * Only what is said in a clause or in quoted words gets one, and only nouns for
 * people, bodies and texts speak; the same words are the same
 * actor within one article. It looks for nobody whom the words only point at:
 * pronouns are settle.c's.
 * Exports: xc_describe_speakers.
 */
#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "extract/attributions/speech.h"
#include "lexicon/gazetteer.h"

/* Tokens of a description, at most, bytes of its key, and actors among which
 * the bearer of a last name is looked for. */
enum { MOST_TOKENS = 12, KEY_BYTES = 160, MOST_ACTORS = 2000 };

/* A source as tokens: [first, last), and the noun that it is about. */
typedef struct phrase {
    const xc_sentence *sentence;
    uint32_t index, first, last, head;
    xc_actor_type type;
    bool named; /* the words are a name */
} phrase;

static bool is_nominal(const xc_token *token) {
    return token->upos == XC_UPOS_NOUN || token->upos == XC_UPOS_PROPN;
}

/* What may stand before the noun it belongs to. */
static bool may_precede(const xc_sentence *sentence, uint32_t at) {
    const xc_token *token = &sentence->tokens[at];
    switch (token->upos) {
    case XC_UPOS_DET:
    case XC_UPOS_ADJ:
    case XC_UPOS_NUM:
    case XC_UPOS_NOUN:
    case XC_UPOS_PROPN:
        return true;
    case XC_UPOS_PRON:
        return xc_token_has_tag(token, "PRP$");
    case XC_UPOS_VERB:
        return xc_tree_is_modifier(sentence, at);
    case XC_UPOS_PART:
        return xc_token_has_tag(token, "POS");
    case XC_UPOS_PUNCT:
        return strcmp(token->norm, "-") == 0;
    default:
        return false;
    }
}

/* The tokens of a span; false where there are none. */
static bool find_tokens(phrase *p, xc_span span) {
    p->first = xc_speech_token_from(p->sentence, span.start);
    p->last = xc_speech_token_from(p->sentence, span.end);
    return p->last > p->first;
}

/* The noun that the first words lead to: "official" of "a rescue official in
 * the town"; false where they lead to none. */
static bool find_head(phrase *p) {
    uint32_t t = p->first;
    while (t < p->last && may_precede(p->sentence, t))
        t++;
    for (p->head = t; p->head > p->first; p->head--)
        if (is_nominal(&p->sentence->tokens[p->head - 1])) break;
    if (p->head == p->first) return false;
    p->head--;
    return p->head + 1 - p->first <= MOST_TOKENS;
}

/* The words that a description keeps behind its noun: "of the dead man", "for
 * the company". */
static void take_behind(phrase *p) {
    uint32_t last = p->last, t = p->head + 1;
    p->last = t;
    if (t + 1 >= last || p->sentence->tokens[t].upos != XC_UPOS_ADP) return;
    for (t++; t < last && may_precede(p->sentence, t); t++) {
    }
    while (t > p->head + 2 && !is_nominal(&p->sentence->tokens[t - 1]))
        t--;
    if (t > p->head + 2 && t - p->first <= MOST_TOKENS) p->last = t;
}

/* What is known of a noun, or of a part of it: "president" of
 * "president-elect", "old" of "76-year-old". */
static unsigned known_part(const char *lemma, char word[XC_TOKEN_MAX_BYTES]) {
    const unsigned sayers = XC_GAZETTEER_PERSON_NOUN | XC_GAZETTEER_GROUP_NOUN |
                            XC_GAZETTEER_TEXT_NOUN;
    const char *last = strrchr(lemma, '-');
    size_t length = strcspn(lemma, "-");
    snprintf(word, XC_TOKEN_MAX_BYTES, "%s", lemma);
    unsigned bits = xc_gazetteer_find(word);
    if (!last || bits & sayers) return bits;
    snprintf(word, XC_TOKEN_MAX_BYTES, "%s", last + 1);
    bits = xc_gazetteer_find(word);
    if (bits & sayers || xc_lexicon_find(XC_LEXICON_SOURCES, word)) return bits;
    snprintf(word, XC_TOKEN_MAX_BYTES, "%.*s", (int)length, lemma);
    return xc_gazetteer_find(word);
}

/* What kind of speaker a noun names; false: none that speaks. */
static bool read_type(phrase *p) {
    const xc_token *noun = &p->sentence->tokens[p->head];
    char word[XC_TOKEN_MAX_BYTES];
    unsigned bits = known_part(noun->lemma, word);
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_SOURCES, word);
    int of = row ? xc_lexeme_word(row, XC_SOURCES_OF) : 0;
    xc_match group =
        xc_match_before(XC_LEXICON_GROUPS, p->sentence, p->head + 1, 2);
    if (of == XC_SOURCES_OF_PERSON || group.lexeme ||
        (of == 0 && bits & XC_GAZETTEER_PERSON_NOUN) ||
        xc_lexicon_find(XC_LEXICON_TITLES, noun->lemma)) {
        bool whole =
            group.lexeme && xc_lexeme_flag(group.lexeme, XC_GROUPS_WHOLE);
        p->type = xc_token_is_plural(noun) || whole ? XC_ACTOR_GROUP
                                                    : XC_ACTOR_PERSON;
        return true;
    }
    p->type = XC_ACTOR_ORGANIZATION;
    return row || bits & (XC_GAZETTEER_GROUP_NOUN | XC_GAZETTEER_TEXT_NOUN) ||
           xc_lexicon_find(XC_LEXICON_ORGANIZATIONS, noun->lemma) ||
           xc_lexicon_find(XC_LEXICON_KINDS, noun->lemma);
}

/* The named actor whose last word is the noun, or that is set beside it
 * without a mark. */
static int32_t named_actor(const xc_speech *s, const phrase *p) {
    const xc_mention *actor = xc_speech_actor_around(s, p->index, p->head);
    if (!actor || actor->last < p->head + 1 || actor->first < p->first)
        return XC_NONE;
    return actor->actor;
}

/* Begins with a given name, and nothing but names follow it. */
static bool begins_person(const phrase *p) {
    const xc_token *first = &p->sentence->tokens[p->first];
    for (uint32_t t = p->first; t <= p->head; t++)
        if (!xc_token_is_name(&p->sentence->tokens[t])) return false;
    return xc_gazetteer_find(first->norm) &
           (XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE);
}

/* A name that no list knows and that stands for a source: who it is says the
 * noun before it ("study author Xin Dal"), else the tagger. */
static bool read_name(phrase *p) {
    const xc_token *head = &p->sentence->tokens[p->head];
    bool alone = p->last - p->first == 1; /* "dpa" */
    if (!xc_token_is_name(head) || !(head->capital || alone)) return false;
    for (uint32_t t = p->first; t < p->head; t++)
        if (xc_gazetteer_find(p->sentence->tokens[t].lemma) &
            XC_GAZETTEER_PERSON_NOUN) {
            p->type = XC_ACTOR_PERSON;
            return true;
        }
    bool person = head->name == XC_NAME_PERSON ||
                  (p->head > p->first && begins_person(p));
    p->type = person ? XC_ACTOR_PERSON : XC_ACTOR_ORGANIZATION;
    return alone || person || head->name == XC_NAME_ORGANIZATION;
}

/* The only person whose name ends with a word: "Dal" after "Xin Dal". */
static int32_t only_bearer(const xc_reading *reading, const phrase *p) {
    const char *word = p->sentence->tokens[p->head].norm;
    size_t length = strlen(word);
    int32_t only = XC_NONE;
    if (p->head > p->first || !p->sentence->tokens[p->head].capital)
        return XC_NONE;
    for (size_t i = 0; i < reading->actors.count && i < MOST_ACTORS; i++) {
        const xc_actor *a = &reading->actors.items[i];
        size_t all = strlen(a->key);
        if (a->type != XC_ACTOR_PERSON || all <= length ||
            strcmp(a->key + all - length, word) != 0 ||
            a->key[all - length - 1] != ' ')
            continue;
        if (only != XC_NONE) return XC_NONE;
        only = (int32_t)i;
    }
    return only;
}

/* "Ana Ruiz, head of the harbour, said", "the head, Ana Ruiz, said": the person
 * whose name a comma parts from the words. */
static int32_t beside(const xc_speech *s, const phrase *p) {
    const xc_sentence *sentence = p->sentence;
    const xc_reading *reading = s->x->reading;
    const xc_mention *found = NULL;
    bool marked = p->last < sentence->token_count &&
                  strcmp(sentence->tokens[p->last].norm, ",") == 0;
    /* not "in Elton, a harbour official said" */
    if (marked && p->first > 1 &&
        strcmp(sentence->tokens[p->first - 1].norm, ",") == 0) {
        found = xc_speech_actor_around(s, p->index, p->first - 2);
        if (found && found->last != p->first - 1) found = NULL;
    } else if (p->last + 1 < sentence->token_count &&
               strcmp(sentence->tokens[p->last].norm, ",") == 0) {
        found = xc_speech_actor_around(s, p->index, p->last + 1);
        if (found && (found->first != p->last + 1 ||
                      found->last >= sentence->token_count ||
                      strcmp(sentence->tokens[found->last].norm, ",") != 0))
            found = NULL;
    }
    bool person = found && found->form == XC_FORM_NAME &&
                  reading->actors.items[found->actor].type == XC_ACTOR_PERSON;
    return person ? found->actor : XC_NONE;
}

/* The words in lower case, without articles and marks; "another" is somebody
 * else. */
static const char *make_key(const phrase *p, xc_extractor *x) {
    char key[KEY_BYTES];
    size_t length = 0;
    for (uint32_t t = p->first; t < p->last; t++) {
        const xc_token *token = &p->sentence->tokens[t];
        size_t bytes = strlen(token->norm);
        bool article =
            token->upos == XC_UPOS_DET && strlen(token->norm) <= strlen("the");
        if (article || token->upos == XC_UPOS_PUNCT) continue;
        if (length + bytes + 1 >= sizeof key) break;
        if (length > 0) key[length++] = ' ';
        memcpy(key + length, token->norm, bytes);
        length += bytes;
    }
    return xc_names_intern(x->names, key, length);
}

static xc_status add_actor(xc_extractor *x, const phrase *p, const char *key,
                           int32_t *actor) {
    const xc_text *text = xc_sentence_text(x->reading, p->sentence);
    uint32_t start = p->sentence->tokens[p->first].span.start;
    uint32_t end = p->sentence->tokens[p->last - 1].span.end;
    xc_actor made = {
        .type = p->type,
        .key = p->named ? key : "",
        .name = xc_arena_copy(x->arena, text->bytes + start, end - start)};
    XC_TRY_NEW(made.name);
    *actor = (int32_t)x->reading->actors.count;
    return XC_PUSH(x->arena, &x->reading->actors, made);
}

static xc_status push_mention(xc_extractor *x, const phrase *p, int32_t actor) {
    xc_mention made = {.kind = XC_MENTION_ACTOR,
                       .in_title = p->sentence->in_title,
                       .sentence = p->index,
                       .first = p->first,
                       .last = p->last,
                       .actor = actor,
                       .form = XC_FORM_DESCRIPTION};
    made.span.start = p->sentence->tokens[p->first].span.start;
    made.span.end = p->sentence->tokens[p->last - 1].span.end;
    xc_because(x, &made.why, "actor", "words for a source without a name",
               NULL);
    return XC_PUSH(x->arena, &x->reading->mentions, made);
}

/* The actor of the words: the one that they made before, else a new one. */
static xc_status describe(xc_extractor *x, xc_map *known, const phrase *p,
                          xc_attribution *a) {
    const char *key = make_key(p, x);
    XC_TRY_NEW(key);
    size_t actor;
    if (!xc_map_get(known, (uintptr_t)key, 0, &actor)) {
        int32_t made;
        XC_TRY(add_actor(x, p, key, &made));
        actor = (size_t)made;
        XC_TRY(xc_map_put(x->arena, known, (uintptr_t)key, 0, actor));
    }
    a->actor = (int32_t)actor;
    /* the same words may be the source of several attributions */
    uint32_t place = p->sentence->tokens[p->first].span.start;
    size_t again;
    uint64_t field = p->sentence->in_title ? 2 : 1;
    if (xc_map_get(known, place, field, &again)) return XC_OK;
    XC_TRY(xc_map_put(x->arena, known, place, field, actor));
    return push_mention(x, p, a->actor);
}

/* "A Help for Elton spokesman": the last noun speaks, where the first does
 * not. */
static bool ends_with_speaker(phrase *p) {
    uint32_t head = p->head;
    p->head = p->last - 1;
    bool speaks = p->last - p->first <= MOST_TOKENS && p->head > head &&
                  p->sentence->tokens[p->head].upos == XC_UPOS_NOUN &&
                  xc_token_is_name(&p->sentence->tokens[p->head - 1]) &&
                  read_type(p) && p->type == XC_ACTOR_PERSON;
    if (!speaks) p->head = head;
    return speaks;
}

static xc_status describe_source(xc_speech *s, xc_map *known,
                                 xc_attribution *a) {
    phrase p = {.sentence = xc_speech_sentence(s, a->sentence),
                .index = a->sentence};
    if (!find_tokens(&p, a->source)) return XC_OK;
    /* "the engineer on Monday" */
    while (p.last > p.first + 1 && xc_speech_in_date(s, p.index, p.last - 1))
        p.last--;
    if (!find_head(&p)) return XC_OK;
    a->actor = named_actor(s, &p);
    if (a->actor == XC_NONE) a->actor = only_bearer(s->x->reading, &p);
    if (a->actor != XC_NONE) {
        xc_because(s->x, &a->why, "source", "the name within its words", NULL);
        return XC_OK;
    }
    bool ends = !read_type(&p) && !(p.named = read_name(&p));
    if (ends && !ends_with_speaker(&p)) return XC_OK;
    if (p.type == XC_ACTOR_PERSON) a->actor = beside(s, &p);
    if (a->actor != XC_NONE) {
        xc_because(s->x, &a->why, "source", "the name beside its words", NULL);
        return XC_OK;
    }
    if (!ends) take_behind(&p);
    xc_because(s->x, &a->why, "source", "a noun for who can speak", NULL);
    return describe(s->x, known, &p, a);
}

/* The source is a pronoun or holds a noun for who can speak. */
static bool may_speak(const xc_speech *s, const xc_attribution *a) {
    phrase p = {.sentence = xc_speech_sentence(s, a->sentence),
                .index = a->sentence};
    if (a->actor != XC_NONE || !find_tokens(&p, a->source)) return true;
    for (uint32_t t = p.first; t < p.last; t++) {
        const xc_token *token = &p.sentence->tokens[t];
        if (token->upos == XC_UPOS_PRON || token->upos == XC_UPOS_PROPN)
            return true;
    }
    return !find_head(&p) ||
           (!xc_speech_is_text(p.sentence, p.head) && read_type(&p));
}

/* Somebody says the words around an attribution. */
static bool is_said(const xc_speech *s, const xc_attribution *a) {
    const xc_reading *reading = s->x->reading;
    size_t at =
        xc_reading_attributions_before(reading, a->in_title, a->cue.start + 1);
    for (size_t n = 0; at > 0 && n < XC_MAX_SPEECH; at--, n++) {
        const xc_attribution *b = &reading->attributions.items[at - 1];
        if (b->in_title != a->in_title) break;
        if (b != a && !b->phrase && b->source.end > b->source.start &&
            b->cue.start != a->cue.start &&
            b->content.start <= a->source.start &&
            a->content.end <= b->content.end + 1 && may_speak(s, b))
            return true;
    }
    return false;
}

/* "A guard said: \"First signs suggest that it was late.\"": things that
 * suggest within what somebody says are no speakers; he is. */
static xc_status drop_things(const xc_speech *s) {
    xc_reading *r = s->x->reading;
    size_t kept = 0, count = r->attributions.count;
    bool *drop = xc_arena_array(s->x->arena, count + 1, sizeof *drop);
    XC_TRY_NEW(drop);
    for (size_t i = 0; i < count; i++) {
        const xc_attribution *a = &r->attributions.items[i];
        drop[i] = !a->direct && !a->phrase && a->cue.end > 0 &&
                  !may_speak(s, a) && is_said(s, a);
    }
    for (size_t i = 0; i < count; i++)
        if (!drop[i]) r->attributions.items[kept++] = r->attributions.items[i];
    r->attributions.count = kept;
    return XC_OK;
}

xc_status xc_describe_speakers(xc_extractor *x) {
    xc_speech s = {.x = x};
    xc_map known = {0};
    xc_reading *reading = x->reading;
    XC_TRY(drop_things(&s));
    for (size_t i = 0; i < reading->attributions.count; i++) {
        xc_attribution *a = &reading->attributions.items[i];
        if (a->actor == XC_NONE && !a->phrase &&
            a->source.end > a->source.start)
            XC_TRY(describe_source(&s, &known, a));
    }
    return XC_OK;
}
