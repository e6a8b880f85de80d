package io.steersman.reload;

import io.steersman.experiment.ExperimentReader;
import io.steersman.policy.PolicyReader;
import io.steersman.rulebook.RuleLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of rules and policies as they stood at one moment.
 *
 * @param drl rule files by path below the rules folder
 * @param cases case files by path below the rules folder
 * @param policies policy files by path below the policies folder
 * @param evidence tables of what is known of the rules' findings, by path below the rules folder
 * @param variants rules and cases of arms of experiments, by path below the folder of experiments
 */
public record Sources(
        Map<String, String> drl,
        Map<String, String> cases,
        Map<String, String> policies,
        Map<String, String> evidence,
        Map<String, String> variants) {

    private static final String DRL = ".drl";
    private static final String CASES = ".cases.yaml";
    private static final String YAML = ".yaml";
    private static final String EVIDENCE = "evidence.tsv";
    /** Where variants of rules lie, beside the experiments whose arms have them. */
    static final String VARIANTS = "policies/" + ExperimentReader.FOLDER;

    private static final long LARGEST_FILE = 1024 * 1024;

    public Sources {
        drl = new TreeMap<>(drl);
        cases = new TreeMap<>(cases);
        policies = new TreeMap<>(policies);
        evidence = new TreeMap<>(evidence);
        variants = new TreeMap<>(variants);
    }

    /** Files without evidence. */
    public Sources(Map<String, String> drl, Map<String, String> cases, Map<String, String> policies) {
        this(drl, cases, policies, Map.of(), Map.of());
    }

    /**
     * Reads folders. Hidden files and those with other endings, such as an editor's temporary ones, are passed over.
     *
     * @throws UncheckedIOException when a folder is missing or a file cannot be read or is larger than 1 MiB
     */
    public static Sources read(Path rules, Path policies) {
        return readRules(rules).over(readPolicies(policies));
    }

    /** What a folder of rules has. */
    static Sources readRules(Path rules) {
        return new Sources(files(rules, DRL), files(rules, CASES), Map.of(), files(rules, EVIDENCE), Map.of());
    }

    /** What a folder of policies has. */
    static Sources readPolicies(Path policies) {
        Map<String, String> said = files(policies, YAML);
        said.keySet().removeIf(path -> path.endsWith(CASES));
        return new Sources(Map.of(), Map.of(), said, Map.of(), variants(policies.resolve(ExperimentReader.FOLDER)));
    }

    /** These with the cases of some files alone. */
    Sources withCasesOf(Set<String> asked) {
        Map<String, String> some = new TreeMap<>(cases);
        some.keySet()
                .removeIf(path ->
                        !asked.contains("rules/" + path) && !asked.contains("rules/" + path.replace(CASES, DRL)));
        return new Sources(drl, some, policies, evidence, variants);
    }

    /** These without policies. */
    Sources rulesAlone() {
        return new Sources(drl, cases, Map.of(), evidence, Map.of());
    }

    /** The policies of these. */
    Sources policiesAlone() {
        return new Sources(Map.of(), Map.of(), policies, Map.of(), variants);
    }

    /** These with others laid over them: files of the same path are replaced. */
    Sources over(Sources others) {
        return new Sources(
                joined(drl, others.drl),
                joined(cases, others.cases),
                joined(policies, others.policies),
                joined(evidence, others.evidence),
                joined(variants, others.variants));
    }

    private static Map<String, String> joined(Map<String, String> below, Map<String, String> above) {
        Map<String, String> all = new TreeMap<>(below);
        all.putAll(above);
        return all;
    }

    /** All of them as they lie below the folders of rules and policies, by path. */
    public Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        drl.forEach((path, text) -> files.put("rules/" + path, text));
        cases.forEach((path, text) -> files.put("rules/" + path, text));
        evidence.forEach((path, text) -> files.put("rules/" + path, text));
        policies.forEach((path, text) -> files.put("policies/" + path, text));
        variants.forEach((path, text) -> files.put(VARIANTS + path, text));
        return files;
    }

    /** The names of the variants of rules that arms may have: folders beside the experiments. */
    Set<String> variantNames() {
        return variants.keySet().stream()
                .filter(path -> path.indexOf('/') > 0)
                .map(path -> path.substring(0, path.indexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** These as they are in an arm: files of a variant lie over those of the same path. */
    Sources of(String variant) {
        Map<String, String> changed = new TreeMap<>();
        variants.forEach((path, text) -> {
            if (path.startsWith(variant + "/")) {
                changed.put("rules/" + path.substring(variant.length() + 1), text);
            }
        });
        return with(changed);
    }

    /**
     * These with some files changed. A default policy in the place of one that stood alone lies over the shipped one, as it would in a
     * folder, unless it stands alone, too.
     *
     * @param changed texts by path, beginning with {@code rules/} or {@code policies/}; an empty text takes the file away
     * @throws IllegalArgumentException when a path is none of rules, cases or policies
     */
    public Sources with(Map<String, String> changed) {
        Sources next = new Sources(drl, cases, policies, evidence, variants);
        changed.forEach((path, text) -> {
            Map<String, String> files = next.holding(path);
            String folder = files == next.variants ? VARIANTS : path.substring(0, path.indexOf('/') + 1);
            String rest = path.substring(folder.length());
            if (text.isEmpty()) {
                files.remove(rest);
            } else {
                files.put(rest, text);
            }
        });
        if (standsAlone() && !next.standsAlone() && next.policies.containsKey(PolicyReader.DEFAULT_FILE)) {
            Shipped.sources().policies().forEach((path, text) -> {
                if (path.equals(PolicyReader.DEFAULT_FILE)) {
                    next.policies.putIfAbsent(PolicyReader.SHIPPED_FILE, text);
                }
            });
        }
        return next;
    }

    private boolean standsAlone() {
        return SourceFolders.ALONE
                .matcher(policies.getOrDefault(PolicyReader.DEFAULT_FILE, ""))
                .find();
    }

    private Map<String, String> holding(String path) {
        boolean climbs = path.contains("..") || path.contains("\\") || path.contains("//");
        if (!climbs && path.startsWith(VARIANTS) && (path.endsWith(CASES) || path.endsWith(DRL))) {
            return variants;
        }
        if (!climbs && path.startsWith("rules/") && path.endsWith(CASES)) {
            return cases;
        }
        if (!climbs && path.startsWith("rules/") && path.endsWith(DRL)) {
            return drl;
        }
        if (!climbs && path.startsWith("rules/") && path.endsWith(EVIDENCE)) {
            return evidence;
        }
        if (!climbs && path.startsWith("policies/") && path.endsWith(YAML)) {
            return policies;
        }
        throw new IllegalArgumentException(
                "The path '%s' is none of rules/**.drl, rules/**.cases.yaml, rules/**evidence.tsv and policies/**.yaml. Maybe write: rules/a/b.drl"
                        .formatted(path));
    }

    /** Names this version: equal content, equal hash. */
    public String hash() {
        Map<String, String> parts = new TreeMap<>();
        parts.put("drl", RuleLoader.hash(drl));
        parts.put("cases", RuleLoader.hash(cases));
        parts.put("policies", RuleLoader.hash(policies));
        if (!evidence.isEmpty()) {
            parts.put("evidence", RuleLoader.hash(evidence));
        }
        if (!variants.isEmpty()) {
            parts.put("variants", RuleLoader.hash(variants));
        }
        return RuleLoader.hash(parts);
    }

    /** Names the policies alone, as findings and interventions do. */
    public String policiesHash() {
        return RuleLoader.hash(plainPolicies());
    }

    /** The policies without the experiments beside them. */
    public Map<String, String> plainPolicies() {
        Map<String, String> plain = new TreeMap<>(policies);
        plain.keySet().removeIf(ExperimentReader::isMeant);
        return plain;
    }

    private static Map<String, String> variants(Path folder) {
        Map<String, String> found = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            found.putAll(files(folder, DRL));
            found.putAll(files(folder, CASES));
        }
        return found;
    }

    private static Map<String, String> files(Path folder, String ending) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            paths.filter(path -> isMeant(path, ending))
                    .forEach(
                            path -> texts.put(folder.relativize(path).toString().replace('\\', '/'), text(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static boolean isMeant(Path path, String ending) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(ending) && !name.startsWith(".") && !name.startsWith("#") && Files.isRegularFile(path);
    }

    /** The text of a file. */
    static String text(Path path) {
        try {
            if (Files.size(path) > LARGEST_FILE) {
                throw new IOException("The file %s (%d bytes) is larger than %d bytes."
                        .formatted(path, Files.size(path), LARGEST_FILE));
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
