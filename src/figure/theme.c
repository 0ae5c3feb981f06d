#include "figure/theme.h"

const char *const role_names[ROLES] = {
    [ROLE_TEXT] = "text",         [ROLE_MUTED] = "muted",     [ROLE_GRID] = "grid",
    [ROLE_AXIS] = "axis",         [ROLE_CURVE] = "curve",     [ROLE_TANGENT] = "tangent",
    [ROLE_STATE] = "state",       [ROLE_EARLIER] = "earlier", [ROLE_PATH] = "path",
    [ROLE_GRADIENT] = "gradient", [ROLE_MINIMUM] = "minimum", [ROLE_LEADER] = "leader",
};

const struct theme theme_light = {
    .name = "light",
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
};
