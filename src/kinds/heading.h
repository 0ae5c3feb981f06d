/* What stands above a panel of a grid: the state that it shows, its point and its slope. */
#ifndef GDPLOT_KINDS_HEADING_H
#define GDPLOT_KINDS_HEADING_H

#include "figure/figure.h"
#include "kinds/display.h"

/* The parts of a heading; `slope` and `legend` are empty where the state is not finite. */
struct heading {
    char *state, *point, *slope;
    char *legend; /* "Slope = 14", in the panel, for themes with point titles */
};

/* How a heading is written, from all of it to nothing. */
enum heading_style {
    ONE_LINE,
    TWO_LINES,
    STATE_AND_SLOPE,
    STATE_ALONE,
    POINT_TITLE, /* the point above the panel, the slope in a legend in it */
    NO_HEADING,
};

#define HEADING_ABOVE 27.0 /* from the lower edge of what is above to the first baseline */

/* The caller releases it. */
struct heading heading_make(const struct state *state, size_t k,
                            const struct display_digits *digits);
void heading_release(struct heading *heading);

/* The style in which a panel of this theme has all that there is to say. */
enum heading_style heading_fullest(const struct theme *theme);

bool heading_fits(struct fonts *fonts, const struct heading *heading, enum heading_style style,
                  double width);
double heading_height(enum heading_style style);

void heading_add(struct figure *figure, struct fonts *fonts, struct panel *panel,
                 const struct heading *heading, enum heading_style style);

#endif
