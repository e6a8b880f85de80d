package io.steersman.fleet;

import io.steersman.Shipped;
import io.steersman.finding.RuleId;
import io.steersman.reload.InForce;
import io.steersman.reload.Releases;
import io.steersman.silence.Silence;
import io.steersman.supervision.TrialRecord;
import io.steersman.supervision.Trials;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a node would do with what was decided, noted. Compiles nothing: what may be loaded is there already. */
final class Follower implements FleetRules {

    /** What a node could load. */
    final List<InForce> known;
    /** What came into force. */
    final List<String> inForce;

    final List<Silence> silences = new CopyOnWriteArrayList<>();
    final List<String> ended = new CopyOnWriteArrayList<>();
    final List<String> slow = new CopyOnWriteArrayList<>();

    private final Trials trials = new Trials(
            Releases.of(Shipped.inForce(), Path.of("rules"), Path.of("policies")),
            state -> state.tried().errors() > state.terms().mostErrors() ? Optional.of("It fails.") : Optional.empty(),
            why -> {},
            TrialRecord.inMemory());

    Follower(List<InForce> known, List<String> inForce) {
        this.known = known;
        this.inForce = inForce;
    }

    /** One that could load nothing. */
    Follower() {
        this(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
    }

    @Override
    public InForce load(Map<String, String> files) {
        return known.stream()
                .filter(one -> one.sources().files().equals(files))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void inForce(InForce now) {
        inForce.add(now.hash());
    }

    @Override
    public Trials trials() {
        return trials;
    }

    @Override
    public void silenced(Silence silence) {
        silences.add(silence);
    }

    @Override
    public void ended(String name, String why) {
        ended.add(name);
    }

    @Override
    public void slow(String hash, RuleId rule, String why) {
        slow.add(rule.toString());
    }
}
