package io.steersman.policy;

import io.steersman.finding.RuleId;
import io.steersman.intervention.Ladder;
import io.steersman.intervention.Level;
import io.steersman.reading.call.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts together what several files say for one run. */
final class Resolution {

    private static final List<Level> SENT = List.of(Level.NOTICE, Level.WARN, Level.ASK, Level.BLOCK, Level.HALT);

    private final List<Layer> layers;
    private final Optional<Boolean> told;

    /**
     * @param layers those that fit, the most special first
     * @param told whether the run is attended, where its client says so
     */
    Resolution(List<Layer> layers, Optional<Boolean> told) {
        this.layers = layers;
        this.told = told;
    }

    Policy policy(String hash, Vocabulary vocabulary, Collection<RuleId> known) {
        Map<RuleId, RulePolicy> rules = new TreeMap<>();
        for (RuleId rule : known) {
            if (layers.stream().anyMatch(layer -> layer.at("rules." + rule).isPresent())) {
                rules.put(rule, rule(rule));
            }
        }
        return Policy.of(hash, pacing(), trusted(), vocabulary, judge(), rules);
    }

    /** Every value by place. */
    Map<String, Setting> explain(Collection<RuleId> known) {
        Map<String, Setting> all = new TreeMap<>();
        PolicyKeys.NUMBERS.forEach((key, value) -> all.put(key, top(key, value)));
        all.put("attended", attendedSetting());
        all.put("closed", top("closed", false));
        all.put(PolicyKeys.TRUSTED, top(PolicyKeys.TRUSTED, List.of()));
        all.put("reach", top(reachKey(), SENT));
        all.putAll(JudgeReader.explain(layers, this::top));
        for (RuleId rule : known) {
            PolicyKeys.SHARED.keySet().forEach(key -> all.put("rules." + rule + "." + key, of(rule, key)));
            limits(rule).forEach((name, value) -> all.put("rules." + rule + ".limits." + name, value));
            all.put("rules." + rule + ".text", of(rule, "text"));
        }
        return all;
    }

    private JudgePolicy judge() {
        return JudgeReader.judge(JudgeReader.explain(layers, this::top));
    }

    private Pacing pacing() {
        return new Pacing(
                number("budget"),
                number("patience"),
                number("memory"),
                number("descent"),
                number("calm"),
                attended(),
                (Boolean) top("closed", false).value(),
                reach());
    }

    private List<String> trusted() {
        List<?> trusted = (List<?>) top(PolicyKeys.TRUSTED, List.of()).value();
        return trusted.stream().map(String.class::cast).toList();
    }

    private RulePolicy rule(RuleId rule) {
        List<Level> levels = levels(of(rule, "ladder").value());
        Ladder ladder = new Ladder(rule.toString(), levels, shared(rule, "cooldown"), (Boolean)
                        of(rule, "again").value())
                .within(reach());
        Map<String, Integer> limits = new TreeMap<>();
        limits(rule).forEach((name, setting) -> limits.put(name, (Integer) setting.value()));
        return new RulePolicy(
                rule, (Mode) of(rule, "mode").value(), limits, ladder, shared(rule, "horizon"), (GuidanceText)
                        of(rule, "text").value());
    }

    private int shared(RuleId rule, String key) {
        return (Integer) of(rule, key).value();
    }

    private int number(String key) {
        return (Integer)
                top(key, PolicyKeys.NUMBERS.getOrDefault(key, PolicyKeys.MOST)).value();
    }

    private boolean attended() {
        return (Boolean) attendedSetting().value();
    }

    private Setting attendedSetting() {
        return told.map(value -> new Setting(value, "the run itself", 0, 0)).orElseGet(() -> top("attended", true));
    }

    private String reachKey() {
        return "reach." + (attended() ? "attended" : "unattended");
    }

    private Set<Level> reach() {
        return new TreeSet<>(levels(top(reachKey(), SENT).value()));
    }

    private Map<String, Setting> limits(RuleId rule) {
        Map<String, Setting> limits = new TreeMap<>();
        String prefix = "rules." + rule + ".limits.";
        for (Layer layer : layers) {
            layer.settings().forEach((place, setting) -> {
                if (place.startsWith(prefix)) {
                    limits.putIfAbsent(place.substring(prefix.length()), setting);
                }
            });
        }
        return limits;
    }

    private Setting of(RuleId rule, String key) {
        for (Layer layer : layers) {
            if (leaves(layer, rule)) {
                continue;
            }
            Optional<Setting> said = layer.at("rules." + rule + "." + key)
                    .or(() -> layer.at("categories." + rule.category() + "." + key))
                    .or(() -> layer.at("defaults." + key));
            if (said.isPresent()) {
                return said.get();
            }
        }
        return Setting.builtIn(PolicyKeys.SHARED.getOrDefault(key, GuidanceText.NONE));
    }

    /** One's own default leaves to the shipped one what it does not list: what it says in general was said of other rules. */
    private boolean leaves(Layer layer, RuleId rule) {
        String place = "rules." + rule;
        return layer.file().equals(PolicyReader.DEFAULT_FILE)
                && layer.at(place).isEmpty()
                && layers.stream()
                        .anyMatch(below -> below.file().equals(PolicyReader.SHIPPED_FILE)
                                && below.at(place).isPresent());
    }

    private Setting top(String key, Object otherwise) {
        return layers.stream()
                .flatMap(layer -> layer.at(key).stream())
                .findFirst()
                .orElseGet(() -> Setting.builtIn(otherwise));
    }

    private static List<Level> levels(Object value) {
        return ((List<?>) value).stream().map(Level.class::cast).toList();
    }
}
