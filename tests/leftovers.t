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

mkdir one one/two
echo part | tee one/$name one/two/$name >"$name"
touch -d "$old" "$name" one/$name one/two/$name
ok 'files in several folders are written' "$gdplot" train -q -o one/two/a.csv -o one/a.csv -o one/two/b.csv -o b.csv
is 'each folder is looked through, and none of them is lost' "$(find . -type f | sort | tr '\n' ' ')" \
    './a.svg ./b.csv ./one/a.csv ./one/two/a.csv ./one/two/b.csv '
rm -r one b.csv

touch .gdplot-temporary-young1 .gdplot-config gdplot-temporary-afile1
mkdir .gdplot-temporary-folder
ln -s gdplot-temporary-afile1 .gdplot-temporary-alink1
mkfifo .gdplot-temporary-afifo1
for name in mine.png mine fivee sevenee six-ix six_ix 'six ix' äabcd .abcde ''; do
    echo of the user >".gdplot-temporary-$name"
done
echo part | tee .gdplot-temporary-locked >.gdplot-temporary-alien1
touch -h -d "$old" .gdplot-config gdplot-temporary-afile1 .gdplot-temporary-[!y]* .gdplot-temporary-
if chown 65534 .gdplot-temporary-alien1 2>/dev/null; then
    foreign=.gdplot-temporary-alien1
else
    rm -f .gdplot-temporary-alien1
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
for name in left00 mine00 linked folder young1 mine tests; do
    mkdir -p tmp/gdplot-temporary-$name
    echo part >tmp/gdplot-temporary-$name/figure.gp
done
echo part >tmp/gdplot-temporary-left00/figure.svg
echo of the user >tmp/gdplot-temporary-mine00/notes
ln -s ../../a.svg tmp/gdplot-temporary-linked/figure.svg
mkdir tmp/gdplot-temporary-folder/figure.svg
touch -d "$old" tmp/gdplot-temporary-[!y]*
(cd tmp && find . | grep -v left00 | sort) >wanted
ok 'gnuplot draws' "$gdplot" grid -q --renderer gnuplot -o a.svg
is 'an old folder of another is gone; one with other things, a young one and one of another name are whole' \
    "$(cd tmp && find . | sort)" "$(cat wanted)"
done_testing
