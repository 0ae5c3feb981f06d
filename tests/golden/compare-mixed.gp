# Three learning rates on f(x) = x²
# from x = 7, states 0 to 8; stable below lr 1, one-sided below 0.5; the same axes in every column; steps: −lr · slope
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
set termoption enhanced
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
minimum = 5
set style line minimum linecolor rgb '#007a59' linewidth w(2.75)
backdrop = 6
set style line backdrop linecolor rgb '#8cafc6' linewidth w(2)
context = 7
set style line context linecolor rgb '#c4c8ce' linewidth w(1)
drop = 8
set style line drop linecolor rgb '#9aa0a6' linewidth w(1) dashtype (d(3,1),d(3,1))
run1 = 9
set style line run1 linecolor rgb '#1e67ae' linewidth w(2)
run2 = 10
set style line run2 linecolor rgb '#d77e22' linewidth w(2) dashtype (d(8,2),d(4,2))
run3 = 11
set style line run3 linecolor rgb '#711a80' linewidth w(2) dashtype (d(3,2),d(3,2))
pale2 = 12
set style line pale2 linecolor rgb '#f3d8bc' linewidth w(1) dashtype (d(8,1),d(4,1))
solid1 = 13
set style line solid1 linecolor rgb '#1e67ae' linewidth w(2)
solid2 = 14
set style line solid2 linecolor rgb '#d77e22' linewidth w(2)
solid3 = 15
set style line solid3 linecolor rgb '#711a80' linewidth w(2)
name1 = 16
set style line name1 linecolor rgb '#1e67ae' linewidth w(1)
name2 = 17
set style line name2 linecolor rgb '#a65b00' linewidth w(1)
name3 = 18
set style line name3 linecolor rgb '#711a80' linewidth w(1)

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

set label 'Three learning rates on {/:Italic f}({/:Italic x}) = {/:Italic x}²' at screen X(66),Y(29) left font bold(20) textcolor linestyle text front
set label 'from {/:Italic x} = 7, states 0 to 8; stable below lr 1, one-sided below 0.5; the same axes in every column; steps: −lr · slope' at screen X(66),Y(52.1) left font regular(14) textcolor linestyle muted front
set label 'lr = 0.5' at screen X(66),Y(80.4) left font bold(16) textcolor linestyle name1 noenhanced front
set label 'converged at iteration 1' at screen X(66),Y(100.28) left font regular(13.5) textcolor linestyle muted noenhanced front
set label 'lr = 0.9' at screen X(368),Y(80.4) left font bold(16) textcolor linestyle name2 noenhanced front
set label 'oscillating: each step crosses the minimum' at screen X(368),Y(100.28) left font regular(13.5) textcolor linestyle muted noenhanced front
set label 'and keeps 0.8 of the distance' at screen X(368),Y(117.15) left font regular(13.5) textcolor linestyle muted noenhanced front
set label 'lr = 1.1' at screen X(670),Y(80.4) left font bold(16) textcolor linestyle name3 noenhanced front
set label 'diverging: each step leaves 1.2' at screen X(670),Y(100.28) left font regular(13.5) textcolor linestyle muted noenhanced front
set label 'times the distance' at screen X(670),Y(117.15) left font regular(13.5) textcolor linestyle muted noenhanced front

set multiplot

# ---- Panel 1 of 6 ------------------------------------------------------------

set lmargin at screen X(66); set rmargin at screen X(326)
set tmargin at screen Y(133); set bmargin at screen Y(312)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('−10' -10, '−5' -5, '0' 0, '5' 5, '10' 10)
unset logscale y
set yrange [-4.35:104.35]
set ytics ('0' 0, '25' 25, '50' 50, '75' 75, '100' 100)

set label '−0.5 · 14 = −7' at screen X(237.86),Y(207.45) center font regular(12) textcolor linestyle name1 noenhanced front
set label '0' at screen X(288.22),Y(223.91) left font bold(12) textcolor linestyle name1 noenhanced front boxed
set label '{/:Italic x}' at screen X(196),Y(342.45) center font regular(13) textcolor linestyle muted front
set label '{/:Italic f}({/:Italic x})' at screen X(20.83),Y(222.5) center rotate by 90 font regular(13) textcolor linestyle muted front

$backdrop_1 << END
-10 100
-9.770114942528735 95.45514599022327
-9.540229885057471 91.01598625974368
-9.310344827586206 86.68252080856122
-9.080459770114942 82.4547496366759
-8.850574712643677 78.33267274408772
-8.620689655172413 74.31629013079666
-8.39080459770115 70.40560179680276
-8.160919540229886 66.60060774210596
-7.931034482758621 62.901307966706305
-7.7011494252873565 59.30770247060378
-7.471264367816092 55.819791253798385
-7.241379310344827 52.43757431629013
-7.011494252873563 49.161051658079
-6.781609195402298 45.99022327916501
-6.551724137931034 42.925089179548145
-6.32183908045977 39.96564935922843
-6.091954022988506 37.11190381820584
-5.862068965517241 34.363852556480374
-5.632183908045977 31.72149557405205
-5.402298850574713 29.184832870920864
-5.172413793103448 26.7538644470868
-4.942528735632184 24.428590302549875
-4.712643678160919 22.209010437310077
-4.482758620689655 20.095124851367416
-4.252873563218391 18.086933544721894
-4.022988505747126 16.18443651737349
-3.793103448275862 14.387633769322235
-3.5632183908045976 12.696525300568107
-3.333333333333334 11.111111111111114
-3.1034482758620685 9.631391200951246
-2.873563218390805 8.25736557008852
-2.6436781609195403 6.989034218522923
-2.413793103448276 5.826397146254458
-2.1839080459770113 4.769454353283128
-1.9540229885057467 3.81820583960893
-1.7241379310344822 2.972651605231865
-1.4942528735632195 2.2327916501519387
-1.2643678160919531 1.5986259743691351
-1.0344827586206904 1.0701545778834736
-0.8045977011494259 0.6473774606949408
-0.5747126436781613 0.3302946228035412
-0.3448275862068968 0.11890606420927484
-0.11494252873563227 0.01321178491214165
0.11494252873563227 0.01321178491214165
0.3448275862068968 0.11890606420927484
0.5747126436781613 0.3302946228035412
0.8045977011494259 0.6473774606949408
1.0344827586206904 1.0701545778834736
1.2643678160919531 1.5986259743691351
1.4942528735632177 2.2327916501519334
1.7241379310344822 2.972651605231865
1.9540229885057485 3.8182058396089364
2.183908045977013 4.769454353283136
2.413793103448276 5.826397146254458
2.6436781609195403 6.989034218522923
2.873563218390805 8.25736557008852
3.1034482758620676 9.63139120095124
3.333333333333332 11.111111111111104
3.5632183908045967 12.6965253005681
3.793103448275863 14.387633769322242
4.0229885057471275 16.184436517373506
4.25287356321839 18.086933544721887
4.482758620689655 20.095124851367416
4.712643678160919 22.209010437310077
4.942528735632184 24.428590302549875
5.172413793103448 26.7538644470868
5.402298850574711 29.184832870920847
5.6321839080459775 31.72149557405206
5.862068965517242 34.36385255648039
6.0919540229885065 37.111903818205846
6.321839080459771 39.96564935922844
6.551724137931036 42.92508917954817
6.781609195402297 45.99022327916499
7.011494252873561 49.161051658078975
7.241379310344826 52.4375743162901
7.471264367816094 55.819791253798414
7.701149425287358 59.30770247060381
7.931034482758619 62.90130796670628
8.160919540229884 66.60060774210594
8.390804597701148 70.40560179680273
8.620689655172413 74.31629013079666
8.850574712643677 78.33267274408772
9.080459770114942 82.4547496366759
9.310344827586206 86.68252080856122
9.540229885057471 91.01598625974368
9.770114942528735 95.45514599022327
10 100
END

$run1_1 << END
0 0
0 0
END

$drop_1 << END
0 49
0 0
END

$solid1_1 << END
7 49 -7 0
END

$run1_1_2 << END
7 49
0 0
END

$minimum_1 << END
0 0
END

plot $backdrop_1 with lines linestyle backdrop, \
     $run1_1 with lines linestyle run1 linewidth w(1) dashtype solid, \
     $drop_1 with lines linestyle drop, \
     $solid1_1 with vectors head size screen h(8.94),26.57 fixed noborder linestyle solid1, \
     $run1_1_2 with points pointtype filled_circle pointsize p(6.6) linecolor rgb background, \
     $run1_1_2 with points linestyle run1 linewidth w(1.4) pointtype circle pointsize p(6.6), \
     $minimum_1 with points linestyle minimum linewidth w(2.75) pointtype plus pointsize p(12), \
     $minimum_1 with points linestyle run1 linewidth w(2) pointtype cross pointsize p(12)

unset label; unset arrow; unset object

# ---- Panel 2 of 6 ------------------------------------------------------------

set lmargin at screen X(66); set rmargin at screen X(326)
set tmargin at screen Y(394); set bmargin at screen Y(528)

unset logscale x
set xrange [-0.348:8.348]
set xtics ('0' 0, '2' 2, '4' 4, '6' 6, '8' 8)
unset logscale y
set yrange [-2.61:60]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60)

set label '{/:Italic f}({/:Italic x}) at iteration 8: 0' at screen X(66),Y(378.27) left font regular(13.5) textcolor linestyle text front
set label 'iteration' at screen X(196),Y(558.45) center font regular(13) textcolor linestyle muted noenhanced front
set label '{/:Italic f}({/:Italic x})' at screen X(28.37),Y(461) center rotate by 90 font regular(13) textcolor linestyle muted front

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

set lmargin at screen X(368); set rmargin at screen X(628)
set tmargin at screen Y(133); set bmargin at screen Y(312)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('−10' -10, '−5' -5, '0' 0, '5' 5, '10' 10)
unset logscale y
set yrange [-4.35:104.35]
set ytics ('' 0, '' 25, '' 50, '' 75, '' 100)

set label '−0.9 · 14 = −12.6' at screen X(506.37),Y(211.45) center font regular(12) textcolor linestyle name2 noenhanced front
set label '+10.08' at screen X(491.3),Y(240.5) center font regular(12) textcolor linestyle name2 noenhanced front
set label '−8.064' at screen X(446.39),Y(283.07) right font regular(12) textcolor linestyle name2 noenhanced front
set label '+6.451' at screen X(544.79),Y(288.44) left font regular(12) textcolor linestyle name2 noenhanced front
set label '0' at screen X(590.22),Y(223.91) left font bold(12) textcolor linestyle name2 noenhanced front boxed
set label '1' at screen X(422.53),Y(252.96) right font bold(12) textcolor linestyle name2 noenhanced front
set label '2' at screen X(560.08),Y(271.55) left font bold(12) textcolor linestyle name2 noenhanced front
set label '3' at screen X(455.14),Y(299.9) center font bold(12) textcolor linestyle name2 noenhanced front boxed
set label '5' at screen X(470.57),Y(279.47) center font bold(12) textcolor linestyle name2 noenhanced front
set label '{/:Italic x}' at screen X(498),Y(342.45) center font regular(13) textcolor linestyle muted front

$pale2_3 << END
2.8672000000000013 8.220835840000008
-2.2937600000000016 5.261334937600007

1.835008000000001 3.367254360064004
-1.468006400000001 2.1550427904409633
1.1744051200000007 1.3792273858822162
END

$drop_3 << END
-5.6 49
-5.6 31.359999999999996
END

$drop_3_2 << END
4.48 31.359999999999996
4.48 20.070400000000003
END

$drop_3_3 << END
-3.5840000000000014 20.070400000000003
-3.5840000000000014 12.84505600000001
END

$solid2_3 << END
7 49 -12.6 0
END

$solid2_3_2 << END
-5.6 31.359999999999996 10.08 0
END

$solid2_3_3 << END
4.48 20.070400000000003 -8.064000000000002 0
END

$solid2_3_4 << END
-3.5840000000000014 9.808743150838021 6.451200000000003 0
END

$solid2_3_5 << END
-2.2937600000000016 2.225022088437983 4.128768000000003 0
END

$run2_3 << END
7 49
-5.6 31.359999999999996
4.48 20.070400000000003
-3.5840000000000014 12.84505600000001
2.8672000000000013 8.220835840000008
1.835008000000001 3.367254360064004
-1.468006400000001 2.1550427904409633
END

$run2_3_2 << END
1.1744051200000007 1.3792273858822162
END

plot $backdrop_1 with lines linestyle backdrop, \
     $pale2_3 with lines linestyle pale2 linewidth w(1) dashtype solid, \
     $drop_3 with lines linestyle drop, \
     $drop_3_2 with lines linestyle drop, \
     $drop_3_3 with lines linestyle drop, \
     $solid2_3 with vectors head size screen h(8.94),26.57 fixed noborder linestyle solid2, \
     $solid2_3_2 with vectors head size screen h(8.94),26.57 fixed noborder linestyle solid2, \
     $solid2_3_3 with vectors head size screen h(8.94),26.57 fixed noborder linestyle solid2, \
     $solid2_3_4 with vectors head size screen h(8.94),26.57 fixed noborder linestyle solid2, \
     $solid2_3_5 with vectors head size screen h(8.94),26.57 fixed noborder linestyle solid2, \
     $run2_3 with points pointtype filled_square pointsize p(6.09) linecolor rgb background, \
     $run2_3 with points linestyle run2 linewidth w(1.4) pointtype square pointsize p(6.09), \
     $minimum_1 with points linestyle minimum linewidth w(2.75) pointtype plus pointsize p(12), \
     $run2_3_2 with points linestyle run2 linewidth w(2) pointtype cross pointsize p(12)

unset label; unset arrow; unset object

# ---- Panel 4 of 6 ------------------------------------------------------------

set lmargin at screen X(368); set rmargin at screen X(628)
set tmargin at screen Y(394); set bmargin at screen Y(528)

unset logscale x
set xrange [-0.348:8.348]
set xtics ('0' 0, '2' 2, '4' 4, '6' 6, '8' 8)
unset logscale y
set yrange [-2.61:60]
set ytics ('' 0, '' 20, '' 40, '' 60)

set label '{/:Italic f}({/:Italic x}) at iteration 8: 1.379' at screen X(368),Y(378.27) left font regular(13.5) textcolor linestyle text front
set label 'iteration' at screen X(498),Y(558.45) center font regular(13) textcolor linestyle muted noenhanced front

plot $run1_2 with lines linestyle context, \
     $context_2_2 with lines linestyle context, \
     $context_2 with lines linestyle run2, \
     $context_2 with points pointtype filled_square pointsize p(6.09) linecolor rgb background, \
     $context_2 with points linestyle run2 linewidth w(1.4) pointtype square pointsize p(6.09)

unset label; unset arrow; unset object

# ---- Panel 5 of 6 ------------------------------------------------------------

set lmargin at screen X(670); set rmargin at screen X(930)
set tmargin at screen Y(133); set bmargin at screen Y(312)

unset logscale x
set xrange [-10.87:10.87]
set xtics ('−10' -10, '−5' -5, '0' 0, '5' 5, '10' 10)
unset logscale y
set yrange [-4.35:104.35]
set ytics ('' 0, '' 25, '' 50, '' 75, '' 100)

set label '{/:Italic x} = −12.1, and 2 more' at screen X(692.75),Y(158.28) left font regular(12) textcolor linestyle name3 front
set label '{/:Italic x} = 14.52, and 2 more' at screen X(890.45),Y(175.08) right font regular(12) textcolor linestyle name3 front boxed
set label '−1.1 · 14 = −15.4' at screen X(791.63),Y(211.45) center font regular(12) textcolor linestyle name3 noenhanced front
set label '+18.48' at screen X(708.29),Y(176.88) left font regular(12) textcolor linestyle name3 noenhanced front boxed
set label '0' at screen X(892.22),Y(223.91) left font bold(12) textcolor linestyle name3 noenhanced front boxed
set label '1' at screen X(691.04),Y(188.4) right font bold(12) textcolor linestyle name3 noenhanced front
set label '2' at screen X(929.3),Y(148.8) left font bold(12) textcolor linestyle name3 noenhanced front
set label '{/:Italic x}' at screen X(800),Y(342.45) center font regular(13) textcolor linestyle muted front

$drop_5 << END
-8.400000000000002 49
-8.400000000000002 70.56000000000003
END

$drop_5_2 << END
10.080000000000005 70.56000000000003
10.080000000000005 101.60640000000011
END

$solid3_5 << END
7 49 -15.400000000000002 0
END

$solid3_5_2 << END
-8.400000000000002 70.56000000000003 18.480000000000008 0
END

$solid3_5_3 << END
10.080000000000005 101.60640000000011 -20.950000000000003 0
END

$run3_5_2 << END
7 49
-8.400000000000002 70.56000000000003
10.080000000000005 101.60640000000011
END

$run3_5_3 << END
-9.923999912431045 97.4796083025718 -0.9460000875689545 6.87039169742819
END

$run3_5_4 << END
9.923999912431045 97.4796083025718 0.9460000875689545 6.87039169742819
END

$axis_5 << END
-10.2193397868553 100.53597834516744
-8.967749999999999 93.19944469273743
END

$axis_5_2 << END
10.245101386816879 100.31515399532893
7.563011538461543 82.99743351955307
END

plot $backdrop_1 with lines linestyle backdrop, \
     $drop_5 with lines linestyle drop, \
     $drop_5_2 with lines linestyle drop, \
     $solid3_5 with vectors head size screen h(8.94),26.57 fixed noborder linestyle solid3, \
     $solid3_5_2 with vectors head size screen h(8.94),26.57 fixed noborder linestyle solid3, \
     $solid3_5_3 with vectors head size screen h(8.94),26.57 fixed noborder linestyle solid3, \
     $run3_5_2 with points pointtype filled_triangle pointsize p(8.04) linecolor rgb background, \
     $run3_5_2 with points linestyle run3 linewidth w(1.4) pointtype triangle pointsize p(8.04), \
     $minimum_1 with points linestyle minimum linewidth w(2.75) pointtype plus pointsize p(12), \
     $run3_5_3 with vectors head size screen h(8.94),26.57 fixed noborder linestyle run3, \
     $run3_5_4 with vectors head size screen h(8.94),26.57 fixed noborder linestyle run3, \
     $axis_5 with lines linestyle axis, \
     $axis_5_2 with lines linestyle axis

unset label; unset arrow; unset object

# ---- Panel 6 of 6 ------------------------------------------------------------

set lmargin at screen X(670); set rmargin at screen X(930)
set tmargin at screen Y(394); set bmargin at screen Y(528)

unset logscale x
set xrange [-0.348:8.348]
set xtics ('0' 0, '2' 2, '4' 4, '6' 6, '8' 8)
unset logscale y
set yrange [-2.61:60]
set ytics ('' 0, '' 20, '' 40, '' 60)

set label '{/:Italic f}({/:Italic x}) = 905.9 at iteration 8' at screen X(718),Y(404.23) left font regular(12) textcolor linestyle name3 front
set label '{/:Italic f}({/:Italic x}) at iteration 8: 905.9' at screen X(670),Y(378.27) left font regular(13.5) textcolor linestyle text front
set label 'iteration' at screen X(800),Y(558.45) center font regular(13) textcolor linestyle muted noenhanced front

$run3_6_2 << END
0 49
END

$run3_6_3 << END
0.999999999999999 52.52417910447761 9.992007221626409e-16 7.475820895522389
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
