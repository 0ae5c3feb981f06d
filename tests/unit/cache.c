/* Runs and data that are read and trained once. */
#include "testing.h"

#include "request/fields.h"
#include "study/cache.h"
#include "study/result_runs.h"

/* Prepares a study from "name=value" pairs, up to a NULL. */
static int prepare(struct study *study, struct spec *spec, struct cache *cache,
                   const char *const pairs[], struct err *err)
{
    static const struct study_needs needs = {.results = {&result_runs}};

    spec_init(spec);
    for (; *pairs; pairs++) {
        char name[40] = "";
        const char *equals = strchr(*pairs, '=');

        memcpy(name, *pairs, (size_t)(equals - *pairs));
        if (field_set(spec, field_find(name, GROUPS_RECIPE), equals + 1, "", STATUS_INPUT, err))
            return -1;
    }
    return study_prepare(study, spec, &needs, cache, err);
}

static void gives_the_same_runs(void **state)
{
    /* In turn, and how many runs are trained by then. */
    static const struct {
        const char *pairs[8];
        size_t runs, data;
    } rows[] = {
        {{"function=x^2", "start=7", "lr=0.1,0.3"}, 2, 0},
        {{"function=x^2", "start=7", "lr=0.3,1,0.1"}, 3, 0},
        {{"function=x^2", "start=6", "lr=0.1"}, 4, 0},
        {{"function=x^2", "start=7", "lr=0.1", "iterations=9"}, 5, 0},
        {{"function=x^2", "start=7", "lr=0.1", "tolerance=1"}, 6, 0},
        {{"function=x^4", "start=7", "lr=0.1"}, 7, 0},
        {{"data=data/pizza.txt", "lr=0.001"}, 8, 1},
        {{"data=data/pizza.txt", "lr=0.001", "bias=1"}, 9, 1},
        {{"data=data/pizza.txt", "lr=0.001", "columns=2,1"}, 10, 2},
        {{"data=data/pizza.txt", "lr=0.001"}, 10, 2},
    };
    struct cache cache = {0};

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct study once, again;
        struct spec first, second;
        struct err err = {0};

        if (prepare(&once, &first, NULL, rows[i].pairs, &err) ||
            prepare(&again, &second, &cache, rows[i].pairs, &err))
            fail_msg("row %zu: %s", i, err.message);
        check(cache.count == rows[i].runs + rows[i].data, "row %zu: %zu runs and data sets", i,
              cache.count);
        check(once.trajectory.count == again.trajectory.count, "row %zu: other runs", i);
        for (size_t r = 0; r < once.trajectory.count; r++) {
            const struct run *a = &once.trajectory.runs[r], *b = &again.trajectory.runs[r];

            check(a->lr == b->lr && a->count == b->count &&
                      !memcmp(a->loss, b->loss, a->count * sizeof *a->loss) &&
                      !memcmp(a->parameter[0], b->parameter[0], a->count * sizeof *a->loss) &&
                      !memcmp(a->slope[0], b->slope[0], a->count * sizeof *a->loss),
                  "row %zu: run %zu differs", i, r);
        }
        study_release(&once);
        study_release(&again);
        spec_release(&first);
        spec_release(&second);
    }
    cache_release(&cache);
}

/* A word of the field that is not the one it has by default: the first or the second. */
static void other_word(const struct field *field, char word[16])
{
    size_t first = strcspn(field->argument, "|");
    bool is_default = field->initial && !strncmp(field->argument, field->initial, first);

    snprintf(word, 16, "%.*s", is_default ? 15 : (int)first,
             field->argument + (is_default ? first + 1 : 0));
}

static void reads_data_anew_where_any_option_of_theirs_differs(void **state)
{
    struct cache cache = {0};
    size_t tried = 0;

    (void)state;
    for (size_t i = 0; i < fields_count; i++) {
        struct spec spec;
        struct err err = {0};
        char word[16];

        if (!(fields[i].group & GROUP_DATA) || fields[i].type != FIELD_WORD)
            continue;
        spec_init(&spec);
        spec.data = strdup("data/pizza.txt");
        check(!cache_moments(&cache, &spec, &err), "%s", err.message);
        check(cache.count == ++tried, "before %s: %zu data sets", fields[i].name, cache.count);
        other_word(&fields[i], word);
        field_set(&spec, &fields[i], word, "", STATUS_INPUT, &err);
        check(!cache_moments(&cache, &spec, &err), "%s: %s", fields[i].name, err.message);
        check(cache.count == tried + 1, "%s %s: %zu data sets", fields[i].name, word, cache.count);
        spec_release(&spec);
    }
    check(tried > 0, "no option says how data are read");
    cache_release(&cache);
}

static void has_a_limit_for_all_together(void **state)
{
    static const char *const pairs[] = {"function=x^2", "start=7", "lr=0.1", "iterations=4000000",
                                        NULL};
    struct study studies[3];
    struct spec specs[3];
    struct cache cache = {0};
    struct err err = {0};

    (void)state;
    for (int i = 0; i < 2; i++)
        check(!prepare(&studies[i], &specs[i], &cache, pairs, &err), "%s", err.message);
    check(prepare(&studies[2], &specs[2], &cache, pairs, &err) == -1 &&
              err.status == STATUS_LIMIT && contains(err.message, "more than 10000000 states"),
          "%d: %s", err.status, err.message);
    for (int i = 0; i < 3; i++) {
        if (i < 2)
            study_release(&studies[i]);
        spec_release(&specs[i]);
    }
    cache_release(&cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(gives_the_same_runs),
        TEST(reads_data_anew_where_any_option_of_theirs_differs),
        TEST(has_a_limit_for_all_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
