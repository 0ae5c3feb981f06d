/*
 * The dump: the figure as a text tree, one thing a line, every number the shortest that reads back
 * to the same double. Tests compare it; people read it to see what a figure holds.
 */
#include "base/buf.h"
#include "base/number.h"
#include "render/extract.h"
#include "render/render.h"

static void add_numbers(struct buf *out, const double *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_puts(out, " ");
        number_add_exact(out, values[i]);
    }
}

/* "(x y width height)": the box that a text fills. */
static void add_box(struct buf *out, struct fonts *fonts, const struct label *label)
{
    struct box box = label_box(fonts, label);

    buf_puts(out, " (");
    number_add_exact(out, box.x);
    add_numbers(out, (const double[]){box.y, box.width, box.height}, 3);
    buf_puts(out, ")");
}

static void dump_label(struct buf *out, struct fonts *fonts, const char *indent,
                       const struct label *label)
{
    static const char *const anchors[] = {
        [ANCHOR_START] = "start", [ANCHOR_MIDDLE] = "middle", [ANCHOR_END] = "end"};

    buf_printf(out, "%slabel %s", indent, role_names[label->role]);
    add_numbers(out, (const double[]){label->x, label->y, label->size}, 3);
    buf_printf(out, " %s%s%s%s", anchors[label->anchor], label->bold ? " bold" : "",
               label->upward ? " upward" : "", label->halo ? " halo" : "");
    add_box(out, fonts, label);
    buf_printf(out, ": %s\n", label->text);
}

static void dump_axis(struct buf *out, struct fonts *fonts, const struct figure *figure,
                      const struct panel *panel, const struct axis *axis)
{
    buf_printf(out, "  axis %s", axis == &panel->x ? "x" : "y");
    add_numbers(out, (const double[]){axis->low, axis->high}, 2);
    buf_printf(out, "%s%s\n", axis->logarithmic ? " logarithmic" : "",
               axis->labelled ? " labelled" : "");
    for (size_t i = 0; i < axis->count; i++) {
        struct label label = figure_tick_label(figure, panel, axis, i);

        buf_puts(out, "    tick");
        add_numbers(out, &axis->ticks[i].at, 1);
        if (axis->labelled && *label.text)
            add_box(out, fonts, &label);
        buf_printf(out, ": %s\n", label.text);
    }
}

static const char *kind_name(enum mark_kind kind)
{
    static const char *const names[] = {
        [MARK_AREA] = "area",
        [MARK_CELLS] = "cells",
        [MARK_LINE] = "line",
        [MARK_ARROW] = "arrow",
        [MARK_CROSS] = "cross",
        [MARK_PLUS] = "plus",
        [MARK_CIRCLE] = "circle",
        [MARK_SQUARE] = "square",
        [MARK_TRIANGLE] = "triangle",
        [MARK_DIAMOND] = "diamond",
        [MARK_TRIANGLE_DOWN] = "triangle_down",
        [MARK_PENTAGON] = "pentagon",
        [MARK_DISC] = "disc",
        [MARK_DOT] = "dot",
    };

    return names[kind];
}

/* A line a row: each role with how many cells have it one after the other. */
static void dump_cells(struct buf *out, const struct cells *cells)
{
    for (size_t row = 0; row < cells->rows; row++) {
        const unsigned char *roles = cells->roles + row * cells->columns;

        buf_puts(out, "    row");
        for (size_t i = 0, next; i < cells->columns; i = next) {
            for (next = i + 1; next < cells->columns && roles[next] == roles[i];)
                next++;
            buf_printf(out, "%s %s %zu", i ? "," : "", role_names[roles[i]], next - i);
        }
        buf_puts(out, "\n");
    }
}

static void dump_mark(struct buf *out, const struct mark *mark)
{
    buf_printf(out, "  mark %s %s %zu%s%s\n", kind_name(mark->kind), role_names[mark->role],
               mark->count, mark->thin ? " thin" : "", mark->cased ? " cased" : "");
    for (size_t i = 0; i < mark->count; i++) {
        const struct vertex *v = &mark->vertices[i];

        buf_puts(out, v->move ? "    move" : "    line");
        add_numbers(out, (const double[]){v->x, v->y}, 2);
        buf_puts(out, "\n");
    }
    if (mark->kind == MARK_CELLS)
        dump_cells(out, &mark->cells);
}

static void dump_panel(struct buf *out, struct fonts *fonts, const struct figure *figure,
                       const struct panel *panel)
{
    buf_puts(out, "panel");
    add_numbers(
        out, (const double[]){panel->box.x, panel->box.y, panel->box.width, panel->box.height}, 4);
    buf_puts(out, "\n");
    dump_axis(out, fonts, figure, panel, &panel->x);
    dump_axis(out, fonts, figure, panel, &panel->y);
    for (size_t i = 0; i < panel->mark_count; i++)
        dump_mark(out, &panel->marks[i]);
    for (size_t i = 0; i < panel->label_count; i++)
        dump_label(out, fonts, "  ", &panel->labels[i]);
}

static void dump_recipe(struct buf *out, const char *recipe)
{
    buf_puts(out, "recipe\n  ");
    for (; *recipe; recipe++) {
        buf_add(out, recipe, 1);
        if (*recipe == '\n' && recipe[1])
            buf_puts(out, "  ");
    }
}

static int write_dump(const struct render_request *request, FILE *stream, struct err *err)
{
    const struct figure *figure = request->figure;
    struct buf out = BUF_INIT;

    (void)err;
    buf_puts(&out, "figure");
    add_numbers(&out, (const double[]){figure->width, figure->height}, 2);
    buf_printf(&out, " %s\ntitle: %s\ncaption: %s\nalt: %s\n", figure->theme->name, figure->title,
               figure->caption, figure->alt);
    for (size_t i = 0; i < figure->label_count; i++)
        dump_label(&out, request->fonts, "", &figure->labels[i]);
    for (size_t i = 0; i < figure->legend_count; i++) {
        const struct legend_entry *entry = &figure->legend[i];

        buf_printf(&out, "legend %s %s", kind_name(entry->kind), role_names[entry->role]);
        add_numbers(&out, (const double[]){entry->x, entry->y}, 2);
        add_box(&out, request->fonts, &entry->label);
        buf_printf(&out, ": %s\n", entry->label.text);
    }
    for (size_t i = 0; i < figure->panel_count; i++)
        dump_panel(&out, request->fonts, figure, &figure->panels[i]);
    dump_recipe(&out, figure->recipe);
    fwrite(out.data, 1, out.length, stream);
    buf_release(&out);
    return 0;
}

static bool read_dump(const struct buf *content, struct buf *recipe)
{
    return extract_lines(content, "figure ", "  ", recipe);
}

const struct format format_dump = {
    .extension = "txt",
    .renderer = "dump",
    .summary = "the figure as a text tree",
    .traits = FORMAT_COMMON_NAME,
    .write = write_dump,
    .read = read_dump,
};
