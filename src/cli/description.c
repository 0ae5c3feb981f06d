#include "cli/description.h"

#include <string.h>

static const struct description *const descriptions[] = {&description_help, &description_manual,
                                                         &description_version};

const struct description *description_at(size_t i)
{
    return i < sizeof descriptions / sizeof *descriptions ? descriptions[i] : NULL;
}

const struct description *description_find(const char *name)
{
    const struct description *d;

    for (size_t i = 0; (d = description_at(i)); i++)
        if (!strcmp(d->name, name) || (d->option && !strcmp(d->option, name)) ||
            (d->letter && !strcmp(d->letter, name)))
            return d;
    return NULL;
}

int description_check_rest(int count, char **arguments, int most, struct err *err)
{
    if (count <= 2 + most)
        return 0;
    return err_set(err, STATUS_USAGE, "unexpected argument '%.80s'; %s takes %s",
                   arguments[2 + most], arguments[1], most ? "one at most" : "none");
}
