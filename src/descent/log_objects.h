/* JSON objects as rows of a log: numbers by their names, those of inner objects as outer.inner. */
#ifndef GDPLOT_DESCENT_LOG_OBJECTS_H
#define GDPLOT_DESCENT_LOG_OBJECTS_H

#include "base/err.h"
#include "descent/log_rows.h"

struct json_object;

/* Puts a row. Lists, and what stands in "config", are left out. Errors: those of log_rows_end. */
int log_objects_put(struct json_object *object, struct log_rows *rows, long line, struct err *err);

/* Puts a number, or a text that is one, into the open row. */
void log_objects_put_value(struct log_rows *rows, size_t column, struct json_object *value);

#endif
