#!/bin/sh
# Runs of several optimisers: what they are called, what is said of them, and how they go on.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
rosenbrock='(1-x)^2+100*(y-x^2)^2'

# What the names of the runs of a figure are: those of the legend, or of a column each.
names() {
    "$gdplot" "$@" -o names.txt && sed -n 's/^label name [^:]*(.*): //p' names.txt | paste -sd'|'
}
said() { sed -n "s/^$1: //p" names.txt; }

seven=gd,momentum,nesterov,adagrad,rmsprop,adam,newton
is 'optimisers at one rate are named' "$(names compare -f 'x^2' --start 7 --lr 0.1 --optimizer $seven)" \
    'gd|momentum|nesterov|adagrad|rmsprop|adam|newton'
is 'their rate and limits are in the caption' "$(said caption)" \
    'from x = 7, learning rate 0.1, states 0 to 8; stable below lr 1 (gd, one-sided below 0.5), 1.9 (momentum), 0.67857 (nesterov); the same axes in every column; arrows: steps'
is 'and how many they are in the title' "$(said title)" 'Seven optimisers on f(x) = x²'
is 'rates of one optimiser are named' "$(names compare -f 'x^2' --start 7 --lr 0.1,0.2 --optimizer adam)" 'lr = 0.1|lr = 0.2'
is 'which the caption has' "$(said caption)" 'from x = 7, adam, states 0 to 8; the same axes in every column'
is 'both are, where both differ' "$(names compare -f 'x^2' --start 7 --lr 0.1,0.2 --optimizer adam,newton)" \
    'adam, lr = 0.1|adam, lr = 0.2|newton'
is 'a single run has both' "$(names compare -f 'x^2' --start 7 --lr 0.1 --optimizer momentum:beta=0.5)" 'momentum, beta 0.5, lr = 0.1'
is 'but newton' "$(names compare -f 'x^2' --start 7 --optimizer newton)" newton
is 'hyperparameters that differ are' \
    "$(names compare -f 'x^2' --start 7 --lr 0.1 --optimizer momentum,momentum:beta=0.5)" 'beta 0.9|beta 0.5'
is 'the limit is that of each' "$(said caption)" \
    'from x = 7, momentum, learning rate 0.1, states 0 to 8; stable below lr 1.9 (beta 0.9), 1.5 (beta 0.5); the same axes in every column; arrows: steps'
is 'plain descent is called what it was' "$(names compare -f 'x^2' --start 7 --lr 0.1,0.2)" 'lr = 0.1|lr = 0.2'
"$gdplot" loss --path -f 'x^4-3*x^3+2' --start 4 --optimizer newton -o names.txt
is 'no rate of newton' "$(said caption)" 'from x = 4, newton: converged at iteration 7; arrows: steps'
"$gdplot" grid -f 'x^2' --start 7 --lr 0.1 --optimizer momentum -o names.txt
is 'the title of a grid' "$(said title)" 'Steps of momentum on f(x) = x²'
ok 'a step of momentum is no product' sh -c '! grep -q "label.*: −0.1 · " names.txt'
"$gdplot" grid -f 'x^2/2' --start 7 --optimizer newton -o names.txt
ok 'nor is one of newton' sh -c '! grep -q "label.*: −1 · " names.txt'
"$gdplot" sweep -f 'x^2' --start 7 --lr 0.01:2:50 --optimizer momentum:beta=0.5 -o names.txt
ok 'the limit of a sweep is that of its optimiser' grep -q 'label limit.*: stable below lr 1.5$' names.txt
ok 'and it is said' grep -q '^caption: from x = 7, momentum, beta 0.5, 50 learning rates; stable below lr 1.5;' names.txt
run "$gdplot" cobweb -f 'x^2' --start 7 --lr 0.1 --optimizer momentum -o c.txt
is 'a cobweb has no memory' "$status$err" \
    '2gdplot: cobweb draws rules whose steps follow from the state alone, not momentum'

run "$gdplot" train -f 'x^2' --start 7 --lr 0.1 --optimizer adam,newton --iterations 1
is 'train names them' "$(printf '%s\n' "$out" | grep -v '[:x]')" "$(printf 'adam, lr=0.1\n\n\nnewton')"
run "$gdplot" train -q -f 'x^2' --start 7 --lr 0.1 --optimizer momentum:beta=0.5,newton --summary -
is 'a summary has a column' "$(printf '%s\n' "$out" | sed 's/   *[co].*//; s/  *v.*//')" "$(printf 'optimizer           lr\nmomentum, beta 0.5  0.1\nnewton              –')"
"$gdplot" train -q -f 'x^2' --start 7 --lr 0.1 --optimizer momentum:beta=0.5,newton --summary s.csv
is 'of texts that are read back' "$(cut -d, -f1,2 s.csv | paste -sd' ')" 'optimizer,lr momentum:beta=0.5,0.1 newton,1'

two="train -q -f x^2 --start 7 --lr 0.1,0.2 --optimizer adam,newton,momentum,momentum:beta=0.5"
while IFS='~' read -r expectation want; do
    run "$gdplot" $two --expect "$expectation"
    is "--expect $expectation" "$status$err" "$want"
done <<'END'
newton=converged,adam=converging~0
momentum=oscillating,adam@0.2=converging~0
adam@0.2=converged~1gdplot: adam, lr 0.2: converging, where converged was expected
momentum:beta=0.9@0.1=converged~1gdplot: momentum, lr 0.1: oscillating, where converged was expected
momentum@0.1=loss.last<=3~1gdplot: momentum, lr 0.1: loss.last is 13.393474502720546, where loss.last <= 3 was expected
newton=cycling~1gdplot: newton: converged, where cycling was expected
newton@1=converged~2gdplot: --expect: there is no run of newton@1
gd=converged~2gdplot: --expect: there is no run of gd
momentum:beta=0.7=cycling~2gdplot: --expect: there is no run of momentum:beta=0.7
adm=converged~2gdplot: --expect: 'adm' is no run: in front of = stands a learning rate, an optimiser or OPTIMISER@RATE; did you mean 'adam'?
adam@fast=converged~2gdplot: --expect: 'adam@fast' is no run: in front of = stands a learning rate, an optimiser or OPTIMISER@RATE
momentum:bta=1=cycling~2gdplot: --expect: momentum has no 'bta'; did you mean 'beta'?
adam=cycling,adam=converging~2gdplot: --expect: adam is there twice; write the verdicts that will do as one: adam=converging|cycling
END

# Newton's method goes to level points of any kind: at a maximum it rests as at a minimum, though the last bits of its
# states may alternate there. Only what truly goes to and fro is a cycle; an inflection is neither.
while IFS='~' read -r function start iterations want; do
    "$gdplot" history -q -f "$function" --start "$start" --optimizer newton --iterations "$iterations" -o newton.txt
    is "newton on $function from $start" "$(sed -n 's/^alt: .*newton: //p' newton.txt)" "$want."
done <<'END'
exp(x)-3*x^2~0.5~60~converged to a maximum at iteration 4
exp(x)-3*x^2~3~60~converged at iteration 4
x^5-7*x^3+2*x~-0.2~20~converged at iteration 5
x^5-7*x^3+2*x~0.4~20~converged to a maximum at iteration 4
sin(x)~1.2~20~converged to a maximum at iteration 3
-x^4~1~20~converging: each step is 0.6667 of the last
-x^4~1~100~converged to a maximum at iteration 66
x^3~-1~100~converged at iteration 39
exp(-x^2)~0.5~8~cycling between 0.5 and −0.5, no progress
x*y~1,2~8~converged to a saddle at iteration 1
1-x^2-y^2+x*y~1,2~8~converged to a maximum at iteration 1
sin(x)*cos(y)~0.2,1.2~8~converged to a saddle at iteration 3
END
"$gdplot" train -q -f 'exp(x)-3*x^2' --start 0.5 --optimizer newton --iterations 60 --summary - >newton.txt
ok 'its verdict is converged' grep -q '^newton  *–  *converged ' newton.txt
"$gdplot" history -q -f 'x*y' --start 0,0 --lr 0.1 -o newton.txt
ok 'so it is of descent that starts at a saddle' grep -q 'lr 0.1: converged to a saddle at iteration 0' newton.txt

# A trajectory goes on to the bytes of one run.
goes_on() {
    first=$1 last=$2
    shift 2
    "$gdplot" train -q "$@" --iterations "$first" -o part.csv && "$gdplot" train -q "$@" --iterations "$last" -o whole.csv &&
        "$gdplot" train -q part.csv --iterations "$last" -o on.csv && cmp whole.csv on.csv
}
for rule in gd momentum nesterov adagrad rmsprop adam newton gd,adam,newton,momentum:beta=0.5; do
    ok "$rule goes on" goes_on 57 200 -f 'x^4-3*x^3+2' --start 4 --lr 0.01,0.02 --optimizer $rule
    ok "$rule goes on in the plane" goes_on 100 1000 -f "$rosenbrock" --start -1.2,1 --lr 0.001 --optimizer $rule
    for keep in every:7 log last:20; do
        ok "$rule goes on, --keep $keep" goes_on 157 2000 -f "$rosenbrock" --start -1.2,1 --lr 0.001 --optimizer $rule --keep $keep
        ok "$rule goes on to rest, --keep $keep" goes_on 20 900 -f 'x^2' --start 7 --lr 0.1,0.3 --optimizer $rule --keep $keep
    done
done
pizza="-d $root/data/pizza.txt --bias train --lr 0.001"
ok 'data go on' goes_on 100 300 $pizza --optimizer momentum,adam
ok 'and without their file' sh -c "cp '$root/data/pizza.txt' d.txt && '$gdplot' train -q -d d.txt --lr 0.001 --optimizer adam -o part.csv &&
    '$gdplot' train -q -d d.txt --lr 0.001 --optimizer adam --iterations 150 -o whole.csv && rm d.txt &&
    '$gdplot' train -q part.csv --iterations 150 -o on.csv && cmp whole.csv on.csv"
ok 'runs on standardised columns go on' goes_on 20 60 $pizza --normalize 0.1,0.3
ok 'beside other optimisers, too' goes_on 20 60 $pizza --normalize 0.1,0.3 --optimizer adam,gd
ok 'with a tolerance' goes_on 3 400 -f 'x^2' --start 7 --lr 0.1,0.3 --tolerance 0.001
ok 'that has been reached' goes_on 300 400 -f 'x^2' --start 7 --lr 0.1,0.3 --tolerance 0.001
ok 'what is no longer finite stays so' goes_on 2000 3000 -f 'x^2' --start 7 --lr 1.5,0.1
ok 'from the start' goes_on 0 20 -f 'x^2' --start 7 --lr 0.1 --optimizer adam
ok 'by nothing' goes_on 20 20 -f 'x^2' --start 7 --lr 0.1 --optimizer adam
grep -v '^#' on.csv >bare.csv
sed 's/^\(1,0.1,20,[^,]*\),[^,]*/\1,5/' on.csv >changed.csv
while IFS='~' read -r options want; do
    run "$gdplot" train -q $options -o never.csv
    is "train $options" "$status$err" "$want"
done <<'END'
on.csv --iterations 19~2gdplot: --iterations is how many there are to be in all; on.csv has 20 already
on.csv --iterations 30 --lr 0.1~2gdplot: --lr: on.csv already holds the states; leave it out
on.csv --iterations 30 --keep log~2gdplot: --keep: on.csv already holds the states; leave it out
on.csv --iterations 30 -f x^3~2gdplot: --function: on.csv goes on as its recipe says; leave it out
bare.csv --iterations 30~2gdplot: --iterations: bare.csv has no recipe, by which its runs could go on
changed.csv --iterations 30~3gdplot: the run adam, lr 0.1 cannot go on: its last state has another loss or slope than its objective
END
ok 'and nothing is written' test ! -e never.csv
run "$gdplot" grid on.csv --iterations 30
is 'figures do not go on' "$status$err" '2gdplot: --iterations: on.csv already holds the states; leave it out'

done_testing
