# Learning curves of 3 runs
# loss, val_loss; least val_loss: deep, 0.5988 at epoch 20; val_loss of deep rises from epoch 20
#
# A script for gnuplot 5.4 or newer: a page of 720 × 360 pixels of 1/96 inch, its origin at the top left.
# It sets no terminal; say which one it is to be, and where the figure goes:
#
#   gnuplot -e "set terminal pngcairo size 720,360; set output 'x.png'" figure.gp
#   gnuplot -e "set terminal svg size 720,360; set output 'x.svg'" figure.gp
#   gnuplot -e "set terminal pdfcairo size 720/96.,360/96.; set output 'x.pdf'" figure.gp

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
X(px) = (px - dot / 2) / (720 - dot)
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
h(px) = px / (720 - dot)

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
run1 = 5
set style line run1 linecolor rgb '#1e67ae' linewidth w(2)
run2 = 6
set style line run2 linecolor rgb '#d77e22' linewidth w(2) dashtype (d(8,2),d(4,2))
run3 = 7
set style line run3 linecolor rgb '#711a80' linewidth w(2) dashtype (d(3,2),d(3,2))

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

set label 'Learning curves of 3 runs' at screen X(62),Y(29) left font bold(20) textcolor linestyle text noenhanced front
set label 'loss, val_loss; least val_loss: deep, 0.5988 at epoch 20; val_loss of deep rises from epoch 20' at screen X(62),Y(52.1) left font regular(14) textcolor linestyle muted noenhanced front
set arrow from screen X(456.31),Y(31.71) to screen X(482.31),Y(31.71) nohead linestyle run1
set label 'small' at screen X(489.31),Y(31.45) left font regular(13) textcolor linestyle text noenhanced front
set arrow from screen X(540.23),Y(31.71) to screen X(566.23),Y(31.71) nohead linestyle run2
set label 'wide' at screen X(573.23),Y(31.45) left font regular(13) textcolor linestyle text noenhanced front
set arrow from screen X(622.71),Y(31.71) to screen X(648.71),Y(31.71) nohead linestyle run3
set label 'deep' at screen X(655.71),Y(31.45) left font regular(13) textcolor linestyle text noenhanced front

set multiplot

# ---- Panel 1 of 2 ------------------------------------------------------------

set lmargin at screen X(62); set rmargin at screen X(349)
set tmargin at screen Y(88); set bmargin at screen Y(302)

unset logscale x
set xrange [-1.7:40.7]
set xtics ('0' 0, '10' 10, '20' 20, '30' 30)
unset logscale y
set yrange [-0.004:3]
set ytics ('0' 0, '1' 1, '2' 2, '3' 3)

set label 'loss' at screen X(62),Y(75.28) left font bold(13.5) textcolor linestyle text noenhanced front
set label 'epoch' at screen X(205.5),Y(332.45) center font regular(13) textcolor linestyle muted noenhanced front
set label '' at screen X(31.91),Y(195) center rotate by 90 font regular(13) textcolor linestyle muted noenhanced front

$run1_1 << END
0 2.301165
1 2.212632
2 2.139379
3 2.06197
4 1.979703
5 1.911008
6 1.851283
7 1.777479
8 1.722255
9 1.666862
10 1.605521
11 1.555522
12 1.511035
13 1.469167
14 1.42272
15 1.375759
16 1.340147
17 1.301991
18 1.263098
19 1.224468
20 1.195134
21 1.156694
22 1.128299
23 1.103024
24 1.073086
25 1.048671
26 1.023777
27 1.004919
28 0.983303
29 0.954652
30 0.937729
31 0.92133
32 0.904498
33 0.886539
34 0.872565
35 0.851226
36 0.842531
37 0.825773
38 0.808913
39 0.803997
END

$run2_1 << END
0 2.296398
1 2.119442
2 1.980277
3 1.834702
4 1.692856
5 1.580597
6 1.462084
7 1.355861
8 1.283423
9 1.190614
10 1.105757
11 1.051654
12 0.979036
13 0.924155
14 0.860499
15 0.821638
16 0.766353
17 0.726082
18 0.705787
19 0.670049
20 0.62418
21 0.602698
22 0.572382
23 0.55155
24 0.528938
25 0.501888
26 0.492126
27 0.485653
28 0.468687
29 0.441727
30 0.436116
31 0.419451
32 0.405392
33 0.407278
34 0.401011
35 0.378417
36 0.385214
37 0.375351
38 0.363264
39 0.365101
END

$run3_1 << END
0 2.303018
1 2.029991
2 1.794161
3 1.601812
4 1.413583
5 1.248351
6 1.108394
7 0.989444
8 0.885503
9 0.7866
10 0.699246
11 0.645457
12 0.578109
13 0.529322
14 0.475766
15 0.431528
16 0.396699
17 0.369385
18 0.341678
19 0.317501
20 0.29336
21 0.26324
22 0.237312
23 0.22213
24 0.228746
25 0.215994
26 0.200252
27 0.171622
28 0.180855
29 0.162776
30 0.171671
31 0.173332
32 0.168487
33 0.164373
34 0.146566
35 0.13303
36 0.137984
37 0.135893
38 0.126807
39 0.14479
END

plot $run1_1 with lines linestyle run1, \
     $run2_1 with lines linestyle run2, \
     $run3_1 with lines linestyle run3

unset label; unset arrow; unset object

# ---- Panel 2 of 2 ------------------------------------------------------------

set lmargin at screen X(396); set rmargin at screen X(683)
set tmargin at screen Y(88); set bmargin at screen Y(302)

unset logscale x
set xrange [-1.7:40.7]
set xtics ('0' 0, '10' 10, '20' 20, '30' 30)
unset logscale y
set yrange [0.5:2.5743]
set ytics ('0.5' 0.5, '1.0' 1, '1.5' 1.5, '2.0' 2, '2.5' 2.5)

set label 'val_loss' at screen X(396),Y(75.28) left font bold(13.5) textcolor linestyle text noenhanced front
set label 'epoch' at screen X(539.5),Y(332.45) center font regular(13) textcolor linestyle muted noenhanced front

$run1_2 << END
0 2.462774
1 2.397707
2 2.300774
3 2.259615
4 2.167476
5 2.117194
6 2.05451
7 1.965975
8 1.933805
9 1.860754
10 1.820019
11 1.781811
12 1.717014
13 1.674867
14 1.627266
15 1.586665
16 1.541088
17 1.528043
18 1.472515
19 1.470369
20 1.422765
21 1.411226
22 1.370115
23 1.335212
24 1.307088
25 1.30973
26 1.279819
27 1.269646
28 1.230481
29 1.218697
30 1.217629
31 1.189505
32 1.167364
33 1.150092
34 1.126163
35 1.134758
36 1.096275
37 1.103204
38 1.100541
39 1.093773
END

$run2_2 << END
0 2.453304
1 2.317549
2 2.189845
3 2.016318
4 1.922339
5 1.761389
6 1.661981
7 1.602189
8 1.485586
9 1.419434
10 1.318395
11 1.247189
12 1.206162
13 1.127019
14 1.054647
15 1.02935
16 1.02863
17 0.987168
18 0.928577
19 0.945178
20 0.913066
21 0.877539
22 0.865119
23 0.857311
24 0.830538
25 0.838722
26 0.822392
27 0.783394
28 0.799759
29 0.783644
30 0.818862
31 0.80598
32 0.784716
33 0.78793
34 0.76141
35 0.771311
36 0.789153
37 0.785076
38 0.8062
39 0.820863
END

$run3_2 << END
0 2.48727
1 2.188251
2 1.986708
3 1.81684
4 1.678878
5 1.476124
6 1.366667
7 1.180149
8 1.120146
9 1.007019
10 0.963487
11 0.824143
12 0.789707
13 0.695506
14 0.680375
15 0.625609
16 0.652452
17 0.619745
18 0.609415
19 0.645269
20 0.598847
21 0.603543
22 0.683655
23 0.677223
24 0.679092
25 0.662564
26 0.682766
27 0.751432
28 0.72982
29 0.722685
30 0.830449
31 0.847628
32 0.801949
33 0.839209
34 0.882487
35 0.869645
36 0.918758
37 0.986166
38 1.004729
39 0.96956
END

plot $run1_2 with lines linestyle run1, \
     $run2_2 with lines linestyle run2, \
     $run3_2 with lines linestyle run3

unset label; unset arrow; unset object

unset multiplot

# ---- Recipe: what gdplot made this figure from ------------------------------------------------------------

# gdplot: 2
# command: history
# logs: "small = 548eefd41b04cd619919fdb5703ff9c88373ca22d6166eb0a68d233fe0db0fab small.csv | wide = 90c86e11a575180432e8803559e04edbaf2ae53516cd3e754873903af67eab35 wide.csv | deep = cf3ace8a26e948294de38ee0f3452377166b7b06cdc1665be6f0873924873ede deep.csv"
# check: 919f138f9aab7716
