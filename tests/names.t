#!/bin/sh
# Names and digits: what differs does not read the same.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
near='--lr 0.99999,1,1.00001'

# texts COMMAND...: every text of a figure
texts() {
    "$gdplot" "$@" -o - --format svg | sed -n 's/<\/*tspan[^>]*>//g; s/.*<text[^>]*>\([^<]*\)<.*/\1/p'
}

# Learning rates, wherever runs have names.
while read -r name command; do
    # shellcheck disable=SC2086
    texts $command $near >texts
    for lr in 0.99999 1 1.00001; do
        is "$name: lr $lr has a name of its own" "$(grep -cE "^lr (= )?$lr\$" texts)" 1
    done
done <<'END'
compare compare
history history --iterations 30
grid grid --cols 2 --rows 1
loss loss --path
contour contour -f x^2+0.1*y^2 --start 9,1
END
"$gdplot" train -q $near --summary runs.txt
is 'the summary' "$(cut -d' ' -f1 runs.txt | tr '\n' ' ')" 'lr 0.99999 1 1.00001 '
"$gdplot" train -q --lr 0.999999999,1,1.000000001 --summary runs.txt
is 'in as many digits as it takes' "$(cut -d' ' -f1 runs.txt | tr '\n' ' ')" 'lr 0.999999999 1 1.000000001 '
is 'the alt text' "$("$gdplot" compare $near -o - --format txt | grep -oE 'lr [0-9.]+:' | tr '\n' ' ')" 'lr 0.99999: lr 1: lr 1.00001: '
is 'a rate is told as it was typed' "$("$gdplot" loss --path --lr 0.99999 -o - --format txt | sed -n 's/^caption: .*learning rate \([^:]*\): .*/\1/p')" 0.99999
printf 'documents: [html, markdown]\nformats: svg\nlr: [0.99999, 1]\nfigures: [{kind: grid, rows: 1}]\n' >page.yaml
"$gdplot" report -q page.yaml
is 'the pages of a report' "$(grep -o 'State 0, lr = [0-9.]*' page/page.html | sort -u | tr '\n' ' ')" 'State 0, lr = 0.99999 State 0, lr = 1 '
is 'and their tables' "$(grep -c '^| 0.99999 |' page/page.md) $(grep -c '^| 1 |' page/page.md)" '4 4'

# Neighbouring states.
offset='(x-1e6)^2+1e9 --start 1000007 --lr 0.1'
# shellcheck disable=SC2086
texts grid -f $offset >texts
is 'no two panels have the same point' "$(grep -c '^([0-9]*' texts) $(grep '^([0-9]*' texts | sort | uniq -d)" '9 '
ok 'and each is near the truth' grep -qx '(1000001.5, 1000000002)' texts
is 'axes count from a round number' "$(grep -E '^(x|f\(x\)) −' texts | sort -u | tr '\n' ' ')" 'f(x) − 10⁹ x − 10⁶ '
ok 'the start is told as it was typed' grep -q '^from x = 1000007, ' texts
# shellcheck disable=SC2086
is 'the alt text tells both ends of an axis' "$("$gdplot" loss -f $offset -o - --format txt | sed -n 's/^alt: \([^:]*\):.*/\1/p')" \
    'f(x) over x from 999990 to 1.00001 × 10⁶'
printf 'documents: markdown\nformats: svg\nfigures: [{kind: loss, path: true, function: (x-1e6)^2+1e9, start: 1000007, lr: 0.1}]\n' >table.yaml
"$gdplot" report -q table.yaml
is 'the table of states has no two rows alike' "$(grep -E '^\| [0-9] \|' table/table.md | cut -d'|' -f3,4 | sort | uniq -d)$(grep -cE '^\| [0-9] \|' table/table.md)" 9
"$gdplot" grid -d "$root/data/pizza.txt" --lr 0.001 --states 0,16,32,64 -o states.txt
is 'digits do not get fewer along a run' "$(sed -n 's/^  label text.*): (\(.*\))$/\1/p' states.txt | tail -n 3 | tr '\n' ' ')" \
    "$(sed -n 's/^  label text.*): (\(.*\))$/\1/p' states.txt | tail -n 3 | awk '{ if (length < length_before) exit; length_before = length - 3; print }' | tr '\n' ' ')"

# Levels that all begin with the same figures.
texts contour -f 'x^2+10*y^2+1e12' --start 9,1 --lr 0.09 >texts
ok 'the offset of levels stands in the title of the bar' grep -qx 'f(x, y) − 10¹²' texts
is 'and their labels are short' "$(grep -cE '^[0-9]{1,3}$' texts | awk '{ print ($1 >= 10) }')$(grep -c '1\.0000' texts)" 10
texts contour -f 'x^2+10*y^2+1e12' --start 9,1 --lr 0.09 --size 300x240 --text-size 13px >texts
is 'without a bar nothing counts from an offset' "$(grep -c '− 10' texts)" 0

# JUnit: no two cases have the same names.
mkdir a b
cp "$root/data/pizza.txt" a
awk 'NR > 1 { $2 = 3 * $2 } 1' a/pizza.txt >b/pizza.txt
cat >names.yaml <<'END'
formats: svg
lr: 0.001
figures:
  - {kind: history, data: a/pizza.txt}
  - {kind: history, data: b/pizza.txt}
  - {kind: history, data: a/pizza.txt, columns: "2,1"}
  - {kind: history, function: x^2, start: 7}
  - {kind: history, function: x**2, start: 7}
  - {kind: history, function: x**2, start: 8}
  - {kind: history, function: x^2, start: 7, iterations: 9}
END
run "$gdplot" report -q names.yaml --summary names.xml
is 'each case is called as no other' "$status$(sed -n 's/.*<testcase \(.*\)\/>/\1/p' names.xml)" '0classname="ŷ = w·x on pizza.txt (a/pizza.txt) (columns Reservations,Pizzas)" name="lr 0.001: converged"
classname="ŷ = w·x on pizza.txt (b/pizza.txt)" name="lr 0.001: converged"
classname="ŷ = w·x on pizza.txt (a/pizza.txt) (columns 2,1)" name="lr 0.001: converged"
classname="f(x) = x²" name="lr 0.001, start 7, iterations 8: converging"
classname="f(x) = x²" name="lr 0.001, start 8: converging"
classname="f(x) = x²" name="lr 0.001, start 7, iterations 9: converging"'
"$gdplot" report -q names.yaml --summary names.csv
is 'and in the other summaries' "$(cut -d'"' -f2 names.csv | grep '^ŷ' | sort -u | wc -l)" 3
run "$gdplot" report -q names.yaml --expect cycling --annotate github
is 'and in messages' "$(echo "$err" | grep -o '^gdplot: ŷ.*, lr' | sort | uniq -d)$(echo "$err" | wc -l)" 6
done_testing
