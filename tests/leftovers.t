#!/bin/sh
# What a gdplot that was killed has left behind is removed by the next, and nothing else.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
old='2 minutes ago'

mkdir folder
cd folder || exit 1
name=.gdplot-temporary-aaaaaa
echo part >"$name"
touch -d "$old" "$name"
ok 'a figure is drawn' "$gdplot" grid -q -o ../folder/a.svg
is 'an old temporary file beside it is gone' "$(ls -A)" a.svg

touch .gdplot-temporary-young .gdplot-config gdplot-temporary-file
mkdir .gdplot-temporary-folder
ln -s gdplot-temporary-file .gdplot-temporary-link
mkfifo .gdplot-temporary-fifo
echo part | tee .gdplot-temporary-locked >.gdplot-temporary-foreign
touch -h -d "$old" .gdplot-config gdplot-temporary-file .gdplot-temporary-[!y]*
if chown 65534 .gdplot-temporary-foreign 2>/dev/null; then
    foreign=.gdplot-temporary-foreign
else
    rm -f .gdplot-temporary-foreign
    foreign=''
fi
before=$(ls -A | sort)
exec 3<.gdplot-temporary-locked
flock 3
ok 'another is drawn' "$gdplot" grid -q -o a.svg
is 'what is young, locked, foreign, a link, a FIFO, a folder or of another name stays' "$(ls -A | sort)" "$before"
exec 3<&-
ok 'and again' "$gdplot" train -q -o a.csv
is 'until the lock is gone' "$(ls -A | grep -c locked)" 0
rm -rf .gdplot-config .gdplot-temporary-*
[ "$foreign" ] || echo '# not root: no file of another user'

# One that is being written is locked.
start_slow
touch -d "$old" .gdplot-temporary-*
"$gdplot" grid -q -o a.svg
is 'one that is being written stays' "$(ls -A | grep -c '^.gdplot-temporary')" 1
kill -KILL "$job"
wait "$job" 2>/dev/null
exec 3<&-
is 'its writer being killed, it is left' "$(ls -A | grep -c '^.gdplot-temporary')" 1
touch -d "$old" .gdplot-temporary-*
"$gdplot" grid -q -o a.svg
is 'and removed by the next' "$(ls -A | grep -c '^.gdplot-temporary')" 0
cd .. || exit 1

# The folders in which gnuplot works.
TMPDIR=$scratch/tmp
export TMPDIR
mkdir -p tmp/gdplot-temporary-left tmp/gdplot-temporary-mine tmp/gdplot-temporary-young tmp/gdplot-tests
touch tmp/gdplot-temporary-left/figure.gp tmp/gdplot-temporary-left/figure.svg tmp/gdplot-temporary-mine/notes
touch -d "$old" tmp/gdplot-temporary-left tmp/gdplot-temporary-mine tmp/gdplot-tests
ok 'gnuplot draws' "$gdplot" grid -q --renderer gnuplot -o a.svg
is 'an old folder of another is gone; one with other files, a young one and one of another name are not' \
    "$(ls tmp)" "$(printf '%s\n' gdplot-temporary-mine gdplot-temporary-young gdplot-tests)"
done_testing
