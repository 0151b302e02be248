/*
 * currencies.c - adds the currencies that ICU names in English, the historic
 * ones too, to the curated word list of them while the program is built.
 *
 *   currencies CURRENCIES.tsv MONEYWORDS.tsv OUT.tsv
 *
 * What is curated wins. Added are the names, singular and plural; the last word
 * of a name alone ("zlotys") where no other currency has it; signs that one
 * currency has to itself; and the ISO 4217 codes of what is money today. Of
 * names with years behind them ("(1980-2008)") only those are added that no
 * money of today has.
 */
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/ustring.h>

#include "files.h"
#include "lexgen.h"

#define MAX_NAME 200

/* A moment by which today's money is told from yesterday's: 2020-01-01. A build
 * looks at no clock. */
#define TODAY 1577836800000.0

typedef struct currency {
    const char *code; /* folded */
    strings names;
    const char *sign;
    bool dated; /* its names have years */
    bool tender;
} currency;

typedef struct currency_list {
    xc_arena *arena;
    lexicon curated;
    lexicon words;
    XC_VEC(currency) items;
    strings added;
} currency_list;

static void *need(void *memory) {
    if (memory) return memory;
    fputs("currencies: out of memory\n", stderr);
    exit(1);
}

static void push(currency_list *l, strings *list, const char *text) {
    if (XC_PUSH(l->arena, list, text) != XC_OK) need(NULL);
}

static bool has(const strings *list, const char *text) {
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], text) == 0) return true;
    return false;
}

/* Folded UTF-8 in the arena; NULL: empty or too long. */
static const char *folded(currency_list *l, const UChar *wide, int32_t length) {
    UErrorCode status = U_ZERO_ERROR;
    UChar fold[MAX_NAME];
    char name[MAX_NAME];
    int32_t n = u_strFoldCase(fold, MAX_NAME, wide, length, U_FOLD_CASE_DEFAULT,
                              &status);
    u_strToUTF8(name, MAX_NAME, NULL, fold, n, &status);
    if (U_FAILURE(status) || n == 0) return NULL;
    for (char *quote; (quote = strstr(name, "\xE2\x80\x99"));) {
        *quote = '\'';
        memmove(quote + 1, quote + 3, strlen(quote + 3) + 1);
    }
    return need(xc_arena_string(l->arena, name));
}

/* A name without what stands in brackets; NULL: news does not write it. */
static const char *plain_name(currency_list *l, currency *c, const char *name) {
    char *copy = need(xc_arena_string(l->arena, name));
    char *bracket = strchr(copy, '(');
    if (bracket == copy) return NULL;
    if (bracket) {
        c->dated = true;
        *bracket = '\0';
    }
    for (size_t n = strlen(copy); n > 0 && copy[n - 1] == ' ';)
        copy[--n] = '\0';
    return strlen(copy) > 3 && !strpbrk(copy, "|&-0123456789\t") ? copy : NULL;
}

static void add_name(currency_list *l, currency *c, const UChar *wide,
                     int32_t length) {
    const char *name = folded(l, wide, length);
    if (name) name = plain_name(l, c, name);
    if (name && !has(&c->names, name)) push(l, &c->names, name);
}

static bool is_sign(const UChar *wide, int32_t length) {
    for (int32_t at = 0; at < length;) {
        if (u_charType(wide[at++]) == U_CURRENCY_SYMBOL) return true;
    }
    return false;
}

static void read_currency(currency_list *l, const char *code) {
    UChar iso[8];
    UBool choice;
    int32_t n;
    currency c = {0};
    UErrorCode status = U_ZERO_ERROR;
    u_charsToUChars(code, iso, 4);
    c.code = need(xc_arena_string(l->arena, code));
    const UChar *wide =
        ucurr_getName(iso, "en", UCURR_LONG_NAME, &choice, &n, &status);
    if (U_SUCCESS(status)) add_name(l, &c, wide, n);
    status = U_ZERO_ERROR;
    wide = ucurr_getPluralName(iso, "en", &choice, "other", &n, &status);
    if (U_SUCCESS(status)) add_name(l, &c, wide, n);
    status = U_ZERO_ERROR;
    wide = ucurr_getName(iso, "en", UCURR_NARROW_SYMBOL_NAME, &choice, &n,
                         &status);
    if (U_SUCCESS(status) && is_sign(wide, n)) c.sign = folded(l, wide, n);
    status = U_ZERO_ERROR;
    c.tender = ucurr_isAvailable(iso, TODAY, TODAY, &status) && !c.dated;
    if (XC_PUSH(l->arena, &l->items, c) != XC_OK) need(NULL);
}

static bool read_currencies(currency_list *l) {
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *all = ucurr_openISOCurrencies(UCURR_ALL, &status);
    for (const char *code; (code = uenum_next(all, NULL, &status));)
        read_currency(l, code);
    uenum_close(all);
    return U_SUCCESS(status) && l->items.count > 0;
}

/* ------------------------------------------------------------------ */
/* What is added                                                        */

static bool is_form(const lexicon *l, const char *text) {
    for (size_t i = 0; i < l->forms.count; i++)
        if (strcmp(l->forms.items[i].text, text) == 0) return true;
    return false;
}

static bool is_free(const currency_list *l, const char *text) {
    return !is_form(&l->curated, text) && !is_form(&l->words, text) &&
           !has(&l->added, text);
}

static void put_form(currency_list *l, xc_buffer *forms, const char *text) {
    if (!is_free(l, text)) return;
    push(l, &l->added, text);
    xc_buffer_printf(forms, "%s%s", forms->length ? "|" : "", text);
}

static const char *last_word(const char *name) {
    const char *blank = strrchr(name, ' ');
    return blank ? blank + 1 : NULL;
}

/* The currencies that have this word as the last of a name. */
static size_t holders(const currency_list *l, const char *word) {
    size_t count = 0;
    for (size_t i = 0; i < l->items.count; i++) {
        const currency *c = &l->items.items[i];
        bool found = false;
        for (size_t n = 0; n < c->names.count && !c->dated; n++) {
            const char *last = last_word(c->names.items[n]);
            found = found || (last && strcmp(last, word) == 0);
        }
        count += found;
    }
    return count;
}

static size_t sign_holders(const currency_list *l, const char *sign) {
    size_t count = 0;
    for (size_t i = 0; i < l->items.count; i++)
        count +=
            l->items.items[i].sign && strcmp(l->items.items[i].sign, sign) == 0;
    return count;
}

static void put_names(currency_list *l, xc_buffer *forms, const currency *c) {
    for (size_t i = 0; i < c->names.count; i++) {
        put_form(l, forms, c->names.items[i]);
        const char *last = last_word(c->names.items[i]);
        if (last && strlen(last) > 3 && !c->dated && holders(l, last) == 1)
            put_form(l, forms, last);
    }
    if (c->sign && sign_holders(l, c->sign) == 1) put_form(l, forms, c->sign);
}

/* Codes of metals, funds and tests begin with X, as do those of money that
 * several states share. */
static bool is_code(const currency *c) {
    static const char shared[] = "XAF XOF XCD XPF XDR";
    return c->tender && (c->code[0] != 'X' || strstr(shared, c->code));
}

static const char *lower(currency_list *l, const char *text) {
    char *copy = need(xc_arena_string(l->arena, text));
    for (char *c = copy; *c; c++)
        if (*c >= 'A' && *c <= 'Z') *c = (char)(*c + 'a' - 'A');
    return copy;
}

static void put_row(xc_buffer *out, const char *concept, const currency *c,
                    const char *flag, xc_buffer *forms) {
    if (forms->length > 0)
        xc_buffer_printf(out, "icu %s\tcode=%s%s\t%s\n", concept, c->code, flag,
                         forms->bytes);
    xc_buffer_clear(forms);
}

static void put_currency(currency_list *l, xc_buffer *out, const currency *c) {
    xc_buffer forms = XC_BUFFER_INIT;
    const char *code = lower(l, c->code);
    put_names(l, &forms, c);
    put_row(out, code, c, "", &forms);
    if (is_code(c)) put_form(l, &forms, code);
    put_row(out, need(xc_arena_format(l->arena, "%s code", code)), c, " iso",
            &forms);
    xc_buffer_dispose(&forms);
}

static void put_all(currency_list *l, xc_buffer *out) {
    for (int dated = 0; dated < 2; dated++)
        for (size_t i = 0; i < l->items.count; i++)
            if (l->items.items[i].dated == (dated == 1))
                put_currency(l, out, &l->items.items[i]);
}

static bool read_list(currency_list *l, const char *path, lexicon *into,
                      xc_buffer *bytes) {
    lexgen gen = {.arena = l->arena};
    if (!file_read(path, bytes)) return false;
    lexgen_parse(&gen, path, bytes->bytes, bytes->length, into);
    return gen.mistakes == 0;
}

static bool make(currency_list *l, char **paths) {
    xc_buffer out = XC_BUFFER_INIT, words = XC_BUFFER_INIT;
    bool good = read_list(l, paths[0], &l->curated, &out) &&
                read_list(l, paths[1], &l->words, &words) && read_currencies(l);
    if (good) put_all(l, &out);
    good = good && file_write(paths[2], &out);
    if (good)
        printf("%zu currencies, written in %zu ways\n", l->items.count,
               l->curated.forms.count + l->added.count);
    xc_buffer_dispose(&out);
    xc_buffer_dispose(&words);
    return good;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr,
                "usage: currencies CURRENCIES.tsv MONEYWORDS.tsv OUT.tsv\n");
        return 2;
    }
    currency_list list = {.arena = need(xc_arena_new())};
    bool good = make(&list, argv + 1);
    xc_arena_free(list.arena);
    return good ? 0 : 1;
}
