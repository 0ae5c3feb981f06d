# The walk down x², a frame a state.   gnuplot -c walk.gp SIZE FILE FRAMES
set terminal gif animate delay 8 size @ARG1
set output ARG2
frames = int(ARG3)
set xrange [-10:10]
set yrange [0:100]
set samples 257
set xlabel "x"
set ylabel "f(x)"
set title "The curve of f(x) = x²"
state(k) = 7 * 0.8**k
do for [k=0:frames - 1] {
    w = state(k)
    set label 1 sprintf("state %d  x = %.3g  f(x) = %.3g", k, w, w**2) at 0, 95 center
    plot x**2 notitle, \
         '+' using (state(int($0))):(state(int($0))**2) every ::0::(k > 0 ? k - 1 : 0) with linespoints pt 6 notitle, \
         (x > w - 2 && x < w + 2) ? w**2 + 2 * w * (x - w) : 1/0 dt 2 notitle, \
         '+' using (w):(w**2) every ::0::0 with points pt 2 notitle
}
