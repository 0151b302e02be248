/*
 * build.h - which build of the program this is. Inside src/api/ only.
 * Exports: xc_build_id.
 */
#ifndef XC_API_BUILD_H
#define XC_API_BUILD_H

#define XC_BUILD_ID_SIZE 65

/* Writes what the linker made of all code and data, in hexadecimal digits; ""
 * where it made nothing. */
void xc_build_id(char out[XC_BUILD_ID_SIZE]);

#endif
