package io.steersman.journal;

import io.steersman.trajectory.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Takes whole trajectories into a journal: each as a whole or not at all, and what is there already is left as it is. */
public final class Taking {

    private final Journal journal;
    private final UnaryOperator<Step> cleaning;

    /** What became of a trajectory. */
    public enum Taken {
        /** It was not there, and is now. */
        ADDED,
        /** It is there with the same content. */
        THERE,
        /** It is there with other content, which stays. */
        OTHER
    }

    /**
     * @param cleaning takes out of steps what must not be kept
     */
    public Taking(Journal journal, UnaryOperator<Step> cleaning) {
        this.journal = journal;
        this.cleaning = cleaning;
    }

    /**
     * Takes a trajectory.
     *
     * @throws JournalFailure when it cannot be kept; nothing of it is
     */
    public Taken take(Kept offered) {
        Kept kept = cleaned(offered);
        if (kept.entries().isEmpty()) {
            return Taken.THERE;
        }
        if (journal.find(kept.id()).isEmpty()) {
            journal.write(kept.id(), kept.entries());
            return Taken.ADDED;
        }
        List<String> there = Kept.of(journal, kept.id()).lines().toList();
        return there.equals(kept.lines().toList()) ? Taken.THERE : Taken.OTHER;
    }

    private Kept cleaned(Kept kept) {
        Entries entries = kept.entries();
        return new Kept(
                kept.id(),
                new Entries(
                        entries.steps().stream().map(cleaning).toList(),
                        entries.findings(),
                        entries.interventions(),
                        entries.outcomes(),
                        entries.feedback(),
                        List.of(),
                        entries.verdicts(),
                        Optional.empty()));
    }
}
