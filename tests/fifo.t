#!/bin/sh
# FIFOs: one that somebody writes to is read where it was typed; nothing hangs on one that nobody writes to, or reads.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
mkdir folder jobs
mkfifo none none.csv none.mustache folder/named unread unread.csv
"$gdplot" train -q -o run.csv
"$gdplot" grid -q -o wanted.svg
printf '1 2\n2 3\n4 4\n' >points.txt
printf '{{> none}}' >outer.mustache
echo 'figures: [{kind: loss}]' >jobs/good.yaml

# begin NAME MESSAGE COMMAND...: all are waited for together, since each is patient.
jobs=0
begin() {
    jobs=$((jobs + 1))
    printf '%s\n' "$1" >"jobs/$jobs.name"
    printf '%s\n' "$2" >"jobs/$jobs.wanted"
    shift 2
    timeout 120 "$@" >/dev/null 2>"jobs/$jobs.message" &
    echo $! >"jobs/$jobs.process"
}

nobody='cannot read: a FIFO that nobody writes to'
special='cannot read: not a regular file'
begin '-d' "4 gdplot: none: $nobody" "$gdplot" train -q -d none -o out.csv
begin 'a trajectory' "4 gdplot: none.csv: $nobody" "$gdplot" grid none.csv -o out.svg
begin 'diff, first' "4 gdplot: none.csv: $nobody" "$gdplot" diff none.csv run.csv
begin 'diff, second' "4 gdplot: none.csv: $nobody" "$gdplot" diff run.csv none.csv
begin 'diff of another name' "4 gdplot: none: $special" "$gdplot" diff none run.csv
begin 'diff --pixels' "4 gdplot: none: $nobody" "$gdplot" diff --pixels none none
begin 'redo' "4 gdplot: none: $special" "$gdplot" redo none
begin 'redo --check' "4 gdplot: none: $special" "$gdplot" redo --check none
begin 'redo --data' "4 gdplot: none: $nobody" "$gdplot" redo wanted.svg --data none --lr 0.1 -o out.svg
begin 'recipe' "4 gdplot: none: $special" "$gdplot" recipe none
begin '--font' "4 gdplot: --font: none: $nobody" "$gdplot" grid --font none -o out.svg
begin '--template' "4 gdplot: none.mustache: $nobody" "$gdplot" grid --template none.mustache -o out.gp
begin 'a partial' "4 gdplot: none.mustache: $special" "$gdplot" grid --template outer.mustache -o out.gp
begin 'a spec' "4 gdplot: none: $nobody" "$gdplot" report none
begin "a report's --template" "4 gdplot: none.mustache: $nobody" \
    "$gdplot" report --template none.mustache -q -o made jobs/good.yaml
for key in data font template; do
    printf 'figures:\n  - {kind: grid, lr: 0.1, formats: [gp], %s: ../none}\n' $key >jobs/$key.yaml
    begin "$key of a figure" "3 gdplot: jobs/$key.yaml:2: jobs/../none: $special" \
        "$gdplot" report -q -o made jobs/$key.yaml
    printf 'figures:\n  - {kind: grid, lr: 0.1, formats: [gp], %s: /dev/zero}\n' $key >jobs/$key-device.yaml
    begin "$key of a figure, a device" "3 gdplot: jobs/$key-device.yaml:2: /dev/zero: $special" \
        "$gdplot" report -q -o made jobs/$key-device.yaml
done
printf 'template: ../none\nfigures: [{kind: loss}]\n' >jobs/page.yaml
begin "a spec's template" "3 gdplot: jobs/page.yaml: jobs/../none: $special" "$gdplot" report -q -o made jobs/page.yaml
unread='cannot write: a FIFO that nobody reads'
begin '-o' "4 gdplot: unread.csv: $unread" "$gdplot" train -q -o unread.csv
begin '--summary' "4 gdplot: unread.csv: $unread" "$gdplot" train -q --summary unread.csv
begin '-o of a figure' "4 gdplot: unread: $unread" "$gdplot" loss -f x^2 --format svg -o unread
number=0
while [ $number -lt $jobs ]; do
    number=$((number + 1))
    status=0
    wait "$(cat jobs/$number.process)" || status=$?
    is "nobody is there: $(cat jobs/$number.name)" "$status $(cat jobs/$number.message)" "$(cat jobs/$number.wanted)"
done
ok 'nothing was made' test ! -e made -a ! -e out.csv -a ! -e out.svg -a ! -e out.gp

# Somebody writes, at once, later, or in parts. The writer's other end is opened first or last.
read_by() {
    read_name=$1
    shift
    run timeout 120 "$@"
    wait
    is "somebody writes: $read_name" "$status$err" 0
}
# writes FIFO COMMANDS: a writer that gives up where nobody reads.
writes() {
    timeout 120 sh -c "exec >$1; $2" &
}
mkfifo some some.csv
writes some 'cat points.txt'
read_by '-d' "$gdplot" train -q -d some --lr 0.01 -o out.csv
writes some 'sleep 7; cat points.txt'
read_by '-d, open and silent for longer than one waits for a writer' "$gdplot" train -q -d some --lr 0.01 -o late.csv
ok 'with the same bytes' cmp out.csv late.csv
writes some 'sleep 1; cat points.txt'
read_by '-d, late' "$gdplot" train -q -d some --lr 0.01 -o late.csv
ok 'with the same bytes' cmp out.csv late.csv
writes some.csv 'cat run.csv'
read_by 'a trajectory' "$gdplot" grid some.csv -o out.svg
ok 'with the same bytes' cmp out.svg wanted.svg
writes some.csv 'cat run.csv'
read_by 'diff' "$gdplot" diff some.csv run.csv
writes some 'cat jobs/good.yaml'
read_by 'a spec' "$gdplot" report -q some -o made
writes some "cat '$root/templates/gnuplot.mustache'"
read_by '--template' "$gdplot" grid --template some -o out.gp
ok 'a pipe of the shell' bash -c "'$gdplot' train -q -d <(cat points.txt) --lr 0.01 -o pipe.csv"
is 'with the same numbers' "$(grep -v '^#' pipe.csv)" "$(grep -v '^#' out.csv)"
run bash -c "'$gdplot' train -q -d <(true) --lr 0.01 -o pipe.csv"
is 'an empty one: bad data, not nobody' "$status" 3
done_testing
