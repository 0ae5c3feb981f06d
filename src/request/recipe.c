#include "request/recipe.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/mem.h"
#include "base/printable.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "request/fields.h"
#include "request/yaml_work.h"

enum {
    VERSION = 2, /* of recipes that are written; versions from 1 on are read */
    MOST_KEYS = 1000,
};

static int is_plain(const char *text)
{
    return *text &&
           !text[strspn(text,
                        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.+-")] &&
           strcmp(text, "-");
}

/*
 * Appends the text in double quotes. Characters that are not printable (base/printable.h) get an
 * escape of YAML, so that the recipe can be printed anywhere and still gives the exact text. Bytes
 * that are no UTF-8 cannot stand in YAML: they become the four characters \xNN.
 */
static void add_quoted(struct buf *out, const char *text)
{
    size_t length = strlen(text);

    buf_puts(out, "\"");
    for (size_t i = 0; i < length;) {
        uint32_t code;
        size_t width = utf8_next(text + i, length - i, &code);

        if (code == UTF8_INVALID)
            buf_printf(out, "\\\\x%02x", (unsigned char)text[i]);
        else if (!printable_as_is(text + i, length - i, code))
            buf_printf(out, "\\U%08x", (unsigned)code);
        else if (code == '"' || code == '\\')
            buf_printf(out, "\\%c", text[i]);
        else
            buf_add(out, text + i, width);
        i += width;
    }
    buf_puts(out, "\"");
}

static void add_value(struct buf *out, const struct spec *spec, const struct field *field)
{
    struct buf value = BUF_INIT;
    const char *text;

    field_get(spec, field, &value);
    /*
     * Only the base name of a file: folders are nobody else's business, and whoever gets the figure
     * has the file beside it.
     */
    text = field->type == FIELD_INPUT ? spec_base_name(value.data) : value.data;
    if ((field_is_text(field) || field->traits & TRAIT_RANGES) && !is_plain(text))
        add_quoted(out, text);
    else
        buf_puts(out, text);
    buf_release(&value);
}

enum { CHECK_DIGITS = 16 };

static const char check_key[] = "\ncheck: ";

/* Appends the first CHECK_DIGITS digits of the text's SHA-256, and a line end. */
static void add_check(struct buf *out, const char *text, size_t length)
{
    char digits[SHA256_TEXT + 1];

    sha256_text(text, length, digits);
    buf_printf(out, "%.*s\n", CHECK_DIGITS, digits);
}

bool recipe_is_intact(const char *text)
{
    const char *line = strstr(text, check_key);
    struct buf wanted = BUF_INIT;
    bool intact;

    if (!line)
        return false;
    add_check(&wanted, text, (size_t)(line + 1 - text));
    intact = !strcmp(line + sizeof check_key - 1, wanted.data);
    buf_release(&wanted);
    return intact;
}

int recipe_version(const char *text)
{
    static const char key[] = "\ngdplot: ";
    const char *line = strstr(text, key);

    if (!strncmp(text, key + 1, sizeof key - 2))
        return atoi(text + sizeof key - 2);
    return line ? atoi(line + sizeof key - 1) : 0;
}

char *recipe_command(const char *text)
{
    static const char key[] = "\ncommand: ";
    const char *line = strstr(text, key);
    struct buf name = BUF_INIT;

    if (!line)
        return NULL;
    line += sizeof key - 1;
    buf_add(&name, line, strcspn(line, "\r\n"));
    return buf_detach(&name);
}

void recipe_write(const struct spec *spec, const char *command, unsigned groups, struct buf *out)
{
    size_t start = out->length, length;

    buf_printf(out, "gdplot: %d\ncommand: %s\n", VERSION, command);
    for (size_t i = 0; i < fields_count; i++) {
        if (!spec->given[i] || !(fields[i].group & groups))
            continue;
        buf_printf(out, "%s: ", fields[i].name);
        add_value(out, spec, &fields[i]);
        buf_puts(out, "\n");
    }
    length = out->length - start;
    buf_puts(out, check_key + 1);
    add_check(out, out->data + start, length);
}

struct recipe_reader {
    yaml_parser_t parser;
    yaml_event_t event; /* the current event, to be deleted */
    const char *name;
    struct err *err;
    struct texts keys; /* that were read */
    /* Handles a pair of key and value; the value is that of the current event. Returns 0 or -1. */
    int (*take)(struct recipe_reader *r, const char *key, const char *value);
    struct spec *spec; /* of recipe_read */
    unsigned groups;
    struct buf *out; /* of recipe_tell */
};

static int fail(struct recipe_reader *r, const char *problem)
{
    return err_set(r->err, STATUS_INPUT, "%s: bad recipe, line %zu: %s", r->name,
                   r->event.start_mark.line + 1, problem);
}

/* Moves to the next event. */
static int advance(struct recipe_reader *r)
{
    yaml_event_delete(&r->event);
    if (yaml_parser_parse(&r->parser, &r->event))
        return 0;
    return err_set(r->err, STATUS_INPUT, "%s: bad recipe, line %zu: %s", r->name,
                   r->parser.problem_mark.line + 1,
                   r->parser.problem ? r->parser.problem : "not YAML");
}

static int expect(struct recipe_reader *r, yaml_event_type_t type, const char *problem)
{
    if (advance(r))
        return -1;
    return r->event.type == type ? 0 : fail(r, problem);
}

/* The text of the current event, until the next one; NULL and an error where it is no scalar. */
static const char *scalar(struct recipe_reader *r)
{
    const char *text = (const char *)r->event.data.scalar.value;

    if (r->event.type != YAML_SCALAR_EVENT || strlen(text) != r->event.data.scalar.length) {
        fail(r, "a plain value should stand here");
        return NULL;
    }
    return text;
}

static int check_version(struct recipe_reader *r, const char *value)
{
    if (*value < '1' || *value > '0' + VERSION || value[1])
        return err_set(r->err, STATUS_INPUT,
                       "%s: recipe version '%.20s' is not known; a newer gdplot wrote it", r->name,
                       value);
    return 0;
}

static int fail_key(struct recipe_reader *r, const char *key)
{
    struct buf hint = BUF_INIT;

    field_hint(&hint, key, "", GROUPS_RECIPE);
    err_set(r->err, STATUS_INPUT, "%s: bad recipe, line %zu: unknown key '%s'%s", r->name,
            r->event.start_mark.line + 1, key, hint.data);
    buf_release(&hint);
    return -1;
}

static int take_field(struct recipe_reader *r, const char *key, const char *value)
{
    const struct field *field = field_find(key, GROUPS_RECIPE);
    char prefix[300];

    if (!strcmp(key, "gdplot"))
        return check_version(r, value);
    if (!strcmp(key, "command") || !strcmp(key, "check"))
        return 0;
    if (!field)
        return fail_key(r, key);
    if (!(field->group & r->groups))
        return 0;
    snprintf(prefix, sizeof prefix, "%.256s: recipe: ", r->name);
    return field_set(r->spec, field, value, prefix, STATUS_INPUT, r->err);
}

/* Whether a value can stand without quotes: a word, a number, a list or a range of numbers. */
static bool is_bare(const char *value)
{
    return *value && !strstr(value, "::") &&
           !value[strspn(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                "_.+-,:")];
}

/* Appends the line that recipe_write would have made of the pair. */
static int tell_pair(struct recipe_reader *r, const char *key, const char *value)
{
    bool bare = r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE && is_bare(value);

    if (!is_plain(key))
        return fail(r, "a key should stand here");
    buf_printf(r->out, "%s: ", key);
    if (bare)
        buf_puts(r->out, value);
    else
        add_quoted(r->out, value);
    buf_puts(r->out, "\n");
    return 0;
}

/* A key that is there again is refused: one of its values would be lost. */
static int note_key(struct recipe_reader *r, const char *key)
{
    char problem[100];

    if (r->keys.count == MOST_KEYS)
        return fail(r, "more than 1000 keys");
    if (texts_have(&r->keys, key)) {
        snprintf(problem, sizeof problem, "'%.60s' is there twice", key);
        return fail(r, problem);
    }
    texts_add(&r->keys, key);
    return 0;
}

static int read_pair(struct recipe_reader *r)
{
    const char *key = scalar(r);
    const char *value;
    char name[64];

    if (!key || note_key(r, key))
        return -1;
    snprintf(name, sizeof name, "%s", key);
    if (advance(r))
        return -1;
    value = scalar(r);
    return value ? r->take(r, name, value) : -1;
}

static int read_mapping(struct recipe_reader *r)
{
    if (expect(r, YAML_STREAM_START_EVENT, "not YAML") ||
        expect(r, YAML_DOCUMENT_START_EVENT, "nothing in it") ||
        expect(r, YAML_MAPPING_START_EVENT, "lines of 'key: value' should stand here"))
        return -1;
    for (;;) {
        if (advance(r))
            return -1;
        if (r->event.type == YAML_MAPPING_END_EVENT)
            return 0;
        if (read_pair(r))
            return -1;
    }
}

static int read_text(struct recipe_reader *r, const char *text)
{
    size_t length = strlen(text);
    int result;

    if (yaml_work(text, length) > YAML_MOST_WORK)
        return err_set(r->err, STATUS_LIMIT,
                       "%s: bad recipe: too many levels, anchors or tags to read", r->name);
    if (!yaml_parser_initialize(&r->parser))
        return err_set(r->err, STATUS_LIMIT, "out of memory");
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)text, length);
    result = read_mapping(r);
    texts_release(&r->keys);
    yaml_event_delete(&r->event);
    yaml_parser_delete(&r->parser);
    return result;
}

int recipe_tell(const char *text, const char *name, struct buf *out, struct err *err)
{
    struct recipe_reader r = {.name = name, .err = err, .take = tell_pair, .out = out};

    return read_text(&r, text);
}

int recipe_read(struct spec *spec, unsigned groups, const char *text, const char *name,
                struct err *err)
{
    struct recipe_reader r = {
        .name = name, .err = err, .take = take_field, .spec = spec, .groups = groups};

    if (strncmp(text, "gdplot:", 7) && !strstr(text, "\ngdplot:"))
        return 0;
    if (read_text(&r, text))
        return -1;
    /* Recipes from before text followed the page do not tell of it. */
    if ((groups & GROUP_FIGURE) && spec_given(spec, &spec->size) &&
        !spec_given(spec, &spec->text_size))
        spec->text_size = SPEC_TEXT_USUAL;
    return 0;
}
