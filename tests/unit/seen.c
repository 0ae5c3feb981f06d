/* Values that were computed before: what is found is what was added, and what an objective gives.
 */
#include "testing.h"

#include <string.h>

#include "descent/objective.h"
#include "descent/seen.h"

enum { MANY = 600000 }; /* more than are kept */

static void point(size_t i, double at[PARAMETERS_MAX])
{
    at[0] = (double)i * 0.1;
    at[1] = -(double)(i % 7);
}

static void keeps_what_was_added(void **state)
{
    struct seen *seen = seen_new();
    size_t kept = 0;
    double at[PARAMETERS_MAX], loss;

    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        point(i, at);
        assert_false(seen_find_loss(seen, at, &loss));
        seen_add_loss(seen, at, (double)i);
    }
    for (size_t i = 0; i < MANY; i++) {
        point(i, at);
        if (!seen_find_loss(seen, at, &loss))
            continue;
        check(loss == (double)i, "%zu has %g", i, loss);
        kept++;
    }
    check(kept > MANY / 4 && kept < MANY, "%zu are kept", kept);
    seen_free(seen);
}

static void tells_points_apart(void **state)
{
    const double points[][PARAMETERS_MAX] = {{0, 0}, {-0.0, 0}, {0, -0.0},
                                             {1, 0}, {0, 1},    {NAN, 0}};
    const struct evaluation wanted = {1, {2, 3}, 4, 5, 6};
    struct seen *seen = seen_new();
    struct evaluation there;

    (void)state;
    for (size_t i = 0; i < LENGTH(points); i++) {
        check(!seen_find(seen, points[i], &there), "point %zu is another", i);
        seen_add(seen, points[i], &wanted);
        check(seen_find(seen, points[i], &there), "point %zu", i);
        assert_memory_equal(&there, &wanted, sizeof wanted);
        check(!seen_find_loss(seen, points[i], &there.loss), "its loss is apart");
    }
    check(!seen_find(NULL, points[0], &there), "nothing is in nothing");
    seen_add(NULL, points[0], &wanted);
    seen_free(NULL);
    seen_free(seen);
}

static void check_alike(struct objective objective, struct seen *seen)
{
    struct objective looking = objective;

    looking.seen = seen;
    for (size_t i = 0; i < 400; i++) {
        const double at[PARAMETERS_MAX] = {(double)(i % 20) / 7 - 2, (double)(i % 11) / 3};
        struct evaluation one = objective_at(&objective, at), other = objective_at(&looking, at);
        double loss = objective_loss(&looking, at);

        check(!memcmp(&one, &other, sizeof one), "%s: the values at %g, %g", objective.text, at[0],
              at[1]);
        check(!memcmp(&loss, &one.loss, sizeof loss), "%s: the loss at %g, %g", objective.text,
              at[0], at[1]);
    }
}

/* Two slices of one objective look at the same values: of the same points, and of others. */
static void is_what_an_objective_gives(void **state)
{
    struct objective one, two, slice;
    struct seen *seen = seen_new();
    struct err err = {0};

    (void)state;
    assert_int_equal(objective_from_function(&one, "x^3 - 2*x + sin(x)", &err), 0);
    assert_int_equal(objective_from_function(&two, "x^2*y + exp(y - x)", &err), 0);
    check_alike(one, seen);
    seen_free(seen);
    seen = seen_new();
    check_alike(two, seen);
    for (size_t along = 0; along < 2; along++) {
        slice = objective_slice(&two, (const double[]){1, 2}, along);
        check_alike(slice, seen);
        check_alike(objective_move_slice(&slice, (const double[]){1, 0.5}), seen);
    }
    objective_release(&one);
    objective_release(&two);
    seen_free(seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(keeps_what_was_added),
        TEST(tells_points_apart),
        TEST(is_what_an_objective_gives),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
