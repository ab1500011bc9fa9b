package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>a</p><p>b</p>|a\\n\\nb",
                "a<br>b<br/><br/>c|a\\nb\\n\\nc",
                "<div>a<div>b</div></div>c|a\\nb\\nc",
                "<h1>T</h1>x|T\\n\\nx",
                "<ul><li>a</li><li><p>b</p></li></ul>|- a\\n- b",
                "<ul><li>a<ul><li>b</ul><li>c</ul>|- a\\n- b\\n- c",
                "<table><tr><td>1</td><td>2</td></tr><tr><th>3</th></tr></table>|1\\t2\\n3",
                "Hello <b>W</b>orld  <i>!</i>|Hello World !",
                "a &amp; b &lt;c&gt; &eacute;|a & b <c> é",
                "<pre>a\\n  b</pre>|a\\n  b",
                "<img src='x' alt='a logo'> b|a logo b",
                "plain  text|plain text",
                "a < b|a < b"
            })
    void keeps_the_lines_that_a_reader_sees(String html, String text) {
        assertThat(converted(Html.toText(), unescaped(html))).isEqualTo(unescaped(text));
    }

    @Test
    void drops_scripts_styles_comments_and_the_title() {
        assertThat(converted(
                        Html.toText(),
                        "<html><head><title>T</title><style>p{}</style></head><body><script>alert('x')</script>"
                                + "<!-- c --><template>t</template><p>text</p><noscript>n</noscript></body></html>"))
                .isEqualTo("text");
    }

    @Test
    void makes_empty_text_of_markup_without_text() {
        assertThat(converted(Html.toText(), "<p> </p><hr>")).isEmpty();
    }

    @Test
    void reads_markup_of_any_depth() {
        assertThat(converted(Html.toText(), "<div>".repeat(100_000) + "deep")).isEqualTo("deep");
    }

    @Property
    void every_word_of_plain_text_stays(@ForAll(supplier = HostileText.class) String text) {
        String plain = text.replaceAll("[<&\\x00-\\x1f]", " ");
        String words = converted(Html.toText(), plain);
        assertThat(words.replaceAll("\\s+", "")).isEqualTo(plain.replaceAll("\\s+", ""));
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t");
    }
}
