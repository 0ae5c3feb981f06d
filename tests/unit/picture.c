/* Files of a picture: all or none, the same in memory, in any format. */
#include "testing.h"

#include "picture/formats.h"
#include "picture/match.h"
#include "picture/picture.h"
#include "picture/step.h"
#include "request/fields.h"

static void set(struct spec *spec, const char *name, const char *value)
{
    struct err err = {0};
    const struct field *field =
        field_find(name, GROUP_OBJECTIVE | GROUP_DESCENT | GROUP_FIGURE | GROUP_OUTPUT);

    check(!field_set(spec, field, value, "", STATUS_USAGE, &err), "%s: %s", name, err.message);
}

/* The picture of a parabola; the spec is the caller's to release, too. */
static void make_with_rates(struct picture *picture, struct spec *spec, const char *kind,
                            const char *rates)
{
    const struct picture_sources nowhere = {0};
    struct err err = {0};

    spec_init(spec);
    set(spec, "function", "x^2");
    set(spec, "start", "3");
    set(spec, "lr", rates);
    assert_int_equal(picture_make(picture, kind ? kind_find(kind) : NULL, spec, &nowhere, &err), 0);
}

static void make(struct picture *picture, struct spec *spec, const char *kind)
{
    make_with_rates(picture, spec, kind, "0.1");
}

static void release(struct picture *picture, struct spec *spec)
{
    picture_release(picture);
    spec_release(spec);
}

static void files_are_what_memory_holds(void **state)
{
    static const char *const paths[] = {"picture.png", "picture.svg", "picture.pdf",
                                        "picture.txt", "picture.gp",  "picture.csv"};
    struct picture picture;
    struct spec spec;
    struct err err = {0};

    (void)state;
    make(&picture, &spec, "history");
    for (size_t i = 0; i < LENGTH(paths); i++)
        texts_add(&spec.outputs, paths[i]);
    assert_int_equal(picture_save(&picture, &err), 0);
    for (size_t i = 0; i < LENGTH(paths); i++) {
        const struct format *format = format_of_name(paths[i]);
        struct picture_file file;

        check(!picture_render(&picture, paths[i], format, &file, &err), "%s", err.message);
        check(!match_picture(&file, paths[i], format, "it is", &err), "%s", err.message);
        picture_file_release(&file);
        unlink(paths[i]);
    }
    release(&picture, &spec);
}

static void all_files_or_none(void **state)
{
    struct picture picture;
    struct spec spec;
    struct err err = {0};

    (void)state;
    make(&picture, &spec, "loss");
    texts_add(&spec.outputs, "whole.svg");
    texts_add(&spec.outputs, "no-such-folder/whole.svg");
    assert_int_equal(picture_save(&picture, &err), -1);
    check(err.status == STATUS_IO, "status %d", (int)err.status);
    check(access("whole.svg", F_OK), "one of them is there");
    release(&picture, &spec);
}

static void nothing_is_composed_without_a_kind(void **state)
{
    struct picture picture;
    struct picture_file file;
    struct spec spec;
    struct err err = {0};

    (void)state;
    make(&picture, &spec, NULL);
    check(!picture.fonts && !picture.figure.panel_count, "there is a figure");
    check(!picture_render(&picture, "-", format_find("csv", NULL), &file, &err), "%s", err.message);
    check(strstr(file.content.data, "\nrun,lr,iteration,x,loss"), "'%s'", file.content.data);
    picture_file_release(&file);
    release(&picture, &spec);
}

/* Of what nobody can make there is nothing to release. */
static void failures_leave_nothing(void **state)
{
    const struct picture_sources nowhere = {.font_file = "no-such-font.ttf"};
    struct picture picture;
    struct spec spec;
    struct err err = {0};

    (void)state;
    spec_init(&spec);
    assert_int_equal(picture_make(&picture, kind_find("loss"), &spec, &nowhere, &err), -1);
    check(!picture.spec && !picture.fonts, "something is left");
    spec_release(&spec);
}

/* Each extension's own format is the first that has it, and the one that recipes are read by. */
static void each_extension_has_its_own_format(void **state)
{
    const struct format *format;

    (void)state;
    for (size_t i = 0; (format = format_at(i)); i++) {
        const struct format *own = format_find(format->extension, NULL);

        check(own->read && (format == own || !format->read), "%s by %s", format->extension,
              format->renderer);
        check((format->traits & FORMAT_MOVES
                   ? format_find_moving(format->extension)
                   : format_find(format->extension, format->renderer)) == format,
              "%s by %s", format->extension, format->renderer);
        check(format_is_first(format) == (format == own), "%s", format->extension);
    }
}

/* Each state of two runs is a picture of one panel, with the axes that all panels of the whole
 * have. */
static void a_step_is_a_picture(void **state)
{
    struct picture whole;
    struct picture_variant step;
    struct kind_step shown;
    struct spec spec;
    struct err err = {0};

    (void)state;
    make_with_rates(&whole, &spec, "grid", "0.1,0.2");
    check(picture_has_steps(&whole), "it has no steps");
    assert_true(whole.kind->step(&whole.study, whole.study.trajectory.runs[0].count, &shown));
    check(shown.run == 1 && shown.k == 0, "state %zu of run %zu", shown.k, shown.run);
    assert_int_equal(picture_step_make(&step, &whole, &shown, &err), 0);
    assert_int_equal(step.picture.figure.panel_count, 1);
    assert_string_equal(step.picture.figure.title, "State 0, lr = 0.2");
    check(step.picture.figure.panels[0].x.low == whole.figure.panels[0].x.low &&
              step.picture.figure.panels[0].y.high == whole.figure.panels[0].y.high,
          "the axes are others");
    picture_variant_release(&step);
    release(&whole, &spec);
}

static void figures_of_one_panel_have_no_steps(void **state)
{
    struct picture picture;
    struct spec spec;

    (void)state;
    make(&picture, &spec, "history");
    check(!picture_has_steps(&picture), "it has steps");
    release(&picture, &spec);
}

static char folder[] = "/tmp/gdplot-picture-XXXXXX";

static int enter_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) && !chdir(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return chdir("/") || rmdir(folder) ? -1 : 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_are_what_memory_holds),        TEST(all_files_or_none),
        TEST(nothing_is_composed_without_a_kind), TEST(failures_leave_nothing),
        TEST(each_extension_has_its_own_format),  TEST(a_step_is_a_picture),
        TEST(figures_of_one_panel_have_no_steps),
    };

    return cmocka_run_group_tests(tests, enter_folder, remove_folder);
}
