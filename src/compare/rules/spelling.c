/*
 * spelling.c - "Mayor Katherine Aldous" against "Mayor Catherine Aldous": what
 * spell.c found in two articles becomes facts that are judged, and what it
 * found in one article a finding.
 *
 * Two articles have to share other names, or say the same of who has the name.
 * Exports: xc_rule_spelling, xc_rule_spelling_inside, xc_engine_spell.
 */
#include "compare/names/spell.h"

#include <string.h>

#include "base/hash.h"
#include "compare/names/whole.h"
#include "compare/rules/post.h"
#include "compare/rules/rules.h"

/* Days in which articles tell of one event; how much they have to share where
 * a word beside it says that it is one name, and where nothing else does; how
 * sure that is. */
enum { NEAR = 14, ENOUGH = 2, SHARED = 3 };
static const double SURE = 0.9, LIKELY = 0.7;

/* That sure, it is a note: what papers may each have their own way for. */
static const double NOTED = 0.6;

/* Passages that a finding about one article shows of each way. */
enum { SHOWN = 3 };

static const char HELP[] =
    "Articles of one time and about one thing, or one article, write the name "
    "of a person, place or organization in two ways: a letter more or less, "
    "two swapped, another that sounds alike. The word beside it is the same "
    "(\"Katherine Aldous\", \"Catherine Aldous\"), or it stands alone and is "
    "no "
    "other name that is known. Silent for marks, hyphens, initials, pet names "
    "and words in capitals, for plurals and inhabitants, for other ways to "
    "write a name of another script, where both are names that people or "
    "places have, unless who has them holds one office, and where one "
    "sentence, or another article, names both. A note for capitals and "
    "hyphens (\"Lin Su-ok\", \"Lin Su Ok\"), which papers put each in their "
    "way, but a warning where one article writes a person so in two ways.";

#define INFO                                                                   \
    { "spelling", "One name is spelled in two ways", HELP, XC_SEVERITY_WARNING }

/* ------------------------------------------------------------------ */
/* Two articles                                                         */

/* What is made of a form: a name that takes part. */
static xc_status fill_fact(xc_engine *engine, const xc_written *written,
                           const xc_form *form, bool alone,
                           xc_stored_fact *stored) {
    const xc_use *use = xc_form_first(written, form);
    xc_fact *fact = &stored->fact;
    fact->kind = XC_FACT_NAME;
    fact->in_title = use->in_title;
    fact->span = fact->evidence = use->span;
    fact->mark = alone ? use->own : use->mark;
    fact->actor = fact->speaker = fact->place = fact->set_actor = XC_NONE;
    fact->topic = xc_tell_times(engine->arena, xc_form_count(form));
    fact->claim = xc_arena_copy(
        engine->arena, use->form + (fact->mark.start - use->mark.start),
        fact->mark.end - fact->mark.start);
    const char *first = use->before ? use->beside : use->word;
    const char *second = use->before ? use->word : use->beside;
    stored->actor_key =
        use->whole ? xc_arena_string(engine->arena, use->word)
        : *use->beside && !alone
            ? xc_arena_format(engine->arena, "%s %s", first, second)
            : xc_arena_string(engine->arena, use->word);
    stored->actor_name = fact->claim;
    return fact->topic && fact->claim && stored->actor_key ? XC_OK
                                                           : XC_ERROR_MEMORY;
}

static xc_status add_party(xc_engine *engine, size_t index,
                           const xc_stored_fact *stored, size_t *at) {
    xc_party *party;
    uint64_t name = xc_hash_string(XC_HASH_INIT, stored->actor_key);
    if (xc_map_get(&engine->name_index, index, name, at)) return XC_OK;
    int64_t content = engine->contents.items[index]->id;
    XC_TRY(xc_engine_make_party(engine, index, &party));
    party->stored = *stored;
    party->stored.content = content;
    XC_TRY(xc_engine_cut(engine, party));
    return xc_engine_enter(engine, &engine->name_index, name, party, at);
}

/* A fact of each article that is about whoever has the name: one office, or
 * the same age. */
typedef struct likeness {
    bool age;
    bool office;
    bool full; /* it is of one body */
} likeness;

static bool is_about(const xc_stored_fact *fact, const char *name) {
    return (fact->fact.kind == XC_FACT_ROLE ||
            fact->fact.kind == XC_FACT_AGE) &&
           fact->actor_key &&
           xc_name_compare(fact->actor_key, name) == XC_SPELLED_SAME;
}

static void compare_facts(const xc_stored_fact *a, const xc_stored_fact *b,
                          likeness *like) {
    xc_post ha, hb;
    if (a->fact.kind != b->fact.kind) return;
    if (a->fact.kind == XC_FACT_AGE) {
        if (xc_judge_figures(&a->fact.number, &b->fact.number) ==
            XC_VERDICT_AGREE)
            like->age = true;
        return;
    }
    if (!xc_post_read(a, &ha) || !xc_post_read(b, &hb) ||
        xc_post_clash(&ha, &hb) != XC_CLASH_SAME)
        return;
    like->office = true;
    if (xc_bodies_compare(&ha, &hb) == XC_BODIES_SAME) like->full = true;
}

/* Few facts are about one person. */
static likeness compare_bearers(const xc_engine *engine, size_t a,
                                const char *x, size_t b, const char *y) {
    likeness like = {false, false, false};
    const xc_content *ca = engine->contents.items[a],
                     *cb = engine->contents.items[b];
    for (size_t i = 0; i < ca->parties.count; i++) {
        const xc_party *p = xc_engine_party(engine, ca->parties.items[i]);
        if (!is_about(&p->stored, x)) continue;
        for (size_t k = 0; k < cb->parties.count; k++) {
            const xc_party *q = xc_engine_party(engine, cb->parties.items[k]);
            if (is_about(&q->stored, y))
                compare_facts(&p->stored, &q->stored, &like);
        }
    }
    return like;
}

/* Two names that people have are one where they hold one office of one body, or
 * of two articles that have more in common. */
static bool is_sure_of(const xc_subject *a, const xc_subject *b,
                       likeness like) {
    return like.full || (like.office && xc_people_shared(a, b) >= ENOUGH);
}

static xc_alignment weigh(const xc_subject *a, const xc_subject *b,
                          const xc_misspelt *found, likeness like) {
    xc_alignment pair = {.time = XC_TIME_COMPATIBLE};
    if (xc_people_days(a, b) > NEAR) return pair;
    double shared = xc_people_shared(a, b);
    bool alike = like.office || like.age;
    if (like.full || (alike && shared >= 1) ||
        (shared >= SHARED && !found->alone))
        pair.probability = SURE;
    else if (shared >= (found->alone ? SHARED : ENOUGH))
        pair.probability = LIKELY;
    return pair;
}

static bool is_by_house(const xc_misspelt *found) {
    return found->spelled == XC_SPELLED_STYLE ||
           found->spelled == XC_SPELLED_ROMANISED;
}

/* Of bodies nobody asks for capitals and hyphens. */
static bool is_noted(const xc_observed *a, const xc_misspelt *found) {
    return found->spelled == XC_SPELLED_ROMANISED ||
           xc_whole_is_person(xc_form_first(&a->written, found->a)->word);
}

static xc_status judge(xc_engine *engine, const xc_observed *a,
                       const xc_observed *b, const xc_misspelt *found) {
    xc_stored_fact x = {0}, y = {0};
    XC_TRY(fill_fact(engine, &a->written, found->a, found->alone, &x));
    XC_TRY(fill_fact(engine, &b->written, found->b, found->alone, &y));
    xc_subject sx = xc_subject_of(engine->contents.items[a->content], &x);
    xc_subject sy = xc_subject_of(engine->contents.items[b->content], &y);
    likeness like = compare_bearers(engine, a->content, x.actor_key, b->content,
                                    y.actor_key);
    xc_pair pair = {.a = &sx, .b = &sy};
    if (found->spelled != XC_SPELLED_DOUBT || is_sure_of(&sx, &sy, like))
        pair.alignment = weigh(&sx, &sy, found, like);
    if (is_by_house(found) && pair.alignment.probability > NOTED)
        pair.alignment.probability = is_noted(a, found) ? NOTED : 0;
    if (pair.alignment.probability < xc_rule_spelling.least) return XC_OK;
    xc_judged judged = {.rule = &xc_rule_spelling,
                        .alignment = pair.alignment,
                        .verdict = found->spelled == XC_SPELLED_SCRIPT
                                       ? XC_VERDICT_IMPRECISE
                                       : XC_VERDICT_CONFLICT};
    XC_TRY(add_party(engine, a->content, &x, &judged.a));
    XC_TRY(add_party(engine, b->content, &y, &judged.b));
    return xc_engine_note(engine, &judged);
}

xc_status xc_engine_spell(xc_engine *engine, const xc_observed *a,
                          const xc_observed *b) {
    xc_misspelts found = {0};
    if (engine->comparison->between_only) return XC_OK;
    xc_arena *scratch = xc_arena_new();
    XC_TRY_NEW(scratch);
    xc_status status =
        xc_find_misspelt(scratch, &a->written, &b->written, &found);
    for (size_t i = 0; status == XC_OK && i < found.count; i++)
        status = judge(engine, a, b, &found.items[i]);
    xc_arena_free(scratch);
    return status;
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const xc_fact *a = &pair->a->fact->fact, *b = &pair->b->fact->fact;
    XC_TRY(xc_explain_message(out, "one name is spelled in two ways, %s and %s",
                              a->claim, b->claim));
    XC_TRY(xc_explain_step(out, "%s writes %s, %s", pair->label_a, a->claim,
                           a->topic));
    XC_TRY(xc_explain_step(out, "%s writes %s, %s", pair->label_b, b->claim,
                           b->topic));
    XC_TRY(xc_explain_step(out, "neither has the other spelling"));
    if (xc_whole_compare(a->claim, b->claim) == XC_SPELLED_STYLE)
        return xc_explain_step(out, "only capitals and hyphens differ");
    if (verdict == XC_VERDICT_IMPRECISE)
        return xc_explain_step(out, "both are ways to write a name of another "
                                    "script");
    return XC_OK;
}

const xc_rule xc_rule_spelling = {
    .info = INFO,
    .example = {"Pell mayor Katherine Aldous opened the Orrin Gate dam.",
                "The Orrin Gate dam was opened by Catherine Aldous, the mayor "
                "of Pell."},
    .least = 0.5,
    .sure = 0.65,
    .one_voice = true,
    .explain = explain};

/* ------------------------------------------------------------------ */
/* One article                                                          */

static xc_written_room room_of(const xc_inside *inside) {
    return (xc_written_room){inside->arena, inside->arena, inside->names};
}

/* Words with capitals in a row, two or more. */
static xc_status read_runs(xc_inside *inside, uint32_t sentence,
                           xc_written *written) {
    const xc_stored_sentence *stored = &inside->sentences.items[sentence];
    const xc_text *text = xc_inside_text(inside, stored->in_title);
    xc_written_room room = room_of(inside);
    const xc_sentence *words;
    if (stored->in_title) return XC_OK;
    XC_TRY(xc_inside_words(inside, sentence, &words));
    for (uint32_t i = 0, end; i < words->token_count; i = end + 1) {
        for (end = i; end < words->token_count && words->tokens[end].capital;)
            end++;
        xc_mention run = {.kind = XC_MENTION_ACTOR, .sentence = sentence};
        if (end < i + 2) continue;
        run.span = (xc_span){words->tokens[i].span.start,
                             words->tokens[end - 1].span.end};
        XC_TRY(xc_written_add_run(written, &room, text, &run, stored->span));
    }
    return XC_OK;
}

static xc_status read_names(xc_inside *inside, xc_written *written) {
    xc_written_room room = room_of(inside);
    for (size_t i = 0; i < inside->mentions.count; i++) {
        const xc_mention *m = &inside->mentions.items[i];
        XC_TRY(xc_written_add(written, &room,
                              xc_inside_text(inside, m->in_title), m,
                              inside->sentences.items[m->sentence].span));
    }
    for (uint32_t i = 0; i < inside->sentences.count; i++)
        XC_TRY(read_runs(inside, i, written));
    return xc_written_settle(written, &room);
}

static xc_status cite(xc_slip *slip, xc_inside *inside,
                      const xc_written *written, const xc_form *form) {
    const char *reads =
        xc_arena_string(slip->words.arena, xc_form_first(written, form)->form);
    XC_TRY_NEW(reads);
    for (size_t i = form->first; i < form->last && i < form->first + SHOWN;
         i++) {
        const xc_use *use = &written->uses.items[i];
        xc_line line;
        XC_TRY(xc_line_read(inside, use->sentence, 0, 0, &line));
        XC_TRY(xc_slip_cite(slip, inside, &line, use->mark, NAN, reads));
    }
    return XC_OK;
}

static const char *tell_why(const xc_misspelt *found, const xc_use *use) {
    if (found->spelled == XC_SPELLED_STYLE)
        return "only capitals and hyphens differ";
    if (found->spelled == XC_SPELLED_ROMANISED)
        return "all other words are the same, and it sounds alike";
    if (found->alone)
        return "no list of names or words has the one that stands alone";
    return use->whole ? "all other words are the same"
                      : "the word beside it is the same";
}

/* Of a name of a body, capitals and hyphens are a matter of taste. */
static bool is_note(const xc_misspelt *found, const xc_use *use) {
    return found->spelled == XC_SPELLED_STYLE && !xc_whole_is_person(use->word);
}

static xc_status tell(xc_inside *inside, const xc_written *written,
                      const xc_misspelt *found) {
    xc_slip slip;
    xc_slip_init(&slip, inside, &xc_rule_spelling_inside);
    xc_arena *arena = slip.words.arena;
    bool turn = found->a->first > found->b->first;
    const xc_form *a = turn ? found->b : found->a;
    const xc_form *b = turn ? found->a : found->b;
    const char *x = xc_tell_times(arena, xc_form_count(a));
    const char *y = xc_tell_times(arena, xc_form_count(b));
    if (!x || !y) return XC_ERROR_MEMORY;
    XC_TRY(xc_explain_message(
        &slip.words, "one name is spelled in two ways, %s (%s) and %s (%s)",
        xc_form_first(written, a)->form, x, xc_form_first(written, b)->form,
        y));
    const xc_use *use = xc_form_first(written, a);
    slip.exact = !is_note(found, use);
    XC_TRY(xc_explain_step(&slip.words, "%s", tell_why(found, use)));
    XC_TRY(cite(&slip, inside, written, a));
    XC_TRY(cite(&slip, inside, written, b));
    return xc_slip_report(&slip, inside);
}

/* "DeLorvel" and "Delorvel": the first use of a form that has a capital inside,
 * and the first that has none; false where all are alike. */
static bool find_capitals(const xc_written *written, const xc_form *form,
                          xc_form cased[2]) {
    bool seen[2] = {false, false};
    for (size_t i = form->first; i < form->last; i++) {
        bool inner = written->uses.items[i].inner;
        if (!seen[inner]) cased[inner] = (xc_form){i, i + 1};
        seen[inner] = true;
    }
    return seen[0] && seen[1];
}

static xc_status tell_capitals(xc_inside *inside, const xc_written *written,
                               const xc_form cased[2]) {
    xc_slip slip;
    bool turn = cased[0].first > cased[1].first;
    const xc_form *a = &cased[turn], *b = &cased[!turn];
    xc_slip_init(&slip, inside, &xc_rule_spelling_inside);
    slip.exact = xc_whole_is_person(xc_form_first(written, a)->form);
    XC_TRY(xc_explain_message(
        &slip.words, "one name is spelled in two ways, %s and %s",
        xc_form_first(written, a)->form, xc_form_first(written, b)->form));
    XC_TRY(xc_explain_step(&slip.words, "one has a capital inside"));
    XC_TRY(cite(&slip, inside, written, a));
    XC_TRY(cite(&slip, inside, written, b));
    return xc_slip_report(&slip, inside);
}

/* A word is told once, whatever stands beside it. */
static xc_status look_at_capitals(xc_inside *inside,
                                  const xc_written *written) {
    xc_map told = {0};
    for (size_t i = 0; i < written->forms.count; i++) {
        const xc_form *form = &written->forms.items[i];
        xc_form cased[2] = {{0, 0}, {0, 0}};
        size_t before;
        uint64_t word =
            xc_hash_string(XC_HASH_INIT, xc_form_first(written, form)->word);
        if (!find_capitals(written, form, cased) ||
            xc_map_get(&told, word, 0, &before))
            continue;
        XC_TRY(xc_map_put(inside->arena, &told, word, 0, 0));
        XC_TRY(tell_capitals(inside, written, cased));
    }
    return XC_OK;
}

/* A capital inside a word is told by look_at_capitals. */
static bool is_told(const xc_written *written, const xc_misspelt *found) {
    if (found->spelled == XC_SPELLED_STYLE)
        return xc_form_first(written, found->a)->inner ==
               xc_form_first(written, found->b)->inner;
    return found->spelled == XC_SPELLED_TWICE ||
           found->spelled == XC_SPELLED_SCRIPT ||
           found->spelled == XC_SPELLED_ROMANISED;
}

static xc_status look(xc_inside *inside) {
    xc_written written = {0};
    xc_misspelts found = {0};
    XC_TRY(read_names(inside, &written));
    XC_TRY(look_at_capitals(inside, &written));
    XC_TRY(xc_find_misspelt(inside->arena, &written, &written, &found));
    for (size_t i = 0; i < found.count; i++)
        if (is_told(&written, &found.items[i]))
            XC_TRY(tell(inside, &written, &found.items[i]));
    return XC_OK;
}

const xc_inside_rule xc_rule_spelling_inside = {
    .info = INFO, .confidence = 0.8, .article = look};
