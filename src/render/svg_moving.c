#include "render/svg_moving.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/crc32c.h"
#include "base/mem.h"

enum { MOST_COMPARED = 4 << 20 }; /* pairs of lines, of one group */

/* An element, and the frames in which it is drawn. */
struct element {
    char *line; /* owned; with its line feed */
    size_t from, to;
};

struct svg_moving {
    struct element *elements; /* owned; in drawing order */
    size_t count;
    size_t frames; /* that were added */
};

/* Lines of a frame. */
struct lines {
    const char **at; /* owned; each ends with its line feed, which is followed by the next */
    size_t count;
};

/* Elements that are drawn in the last frame added and lines of the next, of one group, and for each
 * line the element that it is, plus 1; 0: a new one. */
struct pairing {
    const struct element *const *elements;
    const char *const *lines;
    size_t *found;
};

struct svg_moving *svg_moving_open(void)
{
    return mem_zeroed(1, sizeof(struct svg_moving));
}

void svg_moving_close(struct svg_moving *moving)
{
    for (size_t i = 0; i < moving->count; i++)
        free(moving->elements[i].line);
    free(moving->elements);
    free(moving);
}

static size_t length_of(const char *line)
{
    return (size_t)(strchr(line, '\n') - line) + 1;
}

static bool is_group(const char *line)
{
    return !strncmp(line, "<g", 2) || !strncmp(line, "</g", 3);
}

static bool is_same(const char *a, const char *b)
{
    size_t length = length_of(a);

    return length_of(b) == length && !memcmp(a, b, length);
}

static struct lines split(const struct buf *drawing)
{
    struct lines lines = {.count = 0};
    size_t room = 0;

    for (const char *at = drawing->data; *at; at += length_of(at)) {
        if (lines.count == room)
            lines.at = mem_resize(lines.at, room = 2 * room + 64, sizeof *lines.at);
        lines.at[lines.count++] = at;
    }
    return lines;
}

/* The longest common subsequence of both, `n` and `m` long, by the lengths of those of their ends.
 * What is too much for that has none. */
static void pair_longest(const struct pairing *p, size_t first, size_t n, size_t begin, size_t m)
{
    unsigned *longest;
    size_t i = 0, j = 0, stride = m + 1;

    if (!n || !m || n > MOST_COMPARED / m)
        return;
    longest = mem_zeroed((n + 1) * stride, sizeof *longest);
    for (size_t a = n; a-- > 0;)
        for (size_t b = m; b-- > 0;) {
            unsigned down = longest[(a + 1) * stride + b], right = longest[a * stride + b + 1];

            longest[a * stride + b] = is_same(p->elements[first + a]->line, p->lines[begin + b])
                                          ? longest[(a + 1) * stride + b + 1] + 1
                                      : down > right ? down
                                                     : right;
        }
    while (i < n && j < m) {
        if (is_same(p->elements[first + i]->line, p->lines[begin + j]))
            p->found[begin + j++] = first + i++ + 1;
        else if (longest[(i + 1) * stride + j] >= longest[i * stride + j + 1])
            i++;
        else
            j++;
    }
    free(longest);
}

/* Pairs the elements from `first` to before `end` with the lines from `begin` to before `stop`:
 * those that are the same at both ends, and between these as many as can be. */
static void pair(const struct pairing *p, size_t first, size_t end, size_t begin, size_t stop)
{
    while (first < end && begin < stop && is_same(p->elements[first]->line, p->lines[begin]))
        p->found[begin++] = ++first;
    while (first < end && begin < stop && is_same(p->elements[end - 1]->line, p->lines[stop - 1]))
        p->found[--stop] = end--;
    pair_longest(p, first, end - first, begin, stop - begin);
}

/* Pairs group by group; false where the groups are others. */
static bool pair_groups(const struct pairing *p, size_t count, size_t line_count)
{
    size_t first = 0, begin = 0;

    for (;;) {
        size_t end = first, stop = begin;

        while (end < count && !is_group(p->elements[end]->line))
            end++;
        while (stop < line_count && !is_group(p->lines[stop]))
            stop++;
        pair(p, first, end, begin, stop);
        if (end == count || stop == line_count)
            return end == count && stop == line_count;
        if (!is_same(p->elements[end]->line, p->lines[stop]))
            return false;
        p->found[stop] = end + 1;
        first = end + 1;
        begin = stop + 1;
    }
}

static void put(struct svg_moving *moving, const struct element *element)
{
    moving->elements[moving->count++] = *element;
}

static void put_line(struct svg_moving *moving, const char *line)
{
    size_t length = length_of(line);
    struct element element = {mem_resize(NULL, length + 1, 1), moving->frames, moving->frames};

    memcpy(element.line, line, length);
    element.line[length] = '\0';
    put(moving, &element);
}

/* Puts new lines between the elements: each behind the one that is drawn before it. */
static void merge(struct svg_moving *moving, const struct lines *lines, const size_t *found)
{
    struct element *before = moving->elements;
    size_t count = moving->count, line = 0, active = 0;

    moving->elements = mem_resize(NULL, count + lines->count + 1, sizeof *moving->elements);
    moving->count = 0;
    for (size_t i = 0; i < count; i++) {
        if (moving->frames && before[i].to + 1 == moving->frames) {
            size_t next = line;

            active++;
            while (next < lines->count && found[next] != active)
                next++;
            if (next < lines->count) {
                while (line < next)
                    put_line(moving, lines->at[line++]);
                line++;
                before[i].to = moving->frames;
            }
        }
        put(moving, &before[i]);
    }
    while (line < lines->count)
        put_line(moving, lines->at[line++]);
    free(before);
}

int svg_moving_add(struct svg_moving *moving, const struct buf *drawing, struct err *err)
{
    struct lines lines = split(drawing);
    const struct element **active = mem_zeroed(moving->count + 1, sizeof *active);
    size_t *found = mem_zeroed(lines.count + 1, sizeof *found), count = 0;
    const struct pairing pairing = {active, lines.at, found};
    bool same;

    for (size_t i = 0; i < moving->count; i++)
        if (moving->elements[i].to + 1 == moving->frames)
            active[count++] = &moving->elements[i];
    same = !moving->frames || pair_groups(&pairing, count, lines.count);
    if (same) {
        merge(moving, &lines, found);
        moving->frames++;
    } else {
        err_set(err, STATUS_LIMIT, "frames of an SVG must have the same panels");
    }
    free(found);
    free(active);
    free(lines.at);
    return same ? 0 : -1;
}

/* What is written for the frames. */
struct writing {
    const struct frames *frames;
    char name[16];           /* that classes begin with */
    double all;              /* milliseconds of all frames */
    size_t last;             /* the number of the last frame */
    struct buf *rules;       /* of classes */
    struct element *classes; /* owned; the frames of each class; without lines */
    size_t count;
};

/* A number without zeros that say nothing. */
static void add_number(struct buf *out, double value)
{
    char text[32];
    size_t length = (size_t)snprintf(text, sizeof text, "%.5f", value);

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

static void add_key(const struct writing *w, size_t frame, const char *visibility)
{
    add_number(w->rules, 100 * (double)frame * (double)w->frames->delay / w->all);
    buf_printf(w->rules, "%%{visibility:%s}", visibility);
}

/* Frames that are one alone share their keys, and differ in when these begin; not the last. */
static void add_rule(const struct writing *w, size_t number, const struct element *when)
{
    buf_printf(w->rules, ".%s%zu{animation-", w->name, number);
    if (when->from == when->to && when->to < w->last) {
        buf_puts(w->rules, "delay:");
        add_time(w->rules, (double)when->from * (double)w->frames->delay);
        buf_puts(w->rules, "}\n");
        return;
    }
    buf_printf(w->rules, "name:%s%zu}@keyframes %s%zu{", w->name, number, w->name, number);
    if (when->from)
        add_key(w, 0, "hidden");
    add_key(w, when->from, "visible");
    if (when->to < w->last)
        add_key(w, when->to + 1, "hidden");
    buf_puts(w->rules, "}\n");
}

/* The number of the class for elements that are drawn in these frames. */
static size_t class_of(struct writing *w, const struct element *when)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->classes[i].from == when->from && w->classes[i].to == when->to)
            return i;
    w->classes = mem_resize(w->classes, w->count + 1, sizeof *w->classes);
    w->classes[w->count] = (struct element){NULL, when->from, when->to};
    add_rule(w, w->count, when);
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

static void add_attributes(struct writing *w, const struct element *when, struct buf *out)
{
    buf_printf(out, " class=\"%s%zu\"%s", w->name, class_of(w, when),
               when->to < w->last ? " visibility=\"hidden\"" : "");
}

/* Elements that are drawn in the same frames, one after the other; several of them in a group. */
static void add_run(struct writing *w, const struct element *run, size_t count, struct buf *out)
{
    const char *line = run->line;
    size_t tag = strcspn(line, " ");

    if (run->from == 0 && run->to == w->last) {
        for (size_t i = 0; i < count; i++)
            buf_puts(out, run[i].line);
        return;
    }
    if (count == 1) {
        buf_add(out, line, tag);
        add_attributes(w, run, out);
        buf_puts(out, line + tag);
        return;
    }
    buf_puts(out, "<g");
    add_attributes(w, run, out);
    buf_puts(out, ">\n");
    for (size_t i = 0; i < count; i++)
        buf_puts(out, run[i].line);
    buf_puts(out, "</g>\n");
}

void svg_moving_write(const struct svg_moving *moving, const struct frames *frames,
                      const char *text, struct buf *rules, struct buf *out)
{
    struct writing w = {.frames = frames,
                        .all = (double)frames->delay * (double)(frames->count - 1) +
                               (double)frames->last_delay,
                        .last = frames->count - 1,
                        .rules = rules};

    snprintf(w.name, sizeof w.name, "g%06" PRIx32 "-",
             crc32c(text, strlen(text)) & (uint32_t)0xFFFFFF);
    buf_puts(rules, "@media (prefers-reduced-motion:no-preference){\n");
    add_common_rules(&w);
    for (size_t i = 0, end; i < moving->count; i = end) {
        const struct element *run = &moving->elements[i];

        for (end = i + 1; end < moving->count && moving->elements[end].from == run->from &&
                          moving->elements[end].to == run->to;
             end++)
            ;
        add_run(&w, run, end - i, out);
    }
    buf_puts(rules, "}\n");
    free(w.classes);
}
