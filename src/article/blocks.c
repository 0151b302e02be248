/*
 * blocks.c - what each paragraph of plain text is: headline, standfirst,
 * caption, byline, boilerplate or story.
 *
 * A page saved as text begins with a headline, a standfirst, the headline
 * once more, a caption with its credit, a name, "Updated:", "0:00", and only
 * then the story. A short text without any of it is story from the first
 * word: a headline has no full stop, a limited length, and prose below it.
 * Of an article that brings its title, only lines equal to it are headlines.
 * It reads no meaning, and marks no subheads.
 * Exports: xc_article_find_blocks.
 */
#include <string.h>

#include "article/reader.h"
#include "article/units.h"
#include "text/chars.h"

typedef struct finder {
    xc_arena *arena;
    xc_article *article;
    xc_cues cues;
    xc_units units;
    size_t headline; /* index of the first one; units.count: none */
} finder;

static void decide(xc_unit *unit, xc_block_kind kind) {
    unit->decided = true;
    unit->kind = kind;
}

static uint32_t columns_of(const finder *f, xc_span span) {
    return xc_text_code_points(f->article->text.bytes + span.start,
                               span.end - span.start);
}

static xc_status read_words(finder *f, const xc_unit *unit) {
    return xc_cues_read(&f->cues, unit->span);
}

static bool is_short(const finder *f, const xc_unit *unit) {
    /* No character takes more than four bytes. */
    double most = xc_layout("cue columns");
    return (double)(unit->span.end - unit->span.start) <= most * 4 &&
           columns_of(f, unit->span) <= most;
}

static size_t front_of(const finder *f) {
    size_t front = (size_t)xc_layout("front units");
    return front < f->units.count ? front : f->units.count;
}

/* ------------------------------------------------------------------ */
/* Lines that say what they are                                         */

static xc_status decide_by_cues(finder *f, size_t index) {
    xc_unit *unit = &f->units.items[index];
    if (!is_short(f, unit)) return XC_OK;
    XC_TRY(read_words(f, unit));
    bool front = index < front_of(f);
    if (xc_cues_are_stamp(&f->cues) || (front && xc_cues_are_date(&f->cues))) {
        decide(unit, XC_BLOCK_UPDATED);
    } else if (xc_cues_are_boilerplate(&f->cues)) {
        decide(unit, XC_BLOCK_BOILERPLATE);
    } else if (xc_cues_are_byline(&f->cues)) {
        decide(unit, XC_BLOCK_BYLINE);
    } else if (xc_cues_are_caption(&f->cues)) {
        decide(unit, XC_BLOCK_CAPTION);
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Headlines                                                            */

static xc_status fold_words(finder *f, const char *bytes, xc_span span,
                            xc_buffer *out) {
    xc_cues words;
    xc_cues_init(&words, f->arena, bytes);
    xc_status status = xc_cues_read(&words, span);
    xc_buffer_add(out, words.folded.bytes, words.folded.length);
    xc_cues_dispose(&words);
    return status < 0 ? status : xc_buffer_status(out);
}

/* Marks the units that say the headline, word for word. */
static xc_status mark_equal(finder *f, const char *bytes, xc_span title) {
    xc_buffer wanted = XC_BUFFER_INIT;
    xc_status status = fold_words(f, bytes, title, &wanted);
    for (size_t i = 0; i < front_of(f) && status == XC_OK; i++) {
        xc_unit *unit = &f->units.items[i];
        if (!is_short(f, unit)) continue;
        status = read_words(f, unit);
        if (status < 0 || wanted.length == 0 ||
            f->cues.folded.length != wanted.length ||
            memcmp(f->cues.folded.bytes, wanted.bytes, wanted.length) != 0) {
            continue;
        }
        decide(unit, XC_BLOCK_HEADLINE);
        if (f->headline == f->units.count) f->headline = i;
    }
    xc_buffer_dispose(&wanted);
    return status;
}

/* Prose, or at least something as long as prose. */
static xc_status has_prose_below(finder *f, size_t index, bool *found) {
    *found = false;
    for (size_t i = index + 1; i < f->units.count && !*found; i++) {
        const xc_unit *unit = &f->units.items[i];
        if (unit->decided) continue;
        if (!is_short(f, unit)) {
            *found = true;
            break;
        }
        XC_TRY(read_words(f, unit));
        *found = xc_cues_are_prose(&f->cues);
    }
    return XC_OK;
}

static xc_status looks_like_headline(finder *f, size_t index, bool *yes) {
    const xc_unit *unit = &f->units.items[index];
    *yes = false;
    if (columns_of(f, unit->span) > xc_layout("headline columns")) {
        return XC_OK;
    }
    uint32_t dateline = 0;
    XC_TRY(
        xc_dateline_find(&f->cues, &f->article->text, unit->span, &dateline));
    if (dateline > unit->span.start) return XC_OK;
    XC_TRY(read_words(f, unit));
    if (f->cues.words.count < 2) return XC_OK;
    const xc_cue_word *last = &f->cues.words.items[f->cues.words.count - 1];
    if (last->full_stop || last->colon || last->comma) return XC_OK;
    /* "Who pays for the bridge?" is one with a blank line below it. */
    if (last->stop && !unit->gap_after) return XC_OK;
    return has_prose_below(f, index, yes);
}

static xc_status find_headline(finder *f) {
    const xc_text *title = &f->article->title;
    if (title->length > 0) {
        XC_TRY(mark_equal(f, title->bytes, (xc_span){0, title->length}));
        f->article->title_in_text = f->headline < f->units.count;
        return XC_OK;
    }
    size_t first = 0;
    while (first < front_of(f) && f->units.items[first].decided)
        first++;
    if (first == front_of(f)) return XC_OK;
    bool found = false;
    XC_TRY(looks_like_headline(f, first, &found));
    if (!found) return XC_OK;
    f->headline = first;
    return mark_equal(f, f->article->text.bytes, f->units.items[first].span);
}

/* The headline is the title of an article that brings none. */
static xc_status take_title(finder *f) {
    if (f->headline == f->units.count || f->article->title.length > 0) {
        return XC_OK;
    }
    xc_text_builder builder;
    xc_text_builder_init(&builder, f->arena, &f->article->text);
    xc_text_builder_copy(&builder, f->units.items[f->headline].span);
    xc_status status = xc_text_builder_finish(&builder, &f->article->title);
    xc_text_builder_dispose(&builder);
    f->article->title_in_text = status == XC_OK;
    return status;
}

/* ------------------------------------------------------------------ */
/* Names and standfirst                                                 */

/* A line with a name and nothing else, between headline and story. */
static xc_status find_bare_bylines(finder *f) {
    size_t prose = 0;
    for (size_t i = f->headline + 1; i < front_of(f); i++) {
        xc_unit *unit = &f->units.items[i];
        if (unit->decided) continue;
        if ((double)prose > xc_layout("standfirst units")) break;
        if (is_short(f, unit)) {
            XC_TRY(read_words(f, unit));
            if (xc_cues_are_name(&f->cues) && i + 1 < f->units.count) {
                decide(unit, XC_BLOCK_BYLINE);
                continue;
            }
        }
        prose++;
    }
    return XC_OK;
}

static bool ends_front(const xc_unit *unit) {
    return unit->decided &&
           (unit->kind == XC_BLOCK_HEADLINE || unit->kind == XC_BLOCK_BYLINE ||
            unit->kind == XC_BLOCK_UPDATED);
}

/* The last line about the article before the story begins: further down are
 * a dateline or too much prose. */
static xc_status find_front_end(finder *f, size_t *last) {
    double open = 0;
    *last = f->headline;
    for (size_t i = f->headline + 1; i < front_of(f); i++) {
        const xc_unit *unit = &f->units.items[i];
        if (ends_front(unit)) *last = i;
        if (unit->decided) continue;
        uint32_t dateline = 0;
        XC_TRY(xc_dateline_find(&f->cues, &f->article->text, unit->span,
                                &dateline));
        if (dateline > unit->span.start) break;
        if (++open > xc_layout("standfirst units")) break;
    }
    return XC_OK;
}

static bool has_open_unit(const finder *f, size_t from) {
    for (size_t i = from; i < f->units.count; i++) {
        if (!f->units.items[i].decided) return true;
    }
    return false;
}

/* What stands between the headline and the last line about the article is
 * the standfirst. Where nothing is left for the story, it is the story. */
static xc_status find_standfirst(finder *f) {
    size_t last = 0;
    XC_TRY(find_front_end(f, &last));
    if (!has_open_unit(f, last + 1)) return XC_OK;
    for (size_t i = f->headline + 1; i < last; i++) {
        xc_unit *unit = &f->units.items[i];
        if (!unit->decided) decide(unit, XC_BLOCK_SUMMARY);
    }
    return XC_OK;
}

/* The names of the first byline, without "By". */
static xc_status take_byline(finder *f) {
    for (size_t i = 0; i < f->units.count && !f->article->byline; i++) {
        const xc_unit *unit = &f->units.items[i];
        if (!unit->decided || unit->kind != XC_BLOCK_BYLINE) continue;
        XC_TRY(read_words(f, unit));
        size_t lead = xc_cues_byline_lead(&f->cues);
        uint32_t start = f->cues.words.items[lead].span.start;
        f->article->byline = xc_arena_copy(
            f->arena, f->article->text.bytes + start, unit->span.end - start);
        XC_TRY_NEW(f->article->byline);
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Blocks                                                               */

typedef XC_VEC(xc_block) blocks;

/* A paragraph, and before it the dateline it may begin with. */
static xc_status put_opening(finder *f, xc_span span, blocks *out,
                             bool *found) {
    uint32_t end = 0;
    XC_TRY(xc_dateline_find(&f->cues, &f->article->text, span, &end));
    *found = end > span.start;
    if (*found) {
        xc_block dateline = {XC_BLOCK_DATELINE, {span.start, end}};
        XC_TRY(XC_PUSH(f->arena, out, dateline));
        span = xc_text_trim(f->article->text.bytes, (xc_span){end, span.end});
    }
    if (span.start == span.end) return XC_OK;
    xc_block rest = {XC_BLOCK_PARAGRAPH, span};
    return XC_PUSH(f->arena, out, rest);
}

static xc_status put_blocks(finder *f) {
    blocks out = {NULL, 0, 0};
    double left = xc_layout("dateline units");
    for (size_t i = 0; i < f->units.count; i++) {
        const xc_unit *unit = &f->units.items[i];
        if (!unit->decided && left > 0) {
            bool found = false;
            XC_TRY(put_opening(f, unit->span, &out, &found));
            left = found ? 0 : left - 1;
            continue;
        }
        xc_block block = {unit->decided ? unit->kind : XC_BLOCK_PARAGRAPH,
                          unit->span};
        XC_TRY(XC_PUSH(f->arena, &out, block));
    }
    f->article->blocks = out.items;
    f->article->block_count = out.count;
    return XC_OK;
}

static xc_status find_units(finder *f) {
    const xc_article *article = f->article;
    if (article->block_count > 0)
        return xc_units_take(f->arena, article, &f->units);
    return xc_units_find(f->arena, &article->text, article->comments,
                         &f->units);
}

/* What stands around a story tells what the lines between are, where a file
 * does not. */
static xc_status find_front(finder *f, bool given) {
    if (given && f->article->title.length == 0) return XC_OK;
    XC_TRY(find_headline(f));
    if (f->headline == f->units.count || given) return XC_OK;
    XC_TRY(take_title(f));
    XC_TRY(find_bare_bylines(f));
    return find_standfirst(f);
}

static xc_status find_all(finder *f) {
    bool given = f->article->block_count > 0;
    XC_TRY(find_units(f));
    f->headline = f->units.count;
    /* A text of one line is what it says, not what it looks like. */
    for (size_t i = 0; i < f->units.count && f->units.count > 1; i++)
        if (!f->units.items[i].decided) XC_TRY(decide_by_cues(f, i));
    XC_TRY(find_front(f, given));
    XC_TRY(take_byline(f));
    return put_blocks(f);
}

xc_status xc_article_find_blocks(xc_arena *arena, xc_article *article) {
    finder f = {arena, article, {0}, {NULL, 0, 0}, 0};
    xc_cues_init(&f.cues, arena, article->text.bytes);
    xc_status status = find_all(&f);
    xc_cues_dispose(&f.cues);
    return status;
}
