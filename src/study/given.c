#include "study/given.h"

#include "base/buf.h"

int given_check_points(const struct spec *spec, const struct study_needs *needs, struct err *err)
{
    if (!needs->points || spec->data || spec->trajectory)
        return 0;
    return err_set(err, STATUS_USAGE, "there are no points to draw; give --data FILE%s",
                   spec_given(spec, &spec->lr) ? "" : ", and --lr, the learning rate");
}

static void add(struct buf *missing, const char *what)
{
    buf_printf(missing, "%s%s", missing->length ? ", and " : "", what);
}

/* What is missing of the descent; nothing where it can begin. */
static void list_missing(const struct spec *spec, const struct study_needs *needs,
                         const struct objective *objective, struct buf *missing)
{
    bool start = spec->data || spec_given(spec, &spec->start);
    bool lr = needs->sweeps || spec_given(spec, &spec->lr);
    bool flat = needs->two && objective->parameters == 1;

    if (start && lr)
        return;
    if (flat)
        add(missing, spec->data ? "--bias train here" : "x and y here");
    if (!start)
        add(missing, flat || objective->parameters == 2 ? "--start X,Y, where descent begins"
                                                        : "--start, where descent begins");
    if (!lr)
        add(missing, "--lr, the learning rate");
}

int given_check_descent(const struct spec *spec, const struct study_needs *needs,
                        const struct objective *objective, struct err *err)
{
    struct buf missing = BUF_INIT;
    int result = 0;

    list_missing(spec, needs, objective, &missing);
    if (missing.length)
        result = err_set(err, STATUS_USAGE, "--%s needs %s", spec->data ? "data" : "function",
                         missing.data);
    buf_release(&missing);
    return result;
}

int given_check_start(const struct spec *spec, const struct objective *objective, struct err *err)
{
    size_t count = spec->start.count;

    if (count == objective->parameters)
        return 0;
    if (objective->parameters == 1)
        return err_set(err, STATUS_USAGE,
                       "--start takes one value here: %s, not %zu; the decimal sign is a point",
                       objective->names[0], count);
    return err_set(err, STATUS_USAGE, "--start takes two values, V,V here: %s and %s, not %zu",
                   objective->names[0], objective->names[1], count);
}
