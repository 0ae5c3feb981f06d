/* The kinds of figures, in the order of the help. A new one is its file and its name here. */
#include "kinds/kinds.h"

#define KINDS(ROW)                                                                                 \
    ROW(grid)                                                                                      \
    ROW(loss) ROW(compare) ROW(history) ROW(fit) ROW(contour) ROW(sweep) ROW(map) ROW(cobweb)

#define DECLARE(name) extern const struct kind name##_kind;
#define ADDRESS(name) &name##_kind,

KINDS(DECLARE)

const struct kind *const kinds[] = {KINDS(ADDRESS)};
const size_t kinds_count = sizeof kinds / sizeof *kinds;
