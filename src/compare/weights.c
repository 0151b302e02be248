/*
 * weights.c - reads the weights of the models that say what speaks of one
 * thing: rows of kind, feature and weight. Kinds are those of facts, "figure"
 * and "date" for observations (match.h), whose features may be products of
 * two ("close*bounded"), "limit" for how sure those must be, "word" for how
 * rare words are, and "time". Unknown names and bad numbers are refused with
 * their line; what a file does not name weighs nothing. Exports:
 * xc_weights_new, xc_weights_free, xc_weights_get, xc_weights_days,
 * xc_weights_match, xc_weights_rarity, xc_weights_limit.
 */
#include <string.h>

#include "article/article.h"
#include "compare/align.h"
#include "compare/builtin.h"
#include "compare/matching/match.h"
#include "lexicon/gazetteer.h"

#define KINDS ((size_t)XC_FACT_QUOTATION + 1)
#define MAX_WEIGHTS_BYTES ((size_t)1024 * 1024)
#define MAX_WEIGHT 1000.0

/* How common a word is; RARE: in none of the lists. */
enum { BASIC, FREQUENT, KNOWN, RARE, RARITIES };

struct xc_weights {
    double values[KINDS][XC_FEATURE_COUNT];
    double days[XC_PERIOD_COUNT];
    double match[2][XC_MATCH_FEATURES][XC_MATCH_FEATURES]; /* by dated */
    double rarity[RARITIES];
    double limits[XC_LIMIT_COUNT];
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

static size_t find_match_feature(const char *name, size_t length) {
    size_t i = 0;
    const char *own;
    while ((own = xc_match_feature_name(i)) &&
           (strlen(own) != length || memcmp(own, name, length) != 0))
        i++;
    return i;
}

/* "close", or the product "close*bounded". */
static double *find_product(xc_weights *weights, bool dated,
                            const char *feature) {
    size_t length = strcspn(feature, "*");
    size_t first = find_match_feature(feature, length), second = first;
    if (feature[length] == '*')
        second = find_match_feature(feature + length + 1,
                                    strlen(feature + length + 1));
    if (first >= XC_MATCH_FEATURES || second >= XC_MATCH_FEATURES) return NULL;
    return first <= second ? &weights->match[dated][first][second]
                           : &weights->match[dated][second][first];
}

static double *find_named(double *values, const char *const *names,
                          size_t count, const char *name) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, names[i]) == 0) return &values[i];
    return NULL;
}

/* The families of rows that are no kind of fact. */
typedef enum family {
    FACTS,
    TIMES,
    WORDS,
    LIMITS,
    FIGURES,
    DATES,
    FAMILIES
} family;

static family find_family(const char *kind) {
    static const char *const names[FAMILIES] = {[TIMES] = "time",
                                                [WORDS] = "word",
                                                [LIMITS] = "limit",
                                                [FIGURES] = "figure",
                                                [DATES] = "date"};
    for (size_t i = TIMES; i < FAMILIES; i++)
        if (strcmp(kind, names[i]) == 0) return (family)i;
    return FACTS;
}

/* Where a row's number goes; NULL for an unknown feature. */
static double *find_place(xc_weights *weights, size_t kind, family of,
                          const char *feature) {
    static const char *const periods[XC_PERIOD_COUNT] = {
        "last-period", "same-time", "one-event"};
    static const char *const rarities[RARITIES] = {"basic", "frequent", "known",
                                                   "rare"};
    static const char *const limits[XC_LIMIT_COUNT] = {
        "figure-least", "apart-least", "apart-words", "apart-stranger"};
    if (of == TIMES)
        return find_named(weights->days, periods, XC_PERIOD_COUNT, feature);
    if (of == WORDS)
        return find_named(weights->rarity, rarities, RARITIES, feature);
    if (of == LIMITS)
        return find_named(weights->limits, limits, XC_LIMIT_COUNT, feature);
    if (of != FACTS) return find_product(weights, of == DATES, feature);
    size_t index = find_feature(feature);
    return xc_feature_name(index) ? &weights->values[kind][index] : NULL;
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
    family of = find_family(row);
    if (kind >= KINDS && of == FACTS)
        return xc_fail_at(error, XC_ERROR_FORMAT, line, 1,
                          "%s: no kind of fact is called \"%.40s\"", path, row);
    double *place = find_place(weights, kind, of, feature);
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

double xc_weights_match(const xc_weights *weights, bool dated, size_t first,
                        size_t second) {
    return weights->match[dated][first][second];
}

double xc_weights_rarity(const xc_weights *weights, unsigned commonness) {
    if (commonness & XC_GAZETTEER_BASIC) return weights->rarity[BASIC];
    if (commonness & XC_GAZETTEER_FREQUENT) return weights->rarity[FREQUENT];
    if (commonness & XC_GAZETTEER_KNOWN) return weights->rarity[KNOWN];
    return weights->rarity[RARE];
}

double xc_weights_limit(const xc_weights *weights, xc_limit limit) {
    return weights->limits[limit];
}
