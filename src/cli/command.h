/*
 * Commands. A new one is a file and a row of the table; the figure kinds are commands too, without
 * a row of their own: they all run through cli/command_figure.c.
 */
#ifndef GDPLOT_CLI_COMMAND_H
#define GDPLOT_CLI_COMMAND_H

#include "base/err.h"
#include "kinds/kinds.h"
#include "request/spec.h"

enum { COMMAND_MANY = 10000 }; /* operands */

struct command {
    const char *name;
    const char *summary;
    unsigned groups;     /* the fields it takes */
    size_t operands;     /* files that it takes besides, at most */
    const char *operand; /* for help: their name, and what they are */
    const char *operand_help;
    const struct kind *kind; /* of a figure; NULL for other commands */
    int (*run)(const struct command *command, struct spec *spec, struct err *err);
};

/* Command number `i`: first the kinds of figures, then the others. False past the last. */
bool command_at(size_t i, struct command *command);

/* Runs the program: reads the command line and does what it says. Returns 0, or -1 with an error.
 */
int command_main(int count, char **arguments, struct err *err);

/* The commands. */
int figure_run(const struct command *command, struct spec *spec, struct err *err);
int train_run(const struct command *command, struct spec *spec, struct err *err);
int report_run(const struct command *command, struct spec *spec, struct err *err);

int recipe_run(const struct command *command, struct spec *spec, struct err *err);
int redo_run(const struct command *command, struct spec *spec, struct err *err);
int diff_run(const struct command *command, struct spec *spec, struct err *err);

/* Prints a spec to begin with: "function" or "data". Errors: STATUS_USAGE. */
int report_init_print(const char *kind, struct err *err);

#endif
