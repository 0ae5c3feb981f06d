/*
 * Lanes that need no more steps. One that is where it was ENDS_PERIOD states ago will be there
 * again after as many: the states between need not be made. So are runs at rest, and cycles of 2
 * and 4 states.
 */
#ifndef GDPLOT_DESCENT_ENDS_ASIDE_H
#define GDPLOT_DESCENT_ENDS_ASIDE_H

#include "descent/ends_rows.h"

enum { ENDS_PERIOD = 4 };

/* Keeps where the first `count` lanes are, and their memory, to tell later whether they are back.
 */
void ends_remember(struct block *block, size_t count);

/* Of the first `moving` lanes puts those that are back behind the others; returns how many others
 * there are. Of rules whose rates are corrected with each update none is. */
size_t ends_set_aside(struct block *block, size_t moving);

#endif
