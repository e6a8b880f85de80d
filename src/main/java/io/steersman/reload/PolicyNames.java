package io.steersman.reload;

import io.steersman.finding.RuleId;
import io.steersman.policy.Diagnostic;
import io.steersman.policy.GuidanceText;
import io.steersman.policy.Layer;
import io.steersman.policy.Nearest;
import io.steersman.policy.PolicyReader;
import io.steersman.policy.Setting;
import io.steersman.rulebook.Rulebook;
import io.steersman.rulebook.drl.RuleMetadata;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether the limits and the values that policies name are those of their rules: nothing misspelt passes in silence. */
public final class PolicyNames {

    private static final String RULES = "rules.";
    private static final String LIMITS = ".limits.";
    private static final String TEXT = ".text";

    private final Rulebook rulebook;
    private final Map<String, String> texts;
    private final List<Diagnostic> found = new ArrayList<>();

    private PolicyNames(Rulebook rulebook, Map<String, String> texts) {
        this.rulebook = rulebook;
        this.texts = texts;
    }

    /**
     * What is named and not there; of the shipped policy below one's own nothing is said.
     *
     * @param texts of the files, by path below the policies folder
     */
    static List<Diagnostic> check(Collection<Layer> layers, Rulebook rulebook, Map<String, String> texts) {
        PolicyNames names = new PolicyNames(rulebook, texts);
        layers.stream()
                .filter(layer -> !layer.file().equals(PolicyReader.SHIPPED_FILE))
                .forEach(layer -> layer.settings().forEach(names::check));
        return names.found;
    }

    private void check(String place, Setting setting) {
        if (!place.startsWith(RULES)) {
            return;
        }
        if (place.contains(LIMITS)) {
            int at = place.indexOf(LIMITS);
            limit(place.substring(RULES.length(), at), place.substring(at + LIMITS.length()), setting);
        } else if (place.endsWith(TEXT) && setting.value() instanceof GuidanceText text) {
            text(place.substring(RULES.length(), place.length() - TEXT.length()), text, setting);
        }
    }

    private void limit(String id, String name, Setting setting) {
        rulebook.metadata(RuleId.parse(id))
                .filter(rule -> !rule.limits().containsKey(name))
                .ifPresent(rule -> {
                    Set<String> known = rule.limits().keySet();
                    found.add(place(setting, name)
                            .say(
                                    known.isEmpty()
                                            ? "The rule asks for no limits, and so not for '%s'. Maybe leave it out."
                                                    .formatted(name)
                                            : "The rule asks for no limit '%s'. Maybe use one of: %s.%s"
                                                    .formatted(
                                                            name,
                                                            String.join(", ", new TreeSet<>(known)),
                                                            Nearest.advice(name, known))));
                });
    }

    private void text(String id, GuidanceText text, Setting setting) {
        rulebook.metadata(RuleId.parse(id)).ifPresent(rule -> {
            Set<String> known = known(rule);
            text.names().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> found.add(place(setting, name)
                            .say("The rule tells no value '{%s}'. Maybe use one of: %s.%s"
                                    .formatted(name, String.join(", ", known), Nearest.advice(name, known)))));
        });
    }

    /** What the text of a rule may say of a finding. */
    public static Set<String> known(RuleMetadata rule) {
        Set<String> known = new TreeSet<>(rule.values());
        known.addAll(GuidanceText.OURS);
        return known;
    }

    /** The first place of a name from the line of the setting on. */
    private Place place(Setting setting, String name) {
        List<String> lines = texts.getOrDefault(setting.file(), "").lines().toList();
        for (int line = setting.line(); line <= lines.size(); line++) {
            int column = lines.get(line - 1).indexOf(name, line == setting.line() ? start(setting, lines, name) : 0);
            if (column >= 0) {
                return new Place(setting.file(), line, column + 1);
            }
        }
        return new Place(setting.file(), setting.line(), setting.column());
    }

    /** A limit's name stands before its value, a text's names behind its beginning. */
    private static int start(Setting setting, List<String> lines, String name) {
        String line = lines.get(setting.line() - 1);
        int before = line.lastIndexOf(name, Math.max(0, setting.column() - 1));
        return setting.value() instanceof GuidanceText || before < 0 ? setting.column() - 1 : before;
    }

    private record Place(String file, int line, int column) {
        Diagnostic say(String message) {
            return new Diagnostic(file, line, column, message);
        }
    }
}
