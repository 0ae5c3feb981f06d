#!/bin/sh
# What --expect and a spec's `expect` can say, and what comes of it.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1

# Of x² from 7, 8 iterations: 0.1 is converging (loss 1.379...), 0.5 converged at once, 1 cycling, 1.1 diverging (8.65... from 0).
number=0
while IFS='|' read -r wanted rates expectation; do
    expectation=$(echo "$expectation" | tr ';' '|')
    number=$((number + 1))
    run "$gdplot" train -q --lr "$rates" --expect "$expectation"
    is "lr $rates: $expectation" "$status" "$wanted"
done <<'END'
0|0.1|converging
0|0.5|converging
0|0.5|converged
1|0.1|converged
1|1|converging
0|1|converging;cycling
0|1|cycling ; diverging
1|1|converging;diverging
0|0.1,1|0.1=converging,1=cycling;oscillating
1|0.1,1|0.1=cycling;oscillating,1=cycling
0|1|!diverging
1|1|!cycling
0|0.1|!converged
1|0.5|!converging
0|0.1,0.5,0.8,1|stable
1|1.1|stable
0|1.1|!stable
1|1|!stable
0|0.1,1.1|0.1=stable,1.1=!stable
0|0.1|loss.last<=1.3792273858822142
1|0.1|loss.last<1.3792273858822142
0|0.1|loss.last>=1.3792273858822142
1|0.1|loss.last>1.3792273858822142
0|0.1| loss.last  <=  1.4 
0|0.1|0.1 = loss.last < 1.4, x.last > 1.1, slope.max >= 14
1|0.1|slope.max > 14
0|0.1|loss.max<=49,loss.min>1
0|0.1|loss.finite>=1
0|1|x.min>=-7,x.max<=7
1|1|x.min>-7
0|0.1,1|1=loss.last>48
0|1e-1|0.1=converging
0|0.1|1e-1=converging
0|0.1|converging,loss.last<2
1|0.1|converging,loss.last<1
END
ok 'those were some' test "$number" -ge 30

# Runs that leave the doubles.
is 'a loss that is infinite is above any bound' \
    "$("$gdplot" train -q --lr 3 --iterations 300 --expect 'loss.last > 1e300,loss.max > 1e300,loss.finite >= 0.99' && echo met)" met
run "$gdplot" train -q --lr 3 --iterations 300 --expect 'loss.finite >= 1'
is 'and is no finite one' "$status$err" \
    "1gdplot: lr 3: loss.finite is 0.995475113122172, where loss.finite >= 1 was expected"
run "$gdplot" train -q -f 'log(x)' --start 0.5 --lr 1 --expect 'loss.last < 1e9'
is 'what is no number is within no bound' "$status" 1
run "$gdplot" train -q -f 'log(x)' --start 0.5 --lr 1 --expect 'loss.last > -1e9'
is 'whatever bound it is' "$status" 1
"$gdplot" train -q -f 'x^2 + 10*y^2' --start 9,1 --lr 0.09 --expect 'y.last < 0.2,slope_x.last < 4,slope_y.min < -10' >two 2>&1
is 'two parameters have slopes of their own' "$?$(cat two)" 0

# A part of the states tells what its last one does.
run "$gdplot" train -q --iterations 100 --keep last:20 --lr 0.1 --expect 'loss.last < 1,converging'
is 'with --keep the last state can be expected' "$status$err" 0
run "$gdplot" train -q --iterations 100 --keep last:20 --lr 0.1 --expect 'loss.max < 50'
is 'but not all of them' "$status$err" "2gdplot: --expect: 'loss.max < 50' needs all states, of which --keep leaves a part"

# From a trajectory it is the same.
"$gdplot" train -q --lr 0.1,1 -o run.csv
run "$gdplot" history run.csv -o h.svg --expect '0.1=loss.last<2,1=x.max>=7,1=!diverging'
is 'of a trajectory' "$status$err" 0

# JUnit XML, annotations and messages tell each as it was written.
run "$gdplot" train -q --lr 0.1,1 --summary t.xml --annotate github \
    --expect '1=!cycling,0.1=cycling|diverging,0.1=loss.last<=1,1=x.max < 8'
is 'what is told of each' "$status$(cat t.xml)
$err
$out" "1$(
    cat <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="gdplot" tests="4" failures="3">
  <testcase classname="f(x) = x²" name="lr 0.1 is cycling or diverging">
    <failure message="converging, where cycling or diverging was expected">converging after 8 iterations, loss 1.37923</failure>
  </testcase>
  <testcase classname="f(x) = x²" name="lr 0.1: loss.last &lt;= 1">
    <failure message="loss.last is 1.3792273858822142, where loss.last &lt;= 1 was expected">converging after 8 iterations, loss 1.37923</failure>
  </testcase>
  <testcase classname="f(x) = x²" name="lr 1 is not cycling">
    <failure message="cycling, where not cycling was expected">cycling after 8 iterations, loss 49</failure>
  </testcase>
  <testcase classname="f(x) = x²" name="lr 1: x.max &lt; 8"/>
</testsuite>
gdplot: lr 0.1: converging, where cycling or diverging was expected
gdplot: lr 0.1: loss.last is 1.3792273858822142, where loss.last <= 1 was expected
gdplot: lr 1: cycling, where not cycling was expected
::error title=lr 0.1 is not cycling or diverging::f(x) = x²: converging after 8 iterations, loss 1.37923
::error title=lr 0.1%3A loss.last <= 1 does not hold::f(x) = x²: loss.last is 1.3792273858822142, where loss.last <= 1 was expected; converging after 8 iterations, loss 1.37923
::error title=lr 1 is cycling::f(x) = x²: cycling after 8 iterations, loss 49
END
)"

# In a spec.
spec() {
    printf 'formats: svg\nlr: [0.1, 1]\nfigures: [{kind: history}]\nexpect: %s\n' "$1" >spec.yaml
    run "$gdplot" report -q spec.yaml
}
while IFS='~' read -r wanted text; do
    spec "$text"
    is "a spec: $text" "$status$err" "$wanted"
done <<'END'
0~stable
0~"!diverging"
0~[stable, loss.max <= 49]
0~{0.1: converging, 1: cycling|oscillating}
0~{0.1: [converging, loss.last < 2], 1: "!converged"}
1gdplot: lr 1: loss.last is 49, where loss.last < 2 was expected~[stable, loss.last < 2]
3gdplot: spec.yaml:4:15: '!diverging' is a tag to YAML; put it in quotes~{0.1: !diverging }
END

# Mistakes: nothing is written.
while IFS='~' read -r message expectation; do
    run "$gdplot" train -o none.csv --lr 0.1,1 --expect "$expectation"
    is "--expect $expectation" "$status$err" "2gdplot: --expect: $message"
done <<'END'
lr 1 is there twice; write the verdicts that will do as one: 1=converging|cycling~1=cycling,0.1=converging,1e0=!diverging
'loss.last < 3' is there twice~loss.last<3,0.1=converging,loss.last < 3
every run is there twice; write the verdicts that will do as one: converging|cycling~stable,!diverging
'!cycling|converging' is no verdict; behind ! there is one alone~!cycling|converging
'!cycling' is no verdict; did you mean 'cycling'?~converging|!cycling
'' is no verdict; write converging, or 0.1=converging,1=cycling~converging|
'' is no verdict; write converging, or 0.1=converging,1=cycling~!
'' is no verdict; write converging, or 0.1=converging,1=cycling~converging,
'' is no verdict; write converging, or 0.1=converging,1=cycling~0.1=
'stabel' is no verdict; did you mean 'stable'?~stabel
'last' is no run: in front of = stands a learning rate, an optimiser or OPTIMISER@RATE~last=converging
'loss' is no metric and statistic; write loss.last <= 3, or min, max or finite of it~loss<3
'.last' is no metric and statistic; write loss.last <= 3, or min, max or finite of it~.last<3
'best' is no statistic; use last, min, max or finite~loss.best<3
'average' is no statistic; use last, min, max or finite~loss.average<3
'three' is no number; write loss.last <= 3~loss.last<three
'' is no number; write loss.last <= 3~loss.last<
'= 3' is no number; write loss.last <= 3~loss.last< = 3
'nan' is no number; write loss.last <= 3~loss.last<nan
there is no metric 'w'; runs have loss, parameters and slopes~w.last<3
there is no metric 'slope_x'; runs have loss, parameters and slopes~slope_x.last<3
there is no run with learning rate 2~2=loss.last<3
END
ok 'nothing was written' test ! -e none.csv
done_testing
