/* A table as a template gets it. */
#ifndef GDPLOT_REPORT_TABLE_VALUES_H
#define GDPLOT_REPORT_TABLE_VALUES_H

#include "outcome/table.h"
#include "template/value.h"

/* Adds a map of `columns` and `rows`, whose `cells` have their text, and say whether all of their
 * column is numbers. */
void table_add_values(struct value *map, const char *name, const struct table *table);

#endif
