#include "study/load_objective.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "descent/log_reader.h"
#include "request/data_list.h"
#include "request/fields.h"
#include "study/told_files.h"

/* The name of the data set in labels. */
static const char *data_name(const struct spec *spec)
{
    return strcmp(spec->data, "-") ? spec_base_name(spec->data) : "standard input";
}

/* Refuses options that are of use with data only. */
static int refuse_for_data(const struct spec *spec, struct err *err)
{
    for (size_t i = 0; i < fields_count; i++)
        if (spec->given[i] && (fields[i].group & GROUP_OBJECTIVE) &&
            !(fields[i].traits & TRAIT_OBJECTIVE))
            return err_set(err, STATUS_USAGE, "--%s is of use with --data only", fields[i].name);
    return 0;
}

static int check(const struct study *study, struct err *err)
{
    const struct spec *spec = study->spec;

    if (spec->function && spec->data)
        return err_set(err, STATUS_USAGE, "--function and --data exclude each other; give one");
    if (!spec->function && !spec->data && !study->needs->any_objective)
        return err_set(err, STATUS_USAGE,
                       "%s has no recipe that names its objective; give --function or --data",
                       spec->trajectory);
    return spec->data ? 0 : refuse_for_data(spec, err);
}

/* Reads the moments from the data files, and notes in the spec what identifies these. */
static int read_moments(struct spec *spec, struct err *err)
{
    const struct data_format format = spec_format(spec);
    const struct data_files files = data_list_of(spec);
    struct data_source source;
    int result = spec->told_by ? told_moments(&spec->moments, &source, spec, err)
                               : moments_read_files(&spec->moments, &source, &files, &format, err);

    if (!result)
        spec_set_source(spec, &source);
    free(source.columns);
    return result;
}

/* Sets spec->moments, unless the recipe had them all. */
static int load_moments(struct spec *spec, struct cache *cache, struct err *err)
{
    size_t given = 0, wanted = 0;

    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group == GROUP_MOMENTS) {
            wanted++;
            given += spec->given[i];
        }
    if (given == wanted)
        return 0;
    if (given > 0)
        return err_set(err, STATUS_INPUT, "%s%sbad recipe: some of the sums of %s are missing",
                       spec->trajectory ? spec->trajectory : "", spec->trajectory ? ": " : "",
                       spec->data);
    if (cache ? cache_moments(cache, spec, err) : read_moments(spec, err))
        return -1;
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group == GROUP_MOMENTS)
            spec->given[i] = true;
    return 0;
}

/* Whether nobody has chosen columns of a file that looks like the log of a trainer. */
static int find_log(const struct spec *spec, bool *is_log, struct err *err)
{
    struct stat file;

    *is_log = false;
    if (spec->columns || spec->told_by || stat(spec->data, &file) || !S_ISREG(file.st_mode))
        return 0;
    return log_reader_find_header(spec->data, is_log, err);
}

/* The first two columns of a log are its epoch and a metric, which no line is to be fitted to. */
static void warn_of_log(const struct spec *spec, struct err *err)
{
    err_warn(err,
             "%s looks like the log of a trainer, whose curves 'gdplot history %s' draws; "
             "--columns X,Y names columns to fit",
             spec->data, spec->data);
}

static int fail_of_log(const struct spec *spec, const struct err *problem, struct err *err)
{
    if (problem->status == STATUS_IO)
        return err_set(err, STATUS_IO, "%s", problem->message);
    return err_set(err, problem->status,
                   "%s; it looks like the log of a trainer, whose curves 'gdplot history %s' draws",
                   problem->message, spec->data);
}

static int load_data(struct study *study, struct err *err)
{
    const struct spec *spec = study->spec;
    struct err problem = {0};
    bool is_log;

    if (find_log(spec, &is_log, err))
        return -1;
    if (!is_log)
        return load_moments(study->spec, study->cache, err);
    if (load_moments(study->spec, study->cache, &problem))
        return fail_of_log(spec, &problem, err);
    err_warn_too(err, &problem);
    warn_of_log(spec, err);
    return 0;
}

int load_objective(struct study *study, struct err *err)
{
    struct spec *spec = study->spec;

    if (check(study, err))
        return -1;
    if (spec->function)
        return objective_from_function(&study->objective, spec->function, err);
    if (!spec->data)
        return 0;
    if (load_data(study, err))
        return -1;
    objective_from_data(&study->objective, &spec->moments, data_name(spec), spec->bias);
    return 0;
}
