/*
 * The kinds of figures. A new kind is one composer file and one row of the table; its command, its
 * help and its recipe follow from the row.
 */
#ifndef GDPLOT_KINDS_KINDS_H
#define GDPLOT_KINDS_KINDS_H

#include "base/err.h"
#include "figure/figure.h"
#include "study/study.h"
#include "text/text.h"

/* A state that has a panel of its own. */
struct kind_step {
    size_t run, k;
};

struct kind {
    const char *name; /* of the command, too */
    const char *summary;
    unsigned groups; /* the fields it takes beside those of every figure */
    struct study_needs needs;
    /* Fills `figure`, which the caller releases in any case. Errors: STATUS_USAGE, STATUS_LIMIT. */
    int (*compose)(const struct study *study, struct fonts *fonts, struct figure *figure,
                   struct err *err);
    /*
     * Step number `i` of a figure that can be stepped through, panel by panel; false past the last.
     * NULL for figures that cannot.
     */
    bool (*step)(const struct study *study, size_t i, struct kind_step *step);
    enum {
        KIND_ANY_PARAMETERS,
        KIND_SLICES, /* it draws one parameter: of two, slices along one of them */
        KIND_TWO_PARAMETERS,
    } parameters;
};

extern const struct kind kinds[];
extern const size_t kinds_count;

/* All groups of fields that the kind's command takes. */
unsigned kind_groups(const struct kind *kind);

/* Composes the figure and gives it its recipe. Errors: those of compose; the figure is then empty.
 */
int kind_compose(const struct kind *kind, const struct study *study, struct fonts *fonts,
                 struct figure *figure, struct err *err);

/* The composers. */
long grid_iterations(const struct spec *spec);
long sweep_iterations(const struct spec *spec);
bool loss_draws_states(const struct spec *spec);
int grid_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                 struct err *err);
bool grid_step(const struct study *study, size_t i, struct kind_step *step);
int compare_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                    struct err *err);
int fit_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                struct err *err);
int history_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                    struct err *err);
int loss_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                 struct err *err);
int sweep_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                  struct err *err);
int contour_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                    struct err *err);

#endif
