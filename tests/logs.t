#!/bin/sh
# Logs of other trainers at the prompt: operands and folders, what is said of them, recipe, redo, diff, summary, report, what is
# refused, and hostile files. What the readers make of each format is in tests/unit/log.c.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1

contains() {
    case $1 in
    *"$2"*) ;;
    *) printf '%s\n' "$1" && false ;;
    esac
}

printf 'epoch,acc,loss,val_loss\n0,0.1,2.5,2.6\n1,0.5,1.5,1.9\n2,0.8,0.7,2.1\n' >keras.csv
printf 'step,loss\n10,5\n20,4\n30,3\n20,3.5\n30,2.5\n' >resumed.csv
mkdir -p runs/a runs/b
cp keras.csv runs/a/log.csv
sed 's/0.7/0.6/' keras.csv >runs/b/log.csv

# What is drawn.
run "$gdplot" history keras.csv --format txt -o -
is 'a log is a history' "$status$err" 0
ok 'its title names it' contains "$out" 'Learning curves of keras'
ok 'it has losses alone' contains "$out" 'loss, val_loss'
long=a-name-that-is-far-longer-than-the-column-of-its-run-is-wide
run "$gdplot" compare "$long-1=runs/a/log.csv" "$long-2=runs/b/log.csv" --format txt -o -
is 'names that are longer than a column are shortened to it' "$(printf '%s\n' "$out" |
    sed -n 's/^panel [^ ]* [^ ]* \([^ ]*\) .*/panel \1/p; s/^  label text .* bold ([^ ]* [^ ]* \([^ ]*\) .*/label \1/p' |
    awk '$1 == "panel" { width = $2 } $1 == "label" { print($2 <= width ? "fits" : "sticks out") }')" 'fits
fits'
run "$gdplot" history runs/a/log.csv runs/b/log.csv --summary - -q -o two.svg
is 'two logs are called by what tells them apart' "$status$err$(printf '%s\n' "$out" | cut -c 1)" '0r
a
a
b
b'
run "$gdplot" history first=runs/a/log.csv runs/b/log.csv --summary - -q -o two.svg
ok 'or by a name' contains "$out" 'first'
cp keras.csv 'x=keras.csv'
run "$gdplot" history 'x=keras.csv' --summary - -q -o two.svg
ok 'an existing file goes before NAME=LOG' contains "$out" 'x=keras'
run "$gdplot" compare runs/a/log.csv runs/b/log.csv --format txt -o -
ok 'compare has a column for each' contains "$out" '2 runs side by side'
run "$gdplot" history resumed.csv --format txt -o -
ok 'a resumed run is told' contains "$out" 'resumed at step 20, 2 values replaced (pale)'
run "$gdplot" history keras.csv --overlay --format txt -o -
ok 'an overlay is told' contains "$out" 'dashed: of validation'
run "$gdplot" history keras.csv --smooth 0.6 --format txt -o -
ok 'smoothing is told' contains "$out" 'an exponential mean of weight 0.6'

printf 'step,loss\n0,100\n1,0\n2,1\n3,0.5\n' >zero.csv
run "$gdplot" history zero.csv --format txt -o -
ok 'what a logarithmic axis has no place for is told' contains "$out" 'loss; 1 value of 0 or less is not drawn'
run "$gdplot" history zero.csv --range 0:100 --format txt -o -
is 'and not where the axis is none' "$(printf '%s\n' "$out" | grep -c 'not drawn')" 0
printf 'step,loss\n0,1e308\n1,2\n2,-1e308\n' >huge.csv
run "$gdplot" history huge.csv --format txt -o -
ok 'nor has any axis for values like 1e308' contains "$out" 'loss; 2 values are too large to be drawn'
printf 'step,loss,val_loss,acc\n0,nan,1,inf\n1,nan,nan,inf\n' >never.csv
run "$gdplot" history never.csv --format txt -o -
ok 'a metric that is never finite is named' contains "$out" '1 value is not finite (△); no value of loss is finite'
run "$gdplot" history never.csv --metric '*' --format txt -o -
ok 'or the first of them' contains "$out" 'no value of loss and 1 more curve is finite'

# Nothing is sampled: one value among ten million reaches its pixels.
perl -e 'print "step,loss\n"; print $_ == 7654321 ? "$_,9\n" : "$_,1\n" for 0 .. 9999999' >spike.csv
run "$gdplot" history -q spike.csv -o spike.txt -o spike.png
ok 'a spike among 10⁷ values is drawn' grep -qx '    line 7654321 9' spike.txt

# pixel X Y: where that point is drawn, by the dump
pixel() {
    awk -v x="$1" -v y="$2" '
        $1 == "panel" { left = $2; top = $3; width = $4; height = $5 }
        $1 == "axis" && $2 == "x" { x = int(left + width * (x - $3) / ($4 - $3)) }
        $1 == "axis" && $2 == "y" { print x, int(top + height * ($4 - y) / ($4 - $3)) }' spike.txt
}
# shellcheck disable=SC2046
set -- $(pixel 7654321 9)
is 'to its row of pixels' "$(for y in $(($2 - 3)) $(($2 + 2)) $(($2 + 180)); do
    for x in $(($1 - 7)) "$1"; do "$build/tests/pixels" at spike.png "$x" "$y"; done; done | sed 's/ffffff/white/; /white/!s/.*/blue/' | tr '\n' ' ')" \
    'white white white blue white blue '
ok 'and its steps are told in full' contains "$(sed -n 's/^alt: //p' spike.txt)" '1 at step 0, last 1 at step 9999999'
rm spike.csv

# The summary, with numbers that read back.
run "$gdplot" history -q keras.csv --summary s.csv -o k.svg
is 'a summary' "$status$err$(cat s.csv)" '0run,metric,x,values,replaced,not_finite,first,first_x,last,last_x,min,min_x,max,max_x
keras,loss,epoch,3,0,0,2.5,0,0.7,2,0.7,2,2.5,0
keras,val_loss,epoch,3,0,0,2.6,0,2.1,2,1.9,1,2.6,0'
run "$gdplot" history -q resumed.csv --summary - -o k.svg
ok 'counts what was replaced' contains "$out" 'step  5       2'

# The values that are drawn, in a file that is a log again.
run "$gdplot" history -q resumed.csv -o values.csv -o values.svg
is 'a CSV of the values that stand' "$status$err$(grep -v '^#' values.csv)" '0run,step,loss
resumed,10,5
resumed,20,3.5
resumed,30,2.5'
run "$gdplot" history -q resumed.csv --smooth 0.6 --format csv -o -
ok 'with those that are smoothed' contains "$out" 'run,step,loss,loss smoothed
resumed,10,5,5
resumed,20,3.5,4.0625'
printf 'epoch,loss,step,val_acc\n0,,7,0.5\n0,3,49,\n0,,49,0.6\n1,"2",99,\n' >together.csv
cp resumed.csv 'a,"b.csv'
run "$gdplot" history -q together.csv 'a,"b.csv' --metric '*' --format csv -o -
is 'equal steps are a row, blanks none, and names are quoted' "$status$(printf '%s\n' "$out" | grep -v '^#')" '0run,step,val_acc,loss
together,7,0.5,
together,49,0.6,3
together,99,,2
"a,""b",10,,5
"a,""b",20,,3.5
"a,""b",30,,2.5'
run "$gdplot" history -q together.csv --metric '*' --x val_acc --format csv -o -
ok 'x is what was asked for' contains "$out" 'run,val_acc'
"$gdplot" history -q resumed.csv together.csv -o two.csv
"$gdplot" history -q two.csv -o again.csv
is 'it is a log, with the same runs and values' "$(grep -v '^#' again.csv)" "$(grep -v '^#' two.csv)"
run "$gdplot" redo -q values.csv -o again.svg
is 'its recipe draws the figure' "$status$err$(cmp values.svg again.svg 2>&1)" 0
run "$gdplot" diff values.csv values.svg
is 'which has the same values' "$status" 0

# A trajectory stays one.
"$gdplot" train -q -o t.csv
run "$gdplot" history t.csv -o t.svg
ok 'a trajectory is none' grep -q 'iteration' t.svg

# Recipe, redo, diff.
"$gdplot" history -q keras.csv --metric '*loss' -o k.svg
ok 'a recipe has the name and the SHA-256' contains "$("$gdplot" recipe k.svg)" \
    "logs: \"keras = $(sha256sum keras.csv | cut -d ' ' -f 1) keras.csv\""
run "$gdplot" redo k.svg -o again.svg
is 'redo finds the log beside the figure' "$status$err" 0
ok 'and draws the same' cmp k.svg again.svg
mkdir elsewhere
mv keras.csv elsewhere/other.csv
run "$gdplot" redo k.svg -o again.svg
is 'or says what is missing' "$status$err" \
    '4gdplot: k.svg: its logs keras.csv are not beside it, as they were; put them there, or give redo -d with the files or their folder'
run "$gdplot" redo k.svg -d elsewhere -o again.svg
is 'or finds it by its SHA-256' "$status$err" 0
ok 'whatever it is called' cmp k.svg again.svg
run "$gdplot" redo --check k.svg -d elsewhere/other.csv
is 'redo --check' "$status$err" 0
printf '3,0.9,0.6,2.2\n' >>elsewhere/other.csv
run "$gdplot" redo k.svg -d elsewhere -o again.svg
is 'a log that has grown is another' "$status" 4
cp elsewhere/other.csv keras.csv
"$gdplot" history -q keras.csv -o longer.svg
head -n 4 elsewhere/other.csv >keras.csv
run "$gdplot" history keras.csv -o keras.csv
is 'a log is not overwritten' "$status" 2
ok 'and stays' test "$(wc -l <keras.csv)" = 4

# A report.
cat >page.yaml <<'END_OF_SPEC'
documents: [markdown]
formats: [svg]
logs: [keras.csv, resumed=resumed.csv]
figures:
  - {kind: history, metric: loss}
  - {kind: compare, logs: [runs/a/log.csv, runs/b/log.csv], smooth: 'median:3'}
  - {kind: history, name: plain, function: x^2, start: 7, lr: 0.1}
END_OF_SPEC
run "$gdplot" report -q page.yaml -o page
is 'a report takes logs' "$status$err" 0
ok 'and prints the command' contains "$(cat page/page.md)" \
    'gdplot history keras.csv resumed=resumed.csv --metric loss -o history.svg'

# A figure of other columns is warned of.
run "$gdplot" fit -d keras.csv --lr 0.01 -o f.svg
ok 'a log as data is warned of' contains "$err" 'keras.csv looks like the log of a trainer'
run "$gdplot" fit -d keras.csv --columns loss,val_loss --lr 0.01 -o f.svg
is 'unless columns are named' "$status$err" 0
printf 'epoch,loss\n0,2\n1,inf\n' >infinite.csv
run "$gdplot" fit -d infinite.csv -o f.svg
is 'one that cannot be data is told of in one line' "$status$err" \
    "3gdplot: infinite.csv:3:3: 'inf' is not a finite number; it looks like the log of a trainer, whose curves 'gdplot history infinite.csv' draws"

# What is refused: a line each, with its status, and nothing is written.
refuse() {
    wanted=$1
    said=$2
    shift 2
    run "$gdplot" history -q "$@" -o none.svg
    is "refused: $said" "$status$(printf '%s\n' "$err" | wc -l)" "${wanted}1"
    ok "says so: $said" contains "$err" "$said"
    ok "writes nothing: $said" test ! -e none.svg
}
refuse 3 "keras.csv has no metric of that name; it has acc, loss, val_loss" keras.csv --metric foo
printf '{"step": 1, "loss": 1}\n{"step": 2' >cut.jsonl
refuse 3 "cut.jsonl has no metric of that name; it has loss" cut.jsonl --metric foo
refuse 3 "no rows have 'foo'; it has epoch, acc, loss, val_loss" keras.csv --x foo
perl -e 'print "run,step,loss\n"; for $run (1 .. 20) { print "r$run,$_,$_\n" for 0 .. 3 }' >twenty.csv
refuse 6 "12 runs of logs at most are drawn, not 20; --summary and -o FILE.csv alone take all" twenty.csv
run "$gdplot" history -q twenty.csv --summary - -o twenty-again.csv
is 'which is true' "$status$err$(printf '%s\n' "$out" | wc -l) $(grep -v -c '^#' twenty-again.csv)" '021 81'
run "$gdplot" redo --check twenty-again.csv
is 'and such a file is drawn again' "$status$err" 0
printf 'step,loss\n-1e308,1\n1e308,2\n' >far.csv
refuse 6 "x: 'step' reaches 1e+308, more than an axis can be" far.csv
refuse 2 "--lr is of descent" keras.csv --lr 0.1
refuse 2 "--smooth: 'x'" keras.csv --smooth x
refuse 2 "runs of logs have no verdicts; write METRIC.STAT" keras.csv --expect converging
refuse 2 "--metric is of use with logs only" --metric loss
refuse 4 "gone.csv: cannot open" gone.csv keras.csv
: >empty.csv
refuse 3 "empty.csv: an empty file: its run ended before it logged anything" empty.csv
mkdir -p nothing/here
refuse 3 "nothing: a folder without event files" nothing
printf '{"a": %s' "$(printf '{"a": %.0s' $(seq 100))" >deep.json
refuse 6 "JSON in more than 64 levels" deep.json
printf '{"step": 1, "loss": 2}\n{"step": 2, "loss"\n{"step": 3}\n' >bad.jsonl
refuse 3 "bad.jsonl:2:" bad.jsonl
head -c 4000 /dev/zero >zeros.bin
printf 'xy\001\002\003\004\005\n1 loss 2\n' >controls.bin
refuse 3 "controls.bin: neither text nor a TensorBoard event file" controls.bin
# What is packed may be a log: small ones have no NUL in them.
while IFS='|' read -r magic message; do
    # shellcheck disable=SC2059
    printf "$magic" >packed.csv
    refuse 3 "packed.csv: this is $message" packed.csv
done <<'END'
\037\213\010\010a|compressed by gzip; unpack it first: gzip -dc packed.csv >NEW
\050\265\057\375a|compressed by zstd; unpack it first: zstd -dc packed.csv >NEW
BZh91AY&SYa|compressed by bzip2; unpack it first: bzip2 -dc packed.csv >NEW
\3757zXZ\000a|compressed by xz; unpack it first: xz -dc packed.csv >NEW
PK\003\004a|a zip archive; unpack it first: unzip -p packed.csv >NEW
\223NUMPYa|a NumPy array; save or export it as CSV
\211PNG\r\n\032\na|a PNG picture; data and logs are text
END
# A command to copy holds the name of a stranger's file as one word.
printf '\037\213\010\010a' >"it's; touch \$x.gz"
refuse 3 "unpack it first: gzip -dc 'it'\\''s; touch \$x.gz' >NEW" "it's; touch \$x.gz"
refuse 3 "zeros.bin: neither text nor a TensorBoard event file" zeros.bin
perl -e 'print join(",", "epoch", map { "loss$_" } 1 .. 99999), "\n", join(",", 0 .. 99999), "\n"' >wide.csv
refuse 6 "more than 4000 metrics" wide.csv
perl -e 'print "step,loss\n"; print "$_,1\n5,2\n" for 6 .. 9000' >falls.csv
refuse 6 "'step' falls back more than 4000 times" falls.csv
perl -e 'print "step,loss\n", "1,2\n2,1\n" x 4000' >many.csv
run sh -c "ulimit -t 10; exec '$gdplot' history -q $(yes many.csv | head -8 | tr '\n' ' ')"
is 'thousands of runs are soon counted' "$status$err" \
    '6gdplot: 12 runs of logs at most are drawn, not 32000; --summary and -o FILE.csv alone take all'
run "$gdplot" history -q falls.csv --x row -o rows.svg
is 'rows count where steps do not' "$status$err" 0

# Folders: MLflow, DVCLive, and many files.
mkdir -p mlruns/0/abc/metrics/train dvclive/plots/metrics/train dvclive/plots/metrics/eval
printf '1628697792090 3.5 0\n1628697795789 2.5 1\n' >mlruns/0/abc/metrics/loss
printf '1628697795789 2 1\n1628697792090 3 0\n' >mlruns/0/abc/metrics/train/loss
printf 'step\tloss\n49\t0.5\n99\t0.25\n' >dvclive/plots/metrics/train/loss.tsv
printf 'step\tloss\n49\t0.75\n' >dvclive/plots/metrics/eval/loss.tsv
run "$gdplot" history -q mlruns --summary - -o m.svg
ok 'metrics of MLflow' contains "$out" 'abc  train/loss  step  2       0         0           3      0        2     1'
run "$gdplot" redo -q m.svg -d mlruns -o m2.svg
is 'drawn again' "$status$err" 0
ok 'the same' cmp m.svg m2.svg
run "$gdplot" history -q dvclive --summary - -o d.svg
ok 'plots of DVCLive' contains "$out" 'dvclive  train/loss  step  2'
perl -e 'mkdir "many"; for (1 .. 10000) { open my $out, ">", "many/f$_"; }'
run "$gdplot" history -q many -o none.svg
is 'a folder of 10000 files' "$status" 3

# A curve that is level does not get worse behind the one value that is best by far; a valley does.
{ echo step,loss; seq 0 99 | awk '{ print $1 "," ($1 == 40 ? 0.05 : 0.1 + 2 / 1.5 ^ $1 + $1 % 3 / 100) }'; } >level.csv
is 'an outlier is no turn' "$("$gdplot" history level.csv --format txt -o - | sed -n 's/^caption: //p')" loss
{ echo step,loss; seq 0 99 | awk '{ print $1 "," 0.1 + ($1 - 40) ^ 2 / 1e4 + $1 % 3 / 100 }'; } >valley.csv
is 'a valley is one' "$("$gdplot" history valley.csv --format txt -o - | sed -n 's/^caption: //p')" 'loss; loss rises from step 39'

# Of logs that count by different steps every panel says which are its own; of others the lowest do.
{ echo iter,d_loss,g_loss; seq 0 9 | awk '{ print $1 ",1," 2 }'; } >gan.csv
titles() { "$gdplot" history "$@" --format txt -o - | sed -n 's/^  label muted .*: \(iter\|epoch\)$/\1/p' | tr '\n' ' '; }
is 'each panel has the title of its x axis' "$(titles gan.csv keras.csv)" 'iter iter epoch epoch '
sed 's/iter/epoch/' gan.csv >alike.csv
is 'once a column where all count alike' "$(titles alike.csv keras.csv)" 'epoch epoch '

# Names from outside are cleaned.
printf 'epoch,lo\033[31mss\n0,1\n1,2\n' >escape.csv
run "$gdplot" history -q escape.csv --format txt -o -
ok 'control bytes in names are shown' contains "$out" 'lo\x1b[31mss'
cp keras.csv "$(printf 'a\033b.csv')"
run "$gdplot" history -q "$(printf 'a\033b.csv')" --metric foo -o none.svg
ok 'and of files' test -z "$(printf '%s' "$err" | tr -d '[:print:]\n')"
done_testing
