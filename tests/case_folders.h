/*
 * case_folders.h - the folders of fixtures/cases/, fixtures/rules/RULE/ and
 * fixtures/clean/, a folder a case (test_cases.c says what is in them), and
 * reading their files.
 */
#ifndef XC_TESTS_CASE_FOLDERS_H
#define XC_TESTS_CASE_FOLDERS_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_CASES 1024
#define MAX_FILES 16
#define MAX_TEXT 65536
#define MAX_PATH 1024

static char cases[MAX_CASES][256];
static int case_count;

static inline int compare_strings(const void *a, const void *b) {
    return strcmp(a, b);
}

/* Names in a folder that end so, sorted; answers how many. */
static inline int list(const char *folder, const char *ending,
                       char names[][256], int most) {
    int count = 0;
    DIR *dir = opendir(folder);
    if (!dir) return 0;
    for (struct dirent *entry; (entry = readdir(dir)) && count < most;) {
        size_t n = strlen(entry->d_name), k = strlen(ending);
        if (entry->d_name[0] == '.' || n < k || n > 255) continue;
        if (strcmp(entry->d_name + n - k, ending) != 0) continue;
        memcpy(names[count++], entry->d_name, n + 1);
    }
    closedir(dir);
    qsort(names, (size_t)count, sizeof names[0], compare_strings);
    return count;
}

static inline void read_text(const char *path, char *text) {
    FILE *file = fopen(path, "r");
    size_t n = file ? fread(text, 1, MAX_TEXT - 1, file) : 0;
    text[n] = '\0';
    if (file) fclose(file);
}

/* The date that the options give an article. */
static inline const char *find_published(const char *options, const char *name,
                                         char date[11]) {
    char start[300];
    snprintf(start, sizeof start, "published %.255s ", name);
    const char *line = strstr(options, start);
    if (!line) return NULL;
    snprintf(date, 11, "%.10s", line + strlen(start));
    return date;
}

/* Adds the folders of a folder of fixtures/, as "cases/NAME". */
static inline void add_cases(const char *parent) {
    static char names[MAX_CASES][256];
    char path[MAX_PATH];
    snprintf(path, sizeof path, "%s/fixtures/%.200s", XC_SOURCE_DIR, parent);
    int count = list(path, "", names, MAX_CASES - case_count);
    for (int i = 0; i < count; i++)
        snprintf(cases[case_count++], sizeof cases[0], "%.120s/%.120s", parent,
                 names[i]);
}

static inline void add_rules(void) {
    static char names[MAX_CASES][256];
    int count = list(XC_SOURCE_DIR "/fixtures/rules", "", names, MAX_CASES);
    for (int i = 0; i < count; i++) {
        char parent[MAX_PATH];
        snprintf(parent, sizeof parent, "rules/%.200s", names[i]);
        add_cases(parent);
    }
}

static inline void find_cases(void) {
    add_cases("cases");
    add_rules();
    add_cases("clean");
}

#endif
