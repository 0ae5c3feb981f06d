#!/usr/bin/perl
# SVG files that move, in headless Chromium: at any time each shows the frame of that time, as --upto draws its state; in
# an <img>, too; and for who wants no motion the last frame, which stands still.
#
#   prove tests/browser/moving.t
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use Tap qw(ok done_testing put);
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

# In an <img>, whose time nobody sets: all frames come, and nothing else.
my @states = (0, 3, 8);
draw("loss --path -q --size 400x300 --animate --frames 0,3,8 --delay 1500 -o moving.svg");
put('page.html', '<!DOCTYPE html><link rel="icon" href="data:,"><body style="margin:0"><img src="moving.svg" style="display:block">');
for my $k (@states) {
    draw("loss --path -q --size 400x300 --upto $k -o still-$k.svg");
    put("still-$k.html", "<!DOCTYPE html><link rel=\"icon\" href=\"data:,\"><body style=\"margin:0\"><img src=\"still-$k.svg\" style=\"display:block\">");
    $browser->visit("$folder/still-$k.html");
    shoot("still-$k.png");
}
motion('no-preference');
$browser->visit("$folder/page.html");
my (%seen, @others);
for (my $looks = 0; $looks < 200 && keys %seen < @states; $looks++) {
    shoot('moving.png');
    my ($state) = grep { (apart('moving.png', "still-$_.png"))[1] <= $most } @states;
    push @others, $looks unless defined $state;
    $seen{$state // 'none'}++;
}
ok(!@others, 'an <img> shows frames alone', @others);
ok((grep { $seen{$_} } @states) == @states, 'and all of them', sort keys %seen);
undef $browser; # emulated media do not reach pictures in a page
$browser = Browser->start('--force-prefers-reduced-motion');
$browser->show_as(800, 'light', 'screen');
$browser->visit("$folder/page.html");
shoot('moving.png');
ok((apart('moving.png', 'still-8.png'))[1] == 0, 'without motion it shows the last frame');
done_testing();
