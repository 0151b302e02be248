/*
 * surname.c - decides whether a surname that stands alone is the bearer of the
 * only whole name with it. News gives the whole name first, the surname then;
 * headlines and first sentences may have it the other way round.
 *
 * What speaks against it: a "Mr." or "she" of the other sex than the given
 * name; and, ahead of the whole name, an office that the bearer never has, many
 * sentences with the surname, or that the bearer comes in as a relative of
 * somebody ("President Brill ... his wife Ana Brill"). Then the surname is an
 * actor of its own. It says nothing of surnames that two whole names share.
 * Exports: xc_put_bearer, xc_weigh_surnames, xc_is_own_name, xc_is_introduced,
 * xc_bearer_at, xc_is_other_sex, xc_surname_of.
 */
#include <string.h>

#include "extract/actors/finder.h"
#include "extract/actors/sex.h"

/* Sentences with the surname ahead of the whole name, and signs of the other
 * sex, that make it somebody else's. */
enum { SEVERAL = 4, SEX_NEEDED = 2 };

/* Words between a name and what it is called behind it. */
enum { KIN_REACH = 4 };

static const xc_sentence *sentence_of(const xc_finder *f,
                                      const xc_name_run *run) {
    return &f->x->reading->sentences.items[run->sentence];
}

static bool is_kin(const xc_sentence *sentence, uint32_t end) {
    xc_match m = xc_match_before(XC_LEXICON_ROLEWORDS, sentence, end, 2);
    return m.lexeme &&
           xc_lexeme_word(m.lexeme, XC_ROLEWORDS_KIND) == XC_ROLEWORDS_KIND_KIN;
}

/* "his wife Ana Brill", "his wife, Ana Brill", "Ana Brill, the wife of". */
static bool comes_as_kin(const xc_sentence *sentence, const xc_name_run *run) {
    uint32_t before = run->first;
    if (before > 0 && xc_is_word_at(sentence, before - 1, ",")) before--;
    if (before > 0 && is_kin(sentence, before)) return true;
    if (!xc_is_word_at(sentence, run->last, ",")) return false;
    for (uint32_t i = run->last + 1;
         i < sentence->token_count && i <= run->last + KIN_REACH; i++) {
        if (sentence->tokens[i].upos == XC_UPOS_PUNCT) return false;
        if (is_kin(sentence, i + 1)) return true;
    }
    return false;
}

static const char *last_of(const char *words) {
    const char *blank = strrchr(words, ' ');
    return blank ? blank + 1 : words;
}

const char *xc_surname_of(const char *key, size_t *length) {
    const char *last = last_of(key), *word;
    *length = strlen(last);
    const xc_lexeme *row = xc_lexicon_find(XC_LEXICON_ROLEWORDS, last);
    if (last == key || !row ||
        xc_lexeme_word(row, XC_ROLEWORDS_KIND) != XC_ROLEWORDS_KIND_SUFFIX)
        return last;
    for (word = last - 1; word > key && word[-1] != ' ';)
        word--;
    if (word == key) return last;
    *length = (size_t)(last - 1 - word);
    return word;
}

static const char *surname_of(xc_finder *f, const char *key) {
    size_t length;
    const char *word = xc_surname_of(key, &length);
    return xc_names_intern(f->x->names, word, length);
}

/* What titles before a name, or its given name, say of its bearer; 0: nothing.
 */
static int run_sex(const xc_finder *f, const xc_name_run *run) {
    const xc_sentence *sentence = sentence_of(f, run);
    uint32_t from = run->first >= 3 ? run->first - 3 : 0;
    for (uint32_t i = run->first; run->title && i > from; i--) {
        int sex =
            xc_sex_of_word(sentence->tokens[i - 1].norm, XC_SEXES_KIND_TITLE);
        if (sex) return sex;
    }
    return run->last - run->first >= 2
               ? xc_given_sex(sentence->tokens[run->first].norm)
               : 0;
}

/* "president roe": the office of a title with a surname, in *word; NULL where
 * the title is none of an office. */
static xc_status office_name(xc_finder *f, const xc_name_run *run,
                             const char **word) {
    *word = NULL;
    const char *office = run->title ? last_of(run->title) : NULL;
    const xc_lexeme *row =
        office ? xc_lexicon_find(XC_LEXICON_TITLES, office) : NULL;
    if (!row || !xc_lexeme_flag(row, XC_TITLES_OFFICE)) return XC_OK;
    const char *surname = surname_of(f, run->key);
    XC_TRY_NEW(surname);
    const char *both = xc_arena_format(f->x->arena, "%s %s", office, surname);
    XC_TRY_NEW(both);
    *word = xc_names_intern_string(f->x->names, both);
    XC_TRY_NEW(*word);
    return XC_OK;
}

xc_status xc_put_bearer(xc_finder *f, const xc_name_run *run, size_t actor) {
    if (run->type != XC_ACTOR_PERSON || !strchr(run->key, ' ')) return XC_OK;
    const char *word = surname_of(f, run->key);
    XC_TRY_NEW(word);
    xc_bearer *bearer = &f->bearers.items[actor];
    uint64_t place = xc_run_place(run);
    if (place < bearer->first) bearer->first = place;
    if (bearer->sex == 0) bearer->sex = run_sex(f, run);
    bearer->kin = bearer->kin || comes_as_kin(sentence_of(f, run), run);
    const char *titled;
    XC_TRY(office_name(f, run, &titled));
    if (titled) XC_TRY(xc_put_only(f, &f->by_titled, titled, 0, actor));
    XC_TRY(xc_put_only(f, &f->by_word, word, 0, actor));
    for (int sex = XC_SEXES_SEX_MALE; sex <= XC_SEXES_SEX_FEMALE; sex++)
        if (bearer->sex == 0 || bearer->sex == sex)
            XC_TRY(xc_put_only(f, &f->by_word, word, (uint64_t)sex, actor));
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* How surnames stand alone                                             */

/* The only run that may be a person in its sentence; runs are in order of
 * sentences. */
static bool is_only_person(const xc_finder *f, size_t at) {
    const xc_name_run *runs = f->runs.items;
    for (size_t i = at; i > 0 && runs[i - 1].sentence == runs[at].sentence; i--)
        if (runs[i - 1].type == XC_ACTOR_PERSON) return false;
    for (size_t i = at + 1;
         i < f->runs.count && runs[i].sentence == runs[at].sentence; i++)
        if (runs[i].type == XC_ACTOR_PERSON) return false;
    return true;
}

/* "Brill said he was late", "Brill left. She was late": whom the pronoun next
 * to the subject speaks for. */
static int sex_behind(const xc_finder *f, size_t at) {
    const xc_name_run *run = &f->runs.items[at];
    const xc_sentences *sentences = &f->x->reading->sentences;
    const xc_sentence *sentence = sentence_of(f, run);
    uint32_t top = xc_tree_top(sentence, run->first, run->last);
    if (top == XC_NO_TOKEN || !xc_tree_is(sentence, top, "nsubj") ||
        !is_only_person(f, at))
        return 0;
    for (uint32_t i = run->last; i < sentence->token_count; i++) {
        int sex =
            xc_sex_of_word(sentence->tokens[i].norm, XC_SEXES_KIND_PRONOUN);
        if (sex) return sex;
    }
    const xc_sentence *next = sentence + 1;
    return run->sentence + 1 < sentences->count &&
                   next->in_title == sentence->in_title
               ? xc_sex_of_word(xc_norm_at(next, 0), XC_SEXES_KIND_PRONOUN)
               : 0;
}

static bool is_running_text(const xc_finder *f, const xc_sentence *sentence) {
    const xc_article *article = f->x->reading->article;
    if (sentence->in_title || sentence->block >= article->block_count)
        return false;
    return article->blocks[sentence->block].kind == XC_BLOCK_PARAGRAPH;
}

/* The surname of a run that stands alone, of those with one bearer; NULL:
 * none. */
static xc_status get_surname(xc_finder *f, const xc_name_run *run,
                             xc_surname **surname) {
    size_t actor, at;
    *surname = NULL;
    if (!xc_map_get(&f->by_word, (uintptr_t)run->key, 0, &actor) ||
        actor == XC_AMBIGUOUS)
        return XC_OK;
    if (!xc_map_get(&f->surname_at, (uintptr_t)run->key, 0, &at)) {
        xc_surname fresh = {.word = run->key, .bearer = (int32_t)actor};
        at = f->surnames.count;
        XC_TRY(XC_PUSH(f->x->arena, &f->surnames, fresh));
        XC_TRY(xc_map_put(f->x->arena, &f->surname_at, (uintptr_t)run->key, 0,
                          at));
    }
    *surname = &f->surnames.items[at];
    return XC_OK;
}

static xc_status weigh_run(xc_finder *f, size_t at) {
    const xc_name_run *run = &f->runs.items[at];
    xc_surname *surname;
    const char *titled;
    XC_TRY(get_surname(f, run, &surname));
    if (!surname) return XC_OK;
    int sex = run_sex(f, run);
    if (!sex) sex = sex_behind(f, at);
    surname->he += sex == XC_SEXES_SEX_MALE;
    surname->she += sex == XC_SEXES_SEX_FEMALE;
    bool ahead = xc_run_place(run) < f->bearers.items[surname->bearer].first;
    if (ahead && surname->last != run->sentence + 1 &&
        is_running_text(f, sentence_of(f, run))) {
        surname->before++;
        surname->last = run->sentence + 1;
    }
    XC_TRY(office_name(f, run, &titled));
    if (titled && xc_find_only(&f->by_titled, titled) != surname->bearer)
        surname->office = true;
    return XC_OK;
}

static bool is_other(const xc_finder *f, const xc_surname *surname) {
    const xc_bearer *bearer = &f->bearers.items[surname->bearer];
    bool woman = bearer->sex == XC_SEXES_SEX_FEMALE;
    uint32_t support = woman ? surname->she : surname->he;
    uint32_t against = woman ? surname->he : surname->she;
    if (bearer->sex == 0) support = against = 0;
    /* whoever comes in as a relative is not who was named before */
    if (surname->before > 0 && bearer->kin) return true;
    if (support > against) return false;
    if (against >= SEX_NEEDED && support == 0) return true;
    return surname->before >= SEVERAL ||
           (surname->before > 0 && surname->office);
}

xc_status xc_weigh_surnames(xc_finder *f) {
    for (size_t i = 0; i < f->runs.count; i++)
        if (!strchr(f->runs.items[i].key, ' ')) XC_TRY(weigh_run(f, i));
    for (size_t i = 0; i < f->surnames.count; i++)
        f->surnames.items[i].own = is_other(f, &f->surnames.items[i]);
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Who is meant                                                         */

bool xc_is_own_name(const xc_finder *f, const xc_name_run *run, size_t actor) {
    size_t at;
    if (!xc_map_get(&f->surname_at, (uintptr_t)run->key, 0, &at)) return false;
    const xc_surname *surname = &f->surnames.items[at];
    return surname->own && surname->bearer == (int32_t)actor;
}

bool xc_is_introduced(const xc_finder *f, const xc_name_run *run) {
    xc_match m = xc_match_before(XC_LEXICON_ROLEWORDS, sentence_of(f, run),
                                 run->first, 3);
    return m.lexeme && xc_lexeme_word(m.lexeme, XC_ROLEWORDS_KIND) ==
                           XC_ROLEWORDS_KIND_NAMING;
}

/* "Mrs. Brill" behind "his wife Ana Brill", where "Brill" is he. */
static bool is_her_title(const xc_finder *f, const xc_name_run *run,
                         size_t actor) {
    const xc_bearer *bearer = &f->bearers.items[actor];
    return bearer->kin && bearer->sex != 0 && bearer->sex == run_sex(f, run) &&
           bearer->first <= xc_run_place(run);
}

xc_status xc_bearer_at(xc_finder *f, const xc_name_run *run, int32_t *bearer) {
    size_t actor;
    const char *titled;
    int sex = run_sex(f, run);
    *bearer = XC_NONE;
    if (sex &&
        xc_map_get(&f->by_word, (uintptr_t)run->key, (uint64_t)sex, &actor) &&
        actor != XC_AMBIGUOUS &&
        (!xc_is_own_name(f, run, actor) || is_her_title(f, run, actor)))
        *bearer = (int32_t)actor;
    XC_TRY(office_name(f, run, &titled));
    if (*bearer == XC_NONE && titled)
        *bearer = xc_find_only(&f->by_titled, titled);
    return XC_OK;
}

bool xc_is_other_sex(const xc_finder *f, const xc_name_run *run) {
    size_t actor;
    int sex = run_sex(f, run);
    if (!sex || !xc_map_get(&f->by_word, (uintptr_t)run->key, 0, &actor) ||
        actor == XC_AMBIGUOUS || xc_is_own_name(f, run, actor))
        return false;
    const xc_bearer *bearer = &f->bearers.items[actor];
    return bearer->sex != 0 && bearer->sex != sex;
}
