/* The marks of a figure as data blocks of a script, and as its plots of them. */
#include <math.h>

#include "base/number.h"
#include "render/gnuplot_values.h"

#define PI 3.14159265358979323846

/* Whether it matters where pieces begin. */
static bool has_pieces(const struct mark *mark)
{
    return mark->kind == MARK_LINE || mark->kind == MARK_AREA;
}

/* Whether the rows of the first serve for the second, too: only lines need the gaps of lines. */
static bool serves(const struct mark *first, const struct mark *second)
{
    bool gaps = has_pieces(second);

    if (first->kind == MARK_ARROW || second->kind == MARK_ARROW || first->count != second->count ||
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

static void add_block(struct value *map, const char *name, const struct mark *mark)
{
    struct buf rows = BUF_INIT;

    add_rows(&rows, mark);
    value_add_word(map, "block", name);
    value_add_word(map, "rows", rows.data);
    buf_release(&rows);
}

/* What a mark is plotted as. */
static void add_plot(const struct script *script, struct value *map, const struct mark *mark)
{
    struct value *part;

    if (mark->kind == MARK_AREA) {
        script_add_style(value_add_map(map, "area"), mark->role);
    } else if (mark->kind == MARK_LINE) {
        part = value_add_map(map, "line");
        value_add_flag(part, "thin", mark->thin);
        script_add_style(part, mark->role);
    } else if (mark->kind == MARK_ARROW) {
        part = value_add_map(map, "arrow");
        script_add_length(part, "length",
                          script->figure->scale * hypot(ARROW_HEAD_LENGTH, ARROW_HEAD_WIDTH));
        script_add_length(part, "angle", atan2(ARROW_HEAD_WIDTH, ARROW_HEAD_LENGTH) * 180 / PI);
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

void script_add_marks(const struct script *script, struct value *map, size_t number)
{
    const struct panel *panel = &script->figure->panels[number];
    struct value *blocks = value_add_list(map, "blocks"), *plots = value_add_list(map, "plots");
    size_t first = next_mark(panel, 0), next;
    struct buf name = BUF_INIT;

    for (size_t i = first; i < panel->mark_count; i = next) {
        struct place place = first_like(script->figure, &panel->marks[i]);
        struct value *plot = value_append(plots);

        next = next_mark(panel, i + 1);
        buf_clear(&name);
        add_block_name(&name, script->figure, place);
        if (place.panel == number && place.mark == i)
            add_block(value_append(blocks), name.data, &panel->marks[i]);
        value_add_word(plot, "lead", i == first ? "plot" : "    ");
        value_add_word(plot, "block", name.data);
        add_plot(script, plot, &panel->marks[i]);
        value_add_flag(plot, "more", next < panel->mark_count);
    }
    buf_release(&name);
}
