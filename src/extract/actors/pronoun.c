/*
 * pronoun.c - turns "he", "him", "his", "she" and "her" into mentions of the
 * person who is meant, where one stands out.
 *
 * Each mention adds to how much its person is in mind, a subject more than
 * others, and every sentence halves it. The person most in mind is meant when
 * sex allows it, when it is not the subject of the verb that the pronoun is
 * the object of, and when nobody else comes near, named or not ("the woman").
 * Source: S. Lappin, H. J. Leass, "An algorithm for pronominal anaphora
 * resolution", Computational Linguistics 20(4), 1994.
 * Plural pronouns, "it" and the first person are not linked.
 * Exports: xc_find_pronouns.
 */
#include <math.h>
#include <string.h>

#include "extract/actors/finder.h"
#include "extract/actors/sex.h"
#include "lexicon/gazetteer.h"

/* What a mention adds, and what a person needs to have against others. The
 * weights of subject and object are those of the source. */
enum { SUBJECT = 180, OBJECT = 150, OTHER = 130, GUESSED_SHARE = 60 };
enum { LEAST = 60, MARGIN_PERCENT = 130 };

static int sex_in(const xc_sentence *sentence, uint32_t first, uint32_t last,
                  int kind) {
    int sex = 0;
    for (uint32_t i = first; i < last && !sex; i++)
        sex = xc_sex_of_word(sentence->tokens[i].norm, kind);
    return sex;
}

/* What a name and the title before it say of its bearer; 0: nothing. */
static int sex_of(const xc_sentence *sentence, const xc_name_run *run) {
    uint32_t from = run->title && run->first >= 3 ? run->first - 3 : 0;
    int sex = 0;
    if (run->title)
        sex = sex_in(sentence, from, run->first, XC_SEXES_KIND_TITLE);
    bool given = run->last - run->first >= 2;
    return sex || !given ? sex
                         : xc_given_sex(sentence->tokens[run->first].norm);
}

/* How a token stands in its clause. */
static double weight_of(const xc_sentence *sentence, uint32_t first,
                        uint32_t last) {
    uint32_t top = xc_tree_top(sentence, first, last);
    if (top == XC_NO_TOKEN) return OTHER;
    if (xc_tree_is(sentence, top, "nsubj")) return SUBJECT;
    return xc_tree_is(sentence, top, "obj") ? OBJECT : OTHER;
}

static double faded(const xc_in_mind *one, uint32_t sentence) {
    return ldexp(one->weight, -(int)(sentence - one->sentence));
}

static xc_in_mind *find_in_mind(xc_finder *f, int32_t actor, int sex) {
    xc_in_mind *oldest = &f->in_mind[0];
    for (size_t i = 0; i < XC_IN_MIND; i++) {
        xc_in_mind *one = &f->in_mind[i];
        if (one->weight > 0 && one->actor == actor &&
            (actor != XC_NONE || one->sex == sex))
            return one;
        if (one->weight <= 0 ||
            (oldest->weight > 0 && one->sentence < oldest->sentence))
            oldest = one;
    }
    *oldest = (xc_in_mind){.actor = actor, .sex = sex};
    return oldest;
}

static void bring_to_mind(xc_finder *f, uint32_t sentence, int32_t actor,
                          int sex, double weight, uint32_t token) {
    xc_in_mind *one = find_in_mind(f, actor, sex);
    double before = faded(one, sentence);
    if (one->weight > 0 && one->sentence == sentence) before = one->weight / 2;
    one->weight = weight + before / 2;
    one->sentence = sentence;
    one->token = token;
    if (sex) one->sex = sex;
}

/* "Kern saw him": the subject of its verb is not the object. */
static bool is_bound(const xc_sentence *sentence, uint32_t pronoun,
                     const xc_in_mind *one, uint32_t index) {
    bool object = xc_tree_is(sentence, pronoun, "obj") ||
                  xc_tree_is(sentence, pronoun, "iobj") ||
                  xc_tree_is(sentence, pronoun, "obl");
    uint32_t verb = xc_tree_head(sentence, pronoun);
    if (!object || verb == XC_NO_TOKEN || one->sentence != index) return false;
    uint32_t subject = xc_tree_subject(sentence, verb);
    return subject == one->token;
}

static bool allows(const xc_in_mind *one, int sex) {
    return one->sex == 0 || one->sex == sex || one->sex == XC_SEXES_SEX_EITHER;
}

/* "Ruiz, a friend of Kern, will stay if he wins": a pronoun that is the subject
 * of a clause beside the main one means the subject of that; NULL: none. */
static xc_in_mind *find_main(xc_finder *f, uint32_t index, uint32_t token,
                             int sex) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    uint32_t verb = xc_tree_head(sentence, token);
    if (verb == XC_NO_TOKEN || !xc_tree_is(sentence, token, "nsubj") ||
        !xc_tree_is(sentence, verb, "advcl"))
        return NULL;
    uint32_t main = xc_tree_head(sentence, verb);
    if (main == XC_NO_TOKEN) return NULL;
    uint32_t subject = xc_tree_subject(sentence, main);
    for (size_t i = 0; i < XC_IN_MIND; i++) {
        xc_in_mind *one = &f->in_mind[i];
        if (one->weight > 0 && one->sentence == index &&
            one->token == subject && one->actor != XC_NONE && allows(one, sex))
            return one;
    }
    return NULL;
}

/* The one who stands out; NULL: nobody. */
static xc_in_mind *find_antecedent(xc_finder *f, uint32_t index, uint32_t token,
                                   int sex) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    xc_in_mind *best = NULL;
    double most = 0, second = 0;
    for (size_t i = 0; i < XC_IN_MIND; i++) {
        xc_in_mind *one = &f->in_mind[i];
        if (one->weight <= 0 || !allows(one, sex) ||
            is_bound(sentence, token, one, index))
            continue;
        double weight = faded(one, index);
        if (one->sex == sex) weight *= 2;
        if (weight > most) {
            second = most;
            most = weight;
            best = one;
        } else if (weight > second) {
            second = weight;
        }
    }
    bool clear = best && best->actor != XC_NONE && most >= LEAST &&
                 most * 100 >= second * MARGIN_PERCENT;
    return clear ? best : NULL;
}

static xc_status link_pronoun(xc_finder *f, uint32_t index, uint32_t token,
                              int sex) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    double weight = weight_of(sentence, token, token + 1);
    xc_in_mind *one = find_main(f, index, token, sex);
    if (!one) one = find_antecedent(f, index, token, sex);
    if (!one) {
        bring_to_mind(f, index, XC_NONE, sex, weight, token);
        return XC_OK;
    }
    int32_t actor = one->actor;
    xc_actor *meant = &f->x->reading->actors.items[actor];
    if (meant->guessed) meant->type = XC_ACTOR_PERSON; /* "Kern ... she" */
    bring_to_mind(f, index, actor, sex, weight, token);
    XC_TRY(xc_push_actor_mention(f, index, token, token + 1, actor,
                                 XC_FORM_PRONOUN));
    xc_because_last(f, "the person most in mind");
    return XC_OK;
}

/* A single word of which nothing says that it is no person's name. */
static bool may_be_person(const xc_actor *actor) {
    const unsigned others = XC_GAZETTEER_COUNTRY | XC_GAZETTEER_REGION |
                            XC_GAZETTEER_ORGANIZATION | XC_GAZETTEER_PLACE;
    const unsigned people = XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE |
                            XC_GAZETTEER_SURNAME | XC_GAZETTEER_PERSON;
    unsigned bits = xc_gazetteer_find(actor->key);
    return actor->guessed && !strchr(actor->key, ' ') &&
           (bits & people || !(bits & others));
}

/* A name: a person, or what nothing says the type of. */
static void note_name(xc_finder *f, uint32_t index, const xc_name_run *run) {
    const xc_actor *actor = &f->x->reading->actors.items[run->actor];
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    if (actor->type != XC_ACTOR_PERSON && !may_be_person(actor)) return;
    double weight = weight_of(sentence, run->first, run->last);
    if (actor->type != XC_ACTOR_PERSON) weight = weight * GUESSED_SHARE / 100;
    uint32_t top = xc_tree_top(sentence, run->first, run->last);
    /* "Brandt spokesman Jan Holm": Holm is who is spoken of. */
    if (top != XC_NO_TOKEN && xc_tree_is(sentence, top, "compound") &&
        xc_tree_is_modifier(sentence, top))
        return;
    bring_to_mind(f, index, run->actor, sex_of(sentence, run), weight,
                  top == XC_NO_TOKEN ? run->last - 1 : top);
}

/* "The woman said": somebody without a name is in mind, too; but not what
 * is said of a name ("Ana Ruiz, a singer"). */
static void note_noun(xc_finder *f, uint32_t index, uint32_t token) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    const xc_token *t = &sentence->tokens[token];
    const xc_lexeme *row = xc_sex_row(t->lemma, XC_SEXES_KIND_NOUN);
    /* Of other nouns for people only those that act. */
    bool person =
        row || (xc_tree_is(sentence, token, "nsubj") &&
                xc_gazetteer_find(t->lemma) & XC_GAZETTEER_PERSON_NOUN);
    if (!person || !xc_token_has_tag(t, "NN") || t->upos != XC_UPOS_NOUN ||
        xc_tree_is(sentence, token, "appos"))
        return;
    if (xc_tree_is(sentence, token, "compound")) return;
    if (xc_tree_child(sentence, token, "cop", 0) != XC_NO_TOKEN) return;
    bring_to_mind(f, index, XC_NONE,
                  row ? xc_lexeme_word(row, XC_SEXES_SEX) : XC_SEXES_SEX_EITHER,
                  weight_of(sentence, token, token + 1), token);
}

xc_status xc_find_pronouns(xc_finder *f, uint32_t index) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    if (index > 0 && sentence->in_title !=
                         f->x->reading->sentences.items[index - 1].in_title)
        memset(f->in_mind, 0, sizeof f->in_mind);
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        const xc_name_run *run =
            f->next_run < f->runs.count ? &f->runs.items[f->next_run] : NULL;
        if (run && run->sentence == index && run->first == i) {
            note_name(f, index, run);
            f->next_run++;
            i = run->last - 1;
            continue;
        }
        const xc_lexeme *row =
            xc_sex_row(sentence->tokens[i].norm, XC_SEXES_KIND_PRONOUN);
        if (row)
            XC_TRY(
                link_pronoun(f, index, i, xc_lexeme_word(row, XC_SEXES_SEX)));
        else
            note_noun(f, index, i);
    }
    return XC_OK;
}
