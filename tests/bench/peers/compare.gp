# The runs of several learning rates side by side.   gnuplot -c compare.gp SIZE FILE 'RATE ...'
set terminal pngcairo size @ARG1
set output ARG2
rates = ARG3
count = words(rates)
rate(i) = real(word(rates, i))
state(i, k) = 7 * (1 - 2 * rate(i))**k
array K = [0, 1, 2, 3, 4, 5, 6, 7, 8]
set samples 100
set multiplot layout 2,count title "Learning rates on f(x) = x²"
unset key
set xlabel "x"
do for [i=1:count] {
    set title sprintf("lr %g", rate(i))
    plot [-10:10] [0:100] x**2 with lines lw 2, \
         K using (state(i, $2)):(state(i, $2)**2) with linespoints pt 6 lc rgb "#B04A00", \
         K every ::0::0 using (0):(0) with points pt 1 ps 2 lc rgb "#007A59"
}
unset title
set xlabel "iteration"
set logscale y
do for [i=1:count] {
    plot [0:8] for [j=1:count] K using 2:(state(j, $2)**2) with lines lc rgb "#C4C8CE", \
         K using 2:(state(i, $2)**2) with linespoints pt 7 lc rgb "#B04A00"
}
unset multiplot
