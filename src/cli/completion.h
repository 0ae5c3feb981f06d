/* Completions for shells, made from the tables of commands and fields. */
#ifndef GDPLOT_CLI_COMPLETION_H
#define GDPLOT_CLI_COMPLETION_H

/* Print the completion to standard output. */
void completion_print_bash(void);
void completion_print_zsh(void);

#endif
