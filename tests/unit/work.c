/* Work: small inputs that could have the program work for hours are drawn, or refused, within
 * bounds. */
#include "testing.h"

#include "base/buf.h"
#include "kinds/kinds.h"
#include "math/expr.h"
#include "request/fields.h"
#include "study/study.h"

static void is_refused_from_its_limit_on(void **state)
{
    struct work work = {.most = 10};

    (void)state;
    assert_true(work_add(NULL, 1e300));
    assert_true(work_add(&work, 9) && work_add(&work, 1) && !work.refused);
    assert_false(work_add(&work, 1));
    assert_false(work_add(&work, 0));
    assert_true(work.refused && work.done == 10);
    work = (struct work){.done = 4, .most = 10};
    assert_true(work_has_room(NULL, 1e300) && work_has_room(&work, 6) && work.done == 4);
    assert_true(!work_has_room(&work, 7) && work.refused && !work_has_room(&work, 1));
}

static void expressions_cost_what_they_take(void **state)
{
    static const struct {
        const char *text;
        size_t cost;
    } rows[] = {
        {"x", 1}, {"x+1", 3}, {"x^2", 5}, {"x^-3", 19}, {"x^2.5", 18}, {"sin(x)", 17}, {"x^x", 18},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct err err = {0};
        struct expr *expr = expr_parse(rows[i].text, "function", &err);

        check(expr_cost(expr) == rows[i].cost, "%s: %zu", rows[i].text, expr_cost(expr));
        expr_free(expr);
    }
}

static char *repeat(const char *piece, size_t times)
{
    struct buf text = BUF_INIT;

    for (size_t i = 0; i < times; i++)
        buf_printf(&text, "%s%s", i ? "+" : "", piece);
    return buf_detach(&text);
}

static void set(struct spec *spec, const char *name, const char *value)
{
    struct err err = {0};

    if (*value && field_set(spec, field_find(name, ~0u), value, "", STATUS_INPUT, &err))
        fail_msg("%s", err.message);
}

/* Draws with these options; returns the status, and how much was done for it. */
static enum status compose(const char *name, struct spec *spec, struct fonts *fonts, double *done)
{
    const struct kind *kind = kind_find(name);
    struct study study;
    struct figure figure;
    struct err err = {0};

    *done = 0;
    if (study_prepare(&study, spec, &kind->needs, NULL, &err))
        return err.status;
    if (!kind_compose(kind, &study, fonts, &figure, &err))
        figure_release(&figure);
    *done = figure.work.done;
    study_release(&study);
    return err.status;
}

/* Of default size and iterations: what is sampled and compared is counted, and not
 * much more than may be done. */
static const struct {
    const char *kind, *piece;
    size_t times;
    const char *start, *lr;
    enum status status;
    double least, most;
} figures[] = {
    {"grid", "x^2", 1, "7", "0.1", STATUS_OK, 1e4, 1e5},
    {"contour", "x^2+y^2", 1, "9,1", "0.09", STATUS_OK, 5e5, 3e6},
    {"contour", "sin(1e9*x*y)/x", 1, "9,1", "0.09", STATUS_OK, 1e7, 2e8},
    {"contour", "sin(1e3*x*y)", 1, "9,1", "0.01", STATUS_OK, 1e7, 2e8},
    {"contour", "abs(sin(40*x))+abs(sin(40*y))", 1, "3,3", "0.001", STATUS_OK, 1e6, 2e8},
    {"contour", "x*y", 14000, "1,1", "0.01", STATUS_LIMIT, 1e6, 6e8}, /* before it is sampled */
    {"contour", "x*y", 6500, "1,1", "0.01", STATUS_LIMIT, 9e8, WORK_MOST},
    {"compare", "x^1.1", 4000, "1", "1,2,3,4", STATUS_OK, 1e7, WORK_MOST},
    {"grid", "1/sin(1e9*x)", 1, "1", "0.01", STATUS_OK, 1e5, 5e7},
    {"loss", "x^1.1", 4000, "1", "0.01", STATUS_OK, 1e7, WORK_MOST},
    {"history", "sin(1e9*x)", 5000, "1", "0.01", STATUS_OK, 0, 1e8},
    {"sweep", "x^2", 40000, "1", "", STATUS_LIMIT, 0, 0},
    {"sweep", "sin(x)", 20000, "1", "", STATUS_LIMIT, 0, 0},
    {"sweep", "x^2", 100, "1", "", STATUS_OK, 0, 1e8},
};

static void figures_are_drawn_within_bounds(void **state)
{
    struct err err = {0};
    struct fonts *fonts = fonts_open(NULL, &err);

    (void)state;
    for (size_t i = 0; i < LENGTH(figures); i++) {
        char *function = repeat(figures[i].piece, figures[i].times);
        struct spec spec;
        enum status status;
        double done;

        spec_init(&spec);
        set(&spec, "function", function);
        set(&spec, "start", figures[i].start);
        set(&spec, "lr", figures[i].lr);
        status = compose(figures[i].kind, &spec, fonts, &done);
        check(status == figures[i].status, "row %zu: status %d", i, status);
        check(done >= figures[i].least && done <= figures[i].most, "row %zu: %g", i, done);
        spec_release(&spec);
        free(function);
    }
    fonts_close(fonts);
}

/* As many states as a megabyte of a trajectory holds, anywhere in the panel. */
static char *long_trajectory(bool two, size_t runs, size_t states)
{
    struct buf text = BUF_INIT;
    uint64_t seed = 3;
    char *path;

    buf_printf(&text, "run,lr,iteration,x,%sloss,%s\n", two ? "y," : "",
               two ? "slope_x,slope_y" : "slope");
    for (size_t run = 1; run <= runs; run++)
        for (size_t k = 0; k < states; k++) {
            buf_printf(&text, "%zu,0.%02zu,%zu,%d,", run, run, k, (int)(next_random(&seed) % 2000));
            if (two)
                buf_printf(&text, "%d,", (int)(next_random(&seed) % 2000));
            buf_printf(&text, "%d,1%s\n", (int)(next_random(&seed) % 100), two ? ",1" : "");
        }
    path = make_text_file(text.data);
    buf_release(&text);
    return path;
}

static void long_trajectories_are_drawn_within_bounds(void **state)
{
    static const struct {
        const char *kind;
        bool two;
        size_t runs, states;
    } rows[] = {
        {"loss", false, 1, 50000},    {"loss", false, 12, 4000},   {"compare", false, 12, 4000},
        {"history", false, 12, 4000}, {"contour", true, 1, 40000}, {"contour", true, 12, 3000},
        {"compare", true, 12, 3000},
    };
    struct err err = {0};
    struct fonts *fonts = fonts_open(NULL, &err);

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *path = long_trajectory(rows[i].two, rows[i].runs, rows[i].states);
        struct spec spec;
        enum status status;
        double done;

        spec_init(&spec);
        set(&spec, "function", rows[i].two ? "x^2+y^2" : "x^2");
        spec.trajectory = strdup(path);
        spec.path = true;
        status = compose(rows[i].kind, &spec, fonts, &done);
        check(status == STATUS_OK, "row %zu: status %d", i, status);
        check(done > 100 && done < 5e8, "row %zu: %g", i, done);
        spec_release(&spec);
        remove_file(path);
    }
    fonts_close(fonts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(is_refused_from_its_limit_on),
        TEST(expressions_cost_what_they_take),
        TEST(figures_are_drawn_within_bounds),
        TEST(long_trajectories_are_drawn_within_bounds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
