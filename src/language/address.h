/*
 * address.h - addresses of the web, of mail and of telephones, which stay one
 * token. Inside src/language/ only.
 * Exports: xc_address_end.
 */
#ifndef XC_LANGUAGE_ADDRESS_H
#define XC_LANGUAGE_ADDRESS_H

#include "language/language.h"

/* The end of the address that begins at bytes[at], the start of a word; 0:
 * none does. It is at most XC_TOKEN_MAX_BYTES away. */
uint32_t xc_address_end(const char *bytes, xc_span within, uint32_t at);

#endif
