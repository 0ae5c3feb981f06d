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
done_testing
