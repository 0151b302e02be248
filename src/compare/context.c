/*
 * context.c - what stands around a passage: the rest of its sentence with the
 * sentence before, and with the one after. What is no prose, as a caption or a
 * byline, is no context of a paragraph.
 * Exports: xc_surroundings_*, xc_engine_surround.
 */
#include "compare/engine.h"

/* Bytes on each side, at most. */
enum { CONTEXT_MOST = 300 };

#define ELLIPSIS "\xe2\x80\xa6"

static bool is_beside(const xc_surroundings *s,
                      const xc_stored_sentence *other) {
    return s->any && other->block == s->block;
}

void xc_surroundings_take(xc_surroundings *s, const xc_stored_sentence *next) {
    if (next->in_title != s->in_title) s->beyond = s->inside;
    if (next->in_title != s->in_title || s->beyond) return;
    bool meets =
        next->span.start < s->passage.end && next->span.end > s->passage.start;
    if (meets && !s->inside) {
        s->inside = true;
        s->block = next->block;
        s->from = next->span.start;
        if (is_beside(s, &s->last)) s->from = s->last.span.start;
    }
    if (meets) s->to = next->span.end;
    if (!meets && s->inside) {
        s->beyond = true;
        if (next->block == s->block) s->to = next->span.end;
    }
    s->last = *next;
    s->any = true;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* White space of any length is one blank: lines that are broken, or blank,
 * make no other context. */
static xc_status copy(xc_arena *arena, const char *ahead, const char *bytes,
                      size_t length, const char *behind, const char **copied) {
    size_t n = 0;
    char *line = xc_arena_alloc(arena, length + 1);
    XC_TRY_NEW(line);
    for (size_t i = 0; i < length; i++)
        if (!is_blank(bytes[i]))
            line[n++] = bytes[i];
        else if (i == 0 || !is_blank(bytes[i - 1]))
            line[n++] = ' ';
    line[n] = '\0';
    *copied = xc_arena_format(arena, "%s%s%s", ahead, line, behind);
    return *copied ? XC_OK : XC_ERROR_MEMORY;
}

/* So much of the end of a text as is shown, from the front of a word on; NULL
 * where nothing is there. */
static xc_status copy_end(xc_arena *arena, const char *bytes, size_t length,
                          const char **copied) {
    size_t at = length > CONTEXT_MOST ? length - CONTEXT_MOST : 0;
    bool cut = at > 0;
    while (cut && at < length && !is_blank(bytes[at]))
        at++;
    while (at < length && is_blank(bytes[at]))
        at++;
    if (at == length) return XC_OK;
    return copy(arena, cut ? ELLIPSIS : "", bytes + at, length - at, "",
                copied);
}

/* The same of its front, to the end of a word. */
static xc_status copy_front(xc_arena *arena, const char *bytes, size_t length,
                            const char **copied) {
    size_t end = length < CONTEXT_MOST ? length : CONTEXT_MOST;
    bool cut = end < length;
    while (cut && end > 0 && !is_blank(bytes[end]))
        end--;
    while (end > 0 && is_blank(bytes[end - 1]))
        end--;
    if (end == 0) return XC_OK;
    return copy(arena, "", bytes, end, cut ? ELLIPSIS : "", copied);
}

xc_status xc_surroundings_cut(const xc_surroundings *s, xc_arena *arena,
                              const xc_text *text, xc_evidence *evidence) {
    xc_span passage = s->passage;
    if (!s->inside || s->to > text->length) return XC_OK;
    if (s->from < passage.start)
        XC_TRY(copy_end(arena, text->bytes + s->from, passage.start - s->from,
                        &evidence->before));
    if (s->to > passage.end)
        XC_TRY(copy_front(arena, text->bytes + passage.end, s->to - passage.end,
                          &evidence->after));
    return XC_OK;
}

static xc_status take_sentence(void *user, const xc_stored_sentence *sentence) {
    xc_surroundings_take(user, sentence);
    return XC_OK;
}

xc_status xc_engine_surround(xc_engine *engine, const xc_content *content,
                             const xc_fact *fact, const xc_text *text,
                             xc_evidence *evidence) {
    xc_surroundings s = {.passage = fact->evidence, .in_title = fact->in_title};
    XC_TRY(xc_store_each_sentence(content->side->store, content->id,
                                  take_sentence, &s, engine->error));
    return xc_surroundings_cut(&s, engine->arena, text, evidence);
}
