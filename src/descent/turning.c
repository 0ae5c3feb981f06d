#include "descent/turning.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/wide.h"

/*
 * The largest step along a parameter counts less with each step: what moved most long ago may be
 * turning still, by next to nothing.
 */
#define FADE 0.99

enum { SHORTEST = 4 };

/* The rows of each parameter, */
enum { BEFORE, LARGEST, LAST, LAST_BUT_ONE, INNER, JOINT = INNER + TURNING_PARTS };

/* which are so many, */
enum { ROWS = JOINT + TURNING_PARTS };

/*
 * In which a turn counts for the part whose step goes back: in JOINT, if the part begins with that
 * step, else in INNER. Behind the rows of all parameters: the largest step of each part.
 */
static double *row_of(const struct turning *turning, size_t parameter, size_t row)
{
    return turning->block + (parameter * ROWS + row) * turning->lanes;
}

static double *size_row(const struct turning *turning, size_t part)
{
    return row_of(turning, turning->parameters, part);
}

size_t turning_rows(const struct turning *turning)
{
    return turning->parameters * ROWS + TURNING_PARTS;
}

void turning_init(struct turning *turning, size_t lanes, size_t parameters, long steps)
{
    *turning = (struct turning){.lanes = lanes, .parameters = parameters, .steps = steps};
    turning->block = mem_zeroed(turning_rows(turning) * lanes, sizeof *turning->block);
}

void turning_release(struct turning *turning)
{
    free(turning->block);
    turning->block = NULL;
}

/* The part of the step that is so many steps from the end; that of the last step is 1. */
static size_t part_of(long from_end)
{
    size_t part = 0;

    while (from_end > SHORTEST << part)
        part++;
    return part;
}

WIDE(add_along,
     (size_t count, const double *from, const double *to, double number, double *before,
      double *largest, double *last, double *last_but_one, double *turns),
     (count, from, to, number, before, largest, last, last_but_one, turns))
{
    WIDE_LOOP for (size_t i = 0; i < count; i++)
    {
        double step = to[i] - from[i], size = fabs(step);
        bool turn = ((before[i] < 0) & (step > 0)) | ((before[i] > 0) & (step < 0));

        before[i] = step;
        double faded = FADE * largest[i];

        largest[i] = size > faded ? size : faded;
        last_but_one[i] = turn ? last[i] : last_but_one[i];
        last[i] = turn ? number : last[i];
        turns[i] += turn ? 1 : 0;
    }
}

WIDE(note_size, (size_t count, const double *step, double *size), (count, step, size))
{
    WIDE_LOOP for (size_t i = 0; i < count; i++)
    {
        double here = fabs(step[i]);

        size[i] = here > size[i] ? here : size[i];
    }
}

WIDE(note_size_of_both, (size_t count, const double *step, const double *other, double *size),
     (count, step, other, size))
{
    WIDE_LOOP for (size_t i = 0; i < count; i++)
    {
        double here = sqrt(step[i] * step[i] + other[i] * other[i]);

        size[i] = here > size[i] ? here : size[i];
    }
}

void turning_add(struct turning *turning, size_t count, const double *const from[PARAMETERS_MAX],
                 const double *const to[PARAMETERS_MAX])
{
    long from_end = turning->steps - turning->added;
    size_t part = part_of(from_end);
    bool begins = from_end == SHORTEST << part;

    for (size_t p = 0; p < turning->parameters; p++)
        add_along(count, from[p], to[p], (double)turning->added, row_of(turning, p, BEFORE),
                  row_of(turning, p, LARGEST), row_of(turning, p, LAST),
                  row_of(turning, p, LAST_BUT_ONE),
                  row_of(turning, p, (begins ? JOINT : INNER) + part));
    if (turning->parameters == 2)
        note_size_of_both(count, row_of(turning, 0, BEFORE), row_of(turning, 1, BEFORE),
                          size_row(turning, part));
    else
        note_size(count, row_of(turning, 0, BEFORE), size_row(turning, part));
    turning->added++;
}

/* Tells by how much the largest step of a turn changes, if there are enough turns. */
static void tell_ratio(const struct turning *turning, size_t lane, size_t along,
                       struct turned *turned)
{
    double turns = row_of(turning, along, INNER)[lane], largest = size_row(turning, 0)[lane];
    long length = SHORTEST;

    for (size_t part = 1; 2 * length <= turning->added; part++, length *= 2) {
        double before = row_of(turning, along, INNER + part)[lane];
        double largest_before = size_row(turning, part)[lane];

        if (turns >= 2 && before >= 2) {
            turned->ratio = exp(log(largest / largest_before) / (double)length);
            turned->before = largest_before;
            turned->largest = largest;
            turned->length = length;
            return;
        }
        turns += before + row_of(turning, along, JOINT + part - 1)[lane];
        largest = fmax(largest, largest_before);
    }
}

struct turned turning_told(const struct turning *turning, size_t lane)
{
    size_t along = turning->parameters == 2 &&
                   row_of(turning, 1, LARGEST)[lane] > row_of(turning, 0, LARGEST)[lane];
    double last = row_of(turning, along, LAST)[lane];
    double between = last - row_of(turning, along, LAST_BUT_ONE)[lane];
    struct turned turned = {
        .ever = last > 0,
        .still = last > 0 && (double)turning->added - last <= 2 * between,
    };

    tell_ratio(turning, lane, along, &turned);
    return turned;
}

static size_t first_of(const struct run *run)
{
    size_t first = run->count - 1;

    while (first > 0 && run->count - first < VERDICT_TURNS &&
           run_iteration(run, first - 1) + 1 == run_iteration(run, first))
        first--;
    return first;
}

struct turned turning_of(const struct run *run)
{
    size_t first = first_of(run);
    struct turning turning;
    struct turned turned;

    turning_init(&turning, 1, run->parameters, (long)(run->count - 1 - first));
    for (size_t k = first; k + 1 < run->count; k++) {
        const double *from[PARAMETERS_MAX] = {NULL}, *to[PARAMETERS_MAX] = {NULL};

        for (size_t p = 0; p < run->parameters; p++) {
            from[p] = run->parameter[p] + k;
            to[p] = from[p] + 1;
        }
        turning_add(&turning, 1, from, to);
    }
    turned = turning_told(&turning, 0);
    turning_release(&turning);
    return turned;
}
