package io.steersman.reading.result;

import io.steersman.reading.check.CheckOutcome;

/** What a harness tells its agent of something that ran in the background. */
public final class Notification {

    private Notification() {}

    /** The id of what has ended, empty when the text tells of no such thing. */
    public static String job(String text) {
        return CheckReader.noticed(text);
    }

    /** How it ended. */
    public static CheckOutcome end(String text) {
        return CheckReader.end(text);
    }
}
