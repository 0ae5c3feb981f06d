/*
 * The kinds of figures. A new kind is one composer file, which ends with its row, and its name in
 * kinds.c; its command, its help and its recipe follow from the row.
 */
#ifndef GDPLOT_KINDS_KINDS_H
#define GDPLOT_KINDS_KINDS_H

#include "base/err.h"
#include "figure/figure.h"
#include "request/fields.h"
#include "study/study.h"
#include "text/text.h"

/* A state that has a panel of its own. */
struct kind_step {
    size_t run, k;
};

struct kind {
    const char *name;    /* of the command, too */
    const char *aliases; /* what other programs call it, split by blanks; or NULL */
    const char *summary;
    const char *details;   /* what its help says besides; NULL: nothing */
    unsigned groups;       /* the fields it takes beside those of every figure */
    bool reads_trajectory; /* in place of the objective and the descent */
    size_t most_runs;      /* that it draws; 0: any number */
    bool rows_alone;       /* what it cannot draw has its CSV and summary all the same */
    enum {
        KIND_ANY_PARAMETERS,
        KIND_SLICES, /* it draws one parameter: of two, slices along one of them */
        KIND_TWO_PARAMETERS,
    } parameters;
    struct study_needs needs;
    const struct kind *of_logs; /* draws logs in its place; NULL: it takes none */
    /* Fills `figure`, which the caller releases in any case. Errors: STATUS_USAGE, STATUS_LIMIT. */
    int (*compose)(const struct study *study, struct fonts *fonts, struct figure *figure,
                   struct err *err);
    /*
     * Step number `i` of a figure that can be stepped through, panel by panel; false past the last.
     * NULL for figures that cannot.
     */
    bool (*step)(const struct study *study, size_t i, struct kind_step *step);
    /* Changes a copy of the spec of the `whole` to ask for that step alone, with the same axes and
     * a size of its own. NULL where `step` is. */
    void (*step_spec)(const struct kind_step *step, const struct figure *whole, struct spec *spec);
};

extern const struct kind *const kinds[];
extern const size_t kinds_count;

/* The kind of that name, or NULL. */
const struct kind *kind_find(const char *name);

/* All groups of fields that the kind's command takes. */
unsigned kind_groups(const struct kind *kind);

/* Composes the figure and gives it its recipe. Errors: those of compose; the figure is then empty.
 */
int kind_compose(const struct kind *kind, const struct study *study, struct fonts *fonts,
                 struct figure *figure, struct err *err);

#endif
