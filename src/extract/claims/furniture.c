/*
 * furniture.c - tells the sentences of a page ("Thank you for subscribing.")
 * and the captions of its pictures from those of the article, where nothing
 * marks them as blocks.
 *
 * Words give them away (furniture.tsv, boilerplate.tsv), a credit that runs
 * into a caption, and the full stop: in an article whose sentences end in one,
 * a stretch without is a caption, a heading or a link. It refuses to judge by
 * that where few sentences have an end mark, a headline, and the items of a
 * list.
 * Exports: xc_mark_furniture.
 */
#include "extract/extractor.h"

#include <string.h>

#include "text/chars.h"

/* A sentence of fewer tokens is no prose to count; a line about who reports
 * has no more tokens. */
enum { PROSE_TOKENS = 5, REPORTER_TOKENS = 10 };

/* Words of a place and its country ahead of the dash of a dateline. */
enum { DATELINE_TOKENS = 8 };

/* Sentences of one caption, at most. */
enum { CAPTION_SENTENCES = 4 };

/* Sentences with an end mark, at least, in an article that is known to set
 * them. */
#define MARKED_SENTENCES 4u
#define BARE_TO_MARKED 2u

/* ------------------------------------------------------------------ */
/* Credits                                                              */

/* "Reuters The bridge was closed": a credit ahead of a caption, and not
 * "Reuters reported". */
static bool runs_on(const xc_sentence *s, uint32_t at) {
    if (at >= s->token_count) return false;
    const xc_token *next = &s->tokens[at];
    return next->capital && next->upos != XC_UPOS_VERB &&
           next->upos != XC_UPOS_AUX;
}

/* The same with a quotation behind it. */
static bool runs_on_quoting(const xc_sentence *s, uint32_t at) {
    bool quote = at + 1 < s->token_count &&
                 s->tokens[at].upos == XC_UPOS_PUNCT &&
                 s->tokens[at].space_before && !s->tokens[at + 1].space_before;
    return runs_on(s, quote ? at + 1 : at);
}

/* "EPA 6 The bridge": a picture's agency with its number. */
static bool is_numbered(const xc_sentence *s, uint32_t at, uint32_t count) {
    uint32_t next = at + count;
    return s->tokens[at].capital && next + 1 < s->token_count &&
           s->tokens[next].upos == XC_UPOS_NUM && s->tokens[next + 1].capital;
}

static bool is_credit_row(xc_match m) {
    int place = m.lexeme ? xc_lexeme_word(m.lexeme, XC_FURNITURE_PLACE) : 0;
    return place == XC_FURNITURE_PLACE_CREDIT ||
           place == XC_FURNITURE_PLACE_AGENCY;
}

/* Where the credits that begin at a place end: "SWNS * PA", "Getty - AFP". */
static uint32_t credits_end(const xc_sentence *s, uint32_t at, uint32_t count) {
    uint32_t end = at + count;
    while (end + 1 < s->token_count && (s->tokens[end].upos == XC_UPOS_PUNCT ||
                                        s->tokens[end].upos == XC_UPOS_SYM)) {
        xc_match m =
            xc_match_at(XC_LEXICON_FURNITURE, s, end + 1, s->token_count);
        if (!is_credit_row(m)) break;
        end += 1 + m.count;
    }
    return end;
}

/* A word that a name belongs to: "photos from Getty Images", "told Reuters",
 * "and Shutterstock". */
static bool takes_name(const xc_token *token) {
    switch (token->upos) {
    case XC_UPOS_ADP:
    case XC_UPOS_DET:
    case XC_UPOS_CCONJ:
    case XC_UPOS_SCONJ:
    case XC_UPOS_PUNCT:
    case XC_UPOS_VERB:
    case XC_UPOS_AUX:
    case XC_UPOS_PART:
        return true;
    default:
        return false;
    }
}

/* "seen on Monday Getty Images Police closed the bridge". */
static bool is_inserted(const xc_sentence *s, uint32_t at, uint32_t count) {
    return s->tokens[at].capital &&
           (at == 0 || !takes_name(&s->tokens[at - 1])) &&
           runs_on_quoting(s, credits_end(s, at, count));
}

/* ------------------------------------------------------------------ */
/* Words of the page                                                    */

/* "Ann Lee has more.": a name, and that somebody has the story. */
static bool is_reporter(const xc_sentence *s, uint32_t at, uint32_t count) {
    if (s->token_count > REPORTER_TOKENS || at == 0) return false;
    for (uint32_t i = 0; i < at; i++)
        if (!s->tokens[i].capital && s->tokens[i].upos != XC_UPOS_PUNCT)
            return false;
    for (uint32_t i = at + count; i < s->token_count; i++)
        if (s->tokens[i].upos != XC_UPOS_PUNCT) return false;
    return true;
}

/* "Photo ORRIN, Lakeland -- A ferry": what is left of a picture, ahead of the
 * story's own dateline. */
static bool is_dateline(const xc_sentence *s, uint32_t at) {
    if (at >= s->token_count || !s->tokens[at].shout) return false;
    for (uint32_t i = at + 1; i < at + DATELINE_TOKENS && i < s->token_count;
         i++) {
        const char *norm = s->tokens[i].norm;
        uint32_t start = 0;
        if (strcmp(norm, "--") == 0 ||
            xc_char_is_dash(xc_char_next(norm, (uint32_t)strlen(norm), &start)))
            return true;
    }
    return false;
}

static bool is_row(const xc_sentence *s, uint32_t at, xc_match m) {
    switch (xc_lexeme_word(m.lexeme, XC_FURNITURE_PLACE)) {
    case XC_FURNITURE_PLACE_ANY:
        return true;
    case XC_FURNITURE_PLACE_START:
        return at == 0;
    case XC_FURNITURE_PLACE_END:
        return is_reporter(s, at, m.count);
    case XC_FURNITURE_PLACE_CREDIT:
        return is_numbered(s, at, m.count) ||
               (at == 0 && runs_on(s, m.count) && !is_dateline(s, m.count));
    case XC_FURNITURE_PLACE_AGENCY:
        return is_numbered(s, at, m.count) || is_inserted(s, at, m.count);
    default:
        return false;
    }
}

/* "Photos:", "More:": what stands behind it is a caption or a link. */
static bool is_labelled(const xc_sentence *s, xc_match boilerplate) {
    xc_match m = xc_match_at(XC_LEXICON_CAPTIONS, s, 0, s->token_count);
    bool lead = m.lexeme && xc_lexeme_word(m.lexeme, XC_CAPTIONS_KIND) ==
                                XC_CAPTIONS_KIND_LEAD;
    bool label = boilerplate.lexeme &&
                 xc_lexeme_word(boilerplate.lexeme, XC_BOILERPLATE_PLACE) ==
                     XC_BOILERPLATE_PLACE_LABEL;
    uint32_t count = lead ? m.count : label ? boilerplate.count : 0;
    return count > 0 && count < s->token_count &&
           strcmp(s->tokens[count].norm, ":") == 0;
}

/* "[The pier: what we know]": a link between paragraphs. */
static bool is_bracketed(const xc_sentence *s) {
    if (s->token_count < PROSE_TOKENS) return false;
    return strcmp(s->tokens[0].norm, "[") == 0 &&
           strcmp(s->tokens[s->token_count - 1].norm, "]") == 0;
}

/* "The pier reopens | 1:36 The council has ...": a film with its length. */
static bool has_length(const xc_sentence *s) {
    for (uint32_t i = 0; i + 1 < s->token_count; i++)
        if (strcmp(s->tokens[i].norm, "|") == 0 &&
            strchr(s->tokens[i + 1].norm, ':'))
            return true;
    return false;
}

/* "Thank you for subscribing." inside a paragraph: the page speaks, and not
 * the article. One word of boilerplate may begin any sentence. */
static bool has_words(const xc_sentence *s) {
    xc_match m = xc_match_at(XC_LEXICON_BOILERPLATE, s, 0, s->token_count);
    int place = m.lexeme ? xc_lexeme_word(m.lexeme, XC_BOILERPLATE_PLACE) : 0;
    if (m.count > 1 && place != 0 && place != XC_BOILERPLATE_PLACE_LABEL)
        return true;
    if (is_labelled(s, m) || has_length(s) || is_bracketed(s)) return true;
    for (uint32_t i = 0; i < s->token_count; i++) {
        m = xc_match_at(XC_LEXICON_FURNITURE, s, i, s->token_count);
        if (m.lexeme && is_row(s, i, m)) return true;
    }
    return false;
}

/* ------------------------------------------------------------------ */
/* End marks                                                            */

static bool is_closer(int32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' ||
           xc_char_is_close_quote(c) || xc_char_is_space(c);
}

/* True when the sentence stops with a word: no mark ends it, and none says
 * that it goes on. */
static bool ends_bare(const xc_reading *reading, const xc_sentence *s) {
    const xc_text *text = xc_sentence_text(reading, s);
    uint32_t at = s->span.end;
    if (s->token_count == XC_SENTENCE_MAX_TOKENS) return false;
    while (at > s->span.start) {
        int32_t c = xc_char_previous(text->bytes, &at);
        if (is_closer(c)) continue;
        return xc_char_is_letter(c) || xc_char_is_digit(c) || c == '%';
    }
    return false;
}

/* "- Ten mills are open": the item of a list. */
static bool is_item(const xc_reading *reading, const xc_sentence *s) {
    const xc_text *text = xc_sentence_text(reading, s);
    uint32_t at = s->span.start;
    int32_t c =
        at < s->span.end ? xc_char_next(text->bytes, s->span.end, &at) : 0;
    return c == '*' || c == 0x2022 || c == 0x25CF || xc_char_is_dash(c);
}

/* "“We ran,” Ann Lee told the paper": quoted, and only its stop is missing. */
static bool is_quoted(const xc_reading *reading, const xc_sentence *s) {
    const xc_text *text = xc_sentence_text(reading, s);
    uint32_t first = s->span.start, last = s->span.end;
    int32_t open = xc_char_next(text->bytes, s->span.end, &first);
    int32_t close = xc_char_previous(text->bytes, &last);
    return (open == '"' || open == 0x201C) && !is_closer(close);
}

/* The line behind goes on in small letters: the sentence was broken off. */
static bool goes_on(const xc_reading *reading, size_t at) {
    if (at + 1 >= reading->sentences.count) return false;
    const xc_sentence *next = &reading->sentences.items[at + 1];
    const xc_text *text = xc_sentence_text(reading, next);
    uint32_t start = next->span.start;
    return start < next->span.end &&
           xc_char_is_lower(xc_char_next(text->bytes, next->span.end, &start));
}

/* A line that may do without a mark although the article sets them. */
static bool is_free(const xc_reading *reading, const xc_sentence *s) {
    if (s->in_title) return true;
    const xc_article *article = reading->article;
    xc_block_kind kind = s->block < article->block_count
                             ? article->blocks[s->block].kind
                             : XC_BLOCK_PARAGRAPH;
    return kind == XC_BLOCK_HEADLINE || kind == XC_BLOCK_SUMMARY ||
           is_item(reading, s) || is_quoted(reading, s);
}

/* The article ends its sentences with marks: a good share of them. Pages of
 * pictures and films have more captions and titles than sentences. */
static bool sets_marks(const xc_reading *reading) {
    size_t marked = 0, bare = 0;
    for (size_t i = 0; i < reading->sentences.count; i++) {
        const xc_sentence *s = &reading->sentences.items[i];
        if (s->in_title || s->token_count < PROSE_TOKENS) continue;
        if (ends_bare(reading, s))
            bare++;
        else
            marked++;
    }
    return marked >= MARKED_SENTENCES && marked > bare / BARE_TO_MARKED;
}

/* "Reuters", "EPA 6": a credit and no more, which runs on into its caption. */
static bool is_credit(const xc_sentence *s) {
    xc_match m = xc_match_at(XC_LEXICON_FURNITURE, s, 0, s->token_count);
    if (!is_credit_row(m)) return false;
    uint32_t end = credits_end(s, 0, m.count);
    if (end < s->token_count && s->tokens[end].upos == XC_UPOS_NUM) end++;
    return end == s->token_count;
}

/* The sentence stands behind a credit, or the title and length of a film that
 * it tells of, without a line between. */
static bool follows_credit(const xc_reading *reading, size_t at) {
    if (at == 0) return false;
    const xc_sentence *s = &reading->sentences.items[at], *before = s - 1;
    return before->block == s->block && before->in_title == s->in_title &&
           (is_credit(before) || has_length(before));
}

/* "Hide caption" behind the caption it hides: back to its label. */
static void close_caption(xc_reading *reading, size_t at) {
    const xc_sentence *s = &reading->sentences.items[at];
    xc_match m = xc_match_at(XC_LEXICON_FURNITURE, s, 0, s->token_count);
    if (!m.lexeme || !xc_lexeme_flag(m.lexeme, XC_FURNITURE_CLOSES)) return;
    for (size_t i = at, steps = 0; i-- > 0 && steps < CAPTION_SENTENCES;
         steps++) {
        xc_sentence *before = &reading->sentences.items[i];
        if (before->in_title || before->block != s->block) return;
        if (before->aside && steps > 0) return;
        before->aside = true;
    }
}

/* ------------------------------------------------------------------ */
/* Posts                                                                */

/* The bracket of "- Ann Lee (@annlee) March 3, 2025", by which a post that is
 * shown in a story is signed; token_count: none. */
static uint32_t find_signature(const xc_sentence *s) {
    for (uint32_t i = 1; i + 2 < s->token_count; i++)
        if (strcmp(s->tokens[i].norm, "(") == 0 &&
            s->tokens[i + 1].norm[0] == '@' &&
            strcmp(s->tokens[i + 2].norm, ")") == 0)
            return i;
    return s->token_count;
}

/* Words that a name has at most, ahead of its bracket. */
enum { SIGNED_TOKENS = 6, POST_SENTENCES = 5 };

/* The sentence that a post is signed in is no prose of the article, nor is the
 * one before a signature that stands alone; of a short paragraph that ends with
 * it all is the post. */
static void close_post(xc_reading *reading, size_t at) {
    xc_sentence *s = &reading->sentences.items[at];
    uint32_t bracket = find_signature(s);
    if (bracket == s->token_count) return;
    s->aside = true;
    bool alone = bracket <= SIGNED_TOKENS;
    bool last = at + 1 == reading->sentences.count || s[1].block != s->block;
    for (size_t i = at, steps = 0; i-- > 0 && steps < POST_SENTENCES; steps++) {
        xc_sentence *before = &reading->sentences.items[i];
        if (before->in_title != s->in_title || before->block != s->block) break;
        if (!last && (!alone || steps > 0)) break;
        before->aside = true;
    }
}

void xc_mark_furniture(xc_extractor *x) {
    xc_reading *reading = x->reading;
    bool marks = reading->article->given == NULL && sets_marks(reading);
    for (size_t i = 0; i < reading->sentences.count; i++) {
        xc_sentence *s = &reading->sentences.items[i];
        s->aside = has_words(s) || follows_credit(reading, i) ||
                   (marks && !is_free(reading, s) && ends_bare(reading, s) &&
                    !goes_on(reading, i));
        close_caption(reading, i);
        close_post(reading, i);
    }
}
