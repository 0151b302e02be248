/*
 * conllu_row.c - see conllu_row.h. What a line lacks is left empty; whether
 * that will do is for the reader of the file to say.
 */
#include "article/conllu_row.h"

#include <string.h>

/* Past this a number is no index of ours. */
#define NUMBER_MAX 0x7FFFFFFFu

bool xc_conllu_line(const char *bytes, uint32_t length, uint32_t *at,
                    xc_span *line) {
    if (*at >= length) return false;
    uint32_t end = *at;
    while (end < length && bytes[end] != '\n' && bytes[end] != '\r')
        end++;
    *line = (xc_span){*at, end};
    bool pair =
        end + 1 < length && bytes[end] == '\r' && bytes[end + 1] == '\n';
    *at = end < length ? end + (pair ? 2 : 1) : end;
    return true;
}

/* Reads digits at *at up to end; false where there is none, or a sign, a
 * zero ahead of others, or too much. */
static bool read_digits(const char *bytes, uint32_t *at, uint32_t end,
                        uint32_t *number) {
    uint32_t start = *at;
    uint32_t value = 0;
    while (*at < end && bytes[*at] >= '0' && bytes[*at] <= '9') {
        uint32_t digit = (uint32_t)(bytes[*at] - '0');
        if (value > (NUMBER_MAX - digit) / 10) return false;
        value = value * 10 + digit;
        (*at)++;
    }
    *number = value;
    return *at > start && (bytes[start] != '0' || *at == start + 1);
}

bool xc_conllu_number(const char *bytes, xc_span column, uint32_t *number) {
    uint32_t at = column.start;
    return read_digits(bytes, &at, column.end, number) && at == column.end;
}

static xc_conllu_kind read_id(const char *bytes, xc_conllu_row *row) {
    xc_span id = row->columns[XC_CONLLU_ID];
    uint32_t at = id.start;
    if (!read_digits(bytes, &at, id.end, &row->id)) return XC_CONLLU_BAD;
    row->last = row->id;
    if (at == id.end) return row->id > 0 ? XC_CONLLU_WORD : XC_CONLLU_BAD;
    char sign = bytes[at++];
    if (sign != '-' && sign != '.') return XC_CONLLU_BAD;
    if (!read_digits(bytes, &at, id.end, &row->last) || at != id.end) {
        return XC_CONLLU_BAD;
    }
    if (sign == '.') return row->last > 0 ? XC_CONLLU_EMPTY : XC_CONLLU_BAD;
    return row->id > 0 && row->last > row->id ? XC_CONLLU_RANGE : XC_CONLLU_BAD;
}

static bool is_blank(const char *bytes, xc_span span) {
    for (uint32_t at = span.start; at < span.end; at++) {
        if (bytes[at] != ' ' && bytes[at] != '\t') return false;
    }
    return true;
}

static void cut(const char *bytes, xc_span line, xc_conllu_row *row) {
    uint32_t at = line.start;
    row->count = 0;
    while (row->count < XC_CONLLU_COLUMNS) {
        const char *tab = memchr(bytes + at, '\t', line.end - at);
        uint32_t end = tab ? (uint32_t)(tab - bytes) : line.end;
        row->columns[row->count++] = (xc_span){at, end};
        at = tab ? end + 1 : end;
        if (!tab) break;
    }
    for (unsigned i = row->count; i < XC_CONLLU_COLUMNS; i++) {
        row->columns[i] = (xc_span){at, at};
    }
}

void xc_conllu_read(const char *bytes, xc_span line, xc_conllu_row *row) {
    row->id = row->last = 0;
    if (line.start < line.end && bytes[line.start] == '#') {
        row->columns[0] = line;
        row->count = 1;
        row->kind = XC_CONLLU_COMMENT;
        return;
    }
    cut(bytes, line, row);
    xc_span id = row->columns[XC_CONLLU_ID];
    if (id.start == id.end || bytes[id.start] < '0' || bytes[id.start] > '9') {
        row->kind = is_blank(bytes, line) ? XC_CONLLU_BLANK : XC_CONLLU_BAD;
        return;
    }
    row->kind = read_id(bytes, row);
    xc_span form = row->columns[XC_CONLLU_FORM];
    if (row->kind != XC_CONLLU_EMPTY && is_blank(bytes, form)) {
        row->kind = XC_CONLLU_BAD;
    }
}

xc_span xc_conllu_value(const char *bytes, xc_span column, const char *key) {
    size_t length = strlen(key);
    uint32_t at = column.start;
    while (at < column.end) {
        const char *bar = memchr(bytes + at, '|', column.end - at);
        uint32_t end = bar ? (uint32_t)(bar - bytes) : column.end;
        if (end - at > length && bytes[at + length] == '=' &&
            memcmp(bytes + at, key, length) == 0) {
            return (xc_span){at + (uint32_t)length + 1, end};
        }
        at = bar ? end + 1 : end;
    }
    return (xc_span){column.end, column.end};
}

bool xc_conllu_comment(const char *bytes, xc_span line, const char *key,
                       xc_span *value) {
    size_t length = strlen(key);
    *value = (xc_span){line.end, line.end};
    if (line.start == line.end || bytes[line.start] != '#') return false;
    xc_span rest = xc_text_trim(bytes, (xc_span){line.start + 1, line.end});
    if (rest.end - rest.start < length ||
        memcmp(bytes + rest.start, key, length) != 0) {
        return false;
    }
    rest.start += (uint32_t)length;
    rest = xc_text_trim(bytes, rest);
    if (rest.start == rest.end) return true;
    if (bytes[rest.start] != '=') return false;
    *value = xc_text_trim(bytes, (xc_span){rest.start + 1, rest.end});
    return true;
}
