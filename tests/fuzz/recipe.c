/* The whole way from a file of any format to its spec: what was read is written, and read back to
 * the same. */
#include "fuzz.h"

#include "picture/made.h"
#include "request/fields.h"
#include "request/recipe.h"

/* The recipe of `text`, written anew. */
static struct buf rewrite(const char *text)
{
    struct buf again = BUF_INIT;
    struct err err = {0};
    struct spec spec;

    spec_init(&spec);
    require(!recipe_read(&spec, GROUPS_RECIPE, text, "recipe", &err), "%s", err.message);
    recipe_write(&spec, "grid", GROUPS_RECIPE, &again);
    require(recipe_is_intact(again.data), "not intact:\n%s", again.data);
    spec_release(&spec);
    return again;
}

static void check_spec(const struct made *file)
{
    struct err err = {0};
    struct spec spec;
    int result = made_spec(file, NULL, &spec, &err);

    check_err(result != 0, &err);
    spec_release(&spec);
    if (!result) {
        struct buf once = rewrite(file->recipe.data), twice = rewrite(once.data);

        require(!strcmp(once.data, twice.data), "written as\n%sand then as\n%s", once.data,
                twice.data);
        buf_release(&once);
        buf_release(&twice);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct made file;
    struct err err = {0};
    int result = made_open(&file, input_file(bytes, size), &err);

    check_err(result != 0, &err);
    if (!result)
        check_spec(&file);
    made_release(&file);
    return 0;
}
