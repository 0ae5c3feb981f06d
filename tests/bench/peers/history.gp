# The learning curve of many iterations.   gnuplot -c history.gp TERMINAL SIZE FILE ITERATIONS
set terminal @ARG1 size @ARG2
set output ARG3
lr = 1e-6
state = 7.0
set samples int(ARG4) + 1
set logscale y
set xlabel "iteration"
set ylabel "loss"
set title "Learning curve on f(x) = x²"
plot [0:int(ARG4)] '+' using 1:(loss = state**2, state = state - lr * 2 * state, loss) with lines notitle
