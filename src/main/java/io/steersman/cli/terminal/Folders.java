package io.steersman.cli.terminal;

import io.steersman.policy.Diagnostic;
import io.steersman.reload.Checked;
import io.steersman.reload.Checker;
import io.steersman.reload.InForce;
import io.steersman.reload.SourceFolders;
import io.steersman.reload.Sources;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that name the rules and policies to use. */
public final class Folders {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description =
                    "Folder of rules, laid over the shipped ones; several times for several. Default: ./rules if it is there.")
    private List<String> rules = List.of();

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description =
                    "Folder of policies, laid over the shipped ones; several times. Default: ./policies if it is there.")
    private List<String> policies = List.of();

    /** The folders of rules that are named, divided by commas; empty for none. */
    public String rules() {
        return String.join(",", rules);
    }

    /** The folders of policies that are named, divided by commas; empty for none. */
    public String policies() {
        return String.join(",", policies);
    }

    /** All folders that files are read from. */
    public SourceFolders sources() {
        return SourceFolders.of(rules(), policies());
    }

    /** What is read, for one who waits for it. */
    public String waitedFor() {
        return "Reading %s ...".formatted(sources().display());
    }

    /** The folder to write into: the last of one's own of this kind, else the one that would be looked for. */
    public static Path own(List<Path> folders, String name) {
        return folders.isEmpty() ? Path.of(name) : folders.get(folders.size() - 1);
    }

    /**
     * The rules and policies named, compiled.
     *
     * @throws Refused when a folder is missing or a file in it is wrong, saying everything that is
     */
    public InForce load() {
        return load(read());
    }

    /**
     * What was read, compiled.
     *
     * @throws Refused when a file is wrong, saying everything that is
     */
    public InForce load(Sources sources) {
        Checked checked = Checker.load(sources);
        return checked.result().orElseThrow(() -> new Refused(display(checked.diagnostics())));
    }

    /**
     * The texts of all files.
     *
     * @throws Refused when a folder is missing or a file cannot be read
     */
    public Sources read() {
        SourceFolders all = sources();
        all.rules().forEach(folder -> mustBeThere("--rules", folder));
        all.policies().forEach(folder -> mustBeThere("--policies", folder));
        try {
            return all.read();
        } catch (UncheckedIOException e) {
            throw new Refused(List.of(explain(e)));
        }
    }

    /**
     * The rules below another folder, compiled: {@code FOLDER/rules}, else the folder itself; with the policies of
     * {@code FOLDER/policies} where they are, else those named.
     *
     * @throws Refused when the folder is missing or a file in it is wrong, saying everything that is
     */
    public InForce loadCandidate(Path folder) {
        Folders candidate = new Folders();
        Path inner = folder.resolve("rules");
        candidate.rules = List.of((Files.isDirectory(inner) ? inner : folder).toString());
        Path own = folder.resolve("policies");
        candidate.policies = Files.isDirectory(own) ? List.of(own.toString()) : policies;
        return candidate.load();
    }

    /**
     * The rules and policies below one folder, compiled.
     *
     * @throws Refused when a folder is missing or a file in it is wrong, saying everything that is
     */
    public static InForce loadBoth(Path folder) {
        Folders both = new Folders();
        both.rules = List.of(folder.resolve("rules").toString());
        both.policies = List.of(folder.resolve("policies").toString());
        return both.load();
    }

    /**
     * Prints what came of a check: everything that is wrong, or what is good, and matters of style in any case.
     *
     * @param good what to say when nothing is wrong
     * @param strict whether matters of style are wrong as well
     * @return the exit code
     */
    public int report(Checked checked, CommandLine line, Function<InForce, String> good, boolean strict) {
        display(checked.diagnostics()).forEach(line.getOut()::println);
        checked.result().map(good).ifPresent(line.getOut()::println);
        long wrong = checked.diagnostics().stream()
                .filter(found -> strict || found.isError())
                .count();
        if (wrong > 0) {
            line.getErr().println("%d thing%s wrong.".formatted(wrong, wrong == 1 ? "" : "s"));
        }
        return wrong == 0 ? ExitCode.OK : ExitCode.INPUT;
    }

    /** Diagnostics as {@code file:line:column: sentence}, with the folder as it was named. */
    public List<String> display(List<Diagnostic> diagnostics) {
        SourceFolders all = sources();
        return diagnostics.stream().map(found -> display(all, found)).toList();
    }

    private static String display(SourceFolders all, Diagnostic found) {
        boolean placed = found.file().startsWith("rules/") || found.file().startsWith("policies/");
        String rest = found.file().substring(found.file().indexOf('/') + 1);
        return (placed ? all.origin(found.file()) : Optional.<Path>empty())
                .map(folder -> new Diagnostic(
                                folder + "/" + rest, found.line(), found.column(), found.message(), found.weight())
                        .display())
                .orElseGet(found::display);
    }

    private static void mustBeThere(String option, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Refused(List.of("There is no folder %s. Maybe %s is misspelt.".formatted(folder, option)));
        }
    }

    private static String explain(UncheckedIOException e) {
        return e.getCause() instanceof NoSuchFileException missing
                ? "There is nothing at %s. Maybe it was just removed.".formatted(missing.getFile())
                : "A file cannot be read: %s. Maybe its permissions or its encoding (UTF-8) are wrong."
                        .formatted(e.getMessage());
    }
}
