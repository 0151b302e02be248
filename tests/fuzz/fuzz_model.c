/*
 * fuzz_model.c - any bytes as a weights file: what can be opened tags and
 * parses a sentence, as one tree and the same by every kernel, finds lemmas
 * and names.
 */
#include <string.h>

#include "fuzz.h"
#include "language/lemmas.h"
#include "language/name_tagger.h"
#include "language/network.h"
#include "text/chars.h"

/* A weights file that takes longer than one of this size is no use here. */
enum { MAX_BYTES = 64 * 1024, WORDS = 6 };

/* An edit adds at most so many bytes to a word. */
enum { ADDED_MAX = 255 };

static const char *const WORDS_READ[WORDS] = {"The",   "towns", "in",
                                              "Elton", "voted", "."};

static void read_forms(xc_form *forms) {
    xc_buffer folded = XC_BUFFER_INIT;
    for (size_t i = 0; i < WORDS; i++) {
        const char *word = WORDS_READ[i];
        xc_buffer_clear(&folded);
        xc_text_fold(&folded, word, strlen(word));
        xc_form_read(word, strlen(word), folded.bytes, folded.length, false,
                     &forms[i]);
    }
    xc_buffer_dispose(&folded);
}

static void look_at_tree(const xc_network *net, const xc_network_sentence *s) {
    size_t roots = 0;
    for (size_t i = 0; i < WORDS; i++) {
        fuzz_promise(xc_network_tag(net, s->tags[i]), "a tag is known");
        fuzz_promise(xc_network_label(net, s->labels[i]), "a label is known");
        fuzz_promise(s->heads[i] <= WORDS, "a head is a word");
        fuzz_promise(s->margins[i] <= UINT8_MAX, "a margin has an end");
        roots += s->heads[i] == 0;
        size_t at = i + 1, steps = 0;
        for (; at > 0; at = s->heads[at - 1])
            fuzz_promise(steps++ <= WORDS, "there is no circle");
    }
    fuzz_promise(roots == 1, "a sentence has one root");
}

static void parse(xc_arena *arena, const xc_network *net) {
    xc_form forms[WORDS];
    uint16_t first[4 * WORDS] = {0};
    read_forms(forms);
    xc_arena *room = xc_arena_new();
    for (size_t k = 0; room && xc_kernel_get(k); k++) {
        uint16_t out[4 * WORDS] = {0};
        xc_network_sentence s = {forms,       WORDS,           out,
                                 out + WORDS, out + 2 * WORDS, out + 3 * WORDS};
        fuzz_promise(
            xc_network_run(net, xc_kernel_get(k), arena, room, &s, 1) == XC_OK,
            "what is opened runs");
        look_at_tree(net, &s);
        if (k == 0) memcpy(first, out, sizeof first);
        fuzz_promise(memcmp(first, out, sizeof first) == 0,
                     "every kernel gives the same tree");
    }
    xc_arena_free(room);
}

static void find_lemmas(xc_arena *arena, const xc_lemmas *lemmas) {
    static const char *const words[] = {"towns", "voted", "the", "", "went"};
    static const char *const xpos[] = {"NN", "VBD", "DT", "", NULL};
    xc_names *names = xc_names_new(arena);
    fuzz_promise(names != NULL, "memory is there");
    for (size_t i = 0; i < 25; i++) {
        const char *norm = xc_names_intern_string(names, words[i / 5]);
        xc_lemma_word word = {norm, strlen(norm), norm, xpos[i % 5],
                              (xc_upos)(i % (XC_UPOS_VERB + 1))};
        const char *lemma = xc_lemma_of(lemmas, names, &word);
        fuzz_promise(lemma && strlen(lemma) <= strlen(norm) + ADDED_MAX,
                     "a word has a lemma");
    }
}

static void open_network(xc_arena *arena, xc_section file) {
    xc_error error = XC_ERROR_INIT;
    xc_section section;
    xc_network *net;
    xc_status status = xc_model_find(file, "network", &section, &error);
    if (status == XC_OK) status = xc_network_open(arena, section, &net, &error);
    fuzz_promise_status(status, &error);
    if (status == XC_OK) parse(arena, net);
}

static void open_lemmas(xc_arena *arena, xc_section file) {
    xc_error error = XC_ERROR_INIT;
    xc_section section;
    xc_lemmas lemmas;
    xc_status status = xc_model_find(file, "lemma", &section, &error);
    if (status == XC_OK)
        status = xc_lemmas_open(&lemmas, section.bytes, section.length, &error);
    fuzz_promise_status(status, &error);
    if (status == XC_OK) find_lemmas(arena, &lemmas);
}

static void find_names(xc_arena *arena, const xc_name_tagger *tagger) {
    static const char bytes[] = "The towns in Elton voted .";
    xc_token tokens[WORDS] = {0};
    uint32_t at = 0;
    for (uint32_t i = 0; i < WORDS; i++) {
        uint32_t length = (uint32_t)strlen(WORDS_READ[i]);
        tokens[i].span = (xc_span){at, at + length};
        tokens[i].norm = tokens[i].lemma = WORDS_READ[i];
        tokens[i].capital = i == 0 || i == 3;
        tokens[i].head = (int32_t)i - 1;
        at += length + 1;
    }
    xc_pending sentence = {bytes, tokens, WORDS, false, false};
    fuzz_promise(xc_name_tagger_run(tagger, arena, &sentence, 1) == XC_OK,
                 "what is opened runs");
    for (uint32_t i = 0; i < WORDS; i++)
        fuzz_promise(tokens[i].name <= XC_NAME_OTHER, "a type is known");
}

static void open_names(xc_arena *arena, xc_section file) {
    xc_error error = XC_ERROR_INIT;
    xc_section section;
    xc_name_tagger tagger;
    xc_status status = xc_model_find(file, "names", &section, &error);
    if (status == XC_OK) status = xc_name_tagger_open(&tagger, section, &error);
    fuzz_promise_status(status, &error);
    if (status == XC_OK) find_names(arena, &tagger);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > MAX_BYTES) return 0;
    xc_section file = {(const char *)data, size};
    xc_arena *arena = xc_arena_new();
    fuzz_promise(arena != NULL, "memory is there");
    open_network(arena, file);
    open_lemmas(arena, file);
    open_names(arena, file);
    xc_arena_free(arena);
    return 0;
}
