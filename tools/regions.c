/*
 * regions.c - writes the word list of countries and territories that ICU
 * names in English: its codes, with the names as folded forms.
 *
 * usage: regions OUT.tsv
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define MAX_NAME 200

/* Names in the CLDR style that news writes otherwise are cut at a bracket or
 * comma; "&" is no word of news. */
static void trim(char *name) {
    char *cut = strpbrk(name, "(,[");
    if (cut) *cut = '\0';
    size_t length = strlen(name);
    while (length > 0 && name[length - 1] == ' ')
        name[--length] = '\0';
}

static int usable(const char *name) {
    if (strlen(name) < 3 || strstr(name, "&") || strstr(name, " - ")) return 0;
    for (const unsigned char *c = (const unsigned char *)name; *c; c++)
        if (*c == '\t' || *c == '|' || (*c >= '0' && *c <= '9')) return 0;
    return 1;
}

/* The English name of a region, folded; 0 when there is none of use. */
static int region_name(const char *code, char name[MAX_NAME]) {
    char locale[16];
    UChar wide[MAX_NAME], folded[MAX_NAME];
    UErrorCode status = U_ZERO_ERROR;
    snprintf(locale, sizeof locale, "und_%s", code);
    uloc_getDisplayCountry(locale, "en", wide, MAX_NAME, &status);
    u_strFoldCase(folded, MAX_NAME, wide, -1, U_FOLD_CASE_DEFAULT, &status);
    u_strToUTF8(name, MAX_NAME, NULL, folded, -1, &status);
    if (U_FAILURE(status)) return 0;
    for (char *quote; (quote = strstr(name, "\xE2\x80\x99"));) {
        *quote = '\'';
        memmove(quote + 1, quote + 3, strlen(quote + 3) + 1);
    }
    trim(name);
    return usable(name);
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: regions OUT.tsv\n");
        return 2;
    }
    FILE *out = fopen(argv[1], "w");
    if (!out) {
        perror(argv[1]);
        return 1;
    }
    fprintf(out, "# Made from ICU's English names of regions.\n"
                 "#lexicon regions\n#match form\n");
    for (const char *const *code = uloc_getISOCountries(); *code; code++) {
        char name[MAX_NAME];
        if (region_name(*code, name))
            fprintf(out, "%c%c\t-\t%s\n", tolower((*code)[0]),
                    tolower((*code)[1]), name);
    }
    if (fclose(out) != 0) {
        perror(argv[1]);
        return 1;
    }
    return 0;
}
