#include "picture/diff.h"

#include <sys/stat.h>

#include "picture/formats.h"
#include "picture/made.h"
#include "picture/picture.h"
#include "study/differ.h"

/* One of the two files: its states, or its objective alone. */
struct side {
    struct spec spec;
    struct picture picture; /* without its figure */
};

static void side_release(struct side *side)
{
    picture_release(&side->picture);
    spec_release(&side->spec);
}

/* A trajectory is read, not trained: its states stand in the file. */
static int open_trajectory(struct side *side, const char *path, struct err *err)
{
    const struct picture_sources from = {.any_objective = true};

    texts_add(&side->spec.operands, path);
    spec_take_trajectory(&side->spec);
    return picture_prepare(&side->picture, NULL, &side->spec, &from, err);
}

static int open_figure(struct side *side, const struct made *file, struct err *err)
{
    const struct picture_sources from = {0};

    spec_release(&side->spec);
    if (made_spec(file, NULL, &side->spec, err))
        return -1;
    return picture_prepare(&side->picture, file->kind, &side->spec, &from, err);
}

/* A FIFO, say, which only a trajectory is read from. */
static bool is_special(const char *path)
{
    struct stat there;

    return !stat(path, &there) && !S_ISREG(there.st_mode);
}

static int side_open(struct side *side, const char *path, struct err *err)
{
    struct made file;
    const struct format *format = format_of_name(path);
    bool rows = format && format->traits & FORMAT_ROWS; /* which may have no recipe */
    struct err problem = {0};
    int result;

    *side = (struct side){0};
    spec_init(&side->spec);
    result = made_open(&file, path, &problem);
    if (result && rows && (problem.status != STATUS_IO || is_special(path)))
        result = open_trajectory(side, path, err);
    else if (result)
        err_gather(err, &problem);
    else
        result = file.kind ? open_figure(side, &file, err) : open_trajectory(side, path, err);
    made_release(&file);
    return result;
}

static int compare(const struct side *a, const struct side *b, double within, const char *before,
                   struct err *err)
{
    struct err difference = {0};

    if (!study_differ(&a->picture.study, &b->picture.study, within, &difference))
        return 0;
    return err_set(err, difference.status, "%s%s", before, difference.message);
}

int diff_files(const char *a, const char *b, double within, const char *before, struct err *err)
{
    struct side first, second = {0};
    int result = side_open(&first, a, err);

    if (!result)
        result = side_open(&second, b, err);
    if (!result)
        result = compare(&first, &second, within, before, err);
    side_release(&first);
    side_release(&second);
    return result;
}
