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
    struct state state;
    struct rates rates;
};

static struct course course_of(const struct space *space, const struct onward *from)
{
    return (struct course){space, from->last,
                           rates_at(&space->optimizer, space->lr, from->iteration)};
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

double onward_longest(const struct shrinking *steps)
{
    return steps->before * NOT_LONGER;
}

struct turns_onward onward_turns(const struct shrinking *steps, long iteration)
{
    return (struct turns_onward){.steps = *steps,
                                 .turns = onward_updates(iteration) / steps->turn,
                                 .rate = log(steps->now / steps->before) / (double)steps->apart};
}

/* After all turns. */
static bool has_shrunk(const struct turns_onward *turns)
{
    const struct shrinking *steps = &turns->steps;
    double made = (double)(turns->turns * steps->turn);

    return log(turns->largest / steps->now) <= fmin(turns->rate * made / 8, log(steps->enough));
}

enum onward_told onward_turn(struct turns_onward *turns, double largest)
{
    if (!isfinite(largest))
        return ONWARD_SHRINKS_NOT;
    if (largest <= FOURTH * turns->steps.now)
        return ONWARD_SHRINKS;
    turns->largest = turns->made > turns->turns / 2 ? fmax(turns->largest, largest) : largest;
    if (++turns->made < turns->turns)
        return ONWARD_OPEN;
    return has_shrunk(turns) ? ONWARD_SHRINKS : ONWARD_SHRINKS_NOT;
}

/* Goes on for a turn. Returns its largest step; infinite where one is too long. */
static double largest_of_turn(struct course *course, const struct shrinking *steps)
{
    const double longest = onward_longest(steps);
    double largest = 0;

    for (long k = 0; k < steps->turn; k++) {
        double size = course_step(course);

        if (!(size <= longest))
            return INFINITY;
        largest = fmax(largest, size);
    }
    return largest;
}

static bool answer(struct asking *asking, const struct shrinking *steps)
{
    if (asking->asked < asking->answers)
        return asking->answer[asking->asked++];
    if (!asking->open)
        asking->next = *steps;
    asking->open = true;
    return true;
}

bool onward_shrinks(const struct space *space, const struct onward *from,
                    const struct shrinking *steps)
{
    struct turns_onward turns = onward_turns(steps, from->iteration);
    enum onward_told told = ONWARD_OPEN;
    struct course course;

    if (!space->objective || space->coordinates)
        return true;
    if (from->asking)
        return answer(from->asking, steps);
    course = course_of(space, from);
    while (told == ONWARD_OPEN)
        told = onward_turn(&turns, largest_of_turn(&course, steps));
    return told == ONWARD_SHRINKS;
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
