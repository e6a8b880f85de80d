package io.steersman.reload;

import com.google.re2j.Pattern;
import io.steersman.policy.Diagnostic;
import io.steersman.policy.PolicyReader;
import io.steersman.policy.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folders that rules and policies are read from: those of one's own lie over what is shipped, the later over the earlier, and a
 * file of the same path replaces. Of the default policy the shipped one stays below, for rules that one's own does not list.
 *
 * @param rules folders of one's own
 * @param policies folders of one's own
 * @param shipped whether what is shipped lies below them, unless they say {@code extends: none}
 */
public record SourceFolders(List<Path> rules, List<Path> policies, boolean shipped) {

    /** The file of a folder of rules that says whether the shipped rules lie below. */
    public static final String RULEBOOK_FILE = "rulebook.yaml";

    static final Pattern ALONE = Pattern.compile("(?m)^extends:\\s*[\"']?none\\b");
    private static final String DIVIDER = ",";
    private static final String EXTENDS = "extends";
    private static final String NONE = "none";
    private static final List<String> WORDS = List.of(NONE, "shipped");

    public SourceFolders {
        rules = List.copyOf(rules);
        policies = List.copyOf(policies);
    }

    /**
     * Those given, else {@code ./rules} and {@code ./policies} where they are.
     *
     * @param rules paths, divided by commas; may be empty
     * @param policies paths, divided by commas; may be empty
     */
    public static SourceFolders of(String rules, String policies) {
        return new SourceFolders(own(rules, "rules"), own(policies, "policies"), true);
    }

    /** These alone, whatever is shipped. */
    public static SourceFolders exactly(Path rules, Path policies) {
        return new SourceFolders(List.of(rules), List.of(policies), false);
    }

    private static List<Path> own(String given, String name) {
        if (given.isBlank()) {
            Path here = Path.of(name);
            return Files.isDirectory(here) ? List.of(here) : List.of();
        }
        return Arrays.stream(given.split(DIVIDER, -1))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toList();
    }

    /**
     * Reads them.
     *
     * @throws UncheckedIOException when a folder is missing or a file cannot be read or is larger than 1 MiB
     */
    public Sources read() {
        Sources all = new Sources(Map.of(), Map.of(), Map.of());
        if (shippedRules()) {
            all = all.over(Shipped.sources().rulesAlone());
        }
        if (shippedPolicies()) {
            all = all.over(below(Shipped.sources().policiesAlone()));
        }
        for (Path folder : rules) {
            all = all.over(Sources.readRules(folder));
        }
        for (Path folder : policies) {
            all = all.over(Sources.readPolicies(folder));
        }
        return all;
    }

    private boolean shippedRules() {
        return rules.isEmpty() || shipped && rules.stream().noneMatch(SourceFolders::standAlone);
    }

    private boolean shippedPolicies() {
        return policies.isEmpty()
                || shipped && policies.stream().noneMatch(folder -> isAlone(folder.resolve(PolicyReader.DEFAULT_FILE)));
    }

    /** What is wrong with the file keeps all from being read: who misspells it would be judged by other rules. */
    private static boolean standAlone(Path folder) {
        Path file = folder.resolve(RULEBOOK_FILE);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        List<Diagnostic> wrong = new ArrayList<>();
        Yaml yaml = new Yaml(file.toString(), wrong);
        boolean alone = yaml.parse(Sources.text(file))
                .map(root -> yaml.mapping(root, Set.of(EXTENDS)).get(EXTENDS))
                .flatMap(node ->
                        yaml.word(node, word -> WORDS.contains(word) ? Optional.of(word) : Optional.empty(), WORDS))
                .filter(NONE::equals)
                .isPresent();
        if (!wrong.isEmpty()) {
            throw new UncheckedIOException(new IOException(wrong.get(0).display()));
        }
        return alone;
    }

    private static boolean isAlone(Path file) {
        return Files.isRegularFile(file) && ALONE.matcher(Sources.text(file)).find();
    }

    /** Where nothing lies over it, the shipped default is the default. */
    private Sources below(Sources ofShipped) {
        if (rules.isEmpty() && policies.isEmpty()) {
            return ofShipped;
        }
        Map<String, String> said = new TreeMap<>(ofShipped.policies());
        Optional.ofNullable(said.remove(PolicyReader.DEFAULT_FILE))
                .ifPresent(text -> said.put(PolicyReader.SHIPPED_FILE, text));
        return new Sources(Map.of(), Map.of(), said, Map.of(), ofShipped.variants());
    }

    /**
     * Where a file comes from: the last folder that has it, or nothing when it is shipped.
     *
     * @param path beginning with {@code rules/} or {@code policies/}
     */
    public Optional<Path> origin(String path) {
        List<Path> folders = path.startsWith("rules/") ? rules : policies;
        String rest = path.substring(path.indexOf('/') + 1);
        List<Path> having = new ArrayList<>(folders);
        having.removeIf(folder -> !Files.exists(folder.resolve(rest)));
        return having.isEmpty() ? Optional.empty() : Optional.of(having.get(having.size() - 1));
    }

    /** Whether anything can change: nothing does inside the program itself. */
    public boolean canChange() {
        return Stream.concat(rules.stream(), policies.stream())
                .anyMatch(folder -> folder.getFileSystem() == FileSystems.getDefault());
    }

    /** The folder that names the history of what was in force: the first of one's own. */
    Path place() {
        return rules.isEmpty() ? Shipped.rules() : rules.get(0);
    }

    /** Where they are. */
    public String display() {
        return "rules %s, policies %s".formatted(display(rules), display(policies));
    }

    private String display(List<Path> own) {
        List<String> all = new ArrayList<>();
        if (own.isEmpty() || shipped) {
            all.add("as shipped");
        }
        own.forEach(folder -> all.add(folder.toUri().toString()));
        return String.join(" and ", all);
    }
}
