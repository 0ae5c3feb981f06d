#include "descent/trajectory_foreign.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "descent/data_record.h"
#include "descent/data_value.h"

enum { SHOWN = 40 };

static bool is_word(const struct data_cell *cell, const char *word)
{
    return cell->length == strlen(word) && !strncasecmp(cell->text, word, cell->length);
}

/* Whether the cell names a column that trainers log: a loss, an accuracy, or a count of steps. */
static bool is_logged(const struct data_cell *cell)
{
    static const char *const words[] = {"epoch", "epochs",       "step",      "steps",
                                        "iter",  "global_step",  "iteration", "acc",
                                        "loss",  "learning_rate"};
    static const char *const pieces[] = {"loss", "accuracy", "epoch"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(cell, words[i]))
            return true;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        for (size_t at = 0; at + strlen(pieces[i]) <= cell->length; at++)
            if (!strncasecmp(cell->text + at, pieces[i], strlen(pieces[i])))
                return true;
    return false;
}

/* The separator that splits the line into the most cells. */
static char separator_of(const char *line)
{
    static const char separators[] = {';', '\t', ',', ' '};
    size_t most = 0;
    char best = ',';

    for (size_t i = 0; i < sizeof separators; i++) {
        struct data_cells cells = data_cells_of(line, strlen(line), separators[i]);
        struct data_cell cell;
        size_t count = 0;

        while (data_cells_next(&cells, &cell))
            count++;
        if (count > most) {
            most = count;
            best = separators[i];
        }
    }
    return best;
}

/*
 * Counts the cells that are numbers and the others; sets `logged` to the first that names a column
 * of logs.
 */
static void look(const char *line, struct data_cell *logged, size_t *numbers, size_t *others)
{
    struct data_cells cells = data_cells_of(line, strlen(line), separator_of(line));
    struct data_cell cell;

    *numbers = *others = 0;
    while (data_cells_next(&cells, &cell)) {
        if (!logged->length && is_logged(&cell))
            *logged = cell;
        if (data_value_is_numeric(&cell))
            ++*numbers;
        else
            ++*others;
    }
}

static const char begins[] = "run,lr,iteration";
static const char data_advice[] = "give data with --data FILE";

void trajectory_foreign_explain(const char *header, struct buf *out)
{
    static const char *const figures[] = {
        "<svg", "<?xml", "%PDF", "\x89PNG", "#!/usr/bin/env gnuplot", "%!"};
    struct data_cell logged = {0};
    size_t numbers, others;

    buf_puts(out, "not a trajectory");
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        if (!strncmp(header, figures[i], strlen(figures[i]))) {
            buf_puts(out, " but a picture; gdplot redo FILE draws a figure of its own again");
            return;
        }
    look(header, &logged, &numbers, &others);
    if (!strncasecmp(header, begins, sizeof begins - 1))
        buf_printf(out, ": its header is %s,PARAMETER,loss,slope", begins);
    else if (*header == '{' || *header == '[')
        buf_puts(out, " but JSON; gdplot train -o FILE.csv writes trajectories");
    else if (header[strspn(header, " \t")] == '<')
        buf_puts(out, " but HTML or XML, perhaps the page of a download; gdplot train -o FILE.csv "
                      "writes trajectories");
    else if (logged.length && numbers == 0)
        buf_printf(out,
                   " but, by its column '%.*s', the log of another trainer; gdplot history FILE "
                   "draws its curves, of a regular file",
                   logged.length > SHOWN ? SHOWN : (int)logged.length, logged.text);
    else if (numbers > 1 && others == 0)
        buf_printf(out, " but numbers without a header; %s", data_advice);
    else
        buf_printf(out, ": its header is %s,PARAMETER,loss,slope; %s", begins, data_advice);
}
