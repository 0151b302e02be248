/*
 * told.c - turns words of an article that a rule goes by, and that no fact
 * states, into facts that take part.
 * Exports: xc_told_is_elsewhere, xc_engine_make_told,
 * xc_engine_add_told.
 */
#include "compare/events/told.h"

#include <ctype.h>
#include <string.h>

#include "base/hash.h"
#include "lexicon/lexicon.h"

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

bool xc_told_is_elsewhere(const char *passage, const xc_written *other) {
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

xc_status xc_engine_make_told(xc_engine *engine, size_t index,
                              const xc_told_words *told, xc_party **out) {
    xc_party *party;
    XC_TRY(xc_engine_make_party(engine, index, &party));
    xc_fact *fact = &party->stored.fact;
    fact->kind = XC_FACT_STATEMENT;
    fact->in_title = told->in_title;
    fact->span = fact->evidence = told->span;
    fact->mark = told->mark;
    fact->polarity = told->negative ? XC_NEGATIVE : XC_POSITIVE;
    fact->topic = told->topic;
    XC_TRY(xc_engine_cut(engine, party));
    fact->claim = xc_arena_copy(engine->arena,
                                party->stored.text +
                                    (told->mark.start - told->span.start),
                                told->mark.end - told->mark.start);
    XC_TRY_NEW(fact->claim);
    fact->predicate = fact->claim;
    *out = party;
    return XC_OK;
}

xc_status xc_engine_add_told(xc_engine *engine, xc_party *party, size_t *at) {
    const xc_fact *fact = &party->stored.fact;
    uint64_t place = (uint64_t)fact->mark.start << 33 |
                     (uint64_t)fact->mark.end << 1 | fact->in_title;
    uint64_t key = xc_hash_bytes(XC_HASH_INIT, &place, sizeof place);
    if (xc_map_get(&engine->development_index, party->content, key, at))
        return XC_OK;
    return xc_engine_enter(engine, &engine->development_index, key, party, at);
}
