/* What ranks tell each other, with two that are made up beside this one. */
#include "unit/testing.h"

#include "base/ranks.h"

static struct buf beside[2]; /* what ranks 0 and 2 tell */

static void tell(const void *bytes, size_t length, size_t *lengths, struct buf *all)
{
    lengths[0] = beside[0].length;
    lengths[1] = length;
    lengths[2] = beside[1].length;
    buf_add(all, beside[0].data, beside[0].length);
    buf_add(all, bytes, length);
    buf_add(all, beside[1].data, beside[1].length);
}

static const struct ranks_engine three = {
    .number = 1, .count = 3, .here = 2, .host = "middle", .tell = tell};

static void all_have_what_each_tells(void **state)
{
    struct ranks_told told;
    struct err err = {0};

    (void)state;
    beside[0] = beside[1] = (struct buf)BUF_INIT;
    buf_add(&beside[0], "\0first", 6);
    buf_add(&beside[1], "\0", 1);
    assert_int_equal(ranks_tell("me", 2, &told, &err), 0);
    check(!strcmp(told.bytes.data, "firstme"), "%s", told.bytes.data);
    check(told.start[0] == 0 && told.start[1] == 5 && told.start[2] == 7 && told.start[3] == 7,
          "%zu %zu %zu", told.start[1], told.start[2], told.start[3]);
    ranks_told_release(&told);
    buf_release(&beside[0]);
    buf_release(&beside[1]);
}

static void shares_make_up_the_whole(void **state)
{
    (void)state;
    for (size_t count = 0; count < 40; count++) {
        size_t at = 0;

        for (size_t rank = 0; rank < 3; rank++) {
            struct ranks_share share = ranks_share_of(rank, count);

            check(share.first == at && share.end >= at && share.end - at <= count / 3 + 1,
                  "%zu of %zu: %zu to %zu", rank, count, share.first, share.end);
            at = share.end;
        }
        check(at == count, "%zu of %zu", at, count);
    }
}

/* Afterwards nothing is told any more. */
static void an_error_is_that_of_all(void **state)
{
    struct ranks_told told;
    struct err err = {0};

    (void)state;
    beside[0] = beside[1] = (struct buf)BUF_INIT;
    buf_add(&beside[0], "\0first", 6);
    buf_add(&beside[1], "\0", 1);
    err_set(&err, STATUS_IO, "x.csv: cannot read");
    assert_int_equal(ranks_tell(NULL, 0, &told, &err), -1);
    check(err.status == STATUS_IO && !strcmp(err.message, "rank 1 on middle: x.csv: cannot read"),
          "%d %s", err.status, err.message);
    ranks_told_release(&told);
    ranks_finish(&err);
    check(!strcmp(err.message, "rank 1 on middle: x.csv: cannot read"), "%s", err.message);
    buf_release(&beside[0]);
    buf_release(&beside[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_have_what_each_tells),
        TEST(shares_make_up_the_whole),
        TEST(an_error_is_that_of_all),
    };

    ranks_use(&three);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
