/* The learning curve of many iterations by PLplot.   plplot-history DEVICE FILE ITERATIONS */
#include <math.h>
#include <plplot.h>
#include <stdlib.h>

static void draw(const double *k, const double *logs, int count)
{
    plcol0(15);
    plenv(0, count - 1, floor(logs[count - 1]), 2, 0, 20);
    pllab("iteration", "loss", "Learning curve on f(x) = x#u2#d");
    plcol0(9);
    plline(count, k, logs);
}

int main(int argc, char **argv)
{
    int count = argc == 4 ? atoi(argv[3]) + 1 : 0;
    double *k = malloc((size_t)count * sizeof *k), *logs = malloc((size_t)count * sizeof *logs);
    double x = 7;

    if (count < 2 || !k || !logs)
        return 1;
    for (int i = 0; i < count; i++) {
        k[i] = i;
        logs[i] = log10(x * x);
        x -= 1e-6 * 2 * x;
    }
    plsdev(argv[1]);
    plsfnam(argv[2]);
    plspage(0, 0, 720, 480, 0, 0);
    plscolbg(255, 255, 255);
    plscol0(15, 0, 0, 0);
    plinit();
    draw(k, logs, count);
    plend();
    free(k);
    free(logs);
    return 0;
}
