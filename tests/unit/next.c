/* The step from a state to the next: what of it is known, and whether it is −lr·slope. */
#include "descent/next.h"
#include "descent/rule.h"
#include "testing.h"

/* A run of plain descent at a learning rate of 0.1 through two states. */
static struct run run_through(double first, double slope, double second, size_t iteration)
{
    struct run run = {.lr = 0.1, .optimizer = {.rule = &rule_gd}, .parameters = 1};

    run_add_state(&run, &(struct state){.parameter = {first}, .loss = 49, .slope = {slope}});
    run_add_later(&run, &(struct state){.parameter = {second}, .loss = 31, .slope = {11.2}},
                  iteration);
    return run;
}

static void is_a_product_where_the_run_took_it(void **state)
{
    static const struct {
        double slope, second;
        bool product;
    } table[] = {{14, 5.6, true}, {14, 5.5, false}, {-14, 8.4, true}, {14, 7, false}};

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        struct run run = run_through(7, table[i].slope, table[i].second, 1);
        struct next next;

        check(next_find(&run, 0, &next) && next.taken, "%zu: no step", i);
        check(next.parameter == table[i].second, "%zu: to %g", i, next.parameter);
        check(next.is_product == table[i].product, "%zu: product %d", i, next.is_product);
        check(near(next.change, table[i].second - 7, 1e-12), "%zu: by %g", i, next.change);
        run_release(&run);
    }
}

/* Past the last state, and where the next one was not kept. */
static void is_that_of_the_rule_where_the_run_has_none(void **state)
{
    struct run whole = run_through(7, 14, 5.6, 1), thinned = run_through(7, 14, 2, 5);
    struct run other = run_through(7, 14, 5, 1);
    struct next next;

    (void)state;
    check(next_find(&whole, 1, &next) && !next.taken, "the last state has no step");
    check(near(next.parameter, 5.6 - 1.12, 1e-12) && next.is_product, "to %g", next.parameter);
    check(next_find(&thinned, 0, &next) && !next.taken, "no step to what was not kept");
    check(near(next.parameter, 5.6, 1e-12), "to %g", next.parameter);
    check(!next_find(&other, 1, &next), "a run by another rule goes to %g", next.parameter);
    run_release(&whole);
    run_release(&thinned);
    run_release(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(is_a_product_where_the_run_took_it),
        TEST(is_that_of_the_rule_where_the_run_has_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
