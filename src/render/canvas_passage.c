#include "render/canvas_passage.h"

#include <string.h>

static struct canvas_passage *begin(struct canvas *canvas, char name)
{
    struct canvas_passage *passage = (struct canvas_passage *)canvas;

    buf_clear(&passage->operation);
    buf_add(&passage->operation, &name, 1);
    return passage;
}

static void add_numbers(struct canvas_passage *passage, const double *numbers, size_t count)
{
    buf_add(&passage->operation, (const char *)numbers, count * sizeof *numbers);
}

static void add_stroke(struct canvas_passage *passage, const struct stroke *stroke)
{
    if (stroke)
        add_numbers(
            passage,
            (const double[]){stroke->colour, stroke->width, stroke->dash[0], stroke->dash[1]}, 4);
}

static void add_text(struct canvas_passage *passage, const char *text)
{
    buf_add(&passage->operation, text, strlen(text) + 1);
}

/* Compares the operation where another is known. */
static void compare(struct canvas_passage *passage, size_t behind, bool paints)
{
    const struct buf *operation = &passage->operation;

    passage->differs =
        passage->differs || behind > passage->known->length ||
        memcmp(passage->known->data + passage->position, operation->data, operation->length);
    if (paints && !passage->differs)
        passage->common = behind;
}

/* Goes past the operation; returns whether it is to be handed on. */
static bool pass(struct canvas_passage *passage, bool paints)
{
    size_t behind = passage->position + passage->operation.length;
    bool is_known = passage->position < passage->known->length;

    if (is_known)
        compare(passage, behind, paints);
    if (passage->part == PASSAGE_NONE)
        buf_add(&passage->all, passage->operation.data, passage->operation.length);
    passage->position = behind;
    return passage->part == (is_known ? PASSAGE_KNOWN : PASSAGE_REST);
}

static void move(struct canvas *canvas, double x, double y)
{
    struct canvas_passage *passage = begin(canvas, 'm');

    add_numbers(passage, (const double[]){x, y}, 2);
    if (pass(passage, false))
        passage->to->operations->move(passage->to, x, y);
}

static void line(struct canvas *canvas, double x, double y)
{
    struct canvas_passage *passage = begin(canvas, 'l');

    add_numbers(passage, (const double[]){x, y}, 2);
    if (pass(passage, false))
        passage->to->operations->line(passage->to, x, y);
}

static void close_path(struct canvas *canvas)
{
    struct canvas_passage *passage = begin(canvas, 'z');

    if (pass(passage, false))
        passage->to->operations->close(passage->to);
}

static void circle(struct canvas *canvas, double x, double y, double radius)
{
    struct canvas_passage *passage = begin(canvas, 'c');

    add_numbers(passage, (const double[]){x, y, radius}, 3);
    if (pass(passage, false))
        passage->to->operations->circle(passage->to, x, y, radius);
}

static void paint(struct canvas *canvas, const uint32_t *fill, const struct stroke *stroke)
{
    struct canvas_passage *passage = begin(canvas, fill ? 'f' : 's');

    if (fill)
        add_numbers(passage, (const double[]){*fill}, 1);
    add_stroke(passage, stroke);
    if (pass(passage, true))
        passage->to->operations->paint(passage->to, fill, stroke);
}

static void cells(struct canvas *canvas, struct box box, const struct cells *of,
                  const uint32_t colours[ROLES])
{
    struct canvas_passage *passage = begin(canvas, 'i');

    add_numbers(passage,
                (const double[]){box.x, box.y, box.width, box.height, (double)of->columns,
                                 (double)of->rows},
                6);
    buf_add(&passage->operation, (const char *)of->roles, of->columns * of->rows);
    buf_add(&passage->operation, (const char *)colours, ROLES * sizeof *colours);
    if (pass(passage, true))
        passage->to->operations->cells(passage->to, box, of, colours);
}

static void text(struct canvas *canvas, const struct label *label, uint32_t colour,
                 const struct stroke *halo)
{
    struct canvas_passage *passage = begin(canvas, 't');

    add_numbers(passage,
                (const double[]){label->x, label->y, label->size, label->anchor, label->bold,
                                 label->upward, colour},
                7);
    add_stroke(passage, halo);
    add_text(passage, label->text);
    if (pass(passage, true))
        passage->to->operations->text(passage->to, label, colour, halo);
}

static void group(struct canvas *canvas, const char *name)
{
    struct canvas_passage *passage = begin(canvas, 'g');

    add_text(passage, name);
    if (pass(passage, false))
        passage->to->operations->group(passage->to, name);
}

static void end(struct canvas *canvas)
{
    struct canvas_passage *passage = begin(canvas, 'e');

    if (pass(passage, false))
        passage->to->operations->end(passage->to);
}

void canvas_passage_init(struct canvas_passage *passage, struct canvas *to, const struct buf *known,
                         enum passage_part part)
{
    static const struct canvas_operations operations = {move,  line, close_path, circle, paint,
                                                        cells, text, group,      end};

    *passage = (struct canvas_passage){.canvas = {&operations},
                                       .to = to,
                                       .part = part,
                                       .known = known,
                                       .all = BUF_INIT,
                                       .operation = BUF_INIT};
}

void canvas_passage_release(struct canvas_passage *passage)
{
    buf_release(&passage->all);
    buf_release(&passage->operation);
}
