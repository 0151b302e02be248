/*
 * event.c - turns two statements into how their parts go together: who does
 * it, to what, where, when.
 *
 * What is named is compared by names, the rest by its words; a preposition
 * that only one has is counted and left to the rules. Words that say the same
 * in other ways ("deal", "accord") do not fit: a miss costs less than a false
 * alarm.
 * Exports: xc_reader_next, xc_is_object_indefinite,
 * xc_same_party, xc_same_object, xc_shares_argument,
 * xc_fact_argument, xc_argument_fit, xc_likeness_of, xc_relate_days,
 * xc_relate_published,
 * xc_is_dated, xc_read_days, xc_days_between, xc_days_apart, xc_is_told,
 * xc_once_row, xc_once_argument, xc_names_shared, xc_read_window.
 */
#include "compare/events/event.h"

#include <string.h>

#include "base/wordlist.h"

static bool is_named(const char *key) {
    return key && *key;
}

/* One actor by two names, of which neither stands for two people. */
static bool is_one(const xc_subject *a, const char *x, const xc_subject *b,
                   const char *y) {
    return is_named(x) && is_named(y) && xc_same_actor(x, y) &&
           !xc_actor_is_torn(x, b->names, b->name_count) &&
           !xc_actor_is_torn(y, a->names, a->name_count);
}

bool xc_same_party(const xc_subject *a, const xc_subject *b) {
    return is_one(a, a->fact->actor_key, b, b->fact->actor_key);
}

/* The first argument of a role that names somebody; NULL: none. */
static const char *name_in(const xc_subject *s, const char *role) {
    uint32_t i = xc_fact_argument(&s->fact->fact, role);
    const char *key = i == UINT32_MAX || !s->fact->argument_keys
                          ? NULL
                          : s->fact->argument_keys[i];
    return is_named(key) ? key : NULL;
}

bool xc_same_object(const xc_subject *a, const xc_subject *b) {
    return is_one(a, name_in(a, "object"), b, name_in(b, "object"));
}

uint32_t xc_fact_argument(const xc_fact *fact, const char *role) {
    for (uint32_t i = 0; i < fact->argument_count; i++)
        if (strcmp(fact->arguments[i].role, role) == 0) return i;
    return UINT32_MAX;
}

/* ------------------------------------------------------------------ */
/* Arguments                                                            */

/* All words of the shorter stand in the longer. */
static xc_fit fit_words(const char *a, const char *b) {
    size_t na = xc_words_count(a), nb = xc_words_count(b);
    if (na == 0 || nb == 0) return XC_FIT_APART;
    size_t shared = xc_words_shared(a, b);
    if (shared == na && shared == nb) return XC_FIT_SAME;
    return shared == na || shared == nb ? XC_FIT_LOOSE : XC_FIT_APART;
}

static const char *key_of(const xc_subject *s, uint32_t index) {
    return s->fact->argument_keys ? s->fact->argument_keys[index] : NULL;
}

/* A last name alone may be anybody's: the words around it must not name
 * others. */
static bool is_last_name(const char *key) {
    return !strchr(key, ' ');
}

xc_fit xc_argument_fit(const xc_subject *a, uint32_t i, const xc_subject *b,
                       uint32_t k) {
    const char *x = key_of(a, i), *y = key_of(b, k);
    const char *wa = a->fact->fact.arguments[i].words;
    const char *wb = b->fact->fact.arguments[k].words;
    xc_fit words = fit_words(wa, wb);
    if (!is_named(x) || !is_named(y)) return words;
    bool doubtful = (is_last_name(x) || is_last_name(y)) && wa && wb &&
                    words == XC_FIT_APART;
    return is_one(a, x, b, y) && !doubtful ? XC_FIT_SAME : XC_FIT_APART;
}

/* The best that the arguments of a role come to: "met Ruiz and Lind" fits
 * "met Lind". */
static xc_fit fit_role(const xc_subject *a, const xc_subject *b,
                       const char *role) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    xc_fit best = XC_FIT_APART;
    bool in_a = false, in_b = xc_fact_argument(fb, role) != UINT32_MAX;
    for (uint32_t i = 0; i < fa->argument_count; i++) {
        if (strcmp(fa->arguments[i].role, role) != 0) continue;
        in_a = true;
        for (uint32_t k = 0; k < fb->argument_count; k++) {
            if (strcmp(fb->arguments[k].role, role) != 0) continue;
            xc_fit fit = xc_argument_fit(a, i, b, k);
            if (fit > best) best = fit;
        }
    }
    if (in_a && in_b) return best;
    return in_a || in_b ? XC_FIT_ONE_SIDED : XC_FIT_ABSENT;
}

/* The worst that what a copula or verb is completed by comes to: each must
 * have its like. */
static xc_fit fit_complements(const xc_subject *a, const xc_subject *b) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    xc_fit worst = fit_role(a, b, "complement");
    if (worst < XC_FIT_LOOSE) return worst;
    uint32_t na = 0, nb = 0;
    for (uint32_t k = 0; k < fb->argument_count; k++)
        nb += strcmp(fb->arguments[k].role, "complement") == 0;
    for (uint32_t i = 0; i < fa->argument_count; i++) {
        if (strcmp(fa->arguments[i].role, "complement") != 0) continue;
        xc_fit best = XC_FIT_APART;
        na++;
        for (uint32_t k = 0; k < fb->argument_count; k++) {
            if (strcmp(fb->arguments[k].role, "complement") != 0) continue;
            xc_fit fit = xc_argument_fit(a, i, b, k);
            if (fit > best) best = fit;
        }
        if (best < worst) worst = best;
    }
    return na == nb ? worst : XC_FIT_APART;
}

static bool is_own_role(const char *role) {
    static const char *const roles[] = {"subject", "object", "complement",
                                        "rank", "scope"};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strcmp(role, roles[i]) == 0) return true;
    return false;
}

/* Counts the roles of the one that the other has or lacks; those that both
 * have only once, from the side of a. */
static void count_roles(const xc_subject *a, const xc_subject *b, bool first,
                        xc_likeness *out) {
    const xc_fact *fact = &a->fact->fact;
    for (uint32_t i = 0; i < fact->argument_count; i++) {
        const char *role = fact->arguments[i].role;
        if (is_own_role(role) || xc_fact_argument(fact, role) != i) continue;
        xc_fit fit = fit_role(a, b, role);
        if (fit == XC_FIT_ONE_SIDED)
            *(first ? &out->only_a : &out->only_b) += 1;
        else if (first)
            *(fit == XC_FIT_APART ? &out->apart : &out->shared) += 1;
    }
}

/* An argument as it is written; false: its text is not at hand. */
static bool read_argument(const xc_stored_fact *stored, uint32_t i,
                          xc_reader *reader) {
    xc_span span = stored->fact.arguments[i].span;
    const char *text = stored->text;
    uint32_t start = stored->fact.evidence.start;
    if (!text || span.start < start || span.end - start > strlen(text))
        return false;
    *reader =
        (xc_reader){text + (span.start - start), text + (span.end - start), ""};
    return true;
}

static bool is_gathered_in(const xc_argument *argument) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_LASTING, argument->role);
    return row &&
           xc_lexeme_word(row, XC_LASTING_KIND) == XC_LASTING_KIND_GATHERED;
}

static bool is_time_unit(const char *word) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_CALENDAR, word);
    return row &&
           xc_lexeme_word(row, XC_CALENDAR_KIND) == XC_CALENDAR_KIND_UNIT;
}

/* It ends with a unit, and no word in it says anything else. */
static bool is_window(const xc_stored_fact *stored, uint32_t i,
                      xc_reader *reader) {
    const xc_fact *fact = &stored->fact;
    const xc_argument *argument = &fact->arguments[i];
    bool own = argument->span.start <= fact->number_span.start &&
               fact->number_span.end <= argument->span.end;
    if (argument->words || own || !is_gathered_in(argument) ||
        !read_argument(stored, i, reader))
        return false;
    bool unit = false;
    for (xc_reader r = *reader; xc_reader_next(&r);)
        unit = is_time_unit(r.word);
    return unit;
}

xc_status xc_read_window(xc_arena *arena, const xc_stored_fact *stored,
                         const char **window) {
    xc_reader r;
    *window = NULL;
    for (uint32_t i = 0; i < stored->fact.argument_count; i++) {
        if (!is_window(stored, i, &r)) continue;
        *window = xc_arena_copy(arena, r.at, (size_t)(r.end - r.at));
        return *window ? XC_OK : XC_ERROR_MEMORY;
    }
    return XC_OK;
}

/* "A treaty" may be any; "the treaty", "Tarn" and "jobs" are not said so. */
static bool is_indefinite(const xc_subject *s, uint32_t i) {
    xc_reader r;
    if (!read_argument(s->fact, i, &r)) return false;
    const xc_lexeme *row =
        xc_reader_next(&r) ? xc_lexicon_find(XC_LEXICON_NUMBERS, r.word) : NULL;
    return row &&
           xc_lexeme_word(row, XC_NUMBERS_KIND) == XC_NUMBERS_KIND_ARTICLE;
}

bool xc_is_object_indefinite(const xc_subject *s) {
    uint32_t i = xc_fact_argument(&s->fact->fact, "object");
    return i != UINT32_MAX && is_indefinite(s, i);
}

bool xc_shares_argument(const xc_subject *a, const xc_subject *b) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    for (uint32_t i = 0; i < fa->argument_count; i++) {
        if (strcmp(fa->arguments[i].role, "subject") == 0) continue;
        for (uint32_t k = 0; k < fb->argument_count; k++)
            if (strcmp(fb->arguments[k].role, "subject") != 0 &&
                xc_argument_fit(a, i, b, k) == XC_FIT_SAME)
                return true;
    }
    return false;
}

/* True when all words of one but its subject's stand in the other. */
static bool are_words_in(const xc_fact *a, const xc_fact *b) {
    xc_word word;
    for (uint32_t i = 0; i < a->argument_count; i++) {
        const char *words = a->arguments[i].words;
        if (strcmp(a->arguments[i].role, "subject") == 0) continue;
        while (xc_word_next(&words, &word)) {
            bool found = false;
            for (uint32_t k = 0; k < b->argument_count && !found; k++)
                found = strcmp(b->arguments[k].role, "subject") != 0 &&
                        xc_words_has(b->arguments[k].words, &word);
            if (!found) return false;
        }
    }
    return true;
}

xc_likeness xc_likeness_of(const xc_subject *a, const xc_subject *b) {
    xc_likeness out = {.subject = fit_role(a, b, "subject"),
                       .object = fit_role(a, b, "object"),
                       .complement = fit_complements(a, b)};
    count_roles(a, b, true, &out);
    count_roles(b, a, false, &out);
    out.same_words = are_words_in(&a->fact->fact, &b->fact->fact) &&
                     are_words_in(&b->fact->fact, &a->fact->fact);
    return out;
}

size_t xc_names_shared(const xc_subject *a, const xc_subject *b) {
    size_t i = 0, k = 0, shared = 0;
    while (i < a->name_count && k < b->name_count) {
        int order = strcmp(a->names[i], b->names[k]);
        if (order == 0) shared++;
        if (order <= 0) i++;
        if (order >= 0) k++;
    }
    return shared;
}

/* ------------------------------------------------------------------ */
/* Time                                                                 */

/* Of what is kept of dates in a store. */
bool xc_is_dated(const xc_fact *fact) {
    return fact->has_date && fact->date.first != XC_DAY_UNKNOWN &&
           fact->date.last != XC_DAY_UNKNOWN &&
           !strpbrk(fact->date.edtf, "~?%");
}

/* Bytes of words: letters, digits, what ties them, all beyond ASCII. */
static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '\'' || c == '-' ||
           (unsigned char)c >= 0x80;
}

bool xc_reader_next(xc_reader *r) {
    size_t n = 0;
    while (r->at < r->end && !is_letter(*r->at))
        r->at++;
    for (; r->at < r->end && is_letter(*r->at); r->at++)
        if (n + 1 < XC_READER_WORD)
            r->word[n++] =
                (char)(*r->at >= 'A' && *r->at <= 'Z' ? *r->at | 0x20 : *r->at);
    r->word[n] = '\0';
    return n > 0;
}

/* How the word at a place, or the one before it, bears on a date. */
static int edge_at(const char *text) {
    xc_reader r = {text, text + strlen(text), ""};
    const xc_lexeme *row = xc_reader_next(&r)
                               ? xc_lexicon_find(XC_LEXICON_LOOSEDATES, r.word)
                               : NULL;
    return row ? xc_lexeme_word(row, XC_LOOSEDATES_AS) : 0;
}

static int edge_of(const char *text, size_t at) {
    int own = edge_at(text + at);
    while (at > 0 && !is_letter(text[at - 1]))
        at--;
    while (at > 0 && is_letter(text[at - 1]))
        at--;
    return own ? own : edge_at(text + at);
}

/* "built in 1910 and again in 1920": the sentence tells of more than one. */
static bool comes_again(const char *text) {
    xc_reader r = {text, text + strlen(text), ""};
    while (xc_reader_next(&r)) {
        const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_LOOSEDATES, r.word);
        int as = row ? xc_lexeme_word(row, XC_LOOSEDATES_AS) : 0;
        if (as == XC_LOOSEDATES_AS_AGAIN) return true;
    }
    return false;
}

/* A date without an end ("../2018-05-18") has been read as one that ends or
 * begins on that day. */
bool xc_read_days(const xc_stored_fact *stored, xc_days *out) {
    const xc_fact *fact = &stored->fact;
    const xc_date *date = &fact->date;
    bool first = date->first != XC_DAY_UNKNOWN,
         last = date->last != XC_DAY_UNKNOWN;
    uint32_t start = fact->evidence.start;
    if (!fact->has_date || (!first && !last) || !stored->text ||
        strpbrk(date->edtf, "~?%") || fact->date_span.start < start ||
        fact->date_span.start - start >= strlen(stored->text) ||
        comes_again(stored->text))
        return false;
    *out = (xc_days){first ? date->first : INT32_MIN,
                     last ? date->last : INT32_MAX, !first || !last};
    int edge = edge_of(stored->text, fact->date_span.start - start);
    if (edge == 0 || out->open) return edge != XC_LOOSEDATES_AS_LOOSE;
    out->open = true;
    switch (edge) {
    case XC_LOOSEDATES_AS_BEFORE:
        *out = (xc_days){INT32_MIN, date->first - 1, true};
        return true;
    case XC_LOOSEDATES_AS_BY:
        *out = (xc_days){INT32_MIN, date->last, true};
        return true;
    case XC_LOOSEDATES_AS_AFTER:
        *out = (xc_days){date->last + 1, INT32_MAX, true};
        return true;
    case XC_LOOSEDATES_AS_SINCE:
        *out = (xc_days){date->first, INT32_MAX, true};
        return true;
    default:
        return false;
    }
}

int32_t xc_days_between(const xc_days *a, const xc_days *b) {
    if (a->last < b->first) return b->first - a->last;
    if (b->last < a->first) return a->first - b->last;
    return 0;
}

int32_t xc_days_apart(const xc_fact *a, const xc_fact *b) {
    if (a->date.last < b->date.first) return b->date.first - a->date.last;
    if (b->date.last < a->date.first) return a->date.first - b->date.last;
    return 0;
}

/* "Wednesday" of an article whose week nobody knows. */
static bool weekdays_clash(const xc_fact *a, const xc_fact *b) {
    return a->has_date && b->has_date && a->date.weekday && b->date.weekday &&
           a->date.weekday != b->date.weekday;
}

/* An undated statement against a dated one: of the days around its article. */
static xc_time_relation relate_undated(const xc_subject *undated,
                                       const xc_fact *dated, int32_t days) {
    if (undated->published == XC_DAY_UNKNOWN) return XC_TIME_COMPATIBLE;
    int32_t since = undated->published - dated->date.last;
    bool before = undated->published < dated->date.first - 1;
    return before || since > days ? XC_TIME_APART : XC_TIME_COMPATIBLE;
}

xc_time_relation xc_relate_published(const xc_subject *a, const xc_subject *b,
                                     double days) {
    if (a->published == XC_DAY_UNKNOWN || b->published == XC_DAY_UNKNOWN)
        return XC_TIME_COMPATIBLE;
    int32_t apart = a->published - b->published;
    return (apart < 0 ? -apart : apart) > days ? XC_TIME_LATER
                                               : XC_TIME_COMPATIBLE;
}

xc_time_relation xc_relate_days(const xc_subject *a, const xc_subject *b,
                                int32_t days) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    bool da = xc_is_dated(fa), db = xc_is_dated(fb);
    if (da && db)
        return xc_days_apart(fa, fb) == 0 ? XC_TIME_SAME : XC_TIME_APART;
    if (weekdays_clash(fa, fb)) return XC_TIME_APART;
    if (fa->has_date && fb->has_date && fa->date.weekday &&
        fa->date.weekday == fb->date.weekday)
        return XC_TIME_SAME;
    if (da) return relate_undated(b, fa, days);
    if (db) return relate_undated(a, fb, days);
    return xc_relate_published(a, b, days);
}

/* ------------------------------------------------------------------ */
/* Kinds of statements                                                  */

bool xc_is_told(const xc_fact *fact) {
    return fact->modality == XC_MODALITY_ASSERTED ||
           fact->modality == XC_MODALITY_REPORTED;
}

const xc_lexeme *xc_once_row(const xc_fact *fact) {
    return fact->predicate ? xc_lexicon_find(XC_LEXICON_ONCE, fact->predicate)
                           : NULL;
}

/* "Was founded", "was killed": without a word of who did it, what stands as
 * object is what it happens to. */
uint32_t xc_once_argument(const xc_fact *fact, const xc_lexeme *row) {
    uint32_t subject = xc_fact_argument(fact, "subject");
    bool done_to = xc_lexeme_word(row, XC_ONCE_OF) == XC_ONCE_OF_OBJECT;
    return done_to || subject == UINT32_MAX ? xc_fact_argument(fact, "object")
                                            : subject;
}
