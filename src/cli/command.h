/*
 * Commands. Each is a file, cli/command_NAME.c, which ends with its row, and is listed in
 * cli/command.c. Each kind of figure is a command, too: command_figure.c makes its row from that of
 * the kind.
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
    const char *details;     /* more lines for its help; NULL: none */
    bool reads_trajectory;   /* its operand is a trajectory; help then explains that */
    unsigned groups;         /* the groups of fields that it takes */
    unsigned redraws;        /* groups of which it takes the fields of all kinds of figures, too */
    const char *operand;     /* its operands as help shows them; "": none */
    size_t operands;         /* the most operands it takes */
    bool takes_kind;         /* its operand may be the name of a kind, too */
    bool ranks;              /* several ranks can do it (base/ranks.h): rank 0 writes */
    const struct kind *kind; /* of a figure; NULL for other commands */
    int (*run)(const struct command *command, struct spec *spec, struct err *err);
};

/*
 * Sets command number `i`: first the kinds of figures, then the others. Returns false past the
 * last.
 */
bool command_at(size_t i, struct command *command);

/* Sets the command of that name. Returns false if there is none. */
bool command_find(const char *name, struct command *command);

/*
 * As command_find; but without such a command it fails. Errors: STATUS_USAGE, with a hint on what
 * was meant.
 */
int command_look_up(const char *name, struct command *command, struct err *err);

/* The command that draws figures of the kind. */
struct command command_of_kind(const struct kind *kind);

/* Runs the program: reads the command line and does what it says. Returns 0, or -1 with an error.
 */
int command_main(int count, char **arguments, struct err *err);

/* Prints a spec to begin with: "function" or "data". Errors: STATUS_USAGE. */
int report_init_print(const char *kind, struct err *err);

#endif
