#include "picture/step.h"

#include <stdlib.h>

#include "base/buf.h"
#include "kinds/run_names.h"
#include "request/fields.h"

bool picture_has_steps(const struct picture *whole)
{
    struct kind_step second;

    return whole->kind->step && whole->kind->step(&whole->study, 1, &second);
}

/* The spec of the whole, changed to ask for the step, without a header. */
static void make_spec(struct spec *spec, const struct picture *whole, const struct kind_step *shown)
{
    spec_init(spec);
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group & GROUPS_RECIPE)
            field_copy(spec, whole->spec, &fields[i]);
    field_set_known(spec, "title", "");
    field_set_known(spec, "caption", "");
    whole->kind->step_spec(shown, &whole->figure, spec);
}

static char *title_of(const struct picture *whole, const struct kind_step *shown)
{
    const struct trajectory *trajectory = &whole->study.trajectory;
    struct buf title = BUF_INIT;

    buf_printf(&title, "State %zu", shown->k);
    if (trajectory->count > 1) {
        buf_puts(&title, ", ");
        run_names_add(&title, " = ", &trajectory->runs[shown->run],
                      run_names_digits(trajectory->runs, trajectory->count));
    }
    return buf_detach(&title);
}

int picture_step_make(struct picture_step *step, const struct picture *whole,
                      const struct kind_step *shown, struct err *err)
{
    struct picture *picture = &step->picture;

    make_spec(&step->spec, whole, shown);
    *picture = (struct picture){
        .kind = whole->kind,
        .spec = &step->spec,
        .study = whole->study,
        .fonts = whole->fonts,
    };
    picture->study.spec = &step->spec;
    picture->study.trajectory.runs = &whole->study.trajectory.runs[shown->run];
    picture->study.trajectory.count = 1;
    if (kind_compose(picture->kind, &picture->study, picture->fonts, &picture->figure, err)) {
        spec_release(&step->spec);
        return -1;
    }
    free(picture->figure.title);
    picture->figure.title = title_of(whole, shown);
    return 0;
}

void picture_step_release(struct picture_step *step)
{
    figure_release(&step->picture.figure);
    spec_release(&step->spec);
}
