/*
 * one_event.c - turns two counts, with what is known of their articles, into
 * how much speaks for their being of one event of the news.
 *
 * A headline that says "27 hurt" names nothing that another one's "25 hurt"
 * could be told by. What tells it are the articles: of days near each other,
 * with many names in common, and the count at the top of both, where news tells
 * what it is about. Further down an article tells of other events too, with
 * their own places and years: a count there belongs to the news only where its
 * sentence names nothing that the other article does not know, and is the
 * surer of it where it names something that both do.
 *
 * Only claims of growth.tsv have a news of their own; all others give 0.
 * Figures of which one is ten times the other speak against it. Exports:
 * xc_one_event, xc_one_passage.
 */
#include "compare/one_event.h"

#include <ctype.h>
#include <string.h>

#include "base/wordlist.h"
#include "compare/event.h"
#include "compare/growth.h"
#include "compare/passage.h"
#include "lexicon/gazetteer.h"

/* Bytes of the top of an article: a standfirst and two paragraphs. */
enum { TOP_BYTES = 600 };

/* Names that two articles of one event share at least, and so many that leave
 * no doubt; of unrelated articles 19 in 20 share one at most. */
enum { NAMES_LEAST = 2, NAMES_MANY = 3 };

/* One in so many of the names of the article that has fewer. */
enum { NAMES_PART = 4 };

/* Words of a passage that are looked at, letters of one that tells what it is
 * about, and how many of those two passages of one event share. */
enum { PASSAGE_WORDS = 80, WORD_LETTERS = 5, PASSAGE_SHARED = 2 };

/* Letters of a word that may be a name, and digits of a year. */
enum { NAME_LETTERS = 3, YEAR_DIGITS = 4 };

/* How sure it is that a sentence below the top is of the event. */
#define NAMED 0.6

/* A toll that grows so many times between two articles is another one. */
enum { FAR_TIMES = 10, FAR_BELOW = 3 };

/* Words from a number to the place that those it counts are from. */
enum { GROUP_WORDS = 3 };

static bool are_near(const xc_weights *weights, const xc_subject *a,
                     const xc_subject *b) {
    double apart = (double)a->published - b->published;
    return fabs(apart) <= xc_weights_days(weights, XC_PERIOD_EVENT);
}

/* 1, or half of it where the names are few. Pages that name a hundred people in
 * galleries and links have their passages to go by. */
static double alike(const xc_subject *a, const xc_subject *b) {
    size_t shared = xc_names_shared(a, b);
    size_t fewer =
        a->name_count < b->name_count ? a->name_count : b->name_count;
    if (shared < NAMES_LEAST ||
        (shared * NAMES_PART < fewer && !xc_one_passage(a, b)))
        return 0;
    return shared >= NAMES_MANY ? 1 : 0.5;
}

static bool is_top(const xc_subject *subject) {
    const xc_fact *fact = &subject->fact->fact;
    return fact->in_title || fact->evidence.start < TOP_BYTES;
}

/* A word of a name of the article; names are folded. */
static bool is_known(const xc_subject *subject, const char *word,
                     size_t length) {
    for (size_t i = 0; i < subject->name_count; i++) {
        const char *name = subject->names[i];
        xc_word own;
        while (xc_word_next(&name, &own)) {
            size_t k = 0;
            while (k < length && k < own.length &&
                   tolower((unsigned char)word[k]) == own.start[k])
                k++;
            if (k == length && k == own.length) return true;
        }
    }
    return false;
}

static size_t word_length(const char *text) {
    size_t length = 0;
    while (isalnum((unsigned char)text[length]) ||
           (unsigned char)text[length] >= 0x80)
        length++;
    return length;
}

/* The passage, up to an end or NULL, has the word, whatever its letters' case.
 */
static bool has_until(const char *passage, const char *end, const char *word,
                      size_t length) {
    size_t count = 0;
    for (size_t own; *passage && passage != end && count < PASSAGE_WORDS;
         passage += own ? own : 1) {
        own = word_length(passage);
        count += own > 0;
        if (own != length) continue;
        size_t k = 0;
        while (k < length && tolower((unsigned char)passage[k]) ==
                                 tolower((unsigned char)word[k]))
            k++;
        if (k == length) return true;
    }
    return false;
}

/* No word that every other article has. */
static bool tells(const char *word, size_t length) {
    char folded[32];
    if (length < WORD_LETTERS || length >= sizeof folded) return false;
    for (size_t i = 0; i < length; i++)
        folded[i] = (char)tolower((unsigned char)word[i]);
    folded[length] = '\0';
    return !(xc_gazetteer_commonness(folded) & XC_GAZETTEER_BASIC) &&
           !xc_lexicon_find(XC_LEXICON_GRAVITY, folded) &&
           !xc_lexicon_find(XC_LEXICON_CALENDAR, folded);
}

bool xc_one_passage(const xc_subject *a, const xc_subject *b) {
    const char *text = a->fact->text ? a->fact->text : "";
    const char *other = b->fact->text ? b->fact->text : "";
    const char *start = text;
    size_t names = 0, words = 0, count = 0;
    for (size_t length; *text && count < PASSAGE_WORDS;
         text += length ? length : 1) {
        length = word_length(text);
        count += length > 0;
        if (length < NAME_LETTERS || !has_until(other, NULL, text, length) ||
            has_until(start, text, text, length))
            continue;
        bool name = isupper((unsigned char)*text) &&
                    is_known(a, text, length) && is_known(b, text, length);
        names += name;
        words += !name && tells(text, length);
    }
    return names > 0 && names + words >= PASSAGE_SHARED;
}

static bool is_year(const char *word, size_t length) {
    if (length != YEAR_DIGITS || (word[0] != '1' && word[0] != '2'))
        return false;
    for (size_t i = 0; i < length; i++)
        if (!isdigit((unsigned char)word[i])) return false;
    return true;
}

/* A name that the other article does not have. What begins the sentence is
 * written with a capital whatever it is; days and months are no names. */
static bool is_stranger(const xc_subject *other, const char *word,
                        size_t length, bool first) {
    char folded[32];
    if (first || length < NAME_LETTERS || !isupper((unsigned char)*word) ||
        length >= sizeof folded)
        return false;
    for (size_t i = 0; i < length; i++)
        folded[i] = (char)tolower((unsigned char)word[i]);
    folded[length] = '\0';
    return !xc_lexicon_find(XC_LEXICON_CALENDAR, folded) &&
           !is_known(other, word, length);
}

/* "as in 2004, when a train left the rails at Orrin and nine died": the
 * sentence has a year, or below the top a name, of its own. */
static bool is_elsewhere(const xc_subject *own, const xc_subject *other) {
    const char *text = own->fact->text ? own->fact->text : "";
    bool first = true, top = is_top(own);
    while (*text) {
        size_t length = word_length(text);
        if (length == 0) {
            text++;
            continue;
        }
        if (is_year(text, length) ||
            (!top && is_stranger(other, text, length, first)))
            return true;
        first = false;
        text += length;
    }
    return false;
}

/* The sentence names what both articles name. */
static bool names_shared(const xc_subject *own, const xc_subject *other) {
    const char *text = own->fact->text ? own->fact->text : "";
    for (size_t length; *text; text += length ? length : 1) {
        length = word_length(text);
        if (length >= NAME_LETTERS && isupper((unsigned char)*text) &&
            is_known(own, text, length) && is_known(other, text, length))
            return true;
    }
    return false;
}

/* "Last week", "in an earlier attack"; a superlative may be of the news itself
 * where it stands at the top. */
static bool is_background(const xc_subject *own) {
    const xc_lexeme *rows[4];
    size_t count = xc_passage_find(XC_LEXICON_BACKGROUND, own->fact->text, rows,
                                   sizeof rows / sizeof *rows);
    bool top = is_top(own);
    for (size_t i = 0; i < count; i++)
        if (!top || !xc_lexeme_flag(rows[i], XC_BACKGROUND_BELOW)) return true;
    return false;
}

/* From 0 to 1: news tells at the top what it is about; further down a sentence
 * that names what both articles name is likely of it. */
static double belongs(const xc_subject *own, const xc_subject *other) {
    if (is_top(own)) return 1;
    return names_shared(own, other) ? NAMED : 0;
}

/* One death and eighty are hardly of one event, in news of the same days; below
 * the top news tells of more events. */
static bool are_far(const xc_subject *a, const xc_subject *b) {
    double x = a->fact->fact.number.value, y = b->fact->fact.number.value;
    double times = is_top(a) && is_top(b) ? FAR_TIMES : FAR_BELOW;
    if (!isfinite(x) || !isfinite(y) || x < 1 || y < 1) return false;
    return x >= y * times || y >= x * times;
}

/* "killed 10 from Norland": those of one place among the dead. */
static bool is_group(const xc_subject *subject) {
    const xc_fact *fact = &subject->fact->fact;
    const char *text = subject->fact->text;
    if (!text || fact->number_span.end < fact->evidence.start) return false;
    size_t at = fact->number_span.end - fact->evidence.start;
    if (at >= strlen(text)) return false;
    text += at;
    for (int words = 0; *text && words < GROUP_WORDS; words++) {
        while (*text == ' ')
            text++;
        size_t length = word_length(text);
        if (length == 0) return false;
        if (length == strlen("from") && strncmp(text, "from", length) == 0)
            return text[length] == ' ' &&
                   isupper((unsigned char)text[length + 1]);
        text += length;
    }
    return false;
}

double xc_one_event(const xc_weights *weights, const xc_subject *a,
                    const xc_subject *b) {
    if (!xc_growth_is_news(&a->fact->fact) ||
        !xc_growth_is_news(&b->fact->fact) || a->published == XC_DAY_UNKNOWN ||
        b->published == XC_DAY_UNKNOWN)
        return 0;
    if (are_far(a, b)) return -1;
    if (is_background(a) || is_background(b) || is_group(a) != is_group(b))
        return 0;
    double articles = are_near(weights, a, b) ? alike(a, b) : 0;
    if (articles <= 0 || is_elsewhere(a, b) || is_elsewhere(b, a)) return 0;
    double tops = belongs(a, b) + belongs(b, a);
    return tops >= 1 ? articles * tops / 2 : 0;
}
