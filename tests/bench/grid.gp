# The 3×3 grid of tangent lines as a gnuplot user would write it.
# Usage: gnuplot -e "set terminal pngcairo size 900,900; set output 'FILE'" grid.gp
lr = 0.1
x0 = 7.0
set xrange [-10:10]
set yrange [-25:100]
set samples 200
set multiplot layout 3,3 title "Gradient descent on f(x) = x²"
do for [k=0:8] {
    slope = 2 * x0
    y0 = x0**2
    set title sprintf("State %d: (%.4g, %.4g)", k, x0, y0)
    plot x**2 with lines lw 2 title "f(x)", \
         y0 + slope * (x - x0) with lines dt 2 lw 2 lc rgb "#007A59" title sprintf("slope = %.4g", slope), \
         '+' using (x0):(y0) every ::0::0 with points pt 2 ps 2 lc rgb "#B04A00" notitle
    x0 = x0 - lr * slope
}
unset multiplot
