#include "picture/variant.h"

#include "request/fields.h"

void picture_variant_init(struct picture_variant *variant, const struct picture *whole)
{
    spec_init(&variant->spec);
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group & GROUPS_RECIPE)
            field_copy(&variant->spec, whole->spec, &fields[i]);
    field_set_known(&variant->spec, "title", "");
    field_set_known(&variant->spec, "caption", "");
    variant->picture = (struct picture){
        .kind = whole->kind,
        .spec = &variant->spec,
        .study = whole->study,
        .fonts = whole->fonts,
    };
    variant->picture.study.spec = &variant->spec;
}

int picture_variant_compose(struct picture_variant *variant, struct err *err)
{
    struct picture *picture = &variant->picture;

    return kind_compose(picture->kind, &picture->study, picture->fonts, &picture->figure, err);
}

void picture_variant_name(struct picture_variant *variant, const char *title)
{
    figure_call(&variant->picture.figure, title);
}

void picture_variant_release(struct picture_variant *variant)
{
    figure_release(&variant->picture.figure);
    spec_release(&variant->spec);
}
