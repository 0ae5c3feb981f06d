/*
 * The settings of a live figure, as JSON: a list of the fields (request/fields.h) that decide what
 * the figure shows, all as their rows have them:
 *
 *     name, label, help, argument
 *     type      flag, text, number, numbers, rates or integer
 *     words     that the value can be; `only`: it can be no other
 *     first     it belongs to those that are shown first
 *     value     as its option takes it; "" where it has none
 *     asked     it was asked for: it is to be given again; else it was chosen
 *     turn      of a number that can be turned: its limits `low` and `high`, `log` for a
 * logarithmic scale, `whole` for whole numbers, and `mark`, a value to be marked, or null: the
 *               largest learning rate that is stable
 */
#ifndef GDPLOT_REPORT_LIVE_FIELDS_H
#define GDPLOT_REPORT_LIVE_FIELDS_H

#include "report/composed.h"

void live_add_fields(struct buf *out, const struct composed *composed);

/* Whether a reader may set the field, in a kind that takes it. */
bool live_is_setting(const struct field *field);

/* The panel's axes: the number of the parameter that each is of, or -1. Returns whether one is. */
bool live_panel_parameters(const struct composed *composed, const struct panel *panel,
                           int parameters[2]);

/* The number of the last state of the runs; -1 where there are none. */
long live_last_state(const struct study *study);

#endif
