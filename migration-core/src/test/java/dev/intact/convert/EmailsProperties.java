package dev.intact.convert;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EmailsProperties {
    @Property
    void normalising_twice_is_normalising_once(@ForAll("addresses") String address) {
        var once = Emails.normalised().apply(address);
        assertThat(once.flatMap(Emails.normalised()::apply)).isEqualTo(once);
    }

    @Property
    void accepts_every_address_of_plain_words(@ForAll("words") String local, @ForAll("words") String domain) {
        assertThat(Emails.valid().apply(local + "@" + domain + ".org").getOrNull())
                .isEqualTo(local + "@" + domain + ".org");
    }

    @Property
    void any_text_is_an_address_or_a_problem_but_never_an_exception(@ForAll String text) {
        assertThat(Emails.normalised().apply(text)).isNotNull();
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> part =
                Arbitraries.strings().withChars("aZİẞΣσ.ﬁ-9é").ofMinLength(1).ofMaxLength(12);
        return Combinators.combine(part, part).as((local, domain) -> local + "@" + domain + ".com");
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(60);
    }
}
