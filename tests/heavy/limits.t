#!/bin/sh
# The limits that take seconds or hundreds of megabytes; the others are in ../limits.t.
. "$(dirname "$0")/../lib.sh"
. "$root/limits.sh"
cd "$scratch" || exit 1
memory=2000000

at '100 million pixels' loss --size 10000x10000 -o made.png
is '100 million pixels: all of them' "$(od -An -tu1 -j16 -N8 made.png | tr -s ' ')" ' 0 0 39 16 0 0 39 16'
at '100 million pixels of the longest side' loss --size 32767x3051 -o made.png
at '100 million pixels, read' diff --pixels made.png made.png
at '10⁷ states' train -q --iterations 9999999 -o made.csv
is '10⁷ states: all of them' "$(tail -n 1 made.csv | cut -d, -f 3)" 9999999
at '10⁷ states of a trajectory' history made.csv -o made.svg
mv made.csv more.csv
tail -n 1 more.csv | sed 's/^1,\([^,]*\),[0-9]*/1,\1,10000000/' >>more.csv
past '10⁷ states of a trajectory' 'more.csv: more than 10000000 states' history more.csv -o made.svg
rm more.csv
at '10⁹ nodes' train -q -f 'x+x+x' --start 1 --lr 1e-9 --keep log --iterations 199999999 -o made.csv
at '10⁹ nodes of a sweep' sweep -f 'x+x+x' --start 1 --lr 1e-9:1e-8:1000000 --iterations 199 -o made.txt

cat >runs.yaml <<'END'
formats: svg
figures:
- {kind: history, lr: 0.1, iterations: 4999999, name: a}
- {kind: history, lr: 0.2, iterations: 4999999, name: b}
END
at '10⁷ states of a report' report -q runs.yaml -o runs
sed -i 's/0.2, iterations: 4999999/0.2, iterations: 5000000/' runs.yaml
status=0
"$gdplot" report -q runs.yaml -o more 2>err || status=$?
is '10⁷ states of a report: past it' "$status$(cat err)$(ls -d more 2>/dev/null)" \
    "6gdplot: runs.yaml:4: figure 'b': more than 10000000 states in all; lower --iterations"

"$gdplot" loss -o figure.gp
truncate -s 268435456 figure.gp
at 'a figure of 256 MiB' recipe figure.gp
echo >>figure.gp
past 'a figure of 256 MiB' 'figure.gp: more than 256 MiB' recipe figure.gp
rm figure.gp

repeat 1048576 a >a.mustache
repeat 256 '{{> a}}' >page.mustache
at '256 MiB of output' loss --template page.mustache -o made.gp
is '256 MiB of output: all of it' "$(wc -c <made.gp)" 268435456
printf b >>page.mustache
past '256 MiB of output' 'more than 256 MiB of output' loss --template page.mustache -o made.gp
done_testing
