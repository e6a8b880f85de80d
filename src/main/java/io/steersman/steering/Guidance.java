package io.steersman.steering;

import io.steersman.finding.Finding;
import io.steersman.intervention.Decision;
import io.steersman.intervention.Fault;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Proposal;
import io.steersman.policy.GuidanceText;
import io.steersman.policy.Policy;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts a decision into the words that the agent reads. */
final class Guidance {

    /** The whole text stays under it, whatever values it quotes. */
    private static final int MOST_WORDS = 120;

    /** Words of a value, the first number that keeps the text short enough being taken. */
    private static final int[] WORDS_OF_A_VALUE = {40, 15, 6, 2};

    private Guidance() {}

    /**
     * The intervention that a decision asks for.
     *
     * @param number its number in the trajectory
     * @param step index of the step that earned it
     */
    static Intervention write(Decision decision, Policy policy, int number, int step) {
        List<String> faults = new ArrayList<>();
        faults.add(decision.lead().fault().name());
        StringBuilder text = new StringBuilder(Intervention.MARK)
                .append(' ')
                .append(say(decision.lead().fault(), policy));
        for (Proposal other : decision.merged()) {
            faults.add(other.fault().name());
            String also = "\nAlso: " + title(other.fault().finding()) + ".";
            if (GuidanceText.words(text + also) < MOST_WORDS) {
                text.append(also);
            }
        }
        return new Intervention(
                number,
                decision.level(),
                step,
                decision.lead().fault().rule(),
                faults,
                text.toString(),
                decision.lead().rung() + 1,
                wording(decision.lead().fault(), policy));
    }

    /** The policy's text; when it cannot be rendered, the rule's title, so that the agent is told all the same. */
    private static String say(Fault fault, Policy policy) {
        return policy.of(fault.rule())
                .map(rule -> render(rule.text(), fault))
                .filter(text -> !text.isBlank())
                .orElseGet(() -> title(fault.finding()) + ".");
    }

    private static String wording(Fault fault, Policy policy) {
        return policy.of(fault.rule()).map(rule -> rule.text().version()).orElse("");
    }

    private static String render(GuidanceText text, Fault fault) {
        try {
            String rendered = "";
            for (int words : WORDS_OF_A_VALUE) {
                Map<String, String> values = values(fault);
                values.replaceAll((name, value) -> cut(value, words));
                rendered = text.render(values);
                if (GuidanceText.words(rendered) < MOST_WORDS - 1) {
                    break;
                }
            }
            return rendered;
        } catch (GuidanceText.InvalidText e) {
            return "";
        }
    }

    private static String cut(String value, int words) {
        if (GuidanceText.words(value) <= words) {
            return value;
        }
        return Pieces.words(value).stream().limit(words).collect(Collectors.joining(" ", "", " ..."));
    }

    /** The values that every text may name; a rule's own come on top. */
    static Map<String, String> values(Fault fault) {
        Finding finding = fault.finding();
        Map<String, String> values = new TreeMap<>(finding.details());
        values.put("title", title(finding));
        values.put("sightings", String.valueOf(fault.sightings()));
        values.put("first", String.valueOf(finding.first()));
        values.put("last", String.valueOf(finding.last()));
        values.putIfAbsent("spent", "");
        values.put("repeated", fault.rung() > 0 ? "yes" : "");
        return values;
    }

    private static String title(Finding finding) {
        return finding.title();
    }
}
