#include "descent/log_places.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "descent/data_record.h"

/* The name in front of " - " in an export of W&B; 0 for a column of no run. */
static size_t run_length(const char *name, size_t length)
{
    for (size_t i = length; i-- > 3;)
        if (!memcmp(name + i - 3, " - ", 3))
            return i - 3;
    return 0;
}

/* The number of the run that is called so, from 1. */
static size_t find_run(struct log_places *places, const char *name, size_t length)
{
    for (size_t i = 0; i < places->run_count; i++)
        if (!strncmp(places->runs[i], name, length) && !places->runs[i][length])
            return i + 1;
    places->runs =
        mem_grow(places->runs, places->run_count, &places->run_capacity, sizeof *places->runs);
    places->runs[places->run_count] = mem_zeroed(length + 1, 1);
    memcpy(places->runs[places->run_count], name, length);
    return ++places->run_count;
}

/* A chart that W&B exports: Step, and for each run its value with the least and greatest. */
static bool has_runs(const char *header)
{
    return strstr(header, " - ") && strstr(header, "__MIN");
}

/* TensorBoard's export has its tag in the file's name: run-RUN-tag-TAG.csv. */
static size_t tag_of(const struct log_input *input, const char **tag)
{
    const char *found = strstr(input->name, "-tag-");
    size_t length;

    if (!found)
        return 0;
    *tag = found + 5;
    length = strlen(*tag);
    return length > 4 && !strcmp(*tag + length - 4, ".csv") ? length - 4 : length;
}

static size_t add_named(const struct log_input *input, struct log_rows *rows, const char *name,
                        size_t length)
{
    const char *group = input->group, *tag;
    struct buf whole = BUF_INIT;
    size_t column;

    if (length == 5 && !memcmp(name, "Value", 5) && tag_of(input, &tag))
        buf_add(&whole, tag, tag_of(input, &tag));
    else
        buf_add(&whole, name, length);
    if (group && log_role_of(whole.data) == LOG_METRIC) {
        struct buf grouped = BUF_INIT;

        buf_printf(&grouped, "%s/%s", group, whole.data);
        buf_release(&whole);
        whole = grouped;
    }
    column = log_rows_column(rows, whole.data, whole.length);
    buf_release(&whole);
    return column;
}

/* The index that pandas writes without a name is no column. */
static bool is_index(const struct data_cell *cell)
{
    return cell->length == 0 || (cell->length == 10 && !memcmp(cell->text, "Unnamed: 0", 10));
}

static void add_place(struct log_places *places, size_t column, size_t run)
{
    places->at = mem_grow(places->at, places->count, &places->capacity, sizeof *places->at);
    places->at[places->count++] = (struct log_place){column, run};
}

void log_places_take(struct log_places *places, const char *header, char separator,
                     const struct log_input *input, struct log_rows *rows)
{
    struct data_cells cells = data_cells_of(header, strlen(header), separator);
    struct data_cell cell;
    bool runs = has_runs(header);

    places->count = 0;
    while (data_cells_next(&cells, &cell)) {
        size_t run = runs ? run_length(cell.text, cell.length) : 0;
        size_t name = run ? run + 3 : 0;

        if (is_index(&cell))
            add_place(places, LOG_NOWHERE, 0);
        else
            add_place(places, add_named(input, rows, cell.text + name, cell.length - name),
                      run ? find_run(places, cell.text, run) : 0);
    }
}

void log_places_release(struct log_places *places)
{
    for (size_t i = 0; i < places->run_count; i++)
        free(places->runs[i]);
    free(places->runs);
    free(places->at);
    *places = (struct log_places){0};
}
