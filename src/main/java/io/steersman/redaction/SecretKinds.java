package io.steersman.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.steersman.redaction.SecretKind.Place;
import io.steersman.trajectory.Pieces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads tables of secret kinds: one a line, its name, its keywords and its pattern with tabs between. */
final class SecretKinds {

    private static final String SHIPPED = "/redaction/secrets.tsv";
    private static final Pattern VALUE = Pattern.compile("(token|text)\\{(\\d+)}");
    private static final String WEIGHED = "?";
    private static final String FROM = "^";
    private static final String NAME = "=";

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
        List<String> parts = Pieces.between(line, "\t");
        try {
            if (parts.size() != 3) {
                throw new IllegalArgumentException("It has %d of 3 parts.".formatted(parts.size()));
            }
            return kind(parts.get(0), parts.get(1), parts.get(2));
        } catch (PatternSyntaxException e) {
            throw refused(number, e.getDescription(), e);
        } catch (IllegalArgumentException e) {
            throw refused(number, String.valueOf(e.getMessage()), e);
        }
    }

    private static SecretKind kind(String marked, String keywords, String form) {
        boolean weighed = marked.endsWith(WEIGHED);
        String placed = weighed ? marked.substring(0, marked.length() - 1) : marked;
        Place place = placed.endsWith(FROM) ? Place.FROM : placed.endsWith(NAME) ? Place.NAME : Place.AROUND;
        String name = place == Place.AROUND ? placed : placed.substring(0, placed.length() - 1);
        String[] words = keywords.split(" & ", 2);
        Matcher value = VALUE.matcher(form);
        boolean valued = place == Place.NAME && value.matches();
        return new SecretKind(
                name,
                Pieces.words(words[0]),
                words.length < 2 ? List.of() : Pieces.words(words[1]),
                place,
                Pattern.compile(valued ? "" : form),
                valued ? Integer.parseInt(value.group(2)) : 1,
                valued && value.group(1).equals("token"),
                weighed);
    }

    private static IllegalArgumentException refused(int line, String why, Exception e) {
        return new IllegalArgumentException(
                "The pattern in line %d cannot be used: %s Maybe write: name, tab, keyword, tab, regular expression."
                        .formatted(line, why),
                e);
    }
}
