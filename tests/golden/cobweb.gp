# The cobweb of descent on f(x) = x²
# from x = 7, states 0 to 8; stable below lr 1, one-sided below 0.5; the minimum attracts where |1 − lr·f″| < 1
#
# A script for gnuplot 5.4 or newer: a page of 480 × 360 pixels of 1/96 inch, its origin at the top left.
# It sets no terminal; say which one it is to be, and where the figure goes:
#
#   gnuplot -e "set terminal pngcairo size 480,360; set output 'x.png'" figure.gp
#   gnuplot -e "set terminal svg size 480,360; set output 'x.svg'" figure.gp
#   gnuplot -e "set terminal pdfcairo size 480/96.,360/96.; set output 'x.pdf'" figure.gp

# ---- Style ------------------------------------------------------------

reset
set encoding utf8
set termoption enhanced
unset key

# Pixels of the page as gnuplot's parts of the screen, which reaches from the middle of the first dot
# to that of the last.
is_svg = GPVAL_TERM eq 'svg'
is_pdf = GPVAL_TERM eq 'pdfcairo' || GPVAL_TERM eq 'cairolatex' || GPVAL_TERM eq 'epscairo'
dot = is_svg ? 0.0 : is_pdf ? 96.0 / 72 : 1.0
X(px) = (px - dot / 2) / (480 - dot)
Y(px) = (360 - dot / 2 - px) / (360 - dot)

# Pixels as terminals count them: in fonts, lines (w), points (p), tics (t), dashes (d), parts of the
# width (h). In SVG a weight can only follow the family's name, inside of the same quotes.
typeface = 'Lato'
font_unit = is_svg ? 1 : is_pdf ? 1.125 : 0.75
regular(px) = typeface . sprintf(',%.2f', px * font_unit)
bold(px) = typeface . (is_svg ? '" font-weight="bold' : ':Bold') . sprintf(',%.2f', px * font_unit)
w(px) = px * (is_pdf ? 1.5 : 1)
p(px) = px / (is_svg ? 10.0 : is_pdf ? 8.0 : 6.0)
t(px) = px / (is_svg ? 9.0 : is_pdf ? 4.76 : 7.3)
d(px, width) = px / (is_svg ? 0.5 * width : is_pdf ? 0.275 * (width > 4.0 / 3 ? width : 4.0 / 3) : 0.25 * width)
h(px) = px / (480 - dot)

plus = 1; cross = 2; disc = 7; square = 4; circle = 6; triangle = 8; diamond = 12; triangle_down = 10; pentagon = 14
filled_square = 5; filled_circle = 7; filled_triangle = 9; filled_diamond = 13
filled_triangle_down = 11; filled_pentagon = 15

text = 1
set style line text linecolor rgb '#202124' linewidth w(0.72)
muted = 2
set style line muted linecolor rgb '#5f6670' linewidth w(0.72)
grid = 3
set style line grid linecolor rgb '#e4e6e9' linewidth w(0.72)
axis = 4
set style line axis linecolor rgb '#9aa0a6' linewidth w(0.72)
minimum = 5
set style line minimum linecolor rgb '#007a59' linewidth w(1.99)
backdrop = 6
set style line backdrop linecolor rgb '#8cafc6' linewidth w(1.44)
context = 7
set style line context linecolor rgb '#c4c8ce' linewidth w(0.72)
run1 = 8
set style line run1 linecolor rgb '#1e67ae' linewidth w(1.44)
run2 = 9
set style line run2 linecolor rgb '#d77e22' linewidth w(1.44) dashtype (d(5.78,1.44),d(2.89,1.44))
pale1 = 10
set style line pale1 linecolor rgb '#bbd1e6' linewidth w(0.72)
pale2 = 11
set style line pale2 linecolor rgb '#f3d8bc' linewidth w(0.72) dashtype (d(5.78,0.72),d(2.89,0.72))
solid1 = 12
set style line solid1 linecolor rgb '#1e67ae' linewidth w(1.44)
solid2 = 13
set style line solid2 linecolor rgb '#d77e22' linewidth w(1.44)
name1 = 14
set style line name1 linecolor rgb '#1e67ae' linewidth w(0.72)
name2 = 15
set style line name2 linecolor rgb '#a65b00' linewidth w(0.72)

background = '#ffffff'
set object rectangle from screen -0.1,-0.1 to screen 1.1,1.1 fillcolor rgb background fillstyle solid noborder behind
set style textbox opaque noborder fillcolor rgb background margins 0.5,0.5

tick_font = regular(9.39)
tick_raise = is_svg ? 12.5 : is_pdf ? 6.5 : 13.5
set tics front
set border 1 back linestyle axis
set grid ytics back linestyle grid
set xtics out nomirror scale t(3.61) offset 0,screen h(tick_raise) font tick_font textcolor linestyle muted noenhanced
set ytics nomirror scale 0 font tick_font textcolor linestyle muted noenhanced
set xtics offset 0,screen h(tick_raise - 8.5 * -0.28)
set ytics offset screen h(-7 * -0.28),0

# ---- Header ------------------------------------------------------------

set label 'The cobweb of descent on {/:Italic f}({/:Italic x}) = {/:Italic x}²' at screen X(47.67),Y(20.94) left font bold(14.44) textcolor linestyle text front
set label 'from {/:Italic x} = 7, states 0 to 8; stable below lr 1, one-sided below 0.5;' at screen X(47.67),Y(37.63) left font regular(10.11) textcolor linestyle muted front
set label "the minimum attracts where \174\061 \342\210\222 lr\302\267\173\057\072Italic f\175\342\200\263\174 \074 \061" at screen X(47.67),Y(50.27) left font regular(10.11) textcolor linestyle muted front
set label 'lr = 0.9' at screen X(47.67),Y(87.68) left font bold(11.56) textcolor linestyle name1 noenhanced front
set label 'oscillating: each step crosses the minimum' at screen X(47.67),Y(102.03) left font regular(9.75) textcolor linestyle muted noenhanced front
set label 'and keeps 0.8 of the distance' at screen X(47.67),Y(114.22) left font regular(9.75) textcolor linestyle muted noenhanced front
set label '1 − lr·{/:Italic f}″ = −0.8' at screen X(93.18),Y(88.31) left font bold(9.75) textcolor linestyle minimum front
set label 'lr = 1.1' at screen X(264.33),Y(87.68) left font bold(11.56) textcolor linestyle name2 noenhanced front
set label 'diverging: each step leaves 1.2' at screen X(264.33),Y(102.03) left font regular(9.75) textcolor linestyle muted noenhanced front
set label 'times the distance' at screen X(264.33),Y(114.22) left font regular(9.75) textcolor linestyle muted noenhanced front
set label '1 − lr·{/:Italic f}″ = −1.2' at screen X(309.85),Y(88.31) left font bold(9.75) textcolor linestyle minimum front
set arrow from screen X(47.67),Y(67.61) to screen X(66.44),Y(67.61) nohead linestyle backdrop
set label '{/:Italic x} − lr·{/:Italic f}′({/:Italic x})' at screen X(71.5),Y(67.42) left font regular(9.39) textcolor linestyle text front
set arrow from screen X(125.52),Y(67.61) to screen X(144.3),Y(67.61) nohead linestyle context
set label 'no step' at screen X(149.36),Y(67.42) left font regular(9.39) textcolor linestyle text noenhanced front
set label '' at screen X(200.19),Y(67.61) front point linestyle minimum linewidth w(1.99) pointtype plus pointsize p(8.67)
set label 'minimum' at screen X(209.58),Y(67.42) left font regular(9.39) textcolor linestyle text noenhanced front

set multiplot

# ---- Panel 1 of 2 ------------------------------------------------------------

set lmargin at screen X(47.67); set rmargin at screen X(236.89)
set tmargin at screen Y(125.67); set bmargin at screen Y(314.89)

unset logscale x
set xrange [-10.957:12.957]
set xtics ('−10' -10, '0' 0, '10' 10)
unset logscale y
set yrange [-10.957:12.957]
set ytics ('−10' -10, '0' 0, '10' 10)

set label 'start 7' at screen X(197.34),Y(182.21) left font bold(8.67) textcolor linestyle name1 noenhanced front
set label '{/:Italic x} at state {/:Italic k}' at screen X(142.28),Y(336.88) center font regular(9.39) textcolor linestyle muted front
set label '{/:Italic x} at state {/:Italic k} + 1' at screen X(15.04),Y(220.28) center rotate by 90 font regular(9.39) textcolor linestyle muted front

$context_1 << END
-10 -10
12 12
END

$solid1_1 << END
7 7
7 -5.6
-5.6 -5.6
-5.6 4.48
4.48 4.48
4.48 -3.5840000000000014
-3.5840000000000014 -3.5840000000000014
-3.5840000000000014 2.8672000000000013
2.8672000000000013 2.8672000000000013
2.8672000000000013 -2.2937600000000016
-2.2937600000000016 -2.2937600000000016
-2.2937600000000016 1.835008000000001
1.835008000000001 1.835008000000001
1.835008000000001 -1.468006400000001
-1.468006400000001 -1.468006400000001
-1.468006400000001 1.1744051200000007
1.1744051200000007 1.1744051200000007
END

$backdrop_1 << END
-10 8
-9.75 7.800000000000001
-9.5 7.600000000000001
-9.25 7.400000000000002
-9 7.199999999999999
-8.75 7
-8.5 6.800000000000001
-8.25 6.6
-8 6.4
-7.75 6.200000000000001
-7.5 6
-7.25 5.800000000000001
-7 5.6
-6.75 5.4
-6.5 5.200000000000001
-6.25 5
-6 4.800000000000001
-5.75 4.6
-5.5 4.4
-5.25 4.200000000000001
-5 4
-4.75 3.8000000000000007
-4.5 3.5999999999999996
-4.25 3.4000000000000004
-4 3.2
-3.749999999999999 2.999999999999999
-3.5 2.8
-3.25 2.6000000000000005
-3 2.4000000000000004
-2.75 2.2
-2.500000000000001 2.000000000000001
-2.25 1.7999999999999998
-2 1.6
-1.75 1.4
-1.5 1.2000000000000002
-1.25 1
-1 0.8
-0.75 0.6000000000000001
-0.5 0.4
-0.25 0.2
0 0
0.25 -0.2
0.5 -0.4
0.75 -0.6000000000000001
1 -0.8
1.25 -1
1.5 -1.2000000000000002
1.75 -1.4
2 -1.6
2.2499999999999982 -1.799999999999999
2.5000000000000018 -2.0000000000000018
2.75 -2.2
3 -2.4000000000000004
3.25 -2.6000000000000005
3.5 -2.8
3.75 -3
4 -3.2
4.25 -3.4000000000000004
4.5 -3.5999999999999996
4.75 -3.8000000000000007
4.999999999999998 -3.9999999999999982
5.250000000000002 -4.200000000000001
5.5 -4.4
5.75 -4.6
6 -4.800000000000001
6.25 -5
6.5 -5.200000000000001
6.75 -5.4
7 -5.6
7.25 -5.800000000000001
7.5 -6
7.75 -6.200000000000001
8 -6.4
8.25 -6.6
8.5 -6.800000000000001
8.75 -7
9 -7.199999999999999
9.25 -7.400000000000002
9.5 -7.600000000000001
9.75 -7.800000000000001
10 -8
10.25 -8.2
10.5 -8.400000000000002
10.75 -8.600000000000001
11 -8.8
11.25 -9
11.5 -9.2
11.75 -9.400000000000002
12 -9.600000000000001
END

$solid1_1_2 << END
6.9999999999999964 1.0650992366412204 0 -0.7301984732824405
END

$solid1_1_3 << END
1.0650992366412204 -5.599999999999999 -0.7301984732824423 0
END

$solid1_1_4 << END
-5.6000000000000005 -0.9250992366412216 0 0.730198473282444
END

$solid1_1_5 << END
-0.9250992366412216 4.479999999999997 0.7301984732824423 0
END

$solid1_1_6 << END
2.867200000000002 0.6518192366412201 0 -0.730198473282444
END

$solid1_1_7 << END
-1.4680064000000002 -0.511899876641225 0 0.730198473282444
END

$run1_1 << END
7 7
-5.6 -5.6
4.48 4.48
-3.5840000000000014 -3.5840000000000014
2.8672000000000013 2.8672000000000013
-2.2937600000000016 -2.2937600000000016
1.835008000000001 1.835008000000001
-1.468006400000001 -1.468006400000001
END

$minimum_1 << END
0 0
END

$run1_1_2 << END
1.1744051200000007 1.1744051200000007
END

plot $context_1 with lines linestyle context linewidth w(0.72) dashtype solid, \
     $solid1_1 with lines linestyle solid1 linewidth w(0.72) dashtype solid, \
     $backdrop_1 with lines linestyle backdrop, \
     $solid1_1_2 with vectors head size screen h(6.46),26.57 fixed noborder linestyle solid1, \
     $solid1_1_3 with vectors head size screen h(6.46),26.57 fixed noborder linestyle solid1, \
     $solid1_1_4 with vectors head size screen h(6.46),26.57 fixed noborder linestyle solid1, \
     $solid1_1_5 with vectors head size screen h(6.46),26.57 fixed noborder linestyle solid1, \
     $solid1_1_6 with vectors head size screen h(6.46),26.57 fixed noborder linestyle solid1, \
     $solid1_1_7 with vectors head size screen h(6.46),26.57 fixed noborder linestyle solid1, \
     $run1_1 with points pointtype filled_circle pointsize p(4.77) linecolor rgb background, \
     $run1_1 with points linestyle run1 linewidth w(1.01) pointtype circle pointsize p(4.77), \
     $minimum_1 with points linestyle minimum linewidth w(1.99) pointtype plus pointsize p(8.67), \
     $run1_1_2 with points linestyle run1 linewidth w(1.44) pointtype cross pointsize p(8.67)

unset label; unset arrow; unset object

# ---- Panel 2 of 2 ------------------------------------------------------------

set lmargin at screen X(264.33); set rmargin at screen X(453.56)
set tmargin at screen Y(125.67); set bmargin at screen Y(314.89)

unset logscale x
set xrange [-10.957:12.957]
set xtics ('−10' -10, '0' 0, '10' 10)
unset logscale y
set yrange [-10.957:12.957]
set ytics ('' -10, '' 0, '' 10)

set label '{/:Italic x} = −12.1, and 2 more' at screen X(425.23),Y(307.15) right font bold(8.67) textcolor linestyle name2 front boxed
set label 'start 7' at screen X(398.84),Y(163.04) right font bold(8.67) textcolor linestyle name2 noenhanced front
set label '{/:Italic x} at state {/:Italic k}' at screen X(358.94),Y(336.88) center font regular(9.39) textcolor linestyle muted front

$solid2_2 << END
7 7
7 -8.400000000000002
-8.400000000000002 -8.400000000000002
-8.400000000000002 10.080000000000005
10.080000000000005 10.080000000000005
10.080000000000005 -10.957
END

$backdrop_2 << END
-10 12
-9.75 11.700000000000003
-9.5 11.400000000000002
-9.25 11.100000000000001
-9 10.8
-8.75 10.5
-8.5 10.200000000000003
-8.25 9.900000000000002
-8 9.600000000000001
-7.75 9.3
-7.5 9
-7.25 8.700000000000001
-7 8.400000000000002
-6.75 8.100000000000001
-6.5 7.800000000000001
-6.25 7.500000000000002
-6 7.200000000000001
-5.75 6.9
-5.5 6.600000000000001
-5.25 6.300000000000001
-5 6
-4.75 5.700000000000001
-4.5 5.4
-4.25 5.100000000000001
-4 4.800000000000001
-3.749999999999999 4.499999999999999
-3.5 4.200000000000001
-3.25 3.9000000000000004
-3 3.6000000000000005
-2.75 3.3000000000000007
-2.500000000000001 3.0000000000000018
-2.25 2.7
-2 2.4000000000000004
-1.75 2.1000000000000005
-1.5 1.8000000000000003
-1.25 1.5
-1 1.2000000000000002
-0.75 0.9000000000000001
-0.5 0.6000000000000001
-0.25 0.30000000000000004
0 0
0.25 -0.30000000000000004
0.5 -0.6000000000000001
0.75 -0.9000000000000001
1 -1.2000000000000002
1.25 -1.5
1.5 -1.8000000000000003
1.75 -2.1000000000000005
2 -2.4000000000000004
2.2499999999999982 -2.6999999999999984
2.5000000000000018 -3.0000000000000027
2.75 -3.3000000000000007
3 -3.6000000000000005
3.25 -3.9000000000000004
3.5 -4.200000000000001
3.75 -4.5
4 -4.800000000000001
4.25 -5.100000000000001
4.5 -5.4
4.75 -5.700000000000001
4.999999999999998 -5.999999999999998
5.250000000000002 -6.3000000000000025
5.5 -6.600000000000001
5.75 -6.9
6 -7.200000000000001
6.25 -7.500000000000002
6.5 -7.800000000000001
6.75 -8.100000000000001
7 -8.400000000000002
7.25 -8.700000000000001
7.5 -9
7.75 -9.3
8 -9.600000000000001
8.25 -9.900000000000002
8.5 -10.200000000000003
8.75 -10.5
9 -10.8
9.130833333333332 -10.957
END

$solid2_2_2 << END
6.9999999999999964 -0.3349007633587817 0 -0.730198473282444
END

$solid2_2_3 << END
-0.3349007633587817 -8.400000000000006 -0.7301984732824423 0
END

$solid2_2_4 << END
-8.400000000000004 0.4749007633587823 0 0.730198473282444
END

$solid2_2_5 << END
0.4749007633587823 10.080000000000005 0.730198473282444 0
END

$run2_2 << END
10.080000000000013 -9.496603053435116 -7.105427357601002e-15 -1.4603969465648845
END

$run2_2_2 << END
7 7
-8.400000000000002 -8.400000000000002
10.080000000000005 10.080000000000005
END

plot $context_1 with lines linestyle context linewidth w(0.72) dashtype solid, \
     $solid2_2 with lines linestyle solid2 linewidth w(0.72) dashtype solid, \
     $backdrop_2 with lines linestyle backdrop, \
     $solid2_2_2 with vectors head size screen h(6.46),26.57 fixed noborder linestyle solid2, \
     $solid2_2_3 with vectors head size screen h(6.46),26.57 fixed noborder linestyle solid2, \
     $solid2_2_4 with vectors head size screen h(6.46),26.57 fixed noborder linestyle solid2, \
     $solid2_2_5 with vectors head size screen h(6.46),26.57 fixed noborder linestyle solid2, \
     $run2_2 with vectors head size screen h(6.46),26.57 fixed noborder linestyle run2, \
     $run2_2_2 with points pointtype filled_square pointsize p(4.4) linecolor rgb background, \
     $run2_2_2 with points linestyle run2 linewidth w(1.01) pointtype square pointsize p(4.4), \
     $minimum_1 with points linestyle minimum linewidth w(1.99) pointtype plus pointsize p(8.67)

unset label; unset arrow; unset object

unset multiplot

# ---- Recipe: what gdplot made this figure from ------------------------------------------------------------

# gdplot: 2
# command: cobweb
# function: "x^2"
# start: 7
# lr: 0.9,1.1
# iterations: 8
# size: 480x360
# text-size: page
# check: 5bc3b1be068c3aa3
