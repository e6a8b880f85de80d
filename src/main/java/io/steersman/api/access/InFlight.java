package io.steersman.api.access;

/**
 * Counts the bytes of all bodies that are held at once, and says when there is no room for more. What is read from a body
 * takes several times its bytes, so there is room for a small part of the memory. Thread-safe.
 */
final class InFlight {

    /** A body may be longer than all room, as long as the others take no more than this part of it. */
    private static final int PART_OF_OTHERS = 4;

    private final long room;
    private long held;

    /**
     * @param room bytes that may be held
     */
    InFlight(long room) {
        this.room = room;
    }

    /**
     * Holds more of a body, where there is room.
     *
     * @param mine bytes of this body that are held already
     * @return whether they are held now
     */
    synchronized boolean hold(long mine, int more) {
        boolean fits = held + more <= room || held - mine <= room / PART_OF_OTHERS;
        if (fits) {
            held += more;
        }
        return fits;
    }

    /** Lets bytes go that were held. */
    synchronized void release(long bytes) {
        held -= bytes;
    }

    /** Bytes that are held now. */
    synchronized long held() {
        return held;
    }
}
