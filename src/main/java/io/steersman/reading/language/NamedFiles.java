package io.steersman.reading.language;

import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.WordTurns.Match;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files that go by what they are called rather than by a path: "the eslint config", "workflow files", "SQL files". */
final class NamedFiles {

    /** Files of variables, their examples left out. */
    private static final String ENVIRONMENT =
            "{.env,.env.local,.env.*.local,.env.prod*,.env.stag*,.env.dev*,.env.test}";

    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("markdown", "*.md"),
            Map.entry("md", "*.md"),
            Map.entry(".md", "*.md"),
            Map.entry("yaml", "*.yaml"),
            Map.entry("json", "*.json"),
            Map.entry("python", "*.py"),
            Map.entry("css", "*.css"),
            Map.entry("sql", "*.sql"),
            Map.entry("html", "*.html"),
            Map.entry("typescript", "*.ts"),
            Map.entry("java", "*.java"),
            Map.entry("proto", "*.proto"),
            Map.entry(".env", ".env"),
            Map.entry("env", ".env"),
            Map.entry("dotenv", ".env"));

    private static final WordTurns CALLED = WordTurns.of(Lexicon.of("things"), "file ");

    private NamedFiles() {}

    /** Whether files can be of this kind: "yaml files". */
    static boolean isKind(String word) {
        return LANGUAGES.containsKey(word);
    }

    /** Files of a kind, told by words that end at the index; null where the word is none. */
    static @Nullable Thing ofKind(String word, boolean several, int end) {
        String glob = several && word.endsWith("env") ? ENVIRONMENT : LANGUAGES.get(word);
        return glob == null ? null : new Thing(Subject.PATH, glob, end);
    }

    /** Files by a name of one or several words; null where none stands. */
    static @Nullable Thing at(List<Word> words, int i) {
        Match match = CALLED.at(words, i);
        if (match == null) {
            return null;
        }
        boolean pattern = match.meaning().indexOf('.') >= 0 || match.meaning().indexOf('*') >= 0;
        return new Thing(pattern ? Subject.PATH : Subject.FILE_KIND, match.meaning(), match.end());
    }
}
