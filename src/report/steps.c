#include "report/steps.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/number.h"
#include "kinds/run_names.h"
#include "request/fields.h"

/* High enough for as many ticks as the panels of a grid have. */
#define STEP_WIDTH  480
#define STEP_HEIGHT 440

/* Sets a field that is known to take the text. */
static void set(struct spec *spec, const char *name, const char *text)
{
    struct err err = {0};

    field_set(spec, field_find(name, GROUPS_RECIPE), text, "", STATUS_INPUT, &err);
}

static void set_interval(struct spec *spec, const char *name, const struct axis *axis)
{
    struct buf text = BUF_INIT;

    number_add_exact(&text, axis->low);
    buf_puts(&text, ":");
    number_add_exact(&text, axis->high);
    set(spec, name, text.data);
    buf_release(&text);
}

/* The spec of the whole figure, changed to show one panel without a header. */
static void make_spec(struct spec *spec, const struct composed *composed,
                      const struct kind_step *step)
{
    const struct panel *panel = &composed->picture.figure.panels[0];
    struct buf text = BUF_INIT;

    spec_init(spec);
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group & GROUPS_RECIPE)
            field_copy(spec, composed->picture.study.spec, &fields[i]);
    buf_printf(&text, "%zu", step->k);
    set(spec, "states", text.data);
    set(spec, "rows", "1");
    set(spec, "cols", "1");
    set(spec, "title", "");
    set(spec, "caption", "");
    buf_clear(&text);
    buf_printf(&text, "%dx%d", STEP_WIDTH, STEP_HEIGHT);
    set(spec, "size", text.data);
    set_interval(spec, "domain", &panel->x);
    set_interval(spec, "range", &panel->y);
    buf_release(&text);
}

static char *step_title(const struct composed *composed, const struct kind_step *step)
{
    const struct trajectory *trajectory = &composed->picture.study.trajectory;
    struct buf title = BUF_INIT;

    buf_printf(&title, "State %zu", step->k);
    if (trajectory->count > 1) {
        buf_puts(&title, ", ");
        run_names_add(&title, " = ", &trajectory->runs[step->run],
                      run_names_digits(trajectory->runs, trajectory->count));
    }
    return buf_detach(&title);
}

int steps_compose(const struct composed *composed, const struct kind_step *step,
                  struct figure *figure, struct err *err)
{
    struct study study = composed->picture.study; /* its objective and run are borrowed */
    struct spec spec;
    int result;

    make_spec(&spec, composed, step);
    study.spec = &spec;
    study.trajectory.runs = &composed->picture.study.trajectory.runs[step->run];
    study.trajectory.count = 1;
    result = kind_compose(composed->wanted->kind, &study, composed->picture.fonts, figure, err);
    spec_release(&spec);
    if (result)
        return -1;
    free(figure->title);
    figure->title = step_title(composed, step);
    return 0;
}
