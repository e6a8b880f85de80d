package io.steersman.rulebook.cases;

import io.steersman.policy.Diagnostic;
import io.steersman.policy.Yaml;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads a file of cases and says everything that is wrong with it. */
public final class CaseReader {

    private static final Set<String> TOP = Set.of("subject", "cases");
    private static final Set<String> OF_CASE = Set.of("name", "rule", "given", "expect", "gap");
    private static final Set<String> OF_EXPECTATION = Set.of("at", "evidence", "severity", "says", "sightings");
    private static final int MOST = 100_000;

    private final String file;
    private final Yaml yaml;
    private final List<RuleCase> cases = new ArrayList<>();

    private CaseReader(String file, List<Diagnostic> diagnostics) {
        this.file = file;
        this.yaml = new Yaml(file, diagnostics);
    }

    /**
     * Reads cases.
     *
     * @param file path below the rules folder
     * @param diagnostics where faults are put
     */
    public static List<RuleCase> read(String file, String text, List<Diagnostic> diagnostics) {
        CaseReader reader = new CaseReader(file, diagnostics);
        reader.yaml.parse(text).ifPresent(reader::readFile);
        return List.copyOf(reader.cases);
    }

    private void readFile(Node root) {
        Map<String, Node> top = yaml.mapping(root, TOP);
        Node subject = top.get("subject");
        String expected = file.replace(".cases.yaml", "").replace('/', '.');
        if (subject == null || !yaml.scalar(subject).equals(expected)) {
            yaml.say(subject == null ? root : subject, "The subject must be that of the file: %s.".formatted(expected));
        }
        Node list = top.get("cases");
        if (list == null) {
            yaml.say(root, "The file has no 'cases:'.");
        } else {
            yaml.sequence(list).forEach(node -> readCase(expected, node));
        }
    }

    private void readCase(String subject, Node node) {
        Map<String, Node> entries = yaml.mapping(node, OF_CASE);
        Node name = entries.get("name");
        Node rule = entries.get("rule");
        Node given = entries.get("given");
        Node expect = entries.get("expect");
        if (name == null || rule == null || given == null || expect == null) {
            yaml.say(node, "A case has a name:, a rule:, steps given: and what to expect:.");
            return;
        }
        Node gap = entries.get("gap");
        CaseSteps reader = new CaseSteps(yaml);
        List<Step> steps = reader.read(given);
        cases.add(new RuleCase(
                file,
                node.getStartMark().getLine() + 1,
                node.getStartMark().getColumn() + 1,
                subject,
                yaml.scalar(name),
                yaml.scalar(rule),
                steps,
                reader.verdicts(),
                expectation(expect),
                gap != null && yaml.flag(gap)));
    }

    private Optional<RuleCase.Expected> expectation(Node node) {
        if (node instanceof ScalarNode) {
            if (!yaml.scalar(node).equals("none")) {
                yaml.say(node, "Expect 'none', or a mapping with at: and, if you like, evidence, severity, says.");
            }
            return Optional.empty();
        }
        Map<String, Node> entries = yaml.mapping(node, OF_EXPECTATION);
        Node at = entries.get("at");
        if (at == null) {
            yaml.say(node, "The expectation has no 'at:'. Maybe name the step at which the fault is first seen.");
            return Optional.empty();
        }
        List<Integer> evidence = new ArrayList<>();
        Node list = entries.get("evidence");
        if (list != null) {
            yaml.sequence(list).forEach(item -> evidence.add(yaml.number(item, 0, MOST)));
        }
        Node sightings = entries.get("sightings");
        return Optional.of(new RuleCase.Expected(
                yaml.number(at, 0, MOST),
                evidence,
                text(entries, "severity"),
                text(entries, "says"),
                sightings == null ? OptionalInt.empty() : OptionalInt.of(yaml.number(sightings, 1, MOST))));
    }

    private String text(Map<String, Node> entries, String key) {
        Node node = entries.get(key);
        return node == null ? "" : yaml.scalar(node);
    }
}
