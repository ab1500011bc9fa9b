package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class EnumsTest {
    enum Stage {
        LEAD,
        CUSTOMER,
        LOST
    }

    enum Cased {
        a,
        A
    }

    @Test
    void reads_exact_names() {
        assertThat(converted(Enums.byName(Stage.class), "LEAD")).isEqualTo(Stage.LEAD);
    }

    @Test
    void rejects_another_name_and_tells_the_nearest() {
        assertThat(refused(Enums.byName(Stage.class), "Custmer").message())
                .isEqualTo("\"Custmer\" is not a name of Stage; "
                        + "did you mean 'CUSTOMER'? (names: LEAD, CUSTOMER, LOST)");
        assertThat(refused(Enums.byName(Stage.class), "prospect").advice()).isEqualTo("(names: LEAD, CUSTOMER, LOST)");
    }

    @Test
    void lists_the_first_names_alone_where_there_are_many() {
        assertThat(refused(Enums.byName(Character.UnicodeScript.class), "?").advice())
                .startsWith("(names: COMMON, LATIN, ")
                .endsWith(", …)");
    }

    @Test
    void reads_names_in_any_case_in_every_locale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(converted(Enums.byNameIgnoringCase(Stage.class), "lost")).isEqualTo(Stage.LOST);
            assertThat(converted(Enums.byNameIgnoringCase(Character.UnicodeScript.class), "latin"))
                    .isEqualTo(Character.UnicodeScript.LATIN);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refuses_constants_that_differ_by_case_alone_when_defined() {
        assertThatThrownBy(() -> Enums.byNameIgnoringCase(Cased.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a and A of Cased differ by case alone; use byName");
    }

    enum Coded {
        LEAD,
        CUSTOMER;

        List<String> codes() {
            return this == LEAD ? List.of("L", "lead", "open") : List.of("C", "K");
        }
    }

    @Test
    void reads_each_alias_in_any_case() {
        Conversion<String, Coded> stage = Enums.byAliases(Coded.class, Coded::codes);
        assertThat(converted(stage, "l")).isEqualTo(Coded.LEAD);
        assertThat(converted(stage, "OPEN")).isEqualTo(Coded.LEAD);
        assertThat(converted(stage, "K")).isEqualTo(Coded.CUSTOMER);
        assertThat(stage.words()).isEqualTo("Coded by alias, in any case");
        assertThat(refused(stage, "CUSTOMER").message())
                .isEqualTo("\"CUSTOMER\" is not a name of Coded; (names: L, lead, open, C, K)");
    }

    @Test
    void refuses_aliases_that_are_missing_or_mean_two_things_when_defined() {
        assertThatThrownBy(() -> Enums.byAliases(Coded.class, stage -> stage == Coded.LEAD ? List.of() : List.of("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the aliases of Coded are not clear: LEAD has none");
        assertThatThrownBy(() -> Enums.byAliases(Coded.class, stage -> List.of("x", stage.name())))
                .hasMessage("the aliases of Coded are not clear: 'x' is one of both LEAD and CUSTOMER");
    }
}
