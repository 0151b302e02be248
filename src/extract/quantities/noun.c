/*
 * noun.c - finds the noun that a number counts: the run of adjectives, nouns
 * and names behind it, up to its first plural.
 *
 * It goes by the tags of the words and what they modify, and refuses to step
 * over a preposition, a verb or a comma.
 * Exports: xc_noun_phrase.
 */
#include <string.h>

#include "extract/quantities/number.h"

/* The longest noun phrase, in tokens. */
enum { PHRASE_MAX = 8 };

/* A word that is tagged as a number and is none ("14 orchestras") is a noun. */
static bool is_nominal(const xc_token *t) {
    bool number = t->norm[0] < 'a' || t->norm[0] > 'z' ||
                  strchr(t->norm, '-') ||
                  xc_lexicon_find(XC_LEXICON_NUMBERS, t->norm);
    return t->upos == XC_UPOS_NOUN || xc_token_is_name(t) ||
           (t->upos == XC_UPOS_NUM && !number);
}

static bool is_plural(const xc_token *t) {
    if (!is_nominal(t)) return false;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_IRREGULAR, t->norm);
    if (row) {
        int form = xc_lexeme_word(row, XC_IRREGULAR_FORM);
        return form == XC_IRREGULAR_FORM_PLURAL ||
               form == XC_IRREGULAR_FORM_SAME;
    }
    size_t n = strlen(t->norm);
    /* "pm" and "usd" are tagged as plurals, too. */
    if (t->xpos && strncmp(t->xpos, "NN", 2) == 0 &&
        t->xpos[strlen(t->xpos) - 1] == 'S' && n > 2 && t->norm[n - 1] == 's')
        return true;
    if (t->upos == XC_UPOS_NOUN)
        return t->lemma != t->norm || strcmp(t->norm, "people") == 0;
    return n > 3 && t->norm[n - 1] == 's' && t->norm[n - 2] != 's' && !t->shout;
}

/* "newly built", "well preserved": an adverb before what it qualifies. */
static bool is_adverb(const xc_sentence *s, uint32_t i, uint32_t end) {
    const xc_token *t = &s->tokens[i];
    size_t n = strlen(t->norm);
    if (t->upos != XC_UPOS_ADV || i + 1 >= end) return false;
    if (n > 4 && strcmp(t->norm + n - 2, "ly") == 0) return true;
    return s->tokens[i + 1].upos == XC_UPOS_ADJ ||
           (s->tokens[i + 1].upos == XC_UPOS_VERB &&
            xc_tree_is_modifier(s, i + 1));
}

static bool plural_follows(const xc_sentence *s, uint32_t i, uint32_t end) {
    for (uint32_t k = i + 1; k < end && is_nominal(&s->tokens[k]); k++)
        if (is_plural(&s->tokens[k])) return true;
    return false;
}

/* The "'s" of "nine children's hospitals": the noun comes after it. */
static bool is_owner_mark(const xc_sentence *s, uint32_t i, uint32_t at,
                          uint32_t end) {
    return i > at && i + 1 < end && is_nominal(&s->tokens[i - 1]) &&
           (is_nominal(&s->tokens[i + 1]) ||
            s->tokens[i + 1].upos == XC_UPOS_ADJ) &&
           (strcmp(s->tokens[i].norm, "'s") == 0 ||
            (strcmp(s->tokens[i].norm, "'") == 0 &&
             !s->tokens[i].space_before && s->tokens[i + 1].space_before));
}

/* The "spending" of "2 percent spending goal", taken for a verb with an
 * object. */
static bool is_gerund_before_noun(const xc_sentence *s, uint32_t i, uint32_t at,
                                  uint32_t end) {
    if (i != at || at == 0 || i + 1 >= end) return false;
    xc_upos unit = s->tokens[at - 1].upos;
    return (unit == XC_UPOS_NOUN || unit == XC_UPOS_SYM) &&
           s->tokens[i].upos == XC_UPOS_VERB &&
           xc_token_is_participle(&s->tokens[i]) &&
           is_nominal(&s->tokens[i + 1]);
}

/* The "built" of "newly built homes", whatever the tree has of it. */
static bool is_participle_before_noun(const xc_sentence *s, uint32_t i,
                                      uint32_t at, uint32_t end) {
    return i > at && i + 1 < end && s->tokens[i - 1].upos == XC_UPOS_ADV &&
           (xc_token_has_tag(&s->tokens[i], "VBN") ||
            xc_token_has_tag(&s->tokens[i], "VBD")) &&
           is_nominal(&s->tokens[i + 1]);
}

/* The comma of "10 cold, dark nights". */
static bool is_comma_between(const xc_sentence *s, uint32_t i, uint32_t at,
                             uint32_t end) {
    if (i <= at || i + 2 > end || strcmp(s->tokens[i].norm, ",") != 0)
        return false;
    xc_upos before = s->tokens[i - 1].upos, after = s->tokens[i + 1].upos;
    return before == XC_UPOS_ADJ &&
           (after == XC_UPOS_ADJ ||
            (after == XC_UPOS_VERB && xc_tree_is_modifier(s, i + 1)));
}

/* The "4" of "two Kestrel 4 rockets": the number of a name before a noun. */
static bool is_number_of_name(const xc_sentence *s, uint32_t i, uint32_t at,
                              uint32_t end) {
    return i > at && i + 1 < end && s->tokens[i].upos == XC_UPOS_NUM &&
           xc_token_is_name(&s->tokens[i - 1]) && is_plural(&s->tokens[i + 1]);
}

static bool is_hanging(const xc_token *t) {
    size_t n = strlen(t->norm);
    return n > 1 && t->norm[n - 1] == '-';
}

/* The "low-" and "and" of "low- and middle-income homes". */
static bool is_suspended(const xc_sentence *s, uint32_t i, uint32_t at,
                         uint32_t end) {
    if (i + 1 >= end) return false;
    if (is_hanging(&s->tokens[i])) return true;
    bool hyphen = strcmp(s->tokens[i].norm, "-") == 0 && i > at &&
                  s->tokens[i + 1].upos == XC_UPOS_CCONJ;
    bool behind = i > at && (is_hanging(&s->tokens[i - 1]) ||
                             strcmp(s->tokens[i - 1].norm, "-") == 0);
    return hyphen || (behind && s->tokens[i].upos == XC_UPOS_CCONJ);
}

/* A word that may stand before the noun: "political and military leaders" */
static bool goes_on(const xc_sentence *s, uint32_t i, uint32_t at,
                    uint32_t end) {
    const xc_token *t = &s->tokens[i];
    if (t->upos == XC_UPOS_ADJ || is_nominal(t)) return true;
    if (t->upos == XC_UPOS_VERB && xc_tree_is_modifier(s, i)) return true;
    if (is_participle_before_noun(s, i, at, end)) return true;
    if (is_gerund_before_noun(s, i, at, end)) return true;
    if (is_owner_mark(s, i, at, end)) return true;
    if (is_comma_between(s, i, at, end)) return true;
    if (is_number_of_name(s, i, at, end)) return true;
    if (is_adverb(s, i, end)) return true;
    if (is_suspended(s, i, at, end)) return true;
    bool opening = t->norm[0] == '"' && t->space_before && i == at;
    if (opening) return true;
    return t->upos == XC_UPOS_CCONJ && i > at && i + 1 < end &&
           (s->tokens[i - 1].upos == XC_UPOS_ADJ ||
            (is_nominal(&s->tokens[i + 1]) && plural_follows(s, i + 1, end))) &&
           (s->tokens[i + 1].upos == XC_UPOS_ADJ ||
            is_nominal(&s->tokens[i + 1]));
}

xc_phrase xc_noun_phrase(const xc_sentence *s, uint32_t at, uint32_t end) {
    xc_phrase phrase = {at, at, false};
    if (end > s->token_count) end = s->token_count;
    if (end > at && end - at > PHRASE_MAX) end = at + PHRASE_MAX;
    for (uint32_t i = at; i < end && goes_on(s, i, at, end); i++) {
        if (!is_nominal(&s->tokens[i])) continue;
        phrase.last = i + 1;
        if (!is_plural(&s->tokens[i]) || plural_follows(s, i, end)) continue;
        if (is_owner_mark(s, i + 1, at, end)) continue;
        phrase.plural = true;
        break;
    }
    return phrase;
}
