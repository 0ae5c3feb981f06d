#include "picture/step.h"

#include "base/buf.h"
#include "kinds/run_names.h"

bool picture_has_steps(const struct picture *whole)
{
    struct kind_step second;

    return whole->kind->step && whole->kind->step(&whole->study, 1, &second);
}

static void add_title(struct buf *title, const struct picture *whole, const struct kind_step *shown)
{
    const struct trajectory *trajectory = &whole->study.trajectory;
    const struct run_names names = run_names_of(trajectory);

    buf_printf(title, "State %zu", shown->k);
    if (trajectory->count > 1) {
        buf_puts(title, ", ");
        run_names_add(title, &names, shown->run, " = ");
    }
}

int picture_step_make(struct picture_variant *step, const struct picture *whole,
                      const struct kind_step *shown, struct err *err)
{
    struct buf title = BUF_INIT;

    picture_variant_init(step, whole);
    whole->kind->step_spec(shown, &whole->figure, &step->spec);
    step->picture.study.trajectory.runs = &whole->study.trajectory.runs[shown->run];
    step->picture.study.trajectory.count = 1;
    if (picture_variant_compose(step, err))
        return -1;
    add_title(&title, whole, shown);
    picture_variant_name(step, title.data);
    buf_release(&title);
    return 0;
}
