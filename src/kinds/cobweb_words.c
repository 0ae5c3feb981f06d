#include "kinds/cobweb_words.h"

#include <math.h>

#include "descent/rule.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/run_names.h"

void cobweb_words_map(const struct cobweb_panel *cobweb, struct buf *out)
{
    const struct trajectory *trajectory = &cobweb->study->trajectory;
    const struct objective *objective = &cobweb->study->objective;
    const char *name = display_name(objective, 0);

    for (size_t i = 0; i < trajectory->count; i++) {
        const struct rule *rule = trajectory->runs[i].optimizer.rule;

        if (rule->coordinates || !rule->by_slope) {
            buf_printf(out, "the next %s", name);
            return;
        }
    }
    if (!objective_is_data(objective) && !objective_has_two(objective))
        buf_printf(out, "%s − lr·𝑓′(%s)", name, name);
    else
        buf_printf(out, "%s − lr·∂%s/∂%s", name, objective_is_data(objective) ? "𝐿" : "𝑓", name);
}

/* Of two parameters one is drawn: where the other one is held. */
static void add_slice(const struct cobweb_panel *cobweb, struct buf *out)
{
    const struct objective *objective = &cobweb->study->objective;
    const char *other = display_name(objective, 1);

    if (!objective->whole)
        return;
    if (cobweb->study->trajectory.count > 1) {
        buf_printf(out,
                   "; each map at the %s that its run ends with, or if it diverges begins with",
                   other);
    } else {
        buf_printf(out, "; the map at %s = ", other);
        display_number(out, cobweb->maps[0].objective.held[1 - objective->along]);
    }
    buf_puts(out, ", states at their own");
}

/* "; the minimum attracts where |1 − lr·f″| < 1", if that is known of a run. Of a slice it is not:
 * descent leaves it. */
static void add_attraction(const struct cobweb_panel *cobweb, struct buf *out)
{
    for (size_t i = 0; i < cobweb->study->trajectory.count; i++) {
        const struct cobweb_map *map = &cobweb->maps[i];

        if (cobweb->study->objective.whole || isnan(map->multiplier))
            continue;
        buf_puts(out, "; the minimum attracts where |");
        cobweb_panel_name_multiplier(map, out);
        buf_puts(out, "| < 1");
        return;
    }
}

void cobweb_words_caption(const struct cobweb_panel *cobweb, struct buf *out)
{
    caption_runs(out, cobweb->study);
    add_slice(cobweb, out);
    add_attraction(cobweb, out);
}

/* "Slope of the map at the minimum: lr 0.1: 1 − lr·f″ = 0.8 at x = 0; …." */
static void add_multipliers(const struct cobweb_panel *cobweb, struct buf *out)
{
    const struct trajectory *trajectory = &cobweb->study->trajectory;
    const struct run_names names = run_names_of(trajectory);
    size_t told = 0;

    for (size_t i = 0; i < trajectory->count; i++) {
        const struct cobweb_map *map = &cobweb->maps[i];

        if (isnan(map->multiplier))
            continue;
        buf_puts(out, told++ ? "; " : " The slope of the map where it rests: ");
        run_names_add(out, &names, i, " ");
        buf_puts(out, ": ");
        cobweb_panel_add_multiplier(map, out);
        buf_printf(out, " at %s = ", display_name(&cobweb->study->objective, 0));
        display_number(out, map->rest.parameter);
    }
    buf_puts(out, told ? "." : "");
}

void cobweb_words_alt(const struct cobweb_panel *cobweb, const struct scale *x, const char *caption,
                      struct buf *out)
{
    buf_printf(out, "The map from each %s to the next, ", x->brief);
    display_interval(out, x->low, x->high);
    buf_puts(out, ", beside the diagonal, and the web of the run, to the map at each step and "
                  "across to the diagonal: ");
    buf_puts(out, caption);
    buf_puts(out, ". ");
    caption_each_run(out, cobweb->study);
    add_multipliers(cobweb, out);
}
