#include "study/differ.h"

#include <math.h>
#include <string.h>

#include "request/fields.h"

bool differ_same(double a, double b, double within)
{
    return a == b || (isnan(a) && isnan(b)) || fabs(a - b) <= within;
}

static int field_differs(const struct spec *a, const struct spec *b, size_t i, struct err *err)
{
    struct buf first = BUF_INIT, second = BUF_INIT;
    int result = 0;

    if (a->given[i])
        field_get(a, &fields[i], &first);
    if (b->given[i])
        field_get(b, &fields[i], &second);
    if (strcmp(first.data, second.data))
        result = err_set(err, STATUS_FAILED, "%s '%.200s' and '%.200s'", fields[i].name, first.data,
                         second.data);
    buf_release(&first);
    buf_release(&second);
    return result;
}

static int objectives_differ(const struct spec *a, const struct spec *b, struct err *err)
{
    for (size_t i = 0; i < fields_count; i++)
        if ((fields[i].group & (GROUP_OBJECTIVE | GROUP_MOMENTS)) && field_differs(a, b, i, err))
            return -1;
    return 0;
}

int study_differ(const struct study *a, const struct study *b, double within, struct err *err)
{
    for (size_t i = 0; i < a->result_count; i++) {
        const struct result *result = a->results[i].result;

        if (result->differ && study_find(b, result))
            return result->differ(a, b, within, err);
    }
    if (a->trajectory.count || b->trajectory.count)
        return err_set(err, STATUS_FAILED, "only one of them has states");
    return objectives_differ(a->spec, b->spec, err);
}
