package io.steersman.reading.change;

import io.steersman.reading.change.Write.Change;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Set;

/** Formatters and fixers that write to the files they are given; over a folder they say nothing of what they change. */
public final class Formatters {

    private static final Lexicon LISTS = Lexicon.of("formatters");

    private static final Set<String> VALUED = LISTS.words("valued");
    private static final Set<String> RUNNERS = LISTS.words("runners");
    private static final Set<String> SCRIPTS = LISTS.words("scripts");

    private Formatters() {}

    static void writes(Command command, WriteList writes) {
        if (!fixes(command)) {
            return;
        }
        for (String operand : Operands.of(command.arguments(), VALUED)) {
            if (Operands.looksLikeFile(operand)) {
                writes.add(command.directory(), operand, Change.EDIT);
            }
        }
    }

    /** Whether a command lays out or mends files that it finds itself, or is given. */
    public static boolean fixes(Command command) {
        List<String> arguments = command.arguments();
        boolean script =
                RUNNERS.contains(command.program()) && arguments.stream().anyMatch(SCRIPTS::contains);
        return script || byItself(command, arguments);
    }

    private static boolean byItself(Command command, List<String> arguments) {
        return switch (command.program()) {
            case "prettier" -> Operands.has(arguments, "--write", "-w");
            case "gofmt", "goimports", "shfmt", "gofumpt" -> Operands.has(arguments, "-w");
            case "eslint", "tslint", "stylelint" -> Operands.has(arguments, "--fix");
            case "biome" -> Operands.has(arguments, "--write", "--apply");
            case "ruff" -> arguments.contains("format") && !looks(arguments) || arguments.contains("--fix");
            case "autopep8", "yapf", "autoflake", "clang-format", "docformatter" ->
                Operands.has(arguments, "-i", "--in-place");
            case "black", "isort", "rustfmt", "pyupgrade", "stylua", "ktlint", "dos2unix", "terraform", "swiftformat" ->
                !looks(arguments);
            case "go", "mix", "dotnet", "dart" ->
                Set.of("fmt", "format").contains(command.subcommand()) && !looks(arguments);
            case "rubocop", "standardrb" -> Operands.has(arguments, "-a", "-A", "--autocorrect", "--fix");
            case "cargo" -> command.subcommand().equals("fmt") && !looks(arguments);
            default -> false;
        };
    }

    /** Whether it only looks. */
    private static boolean looks(List<String> arguments) {
        return Operands.has(arguments, "--check", "--diff", "--check-only", "-check", "--version");
    }
}
