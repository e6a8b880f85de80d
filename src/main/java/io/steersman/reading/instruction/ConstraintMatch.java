package io.steersman.reading.instruction;

import io.steersman.reading.call.Call;
import io.steersman.reading.call.Dependencies;
import io.steersman.reading.call.ToolKind;
import io.steersman.reading.change.GitWrites;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.instruction.Publication.Deed;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Word;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Holds calls against constraints. Pure; says what is so, and leaves the judgement to rules. */
public final class ConstraintMatch {

    /** How grave a literal violation looks by itself. */
    public enum Weight {
        /** No violation. */
        NONE,
        /** Literal but harmless: {@code git log -1}, {@code git commit --dry-run}. */
        LOW,
        MEDIUM,
        /** What the limit is there to prevent: reading the fix out of history, a forced push. */
        HIGH;

        /** Whether there is a violation at all. */
        public boolean found() {
            return this != NONE;
        }
    }

    private static final Set<String> HISTORY =
            Set.of("log", "show", "blame", "reflog", "rev-list", "diff", "whatchanged");
    private static final Set<String> VALUED =
            Set.of("-C", "-c", "--git-dir", "--work-tree", "--prefix", "--cwd", "-f", "--file", "--project");
    private static final Set<String> CLUSTER = Set.of("kubectl", "helm", "oc", "argocd");
    private static final Set<String> NAMESPACES =
            Set.of("-n", "--namespace", "--context", "--kube-context", "--kubeconfig", "--cluster");
    /** What is installed by a list or from the project itself is none that somebody names. */
    private static final Set<String> LISTED = Set.of("-r", "--requirement", "-e", "--editable", "--constraint");

    private static final Set<String> WRAPPERS = Set.of("sudo", "nohup", "su", "timeout", "env", "xargs", "doas");
    private static final Set<String> RUNNERS = Set.of(
            "pytest", "py.test", "jest", "vitest", "mocha", "tox", "nox", "rspec", "phpunit", "ctest", "unittest");

    private ConstraintMatch() {}

    /**
     * Whether a write is what the constraint forbids, or lies outside of all that it allows.
     *
     * <p>Files outside the repository (temporary folders, the home folder's caches) never break a constraint on a kind of
     * file, or on everything. A new file of a forbidden kind counts as {@code LOW} where the constraint speaks of changing: the
     * caller knows whether the file was there before, see {@link #mayBeNew}.
     */
    public static Weight forbidsWrite(Constraint constraint, Write write) {
        String path = Paths.normalise(write.path());
        if (write.change() == Change.RESTORE || !concerns(constraint.act(), write.change())) {
            return Weight.NONE;
        }
        boolean named = names(constraint, constraint.pattern(), path);
        boolean excepted = constraint.exceptions().stream().anyMatch(e -> names(constraint, e, path));
        if (constraint.polarity() == Polarity.ONLY) {
            return named || excepted || outside(path) || unknown(path) ? Weight.NONE : Weight.MEDIUM;
        }
        if (constraint.polarity() != Polarity.FORBID || !named || excepted) {
            return Weight.NONE;
        }
        return constraint.act() == Act.WRITE && mayBeNew(write) && !constraint.isMode() ? Weight.LOW : Weight.MEDIUM;
    }

    /** Those of the constraints that forbid the write. */
    public static List<Constraint> thatForbid(List<Constraint> constraints, Write write) {
        return constraints.stream()
                .filter(constraint -> forbidsWrite(constraint, write).found())
                .toList();
    }

    /** How bad it is that a write does what the constraint forbids: a rule's severity by name. */
    public static String severity(Constraint constraint, Write write) {
        return severity(forbidsWrite(constraint, write));
    }

    /** How bad it is that a command does what the constraint forbids: a rule's severity by name. */
    public static String severity(Constraint constraint, Command command) {
        return severity(forbidsCommand(constraint, command));
    }

    private static String severity(Weight weight) {
        return switch (weight) {
            case NONE, LOW -> "low";
            case MEDIUM -> "medium";
            case HIGH -> "high";
        };
    }

    /** Whether the write may make a file that was not there: writing whole, with nothing known to go. */
    public static boolean mayBeNew(Write write) {
        return write.change() == Change.CREATE && write.removed().isEmpty();
    }

    /** Whether a command is what the constraint forbids. */
    public static Weight forbidsCommand(Constraint constraint, Command command) {
        boolean forbids = constraint.polarity() == Polarity.FORBID && constraint.subject() == Subject.COMMAND;
        if (!forbids
                || !runs(constraint.pattern(), command)
                || constraint.exceptions().stream().anyMatch(e -> runs(e, command))) {
            return Weight.NONE;
        }
        return weight(command);
    }

    /** Whether the call uses a tool that the constraint forbids. */
    public static Weight forbidsTool(Constraint constraint, Call call) {
        boolean forbids = constraint.polarity() == Polarity.FORBID && constraint.subject() == Subject.TOOL;
        return forbids && isTool(constraint.pattern(), call.tool()) ? Weight.MEDIUM : Weight.NONE;
    }

    /** {@code web search} is {@code WebSearch}, {@code google_web_search} and {@code mcp__x__web_search}. */
    private static boolean isTool(String pattern, String tool) {
        String named = letters(pattern);
        String used = letters(tool);
        boolean several = pattern.indexOf(' ') > 0 || pattern.indexOf('_') > 0;
        return used.equals(named)
                || several && used.endsWith(named)
                || letters(tool.substring(tool.lastIndexOf("__") + 1)).equals(named);
    }

    /** Whether a write lies outside of all that several constraints of the kind "only ..." allow. */
    public static boolean liesOutside(Collection<Constraint> confining, Write write) {
        boolean confined = false;
        for (Constraint constraint : confining) {
            if (constraint.confinesWrites()) {
                confined = true;
                if (!forbidsWrite(constraint, write).found()) {
                    return false;
                }
            }
        }
        return confined;
    }

    /** Whether the call reads a path that must not be read. */
    public static Weight forbidsRead(Constraint constraint, Call call) {
        boolean forbids = constraint.polarity() == Polarity.FORBID
                && constraint.act() == Act.READ
                && constraint.subject() == Subject.PATH;
        boolean reads =
                call.kind() == ToolKind.READ || call.kind() == ToolKind.SEARCH || call.kind() == ToolKind.EXECUTE;
        return forbids && reads && call.targets().stream().anyMatch(t -> Paths.matches(constraint.pattern(), t))
                ? Weight.MEDIUM
                : Weight.NONE;
    }

    /** Whether a command fulfils what a constraint demands. */
    public static boolean fulfils(Constraint constraint, Command command) {
        return constraint.polarity() == Polarity.REQUIRE
                && constraint.subject() == Subject.COMMAND
                && runs(constraint.pattern(), command);
    }

    /** Whether the path is a file of the kind, by the names that constraints give to kinds. */
    public static boolean isOfKind(String kind, String path) {
        return switch (kind) {
            case Things.CODE -> !FileKinds.isDocumentation(path);
            case "tests" -> FileKinds.isTest(path);
            case "configuration" -> FileKinds.isConfiguration(path);
            case "lock files" -> FileKinds.isLockFile(path);
            case "CI" -> FileKinds.isContinuousIntegration(path);
            case "documentation" -> FileKinds.isDocumentation(path);
            case "dependencies" -> FileKinds.isDependencyManifest(path);
            case "migrations" -> Paths.matches("migrations/**", path) || Paths.matches("migrate/**", path);
            case "generated files" ->
                path.contains(".generated.")
                        || path.contains("_pb2")
                        || path.endsWith(".pb.go")
                        || Paths.matches("generated/**", path)
                        || Paths.matches("__generated__/**", path);
            default -> false;
        };
    }

    /** Whether a command is one that a pattern of words names: its program, its subcommand, then the other words in any place. */
    public static boolean runs(String pattern, Command command) {
        if (pattern.equals(Things.ANY_INSTALL)) {
            return installs(command);
        }
        if (Operations.known(pattern)) {
            return Operations.does(pattern, command);
        }
        switch (pattern) {
            case Things.ANY_TEST_RUN:
                return tests(command);
            case Things.ANY_PULL_REQUEST:
                return publishes(command, Deed.PULL_REQUEST);
            case Things.ANY_RELEASE:
                return publishes(command, Deed.RELEASE);
            case Things.ANY_DEPENDENCY:
                return Dependencies.changes(command);
            case Things.ANY_BRANCH:
                return GitWrites.makesBranch(command);
            default:
                break;
        }
        String named = pattern.strip();
        if (WRAPPERS.contains(named)) {
            return command.program().equals(named) || command.text().startsWith(named + " ");
        }
        List<String> words = Pieces.words(named);
        if (words.isEmpty()) {
            return false;
        }
        if (words.get(0).startsWith("-")) {
            String verb = command.subcommand();
            return words.stream()
                    .allMatch(option -> Spelling.given(command.program(), verb, option, command.arguments()));
        }
        if (words.size() == 1) {
            return command.program().equals(Paths.name(named));
        }
        return spelled(Spelling.of(words), Spelling.of(spoken(command)), command.arguments());
    }

    private static List<String> spoken(Command command) {
        List<String> words = new ArrayList<>();
        words.add(command.program());
        words.addAll(command.program().startsWith("py") ? command.arguments() : operands(command));
        return words;
    }

    private static boolean spelled(List<String> pattern, List<String> command, List<String> written) {
        return command.get(0).equals(Paths.name(pattern.get(0)))
                && (pattern.size() == 1 || rest(pattern, command.subList(1, command.size()), written));
    }

    private static boolean publishes(Command command, Deed deed) {
        return Publication.of(List.of(command)).stream().anyMatch(done -> done.deed() == deed);
    }

    private static boolean rest(List<String> words, List<String> arguments, List<String> written) {
        String first = words.get(1);
        int from = 1;
        if (!first.startsWith("-")) {
            String operand = arguments.stream()
                    .filter(a -> !a.startsWith("-"))
                    .findFirst()
                    .orElse("");
            if (!operand.equals(first)) {
                return false;
            }
            from = 2;
        }
        String verb = from > 1 ? first : "";
        return words.subList(from, words.size()).stream().allMatch(w -> given(words.get(0), verb, w, written));
    }

    private static boolean given(String program, String verb, String word, List<String> arguments) {
        if (word.startsWith("<") || word.startsWith("[") || word.equals("...")) {
            return true;
        }
        return word.startsWith("-") && Spelling.given(program, verb, word, arguments)
                || arguments.stream().anyMatch(a -> a.equals(word) || a.endsWith(":" + word) || a.equals("+" + word));
    }

    /** The arguments without options that stand before the subcommand and take a value. */
    private static List<String> operands(Command command) {
        List<String> arguments = command.arguments();
        boolean cluster = CLUSTER.contains(command.program());
        int i = 0;
        while (i < arguments.size() && arguments.get(i).startsWith("-")) {
            if (arguments.size() > i + 1
                    && (VALUED.contains(arguments.get(i)) || cluster && NAMESPACES.contains(arguments.get(i)))
                    && !(arguments.get(i).equals("-c") && i > 4)) {
                i++;
            }
            i++;
        }
        return i == 0 || i >= arguments.size() ? arguments : arguments.subList(i, arguments.size());
    }

    private static boolean installs(Command command) {
        List<String> operands = operands(command).stream()
                .filter(a -> !a.startsWith("-") && !a.startsWith(".") && !a.startsWith("/"))
                .toList();
        String sub = operands.isEmpty() ? "" : operands.get(0);
        boolean listed = command.arguments().stream().anyMatch(LISTED::contains);
        boolean named = operands.size() > 1 && !listed;
        return switch (command.program()) {
            case "pip", "pip3", "pipx", "conda", "mamba", "brew", "gem", "apt", "apt-get", "dnf", "yum", "uv" ->
                sub.equals("install") && named
                        || sub.equals("add") && named
                        || sub.equals("pip") && operands.contains("install");
            case "apk", "poetry", "cargo" -> (sub.equals("add") || sub.equals("install")) && named;
            case "npm", "pnpm", "yarn", "bun" ->
                (sub.equals("install") || sub.equals("add") || sub.equals("i")) && named;
            case "go" -> sub.equals("get") || sub.equals("install");
            case "python", "python3" ->
                operands.size() > 2
                        && operands.get(0).equals("pip")
                        && operands.get(1).equals("install");
            default -> false;
        };
    }

    private static boolean tests(Command command) {
        String sub = command.subcommand();
        return RUNNERS.contains(command.program())
                || Word.oneOf(
                                command.program(),
                                "npm",
                                "pnpm",
                                "yarn",
                                "go",
                                "cargo",
                                "mvn",
                                "gradle",
                                "make",
                                "bun",
                                "dotnet",
                                "rake",
                                "mix",
                                "swift",
                                "gradlew")
                        && (sub.equals("test")
                                || sub.startsWith("test:")
                                || sub.equals("check") && command.program().equals("make"))
                || command.program().startsWith("python")
                        && command.arguments().size() > 1
                        && RUNNERS.contains(command.arguments().get(1));
    }

    private static Weight weight(Command command) {
        List<String> arguments = operands(command);
        String sub = arguments.isEmpty() ? "" : arguments.get(0);
        if (!command.program().equals("git")) {
            return Weight.MEDIUM;
        }
        if (HISTORY.contains(sub)) {
            return history(sub, arguments);
        }
        boolean dry = arguments.contains("--dry-run") || arguments.contains("-n") && sub.equals("push");
        boolean force =
                arguments.stream().anyMatch(a -> a.startsWith("--force") || a.equals("-f") || a.equals("--hard"));
        return dry ? Weight.LOW : force ? Weight.HIGH : Weight.MEDIUM;
    }

    private static Weight history(String sub, List<String> arguments) {
        boolean patch = arguments.stream().anyMatch(ConstraintMatch::showsContent);
        boolean few = arguments.stream().anyMatch(a -> a.equals("-1") || a.equals("-n1") || a.equals("--max-count=1"));
        String object = arguments.stream()
                .skip(1)
                .filter(a -> !a.startsWith("-"))
                .findFirst()
                .orElse("HEAD");
        boolean head = object.equals("HEAD") || object.startsWith("HEAD:");
        if (sub.equals("show")) {
            return head ? Weight.LOW : Weight.HIGH;
        }
        if (patch && !(few && head)) {
            return Weight.HIGH;
        }
        return few && head && !patch ? Weight.LOW : Weight.MEDIUM;
    }

    private static boolean showsContent(String argument) {
        return argument.equals("-p")
                || argument.equals("--patch")
                || argument.equals("--all")
                || argument.startsWith("-S")
                || argument.startsWith("-G")
                || argument.startsWith("-L")
                || argument.startsWith("--grep")
                || argument.equals("--remotes");
    }

    private static boolean concerns(Act act, Change change) {
        return switch (act) {
            case WRITE -> true;
            case CREATE -> change == Change.CREATE || change == Change.MOVE;
            case DELETE -> change == Change.DELETE;
            default -> false;
        };
    }

    private static boolean names(Constraint constraint, String pattern, String path) {
        if (pattern.equals(Things.EVERYTHING)) {
            return !outside(path);
        }
        boolean kind = constraint.subject() == Subject.FILE_KIND && isOfKind(pattern, path);
        if (kind) {
            return !outside(path);
        }
        boolean glob = pattern.indexOf('*') >= 0;
        return !(FileKinds.isTemporary(path) && (glob || !pattern.startsWith("/"))) && Paths.matches(pattern, path)
                || isOfKind(pattern, path);
    }

    private static boolean outside(String path) {
        return FileKinds.isTemporary(path)
                || path.startsWith("~/.")
                || isHomeOfTools(path)
                || path.startsWith("/dev/")
                || path.startsWith("/proc/");
    }

    /** A hidden folder of somebody's home, where clients keep plans and notes. */
    private static boolean isHomeOfTools(String path) {
        if (path.startsWith("/root/.")) {
            return true;
        }
        boolean home = path.startsWith("/home/") || path.startsWith("/Users/");
        int user = home ? path.indexOf('/', path.indexOf('/', 1) + 1) : -1;
        return user > 0 && path.startsWith("/.", user);
    }

    /** A path that the command does not spell out. */
    private static boolean unknown(String path) {
        return path.isEmpty() || path.indexOf('$') >= 0 || path.equals(".") || path.indexOf('*') >= 0;
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                letters.append(name.charAt(i));
            }
        }
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
