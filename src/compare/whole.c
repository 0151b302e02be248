/*
 * whole.c - turns the words of a name into what all ways to write it have in
 * common and how it is written here: "Lin Su-Ok", "Lin Su-ok" and "Lin Su Ok";
 * "Department of Roads" and "Department for Roads".
 *
 * A capital at the very beginning tells nothing, since a sentence may begin
 * there, nor do words all in capitals.
 * Exports: xc_whole_read, xc_whole_compare, xc_whole_is_person.
 */
#include "compare/whole.h"

#include <ctype.h>
#include <string.h>

#include "base/wordlist.h"
#include "compare/actors.h"
#include "lexicon/gazetteer.h"
#include "lexicon/lexicon.h"

/* Words of a name of which a small one may be another. */
enum { SMALL_LEAST = 3 };

static bool is_small(const char *word, size_t length) {
    char form[16];
    if (length >= sizeof form) return false;
    memcpy(form, word, length);
    form[length] = '\0';
    return xc_lexicon_find(XC_LEXICON_SMALLWORDS, form) != NULL;
}

/* ------------------------------------------------------------------ */
/* Reading                                                              */

static bool is_before_name(const xc_token *token) {
    return xc_lexicon_find(XC_LEXICON_TITLES, token->norm) ||
           xc_lexicon_find(XC_LEXICON_WORDS, token->norm);
}

static bool is_mark(const xc_token *token) {
    return token->norm[0] == '\'' ||
           strncmp(token->norm, "\xe2\x80\x99", 3) == 0;
}

static bool put(char *out, char c) {
    size_t n = strlen(out);
    if (n + 1 >= XC_MAX_WHOLE) return false;
    out[n] = c;
    out[n + 1] = '\0';
    return true;
}

/* Letters and hyphens; anything else is not read. */
static bool read_word(const char *bytes, const xc_token *token,
                      xc_whole_name *out) {
    bool small = is_small(token->norm, strlen(token->norm));
    if (token->shout || (out->written[1] && !put(out->written, ' ')))
        return false;
    for (uint32_t i = token->span.start; i < token->span.end; i++) {
        char c = bytes[i];
        if (strchr(".'", c)) continue;
        if (!isalpha((unsigned char)c) && c != '-') return false;
        if (!put(out->written, c)) return false;
        if (c == '-' || small) continue;
        if (!put(out->letters, (char)tolower((unsigned char)c))) return false;
    }
    return true;
}

bool xc_whole_read(const char *bytes, const xc_sentence *words,
                   xc_whole_name *out) {
    const xc_token *tokens = words->tokens;
    uint32_t first = 0, last = words->token_count;
    *out = (xc_whole_name){.letters = "=", .written = "="};
    while (first < last && is_before_name(&tokens[first]))
        first++;
    while (last > first && is_mark(&tokens[last - 1]))
        last--;
    if (first == last) return false;
    for (uint32_t i = first; i < last; i++)
        if (!is_mark(&tokens[i]) && !read_word(bytes, &tokens[i], out))
            return false;
    out->span = (xc_span){tokens[first].span.start, tokens[last - 1].span.end};
    return strchr(out->written, ' ') != NULL;
}

/* ------------------------------------------------------------------ */
/* Comparing                                                            */

/* The next letter; small words are letters too here. */
static char next_letter(const char **at) {
    while (**at && !isalpha((unsigned char)**at))
        (*at)++;
    return **at ? *(*at)++ : '\0';
}

static bool is_same_but_style(const char *a, const char *b) {
    for (;;) {
        char x = next_letter(&a), y = next_letter(&b);
        if (tolower((unsigned char)x) != tolower((unsigned char)y))
            return false;
        if (x == '\0') return true;
    }
}

/* Where only the first letter differs, nothing is told. */
static bool is_styled(const char *a, const char *b) {
    const char *x = a, *y = b;
    char first = next_letter(&x), other = next_letter(&y);
    return tolower((unsigned char)first) != tolower((unsigned char)other) ||
           strcmp(x, y) != 0;
}

/* As many words, all of them the same or small ones in one place. */
static bool is_other_small(const char *a, const char *b) {
    xc_word x, y;
    size_t count = 0, other = 0;
    for (;;) {
        bool more = xc_word_next(&a, &x), too = xc_word_next(&b, &y);
        if (more != too) return false;
        if (!more) break;
        count++;
        if (x.length == y.length && memcmp(x.start, y.start, x.length) == 0)
            continue;
        if (!is_small(x.start, x.length) || !is_small(y.start, y.length))
            return false;
        other++;
    }
    return other == 1 && count >= SMALL_LEAST;
}

/* "HEllen", "McHEllen": two capitals before a small letter. */
static bool has_slipped_capital(const char *word) {
    for (; word[0] && word[1] && word[2]; word++)
        if (isupper((unsigned char)word[0]) &&
            isupper((unsigned char)word[1]) && islower((unsigned char)word[2]))
            return true;
    return false;
}

xc_spelled xc_whole_compare(const char *a, const char *b) {
    if (is_same_but_style(a, b) &&
        has_slipped_capital(a) != has_slipped_capital(b))
        return XC_SPELLED_TWICE;
    if (is_same_but_style(a, b))
        return is_styled(a, b) ? XC_SPELLED_STYLE : XC_SPELLED_SAME;
    return is_other_small(a, b) ? XC_SPELLED_TWICE : XC_SPELLED_OTHER;
}

bool xc_whole_is_person(const char *written) {
    char key[XC_MAX_WHOLE], word[XC_MAX_WHOLE];
    const char *at = key;
    xc_word next;
    size_t n = 0;
    bool person = false;
    for (const char *c = written; *c && n + 1 < sizeof key; c++)
        if (isalpha((unsigned char)*c) || *c == ' ')
            key[n++] = (char)tolower((unsigned char)*c);
    key[n] = '\0';
    if (xc_actor_known(key) &
        (XC_GAZETTEER_ORGANIZATION | XC_GAZETTEER_CITY | XC_GAZETTEER_REGION |
         XC_GAZETTEER_COUNTRY | XC_GAZETTEER_PLACE | XC_GAZETTEER_THING))
        return false;
    while (xc_word_next(&at, &next)) {
        memcpy(word, next.start, next.length);
        word[next.length] = '\0';
        unsigned bits = xc_gazetteer_find(word);
        if (is_small(word, next.length)) return false;
        if (bits &
            (XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE | XC_GAZETTEER_SURNAME))
            person = true;
    }
    return person;
}
