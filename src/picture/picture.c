#include "picture/picture.h"

#include "base/mem.h"
#include "study/result_runs.h"

static const struct study_needs runs = {.results = {&result_runs}, .goes_on = true};
static const struct study_needs any_runs = {.results = {&result_runs}, .any_objective = true};

/* The kind that draws what the spec has. */
static const struct kind *kind_for(const struct kind *kind, const struct spec *spec)
{
    return kind && kind->of_logs && spec_has_logs(spec) ? kind->of_logs : kind;
}

bool picture_has_rows(const struct kind *kind, const struct spec *spec)
{
    kind = kind_for(kind, spec);
    return study_will_write(kind ? &kind->needs : &runs, spec);
}

int picture_prepare(struct picture *picture, const struct kind *kind, struct spec *spec,
                    const struct picture_sources *from, struct err *err)
{
    const struct study_needs *alone = from->any_objective ? &any_runs : &runs;

    kind = kind_for(kind, spec);
    *picture = (struct picture){.kind = kind, .spec = spec};
    if (from->points_file)
        spec->points_file = mem_text(from->points_file);
    if (!study_prepare(&picture->study, spec, kind ? &kind->needs : alone, from->cache, err))
        return 0;
    *picture = (struct picture){0};
    return -1;
}

static int compose(struct picture *picture, const char *font_file, struct err *err)
{
    picture->fonts = fonts_open(font_file, err);
    if (!picture->fonts)
        return -1;
    return kind_compose(picture->kind, &picture->study, picture->fonts, &picture->figure, err);
}

int picture_make(struct picture *picture, const struct kind *kind, struct spec *spec,
                 const struct picture_sources *from, struct err *err)
{
    if (picture_prepare(picture, kind, spec, from, err))
        return -1;
    if (!kind || (from->rows && picture->kind->rows_alone) ||
        !compose(picture, from->font_file ? from->font_file : spec->font, err))
        return 0;
    picture_release(picture);
    return -1;
}

void picture_release(struct picture *picture)
{
    figure_release(&picture->figure);
    if (picture->fonts)
        fonts_close(picture->fonts);
    study_release(&picture->study);
    *picture = (struct picture){0};
}
