/*
 * attribution.c - turns sentences into who said what, a paragraph at a time:
 * quotations first, then what trees and words say of the rest; last, quoted
 * sentences that nothing names a speaker for.
 * Exports: xc_extract_attributions.
 */
#include "extract/attributions/speech.h"

/* What stands between marks, for those who read claims out of it. */
static xc_status keep_quoted(const xc_speech *s, size_t from, bool in_title) {
    for (size_t i = from; i < s->quotations.count; i++) {
        xc_quoted quoted = {in_title, s->quotations.items[i].content};
        XC_TRY(XC_PUSH(s->x->arena, &s->x->reading->quoted, quoted));
    }
    return XC_OK;
}

xc_status xc_extract_attributions(xc_extractor *x) {
    xc_speech s = {.x = x};
    const xc_sentences *sentences = &x->reading->sentences;
    for (uint32_t i = 0; i < sentences->count;) {
        uint32_t end = i + 1;
        while (end < sentences->count &&
               sentences->items[end].block == sentences->items[i].block &&
               sentences->items[end].in_title == sentences->items[i].in_title)
            end++;
        size_t from = s.quotations.count;
        XC_TRY(xc_speech_find_quotations(&s, i, end));
        XC_TRY(keep_quoted(&s, from, sentences->items[i].in_title));
        s.before = x->reading->attributions.count;
        XC_TRY(xc_speech_direct(&s, from));
        s.quoted = x->reading->attributions.count;
        XC_TRY(xc_speech_labelled(&s, i, end));
        for (; i < end; i++) {
            s.own = x->reading->attributions.count;
            XC_TRY(xc_speech_framed(&s, i, from));
            XC_TRY(xc_speech_indirect(&s, i, from));
            XC_TRY(xc_speech_according(&s, i));
            XC_TRY(xc_speech_sort_nested(&s, i, s.own, from));
        }
    }
    return xc_speech_follow(&s);
}
