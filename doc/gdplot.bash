# Completion for bash, made by `gdplot manual bash`.
_gdplot()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options=
    COMPREPLY=()
    if [ "$COMP_CWORD" = 1 ]; then
        COMPREPLY=($(compgen -W "grid loss compare history fit contour sweep train report redo recipe diff help manual --help --version" -- "$word"))
        return
    fi
    if [ "$before" = --theme ]; then
        COMPREPLY=($(compgen -W "light dark print classic" -- "$word"))
        return
    fi
    case ${COMP_WORDS[1]} in
    grid) options=" --function --data --columns --header --decimal --missing --bias --start --lr --iterations --normalize --tolerance --rows --cols --states --domain --range --along --size --scale --theme --font --svg-font --template --terminal --title --caption --output --format --renderer --timeout --summary --expect --annotate --quiet --help --version" ;;
    loss) options=" --function --data --columns --header --decimal --missing --bias --start --lr --iterations --normalize --tolerance --path --gradient --domain --range --along --size --scale --theme --font --svg-font --template --terminal --title --caption --output --format --renderer --timeout --summary --expect --annotate --quiet --help --version" ;;
    compare) options=" --function --data --columns --header --decimal --missing --bias --start --lr --iterations --normalize --tolerance --domain --range --along --size --scale --theme --font --svg-font --template --terminal --title --caption --output --format --renderer --timeout --summary --expect --annotate --quiet --help --version" ;;
    history) options=" --function --data --columns --header --decimal --missing --bias --start --lr --iterations --normalize --tolerance --keep --domain --range --along --size --scale --theme --font --svg-font --template --terminal --title --caption --output --format --renderer --timeout --summary --expect --annotate --quiet --help --version" ;;
    fit) options=" --function --data --columns --header --decimal --missing --bias --start --lr --iterations --normalize --tolerance --states --domain --range --along --size --scale --theme --font --svg-font --template --terminal --title --caption --output --format --renderer --timeout --summary --expect --annotate --quiet --help --version" ;;
    contour) options=" --function --data --columns --header --decimal --missing --bias --start --lr --iterations --normalize --tolerance --equal --domain --range --along --size --scale --theme --font --svg-font --template --terminal --title --caption --output --format --renderer --timeout --summary --expect --annotate --quiet --help --version" ;;
    sweep) options=" --function --data --columns --header --decimal --missing --bias --start --lr --iterations --normalize --tolerance --domain --range --along --size --scale --theme --font --svg-font --template --terminal --title --caption --output --format --renderer --timeout --jobs --quiet --help --version" ;;
    train) options=" --function --data --columns --header --decimal --missing --bias --start --lr --iterations --normalize --tolerance --keep --output --format --timeout --summary --expect --annotate --quiet --help --version" ;;
    report) options=" --output --template --init --list --only --replace --jobs --summary --expect --annotate --quiet --help --version" ;;
    redo) options=" --function --data --columns --header --decimal --missing --bias --start --lr --iterations --normalize --tolerance --keep --rows --cols --states --path --gradient --equal --domain --range --along --size --scale --theme --font --svg-font --template --terminal --title --caption --output --format --renderer --timeout --jobs --check --quiet --help --version" ;;
    recipe) options=" --quiet --help --version" ;;
    diff) options=" --within --pixels --output --quiet --help --version" ;;
    esac
    case $word in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
    esac
}
complete -o filenames -F _gdplot gdplot
