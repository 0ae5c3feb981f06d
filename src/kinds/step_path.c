#include "kinds/step_path.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "kinds/run_marks.h"

#define ASIDE      (ARROW_HEAD_WIDTH + 1) /* pixels that arrows to and fro stand above and below */
#define SAME_PLACE 1.0                    /* pixels */

static bool is_opposite(const struct step_mark *a, const struct step_mark *b)
{
    return a->next.change * b->next.change < 0 &&
           fabs(a->arrow.tail[1] - b->arrow.tail[1]) < 2 * ARROW_HEAD_WIDTH;
}

/* Whether the run goes back from state k + 1 over the way it came. */
static bool turns_back(const struct panel *panel, const struct run *run, size_t k)
{
    struct step_mark there, back;

    return k + 1 < run->count && step_mark_find(panel, run, k, 0, &there) &&
           step_mark_find(panel, run, k + 1, 0, &back) && is_opposite(&there, &back);
}

/* To and fro side by side, that to the left above. */
bool step_path_find(const struct panel *panel, const struct run *run, size_t k,
                    struct step_mark *step)
{
    if (!step_mark_find(panel, run, k, 0, step) || !step->arrow.headed || !step->next.taken)
        return false;
    if (!turns_back(panel, run, k) && (k == 0 || !turns_back(panel, run, k - 1)))
        return true;
    return step_mark_find(panel, run, k, step->next.change < 0 ? -ASIDE : ASIDE, step) &&
           step->arrow.headed;
}

double step_path_aside(size_t i)
{
    size_t rows = (i + 1) / 2;

    return (i % 2 ? 2 : -2) * ASIDE * (double)rows;
}

static bool find_styled(const struct panel *panel, const struct run *run, size_t k,
                        const struct step_style *style, struct step_mark *step)
{
    if (style->aside == 0)
        return step_path_find(panel, run, k, step);
    return step_mark_find(panel, run, k, style->aside, step) && step->arrow.headed &&
           step->next.taken;
}

static bool is_same(const struct arrow *a, const struct arrow *b)
{
    return figure_distance(a->tail[0] - b->tail[0], a->tail[1] - b->tail[1]) <= SAME_PLACE &&
           figure_distance(a->tip[0] - b->tip[0], a->tip[1] - b->tip[1]) <= SAME_PLACE;
}

/* Whether the arrow has room among the others; `drawn` tells whether it is one of them. */
static bool has_room(const struct step_path *path, const struct arrow *arrow, bool *drawn)
{
    bool room = path->count < STEP_PATH_ARROWS;

    *drawn = false;
    for (size_t i = 0; i < path->count && !*drawn; i++) {
        *drawn = is_same(arrow, &path->steps[i].mark.arrow);
        room = room && !arrow_meets(arrow, &path->steps[i].mark.arrow);
    }
    return room && !*drawn;
}

static void add_step(struct step_path *path, const struct run *run, enum role role,
                     const struct step_mark *step)
{
    path->steps[path->count].run = run;
    path->steps[path->count].role = role;
    path->steps[path->count].labelled = false;
    path->steps[path->count++].mark = *step;
}

void step_path_take(struct step_path *path, const struct run *run, enum role role,
                    const struct step_mark *step)
{
    add_step(path, run, role, step);
    path->steps[path->count - 1].labelled = true;
}

/* Adds to the path the steps that have arrows. Returns which states are not joined to the next: by
 * these arrows, or by the same ones before; `line` is the role of the line that joins the others.
 */
static bool *plan(struct step_path *path, const struct panel *panel, const struct run *run,
                  size_t last, const struct step_style *style, enum role *line)
{
    bool *apart = mem_zeroed(last + 1, sizeof *apart);

    *line = style->line;

    for (size_t k = 0; k < last && k < style->steps; k++) {
        struct step_mark step;

        if (!find_styled(panel, run, k, style, &step))
            continue;
        if (has_room(path, &step.arrow, &apart[k])) {
            add_step(path, run, style->arrow, &step);
            apart[k] = true;
        } else if (!apart[k]) {
            *line = style->among;
        }
    }
    return apart;
}

void step_path_add(struct step_path *path, struct panel *panel, const struct run *run, size_t last,
                   const struct step_style *style)
{
    size_t first = path->count;
    enum role line;
    bool *apart = plan(path, panel, run, last, style, &line);

    run_marks_add_path(panel, run, last, line, apart)->thin = style->thin;
    for (size_t i = first; i < path->count; i++)
        step_mark_add_drop(panel, &path->steps[i].mark, run->loss[path->steps[i].mark.k + 1]);
    for (size_t i = first; i < path->count; i++)
        arrow_add(panel, style->arrow, &path->steps[i].mark.arrow);
    free(apart);
}

void step_path_add_labels(const struct step_path *path, struct panel *panel, struct fonts *fonts,
                          struct placement *placement)
{
    for (int first = 1; first >= 0; first--)
        for (size_t i = 0; i < path->count; i++) {
            const struct step_mark *mark = &path->steps[i].mark;

            if (path->steps[i].labelled)
                continue;
            if (first && mark->k == 0)
                step_mark_add_label(panel, fonts, placement, path->steps[i].run, mark, NULL,
                                    path->steps[i].role, true);
            else if (!first && mark->k > 0)
                step_mark_add_short_label(panel, fonts, placement, mark, path->steps[i].role);
        }
}

void step_path_describe(const struct run *runs, size_t count, struct buf *out)
{
    struct buf text = BUF_INIT;
    size_t known = 0;

    for (size_t i = 0; i < count; i++) {
        struct next next;

        if (!next_find(&runs[i], 0, &next) || !next.taken)
            break;
        buf_puts(&text, known++ ? "; " : "");
        step_describe(&runs[i], 0, &next, &text);
    }
    if (count && known == count)
        buf_printf(out, " First step%s: %s.", count > 1 ? "s" : "", text.data);
    buf_release(&text);
}
