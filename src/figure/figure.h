/*
 * The figure: resolved data between the composers that know what is drawn and the renderers that
 * know files.
 *
 * Everything is decided here: boxes, limits, ticks and their text, grid lines, labels and places.
 * Nothing after it chooses anything; a renderer only draws.
 *
 *   - Boxes and labels are in CSS pixels (1/96 inch), x to the right, y down, from the top left
 * corner.
 *   - Marks are in the data coordinates of their panel, finite, and clipped to its limits, except
 * for markers, whose centre lies inside.
 *   - Every text is clean UTF-8 (base/utf8.h) and owned by the figure. What is set in italics in a
 *     label or a legend is mathematical italic letters of the text (base/italic.h); title, caption
 *     and alt have plain ones.
 */
#ifndef GDPLOT_FIGURE_FIGURE_H
#define GDPLOT_FIGURE_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/work.h"
#include "figure/theme.h"
#include "text/text.h"

struct box {
    double x, y, width, height;
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct label {
    char *text;
    double x, y; /* the baseline, at its start, middle or end */
    enum anchor anchor;
    enum role role;
    double size;
    bool bold;
    bool upward; /* turned a quarter to the left: read from bottom to top */
    bool halo;   /* outlined in the background colour, to stay readable on lines */
};

struct tick {
    double at;
    char *text; /* "" for a tick without a label */
};

/* How ticks are drawn: lengths in pixels, times the figure's scale. The x axis has its labels below
 * it, the y axis to its left. */
#define TICK_LENGTH      5.0  /* of the line, outward from the x axis */
#define TICK_LABEL_SIZE  13.0 /* of the text */
#define TICK_LABEL_DROP  18.0 /* from the x axis to the baseline of its labels */
#define TICK_LABEL_GAP   7.0  /* from the y axis to the end of its labels */
#define TICK_LABEL_RAISE 4.5  /* from the middle of a y label to its baseline */

/* How marks are drawn, in pixels times the figure's scale. */
#define MARKER_ARM        6.0 /* of × and +: half of their width and height */
#define MARKER_RADIUS     3.3 /* of a circle */
#define MARKER_DISC       2.4 /* of a disc */
#define MARKER_SQUARE     1.3 /* from the middle of a square to its corners, in radii of the circle */
#define MARKER_POINTED    1.4  /* the same of triangles, a diamond and a pentagon */
#define MARKER_SWATCH     11.0 /* a side of what stands in a legend for cells */
#define MARKER_OUTLINE    1.4  /* the widest line around a hollow marker */
#define MARK_CASING       1.75 /* of what lies on areas and cells: on each side */
#define MARKER_APART      12.0 /* from the middle of a state's marker to the next, at least */
#define MARKER_DOT        1.0  /* half a side of a dot */
#define ARROW_HEAD_LENGTH 8.0
#define ARROW_HEAD_WIDTH  4.0 /* half of it */

struct axis {
    double low, high; /* low < high; both above 0 where it is logarithmic */
    double from, to;  /* within them: a curve over this axis begins and ends there */
    bool logarithmic;
    struct tick *ticks;
    size_t count;
    bool labelled; /* its tick labels are shown */
};

struct vertex {
    double x, y;
    bool move; /* begins a new piece: the pen is up on the way here */
};

enum mark_kind {
    MARK_AREA,  /* polygons without holes, a piece each; beneath axes and all other marks */
    MARK_CELLS, /* a rectangle of equal cells between two corners; beneath all that areas are */
    MARK_LINE,  /* a polyline in pieces */
    MARK_ARROW, /* from the first vertex to the second, with a head there */
    /*
     * Markers, one at each vertex; all but ×, + and what is filled are hollow. In all figures × is
     * the state that a run has come to, + a minimum, and a hollow marker an earlier state; discs
     * and dots are what is given. Where they meet × lies over + and + over the hollow ones.
     */
    MARK_CROSS, /* × */
    MARK_PLUS,  /* + */
    MARK_CIRCLE,
    MARK_SQUARE,
    MARK_TRIANGLE,
    MARK_DIAMOND,
    MARK_TRIANGLE_DOWN,
    MARK_PENTAGON,
    MARK_DISC, /* filled */
    MARK_DOT,  /* a small square, for very many points */
};

/* The marker of series number `i` from 0. There is one more than hues, so that series of one hue
 * differ in it, too. */
enum mark_kind marker_of_run(size_t i);

/* Equal cells, each in the colour of its role. They are equal on the picture: on a logarithmic axis
 * each covers the same part of a decade. */
struct cells {
    size_t columns, rows;
    unsigned char *roles; /* owned; enum role, row by row from the top, each from the left */
};

struct mark {
    enum mark_kind kind;
    enum role role;
    bool thin; /* a line one pixel wide and solid, whatever its role */
    /* A line, an arrow or a marker is drawn on a casing, MARK_CASING wide on each side and in the
     * background's colour: it is the casing that it has to stand out from, not what lies below. The
     * casings of marks of one role that follow each other lie beneath all of these. */
    bool cased;
    struct vertex *vertices;
    size_t count;
    struct cells cells; /* of MARK_CELLS alone */
};

struct panel {
    struct box box;
    struct axis x, y;
    struct mark *marks; /* in drawing order */
    size_t mark_count;
    struct label *labels; /* drawn after the marks */
    size_t label_count;
    struct work *work; /* its figure's; NULL: what is done for it is not counted */
};

struct legend_entry {
    enum mark_kind kind;
    enum role role;
    bool marked; /* the marker stands on a line */
    double x, y; /* the middle of the sample */
    struct label label;
};

enum { LEGEND_SAMPLE_WIDTH = 26 }; /* pixels, times the figure's scale */

/* A formula in texts of a figure, and what LaTeX sets it from in mathematics mode. */
struct formula {
    char *text, *latex; /* owned; NULL: there is none */
};

struct figure {
    double width, height;
    double scale; /* of strokes, markers and ticks; of boxes and labels it is a part */
    const struct theme *theme;
    char *title;   /* as text, for readers that do not see the picture */
    char *caption; /* what the picture means, in a sentence or two */
    char *alt;     /* what the picture shows */
    struct formula formula;
    char *recipe; /* from which it can be drawn again; opaque */
    struct label *labels;
    size_t label_count;
    struct legend_entry *legend;
    size_t legend_count;
    struct panel *panels;
    size_t panel_count;
    struct work work; /* what was done to compose it */
};

/* An empty figure; release frees all that was added, but keeps the count of the work done for it.
 */
void figure_init(struct figure *figure, double width, double height, const struct theme *theme);
void figure_release(struct figure *figure);

/* Has the figure another title for readers that do not see it, cleaned; no label changes. */
void figure_call(struct figure *figure, const char *title);

/* These copy what they are given; a label's text is cleaned, and its role made one of text, on the
 * way. */
void figure_add_label(struct figure *figure, const struct label *label);
void figure_clear_header(struct figure *figure); /* removes labels and legend again */
void figure_add_legend(struct figure *figure, const struct legend_entry *entry);

/* A panel with `box`, without axes yet. Pointers to earlier panels become invalid. */
struct panel *figure_add_panel(struct figure *figure, struct box box);
void figure_remove_panel(struct figure *figure); /* the last one */
void panel_add_label(struct panel *panel, const struct label *label);

/* A mark without vertices yet; the pointer holds until the next mark is added. */
struct mark *panel_add_mark(struct panel *panel, enum mark_kind kind, enum role role);
void mark_add(struct mark *mark, double x, double y, bool move);
const struct vertex *mark_last(const struct mark *mark); /* NULL where it has no vertices */

/* Whether it lies beneath the axes and all other marks. */
bool mark_is_ground(const struct mark *mark);

/* Cells from (x0, y0), at the bottom left, to (x1, y1); the roles are the caller's to fill in. */
struct cells *panel_add_cells(struct panel *panel, double x0, double y0, double x1, double y1,
                              size_t columns, size_t rows);
/* Where there are areas or cells, has all marks on them cased whose role is to be (figure/roles.h).
 */
void panel_case_marks(struct panel *panel);

/* The end of the marks from number `i` on, which has vertices, whose casings lie beneath all of
 * them: `i` itself where that mark is not cased, or the one before it belongs to them. */
size_t panel_cased_end(const struct panel *panel, size_t i);

/* Moves all marks and labels of another panel to the end of this one's. */
void panel_take(struct panel *panel, struct panel *from);
void axis_add_tick(struct axis *axis, double at, const char *text);
void axis_release(struct axis *axis);                     /* of one that is in no panel */
double axis_clamp(double value, const struct axis *axis); /* to the nearer of its limits */

/* The length of (dx, dy): to the last bit the same on all machines, which hypot is not. */
double figure_distance(double dx, double dy);

/* The height in pixels of the smallest text there is; 0 where there is none. */
double figure_least_text(const struct figure *figure);

/* Whether a panel has cells, or any of a figure's. */
bool panel_has_cells(const struct panel *panel);
bool figure_has_cells(const struct figure *figure);

/* Data to pixels. */
double panel_x(const struct panel *panel, double x);
double panel_y(const struct panel *panel, double y);

/* Pixels back to data. */
double panel_data_x(const struct panel *panel, double x);
double panel_data_y(const struct panel *panel, double y);

/* Whether it has cells, or areas that are more than a tint: then these take the place of grid
 * lines. */
bool panel_has_areas(const struct panel *panel);

/*
 * Whether a line goes across the panel at tick `i` of its y axis: none in a frame, which has ticks
 * instead, none over areas, and none where the x axis is.
 */
bool figure_has_grid_line(const struct figure *figure, const struct panel *panel, size_t i);

/* Whether a point lies within the limits. */
bool panel_contains(const struct panel *panel, double x, double y);

/* The label of tick `i` of the x or the y axis, in its place; its text is borrowed from the tick.
 */
struct label figure_tick_label(const struct figure *figure, const struct panel *panel,
                               const struct axis *axis, size_t i);

/* How a role looks in this figure, at its scale. */
struct paint figure_paint(const struct figure *figure, enum role role);

/* The box that a label fills, turned or not. */
struct box label_box(struct fonts *fonts, const struct label *label);

#endif
