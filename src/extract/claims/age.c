/*
 * age.c - finds the age that a sentence gives beside a name: ", 52,", "(52)",
 * ", aged 52,", ", a 52-year-old carpenter", "52-year-old carpenter Odo
 * Brandt".
 *
 * Where the age is an adjective the tree has to tie its noun to the name. An
 * age that goes on with more words ("17 at the time") or stands in a sentence
 * with a date long ago is the age of another time, and is marked so. What is
 * said of a pronoun or of a description is left out. Exports: xc_age_find.
 */
#include "extract/claims/age.h"

/* Words between an age and the name behind it, at most; days after which a date
 * is of another time: two ages by then. */
enum { NOUNS = 4, LONG_AGO = 366 };

static const xc_mention *age_at(const xc_frame *frame, uint32_t at) {
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_QUANTITY && m->first == at &&
            m->quantity.dimension == XC_DIMENSION_AGE)
            return m;
    }
    return NULL;
}

/* A bare figure between the brackets behind a name. */
static const xc_mention *figure_at(const xc_frame *frame, uint32_t at) {
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind == XC_MENTION_QUANTITY && m->first == at) return m;
    }
    return NULL;
}

/* "Aged", "age": words before a figure that make it an age. */
static bool is_age_word(const xc_frame *frame, uint32_t at) {
    xc_match row = xc_match_at(XC_LEXICON_AGES, frame->sentence, at,
                               frame->sentence->token_count);
    return row.count == 1 &&
           xc_lexeme_word(row.lexeme, XC_AGES_PLACE) == XC_AGES_PLACE_BEFORE;
}

static bool is_adjective(const xc_frame *frame, const xc_mention *age) {
    return xc_frame_token(frame, age->last - 1)->upos != XC_UPOS_NUM &&
           xc_tree_is(frame->sentence, age->last - 1, "amod");
}

/* "17 at the time", "52 when he died". */
static bool goes_on(const xc_frame *frame, uint32_t at) {
    if (at >= frame->sentence->token_count) return false;
    xc_upos upos = xc_frame_token(frame, at)->upos;
    return upos == XC_UPOS_ADP || upos == XC_UPOS_SCONJ || upos == XC_UPOS_ADV;
}

/* ", 52", ", aged 52" */
static bool read_behind(const xc_frame *frame, uint32_t at, xc_age *age) {
    if (!xc_is_word_at(frame->sentence, at, ",")) return false;
    at++;
    age->figure = age_at(frame, at);
    if (!age->figure && is_age_word(frame, at))
        age->figure = age_at(frame, at + 1);
    if (!age->figure || is_adjective(frame, age->figure)) return false;
    age->end = age->figure->last;
    age->over = goes_on(frame, age->end);
    return true;
}

/* "(52)" is an age where the text says so; of a bare figure, nobody knows. */
static bool read_bracket(const xc_frame *frame, uint32_t at, xc_age *age) {
    if (!xc_is_word_at(frame->sentence, at, "(")) return false;
    at++;
    bool told = is_age_word(frame, at);
    age->figure = told ? figure_at(frame, at + 1) : age_at(frame, at);
    if (!age->figure || !xc_is_word_at(frame->sentence, age->figure->last, ")"))
        return false;
    age->end = age->figure->last + 1;
    return age->figure->quantity.dimension == XC_DIMENSION_AGE;
}

/* ", a 52-year-old carpenter": the tree has the noun as another word for the
 * name. */
static bool read_apposition(const xc_frame *frame, const xc_mention *who,
                            xc_age *age) {
    uint32_t at = who->last;
    const xc_sentence *s = frame->sentence;
    if (!xc_is_word_at(s, at, ",") || at + 2 >= s->token_count ||
        xc_frame_token(frame, at + 1)->upos != XC_UPOS_DET)
        return false;
    age->figure = age_at(frame, at + 2);
    if (!age->figure || !is_adjective(frame, age->figure)) return false;
    uint32_t noun = xc_tree_head(s, age->figure->last - 1);
    uint32_t top = xc_tree_top(s, who->first, who->last);
    if (noun == XC_NO_TOKEN || noun < at || !xc_tree_is(s, noun, "appos") ||
        xc_tree_head(s, noun) != top ||
        xc_tree_is_doubtful(s, noun, XC_DOUBTFUL_MARGIN))
        return false;
    age->end = at;
    return true;
}

/* "52-year-old carpenter Odo Brandt": nothing but nouns stands between, and the
 * tree hangs the age on the name or on a noun that is tied to it. One word may
 * be no name ("the 19-year-old Dutchman"). */
static bool read_before(const xc_frame *frame, const xc_mention *who,
                        xc_age *age) {
    const xc_sentence *s = frame->sentence;
    uint32_t top = xc_tree_top(s, who->first, who->last), at = who->first;
    if (top == XC_NO_TOKEN || who->last - who->first < 2) return false;
    while (at > 0 && who->first - at < NOUNS &&
           xc_frame_token(frame, at - 1)->upos == XC_UPOS_NOUN)
        at--;
    for (uint32_t i = at; i-- > 0 && at - i <= 2;) {
        age->figure = age_at(frame, i);
        if (age->figure && age->figure->last == at) break;
        age->figure = NULL;
    }
    if (!age->figure || !is_adjective(frame, age->figure)) return false;
    uint32_t noun = xc_tree_head(s, age->figure->last - 1);
    age->end = who->last;
    return noun == top ||
           (noun != XC_NO_TOKEN && noun >= at && noun < who->first &&
            (xc_tree_head(s, noun) == top || xc_tree_head(s, top) == noun));
}

/* A sentence with a date of long ago tells how old somebody was then. */
static bool is_of_old(const xc_frame *frame) {
    int32_t day = frame->x->reading->published;
    for (size_t i = 0; i < frame->mention_count; i++) {
        const xc_mention *m = &frame->mentions[i];
        if (m->kind != XC_MENTION_DATE || m->date.last == XC_DAY_UNKNOWN)
            continue;
        if (day == XC_DAY_UNKNOWN || day - m->date.last > LONG_AGO) return true;
    }
    return false;
}

bool xc_age_find(const xc_frame *frame, const xc_mention *who, xc_age *age) {
    *age = (xc_age){.end = who->last};
    if (!read_behind(frame, who->last, age) &&
        !read_bracket(frame, who->last, age) &&
        !read_apposition(frame, who, age) && !read_before(frame, who, age)) {
        *age = (xc_age){.end = who->last};
        return false;
    }
    age->over = age->over || is_of_old(frame);
    return true;
}
