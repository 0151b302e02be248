/*
 * name.h - the last steps of finding names. Inside src/extract/actors/ only.
 * Exports: xc_take_title, xc_split_glued, xc_settle_types.
 */
#ifndef XC_EXTRACT_ACTORS_NAME_H
#define XC_EXTRACT_ACTORS_NAME_H

#include "extract/actors/finder.h"

/* Takes the title off a run; *name false: nothing is left that is a name. */
xc_status xc_take_title(xc_finder *f, xc_name_run *run,
                        bool *name); /* name_title.c */

/* Makes two of each run that is two names; linear in the words of runs. */
xc_status xc_split_glued(xc_finder *f); /* glued.c */

/* Gives names of the same words one type, the one that most of the article
 * speaks for; time and memory are linear in the runs. */
xc_status xc_settle_types(xc_finder *f); /* name_votes.c */

#endif
