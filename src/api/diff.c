/*
 * diff.c - turns a unified diff, piece by piece, into the lines that it adds.
 *
 * The lines of a hunk are counted off, so that an article that quotes a diff
 * is not taken for one. Names are read as git writes them, in quotes with
 * escapes where they hold such characters. Refuses what does not count right,
 * breaks off, is a combined diff, or has no a/ and b/.
 * Exports: xc_changes_read_diff.
 */
#include <string.h>

#include "api/changes.h"

/* What is being read, and where trouble goes. */
typedef struct reading {
    xc_changes *changes;
    xc_diff *diff;
    const char *folder;
    xc_error *error;
} reading;

#define REFUSE(r, ...)                                                         \
    xc_fail_at((r)->error, XC_ERROR_FORMAT, (r)->diff->number, 1, __VA_ARGS__)

static bool starts(const char *line, const char *with) {
    return strncmp(line, with, strlen(with)) == 0;
}

/* ------------------------------------------------------------------ */
/* Names                                                                */

static int octal_of(const char *digits) {
    int value = 0;
    for (int i = 0; i < 3; i++) {
        if (digits[i] < '0' || digits[i] > '7') return -1;
        value = value * 8 + (digits[i] - '0');
    }
    return value > 0 && value < 256 ? value : -1;
}

/* The character that stands behind a backslash, and how many bytes of the
 * line it takes; -1: none. */
static int unescape(const char *at, size_t *used) {
    static const char letters[] = "abtnvfr\"\\", meant[] = "\a\b\t\n\v\f\r\"\\";
    const char *letter = *at ? strchr(letters, *at) : NULL;
    *used = letter ? 1 : 3;
    return letter ? meant[letter - letters] : octal_of(at);
}

/* "\"b/caf\\303\\251.txt\"" without its quotes and escapes; what follows the
 * quotes, or NULL. */
static const char *read_quoted(const char *at, xc_buffer *out) {
    at++;
    while (*at && *at != '"') {
        size_t used = 1;
        int c = (unsigned char)*at;
        if (*at == '\\') c = unescape(++at, &used);
        if (c < 0) return NULL;
        xc_buffer_putc(out, (char)c);
        at += used;
    }
    return *at == '"' ? at + 1 : NULL;
}

/* A name to the end of the line; git puts a tab behind one with blanks. */
static xc_status read_name(const reading *r, const char *at, xc_buffer *out) {
    xc_buffer_clear(out);
    if (*at == '"') {
        at = read_quoted(at, out);
        if (!at || (*at && *at != '\t'))
            return REFUSE(r, "a name in quotes that cannot be read");
    } else {
        xc_buffer_add(out, at, strcspn(at, "\t"));
    }
    return xc_buffer_status(out);
}

/* Takes the name that stands there as that of the file. */
static xc_status take_name(const reading *r, const char *at,
                           const char *prefix) {
    xc_diff *diff = r->diff;
    xc_buffer name = XC_BUFFER_INIT;
    xc_status status = read_name(r, at, &name);
    const char *bytes = name.bytes ? name.bytes : "";
    diff->gone = *prefix && strcmp(bytes, "/dev/null") == 0;
    diff->whole = false;
    if (status == XC_OK && !diff->gone && !starts(bytes, prefix))
        status =
            REFUSE(r, "the name of a file does not begin with \"%s\"", prefix);
    if (status == XC_OK && !diff->gone) {
        xc_buffer_clear(&diff->path);
        xc_buffer_puts(&diff->path, bytes + strlen(prefix));
        status = xc_buffer_status(&diff->path);
        diff->has_path = status == XC_OK && diff->path.length > 0;
    }
    xc_buffer_dispose(&name);
    return status;
}

/* "diff --git a/x b/x": both names are the same where no other line tells the
 * second. */
static xc_status begin_file(const reading *r, const char *names) {
    xc_diff *diff = r->diff;
    size_t length = strlen(names), half = length / 2;
    diff->has_path = diff->gone = false;
    if (names[0] == '"') {
        xc_buffer first = XC_BUFFER_INIT;
        const char *second = read_quoted(names, &first);
        xc_status status = second && *second == ' ' && second[1] == '"'
                               ? take_name(r, second + 1, "b/")
                               : xc_buffer_status(&first);
        xc_buffer_dispose(&first);
        return status;
    }
    bool same = length > 5 && length % 2 == 1 && names[half] == ' ' &&
                starts(names, "a/") && starts(names + half, " b/") &&
                strncmp(names + 2, names + half + 3, half - 2) == 0;
    return same ? take_name(r, names + half + 1, "b/") : XC_OK;
}

/* ------------------------------------------------------------------ */
/* Hunks                                                                */

static xc_status add_lines(const reading *r, uint32_t first, uint32_t last) {
    xc_buffer path = XC_BUFFER_INIT;
    xc_buffer_printf(&path, "%s%s%s", r->folder, *r->folder ? "/" : "",
                     r->diff->path.bytes);
    xc_status status = xc_buffer_status(&path);
    if (status == XC_OK)
        status = xc_changes_add(r->changes, path.bytes, first, last, r->error);
    xc_buffer_dispose(&path);
    return status;
}

/* Digits, and what follows them; NULL: none, or more than lines can be. */
static const char *read_number(const char *at, uint32_t *number) {
    uint64_t value = 0;
    const char *start = at;
    for (; *at >= '0' && *at <= '9'; at++) {
        value = value * 10 + (uint64_t)(*at - '0');
        if (value >= XC_LINE_LAST) return NULL;
    }
    *number = (uint32_t)value;
    return at > start ? at : NULL;
}

/* "12,3", or "12" for one line. */
static const char *read_range(const char *at, uint32_t *first,
                              uint32_t *count) {
    *count = 1;
    at = read_number(at, first);
    return at && *at == ',' ? read_number(at + 1, count) : at;
}

static xc_status begin_hunk(const reading *r, const char *line) {
    xc_diff *diff = r->diff;
    uint32_t old_first;
    const char *at = starts(line, "@@ -")
                         ? read_range(line + 4, &old_first, &diff->old_left)
                         : NULL;
    if (at && starts(at, " +"))
        at = read_range(at + 2, &diff->new_line, &diff->new_left);
    else
        at = NULL;
    if (!at || !starts(at, " @@") ||
        (diff->new_left > 0 &&
         (diff->new_line == 0 ||
          diff->new_line > XC_LINE_LAST - diff->new_left)))
        return REFUSE(r, "no range of lines");
    if (!diff->has_path && !diff->gone)
        return REFUSE(r, "lines of a file without a name");
    if (diff->gone && diff->new_left > 0)
        return REFUSE(r, "lines of a file that is gone");
    diff->inside = diff->old_left > 0 || diff->new_left > 0;
    return XC_OK;
}

/* Neighbouring added lines are one stretch. */
static xc_status end_run(const reading *r) {
    uint32_t first = r->diff->run;
    r->diff->run = 0;
    return first ? add_lines(r, first, r->diff->new_line - 1) : XC_OK;
}

/* A return alone ends a line of an article, and none of git's: which lines
 * changed cannot be told by their numbers then. */
static xc_status take_whole(const reading *r) {
    if (r->diff->whole) return XC_OK;
    r->diff->whole = true;
    return add_lines(r, 1, XC_LINE_LAST);
}

static xc_status take_line(const reading *r, char kind) {
    xc_diff *diff = r->diff;
    bool added = kind == '+', common = kind == ' ' || kind == '\0';
    if (kind == '\\') return XC_OK; /* no line end at the end of the file */
    if (!added && !common && kind != '-') return REFUSE(r, "no line of a diff");
    if (((added || common) && diff->new_left == 0) ||
        (!added && diff->old_left == 0))
        return REFUSE(r, "more lines than were said to come");
    if (added && diff->returns) XC_TRY(take_whole(r));
    if (!added) XC_TRY(end_run(r));
    if (added && !diff->run) diff->run = diff->new_line;
    if (added || common) diff->new_left--, diff->new_line++;
    if (!added) diff->old_left--;
    diff->inside = diff->old_left > 0 || diff->new_left > 0;
    return diff->inside ? XC_OK : end_run(r);
}

/* ------------------------------------------------------------------ */
/* Lines                                                                */

/* A file that is no text counts from end to end; one that is gone not. */
static xc_status take_binary(const reading *r, const char *line) {
    static const char gone[] = " and /dev/null differ";
    size_t length = strlen(line), tail = sizeof gone - 1;
    if (length > tail && strcmp(line + length - tail, gone) == 0) return XC_OK;
    if (!r->diff->has_path) return REFUSE(r, "a file without a name differs");
    return add_lines(r, 1, XC_LINE_LAST);
}

static xc_status take_header(const reading *r, const char *line) {
    if (starts(line, "diff --git ")) return begin_file(r, line + 11);
    if (starts(line, "rename to ")) return take_name(r, line + 10, "");
    if (starts(line, "copy to ")) return take_name(r, line + 8, "");
    if (starts(line, "+++ ")) return take_name(r, line + 4, "b/");
    if (starts(line, "@@@")) return REFUSE(r, "a combined diff");
    if (starts(line, "@@")) return begin_hunk(r, line);
    if (starts(line, "Binary files ")) return take_binary(r, line);
    if (starts(line, "GIT binary patch")) return take_binary(r, line);
    return XC_OK;
}

static xc_status end_line(const reading *r) {
    xc_diff *diff = r->diff;
    const char *line = diff->line.bytes ? diff->line.bytes : "";
    XC_TRY(xc_buffer_status(&diff->line));
    diff->number++;
    if (diff->cut && !diff->inside)
        return REFUSE(r, "a line longer than %zu bytes", XC_DIFF_LINE_MOST);
    if (!diff->inside && strlen(line) != diff->line.length &&
        !starts(line, "@@ "))
        return REFUSE(r, "a NUL byte");
    xc_status status =
        diff->inside ? take_line(r, line[0]) : take_header(r, line);
    xc_buffer_clear(&diff->line);
    diff->begun = diff->cut = diff->after_return = diff->returns = false;
    return status;
}

static void look_for_returns(xc_diff *diff, const char *bytes, size_t length) {
    if (length == 0) return;
    if (diff->after_return || memchr(bytes, '\r', length - 1))
        diff->returns = true;
    diff->after_return = bytes[length - 1] == '\r';
}

/* Of the lines of a hunk the first byte is kept, of others all. */
static void keep(xc_diff *diff, const char *bytes, size_t length) {
    size_t most = diff->inside ? 1 : XC_DIFF_LINE_MOST;
    size_t room = most > diff->line.length ? most - diff->line.length : 0;
    look_for_returns(diff, bytes, length);
    if (length > room) {
        diff->cut = true;
        length = room;
    }
    diff->begun = true;
    if (length > 0) xc_buffer_add(&diff->line, bytes, length);
}

static xc_status end_diff(const reading *r) {
    xc_diff *diff = r->diff;
    if (diff->begun) XC_TRY(end_line(r));
    bool inside = diff->inside;
    uint32_t number = diff->number;
    xc_buffer_dispose(&diff->line);
    xc_buffer_dispose(&diff->path);
    *diff = (xc_diff){.number = number};
    if (inside) return REFUSE(r, "the diff breaks off");
    diff->number = 0;
    return XC_OK;
}

static xc_status read_bytes(const reading *r, const char *bytes,
                            size_t length) {
    while (length > 0) {
        const char *end = memchr(bytes, '\n', length);
        size_t step = end ? (size_t)(end - bytes) : length;
        keep(r->diff, bytes, step);
        if (!end) return XC_OK;
        XC_TRY(end_line(r));
        bytes += step + 1;
        length -= step + 1;
    }
    return XC_OK;
}

xc_status xc_changes_read_diff(xc_changes *changes, const char *folder,
                               const char *bytes, size_t length,
                               xc_error *error) {
    reading r = {changes, &changes->diff, folder, error};
    xc_status status =
        length > 0 ? read_bytes(&r, bytes, length) : end_diff(&r);
    if (status == XC_ERROR_MEMORY) xc_fail(error, status, "out of memory");
    return status;
}
