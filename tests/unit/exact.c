/*
 * Exact sums and what is made of them, against arithmetic of the test's own: numbers as digits of
 * 16 bits with signs of their own, added and multiplied place by place.
 */
#include "unit/testing.h"

#include "descent/moments.h"
#include "math/exact.h"

enum { BITS = 16, PLACES = 1200, MOST_ROWS = 1100 };

/* Σ digit[i]·2^(16·(place + i)) */
struct number {
    int place, count;
    int64_t digit[PLACES];
};

/* Digits from −2¹⁵ to 2¹⁵−1; those that are 0 at the ends are dropped. */
static void normalize(struct number *a)
{
    int zeros = 0;

    for (int i = 0; i < a->count; i++) {
        int64_t low = (int64_t)((uint64_t)(a->digit[i] + 0x8000) & 0xffff) - 0x8000;
        int64_t carry = (a->digit[i] - low) >> BITS;

        a->digit[i] = low;
        if (i + 1 < a->count)
            a->digit[i + 1] += carry;
        else if (carry)
            a->digit[a->count++] = carry;
    }
    while (a->count && !a->digit[a->count - 1])
        a->count--;
    while (zeros < a->count && !a->digit[zeros])
        zeros++;
    a->count -= zeros;
    a->place += zeros;
    memmove(a->digit, a->digit + zeros, (size_t)a->count * sizeof *a->digit);
}

static int sign_of(const struct number *a)
{
    return !a->count ? 0 : a->digit[a->count - 1] < 0 ? -1 : 1;
}

static void from_double(struct number *a, double value)
{
    int exponent;
    int64_t integer = (int64_t)ldexp(frexp(value, &exponent), 53);

    exponent -= 53 - 4096 * BITS;
    a->place = exponent / BITS - 4096;
    a->count = 1;
    a->digit[0] = integer % 0x10000 * (1 << exponent % BITS);
    a->digit[1] = integer / 0x10000 % 0x10000 * (1 << exponent % BITS);
    a->digit[2] = integer / 0x100000000 % 0x10000 * (1 << exponent % BITS);
    a->digit[3] = integer / 0x1000000000000 * (1 << exponent % BITS);
    a->count = 4;
    normalize(a);
}

/* sum = a + factor·b */
static void add(struct number *sum, const struct number *a, const struct number *b, int factor)
{
    int end_a = a->place + a->count, end_b = b->place + b->count;
    struct number result = {.place = a->place < b->place ? a->place : b->place};

    if (!a->count || !b->count) {
        result = a->count ? *a : *b;
        for (int i = 0; !a->count && i < b->count; i++)
            result.digit[i] *= factor;
        *sum = result;
        return;
    }
    result.count = (end_a > end_b ? end_a : end_b) - result.place;
    for (int i = 0; i < a->count; i++)
        result.digit[a->place - result.place + i] += a->digit[i];
    for (int i = 0; i < b->count; i++)
        result.digit[b->place - result.place + i] += factor * b->digit[i];
    normalize(&result);
    *sum = result;
}

static void multiply(struct number *product, const struct number *a, const struct number *b)
{
    struct number result = {.place = a->place + b->place, .count = a->count + b->count};

    for (int i = 0; i < a->count; i++)
        for (int k = 0; k < b->count; k++)
            result.digit[i + k] += a->digit[i] * b->digit[k];
    normalize(&result);
    *product = result;
}

/* About log₂|a|, to a thousandth; −∞ of 0. */
static double size_of(const struct number *a)
{
    double leading = 0;

    for (int i = a->count - 1; i >= 0 && i >= a->count - 4; i--)
        leading = leading + (double)a->digit[i] * ldexp(1, BITS * (i - a->count));
    return log2(fabs(leading)) + (double)BITS * (a->count + a->place);
}

static void from_sum(struct number *a, const struct exact_sum *sum)
{
    struct exact exact;

    exact_from_sum(&exact, sum);
    a->place = 2 * exact.place;
    a->count = 2 * (int)exact.count;
    for (size_t i = 0; i < exact.count; i++) {
        a->digit[2 * i] = exact.sign * (int64_t)(exact.digit[i] & 0xffff);
        a->digit[2 * i + 1] = exact.sign * (int64_t)(exact.digit[i] >> BITS);
    }
    normalize(a);
}

static bool is_sum(const struct exact_sum *sum, const struct number *wanted)
{
    struct number got, difference;

    from_sum(&got, sum);
    add(&difference, &got, wanted, -1);
    return difference.count == 0;
}

struct rows {
    size_t count;
    double x[MOST_ROWS], y[MOST_ROWS];
};

static void sum_directly(struct number of[DATA_SUMS], const struct rows *rows)
{
    memset(of, 0, DATA_SUMS * sizeof *of);
    for (size_t i = 0; i < rows->count; i++) {
        struct number x, y, product;

        from_double(&x, rows->x[i]);
        from_double(&y, rows->y[i]);
        add(&of[SUM_X], &of[SUM_X], &x, 1);
        add(&of[SUM_Y], &of[SUM_Y], &y, 1);
        multiply(&product, &x, &x);
        add(&of[SUM_XX], &of[SUM_XX], &product, 1);
        multiply(&product, &x, &y);
        add(&of[SUM_XY], &of[SUM_XY], &product, 1);
        multiply(&product, &y, &y);
        add(&of[SUM_YY], &of[SUM_YY], &product, 1);
    }
}

static void add_rows(struct data_sums *sums, const struct rows *rows, size_t from, size_t count)
{
    const double *const column[] = {rows->x + from, rows->y + from};

    data_sums_add(sums, &(struct data_batch){column, 2, count});
}

/* Makes sums of two columns, whatever was in it. */
static void begin(struct data_sums *sums)
{
    data_sums_release(sums);
    data_sums_init(sums, 2);
}

/* In batches as they come, or of random sizes in sums that are joined. */
static void sum_in_batches(struct data_sums *sums, const struct rows *rows, uint64_t *seed)
{
    begin(sums);
    for (size_t at = 0, count; at < rows->count; at += count) {
        struct data_sums part;

        count = seed ? next_random(seed) % EXACT_BATCH + 1 : EXACT_BATCH;
        count = count < rows->count - at ? count : rows->count - at;
        data_sums_init(&part, 2);
        add_rows(&part, rows, at, count);
        data_sums_join(sums, &part);
        data_sums_release(&part);
    }
}

static double random_of(uint64_t *seed, int low, int high)
{
    double mantissa = (double)(int64_t)next_random(seed) * 0x1p-63;
    int exponent = low + (int)(next_random(seed) % (uint64_t)(high - low + 1));

    return next_random(seed) % 50 ? ldexp(mantissa, exponent) : 0;
}

/* Ranges of exponents: of every double, of those whose products leave the range, of one file. */
static const struct range {
    int x_low, x_high, y_low, y_high;
} ranges[] = {
    {-1074, 1023, -1074, 1023}, {-1074, -1000, -1074, -1000},
    {900, 1023, 900, 1023},     {-1074, -1040, 1000, 1023},
    {-500, -480, -490, -470},   {500, 512, 505, 515},
    {-3, 7, -20, 20},           {0, 3, 0, 3},
    {-50, 0, -60, 10},          {480, 500, -1060, -1000},
    {-120, 0, -2, 0},           {20, 20, -30, -30},
    {985, 990, -20, 5},         {-402, -398, -402, -398},
    {-560, -520, -530, -510},
};

/*
 * Of a third of the sets the sum is 0, or all but 0: the next row takes off again what one brought.
 * Of others all rows but the first are alike, and so much smaller that all are rounded off alike.
 */
static void make_rows(struct rows *rows, const struct range *range, uint64_t *seed)
{
    bool cancels = next_random(seed) % 3 == 0, alike = next_random(seed) % 4 == 0;

    rows->count = 1 + next_random(seed) % 600;
    for (size_t i = 0; i < rows->count; i++) {
        rows->x[i] = random_of(seed, range->x_low, range->x_high);
        rows->y[i] = random_of(seed, range->y_low, range->y_high);
        if (alike && i > 0) {
            rows->x[i] = ldexp(rows->x[0], -45);
            rows->y[i] = ldexp(rows->y[0], -20);
        }
        if (cancels && i % 2) {
            rows->x[i] = -rows->x[i - 1];
            rows->y[i] = next_random(seed) % 2 ? rows->y[i - 1] : -rows->y[i - 1];
        }
    }
}

static void are_sums(const struct data_sums *sums, const struct number of[DATA_SUMS], int set)
{
    static const char *const names[] = {"x", "y", "x²", "xy", "y²"};

    for (size_t i = 0; i < DATA_SUMS; i++)
        check(is_sum(&sums->of[i], &of[i]), "set %d: the sum of %s is not exact", set, names[i]);
}

static void sums_are_exact(void **state)
{
    static struct number of[DATA_SUMS];
    static struct rows rows;
    static struct data_sums sums;
    uint64_t seed = 3;

    (void)state;
    for (int set = 0; set < 1000; set++) {
        make_rows(&rows, &ranges[(size_t)set % LENGTH(ranges)], &seed);
        sum_directly(of, &rows);
        sum_in_batches(&sums, &rows, NULL);
        are_sums(&sums, of, set);
        sum_in_batches(&sums, &rows, &seed);
        are_sums(&sums, of, set);
    }
    data_sums_release(&sums);
}

static void sums_of_many_terms_carry(void **state)
{
    static struct exact_sum sum;
    struct number wanted, million, most;

    (void)state;
    sum = (struct exact_sum){0};
    for (int i = 0; i < 1000000; i++)
        exact_sum_add(&sum, -1.7976931348623157e308);
    from_double(&million, 1e6);
    from_double(&most, -1.7976931348623157e308);
    multiply(&wanted, &million, &most);
    check(is_sum(&sum, &wanted), "before the digits are settled");
    for (int i = 0; i < 40; i++)
        exact_sum_join(&sum, &(struct exact_sum){.digit = {0}});
    exact_sum_settle(&sum);
    check(is_sum(&sum, &wanted), "when they are");
}

/* |got − a/b| ≤ 2^-digits·|a/b|, or as near as a double can be. */
static bool is_ratio(struct dd got, const struct number *a, const struct number *b, int digits)
{
    static struct number hi, lo, off;
    double size = size_of(a) - size_of(b), error;

    if (!isfinite(got.hi))
        return size > 1023.99;
    from_double(&hi, got.hi);
    from_double(&lo, got.lo);
    add(&hi, &hi, &lo, 1);
    multiply(&off, &hi, b);
    add(&off, &off, a, -1);
    error = size_of(&off) - size_of(b);
    return off.count == 0 || error <= size - digits || error <= -1073;
}

/* n·Σab − Σa·Σb */
static void centre(struct number *centred, const struct number *n, const struct number *ab,
                   const struct number *a, const struct number *b)
{
    struct number product;

    multiply(&product, a, b);
    multiply(centred, n, ab);
    add(centred, centred, &product, -1);
}

static void check_residual(const struct moments *m, const struct number *n, const char *name,
                           const struct number *xx, const struct number *xy,
                           const struct number *yy)
{
    static struct number all, explained, n_xx;

    multiply(&all, xx, yy);
    multiply(&explained, xy, xy);
    add(&all, &all, &explained, -1);
    multiply(&n_xx, n, xx);
    check(is_ratio(dd_from(m->residual), &all, &n_xx, 52), "%s: R %.17g", name, m->residual);
}

static void check_moments(const struct moments *m, const struct number of[DATA_SUMS],
                          const char *name)
{
    static struct number n, xx, xy, yy;

    from_double(&n, (double)m->n);
    centre(&xx, &n, &of[SUM_XX], &of[SUM_X], &of[SUM_X]);
    centre(&xy, &n, &of[SUM_XY], &of[SUM_X], &of[SUM_Y]);
    centre(&yy, &n, &of[SUM_YY], &of[SUM_Y], &of[SUM_Y]);
    check(is_ratio(m->x, &of[SUM_X], &n, 100), "%s: mean of x %.17g%+g", name, m->x.hi, m->x.lo);
    check(is_ratio(m->y, &of[SUM_Y], &n, 100), "%s: mean of y %.17g%+g", name, m->y.hi, m->y.lo);
    check(is_ratio(dd_from(m->sxx), &xx, &n, 52), "%s: Sxx %.17g", name, m->sxx);
    check(sign_of(&xx) >= 0 && m->sxx >= 0 && m->residual >= 0, "%s: below 0", name);
    if (m->sxx == 0) {
        check(m->w.hi == 0 && is_ratio(dd_from(m->residual), &yy, &n, 52), "%s: w %g, R %g", name,
              m->w.hi, m->residual);
        return;
    }
    check(is_ratio(m->w, &xy, &xx, 100), "%s: w %.17g%+g", name, m->w.hi, m->w.lo);
    check_residual(m, &n, name, &xx, &xy, &yy);
}

static void check_rows(const struct rows *rows, const char *name)
{
    static struct number of[DATA_SUMS];
    static struct data_sums sums;
    struct moments moments;

    sum_directly(of, rows);
    sum_in_batches(&sums, rows, NULL);
    moments_from_sums(&moments, &sums);
    check_moments(&moments, of, name);
    data_sums_release(&sums);
}

/* Where nearly all digits cancel. */
static void moments_are_rounded_once(void **state)
{
    static struct rows rows;
    char name[40];
    uint64_t seed = 9;

    (void)state;
    for (int set = 0; set < 1000; set++) {
        make_rows(&rows, &ranges[(size_t)set % LENGTH(ranges)], &seed);
        snprintf(name, sizeof name, "set %d", set);
        rows.count = rows.count % 60 + 1;
        check_rows(&rows, name);
    }
    rows.count = 1000;
    for (size_t i = 0; i < rows.count; i++) {
        rows.x[i] = 1e9 + 1e-3 * (double)i;
        rows.y[i] = 7 * rows.x[i] - 3e9;
    }
    check_rows(&rows, "10⁹ + 10⁻³·i");
    rows.count = 21;
    for (size_t i = 0; i < rows.count; i++) {
        double x = rows.x[i] = (double)i;

        rows.y[i] = 1 + x * (1 + x * (1 + x * (1 + x * (1 + x))));
    }
    check_rows(&rows, "Wampler 1");
    for (size_t i = 0; i < rows.count; i++)
        rows.y[i] = 3 + 2 * rows.x[i];
    check_rows(&rows, "a line");
}

/* NIST's Norris: certified from decimals, which doubles are not. */
static void agrees_with_norris(void **state)
{
    static const double points[][2] = {
        {0.2, 0.1},     {337.4, 338.8}, {118.2, 118.1}, {884.6, 888.0}, {10.1, 9.2},
        {226.5, 228.1}, {666.3, 668.5}, {996.3, 998.5}, {448.6, 449.1}, {777.0, 778.9},
        {558.2, 559.2}, {0.4, 0.3},     {0.6, 0.1},     {775.5, 778.1}, {666.9, 668.8},
        {338.0, 339.3}, {447.5, 448.9}, {11.6, 10.8},   {556.0, 557.7}, {228.1, 228.3},
        {995.8, 998.0}, {887.6, 888.8}, {120.2, 119.6}, {0.3, 0.3},     {0.3, 0.6},
        {556.8, 557.6}, {339.1, 339.3}, {887.2, 888.0}, {999.0, 998.5}, {779.0, 778.9},
        {11.1, 10.2},   {118.3, 117.6}, {229.2, 228.9}, {669.1, 668.4}, {448.9, 449.2},
        {0.5, 0.2},
    };
    static struct rows rows;
    static struct data_sums sums;
    struct moments m;

    (void)state;
    rows.count = LENGTH(points);
    for (size_t i = 0; i < rows.count; i++) {
        rows.x[i] = points[i][0];
        rows.y[i] = points[i][1];
    }
    check_rows(&rows, "Norris");
    sum_in_batches(&sums, &rows, NULL);
    moments_from_sums(&m, &sums);
    check(near(m.w.hi, 1.00211681802045, 5e-15), "w %.17g", m.w.hi);
    check(near(dd_subtract(m.y, dd_multiply(m.w, m.x)).hi, -0.262323073774029, 1e-14), "b %.17g",
          dd_subtract(m.y, dd_multiply(m.w, m.x)).hi);
    check(near(m.residual, 26.6173985294224, 1e-12), "R %.17g", m.residual);
    data_sums_release(&sums);
}

/* Σ(x − x̄)² of −½, ½, −½, … around 10⁸ is a quarter of the rows; the sum of squares is 10²². */
static void a_million_rows_far_from_zero_lose_nothing(void **state)
{
    static struct data_sums sums;
    static struct rows rows;
    struct moments m;

    (void)state;
    begin(&sums);
    rows.count = EXACT_BATCH;
    for (size_t i = 0; i < rows.count; i++) {
        rows.x[i] = 1e8 + (i % 2 ? 0.5 : -0.5);
        rows.y[i] = 2 * rows.x[i] + (i % 4 < 2 ? 0.25 : -0.25);
    }
    for (int i = 0; i < 2000; i++)
        add_rows(&sums, &rows, 0, EXACT_BATCH);
    moments_from_sums(&m, &sums);
    check(m.n == 1024000 && m.x.hi == 1e8 && m.x.lo == 0 && m.y.hi == 2e8 && m.sxx == 256000 &&
              m.w.hi == 2 && m.w.lo == 0 && m.residual == 64000,
          "%ld, %.17g%+g, %.17g, Sxx %.17g, w %.17g%+g, R %.17g", m.n, m.x.hi, m.x.lo, m.y.hi,
          m.sxx, m.w.hi, m.w.lo, m.residual);
    data_sums_release(&sums);
}

/* Two sums at a time, in any order, some of no rows, until one is left. */
static void sums_merge_in_any_tree(void **state)
{
    enum { PARTS = 12 };
    static struct rows rows;
    static struct data_sums whole, part[PARTS];
    uint64_t seed = 17;

    (void)state;
    make_rows(&rows, &ranges[6], &seed);
    rows.count = 300;
    sum_in_batches(&whole, &rows, NULL);
    for (int tree = 0; tree < 1000; tree++) {
        size_t left = PARTS;

        for (size_t i = 0; i < PARTS; i++)
            begin(&part[i]);
        for (size_t i = 0; i < rows.count; i++)
            add_rows(&part[next_random(&seed) % (PARTS - 1)], &rows, i, 1);
        while (left > 1) {
            size_t a = next_random(&seed) % left,
                   b = (a + 1 + next_random(&seed) % (left - 1)) % left;

            data_sums_join(&part[a], &part[b]);
            data_sums_release(&part[b]);
            left--;
            if (b != left) {
                part[b] = part[left];
                part[left] = (struct data_sums){0};
            }
        }
        check(part[0].n == whole.n && !memcmp(part[0].of, whole.of, DATA_SUMS * sizeof *whole.of),
              "tree %d: another sum", tree);
    }
    data_sums_release(&part[0]);
    data_sums_release(&whole);
}

static double some_double(uint64_t *seed)
{
    uint64_t bits = next_random(seed);
    double value;

    memcpy(&value, &bits, sizeof value);
    return isfinite(value) ? value : 1;
}

/* Of many columns, each two have the sums that they have alone, in either order. */
static void columns_have_the_sums_of_each_two(void **state)
{
    enum { COLUMNS = 7, ROWS = 30 };
    static double value[COLUMNS][ROWS];
    const double *column[COLUMNS];
    struct data_sums all = {0}, two = {0};
    uint64_t seed = 41;

    (void)state;
    for (size_t i = 0; i < COLUMNS; i++) {
        column[i] = value[i];
        for (size_t row = 0; row < ROWS; row++)
            value[i][row] = i % 2 ? some_double(&seed) : (double)(next_random(&seed) % 1000);
    }
    for (size_t a = 0; a < COLUMNS; a++)
        for (size_t b = 0; b < COLUMNS; b++) {
            const double *const pair[] = {column[a], column[b]};

            data_sums_init(&all, COLUMNS);
            data_sums_add(&all, &(struct data_batch){column, COLUMNS, ROWS});
            data_sums_choose(&all, (const size_t[]){a, b}, 2);
            begin(&two);
            data_sums_add(&two, &(struct data_batch){pair, 2, ROWS});
            for (size_t i = 0; i < DATA_SUMS; i++) {
                exact_sum_settle(&all.of[i]);
                exact_sum_settle(&two.of[i]);
                check(!memcmp(&all.of[i], &two.of[i], sizeof *two.of),
                      "columns %zu and %zu: sum %zu", a, b, i);
            }
            data_sums_release(&all);
        }
    data_sums_release(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sums_are_exact),
        TEST(sums_of_many_terms_carry),
        TEST(moments_are_rounded_once),
        TEST(agrees_with_norris),
        TEST(a_million_rows_far_from_zero_lose_nothing),
        TEST(sums_merge_in_any_tree),
        TEST(columns_have_the_sums_of_each_two),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
