/* How narrow an interval may be for an axis to show it: below that, doubles lie too far apart. */
#ifndef GDPLOT_MATH_RESOLUTION_H
#define GDPLOT_MATH_RESOLUTION_H

/* The least width of an interval that reaches from `low` to `high`: 10⁻¹⁰ of the larger of both. */
double resolution_least(double low, double high);

#endif
