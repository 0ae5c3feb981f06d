#include "kinds/map_panel.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/number.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/map_cells.h"
#include "kinds/map_limit.h"
#include "kinds/map_lines.h"

enum { MOST_SAMPLES = 1 << 17 }; /* for the choice of levels */

size_t map_panel_rate_axis(const struct map_panel *m)
{
    size_t i = 0;

    while (i < OVER_AXES && m->map->axis[i].varies != MAP_RATE)
        i++;
    return i;
}

struct scale map_panel_scale(const struct map_axis *axis)
{
    double low = axis->at[0], high = axis->at[axis->count - 1];
    double factor = axis->logarithmic ? sqrt(axis->at[1] / low) : 1;
    double half = axis->logarithmic ? 0 : (high - low) / (double)(axis->count - 1) / 2;

    return (struct scale){
        .kind = axis->logarithmic ? SCALE_LOGARITHMIC : SCALE_LINEAR,
        .low = low / factor - half,
        .high = high * factor + half,
        .exact = true,
        .margin = MARGIN_NONE,
    };
}

/* Whether the loss tells of how low descent came. */
static bool is_bounded(const struct run_end *end)
{
    const struct verdict verdict = {.kind = end->kind};

    return verdict_is_bounded(&verdict) && isfinite(end->loss);
}

static bool is_shown(const struct map_panel *m, const struct run_end *end)
{
    return m->show == MAP_ITERATIONS ? end->rest >= 0 : is_bounded(end);
}

static double value_of(const struct map_panel *m, const struct run_end *end)
{
    return m->show == MAP_ITERATIONS ? end->rest : end->loss;
}

static void choose_levels(struct map_panel *m)
{
    size_t stride = 1 + m->map->count / MOST_SAMPLES, count = 0;
    double *samples = mem_zeroed(m->map->count / stride + 1, sizeof *samples);
    double lowest = m->minimum.found && m->show == MAP_LOSS ? m->minimum.loss : INFINITY;

    for (size_t i = 0; i < m->map->count; i += stride)
        if (is_shown(m, &m->map->ends[i]))
            samples[count++] = value_of(m, &m->map->ends[i]);
    m->levels = levels_choose(samples, count, m->show == MAP_ITERATIONS ? 0 : lowest);
    free(samples);
}

/* The run that settles and ends lowest; NULL where none does. */
static const struct run_end *lowest_end(const struct map *map)
{
    const struct run_end *lowest = NULL;

    for (size_t i = 0; i < map->count; i++) {
        const struct run_end *end = &map->ends[i];

        if ((!lowest || end->loss < lowest->loss) &&
            verdict_settles(&(struct verdict){.kind = end->kind}))
            lowest = end;
    }
    return lowest;
}

static void find_minimum(struct map_panel *m)
{
    const struct run_end *lowest = lowest_end(m->map);

    if (!lowest)
        return;
    m->minimum = minimum_from(&m->study->objective, lowest->at, 0);
    if (map_panel_rate_axis(m) < OVER_AXES)
        m->limit = minimum_stability_limit(&m->minimum, &m->map->optimizer);
}

/* The minima in view, where the axes show all parameters of the start. */
static void find_minima(struct map_panel *m)
{
    const struct objective *objective = &m->study->objective;
    double low[PARAMETERS_MAX] = {0}, high[PARAMETERS_MAX] = {0};
    size_t found = 0;

    for (size_t i = 0; i < OVER_AXES; i++) {
        const struct map_axis *axis = &m->map->axis[i];

        if (axis->varies != MAP_START)
            continue;
        low[axis->number] = axis->at[0];
        high[axis->number] = axis->at[axis->count - 1];
        found++;
    }
    if (found == objective->parameters)
        m->minima = minima_in_view(objective, low, high, &m->minimum);
}

static void order_basins(struct map_panel *m)
{
    const struct basins *basins = &m->map->basins;

    for (size_t i = 0; i < basins->count; i++) {
        size_t place = i;

        for (; place > 0 && basins->runs[m->order[place - 1]] < basins->runs[i]; place--)
            m->order[place] = m->order[place - 1];
        m->order[place] = i;
    }
}

static size_t fewer(size_t count, double pixels)
{
    return (double)count > pixels ? (size_t)pixels : count;
}

void map_panel_resolve(struct map_panel *m, double width, double height)
{
    const struct map *map = m->map;

    m->columns = fewer(map->axis[0].count, width);
    m->rows = fewer(map->axis[1].count, height);
    for (size_t i = 0; i < map->count; i++)
        m->zones[zone_of(map->ends[i].kind)]++;
    find_minimum(m);
    find_minima(m);
    if (m->show == MAP_LOSS || m->show == MAP_ITERATIONS)
        choose_levels(m);
    if (m->show == MAP_MINIMUM)
        order_basins(m);
}

void map_panel_name_minimum(const struct map_panel *m, const struct minimum *minimum,
                            struct buf *out)
{
    const struct objective *objective = &m->study->objective;

    if (objective->parameters == 1) {
        buf_printf(out, "%s = ", display_name(objective, 0));
        number_add_display(out, minimum->parameter, DISPLAY_MINIMUM_DIGITS);
        return;
    }
    buf_puts(out, "(");
    number_add_display(out, minimum->parameter, DISPLAY_MINIMUM_DIGITS);
    buf_puts(out, ", ");
    number_add_display(out, minimum->second, DISPLAY_MINIMUM_DIGITS);
    buf_puts(out, ")");
}

static void legend_minima(const struct map_panel *m, struct page *page)
{
    const struct basins *basins = &m->map->basins;
    struct buf name = BUF_INIT;

    for (size_t i = 0; i < basins->count && i < MAP_BASINS; i++) {
        buf_clear(&name);
        map_panel_name_minimum(m, &basins->at[m->order[i]], &name);
        page_add_legend(page, MARK_CELLS, map_cells_role_of_basin(i), name.data);
    }
    if (basins->count > MAP_BASINS || basins->other)
        page_add_legend(page, MARK_CELLS, map_cells_role_of_basin(MAP_BASINS), "another minimum");
    if (basins->none)
        page_add_legend(page, MARK_CELLS, MAP_ROLE_NOTHING, "none");
    buf_release(&name);
}

static bool any_at_no_rest(const struct map *map)
{
    for (size_t i = 0; i < map->count; i++)
        if (map->ends[i].rest < 0)
            return true;
    return false;
}

void map_panel_add_legend(const struct map_panel *m, struct page *page)
{
    if (m->show == MAP_MINIMUM)
        legend_minima(m, page);
    else if (m->show == MAP_LOSS && m->zones[ZONE_UNDEFINED])
        page_add_legend(page, MARK_CELLS, MAP_ROLE_NOTHING, zone_names[ZONE_UNDEFINED]);
    else if (m->show == MAP_ITERATIONS && any_at_no_rest(m->map))
        page_add_legend(page, MARK_CELLS, MAP_ROLE_RESTLESS, "not at rest");
    for (int zone = 0; m->show == MAP_ZONE && zone < ZONES; zone++)
        if (m->zones[zone])
            page_add_legend(page, MARK_CELLS, (enum role)(ROLE_CELL + zone), zone_names[zone]);
}

bool map_panel_varies_hyper(const struct map_panel *m)
{
    return m->map->axis[0].varies == MAP_HYPER || m->map->axis[1].varies == MAP_HYPER;
}

bool map_panel_tells_limit(const struct map_panel *m)
{
    return m->limit > 0 && (!map_panel_varies_hyper(m) || map_limit_is_in_view(m));
}

void map_panel_name_limit(const struct map_panel *m, struct buf *out)
{
    if (map_panel_varies_hyper(m))
        buf_puts(out, "stable below this lr");
    else
        caption_limit(out, &m->study->objective, &m->minimum, &m->map->optimizer);
}

void map_panel_fill(const struct map_panel *m, struct panel *panel)
{
    map_cells_add(m, panel);
    map_lines_add(m, panel);
}
