/*
 * content.c - turns a word of saying into what is said with it: the clause,
 * infinitive, noun or topic that the tree hangs on it, and how far that goes.
 *
 * Trees often cut it short; it goes on over words that cannot begin anything
 * else. It does not ask who says it.
 * Exports: xc_stance_content, xc_stance_extent.
 */
#include <string.h>

#include "extract/attributions/stance.h"

/* How often what is said is found to go on, at most. */
enum { MAX_STEPS = 4 };

/* Words behind which what a noun or verb is about stands. */
static bool opens_topic(const xc_sentence *sentence, const xc_cue *c,
                        uint32_t at) {
    uint32_t sign = xc_tree_child(sentence, at, "case", 0);
    if (sign == XC_NO_TOKEN) sign = xc_tree_child(sentence, at, "mark", 0);
    if (sign == XC_NO_TOKEN || sign > at) return false;
    if (sign >= c->first && sign < c->last) return true;
    return xc_stance_bears(sentence, sign, XC_BEARINGS_TOPIC);
}

/* What hangs on a word by a relation, behind it; no date ("reported on
 * Tuesday"). */
static uint32_t find_topic(const xc_framing *f, const xc_cue *c,
                           const char *relation) {
    for (uint32_t at = xc_tree_child(f->sentence, c->first, relation, c->last);
         at != XC_NO_TOKEN;
         at = xc_tree_child(f->sentence, c->first, relation, at + 1))
        if (opens_topic(f->sentence, c, at) &&
            !xc_speech_in_date(f->s, f->index, at))
            return at;
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
            next->upos == XC_UPOS_ADV ||
            xc_is_word_at(sentence, t + 1, "but") ||
            (next->upos == XC_UPOS_VERB && xc_token_is_participle(next)))
            return t;
    }
    return last;
}

/* The next thing that the same source says ends this: "..., adding that", "and
 * warned that"; so does what another says: "while Karl Brandt said". */
static uint32_t cut_next(const xc_sentence *sentence, uint32_t first,
                         uint32_t last) {
    for (uint32_t t = first + 1; t + 1 < last; t++) {
        const xc_token *next = &sentence->tokens[t + 1];
        if (xc_speech_turns(sentence, t)) return t;
        bool joins = sentence->tokens[t].upos == XC_UPOS_CCONJ;
        bool comma = xc_is_word_at(sentence, t, ",");
        if ((!joins && !comma) || next->upos != XC_UPOS_VERB ||
            !xc_stance_at(sentence, t + 1).row)
            continue;
        if (comma && !joins ? xc_token_is_participle(next)
                            : xc_token_has_tag(next, "VBD"))
            return t;
    }
    return last;
}

/* "Called the plan a gift": trees make two objects of it. */
static uint32_t second_object(const xc_sentence *sentence, uint32_t verb) {
    uint32_t object = xc_tree_child(sentence, verb, "obj", verb);
    return object == XC_NO_TOKEN
               ? XC_NO_TOKEN
               : xc_tree_child(sentence, verb, "obj", object + 1);
}

/* "Called the plan a gift", "regards it as a gift". */
static bool is_named(const xc_sentence *sentence, const xc_cue *c) {
    return xc_tree_child(sentence, c->first, "xcomp", c->last) != XC_NO_TOKEN ||
           xc_tree_child(sentence, c->first, "ccomp", c->last) != XC_NO_TOKEN ||
           second_object(sentence, c->first) != XC_NO_TOKEN ||
           xc_stance_noun_by(sentence, c->first, "obl", "as") != XC_NO_TOKEN;
}

static bool is_infinitive(const xc_sentence *sentence, uint32_t verb) {
    uint32_t mark = xc_tree_child(sentence, verb, "mark", 0);
    return mark != XC_NO_TOKEN && sentence->tokens[mark].upos == XC_UPOS_PART &&
           mark < verb;
}

/* A clause of its own, no "weighs" that a tree hung on "the stone found". */
static bool has_subject(const xc_sentence *sentence, uint32_t clause) {
    uint32_t mark = xc_tree_child(sentence, clause, "mark", 0);
    if (mark != XC_NO_TOKEN && sentence->tokens[mark].upos == XC_UPOS_SCONJ &&
        xc_is_word_at(sentence, mark, "that"))
        return true;
    static const char *const relations[] = {"nsubj", "csubj", "expl"};
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (xc_tree_child(sentence, clause, relations[i], 0) != XC_NO_TOKEN)
            return true;
    return false;
}

/* "Urges residents to watch it": who is asked, where an infinitive says what
 * for. */
static uint32_t find_asked(const xc_sentence *sentence, const xc_cue *c) {
    uint32_t asked = xc_tree_child(sentence, c->first, "obj", c->last);
    if (asked == XC_NO_TOKEN) return XC_NO_TOKEN;
    uint32_t purpose = xc_tree_child(sentence, c->first, "advcl", asked);
    return purpose != XC_NO_TOKEN && is_infinitive(sentence, purpose)
               ? asked
               : XC_NO_TOKEN;
}

/* The token that tops what is said, and whether that is a clause. */
uint32_t xc_stance_content(const xc_framing *f, const xc_stance *w, xc_cue *c) {
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
    /* "The plan was praised by the mayor" */
    if (at == XC_NO_TOKEN && w->object && !w->named && !w->felt &&
        xc_stance_noun_by(sentence, c->first, "obl", "by") != XC_NO_TOKEN)
        at = xc_tree_child(sentence, c->first, "nsubj:pass", 0);
    if (at == XC_NO_TOKEN && w->kind == XC_ATTRIBUTION_ASK && w->infinitive)
        at = find_asked(sentence, c);
    if (at != XC_NO_TOKEN && w->named && !is_named(sentence, c))
        return XC_NO_TOKEN;
    if (at != XC_NO_TOKEN) return at;
    if (w->topic || w->object) {
        at = find_topic(f, c, w->noun ? "nmod" : "obl");
        if (at == XC_NO_TOKEN) at = find_topic(f, c, "advcl");
    }
    return at;
}

/* "Called the plan a gift", "accused them of lying", "mocked it as weak": the
 * object and what is said of it. */
static void widen_object(const xc_framing *f, const xc_cue *c, uint32_t *first,
                         uint32_t *last) {
    uint32_t object = xc_tree_child(f->sentence, c->first, "obj", c->last);
    if (object == XC_NO_TOKEN) return;
    if (f->first[object] < *first) *first = f->first[object];
    if (f->last[object] > *last) *last = f->last[object];
    uint32_t second = second_object(f->sentence, c->first);
    if (second != XC_NO_TOKEN && f->last[second] > *last)
        *last = f->last[second];
    uint32_t said = xc_stance_noun_bearing(f->sentence, c->first, "obl",
                                           object + 1, XC_BEARINGS_VERDICT);
    if (said != XC_NO_TOKEN && f->last[said] > *last) *last = f->last[said];
    uint32_t clause = xc_tree_child(f->sentence, c->first, "advcl", object);
    if (clause != XC_NO_TOKEN && opens_topic(f->sentence, c, clause) &&
        f->last[clause] > *last)
        *last = f->last[clause];
}

/* "called on the mayor to resign": what is asked for behind the one who is
 * asked. */
static void widen_asked(const xc_framing *f, const xc_stance *w,
                        const xc_cue *c, uint32_t content, uint32_t *last) {
    uint32_t asked = XC_NO_TOKEN;
    if (w->topic && content > c->first)
        asked = xc_tree_child(f->sentence, c->first, "xcomp", content);
    if (asked == XC_NO_TOKEN && w->kind == XC_ATTRIBUTION_ASK)
        asked = xc_tree_child(f->sentence, c->first, "advcl", content);
    if (asked != XC_NO_TOKEN && asked > content && f->last[asked] > *last)
        *last = f->last[asked];
}

/* The verb of an infinitive or gerund that begins at a token: "to restore",
 * "for backing"; XC_NO_TOKEN: none. */
static uint32_t opens_purpose(const xc_sentence *sentence, uint32_t at) {
    const xc_token *token = &sentence->tokens[at];
    bool to = token->upos == XC_UPOS_PART && xc_token_has_tag(token, "TO");
    bool by = token->upos == XC_UPOS_ADP || token->upos == XC_UPOS_SCONJ;
    for (uint32_t t = at + 1; t < sentence->token_count && t - at <= 2; t++) {
        const xc_token *verb = &sentence->tokens[t];
        if (to && (verb->upos == XC_UPOS_VERB || verb->upos == XC_UPOS_AUX))
            return t;
        if (by && xc_token_is_participle(verb) &&
            (verb->upos == XC_UPOS_VERB || verb->upos == XC_UPOS_AUX))
            return t;
        if (verb->upos != XC_UPOS_ADV) break;
    }
    return XC_NO_TOKEN;
}

/* Where a stretch without marks or conjunctions ends. */
static uint32_t run_on(const xc_sentence *sentence, uint32_t from,
                       uint32_t limit) {
    while (from < limit && !xc_speech_is_boundary(&sentence->tokens[from]) &&
           sentence->tokens[from].upos != XC_UPOS_CCONJ)
        from++;
    return from;
}

/* Trees end what is said too early: it goes on over "to restore it" and "for
 * backing it", over the closing mark of quoted words, and, for a clause, over
 * all that no mark parts from it. Only within what hangs on the cue. */
static uint32_t go_on(const xc_framing *f, const xc_cue *c, uint32_t content,
                      uint32_t last) {
    const xc_sentence *sentence = f->sentence;
    uint32_t limit = f->last[c->first];
    for (uint32_t steps = 0; steps < MAX_STEPS && last < limit; steps++) {
        uint32_t at = last;
        if (xc_speech_is_mark(&sentence->tokens[at]) && at + 1 < limit &&
            content > c->first)
            at++;
        if (xc_speech_is_boundary(&sentence->tokens[at])) break;
        uint32_t purpose = opens_purpose(sentence, at), next = last;
        bool clause =
            !c->phrase ||
            (xc_speech_is_finite(&sentence->tokens[at]) && at > content);
        if (purpose != XC_NO_TOKEN)
            next = f->last[purpose] < limit ? f->last[purpose] : limit;
        else if (clause || at > last)
            next = run_on(sentence, at, limit);
        if (next <= last) break;
        last = next;
    }
    return last;
}

/* The verb that shows a tense is no past one. */
static bool is_present(const xc_sentence *sentence, uint32_t verb) {
    uint32_t finite = xc_tree_child(sentence, verb, "aux", 0);
    if (finite == XC_NO_TOKEN) finite = verb;
    const xc_token *token = &sentence->tokens[finite];
    return xc_token_has_tag(token, "VBZ") || xc_token_has_tag(token, "VBP") ||
           xc_token_has_tag(token, "MD");
}

/* "Reported that she will lead it, and is looking for a crew": what goes on in
 * the present goes on with what is said so, and not with a past cue. */
static bool is_other_tense(const xc_sentence *sentence, uint32_t cue,
                           uint32_t content, uint32_t verb) {
    return xc_token_has_tag(&sentence->tokens[cue], "VBD") &&
           is_present(sentence, content) && is_present(sentence, verb);
}

/* "A guard said the gate was shut, but the road was open": a further clause
 * that trees hang on the cue is still what is said, if it has a subject of its
 * own and nobody says anything in it. */
static uint32_t join_clause(const xc_framing *f, const xc_cue *c,
                            uint32_t content, uint32_t last) {
    const xc_sentence *sentence = f->sentence;
    uint32_t joins = last, limit = f->last[c->first];
    if (joins < limit && xc_is_word_at(sentence, joins, ",")) joins++;
    if (joins + 2 >= limit || sentence->tokens[joins].upos != XC_UPOS_CCONJ ||
        sentence->tokens[joins].capital)
        return last;
    uint32_t verb = xc_tree_head(sentence, joins);
    if (verb == XC_NO_TOKEN || verb <= joins ||
        !xc_tree_is(sentence, verb, "conj") ||
        (xc_tree_head(sentence, verb) != c->first &&
         xc_tree_head(sentence, verb) != content) ||
        xc_stance_at(sentence, verb).row)
        return last;
    uint32_t subject = xc_tree_child(sentence, verb, "nsubj", joins);
    bool own = subject != XC_NO_TOKEN && subject < verb;
    if ((!own && !is_other_tense(sentence, c->first, content, verb)) ||
        xc_speech_turns(sentence, joins))
        return last;
    return f->last[verb] < limit ? f->last[verb] : limit;
}

bool xc_stance_extent(const xc_framing *f, const xc_stance *w, const xc_cue *c,
                      uint32_t content, uint32_t *first, uint32_t *last) {
    const xc_sentence *sentence = f->sentence;
    *first = f->first[content];
    *last = f->last[content];
    /* "The stone found near Elton weighs 5 kg" */
    bool aside = c->last < sentence->token_count && *first == c->last &&
                 sentence->tokens[c->last].upos == XC_UPOS_ADP;
    if (aside && !c->phrase && !w->noun && c->actor == XC_NONE) return false;
    if (c->phrase && !w->noun && w->object && content > c->first)
        widen_object(f, c, first, last);
    if (c->phrase) widen_asked(f, w, c, content, last);
    if (content > c->first && *first < c->last) *first = c->last;
    if (content > c->first) *last = go_on(f, c, content, *last);
    bool says =
        c->kind == XC_ATTRIBUTION_SAY || c->kind == XC_ATTRIBUTION_CLAIM;
    if (content > c->first && !c->phrase && !w->noun && says)
        *last = join_clause(f, c, content, *last);
    if (*first <= c->first && c->first < *last) return false;
    if (xc_is_word_at(sentence, *first, "that") &&
        xc_tree_is(sentence, *first, "mark"))
        (*first)++;
    *last = cut_next(sentence, *first, *last);
    if (c->phrase) *last = cut_aside(sentence, *first, *last);
    return true;
}
