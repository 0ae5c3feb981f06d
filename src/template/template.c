#include "template/template.h"

#include <string.h>

#include "template/template_nodes.h"
#include "template/value_tree.h"

enum {
    DEEPEST = 64,
    MOST_OUTPUT = 256 << 20,
    ESCAPING = 8, /* the steps of a byte that is escaped: LaTeX looks characters up in tables */
};

/*
 * The maps around a place, the innermost first: a name means the entry of the first of them that
 * has it.
 */
struct context {
    const struct value *value;
    const struct context *outer;
};

/* What stands before each line of a partial: the outermost first. */
struct indent {
    struct slice text;
    const struct indent *outer;
};

struct place {
    const struct template *template;
    const struct context *context;
    const struct indent *indent; /* NULL for none */
    int depth;                   /* partials around it */
};

struct filling {
    struct buf *out;
    size_t start; /* of the output in `out` */
    size_t steps;
    template_escape *escape;
    template_escape_formula *escape_formula;
    const char *name;
    struct err *err;
};

static const struct value *find_outward(struct filling *f, const struct context *context,
                                        struct slice name)
{
    const struct value *value = NULL;

    for (; context && !value; context = context->outer)
        value = value_find(context->value, name.start, name.length, &f->steps);
    return value;
}

/* Cuts the part before the first dot, and the dot, off a name. */
static struct slice take_part(struct slice *name)
{
    const char *dot = memchr(name->start, '.', name->length);
    struct slice part = {name->start, dot ? (size_t)(dot - name->start) : name->length};
    size_t cut = part.length + (dot != NULL);

    *name = (struct slice){name->start + cut, name->length - cut};
    return part;
}

static const struct value *find_name(struct filling *f, const struct context *context,
                                     struct slice name)
{
    const struct value *value = context->value;

    if (name.length == 1 && *name.start == '.') {
        const struct value *self = value_find(value, ".", 1, &f->steps);

        return self ? self : value;
    }
    value = find_outward(f, context, take_part(&name));
    while (value && name.length) {
        struct slice part = take_part(&name);

        value = value_find(value, part.start, part.length, &f->steps);
    }
    return value;
}

static int fail_output(const struct filling *f)
{
    return err_set(f->err, STATUS_LIMIT, "%s: more than %d MiB of output", f->name,
                   MOST_OUTPUT >> 20);
}

static size_t room(const struct filling *f)
{
    return MOST_OUTPUT - (f->out->length - f->start);
}

static int add(const struct filling *f, const char *bytes, size_t length)
{
    if (length > room(f))
        return fail_output(f);
    buf_add(f->out, bytes, length);
    return 0;
}

static int fill_text(struct filling *f, const struct place *place, const struct node *node)
{
    (void)place;
    return add(f, node->text.start, node->text.length);
}

static int add_indent(const struct filling *f, const struct indent *indent)
{
    if (!indent)
        return 0;
    if (add_indent(f, indent->outer))
        return -1;
    return add(f, indent->text.start, indent->text.length);
}

static int fill_line(struct filling *f, const struct place *place, const struct node *node)
{
    (void)node;
    return add_indent(f, place->indent);
}

static int fill_raw(struct filling *f, const struct place *place, const struct node *node)
{
    const struct value *value = find_name(f, place->context, node->text);

    return value && value->text ? add(f, value->text, value->length) : 0;
}

static int fill_value(struct filling *f, const struct place *place, const struct node *node)
{
    const struct value *value = find_name(f, place->context, node->text);

    if (!f->escape || !value || value->kind != VALUE_TEXT)
        return fill_raw(f, place, node);
    if (value->length > room(f))
        return fail_output(f);
    f->steps += ESCAPING * value->length;
    if (f->escape_formula && value->formula)
        f->escape_formula(f->out, value->text, value->formula, value->typeset);
    else
        f->escape(f->out, value->text);
    return f->out->length - f->start > MOST_OUTPUT ? fail_output(f) : 0;
}

static int fill_nodes(struct filling *f, const struct place *place, const struct node *first,
                      const struct node *end);

static int fill_body(struct filling *f, const struct place *place, const struct node *section,
                     const struct value *value)
{
    struct context inner = {value, place->context};
    struct place here = *place;

    here.context = &inner;
    return fill_nodes(f, &here, section + 1, section + section->span);
}

static int fill_section(struct filling *f, const struct place *place, const struct node *node)
{
    const struct value *value = find_name(f, place->context, node->text);

    if (!value_is_true(value))
        return 0;
    if (value->kind != VALUE_LIST)
        return fill_body(f, place, node, value);
    for (const struct value *item = value->first; item; item = item->next)
        if (fill_body(f, place, node, item))
            return -1;
    return 0;
}

static int fill_inverted(struct filling *f, const struct place *place, const struct node *node)
{
    if (value_is_true(find_name(f, place->context, node->text)))
        return 0;
    return fill_nodes(f, place, node + 1, node + node->span);
}

static int fill_close(struct filling *f, const struct place *place, const struct node *node)
{
    (void)f;
    (void)place;
    (void)node;
    return 0;
}

static int fill_template(struct filling *f, const struct place *place)
{
    const struct template *t = place->template;

    return t->count ? fill_nodes(f, place, t->nodes, t->nodes + t->count) : 0;
}

static int fill_partial(struct filling *f, const struct place *place, const struct node *node)
{
    struct indent indent = {node->indent, place->indent};
    struct place inside = {node->partial, place->context, node->is_alone ? &indent : NULL,
                           place->depth + 1};

    if (inside.depth > DEEPEST)
        return template_fail(place->template, node->at, f->err, STATUS_LIMIT,
                             "partials nested more than %d deep", DEEPEST);
    return fill_template(f, &inside);
}

typedef int fill_function(struct filling *f, const struct place *place, const struct node *node);

static fill_function *const fill[] = {
    [NODE_TEXT] = fill_text,   [NODE_LINE] = fill_line,       [NODE_VALUE] = fill_value,
    [NODE_RAW] = fill_raw,     [NODE_SECTION] = fill_section, [NODE_INVERTED] = fill_inverted,
    [NODE_CLOSE] = fill_close, [NODE_PARTIAL] = fill_partial,
};

static int fill_nodes(struct filling *f, const struct place *place, const struct node *first,
                      const struct node *end)
{
    for (const struct node *node = first; node < end; node += node->span) {
        f->steps++;
        if (fill[node->kind](f, place, node))
            return -1;
        if (f->steps > TEMPLATE_MOST_STEPS)
            return err_set(f->err, STATUS_LIMIT, "%s: too much to fill: more than %d steps",
                           f->name, TEMPLATE_MOST_STEPS);
    }
    return 0;
}

int template_render(const struct template_request *request, struct buf *out, struct err *err)
{
    struct template *list;
    int result = template_load(request, &list, err);

    if (!result) {
        struct context context = {request->map, NULL};
        struct place place = {.template = list, .context = &context};
        struct filling f = {.out = out,
                            .start = out->length,
                            .escape = request->escape,
                            .escape_formula = request->escape_formula,
                            .name = list->name,
                            .err = err};

        result = fill_template(&f, &place);
        if (request->steps)
            *request->steps = f.steps;
    }
    template_free(list);
    return result;
}
