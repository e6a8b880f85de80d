package io.steersman.reading.call;

import io.steersman.reading.call.Vocabulary.Subject;
import io.steersman.reading.call.Vocabulary.Word;
import io.steersman.reading.check.Checks;
import io.steersman.reading.language.Headings;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.LooseFiles;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says what a name means, read as a command, as a tool, as a path and as a turn of speech, and who says so. */
public final class Glossary {

    private static final String SHIPPED = "shipped";

    private Glossary() {}

    /**
     * One meaning of a name.
     *
     * @param subject what the name is read as
     * @param meaning in the words of a vocabulary, divided by commas
     * @param origin file and line below the policies folder, or {@code shipped}
     */
    public record Entry(Subject subject, String meaning, String origin) {}

    /** The meanings of a name, for each subject what counts first; of subjects as which it means nothing, nothing. */
    public static List<Entry> of(String name, Vocabulary vocabulary) {
        List<Entry> entries = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            for (Word word : vocabulary.of(name)) {
                if (word.subject() == subject) {
                    entries.add(new Entry(subject, word.meaning(), word.file() + ":" + word.line()));
                }
            }
            String meaning = String.join(", ", shipped(subject, name));
            if (!meaning.isEmpty()) {
                entries.add(new Entry(subject, meaning, SHIPPED));
            }
        }
        return entries;
    }

    private static Set<String> shipped(Subject subject, String name) {
        return switch (subject) {
            case COMMANDS -> Vocabulary.command(name).isPresent() ? command(name) : Set.of();
            case TOOLS -> tool(name);
            case FILES -> file(name);
            case LANGUAGES -> Headings.of(name);
        };
    }

    private static Set<String> command(String text) {
        Call call = CallReader.read(ToolCall.of("", "Bash", "command", text));
        Set<String> meanings = new LinkedHashSet<>();
        switch (call.kind()) {
            case POLL -> meanings.add("polls");
            case READ -> meanings.add("reads");
            case SEARCH -> meanings.add("searches");
            case EDIT -> meanings.add("writes");
            default -> {}
        }
        if (call.checks()) {
            meanings.add(Checks.isTest(call.commands()) ? "tests" : "checks");
        }
        call.destroys().forEach(deed -> meanings.add("destroys " + deed.described()));
        return meanings;
    }

    private static Set<String> tool(String name) {
        if (name.indexOf(' ') >= 0) {
            return Set.of();
        }
        ToolKind kind = ToolKinds.of(name, ToolKinds.plain(name), Json.emptyObject(), List.of(), List.of());
        return kind == ToolKind.OTHER ? Set.of() : Set.of(kind.display());
    }

    private static Set<String> file(String path) {
        Set<String> meanings = new LinkedHashSet<>();
        add(meanings, FileKinds.isTest(path), "tests");
        add(meanings, FileKinds.isConfiguration(path), "configuration");
        add(meanings, FileKinds.isDocumentation(path), "documentation");
        add(meanings, LooseFiles.isOutput(path), "generated");
        return meanings;
    }

    private static void add(Set<String> meanings, boolean so, String meaning) {
        if (so) {
            meanings.add(meaning);
        }
    }
}
