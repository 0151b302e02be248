/*
 * quotation.c - the same quotation in two articles, or twice in one: word for
 * word, or worded otherwise.
 *
 * Punctuation, case and spelling do not count. What an editor does to
 * quotations (cuts that are marked, insertions in brackets, small words heard
 * otherwise) is no conflict; words that stand for other words are, words that
 * only one has, small ones too but in headlines, and a "not". What was
 * translated has no one wording, and what two speakers say alike is two
 * quotations (but see speaker.c). Exports: xc_rule_quotation.
 */
#include <ctype.h>
#include <string.h>

#include "base/hash.h"
#include "compare/rules/rules.h"
#include "compare/rules/speakers.h"

/* How much has to be the same, at least: words in common, and those that are
 * not small twice more, for they tell one sentence from another. Less is a turn
 * of phrase. Of one speaker, where the shorter is whole and has rare words,
 * which count once more; of one speaker; where only the ends differ, two
 * sentences that begin alike; where only small words do; twice in one article,
 * of somebody who may repeat himself; where the speaker of the one is named in
 * the article of the other, which does not say whose words they are; where it
 * is not known that one speaker says both; where each goes on by itself; in
 * articles that are weeks apart; of two speakers, who say what is said in many
 * places. */
enum {
    LEAST_WORDS = 5,
    WHOLE_OF_ONE = 11,
    OF_ONE = 15,
    AT_END = 17,
    SLIGHT = 18,
    REPEATED = 18,
    MAYBE_OF_ONE = 18,
    OF_ANYBODY = 22,
    PARTED = 26,
    LONG_AFTER = 32,
    OF_TWO = 38
};

/* Days between two articles of one occasion, at most. */
enum { MAX_DAYS = 30 };

/* Words that stand for others in one place, at most: more are another
 * sentence. */
enum { MAX_REPLACED = 4 };

/* More differences than this share of the common words are another text, of
 * words that are not small in one article a smaller one, for somebody may say
 * two things in one form; and so many common words to each replaced place tell
 * a slip from a retelling, fewer where one speaker says both. */
#define MAX_EDITS 0.25
enum { TOLD_AN_EDIT = 4 };
enum { WORDS_A_SLIP = 10, OWN_WORDS_A_SLIP = 6 };

static bool takes(const xc_fact *a, const xc_fact *b) {
    return a->kind == XC_FACT_QUOTATION && b->kind == XC_FACT_QUOTATION;
}

static void compare(const xc_subject *a, const xc_subject *b, xc_wording *out) {
    xc_wording_compare(a->fact->fact.words, b->fact->fact.words, out);
}

static xc_alignment align(const xc_weights *weights, const xc_subject *a,
                          const xc_subject *b) {
    xc_alignment pair = {.time = XC_TIME_COMPATIBLE};
    xc_wording w;
    (void)weights;
    compare(a, b, &w);
    if (w.common >= LEAST_WORDS && w.edits <= 1 + MAX_EDITS * w.common)
        pair.probability = 1 - 1 / (double)(1 + w.common);
    return pair;
}

static bool is_other_words(const xc_hunk *hunk) {
    return hunk->kind >= XC_HUNK_ADDED;
}

static int weight_of(const xc_hunk *hunk) {
    return (int)hunk->kind - (hunk->at_end ? XC_HUNK_REPLACED : 0);
}

/* The difference that tells most: in the middle before one at an end, other
 * words before what one lacks, and words that are not small before others. */
static const xc_hunk *pick_hunk(const xc_wording *w) {
    const xc_hunk *best = NULL;
    int most = 0;
    for (uint32_t i = 0; i < w->hunk_count; i++) {
        const xc_hunk *hunk = &w->hunks[i];
        if (!is_other_words(hunk)) continue;
        int weight = 2 * weight_of(hunk) + xc_wording_tells(w, hunk);
        if (best && weight <= most) continue;
        best = hunk;
        most = weight;
    }
    return best;
}

static uint32_t count_other_words(const xc_wording *w, bool *wide) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < w->hunk_count; i++) {
        const xc_hunk *hunk = &w->hunks[i];
        if (!is_other_words(hunk)) continue;
        count += hunk == pick_hunk(w) || hunk->kind == XC_HUNK_NEGATED ||
                 xc_wording_tells(w, hunk);
        if (hunk->kind <= XC_HUNK_DROPPED) continue;
        if (hunk->a_last - hunk->a_first > MAX_REPLACED ||
            hunk->b_last - hunk->b_first > MAX_REPLACED)
            *wide = true;
    }
    return count;
}

static bool has_touches(const xc_wording *w) {
    for (uint32_t i = 0; i < w->hunk_count; i++)
        if (w->hunks[i].kind != XC_HUNK_SPELLED) return true;
    return false;
}

static bool is_foreign(const xc_subject *subject) {
    return xc_wording_is_foreign(subject->fact->text);
}

static int days_apart(const xc_pair *pair) {
    int32_t a = pair->a->published, b = pair->b->published;
    if (a == XC_DAY_UNKNOWN || b == XC_DAY_UNKNOWN) return 0;
    return a > b ? a - b : b - a;
}

static bool has_one_speaker(const xc_pair *pair) {
    const char *x = pair->a->fact->speaker_key, *y = pair->b->fact->speaker_key;
    return x && y && xc_same_actor(x, y);
}

/* Somebody is named in an article, by any of his names. */
static bool is_named_in(const char *key, const xc_subject *article) {
    for (size_t i = 0; i < article->name_count; i++)
        if (xc_same_actor(key, article->names[i])) return true;
    return false;
}

/* Nobody is known to say the one, and who says the other is named in the
 * article of the one. */
static bool may_be_said_by(const xc_subject *known, const xc_subject *other) {
    const char *key = known->fact->speaker_key;
    return key && !other->fact->speaker_key && is_named_in(key, other);
}

/* The shorter one stands in the longer from its first word to its last, but for
 * one place in its middle. */
static bool is_whole(const xc_wording *w) {
    return w->parted == 0 && !pick_hunk(w)->at_end;
}

/* Both do. */
static bool are_both_whole(const xc_wording *w) {
    return is_whole(w) && w->a_first <= 1 && w->b_first <= 1 &&
           w->a.count - w->a_last <= 1 && w->b.count - w->b_last <= 1;
}

/* By who says them: what two quotations must have in common to be one. */
static uint32_t least_by_speaker(const xc_pair *pair, const xc_wording *w) {
    bool maybe =
        may_be_said_by(pair->a, pair->b) || may_be_said_by(pair->b, pair->a);
    if (has_one_speaker(pair))
        return is_whole(w) && w->rare > 0 ? WHOLE_OF_ONE : OF_ONE;
    if (xc_speakers_are_two(pair)) return OF_TWO;
    if (maybe && are_both_whole(w) && w->rare > 0) return WHOLE_OF_ONE;
    return maybe && is_whole(w) ? MAYBE_OF_ONE : OF_ANYBODY;
}

static bool is_slight(const xc_hunk *told) {
    return told->kind == XC_HUNK_ADDED;
}

/* The passage of a quotation ends with a mark, which headlines do without. */
static bool ends_sentence(const char *passage) {
    size_t length = passage ? strlen(passage) : 0;
    while (length > 0 && !isalnum((unsigned char)passage[length - 1]) &&
           !strchr(".?!", passage[length - 1]))
        length--;
    return length > 0 && strchr(".?!", passage[length - 1]);
}

static bool is_headline(const xc_stored_fact *fact) {
    return fact->fact.in_title || !ends_sentence(fact->text);
}

static uint32_t least_common(const xc_pair *pair, const xc_wording *w) {
    uint32_t least = least_by_speaker(pair, w);
    if (pick_hunk(w)->at_end && least < AT_END) least = AT_END;
    if (is_slight(pick_hunk(w)) && least < SLIGHT) least = SLIGHT;
    if (pair->within && least < REPEATED) least = REPEATED;
    if (w->parted > 0 && least < PARTED) least = PARTED;
    if (days_apart(pair) > MAX_DAYS && least < LONG_AFTER) least = LONG_AFTER;
    return least;
}

static bool is_one_quotation(const xc_pair *pair, const xc_wording *w,
                             uint32_t others) {
    uint32_t slip = has_one_speaker(pair) ? OWN_WORDS_A_SLIP : WORDS_A_SLIP;
    if (pair->within && w->edits * TOLD_AN_EDIT > w->told) return false;
    /* Headlines do without small words. */
    if (is_slight(pick_hunk(w)) &&
        (is_headline(pair->a->fact) || is_headline(pair->b->fact)))
        return false;
    uint32_t least = least_common(pair, w);
    uint32_t rare = least == WHOLE_OF_ONE ? w->rare : 0;
    return others <= 1 + w->common / slip &&
           w->common + 2 * w->told + rare >= least;
}

/* The one place where two quotations differ; NULL: there are more, or none. */
static const xc_hunk *only_touch(const xc_wording *w) {
    const xc_hunk *found = NULL;
    for (uint32_t i = 0; i < w->hunk_count; i++) {
        const xc_hunk *hunk = &w->hunks[i];
        if (hunk->kind == XC_HUNK_SPELLED) continue;
        if (hunk->kind != XC_HUNK_TOUCHED || hunk->at_end || found) return NULL;
        found = hunk;
    }
    return found;
}

/* "On the desk in my office" and "on the desk of my office": an article that
 * quotes a part of a quotation once more has one wording of it, to the smallest
 * word. */
static bool is_own_slip(const xc_pair *pair, const xc_wording *w) {
    const xc_hunk *touch = only_touch(w);
    return pair->within && touch && touch->a_first < touch->a_last &&
           touch->b_first < touch->b_last && w->parted == 0 &&
           has_one_speaker(pair) && !is_headline(pair->a->fact) &&
           !is_headline(pair->b->fact) && !is_foreign(pair->a) &&
           !is_foreign(pair->b) && w->common + 2 * w->told >= WHOLE_OF_ONE;
}

static xc_verdict judge(const xc_pair *pair) {
    xc_wording w;
    bool wide = false;
    compare(pair->a, pair->b, &w);
    /* One quotation of two speakers confirms nothing. */
    if (xc_speakers_clash(pair, &w)) return XC_VERDICT_UNRELATED;
    uint32_t others = count_other_words(&w, &wide);
    if (others == 0 && is_own_slip(pair, &w)) return XC_VERDICT_CONFLICT;
    if (others == 0)
        return has_touches(&w) ? XC_VERDICT_IMPRECISE : XC_VERDICT_AGREE;
    if (wide || w.scattered || is_foreign(pair->a) || is_foreign(pair->b) ||
        !is_one_quotation(pair, &w, others))
        return XC_VERDICT_UNRELATED;
    return XC_VERDICT_CONFLICT;
}

/* The words of one side of a difference, without small ones: "gone on for" and
 * "'ve gone on" are one. */
static uint64_t hash_side(const xc_quote_words *words, uint32_t first,
                          uint32_t last) {
    uint64_t hash = XC_HASH_INIT;
    for (uint32_t i = first; i < last; i++) {
        const char *word = words->bytes + words->start[i];
        if (!xc_wording_is_small(word))
            hash = xc_hash_bytes(hash, word, words->length[i] + 1u);
    }
    return hash;
}

static uint64_t matter(const xc_pair *pair) {
    xc_wording w;
    compare(pair->a, pair->b, &w);
    const xc_hunk *told = pick_hunk(&w);
    if (!told) told = only_touch(&w);
    if (!told) return 0;
    return hash_side(&w.a, told->a_first, told->a_last) +
           hash_side(&w.b, told->b_first, told->b_last);
}

static xc_status show_both(xc_explanation *out, const xc_pair *pair,
                           const xc_wording *w) {
    XC_TRY(xc_explain_step(out, "%s: \"%s\"", pair->label_a,
                           xc_wording_show(out->arena, w, true)));
    XC_TRY(xc_explain_step(out, "%s: \"%s\"", pair->label_b,
                           xc_wording_show(out->arena, w, false)));
    return xc_explain_step(out,
                           "what differs stands in brackets; %u words are the "
                           "same",
                           w->common);
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    xc_wording w;
    compare(pair->a, pair->b, &w);
    const xc_hunk *told = pick_hunk(&w);
    if (!told) told = only_touch(&w);
    if (verdict == XC_VERDICT_CONFLICT && told) {
        XC_TRY(xc_explain_message(
            out, "one quotation is worded in two ways: \"%s\" against \"%s\"",
            xc_wording_show_hunk(out->arena, &w, told, true),
            xc_wording_show_hunk(out->arena, &w, told, false)));
        return show_both(out, pair, &w);
    }
    XC_TRY(xc_explain_message(out, "both give the same quotation (%u words)",
                              w.common));
    if (has_touches(&w)) return show_both(out, pair, &w);
    return xc_explain_step(out, "%u words in a row are the same", w.common);
}

const xc_rule xc_rule_quotation = {
    .info = {"quotation", "One quotation is worded in two ways",
             "Two sources, or one twice, quote the same words but for a few "
             "that stand for others or that only one has. Both wordings are "
             "shown, with what differs in brackets. Punctuation, case, "
             "spelling, fillers, small words for others, cuts that are marked "
             "and an editor's insertions in brackets stay silent, and so do "
             "translations, and "
             "quotations that only begin alike.",
             XC_SEVERITY_WARNING},
    .example = {"\"We will rebuild the old ferry terminal before the winter "
                "storms arrive,\" Mayor Ada Lund said.",
                "\"We will rebuild the old ferry terminal before the summer "
                "storms arrive,\" Mayor Ada Lund said."},
    .least = 0.5,
    .sure = 0.5,
    .one_voice = true,
    .within = true,
    .takes = takes,
    .align = align,
    .judge = judge,
    .matter = matter,
    .explain = explain};
