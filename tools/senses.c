/*
 * senses.c - writes the table of meanings that src/lexicon/senses.h looks up,
 * from WordNet.
 *
 * usage: senses OUT.bin WORDNET-FOLDER
 *
 * A word has several meanings; the table keeps those that make up much of its
 * use in tagged text (SemCor, the counts of WordNet) and how much: that two
 * words say the same is as likely as that both have one meaning. What is
 * rare, or a name, is left out.
 */
#include "senses.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NOUN, VERB, ADJECTIVE };

/* What may be asked of a word, in per cent of its use. */
enum {
    KEPT_RATIO = 3,       /* a further meaning: a third of the first's use */
    KEPT_MAX = 8,         /* meanings of a word */
    CONCEPT_PERCENT = 60, /* of a word and of its concept, both at once */
    CONCEPT_COUNT = 3,    /* times that a concept was met */
    VERB_PERCENT = 10     /* of a verb, for the noun derived from it */
};

/* Never met counts as half a time, so that a word of three meanings, none of
 * them met, is no certain case. */
static double share_of(const part *p, const lemma *l, size_t at) {
    double all = 0;
    for (size_t i = 0; i < l->sense_count; i++)
        all += p->senses.items[l->sense + i].count + 0.5;
    return (p->senses.items[l->sense + at].count + 0.5) / all;
}

static const sense *sense_at(const part *p, const lemma *l, size_t at) {
    return &p->senses.items[l->sense + at];
}

/* The first meaning, and others of much use. */
static bool is_kept(const part *p, const lemma *l, size_t at) {
    unsigned count = sense_at(p, l, at)->count;
    return at == 0 || (at < KEPT_MAX && count > 0 &&
                       count * KEPT_RATIO >= sense_at(p, l, 0)->count);
}

/* The word's place in its synset, from 1; 0: as a name only. */
static unsigned place_in(const part *p, const synset *s, const char *text) {
    for (unsigned i = 0; i < s->word_count; i++)
        if (p->words.items[s->word + i] == text) return i + 1;
    return 0;
}

/* The share of a word's use that a synset has. */
static double share_in(part *p, const char *text, const synset *s,
                       unsigned *count) {
    const lemma *l = wordnet_lemma(p, text);
    for (size_t i = 0; l && i < l->sense_count; i++) {
        if (&p->synsets.items[sense_at(p, l, i)->synset] != s) continue;
        *count = sense_at(p, l, i)->count;
        return share_of(p, l, i);
    }
    return 0;
}

/* ------------------------------------------------------------------ */
/* Concept and verb                                                     */

/* The most used word of the first meaning, when both have it in most of
 * their use. */
static const char *concept_of(part *p, const lemma *l) {
    const synset *s = &p->synsets.items[sense_at(p, l, 0)->synset];
    const char *best = NULL;
    double best_share = 0;
    unsigned best_count = 0;
    for (size_t i = 0; i < s->word_count; i++) {
        const char *word = p->words.items[s->word + i];
        unsigned count = 0;
        double share = share_in(p, word, s, &count);
        if (share > 0 && (!best || count > best_count)) {
            best = word;
            best_count = count;
            best_share = share;
        }
    }
    if (!best || best == l->text) return best;
    const lemma *other = wordnet_lemma(p, best);
    bool first = &p->synsets.items[sense_at(p, other, 0)->synset] == s;
    double both = share_of(p, l, 0) * best_share;
    bool plain = best_count >= CONCEPT_COUNT && !strchr(best, ' ');
    return first && plain && both * 100 >= CONCEPT_PERCENT ? best : NULL;
}

/* Acts, events, states: what a verb can say, too (lexnames(5WN)). */
static bool is_event(const synset *s) {
    switch (s->file) {
    case 4:  /* noun.act */
    case 10: /* noun.communication */
    case 11: /* noun.event */
    case 19: /* noun.phenomenon */
    case 21: /* noun.possession */
    case 22: /* noun.process */
    case 26: /* noun.state */
        return true;
    default:
        return false;
    }
}

static size_t shared_letters(const char *a, const char *b) {
    size_t n = 0;
    while (a[n] && a[n] == b[n])
        n++;
    return n;
}

static bool is_better_verb(const char *noun, const char *verb, unsigned count,
                           const char *best, unsigned best_count) {
    size_t own = shared_letters(noun, verb), other;
    if (!best) return true;
    other = shared_letters(noun, best);
    return own > other || (own == other && count > best_count);
}

static unsigned long use_of(const part *p, const lemma *l) {
    unsigned long all = 0;
    for (size_t i = 0; i < l->sense_count; i++)
        all += sense_at(p, l, i)->count;
    return all;
}

/* The noun comes of the verb and not the verb of the noun: "speechify" is
 * longer than "speech" ("believe" by a letter than "belief"), and one "pages"
 * less often than there are pages. */
static bool is_of_verb(const wordnet *w, const lemma *noun, const lemma *verb) {
    if (strcmp(noun->text, verb->text) == 0)
        return use_of(&w->parts[VERB], verb) * KEPT_RATIO >=
               use_of(&w->parts[NOUN], noun);
    return strlen(verb->text) <= strlen(noun->text) + 1;
}

/* The verb that a noun's first meaning is derived from. */
static const char *verb_of(wordnet *w, const lemma *l) {
    part *nouns = &w->parts[NOUN], *verbs = &w->parts[VERB];
    const synset *s = &nouns->synsets.items[sense_at(nouns, l, 0)->synset];
    unsigned source = place_in(nouns, s, l->text), best_count = 0;
    const char *best = NULL;
    if (!is_event(s)) return NULL;
    for (size_t i = 0; i < s->pointer_count; i++) {
        const pointer *p = &nouns->pointers.items[s->pointer + i];
        const synset *to =
            p->kind == '+' && p->part == VERB && p->source == source
                ? wordnet_find(verbs, p->place)
                : NULL;
        if (!to || p->target > to->word_count) continue;
        const char *verb = verbs->words.items[to->word + p->target - 1];
        unsigned count = 0;
        const lemma *whole = wordnet_lemma(verbs, verb);
        if (share_in(verbs, verb, to, &count) * 100 < VERB_PERCENT ||
            !is_of_verb(w, l, whole) ||
            !is_better_verb(l->text, verb, count, best, best_count))
            continue;
        best = whole->text;
        best_count = count;
    }
    return best;
}

/* ------------------------------------------------------------------ */
/* Links                                                                */

static uint32_t number_of(choices *c, synset *s) {
    if (s->number == 0) s->number = ++c->numbers;
    return s->number;
}

static xc_status link(choices *c, synset *s, double share) {
    uint32_t much = (uint32_t)(share * XC_SENSES_CERTAIN + 0.5);
    return XC_PUSH(c->wordnet->arena, &c->links, number_of(c, s) << 8 | much);
}

static xc_status link_senses(choices *c, part *p, const lemma *l,
                             word_choice *word) {
    word->sense = c->links.count;
    for (size_t i = 0; i < l->sense_count; i++) {
        synset *s = &p->synsets.items[sense_at(p, l, i)->synset];
        if (!is_kept(p, l, i) || !place_in(p, s, l->text)) continue;
        XC_TRY(link(c, s, share_of(p, l, i)));
        word->sense_count++;
    }
    return XC_OK;
}

/* A pointer between words holds for what else their synsets name. */
static xc_status link_opposites(choices *c, part *p, int kind, const lemma *l,
                                word_choice *word) {
    word->opposite = c->links.count;
    for (size_t i = 0; i < l->sense_count; i++) {
        const synset *s = &p->synsets.items[sense_at(p, l, i)->synset];
        if (!is_kept(p, l, i) || !place_in(p, s, l->text)) continue;
        for (size_t k = 0; k < s->pointer_count; k++) {
            const pointer *to = &p->pointers.items[s->pointer + k];
            synset *other = to->kind == '!' && to->part == kind
                                ? wordnet_find(p, to->place)
                                : NULL;
            if (!other || word->opposite_count == KEPT_MAX) continue;
            XC_TRY(link(c, other, share_of(p, l, i)));
            word->opposite_count++;
        }
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* Words                                                                */

/* A meaning that another word has too. */
static bool has_company(const part *p, const lemma *l) {
    for (size_t i = 0; i < l->sense_count; i++)
        if (is_kept(p, l, i) &&
            p->synsets.items[sense_at(p, l, i)->synset].word_count > 1)
            return true;
    return false;
}

/* Names, and nouns for things that nobody met in text, are left out. */
static bool is_wanted(const part *p, int kind, const lemma *l) {
    const synset *s = &p->synsets.items[sense_at(p, l, 0)->synset];
    if (!place_in(p, s, l->text)) return false;
    return kind != NOUN || is_event(s) || sense_at(p, l, 0)->count > 0;
}

static xc_status choose(choices *c, int kind, const lemma *l) {
    part *p = &c->wordnet->parts[kind];
    word_choice word = {.text = l->text};
    size_t links = c->links.count;
    if (!is_wanted(p, kind, l)) return XC_OK;
    XC_TRY(link_senses(c, p, l, &word));
    XC_TRY(link_opposites(c, p, kind, l, &word));
    if (kind == NOUN) word.verb = verb_of(c->wordnet, l);
    bool company = has_company(p, l);
    if (company) word.concept = concept_of(p, l);
    if (!company && !word.verb && word.opposite_count == 0) {
        c->links.count = links;
        return XC_OK;
    }
    return XC_PUSH(c->wordnet->arena, &c->words[kind], word);
}

static bool choose_all(choices *c) {
    for (int kind = 0; kind < XC_SENSES_PARTS; kind++) {
        const part *p = &c->wordnet->parts[kind];
        for (size_t i = 0; i < p->lemmas.count; i++)
            if (choose(c, kind, &p->lemmas.items[i]) != XC_OK) return false;
    }
    return true;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: senses OUT.bin WORDNET-FOLDER\n");
        return 2;
    }
    wordnet w = {.arena = xc_arena_new()};
    choices c = {.wordnet = &w};
    w.names = w.arena ? xc_names_new(w.arena) : NULL;
    bool room = w.names != NULL;
    bool good = room && wordnet_read(&w, argv[2]);
    if (good) room = choose_all(&c);
    if (!room) fprintf(stderr, "senses: out of memory\n");
    good = good && room && senses_write(&c, argv[1]);
    xc_arena_free(w.arena);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
