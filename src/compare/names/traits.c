/*
 * traits.c - turns the words beside a name into who somebody is: "Ada Roe, 52,
 * an assistant director of Pell Zoo" has a rank, "mother-of-two Ada Roe" two
 * children, "Ada Roe, 52, of Pell," a home, "Oscar Roe and his wife Ann" a wife
 * of that name.
 *
 * It goes by the order of words alone (traits.tsv). It reads what stands
 * directly beside a name, in apposition to it, and no predicate; a title before
 * a name is often shortened, so that it tells no rank. Its time is linear in
 * the length of the sentence.
 * Exports: xc_traits_read, xc_traits_of_one, xc_traits_differ.
 */
#include "compare/names/traits.h"

#include <string.h>

#include "base/wordlist.h"
#include "compare/names/people.h"
#include "extract/extractor.h"
#include "lexicon/gazetteer.h"
#include "lexicon/lexicon.h"

/* Words before the head of an apposition; before the noun for a parent; of a
 * body; bytes of a list of words and of one; how far before a relation whose it
 * is may stand, in bytes; names that are looked through for the full one;
 * letters of a given name that is cut. */
enum {
    BEFORE_HEAD = 4,
    BEFORE_PARENT = 2,
    BODY_WORDS = 9,
    LIST_BYTES = 400,
    WORD_BYTES = 48,
    OWNER_FAR = 160,
    MOST_NAMES = 4096,
    OWNER_STEPS = 3,
    SHORT_LEAST = 3
};

/* A person: the folded name, and as it is written. */
typedef struct somebody {
    const char *key;
    const char *name;
} somebody;

typedef struct reader {
    xc_arena *arena;
    xc_names *names;
    const xc_text *text;
    const xc_sentence *words;
    const xc_stored_sentence *sentence;
    size_t number;
    const xc_mention *actors; /* of the article, by sentence and place */
    size_t actor_count;
    size_t first; /* of them those of the sentence */
    xc_traits *out;
} reader;

/* ------------------------------------------------------------------ */
/* Words                                                                */

static const char *norm_at(const reader *r, uint32_t at) {
    return at < r->words->token_count ? r->words->tokens[at].norm : "";
}

static int role_of(const char *word) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_TRAITS, word);
    return row ? xc_lexeme_word(row, XC_TRAITS_ROLE) : 0;
}

static int role_at(const reader *r, uint32_t at) {
    return role_of(norm_at(r, at));
}

static bool has_flag(const reader *r, uint32_t at, int flag) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_TRAITS, norm_at(r, at));
    return row && xc_lexeme_flag(row, flag);
}

/* The longest row at a token; *count gets its words, 1 where there is none. */
static int long_role_at(const reader *r, uint32_t at, uint32_t *count) {
    xc_match match =
        xc_match_at(XC_LEXICON_TRAITS, r->words, at, r->words->token_count);
    *count = match.lexeme ? match.count : 1;
    return match.lexeme ? xc_lexeme_word(match.lexeme, XC_TRAITS_ROLE) : 0;
}

static bool is_word(const char *norm) {
    unsigned char c = (unsigned char)norm[0];
    return (c >= 'a' && c <= 'z') || c >= 0x80;
}

static bool is_comma(const reader *r, uint32_t at) {
    return strcmp(norm_at(r, at), ",") == 0;
}

/* "52": an age between commas. */
static bool is_age(const reader *r, uint32_t at) {
    const char *norm = norm_at(r, at);
    size_t digits = strspn(norm, "0123456789");
    return digits > 0 && digits < 3 && !norm[digits];
}

static void append(char list[LIST_BYTES], const char *word) {
    size_t n = strlen(list), length = strlen(word);
    if (n + length + 2 > LIST_BYTES) return;
    if (n > 0) list[n++] = ' ';
    memcpy(list + n, word, length + 1);
}

static const char *keep(const reader *r, const char *words) {
    return xc_names_intern_string(r->names, words);
}

/* ------------------------------------------------------------------ */
/* Names                                                                */

/* The name that begins at a token, the longest; NULL: none. */
static const xc_mention *name_from(const reader *r, uint32_t at) {
    if (at >= r->words->token_count) return NULL;
    uint32_t start = r->words->tokens[at].span.start;
    for (size_t i = r->first; i < r->actor_count; i++) {
        const xc_mention *m = &r->actors[i];
        if (m->sentence != r->number || m->span.start > start) break;
        if (m->span.start == start) return m;
    }
    return NULL;
}

/* The first token behind a name that begins at a token. */
static uint32_t end_of(const reader *r, const xc_mention *name, uint32_t at) {
    while (at < r->words->token_count &&
           r->words->tokens[at].span.start < name->span.end)
        at++;
    return at;
}

/* The folded words of a name without its titles; "" for what is none. */
static void write_name(const reader *r, const xc_mention *name,
                       char out[LIST_BYTES]) {
    const char *at = r->text->bytes + name->span.start;
    const char *end = r->text->bytes + name->span.end;
    out[0] = '\0';
    while (at < end) {
        char word[WORD_BYTES];
        size_t n = 0;
        for (; at < end && *at != ' ' && *at != '\n'; at++)
            if (n + 1 < sizeof word)
                word[n++] = *at >= 'A' && *at <= 'Z' ? (char)(*at + 32) : *at;
        if (at < end) at++;
        word[n] = '\0';
        if (n > 0 && (out[0] || !xc_lexicon_find(XC_LEXICON_TITLES, word)))
            append(out, word);
    }
}

/* The name as it is written, without its titles. */
static const char *written(const reader *r, const xc_mention *name,
                           const char *key) {
    size_t length = strlen(key), whole = name->span.end - name->span.start;
    if (length > whole) length = whole;
    return xc_names_intern(r->names, r->text->bytes + name->span.end - length,
                           length);
}

/* A name of somebody: of two words or three, one of which people have. */
static bool is_person(const char *key) {
    size_t count = xc_words_count(key);
    const char *list = key;
    xc_word word;
    unsigned whole = xc_actor_known(key);
    if (count < 2 || count > 3 ||
        (whole &
         (XC_GAZETTEER_CITY | XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION |
          XC_GAZETTEER_ORGANIZATION | XC_GAZETTEER_PLACE)))
        return false;
    while (xc_word_next(&list, &word)) {
        char form[WORD_BYTES];
        if (word.length >= sizeof form) return false;
        memcpy(form, word.start, word.length);
        form[word.length] = '\0';
        if (xc_word_is_common(form) &&
            !(xc_gazetteer_find(form) &
              (XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE | XC_GAZETTEER_SURNAME)))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------ */
/* Traits                                                               */

static xc_status push(reader *r, xc_trait trait, uint32_t first,
                      uint32_t last) {
    const xc_token *tokens = r->words->tokens;
    trait.in_title = r->sentence->in_title;
    trait.sentence = r->number;
    trait.span = r->sentence->span;
    if (last > r->words->token_count) last = r->words->token_count;
    trait.mark = (xc_span){tokens[first].span.start, tokens[last - 1].span.end};
    if (!trait.words) trait.words = "";
    if (!trait.head) trait.head = "";
    if (!trait.name) trait.name = trait.who;
    if (!trait.who || !trait.value) return XC_ERROR_MEMORY;
    return XC_PUSH(r->arena, r->out, trait);
}

/* The words of a body and around it, small ones left out. */
static const char *read_body(const reader *r, uint32_t at) {
    char list[LIST_BYTES] = "";
    for (uint32_t i = at; i < at + BODY_WORDS; i++) {
        const char *norm = norm_at(r, i);
        int role = role_of(norm);
        if (!is_word(norm)) break;
        if (role == 0 || role == XC_TRAITS_ROLE_HEAD) append(list, norm);
    }
    return keep(r, list);
}

/* "[Ada Roe,] an assistant director of Pell Zoo". */
static xc_status read_rank(reader *r, const somebody *who, uint32_t begin,
                           uint32_t first) {
    uint32_t at = first, count;
    if (role_at(r, at) == XC_TRAITS_ROLE_DET) at++;
    for (uint32_t end = at + BEFORE_HEAD; at <= end; at++) {
        int role = long_role_at(r, at, &count);
        if (role == XC_TRAITS_ROLE_HEAD) break;
        if (!is_word(norm_at(r, at)) || role == XC_TRAITS_ROLE_FORMER ||
            (role && role != XC_TRAITS_ROLE_LOWER &&
             role != XC_TRAITS_ROLE_SMALL))
            return XC_OK;
    }
    if (long_role_at(r, at, &count) != XC_TRAITS_ROLE_HEAD ||
        role_at(r, at + count) != XC_TRAITS_ROLE_LINK)
        return XC_OK;
    char head[LIST_BYTES] = "";
    for (uint32_t i = at; i < at + count; i++)
        append(head, norm_at(r, i));
    bool lower = at > first && role_at(r, at - 1) == XC_TRAITS_ROLE_LOWER;
    xc_trait trait = {.kind = XC_TRAIT_RANK,
                      .who = who->key,
                      .name = who->name,
                      .head = keep(r, head),
                      .value = lower ? norm_at(r, at - 1) : "",
                      .words = read_body(r, at + count)};
    if (!trait.head || !trait.words) return XC_ERROR_MEMORY;
    return push(r, trait, begin, at + count);
}

/* How many children "mother-of-two" or "mother of two" at a token tells; 0:
 * none. *count gets its tokens. */
static double children_at(const reader *r, uint32_t at, uint32_t *count) {
    char word[WORD_BYTES];
    const char *norm = norm_at(r, at);
    size_t length = strcspn(norm, "-");
    const char *number = norm_at(r, at + 2);
    if (length >= sizeof word) return 0;
    memcpy(word, norm, length);
    word[length] = '\0';
    if (role_of(word) != XC_TRAITS_ROLE_PARENT) return 0;
    *count = 1;
    if (strncmp(norm + length, "-of-", 4) == 0) {
        number = norm + length + 4;
    } else {
        *count = 3;
        if (norm[length] || strcmp(norm_at(r, at + 1), "of") != 0) return 0;
        /* "A mother of two victims". */
        if (is_word(norm_at(r, at + 3)) && !name_from(r, at + 3) &&
            role_at(r, at + 3) != XC_TRAITS_ROLE_STOP)
            return 0;
    }
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NUMBERS, number);
    double value = row ? xc_lexeme_number(row, XC_NUMBERS_VALUE) : 0;
    return value >= 1 && value < 20 ? value : 0;
}

static xc_status push_children(reader *r, const somebody *who, double value,
                               uint32_t first, uint32_t last) {
    char number[WORD_BYTES] = {(char)('0' + (int)value / 10),
                               (char)('0' + (int)value % 10), '\0'};
    xc_trait trait = {.kind = XC_TRAIT_CHILDREN,
                      .who = who->key,
                      .name = who->name,
                      .value = keep(r, number[0] == '0' ? number + 1 : number)};
    return push(r, trait, first, last);
}

/* "[Ada Roe,] a devoted mother of two". */
static xc_status read_children(reader *r, const somebody *who, uint32_t begin,
                               uint32_t first) {
    uint32_t count = 0;
    for (uint32_t at = first; at <= first + BEFORE_PARENT; at++) {
        double value = children_at(r, at, &count);
        if (value > 0) return push_children(r, who, value, begin, at + count);
        if (!is_word(norm_at(r, at))) break;
    }
    return XC_OK;
}

/* "[Ada Roe, 52,] of Pell," */
static xc_status read_home(reader *r, const somebody *who, uint32_t begin,
                           uint32_t first) {
    char town[LIST_BYTES];
    if (!has_flag(r, first, XC_TRAITS_HOME)) return XC_OK;
    const xc_mention *place = name_from(r, first + 1);
    if (!place) return XC_OK;
    uint32_t end = end_of(r, place, first + 1);
    const char *next = norm_at(r, end);
    if (is_word(next) && role_of(next) != XC_TRAITS_ROLE_STOP) return XC_OK;
    write_name(r, place, town);
    xc_trait trait = {.kind = XC_TRAIT_HOME,
                      .who = who->key,
                      .name = who->name,
                      .value = keep(r, town)};
    return town[0] ? push(r, trait, begin, end) : XC_OK;
}

/* What stands behind a name: "Ada Roe, 52, ...". */
static xc_status read_behind(reader *r, const somebody *who, uint32_t begin,
                             uint32_t at) {
    if (!is_comma(r, at)) return XC_OK;
    bool aged = is_age(r, at + 1) && is_comma(r, at + 2);
    uint32_t first = aged ? at + 3 : at + 1;
    XC_TRY(read_rank(r, who, begin, first));
    XC_TRY(read_children(r, who, begin, first));
    return aged ? read_home(r, who, begin, first) : XC_OK;
}

static bool make_somebody(const reader *r, const xc_mention *name,
                          somebody *out) {
    char key[LIST_BYTES];
    write_name(r, name, key);
    if (!is_person(key)) return false;
    *out = (somebody){keep(r, key), written(r, name, key)};
    return true;
}

/* Two or three words with capitals, the first of them a given name, that nobody
 * has said to be a name. */
static bool is_run(const reader *r, uint32_t at, xc_mention *out) {
    const xc_token *tokens = r->words->tokens;
    uint32_t end = at;
    while (end < r->words->token_count && tokens[end].capital &&
           !tokens[end].shout && is_word(tokens[end].norm))
        end++;
    if (end < at + 2 || end > at + 3 ||
        !(xc_gazetteer_find(tokens[at].norm) &
          (XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE)))
        return false;
    *out =
        (xc_mention){.span = {tokens[at].span.start, tokens[end - 1].span.end}};
    return true;
}

static xc_status read_name(reader *r, uint32_t at, const xc_mention *name) {
    somebody who;
    uint32_t count = 0;
    if (!make_somebody(r, name, &who)) return XC_OK;
    for (uint32_t back = 1; back <= 3 && back <= at; back += 2) {
        double value = children_at(r, at - back, &count);
        if (value > 0 && count == back)
            XC_TRY(push_children(r, &who, value, at - back, at));
    }
    return read_behind(r, &who, at, end_of(r, name, at));
}

/* "Phil" stands for "Philip": the given name cut, and the same surname. */
static bool is_short(const char *a, const char *b) {
    size_t n = strcspn(a, " "), m = strcspn(b, " ");
    size_t least = n < m ? n : m;
    return least >= SHORT_LEAST && memcmp(a, b, least) == 0 && a[n] && b[m] &&
           strcmp(a + n, b + m) == 0;
}

/* The full name of an article that a single word of a name stands for alone;
 * false: none, or several. */
static bool find_full(const reader *r, const char *word, somebody *out) {
    *out = (somebody){NULL, NULL};
    for (size_t i = 0; i < r->actor_count && i < MOST_NAMES; i++) {
        char full[LIST_BYTES];
        if (r->actors[i].in_title != r->sentence->in_title) continue;
        write_name(r, &r->actors[i], full);
        if (xc_words_shared(full, word) == 0 || !is_person(full)) continue;
        if (out->key && xc_name_compare(out->key, full) == XC_SPELLED_OTHER &&
            !is_short(out->key, full))
            return false;
        if (!out->key) make_somebody(r, &r->actors[i], out);
    }
    return out->key != NULL;
}

/* The last name of somebody before a place, in full. */
static bool find_owner(const reader *r, uint32_t before, somebody *out) {
    size_t i = r->first;
    while (i < r->actor_count && r->actors[i].sentence == r->number &&
           r->actors[i].span.end <= before)
        i++;
    for (size_t steps = 0; i-- > 0 && steps < OWNER_STEPS; steps++) {
        const xc_mention *m = &r->actors[i];
        char key[LIST_BYTES];
        if (m->in_title != r->sentence->in_title || m->span.end > before ||
            before - m->span.end > OWNER_FAR)
            return false;
        write_name(r, m, key);
        if (xc_words_count(key) == 1 ? find_full(r, key, out)
                                     : make_somebody(r, m, out))
            return true;
    }
    return false;
}

/* "His wife Ann". */
static xc_status read_spouse(reader *r, uint32_t at) {
    char key[LIST_BYTES];
    somebody who;
    if (role_at(r, at) != XC_TRAITS_ROLE_ONCE || at == 0 ||
        !has_flag(r, at - 1, XC_TRAITS_OWNER))
        return XC_OK;
    const xc_mention *name = name_from(r, at + 1);
    if (!name || !find_owner(r, r->words->tokens[at].span.start, &who))
        return XC_OK;
    write_name(r, name, key);
    if (!key[0]) return XC_OK;
    key[strcspn(key, " ")] = '\0';
    xc_trait trait = {.kind = XC_TRAIT_SPOUSE,
                      .who = who.key,
                      .name = who.name,
                      .head = norm_at(r, at),
                      .value = keep(r, key)};
    return push(r, trait, at - 1, end_of(r, name, at + 1));
}

/* The first token behind the words of a body. */
static uint32_t body_end(const reader *r, uint32_t at) {
    uint32_t end = at;
    while (end < at + BODY_WORDS && is_word(norm_at(r, end)) &&
           role_at(r, end) != XC_TRAITS_ROLE_STOP &&
           role_at(r, end) != XC_TRAITS_ROLE_LINK)
        end++;
    return end;
}

/* "A spokesman for the northern rescue service": names tell bodies apart by
 * themselves, so that only small words are read. */
static xc_status read_voice(reader *r, uint32_t at) {
    char head[LIST_BYTES] = "";
    if (!has_flag(r, at, XC_TRAITS_VOICE) ||
        role_at(r, at + 1) != XC_TRAITS_ROLE_LINK ||
        role_at(r, at + 2) != XC_TRAITS_ROLE_DET)
        return XC_OK;
    uint32_t end = body_end(r, at + 3);
    if (end < at + 6) return XC_OK;
    for (uint32_t i = end - 3; i < end; i++)
        if (r->words->tokens[i].capital || role_at(r, i)) return XC_OK;
    append(head, norm_at(r, end - 2));
    append(head, norm_at(r, end - 1));
    char around[LIST_BYTES] = "";
    for (uint32_t i = at + 3; i < end + BODY_WORDS; i++) {
        if (i >= r->words->token_count) break;
        if (r->words->tokens[i].capital) append(around, norm_at(r, i));
    }
    xc_trait trait = {.kind = XC_TRAIT_BODY,
                      .who = norm_at(r, at),
                      .head = keep(r, head),
                      .value = norm_at(r, end - 3),
                      .words = keep(r, around)};
    if (!trait.head || !trait.words) return XC_ERROR_MEMORY;
    return push(r, trait, at, end);
}

/* The first name of a sentence or of a later one. */
static size_t find_sentence(const xc_mention *actors, size_t count,
                            size_t number) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (actors[middle].sentence < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

xc_status xc_traits_read(xc_arena *arena, xc_names *names, const xc_text *text,
                         const xc_sentence *words,
                         const xc_stored_sentence *sentence, size_t number,
                         const xc_mention *actors, size_t actor_count,
                         xc_traits *out) {
    reader r = {.arena = arena,
                .names = names,
                .text = text,
                .words = words,
                .sentence = sentence,
                .number = number,
                .actors = actors,
                .actor_count = actor_count,
                .first = find_sentence(actors, actor_count, number),
                .out = out};
    uint32_t named = 0; /* behind the last name */
    for (uint32_t at = 0; at < words->token_count; at++) {
        xc_mention run;
        const xc_mention *name = name_from(&r, at);
        if (!name && at >= named && is_run(&r, at, &run)) name = &run;
        XC_TRY(read_spouse(&r, at));
        XC_TRY(read_voice(&r, at));
        if (!name) continue;
        XC_TRY(read_name(&r, at, name));
        named = end_of(&r, name, at);
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Two traits                                                           */

static unsigned level_of(const char *place) {
    return xc_actor_known(place) & (XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION);
}

/* Two towns; a town and the county around it may be told for each other. */
static bool are_apart(const char *a, const char *b) {
    unsigned places = XC_GAZETTEER_CITY | XC_GAZETTEER_PLACE |
                      XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION;
    return xc_words_shared(a, b) == 0 && level_of(a) == level_of(b) &&
           (xc_actor_known(a) & places) && (xc_actor_known(b) & places);
}

bool xc_traits_of_one(const xc_trait *a, const xc_trait *b) {
    if (a->kind == XC_TRAIT_BODY || b->kind == XC_TRAIT_BODY)
        return a->kind == b->kind && strcmp(a->who, b->who) == 0;
    xc_spelled spelled = xc_name_compare(a->who, b->who);
    return spelled == XC_SPELLED_SAME || spelled == XC_SPELLED_TWICE ||
           is_short(a->who, b->who);
}

bool xc_traits_differ(const xc_trait *a, const xc_trait *b) {
    if (a->kind != b->kind || strcmp(a->head, b->head) != 0 ||
        strcmp(a->value, b->value) == 0 || !xc_traits_of_one(a, b))
        return false;
    switch (a->kind) {
    case XC_TRAIT_RANK: /* of one body, in one place: as far as it is told */
    case XC_TRAIT_BODY:
        return xc_words_shared(a->words, b->words) > 0;
    case XC_TRAIT_HOME:
        return are_apart(a->value, b->value);
    case XC_TRAIT_SPOUSE: /* two ways to write one are for rule spelling */
        return xc_word_compare(a->value, b->value) == XC_SPELLED_OTHER;
    case XC_TRAIT_CHILDREN:
        return true;
    }
    return false;
}
