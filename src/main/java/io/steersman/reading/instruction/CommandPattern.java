package io.steersman.reading.instruction;

import io.steersman.reading.call.Dependencies;
import io.steersman.reading.change.GitWrites;
import io.steersman.reading.instruction.ConstraintMatch.Weight;
import io.steersman.reading.instruction.Publication.Deed;
import io.steersman.reading.language.OperationWords;
import io.steersman.reading.language.PathWords;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Word;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Holds commands against what limits say of commands: words, or an operation that many commands do. */
final class CommandPattern {

    private static final Set<String> HISTORY =
            Set.of("log", "show", "blame", "reflog", "rev-list", "diff", "whatchanged");
    private static final Set<String> VALUED =
            Set.of("-C", "-c", "--git-dir", "--work-tree", "--prefix", "--cwd", "-f", "--file", "--project");
    private static final Set<String> CLUSTER = Set.of("kubectl", "helm", "oc", "argocd");
    private static final Set<String> NAMESPACES =
            Set.of("-n", "--namespace", "--context", "--kube-context", "--kubeconfig", "--cluster");
    /** What is installed by a list or from the project itself is none that somebody names. */
    private static final Set<String> LISTED = Set.of("-r", "--requirement", "-e", "--editable", "--constraint");

    /** What switches hooks off where it is set. */
    private static final Set<String> HOOKS = Lexicon.of("operations").words("@skips hooks");

    private static final Set<String> WRAPPERS =
            Set.of("sudo", "nohup", "su", "timeout", "env", "xargs", "doas", "npx", "bunx", "pnpx", "uvx");
    private static final Set<String> NARROWING = Set.of(
            "-k",
            "-t",
            "-g",
            "--grep",
            "--filter",
            "-run",
            "--run",
            "--tests",
            "-Dtest",
            "--testNamePattern",
            "-m",
            "--only",
            "-p");
    private static final Set<String> RUNNERS = Set.of(
            "pytest", "py.test", "jest", "vitest", "mocha", "tox", "nox", "rspec", "phpunit", "ctest", "unittest");

    private CommandPattern() {}

    /** Whether a command is one that a pattern of words names: its program, its subcommand, then the other words in any place. */
    static boolean runs(String pattern, Command command) {
        if (pattern.equals(Things.ANY_INSTALL)) {
            return installs(command);
        }
        if (Operations.known(pattern)) {
            return Operations.does(pattern, command);
        }
        boolean merges = pattern.equals("git merge")
                && Word.oneOf(command.program(), "gh", "glab")
                && command.arguments().contains("merge");
        return merges
                || switch (pattern) {
                    case Things.ANY_TEST_RUN -> tests(command);
                    case OperationWords.ALL_TESTS -> tests(command) && isWhole(command);
                    case Things.ANY_PULL_REQUEST -> publishes(command, Deed.PULL_REQUEST);
                    case Things.ANY_RELEASE -> publishes(command, Deed.RELEASE);
                    case Things.ANY_DEPENDENCY -> Dependencies.changes(command) || bringsIn(command);
                    case Things.ANY_BRANCH -> GitWrites.makesBranch(command);
                    default -> names(pattern, command);
                };
    }

    /** Whether nothing narrows a run of tests: no file, no name. */
    private static boolean isWhole(Command command) {
        return command.arguments().stream()
                .noneMatch(
                        word -> NARROWING.contains(word.indexOf('=') < 0 ? word : word.substring(0, word.indexOf('=')))
                                || !word.startsWith("-")
                                        && (word.contains("::") || PathWords.names(word, false) || isFolder(word)));
    }

    /** {@code tests/billing}, but not {@code tests/} or {@code ./...}. */
    private static boolean isFolder(String word) {
        int slash = word.indexOf('/');
        return slash > 0 && slash < word.length() - 1 && !word.endsWith("...") && !word.startsWith("./");
    }

    /** Where projects list by hand what they need, to install a package is to begin to need it. */
    private static boolean bringsIn(Command command) {
        return installs(command) && Word.oneOf(command.program(), "pip", "pip3", "conda", "mamba", "gem");
    }

    /** Whether a command is one that is spelled out: its program, its words, its options. */
    private static boolean names(String pattern, Command command) {
        String named = pattern.strip();
        if (WRAPPERS.contains(named)) {
            return command.program().equals(named) || command.text().startsWith(named + " ");
        }
        List<String> words = Pieces.words(named);
        if (words.isEmpty()) {
            return false;
        }
        if (named.equals("--no-verify") && command.text().contains("=") && skipsHooks(command)) {
            return true;
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

    /** Whether hooks are switched off beside the command: {@code HUSKY=0 git commit}, {@code git -c core.hooksPath=}. */
    private static boolean skipsHooks(Command command) {
        String text = command.text().toLowerCase(Locale.ROOT);
        return command.program().equals("git")
                && Pieces.words(text).stream().anyMatch(word -> HOOKS.stream().anyMatch(word::startsWith));
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
                || arguments.stream()
                        .anyMatch(a -> a.equals(word)
                                || word.endsWith("/") && a.startsWith(word)
                                || word.endsWith("/*") && reference(a).startsWith(word.substring(0, word.length() - 1))
                                || a.endsWith(":" + word)
                                || a.endsWith("/heads/" + word)
                                || a.equals("+" + word));
    }

    /** A branch as it is written for a push: {@code HEAD:release/2}, {@code +release/2}. */
    private static String reference(String argument) {
        String name = argument.substring(argument.lastIndexOf(':') + 1);
        String plain = name.startsWith("+") ? name.substring(1) : name;
        return plain.startsWith("refs/heads/") ? plain.substring("refs/heads/".length()) : plain;
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

    /** How grave a command looks by itself. */
    static Weight weight(Command command) {
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
        boolean patch = arguments.stream().anyMatch(CommandPattern::showsContent);
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
}
