#!/usr/bin/perl
# Live pages in headless Chromium, with the program as WebAssembly: whatever is turned, by the controls, by keys, by a drag
# or by the address, the page draws the figure that the command it shows draws, byte for byte; hostile functions, titles
# and addresses run nothing, and the page lives on.
#
#   prove tests/browser/live.t        HOSTILE=1000: so many hostile settings; REDRAWS=10000: so many redraws, and what
#                                     they leave in memory; TIMES=1: how long a redraw takes
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use Tap qw(ok done_testing slurp put);
use Cwd 'abs_path';
use File::Temp 'tempdir';
use Browser;
use Hostile;

my $root = abs_path("$FindBin::Bin/../..");
my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
my $folder = tempdir(CLEANUP => 1);
chdir $folder or die "$folder: $!";
put('pizza.txt', slurp("$root/data/pizza.txt"));
binmode STDOUT, ':utf8';

sub skip { print "1..0 # SKIP $_[0]\n"; exit 0; }

# A page, and what its command line says.
my %pages = (
    grid => 'page grid', loss => 'page loss --path', compare => 'page compare', history => 'page history --lr 0.1,0.7,1.02',
    contour => 'page contour', cobweb => 'page cobweb', sums => 'page history -d pizza.txt --lr 0.001',
    fit => 'page fit -d pizza.txt --lr 0.001', map => 'page map --over lr=0.01:1:40,start=-5:5:30 -f x^2',
);
for my $name (sort keys %pages) {
    system("$gdplot $pages{$name} -q -o $name.html 2>message") == 0
        or skip('gdplot.wasm is not built: ' . (slurp('message') =~ s/\n//gr));
}
put('two.yaml', "documents: html\nformats: svg\nfunction: x^4\nlr: 0.01\nfigures: [{kind: loss, path: true, start: 2}, {kind: grid, start: 1}]\n");
system("$gdplot report -q two.yaml --live") == 0 or die "two.yaml failed\n";
my $browser = Browser->start or skip('chromium and chromedriver are not both installed: make browser-deps');
$browser->show_as(1280, 'light', 'screen');

# In the page: what finds a control by its label, what waits for a figure to be drawn, and what it then shows.
my $tools = <<'END';
    const section = [...document.querySelectorAll('[data-live]')][window.figure || 0];
    const named = (selector, name) => [...section.querySelectorAll(selector)].find(e =>
        (e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent) === name);
    const fire = (e, type) => e.dispatchEvent(new Event(type, {bubbles: true}));
    const controls = {
        text(name, value) { const e = named('input[type=text]', name); e.value = value; fire(e, 'input'); },
        slide(name, value) { const e = named('input[type=range]', name); e.value = value; fire(e, 'input'); fire(e, 'change'); },
        choose(name, value) { const e = named('select', name); e.value = value; fire(e, 'change'); },
        check(name) { named('input[type=checkbox]', name).click(); },
        button(name) { named('button', name).click(); },
        drag(...places) {
            const picture = section.querySelector('.drawn'), box = picture.querySelector('svg').getBoundingClientRect();
            picture.setPointerCapture = () => {};
            places.forEach(([x, y], i) => picture.dispatchEvent(new PointerEvent(i ? 'pointermove' : 'pointerdown',
                {bubbles: true, pointerId: 1, button: 0, clientX: box.left + x * box.width, clientY: box.top + y * box.height})));
            picture.dispatchEvent(new PointerEvent('pointerup', {bubbles: true, pointerId: 1}));
        },
        go(address) { location.hash = address; },
        nothing() {},
    };
    const make = URL.createObjectURL.constructor === Function && URL.createObjectURL;
    async function saved() {
        let file;
        URL.createObjectURL = blob => { file = blob; return 'blob:none'; };
        const click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = () => {};
        named('button', 'Save the SVG').click();
        HTMLAnchorElement.prototype.click = click;
        URL.createObjectURL = make;
        return file.text();
    }
    const now = async status => ({
        status, svg: await saved(), command: section.querySelector('.line-of code').textContent,
        complaint: [...section.querySelectorAll('.complaint:not([hidden])')].map(e => e.textContent).join('|'),
        blamed: section.querySelector('[aria-invalid]')?.labels[0].textContent || '',
        verdicts: section.querySelector('.verdicts').textContent, pwned: document.pwned || null,
        elements: section.querySelectorAll('.live :is(script, img, iframe, object, embed, b b, a, foreignObject, style, use)').length,
    });
END

# Does something in the page, waits until nothing is drawn any more, and returns what is there.
sub act {
    my ($does, @arguments) = @_;
    return $browser->evaluate_later("$tools
        const [does, given, done] = arguments;
        let status = null, timer;
        const settle = wait => { clearTimeout(timer); timer = setTimeout(async () => { section.removeEventListener('drawn', take); done(await now(status)); }, wait); };
        const take = event => { status = event.detail; settle(120); };
        section.addEventListener('drawn', take);
        settle(does === 'nothing' ? 300 : 4000);
        controls[does](...given);", $does, \@arguments);
}

# Opens a page once the program in it runs.
sub visit {
    my ($name, $address) = @_;
    $browser->command('url', url => 'about:blank');
    $browser->command('url', url => "file://$folder/$name" . ($address // ''));
    return act('choose', 'figure', $browser->evaluate("$tools return named('select', 'figure').value"));
}

sub same {
    my ($name, $found) = @_;
    my $command = $found->{command} =~ s/^gdplot /'$gdplot' /r;
    my ($file) = $command =~ / -o (\S+)$/;
    utf8::encode($command);
    unlink $file;
    system("$command -q 2>message");
    my $drawn = slurp($file);
    utf8::decode($drawn);
    return ok(defined $found->{status} && $found->{status} == 0 && length $drawn && $drawn eq $found->{svg}, $name, $found->{command},
        $found->{complaint}, slurp('message'));
}

# Settings: by the controls of a page, one after the other.
my @settings = (
    ['grid.html', [slide => 'learning rate', 300], [slide => 'learning rate', 560], [slide => 'start', 40], [slide => 'iterations', 5],
        [slide => 'up to state', 3], [text => 'function', 'x^4 - 4*x^2 + x'], [text => 'learning rate', '0.01'], [choose => 'theme', 'dark'],
        [choose => 'figure', 'loss'], [check => 'path of states'], [check => 'hold the axes'], [text => 'start', '1.5'], [text => 'title', "a 'title' & <more>"],
        [button => 'Start over']],
    ['loss.html', [drag => [0.8, 0.5], [0.6, 0.6], [0.35, 0.5]], [slide => 'learning rate', 590], [text => 'optimiser', 'momentum:beta=0.5'],
        [text => 'function', 'abs(x)'], [text => 'range', '0:9'], [text => 'range', '']],
    ['compare.html', [slide => 'learning rate 2', 400], [text => 'learning rate', '0.2,0.9'], [drag => [0.2, 0.5]], [choose => 'theme', 'print']],
    ['history.html', [slide => 'learning rate 1', 10], [check => 'linear'], [text => 'iterations', '30'], [choose => 'figure', 'sweep']],
    ['contour.html', [drag => [0.2, 0.4], [0.3, 0.7]], [slide => 'start y', 100], [text => 'function', 'x^2 + x*y + y^2']],
    ['cobweb.html', [slide => 'start', 30], [drag => [0.3, 0.3]]],
    ['sums.html', [slide => 'learning rate', 200], [text => 'bias b', 'train'], [choose => 'figure', 'contour'], [choose => 'figure', 'grid']],
    ['fit.html', [slide => 'learning rate', 420], [check => 'residuals'], [slide => 'up to state', 40], [choose => 'figure', 'loss']],
    ['map.html', [choose => 'show', 'iterations'], [text => 'iterations', '50']],
    ['two/two.html', [slide => 'learning rate', 100], [drag => [0.3, 0.3]]],
);
my $count = 0;
for my $row (@settings) {
    my ($page, @steps) = @$row;
    same("$page: the figure of its command", visit($page));
    for my $step (@steps) {
        my $found = act(@$step);
        same("$page: " . join(' ', map { ref $_ ? "[@$_]" : $_ } @$step), $found);
        $count++;
    }
}
ok($count >= 40, "$count settings");
ok(!(grep { !/favicon/ } $browser->console), 'the browser has nothing to say of these pages');

# Drags move the start, and hold the axes while they do.
visit('loss.html');
my $dragged = act(drag => [0.8, 0.5], [0.3, 0.5]);
ok($dragged->{command} =~ /--start -\d.*--domain -10.87:10.87 /, 'a drag moves the start, and the axes stand still', $dragged->{command});

# Keys alone: all controls can be reached in turn, each shows that it is reached, and arrows turn a slider.
visit('grid.html');
$browser->evaluate('document.activeElement.blur()');
my (%reached, @unseen);
for (1 .. 40) {
    $browser->press('Tab');
    my ($name, $outline) = @{$browser->evaluate("const e = document.activeElement, style = getComputedStyle(e);
        return [e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent.slice(0, 40), style.outlineStyle + style.outlineWidth]")};
    $reached{$name} = 1;
    push @unseen, $name if $outline =~ /^none|0px$/;
    last if $name eq 'Start over';
}
my @missing = grep { !$reached{$_} } ('figure', 'function', 'start', 'learning rate', 'iterations', 'up to state', 'Play', 'theme', 'hold the axes',
    'More settings', 'Copy the command', 'Save the SVG', 'Start over');
ok(!@missing, 'keys reach all controls', "missing: @missing", "reached: " . join(', ', sort keys %reached));
ok(!@unseen, 'and it is seen where they are', @unseen);
$browser->evaluate("$tools named('input[type=range]', 'learning rate').focus()");
my $before = act('nothing')->{command};
$browser->press('ArrowRight');
my $after = act('nothing');
ok($after->{command} ne $before, 'an arrow turns a slider', $after->{command});
same('and the figure follows', {%$after, status => 0});

# Wrong settings are told where they were made.
my $wrong = act(text => 'function', 'x^^2');
ok($wrong->{status} == 3 && $wrong->{blamed} eq 'function' && $wrong->{complaint} =~ /^function:1:3: .*\nx\^\^2\n  \^$/, 'a wrong function is told below it, with a caret',
    $wrong->{complaint});
$wrong = act(text => 'start', 'here');
ok($wrong->{blamed} =~ /start|function/ && $wrong->{complaint}, 'a wrong number, too', $wrong->{complaint});
ok(act(button => 'Start over')->{complaint} eq '', 'and both are forgotten');

# The address keeps the state, and gives it back.
act(slide => 'learning rate', 200);
my $kept = act(text => 'function', 'x^4');
select undef, undef, undef, 0.5;
my $address = $browser->evaluate('return location.hash');
my $again = visit('grid.html', $address);
ok($again->{command} eq $kept->{command} && $again->{svg} eq $kept->{svg}, 'the address has the state', $address, $again->{command});
ok($browser->evaluate('return location.hash') eq $address, 'and keeps it');

# What takes long is ended, and what comes then is drawn.
my $long = act(go => '#figure-1?kind=contour&start=1,1&lr=0.00001&iterations=43000&function=y^2%2B' . join('%2B', ('2^x') x 400));
ok(($long->{status} // 0) == 6 && $long->{complaint} =~ /^stopped after 2 seconds/, 'what takes long is stopped', $long->{complaint}, $long->{command});
same('and the page lives on', act(button => 'Start over'));

# Hostile functions, titles and addresses.
my $hostile = Hostile->new(30);
my (@ran, @dead);
for my $i (1 .. $ENV{HOSTILE} // 30) {
    my $text = $hostile->text;
    utf8::decode($text);
    my $coded = join '', map { sprintf '%%%02x', ord } split //, do { utf8::encode(my $bytes = $text); $bytes };
    my @step = $i % 3 == 0 ? ('text', 'function', $text) : $i % 3 == 1 ? ('text', 'title', $text)
        : ('go', ("#figure-1?title=$coded&function=x^2", "#figure-1?kind=$coded", "#$text", "#figure-1?$coded=$coded&font=$coded&data=$coded")[$i / 3 % 4]);
    my $found = eval { act(@step) } // {pwned => 'died'};
    push @ran, "$step[0]: $text" if $found->{pwned} || $found->{elements};
    if ($i % 10 == 0) {
        my $alive = act(button => 'Start over');
        push @dead, $text unless defined $alive->{status} && $alive->{status} == 0;
    }
}
ok(!@ran, 'nothing hostile runs or becomes an element', @ran[0 .. ($#ran < 4 ? $#ran : 4)]);
ok(!@dead, 'and the page lives on', @dead[0 .. ($#dead < 4 ? $#dead : 4)]);
system('sh', '-c', qq{"$gdplot" page grid -q --title "\$1" --caption "\$1" -o hostile.html}, 'sh', q{</script><script>document.pwned=1</script><img src=x onerror=document.pwned=1>"'}) == 0
    or die;
my $titled = visit('hostile.html');
ok(!$titled->{pwned} && !$titled->{elements}, 'nor does a title that the page was made with');
same('which is drawn as it is', $titled);
ok(!(grep { !m{^(?:file://\Q$folder\E/|blob:|data:|about:)} } $browser->requests), 'nothing was asked of a network');

# Who wants no motion goes state by state; without scripts there is the figure.
$browser->cdp('Emulation.setEmulatedMedia', media => 'screen', features => [{name => 'prefers-reduced-motion', value => 'reduce'}]);
visit('grid.html');
same('a step for who wants no motion', act(button => 'Step'));
$browser->show_as(1280, 'light', 'screen');
visit('grid.html');
act(button => 'Play');
select undef, undef, undef, 6;
ok($browser->evaluate("$tools return Boolean(named('button', 'Play')) && !section.querySelector('.line-of code').textContent.includes('--upto')"), 'play goes to the end, and stops');
$browser->scripts(0);
$browser->visit("$folder/grid.html");
ok($browser->evaluate("return document.querySelector('figure svg').getBoundingClientRect().width > 300 && !document.querySelector('input[type=range]')"),
    'without scripts the page has its figure, and no controls');
$browser->scripts(1);

# On a phone the figure is drawn for it, and nothing is wider than the page.
$browser->show_as(390, 'dark', 'screen');
same('on a phone', visit('grid.html'));
ok($browser->evaluate("return document.documentElement.scrollWidth <= innerWidth && document.querySelector('.drawn svg').getAttribute('width') < 390"), 'it is as wide as that');

# Where half the window is less than its height, it is drawn for that, and not made small; after another kind, too.
sub scale {
    return $browser->evaluate('const svg = document.querySelector(".drawn svg"), box = svg.getBoundingClientRect();
        return Math.min(box.width / svg.viewBox.baseVal.width, box.height / svg.viewBox.baseVal.height);');
}
same('high figures on a phone', visit('cobweb.html'));
ok(scale() > 0.99, 'are not made small', scale());
my $hidden = $browser->evaluate('scrollTo(0, 1e6);
    return [...document.querySelectorAll(".controls :is(input, select, button, summary)")].filter(e => e.offsetParent).reverse().filter(e => {
        e.focus();
        return e.getBoundingClientRect().top < document.querySelector(".stage").getBoundingClientRect().bottom;
    }).map(e => e.labels?.[0]?.textContent || e.textContent);');
ok(!@$hidden, 'and hide no control that is gone back to by keys', @$hidden);
$browser->show_as(768, 'light', 'screen');
same('on a tablet', visit('grid.html'));
ok(scale() > 0.99, 'it is not made small', scale());
visit('loss.html');
ok(scale() > 0.75, 'what has room is as it is', scale());
same('and another kind', act(choose => 'figure', 'grid'));
select undef, undef, undef, 1;
ok(scale() > 0.99, 'is not made small', scale());

measure() if $ENV{TIMES};
redraws($ENV{REDRAWS}) if $ENV{REDRAWS};
done_testing();

# The median time from an input to its figure, and what the page weighs.
sub measure {
    $browser->show_as(1280, 'light', 'screen');
    for my $page (qw(loss grid)) {
        visit("$page.html");
        my $times = $browser->evaluate_later("$tools
            const done = arguments[0], times = [];
            let began = 0, i = 0;
            const next = () => { began = performance.now(); controls.slide('learning rate', 200 + i); };
            section.addEventListener('drawn', () => { times.push(performance.now() - began); if (++i < 50) setTimeout(next, 20); else done(times); });
            next();");
        my @sorted = sort { $a <=> $b } @$times;
        printf "# %s: %.1f ms from an input to its figure at the median, %.1f at best; %.2f MB\n", $page, @sorted[25, 0], (-s "$page.html") / 1e6;
    }
    return;
}

sub redraws {
    my ($many) = @_;
    visit('loss.html');
    for my $part (0 .. 4) {
        $browser->cdp('HeapProfiler.collectGarbage');
        my %metrics = map { $_->{name} => $_->{value} } @{$browser->cdp('Performance.getMetrics')->{metrics}};
        my ($driver) = map { s/\D//gr } grep { /VmRSS/ } map { slurp("/proc/$_/status") =~ /^(VmRSS.*)/m } renderers();
        printf "# after %d redraws: %.1f MB of objects, %d nodes, %.0f MB resident\n", $part * $many / 4, $metrics{JSHeapUsedSize} / 1e6, $metrics{Nodes}, ($driver // 0) / 1e3;
        last if $part == 4;
        $browser->evaluate_later("$tools
            const [many, done] = arguments;
            let i = 0;
            const next = () => controls.slide('learning rate', 100 + i % 400);
            const take = () => { if (++i < many) next(); else { section.removeEventListener('drawn', take); done(); } };
            section.addEventListener('drawn', take);
            next();", $_) for (250) x ($many / 1000);
    }
    return;
}

# The processes that have the page and its worker: the largest of Chromium's renderers first.
sub renderers {
    my @all = grep { slurp("/proc/$_/cmdline") =~ /--type=renderer/ } map { m{(\d+)} } glob '/proc/[0-9]*';
    return sort { (slurp("/proc/$b/statm") =~ /^\d+ (\d+)/)[0] <=> (slurp("/proc/$a/statm") =~ /^\d+ (\d+)/)[0] } @all;
}
