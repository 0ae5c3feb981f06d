/* The map: what descent does over two of its settings, a run a cell. */
#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "figure/layout_lines.h"
#include "kinds/captions.h"
#include "kinds/display.h"
#include "kinds/kinds.h"
#include "kinds/map_panel.h"
#include "kinds/study_page.h"

#define BAR_WIDTH 100.0 /* of a colour bar with its labels, about */

enum { ITERATIONS = 100 };

static long map_iterations(const struct spec *spec)
{
    (void)spec;
    return ITERATIONS;
}

/* "61.3 %" of the cells; neither none nor all where it is neither. */
static void add_share(struct buf *out, size_t part, size_t whole)
{
    double share = 100.0 * (double)part / (double)whole;

    if (part == 0 || part == whole)
        buf_printf(out, "%s %%", part ? "100" : "0");
    else if (share < 0.1)
        buf_puts(out, "under 0.1 %");
    else if (share > 99.9)
        buf_puts(out, "over 99.9 %");
    else
        buf_printf(out, "%.1f %%", share);
}

/* "61.3 % converging, 20 % diverging, …": the zones, the largest first. */
static void add_zones(const struct map_panel *m, struct buf *out)
{
    bool told[ZONES] = {false};

    for (int i = 0; i < ZONES; i++) {
        int largest = -1;

        for (int zone = 0; zone < ZONES; zone++)
            if (!told[zone] && m->zones[zone] &&
                (largest < 0 || m->zones[zone] > m->zones[largest]))
                largest = zone;
        if (largest < 0)
            return;
        told[largest] = true;
        buf_puts(out, i ? ", " : "");
        add_share(out, m->zones[largest], m->map->count);
        buf_printf(out, " %s", zone_names[largest]);
    }
}

/* "25.3 % reach or near (3, 2), 24 % (−2.8051, 3.1313), …, 0.2 % no minimum". */
static void add_basins(const struct map_panel *m, struct buf *out)
{
    const struct basins *basins = &m->map->basins;
    size_t others = basins->other;

    for (size_t i = 0; i < basins->count; i++) {
        if (i >= MAP_BASINS) {
            others += basins->runs[m->order[i]];
            continue;
        }
        buf_puts(out, i ? ", " : "");
        add_share(out, basins->runs[m->order[i]], m->map->count);
        buf_puts(out, i ? " " : " reach or near ");
        map_panel_name_minimum(m, &basins->at[m->order[i]], out);
    }
    if (others) {
        buf_puts(out, ", ");
        add_share(out, others, m->map->count);
        buf_puts(out, " another");
    }
    if (basins->none) {
        buf_puts(out, basins->count ? ", " : "");
        add_share(out, basins->none, m->map->count);
        buf_puts(out, basins->count ? " none" : " reach no minimum");
    }
}

static int ascending(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* "61.3 % come to rest, half of them by state 23". */
static void add_rests(const struct map_panel *m, struct buf *out)
{
    int *rests = mem_zeroed(m->map->count, sizeof *rests);
    size_t count = 0;

    for (size_t i = 0; i < m->map->count; i++)
        if (m->map->ends[i].rest >= 0)
            rests[count++] = m->map->ends[i].rest;
    add_share(out, count, m->map->count);
    buf_puts(out, " come to rest");
    if (count) {
        qsort(rests, count, sizeof *rests, ascending);
        buf_printf(out, ", half of them by state %d", rests[(count - 1) / 2]);
    }
    free(rests);
}

/* " by momentum", with the hyperparameters that neither vary nor are at their defaults. */
static void add_optimizer(const struct map_panel *m, struct buf *out)
{
    struct optimizer optimizer = m->map->optimizer;
    const struct rule *rule = optimizer.rule;
    struct buf words = BUF_INIT;

    if (!rule->words)
        return;
    for (size_t i = 0; i < OVER_AXES; i++)
        if (m->map->axis[i].varies == MAP_HYPER)
            optimizer.hyper[m->map->axis[i].number] = rule->hyper[m->map->axis[i].number].value;
    optimizer_add_words(&words, &optimizer);
    buf_printf(out, " by %s", words.data);
    buf_release(&words);
}

/* What does not vary: "lr 0.1", "from y = 3". */
static void add_fixed(const struct map_panel *m, struct buf *out)
{
    const struct objective *objective = &m->study->objective;
    bool varies[PARAMETERS_MAX] = {false};

    for (size_t i = 0; i < OVER_AXES; i++)
        if (m->map->axis[i].varies == MAP_START)
            varies[m->map->axis[i].number] = true;
    add_optimizer(m, out);
    if (map_panel_rate_axis(m) == OVER_AXES) {
        buf_puts(out, " at lr ");
        display_rate(out, m->map->fixed.lr, DISPLAY_DIGITS);
    }
    for (size_t i = 0, fixed = 0; i < objective->parameters; i++)
        if (!varies[i]) {
            buf_printf(out, "%s%s = ", fixed++ ? ", " : " from ", display_name(objective, i));
            display_number(out, m->map->fixed.start[i]);
        }
}

static void write_caption(const struct map_panel *m, struct buf *out)
{
    const struct map *map = m->map;
    long iterations = m->study->spec->iterations;

    objective_describe_data(&m->study->objective, out);
    buf_printf(out, "%s%zu × %zu runs", out->length ? "; " : "", map->axis[0].count,
               map->axis[1].count);
    if (m->columns < map->axis[0].count || m->rows < map->axis[1].count)
        buf_printf(out, ", %zu × %zu of them drawn,", m->columns, m->rows);
    buf_printf(out, " of %ld iteration%s", iterations, iterations == 1 ? "" : "s");
    add_fixed(m, out);
    buf_puts(out, ": ");
    if (m->show == MAP_MINIMUM)
        add_basins(m, out);
    else if (m->show == MAP_ITERATIONS)
        add_rests(m, out);
    else
        add_zones(m, out);
    if (map_panel_tells_limit(m)) {
        buf_puts(out, "; ");
        map_panel_name_limit(m, out);
    }
}

static void write_title(const struct map_panel *m, struct buf *out)
{
    static const char *const titles[] = {
        [MAP_LOSS] = "Losses that descent ends at: ",
        [MAP_ZONE] = "What descent does: ",
        [MAP_MINIMUM] = "Basins of ",
        [MAP_ITERATIONS] = "Iterations to rest: ",
    };

    buf_puts(out, titles[m->show]);
    objective_describe(&m->study->objective, out);
}

/* "learning rate" or "start x". */
static void name_axis(const struct map_panel *m, const struct map_axis *axis, struct buf *name)
{
    if (axis->varies == MAP_RATE)
        buf_puts(name, "learning rate");
    else if (axis->varies == MAP_START)
        buf_printf(name, "start %s", display_name(&m->study->objective, axis->number));
    else
        buf_puts(name, m->map->optimizer.rule->hyper[axis->number].name);
}

static void write_alt(const struct map_panel *m, struct page *page)
{
    static const char *const whats[] = {
        [MAP_LOSS] = "the loss",
        [MAP_ZONE] = "what runs do",
        [MAP_MINIMUM] = "the minimum that runs reach or near",
        [MAP_ITERATIONS] = "the state from which runs are at rest",
    };
    struct buf *out = &page->alt;

    buf_printf(out, "A map of %s over ", whats[m->show]);
    for (size_t i = 0; i < OVER_AXES; i++) {
        const struct map_axis *axis = &m->map->axis[i];

        buf_puts(out, i ? " and " : "");
        name_axis(m, axis, out);
        buf_puts(out, " ");
        display_interval(out, axis->at[0], axis->at[axis->count - 1]);
    }
    buf_printf(out, ": %s.", page->caption.data);
}

static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    (void)place;
    map_panel_fill(context, panel);
}

static void set_up_scale(struct scale *scale, const struct map_panel *m, size_t axis,
                         struct buf *name)
{
    double length = scale->length;

    name_axis(m, &m->map->axis[axis], name);
    *scale = map_panel_scale(&m->map->axis[axis]);
    scale->length = length;
    scale->upright = axis == 1;
    scale->name = name->data;
}

static void set_up_bar(struct map_panel *m, struct page *page)
{
    if (m->show != MAP_LOSS && m->show != MAP_ITERATIONS)
        return;
    page->tiers[0].x.length = fmax(1, page->tiers[0].x.length - BAR_WIDTH);
    page->right = LAYOUT_MARGIN;
    page->bar = (struct colour_bar){
        m->show == MAP_LOSS ? display_loss_name(&m->study->objective) : "iterations", &m->levels};
}

static int check_limits(const struct spec *spec, struct err *err)
{
    bool domain = spec_given(spec, &spec->domain);

    if (!domain && !spec_given(spec, &spec->range))
        return 0;
    return err_set(err, STATUS_USAGE, "--%s: the axes of a map are those of --over",
                   domain ? "domain" : "range");
}

static int map_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                       struct err *err)
{
    struct map_panel m = {
        .study = study, .fonts = fonts, .map = study_map(study), .show = map_show_of(study->spec)};
    struct buf names[OVER_AXES] = {BUF_INIT, BUF_INIT};
    struct page page;
    int result;

    if (check_limits(study->spec, err))
        return -1;
    study_page_init(&page, study, fonts, figure, STUDY_PAGE_WIDTH, STUDY_PAGE_HEIGHT);
    map_panel_resolve(&m, figure->width, figure->height);
    set_up_scale(&page.tiers[0].x, &m, 0, &names[0]);
    set_up_scale(&page.tiers[0].y, &m, 1, &names[1]);
    set_up_bar(&m, &page);
    map_panel_add_legend(&m, &page);
    write_title(&m, &page.title);
    write_caption(&m, &page.caption);
    write_alt(&m, &page);
    page.needs_legend = true;
    page.context = &m;
    page.fill = fill;
    result = study_page_compose(&page, study, err);
    page_release(&page);
    for (size_t i = 0; i < OVER_AXES; i++)
        buf_release(&names[i]);
    return result;
}

const struct kind map_kind = {
    .name = "map",
    .aliases = "plane basins fractal phase stability",
    .summary = "what descent does over two of its settings, a run a cell",
    .details = "Give --over twice: the first is drawn to the right, the second upward.\n"
               "--show zone is what runs do, as train says it of each.",
    .groups = GROUP_MAP | GROUP_JOBS,
    .needs = {.results = {&result_map}, .example = &example_map, .iterations = map_iterations},
    .compose = map_compose,
};
