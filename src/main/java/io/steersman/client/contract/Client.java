package io.steersman.client.contract;

import java.util.List;

/** What each client answers for itself. Implementations have no state. */
public interface Client {

    /** Its names; the first is the one in addresses, on the command line and before the ids of trajectories. */
    List<String> names();

    /** How its hooks are read. */
    HookReader hooks();

    /** How it is answered. */
    ReplyShape reply();

    /** The files that connect it, the one with the hooks last. */
    List<ConfigPiece> pieces(Connection connection, HookWay way);
}
