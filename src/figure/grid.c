/* The grid of tangent lines: one panel a state, all with the same axes. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/curve.h"
#include "figure/kinds.h"
#include "figure/layout.h"
#include "figure/placement.h"
#include "figure/plot.h"
#include "figure/words.h"

#define COLUMN_WIDTH    300.0 /* of the default size */
#define NARROWEST       480.0
#define ROW_HEIGHT      257.0
#define AROUND_ROWS     129.0
#define LARGEST         8000.0
#define COLUMN_GAP      32.0 /* between panels, at least */
#define ROW_GAP         22.0 /* between a panel and the heading below it */
#define BOTTOM          54.0 /* below the last panel: tick labels and axis title */
#define RIGHT_MARGIN    28.0
#define HEADING_GAP     14.0 /* between the parts of a heading */
#define HEADING_LINE    18.0
#define HEADING_ABOVE   27.0 /* from the lower edge of what is above to the first baseline */
#define OWN_LABELS      14.0 /* more of it where every panel has its own tick labels */
#define BELOW_LABELS    18.0 /* of BOTTOM, for the axis title */
#define LEGEND_PADDING  8.0  /* around a legend in a panel */
#define LEGEND_HEIGHT   26.0
#define LEGEND_BASELINE 18.0
#define HEADING_BELOW   11.0 /* from the last baseline to the panel */

enum { MOST_PANELS = 400, MOST_TOLD = 16 };

/* The three parts of a heading; `slope` is empty where the state is not finite. */
struct heading {
    char *state, *point, *slope;
    char *legend; /* of the slope, in a panel */
};

/* How much of the headings there is room for, from all to nothing. */
enum heading_form { ONE_LINE, TWO_LINES, STATE_AND_SLOPE, STATE_ALONE, NO_HEADING };

struct grid {
    struct plot plot;
    struct figure *figure;
    size_t rows, cols;
    size_t *states; /* which state each panel shows, in order */
    size_t count;
    struct heading *headings;
    enum layout_level level;
    enum heading_form form;
    struct box first; /* the first panel */
    double dx, dy;    /* from panel to panel */
};

struct experiment_needs grid_needs(const struct spec *spec)
{
    bool many = spec->rows > MOST_PANELS || spec->cols > MOST_PANELS;
    struct experiment_needs needs = {
        .trains = true, .iterations = many ? MOST_PANELS : spec->rows * spec->cols - 1};

    if (spec->states.count) {
        needs.iterations = 0;
        for (size_t i = 0; i < spec->states.count; i++)
            if (spec->states.at[i] > needs.iterations)
                needs.iterations = spec->states.at[i];
    }
    return needs;
}

/* The states asked for, as far as the run goes; without any, the first ones. */
static int choose_states(struct grid *grid, struct err *err)
{
    const struct spec *spec = grid->plot.experiment->spec;
    const struct run *run = grid->plot.runs;
    size_t panels = (size_t)spec->rows * (size_t)spec->cols;
    size_t asked = spec->states.count;

    grid->states = mem_zeroed(asked ? asked : panels, sizeof *grid->states);
    for (size_t i = 0; i < asked; i++) {
        long k = spec->states.at[i];

        if (k > spec->iterations)
            return err_set(err, STATUS_USAGE, "--states: there is no state %ld; the last is %ld", k,
                           spec->iterations);
        if ((size_t)k < run->count)
            grid->states[grid->count++] = (size_t)k;
    }
    for (size_t k = 0; !asked && k < panels && k < run->count; k++)
        grid->states[grid->count++] = k;
    if (grid->count == 0)
        return err_set(err, STATUS_USAGE,
                       "--states: the run ends at state %zu, before all of these", run->count - 1);
    return 0;
}

/* As many rows and columns as asked, but no empty ones unless they were asked for. */
static int choose_shape(struct grid *grid, struct err *err)
{
    const struct spec *spec = grid->plot.experiment->spec;
    bool rows_asked = spec_given(spec, &spec->rows), cols_asked = spec_given(spec, &spec->cols);

    grid->rows = (size_t)spec->rows;
    grid->cols = (size_t)spec->cols;
    if (!cols_asked && rows_asked)
        grid->cols = spec->states.count ? (grid->count + grid->rows - 1) / grid->rows : grid->cols;
    if (!cols_asked && grid->cols > grid->count)
        grid->cols = grid->count;
    if (!rows_asked)
        grid->rows = (grid->count + grid->cols - 1) / grid->cols;
    if (grid->count > grid->rows * grid->cols)
        return err_set(err, STATUS_USAGE,
                       "%zu states do not fit %zu × %zu panels; raise --rows or --cols",
                       grid->count, grid->rows, grid->cols);
    return 0;
}

static int check_limits(const struct spec *spec, struct err *err)
{
    if (spec->rows > MOST_PANELS || spec->cols > MOST_PANELS ||
        spec->rows * spec->cols > MOST_PANELS || spec->states.count > MOST_PANELS)
        return err_set(err, STATUS_LIMIT, "more than %d panels; lower --rows, --cols or --states",
                       MOST_PANELS);
    return 0;
}

static struct heading make_heading(const struct state *state, size_t k)
{
    struct buf name = BUF_INIT, point = BUF_INIT, slope = BUF_INIT, legend = BUF_INIT;

    buf_printf(&name, "State %zu", k);
    words_point(&point, state);
    if (state_is_finite(state, 1)) {
        buf_puts(&slope, "slope ");
        words_number(&slope, state->slope[0]);
        buf_puts(&legend, "Slope = ");
        words_number(&legend, state->slope[0]);
    }
    return (struct heading){buf_detach(&name), buf_detach(&point), buf_detach(&slope),
                            buf_detach(&legend)};
}

static struct label heading_label(const char *text, enum role role)
{
    return (struct label){
        .text = (char *)text, .role = role, .size = LAYOUT_HEADING, .bold = role == ROLE_TEXT};
}

static bool heading_fits(struct fonts *fonts, const struct heading *heading, enum heading_form form,
                         double width)
{
    struct label state = heading_label(heading->state, ROLE_TEXT);
    struct label point = heading_label(heading->point, ROLE_MUTED);
    struct label slope = heading_label(heading->slope, ROLE_TANGENT);
    double state_width = layout_width(fonts, &state);
    double point_width = layout_width(fonts, &point);
    double slope_width = layout_width(fonts, &slope);

    switch (form) {
    case ONE_LINE:
        return state_width + point_width + slope_width + 2 * HEADING_GAP <= width;
    case TWO_LINES:
        return state_width + slope_width + HEADING_GAP <= width && point_width <= width;
    case STATE_AND_SLOPE:
        return state_width + slope_width + HEADING_GAP <= width;
    case STATE_ALONE:
        return state_width <= width;
    default:
        return true;
    }
}

static double heading_height(enum heading_form form)
{
    static const double lines[] = {[ONE_LINE] = 1,
                                   [TWO_LINES] = 2,
                                   [STATE_AND_SLOPE] = 1,
                                   [STATE_ALONE] = 1,
                                   [NO_HEADING] = 0};

    if (form == NO_HEADING)
        return HEADING_BELOW;
    return HEADING_ABOVE + HEADING_BELOW + (lines[form] - 1) * HEADING_LINE;
}

/* The fullest form that fits in all panels: they are to look alike. */
static enum heading_form choose_form(const struct grid *grid, double width)
{
    enum heading_form form = ONE_LINE;

    for (size_t i = 0; i < grid->count; i++)
        while (!heading_fits(grid->plot.fonts, &grid->headings[i], form, width))
            form++;
    return form;
}

static void add_heading(struct panel *panel, const struct heading *heading, enum heading_form form,
                        struct fonts *fonts)
{
    struct label state = heading_label(heading->state, ROLE_TEXT);
    struct label point = heading_label(heading->point, ROLE_TEXT);
    struct label slope = heading_label(heading->slope, ROLE_TANGENT);
    double last = panel->box.y - HEADING_BELOW;
    double first = form == TWO_LINES ? last - HEADING_LINE : last;

    if (form == NO_HEADING)
        return;
    state.x = panel->box.x;
    state.y = slope.y = first;
    panel_add_label(panel, &state);
    point.bold = false;
    point.x = panel->box.x;
    point.y = last;
    if (form == ONE_LINE)
        point.x += layout_width(fonts, &state) + HEADING_GAP;
    if (form == ONE_LINE || form == TWO_LINES)
        panel_add_label(panel, &point);
    slope.anchor = ANCHOR_END;
    slope.x = panel->box.x + panel->box.width;
    if (form != STATE_ALONE && *slope.text)
        panel_add_label(panel, &slope);
}

static void add_marks(const struct grid *grid, struct panel *panel, size_t k)
{
    const struct state *state = &grid->plot.runs->states[k];
    double x = state->parameter[0];

    plot_add_curve(&grid->plot, panel);
    curve_tangent(panel, panel_add_mark(panel, MARK_LINE, ROLE_TANGENT), x, state->loss,
                  state->slope[0]);
    if (k > 0)
        plot_add_states(panel, grid->plot.runs, 0, k - 1, MARK_CIRCLE, ROLE_EARLIER);
    if (panel_contains(panel, x, state->loss))
        mark_add(panel_add_mark(panel, MARK_CROSS, ROLE_STATE), x, state->loss, true);
    else if (state_is_finite(state, 1))
        plot_add_edge_arrow(panel, ROLE_STATE, x, state->loss, NULL);
}

/* The legend that `point_titles` has in each panel, in a corner that is free. */
static void add_slope_legend(struct grid *grid, const struct panel *panel, const char *slope)
{
    static const struct {
        double x, y; /* of the free space: 0 is left and top, 1 right and bottom */
    } corners[] = {{1, 0}, {0, 0}, {0, 1}, {1, 1}, {0.5, 0}, {0.5, 1}, {0, 0.5}, {1, 0.5}};
    struct legend_entry entry = {
        .kind = MARK_LINE, .role = ROLE_TANGENT, .label.text = (char *)slope};
    double width = layout_place_entry(grid->plot.fonts, &entry, 0, 0);
    struct box box = {.width = width + 2 * LEGEND_PADDING, .height = LEGEND_HEIGHT};
    struct placement placement;

    placement_init(&placement, panel->box);
    for (size_t i = 0; i < panel->mark_count; i++)
        placement_avoid_mark(&placement, panel, &panel->marks[i]);
    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++) {
        box.x = panel->box.x + corners[i].x * (panel->box.width - box.width);
        box.y = panel->box.y + corners[i].y * (panel->box.height - box.height);
        if (!placement_is_free(&placement, &box))
            continue;
        layout_place_entry(grid->plot.fonts, &entry, box.x + LEGEND_PADDING,
                           box.y + LEGEND_BASELINE);
        figure_add_legend(grid->figure, &entry);
        break;
    }
    placement_release(&placement);
}

/* "Point at (7, 49)", in the middle above the panel. */
static void add_point_title(const struct grid *grid, struct panel *panel, const char *point)
{
    struct buf text = BUF_INIT;
    struct label label = {.anchor = ANCHOR_MIDDLE,
                          .role = ROLE_TEXT,
                          .size = LAYOUT_HEADING,
                          .x = panel->box.x + panel->box.width / 2,
                          .y = panel->box.y - HEADING_BELOW};

    buf_printf(&text, "Point at %s", point);
    label.text = layout_shorten(grid->plot.fonts, text.data, (struct text_style){label.size, false},
                                panel->box.width);
    panel_add_label(panel, &label);
    free(label.text);
    buf_release(&text);
}

static void add_titles(struct grid *grid, struct panel *panel, const struct heading *heading)
{
    if (!grid->figure->theme->point_titles) {
        add_heading(panel, heading, grid->form, grid->plot.fonts);
        return;
    }
    if (grid->form == NO_HEADING)
        return;
    add_point_title(grid, panel, heading->point);
    if (*heading->slope)
        add_slope_legend(grid, panel, heading->legend);
}

static void add_panel(struct grid *grid, size_t i)
{
    double column = (double)(i % grid->cols), row = (double)(i / grid->cols);
    bool left = i % grid->cols == 0, lowest = i + grid->cols >= grid->count;
    bool own_axes = grid->figure->theme->own_axes;
    struct box box = grid->first;
    struct buf x_title = BUF_INIT, y_title = BUF_INIT;
    struct panel *panel;

    box.x += column * grid->dx;
    box.y += row * grid->dy;
    panel = figure_add_panel(grid->figure, box);
    plot_add_axes(&grid->plot, panel, &x_title, &y_title);
    panel->y.labelled = (left || own_axes) && grid->level < LAYOUT_NO_TICK_LABELS;
    panel->x.labelled = (lowest || own_axes) && grid->level < LAYOUT_NO_TICK_LABELS;
    add_marks(grid, panel, grid->states[i]);
    add_titles(grid, panel, &grid->headings[i]);
    if (lowest && plot_has_x_title(&grid->plot, grid->level))
        layout_add_x_title(panel, x_title.data);
    if (left && plot_has_y_title(&grid->plot, grid->level))
        layout_add_y_title(grid->plot.fonts, panel, y_title.data);
    buf_release(&x_title);
    buf_release(&y_title);
}

/* Space between panels, wide enough for the outermost tick labels to stand side by side. */
static double column_gap(const struct grid *grid)
{
    double labels = plot_x_labels_width(&grid->plot);

    if (grid->level >= LAYOUT_NO_TICK_LABELS)
        return LAYOUT_MARGIN;
    if (grid->figure->theme->own_axes)
        return ceil(plot_y_labels_width(&grid->plot) + TICK_LABEL_GAP + labels / 2 + LAYOUT_MARGIN);
    return ceil(fmax(grid->level == LAYOUT_ALL ? COLUMN_GAP : LAYOUT_MARGIN, labels + 10));
}

static double row_gap(const struct grid *grid)
{
    bool labels = grid->figure->theme->own_axes && grid->level < LAYOUT_NO_TICK_LABELS;

    return labels                             ? ROW_GAP + OWN_LABELS
           : grid->level < LAYOUT_NO_HEADINGS ? ROW_GAP
                                              : LAYOUT_MARGIN;
}

static double bottom_margin(const struct grid *grid)
{
    if (grid->level >= LAYOUT_NO_TICK_LABELS)
        return LAYOUT_MARGIN;
    return plot_has_x_title(&grid->plot, grid->level) ? BOTTOM : BOTTOM - BELOW_LABELS;
}

static double right_margin(const struct grid *grid)
{
    double overhang = plot_x_labels_width(&grid->plot) / 2;

    if (grid->level >= LAYOUT_NO_TICK_LABELS)
        return LAYOUT_MARGIN;
    return ceil(fmax(grid->level == LAYOUT_ALL ? RIGHT_MARGIN : 0, overhang + LAYOUT_MARGIN));
}

static double panel_width(const struct grid *grid, double left, double right, double gap)
{
    return floor((grid->figure->width - left - right - gap * (double)(grid->cols - 1)) /
                 (double)grid->cols);
}

static double add_header(struct grid *grid, double left, double right)
{
    const struct objective *objective = &grid->plot.experiment->objective;
    const struct legend_entry entries[] = {
        {.kind = MARK_LINE, .role = ROLE_CURVE, .label.text = (char *)words_loss(objective)},
        {.kind = MARK_LINE, .role = ROLE_TANGENT, .label.text = "tangent"},
        {.kind = MARK_CROSS, .role = ROLE_STATE, .label.text = "state"},
        {.kind = MARK_CIRCLE, .role = ROLE_EARLIER, .label.text = "earlier"},
    };
    size_t count = grid->plot.last > 0 ? 4 : 3;

    if (grid->figure->theme->point_titles)
        count = 0;
    return layout_header(grid->figure, grid->plot.fonts, grid->level, left, right, entries, count);
}

/* All distances at the current level, from the scales and the texts. */
static void lay_out_level(struct grid *grid)
{
    struct figure *figure = grid->figure;
    double rows = (double)grid->rows;
    double left = plot_left_margin(&grid->plot, grid->level), right = right_margin(grid);
    double gap = column_gap(grid);
    double width = panel_width(grid, left, right, gap), height, heading, top;

    grid->form = grid->level < LAYOUT_NO_HEADINGS ? choose_form(grid, width) : NO_HEADING;
    if (figure->theme->point_titles && grid->form < STATE_ALONE)
        grid->form = STATE_ALONE;
    heading = heading_height(grid->form);
    top = ceil(add_header(grid, left, figure->width - right) + heading);
    height = floor(
        (figure->height - top - bottom_margin(grid) - (rows - 1) * (row_gap(grid) + heading)) /
        rows);
    grid->dx = width + gap;
    grid->dy = height + row_gap(grid) + heading;
    grid->first = (struct box){left, top, width, height};
}

/* Scales first, from about the size that panels will have; then as few parts less as it takes. */
static int lay_out(struct grid *grid, struct err *err)
{
    const struct figure *figure = grid->figure;

    plot_resolve(&grid->plot, panel_width(grid, 60, RIGHT_MARGIN, COLUMN_GAP),
                 (figure->height - AROUND_ROWS) / (double)grid->rows - 2 * HEADING_ABOVE);
    for (grid->level = LAYOUT_ALL; grid->level <= LAYOUT_BAREST; grid->level++) {
        lay_out_level(grid);
        if (layout_is_good(grid->first.width, grid->first.height, grid->level))
            return 0;
    }
    return err_set(err, STATUS_USAGE,
                   "--size: %g×%g pixels leave no room for %zu × %zu panels; make it larger",
                   figure->width, figure->height, grid->rows, grid->cols);
}

static void write_texts(struct grid *grid)
{
    const struct experiment *e = grid->plot.experiment;
    struct buf title = BUF_INIT, caption = BUF_INIT, alt = BUF_INIT;

    buf_puts(&title, "Gradient descent on ");
    words_objective(&title, &e->objective);
    words_run(&caption, &e->objective, grid->plot.runs, e->spec->tolerance);
    buf_printf(&alt, "%zu panel%s, each with the curve of ", grid->count,
               grid->count == 1 ? "" : "s");
    words_objective(&alt, &e->objective);
    buf_puts(&alt, " and its tangent at one state of gradient descent");
    for (size_t i = 0; i < grid->count && i < MOST_TOLD; i++) {
        const struct heading *heading = &grid->headings[i];

        buf_printf(&alt, "%s %s at %s%s%s", i ? ";" : ".", heading->state, heading->point,
                   *heading->slope ? ", " : "", heading->slope);
    }
    buf_puts(&alt, grid->count > MOST_TOLD ? "; and so on." : ".");
    grid->figure->title = plot_text(e->spec->title, &title);
    grid->figure->caption = plot_text(e->spec->caption, &caption);
    grid->figure->alt = plot_text(NULL, &alt);
}

static int compose(struct grid *grid, struct err *err)
{
    const struct experiment *e = grid->plot.experiment;
    struct size size;

    if (check_limits(e->spec, err))
        return -1;
    if (e->trajectory.count != 1)
        return err_set(err, STATUS_USAGE, "grid draws one learning rate, not %zu",
                       e->trajectory.count);
    if (choose_states(grid, err) || choose_shape(grid, err))
        return -1;
    size = plot_size(e->spec, fmin(LARGEST, fmax(NARROWEST, COLUMN_WIDTH * (double)grid->cols)),
                     fmin(LARGEST, AROUND_ROWS + ROW_HEIGHT * (double)grid->rows));
    grid->figure->width = size.width;
    grid->figure->height = size.height;
    grid->headings = mem_zeroed(grid->count, sizeof *grid->headings);
    for (size_t i = 0; i < grid->count; i++) {
        size_t k = grid->states[i];

        grid->headings[i] = make_heading(&grid->plot.runs->states[k], k);
        grid->plot.last = k > grid->plot.last ? k : grid->plot.last;
    }
    write_texts(grid);
    if (lay_out(grid, err))
        return -1;
    for (size_t i = 0; i < grid->count; i++)
        add_panel(grid, i);
    return 0;
}

int grid_compose(const struct experiment *experiment, struct fonts *fonts, struct figure *figure,
                 struct err *err)
{
    struct grid grid = {
        .plot = {.experiment = experiment,
                 .fonts = fonts,
                 .runs = experiment->trajectory.runs,
                 .run_count = 1,
                 .draws_states = true,
                 .room_below = true},
        .figure = figure,
    };
    int result = compose(&grid, err);

    for (size_t i = 0; grid.headings && i < grid.count; i++) {
        free(grid.headings[i].state);
        free(grid.headings[i].point);
        free(grid.headings[i].slope);
        free(grid.headings[i].legend);
    }
    free(grid.headings);
    free(grid.states);
    return result;
}
