/*
 * language.h - turns text into sentences of tokens.
 *
 * This is the seam between the text and everything that reads meaning: what
 * src/extract/ knows of a sentence is in these structs. A token has a span
 * and never a copy of the text; norm and lemma are interned, so that words
 * compare as pointers within one reading.
 *
 * Tags, heads and relations are those of Universal Dependencies, found by a
 * trained network, lemmas those of a trained table: all of them right more
 * often than not, none of them sure.
 * How text is cut follows Universal Dependencies: punctuation, quotes, dashes,
 * currency signs, "%" and clitics ("n't", "'s") stand alone; abbreviations keep
 * their dot; hyphened words, URLs and e-mail addresses stay whole; a hyphen
 * between two numerals ("5-10") stands alone, but not in "2025-02-12"; what is
 * written behind digits and is a unit or magnitude ("3.5bn") stands alone.
 * Exports: xc_upos, xc_upos_*, xc_token, xc_token_*, xc_relation_is,
 * xc_sentence, xc_sentences, xc_language_*, xc_lemma_find, xc_stem_words.
 */
#ifndef XC_LANGUAGE_LANGUAGE_H
#define XC_LANGUAGE_LANGUAGE_H

#include "article/article.h"
#include "base/names.h"
#include "text/segment.h"

/* Universal parts of speech (universaldependencies.org/u/pos). */
typedef enum xc_upos {
    XC_UPOS_X = 0,
    XC_UPOS_ADJ,
    XC_UPOS_ADP,
    XC_UPOS_ADV,
    XC_UPOS_AUX,
    XC_UPOS_CCONJ,
    XC_UPOS_DET,
    XC_UPOS_INTJ,
    XC_UPOS_NOUN,
    XC_UPOS_NUM,
    XC_UPOS_PART,
    XC_UPOS_PRON,
    XC_UPOS_PROPN,
    XC_UPOS_PUNCT,
    XC_UPOS_SCONJ,
    XC_UPOS_SYM,
    XC_UPOS_VERB
} xc_upos;

/* What a name names, as far as the trained tagger knows. */
typedef enum xc_name_type {
    XC_NAME_NONE = 0, /* part of no name */
    XC_NAME_PERSON,
    XC_NAME_ORGANIZATION,
    XC_NAME_PLACE,
    XC_NAME_OTHER /* an event, a work, a product, a law */
} xc_name_type;

typedef struct xc_token {
    xc_span span;
    const char *norm;  /* folded form, interned */
    const char *lemma; /* folded, interned; norm where none is known */
    xc_upos upos;
    const char *xpos;     /* Penn Treebank tag; NULL: not known */
    int32_t head;         /* index in the sentence; -1: root or not known */
    const char *relation; /* NULL: not known */
    uint8_t margin; /* by how much the next best head or relation is worse,
                       in sixteenths of a nat (255: that or more); 0: in
                       doubt, or given and not found */
    bool capital;   /* starts with an upper-case letter */
    bool shout;     /* two letters or more, all upper-case */
    bool space_before;
    xc_name_type name; /* of the name that it is part of */
    bool name_first;   /* a name begins here */
} xc_token;

typedef struct xc_sentence {
    xc_span span;
    uint32_t block; /* index into article->blocks */
    bool in_title;  /* of article->title, not of its text */
    bool aside;     /* of the page: a caption, a link, a notice; found by
                       src/extract/ */
    const xc_token *tokens;
    uint32_t token_count;
} xc_sentence;

/* Longest sentence in tokens; longer ones are split there, but not those
 * that the file gives. */
#define XC_SENTENCE_MAX_TOKENS 1000u

/* Longest token in bytes; what is longer is cut there. */
#define XC_TOKEN_MAX_BYTES 1024u

/* What reading needs and may keep from text to text: opened once. */
typedef struct xc_language xc_language;

xc_language *xc_language_new(xc_error *error);
void xc_language_free(xc_language *language);

typedef XC_VEC(xc_sentence) xc_sentences;

/* Appends the sentences of the article's title and blocks, in order. Blocks
 * of boilerplate and byline give none; neither does a title that is a block
 * of the text too. A sentence of the title has block 0. Where the article
 * gives its sentences, they are those, word for word. */
xc_status xc_language_read(xc_language *language, xc_arena *arena,
                           xc_names *names, const xc_article *article,
                           xc_sentences *out, xc_error *error);

/* Its two halves, for those who want to do without the second or to know how
 * long each takes: the sentences with tokens that have no tags, lemmas and
 * heads yet; and those for sentences of the article that the first gave. */
xc_status xc_language_split(xc_language *language, xc_arena *arena,
                            xc_names *names, const xc_article *article,
                            xc_sentences *out, xc_error *error);
xc_status xc_language_tag(xc_language *language, xc_arena *arena,
                          xc_names *names, const xc_article *article,
                          const xc_sentence *sentences, size_t count,
                          xc_error *error);

/* The tokens of text[within] as one sentence, whatever it holds: for lines
 * that are no prose ("Updated: Feb. 12, 2025"). Longer ones are cut at
 * XC_SENTENCE_MAX_TOKENS. */
xc_status xc_language_tokens(xc_arena *arena, xc_names *names,
                             const xc_text *text, xc_span within,
                             xc_sentence *sentence);

/* The lemma of a folded word with that tag, interned; NULL when memory is
 * out. */
const char *xc_lemma_find(xc_names *names, const char *norm, xc_upos upos);

const char *xc_upos_name(xc_upos upos);

/* The part of speech of that name; X: none. */
xc_upos xc_upos_find(const char *name, size_t length);

/* True for a token with that tag of the Penn Treebank. */
bool xc_token_has_tag(const xc_token *token, const char *xpos);

/* "who", "which", "where": tags that begin with W. */
bool xc_token_is_wh(const xc_token *token);

/* "nsubj:pass" is "nsubj"; false for NULL. */
bool xc_relation_is(const char *relation, const char *universal);

/* The stems of words joined by blanks, sorted, each once, joined by blanks:
 * "spending spends" gives "spend". In the arena; NULL for NULL words. */
xc_status xc_stem_words(xc_arena *arena, const char *words, const char **stems);

#endif
