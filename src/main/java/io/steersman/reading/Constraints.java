package io.steersman.reading;

import io.steersman.trajectory.Instruction;
import java.util.List;

/** Constraints read out of instructions. */
public final class Constraints {

    private Constraints() {}

    /** The constraints that an instruction sets. */
    public static List<Constraint> read(Instruction instruction) {
        return List.of();
    }

    /** What stands after fresh constraints are added to standing ones. */
    public static List<Constraint> merge(List<Constraint> standing, List<Constraint> fresh) {
        return standing;
    }
}
