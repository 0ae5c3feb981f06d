#!/bin/sh
# Whether figures and reports are still what they should be: redo --check with the data beside a figure, folders, figures
# of 0.1; report --check.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
cp -r "$root/data" .

# The data beside a figure.
mkdir set
"$gdplot" loss -d data/pizza.txt --domain -1:4 -o set/loss.svg -o set/loss.txt -o loss.png
"$gdplot" fit -d data/pizza.txt --bias train --lr 0.001 -o set/fit.svg
"$gdplot" grid -o set/grid.png
cp data/pizza.txt set
run "$gdplot" redo --check set/loss.svg set/grid.png set/fit.svg loss.png
is 'data beside a figure are looked at' "$status$err
$out" '0
set/loss.svg: as its recipe gives it; its data, set/pizza.txt, are the same
set/grid.png: as its recipe gives it
set/fit.svg: as its recipe gives it; its data, set/pizza.txt, are the same
loss.png: as its recipe gives it; its data, pizza.txt, are not beside it and were not looked at'
run "$gdplot" redo --check loss.png -d data/pizza.txt
is 'or those that are named' "$status$out" '0loss.png: as its recipe gives it; its data, data/pizza.txt, are the same'
sed '3s/[0-9]*$/99/' data/pizza.txt >set/pizza.txt
run "$gdplot" redo --check -q set
is 'other data beside them: each figure is named' "$status$(echo "$err" | sed 's/SHA.*/SHA/')" \
    '1gdplot: set/fit.svg: set/pizza.txt is not the file it was made from: SHA
gdplot: set/loss.svg: set/pizza.txt is not the file it was made from: SHA
gdplot: set/loss.txt: set/pizza.txt is not the file it was made from: SHA'
echo 'x y' >set/pizza.txt
run "$gdplot" redo --check -q set/loss.svg
is 'what is in a file that is not theirs is not told' "$status$err" \
    '1gdplot: set/loss.svg: set/pizza.txt is not the file it was made from'
run "$gdplot" redo --check -q set/loss.svg -d set/pizza.txt
is 'of one that was typed it is, and the figure is named' "$status$(echo "$err" | cut -d: -f1-3)" '3gdplot: set/loss.svg: set/pizza.txt'
rm set/pizza.txt
run "$gdplot" redo --check -q set
is 'points that are nowhere, too' "$status$err" \
    '4gdplot: set/fit.svg: its recipe names set/pizza.txt: cannot read: No such file or directory; give --data FILE'
run "$gdplot" redo --check -q set/fit.svg set/loss.svg -d data/pizza.txt
is 'points where it is said' "$status$err" 0
mkdir set/pizza.txt
run "$gdplot" redo --check set/loss.svg
unseen='0set/loss.svg: as its recipe gives it; its data, pizza.txt, are not beside it and were not looked at: set/pizza.txt: cannot read:'
is 'a folder of that name is no data, which is told' "$status$err$out" "$unseen Is a directory"
rmdir set/pizza.txt
ln -s ../data/pizza.txt set/pizza.txt
run "$gdplot" redo --check set/loss.svg
is 'nor is a link' "$status$err$out" "$unseen a link, which leads elsewhere"
rm set/pizza.txt

# Data and logs that are there, and cannot be read.
printf 'epoch,loss\n0,2\n1,1\n' >set/log.csv
"$gdplot" history -q set/log.csv -o set/log.svg
cp data/pizza.txt set
chmod 000 set/pizza.txt set/log.csv
chmod 755 "$scratch"
mkdir -m 777 "$scratch/counts"
user=
[ "$(id -u)" != 0 ] || user="env GCOV_PREFIX=$scratch/counts setpriv --reuid 65534 --regid 65534 --clear-groups"
if $user "$gdplot" --version >/dev/null 2>&1; then
    run $user "$gdplot" redo --check set/loss.svg
    is 'data that cannot be read are an error, not missing' "$status$err" \
        '4gdplot: set/loss.svg: its recipe names set/pizza.txt: cannot read: Permission denied; give --data FILE'
    run $user "$gdplot" redo --check set/log.svg
    is 'and a log' "$status$err" \
        '4gdplot: set/log.svg: its logs log.csv are not found, but not all could be read: set/log.csv: cannot read: Permission denied'
else
    skip 'data that cannot be read' 'no setpriv, or gdplot lies where only root may go'
    skip 'and a log' 'no setpriv, or gdplot lies where only root may go'
fi
chmod 644 set/pizza.txt
rm set/log.*

# Folders.
cp data/pizza.txt set
echo '<svg/>' >set/own.svg
echo notes >set/notes.txt
run "$gdplot" redo --check set
is 'a folder: what has no recipe is named' "$status$err$(echo "$out" | wc -l)" \
    '0gdplot: not checked, no recipe in it: set/own.svg4'
rm set/own.svg
mkdir empty
run "$gdplot" redo --check empty
is 'a folder without a figure: status 3' "$status$err" '3gdplot: empty: nothing that gdplot made'
run "$gdplot" redo set loss.png --theme dark -q
is 'figures and folders are drawn anew' "$status$out$err" 0
is 'with the options given' "$(grep -l '^ *theme: dark$' set/*.svg set/*.txt | wc -l)$("$gdplot" recipe loss.png | grep -c dark)" 31
run "$gdplot" redo set --rows 2
is 'where one fails the others have their turn' "$status
$err" '2
gdplot: --rows: set/fit.svg is a fit, which does not take it
gdplot: --rows: set/loss.svg is a loss, which does not take it
gdplot: --rows: set/loss.txt is a loss, which does not take it'
is 'which it took' "$("$gdplot" recipe set/grid.png | grep '^rows')" 'rows: 2'
run "$gdplot" redo set -o x.svg
is 'several have no other name: status 2' "$status$err" '2gdplot: -o is for one figure; of several each is written anew'

# The options of the figure's own command.
"$gdplot" contour -o contour.svg
"$gdplot" sweep --lr 0.1:1:20 -o sweep.svg
while read -r figure options; do
    # shellcheck disable=SC2086
    run "$gdplot" redo $figure $options -o again.svg
    is "redo $figure $options" "$status$err" 0
done <<'END'
contour.svg --equal
contour.svg --expect oscillating --summary runs.csv
sweep.svg --jobs 1
loss.png --svg-font outline
END
ok 'the summary is written' grep -q '^0.09,oscillating' runs.csv
run "$gdplot" redo contour.svg --expect cycling --annotate github -o again.svg
is 'an expectation that is not met' "$status$err$out" '1gdplot: lr 0.09: oscillating, where cycling was expected::error title=lr 0.09 is not cycling::f(x, y) = x² + 10y²: oscillating after 8 iterations, loss 3.66607'
run "$gdplot" redo sweep.svg --expect cycling -o again.svg
is 'of a kind without runs: status 2' "$status$err" '2gdplot: --expect: sweep.svg is a sweep, which does not take it'

# Figures of 0.1: their recipes say 1, and have the check of that text.
cat >first.txt <<'END'
figure 720 480 light
recipe
  gdplot: 1
  command: loss
  function: "x^2"
  check: 0000000000000000
END
sum=$(sed -n 's/^  \(gdplot\|command\|function\)/\1/p' first.txt | sha256sum | cut -c1-16)
sed -i "s/0000000000000000/$sum/" first.txt
run "$gdplot" redo --check first.txt
is 'what 0.1 drew, and can be redone' "$status$err$out" '0first.txt: gdplot 0.1 drew it; its recipe can be redone'
sed 's/x^2/x^3/' first.txt >changed.txt
run "$gdplot" redo --check changed.txt
is 'its recipe must be as it was written' "$status$err" '1gdplot: changed.txt: its recipe was changed: its line '\''check:'\'' is missing, or of another recipe'
sed 's/gdplot: 1/gdplot: 2/' first.txt >second.txt
sum=$(sed -n 's/^  \(gdplot\|command\|function\)/\1/p' second.txt | sha256sum | cut -c1-16)
sed -i "s/check: .*/check: $sum/" second.txt
run "$gdplot" redo --check second.txt
is 'a figure of today has today'"'"'s bytes' "$status" 1

# report --check
"$gdplot" report -q data/learning-rates.yaml -o report
run "$gdplot" redo --check -q report
is 'pictures of a report are what their recipes give, those that its documents show, too' "$status$err" 0
name_in() {
    sed -n 's:^<title>\(.*\)</title>$:\1:p' "$1"
}
name=$(name_in report/compare-figure.svg)
run "$gdplot" redo report/compare-figure.svg --theme dark -o again.svg
is 'redo keeps what one of these is called' "$status$err$(name_in again.svg)" "0$name"
ok 'which is a name' test -n "$name"
run "$gdplot" redo report/compare-figure.svg --lr 0.2,0.4 -o again.svg
is 'unless it shows something else' "$status$err$(name_in again.svg)" 0
run "$gdplot" report --check data/learning-rates.yaml -o report
is 'a report as its spec gives it' "$status$err$(echo "$out" | grep -c ': as the spec gives it$')" "0$(find report -type f | wc -l)"
touch .before
run "$gdplot" report --check -q data/learning-rates.yaml -o report
is 'nothing is printed with -q' "$status$out$err" 0
run "$gdplot" report --check -q data/learning-rates.yaml -o nowhere
is 'one that was never made: each file is named' "$status$(echo "$err" | grep -c '^gdplot: nowhere/.*: is not there$')" "1$(find report -type f | wc -l)"
ok 'nor is its folder made' test ! -e nowhere
is 'nothing is written' "$(find report -newer .before)" ''
run "$gdplot" redo -q report/history.png --theme dark
rm report/compare.svg
sed -i 's/Learning/learning/' report/learning-rates.md
"$build/tests/pixels" recompress report/compare.png packed.png && mv packed.png report/compare.png
"$build/tests/pixels" graft report/grid-1.png report/grid-0.1.png grafted.png && mv grafted.png report/grid-1.png
run "$gdplot" report --check -q data/learning-rates.yaml -o report
is 'what differs is named, a line each' "$status
$err" '1
gdplot: report/grid-1.png: line 5 has '"'lr: 0.1', where the spec gives 'lr: 1'"'
gdplot: report/compare.svg: is not there
gdplot: report/history.png: pixel 0,0 is #15181c, where the spec gives #ffffff; 345600 pixels in all
gdplot: report/learning-rates.md: line 1 has '"'# learning rates on x²', where the spec gives '# Learning rates on x²'"
run "$gdplot" report --check -q --only grid-0.1 data/learning-rates.yaml -o report
is 'a part of it' "$status$err" 0
sed 's/1: cycling/1: diverging/' data/learning-rates.yaml >unmet.yaml
run "$gdplot" report --check -q --only grid-1 unmet.yaml -o report
is 'what is expected is looked at, too' "$status
$err" '1
gdplot: report/grid-1.png: line 5 has '"'lr: 0.1', where the spec gives 'lr: 1'"'
gdplot: lr 1: cycling, where diverging was expected'
for row in '--summary x.md|--summary: --check writes nothing' '--list|--list: --check looks at files, and does not list them'; do
    # shellcheck disable=SC2086
    run "$gdplot" report --check ${row%%|*} data/learning-rates.yaml -o report
    is "${row%%|*}: status 2" "$status$err" "2gdplot: ${row#*|}"
done
printf 'formats: [tex, csv]\nfigures: [{kind: history}]\n' >tex.yaml
"$gdplot" report -q tex.yaml
run "$gdplot" report --check tex.yaml
is 'a drawing of two files, and numbers' "$status$err$out" '0tex/history.tex: as the spec gives it
tex/history.csv: as the spec gives it'
rm tex/history-inc.pdf
run "$gdplot" report --check tex.yaml
is 'the second is missed' "$status$err" \
    '1gdplot: tex/history.tex: its drawing is missing: tex/history-inc.pdf: cannot read: No such file or directory'
done_testing
