package io.steersman.policy;

import io.steersman.reading.call.ToolKind;
import io.steersman.reading.call.Vocabulary;
import io.steersman.reading.call.Vocabulary.Subject;
import io.steersman.reading.call.Vocabulary.Word;
import io.steersman.reading.language.Languages;
import io.steersman.reading.path.FileUse;
import io.steersman.reading.shell.Use;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads what a house calls its commands, tools and files and how its people speak, and says everything that is wrong with it.
 *
 * <p>All files below {@link #FOLDER} count together, for all runs.
 */
public final class VocabularyReader {

    /** Where the files lie below the policies folder. */
    public static final String FOLDER = "vocabulary/";

    /** What may be said of each. */
    static final Map<Subject, List<String>> MEANINGS = Map.of(
            Subject.COMMANDS,
            Arrays.stream(Use.values())
                    .map(Use::display)
                    .filter(word -> !word.isEmpty())
                    .toList(),
            Subject.TOOLS,
            Arrays.stream(ToolKind.values()).map(ToolKind::display).toList(),
            Subject.FILES,
            Arrays.stream(FileUse.values())
                    .map(FileUse::display)
                    .filter(word -> !word.isEmpty())
                    .toList());

    private final List<Diagnostic> diagnostics;
    private final List<Word> words = new ArrayList<>();
    private final Map<String, Word> named = new HashMap<>();
    private final LanguageReader languages = new LanguageReader();

    private VocabularyReader(List<Diagnostic> diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether a file below the policies folder is one of a vocabulary. */
    public static boolean isMeant(String path) {
        return path.startsWith(FOLDER);
    }

    /**
     * What the files say.
     *
     * @param files texts by path below the policies folder; others are passed over
     * @param diagnostics where faults are put
     */
    static Vocabulary read(Map<String, String> files, List<Diagnostic> diagnostics) {
        VocabularyReader reader = new VocabularyReader(diagnostics);
        new TreeMap<>(files).forEach((file, text) -> {
            if (isMeant(file)) {
                reader.file(file, text);
            }
        });
        Languages languages = reader.languages.all();
        return reader.words.isEmpty() ? Vocabulary.NONE : new Vocabulary(reader.words, languages);
    }

    private void file(String file, String text) {
        Yaml yaml = new Yaml(file, diagnostics);
        Set<String> subjects = Arrays.stream(Subject.values())
                .map(VocabularyReader::display)
                .collect(Collectors.toCollection(TreeSet::new));
        yaml.parse(text).ifPresent(root -> {
            Map<String, Node> top = yaml.mapping(root, subjects);
            for (Subject subject : Subject.values()) {
                Optional.ofNullable(top.get(display(subject))).ifPresent(node -> subject(file, yaml, subject, node));
            }
        });
    }

    private void subject(String file, Yaml yaml, Subject subject, Node node) {
        if (subject == Subject.LANGUAGES) {
            words.addAll(languages.read(file, yaml, node));
            return;
        }
        List<String> meanings = MEANINGS.getOrDefault(subject, List.of());
        Map<String, Node> said = yaml.mapping(node, Set.copyOf(meanings));
        said.keySet().retainAll(meanings);
        said.forEach((meaning, names) -> {
            for (Node name : yaml.sequence(names)) {
                int line = name.getStartMark().getLine() + 1;
                Word word = new Word(subject, yaml.scalar(name), meaning, file, line);
                if (isGood(yaml, name, word)) {
                    words.add(word);
                }
            }
        });
    }

    private boolean isGood(Yaml yaml, Node node, Word word) {
        if (word.name().isBlank()) {
            yaml.say(node, "The name is empty. Maybe write it, or leave it out.");
            return false;
        }
        if (word.subject() == Subject.COMMANDS
                && Vocabulary.command(word.name()).isEmpty()) {
            yaml.say(
                    node,
                    "'%s' is not the beginning of one command. Maybe write its program and first words: wf status"
                            .formatted(word.name()));
            return false;
        }
        Word before = named.putIfAbsent(word.subject() + " " + word.name(), word);
        if (before != null && !before.meaning().equals(word.meaning())) {
            yaml.say(
                    node,
                    "'%s' has two meanings: '%s' here, '%s' in %s:%d. Maybe leave one out."
                            .formatted(word.name(), word.meaning(), before.meaning(), before.file(), before.line()));
        }
        return before == null;
    }

    static String display(Subject subject) {
        return subject.name().toLowerCase(Locale.ROOT);
    }
}
