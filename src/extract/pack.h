/*
 * pack.h - a reading with its article to bytes, and back.
 * Exports: xc_reading_pack.
 */
#ifndef XC_EXTRACT_PACK_H
#define XC_EXTRACT_PACK_H

#include "base/pack.h"
#include "extract/reading.h"

/* Packs *reading, or unpacks one into the arena of the pack: all but its
 * tokens, reasons and given words. The path of its article is not packed: it
 * is set. What is unpacked holds together (spans lie in their texts, numbers
 * in their arrays), else the pack is bad. */
void xc_reading_pack(xc_pack *pack, xc_reading *reading, const char *path);

#endif
