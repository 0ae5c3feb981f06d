#!/bin/sh
# The benchmark measures what it says: the floor draws gdplot's own picture, the data are the same
# every time, the scripts of the peers are there, and budgets are judged the right way round.
. "$(dirname "$0")/lib.sh"
bench=$root/tests/bench

run "$gdplot" grid -q -o "$scratch/grid.png"
run "$build/bench/floor" "$scratch/floor.png"
is 'the floor draws' "$status$err" 0
ok 'every pixel of it is as in the grid' "$build/tests/pixels" compare "$scratch/grid.png" "$scratch/floor.png"
is 'its resolution and texts are those of the grid, too' \
    "$("$build/tests/pixels" info "$scratch/floor.png")" "$("$build/tests/pixels" info "$scratch/grid.png")"

"$build/bench/rows" 10000 >"$scratch/rows.csv"
is 'the first rows' "$(head -n 4 "$scratch/rows.csv")" 'x,y
53.0669,114.9391
12.7077,32.3161
21.2588,40.7489'
is 'and the last' "$(tail -n 1 "$scratch/rows.csv")" '7.3399,19.1310'
run "$gdplot" train -q -d "$scratch/rows.csv" --lr 1e-5 --iterations 100 --summary -
is 'gdplot reads them' "$status$err" 0

# What follows asks Python, which the tests do not need otherwise.
if ! command -v python3 >/dev/null 2>&1; then
    echo "# no python3: the scripts of the benchmark are not tried"
    done_testing
    exit
fi
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
parse='import ast, sys; ast.parse(open(sys.argv[1]).read())'
for script in "$bench"/*.py "$bench"/peers/*.py; do
    ok "${script#"$root"/} is Python" python3 -c "$parse" "$script"
done
scripts=$(python3 "$bench/run.py" list | grep -o '{\(peers\|bench\)}/[a-z.]*[A-Za-z]' | sort -u)
ok 'works run scripts' test -n "$scripts"
for script in $scripts; do
    path=$(echo "$script" | sed "s,{bench},$bench,; s,{peers},$bench/peers,")
    ok "$script, which a work runs, is there" test -s "$path"
done
ok 'budgets, exponents and rates' python3 "$bench/tables_test.py"
done_testing
