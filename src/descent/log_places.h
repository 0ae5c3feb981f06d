/* Which columns the cells of a delimited log are of. For descent/log_delimited.c alone. */
#ifndef GDPLOT_DESCENT_LOG_PLACES_H
#define GDPLOT_DESCENT_LOG_PLACES_H

#include "descent/log_input.h"
#include "descent/log_rows.h"

#define LOG_NOWHERE SIZE_MAX

/* Where the cells of a column go. */
struct log_place {
    size_t column; /* LOG_NOWHERE: nowhere */
    size_t run;    /* of an export that has a column for each run: its number, else 0 */
};

/* Zeroed, it is valid and has none. */
struct log_places {
    struct log_place *at; /* owned; of the cells of a row */
    size_t count, capacity;
    char **runs; /* their names; owned */
    size_t run_count, run_capacity;
};

/* Takes the places from a header, terminated, and adds its columns to `rows`. */
void log_places_take(struct log_places *places, const char *header, char separator,
                     const struct log_input *input, struct log_rows *rows);

void log_places_release(struct log_places *places);

#endif
