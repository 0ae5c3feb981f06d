#include "render/svg_motion.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/crc32c.h"
#include "base/mem.h"
#include "render/svg_growth.h"

enum {
    NAME_LETTERS = 3,
    HUNDREDTHS = 2,   /* digits of lengths, and of percents of no more than */
    SHORT = 10000,    /* milliseconds */
    WORTH_MOVING = 4, /* texts: the attributes left out are longer than the one that moves them */
};

static const char hidden[] = " visibility=\"hidden\"";

struct writing {
    const struct frames *frames;
    char name[NAME_LETTERS + 1];        /* that classes begin with */
    double all;                         /* milliseconds of all frames */
    int digits;                         /* of percents of that: to less than a millisecond */
    size_t last;                        /* the number of the last frame */
    const struct svg_element **classes; /* owned; the first of each class */
    size_t count;
    bool is_moved; /* the group that is written is moved down to where its texts stand */
    struct buf *rules, *out;
};

/* A letter, and then letters and digits: short, for it stands in a file a thousand times, and one
 * of a hundred thousand, for many pictures can stand in a page. */
static void name_after(struct writing *w, const char *text)
{
    static const char digits[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    unsigned long number = crc32c(text, strlen(text));

    for (size_t i = 0, base = 26; i < NAME_LETTERS; i++, base = sizeof digits - 1) {
        w->name[i] = digits[number % base];
        number /= base;
    }
}

/* A number without zeros that say nothing. */
static void add_number(struct buf *out, double value, int digits)
{
    char text[32];
    size_t length = (size_t)snprintf(text, sizeof text, "%.*f", digits, value);

    while (text[length - 1] == '0')
        length--;
    if (text[length - 1] == '.')
        length--;
    if (length > 1 && text[0] == '0' && text[1] == '.')
        buf_add(out, text + 1, length - 1);
    else
        buf_add(out, text, length);
}

static void add_percents(const struct writing *w, size_t frame)
{
    add_number(w->rules, 100 * (double)frame * (double)w->frames->delay / w->all, w->digits);
    buf_puts(w->rules, "%");
}

static void add_key(const struct writing *w, size_t frame, const char *visibility)
{
    add_percents(w, frame);
    buf_printf(w->rules, "{visibility:%s}", visibility);
}

static void add_lengths(const struct writing *w, const struct svg_element *element)
{
    double dash = ceil(svg_growth_length(element));

    for (size_t i = 0; i < element->growth_count; i++) {
        add_percents(w, element->growth[i].frame);
        buf_puts(w->rules, "{stroke-dashoffset:");
        add_number(w->rules, dash - element->growth[i].length, HUNDREDTHS);
        buf_puts(w->rules, "}");
    }
}

/* What is seen in one frame alone, and not in the last, shares its keys with all that is, and says
 * itself when these begin: it needs no class. A second attribute `style` it cannot have. */
static bool is_seen_once(const struct writing *w, const struct svg_element *element)
{
    return element->from == element->to && element->to < w->last &&
           !strstr(element->line, " style=\"");
}

/* Opens a rule, and what all of the class is drawn with. */
static void open_rule(const struct writing *w, size_t number, const struct svg_element *element)
{
    buf_printf(w->rules, ".%s%zu{", w->name, number);
    if (element->growth_count)
        buf_printf(w->rules, "stroke-dasharray:%g;", ceil(svg_growth_length(element)));
    buf_printf(w->rules, "animation-name:%s%zu}@keyframes %s%zu{", w->name, number, w->name,
               number);
}

/* What is not seen in the last frame is hidden anyway, until it is shown. */
static void add_rule(const struct writing *w, size_t number, const struct svg_element *element)
{
    bool at_last = element->to == w->last;

    open_rule(w, number, element);
    if (element->from && at_last)
        add_key(w, 0, "hidden");
    add_key(w, element->from, "visible");
    add_lengths(w, element);
    if (!at_last)
        add_key(w, element->to + 1, "hidden");
    buf_puts(w->rules, "}\n");
}

/* Whether both are seen in the same frames; what grows does so on its own. */
static bool is_seen_as(const struct svg_element *a, const struct svg_element *b)
{
    return a == b || (a->from == b->from && a->to == b->to && !a->growth_count && !b->growth_count);
}

/* The number of the class for an element. */
static size_t class_of(struct writing *w, const struct svg_element *element)
{
    for (size_t i = 0; i < w->count; i++)
        if (is_seen_as(w->classes[i], element))
            return i;
    w->classes = mem_resize(w->classes, w->count + 1, sizeof(struct svg_element *));
    w->classes[w->count] = element;
    add_rule(w, w->count, element);
    return w->count++;
}

/* All that moves does so alike, but for what the rules of its class say, or the number of the frame
 * in which alone it is seen. */
static void add_common_rules(const struct writing *w)
{
    buf_printf(w->rules, "[class^=%s],[style^=\"--%s\"]{animation:%s %.0fms step-end ", w->name,
               w->name, w->name, w->all);
    if (w->frames->loops)
        buf_printf(w->rules, "%ld}\n", w->frames->loops);
    else
        buf_puts(w->rules, "infinite}\n");
    buf_printf(w->rules, "[style^=\"--%s\"]{animation-delay:calc(var(--%s)*%ldms)}\n", w->name,
               w->name, w->frames->delay);
    buf_printf(w->rules, "@keyframes %s{", w->name);
    add_key(w, 0, "visible");
    add_key(w, 1, "hidden");
    buf_puts(w->rules, "}\n");
}

/* How many of the elements, one after the other, are seen in the same frames as the first. */
static size_t run_length(const struct svg_element *const *elements, size_t count)
{
    size_t length = 1;

    while (length < count && is_seen_as(elements[length], elements[0]))
        length++;
    return length;
}

/* The attribute that says when the element is seen. */
static void add_frames(struct writing *w, const struct svg_element *element)
{
    if (is_seen_once(w, element))
        buf_printf(w->out, " style=\"--%s:%zu\"", w->name, element->from);
    else
        buf_printf(w->out, " class=\"%s%zu\"", w->name, class_of(w, element));
}

/* The attribute y of a horizontal text, with the space before it: up to, but for, its last quote;
 * its length is 0 where there is none. */
static size_t find_y(const char *attributes, const char **y)
{
    *y = strstr(attributes, " y=\"");
    return *y ? strcspn(*y + 4, "\"") + 4 : 0;
}

/* How long the attribute y is that all elements have, if they are texts, and so many that it is
 * worth moving their group instead; else 0. */
static size_t find_common_y(const struct svg_group *group, const char **y)
{
    size_t length = group->count < WORTH_MOVING ? 0 : find_y(group->elements[0]->line, y);

    for (size_t i = 0; i < group->count && length; i++) {
        const char *line = group->elements[i]->line, *other;

        if (strncmp(line, "<text", 5) || find_y(line, &other) != length ||
            memcmp(other, *y, length))
            length = 0;
    }
    return length;
}

/* Adds the attributes of an element, but for the y to which its group is moved. */
static void add_attributes(const struct writing *w, const char *attributes)
{
    const char *y;
    size_t length = w->is_moved ? find_y(attributes, &y) : 0;

    if (length) {
        buf_add(w->out, attributes, (size_t)(y - attributes));
        attributes = y + length + 1;
    }
    buf_puts(w->out, attributes);
}

/* An element, without what its group has for it, and without its line feed. */
static void add_own(struct writing *w, const struct svg_element *element, bool frames)
{
    struct buf own = BUF_INIT;
    const char *rest = svg_element_divide(element, NULL, &own);

    buf_add(w->out, element->line, strcspn(element->line, " "));
    if (frames)
        add_frames(w, element);
    add_attributes(w, own.data);
    buf_add(w->out, rest, strcspn(rest, "\n"));
    buf_release(&own);
}

/* A line of what is seen in the same frames. */
static void add_run(struct writing *w, const struct svg_element *const *run, size_t count)
{
    if (count > 1) {
        buf_puts(w->out, "<g");
        add_frames(w, run[0]);
        buf_puts(w->out, ">");
    }
    for (size_t i = 0; i < count; i++)
        add_own(w, run[i], count == 1);
    buf_puts(w->out, count > 1 ? "</g>\n" : "\n");
}

static void add_alone(struct writing *w, const struct svg_group *group)
{
    const char *line = group->elements[0]->line;
    size_t tag = strcspn(line, " ");

    buf_add(w->out, line, tag);
    add_frames(w, group->elements[0]);
    buf_printf(w->out, "%s%s", group->at_last ? "" : hidden, line + tag);
}

static void add_group(struct writing *w, const struct svg_group *group)
{
    const struct svg_element *const *elements = (const struct svg_element *const *)group->elements;
    bool together = run_length(elements, group->count) == group->count;
    const char *y = "";
    size_t y_length = find_common_y(group, &y);

    w->is_moved = y_length > 0;
    buf_puts(w->out, "<g");
    if (together)
        add_frames(w, elements[0]);
    buf_printf(w->out, "%s%s", group->at_last ? "" : hidden, group->shared.data);
    if (w->is_moved)
        buf_printf(w->out, " transform=\"translate(0 %.*s)\"", (int)y_length - 4, y + 4);
    buf_puts(w->out, ">\n");
    for (size_t i = 0, length; i < group->count; i += length) {
        length = together ? 1 : run_length(elements + i, group->count - i);
        if (!together)
            add_run(w, elements + i, length);
        else
            add_own(w, elements[i], false);
    }
    buf_puts(w->out, together ? "\n" : "");
    buf_puts(w->out, "</g>\n");
}

void svg_motion_write(const struct svg_groups *groups, const struct frames *frames,
                      const char *text, struct buf *rules, struct buf *out)
{
    struct writing w = {.frames = frames,
                        .all = (double)frames->delay * (double)(frames->count - 1) +
                               (double)frames->last_delay,
                        .last = frames->count - 1,
                        .rules = rules,
                        .out = out};

    w.digits = HUNDREDTHS + (int)fmax(0, ceil(log10(w.all / SHORT)));
    name_after(&w, text);
    buf_puts(rules, "@media (prefers-reduced-motion:no-preference){\n");
    add_common_rules(&w);
    for (size_t i = 0; i < groups->count; i++) {
        const struct svg_group *group = &groups->at[i];

        for (size_t k = 0; group->stays && k < group->count; k++)
            buf_puts(out, group->elements[k]->line);
        if (!group->stays && group->count == 1)
            add_alone(&w, group);
        else if (!group->stays)
            add_group(&w, group);
    }
    buf_puts(rules, "}\n");
    free((void *)w.classes);
}
