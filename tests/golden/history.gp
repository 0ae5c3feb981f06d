# Learning curves of f(x) = x²
# from x = 7, states 0 to 8; stable below lr 1, one-sided below 0.5
#
# A script for gnuplot 5.4 or newer: a page of 720 × 480 pixels of 1/96 inch, its origin at the top left.
# It sets no terminal; say which one it is to be, and where the figure goes:
#
#   gnuplot -e "set terminal pngcairo size 720,480; set output 'x.png'" figure.gp
#   gnuplot -e "set terminal svg size 720,480; set output 'x.svg'" figure.gp
#   gnuplot -e "set terminal pdfcairo size 720/96.,480/96.; set output 'x.pdf'" figure.gp

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
Y(px) = (480 - dot / 2 - px) / (480 - dot)

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
set style line text linecolor rgb '#e8eaed' linewidth w(1)
muted = 2
set style line muted linecolor rgb '#a9b0b8' linewidth w(1)
grid = 3
set style line grid linecolor rgb '#2c3138' linewidth w(1)
axis = 4
set style line axis linecolor rgb '#737b85' linewidth w(1)
run1 = 5
set style line run1 linecolor rgb '#9ad1f4' linewidth w(2)
run2 = 6
set style line run2 linecolor rgb '#e38f46' linewidth w(2) dashtype (d(8,2),d(4,2))
run3 = 7
set style line run3 linecolor rgb '#b957db' linewidth w(2) dashtype (d(3,2),d(3,2))
name1 = 8
set style line name1 linecolor rgb '#9ad1f4' linewidth w(1)
name2 = 9
set style line name2 linecolor rgb '#e38f46' linewidth w(1)
name3 = 10
set style line name3 linecolor rgb '#b957db' linewidth w(1)

background = '#15181c'
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

set label 'Learning curves of {/:Italic f}({/:Italic x}) = {/:Italic x}²' at screen X(67),Y(29) left font bold(20) textcolor linestyle text front
set label 'from {/:Italic x} = 7, states 0 to 8; stable below lr 1, one-sided below 0.5' at screen X(67),Y(52.1) left font regular(14) textcolor linestyle muted front

# ---- Panel 1 of 1 ------------------------------------------------------------

set lmargin at screen X(67); set rmargin at screen X(666)
set tmargin at screen Y(82); set bmargin at screen Y(422)

unset logscale x
set xrange [-0.348:8.348]
set xtics ('0' 0, '2' 2, '4' 4, '6' 6, '8' 8)
unset logscale y
set yrange [1e-5:100]
set logscale y
set ytics ('10⁻⁵' 1e-5, '10⁻⁴' 0.0001, '10⁻³' 0.001, '10⁻²' 0.01, '10⁻¹' 0.1, '10⁰' 1, '10¹' 10, '10²' 100)

set label 'lr 1' at screen X(651.03),Y(96.78) left font bold(13.5) textcolor linestyle name3 noenhanced front
set label 'lr 0.1' at screen X(651.03),Y(172.09) left font bold(13.5) textcolor linestyle name1 noenhanced front
set label 'lr 0.3' at screen X(651.03),Y(406.03) left font bold(13.5) textcolor linestyle name2 noenhanced front
set label 'iteration' at screen X(366.5),Y(452.45) center font regular(13) textcolor linestyle muted noenhanced front
set label '{/:Italic f}({/:Italic x})' at screen X(20.69),Y(252) center rotate by 90 font regular(13) textcolor linestyle muted front

$run1_1 << END
0 49
1 31.359999999999996
2 20.070399999999996
3 12.845055999999998
4 8.220835839999998
5 5.261334937599999
6 3.367254360063999
7 2.1550427904409593
8 1.3792273858822142
END

$run2_1 << END
0 49
1 7.839999999999999
2 1.2543999999999997
3 0.20070399999999997
4 0.03211263999999999
5 0.005138022399999999
6 0.0008220835839999998
7 0.00013153337343999995
8 2.1045339750399996e-5
END

$run3_1 << END
0 49
1 49
2 49
3 49
4 49
5 49
6 49
7 49
8 49
END

plot $run1_1 with lines linestyle run1, \
     $run1_1 with points pointtype filled_circle pointsize p(6.6) linecolor rgb background, \
     $run1_1 with points linestyle run1 linewidth w(1.4) pointtype circle pointsize p(6.6), \
     $run2_1 with lines linestyle run2, \
     $run2_1 with points pointtype filled_square pointsize p(6.09) linecolor rgb background, \
     $run2_1 with points linestyle run2 linewidth w(1.4) pointtype square pointsize p(6.09), \
     $run3_1 with lines linestyle run3, \
     $run3_1 with points pointtype filled_triangle pointsize p(8.04) linecolor rgb background, \
     $run3_1 with points linestyle run3 linewidth w(1.4) pointtype triangle pointsize p(8.04)

unset label; unset arrow; unset object

# ---- Recipe: what gdplot made this figure from ------------------------------------------------------------

# gdplot: 2
# command: history
# function: "x^2"
# start: 7
# lr: 0.1,0.3,1
# iterations: 8
# theme: dark
# check: e07d8b6f4cb40ab3
