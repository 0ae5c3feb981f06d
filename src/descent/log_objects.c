#include "descent/log_objects.h"

#include <json-c/json.h>

#include "base/buf.h"

void log_objects_put_value(struct log_rows *rows, size_t column, struct json_object *value)
{
    switch (json_object_get_type(value)) {
    case json_type_int:
    case json_type_double:
        if (rows->columns[column].role == LOG_RUN)
            log_rows_put_cell(rows, column, json_object_to_json_string(value),
                              strlen(json_object_to_json_string(value)));
        else
            log_rows_put(rows, column, json_object_get_double(value));
        return;
    case json_type_string:
        log_rows_put_cell(rows, column, json_object_get_string(value),
                          (size_t)json_object_get_string_len(value));
        return;
    default:
        return;
    }
}

/* `name`: of the object, with a point behind it; "" for the row's own. */
static void put_members(struct json_object *object, struct log_rows *rows, struct buf *name)
{
    size_t outer = name->length;

    json_object_object_foreach(object, key, value)
    {
        buf_puts(name, key);
        if (json_object_is_type(value, json_type_object)) {
            buf_puts(name, ".");
            if (strcmp(name->data, "config."))
                put_members(value, rows, name);
        } else if (!json_object_is_type(value, json_type_array) && name->length) {
            log_objects_put_value(rows, log_rows_column(rows, name->data, name->length), value);
        }
        buf_truncate(name, outer);
    }
}

int log_objects_put(struct json_object *object, struct log_rows *rows, long line, struct err *err)
{
    struct buf name = BUF_INIT;

    log_rows_begin(rows, line);
    put_members(object, rows, &name);
    buf_release(&name);
    return log_rows_end(rows, err);
}
