/*
 * people.c - turns the names of two people in two articles into whether they
 * are one person's, spelled the same or in two ways.
 *
 * Two spellings have all words but one in common; that one sounds the same
 * (spellings.tsv, endings.tsv), or has the same consonants and is a letter off,
 * two where it is long. Short words are never two spellings: too many names are
 * a letter apart. Nor are a name for women and one for men. Source: the
 * skeleton of consonants follows R. C. Russell's Soundex (US patent 1,261,167,
 * 1918); the letters off, F. J. Damerau, "A technique for computer detection
 * and correction of spelling errors", CACM 7 (1964).
 * Exports: xc_word_compare, xc_word_is_romanised, xc_word_is_known,
 * xc_word_is_common, xc_name_compare, xc_name_is_full, xc_name_search_key,
 * xc_people_shared, xc_people_days.
 */
#include "compare/people.h"

#include <string.h>

#include "base/wordlist.h"
#include "lexicon/gazetteer.h"
#include "lexicon/lexicon.h"

/* Words of a name that are looked at, bytes of one; letters that a word needs
 * to be a letter off, and to be two off; letters that two endings share. */
enum { MAX_WORDS = 8, MAX_BYTES = 40, ONE_OFF = 5, TWO_OFF = 8, ENDING = 4 };

typedef struct name {
    char words[MAX_WORDS][MAX_BYTES]; /* plain; initials are left out */
    size_t count;
} name;

static void read_name(const char *key, name *out) {
    xc_word word;
    out->count = 0;
    while (out->count < MAX_WORDS && xc_word_next(&key, &word)) {
        char *plain = out->words[out->count];
        xc_actor_write_plain(word.start, word.length, plain, MAX_BYTES);
        if (strlen(plain) > 1) out->count++;
    }
}

bool xc_name_is_full(const char *key) {
    name own;
    if (!key) return false;
    read_name(key, &own);
    return own.count >= 2;
}

/* ------------------------------------------------------------------ */
/* Letters                                                              */

/* The letter that stands for all that sound like it; '\0': none is heard. */
static char heard(const char *word, size_t at) {
    char c = word[at], next = word[at + 1];
    switch (c) {
    case 'c':
        return strchr("eiy", next) && next ? 's' : 'k';
    case 'q':
        return 'k';
    case 'g':
        return strchr("eiy", next) && next ? 'j' : 'g';
    case 'z':
        return 's';
    case 'v':
    case 'w':
        return 'f';
    case 'p':
        return next == 'h' ? 'f' : 'p';
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
    case 'h':
        return '\0';
    default:
        return c;
    }
}

/* The consonants of a word, of two in a row that sound alike one; a word that
 * begins with none begins with "a". */
static void write_skeleton(const char *word, char out[MAX_BYTES]) {
    size_t n = 0;
    for (size_t i = 0; word[i]; i++) {
        char c = heard(word, i);
        if (c == '\0' && i == 0 && word[i] != 'h') c = 'a';
        if (c == '\0' || (n > 0 && out[n - 1] == c)) continue;
        out[n++] = c;
    }
    out[n] = '\0';
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Letters to be put in, left out, changed, or swapped with the next. */
static size_t count_slips(const char *a, const char *b) {
    size_t rows[3][MAX_BYTES + 1];
    size_t n = strlen(a), m = strlen(b);
    for (size_t k = 0; k <= m; k++)
        rows[0][k] = k;
    for (size_t i = 1; i <= n; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i - 1) % 3];
        row[0] = i;
        for (size_t k = 1; k <= m; k++) {
            row[k] = above[k - 1] + (a[i - 1] != b[k - 1]);
            row[k] = least(row[k], least(above[k], row[k - 1]) + 1);
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[k] = least(row[k], rows[(i - 2) % 3][k - 2] + 1);
        }
    }
    return rows[n % 3][m];
}

/* ------------------------------------------------------------------ */
/* Words                                                                */

static bool is_for_others(unsigned a, unsigned b) {
    unsigned both = XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE;
    return (a & both) && (b & both) && !(a & b & both);
}

/* Both are names that people have, as the list of names knows. */
static bool are_both_known(const char *a, const char *b, bool given) {
    unsigned bits =
        given ? XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE : XC_GAZETTEER_SURNAME;
    return (xc_gazetteer_find(a) & bits) && (xc_gazetteer_find(b) & bits);
}

/* "Marensky" and "Marenskyy": before one ending in two ways they are the same.
 */
static bool is_ending(const char *a, const char *b) {
    size_t same = 0, n = strlen(a), m = strlen(b);
    while (a[same] && a[same] == b[same])
        same++;
    for (size_t at = same + 1; at-- > 0 && same - at <= ENDING;) {
        const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_ENDINGS, a + at);
        if (at < n && at < m && row &&
            row == xc_lexicon_find(XC_LEXICON_ENDINGS, b + at))
            return true;
    }
    return false;
}

/* Two words that differ. */
static xc_spelled compare_words(const char *a, const char *b, bool given) {
    const xc_lexeme *x = xc_lexicon_find(XC_LEXICON_SPELLINGS, a);
    if (x && x == xc_lexicon_find(XC_LEXICON_SPELLINGS, b))
        return xc_lexeme_flag(x, XC_SPELLINGS_SCRIPT) ? XC_SPELLED_SCRIPT
                                                      : XC_SPELLED_TWICE;
    if (is_ending(a, b)) return XC_SPELLED_SCRIPT;
    if (given && is_for_others(xc_gazetteer_find(a), xc_gazetteer_find(b)))
        return XC_SPELLED_OTHER;
    char p[MAX_BYTES], q[MAX_BYTES];
    write_skeleton(a, p);
    write_skeleton(b, q);
    size_t length = least(strlen(a), strlen(b));
    size_t most = length >= TWO_OFF ? 2 : length >= ONE_OFF ? 1 : 0;
    if (strcmp(p, q) != 0 || count_slips(a, b) > most) return XC_SPELLED_OTHER;
    return are_both_known(a, b, given) ? XC_SPELLED_DOUBT : XC_SPELLED_TWICE;
}

/* ------------------------------------------------------------------ */
/* Slips                                                                */

/* Letters of a word that has a slip; of one of which a letter is changed, into
 * one that sounds alike or another ("Bell" and "Bill" are two); of one that has
 * two slips. */
enum { SLIP_LEAST = 4, HEARD_LEAST = 5, CHANGED_LEAST = 6, SLIP_TWO = 7 };

enum {
    PEOPLE = XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE | XC_GAZETTEER_SURNAME |
             XC_GAZETTEER_PERSON,
    PLACES = XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION | XC_GAZETTEER_CITY |
             XC_GAZETTEER_PLACE | XC_GAZETTEER_PEOPLE,
    OTHERS = XC_GAZETTEER_ORGANIZATION | XC_GAZETTEER_THING,
    NAMES = PEOPLE | PLACES | OTHERS
};

bool xc_word_is_common(const char *word) {
    return (xc_gazetteer_find(word) & XC_GAZETTEER_COMMON) != 0 ||
           xc_gazetteer_commonness(word) != 0;
}

bool xc_word_is_known(const char *word) {
    return (xc_gazetteer_find(word) & NAMES) != 0 || xc_word_is_common(word);
}

static bool are_both(unsigned a, unsigned b, unsigned bits) {
    return (a & bits) && (b & bits);
}

/* Both are names of people, or of places, or both are words: nobody can tell
 * that one is not meant. A word where the other has a name is what a
 * spell-checker puts in, though somebody may have a long one for a name. */
static bool are_both_meant(const char *a, const char *b) {
    unsigned x = xc_gazetteer_find(a), y = xc_gazetteer_find(b);
    bool is_long = strlen(a) >= CHANGED_LEAST && strlen(b) >= CHANGED_LEAST;
    if (is_long && xc_word_is_common(a) != xc_word_is_common(b)) return false;
    if ((x & NAMES) || (y & NAMES))
        return are_both(x, y, PEOPLE) || are_both(x, y, PLACES) ||
               are_both(x, y, OTHERS);
    return xc_word_is_known(a) && xc_word_is_known(b);
}

static bool is_form(const xc_lexeme *row, const char *rest) {
    return *rest ? xc_lexicon_find(XC_LEXICON_INFLECTIONS, rest) == row
                 : xc_lexeme_flag(row, XC_INFLECTIONS_BARE);
}

/* "Democrat" and "Democrats", "Antonia" and "Antonio". */
static bool is_inflected(const char *a, const char *b) {
    size_t same = 0;
    while (a[same] && a[same] == b[same])
        same++;
    for (size_t at = same + 1; at-- > 0 && same - at <= ENDING;) {
        const char *x = a + at, *y = b + at;
        const xc_lexeme *row =
            xc_lexicon_find(XC_LEXICON_INFLECTIONS, *x ? x : y);
        if (row && is_form(row, x) && is_form(row, y)) return true;
    }
    return false;
}

/* The rows of a keyboard: a finger that slips hits the key beside. */
static const char *const KEYS[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

static bool are_keys_beside(char a, char b) {
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        const char *x = strchr(KEYS[i], a), *y = strchr(KEYS[i], b);
        if (x && y && (x - y == 1 || y - x == 1)) return true;
    }
    return false;
}

/* "Bridge", "Brifge": of two words of one length that differ in one letter, no
 * list has the one. */
static bool is_mistyped(const char *a, const char *b) {
    size_t i = 0;
    while (a[i] == b[i])
        i++;
    return are_keys_beside(a[i], b[i]) &&
           xc_word_is_known(a) != xc_word_is_known(b);
}

/* A slip of the pen or of the ear. */
static bool is_slip(const char *a, const char *b) {
    char p[MAX_BYTES], q[MAX_BYTES];
    size_t n = strlen(a), m = strlen(b), length = least(n, m);
    if (length < SLIP_LEAST || n >= MAX_BYTES || m >= MAX_BYTES) return false;
    if (n > m + 2 || m > n + 2) return false;
    write_skeleton(a, p);
    write_skeleton(b, q);
    bool heard_alike = strcmp(p, q) == 0;
    if (a[0] != b[0] && !heard_alike) return false;
    size_t slips = count_slips(a, b);
    if (slips > 1) return slips == 2 && heard_alike && length >= SLIP_TWO;
    /* A letter more or less or two swapped tell more than one changed. */
    size_t equal = 0;
    for (size_t i = 0; n == m && i < n; i++)
        equal += a[i] == b[i];
    bool changed = n == m && equal + 1 == n;
    return !changed || length >= CHANGED_LEAST ||
           (length >= HEARD_LEAST && (heard_alike || is_mistyped(a, b)));
}

bool xc_word_is_romanised(const char *a, const char *b) {
    char p[MAX_BYTES], q[MAX_BYTES];
    size_t n = strlen(a), m = strlen(b), length = least(n, m);
    if (length < SLIP_LEAST || n >= MAX_BYTES || m >= MAX_BYTES) return false;
    if (a[0] != b[0] || xc_word_is_common(a) || xc_word_is_common(b))
        return false;
    if (is_for_others(xc_gazetteer_find(a), xc_gazetteer_find(b)) ||
        is_inflected(a, b))
        return false;
    write_skeleton(a, p);
    write_skeleton(b, q);
    return strcmp(p, q) == 0 && count_slips(a, b) <= 2;
}

xc_spelled xc_word_compare(const char *a, const char *b) {
    if (strcmp(a, b) == 0) return XC_SPELLED_SAME;
    const xc_lexeme *x = xc_lexicon_find(XC_LEXICON_SPELLINGS, a);
    if (x && x == xc_lexicon_find(XC_LEXICON_SPELLINGS, b))
        return xc_lexeme_flag(x, XC_SPELLINGS_SCRIPT) ? XC_SPELLED_SCRIPT
                                                      : XC_SPELLED_TWICE;
    if (!is_slip(a, b) || is_inflected(a, b)) return XC_SPELLED_OTHER;
    if (is_ending(a, b)) return XC_SPELLED_SCRIPT;
    return are_both_meant(a, b) ? XC_SPELLED_DOUBT : XC_SPELLED_TWICE;
}

/* "ott marsh", "ott-marsh" */
static bool is_joined(const name *a, const name *b) {
    char x[MAX_WORDS * MAX_BYTES] = "", y[MAX_WORDS * MAX_BYTES] = "";
    for (size_t i = 0; i < a->count; i++)
        memcpy(x + strlen(x), a->words[i], strlen(a->words[i]) + 1);
    for (size_t i = 0; i < b->count; i++)
        memcpy(y + strlen(y), b->words[i], strlen(b->words[i]) + 1);
    return strcmp(x, y) == 0;
}

/* "Jane Ada Roe", "Jane Roe": all words of the one, and the same ends. */
static bool is_within(const name *longer, const name *shorter) {
    size_t k = 0;
    for (size_t i = 0; i < longer->count && k < shorter->count; i++)
        if (strcmp(longer->words[i], shorter->words[k]) == 0) k++;
    return k == shorter->count && k >= 2 &&
           strcmp(longer->words[0], shorter->words[0]) == 0 &&
           strcmp(longer->words[longer->count - 1], shorter->words[k - 1]) == 0;
}

xc_spelled xc_name_compare(const char *key, const char *other) {
    name a, b;
    read_name(key, &a);
    read_name(other, &b);
    if (a.count < 2 || b.count < 2)
        return strcmp(key, other) == 0 ? XC_SPELLED_SAME : XC_SPELLED_OTHER;
    if (is_joined(&a, &b)) return XC_SPELLED_SAME;
    if (a.count != b.count)
        return is_within(a.count > b.count ? &a : &b,
                         a.count > b.count ? &b : &a)
                   ? XC_SPELLED_SAME
                   : XC_SPELLED_OTHER;
    size_t at = a.count;
    for (size_t i = 0; i < a.count; i++) {
        if (strcmp(a.words[i], b.words[i]) == 0) continue;
        if (at < a.count) return XC_SPELLED_OTHER;
        at = i;
    }
    return compare_words(a.words[at], b.words[at], at + 1 < a.count);
}

const char *xc_name_search_key(xc_arena *arena, const char *key) {
    char first[MAX_BYTES], last[MAX_BYTES];
    name own;
    read_name(key, &own);
    if (own.count == 0) return "";
    write_skeleton(own.words[0], first);
    write_skeleton(own.words[own.count - 1], last);
    return xc_arena_format(arena, "%s %s", first, last);
}

/* ------------------------------------------------------------------ */
/* Articles                                                             */

static double weigh_name(const char *key) {
    unsigned bits = xc_actor_known(key);
    if (bits & (XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION)) return 0;
    if (xc_lexicon_find(XC_LEXICON_ALIASES, key)) return 0;
    if (strchr(key, ' ')) return 1;
    return bits & ~(unsigned)XC_GAZETTEER_PREFIX ? 0.5 : 1;
}

static const char *last_word(const char *key) {
    const char *blank = strrchr(key, ' ');
    return blank ? blank + 1 : key;
}

/* The actors themselves, and their relatives, say nothing of the rest. */
static bool is_own(const xc_subject *s, const char *key) {
    return s->fact->actor_key &&
           strcmp(last_word(key), last_word(s->fact->actor_key)) == 0;
}

double xc_people_shared(const xc_subject *a, const xc_subject *b) {
    size_t i = 0, k = 0;
    double shared = 0;
    while (i < a->name_count && k < b->name_count) {
        int order = strcmp(a->names[i], b->names[k]);
        if (order == 0 && !is_own(a, a->names[i]) && !is_own(b, a->names[i]))
            shared += weigh_name(a->names[i]);
        if (order <= 0) i++;
        if (order >= 0) k++;
    }
    return shared;
}

int32_t xc_people_days(const xc_subject *a, const xc_subject *b) {
    if (a->published == XC_DAY_UNKNOWN || b->published == XC_DAY_UNKNOWN)
        return -1;
    int32_t days = a->published - b->published;
    return days < 0 ? -days : days;
}
