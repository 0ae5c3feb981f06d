/*
 * The spec: everything that a command was asked to do, by options, by a recipe or by default.
 *
 * The members are described by one table of fields (request/fields.h), which knows their option,
 * YAML key, type, default and help; options, recipes and help are all made from it.
 */
#ifndef GDPLOT_REQUEST_SPEC_H
#define GDPLOT_REQUEST_SPEC_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#include "descent/keep.h"
#include "descent/moments.h"
#include "request/over.h"

enum {
    FIELDS_MAX = 96,
    SPEC_MOST_PANELS = 400,    /* of a figure, which shows no more states or rates than that */
    SPEC_LONGEST_SIDE = 32767, /* of a figure, in CSS pixels */
};

struct numbers {
    double *at; /* owned */
    size_t count;
    char *range; /* the range that gave the numbers (request/rates.h); owned; NULL: they were listed
                  */
};

struct integers {
    long *at; /* owned */
    size_t count;
    bool all; /* all states that there will be; `at` is empty then */
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
    double height; /* CSS pixels; 0: the figure's own shape decides it */
};

#define SPEC_TEXT_USUAL   13.0 /* pixels: of text that follows no page */
#define SPEC_TEXT_FOLLOWS NAN  /* not a number: of text that follows its page */

/* Texts are owned; NULL: not given, and without a default. */
struct spec {
    char *function;
    char *data;
    char *columns;
    char *header, *decimal, *missing; /* one of the words that its field allows */
    double bias;

    struct numbers start;
    struct numbers lr;
    char *optimizer; /* a list (descent/optimizer.h); NULL: plain descent */
    long iterations;
    double tolerance; /* negative: none was given */
    struct numbers normalize;
    struct keep keep;

    long rows, cols;
    struct integers states;
    bool path;
    long gradient;
    bool no_step;
    bool log, linear, below_minimum;
    bool equal;
    long upto; /* the last state that is drawn, where it was given */
    bool residuals;
    bool animate;
    struct integers frames; /* the states that are frames; empty: chosen */
    long delay;             /* milliseconds of a frame, where it was given */
    long loop;
    struct over over;
    char *show; /* a word of the field table */

    struct interval domain, range;
    struct size size;
    double text_size; /* of tick labels, in pixels; NAN: that of the page; 0: not chosen yet */
    double scale;
    char *title;
    char *caption;
    char *xlabel, *ylabel;
    bool letters;

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
    char *metric, *x, *smooth; /* of logs */
    char *band, *group;
    bool align;
    bool overlay;
    struct texts summaries;
    char *expect;
    char *annotate;
    bool quiet, help, version;

    char *folder;
    char *document;
    char *init;
    bool list, replace, check_report, live;
    struct texts only;
    long jobs;

    bool check;
    double within;
    double floor; /* 0: none */
    bool pixels;
    char *difference;

    char *sums;

    struct texts operands;     /* the positional arguments */
    size_t baselines;          /* of diff --floor: how many of them stand before "--"; 0: no "--" */
    char *trajectory;          /* a CSV that stands in place of objective and descent */
    struct texts log_operands; /* logs of other trainers in its place, each FILE or NAME=FILE */
    struct texts judged;       /* metrics that something is expected of, drawn or not */
    char *logs;                /* what they were, as study/log_files.h writes it */
    char *redone;              /* of redo: the figure that is drawn again; it may be overwritten */
    char *sha256, *column_names; /* of the data file */
    char *called; /* what a picture without a title is called for those who cannot see it */
    struct texts
        data_files; /* all files of the data set (request/data_list.h); empty: `data` is it */
    struct texts data_lists; /* the files that named them a line each; never written to, either */
    char *told_by;     /* the file whose recipe names the data file; NULL: a person typed it */
    char *points_file; /* the file with the rows of the data; NULL: it is `data` */
    struct moments moments;

    bool given[FIELDS_MAX]; /* by row of the field table: it was asked for, or resolved since */
};

/* Sets all defaults of the field table; nothing counts as given. */
void spec_init(struct spec *spec);
void spec_release(struct spec *spec);

/* Takes the first operand, if there is one, as the trajectory. */
void spec_take_trajectory(struct spec *spec);

/* The operands are logs. */
void spec_take_logs(struct spec *spec);

/* Whether logs stand in place of objective and descent. */
bool spec_has_logs(const struct spec *spec);

/* Whether the member at this address (as in &spec->lr) was given. */
bool spec_given(const struct spec *spec, const void *member);

/* Notes that a member has got its value, so that the recipe has it. */
void spec_set_given(struct spec *spec, const void *member);

/* Sets a list to a copy of the values, and notes it as given. */
void spec_set_numbers(struct spec *spec, struct numbers *numbers, const double *values,
                      size_t count);

/* How the data file is to be read. It borrows from the spec. */
struct data_format spec_format(const struct spec *spec);

/* Copies what identifies the data file, its SHA-256 and its columns, and notes it as given. */
void spec_set_source(struct spec *spec, const struct data_source *source);

/* The last component of a path. */
const char *spec_base_name(const char *path);

#endif
