/*
 * framed.c - turns words of saying, thinking, wanting and judging into
 * attributions by the tree: the clause, infinitive, noun or topic that hangs
 * on them is what is said, their subject or possessor who says it.
 *
 * A word takes only what its row of reporting.tsv, stances.tsv or
 * statements.tsv says. A passive has no source but its agent.
 * Exports: xc_speech_framed.
 */
#include <string.h>

#include "extract/attributions/speech.h"

/* How many verbs up the tree a subject is borrowed from: "refused to say",
 * "left, saying that he wanted to see". */
enum { BORROW_STEPS = 4 };

/* "The pool, she said in May, leaks": tokens on each side of such a cue, at
 * most, and of what it interrupts, at least. */
enum { INTERRUPTION = 8, LEAST_BEFORE = 3, LEAST_BEHIND = 2 };

/* What a word of saying may take. */
typedef struct frame {
    const xc_lexeme *row; /* NULL: no such word */
    uint32_t count;
    xc_attribution_kind kind;
    bool clause, infinitive, object, topic, named, felt, noun;
} frame;

/* A sentence and how far each of its tokens reaches. */
typedef struct framing {
    xc_speech *s;
    const xc_sentence *sentence;
    uint32_t index;
    size_t quotations; /* of its block, from that one on */
    size_t before;     /* attributions there were before this sentence */
    uint32_t *first, *last;
} framing;

static xc_attribution_kind kind_of_word(int word) {
    return word > 0 ? (xc_attribution_kind)(word - 1) : XC_ATTRIBUTION_SAY;
}

/* The rows of a verb or adjective in both lists, taken together. */
static frame read_verb(const xc_sentence *sentence, uint32_t at) {
    xc_match say =
        xc_match_at(XC_LEXICON_REPORTING, sentence, at, sentence->token_count);
    xc_match stance =
        xc_match_at(XC_LEXICON_STANCES, sentence, at, sentence->token_count);
    frame f = {0};
    if (say.lexeme) {
        f.row = say.lexeme;
        f.count = say.count;
        f.kind = kind_of_word(xc_lexeme_word(f.row, XC_REPORTING_KIND));
        f.clause = xc_lexeme_flag(f.row, XC_REPORTING_AFTER);
        f.object = xc_lexeme_flag(f.row, XC_REPORTING_OBJECT);
        f.topic = xc_lexeme_flag(f.row, XC_REPORTING_TOPIC);
    }
    if (!stance.lexeme) return f;
    if (!f.row) {
        f.row = stance.lexeme;
        f.count = stance.count;
        f.kind = kind_of_word(xc_lexeme_word(f.row, XC_STANCES_KIND));
    }
    f.clause |= xc_lexeme_flag(stance.lexeme, XC_STANCES_CLAUSE);
    f.infinitive = xc_lexeme_flag(stance.lexeme, XC_STANCES_INFINITIVE);
    f.object |= xc_lexeme_flag(stance.lexeme, XC_STANCES_OBJECT);
    f.topic |= xc_lexeme_flag(stance.lexeme, XC_STANCES_TOPIC);
    f.felt = xc_lexeme_flag(stance.lexeme, XC_STANCES_FELT);
    f.named = xc_lexeme_flag(stance.lexeme, XC_STANCES_NAMED);
    if (stance.count > f.count) {
        f.count = stance.count;
        f.row = stance.lexeme;
        f.kind = kind_of_word(xc_lexeme_word(f.row, XC_STANCES_KIND));
    }
    return f;
}

static frame read_frame(const xc_sentence *sentence, uint32_t at) {
    frame f = {0};
    xc_upos upos = sentence->tokens[at].upos;
    if (upos == XC_UPOS_VERB || upos == XC_UPOS_ADJ) {
        f = read_verb(sentence, at);
    } else if (upos == XC_UPOS_NOUN) {
        xc_match m = xc_match_at(XC_LEXICON_STATEMENTS, sentence, at,
                                 sentence->token_count);
        f.row = m.lexeme;
        f.count = m.count;
        f.noun = m.lexeme != NULL;
        f.clause = f.infinitive = f.topic = f.noun;
        if (f.noun)
            f.kind = kind_of_word(xc_lexeme_word(f.row, XC_STATEMENTS_KIND));
    }
    return f;
}

/* Fills in the reach of every token: each widens those above it, as long as
 * that changes anything. */
static xc_status measure(framing *f) {
    uint32_t count = f->sentence->token_count;
    f->first = xc_arena_alloc(f->s->x->arena, count * sizeof *f->first);
    XC_TRY_NEW(f->first);
    f->last = xc_arena_alloc(f->s->x->arena, count * sizeof *f->last);
    XC_TRY_NEW(f->last);
    for (uint32_t i = 0; i < count; i++) {
        f->first[i] = i;
        f->last[i] = i + 1;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = xc_tree_head(f->sentence, i);
        for (uint32_t steps = 0; at != XC_NO_TOKEN && steps < count; steps++) {
            if (f->first[at] <= i && f->last[at] > i) break;
            if (i < f->first[at]) f->first[at] = i;
            if (i >= f->last[at]) f->last[at] = i + 1;
            at = xc_tree_head(f->sentence, at);
        }
    }
    return XC_OK;
}

static bool is_mark(const xc_sentence *sentence, uint32_t at) {
    return sentence->tokens[at].upos == XC_UPOS_PUNCT;
}

static bool is_word(const xc_sentence *sentence, uint32_t at,
                    const char *word) {
    return strcmp(sentence->tokens[at].norm, word) == 0;
}

/* The span of tokens [first, last) without marks at its ends; empty: none. */
static xc_span trim(const framing *f, uint32_t first, uint32_t last) {
    xc_span span = {0, 0};
    while (first < last && is_mark(f->sentence, first))
        first++;
    while (last > first && is_mark(f->sentence, last - 1))
        last--;
    if (last > first) {
        span.start = f->sentence->tokens[first].span.start;
        span.end = f->sentence->tokens[last - 1].span.end;
    }
    return span;
}

/* The actor whose mention a noun is part of, else the noun with what belongs
 * to it, up to a comma. */
static bool take_source(const framing *f, xc_cue *c, uint32_t noun) {
    /* a clause is nobody: its subject speaks */
    uint32_t own = xc_tree_child(f->sentence, noun, "nsubj", 0);
    if (own != XC_NO_TOKEN) noun = own;
    if (noun == c->first || f->sentence->tokens[noun].upos == XC_UPOS_VERB ||
        f->sentence->tokens[noun].upos == XC_UPOS_AUX)
        return false;
    const xc_token *token = &f->sentence->tokens[noun];
    const xc_mention *actor = xc_speech_actor_of(f->s, f->index, noun);
    bool empty =
        is_word(f->sentence, noun, "it") || is_word(f->sentence, noun, "there");
    if (!actor && (xc_token_is_wh(token) || empty)) return false;
    c->actor = actor ? actor->actor : XC_NONE;
    if (actor) {
        c->source = actor->span;
        return true;
    }
    uint32_t first = f->first[noun], last = noun + 1;
    while (last < f->last[noun] && last != c->first &&
           !xc_speech_is_boundary(&f->sentence->tokens[last]) &&
           !xc_token_is_wh(&f->sentence->tokens[last]))
        last++;
    if (first <= c->first && c->first < noun) first = c->last;
    c->source = trim(f, first, last);
    return c->source.end > c->source.start;
}

static bool is_passive(const xc_sentence *sentence, uint32_t verb) {
    return xc_tree_child(sentence, verb, "nsubj:pass", 0) != XC_NO_TOKEN ||
           xc_tree_child(sentence, verb, "aux:pass", 0) != XC_NO_TOKEN;
}

/* A noun that hangs on a word by a preposition of the row of connectors; "by
 * the mayor". */
static uint32_t noun_by(const xc_sentence *sentence, uint32_t head,
                        const char *relation, const char *preposition) {
    for (uint32_t at = xc_tree_child(sentence, head, relation, 0);
         at != XC_NO_TOKEN;
         at = xc_tree_child(sentence, head, relation, at + 1)) {
        uint32_t sign = xc_tree_child(sentence, at, "case", 0);
        if (sign != XC_NO_TOKEN && is_word(sentence, sign, preposition))
            return at;
    }
    return XC_NO_TOKEN;
}

/* The "who" of "the mayor, who said": the word that stands for the source
 * beside its verb; XC_NO_TOKEN: none. */
static uint32_t stand_in(const xc_sentence *sentence, uint32_t verb) {
    uint32_t own = xc_tree_child(sentence, verb, "nsubj", 0);
    bool stands = own != XC_NO_TOKEN && xc_token_is_wh(&sentence->tokens[own]);
    return stands ? own : XC_NO_TOKEN;
}

/* Whose verb it is: its own subject, the agent of a passive, the noun that a
 * participle hangs on, or the subject of the verb that it hangs on. */
static uint32_t subject_of(const xc_sentence *sentence, uint32_t verb) {
    for (int steps = 0; steps < BORROW_STEPS && verb != XC_NO_TOKEN; steps++) {
        bool participle = xc_token_has_tag(&sentence->tokens[verb], "VBN");
        if (is_passive(sentence, verb) ||
            (participle && xc_tree_is(sentence, verb, "acl")))
            return noun_by(sentence, verb, "obl", "by");
        uint32_t subject = xc_tree_subject(sentence, verb);
        if (subject != XC_NO_TOKEN) return subject;
        uint32_t head = xc_tree_head(sentence, verb);
        if (head == XC_NO_TOKEN) return XC_NO_TOKEN;
        if (xc_tree_is(sentence, verb, "acl"))
            return sentence->tokens[head].upos == XC_UPOS_VERB ? XC_NO_TOKEN
                                                               : head;
        if (!xc_tree_is(sentence, verb, "xcomp") &&
            !xc_tree_is(sentence, verb, "advcl") &&
            !xc_tree_is(sentence, verb, "conj"))
            return XC_NO_TOKEN;
        uint32_t heard = xc_tree_child(sentence, head, "obj", 0);
        bool told = xc_tree_is(sentence, verb, "xcomp") &&
                    heard != XC_NO_TOKEN && heard < verb;
        if (told) return heard;
        verb = head;
    }
    return XC_NO_TOKEN;
}

/* Who stands behind a noun of saying: "the mayor's claim", "a warning from the
 * mayor", "the mayor made the claim". */
static uint32_t owner_of(const xc_sentence *sentence, uint32_t noun) {
    static const char *const by[] = {"by", "from", "of", "among"};
    uint32_t owner = xc_tree_child(sentence, noun, "nmod:poss", 0);
    for (size_t i = 0; owner == XC_NO_TOKEN && i < sizeof by / sizeof *by; i++)
        owner = noun_by(sentence, noun, "nmod", by[i]);
    if (owner != XC_NO_TOKEN) return owner;
    uint32_t verb = xc_tree_head(sentence, noun);
    if (verb == XC_NO_TOKEN || !xc_tree_is(sentence, noun, "obj") ||
        !xc_match_at(XC_LEXICON_VOICING, sentence, verb, sentence->token_count)
             .lexeme)
        return XC_NO_TOKEN;
    return subject_of(sentence, verb);
}

/* Words behind which what a noun or verb is about stands. */
static bool opens_topic(const xc_sentence *sentence, const xc_cue *c,
                        uint32_t at) {
    static const char *const words[] = {"about", "on",      "for",
                                        "over",  "against", "of"};
    uint32_t sign = xc_tree_child(sentence, at, "case", 0);
    if (sign == XC_NO_TOKEN) sign = xc_tree_child(sentence, at, "mark", 0);
    if (sign == XC_NO_TOKEN || sign > at) return false;
    if (sign >= c->first && sign < c->last) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(sentence, sign, words[i])) return true;
    return false;
}

/* What hangs on a word by a relation, behind it. */
static uint32_t find_topic(const framing *f, const xc_cue *c,
                           const char *relation) {
    for (uint32_t at = xc_tree_child(f->sentence, c->first, relation, c->last);
         at != XC_NO_TOKEN;
         at = xc_tree_child(f->sentence, c->first, relation, at + 1))
        if (opens_topic(f->sentence, c, at)) return at;
    return XC_NO_TOKEN;
}

/* What stands behind a comma or dash and is no further item of a list is an
 * aside: "the plan, which failed", "the delay, citing the weather". */
static uint32_t cut_aside(const xc_sentence *sentence, uint32_t first,
                          uint32_t last) {
    for (uint32_t t = first + 1; t + 1 < last; t++) {
        if (!xc_speech_is_boundary(&sentence->tokens[t])) continue;
        const xc_token *next = &sentence->tokens[t + 1];
        if (xc_token_is_wh(next) || next->upos == XC_UPOS_SCONJ ||
            next->upos == XC_UPOS_ADV || is_word(sentence, t + 1, "but") ||
            (next->upos == XC_UPOS_VERB && xc_token_is_participle(next)))
            return t;
    }
    return last;
}

/* The next thing that the same source says ends this: "..., adding that", "and
 * warned that". */
static uint32_t cut_next(const xc_sentence *sentence, uint32_t first,
                         uint32_t last) {
    for (uint32_t t = first + 1; t + 1 < last; t++) {
        const xc_token *next = &sentence->tokens[t + 1];
        bool joins = sentence->tokens[t].upos == XC_UPOS_CCONJ;
        bool comma = is_word(sentence, t, ",");
        if ((!joins && !comma) || next->upos != XC_UPOS_VERB ||
            !read_frame(sentence, t + 1).row)
            continue;
        if (comma && !joins ? xc_token_is_participle(next)
                            : xc_token_has_tag(next, "VBD"))
            return t;
    }
    return last;
}

/* "Called the plan a gift", "regards it as a gift". */
static bool is_named(const xc_sentence *sentence, const xc_cue *c) {
    return xc_tree_child(sentence, c->first, "xcomp", c->last) != XC_NO_TOKEN ||
           noun_by(sentence, c->first, "obl", "as") != XC_NO_TOKEN;
}

/* A clause of its own, no "weighs" that a tree hung on "the stone found". */
static bool has_subject(const xc_sentence *sentence, uint32_t clause) {
    uint32_t mark = xc_tree_child(sentence, clause, "mark", 0);
    if (mark != XC_NO_TOKEN && sentence->tokens[mark].upos == XC_UPOS_SCONJ &&
        is_word(sentence, mark, "that"))
        return true;
    static const char *const relations[] = {"nsubj", "csubj", "expl"};
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (xc_tree_child(sentence, clause, relations[i], 0) != XC_NO_TOKEN)
            return true;
    return false;
}

/* The token that tops what is said, and whether that is a clause. */
static uint32_t find_content(const framing *f, const frame *w, xc_cue *c) {
    const xc_sentence *sentence = f->sentence;
    uint32_t at = XC_NO_TOKEN;
    c->phrase = false;
    if (w->clause) {
        at = xc_tree_child(sentence, c->first, "ccomp", 0);
        if (at == XC_NO_TOKEN && w->noun) {
            at = xc_tree_child(sentence, c->first, "acl", c->last);
            if (at != XC_NO_TOKEN && xc_tree_is(sentence, at, "acl:relcl"))
                at = XC_NO_TOKEN;
        }
    }
    if (at != XC_NO_TOKEN && (w->noun || has_subject(sentence, at))) return at;
    at = XC_NO_TOKEN;
    c->phrase = true;
    if (w->infinitive || w->object)
        at = xc_tree_child(sentence, c->first, "xcomp", c->last);
    if (at != XC_NO_TOKEN && w->object) {
        uint32_t object = xc_tree_child(sentence, c->first, "obj", c->last);
        if (object != XC_NO_TOKEN && object < at) return at;
    }
    if (at != XC_NO_TOKEN && w->infinitive) return at;
    if (w->object) at = xc_tree_child(sentence, c->first, "obj", c->last);
    if (at != XC_NO_TOKEN && w->named && !is_named(sentence, c))
        return XC_NO_TOKEN;
    if (at != XC_NO_TOKEN) return at;
    if (w->topic || w->object) {
        at = find_topic(f, c, w->noun ? "nmod" : "obl");
        if (at == XC_NO_TOKEN) at = find_topic(f, c, "advcl");
    }
    return at;
}

/* True when an attribution of a place is known already. */
static bool is_known(const framing *f, const xc_cue *c, xc_span content) {
    const xc_reading *reading = f->s->x->reading;
    uint32_t cue = f->sentence->tokens[c->first].span.start;
    size_t count = reading->attributions.count, from = f->before;
    if (count - from > XC_SPEECH_MAX_BACK) from = count - XC_SPEECH_MAX_BACK;
    for (size_t i = from; i < count; i++) {
        const xc_attribution *a = &reading->attributions.items[i];
        if (a->in_title == f->sentence->in_title && a->cue.start == cue &&
            a->content.start <= content.start + 1 &&
            content.end <= a->content.end + 2)
            return true;
    }
    return false;
}

static xc_status push_frame(framing *f, xc_cue *c, uint32_t first,
                            uint32_t last) {
    xc_span content = trim(f, first, last);
    if (content.end <= content.start || is_known(f, c, content)) return XC_OK;
    return xc_speech_push(f->s, c, false, content);
}

static bool is_noun(const xc_token *token) {
    return token->upos == XC_UPOS_NOUN || token->upos == XC_UPOS_PROPN ||
           token->upos == XC_UPOS_PRON;
}

/* The noun nearest to a cue between its commas, which trees often miss. */
static void source_between(const framing *f, xc_cue *c, uint32_t left,
                           uint32_t right) {
    for (uint32_t t = c->first; t > left; t--)
        if (is_noun(&f->sentence->tokens[t - 1]) && take_source(f, c, t - 1))
            return;
    for (uint32_t t = c->last; left == c->first && t < right; t++)
        if (is_noun(&f->sentence->tokens[t]) && take_source(f, c, t)) return;
}

/* "The pool, she said, leaks." What stands before and behind such a cue, up to
 * the commas; false for one that does not interrupt. */
static bool interrupts(const framing *f, xc_cue *c, uint32_t *comma,
                       uint32_t *behind) {
    const xc_sentence *sentence = f->sentence;
    uint32_t left = c->first, right = c->last;
    while (left > 0 && c->first - left < INTERRUPTION &&
           !xc_speech_is_boundary(&sentence->tokens[left - 1]))
        left--;
    while (right < sentence->token_count && right - c->last < INTERRUPTION &&
           !xc_speech_is_boundary(&sentence->tokens[right]))
        right++;
    if (left < LEAST_BEFORE || right + LEAST_BEHIND >= sentence->token_count ||
        !is_word(sentence, left - 1, ",") || !is_word(sentence, right, ","))
        return false;
    for (uint32_t t = left; t < right; t++)
        if ((t < c->first || t >= c->last) &&
            (sentence->tokens[t].upos == XC_UPOS_VERB ||
             sentence->tokens[t].upos == XC_UPOS_CCONJ ||
             sentence->tokens[t].upos == XC_UPOS_SCONJ ||
             xc_token_is_wh(&sentence->tokens[t])))
            return false;
    *comma = left - 1;
    *behind = right + 1;
    source_between(f, c, left, right);
    return c->source.start >= sentence->tokens[left].span.start &&
           c->source.end <= sentence->tokens[right - 1].span.end;
}

/* Both stretches around a cue that interrupts. */
static xc_status push_around(framing *f, xc_cue *c, uint32_t comma,
                             uint32_t behind) {
    c->phrase = false;
    XC_TRY(push_frame(f, c, 0, comma));
    c->part = true;
    return push_frame(f, c, behind, f->sentence->token_count);
}

/* "Called the plan a gift", "accused them of lying", "mocked it as weak": the
 * object and what is said of it. */
static void widen_object(const framing *f, const xc_cue *c, uint32_t *first,
                         uint32_t *last) {
    static const char *const signs[] = {"of", "as", "for"};
    uint32_t object = xc_tree_child(f->sentence, c->first, "obj", c->last);
    if (object == XC_NO_TOKEN) return;
    if (f->first[object] < *first) *first = f->first[object];
    if (f->last[object] > *last) *last = f->last[object];
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        uint32_t said = noun_by(f->sentence, c->first, "obl", signs[i]);
        if (said != XC_NO_TOKEN && said > object && f->last[said] > *last)
            *last = f->last[said];
    }
    uint32_t clause = xc_tree_child(f->sentence, c->first, "advcl", object);
    if (clause != XC_NO_TOKEN && opens_topic(f->sentence, c, clause) &&
        f->last[clause] > *last)
        *last = f->last[clause];
}

static xc_status frame_at(framing *f, uint32_t at) {
    const xc_sentence *sentence = f->sentence;
    frame w = read_frame(sentence, at);
    if (!w.row) return XC_OK;
    xc_cue c = {.sentence = f->index, .first = at, .last = at + w.count};
    c.row = w.row;
    c.kind = w.kind;
    c.denies = w.kind == XC_ATTRIBUTION_DENY;
    uint32_t content = find_content(f, &w, &c);
    uint32_t subject = w.noun   ? owner_of(sentence, at)
                       : w.felt ? xc_tree_subject(sentence, at)
                                : subject_of(sentence, at);
    uint32_t comma, behind;
    if (w.clause && !w.noun && !xc_speech_is_used(f->s, sentence, at) &&
        interrupts(f, &c, &comma, &behind))
        return push_around(f, &c, comma, behind);
    if (subject == XC_NO_TOKEN || subject == content ||
        !take_source(f, &c, subject))
        return XC_OK;
    uint32_t who = w.noun ? XC_NO_TOKEN : stand_in(sentence, at);
    if (who != XC_NO_TOKEN && c.actor != XC_NONE)
        c.source = sentence->tokens[who].span;
    if (content == XC_NO_TOKEN) return XC_OK;
    uint32_t first = f->first[content], last = f->last[content];
    /* "The stone found near Elton weighs 5 kg" */
    bool aside = c.last < sentence->token_count && first == c.last &&
                 sentence->tokens[c.last].upos == XC_UPOS_ADP;
    if (aside && !c.phrase && !w.noun && c.actor == XC_NONE) return XC_OK;
    if (c.phrase && !w.noun && w.object && content > at)
        widen_object(f, &c, &first, &last);
    /* "called on the mayor to resign" */
    uint32_t asked = c.phrase && w.topic && content > at
                         ? xc_tree_child(sentence, at, "xcomp", content)
                         : XC_NO_TOKEN;
    if (asked == XC_NO_TOKEN && c.phrase && w.kind == XC_ATTRIBUTION_ASK)
        asked = xc_tree_child(sentence, at, "advcl", content);
    if (asked != XC_NO_TOKEN && asked > content && f->last[asked] > last)
        last = f->last[asked];
    if (content > at && first < c.last) first = c.last;
    if (first <= at && at < last) return XC_OK;
    if (is_word(sentence, first, "that") && xc_tree_is(sentence, first, "mark"))
        first++;
    last = cut_next(sentence, first, last);
    if (c.phrase) last = cut_aside(sentence, first, last);
    return push_frame(f, &c, first, last);
}

xc_status xc_speech_framed(xc_speech *s, uint32_t index, size_t from) {
    framing f = {.s = s, .index = index, .quotations = from};
    f.sentence = xc_speech_sentence(s, index);
    f.before = s->before;
    XC_TRY(measure(&f));
    for (uint32_t t = 0; t < f.sentence->token_count; t++)
        XC_TRY(frame_at(&f, t));
    return XC_OK;
}
