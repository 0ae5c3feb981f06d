#!/usr/bin/perl
# SVG files that move, in headless Chromium: at any time each shows the frame of that time, as --upto draws its state; in
# an <img>, too; and for who wants no motion the last frame, which stands still.
#
#   prove tests/browser/moving.t
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use Tap qw(ok done_testing put slurp);
use Cwd 'abs_path';
use File::Temp 'tempdir';
use MIME::Base64 'decode_base64';
use Browser;

my $gdplot = abs_path($ENV{GDPLOT} // 'build/gdplot');
my $reader = "/usr/bin/python3 -B " . abs_path("$FindBin::Bin/../read-frames");
my $pizza = abs_path("$FindBin::Bin/../../data/pizza.txt");
my $browser = Browser->start;
if (!$browser) {
    print "1..0 # SKIP chromium and chromedriver are not both installed: make browser-deps\n";
    exit 0;
}
my $folder = tempdir(CLEANUP => 1);
chdir $folder or die;

sub shoot {
    my ($name) = @_;
    put($name, decode_base64($browser->cdp('Page.captureScreenshot')->{data}));
}

# How far two screenshots are apart: the number of pixels that differ, and by how much at most.
sub apart {
    my ($found, $wanted) = @_;
    my $text = `$reader $found $wanted`;
    return $text =~ /^same/ ? (0, 0) : split ' ', $text;
}

sub motion {
    my ($value) = @_;
    $browser->cdp('Emulation.setEmulatedMedia', media => 'screen', features => [{name => 'prefers-reduced-motion', value => $value}]);
}

# All animations stand at a time, in milliseconds. The picture is painted anew: where Chromium paints a part of it, pixels
# of edges are a shade off.
sub stop_at {
    my ($time) = @_;
    $browser->evaluate('document.documentElement.style.display = "none"');
    $browser->cdp('Page.captureScreenshot');
    return $browser->evaluate('document.documentElement.style.display = "";
        const all = document.getAnimations();
        for (const one of all) { one.pause(); one.currentTime = arguments[0]; }
        return all.length;', $time);
}

sub draw {
    my ($args) = @_;
    system("$gdplot $args") == 0 or die "$args failed\n";
}

# A line that grows is drawn as a dash of its length, which ends within a hundredth of a pixel of where it should.
my ($delay, $most) = (100, 8);
$browser->show_as(800, 'light', 'screen');
for my $row (['loss --path --iterations 14', 14], ['grid --lr 0.1,0.3,1', 8], ['history --lr 0.1,0.7', 8], ['compare --lr 0.1,1', 8],
    ['contour --iterations 12', 12], ["fit -d $pizza --lr 0.001 --iterations 8", 8], ['cobweb --lr 0.9', 8])
{
    my ($args, $last) = @$row;
    my ($kind) = $args =~ /^(\w+)/;
    my (@apart, $moving);
    draw("$args -q --animate --delay $delay -o moving.svg");
    for my $k (0 .. $last) {
        draw("$args -q --upto $k -o still.svg");
        $browser->visit("$folder/still.svg");
        shoot('still.png');
        motion('no-preference');
        $browser->visit("$folder/moving.svg");
        $moving = stop_at(($k + 0.5) * $delay);
        shoot('moving.png');
        my ($pixels, $by) = apart('moving.png', 'still.png');
        push @apart, "state $k: $pixels pixels, by $by" if $by > $most;
    }
    ok($moving, "$kind moves");
    ok(!@apart, "$kind: each frame is its state", @apart);
    motion('reduce');
    $browser->visit("$folder/moving.svg");
    shoot('moving.png');
    ok(!stop_at(0) && (apart('moving.png', 'still.png'))[1] == 0, "$kind: without motion it is the last frame, and stands still");
}

sub put_page {
    my ($name, $picture) = @_;
    put($name, "<!DOCTYPE html><link rel=\"icon\" href=\"data:,\"><body style=\"margin:0\"><img src=\"$picture\" style=\"display:block\">");
}

# A copy of the SVG that stands at a time, in milliseconds: nothing that moves runs, and all of it began that long ago.
sub stand_still {
    my ($svg, $time) = @_;
    my ($classes, $name) = $svg =~ /^(\[class\^=(\w+)\]),/m or die "no rule for all that moves\n";
    my $rules = "$classes,[style^=\"--$name\"]{animation-play-state:paused!important}$classes\{animation-delay:-${time}ms!important}";
    $rules .= "[style^=\"--$name\"]{animation-delay:calc(var(--$name)*${delay}ms - ${time}ms)!important}";
    $svg =~ s|</style>|$rules</style>| or die "no style rules\n";
    return $svg;
}

# In an <img>, to whose animations nobody gets: at fixed times, by copies that stand there (the times of rules are rounded, to
# less than a millisecond), and then as it runs by itself.
my @states = (0 .. 8);
my $args = 'loss --path -q --size 400x300';
my (%wrong, %seen, @others);
draw("$args --animate --delay $delay -o moving.svg");
my $svg = slurp('moving.svg');
motion('no-preference');
for my $k (@states) {
    draw("$args --upto $k -o still-$k.svg");
    put_page("still-$k.html", "still-$k.svg");
    $browser->visit("$folder/still-$k.html");
    shoot("still-$k.png");
    for my $time ($k * $delay + 2, $k * $delay + $delay - 2) {
        put("at-$time.svg", stand_still($svg, $time));
        put_page("at-$time.html", "at-$time.svg");
        $browser->visit("$folder/at-$time.html");
        shoot('moving.png');
        my @equal = grep { (apart('moving.png', "still-$_.png"))[1] <= $most } 0 .. $k;
        $wrong{"$time ms"} = "@equal" if "@equal" ne $k;
    }
}
ok(!%wrong, 'an <img> shows at any time the frame of that time', map { "$_: $wrong{$_}" } sort keys %wrong);
draw("$args --frames 0,3,8 --animate --delay 1500 -o moving.svg");
put_page('page.html', 'moving.svg');
$browser->visit("$folder/page.html");
for (my $looks = 0; $looks < 200 && keys %seen < 3; $looks++) {
    shoot('moving.png');
    my ($state) = grep { (apart('moving.png', "still-$_.png"))[1] <= $most } 0, 3, 8;
    push @others, $looks unless defined $state;
    $seen{$state // 'none'}++;
}
ok(!@others && keys %seen == 3, 'and, running by itself, all of its frames and nothing else', @others, sort keys %seen);
undef $browser; # emulated media do not reach pictures in a page
$browser = Browser->start('--force-prefers-reduced-motion');
$browser->show_as(800, 'light', 'screen');
$browser->visit("$folder/page.html");
shoot('moving.png');
ok((apart('moving.png', 'still-8.png'))[1] == 0, 'without motion it shows the last frame');
done_testing();
