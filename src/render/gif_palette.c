#include "render/gif_palette.h"

#include <math.h>
#include <string.h>

enum { MOST = GIF_TRANSPARENT - 1, RAMP = 16 }; /* colours beside the background; steps */

/* Roles of what is always there: the text of titles and captions, axes and grid lines. */
static const enum role always[] = {ROLE_TEXT, ROLE_MUTED, ROLE_GRID, ROLE_AXIS};

static void note_mark(const struct mark *mark, bool occurs[ROLES])
{
    occurs[mark->role] = true;
    for (size_t i = 0; i < mark->cells.columns * mark->cells.rows; i++)
        occurs[mark->cells.roles[i]] = true;
}

static void note_panel(const struct panel *panel, bool occurs[ROLES])
{
    for (size_t i = 0; i < panel->mark_count; i++)
        note_mark(&panel->marks[i], occurs);
    for (size_t i = 0; i < panel->label_count; i++)
        occurs[panel->labels[i].role] = true;
}

static void note_figure(const struct figure *figure, bool occurs[ROLES])
{
    for (size_t i = 0; i < figure->label_count; i++)
        occurs[figure->labels[i].role] = true;
    for (size_t i = 0; i < figure->legend_count; i++) {
        occurs[figure->legend[i].role] = true;
        occurs[figure->legend[i].label.role] = true;
    }
    for (size_t i = 0; i < figure->panel_count; i++)
        note_panel(&figure->panels[i], occurs);
}

/* The different colours of the roles; returns how many. */
static int list_colours(const struct figure *figure, const bool occurs[ROLES],
                        uint32_t colours[ROLES])
{
    int count = 0;

    for (int role = 0; role < ROLES; role++) {
        uint32_t colour = figure_paint(figure, (enum role)role).colour;
        bool known = !occurs[role] || colour == figure->theme->background;

        for (int i = 0; i < count && !known; i++)
            known = colours[i] == colour;
        if (!known)
            colours[count++] = colour;
    }
    return count;
}

/* `part` of the way from one colour to another. */
static uint32_t between(uint32_t from, uint32_t to, double part)
{
    uint32_t colour = 0;

    for (int shift = 0; shift < 24; shift += 8) {
        double a = from >> shift & 0xFF, b = to >> shift & 0xFF;

        colour |= (uint32_t)lround(a + part * (b - a)) << shift;
    }
    return colour;
}

static void add_colour(struct gif_palette *palette, uint32_t colour)
{
    palette->colours[palette->count++] = colour;
}

/* The full colours come first, so that of any number of them none is left out. */
static void add_ramps(struct gif_palette *palette, const uint32_t *colours, int count, int steps)
{
    for (int step = steps; step > 0; step--)
        for (int i = 0; i < count; i++)
            add_colour(palette, between(palette->colours[0], colours[i], (double)step / steps));
}

/* `steps` mixtures of every two colours. */
static void add_mixtures(struct gif_palette *palette, const uint32_t *colours, int count, int steps)
{
    for (int step = 1; step <= steps; step++)
        for (int i = 0; i < count; i++)
            for (int j = 0; j < i; j++)
                add_colour(palette, between(colours[i], colours[j], (double)step / (steps + 1)));
}

/* What ramps of RAMP steps leave is for mixtures; one of every two colours is worth ramps that are
 * half as long, and no less. */
static void fill(struct gif_palette *palette, const uint32_t *colours, int count)
{
    int pairs = count * (count - 1) / 2, steps = RAMP;

    if (steps * count + pairs > MOST)
        steps = (MOST - pairs) / count;
    if (steps < RAMP / 2) {
        steps = MOST / count;
        pairs = 0;
    }
    add_ramps(palette, colours, count, steps);
    if (pairs)
        add_mixtures(palette, colours, count, (MOST - steps * count) / pairs);
}

void gif_palette_init(struct gif_palette *palette, const struct figure *const *figures,
                      size_t count)
{
    uint32_t background = figures[0]->theme->background, colours[ROLES] = {0};
    bool occurs[ROLES] = {false};

    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        occurs[always[i]] = true;
    for (size_t i = 0; i < count; i++)
        note_figure(figures[i], occurs);
    *palette = (struct gif_palette){.colours = {background}, .count = 1};
    fill(palette, colours, list_colours(figures[0], occurs, colours));
}

static int apart(uint32_t a, uint32_t b)
{
    int sum = 0;

    for (int shift = 0; shift < 24; shift += 8) {
        int difference = (int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF);

        sum += difference * difference;
    }
    return sum;
}

static unsigned char find_nearest(const struct gif_palette *palette, uint32_t colour)
{
    int best = 0, least = apart(palette->colours[0], colour);

    for (int i = 1; i < palette->count && least > 0; i++) {
        int distance = apart(palette->colours[i], colour);

        if (distance < least) {
            best = i;
            least = distance;
        }
    }
    return (unsigned char)best;
}

unsigned char gif_palette_index(struct gif_palette *palette, uint32_t colour)
{
    size_t place = (colour * 2654435761u >> 20) % GIF_REMEMBERED;

    if (palette->remembered[place].colour != colour + 1) {
        palette->remembered[place].colour = colour + 1;
        palette->remembered[place].index = find_nearest(palette, colour);
    }
    return palette->remembered[place].index;
}
