package io.steersman.journal;

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

    /** What feedback is about. */
    public enum About {
        /** A finding; the subject is the name of its fault. */
        FINDING,
        /** An intervention; the subject is its number. */
        INTERVENTION
    }
}
