#include "spec/spec.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "spec/fields.h"

void spec_init(struct spec *spec)
{
    struct err err = {0};

    memset(spec, 0, sizeof *spec);
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].initial)
            field_set(spec, &fields[i], fields[i].initial, "", STATUS_USAGE, &err);
    assert(err.status == STATUS_OK && fields_count <= FIELDS_MAX);
    spec->tolerance = -1; /* none: a value that no one can ask for */
    memset(spec->given, 0, sizeof spec->given);
}

void spec_release(struct spec *spec)
{
    for (size_t i = 0; i < fields_count; i++)
        field_release(spec, &fields[i]);
    free(spec->trajectory);
    memset(spec, 0, sizeof *spec);
}

static size_t place_of(const struct spec *spec, const void *member)
{
    size_t offset = (size_t)((const char *)member - (const char *)spec);
    size_t i = 0;

    while (i < fields_count && fields[i].offset != offset)
        i++;
    assert(i < fields_count);
    return i;
}

bool spec_given(const struct spec *spec, const void *member)
{
    return spec->given[place_of(spec, member)];
}

void spec_set_given(struct spec *spec, const void *member)
{
    spec->given[place_of(spec, member)] = true;
}

const char *spec_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}
