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

size_t trajectory_optimizer_column(size_t parameters)
{
    return trajectory_loss_column(parameters) + 1 + parameters;
}

size_t trajectory_memory_column(size_t parameters, size_t m, size_t parameter)
{
    return trajectory_optimizer_column(parameters) + 1 + m * parameters + parameter;
}

size_t trajectory_columns_count(const struct trajectory_columns *columns)
{
    return columns->optimizer ? trajectory_memory_column(columns->parameters, columns->memory, 0)
                              : trajectory_optimizer_column(columns->parameters);
}

/* Whether a cell is the name of a column; with several parameters "NAME_PARAMETER" of one. */
static bool is_name(const struct trajectory_row *row, size_t cell, const char *name,
                    size_t parameters, size_t parameter)
{
    struct buf whole = BUF_INIT;
    bool same;

    buf_puts(&whole, name);
    if (parameters > 1) {
        buf_puts(&whole, "_");
        buf_add(&whole, row->cell[3 + parameter], row->length[3 + parameter]);
    }
    same = cell_is(row, cell, whole.data);
    buf_release(&whole);
    return same;
}

static bool has_slopes(const struct trajectory_row *row, size_t parameters)
{
    for (size_t i = 0; i < parameters; i++)
        if (!is_name(row, trajectory_loss_column(parameters) + 1 + i, "slope", parameters, i))
            return false;
    return true;
}

static bool has_memory(const struct trajectory_row *row, const struct trajectory_columns *columns)
{
    size_t parameters = columns->parameters;

    for (size_t m = 0; m < columns->memory; m++)
        for (size_t i = 0; i < parameters; i++)
            if (!is_name(row, trajectory_memory_column(parameters, m, i), trajectory_memory_name(m),
                         parameters, i))
                return false;
    return true;
}

static bool has_columns(const struct trajectory_row *row, const struct trajectory_columns *columns)
{
    size_t parameters = columns->parameters;

    return row->count == trajectory_columns_count(columns) && cell_is(row, 0, "run") &&
           cell_is(row, 1, "lr") && cell_is(row, 2, "iteration") &&
           cell_is(row, trajectory_loss_column(parameters), "loss") &&
           has_slopes(row, parameters) &&
           (!columns->optimizer ||
            (cell_is(row, trajectory_optimizer_column(parameters), "optimizer") &&
             has_memory(row, columns)));
}

bool trajectory_row_columns(const struct trajectory_row *header, struct trajectory_columns *columns)
{
    for (size_t parameters = 1; parameters <= PARAMETERS_MAX; parameters++) {
        *columns = (struct trajectory_columns){.parameters = parameters};
        if (has_columns(header, columns))
            return true;
        columns->optimizer = true;
        for (columns->memory = 0; columns->memory <= RULE_MEMORY_MAX; columns->memory++)
            if (has_columns(header, columns))
                return true;
    }
    return false;
}
