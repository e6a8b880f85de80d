package io.steersman.rulebook.cases;

import io.steersman.finding.RuleId;
import io.steersman.finding.Verdict;
import io.steersman.policy.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a case has a judge say, as if a rule had asked. */
final class CaseVerdict {

    private static final RuleId ASKER = new RuleId("observer", "questions", "case");
    private static final Set<String> KEYS =
            Set.of("misbehaviour", "steps", "quote", "confidence", "do", "do-not", "asked");
    private static final int MOST = 100_000;
    private static final int HUNDRED = 100;

    private CaseVerdict() {}

    /**
     * The answer that a node describes.
     *
     * @param at index of the latest step
     */
    static Verdict read(Yaml yaml, Node node, int at) {
        Map<String, Node> entries = yaml.mapping(node, KEYS);
        List<Integer> steps = new ArrayList<>();
        if (entries.containsKey("steps")) {
            yaml.sequence(entries.get("steps")).forEach(step -> steps.add(yaml.number(step, 0, MOST)));
        }
        if (at < 0 || !entries.containsKey("misbehaviour")) {
            yaml.say(node, "A judge names a 'misbehaviour:', after some step. Maybe none.");
        }
        Node asked = entries.get("asked");
        Node confidence = entries.get("confidence");
        return new Verdict(
                ASKER,
                "",
                text(yaml, entries, "misbehaviour"),
                steps,
                text(yaml, entries, "quote"),
                confidence == null ? HUNDRED : yaml.number(confidence, 0, HUNDRED),
                text(yaml, entries, "do"),
                text(yaml, entries, "do-not"),
                asked == null ? Math.max(0, at) : yaml.number(asked, 0, MOST),
                Math.max(0, at),
                false);
    }

    private static String text(Yaml yaml, Map<String, Node> entries, String key) {
        Node node = entries.get(key);
        return node == null ? "" : yaml.scalar(node);
    }
}
