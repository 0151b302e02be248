/*
 * lexgen_parse.c - reads a word list, and refuses whatever the look-up could
 * not find or would find twice.
 * Exports: lexgen_parse.
 */
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "lexgen.h"

#define MAX_MISTAKES 50 /* told of one run */
#define MAX_WORDS 8     /* of a form */

static void complain(lexgen *gen, const lexicon *l, uint32_t line,
                     const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void complain(lexgen *gen, const lexicon *l, uint32_t line,
                     const char *format, ...) {
    if (gen->mistakes++ >= MAX_MISTAKES) return;
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%u: ", l->path, (unsigned)line);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
}

static void need(bool there) {
    if (there) return;
    fputs("lexgen: out of memory\n", stderr);
    exit(1);
}

/* Cuts *rest at the next separator and answers what stood before it; NULL
 * when nothing is left. */
static char *next_part(char **rest, char separator) {
    char *part = *rest;
    if (!part) return NULL;
    char *end = strchr(part, separator);
    if (end) *end = '\0';
    *rest = end ? end + 1 : NULL;
    return part;
}

/* ------------------------------------------------------------------ */
/* Text in normal form                                                 */

static size_t utf8_length(const unsigned char *s) {
    if (s[0] < 0x80) return 1;
    size_t n = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;
    if (s[0] < 0xc2 || s[0] > 0xf4) return 0;
    for (size_t i = 1; i < n; i++)
        if ((s[i] & 0xc0) != 0x80) return 0;
    return n;
}

/* Upper case in Latin-1 and Latin Extended-A, and what folding turns into
 * plain ASCII: curly quotes, dashes, unusual spaces. The tests put every form
 * through the real folding as well. */
static const char *unfolded(const unsigned char *s) {
    if (s[0] == 0xc2 && s[1] == 0xa0) return "a no-break space";
    if (s[0] == 0xc2 && s[1] == 0xad) return "a soft hyphen";
    if (s[0] == 0xc3 && s[1] >= 0x80 && s[1] <= 0x9e && s[1] != 0x97)
        return "an upper-case letter";
    if (s[0] == 0xe2 && s[1] == 0x80 && s[2] <= 0x8f) return "a space";
    if (s[0] == 0xe2 && s[1] == 0x80 && s[2] <= 0x95) return "a dash (write -)";
    if (s[0] == 0xe2 && s[1] == 0x80 && s[2] >= 0x98 && s[2] <= 0x9f)
        return "a curly quote (write ' or \")";
    return NULL;
}

/* What is wrong with a form or concept; NULL: nothing. written: it is as in
 * the text and not folded. */
static const char *flaw(const char *text, bool written) {
    if (!*text) return "is empty";
    if (text[0] == ' ' || text[strlen(text) - 1] == ' ')
        return "begins or ends with a blank";
    if (strstr(text, "  ")) return "has two blanks in a row";
    const unsigned char *s = (const unsigned char *)text;
    for (size_t n; *s; s += n) {
        n = utf8_length(s);
        if (n == 0) return "is not valid UTF-8";
        if (*s < 0x20 || *s == 0x7f) return "has a control character";
        if (written) continue;
        if (*s >= 'A' && *s <= 'Z') return "has an upper-case letter";
        if (unfolded(s)) return unfolded(s);
    }
    return NULL;
}

static bool tell_flaw(lexgen *gen, const lexicon *l, const char *what,
                      const char *text) {
    const char *found = flaw(text, l->written);
    if (!found) return false;
    bool verb = strncmp(found, "is ", 3) == 0 || found[0] == 'b' ||
                strncmp(found, "has ", 4) == 0;
    complain(gen, l, gen->line, "%s \"%s\" %s%s", what, text,
             verb ? "" : "has ", found);
    return true;
}

/* A name that becomes part of a C name. */
static bool is_name(const char *text) {
    size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-");
    return n > 0 && text[n] == '\0' && text[0] >= 'a' && text[0] <= 'z';
}

/* ------------------------------------------------------------------ */
/* Directives                                                          */

static void read_name(lexgen *gen, lexicon *l, const char *name) {
    const char *slash = strrchr(l->path, '/');
    const char *base = slash ? slash + 1 : l->path;
    size_t length = strlen(name);
    if (l->name)
        complain(gen, l, gen->line, "#lexicon stands twice");
    else if (!is_name(name))
        complain(gen, l, gen->line, "\"%s\" cannot name a lexicon", name);
    else if (strncmp(base, name, length) != 0 ||
             strcmp(base + length, ".tsv") != 0)
        complain(gen, l, gen->line, "the file of \"%s\" is named %s.tsv", name,
                 name);
    l->name = xc_arena_string(gen->arena, name);
}

static void read_match(lexgen *gen, lexicon *l, const char *what) {
    if (l->matched) complain(gen, l, gen->line, "#match stands twice");
    if (strcmp(what, "form") != 0 && strcmp(what, "lemma") != 0 &&
        strcmp(what, "written") != 0)
        complain(gen, l, gen->line,
                 "#match is form, lemma or written, not \"%s\"", what);
    l->matched = true;
    l->lemmas = strcmp(what, "lemma") == 0;
    l->written = strcmp(what, "written") == 0;
}

static const feature *find_feature(const lexicon *l, const char *name,
                                   size_t *index) {
    for (*index = 0; *index < l->features.count; ++*index)
        if (strcmp(l->features.items[*index].name, name) == 0)
            return &l->features.items[*index];
    return NULL;
}

static size_t find_word(const feature *f, const char *word) {
    for (size_t i = 0; i < f->words.count; i++)
        if (strcmp(f->words.items[i], word) == 0) return i + 1;
    return 0;
}

static feature_type type_of(const strings *words) {
    const char *only = words->count == 1 ? words->items[0] : "";
    if (strcmp(only, "number") == 0) return FEATURE_NUMBER;
    if (strcmp(only, "flag") == 0) return FEATURE_FLAG;
    if (strcmp(only, "text") == 0) return FEATURE_TEXT;
    return FEATURE_WORDS;
}

static void read_feature(lexgen *gen, lexicon *l, char *rest) {
    feature f = {0};
    size_t index;
    f.name = xc_arena_string(gen->arena, next_part(&rest, ' '));
    if (!is_name(f.name))
        complain(gen, l, gen->line, "\"%s\" cannot name a feature", f.name);
    if (find_feature(l, f.name, &index))
        complain(gen, l, gen->line, "feature %s stands twice", f.name);
    for (char *word; (word = next_part(&rest, ' '));) {
        if (!*word) continue;
        if (!is_name(word) || find_word(&f, word))
            complain(gen, l, gen->line, "\"%s\" is no word, or stands twice",
                     word);
        need(XC_PUSH(gen->arena, &f.words, xc_arena_string(gen->arena, word)) ==
             XC_OK);
    }
    if (f.words.count == 0)
        complain(gen, l, gen->line,
                 "feature %s lacks a type: number, flag, text or words",
                 f.name);
    f.type = type_of(&f.words);
    need(XC_PUSH(gen->arena, &l->features, f) == XC_OK);
}

/* "#" and a letter must be a directive, so that a misspelt one is no
 * comment. */
static void read_hash(lexgen *gen, lexicon *l, char *text) {
    char *rest = text + 1;
    if (*rest < 'a' || *rest > 'z') return;
    char *word = next_part(&rest, ' ');
    if (l->rows.count > 0)
        complain(gen, l, gen->line, "#%s stands after the first row", word);
    if (!rest || !*rest)
        complain(gen, l, gen->line, "#%s says nothing", word);
    else if (strcmp(word, "lexicon") == 0)
        read_name(gen, l, rest);
    else if (strcmp(word, "match") == 0)
        read_match(gen, l, rest);
    else if (strcmp(word, "feature") == 0)
        read_feature(gen, l, rest);
    else
        complain(gen, l, gen->line,
                 "#%s is no directive (a comment begins with \"# \")", word);
}

/* ------------------------------------------------------------------ */
/* Rows                                                                */

static bool set_value(lexgen *gen, const feature *f, feature_value *v,
                      const char *text) {
    char *end = NULL;
    v->present = true;
    switch (f->type) {
    case FEATURE_FLAG:
        return text == NULL;
    case FEATURE_NUMBER:
        v->number = text ? strtod(text, &end) : NAN;
        return text && *text && !*end && isfinite(v->number);
    case FEATURE_TEXT:
        v->text = text ? xc_arena_string(gen->arena, text) : NULL;
        return text && *text;
    case FEATURE_WORDS:
        v->word = text ? find_word(f, text) : 0;
        return v->word > 0;
    }
    return false;
}

static const char *type_name(feature_type type) {
    static const char *const names[] = {"a number", "a flag (no value)", "text",
                                        "one of its words"};
    return names[type];
}

static void read_values(lexgen *gen, const lexicon *l, row *r, char *text) {
    r->values =
        xc_arena_array(gen->arena, l->features.count + 1, sizeof *r->values);
    need(r->values != NULL);
    if (strcmp(text, "-") == 0) return;
    for (char *part; (part = next_part(&text, ' '));) {
        size_t index;
        char *value = part;
        const char *name = next_part(&value, '=');
        const feature *f = find_feature(l, name, &index);
        if (!f)
            complain(gen, l, gen->line, "unknown feature \"%s\"", name);
        else if (r->values[index].present)
            complain(gen, l, gen->line, "feature %s stands twice", name);
        else if (!set_value(gen, f, &r->values[index], value))
            complain(gen, l, gen->line, "%s=%s: %s is %s", name,
                     value ? value : "", name, type_name(f->type));
    }
}

static size_t count_words(const char *form) {
    size_t words = 1;
    for (; *form; form++)
        words += *form == ' ';
    return words;
}

static void read_forms(lexgen *gen, lexicon *l, char *text) {
    for (char *form; (form = next_part(&text, '|'));) {
        if (tell_flaw(gen, l, "form", form)) continue;
        size_t words = count_words(form);
        if (words > MAX_WORDS)
            complain(gen, l, gen->line, "form \"%s\" has over %d words", form,
                     MAX_WORDS);
        if (words > l->max_words) l->max_words = words;
        l->bytes += strlen(form) + 1;
        entry e = {xc_arena_string(gen->arena, form), l->rows.count, gen->line};
        need(XC_PUSH(gen->arena, &l->forms, e) == XC_OK);
    }
}

static void read_row(lexgen *gen, lexicon *l, char *text) {
    char *concept = next_part(&text, '\t');
    char *features = next_part(&text, '\t');
    char *forms = next_part(&text, '\t');
    if (!forms || text) {
        complain(gen, l, gen->line,
                 "a row has three columns parted by tabs: concept, features, "
                 "forms");
        return;
    }
    if (tell_flaw(gen, l, "concept", concept)) return;
    row r = {.concept = xc_arena_string(gen->arena, concept)};
    read_values(gen, l, &r, features);
    read_forms(gen, l, forms);
    r.line = gen->line;
    entry e = {r.concept, l->rows.count, gen->line};
    need(XC_PUSH(gen->arena, &l->concepts, e) == XC_OK);
    need(XC_PUSH(gen->arena, &l->rows, r) == XC_OK);
    l->bytes += strlen(concept) + 1 + 2 * sizeof(void *) +
                l->features.count * 3 * sizeof(void *);
}

/* ------------------------------------------------------------------ */
/* The file                                                            */

static int by_text(const void *a, const void *b) {
    const entry *x = a, *y = b;
    int order = strcmp(x->text, y->text);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void sort_and_tell_twins(lexgen *gen, const lexicon *l, const char *what,
                                entry *list, size_t count) {
    if (count == 0) return;
    qsort(list, count, sizeof *list, by_text);
    for (size_t i = 1; i < count; i++)
        if (strcmp(list[i - 1].text, list[i].text) == 0)
            complain(gen, l, list[i].line, "%s \"%s\" stands in line %u too",
                     what, list[i].text, (unsigned)list[i - 1].line);
}

static void read_line(lexgen *gen, lexicon *l, char *text) {
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '\r')
        complain(gen, l, gen->line, "the line ends in CR LF (write LF)");
    else if (text[0] == '#')
        read_hash(gen, l, text);
    else if (length > 0)
        read_row(gen, l, text);
}

void lexgen_parse(lexgen *gen, const char *path, const char *bytes,
                  size_t length, lexicon *into) {
    into->path = path;
    gen->line = 0;
    char *rest = xc_arena_copy(gen->arena, bytes ? bytes : "", length);
    need(rest != NULL);
    if (strlen(rest) != length)
        complain(gen, into, 0, "the file holds a NUL byte");
    for (char *text; (text = next_part(&rest, '\n'));) {
        gen->line++;
        read_line(gen, into, text);
    }
    if (!into->name || !into->matched)
        complain(gen, into, 1, "#lexicon or #match is missing");
    sort_and_tell_twins(gen, into, "concept", into->concepts.items,
                        into->concepts.count);
    sort_and_tell_twins(gen, into, "form", into->forms.items,
                        into->forms.count);
}
