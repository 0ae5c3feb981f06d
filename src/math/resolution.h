/* How narrow an interval an axis can show: within a narrower one, too few doubles lie. */
#ifndef GDPLOT_MATH_RESOLUTION_H
#define GDPLOT_MATH_RESOLUTION_H

/*
 * The least width of an interval around `low` and `high`: 10⁻¹⁰ of the larger absolute value of the
 * two, and at least 10⁻²⁹⁰.
 */
double resolution_least(double low, double high);

#endif
