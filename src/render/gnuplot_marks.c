/* The marks of a figure as data blocks of a script, and as its plots of them. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "render/gnuplot_values.h"

#define PI 3.14159265358979323846

/* Whether it matters where pieces begin. */
static bool has_pieces(const struct mark *mark)
{
    return mark->kind == MARK_LINE || mark->kind == MARK_AREA;
}

/* Whether its rows are more than its vertices. */
static bool stands_alone(const struct mark *mark)
{
    return mark->kind == MARK_ARROW || mark->kind == MARK_CELLS;
}

/* Whether the rows of the first serve for the second, too: only lines need the gaps of lines. */
static bool serves(const struct mark *first, const struct mark *second)
{
    bool gaps = has_pieces(second);

    if (stands_alone(first) || stands_alone(second) || first->count != second->count ||
        (gaps && !has_pieces(first)))
        return false;
    for (size_t i = 0; i < first->count; i++)
        if (first->vertices[i].x != second->vertices[i].x ||
            first->vertices[i].y != second->vertices[i].y ||
            (gaps && first->vertices[i].move != second->vertices[i].move))
            return false;
    return true;
}

/* A mark of the figure, and the panel that has it. */
struct place {
    size_t panel, mark;
};

/* The first mark whose data block serves for this one. */
static struct place first_like(const struct figure *figure, const struct mark *mark)
{
    for (size_t i = 0; i < figure->panel_count; i++)
        for (size_t j = 0; j < figure->panels[i].mark_count; j++)
            if (&figure->panels[i].marks[j] == mark || serves(&figure->panels[i].marks[j], mark))
                return (struct place){i, j};
    return (struct place){0, 0};
}

/* "$curve_1", of the first panel; "$curve_1_2" where that has more than one of the role. */
static void add_block_name(struct buf *out, const struct figure *figure, struct place place)
{
    const struct mark *marks = figure->panels[place.panel].marks;
    size_t before = 0;

    for (size_t i = 0; i < place.mark; i++)
        before += marks[i].role == marks[place.mark].role;
    buf_puts(out, "$");
    for (const char *from = role_names[marks[place.mark].role]; *from; from++)
        if (*from != ' ')
            buf_add(out, from, 1);
    buf_printf(out, "_%zu", place.panel + 1);
    if (before)
        buf_printf(out, "_%zu", before + 1);
}

static void add_pair(struct buf *out, double x, double y)
{
    number_add_exact(out, x);
    buf_puts(out, " ");
    number_add_exact(out, y);
}

/* A line a vertex, pieces parted by an empty one; an arrow as its start and its extent. */
static void add_rows(struct buf *out, const struct mark *mark)
{
    const struct vertex *v = mark->vertices;

    if (mark->kind == MARK_ARROW) {
        add_pair(out, v[0].x, v[0].y);
        buf_puts(out, " ");
        add_pair(out, v[1].x - v[0].x, v[1].y - v[0].y);
        return;
    }
    for (size_t i = 0; i < mark->count; i++) {
        if (i)
            buf_puts(out, v[i].move && has_pieces(mark) ? "\n\n" : "\n");
        add_pair(out, v[i].x, v[i].y);
    }
}

/* The roles of cells have numbers in the order in which the roles stand. */
static size_t number_roles(const struct cells *cells, unsigned char numbers[ROLES])
{
    bool occurs[ROLES] = {false};
    size_t count = 0;

    for (size_t i = 0; i < cells->columns * cells->rows; i++)
        occurs[cells->roles[i]] = true;
    for (size_t role = 0; role < ROLES; role++)
        if (occurs[role])
            numbers[role] = (unsigned char)count++;
    return count;
}

/* A line a row of cells, from the bottom. */
static void add_cells(struct buf *out, const struct cells *cells)
{
    unsigned char numbers[ROLES] = {0};

    number_roles(cells, numbers);
    for (size_t row = cells->rows; row-- > 0;) {
        for (size_t i = 0; i < cells->columns; i++)
            buf_printf(out, "%s%d", i ? " " : "", numbers[cells->roles[row * cells->columns + i]]);
        buf_puts(out, row ? "\n" : "");
    }
}

static void add_block(struct value *map, const char *name, const struct mark *mark)
{
    struct buf rows = BUF_INIT;

    if (mark->kind == MARK_CELLS)
        add_cells(&rows, &mark->cells);
    else
        add_rows(&rows, mark);
    value_add_word(map, "block", name);
    value_add_word(map, "rows", rows.data);
    buf_release(&rows);
}

/* The colours of the cells in the order of their numbers. */
static void add_palette(const struct script *script, struct value *map, const struct cells *cells)
{
    unsigned char numbers[ROLES] = {0};
    size_t count = number_roles(cells, numbers);
    struct value *colours = value_add_list(map, "colours");

    for (size_t role = 0, next = 0; next < count; role++) {
        struct value *colour;

        if (numbers[role] != next || !memchr(cells->roles, (int)role, cells->columns * cells->rows))
            continue;
        colour = value_append(colours);
        value_add_number(colour, "number", (double)next++);
        script_add_colour(colour, "colour",
                          theme_paint(script->figure->theme, (enum role)role).colour);
        value_add_flag(colour, "more", next < count);
    }
    value_add_number(map, "count", (double)count);
    value_add_number(map, "last", (double)count - 0.5);
}

/* The limits of an axis that counts cells, whose pixel numbers go from `low` to `high` where the
 * cells do. */
static void add_cell_limits(struct value *map, const char *first, const char *last, double low,
                            double high, double from, double to, size_t count)
{
    double size = (high - low) / (double)count;

    value_add_number(map, first, from == low ? 0 : (from - low) / size);
    value_add_number(map, last, (to - low) / size);
}

static void add_image(const struct script *script, struct value *map, const struct panel *panel,
                      const struct mark *mark)
{
    const struct vertex *v = mark->vertices;
    const struct box *box = &panel->box;

    add_cell_limits(map, "left", "right", panel_x(panel, v[0].x), panel_x(panel, v[1].x), box->x,
                    box->x + box->width, mark->cells.columns);
    add_cell_limits(map, "bottom", "top", panel_y(panel, v[0].y), panel_y(panel, v[1].y),
                    box->y + box->height, box->y, mark->cells.rows);
    add_palette(script, map, &mark->cells);
}

static void add_head(const struct script *script, struct value *arrow)
{
    script_add_length(arrow, "length",
                      script->figure->scale * hypot(ARROW_HEAD_LENGTH, ARROW_HEAD_WIDTH));
    script_add_length(arrow, "angle", atan2(ARROW_HEAD_WIDTH, ARROW_HEAD_LENGTH) * 180 / PI);
}

/* What its casing is plotted as. */
static void add_casing(const struct script *script, struct value *map, const struct mark *mark)
{
    struct value *casing = value_add_map(map, "casing"), *part;
    double scale = script->figure->scale;
    double width = mark->thin ? scale : figure_paint(script->figure, mark->role).width;

    if (mark->kind != MARK_LINE && mark->kind != MARK_ARROW) {
        script_add_marker_casing(script, casing, mark->kind, mark->role);
        return;
    }
    part = value_add_map(casing, mark->kind == MARK_LINE ? "line" : "arrow");
    script_add_length(part, "width", width + scale * 2 * MARK_CASING);
    script_add_length(part, "outline", scale * 2 * MARK_CASING);
    if (mark->kind == MARK_ARROW)
        add_head(script, part);
}

/* What a mark is plotted as. */
static void add_plot(const struct script *script, struct value *map, const struct panel *panel,
                     const struct mark *mark)
{
    struct value *part;

    if (mark->kind == MARK_CELLS) {
        add_image(script, value_add_map(map, "cells"), panel, mark);
    } else if (mark->kind == MARK_AREA) {
        script_add_style(value_add_map(map, "area"), mark->role);
    } else if (mark->kind == MARK_LINE) {
        part = value_add_map(map, "line");
        value_add_flag(part, "thin", mark->thin);
        script_add_style(part, mark->role);
    } else if (mark->kind == MARK_ARROW) {
        part = value_add_map(map, "arrow");
        add_head(script, part);
        script_add_style(part, mark->role);
    } else {
        script_add_marker(script, map, mark->kind, mark->role);
    }
}

/* The first mark from number i on that has vertices. */
static size_t next_mark(const struct panel *panel, size_t i)
{
    while (i < panel->mark_count && !panel->marks[i].count)
        i++;
    return i;
}

/* A plot of the data of mark number i; `more` follow it unless that is the last mark's own. */
static struct value *add_plot_of(const struct script *script, struct value *plots, size_t number,
                                 size_t i, bool first, bool more)
{
    struct value *plot = value_append(plots);
    struct buf name = BUF_INIT;

    add_block_name(&name, script->figure,
                   first_like(script->figure, &script->figure->panels[number].marks[i]));
    value_add_word(plot, "lead", first ? "plot" : "    ");
    value_add_word(plot, "block", name.data);
    value_add_flag(plot, "more", more);
    buf_release(&name);
    return plot;
}

/* The data of a mark, unless an earlier one's serve. */
static void add_own_block(const struct script *script, struct value *blocks, size_t number,
                          size_t i)
{
    const struct mark *mark = &script->figure->panels[number].marks[i];
    struct place place = first_like(script->figure, mark);
    struct buf name = BUF_INIT;

    if (place.panel == number && place.mark == i) {
        add_block_name(&name, script->figure, place);
        add_block(value_append(blocks), name.data, mark);
    }
    buf_release(&name);
}

void script_add_marks(const struct script *script, struct value *map, size_t number)
{
    const struct panel *panel = &script->figure->panels[number];
    struct value *blocks = value_add_list(map, "blocks"), *plots = value_add_list(map, "plots");
    size_t first = next_mark(panel, 0), next;
    bool leads = true;

    for (size_t i = first; i < panel->mark_count; i = next) {
        next = next_mark(panel, i + 1);
        add_own_block(script, blocks, number, i);
        for (size_t j = i, end = panel_cased_end(panel, i); j < end; j = next_mark(panel, j + 1)) {
            add_casing(script, add_plot_of(script, plots, number, j, leads, true),
                       &panel->marks[j]);
            leads = false;
        }
        add_plot(script, add_plot_of(script, plots, number, i, leads, next < panel->mark_count),
                 panel, &panel->marks[i]);
        leads = false;
    }
}
