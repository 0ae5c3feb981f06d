/* The contour figure: the loss over two parameters from above, and the paths of the runs. */
#include <math.h>

#include "base/buf.h"
#include "figure/layout.h"
#include "kinds/captions.h"
#include "kinds/contour_panel.h"
#include "kinds/display.h"
#include "kinds/kinds.h"
#include "kinds/minima_marks.h"
#include "kinds/run_names.h"
#include "study/result_runs.h"

#define WIDTH  720.0
#define HEIGHT 600.0

static void write_caption(const struct contour *contour, struct buf *out)
{
    const struct study *study = contour->plot.study;

    if (contour->plot.run_count > 1) {
        caption_runs(out, study);
        return;
    }
    objective_describe_data(&study->objective, out);
    buf_puts(out, out->length ? "; " : "");
    caption_run(out, &study->objective, contour->plot.runs);
}

static void add_interval(struct buf *out, const char *name, const struct scale *scale)
{
    buf_printf(out, "%s ", name);
    display_interval(out, scale->low, scale->high);
}

static void write_alt(const struct contour *contour, const char *caption, struct buf *out)
{
    const struct study *study = contour->plot.study;

    buf_printf(out, "%s over ", objective_loss_name(&study->objective));
    add_interval(out, study->objective.names[0], &contour->plot.x);
    buf_puts(out, " and ");
    add_interval(out, study->objective.names[1], &contour->plot.y);
    buf_puts(out, ", as contours");
    if (contour->levels.count > 1) {
        buf_puts(out, " ");
        display_interval(out, contour->levels.at[0], contour->levels.at[contour->levels.count - 1]);
    }
    buf_printf(out, ", with the path of descent: %s.", caption);
    if (contour->plot.run_count > 1) {
        buf_puts(out, " ");
        caption_each_run(out, study);
    }
    minima_describe(&contour->plot, true, out);
}

static void write_texts(const struct contour *contour)
{
    const struct study *study = contour->plot.study;
    struct buf title = BUF_INIT, caption = BUF_INIT, alt = BUF_INIT;

    buf_puts(&title, study->objective.kind->words.contours);
    objective_describe(&study->objective, &title);
    write_caption(contour, &caption);
    write_alt(contour, caption.data, &alt);
    contour->figure->title = plot_text(study->spec->title, &title);
    contour->figure->caption = plot_text(study->spec->caption, &caption);
    contour->figure->alt = plot_text(NULL, &alt);
}

/* The colour bar goes along with the legend. */
static bool has_bar(const struct contour *contour, enum layout_level level)
{
    return contour->levels.count > 0 && level < LAYOUT_NO_LEGEND;
}

static struct box lay_out(const struct contour *contour, enum layout_level level)
{
    const struct plot *plot = &contour->plot;
    double overhang = level < LAYOUT_NO_TICK_LABELS ? plot_x_labels_width(plot) / 2 : 0;
    double bar = has_bar(contour, level) ? contour_bar_room(contour) : 0;
    struct layout_single single = {
        .level = level,
        .left = plot_left_margin(plot, level),
        .right = fmax(bar, overhang + LAYOUT_MARGIN),
        .x_title = plot_has_x_title(plot, level),
        .entries = contour->legend,
        .count = contour->legend ? plot->run_count : 0,
    };

    return plane_box(plot, layout_single(contour->figure, plot->fonts, &single));
}

static void add_panel(const struct contour *contour, struct box box, enum layout_level level)
{
    struct panel *panel = figure_add_panel(contour->figure, box);
    struct buf x_title = BUF_INIT, y_title = BUF_INIT;

    plot_add_axes(&contour->plot, panel, &x_title, &y_title);
    panel->x.labelled = panel->y.labelled = level < LAYOUT_NO_TICK_LABELS;
    contour_panel_fill(contour, panel);
    if (plot_has_x_title(&contour->plot, level))
        layout_add_x_title(panel, x_title.data);
    if (plot_has_y_title(&contour->plot, level))
        layout_add_y_title(contour->plot.fonts, panel, y_title.data);
    if (has_bar(contour, level))
        contour_bar_add(contour, &box);
    buf_release(&x_title);
    buf_release(&y_title);
}

static int draw(struct contour *contour, struct err *err)
{
    const struct figure *figure = contour->figure;
    const struct levels plain = contour->levels;

    for (enum layout_level level = LAYOUT_ALL; level <= LAYOUT_BAREST; level++) {
        struct box box;

        /* The bar's title tells what the labels count from. */
        contour->levels = plain;
        if (has_bar(contour, level))
            levels_find_offset(&contour->levels);
        box = lay_out(contour, level);
        if (!layout_is_good(box.width, box.height, level))
            continue;
        add_panel(contour, box, level);
        return 0;
    }
    return layout_no_room(figure, err);
}

static size_t last_state(const struct trajectory *trajectory)
{
    size_t last = 0;

    for (size_t i = 0; i < trajectory->count; i++)
        if (trajectory->runs[i].count > last + 1)
            last = trajectory->runs[i].count - 1;
    return last;
}

static int contour_compose(const struct study *study, struct fonts *fonts, struct figure *figure,
                           struct err *err)
{
    const struct trajectory *trajectory = &study->trajectory;
    struct size size = plot_size(study->spec, WIDTH, HEIGHT);
    struct contour contour = {
        .plot = {.study = study,
                 .fonts = fonts,
                 .runs = trajectory->runs,
                 .run_count = trajectory->count,
                 .last = last_state(trajectory)},
        .figure = figure,
    };
    int result;

    if (trajectory->count > THEME_RUNS)
        return err_set(err, STATUS_LIMIT, "contour draws %d learning rates at most, not %zu",
                       THEME_RUNS, trajectory->count);
    figure->width = size.width;
    figure->height = size.height;
    if (trajectory->count > 1)
        contour.legend = run_names(trajectory, RUN_MARKED_LINE);
    plane_resolve(&contour.plot, fmax(1, size.width - 170), fmax(1, size.height - 150));
    contour_choose_levels(&contour);
    write_texts(&contour);
    result = draw(&contour, err);
    run_names_free(contour.legend, trajectory->count);
    return result;
}

const struct kind contour_kind = {
    .name = "contour",
    .aliases = "surface heatmap levels landscape",
    .summary = "the loss over two parameters from above, and the paths of the runs",
    .groups = GROUP_RUNS | GROUP_CONTOUR,
    .reads_trajectory = true,
    .parameters = KIND_TWO_PARAMETERS,
    .needs = {.results = {&result_runs}, .example = &example_valley},
    .compose = contour_compose,
};
