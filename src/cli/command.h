/*
 * Commands. A new one is a file, which ends with its row, and its name in command.c. Each kind of
 * figure is a command, too, made from its own row (command_figure.c).
 */
#ifndef GDPLOT_CLI_COMMAND_H
#define GDPLOT_CLI_COMMAND_H

#include "base/err.h"
#include "kinds/kinds.h"
#include "request/fields.h"

enum { COMMAND_MANY = 10000 }; /* operands */

struct command {
    const char *name;
    const char *aliases; /* what other programs call it, split by blanks; or NULL */
    const char *summary;
    const char *details;     /* what its help says besides; NULL: nothing */
    bool reads_trajectory;   /* whether its operand is one, which help then tells */
    unsigned groups;         /* the fields it takes */
    bool redraws;            /* what any kind takes, it takes, too */
    const char *operand;     /* the files that it takes besides, as help names them; "": none */
    size_t operands;         /* so many of them at most */
    bool ranks;              /* several ranks can do it (base/ranks.h): rank 0 writes */
    const struct kind *kind; /* of a figure; NULL for other commands */
    int (*run)(const struct command *command, struct spec *spec, struct err *err);
};

/* Command number `i`: first the kinds of figures, then the others. False past the last. */
bool command_at(size_t i, struct command *command);

/* The command of that name. False if there is none. */
bool command_find(const char *name, struct command *command);

/* The same. Errors: STATUS_USAGE, with what may have been meant. */
int command_look_up(const char *name, struct command *command, struct err *err);

/* The command that draws figures of the kind. */
struct command command_of_kind(const struct kind *kind);

/* Runs the program: reads the command line and does what it says. Returns 0, or -1 with an error.
 */
int command_main(int count, char **arguments, struct err *err);

/* Prints a spec to begin with: "function" or "data". Errors: STATUS_USAGE. */
int report_init_print(const char *kind, struct err *err);

#endif
