/*
 * Roles: what marks and labels of a figure name in place of a colour. A role is called after what
 * has it in most figures; any other may have it, too. How roles look stands in figure/theme.h.
 */
#ifndef GDPLOT_FIGURE_ROLES_H
#define GDPLOT_FIGURE_ROLES_H

#include <stdbool.h>
#include <stddef.h>

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
    ROLE_FALLING,                  /* where a curve falls to the right: a tint of the panel, */
    ROLE_RISING,                   /* and where it rises */
    ROLE_ZONE,                     /* the first kind of zone; the others follow */
    ROLE_BLANK = ROLE_ZONE + 7,    /* the background, where nothing is defined */
    ROLE_BAND,                     /* between contour lines: the lowest band; the others follow */
    ROLE_RUN = ROLE_BAND + 12,     /* the first of several series; the others follow */
    ROLE_PALE = ROLE_RUN + 12,     /* the same, nearer to the background, */
    ROLE_SOLID = ROLE_PALE + 12,   /* solid, */
    ROLE_DASHED = ROLE_SOLID + 12, /* and dashed, where both lines are a series' */
    ROLE_CELL = ROLE_DASHED + 12,  /* the first kind of cells; the others follow */
    ROLE_RAMP = ROLE_CELL + 8,     /* of series that have an order: the first; the others follow */
    ROLE_NAME = ROLE_RAMP + 13,    /* text in the colour of a series, */
    ROLE_RAMP_NAME = ROLE_NAME + 12, /* and of one that has an order */
    ROLES = ROLE_RAMP_NAME + 13,
};

enum {
    THEME_RUNS = ROLE_PALE - ROLE_RUN,
    THEME_HUES = 5,
    THEME_BANDS = ROLE_RUN - ROLE_BAND,
    THEME_CELLS = ROLE_RAMP - ROLE_CELL,
    THEME_RAMP = ROLE_NAME - ROLE_RAMP,
};

/* The role of series number `i` from 0; there are THEME_RUNS of them, then they begin again. */
enum role role_of_run(size_t i);

/* The same run's pale line; and its solid and its dashed one, which its hue alone tells from those
 * of others. A role of a ramp stays what it is. */
enum role role_pale(enum role run);
enum role role_solid(enum role run);
enum role role_dashed(enum role run);

/* The role of number `i` from 0 of `count` series that have an order: spread over the whole ramp,
 * the last in its strongest colour. There are THEME_RAMP of them, then the last stays. */
enum role role_of_ramp(size_t i, size_t count);

/* The role of text in the colour of a role: another one for series, whose lines may be paler than
 * text may be. */
enum role role_of_text(enum role role);

/* Whether the role's marks are drawn with a casing where they lie on areas or cells
 * (figure/figure.h): what a figure is about has one, but not the lines that belong to the ground.
 */
bool role_is_cased(enum role role);

/* Whether areas of the role only tint the panel, so that grid lines stay. */
bool role_is_tint(enum role role);

/* The role of band number `i` from 0 of `count`, at most THEME_BANDS: spread over all colours. */
enum role role_of_band(size_t i, size_t count);

/* "curve", "tangent", …, "run 1": the roles as dumps print them. */
extern const char *const role_names[ROLES];

#endif
