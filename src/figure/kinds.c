#include "figure/kinds.h"

#include "base/buf.h"
#include "spec/fields.h"
#include "spec/recipe.h"

const struct kind kinds[] = {
    {"grid", "a grid of tangent lines, one panel a state", GROUP_GRID, grid_needs, grid_compose},
    {"loss", "the loss over the parameter, its minimum under a green cross", GROUP_LOSS, loss_needs,
     loss_compose},
};
const size_t kinds_count = sizeof kinds / sizeof *kinds;

unsigned kind_groups(const struct kind *kind)
{
    return kind->groups | GROUP_OBJECTIVE | GROUP_DESCENT | GROUP_FIGURE | GROUP_OUTPUT |
           GROUP_COMMON;
}

int kind_compose(const struct kind *kind, const struct experiment *experiment, struct fonts *fonts,
                 struct figure *figure, struct err *err)
{
    struct buf recipe = BUF_INIT;

    figure_init(figure, 0, 0, &theme_light);
    if (kind->compose(experiment, fonts, figure, err)) {
        figure_release(figure);
        return -1;
    }
    recipe_write(experiment->spec, kind->name, (kind_groups(kind) | GROUP_MOMENTS) & GROUPS_RECIPE,
                 &recipe);
    figure->recipe = buf_detach(&recipe);
    return 0;
}
