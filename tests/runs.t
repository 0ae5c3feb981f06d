#!/bin/sh
# Several learning rates: what the runs do, the summary, and expectations.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
pizza="-d $root/data/pizza.txt --lr 0.0001,0.001,0.003,0.0045,0.005 --iterations 40"

run "$gdplot" compare --summary -
is 'the default of compare: 0.1, 0.3 and 1' "$out" "$(
    cat <<'END'
lr   verdict     rho  iterations  x           loss            slope
0.1  converging  0.8  8           1.17441     1.37923         2.34881
0.3  converging  0.4  8           0.00458752  2.10453 × 10⁻⁵  0.00917504
1    cycling     1    8           7           49              14
compare.png
END
)"
# shellcheck disable=SC2086
"$gdplot" compare $pizza -o pizza.svg --summary s.md
is '--summary writes its file' "$(ls s.csv s.md 2>/dev/null)" s.md
# shellcheck disable=SC2086
"$gdplot" train -q $pizza --summary s.csv
is 'the verdicts on pizza.txt' "$(cut -d, -f1,2,4 s.csv | tr '\n' ' ')" \
    'lr,verdict,iterations 0.0001,converging,40 0.001,converging,40 0.003,converged,40 0.0045,oscillating,40 0.005,diverging,40 '
is 'numbers of the CSV are exact' "$(sed -n 3p s.csv | cut -d, -f5,6)" 1.8436928700159565,69.12096282754419
is 'Markdown' "$(sed -n '2p;5p' s.md | cut -d'|' -f2-4)" \
    "$(printf ' --- | --- | --- \n 0.003 | converged | – ')"
for text in 'stable below lr 0.0045704, one-sided below 0.0022852' '>converged at iteration 24<' '>lr = 0.0045<'; do
    ok "compare says: $text" grep -q -- "$text" pizza.svg
done
"$gdplot" compare -o compare.svg
for text in '>cycling between 7 and −7, no progress<' ') at iteration 8: 2.105 × 10⁻⁵' \
    'lr 0.1: converging: each step keeps 0.8 of the distance; lr 0.3: converging: each step keeps 0.4'; do
    ok "compare says: $text" grep -q -- "$text" compare.svg
done

# A ratio near 1 is said by what it lacks: nobody counts nines. (Of x^2 a step keeps 1 − 2·lr.)
while IFS='|' read -r arguments want; do
    # shellcheck disable=SC2086
    "$gdplot" history -q $arguments -o near.txt
    is "history $arguments" "$(sed -n 's/^alt: .*: //p' near.txt)" "$want."
done <<'END'
-f x^2 --start 1 --lr 1e-6|each step keeps 0.999998 of the distance
-f x^2 --start 1 --lr 3e-7|each step keeps all but 6 × 10⁻⁷ of the distance
-f x^2 --start 1 --lr 1e-12|each step keeps all but 2 × 10⁻¹² of the distance
-f x^2 --start 1 --lr 1e-15|each step keeps nearly all of the distance
-f x^2 --start 1 --lr 0.999999999|each step crosses the minimum and keeps all but 2 × 10⁻⁹ of the distance
-f x^2 --start 1 --lr 1.000000001|each step leaves 1 + 2 × 10⁻⁹ times the distance
-f x^4 --start 1 --lr 1e-9|each step is all but 1.2 × 10⁻⁸ of the last
END
awk 'BEGIN { for (y = 1990; y <= 2020; y++) print y, 3 * (y - 1990) + y % 7 }' >years.txt
"$gdplot" contour -q -d years.txt --bias train --lr 1e-7 -o near.txt
is 'of data that are not scaled, too' "$(sed -n 's/^caption: .*: //p' near.txt)" \
    'each step keeps all but 4 × 10⁻¹² of the distance to the minimum'

ok 'what was expected of every run' "$gdplot" train -q --lr 0.1,0.3 --expect converging
ok 'and of each' "$gdplot" compare -o c.svg --expect 0.1=converging,1=cycling,0.3=converging
rm -f c.svg
run "$gdplot" compare -o c.svg --expect converging,0.1=cycling
is 'not met: status 1' "$status" 1
is 'a line for each run that differs' "$err" "$(printf '%s\n' \
    'gdplot: lr 0.1: converging, where cycling was expected' \
    'gdplot: lr 1: cycling, where converging was expected')"
ok 'every output is written' test -s c.svg
run "$gdplot" train --expect cycling
is 'train prints as ever' "$status$(echo "$out" | tail -n 1)" 1x=1.1744051200

# Steps that turn about a minimum beyond its stability limit shrink to a cycle, or not for long: they come to no rest.
wave='-f sin(x)+x^2/10 --start -3'
for words in '--lr 1.7 --iterations 20~oscillating' '--lr 1.8 --iterations 8~wandering' '--lr 1.75 --iterations 100~wandering' \
    '--lr 1.8 --iterations 100~cycling' '--lr 1.36 --optimizer nesterov --iterations 20~wandering' \
    '--lr 1.36 --optimizer nesterov --iterations 100~cycling'; do
    # shellcheck disable=SC2086
    run "$gdplot" train -q $wave ${words%~*} --expect "${words#*~}"
    is "with ${words%~*} it is ${words#*~}" "$status$err" 0
done
run "$gdplot" train -q -f '0.06*x^2+622*y^2' --start -4.73,0.266 --lr 0.00161 --optimizer rmsprop --iterations 600 --expect converging
is 'a direction that turns by next to nothing is not the run' "$status$err" 0

# Chaos is no oscillation, however long it goes on; nor is a long cycle about a kink.
for iterations in $(seq 40 60); do
    "$gdplot" train -q -f 'sin(x)+x^2/10' --start -1.3 --lr 14.87 --optimizer rmsprop --iterations "$iterations" --summary s.csv
    tail -n 1 s.csv >>chaos.csv
    "$gdplot" train -q -f 'abs(x)' --start 3 --lr 0.8532 --optimizer nesterov --iterations "$iterations" --summary s.csv
    tail -n 1 s.csv >>chaos.csv
done
is 'what swings for ever is wandering at each of its states' "$(cut -d, -f3 chaos.csv | sort | uniq -c | tr -s ' ')" ' 42 wandering'
while read -r rule lr start iterations function; do
    run "$gdplot" train -q -f "$function" --start "$start" --lr "$lr" --optimizer "$rule" --iterations "$iterations" --expect wandering
    is "$rule on $function grows for a while alone" "$status$err" 0
done <<'END'
momentum:beta=0.1488 2.7339 0.582 20 exp(x)-2*x
momentum:beta=0.99 0.69569 -0.37 40 x^2*(1+0.3*sin(5*x))
adam 14.873521072935114 2,1 400 sin(x)*sin(y)+(x^2+y^2)/20
END

# The ends of a path do not read alike.
"$gdplot" contour -f '1e5*(x-1000000)^2+y^2' --start 1000001,3 --lr 1e-6 --iterations 30 -o ends.txt
is 'as many digits as tell start and state 30 apart' "$(grep -c ': start (1000001, 3)' ends.txt)" 1

run "$gdplot" train --lr 3 --iterations 300
is 'a run that grows without bound: no loss has decimals that a double has not' \
    "$(echo "$out" | awk 'length > 50')$(echo "$out" | sed -n '10p;11p;220p;221p;223p')" \
    'Iteration    9 => Loss: 186920166015625.0000000000
Iteration   10 => Loss: 4.6730041504e+15
Iteration  219 => Loss: 6.9033195842e+307
Iteration  220 => Loss: inf
x=4.1543108888e+154'
is 'history of a run that converges at once shows its zero' \
    "$("$gdplot" history --lr 0.5,0.3 -o - --format txt | grep -c '𝑓(𝑥) = 0 from iteration 1')" 1
shared() { "$gdplot" history "$@" -o - --format txt | sed -n 's/^legend .*): //p; s/^  label.*): \(lr [0-9. =]*\)$/\1/p' | tr '\n' '|'; }
is 'lines that coincide share a name at their ends' "$(shared --lr 0.1:0.9:4)" 'lr 0.1 = 0.9|lr 0.3667 = 0.6333|'
is 'or an entry of the legend, where one does not get there' "$(shared --lr 0.1:0.9:9)" 'lr 0.1 = 0.9|lr 0.2 = 0.8|lr 0.3 = 0.7|lr 0.4 = 0.6|lr 0.5|'
is 'of few rates, too' "$(shared --lr 0.9,0.3,1.1,0.1)" 'lr 0.9 = 0.1|lr 0.3|lr 1.1|'
is 'others have their own' "$(shared --lr 0.1,0.2,0.5)" 'lr 0.1|lr 0.2|lr 0.5|'
"$gdplot" history --lr 1.1,3 --iterations 3000 -o long.txt
for text in 'lr 1.1: not finite from iteration 1936' 'lr 3: not finite from iteration 220'; do
    ok "history says: $text" grep -q ": $text\$" long.txt
done
"$gdplot" compare --lr 0.1,1.1 -o edge.txt
ok 'a state beyond the edge is an arrow with its value' \
    sh -c 'grep -q "mark arrow run 2" edge.txt && grep -q "𝑥 = −12.1, and 2 more" edge.txt'

# A long history is thinned for drawing, and keeps its spike.
{
    echo run,lr,iteration,x,loss,slope
    awk 'BEGIN { for (k = 0; k <= 200000; k++) printf "1,0.1,%d,1,%s,1\n", k, k == 123456 ? 9 : 1 + k % 2 / 10 }'
} >spike.csv
"$gdplot" history spike.csv -o spike.txt
ok 'thinned' test "$(sed -n 's/.*mark line run 1 \([0-9]*\)$/\1/p' spike.txt)" -lt 4000
ok 'with its spike' grep -q '^    line 123456 9$' spike.txt
is 'without a recipe it is named after its file' "$(sed -n 2p spike.txt)" 'title: Learning curve of spike.csv'
run "$gdplot" compare spike.csv
is 'compare needs the objective' "$status" 2
printf '1 2\n3 4\n5 7\n' >rows.txt
mkdir rows
cp rows.txt rows/
"$gdplot" train -q -d rows.txt --lr 0.01 -o rows.csv
grep -v '^#' rows.csv >without.csv
for file in rows.txt rows/rows.txt; do
    ok "which is typed data, $file" "$gdplot" train -q without.csv -d $file -o with.csv
    ok 'and then its recipe' cmp rows.csv with.csv
    ok 'whose points are there' "$gdplot" fit without.csv -d $file -o fit.svg
done

"$gdplot" train -q --lr 0.1,0.3,1 -o three.csv
for kind in compare history grid; do
    "$gdplot" $kind three.csv -o "$kind.svg"
    "$gdplot" $kind --lr 0.1,0.3,1 -o one.svg
    ok "$kind of a trajectory is the same to the byte" cmp "$kind.svg" one.svg
done
done_testing
