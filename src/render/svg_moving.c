#include "render/svg_moving.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/svg_groups.h"
#include "render/svg_growth.h"
#include "render/svg_motion.h"

enum { MOST_COMPARED = 4 << 20 }; /* pairs of lines, of one group */

struct svg_moving {
    struct svg_element *elements; /* owned, with their lines; in drawing order */
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
    const struct svg_element *const *elements;
    const char *const *lines;
    size_t *found;
};

struct svg_moving *svg_moving_open(void)
{
    return mem_zeroed(1, sizeof(struct svg_moving));
}

void svg_moving_close(struct svg_moving *moving)
{
    for (size_t i = 0; i < moving->count; i++) {
        free(moving->elements[i].line);
        free(moving->elements[i].growth);
    }
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

/* Whether the line is the element that was drawn before, or what that has grown to. */
static bool goes_on(const struct svg_element *element, const char *line)
{
    return is_same(element->line, line) || svg_growth_continues(element->line, line);
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

            longest[a * stride + b] = goes_on(p->elements[first + a], p->lines[begin + b])
                                          ? longest[(a + 1) * stride + b + 1] + 1
                                      : down > right ? down
                                                     : right;
        }
    while (i < n && j < m) {
        if (goes_on(p->elements[first + i], p->lines[begin + j]))
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
    while (first < end && begin < stop && goes_on(p->elements[first], p->lines[begin]))
        p->found[begin++] = ++first;
    while (first < end && begin < stop && goes_on(p->elements[end - 1], p->lines[stop - 1]))
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

static void put(struct svg_moving *moving, const struct svg_element *element)
{
    moving->elements[moving->count++] = *element;
}

static void put_line(struct svg_moving *moving, const char *line)
{
    size_t length = length_of(line);
    struct svg_element element = {
        .line = mem_resize(NULL, length + 1, 1), .from = moving->frames, .to = moving->frames};

    memcpy(element.line, line, length);
    element.line[length] = '\0';
    put(moving, &element);
}

static void go_on(struct svg_element *element, const char *line, size_t frame)
{
    if (!is_same(element->line, line))
        svg_growth_add(element, line, frame);
    element->to = frame;
}

/* Puts new lines between the elements: each behind the one that is drawn before it. */
static void merge(struct svg_moving *moving, const struct lines *lines, const size_t *found)
{
    struct svg_element *before = moving->elements;
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
                go_on(&before[i], lines->at[line++], moving->frames);
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
    const struct svg_element **active = mem_zeroed(moving->count + 1, sizeof *active);
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

void svg_moving_write(const struct svg_moving *moving, const struct frames *frames,
                      const char *text, struct buf *rules, struct buf *out)
{
    struct svg_groups groups = {.frames = frames->count};

    for (size_t i = 0; i < moving->count; i++)
        svg_groups_add(&groups, &moving->elements[i]);
    svg_motion_write(&groups, frames, text, rules, out);
    svg_groups_release(&groups);
}
