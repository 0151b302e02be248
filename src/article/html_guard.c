/*
 * html_guard.c - looks for tags that libxml2 would need too long for: it
 * compares every attribute with all before it.
 *
 * It walks tags as htmlParseStartTag of libxml2 2.9 does, past comments and
 * scripts, in time linear in the page.
 * Exports: xc_html_is_overloaded.
 */
#include "article/html.h"

#include <string.h>
#include <strings.h>

/* Real tags have some dozens; so many take libxml2 a few milliseconds. */
enum { ATTRIBUTES_MOST = 1000 };

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static const char *skip_blanks(const char *at) {
    return at + strspn(at, " \t\r\n\f");
}

/* Behind the value of an attribute. */
static const char *skip_value(const char *at) {
    at = skip_blanks(at);
    if (*at != '"' && *at != '\'') return at + strcspn(at, " \t\r\n>");
    const char *end = strchr(at + 1, *at);
    return end ? end + 1 : at + strlen(at);
}

/* Behind the attributes of a tag; *count is how many there are. */
static const char *skip_attributes(const char *at, size_t *count) {
    for (*count = 0; *count <= ATTRIBUTES_MOST; (*count)++) {
        at = skip_blanks(at);
        if (*at == '\0' || *at == '>') break;
        if (at[0] == '/' && at[1] == '>') break;
        const char *name = at;
        at += strcspn(at, " \t\r\n\f=>/");
        if (at == name) at++;
        const char *sign = skip_blanks(at);
        if (*sign == '=') at = skip_value(sign + 1);
    }
    return at;
}

/* Behind what a script or style sheet holds. */
static const char *skip_raw(const char *tag, const char *at) {
    static const char *const raw[] = {"script", "style"};
    for (size_t i = 0; i < sizeof raw / sizeof raw[0]; i++) {
        size_t length = strlen(raw[i]);
        if (strncasecmp(tag, raw[i], length) != 0 || is_letter(tag[length]))
            continue;
        while ((at = strstr(at, "</")) &&
               strncasecmp(at + 2, raw[i], length) != 0)
            at += 2;
        break;
    }
    return at;
}

bool xc_html_is_overloaded(const xc_text *text) {
    for (const char *at = text->bytes; at && (at = strchr(at, '<'));) {
        if (strncmp(at, "<!--", 4) == 0) {
            at = strstr(at + 4, "-->");
        } else if (is_letter(at[1])) {
            size_t count = 0;
            const char *tag = at + 1;
            at = skip_attributes(tag + strcspn(tag, " \t\r\n\f>/"), &count);
            if (count > ATTRIBUTES_MOST) return true;
            at = skip_raw(tag, at);
        } else {
            at++;
        }
    }
    return false;
}
