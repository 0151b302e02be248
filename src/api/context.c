/*
 * context.c - settings, and what is opened once for many articles.
 * Exports: xc_context_*.
 */
#include "api/baseline.h"
#include "api/crew.h"
#include "api/kept.h"

static xc_status copy_string(xc_context *context, const char **string) {
    if (*string) *string = xc_arena_string(context->arena, *string);
    return *string ? XC_OK : XC_ERROR_MEMORY;
}

static xc_status copy_strings(xc_context *context) {
    xc_options *options = &context->options;
    if (options->weights_path)
        XC_TRY(copy_string(context, &options->weights_path));
    if (options->today) XC_TRY(copy_string(context, &options->today));
    if (options->cache) XC_TRY(copy_string(context, &options->cache));
    return XC_OK;
}

static bool has_today(const xc_context *context, xc_error *error) {
    const char *today = context->options.today;
    if (!today || xc_day_valid(today)) return true;
    xc_fail(error, XC_ERROR_ARGUMENT,
            "\"%.40s\" is no date; write it as 2025-02-12", today);
    return false;
}

xc_context *xc_context_new(const xc_options *options, xc_error *error) {
    xc_context *context = xc_alloc(sizeof *context);
    if (!context) goto memory;
    context->options = options ? *options : (xc_options)XC_OPTIONS_INIT;
    if (context->options.max_bytes == 0) {
        context->options.max_bytes = XC_MAX_BYTES_DEFAULT;
    }
    context->arena = xc_arena_new();
    if (!context->arena || copy_strings(context) < 0) goto memory;
    if (!has_today(context, error)) goto failed;
    context->weights = xc_weights_new(context->options.weights_path, error);
    if (context->weights) {
        xc_kept_open(context);
        return context;
    }
memory:
    xc_fail(error, XC_ERROR_MEMORY, "out of memory");
failed:
    xc_context_free(context);
    return NULL;
}

void xc_context_free(xc_context *context) {
    if (!context) return;
    xc_kept_close(context);
    xc_weights_free(context->weights);
    xc_hands_free(context->hands);
    xc_language_free(context->language);
    xc_arena_free(context->arena);
    xc_release(context);
}

xc_language *xc_context_language(xc_context *context, xc_error *error) {
    if (!context->language) context->language = xc_language_new(error);
    return context->language;
}
