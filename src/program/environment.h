/*
 * Removes variables of the environment that libraries read. Some change what the libraries draw;
 * some make them print in front of a picture on standard output (PIXMAN_DISABLE, even before main
 * begins). gdplot promises the same bytes everywhere, so they are removed before any library looks.
 */
#ifndef GDPLOT_PROGRAM_ENVIRONMENT_H
#define GDPLOT_PROGRAM_ENVIRONMENT_H

/*
 * Removes the variables of libraries from `environment`, an array that ends with NULL, in place.
 * The system passes `argc` and `argv` to any function that runs before main; they are not used.
 */
void environment_clear(int argc, char **argv, char **environment);

#endif
