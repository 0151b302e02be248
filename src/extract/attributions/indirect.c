/*
 * indirect.c - turns what stands behind or ahead of a verb of saying into
 * attributions by the order of words and commas, where the tree gave none.
 * Exports: xc_speech_indirect, xc_speech_turns.
 */
#include <string.h>

#include "extract/attributions/speech.h"

/* How far behind its cue a "that" may stand, and one that opens a clause in
 * the tree. */
#define THAT_REACH 8u
#define MARK_REACH 12u

/* Speech ahead of its cue has at least as many tokens. */
#define AHEAD_LEAST 4u

/* How many tokens behind "while" the subject of a verb of saying may take. */
#define NEXT_REACH 8u

bool xc_speech_turns(const xc_sentence *sentence, uint32_t at) {
    const xc_token *joins = &sentence->tokens[at];
    if (joins->upos != XC_UPOS_CCONJ && joins->upos != XC_UPOS_SCONJ)
        return false;
    for (uint32_t t = at + 2; t < sentence->token_count && t - at <= NEXT_REACH;
         t++) {
        const xc_token *token = &sentence->tokens[t];
        if (xc_speech_is_boundary(token)) return false;
        if (token->upos != XC_UPOS_VERB && token->upos != XC_UPOS_AUX) continue;
        uint32_t subject = xc_tree_child(sentence, t, "nsubj", at + 1);
        return xc_speech_cue_at(sentence, t).lexeme && subject < t &&
               (xc_tree_child(sentence, t, "mark", 0) == at ||
                xc_tree_child(sentence, t, "cc", 0) == at);
    }
    return false;
}

/* Where indirect speech ends: at "and said", a quotation that stands by
 * itself, or the end. */
static uint32_t indirect_end(const xc_sentence *sentence, uint32_t from) {
    for (uint32_t t = from; t < sentence->token_count; t++) {
        if (strcmp(sentence->tokens[t].norm, ";") == 0) return t;
        if (t > from && xc_speech_turns(sentence, t)) return t;
        bool joins = sentence->tokens[t].upos == XC_UPOS_CCONJ ||
                     (strcmp(sentence->tokens[t].norm, ",") == 0 &&
                      t + 1 < sentence->token_count &&
                      xc_token_is_participle(&sentence->tokens[t + 1]));
        if (joins && t + 1 < sentence->token_count &&
            xc_speech_cue_at(sentence, t + 1).lexeme)
            return t;
    }
    return sentence->token_count;
}

/* The token of the "that" of "said on Monday that", near behind a cue with no
 * verb or mark between; the token itself where there is none. */
static uint32_t find_that(const xc_sentence *sentence, uint32_t from) {
    for (uint32_t t = from; t < sentence->token_count && t - from < MARK_REACH;
         t++) {
        const xc_token *token = &sentence->tokens[t];
        if (strcmp(token->norm, "that") == 0 &&
            (t - from < THAT_REACH || xc_tree_is(sentence, t, "mark")))
            return t;
        if (xc_speech_is_boundary(token) || token->upos == XC_UPOS_VERB ||
            token->upos == XC_UPOS_AUX)
            break;
    }
    return from;
}

/* The "that" by which the tree opens what a cue says: "said during a rally in
 * Elton that ..."; XC_NO_TOKEN: none. */
static uint32_t clause_said(const xc_sentence *sentence, const xc_cue *c) {
    uint32_t said = xc_tree_child(sentence, c->first, "ccomp", c->last);
    if (said == XC_NO_TOKEN) return XC_NO_TOKEN;
    uint32_t opens = xc_tree_child(sentence, said, "mark", c->last);
    bool that = opens != XC_NO_TOKEN &&
                strcmp(sentence->tokens[opens].norm, "that") == 0;
    return that && opens < said ? opens : XC_NO_TOKEN;
}

/* Something hangs on the cue that can be what it says; not in "he said after
 * meeting them". */
static bool says_clause(const xc_sentence *sentence, const xc_cue *c) {
    static const char *const relations[] = {"ccomp", "parataxis", "obj"};
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (xc_tree_child(sentence, c->first, relations[i], c->last) !=
            XC_NO_TOKEN)
            return true;
    return false;
}

/* Where what is told begins behind the one who hears it: "told the Courier on
 * Friday the pool was late". */
static uint32_t behind_hearer(const xc_sentence *sentence, const xc_cue *c) {
    uint32_t hearer = xc_tree_child(sentence, c->first, "obj", c->last);
    if (hearer == XC_NO_TOKEN)
        hearer = xc_tree_child(sentence, c->first, "iobj", c->last);
    uint32_t said = xc_tree_child(sentence, c->first, "ccomp", c->last);
    if (hearer == XC_NO_TOKEN || said == XC_NO_TOKEN || said < hearer)
        return c->last;
    uint32_t subject = xc_tree_child(sentence, said, "nsubj", hearer), first,
             last;
    if (subject == XC_NO_TOKEN) return c->last;
    xc_tree_reach(sentence, subject, &first, &last);
    return first > hearer ? first : subject;
}

/* "Added a field goal", "observed a custom": the verb takes a thing and says
 * nothing, unless a clause hangs on it too. */
static bool takes_thing(const xc_sentence *sentence, const xc_cue *c) {
    uint32_t thing = xc_tree_child(sentence, c->first, "obj", c->last);
    return xc_lexeme_flag(c->row, XC_REPORTING_THING) && thing != XC_NO_TOKEN &&
           xc_tree_child(sentence, c->first, "ccomp", 0) == XC_NO_TOKEN &&
           xc_tree_child(sentence, c->first, "parataxis", 0) == XC_NO_TOKEN;
}

/* A verb or a quotation stands in a stretch: something is said in it. */
static bool states(const xc_sentence *sentence, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++) {
        const xc_token *token = &sentence->tokens[t];
        if (token->upos == XC_UPOS_VERB || token->upos == XC_UPOS_AUX ||
            strcmp(token->norm, "\"") == 0)
            return true;
    }
    return false;
}

/* The same behind a cue, where "in a text posted on Monday" says nothing. */
static bool states_behind(const xc_sentence *sentence, uint32_t from) {
    for (uint32_t t = from; t < sentence->token_count; t++) {
        bool aside = xc_token_has_tag(&sentence->tokens[t], "VBN") &&
                     xc_tree_is(sentence, t, "acl");
        if (!aside && states(sentence, t, t + 1)) return true;
    }
    return false;
}

/* Speech behind its cue: "said that ...", "and insisted that ...". */
static bool read_behind(const xc_speech *s, xc_cue *c, const xc_cue *last,
                        uint32_t *begin) {
    const xc_sentence *sentence = xc_speech_sentence(s, c->sentence);
    *begin = c->last;
    if (*begin >= sentence->token_count ||
        xc_speech_is_boundary(&sentence->tokens[*begin]))
        return false;
    uint32_t that = find_that(sentence, *begin);
    uint32_t clause = clause_said(sentence, c);
    if (clause != XC_NO_TOKEN && that < clause) that = clause;
    bool told = strcmp(sentence->tokens[that].norm, "that") == 0;
    if (!told && takes_thing(sentence, c)) return false;
    bool joined = sentence->tokens[c->first - 1].upos == XC_UPOS_CCONJ;
    if (joined && last->last > 0) {
        c->source = last->source;
        c->actor = last->actor;
    } else if (!xc_speech_source(s, c, 0, false)) {
        return false;
    }
    xc_upos next = sentence->tokens[*begin].upos;
    bool aside = next == XC_UPOS_ADP || next == XC_UPOS_SCONJ;
    if (!told && aside && (c->actor == XC_NONE || !says_clause(sentence, c)))
        return false;
    if (told)
        *begin = that + 1;
    else if (c->hears)
        *begin = behind_hearer(sentence, c);
    if (c->hears && !states(sentence, *begin, sentence->token_count))
        return false; /* "told the Courier" */
    return *begin < sentence->token_count;
}

/* The tree has what is said before the cue and nothing of it behind: "The ferry
 * was late, she said after meeting the captain." */
static bool says_before(const xc_sentence *sentence, const xc_cue *c) {
    return xc_tree_child(sentence, c->first, "ccomp", 0) < c->first &&
           xc_tree_child(sentence, c->first, "ccomp", c->last) == XC_NO_TOKEN;
}

/* How far before its cue the name stands that an apposition follows. */
#define NAME_REACH 32u

/* "..., Ana Ruiz, the head of the harbour, said in a statement": the person
 * between commas before what says who that is. */
static const xc_mention *set_off_name(const xc_speech *s, const xc_cue *c) {
    const xc_sentence *sentence = xc_speech_sentence(s, c->sentence);
    for (uint32_t t = c->first - 1; t > 0 && c->first - t <= NAME_REACH; t--) {
        if (xc_speech_cue_at(sentence, t).lexeme) return NULL;
        const xc_mention *m = xc_speech_actor_around(s, c->sentence, t);
        if (!m || m->form != XC_FORM_NAME || m->first < AHEAD_LEAST ||
            m->last >= c->first ||
            s->x->reading->actors.items[m->actor].type != XC_ACTOR_PERSON ||
            strcmp(sentence->tokens[m->first - 1].norm, ",") != 0 ||
            strcmp(sentence->tokens[m->last].norm, ",") != 0)
            continue;
        return m->last + 1 < c->first ? m : NULL;
    }
    return NULL;
}

/* "As the ferry left, Ana Ruiz agreed": what stands before the comma is a
 * clause beside the main one and nothing that is said. */
static bool opens_aside(const xc_sentence *sentence, uint32_t comma) {
    const xc_lexeme *row =
        xc_lexicon_find(XC_LEXICON_SUBORDINATORS, sentence->tokens[0].norm);
    if (!row ||
        xc_lexeme_word(row, XC_SUBORDINATORS_AS) != XC_SUBORDINATORS_AS_FACT)
        return false;
    for (uint32_t t = 1; t < comma; t++)
        if (xc_is_word_at(sentence, t, ",")) return false;
    return true;
}

/* Speech ahead of its cue: "..., the mayor said.", "..., said the mayor." The
 * token of the comma; 0: none. */
static uint32_t read_ahead(const xc_speech *s, xc_cue *c) {
    const xc_sentence *sentence = xc_speech_sentence(s, c->sentence);
    uint32_t comma = c->first;
    while (comma > 0 && !xc_speech_is_boundary(&sentence->tokens[comma - 1]))
        comma--;
    if (comma < AHEAD_LEAST ||
        strcmp(sentence->tokens[comma - 1].norm, ",") != 0)
        return 0;
    /* "..., and Ana Ruiz agreed" adds something of its own */
    if (sentence->tokens[comma].upos == XC_UPOS_CCONJ) return 0;
    if (opens_aside(sentence, comma - 1) || takes_thing(sentence, c)) return 0;
    bool inverted = comma == c->first;
    bool more = states_behind(sentence, c->last) && !says_before(sentence, c);
    if (more || !states(sentence, 0, comma - 1)) return 0;
    const xc_mention *name = inverted ? set_off_name(s, c) : NULL;
    if (name && states(sentence, 0, name->first - 1)) {
        c->source = name->span;
        c->actor = name->actor;
        c->by_source = "name between commas before an apposition";
        return name->first - 1;
    }
    if (!xc_speech_source(s, c, comma, inverted)) return 0;
    uint32_t source = inverted ? sentence->tokens[c->first].span.start
                               : sentence->tokens[comma].span.start;
    return c->source.start >= source ? comma - 1 : 0;
}

/* Where a clause that the cue opens aside ends: "After aides insisted that it
 * was safe, the city closed it." The token count where it is none. */
static uint32_t own_end(const xc_sentence *sentence, const xc_cue *c) {
    uint32_t head = xc_tree_head(sentence, c->first), first, last;
    bool aside = xc_tree_is(sentence, c->first, "advcl") ||
                 xc_tree_is(sentence, c->first, "acl");
    if (head == XC_NO_TOKEN || !aside) return sentence->token_count;
    xc_tree_reach(sentence, c->first, &first, &last);
    bool marked = last < sentence->token_count &&
                  sentence->tokens[last].upos == XC_UPOS_PUNCT;
    return marked ? last : sentence->token_count;
}

static xc_status push_behind(xc_speech *s, const xc_cue *c, uint32_t begin,
                             uint32_t *end) {
    const xc_sentence *sentence = xc_speech_sentence(s, c->sentence);
    *end = indirect_end(sentence, begin);
    uint32_t own = own_end(sentence, c);
    if (own > begin && own < *end) *end = own;
    if (*end <= begin) return XC_OK;
    xc_span content = {sentence->tokens[begin].span.start,
                       sentence->tokens[*end - 1].span.end};
    if (*end == sentence->token_count &&
        sentence->tokens[*end - 1].upos == XC_UPOS_PUNCT)
        content.end = sentence->tokens[*end - 1].span.start;
    if (content.end <= content.start) return XC_OK;
    return xc_speech_push(s, c, false, content);
}

/* "It was announced that": who says it is not told. */
static bool is_passive(const xc_sentence *sentence, uint32_t verb) {
    bool participle = xc_token_has_tag(&sentence->tokens[verb], "VBN");
    bool be = verb > 0 && strcmp(sentence->tokens[verb - 1].lemma, "be") == 0;
    /* "a statement posted on Monday" */
    return (participle && (be || xc_tree_is(sentence, verb, "acl"))) ||
           xc_tree_child(sentence, verb, "aux:pass", 0) != XC_NO_TOKEN;
}

xc_status xc_speech_indirect(xc_speech *s, uint32_t index, size_t from) {
    const xc_sentence *sentence = xc_speech_sentence(s, index);
    xc_cue last = {.actor = XC_NONE};
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        xc_match m = xc_speech_cue_at(sentence, t);
        if (!m.lexeme || !xc_lexeme_flag(m.lexeme, XC_REPORTING_AFTER) ||
            xc_speech_is_used(s, sentence, t) || is_passive(sentence, t) ||
            xc_speech_is_said(s, sentence, t) ||
            xc_speech_quoted(s, from, sentence->tokens[t].span.start))
            continue;
        xc_cue c = {.sentence = index, .first = t, .last = t + m.count};
        c.hears = xc_lexeme_flag(m.lexeme, XC_REPORTING_ADDRESSEE);
        c.row = m.lexeme;
        c.denies = xc_lexeme_word(m.lexeme, XC_REPORTING_KIND) ==
                   XC_REPORTING_KIND_DENY;
        uint32_t begin, end = t, comma = read_ahead(s, &c);
        xc_span before = {sentence->span.start, 0};
        if (comma > 0) before.end = sentence->tokens[comma].span.start;
        bool quoted = comma > 0 && xc_speech_quoted(s, from, before.end - 1);
        if (comma > 0 && !quoted && last.last == 0) {
            XC_TRY(xc_speech_push(s, &c, false, before));
        } else if (read_behind(s, &c, &last, &begin)) {
            XC_TRY(push_behind(s, &c, begin, &end));
        } else {
            continue;
        }
        last = c;
        if (end > t) t = end - 1;
    }
    return XC_OK;
}
