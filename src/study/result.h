/*
 * A result: something that a study makes once from the resolved spec and its objective, for figures
 * to show and for --output FILE.csv. Each is one file, study/result_NAME.c, which ends with its
 * row; its header declares the row and how what was made is read. Kinds name the rows of the
 * results they need (study/study.h), so that nothing else knows of a new one.
 */
#ifndef GDPLOT_STUDY_RESULT_H
#define GDPLOT_STUDY_RESULT_H

#include <stdio.h>

#include "base/err.h"
#include "request/spec.h"

struct study;

struct result {
    /*
     * Whether the spec can give it, before anything is read or chosen by default; NULL: any can.
     * Errors: STATUS_USAGE.
     */
    int (*check)(const struct spec *spec, struct err *err);
    /*
     * Makes it, of a study whose objective is known. What is put into `made` is kept for
     * study_made, and released after errors, too.
     */
    int (*make)(struct study *study, void **made, struct err *err);
    void (*release)(void *made); /* NULL: nothing was kept */
    /*
     * Writes it as a CSV, the lines of `recipe` first; write errors are left on the stream. NULL:
     * it has no file of its own.
     */
    void (*write)(const struct study *study, const char *recipe, FILE *stream);
    const char *command; /* that of the recipe in its CSV */
    /* Compares what two studies made, as study/differ.h tells; NULL: it is not compared. */
    int (*differ)(const struct study *a, const struct study *b, double within, struct err *err);
};

#endif
