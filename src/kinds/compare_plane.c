#include "kinds/compare_plane.h"

#include <math.h>

/* Limits are rounded to ticks: in low panels to finer ones than their height would have, since
 * coarse ones leave much empty. */
#define HIGH        175.0
#define FINER_TICKS 1.5 /* at most */

void compare_plane_resolve(struct view *view, struct page *page)
{
    struct page_tier *upper = &page->tiers[0];

    view->may_be_equal = true;
    view_resolve_plane(view, upper);
    if (view->equal)
        page->aspect = (upper->x.high - upper->x.low) / (upper->y.high - upper->y.low);
}

/* The names may have been asked for. */
static void call_alike(struct scale *scale, const struct scale *named)
{
    scale->name = named->name;
    scale->brief = named->brief;
    scale->shortens = named->shortens;
}

void compare_plane_fit(struct view *view, struct page *page)
{
    struct page_tier *upper = &page->tiers[0];
    const struct scale x = upper->x, y = upper->y;
    double finer = fmax(1, fmin(HIGH / page->first.height, FINER_TICKS));

    if (!view->equal)
        return;
    upper->x = (struct scale){.length = finer * page->first.width};
    upper->y = (struct scale){.length = finer * page->first.height, .upright = true};
    compare_plane_resolve(view, page);
    call_alike(&upper->x, &x);
    call_alike(&upper->y, &y);
}
