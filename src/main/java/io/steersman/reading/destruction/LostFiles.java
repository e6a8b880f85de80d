package io.steersman.reading.destruction;

import io.steersman.reading.destruction.Destruction.Kind;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.LooseFiles;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Command.Redirection;
import io.steersman.reading.shell.Interpreters;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells what is lost with a file: nothing with what a tool can make again, much with data and with whole folders. */
final class LostFiles {

    private static final Lexicon WORDS = Lexicon.of("lost");
    private static final Set<String> FOLDERS = WORDS.words("@outputs");
    private static final Set<String> ENDINGS = WORDS.words("@endings of outputs");
    private static final List<String> PLACES = List.copyOf(WORDS.words("@places of outputs"));
    private static final Set<String> SCRATCH = WORDS.words("@begins of scratch");
    private static final Set<String> DATA = WORDS.words("@endings of data");
    private static final Set<String> HOMES = WORDS.words("@homes");

    private LostFiles() {}

    /** Those of the paths with which something is lost. */
    static List<String> lasting(List<String> paths) {
        return paths.stream().filter(LostFiles::lasts).toList();
    }

    private static boolean lasts(String path) {
        boolean unknown = path.startsWith("$") && HOMES.stream().noneMatch(path::startsWith);
        if (unknown || path.startsWith("`") || FileKinds.isTemporary(path)) {
            return false;
        }
        return isHistory(path) || !isOutput(path);
    }

    private static boolean isHistory(String path) {
        return Paths.name(path).equals(".git") || path.contains(".git/");
    }

    private static boolean isOutput(String path) {
        String name = Paths.name(path).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return LooseFiles.isOutput(path)
                || FileKinds.isLockFile(path)
                || SCRATCH.stream().anyMatch(begin -> begins(name, begin))
                || dot >= 0 && ENDINGS.contains(name.substring(dot + 1)) && !path.startsWith("/var/log")
                || PLACES.stream().anyMatch(place -> path.startsWith(place) || path.endsWith(place))
                || List.of(path.split("/", -1)).stream().anyMatch(FOLDERS::contains);
    }

    /** {@code tmp_x}, {@code temp-2}: not {@code template}. */
    private static boolean begins(String name, String begin) {
        return name.startsWith(begin)
                && (name.length() == begin.length() || !Character.isLetter(name.charAt(begin.length())));
    }

    /** Whether a path, by its ending, holds data that no version control keeps. */
    static boolean isData(String path) {
        String name = Paths.name(path).toLowerCase(Locale.ROOT);
        return DATA.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Those that a command removes without saying that it removes folders: patterns, data; of code, folders as well. */
    static List<String> loose(Command command, List<String> deleted) {
        boolean code = Interpreters.isLanguage(command.program());
        return deleted.stream()
                .filter(path -> isData(path) && !isOfTests(path)
                        || path.indexOf('*') >= 0
                        || code && Paths.name(path).indexOf('.') < 0)
                .toList();
    }

    /** Whether a word names a database of tests, or one that is kept nowhere. */
    static boolean isOfTests(String word) {
        String name = Paths.name(word).toLowerCase(Locale.ROOT);
        return name.equals("test")
                || name.startsWith("test_")
                || name.startsWith("test.")
                || name.endsWith("_test")
                || name.endsWith("-test")
                || name.contains("_test.")
                || name.contains("-test.")
                || name.contains(".test.")
                || word.equals(":memory:")
                || FileKinds.isTemporary(word);
    }

    /** The disks that a command writes to. */
    static List<String> devices(Command command) {
        return command.arguments().stream()
                .filter(word -> word.startsWith("of="))
                .map(word -> word.substring(3))
                .filter(LostFiles::isDisk)
                .toList();
    }

    /** Those of the targets that are disks, or names of what lies on them; no images in files. */
    static List<String> disks(List<String> targets) {
        return targets.stream()
                .filter(target -> isDisk(target) || !target.startsWith("/dev/") && target.indexOf('.') < 0)
                .toList();
    }

    private static boolean isDisk(String path) {
        return path.startsWith("/dev/") && WORDS.words("@no disks").stream().noneMatch(path::startsWith);
    }

    /** What a redirection takes away: the contents of a file into which nothing is put, or a disk. */
    static Optional<Destruction> emptied(Command command) {
        boolean empties = writesNothing(command);
        for (Redirection redirection : command.redirections()) {
            String operator = redirection.operator();
            String path = Paths.join(command.directory(), redirection.target());
            boolean over = operator.equals(">") || operator.equals(">|") || operator.equals("&>");
            if (over && isDisk(redirection.target())) {
                return Optional.of(deed(Kind.DISK, "disk", path, command));
            }
            if (over && empties && !redirection.target().startsWith("&") && !path.startsWith("/dev/") && lasts(path)) {
                return Optional.of(deed(Kind.FILES, "contents of a file", path, command));
            }
        }
        boolean copies = command.program().equals("cp")
                && command.arguments().size() == 2
                && command.arguments().get(0).equals("/dev/null");
        return copies
                ? Optional.of(deed(
                        Kind.FILES,
                        "contents of a file",
                        Paths.join(command.directory(), command.arguments().get(1)),
                        command))
                : Optional.empty();
    }

    private static Destruction deed(Kind kind, String thing, String path, Command command) {
        List<String> words = new ArrayList<>(Operands.of(command.arguments()));
        words.add(path);
        boolean outright = command.arguments().contains("/dev/null");
        String deed = outright || isData(path) || kind == Kind.DISK ? Destruction.TRUNCATING : Destruction.EMPTYING;
        return new Destruction(kind, deed, thing, List.of(path), words, command.text());
    }

    private static boolean writesNothing(Command command) {
        return switch (command.program()) {
            case "" -> command.text().startsWith(">");
            case "cat" -> Operands.of(command.arguments()).equals(List.of("/dev/null"));
            case ":", "true", "echo", "printf" ->
                Operands.of(command.arguments()).isEmpty();
            default -> false;
        };
    }
}
