#include "descent/log_names.h"

#include <ctype.h>
#include <fnmatch.h>
#include <string.h>
#include <strings.h>

/* The names that are known; of those that may be x, the ones wanted first stand first. */
static const struct known {
    const char *name;
    enum log_role role;
} known[] = {
    {"step", LOG_STEP},
    {"global_step", LOG_STEP},
    {"iteration", LOG_STEP},
    {"iter", LOG_STEP},
    {"iterations", LOG_STEP},
    {"num_updates", LOG_STEP},
    {"update", LOG_STEP},
    {"updates", LOG_STEP},
    {"round", LOG_STEP},
    {"training_iteration", LOG_STEP},
    {"steps", LOG_STEP},
    {"epoch", LOG_EPOCH},
    {"epochs", LOG_EPOCH},
    {"timesteps_total", LOG_STEP},
    {"num_timesteps", LOG_STEP},
    {"total_timesteps", LOG_STEP},
    {"timesteps", LOG_STEP},
    {"timestep", LOG_STEP},
    {"totalenvinteracts", LOG_STEP},
    {"episode", LOG_STEP},
    {"batch_idx", LOG_STEP},
    {"time", LOG_TIME},
    {"wall time", LOG_TIME},
    {"wall_time", LOG_TIME},
    {"walltime", LOG_TIME},
    {"timestamp", LOG_TIME},
    {"runtime", LOG_TIME},
    {"elapsed", LOG_TIME},
    {"elapsed_time", LOG_TIME},
    {"time_elapsed", LOG_TIME},
    {"relative time", LOG_TIME},
    {"time_total_s", LOG_TIME},
    {"run", LOG_RUN},
    {"run_id", LOG_RUN},
    {"run_name", LOG_RUN},
    {"trial", LOG_RUN},
    {"trial_id", LOG_RUN},
    {"seed", LOG_RUN},
    {"fold", LOG_RUN},
    {"experiment_id", LOG_RUN},
};

enum { KNOWN = sizeof known / sizeof *known };

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), ending = strlen(end);

    return length > ending && !strcmp(name + length - ending, end);
}

/* Its place among the known names, or KNOWN. */
static size_t find(const char *name)
{
    const char *slash = strrchr(name, '/');
    size_t i = 0;

    name = slash ? slash + 1 : name;
    name += *name == '_';
    while (i < KNOWN && strcasecmp(known[i].name, name))
        i++;
    return i;
}

enum log_role log_role_of(const char *name)
{
    size_t place = find(name);

    if (ends_with(name, "__MIN") || ends_with(name, "__MAX"))
        return LOG_BOUND;
    return place < KNOWN ? known[place].role : LOG_METRIC;
}

size_t log_rank(const char *name)
{
    return find(name);
}

bool log_is_loss(const char *name)
{
    for (const char *at = name; *at; at++)
        if (!strncasecmp(at, "loss", 4))
            return strncasecmp(at, "loss_scale", 10) && strncasecmp(at, "loss_coef", 9) &&
                   strncmp(name, "config.", 7);
    return false;
}

bool log_name_matches(const char *pattern, const char *name)
{
    return !strcmp(pattern, name) || !fnmatch(pattern, name, 0);
}
