#include "figure/enlarge.h"

static void enlarge_label(struct label *label, double scale)
{
    label->x *= scale;
    label->y *= scale;
    label->size *= scale;
}

static void enlarge_labels(struct label *labels, size_t count, double scale)
{
    for (size_t i = 0; i < count; i++)
        enlarge_label(&labels[i], scale);
}

static void enlarge_panel(struct panel *panel, double scale)
{
    panel->box.x *= scale;
    panel->box.y *= scale;
    panel->box.width *= scale;
    panel->box.height *= scale;
    enlarge_labels(panel->labels, panel->label_count, scale);
}

void figure_enlarge(struct figure *figure, double width, double height)
{
    double scale = width / figure->width;

    figure->scale *= scale;
    figure->width = width;
    figure->height = height;
    enlarge_labels(figure->labels, figure->label_count, scale);
    for (size_t i = 0; i < figure->legend_count; i++) {
        figure->legend[i].x *= scale;
        figure->legend[i].y *= scale;
        enlarge_label(&figure->legend[i].label, scale);
    }
    for (size_t i = 0; i < figure->panel_count; i++)
        enlarge_panel(&figure->panels[i], scale);
}
