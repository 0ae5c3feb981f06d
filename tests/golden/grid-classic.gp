# Gradient descent on f(x) = x²
# from x = 7, learning rate 0.1: each step keeps 0.8 of the distance to the minimum; steps: −lr · slope
#
# A script for gnuplot 5.4 or newer: a page of 900 × 386 pixels of 1/96 inch, its origin at the top left.
# It sets no terminal; say which one it is to be, and where the figure goes:
#
#   gnuplot -e "set terminal pngcairo size 900,386; set output 'x.png'" figure.gp
#   gnuplot -e "set terminal svg size 900,386; set output 'x.svg'" figure.gp
#   gnuplot -e "set terminal pdfcairo size 900/96.,386/96.; set output 'x.pdf'" figure.gp

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
Y(px) = (386 - dot / 2 - px) / (386 - dot)

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
set style line text linecolor rgb '#000000' linewidth w(1)
muted = 2
set style line muted linecolor rgb '#000000' linewidth w(1)
grid = 3
set style line grid linecolor rgb '#ffffff' linewidth w(1)
axis = 4
set style line axis linecolor rgb '#000000' linewidth w(1)
curve = 5
set style line curve linecolor rgb '#1f77b4' linewidth w(2)
tangent = 6
set style line tangent linecolor rgb '#007a00' linewidth w(1.75) dashtype (d(7,1.75),d(4,1.75))
state = 7
set style line state linecolor rgb '#e00000' linewidth w(2.5)
earlier = 8
set style line earlier linecolor rgb '#e00000' linewidth w(1.4)
step = 9
set style line step linecolor rgb '#e00000' linewidth w(2)
drop = 10
set style line drop linecolor rgb '#9a9a9a' linewidth w(1) dashtype (d(3,1),d(3,1))

background = '#ffffff'
set object rectangle from screen -0.1,-0.1 to screen 1.1,1.1 fillcolor rgb background fillstyle solid noborder behind
set style textbox opaque noborder fillcolor rgb background margins 0.5,0.5

tick_font = regular(13)
tick_raise = is_svg ? 12.5 : is_pdf ? 6.5 : 13.5
set tics front
set border 15 back linestyle axis
set xtics out nomirror scale t(5) offset 0,screen h(tick_raise) font tick_font textcolor linestyle muted noenhanced
set ytics out nomirror scale t(5) offset screen h(6),0 font tick_font textcolor linestyle muted noenhanced

# ---- Header ------------------------------------------------------------

set label 'Gradient descent on {/:Italic f}({/:Italic x}) = {/:Italic x}²' at screen X(66),Y(29) left font bold(20) textcolor linestyle text front
set label 'from {/:Italic x} = 7, learning rate 0.1: each step keeps 0.8 of the distance to the minimum; steps: −lr · slope' at screen X(66),Y(52.1) left font regular(14) textcolor linestyle muted front
set arrow from screen X(135.1),Y(113.71) to screen X(161.1),Y(113.71) nohead linestyle tangent
set label 'Slope = 14' at screen X(168.1),Y(113.45) left font regular(13) textcolor linestyle text noenhanced front
set arrow from screen X(416.79),Y(113.71) to screen X(442.79),Y(113.71) nohead linestyle tangent
set label 'Slope = 11.2' at screen X(449.79),Y(113.45) left font regular(13) textcolor linestyle text noenhanced front
set arrow from screen X(703.79),Y(113.71) to screen X(729.79),Y(113.71) nohead linestyle tangent
set label 'Slope = 8.96' at screen X(736.79),Y(113.45) left font regular(13) textcolor linestyle text noenhanced front

set multiplot

# ---- Panel 1 of 3 ------------------------------------------------------------

set lmargin at screen X(66); set rmargin at screen X(298)
set tmargin at screen Y(100); set bmargin at screen Y(332)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('−10' -10, '−5' -5, '0' 0, '5' 5, '10' 10)
unset logscale y
set yrange [-25:105.44]
set ytics ('−25' -25, '0' 0, '25' 25, '50' 50, '75' 75, '100' 100)

set label 'State 0: point at (7, 49)' at screen X(182),Y(84.28) center font regular(13.5) textcolor linestyle text noenhanced front
set label '{/:Italic x}' at screen X(182),Y(362.45) center font regular(13) textcolor linestyle muted front
set label '{/:Italic f}({/:Italic x})' at screen X(20.83),Y(216) center rotate by 90 font regular(13) textcolor linestyle muted front
set label '−0.1 · 14 = −1.4' at screen X(247.95),Y(188.62) right font regular(12) textcolor linestyle step noenhanced front
set label '0' at screen X(265.2),Y(200.14) left font bold(12) textcolor linestyle step noenhanced front boxed

$curve_1 << END
-10 100
-9.743589743589745 94.93754109138726
-9.487179487179487 90.00657462195923
-9.23076923076923 85.20710059171596
-8.974358974358974 80.53911900065746
-8.717948717948719 76.00262984878371
-8.461538461538462 71.59763313609467
-8.205128205128204 67.32412886259038
-7.948717948717949 63.18211702827088
-7.692307692307692 59.17159763313608
-7.435897435897436 55.29257067718606
-7.17948717948718 51.54503616042078
-6.923076923076923 47.92899408284024
-6.666666666666667 44.44444444444445
-6.410256410256411 41.091387245233406
-6.153846153846153 37.869822485207095
-5.897435897435898 34.77975016436555
-5.6410256410256405 31.82117028270874
-5.384615384615384 28.994082840236683
-5.128205128205129 26.29848783694938
-4.871794871794872 23.734385272846815
-4.615384615384616 21.301775147929
-4.3589743589743595 19.000657462195928
-4.102564102564102 16.831032215647596
-3.846153846153846 14.79289940828402
-3.5897435897435894 12.886259040105191
-3.333333333333334 11.111111111111114
-3.0769230769230766 9.467455621301774
-2.8205128205128203 7.955292570677185
-2.564102564102564 6.5746219592373425
-2.3076923076923075 5.325443786982247
-2.051282051282052 4.207758053911903
-1.7948717948717956 3.2215647600263013
-1.5384615384615383 2.3668639053254434
-1.282051282051281 1.6436554898093334
-1.0256410256410255 1.0519395134779748
-0.7692307692307683 0.5917159763313595
-0.5128205128205128 0.2629848783694937
-0.2564102564102573 0.06574621959237388
0 0
0.2564102564102555 0.06574621959237296
0.5128205128205128 0.2629848783694937
0.7692307692307683 0.5917159763313595
1.0256410256410255 1.0519395134779748
1.282051282051281 1.6436554898093334
1.5384615384615365 2.366863905325438
1.7948717948717956 3.2215647600263013
2.051282051282051 4.207758053911899
2.3076923076923084 5.325443786982252
2.564102564102564 6.5746219592373425
2.820512820512821 7.95529257067719
3.0769230769230766 9.467455621301774
3.333333333333332 11.111111111111104
3.589743589743591 12.886259040105205
3.8461538461538467 14.792899408284027
4.102564102564104 16.83103221564761
4.3589743589743595 19.000657462195928
4.615384615384615 21.30177514792899
4.871794871794872 23.734385272846815
5.128205128205128 26.29848783694937
5.384615384615385 28.99408284023669
5.6410256410256405 31.82117028270874
5.897435897435896 34.77975016436553
6.153846153846153 37.869822485207095
6.410256410256409 41.09138724523338
6.666666666666668 44.44444444444446
6.923076923076923 47.92899408284024
7.179487179487179 51.545036160420764
7.435897435897438 55.29257067718609
7.692307692307693 59.17159763313611
7.948717948717949 63.18211702827088
8.205128205128204 67.32412886259038
8.461538461538463 71.5976331360947
8.717948717948719 76.00262984878371
8.974358974358974 80.53911900065746
9.23076923076923 85.20710059171596
9.487179487179485 90.0065746219592
9.743589743589745 94.93754109138726
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

# ---- Panel 2 of 3 ------------------------------------------------------------

set lmargin at screen X(353); set rmargin at screen X(585)
set tmargin at screen Y(100); set bmargin at screen Y(332)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('−10' -10, '−5' -5, '0' 0, '5' 5, '10' 10)
unset logscale y
set yrange [-25:105.44]
set ytics ('−25' -25, '0' 0, '25' 25, '50' 50, '75' 75, '100' 100)

set label 'State 1: point at (5.6, 31.36)' at screen X(469),Y(84.28) center font regular(13.5) textcolor linestyle text noenhanced front
set label '{/:Italic x}' at screen X(469),Y(362.45) center font regular(13) textcolor linestyle muted front
set label '−0.1 · 11.2 = −1.12' at screen X(520.01),Y(220) right font regular(12) textcolor linestyle step noenhanced front
set label '0' at screen X(552.2),Y(200.14) left font bold(12) textcolor linestyle step noenhanced front boxed
set label '1' at screen X(537.26),Y(231.52) left font bold(12) textcolor linestyle step noenhanced front

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

# ---- Panel 3 of 3 ------------------------------------------------------------

set lmargin at screen X(640); set rmargin at screen X(872)
set tmargin at screen Y(100); set bmargin at screen Y(332)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('−10' -10, '−5' -5, '0' 0, '5' 5, '10' 10)
unset logscale y
set yrange [-25:105.44]
set ytics ('−25' -25, '0' 0, '25' 25, '50' 50, '75' 75, '100' 100)

set label 'State 2: point at (4.48, 20.07)' at screen X(756),Y(84.28) center font regular(13.5) textcolor linestyle text noenhanced front
set label '−0.896' at screen X(795.06),Y(240.08) right font regular(12) textcolor linestyle step noenhanced front boxed
set label '0' at screen X(822.2),Y(200.14) right font bold(12) textcolor linestyle step noenhanced front boxed
set label '1' at screen X(824.26),Y(231.52) left font bold(12) textcolor linestyle step noenhanced front
set label '2' at screen X(812.31),Y(251.6) left font bold(12) textcolor linestyle step noenhanced front
set label '{/:Italic x}' at screen X(756),Y(362.45) center font regular(13) textcolor linestyle muted front

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

unset multiplot

# ---- Recipe: what gdplot made this figure from ------------------------------------------------------------

# gdplot: 2
# command: grid
# function: "x^2"
# start: 7
# lr: 0.1
# iterations: 2
# rows: 1
# theme: classic
# check: 8d2b62bc71adbea5
