/* What options are called elsewhere. */
#ifndef GDPLOT_REQUEST_FOREIGN_NAMES_H
#define GDPLOT_REQUEST_FOREIGN_NAMES_H

#include "request/fields.h"

/* The field among the groups that other programs call so, in any case, with - or _; or NULL. */
const struct field *foreign_name_find(const char *name, unsigned groups);

#endif
