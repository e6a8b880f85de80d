package io.steersman.journal;

import io.steersman.finding.RuleId;
import java.util.Optional;

/**
 * What a person says of a finding or an intervention. One person says one thing of it: the latest.
 *
 * @param about what the subject names
 * @param subject the name of the finding's fault, or the number of the intervention
 * @param right whether it was right to say so
 * @param by who says so, as the client names them; may be empty
 * @param note why, in their words; may be empty
 * @param millis when, milliseconds since 1970
 */
public record Feedback(About about, String subject, boolean right, String by, String note, long millis) {

    private static final int PARTS = 3;

    /** The rule whose finding it is about; nothing when it is about something else. */
    public Optional<RuleId> rule() {
        int hash = subject.indexOf('#');
        String name = subject.substring(0, Math.max(0, hash));
        return about == About.FINDING && name.split("\\.", -1).length == PARTS
                ? Optional.of(RuleId.parse(name))
                : Optional.empty();
    }

    /** What feedback is about. */
    public enum About {
        /** A finding; the subject is the name of its fault. */
        FINDING,
        /** An intervention; the subject is its number. */
        INTERVENTION
    }
}
