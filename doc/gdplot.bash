# Completion for bash, made by `gdplot manual bash`.
_gdplot()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options=
    COMPREPLY=()
    if [ "$COMP_CWORD" = 1 ]; then
        COMPREPLY=($(compgen -W "grid loss compare history train report help manual --help --version" -- "$word"))
        return
    fi
    if [ "$before" = --theme ]; then
        COMPREPLY=($(compgen -W "light dark print classic" -- "$word"))
        return
    fi
    case ${COMP_WORDS[1]} in
    grid) options=" --function --data --columns --bias --start --lr --iterations --tolerance --rows --cols --states --domain --range --size --scale --theme --font --template --terminal --title --caption --output --format --renderer --timeout --summary --expect --quiet --help --version" ;;
    loss) options=" --function --data --columns --bias --start --lr --iterations --tolerance --path --gradient --domain --range --size --scale --theme --font --template --terminal --title --caption --output --format --renderer --timeout --summary --expect --quiet --help --version" ;;
    compare) options=" --function --data --columns --bias --start --lr --iterations --tolerance --domain --range --size --scale --theme --font --template --terminal --title --caption --output --format --renderer --timeout --summary --expect --quiet --help --version" ;;
    history) options=" --function --data --columns --bias --start --lr --iterations --tolerance --domain --range --size --scale --theme --font --template --terminal --title --caption --output --format --renderer --timeout --summary --expect --quiet --help --version" ;;
    train) options=" --function --data --columns --bias --start --lr --iterations --tolerance --output --format --renderer --timeout --summary --expect --quiet --help --version" ;;
    report) options=" --output --template --init --list --only --jobs --quiet --help --version" ;;
    esac
    case $word in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
    esac
}
complete -o filenames -F _gdplot gdplot
