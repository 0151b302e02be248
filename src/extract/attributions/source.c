/*
 * source.c - turns a cue into who speaks: the subject that the tree gives
 * its verb, else the actor or noun that stands beside it. It does not ask
 * what is said.
 * Exports: xc_speech_source, xc_speech_actor_around, xc_speech_actor_of,
 * xc_speech_is_boundary, xc_speech_is_finite, xc_speech_in_date.
 */
#include <string.h>

#include "extract/attributions/stance.h"

bool xc_speech_is_boundary(const xc_token *token) {
    return token->upos == XC_UPOS_PUNCT && strcmp(token->norm, "-") != 0 &&
           strcmp(token->norm, ".") != 0;
}

/* The range of mentions of one sentence; mentions are in order of place. */
static void sentence_mentions(const xc_reading *reading, uint32_t index,
                              size_t *first, size_t *last) {
    const xc_sentence *sentence = &reading->sentences.items[index];
    size_t low = 0, high = reading->mentions.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const xc_mention *m = &reading->mentions.items[middle];
        bool before = m->in_title != sentence->in_title
                          ? m->in_title
                          : m->span.start < sentence->span.start;
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (low < reading->mentions.count &&
           reading->mentions.items[low].sentence == index)
        low++;
    *last = low;
}

bool xc_speech_in_date(const xc_speech *s, uint32_t index, uint32_t at) {
    const xc_reading *reading = s->x->reading;
    size_t first, last;
    sentence_mentions(reading, index, &first, &last);
    for (size_t i = first; i < last; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (m->kind == XC_MENTION_DATE && m->first <= at && at < m->last)
            return true;
    }
    return false;
}

/* The actor mention that ends at or shortly before a token, with nothing but
 * words between; NULL: none. */
static const xc_mention *actor_before(const xc_speech *s, uint32_t index,
                                      uint32_t at) {
    const xc_reading *reading = s->x->reading;
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    const xc_mention *best = NULL;
    size_t first, last;
    sentence_mentions(reading, index, &first, &last);
    for (size_t i = first; i < last; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (m->kind != XC_MENTION_ACTOR || m->last > at) continue;
        if (at - m->last > 3) continue;
        bool clear = true;
        for (uint32_t t = m->last; t < at; t++)
            if (xc_speech_is_boundary(&sentence->tokens[t]) ||
                strcmp(sentence->tokens[t].norm, "'s") == 0 ||
                (sentence->tokens[t].upos == XC_UPOS_NOUN &&
                 !xc_speech_in_date(s, index, t)))
                clear = false; /* "an Elton Council spokesman said" */
        if (clear && (!best || m->last > best->last)) best = m;
    }
    return best;
}

/* The mention of an actor that begins at or shortly behind a token; NULL. */
static const xc_mention *actor_at(const xc_speech *s, uint32_t index,
                                  uint32_t at) {
    const xc_reading *reading = s->x->reading;
    const xc_mention *best = NULL;
    size_t first, last;
    sentence_mentions(reading, index, &first, &last);
    for (size_t i = first; i < last; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (m->kind == XC_MENTION_ACTOR && m->first >= at &&
            m->first - at <= 4 && (!best || m->last > best->last))
            if (!best || m->first == best->first || m->form == XC_FORM_NAME)
                best = m;
    }
    return best;
}

/* "Addressing the mourners one man said": a noun phrase begins behind another
 * noun. */
static bool begins_noun(const xc_sentence *sentence, uint32_t at,
                        uint32_t from) {
    const xc_token *token = &sentence->tokens[at];
    return at > from &&
           (token->upos == XC_UPOS_DET || token->upos == XC_UPOS_NUM) &&
           sentence->tokens[at - 1].upos == XC_UPOS_NOUN;
}

/* The words before a cue that are its subject when no actor is: back to a
 * boundary or another verb, and over a preposition only where the tree has the
 * subject before it ("the man with knowledge of the talks said"). */
static xc_span noun_before(const xc_sentence *sentence, uint32_t at,
                           uint32_t from) {
    xc_span span = {0, 0};
    uint32_t first = at, subject = xc_tree_subject(sentence, at);
    if (subject == XC_NO_TOKEN || subject < from) subject = at;
    while (first > from && at - first < 8) {
        const xc_token *token = &sentence->tokens[first - 1];
        if (xc_speech_is_boundary(token) || token->upos == XC_UPOS_VERB ||
            token->upos == XC_UPOS_CCONJ || token->upos == XC_UPOS_SCONJ ||
            (token->upos == XC_UPOS_ADP && subject >= first) ||
            (first < at && begins_noun(sentence, first, from)))
            break;
        first--;
    }
    while (first < at && (sentence->tokens[first].upos == XC_UPOS_ADV ||
                          sentence->tokens[first].upos == XC_UPOS_AUX))
        first++;
    uint32_t last = at;
    while (last > first && (sentence->tokens[last - 1].upos == XC_UPOS_ADV ||
                            sentence->tokens[last - 1].upos == XC_UPOS_AUX))
        last--;
    if (last > first) {
        span.start = sentence->tokens[first].span.start;
        span.end = sentence->tokens[last - 1].span.end;
    }
    return span;
}

static const xc_mention *first_actor(const xc_speech *s, uint32_t index,
                                     uint32_t before) {
    const xc_reading *reading = s->x->reading;
    size_t first, last;
    sentence_mentions(reading, index, &first, &last);
    for (size_t i = first; i < last; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (m->last > before) break;
        if (m->kind == XC_MENTION_ACTOR && m->first <= 4) return m;
    }
    return NULL;
}

/* The mention of an actor that a token is part of; a name before others, a
 * longer one before a shorter. */
const xc_mention *xc_speech_actor_around(const xc_speech *s, uint32_t index,
                                         uint32_t at) {
    const xc_reading *reading = s->x->reading;
    const xc_mention *best = NULL;
    size_t first, last;
    sentence_mentions(reading, index, &first, &last);
    for (size_t i = first; i < last; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (m->kind != XC_MENTION_ACTOR || m->first > at || m->last <= at)
            continue;
        if (!best || (m->form == XC_FORM_NAME && best->form != XC_FORM_NAME))
            best = m;
    }
    return best;
}

const xc_mention *xc_speech_actor_of(const xc_speech *s, uint32_t index,
                                     uint32_t at) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    const xc_mention *actor = xc_speech_actor_around(s, index, at);
    bool title =
        xc_lexicon_find(XC_LEXICON_TITLES, sentence->tokens[at].norm) &&
        xc_token_is_name(&sentence->tokens[at]);
    for (uint32_t t = at + 1;
         !actor && t < sentence->token_count &&
         (xc_tree_is(sentence, t, "flat") || (title && t == at + 1));
         t++)
        actor = xc_speech_actor_around(s, index, t);
    return actor;
}

/* The subject that the tree gives a cue, where it lies in what is looked at
 * and is an actor: "the mayor, who won in May, said". */
static const xc_mention *actor_of_tree(const xc_speech *s, const xc_cue *c,
                                       uint32_t from, bool may_follow) {
    const xc_sentence *sentence = xc_speech_sentence(s, c->sentence);
    uint32_t subject = xc_tree_subject(sentence, c->first);
    if (subject == XC_NO_TOKEN || subject < from ||
        (subject > c->first && !may_follow))
        return NULL;
    return xc_speech_actor_of(s, c->sentence, subject);
}

/* "The mayor, who said": the words of the noun, up to it; empty for a cue that
 * is in no relative clause. */
static xc_span noun_of_clause(const xc_sentence *sentence, const xc_cue *c,
                              uint32_t from) {
    xc_span span = {0, 0};
    uint32_t noun = xc_tree_head(sentence, c->first), first, last;
    if (noun == XC_NO_TOKEN || noun < from || noun > c->first ||
        xc_tree_subject(sentence, c->first) != noun)
        return span;
    xc_tree_reach(sentence, noun, &first, &last);
    if (first < from) first = from;
    span.start = sentence->tokens[first].span.start;
    span.end = sentence->tokens[noun].span.end;
    return span;
}

/* Arcs that are right so often that the noun they name outweighs the name that
 * stands nearer (language.h). */
enum { SURE_ARC = 32 };

/* Tokens of a noun before its head, at most. */
enum { NOUN_REACH = 16 };

/* The noun that the tree makes the subject of a cue, with what stands about it
 * up to a mark: "a spokesman for the Elton Ferry"; empty: none, or a guess. */
static xc_span noun_of_tree(const xc_sentence *sentence, const xc_cue *c,
                            uint32_t from) {
    xc_span span = {0, 0};
    uint32_t subject = xc_tree_subject(sentence, c->first), first, last;
    if (subject == XC_NO_TOKEN || subject < from || subject >= c->first)
        return span;
    if (sentence->tokens[subject].upos == XC_UPOS_PRON &&
        !xc_token_is_wh(&sentence->tokens[subject]))
        return sentence->tokens[subject].span; /* settled later */
    if ((sentence->tokens[subject].upos != XC_UPOS_NOUN &&
         sentence->tokens[subject].upos != XC_UPOS_PROPN) ||
        sentence->tokens[subject].margin < SURE_ARC)
        return span;
    for (first = subject; first > from && subject - first < NOUN_REACH;
         first--) {
        const xc_token *token = &sentence->tokens[first - 1];
        if (xc_speech_is_boundary(token) || token->upos == XC_UPOS_ADP ||
            token->upos == XC_UPOS_SCONJ || token->upos == XC_UPOS_CCONJ ||
            begins_noun(sentence, first, from) ||
            !xc_tree_holds(sentence, subject, first - 1))
            break;
    }
    for (last = subject + 1; last < c->first; last++)
        if (xc_speech_is_boundary(&sentence->tokens[last]) ||
            xc_token_is_wh(&sentence->tokens[last]) ||
            sentence->tokens[last].upos == XC_UPOS_AUX ||
            sentence->tokens[last].upos == XC_UPOS_ADV)
            break;
    span.start = sentence->tokens[first].span.start;
    span.end = sentence->tokens[last - 1].span.end;
    return span;
}

bool xc_speech_is_finite(const xc_token *token) {
    return token->upos == XC_UPOS_AUX || xc_token_has_tag(token, "VBD") ||
           xc_token_has_tag(token, "VBZ") || xc_token_has_tag(token, "VBP") ||
           xc_token_has_tag(token, "MD");
}

/* A name behind a preposition is no subject: "Elton" of "after the finish in
 * Elton said", "Ruiz" of "the friend of Ruiz said". */
static bool is_governed(const xc_sentence *sentence, const xc_mention *actor) {
    uint32_t t = actor->first;
    while (t > 0 && (sentence->tokens[t - 1].upos == XC_UPOS_DET ||
                     sentence->tokens[t - 1].upos == XC_UPOS_ADJ))
        t--;
    if (t == 0 || sentence->tokens[t - 1].upos != XC_UPOS_ADP) return false;
    uint32_t top = xc_tree_top(sentence, actor->first, actor->last);
    return top != XC_NO_TOKEN &&
           xc_tree_child(sentence, top, "case", 0) == t - 1;
}

/* What a preposition opens before a cue has no subject in it: "and after the
 * finish in Elton said". */
static bool opens_adverbial(const xc_sentence *sentence, uint32_t at,
                            uint32_t from) {
    uint32_t first = at;
    while (first > from &&
           !xc_speech_is_boundary(&sentence->tokens[first - 1]) &&
           sentence->tokens[first - 1].upos != XC_UPOS_VERB &&
           sentence->tokens[first - 1].upos != XC_UPOS_CCONJ &&
           sentence->tokens[first - 1].upos != XC_UPOS_SCONJ)
        first--;
    return first < at && sentence->tokens[first].upos == XC_UPOS_ADP;
}

/* A name that ends at the cue and is no part of "the spokesman for Elton": "the
 * engineer Ana Ruiz said". */
static bool stands_at(const xc_sentence *sentence, const xc_cue *c,
                      const xc_mention *actor) {
    if (actor->last != c->first || actor->form != XC_FORM_NAME) return false;
    uint32_t top = xc_tree_top(sentence, actor->first, actor->last);
    return top == XC_NO_TOKEN ||
           xc_tree_child(sentence, top, "case", 0) >= actor->first;
}

/* The words that follow a cue, up to a mark: "said neighbours." */
bool xc_speech_noun_behind(const xc_speech *s, xc_cue *c) {
    const xc_sentence *sentence = xc_speech_sentence(s, c->sentence);
    uint32_t last = c->last;
    while (last < sentence->token_count &&
           !xc_speech_is_boundary(&sentence->tokens[last]) &&
           strcmp(sentence->tokens[last].norm, ".") != 0)
        last++;
    if (c->hears || last == c->last) return false;
    xc_upos upos = sentence->tokens[c->last].upos;
    if (upos != XC_UPOS_DET && upos != XC_UPOS_NOUN && upos != XC_UPOS_PROPN &&
        upos != XC_UPOS_PRON && upos != XC_UPOS_NUM && upos != XC_UPOS_ADJ)
        return false;
    c->actor = XC_NONE;
    c->source.start = sentence->tokens[c->last].span.start;
    c->source.end = sentence->tokens[last - 1].span.end;
    return true;
}

/* "Said Elton's harbour office": whose it is speaks for nobody; the actor of
 * the noun behind, if it is one. */
static bool takes_owned(const xc_speech *s, xc_cue *c, const xc_mention *owner,
                        bool *found) {
    const xc_sentence *sentence = xc_speech_sentence(s, c->sentence);
    uint32_t last = owner->last;
    if (owner->first < c->last || last >= sentence->token_count ||
        !xc_token_has_tag(&sentence->tokens[last], "POS"))
        return false;
    while (last < sentence->token_count &&
           !xc_speech_is_boundary(&sentence->tokens[last]) &&
           sentence->tokens[last].upos != XC_UPOS_ADP &&
           strcmp(sentence->tokens[last].norm, ".") != 0)
        last++;
    const xc_mention *own = xc_speech_actor_around(s, c->sentence, last - 1);
    bool other = own && own->actor != owner->actor;
    c->actor = other ? own->actor : XC_NONE;
    c->source.start = sentence->tokens[c->last].span.start;
    c->source.end = sentence->tokens[last - 1].span.end;
    if (other) c->source = own->span;
    *found = last > owner->last + 1;
    return true;
}

/* Goes on with the noun that a name before it belongs to; no date ("said Roe on
 * Monday" without the "on"). */
static bool may_go_on(const xc_speech *s, uint32_t index, uint32_t at) {
    const xc_token *token = &xc_speech_sentence(s, index)->tokens[at];
    bool noun = token->upos == XC_UPOS_NOUN || token->upos == XC_UPOS_ADJ ||
                token->upos == XC_UPOS_PROPN;
    return noun && !xc_speech_in_date(s, index, at);
}

/* "Said Elton Council engineer Ana Ruiz", "said an Elton Council engineer": a
 * name before the noun it belongs to speaks for nobody; the person behind it
 * does, or the noun. */
bool xc_speech_takes_longer(const xc_speech *s, xc_cue *c,
                            const xc_mention *modifier) {
    const xc_sentence *sentence = xc_speech_sentence(s, c->sentence);
    uint32_t last = modifier->last;
    if (modifier->first < c->last || modifier->form == XC_FORM_PRONOUN)
        return false;
    while (last < sentence->token_count && last - modifier->last < NOUN_REACH &&
           may_go_on(s, c->sentence, last)) {
        const xc_mention *m = xc_speech_actor_around(s, c->sentence, last);
        if (m && m->first == last && m->form == XC_FORM_NAME &&
            m->actor != modifier->actor) {
            c->actor = m->actor;
            c->source = m->span;
            return true;
        }
        last++;
    }
    if (last == modifier->last ||
        sentence->tokens[last - 1].upos == XC_UPOS_ADJ)
        return false;
    return xc_speech_noun_behind(s, c);
}

/* "Halden strategist Ana Ruiz said": a name at the cue, and only words of one
 * noun phrase between it and the actor that the tree gives. */
static bool is_prefix(const xc_sentence *sentence, const xc_mention *actor,
                      const xc_mention *name) {
    if (name->first < actor->last) return false;
    for (uint32_t t = actor->last; t < name->first; t++) {
        xc_upos upos = sentence->tokens[t].upos;
        if (upos != XC_UPOS_NOUN && upos != XC_UPOS_ADJ &&
            upos != XC_UPOS_PROPN && upos != XC_UPOS_PART)
            return false;
    }
    return true;
}

/* How far before its cue the name stands that commas set off, in tokens. */
enum { SET_OFF_REACH = 32 };

static bool is_person_name(const xc_speech *s, const xc_mention *m) {
    return m && m->form == XC_FORM_NAME &&
           s->x->reading->actors.items[m->actor].type == XC_ACTOR_PERSON;
}

/* What stands behind a name and a comma says who that is: "who has two boats",
 * "a doctor", "52". */
static bool is_aside(const xc_sentence *sentence, uint32_t from, uint32_t to) {
    if (xc_token_is_wh(&sentence->tokens[from])) return true;
    xc_upos upos = sentence->tokens[from].upos;
    if (upos != XC_UPOS_DET && upos != XC_UPOS_NUM && upos != XC_UPOS_NOUN &&
        upos != XC_UPOS_ADJ)
        return false;
    for (uint32_t t = from; t < to; t++)
        if (xc_speech_is_finite(&sentence->tokens[t])) return false;
    return true;
}

/* "Ana Ruiz, who has two boats, wrote", "the mayor, Ana Ruiz, told them": the
 * name before what commas set off ahead of a cue, or the name set off; NULL. */
static const xc_mention *set_off(const xc_speech *s, const xc_cue *c,
                                 uint32_t from) {
    const xc_sentence *sentence = xc_speech_sentence(s, c->sentence);
    if (c->first < from + 2 || !xc_is_word_at(sentence, c->first - 1, ","))
        return NULL;
    for (uint32_t t = c->first - 1; t > from && c->first - t <= SET_OFF_REACH;
         t--) {
        if (t < c->first - 1 && xc_speech_cue_at(sentence, t).lexeme)
            return NULL;
        if (!xc_is_word_at(sentence, t, ",")) continue;
        const xc_mention *m = xc_speech_actor_around(s, c->sentence, t - 1);
        if (!is_person_name(s, m) || m->last != t || m->first < from ||
            is_governed(sentence, m))
            continue;
        bool own = t == c->first - 1;
        if (own ? m->first > from && xc_is_word_at(sentence, m->first - 1, ",")
                : is_aside(sentence, t + 1, c->first - 1))
            return m;
    }
    return NULL;
}

/* "He then said": the pronoun beside a cue is its subject, whatever the tree
 * says; XC_NO_TOKEN: none. */
static uint32_t pronoun_beside(const xc_sentence *sentence, const xc_cue *c,
                               uint32_t from) {
    uint32_t t = c->first;
    while (t > from && (sentence->tokens[t - 1].upos == XC_UPOS_ADV ||
                        sentence->tokens[t - 1].upos == XC_UPOS_AUX))
        t--;
    if (t <= from || sentence->tokens[t - 1].upos != XC_UPOS_PRON)
        return XC_NO_TOKEN;
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_PRONOUNS, sentence->tokens[t - 1].norm);
    const xc_lexeme *sex =
        xc_lexicon_find(XC_LEXICON_SEXES, sentence->tokens[t - 1].norm);
    bool stands = row || (sex && xc_lexeme_word(sex, XC_SEXES_KIND) ==
                                     XC_SEXES_KIND_PRONOUN);
    return stands && xc_token_has_tag(&sentence->tokens[t - 1], "PRP")
               ? t - 1
               : XC_NO_TOKEN;
}

/* A noun right before a cue is its subject, and not who stands behind it: "the
 * mayor called Ruiz a friend". */
static bool has_noun_before(const xc_sentence *sentence, const xc_cue *c,
                            uint32_t from) {
    uint32_t t = c->first;
    while (t > from && (sentence->tokens[t - 1].upos == XC_UPOS_ADV ||
                        sentence->tokens[t - 1].upos == XC_UPOS_AUX))
        t--;
    return t > from && sentence->tokens[t - 1].upos == XC_UPOS_NOUN;
}

/* Fills in who the subject of a xc_cue is; false when there is none. */
bool xc_speech_source(const xc_speech *s, xc_cue *c, uint32_t from,
                      bool may_follow) {
    const xc_sentence *sentence = xc_speech_sentence(s, c->sentence);
    uint32_t writer = xc_stance_writer(sentence, c->first);
    const xc_mention *actor = writer == XC_NO_TOKEN
                                  ? actor_of_tree(s, c, from, may_follow)
                                  : xc_speech_actor_of(s, c->sentence, writer);
    if (actor && writer != XC_NO_TOKEN) {
        c->source = actor->span;
        c->actor = actor->actor;
        return true;
    }
    uint32_t pronoun = pronoun_beside(sentence, c, from);
    if (pronoun != XC_NO_TOKEN) {
        actor = xc_speech_actor_around(s, c->sentence, pronoun);
        c->source = sentence->tokens[pronoun].span;
        c->actor = actor ? actor->actor : XC_NONE;
        return true;
    }
    const xc_mention *aside = set_off(s, c, from);
    if (aside && (!actor || actor->last <= aside->first)) actor = aside;
    xc_span noun = {0, 0};
    const xc_mention *near = actor_before(s, c->sentence, c->first);
    if (actor && near && near != actor && stands_at(sentence, c, near) &&
        is_prefix(sentence, actor, near))
        actor = near;
    if (!actor) {
        actor = near;
        noun = noun_of_tree(sentence, c, from);
        if (noun.end == 0 && near && is_governed(sentence, near)) {
            if (opens_adverbial(sentence, c->first, from)) return false;
            actor = NULL;
        }
    }
    if (actor && actor->first < from) actor = NULL;
    if (noun.end > 0 && !(actor && stands_at(sentence, c, actor))) {
        c->actor = XC_NONE;
        c->source = noun;
        return true;
    }
    if (!actor && may_follow && !c->hears &&
        !has_noun_before(sentence, c, from))
        actor = actor_at(s, c->sentence, c->last);
    bool found;
    if (actor && takes_owned(s, c, actor, &found)) return found;
    if (actor && xc_speech_takes_longer(s, c, actor)) return true;
    /* "..., telling Reuters": its subject is that of the sentence. */
    if (!actor && c->first > 0 &&
        xc_token_is_participle(&sentence->tokens[c->first]) &&
        sentence->tokens[c->first - 1].upos == XC_UPOS_PUNCT)
        actor = first_actor(s, c->sentence, c->first);
    if (actor) {
        c->source = actor->span;
        c->actor = actor->actor;
        return true;
    }
    c->actor = XC_NONE;
    c->source = noun_of_clause(sentence, c, from);
    if (c->source.end == 0) c->source = noun_before(sentence, c->first, from);
    if (c->source.end > c->source.start) return true;
    /* "..., said a former head of the harbour." */
    return may_follow && from == c->first && xc_speech_noun_behind(s, c);
}
