#include "figure/theme.h"

#include <string.h>

const char *const role_names[ROLES] = {
    [ROLE_TEXT] = "text",
    [ROLE_MUTED] = "muted",
    [ROLE_GRID] = "grid",
    [ROLE_AXIS] = "axis",
    [ROLE_CURVE] = "curve",
    [ROLE_TANGENT] = "tangent",
    [ROLE_STATE] = "state",
    [ROLE_EARLIER] = "earlier",
    [ROLE_PATH] = "path",
    [ROLE_GRADIENT] = "gradient",
    [ROLE_MINIMUM] = "minimum",
    [ROLE_LEADER] = "leader",
    [ROLE_BACKDROP] = "backdrop",
    [ROLE_CONTEXT] = "context",
    [ROLE_LEVEL] = "level",
    [ROLE_LIMIT] = "limit",
    [ROLE_STEP] = "step",
    [ROLE_DROP] = "drop",
    [ROLE_ZONE + 0] = "zone 1",
    [ROLE_ZONE + 1] = "zone 2",
    [ROLE_ZONE + 2] = "zone 3",
    [ROLE_ZONE + 3] = "zone 4",
    [ROLE_ZONE + 4] = "zone 5",
    [ROLE_ZONE + 5] = "zone 6",
    [ROLE_ZONE + 6] = "zone 7",
    [ROLE_BLANK] = "blank",
    [ROLE_BAND + 0] = "band 1",
    [ROLE_BAND + 1] = "band 2",
    [ROLE_BAND + 2] = "band 3",
    [ROLE_BAND + 3] = "band 4",
    [ROLE_BAND + 4] = "band 5",
    [ROLE_BAND + 5] = "band 6",
    [ROLE_BAND + 6] = "band 7",
    [ROLE_BAND + 7] = "band 8",
    [ROLE_BAND + 8] = "band 9",
    [ROLE_BAND + 9] = "band 10",
    [ROLE_BAND + 10] = "band 11",
    [ROLE_BAND + 11] = "band 12",
    [ROLE_RUN + 0] = "run 1",
    [ROLE_RUN + 1] = "run 2",
    [ROLE_RUN + 2] = "run 3",
    [ROLE_RUN + 3] = "run 4",
    [ROLE_RUN + 4] = "run 5",
    [ROLE_RUN + 5] = "run 6",
    [ROLE_RUN + 6] = "run 7",
    [ROLE_RUN + 7] = "run 8",
    [ROLE_RUN + 8] = "run 9",
    [ROLE_RUN + 9] = "run 10",
    [ROLE_RUN + 10] = "run 11",
    [ROLE_RUN + 11] = "run 12",
    [ROLE_PALE + 0] = "pale 1",
    [ROLE_SOLID + 0] = "solid 1",
    [ROLE_DASHED + 0] = "dashed 1",
    [ROLE_PALE + 1] = "pale 2",
    [ROLE_SOLID + 1] = "solid 2",
    [ROLE_DASHED + 1] = "dashed 2",
    [ROLE_PALE + 2] = "pale 3",
    [ROLE_SOLID + 2] = "solid 3",
    [ROLE_DASHED + 2] = "dashed 3",
    [ROLE_PALE + 3] = "pale 4",
    [ROLE_SOLID + 3] = "solid 4",
    [ROLE_DASHED + 3] = "dashed 4",
    [ROLE_PALE + 4] = "pale 5",
    [ROLE_SOLID + 4] = "solid 5",
    [ROLE_DASHED + 4] = "dashed 5",
    [ROLE_PALE + 5] = "pale 6",
    [ROLE_SOLID + 5] = "solid 6",
    [ROLE_DASHED + 5] = "dashed 6",
    [ROLE_PALE + 6] = "pale 7",
    [ROLE_SOLID + 6] = "solid 7",
    [ROLE_DASHED + 6] = "dashed 7",
    [ROLE_PALE + 7] = "pale 8",
    [ROLE_SOLID + 7] = "solid 8",
    [ROLE_DASHED + 7] = "dashed 8",
    [ROLE_PALE + 8] = "pale 9",
    [ROLE_SOLID + 8] = "solid 9",
    [ROLE_DASHED + 8] = "dashed 9",
    [ROLE_PALE + 9] = "pale 10",
    [ROLE_SOLID + 9] = "solid 10",
    [ROLE_DASHED + 9] = "dashed 10",
    [ROLE_PALE + 10] = "pale 11",
    [ROLE_SOLID + 10] = "solid 11",
    [ROLE_DASHED + 10] = "dashed 11",
    [ROLE_PALE + 11] = "pale 12",
    [ROLE_SOLID + 11] = "solid 12",
    [ROLE_DASHED + 11] = "dashed 12",
    [ROLE_CELL + 0] = "cell 1",
    [ROLE_CELL + 1] = "cell 2",
    [ROLE_CELL + 2] = "cell 3",
    [ROLE_CELL + 3] = "cell 4",
    [ROLE_CELL + 4] = "cell 5",
    [ROLE_CELL + 5] = "cell 6",
    [ROLE_CELL + 6] = "cell 7",
    [ROLE_CELL + 7] = "cell 8",
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
            [ROLE_LEVEL]     = {0x7E98A8, 1, {0, 0}},
            [ROLE_LIMIT]     = {0xB04A00, 1.5, {6, 3}},
            [ROLE_STEP]      = {0xB04A00, 2, {0, 0}},
            [ROLE_DROP]      = {0x9AA0A6, 1, {3, 3}},
            [ROLE_ZONE + 0]  = {0xE6F4EC, 1, {0, 0}},
            [ROLE_ZONE + 1]  = {0xE4EFF8, 1, {0, 0}},
            [ROLE_ZONE + 2]  = {0xFBF1DC, 1, {0, 0}},
            [ROLE_ZONE + 3]  = {0xF3E8F4, 1, {0, 0}},
            [ROLE_ZONE + 4]  = {0xFCE8E0, 1, {0, 0}},
            [ROLE_ZONE + 5]  = {0xE9E9EC, 1, {0, 0}},
            [ROLE_ZONE + 6]  = {0xF7F7F9, 1, {0, 0}},
        },
        .bands = {0xF9FADE, 0xEDF8DF, 0xE2F5E0, 0xD7F2E1, 0xCCEFE3, 0xC2EBE5,
                  0xBAE6E7, 0xB2E2EA, 0xACDDED, 0xA7D8F0, 0xA3D3F4, 0xA0CDF7},
        .cells = {0xA1E3B7, 0x77B6E1, 0xFAE8A2, 0xA179BE, 0xAD4C3F, 0x4F5358, 0xF5F7F9, 0xC9CDD3},
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
            [ROLE_LEVEL]     = {0x6E8C9C, 1, {0, 0}},
            [ROLE_LIMIT]     = {0xFF9A5C, 1.5, {6, 3}},
            [ROLE_STEP]      = {0xFF9A5C, 2, {0, 0}},
            [ROLE_DROP]      = {0x737B85, 1, {3, 3}},
            [ROLE_ZONE + 0]  = {0x16281F, 1, {0, 0}},
            [ROLE_ZONE + 1]  = {0x16232F, 1, {0, 0}},
            [ROLE_ZONE + 2]  = {0x2B2613, 1, {0, 0}},
            [ROLE_ZONE + 3]  = {0x291B2C, 1, {0, 0}},
            [ROLE_ZONE + 4]  = {0x331D17, 1, {0, 0}},
            [ROLE_ZONE + 5]  = {0x26282C, 1, {0, 0}},
            [ROLE_ZONE + 6]  = {0x1B1F24, 1, {0, 0}},
        },
        .bands = {0x1B1D2C, 0x1C2235, 0x1C273D, 0x1D2C44, 0x1E324B, 0x1F3851,
                  0x203E56, 0x21455A, 0x234B5D, 0x265160, 0x295861, 0x2C5E61},
        .cells = {0x4D916B, 0x326893, 0xBBA357, 0x613878, 0x5E221A, 0x24272B, 0x181B1E, 0x5A616B},
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
            [ROLE_LEVEL]     = {0x8A8A8A, 1, {0, 0}},
            [ROLE_LIMIT]     = {0x303030, 1.5, {6, 3}},
            [ROLE_STEP]      = {0x000000, 2, {0, 0}},
            [ROLE_DROP]      = {0x8A8A8A, 1, {3, 3}},
            [ROLE_ZONE + 0]  = {0xF7F7F7, 1, {0, 0}},
            [ROLE_ZONE + 1]  = {0xF2F2F2, 1, {0, 0}},
            [ROLE_ZONE + 2]  = {0xEDEDED, 1, {0, 0}},
            [ROLE_ZONE + 3]  = {0xE6E6E6, 1, {0, 0}},
            [ROLE_ZONE + 4]  = {0xDFDFDF, 1, {0, 0}},
            [ROLE_ZONE + 5]  = {0xD3D3D3, 1, {0, 0}},
            [ROLE_ZONE + 6]  = {0xFBFBFB, 1, {0, 0}},
        },
        .bands = {0xFAFAFA, 0xF5F5F5, 0xF1F1F1, 0xECECEC, 0xE8E8E8, 0xE3E3E3,
                  0xDFDFDF, 0xDADADA, 0xD6D6D6, 0xD1D1D1, 0xCDCDCD, 0xC9C9C9},
        .cells = {0xD4D4D4, 0xB7B7B7, 0xEBEBEB, 0x989898, 0x777777, 0x555555, 0xFAFAFA, 0x9C9C9C},
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
            [ROLE_LEVEL]     = {0x5F8FB4, 1, {0, 0}},
            [ROLE_LIMIT]     = {0xB00000, 1.5, {6, 3}},
            [ROLE_STEP]      = {0xE00000, 2, {0, 0}},
            [ROLE_DROP]      = {0x9A9A9A, 1, {3, 3}},
            [ROLE_ZONE + 0]  = {0xEAF7EA, 1, {0, 0}},
            [ROLE_ZONE + 1]  = {0xE6F0FA, 1, {0, 0}},
            [ROLE_ZONE + 2]  = {0xFFF8E0, 1, {0, 0}},
            [ROLE_ZONE + 3]  = {0xF5EAF7, 1, {0, 0}},
            [ROLE_ZONE + 4]  = {0xFDEAEA, 1, {0, 0}},
            [ROLE_ZONE + 5]  = {0xECECEC, 1, {0, 0}},
            [ROLE_ZONE + 6]  = {0xF8F8F8, 1, {0, 0}},
        },
        .bands = {0xF2F9FE, 0xEAF6FE, 0xE3F2FE, 0xDCEEFE, 0xD5EBFE, 0xCEE7FE,
                  0xC7E3FE, 0xC0E0FE, 0xB9DCFE, 0xB2D8FF, 0xABD5FF, 0xA4D1FF},
        .cells = {0xA1E3B7, 0x77B6E1, 0xFAE8A2, 0xA179BE, 0xAD4C3F, 0x4F5358, 0xF5F7F9, 0xC9CDD3},
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

enum role role_pale(enum role run)
{
    return (enum role)(run - ROLE_RUN + ROLE_PALE);
}

enum role role_solid(enum role run)
{
    return (enum role)(run - ROLE_RUN + ROLE_SOLID);
}

enum role role_dashed(enum role run)
{
    return (enum role)(run - ROLE_RUN + ROLE_DASHED);
}

enum role role_of_band(size_t i, size_t count)
{
    size_t last = count > 1 ? count - 1 : 1;

    return (enum role)(ROLE_BAND + (i * (THEME_BANDS - 1) + last / 2) / last);
}

/* Of each part of a colour, this much more of the background. */
static uint32_t pale(uint32_t colour, uint32_t background)
{
    uint32_t mixed = 0;

    for (int shift = 0; shift < 24; shift += 8)
        mixed |= (3 * (colour >> shift & 0xFF) + 7 * (background >> shift & 0xFF)) / 10 << shift;
    return mixed;
}

struct paint theme_paint(const struct theme *theme, enum role role)
{
    /* Neighbours differ, and as the hues begin again, so do the dashes, one further on. */
    static const double dashes[][2] = {{0, 0}, {8, 4},     {3, 3}, {12, 3},
                                       {5, 2}, {1.5, 2.5}, {16, 6}};
    size_t run = ((size_t)role - ROLE_RUN) % THEME_RUNS, count = sizeof dashes / sizeof *dashes;
    const double *dash = dashes[run % count];

    if (role < ROLE_BLANK)
        return theme->paint[role];
    if (role == ROLE_BLANK)
        return (struct paint){theme->background, 1, {0, 0}};
    if (role < ROLE_RUN)
        return (struct paint){theme->bands[role - ROLE_BAND], 1, {0, 0}};
    if (role >= ROLE_CELL)
        return (struct paint){theme->cells[role - ROLE_CELL], 1, {0, 0}};
    if (role >= ROLE_DASHED)
        return (struct paint){theme->hues[run % THEME_HUES], 1.75, {6, 4}};
    if (role >= ROLE_SOLID)
        return (struct paint){theme->hues[run % THEME_HUES], 2, {0, 0}};
    if (role >= ROLE_PALE)
        return (struct paint){
            pale(theme->hues[run % THEME_HUES], theme->background), 1, {dash[0], dash[1]}};
    return (struct paint){theme->hues[run % THEME_HUES], 2, {dash[0], dash[1]}};
}
