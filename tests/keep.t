#!/bin/sh
# --keep: a part of the states, in the trajectory and in its history, with the verdict of the whole.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
long='-f x^2 --start 7 --lr 0.01,0.1,1,1.1 --iterations 4000'

# shellcheck disable=SC2086
"$gdplot" train -q $long -o all.csv --summary all.sum.csv
for rule in every:1000 last:20 log; do
    name=$(echo $rule | tr : -)
    # shellcheck disable=SC2086
    "$gdplot" train -q $long --keep $rule -o "$name.csv" --summary "$name.sum.csv"
    ok "$rule: the summary is that of all states" cmp "$name.sum.csv" all.sum.csv
    "$gdplot" train -q "$name.csv" --summary read.sum.csv
    ok "$rule: and as read back" cmp read.sum.csv all.sum.csv
    is "$rule: every row is one of all" \
        "$(sed '/^#/d' "$name.csv" | grep -vxFf all.csv)" ''
    ok "$rule: the recipe says so" grep -qx "# keep: $rule" "$name.csv"
    ok "$rule: diff by iteration, against all" "$gdplot" diff "$name.csv" all.csv
    ok "$rule: redo --check of the trajectory" "$gdplot" redo --check "$name.csv"
    # shellcheck disable=SC2086
    "$gdplot" history $long --keep $rule -o one.svg -o one.png -o one.txt -o one.csv
    "$gdplot" history "$name.csv" -o two.svg -o two.png -o two.txt -o two.csv
    for form in svg png txt csv; do
        ok "$rule: the history of the trajectory is the same to the byte: $form" cmp one.$form two.$form
    done
    ok "$rule: redo --check of the history" "$gdplot" redo --check one.svg one.png
    cp one.svg redone.svg
    "$gdplot" redo -q redone.svg
    ok "$rule: redo" cmp redone.svg one.svg
done

iterations() {
    sed -n "s/^$1,[^,]*,\([0-9]*\),.*/\1/p" "$2" | tr '\n' ' '
}
is 'every:1000 and what the verdict is made from' "$(iterations 2 every-1000.csv)" \
    '0 123 124 1000 2000 3000 3341 3992 3993 3994 3995 3996 3997 3998 3999 4000 '
is 'of a run that ends early' "$(iterations 4 every-1000.csv)" \
    '0 1000 1928 1929 1930 1931 1932 1933 1934 1935 1936 '
is 'last:20' "$(iterations 3 last-20.csv)" "0 1 $(seq 3981 4000 | tr '\n' ' ')"
is 'log' "$(iterations 3 log.csv | cut -d' ' -f99-104,190-193)" \
    '98 99 100 110 120 130 990 1000 1100 1200'
"$gdplot" train -q --keep every:3 -o short.csv
is 'a run of which all states are kept after all' "$(iterations 1 short.csv)" '0 1 2 3 4 5 6 7 8 '
ok 'is one like any other' "$gdplot" grid -q short.csv -o short.svg

is 'train prints the states that are kept' "$("$gdplot" train every-1000.csv | sed -n '/0.1$/,/1$/p')" "$(
    cat <<'END2'
lr=0.1
Iteration    0 => Loss: 49.0000000000
Iteration  123 => Loss: 0.0000000000
Iteration  124 => Loss: 0.0000000000
Iteration 1000 => Loss: 0.0000000000
Iteration 2000 => Loss: 0.0000000000
Iteration 3000 => Loss: 0.0000000000
Iteration 3341 => Loss: 0.0000000000
Iteration 3992 => Loss: 0.0000000000
Iteration 3993 => Loss: 0.0000000000
Iteration 3994 => Loss: 0.0000000000
Iteration 3995 => Loss: 0.0000000000
Iteration 3996 => Loss: 0.0000000000
Iteration 3997 => Loss: 0.0000000000
Iteration 3998 => Loss: 0.0000000000
Iteration 3999 => Loss: 0.0000000000

x=0.0000000000

lr=1
END2
)"

# What a figure says of it.
"$gdplot" history every-1000.csv -o every.txt
for text in '^caption: from x = 7, states 0 to 4000, every 1000th drawn; stable below lr 1' \
    '^alt: Loss against iteration, every 1000th drawn\. lr 0\.01: converged at iteration 1368; ' \
    ': lr 1\.1: not finite from iteration 1936$' ': lr 0\.1: 𝑓(𝑥) = 0 by iteration 2000$'; do
    ok "history says: $text" grep -q "$text" every.txt
done
ok 'states stand at their iterations' grep -qx '    line 123 7\.08[0-9]*e-23' every.txt
"$gdplot" history -f x^2 --start 7 --lr 0.1 --iterations 4000 -o all.txt
ok 'with all of them the loss is 0 from an iteration' grep -q ': lr 0\.1: 𝑓(𝑥) = 0 from iteration 1679$' all.txt
is 'last:20 is drawn from the first of them' \
    "$("$gdplot" history -f x^2 --start 7 --lr 0.001 --iterations 4000 --keep last:20 -o - --format txt |
        sed -n 's/^ *axis x \(.*\) labelled/\1/p; s/^caption: //p')" \
    "$(printf '%s\n' 'from x = 7, states 0 to 4000, the last 20 drawn; stable below lr 1, one-sided below 0.5' \
        '3980.173 4000.827')"

is 'and what came before is no event of it' \
    "$("$gdplot" history -f x^2 --start 7 --lr 0.001 --iterations 4000 --keep last:20 -o - --format txt |
        grep -c 'mark arrow')" 0

# What needs all states says so.
"$gdplot" train -q -f 'x^2 + 10*y^2' --start 9,1 --lr 0.09 --iterations 300 --keep log -o two.csv
"$gdplot" train -q -d "$root/data/pizza.txt" --lr 0.001 --iterations 300 --keep log -o pizza.csv
cp "$root/data/pizza.txt" .
for command in 'grid two.csv' 'loss --path two.csv' 'compare two.csv' 'contour two.csv' 'fit pizza.csv' \
    'grid two.csv --along y'; do
    # shellcheck disable=SC2086
    run "$gdplot" $command -o refused.svg
    kind=${command%% *}
    file=$(expr "$command" : '.* \([a-z]*\.csv\)')
    is "$command: one line, status 3" "$status$out $err" \
        "3 gdplot: $file: keeps a part of the states (log); $kind needs all of them"
done
ok 'the loss curve alone does without' "$gdplot" loss -q two.csv -o curve.svg
ok 'history of two parameters' "$gdplot" history -q two.csv -o two.svg
run "$gdplot" history every-1000.csv --keep log
is 'a trajectory has its states' "$status$err" \
    '2gdplot: --keep: every-1000.csv already holds the states; leave it out'

# Differences are found among the states that both have.
sed 's/^\(1,0.01,3000,[^,]*,[^,]*,\).*/\17/' every-1000.csv >changed.csv
run "$gdplot" diff changed.csv all.csv
is 'diff' "$status$(echo "$err" | cut -d: -f2-4)" '1 run lr=0.01, iteration 3000: slope 7 and 6.673522255959616e-26'

# A report takes it as a key, and gives the states their iterations.
cat >report.yaml <<'END2'
keep: every:100
figures:
  - kind: history
    name: long
    function: x^2
    start: 7
    lr: 0.001
    iterations: 5000
  - kind: grid
    name: panels
formats: [svg]
END2
ok 'report' "$gdplot" report -q report.yaml -o report
ok 'keep is a default of the figures that take it' grep -q 'states 0 to 5000, every 100th drawn' report/long.svg

# Long histories keep their spikes.
awk 'BEGIN {
    print "run,lr,iteration,x,loss,slope"
    for (k = 0; k < 1000000; k++)
        printf "1,0.1,%d,1,%s,1\n", k, k == 654321 ? 9 : k == 123456 ? 1e-9 : 1 + k % 2 / 10
}' >spikes.csv
"$gdplot" history spikes.csv -o spikes.txt -o spikes.svg
ok 'a spike upwards' grep -qx '    line 654321 9' spikes.txt
ok 'and one downwards' grep -qx '    line 123456 1e-9' spikes.txt
ok 'an SVG of 10⁶ states is small' test "$(wc -c <spikes.svg)" -le 100000
awk 'BEGIN {
    print "run,lr,iteration,x,loss,slope"
    for (k = 0; k < 100000; k++)
        printf "1,0.1,%d,1,%s,1\n", k, k == 65432 ? 9 : k == 12345 ? 0.01 : k == 99999 ? 0.1 : 0
}' >zeros.csv
"$gdplot" history zeros.csv -o zeros.txt
for loss in 9 0.01 0.1; do
    ok "a spike among losses of 0: $loss" grep -q "^    line [0-9.]* $loss\$" zeros.txt
done
done_testing
