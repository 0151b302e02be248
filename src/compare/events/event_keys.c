/*
 * event_keys.c - turns a statement into the keys under which it is found: who
 * does what ("sign" and "lind"), what happens once to whom ("found" and each
 * word of "kestrel mill"), what ranks how in what.
 *
 * Statements are most of the facts: one that no rule can use has no key.
 * Exports: xc_is_statement_compared, xc_statement_keys.
 */
#include <string.h>

#include "base/wordlist.h"
#include "compare/events/event.h"
#include "lexicon/senses.h"

/* Keys of one statement, and words of a name that each give one, at most. */
enum { MAX_KEYS = 16, MAX_NAME_WORDS = 4 };

static void add(xc_key_list *list, const char *key) {
    if (!key || list->count < MAX_KEYS) xc_key_add(list, key);
}

static bool has_argument(const xc_fact *fact, const char *role) {
    return xc_fact_argument(fact, role) != UINT32_MAX;
}

static bool is_ranking(const xc_fact *fact) {
    return has_argument(fact, "rank") && has_argument(fact, "scope");
}

static bool is_duration(const xc_fact *fact) {
    return fact->has_number && fact->number.dimension == XC_DIMENSION_TIME;
}

static bool is_copula(const xc_fact *fact) {
    return fact->predicate && strcmp(fact->predicate, "be") == 0;
}

/* Says what is done to what, or needs no more than the verb. */
static bool is_full(const xc_fact *fact) {
    const xc_lexeme *row = xc_once_row(fact);
    return has_argument(fact, is_copula(fact) ? "complement" : "object") ||
           (row && xc_lexeme_flag(row, XC_ONCE_ALONE));
}

/* "A jury convicted Tom Weld": somebody named undergoes what excludes something
 * else. */
static bool is_suffered(const xc_fact *fact) {
    const xc_lexeme *row = xc_sense_row(fact->predicate, XC_SENSE_VERB);
    uint32_t i = xc_fact_argument(fact, "object");
    return row && xc_lexeme_flag(row, XC_SENSES_EITHER) && i != UINT32_MAX &&
           fact->arguments[i].actor != XC_NONE && xc_is_told(fact);
}

static bool is_deed(const xc_fact *fact) {
    return fact->actor != XC_NONE &&
           (xc_is_told(fact) || fact->modality == XC_MODALITY_DENIED) &&
           (is_full(fact) || xc_is_dated(fact) || is_duration(fact));
}

static bool is_once(const xc_fact *fact) {
    const xc_lexeme *row = xc_once_row(fact);
    bool dated = fact->has_date && (fact->date.first != XC_DAY_UNKNOWN ||
                                    fact->date.last != XC_DAY_UNKNOWN);
    return row && dated &&
           (xc_is_told(fact) || fact->modality == XC_MODALITY_PLANNED) &&
           xc_once_argument(fact, row) != UINT32_MAX;
}

bool xc_is_statement_compared(const xc_fact *fact) {
    if (!fact->predicate) return false;
    return is_ranking(fact) || is_deed(fact) || is_once(fact) ||
           is_suffered(fact) || (is_duration(fact) && xc_is_told(fact));
}

/* The word that excludes another; NULL: none. */
static const char *opposite_of(const char *said, xc_sense_pos pos) {
    const xc_lexeme *row = xc_sense_row(said, pos);
    return row && xc_lexeme_flag(row, XC_SENSES_EITHER)
               ? xc_lexeme_text(row, XC_SENSES_OPPOSITE)
               : NULL;
}

/* What excludes a predicate is found under its own name. */
static void add_deed(xc_key_list *list, const xc_fact *fact,
                     const char *actor) {
    const char *words = "";
    if (is_copula(fact)) {
        uint32_t i = xc_fact_argument(fact, "complement");
        words = i == UINT32_MAX ? NULL : fact->arguments[i].words;
        if (!words) return;
    }
    xc_sense_pos pos = is_copula(fact) ? XC_SENSE_ADJECTIVE : XC_SENSE_VERB;
    const char *said = is_copula(fact) ? words : fact->predicate;
    const char *other = opposite_of(said, pos);
    add(list, xc_arena_format(list->arena, "s|%s|a:%s", said, actor));
    if (other)
        add(list, xc_arena_format(list->arena, "s|%s|a:%s", other, actor));
}

static void add_words(xc_key_list *list, const xc_fact *fact,
                      const char *predicate, uint32_t index) {
    if (index == UINT32_MAX || !predicate) return;
    const char *words = fact->arguments[index].words;
    xc_word word;
    for (int i = 0; i < MAX_NAME_WORDS && xc_word_next(&words, &word); i++)
        add(list, xc_arena_format(list->arena, "s|%s|w:%.*s", predicate,
                                  (int)word.length, word.start));
}

static void add_ranking(xc_key_list *list, const xc_fact *fact) {
    const char *rank = fact->arguments[xc_fact_argument(fact, "rank")].words;
    const char *scope = fact->arguments[xc_fact_argument(fact, "scope")].words;
    xc_word grade;
    if (!rank || !scope || !xc_word_next(&rank, &grade)) return;
    add(list, xc_arena_format(list->arena, "r|%.*s|%s", (int)grade.length,
                              grade.start, scope));
}

/* Whose duration it is: of a sentence, whoever is sentenced. */
static uint32_t undergoer_of(const xc_fact *fact) {
    uint32_t object = xc_fact_argument(fact, "object");
    bool named = object != UINT32_MAX && fact->arguments[object].words &&
                 fact->arguments[object].actor != XC_NONE;
    return named ? object : xc_fact_argument(fact, "subject");
}

void xc_statement_keys(xc_key_list *list, const xc_fact *fact,
                       const char *actor_key) {
    if (!xc_is_statement_compared(fact)) return;
    if (is_deed(fact) && actor_key && *actor_key) {
        const char *actor = xc_actor_search_key(list->arena, actor_key);
        if (!actor) list->failed = true;
        if (actor) add_deed(list, fact, actor);
    }
    const xc_lexeme *once = is_once(fact) ? xc_once_row(fact) : NULL;
    if (once)
        add_words(list, fact, fact->predicate, xc_once_argument(fact, once));
    if (is_duration(fact) && xc_is_told(fact))
        add_words(list, fact, fact->predicate, undergoer_of(fact));
    if (is_suffered(fact)) {
        uint32_t object = xc_fact_argument(fact, "object");
        add_words(list, fact, fact->predicate, object);
        add_words(list, fact, opposite_of(fact->predicate, XC_SENSE_VERB),
                  object);
    }
    if (is_ranking(fact)) add_ranking(list, fact);
}
