/*
 * overtaken.c - "no group has claimed responsibility so far" against a newer
 * "the Reef Front claimed responsibility": what developments.c read in two
 * articles becomes facts that are judged.
 *
 * The two articles are of one time and share names. What tells it has to be as
 * new, and where both are of one day the other has to say that it may change.
 * An article that also tells it itself has seen both. A place or event that the
 * other article does not name is another event's.
 * Exports: xc_rule_overtaken, xc_engine_overtake.
 */
#include "compare/overtaken.h"

#include <ctype.h>
#include <string.h>

#include "base/hash.h"
#include "compare/figure_facts.h"
#include "compare/people.h"
#include "compare/rules/rules.h"

/* Days in which articles tell of one event; how much they have to share. */
enum { NEAR = 7, ENOUGH = 2, MANY = 4 };
static const double SURE = 0.85, LIKELY = 0.7;

/* Bytes of the top of an article, whose numbers are those of its event. */
enum { TOP = 600 };

static const char HELP[] =
    "Of two articles about one thing, one says that something is not so or not "
    "known yet (\"no group has claimed responsibility\", \"the driver has not "
    "been identified\", \"no arrests have been made\", \"how many were killed "
    "was unclear\"), and one that is as new or newer tells it; or one article "
    "says that it is not so yet, and tells it at its top. Silent where both "
    "are of one day and the first does not say \"so far\", \"yet\" or "
    "\"immediately\", where it tells it itself as well, for what is feared or "
    "hoped, for other years, and where either names a place that the other "
    "does not.";

/* Bytes of a word that is looked up. */
enum { WORD_BYTES = 48 };

/* ------------------------------------------------------------------ */
/* Of one event                                                         */

static size_t word_length(const char *at) {
    size_t n = 0;
    while (isalnum((unsigned char)at[n]) || (unsigned char)at[n] >= 0x80 ||
           at[n] == '-')
        n++;
    return n;
}

static bool is_where(const char *word) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_DEVELOPMENTS, word);
    return row && xc_lexeme_word(row, XC_DEVELOPMENTS_ROLE) ==
                      XC_DEVELOPMENTS_ROLE_WHERE;
}

static void put_small(char out[WORD_BYTES], const char *at, size_t length) {
    size_t n = length < WORD_BYTES ? length : WORD_BYTES - 1;
    for (size_t i = 0; i < n; i++)
        out[i] = (char)tolower((unsigned char)at[i]);
    out[n] = '\0';
}

/* "In Orrin", "in March": a name behind such a word that the other article does
 * not write. */
static bool is_elsewhere(const char *passage, const xc_written *other) {
    bool after = false;
    char word[WORD_BYTES];
    for (size_t n; *passage; passage += n ? n : 1) {
        n = word_length(passage);
        if (n == 0) continue;
        put_small(word, passage, n);
        if (after && isupper((unsigned char)*passage) &&
            !xc_written_find(other, word))
            return true;
        after = is_where(word) || (after && strcmp(word, "the") == 0);
    }
    return false;
}

/* ------------------------------------------------------------------ */
/* Facts                                                                */

static xc_subject subject_of(const xc_content *content,
                             const xc_stored_fact *stored) {
    return (xc_subject){.fact = stored,
                        .published = content->published,
                        .names = content->names.items,
                        .name_count = content->names.count};
}

/* What is known of deeds as one article tells it. */
static xc_status make_party(xc_engine *engine, size_t index,
                            const xc_development *told, xc_party **out) {
    xc_content *content = engine->contents.items[index];
    xc_party *party = xc_arena_alloc(engine->arena, sizeof *party);
    XC_TRY_NEW(party);
    xc_fact *fact = &party->stored.fact;
    fact->kind = XC_FACT_STATEMENT;
    fact->in_title = told->in_title;
    fact->span = fact->evidence = told->span;
    fact->mark = told->mark;
    fact->actor = fact->speaker = fact->place = fact->set_actor = XC_NONE;
    fact->polarity = told->open ? XC_NEGATIVE : XC_POSITIVE;
    fact->topic = told->topic;
    party->content = index;
    party->stored.content = content->id;
    XC_TRY(xc_engine_cut(engine, content, &party->stored));
    fact->claim = xc_arena_copy(engine->arena,
                                party->stored.text +
                                    (told->mark.start - told->span.start),
                                told->mark.end - told->mark.start);
    XC_TRY_NEW(fact->claim);
    fact->predicate = fact->claim;
    party->subject = subject_of(content, &party->stored);
    *out = party;
    return XC_OK;
}

static xc_status add_party(xc_engine *engine, xc_party *party, size_t *at) {
    const xc_fact *fact = &party->stored.fact;
    uint64_t place = (uint64_t)fact->mark.start << 33 |
                     (uint64_t)fact->mark.end << 1 | fact->in_title;
    uint64_t key = xc_hash_bytes(XC_HASH_INIT, &place, sizeof place);
    if (xc_map_get(&engine->development_index, party->content, key, at))
        return XC_OK;
    *at = engine->parties.count;
    XC_TRY(xc_map_put(engine->arena, &engine->development_index, party->content,
                      key, *at));
    return XC_PUSH(engine->arena, &engine->parties, party);
}

/* ------------------------------------------------------------------ */
/* Judging                                                              */

static bool is_top(const xc_development *one) {
    return one->in_title || one->span.start < TOP;
}

/* A count below the top may be of another event. */
static bool is_of_event(const xc_development *one) {
    return !one->counted || is_top(one);
}

/* The article tells it as well: it has seen both. */
static bool is_told_beside(const xc_observed *observed,
                           const xc_development *open) {
    for (size_t i = 0; i < observed->developments.count; i++)
        if (xc_development_meets(open, &observed->developments.items[i]))
            return true;
    return false;
}

/* Days that the telling article is the newer by; -1: not known, or it is the
 * older. */
static int32_t newer_by(const xc_subject *open, const xc_subject *told) {
    if (open->published == XC_DAY_UNKNOWN || told->published == XC_DAY_UNKNOWN)
        return -1;
    return told->published - open->published;
}

static double weigh(const xc_subject *open, const xc_subject *told, bool yet) {
    int32_t days = newer_by(open, told);
    if (days < 0 || days > NEAR || (days == 0 && !yet)) return 0;
    double shared = xc_people_shared(open, told);
    if (shared < ENOUGH) return 0;
    return shared >= MANY ? SURE : LIKELY;
}

/* Articles that are of no one thing are not read again. */
static xc_alignment align_articles(const xc_engine *engine,
                                   const xc_observed *a, const xc_observed *b,
                                   bool yet) {
    static const xc_stored_fact nobody = {0};
    const xc_content *x = engine->contents.items[a->content];
    const xc_content *y = engine->contents.items[b->content];
    xc_subject open = subject_of(x, &nobody), told = subject_of(y, &nobody);
    return (xc_alignment){.probability = weigh(&open, &told, yet),
                          .time = XC_TIME_COMPATIBLE};
}

static xc_status judge_two(xc_engine *engine, const xc_observed *a,
                           const xc_development *open, const xc_observed *b,
                           const xc_development *told) {
    xc_party *x, *y;
    xc_judged judged = {.rule = &xc_rule_overtaken,
                        .alignment = align_articles(engine, a, b, open->yet),
                        .verdict = XC_VERDICT_STALE};
    if (judged.alignment.probability < xc_rule_overtaken.least) return XC_OK;
    XC_TRY(make_party(engine, a->content, open, &x));
    XC_TRY(make_party(engine, b->content, told, &y));
    if (is_elsewhere(x->stored.text, &b->written) ||
        is_elsewhere(y->stored.text, &a->written))
        return XC_OK;
    XC_TRY(add_party(engine, x, &judged.a));
    XC_TRY(add_party(engine, y, &judged.b));
    judged.verdict = xc_engine_settle(engine, &judged);
    if (judged.verdict == XC_VERDICT_UNRELATED) return XC_OK;
    return XC_PUSH(engine->arena, &engine->judged, judged);
}

/* The first place that tells it is enough. */
static xc_status look(xc_engine *engine, const xc_observed *a,
                      const xc_observed *b) {
    for (size_t i = 0; i < a->developments.count; i++) {
        const xc_development *open = &a->developments.items[i];
        if (!open->open || is_told_beside(a, open)) continue;
        for (size_t k = 0; k < b->developments.count; k++) {
            const xc_development *told = &b->developments.items[k];
            size_t before = engine->judged.count;
            if (!xc_development_meets(open, told) || !is_of_event(told))
                continue;
            XC_TRY(judge_two(engine, a, open, b, told));
            if (engine->judged.count > before) break;
        }
    }
    return XC_OK;
}

xc_status xc_engine_overtake(xc_engine *engine, const xc_observed *a,
                             const xc_observed *b) {
    if (engine->comparison->between_only) return XC_OK;
    XC_TRY(look(engine, a, b));
    return look(engine, b, a);
}

/* ------------------------------------------------------------------ */
/* The rule                                                             */

/* Pairs come from xc_engine_overtake, which has weighed and judged them. */
static bool takes(const xc_fact *a, const xc_fact *b) {
    (void)a;
    (void)b;
    return false;
}

static xc_alignment align(const xc_weights *weights, const xc_subject *a,
                          const xc_subject *b) {
    (void)weights;
    (void)a;
    (void)b;
    return (xc_alignment){.probability = 0, .time = XC_TIME_COMPATIBLE};
}

static xc_verdict judge(const xc_pair *pair) {
    (void)pair;
    return XC_VERDICT_UNRELATED;
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    bool turn = pair->a->fact->fact.polarity == XC_POSITIVE;
    const xc_fact *open = &(turn ? pair->b : pair->a)->fact->fact;
    const xc_fact *told = &(turn ? pair->a : pair->b)->fact->fact;
    const char *x = turn ? pair->label_b : pair->label_a;
    const char *y = turn ? pair->label_a : pair->label_b;
    (void)verdict;
    XC_TRY(xc_explain_message(
        out, "what one says is not so yet another tells: \"%s\", \"%s\"",
        open->claim, told->claim));
    XC_TRY(xc_explain_step(out, "%s: not so, or not known: \"%s\"", x,
                           open->claim));
    return xc_explain_step(out, "%s, as new or newer: \"%s\"", y, told->claim);
}

#define INFO                                                                   \
    {                                                                          \
        "overtaken", "What was not known yet is told elsewhere", HELP,         \
            XC_SEVERITY_WARNING                                                \
    }

const xc_rule xc_rule_overtaken = {
    .info = INFO,
    .example = {"ORRIN, March 6, 2031 - A bomb hurt a guard at the Selwick "
                "Gate in Orrin, Mayor Ada Lund said. No group has claimed "
                "responsibility so far.",
                "ORRIN, March 6, 2031 - The Reef Front claimed responsibility "
                "for the bomb at the Selwick Gate in Orrin, Mayor Ada Lund "
                "said."},
    .least = 0.5,
    .sure = 0.65,
    .one_voice = true,
    .takes = takes,
    .align = align,
    .judge = judge,
    .explain = explain};

/* ------------------------------------------------------------------ */
/* One article                                                          */

static xc_status cite(xc_slip *slip, xc_inside *inside,
                      const xc_development *one) {
    xc_line line;
    const xc_text *text = xc_inside_text(inside, one->in_title);
    const char *reads =
        xc_arena_copy(slip->words.arena, text->bytes + one->mark.start,
                      one->mark.end - one->mark.start);
    XC_TRY_NEW(reads);
    XC_TRY(xc_line_read(inside, one->sentence, 0, 0, &line));
    return xc_slip_cite(slip, inside, &line, one->mark, NAN, reads);
}

static xc_status tell(xc_inside *inside, const xc_development *open,
                      const xc_development *told) {
    xc_slip slip;
    xc_slip_init(&slip, inside, &xc_rule_overtaken_inside);
    XC_TRY(cite(&slip, inside, told));
    XC_TRY(cite(&slip, inside, open));
    XC_TRY(xc_explain_message(&slip.words,
                              "the article tells what it says is not so yet: "
                              "\"%s\", \"%s\"",
                              slip.evidence[0].reads, slip.evidence[1].reads));
    XC_TRY(xc_explain_step(&slip.words, "at the top: \"%s\"",
                           slip.evidence[0].reads));
    XC_TRY(xc_explain_step(&slip.words, "not so yet, or not known: \"%s\"",
                           slip.evidence[1].reads));
    return xc_slip_report(&slip, inside);
}

/* What no longer can change was so when it happened: "did not immediately". */
static xc_status look_inside(xc_inside *inside) {
    xc_developments all = {0};
    for (size_t i = 0; i < inside->sentences.count; i++) {
        const xc_stored_sentence *s = &inside->sentences.items[i];
        if (s->block != XC_BLOCK_BOILERPLATE && s->block != XC_BLOCK_BYLINE)
            XC_TRY(xc_developments_read(inside->arena,
                                        xc_inside_text(inside, s->in_title), s,
                                        i, &all));
    }
    for (size_t i = 0; i < all.count; i++)
        for (size_t k = 0; all.items[i].now && k < all.count; k++) {
            const xc_development *told = &all.items[k];
            if (told->sentence == all.items[i].sentence || !is_top(told) ||
                !xc_development_meets(&all.items[i], told))
                continue;
            XC_TRY(tell(inside, &all.items[i], told));
            break;
        }
    return XC_OK;
}

const xc_inside_rule xc_rule_overtaken_inside = {
    .info = INFO, .confidence = 0.75, .article = look_inside};
