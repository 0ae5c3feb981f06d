/* Pages: which parts a figure keeps in how much room, and where its panels stand. */
#include "figure/page.h"
#include "testing.h"

static struct fonts *fonts;

static int set_up(void **state)
{
    (void)state;
    fonts = fonts_open(NULL, &(struct err){0});
    return fonts ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    fonts_close(fonts);
    return 0;
}

/* Counts the panels, and names each by its place. */
static void fill(struct panel *panel, const struct page_place *place, void *context)
{
    char name[40];

    (void)context;
    snprintf(name, sizeof name, "%zu/%zu/%zu", place->block, place->number, place->tier);
    panel_add_label(panel, &(struct label){.text = name});
}

/* A page of one panel, its axes named x and y. */
static void start(struct page *page, struct figure *figure, double width, double height)
{
    figure_init(figure, width, height, &themes[0]);
    page_init(page, figure, fonts);
    buf_puts(&page->title, "Title");
    buf_puts(&page->caption, "Caption");
    page->tiers[0].x.name = "x";
    page->tiers[0].y.name = "y";
    page->tiers[0].x.high = page->tiers[0].y.high = 9;
    page->fill = fill;
    page_add_legend(page, MARK_LINE, ROLE_CURVE, "entry");
}

static void finish(struct page *page, struct figure *figure)
{
    page_release(page);
    figure_release(figure);
}

static bool has_label(const struct label *labels, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(labels[i].text, text))
            return true;
    return false;
}

/* "TCLxyt": title, caption, legend, axis titles, tick labels. */
static void add_parts(const struct figure *figure, char parts[8])
{
    const struct panel *panel = &figure->panels[0];

    snprintf(parts, 8, "%s%s%s%s%s%s",
             has_label(figure->labels, figure->label_count, "Title") ? "T" : "",
             has_label(figure->labels, figure->label_count, "Caption") ? "C" : "",
             figure->legend_count ? "L" : "",
             has_label(panel->labels, panel->label_count, "x") ? "x" : "",
             has_label(panel->labels, panel->label_count, "y") ? "y" : "",
             panel->x.labelled ? "t" : "");
}

static void parts_are_given_up_in_turn(void **state)
{
    static const struct {
        double width, height;
        const char *parts;
        bool keeps_title;
    } table[] = {
        {720, 480, "TCLxyt", false}, {240, 230, "TCLxyt", false}, {240, 215, "TCxyt", false},
        {240, 190, "Txyt", false},   {240, 170, "Tt", false},     {240, 150, "t", false},
        {240, 80, "", false},        {240, 170, "Tt", true},      {240, 150, "Tt", true},
        {240, 140, "t", true},       {240, 100, "T", true},       {240, 75, "", true},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        struct figure figure;
        struct page page;
        struct err err = {0};
        char parts[8] = "";

        start(&page, &figure, table[i].width, table[i].height);
        page.keeps_title = table[i].keeps_title;
        check(!page_compose(&page, &err), "%gx%g: no room", table[i].width, table[i].height);
        if (figure.panel_count)
            add_parts(&figure, parts);
        check(!strcmp(parts, table[i].parts), "%gx%g: '%s', not '%s'", table[i].width,
              table[i].height, parts, table[i].parts);
        finish(&page, &figure);
    }
}

static void a_title_with_a_unit_stays(void **state)
{
    struct figure figure;
    struct page page;

    (void)state;
    start(&page, &figure, 240, 170);
    page.tiers[0].x.high = 4e6;
    check(!page_compose(&page, &(struct err){0}), "no room");
    check(has_label(figure.panels[0].labels, figure.panels[0].label_count, "x (× 10⁶)"), "no unit");
    check(!has_label(figure.panels[0].labels, figure.panels[0].label_count, "y"),
          "a title without");
    finish(&page, &figure);
}

static void no_room_is_an_error(void **state)
{
    struct figure figure;
    struct page page;
    struct err err = {0};

    (void)state;
    start(&page, &figure, 20, 20);
    page.content = "9 columns";
    check(page_compose(&page, &err) < 0 && err.status == STATUS_USAGE, "composed");
    check(contains(err.message, "20×20 pixels leave no room for 9 columns"), "%s", err.message);
    check(figure.panel_count == 0, "%zu panels", figure.panel_count);
    finish(&page, &figure);
}

/* Two blocks side by side, of three cells in two columns, each with two tiers. */
static void panels_stand_in_blocks_and_tiers(void **state)
{
    static const size_t cells[] = {3, 1};
    static const char *const names[] = {"0/0/0", "0/0/1", "0/1/0", "0/1/1",
                                        "0/2/0", "0/2/1", "1/0/0", "1/0/1"};
    const struct panel *panels;
    struct figure figure;
    struct page page;

    (void)state;
    start(&page, &figure, 1200, 900);
    page.tiers[1] = page.tiers[0];
    page.tiers[0].share = 0.6;
    page.tier_count = page.blocks = page.block_cols = page.rows = page.cols = 2;
    page.cells = cells;
    check(!page_compose(&page, &(struct err){0}), "no room");
    panels = figure.panels;
    check(figure.panel_count == LENGTH(names), "%zu panels", figure.panel_count);
    for (size_t i = 0; i < figure.panel_count; i++)
        check(!strcmp(panels[i].labels[0].text, names[i]), "%s is no. %zu",
              panels[i].labels[0].text, i);
    check(panels[0].box.height > panels[1].box.height && panels[1].box.y > panels[0].box.y,
          "tiers");
    check(panels[2].box.x > panels[0].box.x && panels[2].box.y == panels[0].box.y, "columns");
    check(panels[4].box.x == panels[0].box.x &&
              panels[4].box.y >= panels[1].box.y + panels[1].box.height + page.tiers[0].above,
          "rows");
    check(panels[5].box.y + panels[5].box.height <= 900, "below the page");
    check(panels[6].box.x > panels[2].box.x && panels[6].box.y == panels[0].box.y, "blocks");
    check(panels[0].y.labelled && !panels[2].y.labelled && !panels[6].y.labelled, "labels of y");
    check(!panels[0].x.labelled && panels[2].x.labelled && panels[4].x.labelled &&
              panels[6].x.labelled,
          "labels of x");
    finish(&page, &figure);
}

static bool accept_second(struct panel *panel, void *context)
{
    const struct page *page = context;

    check(panel->x.count > 0, "no axes yet");
    return page->attempt == 1;
}

static void what_is_not_accepted_is_tried_again(void **state)
{
    struct figure figure;
    struct page page;

    (void)state;
    start(&page, &figure, 720, 480);
    page.attempts = 2;
    page.context = &page;
    page.accept = accept_second;
    check(!page_compose(&page, &(struct err){0}), "no room");
    check(page.level == PAGE_ALL && page.attempt == 1, "level %d, attempt %d", (int)page.level,
          page.attempt);
    check(figure.panel_count == 1, "%zu panels", figure.panel_count);
    finish(&page, &figure);
}

static void an_aspect_is_kept(void **state)
{
    static const double aspects[] = {1, 3, 0.25};

    (void)state;
    for (size_t i = 0; i < LENGTH(aspects); i++) {
        struct figure figure;
        struct page page;
        struct box box;

        start(&page, &figure, 720, 480);
        page.aspect = aspects[i];
        check(!page_compose(&page, &(struct err){0}), "no room");
        box = figure.panels[0].box;
        check(near(box.width / box.height, aspects[i], 1e-12), "%gx%g", box.width, box.height);
        finish(&page, &figure);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(parts_are_given_up_in_turn),
        TEST(a_title_with_a_unit_stays),
        TEST(no_room_is_an_error),
        TEST(panels_stand_in_blocks_and_tiers),
        TEST(what_is_not_accepted_is_tried_again),
        TEST(an_aspect_is_kept),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
