#!/bin/sh
# Sweeps from the command line: the CSV, the same bytes for any number of threads, redo and diff.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1

run "$gdplot" sweep
is 'without -o' "$status $out" '0 sweep.png'

run "$gdplot" sweep -q --lr 0.25,0.5,0.75,1,1.5 --iterations 3 -o few.csv
cat >wanted <<'END'
lr,loss,zone,verdict
0.25,0.765625,converging,converging
0.5,0,converging,converged
0.75,0.765625,oscillating,oscillating
1,49,not settling,cycling
1.5,3136,diverging,diverging
END
grep -v '^#' few.csv >got
ok 'x² by hand: 49·(1 − 2lr)⁶' cmp got wanted

# What train says of each rate, in every zone.
while IFS='|' read -r what options; do
    # shellcheck disable=SC2086
    eval "set -- $options"
    "$gdplot" sweep -q "$@" -o zones.csv
    "$gdplot" train -q "$@" --summary trained.csv
    is "train's verdicts: $what" "$(sed '/^#/d' zones.csv | cut -d, -f1,4)" \
        "$(cut -d, -f1,2 trained.csv | sed '1s/.*/lr,verdict/')"
    ok "$what: among them" grep -q ",$what," zones.csv
done <<'END'
converging|-f 'x^4 - 3*x^3 + 2' --start 4 --lr 0.01,0.035,0.05,0.06 --iterations 30
descending|-f 'x' --start 1 --lr 0.1,1 --iterations 30
descending|-f ' -x^2' --start 1 --lr 0.1,1 --iterations 30
descending|-f 'log(x)' --start 7 --lr 0.1,1 --iterations 20
descending|-f 'x^2-y^2' --start 1,1 --lr 0.1,0.3 --iterations 20
descending|-f 'exp(x)' --start 1 --lr 0.1,0.3 --iterations 200
oscillating|-f 'x^2' --start 1 --lr 0.1,0.9 --iterations 20
not settling|-f 'abs(x)' --start 3.3 --lr 0.1,1 --iterations 10
not settling|-f 'log(1+x^2)' --start 0.35 --lr 0.1,3.55 --iterations 10
diverging|-f 'x^2+10*y^2' --start 9,1e-6 --lr 0.09,0.11 --iterations 10
undefined|-f 'log(x)' --start 1 --lr 0.1,3 --iterations 10
undecided|-f 'cosh(x)' --start 1 --lr 0.1,3 --iterations 1
END

# A data set far from 0, to its end: a sweep of it draws its curve.
printf 'x,y\n1,2\n2,4\n3,6\n' >exact.csv
"$gdplot" sweep -d exact.csv --lr 0.01:0.1:200 --iterations 2000 -o exact.txt
ok 'rates that all end at 0 draw a curve' grep -qx '    move 0\.01 [0-9.e-]*' exact.txt

for jobs in 1 2 3 8; do
    run "$gdplot" sweep -q -f 'sin(x) + x^2/10' --start 6 --lr 0.01:6:3000log --jobs $jobs \
        -o jobs$jobs.csv -o jobs$jobs.png -o jobs$jobs.svg
    is "$jobs jobs: status" "$status" 0
    for form in csv png svg; do
        ok "$jobs jobs: the same $form" cmp jobs1.$form jobs$jobs.$form
    done
done

# Where there is one processor, and where memory is short from the start.
run taskset -c 0 "$gdplot" sweep -q -f 'sin(x) + x^2/10' --start 6 --lr 0.01:6:3000log --jobs 4 -o one.csv -o one.png
ok 'one processor: the same table' cmp jobs1.csv one.csv
ok 'one processor: the same picture' cmp jobs1.png one.png
case $build in *sanitize*) ;; *)
    run sh -c "ulimit -d 24000; exec '$gdplot' sweep -q -f 'sin(x) + x^2/10' --start 6 --lr 0.01:6:3000log --jobs 4 \
        -o small.csv -o small.png"
    is 'little memory: status' "$status" 0
    ok 'little memory: the same table' cmp jobs1.csv small.csv
    ok 'little memory: the same picture' cmp jobs1.png small.png
    ;;
esac

# Every loss is the one that train ends with.
run "$gdplot" sweep -q -f 'x^4 - 3*x^3 + 2' --start 4 --lr 0.001:0.05:9 --iterations 30 -o quartic.csv
grep '^0' quartic.csv | while IFS=, read -r lr loss _; do
    "$gdplot" train -q -f 'x^4 - 3*x^3 + 2' --start 4 --lr "$lr" --iterations 30 -o - --format csv |
        tail -1 | cut -d, -f5 | grep -qxF -- "$loss" && echo same
done >got
is 'as train has it' "$(sort got | uniq -c | tr -s ' ')" ' 9 same'

run "$gdplot" sweep -q -o a.png -o a.svg -o a.pdf -o a.gp -o a.txt -o a.csv
run "$gdplot" redo --check a.png a.svg a.pdf a.gp a.txt a.csv
is 'redo --check' "$status" 0
run "$gdplot" redo a.csv -o b.svg --iterations 50
is 'redo of the table' "$status" 0
run "$gdplot" redo -q a.svg -o again.csv
ok 'and of the figure' cmp a.csv again.csv
run "$gdplot" diff a.csv a.svg
is 'diff: the same' "$status" 0
run "$gdplot" diff a.csv b.svg
is 'diff: another' "$status" 1
ok 'diff: names the rate' grep -q '^gdplot: lr=0.001: loss 32.83' "$scratch/.err"
run "$gdplot" diff few.csv a.png
ok 'diff: other rates' grep -q 'learning rates 0.25 and 0.001' "$scratch/.err"

# The default: from a thousandth of the stability limit to a fifth beyond it.
run "$gdplot" sweep -q -d "$root/data/pizza.txt" -o - --format csv
is 'pizza: the first and the last rate' \
    "$(echo "$out" | grep '^[0-9]' | sed -n '1s/,.*//p;$s/,.*//p' | tr '\n' ' ')" '4.6e-6 0.0055 '
is 'pizza: stable below 0.00457' \
    "$(echo "$out" | grep '^[0-9]' | awk -F, '($1 < 0.0045704) != ($3 != "diverging")' | wc -l)" 0

# A report takes it like any other kind.
cat >sweep.yaml <<'END'
title: Rates
function: x^2
start: 7
figures:
  - name: rates
    kind: sweep
    lr: 0.001:1.2:50log
    iterations: 20
    formats: [svg, csv]
END
run "$gdplot" report -q sweep.yaml -o site
is 'report' "$status" 0
ok 'report: the figure' grep -q 'Learning rates' site/rates.svg
ok 'report: the table' grep -q '^lr,loss,zone' site/rates.csv
# A zone is named beside a line that stands in its middle.
"$gdplot" sweep -f 'x^4-3*x^3+2' --start 4 --lr 0.001:0.12:300log --iterations 50 --size 120mm -o named.txt
is 'three zones, three names' "$(sed -n 's/^  label muted .*: \([a-z]*\)$/\1/p' named.txt | grep ing | sort | tr '\n' ' ')" 'converging descending diverging '
# Losses near the largest double, on any axis of losses.
while IFS= read -r options; do
    # shellcheck disable=SC2086
    ok "$options: drawn" timeout 20 "$gdplot" $options -o huge.svg
done <<'END'
sweep --start -1e155 --lr 0.1:1.2:20
sweep --start 1e153 --lr 0.1:1.2:20
sweep -f -x^2 --start 1.34e154 --lr 0.1:1.2:20
history --start 1.34e154 --lr 1e-300,1e-299
history -f -abs(x) --start 1.7e308 --lr 0.1,1
compare --start 1.34e154 --lr 1e-300,1e-299
END
done_testing
