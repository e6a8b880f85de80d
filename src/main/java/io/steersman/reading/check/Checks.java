package io.steersman.reading.check;

import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Interpreters;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.text.Lexicon;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells commands that verify work: tests, and other checks, which are linters, type checkers and builds.
 *
 * <p>Asking for help, a version or a list of tests verifies nothing.
 */
public final class Checks {

    private static final Lexicon LISTS = Lexicon.of("checks");

    /** What a command verifies. */
    enum Kind {
        NONE,
        CHECK,
        TEST
    }

    private static final Set<String> TYPERS = LISTS.words("typers");
    private static final Set<String> BUILDERS = LISTS.words("builders");
    private static final Set<String> LINTING = LISTS.words("names of linting");

    private static final Set<String> TOOLCHAINS = LISTS.words("toolchains");
    private static final Set<String> CHECK_RUNNERS = LISTS.words("check runners");
    private static final Set<String> TESTERS = LISTS.words("testers");
    private static final Set<String> CHECKERS = LISTS.words("checkers");
    private static final Set<String> FORMATTERS =
            Set.of("black", "isort", "prettier", "gofmt", "rustfmt", "autopep8", "yapf", "shfmt", "dprint", "stylua");
    private static final Set<String> PACKAGE_RUNNERS = LISTS.words("package runners");
    private static final Set<String> TARGET_RUNNERS = LISTS.words("target runners");
    private static final Set<String> VALUED = LISTS.words("valued");

    private Checks() {}

    /** Whether any of the commands verifies work. */
    public static boolean isCheck(List<Command> commands) {
        return commands.stream().anyMatch(c -> kind(c) != Kind.NONE);
    }

    /** Whether any of the commands runs tests. */
    public static boolean isTest(List<Command> commands) {
        return commands.stream().anyMatch(c -> kind(c) == Kind.TEST);
    }

    /** What a command looks at, empty when it verifies nothing. */
    public static Set<CheckKind> kinds(Command command) {
        Kind kind = kind(command);
        if (kind == Kind.NONE) {
            return Set.of();
        }
        boolean module =
                Interpreters.isPython(command.program()) && command.arguments().contains("-m");
        String program = module ? Operands.value(command.arguments(), "-m") : command.program();
        Set<CheckKind> kinds = EnumSet.noneOf(CheckKind.class);
        if (kind == Kind.TEST) {
            kinds.add(CheckKind.TESTS);
        } else if (TYPERS.contains(program)) {
            kinds.add(CheckKind.TYPES);
        } else if (CHECKERS.contains(program) && !BUILDERS.contains(program)
                || FORMATTERS.contains(program)
                || program.equals("ruff")
                || program.equals("biome")) {
            kinds.add(CheckKind.LINT);
        }
        boolean names = !kinds.contains(CheckKind.TESTS) && !TYPERS.contains(program)
                || PACKAGE_RUNNERS.contains(program)
                || TARGET_RUNNERS.contains(program) && !program.equals("meson");
        for (String word : names ? command.arguments() : List.<String>of()) {
            named(word, kinds);
        }
        if (kinds.isEmpty()) {
            kinds.add(BUILDERS.contains(program) ? CheckKind.BUILD : CheckKind.ANY);
        }
        return kinds;
    }

    /** What a script, a target or a verb says with its name. */
    private static void named(String word, Set<CheckKind> kinds) {
        if (word.startsWith("-") || word.indexOf('/') >= 0 || word.length() > 40) {
            return;
        }
        String name = word.toLowerCase(Locale.ROOT);
        if (name.contains("lint")
                || name.contains("format")
                || LINTING.contains(name.substring(0, Math.max(0, name.indexOf(':'))))
                || LINTING.contains(name)) {
            kinds.add(CheckKind.LINT);
        } else if (name.contains("typecheck")
                || name.contains("type-check")
                || name.contains("types")
                || name.contains("tsc")) {
            kinds.add(CheckKind.TYPES);
        } else if (name.startsWith("build")
                || name.startsWith("compile")
                || name.equals("package")
                || name.equals("assemble")
                || name.equals("doc")) {
            kinds.add(CheckKind.BUILD);
        }
    }

    static Kind kind(Command command) {
        return switch (command.use()) {
            case UNKNOWN -> kind(command.program(), command.arguments());
            case TEST -> asksForHelp(command.arguments()) ? Kind.NONE : Kind.TEST;
            case CHECK -> asksForHelp(command.arguments()) ? Kind.NONE : Kind.CHECK;
            default -> Kind.NONE;
        };
    }

    private static Kind kind(String program, List<String> arguments) {
        if (program.isEmpty() || asksForHelp(arguments)) {
            return Kind.NONE;
        }
        if (TESTERS.contains(program) || program.endsWith("/test")) {
            return Kind.TEST;
        }
        if (CHECKERS.contains(program)) {
            return Kind.CHECK;
        }
        if (FORMATTERS.contains(program)) {
            return Operands.has(arguments, "--check", "--diff", "-c", "-l", "--list-different")
                    ? Kind.CHECK
                    : Kind.NONE;
        }
        if (PACKAGE_RUNNERS.contains(program)) {
            return packageScript(
                    program,
                    Toolchains.isWorkspace(program) ? Toolchains.words(arguments) : Operands.of(arguments, VALUED));
        }
        return TARGET_RUNNERS.contains(program) ? targets(program, arguments) : language(program, arguments);
    }

    private static boolean asksForHelp(List<String> arguments) {
        for (String argument : arguments) {
            if (!argument.startsWith("--")) {
                continue;
            }
            switch (argument) {
                case "--version", "--help", "--collect-only", "--co", "--listTests", "--list-tests" -> {
                    return true;
                }
                default -> {}
            }
        }
        return arguments.size() == 1
                && (arguments.get(0).equals("-V") || arguments.get(0).equals("-h"));
    }

    private static Kind packageScript(String program, List<String> words) {
        int at = 0;
        while (at < words.size()
                && Set.of("run", "run-script", "workspace", "-r", "exec").contains(words.get(at))) {
            at += words.get(at).equals("workspace") ? 2 : 1;
        }
        if (at >= words.size()) {
            return Kind.NONE;
        }
        if (Toolchains.isWorkspace(program)) {
            return Toolchains.targets(words.subList(at, words.size()));
        }
        String name = words.get(at);
        boolean test = program.equals("npm") && (name.equals("t") || name.equals("tst"));
        return test ? Kind.TEST : name.equals("install") ? Kind.NONE : CheckNames.named(name);
    }

    private static Kind targets(String program, List<String> arguments) {
        List<String> targets = Operands.of(arguments, VALUED);
        Kind kind = Kind.NONE;
        for (String target : targets) {
            boolean installs = target.equals("install") && !program.startsWith("mvn");
            Kind one = installs ? Kind.NONE : CheckNames.named(target.substring(target.lastIndexOf(':') + 1));
            kind = one.ordinal() > kind.ordinal() ? one : kind;
        }
        boolean builds = targets.isEmpty() && (program.equals("make") || program.equals("gmake"));
        return builds ? Kind.CHECK : kind;
    }

    private static Kind language(String program, List<String> arguments) {
        if (program.equals("coverage") && arguments.contains("report")) {
            return Kind.CHECK;
        }
        if (Interpreters.isPython(program) || program.equals("coverage")) {
            return python(arguments);
        }
        if (TOOLCHAINS.contains(program)) {
            return Toolchains.kind(program, verb(arguments), arguments);
        }
        if (CHECK_RUNNERS.contains(program)) {
            return runner(program, verb(arguments));
        }
        return switch (program) {
            case "go" -> verbs(verb(arguments), "test", "vet", "build");
            case "cargo" -> cargo(verb(arguments), arguments);
            case "ruff" -> arguments.contains("format") && !arguments.contains("--check") ? Kind.NONE : Kind.CHECK;
            case "biome" -> verbs(verb(arguments), "", "check", "lint", "ci");
            case "cmake" -> arguments.contains("--build") ? Kind.CHECK : Kind.NONE;
            case "terraform" -> verbs(verb(arguments), "", "validate", "plan");
            case "rscript", "r", "R", "Rscript", "julia", "clj", "clojure", "pwsh", "powershell", "java" ->
                Toolchains.spoken(program, arguments);
            case "node", "nodejs", "tsx", "ts-node", "bash", "sh", "zsh", "ruby", "php", "perl" -> script(arguments);
            default -> CheckNames.isScript(program) ? CheckNames.scriptNamed(program) : Kind.NONE;
        };
    }

    private static String verb(List<String> arguments) {
        List<String> operands = Operands.of(arguments, VALUED);
        return operands.isEmpty() ? "" : operands.get(0);
    }

    static Kind verbs(String verb, String test, String... checks) {
        if (verb.isEmpty()) {
            return Kind.NONE;
        }
        if (verb.equals(test)) {
            return Kind.TEST;
        }
        return List.of(checks).contains(verb) ? Kind.CHECK : Kind.NONE;
    }

    private static Kind cargo(String verb, List<String> arguments) {
        if (verb.equals("nextest") || verb.equals("t")) {
            return Kind.TEST;
        }
        boolean format = verb.equals("fmt") && arguments.contains("--check");
        return format ? Kind.CHECK : verbs(verb, "test", "check", "clippy", "build", "b", "c", "doc");
    }

    private static Kind runner(String program, String verb) {
        return switch (program) {
            case "playwright", "react-scripts", "ng", "wp-scripts" -> verbs(verb, "test", "build", "lint");
            case "cypress" -> verbs(verb, "run");
            case "pre-commit", "lefthook" -> verbs(verb, "", "run");
            default -> verbs(verb, "", "build", "lint");
        };
    }

    private static Kind python(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("-m") && i + 1 < arguments.size()) {
                String module = arguments.get(i + 1);
                List<String> rest = arguments.subList(i + 2, arguments.size());
                return module.equals("django") ? script(rest) : kind(module, rest);
            }
            if (argument.equals("-c") || argument.equals("-")) {
                return Kind.NONE;
            }
            if (!argument.startsWith("-") && !argument.equals("run")) {
                return script(arguments.subList(i, arguments.size()));
            }
        }
        return Kind.NONE;
    }

    /** A script that is run: by its name, or a manager's {@code test} command. */
    private static Kind script(List<String> arguments) {
        if (arguments.contains("--test")) {
            return Kind.TEST;
        }
        if (arguments.contains("-n") || arguments.contains("--check")) {
            return Kind.CHECK;
        }
        List<String> operands = Operands.of(arguments);
        if (operands.isEmpty()) {
            return Kind.NONE;
        }
        String file = operands.get(0);
        boolean managed = file.endsWith("manage.py")
                || file.endsWith("setup.py")
                || file.equals("test")
                || file.endsWith("artisan")
                || file.endsWith("bin/rails")
                || file.endsWith("django-admin");
        if (managed) {
            return operands.contains("test") ? Kind.TEST : operands.contains("check") ? Kind.CHECK : Kind.NONE;
        }
        if (FileKinds.isTemporary(file)) {
            return Kind.NONE;
        }
        boolean testFile = FileKinds.isTest(Paths.name(file)) || file.endsWith("bin/test");
        return testFile ? Kind.TEST : CheckNames.scriptNamed(Paths.name(file));
    }
}
