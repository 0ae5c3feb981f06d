/* The trajectory's CSV: written and read back, and what is said of files that are none. */
#include "testing.h"

#include <float.h>

#include "descent/trajectory.h"

static void add_run(struct trajectory *t, double lr, const struct state *states, size_t count)
{
    struct run *run = trajectory_add_run(t, &optimizer_gd, lr);

    for (size_t i = 0; i < count; i++)
        run_add_state(run, &states[i]);
}

/* Writes the trajectory to a temporary file. */
static char *write_csv(const struct trajectory *t, const char *recipe)
{
    char *path = make_text_file("");
    FILE *stream = fopen(path, "w");

    assert_non_null(stream);
    trajectory_write(t, recipe, stream);
    assert_int_equal(fclose(stream), 0);
    return path;
}

static void check_same(const struct trajectory *a, const struct trajectory *b)
{
    check(a->parameters == b->parameters && !strcmp(a->names[0], b->names[0]) &&
              a->count == b->count,
          "%zu runs, not %zu", b->count, a->count);
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        const struct run *r = &a->runs[i], *s = &b->runs[i];

        check(same_double(r->lr, s->lr) && r->count == s->count, "run %zu: lr %g, %zu states", i,
              s->lr, s->count);
        for (size_t k = 0; k < r->count && k < s->count; k++)
            check(run_iteration(r, k) == run_iteration(s, k) &&
                      same_double(r->parameter[0][k], s->parameter[0][k]) &&
                      same_double(r->loss[k], s->loss[k]) &&
                      same_double(r->slope[0][k], s->slope[0][k]),
                  "run %zu, state %zu: %.17g, %.17g, %.17g", i, k, s->parameter[0][k], s->loss[k],
                  s->slope[0][k]);
    }
}

static void check_round_trip(const struct trajectory *t, const char *recipe,
                             const char *recipe_back)
{
    char *path = write_csv(t, recipe);
    struct buf text = BUF_INIT;
    struct trajectory back;
    struct err err = {0};
    int result = trajectory_read(&back, &text, path, &err);

    check(result == 0, "%s", err.message);
    if (result == 0) {
        check_same(t, &back);
        check(!strcmp(text.data, recipe_back), "recipe '%s'", text.data);
        trajectory_release(&back);
    }
    buf_release(&text);
    remove_file(path);
}

/* Whatever becomes of it: number k has parameters k and −k, loss 10·k, slopes 2·k and −2·k,
 * iteration k or, with gaps, 3·k; or the parameters the other way round. */
static void check_numbered(const char *what, const struct run *run, size_t count, bool turned,
                           size_t step)
{
    double sign = turned ? -1 : 1;

    check(run->count == count, "%s: %zu states", what, run->count);
    for (size_t k = 0; k < run->count; k++) {
        const struct state s = run_state(run, k);
        double x = (double)k;

        check(s.parameter[0] == sign * x && s.parameter[1] == -sign * x && s.loss == 10 * x &&
                  s.slope[0] == sign * 2 * x && s.slope[1] == -sign * 2 * x &&
                  run_iteration(run, k) == step * k,
              "%s: state %zu, %g %g %g %g %g", what, k, s.parameter[0], s.parameter[1], s.loss,
              s.slope[0], s.slope[1]);
    }
}

static void add_numbered(struct run *run, size_t from, size_t to, bool turned, size_t step)
{
    double sign = turned ? -1 : 1;

    for (size_t k = from; k < to; k++) {
        double x = (double)k;
        const struct state s = {
            {sign * x, -sign * x}, 10 * x, {sign * 2 * x, -sign * 2 * x}, {{0}}};

        run_add_later(run, &s, step * k);
    }
}

static void copies_turns_and_grows(void **state)
{
    static const char *const names[] = {"x", "y"};

    (void)state;
    for (size_t step = 1; step <= 3; step += 2) {
        struct trajectory t;
        struct run *first, *second;

        trajectory_init(&t, 2, names);
        trajectory_add_run(&t, &optimizer_gd, 0.1);
        trajectory_add_run(&t, &optimizer_gd, 0.2);
        first = &t.runs[0];
        second = &t.runs[1];
        add_numbered(first, 0, 100, false, step);
        check_numbered("added", first, 100, false, step);
        run_swap_parameters(first);
        check_numbered("turned", first, 100, true, step);
        run_copy_states(second, first);
        check_numbered("a copy of the turned", second, 100, true, step);
        add_numbered(second, 100, 1000, true, step);
        check_numbered("grown", second, 1000, true, step);
        check_numbered("the other", first, 100, true, step);
        trajectory_release(&t);
    }
}

static void moves_states(void **state)
{
    static const char *const names[] = {"x", "y"};
    struct trajectory t;
    struct run *run;

    (void)state;
    trajectory_init(&t, 2, names);
    run = trajectory_add_run(&t, &optimizer_gd, 0.1);
    add_numbered(run, 0, 9, false, 3);
    run_swap_parameters(run);
    run_copy_state(run, 2, 8);
    check(run_iteration(run, 2) == 24 && run_state(run, 2).parameter[0] == -8 &&
              run_state(run, 2).slope[1] == 16 && run_state(run, 2).loss == 80,
          "iteration %zu", run_iteration(run, 2));
    check(run_state(run, 3).parameter[0] == -3, "the next one is another");
    trajectory_release(&t);
}

static void reads_back_what_it_wrote(void **state)
{
    static const struct state falling[] = {
        {{7}, 49, {14}, {{0}}},
        {{5.6}, 31.359999999999996, {11.2}, {{0}}},
        {{0.1 + 0.2}, 1.0 / 3, {-0.0}, {{0}}},
    };
    static const struct state extreme[] = {
        {{DBL_MAX}, DBL_TRUE_MIN, {-DBL_MIN}, {{0}}},
        {{-1e23}, 9007199254740993, {1e-5}, {{0}}},
        {{-INFINITY}, NAN, {INFINITY}, {{0}}},
    };
    static const struct state lost[] = {{{-1}, NAN, {NAN}, {{0}}}};
    static const char *const names[] = {"w"};
    struct trajectory t;

    (void)state;
    trajectory_init(&t, 1, names);
    add_run(&t, 0.1, falling, LENGTH(falling));
    add_run(&t, DBL_TRUE_MIN, extreme, LENGTH(extreme));
    add_run(&t, 0.1, lost, LENGTH(lost));
    add_run(&t, 1e308, falling, 1);
    check_round_trip(&t, "", "");
    check_round_trip(&t, "gdplot: 1\nlr: 0.1\n", "gdplot: 1\nlr: 0.1\n");
    trajectory_release(&t);
}

static void reads_back_random_doubles(void **state)
{
    static const char *const names[] = {"x"};
    struct trajectory t;
    uint64_t seed = 6;

    (void)state;
    trajectory_init(&t, 1, names);
    trajectory_add_run(&t, &optimizer_gd, 0.3);
    while (t.runs[0].count < 2000) {
        uint64_t bits[3] = {next_random(&seed), next_random(&seed), next_random(&seed)};
        struct state s = {{0}, 0, {0}, {{0}}};

        memcpy(&s.parameter[0], &bits[0], sizeof(double));
        memcpy(&s.loss, &bits[1], sizeof(double));
        memcpy(&s.slope[0], &bits[2], sizeof(double));
        if (state_is_finite(&s, 1))
            run_add_state(&t.runs[0], &s);
    }
    check_round_trip(&t, "", "");
    trajectory_release(&t);
}

static void keeps_the_lines_of_a_recipe(void **state)
{
    static const struct {
        const char *recipe, *back;
    } rows[] = {
        {"gdplot: 1", "gdplot: 1\n"},
        {"a: 1\nb: 2\n", "a: 1\nb: 2\n"},
        {"a: 1\n\nb: 2\n", "a: 1\n\nb: 2\n"},
        {"title: \"50 % of # it\"\n", "title: \"50 % of # it\"\n"},
        {"  indented: 1\n", "  indented: 1\n"},
        {"caf\xC3\xA9: 1\n", "caf\xC3\xA9: 1\n"},
    };
    static const struct state only[] = {{{7}, 49, {14}, {{0}}}};
    static const char *const names[] = {"x"};
    struct trajectory t;

    (void)state;
    trajectory_init(&t, 1, names);
    add_run(&t, 0.1, only, 1);
    for (size_t i = 0; i < LENGTH(rows); i++)
        check_round_trip(&t, rows[i].recipe, rows[i].back);
    trajectory_release(&t);
}

static void writes_a_csv(void **state)
{
    static const struct state run_1[] = {{{7}, 49, {14}, {{0}}}, {{5.6}, 31.36, {11.2}, {{0}}}};
    static const struct state run_2[] = {{{7}, 49, {14}, {{0}}},
                                         {{-1e300}, INFINITY, {NAN}, {{0}}}};
    static const char *const names[] = {"x"};
    struct trajectory t;
    char *path, text[400] = "";
    FILE *stream;

    (void)state;
    trajectory_init(&t, 1, names);
    add_run(&t, 0.1, run_1, 2);
    add_run(&t, 1, run_2, 2);
    path = write_csv(&t, "gdplot: 1\ncommand: train\n");
    stream = fopen(path, "r");
    assert_non_null(stream);
    text[fread(text, 1, sizeof text - 1, stream)] = '\0';
    fclose(stream);
    assert_string_equal(text, "# gdplot: 1\n"
                              "# command: train\n"
                              "run,lr,iteration,x,loss,slope\n"
                              "1,0.1,0,7,49,14\n"
                              "1,0.1,1,5.6,31.36,11.2\n"
                              "2,1,0,7,49,14\n"
                              "2,1,1,-1e300,inf,nan\n");
    remove_file(path);
    trajectory_release(&t);
}

#define HEAD "run,lr,iteration,x,loss,slope\n"
#define PART "# keep: every:10\n" HEAD
#define TAIL                                                                                       \
    "1,0.1,13,4,9,6\n1,0.1,14,4,9,6\n1,0.1,15,4,9,6\n1,0.1,16,4,9,6\n1,0.1,17,4,9,6\n"             \
    "1,0.1,18,4,9,6\n1,0.1,19,4,9,6\n1,0.1,20,4,9,6\n"

static void reads_back_a_part(void **state)
{
    char *path = make_text_file(PART "1,0.1,0,7,49,14\n1,0.1,10,5,9,6\n" TAIL "2,1,0,3,4,5\n");
    struct buf recipe = BUF_INIT;
    struct trajectory t;
    struct err err = {0};
    const struct run *run;

    (void)state;
    if (trajectory_read(&t, &recipe, path, &err))
        fail_msg("%s", err.message);
    run = &t.runs[0];
    assert_true(trajectory_is_thinned(&t) && run_is_thinned(run) && !run_is_thinned(&t.runs[1]));
    assert_int_equal(run->count, 10);
    assert_int_equal(run_iteration(run, 1), 10);
    assert_int_equal(run_iteration(run, 2), 13);
    assert_int_equal(run_updates(run), 20);
    assert_int_equal(run_updates(&t.runs[1]), 0);
    check_round_trip(&t, recipe.data, recipe.data);
    trajectory_release(&t);
    buf_release(&recipe);
    remove_file(path);
}

static void reads_files_of_other_trainers(void **state)
{
    static const struct {
        const char *text;
        const char *name;
        size_t runs, states; /* of the last run */
        double last;
    } rows[] = {
        {HEAD "1,0.1,0,7,49,14\n", "x", 1, 1, 7},
        {HEAD "1,0.1,0,7,49,14", "x", 1, 1, 7},
        {"run,lr,iteration,x,loss,slope\r\n1,0.1,0,7,49,14\r\n", "x", 1, 1, 7},
        {"\xEF\xBB\xBF" HEAD "1,0.1,0,7,49,14\n", "x", 1, 1, 7},
        {"#\n# any text\n" HEAD "1,0.1,0,7,49,14\n", "x", 1, 1, 7},
        {"run,lr,iteration,theta,loss,slope\n1,1e-1,0,+7.0,49.00,14\n", "theta", 1, 1, 7},
        {HEAD "1,0.1,0,7,49,14\n1,0.1,1,5.6,31.36,11.2\n2,0.1,0,3,9,6\n", "x", 2, 1, 3},
        {HEAD "1,0.1,0,7,49,14\n1,0.1,1,inf,nan,-inf\n2,1,0,4,9,6\n", "x", 2, 1, 4},
        {HEAD "1,0.1,0,nan,nan,nan\n", "x", 1, 1, NAN},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *path = make_text_file(rows[i].text);
        struct buf recipe = BUF_INIT;
        struct trajectory t;
        struct err err = {0};

        if (trajectory_read(&t, &recipe, path, &err) == 0) {
            const struct run *last = &t.runs[t.count - 1];

            check(!strcmp(t.names[0], rows[i].name) && t.count == rows[i].runs &&
                      last->count == rows[i].states &&
                      same_double(last->parameter[0][last->count - 1], rows[i].last),
                  "row %zu: %s, %zu runs", i, t.names[0], t.count);
            trajectory_release(&t);
        }
        check(err.status == STATUS_OK, "row %zu: '%s'", i, err.message);
        buf_release(&recipe);
        remove_file(path);
    }
}

static void refuses_what_is_no_trajectory(void **state)
{
    static const struct {
        const char *text;
        const char *place; /* after the file's name */
        const char *piece;
    } rows[] = {
        {"", ": ", "no states"},
        {"# gdplot: 1\n", ": ", "no states"},
        {HEAD, ": ", "no states"},
        {"# gdplot: 1\n" HEAD, ": ", "no states"},
        /* other files */
        {"x,y\n1,2\n", ":1:1: ", "not a trajectory"},
        {"13 33\n2 16\n", ":1:1: ", "not a trajectory"},
        {"# gdplot: 1\n\n" HEAD "1,0.1,0,7,49,14\n", ":2:1: ", "not a trajectory"},
        {"run,lr,iteration,x,loss\n1,0.1,0,7,49\n", ":1:1: ", "not a trajectory"},
        {"run,lr,iteration,x,slope,loss\n", ":1:1: ", "not a trajectory"},
        {"Run,lr,iteration,x,loss,slope\n", ":1:1: ", "not a trajectory"},
        {"run,lr,iteration,x,loss,slope,more\n", ":1:1: ", "not a trajectory"},
        {"1,0.1,0,7,49,14\n", ":1:1: ", "not a trajectory"},
        {"run,lr,iteration,\x01,loss,slope\r\n1,0.1,0,7,49,14\n", ":1:18: ", "a control character"},
        {"run,lr,iteration,a,b\x02,loss,slope_a,slope_b\x02\r\r\n1,0.1,0,1,2,3,4,5\n",
         ":1:20: ", "a control character"},
        /* wrong column counts */
        {HEAD "1,0.1,0,7,49\n", ":2:1: ", "5 columns where the header has 6"},
        {HEAD "1,0.1,0,7,49,14,\n", ":2:1: ", "7 columns where the header has 6"},
        {HEAD "1,0.1,0,7,49,14,1,2,3,4,5,6\n", ":2:1: ", "12 columns"},
        {HEAD "1,0.1,0,7,49,14\n\n", ":3:1: ", "1 columns"},
        {"#\n" HEAD "1,0.1,0,7,49,14\n# more\n", ":4:1: ", "1 columns"},
        /* runs out of order */
        {HEAD "0,0.1,0,7,49,14\n", ":2:1: ", "'0' is not the run expected here"},
        {HEAD "2,0.1,0,7,49,14\n", ":2:1: ", "'2' is not the run expected here"},
        {HEAD "1,0.1,0,7,49,14\n3,1,0,7,49,14\n", ":3:1: ", "'3' is not the run expected here"},
        {HEAD "1,0.1,0,7,49,14\n2,1,0,7,49,14\n1,0.1,1,6,36,12\n", ":4:1: ", "'1' is not the run"},
        {HEAD "1,0.1,0,7,49,14\n1,0.2,1,6,36,12\n", ":3:1: ", "each with one lr"},
        {HEAD "one,0.1,0,7,49,14\n", ":2:1: ", "'one' is not the run"},
        {HEAD "1.0,0.1,0,7,49,14\n", ":2:1: ", "'1.0' is not the run"},
        /* iterations out of order */
        {HEAD "1,0.1,1,7,49,14\n", ":2:7: ", "'1' is not the iteration expected here"},
        {HEAD "1,0.1,0,7,49,14\n1,0.1,2,6,36,12\n", ":3:7: ", "'2' is not the iteration"},
        {HEAD "1,0.1,0,7,49,14\n1,0.1,0,6,36,12\n", ":3:7: ", "'0' is not the iteration"},
        {HEAD "1,0.1,0,7,49,14\n2,1,1,6,36,12\n", ":3:5: ", "'1' is not the iteration"},
        {HEAD "1,0.1,-1,7,49,14\n", ":2:7: ", "'-1' is not the iteration"},
        /* a part of the states */
        {PART "1,0.1,0,7,49,14\n1,0.1,0,6,36,12\n", ":4:7: ", "they grow from row to row"},
        {PART "1,0.1,0,7,49,14\n1,0.1,2x,6,36,12\n", ":4:7: ", "they grow from row to row"},
        {PART "1,0.1,0,7,49,14\n1,0.1,-2,6,36,12\n", ":4:7: ", "they grow from row to row"},
        {PART "1,0.1,0,7,49,14\n1,0.1,99999999999999999999999,6,36,12\n", ":4:7: ", "they grow"},
        {PART "1,0.1,1,7,49,14\n", ":3:7: ", "they count from 0"},
        {PART "1,0.1,0,7,49,14\n2,1,5,6,36,12\n", ":4:5: ", "they count from 0"},
        {PART "1,0.1,0,7,49,14\n1,0.1,9,6,36,12\n", ": ", "run 1 lacks some of its last 8 states"},
        {PART "1,0.1,0,7,49,14\n" TAIL "1,0.1,99,6,36,12\n", ": ", "run 1 lacks some of its last"},
        {"# keep: all\n" HEAD "1,0.1,0,7,49,14\n" TAIL, ":4:7: ", "they count from 0"},
        {"# keeps: log\n" HEAD "1,0.1,0,7,49,14\n" TAIL, ":4:7: ", "they count from 0"},
        /* bad numbers */
        {HEAD "1,0.1,0,seven,49,14\n", ":2:9: ", "'seven' is not a number"},
        {HEAD "1,0.1,0,7,49x,14\n", ":2:11: ", "'49x' is not a number"},
        {HEAD "1,0.1,0,7,49,\n", ":2:14: ", "'' is not a number"},
        {HEAD "1,0.1,0,7, 49,14\n", ":2:11: ", "' 49' is not a number"},
        {HEAD "1,0.1,0,0x7,49,14\n", ":2:9: ", "'0x7' is not a number"},
        {HEAD "1,0.1,0,7,1e999,14\n", ":2:11: ", "'1e999' is not a number"},
        {HEAD "1,0.1,0,NaN,49,14\n", ":2:9: ", "'NaN' is not a number"},
        {HEAD "1,a,0,7,49,14\n", ":2:3: ", "'a' is not a number"},
        /* learning rates */
        {HEAD "1,0,0,7,49,14\n", ":2:3: ", "'0' is not a learning rate"},
        {HEAD "1,-0.1,0,7,49,14\n", ":2:3: ", "'-0.1' is not a learning rate"},
        {HEAD "1,inf,0,7,49,14\n", ":2:3: ", "'inf' is not a learning rate"},
        {HEAD "1,nan,0,7,49,14\n", ":2:3: ", "'nan' is not a learning rate"},
        /* states after the end */
        {HEAD "1,0.1,0,inf,49,14\n1,0.1,1,7,49,14\n", ":3:1: ", "after one that is not finite"},
        {HEAD "1,0.1,0,7,nan,14\n1,0.1,1,7,49,14\n", ":3:1: ", "after one that is not finite"},
        {HEAD "1,0.1,0,7,49,-inf\n1,0.1,1,nan,nan,nan\n", ":3:1: ", "after one that is not finite"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *path = make_text_file(rows[i].text);
        struct buf recipe = BUF_INIT, start = BUF_INIT;
        struct trajectory t;
        struct err err = {0};
        int result = trajectory_read(&t, &recipe, path, &err);

        buf_printf(&start, "%s%s", path, rows[i].place);
        check(result == -1 && err.status == STATUS_INPUT &&
                  !strncmp(err.message, start.data, start.length) &&
                  contains(err.message, rows[i].piece),
              "row %zu (%s%s): %d, status %d, '%s'", i, rows[i].place, rows[i].piece, result,
              err.status, err.message);
        buf_release(&recipe);
        buf_release(&start);
        remove_file(path);
    }
}

static void refuses_files_that_cannot_be_read(void **state)
{
    struct buf recipe = BUF_INIT;
    struct trajectory t;
    struct err err = {0};

    (void)state;
    assert_int_equal(trajectory_read(&t, &recipe, "/nowhere/run.csv", &err), -1);
    assert_int_equal(err.status, STATUS_IO);
    check(contains(err.message, "/nowhere/run.csv: cannot read"), "'%s'", err.message);
    buf_release(&recipe);
}

static void knows_finite_states(void **state)
{
    static const struct {
        struct state s;
        size_t parameters;
        bool finite;
    } rows[] = {
        {{{1}, 2, {3}, {{0}}}, 1, true},
        {{{DBL_MAX}, DBL_MAX, {-DBL_MAX}, {{0}}}, 1, true},
        {{{NAN}, 2, {3}, {{0}}}, 1, false},
        {{{1}, INFINITY, {3}, {{0}}}, 1, false},
        {{{1}, 2, {-INFINITY}, {{0}}}, 1, false},
        {{{INFINITY}, 2, {-INFINITY}, {{0}}}, 1, false},
        {{{1, NAN}, 2, {3, NAN}, {{0}}}, 1, true}, /* the second parameter is not in use */
        {{{1, NAN}, 2, {3, 4}, {{0}}}, 2, false},
        {{{1, 2}, 2, {3, INFINITY}, {{0}}}, 2, false},
        {{{1, 2}, 3, {4, 5}, {{0}}}, 2, true},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        check(state_is_finite(&rows[i].s, rows[i].parameters) == rows[i].finite, "row %zu", i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(copies_turns_and_grows),
        TEST(moves_states),
        TEST(reads_back_what_it_wrote),
        TEST(reads_back_random_doubles),
        TEST(keeps_the_lines_of_a_recipe),
        TEST(writes_a_csv),
        TEST(reads_back_a_part),
        TEST(reads_files_of_other_trainers),
        TEST(refuses_what_is_no_trajectory),
        TEST(refuses_files_that_cannot_be_read),
        TEST(knows_finite_states),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
