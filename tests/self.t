#!/bin/sh
# One failing test fails `make check`, whether it is a script or a unit test.
. "$(dirname "$0")/lib.sh"
cd "$root" || exit 1

check() {
    make -s check BUILD="$build" UNIT_TESTS= "SCRIPT_TESTS=$*"
}

printf '#!/bin/sh\necho "ok 1 - fine"; echo 1..1\n' >"$scratch/passes.t"
printf '#!/bin/sh\necho "not ok 1 - broken"; echo 1..1\n' >"$scratch/fails.t"
printf '#!/bin/sh\necho "ok 1 - fine"; echo 1..2\n' >"$scratch/stops.t"
ok 'a test that passes' check "$scratch/passes.t"
run check "$scratch/passes.t" "$scratch/fails.t"
ok 'a test that fails' test "$status" != 0
run check "$scratch/stops.t"
ok 'a test that stops half-way' test "$status" != 0

cat >"$scratch/unit.c" <<'END'
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void fails(void **state)
{
    (void)state;
    assert_int_equal(1, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(fails)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
END
ok 'a unit test is built' ${CC:-cc} "$scratch/unit.c" -o "$scratch/unit.t" -lcmocka
run make -s check BUILD="$build" "UNIT_TESTS=$scratch/unit.t" SCRIPT_TESTS=
ok 'a unit test that fails' test "$status" != 0
done_testing
