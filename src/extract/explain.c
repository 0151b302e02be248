/*
 * explain.c - keeps the reasons for what was understood.
 * Exports: xc_because.
 */
#include "extract/explain.h"

#include "extract/extractor.h"

void xc_because(xc_extractor *x, xc_reasons *reasons, const char *field,
                const char *rule, const xc_lexeme *row) {
    if (!x->explain) return;
    xc_reason *reason = xc_arena_alloc(x->arena, sizeof *reason);
    if (!reason) {
        x->lost = true;
        return;
    }
    *reason = (xc_reason){field, rule, row, NULL};
    if (reasons->last)
        reasons->last->next = reason;
    else
        reasons->first = reason;
    reasons->last = reason;
}
