/*
 * Errors: what went wrong, as one line for a person and one exit status for a script.
 *
 * A function that can fail takes a `struct err *` from its caller, returns 0 or -1, and fills the
 * struct on failure. The first error is kept: setting one that is already set changes nothing, so
 * code may go on and ask once at the end. A zeroed struct holds no error and owns nothing.
 *
 * Warnings are about work that was done. An error of another status than STATUS_FAILED says that it
 * was not, and takes their place: one line tells what went wrong.
 */
#ifndef GDPLOT_BASE_ERR_H
#define GDPLOT_BASE_ERR_H

#include <stddef.h>

/* The exit statuses of gdplot. */
enum status {
    STATUS_OK = 0,
    STATUS_FAILED = 1,  /* an expectation, check or comparison did not hold */
    STATUS_USAGE = 2,   /* wrong command line */
    STATUS_INPUT = 3,   /* bad data, expression, trajectory, recipe, spec or template */
    STATUS_IO = 4,      /* a file could not be read or written */
    STATUS_GNUPLOT = 5, /* gnuplot is missing, failed or took too long */
    STATUS_LIMIT = 6,   /* past a limit, or out of memory */
};

struct err {
    enum status status;
    char message[5120]; /* one line, no "gdplot: " before it, printable (base/printable.h) */
    char detail[384];   /* "" or two lines: an excerpt of the input and a caret below it */
    char *more;         /* further lines like message, owned; NULL for none */
    size_t more_length, more_capacity;
    char warning[1024]; /* lines about work that was done, but perhaps not as the user meant; "":
                           none */
};

/* Sets status and message, printf-style; always returns -1 so that callers can return it. */
int err_set(struct err *err, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/*
 * As err_set; but an error of the same status that is set already gets the message as one more
 * line. One of another status stays as it is.
 */
int err_add(struct err *err, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/*
 * For work that goes on after a failure: moves the lines and the warnings of `problem` behind those
 * of `err`, whatever their statuses, and keeps these. The status becomes the larger of the two.
 */
void err_gather(struct err *err, struct err *problem);

/* Adds a line to the warnings, unless it is there already or there is no room for it. */
void err_warn(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds the lines of other warnings. */
void err_warn_too(struct err *err, const struct err *other);

/*
 * Sets an error at column `column` (bytes, from 1) of `text`, which was given as `name`, with an
 * excerpt of at most 72 columns and a caret. Returns -1.
 */
int err_set_at(struct err *err, enum status status, const char *name, const char *text, long column,
               const char *format, ...) __attribute__((format(printf, 6, 7)));

#endif
