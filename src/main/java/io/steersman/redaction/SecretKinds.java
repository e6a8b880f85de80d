package io.steersman.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads tables of secret kinds: one a line, its name, its keywords and its pattern with tabs between. */
final class SecretKinds {

    private static final String SHIPPED = "/redaction/secrets.tsv";
    private static final Pattern TAB = Pattern.compile("\t+");
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final String WEIGHED = "?";

    private SecretKinds() {}

    /** The kinds that are known to everybody. */
    static List<SecretKind> shipped() {
        try (InputStream stream = SecretKinds.class.getResourceAsStream(SHIPPED)) {
            if (stream == null) {
                throw new IllegalStateException("The program has no file '%s'.".formatted(SHIPPED));
            }
            return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a table; empty lines and those that begin with # say nothing.
     *
     * @throws IllegalArgumentException naming the line that cannot be used
     */
    static List<SecretKind> read(String table) {
        List<SecretKind> kinds = new ArrayList<>();
        int number = 0;
        for (String line : table.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                kinds.add(kind(line, number));
            }
        }
        return kinds;
    }

    private static SecretKind kind(String line, int number) {
        String[] parts = TAB.split(line, 3);
        try {
            if (parts.length < 3) {
                throw new IllegalArgumentException("It has %d of 3 parts.".formatted(parts.length));
            }
            boolean weighed = parts[0].endsWith(WEIGHED);
            String name = weighed ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
            return new SecretKind(name, Arrays.asList(BLANK.split(parts[1])), Pattern.compile(parts[2]), weighed);
        } catch (PatternSyntaxException e) {
            throw refused(number, e.getDescription(), e);
        } catch (IllegalArgumentException e) {
            throw refused(number, String.valueOf(e.getMessage()), e);
        }
    }

    private static IllegalArgumentException refused(int line, String why, Exception e) {
        return new IllegalArgumentException(
                "The pattern in line %d cannot be used: %s Maybe write: name, tab, keyword, tab, regular expression."
                        .formatted(line, why),
                e);
    }
}
