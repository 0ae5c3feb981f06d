/* Numbers to and from text. */
#include "testing.h"

#include <inttypes.h>

#include <float.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/number_digits.h"
#include "base/number_long.h"

#define MINUS "\xE2\x88\x92"

static void parses_decimal_numbers(void **state)
{
    static const struct {
        const char *text;
        double value;
    } rows[] = {
        {"0", 0},
        {"-0", -0.0},
        {"1", 1},
        {"+1", 1},
        {"-5", -5},
        {"1.", 1},
        {"-.5", -0.5},
        {".25", 0.25},
        {"1.50", 1.5},
        {"007", 7},
        {"1e3", 1000},
        {"1E3", 1000},
        {"1e+3", 1000},
        {"1.5e-3", 0.0015},
        {".5e1", 5},
        {"1.e2", 100},
        {"0.1", 0.1},
        {"1.7976931348623157e308", DBL_MAX},
        {"1e-999", 0},
        {"-1e-999", -0.0},
        {"1e-9223372036854775808", 0},
        {"-1e-99999999999999999999", -0.0},
        {"5e-324", DBL_TRUE_MIN},
        {"1e22", 1e22},
        {"1e23", 1e23},
        {"-1e-22", -1e-22},
        {"1e-23", 1e-23},
        {"9007199254740992", 0x1p53},
        {"9007199254740993", 0x1p53},
        {"9007199254740993.00000000000000000001", 0x1p53 + 2},
        {"1152921504606846977e-3", 1152921504606846.977},
        {"18446744073709551616", 0x1p64},
        {"0000000000000000000000000001", 1},
        {"0.0000000000000000000000000001", 1e-28},
        {"-0e999", -0.0},
        {"1e00000000000000000005", 1e5},
        {"0.1000000000000000055511151231257827021181583404541015625", 0.1},
        {MINUS "5", -5},
        {MINUS "0.5e" MINUS "1", -0.05},
        {"1e" MINUS "23", 1e-23},
        /* Longer than any number needs to be, so that no fixed room would hold it. */
        {"1000000000000000000000000000000000000000000000000000000000000000000000000000000000000e-"
         "84",
         1},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        double value = NAN;
        bool taken = number_parse(rows[i].text, strlen(rows[i].text), &value);

        check(taken && same_double(value, rows[i].value), "'%s': %s, %.17g", rows[i].text,
              taken ? "taken" : "refused", value);
    }
}

/* Texts near the borders of what can be read fast: 19 digits, 2^53, ten to the 22. */
static void write_border_number(struct buf *text, uint64_t bits, int a, int b)
{
    switch (bits % 6) {
    case 0: /* around 2^53 */
        buf_printf(text, "%" PRIu64 "e%d", (UINT64_C(1) << 53) + (bits >> 32) % 9 - 4, b - 22);
        return;
    case 1: /* up to 20 digits, and a point among 17 to 19 of them */
        buf_printf(text, "%" PRIu64 "e%d", bits >> a % 64, b - 22);
        return;
    case 2:
        buf_printf(text, "%d.%0*" PRIu64, a % 10, 16 + b % 3, bits % UINT64_C(10000000000000000));
        return;
    case 3: /* zeros before, and zeros behind */
        buf_printf(text, "%0*d.%0*de%d", 1 + a % 22, b % 10, 1 + b % 22, a, b - 22);
        return;
    case 4:
        buf_printf(text, "%d.%d%0*d", a, b, 1 + a % 22, 0);
        return;
    default: /* nothing, written at length */
        buf_printf(text, "%0*d.%0*de%d", 1 + a % 9, 0, 1 + b, 0, a - 350);
    }
}

static void write_hard_number(struct buf *text, uint64_t bits, int a, int b)
{
    double value;

    switch (bits % 5) {
    case 0: /* any double, with too few digits, enough, or all of them and more */
        memcpy(&value, &bits, sizeof value);
        buf_printf(text, "%.*e", a % 30, isfinite(value) ? fabs(value) : DBL_MAX);
        return;
    case 1: /* subnormal, or next to it, or next to infinity */
        buf_printf(text, "1.%" PRIu64 "e%d", bits, a % 4 ? -306 - b % 20 : 306 + b % 3);
        return;
    case 2: /* halfway between two doubles, or a hair off */
        buf_printf(text, "%.*f", 60, ldexp((double)(bits >> 12 | 1) * 2 + 1, -(a % 60)));
        if (a % 3)
            text->data[text->length - 1] = '1';
        return;
    case 3:
        buf_printf(text, "%" PRIu64 ".%s", (bits >> 11 | UINT64_C(1) << 52) * 2 + 1,
                   a % 2 ? "" : "0000000000000000001");
        return;
    default: /* what data files hold */
        buf_printf(text, "%.*f", b % 10, (double)(bits >> 40) / (1 + a));
    }
}

/* As many as $NUMBERS says, or a million. */
static void parses_as_strtod_does(void **state)
{
    const char *numbers = getenv("NUMBERS");
    long count = numbers ? atol(numbers) : 1000000;
    struct buf text = BUF_INIT;
    uint64_t seed = 88172645463325252u;

    (void)state;
    for (long i = 0; i < count; i++) {
        uint64_t bits = next_random(&seed), more = next_random(&seed);
        int a = (int)(more % 700), b = (int)((more >> 32) % 45);
        double value = 0, wanted;
        bool taken;

        buf_clear(&text);
        buf_puts(&text, more % 3 == 0 ? "-" : more % 3 == 1 ? "+" : "");
        (i % 2 ? write_border_number : write_hard_number)(&text, bits, a, b);
        wanted = strtod(text.data, NULL);
        taken = number_parse(text.data, text.length, &value);
        check(taken == isfinite(wanted) && (!taken || same_double(value, wanted)),
              "'%s' is %a, not %a", text.data, value, wanted);
    }
    buf_release(&text);
}

static void refuses_what_is_no_decimal_number(void **state)
{
    static const char *const rows[] = {
        "",      " ",      "+",    "-",    ".",     "-.",      "e5",    ".e5",    "1e",
        "1e+",   "1e-",    "1e5.", "1..2", "1.2.3", "--1",     "+-1",   "1-",     " 1",
        "1 ",    "1\n",    "1 2",  "1,5",  "1_000", "0x10",    "0X1p3", "1p3",    "inf",
        "-inf",  "+inf",   "Inf",  "INF",  "nan",   "NaN",     "-nan",  "nan(1)", "infinity",
        "1e999", "-1e999", "1e",   "1f",   "1.0L",  "1.8e308", "x",     "1x",     "\xD9\xA1",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        double value;

        check(!number_parse(rows[i], strlen(rows[i]), &value), "'%s' was taken as %g", rows[i],
              value);
    }
}

/* A number is often a slice of a longer line: what follows must neither be read nor needed. */
static void parses_slices(void **state)
{
    static const struct {
        const char *text;
        size_t length;
        bool taken;
        double value;
    } rows[] = {
        {"12345", 2, true, 12},    {"1e5", 1, true, 1},      {"1e5", 2, false, 0},
        {"1.5,2.5", 3, true, 1.5}, {"1.5,2.5", 4, false, 0}, {"0x10", 1, true, 0},
        {"7\0007", 2, false, 0},   {"-1", 1, false, 0},      {"3", 0, false, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        double value = 0;
        bool taken = number_parse(rows[i].text, rows[i].length, &value);

        check(taken == rows[i].taken && (!taken || value == rows[i].value),
              "%zu bytes of '%s': %s, %g", rows[i].length, rows[i].text,
              taken ? "taken" : "refused", value);
    }
}

static void parses_numbers_that_are_not_finite_only_where_asked(void **state)
{
    static const struct {
        const char *text;
        bool taken;
        double value;
    } rows[] = {
        {"nan", true, NAN},  {"inf", true, INFINITY}, {"-inf", true, -INFINITY},
        {"1.5", true, 1.5},  {"NaN", false, 0},       {"+inf", false, 0},
        {"-nan", false, 0},  {"infinity", false, 0},  {"in", false, 0},
        {"1e999", false, 0}, {"", false, 0},          {"nan ", false, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        double value = 0;
        bool taken = number_parse_any(rows[i].text, strlen(rows[i].text), &value);

        check(taken == rows[i].taken && (!taken || same_double(value, rows[i].value)),
              "'%s': %s, %g", rows[i].text, taken ? "taken" : "refused", value);
    }
}

static void parses_whole_numbers_in_limits(void **state)
{
    static const struct {
        const char *text;
        bool taken;
        long value;
    } rows[] = {
        {"0", true, 0},    {"-3", true, -3},  {"+9", true, 9},
        {"10", true, 10},  {"007", true, 7},  {"11", false, 0},
        {"-4", false, 0},  {"", false, 0},    {" 1", false, 0},
        {"1 ", false, 0},  {"1.0", false, 0}, {"1e0", false, 0},
        {"0x1", false, 0}, {"-", false, 0},   {"99999999999999999999", false, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        long value = 0;
        bool taken = number_parse_integer(rows[i].text, -3, 10, &value);

        check(taken == rows[i].taken && (!taken || value == rows[i].value), "'%s': %s, %ld",
              rows[i].text, taken ? "taken" : "refused", value);
    }
}

static void parses_counts(void **state)
{
    static const struct {
        const char *text;
        bool taken;
        long value;
    } rows[] = {
        {"0", true, 0},
        {"12", true, 12},
        {"1e3", true, 1000},
        {"2.5e3", true, 2500},
        {"1E+2", true, 100},
        {"50.0", true, 50},
        {"1000e-2", true, 10},
        {"1e18", true, 1000000000000000000},
        {"9223372036854775807", true, 9223372036854775807},
        {MINUS "3", true, -3},
        {MINUS "3e0", true, -3},
        {"-4e0", false, 0},
        {"9223372036854775808", false, 0},
        {"9.3e18", false, 0},
        {"1e19", false, 0},
        {"1.5", false, 0},
        {"1e-1", false, 0},
        {"", false, 0},
        {"e3", false, 0},
        {"1e", false, 0},
        {"1e3x", false, 0},
        {" 1", false, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        long value = 0;
        bool taken = number_parse_count(rows[i].text, strlen(rows[i].text), -3, LONG_MAX, &value);

        check(taken == rows[i].taken && (!taken || value == rows[i].value), "'%s': %s, %ld",
              rows[i].text, taken ? "taken" : "refused", value);
    }
}

static void writes_the_shortest_text(void **state)
{
    static const struct {
        double value;
        const char *text;
    } rows[] = {
        {0, "0"},
        {-0.0, "-0"},
        {1, "1"},
        {-7, "-7"},
        {100, "100"},
        {0.1, "0.1"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1.0 / 3, "0.3333333333333333"},
        {2017.0 / 1094, "1.8436928702010968"},
        {1e-5, "1e-5"},
        {0.0001, "0.0001"},
        {123456789012345, "123456789012345"},
        {1e20, "1e20"},
        {1e23, "1e23"},
        {9007199254740993, "9007199254740992"},
        {DBL_MAX, "1.7976931348623157e308"},
        {DBL_MIN, "2.2250738585072014e-308"},
        {DBL_EPSILON, "2.220446049250313e-16"},
        {DBL_TRUE_MIN, "5e-324"},
        {2 * DBL_TRUE_MIN, "1e-323"},
        {-1.5e-310, "-1.5e-310"},
        {0x1p-24, "5.960464477539063e-8"},
        {0x1p-44, "5.684341886080802e-14"},
        {NAN, "nan"},
        {-NAN, "nan"},
        {INFINITY, "inf"},
        {-INFINITY, "-inf"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char text[NUMBER_SIZE];

        check(!strcmp(number_exact(text, rows[i].value), rows[i].text), "'%s' is '%s'",
              rows[i].text, text);
    }
}

/* The significant digits of an exact text. */
static int digits_of(const char *text)
{
    int digits = 0, zeros = 0;

    for (const char *c = text; *c && *c != 'e'; c++) {
        if (*c == '0')
            zeros += digits > 0;
        else if (*c >= '1' && *c <= '9') {
            digits += zeros + 1;
            zeros = 0;
        }
    }
    return digits;
}

/* Whether a decimal of that many digits, the nearest or one of its neighbours, reads as `value`. */
static bool has_text_of(double value, int digits)
{
    char text[NUMBER_SIZE];
    long long mantissa;
    int exponent;

    if (digits < 1)
        return false;
    snprintf(text, sizeof text, "%.*e", digits - 1, fabs(value));
    exponent = atoi(strchr(text, 'e') + 1) - (digits - 1);
    *strchr(text, 'e') = '\0';
    if (digits > 1)
        memmove(text + 1, text + 2, strlen(text + 1));
    mantissa = atoll(text);
    for (int i = -1; i <= 1; i++) {
        snprintf(text, sizeof text, "%llde%d", mantissa + i, exponent);
        if (strtod(text, NULL) == fabs(value))
            return true;
    }
    return false;
}

static void check_round_trip(double value)
{
    char text[NUMBER_SIZE];
    double back = 0;

    number_exact(text, value);
    check(number_parse_any(text, strlen(text), &back) && same_double(back, value), "%a became '%s'",
          value, text);
    check(!isfinite(value) || value == 0 || !has_text_of(value, digits_of(text) - 1),
          "'%s' is not the shortest", text);
}

static void reads_back_random_bits(void **state)
{
    uint64_t seed = 88172645463325252u;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = next_random(&seed);
        double value;

        if (i % 8 == 0)
            bits &= 0x800FFFFFFFFFFFFFu; /* a denormal */
        memcpy(&value, &bits, sizeof value);
        check_round_trip(value);
    }
}

/* Below a power of two doubles lie twice as close, so a rounding interval is lopsided there. */
static void reads_back_powers_and_their_neighbours(void **state)
{
    (void)state;
    for (int i = -1074; i < 1024; i++) {
        double value = ldexp(1, i);

        check_round_trip(value);
        check_round_trip(nextafter(value, 0));
        check_round_trip(nextafter(value, INFINITY));
    }
    for (int i = -323; i <= 308; i++) {
        char text[16];

        snprintf(text, sizeof text, "1e%d", i);
        check_round_trip(strtod(text, NULL));
    }
}

static void displays_for_people(void **state)
{
    static const struct {
        double value;
        int digits;
        const char *text;
    } rows[] = {
        {0, 4, "0"},
        {-0.0, 4, "0"},
        {7, 4, "7"},
        {49, 4, "49"},
        {5.6, 4, "5.6"},
        {20.0704, 4, "20.07"},
        {0.3, 4, "0.3"},
        {0.1 + 0.2, 4, "0.3"},
        {-806.8, 4, MINUS "806.8"},
        {1.8436928702010968, 5, "1.8437"},
        {69.12096282754418, 5, "69.121"},
        {812.8666666667, 4, "812.9"},
        {999.96, 4, "1000"},
        {1e-4, 4, "0.0001"},
        {0.00012346, 4, "0.0001235"},
        {9.9999e-5, 4, "0.0001"},
        {9.9994e-5, 4, "9.999 × 10⁻⁵"},
        {2.105e-5, 4, "2.105 × 10⁻⁵"},
        {-2.105e-5, 4, MINUS "2.105 × 10⁻⁵"},
        {2.1e-5, 4, "2.1 × 10⁻⁵"},
        {1e-5, 4, "10⁻⁵"},
        {-1e-5, 4, MINUS "10⁻⁵"},
        {1.00001e-5, 4, "10⁻⁵"},
        {12345.6, 4, "12346"},
        {123456, 4, "123456"},
        {999999, 6, "999999"},
        {999999.5, 4, "10⁶"},
        {1e6, 4, "10⁶"},
        {1234567, 4, "1.235 × 10⁶"},
        {1000007, 7, "1000007"},
        {1000000013.4, 10, "1000000013"},
        {-1000004.48, 9, MINUS "1000004.48"},
        {1000007, 6, "1.00001 × 10⁶"},
        {1500000, 9, "1.5 × 10⁶"},
        {1.23456789e20, 9, "1.23456789 × 10²⁰"},
        {1.5e300, 4, "1.5 × 10³⁰⁰"},
        {DBL_TRUE_MIN, 4, "4.941 × 10⁻³²⁴"},
        {DBL_MAX, 4, "1.798 × 10³⁰⁸"},
        {6.789e-12, 1, "7 × 10⁻¹²"},
        {INFINITY, 4, "∞"},
        {-INFINITY, 4, MINUS "∞"},
        {NAN, 4, "undefined"},
        {-NAN, 4, "undefined"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf text = BUF_INIT;

        number_add_display(&text, rows[i].value, rows[i].digits);
        check(!strcmp(text.data, rows[i].text), "%.17g is '%s', not '%s'", rows[i].value, text.data,
              rows[i].text);
        buf_release(&text);
    }
}

static void writes_powers_of_ten(void **state)
{
    static const struct {
        int exponent;
        const char *text;
    } rows[] = {
        {0, "10⁰"}, {1, "10¹"}, {-5, "10⁻⁵"}, {23, "10²³"}, {-46, "10⁻⁴⁶"}, {789, "10⁷⁸⁹"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf text = BUF_INIT;

        number_add_power_of_ten(&text, rows[i].exponent);
        check(!strcmp(text.data, rows[i].text), "'%s', not '%s'", text.data, rows[i].text);
        buf_release(&text);
    }
}

static void writes_a_number_of_decimals(void **state)
{
    static const struct {
        double value;
        int decimals;
        const char *text;
    } rows[] = {
        {0, 0, "0"},
        {0, 2, "0.00"},
        {-0.0, 2, "0.00"},
        {-0.004, 2, "0.00"},
        {-0.4, 0, "0"},
        {-0.006, 2, MINUS "0.01"},
        {1.25, 1, "1.2"},
        {-7, 0, MINUS "7"},
        {-7.5, 2, MINUS "7.50"},
        {1e21, 0, "1000000000000000000000"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf text = BUF_INIT;

        number_add_decimals(&text, rows[i].value, rows[i].decimals);
        check(!strcmp(text.data, rows[i].text), "%g is '%s', not '%s'", rows[i].value, text.data,
              rows[i].text);
        buf_release(&text);
    }
}

/* What a coordinate's text is: printf's two decimals without zeros at the end. */
static const char *by_printf(char text[64], double value)
{
    size_t length = (size_t)snprintf(text, 64, "%.2f", value);

    while (text[length - 1] == '0')
        text[--length] = '\0';
    if (text[length - 1] == '.')
        text[--length] = '\0';
    return strcmp(text, "-0") ? text : "0";
}

/* Ties, their neighbours, and numbers without order, of all sizes that a figure has. */
static double next_coordinate(int i)
{
    static const double to[] = {-1e300, 1e300};
    double tie = (i / 3 % 100000 - 50000 + 0.5) / 100;
    double spread = sin(i * 12.9898) * 43758.5453;

    if (i % 4 == 3)
        return (spread - floor(spread) - 0.5) * pow(10, i / 4 % 26 - 2);
    return i % 4 == 0 ? tie : nextafter(tie, to[i % 2]);
}

static void writes_coordinates_as_printf_does(void **state)
{
    char wanted[64], text[NUMBER_FIXED_SIZE];

    (void)state;
    for (int i = 0; i < 400000; i++) {
        double value = next_coordinate(i);
        const char *number = number_fixed(text, value);

        if (strcmp(number, by_printf(wanted, value)))
            check(false, "%.17g is '%s', not '%s'", value, number, by_printf(wanted, value));
    }
}

static void writes_coordinates(void **state)
{
    static const struct {
        double value;
        const char *text;
    } rows[] = {
        {0, "0"},     {-0.0, "0"},      {-0.001, "0"},       {0.004, "0"},      {0.006, "0.01"},
        {1.5, "1.5"}, {100, "100"},     {-0.5, "-0.5"},      {12.346, "12.35"}, {-12.30, "-12.3"},
        {900, "900"}, {-0.01, "-0.01"}, {1e9, "1000000000"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char text[NUMBER_FIXED_SIZE];
        const char *number = number_fixed(text, rows[i].value);

        check(!strcmp(number, rows[i].text), "%g is '%s', not '%s'", rows[i].value, number,
              rows[i].text);
    }
}

static void tells_numbers_apart(void **state)
{
    static const struct {
        double a, b;
        int fewest, most, digits;
    } rows[] = {
        {1, 2, 4, 17, 4},
        {0.1, 0.1, 4, 17, 4},
        {1, 1.00001, 4, 17, 6},
        {0.99999, 1, 4, 17, 5},
        {1, 1.00001, 4, 5, 4}, /* no more digits are allowed: none are wasted */
        {1000007, 1000005.6, 4, 12, 7},
        {1000004.48, 1000003.584, 4, 12, 8},
        {1, 1 + DBL_EPSILON, 4, 17, 17},
        {1, 1 + DBL_EPSILON, 4, 12, 4},
        {1.8434, 1.8436, 4, 12, 5}, /* 1.843 and 1.844 would be off by more than they differ */
        {0, 1e-300, 4, 12, 4},
        {-1, 1, 4, 12, 4},
        {INFINITY, 1, 4, 12, 4},
        {INFINITY, INFINITY, 4, 12, 4},
        {NAN, 1, 4, 12, 4},
    };
    const double rates[] = {1, 0.1, 0.100001, 1, 0.3};

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        int digits = number_digits_apart(rows[i].a, rows[i].b, rows[i].fewest, rows[i].most);

        check(digits == rows[i].digits, "%.17g and %.17g: %d digits, not %d", rows[i].a, rows[i].b,
              digits, rows[i].digits);
        check(number_digits_apart(rows[i].b, rows[i].a, rows[i].fewest, rows[i].most) == digits,
              "%.17g and %.17g the other way", rows[i].a, rows[i].b);
    }
    assert_int_equal(number_digits_apart_all(rates, LENGTH(rates), 4, 17), 6);
    assert_int_equal(number_digits_apart_all(rates, 2, 4, 17), 4);
    assert_int_equal(number_digits_apart_all(rates, 0, 4, 17), 4);
    assert_int_equal(number_digits_of(0.99999, 4, 6), 5);
    assert_int_equal(number_digits_of(0.123456789, 4, 6), 4);
}

/* A decimal of up to 19 digits: of doubles, ties, halves of one, zeros before and behind it. */
static void write_decimal(char *text, size_t size, int kind, uint64_t bits)
{
    double part = (double)(bits >> 11) * 0x1p-53;

    if (kind == 0)
        snprintf(text, size, "%.17g", part * (double)(bits % 97));
    else if (kind == 1)
        snprintf(text, size, "-%" PRIu64 ".5", bits >> 11 | UINT64_C(1) << 52);
    else if (kind == 2)
        snprintf(text, size, "0.00%017" PRIu64, bits % 100000000000000000u);
    else if (kind == 3)
        snprintf(text, size, "%.*e", (int)(bits % 19), ldexp(part, (int)(bits % 400) - 230));
    else if (kind == 4)
        snprintf(text, size, "%" PRIu64 "e-%d", bits >> 1, (int)(bits % 64));
    else
        snprintf(text, size, "%s%" PRIu64, bits % 2 ? "+" : "000", bits);
}

/* Of many digits, ties and long fractions: the same double as the C library's. */
static void reads_long_decimals_as_strtod(void **state)
{
    uint64_t seed = 88172645463325252u;
    size_t left = 0, count = 300000;
    char text[64];

    (void)state;
    for (size_t i = 0; i < count; i++) {
        double value = 0, wanted;
        const char *end;

        write_decimal(text, sizeof text, (int)(i % 6), next_random(&seed));
        end = number_long(text, text + strlen(text), &value);
        wanted = strtod(text, NULL);
        check(!end || (!*end && same_double(value, wanted)), "%s is read as %.17g", text, value);
        left += !end && i % 6 % 2 == 0;
    }
    check(left < count / 100, "%zu of %zu are not read", left, count / 2);
}

/* What follows the slice is not read, and what it cannot hold exactly is left to others. */
static void reads_slices_of_long_decimals(void **state)
{
    static const struct {
        const char *text;
        size_t length, read; /* 0: nothing */
    } rows[] = {
        {"0.12345678901234567", 19, 19},
        {"0.12345678901234567", 10, 10},
        {"12345678", 7, 7},
        {"1e5", 3, 3},
        {"1e5", 2, 0},
        {"1,5", 3, 1},
        {"-", 1, 0},
        {"", 0, 0},
        {".", 1, 0},
        {"18446744073709551616", 20, 0},
        {"0000000000000000000001.5", 24, 24},
        {"1.00000000000000000000", 22, 0},
        {"nan", 3, 0},
        {"1234567a", 8, 7},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        double value = 0, wanted;
        char *copy = malloc(rows[i].length + 1);
        const char *end;

        memcpy(copy, rows[i].text, rows[i].length);
        copy[rows[i].read ? rows[i].read : rows[i].length] = '\0';
        wanted = strtod(copy, NULL);
        memcpy(copy, rows[i].text, rows[i].length);
        end = number_long(copy, copy + rows[i].length, &value);
        check(rows[i].read ? end == copy + rows[i].read && same_double(value, wanted) : !end,
              "%.*s", (int)rows[i].length, rows[i].text);
        free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_long_decimals_as_strtod),
        TEST(reads_slices_of_long_decimals),
        TEST(parses_decimal_numbers),
        TEST(parses_as_strtod_does),
        TEST(refuses_what_is_no_decimal_number),
        TEST(parses_slices),
        TEST(parses_numbers_that_are_not_finite_only_where_asked),
        TEST(parses_whole_numbers_in_limits),
        TEST(parses_counts),
        TEST(writes_the_shortest_text),
        TEST(reads_back_random_bits),
        TEST(reads_back_powers_and_their_neighbours),
        TEST(displays_for_people),
        TEST(tells_numbers_apart),
        TEST(writes_powers_of_ten),
        TEST(writes_a_number_of_decimals),
        TEST(writes_coordinates),
        TEST(writes_coordinates_as_printf_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
