#include "math/resolution.h"

#include <math.h>

#define RELATIVE  1e-10
#define NARROWEST 1e-290 /* the steps between ticks must be normal doubles */

double resolution_least(double low, double high)
{
    return fmax(fmax(fabs(low), fabs(high)) * RELATIVE, NARROWEST);
}
