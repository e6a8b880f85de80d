package io.steersman.report.run;

import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.intervention.Outcome.Kind;
import io.steersman.journal.InterventionEntry.Delivery;
import io.steersman.report.run.RunRecord.Given;
import io.steersman.report.run.RunRecord.Judged;
import io.steersman.report.run.RunRecord.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One fault of one run, from the moment when guidance about it was first due: the unit in which told and untold are held
 * against each other. What happens before that moment is the same in both.
 *
 * @param fault its name
 * @param environment whether it lies in the surroundings of the agent
 * @param given what was sent or withheld about it first of all, in order, at least one
 * @param outcomes what became of it after each, as far as it is decided
 */
public record Case(String fault, boolean environment, List<Given> given, List<Outcome> outcomes) {

    /** The cases of a run. */
    public static List<Case> of(RunRecord run) {
        Set<String> environment =
                run.seen().stream().filter(Seen::environment).map(Seen::fault).collect(Collectors.toSet());
        Map<String, List<Given>> byFault = new TreeMap<>();
        run.given().stream().filter(Given::due).forEach(one -> byFault.computeIfAbsent(
                        one.fault(), fault -> new ArrayList<>())
                .add(one));
        List<Case> cases = new ArrayList<>();
        byFault.forEach((fault, given) ->
                cases.add(new Case(fault, environment.contains(fault), List.copyOf(given), outcomes(run, fault))));
        return cases;
    }

    private static List<Outcome> outcomes(RunRecord run, String fault) {
        return run.judged().stream()
                .map(Judged::outcome)
                .filter(outcome -> outcome.ofIntervention() && outcome.fault().equals(fault))
                .toList();
    }

    /** Whether nobody told the agent when it was first due. */
    public boolean withheld() {
        return given.get(0).delivery() == Delivery.WITHHELD;
    }

    /** What became of it after it was first due; nothing while that is open. */
    public Optional<Kind> first() {
        return firstOutcome().map(Outcome::kind);
    }

    /** Whether something changed for the better after it was first due, and the run ended too soon to call that recovery. */
    public boolean endedAfterChange() {
        return firstOutcome()
                .filter(outcome -> outcome.kind() == Kind.ENDED && outcome.turned() >= 0)
                .isPresent();
    }

    private Optional<Outcome> firstOutcome() {
        int number = given.get(0).intervention().number();
        return outcomes.stream().filter(outcome -> outcome.number() == number).findFirst();
    }

    /** Whether it was recovered from, and not after the first time. */
    public boolean recoveredLater() {
        return first().filter(kind -> !kind.isRecovery()).isPresent()
                && outcomes.stream().anyMatch(outcome -> outcome.kind().isRecovery());
    }

    /** Whether it went as far as the end of the run. */
    public boolean halted() {
        return given.stream().anyMatch(one -> one.intervention().level() == Level.HALT);
    }

    /** Whether something is not decided yet. */
    public boolean open() {
        return outcomes.size() < given.size();
    }
}
