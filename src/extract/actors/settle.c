/*
 * settle.c - takes "he" and "she" inside a quotation off the one who speaks
 * it: who speaks says "I". Runs when quotations have their speakers; it links
 * nothing anew, for the words of a quotation tell too little of who is meant.
 * Exports: xc_settle_pronouns.
 */
#include "extract/extractor.h"

/* Stands in a quotation that its own actor speaks. */
static bool is_of_speaker(const xc_reading *reading, const xc_mention *m) {
    size_t at =
        xc_reading_attributions_before(reading, m->in_title, m->span.start + 1);
    for (size_t n = 0; at > 0 && n < XC_MAX_SPEECH; at--, n++) {
        const xc_attribution *a = &reading->attributions.items[at - 1];
        if (a->in_title != m->in_title) break;
        if (a->direct && a->actor == m->actor &&
            a->content.start <= m->span.start && m->span.end <= a->content.end)
            return true;
    }
    return false;
}

void xc_settle_pronouns(xc_extractor *x) {
    xc_reading *reading = x->reading;
    size_t kept = 0;
    for (size_t i = 0; i < reading->mentions.count; i++) {
        const xc_mention *m = &reading->mentions.items[i];
        if (m->kind == XC_MENTION_ACTOR && m->form == XC_FORM_PRONOUN &&
            m->actor != XC_NONE && is_of_speaker(reading, m))
            continue;
        reading->mentions.items[kept++] = *m;
    }
    reading->mentions.count = kept;
}
