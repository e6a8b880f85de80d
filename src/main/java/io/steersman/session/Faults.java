package io.steersman.session;

import io.steersman.finding.Finding;
import io.steersman.intervention.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The open faults of a trajectory by name; bounded, those not seen for longest go first. */
final class Faults {

    private static final int MOST = 256;
    private static final int MOST_EVIDENCE = 200;

    private final Map<String, Fault> open = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Fault> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Takes in what one step's rules found.
     *
     * @return the faults sighted, each once, in the order of their names
     */
    Collection<Fault> sight(List<Finding> findings) {
        Map<String, Fault> sighted = new TreeMap<>();
        for (Finding finding : findings) {
            sighted.computeIfAbsent(finding.fault(), name -> {
                Fault before = open.get(name);
                Fault now = before == null ? Fault.first(finding) : before.again(joined(before.finding(), finding));
                open.put(name, now);
                return now;
            });
        }
        return List.copyOf(sighted.values());
    }

    /** Whether this fault was seen before. */
    boolean isKnown(Finding finding) {
        return open.containsKey(finding.fault());
    }

    /** Notes that an intervention about faults was decided. */
    void sent(List<String> names, int atAction) {
        names.forEach(name -> open.computeIfPresent(name, (key, fault) -> fault.sent(atAction)));
    }

    /** The latest sighting with the evidence of all; of very many the first ones and the latest. */
    private static Finding joined(Finding before, Finding latest) {
        List<Integer> evidence = new ArrayList<>(latest.evidence());
        before.evidence().stream()
                .limit(Math.max(1, MOST_EVIDENCE - evidence.size()))
                .forEach(evidence::add);
        return new Finding(
                latest.rule(), latest.severity(), latest.title(), latest.identity(), evidence, latest.details());
    }
}
