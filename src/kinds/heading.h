/* What stands above a panel of a grid: the state that it shows, its point and its slope. */
#ifndef GDPLOT_KINDS_HEADING_H
#define GDPLOT_KINDS_HEADING_H

#include "figure/figure.h"
#include "kinds/display.h"

/* What a heading says; `slope` is empty where the state is not finite. */
struct heading_words {
    char *state, *point, *slope;
    const char *number; /* of the slope: the end of its text */
};

struct heading {
    struct heading_words full, brief; /* "State 3", "(3.584, 12.85)"; "3", "(3.58, 12.8)" */
    char *legend; /* "Slope = 14", in the panel, for themes with point titles; or empty */
};

/* How a heading is written, from all of it to nothing. */
enum heading_style {
    ONE_LINE,
    TWO_LINES,
    BRIEF, /* state and point above the panel, the slope in it */
    BRIEF_TWO_LINES,
    STATE_AND_SLOPE,
    STATE_ALONE,
    POINT_TITLE, /* the point above the panel, the slope in a legend in it */
    BRIEF_POINT_TITLE,
    NO_HEADING,
};

#define HEADING_ABOVE 27.0 /* from the lower edge of what is above to the first baseline */

/* The caller releases it. */
struct heading heading_make(const struct state *state, size_t k, const struct display_digits *full,
                            const struct display_digits *brief);
void heading_release(struct heading *heading);

/* The style in which a panel of this theme has all that there is to say. */
enum heading_style heading_fullest(const struct theme *theme);

/* The style after it, which takes less room. */
enum heading_style heading_shorter(enum heading_style style);

bool heading_fits(struct fonts *fonts, const struct heading *heading, enum heading_style style,
                  double width);
double heading_height(enum heading_style style);
bool heading_is_brief(enum heading_style style);

/* Whether the slopes are legends in the panels; or stand there without one. */
bool heading_has_legend(enum heading_style style);
bool heading_leaves_slope(enum heading_style style);

void heading_add(struct fonts *fonts, struct panel *panel, const struct heading *heading,
                 enum heading_style style);

#endif
