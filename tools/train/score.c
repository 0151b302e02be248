/*
 * score.c - scores a weights file on a treebank: tags, lemmas and trees on the
 * given words, through the code that the program runs.
 * Exports: score_model.
 */
#include "score.h"

#include <stdio.h>
#include <string.h>

#include "language/eisner.h"
#include "language/lemmas.h"
#include "language/network.h"
#include "text/chars.h"

typedef struct scorer {
    xc_arena *arena;
    xc_network *network;
    xc_lemmas lemmas;
    const treebank *bank;
    size_t upos, xpos, lemma, counted, heads, relations;
} scorer;

static bool open_model(scorer *s, const xc_buffer *model, xc_error *error) {
    xc_section file = {model->bytes, model->length}, section;
    return xc_model_find(file, "network", &section, error) == XC_OK &&
           xc_network_open(s->arena, section, &s->network, error) == XC_OK &&
           xc_model_find(file, "lemma", &section, error) == XC_OK &&
           xc_lemmas_open(&s->lemmas, section.bytes, section.length, error) ==
               XC_OK;
}

static bool fill(scorer *s, const sentence *from, xc_network_sentence *to) {
    size_t n = (size_t)from->count;
    xc_form *forms = xc_arena_array(s->arena, n, sizeof *forms);
    uint16_t *out = xc_arena_array(s->arena, 4 * n, sizeof *out);
    if (!forms || !out) return false;
    for (size_t i = 0; i < n; i++) {
        const word *w = &from->words[i];
        xc_form_read(w->form, strlen(w->form), w->folded, strlen(w->folded),
                     false, &forms[i]);
    }
    *to = (xc_network_sentence){forms,   (uint32_t)n, out,
                                out + n, out + 2 * n, out + 3 * n};
    return true;
}

static bool same_part(const char *a, const char *b, const char *ends) {
    size_t n = strcspn(a, ends);
    return n == strcspn(b, ends) && strncmp(a, b, n) == 0;
}

static bool lemma_is(scorer *s, const word *gold, const char *tag) {
    size_t n = strcspn(tag, " ");
    xc_lemma_word w = {gold->form, strlen(gold->form), gold->folded,
                       tag[n] ? tag + n + 1 : NULL, xc_upos_find(tag, n)};
    const char *lemma = xc_lemma_of(&s->lemmas, s->bank->names, &w);
    xc_buffer folded = XC_BUFFER_INIT;
    xc_text_fold(&folded, gold->lemma, strlen(gold->lemma));
    bool same =
        lemma && folded.bytes &&
        (strcmp(lemma, folded.bytes) == 0 || strcmp(lemma, gold->lemma) == 0);
    xc_buffer_dispose(&folded);
    return same;
}

static void count_word(scorer *s, const word *gold, const char *tag, int head,
                       const char *relation) {
    const char *xpos = tag + strcspn(tag, " ");
    s->upos += same_part(tag, gold->upos, " ");
    s->xpos += *xpos && strcmp(xpos + 1, gold->xpos) == 0;
    s->lemma += lemma_is(s, gold, tag);
    if (strcmp(gold->upos, "PUNCT") == 0) return;
    s->counted++;
    if (head != gold->head) return;
    s->heads++;
    s->relations += same_part(relation, gold->relation, ":");
}

static bool run(scorer *s, xc_network_sentence *jobs, size_t count) {
    xc_arena *room = xc_arena_new();
    xc_status status = room ? xc_network_run(s->network, xc_kernel_best(),
                                             s->arena, room, jobs, count)
                            : XC_ERROR_MEMORY;
    xc_arena_free(room);
    if (status == XC_ERROR_LIMIT)
        fprintf(stderr,
                "train: a sentence of more than %u words is not scored\n",
                XC_PARSE_MAX_TOKENS);
    if (status < 0) return false;
    for (size_t i = 0; i < count; i++) {
        const sentence *gold = &s->bank->sentences.items[i];
        for (int k = 0; k < gold->count; k++)
            count_word(s, &gold->words[k],
                       xc_network_tag(s->network, jobs[i].tags[k]),
                       (int)jobs[i].heads[k] - 1,
                       xc_network_label(s->network, jobs[i].labels[k]));
    }
    return true;
}

static double percent(size_t part, size_t whole) {
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

static bool score(scorer *s, const xc_buffer *model, score_figures *figures) {
    xc_error error = {0};
    size_t count = s->bank->sentences.count;
    xc_network_sentence *jobs = xc_arena_array(s->arena, count, sizeof *jobs);
    if (!jobs || !open_model(s, model, &error)) {
        fprintf(stderr, "train: %s\n", error.message);
        return false;
    }
    for (size_t i = 0; i < count; i++)
        if (!fill(s, &s->bank->sentences.items[i], &jobs[i])) return false;
    if (!run(s, jobs, count)) return false;
    size_t words = s->bank->word_count;
    *figures = (score_figures){count,
                               words,
                               percent(s->upos, words),
                               percent(s->xpos, words),
                               percent(s->lemma, words),
                               percent(s->heads, s->counted),
                               percent(s->relations, s->counted)};
    return true;
}

bool score_model(const xc_buffer *model, const treebank *bank,
                 score_figures *figures) {
    scorer s = {.arena = xc_arena_new(), .bank = bank};
    bool good = s.arena && score(&s, model, figures);
    xc_arena_free(s.arena);
    return good;
}
