/* Expressions: what they mean, their derivatives, and what is said of those that mean nothing. */
#include "testing.h"

#include "base/buf.h"
#include "math/expr.h"

static struct dual evaluate(const char *text, double x)
{
    struct err err = {0};
    struct expr *expr = expr_parse(text, "function", &err);
    struct dual result = {NAN, NAN, NAN};

    check(expr, "'%s': %s", text, err.message);
    if (expr)
        result = expr_at(expr, x);
    expr_free(expr);
    return result;
}

static void follows_the_grammar(void **state)
{
    static const struct {
        const char *text;
        double x, value;
    } rows[] = {
        {"3", 0, 3},
        {"x", 5, 5},
        {"  x ", 5, 5},
        {"\tx\n+\r1", 5, 6},
        {"((x))", 5, 5},
        {".5", 0, 0.5},
        {"5.", 0, 5},
        {"1e3", 0, 1000},
        {"1E-3", 0, 0.001},
        {"1.5e+2", 0, 150},
        {"pi", 0, 3.14159265358979323846},
        {"e", 0, 2.71828182845904523536},
        {"2*e", 0, 5.43656365691809047072},
        /* sums and products go from left to right */
        {"1-2-3", 0, -4},
        {"1-(2-3)", 0, 2},
        {"1-2+3", 0, 2},
        {"8/4/2", 0, 1},
        {"8/(4/2)", 0, 4},
        {"6/3*2", 0, 4},
        {"1+2*3", 0, 7},
        {"(1+2)*3", 0, 9},
        {"10-2*3-1", 0, 3},
        {"2*3+4*5", 0, 26},
        /* powers from right to left, both ways of writing them */
        {"2^3^2", 0, 512},
        {"(2^3)^2", 0, 64},
        {"2**3**2", 0, 512},
        {"2**3^2", 0, 512},
        {"2 ** 3", 0, 8},
        {"2*3^2", 0, 18},
        {"2^2*3", 0, 12},
        {"18/3^2", 0, 2},
        {"1+2^3", 0, 9},
        {"2^(1+2)", 0, 8},
        {"0^0", 0, 1},
        {"x^0", 0, 1},
        {"9^.5", 0, 3},
        /* signs: looser than a power on their right, tighter than a product */
        {"-2^2", 0, -4},
        {"-x^2", 3, -9},
        {"(-2)^2", 0, 4},
        {"2^-1", 0, 0.5},
        {"2**-1", 0, 0.5},
        {"2^-2^2", 0, 0.0625},
        {"2^+2", 0, 4},
        {"-2^-2", 0, -0.25},
        {"+3", 0, 3},
        {"--3", 0, 3},
        {"-+-3", 0, 3},
        {"---3", 0, -3},
        {"2*-3", 0, -6},
        {"2--3", 0, 5},
        {"2+-3", 0, -1},
        {"2-+3", 0, -1},
        {"-8/-4", 0, 2},
        {"-2*3", 0, -6},
        {"-1+3", 0, 2},
        {"+x*+x", 3, 9},
        /* calls */
        {"abs(-2)", 0, 2},
        {"abs (x)", -2, 2},
        {"max(1,2)", 0, 2},
        {"min( 1 , 2 )", 0, 1},
        {"max(min(1,2),-3)", 0, 1},
        {"-abs(x)^2", -3, -9},
        {"sqrt(x)*sqrt(x)", 4, 4},
        {"2^abs(-3)", 0, 8},
        {"pow(2,3)^2", 0, 64},
        {"hypot(3,4)", 0, 5},
        {"max(1-2, 2*3)", 0, 6},
        /* bars: one where a value should stand opens, one where an operator should stand closes */
        {"|x|", -3, 3},
        {"|x-1|*|x|", -3, 12},
        {"2*|x|", -3, 6},
        {"||x|-5|", -3, 2},
        {"|x*|x||", -3, 9},
        {"||x-1|-|x||", -3, 1},
        {"|(x)|", -3, 3},
        {"(|x|)", -3, 3},
        {"-|x|", -3, -3},
        {"|-x|", 3, 3},
        {"|x|^2", -3, 9},
        {"-|x|^2", -3, -9},
        {"2^|x|", -3, 8},
        {"| x | / | x |", -3, 1},
        {"max(|x|,2)", -3, 3},
        {"|max(x,-2)|", -3, 2},
        {"|||x|||", -3, 3},
        {"x-|x|-|x|", -3, -9},
        /* roots, of what stands right behind them */
        {"\xE2\x88\x9Ax", 16, 4},
        {"\xE2\x88\x9A x", 16, 4},
        {"\xE2\x88\x9Ax*4", 16, 16},
        {"\xE2\x88\x9A(x*4)", 16, 8},
        {"\xE2\x88\x9A\xE2\x88\x9Ax", 16, 2},
        {"-\xE2\x88\x9Ax", 16, -4},
        {"2^\xE2\x88\x9Ax", 16, 16},
        {"\xE2\x88\x9A|x|", -16, 4},
        {"\xE2\x88\x9A"
         "16",
         0, 4},
        {"\xE2\x88\x9Asqrt(x)", 16, 2},
        {"(\xE2\x88\x9Ax)^2", 16, 16},
        {"\xE2\x88\x9Ax/\xE2\x88\x9A"
         "4",
         16, 2},
        /* the minus of print */
        {"\xE2\x88\x92x", 3, -3},
        {"\xE2\x88\x92x^2", 3, -9},
        {"5\xE2\x88\x92x", 3, 2},
        {"5 \xE2\x88\x92 \xE2\x88\x92x", 3, 8},
        {"1e\xE2\x88\x92"
         "2*x",
         3, 0.03},
        {"2^\xE2\x88\x92"
         "1",
         3, 0.5},
        {"|\xE2\x88\x92x|", 3, 3},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct dual f = evaluate(rows[i].text, rows[i].x);

        check(same_double(f.value, rows[i].value), "'%s' at %g is %.17g, not %.17g", rows[i].text,
              rows[i].x, f.value, rows[i].value);
    }
}

/* Value, slope and curvature of closed forms, worked out to 40 digits and rounded. */
static const struct {
    const char *text;
    double x;
    double f[3];
} derivatives[] = {
    {"abs(x)", -2.5, {2.5, -1, 0}},
    {"abs(x)", 0.75, {0.75, 1, 0}},
    {"acos(x)", -0.5, {2.0943951023931957, -1.1547005383792515, 0.769800358919501}},
    {"acos(x)", 0.25, {1.318116071652818, -1.0327955589886446, -0.27541214906363853}},
    {"acos(x)", 0.875, {0.5053605102841573, -2.0655911179772892, -7.711540173781879}},
    {"asin(x)", -0.5, {-0.5235987755982989, 1.1547005383792515, -0.769800358919501}},
    {"asin(x)", 0.25, {0.25268025514207865, 1.0327955589886446, 0.27541214906363853}},
    {"asin(x)", 0.875, {1.0654358165107394, 2.0655911179772892, 7.711540173781879}},
    {"atan(x)", -2, {-1.1071487177940904, 0.2, 0.16}},
    {"atan(x)", 0.5, {0.4636476090008061, 0.8, -0.64}},
    {"atan(x)", 10, {1.4711276743037347, 0.009900990099009901, -0.001960592098813842}},
    {"cbrt(x)", -8, {-2, 0.08333333333333333, 0.006944444444444444}},
    {"cbrt(x)", 0.5, {0.7937005259840998, 0.5291336839893999, -0.7055115786525331}},
    {"cbrt(x)", 3, {1.4422495703074083, 0.1602499522563787, -0.03561110050141749}},
    {"cos(x)", -1, {0.5403023058681398, 0.8414709848078965, -0.5403023058681398}},
    {"cos(x)", 0.5, {0.8775825618903728, -0.479425538604203, -0.8775825618903728}},
    {"cos(x)", 3, {-0.9899924966004454, -0.1411200080598672, 0.9899924966004454}},
    {"cosh(x)", -1, {1.5430806348152437, -1.1752011936438014, 1.5430806348152437}},
    {"cosh(x)", 0.5, {1.1276259652063807, 0.5210953054937474, 1.1276259652063807}},
    {"cosh(x)", 3, {10.067661995777765, 10.017874927409903, 10.067661995777765}},
    {"erf(x)", -1, {-0.8427007929497149, 0.4151074974205947, 0.8302149948411894}},
    {"erf(x)", 0.25, {0.27632639016823696, 1.0600141293761143, -0.5300070646880571}},
    {"erf(x)", 2, {0.9953222650189527, 0.020666985354092053, -0.08266794141636821}},
    {"exp(x)", -3, {0.049787068367863944, 0.049787068367863944, 0.049787068367863944}},
    {"exp(x)", 0.5, {1.6487212707001282, 1.6487212707001282, 1.6487212707001282}},
    {"exp(x)", 4, {54.598150033144236, 54.598150033144236, 54.598150033144236}},
    {"hypot(x,3)", -4, {5, -0.8, 0.072}},
    {"hypot(x,3)", 0.5, {3.0413812651491097, 0.1643989873053573, 0.31991154286447904}},
    {"hypot(x,3)", 4, {5, 0.8, 0.072}},
    {"hypot(x,x^2)", 0.5, {0.5590169943749475, 1.3416407864998738, 1.2521980673998823}},
    {"hypot(x,x^2)", 2, {4.47213595499958, 4.024922359499621, 1.9677398201998149}},
    {"log(x)", 0.5, {-0.6931471805599453, 2, -4}},
    {"log(x)", 3, {1.0986122886681098, 0.3333333333333333, -0.1111111111111111}},
    {"log(x)", 100, {4.605170185988092, 0.01, -0.0001}},
    {"log10(x)", 0.5, {-0.3010299956639812, 0.8685889638065036, -1.7371779276130073}},
    {"log10(x)", 3, {0.47712125471966244, 0.14476482730108395, -0.048254942433694645}},
    {"log10(x)", 100, {2, 0.0043429448190325185, -4.3429448190325185e-5}},
    {"log2(x)", 0.5, {-1, 2.8853900817779268, -5.7707801635558535}},
    {"log2(x)", 3, {1.584962500721156, 0.4808983469629878, -0.1602994489876626}},
    {"log2(x)", 100, {6.643856189774724, 0.014426950408889635, -0.00014426950408889634}},
    {"max(x,x^2)", -2, {4, -4, 2}},
    {"max(x,x^2)", 0.5, {0.5, 1, 0}},
    {"max(x,x^2)", 3, {9, 6, 2}},
    {"min(x,x^2)", -2, {-2, 1, 0}},
    {"min(x,x^2)", 0.5, {0.25, 1, 2}},
    {"min(x,x^2)", 3, {3, 1, 0}},
    {"pow(x,2.5)", 0.5, {0.1767766952966369, 0.8838834764831844, 2.6516504294495533}},
    {"pow(x,2.5)", 4, {32, 20, 7.5}},
    {"pow(x,3)", -2, {-8, 12, -12}},
    {"pow(x,3)", 0.5, {0.125, 0.75, 3}},
    {"relu(x)", -1.5, {0, 0, 0}},
    {"relu(x)", 2.5, {2.5, 1, 0}},
    {"sigmoid(x)", -3, {0.04742587317756678, 0.04517665973091213, 0.04089157466094348}},
    {"sigmoid(x)", 0.5, {0.6224593312018546, 0.2350037122015945, -0.05755679485232074}},
    {"sigmoid(x)", 2, {0.8807970779778824, 0.10499358540350652, -0.07996250105615306}},
    {"sigmoid(x)", -40, {4.248354255291589e-18, 4.248354255291589e-18, 4.248354255291589e-18}},
    {"sign(x)", -1.5, {-1, 0, 0}},
    {"sign(x)", 2.5, {1, 0, 0}},
    {"sin(x)", -1, {-0.8414709848078965, 0.5403023058681398, 0.8414709848078965}},
    {"sin(x)", 0.5, {0.479425538604203, 0.8775825618903728, -0.479425538604203}},
    {"sin(x)", 3, {0.1411200080598672, -0.9899924966004454, -0.1411200080598672}},
    {"sinh(x)", -1, {-1.1752011936438014, 1.5430806348152437, -1.1752011936438014}},
    {"sinh(x)", 0.5, {0.5210953054937474, 1.1276259652063807, 0.5210953054937474}},
    {"sinh(x)", 3, {10.017874927409903, 10.067661995777765, 10.017874927409903}},
    {"softplus(x)", -3, {0.04858735157374206, 0.04742587317756678, 0.04517665973091213}},
    {"softplus(x)", 0.5, {0.9740769841801067, 0.6224593312018546, 0.2350037122015945}},
    {"softplus(x)", 2, {2.1269280110429727, 0.8807970779778824, 0.10499358540350652}},
    {"softplus(x)", 40, {40, 1, 4.248354255291589e-18}},
    {"sqrt(x)", 0.25, {0.5, 1, -2}},
    {"sqrt(x)", 3, {1.7320508075688772, 0.28867513459481287, -0.048112522432468816}},
    {"sqrt(x)", 100, {10, 0.05, -0.00025}},
    {"tan(x)", -1, {-1.5574077246549023, 3.4255188208147596, -10.669858944975317}},
    {"tan(x)", 0.5, {0.5463024898437905, 1.2984464104095248, 1.4186890138709114}},
    {"tan(x)", 3, {-0.1425465430742778, 1.0203195169424268, -0.29088603994271994}},
    {"tanh(x)", -1, {-0.7615941559557649, 0.4199743416140261, 0.6397000084492245}},
    {"tanh(x)", 0.5, {0.46211715726000974, 0.7864477329659274, -0.7268619813835873}},
    {"tanh(x)", 3, {0.9950547536867305, 0.00986603716544019, -0.019634494363042435}},
    {"x^2", 7, {49, 14, 2}},
    {"x^2", -3, {9, -6, 2}},
    {"x^-3", -2, {-0.125, -0.1875, -0.375}},
    {"x^-3", 0.5, {8, -48, 384}},
    {"x^0.5", 4, {2, 0.25, -0.03125}},
    {"x^0.5", 0.25, {0.5, 1, -2}},
    {"x^9", -1.5, {-38.443359375, 230.66015625, -1230.1875}},
    {"x^9", 2, {512, 2304, 9216}},
    {"x^-9.5", 1.5, {0.02123894982649981, -0.13451334890116545, 0.9415934423081582}},
    {"x^x", 0.5, {0.7071067811865476, 0.21697770945227393, 1.4807937842741703}},
    {"x^x", 2, {4, 6.772588722239782, 13.466989500152367}},
    {"x^x", 3, {27, 56.66253179403896, 127.91268553001764}},
    {"2^x", -1, {0.5, 0.34657359027997264, 0.24022650695910072}},
    {"2^x", 3, {8, 5.545177444479562, 3.8436241113456115}},
    {"x^sin(x)", 0.5, {0.7172631715197129, 0.25144176815693303, 1.4688336882899253}},
    {"x^sin(x)", 2, {1.8781306511987292, 0.31214100760286556, -2.3403883057100385}},
    {"(x^2)^3", -1.5, {11.390625, -45.5625, 151.875}},
    {"(x^2)^3", 2, {64, 192, 480}},
    {"1/x", -4, {-0.25, -0.0625, -0.03125}},
    {"1/x", 0.5, {2, -4, 16}},
    {"(x+1)/(x^2+1)", -2, {-0.2, 0.04, 0.144}},
    {"(x+1)/(x^2+1)", 0.5, {1.2, -0.16, -1.664}},
    {"(x+1)/(x^2+1)", 3, {0.4, -0.14, 0.088}},
    {"x*exp(-x^2)", -1, {-0.36787944117144233, -0.36787944117144233, 0.7357588823428847}},
    {"x*exp(-x^2)", 0.25, {0.23485326570336895, 0.8219864299617913, -1.3504062777943715}},
    {"x*exp(-x^2)", 2, {0.03663127777746836, -0.12820947222113926, 0.36631277777468363}},
    {"sin(x)+x**2/10", -1.25, {-0.7927346193555862, 0.06532236239526866, 1.1489846193555862}},
    {"sin(x)+x**2/10", 6, {3.3205845018010742, 2.160170286650366, 0.47941549819892587}},
    {"exp(sin(x^2))", -1, {2.319776824715853, -2.5067615349868935, -2.5925199466958904}},
    {"exp(sin(x^2))", 0.5, {1.2806963574441748, 1.240882609167237, 3.3672224428067903}},
    {"exp(sin(x^2))", 2, {0.46916418587400077, -1.2266647089368419, 8.274907918528825}},
    {"log(1+x^2)*cos(3*x)", -2, {1.5453344617278169, -2.117241917689333, -12.797256632991596}},
    {"log(1+x^2)*cos(3*x)", 0.5, {0.01578455039016067, -0.611163959852684, -4.862129175609913}},
    {"sqrt(1+sqrt(x))", 4, {1.7320508075688772, 0.07216878364870322, -0.012028130608117204}},
    {"sqrt(1+sqrt(x))", 0.5, {1.3065629648763766, 0.2705980500730985, -0.32664074121909414}},
    {"tanh(2*x-1)^2", -0.25, {0.8192933610763514, -0.6542651945750957, -2.107588878352411}},
    {"tanh(2*x-1)^2", 1, {0.580025658385974, 1.279400016898449, -2.486506723085185}},
    {"(1-x)^2+100*(x^2-1)^2", -1.5, {162.5, -755, 2302}},
    {"(1-x)^2+100*(x^2-1)^2", 2, {901, 2402, 4402}},
    {"-exp(-x^2)", 2, {-0.01831563888873418, 0.07326255555493671, -0.25641894444227853}},
    {"-exp(-x^2)", -0.5, {-0.7788007830714049, -0.7788007830714049, 0.7788007830714049}},
    {"atan(1/x)", -2, {-0.4636476090008061, -0.2, -0.16}},
    {"atan(1/x)", 0.5, {1.1071487177940904, -0.8, 0.64}},
    {"abs(sin(x))*x", 1, {0.8414709848078965, 1.3817732906760363, 0.23913362692838294}},
    {"abs(sin(x))*x", 4, {3.027209981231713, 3.3713769787623757, -1.7199227395044892}},
};

static void knows_its_derivatives(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(derivatives); i++) {
        const double *wanted = derivatives[i].f;
        struct dual f = evaluate(derivatives[i].text, derivatives[i].x);
        const double got[] = {f.value, f.slope, f.curvature};

        /*
         * An operation rounds to 1.1e-16 and none of these has more than a dozen; 4e-15 of the
         * value allows for that and for a libm that is an ulp off. Sums that nearly cancel count by
         * their largest term, for which the three together stand in.
         */
        for (int k = 0; k < 3; k++) {
            double size = fabs(wanted[k]) + 0.1 * fabs(wanted[0]) + 0.1 * fabs(wanted[1]) +
                          0.1 * fabs(wanted[2]);

            check(near(got[k], wanted[k], 4e-15 * size),
                  "derivative %d of '%s' at %g: %.17g, not %.17g", k, derivatives[i].text,
                  derivatives[i].x, got[k], wanted[k]);
        }
    }
}

/* A function added to the table has to be added here, too. */
static void covers_every_function(void **state)
{
    int count, arity;
    const char *name;

    (void)state;
    for (count = 0; (name = expr_function((size_t)count, &arity)); count++) {
        size_t length = strlen(name);
        bool found = false;

        for (size_t i = 0; i < LENGTH(derivatives) && !found; i++)
            found = !strncmp(derivatives[i].text, name, length) &&
                    derivatives[i].text[length] == '(' &&
                    (strchr(derivatives[i].text, ',') != NULL) == (arity == 2);
        check(found, "no row for %s", name);
    }
    assert_int_equal(count, 25);
}

/*
 * With h = 1e-5 a central difference is off by h²/6 = 2e-11 of the derivative after the next, and
 * by 1e-16/h = 1e-11 of the function. 1e-8 leaves room for derivatives some hundred times the
 * function, which holds where no pole is near.
 */
static void check_differences(const char *text, double x)
{
    const double h = 1e-5;
    struct dual f = evaluate(text, x), before = evaluate(text, x - h),
                after = evaluate(text, x + h);
    double tolerance = 1e-8 * (1 + fabs(f.value) + fabs(f.slope) + fabs(f.curvature));
    double slope = (after.value - before.value) / (2 * h);
    double curvature = (after.slope - before.slope) / (2 * h);

    check(near(f.slope, slope, tolerance), "slope of '%s' at %g: %.12g, not %.12g", text, x,
          f.slope, slope);
    check(near(f.curvature, curvature, tolerance), "curvature of '%s' at %g: %.12g, not %.12g",
          text, x, f.curvature, curvature);
}

static void agrees_with_central_differences(void **state)
{
    static const double also[] = {-1.9, -0.7, 0.6, 0.8, 2.2, 2.9};

    (void)state;
    for (size_t i = 0; i < LENGTH(derivatives); i++) {
        check_differences(derivatives[i].text, derivatives[i].x);
        for (size_t k = 0; k < LENGTH(also); k++)
            if (isfinite(evaluate(derivatives[i].text, also[k]).value))
                check_differences(derivatives[i].text, also[k]);
    }
}

static void is_defined_at_kinks(void **state)
{
    static const struct {
        const char *text;
        double x;
        struct dual f;
    } rows[] = {
        /* At the kink itself the slope is between those of both sides, for the sake of symmetry. */
        {"abs(x)", 0, {0, 0, 0}},
        {"abs(x)", -0.0, {0, 0, 0}},
        {"abs(x)", 1e-300, {1e-300, 1, 0}},
        {"abs(x)", -1e-300, {1e-300, -1, 0}},
        {"abs(x-3)", 3, {0, 0, 0}},
        {"sign(x)", 0, {0, 0, 0}},
        {"sign(x)", 1e-300, {1, 0, 0}},
        {"sign(x)", -1e-300, {-1, 0, 0}},
        {"relu(x)", 0, {0, 0, 0}},
        {"relu(x)", 1e-300, {1e-300, 1, 0}},
        {"relu(x)", -1e-300, {0, 0, 0}},
        {"hypot(x,0)", 0, {0, 0, 0}},
        {"hypot(x,0)", 2, {2, 1, 0}},
        {"hypot(x,0)", -2, {2, -1, 0}},
        /* Of two equal arguments the first counts. */
        {"max(x,0)", 0, {0, 1, 0}},
        {"max(0,x)", 0, {0, 0, 0}},
        {"max(x,-x)", 1e-300, {1e-300, 1, 0}},
        {"max(x,-x)", -1e-300, {1e-300, -1, 0}},
        {"min(x,0)", 0, {0, 1, 0}},
        {"min(0,x)", 0, {0, 0, 0}},
        {"min(x,-x)", 1e-300, {-1e-300, -1, 0}},
        {"min(x,-x)", -1e-300, {-1e-300, 1, 0}},
        {"max(x^2,1)", 3, {9, 6, 2}},
        {"max(x^2,1)", 0.5, {1, 0, 0}},
        /* A term that is not there stays away, even where its factor is infinite. */
        {"sqrt(0)+x", 5, {5, 1, 0}},
        {"x^1", 0, {0, 1, 0}},
        {"x^2", 0, {0, 0, 2}},
        {"x^3", 0, {0, 0, 0}},
        {"x^0", 0, {1, 0, 0}},
        {"pow(x,2)", 0, {0, 0, 2}},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct dual f = evaluate(rows[i].text, rows[i].x), wanted = rows[i].f;

        check(near(f.value, wanted.value, 0) && near(f.slope, wanted.slope, 0) &&
                  near(f.curvature, wanted.curvature, 0),
              "'%s' at %g: %g, %g, %g", rows[i].text, rows[i].x, f.value, f.slope, f.curvature);
    }
}

/* 'n' nan, 'i' +inf, 'm' −inf, 'f' finite, '!' not finite, '.' anything. */
static bool is_of_kind(double value, char kind)
{
    switch (kind) {
    case 'n':
        return isnan(value);
    case 'i':
        return isinf(value) && value > 0;
    case 'm':
        return isinf(value) && value < 0;
    case 'f':
        return isfinite(value);
    case '!':
        return !isfinite(value);
    default:
        return true;
    }
}

static void is_not_finite_where_undefined(void **state)
{
    static const struct {
        const char *text;
        double x;
        const char *kinds; /* of value, slope and curvature */
    } rows[] = {
        {"log(x)", -1, "n.."},       {"log(x)", 0, "m!!"},
        {"log10(x)", -1, "n.."},     {"log2(x)", 0, "m!!"},
        {"sqrt(x)", -1, "nnn"},      {"sqrt(x)", 0, "fi!"},
        {"cbrt(x)", 0, "fi!"},       {"acos(x)", 2, "n!!"},
        {"asin(x)", -1.5, "n!!"},    {"asin(x)", 1, "fi!"},
        {"1/x", 0, "i!!"},           {"-1/x", 0, "m!!"},
        {"1/0", 1, "i.."},           {"0/x", 0, "n!!"},
        {"x/x", 0, "n!!"},           {"1/x^2", 0, "i!!"},
        {"x^-3", 0, "i!!"},          {"x^0.5", 0, "fi!"},
        {"x^0.5", -1, "nnn"},        {"x^x", -0.5, "n!!"},
        {"x^x", 0, "f!!"},           {"x^1.5", 0, "ffi"},
        {"exp(x)", 1000, "iii"},     {"exp(x)", -1000, "fff"},
        {"x^2", 1e200, "iff"},       {"x^8", -1e300, "i!!"},
        {"sin(x)", INFINITY, "nnn"}, {"x", INFINITY, "iff"},
        {"x", NAN, "nff"},           {"x-x", INFINITY, "n.."},
        {"max(x,1)", NAN, "n.."},    {"max(1,x)", NAN, "n.."},
        {"min(x,1)", NAN, "n.."},    {"min(1,x)", NAN, "n.."},
        {"relu(x)", NAN, "n.."},     {"abs(x)", NAN, "n.."},
        {"hypot(x,1)", NAN, "n.."},  {"softplus(x)", NAN, "n.."},
        {"sigmoid(x)", NAN, "n.."},  {"sign(x)", NAN, "n.."},
        {"sigmoid(x)", 1e5, "fff"},  {"sigmoid(x)", -1e5, "fff"},
        {"softplus(x)", 1e5, "fff"}, {"softplus(x)", -1e5, "fff"},
        {"tanh(x)", 1e5, "fff"},     {"tanh(x)", -1e5, "fff"},
        {"atan(x)", 1e200, "fff"},   {"erf(x)", 1e200, "fff"},
        {"pow(x,0.5)", -1, "nnn"},   {"log(x)", 1e-200, "ffm"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct dual f = evaluate(rows[i].text, rows[i].x);
        const char *kinds = rows[i].kinds;

        check(is_of_kind(f.value, kinds[0]) && is_of_kind(f.slope, kinds[1]) &&
                  is_of_kind(f.curvature, kinds[2]),
              "'%s' at %g: %g, %g, %g; wanted %s", rows[i].text, rows[i].x, f.value, f.slope,
              f.curvature, kinds);
    }
}

static void points_at_mistakes(void **state)
{
    static const struct {
        const char *text;
        int column; /* 0: the message names none */
        const char *piece;
    } rows[] = {
        {"", 0, "the expression is empty"},
        {"   ", 0, "the expression is empty"},
        {"\t\n", 0, "the expression is empty"},
        {"2x", 2, "an operator is missing here; write 2*x"},
        {"2 x", 3, "an operator is missing"},
        {"2 3", 3, "an operator is missing"},
        {"x 2", 3, "an operator is missing"},
        {"3.x", 3, "an operator is missing"},
        {"2(x)", 2, "an operator is missing"},
        {"x(x)", 2, "an operator is missing"},
        {"(x)(x)", 4, "an operator is missing"},
        {"(x)2", 4, "an operator is missing"},
        {"x^2x", 4, "an operator is missing"},
        {"sin(x)cos(x)", 7, "an operator is missing"},
        {"2e", 2, "an operator is missing"},
        {"2ex", 2, "an operator is missing"},
        {"x*2pi", 4, "an operator is missing"},
        {"z", 1, "unknown name 'z'; the variables are x and y"},
        {"2*foo(x)", 3, "unknown name 'foo'; the variables are x and y"},
        {"xx", 1, "unknown name 'xx'"},
        {"x2", 1, "unknown name 'x2'"},
        {"x_1+1", 1, "unknown name 'x_1'"},
        {"sine(x)", 1, "unknown name 'sine'; did you mean 'sin'?"},
        {"1+sqr(x)", 3, "unknown name 'sqr'; write x^2; the square root is sqrt"},
        {"Sin(x)", 1, "did you mean 'sin'?"},
        {"sigmoyd(x)", 1, "did you mean 'sigmoid'?"},
        {"log12(x)", 1, "did you mean 'log10'?"},
        {"sin", 1, "sin needs parentheses: write sin(x)"},
        {"sin x", 1, "sin needs parentheses: write sin(x)"},
        {"1+ sin*x", 4, "sin needs parentheses: write sin(x)"},
        {"max x", 1, "max needs parentheses: write max(x, 2)"},
        {"sin()", 5, "unexpected character"},
        {"sin(x,2)", 1, "sin takes 1 argument, not 2"},
        {"x*pow(x)", 3, "pow takes 2 arguments, not 1"},
        {"max(x,2,3)", 1, "max takes 2 arguments, not 3"},
        {"max(x,)", 7, "unexpected character"},
        {"max(,x)", 5, "unexpected character"},
        {"sin(x", 6, "missing ')' for the '(' at column 4"},
        {"(x", 3, "missing ')' for the '(' at column 1"},
        {"((x)", 5, "missing ')' for the '(' at column 1"},
        {"2*(x+(1)", 9, "missing ')' for the '(' at column 3"},
        {"(", 2, "the expression ends"},
        {"x)", 2, "this ')' has no '(' before it"},
        {"(x))", 4, "this ')' has no '(' before it"},
        {")", 1, "unexpected character"},
        {"()", 2, "unexpected character"},
        {"(x]", 3, "an operator or ')' should stand here"},
        {"1,5", 2, "the decimal sign is a point"},
        {"x,2", 2, "unexpected ','"},
        {"(x,2)", 3, "commas separate the arguments"},
        {"1..2", 1, "not a number"},
        {"1.2.3", 1, "not a number"},
        {"x*.", 3, "not a number"},
        {"1e999", 1, "a double can hold"},
        {"x-1e309", 3, "a double can hold"},
        {"x+", 3, "the expression ends"},
        {"x+ ", 4, "the expression ends"},
        {"x^", 3, "the expression ends"},
        {"x*", 3, "the expression ends"},
        {"-", 2, "the expression ends"},
        {"x**", 4, "the expression ends"},
        {"*x", 1, "unexpected character"},
        {"x*/2", 3, "unexpected character"},
        {"x***2", 4, "unexpected character"},
        {"2* *3", 4, "unexpected character"},
        {"x^^2", 3, "unexpected character"},
        {"x = 2", 3, "an expression has no '='; write x^2 rather than y = x^2"},
        {"x!", 2, "'!' is no operator"},
        {"x%2", 2, "'%' is no operator"},
        {"x;", 2, "unexpected character"},
        {"|x", 3, "missing '|' for the '|' at column 1"},
        {"x|", 2, "this '|' closes none"},
        {"2|x|", 2, "this '|' closes none; write 2*|x| rather than 2|x|"},
        {"|x||", 4, "this '|' closes none"},
        {"|x|y|", 4, "an operator is missing here"},
        {"|", 2, "the expression ends where"},
        {"||", 3, "the expression ends where"},
        {"(|x)|", 4, "missing '|' for the '|' at column 2"},
        {"|(x|)", 4, "missing ')' for the '(' at column 2"},
        {"|x,1|", 3, "unexpected ','"},
        {"\xE2\x88\x9A", 4, "the expression ends where"},
        {"\xE2\x88\x9A-x", 4, "unexpected character"},
        {"\xE2\x88\x9Ax^2", 5, "write \xE2\x88\x9A(x^2) or (\xE2\x88\x9Ax)^2, whichever is meant"},
        {"\xE2\x88\x9Ax**2", 5, "whichever is meant"},
        {"2\xE2\x88\x9Ax", 2, "an operator is missing here"},
        {"ln(x)", 1, "unknown name 'ln'; the natural logarithm is log"},
        {"Ln(x)", 1, "unknown name 'Ln'; the natural logarithm is log"},
        {"arctan(x)", 1, "unknown name 'arctan'; it is called atan"},
        {"np.sin(x)", 1, "unknown name 'np'; leave out np. before a name"},
        {"X", 1, "unknown name 'X'; did you mean 'x'?"},
        {"Y^2", 1, "unknown name 'Y'; did you mean 'y'?"},
        {"PI", 1, "unknown name 'PI'; did you mean 'pi'?"},
        {"Sin(x)", 1, "unknown name 'Sin'; did you mean 'sin'?"},
        {"sinx", 1, "unknown name 'sinx'; write sin(x)"},
        {"sqrt2", 1, "unknown name 'sqrt2'; write sqrt(2)"},
        {"xy", 1, "unknown name 'xy'; write x*y"},
        {"x3", 1, "unknown name 'x3'; write x^3 or 3*x"},
        {"x1", 1, "unknown name 'x1'; the variables are x and y"},
        {"y=x^2", 2, "an expression has no '='"},
        {"f(x)=x^2", 5, "an expression has no '='"},
        {"f(x) = x^2", 6, "an expression has no '='"},
        {"sin x", 1, "sin needs parentheses: write sin(x)"},
        {"sin^2(x)", 1, "sin needs parentheses: write sin(x)^2"},
        {"log(x,2)", 1, "log takes 1 argument, not 2; the logarithm to base 2 is log2"},
        {"[x]", 1, "write ( ) for [ ]"},
        {"\"x\"", 1, "leave the quotation marks out"},
        {"x\x01", 2, "unexpected character"},
        {"\x1B[0m", 1, "unexpected character"},
        {"x+\x7F", 3, "unexpected character"},
        {"2\xC3\x97x", 2, "write * for"},
        {"\xE2\x80\x93x", 1, "write - for"},
        {"x\xC2\xB2", 2, "write ^2 for"},
        {"x\xE2\x81\xB4", 2, "write ^4 for"},
        {"\xCF\x80", 1, "write pi for"},
        {"x\xC2\xA0+1", 2, "this is a no-break space; write a plain one"},
        {"x+\xFF", 3, "unexpected character"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct err err = {0};
        struct expr *expr = expr_parse(rows[i].text, "function", &err);
        char place[32] = "function: ";

        if (rows[i].column)
            snprintf(place, sizeof place, "function:1:%d: ", rows[i].column);
        check(!expr && err.status == STATUS_INPUT && !strncmp(err.message, place, strlen(place)) &&
                  contains(err.message, rows[i].piece) &&
                  (*err.detail != 0) == (rows[i].column != 0),
              "row %zu, '%s': status %d, '%s'", i, rows[i].text, err.status, err.message);
        expr_free(expr);
    }
}

static void shows_the_mistake(void **state)
{
    struct err err = {0};

    (void)state;
    assert_null(expr_parse("x+2\xC3\x97x", "function", &err));
    assert_string_equal(err.detail, "x+2\xC3\x97x\n   ^");
}

/* `count` times `open`, `middle`, `count` times `close`. */
static char *nest(const char *open, const char *middle, const char *close, int count)
{
    struct buf text = BUF_INIT;

    for (int i = 0; i < count; i++)
        buf_puts(&text, open);
    buf_puts(&text, middle);
    for (int i = 0; i < count; i++)
        buf_puts(&text, close);
    return buf_detach(&text);
}

static void limits_nesting(void **state)
{
    static const struct {
        const char *open, *middle, *close;
        int count;
        enum status status;
        double at_3;
    } rows[] = {
        /* The innermost value is a level, too, so 255 around it are the most. */
        {"(", "x", ")", 255, STATUS_OK, 3},
        {"(", "x", ")", 256, STATUS_LIMIT, 0},
        {"(", "x", ")", 30000, STATUS_LIMIT, 0},
        {"-", "x", "", 255, STATUS_OK, -3},
        {"-", "x", "", 256, STATUS_LIMIT, 0},
        {"abs(", "x", ")", 255, STATUS_OK, 3},
        {"abs(", "x", ")", 256, STATUS_LIMIT, 0},
        {"1^", "x", "", 255, STATUS_OK, 1},
        {"1^", "x", "", 256, STATUS_LIMIT, 0},
        {"|", "x", "|", 255, STATUS_OK, 3},
        {"|", "x", "|", 256, STATUS_LIMIT, 0},
        {"|", "x", "|", 30000, STATUS_LIMIT, 0},
        {"1*\xE2\x88\x9A(", "0*x", ")", 127, STATUS_OK, 0},
        /* As much as can be left waiting at every level. */
        {"max(0,0+1*", "x", ")", 255, STATUS_OK, 3},
        {"max(0,0+1*1^(", "x", "))", 85, STATUS_OK, 1},
        /* Length is not depth. */
        {"x+", "x", "", 20000, STATUS_OK, 60003},
        {"\xE2\x88\x9A", "1", "", 20000, STATUS_OK, 1},
        {"", "x", "*1", 20000, STATUS_OK, 3},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *text = nest(rows[i].open, rows[i].middle, rows[i].close, rows[i].count);
        struct err err = {0};
        struct expr *expr = expr_parse(text, "function", &err);

        check((expr != NULL) == (rows[i].status == STATUS_OK) && err.status == rows[i].status,
              "row %zu: status %d, '%s'", i, err.status, err.message);
        check(expr || contains(err.message, "more than 256 levels"), "row %zu: %s", i, err.message);
        check(!expr || (expr_at(expr, 3).value == rows[i].at_3 && expr_degree(expr) < 2),
              "row %zu: %g", i, expr ? expr_at(expr, 3).value : 0);
        expr_free(expr);
        free(text);
    }
}

static void limits_length(void **state)
{
    static const struct {
        int length;
        enum status status;
    } rows[] = {{65536, STATUS_OK}, {65537, STATUS_LIMIT}, {1000000, STATUS_LIMIT}};

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *text = nest(" ", "x", "", rows[i].length - 1);
        struct err err = {0};
        struct expr *expr = expr_parse(text, "function", &err);

        check(err.status == rows[i].status && (expr != NULL) == (rows[i].status == STATUS_OK),
              "%d bytes: status %d, '%s'", rows[i].length, err.status, err.message);
        check(expr || contains(err.message, "longer than 65536 bytes"), "'%s'", err.message);
        expr_free(expr);
        free(text);
    }
}

static void knows_polynomials(void **state)
{
    static const struct {
        const char *text;
        int degree;
    } rows[] = {
        {"3", 0},
        {"pi", 0},
        {"x", 1},
        {"-x", 1},
        {"x^2", 2},
        {"x**2", 2},
        {"x*x", 2},
        {"x*(x-1)", 2},
        {"(x-3)^2+1", 2},
        {"-(x^2)", 2},
        {"2*x^2-3*x+1", 2},
        {"1+x^2", 2},
        {"x+x^3+x", 3},
        {"(x+1)^3", 3},
        {"(x^2+1)*(x^3-x)", 5},
        {"(x^2)^3", 6},
        {"x^2/4", 2},
        {"x^2/(1+1)", 2},
        {"x^2/sin(1)", 2},
        {"sin(1)*x", 1},
        {"sin(1)", 0},
        {"max(1,2)", 0},
        {"hypot(3,4)*x^2", 2},
        {"2^3", 0},
        {"2^0.5*x", 1},
        {"x^0", 0},
        {"x^(1+1)", 2},
        {"x^sqrt(4)", 2},
        {"pow(x,2)", 2},
        {"pow(x+1,3)", 3},
        {"pow(2,0.5)", 0},
        {"x^2-x^2", 2},
        {"x^1000", 1000},
        {"x^1001", -1},
        {"(x^500)^3", -1},
        {"1/x", -1},
        {"x^2/x", -1},
        {"x^-1", -1},
        {"x^-2", -1},
        {"x^0.5", -1},
        {"x^2.5", -1},
        {"2^x", -1},
        {"x^x", -1},
        {"sin(x)", -1},
        {"abs(x)", -1},
        {"x^2+sin(x)", -1},
        {"sin(x)^2", -1},
        {"-exp(x)", -1},
        {"max(x,1)", -1},
        {"hypot(x,1)", -1},
        {"pow(x,0.5)", -1},
        {"pow(2,x)", -1},
        {"x*abs(x)", -1},
        {"x^(0/0)", -1},
        {"x^(x-x+2)", -1},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct err err = {0};
        struct expr *expr = expr_parse(rows[i].text, "function", &err);

        check(expr && expr_degree(expr) == rows[i].degree, "'%s': %d, not %d", rows[i].text,
              expr ? expr_degree(expr) : 0, rows[i].degree);
        expr_free(expr);
    }
}

/* Also where an exponent varies, which is a power of another kind if it does not. */
static void gives_the_value_alone(void **state)
{
    static const char *const texts[] = {
        "(x+0.1)^x",         "pow(x+0.1,x)", "(x+y)^(x*y)",  "x^7.5+sin(x)*exp(-y)",
        "(x+0.1)^(y+x-x)",   "max(x,y)^3/y", "hypot(x,y)^7", "abs(x)^0.5-√(y)",
        "|x-y|/(x+y)^(2+1)",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(texts); i++) {
        struct err err = {0};
        struct expr *expr = expr_parse(texts[i], "function", &err);

        for (int j = 0; j < 64; j++) {
            const double at[] = {j % 8, j / 8.0}, along[] = {1, 0};
            double alone = expr_value(expr, at), value = expr_along(expr, at, along).value;

            check(alone == value || (isnan(alone) && isnan(value)), "'%s' at %g, %g: %.17g",
                  texts[i], at[0], at[1], alone);
        }
        expr_free(expr);
    }
}

static void counts_nodes(void **state)
{
    static const struct {
        const char *text;
        size_t nodes;
    } rows[] = {
        {"x", 1},   {"((x))", 1},          {"+x", 1},       {"-x", 2},
        {"x^2", 3}, {"sin(x)+x**2/10", 8}, {"max(x,1)", 3},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct err err = {0};
        struct expr *expr = expr_parse(rows[i].text, "function", &err);

        check(expr && expr_nodes(expr) == rows[i].nodes, "'%s'", rows[i].text);
        expr_free(expr);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(follows_the_grammar),   TEST(knows_its_derivatives),
        TEST(covers_every_function), TEST(agrees_with_central_differences),
        TEST(is_defined_at_kinks),   TEST(is_not_finite_where_undefined),
        TEST(points_at_mistakes),    TEST(shows_the_mistake),
        TEST(limits_nesting),        TEST(limits_length),
        TEST(knows_polynomials),     TEST(counts_nodes),
        TEST(gives_the_value_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
