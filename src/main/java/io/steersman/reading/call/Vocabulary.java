package io.steersman.reading.call;

import io.steersman.reading.change.Write;
import io.steersman.reading.language.Languages;
import io.steersman.reading.path.FileUse;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.shell.Shell;
import io.steersman.reading.shell.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a house calls its own commands, tools and files, and how its people speak, laid over what is known of the world's.
 * Immutable and thread-safe.
 *
 * <p>Of several words that fit, the longest counts: {@code wf status} goes before {@code wf}.
 */
public final class Vocabulary {

    /** Says nothing. */
    public static final Vocabulary NONE = new Vocabulary(List.of(), Languages.SHIPPED);

    private final Languages languages;
    private final List<Word> words;
    private final Map<String, List<CommandWord>> commands = new HashMap<>();
    private final Map<String, ToolKind> tools = new HashMap<>();
    private final List<Word> files;

    /**
     * What is said of one name.
     *
     * @param subject what the name is of
     * @param name as it is written: first words of a command, name of a tool, pattern of a path, turn of speech
     * @param meaning what it is, as it is written
     * @param file path below the policies folder
     * @param line from 1
     */
    public record Word(Subject subject, String name, String meaning, String file, int line) {}

    /** What may be named. */
    public enum Subject {
        COMMANDS,
        TOOLS,
        FILES,
        LANGUAGES
    }

    private record CommandWord(List<String> operands, List<String> options, Use use) {

        boolean fits(Command command) {
            List<String> given = Operands.of(command.arguments());
            return given.size() >= operands.size()
                    && given.subList(0, operands.size()).equals(operands)
                    && command.arguments().containsAll(options);
        }
    }

    /**
     * Takes words.
     *
     * @param words whose commands are {@linkplain #command one command} each
     * @param languages in which people are understood
     */
    public Vocabulary(List<Word> words, Languages languages) {
        this.languages = languages;
        this.words = List.copyOf(words);
        this.files = words.stream()
                .filter(word -> word.subject() == Subject.FILES)
                .sorted(Comparator.comparingInt(word -> -word.name().length()))
                .toList();
        for (Word word : words) {
            switch (word.subject()) {
                case COMMANDS -> command(word.name()).ifPresent(command -> learn(command, word.meaning()));
                case TOOLS -> tool(word);
                case FILES, LANGUAGES -> {}
            }
        }
        commands.values()
                .forEach(all -> all.sort(Comparator.comparingInt(
                        one -> -one.operands().size() - one.options().size())));
    }

    private void learn(Command command, String meaning) {
        List<String> operands = Operands.of(command.arguments());
        List<String> options = command.arguments().stream()
                .filter(argument -> argument.startsWith("-"))
                .toList();
        commands.computeIfAbsent(command.program(), key -> new ArrayList<>())
                .add(new CommandWord(operands, options, Use.named(meaning).orElse(Use.UNKNOWN)));
    }

    private void tool(Word word) {
        ToolKind.named(word.meaning()).ifPresent(kind -> tools.put(ToolKinds.plain(word.name()), kind));
    }

    /** The command that a name is the beginning of; nothing when it is none, or several. */
    public static Optional<Command> command(String name) {
        List<Command> read = Shell.commands(name);
        return read.size() == 1 && !read.get(0).program().isEmpty() ? Optional.of(read.get(0)) : Optional.empty();
    }

    /** The languages in which people are understood: the shipped, and those of the house. */
    public Languages languages() {
        return languages;
    }

    /** All that is said, in the order of the files. */
    public List<Word> words() {
        return words;
    }

    /** The commands with what is said of them. */
    List<Command> known(List<Command> read) {
        return commands.isEmpty() ? read : read.stream().map(this::known).toList();
    }

    private Command known(Command command) {
        Use use = use(command);
        return use == Use.UNKNOWN ? command : command.as(use);
    }

    private Use use(Command command) {
        for (CommandWord word : commands.getOrDefault(command.program(), List.of())) {
            if (word.fits(command)) {
                return word.use();
            }
        }
        return Use.UNKNOWN;
    }

    /** The changes with what is said of their files. */
    List<Write> seen(List<Write> writes) {
        return files.isEmpty() ? writes : writes.stream().map(this::seen).toList();
    }

    private Write seen(Write write) {
        FileUse use = use(write.path());
        return use == FileUse.UNKNOWN ? write : write.as(use);
    }

    private FileUse use(String path) {
        for (Word word : files) {
            if (Paths.matches(word.name(), path)) {
                return FileUse.named(word.meaning()).orElse(FileUse.UNKNOWN);
            }
        }
        return FileUse.UNKNOWN;
    }

    /** What a tool does, if anything is said of it. */
    Optional<ToolKind> tool(String tool) {
        return Optional.ofNullable(tools.get(ToolKinds.plain(tool)));
    }

    /** Patterns of files that can be made again. */
    public List<String> generated() {
        return files.stream()
                .filter(word -> word.meaning().equals(FileUse.GENERATED.display()))
                .map(Word::name)
                .toList();
    }

    /** What is said of a command, a tool or a path, what counts first. */
    public List<Word> of(String text) {
        Optional<Command> asked = command(text);
        return words.stream()
                .filter(word -> switch (word.subject()) {
                    case COMMANDS -> asked.isPresent() && fits(word, asked.get());
                    case TOOLS -> ToolKinds.plain(word.name()).equals(ToolKinds.plain(text));
                    case FILES -> Paths.matches(word.name(), text);
                    case LANGUAGES -> word.name().equals(text.toLowerCase(Locale.ROOT));
                })
                .sorted(Comparator.comparingInt(word -> -word.name().length()))
                .toList();
    }

    private static boolean fits(Word word, Command asked) {
        return new Vocabulary(List.of(word), Languages.SHIPPED).use(asked) != Use.UNKNOWN;
    }
}
