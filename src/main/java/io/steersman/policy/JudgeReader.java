package io.steersman.policy;

import com.google.re2j.Pattern;
import io.steersman.finding.RuleId;
import io.steersman.policy.JudgePolicy.Calibration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the part of a policy file that is about the judge, and puts together what several files say of it. */
final class JudgeReader {

    /** The part's name, and the beginning of the places of its settings. */
    static final String KEY = "judge";

    private static final String CALIBRATED = "calibrated";
    private static final int HUNDRED = 100;
    private static final List<String> PROVIDERS = List.of("openai", "anthropic");

    /** Numbers and what holds where no file says anything. */
    private static final Map<String, Integer> NUMBERS = new TreeMap<>(Map.of(
            "questions", 3,
            "steps", 20,
            "tokens", 3_000,
            "daily-tokens", 200_000,
            "daily-cents", 0,
            "least-right", 90,
            "input-price", 0,
            "output-price", 0));

    /** A billion is no number of tokens that anybody means by mistake. */
    private static final int MOST = 1_000_000_000;

    private static final Map<String, String> TEXTS =
            new TreeMap<>(Map.of("provider", "openai", "address", "", "model", "", "key", "STEERSMAN_JUDGE_KEY"));

    /** No other secret of the service can be sent anywhere by naming it here. */
    private static final Pattern KEY_NAME = Pattern.compile("STEERSMAN_JUDGE_[A-Z0-9_]{1,60}");

    private static final Pattern CLASS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Yaml yaml;
    private final Putting putting;

    /** Where settings are put. */
    @FunctionalInterface
    interface Putting {
        void put(String place, Node node, Object value);
    }

    JudgeReader(Yaml yaml, Putting putting) {
        this.yaml = yaml;
        this.putting = putting;
    }

    void read(Node node) {
        Set<String> keys = new java.util.TreeSet<>(NUMBERS.keySet());
        keys.addAll(TEXTS.keySet());
        keys.add("mode");
        keys.add(CALIBRATED);
        yaml.mapping(node, keys).forEach((key, value) -> {
            if (NUMBERS.containsKey(key)) {
                put(key, value, yaml.number(value, 0, key.equals("least-right") ? HUNDRED : MOST));
            } else if (key.equals("mode")) {
                yaml.word(value, Mode::named, PolicyKeys.MODES).ifPresent(mode -> put(key, value, mode));
            } else if (key.equals(CALIBRATED)) {
                yaml.mapping(value).forEach(this::calibration);
            } else {
                text(key, value);
            }
        });
    }

    private void text(String key, Node node) {
        String text = yaml.scalar(node);
        if (key.equals("provider") && !PROVIDERS.contains(text)) {
            yaml.say(
                    node,
                    "There is no provider '%s'. Maybe use one of: %s.".formatted(text, String.join(", ", PROVIDERS)));
        } else if (key.equals("address") && !text.isEmpty() && !isAddress(text)) {
            yaml.say(node, "The address '%s' is none. Maybe write it as http://127.0.0.1:11434/v1.".formatted(text));
        } else if (key.equals("key") && !KEY_NAME.matcher(text).matches()) {
            yaml.say(
                    node,
                    "The key is told by the name of an environment variable that begins with STEERSMAN_JUDGE_. Maybe write: %s"
                            .formatted(TEXTS.get("key")));
        } else {
            put(key, node, text);
        }
    }

    private static boolean isAddress(String text) {
        try {
            java.net.URI address = java.net.URI.create(text);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return web && address.getHost() != null && address.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void calibration(String name, Node node) {
        Map<String, Node> entries = yaml.mapping(node, Set.of("labels", "precision", "on"));
        Node labels = entries.get("labels");
        Node precision = entries.get("precision");
        Node on = entries.get("on");
        if (!CLASS.matcher(name).matches() || labels == null || precision == null || on == null) {
            yaml.say(
                    node,
                    "A class has labels:, precision: and on:. Maybe write: { labels: 132, precision: 93, on: 2026-11-29 }.");
        } else if (!DAY.matcher(yaml.scalar(on)).matches()) {
            yaml.say(on, "The day is written as 2026-11-29.");
        } else {
            put(
                    CALIBRATED + "." + name,
                    node,
                    new Calibration(yaml.number(labels, 0, MOST), yaml.number(precision, 0, HUNDRED), yaml.scalar(on)));
        }
    }

    private void put(String key, Node node, Object value) {
        putting.put(KEY + "." + key, node, value);
    }

    /** Every value by place. */
    static Map<String, Setting> explain(List<Layer> layers, BiFunction<String, Object, Setting> top) {
        Map<String, Setting> all = new TreeMap<>();
        Map<String, Object> defaults = new HashMap<>(NUMBERS);
        defaults.putAll(TEXTS);
        defaults.put("mode", Mode.OFF);
        defaults.forEach((key, value) -> all.put(KEY + "." + key, top.apply(KEY + "." + key, value)));
        String classes = KEY + "." + CALIBRATED + ".";
        layers.forEach(layer -> layer.settings().keySet().stream()
                .filter(place -> place.startsWith(classes))
                .forEach(place -> all.put(place, top.apply(place, ""))));
        return all;
    }

    /** What the values come to. */
    static JudgePolicy judge(Map<String, Setting> all) {
        Map<String, Calibration> calibrated = new TreeMap<>();
        all.forEach((place, setting) -> {
            if (setting.value() instanceof Calibration known) {
                calibrated.put(place.substring((KEY + "." + CALIBRATED + ".").length()), known);
            }
        });
        return new JudgePolicy(
                (Mode) value(all, "mode"),
                new JudgePolicy.Model(
                        (String) value(all, "provider"),
                        (String) value(all, "address"),
                        (String) value(all, "model"),
                        (String) value(all, "key"),
                        (Integer) value(all, "input-price"),
                        (Integer) value(all, "output-price")),
                (Integer) value(all, "questions"),
                (Integer) value(all, "steps"),
                (Integer) value(all, "tokens"),
                (Integer) value(all, "daily-tokens"),
                (Integer) value(all, "daily-cents"),
                (Integer) value(all, "least-right"),
                calibrated);
    }

    private static Object value(Map<String, Setting> all, String key) {
        return Optional.ofNullable(all.get(KEY + "." + key)).map(Setting::value).orElseThrow();
    }

    /** What is wrong where agents are to be told what a judge says, although nobody knows whether it is right. */
    static List<Diagnostic> untested(Layer layer, List<Layer> all, Collection<RuleId> known) {
        List<Diagnostic> wrong = new ArrayList<>();
        if (all.stream().noneMatch(any -> isTested(any, ""))) {
            layer.at(KEY + ".mode")
                    .filter(setting -> setting.value() == Mode.ENFORCE)
                    .ifPresent(setting -> wrong.add(untested(setting, "No class of answers has", "none")));
        }
        wrong.addAll(untested(layer.settings(), all, known));
        return wrong;
    }

    /** The same of rules that settings have told, by their places. */
    static List<Diagnostic> untested(Map<String, Setting> settings, List<Layer> all, Collection<RuleId> known) {
        return known.stream()
                .filter(rule -> rule.isJudged() && all.stream().noneMatch(any -> isTested(any, rule.name())))
                .flatMap(rule -> Optional.ofNullable(settings.get("rules." + rule + ".mode"))
                        .filter(setting -> setting.value() == Mode.ENFORCE)
                        .map(setting ->
                                untested(setting, "The class '%s' has not".formatted(rule.name()), "nothing of it"))
                        .stream())
                .toList();
    }

    private static Diagnostic untested(Setting setting, String who, String what) {
        return new Diagnostic(
                setting.file(),
                setting.line(),
                setting.column(),
                "%s %d labels, so agents are told %s. Maybe observe, and count what people say of its findings: judge calibrate."
                        .formatted(who, JudgePolicy.FEWEST_LABELS, what));
    }

    /** Whether a class, or any where none is named, has enough labels. */
    private static boolean isTested(Layer layer, String misbehaviour) {
        String place = KEY + "." + CALIBRATED + "." + misbehaviour;
        return layer.settings().entrySet().stream()
                .filter(entry -> misbehaviour.isEmpty() || entry.getKey().equals(place))
                .anyMatch(entry -> entry.getValue().value() instanceof Calibration calibration
                        && calibration.labels() >= JudgePolicy.FEWEST_LABELS);
    }
}
