package io.steersman.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class QuotationTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/policy/ordinary-values.tsv", delimiter = '\t', quoteCharacter = '\u0001')
    void anOrdinaryValueReadsWell(String name, String value, String expected) {
        // When
        String quoted = Quotation.of(name, value == null ? "" : value);
        // Then
        assertThat(quoted).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"target, 212, (a file name of 212 characters)", "error, 500, (an error text of 500 characters)"})
    void aLongValueIsReplacedByWhatItIs(String name, int length, String expected) {
        // When
        String quoted = Quotation.of(name, "x".repeat(length));
        // Then
        assertThat(quoted).isEqualTo(expected);
    }

    @Test
    void quotationMarksOfTheTextAreKept() {
        // Given
        GuidanceText text =
                GuidanceText.parse("You say \"{quote}\", it ran `{command}`, then {call}{#if call == 'ls'}!{/if}");
        // When
        String rendered = text.render(Map.of("quote", "it is \"done\" `so`", "command", "a \"b\" `c`", "call", "ls"));
        // Then
        assertThat(rendered).isEqualTo("You say \"it is 'done' 'so'\", it ran `a \"b\" 'c'`, then `ls`!");
    }
}
