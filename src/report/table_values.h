/* A table as a template gets it. */
#ifndef GDPLOT_REPORT_TABLE_VALUES_H
#define GDPLOT_REPORT_TABLE_VALUES_H

#include "outcome/table.h"
#include "template/value.h"

/* Adds a map of the name: "columns", the cells of the header, and "rows", each with its "cells". A
 * cell has its "text", and is "numeric" where its whole column is numbers. */
void table_add_values(struct value *map, const char *name, const struct table *table);

#endif
