/* One panel of a grid: the state it shows, its heading, its marks. */
#ifndef GDPLOT_KINDS_GRID_PANEL_H
#define GDPLOT_KINDS_GRID_PANEL_H

#include "figure/figure.h"
#include "kinds/display.h"
#include "kinds/plot.h"

/* The parts of a heading; `slope` and `legend` are empty where the state is not finite. */
struct heading {
    char *state, *point, *slope;
    char *legend; /* "Slope = 14", in the panel, for themes with point titles */
};

/* How much of the headings there is room for, from all to nothing. */
enum heading_form { ONE_LINE, TWO_LINES, STATE_AND_SLOPE, STATE_ALONE, NO_HEADING };

#define HEADING_ABOVE 27.0 /* from the lower edge of what is above to the first baseline */

/* The caller releases it. */
struct heading heading_make(const struct state *state, size_t k,
                            const struct display_digits *digits);
void heading_release(struct heading *heading);

bool heading_fits(struct fonts *fonts, const struct heading *heading, enum heading_form form,
                  double width);
double heading_height(enum heading_form form);

/* The curve, the tangent at state k of the run, the states before it, and the state. */
void grid_panel_add_marks(const struct plot *plot, struct panel *panel, const struct run *run,
                          size_t k);

/* The heading above the panel, or the point's title above and the slope's legend in it. */
void grid_panel_add_heading(struct figure *figure, struct fonts *fonts, struct panel *panel,
                            const struct heading *heading, enum heading_form form);

#endif
