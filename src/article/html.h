/*
 * html.h - a page of HTML as a flat list of nodes in the order of the source,
 * and what the steps of reading it share. Inside src/article/ only.
 *
 *   open (html_tree.c) -> find what is story (html_page.c) -> blocks
 *   (html_story.c), and beside it the data of the page (html_data.c)
 *
 * Exports: xc_html, xc_html_node, xc_html_part, xc_html_data, xc_html_*.
 */
#ifndef XC_ARTICLE_HTML_H
#define XC_ARTICLE_HTML_H

#include "article/story.h"
#include "lexicon/lexicon.h"

/* As <libxml/tree.h> declares them; files that look into them include it. */
typedef struct _xmlNode xmlNode;
typedef struct _xmlDoc xmlDoc;

/* Index 0 is the document, the parent of all. What lies in a node are the
 * nodes behind it, up to its end. Letters are bytes of text that are no white
 * space. */
typedef struct xc_html_node {
    const xmlNode *node;
    uint32_t parent;
    uint32_t end;     /* behind the last node in it */
    uint32_t block;   /* the nearest element around it that is no inline one */
    uint32_t letters; /* of the text in it */
    uint32_t linked;  /* those of them that lead to other pages */
    uint32_t own;     /* letters of prose that stand in it and in no block of
                         it */
    uint32_t prose;   /* letters of prose in it, without what is out */
    int kind;         /* a word of elements.tsv; 0: inline, or no element */
    int part;         /* a word of pageparts.tsv; 0: none */
    bool out;         /* no story */
} xc_html_node;

typedef struct xc_html {
    xc_arena *arena;
    const xc_text *base;
    xmlDoc *document;
    XC_VEC(xc_html_node) nodes;
    bool cut; /* nested too deep, or too large: the rest is not there */
} xc_html;

/* True where a tag has more attributes than libxml2 copes with. */
bool xc_html_is_overloaded(const xc_text *text);

/* Parses; base lives as long. XC_ERROR_LIMIT where it is overloaded,
 * XC_ERROR_MEMORY. Dispose of it in any case. */
xc_status xc_html_open(xc_html *html, xc_arena *arena, const xc_text *base);
void xc_html_dispose(xc_html *html);

/* The value of an attribute, borrowed; NULL: it has none. */
const char *xc_html_attribute(const xmlNode *node, const char *name);

/* True for an element with that word among those of an attribute. */
bool xc_html_has(const xmlNode *node, const char *name, const char *word);

bool xc_html_is_element(const xmlNode *node, const char *name);
bool xc_html_is_text(const xmlNode *node);

/* True for an element around which no text runs on. */
bool xc_html_ends_text(const xmlNode *node);

/* Where the source of a text or a comment begins; false: not known. */
bool xc_html_place(const xmlNode *node, uint32_t *at);

/* Appends the text in a node, without that of scripts. */
void xc_html_words(const xc_html *html, uint32_t index, xc_buffer *out);

/* What of the page is the article; 0: there is no such element. */
typedef struct xc_html_part {
    uint32_t body;
    uint32_t headline;
} xc_html_part;

/* Marks what is no story and finds the rest. title: as the data of the page
 * has it; may be NULL. */
void xc_html_find(xc_html *html, const char *title, xc_html_part *part);

/* Marks what is no story; all there is is one. */
void xc_html_mark(xc_html *html);

/* Appends the blocks of the article. */
void xc_html_tell(const xc_html *html, xc_html_part part, xc_story *story);

/* The same for a piece of HTML that is all story, as blocks of a kind where it
 * names no other; blank lines part its paragraphs, too. */
void xc_html_tell_all(const xc_html *html, xc_block_kind kind, xc_story *story);

/* Where the root of a document of markup may begin: behind white space,
 * comments and the declaration of XML. */
const char *xc_markup_begin(const char *bytes);

/* The text of an element with its places; length 0 where it has none. */
xc_status xc_html_text(const xc_html *html, uint32_t index, xc_text *text);

/* What a page says of its article. NULL: nothing. In the arena. */
typedef struct xc_html_data {
    const char *title;
    const char *source;
    const char *byline;
    const char *published;
    const char *modified;
    const char *language;
    const char *url;
} xc_html_data;

xc_status xc_html_read_data(const xc_html *html, xc_html_data *data);

/* The day out of the <time> elements of the article, where there is none. */
void xc_html_read_times(const xc_html *html, xc_html_part part,
                        xc_html_data *data);

/* JSON-LD: fills what is empty out of a script of schema.org data, which is
 * NUL-terminated. */
xc_status xc_html_read_schema(xc_arena *arena, const char *json, size_t length,
                              xc_html_data *data);

/* A string with the entities of HTML resolved and its white space as single
 * blanks; NULL where nothing is left, and out of memory. */
const char *xc_html_plain(xc_arena *arena, const char *string);

#endif
