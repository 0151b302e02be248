/*
 * weights.c - reads the weights of the alignment model: rows of kind,
 * feature and weight. Unknown names and bad numbers are refused with their
 * line; what a file does not name weighs nothing.
 * Exports: xc_weights_new, xc_weights_free, xc_weights_get,
 * xc_weights_days.
 */
#include <string.h>

#include "article/article.h"
#include "compare/align.h"
#include "compare/builtin.h"

#define KINDS ((size_t)XC_FACT_QUOTATION + 1)
#define MAX_WEIGHTS_BYTES ((size_t)1024 * 1024)
#define MAX_WEIGHT 1000.0

struct xc_weights {
    double values[KINDS][XC_FEATURE_COUNT];
    double days[XC_PERIOD_COUNT];
};

static size_t find_kind(const char *name) {
    size_t i = 0;
    while (i < KINDS && strcmp(xc_fact_kind_name((xc_fact_kind)i), name) != 0)
        i++;
    return i;
}

static size_t find_feature(const char *name) {
    size_t i = 0;
    while (xc_feature_name(i) && strcmp(xc_feature_name(i), name) != 0)
        i++;
    return i;
}

/* Digits, a sign and a point only: what strtod makes of the rest depends on
 * the locale, or is not finite. */
static bool read_number(const char *field, double *value) {
    bool negative = *field == '-';
    const char *p = field + (negative || *field == '+');
    double sum = 0, unit = 1;
    bool digits = false, point = false;
    for (; *p; p++) {
        if (*p == '.' && !point) {
            point = true;
        } else if (*p >= '0' && *p <= '9') {
            digits = true;
            if (point) unit /= 10;
            sum = point ? sum + unit * (*p - '0') : sum * 10 + (*p - '0');
        } else {
            return false;
        }
    }
    if (!digits || sum > MAX_WEIGHT) return false;
    *value = negative ? -sum : sum;
    return true;
}

/* Where a row's number goes; NULL for an unknown feature. */
static double *find_place(xc_weights *weights, size_t kind, bool is_time,
                          const char *feature) {
    static const char *const periods[XC_PERIOD_COUNT] = {"last-period",
                                                         "same-time"};
    for (size_t i = 0; is_time && i < XC_PERIOD_COUNT; i++)
        if (strcmp(feature, periods[i]) == 0) return &weights->days[i];
    size_t index = find_feature(feature);
    if (is_time || !xc_feature_name(index)) return NULL;
    return &weights->values[kind][index];
}

static xc_status read_row(xc_weights *weights, char *row, const char *path,
                          uint32_t line, xc_error *error) {
    if (*row == '\0' || *row == '#') return XC_OK;
    char *feature = strchr(row, '\t');
    char *number = feature ? strchr(feature + 1, '\t') : NULL;
    if (!number)
        return xc_fail_at(error, XC_ERROR_FORMAT, line, 1,
                          "%s: a row of weights has three columns: kind, "
                          "feature, weight",
                          path);
    *feature++ = '\0';
    *number++ = '\0';
    size_t kind = find_kind(row);
    bool is_time = strcmp(row, "time") == 0;
    if (kind >= KINDS && !is_time)
        return xc_fail_at(error, XC_ERROR_FORMAT, line, 1,
                          "%s: no kind of fact is called \"%.40s\"", path, row);
    double *place = find_place(weights, kind, is_time, feature);
    if (!place)
        return xc_fail_at(error, XC_ERROR_FORMAT, line, 1,
                          "%s: no feature is called \"%.40s\"", path, feature);
    if (!read_number(number, place))
        return xc_fail_at(error, XC_ERROR_FORMAT, line, 1,
                          "%s: \"%.40s\" is no weight between -%.0f and %.0f",
                          path, number, MAX_WEIGHT, MAX_WEIGHT);
    return XC_OK;
}

/* text is taken apart in place. */
static xc_status read_rows(xc_weights *weights, char *text, size_t length,
                           const char *path, xc_error *error) {
    uint32_t line = 1;
    for (char *row = text; row <= text + length; line++) {
        char *end = memchr(row, '\n', (size_t)(text + length - row));
        if (!end) end = text + length;
        *end = '\0';
        if (end > row && end[-1] == '\r') end[-1] = '\0';
        XC_TRY(read_row(weights, row, path, line, error));
        row = end + 1;
    }
    return XC_OK;
}

xc_weights *xc_weights_new(const char *path, xc_error *error) {
    char *text = NULL;
    size_t length = 0;
    xc_weights *weights = xc_alloc(sizeof *weights);
    xc_status status = weights ? XC_OK : XC_ERROR_MEMORY;
    if (status == XC_OK && path) {
        status = xc_file_read(path, MAX_WEIGHTS_BYTES, &text, &length, error);
    } else if (status == XC_OK) {
        length = xc_weights_builtin_length;
        text = xc_alloc(length + 1);
        if (text)
            memcpy(text, xc_weights_builtin, length);
        else
            status = XC_ERROR_MEMORY;
    }
    if (status == XC_OK) {
        char *grown = xc_realloc(text, length + 1);
        if (grown)
            (text = grown)[length] = '\0';
        else
            status = XC_ERROR_MEMORY;
    }
    if (status == XC_OK)
        status =
            read_rows(weights, text, length, path ? path : "weights", error);
    xc_release(text);
    if (status == XC_OK) return weights;
    xc_fail(error, status, "out of memory");
    xc_weights_free(weights);
    return NULL;
}

void xc_weights_free(xc_weights *weights) {
    xc_release(weights);
}

double xc_weights_days(const xc_weights *weights, xc_period period) {
    return weights->days[period];
}

double xc_weights_get(const xc_weights *weights, xc_fact_kind kind,
                      xc_feature feature) {
    return weights->values[kind][feature];
}
