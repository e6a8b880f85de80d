package io.steersman.rulebook;

import io.steersman.finding.Severity;
import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.compile.CompilerFaults;
import io.steersman.rulebook.compile.HarmfulRules;
import io.steersman.rulebook.drl.DrlFile;
import io.steersman.rulebook.drl.DrlReader;
import io.steersman.rulebook.drl.RuleMetadata;
import io.steersman.rulebook.drl.RulePatterns;
import io.steersman.rulebook.lint.RuleFlaws;
import io.steersman.rulebook.lint.RuleLint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.RuleDescr;

/** Makes a rulebook of DRL texts, or says everything that keeps them from being one. */
public final class RuleLoader {

    private RuleLoader() {}

    /**
     * A rulebook, or what is wrong with its files.
     *
     * @param rulebook present when nothing is wrong but matters of style
     * @param diagnostics sorted by place; warnings alone when there is a rulebook
     */
    public record Loaded(Optional<Rulebook> rulebook, List<Diagnostic> diagnostics) {
        public Loaded {
            diagnostics = diagnostics.stream().distinct().sorted().toList();
        }

        static Loaded refused(List<Diagnostic> diagnostics) {
            return new Loaded(Optional.empty(), diagnostics);
        }

        static Loaded refused(List<Diagnostic> warnings, List<Diagnostic> errors) {
            return refused(Stream.concat(warnings.stream(), errors.stream()).toList());
        }
    }

    /**
     * Loads rules.
     *
     * @param texts DRL by path below the rules folder, with {@code /}
     */
    public static Loaded load(Map<String, String> texts) {
        Map<String, String> sorted = new TreeMap<>(texts);
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<GoodFiles.Read> read = new ArrayList<>();
        List<DrlFile> fresh = DrlReader.parse(unread(sorted, read), diagnostics);
        fresh.stream()
                .filter(file -> !ShippedClasses.has(file))
                .forEach(file -> diagnostics.addAll(RuleLint.check(file)));
        read.forEach(known -> diagnostics.addAll(known.warnings()));
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            return Loaded.refused(withCompilers(diagnostics, CompilerFaults.find(unproven(fresh))));
        }
        CompiledFiles.Compiled compilation;
        try {
            compilation = CompiledFiles.compile(sorted);
        } catch (RuntimeException e) {
            return Loaded.refused(diagnostics, CompilerFaults.explain(unproven(fresh), e));
        }
        if (!compilation.errors().isEmpty()) {
            return Loaded.refused(diagnostics, CompilerFaults.explain(unproven(fresh), compilation.errors()));
        }
        if (!compilation.harmful().isEmpty()) {
            return Loaded.refused(diagnostics, HarmfulRules.explain(unproven(fresh), compilation.harmful()));
        }
        fresh.forEach(file -> read.add(GoodFiles.keep(file, metadata(file), diagnostics)));
        List<RuleMetadata> rules =
                read.stream().flatMap(file -> file.rules().stream()).toList();
        return new Loaded(Optional.of(new Rulebook(hash(sorted), compilation.models(), rules, Set.of())), diagnostics);
    }

    /** The files that are to be read; what is known of the others is added. */
    private static Map<String, String> unread(Map<String, String> texts, List<GoodFiles.Read> read) {
        Map<String, String> unread = new TreeMap<>();
        texts.forEach(
                (path, text) -> GoodFiles.find(path, text).ifPresentOrElse(read::add, () -> unread.put(path, text)));
        return unread;
    }

    /** What a compiler says of a line where something is known to be wrong is about the same. */
    private static List<Diagnostic> withCompilers(List<Diagnostic> known, List<Diagnostic> compilers) {
        List<Diagnostic> all = new ArrayList<>(known);
        compilers.stream()
                .filter(more -> known.stream()
                        .filter(Diagnostic::isError)
                        .noneMatch(other -> other.file().equals(more.file()) && other.line() == more.line()))
                .forEach(all::add);
        return all;
    }

    /**
     * SHA-256 over names and contents, as hex.
     *
     * @param texts by path
     */
    public static String hash(Map<String, String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new LinkedHashMap<>(new TreeMap<>(texts)).forEach((path, text) -> {
                digest.update((path + "\0" + text + "\0").getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** The files that are not known to compile, and that may be compiled to see what is wrong with them. */
    private static List<DrlFile> unproven(List<DrlFile> files) {
        return files.stream()
                .filter(file -> file.tree().getAccumulateImports().isEmpty())
                .filter(file -> !CompiledFiles.knows(file))
                .toList();
    }

    /** What the rules of a file say of themselves. */
    static List<RuleMetadata> metadata(DrlFile file) {
        return file.rules().stream().map(rule -> metadata(file, rule)).toList();
    }

    private static RuleMetadata metadata(DrlFile file, RuleDescr rule) {
        return new RuleMetadata(
                file.id(rule),
                RuleLint.annotation(rule, "title"),
                Severity.named(RuleLint.annotation(rule, "severity")).orElse(Severity.MEDIUM),
                RuleLint.annotation(rule, "status"),
                RuleLint.annotation(rule, "since"),
                RuleLint.annotation(rule, "why"),
                RuleLint.annotation(rule, "falsePositives"),
                RuleLint.annotation(rule, "misses"),
                RuleLint.annotation(rule, "replacedBy"),
                file.path(),
                rule.getLine(),
                RuleFlaws.limits(rule),
                RuleValues.of(rule),
                RulePatterns.of(file, rule));
    }
}
