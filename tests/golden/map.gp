# What descent does: f(x) = x²
# 24 × 11 runs of 20 iterations: 54.5 % converging, 30.3 % oscillating, 15.2 % diverging; stable below lr 1
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
set style line text linecolor rgb '#202124' linewidth w(1)
muted = 2
set style line muted linecolor rgb '#5f6670' linewidth w(1)
grid = 3
set style line grid linecolor rgb '#e4e6e9' linewidth w(1)
axis = 4
set style line axis linecolor rgb '#9aa0a6' linewidth w(1)
minimum = 5
set style line minimum linecolor rgb '#007a59' linewidth w(2.75)
limit = 6
set style line limit linecolor rgb '#b04a00' linewidth w(1.5) dashtype (d(6,1.5),d(3,1.5))
blank = 7
set style line blank linecolor rgb '#ffffff' linewidth w(1)
cell1 = 8
set style line cell1 linecolor rgb '#a1e3b7' linewidth w(1)
cell3 = 9
set style line cell3 linecolor rgb '#fae8a2' linewidth w(1)
cell5 = 10
set style line cell5 linecolor rgb '#ad4c3f' linewidth w(1)

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

set label 'What descent does: {/:Italic f}({/:Italic x}) = {/:Italic x}²' at screen X(59),Y(29) left font bold(20) textcolor linestyle text front
set label "\062\064 \303\227 \061\061 runs of \062\060 iterations\072 \065\064.\065 \045 converging, \063\060.\063 \045 oscillating, \061\065.\062 \045 diverging\073" at screen X(59),Y(52.1) left font regular(14) textcolor linestyle muted noenhanced front
set label 'stable below lr 1' at screen X(59),Y(69.6) left font regular(14) textcolor linestyle muted noenhanced front
set label '' at screen X(417.48),Y(31.71) front point linestyle cell1 linewidth w(1) pointtype filled_square pointsize p(11)
set label 'converging' at screen X(430.48),Y(31.45) left font regular(13) textcolor linestyle text noenhanced front
set label '' at screen X(520.9),Y(31.71) front point linestyle cell3 linewidth w(1) pointtype filled_square pointsize p(11)
set label 'oscillating' at screen X(533.9),Y(31.45) left font regular(13) textcolor linestyle text noenhanced front
set label '' at screen X(618.76),Y(31.71) front point linestyle cell5 linewidth w(1) pointtype filled_square pointsize p(11)
set label 'diverging' at screen X(631.76),Y(31.45) left font regular(13) textcolor linestyle text noenhanced front

# ---- Panel 1 of 1 ------------------------------------------------------------

set lmargin at screen X(59); set rmargin at screen X(684)
set tmargin at screen Y(99); set bmargin at screen Y(422)

unset logscale x
set xrange [-0.0158695652173913:1.2258695652173912]
set xtics ('0.0' 0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1, '1.2' 1.2)
unset logscale y
set yrange [-5.5:5.5]
set ytics ('−4' -4, '−2' -2, '0' 0, '2' 2, '4' 4)
unset grid; set border front

set label 'stable below lr 1' at screen X(559.31),Y(125.73) right font bold(13.5) textcolor linestyle limit noenhanced front boxed
set label 'minimum {/:Italic x} = 0' at screen X(66.7),Y(249.41) left font bold(13.5) textcolor linestyle minimum front boxed
set label 'learning rate' at screen X(371.5),Y(452.45) center font regular(13) textcolor linestyle muted noenhanced front
set label 'start {/:Italic x}' at screen X(21.37),Y(260.5) center rotate by 90 font regular(13) textcolor linestyle muted front

$blank_1 << END
0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 2 2 2 2
0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 2 2 2 2
0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 2 2 2 2
0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 2 2 2 2
0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 2 2 2 2
0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 2 2 2 2
0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 2 2 2 2
0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 2 2 2 2
0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 2 2 2 2
0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 1 1 1 1 1 2 2 2 2
END

$limit_1 << END
1 -5.5
1 5.5
END

$minimum_1 << END
-0.0158695652173913 0
1.2258695652173912 0
END

set x2range [0:24]; set y2range [0:11]
set palette maxcolors 3 defined (0 '#a1e3b7', 1 '#fae8a2', 2 '#ad4c3f')
set cbrange [-0.5:2.5]; unset colorbox
plot $blank_1 matrix using ($1 + 0.5):($2 + 0.5):3 axes x2y2 with image, \
     $limit_1 with lines linecolor rgb background linewidth w(5) dashtype solid, \
     $limit_1 with lines linestyle limit, \
     $minimum_1 with lines linecolor rgb background linewidth w(4.5) dashtype solid, \
     $minimum_1 with lines linestyle minimum linewidth w(1) dashtype solid

unset label; unset arrow; unset object

# ---- Recipe: what gdplot made this figure from ------------------------------------------------------------

# gdplot: 2
# command: map
# function: "x^2"
# iterations: 20
# over: "lr=0.01:1.2:24,start=-5:5:11"
# check: 215a987a3f3fef31
