#include "base/number_long.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/number_scan.h"

enum { MOST_DIGITS = 19, LEAST_POWER = -64, MANTISSA = 53, EIGHT = 8 };

__extension__ typedef unsigned __int128 wide;

/* 10^-k from k = 1 on, scaled by a power of two to [2^127, 2^128) and rounded down: high, low. */
static const uint64_t tenths[-LEAST_POWER][2] = {
    {UINT64_C(0xCCCCCCCCCCCCCCCC), UINT64_C(0xCCCCCCCCCCCCCCCC)},
    {UINT64_C(0xA3D70A3D70A3D70A), UINT64_C(0x3D70A3D70A3D70A3)},
    {UINT64_C(0x83126E978D4FDF3B), UINT64_C(0x645A1CAC083126E9)},
    {UINT64_C(0xD1B71758E219652B), UINT64_C(0xD3C36113404EA4A8)},
    {UINT64_C(0xA7C5AC471B478423), UINT64_C(0x0FCF80DC33721D53)},
    {UINT64_C(0x8637BD05AF6C69B5), UINT64_C(0xA63F9A49C2C1B10F)},
    {UINT64_C(0xD6BF94D5E57A42BC), UINT64_C(0x3D32907604691B4C)},
    {UINT64_C(0xABCC77118461CEFC), UINT64_C(0xFDC20D2B36BA7C3D)},
    {UINT64_C(0x89705F4136B4A597), UINT64_C(0x31680A88F8953030)},
    {UINT64_C(0xDBE6FECEBDEDD5BE), UINT64_C(0xB573440E5A884D1B)},
    {UINT64_C(0xAFEBFF0BCB24AAFE), UINT64_C(0xF78F69A51539D748)},
    {UINT64_C(0x8CBCCC096F5088CB), UINT64_C(0xF93F87B7442E45D3)},
    {UINT64_C(0xE12E13424BB40E13), UINT64_C(0x2865A5F206B06FB9)},
    {UINT64_C(0xB424DC35095CD80F), UINT64_C(0x538484C19EF38C94)},
    {UINT64_C(0x901D7CF73AB0ACD9), UINT64_C(0x0F9D37014BF60A10)},
    {UINT64_C(0xE69594BEC44DE15B), UINT64_C(0x4C2EBE687989A9B3)},
    {UINT64_C(0xB877AA3236A4B449), UINT64_C(0x09BEFEB9FAD487C2)},
    {UINT64_C(0x9392EE8E921D5D07), UINT64_C(0x3AFF322E62439FCF)},
    {UINT64_C(0xEC1E4A7DB69561A5), UINT64_C(0x2B31E9E3D06C32E5)},
    {UINT64_C(0xBCE5086492111AEA), UINT64_C(0x88F4BB1CA6BCF584)},
    {UINT64_C(0x971DA05074DA7BEE), UINT64_C(0xD3F6FC16EBCA5E03)},
    {UINT64_C(0xF1C90080BAF72CB1), UINT64_C(0x5324C68B12DD6338)},
    {UINT64_C(0xC16D9A0095928A27), UINT64_C(0x75B7053C0F178293)},
    {UINT64_C(0x9ABE14CD44753B52), UINT64_C(0xC4926A9672793542)},
    {UINT64_C(0xF79687AED3EEC551), UINT64_C(0x3A83DDBD83F52204)},
    {UINT64_C(0xC612062576589DDA), UINT64_C(0x95364AFE032A819D)},
    {UINT64_C(0x9E74D1B791E07E48), UINT64_C(0x775EA264CF55347D)},
    {UINT64_C(0xFD87B5F28300CA0D), UINT64_C(0x8BCA9D6E188853FC)},
    {UINT64_C(0xCAD2F7F5359A3B3E), UINT64_C(0x096EE45813A04330)},
    {UINT64_C(0xA2425FF75E14FC31), UINT64_C(0xA1258379A94D028D)},
    {UINT64_C(0x81CEB32C4B43FCF4), UINT64_C(0x80EACF948770CED7)},
    {UINT64_C(0xCFB11EAD453994BA), UINT64_C(0x67DE18EDA5814AF2)},
    {UINT64_C(0xA6274BBDD0FADD61), UINT64_C(0xECB1AD8AEACDD58E)},
    {UINT64_C(0x84EC3C97DA624AB4), UINT64_C(0xBD5AF13BEF0B113E)},
    {UINT64_C(0xD4AD2DBFC3D07787), UINT64_C(0x955E4EC64B44E864)},
    {UINT64_C(0xAA242499697392D2), UINT64_C(0xDDE50BD1D5D0B9E9)},
    {UINT64_C(0x881CEA14545C7575), UINT64_C(0x7E50D64177DA2E54)},
    {UINT64_C(0xD9C7DCED53C72255), UINT64_C(0x96E7BD358C904A21)},
    {UINT64_C(0xAE397D8AA96C1B77), UINT64_C(0xABEC975E0A0D081A)},
    {UINT64_C(0x8B61313BBABCE2C6), UINT64_C(0x2323AC4B3B3DA015)},
    {UINT64_C(0xDF01E85F912E37A3), UINT64_C(0x6B6C46DEC52F6688)},
    {UINT64_C(0xB267ED1940F1C61C), UINT64_C(0x55F038B237591ED3)},
    {UINT64_C(0x8EB98A7A9A5B04E3), UINT64_C(0x77F3608E92ADB242)},
    {UINT64_C(0xE45C10C42A2B3B05), UINT64_C(0x8CB89A7DB77C506A)},
    {UINT64_C(0xB6B00D69BB55C8D1), UINT64_C(0x3D607B97C5FD0D22)},
    {UINT64_C(0x9226712162AB070D), UINT64_C(0xCAB3961304CA70E8)},
    {UINT64_C(0xE9D71B689DDE71AF), UINT64_C(0xAAB8F01E6E10B4A6)},
    {UINT64_C(0xBB127C53B17EC159), UINT64_C(0x5560C018580D5D52)},
    {UINT64_C(0x95A8637627989AAD), UINT64_C(0xDDE7001379A44AA8)},
    {UINT64_C(0xEF73D256A5C0F77C), UINT64_C(0x963E66858F6D4440)},
    {UINT64_C(0xBF8FDB78849A5F96), UINT64_C(0xDE98520472BDD033)},
    {UINT64_C(0x993FE2C6D07B7FAB), UINT64_C(0xE546A8038EFE4029)},
    {UINT64_C(0xF53304714D9265DF), UINT64_C(0xD53DD99F4B3066A8)},
    {UINT64_C(0xC428D05AA4751E4C), UINT64_C(0xAA97E14C3C26B886)},
    {UINT64_C(0x9CED737BB6C4183D), UINT64_C(0x55464DD69685606B)},
    {UINT64_C(0xFB158592BE068D2E), UINT64_C(0xEED6E2F0F0D56712)},
    {UINT64_C(0xC8DE047564D20A8B), UINT64_C(0xF245825A5A445275)},
    {UINT64_C(0xA0B19D2AB70E6ED6), UINT64_C(0x5B6ACEAEAE9D0EC4)},
    {UINT64_C(0x808E17555F3EBF11), UINT64_C(0xE2BBD88BBEE40BD0)},
    {UINT64_C(0xCDB02555653131B6), UINT64_C(0x3792F412CB06794D)},
    {UINT64_C(0xA48CEAAAB75A8E2B), UINT64_C(0x5FA8C3423C052DD7)},
    {UINT64_C(0x83A3EEEEF9153E89), UINT64_C(0x1953CF68300424AC)},
    {UINT64_C(0xD29FE4B18E88640E), UINT64_C(0x8EEC7F0D19A03AAD)},
    {UINT64_C(0xA87FEA27A539E9A5), UINT64_C(0x3F2398D747B36224)},
};

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
/*
 * Eight digits at once: pairs of neighbours become numbers below 100, these below 10,000, and those
 * the value (Lamport, "Multiple byte processing with full-word instructions", 1975).
 */
static inline bool take_eight(const char *at, uint64_t *digits)
{
    uint64_t bytes, wrong;

    memcpy(&bytes, at, sizeof bytes);
    wrong = (bytes + UINT64_C(0x4646464646464646)) | (bytes - UINT64_C(0x3030303030303030));
    if (wrong & UINT64_C(0x8080808080808080))
        return false;
    bytes -= UINT64_C(0x3030303030303030);
    bytes = (bytes * 10 + (bytes >> 8)) & UINT64_C(0x00FF00FF00FF00FF);
    bytes = (bytes * 100 + (bytes >> 16)) & UINT64_C(0x0000FFFF0000FFFF);
    *digits = *digits * 100000000 + ((bytes * 10000 + (bytes >> 32)) & UINT64_C(0xFFFFFFFF));
    return true;
}
#else
static inline bool take_eight(const char *at, uint64_t *digits)
{
    (void)at;
    (void)digits;
    return false;
}
#endif

/* Appends the digits at `at` to a decimal integer. Returns what follows them. */
static inline const char *take_digits(const char *at, const char *end, uint64_t *digits)
{
    uint64_t sum = *digits;
    unsigned digit;

    for (; at < end && (digit = (unsigned)(unsigned char)*at - '0') <= 9; at++)
        sum = 10 * sum + digit;
    *digits = sum;
    return at;
}

/* The same where they are likely to be many. */
static inline const char *take_decimals(const char *at, const char *end, uint64_t *digits)
{
    while (end - at >= EIGHT && take_eight(at, digits))
        at += EIGHT;
    return take_digits(at, end, digits);
}

/* As number_scan_exponent, of a slice. */
static const char *take_exponent(const char *at, const char *end, long *exponent)
{
    bool negative = at < end && *at == '-';
    const char *start = at + (negative || (at < end && *at == '+'));
    uint64_t digits = 0;

    at = take_digits(start, end, &digits);
    if (at == start || at - start > 3)
        return NULL;
    *exponent += negative ? -(long)digits : (long)digits;
    return at;
}

/* How many of the digits at `at` are zeros before the first that counts. */
static size_t zeros_of(const char *at, const char *end)
{
    size_t zeros = 0;

    for (; at < end && (*at == '0' || *at == '.'); at++)
        zeros += *at == '0';
    return zeros;
}

/* 2^exponent, where that is a normal double. */
static double power_of_two(int exponent)
{
    uint64_t bits = (uint64_t)(1023 + exponent) << (MANTISSA - 1);
    double value;

    memcpy(&value, &bits, sizeof value);
    return value;
}

/*
 * The digits, shifted until their first bit is 1, times the power of ten give a product of which
 * the first 128 bits are at most 2 too low, since the power is rounded down. Where that could take
 * the rest behind the mantissa to its half or over it, the product does not decide.
 */
static bool multiply(uint64_t digits, int power, double *value)
{
    int up = __builtin_clzll(digits);
    const uint64_t *tenth = tenths[-power - 1];
    wide low = (wide)(digits << up) * tenth[1];
    wide product = (wide)(digits << up) * tenth[0] + (uint64_t)(low >> 64);
    int surplus = 128 - MANTISSA - !(product >> 127);
    wide half = (wide)1 << (surplus - 1), rest = product & (2 * half - 1);
    uint64_t whole = (uint64_t)(product >> surplus);
    int scale = -((-power * 217706 >> 16) + 1); /* 10^power is in [2^scale, 2^(scale + 1)) */

    if (rest <= half && half - rest <= 2)
        return false;
    *value = (double)(whole + (rest > half)) * power_of_two(surplus + scale - up - 63);
    return true;
}

/* The double nearest to digits · 10^exponent; false where these ways do not tell it. */
static inline bool scale(uint64_t digits, long exponent, double *value)
{
    if (digits <= UINT64_C(1) << MANTISSA) {
        *value = (double)(int64_t)digits;
        if (number_scale(value, exponent))
            return true;
    }
    if (exponent == 0) {
        *value = (double)digits;
        return true;
    }
    if (digits == 0 || exponent > 0 || exponent < LEAST_POWER)
        return false;
    return multiply(digits, (int)exponent, value);
}

const char *number_long(const char *text, const char *end, double *value)
{
    bool negative = text < end && *text == '-';
    const char *start = text + (negative || (text < end && *text == '+')), *at, *point;
    uint64_t digits = 0;
    long exponent = 0;
    size_t count;

    point = at = take_digits(start, end, &digits);
    count = (size_t)(at - start);
    if (at < end && *at == '.') {
        at = take_decimals(at + 1, end, &digits);
        exponent = point + 1 - at;
        count = (size_t)(at - start) - 1;
    }
    if (count == 0 || (count > MOST_DIGITS && count - zeros_of(start, at) > MOST_DIGITS))
        return NULL;
    if (at < end && (*at == 'e' || *at == 'E'))
        at = take_exponent(at + 1, end, &exponent);
    if (!at || !scale(digits, exponent, value))
        return NULL;
    if (negative)
        *value = -*value;
    return at;
}
