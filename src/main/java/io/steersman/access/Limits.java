package io.steersman.access;

/**
 * How much a caller may send.
 *
 * @param perSecond requests a second, on average; 0 for any number
 * @param mostBytes longest body in bytes; 0 for what the service takes
 */
public record Limits(int perSecond, long mostBytes) {

    /** What the service takes of anybody. */
    public static final Limits NONE = new Limits(0, 0);

    public Limits {
        if (perSecond < 0 || mostBytes < 0) {
            throw new IllegalArgumentException("The limits (%d requests a second, %d bytes) must not be negative."
                    .formatted(perSecond, mostBytes));
        }
    }

    /** These, and where they say nothing, the others. */
    public Limits or(Limits others) {
        return new Limits(perSecond == 0 ? others.perSecond : perSecond, mostBytes == 0 ? others.mostBytes : mostBytes);
    }
}
