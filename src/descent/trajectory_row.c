#include "descent/trajectory_row.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"

void trajectory_row_split(struct trajectory_row *row, const char *line)
{
    const char *at = line;

    for (row->count = 0;; row->count++) {
        size_t length = strcspn(at, ",");

        if (row->count < TRAJECTORY_MOST_COLUMNS) {
            row->cell[row->count] = at;
            row->length[row->count] = length;
        }
        if (!at[length]) {
            row->count++;
            return;
        }
        at += length + 1;
    }
}

static bool cell_is(const struct trajectory_row *row, size_t cell, const char *text)
{
    return row->length[cell] == strlen(text) && !memcmp(row->cell[cell], text, row->length[cell]);
}

bool trajectory_row_counts(const struct trajectory_row *row, size_t cell, size_t expected)
{
    char text[24];

    snprintf(text, sizeof text, "%zu", expected);
    return cell_is(row, cell, text);
}

size_t trajectory_loss_column(size_t parameters)
{
    return 3 + parameters;
}

size_t trajectory_columns(size_t parameters)
{
    return trajectory_loss_column(parameters) + 1 + parameters;
}

/* "slope", or with two parameters "slope_NAME" of each. */
static bool has_slopes(const struct trajectory_row *row, size_t parameters)
{
    size_t first = trajectory_loss_column(parameters) + 1;

    if (parameters == 1)
        return cell_is(row, first, "slope");
    for (size_t i = 0; i < parameters; i++) {
        struct buf name = BUF_INIT;
        bool same;

        buf_puts(&name, "slope_");
        buf_add(&name, row->cell[3 + i], row->length[3 + i]);
        same = cell_is(row, first + i, name.data);
        buf_release(&name);
        if (!same)
            return false;
    }
    return true;
}

size_t trajectory_row_parameters(const struct trajectory_row *header)
{
    for (size_t parameters = 1; parameters <= PARAMETERS_MAX; parameters++)
        if (header->count == trajectory_columns(parameters) && cell_is(header, 0, "run") &&
            cell_is(header, 1, "lr") && cell_is(header, 2, "iteration") &&
            cell_is(header, trajectory_loss_column(parameters), "loss") &&
            has_slopes(header, parameters))
            return parameters;
    return 0;
}
