/*
 * context.c - what stands around a passage: the rest of its sentence with the
 * sentence before, and with the one after. What is no prose, as a caption or a
 * byline, is no context of a paragraph.
 * Exports: xc_engine_surround.
 */
#include <string.h>

#include "compare/engine.h"

/* Bytes on each side, at most. */
enum { CONTEXT_MOST = 300 };

#define ELLIPSIS "\xe2\x80\xa6"

typedef struct surroundings {
    xc_span passage;
    bool in_title;
    xc_block_kind block;      /* of the passage */
    uint32_t from, to;        /* what is shown, the passage included */
    xc_stored_sentence last;  /* before the passage */
    bool any, inside, beyond; /* last is there; the passage was met, and left */
} surroundings;

static bool is_beside(const surroundings *s, const xc_stored_sentence *other) {
    return s->any && other->block == s->block;
}

/* Sentences come in order. A passage may go over several. */
static xc_status take_sentence(void *user, const xc_stored_sentence *next) {
    surroundings *s = user;
    if (next->in_title != s->in_title || s->beyond) return XC_OK;
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
    return XC_OK;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* So much of the end of a text as is shown, from the front of a word on. */
static const char *copy_end(xc_arena *arena, const char *bytes, size_t length) {
    size_t at = length > CONTEXT_MOST ? length - CONTEXT_MOST : 0;
    bool cut = at > 0;
    while (cut && at < length && !is_blank(bytes[at]))
        at++;
    while (at < length && is_blank(bytes[at]))
        at++;
    if (at == length) return NULL;
    return xc_arena_format(arena, "%s%.*s", cut ? ELLIPSIS : "",
                           (int)(length - at), bytes + at);
}

/* The same of its front, to the end of a word. */
static const char *copy_front(xc_arena *arena, const char *bytes,
                              size_t length) {
    size_t end = length < CONTEXT_MOST ? length : CONTEXT_MOST;
    bool cut = end < length;
    while (cut && end > 0 && !is_blank(bytes[end]))
        end--;
    while (end > 0 && is_blank(bytes[end - 1]))
        end--;
    if (end == 0) return NULL;
    return xc_arena_format(arena, "%.*s%s", (int)end, bytes,
                           cut ? ELLIPSIS : "");
}

xc_status xc_engine_surround(xc_engine *engine, const xc_content *content,
                             const xc_fact *fact, const xc_text *text,
                             xc_evidence *evidence) {
    surroundings s = {.passage = fact->evidence, .in_title = fact->in_title};
    XC_TRY(xc_store_each_sentence(content->side->store, content->id,
                                  take_sentence, &s, engine->error));
    if (!s.inside || s.to > text->length) return XC_OK;
    if (s.from < s.passage.start)
        evidence->before = copy_end(engine->arena, text->bytes + s.from,
                                    s.passage.start - s.from);
    if (s.to > s.passage.end)
        evidence->after = copy_front(engine->arena, text->bytes + s.passage.end,
                                     s.to - s.passage.end);
    return XC_OK;
}
