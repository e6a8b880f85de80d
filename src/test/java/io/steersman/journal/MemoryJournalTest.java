package io.steersman.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.trajectory.TrajectoryId;
import org.junit.jupiter.api.Test;

final class MemoryJournalTest extends JournalContract {

    private final Journal journal = new MemoryJournal();

    @Override
    protected Journal journal() {
        return journal;
    }

    @Test
    void aFullMemoryTakesNoStep() {
        // Given
        Journal small = new MemoryJournal(3);
        TrajectoryId id = TrajectoryId.local("t");
        small.write(id, Entries.of(said(0, 2)));
        // Then
        assertThatThrownBy(() -> small.write(id, Entries.of(said(2, 4))))
                .isInstanceOfSatisfying(JournalFailure.class, failure -> assertThat(failure.reason())
                        .isEqualTo(JournalFailure.Reason.FULL));
        assertThat(small.steps(id, 0, 10)).hasSize(2);
    }
}
