/*
 * lemmas.c - turns a word with its tags into its lemma, out of the tables
 * that tools/train/lemmas.c wrote (lemmas.h has their layout).
 *
 * Reading a section trusts nothing in it; looking up trusts what was read.
 * It does not look at neighbours: "'s" is "be" wherever it is a verb.
 * Exports: xc_lemmas_open, xc_lemma_of.
 */
#include "language/lemmas.h"

#include <string.h>

#include "language/steps.h"

static uint32_t get16(const unsigned char *p) {
    return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static uint32_t get32(const unsigned char *p) {
    return get16(p) | get16(p + 2) << 16;
}

/* ------------------------------------------------------------------ */
/* Reading                                                             */

static bool text_holds(const xc_lemmas *l, uint32_t at, uint32_t length) {
    return at <= l->text_length && length <= l->text_length - at;
}

/* Where the parts are; false when the bytes are too few or too many. */
static bool find_parts(xc_lemmas *l, const unsigned char *p, size_t length) {
    if (length < XC_LEMMA_HEAD || memcmp(p, "XLM1", 4) != 0) return false;
    l->tag_count = get16(p + 4);
    l->edit_count = get16(p + 6);
    l->form_count = get32(p + 8);
    l->rule_count = get32(p + 12);
    l->text_length = get32(p + 16);
    l->dictionary_length = get32(p + 20);
    if (l->tag_count > XC_LEMMA_MAX_TAGS || l->edit_count < 1 ||
        l->edit_count > XC_LEMMA_MAX_EDITS ||
        l->form_count > XC_LEMMA_MAX_FORMS ||
        l->rule_count > XC_LEMMA_MAX_RULES)
        return false;
    uint64_t blocks = (l->form_count + XC_LEMMA_BLOCK - 1) / XC_LEMMA_BLOCK;
    uint64_t need = XC_LEMMA_HEAD + (uint64_t)l->tag_count * XC_LEMMA_TAG +
                    (uint64_t)l->edit_count * XC_LEMMA_EDIT +
                    (uint64_t)l->rule_count * XC_LEMMA_RULE + blocks * 4 +
                    l->text_length + l->dictionary_length;
    if (need != length) return false;
    l->tags = p + XC_LEMMA_HEAD;
    l->edits = l->tags + (size_t)l->tag_count * XC_LEMMA_TAG;
    l->rules = l->edits + (size_t)l->edit_count * XC_LEMMA_EDIT;
    l->blocks = l->rules + (size_t)l->rule_count * XC_LEMMA_RULE;
    l->text = l->blocks + (size_t)blocks * 4;
    l->dictionary = l->text + l->text_length;
    return true;
}

/* Added bytes hold no NUL and begin with a whole character. */
static bool check_edits(const xc_lemmas *l) {
    if (get32(l->edits) != 0) return false;
    for (uint32_t i = 0; i < l->edit_count; i++) {
        const unsigned char *edit = l->edits + (size_t)i * XC_LEMMA_EDIT;
        uint32_t at = get16(edit + 2), n = edit[1];
        if (n > XC_LEMMA_MAX_BYTES || !text_holds(l, at, n)) return false;
        if (n > 0 &&
            (memchr(l->text + at, 0, n) || (l->text[at] & 0xC0) == 0x80))
            return false;
    }
    return true;
}

static int compare_bytes(const unsigned char *a, size_t a_length,
                         const unsigned char *b, size_t b_length) {
    int order = memcmp(a, b, a_length < b_length ? a_length : b_length);
    if (order != 0) return order;
    return a_length < b_length ? -1 : a_length > b_length;
}

/* Order of endings: shorter ones first. */
static int compare_endings(const unsigned char *a, size_t a_length,
                           const unsigned char *b, size_t b_length) {
    if (a_length != b_length) return a_length < b_length ? -1 : 1;
    return memcmp(a, b, a_length);
}

static bool check_rule(const xc_lemmas *l, const unsigned char *rule,
                       const unsigned char *before) {
    uint32_t at = get16(rule), n = rule[2], edit = get16(rule + 4);
    if (n > XC_LEMMA_MAX_SUFFIX || rule[3] != 0 || !text_holds(l, at, n) ||
        edit >= l->edit_count || l->edits[(size_t)edit * XC_LEMMA_EDIT] > n)
        return false;
    return !before || compare_endings(l->text + get16(before), before[2],
                                      l->text + at, n) < 0;
}

static bool check_tags(xc_lemmas *l) {
    for (uint32_t i = 0; i < l->tag_count; i++) {
        const unsigned char *tag = l->tags + (size_t)i * XC_LEMMA_TAG;
        uint32_t first = get16(tag + 8), count = get16(tag + 10);
        if (tag[XC_LEMMA_TAG_NAME - 1] != 0 || tag[0] == 0 ||
            first > l->rule_count || count > l->rule_count - first)
            return false;
        const unsigned char *before = NULL;
        for (uint32_t r = first; r < first + count; r++) {
            const unsigned char *rule = l->rules + (size_t)r * XC_LEMMA_RULE;
            if (!check_rule(l, rule, before)) return false;
            before = rule;
        }
    }
    return true;
}

/* A form of the dictionary while going through it. */
typedef struct cursor {
    unsigned char form[XC_LEMMA_MAX_BYTES];
    uint32_t length;
    const unsigned char *answers;
    uint32_t answer_count;
    uint32_t next; /* place of the form behind it */
} cursor;

/* The form at c->next; the places are known to be right. */
static void step(const xc_lemmas *l, cursor *c) {
    const unsigned char *p = l->dictionary + c->next;
    uint32_t shared = p[0], rest = p[1];
    memcpy(c->form + shared, p + 2, rest);
    c->length = shared + rest;
    c->answer_count = p[2 + rest];
    c->answers = p + 3 + rest;
    c->next += 3 + rest + c->answer_count * XC_LEMMA_ANSWER;
}

/* The same where nothing is known yet. */
static bool check_step(const xc_lemmas *l, cursor *c) {
    uint32_t left = l->dictionary_length - c->next;
    const unsigned char *p = l->dictionary + c->next;
    if (left < 3) return false;
    uint32_t shared = p[0], rest = p[1];
    if (rest == 0 || rest > left - 3 || shared > c->length ||
        shared + rest > XC_LEMMA_MAX_BYTES)
        return false;
    uint32_t answers = p[2 + rest];
    return answers > 0 && answers * XC_LEMMA_ANSWER <= left - 3 - rest;
}

static bool check_answers(const xc_lemmas *l, const cursor *c) {
    for (uint32_t i = 0; i < c->answer_count; i++) {
        const unsigned char *answer = c->answers + i * XC_LEMMA_ANSWER;
        uint32_t edit = get16(answer + 1);
        if (answer[0] >= l->tag_count || edit >= l->edit_count) return false;
        const unsigned char *e = l->edits + (size_t)edit * XC_LEMMA_EDIT;
        uint32_t kept = c->length - (e[0] < c->length ? e[0] : c->length);
        if (e[0] > c->length || kept + e[1] == 0) return false;
    }
    return true;
}

static bool check_dictionary(const xc_lemmas *l) {
    cursor c = {.length = 0, .next = 0};
    for (uint32_t i = 0; i < l->form_count; i++) {
        unsigned char before[XC_LEMMA_MAX_BYTES];
        uint32_t before_length = c.length;
        memcpy(before, c.form, before_length);
        if (i % XC_LEMMA_BLOCK == 0) {
            if (get32(l->blocks + (size_t)(i / XC_LEMMA_BLOCK) * 4) != c.next)
                return false;
            c.length = 0;
        }
        if (c.next > l->dictionary_length || !check_step(l, &c)) return false;
        step(l, &c);
        if (i > 0 &&
            compare_bytes(before, before_length, c.form, c.length) >= 0)
            return false;
        if (memchr(c.form, 0, c.length) || !check_answers(l, &c)) return false;
    }
    return c.next == l->dictionary_length;
}

/* The tag of that name; XC_LEMMA_MAX_TAGS: none. */
static uint8_t find_tag(const xc_lemmas *l, const char *prefix,
                        const char *name) {
    size_t p = strlen(prefix), n = strlen(name);
    if (p + n >= XC_LEMMA_TAG_NAME) return XC_LEMMA_MAX_TAGS;
    char key[XC_LEMMA_TAG_NAME] = {0};
    memcpy(key, prefix, p);
    memcpy(key + p, name, n);
    for (uint32_t i = 0; i < l->tag_count; i++)
        if (memcmp(l->tags + (size_t)i * XC_LEMMA_TAG, key, sizeof key) == 0)
            return (uint8_t)i;
    return XC_LEMMA_MAX_TAGS;
}

xc_status xc_lemmas_open(xc_lemmas *lemmas, const char *bytes, size_t length,
                         xc_error *error) {
    *lemmas = (xc_lemmas){0};
    if (!bytes || !find_parts(lemmas, (const unsigned char *)bytes, length) ||
        !check_edits(lemmas) || !check_tags(lemmas) ||
        !check_dictionary(lemmas)) {
        *lemmas = (xc_lemmas){0};
        return xc_fail(error, XC_ERROR_FORMAT,
                       "the table of lemmas is damaged: train it again");
    }
    for (int u = 0; u <= (int)XC_UPOS_VERB; u++)
        lemmas->upos_tags[u] = find_tag(lemmas, "=", xc_upos_name((xc_upos)u));
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Looking up                                                          */

/* A word under look-up. */
typedef struct query {
    const xc_lemmas *l;
    const unsigned char *word;
    size_t length;
    uint8_t xpos, upos; /* tags; XC_LEMMA_MAX_TAGS: not known */
} query;

/* The last block whose first form is not behind the word. */
static uint32_t find_block(const query *q) {
    uint32_t low = 0, high = (q->l->form_count - 1) / XC_LEMMA_BLOCK;
    while (low < high) {
        uint32_t middle = low + (high - low + 1) / 2;
        const unsigned char *first =
            q->l->dictionary + get32(q->l->blocks + (size_t)middle * 4);
        if (compare_bytes(first + 2, first[1], q->word, q->length) <= 0)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* Finds the word in the dictionary; false: it is not there. */
static bool find_form(const query *q, cursor *c) {
    if (q->l->form_count == 0) return false;
    uint32_t block = find_block(q), at = block * XC_LEMMA_BLOCK;
    uint32_t end = at + XC_LEMMA_BLOCK;
    if (end > q->l->form_count) end = q->l->form_count;
    *c = (cursor){.next = get32(q->l->blocks + (size_t)block * 4)};
    for (; at < end; at++) {
        step(q->l, c);
        int order = compare_bytes(c->form, c->length, q->word, q->length);
        if (order >= 0) return order == 0;
    }
    return false;
}

/* The edit that the form has under a tag; false: none. */
static bool find_answer(const cursor *c, uint8_t tag, uint32_t *edit) {
    for (uint32_t i = 0; i < c->answer_count; i++) {
        const unsigned char *answer = c->answers + i * XC_LEMMA_ANSWER;
        if (answer[0] != tag) continue;
        *edit = get16(answer + 1);
        return true;
    }
    return false;
}

/* The rule of a tag for this ending, or NULL. */
static const unsigned char *find_rule(const query *q, const unsigned char *tag,
                                      size_t n) {
    if (!q->l->rules) return NULL;
    uint32_t low = get16(tag + 8), high = low + get16(tag + 10);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const unsigned char *rule =
            q->l->rules + (size_t)middle * XC_LEMMA_RULE;
        int order = compare_endings(q->l->text + get16(rule), rule[2],
                                    q->word + q->length - n, n);
        if (order == 0) return rule;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool has_vowel(const unsigned char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (strchr("aeiouy", bytes[i]) || bytes[i] >= 0x80) return true;
    return false;
}

/* True when what an edit leaves of the word can be one: "sing" is not "s" and
 * -ing. A single letter may go anywhere ("TVs"). */
static bool leaves_word(const query *q, const unsigned char *edit) {
    size_t kept = q->length - edit[0];
    if (kept == 0) return false;
    if (edit[0] < 2) return true;
    return has_vowel(q->word, kept) ||
           has_vowel(q->l->text + get16(edit + 2), edit[1]);
}

/* The edit of the longest ending that has a rule. */
static uint32_t guess(const query *q) {
    uint8_t index = q->xpos < XC_LEMMA_MAX_TAGS ? q->xpos : q->upos;
    if (index >= XC_LEMMA_MAX_TAGS || q->l->rule_count == 0) return 0;
    const unsigned char *tag = q->l->tags + (size_t)index * XC_LEMMA_TAG;
    size_t n =
        q->length < XC_LEMMA_MAX_SUFFIX ? q->length : XC_LEMMA_MAX_SUFFIX;
    for (; n > 0; n--) {
        const unsigned char *rule = find_rule(q, tag, n);
        if (!rule) continue;
        uint32_t edit = get16(rule + 4);
        if (leaves_word(q, q->l->edits + (size_t)edit * XC_LEMMA_EDIT))
            return edit;
    }
    return 0;
}

static const char *apply(const query *q, uint32_t edit, xc_names *names,
                         const char *norm) {
    const unsigned char *e = q->l->edits + (size_t)edit * XC_LEMMA_EDIT;
    size_t kept = q->length - e[0];
    bool inside = kept < q->length && (q->word[kept] & 0xC0) == 0x80;
    if (e[0] > q->length || inside) return norm;
    char lemma[2 * XC_LEMMA_MAX_BYTES];
    memcpy(lemma, q->word, kept);
    memcpy(lemma + kept, q->l->text + get16(e + 2), e[1]);
    return xc_names_intern(names, lemma, kept + e[1]);
}

static bool is_digit(unsigned char c) {
    return c >= '0' && c <= '9';
}

/* "10,000" is "10000" under tags whose numbers lose their commas. */
static const char *ungroup(const query *q, xc_names *names, const char *norm) {
    uint8_t index = q->xpos < XC_LEMMA_MAX_TAGS ? q->xpos : q->upos;
    if (index >= XC_LEMMA_MAX_TAGS ||
        !(q->l->tags[(size_t)index * XC_LEMMA_TAG + 12] & XC_LEMMA_UNGROUPED))
        return norm;
    char out[XC_LEMMA_MAX_BYTES];
    size_t n = 0;
    for (size_t i = 0; i < q->length; i++) {
        bool inside = i > 0 && i + 1 < q->length && is_digit(q->word[i - 1]) &&
                      is_digit(q->word[i + 1]);
        if (q->word[i] != ',' || !inside) out[n++] = (char)q->word[i];
    }
    return n == q->length ? norm : xc_names_intern(names, out, n);
}

/* True for one character beyond ASCII. */
static bool is_symbol(const char *form, size_t length) {
    static const unsigned char FIRST[] = {0, 0, 0xC0, 0xE0, 0xF0};
    return form && length >= 2 && length <= 4 &&
           (unsigned char)form[0] >= FIRST[length] &&
           (length == 4 || (unsigned char)form[0] < FIRST[length + 1]);
}

/* True when a form of irregular.tsv may have that tag. Behind a plural subject
 * the tagger now and then takes a past ("producers stuck to it") for a
 * present. */
static bool takes_tag(int form, const char *xpos) {
    bool present = strcmp(xpos, "VBP") == 0;
    bool base = present || strcmp(xpos, "VB") == 0;
    bool past = present || strcmp(xpos, "VBD") == 0,
         done = strcmp(xpos, "VBN") == 0;
    switch (form) {
    case XC_IRREGULAR_FORM_BASE:
        return base;
    case XC_IRREGULAR_FORM_PAST:
        return past;
    case XC_IRREGULAR_FORM_PARTICIPLE:
        return done;
    case XC_IRREGULAR_FORM_BOTH:
        return past || done;
    case XC_IRREGULAR_FORM_ANY:
        return base || past || done;
    case XC_IRREGULAR_FORM_PROGRESSIVE:
        return strcmp(xpos, "VBG") == 0;
    case XC_IRREGULAR_FORM_PLURAL:
        return strcmp(xpos, "NNS") == 0;
    case XC_IRREGULAR_FORM_SAME:
        return strcmp(xpos, "NNS") == 0 || strcmp(xpos, "NN") == 0;
    case XC_IRREGULAR_FORM_COMPARATIVE:
        return strcmp(xpos, "JJR") == 0;
    case XC_IRREGULAR_FORM_SUPERLATIVE:
        return strcmp(xpos, "JJS") == 0;
    default:
        return false;
    }
}

/* What the word list of irregular forms says; NULL: nothing. */
static const char *find_listed(const char *norm, const char *xpos) {
    if (!xpos) return NULL;
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_IRREGULAR, norm);
    if (!row || !takes_tag(xc_lexeme_word(row, XC_IRREGULAR_FORM), xpos))
        return NULL;
    return xc_lexeme_text(row, XC_IRREGULAR_LEMMA);
}

/* A character beyond ASCII as it is written; NULL: not in the dictionary. */
static const char *find_symbol(const query *q, xc_names *names,
                               const xc_lemma_word *word) {
    cursor c;
    uint32_t edit;
    query symbol = *q;
    if (!is_symbol(word->form, word->form_length)) return NULL;
    symbol.word = (const unsigned char *)word->form;
    symbol.length = word->form_length;
    if (!find_form(&symbol, &c) ||
        (!find_answer(&c, q->xpos, &edit) && !find_answer(&c, q->upos, &edit)))
        return NULL;
    return apply(&symbol, edit, names, word->norm);
}

static const char *find_word(const query *q, xc_names *names,
                             const xc_lemma_word *word) {
    cursor c = {.answer_count = 0};
    uint32_t edit = 0;
    bool known = find_form(q, &c);
    if (known && find_answer(&c, q->xpos, &edit))
        return apply(q, edit, names, word->norm);
    const char *listed = find_listed(word->norm, word->xpos);
    if (listed) return xc_names_intern_string(names, listed);
    if (!known || !find_answer(&c, q->upos, &edit)) edit = guess(q);
    if (edit != 0) return apply(q, edit, names, word->norm);
    return ungroup(q, names, word->norm);
}

const char *xc_lemma_of(const xc_lemmas *lemmas, xc_names *names,
                        const xc_lemma_word *word) {
    const char *norm = word->norm;
    if (!lemmas || !lemmas->tags) return xc_lemma_find(names, norm, word->upos);
    query q = {lemmas, (const unsigned char *)norm, strlen(norm),
               XC_LEMMA_MAX_TAGS, lemmas->upos_tags[word->upos]};
    if (word->xpos) q.xpos = find_tag(lemmas, "", word->xpos);
    const char *symbol = find_symbol(&q, names, word);
    if (symbol) return symbol;
    if (q.length == 0 || q.length > XC_LEMMA_MAX_BYTES) return norm;
    return find_word(&q, names, word);
}
