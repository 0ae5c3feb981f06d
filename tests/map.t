#!/bin/sh
# Maps from the command line: cells against train, the border of x², parts of maps, any number of threads, redo,
# diff and reports.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1

run "$gdplot" map --over lr=0.01:0.1:4 --over start=-1:4:3
is 'without -o' "$status $out" '0 map.png'

run "$gdplot" map -q -f x^2 --over lr=0.25:1.25:3 --over start=1:7:2 --iterations 3 -o few.csv
cat >wanted <<'END_OF'
lr,start,loss,zone,verdict,x
0.25,1,0.015625,converging,converging,0.125
0.75,1,0.015625,oscillating,oscillating,-0.125
1.25,1,11.390625,diverging,diverging,-3.375
0.25,7,0.765625,converging,converging,0.875
0.75,7,0.765625,oscillating,oscillating,-0.875
1.25,7,558.140625,diverging,diverging,-23.625
END_OF
grep -v '^#' few.csv >got
ok 'x² by hand: start·(1 − 2lr)³' cmp got wanted

"$gdplot" map -q -f x^2 --over lr=0.005:1.995:200 --over start=-5:5:101 -o border.csv
ok 'the border of x² is lr = 1, but for the start 0' awk -F, '
    /^#/ || /^lr/ || $2 == 0 { next }
    { n++; if (($1 > 1) != ($4 == "diverging")) bad = 1 }
    END { exit bad || n != 20000 }' border.csv
ok 'the start 0 converges at all rates' awk -F, '
    /^#/ || /^lr/ || $2 != 0 { next }
    { n++; if ($4 != "converging") bad = 1 } END { exit bad || n != 200 }' border.csv

"$gdplot" map -q -f 'sin(3*x)+x^2/10' --over lr=0:1:9 --over start=-4:4:9 -o part.csv
is 'a rate of 0' "$?" 2
"$gdplot" map -q -f 'sin(3*x)+x^2/10' --over lr=0.125:1.125:129 --over start=-4:4:257 -o whole.csv
"$gdplot" map -q -f 'sin(3*x)+x^2/10' --over lr=0.125:0.625:65 --over start=0:4:129 -o part.csv
sed '/^#/d' whole.csv | sort >whole
sed '/^#/d' part.csv | sort >part
is 'a part of a map has the cells of the map' "$(comm -13 whole part | wc -l) $(wc -l <part)" '0 8386'

for options in "-f 'x^4-3*x^3+2'" "-f 'log(x+2)+x^2' --show iterations" "-f 'abs(x)' --show minimum" \
    "-f 'x^2+2*y^2' --start 0,3"; do
    field=$(case $options in *y*) echo start.x ;; *) echo start ;; esac)
    for jobs in 1 2 5; do
        eval "\"$gdplot\" map -q $options --over $field=-1:4:60 --over lr=0.001:0.12:50log --jobs $jobs -o $jobs.csv -o $jobs.svg"
    done
    ok "the same bytes for 1 and 2 threads: $options" cmp 1.csv 2.csv
    ok "and for 5: $options" cmp 1.csv 5.csv
    ok "and the figure: $options" cmp 1.svg 5.svg
done

run "$gdplot" redo 1.svg -o again.svg
ok 'redo draws the same' cmp 1.svg again.svg
run "$gdplot" redo 1.csv -o again.csv
ok 'redo of a CSV gives the same' cmp 1.csv again.csv
run "$gdplot" diff 1.svg 1.csv
is 'diff of the same' "$status" 0
run "$gdplot" diff few.csv border.csv
is 'diff of others' "$status" 1

# Many cells are one image, however they lie.
"$gdplot" map -q --over lr=0.001:0.12:400 --over start=-1:4:300 -f 'x^4-3*x^3+2' -o many.svg -o many.pdf
"$gdplot" map -q -f '(x^2+y-11)^2+(x+y^2-7)^2' --over start.x=-5:5:400 --over start.y=-5:5:400 --lr 0.01 --show minimum \
    -o basins.svg -o basins.pdf
for file in many.svg many.pdf basins.svg basins.pdf; do
    ok "$file has at most 300 KB" test "$(wc -c <"$file")" -le 300000
done

cat >spec.yaml <<'END_OF'
figures:
  - kind: map
    function: x^2
    over: [lr=0.1:1.2:20, 'start=-5:5:20']
    show: loss
END_OF
run "$gdplot" report spec.yaml -o out
is 'a report has maps' "$status" 0
is 'and their axes' "$("$gdplot" recipe out/map.svg 2>/dev/null | grep '^over')" 'over: "lr=0.1:1.2:20,start=-5:5:20"'

for rule in momentum adam:beta1=0.3 nesterov; do
    "$gdplot" map --over lr=0.01:0.5:4 --over start.x=-3:3:4 --optimizer "$rule" -f 'x^2+10*y^2' --start 9,1 -o rule.txt
    words=$(echo "$rule" | sed 's/:beta1=/, beta1 /')
    is "caption and alt text name $rule" "$(grep -c " iterations by $words from" rule.txt)" 3
done

# The name of a limit stands beside its line, upright or level.
for axes in '--over lr=0.01:0.12:20 --over start=-1:4:20' '-f sin(x)+x^2/10 --over start=-8:8:40 --over lr=0.1:3:30 --show minimum --size 120mm'; do
    # shellcheck disable=SC2086
    "$gdplot" map $axes -o limit.txt
    is "the line does not pass through its name: $axes" "$(awk '
        /^panel/ { x0 = $2; y0 = $3; w = $4; h = $5 } /^  axis x/ { xl = $3; xh = $4 } /^  axis y/ { yl = $3; yh = $4 }
        /^  mark/ { limit = /limit/ }
        limit && /^    (move|line)/ { x = x0 + ($2 - xl) / (xh - xl) * w; y = y0 + (yh - $3) / (yh - yl) * h
            x1 = !n || x < x1 ? x : x1; x2 = !n || x > x2 ? x : x2; y1 = !n || y < y1 ? y : y1; y2 = !n++ || y > y2 ? y : y2 }
        /^  label limit/ { match($0, /\([0-9. ]*\): /); split(substr($0, RSTART + 1, RLENGTH), b, " ")
            print n, (b[1] < x2 && b[1] + b[3] > x1 && b[2] < y2 && b[2] + b[4] > y1) }' limit.txt)" '2 0'
done

# Each minimum's name stands by its own line, which is level or upright: within 30 pixels, and without a leader.
for axes in '--over lr=0.01:0.5:20 --over start=-3:3:20' '--over start=-3:3:20 --over lr=0.01:0.5:20' \
    '--over lr=0.01:0.5:20 --over start=-3:3:20 --size 80mm'; do
    # shellcheck disable=SC2086
    "$gdplot" map -q -f 'x^4-4*x^2+x' $axes -o minima.txt
    is "names of minima stand by their lines: $axes" "$(awk '
        /^panel/ { x0 = $2; y0 = $3; w = $4; h = $5 } /^  axis x/ { xl = $3; xh = $4 } /^  axis y/ { yl = $3; yh = $4 }
        /^  mark line leader/ { leaders++ }
        /^  mark/ { minimum = /line minimum/ }
        minimum && /^    move/ { x[n + 0] = x0 + ($2 - xl) / (xh - xl) * w; y[n + 0] = y0 + (yh - $3) / (yh - yl) * h }
        minimum && /^    line/ { at = $2 == xh ? $3 : $2; level[n + 0] = $2 == xh; value[n++] = at }
        /^  label minimum/ {
            match($0, /\([0-9. ]*\): /); split(substr($0, RSTART + 1, RLENGTH), b, " "); told = $NF; sub(/−/, "-", told)
            for (i = 0; i < n; i++)
                if ((value[i] - told) ^ 2 < 1e-4) near += level[i] ? b[2] < y[i] + 30 && b[2] + b[4] > y[i] - 30 : b[1] < x[i] + 30 && b[1] + b[3] > x[i] - 30 }
        END { print near, leaders + 0 }' minima.txt)" '2 0'
done
"$gdplot" map -q -f 'x^4-4*x^2+x' --over lr=0.01:0.5:20 --over start=-3:3:20 -o minima.svg
is 'on cells, halos are wide' "$(grep -c 'stroke-width="8"' minima.svg) $(grep -c 'stroke-width="4"' minima.svg)" '3 0'

# The stability limit as a curve ends where the panel does, and is named beside what is seen of it.
"$gdplot" map --over lr=0.01:0.12:20 --over momentum.beta=0:0.99:20 -f 'x^2+10*y^2' --start 9,1 -o edge.txt
is 'the limit stays in its panel' "$(awk '
    /^  axis x/ { high = $4 }
    /^  mark/ { limit = /limit/ }
    limit && /^    (move|line)/ { points++; outside += $2 > high }
    END { print (points > 2), outside + 0 }' edge.txt)" '1 0'
is 'its name stands by it' "$(sed -n 's/.*label limit [0-9.]* \([0-9]*\).*stable below.*/\1/p' edge.txt | awk '{ print ($1 > 250) }')" 1
is 'and the caption tells it' "$(grep -c '^caption: .*; stable below this lr$' edge.txt)" 1
is 'but not where no curve is in view' "$("$gdplot" map --over lr=0.001:0.01:9 --over momentum.beta=0:0.9:9 -f 'x^2+10*y^2' --start 9,1 \
    -o - --format txt | grep -c 'this lr\|mark line limit')" 0

done_testing
