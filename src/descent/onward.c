#include "descent/onward.h"

#include <math.h>

#include "descent/rule.h"

#define FAR        1e3         /* times the reach */
#define FOURTH     0.25        /* of a size: it has shrunk for certain */
#define NOT_LONGER (1 + 1e-12) /* but for rounding */

enum { GO_ON = 1000, FEWEST = 64, MOST = 1024 };

/* A run that goes on, state by state. */
struct course {
    const struct space *space;
    const double *sizes; /* or NULL: of the further steps */
    struct state state;
    struct rates rates;
};

static struct course course_of(const struct space *space, const struct onward *from)
{
    struct course course = {.space = space, .sizes = from->sizes};

    if (course.sizes)
        return course;
    course.state = from->last;
    course.rates = rates_at(&space->optimizer, space->lr, from->iteration);
    return course;
}

/* Makes the next state, and returns the length of the step there. */
static double course_step(struct course *course)
{
    const struct space *space = course->space;
    const struct state before = course->state;
    struct evaluation there;
    double size = 0;

    space->optimizer.rule->step(&(struct update){space->objective, &before, course->rates},
                                &course->state);
    rates_go_on(&course->rates, space->optimizer.rule);
    there = objective_at(space->objective, course->state.parameter);
    course->state.loss = there.loss;
    for (size_t i = 0; i < space->dimensions; i++) {
        course->state.slope[i] = there.slope[i];
        size = hypot(size, course->state.parameter[i] - before.parameter[i]);
    }
    return size;
}

long onward_updates(long iteration)
{
    return iteration < FEWEST ? FEWEST : iteration > MOST ? MOST : iteration;
}

static double next_size(struct course *course)
{
    return course->sizes ? *course->sizes++ : course_step(course);
}

/* Goes on for a turn. Returns its largest step; infinite where one is too long. */
static double largest_of_turn(struct course *course, const struct shrinking *steps)
{
    double largest = 0;

    for (long k = 0; k < steps->turn; k++) {
        double size = next_size(course);

        if (!(size <= steps->before * NOT_LONGER))
            return INFINITY;
        largest = fmax(largest, size);
    }
    return largest;
}

bool onward_shrinks(const struct space *space, const struct onward *from,
                    const struct shrinking *steps)
{
    const double rate = log(steps->now / steps->before) / (double)steps->apart;
    long turns = onward_updates(from->iteration) / steps->turn;
    double largest = 0;
    struct course course;

    if (!space->objective || space->coordinates)
        return true;
    if (from->wanted) {
        *from->wanted = true;
        return true;
    }
    course = course_of(space, from);
    for (long k = 0; k < turns && isfinite(largest); k++) {
        double here = largest_of_turn(&course, steps);

        if (here <= FOURTH * steps->now)
            return true;
        largest = k > turns / 2 ? fmax(largest, here) : here;
    }
    return log(largest / steps->now) <=
           fmin(rate * (double)(turns * steps->turn) / 8, log(steps->enough));
}

bool onward_outgrows(const struct space *space, const struct onward *from, double reach)
{
    struct course course;
    double away = 0;

    if (!space->objective || space->coordinates)
        return true;
    course = course_of(space, from);
    for (int k = 0; k < GO_ON && away <= FAR * reach; k++) {
        course_step(&course);
        if (isnan(course.state.loss))
            return false;
        away = 0;
        for (size_t i = 0; i < space->dimensions; i++)
            away = hypot(away, course.state.parameter[i] - from->last.parameter[i]);
    }
    return !(away <= FAR * reach);
}
