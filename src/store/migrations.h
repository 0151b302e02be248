/*
 * migrations.h - the numbered migrations of schema/, embedded when the
 * program is built: number n takes a store from version n - 1 to n.
 *
 * A migration that was released is never edited: archives in the world have
 * gone through it. A change of the tables is a new file.
 * Exports: xc_migration, xc_migrations, xc_migration_count.
 */
#ifndef XC_STORE_MIGRATIONS_H
#define XC_STORE_MIGRATIONS_H

#include <stddef.h>

typedef struct xc_migration {
    int version;
    const char *name;
    const char *sql;
} xc_migration;

/* By version, from 1 on. */
extern const xc_migration xc_migrations[];
extern const size_t xc_migration_count;

#endif
