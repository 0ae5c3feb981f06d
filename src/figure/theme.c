#include "figure/theme.h"

#include <string.h>

const char *const role_names[ROLES] = {
    [ROLE_TEXT] = "text",         [ROLE_MUTED] = "muted",     [ROLE_GRID] = "grid",
    [ROLE_AXIS] = "axis",         [ROLE_CURVE] = "curve",     [ROLE_TANGENT] = "tangent",
    [ROLE_STATE] = "state",       [ROLE_EARLIER] = "earlier", [ROLE_PATH] = "path",
    [ROLE_GRADIENT] = "gradient", [ROLE_MINIMUM] = "minimum", [ROLE_LEADER] = "leader",
    [ROLE_BACKDROP] = "backdrop", [ROLE_CONTEXT] = "context", [ROLE_RUN + 0] = "run 1",
    [ROLE_RUN + 1] = "run 2",     [ROLE_RUN + 2] = "run 3",   [ROLE_RUN + 3] = "run 4",
    [ROLE_RUN + 4] = "run 5",     [ROLE_RUN + 5] = "run 6",   [ROLE_RUN + 6] = "run 7",
    [ROLE_RUN + 7] = "run 8",     [ROLE_RUN + 8] = "run 9",   [ROLE_RUN + 9] = "run 10",
    [ROLE_RUN + 10] = "run 11",   [ROLE_RUN + 11] = "run 12",
};

/* A table: clang-format would spread it out. */
/* clang-format off */
const struct theme themes[] = {
    {
        .name = "light",
        .summary = "on white, for documents",
        .background = 0xFFFFFF,
        .paint = {
            [ROLE_TEXT]      = {0x202124, 1, {0, 0}},
            [ROLE_MUTED]     = {0x5F6670, 1, {0, 0}},
            [ROLE_GRID]      = {0xE4E6E9, 1, {0, 0}},
            [ROLE_AXIS]      = {0x9AA0A6, 1, {0, 0}},
            [ROLE_CURVE]     = {0x0072B2, 2, {0, 0}},
            [ROLE_TANGENT]   = {0x007A59, 1.75, {7, 4}},
            [ROLE_STATE]     = {0xB04A00, 2.5, {0, 0}},
            [ROLE_EARLIER]   = {0xB04A00, 1.4, {0, 0}},
            [ROLE_PATH]      = {0xD39A70, 1.25, {0, 0}},
            [ROLE_GRADIENT]  = {0xA6518A, 2.25, {0, 0}},
            [ROLE_MINIMUM]   = {0x007A59, 2.75, {0, 0}},
            [ROLE_LEADER]    = {0x007A59, 1, {0, 0}},
            [ROLE_BACKDROP]  = {0x8CAFC6, 2, {0, 0}},
            [ROLE_CONTEXT]   = {0xC4C8CE, 1, {0, 0}},
        },
        .hues = {0x0072B2, 0xB04A00, 0xA6518A, 0x8A6100, 0x007A59},
    },
    {
        .name = "dark",
        .summary = "on near black, for slides and dark pages",
        .background = 0x15181C,
        .paint = {
            [ROLE_TEXT]      = {0xE8EAED, 1, {0, 0}},
            [ROLE_MUTED]     = {0xA9B0B8, 1, {0, 0}},
            [ROLE_GRID]      = {0x2C3138, 1, {0, 0}},
            [ROLE_AXIS]      = {0x737B85, 1, {0, 0}},
            [ROLE_CURVE]     = {0x5AB4F0, 2, {0, 0}},
            [ROLE_TANGENT]   = {0x3CC79A, 1.75, {7, 4}},
            [ROLE_STATE]     = {0xFF9A5C, 2.5, {0, 0}},
            [ROLE_EARLIER]   = {0xFF9A5C, 1.4, {0, 0}},
            [ROLE_PATH]      = {0x9A6440, 1.25, {0, 0}},
            [ROLE_GRADIENT]  = {0xE08CC8, 2.25, {0, 0}},
            [ROLE_MINIMUM]   = {0x3CC79A, 2.75, {0, 0}},
            [ROLE_LEADER]    = {0x3CC79A, 1, {0, 0}},
            [ROLE_BACKDROP]  = {0x4B7794, 2, {0, 0}},
            [ROLE_CONTEXT]   = {0x4A515A, 1, {0, 0}},
        },
        .hues = {0x5AB4F0, 0xFF9A5C, 0xE08CC8, 0xE3C15A, 0x3CC79A},
    },
    {
        .name = "print",
        .summary = "grey alone, for printers",
        .background = 0xFFFFFF,
        .paint = {
            [ROLE_TEXT]      = {0x111111, 1, {0, 0}},
            [ROLE_MUTED]     = {0x4A4A4A, 1, {0, 0}},
            [ROLE_GRID]      = {0xE2E2E2, 1, {0, 0}},
            [ROLE_AXIS]      = {0x8A8A8A, 1, {0, 0}},
            [ROLE_CURVE]     = {0x1A1A1A, 2, {0, 0}},
            [ROLE_TANGENT]   = {0x5A5A5A, 1.75, {7, 4}},
            [ROLE_STATE]     = {0x000000, 2.5, {0, 0}},
            [ROLE_EARLIER]   = {0x303030, 1.4, {0, 0}},
            [ROLE_PATH]      = {0xA0A0A0, 1.25, {0, 0}},
            [ROLE_GRADIENT]  = {0x555555, 2.25, {0, 0}},
            [ROLE_MINIMUM]   = {0x000000, 2.75, {0, 0}},
            [ROLE_LEADER]    = {0x000000, 1, {0, 0}},
            [ROLE_BACKDROP]  = {0x8C8C8C, 2, {0, 0}},
            [ROLE_CONTEXT]   = {0xC8C8C8, 1, {0, 0}},
        },
        .hues = {0x000000, 0x5A5A5A, 0x303030, 0x6E6E6E, 0x1F1F1F},
    },
    {
        .name = "classic",
        .summary = "as tutorials draw it: framed panels, in a grid each with its own axes",
        .background = 0xFFFFFF,
        .frame = true,
        .own_axes = true,
        .point_titles = true,
        .paint = {
            [ROLE_TEXT]      = {0x000000, 1, {0, 0}},
            [ROLE_MUTED]     = {0x000000, 1, {0, 0}},
            [ROLE_GRID]      = {0xFFFFFF, 1, {0, 0}},
            [ROLE_AXIS]      = {0x000000, 1, {0, 0}},
            [ROLE_CURVE]     = {0x1F77B4, 2, {0, 0}},
            [ROLE_TANGENT]   = {0x007A00, 1.75, {7, 4}},
            [ROLE_STATE]     = {0xE00000, 2.5, {0, 0}},
            [ROLE_EARLIER]   = {0xE00000, 1.4, {0, 0}},
            [ROLE_PATH]      = {0xE89A9A, 1.25, {0, 0}},
            [ROLE_GRADIENT]  = {0x7B3F9E, 2.25, {0, 0}},
            [ROLE_MINIMUM]   = {0x007A00, 2.75, {0, 0}},
            [ROLE_LEADER]    = {0x007A00, 1, {0, 0}},
            [ROLE_BACKDROP]  = {0x8FB7D6, 2, {0, 0}},
            [ROLE_CONTEXT]   = {0xC8C8C8, 1, {0, 0}},
        },
        .hues = {0x1F77B4, 0xE00000, 0x7B3F9E, 0x8C564B, 0x007A00},
    },
};
/* clang-format on */
const size_t themes_count = sizeof themes / sizeof *themes;

const struct theme *theme_find(const char *name)
{
    for (size_t i = 0; i < themes_count; i++)
        if (!strcmp(themes[i].name, name))
            return &themes[i];
    return NULL;
}

enum role role_of_run(size_t i)
{
    return (enum role)(ROLE_RUN + i % THEME_RUNS);
}

struct paint theme_paint(const struct theme *theme, enum role role)
{
    /* Neighbours differ, and as the hues begin again, so do the dashes, one further on. */
    static const double dashes[][2] = {{0, 0}, {8, 4},     {3, 3}, {12, 3},
                                       {5, 2}, {1.5, 2.5}, {16, 6}};
    size_t run = (size_t)role - ROLE_RUN, count = sizeof dashes / sizeof *dashes;
    const double *dash = dashes[run % count];

    if (role < ROLE_RUN)
        return theme->paint[role];
    return (struct paint){theme->hues[run % THEME_HUES], 2, {dash[0], dash[1]}};
}
