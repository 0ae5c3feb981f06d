#!/bin/sh
# A trajectory stands in for the training: the same figure, to the byte.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
cp "$root/data/pizza.txt" .

# same_figure NAME OBJECTIVE... -- FIGURE...: in one command, and by way of run.csv
same_figure() {
    name=$1
    shift
    objective=
    while [ "$1" != -- ]; do
        objective="$objective '$1'"
        shift
    done
    shift
    figure=$*
    eval "\"\$gdplot\" train -q $objective -o run.csv"
    eval "\"\$gdplot\" $figure $objective -o one.png -o one.svg -o one.txt -o one.csv"
    rm -f pizza.txt
    # shellcheck disable=SC2086
    "$gdplot" $figure run.csv -o two.png -o two.svg -o two.txt -o two.csv
    cp "$root/data/pizza.txt" .
    for form in png svg txt csv; do
        ok "$name: $form" cmp one.$form two.$form
    done
    ok "$name: the CSV itself" cmp run.csv two.csv
}

same_figure 'x² from 7' -f x^2 --start 7 --lr 0.1 -- grid
same_figure 'a longer run' -f 'sin(x) + x**2/10' --start 6 --lr 0.3 --iterations 20 -- \
    grid --rows 2 --title T --states 0,1,5,20
same_figure 'data, without its file' -d pizza.txt --lr 0.001 --iterations 100 -- \
    grid --states 0,1,2,4,8,16,32,64,100
same_figure 'data, with a bias and named columns' \
    -d pizza.txt --columns Pizzas,Reservations --bias -2.5 --lr 0.0005 --start 3 --iterations 20 -- \
    grid
same_figure 'the loss curve with its path' -d pizza.txt --lr 0.004 -- loss --path --gradient 1
same_figure 'a run that ends early' -f x^2 --start 7 --lr 0.1 --tolerance 2 --iterations 50 -- grid
same_figure 'a run that is not finite' -f 'log(x)' --start 0.5 --lr 0.1 -- grid

"$gdplot" train -q -o run.csv
sed '/^#/d' run.csv >bare.csv
"$gdplot" grid bare.csv -f x^2 -o bare.svg
"$gdplot" grid -o default.svg
ok 'a CSV without a recipe serves with -f' cmp bare.svg default.svg
"$gdplot" grid - -o stdin.svg <run.csv
ok 'a CSV from standard input' cmp stdin.svg default.svg
is 'the header' "$(sed -n '/^run/p' run.csv)" run,lr,iteration,x,loss,slope
is 'the first state' "$(grep -A1 ^run run.csv | tail -n 1)" 1,0.1,0,7,49,14
"$gdplot" train -q -f 'x^2 + 0*x' --start 7 --lr 0.1 -o odd.csv
ok 'the recipe is YAML' grep -qx '# function: "x^2 + 0\*x"' odd.csv
is 'two runs in one file' "$("$gdplot" train --lr 0.1,1 -o - --format csv | grep -c '^2,1,')" 9

# A run that is undefined from the start has no path.
printf '%s\n' run,lr,iteration,x,y,loss,slope_x,slope_y 1,0.1,0,7,1,50,14,2 1,0.1,1,5.6,0.8,32,11.2,1.6 \
    2,0.2,0,nan,1,49,14,3 >lost.csv
sed '/^1,/d; s/^2,/1,/' lost.csv >alone.csv
for kind in contour compare history; do
    for csv in lost alone; do
        run "$gdplot" $kind -q $csv.csv -f 'x^2 + y^2' -o lost.svg -o lost.png
        is "undefined from the start: $kind $csv" "$status" 0
    done
done
done_testing
