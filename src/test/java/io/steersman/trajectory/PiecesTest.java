package io.steersman.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PiecesTest {

    @Test
    void noPieceIsEmpty() {
        assertThat(Pieces.words(" \ta  b\n")).containsExactly("a", "b");
        assertThat(Pieces.between("//a/b", "/")).containsExactly("a", "b");
        assertThat(Pieces.words(" ")).isEmpty();
    }

    @Test
    void eachRunOfWhiteSpaceBecomesOneBlank() {
        assertThat(Pieces.spaced("\n a\t\t b ")).isEqualTo(" a b ");
    }

    @Test
    void controlCharactersBecomeBlanks() {
        assertThat(Pieces.printable("a\u0000b\u001bc")).isEqualTo("a b c");
    }

    @ParameterizedTest
    @CsvSource({"0,true", "-12,true", "123,true", "1234,false", "-,false", "'',false", "1a,false", "+1,false"})
    void numbersHaveDigitsAndMaybeASign(String text, boolean number) {
        assertThat(Pieces.isNumber(text, 3)).isEqualTo(number);
    }
}
