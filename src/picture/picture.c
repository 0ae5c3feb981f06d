#include "picture/picture.h"

static struct study_needs needs_of(const struct kind *kind, const struct spec *spec)
{
    return kind ? kind->needs(spec) : (struct study_needs){.trains = true, .iterations = -1};
}

bool picture_has_rows(const struct kind *kind, const struct spec *spec)
{
    struct study_needs needs = needs_of(kind, spec);

    return needs.trains || needs.sweeps || spec->trajectory;
}

int picture_prepare(struct picture *picture, const struct kind *kind, struct spec *spec,
                    const struct picture_sources *from, struct err *err)
{
    struct study_needs needs = needs_of(kind, spec);

    *picture = (struct picture){.kind = kind, .spec = spec};
    needs.points_file = from->points_file;
    needs.any_objective = needs.any_objective || from->any_objective;
    if (!study_prepare(&picture->study, spec, &needs, from->cache, err))
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
    if (!kind || !compose(picture, from->font_file ? from->font_file : spec->font, err))
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
