/* What text becomes in XML, LaTeX and Markdown. */
#include "testing.h"

#include "template/escape.h"

struct row {
    const char *text, *escaped;
};

static void check_rows(void (*escape)(struct buf *, const char *), const struct row *rows,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buf out = BUF_INIT;

        buf_puts(&out, "before");
        escape(&out, rows[i].text);
        check(!strncmp(out.data, "before", 6) && !strcmp(out.data + 6, rows[i].escaped),
              "'%s' became '%s', not '%s'", rows[i].text, out.data, rows[i].escaped);
        buf_release(&out);
    }
}

static void xml(void **state)
{
    static const struct row rows[] = {
        {"", ""},
        {"plain", "plain"},
        {"a < b && c > d", "a &lt; b &amp;&amp; c &gt; d"},
        {"\"it's\"", "&quot;it&#39;s&quot;"},
        {"&amp;", "&amp;amp;"},
        {"<!-- ]]> -->", "&lt;!-- ]]&gt; --&gt;"},
        {"ŷ = w·x\n2", "ŷ = w·x\n2"},
    };

    (void)state;
    check_rows(escape_xml, rows, LENGTH(rows));
}

static void latex_ascii(void **state)
{
    static const struct row rows[] = {
        {"", ""},
        {"f(x) = x*x + 1!?;:@[2]/3.", "f(x) = x*x + 1!?;:@[2]/3."},
        {"\\input{x}", "\\textbackslash{}input\\{x\\}"},
        {"$&#_%", "\\$\\&\\#\\_\\%"},
        {"^ ~", "\\textasciicircum{} \\textasciitilde{}"},
        {"a<b>|c|", "a\\textless{}b\\textgreater{}\\textbar{}c\\textbar{}"},
        {"\"it's `so`", "\\symbol{34}it\\textquotesingle{}s "
                        "\\textasciigrave{}so\\textasciigrave{}"},
        {"a-b", "a-b"},
        {"a--b", "a-\\mbox{}-b"},
        {"---", "-\\mbox{}-\\mbox{}-"},
        {",,", ",\\mbox{},"},
        {"<<>>", "\\textless{}\\mbox{}\\textless{}\\textgreater{}\\mbox{}\\textgreater{}"},
        {"one\ntwo", "one\ntwo"},
    };

    (void)state;
    check_rows(escape_latex, rows, LENGTH(rows));
}

static void latex_beyond_ascii(void **state)
{
    static const struct row rows[] = {
        {"café Ünß ½", "café Ünß ½"},
        {"a\u00A0b", "a~b"},
        {"−806.8", "\\ensuremath{-}806.8"},
        {"2.105 × 10⁻⁵", "2.105 \\ensuremath{\\times} 10\\textsuperscript{\\ensuremath{-}5}"},
        {"x² + y¹²", "x\\textsuperscript{2} + y\\textsuperscript{12}"},
        {"w₀", "w\\textsubscript{0}"},
        {"x²₁", "x\\textsuperscript{2}\\textsubscript{1}"},
        {"w·x ± 1 ≤ ∞ → √2", "w\\ensuremath{\\cdot}x \\ensuremath{\\pm} 1 \\ensuremath{\\leq} "
                             "\\ensuremath{\\infty} \\ensuremath{\\rightarrow} "
                             "\\ensuremath{\\surd}2"},
        {"90°", "90\\ensuremath{^{\\circ}}"},
        {"… – —", "\\ldots{} \\textendash{} \\textemdash{}"},
        {"‘a’ “b”", "\\textquoteleft{}a\\textquoteright{} \\textquotedblleft{}b"
                    "\\textquotedblright{}"},
        {"αΣΑ", "\\ensuremath{\\alpha}\\ensuremath{\\Sigma}\\ensuremath{\\mathrm{A}}"},
        {"µm", "\\ensuremath{\\mu}m"},
        {"ŷ ŵ ȳ", "\\^{y} \\^{w} \\={y}"},
        {"x\u0302 x\u0304X\u0303", "\\^{x} \\={x}\\~{X}"},
        {"θ\u0302", "\\ensuremath{\\hat{\\theta}}"},
        {"«Þ»", "\\ifdefined\\Umathchar «\\else\\UseTextSymbol{T1}{\\guillemotleft}\\fi{}"
                "\\ifdefined\\Umathchar Þ\\else\\UseTextSymbol{T1}{\\TH}\\fi{}"
                "\\ifdefined\\Umathchar »\\else\\UseTextSymbol{T1}{\\guillemotright}\\fi{}"},
        {"日 本", "\\ifdefined\\Umathchar 日\\else[U+65E5]\\fi{} "
                  "\\ifdefined\\Umathchar 本\\else[U+672C]\\fi{}"},
        {"😀", "\\ifdefined\\Umathchar 😀\\else[U+1F600]\\fi{}"},
        {"1\u0302", "1\\ifdefined\\Umathchar \u0302\\else[U+0302]\\fi{}"},
    };

    (void)state;
    check_rows(escape_latex, rows, LENGTH(rows));
}

static void markdown(void **state)
{
    static const struct row rows[] = {
        {"", ""},
        {"f(x) = x² + 1 at \"a\", 'b'; c: d/e - 5 > 4 @",
         "f(x) = x² + 1 at \"a\", 'b'; c: d/e - 5 > 4 \\@"},
        {"*a* _b_ `c` ~~d~~", "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~"},
        {"[a](b) ![c](d)", "\\[a\\](b) \\!\\[c\\](d)"},
        {"<b> <http://a.b>", "&lt;b> &lt;http\\://a.b>"},
        {"http://a.b/c Https://a WWW.a.b", "http\\://a.b/c Https\\://a WWW\\.a.b"},
        {"http: www", "http: www"},
        {":x: a:b", "\\:x: a\\:b"},
        {"x^2^ {}", "x\\^2\\^ \\{}"},
        {"a & b &copy;", "a &amp; b &amp;copy;"},
        {"a|b\\", "a\\|b\\\\"},
        {"C# #", "C\\# \\#"},
        {"$x$", "\\$x\\$"},
        {"# a", "\\# a"},
        {"- a", "\\- a"},
        {"-5", "\\-5"},
        {"+ a", "\\+ a"},
        {"> a", "\\> a"},
        {"===", "\\==="},
        {":-:", "\\:-:"},
        {"1. a", "1\\. a"},
        {"12) a", "12\\) a"},
        {"1.5 and 2. and (3)", "1.5 and 2. and (3)"},
        {"12- a", "12- a"},
        {". a", "\\. a"},
        {" a b ", "&#32;a b&#32;"},
        {"    code", "&#32;   code"},
        {"\tcode", "&#9;code"},
        {" - a", "&#32;- a"},
        {"a\n- b\n1. c\n# d", "a\n\\- b\n1\\. c\n\\# d"},
        {"a  \nb", "a &#32;\nb"},
        {" ", "&#32;"},
    };

    (void)state;
    check_rows(escape_markdown, rows, LENGTH(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(xml),
        TEST(latex_ascii),
        TEST(latex_beyond_ascii),
        TEST(markdown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
