package io.steersman.reading.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A list that is asked for by a misspelt name would be empty, and nothing of it would be recognised any more. */
class ListsTest {

    private static final Path CODE = Path.of("src/main/java/io/steersman");
    private static final Pattern FILE = Pattern.compile("Lexicon LISTS = Lexicon\\.of\\(\"([^\"]+)\"\\)");
    private static final Pattern LIST = Pattern.compile("LISTS\\.words\\(\"([^\"]+)\"\\)");
    private static final Pattern KINDS = Pattern.compile("LISTS\\.kinds\\(\"([^\"]+)\"");

    @Test
    void everyListThatIsAskedForIsInItsFile() throws IOException {
        try (Stream<Path> files = Files.walk(CODE)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .flatExtracting(ListsTest::missing)
                    .isEmpty();
        }
    }

    private static List<String> missing(Path file) {
        List<String> missing = new ArrayList<>();
        String code = read(file);
        Matcher name = FILE.matcher(code);
        if (name.find()) {
            Lexicon lists = Lexicon.of(name.group(1));
            LIST.matcher(code)
                    .results()
                    .map(list -> list.group(1))
                    .filter(list -> lists.words(list).isEmpty())
                    .forEach(list -> missing.add(name.group(1) + ": " + list));
            KINDS.matcher(code)
                    .results()
                    .map(list -> list.group(1))
                    .filter(list ->
                            lists.turns().keySet().stream().noneMatch(heading -> heading.startsWith(list + " ")))
                    .forEach(list -> missing.add(name.group(1) + ": " + list + " of any kind"));
        }
        return missing;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
