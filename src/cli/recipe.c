/* Prints the recipe in a figure or a trajectory. */
#include <stdio.h>

#include "cli/command.h"
#include "cli/recipes.h"

int recipe_run(const struct command *command, struct spec *spec, struct err *err)
{
    struct recipe_file file;
    int result;

    (void)command;
    if (!spec->operands.count)
        return err_set(err, STATUS_USAGE, "recipe needs a figure: gdplot recipe FIGURE");
    result = recipe_file_open(&file, spec->operands.at[0], err);
    if (!result)
        fputs(file.text.data, stdout);
    recipe_file_release(&file);
    return result;
}
