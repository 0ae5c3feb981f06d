/*
 * One JSON value: the Trainer's trainer_state.json with its log_history, a list of objects, or an
 * object of lists as Keras' History has them.
 */
#include <json-c/json.h>
#include <string.h>

#include "descent/log_objects.h"
#include "descent/log_reader.h"

enum { DEEPEST = 64 };

/* Whether the text goes on with another object behind its first line. */
static bool has_objects_in_lines(const struct buf *head)
{
    const char *newline = strchr(head->data, '\n');

    while (newline && strchr("\r\n\t ", newline[1]) && newline[1])
        newline++;
    return newline && newline[1] == '{' && newline > head->data + 2;
}

static bool recognise(struct log_input *input)
{
    const char *at = input->head.data + strspn(input->head.data, " \t\r\n\xEF\xBB\xBF");

    if (*at == '[')
        return at[1 + strspn(at + 1, " \t\r\n")] == '{';
    return *at == '{' && strchr("\"}", at[1 + strspn(at + 1, " \t\r\n")]) &&
           !has_objects_in_lines(&input->head) &&
           (input->head_is_all || strchr(at, '\n') || strstr(at, "\"log_history\""));
}

static int fail(const struct log_input *input, struct json_tokener *tokener, struct err *err)
{
    size_t at = json_tokener_get_parse_end(tokener), line = 1;
    const char *text = input->content.data, *start = text;

    for (const char *newline; (newline = memchr(start, '\n', at - (size_t)(start - text)));) {
        start = newline + 1;
        line++;
    }
    if (json_tokener_get_error(tokener) == json_tokener_continue)
        return err_set(err, STATUS_INPUT, "%s:%zu: the JSON ends within a value; is it whole?",
                       input->path, line);
    if (json_tokener_get_error(tokener) == json_tokener_error_depth)
        return err_set(err, STATUS_LIMIT, "%s:%zu: JSON in more than %d levels", input->path, line,
                       DEEPEST);
    return err_set(err, STATUS_INPUT, "%s:%zu:%zu: bad JSON: %s", input->path, line,
                   at - (size_t)(start - text) + 1,
                   json_tokener_error_desc(json_tokener_get_error(tokener)));
}

static int put_list(struct json_object *list, struct log_rows *rows, struct err *err)
{
    for (size_t i = 0; i < json_object_array_length(list); i++) {
        struct json_object *item = json_object_array_get_idx(list, i);

        if (json_object_is_type(item, json_type_object) &&
            log_objects_put(item, rows, (long)i + 1, err))
            return -1;
    }
    return 0;
}

/* The longest list of numbers in an object of lists. */
static size_t longest_list(struct json_object *object)
{
    size_t longest = 0;

    json_object_object_foreach(object, key, value)
    {
        size_t length =
            json_object_is_type(value, json_type_array) ? json_object_array_length(value) : 0;

        (void)key;
        if (length > longest)
            longest = length;
    }
    return longest;
}

static int put_columns(struct json_object *object, struct log_rows *rows, struct err *err)
{
    size_t count = longest_list(object);

    for (size_t i = 0; i < count; i++) {
        log_rows_begin(rows, (long)i + 1);
        json_object_object_foreach(object, key, value)
        {
            if (json_object_is_type(value, json_type_array) && i < json_object_array_length(value))
                log_objects_put_value(rows, log_rows_column(rows, key, strlen(key)),
                                      json_object_array_get_idx(value, i));
        }
        if (log_rows_end(rows, err))
            return -1;
    }
    return 0;
}

/* The list of objects in an object: log_history, or the only one there is. */
static struct json_object *find_list(struct json_object *object)
{
    struct json_object *found = NULL;

    if (json_object_object_get_ex(object, "log_history", &found))
        return json_object_is_type(found, json_type_array) ? found : NULL;
    json_object_object_foreach(object, key, value)
    {
        (void)key;
        if (json_object_is_type(value, json_type_array) && json_object_array_length(value) &&
            json_object_is_type(json_object_array_get_idx(value, 0), json_type_object))
            found = value;
    }
    return found;
}

static int put_all(struct json_object *top, struct log_rows *rows, struct err *err)
{
    struct json_object *list = top;

    if (json_object_is_type(top, json_type_object))
        list = find_list(top);
    if (list && json_object_is_type(list, json_type_array))
        return put_list(list, rows, err);
    if (json_object_is_type(top, json_type_object) && longest_list(top))
        return put_columns(top, rows, err);
    return json_object_is_type(top, json_type_object) ? log_objects_put(top, rows, 1, err) : 0;
}

static int read(struct log_input *input, struct log_rows *rows, struct err *err)
{
    struct json_tokener *tokener;
    struct json_object *top;
    const char *text;
    int result;

    if (log_input_all(input, err))
        return -1;
    text = input->content.data;
    text += strncmp(text, "\xEF\xBB\xBF", 3) ? 0 : 3;
    tokener = json_tokener_new_ex(DEEPEST);
    top = json_tokener_parse_ex(
        tokener, text, (int)(input->content.length - (size_t)(text - input->content.data)));
    text += json_tokener_get_parse_end(tokener);
    if (top && text[strspn(text, " \t\r\n")])
        result =
            err_set(err, STATUS_INPUT, "%s: bad JSON: there is more behind its end", input->path);
    else
        result = top ? put_all(top, rows, err) : fail(input, tokener, err);
    json_object_put(top);
    json_tokener_free(tokener);
    return result;
}

const struct log_reader log_json = {
    .name = "JSON",
    .recognise = recognise,
    .read = read,
};
