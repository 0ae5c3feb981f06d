#include "render/svg_motion.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/crc32c.h"
#include "base/mem.h"
#include "render/svg_growth.h"

enum { NAME_LETTERS = 3 };

static const char hidden[] = " visibility=\"hidden\"";

struct writing {
    const struct frames *frames;
    char name[NAME_LETTERS + 1];        /* that classes begin with */
    double all;                         /* milliseconds of all frames */
    size_t last;                        /* the number of the last frame */
    const struct svg_element **classes; /* owned; the first of each class */
    size_t count;
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

/* A number to a hundredth, without zeros that say nothing. */
static void add_number(struct buf *out, double value)
{
    char text[32];
    size_t length = (size_t)snprintf(text, sizeof text, "%.2f", value);

    while (text[length - 1] == '0')
        length--;
    if (text[length - 1] == '.')
        length--;
    if (length > 1 && text[0] == '0' && text[1] == '.')
        buf_add(out, text + 1, length - 1);
    else
        buf_add(out, text, length);
}

static void add_time(struct buf *out, double milliseconds)
{
    add_number(out, milliseconds / 1000);
    buf_puts(out, "s");
}

static void add_percents(const struct writing *w, size_t frame)
{
    add_number(w->rules, 100 * (double)frame * (double)w->frames->delay / w->all);
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
        add_number(w->rules, dash - element->growth[i].length);
        buf_puts(w->rules, "}");
    }
}

/* Opens the rule of what is seen in more than one frame, and what all of it is drawn with. */
static void open_rule(const struct writing *w, size_t number, const struct svg_element *element)
{
    if (element->growth_count)
        buf_printf(w->rules, "stroke-dasharray:%g;", ceil(svg_growth_length(element)));
    buf_printf(w->rules, "animation-name:%s%zu}@keyframes %s%zu{", w->name, number, w->name,
               number);
}

/* What is seen in one frame alone shares its keys with all others that are, and differs in when
 * these begin; but not what is seen in the last frame. */
static void add_rule(const struct writing *w, size_t number, const struct svg_element *element)
{
    buf_printf(w->rules, ".%s%zu{", w->name, number);
    if (element->from == element->to && element->to < w->last) {
        buf_puts(w->rules, "animation-delay:");
        add_time(w->rules, (double)element->from * (double)w->frames->delay);
        buf_puts(w->rules, "}\n");
        return;
    }
    open_rule(w, number, element);
    if (element->from)
        add_key(w, 0, "hidden");
    add_key(w, element->from, "visible");
    add_lengths(w, element);
    if (element->to < w->last)
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

/* All classes move alike, but for what their own rules say. */
static void add_common_rules(const struct writing *w)
{
    buf_printf(w->rules, "[class^=%s]{animation:%s ", w->name, w->name);
    add_time(w->rules, w->all);
    if (w->frames->loops)
        buf_printf(w->rules, " step-end %ld}\n@keyframes %s{", w->frames->loops, w->name);
    else
        buf_printf(w->rules, " step-end infinite}\n@keyframes %s{", w->name);
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

static void add_class(struct writing *w, const struct svg_element *element)
{
    buf_printf(w->out, " class=\"%s%zu\"", w->name, class_of(w, element));
}

/* An element, without what its group has for it, and without its line feed. */
static void add_own(struct writing *w, const struct svg_element *element, bool class)
{
    struct buf own = BUF_INIT;
    const char *rest = svg_element_divide(element, NULL, &own);

    buf_add(w->out, element->line, strcspn(element->line, " "));
    if (class)
        add_class(w, element);
    buf_puts(w->out, own.data);
    buf_add(w->out, rest, strcspn(rest, "\n"));
    buf_release(&own);
}

/* A line of what is seen in the same frames. */
static void add_run(struct writing *w, const struct svg_element *const *run, size_t count)
{
    if (count > 1) {
        buf_puts(w->out, "<g");
        add_class(w, run[0]);
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
    add_class(w, group->elements[0]);
    buf_printf(w->out, "%s%s", group->at_last ? "" : hidden, line + tag);
}

static void add_group(struct writing *w, const struct svg_group *group)
{
    const struct svg_element *const *elements = (const struct svg_element *const *)group->elements;
    bool together = run_length(elements, group->count) == group->count;

    buf_puts(w->out, "<g");
    if (together)
        add_class(w, elements[0]);
    buf_printf(w->out, "%s%s>\n", group->at_last ? "" : hidden, group->shared.data);
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
