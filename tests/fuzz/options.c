/* Command lines, an argument a line; what they give is written as a recipe, and read back to the
 * same. */
#include "fuzz.h"

#include "request/fields.h"
#include "request/options.h"
#include "request/recipe.h"

enum { MOST_ARGUMENTS = 16, MOST_OPERANDS = 2, GROUPS_ALL = ~0 };

static void check_recipe(const struct spec *spec)
{
    struct buf once = BUF_INIT, twice = BUF_INIT;
    struct err err = {0};
    struct spec other;

    spec_init(&other);
    recipe_write(spec, "grid", GROUPS_RECIPE, &once);
    require(recipe_is_intact(once.data), "not intact:\n%s", once.data);
    require(!recipe_read(&other, GROUPS_RECIPE, once.data, "recipe", &err), "%s", err.message);
    recipe_write(&other, "grid", GROUPS_RECIPE, &twice);
    require(!strcmp(once.data, twice.data), "written as\n%sand then as\n%s", once.data, twice.data);
    spec_release(&other);
    buf_release(&once);
    buf_release(&twice);
}

static void check_options(int count, char **arguments)
{
    struct err err = {0};
    struct spec spec;
    int result;

    spec_init(&spec);
    result =
        options_parse(&spec, "grid", (unsigned)GROUPS_ALL, MOST_OPERANDS, count, arguments, &err);
    check_err(result != 0, &err);
    if (!result)
        check_recipe(&spec);
    spec_release(&spec);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct buf text = input_text(bytes, size);
    char *arguments[MOST_ARGUMENTS], *line = text.data;
    int count = 0;

    while (line && count < MOST_ARGUMENTS) {
        char *end = strchr(line, '\n');

        if (end)
            *end = '\0';
        arguments[count++] = line;
        line = end ? end + 1 : NULL;
    }
    check_options(count, arguments);
    buf_release(&text);
    return 0;
}
