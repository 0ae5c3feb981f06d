/* What help and manual tell, besides the tables of fields, commands, renderers and themes. */
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

/* To standard output. */
void help_command(const struct command *command);
void version_print(void);

#endif
