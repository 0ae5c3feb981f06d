/*
 * A look into PNG files, for the tests.
 *
 *   pixels compare A B      exit 1 and the first pixel that differs
 *   pixels differ A B STEP  how many pixels differ by STEP or more (of 255) in a channel
 *   pixels at FILE X Y      the colour there, as RRGGBB
 *   pixels info FILE        WIDTHxHEIGHT, pixels per metre, and each text chunk, a line each
 *   pixels recompress A B   B is A with the same pixels and texts, written in another way
 *   pixels graft A B C      C has the pixels of A and the texts of B
 *   pixels colours FILE X Y WIDTH HEIGHT RRGGBB
 *                           how many pixels of that colour lie in the rectangle
 *   pixels centre FILE X Y WIDTH HEIGHT RRGGBB
 *                           where their centre is, in pixels from the top left; nothing for none
 */
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct image {
    png_image header;
    unsigned char *rgb;
};

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "pixels: %s: %s\n", what, why);
    exit(2);
}

static struct image load(const char *path)
{
    struct image image;

    memset(&image, 0, sizeof image);
    image.header.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_file(&image.header, path))
        fail(path, image.header.message);
    image.header.format = PNG_FORMAT_RGB;
    image.rgb = malloc(PNG_IMAGE_SIZE(image.header));
    if (!image.rgb || !png_image_finish_read(&image.header, NULL, image.rgb, 0, NULL))
        fail(path, image.header.message);
    return image;
}

static const unsigned char *pixel(const struct image *image, unsigned x, unsigned y)
{
    return image->rgb + 3 * ((size_t)y * image->header.width + x);
}

static int compare(const char *path_a, const char *path_b)
{
    struct image a = load(path_a), b = load(path_b);
    int differ = a.header.width != b.header.width || a.header.height != b.header.height;

    if (differ)
        printf("%ux%u and %ux%u pixels\n", a.header.width, a.header.height, b.header.width,
               b.header.height);
    for (unsigned y = 0; !differ && y < a.header.height; y++)
        for (unsigned x = 0; !differ && x < a.header.width; x++) {
            differ = memcmp(pixel(&a, x, y), pixel(&b, x, y), 3) != 0;
            if (differ)
                printf("pixel %u,%u differs\n", x, y);
        }
    free(a.rgb);
    free(b.rgb);
    return differ;
}

static int step_between(const unsigned char *a, const unsigned char *b)
{
    int largest = 0;

    for (int i = 0; i < 3; i++)
        if (abs(a[i] - b[i]) > largest)
            largest = abs(a[i] - b[i]);
    return largest;
}

static int differ(const char *path_a, const char *path_b, int step)
{
    struct image a = load(path_a), b = load(path_b);
    unsigned count = 0;

    if (a.header.width != b.header.width || a.header.height != b.header.height)
        fail(path_b, "of another size");
    for (unsigned y = 0; y < a.header.height; y++)
        for (unsigned x = 0; x < a.header.width; x++)
            count += step_between(pixel(&a, x, y), pixel(&b, x, y)) >= step;
    printf("%u\n", count);
    free(a.rgb);
    free(b.rgb);
    return 0;
}

static int at(const char *path, unsigned x, unsigned y)
{
    struct image image = load(path);
    const unsigned char *p = pixel(&image, x, y);

    printf("%02x%02x%02x\n", p[0], p[1], p[2]);
    free(image.rgb);
    return 0;
}

static unsigned long colour_of(const struct image *image, unsigned x, unsigned y)
{
    const unsigned char *p = pixel(image, x, y);

    return (unsigned long)p[0] << 16 | (unsigned long)p[1] << 8 | p[2];
}

static int colours(const char *path, unsigned left, unsigned top, unsigned width, unsigned height,
                   unsigned long colour)
{
    struct image image = load(path);
    unsigned count = 0;

    for (unsigned y = top; y < top + height; y++)
        for (unsigned x = left; x < left + width; x++)
            count += colour_of(&image, x, y) == colour;
    printf("%u\n", count);
    free(image.rgb);
    return 0;
}

static int centre(const char *path, unsigned left, unsigned top, unsigned width, unsigned height,
                  unsigned long colour)
{
    struct image image = load(path);
    double sum_x = 0, sum_y = 0, count = 0;

    for (unsigned y = top; y < top + height && y < image.header.height; y++)
        for (unsigned x = left; x < left + width && x < image.header.width; x++)
            if (colour_of(&image, x, y) == colour) {
                sum_x += x + 0.5;
                sum_y += y + 0.5;
                count++;
            }
    if (count > 0)
        printf("%.3f %.3f\n", sum_x / count, sum_y / count);
    free(image.rgb);
    return 0;
}

static int info(const char *path)
{
    FILE *file = fopen(path, "rb");
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop header = png_create_info_struct(png);
    png_textp texts;
    int count;

    if (!file || setjmp(png_jmpbuf(png)))
        fail(path, "cannot be read");
    png_init_io(png, file);
    png_read_png(png, header, PNG_TRANSFORM_IDENTITY, NULL);
    printf("%ux%u\n%u\n", png_get_image_width(png, header), png_get_image_height(png, header),
           png_get_pixels_per_meter(png, header));
    png_get_text(png, header, &texts, &count);
    for (int i = 0; i < count; i++)
        printf("%s: %s\n", texts[i].key, texts[i].text);
    png_destroy_read_struct(&png, &header, NULL);
    fclose(file);
    return 0;
}

/* Writes the pixels of one file and the texts of another, compressed and behind the pixels. */
static int rewrite(const char *pixels, const char *texts_of, const char *path)
{
    struct image image = load(pixels);
    FILE *from = fopen(texts_of, "rb"), *to = fopen(path, "wb");
    png_structp in = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_structp out = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop in_info = png_create_info_struct(in), out_info = png_create_info_struct(out);
    png_infop end = png_create_info_struct(out);
    png_textp texts;
    int count;

    if (!from || !to || setjmp(png_jmpbuf(in)) || setjmp(png_jmpbuf(out)))
        fail(path, "cannot be written");
    png_init_io(in, from);
    png_read_png(in, in_info, PNG_TRANSFORM_IDENTITY, NULL);
    png_get_text(in, in_info, &texts, &count);
    for (int i = 0; i < count; i++)
        texts[i].compression = PNG_ITXT_COMPRESSION_zTXt;
    png_init_io(out, to);
    png_set_compression_level(out, 9);
    png_set_IHDR(out, out_info, image.header.width, image.header.height, 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(out, out_info);
    for (unsigned y = 0; y < image.header.height; y++)
        png_write_row(out, pixel(&image, 0, y));
    png_set_text(out, end, texts, count);
    png_write_end(out, end);
    png_destroy_info_struct(out, &end);
    png_destroy_write_struct(&out, &out_info);
    png_destroy_read_struct(&in, &in_info, NULL);
    fclose(from);
    free(image.rgb);
    return fclose(to) != 0;
}

static unsigned whole(const char *text)
{
    return (unsigned)strtoul(text, NULL, 10);
}

int main(int argc, char **argv)
{
    if (argc == 4 && !strcmp(argv[1], "compare"))
        return compare(argv[2], argv[3]);
    if (argc == 5 && !strcmp(argv[1], "differ"))
        return differ(argv[2], argv[3], (int)whole(argv[4]));
    if (argc == 5 && !strcmp(argv[1], "at"))
        return at(argv[2], whole(argv[3]), whole(argv[4]));
    if (argc == 3 && !strcmp(argv[1], "info"))
        return info(argv[2]);
    if (argc == 8 && !strcmp(argv[1], "colours"))
        return colours(argv[2], whole(argv[3]), whole(argv[4]), whole(argv[5]), whole(argv[6]),
                       strtoul(argv[7], NULL, 16));
    if (argc == 8 && !strcmp(argv[1], "centre"))
        return centre(argv[2], whole(argv[3]), whole(argv[4]), whole(argv[5]), whole(argv[6]),
                      strtoul(argv[7], NULL, 16));
    if (argc == 4 && !strcmp(argv[1], "recompress"))
        return rewrite(argv[2], argv[2], argv[3]);
    if (argc == 5 && !strcmp(argv[1], "graft"))
        return rewrite(argv[2], argv[3], argv[4]);
    fputs("usage: pixels compare A B | at FILE X Y | info FILE | colours FILE X Y W H RRGGBB | "
          "centre FILE X Y W H RRGGBB | differ A B STEP | recompress A B | graft A B C\n",
          stderr);
    return 2;
}
