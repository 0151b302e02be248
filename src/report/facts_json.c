/*
 * facts_json.c - turns a reading into one JSON object: what the article is,
 * its text, and the mentions, attributions and facts found in it. It can be
 * read back as an article. The names of the keys are a contract:
 * schema/facts.schema.json.
 * Exports: xc_facts_json_article, xc_facts_jsonl_article.
 */
#include <stdio.h>

#include "report/writers.h"

/* Attributions behind one that are looked through for further stretches of
 * it: quotations of one paragraph and what is nested in them. */
enum { MAX_STRETCHES = 16 };

static const xc_text *field_of(const xc_reading *reading, bool in_title) {
    return in_title ? &reading->article->title : &reading->article->text;
}

/* Where it is and what it says there: "start", "end", "text", "field". */
static void put_span(xc_json *json, const xc_reading *reading, xc_span span,
                     bool in_title) {
    const xc_text *text = field_of(reading, in_title);
    uint32_t end = span.end < text->length ? span.end : text->length;
    uint32_t start = span.start < end ? span.start : end;
    xc_json_put_integer(json, "start", start);
    xc_json_put_integer(json, "end", end);
    xc_json_put_text(json, "text", start < end ? text->bytes + start : "",
                     end - start);
    xc_json_put_string(json, "field", in_title ? "title" : "text");
}

/* The two points of a score; null for anything else. */
static void put_points(xc_json *json, const xc_quantity *q) {
    xc_json_key(json, "points");
    if (q->dimension != XC_DIMENSION_SCORE) {
        xc_json_null(json);
        return;
    }
    xc_json_open(json, '[');
    xc_json_number(json, q->points[0]);
    xc_json_number(json, q->points[1]);
    xc_json_close(json, ']');
}

static void put_quantity(xc_json *json, const xc_quantity *q) {
    xc_json_put_number(json, "value", q->value);
    xc_json_put_number(json, "low", q->written.low);
    xc_json_put_number(json, "high", q->written.high);
    xc_json_put_bool(json, "low_open", q->written.low_open);
    xc_json_put_bool(json, "high_open", q->written.high_open);
    xc_json_put_number(json, "meant_low", q->meant.low);
    xc_json_put_number(json, "meant_high", q->meant.high);
    xc_json_put_string(json, "bound", xc_bound_name(q->bound));
    xc_json_put_string(json, "dimension", xc_dimension_name(q->dimension));
    xc_json_put_string(json, "unit", q->unit);
    if (q->whole.known) {
        xc_json_put_number(json, "whole", q->whole.value);
    } else {
        xc_json_put_null(json, "whole");
    }
    xc_json_put_bool(json, "complement", q->complement);
    put_points(json, q);
}

static void put_day(xc_json *json, const char *key, int32_t day) {
    char text[12] = "";
    if (day != XC_DAY_UNKNOWN) xc_day_format(day, text);
    xc_json_put_string(json, key, text[0] ? text : NULL);
}

/* "17:30" and "+01:00"; null where no time of day or zone is written. */
static void put_time(xc_json *json, const xc_date *date) {
    char text[16];
    int zone = date->zone < 0 ? -date->zone : date->zone;
    snprintf(text, sizeof text, "%02d:%02d", date->minute / 60 % 24,
             date->minute % 60);
    xc_json_put_string(json, "time", date->has_time ? text : NULL);
    snprintf(text, sizeof text, "%c%02d:%02d", date->zone < 0 ? '-' : '+',
             zone / 60 % 24, zone % 60);
    xc_json_put_string(json, "zone", date->has_zone ? text : NULL);
}

static void put_date(xc_json *json, const xc_date *date) {
    put_day(json, "first", date->first);
    put_day(json, "last", date->last);
    xc_json_put_string(json, "edtf", date->edtf[0] ? date->edtf : NULL);
    if (date->weekday > 0)
        xc_json_put_integer(json, "weekday", date->weekday);
    else
        xc_json_put_null(json, "weekday");
    xc_json_put_string(json, "anchor", xc_anchoring_name(date->anchoring));
    xc_json_put_string(json, "part", xc_date_part_name(date->part));
    xc_json_put_string(json, "relation", xc_date_relation_name(date->relation));
    xc_json_put_bool(json, "about", date->about);
    xc_json_put_bool(json, "fiscal", date->fiscal);
    xc_json_put_string(json, "repeats",
                       date->repeats[0] ? date->repeats : NULL);
    put_time(json, date);
}

/* An index as the id within the article; null for none. */
static void put_id(xc_json *json, const char *key, int32_t id) {
    if (id == XC_NONE) {
        xc_json_put_null(json, key);
    } else {
        xc_json_put_integer(json, key, id);
    }
}

static void put_actor(xc_json *json, const xc_reading *reading,
                      const xc_mention *mention) {
    bool known =
        mention->actor >= 0 && (size_t)mention->actor < reading->actors.count;
    const xc_actor *actor =
        known ? &reading->actors.items[mention->actor] : NULL;
    xc_json_put_string(json, "type",
                       actor ? xc_actor_type_name(actor->type) : NULL);
    xc_json_put_string(json, "form", xc_actor_form_name(mention->form));
    put_id(json, "actor", known ? mention->actor : XC_NONE);
    xc_json_put_string(json, "name", actor ? actor->name : NULL);
}

static const char *kind_name(xc_mention_kind kind) {
    switch (kind) {
    case XC_MENTION_QUANTITY:
        return "quantity";
    case XC_MENTION_DATE:
        return "date";
    case XC_MENTION_ACTOR:
        break;
    }
    return "actor";
}

/* Which rule and row produced which field; left out unless asked for. */
static void put_reasons(xc_json *json, const xc_reading *reading,
                        const xc_reasons *why) {
    if (!reading->explained) return;
    xc_json_key(json, "why");
    xc_json_open(json, '[');
    for (const xc_reason *r = why->first; r; r = r->next) {
        xc_json_open(json, '{');
        xc_json_put_string(json, "field", r->field);
        xc_json_put_string(json, "rule", r->rule);
        xc_json_put_string(json, "list",
                           r->row ? xc_lexeme_lexicon(r->row) : NULL);
        xc_json_put_string(json, "row", r->row ? r->row->concept : NULL);
        if (r->row)
            xc_json_put_integer(json, "line", r->row->line);
        else
            xc_json_put_null(json, "line");
        xc_json_close(json, '}');
    }
    xc_json_close(json, ']');
}

/* Those of the mention, else those of the actor that it names. */
static void put_mention_reasons(xc_json *json, const xc_reading *reading,
                                const xc_mention *mention) {
    bool named =
        mention->actor >= 0 && (size_t)mention->actor < reading->actors.count;
    const xc_reasons *why = !mention->why.first && named
                                ? &reading->actors.items[mention->actor].why
                                : &mention->why;
    put_reasons(json, reading, why);
}

static void put_mention(xc_json *json, const xc_reading *reading,
                        const xc_mention *mention) {
    xc_json_open(json, '{');
    xc_json_put_string(json, "kind", kind_name(mention->kind));
    put_span(json, reading, mention->span, mention->in_title);
    switch (mention->kind) {
    case XC_MENTION_QUANTITY:
        put_quantity(json, &mention->quantity);
        xc_json_put_string(json, "noun", mention->noun);
        break;
    case XC_MENTION_DATE:
        put_date(json, &mention->date);
        xc_json_put_bool(json, "nested", mention->nested);
        break;
    case XC_MENTION_ACTOR:
        put_actor(json, reading, mention);
        break;
    }
    put_mention_reasons(json, reading, mention);
    xc_json_close(json, '}');
}

static void put_bounds(xc_json *json, xc_span span) {
    xc_json_put_integer(json, "start", span.start);
    xc_json_put_integer(json, "end", span.end);
}

/* All that is said with the cue of an attribution: its further stretches
 * follow it in the reading. */
static xc_span whole_content(const xc_reading *reading, size_t index) {
    const xc_attribution *a = &reading->attributions.items[index];
    xc_span content = a->content;
    for (size_t i = index + 1;
         i < reading->attributions.count && i - index <= MAX_STRETCHES; i++) {
        const xc_attribution *b = &reading->attributions.items[i];
        if (b->in_title != a->in_title) break;
        if (b->part && b->cue.start == a->cue.start &&
            b->cue.end == a->cue.end && b->content.end > content.end)
            content.end = b->content.end;
    }
    return content;
}

static void put_attribution(xc_json *json, const xc_reading *reading,
                            size_t index) {
    const xc_attribution *attribution = &reading->attributions.items[index];
    bool named = attribution->source.end > attribution->source.start;
    xc_json_open(json, '{');
    xc_json_key(json, "source");
    if (named || attribution->actor != XC_NONE) {
        xc_json_open(json, '{');
        put_bounds(json, attribution->source);
        put_id(json, "actor", attribution->actor);
        xc_json_close(json, '}');
    } else {
        xc_json_null(json);
    }
    xc_json_key(json, "cue");
    if (attribution->cue.end > attribution->cue.start) {
        xc_json_open(json, '{');
        put_bounds(json, attribution->cue);
        xc_json_close(json, '}');
    } else {
        xc_json_null(json);
    }
    xc_json_key(json, "content");
    xc_json_open(json, '{');
    put_bounds(json, whole_content(reading, index));
    xc_json_close(json, '}');
    xc_json_put_string(json, "kind",
                       xc_attribution_kind_name(attribution->kind));
    xc_json_put_bool(json, "direct", attribution->direct);
    xc_json_put_string(json, "field", attribution->in_title ? "title" : "text");
    put_reasons(json, reading, &attribution->why);
    xc_json_close(json, '}');
}

static void put_figure(xc_json *json, const xc_reading *reading,
                       const xc_fact *fact) {
    xc_json_key(json, "number");
    if (!fact->has_number) {
        xc_json_null(json);
        xc_json_put_null(json, "whole");
        return;
    }
    xc_json_open(json, '{');
    put_span(json, reading, fact->number_span, fact->in_title);
    put_quantity(json, &fact->number);
    xc_json_close(json, '}');
    if (fact->number.whole.known) {
        xc_json_put_number(json, "whole", fact->number.whole.value);
    } else {
        xc_json_put_null(json, "whole");
    }
}

static void put_when(xc_json *json, const xc_reading *reading,
                     const xc_fact *fact) {
    xc_json_key(json, "date");
    if (!fact->has_date) {
        xc_json_null(json);
        return;
    }
    xc_json_open(json, '{');
    put_span(json, reading, fact->date_span, fact->in_title);
    put_date(json, &fact->date);
    xc_json_close(json, '}');
}

static void put_as_of(xc_json *json, const xc_reading *reading,
                      const xc_fact *fact) {
    xc_json_put_string(json, "standing", xc_standing_name(fact->standing));
    xc_json_key(json, "as_of");
    if (!fact->has_as_of) {
        xc_json_null(json);
        return;
    }
    xc_json_open(json, '{');
    put_span(json, reading, fact->as_of_span, fact->in_title);
    put_date(json, &fact->as_of);
    xc_json_close(json, '}');
}

static void put_arguments(xc_json *json, const xc_reading *reading,
                          const xc_fact *fact) {
    xc_json_key(json, "arguments");
    xc_json_open(json, '[');
    for (uint32_t i = 0; i < fact->argument_count; i++) {
        const xc_argument *argument = &fact->arguments[i];
        xc_json_open(json, '{');
        xc_json_put_string(json, "role", argument->role);
        put_span(json, reading, argument->span, fact->in_title);
        xc_json_put_string(json, "words", argument->words);
        put_id(json, "actor", argument->actor);
        xc_json_close(json, '}');
    }
    xc_json_close(json, ']');
}

static const char *claim_of(const xc_fact *fact) {
    if (fact->claim) return fact->claim;
    return fact->words ? fact->words : "";
}

static void put_fact(xc_json *json, const xc_reading *reading, size_t index) {
    const xc_fact *fact = &reading->facts.items[index];
    xc_json_open(json, '{');
    xc_json_put_integer(json, "id", (int64_t)index);
    xc_json_put_string(json, "kind", xc_fact_kind_name(fact->kind));
    put_span(json, reading, fact->span, fact->in_title);
    put_id(json, "actor", fact->actor);
    xc_json_put_string(json, "claim", claim_of(fact));
    xc_json_put_string(json, "predicate", fact->predicate);
    xc_json_put_string(json, "polarity", xc_polarity_name(fact->polarity));
    xc_json_put_string(json, "modality", xc_modality_name(fact->modality));
    xc_json_put_string(json, "tense", xc_tense_name(fact->tense));
    put_id(json, "speaker", fact->speaker);
    put_figure(json, reading, fact);
    put_when(json, reading, fact);
    put_id(json, "place", fact->place);
    put_as_of(json, reading, fact);
    put_arguments(json, reading, fact);
    put_reasons(json, reading, &fact->why);
    xc_json_close(json, '}');
}

static void put_field(xc_json *json, const char *key, const xc_text *text) {
    xc_json_put_text(json, key, text->bytes ? text->bytes : "", text->length);
}

static void put_head(xc_json *json, const xc_reading *reading) {
    const xc_article *article = reading->article;
    xc_json_put_string(json, "id", article->id ? article->id : article->path);
    if (article->published) {
        xc_json_put_string(json, "published", article->published);
    } else {
        put_day(json, "published", reading->published);
    }
    xc_json_put_string(json, "published_from", reading->published_from);
    if (article->title.length > 0) {
        put_field(json, "title", &article->title);
    } else {
        xc_json_put_null(json, "title");
    }
    xc_json_put_string(json, "source", article->source);
    xc_json_put_string(json, "url", article->url);
    xc_json_put_string(json, "path", article->path);
    put_field(json, "text", &article->text);
}

static void put_reading(xc_json *json, const xc_reading *reading) {
    xc_json_open(json, '{');
    put_head(json, reading);
    xc_json_key(json, "mentions");
    xc_json_open(json, '[');
    for (size_t i = 0; i < reading->mentions.count; i++) {
        put_mention(json, reading, &reading->mentions.items[i]);
    }
    xc_json_close(json, ']');
    xc_json_key(json, "attributions");
    xc_json_open(json, '[');
    for (size_t i = 0; i < reading->attributions.count; i++) {
        if (!reading->attributions.items[i].part)
            put_attribution(json, reading, i);
    }
    xc_json_close(json, ']');
    xc_json_key(json, "facts");
    xc_json_open(json, '[');
    for (size_t i = 0; i < reading->facts.count; i++) {
        put_fact(json, reading, i);
    }
    xc_json_close(json, ']');
    xc_json_close(json, '}');
}

void xc_facts_json_article(xc_sink *sink, const xc_reading *reading,
                           const xc_style *style, bool first) {
    (void)style;
    xc_json json;
    xc_array_row(&json, sink, first);
    put_reading(&json, reading);
}

void xc_facts_jsonl_article(xc_sink *sink, const xc_reading *reading,
                            const xc_style *style, bool first) {
    (void)style;
    (void)first;
    xc_json json;
    xc_json_init(&json, &sink->buffer, false);
    put_reading(&json, reading);
    xc_buffer_putc(&sink->buffer, '\n');
}
