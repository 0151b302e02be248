/*
 * date.c - dates the article, and turns the dates of its sentences into
 * mentions.
 *
 * The article's date comes from its data, else from a dateline or an updated
 * line that states a full date. A caption's date is never the article's; it
 * only gives a later day without a year its year.
 * Exports: xc_extract_published, xc_extract_dates.
 */
#include "extract/dates/date.h"

/* How many mentions back a caption's date is looked for. */
enum { CAPTION_REACH = 1000 };

/* Sentences before its own in which a told day is looked for. */
enum { TOLD_REACH = 2 };

static bool is_full(const xc_date *date) {
    return date->anchoring == XC_ANCHOR_WRITTEN && date->day > 0 &&
           date->first != XC_DAY_UNKNOWN;
}

/* The first full date of a line; XC_DAY_UNKNOWN: none. */
static xc_status full_date(xc_extractor *x, const xc_sentence *line,
                           int32_t *day) {
    xc_date_anchor nothing = {XC_DAY_UNKNOWN, XC_DAY_UNKNOWN, XC_DAY_UNKNOWN,
                              XC_DAY_UNKNOWN, XC_TENSE_NONE};
    xc_atoms atoms;
    xc_date_words words;
    XC_TRY(xc_atoms_of(x, line, x->reading->article->text.bytes, &atoms));
    XC_TRY(xc_date_words_new(x->arena, &atoms, &words));
    for (uint32_t at = 0; at < atoms.count;) {
        xc_date_text text;
        xc_date date;
        if (!xc_date_read(&words, at, &text)) {
            at++;
            continue;
        }
        xc_date_resolve(&text, &nothing, &date);
        if (is_full(&date)) {
            *day = date.first;
            return XC_OK;
        }
        at = text.last;
    }
    return XC_OK;
}

/* The date of the first block of a kind that states a full one. */
static xc_status date_of_blocks(xc_extractor *x, xc_block_kind kind,
                                int32_t *day) {
    const xc_article *article = x->reading->article;
    *day = XC_DAY_UNKNOWN;
    for (size_t i = 0; i < article->block_count; i++) {
        if (article->blocks[i].kind != kind) continue;
        xc_sentence line;
        XC_TRY(xc_language_tokens(x->arena, x->names, &article->text,
                                  article->blocks[i].span, &line));
        XC_TRY(full_date(x, &line, day));
        if (*day != XC_DAY_UNKNOWN) break;
    }
    return XC_OK;
}

xc_status xc_extract_published(xc_extractor *x) {
    xc_reading *r = x->reading;
    int32_t day = xc_day_parse(r->article->published);
    const char *from = "metadata";
    if (day == XC_DAY_UNKNOWN) {
        from = "dateline";
        XC_TRY(date_of_blocks(x, XC_BLOCK_DATELINE, &day));
    }
    if (day == XC_DAY_UNKNOWN) {
        from = "updated line";
        XC_TRY(date_of_blocks(x, XC_BLOCK_UPDATED, &day));
    }
    r->published = day;
    r->published_from = day == XC_DAY_UNKNOWN ? NULL : from;
    return XC_OK;
}

static bool is_in_caption(const xc_reading *r, const xc_mention *m) {
    const xc_sentence *s = &r->sentences.items[m->sentence];
    return !s->in_title && s->block < r->article->block_count &&
           r->article->blocks[s->block].kind == XC_BLOCK_CAPTION;
}

/* The day of the picture shown last before this place. */
static int32_t caption_day(const xc_reading *r) {
    size_t n = r->mentions.count;
    for (size_t i = n; i-- > 0 && n - i <= CAPTION_REACH;) {
        const xc_mention *m = &r->mentions.items[i];
        if (m->kind == XC_MENTION_DATE && is_full(&m->date) &&
            is_in_caption(r, m))
            return m->date.first;
    }
    return XC_DAY_UNKNOWN;
}

/* The last day told of in this sentence or the two before it, which "two days
 * later" is counted from. */
static int32_t told_day(const xc_reading *r, uint32_t index, bool single) {
    for (size_t i = r->mentions.count; i-- > 0;) {
        const xc_mention *m = &r->mentions.items[i];
        if (m->sentence + TOLD_REACH < index) break;
        if (m->kind == XC_MENTION_DATE && m->date.first != XC_DAY_UNKNOWN &&
            m->date.last != XC_DAY_UNKNOWN &&
            (!single || m->date.first == m->date.last))
            return m->date.first;
    }
    return XC_DAY_UNKNOWN;
}

/* A sentence whose dates are read. */
typedef struct finder {
    xc_extractor *x;
    const xc_sentence *sentence;
    uint32_t index;
    const xc_atoms *atoms;
} finder;

static xc_mention new_mention(const finder *f, uint32_t first, uint32_t last) {
    const xc_atom *a = &f->atoms->items[first];
    const xc_atom *b = &f->atoms->items[last - 1];
    xc_mention m = {0};
    m.kind = XC_MENTION_DATE;
    m.span.start = a->span.start;
    m.span.end = b->span.end;
    m.in_title = f->sentence->in_title;
    m.sentence = f->index;
    m.first = a->token;
    m.last = b->token + 1;
    m.noun_first = m.last;
    m.noun_last = m.last;
    m.actor = XC_NONE;
    return m;
}

static xc_date_anchor anchor_of(const finder *f, const xc_date_text *text) {
    const xc_reading *r = f->x->reading;
    xc_date_anchor anchor = {r->published, XC_DAY_UNKNOWN,
                             told_day(r, f->index, false),
                             told_day(r, f->index, true), XC_TENSE_NONE};
    if (r->published == XC_DAY_UNKNOWN)
        anchor.not_before = caption_day(r);
    else
        anchor.tense = xc_date_tense(
            f->sentence, f->atoms->items[text->first].token,
            f->atoms->items[text->last - 1].token + 1, text->relation);
    return anchor;
}

/* One end of a stretch, as a date of its own. */
static xc_status add_end(finder *f, const xc_date_text *text, int term,
                         const uint32_t ends[2], const xc_date_anchor *anchor) {
    xc_date_text end = *text;
    end.root = term;
    end.part = XC_PART_WHOLE;
    end.relation = XC_RELATION_ON;
    end.has_time = false;
    xc_mention m = new_mention(f, ends[0], ends[1]);
    m.nested = true;
    xc_date_resolve(&end, anchor, &m.date);
    return XC_PUSH(f->x->arena, &f->x->reading->mentions, m);
}

/* "the past three years" and "in two weeks" hold a duration, too. */
static bool holds_duration(const xc_date_text *text) {
    const xc_date_term *t = &text->terms[text->root];
    return t->form == XC_DATE_UNITS || text->ahead_only;
}

/* What was read as which term, from where it was counted, and the rows of the
 * calendar in it. */
static void explain(const finder *f, const xc_date_words *words,
                    const xc_date_text *text, xc_mention *m) {
    static const char *const forms[] = {
        "year, month, day or weekday as written",
        "a stretch of years",
        "a season",
        "a holiday",
        "a day counted from today",
        "a unit counted from another",
        "units back or ahead",
        "units counted from a day",
        "the so-manieth unit of another",
        "a week of a year",
        "the unit around a day",
        "from one date to another",
        "a time of day",
        "again and again"};
    static const char *const anchors[] = {
        "not placed in the calendar", "placed as written",
        "placed from the article's day", "placed from a day told before"};
    if (!f->x->explain) return;
    xc_because(f->x, &m->why, "date", forms[text->terms[text->root].form],
               NULL);
    xc_because(f->x, &m->why, "date", anchors[m->date.anchoring], NULL);
    for (uint32_t i = text->first; i < text->last; i++)
        if (words->items[i].row)
            xc_because(f->x, &m->why, "date", "a word of the calendar",
                       words->items[i].row);
}

static xc_status add(finder *f, const xc_date_words *words,
                     const xc_date_text *text) {
    xc_date_anchor anchor = anchor_of(f, text);
    /* "is the worst in 50 years" looks back. */
    if (text->ahead_only && anchor.tense != XC_TENSE_FUTURE) return XC_OK;
    xc_mention m = new_mention(f, text->first, text->last);
    m.duration = holds_duration(text);
    xc_date_resolve(text, &anchor, &m.date);
    explain(f, words, text, &m);
    XC_TRY(XC_PUSH(f->x->arena, &f->x->reading->mentions, m));
    if (text->ends[1] == 0) return XC_OK;
    const xc_date_term *span = &text->terms[text->root];
    XC_TRY(add_end(f, text, span->base, text->ends, &anchor));
    return add_end(f, text, span->other, text->ends + 2, &anchor);
}

xc_status xc_extract_dates(xc_extractor *x, uint32_t index) {
    const xc_sentence *sentence = &x->reading->sentences.items[index];
    xc_atoms atoms;
    xc_date_words words;
    XC_TRY(xc_atoms_new(x, index, &atoms));
    XC_TRY(xc_date_words_new(x->arena, &atoms, &words));
    finder f = {x, sentence, index, &atoms};
    for (uint32_t at = 0; at < atoms.count;) {
        xc_date_text text;
        if (!xc_date_read(&words, at, &text)) {
            at++;
            continue;
        }
        XC_TRY(add(&f, &words, &text));
        at = text.last > at ? text.last : at + 1;
    }
    return XC_OK;
}
