# Gradient descent on f(x) = x²
# from x = 7, learning rate 0.1: each step keeps 0.8 of the distance to the minimum; steps: −lr · slope
#
# A script for gnuplot 5.4 or newer: a page of 900 × 900 pixels of 1/96 inch, its origin at the top left.
# It sets no terminal; say which one it is to be, and where the figure goes:
#
#   gnuplot -e "set terminal pngcairo size 900,900; set output 'x.png'" figure.gp
#   gnuplot -e "set terminal svg size 900,900; set output 'x.svg'" figure.gp
#   gnuplot -e "set terminal pdfcairo size 900/96.,900/96.; set output 'x.pdf'" figure.gp

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
X(px) = (px - dot / 2) / (900 - dot)
Y(px) = (900 - dot / 2 - px) / (900 - dot)

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
h(px) = px / (900 - dot)

plus = 1; cross = 2; disc = 7; square = 4; circle = 6; triangle = 8; diamond = 12; triangle_down = 10; pentagon = 14
filled_square = 5; filled_circle = 7; filled_triangle = 9; filled_diamond = 13
filled_triangle_down = 11; filled_pentagon = 15

text = 1
set style line text linecolor rgb '#202124' linewidth w(1)
muted = 2
set style line muted linecolor rgb '#5f6670' linewidth w(1)
grid = 3
set style line grid linecolor rgb '#e4e6e9' linewidth w(1)
axis = 4
set style line axis linecolor rgb '#9aa0a6' linewidth w(1)
curve = 5
set style line curve linecolor rgb '#0072b2' linewidth w(2)
tangent = 6
set style line tangent linecolor rgb '#007a59' linewidth w(1.75) dashtype (d(7,1.75),d(4,1.75))
state = 7
set style line state linecolor rgb '#b04a00' linewidth w(2.5)
earlier = 8
set style line earlier linecolor rgb '#b04a00' linewidth w(1.4)
step = 9
set style line step linecolor rgb '#b04a00' linewidth w(2)
drop = 10
set style line drop linecolor rgb '#9aa0a6' linewidth w(1) dashtype (d(3,1),d(3,1))

background = '#ffffff'
set object rectangle from screen -0.1,-0.1 to screen 1.1,1.1 fillcolor rgb background fillstyle solid noborder behind
set style textbox opaque noborder fillcolor rgb background margins 0.5,0.5

tick_font = regular(13)
tick_raise = is_svg ? 12.5 : is_pdf ? 6.5 : 13.5
set tics front
set border 1 back linestyle axis
set grid ytics back linestyle grid
set xtics out nomirror scale t(5) offset 0,screen h(tick_raise) font tick_font textcolor linestyle muted noenhanced
set ytics nomirror scale 0 font tick_font textcolor linestyle muted noenhanced

# ---- Header ------------------------------------------------------------

set label 'Gradient descent on {/:Italic f}({/:Italic x}) = {/:Italic x}²' at screen X(66),Y(29) left font bold(20) textcolor linestyle text front
set label 'from {/:Italic x} = 7, learning rate 0.1: each step keeps 0.8 of the distance to the minimum; steps: −lr · slope' at screen X(66),Y(52.1) left font regular(14) textcolor linestyle muted front
set arrow from screen X(577.11),Y(31.71) to screen X(603.11),Y(31.71) nohead linestyle curve
set label '{/:Italic f}({/:Italic x})' at screen X(610.11),Y(31.45) left font regular(13) textcolor linestyle text front
set arrow from screen X(649.25),Y(31.71) to screen X(675.25),Y(31.71) nohead linestyle tangent
set label 'tangent' at screen X(682.25),Y(31.45) left font regular(13) textcolor linestyle text noenhanced front
set label '' at screen X(753.97),Y(31.71) front point linestyle state linewidth w(2.5) pointtype cross pointsize p(12)
set label 'state' at screen X(766.97),Y(31.45) left font regular(13) textcolor linestyle text noenhanced front
set label '' at screen X(823.16),Y(31.71) front point pointtype filled_circle pointsize p(6.6) linecolor rgb background
set label '' at screen X(823.16),Y(31.71) front point linestyle earlier linewidth w(1.4) pointtype circle pointsize p(6.6)
set label 'earlier' at screen X(836.16),Y(31.45) left font regular(13) textcolor linestyle text noenhanced front

set multiplot

# ---- Panel 1 of 9 ------------------------------------------------------------

set lmargin at screen X(66); set rmargin at screen X(312)
set tmargin at screen Y(100); set bmargin at screen Y(308)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('' -10, '' -5, '' 0, '' 5, '' 10)
unset logscale y
set yrange [-25:105.44]
set ytics ('−25' -25, '0' 0, '25' 25, '50' 50, '75' 75, '100' 100)

set label 'State 0' at screen X(66),Y(84.28) left font bold(13.5) textcolor linestyle text noenhanced front
set label '(7, 49)' at screen X(122.23),Y(84.28) left font regular(13.5) textcolor linestyle text noenhanced front
set label 'slope 14' at screen X(312),Y(84.28) right font regular(13.5) textcolor linestyle tangent noenhanced front
set label '{/:Italic f}({/:Italic x})' at screen X(20.83),Y(204) center rotate by 90 font regular(13) textcolor linestyle muted front
set label '−0.1 · 14 = −1.4' at screen X(259.46),Y(178.24) right font regular(12) textcolor linestyle step noenhanced front
set label '0' at screen X(276.71),Y(189.76) left font bold(12) textcolor linestyle step noenhanced front boxed

$curve_1 << END
-10 100
-9.75609756097561 95.18143961927424
-9.512195121951219 90.48185603807256
-9.268292682926829 85.90124925639499
-9.024390243902438 81.43961927424151
-8.78048780487805 77.09696609161215
-8.536585365853659 72.87328970850685
-8.292682926829269 68.76859012492564
-8.048780487804878 64.78286734086853
-7.804878048780488 60.91612135633551
-7.560975609756097 57.16835217132658
-7.317073170731707 53.53955978584175
-7.073170731707317 50.02974419988102
-6.829268292682927 46.63890541344438
-6.585365853658536 43.36704342653182
-6.341463414634147 40.21415823914337
-6.097560975609756 37.180249851279
-5.853658536585366 34.26531826293873
-5.609756097560975 31.46936347412254
-5.365853658536585 28.79238548483045
-5.121951219512195 26.234384295062465
-4.878048780487805 23.79535990481856
-4.634146341463414 21.475312314098748
-4.390243902439024 19.27424152290303
-4.146341463414634 17.19214753123141
-3.902439024390244 15.229030339083877
-3.6585365853658534 13.384889946460438
-3.414634146341463 11.65972635336109
-3.1707317073170724 10.053539559785838
-2.9268292682926838 8.566329565734687
-2.6829268292682933 7.198096371207618
-2.439024390243903 5.948839976204642
-2.1951219512195124 4.818560380725759
-1.951219512195122 3.8072575847709693
-1.7073170731707314 2.9149315883402727
-1.463414634146341 2.141582391433669
-1.2195121951219505 1.4872099940511583
-0.9756097560975601 0.9518143961927407
-0.7317073170731696 0.535395597858416
-0.4878048780487809 0.23795359904818603
-0.24390243902439046 0.05948839976204651
0 0
0.24390243902439046 0.05948839976204651
0.4878048780487809 0.23795359904818603
0.7317073170731714 0.5353955978584186
0.9756097560975618 0.9518143961927441
1.2195121951219523 1.4872099940511627
1.463414634146341 2.141582391433669
1.7073170731707314 2.9149315883402727
1.951219512195122 3.8072575847709693
2.1951219512195124 4.818560380725759
2.439024390243903 5.948839976204642
2.6829268292682933 7.198096371207618
2.9268292682926838 8.566329565734687
3.170731707317074 10.053539559785849
3.4146341463414647 11.659726353361103
3.658536585365855 13.38488994646045
3.902439024390244 15.229030339083877
4.1463414634146325 17.192147531231395
4.390243902439025 19.274241522903036
4.634146341463413 21.47531231409874
4.878048780487806 23.795359904818568
5.121951219512194 26.234384295062455
5.365853658536587 28.792385484830472
5.609756097560975 31.46936347412254
5.8536585365853675 34.26531826293875
6.097560975609756 37.180249851279
6.341463414634145 40.21415823914335
6.585365853658537 43.367043426531836
6.829268292682926 46.63890541344436
7.073170731707318 50.02974419988104
7.317073170731707 53.53955978584175
7.560975609756099 57.16835217132661
7.804878048780488 60.91612135633551
8.04878048780488 64.78286734086856
8.292682926829269 68.76859012492564
8.53658536585366 72.87328970850687
8.78048780487805 77.09696609161215
9.024390243902438 81.43961927424151
9.268292682926827 85.90124925639496
9.512195121951219 90.48185603807256
9.756097560975611 95.18143961927427
10 100
END

$tangent_1 << END
1.7142857142857144 -25
10.87 103.17999999999999
END

$drop_1 << END
5.6 49
5.6 31.359999999999996
END

$step_1 << END
7 49 -1.4000000000000004 0
END

$state_1 << END
7 49
END

plot $curve_1 with lines linestyle curve, \
     $tangent_1 with lines linestyle tangent, \
     $drop_1 with lines linestyle drop, \
     $step_1 with vectors head size screen h(8.94),26.57 fixed noborder linestyle step, \
     $state_1 with points linestyle state linewidth w(2.5) pointtype cross pointsize p(12)

unset label; unset arrow; unset object

# ---- Panel 2 of 9 ------------------------------------------------------------

set lmargin at screen X(345); set rmargin at screen X(591)
set tmargin at screen Y(100); set bmargin at screen Y(308)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('' -10, '' -5, '' 0, '' 5, '' 10)
unset logscale y
set yrange [-25:105.44]
set ytics ('' -25, '' 0, '' 25, '' 50, '' 75, '' 100)

set label 'State 1' at screen X(345),Y(84.28) left font bold(13.5) textcolor linestyle text noenhanced front
set label '(5.6, 31.36)' at screen X(401.23),Y(84.28) left font regular(13.5) textcolor linestyle text noenhanced front
set label 'slope 11.2' at screen X(591),Y(84.28) right font regular(13.5) textcolor linestyle tangent noenhanced front
set label '−0.1 · 11.2 = −1.12' at screen X(522.62),Y(206.37) right font regular(12) textcolor linestyle step noenhanced front
set label '0' at screen X(555.71),Y(189.76) left font bold(12) textcolor linestyle step noenhanced front boxed
set label '1' at screen X(539.87),Y(217.89) left font bold(12) textcolor linestyle step noenhanced front

$tangent_2 << END
0.5678571428571422 -25
10.87 90.38399999999999
END

$drop_2 << END
4.4799999999999995 31.359999999999996
4.4799999999999995 20.070399999999996
END

$step_2 << END
5.6 31.359999999999996 -1.12 0
END

$state_2 << END
5.6 31.359999999999996
END

plot $curve_1 with lines linestyle curve, \
     $tangent_2 with lines linestyle tangent, \
     $drop_2 with lines linestyle drop, \
     $step_2 with vectors head size screen h(8.94),26.57 fixed noborder linestyle step, \
     $state_1 with points pointtype filled_circle pointsize p(6.6) linecolor rgb background, \
     $state_1 with points linestyle earlier linewidth w(1.4) pointtype circle pointsize p(6.6), \
     $state_2 with points linestyle state linewidth w(2.5) pointtype cross pointsize p(12)

unset label; unset arrow; unset object

# ---- Panel 3 of 9 ------------------------------------------------------------

set lmargin at screen X(624); set rmargin at screen X(870)
set tmargin at screen Y(100); set bmargin at screen Y(308)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('' -10, '' -5, '' 0, '' 5, '' 10)
unset logscale y
set yrange [-25:105.44]
set ytics ('' -25, '' 0, '' 25, '' 50, '' 75, '' 100)

set label 'State 2' at screen X(624),Y(84.28) left font bold(13.5) textcolor linestyle text noenhanced front
set label '(4.48, 20.07)' at screen X(680.23),Y(84.28) left font regular(13.5) textcolor linestyle text noenhanced front
set label 'slope 8.96' at screen X(870),Y(84.28) right font regular(13.5) textcolor linestyle tangent noenhanced front
set label '−0.896' at screen X(788.94),Y(224.37) right font regular(12) textcolor linestyle step noenhanced front boxed
set label '0' at screen X(817.71),Y(189.76) right font bold(12) textcolor linestyle step noenhanced front boxed
set label '1' at screen X(818.87),Y(217.89) left font bold(12) textcolor linestyle step noenhanced front
set label '2' at screen X(806.19),Y(235.89) left font bold(12) textcolor linestyle step noenhanced front

$tangent_3 << END
-0.5501785714285718 -24.999999999999996
10.87 77.32479999999998
END

$drop_3 << END
3.5839999999999996 20.070399999999996
3.5839999999999996 12.845055999999998
END

$step_3 << END
4.4799999999999995 20.070399999999996 -0.8959999999999999 0
END

$earlier_3 << END
7 49
5.6 31.359999999999996
END

$state_3 << END
4.4799999999999995 20.070399999999996
END

plot $curve_1 with lines linestyle curve, \
     $tangent_3 with lines linestyle tangent, \
     $drop_3 with lines linestyle drop, \
     $step_3 with vectors head size screen h(8.94),26.57 fixed noborder linestyle step, \
     $earlier_3 with points pointtype filled_circle pointsize p(6.6) linecolor rgb background, \
     $earlier_3 with points linestyle earlier linewidth w(1.4) pointtype circle pointsize p(6.6), \
     $state_3 with points linestyle state linewidth w(2.5) pointtype cross pointsize p(12)

unset label; unset arrow; unset object

# ---- Panel 4 of 9 ------------------------------------------------------------

set lmargin at screen X(66); set rmargin at screen X(312)
set tmargin at screen Y(368); set bmargin at screen Y(576)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('' -10, '' -5, '' 0, '' 5, '' 10)
unset logscale y
set yrange [-25:105.44]
set ytics ('−25' -25, '0' 0, '25' 25, '50' 50, '75' 75, '100' 100)

set label 'State 3' at screen X(66),Y(352.27) left font bold(13.5) textcolor linestyle text noenhanced front
set label '(3.584, 12.85)' at screen X(122.23),Y(352.27) left font regular(13.5) textcolor linestyle text noenhanced front
set label 'slope 7.168' at screen X(312),Y(352.27) right font regular(13.5) textcolor linestyle tangent noenhanced front
set label '{/:Italic f}({/:Italic x})' at screen X(20.83),Y(472) center rotate by 90 font regular(13) textcolor linestyle muted front
set label 'step −0.7168' at screen X(220.8),Y(503.89) right font regular(12) textcolor linestyle step noenhanced front
set label '0' at screen X(259.71),Y(457.76) right font bold(12) textcolor linestyle step noenhanced front boxed
set label '1' at screen X(243.87),Y(485.89) right font bold(12) textcolor linestyle step noenhanced front
set label '2' at screen X(252.19),Y(503.89) left font bold(12) textcolor linestyle step noenhanced front
set label '3' at screen X(238.3),Y(526.93) left font bold(12) textcolor linestyle step noenhanced front

$tangent_4 << END
-1.6957232142857155 -25
10.87 65.07110399999999
END

$earlier_4 << END
7 49
5.6 31.359999999999996
4.4799999999999995 20.070399999999996
END

$state_4 << END
3.5839999999999996 12.845055999999998
END

plot $curve_1 with lines linestyle curve, \
     $tangent_4 with lines linestyle tangent, \
     $earlier_4 with points pointtype filled_circle pointsize p(6.6) linecolor rgb background, \
     $earlier_4 with points linestyle earlier linewidth w(1.4) pointtype circle pointsize p(6.6), \
     $state_4 with points linestyle state linewidth w(2.5) pointtype cross pointsize p(12)

unset label; unset arrow; unset object

# ---- Panel 5 of 9 ------------------------------------------------------------

set lmargin at screen X(345); set rmargin at screen X(591)
set tmargin at screen Y(368); set bmargin at screen Y(576)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('' -10, '' -5, '' 0, '' 5, '' 10)
unset logscale y
set yrange [-25:105.44]
set ytics ('' -25, '' 0, '' 25, '' 50, '' 75, '' 100)

set label 'State 4' at screen X(345),Y(352.27) left font bold(13.5) textcolor linestyle text noenhanced front
set label '(2.867, 8.221)' at screen X(401.23),Y(352.27) left font regular(13.5) textcolor linestyle text noenhanced front
set label 'slope 5.734' at screen X(591),Y(352.27) right font regular(13.5) textcolor linestyle tangent noenhanced front
set label '0' at screen X(555.71),Y(457.76) left font bold(12) textcolor linestyle step noenhanced front boxed
set label '1' at screen X(522.87),Y(485.89) right font bold(12) textcolor linestyle step noenhanced front
set label '2' at screen X(510.19),Y(503.89) right font bold(12) textcolor linestyle step noenhanced front
set label '4' at screen X(512.94),Y(522.79) left font bold(12) textcolor linestyle step noenhanced front

$tangent_5 << END
-2.926054017857144 -25
10.87 54.112092159999996
END

$state_5 << END
2.8671999999999995 8.220835839999998
END

plot $curve_1 with lines linestyle curve, \
     $tangent_5 with lines linestyle tangent, \
     $earlier_4 with points pointtype filled_circle pointsize p(6.6) linecolor rgb background, \
     $earlier_4 with points linestyle earlier linewidth w(1.4) pointtype circle pointsize p(6.6), \
     $state_5 with points linestyle state linewidth w(2.5) pointtype cross pointsize p(12)

unset label; unset arrow; unset object

# ---- Panel 6 of 9 ------------------------------------------------------------

set lmargin at screen X(624); set rmargin at screen X(870)
set tmargin at screen Y(368); set bmargin at screen Y(576)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('' -10, '' -5, '' 0, '' 5, '' 10)
unset logscale y
set yrange [-25:105.44]
set ytics ('' -25, '' 0, '' 25, '' 50, '' 75, '' 100)

set label 'State 5' at screen X(624),Y(352.27) left font bold(13.5) textcolor linestyle text noenhanced front
set label '(2.294, 5.261)' at screen X(680.23),Y(352.27) left font regular(13.5) textcolor linestyle text noenhanced front
set label 'slope 4.588' at screen X(870),Y(352.27) right font regular(13.5) textcolor linestyle tangent noenhanced front
set label '0' at screen X(834.71),Y(457.76) left font bold(12) textcolor linestyle step noenhanced front boxed
set label '1' at screen X(801.87),Y(485.89) right font bold(12) textcolor linestyle step noenhanced front
set label '2' at screen X(806.44),Y(515.41) left font bold(12) textcolor linestyle step noenhanced front
set label '3' at screen X(796.3),Y(526.93) left font bold(12) textcolor linestyle step noenhanced front
set label '5' at screen X(781.71),Y(539.03) left font bold(12) textcolor linestyle step noenhanced front boxed

$tangent_6 << END
-4.3026875223214285 -25
10.87 44.60500746239999
END

$earlier_6 << END
7 49
5.6 31.359999999999996
4.4799999999999995 20.070399999999996
3.5839999999999996 12.845055999999998
END

$state_6 << END
2.29376 5.261334937599999
END

plot $curve_1 with lines linestyle curve, \
     $tangent_6 with lines linestyle tangent, \
     $earlier_6 with points pointtype filled_circle pointsize p(6.6) linecolor rgb background, \
     $earlier_6 with points linestyle earlier linewidth w(1.4) pointtype circle pointsize p(6.6), \
     $state_6 with points linestyle state linewidth w(2.5) pointtype cross pointsize p(12)

unset label; unset arrow; unset object

# ---- Panel 7 of 9 ------------------------------------------------------------

set lmargin at screen X(66); set rmargin at screen X(312)
set tmargin at screen Y(636); set bmargin at screen Y(844)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('−10' -10, '−5' -5, '0' 0, '5' 5, '10' 10)
unset logscale y
set yrange [-25:105.44]
set ytics ('−25' -25, '0' 0, '25' 25, '50' 50, '75' 75, '100' 100)

set label 'State 6' at screen X(66),Y(620.27) left font bold(13.5) textcolor linestyle text noenhanced front
set label '(1.835, 3.367)' at screen X(122.23),Y(620.27) left font regular(13.5) textcolor linestyle text noenhanced front
set label 'slope 3.67' at screen X(312),Y(620.27) right font regular(13.5) textcolor linestyle tangent noenhanced front
set label '{/:Italic x}' at screen X(189),Y(874.45) center font regular(13) textcolor linestyle muted front
set label '{/:Italic f}({/:Italic x})' at screen X(20.83),Y(740) center rotate by 90 font regular(13) textcolor linestyle muted front
set label '0' at screen X(276.71),Y(725.76) left font bold(12) textcolor linestyle step noenhanced front boxed
set label '1' at screen X(260.87),Y(753.89) left font bold(12) textcolor linestyle step noenhanced front
set label '2' at screen X(239.69),Y(755.43) center font bold(12) textcolor linestyle step noenhanced front
set label '3' at screen X(238.3),Y(794.93) left font bold(12) textcolor linestyle step noenhanced front
set label '6' at screen X(218.51),Y(810.05) left font bold(12) textcolor linestyle step noenhanced front boxed

$tangent_7 << END
-5.894455402901787 -25
10.87 36.525819559936
END

$state_7 << END
1.8350079999999998 3.367254360063999
END

plot $curve_1 with lines linestyle curve, \
     $tangent_7 with lines linestyle tangent, \
     $earlier_6 with points pointtype filled_circle pointsize p(6.6) linecolor rgb background, \
     $earlier_6 with points linestyle earlier linewidth w(1.4) pointtype circle pointsize p(6.6), \
     $state_7 with points linestyle state linewidth w(2.5) pointtype cross pointsize p(12)

unset label; unset arrow; unset object

# ---- Panel 8 of 9 ------------------------------------------------------------

set lmargin at screen X(345); set rmargin at screen X(591)
set tmargin at screen Y(636); set bmargin at screen Y(844)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('−10' -10, '−5' -5, '0' 0, '5' 5, '10' 10)
unset logscale y
set yrange [-25:105.44]
set ytics ('' -25, '' 0, '' 25, '' 50, '' 75, '' 100)

set label 'State 7' at screen X(345),Y(620.27) left font bold(13.5) textcolor linestyle text noenhanced front
set label '(1.468, 2.155)' at screen X(401.23),Y(620.27) left font regular(13.5) textcolor linestyle text noenhanced front
set label 'slope 2.936' at screen X(591),Y(620.27) right font regular(13.5) textcolor linestyle tangent noenhanced front
set label '{/:Italic x}' at screen X(468),Y(874.45) center font regular(13) textcolor linestyle muted front
set label '0' at screen X(555.71),Y(725.76) left font bold(12) textcolor linestyle step noenhanced front boxed
set label '1' at screen X(539.87),Y(753.89) left font bold(12) textcolor linestyle step noenhanced front
set label '2' at screen X(518.69),Y(755.43) center font bold(12) textcolor linestyle step noenhanced front
set label '3' at screen X(517.3),Y(794.93) left font bold(12) textcolor linestyle step noenhanced front
set label '7' at screen X(493.36),Y(811.98) left font bold(12) textcolor linestyle step noenhanced front

$tangent_8 << END
-7.780946053627233 -24.999999999999996
10.87 29.759416345559032
END

$state_8 << END
1.4680063999999997 2.1550427904409593
END

plot $curve_1 with lines linestyle curve, \
     $tangent_8 with lines linestyle tangent, \
     $earlier_6 with points pointtype filled_circle pointsize p(6.6) linecolor rgb background, \
     $earlier_6 with points linestyle earlier linewidth w(1.4) pointtype circle pointsize p(6.6), \
     $state_8 with points linestyle state linewidth w(2.5) pointtype cross pointsize p(12)

unset label; unset arrow; unset object

# ---- Panel 9 of 9 ------------------------------------------------------------

set lmargin at screen X(624); set rmargin at screen X(870)
set tmargin at screen Y(636); set bmargin at screen Y(844)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('−10' -10, '−5' -5, '0' 0, '5' 5, '10' 10)
unset logscale y
set yrange [-25:105.44]
set ytics ('' -25, '' 0, '' 25, '' 50, '' 75, '' 100)

set label 'State 8' at screen X(624),Y(620.27) left font bold(13.5) textcolor linestyle text noenhanced front
set label '(1.174, 1.379)' at screen X(680.23),Y(620.27) left font regular(13.5) textcolor linestyle text noenhanced front
set label 'slope 2.349' at screen X(870),Y(620.27) right font regular(13.5) textcolor linestyle tangent noenhanced front
set label '0' at screen X(834.71),Y(725.76) left font bold(12) textcolor linestyle step noenhanced front boxed
set label '1' at screen X(818.87),Y(753.89) left font bold(12) textcolor linestyle step noenhanced front
set label '2' at screen X(806.19),Y(771.89) left font bold(12) textcolor linestyle step noenhanced front
set label '3' at screen X(778.8),Y(771.89) right font bold(12) textcolor linestyle step noenhanced front
set label '5' at screen X(781.71),Y(807.03) left font bold(12) textcolor linestyle step noenhanced front boxed
set label '8' at screen X(769.04),Y(813.22) left font bold(12) textcolor linestyle step noenhanced front
set label '{/:Italic x}' at screen X(747),Y(874.45) center font regular(13) textcolor linestyle muted front

$tangent_9 << END
-10.056484007034042 -25
10.87 24.152339922917783
END

$earlier_9 << END
7 49
5.6 31.359999999999996
4.4799999999999995 20.070399999999996
3.5839999999999996 12.845055999999998
2.29376 5.261334937599999
END

$state_9 << END
1.1744051199999999 1.3792273858822142
END

plot $curve_1 with lines linestyle curve, \
     $tangent_9 with lines linestyle tangent, \
     $earlier_9 with points pointtype filled_circle pointsize p(6.6) linecolor rgb background, \
     $earlier_9 with points linestyle earlier linewidth w(1.4) pointtype circle pointsize p(6.6), \
     $state_9 with points linestyle state linewidth w(2.5) pointtype cross pointsize p(12)

unset label; unset arrow; unset object

unset multiplot

# ---- Recipe: what gdplot made this figure from ------------------------------------------------------------

# gdplot: 2
# command: grid
# function: "x^2"
# start: 7
# lr: 0.1
# iterations: 8
# check: f3198deee92be912
