/* Roots of a function that also gives its derivative, between two points of opposite sign. */
#ifndef GDPLOT_MATH_ROOT_H
#define GDPLOT_MATH_ROOT_H

struct root_value {
    double value;
    double slope; /* 0 or not finite where there is none: then the interval is halved */
};

typedef struct root_value root_function(const void *context, double x);

/*
 * The point between `negative` and `positive`, in either order, where g changes sign, to the last
 * bits: g must be below 0 at the one and above 0 at the other. Newton's steps, kept inside the
 * bracket and replaced by halving where they do not shrink it fast (Press et al., Numerical
 * Recipes, 3rd edition, section 9.4). Halving a bracket that has 0 inside tries 0.
 */
double root_between(root_function *g, const void *context, double negative, double positive);

#endif
