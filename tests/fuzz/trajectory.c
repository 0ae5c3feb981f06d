/* Trajectories: what was read is written, and read back to the same. */
#include "fuzz.h"

#include "descent/judge.h"
#include "descent/trajectory.h"

static struct buf write_text(const struct trajectory *trajectory)
{
    struct buf text = BUF_INIT;
    FILE *stream = open_memstream(&text.data, &text.length);

    require(stream, "no stream in memory");
    trajectory_write(trajectory, "", stream);
    require(!fclose(stream), "not written");
    text.capacity = text.length + 1;
    return text;
}

/* Reads the bytes and gives the text that they are written as; an empty one for none. */
static struct buf rewrite(const uint8_t *bytes, size_t size)
{
    struct trajectory trajectory;
    struct buf recipe = BUF_INIT, text = BUF_INIT;
    struct err err = {0};
    int result = trajectory_read(&trajectory, &recipe, input_file(bytes, size), &err);

    check_err(result != 0, &err);
    if (!result) {
        judge_all(&trajectory, NULL, -1);
        text = write_text(&trajectory);
        trajectory_release(&trajectory);
    }
    buf_release(&recipe);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct buf once = rewrite(bytes, size);

    if (once.length) {
        struct buf twice = rewrite((const uint8_t *)once.data, once.length);

        require(!strcmp(once.data, twice.data), "written as\n%sand then as\n%s", once.data,
                twice.data);
        buf_release(&twice);
    }
    buf_release(&once);
    return 0;
}
