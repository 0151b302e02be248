/*
 * given.c - words that the file settles, turned into tokens as they are: it
 * neither cuts nor joins nor leaves out.
 * Exports: xc_tokens_take.
 */
#include "language/steps.h"

xc_status xc_tokens_take(xc_arena *arena, xc_names *names, const char *bytes,
                         const xc_span *words, size_t count, xc_tokens *out) {
    xc_token *tokens = xc_arena_array(arena, count, sizeof *tokens);
    XC_TRY_NEW(tokens);
    xc_buffer folded = XC_BUFFER_INIT;
    xc_status status = XC_OK;
    for (size_t i = 0; i < count && status == XC_OK; i++) {
        tokens[i].span = words[i];
        tokens[i].space_before = i > 0 && words[i - 1].end < words[i].start;
        status = xc_token_fill(names, bytes, &folded, &tokens[i]);
    }
    xc_buffer_dispose(&folded);
    XC_TRY(status);
    out->items = tokens;
    out->count = out->capacity = count;
    return XC_OK;
}
