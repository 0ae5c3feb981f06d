/* Templates, parsed and filled. */
#include "fuzz.h"

#include "template/escape.h"
#include "template/template.h"

static struct value *make_map(void)
{
    struct value *map = value_new(), *list;

    value_add_text(map, "text", "a & <b>");
    value_add_word(map, "word", "<w>");
    value_add_number(map, "number", 0.1);
    value_add_flag(map, "yes", true);
    value_add_flag(map, "no", false);
    value_add_text(value_add_map(map, "map"), "name", "a\n<b>");
    list = value_add_list(map, "list");
    value_add_text(value_append(list), ".", "first");
    value_add_text(value_append(list), "name", "second");
    value_add_list(map, "none");
    return map;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct value *map = make_map();
    const struct template_request request = {
        .file = input_file(bytes, size), .map = map, .escape = escape_xml};
    struct buf out = BUF_INIT;
    struct err err = {0};

    check_err(template_render(&request, &out, &err) != 0, &err);
    buf_release(&out);
    value_free(map);
    return 0;
}
