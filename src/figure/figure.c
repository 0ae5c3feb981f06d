#include "figure/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "math/decades.h"

void figure_init(struct figure *figure, double width, double height, const struct theme *theme)
{
    *figure = (struct figure){
        .width = width, .height = height, .scale = 1, .theme = theme, .work = WORK_INIT};
}

static void release_labels(struct label *labels, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(labels[i].text);
    free(labels);
}

void axis_release(struct axis *axis)
{
    for (size_t i = 0; i < axis->count; i++)
        free(axis->ticks[i].text);
    free(axis->ticks);
}

static void release_panel(struct panel *panel)
{
    axis_release(&panel->x);
    axis_release(&panel->y);
    release_labels(panel->labels, panel->label_count);
    for (size_t i = 0; i < panel->mark_count; i++) {
        free(panel->marks[i].vertices);
        free(panel->marks[i].cells.roles);
    }
    free(panel->marks);
}

void figure_clear_header(struct figure *figure)
{
    for (size_t i = 0; i < figure->legend_count; i++)
        free(figure->legend[i].label.text);
    free(figure->legend);
    release_labels(figure->labels, figure->label_count);
    figure->legend = NULL;
    figure->labels = NULL;
    figure->legend_count = figure->label_count = 0;
}

void figure_release(struct figure *figure)
{
    for (size_t i = 0; i < figure->panel_count; i++)
        release_panel(&figure->panels[i]);
    free(figure->panels);
    figure_clear_header(figure);
    free(figure->title);
    free(figure->caption);
    free(figure->alt);
    free(figure->formula.text);
    free(figure->formula.latex);
    free(figure->recipe);
    *figure = (struct figure){.work = figure->work};
}

void figure_call(struct figure *figure, const char *title)
{
    struct buf clean = BUF_INIT;

    utf8_clean_label(&clean, title);
    free(figure->title);
    figure->title = buf_detach(&clean);
}

static struct label copy_label(const struct label *label)
{
    struct buf clean = BUF_INIT;
    struct label copy = *label;

    utf8_clean_label(&clean, label->text);
    copy.text = buf_detach(&clean);
    copy.role = role_of_text(label->role);
    return copy;
}

static void add_label(struct label **labels, size_t *count, const struct label *label)
{
    *labels = mem_resize(*labels, *count + 1, sizeof **labels);
    (*labels)[(*count)++] = copy_label(label);
}

void figure_add_label(struct figure *figure, const struct label *label)
{
    add_label(&figure->labels, &figure->label_count, label);
}

void panel_add_label(struct panel *panel, const struct label *label)
{
    add_label(&panel->labels, &panel->label_count, label);
}

void figure_add_legend(struct figure *figure, const struct legend_entry *entry)
{
    struct legend_entry copy = *entry;

    copy.label = copy_label(&entry->label);
    figure->legend = mem_resize(figure->legend, figure->legend_count + 1, sizeof copy);
    figure->legend[figure->legend_count++] = copy;
}

struct panel *figure_add_panel(struct figure *figure, struct box box)
{
    struct panel *panel;

    figure->panels = mem_resize(figure->panels, figure->panel_count + 1, sizeof *figure->panels);
    panel = &figure->panels[figure->panel_count++];
    *panel = (struct panel){.box = box, .work = &figure->work};
    return panel;
}

void figure_remove_panel(struct figure *figure)
{
    release_panel(&figure->panels[--figure->panel_count]);
}

struct mark *panel_add_mark(struct panel *panel, enum mark_kind kind, enum role role)
{
    struct mark *mark;

    panel->marks = mem_resize(panel->marks, panel->mark_count + 1, sizeof *panel->marks);
    mark = &panel->marks[panel->mark_count++];
    *mark = (struct mark){.kind = kind, .role = role};
    return mark;
}

const struct vertex *mark_last(const struct mark *mark)
{
    return mark->count ? &mark->vertices[mark->count - 1] : NULL;
}

/* Vertices grow by doubling: the capacity is the power of two at or above the count. */
void mark_add(struct mark *mark, double x, double y, bool move)
{
    if ((mark->count & (mark->count - 1)) == 0)
        mark->vertices =
            mem_resize(mark->vertices, mark->count ? 2 * mark->count : 1, sizeof *mark->vertices);
    mark->vertices[mark->count++] = (struct vertex){x, y, move};
}

bool mark_is_ground(const struct mark *mark)
{
    return mark->kind == MARK_AREA || mark->kind == MARK_CELLS;
}

struct cells *panel_add_cells(struct panel *panel, double x0, double y0, double x1, double y1,
                              size_t columns, size_t rows)
{
    struct mark *mark = panel_add_mark(panel, MARK_CELLS, ROLE_BLANK);

    mark_add(mark, x0, y0, true);
    mark_add(mark, x1, y1, false);
    mark->cells = (struct cells){columns, rows, mem_zeroed(rows, columns)};
    return &mark->cells;
}

/* Appends `more` to the array, and frees it; returns the array. */
static void *join(void *array, size_t count, void *more, size_t more_count, size_t size)
{
    char *joined = array;

    if (more_count) {
        joined = mem_resize(array, count + more_count, size);
        memcpy(joined + count * size, more, more_count * size);
    }
    free(more);
    return joined;
}

void panel_take(struct panel *panel, struct panel *from)
{
    panel->marks =
        join(panel->marks, panel->mark_count, from->marks, from->mark_count, sizeof *panel->marks);
    panel->labels = join(panel->labels, panel->label_count, from->labels, from->label_count,
                         sizeof *panel->labels);
    panel->mark_count += from->mark_count;
    panel->label_count += from->label_count;
    from->marks = NULL;
    from->labels = NULL;
    from->mark_count = from->label_count = 0;
}

void axis_add_tick(struct axis *axis, double at, const char *text)
{
    axis->ticks = mem_resize(axis->ticks, axis->count + 1, sizeof *axis->ticks);
    axis->ticks[axis->count++] = (struct tick){at, mem_text(text)};
}

double axis_clamp(double value, const struct axis *axis)
{
    return fmax(axis->low, fmin(axis->high, value));
}

enum mark_kind marker_of_run(size_t i)
{
    static const enum mark_kind kinds[THEME_HUES + 1] = {
        MARK_CIRCLE, MARK_SQUARE, MARK_TRIANGLE, MARK_DIAMOND, MARK_TRIANGLE_DOWN, MARK_PENTAGON};

    return kinds[i % (sizeof kinds / sizeof *kinds)];
}

/* How far along the axis a value lies: 0 at its low end, 1 at its high end. */
static double fraction_of(const struct axis *axis, double value)
{
    if (axis->logarithmic)
        return (decades_log10(value) - decades_log10(axis->low)) /
               (decades_log10(axis->high) - decades_log10(axis->low));
    return (value - axis->low) / (axis->high - axis->low);
}

double figure_distance(double dx, double dy)
{
    return sqrt(dx * dx + dy * dy);
}

double panel_x(const struct panel *panel, double x)
{
    return panel->box.x + fraction_of(&panel->x, x) * panel->box.width;
}

double panel_y(const struct panel *panel, double y)
{
    return panel->box.y + (1 - fraction_of(&panel->y, y)) * panel->box.height;
}

/* The value that lies so far along the axis: 0 is its low end, 1 its high end. */
static double value_at(const struct axis *axis, double part)
{
    if (axis->logarithmic)
        return decades_power(decades_log10(axis->low) +
                             part * (decades_log10(axis->high) - decades_log10(axis->low)));
    return axis->low + part * (axis->high - axis->low);
}

double panel_data_x(const struct panel *panel, double x)
{
    return value_at(&panel->x, (x - panel->box.x) / panel->box.width);
}

double panel_data_y(const struct panel *panel, double y)
{
    return value_at(&panel->y, 1 - (y - panel->box.y) / panel->box.height);
}

bool panel_has_areas(const struct panel *panel)
{
    for (size_t i = 0; i < panel->mark_count; i++)
        if (mark_is_ground(&panel->marks[i]) && !role_is_tint(panel->marks[i].role))
            return true;
    return false;
}

void panel_case_marks(struct panel *panel)
{
    if (!panel_has_areas(panel))
        return;
    for (size_t i = 0; i < panel->mark_count; i++)
        panel->marks[i].cased =
            !mark_is_ground(&panel->marks[i]) && role_is_cased(panel->marks[i].role);
}

size_t panel_cased_end(const struct panel *panel, size_t i)
{
    const struct mark *marks = panel->marks;
    size_t end = i, before = i;

    while (before > 0 && !marks[before - 1].count)
        before--;
    if (before > 0 && marks[before - 1].cased && marks[before - 1].role == marks[i].role)
        return i;
    while (end < panel->mark_count && marks[end].cased && marks[end].role == marks[i].role)
        end++;
    return end;
}

bool figure_has_grid_line(const struct figure *figure, const struct panel *panel, size_t i)
{
    double bottom = panel->box.y + panel->box.height;

    return !figure->theme->frame && !panel_has_areas(panel) &&
           panel_y(panel, panel->y.ticks[i].at) < bottom - 0.5;
}

bool panel_contains(const struct panel *panel, double x, double y)
{
    return x >= panel->x.low && x <= panel->x.high && y >= panel->y.low && y <= panel->y.high;
}

struct label figure_tick_label(const struct figure *figure, const struct panel *panel,
                               const struct axis *axis, size_t i)
{
    const struct tick *tick = &axis->ticks[i];
    double scale = figure->scale;
    struct label label = {.text = tick->text, .role = ROLE_MUTED, .size = TICK_LABEL_SIZE * scale};

    if (axis == &panel->x) {
        label.x = panel_x(panel, tick->at);
        label.y = panel->box.y + panel->box.height + TICK_LABEL_DROP * scale;
        label.anchor = ANCHOR_MIDDLE;
    } else {
        label.x = panel->box.x - TICK_LABEL_GAP * scale;
        label.y = panel_y(panel, tick->at) + TICK_LABEL_RAISE * scale;
        label.anchor = ANCHOR_END;
    }
    return label;
}

struct paint figure_paint(const struct figure *figure, enum role role)
{
    struct paint paint = theme_paint(figure->theme, role);

    paint.width *= figure->scale;
    paint.dash[0] *= figure->scale;
    paint.dash[1] *= figure->scale;
    return paint;
}

struct box label_box(struct fonts *fonts, const struct label *label)
{
    static const double before[] = {[ANCHOR_START] = 0, [ANCHOR_MIDDLE] = 0.5, [ANCHOR_END] = 1};
    struct text_style style = {label->size, label->bold};
    double width = text_width(fonts, label->text, style);
    double ascent = text_ascent(style), height = ascent + text_descent(style);

    if (label->upward)
        return (struct box){label->x - ascent, label->y - (1 - before[label->anchor]) * width,
                            height, width};
    return (struct box){label->x - before[label->anchor] * width, label->y - ascent, width, height};
}
