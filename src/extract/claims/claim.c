/*
 * claim.c - writes the claim of a statement for people: who does what, in the
 * order of the sentence, as "ferry: not reach islet in storm". The fact's actor
 * and its date are fields of their own and left out, and so is what commas set
 * off; of the rest nothing, because a claim that is cut says something else.
 *
 * Comparison never reads it: that is done by the arguments and sorted words of
 * a fact.
 * Exports: xc_statement_claim.
 */
#include <string.h>

#include "extract/claims/statement.h"
#include "text/chars.h"

static void put_word(xc_buffer *out, const char *word) {
    if (out->length > 0) xc_buffer_putc(out, ' ');
    xc_buffer_puts(out, word);
}

/* "lay off", "be arrested" */
static void put_verb(const xc_statement *st, xc_buffer *out) {
    const xc_token *verb = xc_frame_token(st->frame, st->head);
    bool done_to = st->passive && st->subject == XC_NO_TOKEN;
    if (st->copula || done_to) put_word(out, "be");
    if (st->copula) return;
    put_word(out, done_to ? verb->norm : verb->lemma);
    if (st->particle != XC_NO_TOKEN)
        put_word(out, xc_frame_token(st->frame, st->particle)->norm);
}

/* "in other words" */
static bool is_filler(const xc_statement *st, uint32_t top) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t word = xc_branch_find(st->branches, s, top, "case");
    if (word == XC_NO_TOKEN || word > top) return false;
    xc_match m = xc_match_at(XC_LEXICON_FILLERS, s, word, top + 1);
    return m.lexeme && word + m.count == top + 1;
}

/* What is in the polarity, the modality or another field, or ties sentences
 * together. */
static bool is_said_elsewhere(const xc_statement *st, uint32_t at) {
    const xc_frame *f = st->frame;
    const xc_token *token = xc_frame_token(f, at);
    bool counted =
        f->roles[at] == XC_ROLE_NEGATION || f->roles[at] == XC_ROLE_MODAL;
    /* "invited May", "decided she wanted it": what a verb goes with is said,
     * whatever else it is counted as */
    if (counted && (xc_tree_is(f->sentence, at, "aux") ||
                    xc_tree_is(f->sentence, at, "advmod") ||
                    xc_tree_is(f->sentence, at, "det")))
        return true;
    if (xc_tree_is(f->sentence, at, "obl")) return is_filler(st, at);
    return xc_tree_is(f->sentence, at, "advmod") &&
           (xc_token_is_wh(token) ||
            xc_lexicon_find(XC_LEXICON_FILLERS, token->norm) != NULL);
}

static bool is_in_span(xc_span span, const xc_token *token) {
    return span.start <= token->span.start && token->span.end <= span.end;
}

/* A word of the date, or the preposition that ties it. */
static bool belongs_to_date(const xc_sentence *s, xc_span span, uint32_t at) {
    if (at >= s->token_count) return false;
    uint32_t head = xc_tree_head(s, at);
    return is_in_span(span, &s->tokens[at]) ||
           (xc_tree_is(s, at, "case") && head != XC_NO_TOKEN &&
            is_in_span(span, &s->tokens[head]));
}

/* The date of the fact, with what hangs on it ("11:30 p.m. local time") and the
 * adverb before it ("late on Friday", "as recently as 2023"). */
static bool is_of_date(const xc_statement *st, const xc_fact *fact,
                       uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    if (!fact->has_date) return false;
    if (is_in_span(fact->date_span, &s->tokens[at])) return true;
    if (xc_tree_is(s, at, "advmod"))
        return belongs_to_date(s, fact->date_span, at + 1);
    for (uint32_t c = st->branches->first[at]; c != XC_NO_TOKEN;
         c = st->branches->next[c])
        if (xc_tree_is(s, at, "obl:unmarked") && c < at &&
            is_in_span(fact->date_span, &s->tokens[c]))
            return true;
    return false;
}

/* "be safe and dry": more of what a copula says, and no other predicate. */
static bool is_more_of_same(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    return st->copula && s->tokens[at].upos == s->tokens[st->head].upos &&
           xc_branch_find(st->branches, s, at, "nsubj") == XC_NO_TOKEN &&
           xc_branch_find(st->branches, s, at, "cop") == XC_NO_TOKEN &&
           xc_branch_find(st->branches, s, at, "aux") == XC_NO_TOKEN;
}

/* What hangs on the verb and is read behind it. */
static bool is_read(const xc_statement *st, const xc_fact *fact, uint32_t at) {
    static const char *const others[] = {"nsubj", "csubj", "aux", "cop",
                                         "mark",  "cc",    "expl"};
    const xc_sentence *s = st->frame->sentence;
    if (at == st->particle || at == st->subject || is_of_date(st, fact, at) ||
        is_said_elsewhere(st, at) || xc_phrase_is_aside(st, at))
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (xc_tree_is(s, at, others[i])) return false;
    if (xc_tree_is(s, at, "conj")) return is_more_of_same(st, at);
    /* "which", "whom": the noun before them */
    return at > st->head || !xc_token_is_wh(&s->tokens[at]);
}

/* What a copula says has its own words before it: "be first mayor". */
static uint32_t start_of(const xc_statement *st) {
    if (!st->copula) return st->head;
    uint32_t cop =
        xc_branch_find(st->branches, st->frame->sentence, st->head, "cop");
    return cop < st->head ? cop : 0;
}

static void add_branches(const xc_statement *st, const xc_fact *fact,
                         xc_words *words, bool behind) {
    uint32_t start = start_of(st);
    bool placed = !st->copula || !behind;
    for (uint32_t c = st->branches->first[st->head]; c != XC_NO_TOKEN;
         c = st->branches->next[c]) {
        if (!placed && c > st->head) {
            xc_words_add(words, st->head);
            placed = true;
        }
        if ((c > start) == behind && is_read(st, fact, c))
            xc_words_add_whole(st, c, words);
    }
    if (!placed) xc_words_add(words, st->head);
}

/* "seemed to move ahead": what trees hang on the verb that carries it. */
static void add_carried(const xc_statement *st, const xc_fact *fact,
                        xc_words *words) {
    const xc_sentence *s = st->frame->sentence;
    if (st->carrier == st->head) return;
    for (uint32_t c = st->branches->first[st->carrier]; c != XC_NO_TOKEN;
         c = st->branches->next[c]) {
        bool part = xc_tree_is(s, c, "advmod") || xc_tree_is(s, c, "obl") ||
                    xc_tree_is(s, c, "compound:prt");
        if (c > st->head && part && !xc_phrase_is_set_off(st, c) &&
            is_read(st, fact, c))
            xc_words_add_whole(st, c, words);
    }
}

/* A dash or colon between words that are read, and no pair of dashes: one
 * thought breaks off and another begins ("the view of many - well, of all"),
 * and trees seldom tell them apart. */
static bool breaks_off(const xc_statement *st, const xc_words *words) {
    const xc_sentence *s = st->frame->sentence;
    for (uint32_t i = 0; i + 1 < words->count; i++) {
        unsigned dashes = 0;
        for (uint32_t t = words->items[i] + 1; t < words->items[i + 1]; t++) {
            const xc_token *token = &s->tokens[t];
            if (token->upos != XC_UPOS_PUNCT) continue;
            if (strcmp(token->norm, ":") == 0 || strcmp(token->norm, ";") == 0)
                return true;
            bool blanks = token->space_before && t + 1 < s->token_count &&
                          s->tokens[t + 1].space_before;
            uint32_t at = 0, length = (uint32_t)strlen(token->norm);
            bool dash = xc_char_is_dash(xc_char_next(token->norm, length, &at));
            dashes += dash && (blanks || length > 1);
        }
        if (dashes % 2 == 1) return true;
    }
    return false;
}

/* "while the rival": a word that opens a clause, before a noun: the tree lost
 * the verb. */
static bool opens_nothing(const xc_statement *st, const xc_words *words) {
    const xc_sentence *s = st->frame->sentence;
    for (uint32_t i = 0; i < words->count; i++)
        if (xc_tree_is(s, words->items[i], "case") &&
            s->tokens[words->items[i]].upos == XC_UPOS_SCONJ)
            return true;
    return false;
}

/* "the track branches, the Courier said": the word by which somebody says what
 * the claim is of. */
static bool is_own_cue(const xc_statement *st, uint32_t at) {
    const xc_reading *r = st->frame->x->reading;
    const xc_sentence *s = st->frame->sentence;
    xc_span word = s->tokens[at].span, head = s->tokens[st->head].span;
    size_t i = xc_reading_attributions_before(r, s->in_title, s->span.end);
    for (size_t seen = 0; i-- > 0 && seen < XC_MAX_SPEECH; seen++) {
        const xc_attribution *a = &r->attributions.items[i];
        if (a->in_title != s->in_title) break;
        if (a->cue.start <= word.start && word.end <= a->cue.end &&
            a->content.start <= head.start && head.end <= a->content.end)
            return true;
    }
    return false;
}

/* "shortly after 6 a.m., and officers came": two are not joined over a comma,
 * so the second begins the next clause. */
static bool begins_next(const xc_statement *st, uint32_t at) {
    const xc_sentence *s = st->frame->sentence;
    uint32_t head = xc_tree_head(s, at);
    if (!xc_tree_is(s, at, "conj") || head == XC_NO_TOKEN ||
        xc_is_verb(s, head) ||
        xc_branch_find(st->branches, s, head, "conj") != at)
        return false;
    uint32_t word = xc_branch_find(st->branches, s, at, "cc");
    return word != XC_NO_TOKEN && word > 0 &&
           strcmp(s->tokens[word - 1].norm, ",") == 0;
}

/* "in banking and Irene Lund volunteered": a verb with a tense that hangs on a
 * noun and has no subject is the next clause, swallowed. */
static bool swallows(const xc_statement *st, const xc_words *words) {
    static const char *const clauses[] = {"aux",   "cop",   "ccomp",    "xcomp",
                                          "advcl", "csubj", "acl:relcl"};
    const xc_sentence *s = st->frame->sentence;
    for (uint32_t i = 0; i < words->count; i++) {
        uint32_t at = words->items[i], head = xc_tree_head(s, at);
        const xc_token *token = &s->tokens[at];
        if (is_own_cue(st, at) || begins_next(st, at)) return true;
        bool tensed =
            xc_is_finite_verb(s, at) && !xc_token_has_tag(token, "VBN");
        /* "received reports of the crash, Channel 2 reported" */
        bool cue = st->frame->roles[at] == XC_ROLE_SPEECH &&
                   token->upos == XC_UPOS_VERB;
        bool clause =
            at == st->head || (!tensed && !cue) ||
            xc_branch_find(st->branches, s, at, "nsubj") != XC_NO_TOKEN ||
            (xc_tree_is(s, at, "conj") && head != XC_NO_TOKEN &&
             (xc_is_finite_verb(s, head) || (!tensed && xc_is_verb(s, head))));
        for (size_t k = 0; k < sizeof clauses / sizeof *clauses && !clause; k++)
            clause = xc_tree_is(s, at, clauses[k]);
        if (!clause) return true;
    }
    return false;
}

/* Words that are all there and of one clause. */
static bool is_sound(const xc_statement *st, const xc_words *words) {
    return !words->cut && !breaks_off(st, words) && !opens_nothing(st, words) &&
           !swallows(st, words);
}

/* The verb's parts in the order of the sentence, and behind them what stands
 * before the verb: "On the islet it closed". */
static bool put_rest(const xc_statement *st, const xc_fact *fact,
                     xc_buffer *out) {
    xc_words words = {.count = 0};
    add_branches(st, fact, &words, true);
    add_carried(st, fact, &words);
    add_branches(st, fact, &words, false);
    xc_words_put(st, &words, out);
    return is_sound(st, &words);
}

/* An object that stands before its verb or is the subject of a passive. */
static bool is_moved(const xc_statement *st) {
    return st->object != XC_NO_TOKEN &&
           xc_tree_head(st->frame->sentence, st->object) != st->head;
}

static bool is_several(const xc_statement *st, uint32_t at) {
    return xc_branch_find(st->branches, st->frame->sentence, at, "conj") !=
           XC_NO_TOKEN;
}

static void put_phrase(const xc_statement *st, uint32_t top, xc_buffer *out) {
    xc_buffer words = XC_BUFFER_INIT;
    xc_phrase_put(st, top, &words);
    if (words.failed)
        out->failed = true;
    else if (words.length > 0)
        put_word(out, words.bytes);
    xc_buffer_dispose(&words);
}

/* Who it is about leads, unless it is the fact's actor. True where that word
 * itself denies: "nobody". */
static bool put_about(const xc_statement *st, const xc_fact *fact,
                      uint32_t about, xc_buffer *out) {
    if (about == XC_NO_TOKEN ||
        (fact->actor != XC_NONE && !is_several(st, about)))
        return false;
    put_phrase(st, about, out);
    if (out->length > 0) xc_buffer_putc(out, ':');
    return xc_lexicon_find(XC_LEXICON_NEGATORS,
                           xc_frame_token(st->frame, about)->norm) != NULL &&
           out->length > 0;
}

static bool is_sound_phrase(const xc_statement *st, uint32_t top) {
    xc_words words = {.count = 0};
    if (top != XC_NO_TOKEN) xc_words_add_whole(st, top, &words);
    return is_sound(st, &words);
}

xc_status xc_statement_claim(const xc_statement *st, const xc_fact *fact,
                             const char **claim) {
    xc_buffer out = XC_BUFFER_INIT;
    bool done_to = st->passive && st->subject == XC_NO_TOKEN;
    bool denied = put_about(st, fact, done_to ? st->object : st->subject, &out);
    if (fact->polarity == XC_NEGATIVE && !denied) put_word(&out, "not");
    put_verb(st, &out);
    bool passive_object = st->passive && !done_to;
    if (passive_object || (!st->passive && is_moved(st)))
        put_phrase(st, st->object, &out);
    bool whole = put_rest(st, fact, &out) && is_sound_phrase(st, st->subject) &&
                 is_sound_phrase(st, st->object);
    xc_status status = xc_buffer_status(&out);
    *claim = NULL;
    if (status == XC_OK && whole) {
        *claim = xc_arena_copy(st->frame->x->arena, out.bytes, out.length);
        if (!*claim) status = XC_ERROR_MEMORY;
    }
    xc_buffer_dispose(&out);
    return status;
}
