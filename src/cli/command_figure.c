/* Every kind of figure: prepare the study, compose, write. */
#include <stdio.h>

#include "base/buf.h"
#include "base/mem.h"
#include "cli/command.h"
#include "cli/forms.h"
#include "cli/outputs.h"
#include "request/fields.h"

/* Without -o: COMMAND.png here, or as --format says. Returns whether that was the case. */
static bool default_output(const struct kind *kind, struct spec *spec)
{
    const char *form = form_of(spec, kind->name);
    struct buf name = BUF_INIT;
    struct err err = {0};

    if (spec->outputs.count)
        return false;
    buf_puts(&name, kind->name);
    if (form_is_known(form))
        buf_printf(&name, ".%s", form);
    else if (!*form)
        buf_puts(&name, ".png");
    field_set(spec, field_find("output", GROUP_OUTPUT), name.data, "", STATUS_USAGE, &err);
    buf_release(&name);
    return true;
}

static int compose_and_write(const struct kind *kind, const struct study *study, struct err *err)
{
    struct fonts *fonts = fonts_open(study->spec->font, err);
    struct figure figure;
    int result;

    if (!fonts)
        return -1;
    result = kind_compose(kind, study, fonts, &figure, err);
    if (!result) {
        struct outcomes outcomes = {0};
        struct products products = {&figure, fonts, study, &outcomes, NULL};

        outcomes_add(&outcomes, study);
        result = outputs_write(study->spec, &products, err);
        outcomes_release(&outcomes);
        figure_release(&figure);
    }
    if (!result && *fonts_missing(fonts))
        err_warn(err, "no font has %s; a box stands for it: give --font FILE",
                 fonts_missing(fonts));
    fonts_close(fonts);
    return result;
}

int figure_run(const struct command *command, struct spec *spec, struct err *err)
{
    struct study_needs needs = command->kind->needs(spec);
    struct study study;
    bool by_default = default_output(command->kind, spec);
    int result;

    spec_take_trajectory(spec);
    if (outputs_check(spec, true, needs.trains || needs.sweeps || spec->trajectory, err) ||
        study_prepare(&study, spec, &needs, NULL, err))
        return -1;
    result = compose_and_write(command->kind, &study, err);
    if ((!result || err->status == STATUS_FAILED) && by_default && !spec->quiet)
        puts(spec->outputs.at[0]);
    study_release(&study);
    return result;
}
