/*
 * attribution.c - turns quotation marks and reporting verbs into who said
 * what.
 *
 * A quotation runs from mark to mark within a paragraph, or to its end where
 * no mark closes it. Its speaker stands beside a reporting verb outside the
 * marks, in the sentence where it ends or begins; a quotation without one has
 * the speaker of the one before it in the paragraph. Indirect speech is what
 * follows "said that". A few quoted words are scare quotes, not speech.
 * Exports: xc_extract_attributions.
 */
#include <string.h>

#include "extract/extractor.h"
#include "text/chars.h"

/* How far from its quotation a cue may stand, in tokens. */
#define CUE_REACH 14u

/* How far behind its cue a "that" may stand, and one that opens a clause in
 * the tree. */
#define THAT_REACH 5u
#define MARK_REACH 12u

/* Speech ahead of its cue has at least as many tokens. */
#define AHEAD_LEAST 4u

/* A quotation, from the token of its opening mark to that of its closing. */
typedef struct quotation {
    uint32_t open_sentence, open_token;
    uint32_t close_sentence, close_token; /* token_count: not closed */
    xc_span content;
} quotation;

typedef struct cue {
    uint32_t sentence;
    uint32_t first, last;
    bool hears; /* what stands after it is who hears it */
    bool denies;
    xc_span source;
    int32_t actor;
} cue;

typedef struct scanner {
    xc_extractor *x;
    XC_VEC(quotation) quotations;
} scanner;

static const xc_sentence *get_sentence(const scanner *s, uint32_t index) {
    return &s->x->reading->sentences.items[index];
}

typedef enum mark { MARK_NONE, MARK_OPEN, MARK_CLOSE } mark;

/* What a token does to a quotation. Straight marks open after a space and
 * close before one. */
static mark read_mark(const scanner *s, const xc_sentence *sentence,
                      uint32_t at, bool inside) {
    const xc_token *token = &sentence->tokens[at];
    if (token->upos != XC_UPOS_PUNCT || strcmp(token->norm, "\"") != 0)
        return MARK_NONE;
    const xc_text *text = xc_sentence_text(s->x->reading, sentence);
    uint32_t offset = token->span.start;
    int32_t c = xc_char_next(text->bytes, text->length, &offset);
    if (xc_char_is_open_quote(c)) return MARK_OPEN;
    if (xc_char_is_close_quote(c)) return MARK_CLOSE;
    return inside ? MARK_CLOSE : MARK_OPEN;
}

static xc_status close_quotation(scanner *s, quotation *q, uint32_t sentence,
                                 uint32_t token, uint32_t end) {
    q->close_sentence = sentence;
    q->close_token = token;
    q->content.end = end;
    return XC_PUSH(s->x->arena, &s->quotations, *q);
}

/* Finds the quotations of the sentences [first, last), all of one block. */
static xc_status find_quotations(scanner *s, uint32_t first, uint32_t last) {
    quotation q = {0};
    bool inside = false;
    for (uint32_t i = first; i < last; i++) {
        const xc_sentence *sentence = get_sentence(s, i);
        for (uint32_t t = 0; t < sentence->token_count; t++) {
            mark m = read_mark(s, sentence, t, inside);
            if (m == MARK_OPEN && !inside) {
                inside = true;
                q = (quotation){.open_sentence = i, .open_token = t};
                q.content.start = sentence->tokens[t].span.end;
            } else if (m == MARK_CLOSE && inside) {
                inside = false;
                XC_TRY(close_quotation(s, &q, i, t,
                                       sentence->tokens[t].span.start));
            }
        }
    }
    if (!inside) return XC_OK;
    const xc_sentence *sentence = get_sentence(s, last - 1);
    return close_quotation(s, &q, last - 1, sentence->token_count,
                           sentence->span.end);
}

static bool is_boundary(const xc_token *token) {
    return token->upos == XC_UPOS_PUNCT && strcmp(token->norm, "-") != 0 &&
           strcmp(token->norm, ".") != 0;
}

/* The range of mentions of one sentence; mentions are in order of place. */
static void sentence_mentions(const xc_reading *reading, uint32_t index,
                              size_t *first, size_t *last) {
    const xc_sentence *sentence = &reading->sentences.items[index];
    size_t low = 0, high = reading->mentions.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const xc_mention *m = &reading->mentions.items[middle];
        bool before = m->in_title != sentence->in_title
                          ? m->in_title
                          : m->span.start < sentence->span.start;
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (low < reading->mentions.count &&
           reading->mentions.items[low].sentence == index)
        low++;
    *last = low;
}

/* The actor mention that ends at or shortly before a token, with nothing but
 * words between; NULL: none. */
static const xc_mention *actor_before(const scanner *s, uint32_t index,
                                      uint32_t at) {
    const xc_reading *reading = s->x->reading;
    const xc_sentence *sentence = get_sentence(s, index);
    const xc_mention *best = NULL;
    size_t first, last;
    sentence_mentions(reading, index, &first, &last);
    for (size_t i = first; i < last; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (m->kind != XC_MENTION_ACTOR || m->last > at) continue;
        if (at - m->last > 3) continue;
        bool clear = true;
        for (uint32_t t = m->last; t < at; t++)
            if (is_boundary(&sentence->tokens[t]) ||
                strcmp(sentence->tokens[t].norm, "'s") == 0)
                clear = false;
        if (clear && (!best || m->last > best->last)) best = m;
    }
    return best;
}

static const xc_mention *actor_at(const scanner *s, uint32_t index,
                                  uint32_t at) {
    const xc_reading *reading = s->x->reading;
    const xc_mention *best = NULL;
    size_t first, last;
    sentence_mentions(reading, index, &first, &last);
    for (size_t i = first; i < last; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (m->kind == XC_MENTION_ACTOR && m->first >= at &&
            m->first - at <= 4 && (!best || m->last > best->last))
            if (!best || m->first == best->first || m->form == XC_FORM_NAME)
                best = m;
    }
    return best;
}

/* The words before a cue that are its subject when no actor is: back to a
 * boundary or another verb. */
static xc_span noun_before(const xc_sentence *sentence, uint32_t at,
                           uint32_t from) {
    xc_span span = {0, 0};
    uint32_t first = at;
    while (first > from && at - first < 8) {
        const xc_token *token = &sentence->tokens[first - 1];
        if (is_boundary(token) || token->upos == XC_UPOS_VERB ||
            token->upos == XC_UPOS_CCONJ || token->upos == XC_UPOS_SCONJ ||
            token->upos == XC_UPOS_ADP)
            break;
        first--;
    }
    while (first < at && (sentence->tokens[first].upos == XC_UPOS_ADV ||
                          sentence->tokens[first].upos == XC_UPOS_AUX))
        first++;
    uint32_t last = at;
    while (last > first && (sentence->tokens[last - 1].upos == XC_UPOS_ADV ||
                            sentence->tokens[last - 1].upos == XC_UPOS_AUX))
        last--;
    if (last > first) {
        span.start = sentence->tokens[first].span.start;
        span.end = sentence->tokens[last - 1].span.end;
    }
    return span;
}

static const xc_mention *first_actor(const scanner *s, uint32_t index,
                                     uint32_t before) {
    const xc_reading *reading = s->x->reading;
    size_t first, last;
    sentence_mentions(reading, index, &first, &last);
    for (size_t i = first; i < last; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (m->last > before) break;
        if (m->kind == XC_MENTION_ACTOR && m->first <= 4) return m;
    }
    return NULL;
}

/* The mention of an actor that a token is part of; a name before others, a
 * longer one before a shorter. */
static const xc_mention *actor_around(const scanner *s, uint32_t index,
                                      uint32_t at) {
    const xc_reading *reading = s->x->reading;
    const xc_mention *best = NULL;
    size_t first, last;
    sentence_mentions(reading, index, &first, &last);
    for (size_t i = first; i < last; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (m->kind != XC_MENTION_ACTOR || m->first > at || m->last <= at)
            continue;
        if (!best || (m->form == XC_FORM_NAME && best->form != XC_FORM_NAME))
            best = m;
    }
    return best;
}

/* The subject that the tree gives a cue, where it lies in what is looked at
 * and is an actor: "the mayor, who won in May, said". */
static const xc_mention *actor_of_tree(const scanner *s, const cue *c,
                                       uint32_t from, bool may_follow) {
    const xc_sentence *sentence = get_sentence(s, c->sentence);
    uint32_t subject = xc_tree_subject(sentence, c->first);
    if (subject == XC_NO_TOKEN || subject < from ||
        (subject > c->first && !may_follow))
        return NULL;
    return actor_around(s, c->sentence, subject);
}

/* "The mayor, who said": the words of the noun, up to it; empty for a cue that
 * is in no relative clause. */
static xc_span noun_of_clause(const xc_sentence *sentence, const cue *c,
                              uint32_t from) {
    xc_span span = {0, 0};
    uint32_t noun = xc_tree_head(sentence, c->first), first, last;
    if (noun == XC_NO_TOKEN || noun < from || noun > c->first ||
        xc_tree_subject(sentence, c->first) != noun)
        return span;
    xc_tree_reach(sentence, noun, &first, &last);
    if (first < from) first = from;
    span.start = sentence->tokens[first].span.start;
    span.end = sentence->tokens[noun].span.end;
    return span;
}

/* Fills in who the subject of a cue is; false when there is none. */
static bool find_source(const scanner *s, cue *c, uint32_t from,
                        bool may_follow) {
    const xc_sentence *sentence = get_sentence(s, c->sentence);
    const xc_mention *actor = actor_of_tree(s, c, from, may_follow);
    if (!actor) actor = actor_before(s, c->sentence, c->first);
    if (actor && actor->first < from) actor = NULL;
    if (!actor && may_follow && !c->hears)
        actor = actor_at(s, c->sentence, c->last);
    /* "..., telling Reuters": its subject is that of the sentence. */
    if (!actor && c->first > 0 &&
        xc_token_is_participle(&sentence->tokens[c->first]) &&
        sentence->tokens[c->first - 1].upos == XC_UPOS_PUNCT)
        actor = first_actor(s, c->sentence, c->first);
    if (actor) {
        c->source = actor->span;
        c->actor = actor->actor;
        return true;
    }
    c->actor = XC_NONE;
    c->source = noun_of_clause(sentence, c, from);
    if (c->source.end == 0) c->source = noun_before(sentence, c->first, from);
    return c->source.end > c->source.start;
}

/* A reporting verb at a token, used as a verb. */
static xc_match cue_at(const xc_sentence *sentence, uint32_t at) {
    xc_match m =
        xc_match_at(XC_LEXICON_REPORTING, sentence, at, sentence->token_count);
    const xc_token *token = &sentence->tokens[at];
    bool noun = at > 0 && (sentence->tokens[at - 1].upos == XC_UPOS_DET ||
                           sentence->tokens[at - 1].upos == XC_UPOS_ADJ ||
                           sentence->tokens[at - 1].upos == XC_UPOS_ADP);
    if (noun || token->upos != XC_UPOS_VERB) m.lexeme = NULL;
    return m;
}

/* The cue between two tokens of a sentence, the first or the last of them. */
static bool find_cue(const scanner *s, uint32_t index, uint32_t from,
                     uint32_t to, bool forwards, cue *found) {
    const xc_sentence *sentence = get_sentence(s, index);
    bool any = false;
    for (uint32_t t = from; t < to; t++) {
        xc_match m = cue_at(sentence, t);
        if (!m.lexeme) continue;
        cue c = {.sentence = index, .first = t, .last = t + m.count};
        c.hears = xc_lexeme_flag(m.lexeme, XC_REPORTING_ADDRESSEE);
        if (!find_source(s, &c, from, true)) continue;
        *found = c;
        any = true;
        if (forwards) return true;
    }
    return any;
}

/* The nearest mark of quotation after a token, else the sentence's end. */
static uint32_t next_mark(const xc_sentence *sentence, uint32_t from) {
    while (from < sentence->token_count &&
           strcmp(sentence->tokens[from].norm, "\"") != 0)
        from++;
    return from;
}

static uint32_t previous_mark(const xc_sentence *sentence, uint32_t before) {
    while (before > 0 && strcmp(sentence->tokens[before - 1].norm, "\"") != 0)
        before--;
    return before;
}

/* A cue after the closing mark or before the opening one. */
static bool find_quotation_cue(const scanner *s, const quotation *q,
                               cue *found) {
    const xc_sentence *close = get_sentence(s, q->close_sentence);
    if (q->close_token < close->token_count) {
        uint32_t from = q->close_token + 1;
        uint32_t to = next_mark(close, from);
        if (to - from > CUE_REACH) to = from + CUE_REACH;
        if (find_cue(s, q->close_sentence, from, to, true, found)) return true;
    }
    const xc_sentence *open = get_sentence(s, q->open_sentence);
    uint32_t to = q->open_token, from = previous_mark(open, to);
    if (to - from > CUE_REACH) from = to - CUE_REACH;
    return find_cue(s, q->open_sentence, from, to, false, found);
}

static xc_status push_attribution(scanner *s, const cue *c, bool direct,
                                  xc_span content) {
    const xc_sentence *sentence = get_sentence(s, c->sentence);
    xc_attribution a = {.sentence = c->sentence,
                        .in_title = sentence->in_title,
                        .direct = direct,
                        .denied = c->denies,
                        .source = c->source,
                        .actor = c->actor,
                        .content = content};
    if (c->last > c->first) {
        a.cue.start = sentence->tokens[c->first].span.start;
        a.cue.end = sentence->tokens[c->last - 1].span.end;
    }
    return XC_PUSH(s->x->arena, &s->x->reading->attributions, a);
}

static xc_status attribute_quotations(scanner *s, size_t from) {
    cue last = {.actor = XC_NONE};
    bool have_last = false;
    for (size_t i = from; i < s->quotations.count; i++) {
        const quotation *q = &s->quotations.items[i];
        cue c = {.actor = XC_NONE};
        if (find_quotation_cue(s, q, &c)) {
            last = c;
            have_last = true;
        } else if (have_last) {
            c = last;
        } else {
            continue;
        }
        XC_TRY(push_attribution(s, &c, true, q->content));
    }
    return XC_OK;
}

/* Quotations from that one on are those of one block, in order of place. */
static bool in_quotation(const scanner *s, size_t from, uint32_t offset) {
    size_t low = from, high = s->quotations.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->quotations.items[middle].content.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->quotations.count &&
           s->quotations.items[low].content.start <= offset;
}

/* Where indirect speech ends: at "and said", a quotation that stands by
 * itself, or the end. */
static uint32_t indirect_end(const xc_sentence *sentence, uint32_t from) {
    for (uint32_t t = from; t < sentence->token_count; t++) {
        if (strcmp(sentence->tokens[t].norm, ";") == 0) return t;
        bool joins = sentence->tokens[t].upos == XC_UPOS_CCONJ;
        if (joins && t + 1 < sentence->token_count &&
            cue_at(sentence, t + 1).lexeme)
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
        if (is_boundary(token) || token->upos == XC_UPOS_VERB ||
            token->upos == XC_UPOS_AUX)
            break;
    }
    return from;
}

/* The "that" by which the tree opens what a cue says: "said during a rally in
 * Elton that ..."; XC_NO_TOKEN: none. */
static uint32_t clause_said(const xc_sentence *sentence, const cue *c) {
    uint32_t said = xc_tree_child(sentence, c->first, "ccomp", c->last);
    if (said == XC_NO_TOKEN) return XC_NO_TOKEN;
    uint32_t opens = xc_tree_child(sentence, said, "mark", c->last);
    bool that = opens != XC_NO_TOKEN &&
                strcmp(sentence->tokens[opens].norm, "that") == 0;
    return that && opens < said ? opens : XC_NO_TOKEN;
}

/* Something hangs on the cue that can be what it says; not in "he said after
 * meeting them". */
static bool says_clause(const xc_sentence *sentence, const cue *c) {
    static const char *const relations[] = {"ccomp", "parataxis", "obj"};
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (xc_tree_child(sentence, c->first, relations[i], c->last) !=
            XC_NO_TOKEN)
            return true;
    return false;
}

/* Speech behind its cue: "said that ...", "and insisted that ...". */
static bool read_behind(const scanner *s, cue *c, const cue *last,
                        uint32_t *begin) {
    const xc_sentence *sentence = get_sentence(s, c->sentence);
    *begin = c->last;
    if (*begin >= sentence->token_count ||
        is_boundary(&sentence->tokens[*begin]))
        return false;
    uint32_t that = find_that(sentence, *begin);
    uint32_t clause = clause_said(sentence, c);
    if (clause != XC_NO_TOKEN && that < clause) that = clause;
    bool told = strcmp(sentence->tokens[that].norm, "that") == 0;
    bool joined = sentence->tokens[c->first - 1].upos == XC_UPOS_CCONJ;
    if (joined && last->last > 0) {
        c->source = last->source;
        c->actor = last->actor;
    } else if (!find_source(s, c, 0, false)) {
        return false;
    }
    xc_upos next = sentence->tokens[*begin].upos;
    bool aside = next == XC_UPOS_ADP || next == XC_UPOS_SCONJ;
    if (!told && aside && (c->actor == XC_NONE || !says_clause(sentence, c)))
        return false;
    if (told) *begin = that + 1;
    return *begin < sentence->token_count;
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

/* The tree has what is said before the cue and nothing of it behind: "The ferry
 * was late, she said after meeting the captain." */
static bool says_before(const xc_sentence *sentence, const cue *c) {
    return xc_tree_child(sentence, c->first, "ccomp", 0) < c->first &&
           xc_tree_child(sentence, c->first, "ccomp", c->last) == XC_NO_TOKEN;
}

/* Speech ahead of its cue: "..., the mayor said.", "..., said the mayor." The
 * token of the comma; 0: none. */
static uint32_t read_ahead(const scanner *s, cue *c) {
    const xc_sentence *sentence = get_sentence(s, c->sentence);
    uint32_t comma = c->first;
    while (comma > 0 && !is_boundary(&sentence->tokens[comma - 1]))
        comma--;
    if (comma < AHEAD_LEAST ||
        strcmp(sentence->tokens[comma - 1].norm, ",") != 0)
        return 0;
    bool inverted = comma == c->first;
    bool more = states(sentence, c->last, sentence->token_count) &&
                !says_before(sentence, c);
    if (more || !states(sentence, 0, comma - 1)) return 0;
    if (!find_source(s, c, comma, inverted)) return 0;
    uint32_t source = inverted ? sentence->tokens[c->first].span.start
                               : sentence->tokens[comma].span.start;
    return c->source.start >= source ? comma - 1 : 0;
}

/* Where a clause that the cue opens aside ends: "After aides insisted that it
 * was safe, the city closed it." The token count where it is none. */
static uint32_t own_end(const xc_sentence *sentence, const cue *c) {
    uint32_t head = xc_tree_head(sentence, c->first), first, last;
    bool aside = xc_tree_is(sentence, c->first, "advcl") ||
                 xc_tree_is(sentence, c->first, "acl");
    if (head == XC_NO_TOKEN || !aside) return sentence->token_count;
    xc_tree_reach(sentence, c->first, &first, &last);
    bool marked = last < sentence->token_count &&
                  sentence->tokens[last].upos == XC_UPOS_PUNCT;
    return marked ? last : sentence->token_count;
}

static xc_status push_behind(scanner *s, const cue *c, uint32_t begin,
                             uint32_t *end) {
    const xc_sentence *sentence = get_sentence(s, c->sentence);
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
    return push_attribution(s, c, false, content);
}

static xc_status attribute_indirect(scanner *s, uint32_t index, size_t from) {
    const xc_sentence *sentence = get_sentence(s, index);
    cue last = {.actor = XC_NONE};
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        xc_match m = cue_at(sentence, t);
        if (!m.lexeme || !xc_lexeme_flag(m.lexeme, XC_REPORTING_AFTER) ||
            in_quotation(s, from, sentence->tokens[t].span.start))
            continue;
        cue c = {.sentence = index, .first = t, .last = t + m.count};
        c.denies = xc_lexeme_word(m.lexeme, XC_REPORTING_KIND) ==
                   XC_REPORTING_KIND_DENY;
        uint32_t begin, end = t, comma = read_ahead(s, &c);
        xc_span before = {sentence->span.start, 0};
        if (comma > 0) before.end = sentence->tokens[comma].span.start;
        bool quoted = comma > 0 && in_quotation(s, from, before.end - 1);
        if (comma > 0 && !quoted && last.last == 0) {
            XC_TRY(push_attribution(s, &c, false, before));
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

/* What is said ends before the phrase or begins after the name. */
static xc_span rest_of(const xc_sentence *sentence, uint32_t at, uint32_t end) {
    xc_span content = sentence->span;
    bool ahead = at <= 3;
    if (ahead && end + 1 < sentence->token_count)
        content.start = sentence->tokens[end + 1].span.start;
    else if (!ahead)
        content.end = sentence->tokens[at - 1].span.end;
    return content;
}

/* "according to X", "in a poll by X", before or after what X says. */
static xc_status attribute_according(scanner *s, uint32_t index) {
    const xc_sentence *sentence = get_sentence(s, index);
    for (uint32_t t = 0; t + 2 < sentence->token_count; t++) {
        xc_match m =
            xc_match_at(XC_LEXICON_SURVEYS, sentence, t, sentence->token_count);
        if (!m.lexeme) continue;
        cue c = {.sentence = index, .first = t, .last = t + m.count};
        uint32_t end = c.last;
        while (end < sentence->token_count &&
               !is_boundary(&sentence->tokens[end]))
            end++;
        if (end == c.last) continue;
        const xc_mention *actor = actor_at(s, index, c.last);
        if (actor && actor->last > end) actor = NULL;
        c.actor = actor ? actor->actor : XC_NONE;
        c.source.start = sentence->tokens[c.last].span.start;
        c.source.end = sentence->tokens[end - 1].span.end;
        xc_span content = rest_of(sentence, t, end);
        if (content.end > content.start)
            XC_TRY(push_attribution(s, &c, false, content));
        t = end;
    }
    return XC_OK;
}

xc_status xc_extract_attributions(xc_extractor *x) {
    scanner s = {.x = x};
    const xc_sentences *sentences = &x->reading->sentences;
    for (uint32_t i = 0; i < sentences->count;) {
        uint32_t end = i + 1;
        while (end < sentences->count &&
               sentences->items[end].block == sentences->items[i].block &&
               sentences->items[end].in_title == sentences->items[i].in_title)
            end++;
        size_t from = s.quotations.count;
        XC_TRY(find_quotations(&s, i, end));
        XC_TRY(attribute_quotations(&s, from));
        for (; i < end; i++) {
            XC_TRY(attribute_indirect(&s, i, from));
            XC_TRY(attribute_according(&s, i));
        }
    }
    return XC_OK;
}
