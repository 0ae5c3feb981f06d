#include "math/resolution.h"

#include <math.h>

#define RELATIVE  1e-10
#define NARROWEST 1e-290 /* the steps between ticks are made from decimals that must be normal */

double resolution_least(double low, double high)
{
    return fmax(fmax(fabs(low), fabs(high)) * RELATIVE, NARROWEST);
}
