#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/foreign.h"
#include "base/lines.h"
#include "base/mem.h"
#include "base/number.h"
#include "descent/descent.h"
#include "descent/rule.h"
#include "descent/trajectory.h"
#include "descent/trajectory_foreign.h"
#include "descent/trajectory_row.h"
#include "descent/verdict.h"

enum { LONGEST_RECIPE = 1 << 20 };

struct trajectory_reader {
    struct blocks blocks;
    struct lines lines;
    struct trajectory_row row;
    struct trajectory *trajectory;
    struct trajectory_columns columns;
    struct buf optimizer; /* the cell that `read` was read from */
    struct optimizer read;
    size_t states;
    bool thinned; /* not all states are kept */
};

static size_t column_of(const struct trajectory_reader *reader, size_t cell)
{
    return (size_t)(reader->row.cell[cell] - reader->lines.text) + 1;
}

/* Whether a line of the recipe says that not all states are kept. */
static bool is_thinned(const char *line)
{
    static const char key[] = "keep: ";

    return !strncmp(line, key, sizeof key - 1) && strcmp(line + sizeof key - 1, "all");
}

/*
 * Reads the "# text" lines up to the header, which becomes the current line. Returns 1, 0 at the
 * end of the file, or -1.
 */
static int read_recipe(struct trajectory_reader *reader, struct buf *recipe, struct err *err)
{
    int more;

    while ((more = lines_next(&reader->lines, &reader->blocks, err)) == 1) {
        const char *line = reader->lines.text;

        if (line[0] != '#')
            return 1;
        line += 1 + (line[1] == ' ');
        reader->thinned = reader->thinned || is_thinned(line);
        buf_puts(recipe, line);
        buf_puts(recipe, "\n");
        if (recipe->length > LONGEST_RECIPE)
            return err_set(err, STATUS_LIMIT, "%s: more than 1 MiB of lines that begin with #",
                           reader->lines.name);
    }
    return more;
}

/* Whether a name has control characters: it could not be written and read back. */
static bool has_control(const char *name)
{
    for (; *name; name++)
        if ((unsigned char)*name < ' ')
            return true;
    return false;
}

static int check_names(const struct trajectory_reader *reader, struct err *err)
{
    const struct trajectory *trajectory = reader->trajectory;

    for (size_t i = 0; i < trajectory->parameters; i++)
        if (has_control(trajectory->names[i]))
            return lines_fail(&reader->lines, err, column_of(reader, 3 + i),
                              "a control character in the parameter's name");
    return 0;
}

static int fail_header(const struct trajectory_reader *reader, struct err *err)
{
    struct buf problem = BUF_INIT;

    trajectory_foreign_explain(reader->lines.text, &problem);
    lines_fail(&reader->lines, err, 1, "%s", problem.data);
    buf_release(&problem);
    return -1;
}

static int read_header(struct trajectory_reader *reader, struct err *err)
{
    struct trajectory_row *row = &reader->row;
    char *names[PARAMETERS_MAX] = {NULL};
    size_t parameters;

    trajectory_row_split(&reader->row, reader->lines.text);
    if (!trajectory_row_columns(row, &reader->columns))
        return fail_header(reader, err);
    parameters = reader->columns.parameters;
    for (size_t i = 0; i < parameters; i++) {
        names[i] = mem_zeroed(row->length[3 + i] + 1, 1);
        memcpy(names[i], row->cell[3 + i], row->length[3 + i]);
    }
    trajectory_init(reader->trajectory, parameters, (const char *const *)names);
    for (size_t i = 0; i < parameters; i++)
        free(names[i]);
    return check_names(reader, err);
}

static int fail_cell(struct trajectory_reader *reader, size_t cell, const char *wanted,
                     struct err *err)
{
    int length = reader->row.length[cell] > 40 ? 40 : (int)reader->row.length[cell];

    return lines_fail(&reader->lines, err, column_of(reader, cell), "'%.*s' is not %s", length,
                      reader->row.cell[cell], wanted);
}

static int read_number(struct trajectory_reader *reader, size_t cell, double *value,
                       struct err *err)
{
    if (number_parse_any(reader->row.cell[cell], reader->row.length[cell], value))
        return 0;
    return fail_cell(reader, cell, "a number", err);
}

/* Reads the iteration: the next one; of a thinned run it may be a later one. */
static int read_iteration(struct trajectory_reader *reader, const struct run *run,
                          size_t *iteration, struct err *err)
{
    size_t next = run->count ? run_updates(run) + 1 : 0;
    char text[24];
    long value;

    *iteration = next;
    if (trajectory_row_counts(&reader->row, 2, next))
        return 0;
    if (!reader->thinned || !next)
        return fail_cell(reader, 2, "the iteration expected here: they count from 0", err);
    snprintf(text, sizeof text, "%.*s", (int)reader->row.length[2], reader->row.cell[2]);
    if (reader->row.length[2] >= sizeof text ||
        !number_parse_integer(text, (long)next, LONG_MAX - 1, &value))
        return fail_cell(reader, 2, "the iteration expected here: they grow from row to row", err);
    *iteration = (size_t)value;
    return 0;
}

/* Reads the optimiser of the current row; it is mostly that of the row before. */
static int read_optimizer(struct trajectory_reader *reader, struct err *err)
{
    size_t cell = trajectory_optimizer_column(reader->columns.parameters), count;
    struct optimizer *optimizers;
    struct err problem = {0};

    if (!reader->columns.optimizer)
        return 0;
    if (reader->optimizer.length == reader->row.length[cell] &&
        !memcmp(reader->optimizer.data, reader->row.cell[cell], reader->optimizer.length))
        return 0;
    buf_truncate(&reader->optimizer, 0);
    buf_add(&reader->optimizer, reader->row.cell[cell], reader->row.length[cell]);
    if (!strcmp(reader->optimizer.data, rule_normalized.name)) {
        reader->read = optimizer_of(&rule_normalized);
        return 0;
    }
    if (optimizers_read(&optimizers, &count, reader->optimizer.data, STATUS_INPUT, &problem))
        return fail_cell(reader, cell, "an optimiser that gdplot has", err);
    reader->read = optimizers[0];
    free(optimizers);
    return 0;
}

/* The run that the current row belongs to: the last one, or a new one that starts here. */
static struct run *find_run(struct trajectory_reader *reader, struct err *err)
{
    struct trajectory *trajectory = reader->trajectory;
    struct run *last = trajectory->count ? &trajectory->runs[trajectory->count - 1] : NULL;
    double lr;

    if (read_number(reader, 1, &lr, err) || read_optimizer(reader, err))
        return NULL;
    if (!(lr > 0 && lr * 0 == 0)) {
        fail_cell(reader, 1, "a learning rate: it must be finite and above 0", err);
        return NULL;
    }
    if (last && trajectory_row_counts(&reader->row, 0, trajectory->count) && lr == last->lr &&
        optimizer_is_same(&last->optimizer, &reader->read))
        return last;
    if (trajectory_row_counts(&reader->row, 0, trajectory->count + 1))
        return trajectory_add_run(trajectory, &reader->read, lr);
    fail_cell(reader, 0, "the run expected here: runs count from 1, each with one lr and optimiser",
              err);
    return NULL;
}

/* Where a run has less memory than others, its cells are empty. */
static int read_memory(struct trajectory_reader *reader, struct state *state, struct err *err)
{
    size_t parameters = reader->columns.parameters;

    for (size_t m = 0; m < reader->columns.memory; m++)
        for (size_t i = 0; i < parameters; i++) {
            size_t cell = trajectory_memory_column(parameters, m, i);

            if (m >= reader->read.rule->memory && reader->row.length[cell])
                return fail_cell(reader, cell, "empty, as it is without memory", err);
            if (m < reader->read.rule->memory &&
                read_number(reader, cell, &state->memory[m][i], err))
                return -1;
        }
    return 0;
}

static int read_state(struct trajectory_reader *reader, struct state *state, struct err *err)
{
    size_t parameters = reader->trajectory->parameters, loss = trajectory_loss_column(parameters);

    for (size_t i = 0; i < parameters; i++)
        if (read_number(reader, 3 + i, &state->parameter[i], err) ||
            read_number(reader, loss + 1 + i, &state->slope[i], err))
            return -1;
    return read_number(reader, loss, &state->loss, err) || read_memory(reader, state, err) ? -1 : 0;
}

static int read_row(struct trajectory_reader *reader, struct err *err)
{
    size_t parameters = reader->trajectory->parameters;
    size_t columns = trajectory_columns_count(&reader->columns);
    struct state state = {.loss = 0}, last;
    struct run *run;
    size_t iteration;

    trajectory_row_split(&reader->row, reader->lines.text);
    if (reader->row.count != columns)
        return lines_fail(&reader->lines, err, 1, "%zu columns where the header has %zu",
                          reader->row.count, columns);
    if (++reader->states > DESCENT_MOST_STATES)
        return err_set(err, STATUS_LIMIT, "%s: more than %d states", reader->lines.name,
                       DESCENT_MOST_STATES);
    run = find_run(reader, err);
    if (!run)
        return -1;
    if (read_iteration(reader, run, &iteration, err) || read_state(reader, &state, err))
        return -1;
    last = run->count ? run_last_state(run) : state;
    if (run->count && !state_is_finite(&last, parameters))
        return lines_fail(&reader->lines, err, 1, "a state after one that is not finite");
    run_add_later(run, &state, iteration);
    return 0;
}

/* How many last states 0.1 kept of a run: enough for a verdict. */
enum { LEAST_ENDS = 8 };

/* Refuses runs that lack some of their last states: the verdict depends on these. */
static int check_ends(const struct trajectory_reader *reader, struct err *err)
{
    const struct trajectory *trajectory = reader->trajectory;

    for (size_t i = 0; i < trajectory->count; i++) {
        const struct run *run = &trajectory->runs[i];
        size_t all = run_updates(run) + 1, last = all < LEAST_ENDS ? all : LEAST_ENDS;

        if (run->count < last || run_iteration(run, run->count - last) != all - last)
            return err_set(err, STATUS_INPUT,
                           "%s: run %zu lacks some of its last %d states, which its verdict is "
                           "made from",
                           reader->lines.name, i + 1, LEAST_ENDS);
    }
    return 0;
}

/* Reads the first block, and refuses it where it is no text. Returns 0 or -1. */
static int read_begin(struct trajectory_reader *reader, struct err *err)
{
    const struct lines *lines = &reader->lines;
    int more = lines_next_block(&reader->lines, &reader->blocks, err);

    if (more < 0)
        return -1;
    return more ? foreign_refuse_packed(lines->name, lines->block.text, lines->block.length, "-",
                                        err)
                : 0;
}

static int read_all(struct trajectory_reader *reader, struct buf *recipe, struct err *err)
{
    int more = read_begin(reader, err) ? -1 : read_recipe(reader, recipe, err);

    if (more < 0 || (more == 1 && read_header(reader, err)))
        return -1;
    if (more == 1)
        while ((more = lines_next(&reader->lines, &reader->blocks, err)) == 1)
            if (read_row(reader, err))
                return -1;
    if (more == 0 && reader->states == 0)
        return err_set(err, STATUS_INPUT, "%s: no states; write one with gdplot train -o",
                       reader->lines.name);
    return more < 0 ? more : check_ends(reader, err);
}

int trajectory_read(struct trajectory *trajectory, struct buf *recipe, const char *path,
                    struct err *err)
{
    struct trajectory_reader reader = {
        .trajectory = trajectory, .optimizer = BUF_INIT, .read = optimizer_gd};
    int result = -1;

    *trajectory = (struct trajectory){0};
    if (!blocks_open(&reader.blocks, path, err)) {
        reader.lines.name = reader.blocks.name;
        result = read_all(&reader, recipe, err);
    }
    blocks_close(&reader.blocks);
    lines_release(&reader.lines);
    buf_release(&reader.optimizer);
    if (result)
        trajectory_release(trajectory);
    return result;
}
