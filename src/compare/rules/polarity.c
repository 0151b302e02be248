/*
 * polarity.c - the same actor did and did not do the same: "signed the
 * treaty", "refused to sign the treaty", "rejected the plan", "approved the
 * plan".
 *
 * Who does it has a name. What a denial limits ("did not resign over the fine",
 * "did not fully agree", "has not yet signed") denies less than the deed, and
 * is not held against it. What two speakers say is disputed.
 * Exports: xc_rule_polarity.
 */
#include <stdio.h>
#include <string.h>

#include "base/wordlist.h"
#include "compare/events/event.h"
#include "compare/rules/rules.h"
#include "lexicon/senses.h"

/* Statements without a day speak of one time when their articles are no more
 * than so many days apart; after that the newer may tell what came then. */
enum { SAME_DAYS = 1 };

/* Letters that a word needs to tell something by itself: shorter ones are
 * prepositions. */
enum { LONG_WORD = 4 };

/* How sure a pair is to start with, and what makes it surer. */
static const double base = 0.55, same_words = 0.1, same_name = 0.15,
                    same_day = 0.15, shared_names = 0.1, verb_alone = 0.1,
                    many_words = 0.1, longer = -0.15;

static bool is_be(const xc_fact *fact) {
    return strcmp(fact->predicate, "be") == 0;
}

/* What is said: the verb, or what a copula says. */
static const char *said(const xc_fact *fact) {
    if (!fact->predicate || !is_be(fact)) return fact->predicate;
    uint32_t i = xc_fact_argument(fact, "complement");
    return i == UINT32_MAX ? NULL : fact->arguments[i].words;
}

static bool is_opposite(const char *a, const char *b, xc_sense_pos pos) {
    const xc_lexeme *row = xc_sense_row(a, pos);
    const char *other = row && xc_lexeme_flag(row, XC_SENSES_EITHER)
                            ? xc_lexeme_text(row, XC_SENSES_OPPOSITE)
                            : NULL;
    return other && strcmp(other, b) == 0;
}

/* Same deed (1), one that excludes it (-1), or another (0). */
static int relate_deeds(const xc_fact *a, const xc_fact *b) {
    const char *x = said(a), *y = said(b);
    if (!x || !y || is_be(a) != is_be(b)) return 0;
    if (strcmp(x, y) == 0) return 1;
    xc_sense_pos pos = is_be(a) ? XC_SENSE_ADJECTIVE : XC_SENSE_VERB;
    return is_opposite(x, y, pos) || is_opposite(y, x, pos) ? -1 : 0;
}

/* "The second to sign": what differs there is the rank. */
static bool is_ranking(const xc_fact *fact) {
    return xc_fact_argument(fact, "rank") != UINT32_MAX;
}

static bool takes(const xc_fact *a, const xc_fact *b) {
    return a->kind == XC_FACT_STATEMENT && b->kind == XC_FACT_STATEMENT &&
           !a->has_number && !b->has_number && !is_ranking(a) &&
           !is_ranking(b) && relate_deeds(a, b) != 0;
}

/* "Lind denies that he signed": not so, says Lind. */
static bool is_denied(const xc_fact *fact) {
    return fact->modality == XC_MODALITY_DENIED;
}

static int sign_of(const xc_fact *fact) {
    return (fact->polarity == XC_NEGATIVE) != is_denied(fact) ? -1 : 1;
}

/* True when one of them says what the other denies. */
static bool is_contrary(const xc_fact *a, const xc_fact *b) {
    return sign_of(a) * sign_of(b) * relate_deeds(a, b) < 0;
}

/* ------------------------------------------------------------------ */
/* What a denial leaves open                                            */

static bool is_passing(const char *form) {
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_NEGATION, form);
    return row && xc_lexeme_flag(row, XC_NEGATION_PASSING);
}

/* "not yet", "no longer", "yet to" somewhere in the clause. */
static bool tells_passing(const char *text, const char *end) {
    char last[XC_READER_WORD] = "", form[2 * XC_READER_WORD];
    for (xc_reader r = {text, end, ""}; xc_reader_next(&r);) {
        snprintf(form, sizeof form, "%s %s", last, r.word);
        if (is_passing(form)) return true;
        memcpy(last, r.word, sizeof last);
    }
    return false;
}

/* The text place is in an argument or in the date. */
static bool is_within(const xc_fact *fact, uint32_t place) {
    if (fact->has_date && fact->date_span.start <= place &&
        place < fact->date_span.end)
        return true;
    for (uint32_t i = 0; i < fact->argument_count; i++)
        if (fact->arguments[i].span.start <= place &&
            place < fact->arguments[i].span.end)
            return true;
    return false;
}

static bool is_role(const xc_fact *fact, const char *word) {
    for (uint32_t i = 0; i < fact->argument_count; i++)
        if (strcmp(fact->arguments[i].role, word) == 0) return true;
    return false;
}

/* True when words of the clause are no part of what was read of it and may
 * limit it: "fully", "also"; a verb is one, with "refused to" two. */
static bool is_limited(const xc_stored_fact *stored) {
    const xc_fact *fact = &stored->fact;
    uint32_t start = fact->evidence.start;
    size_t length = stored->text ? strlen(stored->text) : 0;
    if (fact->mark.start < start || fact->mark.end > start + length)
        return true;
    const char *text = stored->text + (fact->mark.start - start);
    const char *end = stored->text + (fact->mark.end - start);
    unsigned words = 0, denials = 0;
    if (tells_passing(text, end)) return true;
    for (xc_reader r = {text, end, ""}; xc_reader_next(&r);) {
        uint32_t place = start + (uint32_t)(r.at - stored->text) - 1;
        if (is_within(fact, place) || is_role(fact, r.word) ||
            xc_lexicon_find(XC_LEXICON_HELPERS, r.word))
            continue;
        words += strlen(r.word) >= LONG_WORD;
        denials += xc_lexicon_find(XC_LEXICON_NEGATION, r.word) != NULL;
    }
    bool verb_denies = fact->polarity == XC_NEGATIVE && denials == 0;
    return words > (is_be(fact) ? 0u : 1u) + verb_denies;
}

/* ------------------------------------------------------------------ */
/* The same deed                                                        */

/* A denial with a preposition or a word that the deed lacks denies less. */
static bool denies_less(const xc_fact *a, const xc_fact *b,
                        const xc_likeness *like) {
    if (relate_deeds(a, b) < 0) return false;
    const xc_fact *denial = sign_of(a) < 0 ? a : b;
    if (!xc_words_has_all((denial == a ? b : a)->object, denial->object) &&
        like->object == XC_FIT_LOOSE)
        return true;
    return sign_of(a) < 0 ? like->only_a > 0 : like->only_b > 0;
}

/* The present of a headline is the past of its text. */
static bool is_same_tense(const xc_fact *a, const xc_fact *b) {
    return a->tense == b->tense || a->in_title || b->in_title;
}

static bool says_alone(const xc_fact *fact) {
    const xc_lexeme *row = xc_once_row(fact);
    return row && xc_lexeme_flag(row, XC_ONCE_ALONE);
}

/* What it is done to, or what a copula says; of a verb that needs neither
 * nothing, or something by another preposition. */
static bool is_same_matter(const xc_fact *a, const xc_fact *b,
                           const xc_likeness *like, bool shared) {
    if (like->apart > 0) return false;
    if (is_be(a)) return true;
    if (like->complement != XC_FIT_ABSENT && like->complement != XC_FIT_SAME)
        return false;
    bool alone = says_alone(a) && says_alone(b);
    if (like->object == XC_FIT_ABSENT)
        return like->complement == XC_FIT_SAME || alone;
    if (like->object == XC_FIT_ONE_SIDED) return alone && shared;
    return like->object == XC_FIT_SAME || like->object == XC_FIT_LOOSE;
}

/* Who does it, or where that is described in the same words or on one side
 * only, whom it is done to. */
static bool is_one_role(const xc_subject *a, const xc_subject *b,
                        const xc_likeness *like) {
    if (like->subject == XC_FIT_APART) return false;
    if (like->subject != XC_FIT_ONE_SIDED && xc_same_party(a, b)) return true;
    return relate_deeds(&a->fact->fact, &b->fact->fact) < 0 &&
           xc_same_object(a, b) &&
           xc_sense_row(a->fact->fact.predicate, XC_SENSE_VERB);
}

/* Whether speakers are the same decides nothing of what was said before. */
static bool is_comparable(const xc_subject *a, const xc_subject *b,
                          const xc_likeness *like) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    bool told =
        (xc_is_told(fa) || is_denied(fa)) && (xc_is_told(fb) || is_denied(fb));
    /* That somebody denies it is no news against the deed, unless somebody
     * else says it. */
    bool denied = is_denied(fa) || is_denied(fb);
    if (denied && (!a->fact->speaker_key || !b->fact->speaker_key))
        return false;
    return told && is_one_role(a, b, like) && is_same_tense(fa, fb) &&
           is_same_matter(fa, fb, like, xc_shares_argument(a, b));
}

/* Articles of a day, or of two in a row. */
static bool is_same_issue(const xc_subject *a, const xc_subject *b) {
    if (a->published == XC_DAY_UNKNOWN || b->published == XC_DAY_UNKNOWN)
        return false;
    int32_t apart = a->published - b->published;
    return apart >= -SAME_DAYS && apart <= SAME_DAYS;
}

static bool has_many_words(const xc_fact *fact) {
    return fact->object && strchr(fact->object, ' ');
}

static double weigh(const xc_subject *a, const xc_subject *b,
                    const xc_likeness *like, xc_time_relation time) {
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    bool object = like->object == XC_FIT_SAME;
    double sum = base;
    if (object || like->complement == XC_FIT_SAME) sum += same_words;
    if (object && has_many_words(fa) && has_many_words(fb)) sum += many_words;
    if (object && xc_same_object(a, b)) sum += same_name;
    if (like->object == XC_FIT_LOOSE)
        sum += like->same_words ? same_words : longer;
    if (like->object == XC_FIT_ABSENT && says_alone(fa) && says_alone(fb))
        sum += verb_alone;
    if (time == XC_TIME_SAME || is_same_issue(a, b)) sum += same_day;
    if (xc_names_shared(a, b) >= 2) sum += shared_names;
    return sum < 0.95 ? sum : 0.95;
}

static xc_alignment align(const xc_weights *weights, const xc_subject *a,
                          const xc_subject *b) {
    (void)weights;
    xc_alignment out = {.time = xc_relate_days(a, b, SAME_DAYS)};
    const xc_fact *fa = &a->fact->fact, *fb = &b->fact->fact;
    if (out.time == XC_TIME_APART) return out;
    xc_likeness like = xc_likeness_of(a, b);
    if (!is_comparable(a, b, &like)) return out;
    if (is_contrary(fa, fb) &&
        (xc_is_object_indefinite(a) || xc_is_object_indefinite(b) ||
         denies_less(fa, fb, &like) || is_limited(a->fact) ||
         is_limited(b->fact)))
        return out;
    out.probability = weigh(a, b, &like, out.time);
    return out;
}

/* Of a dated deed and an undated one nothing is confirmed: that would explain
 * away another day that the undated one's article has. */
static xc_verdict judge(const xc_pair *pair) {
    const xc_fact *a = &pair->a->fact->fact, *b = &pair->b->fact->fact;
    if (is_contrary(a, b)) return XC_VERDICT_CONFLICT;
    return xc_is_dated(a) == xc_is_dated(b) ? XC_VERDICT_AGREE
                                            : XC_VERDICT_UNRELATED;
}

/* Of whom it is said: who does it, else to whom it is done. */
static const char *who(const xc_stored_fact *stored) {
    uint32_t i = xc_fact_argument(&stored->fact, "object");
    if (stored->actor_name) return stored->actor_name;
    const char *words =
        i == UINT32_MAX ? NULL : stored->fact.arguments[i].words;
    return words ? words : "";
}

static xc_status explain(xc_explanation *out, const xc_pair *pair,
                         xc_verdict verdict) {
    const xc_stored_fact *a = pair->a->fact, *b = pair->b->fact;
    const char *x = xc_describe_fact(out->arena, &a->fact);
    const char *y = xc_describe_fact(out->arena, &b->fact);
    if (verdict == XC_VERDICT_CONFLICT)
        XC_TRY(xc_explain_message(
            out, "one says what the other denies of %s: %s, %s", who(a), x, y));
    else
        XC_TRY(xc_explain_message(out, "both say it of %s: %s", who(a), x));
    XC_TRY(xc_explain_step(out, "%s: %s: %s", pair->label_a, who(a), x));
    XC_TRY(xc_explain_step(out, "%s: %s: %s", pair->label_b, who(b), y));
    if (verdict != XC_VERDICT_CONFLICT) return XC_OK;
    if (relate_deeds(&a->fact, &b->fact) < 0)
        return xc_explain_step(out, "\"%s\" excludes \"%s\"", said(&a->fact),
                               said(&b->fact));
    return xc_explain_step(out, "the same is said and denied");
}

const xc_rule xc_rule_polarity = {
    .info =
        {"polarity", "Somebody did it and did not do it",
         "Two sources say of one named actor that it did and did not do "
         "the same (\"signed the treaty\", \"refused to sign the treaty\"), "
         "or things that exclude each other (\"approved\", \"rejected\"). "
         "Silent for plans and wishes, for what is denied only in part "
         "(\"did not fully agree\") or for a while (\"has not yet "
         "signed\"), and for other objects, reasons and days.",
         XC_SEVERITY_ERROR},
    .example = {"Bo Lind signed the harbor treaty.",
                "Bo Lind refused to sign the harbor treaty."},
    .least = 0.6,
    .sure = 0.75,
    .takes = takes,
    .align = align,
    .judge = judge,
    .explain = explain};
