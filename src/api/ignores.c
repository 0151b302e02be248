/*
 * ignores.c - tells of comments in an article that are meant to silence
 * findings and do not: each with its place and what it lacks.
 * Exports: xc_ignores_tell.
 */
#include <stdio.h>
#include <string.h>

#include "api/api.h"
#include "article/ignore.h"

static bool is_rule(const char *name, size_t length) {
    const xc_rule_info *rule;
    for (size_t i = 0; (rule = xc_rule_get(i)) != NULL; i++)
        if (strlen(rule->id) == length && memcmp(rule->id, name, length) == 0)
            return true;
    return false;
}

/* What is wrong with a comment; false: nothing. */
static bool find_fault(const char *bytes, const xc_ignore *ignore, char *out,
                       size_t size) {
    const char *name = bytes + ignore->rule.start;
    size_t length = ignore->rule.end - ignore->rule.start;
    int shown = (int)(length < 40 ? length : 40);
    if (ignore->fault == XC_IGNORE_FORM)
        snprintf(out, size,
                 "silences nothing; write it on a line as "
                 "<!-- crosscheck-ignore RULE: reason -->");
    else if (!is_rule(name, length))
        snprintf(out, size, "silences nothing: no rule is called \"%.*s\"",
                 shown, name);
    else if (ignore->fault == XC_IGNORE_REASON)
        snprintf(out, size,
                 "silences nothing without a reason; write "
                 "<!-- crosscheck-ignore %.*s: reason -->",
                 shown, name);
    else
        return false;
    return true;
}

void xc_ignores_tell(xc_log *log, const xc_article *article) {
    char message[160];
    xc_ignore ignore;
    if (!article->comments) return;
    for (uint32_t at = 0; xc_ignore_next(&article->text, &at, &ignore);) {
        if (!find_fault(article->text.bytes, &ignore, message, sizeof message))
            continue;
        xc_position place = xc_text_position(&article->text, ignore.line.start);
        xc_notice notice = {XC_SEVERITY_WARNING, XC_ERROR_FORMAT, article->path,
                            place.line,          place.column,    message};
        xc_log_tell(log, &notice);
    }
}
