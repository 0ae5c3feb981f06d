/* A figure once more, from the recipe inside it; or whether it is what its recipe gives. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/apart.h"
#include "cli/command.h"
#include "cli/forms.h"
#include "cli/recipes.h"
#include "cli/redo_check.h"
#include "spec/fields.h"

static void take_outputs(struct spec *spec, struct spec *typed)
{
    spec->outputs = typed->outputs;
    typed->outputs = (struct texts){0};
}

/* Without -o the file itself is written anew, in the form it has. */
static void default_output(const struct recipe_file *file, struct spec *spec)
{
    if (spec->outputs.count)
        return;
    texts_add(&spec->outputs, file->path);
    if (!form_has_extension(file->path) && !spec->format)
        spec->format = mem_text(file->form);
}

/* The recipe that is written will not have this text. */
static void forget(struct spec *spec, char **text, const char *name)
{
    free(*text);
    *text = NULL;
    spec->given[field_find(name, GROUP_FIGURE) - fields] = false;
}

/* A renderer that the recipe names is for the forms it can make. */
static void forget_renderer(struct spec *spec, const struct spec *typed)
{
    if (!spec->renderer || typed->renderer)
        return;
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (renderer_find(form_of(spec, spec->outputs.at[i]), spec->renderer))
            return;
    forget(spec, &spec->renderer, "renderer");
}

/* So are a template and a terminal, which stand in the recipes of all forms drawn together. */
static void forget_gnuplot(struct spec *spec, const struct spec *typed)
{
    bool by_gnuplot = false, script = false;

    for (size_t i = 0; i < spec->outputs.count; i++) {
        const struct renderer *renderer = form_renderer(spec, spec->outputs.at[i]);

        by_gnuplot = by_gnuplot || (renderer && !strcmp(renderer->name, "gnuplot"));
        script = script || (renderer && !strcmp(renderer->extension, "gp"));
    }
    if (!by_gnuplot && !typed->template)
        forget(spec, &spec->template, "template");
    if (!script && !typed->terminal)
        forget(spec, &spec->terminal, "terminal");
}

static int check_trust(const struct recipe_file *file, const struct spec *typed,
                       const struct spec *spec, struct err *err)
{
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (recipe_file_trust(file, typed, spec, form_renderer(spec, spec->outputs.at[i]), err))
            return -1;
    return 0;
}

static int redo(const struct recipe_file *file, struct spec *typed, struct err *err)
{
    struct command command = {.kind = file->kind};
    struct spec spec;
    int result = recipe_file_spec(file, typed, &spec, err);

    if (!result) {
        take_outputs(&spec, typed);
        default_output(file, &spec);
        spec.redone = mem_text(file->path);
        forget_renderer(&spec, typed);
        forget_gnuplot(&spec, typed);
        spec.quiet = spec.quiet || !file->kind;
        result = check_trust(file, typed, &spec, err) ||
                         recipe_file_place_font(file, typed, &spec, err)
                     ? -1
                     : 0;
    }
    if (!result)
        result = file->kind ? figure_run(&command, &spec, err) : train_run(&command, &spec, err);
    if (result)
        recipe_file_blame(file, typed, err);
    spec_release(&spec);
    return result;
}

static int redo_one(struct spec *typed, struct err *err)
{
    struct recipe_file file;
    int result = recipe_file_open(&file, typed->operands.at[0], err);

    if (!result)
        result = redo(&file, typed, err);
    recipe_file_release(&file);
    return result;
}

int redo_run(const struct command *command, struct spec *spec, struct err *err)
{
    (void)command;
    if (!spec->operands.count)
        return err_set(err, STATUS_USAGE, "redo needs a figure: gdplot redo FIGURE");
    if (spec->check)
        return apart_check_operands(spec, err) ? -1 : redo_check(spec, err);
    if (spec->operands.count > 1)
        return err_set(err, STATUS_USAGE, "redo draws one figure; --check takes more");
    return redo_one(spec, err);
}
