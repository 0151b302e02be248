/*
 * memory.h - the only door to malloc, and arenas: memory that is given back
 * all at once.
 *
 * An arena serves one article, one comparison or one report. It is not for
 * data that outlives those. Built with XC_ARENA_DEBUG, every piece is a
 * malloc of its own, so that AddressSanitizer sees overruns. Built with
 * XC_FAULTS, an allocation can be made to fail (tests only).
 * Exports: xc_alloc, xc_realloc, xc_release, xc_arena_*, xc_faults_*.
 */
#ifndef XC_BASE_MEMORY_H
#define XC_BASE_MEMORY_H

#include <stddef.h>
#include <stdint.h>

/* Zeroed memory; NULL when there is none. Give back with xc_release. */
void *xc_alloc(size_t size);

/* Like realloc(3); what is added is not zeroed. */
void *xc_realloc(void *memory, size_t size);
void xc_release(void *memory);

typedef struct xc_arena xc_arena;

xc_arena *xc_arena_new(void);
void xc_arena_free(xc_arena *arena);

/* Gives back every piece and keeps the arena, with a few MiB to hand out
 * again. */
void xc_arena_clear(xc_arena *arena);

/* What is handed out from a mark on can be parted from what was before. Who
 * owns the arena allows marks, who fills it sets them: one set in any other
 * arena does nothing. */
void xc_arena_allow_marks(xc_arena *arena);
void xc_arena_mark(xc_arena *arena);

/* Gives what was handed out since the last mark to another arena, with which
 * it is given back; nothing where there is no mark. */
void xc_arena_part(xc_arena *arena, xc_arena *to);

/* Gives what another arena handed out to this one, with which it is given back;
 * the other is freed. NULL is allowed for it. */
void xc_arena_absorb(xc_arena *arena, xc_arena *from);

/* Zeroed, aligned for any type; NULL when memory is out or size exceeds
 * 1 GiB. */
void *xc_arena_alloc(xc_arena *arena, size_t size);

/* count objects of size bytes; NULL when that overflows too. */
void *xc_arena_array(xc_arena *arena, size_t count, size_t size);

/* The same, and what it holds may be anything: for what is filled at once. */
void *xc_arena_room(xc_arena *arena, size_t count, size_t size);

/* Copies, NUL-terminated. NULL on failure. */
char *xc_arena_copy(xc_arena *arena, const char *bytes, size_t length);
char *xc_arena_string(xc_arena *arena, const char *string);
char *xc_arena_format(xc_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Bytes handed out since the arena was made or cleared. */
size_t xc_arena_used(const xc_arena *arena);

#ifdef XC_FAULTS
/* From now on the n-th allocation of this thread fails (1: the next), and
 * all after it; 0 switches faults off. Test builds only: this is the one
 * thread-local of the library. */
void xc_faults_set(uint64_t n);

/* Allocations of this thread since xc_faults_set. */
uint64_t xc_faults_count(void);
#endif

#endif
