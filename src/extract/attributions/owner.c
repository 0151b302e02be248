/*
 * owner.c - turns a word of saying into the token that says it, by the tree:
 * the subject of a verb, borrowed from the verb above where it has none, the
 * agent of a passive, the owner of a noun, and of a text the one whose it is.
 * A passive without agent, and what another is told to say, has none.
 * Exports: xc_stance_speaker, xc_stance_writer, xc_speech_is_text.
 */
#include "extract/attributions/stance.h"
#include "lexicon/gazetteer.h"

/* How many verbs up the tree a subject is borrowed from: "refused to say",
 * "left, saying that he wanted to see". */
enum { BORROW_STEPS = 4 };

static bool is_noun(const xc_token *token) {
    return token->upos == XC_UPOS_NOUN || token->upos == XC_UPOS_PROPN ||
           token->upos == XC_UPOS_PRON;
}

/* The subject of a verb, and the one behind what is said where trees give it
 * two: "Ruiz" of "Brandt, who came, was late, Ruiz said". */
static uint32_t own_subject(const xc_sentence *sentence, uint32_t verb) {
    uint32_t subject = xc_tree_subject(sentence, verb);
    if (subject == XC_NO_TOKEN || subject > verb ||
        xc_tree_head(sentence, subject) != verb)
        return subject;
    uint32_t said = xc_tree_child(sentence, verb, "ccomp", subject);
    if (said == XC_NO_TOKEN || said > verb) return subject;
    uint32_t next = xc_tree_child(sentence, verb, "nsubj", said);
    return next != XC_NO_TOKEN && next < verb ? next : subject;
}

/* Whose verb it is: its own subject, the agent of a passive, the noun that a
 * participle hangs on, or the subject of the verb that it hangs on. */
static uint32_t subject_of(const xc_sentence *sentence, uint32_t verb) {
    for (int steps = 0; steps < BORROW_STEPS && verb != XC_NO_TOKEN; steps++) {
        bool participle = xc_token_has_tag(&sentence->tokens[verb], "VBN");
        if (xc_stance_is_passive(sentence, verb) ||
            (participle && xc_tree_is(sentence, verb, "acl")))
            return xc_stance_noun_by(sentence, verb, "obl", "by");
        uint32_t subject = own_subject(sentence, verb);
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
        /* "quoted Ruiz as saying", "accused Ruiz of saying" */
        uint32_t heard = xc_tree_child(sentence, head, "obj", 0);
        uint32_t sign = xc_tree_child(sentence, verb, "mark", 0);
        if (steps == 0 && sign != XC_NO_TOKEN && heard != XC_NO_TOKEN &&
            heard < sign &&
            xc_stance_bears(sentence, sign, XC_BEARINGS_VERDICT) &&
            xc_token_is_participle(&sentence->tokens[verb]))
            return heard;
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
    uint32_t owner = xc_tree_child(sentence, noun, "nmod:poss", 0);
    if (owner == XC_NO_TOKEN)
        owner = xc_stance_noun_bearing(sentence, noun, "nmod", 0,
                                       XC_BEARINGS_OWNER);
    if (owner != XC_NO_TOKEN) return owner;
    uint32_t verb = xc_tree_head(sentence, noun);
    if (verb == XC_NO_TOKEN || !xc_tree_is(sentence, noun, "obj") ||
        !xc_match_at(XC_LEXICON_VOICING, sentence, verb, sentence->token_count)
             .lexeme)
        return XC_NO_TOKEN;
    return subject_of(sentence, verb);
}

bool xc_speech_is_text(const xc_sentence *sentence, uint32_t noun) {
    const unsigned others = XC_GAZETTEER_PERSON_NOUN | XC_GAZETTEER_GROUP_NOUN;
    const char *lemma = sentence->tokens[noun].lemma;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_SOURCES, lemma);
    unsigned bits = xc_gazetteer_find(lemma);
    if (sentence->tokens[noun].upos != XC_UPOS_NOUN) return false;
    if (row) return xc_lexeme_flag(row, XC_SOURCES_TEXT);
    return (bits & XC_GAZETTEER_TEXT_NOUN && !(bits & others)) ||
           xc_match_at(XC_LEXICON_STATEMENTS, sentence, noun,
                       sentence->token_count)
               .lexeme;
}

/* The noun right before a participle that belongs to a text: "Ruiz" of "a video
 * emerged of Ruiz saying"; XC_NO_TOKEN: none. */
static uint32_t owner_beside(const xc_sentence *sentence, uint32_t verb) {
    uint32_t noun = verb;
    if (verb == 0 || !xc_token_is_participle(&sentence->tokens[verb]))
        return XC_NO_TOKEN;
    for (noun--; xc_tree_is(sentence, noun, "flat") &&
                 xc_tree_head(sentence, noun) < noun;)
        noun = xc_tree_head(sentence, noun);
    uint32_t sign = xc_tree_child(sentence, noun, "case", 0);
    bool owns = is_noun(&sentence->tokens[noun]) && sign != XC_NO_TOKEN &&
                sign < noun &&
                xc_stance_bears(sentence, sign, XC_BEARINGS_OWNER);
    return owns ? noun : XC_NO_TOKEN;
}

/* The text that was sent to somebody: "letter" for the "council" of "sent a
 * letter to the council saying"; the noun itself where none was. */
static uint32_t text_sent(const xc_sentence *sentence, uint32_t noun) {
    uint32_t head = xc_tree_head(sentence, noun);
    if (head == XC_NO_TOKEN || !is_noun(&sentence->tokens[noun])) return noun;
    uint32_t text = XC_NO_TOKEN;
    if (xc_tree_is(sentence, noun, "nmod")) text = head;
    if (xc_tree_is(sentence, noun, "obl"))
        text = xc_tree_child(sentence, head, "obj", head);
    return text != XC_NO_TOKEN && text < noun &&
                   xc_speech_is_text(sentence, text)
               ? text
               : noun;
}

/* "Issued a statement saying that": a text says what its owner says. */
static uint32_t past_text(const xc_sentence *sentence, uint32_t verb,
                          uint32_t source) {
    bool hung = source != XC_NO_TOKEN && xc_tree_is(sentence, verb, "acl") &&
                xc_tree_head(sentence, verb) == source;
    if (hung && xc_token_is_participle(&sentence->tokens[verb])) {
        uint32_t sent = text_sent(sentence, source);
        if (sent != source) {
            uint32_t writer = owner_of(sentence, sent);
            return writer == XC_NO_TOKEN ? source : writer;
        }
    }
    if (source == XC_NO_TOKEN || !xc_speech_is_text(sentence, source))
        return source;
    uint32_t owner = owner_beside(sentence, verb);
    if (owner == XC_NO_TOKEN && hung) owner = owner_of(sentence, source);
    return owner == XC_NO_TOKEN ? source : owner;
}

uint32_t xc_stance_writer(const xc_sentence *sentence, uint32_t verb) {
    if (!xc_token_is_participle(&sentence->tokens[verb])) return XC_NO_TOKEN;
    uint32_t subject = subject_of(sentence, verb);
    uint32_t owner = past_text(sentence, verb, subject);
    return owner == subject ? XC_NO_TOKEN : owner;
}

uint32_t xc_stance_speaker(const xc_sentence *sentence, const xc_stance *w,
                           uint32_t at) {
    if (w->noun) return owner_of(sentence, at);
    uint32_t subject =
        w->felt ? xc_tree_subject(sentence, at) : subject_of(sentence, at);
    return past_text(sentence, at, subject);
}
