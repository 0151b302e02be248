/*
 * qualities.c - turns the words beside a quantity into what it measures (a
 * depth, a wind, a price), and says whether two quantities of two articles
 * measure one quality of one thing.
 *
 * The model of match.c was learned of texts that are known to belong together;
 * of any two articles of one event it holds few figures to be of one thing.
 * Here the quality is the sign that it lacks. Asked for are: one event, the
 * same quality, rare words beside both figures, and in neither article another
 * figure of that quality that the other has too, or that is nearer in words.
 * Knows no tags and no tree. Linear in the words of a clause.
 * Exports: xc_quality_read, xc_quality_differs, xc_match_of_quality.
 */
#include "compare/matching/qualities.h"

#include <string.h>

#include "compare/events/moment_facts.h"
#include "compare/names/people.h"
#include "extract/extractor.h"

/* Words between a figure and its quality, at most. */
enum { FAR_WORDS = 5, FAR_WINNER = 8 };

/* How rare the words are that both figures have beside them: a sum of rarities
 * (weights.tsv), and the share of each side's that it has to be; of what
 * varies, more. */
static const double SHARED_THING = 8, SHARED_PART = 0.3, SHARED_VARYING = 0.5;

/* How sure a pair is at least: never of an error, where only words tell. */
static const double PROBABLE = 0.7;

static int kind_of(const xc_quantity *q) {
    switch (q->dimension) {
    case XC_DIMENSION_LENGTH:
        return XC_QUALITIES_OF_LENGTH;
    case XC_DIMENSION_MASS:
        return XC_QUALITIES_OF_MASS;
    case XC_DIMENSION_SPEED:
        return XC_QUALITIES_OF_SPEED;
    case XC_DIMENSION_TEMPERATURE:
        return XC_QUALITIES_OF_TEMPERATURE;
    case XC_DIMENSION_MAGNITUDE:
        return XC_QUALITIES_OF_MAGNITUDE;
    case XC_DIMENSION_MONEY:
        return XC_QUALITIES_OF_MONEY;
    case XC_DIMENSION_NUMBER:
    case XC_DIMENSION_COUNT:
        return XC_QUALITIES_OF_NUMBER;
    default:
        return 0;
    }
}

/* ------------------------------------------------------------------ */
/* The quality                                                          */

static const xc_lexeme *row_at(const xc_sentence *words, uint32_t at,
                               uint32_t *count) {
    xc_match match =
        xc_match_at(XC_LEXICON_QUALITIES, words, at, words->token_count);
    *count = match.count;
    return match.lexeme;
}

static bool is_bar(const xc_token *token) {
    return token->norm[0] && !token->norm[1] &&
           strchr(",;:.!?()", *token->norm);
}

/* Where a figure stands among the words, and the quality that was found. */
typedef struct search {
    const xc_sentence *words;
    int kind;
    uint32_t first;
    uint32_t last;
    const xc_lexeme *row;
    uint32_t far;
} search;

static void place(search *s, const xc_mention *mention) {
    const xc_sentence *words = s->words;
    while (s->first < words->token_count &&
           words->tokens[s->first].span.end <= mention->span.start)
        s->first++;
    s->last = s->first;
    while (s->last < words->token_count &&
           words->tokens[s->last].span.start < mention->span.end)
        s->last++;
}

static void weigh(search *s, const xc_lexeme *row, uint32_t far, bool behind) {
    bool wins = xc_lexeme_flag(row, XC_QUALITIES_WINS);
    bool won = s->row && xc_lexeme_flag(s->row, XC_QUALITIES_WINS);
    if (xc_lexeme_word(row, XC_QUALITIES_OF) != s->kind ||
        far > (wins ? FAR_WINNER : FAR_WORDS) ||
        (!behind && xc_lexeme_flag(row, XC_QUALITIES_AFTER)) ||
        (behind && xc_lexeme_flag(row, XC_QUALITIES_BEFORE)))
        return;
    if (s->row && (won > wins || (won == wins && s->far <= far))) return;
    s->row = row;
    s->far = far;
}

/* "An 80m-deep well". */
static void look_inside(search *s) {
    for (uint32_t i = s->first; i < s->last; i++) {
        const char *part = strrchr(s->words->tokens[i].norm, '-');
        const xc_lexeme *row =
            part ? xc_lexicon_find(XC_LEXICON_QUALITIES, part + 1) : NULL;
        if (row) weigh(s, row, 0, true);
    }
}

static void look_behind(search *s) {
    uint32_t count;
    for (uint32_t i = s->last;
         i < s->words->token_count && i - s->last <= FAR_WINNER; i++) {
        if (is_bar(&s->words->tokens[i])) return;
        const xc_lexeme *row = row_at(s->words, i, &count);
        if (row) weigh(s, row, i - s->last, true);
    }
}

static void look_before(search *s) {
    uint32_t count;
    for (uint32_t i = s->first; i > 0 && s->first - i < FAR_WINNER; i--) {
        if (is_bar(&s->words->tokens[i - 1])) return;
        const xc_lexeme *row = row_at(s->words, i - 1, &count);
        if (row && i - 1 + count <= s->first)
            weigh(s, row, s->first - (i - 1 + count), false);
    }
}

const xc_lexeme *xc_quality_read(const xc_sentence *words,
                                 const xc_mention *mention) {
    const xc_quantity *q = &mention->quantity;
    search s = {.words = words, .kind = kind_of(q)};
    if (mention->kind != XC_MENTION_QUANTITY || s.kind == 0) return NULL;
    place(&s, mention);
    look_inside(&s);
    look_behind(&s);
    look_before(&s);
    if (!s.row) {
        s.row = xc_lexicon_find(XC_LEXICON_QUALITIES,
                                xc_dimension_name(q->dimension));
        if (s.row && !xc_lexeme_flag(s.row, XC_QUALITIES_ALONE)) s.row = NULL;
    }
    return s.row && xc_lexeme_flag(s.row, XC_QUALITIES_NONE) ? NULL : s.row;
}

/* The word right behind the figure of a fact, in its text, says what it
 * measures: "28 meters wide", "80m-deep". */
static const xc_lexeme *row_behind(const xc_stored_fact *stored) {
    enum { WORD_MOST = 32 };
    const xc_fact *fact = &stored->fact;
    char word[WORD_MOST];
    size_t length = 0, size = stored->text ? strlen(stored->text) : 0;
    size_t at = fact->number_span.end - fact->evidence.start;
    if (!fact->has_number || fact->number_span.end < fact->evidence.start)
        return NULL;
    if (at < size && (stored->text[at] == ' ' || stored->text[at] == '-')) at++;
    while (at < size && length + 1 < WORD_MOST && stored->text[at] >= 'a' &&
           stored->text[at] <= 'z')
        word[length++] = stored->text[at++];
    word[length] = '\0';
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_QUALITIES, word);
    bool fits =
        row && xc_lexeme_word(row, XC_QUALITIES_OF) == kind_of(&fact->number);
    return fits && !xc_lexeme_flag(row, XC_QUALITIES_AFTER) ? row : NULL;
}

bool xc_quality_differs(const xc_stored_fact *a, const xc_stored_fact *b) {
    const xc_lexeme *x = row_behind(a), *y = row_behind(b);
    return x && y && x != y;
}

/* ------------------------------------------------------------------ */
/* The thing                                                            */

static bool is_of_thing(const xc_term *term) {
    return !xc_lexicon_find(XC_LEXICON_QUALITIES, term->word);
}

static double rarity_of(const xc_terms *terms) {
    double sum = 0;
    for (size_t i = 0; i < terms->count; i++)
        if (is_of_thing(&terms->items[i])) sum += terms->items[i].rarity;
    return sum;
}

/* What stands beside both figures and tells of which thing they are. */
static double shared_of(const xc_terms *a, const xc_terms *b) {
    return xc_terms_common(a, b, is_of_thing);
}

/* A word of a name that an article has: "opera" of the Tarnby Opera. */
static bool is_in_name(const xc_content *content, const char *word) {
    size_t length = strlen(word);
    for (size_t i = 0; i < content->names.count; i++) {
        const char *at = content->names.items[i];
        for (size_t size; *at; at += size + (at[size] == ' ')) {
            size = strcspn(at, " ");
            if (size == length && strncmp(at, word, length) == 0) return true;
        }
    }
    return false;
}

/* A word for the thing, beside its names: "well", "mast". */
static bool share_noun(const xc_content *content, const xc_terms *a,
                       const xc_terms *b) {
    for (size_t i = 0, k = 0; i < a->count; i++) {
        while (k < b->count && b->items[k].stem < a->items[i].stem)
            k++;
        if (k < b->count && b->items[k].stem == a->items[i].stem &&
            is_of_thing(&a->items[i]) && is_of_thing(&b->items[k]) &&
            xc_word_is_common(a->items[i].word) &&
            !is_in_name(content, a->items[i].word))
            return true;
    }
    return false;
}

/* Another figure of that quality: the other article's, so that it is known, or
 * one whose words are as near to those of the other article's. */
static bool has_rival(const xc_observed *own, size_t index,
                      const xc_observation *other) {
    const xc_observation *x = &own->items.items[index];
    double near = shared_of(&x->around, &other->around);
    for (size_t i = 0; i < own->items.count; i++) {
        const xc_observation *z = &own->items.items[i];
        if (i == index || z->mention->kind != XC_MENTION_QUANTITY ||
            !xc_match_compares(z, other))
            continue;
        if (xc_match_agrees(z, other)) return true;
        if (z->quality == x->quality && !xc_match_agrees(z, x) &&
            shared_of(&z->around, &other->around) >= near)
            return true;
    }
    return false;
}

bool xc_match_of_quality(const xc_engine *engine, xc_matching *m) {
    const xc_observation *x = &m->a->items.items[m->x];
    const xc_observation *y = &m->b->items.items[m->y];
    if (m->dated || !x->quality || x->quality != y->quality ||
        m->features[XC_MATCH_CONTRAST] > 0 || m->features[XC_MATCH_MEANT] > 0)
        return false;
    double shared = shared_of(&x->around, &y->around);
    double part = xc_lexeme_flag(x->quality, XC_QUALITIES_VARIES)
                      ? SHARED_VARYING
                      : SHARED_PART;
    if (shared < SHARED_THING || shared < part * rarity_of(&x->around) ||
        shared < part * rarity_of(&y->around) ||
        !share_noun(engine->contents.items[m->a->content], &x->near,
                    &y->around) ||
        !share_noun(engine->contents.items[m->b->content], &y->near,
                    &x->around) ||
        has_rival(m->a, m->x, y) || has_rival(m->b, m->y, x) ||
        !xc_moments_one_event(engine, m->a, m->b))
        return false;
    if (m->probability < PROBABLE) m->probability = PROBABLE;
    return true;
}
