/*
 * html_page.c - finds the article in a page, and what in it is no story.
 *
 * What a page says of itself goes first: itemprop=articleBody, <article>,
 * <main>. Else the element with most prose close to it is taken, as
 * Readability does (arc90, 2009), and in either case one around it where
 * that has much more. Prose is text in blocks that are long enough and of
 * which few letters are links (link density: Kohlschuetter, Fankhauser,
 * Nejdl, "Boilerplate detection using shallow text features", WSDM 2010).
 * Words of class, id and role are rows of pageparts.tsv, measures are rows of
 * layout.tsv. It reads no text but that of headlines.
 * Exports: xc_html_find, xc_html_mark.
 */
#include "article/html.h"

#include <libxml/tree.h>
#include <string.h>
#include <strings.h>

#include "article/cues.h"

/* A class of more words, or longer ones, says nothing that is read. */
enum { CLASS_WORDS = 12, CLASS_BYTES = 100 };

/* ------------------------------------------------------------------ */
/* Words of class, id and role                                          */

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

typedef struct class_words {
    char bytes[CLASS_BYTES];
    const char *words[CLASS_WORDS];
    size_t count;
} class_words;

/* "wp-block-relatedPosts" is wp, block, related, posts. */
static void split(const char *bytes, size_t length, class_words *out) {
    out->count = 0;
    if (length >= CLASS_BYTES / 2) return;
    char *to = out->bytes;
    bool inside = false;
    for (size_t i = 0; i < length && out->count <= CLASS_WORDS; i++) {
        char c = bytes[i];
        bool hump = i > 0 && is_upper(c) && !is_upper(bytes[i - 1]);
        if (inside && (!is_letter(c) || hump)) {
            *to++ = '\0';
            inside = false;
        }
        if (!is_letter(c)) continue;
        if (!inside && out->count == CLASS_WORDS) break;
        if (!inside) out->words[out->count++] = to;
        inside = true;
        *to++ = is_upper(c) ? (char)(c + ('a' - 'A')) : c;
    }
    *to = '\0';
}

/* The row of the longest form that begins at a word; *used gets its words. */
static const xc_lexeme *row_at(const class_words *all, size_t from,
                               size_t *used) {
    const xc_lexicon_prefix *step = NULL;
    const xc_lexeme *found = NULL;
    for (size_t i = from; i < all->count; i++) {
        step = xc_lexicon_step(XC_LEXICON_PAGEPARTS, step, all->words[i]);
        if (!step) break;
        if (!step->lexeme) continue;
        found = step->lexeme;
        *used = i + 1 - from;
    }
    return found;
}

static int part_of_class(const char *bytes, size_t length, bool whole) {
    class_words words;
    split(bytes, length, &words);
    for (size_t i = 0; i < words.count; i++) {
        size_t used = 0;
        const xc_lexeme *row = row_at(&words, i, &used);
        if (row && (!whole || used == words.count))
            return xc_lexeme_word(row, XC_PAGEPARTS_KIND);
        if (whole) break;
    }
    return 0;
}

/* A class that names the story goes before all others: "entry-content
 * ad-enabled". */
static int part_of_value(const char *value, bool whole) {
    static const char blanks[] = " \t\r\n\f";
    int found = 0;
    while (value && *(value += strspn(value, blanks))) {
        size_t length = strcspn(value, blanks);
        int part = part_of_class(value, length, whole);
        if (part == XC_PAGEPARTS_KIND_BODY) return part;
        if (!found) found = part;
        value += length;
    }
    return found;
}

static int part_of_property(const xmlNode *node) {
    if (xc_html_has(node, "itemprop", "author") ||
        xc_html_has(node, "rel", "author"))
        return XC_PAGEPARTS_KIND_BYLINE;
    if (xc_html_has(node, "itemprop", "headline"))
        return XC_PAGEPARTS_KIND_HEADLINE;
    if (xc_html_has(node, "itemprop", "alternativeHeadline") ||
        xc_html_has(node, "itemprop", "description"))
        return XC_PAGEPARTS_KIND_STANDFIRST;
    return 0;
}

/* What an element says it is; of a paragraph a class must say nothing else. */
static int part_of(const xc_html_node *n) {
    int part = part_of_property(n->node);
    bool whole = n->kind == XC_ELEMENTS_KIND_PARAGRAPH ||
                 n->kind == XC_ELEMENTS_KIND_ITEM || n->kind == 0;
    if (!part) part = part_of_value(xc_html_attribute(n->node, "role"), true);
    if (!part) part = part_of_value(xc_html_attribute(n->node, "class"), whole);
    if (!part) part = part_of_value(xc_html_attribute(n->node, "id"), whole);
    return part;
}

/* ------------------------------------------------------------------ */
/* Measures                                                             */

static uint32_t count_letters(const xmlNode *node) {
    uint32_t letters = 0;
    for (const xmlChar *c = node->content; c && *c; c++)
        letters += *c > ' ';
    return letters;
}

/* A link to another place of the same page is none. */
static bool leads_away(const xc_html_node *n) {
    const char *to = n->kind == XC_ELEMENTS_KIND_LINK
                         ? xc_html_attribute(n->node, "href")
                         : NULL;
    return to && to[0] != '#' && to[0] != '\0';
}

/* Letters of each text, handed on to what it stands in. */
static void count_all(xc_html *html) {
    xc_html_node *nodes = html->nodes.items;
    for (size_t i = html->nodes.count - 1; i > 0; i--) {
        xc_html_node *n = &nodes[i];
        if (xc_html_is_text(n->node)) {
            n->letters = count_letters(n->node);
            nodes[n->block].own += n->letters;
        } else if (leads_away(n)) {
            n->linked = n->letters;
        }
        if (n->kind == XC_ELEMENTS_KIND_DROP) continue;
        nodes[n->parent].letters += n->letters;
        nodes[n->parent].linked += n->linked;
    }
}

static bool is_prose(const xc_html_node *n) {
    return (double)n->own >= xc_layout("page prose letters") &&
           (double)n->linked <=
               xc_layout("page link share") * (double)n->letters &&
           n->kind != XC_ELEMENTS_KIND_DROP;
}

static void find_prose(xc_html *html) {
    xc_html_node *nodes = html->nodes.items;
    for (size_t i = 0; i < html->nodes.count; i++)
        if (!is_prose(&nodes[i])) nodes[i].own = 0;
}

/* Sums up the prose; what is out counts for nothing around it. */
static void sum_prose(xc_html *html) {
    xc_html_node *nodes = html->nodes.items;
    for (size_t i = 0; i < html->nodes.count; i++)
        nodes[i].prose = nodes[i].own;
    for (size_t i = html->nodes.count - 1; i > 0; i--)
        if (!nodes[i].out) nodes[nodes[i].parent].prose += nodes[i].prose;
}

/* ------------------------------------------------------------------ */
/* What is out                                                          */

static bool is_hidden(const xmlNode *node) {
    const char *style = xc_html_attribute(node, "style");
    const char *aria = xc_html_attribute(node, "aria-hidden");
    if (xc_html_attribute(node, "hidden")) return true;
    if (aria && strcasecmp(aria, "true") == 0) return true;
    return style &&
           (strstr(style, "display:none") || strstr(style, "display: none") ||
            strstr(style, "visibility:hidden") ||
            strstr(style, "visibility: hidden"));
}

/* "[1]" that leads to a note of the same page. */
static bool is_note(const xc_html *html, uint32_t index) {
    const xc_html_node *nodes = html->nodes.items;
    if (nodes[index].kind != XC_ELEMENTS_KIND_NOTE) return false;
    for (uint32_t i = index + 1; i < nodes[index].end; i++) {
        const char *to = xc_html_attribute(nodes[i].node, "href");
        if (to && to[0] == '#') return true;
    }
    return false;
}

static char last_letter(const xc_html *html, uint32_t index) {
    const xc_html_node *nodes = html->nodes.items;
    for (uint32_t i = nodes[index].end; i-- > index + 1;) {
        const char *text = (const char *)nodes[i].node->content;
        if (!xc_html_is_text(nodes[i].node) || !text) continue;
        for (size_t at = strlen(text); at > 0; at--)
            if ((unsigned char)text[at - 1] > ' ') return text[at - 1];
    }
    return '\0';
}

/* Links and no sentence: "Read more: Ferry stays in port". */
static bool is_links(const xc_html *html, uint32_t index) {
    const xc_html_node *n = &html->nodes.items[index];
    double linked = (double)n->linked, letters = (double)n->letters;
    if (n->letters == 0) return false;
    switch (n->kind) {
    case XC_ELEMENTS_KIND_LIST:
        return linked > xc_layout("page list share") * letters;
    case XC_ELEMENTS_KIND_PARAGRAPH:
    case XC_ELEMENTS_KIND_SUBHEAD:
    case XC_ELEMENTS_KIND_BLOCK:
        return linked > xc_layout("page line share") * letters &&
               last_letter(html, index) != '.';
    default:
        return false;
    }
}

/* The name of the author may be a link and nothing else. */
static bool is_named(const xc_html *html, uint32_t index) {
    const xc_html_node *nodes = html->nodes.items;
    for (uint32_t i = index; i < nodes[index].end; i++)
        if (nodes[i].part > XC_PAGEPARTS_KIND_OUT) return true;
    return false;
}

static bool may_be_out(const xc_html *html, uint32_t index) {
    const xc_html_node *n = &html->nodes.items[index];
    if (n->part == XC_PAGEPARTS_KIND_OUT) return true;
    if (n->kind == XC_ELEMENTS_KIND_ASIDE || is_hidden(n->node)) return true;
    return is_links(html, index) && !is_named(html, index);
}

/* A form or a class around the whole page leaves nothing out. */
static bool holds_page(const xc_html *html, uint32_t index) {
    const xc_html_node *nodes = html->nodes.items;
    for (uint32_t i = index + 1; i < nodes[index].end; i++) {
        const xmlNode *node = nodes[i].node;
        if (nodes[i].kind == XC_ELEMENTS_KIND_MAIN ||
            nodes[i].kind == XC_ELEMENTS_KIND_HEADLINE ||
            xc_html_has(node, "itemprop", "articleBody"))
            return true;
    }
    return (double)nodes[index].prose >
           xc_layout("page part share") * (double)nodes[0].prose;
}

static bool is_out(const xc_html *html, uint32_t index) {
    const xc_html_node *n = &html->nodes.items[index];
    if (n->kind == XC_ELEMENTS_KIND_DROP || n->kind == XC_ELEMENTS_KIND_STRUCK)
        return true;
    if (n->node->type != XML_ELEMENT_NODE || index == 0) return false;
    return is_note(html, index) ||
           (may_be_out(html, index) && !holds_page(html, index));
}

void xc_html_mark(xc_html *html) {
    xc_html_node *nodes = html->nodes.items;
    count_all(html);
    find_prose(html);
    sum_prose(html);
    for (uint32_t i = 1; i < html->nodes.count; i++)
        if (nodes[i].node->type == XML_ELEMENT_NODE)
            nodes[i].part = part_of(&nodes[i]);
    for (uint32_t i = 1; i < html->nodes.count; i++) {
        nodes[i].out = is_out(html, i);
        if (!nodes[i].out) continue;
        /* What lies in it is not looked at again. */
        for (uint32_t k = i + 1; k < nodes[i].end; k++)
            nodes[k].out = true;
        i = nodes[i].end - 1;
    }
    sum_prose(html);
}

/* ------------------------------------------------------------------ */
/* The article                                                          */

typedef bool is_body_fn(const xc_html_node *n);

static bool is_marked_body(const xc_html_node *n) {
    return xc_html_has(n->node, "itemprop", "articleBody");
}

static bool is_article(const xc_html_node *n) {
    return n->kind == XC_ELEMENTS_KIND_ARTICLE ||
           xc_html_has(n->node, "role", "article");
}

static bool is_main(const xc_html_node *n) {
    return n->kind == XC_ELEMENTS_KIND_MAIN ||
           xc_html_has(n->node, "role", "main");
}

/* The one of a kind with most prose, if it has enough of the page's. */
static uint32_t find_marked(const xc_html *html, is_body_fn *is_body) {
    const xc_html_node *nodes = html->nodes.items;
    uint32_t best = 0;
    for (uint32_t i = 1; i < html->nodes.count; i++)
        if (!nodes[i].out && is_body(&nodes[i]) &&
            nodes[i].prose > (best ? nodes[best].prose : 0))
            best = i;
    double wanted = xc_layout("page body share") * (double)nodes[0].prose;
    return best && (double)nodes[best].prose >= wanted ? best : 0;
}

/* Prose counts for its block, for what is right around it, and half for what
 * is around that. */
static uint32_t find_densest(const xc_html *html) {
    const xc_html_node *nodes = html->nodes.items;
    uint32_t best = 0;
    double most = 0, *scores = xc_arena_array(html->arena, html->nodes.count,
                                              sizeof *scores);
    for (uint32_t i = 1; scores && i < html->nodes.count; i++) {
        if (nodes[i].out || nodes[i].own == 0) continue;
        uint32_t around = nodes[i].block;
        scores[i] += (double)nodes[i].own;
        scores[around] += (double)nodes[i].own;
        scores[nodes[around].block] += (double)nodes[i].own / 2;
    }
    for (uint32_t i = 1; scores && i < html->nodes.count; i++) {
        double linked = (double)nodes[i].linked, all = (double)nodes[i].letters;
        double score = all > 0 ? scores[i] * (1 - linked / all) : 0;
        if (score <= most) continue;
        most = score;
        best = i;
    }
    return best;
}

/* The entries of a live page, and sections side by side, are one article. */
static uint32_t climb(const xc_html *html, uint32_t from) {
    const xc_html_node *nodes = html->nodes.items;
    uint32_t best = from;
    for (uint32_t i = nodes[from].parent; i > 0; i = nodes[i].parent)
        if ((double)nodes[i].prose >=
            xc_layout("page climb") * (double)nodes[best].prose)
            best = i;
    return best;
}

static uint32_t find_body(const xc_html *html) {
    uint32_t body = find_marked(html, is_marked_body);
    if (!body) body = find_marked(html, is_article);
    if (!body) body = find_marked(html, is_main);
    if (!body) body = find_densest(html);
    return body ? climb(html, body) : 0;
}

/* ------------------------------------------------------------------ */
/* The headline                                                         */

static bool begins_with(const char *string, const char *start) {
    size_t length = strlen(start);
    return length > 0 && strncasecmp(string, start, length) == 0;
}

/* Says the title that the data give, or its beginning. */
static bool says_title(const xc_html *html, uint32_t index, const char *title) {
    xc_buffer words = XC_BUFFER_INIT;
    xc_html_words(html, index, &words);
    const char *plain =
        title && words.bytes ? xc_html_plain(html->arena, words.bytes) : NULL;
    bool same =
        plain && (begins_with(title, plain) || begins_with(plain, title));
    xc_buffer_dispose(&words);
    return same;
}

static bool is_within(const xc_html *html, uint32_t index, uint32_t around) {
    return index >= around && index < html->nodes.items[around].end;
}

/* A page has a headline for its site, too: the title tells them apart, else
 * the first in the article goes before the last ahead of it. */
static uint32_t find_headline(const xc_html *html, uint32_t body,
                              const char *title, bool heading) {
    const xc_html_node *nodes = html->nodes.items;
    uint32_t inside = 0, ahead = 0;
    for (uint32_t i = 1; i < nodes[body].end; i++) {
        bool wanted = heading ? nodes[i].kind == XC_ELEMENTS_KIND_HEADLINE
                              : nodes[i].part == XC_PAGEPARTS_KIND_HEADLINE &&
                                    nodes[i].kind != XC_ELEMENTS_KIND_PARAGRAPH;
        if (!wanted || nodes[i].out || nodes[i].letters == 0) continue;
        if (says_title(html, i, title)) return i;
        if (!is_within(html, i, body))
            ahead = i;
        else if (!inside)
            inside = i;
    }
    return inside ? inside : ahead;
}

void xc_html_find(xc_html *html, const char *title, xc_html_part *part) {
    xc_html_mark(html);
    part->body = find_body(html);
    part->headline = 0;
    if (!part->body) return;
    part->headline = find_headline(html, part->body, title, true);
    if (!part->headline)
        part->headline = find_headline(html, part->body, title, false);
}
