#!/bin/sh
# What a report overwrites: what a report has made, and nothing else. That it overwrites nothing it reads is in apart.t.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1

# state: every file below the folder, and its content.
state() {
    find "$1" -type f -exec sha256sum {} + | sort -k 2
}

# A spec of a stranger's, in a folder with files of one's own.
mkdir repository
cd repository || exit 1
cat >README.yaml <<'END_OF_SPEC'
title: pwned
output: .
formats: [csv, png]
documents: [markdown]
data: points.txt
lr: 0.01
figures: [{kind: grid, name: results}]
END_OF_SPEC
printf '1 2\n2 3\n3 5\n' >points.txt
cat >README.md <<'END_OF_PAGE'
# My project, which uses gdplot

Made by gdplot and me.
Made by gdplot 0.1.0, in part.

    # gdplot: 2
    # command: train

Figure 1, made by gdplot, to be \input. <meta name="generator" content="gdplot 0.1.0">
END_OF_PAGE
printf 'run,value\n1,2\n' >results.csv
printf '\211PNG\r\n\032\n' >results.png
before=$(state .)
run "$gdplot" report README.yaml
is 'files of the user: status 2, and all of their names' "$status$out$err" \
    '2gdplot: ./results.csv, ./results.png, ./README.md: there already, and not as a report made them; --replace overwrites them'
is 'nothing is written' "$(state .)" "$before"
mv results.csv mine.csv
mv results.png mine.png
run "$gdplot" report README.yaml
is 'one of them' "$status$out$err" \
    '2gdplot: ./README.md: there already, and not as a report made it; --replace overwrites it'
run "$gdplot" report -q --only results README.yaml
is 'a part without it' "$status$err" 0
run "$gdplot" report -q --replace README.yaml
is '--replace' "$status$err" 0
ok 'overwrites it' grep -q '^# pwned$' README.md
is 'and not the data' "$(cat points.txt)" "$(printf '1 2\n2 3\n3 5')"
run "$gdplot" report -q README.yaml
is 'then it is one of a report' "$status$err" 0
ok 'and nothing needs a list' test ! -e .gdplot-files
cd .. || exit 1

if ! gnuplot --version >/dev/null 2>&1; then
    skip 'a report of all forms' 'no gnuplot'
    done_testing
    exit
fi

# The same report twice, with files that bear no mark, and in each form.
cp -r "$root/data" data
cat >all.yaml <<'END_OF_SPEC'
formats: [png, svg, pdf, gp, txt, csv, tex]
documents: [html, markdown, latex]
template: own.rst.mustache
figures:
  - kind: grid
  - {kind: history, name: script, formats: [gp], template: bare.gp.mustache}
  - {kind: compare, renderer: gnuplot, formats: [png, svg, pdf, txt]}
END_OF_SPEC
echo '{{title}}' >own.rst.mustache
echo 'plot x # {{title}}' >bare.gp.mustache
run "$gdplot" report all.yaml
is 'a report of all forms' "$status$err" 0
is 'its list: what bears no mark' "$(cut -c 67- all/.gdplot-files | tr '\n' ' ')" \
    'all.rst compare.pdf compare.txt grid-inc.pdf script.gp '
ok 'as sha256sum has it' sh -c 'cd all && sha256sum --quiet --strict -c .gdplot-files'
first=$(state all)
run "$gdplot" report all.yaml
is 'once more' "$status$err" 0
is 'gives the same, also of the list' "$(state all)" "$first"
run "$gdplot" report -q --only grid all.yaml
is 'a part of it' "$status$err" 0
is 'leaves the rest in the list' "$(state all)" "$first"
for spec in data/*.yaml; do
    for time in 1 2; do
        run "$gdplot" report -q "$spec" -o made
        is "$spec, $time" "$status$err" 0
    done
done
sed -i 's/^title.*//' all.yaml
sed -i 's/grid$/grid\n    lr: 0.2/' all.yaml
run "$gdplot" report -q all.yaml
is 'another report in place of it' "$status$err" 0
ok 'with another list' sh -c 'cd all && sha256sum --quiet --strict -c .gdplot-files'

# What was changed since.
echo 'my notes' >>all/all.rst
cp all/grid.pdf all/grid-inc.pdf
sed -i 's/^plot x/plot sin(x)/' all/script.gp
before=$(state all)
run "$gdplot" report all.yaml
is 'what the list has and was changed' "$status$err" \
    '2gdplot: all/script.gp, all/all.rst: there already, and not as a report made them; --replace overwrites them'
is 'is kept' "$(state all)" "$before"
sed -i '$d' all/all.rst
sed -i 's/^plot sin(x)/plot x/' all/script.gp
run "$gdplot" report -q all.yaml
is 'until it is as it was' "$status$err" 0
echo 'more' >>all/all.md
sed -i 's/Made by gdplot/Edited by me/' all/all.html
run "$gdplot" report -q all.yaml
is 'a page has its line at two places; with one it is overwritten' "$status$err" 0
sed -i '/^Made by gdplot/d' all/all.md
run "$gdplot" report -q all.yaml
is 'without its line it is kept' "$status$err" \
    '2gdplot: all/all.md: there already, and not as a report made it; --replace overwrites it'
run "$gdplot" report -q --replace all.yaml
is 'or overwritten' "$status$err" 0

# Pages of 0.1 bear its marks.
for page in md html tex; do
    sed -i 's/gdplot [0-9.]*[0-9]\([."]\)/gdplot 0.1.0\1/' all/all.$page
done
sed -i 's/, made by gdplot, to be/, to be/' all/grid-figure.tex
cp data/pizza.txt all/grid.txt
run "$gdplot" report -q all.yaml
is 'pages of 0.1 are of a report, and a file of data is not' "$status$err" \
    '2gdplot: all/grid.txt: there already, and not as a report made it; --replace overwrites it'
rm all/grid.txt

# Many.
mkdir many
{
    echo 'formats: [svg]'
    echo 'figures:'
    for number in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23; do
        echo "  - {kind: loss, name: f$number}"
        echo mine >many/f$number.svg
    done
} >many.yaml
run "$gdplot" report many.yaml
is 'of many, so many are named' "$status$(echo "$err" | sed 's/.*f20.svg//')" \
    '2 and 3 more: there already, and not as a report made them; --replace overwrites them'

# The list itself.
rm -f many/*
echo mine >many/.gdplot-files
run "$gdplot" report -q many.yaml
is 'a list that is none' "$status$err$(ls many)" \
    "3gdplot: many/.gdplot-files:1: no line of a report's list of files; remove the file if it is none of yours"
printf '%s  ../all.yaml\n' "$(sha256sum <all.yaml | cut -c 1-64)" >many/.gdplot-files
run "$gdplot" report -q many.yaml
is 'a list with the name of another folder' "$status$(ls many)" 3
rm many/.gdplot-files
ln -s ../data/pizza.txt many/.gdplot-files
run "$gdplot" report -q many.yaml
is 'a link in its place' "$status$err$(ls many)" '4gdplot: many/.gdplot-files: is there and no plain file; remove it'
rm many/.gdplot-files
echo mine >many/notes
printf '%s  notes\n%s  gone\n' "$(sha256sum <many/notes | cut -c 1-64)" "$(sha256sum <many/notes | cut -c 1-64)" \
    >many/.gdplot-files
run "$gdplot" report -q many.yaml
is 'what another report has listed' "$status$err" 0
is 'stays listed while it is there' "$(cut -c 67- many/.gdplot-files)" notes
rm many/notes
"$gdplot" report -q many.yaml
ok 'and a list of nothing goes' test ! -e many/.gdplot-files

# A report that is killed has listed what it has made: here when gnuplot draws its second figure.
mkdir bin
cat >bin/gnuplot <<END_OF_PROGRAM
#!/bin/sh
if [ -e $scratch/killed/.gdplot-files ] && ! [ -e $scratch/again ]; then
    touch $scratch/waiting
    exec sleep 100
fi
exec $(command -v gnuplot) "\$@"
END_OF_PROGRAM
chmod +x bin/gnuplot
printf 'formats: [tex]\nfigures: [{kind: loss}, {kind: grid}]\n' >killed.yaml
PATH=$scratch/bin:$PATH "$gdplot" report -q --jobs 1 killed.yaml &
job=$!
for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    [ -e waiting ] && break
    sleep 0.5
done
kill -TERM "$job"
wait "$job" 2>/dev/null
is 'a report that is killed has listed what it made' "$(ls killed) $(cut -c 67- killed/.gdplot-files)" 'loss-inc.pdf
loss.tex loss-inc.pdf'
touch again
printf '%s' 0123456789abcdef >>killed/.gdplot-files
run "$gdplot" report -q killed.yaml
is 'and can be made again, also if the last line was not finished' "$status$err" 0
ok 'with all in the list' sh -c 'cd killed && sha256sum --quiet --strict -c .gdplot-files && test "$(wc -l <.gdplot-files)" = 2'

# A report that fails has not made what it did not come to.
mkdir early
echo mine >early/early.md
printf 'documents: [markdown]\nformats: [svg]\nfigures: [{kind: grid}]\n' >early.yaml
run sh -c "ulimit -S -f 4; exec '$gdplot' report -q --replace early.yaml"
is 'a figure that cannot be written' "$status$(ls -A early)" 4early.md
run "$gdplot" report -q early.yaml
is 'a page that was not written before is still the user'"'"'s' "$status$(cat early/early.md)" 2mine

# What comes while a report works is found, too.
mkfifo points
cat >late.yaml <<'END_OF_SPEC'
data: "-"
lr: 0.01
figures: [{kind: loss}]
END_OF_SPEC
"$gdplot" report -q late.yaml <points 2>message &
job=$!
exec 3>points
echo '1 2' >&3
mkdir late
echo mine >late/loss.svg
echo '2 3' >&3
exec 3>&-
status=0
wait "$job" || status=$?
is 'a file that was made meanwhile' "$status$(cat message)$(cat late/*)" \
    '2gdplot: late/loss.svg: there already, and not as a report made it; --replace overwrites itmine'
done_testing
