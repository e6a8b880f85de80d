package io.steersman.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RedactionTest {

    private static final Path TABLES = Path.of("src/test/resources/redaction");
    private static final Pattern TAB = Pattern.compile("\t");
    private static final Redaction REDACTION = Redaction.standard();

    /**
     * A secret in its surroundings.
     *
     * @param kind what it is
     */
    record Sample(String kind, String secret, String text) {}

    static List<Sample> samples() throws IOException {
        return Files.readAllLines(TABLES.resolve("samples.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replace("~", "").replace("\\n", "\n"))
                .map(line -> TAB.split(line, 3))
                .map(parts -> new Sample(parts[0], parts[1], parts[2].replace("%s", parts[1])))
                .toList();
    }

    static List<String> lookalikes() throws IOException {
        return Files.readAllLines(TABLES.resolve("lookalikes.txt"));
    }

    @Test
    void theTablesAreAsLargeAsTheyShouldBe() throws IOException {
        assertThat(samples()).hasSizeGreaterThanOrEqualTo(230);
        assertThat(samples().stream().map(Sample::kind).collect(Collectors.toSet()))
                .hasSizeGreaterThanOrEqualTo(100);
        assertThat(lookalikes()).hasSizeGreaterThanOrEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    void whatOnlyLooksLikeASecretIsLeftAlone(String text) {
        assertThat(REDACTION.apply(text)).isSameAs(text);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingOfASecretIsLeft(Sample sample) {
        // When
        String clean = REDACTION.apply("before\n" + sample.text() + "\nafter");
        // Then
        assertThat(clean).doesNotContain(sample.secret()).contains("[REDACTED:");
        assertThat(clean).startsWith("before\n").endsWith("\nafter");
        assertThat(REDACTION.apply(clean)).isEqualTo(clean);
    }

    @Test
    void equalSecretsHaveEqualTokensAndOthersHaveOthers() {
        // Given
        String one = "ghp_" + "a1B2".repeat(9);
        String other = "ghp_" + "a1B3".repeat(9);
        // When
        String clean = REDACTION.apply(one + " " + other + " " + one);
        // Then
        List<String> tokens = List.of(clean.split(" ", -1));
        assertThat(tokens).hasSize(3).allMatch(token -> token.matches("\\[REDACTED:github-token:[0-9a-f]{6}]"));
        assertThat(tokens.get(0)).isEqualTo(tokens.get(2)).isNotEqualTo(tokens.get(1));
    }

    @Test
    void secretsFarApartInALongTextAreAllFound() {
        // Given
        String secret = "glpat-" + "x9Y8".repeat(5);
        String filler = "All is well. ".repeat(20_000);
        // When
        String clean = REDACTION.apply(secret + filler + secret + filler + secret);
        // Then
        assertThat(clean).doesNotContain(secret).hasSizeGreaterThan(2 * filler.length());
    }

    @Test
    void aTableOfTheUsersOwnIsHeeded() {
        // Given
        Redaction own = Redaction.with("# ours\nhouse-key\tHOUSE-\tHOUSE-[0-9]{6}\n");
        // When
        String clean = own.apply("the HOUSE-123456 and password=hunter2!!x");
        // Then
        assertThat(clean).matches("the \\[REDACTED:house-key:\\w{6}] and password=\\[REDACTED:assignment:\\w{6}]");
    }

    @Test
    void aTableThatCannotBeUsedIsRefusedWithItsLine() {
        assertThatThrownBy(() -> Redaction.with("\nbad\tkey\t(("))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("Maybe write");
        assertThatThrownBy(() -> Redaction.with("bad\tab\tx")).hasMessageContaining("3 or more ASCII characters");
        assertThatThrownBy(() -> Redaction.with("bad")).hasMessageContaining("line 1");
    }

    @Test
    void keywordsAreFoundWithinEachOther() {
        // Given
        Keywords keywords = new Keywords(List.of(List.of("abcd"), List.of("bcx", "bc!"), List.of("c!d")));
        StringBuilder found = new StringBuilder();
        // When
        keywords.scan(
                "zABCX abc!d \u00e4bcx",
                (kinds, end) -> found.append(kinds).append(end).append(' '));
        // Then
        assertThat(found.toString().toLowerCase(Locale.ROOT)).isEqualTo("{1}5 {1}10 {2}11 {1}16 ");
    }
}
