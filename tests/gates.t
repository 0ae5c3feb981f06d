#!/bin/sh
# Gates: what a job that trained elsewhere can fail on. A table of what is drawn, what is in the log, what is expected and the
# exit status; and what is told of it: messages, JUnit XML, annotations, badges.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1

contains() {
    case $1 in
    *"$2"*) ;;
    *) printf '%s\n' "$1" && false ;;
    esac
}

# The logs: of each the last, least and greatest value of a metric can be read off.
printf 'epoch,acc,loss,val_loss\n0,0.1,2.5,2.6\n1,0.8,1.5,1.9\n2,0.7,0.75,2.25\n' >fine.csv
printf 'epoch,acc,loss\n0,0.2,2\n1,0.95,1\n' >early.csv
printf 'epoch,loss,val_loss\n0,2,3\n1,nan,1\n2,1,inf\n' >nan.csv
printf 'epoch,loss,val_loss\n0,nan,\n1,nan,\n' >dead.csv
printf 'step,loss\n10,5\n20,9\n30,3\n20,3.5\n30,2.5\n' >resumed.csv
printf '{"step": 1, "loss": 2, "eval/acc": 0.5}\n{"step": 2, "loss": -1}\n' >lines.jsonl
printf 'epoch,loss\n0,1\n1,abc\n' >bad.csv
printf '{"step": 1, "loss": 2}\n{"step": 2, "loss"\n{"step": 3}\n' >bad.jsonl
: >empty.csv
mkdir -p lr=0.1 lr=0.2
cp fine.csv lr=0.1/log.csv
cp early.csv lr=0.2/log.csv
perl -e 'print "run,step,loss\n"; for $run (1 .. 20) { print "r$run,$_,", 20 - $run + $_, "\n" for 0 .. 3 }' >twenty.csv

number=0
while IFS='|' read -r wanted kind logs expected; do
    number=$((number + 1))
    # shellcheck disable=SC2086 # several logs
    run "$gdplot" $kind -q $logs --expect "$expected" -o out.svg
    is "$kind $logs: $expected" "$status" "$wanted"
done <<'END'
0|history|fine.csv|loss.last<=0.75
1|history|fine.csv|loss.last<0.75
0|history|fine.csv|loss.last>=0.75
1|history|fine.csv|loss.last>0.75
0|history|fine.csv|val_loss.min<=1.9
1|history|fine.csv|val_loss.last<=1.9
0|history|fine.csv|val_loss.max<2.7,loss.max<2.6
1|history|fine.csv|val_loss.max<2.7,loss.max<2.4
0|history|fine.csv|loss.finite
0|history|fine.csv|loss.finite>=1
0|history|fine.csv|acc.max>=0.8
1|history|fine.csv|acc.last>=0.8
0|history|fine.csv|fine=acc.max>=0.8
0|history|fine.csv|f*=acc.min>0.05, f*=loss.finite
2|history|fine.csv|g*=acc.min>0.05
2|history|fine.csv|0.1=loss.last<3
2|history|fine.csv|f1.last>0.5
2|history|fine.csv|converging
2|history|fine.csv|fine=!diverging
2|history|fine.csv|loss.last
2|history|fine.csv|loss.mean<3
2|history|fine.csv|loss.last<three
2|history|fine.csv|loss.finite,loss.finite
2|history|fine.csv|
0|history|best=fine.csv|best=acc.max>=0.8
2|history|best=fine.csv|fine=acc.max>=0.8
0|compare|fine.csv early.csv|loss.last<=1
1|compare|fine.csv early.csv|loss.last<1
0|compare|fine.csv early.csv|fine=loss.last<1
1|compare|fine.csv early.csv|val_loss.last<3
0|compare|fine.csv early.csv|fine=val_loss.last<3
1|compare|fine.csv early.csv|early=val_loss.last<3
0|compare|fine.csv early.csv|fine=acc.max<0.9,early=acc.max>0.9
1|compare|fine.csv early.csv|acc.max>0.9
0|compare|lr=0.1/log.csv lr=0.2/log.csv|lr=0.1=acc.max<0.9,lr=0.2=acc.max>0.9
1|compare|lr=0.1/log.csv lr=0.2/log.csv|lr=0.1=acc.max>0.9
1|history|nan.csv|loss.finite
1|history|nan.csv|val_loss.finite
0|history|nan.csv|loss.finite>=0.6
1|history|nan.csv|loss.finite>=0.7
0|history|nan.csv|loss.last<=1,loss.max<=2
1|history|nan.csv|val_loss.last<1e300
0|history|nan.csv|val_loss.last>1e300
1|compare|nan.csv fine.csv|loss.finite
0|compare|nan.csv fine.csv|fine=loss.finite
1|history|dead.csv|loss.finite
1|history|dead.csv|loss.last<1e9
1|history|dead.csv|loss.last>-1e9
2|history|dead.csv|val_loss.last<1
0|history|resumed.csv|loss.last<=2.5
0|history|resumed.csv|loss.max<=5
1|history|resumed.csv|loss.max<5
0|history|lines.jsonl|loss.min<0,eval/acc.last>=0.5
1|history|lines.jsonl|eval/acc.last>0.5
0|history|lines.jsonl --x row|eval/acc.last>=0.5
0|history|lines.jsonl --metric eval/acc|loss.last<0
3|history|bad.csv|loss.finite
3|history|bad.jsonl|loss.finite
3|history|empty.csv|loss.finite
4|history|gone.csv|loss.finite
6|history|twenty.csv|loss.finite
3|compare|fine.csv bad.csv|loss.finite
END
ok 'those were sixty and more' test "$number" -ge 60
rm -f out.svg
run "$gdplot" history -q twenty.csv --expect 'r1=loss.last>20,r2*=loss.min<19,r*=loss.max>3' -o all.csv
is 'rows alone are judged, of any number of runs' "$status$err" 1'gdplot: r20: loss.max is 3, where loss.max > 3 was expected'

# What is expected changes no byte of the figure, though other metrics have rows of their own.
printf 'epoch,acc,loss\n0,0.1,\n0,,2\n1,0.5,\n1,,1\n' >turns.csv
"$gdplot" history -q turns.csv --x row -o plain.svg
"$gdplot" history -q turns.csv --x row --expect 'acc.last>=0.5,loss.last<=1' -o judged.svg
is 'the figure is the same' "$?$(cmp plain.svg judged.svg 2>&1)" 0
"$gdplot" redo -q judged.svg --expect 'acc.last>0.5' -o again.svg 2>/dev/null
is 'redo judges, too' "$?$(cmp plain.svg again.svg 2>&1)" 1

# Given again, --expect goes on, and --summary writes one more.
run "$gdplot" history -q fine.csv early.csv --expect 'loss.last<1' --expect 'fine=val_loss.last<=0.35' --expect acc.finite \
    --summary t.xml --summary t.csv --summary t.svg --annotate github -o out.svg
is 'what is told' "$status$(cat t.xml)
$err
$out" "1$(
    cat <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="gdplot" tests="5" failures="2">
  <testcase classname="logs" name="fine: loss.last &lt; 1"/>
  <testcase classname="logs" name="fine: val_loss.last &lt;= 0.35">
    <failure message="val_loss.last is 2.25, where val_loss.last &lt;= 0.35 was expected">val_loss has 3 values: last 2.25 at epoch 2, least 1.9 at epoch 1, greatest 2.6 at epoch 0</failure>
  </testcase>
  <testcase classname="logs" name="fine: acc.finite"/>
  <testcase classname="logs" name="early: loss.last &lt; 1">
    <failure message="loss.last is 1, where loss.last &lt; 1 was expected">loss has 2 values: last 1 at epoch 1, least 1 at epoch 1, greatest 2 at epoch 0</failure>
  </testcase>
  <testcase classname="logs" name="early: acc.finite"/>
</testsuite>
gdplot: fine: val_loss.last is 2.25, where val_loss.last <= 0.35 was expected
gdplot: early: loss.last is 1, where loss.last < 1 was expected
::error title=fine%3A val_loss.last <= 0.35 does not hold::logs: val_loss.last is 2.25, where val_loss.last <= 0.35 was expected; val_loss has 3 values: last 2.25 at epoch 2, least 1.9 at epoch 1, greatest 2.6 at epoch 0
::error title=early%3A loss.last < 1 does not hold::logs: loss.last is 1, where loss.last < 1 was expected; loss has 2 values: last 1 at epoch 1, least 1 at epoch 1, greatest 2 at epoch 0
END
)"
is 'every summary is there' "$(cut -d, -f1,2 t.csv | tr '\n' ' ')$(xmllint --xpath 'string(//*[local-name()="title"])' t.svg)" \
    'run,metric fine,loss fine,val_loss early,loss gdplot: 2 of 5 not as expected'
run "$gdplot" history -q nan.csv --expect 'loss.finite' --annotate github -o out.svg
is 'of one log the annotation names it, and what is not finite is counted' "$status$out" \
    '1::error file=nan.csv,title=nan%3A loss.finite does not hold::logs: loss.finite is 0.6666666666666666, where loss.finite was expected; loss has 3 values, 1 not finite; of the others last 1 at epoch 2, least 1 at epoch 2, greatest 2 at epoch 0'
run "$gdplot" compare -q fine.csv early.csv --expect 'val_loss.last<3' -o out.svg
is 'a run that lacks what another has fails' "$status$err" \
    '1gdplot: early: there is no value of val_loss, where val_loss.last < 3 was expected'
run "$gdplot" history -q fine.csv fine=early.csv --expect 'fine=acc.max<0.9' -o out.svg
is 'of two runs of one name each is judged by its own' "$status$err" \
    '1gdplot: fine: acc.max is 0.95, where acc.max < 0.9 was expected'

# Badges: of runs that gdplot trained, too.
badge() {
    xmllint --xpath 'string(//*[local-name()="title"])' "$1"
}
run "$gdplot" train -q --lr 0.1,1 --expect stable --summary b.svg --summary b.md
is 'a badge of what is as expected' "$status$(badge b.svg) $(wc -l <b.md)" '0gdplot: 2 of 2 as expected 5'
"$gdplot" train -q --lr 0.1 --summary b.svg
is 'and of runs of which nothing is expected' "$(badge b.svg)" 'gdplot: 1 run'
run "$gdplot" train -q --summary b.svg --summary ./b.svg
is 'a summary is not written twice' "$status$err" '2gdplot: --summary: ./b.svg would be written twice: it is b.svg'

# GitLab: a file of code quality. It is there where all is well, too.
gitlab() {
    perl -MJSON::PP -e 'local $/; my $all = decode_json(<STDIN>); binmode STDOUT, ":utf8";
        print "$_->{location}{path}:$_->{location}{lines}{begin} $_->{check_name} $_->{severity} $_->{description}\n" for @$all;
        my %known = map { $_->{fingerprint} => 1 } @$all; print keys(%known) == @$all ? "apart" : "alike"'
}
run "$gdplot" history -q fine.csv --expect 'loss.last<0.5,acc.max>0.9' --annotate gitlab -o out.svg
is 'code quality' "$status$(printf '%s' "$out" | gitlab)" '1fine.csv:1 gdplot major fine: loss.last < 0.5 does not hold: logs: loss.last is 0.75, where loss.last < 0.5 was expected; loss has 3 values: last 0.75 at epoch 2, least 0.75 at epoch 2, greatest 2.5 at epoch 0
fine.csv:1 gdplot major fine: acc.max > 0.9 does not hold: logs: acc.max is 0.8, where acc.max > 0.9 was expected; acc has 3 values: last 0.7 at epoch 2, least 0.1 at epoch 0, greatest 0.8 at epoch 1
apart'
known=$(printf '%s' "$out" | grep -o '"fingerprint": "[^"]*"')
sed 's/0.75/0.74/' fine.csv >next && mv next fine.csv
run "$gdplot" history -q fine.csv --expect 'loss.last<0.5,acc.max>0.9' --annotate gitlab -o out.svg
is 'it is known again, whatever the number' "$(printf '%s' "$out" | grep -o '"fingerprint": "[^"]*"')" "$known"
run "$gdplot" history -q fine.csv --expect 'loss.last<1' --annotate gitlab -o out.svg
is 'of nothing it is empty' "$status$(printf '%s' "$out" | gitlab)" 0apart
run "$gdplot" train -q --lr 1.1 --expect stable --annotate gitlab
is 'of runs that gdplot trained' "$status$(printf '%s' "$out" | gitlab)" \
    '1.:1 gdplot major lr 1.1 is not stable: f(x) = x²: diverging after 8 iterations, loss 905.933
apart'
run "$gdplot" history fine.csv --expect 'loss.last<1' --annotate gitlab -o out.svg
is 'nothing else may be printed' "$status$err" '2gdplot: --annotate: gitlab takes a file of its own: add -q, and nothing else is printed'
cat >'quote"\.jsonl' <<'END'
{"step": 0, "lo\"s\\s": 1}
{"step": 1, "lo\"s\\s": 2}
END
run "$gdplot" history -q 'quote"\.jsonl' --expect 'lo"s\s.last<1' --annotate gitlab -o out.svg
ok 'names are escaped' contains "$(printf '%s' "$out" | gitlab)" 'lo"s\s.last < 1 does not hold'

# Bad data and a bad spec are annotated, with their line.
run "$gdplot" history -q bad.csv --expect loss.finite --annotate github -o out.svg
is 'bad data' "$status$out" "3::error file=bad.csv,line=3,title=gdplot could not go on::bad.csv:3: 'abc' is no number, but loss is a metric"
run "$gdplot" history -q bad.csv --expect loss.finite --annotate gitlab -o out.svg
is 'for GitLab' "$status$(printf '%s' "$out" | gitlab)" \
    "3bad.csv:3 gdplot major gdplot could not go on: bad.csv:3: 'abc' is no number, but loss is a metric
apart"
run "$gdplot" history -q gone.csv --expect loss.finite --annotate github -o out.svg
is 'a log that is missing' "$status$out" '4::error title=gdplot could not go on::gone.csv: cannot read: No such file or directory'
printf 'x y\n1 2\n2 oops\n' >points.txt
run "$gdplot" train -q -d points.txt --lr 0.1 --expect stable --annotate github
is 'data' "$status$(printf '%s' "$out" | cut -d: -f1-3)" '3::error file=points.txt,line=3,title=gdplot could not go on'
printf 'formats: svg\nfigures:\n  - {kind: history, lr: abc}\nexpect: stable\n' >spec.yaml
run "$gdplot" report -q spec.yaml --annotate github
is 'a spec' "$status$(printf '%s' "$out" | cut -d: -f1-3 | cut -c-60)" '3::error file=spec.yaml,line=3,title=gdplot could not go on'

# Reports judge logs; those of several figures once.
cat >report.yaml <<'END'
formats: svg
logs: [fine.csv, early.csv]
figures:
  - {kind: history}
  - {kind: compare, metric: acc}
  - {kind: history, name: plain, logs: [], function: x^2, start: 7, lr: 0.1}
expect: {early: 'acc.max > 0.99', fine: ['acc.max > 0.5', val_loss.finite]}
END
sed -i 's/ logs: \[\],//' report.yaml
run "$gdplot" report -q report.yaml -o folder --summary r.xml --annotate github
is 'a report' "$status$err
$out" '1gdplot: early: acc.max is 0.95, where acc.max > 0.99 was expected
::error file=report.yaml,title=early%3A acc.max > 0.99 does not hold::logs: acc.max is 0.95, where acc.max > 0.99 was expected; acc has 2 values: last 0.95 at epoch 1, least 0.2 at epoch 0, greatest 0.95 at epoch 1'
is 'with a test case for each' "$(sed -n 's/.* name="\([^"]*\)".*/\1/p' r.xml | tr '\n' ',')" \
    'gdplot,lr 0.1: converging,fine: acc.max &gt; 0.5,fine: val_loss.finite,early: acc.max &gt; 0.99,'
run "$gdplot" report -q report.yaml -o folder --check --annotate gitlab
is 'a check is not in its format' "$status$err" "2gdplot: --annotate: --check tells of files, too, and not in gitlab's format"
done_testing
