/*
 * date.c - dates the article, and turns the dates of its sentences into
 * mentions.
 *
 * The article's date comes from its data, else from a dateline or an updated
 * line that states a full date. A caption's date is never the article's; it
 * only gives a later day without a year its year.
 * Exports: xc_extract_published, xc_extract_dates.
 */
#include "extract/date.h"

/* How many mentions back a caption's date is looked for. */
enum { CAPTION_REACH = 1000 };

static bool is_full(const xc_date *date) {
    return date->anchoring == XC_ANCHOR_WRITTEN && date->day > 0 &&
           date->first != XC_DAY_UNKNOWN;
}

/* The first full date of a sentence; XC_DAY_UNKNOWN: none. */
static int32_t full_date(const xc_sentence *sentence) {
    xc_date_anchor nothing = {XC_DAY_UNKNOWN, XC_DAY_UNKNOWN, XC_TENSE_NONE};
    for (uint32_t at = 0; at < sentence->token_count;) {
        xc_date_text text;
        xc_date date;
        if (!xc_date_read(sentence, at, &text)) {
            at++;
            continue;
        }
        xc_date_resolve(&text, &nothing, &date);
        if (is_full(&date)) return date.first;
        at = text.last;
    }
    return XC_DAY_UNKNOWN;
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
        *day = full_date(&line);
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

static xc_mention new_mention(const xc_sentence *sentence, uint32_t index,
                              const xc_date_text *text) {
    xc_mention m = {0};
    m.kind = XC_MENTION_DATE;
    m.span.start = sentence->tokens[text->first].span.start;
    m.span.end = sentence->tokens[text->last - 1].span.end;
    m.in_title = sentence->in_title;
    m.sentence = index;
    m.first = text->first;
    m.last = text->last;
    m.noun_first = text->last;
    m.noun_last = text->last;
    m.actor = XC_NONE;
    return m;
}

static xc_status add(xc_extractor *x, const xc_sentence *sentence,
                     uint32_t index, const xc_date_text *text) {
    xc_reading *r = x->reading;
    xc_date_anchor anchor = {r->published, XC_DAY_UNKNOWN, XC_TENSE_NONE};
    if (r->published == XC_DAY_UNKNOWN)
        anchor.not_before = caption_day(r);
    else
        anchor.tense = xc_date_tense(sentence, text);
    xc_mention m = new_mention(sentence, index, text);
    xc_date_resolve(text, &anchor, &m.date);
    return XC_PUSH(x->arena, &r->mentions, m);
}

xc_status xc_extract_dates(xc_extractor *x, uint32_t index) {
    const xc_sentence *sentence = &x->reading->sentences.items[index];
    for (uint32_t at = 0; at < sentence->token_count;) {
        xc_date_text text;
        if (!xc_date_read(sentence, at, &text)) {
            at++;
            continue;
        }
        XC_TRY(add(x, sentence, index, &text));
        at = text.last > at ? text.last : at + 1;
    }
    return XC_OK;
}
