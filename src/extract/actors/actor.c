/*
 * actor.c - turns sentences into actors: who and what the article is about,
 * one identity for all the names of one actor. It knows the order of the
 * steps and what they share.
 * Exports: xc_extract_actors, xc_join_words, xc_push_actor_mention,
 * xc_because_last.
 */
#include "base/buffer.h"
#include "extract/actors/finder.h"

const char *xc_join_words(xc_finder *f, const xc_sentence *sentence,
                          uint32_t first, uint32_t last) {
    xc_buffer words = XC_BUFFER_INIT;
    for (uint32_t i = first; i < last; i++) {
        if (i > first) xc_buffer_putc(&words, ' ');
        xc_buffer_puts(&words, sentence->tokens[i].norm);
    }
    const char *joined =
        words.failed ? NULL
                     : xc_names_intern(f->x->names, words.bytes, words.length);
    xc_buffer_dispose(&words);
    return joined;
}

xc_status xc_push_actor_mention(xc_finder *f, uint32_t index, uint32_t first,
                                uint32_t last, int32_t actor,
                                xc_actor_form form) {
    const xc_sentence *sentence = &f->x->reading->sentences.items[index];
    xc_mention mention = {.kind = XC_MENTION_ACTOR,
                          .in_title = sentence->in_title,
                          .sentence = index,
                          .first = first,
                          .last = last,
                          .actor = actor,
                          .form = form};
    mention.span.start = sentence->tokens[first].span.start;
    mention.span.end = sentence->tokens[last - 1].span.end;
    return XC_PUSH(f->x->arena, &f->x->reading->mentions, mention);
}

void xc_because_last(xc_finder *f, const char *rule) {
    xc_reading *reading = f->x->reading;
    xc_mention *made = &reading->mentions.items[reading->mentions.count - 1];
    xc_because(f->x, &made->why, "actor", rule, NULL);
}

xc_status xc_extract_actors(xc_extractor *x) {
    xc_finder f = {
        .x = x, .figures = x->reading->mentions.count, .members = XC_NONE};
    XC_TRY(xc_find_names(&f));
    XC_TRY(xc_link_names(&f));
    XC_TRY(xc_note_offices(&f));
    XC_TRY(xc_note_callings(&f));
    for (size_t i = 0; i < f.runs.count; i++) {
        const xc_name_run *run = &f.runs.items[i];
        XC_TRY(xc_push_actor_mention(&f, run->sentence, run->first, run->last,
                                     run->actor, XC_FORM_NAME));
    }
    for (uint32_t s = 0; s < x->reading->sentences.count; s++) {
        f.described = x->reading->mentions.count;
        XC_TRY(xc_find_descriptions(&f, s));
        XC_TRY(xc_find_groups(&f, s));
        XC_TRY(xc_find_pronouns(&f, s));
    }
    return XC_OK;
}
