/* Studies: results are rows, defaults are noted in the spec, slices borrow. */
#include "testing.h"

#include "base/mem.h"
#include "request/fields.h"
#include "study/differ.h"
#include "study/result_points.h"
#include "study/result_runs.h"
#include "study/result_sweep.h"
#include "study/slice.h"

/* What was done with the last study's results of the test's own. */
static char noted[40];
static double next; /* the number that the next of them holds */

/* A spec of "name=value" pairs split by blanks. */
static void read_spec(struct spec *spec, const char *pairs)
{
    char *copy = strdup(pairs), *rest = copy;
    struct err err = {0};

    spec_init(spec);
    for (char *pair; (pair = strtok_r(rest, " ", &rest));) {
        char *value = strchr(pair, '=');

        *value++ = '\0';
        if (field_set(spec, field_find(pair, GROUPS_RECIPE), value, "", STATUS_INPUT, &err))
            fail_msg("%s", err.message);
    }
    free(copy);
}

static enum status prepare(struct study *study, struct spec *spec, const struct study_needs *needs,
                           const char *pairs)
{
    struct err err = {0};

    *noted = '\0';
    read_spec(spec, pairs);
    study_prepare(study, spec, needs, NULL, &err);
    return err.status;
}

static void release(struct study *study, struct spec *spec)
{
    study_release(study);
    spec_release(spec);
}

/* A result of the test's own: a number. */
static int check_own(const struct spec *spec, struct err *err)
{
    strcat(noted, "check ");
    return spec->iterations == 1 ? err_set(err, STATUS_USAGE, "one iteration") : 0;
}

static int make_own(struct study *study, void **made, struct err *err)
{
    double *number = *made = mem_zeroed(1, sizeof *number);

    strcat(noted, "make ");
    *number = next++;
    return study->spec->iterations == 2 ? err_set(err, STATUS_FAILED, "two iterations") : 0;
}

static void release_own(void *made)
{
    strcat(noted, "release ");
    free(made);
}

static void write_own(const struct study *study, const char *recipe, FILE *stream);
static int own_differ(const struct study *a, const struct study *b, double within, struct err *err);

static const struct result own = {
    .check = check_own,
    .make = make_own,
    .release = release_own,
    .write = write_own,
    .command = "own",
    .differ = own_differ,
};

static double own_number(const struct study *study)
{
    return *(const double *)study_made(study, &own);
}

static void write_own(const struct study *study, const char *recipe, FILE *stream)
{
    fprintf(stream, "%snumber %g\n", recipe, own_number(study));
}

static int own_differ(const struct study *a, const struct study *b, double within, struct err *err)
{
    if (differ_same(own_number(a), own_number(b), within))
        return 0;
    return err_set(err, STATUS_FAILED, "numbers %g and %g", own_number(a), own_number(b));
}

static const struct study_needs needs_nothing = {.any_objective = false};
static const struct study_needs needs_own = {.results = {&own}};
static const struct study_needs needs_runs = {.results = {&result_runs}};
static const struct study_needs needs_points = {.results = {&result_points, &result_runs}};
static const struct study_needs needs_sweep = {.results = {&result_sweep},
                                               .example = &example_any_rates};

static void a_result_is_a_row(void **state)
{
    static const struct {
        const char *pairs, *noted;
        enum status status;
    } rows[] = {
        {"iterations=3", "check make release ", STATUS_OK},
        {"iterations=1", "check ", STATUS_USAGE},
        {"iterations=2", "check make release ", STATUS_FAILED},
        {"function=1+", "check ", STATUS_INPUT},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct study study;
        struct spec spec;
        enum status status;

        status = prepare(&study, &spec, &needs_own, rows[i].pairs);
        check(status == rows[i].status, "row %zu: status %d", i, status);
        check(!study_made(&study, &own) == (status != STATUS_OK), "row %zu: what was made", i);
        release(&study, &spec);
        check(!strcmp(noted, rows[i].noted), "row %zu: %s", i, noted);
    }
}

static bool is_odd(const struct spec *spec)
{
    return spec->iterations % 2;
}

static void whether_it_trains_may_hang_on_the_spec(void **state)
{
    const struct study_needs needs = {.results = {&result_runs, &own}, .trains = is_odd};
    const struct study_needs runs = {.results = {&result_runs}, .trains = is_odd};
    struct study study;
    struct spec spec;

    (void)state;
    assert_int_equal(prepare(&study, &spec, &needs, "iterations=4"), STATUS_OK);
    assert_false(study_find(&study, &result_runs) || study.trajectory.count);
    assert_true(study_find(&study, &own) && study_wants(&needs, &spec, &own));
    assert_false(study_wants(&needs, &spec, &result_runs) || study_will_write(&runs, &spec));
    release(&study, &spec);

    assert_int_equal(prepare(&study, &spec, &needs, "iterations=5"), STATUS_OK);
    assert_true(study_find(&study, &result_runs) && study_find(&study, &own));
    assert_true(study_wants(&needs, &spec, &own) && study_will_write(&needs, &spec));
    assert_false(study_wants(&needs, &spec, &result_sweep));
    release(&study, &spec);
}

static void descent_is_asked_for_by_its_options(void **state)
{
    static const struct {
        const char *pairs;
        bool asked;
    } rows[] = {
        {"", true}, /* the example */
        {"function=x^2", false},
        {"data=a.txt", false},
        {"function=x^2 title=t", false},
        {"function=x^2 upto=3", false},
        {"function=x^2 start=3", true},
        {"function=x^2 lr=3", true},
        {"function=x^2 optimizer=adam", true},
        {"data=a.txt tolerance=1", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct spec spec;

        read_spec(&spec, rows[i].pairs);
        check(study_descent_asked(&spec) == rows[i].asked, "'%s'", rows[i].pairs);
        spec_release(&spec);
    }
}

/* The first result that can be written is, under its own command. */
static void is_written_with_its_recipe(void **state)
{
    static const struct {
        struct study_needs needs;
        const char *command, *last;
    } rows[] = {
        {{.results = {&result_runs, &own}}, "# command: train\n", ",7,"},
        {{.results = {&own, &result_runs}}, "command: own\n", "number "},
        {{.results = {&result_sweep}}, "# command: sweep\n", "lr,loss,zone,verdict"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *text;
        size_t length;
        FILE *stream = open_memstream(&text, &length);
        struct study study;
        struct spec spec;

        check(prepare(&study, &spec, &rows[i].needs, "lr=0.1,0.2") == STATUS_OK, "row %zu", i);
        study_write(&study, stream);
        fclose(stream);
        check(contains(text, rows[i].command) && contains(text, rows[i].last), "row %zu: %s", i,
              text);
        free(text);
        release(&study, &spec);
    }
}

static void a_trajectory_is_read_whoever_needs_it(void **state)
{
    char *path = make_text_file("run,lr,iteration,x,loss,slope\n1,0.1,0,7,49,14\n"
                                "1,0.1,1,5.6,31.36,11.2\n");
    struct study study;
    struct spec spec;
    struct err err = {0};

    (void)state;
    read_spec(&spec, "function=x^2");
    spec.trajectory = strdup(path);
    assert_true(study_will_write(&needs_nothing, &spec));
    if (study_prepare(&study, &spec, &needs_nothing, NULL, &err))
        fail_msg("%s", err.message);
    assert_true(study.trajectory.count == 1 && study.trajectory.runs[0].count == 2);
    assert_true(study.trajectory.runs[0].verdict.kind == VERDICT_CONVERGING);
    assert_true(spec.start.at[0] == 7 && spec.iterations == 1 && spec.lr.at[0] == 0.1);
    study_release(&study);
    assert_true(study_prepare(&study, &spec, &needs_sweep, NULL, &err) == -1 &&
                contains(err.message, "takes no trajectory"));
    spec_release(&spec);
    remove_file(path);
}

/* A result that appends a row to the data. */
static int make_longer(struct study *study, void **made, struct err *err)
{
    FILE *data = fopen(study->spec->data, "a");

    (void)made, (void)err;
    fputs("3 4\n", data);
    return fclose(data);
}

static void data_that_change_are_told_as_that(void **state)
{
    static const struct result longer = {.make = make_longer};
    static const struct study_needs needs = {.results = {&longer, &result_points}};
    char *path = make_text_file("1 2\n2 3\n");
    struct study study;
    struct spec spec;
    struct err err = {0};

    (void)state;
    read_spec(&spec, "lr=0.1");
    spec.data = strdup(path);
    texts_add(&spec.data_files, path);
    spec_set_given(&spec, &spec.data);
    assert_true(study_prepare(&study, &spec, &needs, NULL, &err) == -1);
    check(err.status == STATUS_IO && contains(err.message, "was written to while it was read"),
          "%d '%s'", err.status, err.message);
    release(&study, &spec);
    remove_file(path);
}

static void they_differ_in_what_both_have(void **state)
{
    static const struct {
        const struct study_needs *first, *second;
        const char *a, *b;
        double within;
        const char *difference; /* NULL: none */
    } rows[] = {
        {&needs_runs, &needs_runs, "lr=0.1", "lr=0.1", 0, NULL},
        {&needs_runs, &needs_runs, "lr=0.1", "lr=0.2", 0, "learning rates 0.1 and 0.2"},
        {&needs_runs, &needs_runs, "start=7", "start=7.5", 0.1,
         "run lr=0.1, iteration 0: x 7 and 7.5"},
        {&needs_runs, &needs_runs, "start=7", "start=7.0625", 1, NULL},
        {&needs_runs, &needs_runs, "iterations=3", "iterations=4", 0,
         "run lr=0.1: 3 and 4 iterations"},
        {&needs_runs, &needs_runs, "lr=0.1", "lr=0.1,0.2", 0, "1 and 2 runs"},
        {&needs_runs, &needs_runs, "lr=0.1", "function=x+y start=1,2 lr=0.1", 0,
         "parameters: x, where the other has x and y"},
        {&needs_runs, &needs_nothing, "", "", 0, "only one of them has states"},
        {&needs_runs, &needs_sweep, "", "", 0, "only one of them has states"},
        {&needs_sweep, &needs_sweep, "lr=0.1,0.2", "lr=0.1,0.2", 0, NULL},
        {&needs_sweep, &needs_sweep, "lr=0.1,0.2", "lr=0.1,0.3", 0, "learning rates 0.2 and 0.3"},
        {&needs_sweep, &needs_sweep, "lr=0.1,0.2", "lr=0.1", 0, "2 and 1 learning rates"},
        {&needs_nothing, &needs_nothing, "function=x^2", "function=x^2", 0, NULL},
        {&needs_nothing, &needs_nothing, "function=x^2", "function=x^3", 0,
         "function 'x^2' and 'x^3'"},
        {&needs_nothing, &needs_sweep, "", "", 0, NULL},
        {&needs_own, &needs_own, "", "", 1, NULL},
        {&needs_own, &needs_own, "", "", 0.5, "numbers 2 and 3"},
        {&needs_own, &needs_runs, "", "", 0, "only one of them has states"},
    };

    (void)state;
    next = 0;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct study a, b;
        struct spec first, second;
        struct err err = {0};

        check(prepare(&a, &first, rows[i].first, rows[i].a) == STATUS_OK &&
                  prepare(&b, &second, rows[i].second, rows[i].b) == STATUS_OK,
              "row %zu is not prepared", i);
        study_differ(&a, &b, rows[i].within, &err);
        check(!strcmp(err.message, rows[i].difference ? rows[i].difference : "") &&
                  err.status == (rows[i].difference ? STATUS_FAILED : STATUS_OK),
              "row %zu: %s", i, err.message);
        release(&a, &first);
        release(&b, &second);
    }
}

static long eleven(const struct spec *spec)
{
    (void)spec;
    return 11;
}

static void defaults_are_noted_in_the_spec(void **state)
{
    static const struct {
        struct study_needs needs;
        const char *pairs, *function, *start, *lr;
        long iterations;
    } rows[] = {
        {{.results = {&result_runs}}, "", "x^2", "7", "0.1", 8},
        {{.results = {&result_runs}}, "lr=0.2 start=3", "x^2", "3", "0.2", 8},
        {{.results = {&result_runs}, .example = &example_rates}, "", "x^2", "7", "0.1,0.3,1", 8},
        {{.results = {&result_runs}, .example = &example_valley},
         "",
         "x^2 + 10*y^2",
         "9,1",
         "0.09",
         8},
        {{.results = {&result_sweep}, .example = &example_any_rates, .iterations = eleven},
         "",
         "x^2",
         "7",
         "0.001:1.2:400log",
         11},
        {{.results = {&result_runs}, .iterations = eleven}, "iterations=0", "x^2", "7", "0.1", 0},
        {{.results = {&result_runs}}, "data=data/pizza.txt lr=0.001", "", "0", "0.001", 100},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf function = BUF_INIT, start = BUF_INIT, lr = BUF_INIT;
        struct study study;
        struct spec spec;

        check(prepare(&study, &spec, &rows[i].needs, rows[i].pairs) == STATUS_OK, "row %zu", i);
        field_get(&spec, field_find("function", GROUPS_RECIPE), &function);
        field_get(&spec, field_find("start", GROUPS_RECIPE), &start);
        field_get(&spec, field_find("lr", GROUPS_RECIPE), &lr);
        check(!strcmp(function.data, rows[i].function) && !strcmp(start.data, rows[i].start) &&
                  !strcmp(lr.data, rows[i].lr) && spec.iterations == rows[i].iterations,
              "row %zu: %s from %s at %s, %ld times", i, function.data, start.data, lr.data,
              spec.iterations);
        check(spec_given(&spec, &spec.start) && spec_given(&spec, &spec.lr) &&
                  spec_given(&spec, &spec.iterations),
              "row %zu is not noted", i);
        buf_release(&function);
        buf_release(&start);
        buf_release(&lr);
        release(&study, &spec);
    }
}

static void points_are_the_rows_of_the_file(void **state)
{
    char *path = make_text_file("1 2\n3 4\n5 6\n");
    struct study study;
    struct spec spec;
    char pairs[400];

    (void)state;
    snprintf(pairs, sizeof pairs, "data=%s lr=0.01", path);
    assert_int_equal(prepare(&study, &spec, &needs_points, pairs), STATUS_OK);
    assert_true(study_points(&study)->count == 3 && study_points(&study)->y[2] == 6);
    assert_true(study.trajectory.count == 1);
    release(&study, &spec);
    assert_int_equal(prepare(&study, &spec, &needs_points, ""), STATUS_USAGE);
    spec_release(&spec);
    remove_file(path);
}

static void a_slice_turns_what_it_borrows(void **state)
{
    static const struct {
        const struct study_needs *needs;
        const char *pairs;
        double along[2];
    } rows[] = {
        /* f(x, y) = x² + 10·y² through (9, 1), without runs and with their last state that is
         * finite */
        {&needs_nothing, "function=x^2+10*y^2 start=9,1", {9, 1}},
        {&needs_nothing, "function=x^2+10*y^2", {0, 0}},
        {&needs_runs, "function=x^2+10*y^2 start=9,1 lr=0.05 iterations=1", {8.1, 0}},
        {&needs_runs, "function=log(x)+y start=0.5,1 lr=1 iterations=1", {0.5, 1}},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        for (size_t along = 0; along < 2; along++) {
            struct study study, slice;
            struct spec spec;

            check(prepare(&study, &spec, rows[i].needs, rows[i].pairs) == STATUS_OK, "row %zu", i);
            slice = study_slice(&study, along);
            check(slice.objective.parameters == 1 &&
                      !strcmp(slice.objective.names[0], along ? "y" : "x"),
                  "row %zu: along %s", i, slice.objective.names[0]);
            check(objective_along(&slice.objective, rows[i].along[along]).loss ==
                      objective_loss(&study.objective, rows[i].along),
                  "row %zu, along %zu: another place", i, along);
            for (size_t r = 0; r < study.trajectory.count; r++) {
                const struct state whole = run_last_state(&study.trajectory.runs[r]);
                const struct state turned = run_last_state(&slice.trajectory.runs[r]);

                check(turned.parameter[0] == whole.parameter[along] &&
                          turned.parameter[1] == whole.parameter[1 - along] &&
                          same_double(turned.slope[0], whole.slope[along]) &&
                          same_double(turned.loss, whole.loss),
                      "row %zu, along %zu: another state", i, along);
            }
            study_slice_release(&slice);
            release(&study, &spec);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_result_is_a_row),
        TEST(whether_it_trains_may_hang_on_the_spec),
        TEST(descent_is_asked_for_by_its_options),
        TEST(is_written_with_its_recipe),
        TEST(a_trajectory_is_read_whoever_needs_it),
        TEST(data_that_change_are_told_as_that),
        TEST(they_differ_in_what_both_have),
        TEST(defaults_are_noted_in_the_spec),
        TEST(points_are_the_rows_of_the_file),
        TEST(a_slice_turns_what_it_borrows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
