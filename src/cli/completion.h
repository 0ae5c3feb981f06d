/* The completions for shells, made from the same tables as the program itself. */
#ifndef GDPLOT_CLI_COMPLETION_H
#define GDPLOT_CLI_COMPLETION_H

/* To standard output. */
void completion_print_bash(void);
void completion_print_zsh(void);

#endif
