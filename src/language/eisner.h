/*
 * eisner.h - turns scores of single arcs into the best tree of a sentence.
 *
 * The tree is projective and has one root: exactly one token hangs on position
 * 0, which stands ahead of the sentence. Sums of floats are made in a fixed
 * order, so that the same scores give the same tree everywhere.
 * Source: J. Eisner, "Three New Probabilistic Models for Dependency Parsing: An
 * Exploration", COLING 1996.
 * Exports: XC_PARSE_MAX_TOKENS, xc_eisner_room, xc_eisner_parse.
 */
#ifndef XC_LANGUAGE_EISNER_H
#define XC_LANGUAGE_EISNER_H

#include <stddef.h>
#include <stdint.h>

/* Longest sentence that is parsed in one piece. */
#define XC_PARSE_MAX_TOKENS 200u

/* How many floats of room a sentence of that many tokens needs: about three
 * times the square of tokens; 0 past XC_PARSE_MAX_TOKENS. */
size_t xc_eisner_room(size_t tokens);

/* Tokens are positions 1 to tokens; scores[d * stride + h] says how well token
 * d hangs on h, which is another token or 0 for the root. What stands at d = 0
 * and at h = d is never looked at. Scores are clamped to +-1e30 (what is not
 * a number to -1e30): -1e30 or -infinity forbid an arc, as far as a tree
 * without it exists.
 *
 * heads[1] to heads[tokens] get positions, heads[0] gets 0. Of trees with equal
 * sums one is taken by fixed rules: at each span, from the whole sentence down,
 * the leftmost root or point of splitting. heads[1] on are left alone past
 * XC_PARSE_MAX_TOKENS (an assert). */
void xc_eisner_parse(const float *scores, size_t stride, size_t tokens,
                     float *room, uint16_t *heads);

#endif
