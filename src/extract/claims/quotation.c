/*
 * quotation.c - turns direct quotations into facts about words: who said what,
 * word for word.
 *
 * Fragments, titles and what runs over words of the page are none.
 * Exports: xc_make_quotation.
 */
#include <string.h>

#include "extract/claims/frame.h"

/* Fewer quoted words than this are no quotation to compare. */
#define MIN_QUOTED_WORDS 5u
#define MAX_QUOTED_WORDS 2000u

/* Words as they are put together, and where the last token ended. */
typedef struct quoted {
    xc_buffer words;
    uint32_t end;
    bool open; /* a bracket stands last */
} quoted;

/* Brackets are kept: what stands in them was not said. They stand with the
 * words that they stand with in the text: "[the mayor]", "[t]he". */
static void add_token(quoted *q, const xc_token *token) {
    const char *norm = token->norm;
    if (!norm || !*norm) return;
    bool opens = strcmp(norm, "[") == 0, closes = strcmp(norm, "]") == 0;
    bool glued = token->span.start == q->end && q->words.length > 0 &&
                 (opens || q->words.bytes[q->words.length - 1] == ']');
    if (q->words.length > 0 && !q->open && !closes && !glued)
        xc_buffer_putc(&q->words, ' ');
    xc_buffer_puts(&q->words, norm);
    q->open = opens;
    q->end = token->span.end;
}

static bool is_bracket(const xc_token *token) {
    return strcmp(token->norm, "[") == 0 || strcmp(token->norm, "]") == 0;
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

/* The folded words of a text without marks but brackets, for comparing
 * quotations. */
static xc_status quoted_words(xc_extractor *x, const xc_attribution *a,
                              const char **words) {
    const xc_reading *reading = x->reading;
    quoted q = {XC_BUFFER_INIT, UINT32_MAX, false};
    size_t count = 0;
    *words = NULL;
    for (size_t s = sentence_past(reading, a->in_title, a->content.start);
         s < reading->sentences.count && count < MAX_QUOTED_WORDS; s++) {
        const xc_sentence *sentence = &reading->sentences.items[s];
        if (!has_content(sentence, a)) break;
        for (uint32_t t = 0; t < sentence->token_count; t++) {
            const xc_token *token = &sentence->tokens[t];
            if (token->span.start < a->content.start ||
                token->span.end > a->content.end ||
                (token->upos == XC_UPOS_PUNCT && !is_bracket(token)))
                continue;
            if (!is_bracket(token) && count++ >= MAX_QUOTED_WORDS) break;
            add_token(&q, token);
        }
    }
    if (count >= MIN_QUOTED_WORDS && !q.words.failed) {
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

xc_status xc_make_quotation(xc_extractor *x, const xc_attribution *a) {
    xc_fact fact = {.kind = XC_FACT_QUOTATION,
                    .span = a->content,
                    .mark = a->content,
                    .in_title = a->in_title,
                    .actor = a->actor,
                    .speaker = a->actor,
                    .place = XC_NONE,
                    .set_actor = XC_NONE,
                    .predicate = "say",
                    .modality = XC_MODALITY_REPORTED};
    if (a->actor == XC_NONE) return XC_OK; /* words of nobody known */
    XC_TRY(quoted_words(x, a, &fact.words));
    if (!fact.words || !quotes_clause(x->reading, a)) return XC_OK;
    if (quotes_page(x->reading, a)) return XC_OK;
    fact.claim = fact.words;
    fact.evidence = sentences_around(x->reading, a);
    return XC_PUSH(x->arena, &x->reading->facts, fact);
}
