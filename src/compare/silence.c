/*
 * silence.c - takes out of the judged pairs, and of the findings about one
 * article, those that a comment in one of the articles silences:
 * <!-- crosscheck-ignore RULE: why --> silences what that rule has against the
 * block that follows.
 *
 * Agreement is not silenced: there is nothing to complain of. Blocks are found
 * anew in the stored text, where a pair needs them, so that an archive knows
 * the comments of its articles too.
 * Exports: xc_engine_drop_silenced.
 */
#include <assert.h>
#include <string.h>

#include "article/article.h"
#include "article/ignore.h"
#include "compare/engine.h"

/* A block and the rule that it is silent for. */
typedef struct silence {
    const char *rule; /* its id, of either table of rules */
    xc_span span;     /* of the text */
    bool headline;    /* of the title as well */
    bool used;
} silence;

typedef struct silences {
    XC_VEC(silence) items; /* of all contents that were looked at */
    xc_map first;          /* by content: its first item ... */
    xc_map past;           /* ... and the one behind its last */
} silences;

static const char *find_rule(const char *bytes, xc_span name) {
    size_t length = name.end - name.start;
    const xc_rule_info *rule;
    for (size_t i = 0; (rule = xc_rule_get(i)) != NULL; i++)
        if (strlen(rule->id) == length &&
            memcmp(rule->id, bytes + name.start, length) == 0)
            return rule->id;
    return NULL;
}

/* The first block behind a place, with the paragraph that its dateline
 * belongs to; false: there is none. */
static bool find_block(const xc_article *article, uint32_t place,
                       silence *found) {
    size_t i = 0;
    while (i < article->block_count && article->blocks[i].span.start < place)
        i++;
    if (i == article->block_count) return false;
    found->span = article->blocks[i].span;
    found->headline = article->blocks[i].kind == XC_BLOCK_HEADLINE;
    if (article->blocks[i].kind == XC_BLOCK_DATELINE &&
        i + 1 < article->block_count)
        found->span.end = article->blocks[i + 1].span.end;
    return true;
}

static xc_status read_comments(xc_engine *engine, silences *all,
                               const xc_article *article) {
    xc_ignore ignore;
    for (uint32_t at = 0; xc_ignore_next(&article->text, &at, &ignore);) {
        silence found = {.rule = find_rule(article->text.bytes, ignore.rule)};
        if (ignore.fault != XC_IGNORE_SOUND || !found.rule) continue;
        if (!find_block(article, ignore.line.end, &found)) continue;
        XC_TRY(XC_PUSH(engine->arena, &all->items, found));
    }
    return XC_OK;
}

/* A line, and whether it was read as a sentence. */
typedef struct line {
    xc_span span;
    bool read;
} line;

static xc_status look_for_line(void *user, const xc_stored_sentence *sentence) {
    line *l = user;
    if (!sentence->in_title && sentence->span.start < l->span.end &&
        sentence->span.end > l->span.start)
        l->read = true;
    return XC_OK;
}

/* Most texts have no comment: their blocks are not found anew. In a format
 * without comments such a line is text like any other. */
static xc_status look_at_text(xc_engine *engine, silences *all,
                              const xc_content *content, xc_arena *scratch) {
    const xc_stored_article *stored = &content->articles.items[0];
    xc_article article = {.title = {"", 0, NULL, 0}, .comments = true};
    xc_ignore ignore;
    uint32_t at = 0;
    XC_TRY(xc_store_get_text(content->side->store, scratch, stored->id, false,
                             &article.text, engine->error));
    if (!xc_ignore_next(&article.text, &at, &ignore)) return XC_OK;
    line first = {ignore.line, false};
    XC_TRY(xc_store_each_sentence(content->side->store, content->id,
                                  look_for_line, &first, engine->error));
    if (first.read) return XC_OK;
    XC_TRY(xc_article_find_blocks(scratch, &article));
    return read_comments(engine, all, &article);
}

static xc_status look_at(xc_engine *engine, silences *all, size_t index) {
    const xc_content *content = engine->contents.items[index];
    size_t first;
    if (xc_map_get(&all->first, index, 0, &first)) return XC_OK;
    XC_TRY(xc_map_put(engine->arena, &all->first, index, 0, all->items.count));
    xc_status status = XC_OK;
    if (content->articles.count > 0) {
        xc_arena *scratch = xc_arena_new();
        XC_TRY_NEW(scratch);
        status = look_at_text(engine, all, content, scratch);
        xc_arena_free(scratch);
    }
    XC_TRY(status);
    return xc_map_put(engine->arena, &all->past, index, 0, all->items.count);
}

/* A passage that a rule has something against. */
typedef struct place {
    const char *rule;
    size_t content;
    bool in_title;
    uint32_t start;
} place;

static bool covers(const silence *s, const place *p) {
    if (strcmp(s->rule, p->rule) != 0) return false;
    if (p->in_title) return s->headline;
    return p->start >= s->span.start && p->start < s->span.end;
}

static xc_status is_silent(xc_engine *engine, silences *all, const place *p,
                           bool *silent) {
    size_t first, past;
    XC_TRY(look_at(engine, all, p->content));
    if (!xc_map_get(&all->first, p->content, 0, &first) ||
        !xc_map_get(&all->past, p->content, 0, &past))
        return XC_OK;
    assert(first >= past || all->items.items);
    for (size_t i = first; i < past; i++) {
        silence *s = &all->items.items[i];
        if (!covers(s, p)) continue;
        s->used = true;
        *silent = true;
    }
    return XC_OK;
}

static place place_of(const xc_engine *engine, const xc_judged *pair,
                      size_t index) {
    const xc_party *party = xc_engine_party(engine, index);
    const xc_fact *fact = &party->stored.fact;
    return (place){pair->rule->info.id, party->content, fact->in_title,
                   fact->mark.start};
}

/* They differ all the same, and are counted so. */
static void mark_differing(xc_engine *engine, const xc_judged *pair) {
    if (!xc_verdict_differs(pair->verdict)) return;
    engine->parties.items[pair->a]->differing = true;
    engine->parties.items[pair->b]->differing = true;
}

static xc_status drop_pairs(xc_engine *engine, silences *all) {
    size_t kept = 0;
    for (size_t i = 0; i < engine->judged.count; i++) {
        const xc_judged *pair = &engine->judged.items[i];
        bool silent = false;
        if (pair->verdict != XC_VERDICT_AGREE) {
            place a = place_of(engine, pair, pair->a);
            place b = place_of(engine, pair, pair->b);
            XC_TRY(is_silent(engine, all, &a, &silent));
            XC_TRY(is_silent(engine, all, &b, &silent));
        }
        if (silent)
            mark_differing(engine, pair);
        else
            engine->judged.items[kept++] = *pair;
    }
    engine->judged.count = kept;
    return XC_OK;
}

/* Any of its passages will do: the headline of "forty" over a text with 60, or
 * that text. */
static xc_status drop_inside(xc_engine *engine, silences *all) {
    size_t kept = 0;
    for (size_t i = 0; i < engine->inside.count; i++) {
        const xc_inside_finding *found = &engine->inside.items[i];
        bool silent = false;
        for (size_t e = 0; e < found->finding.evidence_count; e++) {
            const xc_evidence *evidence = &found->finding.evidence[e];
            place p = {found->finding.rule, found->content,
                       strcmp(evidence->field, "title") == 0,
                       (uint32_t)evidence->mark_start};
            XC_TRY(is_silent(engine, all, &p, &silent));
        }
        if (!silent) engine->inside.items[kept++] = *found;
    }
    engine->inside.count = kept;
    return XC_OK;
}

xc_status xc_engine_drop_silenced(xc_engine *engine) {
    silences all = {.items = {NULL, 0, 0}};
    XC_TRY(drop_pairs(engine, &all));
    XC_TRY(drop_inside(engine, &all));
    for (size_t i = 0; i < all.items.count; i++)
        engine->outcome->silenced += all.items.items[i].used;
    return XC_OK;
}
