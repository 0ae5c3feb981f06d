#!/bin/sh
# The rooms of src/ use only those above them, and the check that says so can fail.
. "$(dirname "$0")/lib.sh"
cd "$root" || exit 1

ok 'src keeps the order' sh tests/check-includes src

# What doc/architecture.md names is there, and it shows every room.
named=$(grep -oE '`[a-z]+/[a-z0-9_]+\.[ch]`' doc/architecture.md | tr -d '`' | sort -u)
is 'the files that doc/architecture.md names are there' \
    "$(for file in $named; do [ -f "src/$file" ] || echo "$file"; done)" ''
ok 'they are many' [ "$(echo "$named" | wc -l)" -gt 40 ]
is 'it shows every room' \
    "$(for room in src/*/; do grep -q "$(basename "$room")/" doc/architecture.md || echo "$room"; done)" ''

# arrow FILE INCLUDED: a tree with that one line
arrow() {
    rm -rf "$scratch/src"
    for room in base math text template figure render descent request study kinds picture outcome report cli program wasm; do
        mkdir -p "$scratch/src/$room"
        echo '#include <stdio.h>' >"$scratch/src/$room/a.c"
    done
    echo '#include "cli/a.h"' >"$scratch/src/main.c"
    echo "#include \"$2\"" >"$scratch/src/$1"
    sh tests/check-includes "$scratch/src"
}
ok 'an arrow upward passes' arrow descent/b.c math/expr.h
for pair in 'math/b.c descent/run.h' 'base/b.h text/text.h' 'figure/b.c render/draw.h' \
    'descent/b.c request/spec.h' 'render/b.c descent/run.h' 'render/b.c math/expr.h' \
    'render/b.c kinds/plot.h' 'render/b.c request/spec.h' 'kinds/b.c render/draw.h' 'figure/b.c descent/run.h' \
    'request/b.c study/runs.h' 'study/b.c figure/figure.h' 'picture/b.c outcome/x.h' 'outcome/b.c report/x.h' 'outcome/b.c render/draw.h' 'report/b.c cli/x.h' \
    'cli/b.c nowhere/x.h' 'base/b.c program/x.h' 'cli/b.c program/x.h' 'program/b.c cli/x.h' 'wasm/b.c figure/x.h' \
    'cli/b.c wasm/x.h'; do
    # shellcheck disable=SC2086
    set -- $pair
    if arrow "$1" "$2" >"$scratch/said"; then
        ok "$1 must not include $2" false
    else
        ok "$1 must not include $2" grep -q "^$1:1:" "$scratch/said"
    fi
done
done_testing
