package io.steersman.reading.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.text.ConstraintRows;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimTest {

    static List<Arguments> claims() {
        return ConstraintRows.rows("/reading/checks/claims.tsv");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void onlyWhatIsSaidOfTheStateOfTheWorkIsAClaim(String text, String expected) {
        // When
        List<Claim> claims = Claim.in(text);
        // Then
        assertThat(words(claims)).isEqualTo(expected);
    }

    private static String words(List<Claim> claims) {
        boolean whole = claims.stream().anyMatch(Claim::whole);
        return claims.isEmpty()
                ? "-"
                : claims.stream().map(claim -> claim.of().name()).sorted().collect(Collectors.joining(", "))
                        + (whole ? " all" : "");
    }
}
