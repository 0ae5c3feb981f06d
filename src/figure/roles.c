#include "figure/roles.h"

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
    [ROLE_FALLING] = "falling",
    [ROLE_RISING] = "rising",
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
    [ROLE_RAMP + 0] = "ramp 1",
    [ROLE_RAMP + 1] = "ramp 2",
    [ROLE_RAMP + 2] = "ramp 3",
    [ROLE_RAMP + 3] = "ramp 4",
    [ROLE_RAMP + 4] = "ramp 5",
    [ROLE_RAMP + 5] = "ramp 6",
    [ROLE_RAMP + 6] = "ramp 7",
    [ROLE_RAMP + 7] = "ramp 8",
    [ROLE_RAMP + 8] = "ramp 9",
    [ROLE_RAMP + 9] = "ramp 10",
    [ROLE_RAMP + 10] = "ramp 11",
    [ROLE_RAMP + 11] = "ramp 12",
    [ROLE_RAMP + 12] = "ramp 13",
    [ROLE_NAME + 0] = "name 1",
    [ROLE_NAME + 1] = "name 2",
    [ROLE_NAME + 2] = "name 3",
    [ROLE_NAME + 3] = "name 4",
    [ROLE_NAME + 4] = "name 5",
    [ROLE_NAME + 5] = "name 6",
    [ROLE_NAME + 6] = "name 7",
    [ROLE_NAME + 7] = "name 8",
    [ROLE_NAME + 8] = "name 9",
    [ROLE_NAME + 9] = "name 10",
    [ROLE_NAME + 10] = "name 11",
    [ROLE_NAME + 11] = "name 12",
    [ROLE_RAMP_NAME + 0] = "ramp name 1",
    [ROLE_RAMP_NAME + 1] = "ramp name 2",
    [ROLE_RAMP_NAME + 2] = "ramp name 3",
    [ROLE_RAMP_NAME + 3] = "ramp name 4",
    [ROLE_RAMP_NAME + 4] = "ramp name 5",
    [ROLE_RAMP_NAME + 5] = "ramp name 6",
    [ROLE_RAMP_NAME + 6] = "ramp name 7",
    [ROLE_RAMP_NAME + 7] = "ramp name 8",
    [ROLE_RAMP_NAME + 8] = "ramp name 9",
    [ROLE_RAMP_NAME + 9] = "ramp name 10",
    [ROLE_RAMP_NAME + 10] = "ramp name 11",
    [ROLE_RAMP_NAME + 11] = "ramp name 12",
    [ROLE_RAMP_NAME + 12] = "ramp name 13",
};

enum role role_of_run(size_t i)
{
    return (enum role)(ROLE_RUN + i % THEME_RUNS);
}

enum role role_pale(enum role run)
{
    return run < ROLE_RAMP ? (enum role)(run - ROLE_RUN + ROLE_PALE) : run;
}

enum role role_solid(enum role run)
{
    return run < ROLE_RAMP ? (enum role)(run - ROLE_RUN + ROLE_SOLID) : run;
}

enum role role_dashed(enum role run)
{
    return run < ROLE_RAMP ? (enum role)(run - ROLE_RUN + ROLE_DASHED) : run;
}

/* Of number i of count ones, spread over the places 0 to last. */
static size_t spread(size_t i, size_t count, size_t last)
{
    size_t gaps = count > 1 ? count - 1 : 1;

    return (i * last + gaps / 2) / gaps;
}

enum role role_of_ramp(size_t i, size_t count)
{
    size_t place = count > 1 ? spread(i, count, THEME_RAMP - 1) : THEME_RAMP - 1;

    return (enum role)(ROLE_RAMP + (place < THEME_RAMP ? place : THEME_RAMP - 1));
}

enum role role_of_text(enum role role)
{
    if (role >= ROLE_RUN && role < ROLE_CELL)
        return (enum role)(ROLE_NAME + (role - ROLE_RUN) % THEME_RUNS);
    if (role >= ROLE_RAMP && role < ROLE_NAME)
        return (enum role)(role - ROLE_RAMP + ROLE_RAMP_NAME);
    return role;
}

bool role_is_cased(enum role role)
{
    return (role >= ROLE_STATE && role <= ROLE_MINIMUM) ||
           (role >= ROLE_LIMIT && role <= ROLE_DROP) || (role >= ROLE_RUN && role < ROLE_CELL) ||
           (role >= ROLE_RAMP && role < ROLE_NAME);
}

enum role role_of_band(size_t i, size_t count)
{
    return (enum role)(ROLE_BAND + spread(i, count, THEME_BANDS - 1));
}

bool role_is_tint(enum role role)
{
    return role == ROLE_FALLING || role == ROLE_RISING ||
           (role >= ROLE_PALE && role < ROLE_PALE + THEME_HUES);
}
