/*
 * repair.c - mends arcs that the parser is known to get wrong.
 *
 * Three kinds move a word up to something it hung on through others, the
 * fourth turns one arc round:
 * - "the 31 alliance members": a number above one counts the plural, not the
 *   singular noun between them, unless that is a unit ("40 percent women").
 * - "warned that it is unsafe and insisted that ...": a verb of saying that is
 *   coordinated with what was said is coordinated with who said it.
 * - "told the mayor that troops would leave": behind the hearer of such a verb
 *   a clause with "that" and a subject of its own is what was said.
 * - "the fire that killed two began there": a noun is not the root of a
 *   sentence where a second finite verb behind its relative clause has no
 *   subject; it is that verb's subject.
 * And two tags: "media outlets report that the dam broke": a noun that can be a
 * verb of saying is one between a plural and a clause with "that" on which the
 * sentence hangs. "The bridge cost $24 million": what has a subject and no
 * copula is a verb where irregular.tsv has it among the forms of one.
 * Verbs of saying are those of reporting.tsv.
 * Exports: xc_tree_repair.
 */
#include "language/repair.h"

#include <string.h>

#include "language/eisner.h"
#include "lexicon/lexicon.h"

typedef struct tree {
    xc_names *names;
    xc_token *tokens;
    uint32_t count;
} tree;

static bool is_plural(const xc_token *t) {
    return xc_token_has_tag(t, "NNS") || xc_token_has_tag(t, "NNPS");
}

/* The relation without its subtype. */
static bool hangs_by(const xc_token *t, const char *relation) {
    return t->head >= 0 && xc_relation_is(t->relation, relation);
}

static const xc_lexeme *reporting(const xc_token *t) {
    return t->upos == XC_UPOS_VERB
               ? xc_lexicon_find(XC_LEXICON_REPORTING, t->lemma)
               : NULL;
}

/* The first word from a place on that hangs on another by that relation;
 * count: none. Both were parsed in one piece, but for what is "parataxis". */
static uint32_t child(const tree *s, uint32_t head, const char *relation,
                      uint32_t from) {
    uint32_t to = s->count;
    if (head > XC_PARSE_MAX_TOKENS && from < head - XC_PARSE_MAX_TOKENS)
        from = head - XC_PARSE_MAX_TOKENS;
    if (to - head > XC_PARSE_MAX_TOKENS) to = head + XC_PARSE_MAX_TOKENS;
    for (uint32_t i = from; i < to; i++)
        if (s->tokens[i].head == (int32_t)head &&
            hangs_by(&s->tokens[i], relation))
            return i;
    return s->count;
}

static bool is_one(const xc_token *t) {
    return strcmp(t->norm, "1") == 0 || strcmp(t->norm, "one") == 0;
}

static void mend_count(const tree *s, uint32_t at) {
    xc_token *number = &s->tokens[at];
    if (number->upos != XC_UPOS_NUM || !hangs_by(number, "nummod") ||
        is_one(number))
        return;
    const xc_token *noun = &s->tokens[number->head];
    if (number->head < (int32_t)at || is_plural(noun) ||
        !hangs_by(noun, "compound") || noun->head < number->head ||
        xc_lexicon_find(XC_LEXICON_UNITS, noun->norm))
        return;
    if (is_plural(&s->tokens[noun->head])) number->head = noun->head;
}

/* The verb of saying whose content holds a word; count: none. */
static uint32_t sayer_of(const tree *s, uint32_t at) {
    for (uint32_t steps = 0; steps < s->count; steps++) {
        const xc_token *t = &s->tokens[at];
        if (t->head < 0 || reporting(t)) return s->count;
        bool content = hangs_by(t, "ccomp");
        uint32_t head = (uint32_t)t->head;
        if (content) return reporting(&s->tokens[head]) ? head : s->count;
        at = head;
    }
    return s->count;
}

static void mend_saying(const tree *s, uint32_t at) {
    xc_token *verb = &s->tokens[at];
    if (!hangs_by(verb, "conj") || !reporting(verb)) return;
    bool past = xc_token_has_tag(verb, "VBD") || xc_token_has_tag(verb, "VBN");
    bool that = at + 1 < s->count && strcmp(verb[1].norm, "that") == 0;
    if (!that && child(s, at, "ccomp", at + 1) == s->count) return;
    uint32_t first = sayer_of(s, (uint32_t)verb->head);
    if (first >= at || xc_token_has_tag(&s->tokens[first], "VBD") != past)
        return;
    verb->head = (int32_t)first;
    if (xc_token_has_tag(verb, "VBN")) verb->xpos = "VBD";
}

static void mend_telling(const tree *s, uint32_t at) {
    xc_token *said = &s->tokens[at];
    if (!hangs_by(said, "acl") || said->head > (int32_t)at) return;
    const xc_token *hearer = &s->tokens[said->head];
    if (!hangs_by(hearer, "obj") && !hangs_by(hearer, "iobj")) return;
    const xc_token *verb = &s->tokens[hearer->head];
    const xc_lexeme *row = reporting(verb);
    if (!row || !xc_lexeme_flag(row, XC_REPORTING_ADDRESSEE)) return;
    uint32_t that = (uint32_t)said->head + 1;
    while (that < at && strcmp(s->tokens[that].norm, "that") != 0)
        that++;
    uint32_t subject = child(s, at, "nsubj", that + 1);
    if (that >= at || subject >= at) return;
    said->head = hearer->head;
    said->relation = "ccomp";
    xc_token *mark = &s->tokens[that];
    mark->head = (int32_t)at;
    mark->relation = "mark";
    mark->upos = XC_UPOS_SCONJ;
    mark->xpos = "IN";
}

static bool is_finite(const xc_token *t) {
    return xc_token_has_tag(t, "VBD") || xc_token_has_tag(t, "VBZ") ||
           xc_token_has_tag(t, "VBP");
}

/* A relative clause with its pronoun hangs on a noun, before a place. */
static bool has_relative(const tree *s, uint32_t noun, uint32_t before) {
    uint32_t verb = child(s, noun, "acl", noun + 1);
    for (uint32_t i = noun + 1; verb < before && i < verb; i++) {
        const xc_token *t = &s->tokens[i];
        if (t->head == (int32_t)verb && xc_token_is_wh(t)) return true;
    }
    return false;
}

static void mend_subject(const tree *s, uint32_t at) {
    xc_token *verb = &s->tokens[at];
    if (!is_finite(verb) || !hangs_by(verb, "acl") || verb->head > (int32_t)at)
        return;
    uint32_t root = (uint32_t)verb->head;
    xc_token *noun = &s->tokens[root];
    bool bare = noun->head < 0 && noun->upos == XC_UPOS_NOUN &&
                child(s, root, "cop", 0) == s->count &&
                child(s, root, "nsubj", 0) == s->count;
    bool own = child(s, at, "nsubj", 0) < s->count ||
               child(s, at, "mark", 0) < s->count ||
               child(s, at, "cc", 0) < s->count;
    if (!bare || own || verb[-1].upos == XC_UPOS_PUNCT ||
        xc_token_is_wh(&verb[-1]) || !has_relative(s, root, at))
        return;
    verb->head = -1;
    verb->relation = noun->relation;
    noun->head = (int32_t)at;
    noun->relation = "nsubj";
}

static xc_status mend_verb(const tree *s, uint32_t at) {
    xc_token *verb = &s->tokens[at];
    if (verb->upos != XC_UPOS_NOUN || verb->head >= 0 ||
        child(s, at, "nsubj", 0) >= at || child(s, at, "cop", 0) < s->count)
        return XC_OK;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_IRREGULAR, verb->norm);
    int form = row ? xc_lexeme_word(row, XC_IRREGULAR_FORM) : 0;
    if (form != XC_IRREGULAR_FORM_ANY && form != XC_IRREGULAR_FORM_PAST &&
        form != XC_IRREGULAR_FORM_BOTH)
        return XC_OK;
    verb->upos = XC_UPOS_VERB;
    verb->xpos = "VBD";
    verb->lemma = xc_names_intern_string(
        s->names, xc_lexeme_text(row, XC_IRREGULAR_LEMMA));
    XC_TRY_NEW(verb->lemma);
    xc_token *next = verb + 1;
    if (at + 1 < s->count && next->upos == XC_UPOS_SYM &&
        hangs_by(next, "parataxis") && next->head == (int32_t)at)
        next->relation = "obj";
    return XC_OK;
}

/* A singular noun is a verb in the present, and the plural its subject. */
static void mend_report(const tree *s, uint32_t at) {
    xc_token *verb = &s->tokens[at];
    if (at == 0 || verb->head >= 0 || !xc_token_has_tag(verb, "NN") ||
        !xc_lexicon_find(XC_LEXICON_REPORTING, verb->lemma))
        return;
    xc_token *noun = &s->tokens[at - 1];
    uint32_t said = child(s, at, "ccomp", at + 1);
    if (!is_plural(noun) || noun->head != (int32_t)at ||
        !hangs_by(noun, "compound") || said == s->count ||
        child(s, said, "mark", at + 1) != at + 1)
        return;
    verb->upos = XC_UPOS_VERB;
    verb->xpos = "VBP";
    noun->relation = "nsubj";
}

xc_status xc_tree_repair(xc_names *names, xc_token *tokens, uint32_t count) {
    tree s = {names, tokens, count};
    for (uint32_t i = 0; i < count; i++) {
        XC_TRY(mend_verb(&s, i));
        mend_report(&s, i);
        mend_count(&s, i);
        mend_telling(&s, i);
        mend_saying(&s, i);
        mend_subject(&s, i);
    }
    return XC_OK;
}
