#!/bin/sh
# What axes show without a word: losses that are an L, plateaus, planes; and what --log, --linear and --below-minimum say.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
pizza=$root/data/pizza.txt

# axis FILE: "log" or "linear", of the losses of the last panel
axis() { sed -n 's/^  axis y .*/&/p' "$1" | tail -n 1 | grep -q logarithmic && echo log || echo linear; }

# drawn OPTIONS...: the axis of the figure
drawn() { "$gdplot" "$@" -o drawn.txt && axis drawn.txt; }

# ---- losses

is 'an L over more than a decade: logarithmic' "$(drawn history -d "$pizza" --lr 0.001)" log
is 'of compare, too' "$(drawn compare -d "$pizza" --lr 0.001)" log
is '--linear decides' "$(drawn history -d "$pizza" --lr 0.001 --linear)" linear
is 'a fall over half of the width: linear' "$(drawn history -d "$pizza" --lr 0.0001)" linear
is 'beside an L, too' "$(drawn history -d "$pizza" --lr 0.0001,0.001)" linear
is 'an L within a decade: linear' "$(drawn history -f 'x^2+9' --start 7 --lr 0.4 --iterations 100)" linear
is 'two decades: logarithmic' "$(drawn history --lr 0.1 --iterations 40)" log
is '--linear there' "$(drawn history --lr 0.1 --iterations 40 --linear)" linear
is '--log of half a decade' "$(drawn history --lr 0.01 --log)" log
is '--log of a sweep' "$(drawn sweep -f 'x^2+9' --start 2 --lr 0.1:0.9:5 --log)" log
is '--linear of a sweep' "$(drawn sweep --linear)" linear
run "$gdplot" history --log --linear
is '--log and --linear' "$status $err" '2 gdplot: --log and --linear exclude each other; give one'
run "$gdplot" history --log --range 0:9
is '--log and a range from 0' "$status $err" '2 gdplot: --range: a logarithmic axis begins above 0; give --linear, or another range'
run "$gdplot" history -f '-x^2-1' --start 2 --lr 0.01 --log
is '--log of no loss above 0' "$status $err" '2 gdplot: --log: no loss is above 0; give --linear'

# ---- logs

{ echo step,loss,accuracy; seq 0 100 | awk '{ print $1 "," 0.4 + ($1 < 5 ? 19 / 4 ^ $1 : 0) "," 0.5 + $1 / 300 }'; } >l.csv
is 'a log whose loss is an L' "$(drawn history l.csv --metric loss)" log
is 'with --linear' "$(drawn history l.csv --metric loss --linear)" linear
is 'what is no loss is linear' "$(drawn history l.csv --metric accuracy)" linear
is 'but with --log' "$(drawn history l.csv --metric accuracy --log)" log
printf 'step,loss\n0,3\n1,0\n2,-1\n3,0.5\n' >zero.csv
"$gdplot" history zero.csv --log -o zero.txt
is 'values that the axis lacks are counted' "$(sed -n 's/^caption: //p' zero.txt)" \
    'loss; 2 values of 0 or less are not drawn'
is 'and only these' "$("$gdplot" history zero.csv -o - --format txt | sed -n 's/^caption: //p')" loss

# ---- --below-minimum

"$gdplot" train -d "$pizza" --lr 0.0005 --iterations 30 -o runs.csv >/dev/null
"$gdplot" history -d "$pizza" --lr 0.0005 --iterations 30 --below-minimum -o below.txt
minimum=69.12110312
is 'each loss less that of the minimum' "$(grep -v '^#' runs.csv | awk -F, -v m=$minimum 'NR == 2 { print int(1000 * ($5 - m)) }')" \
    "$(awk '/mark line run 1/ { getline; print int(1000 * $3); exit }' below.txt)"
is 'a constant rate is a line' "$(awk '/mark line run 1/ { getline; last = log($3)
    while (getline > 0 && ($1 == "line")) { d = log($3) - last; last = log($3); if (n++ == 0) first = d; if ((d - first) ^ 2 > 1e-9) bad = 1 }
    print (n > 25), bad + 0; exit }' below.txt)" '1 0'
is 'the axis says so' "$(grep -c ': loss − minimum$' below.txt)" 1
is 'and the caption' "$(sed -n 's/^caption: .*; \(above .*\)/\1/p' below.txt)" 'above the minimum w = 1.8437, loss 69.121'
"$gdplot" history -d "$pizza" --lr 0.001 --iterations 100 --below-minimum -o rest.txt
ok 'where it is reached is told' grep -q ': lr 0.001: loss − minimum 0 from iteration 3[0-9]$' rest.txt
"$gdplot" compare -f 'x^2+3' --start 5 --lr 0.1,0.2 --below-minimum -o two.txt
is 'compare: below, and not above' "$(grep -c ': 𝑓(𝑥) − minimum$' two.txt) $(grep -c '^  label muted.*: 𝑓(𝑥)$' two.txt)" '1 1'
for options in '-f x^3 --start 2 --lr 0.01' 'runs-only.csv'; do
    grep -v '^#' runs.csv >runs-only.csv
    # shellcheck disable=SC2086
    run "$gdplot" history $options --below-minimum
    is "none is known: $options" "$status $err" '2 gdplot: --below-minimum: no minimum is known that the runs lead to'
done
run "$gdplot" history l.csv --below-minimum
is 'nor of a log' "$status $err" '2 gdplot: --below-minimum: no minimum is known of what a log has'

# ---- plateaus

# parts FILE: by how much of the panel's height the curve leaves the tangent in panel 1, in hundredths
parts() {
    awk '/^panel/ { panel++ } panel != 1 { next }
        /axis x/ { xl = $3; xh = $4 } /axis y/ { low = $3; high = $4 }
        /^  mark/ { kind = $2 " " $3; next }
        /^  / && kind == "line tangent" && $1 ~ /move|line/ { t[++n, 0] = $2; t[n, 1] = $3 }
        /^  / && kind == "line curve" && $1 ~ /move|line/ { cx[++m] = $2; cy[m] = $3 }
        END { for (i = 1; i <= m; i++) { y = t[1, 1] + (t[2, 1] - t[1, 1]) / (t[2, 0] - t[1, 0]) * (cx[i] - t[1, 0])
            y = y < low ? low : y > high ? high : y
            d = cy[i] - y; d = d < 0 ? -d : d; if (d > most) most = d }
            print int(100 * most / (high - low)) }' "$1"
}
for options in '-f sigmoid(x) --start 6 --lr 1' '-f tanh(x) --start 4 --lr 0.1' '-f 1/x --start 50 --lr 0.1' '-f x^2+1e-6*x --start 7 --lr 1e-9'; do
    # shellcheck disable=SC2086
    "$gdplot" grid $options -o bend.txt
    ok "grid $options: curve and tangent part: $(parts bend.txt)" test "$(parts bend.txt)" -ge 5
done
"$gdplot" grid -f '2*x+1' --start 6 --lr 1 -o line.txt
is 'a line stays where its states are' "$(sed -n 's/^  axis x //p' line.txt | head -n 1 | cut -d' ' -f1,2)" '-21.31 11.31'
"$gdplot" grid -f 'sigmoid(x)' --start 6 --lr 1 --domain 5:7 -o given.txt
is 'a domain that was asked for stays' "$(sed -n 's/^  axis x //p' given.txt | head -n 1 | cut -d' ' -f1,2)" '5 7'

# ---- planes

# shape FILE: how many times the pixels of a unit across are those upward, and the box the longer of its sides over the other
shape() {
    awk '/^panel/ { w = $4; h = $5 } /axis x/ { x = $4 - $3 } /axis y/ { y = $4 - $3
        printf "%.2f %.1f\n", (w / x) / (h / y), (w > h ? w / h : h / w); exit }' "$1"
}
plane() { "$gdplot" contour "$@" -o plane.txt && shape plane.txt; }
is 'a function has equal scales' "$(plane -f 'x^2+10*y^2' --start 9,1 --lr 0.09 | cut -d' ' -f1)" 1.00
is 'not where spans differ by ten times' "$(plane -f 'x^2+y^2' --start 9,0.1 --lr 0.09 | awk '{ print ($1 < 0.2) }')" 1
is 'nor data' "$(plane -d "$pizza" --bias train --lr 0.001 | awk '{ print ($1 > 5) }')" 1
is 'nor where both limits were asked for' "$(plane -f 'x^2+10*y^2' --start 9,1 --lr 0.09 --domain -10:10 --range -4:4 | awk '{ print ($1 < 0.6) }')" 1
is 'no box is longer than 4:1' "$(plane -f 'x^2+10*y^2' --start 9,1 --lr 0.09 --size 1600x320 --text-size 13px)" '1.00 4.0'
columns() { "$gdplot" compare "$@" --lr 0.06,0.09 -o plane.txt && shape plane.txt | cut -d' ' -f1; }
is 'columns have them, too' "$(columns -f 'x^2+10*y^2' --start 9,1)" 1.00
is 'at another size' "$(columns -f 'x^2+10*y^2' --start 9,1 --size 1200x900)" 1.00
is 'but not where spans differ' "$(columns -f 'x^2+y^2' --start 9,0.1 | awk '{ print ($1 < 0.2) }')" 1
is 'nor is a box with other scales' "$(plane -f 'x^2+y^2' --start 9,0.1 --lr 0.09 --size 1600x320 --text-size 13px | cut -d' ' -f2)" 4.0
is 'nor with --equal' "$(plane -f 'x^2+y^2' --start 9,0.1 --lr 0.09 --equal --size 1600x320 --text-size 13px)" '1.00 4.0'
is 'unless it was asked for' "$(plane -f 'x^2+y^2' --start 9,1 --lr 0.09 --equal --domain -10:10 --range -1:1 | awk '{ print $1, ($2 > 9) }')" '1.00 1'
# No curve touches the frame: 4 % of each axis stay free, but where a curve is cut off, of areas, and of limits asked for.
nearest_to_frame() {
    "$gdplot" "$@" -q -o margin.txt
    perl -ne '
        BEGIN { $least = 1 }
        if (/^  axis ([xy]) (\S+) (\S+)( logarithmic)?/) {
            ($logarithmic{$1}, @{$limits{$1}}) = ($4, map { $4 ? log : $_ } $2, $3);
        } elsif (/^  mark/) {
            $counts = /^  mark (?:line|cross|plus|circle|square|triangle|diamond|triangle_down|pentagon|disc) (?:curve|backdrop|context|state|earlier|minimum|(?:run|solid|dashed|ramp) \d+)(?: |$)/;
        } elsif ($counts && (my @at = /^    (?:move|line) (\S+) (\S+)/)) {
            for (["x", $at[0]], ["y", $at[1]]) {
                my ($axis, $value) = @$_;
                my ($low, $high) = @{$limits{$axis}};
                $value = log $value if $logarithmic{$axis};
                for (($value - $low) / ($high - $low), ($high - $value) / ($high - $low)) { $least = $_ if $_ < $least }
            }
        }
        END { printf "%.3f\n", $least }' margin.txt
}
cp "$pizza" "$root/data/logs/small.csv" .
for figure in grid loss 'loss --path --gradient 0' 'loss -d pizza.txt' 'grid -f (x-1)^2+3 --start 4 --lr 0.2' compare history 'cobweb --lr 0.1,0.9' \
    'fit -d pizza.txt --bias train --lr 0.001' 'history -d pizza.txt --lr 0.001' 'history small.csv' 'compare -f abs(x) --start 7 --lr 0.7' \
    'grid --size 8x8cm' 'loss --size slide --theme classic' 'compare --size 17x8cm --theme print' 'sweep --lr 0.1:0.4:20'; do
    # shellcheck disable=SC2086
    least=$(nearest_to_frame $figure)
    ok "$figure leaves 4 %: $least" perl -e 'exit !($ARGV[0] >= 0.04 && $ARGV[0] < 0.2)' "$least"
done
# A title of two lines is broken at a blank, and its formula stays whole; an axis has two ticks.
for words in 'sweep -f cosh(x)-x --start -3 --size 300x700' 'compare -f x^4-3*x^3+2 --start 4 --lr 0.01,0.05,0.2 --size 300x240'; do
    # shellcheck disable=SC2086
    "$gdplot" $words -o title.txt
    ok "the second line is the formula: $words" sh -c 'grep "^label text" title.txt | sed -n 2p | grep -q ": 𝑓(𝑥) = "'
done
"$gdplot" cobweb -f 'x^4-3*x^3+2' --start 1 --lr 0.13,0.15 --iterations 60 --size paper -o few.txt
is 'not 2 alone' "$(grep -c '^    tick 1' few.txt)" 4
cp "$root/data/logs/small.csv" margin.csv
# A curve alone is shown where its minima can be seen, and each is named by its place.
limits_of_x() { "$gdplot" loss "$@" -o - --format txt | awk '/^    move/ && !low { low = $2 } /^    line/ { high = $2 } /^  mark plus/ { print low, high; exit }'; }
is 'one minimum: from -10 to 10' "$(limits_of_x -f 'x^4-3*x^3+2')" '-10 10'
is 'two that cannot be seen there' "$(limits_of_x -f 'x^4-4*x^2')" '-3 3'
is 'two that can' "$(limits_of_x -f 'sin(x)+x^2/10')" '-10 10'
is 'limits that are asked for' "$(limits_of_x -f 'x^4-4*x^2' --domain -9:9)" '-9 9'
is 'none of them is named far away' "$("$gdplot" loss -f 'x^2*(x-1)^2*(x+1)^2' --domain -1.5:1.5 --size 400x300 -o - --format txt | awk '
    /^panel/ { left = $2; width = $4 } /^  axis x/ { low = $3; high = $4 }
    /^  mark/ { plus = /plus minimum/ } plus && /^    move/ { at[++n] = left + ($2 - low) / (high - low) * width }
    /^  label minimum/ { match($0, /\([-0-9. ]*\): /); split(substr($0, RSTART + 1, RLENGTH), box, " "); d = at[++k] - box[1] - box[3] / 2; if (k > 1 && d * d > 2500) far++ }
    END { print n, k, far + 0 }')" '3 3 0'
# Where there is no room for all, what tells lines apart stays longer than the caption.
for figure in '4 history -d pizza.txt --lr 0.0001,0.001,0.004,0.005 --log' '2 history first=margin.csv second=margin.csv --metric loss,val_loss' \
    '6 fit -d pizza.txt --bias train --lr 0.001 --iterations 5000'; do
    # shellcheck disable=SC2086
    is "lines are named: ${figure#? }" "$("$gdplot" ${figure#? } -q --size 80mm -o - --format txt | grep -c '^legend')" "${figure%% *}"
done
# A grid has brief headings before it gives up what stands around it; a verdict that has no room is named.
is 'a flat grid keeps title, caption and legend' "$("$gdplot" grid --rows 4 --cols 4 --size 1600x900 -o - --format txt | awk '/^legend/ { n++ } /^label/ { m++ } END { print n, m }')" '4 2'
"$gdplot" grid -q --lr 0.1,0.3 --size 12x8cm -o named.txt
is 'no number is cut off' "$(sed -n 's/^label muted.*): //p' named.txt | tr '\n' ' ')" 'converging converging '
# A caption that has no room for all of it loses whole clauses, not half a number; one that was asked for is cut off.
is 'a caption ends with a clause' "$("$gdplot" sweep -q --size 240x180 -o - --format txt | sed -n 's/^label muted.*): //p' | tail -n 1)" 'stable below lr 1'
is 'all of it is told elsewhere' "$("$gdplot" sweep -q --size 240x180 -o - --format txt | grep -c '^caption: .*; lowest at lr 0.08498–0.903')" 1
is 'what was asked for keeps its beginning' \
    "$("$gdplot" loss -q --size 240x180 --caption "$(seq -s ' ' 1000 1008); $(seq -s ' ' 1009 1030)" -o - --format txt | grep -c '^label muted.*…$')" 1
# Columns may be narrow, and a page whose height nobody asked for may grow, before headings and tick labels go.
labels_of_x() {
    awk '/^  axis x .*labelled/ { x = 1; next } /^  axis y/ { if (x) exit } x && /^    tick / && $NF != "" && !/: $/ { n++ } END { print n + 0 }' "$1"
}
for figure in 'grid --rows 1 --size 8cm --cols 4' 'grid --rows 1 --size 8x4cm --cols 5' 'grid --size 8cm --start 1234.5' \
    'grid --size 8cm --start 1234.5 --theme classic' 'grid --rows 1 --size 8cm --lr 0.1,0.3' 'compare --size 8cm --lr 0.1,0.3,0.5,1' 'compare --size 1600x900 --lr 0.1:1.2:12'; do
    # shellcheck disable=SC2086
    run "$gdplot" $figure -o narrow.txt
    is "headings and tick labels: $figure" "$(echo "$err" | grep -c 'headings\|tick labels') $(grep -c '^  label text' narrow.txt | sed 's/^[1-9].*/some/')" '0 some'
    ok "by which one can measure: $figure" [ "$(labels_of_x narrow.txt)" -gt 1 ]
done
for figure in 'cobweb --lr 0.1,0.3,1 --size 80mm' 'cobweb -f x^4-3*x^3+2 --start 3.5 --lr 0.01,0.05,0.1 --size 120mm' 'cobweb --lr 0.1,1 --size 240x180'; do
    # shellcheck disable=SC2086
    "$gdplot" $figure -q -o narrow.txt
    ok "by which one can measure: $figure" [ "$(labels_of_x narrow.txt)" -gt 1 ]
done
run "$gdplot" grid -q -f 'x^4-3*x^3+2' --start 3.5 --lr 0.01,0.05,0.1 --size 80mm --rows 2 --cols 3 -o bare.txt
is 'it grows for panels without labels, too' "$status$err" 0
is 'a flat page has more columns than four' "$("$gdplot" compare --size wide --lr 0.1:0.5:5 -o - --format txt | awk '/^panel/ { print $3 }' | sort -u | wc -l | tr -d ' ')" 2
is 'a height that was asked for stays' "$("$gdplot" compare -q --size 302x139 --lr 0.1,0.3,0.5,1 -o - --format txt | sed -n 's/^figure \(\S* \S*\) .*/\1/p')" '302 139'
# Columns of a plane with equal scales are as wide as the page lets them be: the axis that has the room shows more.
for figure in '-f x^2+10*y^2 --start 9,1 --lr 0.01,0.05,0.09 --size 8cm' '-f x^2+2*y^2 --start 4,3 --lr 0.1,0.3 --size 8cm' \
    '-f x^2-y^2+y^4/4 --start 2,0.1 --lr 0.1,0.3 --size 12x9cm'; do
    # shellcheck disable=SC2086
    "$gdplot" compare -q $figure -o plane.txt
    is "a plane fills its columns, on equal scales: $figure" "$(awk '
        /^figure/ { width = $2 }
        /^panel/ { if (n++ % 2 == 0) { right = $2 + $4; w = $4; h = $5; first = 1 } else first = 0 }
        /^  axis x/ && first { x = ($4 - $3) / w }
        /^  axis y/ && first { y = ($4 - $3) / h; unequal += (x / y - 1) ^ 2 > 0.0001 }
        END { print (right > 0.93 * width), unequal }' plane.txt)" '1 0'
done
is 'not limits that were asked for' "$(nearest_to_frame loss --domain -3:3)" 0.000
done_testing
