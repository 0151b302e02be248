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
 * thing. Who is called former or elect somewhere in the article does not hold
 * the office where that is left out ("President Brandt's team"):
 * xc_settle_roles takes those facts back. Exports: xc_make_roles,
 * xc_settle_roles.
 */
#include <string.h>

#include "base/map.h"
#include "extract/claims/age.h"
#include "extract/claims/role.h"
#include "lexicon/gazetteer.h"

/* Words behind a name in which its office may begin. */
enum { REACH = 6 };

/* A noun that says of somebody what he is: "chemist", "resident"; not "man",
 * and not "wife", which is a relation. */
static bool is_person_noun(const xc_frame *frame, uint32_t at) {
    if (at >= frame->sentence->token_count) return false;
    const xc_token *token = xc_frame_token(frame, at);
    int kind = xc_roleword_at(frame, at);
    return (xc_token_has_tag(token, "NN") || xc_token_has_tag(token, "NNP")) &&
           !token->capital && kind != XC_ROLEWORDS_KIND_PLAIN &&
           kind != XC_ROLEWORDS_KIND_KIN &&
           (kind == XC_ROLEWORDS_KIND_NEAR || kind == XC_ROLEWORDS_KIND_WORK ||
            xc_gazetteer_find(token->lemma) & XC_GAZETTEER_PERSON_NOUN);
}

/* The office whose words end right before a token; count 0: none. */
static bool find_office_before(const xc_frame *frame, uint32_t end,
                               uint32_t bound, xc_office *found) {
    uint32_t from = end > XC_TITLE_WORDS ? end - XC_TITLE_WORDS : 0;
    for (uint32_t i = from; i < end; i++)
        if (xc_office_at(frame, i).count > 0 &&
            i + xc_office_at(frame, i).count == end) {
            *found = (xc_office){.first = i, .last = end, .bound = bound};
            xc_office_take_parts(frame, found);
            return true;
        }
    return false;
}

static bool is_end(const xc_frame *frame, uint32_t at) {
    return at >= frame->sentence->token_count ||
           xc_frame_token(frame, at)->upos == XC_UPOS_PUNCT;
}

static xc_status push_fact(xc_frame *frame, const xc_mention *who,
                           const xc_office *o, xc_fact_kind kind,
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
                             const xc_office *o) {
    xc_buffer words = XC_BUFFER_INIT;
    for (uint32_t i = o->first; i < o->last; i++) {
        if (i > o->first) xc_buffer_putc(&words, ' ');
        xc_buffer_puts(&words, xc_norm_at(frame->sentence, i));
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
static bool needs_owner(const xc_frame *frame, const xc_office *o) {
    int kind = xc_roleword_at(frame, o->last - 1);
    return kind == XC_ROLEWORDS_KIND_NEAR || kind == XC_ROLEWORDS_KIND_WORK;
}

/* A part in a work is not somebody's. */
static bool is_of_person(const xc_frame *frame, const xc_office *o) {
    return xc_roleword_at(frame, o->last - 1) == XC_ROLEWORDS_KIND_WORK &&
           o->of &&
           frame->x->reading->actors.items[o->of->actor].type ==
               XC_ACTOR_PERSON;
}

/* "The chemist Odo Brandt", "Lundmere resident Ina Roe": a noun for people that
 * the tree ties to a whole name. */
static xc_status read_noun_before(xc_frame *frame, const xc_mention *who) {
    uint32_t end = who->first;
    if (end == 0 || who->last - who->first < 2 ||
        !is_person_noun(frame, end - 1) || !xc_role_has_verb(frame))
        return XC_OK;
    uint32_t top = xc_tree_top(frame->sentence, who->first, who->last);
    if (top == XC_NO_TOKEN || (xc_tree_head(frame->sentence, end - 1) != top &&
                               xc_tree_head(frame->sentence, top) != end - 1))
        return XC_OK;
    if (xc_tree_is(frame->sentence, top, "nsubj") ||
        xc_tree_is(frame->sentence, top, "obj"))
        if (xc_tree_head(frame->sentence, top) == end - 1) return XC_OK;
    xc_office o = {
        .first = end - 1, .last = end, .bound = who->last - 1, .noun = true};
    xc_office_take_parts(frame, &o);
    xc_office_look_left(frame, &o);
    if (xc_office_is_cut(frame, &o) || is_of_person(frame, &o) ||
        (needs_owner(frame, &o) && !o.of_words))
        return XC_OK;
    return push_office(frame, who, &o);
}

/* "Norland's defense minister Odo Brandt", "the defense minister of Norland,
 * Odo Brandt,", "his wife Ana". */
static xc_status read_before(xc_frame *frame, const xc_mention *who) {
    xc_office o = {0};
    uint32_t end = who->first;
    if (end > 0 && xc_is_word_at(frame->sentence, end - 1, ",")) {
        uint32_t top = xc_tree_top(frame->sentence, who->first, who->last);
        if (top == XC_NO_TOKEN || (!xc_tree_is(frame->sentence, top, "appos") &&
                                   !is_end(frame, who->last)))
            return XC_OK;
        end--;
        const xc_mention *of = xc_actor_ending(frame, end);
        uint32_t at = of ? of->first : 0;
        if (of && at > 0 && xc_is_word_at(frame->sentence, at - 1, "the")) at--;
        if (!of || at == 0 || !xc_is_word_at(frame->sentence, at - 1, "of") ||
            !find_office_before(frame, at - 1, at - 2, &o))
            return XC_OK;
        xc_office_look_left(frame, &o);
        xc_office_take_owner(frame, &o, of);
        return push_office(frame, who, &o);
    }
    if (find_office_before(frame, end, who->last - 1, &o)) {
        xc_office_look_left(frame, &o);
        return xc_office_is_cut(frame, &o) ? XC_OK
                                           : push_office(frame, who, &o);
    }
    bool kin =
        end > 0 && xc_roleword_at(frame, end - 1) == XC_ROLEWORDS_KIND_KIN;
    if (!kin) return read_noun_before(frame, who);
    o = (xc_office){.first = end - 1, .last = end, .bound = who->last - 1};
    xc_office_look_left(frame, &o);
    if (!o.of ||
        frame->x->reading->actors.items[o.of->actor].type != XC_ACTOR_PERSON)
        return XC_OK;
    return push_office(frame, who, &o);
}

/* Nothing but small words stands where a stretch begins. */
static bool is_all_read(const xc_frame *frame, uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; i++) {
        xc_upos upos = xc_frame_token(frame, i)->upos;
        if (xc_lexicon_find(XC_LEXICON_TITLES, xc_norm_at(frame->sentence, i)))
            continue;
        if (upos != XC_UPOS_DET && upos != XC_UPOS_ADV && upos != XC_UPOS_PRON)
            return false;
    }
    return true;
}

/* An office that a stretch begins with, after "the" and whose it is, and that
 * ends the stretch: "Norland's defense minister," but not "the minister's
 * car". */
static bool read_stretch(const xc_frame *frame, uint32_t at, xc_office *o) {
    uint32_t begin = at, end = at + REACH;
    for (; at < end && at < frame->sentence->token_count; at++) {
        uint32_t count = xc_office_at(frame, at).count;
        bool kin = xc_roleword_at(frame, at) == XC_ROLEWORDS_KIND_KIN;
        if (count || kin) {
            *o = (xc_office){.first = at, .last = at + (count ? count : 1)};
            o->bound = o->last - 1;
            if (count) xc_office_take_parts(frame, o);
            xc_office_look_left(frame, o);
            uint32_t end_of = xc_office_look_right(frame, o);
            if (!is_all_read(frame, begin, o->from)) return false;
            bool person =
                o->of && frame->x->reading->actors.items[o->of->actor].type ==
                             XC_ACTOR_PERSON;
            if (kin ? !person : xc_office_is_cut(frame, o)) return false;
            return is_end(frame, end_of);
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
        !is_person_noun(frame, noun) || xc_office_at(frame, noun).count)
        return XC_OK;
    for (uint32_t i = at; i < noun; i++)
        if (xc_frame_token(frame, i)->upos == XC_UPOS_PUNCT) return XC_OK;
    xc_office o = {
        .first = noun, .last = noun + 1, .bound = noun, .noun = true};
    xc_office_take_parts(frame, &o);
    xc_office_look_left(frame, &o);
    if (!o.of_words && o.first > at + 1) return XC_OK;
    uint32_t end = xc_office_look_right(frame, &o);
    if (!is_closed(frame, end) || xc_office_is_cut(frame, &o) ||
        is_of_person(frame, &o) || (needs_owner(frame, &o) && !o.of_words))
        return XC_OK;
    return push_office(frame, who, &o);
}

/* "Odo Brandt, Norland's defense minister," and with "is", "was". */
static xc_status read_behind(xc_frame *frame, const xc_mention *who) {
    xc_office o;
    uint32_t at = who->last;
    if (xc_is_word_at(frame->sentence, at, ",")) {
        return read_stretch(frame, at + 1, &o) ? push_office(frame, who, &o)
                                               : read_noun_behind(frame, who);
    }
    if (at >= frame->sentence->token_count ||
        strcmp(xc_frame_token(frame, at)->lemma, "be") != 0)
        return XC_OK;
    bool past = xc_is_word_at(frame->sentence, at, "was") ||
                xc_is_word_at(frame->sentence, at, "were");
    bool denied = xc_is_word_at(frame->sentence, at + 1, "not") ||
                  xc_is_word_at(frame->sentence, at + 1, "n't") ||
                  xc_is_word_at(frame->sentence, at + 1, "never");
    if (!read_stretch(frame, at + (denied ? 2 : 1), &o)) return XC_OK;
    o.denied = denied;
    o.over = o.over || past;
    return push_office(frame, who, &o);
}

/* ", 52, of New Addington," */
static xc_status read_age(xc_frame *frame, const xc_mention *who) {
    xc_age age;
    bool aged = xc_age_find(frame, who, &age);
    if (aged) {
        xc_clause all = {.first = 0, .last = frame->sentence->token_count};
        xc_fact fact =
            xc_fact_begin(frame, &all, age.figure->first, XC_FACT_AGE);
        fact.actor = who->actor;
        fact.predicate = "be-aged";
        fact.has_date = false;
        if (age.over) fact.tense = XC_TENSE_PAST_BEFORE;
        xc_fact_set_number(&fact, age.figure);
        XC_TRY(xc_fact_push(frame, &fact));
    }
    uint32_t at = age.end;
    if (!xc_is_word_at(frame->sentence, at, ",")) return XC_OK;
    if (!xc_is_word_at(frame->sentence, at + 1, "of") &&
        !xc_is_word_at(frame->sentence, at + 1, "from"))
        return XC_OK;
    const xc_mention *home = xc_actor_beginning(frame, at + 2);
    if (!home || home->form != XC_FORM_NAME || !is_end(frame, home->last))
        return XC_OK;
    if (!aged &&
        frame->x->reading->actors.items[home->actor].type != XC_ACTOR_PLACE)
        return XC_OK;
    xc_office o = {0};
    XC_TRY(push_fact(frame, who, &o, XC_FACT_ROLE, "be-from",
                     frame->x->reading->actors.items[home->actor].key));
    xc_reading *reading = frame->x->reading;
    reading->facts.items[reading->facts.count - 1].place = home->actor;
    return XC_OK;
}

/* "[Director Ina B.] Brandt": a name that goes on behind a bracket, or ends in
 * an initial, is cut. */
static bool is_cut_name(const xc_frame *frame, const xc_mention *who) {
    const xc_token *last = xc_frame_token(frame, who->last - 1);
    uint32_t letters = last->span.end - last->span.start;
    const char *next = xc_norm_at(frame->sentence, who->last);
    bool initial = letters == 1 || (letters == 2 && last->norm[1] == '.');
    return initial || ((*next == ']' || *next == ')') &&
                       who->last + 1 < frame->sentence->token_count &&
                       last[2].capital && last[2].upos == XC_UPOS_PROPN);
}

xc_status xc_make_roles(xc_frame *frame) {
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind != XC_MENTION_ACTOR || m->form != XC_FORM_NAME ||
            frame->x->reading->actors.items[m->actor].type != XC_ACTOR_PERSON ||
            is_cut_name(frame, m))
            continue;
        XC_TRY(read_before(frame, m));
        XC_TRY(read_behind(frame, m));
        XC_TRY(read_age(frame, m));
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Who had an office, or will have it                                   */

/* "president" of "president-elect"; NULL for what is held already. */
static xc_status office_to_come(xc_names *names, const char *office,
                                const char **held) {
    static const char elect[] = "elect";
    size_t length = strlen(office), tail = sizeof elect - 1;
    *held = NULL;
    if (length <= tail + 1 || strcmp(office + length - tail, elect) != 0)
        return XC_OK;
    *held = xc_names_intern(names, office, length - tail - 1);
    XC_TRY_NEW(*held);
    return XC_OK;
}

xc_status xc_settle_roles(xc_extractor *x) {
    xc_reading *r = x->reading;
    xc_map gone = {0}; /* offices of actors that are over or to come */
    size_t kept = 0, ignored;
    for (size_t i = 0; i < r->facts.count; i++) {
        const xc_fact *f = &r->facts.items[i];
        if (f->kind != XC_FACT_ROLE || !f->object) continue;
        const char *held = f->object;
        if (f->tense != XC_TENSE_PAST_BEFORE)
            XC_TRY(office_to_come(x->names, f->object, &held));
        if (held)
            XC_TRY(xc_map_put(x->arena, &gone, (uintptr_t)held,
                              (uint64_t)(int64_t)f->actor, 1));
    }
    for (size_t i = 0; i < r->facts.count; i++) {
        const xc_fact *f = &r->facts.items[i];
        bool over = f->kind == XC_FACT_ROLE && f->object &&
                    f->tense != XC_TENSE_PAST_BEFORE && !f->polarity &&
                    xc_map_get(&gone, (uintptr_t)f->object,
                               (uint64_t)(int64_t)f->actor, &ignored);
        if (!over) r->facts.items[kept++] = *f;
    }
    r->facts.count = kept;
    return XC_OK;
}
