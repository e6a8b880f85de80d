package io.steersman.fleet;

import java.util.List;

/**
 * A fleet as one of its nodes sees it.
 *
 * @param node the one that was asked
 * @param ready whether that one has been given its share
 * @param epoch what comes in now is judged under this one
 * @param lag records that are in the log and not judged yet
 * @param lags the same by partition
 * @param unread records that were judged and are not written yet for those who read
 * @param gaps records that this node could not write, because something before them is missing
 * @param waiting requests that wait at this node
 * @param nodes all of them, by name
 */
public record FleetState(
        String node,
        boolean ready,
        long epoch,
        long lag,
        List<Long> lags,
        long unread,
        long gaps,
        int waiting,
        List<Member> nodes) {

    public FleetState {
        nodes = List.copyOf(nodes);
        lags = List.copyOf(lags);
    }

    /**
     * A node.
     *
     * @param name {@code host:port}, as the others reach it
     * @param program its version, empty where it has not said so
     * @param epoch the latest that it is ready for
     * @param judges partitions that it judges
     * @param stands partitions that it holds a copy of
     */
    public record Member(String name, String program, long epoch, List<Integer> judges, List<Integer> stands) {
        public Member {
            judges = List.copyOf(judges);
            stands = List.copyOf(stands);
        }
    }
}
