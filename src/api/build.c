/*
 * build.c - finds the build id that the linker wrote (the note
 * NT_GNU_BUILD_ID, System V ABI) into the program or library that this
 * function is part of.
 * Exports: xc_build_id.
 */
#define _GNU_SOURCE /* dl_iterate_phdr */
#include "api/build.h"

#include <elf.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef struct search {
    uintptr_t inside; /* an address of ours */
    char *out;
} search;

static size_t round_up(size_t size) {
    return (size + 3) / 4 * 4;
}

static void take_note(const unsigned char *at, size_t left, char *out) {
    ElfW(Nhdr) note;
    while (left >= sizeof note) {
        memcpy(&note, at, sizeof note);
        size_t name = round_up(note.n_namesz), value = round_up(note.n_descsz);
        if (name + value > left - sizeof note) return;
        const unsigned char *id = at + sizeof note + name;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_descsz <= 32) {
            for (size_t i = 0; i < note.n_descsz; i++)
                snprintf(out + 2 * i, 3, "%02x", id[i]);
            return;
        }
        at += sizeof note + name + value;
        left -= sizeof note + name + value;
    }
}

static int look(struct dl_phdr_info *object, size_t size, void *user) {
    search *s = user;
    bool ours = false;
    (void)size;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        uintptr_t start = object->dlpi_addr + part->p_vaddr;
        ours |= part->p_type == PT_LOAD && s->inside >= start &&
                s->inside - start < part->p_memsz;
    }
    for (int i = 0; ours && i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        uintptr_t start = object->dlpi_addr + part->p_vaddr;
        if (part->p_type == PT_NOTE && !s->out[0])
            take_note((const unsigned char *)start, part->p_memsz, s->out);
    }
    return ours;
}

void xc_build_id(char out[XC_BUILD_ID_SIZE]) {
    static const char here = 0;
    search s = {(uintptr_t)&here, out};
    out[0] = '\0';
    (void)dl_iterate_phdr(look, &s);
}
