/*
 * settle.c - settles pronouns once quotations have their speakers: "he" and
 * "she" inside a quotation are not the one who speaks it, for who speaks says
 * "I"; and "he said", "it said" and "they said" mean who the sentences before
 * are about: their subject, else who speaks in them, else the only one that
 * they name. Nobody who is named in the quoted words is their speaker.
 *
 * Two who fit alike are none. Who is meant inside a quotation is not looked
 * for: its words tell too little.
 * Exports: xc_settle_pronouns, xc_settle_speakers.
 */
#include <string.h>

#include "extract/actors/sex.h"
#include "extract/extractor.h"

/* How many sentences back who is meant is looked for, and how many mentions
 * and attributions of a sentence are looked at. */
enum { BACK_SENTENCES = 3, MOST_MENTIONS = 200, MOST_SPEECH = 32 };

/* Whom a pronoun stands for. */
typedef enum pronoun_kind {
    STANDS_NONE,
    STANDS_PERSON,
    STANDS_BODY,
    STANDS_MANY,
    STANDS_SPEAKER
} pronoun_kind;

typedef struct settler {
    xc_extractor *x;
    xc_reading *reading;
    int *sexes;            /* of actors; words of sexes.tsv, 0: not known */
    size_t *first_of;      /* the first attribution of a sentence, and the */
    size_t *next_of;       /* next of one; SIZE_MAX: none */
    size_t *first_mention; /* of a sentence */
    bool dropped;          /* a pronoun means nobody now */
} settler;

/* Stands in quoted words of an attribution that a test holds for. */
static const xc_attribution *quoting(const xc_reading *reading, bool in_title,
                                     xc_span span, int32_t speaker) {
    size_t at =
        xc_reading_attributions_before(reading, in_title, span.start + 1);
    for (size_t n = 0; at > 0 && n < XC_MAX_SPEECH; at--, n++) {
        const xc_attribution *a = &reading->attributions.items[at - 1];
        if (a->in_title != in_title) break;
        if (a->direct && (speaker == XC_NONE || a->actor == speaker) &&
            a->content.start <= span.start && span.end <= a->content.end)
            return a;
    }
    return NULL;
}

void xc_settle_pronouns(xc_extractor *x) {
    xc_reading *reading = x->reading;
    size_t kept = 0;
    for (size_t i = 0; i < reading->mentions.count; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (m->kind == XC_MENTION_ACTOR && m->form == XC_FORM_PRONOUN &&
            m->actor != XC_NONE &&
            quoting(reading, m->in_title, m->span, m->actor))
            continue;
        reading->mentions.items[kept++] = *m;
    }
    reading->mentions.count = kept;
}

/* ------------------------------------------------------------------ */
/* Men and women                                                        */

/* Added to what a list of given names says, which knows few of other parts of
 * the world: it may be wrong. */
enum { GUESSED = 16 };

static int sex_of_given(const char *name) {
    int sex = xc_given_sex(name);
    bool listed = xc_sex_of_word(name, XC_SEXES_KIND_GIVEN) != 0;
    return listed || !sex ? sex : GUESSED + sex;
}

/* What a mention says of its bearer: a title or noun, a given name. */
static int sex_of_mention(const xc_sentence *s, const xc_mention *m) {
    uint32_t from = m->first > 0 ? m->first - 1 : 0;
    for (uint32_t t = from; t < m->last && t < s->token_count; t++) {
        int sex = xc_sex_of_word(s->tokens[t].norm, XC_SEXES_KIND_TITLE);
        if (!sex) sex = xc_sex_of_word(s->tokens[t].norm, XC_SEXES_KIND_NOUN);
        if (sex == XC_SEXES_SEX_MALE || sex == XC_SEXES_SEX_FEMALE) return sex;
    }
    bool full = m->form == XC_FORM_NAME && m->last - m->first >= 2;
    return full ? sex_of_given(s->tokens[m->first].norm) : 0;
}

static void note_sexes(settler *f) {
    for (size_t i = 0; i < f->reading->mentions.count; i++) {
        const xc_mention *m = &f->reading->mentions.items[i];
        if (m->kind != XC_MENTION_ACTOR || m->actor == XC_NONE ||
            m->form == XC_FORM_PRONOUN)
            continue;
        int *known = &f->sexes[m->actor];
        if (*known != 0 && *known < GUESSED) continue;
        int sex = sex_of_mention(&f->reading->sentences.items[m->sentence], m);
        if (sex != 0) *known = sex;
    }
}

/* ------------------------------------------------------------------ */
/* What stands in a sentence                                            */

static xc_status index_sentences(settler *f) {
    xc_reading *r = f->reading;
    size_t count = r->sentences.count + 1;
    f->sexes =
        xc_arena_array(f->x->arena, r->actors.count + 1, sizeof *f->sexes);
    f->first_of = xc_arena_array(f->x->arena, count, sizeof *f->first_of);
    f->first_mention =
        xc_arena_array(f->x->arena, count, sizeof *f->first_mention);
    f->next_of = xc_arena_array(f->x->arena, r->attributions.count + 1,
                                sizeof *f->next_of);
    XC_TRY_NEW(f->sexes);
    XC_TRY_NEW(f->first_of);
    XC_TRY_NEW(f->first_mention);
    XC_TRY_NEW(f->next_of);
    for (size_t i = 0; i < count; i++)
        f->first_of[i] = f->first_mention[i] = SIZE_MAX;
    for (size_t i = r->attributions.count; i > 0; i--) {
        uint32_t s = r->attributions.items[i - 1].sentence;
        f->next_of[i - 1] = f->first_of[s];
        f->first_of[s] = i - 1;
    }
    for (size_t i = r->mentions.count; i > 0; i--)
        f->first_mention[r->mentions.items[i - 1].sentence] = i - 1;
    return XC_OK;
}

/* Somebody or something of the kind that a pronoun stands for. */
static bool fits(const settler *f, int32_t actor, pronoun_kind kind, int sex) {
    const xc_actor *a = &f->reading->actors.items[actor];
    int own = f->sexes[actor] % GUESSED;
    switch (kind) {
    case STANDS_PERSON:
        return a->type == XC_ACTOR_PERSON &&
               (own == 0 || own == XC_SEXES_SEX_EITHER || own == sex);
    case STANDS_BODY:
        return a->type == XC_ACTOR_ORGANIZATION;
    case STANDS_MANY:
        return a->type == XC_ACTOR_GROUP || a->type == XC_ACTOR_ORGANIZATION;
    default:
        return false;
    }
}

/* How far a name may hang below the noun before it, and how many tokens of that
 * stand before a name that a sentence begins with. */
enum { NAME_STEPS = 4, LEAD_TOKENS = 4 };

/* The sentence begins with that name, but for words of its noun: "Singer Ana
 * Ruiz". */
static bool leads(const xc_sentence *s, const xc_mention *m) {
    if (m->form != XC_FORM_NAME || m->first > LEAD_TOKENS) return false;
    for (uint32_t t = 0; t < m->first; t++)
        if (s->tokens[t].upos != XC_UPOS_NOUN &&
            s->tokens[t].upos != XC_UPOS_PROPN &&
            s->tokens[t].upos != XC_UPOS_ADJ &&
            s->tokens[t].upos != XC_UPOS_DET)
            return false;
    return m->last >= s->token_count ||
           !xc_token_has_tag(&s->tokens[m->last], "POS");
}

/* The mention is the subject of a verb: of the one that the sentence hangs on,
 * or of any. */
static bool is_subject(const xc_sentence *s, const xc_mention *m, bool any) {
    uint32_t top = xc_tree_top(s, m->first, m->last);
    /* "harbour engineer Ana Ruiz agreed" */
    for (int steps = 0;
         steps < NAME_STEPS && top != XC_NO_TOKEN &&
         xc_tree_is(s, top, "flat") && xc_tree_head(s, top) < top;
         steps++)
        top = xc_tree_head(s, top);
    /* "the engineer, Ana Ruiz, agreed" */
    if (top != XC_NO_TOKEN && m->form == XC_FORM_NAME &&
        xc_tree_is(s, top, "appos") && xc_tree_head(s, top) != XC_NO_TOKEN &&
        s->tokens[xc_tree_head(s, top)].upos == XC_UPOS_NOUN)
        top = xc_tree_head(s, top);
    if (top == XC_NO_TOKEN || !xc_tree_is(s, top, "nsubj")) return false;
    uint32_t verb = xc_tree_head(s, top);
    return verb != XC_NO_TOKEN && (any || xc_tree_head(s, verb) == XC_NO_TOKEN);
}

/* "Ruiz's campaign said": whose the subject of the sentence is. */
static bool is_owner(const xc_sentence *s, const xc_mention *m) {
    uint32_t top = xc_tree_top(s, m->first, m->last);
    if (top == XC_NO_TOKEN || !xc_tree_is(s, top, "nmod:poss")) return false;
    uint32_t noun = xc_tree_head(s, top);
    if (noun == XC_NO_TOKEN || !xc_tree_is(s, noun, "nsubj")) return false;
    uint32_t verb = xc_tree_head(s, noun);
    return verb != XC_NO_TOKEN && xc_tree_head(s, verb) == XC_NO_TOKEN;
}

/* Who a sentence is about. */
typedef struct focus {
    int32_t subject, speaker, only;
    int32_t first; /* of those who fit */
    int32_t acts;  /* who is the subject of any verb */
    int32_t owner; /* whose the subject is: "Ruiz's campaign" */
    int32_t lead;  /* with whose name it begins */
    bool two_act;
    bool many;       /* more than one fits */
    bool others;     /* its subject is somebody who does not */
    int32_t guessed; /* that subject, where only its given name says so */
} focus;

/* What is looked for, and where. */
typedef struct quest {
    const settler *f;
    uint32_t index;  /* of the sentence */
    uint32_t before; /* a place in it */
    bool own;        /* the sentence of the pronoun */
    pronoun_kind kind;
    int sex;
} quest;

/* Of those that are not in focus only one of whom the sex is known. */
static void note_one(const quest *q, focus *found, int32_t actor) {
    if (q->own || q->kind != STANDS_PERSON) return;
    if (found->first == XC_NONE) found->first = actor;
    found->many = found->many || found->first != actor;
    if (q->f->sexes[actor] % GUESSED == q->sex) found->only = actor;
}

/* Told by somebody: what a source says has a subject of its own. */
static bool is_told(const quest *q, xc_span span) {
    const xc_reading *r = q->f->reading;
    size_t seen = 0;
    for (size_t i = q->f->first_of[q->index];
         i != SIZE_MAX && seen < MOST_SPEECH; i = q->f->next_of[i], seen++) {
        const xc_attribution *a = &r->attributions.items[i];
        if (!a->phrase && a->content.start <= span.start &&
            span.end <= a->content.end)
            return true;
    }
    return false;
}

static void note_mentions(const quest *q, focus *found) {
    const xc_reading *r = q->f->reading;
    const xc_sentence *s = &r->sentences.items[q->index];
    size_t from = q->f->first_mention[q->index];
    for (size_t i = from; i < r->mentions.count && i - from < MOST_MENTIONS;
         i++) {
        const xc_mention *m = &r->mentions.items[i];
        if (m->sentence != q->index) break;
        if (m->kind != XC_MENTION_ACTOR || m->actor == XC_NONE ||
            m->span.start >= q->before || is_told(q, m->span) ||
            quoting(r, m->in_title, m->span, XC_NONE))
            continue;
        bool subject = is_subject(s, m, q->own);
        bool fit = fits(q->f, m->actor, q->kind, q->sex);
        if (fit) note_one(q, found, m->actor);
        if (fit && subject) found->subject = m->actor;
        if (fit && is_owner(s, m)) found->owner = m->actor;
        if (fit && leads(s, m)) found->lead = m->actor;
        if (fit && is_subject(s, m, true)) {
            found->two_act = found->two_act || (found->acts != XC_NONE &&
                                                found->acts != m->actor);
            found->acts = m->actor;
        }
        if (fit || !subject) continue;
        found->others = true;
        if (q->kind == STANDS_PERSON && q->f->sexes[m->actor] > GUESSED &&
            r->actors.items[m->actor].type == XC_ACTOR_PERSON)
            found->guessed = m->actor;
    }
}

static void note_speech(const quest *q, focus *found) {
    const xc_reading *r = q->f->reading;
    size_t seen = 0;
    for (size_t i = q->f->first_of[q->index];
         i != SIZE_MAX && seen < MOST_SPEECH; i = q->f->next_of[i], seen++) {
        const xc_attribution *a = &r->attributions.items[i];
        if (a->phrase || a->actor == XC_NONE || a->source.start >= q->before ||
            quoting(r, a->in_title, a->source, XC_NONE))
            continue;
        if (!fits(q->f, a->actor, q->kind, q->sex)) continue;
        found->speaker = a->actor;
    }
}

/* Who speaks is known to be a man or woman, and the subject is not. */
static bool is_surer(const quest *q, const focus *found) {
    return q->kind == STANDS_PERSON && q->f->sexes[found->speaker] == q->sex &&
           q->f->sexes[found->subject] != q->sex;
}

/* Those named outside of what others say before a place. */
static focus read_focus(const quest *q) {
    focus found = {.subject = XC_NONE,
                   .speaker = XC_NONE,
                   .only = XC_NONE,
                   .first = XC_NONE,
                   .acts = XC_NONE,
                   .owner = XC_NONE,
                   .lead = XC_NONE,
                   .guessed = XC_NONE};
    note_mentions(q, &found);
    note_speech(q, &found);
    return found;
}

/* ------------------------------------------------------------------ */
/* Whom a pronoun means                                                 */

/* The token that is the whole source; XC_NO_TOKEN: it is more. */
static uint32_t source_token(const xc_sentence *s, xc_span source) {
    uint32_t low = 0, high = s->token_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->tokens[middle].span.start < source.start)
            low = middle + 1;
        else
            high = middle;
    }
    bool whole = low < s->token_count &&
                 s->tokens[low].span.start == source.start &&
                 s->tokens[low].span.end == source.end;
    return whole ? low : XC_NO_TOKEN;
}

static pronoun_kind kind_of(const xc_token *token, int *sex) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_PRONOUNS, token->norm);
    *sex = xc_sex_of_word(token->norm, XC_SEXES_KIND_PRONOUN);
    if (*sex) return STANDS_PERSON;
    switch (row ? xc_lexeme_word(row, XC_PRONOUNS_FOR) : 0) {
    case XC_PRONOUNS_FOR_BODY:
        return STANDS_BODY;
    case XC_PRONOUNS_FOR_MANY:
        return STANDS_MANY;
    case XC_PRONOUNS_FOR_SPEAKER:
        return STANDS_SPEAKER;
    default:
        return STANDS_NONE;
    }
}

/* The sentence says nothing outside of quoted words. */
static bool is_quoted(const settler *f, uint32_t index) {
    const xc_sentence *s = &f->reading->sentences.items[index];
    xc_span middle = s->tokens[s->token_count / 2].span;
    uint32_t first = 0, last = s->token_count - 1;
    while (first < last && s->tokens[first].upos == XC_UPOS_PUNCT)
        first++;
    while (last > first && s->tokens[last].upos == XC_UPOS_PUNCT)
        last--;
    return s->token_count > 0 &&
           quoting(f->reading, s->in_title, s->tokens[first].span, XC_NONE) &&
           quoting(f->reading, s->in_title, middle, XC_NONE) &&
           quoting(f->reading, s->in_title, s->tokens[last].span, XC_NONE);
}

/* Two or more fit alike: nobody is meant. */
enum { TWO_FIT = XC_NONE - 1 };

/* Who is meant; XC_NONE: nothing is known; TWO_FIT. */
static int32_t find_meant(const settler *f, const xc_attribution *a,
                          pronoun_kind kind, int sex) {
    const xc_reading *r = f->reading;
    uint32_t steps = 0;
    for (uint32_t i = a->sentence + 1; i > 0 && steps <= BACK_SENTENCES; i--) {
        uint32_t index = i - 1;
        const xc_sentence *s = &r->sentences.items[index];
        if (s->in_title != a->in_title) break;
        if (s->token_count == 0 ||
            (index != a->sentence && is_quoted(f, index)))
            continue;
        steps++;
        bool own = index == a->sentence;
        quest q = {f,   index, own ? a->source.start : UINT32_MAX,
                   own, kind,  sex};
        focus found = read_focus(&q);
        if (found.speaker != XC_NONE &&
            (found.subject == XC_NONE || is_surer(&q, &found)))
            return found.speaker;
        if (found.subject != XC_NONE) return found.subject;
        if (found.acts != XC_NONE && !found.two_act && kind == STANDS_PERSON)
            return found.acts;
        if (found.lead != XC_NONE && kind == STANDS_PERSON && !own)
            return found.lead;
        if (found.owner != XC_NONE && kind == STANDS_PERSON && !own)
            return found.owner;
        bool others = found.others && kind == STANDS_PERSON && !own;
        if (found.many || (others && found.only == XC_NONE))
            return found.many ? TWO_FIT : found.guessed;
        if (found.only != XC_NONE) return found.only;
    }
    return XC_NONE;
}

/* Who speaks is not named in the quoted words. */
static bool is_addressed(const xc_reading *r, const xc_attribution *a,
                         const settler *f) {
    size_t from = f->first_mention[a->sentence];
    bool inside = false;
    for (size_t i = from; i < r->mentions.count && i - from < MOST_MENTIONS;
         i++) {
        const xc_mention *m = &r->mentions.items[i];
        if (m->sentence != a->sentence) break;
        if (m->kind != XC_MENTION_ACTOR || m->actor != a->actor ||
            m->form != XC_FORM_NAME)
            continue;
        if (!quoting(r, m->in_title, m->span, XC_NONE)) return false;
        inside = true;
    }
    return inside;
}

/* The pronoun names that actor from now on, or nobody. */
static void mark_pronoun(settler *f, const xc_attribution *a) {
    xc_reading *r = f->reading;
    size_t from = f->first_mention[a->sentence];
    for (size_t i = from; i < r->mentions.count && i - from < MOST_MENTIONS;
         i++) {
        xc_mention *m = &r->mentions.items[i];
        if (m->sentence != a->sentence) break;
        if (m->kind != XC_MENTION_ACTOR || m->span.start != a->source.start ||
            m->span.end != a->source.end)
            continue;
        m->actor = a->actor;
        f->dropped = f->dropped || a->actor == XC_NONE;
        return;
    }
}

/* Takes out the pronouns that mean nobody. */
static void drop_marked(xc_reading *r) {
    size_t kept = 0;
    for (size_t i = 0; i < r->mentions.count; i++) {
        const xc_mention *m = &r->mentions.items[i];
        if (m->kind != XC_MENTION_ACTOR || m->actor != XC_NONE)
            r->mentions.items[kept++] = *m;
    }
    r->mentions.count = kept;
}

static void settle_one(settler *f, xc_attribution *a) {
    const xc_reading *r = f->reading;
    const xc_sentence *s = &r->sentences.items[a->sentence];
    uint32_t token = source_token(s, a->source);
    int sex = 0;
    if (token == XC_NO_TOKEN) return;
    pronoun_kind kind = kind_of(&s->tokens[token], &sex);
    if (kind == STANDS_NONE) return;
    if (kind == STANDS_SPEAKER) {
        const xc_attribution *around =
            quoting(r, a->in_title, a->source, XC_NONE);
        if (around && a->actor == XC_NONE) a->actor = around->actor;
        return;
    }
    int32_t before = a->actor, meant = find_meant(f, a, kind, sex);
    bool other =
        sex && a->actor != XC_NONE && !fits(f, a->actor, STANDS_PERSON, sex);
    if (meant >= 0)
        a->actor = meant;
    else if (meant == TWO_FIT || other ||
             (a->actor != XC_NONE && is_addressed(r, a, f)))
        a->actor = XC_NONE;
    if (a->actor == before) return;
    xc_because(f->x, &a->why, "source",
               "a pronoun means who the sentences before are about", NULL);
    mark_pronoun(f, a);
}

xc_status xc_settle_speakers(xc_extractor *x) {
    settler f = {.x = x, .reading = x->reading};
    XC_TRY(index_sentences(&f));
    note_sexes(&f);
    for (size_t s = 0; s < x->reading->sentences.count; s++) {
        size_t seen = 0;
        for (size_t i = f.first_of[s]; i != SIZE_MAX && seen < MOST_SPEECH;
             i = f.next_of[i], seen++)
            settle_one(&f, &x->reading->attributions.items[i]);
    }
    if (f.dropped) drop_marked(x->reading);
    return XC_OK;
}
