#include "render/svg_growth.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "figure/figure.h"

static const char start[] = "<path d=\"M";

enum { START = sizeof start - 1 };

/* Whether the text stands in the line, which ends with its line feed. */
static bool has(const char *line, const char *text)
{
    const char *found = strstr(line, text);

    return found && found < strchr(line, '\n');
}

bool svg_growth_continues(const char *before, const char *now)
{
    size_t drawn, rest, length;

    if (strncmp(before, start, START) || strncmp(now, start, START))
        return false;
    drawn = START + strcspn(before + START, "\"");
    length = START + strcspn(now + START, "\"");
    rest = strcspn(before + drawn, "\n");
    return length > drawn && !memcmp(before, now, drawn) && strchr("lhv", now[drawn]) &&
           !memchr(now + START, 'M', length - START) && !memchr(now + START, 'z', length - START) &&
           strcspn(now + length, "\n") == rest && !memcmp(before + drawn, now + length, rest) &&
           has(before + drawn, " fill=\"none\"") && !has(before + drawn, "dasharray");
}

/* The length of a path of one move, and lines relative to where they begin. */
static double path_length(const char *line)
{
    double length = 0;
    char *at;

    strtod(line + START, &at);
    strtod(at, &at);
    while (strchr("lhv", *at)) {
        char command = *at++;
        double x = command == 'v' ? 0 : strtod(at, &at);
        double y = command == 'h' ? 0 : strtod(at, &at);

        length += figure_distance(x, y);
    }
    return length;
}

static void add_mark(struct svg_element *element, size_t frame)
{
    element->growth =
        mem_resize(element->growth, element->growth_count + 1, sizeof *element->growth);
    element->growth[element->growth_count++] =
        (struct svg_length){frame, path_length(element->line)};
}

void svg_growth_add(struct svg_element *element, const char *line, size_t frame)
{
    size_t length = strcspn(line, "\n") + 1;

    if (!element->growth_count)
        add_mark(element, element->from);
    free(element->line);
    element->line = mem_resize(NULL, length + 1, 1);
    memcpy(element->line, line, length);
    element->line[length] = '\0';
    add_mark(element, frame);
}

double svg_growth_length(const struct svg_element *element)
{
    return element->growth_count ? element->growth[element->growth_count - 1].length : 0;
}
