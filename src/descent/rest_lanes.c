#include "descent/rest_lanes.h"

#include <math.h>

#include "base/wide.h"
#include "descent/rest.h"
#include "math/lanes.h"

WIDE(find,
     (size_t count, const double *x, const double *slope, const double *curvature,
      const double *before, const double *lr, const double *low, const double *high, double *rests),
     (count, x, slope, curvature, before, lr, low, high, rests))
{
    WIDE_LOOP for (size_t i = 0; i < count / LANES_UNIT * LANES_UNIT; i++)
    {
        double reach = high[i] - low[i], size = fabs(x[i]), away = fabs(x[i] - before[i]);
        double newton = fabs(slope[i] / curvature[i]), near = size > reach ? size : reach;
        bool rests_near =
            (curvature[i] > 0) & rest_is_near(newton, near, reach, (lr[i] > 0) & (away <= 0),
                                              (lr[i] > 0) & (away <= REST_LAST_BITS * size));

        rests[i] = (slope[i] == 0) | rests_near;
    }
}

void rest_lanes(size_t count, const struct rest_lanes *at, double *rests)
{
    find(count, at->x, at->slope, at->curvature, at->before, at->lr, at->low, at->high, rests);
}
