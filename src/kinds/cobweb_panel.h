/* The panel of a cobweb: the map of a run beside the diagonal, the web of the run, where it rests.
 */
#ifndef GDPLOT_KINDS_COBWEB_PANEL_H
#define GDPLOT_KINDS_COBWEB_PANEL_H

#include "base/buf.h"
#include "figure/page.h"
#include "kinds/cobweb_map.h"
#include "study/study.h"

struct cobweb_panel {
    const struct study *study;
    struct fonts *fonts;
    struct cobweb_map maps[THEME_RUNS]; /* one a run */
};

/* Makes the maps of a study of THEME_RUNS runs at most, in one parameter or a slice. */
void cobweb_panel_init(struct cobweb_panel *cobweb, const struct study *study, struct fonts *fonts);

/* What both axes must cover: the states and where the maps rest; of a run that does not stay
 * bounded up to half again as far away as at its start. */
struct interval cobweb_panel_hull(const struct cobweb_panel *cobweb);

/* What the slope of a map is where it rests, "1 − lr·f″", and how large: "0.8"; it must be known.
 */
void cobweb_panel_name_multiplier(const struct cobweb_map *map, struct buf *out);
void cobweb_panel_add_multiplier(const struct cobweb_map *map, struct buf *out);

/* Adds all that is about run number `run` to a panel. */
void cobweb_panel_fill(const struct cobweb_panel *cobweb, struct panel *panel, size_t run);

#endif
