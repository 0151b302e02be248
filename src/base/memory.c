/*
 * memory.c - the only caller of malloc; arenas out of chunks.
 *
 * An arena hands out pieces of chunks from their fronts. A piece too large to
 * share gets a chunk of its own, behind the one in use. Built with
 * XC_ARENA_DEBUG, every piece is a chunk of its own, and nothing is kept when
 * the arena is cleared.
 * Exports: xc_alloc, xc_realloc, xc_release, xc_arena_*, xc_faults_*.
 */
#include "base/memory.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_BYTES ((size_t)64 * 1024)
#define SHARED_MAX (CHUNK_BYTES / 4)
#define PIECE_MAX ((size_t)1024 * 1024 * 1024)
#define SPARE_MOST                                                             \
    ((size_t)8 * 1024 * 1024) /* bytes kept by a cleared arena                 \
                               */
#define ALIGNMENT alignof(max_align_t)

/* ------------------------------------------------------------------ */
/* Faults                                                               */

#ifdef XC_FAULTS
static _Thread_local uint64_t faults_at;
static _Thread_local uint64_t faults_seen;

void xc_faults_set(uint64_t n) {
    faults_at = n;
    faults_seen = 0;
}

uint64_t xc_faults_count(void) {
    return faults_seen;
}

static bool must_fail(void) {
    faults_seen++;
    return faults_at > 0 && faults_seen >= faults_at;
}
#else
static bool must_fail(void) {
    return false;
}
#endif

/* ------------------------------------------------------------------ */
/* Heap                                                                 */

void *xc_alloc(size_t size) {
    if (must_fail()) return NULL;
    return calloc(1, size > 0 ? size : 1);
}

void *xc_realloc(void *memory, size_t size) {
    if (must_fail()) return NULL;
    return realloc(memory, size > 0 ? size : 1);
}

void xc_release(void *memory) {
    free(memory);
}

/* ------------------------------------------------------------------ */
/* Arenas                                                               */

/* The unused bytes of one in use are zero: what is handed out needs no
 * clearing. */
typedef struct chunk {
    struct chunk *next;
    size_t used;
    size_t size;
    size_t dirty; /* bytes from the front that may not be zero if unused */
    alignas(max_align_t) unsigned char bytes[];
} chunk;

struct xc_arena {
    chunk *chunks; /* the first is the one in use */
    chunk *spare;  /* from before it was cleared */
    size_t used;
    chunk *marked; /* the first when it was marked: full, since then */
    size_t marked_used;
    bool has_mark; /* marked counts */
    bool may_mark;
};

static chunk *new_chunk(size_t size) {
    chunk *made = calloc(1, sizeof *made + size);
    if (made) made->size = size;
    return made;
}

static void free_chunks(chunk *first) {
    while (first) {
        chunk *next = first->next;
        free(first);
        first = next;
    }
}

xc_arena *xc_arena_new(void) {
    return xc_alloc(sizeof(xc_arena));
}

void xc_arena_free(xc_arena *arena) {
    if (!arena) return;
    free_chunks(arena->chunks);
    free_chunks(arena->spare);
    xc_release(arena);
}

#ifdef XC_ARENA_DEBUG

void xc_arena_clear(xc_arena *arena) {
    free_chunks(arena->chunks);
    *arena = (xc_arena){0};
}

static void *take(xc_arena *arena, size_t size, bool zero) {
    chunk *own = new_chunk(size);
    if (!own) return NULL;
    if (!zero) memset(own->bytes, 0xa5, size);
    own->next = arena->chunks;
    arena->chunks = own;
    return own->bytes;
}

#else

/* Puts the chunks of a list before *spare while they fit what may be kept, and
 * gives the others back. */
static void keep_chunks(chunk *first, chunk **spare, size_t *bytes) {
    while (first) {
        chunk *next = first->next;
        if (*bytes + first->size > SPARE_MOST) {
            free(first);
        } else {
            *bytes += first->size;
            first->next = *spare;
            *spare = first;
        }
        first = next;
    }
}

void xc_arena_clear(xc_arena *arena) {
    chunk *spare = NULL;
    size_t bytes = 0;
    keep_chunks(arena->chunks, &spare, &bytes);
    keep_chunks(arena->spare, &spare, &bytes);
    *arena = (xc_arena){.spare = spare};
}

/* A spare chunk of that size at least, and not of many times that, or a new
 * one; zero, or as it comes. */
static chunk *find_chunk(xc_arena *arena, size_t size, bool zero) {
    for (chunk **at = &arena->spare; *at; at = &(*at)->next) {
        chunk *found = *at;
        if (found->size < size || found->size / 2 > size) continue;
        *at = found->next;
        found->next = NULL;
        if (found->used > found->dirty) found->dirty = found->used;
        found->used = 0;
        if (zero) memset(found->bytes, 0, found->dirty);
        if (zero) found->dirty = 0;
        return found;
    }
    return new_chunk(size);
}

/* Nothing more is taken from the chunk that was in use at the mark. */
static bool is_closed(const xc_arena *arena) {
    return arena->has_mark && arena->chunks == arena->marked;
}

/* A chunk for one large piece goes behind the one in use, whose rest is
 * still good. */
static void *take_large(xc_arena *arena, size_t size, bool zero) {
    chunk *own = find_chunk(arena, size, zero);
    if (!own) return NULL;
    own->used = size;
    if (arena->chunks && !is_closed(arena)) {
        own->next = arena->chunks->next;
        arena->chunks->next = own;
    } else {
        own->next = arena->chunks;
        arena->chunks = own;
    }
    return own->bytes;
}

static void *take(xc_arena *arena, size_t size, bool zero) {
    size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (rounded > SHARED_MAX) return take_large(arena, rounded, zero);
    chunk *current = arena->chunks;
    if (!current || is_closed(arena) ||
        current->size - current->used < rounded) {
        current = find_chunk(arena, CHUNK_BYTES, true);
        if (!current) return NULL;
        current->next = arena->chunks;
        arena->chunks = current;
    }
    void *piece = current->bytes + current->used;
    current->used += rounded;
    return piece;
}

#endif

void xc_arena_allow_marks(xc_arena *arena) {
    arena->may_mark = true;
}

void xc_arena_mark(xc_arena *arena) {
    if (!arena->may_mark) return;
    arena->has_mark = true;
    arena->marked = arena->chunks;
    arena->marked_used = arena->used;
}

void xc_arena_part(xc_arena *arena, xc_arena *to) {
    chunk *first = arena->chunks, *last = first;
    if (!arena->has_mark || first == arena->marked) return;
    while (last->next != arena->marked)
        last = last->next;
    last->next = to->chunks;
    to->chunks = first;
    to->used += arena->used - arena->marked_used;
    arena->chunks = arena->marked;
    arena->used = arena->marked_used;
}

/* What comes goes behind the chunk in use, whose rest is still good. */
void xc_arena_absorb(xc_arena *arena, xc_arena *from) {
    if (!from) return;
    chunk *last = from->chunks;
    while (last && last->next)
        last = last->next;
    bool behind =
        arena->chunks && !(arena->has_mark && arena->chunks == arena->marked);
    chunk **at = behind ? &arena->chunks->next : &arena->chunks;
    if (last) {
        last->next = *at;
        *at = from->chunks;
    }
    arena->used += from->used;
    from->chunks = NULL;
    xc_arena_free(from);
}

static void *hand_out(xc_arena *arena, size_t size, bool zero) {
    if (size > PIECE_MAX || must_fail()) return NULL;
    void *piece = take(arena, size > 0 ? size : 1, zero);
    if (piece) arena->used += size;
    return piece;
}

void *xc_arena_alloc(xc_arena *arena, size_t size) {
    return hand_out(arena, size, true);
}

void *xc_arena_array(xc_arena *arena, size_t count, size_t size) {
    if (size > 0 && count > PIECE_MAX / size) return NULL;
    return hand_out(arena, count * size, true);
}

void *xc_arena_room(xc_arena *arena, size_t count, size_t size) {
    if (size > 0 && count > PIECE_MAX / size) return NULL;
    return hand_out(arena, count * size, false);
}

char *xc_arena_copy(xc_arena *arena, const char *bytes, size_t length) {
    if (length >= PIECE_MAX) return NULL;
    char *copy = xc_arena_alloc(arena, length + 1);
    if (copy && length > 0) memcpy(copy, bytes, length);
    return copy;
}

char *xc_arena_string(xc_arena *arena, const char *string) {
    return xc_arena_copy(arena, string, strlen(string));
}

char *xc_arena_format(xc_arena *arena, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0) return NULL;
    char *made = xc_arena_alloc(arena, (size_t)length + 1);
    if (!made) return NULL;
    va_start(args, format);
    vsnprintf(made, (size_t)length + 1, format, args);
    va_end(args);
    return made;
}

size_t xc_arena_used(const xc_arena *arena) {
    return arena->used;
}
