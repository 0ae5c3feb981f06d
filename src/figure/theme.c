#include "figure/theme.h"

#include <string.h>

enum { FIRST_LEGIBLE = 4 }; /* of a ramp: the first colour that text may have */

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
            [ROLE_FALLING]   = {0xF3F8FC, 1, {0, 0}},
            [ROLE_RISING]    = {0xFCF5F0, 1, {0, 0}},
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
        .hues = {0x1E67AE, 0xD77E22, 0x711A80, 0x4A2302, 0x0D0D22},
        .names = {0x1E67AE, 0xA65B00, 0x711A80, 0x4A2302, 0x1A1A33},
        .ramp = {0xD67D0C, 0xD46901, 0xD25401, 0xC84532, 0xB73A4B, 0xA1315A, 0x872B62,
                0x6D2565, 0x542062, 0x3B1A5A, 0x26144E, 0x170E41, 0x080831},
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
            [ROLE_FALLING]   = {0x172029, 1, {0, 0}},
            [ROLE_RISING]    = {0x221C18, 1, {0, 0}},
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
        .hues = {0x9AD1F4, 0xE38F46, 0xB957DB, 0xF9F3A4, 0xAA3C6D},
        .names = {0x9AD1F4, 0xE38F46, 0xB957DB, 0xF9F3A4, 0xD4608F},
        .ramp = {0x8048C8, 0xA053C7, 0xBA5DC1, 0xD267B8, 0xE672AD, 0xF57EA2, 0xFD8D97,
                0xFF9F94, 0xFFB196, 0xFEC29F, 0xFED2A7, 0xFEE2AD, 0xFEF3AC},
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
            [ROLE_FALLING]   = {0xFAFAFA, 1, {0, 0}},
            [ROLE_RISING]    = {0xF3F3F3, 1, {0, 0}},
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
        .cells = {0xCECECE, 0xABABAB, 0xE9E9E9, 0x858585, 0x5F5F5F, 0x3B3B3B, 0xFAFAFA, 0x9C9C9C},
        .hues = {0x202020, 0x919191, 0x555555, 0x727272, 0x3A3A3A},
        .names = {0x202020, 0x6E6E6E, 0x555555, 0x6E6E6E, 0x3A3A3A},
        .ramp = {0x919191, 0x868686, 0x7A7A7A, 0x6F6F6F, 0x646464, 0x595959, 0x4E4E4E,
                0x444444, 0x3A3A3A, 0x303030, 0x262626, 0x1D1D1D, 0x141414},
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
            [ROLE_FALLING]   = {0xF3F8FC, 1, {0, 0}},
            [ROLE_RISING]    = {0xFDF3F2, 1, {0, 0}},
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
        .hues = {0x3069A5, 0xDA7D12, 0x69288F, 0x4B2619, 0x0D0A09},
        .names = {0x3069A5, 0xA65B00, 0x69288F, 0x4B2619, 0x0D0A09},
        .ramp = {0xD67D0C, 0xD46901, 0xD25401, 0xC84532, 0xB73A4B, 0xA1315A, 0x872B62,
                0x6D2565, 0x542062, 0x3B1A5A, 0x26144E, 0x170E41, 0x080831},
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

/* Of each part of a colour, this much more of the background. */
static uint32_t pale(uint32_t colour, uint32_t background)
{
    uint32_t mixed = 0;

    for (int shift = 0; shift < 24; shift += 8)
        mixed |= (3 * (colour >> shift & 0xFF) + 7 * (background >> shift & 0xFF)) / 10 << shift;
    return mixed;
}

/* The widths of a ramp grow to that of any series; the last is thicker than all others. */
static struct paint ramp_paint(const struct theme *theme, size_t place)
{
    double width = place == THEME_RAMP - 1 ? 2.75 : 1.5 + 0.5 * (double)place / (THEME_RAMP - 2);

    return (struct paint){theme->ramp[place], width, {0, 0}};
}

static uint32_t ramp_name(const struct theme *theme, size_t place)
{
    return theme->ramp[place < FIRST_LEGIBLE ? FIRST_LEGIBLE : place];
}

/* How the series look: a role from ROLE_RUN to before ROLE_CELL. */
static struct paint run_paint(const struct theme *theme, enum role role)
{
    /* Neighbours differ, and as the hues begin again, so do the dashes, one further on. */
    static const double dashes[][2] = {{0, 0}, {8, 4},     {3, 3}, {12, 3},
                                       {5, 2}, {1.5, 2.5}, {16, 6}};
    size_t run = ((size_t)role - ROLE_RUN) % THEME_RUNS, count = sizeof dashes / sizeof *dashes;
    const double *dash = dashes[run % count];
    uint32_t hue = theme->hues[run % THEME_HUES];

    if (role >= ROLE_DASHED)
        return (struct paint){hue, 1.75, {6, 4}};
    if (role >= ROLE_SOLID)
        return (struct paint){hue, 2, {0, 0}};
    if (role >= ROLE_PALE)
        return (struct paint){pale(hue, theme->background), 1, {dash[0], dash[1]}};
    return (struct paint){hue, 2, {dash[0], dash[1]}};
}

static struct paint plain(uint32_t colour)
{
    return (struct paint){colour, 1, {0, 0}};
}

struct paint theme_paint(const struct theme *theme, enum role role)
{
    if (role >= ROLE_RAMP_NAME)
        return plain(ramp_name(theme, (size_t)role - ROLE_RAMP_NAME));
    if (role >= ROLE_NAME)
        return plain(theme->names[((size_t)role - ROLE_NAME) % THEME_HUES]);
    if (role >= ROLE_RAMP)
        return ramp_paint(theme, (size_t)role - ROLE_RAMP);
    if (role >= ROLE_CELL)
        return plain(theme->cells[role - ROLE_CELL]);
    if (role >= ROLE_RUN)
        return run_paint(theme, role);
    if (role >= ROLE_BAND)
        return plain(theme->bands[role - ROLE_BAND]);
    return role == ROLE_BLANK ? plain(theme->background) : theme->paint[role];
}
