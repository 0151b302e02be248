/*
 * train.c - trains the language model: CoNLL-U in, one weights file out.
 *
 *   train --out FILE --treebank FILE [--other FILE]... [--text FILE]...
 *         [--wordnet FOLDER] [--score FILE]... [--passes N] [--seed N]
 *   train --out FILE --names-onto MODEL --treebank FILE... [--score FILE]...
 *
 * --treebank sets the conventions; --other are treebanks whose labels may
 * differ: the network is told which kind a sentence is of. --text is raw
 * text, a paragraph a line, for word vectors. --score measures the weights on
 * treebanks that nothing was learned from. --names-onto trains the tagger of
 * names alone and keeps everything else of a weights file. One thread; the same
 * input gives the same file on one machine.
 */
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../files.h"
#include "export.h"
#include "language/model.h"
#include "learn.h"
#include "lemmas.h"
#include "names.h"
#include "numbers.h"
#include "score.h"
#include "vectors.h"
#include "wordnet.h"

enum { SECTION_NETWORK, SECTION_LEMMA, SECTION_NAMES, SECTIONS };

static const char *const section_names[] = {"network", "lemma", "names"};

enum { FILES_MAX = 32, LONGEST = 200, SAMPLE_EVERY = 10, PASSES = 24 };

/* The deviation of the numbers of fixed vectors: near that of what the first
 * layer begins with. */
#define FIXED_DEVIATION 0.3f

typedef struct paths {
    const char *items[FILES_MAX];
    size_t count;
} paths;

typedef struct settings {
    const char *out, *wordnet, *onto;
    paths treebank, other, text, score;
    int passes;
    uint64_t seed;
    bool help;
} settings;

typedef struct trainer {
    const settings *settings;
    xc_arena *arena;
    treebank bank;
    vocabulary vocabulary;
    vectors vectors;
    corpus corpus;
    network network;
    xc_buffer sections[SECTIONS], model;
} trainer;

static const struct option options[] = {
    {"out", required_argument, NULL, 'o'},
    {"treebank", required_argument, NULL, 't'},
    {"other", required_argument, NULL, 'a'},
    {"text", required_argument, NULL, 'x'},
    {"wordnet", required_argument, NULL, 'w'},
    {"score", required_argument, NULL, 's'},
    {"names-onto", required_argument, NULL, 'n'},
    {"passes", required_argument, NULL, 'p'},
    {"seed", required_argument, NULL, 'r'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0}};

static const char help[] =
    "usage: train --out FILE --treebank FILE [--other FILE]... "
    "[--text FILE]...\n"
    "             [--wordnet FOLDER] [--score FILE]... [--passes N] "
    "[--seed N]\n"
    "       train --out FILE --names-onto MODEL --treebank FILE...\n"
    "             [--score FILE]... [--passes N] [--seed N]\n";

static bool refuse(const char *why) {
    fprintf(stderr, "train: %s\n", why);
    return false;
}

static bool add_path(paths *list, const char *path) {
    if (list->count == FILES_MAX) return refuse("too many files of one kind");
    list->items[list->count++] = path;
    return true;
}

static bool take_option(settings *s, int option, const char *value) {
    switch (option) {
    case 'o':
        s->out = value;
        return true;
    case 't':
        return add_path(&s->treebank, value);
    case 'a':
        return add_path(&s->other, value);
    case 'x':
        return add_path(&s->text, value);
    case 'w':
        s->wordnet = value;
        return true;
    case 'n':
        s->onto = value;
        return true;
    case 's':
        return add_path(&s->score, value);
    case 'p':
        s->passes = atoi(value);
        return s->passes > 0 || refuse("--passes is a number above 0");
    case 'r':
        s->seed = strtoull(value, NULL, 10);
        return true;
    case 'h':
        s->help = true;
        return true;
    default:
        return false;
    }
}

static bool read_settings(settings *s, int argc, char **argv) {
    int option;
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
        if (!take_option(s, option, optarg)) return false;
    return s->help || (s->out && s->treebank.count > 0 && optind == argc) ||
           refuse("--out FILE and --treebank FILE are needed, and options "
                  "alone; see train --help");
}

static bool read_banks(trainer *t) {
    const settings *s = t->settings;
    t->bank.arena = t->arena;
    t->bank.names = xc_names_new(t->arena);
    for (size_t i = 0; i < s->treebank.count; i++)
        if (!treebank_read(&t->bank, s->treebank.items[i], 0)) return false;
    for (size_t i = 0; i < s->other.count; i++)
        if (!treebank_read(&t->bank, s->other.items[i], 1)) return false;
    t->vocabulary.arena = t->arena;
    if (!vocabulary_build(&t->vocabulary, &t->bank)) return false;
    if (t->vocabulary.tag.names.count > 0 &&
        t->vocabulary.label.names.count > 0)
        return true;
    fprintf(stderr, "train: %zu sentences are too few to learn from\n",
            t->bank.sentences.count);
    return false;
}

/* The treebank's own words as text for vectors: NULL ends a sentence. */
static const char **words_of(trainer *t, size_t *count) {
    size_t n = t->bank.word_count + t->bank.sentences.count, at = 0;
    const char **words = xc_arena_array(t->arena, n, sizeof *words);
    if (!words) return NULL;
    for (size_t i = 0; i < t->bank.sentences.count; i++) {
        const sentence *s = &t->bank.sentences.items[i];
        for (int k = 0; k < s->count; k++)
            words[at++] = s->words[k].folded;
        words[at++] = NULL;
    }
    *count = n;
    return words;
}

static bool learn_vectors(trainer *t) {
    const settings *s = t->settings;
    if (s->text.count == 0) return true;
    size_t count;
    const char **words = words_of(t, &count);
    if (!words) return false;
    vectors_options o = VECTORS_OPTIONS_INIT;
    vectors_words bank = {words, count};
    vectors_corpora all = {s->text.items, s->text.count, &bank, 1};
    if (!vectors_train(&o, &all, &t->vectors)) return false;
    for (size_t i = 0; i < t->vectors.count; i++)
        if (vocabulary_word(&t->vocabulary, t->vectors.words[i], true) == 0)
            return false;
    fprintf(stderr, "vectors: %zu words out of %llu, %.0f s\n",
            t->vectors.count, (unsigned long long)t->vectors.tokens,
            learn_seconds());
    return true;
}

static void fix_vectors(trainer *t) {
    size_t width = t->network.sizes.word_width;
    for (size_t i = 0; i < t->vectors.count; i++) {
        uint32_t row =
            vocabulary_word(&t->vocabulary, t->vectors.words[i], false);
        for (size_t j = 0; j < width; j++)
            t->network.fixed[row * width + j] =
                FIXED_DEVIATION * t->vectors.rows[i * width + j];
    }
}

static network_sizes sizes_of(const trainer *t) {
    const vocabulary *v = &t->vocabulary;
    return (network_sizes){.words = v->word.names.count,
                           .features = 16384,
                           .tags = v->tag.names.count,
                           .labels = v->label.names.count,
                           .word_width = 64,
                           .feature_width = 48,
                           .tag_width = 32,
                           .hidden = 128,
                           .layers = 3,
                           .tag_layers = 1,
                           .arc_width = 128,
                           .label_width = 48,
                           .max_rows = 1600,
                           .max_length = LONGEST,
                           .dropout = 0.25f,
                           .recurrent_dropout = 0.1f};
}

static bool train_network(trainer *t) {
    const settings *s = t->settings;
    network_sizes sizes = sizes_of(t);
    dice d = {s->seed * 0x9E3779B97F4A7C15u + 1};
    network_new(&t->network, &sizes, &d);
    fix_vectors(t);
    t->corpus.arena = t->arena;
    if (!corpus_build(&t->corpus, &t->vocabulary, &t->bank, sizes.features,
                      LONGEST))
        return false;
    if (t->corpus.examples.count == 0) {
        fprintf(stderr, "train: no sentence has %d words or less\n", LONGEST);
        return false;
    }
    learn_options o = {s->passes ? s->passes : PASSES, 300, 0.002f, 0.01f,
                       s->seed};
    learn_network(&t->network, &t->vocabulary, &t->corpus, &o);
    ranges seen = {0};
    for (size_t i = 0; i < t->corpus.examples.count; i += SAMPLE_EVERY) {
        example *e = &t->corpus.examples.items[i];
        corpus_draw(&t->vocabulary, e, NULL);
        lane l = {e->words, e->count};
        export_measure(&t->network, &l, 1, &seen);
    }
    export_network(&t->network, &t->vocabulary, &seen, &t->sections[0]);
    return true;
}

static bool add_bank_lemmas(trainer *t, wordnet_list *list) {
    for (size_t i = 0; i < t->bank.sentences.count; i++) {
        const sentence *s = &t->bank.sentences.items[i];
        for (int k = 0; k < s->count; k++) {
            const word *w = &s->words[k];
            lemma_example e = {
                w->form, w->folded, w->lemma,
                w->upos, w->xpos,   s->bank == 0 ? LEMMA_FIRST : LEMMA_SECOND};
            if (XC_PUSH(t->arena, list, e) != XC_OK) return false;
        }
    }
    return true;
}

static bool train_lemmas(trainer *t) {
    wordnet_list list = {0};
    xc_error error = {0};
    lemma_figures figures;
    if (!add_bank_lemmas(t, &list)) return false;
    if ((t->settings->wordnet &&
         wordnet_read(t->arena, t->bank.names, t->settings->wordnet, &list,
                      &error) < 0) ||
        lemmas_train(list.items, list.count, &t->sections[1], &figures,
                     &error) < 0) {
        fprintf(stderr, "train: %s\n", error.message);
        return false;
    }
    return true;
}

static bool write_model(trainer *t) {
    xc_buffer_clear(&t->model);
    export_model(section_names, t->sections, SECTIONS, &t->model);
    printf("network %zu bytes, lemmas %zu, names %zu, together %zu\n",
           t->sections[SECTION_NETWORK].length,
           t->sections[SECTION_LEMMA].length, t->sections[SECTION_NAMES].length,
           t->model.length);
    return xc_buffer_status(&t->model) == XC_OK &&
           file_write(t->settings->out, &t->model);
}

/* Learns the tagger of names with the tags and trees of the other sections.
 * A treebank without entities gives a tagger that knows no name. */
static bool train_names(trainer *t) {
    const settings *s = t->settings;
    entity_bank bank = {.arena = t->arena};
    names_options o = NAMES_OPTIONS_INIT;
    o.seed = s->seed;
    if (s->onto && s->passes) o.passes = s->passes;
    export_model(section_names, t->sections, SECTIONS, &t->model);
    bool good = true;
    for (size_t i = 0; good && i < s->treebank.count; i++)
        good = entities_read(&bank, s->treebank.items[i]);
    good =
        good && names_train(&t->model, &bank, &o, &t->sections[SECTION_NAMES]);
    entities_dispose(&bank);
    return good;
}

static bool print_names(trainer *t) {
    for (size_t i = 0; i < t->settings->score.count; i++) {
        const char *path = t->settings->score.items[i];
        entity_bank bank = {.arena = t->arena};
        names_figures f;
        bool good =
            entities_read(&bank, path) && names_score(&t->model, &bank, &f);
        entities_dispose(&bank);
        if (!good) return false;
        double given = (double)f.given, gold = (double)f.gold;
        if (gold > 0)
            printf("%s: %zu names: found F1 %.2f, with type P %.2f  R %.2f  "
                   "F1 %.2f\n",
                   path, f.gold, 200 * (double)f.found / (given + gold),
                   given > 0 ? 100 * (double)f.typed / given : 0,
                   100 * (double)f.typed / gold,
                   200 * (double)f.typed / (given + gold));
    }
    return true;
}

static bool take_section(trainer *t, const xc_buffer *file, int number) {
    xc_section whole = {file->bytes, file->length}, found;
    xc_error error = {0};
    if (xc_model_find(whole, section_names[number], &found, &error) != XC_OK)
        return refuse(error.message);
    xc_buffer_add(&t->sections[number], found.bytes, found.length);
    return true;
}

/* The tagger of names alone. */
static bool run_onto(trainer *t) {
    xc_buffer file = XC_BUFFER_INIT;
    bool good = file_read(t->settings->onto, &file) &&
                take_section(t, &file, SECTION_NETWORK) &&
                take_section(t, &file, SECTION_LEMMA);
    xc_buffer_dispose(&file);
    return good && train_names(t) && write_model(t) && print_names(t);
}

static bool print_scores(trainer *t) {
    for (size_t i = 0; i < t->settings->score.count; i++) {
        const char *path = t->settings->score.items[i];
        treebank bank = {t->arena, t->bank.names, {0}, 0};
        score_figures f;
        if (!treebank_read(&bank, path, 0) ||
            !score_model(&t->model, &bank, &f))
            return false;
        printf("%s: %zu sentences, %zu words: UPOS %.2f  XPOS %.2f  lemma "
               "%.2f  UAS %.2f  LAS %.2f\n",
               path, f.sentences, f.words, f.upos, f.xpos, f.lemma,
               f.unlabelled, f.labelled);
    }
    return true;
}

static bool run(trainer *t) {
    if (!read_banks(t) || !learn_vectors(t) || !train_network(t) ||
        !train_lemmas(t) || !train_names(t) || !write_model(t))
        return false;
    fprintf(stderr, "trained in %.0f s\n", learn_seconds());
    return print_scores(t) && print_names(t);
}

int main(int argc, char **argv) {
    settings s = {.seed = 1};
    if (!read_settings(&s, argc, argv)) return 2;
    if (s.help) return fputs(help, stdout) < 0 ? EXIT_FAILURE : EXIT_SUCCESS;
    static trainer t;
    t.settings = &s;
    t.arena = xc_arena_new();
    bool good = t.arena && (s.onto ? run_onto(&t) : run(&t));
    vectors_dispose(&t.vectors);
    for (int i = 0; i < SECTIONS; i++)
        xc_buffer_dispose(&t.sections[i]);
    xc_buffer_dispose(&t.model);
    xc_arena_free(t.arena);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
