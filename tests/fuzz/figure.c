/* Recipes, drawn: the study, the figure of the kind that the recipe names, its dump and SVG.
 */
#include "fuzz.h"

#include "picture/formats.h"
#include "picture/picture.h"
#include "request/fields.h"
#include "request/recipe.h"

enum { MOST_ITERATIONS = 100, MOST_RUNS = 6, MOST_PANELS = 16 };

static void write_figure(const struct figure *figure, struct fonts *fonts, const char *extension)
{
    const struct render_request request = {.figure = figure, .fonts = fonts, .scale = 1};
    struct buf text = BUF_INIT;
    FILE *stream = open_memstream(&text.data, &text.length);
    struct err err = {0};

    require(stream, "no stream in memory");
    check_err(format_find(extension, NULL)->write(&request, stream, &err) != 0, &err);
    require(!fclose(stream), "not written");
    free(text.data);
}

static void draw(const struct kind *kind, struct spec *spec)
{
    const struct picture_sources from = {0};
    struct picture picture;
    struct err err = {0};
    int result = picture_make(&picture, kind, spec, &from, &err);

    check_err(result != 0, &err);
    if (result)
        return;
    write_figure(&picture.figure, picture.fonts, "txt");
    write_figure(&picture.figure, picture.fonts, "svg");
    picture_release(&picture);
}

/* What takes no other file, and little time. */
static bool is_small(const struct kind *kind, const struct spec *spec)
{
    return kind->parameters != KIND_TWO_PARAMETERS && !(kind->groups & GROUP_JOBS) &&
           (!spec->data || spec_given(spec, &spec->moments.n)) && spec->iterations >= 0 &&
           spec->iterations <= MOST_ITERATIONS && spec->lr.count <= MOST_RUNS &&
           spec->rows <= MOST_PANELS && spec->cols <= MOST_PANELS &&
           spec->rows * spec->cols <= MOST_PANELS;
}

/* The kind that the recipe is of. */
static const struct kind *find_kind(const char *recipe)
{
    char *command = recipe_command(recipe);
    const struct kind *kind = command ? kind_find(command) : NULL;

    free(command);
    return kind;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct buf recipe = input_text(bytes, size);
    const struct kind *kind = find_kind(recipe.data);
    struct spec spec;
    struct err err = {0};

    spec_init(&spec);
    if (kind && !recipe_read(&spec, GROUPS_RECIPE, recipe.data, "recipe", &err) &&
        is_small(kind, &spec))
        draw(kind, &spec);
    spec_release(&spec);
    buf_release(&recipe);
    return 0;
}
