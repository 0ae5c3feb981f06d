#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "template/template_nodes.h"

enum { DEEPEST = 64, DELIMITER = 16 };

struct parser {
    struct template *template;
    const char *at; /* what is not parsed yet */
    char open[DELIMITER + 1], close[DELIMITER + 1];
    size_t sections[DEEPEST]; /* the numbers of the open sections' nodes, the innermost last */
    size_t depth;
    struct err *err;
};

struct tag {
    const struct sigil *sigil;
    const char *start, *end;             /* with its delimiters */
    const char *alone_start, *alone_end; /* its line, where it stands alone on it; or NULL */
    struct slice name;
};

/* A kind of tag, by the character after its opening delimiter. */
struct sigil {
    char mark;
    const char *before_close; /* that must stand before the closing delimiter */
    bool may_stand_alone;
    int (*add)(struct parser *p, const struct tag *tag);
    enum node_kind kind;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static struct slice trimmed(const char *start, const char *end)
{
    while (start < end && is_space(*start))
        start++;
    while (end > start && is_space(end[-1]))
        end--;
    return (struct slice){start, (size_t)(end - start)};
}

static struct node *add_node(struct parser *p, enum node_kind kind, const char *at,
                             struct slice text)
{
    struct template *t = p->template;

    t->nodes = mem_grow(t->nodes, t->count, &t->capacity, sizeof *t->nodes);
    t->nodes[t->count] = (struct node){.kind = kind, .text = text, .at = at, .span = 1};
    return &t->nodes[t->count++];
}

static bool is_line_end(const char *at)
{
    return *at == '\n' || (at[0] == '\r' && at[1] == '\n');
}

static void add_line_start(struct parser *p)
{
    if ((p->at == p->template->text || p->at[-1] == '\n') && *p->at && !is_line_end(p->at))
        add_node(p, NODE_LINE, p->at, (struct slice){p->at, 0});
}

/* The text up to `end`, a node a line. */
static void add_text(struct parser *p, const char *end)
{
    while (p->at < end) {
        const char *newline = memchr(p->at, '\n', (size_t)(end - p->at));
        const char *next = newline ? newline + 1 : end;

        add_line_start(p);
        add_node(p, NODE_TEXT, p->at, (struct slice){p->at, (size_t)(next - p->at)});
        p->at = next;
    }
}

/* Says what is wrong with the name in the tag. */
static int fail(struct parser *p, const struct tag *tag, const char *problem)
{
    if (!tag->name.length)
        return template_fail(p->template, tag->start, p->err, STATUS_INPUT, "a tag with no name");
    return template_fail(p->template, tag->start, p->err, STATUS_INPUT, "'%.*s' %s",
                         slice_shown(tag->name), tag->name.start, problem);
}

/* A word, or several joined by dots; or a dot. */
static bool is_name(struct slice name)
{
    bool after_dot = true; /* or at the start */

    if (name.length == 1 && *name.start == '.')
        return true;
    for (size_t i = 0; i < name.length; i++) {
        bool is_dot = name.start[i] == '.';

        if (is_space(name.start[i]) || (is_dot && after_dot))
            return false;
        after_dot = is_dot;
    }
    return !after_dot;
}

static int add_value(struct parser *p, const struct tag *tag)
{
    if (!is_name(tag->name))
        return fail(p, tag, "is not a name");
    add_node(p, tag->sigil->kind, tag->start, tag->name);
    return 0;
}

static int open_section(struct parser *p, const struct tag *tag)
{
    if (p->depth == DEEPEST)
        return template_fail(p->template, tag->start, p->err, STATUS_LIMIT,
                             "sections nested more than %d deep", DEEPEST);
    p->sections[p->depth++] = p->template->count;
    return add_value(p, tag);
}

static int close_section(struct parser *p, const struct tag *tag)
{
    struct template *t = p->template;
    struct node *open;

    if (!p->depth)
        return fail(p, tag, "is closed here, but not open");
    open = &t->nodes[p->sections[--p->depth]];
    if (open->text.length != tag->name.length ||
        memcmp(open->text.start, tag->name.start, tag->name.length))
        return template_fail(t, tag->start, p->err, STATUS_INPUT,
                             "'/%.*s' should be '/%.*s', the section open from line %ld",
                             slice_shown(tag->name), tag->name.start, slice_shown(open->text),
                             open->text.start, template_line(t, open->at));
    open->span = t->count + 1 - p->sections[p->depth];
    add_node(p, NODE_CLOSE, tag->start, tag->name);
    return 0;
}

static int skip_comment(struct parser *p, const struct tag *tag)
{
    (void)p;
    (void)tag;
    return 0;
}

/* Nothing that could lead out of the folder where partials are looked up. */
static bool is_file_name(struct slice name)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    for (size_t i = 0; i < name.length; i++)
        if (!memchr(letters, name.start[i], sizeof letters - 1))
            return false;
    return true;
}

static int add_partial(struct parser *p, const struct tag *tag)
{
    struct node *node;

    if (!tag->name.length || !is_file_name(tag->name))
        return fail(p, tag, "cannot name a template; letters, digits, '_' and '-' can");
    node = add_node(p, NODE_PARTIAL, tag->start, tag->name);
    node->is_alone = tag->alone_start != NULL;
    if (node->is_alone)
        node->indent = (struct slice){tag->alone_start, (size_t)(tag->start - tag->alone_start)};
    return 0;
}

/* Copies the word at `*at`, which ends before `end`; false for one that is no delimiter. */
static bool take_delimiter(const char **at, const char *end, char out[DELIMITER + 1])
{
    const char *start = *at;
    size_t length;

    while (*at < end && !is_space(**at))
        (*at)++;
    length = (size_t)(*at - start);
    if (length == 0 || length > DELIMITER || memchr(start, '=', length))
        return false;
    memcpy(out, start, length);
    out[length] = '\0';
    while (*at < end && is_space(**at))
        (*at)++;
    return true;
}

static int set_delimiters(struct parser *p, const struct tag *tag)
{
    const char *at = tag->name.start, *end = at + tag->name.length;

    if (take_delimiter(&at, end, p->open) && take_delimiter(&at, end, p->close) && at == end)
        return 0;
    return template_fail(p->template, tag->start, p->err, STATUS_INPUT,
                         "two delimiters should stand here, of up to %d bytes, a space between "
                         "and no '=' in them",
                         DELIMITER);
}

static const struct sigil sigils[] = {
    {'{', "}", false, add_value, NODE_RAW},      {'&', "", false, add_value, NODE_RAW},
    {'#', "", true, open_section, NODE_SECTION}, {'^', "", true, open_section, NODE_INVERTED},
    {'/', "", true, close_section, NODE_CLOSE},  {'!', "", true, skip_comment, NODE_TEXT},
    {'>', "", true, add_partial, NODE_PARTIAL},  {'=', "=", true, set_delimiters, NODE_TEXT},
    {'\0', "", false, add_value, NODE_VALUE}, /* last: any other character */
};

static const struct sigil *find_sigil(char mark)
{
    const struct sigil *sigil = sigils;

    while (sigil->mark && sigil->mark != mark)
        sigil++;
    return sigil;
}

/* Sets the line of a tag, with its end, if there is nothing else on it. */
static void find_alone(const struct parser *p, struct tag *tag)
{
    const char *start = tag->start, *end = tag->end;

    while (start > p->template->text && is_blank(start[-1]))
        start--;
    while (is_blank(*end))
        end++;
    if ((start > p->template->text && start[-1] != '\n') || (*end && !is_line_end(end)))
        return;
    end += strspn(end, "\r");
    tag->alone_start = start;
    tag->alone_end = end + (*end == '\n');
}

/* Finds the parts of the tag whose opening delimiter is at `start`. */
static int read_tag(struct parser *p, const char *start, struct tag *tag)
{
    const char *name = start + strlen(p->open);
    char close[DELIMITER + 2];
    const char *end;

    *tag = (struct tag){.start = start};
    name += strspn(name, " \t\r\n");
    tag->sigil = find_sigil(*name);
    name += tag->sigil->mark != '\0';
    snprintf(close, sizeof close, "%s%s", tag->sigil->before_close, p->close);
    end = strstr(name, close);
    if (!end)
        return template_fail(p->template, start, p->err, STATUS_INPUT,
                             "this tag has no end; '%s' should follow", close);
    tag->name = trimmed(name, end);
    tag->end = end + strlen(close);
    if (tag->sigil->may_stand_alone)
        find_alone(p, tag);
    return 0;
}

static int parse_tag(struct parser *p, const char *start)
{
    struct tag tag;

    if (read_tag(p, start, &tag))
        return -1;
    add_text(p, tag.alone_start ? tag.alone_start : tag.start);
    if (!tag.alone_start)
        add_line_start(p);
    p->at = tag.alone_start ? tag.alone_end : tag.end;
    return tag.sigil->add(p, &tag);
}

int template_parse(struct template *template, struct err *err)
{
    struct parser p = {
        .template = template, .at = template->text, .open = "{{", .close = "}}", .err = err};
    const struct node *open;

    for (const char *tag; (tag = strstr(p.at, p.open)) != NULL;)
        if (parse_tag(&p, tag))
            return -1;
    add_text(&p, p.at + strlen(p.at));
    if (!p.depth)
        return 0;
    open = &template->nodes[p.sections[p.depth - 1]];
    return template_fail(template, open->at, err, STATUS_INPUT, "section '%.*s' is never closed",
                         slice_shown(open->text), open->text.start);
}
