#include "report/drawing_values.h"

#include <math.h>

#include "picture/formats.h"
#include "picture/step.h"
#include "report/document_drawing.h"

/* A figure as an SVG element, also to `outer` unless that is NULL, and the least width at which its
 * text can be read on a phone. */
static int add_drawing(struct value *map, struct value *outer, const struct picture *picture,
                       struct err *err)
{
    double least = figure_least_text(&picture->figure);
    struct picture_file file;
    int result = picture_render(picture, "", format_find("svg", NULL), &file, err);

    if (!result)
        value_add_word(map, "drawing", file.content.data);
    if (!result && outer)
        value_add_word(outer, "drawing", file.content.data);
    if (least > 0)
        value_add_number(map, "least", ceil(picture->figure.width * DOCUMENT_LEAST_TEXT / least));
    picture_file_release(&file);
    return result;
}

/* One of the drawings of a picture; of those for a phone only one that gives nothing up. Returns
 * whether there is one, -1 on an error. */
static int add_one(struct value *outer, struct value *list, const struct picture *whole,
                   const char *title, const struct document_page *page, struct err *err)
{
    struct picture_variant drawing;
    bool complete, phone = page->is == DOCUMENT_PHONE;
    int result = document_drawing_make(&drawing, whole, title, page, &complete, err);

    if (!result && (complete || !phone)) {
        struct value *map = value_append(list);

        value_add_flag(map, "phone", phone);
        value_add_flag(map, "night", page->theme != NULL);
        result = add_drawing(map, phone || page->theme ? NULL : outer, &drawing.picture, err);
        result = result ? -1 : 1;
    }
    picture_variant_release(&drawing);
    return result;
}

int drawings_add_values(struct value *map, const struct picture *whole, const char *title,
                        bool light, struct err *err)
{
    static const char *const schemes[] = {NULL, "dark"};
    struct value *list = value_add_list(map, "drawings");
    size_t count = light && figure_has_cells(&whole->figure) ? 2 : 1;
    bool phones = false;

    for (size_t i = 0; i < count; i++) {
        const struct document_page phone = {DOCUMENT_PHONE, schemes[i]};
        const struct document_page screen = {DOCUMENT_SCREEN, schemes[i]};
        int added = add_one(map, list, whole, title, &phone, err);

        phones = phones || added > 0;
        if (added < 0 || add_one(map, list, whole, title, &screen, err) < 0)
            return -1;
    }
    value_add_flag(map, "phones", phones);
    value_add_flag(map, "nights", count > 1);
    return 0;
}

static int add_step(struct value *map, const struct picture *whole, const struct kind_step *shown,
                    struct err *err)
{
    struct picture_variant step;
    int result = picture_step_make(&step, whole, shown, err);

    if (!result) {
        const struct figure *figure = &step.picture.figure;

        value_add_number(map, "state", (double)shown->k);
        value_add_text(map, "title", figure->title);
        value_add_text(map, "alt", figure->alt);
        result = drawings_add_values(map, &step.picture, figure->title, false, err);
    }
    picture_variant_release(&step);
    return result;
}

/* The place of a step among the others. */
static void add_place(struct value *map, size_t number, bool last)
{
    value_add_number(map, "number", (double)number);
    value_add_flag(map, "first", number == 1);
    value_add_flag(map, "last", last);
    if (number > 1)
        value_add_number(map, "previous", (double)number - 1);
    if (!last)
        value_add_number(map, "next", (double)number + 1);
}

int steps_add_values(struct value *map, const struct picture *whole, struct err *err)
{
    struct kind_step step, next;
    struct value *list;

    if (!picture_has_steps(whole))
        return 0;
    list = value_add_list(map, "steps");
    for (size_t i = 0; whole->kind->step(&whole->study, i, &step); i++) {
        struct value *into = value_append(list);

        add_place(into, i + 1, !whole->kind->step(&whole->study, i + 1, &next));
        if (add_step(into, whole, &step, err))
            return -1;
    }
    return 0;
}
