/*
 * kept.c - names what is kept in the cache by everything that decides it: the
 * build of the program, the bytes, the path and what was said of the input;
 * of a comparison also which inputs are on which side, and the settings.
 *
 * A name is two hashes of 64 bits. The build is told by the linker's build id
 * where there is one, so that a changed program forgets what another kept.
 * Exports: xc_kept_*.
 */
#include "api/kept.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "api/build.h"
#include "base/hash.h"
#include "compare/pack.h"
#include "extract/pack.h"

typedef struct naming {
    uint64_t a, b;
} naming;

static void add_bytes(naming *n, const void *bytes, size_t length) {
    n->a = xc_hash_bytes(n->a, &length, sizeof length);
    n->b = xc_hash_bytes(n->b, &length, sizeof length);
    n->a = xc_hash_bytes(n->a, bytes, length);
    n->b = xc_hash_bytes(n->b, bytes, length);
}

/* NULL is not "". */
static void add_string(naming *n, const char *string) {
    add_bytes(n, string ? string : "\1", string ? strlen(string) : 1);
}

static naming begin(const char *kind) {
    naming n = {XC_HASH_INIT, ~XC_HASH_INIT};
    char build[XC_BUILD_ID_SIZE];
    xc_build_id(build);
    add_string(&n, kind);
    add_string(&n, xc_version());
    add_string(&n, build);
    return n;
}

static void tell(const xc_context *context, const xc_error *error) {
    const xc_options *options = &context->options;
    xc_notice notice = {XC_SEVERITY_NOTE, error->status, options->cache, 0, 0,
                        error->message};
    if (options->notice) options->notice(options->notice_user, &notice);
}

void xc_kept_open(xc_context *context) {
    xc_error error = XC_ERROR_INIT;
    if (!context->options.cache || context->options.explain) return;
    if (xc_cache_open(context->options.cache, &context->cache, &error) < 0)
        tell(context, &error);
}

void xc_kept_close(xc_context *context) {
    xc_error error = XC_ERROR_INIT;
    if (xc_cache_close(context->cache, &error) < 0) tell(context, &error);
    context->cache = NULL;
}

/* ------------------------------------------------------------------ */
/* Inputs                                                               */

bool xc_kept_find(const xc_context *context, xc_held *held) {
    if (!context->cache) return false;
    naming n = begin("input");
    add_string(&n, held->path);
    add_string(&n, held->input.format);
    add_string(&n, held->input.published);
    add_string(&n, held->input.source);
    add_bytes(&n, held->length > 0 ? held->bytes : "", held->length);
    snprintf(held->key, sizeof held->key, "%016" PRIx64 "%016" PRIx64, n.a,
             n.b);
    return xc_cache_has(context->cache, held->key);
}

bool xc_kept_get(const xc_context *context, const xc_held *held,
                 xc_arena *arena, xc_pack *pack) {
    const char *bytes;
    size_t length;
    if (!context->cache ||
        !xc_cache_get(context->cache, arena, held->key, &bytes, &length))
        return false;
    *pack = (xc_pack){.at = (const unsigned char *)bytes};
    pack->end = pack->at + length;
    return true;
}

void xc_kept_put(const xc_context *context, const xc_held *held,
                 const xc_buffer *packed) {
    if (context->cache && xc_buffer_status(packed) == XC_OK)
        xc_cache_put(context->cache, held->key, packed->bytes, packed->length);
}

/* ------------------------------------------------------------------ */
/* Comparisons                                                          */

static void add_settings(naming *n, const xc_desk *desk) {
    const xc_options *options = &desk->context->options;
    const xc_policy *policy = xc_config_policy(desk->context);
    add_bytes(n, &options->show, sizeof options->show);
    add_bytes(n, &desk->between_only, sizeof desk->between_only);
    for (size_t i = 0; policy && i < policy->rule_count; i++) {
        add_string(n, policy->rules[i].rule);
        add_bytes(n, &policy->rules[i].severity,
                  sizeof policy->rules[i].severity);
    }
    if (policy)
        add_bytes(n, &policy->min_confidence, sizeof policy->min_confidence);
}

const char *xc_kept_key(const xc_desk *desk, xc_arena *arena) {
    const xc_context *context = desk->context;
    if (!context->cache || context->watch || desk->archives.count > 0 ||
        context->options.weights_path)
        return NULL;
    naming n = begin("comparison");
    add_settings(&n, desk);
    for (size_t i = 0; i < desk->files.count; i++) {
        const xc_desk_file *file = &desk->files.items[i];
        add_string(&n, file->held.key);
        add_bytes(&n, &file->role, sizeof file->role);
    }
    return xc_arena_format(arena, "%016" PRIx64 "%016" PRIx64, n.a, n.b);
}

bool xc_kept_get_outcome(const xc_context *context, const char *key,
                         xc_arena *arena, xc_outcome *outcome) {
    xc_pack pack = {.arena = arena};
    const char *bytes;
    size_t length;
    if (!key || !xc_cache_get(context->cache, arena, key, &bytes, &length))
        return false;
    pack.at = (const unsigned char *)bytes;
    pack.end = pack.at + length;
    xc_outcome_pack(&pack, outcome);
    if (xc_pack_status(&pack) == XC_OK && pack.at == pack.end) return true;
    *outcome = (xc_outcome){0};
    return false;
}

void xc_kept_put_outcome(const xc_context *context, const char *key,
                         xc_arena *arena, const xc_outcome *outcome) {
    xc_buffer bytes = XC_BUFFER_INIT;
    xc_pack pack = {.out = &bytes, .arena = arena};
    xc_outcome copy = *outcome;
    if (!key) return;
    xc_outcome_pack(&pack, &copy);
    if (xc_pack_status(&pack) == XC_OK)
        xc_cache_put(context->cache, key, bytes.bytes, bytes.length);
    xc_buffer_dispose(&bytes);
}
