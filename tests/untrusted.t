#!/bin/sh
# What a file from a stranger may do: nothing that is read from it is a command to a terminal or a CI service, and no
# file that it names is read but one that lies beside it.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1

# commands: the lines of its input that a service or a terminal would take for more than text.
commands() {
    perl -CS -ne 'print if /^\s*::/ || /##/ || /%0[ad]/i || /[\x00-\x08\x0b-\x1f\x7f-\x9f]/
        || /[\x{ad}\x{61c}\x{200b}-\x{200f}\x{2028}-\x{202e}\x{2060}-\x{206f}\x{feff}\x{e0000}-\x{e0fff}]/ || !utf8::valid($_)'
}

# harmless STATUS NAME ARGUMENTS...: gdplot ends so, says something, and none of it is a command.
harmless() {
    wanted=$1
    name=$2
    shift 2
    run "$gdplot" "$@"
    is "$name: status" "$status" "$wanted"
    ok "$name: something is said" test -n "$out$err"
    is "$name: no command" "$(printf '%s\n%s\n' "$out" "$err" | commands)" ''
}

esc=$(printf '\033') bidi=$(printf '\342\200\256') c1=$(printf '\302\233') separator=$(printf '\342\200\250')

# Expressions, keys, names and values in a spec.
number=0
for text in '::error file=a.c,title=PWNED::injected )' '  ::stop-commands::abc )' '##[error]pwned' '##vso[task.setvariable]x' \
    " ##teamcity[message text='x']" "${bidi}x )" "x )$separator::error::y" "$c1 )"; do
    number=$((number + 1))
    printf 'title: x\nfunction: "%s"\nstart: 1\nlr: 0.1\nfigures:\n  - kind: grid\n' "$text" >function.yaml
    harmless 3 "function $number" report function.yaml
    printf 'figures:\n  - kind: grid\n    "%s": 1\n' "$text" >key.yaml
    harmless 3 "key $number" report key.yaml
    printf 'figures:\n  - kind: grid\n    name: "%s"\n' "$text" >name.yaml
    harmless 3 "name $number" report name.yaml
    printf 'figures:\n  - kind: grid\n    lr: "%s"\n' "$text" >value.yaml
    harmless 3 "value $number" report value.yaml
    printf 'output: "%s"\nfigures:\n  - kind: grid\n' "$text" >data.yaml
    harmless 3 "output $number" report data.yaml
    printf 'figures:\n  - kind: grid\n    data: "%s"\n' "$text" >data.yaml
    harmless "$(test "$text" = "$c1 )" && echo 3 || echo 4)" "data $number" report data.yaml
    harmless 3 "option $number" grid -f "$text" --start 1 --lr 0.1
    harmless 2 "command $number" "$text"
    harmless 2 "an option's name $number" grid "--$text"
    harmless 4 "a figure's name $number" recipe "$text"
done

# Names of files that are told on standard output.
"$gdplot" loss -o plain.svg
for file in '::error::x' '##[error]x' "${esc}[31mx" "${bidi}x"; do
    cp plain.svg "$file.svg"
    harmless 0 "redo --check $file" redo --check "$file.svg"
    printf 'figures: [{kind: loss}]\n' >"$file.yaml"
    harmless 0 "report $file" report "$file.yaml"
    harmless 0 "report --list $file" report --list "$file.yaml"
    cp plain.svg "$file/$file.svg"
    harmless 0 "what is left alone in $file" report "$file.yaml"
    harmless 1 "diff of what is in $file alone" diff "$file" .
    harmless 3 "a second document in $file" report - <<EOF
a: 1
--- $file
EOF
done

rm -rf ./*::* ./*#* ./*x
# Columns of trajectories and of data, and objectives in summaries.
for text in '::error::x' ' ::x' '##[error]x' "${bidi}x"; do
    printf 'run,lr,iteration,%s,loss,slope\n1,0.1,0,7,49,14\n1,0.1,1,5,25,10\n' "$text" >named.csv
    harmless 0 "train on a trajectory of $text" train named.csv -f x^2
    harmless 0 "its summary" train -q named.csv -f x^2 --summary -
    sed 's/,25,/,26,/' named.csv >other.csv
    harmless 1 "its diff" diff named.csv other.csv
    printf '%s\t%s\n1\t2\n3\tx\n' "$text" "$text" >columns.txt
    harmless 3 "data of $text" train -d columns.txt --lr 0.1
    harmless 2 "a column's name $text" train -d columns.txt --lr 0.1 --columns "$text,x"
    printf 'a b\n1 2\n3 %s\n' "$(echo "$text" | tr -d ' ')" >columns.txt
    harmless 3 "a cell of $text" train -d columns.txt --lr 0.1
    printf '1 2\n2 3\n' >"$text"
    cat >two.yaml <<EOF
lr: 0.1
figures:
  - kind: grid
    data: "$text"
  - kind: grid
    function: x^2
    start: 1
expect: diverging
EOF
    harmless 1 "a summary of two objectives, $text" report -q two.yaml --summary -
    run "$gdplot" report -q two.yaml --expect diverging --annotate github
    is "annotations of $text: nothing but commands" "$(printf '%s\n' "$out" | grep -v '^::error file=two.yaml,title=[^:]*::' | commands)$(printf '%s\n' "$out" | grep '##')" ''
    ok 'a line each' test "$(printf '%s\n' "$out" | wc -l)" -ge 2
done
cp two.yaml '##[error]a,b:c::d%0A.yaml'
run "$gdplot" report -q '##[error]a,b:c::d%0A.yaml' --annotate github
is 'the name of a spec in annotations' "$(printf '%s\n' "$out" | sed 's/,title.*//' | sort -u)" \
    '::error file=\x23#[error]a%2Cb%3Ac%3A%3Ad%250A.yaml'

# Recipes are printed so that they can be read again, to the character, and are no commands.
for title in "${bidi}x$separator" "$c1" '::error::x' '##[error]x' 'a %0A b' "$(printf 'a\n::b')"; do
    "$gdplot" loss --title "$title" -o title.png -o title.svg -o title.gp -o title.txt -o title.pdf
    for file in title.*; do
        harmless 0 "the recipe in $file of $title" recipe "$file"
        "$gdplot" redo "$file" -o "again.${file#*.}"
        ok 'and what it gives' cmp "$file" "again.${file#*.}"
    done
done
blank=' '
cat >hostile.gp <<EOF
# gdplot: 2
# command: grid
# function: "x^2
# $blank
#   ::error::x"
# start: 7
# lr: 0.1
# title: a##[error]
# caption: "$bidi"
# check: 0
EOF
harmless 0 'a recipe that gdplot has not written' recipe hostile.gp
is 'is told as gdplot would write it' "$out" 'gdplot: 2
command: grid
function: "x^2\U0000000a\U0000003a:error\U0000003a:x"
start: 7
lr: 0.1
title: "a\U00000023#[error]"
caption: "\U0000202e"
check: 0'
for line in "function: \"${esc}[31m\"" '::error::x' '"::error::x": 1' 'a: [b]' '##[error]'; do
    printf '# gdplot: 2\n# command: grid\n# %s\n' "$line" >bad.gp
    harmless "$(case $line in '##'*) echo 0 ;; *) echo 3 ;; esac)" "a recipe with $line" recipe bad.gp
    harmless 3 "redo --check with $line" redo --check bad.gp
done

# Files that a recipe names. None of what is in the secret comes out, in whatever way it is asked for.
mkdir -p box/inner
printf 'SECRET,WORDS\n1,2\n3,5\n' >secret.txt
printf 'SECRET WORDS here\nand SECRET there\n' >secret.words
cp secret.txt secret.words box/inner
ln -s ../secret.txt box/link.txt
ln -s ../secret.words box/link.words
ln secret.txt box/hard.txt
cp secret.words box/beside.words
mkfifo box/fifo
cp "$root/data/pizza.txt" box/pizza.txt
"$gdplot" fit -d box/pizza.txt --lr 0.001 -o box/fit.svg -o box/fit.png
"$gdplot" train -q -d box/pizza.txt --lr 0.001 -o box/run.csv
sums=$("$gdplot" recipe box/fit.svg | sed -n '/^n:/,/^residual/p')
hash=$(sha256sum secret.txt | cut -d' ' -f1)

# recipe KIND LINES...: box/x.gp and box/x.csv, a script and a trajectory with this recipe, and box/x.svg.
recipe() {
    printf 'gdplot: 2\ncommand: %s\n' "$1" >lines
    shift
    printf '%s\n' "$@" 'start: 0' 'lr: 0.001' 'iterations: 8' >>lines
    printf 'check: %s\n' "$(sha256sum lines | cut -c1-16)" >>lines
    sed 's/^/# /' lines >box/x.gp
    { sed 's/^/# /; s/command: .*/command: train/' lines && echo 'run,lr,iteration,w,loss,slope' && echo '1,0.001,0,0,9,-3' &&
        echo '1,0.001,1,1,5,-2'; } >box/x.csv
    { printf '<svg xmlns="http://www.w3.org/2000/svg"><metadata>' && sed 's/&/\&amp;/g' lines && echo '</metadata></svg>'; } >box/x.svg
}

# kept NAME ARGUMENTS...: gdplot fails with one line, and neither says nor writes what is secret. It does not hang.
kept() {
    name=$1
    shift
    run timeout 20 "$gdplot" "$@"
    case $status$err$(cat made/* 2>/dev/null) in
    [1-6]gdplot:*SECRET* | [1-6]gdplot:*"
"*) is "$name: $*" "$status$err" 'one line without the secret' ;;
    [1-6]gdplot:*) ok "$name: $*" test -z "$out" ;;
    *) is "$name: $*" "$status$err" '1-6, and a message' ;;
    esac
}

mkdir made
for file in "$scratch/secret.txt" "$scratch/secret.words" ../secret.txt ../secret.words - fifo link.txt link.words inner/secret.txt \
    inner . .. ./fifo /dev/zero /dev/stdin nothing.txt beside.words hard.txt x.gp; do
    for also in 'title: a' "sha256: $hash" "$sums"; do
        case $also in n:*) kind=fit ;; *) kind=grid ;; esac
        recipe $kind "data: \"$file\"" "$also"
        test "$also $file" = "sha256: $hash hard.txt" && continue
        for figure in box/x.gp box/x.svg; do
            kept "$file, $kind" redo $figure -o made/out.txt
            kept "$file, $kind" redo --check $figure
            kept "$file, $kind" diff $figure box/fit.svg
        done
        kept "$file, $kind" fit box/x.csv -o made/out.txt
        case $also in n:*) continue ;; esac
        for command in grid loss train; do
            kept "$file, $kind" $command box/x.csv -o made/out.csv </dev/null
        done
        kept "$file, $kind" diff box/x.csv box/run.csv
        kept "$file, $kind" redo box/x.csv -o made/out.csv
    done
done
recipe grid 'data: "-"'
kept 'standard input' redo box/x.gp -o made/out.txt <secret.words
kept 'a figure on standard input has nothing beside it' redo - -o made/out.txt <box/x.svg
recipe grid 'data: "hard.txt"' "sha256: $hash"
run "$gdplot" redo box/x.gp -o out.txt
is 'the very file that the recipe was made from is read' "$status$err" 0

# A template is read where it was typed alone.
for file in "$scratch/secret.words" ../secret.words beside.words fifo - /etc/passwd; do
    for renderer in '' 'renderer: gnuplot'; do
        recipe grid 'function: "x^2"' "template: \"$file\"" "$renderer"
        for figure in box/x.gp box/x.svg; do
            kept "the template $file" redo $figure -o made/out.gp
            kept "the template $file" redo $figure --renderer gnuplot -o made/out.svg
            kept "the template $file" redo $figure -o made/out.tex
        done
        kept "the template $file" redo --check box/x.gp
    done
done
echo 'MINE {{title}}' >mine.mustache
run "$gdplot" redo box/x.gp --template mine.mustache -o out.gp
is 'one typed is' "$status$err$(grep -c MINE out.gp)" 01
"$gdplot" grid --template "$scratch/mine.mustache" -o named.gp -o named.svg
is 'a recipe has its name, and not its path' "$("$gdplot" recipe named.svg | grep template)" 'template: mine.mustache'

# So is a font, which may lie beside the figure, too.
font=$root/src/text/fonts/GdplotSans-BoldItalic.ttf
for file in "$font" "$scratch/secret.words" ../secret.words fifo link.words nothing.ttf . beside.words; do
    recipe grid 'function: "x^2"' "font: \"$file\""
    kept "the font $file" redo box/x.gp -o made/out.svg
    kept "the font $file" redo --check box/x.svg
done
cp "$font" "box/own.ttf"
"$gdplot" grid --font "$scratch/box/own.ttf" -o box/own.svg -o box/own.png
is 'a recipe has its name, and not its path' "$("$gdplot" recipe box/own.svg | grep font)" 'font: own.ttf'
cp box/own.svg before.svg
run "$gdplot" redo box/own.svg
is 'a font beside the figure is used' "$status$err$(cmp box/own.svg before.svg)" 0
run "$gdplot" redo -q --check box/own.svg box/own.png
is 'and checked' "$status$err" 0
mv box/own.ttf elsewhere.ttf
kept 'where it is not there' redo box/own.svg -o made/out.svg
kept 'and in a check' redo --check box/own.svg
run "$gdplot" redo -q --check box/own.svg --font elsewhere.ttf
is 'unless it is typed' "$status$err" 0
run "$gdplot" redo box/own.svg --font elsewhere.ttf -o out.svg
is 'so it is drawn' "$status$err" 0
# A fit of a trajectory has its points beside it, or where they are typed to be.
run "$gdplot" fit box/run.csv -o beside.txt
is 'beside it' "$status$err" 0
mv box/pizza.txt pizza-elsewhere.txt
run "$gdplot" fit box/run.csv -d pizza-elsewhere.txt -o typed.txt
is 'where they are typed to be' "$status$err$(cmp beside.txt typed.txt)" 0
run "$gdplot" fit box/run.csv -d secret.txt -o typed.txt
is 'but no others' "$status$err" '3gdplot: secret.txt: not the file that the recipe was made from'

# What a folder has links to is elsewhere, and stays as it is unless somebody names the link.
mkdir links
"$gdplot" loss -o outside.svg
cp outside.svg links/b.svg
ln -s ../outside.svg links/a.svg
cp outside.svg before.svg
run "$gdplot" redo links --theme dark
is 'a link in a folder is not drawn anew' "$status$err$(cmp outside.svg before.svg)" '0gdplot: not drawn anew, a link: links/a.svg'
ok 'a figure is' test "$(cmp links/b.svg before.svg)"
run "$gdplot" redo links --check
is 'a link is checked' "$status$(echo "$out" | grep -c gives)" 02
run "$gdplot" redo links/a.svg --theme dark
is 'one that is named is drawn anew' "$status$err$(cmp outside.svg links/b.svg)" 0
done_testing
