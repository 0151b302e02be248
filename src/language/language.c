/*
 * language.c - turns an article's title and blocks into sentences of tagged
 * tokens.
 *
 * It chooses what is read and in what order; the steps are in steps.h.
 * Exports: xc_language_*.
 */
#include "language/language.h"

#include "language/open.h"
#include "language/parse.h"
#include "language/repair.h"
#include "language/steps.h"

struct xc_language {
    xc_segmenter *segmenter;
    xc_parser *parser;
};

/* Where sentences of one stretch of text go. */
typedef struct reader {
    xc_language *language;
    xc_arena *arena;
    xc_names *names;
    const char *bytes;
    uint32_t block;
    bool in_title;
    xc_sentences *out;
} reader;

xc_language *xc_language_new(xc_error *error) {
    return xc_language_open(xc_model_builtin(), error);
}

xc_language *xc_language_open(xc_section weights, xc_error *error) {
    xc_language *language = xc_alloc(sizeof *language);
    if (!language) {
        xc_fail(error, XC_ERROR_MEMORY, "out of memory");
        return NULL;
    }
    language->segmenter = xc_segmenter_new(error);
    language->parser = xc_parser_new(weights, error);
    if (language->segmenter && language->parser) return language;
    xc_language_free(language);
    return NULL;
}

void xc_language_free(xc_language *language) {
    if (!language) return;
    xc_segmenter_free(language->segmenter);
    xc_parser_free(language->parser);
    xc_release(language);
}

/* Appends tokens as sentences of at most XC_SENTENCE_MAX_TOKENS. */
static xc_status add_tokens(reader *r, xc_span span, xc_token *tokens,
                            size_t count) {
    for (size_t at = 0; at < count; at += XC_SENTENCE_MAX_TOKENS) {
        size_t left = count - at;
        bool whole = at == 0 && left <= XC_SENTENCE_MAX_TOKENS;
        uint32_t n = left < XC_SENTENCE_MAX_TOKENS ? (uint32_t)left
                                                   : XC_SENTENCE_MAX_TOKENS;
        xc_sentence sentence = {0};
        sentence.span = span;
        if (!whole) {
            sentence.span.start = tokens[at].span.start;
            sentence.span.end = tokens[at + n - 1].span.end;
        }
        sentence.block = r->block;
        sentence.in_title = r->in_title;
        sentence.tokens = tokens + at;
        sentence.token_count = n;
        XC_TRY(XC_PUSH(r->arena, r->out, sentence));
    }
    return XC_OK;
}

static xc_status read_span(reader *r, xc_span within) {
    xc_spans spans = {0};
    XC_TRY(xc_sentences_find(r->language->segmenter, r->arena, r->bytes, within,
                             &spans));
    for (size_t i = 0; i < spans.count; i++) {
        xc_tokens tokens = {0};
        XC_TRY(xc_tokens_scan(r->arena, r->names, r->bytes, spans.items[i],
                              &tokens));
        XC_TRY(add_tokens(r, spans.items[i], tokens.items, tokens.count));
    }
    return XC_OK;
}

/* Adds what is one sentence to the file, however long. */
static xc_status add_given(reader *r, const xc_token *tokens, size_t count) {
    xc_sentence sentence = {0};
    sentence.span.start = tokens[0].span.start;
    sentence.span.end = tokens[count - 1].span.end;
    sentence.block = r->block;
    sentence.tokens = tokens;
    sentence.token_count = (uint32_t)count;
    return XC_PUSH(r->arena, r->out, sentence);
}

/* The sentences that the file gives, in its words. */
static xc_status read_given(reader *r, const xc_article *article) {
    const xc_given *given = article->given;
    r->bytes = article->text.bytes;
    for (size_t i = 0; i < given->sentence_count; i++) {
        const xc_given_sentence *sentence = &given->sentences[i];
        xc_tokens tokens = {0};
        XC_TRY(xc_tokens_take(r->arena, r->names, r->bytes,
                              given->words + sentence->word,
                              sentence->word_count, &tokens));
        r->block = sentence->block;
        XC_TRY(add_given(r, tokens.items, tokens.count));
    }
    return XC_OK;
}

static bool is_prose(xc_block_kind kind) {
    return kind != XC_BLOCK_BOILERPLATE && kind != XC_BLOCK_BYLINE;
}

static xc_status read_article(reader *r, const xc_article *article) {
    if (article->title.length > 0 && !article->title_in_text) {
        r->bytes = article->title.bytes;
        r->in_title = true;
        xc_span all = {0, article->title.length};
        XC_TRY(read_span(r, all));
    }
    r->bytes = article->text.bytes;
    r->in_title = false;
    for (size_t i = 0; i < article->block_count; i++) {
        const xc_block *block = &article->blocks[i];
        if (!is_prose(block->kind)) continue;
        r->block = (uint32_t)i;
        XC_TRY(read_span(r, block->span));
    }
    return XC_OK;
}

static xc_status tell(xc_status status, xc_error *error) {
    if (status == XC_ERROR_MEMORY)
        return xc_fail(error, status, "out of memory");
    if (status < 0)
        return xc_fail(error, status,
                       "the text could not be cut into "
                       "sentences");
    return XC_OK;
}

xc_status xc_language_split(xc_language *language, xc_arena *arena,
                            xc_names *names, const xc_article *article,
                            xc_sentences *out, xc_error *error) {
    reader r = {.language = language, .arena = arena, .names = names};
    r.out = out;
    return tell(article->given ? read_given(&r, article)
                               : read_article(&r, article),
                error);
}

/* The sentence as the parser gets it: its tokens are filled in. */
static xc_pending pending_of(const xc_article *article,
                             const xc_sentence *sentence) {
    bool given = article->given != NULL;
    bool headline =
        sentence->in_title ||
        (article->block_count > 0 &&
         article->blocks[sentence->block].kind == XC_BLOCK_HEADLINE);
    const xc_text *text = sentence->in_title ? &article->title : &article->text;
    return (xc_pending){text->bytes, (xc_token *)sentence->tokens,
                        sentence->token_count, given, headline && !given};
}

xc_status xc_language_tag(xc_language *language, xc_arena *arena,
                          xc_names *names, const xc_article *article,
                          const xc_sentence *sentences, size_t count,
                          xc_error *error) {
    xc_pending *all = xc_arena_array(arena, count + 1, sizeof *all);
    if (!all) return tell(XC_ERROR_MEMORY, error);
    for (size_t i = 0; i < count; i++)
        all[i] = pending_of(article, &sentences[i]);
    xc_status status = xc_parser_run(language->parser, names, all, count);
    for (size_t i = 0; status == XC_OK && i < count; i++)
        status = xc_tree_repair(names, all[i].tokens, all[i].count);
    if (status == XC_OK)
        status = xc_parser_find_names(language->parser, all, count);
    return tell(status, error);
}

xc_status xc_language_read(xc_language *language, xc_arena *arena,
                           xc_names *names, const xc_article *article,
                           xc_sentences *out, xc_error *error) {
    size_t before = out->count;
    XC_TRY(xc_language_split(language, arena, names, article, out, error));
    if (out->count == before) return XC_OK;
    return xc_language_tag(language, arena, names, article, out->items + before,
                           out->count - before, error);
}

xc_status xc_language_tokens(xc_arena *arena, xc_names *names,
                             const xc_text *text, xc_span within,
                             xc_sentence *sentence) {
    xc_tokens tokens = {0};
    XC_TRY(xc_tokens_scan(arena, names, text->bytes, within, &tokens));
    uint32_t count = tokens.count < XC_SENTENCE_MAX_TOKENS
                         ? (uint32_t)tokens.count
                         : XC_SENTENCE_MAX_TOKENS;
    *sentence = (xc_sentence){0};
    sentence->span = within;
    sentence->tokens = tokens.items;
    sentence->token_count = count;
    return XC_OK;
}
