# A grid of tangent lines by gnuplot.   gnuplot -c grid.gp TERMINAL SIZE FILE ROWS COLUMNS
set terminal @ARG1 size @ARG2
set output ARG3
rows = int(ARG4)
columns = int(ARG5)
lr = 0.1
array X[rows * columns]
X[1] = 7.0
do for [k=2:|X|] { X[k] = X[k-1] - lr * 2 * X[k-1] }
set xrange [-10:10]
set yrange [-25:100]
set samples 100
set grid ytics
set multiplot layout rows,columns title "Gradient descent on f(x) = x²"
do for [k=1:|X|] {
    slope = 2 * X[k]
    if (k > 1) { unset key }
    set title sprintf("State %d (%.4g, %.4g) slope %.4g", k - 1, X[k], X[k]**2, slope)
    plot x**2 with lines lw 2 title "f(x)", \
         X[k]**2 + slope * (x - X[k]) with lines dt 2 lw 2 lc rgb "#007A59" title "tangent", \
         X using ($1 < k ? $2 : NaN):($2**2) with points pt 6 lc rgb "#B04A00" title "earlier", \
         X using ($1 == k ? $2 : NaN):($2**2) with points pt 2 ps 2 lc rgb "#B04A00" title "state"
}
unset multiplot
