#include "figure/theme.h"

#include <string.h>

const char *const role_names[ROLES] = {
    [ROLE_TEXT] = "text",         [ROLE_MUTED] = "muted",     [ROLE_GRID] = "grid",
    [ROLE_AXIS] = "axis",         [ROLE_CURVE] = "curve",     [ROLE_TANGENT] = "tangent",
    [ROLE_STATE] = "state",       [ROLE_EARLIER] = "earlier", [ROLE_PATH] = "path",
    [ROLE_GRADIENT] = "gradient", [ROLE_MINIMUM] = "minimum", [ROLE_LEADER] = "leader",
};

const struct theme
    themes[] =
        {
            {
                .name = "light",
                .summary = "on white, for documents",
                .background = 0xFFFFFF,
                .paint =
                    {
                        [ROLE_TEXT] = {0x202124, 1, {0, 0}},
                        [ROLE_MUTED] = {0x5F6670, 1, {0, 0}},
                        [ROLE_GRID] = {0xE4E6E9, 1, {0, 0}},
                        [ROLE_AXIS] = {0x9AA0A6, 1, {0, 0}},
                        [ROLE_CURVE] = {0x0072B2, 2, {0, 0}},
                        [ROLE_TANGENT] = {0x007A59, 1.75, {7, 4}},
                        [ROLE_STATE] = {0xB04A00, 2.5, {0, 0}},
                        [ROLE_EARLIER] = {0xB04A00, 1.4, {0, 0}},
                        [ROLE_PATH] = {0xD39A70, 1.25, {0, 0}},
                        [ROLE_GRADIENT] = {0xA6518A, 2.25, {0, 0}},
                        [ROLE_MINIMUM] = {0x007A59, 2.75, {0, 0}},
                        [ROLE_LEADER] = {0x007A59, 1, {0, 0}},
                    },
            },
            {
                .name = "dark",
                .summary = "on near black, for slides and dark pages",
                .background = 0x15181C,
                .paint =
                    {
                        [ROLE_TEXT] = {0xE8EAED, 1, {0, 0}},
                        [ROLE_MUTED] = {0xA9B0B8, 1, {0, 0}},
                        [ROLE_GRID] = {0x2C3138, 1, {0, 0}},
                        [ROLE_AXIS] = {0x737B85, 1, {0, 0}},
                        [ROLE_CURVE] = {0x5AB4F0, 2, {0, 0}},
                        [ROLE_TANGENT] = {0x3CC79A, 1.75, {7, 4}},
                        [ROLE_STATE] = {0xFF9A5C, 2.5, {0, 0}},
                        [ROLE_EARLIER] = {0xFF9A5C, 1.4, {0, 0}},
                        [ROLE_PATH] = {0x9A6440, 1.25, {0, 0}},
                        [ROLE_GRADIENT] = {0xE08CC8, 2.25, {0, 0}},
                        [ROLE_MINIMUM] = {0x3CC79A, 2.75, {0, 0}},
                        [ROLE_LEADER] = {0x3CC79A, 1, {0, 0}},
                    },
            },
            {
                .name = "print",
                .summary = "grey alone, for printers",
                .background = 0xFFFFFF,
                .paint =
                    {
                        [ROLE_TEXT] = {0x111111, 1, {0, 0}},
                        [ROLE_MUTED] = {0x4A4A4A, 1, {0, 0}},
                        [ROLE_GRID] = {0xE2E2E2, 1, {0, 0}},
                        [ROLE_AXIS] = {0x8A8A8A, 1, {0, 0}},
                        [ROLE_CURVE] = {0x1A1A1A, 2, {0, 0}},
                        [ROLE_TANGENT] = {0x5A5A5A, 1.75, {7, 4}},
                        [ROLE_STATE] = {0x000000, 2.5, {0, 0}},
                        [ROLE_EARLIER] = {0x303030, 1.4, {0, 0}},
                        [ROLE_PATH] = {0xA0A0A0, 1.25, {0, 0}},
                        [ROLE_GRADIENT] = {0x555555, 2.25, {0, 0}},
                        [ROLE_MINIMUM] = {0x000000, 2.75, {0, 0}},
                        [ROLE_LEADER] = {0x000000, 1, {0, 0}},
                    },
            },
            {
                .name = "classic",
                .summary = "as tutorials draw it: framed panels, each with its own axes",
                .background = 0xFFFFFF,
                .frame = true,
                .own_axes = true,
                .point_titles = true,
                .paint =
                    {
                        [ROLE_TEXT] = {0x000000, 1, {0, 0}},
                        [ROLE_MUTED] = {0x000000, 1, {0, 0}},
                        [ROLE_GRID] = {0xFFFFFF, 1, {0, 0}},
                        [ROLE_AXIS] = {0x000000, 1, {0, 0}},
                        [ROLE_CURVE] = {0x1F77B4, 2, {0, 0}},
                        [ROLE_TANGENT] = {0x007A00, 1.75, {7, 4}},
                        [ROLE_STATE] = {0xE00000, 2.5, {0, 0}},
                        [ROLE_EARLIER] = {0xE00000, 1.4, {0, 0}},
                        [ROLE_PATH] = {0xE89A9A, 1.25, {0, 0}},
                        [ROLE_GRADIENT] = {0x7B3F9E, 2.25, {0, 0}},
                        [ROLE_MINIMUM] = {0x007A00, 2.75, {0, 0}},
                        [ROLE_LEADER] = {0x007A00, 1, {0, 0}},
                    },
            },
};
const size_t themes_count = sizeof themes / sizeof *themes;

const struct theme *theme_find(const char *name)
{
    for (size_t i = 0; i < themes_count; i++)
        if (!strcmp(themes[i].name, name))
            return &themes[i];
    return NULL;
}
