package io.steersman.reading;

import io.steersman.trajectory.Instruction;
import java.util.Set;

/** What an instruction asks for. */
public final class Requests {

    private Requests() {}

    /** The names of what is asked for. */
    public static Set<String> read(Instruction instruction) {
        return Set.of();
    }
}
