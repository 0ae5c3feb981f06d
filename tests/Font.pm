# Small TrueType fonts to order, sound or not.
#   truetype(chars => {ord 'a' => 1}, glyphs => ['', square(0, 0, 500, 700)], family => 'Any name', units => 1000, advance => 600,
#            tables => {'name' => 'in place of what is made', 'post' => undef})     the bytes of a font; all have defaults
#   square($x, $y, $width, $height)     a glyph
#   composite([GLYPH, X, Y, SCALE]...)  a glyph of others
#   sfnt(%tables), tables($font)        a font of these tables, and the tables of one
package Font;

use strict;
use warnings;
use Encode ();
use Exporter 'import';

our @EXPORT = ('truetype', 'square', 'composite', 'sfnt', 'tables');

sub sfnt {
    my (%tables) = @_;
    my @tags = sort keys %tables;
    my ($directory, $bodies) = ('', '');
    my $kind = exists $tables{'CFF '} ? 'OTTO' : "\0\1\0\0";
    for my $tag (@tags) {
        $directory .= pack 'a4 N N N', $tag, 0, 12 + 16 * @tags + length $bodies, length $tables{$tag};
        $bodies .= $tables{$tag} . "\0" x (-length($tables{$tag}) % 4);
    }
    return $kind . pack('n4', scalar @tags, 0, 0, 0) . $directory . $bodies;
}

sub tables {
    my ($font) = @_;
    my %tables;
    for my $i (0 .. unpack('n', substr $font, 4, 2) - 1) {
        my ($tag, undef, $offset, $length) = unpack 'a4 N N N', substr $font, 12 + 16 * $i, 16;
        $tables{$tag} = substr $font, $offset, $length;
    }
    return %tables;
}

sub signed { return pack 'n*', map { $_ & 0xffff } @_ }

sub square {
    my ($x, $y, $width, $height) = @_;
    return signed(1, $x, $y, $x + $width, $y + $height, 3, 0) . "\1\1\1\1" . signed($x, 0, $width, 0, $y, $height, 0, -$height);
}

sub composite {
    my (@parts) = @_;
    my $glyph = signed(-1, 0, 0, 1000, 1000);
    for my $i (0 .. $#parts) {
        my ($number, $x, $y, $scale) = @{$parts[$i]};
        my $flags = 1 | 2 | (defined $scale ? 8 : 0) | ($i < $#parts ? 32 : 0);
        $glyph .= signed($flags, $number, $x, $y) . (defined $scale ? signed(int($scale * 16384 + 0.5)) : '');
    }
    return $glyph;
}

# The characters in groups of one each.
sub cmap {
    my (%chars) = @_;
    my $groups = join '', map { pack 'N3', $_, $_, $chars{$_} } sort { $a <=> $b } keys %chars;
    return pack('n2 n2 N', 0, 1, 3, 10, 12) . pack('n2 N3', 12, 0, 16 + length $groups, 0, length($groups) / 12) . $groups;
}

sub name {
    my ($family) = @_;
    my $text = Encode::encode('UTF-16BE', $family);
    $text = substr $text, 0, 65534;
    my @ids = (1, 4, 6);
    return pack('n3', 0, scalar @ids, 6 + 12 * @ids) . join('', map { pack 'n6', 3, 1, 0x409, $_, length $text, 0 } @ids) . $text;
}

sub truetype {
    my (%of) = (units => 1000, advance => 600, family => 'Square', glyphs => ['', square(50, 0, 500, 700)], @_);
    my @glyphs = @{$of{glyphs}};
    my %chars = $of{chars} ? %{$of{chars}} : map { $_ => 1 } 33 .. 126, 0xb2, 0x2212, 0xb7, 0x2026;
    my ($glyf, @loca) = ('', 0);
    for my $glyph (@glyphs) {
        $glyf .= $glyph . "\0" x (-length($glyph) % 4);
        push @loca, length $glyf;
    }
    my %tables = (
        head => pack('N4 n2 N4', 0x10000, 0x10000, 0, 0x5f0f3cf5, 0, $of{units}, 0, 0, 0, 0) . signed(0, 0, 1000, 1000, 0, 8, 2, 1, 0),
        hhea => pack('N', 0x10000) . signed(800, -200, 0, $of{advance}, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, scalar @glyphs),
        maxp => pack('N n14', 0x10000, scalar @glyphs, 100, 10, 100, 10, 1, 0, 0, 0, 0, 0, 0, 4, 4),
        hmtx => pack('n2', $of{advance}, 0) x @glyphs,
        loca => pack('N*', @loca),
        glyf => $glyf,
        cmap => cmap(%chars),
        name => name($of{family}),
    );
    %tables = (%tables, $of{tables} ? %{$of{tables}} : ());
    delete @tables{grep { !defined $tables{$_} } keys %tables};
    return sfnt(%tables);
}

1;
