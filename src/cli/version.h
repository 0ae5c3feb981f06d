/* What 'gdplot --version' says of libraries. */
#ifndef GDPLOT_CLI_VERSION_H
#define GDPLOT_CLI_VERSION_H

/* Prints the libraries of this build and their versions: "cairo 1.16.0, HarfBuzz 6.0.0 …". */
void version_print_libraries(void);

#endif
