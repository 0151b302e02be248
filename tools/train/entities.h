/*
 * entities.h - reads the names of a treebank: the layer of entities that GUM
 * has in its last column (universaldependencies.org/misc: "Entity").
 * Exports: entity_document, entities_*.
 */
#ifndef TOOLS_TRAIN_ENTITIES_H
#define TOOLS_TRAIN_ENTITIES_H

#include "base/vec.h"
#include "language/language.h"

/* A word of the text with what it is part of. */
typedef struct entity_word {
    xc_span span; /* of the document's text */
    xc_name_type name;
    bool first; /* a name begins here */
} entity_word;

/* A text with a sentence a line, as the treebank writes its words. */
typedef struct entity_document {
    xc_buffer text;
    XC_VEC(entity_word) words;
} entity_document;

typedef struct entity_bank {
    xc_arena *arena;
    XC_VEC(entity_document) documents;
} entity_bank;

/* Appends the documents of a file that has entities; one without gives none.
 * Says on standard error what is wrong, and answers false. */
bool entities_read(entity_bank *bank, const char *path);

void entities_dispose(entity_bank *bank);

#endif
