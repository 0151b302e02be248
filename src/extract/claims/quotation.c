/*
 * quotation.c - turns what stands between quotation marks into facts about
 * words: who said what, word for word.
 *
 * Whole clauses are quotations, and stretches without one that are long enough
 * ("deeply regrets the deaths of two of its divers"), whoever says them; of
 * somebody unknown they are kept without a speaker. Halves of a sentence around
 * its speaker ("It is late," she said, "and cold.") are one. Short stretches,
 * titles and what runs over words of the page are none. Exports:
 * xc_make_quotations.
 */
#include <ctype.h>
#include <string.h>

#include "extract/claims/frame.h"

/* Fewer quoted words than this are no quotation to compare. */
#define MIN_QUOTED_WORDS 5u
#define MAX_QUOTED_WORDS 2000u

/* A stretch that holds no clause has so many words, and most of them small
 * letters: else it is a turn of phrase, or the title of something. */
#define MIN_STRETCH_WORDS 7u

/* Stretches of one quotation at most; bytes that may stand between two of them:
 * more than who speaks; and attributions behind the one among which the next is
 * looked for, for others may be nested in it. */
enum { MAX_PARTS = 4, MAX_BETWEEN = 160, PART_REACH = 6 };

/* Words as they are put together, and where the last token ended. */
typedef struct quoted {
    xc_buffer words;
    uint32_t end;
    bool open; /* a bracket stands last */
    bool cut;  /* words are left out here */
} quoted;

/* The stretches of one quotation, in order of place: two or more where the
 * speaker stands between them. */
typedef struct parts {
    const xc_attribution *items[MAX_PARTS];
    uint32_t count;
} parts;

static bool opens(const char *norm) {
    return strcmp(norm, "[") == 0 || strcmp(norm, "(") == 0;
}

static bool closes(const char *norm) {
    return strcmp(norm, "]") == 0 || strcmp(norm, ")") == 0;
}

/* Brackets are kept: what stands in them was not said. They stand with the
 * words that they stand with in the text: "[the mayor]", "[t]he". So is the
 * mark of what is left out, between words. */
static void add_token(quoted *q, const xc_token *token) {
    const char *norm = token->norm;
    if (!norm || !*norm) return;
    if (q->cut && q->words.length > 0 && !q->open)
        xc_buffer_puts(&q->words, " ...");
    q->cut = false;
    bool glued =
        token->span.start == q->end && q->words.length > 0 &&
        (opens(norm) ||
         closes((const char[]){q->words.bytes[q->words.length - 1], '\0'}));
    if (q->words.length > 0 && !q->open && !closes(norm) && !glued)
        xc_buffer_putc(&q->words, ' ');
    xc_buffer_puts(&q->words, norm);
    q->open = opens(norm);
    q->end = token->span.end;
}

static bool is_bracket(const xc_token *token) {
    return opens(token->norm) || closes(token->norm);
}

/* "...", or the second of ". . .". */
static bool is_cut(const xc_sentence *sentence, uint32_t at) {
    const char *norm = sentence->tokens[at].norm;
    bool dot = strcmp(norm, ".") == 0;
    if (dot) return at > 0 && strcmp(sentence->tokens[at - 1].norm, ".") == 0;
    return strncmp(norm, "..", 2) == 0 || strncmp(norm, "\u2026", 3) == 0;
}

/* The first sentence of a field that goes on past a place, as an index;
 * sentences are in order of field and place. */
static size_t sentence_past(const xc_reading *reading, bool in_title,
                            uint32_t place) {
    size_t low = 0, high = reading->sentences.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const xc_sentence *s = &reading->sentences.items[middle];
        bool before =
            s->in_title != in_title ? s->in_title : s->span.end <= place;
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* True when a sentence holds a part of what is quoted. */
static bool has_content(const xc_sentence *sentence, const xc_attribution *a) {
    return sentence->in_title == a->in_title &&
           sentence->span.start < a->content.end;
}

/* One token more of what is quoted; false: there are too many. */
static bool take_token(quoted *q, const xc_attribution *a,
                       const xc_sentence *sentence, uint32_t at,
                       size_t *count) {
    const xc_token *token = &sentence->tokens[at];
    if (token->span.start < a->content.start ||
        token->span.end > a->content.end)
        return true;
    if (token->upos == XC_UPOS_PUNCT && !is_bracket(token)) {
        q->cut = q->cut || is_cut(sentence, at);
        return true;
    }
    if (!is_bracket(token) && (*count)++ >= MAX_QUOTED_WORDS) return false;
    add_token(q, token);
    return true;
}

/* Adds the words of one stretch. */
static void take_stretch(quoted *q, const xc_reading *reading,
                         const xc_attribution *a, size_t *count) {
    for (size_t s = sentence_past(reading, a->in_title, a->content.start);
         s < reading->sentences.count && *count < MAX_QUOTED_WORDS; s++) {
        const xc_sentence *sentence = &reading->sentences.items[s];
        if (!has_content(sentence, a)) break;
        for (uint32_t t = 0; t < sentence->token_count; t++)
            if (!take_token(q, a, sentence, t, count)) break;
    }
}

/* The folded words of a quotation without marks but brackets and what tells
 * that words are left out, for comparing quotations; *count gets how many. */
static xc_status quoted_words(xc_extractor *x, const parts *p,
                              const char **words, size_t *count) {
    quoted q = {XC_BUFFER_INIT, UINT32_MAX, false, false};
    *count = 0;
    *words = NULL;
    for (uint32_t i = 0; i < p->count; i++)
        take_stretch(&q, x->reading, p->items[i], count);
    if (*count >= MIN_QUOTED_WORDS && !q.words.failed) {
        *words = xc_arena_copy(x->arena, q.words.bytes, q.words.length);
        if (!*words) q.words.failed = true;
    }
    xc_status status = xc_buffer_status(&q.words);
    xc_buffer_dispose(&q.words);
    return status;
}

static bool holds(const xc_attribution *a, const xc_sentence *sentence,
                  uint32_t at) {
    xc_span span = sentence->tokens[at].span;
    return a->content.start <= span.start && span.end <= a->content.end;
}

/* "if they wait" of "would not sign 'if they wait'": the clause it belongs to
 * is not quoted. */
static bool is_dependent(const xc_attribution *a, const xc_sentence *sentence,
                         uint32_t verb) {
    uint32_t above = xc_tree_head(sentence, verb);
    return xc_tree_is(sentence, verb, "advcl") && above != XC_NO_TOKEN &&
           !holds(a, sentence, above);
}

/* Quoted words hold a clause: a verb with its subject, both among them. No
 * fragment and no title. */
static bool quotes_clause(const xc_reading *reading, const xc_attribution *a) {
    uint32_t seen = 0;
    for (size_t s = sentence_past(reading, a->in_title, a->content.start);
         s < reading->sentences.count && seen < MAX_QUOTED_WORDS; s++) {
        const xc_sentence *sentence = &reading->sentences.items[s];
        if (!has_content(sentence, a)) break;
        for (uint32_t t = 0; t < sentence->token_count; t++) {
            uint32_t verb = xc_tree_head(sentence, t);
            xc_span own = sentence->tokens[t].span;
            if (own.start < a->content.start || own.end > a->content.end)
                continue;
            seen++;
            if (verb == XC_NO_TOKEN || (!xc_tree_is(sentence, t, "nsubj") &&
                                        !xc_tree_is(sentence, t, "csubj") &&
                                        !xc_tree_is(sentence, t, "expl")))
                continue;
            if (holds(a, sentence, verb) && !is_dependent(a, sentence, verb))
                return true;
        }
    }
    return false;
}

/* A quotation that runs over a caption or a link has lost its end. */
static bool quotes_page(const xc_reading *reading, const xc_attribution *a) {
    if (reading->sentences.items[a->sentence].aside) return true;
    for (size_t s = sentence_past(reading, a->in_title, a->content.start);
         s < reading->sentences.count; s++) {
        const xc_sentence *sentence = &reading->sentences.items[s];
        if (!has_content(sentence, a)) break;
        if (sentence->aside) return true;
    }
    return false;
}

static xc_span sentences_around(const xc_reading *reading,
                                const xc_attribution *a) {
    xc_span span = a->content;
    for (size_t s = sentence_past(reading, a->in_title, a->content.start);
         s < reading->sentences.count; s++) {
        const xc_sentence *sentence = &reading->sentences.items[s];
        if (!has_content(sentence, a)) break;
        if (sentence->span.start < span.start)
            span.start = sentence->span.start;
        if (sentence->span.end > span.end) span.end = sentence->span.end;
    }
    return span;
}

/* Words with a capital are fewer than the others: no title of a song, no
 * headline. */
static bool is_running_text(const xc_reading *reading,
                            const xc_attribution *a) {
    const char *bytes = a->in_title ? reading->article->title.bytes
                                    : reading->article->text.bytes;
    size_t capitals = 0, others = 0;
    bool inside = false;
    for (uint32_t i = a->content.start; i < a->content.end; i++) {
        bool blank = isspace((unsigned char)bytes[i]) != 0;
        if (!blank && !inside) {
            if (isupper((unsigned char)bytes[i]))
                capitals++;
            else
                others++;
        }
        inside = !blank;
    }
    return capitals < others;
}

static bool is_title_or_phrase(const xc_reading *reading, const parts *p,
                               size_t words) {
    const xc_attribution *first = p->items[0];
    bool running = words >= MIN_STRETCH_WORDS;
    for (uint32_t i = 0; i < p->count; i++) {
        if (first->actor != XC_NONE && quotes_clause(reading, p->items[i]))
            return false;
        running = running && is_running_text(reading, p->items[i]);
    }
    return !running;
}

static xc_status make_quotation(xc_extractor *x, const parts *p) {
    size_t count;
    const xc_attribution *first = p->items[0], *last = p->items[p->count - 1];
    xc_span all = {first->content.start, last->content.end};
    xc_fact fact = {.kind = XC_FACT_QUOTATION,
                    .span = all,
                    .mark = all,
                    .in_title = first->in_title,
                    .actor = first->actor,
                    .speaker = first->actor,
                    .place = XC_NONE,
                    .set_actor = XC_NONE,
                    .predicate = "say",
                    .modality = XC_MODALITY_REPORTED};
    XC_TRY(quoted_words(x, p, &fact.words, &count));
    if (!fact.words || is_title_or_phrase(x->reading, p, count)) return XC_OK;
    for (uint32_t i = 0; i < p->count; i++)
        if (quotes_page(x->reading, p->items[i])) return XC_OK;
    fact.claim = fact.words;
    fact.evidence = sentences_around(x->reading, first);
    fact.evidence.end = sentences_around(x->reading, last).end;
    return XC_PUSH(x->arena, &x->reading->facts, fact);
}

/* The byte before a place that is no blank and no quotation mark, down to
 * another place; 0: none. */
static char byte_before(const xc_text *text, uint32_t from, uint32_t to) {
    while (to > from) {
        char c = text->bytes[--to];
        if (!isspace((unsigned char)c) && !strchr("\"'`", c) &&
            (unsigned char)c < 0x80)
            return c;
    }
    return '\0';
}

static bool ends_sentence(char c) {
    return c == '.' || c == '?' || c == '!' || c == ':';
}

/* Who speaks ends with a comma or dash, where the sentence goes on. */
static bool parts_halves(char c) {
    return c == ',' || c == '-';
}

/* "It is late," she said, "and cold.": the other goes on with the sentence of
 * the one, and who speaks stands between. What begins anew is another
 * quotation, for words may be left out before it. */
static bool goes_on(const xc_reading *reading, const xc_attribution *one,
                    const xc_attribution *other) {
    const xc_text *text =
        one->in_title ? &reading->article->title : &reading->article->text;
    uint32_t from = one->content.end, to = other->content.start;
    if (!other->direct || !other->part || other->in_title != one->in_title ||
        other->cue.start != one->cue.start || one->cue.start < from ||
        one->cue.end > to || to - from > MAX_BETWEEN)
        return false;
    return !ends_sentence(byte_before(text, one->content.start, from)) &&
           parts_halves(byte_before(text, from, to)) &&
           islower((unsigned char)text->bytes[to]);
}

/* The attribution that goes on with one; the count of all: none does. */
static size_t find_next_part(const xc_reading *reading, size_t index) {
    size_t count = reading->attributions.count;
    const xc_attribution *all = reading->attributions.items;
    for (size_t k = index + 1; k < count && k <= index + PART_REACH; k++)
        if (goes_on(reading, &all[index], &all[k])) return k;
    return count;
}

static bool is_later_part(const xc_reading *reading, size_t index) {
    const xc_attribution *all = reading->attributions.items;
    for (size_t k = index;
         all[index].part && k-- > 0 && index - k <= PART_REACH;)
        if (all[k].direct && find_next_part(reading, k) == index) return true;
    return false;
}

/* A quotation with all its stretches, from that attribution on. */
static xc_status make_speech(xc_extractor *x, size_t index) {
    const xc_reading *reading = x->reading;
    parts p = {.count = 0};
    if (is_later_part(reading, index)) return XC_OK;
    for (size_t i = index;
         i < reading->attributions.count && p.count < MAX_PARTS;
         i = find_next_part(reading, i))
        p.items[p.count++] = &reading->attributions.items[i];
    return make_quotation(x, &p);
}

/* Who says a stretch, and whether it is the content of direct speech, which is
 * a quotation already: the innermost speech around it tells. */
static const xc_attribution *speech_around(const xc_reading *reading,
                                           const xc_quoted *marks) {
    const xc_attribution *best = NULL;
    size_t i = xc_reading_attributions_before(reading, marks->in_title,
                                              marks->span.end);
    for (size_t seen = 0; i-- > 0 && seen < XC_MAX_SPEECH; seen++) {
        const xc_attribution *a = &reading->attributions.items[i];
        if (a->in_title != marks->in_title) break;
        bool meets = a->content.start < marks->span.end &&
                     marks->span.start < a->content.end;
        bool around = a->content.start <= marks->span.start &&
                      marks->span.end <= a->content.end + 1;
        if (meets && a->direct) return a;
        if (around && !a->denied &&
            (!best || a->content.start > best->content.start))
            best = a;
    }
    return best;
}

/* Stretches between quotation marks that no speech is directly made of. */
static xc_status make_stretch(xc_extractor *x, const xc_quoted *marks) {
    const xc_attribution *around = speech_around(x->reading, marks);
    if (around && around->direct) return XC_OK;
    size_t s = sentence_past(x->reading, marks->in_title, marks->span.start);
    if (s == x->reading->sentences.count) return XC_OK;
    xc_attribution own = {.sentence = (uint32_t)s,
                          .in_title = marks->in_title,
                          .direct = true,
                          .actor = around ? around->actor : XC_NONE,
                          .content = marks->span};
    return make_quotation(x, &(parts){{&own}, 1});
}

xc_status xc_make_quotations(xc_extractor *x) {
    const xc_reading *reading = x->reading;
    for (size_t i = 0; i < reading->attributions.count; i++)
        if (reading->attributions.items[i].direct) XC_TRY(make_speech(x, i));
    for (size_t i = 0; i < reading->quoted.count; i++)
        XC_TRY(make_stretch(x, &reading->quoted.items[i]));
    return XC_OK;
}
