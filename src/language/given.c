/*
 * given.c - words that the file settles, turned into tokens as they are: it
 * neither cuts nor joins nor leaves out.
 * Exports: xc_tokens_take.
 */
#include "language/steps.h"
#include "text/chars.h"

/* What the letters of a word say of it. */
static void look_at_case(const char *bytes, xc_token *token) {
    uint32_t letters = 0, upper = 0;
    for (uint32_t at = token->span.start; at < token->span.end;) {
        bool first = at == token->span.start;
        int32_t c = xc_char_next(bytes, token->span.end, &at);
        bool is_upper = xc_char_is_upper(c);
        if (first) token->capital = is_upper;
        letters += xc_char_is_letter(c);
        upper += is_upper;
    }
    token->shout = letters >= 2 && letters == upper;
}

static xc_status take(xc_names *names, const char *bytes, xc_buffer *folded,
                      xc_token *token) {
    xc_span span = token->span;
    token->head = -1;
    look_at_case(bytes, token);
    xc_buffer_clear(folded);
    xc_text_fold(folded, bytes + span.start, span.end - span.start);
    XC_TRY(xc_buffer_status(folded));
    token->norm = xc_names_intern(names, folded->bytes ? folded->bytes : "",
                                  folded->length);
    XC_TRY_NEW(token->norm);
    token->lemma = token->norm;
    return XC_OK;
}

xc_status xc_tokens_take(xc_arena *arena, xc_names *names, const char *bytes,
                         const xc_span *words, size_t count, xc_tokens *out) {
    xc_token *tokens = xc_arena_array(arena, count, sizeof *tokens);
    XC_TRY_NEW(tokens);
    xc_buffer folded = XC_BUFFER_INIT;
    xc_status status = XC_OK;
    for (size_t i = 0; i < count && status == XC_OK; i++) {
        tokens[i].span = words[i];
        tokens[i].space_before = i > 0 && words[i - 1].end < words[i].start;
        status = take(names, bytes, &folded, &tokens[i]);
    }
    xc_buffer_dispose(&folded);
    XC_TRY(status);
    out->items = tokens;
    out->count = out->capacity = count;
    return XC_OK;
}
