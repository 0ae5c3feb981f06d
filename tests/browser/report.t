#!/usr/bin/perl
# The HTML of reports, in headless Chromium:
#
#   prove tests/browser/report.t :: REPORT.html...
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Tap;
use Cwd 'abs_path';
use File::Basename qw(basename dirname);
use File::Temp 'tempdir';
use MIME::Base64 'decode_base64';
use lib dirname(abs_path(__FILE__));
use Browser;

my $steppers = 0;
my ($contrast, $width, $least) = (4.5, 360, 10);
binmode STDOUT, ':utf8';

# Passes where there are no complaints.
sub none {
    my ($name, @complaints) = @_;
    ok(!@complaints, $name, @complaints);
}

my @reports = map { abs_path($_) // die "$_: $!\n" } @ARGV;
die "usage: prove tests/browser/report.t :: REPORT.html...\n" unless @reports;
my $browser = Browser->start;
if (!$browser) {
    print "1..0 # SKIP chromium and chromedriver are not both installed: make browser-deps\n";
    exit 0;
}

# ---- What the checks below rest on: a page that does what a report must not is noticed.

sub checks_notice {
    my $page = tempdir(CLEANUP => 1) . '/page.html';
    open my $file, '>', $page or die $!;
    print $file '<meta charset="utf-8"><link rel="icon" href="data:,"><img src="http://127.0.0.1:1/x.png">',
        '<script>console.error("x")</script><p style="color: #999; font-size: 9px; width: 999px">grey';
    close $file or die $!;
    $browser->show_as($width, 'light', 'screen');
    $browser->visit($page);
    ok((grep { m{^http://127.0.0.1:1/x.png} } $browser->requests), 'a request would be noticed');
    ok((grep { /"x"/ } $browser->console), 'a console message would be noticed');
    ok(sideways() > 600, 'a page too wide would be noticed');
    ok(@{faint_texts()} == 1, 'faint text would be noticed');
    ok(@{small_texts()} == 1, 'small text would be noticed');
    $browser->scripts(0);
    $browser->visit($page);
    ok(!grep({ /"x"/ } $browser->console), 'scripts can be disabled');
    $browser->scripts(1);
}

# ---- What the page is

sub is_alone {
    my ($file) = @_;
    my @outside = grep { $_ ne "file://$file" && !/^data:/ } $browser->requests;
    none('no request leaves the file', @outside);
    none('no console message', $browser->console);
}

sub is_sound {
    my ($scripts, $twice, $nowhere) = @{$browser->evaluate(<<'END')};
        const all = [...document.querySelectorAll('*')], ids = all.map(e => e.id).filter(id => id);
        const names = ['for', 'aria-labelledby', 'href'];
        const to = all.flatMap(e => names.map(name => e.getAttribute(name) || ''));
        return [
            all.filter(e => e.localName == 'script' || [...e.attributes].some(a => /^on/.test(a.name)))
                .map(e => e.cloneNode().outerHTML),
            ids.filter((id, i) => ids.indexOf(id) != i),
            to.filter((t, i) => t && (i % 3 < 2 || t[0] == '#') && !document.getElementById(t.replace(/^#/, ''))),
        ];
END
    none('no script', @$scripts);
    none('no id is there twice', @$twice);
    none('what is referred to is there', @$nowhere);
}

# Title and description of each figure, from the document itself.
sub figures {
    return @{$browser->evaluate(<<'END')};
        const text = (svg, name) => (svg.querySelector(':scope > ' + name) || {}).textContent || '';
        return [...document.querySelectorAll('figure svg')].filter(svg => svg.getClientRects().length).map(svg => [text(svg, 'title'), text(svg, 'desc')]);
END
}

sub is_told {
    my $tree = $browser->cdp('Accessibility.getFullAXTree');
    my @images = grep { !$_->{ignored} && $_->{role}{value} =~ /^(image|img)$/ } @{$tree->{nodes}};
    my @figures = figures();
    ok(@figures > 0, scalar(@figures) . ' figures');
    for my $i (0 .. $#figures) {
        my ($title, $alt) = @{$figures[$i]};
        my @told = grep { $_->{name}{value} eq $title && ($_->{description}{value} // '') eq $alt } @images;
        ok($title ne '' && $alt ne '' && @told, 'figure ' . ($i + 1) . ': title and alt text are told',
            "title: $title", "alt: $alt");
    }
}

sub is_guarded {
    my ($blocked, $let_in) = @{$browser->evaluate_later(<<'END')};
        const blocked = [], image = new Image(), script = document.createElement('script');
        document.addEventListener('securitypolicyviolation', e => blocked.push(e.effectiveDirective));
        image.src = 'http://127.0.0.1:1/x.png';
        script.textContent = 'window.let_in = true';
        document.body.append(image, script);
        setTimeout(() => arguments[0]([blocked, !!window.let_in]), 300);
END
    my %blocked = map { $_ => 1 } @$blocked;
    ok($blocked{'img-src'}, 'the policy blocks images from elsewhere');
    ok($blocked{'script-src-elem'} && !$let_in, 'the policy blocks scripts');
}

# ---- The stepper

# Numbers of the states of stepper `i` that are to be seen.
sub shown {
    my ($i) = @_;
    return join ' ', @{$browser->evaluate(<<'END', $i)};
        const states = [...document.querySelectorAll('.stepper')[arguments[0]].querySelectorAll('.step')];
        return states.flatMap((state, k) => [...state.querySelectorAll('svg')].some(svg => svg.getClientRects().length) ? [k] : []);
END
}

sub names {
    my ($i) = @_;
    return @{$browser->evaluate(<<'END', $i)};
        const radios = [...document.querySelectorAll('.stepper')[arguments[0]].querySelectorAll('input')];
        return radios.map(radio => radio.getAttribute('aria-label'));
END
}

# Clicks the label of stepper `i` to be seen that has this text; false where there is none.
sub turn {
    my ($i, $text) = @_;
    my $label = $browser->evaluate(<<'END', $i, $text);
        const labels = [...document.querySelectorAll('.stepper')[arguments[0]].querySelectorAll('label')];
        return labels.find(l => l.getClientRects().length && l.textContent.includes(arguments[1])) || null;
END
    $browser->click($label) if $label;
    return !!$label;
}

# Clicks or presses `by` each of `turns` in turn; the states seen after each.
sub seen_after {
    my ($i, $by, @turns) = @_;
    return join ',', map { $by->($_); shown($i) } @turns;
}

sub steps {
    my ($i) = @_;
    my $last = names($i) - 1;
    my $name = 'stepper ' . ($i + 1);
    my $click = sub { turn($i, $_[0]) };
    my $press = sub { $browser->press($_[0]) };
    my $seen;

    ok($last > 0 && shown($i) eq '0', "$name: the first of several states is shown, and no other");
    ok(!turn($i, 'Previous'), "$name: nothing is before the first");
    $seen = seen_after($i, $click, ('Next') x $last);
    ok($seen eq join(',', 1 .. $last), "$name: next shows the next state, up to the last", $seen);
    ok(!turn($i, 'Next'), "$name: nothing is behind the last");
    $seen = seen_after($i, $click, 'Previous', 'Previous', 'Next');
    ok($seen eq join(',', $last - 1, $last - 2, $last - 1), "$name: previous shows the one before", $seen);

    $browser->evaluate("document.querySelectorAll('.stepper')[arguments[0]].querySelector('input').focus()", $i);
    $browser->evaluate("document.querySelectorAll('.stepper')[arguments[0]].querySelector('input').click()", $i);
    $seen = seen_after($i, $press, qw(ArrowRight ArrowRight ArrowLeft));
    ok($seen eq '1,2,1', "$name: the arrow keys, too", $seen);
    ok(has_ring($i), "$name: a ring shows that it has the focus");
}

sub has_ring {
    my ($i) = @_;
    return $browser->evaluate(<<'END', $i);
        const radio = document.activeElement, style = e => getComputedStyle(e);
        return document.querySelectorAll('.stepper')[arguments[0]].contains(radio)
            && [radio, [...radio.nextElementSibling.querySelectorAll('.picture')].find(e => e.getClientRects().length)].every(
                e => style(e).outlineStyle == 'solid' && parseFloat(style(e).outlineWidth) >= 2);
END
}

# Each has a name of its own, and a step's picture is another one than the step before.
sub states_differ {
    my ($i) = @_;
    my @names = names($i);
    my %names = map { $_ => 1 } @names;
    my $same = $browser->evaluate(<<'END', $i);
        const steps = [...document.querySelectorAll('.stepper')[arguments[0]].querySelectorAll('.step')];
        const pictures = steps.map(step => step.querySelector('svg'));
        return pictures.slice(1).filter((picture, k) => picture.outerHTML == pictures[k].outerHTML).length;
END
    my $stepper = 'stepper ' . ($i + 1);
    ok(keys %names == @names && !$names{''}, "$stepper: each state has its name", @names);
    ok($same == 0, "$stepper: each state has its picture");
}

sub is_stepped_through {
    my ($file, $count) = @_;
    for my $i (0 .. $count - 1) {
        steps($i);
        states_differ($i);
    }
    return unless $count;
    $browser->scripts(0);
    $browser->visit($file);
    my $seen = seen_after(0, sub { turn(0, $_[0]) }, 'Next', 'Next', 'Previous');
    ok($seen eq '1,2,1', 'stepping works without script', $seen);
    $browser->scripts(1);
}

# ---- What is seen

sub unfold {
    $browser->evaluate(<<'END');
        document.querySelectorAll('details').forEach(details => details.open = true);
        const style = document.createElement('style');
        style.textContent = '.step { display: block !important; }';
        document.head.append(style);
END
}

# How many pixels the page is wider than its window.
sub sideways {
    return $browser->evaluate('const e = document.documentElement; return e.scrollWidth - e.clientWidth');
}

# Luminance and contrast as in WCAG 2.2. A text of a picture stands on its first path, any other on
# the nearest background around it.
my $colours = <<'END';
    const channels = colour => colour.match(/[\d.]+/g).map(Number);
    const luminance = colour => {
        const linear = c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        const [r, g, b] = channels(colour).map(c => linear(c / 255));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => {
        const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
        return (high + 0.05) / (low + 0.05);
    };
    const clear = colour => channels(colour)[3] === 0;
    const ground = svg => getComputedStyle(svg.querySelector(':scope > path')).fill;
    const background = e => {
        while (e && clear(getComputedStyle(e).backgroundColor)) e = e.parentElement;
        return e ? getComputedStyle(e).backgroundColor : 'rgb(255, 255, 255)';
    };
END

sub faint_texts {
    return $browser->evaluate($colours . <<'END', $contrast);
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), faint = [];
        while (walker.nextNode()) {
            const e = walker.currentNode.parentElement, svg = e.closest('svg'), style = getComputedStyle(e);
            if (!walker.currentNode.data.trim() || !e.getClientRects().length || svg && e.localName != 'text') continue;
            const [text, on] = svg ? [style.fill, ground(svg)] : [style.color, background(e)];
            if (contrast(text, on) < arguments[0])
                faint.push(`${walker.currentNode.data.trim()}: ${text} on ${on}, ${contrast(text, on).toFixed(2)}`);
        }
        return faint;
END
}

# The luminances of the page, and then of each picture.
sub grounds {
    return @{$browser->evaluate($colours . <<'END')};
        return [background(document.body), ...[...document.querySelectorAll('svg')].filter(svg => svg.getClientRects().length).map(ground)].map(luminance);
END
}

# Whether the recipe of a picture names a theme: then all keep their colours on a dark page.
sub has_theme {
    return $browser->evaluate(<<'END');
        return [...document.querySelectorAll('svg metadata')].some(recipe => /^theme:/m.test(recipe.textContent));
END
}

sub is_readable {
    my ($file, $scheme) = @_;
    $browser->show_as(1100, $scheme, 'screen');
    $browser->visit($file);
    unfold();
    none("$scheme: every text has a contrast of $contrast", @{faint_texts()});
    my ($page, @pictures) = grounds();
    ok($scheme eq 'dark' ? $page < 0.05 : $page > 0.9, "$scheme: so is the page", $page);
    return if has_theme();
    my @others = grep { abs($_ - $page) > 0.05 } @pictures;
    ok(!@others, "$scheme: and so are the pictures", @others);
}

# Texts to be seen that are less than $least pixels high as they are shown; in a picture, those of its drawing.
sub small_texts {
    return $browser->evaluate(<<'END', $least);
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), small = [];
        while (walker.nextNode()) {
            const e = walker.currentNode.parentElement, svg = e.closest('svg'), style = getComputedStyle(e);
            if (!walker.currentNode.data.trim() || !e.getClientRects().length || svg && e.localName != 'text') continue;
            const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
            const pixels = parseFloat(style.fontSize) * scale;
            if (!(pixels >= arguments[0] - 0.01)) small.push(`${walker.currentNode.data.trim()}: ${pixels.toFixed(2)}`);
        }
        return small;
END
}

# What can be scrolled sideways, and is not reached by keys or has no name.
sub out_of_reach {
    return $browser->evaluate(<<'END');
        return [...document.querySelectorAll('main *')].filter(e => {
            const named = e.getAttribute('aria-label') || document.getElementById(e.getAttribute('aria-labelledby'));
            return /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth
                && (e.tabIndex < 0 || !e.getAttribute('role') || !named);
        }).map(e => e.outerHTML.slice(0, 80));
END
}

sub is_large_enough {
    my ($file) = @_;
    for my $pixels (320, 390, 700, 1100) {
        $browser->show_as($pixels, 'light', 'screen');
        $browser->visit($file);
        unfold();
        none("$pixels pixels: no text under $least pixels", @{small_texts()});
        none("$pixels pixels: what is scrolled is reached by keys", @{out_of_reach()});
    }
}

# What is said more than once: titles of figures but for the list of them, captions, and tables; titles that several have.
sub is_said_once {
    my ($file) = @_;
    $browser->show_as(1100, 'light', 'screen');
    $browser->visit($file);
    unfold();
    none('what a figure says stands once', @{$browser->evaluate(<<'END')});
        const text = e => e.textContent.trim().replace(/\s+/g, ' ');
        const titles = [...document.querySelectorAll('.part:not(.words) > h2')].map(h => h.lastChild.data.trim());
        const captions = [...document.querySelectorAll('figcaption')].map(text);
        const tables = [...document.querySelectorAll('table')].map(text);
        const drawn = [...document.querySelectorAll('figure svg')].map(svg => [...svg.querySelectorAll('text')].map(text).join(' '));
        const once = all => all.filter((t, i) => all.indexOf(t) != i);
        return [...once(titles), ...once(tables), ...titles.concat(captions).filter(t => drawn.some(d => d.includes(t)))];
END
}

# The part of each page of paper that is above its last ink.
sub filled {
    my $folder = tempdir(CLEANUP => 1);
    $browser->cdp('Emulation.clearDeviceMetricsOverride');
    $browser->cdp('Emulation.setEmulatedMedia', media => '');
    my $pdf = $browser->cdp('Page.printToPDF', paperWidth => 8.27, paperHeight => 11.69);
    open my $file, '>:raw', "$folder/page.pdf" or die $!;
    print $file decode_base64($pdf->{data});
    close $file or die $!;
    system('pdftoppm', '-gray', '-r', 20, "$folder/page.pdf", "$folder/page") == 0 or die "pdftoppm failed\n";
    my @filled;
    for my $page (sort glob "$folder/page*.pgm") {
        local $/;
        open my $image, '<:raw', $page or die $!;
        my ($width, $height, $dots) = <$image> =~ /^P5\s+(\d+)\s+(\d+)\s+255\s(.*)/s or die "$page: no PGM\n";
        my ($last) = grep { substr($dots, $_ * $width, $width) =~ /[\0-\xC0]/ } reverse 0 .. $height - 1;
        push @filled, ($last // 0) / $height;
    }
    return @filled;
}

sub fits {
    my ($file) = @_;
    $browser->show_as($width, 'light', 'screen');
    $browser->visit($file);
    ok(sideways() <= 0, "$width pixels: no horizontal scroll bar", sideways());
    unfold();
    ok(sideways() <= 0, "$width pixels: nor with everything unfolded", sideways());
}

# Commands with a line that ends behind the dashes of an option, and those that are selected as another text.
sub broken_commands {
    return @{$browser->evaluate(<<'END')};
        const top = (node, i) => {
            const range = document.createRange();
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            return range.getBoundingClientRect().top;
        };
        const broken = node => [...node.data.matchAll(/(?<![^ ])--?(?=[a-z])/g)].some(
            dashes => top(node, dashes.index) != top(node, dashes.index + dashes[0].length));
        return [...document.querySelectorAll('pre')].filter(pre => {
            const walker = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
            getSelection().selectAllChildren(pre);
            if (getSelection().toString().trim() != pre.textContent) return true;
            while (walker.nextNode()) if (broken(walker.currentNode)) return true;
            return false;
        }).map(pre => pre.textContent);
END
}

sub breaks_well {
    my ($file) = @_;
    for my $pixels (1100, 700, 500, 420, $width) {
        $browser->show_as($pixels, 'light', 'screen');
        $browser->visit($file);
        none("$pixels pixels: no option is broken behind its dashes", broken_commands());
    }
}

# Elements that match `selector`: how many there are, and how many are seen.
sub seen {
    my ($selector) = @_;
    return @{$browser->evaluate(<<'END', $selector)};
        const all = [...document.querySelectorAll(arguments[0])];
        return [all.length, all.filter(e => e.checkVisibility({contentVisibilityAuto: true})).length];
END
}

sub prints {
    my ($file) = @_;
    $browser->show_as(700, 'dark', 'print');
    $browser->visit($file);
    my $drawn = $browser->evaluate(<<'END');
        return [...document.querySelectorAll('figure')].filter(
            figure => [...figure.querySelectorAll('svg')].filter(svg => svg.getClientRects().length).length != 1).length;
END
    my ($tables, $unfolded) = seen('table');
    ok($drawn == 0, 'print: every figure is there, in one drawing');
    ok($tables == $unfolded, 'print: every table is unfolded', "$unfolded of $tables");
    ok((seen('.stepper, .stepper *'))[1] == 0, 'print: no stepper');
    my ($page, @pictures) = grounds();
    none('print: light, whatever the scheme', grep { $_ < 0.9 } $page, has_theme() ? () : @pictures);
    none("print: every text has a contrast of $contrast", @{faint_texts()});
    ok(sideways() <= 0, 'print: nothing beyond the edge', sideways());
    my @filled = filled();
    ok(@filled > 1 && !grep({ $_ < 0.25 } @filled), 'print: no page is three quarters empty', "@filled");
}

checks_notice();
for my $file (@reports) {
    print "# ", basename($file), "\n";
    $browser->show_as(1100, 'light', 'screen');
    $browser->requests;
    $browser->console;
    $browser->visit($file);
    my $count = $browser->evaluate("return document.querySelectorAll('.stepper').length");
    $steppers += $count;
    is_sound();
    is_told();
    is_stepped_through($file, $count);
    is_readable($file, $_) for qw(light dark);
    fits($file);
    breaks_well($file);
    is_large_enough($file);
    is_said_once($file);
    prints($file);
    is_alone($file);
    is_guarded();
}
ok($steppers > 0, "$steppers steppers");
done_testing();
