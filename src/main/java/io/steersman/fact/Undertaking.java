package io.steersman.fact;

import io.steersman.reading.call.ToolKind;
import io.steersman.reading.change.Write;
import io.steersman.reading.destruction.Destruction;
import io.steersman.reading.instruction.ConstraintMatch;
import io.steersman.reading.instruction.ReadPaths;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.PathCover;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a call does, apart from how it is done: the words of a command without its options, or the files that it writes. The
 * same deed may come by another tool, inside a script, in another spelling or encoded.
 *
 * @param commands what is run, each without wrappers, options and quotes
 * @param files the files that are written by no command
 * @param deleted the files and folders that commands remove for good, outputs and caches left out
 * @param read the files that a tool for reading shows
 */
public record Undertaking(List<String> commands, List<String> files, List<String> deleted, List<String> read) {

    private static final Set<String> PLAIN = Lexicon.of("deeds").words("@plain");
    private static final Set<String> LOOKS = Lexicon.of("deeds").words("@looks");
    private static final Set<String> REMOTE = Lexicon.of("deeds").words("@runs elsewhere");
    private static final Set<String> RUNS = Lexicon.of("deeds").words("@runs scripts");
    private static final Set<String> OTHER_WAY = Lexicon.of("deeds").words("@refusal that names another way");
    private static final Set<String> DENIES = Lexicon.of("deeds").words("@denies reading");
    private static final int SHORTEST = 6;
    private static final int MOST = 8;
    private static final int SHORTEST_CODE = 12;
    private static final int MOST_TEXT = 20_000;

    public Undertaking {
        commands = List.copyOf(commands);
        files = List.copyOf(files);
        deleted = List.copyOf(deleted);
        read = List.copyOf(read);
    }

    /** The deed of a call; one without anything when the call only looks, or says too little to be known again. */
    public static Undertaking of(Action action) {
        List<String> commands = new ArrayList<>();
        for (Command command : action.commands()) {
            String words = words(command);
            boolean looks = PLAIN.contains(command.program()) || LOOKS.stream().anyMatch(words::startsWith);
            if (!looks && words.length() >= SHORTEST && words.indexOf(' ') > 0 && commands.size() < MOST) {
                commands.add(words);
            }
        }
        List<String> files = action.commands().isEmpty()
                ? action.writes().stream()
                        .map(Write::path)
                        .filter(path -> !FileKinds.isTemporary(path))
                        .limit(MOST)
                        .toList()
                : List.of();
        boolean reads = action.kind() == ToolKind.READ && action.commands().isEmpty();
        return new Undertaking(
                commands,
                files,
                action.commands().isEmpty() ? List.of() : deleted(action),
                reads ? ReadPaths.named(action.call()) : List.of());
    }

    /** Whether a command by itself does nothing worth speaking of, or only looks. */
    public static boolean isPlain(Command command) {
        String words = words(command);
        return PLAIN.contains(command.program()) || LOOKS.stream().anyMatch(words::startsWith);
    }

    private static List<String> deleted(Action action) {
        return action.destroys().stream()
                .filter(deed -> deed.kind() == Destruction.Kind.FILES)
                .flatMap(deed -> deed.targets().stream())
                .limit(MOST)
                .toList();
    }

    /** Whether a refusal, in lower case, says how the same is to be done: then it is not the deed that was denied. */
    public static boolean namesAnotherWay(String reason) {
        return OTHER_WAY.stream().anyMatch(reason::contains);
    }

    /** Whether a refusal says that a file is not to be read: it may have been too long, or not there. */
    public static boolean deniesReading(String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        return DENIES.stream().anyMatch(lower::contains);
    }

    /** Whether there is anything to be known again. */
    public boolean isEmpty() {
        return commands.isEmpty() && files.isEmpty() && deleted.isEmpty() && read.isEmpty();
    }

    /** Whether another call does the same in its own way, what it encodes included. */
    public boolean isDoneBy(Action action) {
        boolean writes = !action.commands().isEmpty()
                && action.writes().stream().anyMatch(write -> files.contains(write.path()));
        return writes
                || !action.commands().isEmpty() && read.stream().anyMatch(path -> ReadPaths.shows(path, action.call()))
                || !deleted.isEmpty() && deleted(action).stream().anyMatch(this::deletes)
                || !commands.isEmpty()
                        && (action.commands().stream().anyMatch(this::isIn) || isEncoded(action.commands()));
    }

    private boolean deletes(String path) {
        return deleted.stream().anyMatch(gone -> gone.equals(path) || PathCover.covers(gone, path));
    }

    private boolean isIn(Command command) {
        return !PLAIN.contains(command.program())
                && (holds(plain(command.text() + " " + command.input()))
                        || commands.stream().anyMatch(denied -> ConstraintMatch.runs(denied, command)));
    }

    private boolean isEncoded(List<Command> all) {
        boolean decodes = all.stream()
                .anyMatch(command ->
                        command.text().contains("base64") || command.input().contains("b64"));
        return decodes && all.stream().anyMatch(command -> holds(decoded(command)));
    }

    /** Whether a text that is written down would do the same once it is run. */
    public boolean isIn(Write write) {
        return !FileKinds.isDocumentation(write.path()) && holds(plain(write.added()));
    }

    /** Whether a command runs a file, here or elsewhere. */
    public static boolean runs(Command command, String path) {
        String name = Paths.name(path);
        boolean runner = RUNS.contains(command.program())
                || Paths.name(command.program()).equals(name);
        return runner && (plain(command.text()) + " ").contains(name + " ");
    }

    private boolean holds(String text) {
        String framed = " " + text + " ";
        return commands.stream().anyMatch(command -> framed.contains(" " + command + " "));
    }

    /** The words of the command that matter: what is run on another machine, not the way there; no options. */
    private static String words(Command command) {
        List<String> words = new ArrayList<>();
        words.add(command.program());
        words.addAll(command.arguments());
        words.removeIf(word -> word.startsWith("-"));
        if (REMOTE.contains(command.program()) && words.size() > 2) {
            return plain(String.join(" ", words.subList(2, words.size())));
        }
        return plain(String.join(" ", words));
    }

    /** Without quotes, brackets, commas and options, in single blanks. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        boolean value = false;
        for (String word : Pieces.between(
                text.substring(0, Math.min(text.length(), MOST_TEXT)),
                c -> Character.isWhitespace(c) || "\"'`,;[](){}".indexOf(c) >= 0)) {
            if (!word.startsWith("-") && !value) {
                plain.append(plain.isEmpty() ? "" : " ").append(word);
            }
            // The folder that git works in is no word of what it does there.
            value = word.equals("-C");
        }
        return plain.toString();
    }

    private static String decoded(Command command) {
        StringBuilder decoded = new StringBuilder();
        for (String word : Pieces.between(
                command.text() + " " + command.input(), c -> Character.isWhitespace(c) || "\"'`|()".indexOf(c) >= 0)) {
            if (word.length() >= SHORTEST_CODE
                    && word.length() % 4 == 0
                    && word.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "+/=".indexOf(c) >= 0))) {
                try {
                    decoded.append(' ').append(new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    // Not encoded after all.
                    continue;
                }
            }
        }
        return plain(decoded.toString());
    }
}
