/* The sweep: the loss after so many iterations over the learning rate, and what rates do. */
#include <math.h>

#include "base/buf.h"
#include "base/number.h"
#include "figure/layout.h"
#include "figure/ticks.h"
#include "kinds/kinds.h"
#include "kinds/plot.h"
#include "kinds/sweep_panel.h"
#include "kinds/words.h"
#include "study/result_sweep.h"

enum { ITERATIONS = 100 };

static long sweep_iterations(const struct spec *spec)
{
    (void)spec;
    return ITERATIONS;
}

/* All losses of the rates that do not diverge, and the first; where all do, all that are finite. */
static struct loss_hull cover(const struct sweep *sweep, bool *diverges)
{
    struct loss_hull hull = LOSS_HULL_INIT;
    bool bounded = false;

    loss_hull_cover(&hull, sweep->first_loss);
    *diverges = false;
    for (size_t i = 0; i < sweep->count; i++) {
        if (sweep->ends[i].kind == VERDICT_DIVERGING || sweep->ends[i].kind == VERDICT_UNDEFINED) {
            *diverges = true;
            continue;
        }
        bounded = true;
        loss_hull_cover(&hull, sweep->ends[i].loss);
    }
    for (size_t i = 0; !bounded && i < sweep->count; i++)
        loss_hull_cover(&hull, sweep->ends[i].loss);
    if (hull.low > hull.high)
        hull.low = hull.high = 0; /* no loss is a number */
    return hull;
}

/* The least loss of a logarithmic axis; the first loss may be infinite. */
static double lowest(const struct loss_hull *hull, double first)
{
    return isfinite(first) ? fmax(hull->positive, SWEEP_NONE * first) : hull->positive;
}

/* Whether the axis would be above all rates: then a logarithmic one shows nothing. */
static bool is_below(const struct sweep *sweep, double low)
{
    for (size_t i = 0; i < sweep->count; i++)
        if (sweep->ends[i].loss >= low)
            return false;
    return true;
}

/* Some room above, in which the curve of diverging rates is seen to leave. */
static struct loss_axis choose_losses(const struct sweep *sweep, const struct spec *spec)
{
    bool diverges;
    struct loss_hull hull = cover(sweep, &diverges);
    struct loss_axis loss = {.logarithmic = loss_hull_suits_logarithms(&hull)};
    double above;

    if (loss.logarithmic && is_below(sweep, lowest(&hull, sweep->first_loss)))
        loss.logarithmic = false;
    above = loss.logarithmic ? 10 * hull.high : hull.high + (hull.high - hull.low) / 10;

    loss.losses.low = loss.logarithmic ? lowest(&hull, sweep->first_loss) : hull.low;
    loss.losses.high = diverges ? above : hull.high;
    loss_axis_ask(&loss, spec);
    return loss;
}

static void write_caption(const struct sweep_panel *s, struct buf *out)
{
    const struct study *study = s->study;

    objective_describe_data(&study->objective, out);
    buf_puts(out, out->length ? "; from " : "from ");
    words_start(out, study->objective.names, study->spec->start.at, study->objective.parameters);
    buf_printf(out, ", %zu learning rates", s->sweep->count);
    if (s->limit > 0) {
        buf_puts(out, "; ");
        words_limit(out, &study->objective, &s->minimum);
    }
    if (s->has_best)
        sweep_panel_add_best(s, "; lowest at lr ", out);
}

/* "converging from lr 0.001 to 0.4988, oscillating …": the zones from left to right. */
static void add_zones(const struct sweep_panel *s, struct buf *out)
{
    enum { MOST = 12 };

    for (size_t i = 0; i < s->zone_count && i < MOST; i++) {
        const struct sweep_piece *piece = &s->zones[i];

        buf_printf(out, "%s%s ", i ? ", " : "", sweep_zone_names[piece->zone]);
        buf_puts(out, piece->from < piece->to ? "from lr " : "at lr ");
        words_number(out, piece->from);
        if (!(piece->from < piece->to))
            continue;
        buf_puts(out, " to ");
        words_number(out, piece->to);
    }
    if (s->zone_count > MOST)
        buf_printf(out, ", and so on in %zu zones", s->zone_count);
}

static void write_texts(const struct sweep_panel *s)
{
    const struct study *study = s->study;
    struct buf title = BUF_INIT, caption = BUF_INIT, alt = BUF_INIT;

    buf_puts(&title, "Learning rates for ");
    objective_describe(&study->objective, &title);
    write_caption(s, &caption);
    buf_printf(
        &alt, "%s after %ld iteration%s against the learning rate: ", words_loss(&study->objective),
        study->spec->iterations, study->spec->iterations == 1 ? "" : "s");
    buf_printf(&alt, "%s; ", caption.data);
    add_zones(s, &alt);
    buf_puts(&alt, ".");
    s->figure->title = plot_text(study->spec->title, &title);
    s->figure->caption = plot_text(study->spec->caption, &caption);
    s->figure->alt = plot_text(NULL, &alt);
}

static void add_axes(const struct sweep_panel *s, struct panel *panel, struct buf *x_unit,
                     struct buf *y_unit)
{
    double low = s->rates.low, high = s->rates.high;
    int columns = layout_columns(panel->box.width);

    if (s->logarithmic)
        ticks_fill_within(&panel->x, low, high, columns, x_unit);
    else
        ticks_fill(&panel->x, low, high, ticks_step(low, high, columns), x_unit);
    layout_thin_x_ticks(s->fonts, &panel->x, panel->box.width);
    loss_axis_fill(&s->loss, &panel->y, panel->box.height, y_unit);
}

/* A panel of this height with the axes, to be measured. */
static double left_margin(const struct sweep_panel *s, enum layout_level level)
{
    struct buf unit = BUF_INIT;
    struct figure scratch;
    struct panel *panel;
    double left = LAYOUT_MARGIN;

    figure_init(&scratch, 0, 0, NULL);
    panel = figure_add_panel(&scratch, (struct box){0, 0, 100, fmax(1, s->figure->height - 150)});
    loss_axis_fill(&s->loss, &panel->y, panel->box.height, &unit);
    if (level < LAYOUT_NO_AXIS_TITLES || (unit.length && level < LAYOUT_NO_TICK_LABELS))
        left += LAYOUT_AXIS_TITLE;
    if (level < LAYOUT_NO_TICK_LABELS)
        left += layout_ticks_width(s->fonts, &panel->y) + TICK_LABEL_GAP;
    figure_release(&scratch);
    buf_release(&unit);
    return ceil(left);
}

static struct box lay_out(const struct sweep_panel *s, enum layout_level level)
{
    struct layout_single single = {
        .level = level,
        .left = left_margin(s, level),
        .right = level < LAYOUT_NO_TICK_LABELS ? LAYOUT_SINGLE_RIGHT : LAYOUT_MARGIN,
        .x_title = level < LAYOUT_NO_AXIS_TITLES,
    };

    return layout_single(s->figure, s->fonts, &single);
}

/* "f(x) after 100 iterations", or in less room "f(x)". */
static void write_y_title(const struct sweep_panel *s, double room, const char *unit,
                          struct buf *title)
{
    const char *loss = words_loss(&s->study->objective);
    long iterations = s->study->spec->iterations;

    buf_printf(title, "%s after %ld iteration%s%s", loss, iterations, iterations == 1 ? "" : "s",
               unit);
    if (text_width(s->fonts, title->data, (struct text_style){TICK_LABEL_SIZE, false}) <= room)
        return;
    buf_clear(title);
    buf_printf(title, "%s%s", loss, unit);
}

static void add_panel(const struct sweep_panel *s, struct box box, enum layout_level level)
{
    struct panel *panel = figure_add_panel(s->figure, box);
    struct buf x_unit = BUF_INIT, y_unit = BUF_INIT, title = BUF_INIT;

    add_axes(s, panel, &x_unit, &y_unit);
    panel->x.labelled = panel->y.labelled = level < LAYOUT_NO_TICK_LABELS;
    sweep_panel_fill(s, panel);
    buf_printf(&title, "learning rate%s", x_unit.data);
    if (level < LAYOUT_NO_AXIS_TITLES)
        layout_add_x_title(panel, title.data);
    buf_clear(&title);
    write_y_title(s, box.height, y_unit.data, &title);
    if (level < LAYOUT_NO_AXIS_TITLES || (y_unit.length && level < LAYOUT_NO_TICK_LABELS))
        layout_add_y_title(s->fonts, panel, title.data);
    buf_release(&x_unit);
    buf_release(&y_unit);
    buf_release(&title);
}

static int draw(const struct sweep_panel *s, struct err *err)
{
    for (enum layout_level level = LAYOUT_ALL; level <= LAYOUT_BAREST; level++) {
        struct box box = lay_out(s, level);

        if (!layout_is_good(box.width, box.height, level))
            continue;
        add_panel(s, box, level);
        return 0;
    }
    return layout_no_room(s->figure, err);
}

/* In the order of the axis, which a list of rates need not have. */
static int check_order(const struct sweep *sweep, struct err *err)
{
    if (sweep->count < 2)
        return err_set(err, STATUS_USAGE,
                       "--lr: sweep needs two learning rates or more, such as 0.001:1.2:400log");
    for (size_t i = 1; i < sweep->count; i++)
        if (!(sweep->lr[i] > sweep->lr[i - 1]))
            return err_set(err, STATUS_USAGE, "--lr: sweep takes learning rates in growing order");
    return 0;
}

static int sweep_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                         struct err *err)
{
    const struct spec *spec = study->spec;
    struct size size = plot_size(spec, LAYOUT_SINGLE_WIDTH, LAYOUT_SINGLE_HEIGHT);
    struct sweep_panel s = {
        .study = study, .fonts = fonts, .figure = figure, .sweep = study_sweep(study)};
    int result;

    if (check_order(s.sweep, err))
        return -1;
    figure->width = size.width;
    figure->height = size.height;
    s.loss = choose_losses(s.sweep, spec);
    sweep_panel_resolve(&s);
    write_texts(&s);
    result = draw(&s, err);
    sweep_panel_release(&s);
    return result;
}

const struct kind sweep_kind = {
    .name = "sweep",
    .aliases = "rates lr lr-find",
    .summary = "the loss after so many iterations over the learning rate",
    .details = "Every rate is a run of its own, of which the last loss is kept. "
               "Without --lr the rates go\n"
               "from a thousandth of the stability limit to a fifth beyond it.",
    .groups = GROUP_JOBS,
    .needs = {.results = {&result_sweep},
              .example = &example_any_rates,
              .iterations = sweep_iterations},
    .compose = sweep_compose,
};
