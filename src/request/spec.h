/*
 * The spec: everything that was asked for, whether by options, by a recipe or by default.
 *
 * The members are described by one table of fields (request/fields.h), which knows their option,
 * YAML key, type, default and help; options, recipes and help are all made from it.
 */
#ifndef GDPLOT_REQUEST_SPEC_H
#define GDPLOT_REQUEST_SPEC_H

#include <stdbool.h>
#include <stddef.h>

#include "descent/keep.h"
#include "descent/moments.h"

enum {
    FIELDS_MAX = 80,
    SPEC_MOST_PANELS = 400,    /* of a figure, which can show no more states or rates than that */
    SPEC_LONGEST_SIDE = 32767, /* of a figure, in CSS pixels */
};

struct numbers {
    double *at; /* owned */
    size_t count;
    char *range; /* as which they were given (request/rates.h); owned; NULL: one by one */
};

struct integers {
    long *at; /* owned */
    size_t count;
    bool all; /* every one there is, however many; then none is in `at` */
};

struct texts {
    char **at; /* owned, each text too */
    size_t count;
};

/* Adds a copy of the text. */
void texts_add(struct texts *texts, const char *text);
bool texts_have(const struct texts *texts, const char *text);
void texts_sort(struct texts *texts);
void texts_release(struct texts *texts);

struct interval {
    double low, high; /* low < high */
};

struct size {
    double width;  /* CSS pixels */
    double height; /* the same; 0: what the figure's own shape makes of the width */
};

/* Texts are owned and NULL unless given. */
struct spec {
    char *function;
    char *data;
    char *columns;
    char *header, *decimal, *missing; /* words of the field table */
    double bias;

    struct numbers start;
    struct numbers lr;
    long iterations;
    double tolerance; /* below 0: none */
    struct numbers normalize;
    struct keep keep;

    long rows, cols;
    struct integers states;
    bool path;
    long gradient;
    bool equal;

    struct interval domain, range;
    struct size size;
    double scale;
    char *title;
    char *caption;

    char *along;
    char *theme;
    char *font;
    char *svg_font;
    char *template;
    char *terminal;

    struct texts outputs;
    char *format;
    char *renderer;
    double timeout;
    char *summary;
    char *expect;
    char *annotate;
    bool quiet, help, version;

    char *folder;
    char *document;
    char *init;
    bool list, replace, check_report;
    struct texts only;
    long jobs;

    bool check;
    double within;
    bool pixels;
    char *difference;

    char *sums;

    struct texts operands;       /* the positional arguments */
    char *trajectory;            /* a CSV that stands in place of objective and descent */
    char *redone;                /* the figure that is drawn anew, and may be written */
    char *sha256, *column_names; /* of the data file */
    struct texts data_files; /* all of the data set (request/data_list.h), if not `data` alone */
    char *told_by;           /* whose recipe names the data file; NULL: it was typed */
    char *points_file;       /* where the rows of the data are, if not in `data`; NULL */
    struct moments moments;

    bool given[FIELDS_MAX]; /* by place in the field table: asked for, or resolved since */
};

/* All defaults of the field table, nothing given. */
void spec_init(struct spec *spec);
void spec_release(struct spec *spec);

/* The operand is a trajectory, if there is one. */
void spec_take_trajectory(struct spec *spec);

/* Whether the member at this address (as in &spec->lr) was given. */
bool spec_given(const struct spec *spec, const void *member);

/* Notes that a member was resolved, so that the recipe tells it. */
void spec_set_given(struct spec *spec, const void *member);

/* Resolves a list to a copy of these values, which are noted. */
void spec_set_numbers(struct spec *spec, struct numbers *numbers, const double *values,
                      size_t count);

/* How the data file is to be read; it borrows from the spec. */
struct data_format spec_format(const struct spec *spec);

/* Takes note of the data file that the moments are of; copies. */
void spec_set_source(struct spec *spec, const struct data_source *source);

/* The last component of a path. */
const char *spec_base_name(const char *path);

#endif
