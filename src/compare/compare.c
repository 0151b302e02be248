/*
 * compare.c - runs a comparison from stored facts to an outcome.
 * Exports: xc_compare_run.
 */
#include "compare/compare.h"

#include "compare/inside/inside.h"

xc_status xc_compare_run(xc_arena *arena, const xc_comparison *comparison,
                         xc_outcome *outcome, xc_error *error) {
    xc_engine engine = {.arena = arena,
                        .comparison = comparison,
                        .outcome = outcome,
                        .error = error};
    pthread_mutex_init(&engine.loading, NULL);
    xc_status status = xc_engine_judge(&engine);
    if (status == XC_OK) status = xc_engine_match(&engine);
    if (status == XC_OK) status = xc_engine_inside(&engine);
    if (status == XC_OK) status = xc_engine_report(&engine);
    pthread_mutex_destroy(&engine.loading);
    if (status == XC_ERROR_MEMORY)
        return xc_fail(error, status, "out of memory");
    return status;
}
