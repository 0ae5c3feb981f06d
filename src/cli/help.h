/* Help texts that several files print. A row of help_statuses: an exit status and what it means. */
#ifndef GDPLOT_CLI_HELP_H
#define GDPLOT_CLI_HELP_H

#include "cli/command.h"
#include "cli/topics.h"

struct help_status {
    enum status status;
    const char *meaning;
};

extern const struct help_status help_statuses[];
extern const size_t help_statuses_count;

/* Print to standard output: the help of a command, and the version. */
void help_command(const struct command *command);
void version_print(void);

#endif
