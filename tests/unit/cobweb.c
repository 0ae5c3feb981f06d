/* Cobwebs: what is refused, and points that keep their distance. */
#include "testing.h"

#include "descent/rule.h"
#include "figure/spacing.h"
#include "kinds/kinds.h"

/* A rule that is like plain descent, but says that its steps depend on those before. */
static void refuses_rules_with_memory(void **state)
{
    const struct kind *kind = kind_find("cobweb");
    struct rule heavy = rule_gd;
    struct study study;
    struct spec spec;
    struct figure figure;
    struct err err = {0};

    (void)state;
    heavy.name = "heavy ball";
    heavy.memory = 1;
    spec_init(&spec);
    assert_int_equal(study_prepare(&study, &spec, &kind->needs, NULL, &err), 0);
    study.trajectory.runs[1].optimizer.rule = &heavy;
    figure_init(&figure, 0, 0, &themes[0]);
    assert_int_equal(kind->compose(&study, NULL, &figure, &err), -1);
    assert_int_equal(err.status, STATUS_USAGE);
    assert_string_equal(err.message, "cobweb draws rules whose steps follow from the state alone, "
                                     "not heavy ball");
    figure_release(&figure);
    study_release(&study);
    spec_release(&spec);
}

/* Every point is taken, or has one near it that was. */
static void points_keep_their_distance(void **state)
{
    const struct box box = {10, 20, 100, 60};
    struct spacing spacing;

    (void)state;
    spacing_init(&spacing, box, 12);
    for (unsigned i = 0; i < 3000; i++) {
        /* Powers of the plastic number, by which places are spread evenly. */
        double x = box.x + box.width * fmod(i * 0.7548776662466927, 1);
        double y = box.y + box.height * fmod(i * 0.5698402909980532, 1);
        double nearest = INFINITY;

        for (size_t j = 0; j < spacing.count; j++)
            nearest = fmin(nearest, hypot(spacing.points[j].x - x, spacing.points[j].y - y));
        check(spacing_is_taken(&spacing, x, y, 5) == (nearest < 5), "point %u: %g away", i,
              nearest);
        check(spacing_take(&spacing, x, y) == (nearest >= 12), "point %u: %g away", i, nearest);
    }
    check(spacing.count > 30 && spacing.count < 90, "%zu points", spacing.count);
    spacing_release(&spacing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(refuses_rules_with_memory),
        TEST(points_keep_their_distance),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
