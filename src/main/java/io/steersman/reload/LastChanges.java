package io.steersman.reload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who last changed the text of each rule, when and why, as far as versions are kept. Thread-safe. */
public final class LastChanges {

    private static final String BEGIN = "rule \"";
    private static final String END = "end";
    private static final String DRL = ".drl";

    private final Versions versions;
    private List<Activation> asked = List.of();
    private Map<String, Activation> answer = Map.of();

    /** Changes between versions that are kept. */
    public LastChanges(Versions versions) {
        this.versions = versions;
    }

    /**
     * By id of rule, what brought the text that it has now.
     *
     * @param now the texts in force: see {@link #texts}
     * @return without the rules whose text is the same in all versions that are kept
     */
    public synchronized Map<String, Activation> of(Map<String, String> now) {
        List<Activation> all = versions.activations();
        if (!all.equals(asked)) {
            answer = changes(now, all);
            asked = all;
        }
        return answer;
    }

    private Map<String, Activation> changes(Map<String, String> rules, List<Activation> all) {
        Map<String, Activation> changes = new HashMap<>();
        Map<String, String> open = new HashMap<>(rules);
        Optional<Activation> later = Optional.empty();
        for (int i = all.size() - 1; i >= 0 && !open.isEmpty(); i--) {
            Activation one = all.get(i);
            Optional<Map<String, String>> then = versions.find(one.version()).map(LastChanges::texts);
            if (then.isEmpty()) {
                break;
            }
            Map<String, String> before = then.get();
            later.ifPresent(came -> open.forEach((rule, text) -> {
                if (!text.equals(before.get(rule))) {
                    changes.put(rule, came);
                }
            }));
            open.keySet().removeAll(changes.keySet());
            later = Optional.of(one);
        }
        return changes;
    }

    /** The text of each rule, by its id. */
    public static Map<String, String> texts(Sources sources) {
        Map<String, String> texts = new HashMap<>();
        sources.drl().forEach((path, drl) -> {
            String group = path.substring(0, path.length() - DRL.length()).replace('/', '.');
            String rule = "";
            StringBuilder text = new StringBuilder();
            for (String line : drl.lines().toList()) {
                if (line.startsWith(BEGIN) && line.indexOf('"', BEGIN.length()) > 0) {
                    rule = group + "." + line.substring(BEGIN.length(), line.indexOf('"', BEGIN.length()));
                    text.setLength(0);
                }
                text.append(line).append('\n');
                if (line.strip().equals(END) && !rule.isEmpty()) {
                    texts.put(rule, text.toString());
                    rule = "";
                }
            }
        });
        return texts;
    }
}
