#!/usr/bin/perl
# The pages of documents with hostile labels, in headless Chromium: exactly the cleaned text is shown, nothing runs,
# and nothing is asked of the network.
#
#   prove tests/browser/injection.t :: FOLDER      what tests/injection/documents.t has left there
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use Tap;
use Browser;
use Cwd 'abs_path';
use JSON::PP ();

my $folder = abs_path($ARGV[0] // die "usage: prove tests/browser/injection.t :: FOLDER\n");
binmode STDOUT, ':utf8';

sub read_texts {
    open my $file, '<:raw', "$folder/texts.json" or die "$folder/texts.json: $!";
    local $/;
    return @{JSON::PP->new->utf8->decode(<$file>)};
}

sub none {
    my ($name, @complaints) = @_;
    return ok(!@complaints, $name, @complaints[0 .. ($#complaints < 5 ? $#complaints : 5)]);
}

sub squeezed { return $_[0] =~ s/[ \t\n]+/ /gr =~ s/^ | $//gr }

my @pages = read_texts();
my $browser = Browser->start;
if (!$browser) {
    print "1..0 # SKIP chromium and chromedriver are not both installed: make browser-deps\n";
    exit 0;
}

# Whether anything of a label has run, and the elements that only a label could have made.
my $run = <<'END';
    const all = [...document.querySelectorAll('*')];
    return [...(document.pwned ? ['a script has run'] : []),
        ...all.filter(e => ['script', 'img', 'iframe', 'b'].includes(e.localName)
            || [...e.attributes].some(a => /^on/.test(a.name))
            || /^\s*javascript:/i.test(e.getAttribute('href') || '')).map(e => e.cloneNode().outerHTML)];
END

# That the checks below would notice.
sub checks_notice {
    open my $file, '>', "$folder/notice.html" or die $!;
    print $file '<meta charset="utf-8"><b>x</b><img src="http://127.0.0.1:1/x.png"><script>document.pwned = 1</script>';
    close $file or die $!;
    $browser->visit("$folder/notice.html");
    ok(@{$browser->evaluate($run)} == 4, 'what runs would be noticed');
    ok(scalar(grep { m{^http://127.0.0.1} } $browser->requests), 'and a request');
    unlink "$folder/notice.html";
}

checks_notice();
my ($shown, @wrong, @run, @requests) = (0);
for my $page (@pages) {
    $browser->requests;
    $browser->visit("$folder/$page->{page}");
    push @run, map { "$page->{page}: $_" } @{$browser->evaluate($run)};
    my @figures = @{$browser->evaluate(<<'END')};
        const heading = h => [...h.childNodes].filter(n => n.className != 'which').map(n => n.textContent).join('');
        const text = e => e ? e.textContent : '';
        return [...document.querySelectorAll('section.part')].filter(part => part.querySelector('figure')).map(part => ({
            title: heading(part.querySelector('h2')), caption: text(part.querySelector('figcaption')),
            names: [...part.querySelectorAll('figure svg')].map(svg => text(svg.querySelector(':scope > title')))}));
END
    for my $i (0 .. $#{$page->{texts}}) {
        my ($title, $caption) = @{$page->{texts}[$i]};
        my $figure = $figures[$i] // {title => '', caption => '', names => []};
        push @wrong, "$page->{page} $i: $title" if squeezed($figure->{title}) ne squeezed($title)
            || !@{$figure->{names}} || grep { $_ ne $title } @{$figure->{names}};
        push @wrong, "$page->{page} $i: $caption" if squeezed($figure->{caption}) ne squeezed($caption);
        $shown += 2;
    }
    push @requests, grep { $_ ne "file://$folder/$page->{page}" && !/^data:/ } $browser->requests;
}
none("$shown labels on " . @pages . ' pages', @wrong);

# The files of figures alone.
my $files = 0;
@wrong = ();
for my $page (@pages) {
    my ($report) = split m{/}, $page->{page};
    for my $i (0 .. $#{$page->{texts}}) {
        my $path = "$report/f" . ($i + 1) . '.svg';
        $browser->visit("$folder/$path");
        push @run, map { "$path: $_" } @{$browser->evaluate($run)};
        my %drawn = map { $_ => 1 } @{$browser->evaluate(<<'END')};
            return [...document.querySelectorAll('text')].map(text => text.textContent);
END
        push @wrong, map { "$path: $_" } grep { !$drawn{$_} } @{$page->{texts}[$i]};
        push @requests, grep { $_ ne "file://$folder/$path" } $browser->requests;
        $files++;
    }
}
none("the labels of $files SVG files", @wrong);
none('nothing has run', @run);
none('no request leaves a file', @requests);
done_testing();
