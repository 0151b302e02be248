/*
 * lemmas.c - learns edits of word endings and the words that they get wrong.
 *
 * Examples vote for the lemma of a form under a tag. The forms of a tag,
 * sorted from their ends, are a tree of endings; from short endings to long,
 * an ending gets a rule where another edit is right for clearly more forms
 * than the edit of the shorter ending. What look-up answers wrong with these
 * rules goes into the dictionary.
 * Exports: lemmas_train.
 */
#include "lemmas.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/names.h"
#include "language/lemmas.h"
#include "lemmas_table.h"
#include "lexicon/lexicon.h"
#include "text/chars.h"

/* A form of a treebank counts as much as three of a lexicon, and an ending
 * gets its rule when the forms it mends outweigh those it spoils by three of
 * a treebank. */
enum { WEIGHT_TEXT = 3, WEIGHT_LEXICON = 1, MIN_GAIN = 9 };

/* Percent of what speaks for an edit that may have one longer ending. */
enum { MAX_SHARE = 90 };

/* Votes for the lemma of one form. */
enum { VOTE_FIRST = 2, VOTE_SECOND = 1, VOTE_LEXICON = 2 };

/* An example in the spelling of the tables. */
typedef struct entry {
    const char *form, *norm, *lemma, *upos, *xpos; /* interned */
    lemma_source source;
} entry;

/* What is said of one form under one tag. */
typedef struct vote {
    const char *tag, *form, *lemma; /* interned */
    uint32_t first, second, lexicon;
} vote;

typedef XC_VEC(vote) votes;

typedef struct trainer {
    xc_arena *arena;
    xc_names *names;
    XC_VEC(entry) entries;
    lemma_table table;
    xc_map edit_ids;
    xc_map winner_ids;
    xc_map listed;   /* lemmas that the lexicon gives */
    uint32_t *tally; /* of each edit, in one ending */
    lemma_counts counts;
    xc_error *error;
} trainer;

/* ------------------------------------------------------------------ */
/* Examples                                                            */

static bool is_symbol(const char *form) {
    unsigned char c = (unsigned char)form[0];
    size_t n = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    return n > 1 && strlen(form) == n;
}

/* The lemma as it is kept: folded, but for single characters ("…"). */
static const char *fold_lemma(trainer *t, const char *lemma) {
    if (is_symbol(lemma)) return xc_names_intern_string(t->names, lemma);
    xc_buffer out = XC_BUFFER_INIT;
    xc_text_fold(&out, lemma, strlen(lemma));
    const char *folded =
        out.failed
            ? NULL
            : xc_names_intern(t->names, out.bytes ? out.bytes : "", out.length);
    xc_buffer_dispose(&out);
    return folded;
}

static bool is_usable(const char *form, const char *lemma) {
    size_t n = strlen(form), m = strlen(lemma);
    return n > 0 && n <= XC_LEMMA_MAX_BYTES && m > 0 && m <= XC_LEMMA_MAX_BYTES;
}

static xc_status add_entry(trainer *t, const lemma_example *example,
                           const char *form, const char *lemma) {
    if (!is_usable(form, lemma)) return XC_OK;
    entry e = {xc_names_intern_string(t->names, form),
               xc_names_intern_string(t->names, example->folded),
               lemma,
               xc_names_intern_string(t->names, example->upos),
               xc_names_intern_string(t->names, example->xpos),
               example->source};
    if (!e.form || !e.norm || !e.upos || !e.xpos) return XC_ERROR_MEMORY;
    if (e.source == LEMMA_LEXICON)
        XC_TRY(xc_map_put(t->arena, &t->listed, (uintptr_t)lemma, 0, 1));
    return XC_PUSH(t->arena, &t->entries, e);
}

/* A single character beyond ASCII is kept as it is written; it speaks for
 * what it folds to only where its lemma is another. */
static xc_status add_example(trainer *t, const lemma_example *example) {
    if (strcmp(example->lemma, "_") == 0) return XC_OK;
    const char *lemma = fold_lemma(t, example->lemma);
    XC_TRY_NEW(lemma);
    if (is_symbol(example->form) &&
        strcmp(example->form, example->folded) != 0) {
        XC_TRY(add_entry(t, example, example->form, lemma));
        if (strcmp(example->form, example->lemma) == 0) return XC_OK;
    }
    return add_entry(t, example, example->folded, lemma);
}

/* ------------------------------------------------------------------ */
/* Votes                                                               */

static int compare_votes(const void *a, const void *b) {
    const vote *x = a, *y = b;
    int order = strcmp(x->tag, y->tag);
    if (order == 0) order = strcmp(x->form, y->form);
    return order != 0 ? order : strcmp(x->lemma, y->lemma);
}

/* Sorts them, and makes one of those that say the same. */
static void join_votes(votes *v) {
    if (v->count == 0) return;
    qsort(v->items, v->count, sizeof *v->items, compare_votes);
    size_t n = 0;
    for (size_t i = 1; i < v->count; i++) {
        vote *last = &v->items[n];
        const vote *next = &v->items[i];
        if (compare_votes(last, next) == 0) {
            last->first += next->first;
            last->second += next->second;
            last->lexicon += next->lexicon;
        } else {
            v->items[++n] = *next;
        }
    }
    v->count = n + 1;
}

static vote new_vote(const entry *e, const char *tag) {
    return (vote){tag,
                  e->form,
                  e->lemma,
                  e->source == LEMMA_FIRST,
                  e->source == LEMMA_SECOND,
                  e->source == LEMMA_LEXICON};
}

/* Past the last vote for the form of v[from]. */
static size_t same_form(const votes *v, size_t from) {
    size_t to = from + 1;
    while (to < v->count && v->items[to].tag == v->items[from].tag &&
           v->items[to].form == v->items[from].form)
        to++;
    return to;
}

/* A vote that a treebank gives most often among v[from..to]; NULL: none. */
static const vote *most_said(const votes *v, size_t from, size_t to,
                             bool second) {
    const vote *best = NULL;
    for (size_t i = from; i < to; i++) {
        uint32_t n = second ? v->items[i].second : v->items[i].first;
        uint32_t m = !best ? 0 : second ? best->second : best->first;
        if (n > m) best = &v->items[i];
    }
    return best;
}

/* Notes the tags whose words the two treebanks give other lemmas: there the
 * second follows other conventions ("best" is "best", not "good"). */
static xc_status find_foreign(trainer *t, const votes *v, xc_map *foreign) {
    size_t shared = 0, other = 0;
    for (size_t i = 0, to; i < v->count; i = to) {
        to = same_form(v, i);
        const vote *first = most_said(v, i, to, false);
        const vote *second = most_said(v, i, to, true);
        if (first && second &&
            (first->lemma != first->form || second->lemma != first->form)) {
            shared++;
            other += first->lemma != second->lemma;
        }
        if (to < v->count && v->items[to].tag == v->items[i].tag) continue;
        if (other * 5 > shared)
            XC_TRY(xc_map_put(t->arena, foreign, (uintptr_t)v->items[i].tag, 0,
                              1));
        shared = other = 0;
    }
    return XC_OK;
}

static xc_status collect(trainer *t, votes *v) {
    votes xpos = {0};
    xc_map foreign = {0};
    size_t any;
    for (size_t i = 0; i < t->entries.count; i++)
        XC_TRY(
            XC_PUSH(t->arena, &xpos,
                    new_vote(&t->entries.items[i], t->entries.items[i].xpos)));
    join_votes(&xpos);
    XC_TRY(find_foreign(t, &xpos, &foreign));
    for (size_t i = 0; i < t->entries.count; i++) {
        const entry *e = &t->entries.items[i];
        if (e->source == LEMMA_SECOND &&
            xc_map_get(&foreign, (uintptr_t)e->xpos, 0, &any))
            continue;
        XC_TRY(XC_PUSH(t->arena, v, new_vote(e, e->xpos)));
        if (e->source == LEMMA_LEXICON) continue;
        char name[32] = "=";
        strncat(name, e->upos, sizeof name - 2);
        const char *upos = xc_names_intern_string(t->names, name);
        XC_TRY_NEW(upos);
        XC_TRY(XC_PUSH(t->arena, v, new_vote(e, upos)));
    }
    join_votes(v);
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Edits and winners                                                   */

static bool is_inside(char c) {
    return (c & 0xC0) == 0x80;
}

/* What to cut off and to add: at the start of a character. */
static xc_status find_edit(trainer *t, const char *form, const char *lemma,
                           size_t *id) {
    size_t same = 0, kept = 0;
    for (; form[same] && form[same] == lemma[same]; same++)
        if (!is_inside(form[same + 1]) && !is_inside(lemma[same + 1]))
            kept = same + 1;
    edit_row row = {strlen(form) - kept,
                    xc_names_intern_string(t->names, lemma + kept)};
    XC_TRY_NEW(row.add);
    if (xc_map_get(&t->edit_ids, row.cut, (uintptr_t)row.add, id)) return XC_OK;
    *id = t->table.edits.count;
    XC_TRY(
        xc_map_put(t->arena, &t->edit_ids, row.cut, (uintptr_t)row.add, *id));
    return XC_PUSH(t->arena, &t->table.edits, row);
}

/* True for a lemma of letters alone that no word of the lexicon has. */
static bool is_unlisted(const trainer *t, const char *lemma) {
    size_t any;
    return !xc_map_get(&t->listed, (uintptr_t)lemma, 0, &any) &&
           lemma[strspn(lemma, "abcdefghijklmnopqrstuvwxyz")] == '\0';
}

/* Annotators mistype ("flead" for "fled"): where the lexicon knows the form,
 * a lemma that it does not know counts for nothing. */
static uint32_t weigh(const trainer *t, const vote *v, bool known) {
    if (known && is_unlisted(t, v->lemma)) return 0;
    uint32_t n = v->first * VOTE_FIRST + v->second * VOTE_SECOND;
    return n + (v->lexicon > 0 ? VOTE_LEXICON : 0);
}

/* What is said of one form by votes v[from..to]. */
static winner elect(const trainer *t, const votes *v, size_t from, size_t to) {
    const vote *best = &v->items[from];
    bool in_text = false, known = false;
    for (size_t i = from; i < to; i++) {
        in_text = in_text || v->items[i].first || v->items[i].second;
        known = known || v->items[i].lexicon;
    }
    for (size_t i = from; i < to; i++)
        if (weigh(t, &v->items[i], known) > weigh(t, best, known))
            best = &v->items[i];
    return (winner){best->tag, best->form, best->lemma, 0, in_text, false};
}

static xc_status add_tag(trainer *t, const char *name) {
    tag_row row = {.name = name, .first_winner = t->table.winners.count};
    return XC_PUSH(t->arena, &t->table.tags, row);
}

static xc_status choose(trainer *t, const votes *v) {
    for (size_t i = 0, to; i < v->count; i = to) {
        to = same_form(v, i);
        winner w = elect(t, v, i, to);
        if (i == 0 || v->items[i - 1].tag != w.tag) XC_TRY(add_tag(t, w.tag));
        XC_TRY(find_edit(t, w.form, w.lemma, &w.edit));
        XC_TRY(xc_map_put(t->arena, &t->winner_ids, (uintptr_t)w.tag,
                          (uintptr_t)w.form, t->table.winners.count));
        XC_TRY(XC_PUSH(t->arena, &t->table.winners, w));
        t->table.tags.items[t->table.tags.count - 1].winner_count++;
    }
    return XC_OK;
}

/* Notes the tags most of whose numbers lose their commas. */
static void find_ungrouped(trainer *t) {
    for (size_t i = 0; i < t->table.tags.count; i++) {
        tag_row *tag = &t->table.tags.items[i];
        size_t with = 0, without = 0;
        for (size_t k = 0; k < tag->winner_count; k++) {
            const winner *w = &t->table.winners.items[tag->first_winner + k];
            const char *comma = strchr(w->form + 1, ',');
            if (!w->in_text || !comma || comma[-1] < '0' || comma[-1] > '9')
                continue;
            with += strchr(w->lemma, ',') != NULL;
            without += strchr(w->lemma, ',') == NULL;
        }
        tag->ungrouped = without > with;
    }
}

/* ------------------------------------------------------------------ */
/* Rules                                                               */

/* The byte of a form at a distance from its end; 0 before its start. */
static unsigned char from_end(const char *form, size_t distance) {
    size_t n = strlen(form);
    return distance < n ? (unsigned char)form[n - 1 - distance] : 0;
}

static int compare_from_end(const void *a, const void *b) {
    const winner *const *x = a, *const *y = b;
    for (size_t i = 0;; i++) {
        unsigned char c = from_end((*x)->form, i), d = from_end((*y)->form, i);
        if (c != d) return c < d ? -1 : 1;
        if (c == 0) return 0;
    }
}

/* A stretch of forms with one ending, sorted from their ends. */
typedef struct ending {
    const winner *const *forms;
    size_t count;
    size_t length; /* of the ending */
    size_t edit;   /* of the longest shorter ending that has a rule */
} ending;

static uint32_t weight_of(const winner *w) {
    return w->in_text ? WEIGHT_TEXT : WEIGHT_LEXICON;
}

/* The edit that is right for most of the forms, if it cuts no more than the
 * ending; by how much it outweighs the inherited one. */
static size_t best_edit(trainer *t, const ending *e, uint32_t *gain) {
    size_t best = e->edit;
    for (size_t i = 0; i < e->count; i++)
        t->tally[e->forms[i]->edit] += weight_of(e->forms[i]);
    for (size_t i = 0; i < e->count; i++) {
        size_t edit = e->forms[i]->edit;
        if (t->table.edits.items[edit].cut > e->length) continue;
        if (t->tally[edit] > t->tally[best] ||
            (t->tally[edit] == t->tally[best] && best != e->edit &&
             edit < best))
            best = edit;
    }
    *gain = t->tally[best] - t->tally[e->edit];
    for (size_t i = 0; i < e->count; i++)
        t->tally[e->forms[i]->edit] = 0;
    return best;
}

/* Past the forms whose ending is, one byte further, that of forms[from]. */
static size_t same_ending(const ending *e, size_t from) {
    unsigned char c = from_end(e->forms[from]->form, e->length);
    size_t to = from + 1;
    while (to < e->count && from_end(e->forms[to]->form, e->length) == c)
        to++;
    return to;
}

/* True when what speaks for an edit does not all have one longer ending:
 * "larvae" and "formulae" say much of -ae, and nothing of -e. */
static bool is_spread(const ending *e, size_t edit) {
    uint32_t all = 0, most = 0;
    for (size_t i = 0, to; i < e->count; i = to) {
        uint32_t n = 0;
        to = same_ending(e, i);
        for (size_t k = i; k < to; k++)
            if (e->forms[k]->edit == edit) n += weight_of(e->forms[k]);
        all += n;
        if (n > most) most = n;
    }
    return (uint64_t)most * 100 <= (uint64_t)all * MAX_SHARE;
}

static xc_status learn_ending(trainer *t, ending e) {
    uint32_t gain = 0;
    size_t edit = e.length > 0 ? best_edit(t, &e, &gain) : e.edit;
    if (edit != e.edit && gain >= MIN_GAIN && is_spread(&e, edit)) {
        const char *form = e.forms[0]->form;
        rule_row rule = {
            xc_names_intern_string(t->names, form + strlen(form) - e.length),
            edit};
        XC_TRY_NEW(rule.suffix);
        XC_TRY(XC_PUSH(t->arena, &t->table.rules, rule));
        e.edit = edit;
    }
    if (e.length == XC_LEMMA_MAX_SUFFIX) return XC_OK;
    for (size_t i = 0, to; i < e.count; i = to) {
        to = same_ending(&e, i);
        if (from_end(e.forms[i]->form, e.length) == 0 || to - i < 2) continue;
        ending longer = {e.forms + i, to - i, e.length + 1, e.edit};
        XC_TRY(learn_ending(t, longer));
    }
    return XC_OK;
}

static int compare_rules(const void *a, const void *b) {
    const rule_row *x = a, *y = b;
    size_t n = strlen(x->suffix), m = strlen(y->suffix);
    return n != m ? (n < m ? -1 : 1) : memcmp(x->suffix, y->suffix, n);
}

static xc_status learn_tag(trainer *t, tag_row *tag) {
    const winner **forms =
        xc_arena_array(t->arena, tag->winner_count, sizeof *forms);
    XC_TRY_NEW(forms);
    for (size_t i = 0; i < tag->winner_count; i++)
        forms[i] = &t->table.winners.items[tag->first_winner + i];
    qsort(forms, tag->winner_count, sizeof *forms, compare_from_end);
    tag->first_rule = t->table.rules.count;
    ending all = {forms, tag->winner_count, 0, 0};
    XC_TRY(learn_ending(t, all));
    tag->rule_count = t->table.rules.count - tag->first_rule;
    if (tag->rule_count > 0)
        qsort(t->table.rules.items + tag->first_rule, tag->rule_count,
              sizeof *t->table.rules.items, compare_rules);
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* The dictionary: what look-up gets wrong                             */

static xc_status ask(trainer *t, const xc_lemmas *lemmas, const entry *e,
                     const char *xpos, const char **lemma) {
    xc_lemma_word word = {e->form, strlen(e->form), e->norm, xpos,
                          xc_upos_find(e->upos, strlen(e->upos))};
    *lemma = xc_lemma_of(lemmas, t->names, &word);
    return *lemma ? XC_OK : XC_ERROR_MEMORY;
}

/* True for an example of the lexicon that the dictionary takes up: not for
 * names (their plurals only teach endings) and not for what the word list of
 * irregular forms says otherwise. */
static bool is_worth(const entry *e) {
    if (strcmp(e->upos, "PROPN") == 0) return false;
    return !xc_lexicon_find(XC_LEXICON_IRREGULAR, e->form);
}

/* Keeps the winner of an example where look-up answers otherwise. */
static xc_status keep_wrong(trainer *t, const xc_lemmas *lemmas, const entry *e,
                            bool by_upos) {
    const char *lemma, *tag = e->xpos;
    size_t at;
    if (by_upos) {
        char name[32] = "=";
        strncat(name, e->upos, sizeof name - 2);
        tag = xc_names_intern_string(t->names, name);
        XC_TRY_NEW(tag);
    }
    if (!xc_map_get(&t->winner_ids, (uintptr_t)tag, (uintptr_t)e->form, &at))
        return XC_OK;
    winner *w = &t->table.winners.items[at];
    XC_TRY(ask(t, lemmas, e, by_upos ? NULL : e->xpos, &lemma));
    if (lemma != w->lemma && (w->in_text || is_worth(e))) w->keep = true;
    return XC_OK;
}

/* Writes what there is and asks it for every example. */
static xc_status fill(trainer *t, bool by_upos) {
    xc_buffer section = XC_BUFFER_INIT;
    xc_lemmas lemmas;
    xc_status status =
        lemmas_write(t->arena, &t->table, &section, &t->counts, t->error);
    if (status == XC_OK)
        status =
            xc_lemmas_open(&lemmas, section.bytes, section.length, t->error);
    for (size_t i = 0; status == XC_OK && i < t->entries.count; i++)
        status = keep_wrong(t, &lemmas, &t->entries.items[i], by_upos);
    xc_buffer_dispose(&section);
    return status;
}

static xc_status learn(trainer *t) {
    votes v = {0};
    size_t nothing;
    XC_TRY(find_edit(t, "", "", &nothing)); /* edit 0 */
    XC_TRY(collect(t, &v));
    XC_TRY(choose(t, &v));
    find_ungrouped(t);
    t->tally = xc_arena_array(t->arena, t->table.edits.count, sizeof *t->tally);
    XC_TRY_NEW(t->tally);
    for (size_t i = 0; i < t->table.tags.count; i++)
        XC_TRY(learn_tag(t, &t->table.tags.items[i]));
    XC_TRY(fill(t, false));
    XC_TRY(fill(t, true));
    return fill(t, false); /* where an answer by UPOS is wrong */
}

static xc_status train(trainer *t, const lemma_example *examples, size_t count,
                       xc_buffer *section) {
    t->names = xc_names_new(t->arena);
    XC_TRY_NEW(t->names);
    for (size_t i = 0; i < count; i++)
        XC_TRY(add_example(t, &examples[i]));
    XC_TRY(learn(t));
    return lemmas_write(t->arena, &t->table, section, &t->counts, t->error);
}

xc_status lemmas_train(const lemma_example *examples, size_t count,
                       xc_buffer *section, lemma_figures *figures,
                       xc_error *error) {
    trainer t = {.arena = xc_arena_new(), .error = error};
    XC_TRY_NEW(t.arena);
    size_t before = section->length;
    xc_status status = train(&t, examples, count, section);
    if (figures)
        *figures = (lemma_figures){
            t.table.tags.count, t.table.edits.count, t.table.rules.count,
            t.counts.forms,     t.counts.answers,    section->length - before};
    xc_arena_free(t.arena);
    return status;
}
