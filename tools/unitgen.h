/*
 * unitgen.h - the units of the curated word list and of UDUNITS-2 in memory,
 * between reading them (unitgen_xml.c, unitgen_curated.c) and writing the word
 * lists that the program is built with (unitgen.c).
 * Exports: unit, spelling, unit_table, unit_*, xml_units_read.
 */
#ifndef TOOLS_UNITGEN_H
#define TOOLS_UNITGEN_H

#include <udunits2.h>

#include "lexgen.h"

/* Dimensions that a unit may have at most. */
#define MAX_DIMENSIONS 64

#define NO_UNIT SIZE_MAX

typedef struct unit {
    const char *name;    /* the one for all spellings: "km" */
    const char *concept; /* what to call it: "kilometre" */
    size_t dimension;    /* word of the feature, from 1 */
    ut_unit *ut;         /* NULL: UDUNITS-2 does not know it */
    double factor;       /* to the base of the dimension; NAN: none */
    double offset;
    const char *any;   /* units of which it may be each; NULL: none */
    const char *minor; /* unit of a number alone behind it; NULL: none */
    const char *angle; /* the unit that it is of an angle; NULL: none */
    const char *show;  /* how reports write it; NULL: by its name */
} unit;

/* A way to write a unit. */
typedef struct spelling {
    const char *text;
    size_t unit;
    size_t when;  /* word of the feature; 0: always */
    bool written; /* letter case counts */
} spelling;

typedef struct unit_table {
    xc_arena *arena;
    ut_system *system;
    lexicon units; /* units.tsv */
    lexicon words; /* unitwords.tsv */
    ut_unit *bases[MAX_DIMENSIONS];
    XC_VEC(unit) list;
    XC_VEC(spelling) spellings;
    size_t mistakes;
} unit_table;

/* A unit as the database of UDUNITS-2 defines it. */
typedef struct xml_unit {
    strings names; /* singular, plural of each */
    strings symbols;
} xml_unit;

typedef XC_VEC(xml_unit) xml_units;

/* Features of a row, by name: its word, number (NAN: absent), text (NULL). */
size_t row_word(const lexicon *l, const row *r, const char *feature);
double row_number(const lexicon *l, const row *r, const char *feature);
const char *row_text(const lexicon *l, const row *r, const char *feature);
bool row_is(const lexicon *l, const row *r, const char *feature,
            const char *word);

/* Memory is needed, or the program ends. */
void *need_memory(void *memory);

/* The unit of a name; NO_UNIT. */
size_t unit_find(const unit_table *t, const char *name);
/* The unit that UDUNITS-2 takes for the same as ut; NO_UNIT. */
size_t unit_find_same(const unit_table *t, const ut_unit *ut);
size_t unit_add(unit_table *t, unit u);

/* Fills in what a unit measures, its factor and its offset. False: it is not
 * of the dimension that it has. */
bool unit_measure(unit_table *t, unit *u);

/* Adds a spelling, unless it stands already or is told never to be one. */
void unit_spell(unit_table *t, const char *text, size_t unit_index, size_t when,
                bool written);

/* Takes the rows of units.tsv, then prefixes of those that may have them. */
void unit_take_curated(unit_table *t);

/* Takes what the database of UDUNITS-2 has besides. */
void unit_take_xml(unit_table *t, const xml_units *units);

/* Reads the names and symbols of the database; false: told why on stderr. */
bool xml_units_read(xc_arena *arena, const char *path, xml_units *out);

#endif
