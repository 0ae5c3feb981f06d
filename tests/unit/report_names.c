/* The names that a report's spec may give to files and folders. */
#include "testing.h"

#include "report/report_names.h"

static void test_files(void **state)
{
    static const struct {
        const char *name;
        bool fine;
    } rows[] = {
        {"grid-2", true}, {"a.b_c+d", true}, {"", false},       {".hidden", false}, {"-o", false},
        {"a/b", false},   {"a b", false},    {"..", false},     {"é", false},       {"a\\b", false},
        {"CON", true},    {"a\n", false},    {"%2e%2e", false},
    };
    char longest[102] = "";

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        check(report_names_one_file(rows[i].name) == rows[i].fine, "%s", rows[i].name);
    memset(longest, 'a', 100);
    check(report_names_one_file(longest), "100 letters");
    longest[100] = 'a';
    check(!report_names_one_file(longest), "101 letters");
}

static void test_folders(void **state)
{
    static const struct {
        const char *path;
        bool below;
    } rows[] = {
        {"out", true},      {"out/a", true},   {".", true},         {"..a", true},
        {"", false},        {"/out", false},   {"..", false},       {"../out", false},
        {"a/..", false},    {"a/../b", false}, {"a/..b/...", true}, {"./..", false},
        {"a//../b", false},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        check(report_names_folder_below(rows[i].path) == rows[i].below, "%s", rows[i].path);
}

static void test_plain(void **state)
{
    (void)state;
    check(report_path_is_plain("out/è"), "letters");
    check(!report_path_is_plain(":x") && !report_path_is_plain(" ::error ::x"), "a command");
    check(!report_path_is_plain("a\033[1m") && !report_path_is_plain("a\nb"),
          "what cannot be printed");
}

static void check_documents(const char *path, const char *wanted)
{
    char *name = report_documents_name(path);

    check(!strcmp(name, wanted), "%s: %s, not %s", path, name, wanted);
    free(name);
}

static void test_documents(void **state)
{
    (void)state;
    check_documents("-", "report");
    check_documents("a/b.yaml", "b");
    check_documents("b.c.yaml", "b.c");
    check_documents(".yaml", ".yaml");
    check_documents("plain", "plain");
}

/* The names that are there already are left free. */
static void test_figures(void **state)
{
    static const struct kind grid = {.name = "grid"}, fit = {.name = "fit"};
    struct report_figure figures[] = {
        {.kind = &grid},
        {.kind = &grid, .name = (char[]){"grid-2"}},
        {.kind = &fit},
        {.kind = &grid},
    };
    struct report report = {.figures = figures, .count = LENGTH(figures)};
    static const char *const wanted[] = {"grid", "grid-2", "fit", "grid-3"};

    (void)state;
    report_name_figures(&report);
    for (size_t i = 0; i < LENGTH(wanted); i++)
        check(!strcmp(figures[i].name, wanted[i]), "%zu: %s", i, figures[i].name);
    for (size_t i = 0; i < LENGTH(wanted); i++)
        if (i != 1)
            free(figures[i].name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_files),     TEST(test_folders), TEST(test_plain),
        TEST(test_documents), TEST(test_figures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
