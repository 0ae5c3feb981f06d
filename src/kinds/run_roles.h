/* The roles of the runs of a figure: hues, or a ramp where the runs have an order. */
#ifndef GDPLOT_KINDS_RUN_ROLES_H
#define GDPLOT_KINDS_RUN_ROLES_H

#include "figure/roles.h"
#include "study/study.h"

/*
 * The role of run number `i`. Where the rates were given as a range, or are more than there are
 * hues, and the runs differ in nothing else, it is a place on the ramp, from the lowest rate to the
 * highest.
 */
enum role run_role(const struct study *study, size_t i);

#endif
