# Three learning rates on f(x) = x²
# from x = 7, states 0 to 8; stable below lr 1, one-sided below 0.5; the same axes in every column
#
# A script for gnuplot 5.4 or newer: a page of 960 × 590 pixels of 1/96 inch, its origin at the top left.
# It sets no terminal; say which one it is to be, and where the figure goes:
#
#   gnuplot -e "set terminal pngcairo size 960,590; set output 'x.png'" figure.gp
#   gnuplot -e "set terminal svg size 960,590; set output 'x.svg'" figure.gp
#   gnuplot -e "set terminal pdfcairo size 960/96.,590/96.; set output 'x.pdf'" figure.gp

# ---- Style ------------------------------------------------------------

reset
set encoding utf8
set termoption noenhanced
unset key

# Pixels of the page as gnuplot's parts of the screen, which reaches from the middle of the first dot
# to that of the last.
is_svg = GPVAL_TERM eq 'svg'
is_pdf = GPVAL_TERM eq 'pdfcairo' || GPVAL_TERM eq 'cairolatex' || GPVAL_TERM eq 'epscairo'
dot = is_svg ? 0.0 : is_pdf ? 96.0 / 72 : 1.0
X(px) = (px - dot / 2) / (960 - dot)
Y(px) = (590 - dot / 2 - px) / (590 - dot)

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
h(px) = px / (960 - dot)

plus = 1; cross = 2; square = 4; circle = 6; triangle = 8; diamond = 12
filled_square = 5; filled_circle = 7; filled_triangle = 9; filled_diamond = 13

text = 1
set style line text linecolor rgb '#202124' linewidth w(1)
muted = 2
set style line muted linecolor rgb '#5f6670' linewidth w(1)
grid = 3
set style line grid linecolor rgb '#e4e6e9' linewidth w(1)
axis = 4
set style line axis linecolor rgb '#9aa0a6' linewidth w(1)
minimum = 5
set style line minimum linecolor rgb '#007a59' linewidth w(2.75)
backdrop = 6
set style line backdrop linecolor rgb '#8cafc6' linewidth w(2)
context = 7
set style line context linecolor rgb '#c4c8ce' linewidth w(1)
run1 = 8
set style line run1 linecolor rgb '#1e67ae' linewidth w(2)
run2 = 9
set style line run2 linecolor rgb '#d77e22' linewidth w(2) dashtype (d(8,2),d(4,2))
run3 = 10
set style line run3 linecolor rgb '#711a80' linewidth w(2) dashtype (d(3,2),d(3,2))
name1 = 11
set style line name1 linecolor rgb '#1e67ae' linewidth w(1)
name2 = 12
set style line name2 linecolor rgb '#a65b00' linewidth w(1)
name3 = 13
set style line name3 linecolor rgb '#711a80' linewidth w(1)

background = '#ffffff'
set object rectangle from screen -0.1,-0.1 to screen 1.1,1.1 fillcolor rgb background fillstyle solid noborder behind
set style textbox opaque noborder fillcolor rgb background margins 0.5,0.5

tick_font = regular(13)
tick_raise = is_svg ? 12.5 : is_pdf ? 6.5 : 13.5
set tics front
set border 1 back linestyle axis
set grid ytics back linestyle grid
set xtics out nomirror scale t(5) offset 0,screen h(tick_raise) font tick_font textcolor linestyle muted
set ytics nomirror scale 0 font tick_font textcolor linestyle muted

# ---- Header ------------------------------------------------------------

set label 'Three learning rates on f(x) = x²' at screen X(66),Y(29) left font bold(20) textcolor linestyle text front
set label 'from x = 7, states 0 to 8; stable below lr 1, one-sided below 0.5; the same axes in every column' at screen X(66),Y(52.1) left font regular(14) textcolor linestyle muted front
set label 'lr = 0.5' at screen X(66),Y(80.4) left font bold(16) textcolor linestyle name1 front
set label 'converged at iteration 1' at screen X(66),Y(100.28) left font regular(13.5) textcolor linestyle muted front
set label 'lr = 0.9' at screen X(366),Y(80.4) left font bold(16) textcolor linestyle name2 front
set label 'oscillating: each step crosses the minimum' at screen X(366),Y(100.28) left font regular(13.5) textcolor linestyle muted front
set label 'and keeps 0.8 of the distance' at screen X(366),Y(117.15) left font regular(13.5) textcolor linestyle muted front
set label 'lr = 1.1' at screen X(666),Y(80.4) left font bold(16) textcolor linestyle name3 front
set label 'diverging: each step leaves' at screen X(666),Y(100.28) left font regular(13.5) textcolor linestyle muted front
set label '1.2 times the distance' at screen X(666),Y(117.15) left font regular(13.5) textcolor linestyle muted front

set multiplot

# ---- Panel 1 of 6 ------------------------------------------------------------

set lmargin at screen X(66); set rmargin at screen X(328)
set tmargin at screen Y(133); set bmargin at screen Y(312)

unset logscale x
set xrange [-10:10]
set xtics ('−10' -10, '−5' -5, '0' 0, '5' 5, '10' 10)
unset logscale y
set yrange [0:100]
set ytics ('0' 0, '25' 25, '50' 50, '75' 75, '100' 100)

set label 'x' at screen X(197),Y(342.45) center font regular(13) textcolor linestyle muted front
set label 'f(x)' at screen X(20.83),Y(222.5) center rotate by 90 font regular(13) textcolor linestyle muted front

$backdrop_1 << END
-10 100
-9.772727272727273 95.50619834710746
-9.545454545454545 91.11570247933884
-9.318181818181818 86.82851239669422
-9.09090909090909 82.64462809917353
-8.863636363636363 78.56404958677686
-8.636363636363637 74.58677685950414
-8.40909090909091 70.71280991735539
-8.181818181818182 66.94214876033058
-7.954545454545455 63.27479338842976
-7.7272727272727275 59.710743801652896
-7.5 56.25
-7.272727272727273 52.89256198347108
-7.045454545454545 49.63842975206611
-6.818181818181818 46.48760330578513
-6.590909090909092 43.44008264462811
-6.363636363636363 40.49586776859504
-6.136363636363637 37.654958677685954
-5.909090909090909 34.917355371900825
-5.681818181818182 32.28305785123967
-5.454545454545455 29.752066115702483
-5.227272727272727 27.32438016528925
-5 25
-4.772727272727273 22.778925619834716
-4.545454545454546 20.661157024793393
-4.3181818181818175 18.646694214876028
-4.090909090909091 16.735537190082646
-3.8636363636363633 14.92768595041322
-3.6363636363636367 13.22314049586777
-3.409090909090909 11.621900826446282
-3.1818181818181825 10.123966942148765
-2.954545454545454 8.729338842975205
-2.7272727272727266 7.438016528925616
-2.5 6.25
-2.2727272727272734 5.16528925619835
-2.045454545454546 4.183884297520663
-1.8181818181818183 3.3057851239669427
-1.59090909090909 2.530991735537187
-1.3636363636363633 1.859504132231404
-1.1363636363636367 1.2913223140495875
-0.9090909090909101 0.8264462809917373
-0.6818181818181817 0.464876033057851
-0.45454545454545325 0.2066115702479327
-0.22727272727272663 0.051652892561983174
0 0
0.22727272727272663 0.051652892561983174
0.45454545454545325 0.2066115702479327
0.6818181818181817 0.464876033057851
0.9090909090909083 0.8264462809917341
1.136363636363635 1.2913223140495835
1.363636363636365 1.859504132231409
1.5909090909090917 2.5309917355371927
1.8181818181818183 3.3057851239669427
2.0454545454545467 4.183884297520667
2.2727272727272734 5.16528925619835
2.5 6.25
2.7272727272727266 7.438016528925616
2.9545454545454533 8.7293388429752
3.1818181818181817 10.12396694214876
3.4090909090909083 11.621900826446275
3.636363636363635 13.223140495867758
3.863636363636365 14.927685950413235
4.090909090909092 16.735537190082653
4.318181818181818 18.646694214876035
4.545454545454547 20.6611570247934
4.772727272727273 22.778925619834716
5 25
5.227272727272727 27.32438016528925
5.454545454545453 29.752066115702466
5.681818181818182 32.28305785123967
5.909090909090908 34.91735537190082
6.136363636363637 37.654958677685954
6.363636363636363 40.49586776859504
6.5909090909090935 43.440082644628134
6.81818181818182 46.48760330578515
7.045454545454547 49.63842975206613
7.272727272727273 52.89256198347108
7.5 56.25
7.727272727272727 59.71074380165288
7.954545454545453 63.27479338842973
8.18181818181818 66.94214876033055
8.409090909090907 70.71280991735533
8.636363636363637 74.58677685950414
8.863636363636363 78.56404958677686
9.090909090909093 82.6446280991736
9.31818181818182 86.82851239669425
9.545454545454547 91.11570247933886
9.772727272727273 95.50619834710746
10 100
END

$minimum_1 << END
0 0
END

$run1_1 << END
7 49
0 0
0 0
END

$run1_1_2 << END
7 49
0 0
END

plot $backdrop_1 with lines linestyle backdrop, \
     $minimum_1 with points linestyle minimum linewidth w(2.75) pointtype plus pointsize p(12), \
     $run1_1 with lines linestyle run1 linewidth w(1) dashtype solid, \
     $run1_1_2 with points pointtype filled_circle pointsize p(6.6) linecolor rgb background, \
     $run1_1_2 with points linestyle run1 linewidth w(1.4) pointtype circle pointsize p(6.6)

unset label; unset arrow; unset object

# ---- Panel 2 of 6 ------------------------------------------------------------

set lmargin at screen X(66); set rmargin at screen X(328)
set tmargin at screen Y(394); set bmargin at screen Y(528)

unset logscale x
set xrange [0:8]
set xtics ('0' 0, '2' 2, '4' 4, '6' 6, '8' 8)
unset logscale y
set yrange [0:60]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60)

set label 'loss at iteration 8: 0' at screen X(66),Y(378.27) left font regular(13.5) textcolor linestyle text front
set label 'iteration' at screen X(197),Y(558.45) center font regular(13) textcolor linestyle muted front
set label 'loss' at screen X(28.37),Y(461) center rotate by 90 font regular(13) textcolor linestyle muted front

$context_2 << END
0 49
1 31.359999999999996
2 20.070400000000003
3 12.84505600000001
4 8.220835840000008
5 5.261334937600007
6 3.367254360064004
7 2.1550427904409633
8 1.3792273858822162
END

$context_2_2 << END
0 49
0.5102040816326523 60
END

$run1_2 << END
0 49
1 0
2 0
3 0
4 0
5 0
6 0
7 0
8 0
END

plot $context_2 with lines linestyle context, \
     $context_2_2 with lines linestyle context, \
     $run1_2 with lines linestyle run1, \
     $run1_2 with points pointtype filled_circle pointsize p(6.6) linecolor rgb background, \
     $run1_2 with points linestyle run1 linewidth w(1.4) pointtype circle pointsize p(6.6)

unset label; unset arrow; unset object

# ---- Panel 3 of 6 ------------------------------------------------------------

set lmargin at screen X(366); set rmargin at screen X(628)
set tmargin at screen Y(133); set bmargin at screen Y(312)

unset logscale x
set xrange [-10:10]
set xtics ('−10' -10, '−5' -5, '0' 0, '5' 5, '10' 10)
unset logscale y
set yrange [0:100]
set ytics ('' 0, '' 25, '' 50, '' 75, '' 100)

set label 'x' at screen X(497),Y(342.45) center font regular(13) textcolor linestyle muted front

$run2_3 << END
7 49
-5.6 31.359999999999996
4.48 20.070400000000003
-3.5840000000000014 12.84505600000001
2.8672000000000013 8.220835840000008
-2.2937600000000016 5.261334937600007
1.835008000000001 3.367254360064004
-1.468006400000001 2.1550427904409633
1.1744051200000007 1.3792273858822162
END

plot $backdrop_1 with lines linestyle backdrop, \
     $minimum_1 with points linestyle minimum linewidth w(2.75) pointtype plus pointsize p(12), \
     $run2_3 with lines linestyle run2 linewidth w(1) dashtype solid, \
     $run2_3 with points pointtype filled_square pointsize p(6.09) linecolor rgb background, \
     $run2_3 with points linestyle run2 linewidth w(1.4) pointtype square pointsize p(6.09)

unset label; unset arrow; unset object

# ---- Panel 4 of 6 ------------------------------------------------------------

set lmargin at screen X(366); set rmargin at screen X(628)
set tmargin at screen Y(394); set bmargin at screen Y(528)

unset logscale x
set xrange [0:8]
set xtics ('0' 0, '2' 2, '4' 4, '6' 6, '8' 8)
unset logscale y
set yrange [0:60]
set ytics ('' 0, '' 20, '' 40, '' 60)

set label 'loss at iteration 8: 1.379' at screen X(366),Y(378.27) left font regular(13.5) textcolor linestyle text front
set label 'iteration' at screen X(497),Y(558.45) center font regular(13) textcolor linestyle muted front

plot $run1_2 with lines linestyle context, \
     $context_2_2 with lines linestyle context, \
     $context_2 with lines linestyle run2, \
     $context_2 with points pointtype filled_square pointsize p(6.09) linecolor rgb background, \
     $context_2 with points linestyle run2 linewidth w(1.4) pointtype square pointsize p(6.09)

unset label; unset arrow; unset object

# ---- Panel 5 of 6 ------------------------------------------------------------

set lmargin at screen X(666); set rmargin at screen X(928)
set tmargin at screen Y(133); set bmargin at screen Y(312)

unset logscale x
set xrange [-10:10]
set xtics ('−10' -10, '−5' -5, '0' 0, '5' 5, '10' 10)
unset logscale y
set yrange [0:100]
set ytics ('' 0, '' 25, '' 50, '' 75, '' 100)

set label 'x = 10.08, and 3 more' at screen X(886.7),Y(176.83) right font regular(12) textcolor linestyle name3 front boxed
set label 'x = −12.1, and 2 more' at screen X(673.7),Y(143.23) left font regular(12) textcolor linestyle name3 front boxed
set label 'x' at screen X(797),Y(342.45) center font regular(13) textcolor linestyle muted front

$run3_5 << END
7 49
-8.400000000000002 70.56000000000003
9.123809523809468 100
END

$run3_5_2 << END
7 49
-8.400000000000002 70.56000000000003
END

$run3_5_3 << END
9.136358129848496 93.67949245866772 0.8636418701515041 6.320507541332276
END

$run3_5_4 << END
-9.136358129848492 93.67949245866772 -0.8636418701515076 6.320507541332276
END

$axis_5 << END
9.43083533255875 96.27716556494718
6.847328244274813 79.37877094972066
END

plot $backdrop_1 with lines linestyle backdrop, \
     $minimum_1 with points linestyle minimum linewidth w(2.75) pointtype plus pointsize p(12), \
     $run3_5 with lines linestyle run3 linewidth w(1) dashtype solid, \
     $run3_5_2 with points pointtype filled_triangle pointsize p(8.04) linecolor rgb background, \
     $run3_5_2 with points linestyle run3 linewidth w(1.4) pointtype triangle pointsize p(8.04), \
     $run3_5_3 with vectors head size screen h(8.94),26.57 fixed noborder linestyle run3, \
     $run3_5_4 with vectors head size screen h(8.94),26.57 fixed noborder linestyle run3, \
     $axis_5 with lines linestyle axis

unset label; unset arrow; unset object

# ---- Panel 6 of 6 ------------------------------------------------------------

set lmargin at screen X(666); set rmargin at screen X(928)
set tmargin at screen Y(394); set bmargin at screen Y(528)

unset logscale x
set xrange [0:8]
set xtics ('0' 0, '2' 2, '4' 4, '6' 6, '8' 8)
unset logscale y
set yrange [0:60]
set ytics ('' 0, '' 20, '' 40, '' 60)

set label 'loss 905.9 at iteration 8' at screen X(706.45),Y(404.23) left font regular(12) textcolor linestyle name3 front boxed
set label 'loss at iteration 8: 905.9' at screen X(666),Y(378.27) left font regular(13.5) textcolor linestyle text front
set label 'iteration' at screen X(797),Y(558.45) center font regular(13) textcolor linestyle muted front

$run3_6_2 << END
0 49
END

$run3_6_3 << END
1 52.83582089552239 0 7.164179104477611
END

plot $run1_2 with lines linestyle context, \
     $context_2 with lines linestyle context, \
     $context_2_2 with lines linestyle run3, \
     $run3_6_2 with points pointtype filled_triangle pointsize p(8.04) linecolor rgb background, \
     $run3_6_2 with points linestyle run3 linewidth w(1.4) pointtype triangle pointsize p(8.04), \
     $run3_6_3 with vectors head size screen h(8.94),26.57 fixed noborder linestyle run3

unset label; unset arrow; unset object

unset multiplot

# ---- Recipe: what gdplot made this figure from ------------------------------------------------------------

# gdplot: 2
# command: compare
# function: "x^2"
# start: 7
# lr: 0.5,0.9,1.1
# iterations: 8
# check: c472f72aec77eb0a
