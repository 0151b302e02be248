/*
 * gitignore.c - reads the patterns of a .gitignore and matches paths.
 *
 * A pattern is matched segment by segment, and a star gives way to the next
 * star only: no pattern takes longer than its length times that of the path.
 * What is no pattern by the documentation (an open "[") matches nothing.
 * Exports: xc_gitignore_*.
 */
#include "api/gitignore.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "base/vec.h"

enum { PATTERNS_MOST = 10000, PATTERN_BYTES_MOST = 4096 };

typedef struct pattern {
    const char *bytes; /* without "!", and without "/" at its ends */
    bool negated;
    bool folder;   /* matches nothing but folders */
    bool anchored; /* matches from the folder of its file on */
} pattern;

struct xc_gitignore {
    const xc_gitignore *parent;
    const char *base;
    XC_VEC(pattern) patterns;
};

/* ------------------------------------------------------------------ */
/* Reading                                                              */

/* Blanks at the end count only behind a backslash. */
static size_t trim_end(const char *line, size_t length) {
    while (length > 0 && line[length - 1] == ' ') {
        if (length > 1 && line[length - 2] == '\\') break;
        length--;
    }
    return length;
}

/* Fills *p; false for a line that is none: blank, a comment, "/". */
static bool parse(const char *line, size_t length, pattern *p,
                  const char **start, size_t *left) {
    if (length > 0 && line[length - 1] == '\r') length--;
    length = trim_end(line, length);
    if (length == 0 || line[0] == '#') return false;
    if (line[0] == '!') {
        p->negated = true;
        line++;
        length--;
    }
    if (length > 0 && line[length - 1] == '/') {
        p->folder = true;
        length--;
    }
    p->anchored = memchr(line, '/', length) != NULL;
    if (length > 0 && line[0] == '/') {
        line++;
        length--;
    }
    *start = line;
    *left = length;
    return length > 0;
}

static xc_status take_line(xc_arena *arena, xc_gitignore *rules,
                           const char *line, size_t length, size_t *lost) {
    pattern p = {0};
    size_t left;
    if (!parse(line, length, &p, &line, &left)) return XC_OK;
    if (left > PATTERN_BYTES_MOST || rules->patterns.count == PATTERNS_MOST) {
        (*lost)++;
        return XC_OK;
    }
    p.bytes = xc_arena_copy(arena, line, left);
    XC_TRY_NEW(p.bytes);
    return XC_PUSH(arena, &rules->patterns, p);
}

xc_status xc_gitignore_read(xc_arena *arena, const xc_gitignore *parent,
                            const char *base, const char *bytes, size_t length,
                            const xc_gitignore **out, size_t *lost) {
    xc_gitignore *rules = xc_arena_alloc(arena, sizeof *rules);
    XC_TRY_NEW(rules);
    *rules = (xc_gitignore){.parent = parent, .base = base};
    *out = rules;
    *lost = 0;
    const char *end = bytes + length;
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) bytes += 3;
    while (bytes < end) {
        const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
        if (!stop) stop = end;
        XC_TRY(take_line(arena, rules, bytes, (size_t)(stop - bytes), lost));
        bytes = stop < end ? stop + 1 : end;
    }
    return XC_OK;
}

/* ------------------------------------------------------------------ */
/* One segment                                                          */

typedef struct stretch {
    const char *at;
    const char *end;
} stretch;

static bool is_in_class(const char *name, size_t length, unsigned char c) {
    static const struct {
        const char *name;
        int (*holds)(int c);
    } classes[] = {
        {"alnum", isalnum}, {"alpha", isalpha}, {"blank", isblank},
        {"cntrl", iscntrl}, {"digit", isdigit}, {"graph", isgraph},
        {"lower", islower}, {"print", isprint}, {"punct", ispunct},
        {"space", isspace}, {"upper", isupper}, {"xdigit", isxdigit}};
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
        if (strlen(classes[i].name) == length &&
            memcmp(classes[i].name, name, length) == 0)
            return c < 0x80 && classes[i].holds(c) != 0;
    return false;
}

/* The byte that stands at *at, past a backslash; the end: '\0'. */
static unsigned char member(stretch *p) {
    if (p->at < p->end && *p->at == '\\') p->at++;
    return p->at < p->end ? (unsigned char)*p->at++ : '\0';
}

/* "[:digit:]"; false where none stands there. */
static bool take_class(stretch *p, unsigned char c, bool *holds) {
    if (p->end - p->at < 4 || strncmp(p->at, "[:", 2) != 0) return false;
    const char *name = p->at + 2, *stop = name;
    while (stop < p->end && isalpha((unsigned char)*stop))
        stop++;
    if (p->end - stop < 2 || strncmp(stop, ":]", 2) != 0) return false;
    *holds = *holds || is_in_class(name, (size_t)(stop - name), c);
    p->at = stop + 2;
    return true;
}

/* Behind "[": does it hold c? p is moved behind "]"; an open one holds
 * nothing. */
static bool match_bracket(stretch *p, unsigned char c) {
    bool holds = false, first = true, inverted = false;
    if (p->at < p->end && (*p->at == '!' || *p->at == '^')) {
        inverted = true;
        p->at++;
    }
    while (p->at < p->end && (*p->at != ']' || first)) {
        first = false;
        if (take_class(p, c, &holds)) continue;
        unsigned char low = member(p), high = low;
        if (p->end - p->at >= 2 && *p->at == '-' && p->at[1] != ']') {
            p->at++;
            high = member(p);
        }
        holds = holds || (low <= c && c <= high);
    }
    if (p->at == p->end) return false;
    p->at++;
    return holds != inverted;
}

static void pass_character(stretch *name) {
    do
        name->at++;
    while (name->at < name->end && ((unsigned char)*name->at & 0xC0) == 0x80);
}

/* One character of a name by the pattern; moves both where it matches. */
static bool match_one(stretch *from, stretch *name) {
    stretch p = *from;
    if (p.at == p.end) return false;
    char c = *p.at++;
    if (c == '?') {
        pass_character(name);
    } else if (c == '[') {
        if (!match_bracket(&p, (unsigned char)*name->at)) return false;
        name->at++;
    } else {
        if (c == '\\') {
            if (p.at == p.end) return false;
            c = *p.at++;
        }
        if (c != *name->at) return false;
        name->at++;
    }
    *from = p;
    return true;
}

static bool match_segment(stretch p, stretch name) {
    const char *star = NULL, *mark = NULL;
    while (name.at < name.end) {
        if (p.at < p.end && *p.at == '*') {
            star = ++p.at;
            mark = name.at;
        } else if (!match_one(&p, &name)) {
            if (!star) return false;
            p.at = star;
            name.at = ++mark;
        }
    }
    while (p.at < p.end && *p.at == '*')
        p.at++;
    return p.at == p.end;
}

/* ------------------------------------------------------------------ */
/* Paths                                                                */

static stretch segment(const char *path) {
    return (stretch){path, path + strcspn(path, "/")};
}

static const char *behind(stretch segment) {
    return *segment.end == '/' ? segment.end + 1 : segment.end;
}

static bool is_any_depth(stretch segment) {
    return segment.end - segment.at == 2 && strncmp(segment.at, "**", 2) == 0;
}

static bool match_path(const char *left, const char *path) {
    const char *star = NULL, *mark = NULL;
    while (*path) {
        stretch p = segment(left), name = segment(path);
        if (is_any_depth(p)) {
            left = star = behind(p);
            mark = path;
            if (!*left) return true;
        } else if (*left && match_segment(p, name)) {
            left = behind(p);
            path = behind(name);
        } else {
            if (!star) return false;
            left = star;
            path = mark = behind(segment(mark));
        }
    }
    return !*left;
}

static const char *name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool matches(const pattern *p, const char *path, bool folder) {
    if (p->folder && !folder) return false;
    if (p->anchored) return match_path(p->bytes, path);
    return match_segment(segment(p->bytes), segment(name_of(path)));
}

xc_gitignore_verdict xc_gitignore_judge(const xc_gitignore *rules,
                                        const char *path, bool folder) {
    for (; rules; rules = rules->parent) {
        size_t length = strlen(rules->base);
        if (strncmp(path, rules->base, length) != 0) continue;
        for (size_t i = rules->patterns.count; i-- > 0;) {
            const pattern *p = &rules->patterns.items[i];
            if (matches(p, path + length, folder))
                return p->negated ? XC_GITIGNORE_IN : XC_GITIGNORE_OUT;
        }
    }
    return XC_GITIGNORE_SILENT;
}
