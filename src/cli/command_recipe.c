/* Prints the recipe in a figure or a trajectory. */
#include <stdio.h>

#include "cli/command.h"
#include "picture/apart.h"
#include "picture/made.h"
#include "request/recipe.h"

static int recipe_run(const struct command *command, struct spec *spec, struct err *err)
{
    struct buf text = BUF_INIT;
    struct made file;
    int result;

    (void)command;
    if (!spec->operands.count)
        return err_set(err, STATUS_USAGE, "recipe needs a figure: gdplot recipe FIGURE");
    if (apart_check_operands(spec, err))
        return -1;
    result = made_open(&file, spec->operands.at[0], err);
    if (!result)
        result = recipe_tell(file.recipe.data, file.path, &text, err);
    if (!result)
        fputs(text.data, stdout);
    buf_release(&text);
    made_release(&file);
    return result;
}

const struct command command_recipe = {
    .name = "recipe",
    .aliases = "info show inspect",
    .summary = "print the recipe inside a figure",
    .details = "FIGURE is a file that gdplot made.",
    .groups = GROUP_COMMON,
    .operand = "FIGURE",
    .operands = 1,
    .run = recipe_run,
};
