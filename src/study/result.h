/*
 * A result: something that a study makes from the resolved spec and its objective, for figures to
 * show and for --output FILE.csv. Each result is a file, study/result_NAME.c, which ends with its
 * row. Its header declares the row, and the function by which figures get what was made. The kinds
 * of figures list the rows of the results that they need (study/study.h); nothing else knows of
 * them.
 */
#ifndef GDPLOT_STUDY_RESULT_H
#define GDPLOT_STUDY_RESULT_H

#include <stdio.h>

#include "base/err.h"
#include "request/spec.h"

struct study;

struct result {
    /*
     * Refuses specs that cannot give this result, before anything is read or chosen by default;
     * NULL: any spec can. Errors: STATUS_USAGE.
     */
    int (*check)(const struct spec *spec, struct err *err);
    /*
     * Makes the result; the objective of the study is ready. What is put into *made is kept for
     * study_made, and is released by `release`, after errors, too.
     */
    int (*make)(struct study *study, void **made, struct err *err);
    void (*release)(void *made); /* NULL: nothing was kept */
    /*
     * Writes the result as a CSV, the lines of `recipe` first; write errors are left on the stream.
     * NULL: it has no CSV.
     */
    void (*write)(const struct study *study, const char *recipe, FILE *stream);
    const char *command; /* that the recipe in the CSV names */
    unsigned groups;     /* of fields that it keeps, beside those of a trajectory */
    /*
     * Compares what two studies made, as study_differ (study/differ.h) does; NULL: it cannot be
     * compared.
     */
    int (*differ)(const struct study *a, const struct study *b, double within, struct err *err);
};

#endif
