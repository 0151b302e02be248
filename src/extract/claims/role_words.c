/*
 * role_words.c - finds what belongs to an office or a noun for people in its
 * sentence: the words before it that say which it is ("deputy", "transport"),
 * whose it is ("Norland's", "of Norland"), since when ("former"), and whether
 * a part of that was not understood.
 *
 * What an office of state is of is a place or a body: the party of its holder
 * ("Labour prime minister") is left out, and so is what the sentence merely has
 * before it. A name before "reporter" is a part of the words, since it may be
 * what is written about. Exports: xc_office_*, xc_roleword_at,
 * xc_actor_ending, xc_actor_beginning, xc_role_has_verb.
 */
#include <string.h>

#include "extract/claims/role.h"
#include "lexicon/gazetteer.h"

int xc_roleword_at(const xc_frame *frame, uint32_t at) {
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_ROLEWORDS, xc_norm_at(frame->sentence, at));
    return row ? xc_lexeme_word(row, XC_ROLEWORDS_KIND) : 0;
}

static int officeword_at(const xc_frame *frame, uint32_t at) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_OFFICEWORDS,
                                           xc_norm_at(frame->sentence, at));
    return row ? xc_lexeme_word(row, XC_OFFICEWORDS_KIND) : 0;
}

xc_match xc_office_at(const xc_frame *frame, uint32_t at) {
    xc_match m = xc_match_at(XC_LEXICON_TITLES, frame->sentence, at,
                             frame->sentence->token_count);
    if (!m.lexeme || !xc_lexeme_flag(m.lexeme, XC_TITLES_OFFICE))
        return (xc_match){0};
    return m;
}

/* What the title that ends an office is: a flag of titles.tsv. */
static bool has_flag(const xc_frame *frame, const xc_office *o, int flag) {
    xc_match m = xc_match_before(XC_LEXICON_TITLES, frame->sentence, o->last,
                                 XC_TITLE_WORDS);
    return m.lexeme && xc_lexeme_flag(m.lexeme, flag);
}

static const xc_mention *actor_around(const xc_frame *frame, uint32_t at) {
    for (size_t i = 0; i < frame->mention_count; i++)
        if (frame->mentions[i].kind == XC_MENTION_ACTOR &&
            frame->mentions[i].first <= at && at < frame->mentions[i].last)
            return &frame->mentions[i];
    return NULL;
}

/* "Security" of "Security Minister", "Republican": one word that is taken for
 * a name and is written small elsewhere. */
static bool is_common(const xc_frame *frame, const xc_mention *m) {
    const unsigned names = (unsigned)XC_GAZETTEER_COMMON - 1;
    const xc_token *token = xc_frame_token(frame, m->first);
    const xc_actor *actor = &frame->x->reading->actors.items[m->actor];
    if (m->last - m->first > 1 || m->form != XC_FORM_NAME || token->shout ||
        actor->type == XC_ACTOR_PERSON)
        return false;
    if (token->upos == XC_UPOS_ADJ) return true;
    bool longer = m->first > 0 && token[-1].capital;
    unsigned bits = xc_gazetteer_find(token->norm);
    return bits & XC_GAZETTEER_COMMON && !(bits & names) && !longer;
}

bool xc_role_has_verb(const xc_frame *frame) {
    for (uint32_t i = 0; i < frame->sentence->token_count; i++)
        if (xc_is_verb(frame->sentence, i) ||
            xc_frame_token(frame, i)->upos == XC_UPOS_AUX)
            return true;
    return false;
}

/* By how much the parser must prefer a word to belong to the noun behind it;
 * sixteenths of a nat, which is right nine times in ten. */
enum { PART_MARGIN = 64 };

/* A token hangs on the office or on the name behind it, or that hangs on it:
 * trees have it both ways. */
static bool hangs_on(const xc_frame *frame, uint32_t at, const xc_office *o) {
    uint32_t head = xc_tree_head(frame->sentence, at);
    if (head != XC_NO_TOKEN && head > at && head <= o->bound) return true;
    uint32_t noun = o->last - 1;
    return xc_tree_head(frame->sentence, noun) == at &&
           (xc_tree_is(frame->sentence, noun, "flat") ||
            xc_tree_is(frame->sentence, noun, "compound"));
}

/* "Costa Rican", "US": the last word of a people or a place under another
 * name. */
static bool is_people(const xc_frame *frame, uint32_t at) {
    const xc_sentence *s = frame->sentence;
    return xc_match_before(XC_LEXICON_DEMONYMS, s, at + 1, 3).lexeme ||
           xc_match_before(XC_LEXICON_ALIASES, s, at + 1, 3).lexeme;
}

/* "House" of "House Speaker", "Majority" of "Senate Majority Leader": a word
 * with a capital that names nobody and hangs on the office. */
static bool is_capital_part(const xc_frame *frame, uint32_t at,
                            const xc_office *o) {
    const xc_token *token = xc_frame_token(frame, at);
    bool other = token->name == XC_NAME_PERSON &&
                 (token[1].name != XC_NAME_PERSON || token[1].name_first);
    return token->capital && !other &&
           (token->upos == XC_UPOS_PROPN || token->upos == XC_UPOS_NOUN ||
            xc_token_has_tag(token, "NNP")) &&
           !actor_around(frame, at) && !xc_frame_in_mention(frame, at) &&
           !officeword_at(frame, at) && !xc_roleword_at(frame, at) &&
           !is_people(frame, at) && hangs_on(frame, at, o);
}

/* A word before an office that belongs to it: "transport" of "transport
 * commissioner", "assistant" of "assistant chief". */
static bool is_part(const xc_frame *frame, uint32_t at, const xc_office *o,
                    bool owned) {
    const xc_token *token = xc_frame_token(frame, at);
    const xc_mention *m = actor_around(frame, at);
    int kind = xc_roleword_at(frame, at);
    if (kind == XC_ROLEWORDS_KIND_RANK) return true;
    bool people =
        xc_lexicon_find(XC_LEXICON_DEMONYMS, token->norm) && token->capital;
    if (people || (m && is_common(frame, m))) return o->noun || !people;
    if (is_capital_part(frame, at, o)) return true;
    if (kind || m || officeword_at(frame, at) || token->name != XC_NAME_NONE ||
        token->upos == XC_UPOS_NUM || xc_frame_in_mention(frame, at) ||
        xc_lexicon_find(XC_LEXICON_ALIASES, token->norm))
        return false;
    bool noun_like =
        token->upos == XC_UPOS_NOUN || token->upos == XC_UPOS_PROPN;
    return (noun_like || token->upos == XC_UPOS_ADJ) &&
           !xc_token_has_tag(token, "NNS") && hangs_on(frame, at, o) &&
           (!noun_like || owned || token->margin >= PART_MARGIN) &&
           xc_tree_is_modifier(frame->sentence, at);
}

/* A verb with a capital inside a sentence is a name, and what follows it is the
 * verb: "Lundmere Bears fire coach Odo Brandt". */
static bool follows_name_as_verb(const xc_frame *frame, uint32_t at) {
    return at > 1 && xc_frame_token(frame, at - 1)->upos == XC_UPOS_VERB &&
           xc_frame_token(frame, at - 1)->capital;
}

/* "'s" before the words of an office: all between belongs to it. */
static bool has_owner_before(const xc_frame *frame, const xc_office *o) {
    uint32_t at = o->first;
    for (uint32_t n = 0; at > 0 && n < XC_TITLE_WORDS; n++, at--) {
        const xc_token *token = xc_frame_token(frame, at - 1);
        if (xc_token_has_tag(token, "POS")) return true;
        if (token->upos != XC_UPOS_NOUN && token->upos != XC_UPOS_ADJ)
            return false;
    }
    return false;
}

void xc_office_take_parts(const xc_frame *frame, xc_office *o) {
    uint32_t first = o->first;
    bool owned = has_owner_before(frame, o);
    if (!xc_role_has_verb(frame)) return;
    for (uint32_t n = 0; first > 0 && n < XC_TITLE_WORDS; n++) {
        if (!is_part(frame, first - 1, o, owned)) break;
        first--;
    }
    if (!follows_name_as_verb(frame, first)) o->first = first;
}

/* The longest mention of an actor that ends before a token. */
const xc_mention *xc_actor_ending(const xc_frame *frame, uint32_t end) {
    const xc_mention *found = NULL;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_ACTOR && m->last == end &&
            (!found || m->first < found->first))
            found = m;
    }
    return found;
}

const xc_mention *xc_actor_beginning(const xc_frame *frame, uint32_t at) {
    for (size_t i = 0; i < frame->mention_count; i++)
        if (frame->mentions[i].kind == XC_MENTION_ACTOR &&
            frame->mentions[i].first == at)
            return &frame->mentions[i];
    return NULL;
}

void xc_office_take_owner(const xc_frame *frame, xc_office *o,
                          const xc_mention *m) {
    if (!m || frame->x->reading->actors.items[m->actor].type == XC_ACTOR_GROUP)
        return;
    const char *key = frame->x->reading->actors.items[m->actor].key;
    if (!*key) return; /* called by its words alone */
    o->of = m;
    o->of_span = m->span;
    o->of_words = key;
}

/* An owner that was not found to be an actor is a word with a capital. */
static void take_word(const xc_frame *frame, xc_office *o, uint32_t end) {
    if (o->of || end == 0 || !xc_frame_token(frame, end - 1)->capital) return;
    if (xc_frame_token(frame, end - 1)->upos == XC_UPOS_PRON) return;
    o->of_words = xc_norm_at(frame->sentence, end - 1);
    o->of_span = xc_frame_token(frame, end - 1)->span;
}

/* An owner with "'s" that was not found to be an actor: "the group's". */
static void take_noun(const xc_frame *frame, xc_office *o, uint32_t end) {
    if (o->of_words || end == 0) return;
    const xc_token *token = xc_frame_token(frame, end - 1);
    if (token->upos != XC_UPOS_NOUN) return;
    o->of_words = token->lemma;
    o->of_span = token->span;
}

static bool take_people(const xc_frame *frame, xc_office *o, uint32_t *at) {
    xc_match people =
        xc_match_before(XC_LEXICON_DEMONYMS, frame->sentence, *at, 3);
    if (!people.lexeme)
        people = xc_match_before(XC_LEXICON_ALIASES, frame->sentence, *at, 3);
    if (!people.lexeme) return false;
    o->of_words = people.lexeme->concept;
    o->of_span = xc_frame_token(frame, *at - people.count)->span;
    o->of_span.end = xc_frame_token(frame, *at - 1)->span.end;
    *at -= people.count;
    return true;
}

/* "former" or "acting" before a token; false: neither. */
static bool take_when(const xc_frame *frame, xc_office *o, uint32_t at) {
    int kind = at > 0 ? xc_roleword_at(frame, at - 1) : 0;
    if (kind != XC_ROLEWORDS_KIND_FORMER && kind != XC_ROLEWORDS_KIND_ACTING)
        return false;
    o->over = o->over || kind == XC_ROLEWORDS_KIND_FORMER;
    o->when = xc_norm_at(frame->sentence, at - 1);
    return true;
}

/* "former" and "current", in any order. */
static uint32_t skip_times(const xc_frame *frame, xc_office *o, uint32_t at) {
    for (;; at--) {
        if (take_when(frame, o, at)) continue;
        if (at == 0 ||
            officeword_at(frame, at - 1) != XC_OFFICEWORDS_KIND_CURRENT ||
            actor_around(frame, at - 1))
            return at;
    }
}

/* "Labour" of "Labour prime minister" is left out, but not of "Labour
 * leader". */
static uint32_t skip_party(const xc_frame *frame, xc_office *o, uint32_t at) {
    xc_match m =
        xc_match_before(XC_LEXICON_OFFICEWORDS, frame->sentence, at, 2);
    if (!m.lexeme || xc_lexeme_word(m.lexeme, XC_OFFICEWORDS_KIND) !=
                         XC_OFFICEWORDS_KIND_PARTY)
        return at;
    bool of_state = has_flag(frame, o, XC_TITLES_PUBLIC);
    if (!of_state && at == o->first) o->first -= m.count;
    return at - m.count;
}

/* "Indians manager": a team, not a people. */
static bool is_plural(const xc_frame *frame, uint32_t at) {
    return xc_token_has_tag(xc_frame_token(frame, at), "NNPS") ||
           xc_token_has_tag(xc_frame_token(frame, at), "NNS");
}

/* The name right before an office is whose it is; the owner of an office of
 * state is no person, and a name that hangs on something else is nobody's. */
static void take_name(const xc_frame *frame, xc_office *o,
                      const xc_mention *owner) {
    bool person =
        frame->x->reading->actors.items[owner->actor].type == XC_ACTOR_PERSON;
    uint32_t top = xc_tree_top(frame->sentence, owner->first, owner->last);
    bool near = !o->noun ||
                xc_roleword_at(frame, o->last - 1) == XC_ROLEWORDS_KIND_NEAR;
    if (person && (has_flag(frame, o, XC_TITLES_PUBLIC) || !near ||
                   top == XC_NO_TOKEN || !hangs_on(frame, top, o))) {
        o->cut = true;
        return;
    }
    xc_office_take_owner(frame, o, owner);
}

/* "White House" of "Norland Post White House reporter" is a part of it. */
static uint32_t take_beat(const xc_frame *frame, xc_office *o, uint32_t at) {
    const xc_mention *m = xc_actor_ending(frame, at);
    if (!m || m->form != XC_FORM_NAME || at != o->first ||
        officeword_at(frame, o->last - 1) != XC_OFFICEWORDS_KIND_BEAT)
        return at;
    o->first = m->first;
    return o->first;
}

/* A name of which a word was left out before: "Records" of "Epic Records". */
static bool is_name_cut(const xc_frame *frame, uint32_t first, uint32_t last) {
    if (first == 0 || !xc_frame_token(frame, first - 1)->capital) return false;
    const xc_token *before = xc_frame_token(frame, first - 1);
    uint32_t head = xc_tree_head(frame->sentence, first - 1);
    return (before->upos == XC_UPOS_PROPN || before->upos == XC_UPOS_ADJ) &&
           !xc_roleword_at(frame, first - 1) &&
           !xc_lexicon_find(XC_LEXICON_TITLES, before->norm) &&
           !officeword_at(frame, first - 1) &&
           !xc_lexicon_find(XC_LEXICON_DEMONYMS, before->norm) &&
           head != XC_NO_TOKEN && head >= first && head < last;
}

/* The owner before an office; the first token of what names it. */
static uint32_t look_for_owner(const xc_frame *frame, xc_office *o,
                               uint32_t at) {
    uint32_t t = at - 1;
    const xc_mention *owner = xc_actor_ending(frame, at);
    if (xc_is_word_at(frame->sentence, t, "'s") ||
        xc_is_word_at(frame->sentence, t, "'")) {
        const xc_mention *m = xc_actor_ending(frame, t);
        xc_office_take_owner(frame, o, m);
        take_word(frame, o, t);
        take_noun(frame, o, t);
        return m ? m->first : t > 0 ? t - 1 : t;
    }
    if (owner && owner->form == XC_FORM_PRONOUN) {
        int32_t meant = owner->actor;
        if (frame->x->reading->actors.items[meant].type == XC_ACTOR_PERSON)
            xc_office_take_owner(frame, o, owner);
        return owner->first;
    }
    if (is_plural(frame, t) &&
        xc_lexicon_find(XC_LEXICON_DEMONYMS, xc_norm_at(frame->sentence, t))) {
        if (at == o->first) o->first = t;
        return t;
    }
    if (take_people(frame, o, &at)) return at;
    if (!owner) return at;
    if (has_flag(frame, o, XC_TITLES_PUBLIC) &&
        owner->last - owner->first > 1 &&
        officeword_at(frame, owner->first) == XC_OFFICEWORDS_KIND_PARTY) {
        /* "Republican House Speaker", taken for a body of that name */
        if (at == o->first) o->first = owner->first + 1;
        return owner->first;
    }
    take_name(frame, o, owner);
    return owner->first;
}

void xc_office_look_left(const xc_frame *frame, xc_office *o) {
    uint32_t at = skip_times(frame, o, o->first);
    at = take_beat(frame, o, at);
    at = skip_party(frame, o, at);
    at = skip_times(frame, o, at);
    o->from = at;
    if (at == 0) return;
    uint32_t end = at;
    at = look_for_owner(frame, o, at);
    if (at < end && o->of_words) o->cut = o->cut || is_name_cut(frame, at, end);
    at = skip_party(frame, o, at);
    at = skip_times(frame, o, at);
    if (at > 0 && xc_is_word_at(frame->sentence, at - 1, "then"))
        take_when(frame, o, at);
    if (at > 1 && xc_is_word_at(frame->sentence, at - 1, "the"))
        take_when(frame, o, at - 1);
    o->from = at;
}

uint32_t xc_office_look_right(const xc_frame *frame, xc_office *o) {
    uint32_t at = o->last;
    if (!xc_is_word_at(frame->sentence, at, "of") &&
        !xc_is_word_at(frame->sentence, at, "at") &&
        !xc_is_word_at(frame->sentence, at, "for") &&
        !xc_is_word_at(frame->sentence, at, "in") &&
        !xc_is_word_at(frame->sentence, at, "with"))
        return at;
    at++;
    if (xc_is_word_at(frame->sentence, at, "the")) at++;
    const xc_mention *m = xc_actor_beginning(frame, at);
    if (!m) m = xc_actor_beginning(frame, at - 1);
    if (!m || m->form == XC_FORM_PRONOUN) return o->last;
    xc_office_take_owner(frame, o, m);
    if (!xc_is_word_at(frame->sentence, o->last, "of"))
        o->behind = xc_norm_at(frame->sentence, o->last);
    return m->last;
}

/* A word right before what was read that may belong to it. */
static bool is_left_over(const xc_frame *frame, const xc_office *o) {
    const xc_sentence *s = frame->sentence;
    if (o->from == 0) return false;
    uint32_t at = o->from - 1;
    const xc_token *before = xc_frame_token(frame, at);
    if (xc_frame_in_date(frame, at) || follows_name_as_verb(frame, at))
        return false;
    if (o->noun && (before->upos == XC_UPOS_NOUN ||
                    (before->upos == XC_UPOS_ADJ &&
                     !xc_roleword_at(frame, at) && !officeword_at(frame, at))))
        return true;
    bool above = xc_tree_head(s, o->last - 1) == at &&
                 xc_tree_is(s, o->last - 1, "compound");
    if (hangs_on(frame, at, o) && (above || xc_tree_is_modifier(s, at)) &&
        before->upos != XC_UPOS_DET && before->upos != XC_UPOS_PRON &&
        !xc_lexicon_find(XC_LEXICON_OTHERS, before->norm))
        return true;
    bool name = before->upos == XC_UPOS_PROPN ||
                (before->upos == XC_UPOS_VERB && before->capital && at > 0);
    return name && !actor_around(frame, at);
}

bool xc_office_is_cut(const xc_frame *frame, const xc_office *o) {
    bool bare = o->last - o->first == 1 && !o->of_words &&
                has_flag(frame, o, XC_TITLES_BARE);
    if (o->cut || bare) return true;
    /* "under a President Roe": nobody has it */
    bool any = o->from > 0 && !o->noun && !o->over && o->last <= o->bound &&
               officeword_at(frame, o->from - 1) == XC_OFFICEWORDS_KIND_ANY;
    if (any) return true;
    return !o->of_words && is_left_over(frame, o);
}
