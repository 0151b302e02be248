/*
 * role.c - turns what a sentence says in passing of the people it names into
 * facts: an office before or behind a name ("Norland's defense minister Odo
 * Brandt", "Odo Brandt, the defense minister of Norland,"), with "is" or "was",
 * an age and a home (", 52, of New Addington,"), a relation ("his wife Ana").
 *
 * Only names of people get roles. Roles are the offices of titles.tsv, the
 * relations of rolewords.tsv, and nouns for people ("the chemist Odo Brandt");
 * a title of courtesy is none. What goes on with words that are nobody's name
 * ("a professor of history") is left out, since a part of it says another
 * thing. Exports: xc_make_roles.
 */
#include <string.h>

#include "extract/claims/frame.h"
#include "lexicon/gazetteer.h"

/* Words looked at on either side of an office, and of its longest title. */
enum { REACH = 6, TITLE_WORDS = 4 };

/* An office or relation in the sentence. */
typedef struct office {
    uint32_t first; /* tokens of its words, end exclusive */
    uint32_t last;
    const xc_mention *of; /* whose it is; NULL: not named */
    const char *of_words; /* the same in words; NULL: none */
    xc_span of_span;
    const char *behind; /* "at", "for": the word before it; NULL: "of" */
    const char *when;   /* "former", "acting"; NULL: nothing says */
    bool over;          /* it is no more */
    bool denied;
} office;

static const char *norm_at(const xc_frame *frame, uint32_t at) {
    return at < frame->sentence->token_count ? xc_frame_token(frame, at)->norm
                                             : "";
}

static bool is_norm(const xc_frame *frame, uint32_t at, const char *word) {
    return strcmp(norm_at(frame, at), word) == 0;
}

static int roleword_at(const xc_frame *frame, uint32_t at) {
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_ROLEWORDS, norm_at(frame, at));
    return row ? xc_lexeme_word(row, XC_ROLEWORDS_KIND) : 0;
}

/* The title that begins at a token, if it is an office. */
static uint32_t office_at(const xc_frame *frame, uint32_t at) {
    xc_match m = xc_match_at(XC_LEXICON_TITLES, frame->sentence, at,
                             frame->sentence->token_count);
    return m.lexeme && xc_lexeme_flag(m.lexeme, XC_TITLES_OFFICE) ? m.count : 0;
}

/* A noun that says of somebody what he is: "chemist", "resident"; not "man",
 * and not "wife", which is a relation. */
static bool is_person_noun(const xc_frame *frame, uint32_t at) {
    if (at >= frame->sentence->token_count) return false;
    const xc_token *token = xc_frame_token(frame, at);
    int kind = roleword_at(frame, at);
    return xc_token_has_tag(token, "NN") && !token->capital &&
           kind != XC_ROLEWORDS_KIND_PLAIN && kind != XC_ROLEWORDS_KIND_KIN &&
           (kind == XC_ROLEWORDS_KIND_NEAR || kind == XC_ROLEWORDS_KIND_WORK ||
            xc_gazetteer_find(token->lemma) & XC_GAZETTEER_PERSON_NOUN);
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

/* A headline in which the parser found no verb may have one that it took for a
 * noun: "Lundmere Rovers fire coach Odo Brandt". */
static bool has_verb(const xc_frame *frame) {
    for (uint32_t i = 0; i < frame->sentence->token_count; i++)
        if (xc_is_verb(frame->sentence, i) ||
            xc_frame_token(frame, i)->upos == XC_UPOS_AUX)
            return true;
    return false;
}

/* By how much the parser must prefer a word to belong to the noun behind it;
 * sixteenths of a nat, which is right nine times in ten. */
enum { PART_MARGIN = 64 };

/* A word before an office that belongs to it: "transport" of "transport
 * commissioner", "assistant" of "assistant chief". */
static bool is_part(const xc_frame *frame, uint32_t at, uint32_t last,
                    bool noun) {
    const xc_token *token = xc_frame_token(frame, at);
    const xc_mention *m = actor_around(frame, at);
    int kind = roleword_at(frame, at);
    if (kind == XC_ROLEWORDS_KIND_RANK) return true;
    bool people =
        xc_lexicon_find(XC_LEXICON_DEMONYMS, token->norm) && token->capital;
    if (people || (m && is_common(frame, m))) return noun || !people;
    if (kind || m || token->name != XC_NAME_NONE ||
        token->upos == XC_UPOS_NUM || xc_frame_in_mention(frame, at) ||
        xc_lexicon_find(XC_LEXICON_ALIASES, token->norm) ||
        xc_lexicon_find(XC_LEXICON_ORGANIZATIONS, token->lemma))
        return false;
    uint32_t head = xc_tree_head(frame->sentence, at);
    return (token->upos == XC_UPOS_NOUN || token->upos == XC_UPOS_ADJ ||
            token->upos == XC_UPOS_PROPN) &&
           !xc_token_has_tag(token, "NNS") && head > at && head <= last &&
           head != XC_NO_TOKEN && token->margin >= PART_MARGIN &&
           xc_tree_is_modifier(frame->sentence, at);
}

/* A verb with a capital inside a sentence is a name, and what follows it is the
 * verb: "Lundmere Bears fire coach Odo Brandt". */
static bool follows_name_as_verb(const xc_frame *frame, uint32_t at) {
    return at > 1 && xc_frame_token(frame, at - 1)->upos == XC_UPOS_VERB &&
           xc_frame_token(frame, at - 1)->capital;
}

static void take_parts(const xc_frame *frame, office *found, bool noun) {
    uint32_t first = found->first;
    if (!has_verb(frame)) return;
    for (uint32_t n = 0; first > 0 && n < TITLE_WORDS; n++) {
        if (!is_part(frame, first - 1, found->last, noun)) break;
        first--;
    }
    if (!follows_name_as_verb(frame, first)) found->first = first;
}

/* The office whose words end right before a token; count 0: none. */
static bool find_office_before(const xc_frame *frame, uint32_t end,
                               office *found) {
    uint32_t from = end > TITLE_WORDS ? end - TITLE_WORDS : 0;
    for (uint32_t i = from; i < end; i++)
        if (office_at(frame, i) && i + office_at(frame, i) == end) {
            *found = (office){.first = i, .last = end};
            take_parts(frame, found, false);
            return true;
        }
    return false;
}

/* The longest mention of an actor that ends before a token. */
static const xc_mention *actor_ending(const xc_frame *frame, uint32_t end) {
    const xc_mention *found = NULL;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_ACTOR && m->last == end &&
            (!found || m->first < found->first))
            found = m;
    }
    return found;
}

static const xc_mention *actor_beginning(const xc_frame *frame, uint32_t at) {
    for (size_t i = 0; i < frame->mention_count; i++)
        if (frame->mentions[i].kind == XC_MENTION_ACTOR &&
            frame->mentions[i].first == at)
            return &frame->mentions[i];
    return NULL;
}

static void take_owner(const xc_frame *frame, office *o, const xc_mention *m) {
    if (!m || frame->x->reading->actors.items[m->actor].type == XC_ACTOR_GROUP)
        return;
    const char *key = frame->x->reading->actors.items[m->actor].key;
    if (!*key) return; /* called by its words alone */
    o->of = m;
    o->of_span = m->span;
    o->of_words = key;
}

/* An owner that was not found to be an actor is a word with a capital. */
static void take_word(const xc_frame *frame, office *o, uint32_t end) {
    if (o->of || end == 0 || !xc_frame_token(frame, end - 1)->capital) return;
    if (xc_frame_token(frame, end - 1)->upos == XC_UPOS_PRON) return;
    o->of_words = norm_at(frame, end - 1);
    o->of_span = xc_frame_token(frame, end - 1)->span;
}

/* An owner with "'s" that was not found to be an actor: "the group's". */
static void take_noun(const xc_frame *frame, office *o, uint32_t end) {
    if (o->of_words || end == 0) return;
    const xc_token *token = xc_frame_token(frame, end - 1);
    if (token->upos != XC_UPOS_NOUN) return;
    o->of_words = token->lemma;
    o->of_span = token->span;
}

static bool take_people(const xc_frame *frame, office *o, uint32_t *at) {
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
static bool take_when(const xc_frame *frame, office *o, uint32_t at) {
    int kind = at > 0 ? roleword_at(frame, at - 1) : 0;
    if (kind != XC_ROLEWORDS_KIND_FORMER && kind != XC_ROLEWORDS_KIND_ACTING)
        return false;
    o->over = o->over || kind == XC_ROLEWORDS_KIND_FORMER;
    o->when = norm_at(frame, at - 1);
    return true;
}

/* "Norland's former", "Norwegian", "former U.S." before an office. */
static void look_left(const xc_frame *frame, office *o) {
    uint32_t at = o->first;
    while (take_when(frame, o, at))
        at--;
    if (at == 0) return;
    uint32_t t = at - 1;
    const xc_mention *owner = actor_ending(frame, at);
    if (is_norm(frame, t, "'s") || is_norm(frame, t, "'")) {
        take_owner(frame, o, actor_ending(frame, t));
        take_word(frame, o, t);
        take_noun(frame, o, t);
    } else if (owner && owner->form == XC_FORM_PRONOUN) {
        int32_t meant = owner->actor;
        if (frame->x->reading->actors.items[meant].type == XC_ACTOR_PERSON)
            take_owner(frame, o, owner);
    } else if (take_people(frame, o, &at)) {
        owner = NULL;
    } else {
        take_owner(frame, o, owner);
    }
    if (owner && owner->first < at) at = owner->first;
    while (!owner && at > 0 &&
           (xc_frame_token(frame, at - 1)->name != XC_NAME_NONE ||
            (xc_frame_token(frame, at - 1)->upos == XC_UPOS_ADJ &&
             !roleword_at(frame, at - 1))))
        at--;
    while (take_when(frame, o, at))
        at--;
    if (at > 0 && is_norm(frame, at - 1, "then")) take_when(frame, o, at);
    if (at > 1 && is_norm(frame, at - 1, "the")) take_when(frame, o, at - 1);
}

/* The end of an office with "of Norland" behind it. */
static uint32_t look_right(const xc_frame *frame, office *o) {
    uint32_t at = o->last;
    if (!is_norm(frame, at, "of") && !is_norm(frame, at, "at") &&
        !is_norm(frame, at, "for") && !is_norm(frame, at, "in") &&
        !is_norm(frame, at, "with"))
        return at;
    at++;
    if (is_norm(frame, at, "the")) at++;
    const xc_mention *m = actor_beginning(frame, at);
    if (!m) m = actor_beginning(frame, at - 1);
    if (!m || m->form == XC_FORM_PRONOUN) return o->last;
    take_owner(frame, o, m);
    if (!is_norm(frame, o->last, "of")) o->behind = norm_at(frame, o->last);
    return m->last;
}

static bool is_end(const xc_frame *frame, uint32_t at) {
    return at >= frame->sentence->token_count ||
           xc_frame_token(frame, at)->upos == XC_UPOS_PUNCT;
}

static xc_status push_fact(xc_frame *frame, const xc_mention *who,
                           const office *o, xc_fact_kind kind,
                           const char *predicate, const char *object) {
    xc_clause all = {.first = 0, .last = frame->sentence->token_count};
    xc_fact fact = xc_fact_begin(frame, &all, who->first, kind);
    xc_arena *arena = frame->x->arena;
    fact.actor = who->actor;
    fact.predicate = predicate;
    fact.object = object;
    fact.has_date = false;
    fact.span = who->span;
    if (o->last > o->first) {
        uint32_t start = xc_frame_token(frame, o->first)->span.start;
        uint32_t end = xc_frame_token(frame, o->last - 1)->span.end;
        if (start < fact.span.start) fact.span.start = start;
        if (end > fact.span.end) fact.span.end = end;
    }
    fact.mark = who->span;
    if (o->over) fact.tense = XC_TENSE_PAST_BEFORE;
    if (o->denied) fact.polarity = XC_NEGATIVE;
    if (o->of_words) {
        xc_argument *of = xc_arena_alloc(arena, sizeof *of);
        XC_TRY_NEW(of);
        *of = (xc_argument){o->behind ? o->behind : "of", o->of_words,
                            o->of_span, o->of ? o->of->actor : XC_NONE};
        fact.arguments = of;
        fact.argument_count = 1;
    }
    fact.claim =
        xc_arena_format(arena, "%s%s %s%s%s%s%s%s%s", o->denied ? "not " : "",
                        predicate, o->when ? o->when : "", o->when ? " " : "",
                        object, o->of_words ? " " : "",
                        !o->of_words ? ""
                        : o->behind  ? o->behind
                                     : "of",
                        o->of_words ? " " : "", o->of_words ? o->of_words : "");
    XC_TRY_NEW(fact.claim);
    return XC_PUSH(arena, &frame->x->reading->facts, fact);
}

static xc_status push_office(xc_frame *frame, const xc_mention *who,
                             const office *o) {
    xc_buffer words = XC_BUFFER_INIT;
    for (uint32_t i = o->first; i < o->last; i++) {
        if (i > o->first) xc_buffer_putc(&words, ' ');
        xc_buffer_puts(&words, norm_at(frame, i));
    }
    const char *object =
        words.failed
            ? NULL
            : xc_names_intern(frame->x->names, words.bytes, words.length);
    xc_buffer_dispose(&words);
    XC_TRY_NEW(object);
    return push_fact(frame, who, o, XC_FACT_ROLE, "be", object);
}

/* A relation or a part in a work says nothing without whose it is. */
static bool needs_owner(const xc_frame *frame, const office *o) {
    int kind = roleword_at(frame, o->last - 1);
    return kind == XC_ROLEWORDS_KIND_NEAR || kind == XC_ROLEWORDS_KIND_WORK;
}

/* A word before a noun for people that may belong to it and was not taken: an
 * unknown name ("Lost Harbour star Odo Brandt"), a noun in doubt. */
static bool is_cut(const xc_frame *frame, const office *o) {
    if (o->of_words || o->when || o->first == 0) return false;
    const xc_token *before = xc_frame_token(frame, o->first - 1);
    return before->upos == XC_UPOS_PROPN || before->upos == XC_UPOS_NOUN ||
           (before->upos == XC_UPOS_ADJ && !roleword_at(frame, o->first - 1)) ||
           (before->upos == XC_UPOS_VERB &&
            !xc_tree_is(frame->sentence, o->first - 1, "root") &&
            xc_tree_is_modifier(frame->sentence, o->first - 1));
}

/* A part in a work is not somebody's. */
static bool is_of_person(const xc_frame *frame, const office *o) {
    return roleword_at(frame, o->last - 1) == XC_ROLEWORDS_KIND_WORK && o->of &&
           frame->x->reading->actors.items[o->of->actor].type ==
               XC_ACTOR_PERSON;
}

/* "The chemist Odo Brandt", "Lundmere resident Ina Roe": a noun for people that
 * the tree ties to a whole name. */
static xc_status read_noun_before(xc_frame *frame, const xc_mention *who) {
    uint32_t end = who->first;
    if (end == 0 || who->last - who->first < 2 ||
        !is_person_noun(frame, end - 1) || !has_verb(frame))
        return XC_OK;
    uint32_t top = xc_tree_top(frame->sentence, who->first, who->last);
    if (top == XC_NO_TOKEN || (xc_tree_head(frame->sentence, end - 1) != top &&
                               xc_tree_head(frame->sentence, top) != end - 1))
        return XC_OK;
    if (xc_tree_is(frame->sentence, top, "nsubj") ||
        xc_tree_is(frame->sentence, top, "obj"))
        if (xc_tree_head(frame->sentence, top) == end - 1) return XC_OK;
    office o = {.first = end - 1, .last = end};
    take_parts(frame, &o, true);
    look_left(frame, &o);
    if (is_cut(frame, &o) || is_of_person(frame, &o) ||
        (needs_owner(frame, &o) && !o.of_words))
        return XC_OK;
    return push_office(frame, who, &o);
}

/* "Norland's defense minister Odo Brandt", "the defense minister of Norland,
 * Odo Brandt,", "his wife Ana". */
static xc_status read_before(xc_frame *frame, const xc_mention *who) {
    office o = {0};
    uint32_t end = who->first;
    if (end > 0 && is_norm(frame, end - 1, ",")) {
        uint32_t top = xc_tree_top(frame->sentence, who->first, who->last);
        if (top == XC_NO_TOKEN || (!xc_tree_is(frame->sentence, top, "appos") &&
                                   !is_end(frame, who->last)))
            return XC_OK;
        end--;
        const xc_mention *of = actor_ending(frame, end);
        uint32_t at = of ? of->first : 0;
        if (of && at > 0 && is_norm(frame, at - 1, "the")) at--;
        if (!of || at == 0 || !is_norm(frame, at - 1, "of") ||
            !find_office_before(frame, at - 1, &o))
            return XC_OK;
        look_left(frame, &o);
        take_owner(frame, &o, of);
        return push_office(frame, who, &o);
    }
    if (find_office_before(frame, end, &o)) {
        look_left(frame, &o);
        return push_office(frame, who, &o);
    }
    bool kin = end > 0 && roleword_at(frame, end - 1) == XC_ROLEWORDS_KIND_KIN;
    if (!kin) return read_noun_before(frame, who);
    o.first = end - 1;
    o.last = end;
    look_left(frame, &o);
    if (!o.of ||
        frame->x->reading->actors.items[o.of->actor].type != XC_ACTOR_PERSON)
        return XC_OK;
    return push_office(frame, who, &o);
}

/* An office that a stretch begins with, after "the" and whose it is, and that
 * ends the stretch: "Norland's defense minister," but not "the minister's
 * car". */
static bool read_stretch(const xc_frame *frame, uint32_t at, office *o) {
    uint32_t end = at + REACH;
    for (; at < end && at < frame->sentence->token_count; at++) {
        uint32_t count = office_at(frame, at);
        bool kin = roleword_at(frame, at) == XC_ROLEWORDS_KIND_KIN;
        if (count || kin) {
            *o = (office){.first = at, .last = at + (count ? count : 1)};
            if (count) take_parts(frame, o, false);
            look_left(frame, o);
            bool owned = !kin || o->of;
            return is_end(frame, look_right(frame, o)) && owned;
        }
        if (is_end(frame, at) || xc_is_verb(frame->sentence, at)) return false;
    }
    return false;
}

/* What may follow a role that is told in full. */
static bool is_closed(const xc_frame *frame, uint32_t at) {
    return is_end(frame, at) || xc_is_verb(frame->sentence, at) ||
           xc_token_is_wh(xc_frame_token(frame, at));
}

/* "Odo Brandt, a chemist at Norland University,": a noun for people that the
 * tree has as another word for the name. */
static xc_status read_noun_behind(xc_frame *frame, const xc_mention *who) {
    uint32_t top = xc_tree_top(frame->sentence, who->first, who->last);
    uint32_t at = who->last + 1;
    if (top == XC_NO_TOKEN) return XC_OK;
    uint32_t noun = xc_tree_child(frame->sentence, top, "appos", at);
    if (noun == XC_NO_TOKEN || noun - at > REACH ||
        !is_person_noun(frame, noun) || office_at(frame, noun))
        return XC_OK;
    for (uint32_t i = at; i < noun; i++)
        if (xc_frame_token(frame, i)->upos == XC_UPOS_PUNCT) return XC_OK;
    office o = {.first = noun, .last = noun + 1};
    take_parts(frame, &o, true);
    look_left(frame, &o);
    if (!o.of_words && o.first > at + 1) return XC_OK;
    uint32_t end = look_right(frame, &o);
    if (!is_closed(frame, end) || is_cut(frame, &o) ||
        is_of_person(frame, &o) || (needs_owner(frame, &o) && !o.of_words))
        return XC_OK;
    return push_office(frame, who, &o);
}

/* "Odo Brandt, Norland's defense minister," and with "is", "was". */
static xc_status read_behind(xc_frame *frame, const xc_mention *who) {
    office o;
    uint32_t at = who->last;
    if (is_norm(frame, at, ",")) {
        return read_stretch(frame, at + 1, &o) ? push_office(frame, who, &o)
                                               : read_noun_behind(frame, who);
    }
    if (at >= frame->sentence->token_count ||
        strcmp(xc_frame_token(frame, at)->lemma, "be") != 0)
        return XC_OK;
    bool past = is_norm(frame, at, "was") || is_norm(frame, at, "were");
    bool denied = is_norm(frame, at + 1, "not") ||
                  is_norm(frame, at + 1, "n't") ||
                  is_norm(frame, at + 1, "never");
    if (!read_stretch(frame, at + (denied ? 2 : 1), &o)) return XC_OK;
    o.denied = denied;
    o.over = o.over || past;
    return push_office(frame, who, &o);
}

static const xc_mention *age_at(const xc_frame *frame, uint32_t at) {
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_QUANTITY && m->first == at &&
            m->quantity.dimension == XC_DIMENSION_AGE)
            return m;
    }
    return NULL;
}

/* ", 52, of New Addington," */
static xc_status read_age(xc_frame *frame, const xc_mention *who) {
    uint32_t at = who->last;
    if (!is_norm(frame, at, ",")) return XC_OK;
    const xc_mention *age = age_at(frame, at + 1);
    if (age) {
        xc_clause all = {.first = 0, .last = frame->sentence->token_count};
        xc_fact fact = xc_fact_begin(frame, &all, age->first, XC_FACT_AGE);
        fact.actor = who->actor;
        fact.predicate = "be-aged";
        fact.has_date = false;
        xc_fact_set_number(&fact, age);
        XC_TRY(xc_fact_push(frame, &fact));
        at = age->last;
        if (!is_norm(frame, at, ",")) return XC_OK;
    }
    if (!is_norm(frame, at + 1, "of") && !is_norm(frame, at + 1, "from"))
        return XC_OK;
    const xc_mention *home = actor_beginning(frame, at + 2);
    if (!home || home->form != XC_FORM_NAME || !is_end(frame, home->last))
        return XC_OK;
    if (!age &&
        frame->x->reading->actors.items[home->actor].type != XC_ACTOR_PLACE)
        return XC_OK;
    office o = {0};
    XC_TRY(push_fact(frame, who, &o, XC_FACT_ROLE, "be-from",
                     frame->x->reading->actors.items[home->actor].key));
    xc_reading *reading = frame->x->reading;
    reading->facts.items[reading->facts.count - 1].place = home->actor;
    return XC_OK;
}

xc_status xc_make_roles(xc_frame *frame) {
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind != XC_MENTION_ACTOR || m->form != XC_FORM_NAME ||
            frame->x->reading->actors.items[m->actor].type != XC_ACTOR_PERSON)
            continue;
        XC_TRY(read_before(frame, m));
        XC_TRY(read_behind(frame, m));
        XC_TRY(read_age(frame, m));
    }
    return XC_OK;
}
