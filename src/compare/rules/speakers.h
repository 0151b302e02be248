/*
 * speakers.h - are one and the same words given to two people? Shared by the
 * rules about quotations. Inside src/compare/rules/ only.
 * Exports: xc_speakers_are_two, xc_speakers_clash.
 */
#ifndef XC_COMPARE_RULES_SPEAKERS_H
#define XC_COMPARE_RULES_SPEAKERS_H

#include "compare/wording.h"

/* True for two people, or two bodies, each named beside the quotation itself
 * and under names that have no word in common. */
bool xc_speakers_are_two(const xc_pair *pair);

/* True for two such people who are said to have said the same. */
bool xc_speakers_clash(const xc_pair *pair, const xc_wording *wording);

#endif
