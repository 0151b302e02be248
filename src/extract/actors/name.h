/*
 * name.h - the last step of finding names. Inside src/extract/actors/ only.
 * Exports: xc_settle_types.
 */
#ifndef XC_EXTRACT_ACTORS_NAME_H
#define XC_EXTRACT_ACTORS_NAME_H

#include "extract/actors/finder.h"

/* Gives names of the same words one type, the one that most of the article
 * speaks for; time and memory are linear in the runs. */
xc_status xc_settle_types(xc_finder *f); /* name_votes.c */

#endif
