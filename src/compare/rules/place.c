/*
 * place.c - "the ferry sank in Pell" against "the ferry sank in Orrin".
 *
 * Nothing tells which town lies in which county: where an article names both
 * places, where one place is a country or a part of one and the other is not,
 * and where their names share a word, nothing is said. Nor of what people do,
 * who do the same in many places. Exports: xc_rule_place.
 */
#include <string.h>

#include "base/wordlist.h"
#include "compare/names/people.h"
#include "compare/rules/rules.h"
#include "lexicon/gazetteer.h"
#include "lexicon/senses.h"

/* Days between articles of one event; how much they have to share; how sure it
 * is that it is one event. */
enum { NEAR = 3, SHARED = 2 };
static const double SURE = 0.8, LIKELY = 0.7;

/* Bytes of a word of a name. */
enum { MAX_BYTES = 40 };

/* "Sink", and not "be" or "go", which are no event by themselves. */
static bool is_event(const xc_fact *fact) {
    return fact->kind == XC_FACT_STATEMENT && fact->place != XC_NONE &&
           fact->predicate && xc_sense_row(fact->predicate, XC_SENSE_VERB) &&
           (fact->modality == XC_MODALITY_ASSERTED ||
            fact->modality == XC_MODALITY_REPORTED) &&
           fact->tense != XC_TENSE_FUTURE &&
           fact->tense != XC_TENSE_PAST_BEFORE;
}

static bool takes(const xc_fact *a, const xc_fact *b) {
    return is_event(a) && is_event(b) && a->polarity == b->polarity &&
           xc_sense_row(a->predicate, XC_SENSE_VERB) ==
               xc_sense_row(b->predicate, XC_SENSE_VERB);
}

/* What it happens to: the argument with that role; NULL: none. */
static const xc_argument *find_argument(const xc_stored_fact *stored,
                                        const char *role, const char **key) {
    for (uint32_t i = 0; i < stored->fact.argument_count; i++)
        if (strcmp(stored->fact.arguments[i].role, role) == 0) {
            *key = stored->argument_keys ? stored->argument_keys[i] : NULL;
            return &stored->fact.arguments[i];
        }
    return NULL;
}

/* Letters of ASCII in either case; a lemma is folded. */
static bool is_folded(const char *text, const xc_word *word) {
    for (size_t i = 0; i < word->length; i++) {
        char c = text[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
        if (c != word->start[i]) return false;
    }
    return true;
}

/* A lemma that stands so in the text is in the singular: "bus" in "A bus", not
 * in "Buses". */
static bool is_written(const xc_stored_fact *stored,
                       const xc_argument *argument, const xc_word *word) {
    const xc_span *around = &stored->fact.evidence;
    if (!stored->text || argument->span.start < around->start ||
        argument->span.end > around->end)
        return false;
    const char *text = stored->text + (argument->span.start - around->start);
    size_t length = argument->span.end - argument->span.start;
    for (size_t i = 0; i + word->length <= length; i++) {
        bool begins = i == 0 || text[i - 1] == ' ';
        bool ends = i + word->length == length || text[i + word->length] == ' ';
        if (begins && ends && is_folded(text + i, word)) return true;
    }
    return false;
}

/* Two men, or two crowds, do the same in two places; one ferry does not. */
static bool is_thing(const xc_word *word) {
    char form[MAX_BYTES];
    if (word->length >= sizeof form) return false;
    memcpy(form, word->start, word->length);
    form[word->length] = '\0';
    return !(xc_gazetteer_find(form) &
             (XC_GAZETTEER_PERSON_NOUN | XC_GAZETTEER_GROUP_NOUN |
              XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE));
}

/* One thing that both have. */
static bool share_thing(const xc_stored_fact *a, const xc_argument *x,
                        const xc_stored_fact *b, const xc_argument *y) {
    const char *list = x->words;
    xc_word word;
    while (xc_word_next(&list, &word))
        if (xc_words_has(y->words, &word) && is_thing(&word) &&
            is_written(a, x, &word) && is_written(b, y, &word))
            return true;
    return false;
}

/* The same subject, or object: named alike, or all words of the shorter. */
static bool is_same_argument(const xc_stored_fact *a, const xc_stored_fact *b,
                             const char *role, bool *any) {
    const char *ka = NULL, *kb = NULL;
    const xc_argument *x = find_argument(a, role, &ka);
    const xc_argument *y = find_argument(b, role, &kb);
    if (!x || !y || !x->words || !y->words) return true;
    *any = *any || share_thing(a, x, b, y);
    if (ka && kb) return xc_same_actor(ka, kb);
    size_t nx = xc_words_count(x->words), ny = xc_words_count(y->words);
    size_t shared = xc_words_shared(x->words, y->words);
    return shared > 0 && shared == (nx < ny ? nx : ny);
}

static bool is_same_event(const xc_stored_fact *a, const xc_stored_fact *b) {
    bool any = false;
    return is_same_argument(a, b, "subject", &any) &&
           is_same_argument(a, b, "object", &any) && any;
}

static unsigned level_of(const char *name) {
    return xc_actor_known(name) & (XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION);
}

static bool names(const xc_subject *subject, const char *place) {
    for (size_t i = 0; i < subject->name_count; i++)
        if (xc_words_shared(place, subject->names[i]) > 0) return true;
    return false;
}

/* Two places of one level, of which no article names both. */
static bool are_apart(const xc_subject *a, const xc_subject *b) {
    const char *x = a->fact->place_key, *y = b->fact->place_key;
    return x && y && *x && *y && !xc_same_actor(x, y) &&
           level_of(x) == level_of(y) && !names(a, y) && !names(b, x);
}

/* One day, as far as it is said. */
static bool are_of_one_day(const xc_subject *a, const xc_subject *b,
                           bool *said) {
    const xc_fact *x = &a->fact->fact, *y = &b->fact->fact;
    *said = x->has_date && y->has_date;
    int32_t days = xc_people_days(a, b);
    if (days > NEAR) return false;
    if (!*said) return days >= 0;
    if (x->date.first != XC_DAY_UNKNOWN && y->date.first != XC_DAY_UNKNOWN)
        return x->date.first == y->date.first && x->date.last == y->date.last;
    return x->date.weekday && x->date.weekday == y->date.weekday;
}

static xc_alignment align(const xc_weights *weights, const xc_subject *a,
                          const xc_subject *b) {
    xc_alignment pair = {.time = XC_TIME_COMPATIBLE};
    bool said;
    (void)weights;
    if (!is_same_event(a->fact, b->fact) || !are_of_one_day(a, b, &said) ||
        xc_people_shared(a, b) < SHARED || !are_apart(a, b))
        return pair;
    pair.probability = said ? SURE : LIKELY;
    return pair;
}

/* Whatever is aligned is apart. */
static xc_verdict judge(const xc_pair *pair) {
    return are_apart(pair->a, pair->b) ? XC_VERDICT_CONFLICT
                                       : XC_VERDICT_UNRELATED;
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const xc_stored_fact *a = pair->a->fact, *b = pair->b->fact;
    (void)verdict;
    XC_TRY(xc_explain_message(out, "one event has two places, %s and %s: %s",
                              a->place_key, b->place_key, a->fact.predicate));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_a,
                           xc_describe_stored(out->arena, a)));
    XC_TRY(xc_explain_step(out, "%s: %s", pair->label_b,
                           xc_describe_stored(out->arena, b)));
    return xc_explain_step(out, "neither article names the other place");
}

const xc_rule xc_rule_place = {
    .info = {"place", "One event is put in two places",
             "Two articles that share other names tell of one event of one day "
             "and put it in two places. Silent where one place may lie in the "
             "other: a town and a country or a part of one, names that share a "
             "word, and articles that name both; and for what people do.",
             XC_SEVERITY_WARNING},
    .example = {"The ferry Ostrava Star sank in Pell on March 3, 2031. Captain "
                "Anna Finch and Oscar Brandt were on board.",
                "Oscar Brandt was on the ferry Ostrava Star with Captain Anna "
                "Finch. The ferry sank in Orrin on March 3, 2031."},
    .least = 0.5,
    .sure = 0.75,
    .takes = takes,
    .align = align,
    .judge = judge,
    .explain = explain};
