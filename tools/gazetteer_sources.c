/*
 * gazetteer_sources.c - reads lists of names in the formats of their
 * packages.
 * Exports: gazetteer_read_*.
 */
#include <cjson/cJSON.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "gazetteer.h"

enum { PATH_MAX_BYTES = 1024, WORD_MAX = 256 };

static bool refuse(const char *path, const char *why) {
    fprintf(stderr, "%s: %s\n", path, why);
    return false;
}

/* ------------------------------------------------------------------ */
/* WordNet (wndb(5WN)): offset file type count (word id)... pointers... | */

/* What names of a lexicographer's file are (lexnames(5WN)). */
static unsigned bits_of_file(int file, bool instance) {
    switch (file) {
    case 14: /* noun.group */
        return instance ? XC_GAZETTEER_ORGANIZATION : XC_GAZETTEER_PEOPLE;
    case 15: /* noun.location */
    case 17: /* noun.object */
    case 6:  /* noun.artifact */
        return XC_GAZETTEER_PLACE;
    case 18: /* noun.person */
        return instance ? XC_GAZETTEER_PERSON : XC_GAZETTEER_PEOPLE;
    default:
        return XC_GAZETTEER_THING;
    }
}

static bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/* "Jane Roe" gives "Roe" as a surname. */
static void add_surname(gazetteer *g, const char *name) {
    const char *last = strrchr(name, ' ');
    if (last && is_capital(last[1]) && strlen(last + 1) > 2)
        gazetteer_add(g, last + 1, strlen(last + 1), XC_GAZETTEER_SURNAME);
}

static void add_synonym(gazetteer *g, char *word, int file, bool instance) {
    if (!is_capital(word[0])) return;
    for (char *c = word; *c; c++)
        if (*c == '_') *c = ' ';
    gazetteer_add(g, word, strlen(word), bits_of_file(file, instance));
    if (file == 18 && instance) add_surname(g, word);
}

static void read_synset(gazetteer *g, const char *line, size_t length) {
    char text[4096];
    if (length >= sizeof text || length == 0 || line[0] == ' ') return;
    memcpy(text, line, length);
    text[length] = '\0';
    bool instance = strstr(text, " @i ") != NULL;
    char *rest = NULL;
    strtok_r(text, " ", &rest);
    const char *file = strtok_r(NULL, " ", &rest);
    strtok_r(NULL, " ", &rest);
    const char *count = strtok_r(NULL, " ", &rest);
    if (!file || !count) return;
    int number = atoi(file);
    for (long n = strtol(count, NULL, 16); n > 0; n--) {
        char *word = strtok_r(NULL, " ", &rest);
        if (!word || !strtok_r(NULL, " ", &rest)) return;
        add_synonym(g, word, number, instance);
    }
}

/* In an index all words are small: a noun is common when a synset writes it
 * so, which is looked up in the other way round: every small synonym. */
static void read_common(gazetteer *g, const char *line, size_t length) {
    char text[4096];
    if (length >= sizeof text || length == 0 || line[0] == ' ') return;
    memcpy(text, line, length);
    text[length] = '\0';
    char *rest = NULL;
    for (int i = 0; i < 3; i++)
        if (!strtok_r(i == 0 ? text : NULL, " ", &rest)) return;
    const char *count = strtok_r(NULL, " ", &rest);
    for (long n = count ? strtol(count, NULL, 16) : 0; n > 0; n--) {
        char *word = strtok_r(NULL, " ", &rest);
        if (!word || !strtok_r(NULL, " ", &rest)) return;
        word[strcspn(word, "(")] = '\0';
        if (word[0] >= 'a' && word[0] <= 'z' && !strchr(word, '_'))
            gazetteer_add(g, word, strlen(word), XC_GAZETTEER_COMMON);
    }
}

/* What a common noun of a lexicographer's file is. */
static unsigned noun_bits(int file) {
    switch (file) {
    case 18: /* noun.person */
        return XC_GAZETTEER_PERSON_NOUN;
    case 14: /* noun.group */
        return XC_GAZETTEER_GROUP_NOUN;
    case 15: /* noun.location */
    case 17: /* noun.object */
        return XC_GAZETTEER_PLACE_NOUN;
    case 6: /* noun.artifact */
        return XC_GAZETTEER_BUILT_NOUN;
    case 4:  /* noun.act */
    case 11: /* noun.event */
    case 19: /* noun.phenomenon */
    case 26: /* noun.state */
    case 28: /* noun.time */
        return XC_GAZETTEER_EVENT_NOUN;
    case 10: /* noun.communication */
        return XC_GAZETTEER_TEXT_NOUN;
    default:
        return 0;
    }
}

/* A line of index.noun: the lemma, numbers, and the places of its synsets in
 * data.noun, the most frequent sense first. */
static void read_first_sense(gazetteer *g, const xc_buffer *data,
                             const char *line, size_t length) {
    char text[8192];
    if (length >= sizeof text || length == 0 || line[0] == ' ') return;
    memcpy(text, line, length);
    text[length] = '\0';
    char *rest = NULL;
    const char *lemma = strtok_r(text, " ", &rest), *field = NULL;
    strtok_r(NULL, " ", &rest);
    const char *senses = strtok_r(NULL, " ", &rest);
    const char *pointers = strtok_r(NULL, " ", &rest);
    if (!senses || !pointers || strchr(lemma, '_')) return;
    for (int n = atoi(pointers) + 3; n > 0; n--)
        field = strtok_r(NULL, " ", &rest);
    size_t at = field ? strtoul(field, NULL, 10) : 0;
    if (at + 11 >= data->length || lemma[0] < 'a') return;
    /* Of a name alone, "18 n 01 Igigi", it is none. */
    int file = atoi(data->bytes + at + 9);
    if (!is_capital(data->bytes[at + 17]))
        gazetteer_add(g, lemma, strlen(lemma), noun_bits(file));
}

static bool read_nouns(gazetteer *g, const char *folder) {
    xc_buffer index = XC_BUFFER_INIT, data = XC_BUFFER_INIT;
    bool good = file_read_in(folder, "index.noun", &index) &&
                file_read_in(folder, "data.noun", &data);
    const char *line;
    size_t at = 0, length;
    while (good && (line = file_next_line(&index, &at, &length)))
        read_first_sense(g, &data, line, length);
    xc_buffer_dispose(&index);
    xc_buffer_dispose(&data);
    return good;
}

bool gazetteer_read_wordnet(gazetteer *g, const char *folder) {
    static const char *const files[] = {"data.noun", "data.verb", "data.adj",
                                        "data.adv"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        xc_buffer file = XC_BUFFER_INIT;
        bool good = file_read_in(folder, files[i], &file);
        const char *line;
        size_t at = 0, length;
        while (good && (line = file_next_line(&file, &at, &length))) {
            if (i == 0) read_synset(g, line, length);
            read_common(g, line, length);
        }
        xc_buffer_dispose(&file);
        if (!good) return refuse(folder, "no data of WordNet");
    }
    return read_nouns(g, folder) || refuse(folder, "no index of WordNet");
}

/* ------------------------------------------------------------------ */
/* GNU gettext's binary catalogue of messages                           */

static uint32_t number_at(const xc_buffer *file, size_t at) {
    if (at + 4 > file->length) return 0;
    const unsigned char *b = (const unsigned char *)file->bytes + at;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
           (uint32_t)b[3] << 24;
}

enum { CATALOGUE_MAGIC_HEAD = 20 };

static bool read_messages(gazetteer *g, const xc_buffer *file) {
    if (file->length < CATALOGUE_MAGIC_HEAD ||
        number_at(file, 0) != UINT32_C(0x950412de))
        return false;
    uint32_t count = number_at(file, 8), table = number_at(file, 16);
    for (uint32_t i = 0; i < count; i++) {
        size_t at = (size_t)table + 8 * (size_t)i;
        uint32_t length = number_at(file, at), from = number_at(file, at + 4);
        if (at + 8 > file->length || (size_t)from + length > file->length)
            return false;
        /* The message of the empty key is the head of the catalogue. */
        if (length < WORD_MAX && !memchr(file->bytes + from, '\n', length))
            gazetteer_add(g, file->bytes + from, length, XC_GAZETTEER_CITY);
    }
    return count > 0;
}

bool gazetteer_read_catalogue(gazetteer *g, const char *path) {
    xc_buffer file = XC_BUFFER_INIT;
    bool good = file_read(path, &file) && read_messages(g, &file);
    xc_buffer_dispose(&file);
    return good || refuse(path, "no catalogue of names");
}

/* ------------------------------------------------------------------ */
/* ISO 3166                                                             */

static void add_field(gazetteer *g, const cJSON *item, const char *field,
                      unsigned bits) {
    const cJSON *value = cJSON_GetObjectItem(item, field);
    if (cJSON_IsString(value))
        gazetteer_add(g, value->valuestring, strlen(value->valuestring), bits);
}

static bool read_codes(gazetteer *g, const char *folder, const char *name,
                       const char *list, unsigned bits) {
    xc_buffer file = XC_BUFFER_INIT;
    bool good = file_read_in(folder, name, &file);
    cJSON *all = good ? cJSON_ParseWithLength(file.bytes, file.length) : NULL;
    const cJSON *items = cJSON_GetObjectItem(all, list), *item;
    good = cJSON_GetArraySize(items) > 0;
    cJSON_ArrayForEach(item, items) {
        add_field(g, item, "name", bits);
        add_field(g, item, "common_name", bits);
    }
    cJSON_Delete(all);
    xc_buffer_dispose(&file);
    return good || refuse(folder, "no codes of ISO 3166");
}

bool gazetteer_read_regions(gazetteer *g, const char *folder) {
    return read_codes(g, folder, "iso_3166-1.json", "3166-1",
                      XC_GAZETTEER_COUNTRY) &&
           read_codes(g, folder, "iso_3166-2.json", "3166-2",
                      XC_GAZETTEER_REGION);
}

/* ------------------------------------------------------------------ */
/* Given names and surnames, a name a line                              */

static unsigned bits_of_list(const char *name) {
    if (strstr(name, "last_names") || strstr(name, "surnames"))
        return XC_GAZETTEER_SURNAME;
    if (!strstr(name, "first_names")) return 0;
    if (strstr(name, "female")) return XC_GAZETTEER_FEMALE;
    if (strstr(name, "male")) return XC_GAZETTEER_MALE;
    return XC_GAZETTEER_FEMALE | XC_GAZETTEER_MALE;
}

static bool read_list(gazetteer *g, const char *folder, const char *name,
                      unsigned bits) {
    xc_buffer file = XC_BUFFER_INIT;
    bool good = file_read_in(folder, name, &file);
    const char *line;
    size_t at = 0, length;
    while (good && (line = file_next_line(&file, &at, &length)))
        gazetteer_add(g, line, length, bits);
    xc_buffer_dispose(&file);
    return good;
}

static bool read_lists(gazetteer *g, const char *folder, size_t *count) {
    DIR *open = opendir(folder);
    const struct dirent *found;
    bool good = open != NULL;
    while (good && (found = readdir(open)))
        if (bits_of_list(found->d_name) != 0) {
            good = read_list(g, folder, found->d_name,
                             bits_of_list(found->d_name));
            ++*count;
        }
    if (open) closedir(open);
    return good;
}

bool gazetteer_read_people(gazetteer *g, const char *folder) {
    char path[PATH_MAX_BYTES];
    DIR *open = opendir(folder);
    const struct dirent *found;
    size_t count = 0;
    bool good = open != NULL;
    while (good && (found = readdir(open)))
        if (strncmp(found->d_name, "name", 4) == 0) {
            snprintf(path, sizeof path, "%s/%s", folder, found->d_name);
            good = read_lists(g, path, &count);
        }
    if (open) closedir(open);
    return (good && count > 0) || refuse(folder, "no lists of given names");
}

/* ------------------------------------------------------------------ */
/* SCOWL: lists by size, those of America and Britain beside the common   */

bool gazetteer_read_sizes(gazetteer *g, const char *folder) {
    static const char *const lists[] = {"english", "american", "british"};
    static const struct {
        int size;
        unsigned bits;
    } sizes[] = {{10, XC_GAZETTEER_BASIC},
                 {20, XC_GAZETTEER_FREQUENT},
                 {35, XC_GAZETTEER_KNOWN}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
            char name[64];
            snprintf(name, sizeof name, "%s-words.%d", lists[k], sizes[i].size);
            if (!read_list(g, folder, name, sizes[i].bits))
                return refuse(folder, "no lists of words by size");
        }
    return true;
}
