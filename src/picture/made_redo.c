/* The spec of a file that is made anew, in the same format or in others. */
#include <stdlib.h>

#include "base/mem.h"
#include "picture/made.h"
#include "picture/output.h"
#include "request/fields.h"

static void copy_outputs(struct spec *spec, const struct spec *typed)
{
    for (size_t i = 0; i < typed->outputs.count; i++)
        texts_add(&spec->outputs, typed->outputs.at[i]);
}

/* Without -o the file itself is written anew, in the format it has. */
static void default_output(const struct made *file, struct spec *spec)
{
    if (spec->outputs.count)
        return;
    texts_add(&spec->outputs, file->path);
    if (!output_has_extension(file->path) && !spec->format)
        spec->format = mem_text(file->format->extension);
}

/* Removes a text from the spec, and with it from the recipe that will be written. */
static void forget(struct spec *spec, char **text, const char *name)
{
    free(*text);
    *text = NULL;
    spec->given[field_find(name, GROUP_FIGURE) - fields] = false;
}

/* A renderer that the recipe names is dropped where it can make none of the outputs. */
static void forget_renderer(struct spec *spec, const struct spec *typed)
{
    if (!spec->renderer || typed->renderer)
        return;
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (format_find(output_extension(spec, spec->outputs.at[i]), spec->renderer))
            return;
    forget(spec, &spec->renderer, "renderer");
}

/* Files drawn together have the same recipe: that of a PNG may name the template or the terminal of
 * a script. Where no output is of use for them, they are dropped. */
static void forget_gnuplot(struct spec *spec, const struct spec *typed)
{
    unsigned traits = outputs_traits(spec);

    if (!(traits & FORMAT_GNUPLOT) && !typed->template)
        forget(spec, &spec->template, "template");
    if (!(traits & FORMAT_SCRIPT) && !typed->terminal)
        forget(spec, &spec->terminal, "terminal");
}

/* The same of what is said of the motion, where no output moves. */
static void forget_motion(struct spec *spec, const struct spec *typed)
{
    static const char *const names[] = {"animate", "frames", "delay", "loop"};

    if (outputs_traits(spec) & FORMAT_MOVES)
        return;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct field *field = field_find(names[i], GROUP_MOTION);

        if (!typed->given[field - fields])
            spec->given[field - fields] = false;
    }
}

static int check_trust(const struct made *file, const struct spec *typed, const struct spec *spec,
                       struct err *err)
{
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (made_trust(file, typed, spec, output_format(spec, spec->outputs.at[i]), err))
            return -1;
    return 0;
}

int made_redo_spec(const struct made *file, const struct spec *typed, struct spec *spec,
                   struct err *err)
{
    if (made_spec(file, typed, spec, err))
        return -1;
    copy_outputs(spec, typed);
    default_output(file, spec);
    spec->redone = mem_text(file->path);
    forget_renderer(spec, typed);
    forget_gnuplot(spec, typed);
    forget_motion(spec, typed);
    return check_trust(file, typed, spec, err) || made_place_font(file, typed, spec, err) ? -1 : 0;
}
