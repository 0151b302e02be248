/*
 * party.c - facts that are made here, of what articles say in words that no
 * fact states: they take part and are judged as all others.
 * Exports: xc_subject_of, xc_engine_make_party, xc_engine_cut, xc_engine_enter,
 * xc_engine_note.
 */
#include "compare/engine.h"

xc_subject xc_subject_of(const xc_content *content,
                         const xc_stored_fact *stored) {
    return (xc_subject){.fact = stored,
                        .published = content->published,
                        .names = content->names.items,
                        .name_count = content->names.count};
}

xc_status xc_engine_make_party(xc_engine *engine, size_t index,
                               xc_party **out) {
    xc_content *content = engine->contents.items[index];
    xc_party *party = xc_arena_alloc(engine->arena, sizeof *party);
    XC_TRY_NEW(party);
    xc_fact *fact = &party->stored.fact;
    fact->actor = fact->speaker = fact->place = fact->set_actor = XC_NONE;
    party->content = index;
    party->stored.content = content->id;
    party->subject = xc_subject_of(content, &party->stored);
    *out = party;
    return XC_OK;
}

xc_status xc_engine_cut(xc_engine *engine, xc_party *party) {
    const xc_content *content = engine->contents.items[party->content];
    xc_stored_fact *stored = &party->stored;
    xc_arena *scratch = xc_arena_new();
    XC_TRY_NEW(scratch);
    xc_text text = {0};
    xc_span span = stored->fact.evidence;
    xc_status status = xc_store_get_text(
        content->side->store, scratch, content->articles.items[0].id,
        stored->fact.in_title, &text, engine->error);
    if (status == XC_OK) {
        stored->text = xc_arena_copy(engine->arena, text.bytes + span.start,
                                     span.end - span.start);
        if (!stored->text) status = XC_ERROR_MEMORY;
    }
    xc_arena_free(scratch);
    return status;
}

xc_status xc_engine_enter(xc_engine *engine, xc_map *index, uint64_t key,
                          xc_party *party, size_t *at) {
    *at = engine->parties.count;
    XC_TRY(xc_map_put(engine->arena, index, party->content, key, *at));
    return XC_PUSH(engine->arena, &engine->parties, party);
}

xc_status xc_engine_note(xc_engine *engine, xc_judged *judged) {
    judged->verdict = xc_engine_settle(engine, judged);
    if (judged->verdict == XC_VERDICT_UNRELATED) return XC_OK;
    return XC_PUSH(engine->arena, &engine->judged, *judged);
}
