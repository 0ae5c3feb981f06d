/* A grid of tangent lines by PLplot.   plplot-grid DEVICE FILE ROWS COLUMNS SIDE */
#include <math.h>
#include <plplot.h>
#include <stdio.h>
#include <stdlib.h>

enum { POINTS = 100, STATES = 400, BLACK = 15, BLUE = 9, GREEN = 3, RED = 1 };

static void draw_axes(void)
{
    plcol0(BLACK);
    pladv(0);
    plvpor(0.2, 0.95, 0.18, 0.85);
    plwind(-10, 10, -25, 100);
    plbox("bcnst", 5, 0, "bcgnst", 25, 0);
    pllab("x", "f(x)", "");
}

static void draw_lines(double at)
{
    double x[POINTS], curve[POINTS], tangent[POINTS];

    for (int i = 0; i < POINTS; i++) {
        x[i] = -10 + 20.0 * i / (POINTS - 1);
        curve[i] = x[i] * x[i];
        tangent[i] = at * at + 2 * at * (x[i] - at);
    }
    plwidth(2);
    plcol0(BLUE);
    plline(POINTS, x, curve);
    plcol0(GREEN);
    pllsty(2);
    plline(POINTS, x, tangent);
    pllsty(1);
    plwidth(1);
}

static void draw_states(const double *x, const double *loss, int k)
{
    char title[100];

    plcol0(RED);
    plpoin(k, x, loss, 4);
    plpoin(1, x + k, loss + k, 5);
    plcol0(BLACK);
    snprintf(title, sizeof title, "State %d (%.4g, %.4g) slope %.4g", k, x[k], loss[k], 2 * x[k]);
    pllab("", "", title);
}

int main(int argc, char **argv)
{
    double x[STATES], loss[STATES];
    int rows, columns, side;

    if (argc != 6)
        return 1;
    rows = atoi(argv[3]);
    columns = atoi(argv[4]);
    side = atoi(argv[5]);
    if (rows * columns < 1 || rows * columns > STATES)
        return 1;
    x[0] = 7;
    for (int k = 0; k < rows * columns; k++) {
        loss[k] = x[k] * x[k];
        if (k + 1 < rows * columns)
            x[k + 1] = x[k] - 0.1 * 2 * x[k];
    }
    plsdev(argv[1]);
    plsfnam(argv[2]);
    plspage(0, 0, side, side, 0, 0);
    plscolbg(255, 255, 255);
    plscol0(BLACK, 0, 0, 0);
    plssub(columns, rows);
    plinit();
    /* Letters and symbols of the same size whatever the number of panels. */
    plschr(0, sqrt(900.0 / side));
    plssym(0, sqrt(900.0 / side));
    for (int k = 0; k < rows * columns; k++) {
        draw_axes();
        draw_lines(x[k]);
        draw_states(x, loss, k);
    }
    plend();
    return 0;
}
