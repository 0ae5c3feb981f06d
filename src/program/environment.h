/*
 * The environment: what libraries read of it changes what they draw, or makes them print in front
 * of a picture on standard output (PIXMAN_DISABLE, before main even begins). gdplot promises the
 * same bytes everywhere, so what they could find is taken away before any of them looks.
 */
#ifndef GDPLOT_PROGRAM_ENVIRONMENT_H
#define GDPLOT_PROGRAM_ENVIRONMENT_H

/*
 * Takes the variables of libraries out of `environment`, an array up to a NULL, in place. The
 * arguments are those of functions that run before main.
 */
void environment_clear(int argc, char **argv, char **environment);

#endif
