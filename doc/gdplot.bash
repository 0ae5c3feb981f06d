# Completion for bash, made by `gdplot manual bash`.
# The names of the columns in the file that -d or --data names.
_gdplot_columns()
{
    local i file=
    for ((i = 2; i < ${#COMP_WORDS[@]}; i++)); do
        case ${COMP_WORDS[i]} in
        -d | --data) file=${COMP_WORDS[i + 1]}
            [ "$file" = = ] && file=${COMP_WORDS[i + 2]} ;;
        -d?*) file=${COMP_WORDS[i]#-d} ;;
        esac
    done
    file=${file//[\\\"\']/}
    case $file in '~/'*) file=$HOME${file#'~'} ;; esac
    [ -f "$file" ] && "${COMP_WORDS[0]}" manual columns "$file" 2>/dev/null
}

# The words, one a line, that begin as `word` does; `kept` stands before them.
_gdplot_words()
{
    local one
    while IFS= read -r one; do
        [[ -n $one && $one == "$word"* ]] && COMPREPLY+=("$kept$one")
    done <<<"$1"
    [ "${#COMPREPLY[@]}" = 1 ] && [[ ${COMPREPLY[0]} == *: ]] && compopt -o nospace 2>/dev/null
    return 0
}

_gdplot()
{
    local word=${COMP_WORDS[COMP_CWORD]} kept= option options= i=$((COMP_CWORD - 1))
    COMPREPLY=()
    [ "$word" = = ] && word=
    if [ "$COMP_CWORD" = 1 ]; then
        _gdplot_words 'grid
loss
compare
history
fit
contour
sweep
map
cobweb
train
sums
report
page
redo
recipe
diff
help
manual
version
--help
--version'
        return
    fi
    while [ "$i" -gt 1 ] && [[ ${COMP_WORDS[i]} != -* ]] &&
        { [ "${COMP_WORDS[i]}" = = ] || [ "${COMP_WORDS[i + 1]}" = = ]; }; do
        i=$((i - 1))
    done
    [ "${COMP_WORDS[i]}" = = ] && i=$((i - 1))
    option=${COMP_WORDS[i]}
    case $option in
    --columns)
        kept=${word%"${word##*[,|!]}"} word=${word##*[,|!]}
        _gdplot_words "$(_gdplot_columns)"
        return ;;
    --header)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'yes
no
'
        return ;;
    --decimal)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'point
comma
'
        return ;;
    --missing)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'fail
skip
'
        return ;;
    --bias)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'train
'
        return ;;
    --optimizer)
        kept=${word%"${word##*[,|!]}"} word=${word##*[,|!]}
        compopt +o filenames 2>/dev/null
        _gdplot_words 'gd
momentum
nesterov
adagrad
rmsprop
adam
newton
'
        return ;;
    --keep)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'all
every:
last:
log
'
        return ;;
    --states)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'all
'
        return ;;
    --frames)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'all
'
        return ;;
    --x)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'step
epoch
time
row
'
        return ;;
    --smooth)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'median:
'
        return ;;
    --band)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'sd
se
minmax
quartiles
gsd
'
        return ;;
    --over)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'lr=
start=
start.x=
start.y=
momentum.beta=
'
        return ;;
    --show)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'loss
zone
minimum
iterations
'
        return ;;
    --along)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'x
y
w
b
'
        return ;;
    --size)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'paper
wide
slide
square
'
        return ;;
    --text-size)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'page
'
        return ;;
    --theme)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'light
dark
print
classic
'
        return ;;
    --svg-font)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'name
embed
outline
'
        return ;;
    --format)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'png
svg
pdf
gif
webp
apng
gp
tex
txt
csv
'
        return ;;
    --renderer)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'cairo
svg
gnuplot
dump
'
        return ;;
    --init)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'function
data
'
        return ;;
    --expect)
        kept=${word%"${word##*[,|!]}"} word=${word##*[,|!]}
        compopt +o filenames 2>/dev/null
        _gdplot_words 'undecided
converged
converging
oscillating
cycling
wandering
descending
diverging
undefined
stable
'
        return ;;
    --annotate)
        compopt +o filenames 2>/dev/null
        _gdplot_words 'github
gitlab
'
        return ;;
    esac
    case ${COMP_WORDS[1]} in
    help)
        _gdplot_words 'grid
loss
compare
history
fit
contour
sweep
map
cobweb
train
sums
report
page
redo
recipe
diff
expressions
data
optimizers
verdicts
spec
ci
'
        return ;;
    manual)
        _gdplot_words 'man
bash
zsh'
        return ;;
    grid)
        options=" --function --data --columns --header --decimal --missing --bias --start --lr --optimizer --iterations --normalize --tolerance --rows --cols --states --no-step --upto --animate --frames --delay --loop --domain --range --along --size --text-size --scale --theme --font --svg-font --template --terminal --title --xlabel --ylabel --letters --caption --output --format --renderer --timeout --jobs --summary --expect --annotate --quiet --help --version" ;;
    loss)
        options=" --function --data --columns --header --decimal --missing --bias --start --lr --optimizer --iterations --normalize --tolerance --path --gradient --no-step --upto --animate --frames --delay --loop --domain --range --along --size --text-size --scale --theme --font --svg-font --template --terminal --title --xlabel --ylabel --letters --caption --output --format --renderer --timeout --jobs --summary --expect --annotate --quiet --help --version" ;;
    compare)
        options=" --function --data --columns --header --decimal --missing --bias --start --lr --optimizer --iterations --normalize --tolerance --no-step --upto --animate --frames --delay --loop --metric --x --smooth --band --group --align --overlay --log --linear --below-minimum --domain --range --along --size --text-size --scale --theme --font --svg-font --template --terminal --title --xlabel --ylabel --letters --caption --output --format --renderer --timeout --jobs --summary --expect --annotate --quiet --help --version" ;;
    history)
        options=" --function --data --columns --header --decimal --missing --bias --start --lr --optimizer --iterations --normalize --tolerance --keep --upto --animate --frames --delay --loop --metric --x --smooth --band --group --align --overlay --log --linear --below-minimum --domain --range --along --size --text-size --scale --theme --font --svg-font --template --terminal --title --xlabel --ylabel --letters --caption --output --format --renderer --timeout --jobs --summary --expect --annotate --quiet --help --version" ;;
    fit)
        options=" --function --data --columns --header --decimal --missing --bias --start --lr --optimizer --iterations --normalize --tolerance --states --upto --residuals --animate --frames --delay --loop --domain --range --along --size --text-size --scale --theme --font --svg-font --template --terminal --title --xlabel --ylabel --letters --caption --output --format --renderer --timeout --jobs --summary --expect --annotate --quiet --help --version" ;;
    contour)
        options=" --function --data --columns --header --decimal --missing --bias --start --lr --optimizer --iterations --normalize --tolerance --upto --animate --frames --delay --loop --equal --domain --range --along --size --text-size --scale --theme --font --svg-font --template --terminal --title --xlabel --ylabel --letters --caption --output --format --renderer --timeout --jobs --summary --expect --annotate --quiet --help --version" ;;
    sweep)
        options=" --function --data --columns --header --decimal --missing --bias --start --lr --optimizer --iterations --normalize --tolerance --log --linear --domain --range --along --size --text-size --scale --theme --font --svg-font --template --terminal --title --xlabel --ylabel --letters --caption --output --format --renderer --timeout --jobs --quiet --help --version" ;;
    map)
        options=" --function --data --columns --header --decimal --missing --bias --start --lr --optimizer --iterations --normalize --tolerance --over --show --domain --range --along --size --text-size --scale --theme --font --svg-font --template --terminal --title --xlabel --ylabel --letters --caption --output --format --renderer --timeout --jobs --quiet --help --version" ;;
    cobweb)
        options=" --function --data --columns --header --decimal --missing --bias --start --lr --optimizer --iterations --normalize --tolerance --upto --animate --frames --delay --loop --domain --range --along --size --text-size --scale --theme --font --svg-font --template --terminal --title --xlabel --ylabel --letters --caption --output --format --renderer --timeout --jobs --summary --expect --annotate --quiet --help --version" ;;
    train)
        options=" --function --data --columns --header --decimal --missing --bias --start --lr --optimizer --iterations --normalize --tolerance --keep --output --format --timeout --summary --expect --annotate --quiet --help --version" ;;
    sums)
        options=" --data --columns --header --decimal --missing --output --quiet --help --version" ;;
    report)
        options=" --output --template --init --list --only --replace --live --check --jobs --summary --expect --annotate --quiet --help --version" ;;
    page)
        [ "$COMP_CWORD" = 2 ] && _gdplot_words 'grid
loss
compare
history
fit
contour
sweep
map
cobweb
'
        options=" --function --data --columns --header --decimal --missing --bias --start --lr --optimizer --iterations --normalize --tolerance --keep --rows --cols --states --path --gradient --no-step --upto --residuals --animate --frames --delay --loop --equal --metric --x --smooth --band --group --align --overlay --over --show --log --linear --below-minimum --domain --range --along --size --text-size --scale --theme --font --svg-font --template --terminal --title --xlabel --ylabel --letters --caption --output --format --renderer --timeout --quiet --help --version" ;;
    redo)
        options=" --function --data --columns --header --decimal --missing --bias --start --lr --optimizer --iterations --normalize --tolerance --keep --rows --cols --states --path --gradient --no-step --upto --residuals --animate --frames --delay --loop --equal --metric --x --smooth --band --group --align --overlay --over --show --log --linear --below-minimum --domain --range --along --size --text-size --scale --theme --font --svg-font --template --terminal --title --xlabel --ylabel --letters --caption --output --format --renderer --timeout --jobs --check --summary --expect --annotate --quiet --help --version" ;;
    recipe)
        options=" --quiet --help --version" ;;
    diff)
        options=" --metric --x --within --floor --pixels --output --quiet --help --version" ;;
    esac
    case $word in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *) COMPREPLY+=($(compgen -f -- "$word")) ;;
    esac
}
complete -o filenames -F _gdplot gdplot
