/*
 * The field table: a row for each member of struct spec that an option or a recipe can set.
 *
 * A new option is a member of struct spec and a row of the table; parsing, help, completion, recipe
 * and the suggestion of near names follow from the row.
 */
#ifndef GDPLOT_REQUEST_FIELDS_H
#define GDPLOT_REQUEST_FIELDS_H

#include "base/buf.h"
#include "base/err.h"
#include "base/nearest.h"
#include "request/spec.h"

enum field_type {
    FIELD_FLAG,     /* bool; "true" or "false" in YAML */
    FIELD_TEXT,     /* char *, any text */
    FIELD_INPUT,    /* char *, the path of a file that is read */
    FIELD_OUTPUT,   /* char *, the path of a file that is written */
    FIELD_TEXTS,    /* struct texts; each use adds one */
    FIELD_NUMBER,   /* double */
    FIELD_NUMBERS,  /* struct numbers, split by commas */
    FIELD_RATES,    /* struct numbers, split by commas, or a range (request/rates.h) */
    FIELD_INTEGER,  /* long */
    FIELD_INTEGERS, /* struct integers, K or K-K split by commas, or all */
    FIELD_INTERVAL, /* struct interval, LO:HI */
    FIELD_SIZE,     /* struct size, WxH or W (request/size.h) */
    FIELD_LENGTH,   /* double, 13px or 7pt; or "page", which is not a number */
    FIELD_PRECISE,  /* struct dd, HI,LO */
    FIELD_HELD,     /* double; the text "train" is read as nan */
    FIELD_KEEP,     /* struct keep */
    FIELD_OVER,     /* struct over (request/over.h); each use adds an axis */
    FIELD_WORD,     /* char *, one of the words of the argument, as in "yes|no" */
};

/* What each number of a value must be. */
enum field_limit {
    LIMIT_NONE,
    LIMIT_0_OR_MORE,
    LIMIT_1_OR_MORE,
    LIMIT_ABOVE_0,
};

/* What is special about a field: whoever goes over the table asks for it. */
enum field_trait {
    TRAIT_OBJECTIVE = 1 << 0,  /* names an objective; the other fields of GROUP_OBJECTIVE are of use
                                  with data only */
    TRAIT_EXPRESSION = 1 << 1, /* an expression: errors in it have a line and a column */
    TRAIT_DATA_SET = 1 << 2,   /* files of data: given again, it adds to spec->data_files */
    TRAIT_WITH_DATA = 1 << 3,  /* has no part in how data are read, but is explained with that */
    TRAIT_COLUMNS = 1 << 4,    /* columns, split by commas; in quotes where a name has one */
    TRAIT_GOES_ON = 1 << 5,    /* given again, its list goes on with the new items, */
    TRAIT_RANGES = 1 << 8,     /* even where these are ranges; and recipes have it in quotes */
    TRAIT_TEMPLATE = 1 << 6,   /* a template: it may name further files */
    TRAIT_CHECK = 1 << 7,      /* may be given with redo --check */
    TRAIT_LIST = 1 << 9,       /* a text of items, split by commas: a list in YAML */
    TRAIT_FIRST = 1 << 10,     /* of those that a live page lets its reader turn, one of the first;
                                  the others are folded away */
    TRAIT_OF_FILE = 1 << 11,   /* about the files of a figure, and nothing that a page shows */
};

/* For completions: the list of the values that a field can have. report/choices.c has most lists.
 */
enum field_choices {
    CHOICES_OF_ROW, /* the words of the row, or files where its type says so */
    CHOICES_THEMES,
    CHOICES_SVG_FONTS,
    CHOICES_FORMATS,
    CHOICES_RENDERERS,
    CHOICES_VERDICTS,   /* several, split by commas */
    CHOICES_SERVICES,   /* of --annotate */
    CHOICES_OPTIMIZERS, /* several, split by commas */
    CHOICES_FILES,
    CHOICES_FOLDERS,
};

/*
 * What a field is about; each command takes the fields of some groups. The bit of a group tells
 * where its fields belong:
 *
 *     0 to 15    they decide what a figure shows: options, keys of recipes and of reports' specs
 *     16 to 19   keys of recipes only
 *     20 to 30   options only; and GROUP_DATA, whose fields are of GROUP_OBJECTIVE, too
 */
enum field_group {
    GROUP_OBJECTIVE = 1 << 0,
    GROUP_DESCENT = 1 << 1,
    GROUP_KEEP = 1 << 2, /* of commands that can do with some of the states */
    GROUP_STATES = 1 << 3,
    GROUP_GRID = 1 << 4,
    GROUP_LOSS = 1 << 5,
    GROUP_CONTOUR = 1 << 6,
    GROUP_LOGS = 1 << 7, /* of what draws logs, too */
    GROUP_FIGURE = 1 << 8,
    GROUP_MAP = 1 << 9,
    GROUP_STEP = 1 << 10,      /* of what draws steps */
    GROUP_LOSS_AXIS = 1 << 11, /* of what draws losses over something else than a parameter */
    GROUP_LEARNING = 1 << 12,  /* of what draws learning curves */
    GROUP_MOTION = 1 << 13,    /* of what draws runs state by state */
    GROUP_FIT = 1 << 14,

    GROUP_MOMENTS = 1 << 16,
    GROUP_SOURCE = 1 << 17,
    GROUP_LOG_FILES = 1 << 18,
    GROUP_CALLED = 1 << 19,

    GROUP_DATA = 1 << 20, /* of the objective: which rows, and how they are read */
    GROUP_OUTPUT = 1 << 21,
    GROUP_RUNS = 1 << 22,
    GROUP_JOBS = 1 << 23,
    GROUP_REPORT = 1 << 24,
    GROUP_REDO = 1 << 25,
    GROUP_DIFF = 1 << 26,
    GROUP_SUMS = 1 << 27,
    GROUP_COMMON = 1 << 28,
};

enum {
    /* The fields that decide what a figure shows. */
    GROUPS_DRAWN = 0xFFFF,
    /* The fields that only recipes have; all that the recipe of a figure keeps. */
    GROUPS_RECIPE_ONLY = 0xF0000,
    GROUPS_RECIPE = GROUPS_DRAWN | GROUPS_RECIPE_ONLY,
    /* The fields that decide the states; all that train takes; all that its recipes keep. */
    GROUPS_TRAINED = GROUP_OBJECTIVE | GROUP_DESCENT | GROUP_KEEP,
    GROUPS_TRAIN = GROUPS_TRAINED | GROUP_OUTPUT | GROUP_RUNS | GROUP_COMMON,
    GROUPS_TRAJECTORY = GROUPS_TRAINED | GROUP_MAP | GROUPS_RECIPE_ONLY,
};

struct field {
    const char *name; /* the option without its dashes, and the YAML key */
    char letter;      /* of the short option, or 0 */
    enum field_type type;
    enum field_group group;
    enum field_limit limit;
    unsigned traits; /* of enum field_trait */
    enum field_choices choices;
    size_t offset;        /* in struct spec */
    const char *argument; /* what help calls the value; NULL for flags */
    const char *initial;  /* the default as it would be typed; NULL: zero */
    const char *words;    /* for completions: words that may be typed as the value, split by blanks;
                             NULL: none */
    const char *label;    /* what a page calls it; NULL: by its name */
    const char *help;
    const char *aliases; /* what other programs call it, split by blanks, or NULL */
};

/* The sections of a help text, in its order. Groups that only recipes have are left out. */
struct field_section {
    enum field_group group;
    const char *heading;
};

extern const struct field_section field_sections[];
extern const size_t field_sections_count;

extern const struct field fields[];
extern const size_t fields_count;

/* Whether the field stands in this section of those that have fields of the groups: the first. */
bool field_in_section(const struct field *field, size_t section, unsigned groups);

/* Whether the member is a char * that may be any text. */
bool field_is_text(const struct field *field);

/* The field called `name` among the groups, or NULL. */
const struct field *field_find(const char *name, unsigned groups);

/* Offers `nearest` the names of the fields of the groups, and their aliases. */
void fields_offer(struct nearest *nearest, unsigned groups);

/*
 * Appends "; did you mean '--lr'?", or nothing, for a `name` that no field has; `prefix` ("--") is
 * put before the name that is proposed.
 */
void field_hint(struct buf *out, const char *name, const char *prefix, unsigned groups);

/*
 * Reads `text` into the field's member of the spec, and notes it as given. Messages begin with
 * `prefix` and the field's name. Errors have `status`; but STATUS_LIMIT for more states than
 * SPEC_MOST_PANELS, more rates than SWEEP_MOST_RATES, and a size beyond SPEC_LONGEST_SIDE.
 */
int field_set(struct spec *spec, const struct field *field, const char *text, const char *prefix,
              enum status status, struct err *err);

/* The same for an output, or a field of recipes, by its name, and a text that it is known to take.
 */
void field_set_known(struct spec *spec, const char *name, const char *text);

/* Appends the member as text, from which field_set makes the same value. Not for FIELD_TEXTS. */
void field_get(const struct spec *spec, const struct field *field, struct buf *out);

/* Frees what the member owns. */
void field_release(struct spec *spec, const struct field *field);

/*
 * Copies the member if it was given in `from`; it then counts as given in `to`. Not for
 * FIELD_TEXTS.
 */
void field_copy(struct spec *to, const struct spec *from, const struct field *field);

#endif
