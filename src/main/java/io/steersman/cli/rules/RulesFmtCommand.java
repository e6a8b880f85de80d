package io.steersman.cli.rules;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Replaced;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import io.steersman.rulebook.drl.RuleFormat;
import io.steersman.rulebook.drl.RuleFormat.Formatted;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code rules fmt}. */
@Command(
        name = "fmt",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Format rules in the only way there is.",
        description = {
            "Lays rule files out: sorted imports, one annotation and one condition a line, 120 columns. Comments stay, and what "
                    + "a rule means never changes: a file that cannot be read as rules is named and left as it is. Prints the "
                    + "files that it changed; exits with 3 when one could not be formatted.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  steersman rules fmt",
            "  steersman rules fmt --check rules",
            "  steersman rules fmt - < draft.drl"
        })
public final class RulesFmtCommand implements Callable<Integer> {

    private static final String STDIN = "-";

    private final Terminal terminal;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Rule files and folders, or - to format standard input to standard output. Default: ./rules.")
    private List<Path> paths = List.of(Path.of("rules"));

    @Option(
            names = "--check",
            description = "Change nothing; print the files that are not formatted, and exit with 1 when there are any.")
    private boolean check;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public RulesFmtCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (paths.equals(List.of(Path.of(STDIN)))) {
            return stdin();
        }
        List<String> wrong = new ArrayList<>();
        List<Path> changed = new ArrayList<>();
        for (Path file : files()) {
            if (changes(file, wrong)) {
                changed.add(file);
            }
        }
        changed.forEach(spec.commandLine().getOut()::println);
        wrong.forEach(spec.commandLine().getErr()::println);
        if (!wrong.isEmpty()) {
            return ExitCode.INPUT;
        }
        return check && !changed.isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private int stdin() {
        try {
            String text = new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
            Formatted formatted = RuleFormat.of("<stdin>", text);
            refuse(formatted);
            PrintWriter out = spec.commandLine().getOut();
            if (!check) {
                out.print(formatted.text());
                out.flush();
            }
            return check && !formatted.text().equals(text) ? ExitCode.FINDINGS : ExitCode.OK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuse(Formatted formatted) {
        if (!formatted.diagnostics().isEmpty()) {
            throw new Refused(formatted.diagnostics().stream()
                    .map(found -> found.display())
                    .toList());
        }
    }

    private TreeSet<Path> files() {
        TreeSet<Path> files = new TreeSet<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new Refused(
                        List.of("There is nothing at %s. Maybe name the folder that holds the rules.".formatted(path)));
            }
            try (Stream<Path> found = Files.walk(path)) {
                found.filter(Files::isRegularFile)
                        .filter(file -> file.equals(path) || isRules(String.valueOf(file.getFileName())))
                        .forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    /** Hidden files are an editor's. */
    private static boolean isRules(String name) {
        return name.endsWith(".drl") && !name.startsWith(".") && !name.startsWith("#");
    }

    private boolean changes(Path file, List<String> wrong) {
        try {
            String text = Files.readString(file);
            Formatted formatted = RuleFormat.of(file.toString(), text);
            formatted.diagnostics().forEach(found -> wrong.add(found.display()));
            if (formatted.text().equals(text)) {
                return false;
            }
            if (!check) {
                Replaced.write(file, formatted.text());
            }
            return true;
        } catch (IOException e) {
            wrong.add(
                    "%s: The file cannot be read or written: %s. Maybe its permissions or its encoding (UTF-8) are wrong."
                            .formatted(file, e));
            return false;
        }
    }
}
