/*
 * JSON Lines: an object a line, as detectron2, mmengine and Ray write them. Fairseq prints its
 * objects behind a date and other words, split by " | ".
 */
#include <json-c/json.h>
#include <string.h>

#include "descent/log_objects.h"
#include "descent/log_reader.h"

enum { DEEPEST = 64 };

/* The object that a line is or ends with; NULL where it has none. */
static const char *find_object(const char *line)
{
    const char *at = line + strspn(line, " \t"), *bar;

    if (*at == '{')
        return at;
    bar = strstr(line, " | {\"");
    return bar ? bar + 3 : NULL;
}

/* Whether a line that is found within the head begins with an object or ends with one. */
static bool recognise(struct log_input *input)
{
    struct err err = {0};
    const char *object = NULL;

    if (*input->head.data != '{' && !strstr(input->head.data, " | {\"") &&
        strncmp(input->head.data, "\xEF\xBB\xBF{", 4))
        return false;
    if (log_input_rewind(input, &err))
        return false;
    while (!object && log_input_next(input, &err) == 1)
        object = find_object(input->text);
    return object && (object[1] == '"' || object[1] == ' ' || object[1] == '}');
}

static int fail(const struct log_input *input, const struct json_tokener *tokener,
                const char *object, struct err *err)
{
    enum json_tokener_error error = json_tokener_get_error((struct json_tokener *)tokener);
    size_t column = (size_t)(object - input->text) +
                    json_tokener_get_parse_end((struct json_tokener *)tokener) + 1;

    if (error == json_tokener_error_depth)
        return err_set(err, STATUS_LIMIT, "%s:%ld: JSON in more than %d levels", input->path,
                       input->lines.number, DEEPEST);
    return lines_fail(&input->lines, err, column, "bad JSON: %s",
                      error == json_tokener_continue ? "it ends within a value"
                                                     : json_tokener_error_desc(error));
}

static int put_line(struct log_input *input, struct json_tokener *tokener, struct log_rows *rows,
                    struct err *err)
{
    const char *object = find_object(input->text);
    struct json_object *parsed;
    int result = 0;

    if (!object)
        return input->text[strspn(input->text, " \t")] && *input->head.data == '{'
                   ? lines_fail(&input->lines, err, 1, "not a JSON object")
                   : 0;
    json_tokener_reset(tokener);
    parsed = json_tokener_parse_ex(tokener, object,
                                   (int)(input->length - (size_t)(object - input->text)));
    if (parsed && json_object_is_type(parsed, json_type_object))
        result = log_objects_put(parsed, rows, input->lines.number, err);
    else if (!parsed && log_input_is_cut(input) &&
             json_tokener_get_error(tokener) == json_tokener_continue)
        err_warn(err, "%s: its last line is cut short, and left out", input->path);
    else if (!parsed)
        result = fail(input, tokener, object, err);
    json_object_put(parsed);
    return result;
}

static int read(struct log_input *input, struct log_rows *rows, struct err *err)
{
    struct json_tokener *tokener;
    int more;

    if (log_input_rewind(input, err))
        return -1;
    tokener = json_tokener_new_ex(DEEPEST);
    while ((more = log_input_next(input, err)) == 1)
        if (put_line(input, tokener, rows, err)) {
            more = -1;
            break;
        }
    json_tokener_free(tokener);
    return more;
}

const struct log_reader log_json_lines = {
    .name = "JSON Lines",
    .recognise = recognise,
    .read = read,
};
