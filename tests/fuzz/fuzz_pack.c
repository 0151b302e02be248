/*
 * fuzz_pack.c - what a cache may hold: packed readings and outcomes. Bytes
 * that are taken for a reading can be stored and written like any other.
 * The first byte says which of the two follows.
 */
#include "compare/pack.h"
#include "extract/pack.h"
#include "fuzz.h"
#include "report/writers.h"

#include <string.h>

static int swallow(void *user, const char *bytes, size_t length) {
    (void)user;
    (void)bytes;
    (void)length;
    return 0;
}

static void use_reading(xc_arena *arena, const xc_reading *reading) {
    xc_store *store = NULL;
    xc_fact_keys *keys = NULL;
    xc_error error = XC_ERROR_INIT;
    xc_sink sink;
    const xc_facts_writer *writer = xc_facts_writer_find("json", &error);
    xc_sink_init(&sink, swallow, NULL);
    writer->begin(&sink, NULL);
    writer->article(&sink, reading, NULL, true);
    writer->end(&sink, NULL);
    (void)xc_sink_finish(&sink, &error);
    if (xc_compare_keys(arena, reading, &keys) == XC_OK &&
        xc_store_open(NULL, XC_STORE_MEMORY, &store, &error) == XC_OK)
        (void)xc_store_put(store, reading, keys, NULL, NULL, &error);
    xc_store_close(store);
}

/* What a report makes of it, and writes. */
static void use_outcome(xc_arena *arena, const xc_outcome *outcome) {
    static const char *const formats[] = {"text", "json", "html"};
    xc_report report = {.arena = arena, .outcome = *outcome};
    xc_error error = XC_ERROR_INIT;
    report.whole_archive = true;
    if (xc_survey_make(&report) < 0) return;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        xc_sink sink;
        xc_sink_init(&sink, swallow, NULL);
        xc_report_writer_find(formats[i], &error)->write(&sink, &report, NULL);
        (void)xc_sink_finish(&sink, &error);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    xc_arena *arena = xc_arena_new();
    if (!arena) return 0;
    xc_pack pack = {.at = data + 1, .end = data + size, .arena = arena};
    xc_reading reading = {0};
    xc_outcome outcome;
    memset(&outcome, 0, sizeof outcome);
    if (data[0] == 'o') {
        xc_outcome_pack(&pack, &outcome);
        if (xc_pack_status(&pack) == XC_OK) use_outcome(arena, &outcome);
    } else {
        xc_reading_pack(&pack, &reading, "a.txt");
        if (xc_pack_status(&pack) == XC_OK) use_reading(arena, &reading);
    }
    xc_arena_free(arena);
    return 0;
}
