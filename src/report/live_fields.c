#include "report/live_fields.h"

#include <math.h>
#include <string.h>

#include "descent/minimum.h"
#include "report/choices.h"
#include "report/json.h"

/* What a page makes of each type of field. */
static const char *const types[] = {
    [FIELD_FLAG] = "flag",     [FIELD_NUMBER] = "number",   [FIELD_NUMBERS] = "numbers",
    [FIELD_RATES] = "rates",   [FIELD_INTEGER] = "integer", [FIELD_TEXT] = "text",
    [FIELD_INTEGERS] = "text", [FIELD_INTERVAL] = "text",   [FIELD_SIZE] = "text",
    [FIELD_LENGTH] = "text",   [FIELD_HELD] = "text",       [FIELD_KEEP] = "text",
    [FIELD_OVER] = "text",     [FIELD_WORD] = "text",       [FIELD_PRECISE] = NULL,
};

/* Limits between which a number is turned. */
struct turn {
    double low, high, mark; /* the mark is 0 where there is none */
    bool log, whole;
};

long live_last_state(const struct study *study)
{
    const struct trajectory *trajectory = &study->trajectory;
    long last = -1;

    for (size_t i = 0; i < trajectory->count; i++) {
        long updates = (long)run_updates(&trajectory->runs[i]);

        last = updates > last ? updates : last;
    }
    return last;
}

static bool has_curve(const struct panel *panel)
{
    for (size_t i = 0; i < panel->mark_count; i++)
        if (panel->marks[i].kind == MARK_LINE &&
            (panel->marks[i].role == ROLE_CURVE || panel->marks[i].role == ROLE_BACKDROP))
            return true;
    return false;
}

/* The parameter that curves are drawn over. */
static int along(const struct study *study)
{
    const struct objective *objective = &study->objective;

    for (size_t i = 0; study->spec->along && i < objective->parameters; i++)
        if (!strcmp(objective->names[i], study->spec->along))
            return (int)i;
    return 0;
}

/* Axes with the same limits are of the same parameter: from a state to the next. */
static bool are_alike(const struct axis *a, const struct axis *b)
{
    return !(a->low < b->low) && !(a->low > b->low) && !(a->high < b->high) && !(a->high > b->high);
}

bool live_panel_parameters(const struct composed *composed, const struct panel *panel,
                           int parameters[2])
{
    const struct picture *picture = &composed->picture;
    bool plane = picture->kind->parameters == KIND_TWO_PARAMETERS && panel->x.labelled;

    parameters[0] = plane ? 0 : along(&picture->study);
    parameters[1] = plane ? 1 : are_alike(&panel->x, &panel->y) ? parameters[0] : -1;
    return plane || has_curve(panel);
}

/* The largest rate below which a run is stable; 0 where that is not known. */
static double stable_below(const struct study *study)
{
    const struct trajectory *trajectory = &study->trajectory;
    long last = live_last_state(study);
    struct minimum minimum;
    double most = 0;

    if (last < 0 || !objective_is_known(&study->objective))
        return 0;
    minimum = minimum_of_runs(&study->objective, trajectory->runs, trajectory->count, (size_t)last);
    for (size_t i = 0; i < trajectory->count; i++)
        most = fmax(most, minimum_stability_limit(&minimum, &trajectory->runs[i].optimizer));
    return isfinite(most) ? most : 0;
}

static void widen(struct turn *turn, double value)
{
    turn->low = fmin(turn->low, value);
    turn->high = fmax(turn->high, value);
}

static void widen_all(struct turn *turn, const struct numbers *numbers)
{
    for (size_t i = 0; i < numbers->count; i++)
        widen(turn, numbers->at[i]);
}

/* Rates that were given as a range are not turned one by one. */
static bool turn_rates(struct turn *turn, const struct study *study, const struct numbers *rates)
{
    double first = rates->count ? rates->at[0] : 0;

    if (rates->range || !rates->count)
        return false;
    *turn = (struct turn){.log = true, .mark = stable_below(study)};
    turn->low = turn->mark > 0 ? turn->mark / 500 : first / 100;
    turn->high = turn->mark > 0 ? turn->mark * 2 : first * 10;
    widen_all(turn, rates);
    return true;
}

/* Parameter number `i` goes as far as the axes of the first panel that has it. */
static void turn_parameter(struct turn *turn, const struct composed *composed, size_t i)
{
    const struct figure *figure = &composed->picture.figure;
    int parameters[2];

    for (size_t k = 0; k < figure->panel_count; k++) {
        const struct axis *axes[] = {&figure->panels[k].x, &figure->panels[k].y};

        if (!live_panel_parameters(composed, &figure->panels[k], parameters))
            continue;
        for (size_t j = 0; j < 2; j++)
            if (parameters[j] == (int)i) {
                widen(turn, axes[j]->low);
                widen(turn, axes[j]->high);
                return;
            }
    }
    turn->low *= 1.5;
    turn->high *= 1.5;
}

static bool turn_whole(struct turn *turn, const struct study *study, const void *member)
{
    double last = (double)live_last_state(study);
    double iterations = (double)study->spec->iterations;

    *turn = (struct turn){.whole = true, .high = last};
    if (member == &study->spec->iterations)
        turn->high = fmax(20, ceil(iterations / 10) * 20);
    return turn->high > 0;
}

static void add_turn(struct buf *out, const struct turn *turn)
{
    json_next(out);
    buf_puts(out, "{");
    json_number(out, "low", turn->low);
    json_number(out, "high", turn->high);
    json_number(out, "mark", turn->mark > 0 ? turn->mark : NAN);
    json_flag(out, "log", turn->log);
    json_flag(out, "whole", turn->whole);
    buf_puts(out, "}");
}

static void add_parameter_turns(struct buf *out, const struct composed *composed,
                                const struct numbers *numbers)
{
    for (size_t i = 0; i < numbers->count; i++) {
        struct turn turn = {.low = fmin(-1, numbers->at[i]), .high = fmax(1, numbers->at[i])};

        turn_parameter(&turn, composed, i);
        add_turn(out, &turn);
    }
}

static void add_turns(struct buf *out, const struct composed *composed, const struct field *field)
{
    const struct study *study = &composed->picture.study;
    const void *member = (const char *)study->spec + field->offset;
    struct turn turn;

    if (field->type == FIELD_NUMBERS)
        add_parameter_turns(out, composed, member);
    if ((field->type == FIELD_RATES && turn_rates(&turn, study, member)) ||
        (field->type == FIELD_INTEGER && turn_whole(&turn, study, member)))
        add_turn(out, &turn);
}

/* Those that are shown first can be turned. */
static void add_all_turns(struct buf *out, const struct composed *composed,
                          const struct field *field)
{
    struct buf turns = BUF_INIT;

    if (field->traits & TRAIT_FIRST)
        add_turns(&turns, composed, field);
    if (turns.length) {
        json_name(out, "turns");
        buf_printf(out, "[%s]", turns.data);
    }
    buf_release(&turns);
}

static void add_word(void *context, const char *word)
{
    json_next(context);
    json_string(context, word);
}

static void add_words(struct buf *out, const struct field *field)
{
    enum choice_kind choices = choices_kind(field);

    if (choices != CHOICE_WORDS && choices != CHOICE_LIST)
        return;
    json_name(out, "words");
    buf_puts(out, "[");
    choices_each(field, add_word, out);
    buf_puts(out, "]");
    json_flag(out, "only", field->type == FIELD_WORD || field->choices == CHOICES_THEMES);
}

static void add_value(struct buf *out, const struct composed *composed, const struct field *field)
{
    const struct spec *spec = composed->picture.study.spec;
    bool asked = composed->asked[field - fields];
    struct buf value = BUF_INIT;

    if (asked || spec->given[field - fields] || field->initial)
        field_get(spec, field, &value);
    json_text(out, "value", value.data);
    json_flag(out, "asked", asked);
    buf_release(&value);
}

static void add_field(struct buf *out, const struct composed *composed, const struct field *field)
{
    json_next(out);
    buf_puts(out, "{");
    json_text(out, "name", field->name);
    json_text(out, "label", field->label ? field->label : field->name);
    json_text(out, "help", field->help);
    json_text(out, "type", types[field->type]);
    json_text(out, "argument", field->argument ? field->argument : "");
    json_flag(out, "first", field->traits & TRAIT_FIRST);
    add_words(out, field);
    add_value(out, composed, field);
    add_all_turns(out, composed, field);
    buf_puts(out, "}");
}

/* Files stay what they are, and so does how rows of data were read. */
bool live_is_setting(const struct field *field)
{
    return field->group & GROUPS_DRAWN & ~(unsigned)GROUP_LOGS && !(field->group & GROUP_DATA) &&
           field->type != FIELD_INPUT && types[field->type] && !(field->traits & TRAIT_OF_FILE);
}

/* What is about data alone is of no use with a function. */
static bool is_setting(const struct composed *composed, const struct field *field)
{
    unsigned traits = composed->picture.study.spec->data ? TRAIT_OBJECTIVE : TRAIT_WITH_DATA;

    return field->group & kind_groups(composed->picture.kind) && live_is_setting(field) &&
           !(field->traits & traits);
}

void live_add_fields(struct buf *out, const struct composed *composed)
{
    buf_puts(out, "[");
    for (size_t i = 0; i < fields_count; i++)
        if (is_setting(composed, &fields[i]))
            add_field(out, composed, &fields[i]);
    buf_puts(out, "]");
}
