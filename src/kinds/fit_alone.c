#include "kinds/fit_alone.h"

#include <math.h>

#include "kinds/display.h"
#include "kinds/fit_points.h"
#include "study/result_points.h"

int fit_alone_check(const struct study *study, struct err *err)
{
    const struct spec *spec = study->spec;
    bool states = spec_given(spec, &spec->states);

    if (!states && !spec->residuals)
        return 0;
    return err_set(err, STATUS_USAGE, "--%s: there is no line here; %s",
                   states ? "states" : "residuals", study->needs->train_with);
}

/* "Reservations from 2 to 26" */
static void add_extent(struct buf *out, const char *name, const double *values, size_t count)
{
    struct interval extent = {INFINITY, -INFINITY};

    fit_points_cover(&extent, values, count);
    buf_printf(out, "%s ", name);
    display_interval(out, extent.low, extent.high);
}

void fit_alone_write_texts(const struct study *study, struct page *page)
{
    const struct data_points *points = study_points(study);

    buf_printf(&page->title, "The data of %s", study->objective.text);
    buf_printf(&page->caption, "%zu row%s", points->count, points->count == 1 ? "" : "s");
    objective_describe_left_out(&study->objective, "; ", "", &page->caption);
    fit_points_describe(points, &page->alt);
    buf_puts(&page->alt, ": ");
    add_extent(&page->alt, page->tiers[0].x.name, points->x, points->count);
    buf_puts(&page->alt, ", ");
    add_extent(&page->alt, page->tiers[0].y.name, points->y, points->count);
    buf_printf(&page->alt, ". %s.", page->caption.data);
}
