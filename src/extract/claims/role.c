/*
 * role.c - turns what a sentence says in passing of the people it names into
 * facts: an office before or behind a name ("Norland's defense minister Odo
 * Brandt", "Odo Brandt, the defense minister of Norland,"), with "is" or "was",
 * an age and a home (", 52, of New Addington,"), a relation ("his wife Ana").
 *
 * Only names of people get roles, and only offices of titles.tsv and relations
 * of rolewords.tsv are roles; a title of courtesy is none.
 * Exports: xc_make_roles.
 */
#include <string.h>

#include "extract/claims/frame.h"

/* Words looked at on either side of an office, and of its longest title. */
enum { REACH = 6, TITLE_WORDS = 4 };

/* An office or relation in the sentence. */
typedef struct office {
    uint32_t first; /* tokens of its words, end exclusive */
    uint32_t last;
    const xc_mention *of; /* whose it is; NULL: not named */
    const char *of_words; /* the same in words; NULL: none */
    xc_span of_span;
    bool over; /* "former" */
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

/* The office whose words end right before a token; count 0: none. */
static bool find_office_before(const xc_frame *frame, uint32_t end,
                               office *found) {
    uint32_t from = end > TITLE_WORDS ? end - TITLE_WORDS : 0;
    for (uint32_t i = from; i < end; i++)
        if (office_at(frame, i) && i + office_at(frame, i) == end) {
            *found = (office){.first = i, .last = end};
            return true;
        }
    return false;
}

static const xc_mention *actor_ending(const xc_frame *frame, uint32_t end) {
    for (size_t i = 0; i < frame->mention_count; i++)
        if (frame->mentions[i].kind == XC_MENTION_ACTOR &&
            frame->mentions[i].last == end)
            return &frame->mentions[i];
    return NULL;
}

static const xc_mention *actor_beginning(const xc_frame *frame, uint32_t at) {
    for (size_t i = 0; i < frame->mention_count; i++)
        if (frame->mentions[i].kind == XC_MENTION_ACTOR &&
            frame->mentions[i].first == at)
            return &frame->mentions[i];
    return NULL;
}

static void take_owner(const xc_frame *frame, office *o, const xc_mention *m) {
    if (!m) return;
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

/* "Norland's former", "Norwegian", "U.S." before an office. */
static void look_left(const xc_frame *frame, office *o) {
    for (uint32_t at = o->first, n = 0; at > 0 && n < REACH; at--, n++) {
        uint32_t t = at - 1;
        if (roleword_at(frame, t) == XC_ROLEWORDS_KIND_FORMER) {
            o->over = true;
            continue;
        }
        if (roleword_at(frame, t) == XC_ROLEWORDS_KIND_ACTING) continue;
        const xc_lexeme *people =
            xc_lexicon_find(XC_LEXICON_DEMONYMS, norm_at(frame, t));
        const xc_lexeme *alias =
            people ? NULL
                   : xc_lexicon_find(XC_LEXICON_ALIASES, norm_at(frame, t));
        if (people || alias) {
            o->of_words = people ? people->concept : alias->concept;
            o->of_span = xc_frame_token(frame, t)->span;
        } else if (is_norm(frame, t, "'s") || is_norm(frame, t, "'")) {
            take_owner(frame, o, actor_ending(frame, t));
            take_word(frame, o, t);
        } else {
            take_owner(frame, o, actor_ending(frame, at));
        }
        return;
    }
}

/* The end of an office with "of Norland" behind it. */
static uint32_t look_right(const xc_frame *frame, office *o) {
    uint32_t at = o->last;
    if (!is_norm(frame, at, "of") && !is_norm(frame, at, "at") &&
        !is_norm(frame, at, "for"))
        return at;
    at++;
    if (is_norm(frame, at, "the")) at++;
    const xc_mention *m = actor_beginning(frame, at);
    if (!m) m = actor_beginning(frame, at - 1);
    if (!m || m->form == XC_FORM_PRONOUN) return o->last;
    take_owner(frame, o, m);
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
    fact.span.start =
        who->span.start < fact.mark.start ? fact.mark.start : who->span.start;
    fact.mark = who->span;
    if (o->over) fact.tense = XC_TENSE_PAST_BEFORE;
    if (o->denied) fact.polarity = XC_NEGATIVE;
    if (o->of_words) {
        xc_argument *of = xc_arena_alloc(arena, sizeof *of);
        XC_TRY_NEW(of);
        *of = (xc_argument){"of", o->of_words, o->of_span,
                            o->of ? o->of->actor : XC_NONE};
        fact.arguments = of;
        fact.argument_count = 1;
    }
    fact.claim = xc_arena_format(arena, "%s%s %s%s%s", o->denied ? "not " : "",
                                 predicate, object, o->of_words ? " of " : "",
                                 o->of_words ? o->of_words : "");
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

/* "Norland's defense minister Odo Brandt", "the defense minister of Norland,
 * Odo Brandt,", "his wife Ana". */
static xc_status read_before(xc_frame *frame, const xc_mention *who) {
    office o = {0};
    uint32_t end = who->first;
    if (end > 0 && is_norm(frame, end - 1, ",")) {
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
    if (!kin) return XC_OK;
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
            look_left(frame, o);
            bool owned = !kin || o->of;
            return is_end(frame, look_right(frame, o)) && owned;
        }
        if (is_end(frame, at) || xc_is_verb(frame->sentence, at)) return false;
    }
    return false;
}

/* "Odo Brandt, Norland's defense minister," and with "is", "was". */
static xc_status read_behind(xc_frame *frame, const xc_mention *who) {
    office o;
    uint32_t at = who->last;
    if (is_norm(frame, at, ",")) {
        if (!read_stretch(frame, at + 1, &o)) return XC_OK;
        return push_office(frame, who, &o);
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
