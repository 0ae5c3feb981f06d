/*
 * Themes: how each role of a figure looks. Marks and labels name a role; colours, widths and dashes
 * stand here alone. A role is called after what has it in most figures; any other may have it, too.
 */
#ifndef GDPLOT_FIGURE_THEME_H
#define GDPLOT_FIGURE_THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum role {
    ROLE_TEXT,                     /* titles and headings */
    ROLE_MUTED,                    /* captions, tick labels, axis titles */
    ROLE_GRID,                     /* grid lines */
    ROLE_AXIS,                     /* axis line and ticks */
    ROLE_CURVE,                    /* a function */
    ROLE_TANGENT,                  /* the tangent and its slope */
    ROLE_STATE,                    /* the point that a panel is about */
    ROLE_EARLIER,                  /* those before it */
    ROLE_PATH,                     /* the line that joins them */
    ROLE_GRADIENT,                 /* the uphill arrow */
    ROLE_MINIMUM,                  /* the minimum */
    ROLE_LEADER,                   /* from a label to what it names */
    ROLE_BACKDROP,                 /* a function behind what the figure is about */
    ROLE_CONTEXT,                  /* the other series */
    ROLE_LEVEL,                    /* contour lines */
    ROLE_LIMIT,                    /* a bound */
    ROLE_STEP,                     /* the arrow from a state to the next parameter, */
    ROLE_DROP,                     /* and the line from there to the next state */
    ROLE_ZONE,                     /* the first kind of zone; the others follow */
    ROLE_BLANK = ROLE_ZONE + 7,    /* the background, where nothing is defined */
    ROLE_BAND,                     /* between contour lines: the lowest band; the others follow */
    ROLE_RUN = ROLE_BAND + 12,     /* the first of several series; the others follow */
    ROLE_PALE = ROLE_RUN + 12,     /* the same, nearer to the background, */
    ROLE_SOLID = ROLE_PALE + 12,   /* solid, */
    ROLE_DASHED = ROLE_SOLID + 12, /* and dashed, where both lines are a series' */
    ROLE_CELL = ROLE_DASHED + 12,  /* the first kind of cells; the others follow */
    ROLES = ROLE_CELL + 8,
};

enum {
    THEME_RUNS = ROLE_PALE - ROLE_RUN,
    THEME_HUES = 5,
    THEME_BANDS = ROLE_RUN - ROLE_BAND,
    THEME_CELLS = ROLES - ROLE_CELL,
};

/* The role of series number `i` from 0; there are THEME_RUNS of them, then they begin again. */
enum role role_of_run(size_t i);

/* The same run's pale line; and its solid and its dashed one, which its hue alone tells from those
 * of others. */
enum role role_pale(enum role run);
enum role role_solid(enum role run);
enum role role_dashed(enum role run);

/* The role of band number `i` from 0 of `count`, at most THEME_BANDS: spread over all colours. */
enum role role_of_band(size_t i, size_t count);

/* "curve", "tangent", …, "run 1": the roles as dumps print them. */
extern const char *const role_names[ROLES];

struct paint {
    uint32_t colour; /* 0xRRGGBB */
    double width;    /* of lines, in pixels */
    double dash[2];  /* on and off, in pixels; 0, 0 for a solid line */
};

struct theme {
    const char *name;
    const char *summary;
    uint32_t background;
    bool frame;        /* a frame around each panel, ticks on both axes, no grid lines */
    bool own_axes;     /* tick labels at every panel, not only at the outer ones */
    bool point_titles; /* "Point at (7, 49)" above each panel, "Slope = 14" in its legend */
    struct paint paint[ROLE_BLANK]; /* of all roles before it */
    /* From near the background to a mid tone, in steps that are even to the eye (in OKLab) and
     * differ to the colour-blind as well. */
    uint32_t bands[THEME_BANDS];
    /* For kinds of cells: of the colours of zones, as strong as large areas may be; they differ in
     * lightness, which goes from that of undecided over those of oscillating, converging,
     * descending, not settling and diverging to undefined; the last, a grey, is of none. */
    uint32_t cells[THEME_CELLS];
    uint32_t hues[THEME_HUES]; /* of the series in turn */
};

/*
 * How a role looks. Series differ in hue, and beyond the hues of the theme in hue and dash
 * together.
 */
struct paint theme_paint(const struct theme *theme, enum role role);

/* The first is the default. */
extern const struct theme themes[];
extern const size_t themes_count;

/* The theme called `name`, or NULL. */
const struct theme *theme_find(const char *name);

#endif
