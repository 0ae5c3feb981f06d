#!/bin/sh
# Figures that know where they came from: recipe, redo, redo --check, diff.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
cp -r "$root/data" "$root/tests/golden" .
cp "$root"/doc/img/*.png golden
# What logs have is in no recipe: they lie beside their figures.
cp "$root"/data/logs/* golden
# PNG of another Cairo are first drawn by this one: its pixels are a few levels apart.
if ! "$gdplot" --version | grep -q "cairo $(sh "$root/tests/golden-files" cairo),"; then
    for file in golden/*.png; do
        test "$file" = golden/fit.png || "$gdplot" redo "$file"
    done
fi
pizza="-d data/pizza.txt --domain -1:4 --lr 0.001 --path --gradient 0"
# shellcheck disable=SC2086
for form in png svg pdf gp txt csv; do
    "$gdplot" loss $pizza -o "l.$form"
    "$gdplot" grid --theme classic --title "it's «α» \"\\\" # : - | > & <b>" -o "g.$form"
done
mv data gone

# Every golden figure, without its data: the same bytes from what is in it.
mkdir again
for file in golden/*.svg golden/*.txt golden/*.gp golden/*.png l.* g.*; do
    case $file in golden/fit*) continue ;; esac
    "$gdplot" redo "$file" -o "again/${file##*/}"
    ok "$file again" cmp "$file" "again/${file##*/}"
done
for file in golden/*.txt golden/*.png; do
    name=${file##*/}
    name=${name%.*}
    test -e "golden/$name.svg" -a "$file" != golden/grid-classic.png || continue
    case $name in fit*) continue ;; esac
    "$gdplot" redo "$file" -o "again/$name.svg"
    ok "$name.svg from $file" cmp "golden/$name.svg" "again/$name.svg"
done
"$gdplot" redo l.png -o from-png.svg -o from-png.pdf
ok 'an SVG from a PNG is the one drawn at first' cmp from-png.svg l.svg
ok 'so is a PDF' cmp from-png.pdf l.pdf
run "$gdplot" redo golden/fit-pizza-both.svg -o fit.svg
is 'points are not in the recipe: status 4' "$status" 4
cp gone/pizza.txt golden/pizza.txt
"$gdplot" redo golden/fit-pizza-both.svg -o fit.svg
ok 'with the data there, the same bytes' cmp fit.svg golden/fit-pizza-both.svg
sed '3s/[0-9]*$/99/' gone/pizza.txt >golden/pizza.txt
run "$gdplot" redo golden/fit-pizza-both.svg -o fit.svg
is 'with other data: status 3' "$status$err" '3gdplot: golden/pizza.txt: not the file that the recipe was made from'
rm golden/pizza.txt
run "$gdplot" redo golden/fit-pizza-both.svg -d gone/pizza.txt -o fit.svg
ok 'or typed' cmp fit.svg golden/fit-pizza-both.svg
run "$gdplot" redo golden/fit-alone.svg -d gone/pizza.txt -o fit.svg
ok 'data alone again' cmp fit.svg golden/fit-alone.svg
run "$gdplot" redo --check -q -d gone/pizza.txt golden/fit-alone.svg
is 'and checked' "$status$err" 0
run "$gdplot" redo golden/fit-alone.svg -d gone/pizza.txt --lr 0.001 -o fit.svg
ok 'a rate adds a line' grep -q 'state 100' fit.svg
run "$gdplot" redo golden/contour-alone-small.svg --lr 0.001 -o map.svg
is 'a rate on a map: what is missing is asked for' "$status$err" \
    '2gdplot: --function needs --start X,Y, where descent begins'
cp gone/pizza.txt golden/pizza.txt
run "$gdplot" diff golden/fit-alone.svg golden/fit-alone.txt
is 'data alone, twice: no difference' "$status$out$err" 0
rm golden/pizza.txt
run "$gdplot" diff golden/contour-alone-small.svg golden/contour-alone.txt
is 'maps of other functions' "$status$err" \
    "1gdplot: function '(1-x)^2+100*(y-x^2)^2' and '(x^2+y-11)^2+(x+y^2-7)^2'"
run "$gdplot" diff golden/contour-alone-pizza.txt golden/contour-pizza.txt
is 'a map and one with a run' "$status$err" '1gdplot: only one of them has states'
for form in png svg pdf gp txt; do
    is "the recipe in a .$form" "$("$gdplot" recipe "l.$form")" "$("$gdplot" recipe l.txt)"
    is 'of hostile texts' "$("$gdplot" recipe "g.$form")" "$("$gdplot" recipe g.txt)"
done
for file in l.png g.svg l.csv; do
    is "from standard input: $file" "$("$gdplot" recipe - <"$file")" "$("$gdplot" recipe "$file")"
done
is 'from a pipe' "$(cat l.pdf | "$gdplot" recipe -)" "$("$gdplot" recipe l.pdf)"
run "$gdplot" recipe
is 'of no figure: status 2' "$status$err" '2gdplot: recipe needs a figure: gdplot recipe FIGURE'
run sh -c '"$0" redo --check - <l.svg' "$gdplot"
is 'a check needs a file' "$status$err" '2gdplot: --check takes files; - cannot be read twice'
cp l.svg in-place.svg
run "$gdplot" redo in-place.svg
is 'without -o it is written anew' "$status$out$err$(cmp in-place.svg l.svg)" 0
cp l.pdf no-extension
"$gdplot" redo no-extension
ok 'in its form, whatever its name' cmp no-extension l.pdf

# What tools make of the files.
"$build/tests/pixels" recompress l.png recompressed.png
ok 'a PNG is recompressed' sh -c '! cmp -s l.png recompressed.png'
is 'its recipe is still found' "$("$gdplot" recipe recompressed.png)" "$("$gdplot" recipe l.png)"
xmllint --format l.svg >formatted.svg
xmllint --c14n l.svg >canonical.svg
sed 's/<metadata>/<metadata xmlns:x="y"><x:r>/; s/<\/metadata>/<\/x:r><\/metadata>/' l.svg >wrapped.svg
sed 's/$/\r/' l.gp >crlf.gp
for file in formatted.svg canonical.svg wrapped.svg; do
    is "$file: its recipe is still found" "$("$gdplot" recipe "$file")" "$("$gdplot" recipe l.svg)"
    "$gdplot" redo "$file" -o again.svg
    ok 'and gives the figure' cmp again.svg l.svg
done
printf '%%PDF-1.5\n/Keywords <%s0>' "$("$gdplot" recipe l.pdf | od -An -v -tx1 | tr -d ' \n')" >digits.pdf
is 'a PDF with its texts in digits' "$("$gdplot" recipe digits.pdf)" "$("$gdplot" recipe l.pdf)"
if qpdf --version >/dev/null 2>&1; then
    qpdf --object-streams=generate l.pdf streams.pdf
    is 'a PDF with object streams' "$("$gdplot" recipe streams.pdf)" "$("$gdplot" recipe l.pdf)"
else
    echo '# SKIP qpdf is not installed: no PDF with object streams'
fi

# A key that is there twice: nobody can say which of its values the figure has.
for file in l.svg l.gp l.txt; do
    sed 's/^\(# \|  \)\{0,1\}lr: .*/&\n\1lr: 0.2/' "$file" >twice."${file##*.}"
done
printf '%%PDF-1.5\n/Keywords <%s0>' "$("$gdplot" recipe l.pdf | sed 's/^lr: .*/&\nlr: 0.2/' | od -An -v -tx1 | tr -d ' \n')" >twice.pdf
for command in redo 'redo --check' recipe 'diff l.svg'; do
    for form in svg gp txt pdf; do
        # shellcheck disable=SC2086
        run "$gdplot" $command twice.$form
        is "$command of a .$form with a key twice" "$status$out$err" \
            "3gdplot: twice.$form: bad recipe, line 6: 'lr' is there twice"
    done
done

# Options in place of what the recipe says.
"$gdplot" redo l.svg --theme dark --title Other -o dark.svg
ok 'another theme and title' sh -c 'grep -q "<title>Other</title>" dark.svg && grep -q "#15181c" dark.svg'
"$gdplot" redo g.svg -f 'x^2 + 1' --lr 0.2 -o other.txt
is 'another objective' "$("$gdplot" recipe other.txt | sed -n '/^function\|^lr/p' | tr '\n' ' ')" 'function: "x^2 + 1" lr: 0.2 '
"$gdplot" redo l.svg -d gone/pizza.txt --columns 2,1 -o turned.txt
is 'other data' "$("$gdplot" recipe turned.txt | sed -n '/^column/p' | tr '\n' ' ')" 'columns: "2,1" column_names: "Pizzas,Reservations" '
"$gdplot" redo l.svg --bias 13 -o bias.svg
ok 'another bias, without the data' grep -q '^bias: 13$' bias.svg
for kept in '--columns 2,1 --bias 3' '--bias train --normalize 0.1,0.4'; do
    # shellcheck disable=SC2086
    "$gdplot" train -q -d gone/pizza.txt --lr 0.001 $kept -o kept.csv
    "$gdplot" redo -q kept.csv -d gone/pizza.txt -o again.csv
    ok "the same data: $kept stand" cmp kept.csv again.csv
done
for row in "2|--rows: l.svg is a loss, which does not take it|l.svg --rows 2" \
    "2|--columns: the recipe has the sums of its columns alone|l.svg --columns 2,1" \
    "2|redo needs a figure|" "2|-o is for one figure|l.svg g.svg -o x.svg" "2|--summary is for one figure|l.svg g.svg --summary -" \
    "2|--path: g.svg is a grid|g.svg --path" \
    "2|l.csv is a trajectory, which does not take it|l.csv --theme dark" "2|use .csv|l.csv -o x.svg" \
    "3|nowhere.mustache: no recipe in it|nowhere.mustache" "4|nothing.svg: cannot read|nothing.svg" \
    "2|--lr: --check takes --data, --font and --template alone|--check l.svg --lr 1" "2|--data: g.svg was not made from data|--check g.svg -d gone/pizza.txt"; do
    wanted=${row%%|*} rest=${row#*|}
    echo text >nowhere.mustache
    # shellcheck disable=SC2086
    run "$gdplot" redo ${rest#*|}
    is "redo ${rest#*|}: status" "$status" "$wanted"
    case $err in *"${rest%%|*}"*) ok 'message' true ;; *) is 'message' "$err" "...${rest%%|*}..." ;; esac
done

# What is of use with another form, drawn together with this one.
cp "$root/templates/gnuplot.mustache" script.mustache
"$gdplot" grid --terminal 'pngcairo size 900,900' --template script.mustache -o two.svg -o two.gp
for arguments in 'two.svg -q' 'two.svg -o again.png' 'two.gp -o again.svg' 'two.svg -o again.gp'; do
    # shellcheck disable=SC2086
    run "$gdplot" redo $arguments
    is "redo $arguments" "$status$err" 0
done
ok 'a script has its terminal' grep -q "pngcairo size 900,900" again.gp
run "$gdplot" redo two.svg --terminal dumb -o again.svg
is 'a terminal typed is told to be of no use' "$status" 2

# --check
run "$gdplot" redo --check l.* g.*
is 'all are what their recipes give' "$status$err" 0
is 'and it says so, and that it has not seen the data' "$out" "$(
    for file in l.*; do echo "$file: as its recipe gives it; its data, pizza.txt, are not beside it and were not looked at"; done
    for file in g.*; do echo "$file: as its recipe gives it"; done
)"
run "$gdplot" redo --check recompressed.png
is 'recompressed: the same pixels' "$status$err" 0
run "$gdplot" redo --check -q -d gone/pizza.txt l.*
is 'the data are still the same' "$status$out$err" 0
sed 's/^lr: 0.001/lr: 0.002/' l.svg >changed.svg
run "$gdplot" redo --check changed.svg g.svg
is 'a digit of the recipe: status 1' "$status$out" '1g.svg: as its recipe gives it'
is 'named' "$err" 'gdplot: changed.svg: its recipe was changed: its line '\''check:'\'' is missing, or of another recipe'
sed 's/^sxx: 1750.6666666666667/sxx: 1750.6666666666668/' l.svg >changed.svg
run "$gdplot" redo --check changed.svg
is 'the last digit of a sum: status 1' "$status" 1
sed 's/gradient −806\.8/gradient −806.9/' l.svg >changed.svg
run "$gdplot" redo --check changed.svg
is 'a digit in the picture: status 1' "$status" 1
case $err in "gdplot: changed.svg: line "*"806.9"*"where its recipe gives"*"806.8"*) ok 'named' true ;; *) is 'named' "$err" '...806.9...806.8' ;; esac
run "$gdplot" redo --check changed.svg nowhere.mustache g.svg nothing.svg changed.svg
is 'a file that cannot be checked: the others are' "$status$out" '4g.svg: as its recipe gives it'
is 'a line for each' "$(printf '%s\n' "$err" | cut -d: -f1-2 | tr '\n' ' ')" 'gdplot: changed.svg gdplot: nowhere.mustache gdplot: nothing.svg gdplot: changed.svg '
"$gdplot" fit -d gone/pizza.txt --bias train --lr 0.001 -o fit.png
cp gone/pizza.txt same.txt
for file in gone/pizza.txt same.txt; do
    run "$gdplot" redo --check -q -d "$file" fit.png
    is "the points are those of $file" "$status$err" 0
done
"$gdplot" redo l.png --theme print -o print.png
"$build/tests/pixels" graft print.png l.png grafted.png
run "$gdplot" redo --check grafted.png
is 'other pixels: status 1' "$status" 1
case $err in "gdplot: grafted.png: pixel "*", where its recipe gives #"*) ok 'named' true ;; *) is 'named' "$err" pixel ;; esac
sed '3s/[0-9]*$/99/' gone/pizza.txt >other.txt
run "$gdplot" redo --check l.svg -d other.txt
is 'other data: status 1' "$status" 1
sed '$d' gone/pizza.txt >shorter.txt
run "$gdplot" redo --check l.svg -d shorter.txt
is 'fewer rows' "$status$err" '1gdplot: l.svg: shorter.txt has 29 rows, where its recipe says 30'

# diff
run "$gdplot" diff l.png l.csv
is 'a figure and its trajectory: the same states' "$status$out$err" 0
"$gdplot" train -q --lr 0.1,0.3 -o a.csv
sed 's/^1,0.1,3,3.58[0-9]*/1,0.1,3,3.585/' a.csv >b.csv
run "$gdplot" diff a.csv b.csv
is 'one state differs' "$status$err" "1gdplot: run lr=0.1, iteration 3: x $(sed -n 's/^1,0.1,3,\([^,]*\).*/\1/p' a.csv) and $(sed -n 's/^1,0.1,3,\([^,]*\).*/\1/p' b.csv)"
run "$gdplot" diff --within 0.01 a.csv b.csv
is '--within' "$status$err" 0
run "$gdplot" diff --within 0.0001 a.csv b.csv
is 'but not as near' "$status" 1
"$gdplot" history --lr 0.1,0.5 -o h.svg
run "$gdplot" diff a.csv h.svg
is 'other rates' "$status$err" '1gdplot: learning rates 0.3 and 0.5'
"$gdplot" history --lr 0.1 -o one.svg
run "$gdplot" diff a.csv one.svg
is 'fewer runs' "$status$err" '1gdplot: 2 and 1 runs'
"$gdplot" history --lr 0.1,0.3 --iterations 9 -o long.svg
run "$gdplot" diff a.csv long.svg
is 'more iterations' "$status$err" '1gdplot: run lr=0.1: 8 and 9 iterations'
"$gdplot" loss -f 'x^2' -o x2.svg
"$gdplot" loss -f 'x^3' -o x3.svg
run "$gdplot" diff x2.svg x3.svg
is 'no states: the objectives' "$status$err" "1gdplot: function 'x^2' and 'x^3'"
run "$gdplot" diff x2.svg x2.svg
is 'the same' "$status$err" 0
run "$gdplot" diff x2.svg a.csv
is 'states and none' "$status$err" '1gdplot: only one of them has states'
run "$gdplot" diff l.svg a.csv
is 'w and x' "$status$err" '1gdplot: parameters: w, where the other has x'
run "$gdplot" diff a.csv nowhere.mustache
is 'what is no figure: status 3' "$status" 3
run "$gdplot" diff a.csv
is 'one file: status 2' "$status" 2
run "$gdplot" diff a.csv b.csv c.csv
is 'three files: status 2' "$status" 2
run "$gdplot" diff --pixels l.png dark.svg
is 'pixels of what is no PNG: status 3, and which it is' "$status$err" \
    '3gdplot: dark.svg: not a whole PNG of a size that can be read'
run "$gdplot" diff --pixels l.png g.png -o shown.svg
is 'a PNG by another name: status 2' "$status" 2
"$gdplot" redo l.png --theme dark -o dark.png
run "$gdplot" diff --pixels l.png dark.png -o shown.png
is 'pixels that differ: status 1' "$status" 1
case $err in "gdplot: l.png: pixel 0,0 is #ffffff, where dark.png #15181c; "*) ok 'the first is named' true ;; *) is 'named' "$err" pixel ;; esac
is 'and all are shown' "$("$build/tests/pixels" at shown.png 1 1)" d00000
run "$gdplot" diff --pixels l.png recompressed.png -o not-shown.png
is 'the same pixels' "$status$err" 0
ok 'nothing to show' test ! -e not-shown.png
run "$gdplot" diff --pixels l.png g.png
is 'other sizes' "$status$err" '1gdplot: l.png: it has 720×480 pixels, where g.png 900×900'
run "$gdplot" diff --pixels l.png g.png -o not-shown.png
is 'also where they are to be shown' "$status$err" '1gdplot: l.png: it has 720×480 pixels, where g.png 900×900'
ok 'there is no place for them' test ! -e not-shown.png
run "$gdplot" diff --pixels l.png nowhere.png
is 'a second file that is not there: status 4' "$status" 4
run "$gdplot" diff --pixels l.png dark.png -o nowhere/shown.png
is 'nowhere to show them: status 4' "$status" 4
head -c 3000 l.png >half.png
run "$gdplot" diff --pixels l.png half.png
is 'half a PNG: status 3' "$status$err" '3gdplot: half.png: not a whole PNG of a size that can be read'
grep -v '^#' a.csv >bare.csv
"$gdplot" history bare.csv -o bare.png
cp bare.png kept.png
for arguments in 'redo bare.png' 'redo --check bare.png' 'diff bare.png a.csv'; do
    # shellcheck disable=SC2086
    run "$gdplot" $arguments
    is "$arguments" "$status$err" '3gdplot: bare.png: its recipe names no objective; it was drawn from a trajectory without one'
done
ok 'it is left as it was' cmp bare.png kept.png
run "$gdplot" redo bare.png -f 'x^2' -o bare.svg
is 'an objective may be given' "$status$err" 0
mkdir one two
cp l.png g.svg one
cp a.csv one/alone.csv
"$gdplot" redo l.png -o two/l.txt
"$gdplot" redo g.svg --lr 0.2 -o two/g.png
run "$gdplot" diff one two
is 'folders' "$status$err" "1gdplot: g.svg and g.png: learning rates 0.1 and 0.2
gdplot: alone.csv: in one alone"
rm one/alone.csv
"$gdplot" redo g.svg -o two/g.png
run "$gdplot" diff one two
is 'the same in other forms' "$status$err" 0
cp g.svg one/l.svg
cp l.svg two
mkfifo two/pipe.svg
run timeout 20 "$gdplot" diff one two
is 'every form, and no pipe' "$status$err" '1gdplot: l.svg: parameters: x, where the other has w'
cp l.png l.svg one
cp g.svg two/l.svg
rm two/l.txt two/pipe.svg
run "$gdplot" diff one two
is 'a form that is in one folder alone, too' "$status$err" "1gdplot: l.png and l.svg: parameters: w, where the other has x
gdplot: l.svg: parameters: w, where the other has x"
run "$gdplot" diff one a.csv
is 'a folder and a file: status 2' "$status" 2

text() {
    printf '<svg xmlns="http://www.w3.org/2000/svg"><metadata>%b</metadata></svg>\n' "$2" >"$1"
}

# Recipes are not to be trusted. A template can have gnuplot run any command.
mkfifo pipe
echo "system('touch $scratch/ran')" >run.mustache
text trap.svg 'gdplot: 1\ncommand: grid\nfunction: x^2\nstart: 1\nlr: 0.1\nrenderer: gnuplot\ntemplate: run.mustache\n'
for arguments in 'trap.svg -o out.svg' 'trap.svg -o out.tex' 'trap.svg -o out.gp -o out.png'; do
    # shellcheck disable=SC2086
    run "$gdplot" redo $arguments
    is "redo $arguments" "$status$err" '3gdplot: trap.svg: its recipe names the template run.mustache, which is not read; give --template run.mustache if you trust it'
done
printf 'gdplot: 1\ncommand: grid\nfunction: x^2\nstart: 1\nlr: 0.1\nrenderer: gnuplot\ntemplate: run.mustache\n' >intact
text trap.svg "$(cat intact)\\ncheck: $(sha256sum intact | cut -c1-16)\\n"
run "$gdplot" redo --check trap.svg
is 'redo --check' "$status$err" '3gdplot: trap.svg: its recipe names the template run.mustache, which is not read; give --template run.mustache if you trust it'
ok 'the template was not run' test ! -e "$scratch/ran"
run "$gdplot" redo trap.svg -o out.gp
is 'nor is a script made of it' "$status" 3
if gnuplot --version >/dev/null 2>&1; then
    run "$gdplot" redo --check trap.svg --template run.mustache
    ok 'a template typed is run' test -e "$scratch/ran"
    "$gdplot" loss -o two-files.tex
    cp two-files.tex other-name
    cp two-files-inc.pdf other-name-inc.pdf
    run "$gdplot" redo --check two-files.tex
    is 'a figure of two files' "$status$err" 0
    sed 's/two-files-inc/other-name-inc/' two-files.tex >other-name
    run "$gdplot" redo --check other-name
    is 'whatever its name' "$status$err" 0
    printf '%%' >>two-files-inc.pdf
    run "$gdplot" redo --check two-files.tex
    is 'the second has changed' "$status${err%% byte*}" '1gdplot: two-files.tex: two-files-inc.pdf: from'
    rm two-files-inc.pdf
    run "$gdplot" redo --check two-files.tex
    is 'the second is missing' "$status${err%%: cannot*}" '1gdplot: two-files.tex: its drawing is missing: two-files-inc.pdf'
fi
text fifo.svg 'gdplot: 1\ncommand: grid\nfunction: x^2\nstart: 1\nlr: 0.1\nfont: pipe\n'
run timeout 5 "$gdplot" redo fifo.svg -o out.svg
is 'a font that is a pipe' "$status$err" '4gdplot: fifo.svg: its recipe names pipe: cannot read: not a regular file; give --font FILE'
run timeout 5 "$gdplot" recipe pipe
is 'a figure that is a pipe' "$status$err" '4gdplot: pipe: cannot read: not a regular file'

# FILE, then what the message holds., then what the message holds.
printf 'run,lr\n' >not.csv
text newer.svg 'gdplot: 3\ncommand: grid\n'
text command.svg 'gdplot: 1\ncommand: fly\n'
text key.svg 'gdplot: 1\ncommand: grid\nfunctoin: x\n'
text value.svg 'gdplot: 1\ncommand: grid\nlr: fast\n'
text deep.svg "gdplot: 1\ncommand: grid\nlr: $(printf '%05000d' 0 | tr 0 '[')"
text bomb.svg 'gdplot: 1\ncommand: grid\nlr: &amp;a [1]\nstart: *a\n'
text part.svg 'gdplot: 1\ncommand: grid\ndata: x.txt\nn: 5\nlr: 1\n'
text theme.svg 'gdplot: 1\ncommand: grid\nfunction: x\nstart: 1\nlr: 1\ntheme: bogus\n'
text svg-font.svg 'gdplot: 1\ncommand: grid\nfunction: x\nstart: 1\nlr: 1\nsvg-font: bogus\n'
text gradient.svg 'gdplot: 1\ncommand: loss\nfunction: x\nstart: 1\nlr: 1\ngradient: 99\n'
text brackets.svg "gdplot: 1\\ncommand: loss\\nfunction: \"$(printf '%01000d' 0 | tr 0 '(')\"\\n"
text states.svg 'gdplot: 1\ncommand: grid\nfunction: x\nstart: 1\nlr: 1\niterations: 1000000000000\n'
text panels.svg 'gdplot: 1\ncommand: grid\nfunction: x\nstart: 1\nlr: 1\nrows: 1000000\n'
printf '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">' >entities.svg
for i in 1 2 3 4 5 6 7 8 9; do printf '<!ENTITY a%s "%s">' $i '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;' | sed "s/&a;/\&a$((i - 1));/g;s/&a0;/\&a;/g" >>entities.svg; done
printf ']><svg xmlns="http://www.w3.org/2000/svg"><metadata>gdplot: &a9;</metadata></svg>\n' >>entities.svg
head -c 300 l.png >cut.png
{ head -c 8 l.png; printf '\077\377\377\377iTXtgdplot\0'; } >declared.png
{ head -c 33 l.png; printf '\0\0\0\024zTXtgdplot\0\0not compressed'; } >broken.png
{ head -c 33 l.png; printf '\0\0\0\013iTXtgdplot\0\0\0\0\0CRC.'; } >blank.png
printf '%%PDF-1.5\n/Keywords (gdplot: 1\\ncommand' >cut.pdf
printf '%%PDF-1.5\n/Keywords <FEFF00>' >odd.pdf
{ echo '%PDF-1.5'; yes '/Keywords(' | head -n 50000; } >keywords.pdf
{ echo '%PDF-1.5'; yes '/Keywords(gdplot:' | head -n 50000; } >recipes.pdf
{ echo '%PDF-1.5'; yes '/Keywords(\' | head -n 50000; } >lines.pdf
{ yes '<a>' | head -n 300; cat l.svg; yes '</a>' | head -n 300; } | sed '/<?xml/d' >nested.svg
head -c 3000000 /dev/zero >zeros.svg
: >empty.svg
# A recipe that is whole, by its last line, and yet names no way to set text.
recipe='gdplot: 1
command: grid
function: "x^2"
start: 7
lr: 0.1
svg-font: bogus
'
text sealed.svg "${recipe}check: $(printf '%s' "$recipe" | sha256sum | cut -c 1-16)\n"
run "$gdplot" redo --check sealed.svg
is 'a nonsense value is not checked as if it were another: status' "$status" 3
is 'and is named' "$err" "gdplot: sealed.svg: recipe: svg-font: there is no 'bogus'; use name, embed or outline"

# Together its values ask for what cannot be drawn; nobody typed any of them.
text over.svg 'gdplot: 2\ncommand: map\nfunction: "x^2"\n'
text nameless.svg 'gdplot: 2\nfunction: "x^2"\n'
run "$gdplot" redo over.svg -o out.svg
is 'that a map has no axes is the fault of its recipe' "$status" 3
run "$gdplot" redo over.svg -o out.gif
is 'a format that does not go with it is the fault of who typed it' "$status" 2

while read -r file wanted; do
    run timeout 5 "$gdplot" redo "$file" -o out.svg
    case $status in 3 | 6) ok "$file: status 3 or 6" true ;; *) is "$file: status" "$status" '3 or 6' ;; esac
    case $err in "gdplot: "*"$wanted"*) ok "$file: $wanted" true ;; *) is "$file: message" "$err" "...$wanted..." ;; esac
    is "$file: one line" "$(printf '%s\n' "$err" | wc -l)" 1
done <<'END'
newer.svg recipe version '3' is not known
command.svg the command 'fly', which is not known
over.svg over.svg: recipe: map needs --over twice
nameless.svg bad recipe: it names no command
key.svg unknown key 'functoin'; did you mean 'function'?
value.svg lr: 'fast' is not a finite decimal number
deep.svg bad recipe, line 3
bomb.svg bad recipe, line 3
part.svg some of the sums of x.txt are missing
theme.svg theme.svg: recipe: theme: there is no 'bogus'
svg-font.svg svg-font.svg: recipe: svg-font: there is no 'bogus'
gradient.svg gradient.svg: recipe: gradient: there is no state 99
brackets.svg brackets.svg: recipe: function:1:257: nested more
states.svg are more than 10000000
panels.svg more than 400 panels
entities.svg no recipe in it
cut.png no recipe in it
declared.png no recipe in it
broken.png no recipe in it
blank.png no recipe in it
cut.pdf no recipe in it
odd.pdf no recipe in it
keywords.pdf no recipe in it
recipes.pdf no recipe in it
lines.pdf no recipe in it
nested.svg no recipe in it
zeros.svg no recipe in it
empty.svg no recipe in it
not.csv no recipe in it
END
ok 'nothing was written' test ! -e out.svg

# Before text followed the page, recipes did not tell of it.
"$gdplot" loss --size 8x6cm -o follows.svg
"$gdplot" loss --size 8x6cm --text-size 13px -o usual.txt
sed '/^text-size: page$/d' follows.svg >before.svg
"$gdplot" redo before.svg -o before.txt
is 'a figure of before has the text that it had' "$(grep label before.txt)" "$(grep label usual.txt)"
"$gdplot" redo follows.svg --size slide -o slide.svg
"$gdplot" loss --size slide -o typed.svg
ok 'text follows the page that redo gives it' cmp slide.svg typed.svg
done_testing
