/*
 * age.h - an age told beside a name. Inside src/extract/claims/ only.
 * Exports: xc_age, xc_age_find.
 */
#ifndef XC_EXTRACT_CLAIMS_AGE_H
#define XC_EXTRACT_CLAIMS_AGE_H

#include "extract/claims/frame.h"

typedef struct xc_age {
    const xc_mention *figure;
    uint32_t end; /* the token behind what was read, if that follows the name */
    bool over;    /* the age of another time: "17 at the time", "In 1998" */
} xc_age;

/* The age that stands beside a name: ", 52,", "(52)", ", aged 52,", ", a
 * 52-year-old carpenter", "52-year-old carpenter Odo Brandt". False where none
 * does. */
bool xc_age_find(const xc_frame *frame, const xc_mention *who, xc_age *age);

#endif
