#!/bin/sh
# A stack of 64 KB is enough for every command, and gives the same bytes; one of 16 KB, to begin with.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
if nm "$gdplot" 2>/dev/null | grep -q '__asan_init\|__tsan_init'; then
    echo '1..0 # SKIP sanitizers need more themselves'
    exit
fi

# Runs with the usual stack, and with a small one; what is written and printed must be the same.
same() {
    name=$1
    shift
    rm -rf out && mkdir out
    run "$gdplot" "$@"
    usual="$status $out $err $(cat out/* 2>/dev/null | cksum)"
    rm -rf out && mkdir out
    run sh -c 'ulimit -s 64 && exec "$@"' sh "$gdplot" "$@"
    is "$name" "$status $out $err $(cat out/* 2>/dev/null | cksum)" "$usual"
}

# The system puts the first frame at another place each time; some of it is what the dynamic linker needs.
begins() {
    begun=0
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        sh -c 'ulimit -s 16 && exec env -i "$@"' sh "$@" >/dev/null 2>&1 && begun=$((begun + 1))
    done
}
begins true
if [ "$begun" = 20 ]; then
    begins "$gdplot" grid -q -o - --format png
    is 'a stack of 16 KB' "$begun" 20
else
    skip 'a stack of 16 KB' 'too small for any program here'
fi

repeat() { perl -e 'print $ARGV[1] x $ARGV[0]' "$1" "$2"; }

for kind in grid loss history compare contour sweep cobweb; do
    same "$kind" $kind -o out/figure.png -o out/figure.pdf -o out/figure.gp
    same "$kind of two parameters" $kind -f 'x^2 + 10*y^2' --start 9,1 --lr 0.05,0.09 -o out/figure.svg
done
same 'fit' fit -d "$root/data/pizza.txt" --lr 0.001 --bias train -o out/figure.svg --svg-font embed
same 'sweep side by side' sweep -f 'hypot(x, 3)^1.5' --start 2 --lr 0.001:1:300 --jobs 4 -o out/figure.csv
same 'train' train --iterations 300 -o out/run.csv --summary out/runs.xml
same 'train on data' train -q -d "$root/data/pizza.txt" --lr 0.001 -o out/run.csv
same 'report' report "$root/data/learning-rates.yaml" -o out/report --jobs 2
"$gdplot" compare -o figure.png -o figure.svg -o figure.pdf
for form in png svg pdf; do
    same "redo from $form" redo figure.$form -o out/again.svg
    same "recipe of $form" recipe figure.$form
done
same 'redo --check' redo --check figure.png figure.svg
same 'diff' diff figure.png figure.svg
same 'diff of pixels' diff --pixels figure.png figure.png
same 'help' --help
same 'manual' manual man
if command -v gnuplot >/dev/null; then
    run sh -c 'ulimit -s 64 && exec "$@"' sh "$gdplot" grid --renderer gnuplot -o out/figure.png
    ok 'gnuplot draws, or it is told that it died' sh -c '[ "$1" = 0 ] || [ "$1 $2" = "5 gdplot: gnuplot was ended by signal 11" ]' \
        sh "$status" "$err"
fi
same 'the deepest expression of calls' train -q --start 1 --lr 0.1 -f "$(repeat 255 'sin(')x$(repeat 255 ')')"
same 'of two operands' train -q --start 1,1 --lr 0.1 -f "$(repeat 255 'max(1,')y$(repeat 255 ')')"
same 'of powers' train -q --start 1,1 --lr 0.1 -f "$(repeat 255 '2^')y"
same 'that is swept' sweep --start 1 --lr 0.001:1:300 -f "$(repeat 255 'sin(')x$(repeat 255 ')')" -o out/figure.csv
same 'one too deep' train -q --start 1 --lr 0.1 -f "$(repeat 300 '(')x$(repeat 300 ')')"

done_testing
